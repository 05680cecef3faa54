"""Tables that plain text has flattened to bars, tabs, runs of blanks or a cell a line, made whole again."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.assemble import Removed, Table, table
from parsers.marks import POSITION, is_authority, is_fixed, is_item, is_marker, is_recipients, motto

Line = str | Removed | Table  # a line of text, or what stands between lines

_TABLE_GAP = regex.compile(r"[ \xa0]{2,}")
_MARKDOWN_RULE = regex.compile(r"[\s|:+\-=]+$")
# "12", "≥ 450", "71,4", "trên 80", "dưới 15", "60 trở lên", "giảm 10", "Tháng 2/2018", "Quý 3"
_FIGURES = regex.compile(
    r"(?i)(?:(?:trên|dưới|từ|giảm|tăng|ít nhất|tối thiểu|tối đa|không quá|đạt|tháng|quý|năm|ngày)\s+){0,2}"
    r"[\d\s.,/\-–%≥≤<>:]*\d[\d\s.,/\-–%]*(?:trở lên|trở xuống)?$|(?i)quý [IV]{1,3}(?:/20\d\d)?$"
)
_NO_FIGURE = regex.compile(r"[-–…x.]{1,3}$", regex.I)  # in place of one
_UNIT = regex.compile(r"^(?:ĐVT|Đơn vị tính)$|\([^()\d]{1,20}\)$", regex.I)  # ĐVT | Xuồng máy (chiếc)
_YEAR = regex.compile(r"(?:(?:đến )?năm )?20\d\d$", regex.I)  # heads a column of figures
_SUM = regex.compile(r"(?:tổng(?: cộng| số)?|cộng|toàn (?:tỉnh|huyện|xã|ngành))\s*:?$", regex.I)
_FIRST_COLUMN = regex.compile(r"\s*(?:S?\.?TT\.?|Số TT|Số thứ tự|Bước)\s*$", regex.I)


def is_layout(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table only places things: a letterhead, a signature block, or a frame around one cell."""
    if len(rows) == 1 and len([c for c in rows[0] if c.strip()]) <= 1:
        return True
    if len(rows) > 30 or max(map(len, rows), default=0) > 4:
        return False
    cells = [cell for row in rows for cell in row if cell.strip()]
    text = "\n".join(cells)
    if len(text) > 3000:
        return False
    return any(is_recipients(cell) or is_authority(cell) or motto(cell) for cell in cells) or (
        len(rows) <= 4 and any(cell.split("\n", 1)[0].isupper() and POSITION.match(cell) for cell in cells)
    )


def is_frame(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is only a frame: one cell holds a whole text."""
    cells = [cell for row in rows for cell in row if cell.strip()]
    return len(cells) <= 1 or any(len(cell) > 3000 or cell.count("\n") > 30 for cell in cells)


def with_tables(lines: Sequence[Line]) -> list[Line]:
    out: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        found = None
        if isinstance(line, str) and line.strip():
            if "|" in line or "\t" in line:
                found = _ruled(lines, index)
            if found is None and ("  " in line or "\xa0 " in line):
                found = _spaced(lines, index)
            if found is None and len(line) <= 40:
                found = _stacked(lines, index)
        if found:
            rows, index = found
            out += _unrolled(rows) if is_layout(rows) else [table(_without_empty_columns(rows))]
        else:
            out.append(line)
            index += 1
    return out


def _unrolled(rows: Sequence[Sequence[str]]) -> list[Line]:
    """The cells of a layout table as lines, column by column."""
    return [row[i] for i in range(max(map(len, rows))) for row in rows if i < len(row) and row[i]]


def _without_empty_columns(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows without columns that are empty throughout, as several tabs between two columns leave them."""
    kept = [i for i in range(max(map(len, rows))) if any(i < len(row) and row[i] for row in rows)]
    return [[row[i] if i < len(row) else "" for i in kept] for row in rows]


def cells_of(line: str, framed: bool = True) -> list[str]:
    """The cells of a line parted by bars; `framed`: bars at both its ends are the table's frame."""
    line = line.strip()
    if framed and _is_framed(line):
        line = line[1:-1]
    return [cell.strip() for cell in line.split("|")]


def _is_framed(line: str) -> bool:
    return len(line) > 1 and line.startswith("|") and line.endswith("|")


def _ruled(lines: Sequence[Line], start: int) -> tuple[list[list[str]], int] | None:
    """Rows of cells parted by bars or tabs, from `start`, and the line after them."""
    first = lines[start]
    assert isinstance(first, str)
    bar = "|" if "|" in first else "\t"
    if bar not in first.strip():
        return None
    framed = _is_framed(first.strip())  # else a bar at a line's end is an empty cell's
    rows: list[list[str]] = []
    index = start
    width = 0
    while index < len(lines):
        line = lines[index]
        if not isinstance(line, str) or (
            bar not in line
            and not (rows and 0 < len(rows[-1]) < width and line.strip() and not _opens_part(line))
        ):
            break
        cells = cells_of(line, framed) if bar == "|" else [cell.strip() for cell in line.rstrip().split("\t")]
        index += 1
        if bar == "|" and _MARKDOWN_RULE.match(line):
            continue
        if rows and len(rows[-1]) < width and len(rows[-1]) + len(cells) - 1 <= width and bar == "|":
            rows[-1][-1] = f"{rows[-1][-1]} {cells[0]}".strip()  # a cell that goes on in the next line
            rows[-1] += cells[1:]
            continue
        rows.append(cells)
        width = max(width, len(cells))
    full = [row for row in rows if sum(map(bool, row)) > 1]
    if len(full) < 2 or width < 2 or 2 * len(full) < len(rows):
        return None
    if width == 2 and sum(is_marker(row[0]) for row in full) * 2 >= len(full):
        return None
    return [row + [""] * (width - len(row)) for row in rows], index


def _opens_part(line: str) -> bool:
    """Whether a line can be in no cell: a heading in capitals, the head of a signature block."""
    return line.isupper() and (is_item(line) or is_fixed(line)) or is_fixed(line)


def _spaced(lines: Sequence[Line], start: int) -> tuple[list[list[str]], int] | None:
    """Rows of cells parted by runs of blanks that stand under each other."""
    first = lines[start]
    assert isinstance(first, str)
    heads = _starts(first)
    if len(heads) < 3:
        return None
    rows: list[list[str]] = []
    index, full = start, 0
    while index < len(lines) and isinstance(line := lines[index], str) and line.strip():
        cells = _under(_starts(line), heads)
        if cells is None or (rows and cells[0] and not any(cells[1:]) and not _goes_on(lines, index + 1)):
            break
        whole = sum(map(bool, cells)) == len(heads)
        if rows and not whole and not cells[0]:
            rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
        else:
            rows.append(cells)
            full += whole
        index += 1
    return (rows, index) if full >= 2 else None


def _starts(line: str) -> list[tuple[int, str]]:
    starts, at = [], 0
    for match in _TABLE_GAP.finditer(line):
        if line[at : match.start()].strip():
            starts.append((at, line[at : match.start()].strip()))
        at = match.end()
    return [*starts, (at, line[at:].strip())] if line[at:].strip() else starts


def _goes_on(lines: Sequence[Line], index: int) -> bool:
    """Whether the next line has columns too, so that a line with one cell is a row of the table."""
    line = lines[index] if index < len(lines) else ""
    return isinstance(line, str) and len(_starts(line)) > 1


def _under(parts: Sequence[tuple[int, str]], heads: Sequence[tuple[int, str]]) -> list[str] | None:
    """The parts put under the heads that they stand below, or in order if they are as many; None where one is under none."""
    if len(parts) == len(heads):
        return [text for _, text in parts]
    cells = [""] * len(heads)
    for start, text in parts:
        column = min(range(len(heads)), key=lambda i: abs(heads[i][0] - start))
        off = abs(heads[column][0] - start)
        if cells[column] or off > 3:
            return None
        cells[column] = text
    return cells


def _stacked(lines: Sequence[Line], start: int) -> tuple[list[list[str]], int] | None:
    """A table copied as one cell a line: `TT / Nội dung / Thời hạn / 1 / ... / 2 / ...`."""
    first = lines[start]
    assert isinstance(first, str)
    if is_item(first):
        return None
    numbered = first.lstrip()[:1] in "SsTtBb" and _FIRST_COLUMN.match(first) is not None
    if not numbered and not _starts_run(lines, start):
        return None
    cells: list[str] = []
    places: list[int] = []
    for index in range(start, min(start + 400, len(lines))):
        line = lines[index]
        if not isinstance(line, str) or (not line.strip() and not numbered):
            break
        if line.strip():
            if not numbered and (
                len(line) > 60 or line.rstrip()[-1:] in ".;:" or (is_item(line) and not is_marker(line))
            ):
                break
            cells.append(line.strip())
            places.append(index)
    if numbered:
        width = _numbered_width(cells)
        kept = [cells[:width], *_in_sequence(_in_rows(cells[width:], width))] if width else []
    else:
        kept = _in_figures(cells)
    if not kept:
        return None
    used = sum(map(len, kept))
    total = _total(cells[used:], kept)
    return [*kept, *total], places[used + (len(total) and sum(map(bool, total[0]))) - 1] + 1


def _in_rows(cells: Sequence[str], width: int) -> list[list[str]]:
    return [list(cells[i : i + width]) for i in range(0, len(cells), width)]


def _starts_run(lines: Sequence[Line], start: int) -> bool:
    """Whether a run of short lines starts here or, after a caption, within three lines above."""
    return start < 3 or any(
        not isinstance(line, str) or not line.strip() or len(line) > 60 or is_item(line)
        for line in lines[start - 3 : start]
    )


def _numbered_width(cells: Sequence[str]) -> int:
    """The distance from "TT" to "1" if "2" follows at the same distance, else 0."""
    for width in range(2, min(12, len(cells) // 2)):
        if cells[width].rstrip(".") in ("1", "01"):
            after = cells[2 * width] if 2 * width < len(cells) else ""
            return width if after.rstrip(".") in ("2", "02") else 0
    return 0


def _in_sequence(rows: Sequence[list[str]]) -> list[list[str]]:
    """The rows whose first cell counts 1, 2, 3, ... and that are whole."""
    kept: list[list[str]] = []
    for number, row in enumerate(rows, 1):
        if row[0].rstrip(".").lstrip("0") != str(number) or len(row) < len(rows[0]):
            break
        kept.append(row)
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
        if any(heads) or not any(pattern) or all(pattern):
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


def _is_like(row: Sequence[bool | None], pattern: Sequence[bool | None]) -> bool:
    """Whether figures stand where they do in another row; a dash may stand for one."""
    return all(a == b or a is None or b is None for a, b in zip(row, pattern, strict=True)) and True in row


def _total(cells: Sequence[str], rows: Sequence[list[str]]) -> list[list[str]]:
    """The row of sums after others, its empty cells filled in: "Cộng / 20 / 690" under columns of figures."""
    if not cells or not _SUM.match(cells[0]):
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
