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
from extract.records import Span
from extract.units import Unit, cut_per, kind_of, unit_at


@dataclass(frozen=True, slots=True)
class TargetCell:
    """A target read from a cell: the quantity, what it measures (the row's name), its column's head, who leads the row."""

    quantity: Quantity
    subject: str | None
    head: str
    lead: str | None


_ORDER_HEAD = regex.compile(r"(?:stt|tt|số tt|số thứ tự|#|mã số?)\W*$")
_UNIT_HEAD = regex.compile(r"(?:đvt|đ\.v\.t|đơn vị tính|đơn vị đo|đơn vị\s*\(?tính\)?|đv tính|đơn vị)\W*$")
# Kết quả năm 2015 | Thực hiện 2020 | TH năm 2023 | Ước thực hiện | Hiện trạng
_PAST_HEAD = regex.compile(
    r"kết quả|(?<!tổ chức )(?<!kế hoạch )(?<!để )thực hiện|(?<!\w)th(?!\w)|ước|hiện trạng|thực trạng"
    r"|hiện có|năm gốc|năm cơ sở|so sánh|so với|đã |cùng kỳ|hiện tại|đến nay|lũy kế|đầu kỳ|đầu năm(?! \d)|tăng[ ,/]*giảm|%[ ]*kh"
)
_OTHER_HEAD = regex.compile(
    r"kinh phí|dự toán|thành tiền|đơn giá|số tiền|ngân sách|nguồn vốn|tổng vốn|ghi chú|cơ quan"
    r"|đơn vị (?:chủ trì|phối hợp|thực hiện|phụ trách|theo dõi)|chủ trì|phối hợp|thời gian|thời hạn|"
    r"tiến độ|địa điểm|hoàn thành|căn cứ|ngày|tháng|giờ|số hiệu|ký hiệu|số văn bản|điện thoại|tuổi"
    r"|năm sinh|điểm tối đa|điểm chuẩn|thang điểm|chức vụ|họ và tên|số trang|số nhà|số quyết định"
    r"|dân số|diện tích tự nhiên|mức (?:chi|hỗ trợ)"
)
_AIM_HEAD = regex.compile(
    r"chỉ tiêu|mục tiêu|kế hoạch|(?<!\w)kh(?!\w)|giao|phấn đấu|số lượng|định mức|lộ trình|đến năm"
    r"|giai đoạn|khối lượng|quy mô|tổng(?: cộng| số)?$|cộng$|toàn tỉnh|cả năm|quý [ivx\d]+"
)
_AGE = regex.compile(r"\d+ ?[-–] ?\d+ (?:tháng|tuổi)(?: tuổi)?")  # Trẻ 6-35 tháng tuổi
# Chỉ tiêu giao cho các huyện: | Bảng phân giao lực lượng | Tiến độ phát triển diện tích (ha)
_AIM_CAPTION = regex.compile(
    r"chỉ tiêu|(?<!bàn )giao(?! thông| ban| lưu| dịch)|phân bổ|tiến độ|kế hoạch(?! số)|lộ trình|mục tiêu|phân khai"
)
_CAPTION_UNIT = regex.compile(r"(?:đvt|đơn vị(?: tính)?)\s*:\s*(?P<unit>[^()\d\n;.]{1,24})")
# 6 tháng đầu năm 2012 | Vụ xuân (tháng 3 - tháng 4/2020) | Học kỳ I
_SEASON_HEAD = regex.compile(r"tháng (?:đầu|cuối)|(?<!\w)(?:vụ|mùa|học kỳ) ")
_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEAR_ROW = regex.compile(r"(?i)(?:năm )?20\d\d")
# Số bếp | Số lớp tập huấn | Số lượng (người) | Diện tích (ha)
_COUNT_HEAD = regex.compile(
    r"(?:tổng )?số (?!lượng|thứ tự|tt|hiệu|ký|kí|văn bản|điện|tiền|quyết|kế hoạch)(?P<unit>.+)"
)
_IN_BRACKETS = regex.compile(r"\(\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*(?P<unit>[^()\d]{1,24})\)")
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
_SUM = regex.compile(r"(?:tổng|cộng|toàn (?:tỉnh|huyện|xã|ngành|thành phố))(?!\w)")  # Tổng cộng | Toàn tỉnh
_INDEX_ROW = regex.compile(r"\(?\d{1,2}\)?$|\([a-z\d=+*/ ]+\)$|[A-Z]$")


def _head_rows(grid: Grid) -> int:
    """How many rows at the top name the columns."""
    for y, row in enumerate(grid[:4]):
        cells = [cell for cell in row if cell and cell.text]
        numbers = sum(
            bool(_CELL.fullmatch(cell.text)) and not _YEAR.fullmatch(cell.text)
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
            and not any(_YEAR.search(cell.text) for cell in cells)
        ):
            return y
    return min(1, len(grid))


def _heads(grid: Grid, count: int) -> list[str]:
    width = max(len(row) for row in grid)
    heads = []
    for x in range(width):
        parts: list[str] = []
        for row in grid[:count]:
            cell = row[x] if x < len(row) else None
            if cell and cell.text and cell.text not in parts and not _INDEX_ROW.fullmatch(cell.text):
                parts.append(cell.text)
        heads.append(" ".join(parts).casefold())
    return heads


def _is_aim(head: str, year: int | None, many_years: bool, valued: bool, in_aims: bool) -> bool:
    """Whether a column holds targets by its head; `valued`: it stands behind the column of units, `in_aims`: among aims."""
    years = [int(y) for y in _YEAR.findall(head)]
    if _ORDER_HEAD.fullmatch(head) or _UNIT_HEAD.fullmatch(head):
        return False
    if years and year and max(years) < year:
        return False
    aim = bool(_AIM_HEAD.search(head))
    if _PAST_HEAD.search(head) and not (
        aim and "thực hiện" in head and not regex.search(r"kết quả|ước", head)
    ):
        return False
    if _OTHER_HEAD.search(_AGE.sub("", head)) and not _SEASON_HEAD.search(head):
        return False
    if valued and head:
        return True
    if in_aims and (bracket := _IN_BRACKETS.search(head)) and kind_of(cut_per(bracket["unit"])) != "unknown":
        return True
    counts = bool(_COUNT_HEAD.match(head)) and not many_years  # beside years, a count is what there is
    return aim or counts or bool(years) or (many_years and head == "")


def _unit_of(cell: str, head: str, name: str, column_unit: str | None, caption: str) -> str | None:
    """The unit of a target cell, from the nearest that names one; last the table's caption."""
    if column_unit:
        return cut_per(column_unit)
    if cell.strip():
        own = unit_at(cell, 0)
        if own and own.kind != "unknown":
            return own.text
    for source in (head, name):
        bracket = _IN_BRACKETS.search(source)
        if bracket and (kind_of(cut_per(bracket["unit"])) != "unknown" or "đồng" in bracket["unit"]):
            return cut_per(bracket["unit"])
    if (counted := _COUNT_HEAD.match(head)) and (unit := unit_at(counted["unit"], 0)):
        return unit.text
    told = _CAPTION_UNIT.search(caption) or _IN_BRACKETS.search(caption)
    if told and kind_of(named := cut_per(told["unit"].strip())) != "unknown":
        return named
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
        (x for x, head in enumerate(heads) if _UNIT_HEAD.fullmatch(head) and _holds_units(body, x, head)),
        None,
    )
    years = sum(bool(_YEAR.search(head)) for head in heads)
    by_year = _names_years(body)
    aims = [
        x
        for x, head in enumerate(heads)
        if (by_year and x and _IN_BRACKETS.search(head) and not _PAST_HEAD.search(head))
        or _is_aim(head, year, years > 1, unit_column is not None and x > unit_column, in_aims)
        and _holds_numbers(body, x)
    ]
    if not aims or not (
        unit_column is not None or years > 1 or in_aims or by_year or any(_names_aim(heads[x]) for x in aims)
    ):
        return []
    found: list[TargetCell] = []
    seen: set[int] = set()
    for y, row in enumerate(body, start=count):
        name = _row_name(row, aims, unit_column)
        unit_cell = row[unit_column] if unit_column is not None and unit_column < len(row) else None
        for x in aims:
            cell = row[x] if x < len(row) else None
            if cell is None or cell.row != y or cell.start in seen or not cell.text:
                continue
            seen.add(cell.start)
            quantity = _target(cell, heads[x], name or "", unit_cell.text if unit_cell else None, caption)
            if quantity:
                lead = _lead(grid, count, y, heads, {*aims, unit_column})
                found.append(TargetCell(quantity, name, heads[x], lead))
    return found


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


def _names_aim(head: str) -> bool:
    return bool(
        regex.search(r"chỉ tiêu|mục tiêu|kế hoạch|giao|phấn đấu|số lượng|định mức", head)
        or _COUNT_HEAD.match(head)
    )


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


def _row_name(row: Sequence[GridCell | None], aims: list[int], unit_column: int | None) -> str | None:
    """The text that names a row: its longest cell that is neither a target nor a number."""
    texts = [
        cell.text
        for x, cell in enumerate(row)
        if cell
        and x not in aims
        and x != unit_column
        and not _CELL.fullmatch(cell.text)
        and len(cell.text) > 2
    ]
    return texts[0] if texts else None
