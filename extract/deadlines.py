"""The deadlines of a plan: every expression that says when something in it is to happen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex

from extract.dates import TimeExpression, find_times, normal
from extract.deadline_context import Place, judge, with_occasion
from extract.folding import lower_same_length
from extract.records import Citation, Deadline, Evidence, Header, Issue, Mention, Section, Span
from extract.sections import section_path
from extract.timevalues import Every, Normal, Point, Range, first_day, last_day, missing_year
from extract.zones import Zones
from parsers.document import Document

_NUMBERING = regex.compile(
    r"\s*(?:[-+*•–]+\s*)?(?:(?:\(?(?:\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}|[a-zđ]|[ivx]{1,5})\s*[.)/](?!\d)\s*(?=\D)|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\D)))?\s*(?:[-+*•–]+\s*)?"
)
_CELLS = regex.compile(r"\s*\|\s*|\t+")
_YEAR = regex.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")
_SENTENCE = regex.compile(r"[.;!?][\s\"”)]+|;|\n")


@dataclass(frozen=True, slots=True)
class Years:
    """Where a missing year comes from: headings with one year, the plan's period, its date of issue."""

    headings: tuple[tuple[Span, int], ...]
    period: tuple[int, int] | None
    issued: date | None

    @property
    def since(self) -> str:
        """What ends before this ISO date is past; the plan's first year where the date of issue is unknown."""
        return self.issued.isoformat() if self.issued else f"{self.period[0]}-01-01" if self.period else "0"

    def near(self, offset: int) -> int | None:
        """The year of the innermost heading over an offset."""
        held = [(end - start, year) for (start, end), year in self.headings if start <= offset < end]
        return min(held)[1] if held else None

    def plan(self, x: TimeExpression) -> int | None:
        """The plan's year for an expression: the first of its period in which the time is not over at issue."""
        first, last = self.period or (
            (self.issued.year, self.issued.year + 1) if self.issued else (None, None)
        )
        if first is None or last is None:
            return None
        if self.issued is None or first == last:
            return first
        for year in range(max(first, self.issued.year), max(last, self.issued.year) + 1):
            shown = normal(x, year)
            if (shown.end or shown.start or "9") >= self.issued.isoformat():
                return year
        return first


def find_deadlines(
    document: Document,
    zones: Zones,
    sections: Sequence[Section],
    citations: Sequence[Citation],
    mentions: Sequence[Mention],
    header: Header,
    mask: Sequence[Span] = (),
) -> tuple[tuple[Deadline, ...], tuple[Issue, ...]]:
    """Deadlines in text order, and what is doubtful about them. `mask` holds spans that are something else."""
    text = document.text
    low = lower_same_length(text)
    cited = sorted([c.evidence.span for c in citations] + [m.evidence.span for m in mentions] + list(mask))
    regions = [zones.opening, (zones.opening[1], zones.signature[0]), *zones.annexes]
    years = Years(_heading_years(text, low, sections, regions), header.period, _issued(header))
    found: list[Deadline] = []
    issues: list[Issue] = []
    for start, end in regions:
        for x, place, year, shown in locate(text, low, (start, end), sections, years, zones.opening):
            if any(a < x.end and x.core < b for a, b in cited):
                continue
            verdict = judge(x, place)
            if verdict is None:
                continue
            found.append(
                _deadline(document, sections, x, shown, verdict, year is not None and missing_year(x.time))
            )
            if shown.value is None:
                issues.append(Issue("deadline_uncomputed", f"no computable time: {x.text}", (x.start, x.end)))
            elif place.past:
                issues.append(
                    Issue("deadline_before_issue", f"before the date of issue: {x.text}", (x.start, x.end))
                )
    return tuple(found), tuple(issues)


def locate(
    text: str, low: str, region: Span, sections: Sequence[Section], years: Years, opening: Span = (0, 0)
) -> Iterator[tuple[TimeExpression, Place, int | None, Normal]]:
    """Every time expression of a region with its place, the year it inherits if any, and its normal forms."""
    heads: dict[int, list[str]] = {}
    line, stop, held = -1, -1, frozenset[str]()
    for found in find_times(text, low, *region):
        x = with_occasion(text, low, found)
        if not line <= x.start < stop:
            line = low.rfind("\n", 0, x.start) + 1
            stop = low.find("\n", x.end)
            stop = len(low) if stop < 0 else stop
            held = frozenset(
                n for s in sections if s.level and s.span[0] <= line < s.span[1] for n in s.labels
            )
        place = _place(text, low, x, (line, stop), region, heads)
        x = _yearly_scope(x, place, years.period is not None and years.period[0] < years.period[1])
        year = None
        if missing_year(x.time):
            year = _column_year(place) or years.near(x.start) or years.plan(x)
        shown = normal(x, year)
        first, last = shown.start or shown.end, shown.end or shown.start
        since = years.since
        place = replace(
            place, labels=held, opening=opening[0] <= x.start < opening[1],
            past=bool(last and last < since), begun=bool(first and first <= since),
        )  # fmt: skip
        yield x, place, year, shown


def _issued(header: Header) -> date | None:
    shown = (
        (header.issued_on or "") + "-01-01"[: max(0, 10 - len(header.issued_on or ""))]
        if header.issued_on
        else ""
    )
    if header.issued_on and len(header.issued_on) == 7:
        shown = header.issued_on + "-01"
    try:
        return date.fromisoformat(shown) if shown else None
    except ValueError:
        return None


# 2. Năm 2017 | - Năm 2025: | Năm 2022, 2023 is two
_YEAR_LINE = regex.compile(r"(?:(?:đến|trong|hết|từ)\s+)?năm\s+(20\d\d)\s*(?:$|[:.,;(]|-\s*\D)")


def _heading_years(
    text: str, low: str, sections: Sequence[Section], regions: Sequence[Span]
) -> tuple[tuple[Span, int], ...]:
    """Where a year reigns: sections whose heading shows one, and lines that open with one, with what hangs on them."""
    out = []
    for section in sections:
        years = (
            set(_YEAR.findall(text[section.heading_span[0] : section.heading_span[1]]))
            if section.level
            else set()
        )
        if len(years) == 1:
            out.append((section.span, int(years.pop())))
    tops = [s.span[0] for s in sections if s.level == 1]
    for start, end in regions:
        at = start
        open_year: tuple[int, str, int] | None = None  # where it began, its numbering, the year
        while at < end:
            stop = low.find("\n", at, end)
            stop = end if stop < 0 else stop
            m = _NUMBERING.match(low, at, stop)
            style = _style(low[at : m.end()]) if m else ""
            year = _YEAR_LINE.match(low, m.end() if m else at, stop) if "năm" in low[at : at + 40] else None
            if open_year and (year or style == open_year[1] or at in tops):
                out.append(((open_year[0], at), open_year[2]))
                open_year = None
            if year:
                open_year = (at, style, int(year[1]))
            at = stop + 1
        if open_year:
            out.append(((open_year[0], end), open_year[2]))
    return tuple(out)


def _style(numbering: str) -> str:
    """The shape of a line's number: `2.` and `3.` have one, `2.1` another; bullets and bare lines have theirs."""
    return (
        regex.sub(r"\d+", "1", regex.sub(r"[ivx]+(?=\s*[./)])", "i", numbering.strip()))
        if numbering.strip()
        else ""
    )


def _place(
    text: str, low: str, x: TimeExpression, line: Span, region: Span, heads: dict[int, list[str]]
) -> Place:
    start, end = line
    in_table = " | " in low[start:end] or "\t" in low[start:end]
    column, header_row = None, False
    if in_table:
        cells = list(_CELLS.finditer(low, start, end))
        index = sum(1 for c in cells if c.end() <= x.start)
        top, titles = _table_head(low, start, region, heads)
        header_row = top == start
        column = titles[min(index, len(titles) - 1)] if titles and not header_row else None
        start = cells[index - 1].end() if index else start
        end = cells[index].start() if index < len(cells) else end
    skip = _NUMBERING.match(low, start, x.start)
    head = low[skip.end() if skip else start : x.start].strip()
    breaks = [m.end() for m in _SENTENCE.finditer(low, start, x.start)]
    begin = breaks[-1] if breaks else (skip.end() if skip else start)
    return Place(
        head,
        low[begin : x.start],
        low[x.end : end],
        column,
        in_table,
        header_row,
        frozenset(),
        False,
        False,
        text[begin : x.start],
    )


def _table_head(low: str, line: int, region: Span, heads: dict[int, list[str]]) -> tuple[int, list[str]]:
    """Where the first row of the table around a line starts, and its cells."""
    top = line
    while top > region[0]:
        before = low.rfind("\n", 0, top - 1) + 1
        row = low[before : top - 1]
        if before < region[0] or not (" | " in row or "\t" in row):
            break
        top = before
    if top not in heads:
        stop = low.find("\n", top)
        heads[top] = _CELLS.split(low[top : len(low) if stop < 0 else stop])
    return top, heads[top]


def _column_year(place: Place) -> int | None:
    years = set(_YEAR.findall(place.column or ""))
    return int(years.pop()) if len(years) == 1 else None


_YEARLY = regex.compile(r"(?:hằng|hàng|mỗi) năm|định kỳ")
_MONTHLY = regex.compile(r"(?:hằng|hàng|mỗi|báo cáo(?: kết quả| định kỳ| công tác)?) tháng(?! \d)")
_REPORT_AFTER = regex.compile(r"\s*\((?:đối với )?báo cáo (?:6 tháng|06 tháng|sáu tháng|năm|quý)\b(?! 20)")
# In a plan of several years: báo cáo năm gửi trước ngày 10/12
_REPORT = regex.compile(
    r"báo cáo(?: kết quả| định kỳ| sơ kết| tổng kết| công tác)? (?:6 tháng|06 tháng|sáu tháng|năm|quý [iv]+)(?! 20)[^;.]{0,60}$"
)


def _yearly_scope(x: TimeExpression, place: Place, many_years: bool) -> TimeExpression:
    """A day without year in a sentence that says "hằng năm" before it recurs each year; a bare day, each month."""
    if isinstance(x.time, Point) and x.time.year is None and not x.year_shift:
        if (
            many_years
            and x.time.unit == "day"
            and x.time.part
            and (_REPORT.search(place.left) or _REPORT_AFTER.match(place.right))
        ):
            return replace(x, time=Every("P1Y", x.time), bound="every", kind="every", word="every")
        if x.time.unit == "day" and x.time.part is None and _MONTHLY.search(place.left):
            return replace(x, time=Every("P1M", x.time), bound="every", kind="every", word="every")
        if x.time.part is not None and _YEARLY.search(place.left):
            return replace(x, time=Every("P1Y", x.time), bound="every", kind="every", word="every")
    return x


def _deadline(
    document: Document,
    sections: Sequence[Section],
    x: TimeExpression,
    shown: Normal,
    verdict: tuple[str, float],
    inherited: bool,
) -> Deadline:
    rule, confidence = verdict
    span = (x.start, x.end)
    confidence -= 0.05 * inherited + 0.15 * document.guessed(*span)
    evidence = Evidence(span, document.page_at(x.start), document.quote(*span), rule, round(confidence, 2))
    return Deadline(
        text=" ".join(x.text.split()), bound=x.bound, value=shown.value, start=shown.start, end=shown.end, rrule=shown.rrule,
        edtf=shown.edtf, precision=shown.precision, inherited=inherited, action=None, bearers=(), recipient=None,
        section=section_path(sections, x.start), evidence=evidence,
    )  # fmt: skip
