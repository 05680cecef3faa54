"""Where a time expression stands: its line, table cell and column, sentence, section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from extract.dates import TimeExpression, find_times, normal
from extract.deadline_years import NUMBERING, Years
from extract.occasions import with_occasion
from extract.records import Section, Span
from extract.timevalues import Every, Normal, Point, missing_year

_CELLS = regex.compile(r"\s*\|\s*|\t+")
_SENTENCE = regex.compile(r"[.;!?][\s\"”)]+|;|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands. `head` is what its cell (or line) says before it, without number or bullet; `left` its
    sentence before it, `right` the rest of its cell, all folded; `raw_left` is `left` with its capitals. `line`, `cell`
    and `sentence` are offsets, `titles` the heads of the table's columns, `column` the one over the expression."""

    line: Span
    cell: Span
    sentence: int
    head: str
    left: str
    right: str
    raw_left: str = ""
    titles: tuple[str, ...] = ()
    column: str | None = None
    in_table: bool = False
    header_row: bool = False
    labels: frozenset[str] = frozenset()
    opening: bool = False
    past: bool = False  # ends before the issue of the plan
    begun: bool = False  # begins before it


Located = tuple[TimeExpression, Place, int | None, Normal]


def locate(
    text: str, low: str, region: Span, sections: Sequence[Section], years: Years, opening: Span = (0, 0)
) -> Iterator[Located]:
    """Every time expression of a region with its place, the year it inherits if any, and its normal forms."""
    tables: dict[int, tuple[str, ...]] = {}
    line, labels = (-1, -1), frozenset[str]()
    since = years.since
    for found in find_times(text, low, *region):
        x = with_occasion(text, low, found)
        if not line[0] <= x.start <= line[1]:
            stop = low.find("\n", x.end)
            line = (low.rfind("\n", 0, x.start) + 1, len(low) if stop < 0 else stop)
            labels = frozenset(
                n for s in sections if s.level and s.span[0] <= line[0] < s.span[1] for n in s.labels
            )
        place = place_of(text, low, x, line, region[0], tables)
        x = _recurring(x, place, years.several)
        year = years.of(x, place.column) if missing_year(x.time) else None
        shown = normal(x, year)
        first, last = shown.start or shown.end, shown.end or shown.start
        within = opening[0] <= x.start < opening[1]
        past, begun = bool(last and last < since), bool(first and first <= since)
        if labels or within or past or begun:
            place = replace(place, labels=labels, opening=within, past=past, begun=begun)
        yield x, place, year, shown


def place_of(
    text: str, low: str, x: TimeExpression, line: Span, first: int, tables: dict[int, tuple[str, ...]]
) -> Place:
    """The place of an expression on a line; `tables` remembers the column heads of tables met, by their first line."""
    start, end = line
    titles: tuple[str, ...] = ()
    column, header_row, in_table = None, False, False
    if low.find(" | ", start, end) >= 0 or low.find("\t", start, end) >= 0:
        in_table = True
        cells = list(_CELLS.finditer(low, start, end))
        index = sum(1 for c in cells if c.end() <= x.start)
        top, titles = _table_head(low, start, first, tables)
        header_row = top == start
        column = titles[min(index, len(titles) - 1)] if not header_row else None
        start, end = (
            cells[index - 1].end() if index else start,
            cells[index].start() if index < len(cells) else end,
        )
    skip = NUMBERING.match(low, start, x.start)
    begin = skip.end() if skip else start
    head = low[begin : x.start].strip()
    for m in _SENTENCE.finditer(low, begin, x.start):
        begin = m.end()
    return Place(
        line, (start, end), begin, head, low[begin : x.start], low[x.end : end], text[begin : x.start],
        titles, column, in_table, header_row,
    )  # fmt: skip


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
        tables[top] = tuple(_CELLS.split(low[top : len(low) if stop < 0 else stop]))
    return top, tables[top]


_YEARLY = regex.compile(r"(?:hằng|hàng|mỗi) năm|định kỳ")
_MONTHLY = regex.compile(r"(?:hằng|hàng|mỗi|báo cáo(?: kết quả| định kỳ| công tác)?) tháng(?! \d)")
# In a plan of several years: báo cáo năm gửi trước ngày 10/12 | trước ngày 05/6 (báo cáo 6 tháng)
_REPORT = regex.compile(
    r"báo cáo(?: kết quả| định kỳ| sơ kết| tổng kết| công tác)? (?:6 tháng|06 tháng|sáu tháng|năm|quý [iv]+)(?! 20)"
    r"[^;.]{0,60}$"
)
_REPORT_AFTER = regex.compile(
    r"\s*\((?:đối với )?báo cáo (?:6 tháng|06 tháng|sáu tháng|năm|quý)(?!\w)(?! 20)"
)


def _recurring(x: TimeExpression, place: Place, several: bool) -> TimeExpression:
    """A day without year in a sentence that says "hằng năm" before it recurs each year; a bare day, each month."""
    time = x.time
    if not isinstance(time, Point) or time.year is not None or x.year_shift:
        return x
    step = ""
    if time.unit == "day" and time.part is None:
        step = "P1M" if _MONTHLY.search(place.left) else ""
    elif _YEARLY.search(place.left) or (
        several and time.unit == "day" and (_REPORT.search(place.left) or _REPORT_AFTER.match(place.right))
    ):
        step = "P1Y"
    return replace(x, time=Every(step, time), bound="every", kind="every", word="every") if step else x
