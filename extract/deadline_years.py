"""Where a time without year takes it from: column head, heading, run-in heading, the plan itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import regex

from extract.dates import TimeExpression, normal
from extract.records import Section, Span

_YEAR = regex.compile(r"(?<!\d)(20\d\d|19\d\d)(?!\d)")
# The number or bullet a line opens with: 2. | 1.1. | a) | 2- | b- | - | 2.1 Rà soát | 3a. Sở Y tế; not the day of "15/6"
NUMBERING = regex.compile(
    r"\s*(?:[-+*•–]+\s*)?(?:\(?(?:\d{1,2}(?:\.\d{1,2}){1,3}|\d{1,2}[a-eđ]?|[a-zđ]|[ivx]{1,5})\s*[.)/](?!\d)\s*(?=\D)"
    r"|(?:\d{1,2}|[ivx]{1,5}|[a-hk-uyđ])-\s++(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=\D))?\s*(?:[-+*•–]+\s*)?"
)
# Năm 2017 | Đến năm 2025: | Năm 2021, tập trung ...; two years are no heading of one
_YEAR_LINE = regex.compile(
    r"(?:(?:đến|trong|hết|từ)\s+)?năm\s+(20\d\d)\s*(?:$|[:.,;(]|-\s*\D)", regex.MULTILINE
)
_FIGURES = regex.compile(r"\d+")
_ROMAN = regex.compile(r"[ivx]+(?=\s*[./)])")
_LETTER = regex.compile(r"(?<![\p{L}\d])[a-hk-uyđ](?=\s*[./)]|-\s)")
_ADDED = regex.compile(r"(?<=\d)[a-eđ](?=\s*[./)])")  # 3a.


def words_begin(low: str, start: int, stop: int) -> int:
    """Where the words of a line begin, after its number or bullet; no farther than `stop`."""
    begin = start + 2 if low.startswith("- ", start) and start + 2 <= stop else start
    if low[begin : begin + 2].isalpha() and low[begin] not in "ivx":  # no number, told at once
        return begin
    m = NUMBERING.match(low, start, stop)
    return m.end() if m else start


@dataclass(frozen=True, slots=True)
class Years:
    """`headings`: spans over which one year reigns; `period` and `issued` of the plan."""

    headings: tuple[tuple[Span, int], ...]
    period: tuple[int, int] | None
    issued: date | None
    over_tet: bool = False  # a plan "dịp Tết Nguyên đán 2012" runs from its issue in the year before

    @property
    def since(self) -> str:
        """What ends before this ISO date is past; without a date of issue, the plan's first year counts."""
        if self.issued:
            return self.issued.isoformat()
        return f"{self.period[0]}-01-01" if self.period else "0"

    @property
    def several(self) -> bool:
        """Whether the plan runs over more than one year."""
        return self.period is not None and self.period[0] < self.period[1]

    def of(self, x: TimeExpression, column: str | None) -> int | None:
        """The year for an expression that shows none."""
        return one_year(column or "") or self._near(x.start) or self._plan(x)

    def _near(self, offset: int) -> int | None:
        held = [(end - start, year) for (start, end), year in self.headings if start <= offset < end]
        return min(held)[1] if held else None

    def _plan(self, x: TimeExpression) -> int | None:
        """The first year of the plan in which the time is not yet over when the plan is issued."""
        if self.issued is None:
            return self.period[0] if self.period else None
        first, last = self.period or (self.issued.year, self.issued.year + 1)
        if self.over_tet and self.issued.year == first - 1:
            first = self.issued.year
        if first == last:
            return first
        for year in range(max(first, self.issued.year), max(last, self.issued.year) + 1):
            shown = normal(x, year)
            if (shown.end or shown.start or "9") >= self.issued.isoformat():
                return year
        return first


def one_year(text: str) -> int | None:
    """The year of a text that shows exactly one.

    >>> one_year("Hoàn thành năm 2022"), one_year("2021-2025")
    (2022, None)
    """
    shown = set(_YEAR.findall(text))
    return int(shown.pop()) if len(shown) == 1 else None


def issue_date(shown: str | None) -> date | None:
    """The date of issue; the first of the month where the day is blank.

    >>> issue_date("2023-04")
    datetime.date(2023, 4, 1)
    """
    if not shown:
        return None
    try:
        return date.fromisoformat(f"{shown}-01-01"[:10])
    except ValueError:
        return None


def heading_years(
    text: str, low: str, sections: Sequence[Section], regions: Sequence[Span]
) -> tuple[tuple[Span, int], ...]:
    """Sections whose heading shows one year, and lines that open with one, with what hangs on them."""
    out = [
        (section.span, year)
        for section in sections
        if section.level and (year := one_year(text[section.heading_span[0] : section.heading_span[1]]))
    ]
    tops = {s.span[0] for s in sections if s.level == 1}
    for start, end in regions:
        lines = list(_year_lines(low, start, end))
        for i, (at, year) in enumerate(lines):
            stop = lines[i + 1][0] if i + 1 < len(lines) else end
            out.append(((at, _reach(low, at, stop, tops)), year))
    return tuple(out)


def _year_lines(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(offset, year) of each line that opens with a year."""
    at = low.find("năm 20", start, end)
    while at >= 0:
        line = low.rfind("\n", 0, at) + 1
        if line >= start and at - line < 30:
            numbered = NUMBERING.match(low, line, at)
            m = _YEAR_LINE.match(low, numbered.end() if numbered else line, end)
            if m:
                yield line, int(m[1])
        at = low.find("năm 20", at + 1, end)


def _reach(low: str, line: int, stop: int, tops: set[int]) -> int:
    """Where the year of a line ends: at the next line with a number of the same shape, or a top heading."""
    style = number_style(low, line)
    at = low.find("\n", line, stop) + 1
    while 0 < at < stop:
        if at in tops or number_style(low, at) == style:
            return at
        at = low.find("\n", at, stop) + 1
    return stop


def number_style(low: str, line: int) -> str:
    """The shape of a line's number: `2.` and `3.` have one, `b)` and `c)`, `2.1` another, bullets and bare lines theirs."""
    m = NUMBERING.match(low, line, line + 16)
    number = m[0].strip() if m else ""
    return _FIGURES.sub("1", _ROMAN.sub("i", _LETTER.sub("a", _ADDED.sub("", number)))) if number else ""
