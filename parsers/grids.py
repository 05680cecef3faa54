"""Tables that plain text has flattened to bars, tabs, runs of blanks or a cell a line, made whole again."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.assemble import table
from parsers.marks import POSITION, is_authority, is_fixed, is_item, is_marker, is_recipients, motto
from parsers.stacked import NOTES, SUM, Line, barred, framed, stacked

_ORDER = regex.compile(r"(?i)\W*(?:s?tt|số tt|số thứ tự|#)\W*")  # heads the numbers of a table's rows
_TABLE_GAP = regex.compile(r"[ \xa0]{2,}")
_LISTED = regex.compile(r"\s*S?TT (?P<mark>[-–;/]) (?=[^\n]+ (?P=mark) )")  # TT - Đơn vị - Số hộ
_MARKDOWN_RULE = regex.compile(r"[\s|:+\-=]+$")


def is_layout(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table only places things: a letterhead, a signature block, or a frame around one cell."""
    if len(rows) == 1 and len([c for c in rows[0] if c.strip()]) <= 1:
        return True
    if len(rows) > 30 or max(map(len, rows), default=0) > 4:
        return False
    if len(rows) > 2 and rows[0] and _ORDER.fullmatch(rows[0][0]):
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
    """The lines with every run of them that shows a table put in one piece, a `Table`."""
    out: list[Line] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        found = None
        if isinstance(line, str) and line.strip():
            if "|" in line or "\t" in line:
                found = _ruled(lines, index)
            if found is None and line.lstrip()[:1] in "ST" and (mark := _LISTED.match(line)):
                found = _delimited(lines, index, mark["mark"])
            if found is None and ("  " in line or "\xa0 " in line):
                found = _spaced(lines, index)
            if found is None and len(line) <= 40:
                found = framed(lines, index) or barred(lines, index) or stacked(lines, index)
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


def _delimited(lines: Sequence[Line], start: int, mark: str) -> tuple[list[list[str]], int] | None:
    """Rows of cells parted by a sign between blanks: `TT - Đơn vị - Số hộ`, `1 - Văn Yên - 310`."""
    rows: list[list[str]] = []
    for line in lines[start:]:
        cells = [cell.strip() for cell in line.split(f" {mark} ")] if isinstance(line, str) else []
        if rows and (len(cells) != len(rows[0]) or cells[0].rstrip(".").lstrip("0") != str(len(rows))):
            break
        rows.append(cells)
    return (rows, start + len(rows)) if len(rows) > 2 and len(rows[0]) > 2 else None


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
        filled = sum(map(bool, cells))
        whole = filled == len(heads) or (
            filled == len(heads) - 1 and not cells[-1] and bool(NOTES.match(heads[-1][1]))
        )
        if rows and not whole and not cells[0] and not SUM.match(cells[1]):
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
