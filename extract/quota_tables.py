"""Tables of targets: one quota for each target cell, its unit from a column, a head or the row's name.

A table is read as a grid (merged cells repeated over what they cover). Columns of numbers, of past
results, of money and of prose hold no targets. Which columns do is told by their heads.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from extract.grids import Grid, GridCell, row_words
from extract.numbers import NUMBER, bounds, parse_number
from extract.owner_marks import leader_of
from extract.quantities import Quantity
from extract.quota_columns import (
    COUNT_HEAD,
    IN_BRACKETS,
    PAST_HEAD,
    UNIT_HEAD,
    YEAR,
    is_aim,
    is_spending,
    is_told,
    names_aim,
)
from extract.records import Span
from extract.units import Unit, cut_per, kind_of, unit_at


@dataclass(frozen=True, slots=True)
class TargetCell:
    """A target read from a cell: the quantity, what it measures (the row's name), its column's head, who leads the row.

    `label` is the cell of the row's name beside a column of units: its numbers only tell what is measured.
    `where`: the row's name is a place where it is done ("Địa bàn"), not who does it.
    """

    quantity: Quantity
    subject: str | None
    head: str
    lead: str | None
    label: Span | None
    where: bool


# Chỉ tiêu giao cho các huyện: | Bảng phân giao lực lượng | Tiến độ phát triển diện tích (ha)
_AIM_CAPTION = regex.compile(
    r"chỉ tiêu|(?<!bàn )giao(?! thông| ban| lưu| dịch)|phân bổ|tiến độ|kế hoạch(?! số)|lộ trình|mục tiêu|phân khai"
)
_CAPTION_UNIT = regex.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*(?P<unit>[^()\d\n;.]{1,24})")
_YEAR_ROW = regex.compile(r"(?i)(?:năm )?20\d\d")
# 185 | ≥ 75 | dưới 10 | 04 lớp | 21,5% | 10 - 12 | từ 3 đến 5 | 13 trở lên
_CELL = regex.compile(
    rf"(?i)(?:tăng |giảm )?(?P<sign>≥|>=|>|≤|<=|<|trên|dưới|ít nhất|tối thiểu|không quá|tối đa"
    rf"|không dưới|khoảng|từ|đạt)?\s*(?P<low>{NUMBER})"
    rf"(?:\s*%?\s*(?:-|–|đến)\s*(?P<high>{NUMBER}))?\s*(?P<rest>%|[^\d]*)$"
)
_SIGNS = {
    "≥": ">=", ">=": ">=", ">": ">", "trên": ">", "ít nhất": ">=", "tối thiểu": ">=", "không dưới": ">=",
    "≤": "<=", "<=": "<=", "<": "<", "dưới": "<", "không quá": "<=", "tối đa": "<=", "khoảng": "~",
}  # fmt: skip
# Tỷ số giới tính khi sinh không quá | Tỷ lệ hộ nghèo dưới (%); not "Cấp nước tối thiểu", a name
_BOUND_AT_END = regex.compile(r"(?i)(?<!\w)(?P<sign>không quá|không dưới|trên|dưới)\s*(?:\([^()]*\))?\s*:?$")
_SUM = regex.compile(r"(?:tổng|cộng|toàn (?:tỉnh|huyện|xã|ngành|thành phố))(?!\w)")  # Tổng cộng | Toàn tỉnh
_WHERE = regex.compile(r"(?:tên )?(?:địa bàn|địa điểm|nơi|vùng|khu vực|tuyến)(?!\w)")
_INDEX_ROW = regex.compile(r"\(?\d{1,2}\)?$|\([a-z\d=+*/ ]+\)$|[A-Z]$")


def _head_rows(grid: Grid) -> int:
    """How many rows at the top name the columns."""
    for y, row in enumerate(grid[:4]):
        cells = [cell for cell in row if cell and cell.text]
        numbers = sum(
            bool(_CELL.fullmatch(cell.text)) and not YEAR.fullmatch(cell.text)
            for cell in cells
            if cell.row == y
        )
        if y and cells and all(_INDEX_ROW.match(cell.text) for cell in cells) and len(cells) > 2:
            return y + 1
        if y and (
            numbers or (row and row[0] and row[0].row == y and regex.match(r"[IVX\d]+\W?$", row[0].text))
        ):
            return y
        if (
            y
            and not any(cell.row < y for cell in cells)
            and not any(YEAR.search(cell.text) for cell in cells)
        ):
            return y
    return min(1, len(grid))


def _heads(grid: Grid, count: int) -> list[str]:
    """What stands above each column, in small letters; a head counts for the empty cells right of it that have one below."""
    width = max(len(row) for row in grid)
    heads = []
    over = ""
    for x in range(width):
        texts = [cell.text if x < len(row) and (cell := row[x]) else "" for row in grid[:count]]
        over = texts[0] or (over if any(texts[1:]) else "") if texts else ""
        parts = [t for t in dict.fromkeys([over, *texts[1:]]) if t and not _INDEX_ROW.fullmatch(t)]
        heads.append(" ".join(parts).casefold())
    return heads


def _names_unit(words: str) -> bool:
    """ "ha", "nghìn cây"."""
    return kind_of(regex.sub(r"^(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ) ", "", words)) != "unknown"


def _caption_unit(caption: str) -> str | None:
    """The unit that the lines above a table name: "ĐVT: ha", "Chỉ tiêu giao các huyện (ha)"."""
    told = _CAPTION_UNIT.search(caption) or IN_BRACKETS.search(caption)
    named = cut_per(told["unit"].strip()) if told else ""
    return named if named and kind_of(named) != "unknown" else None


def _unit_of(cell: str, head: str, name: str, column_unit: str | None, caption: str) -> str | None:
    """The unit of a target cell, from the nearest that names one; last the table's caption."""
    if column_unit:
        return cut_per(column_unit)
    if cell.strip():
        own = unit_at(cell, 0)
        if own and own.kind != "unknown":
            return own.text
    for source in (head, name):
        bracket = IN_BRACKETS.search(source)
        if bracket is None:
            continue
        named = cut_per(bracket["unit"])
        counted = source is head and head.startswith("số ") and len(named.split()) < 3  # "Số giấy (GCN)"
        if _names_unit(named) or "đồng" in named or counted:
            return named
    if (counted := COUNT_HEAD.match(head)) and (unit := unit_at(counted["unit"], 0)):
        return unit.text
    if told := _caption_unit(caption):
        return told
    lowered = name.casefold()
    if "%" in head or regex.match(r"[-+\s]*(?:tỷ|tỉ) (?:lệ|trọng|suất)", lowered):
        return "%"
    counts = regex.match(r"[-+\s]*(?:tổng )?số (?:lượng )?(?P<unit>.+)", lowered)
    unit = unit_at(counts["unit"], 0) if counts else unit_at(lowered.lstrip("-+ "), 0)
    return unit.text if unit and unit.kind in ("thing", "person", "place") else None


def _target(cell: GridCell, head: str, name: str, column_unit: str | None, caption: str) -> Quantity | None:
    match = _CELL.fullmatch(cell.text)
    if match is None:
        return None
    rest = match["rest"].strip()
    op = _SIGNS.get((match["sign"] or "").casefold())
    if (match["sign"] or "").casefold() == "từ" and not match["high"]:
        op = ">="
    if (
        op is None
        and not match["high"]
        and (told := _BOUND_AT_END.search(name) or _BOUND_AT_END.search(head))
    ):
        op = _SIGNS[told["sign"].casefold()]  # the row or column "Tỷ số giới tính khi sinh không quá"
    if "trở lên" in rest or "trở xuống" in rest:
        op, rest = (">=" if "trở lên" in rest else "<="), regex.sub(r"\s*trở (?:lên|xuống)", "", rest)
    if len(rest.split()) > 3:
        return None
    unit = _unit_of(rest, head, name, column_unit, caption)
    whole = unit is not None and kind_of(unit) in ("thing", "person", "place")
    low = parse_number(match["low"], count=whole)
    high = parse_number(match["high"], count=whole) if match["high"] else None
    if low is None or (high is not None and high < low):
        return None
    least, most = bounds(low, high, op)
    begin = cell.start + (len(cell.text) and 0)
    return Quantity(
        begin, cell.end, begin, least, most, Unit(begin, cell.end, unit, "thing") if unit else None, op
    )


def target_cells(grid: Grid, year: int | None, in_aims: bool = False, caption: str = "") -> list[TargetCell]:
    """The targets of one table; empty where neither heads nor caption (in lower case) show any."""
    in_aims = in_aims or bool(_AIM_CAPTION.search(caption))
    if len(grid) < 2:
        return []
    count = _head_rows(grid)
    heads = _heads(grid, count)
    body = grid[count:]
    unit_column = next(
        (x for x, head in enumerate(heads) if UNIT_HEAD.fullmatch(head) and _holds_units(body, x, head)),
        None,
    )
    measured = in_aims and _caption_unit(caption) is not None
    years = sum(bool(YEAR.search(head)) for head in heads)
    by_year = _names_years(body)
    aims = [
        x
        for x, head in enumerate(heads)
        if (by_year and x and IN_BRACKETS.search(head) and not PAST_HEAD.search(head))
        or is_aim(head, year, years > 1, measured or (unit_column is not None and x > unit_column), in_aims)
        and _holds_numbers(body, x)
    ]
    if not aims or not (
        unit_column is not None or years > 1 or in_aims or by_year or any(names_aim(heads[x]) for x in aims)
    ):
        return []
    found: list[TargetCell] = []
    seen: set[int] = set()
    for y, row in enumerate(body, start=count):
        named = _row_name(row, aims, unit_column)
        name = named.text if named else None
        where = named is not None and _WHERE.match(heads[named.column]) is not None
        label = (named.start, named.end) if named and unit_column is not None else None
        unit_cell = row[unit_column] if unit_column is not None and unit_column < len(row) else None
        for x in aims:
            cell = row[x] if x < len(row) else None
            if cell is None or cell.row != y or cell.start in seen or not cell.text:
                continue
            seen.add(cell.start)
            quantity = _target(cell, heads[x], name or "", unit_cell.text if unit_cell else None, caption)
            if quantity and not is_spending(name or "", quantity.unit.text if quantity.unit else None):
                lead = _lead(grid, count, y, heads, {*aims, unit_column})
                found.append(TargetCell(quantity, name, heads[x], lead, label, where))
    return found


def told_cells(grid: Grid, year: int | None) -> Iterator[Span]:
    """The numbers that a table tells as results: the cells below the heads of such columns."""
    count = _head_rows(grid)
    told = {x for x, head in enumerate(_heads(grid, count)) if is_told(head, year)}
    for row in grid[count:] if told else ():
        for x in told:
            cell = row[x] if x < len(row) else None
            if cell and cell.text and _CELL.fullmatch(cell.text):
                yield cell.start, cell.end


def _lead(grid: Grid, count: int, y: int, heads: Sequence[str], taken: set[int | None]) -> str | None:
    """Who leads a row, by its cells that are neither targets nor units; a sum has no leader."""
    row = row_words(grid, count, y)
    words = leader_of([(heads[cell.column], words) for cell, words in row if cell.column not in taken])
    return None if words is None or _SUM.match(words.casefold()) else words


def row_leaders(grid: Grid) -> Iterator[tuple[Span, str]]:
    """The rows of a table below its heads that name who leads them: (span, the cell)."""
    count = _head_rows(grid)
    heads = _heads(grid, count)
    for y, row in enumerate(grid[count:], start=count):
        own = [cell for cell in row if cell and cell.row == y]
        if own and (words := _lead(grid, count, y, heads, set())):
            yield (min(cell.start for cell in own), max(cell.end for cell in own)), words


def _column(body: Grid, x: int) -> list[str]:
    return [cell.text for row in body if x < len(row) and (cell := row[x]) and cell.text]


def _holds_units(body: Grid, x: int, head: str) -> bool:
    """Whether a column headed "Đơn vị" names units of measure, not bodies."""
    cells = _column(body, x)
    named = sum(
        kind_of(cut_per(cell)) != "unknown" or "đồng" in cell.lower() or "/" in cell for cell in cells
    )
    return bool(cells) and (head.strip(" .:") != "đơn vị" or named * 2 >= len(cells))


def _names_years(body: Grid) -> bool:
    """Whether the rows of a table stand for years: "Năm 2021", "Năm 2022"."""
    names = _column(body, 0)
    return len(names) > 1 and all(_YEAR_ROW.fullmatch(name) for name in names)


def _holds_numbers(body: Grid, x: int) -> bool:
    cells = _column(body, x)
    return sum(bool(_CELL.fullmatch(cell)) for cell in cells) * 3 >= len(cells) > 0


def _row_name(row: Sequence[GridCell | None], aims: list[int], unit_column: int | None) -> GridCell | None:
    """The cell that names a row: the first that is neither a target nor a number."""
    cells = [
        cell
        for x, cell in enumerate(row)
        if cell
        and x not in aims
        and x != unit_column
        and not _CELL.fullmatch(cell.text)
        and len(cell.text) > 2
    ]
    return cells[0] if cells else None
