"""Dated days of note: "nhân dịp kỷ niệm ... (02/9/1945 - 02/9/2020)" is one expression of time."""

from __future__ import annotations

from dataclasses import replace

import regex

from extract.dates import TimeExpression
from extract.records import Bound
from extract.timevalues import Range

# nhân dịp kỷ niệm ... ( | đúng dịp Ngày ... ( | vào dịp Lễ ... (
_ON_DAY = regex.compile(r"(?:đúng |vào |trong |nhân )?dịp [^;.:()|\n]{3,160}\(\s?$")
# gắn với kỷ niệm 75 năm Quốc khánh ( | nhân kỷ niệm ... (
_ANNIVERSARY = regex.compile(r"(?:nhân |vào )?(?:lễ |đại lễ )?k[ỷỉ] niệm [^;.:()|\n]{3,160}\(\s?$")
# Ngày hội Quốc phòng toàn dân ( | nhân Ngày Pháp luật Việt Nam ( ; with its capital
_DAY_OF_NOTE = regex.compile(r"Ngày (?!\d)[^;.:()|\n]{3,120}\(\s?$")
# tuần lễ Dinh dưỡng và Phát triển ( | Tháng hành động vì trẻ em (
_WEEK_OF_NOTE = regex.compile(
    r"(?<!\w)(?:tuần lễ|tháng (?:hành động|cao điểm|thanh niên|công nhân))[^;,.:()|\n]{3,90}\(\s?$"
)
# dịp kỷ niệm Ngày thành lập Đoàn 26/3 | nhân Ngày Pháp luật Việt Nam 09/11
_OPEN = regex.compile(
    r"(?:(?:đúng |vào |trong |nhân )?dịp |nhân )(?:lễ )?(?:k[ỷỉ] niệm|ngày(?= \D))[^;.:()|\n]{3,120}$"
)

# trước Lễ hội mùa hè ( | trước khai mạc vòng loại ( | trước Tết Dương lịch 2020 ( : the date is the event's
_BEFORE_EVENT = regex.compile(r"(?<!\w)trước (?!đây|đó|ngày \d|mắt)\p{L}[^;,.:()|\n]{3,80}\(\s?$")
# chậm nhất ngày 17 tháng Chạp ( | ngày rằm tháng Giêng (tức ngày | ngày 15 tháng 8 âm lịch (: what is behind is its date
_LUNAR_DAY = regex.compile(
    r"(?:(?P<by>(?:chậm|muộn) nhất(?: là| vào)?|đến hết|đến) |(?P<before>trước) |(?P<in>vào(?: dịp)?|dịp|đúng) )?"
    r"(?:ngày )?(?:(?:m[ùồ]ng |ngày )?\d{1,2}|rằm) (?:tháng )(?:(?:giêng|chạp)(?: âm lịch)?|(?:\p{L}+|\d{1,2}) âm lịch)"
    r"(?: năm \p{L}+ \p{L}+)? "
    r"\((?:tức (?:là )?|nhằm )?$"
)


def is_anniversary(x: TimeExpression) -> bool:
    """Whether the days of a range are one day of the year, years apart: "12/2/1950 - 12/2/2020"."""
    if not isinstance(x.time, Range):
        return False
    first, last = x.time.first, x.time.last
    return (
        first.day is not None
        and replace(last, year=first.year) == first
        and (last.year or 0) - (first.year or 0) > 1
    )


def with_occasion(text: str, low: str, x: TimeExpression) -> TimeExpression:
    """The day of note around a date: its text is the occasion, its value the last date; else `x` itself."""
    if x.kind in ("month", "every") and low[x.end : x.end + 1] == ")":
        return _named_month(text, low, x)
    if x.kind != "day":
        return x
    line = max(low.rfind("\n", 0, x.start) + 1, x.start - 200)
    left = low[line : x.start]
    closed = low[x.end : x.end + 1] == ")"
    if closed and x.bound == "in" and "trước " in left and (m := _BEFORE_EVENT.search(left)):
        start, end = line + m.start(), x.end + 1
        return replace(x, text=text[start:end], start=start, end=end, bound="before", lead="trước")
    if closed and x.bound == "in" and "(" in left[-12:] and (m := _LUNAR_DAY.search(left)):
        start, end = line + m.start(), x.end + 1
        bound: Bound = "by" if m["by"] else "before" if m["before"] else "in"
        lead = m["by"] or m["before"] or m["in"] or ""
        return replace(x, text=text[start:end], start=start, end=end, bound=bound, lead=lead, bare=False)
    at = _before_bracket(text[line : x.start], left) if left.rstrip().endswith("(") else _unbracketed(left, x)
    if at is None:
        return x
    start, end = line + at, x.end + (closed and "(" in left[at:])
    weeks = _WEEK_OF_NOTE.match(left, at) is not None  # its range is when it is held; a day's are its years
    years = isinstance(x.time, Range) and (x.time.last.year or 0) - (x.time.first.year or 0) > 1
    time = x.time.last if isinstance(x.time, Range) and years and not weeks else x.time
    return replace(
        x, text=text[start:end], start=start, end=end, time=time, bound="in", kind="occasion", lead=""
    )


def _named_month(text: str, low: str, x: TimeExpression) -> TimeExpression:
    """A month with the name it has before the bracket: "trong Tháng hành động vì trẻ em (tháng 6 hằng năm)"."""
    line = max(low.rfind("\n", 0, x.start) + 1, x.start - 120)
    m = _WEEK_OF_NOTE.search(low[line : x.start])
    if m is None:
        return x
    start = line + m.start()
    lead = next(
        (lead for lead in ("trong ", "vào dịp ", "vào ", "dịp ") if low.endswith(lead, line, start)), ""
    )
    if not lead:  # "Phát động Tháng hành động (tháng 6 hằng năm)": what is done, not when
        return x
    start -= len(lead)
    return replace(x, text=text[start : x.end + 1], start=start, end=x.end + 1)


def _before_bracket(raw: str, left: str) -> int | None:
    """Where the day of note before a bracket begins: at "dịp", else "kỷ niệm", else "Ngày"."""
    if "dịp " in left and (m := _ON_DAY.search(left)):
        return int(m.start())
    if "niệm" in left and (m := _ANNIVERSARY.search(left)):
        return int(m.start())
    if m := _WEEK_OF_NOTE.search(left):
        return int(m.start())
    last = raw.rfind("Ngày ")
    if last < 0:
        return None
    begin = last - 5 if left[max(0, last - 5) : last] == "nhân " else last
    return begin if _DAY_OF_NOTE.match(raw, last) else None


def _unbracketed(left: str, x: TimeExpression) -> int | None:
    m = _OPEN.search(left) if x.bound == "in" and not x.lead and ("dịp " in left or "nhân " in left) else None
    return int(m.start()) if m else None
