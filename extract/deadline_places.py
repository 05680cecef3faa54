"""Where a time expression stands: its line, table cell and column, sentence, section."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from extract.dates import TimeExpression, find_times, normal
from extract.deadline_tables import MergedTables
from extract.deadline_years import Years, words_begin
from extract.occasions import with_occasion
from extract.records import Span
from extract.sections import Outline
from extract.timevalues import Every, Normal, Point, Range, missing_year
from parsers.values import value

CELLS = regex.compile(r"\s*\|\s*|\t+")
_NEAR = 260  # characters of a sentence that are looked at before an expression
_SENTENCE = regex.compile(r"(?r)[.;!?][\s\"”)]+|;|\n")  # the last one is sought


@value
class Place:
    """Where an expression stands. `head` is what its cell (or line) says before it, without number or
    bullet; `left` its sentence before it, `right` the rest of its cell, all folded; `raw_left` is `left`
    with its capitals. `line`, `cell` and `sentence` are offsets, `titles` the heads of the table's columns,
    `column` the one over the expression."""

    line: Span
    cell: Span
    sentence: int
    head: str
    left: str
    right: str
    near: str  # the last characters of `left`
    raw_left: str
    titles: tuple[str, ...]  # empty outside tables
    column: str | None
    row: tuple[tuple[str, str], ...]  # (head, cell), of a table with merged cells
    header_row: bool
    labels: frozenset[str]
    opening: bool
    past: bool  # ends before the issue of the plan
    begun: bool  # begins before it
    told: bool  # a year whose words before it and itself stand in the opening as well


Verdict = tuple[str, float]  # the rule that takes an expression, and how sure it is
Located = tuple[TimeExpression, Place, int | None, Normal]


def locate(
    text: str,
    low: str,
    region: Span,
    outline: Outline,
    years: Years,
    merged: MergedTables,
    opening: Span = (0, 0),
) -> Iterator[Located]:
    """Every time expression of a region with its place, the year it inherits if any, and its normal forms."""
    tables: dict[int, tuple[str, ...]] = {}
    line, labels = (-1, -1), frozenset[str]()
    since, several = years.since, years.several
    for found in find_times(text, low, *region):
        x = with_occasion(text, low, found)
        if not line[0] <= x.start <= line[1]:
            stop = low.find("\n", x.end)
            line = (low.rfind("\n", 0, x.start) + 1, len(low) if stop < 0 else stop)
            labels = outline.labels(line[0])
        if spot := merged.at(x.start):
            cell, titles, column, header_row = spot.cell, spot.titles, spot.column, spot.header_row
        else:
            cell, titles, column, header_row = _cell(low, x, line, region[0], tables)
        begin = words_begin(low, cell[0], x.start)
        head = low[begin : x.start].strip()
        if m := _SENTENCE.search(low, begin, x.start):
            begin = m.end()
        near = max(begin, x.start - _NEAR)
        left, right = low[near : x.start], low[x.end : cell[1]]
        x = _limited(_recurring(x, left, right, several), left, right, column or "")
        year = years.of(x, column) if missing_year(x.time) else None
        shown = normal(x, year)
        first, last = shown.start or shown.end, shown.end or _end(x, year)
        place = Place(
            line, cell, begin, head, left, right, left[-72:], text[near : x.start],
            titles, column, spot.row if spot else (), header_row,
            labels, opening[0] <= x.start < opening[1],
            bool(last and last < since), bool(first and first <= since),
            x.kind in ("year", "years") and _words_before(low, x) in low[slice(*opening)],
        )  # fmt: skip
        yield x, place, year, shown


def _words_before(low: str, x: TimeExpression) -> str:
    """An expression with the three words before it: "sông, bờ biển đến năm 2030"."""
    return " ".join(low[max(0, x.start - 60) : x.end].split(" ")[-3 - len(low[x.start : x.end].split(" ")) :])


def _end(x: TimeExpression, year: int | None) -> str | None:
    """The last day of the month, quarter or year with which an open time begins: "từ tháng 3/2022"."""
    return normal(replace(x, bound="in"), year).end if x.bound == "from" else None


def _cell(
    low: str, x: TimeExpression, line: Span, first: int, tables: dict[int, tuple[str, ...]]
) -> tuple[Span, tuple[str, ...], str | None, bool]:
    """(cell, column heads, head over the expression, whether in the head row); else the line itself.

    `tables` remembers the column heads of tables met, by the start of their first line.
    """
    start, end = line
    if low.find(" | ", start, end) < 0 and low.find("\t", start, end) < 0:
        return line, (), None, False
    cells = list(CELLS.finditer(low, start, end))
    index = sum(1 for c in cells if c.end() <= x.start)
    top, titles = _table_head(low, start, first, tables)
    if top == start and not _is_row(low, end + 1):  # a row alone is no table, but its cells are cells
        titles = ()
    column = titles[min(index, len(titles) - 1)] if top != start and titles else None
    cell = (cells[index - 1].end() if index else start, cells[index].start() if index < len(cells) else end)
    return cell, titles, column, top == start and bool(titles)


def _is_row(low: str, start: int) -> bool:
    """Whether the line that starts there has cells."""
    stop = low.find("\n", start)
    return bool(CELLS.search(low, start, len(low) if stop < 0 else stop))


def _table_head(
    low: str, line: int, first: int, tables: dict[int, tuple[str, ...]]
) -> tuple[int, tuple[str, ...]]:
    """Where the first row of the table around a line starts, and its cells."""
    top = line
    while top > first and top not in tables:
        before = max(low.rfind("\n", 0, top - 1) + 1, first)
        if low.find(" | ", before, top - 1) < 0 and low.find("\t", before, top - 1) < 0:
            break
        top = before
    if top not in tables:
        stop = low.find("\n", top)
        tables[top] = tuple(CELLS.split(low[top : len(low) if stop < 0 else stop]))
    return top, tables[top]


_YEARLY = regex.compile(r"(?:hằng|hàng|mỗi) năm|định kỳ")
_MONTHLY = regex.compile(r"(?:hằng|hàng|mỗi|báo cáo(?: kết quả| định kỳ| công tác)?) tháng(?! \d)")
# In a plan of several years: báo cáo năm gửi trước ngày 10/12 | trước ngày 05/6 (báo cáo 6 tháng)
_REPORT = regex.compile(
    r"báo cáo(?: kết quả| định kỳ| sơ kết| tổng kết| công tác)? (?:6 tháng|06 tháng|sáu tháng|năm"
    r"|quý [iv]+)(?! 20)"
    r"[^;.]{0,60}$"
)
_REPORT_AFTER = regex.compile(
    r"\s*\((?:đối với )?báo cáo (?:6 tháng|06 tháng|sáu tháng|năm|quý)(?!\w)(?! 20)"
)


# thời hạn: 15/02/2024 | thời hạn hoàn thành 20/11/2024 | hạn nộp hồ sơ: ngày 5/9 | (hạn: 30/9)
_LIMIT = regex.compile(
    r"(?:thời hạn|(?<!thời )\bhạn (?:nộp|gửi|trả|báo cáo|đăng ký|cuối|giải ngân|hoàn thành|xong|thanh toán))[^;.|\d]{0,30}[:\s]\s*$"
    r"|(?:^|[(;.,:|-]\s*)hạn\s*:?\s*$"
)


_BEFORE_COLUMN = regex.compile(r"\btrước(?:\s+ngày)?\s*$")  # Xong trước | Nộp trước ngày
_LATEST_COLUMN = regex.compile(
    r"^\s*hạn\b|(?:chậm|muộn)\s+nhất|hạn\s+(?:chót|cuối)"
)  # Ngày chậm nhất phải hoàn thành
# sau 17 giờ ngày 18/11 (không nhận) | sau ngày 10/4 (coi như không đăng ký)
_TOO_LATE = regex.compile(
    r"[^.;\n]{0,50}?(?:không (?:tiếp )?(?:nhận|giải quyết|chấp nhận|xem xét|tính)|coi như|xem như|quá hạn)"
)


def _limited(x: TimeExpression, left: str, right: str, column: str) -> TimeExpression:
    """A day behind "thời hạn", or after which nothing is taken any more, is the last one: bound `by`; below "Xong trước", `before`."""
    if not isinstance(x.time, Point) or x.time.unit != "day":
        return x
    if x.bound == "in" and not x.lead and _BEFORE_COLUMN.search(column):
        return replace(x, bound="before", lead="trước")
    last = (x.bound == "in" and not x.lead and (_LIMIT.search(left) or _LATEST_COLUMN.search(column))) or (
        x.lead == "sau" and _TOO_LATE.match(right)
    )
    return replace(x, bound="by", lead="thời hạn") if last else x


def _recurring(x: TimeExpression, left: str, right: str, several: bool) -> TimeExpression:
    """A day without year behind "hằng năm" in its sentence recurs each year, a bare day each month."""
    first = x.time.first if isinstance(x.time, Range) else x.time
    until = x.time.last if isinstance(x.time, Range) else None
    if not isinstance(first, Point) or first.year or (until and until.year) or x.year_shift:
        return x
    step = ""
    if first.unit == "day" and first.part is None:
        step = "P1M" if _MONTHLY.search(left) else ""
    elif _YEARLY.search(left) or (
        several and first.unit == "day" and (_REPORT.search(left) or _REPORT_AFTER.match(right))
    ):
        step = "P1Y"
    if not step:
        return x
    every = Every(step, first, until=until)
    return replace(x, time=every, bound="every", kind="every", word="every")
