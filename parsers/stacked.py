"""Tables that plain text prints a cell a line, with or without a bar between the cells, made whole again."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.assemble import Removed, Table
from parsers.broken_cells import with_whole_cells
from parsers.marks import is_item, is_marker

Line = str | Removed | Table  # a line of text, or what stands between lines

# "12", "≥ 450", "71,4", "trên 80", "dưới 15", "60 trở lên", "giảm 10", "Tháng 2/2018", "Quý 3"
_FIGURES = regex.compile(
    r"(?i)(?:(?:trên|dưới|từ|giảm|tăng|ít nhất|tối thiểu|tối đa|không quá|đạt|tháng|quý|năm|ngày)\s+){0,2}"
    r"[\d\s.,/\-–%≥≤<>:]*\d[\d\s.,/\-–%]*(?:trở lên|trở xuống)?$|(?i)quý [IV]{1,3}(?:/20\d\d)?$"
)
_OWN_UNIT = regex.compile(r"\s*\([^()\d]{1,20}\)\s*$")  # (người): on a line of its own below a head
_NO_FIGURE = regex.compile(r"[-–…x.]{1,3}$", regex.I)  # in place of one
_UNIT = regex.compile(r"^(?:ĐVT|Đơn vị tính)$|\([^()\d]{1,20}\)$", regex.I)  # ĐVT | Xuồng máy (chiếc)
_YEAR = regex.compile(r"(?:(?:đến )?năm )?20\d\d$", regex.I)  # heads a column of figures
SUM = regex.compile(r"(?:tổng(?: cộng| số)?|cộng|toàn (?:tỉnh|huyện|xã|ngành))\s*:?$", regex.I)
_COUNTED_COLUMN = regex.compile(r"\s*(?:Cụm|Đợt|Nhóm|Lần|Đoàn|Phiên|Vòng|Kỳ|Số|Mã)\s*$", regex.I)
_FIRST_COLUMN = regex.compile(r"\s*(?:S?\.?TT\.?|Số TT|Số thứ tự|Bước)\s*$", regex.I)


def stacked(lines: Sequence[Line], start: int) -> tuple[list[list[str]], int] | None:
    """A table copied as one cell a line: `TT / Nội dung / Thời hạn / 1 / ... / 2 / ...`."""
    first = lines[start]
    assert isinstance(first, str)
    if is_item(first):
        return None
    numbered = (
        len(first) < 20
        and first.lstrip()[:1] in "SsTtBbCcĐđNnLlPpVvKkMm"
        and bool(_FIRST_COLUMN.match(first) or _COUNTED_COLUMN.match(first))
    )
    gapped = lines[start + 1 : start + 2] == [""]  # an empty line after each cell
    if not numbered and not _starts_run(lines, start):
        return None
    cells: list[str] = []
    places: list[int] = []
    for index in range(start, min(start + 400, len(lines))):
        line = lines[index]
        if not isinstance(line, str) or not (line.strip() or numbered or (gapped and lines[index - 1])):
            break
        if line.strip():
            if not numbered and (
                len(line) > 60 or line.rstrip()[-1:] in ".;:" or (is_item(line) and not is_marker(line))
            ):
                break
            if cells and _OWN_UNIT.match(line) and not _FIGURES.match(cells[-1]):
                cells[-1], places[-1] = f"{cells[-1]} {line.strip()}", index
                continue
            cells.append(line.strip())
            places.append(index)
    if numbered:
        over = _head_without_column(cells)
        above = cells[over] if over else ""
        if over:
            cells, places = cells[:over] + cells[over + 1 :], places[:over] + places[over + 1 :]
        width = _numbered_width(cells)
        kept = [cells[:width], *_in_sequence(cells[width:], width)] if width else []
        if not kept and (whole := with_whole_cells(cells, _FIGURES)):
            rows, used = whole
            return rows, places[used - 1] + 1
    else:  # below a caption, "TT" begins the table
        kept = [] if any(map(_FIRST_COLUMN.match, cells[:8])) else _in_figures(cells)
    if not kept:
        return None
    used = sum(bool(cell) for row in kept for cell in row)
    total = _total(cells[used:], [row for row in kept if all(row)])
    end = places[used + (len(total) and sum(map(bool, total[0]))) - 1] + 1
    if numbered and above and not NOTES.match(above):
        kept[:1] = _two_rows(kept[0], over, above)
    return [*kept, *total], end


# 1 | 2.3. | IV | A | a) | - | nothing, beside a sum: how the first cell of a row may stand in a numbered table
_ROW_START = regex.compile(r"(?:\d+(?:\.\d+)*|[IVXLC]+|\p{L}|[-+*•–])?\W*$")
# Kế hoạch năm 2020 | Chỉ tiêu giao | Trong đó: above several columns
_SPANNING = regex.compile(r"(?i)(?:kế hoạch|chỉ tiêu (?!\p{L}+$)|mục tiêu|lộ trình|trong đó|phân kỳ|giao)\b")
_GROUP = regex.compile(r"[IVXA-Z]{1,4}\W?$")  # I | II. | A
_FIRST_ROW = regex.compile(r"(?:0?1|I|A)\W*$")
NOTES = regex.compile(r"ghi chú$", regex.I)
_LONGEST_CELL = 15  # lines


def barred(lines: Sequence[Line], start: int) -> tuple[list[list[str]], int] | None:
    """A table copied as cells with a bar on a line of its own after each: `TT / | / Nội dung / | / Thời / hạn / | / 1 / | / ...`."""
    if lines[start + 1 : start + 2] != ["|"]:
        return None
    cells: list[str] = []
    ends: list[int] = []  # the line after each cell's bar
    cell: list[str] = []
    for index in range(start, len(lines)):
        line = lines[index]
        if not isinstance(line, str) or len(cell) > _LONGEST_CELL:
            break
        if line.strip() == "|":
            cells.append(" ".join(cell))
            ends.append(index + 1)
            cell = []
        elif line.strip():
            cell.append(line.strip())
    if cells and _FIRST_COLUMN.match(cells[0]):
        heads, width = _marked_width(cells)
        kept = [*_in_rows(cells[:heads], width), *_marked(_in_rows(cells[heads:], width))] if width else []
    else:
        kept = _in_figures(cells)
    return (kept, ends[sum(map(len, kept)) - 1]) if len(kept) > 1 else None


def framed(lines: Sequence[Line], start: int) -> tuple[list[list[str]], int] | None:
    """A table whose rows stand between bars on lines of their own, closed before the next opens: `| / a / | / b / | / | / c / ...`.

    Three rows as wide as the first at least: one alone is a letterhead's two halves.
    """
    rows: list[list[str]] = []
    at = start
    while (row := _framed_row(lines, at, len(rows[0]) if rows else 0)) and len(row[0]) == len(
        (rows or row)[0]
    ):
        rows.append(row[0])
        at = row[1]
    return (rows, at) if len(rows) > 2 and len(rows[0]) > 1 else None


def _framed_row(lines: Sequence[Line], at: int, width: int) -> tuple[list[str], int] | None:
    """The cells behind a bar, each closed by one, up to `width` (0: all), and the line after them."""
    cells: list[str] = []
    if lines[at : at + 1] != ["|"]:
        return None
    at += 1
    while (not width or len(cells) < width) and (cell := _closed_cell(lines, at)):
        cells.append(cell[0])
        at = cell[1]
    return cells, at


def _closed_cell(lines: Sequence[Line], at: int) -> tuple[str, int] | None:
    """The words up to a bar on a line of its own, and the line after it; None where there are none or no bar."""
    for stop in range(at, min(at + _LONGEST_CELL, len(lines))):
        line = lines[stop]
        if not isinstance(line, str):
            return None
        if line.strip() == "|":
            words = " ".join(str(lines[i]).strip() for i in range(at, stop)).strip()
            return (words, stop + 1) if words else None
    return None


def _marked_width(cells: Sequence[str]) -> tuple[int, int]:
    """(cells of the heads, cells of a row): the first row's number stands after one or two rows of heads, else (0, 0)."""
    first = next((i for i, cell in enumerate(cells[:30]) if _FIRST_ROW.match(cell)), 0)
    two_rows = first % 2 == 0 and first and not cells[first // 2]
    width = first // 2 if two_rows else first
    after = cells[first + width] if width > 1 and first + width < len(cells) else ""
    return (first, width) if after and _ROW_START.match(after) else (0, 0)


def _marked(rows: Sequence[list[str]]) -> list[list[str]]:
    """The whole rows up to the first whose first cell is no number, sign or sum."""
    kept: list[list[str]] = []
    for row in rows:
        first = _ROW_START.match(row[0]) is not None and (row[0] or SUM.match(row[1]))
        if len(row) < len(rows[0]) or not (first or SUM.match(row[0])):
            break
        kept.append(row)
    return kept


def _in_rows(cells: Sequence[str], width: int) -> list[list[str]]:
    return [list(cells[i : i + width]) for i in range(0, len(cells), width)]


def _starts_run(lines: Sequence[Line], start: int) -> bool:
    """Whether a run of short lines starts here or, after a caption, within three lines above."""
    return start < 3 or any(
        not isinstance(line, str) or not line.strip() or len(line) > 60 or is_item(line)
        for line in lines[start - 3 : start]
    )


def _head_without_column(cells: Sequence[str]) -> int:
    """Which head has no column of its own, 0 for none: "Ghi chú" of an empty one, "Kế hoạch năm 2020" above others."""
    first = next((i for i in range(min(14, len(cells))) if _is_number(cells, i, 1)), 0)
    if first < 3 or not _is_number(cells, 2 * first - 1, 2):
        return 0
    if NOTES.match(cells[first - 1]):
        return first - 1
    years = next((k for k in range(first) if not _YEAR.match(cells[first - 1 - k])), 0)
    if years > 1:
        return first - 1 - years
    return next((i for i in range(first - 3, 1, -1) if _SPANNING.match(cells[i])), 0)


def _two_rows(heads: Sequence[str], over: int, above: str) -> list[list[str]]:
    """The heads in two rows, one head above those from `over` on."""
    rest = len(heads) - over
    return [[*heads[:over], above, *[""] * (rest - 1)], [*[""] * over, *heads[over:]]]


def _numbered_width(cells: Sequence[str]) -> int:
    """The distance from "TT" to "1" if "2" follows at the same distance, a group's row left out ("I", its name), else 0."""
    for width in range(2, min(12, len(cells) // 2)):
        first = width + 2 * bool(_GROUP.match(cells[width]))
        if _is_number(cells, first, 1):
            return width if _is_number(cells, first + width, 2) or first > width else 0
    return 0


def _is_number(cells: Sequence[str], at: int, number: int) -> bool:
    return at < len(cells) and cells[at].rstrip(".").lstrip("0") == str(number)


def _in_sequence(cells: Sequence[str], width: int) -> list[list[str]]:
    """The whole rows whose first cell counts 1, 2, 3, ...; a group of two cells among them, after which it may count anew."""
    kept: list[list[str]] = []
    at, number = 0, 1
    while at < len(cells):
        if _GROUP.match(cells[at]) and (_is_number(cells, at + 2, 1) or _is_number(cells, at + 2, number)):
            kept.append([*cells[at : at + 2], *[""] * (width - 2)])
            at, number = at + 2, 1 if _is_number(cells, at + 2, 1) else number
        elif _is_number(cells, at, number) and at + width <= len(cells):
            kept.append(list(cells[at : at + width]))
            at, number = at + width, number + 1
        else:
            break
    return kept


def _in_figures(cells: Sequence[str]) -> list[list[str]]:
    """The head and the rows of a run of cells, by figures that come back at one distance in three rows; else none."""
    if len(cells) < 8 or _FIGURES.match(cells[0]):
        return []
    figures = [None if _NO_FIGURE.match(cell) else _FIGURES.match(cell) is not None for cell in cells]
    best: list[list[str]] = []
    for width in range(2, min(8, len(cells) // 3 + 1)):
        pattern = figures[width : 2 * width]
        heads = [
            is_figure and not _YEAR.match(cell)
            for is_figure, cell in zip(figures[:width], cells, strict=False)
        ]
        if any(heads) or not any(pattern) or (all(pattern) and not _counts_years(cells[width::width])):
            continue
        rows = 1
        while (
            (row := figures[rows * width : (rows + 1) * width])
            and len(row) == width
            and _is_like(row, pattern)
        ):
            rows += 1
        enough = rows > 2 if any(map(_UNIT.search, cells[:width])) else rows > 3
        if enough and rows * width > sum(map(len, best)):
            best = _in_rows(cells[: rows * width], width)
    return best


def _counts_years(cells: Sequence[str]) -> bool:
    """Whether the rows of a table of nothing but figures stand for years: "2021", "2022", "2023"."""
    years = [int(cell[-4:]) for cell in cells if _YEAR.match(cell)]
    return len(years) > 1 and years == list(range(years[0], years[0] + len(years)))


def _is_like(row: Sequence[bool | None], pattern: Sequence[bool | None]) -> bool:
    """Whether figures stand where they do in another row; a dash may stand for one."""
    return all(a == b or a is None or b is None for a, b in zip(row, pattern, strict=True)) and True in row


def _total(cells: Sequence[str], rows: Sequence[list[str]]) -> list[list[str]]:
    """The row of sums after others, its empty cells filled in: "Cộng / 20 / 690" under columns of figures."""
    if not cells or not SUM.match(cells[0]):
        return []
    figures = []
    for cell in cells[1:]:
        if not _FIGURES.match(cell):
            break
        figures.append(cell)
    first = next((x for x, cell in enumerate(rows[-1]) if not _FIGURES.match(cell)), 0)
    columns = [x for x in range(first + 1, len(rows[-1])) if all(_FIGURES.match(row[x]) for row in rows[1:])]
    if not figures or len(figures) > len(columns):
        return []
    row = [""] * len(rows[-1])
    row[first] = cells[0]
    for x, figure in zip(columns, figures, strict=False):
        row[x] = figure
    return [row]
