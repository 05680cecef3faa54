"""What a time expression means: calendar points, ranges, recurrences, delays, and their normal forms.

A part that the text leaves out stays None until `with_year` fills it; nothing is guessed.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extract.records import Bound
from parsers.values import value

Kind = Literal[
    "day",
    "day_only",
    "month",
    "quarter",
    "half",
    "year",
    "years",
    "school",
    "every",
    "delay",
    "vague",
    "now",
    "next",
    "occasion",
]
Precision = Literal["day", "month", "quarter", "half", "year"]
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


@value
class Point:
    """A day, month, quarter, half or year. `part` is the month (1-12), quarter (1-4) or half (1-2).

    `approx` marks đầu, giữa, cuối: the printed unit is coarser than what is meant.
    """

    unit: Precision
    year: int | None = None
    part: int | None = None
    day: int | None = None
    approx: bool = False


@value
class Range:
    """From the start of `first` to the end of `last`."""

    first: Point
    last: Point


@value
class Every:
    """A recurrence: `step` months or weeks, or an anchor within the year or month.

    `anchor` is a Point without year (15/12, tháng 11, quý IV) or with nothing but a day (ngày 15 hằng tháng).
    """

    step: str  # P1D, P1W, P1M, P3M, P6M, P1Y, P2Y ...
    anchor: Point | None = None
    weekday: str | None = None  # MO..SU
    day: int | None = None  # the day inside a quarter's first or last month
    quarter_month: int | None = None  # 1 first, 3 last month of the quarter
    until: Point | None = None  # where a range of days or months ends: từ 15/11 đến 15/12 hằng năm


@dataclass(frozen=True, slots=True)
class Delay:
    """So many units after (or before) an event. `unit` is D, WD (working days), W, M or Y."""

    count: int
    unit: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Words such as "trong năm" or "cuối tháng" that name no computable time by themselves."""

    unit: str  # year, quarter, month
    part: str | None = None  # first, middle, last


Time = Point | Range | Every | Delay | Vague


@value
class TimeExpression:
    """One time with its bound. `[start, end)` is the whole text, `core` where the time itself begins.

    `kind` and `word` are those of its (first) atom, `lead` the bound's own words ("trước", "đến hết").
    `bare` tells that the figures stand without a time word, `year_shift` that the text says "năm sau".
    """

    text: str
    start: int
    end: int
    core: int
    kind: Kind
    time: Time
    bound: Bound
    lead: str
    word: str = ""
    bare: bool = False
    year_shift: int = 0


@value
class Normal:
    """The normal forms of a time under a bound; `start` and `end` are inclusive ISO dates."""

    value: str | None
    start: str | None = None
    end: str | None = None
    rrule: str | None = None
    edtf: str | None = None
    precision: str | None = None


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has that day.

    >>> is_date(2024, 2, 29), is_date(2023, 2, 29)
    (True, False)
    """
    return 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]


def possible(point: Point) -> bool:
    """Whether the parts shown can be a time at all; a missing year is taken for a leap year."""
    if point.unit == "day":
        return point.part is None or point.day is None or is_date(point.year or 2024, point.part, point.day)
    return True


def missing_year(time: Time) -> bool:
    """Whether the year has to come from elsewhere."""
    if isinstance(time, Range):
        return time.first.year is None or time.last.year is None
    return isinstance(time, Point) and time.year is None and (time.unit != "day" or time.part is not None)


def value_of(point: Point) -> str | None:
    """`2016-05-25`, `2016-06`, `2023-Q2`, `2018-H1`, `2016`; None where a part is missing.

    >>> value_of(Point("quarter", 2023, 2))
    '2023-Q2'
    """
    if point.year is None or (point.unit == "day" and point.part is None):
        return None
    if point.unit == "day":
        return f"{point.year}-{point.part:02}-{point.day or 0:02}"
    if point.unit == "month":
        return f"{point.year}-{point.part or 0:02}"
    return str(point.year) if point.unit == "year" else f"{point.year}-{point.unit[0].upper()}{point.part}"


def edtf_of(point: Point) -> str | None:
    """EDTF level 1, with the codes of level 2 for quarters (33-36) and halves (40-41).

    >>> edtf_of(Point("half", 2018, 1)), edtf_of(Point("year", 2020, approx=True))
    ('2018-40', '2020~')
    """
    value = value_of(point)
    if value is None or point.part is None:
        return value and value + "~" * point.approx
    if point.unit == "quarter":
        value = f"{point.year}-{32 + point.part}"
    elif point.unit == "half":
        value = f"{point.year}-{39 + point.part}"
    return value + "~" * point.approx


def first_day(point: Point) -> date | None:
    """The first day of a point whose year is known."""
    if point.year is None or (point.unit == "day" and point.part is None):
        return None
    if point.unit == "day":
        month, day = point.part or 1, point.day or 1
        return date(point.year, month, day) if is_date(point.year, month, day) else None
    return date(point.year, ((point.part or 1) - 1) * _MONTHS[point.unit] + 1, 1)


def last_day(point: Point) -> date | None:
    """The last day of a point whose year is known.

    >>> last_day(Point("quarter", 2023, 2))
    datetime.date(2023, 6, 30)
    """
    start = first_day(point)
    if start is None or point.unit == "day":
        return start
    month = start.month + _MONTHS[point.unit] - 1
    return date(start.year, month, calendar.monthrange(start.year, month)[1])


def with_year(time: Time, year: int) -> Time:
    """The time with its missing years filled: the first point takes `year`, the last follows it.

    >>> with_year(Range(Point("month", None, 11), Point("month", None, 2)), 2021)
    Range(first=Point(unit='month', year=2021, part=11, day=None, approx=False), \
last=Point(unit='month', year=2022, part=2, day=None, approx=False))
    """
    if isinstance(time, Point) and time.year is None:
        return replace(time, year=year)
    if isinstance(time, Range):
        return share_year(replace(time, first=replace(time.first, year=time.first.year or year)))
    return time


def share_year(time: Range) -> Range:
    """Both ends of a range from the one whose year is shown: từ 25/12 đến 05/01/2022 begins in 2021."""
    first, last = time.first, time.last
    if first.year is None and last.year is not None:
        year = last.year - (last.unit != "year" and _month(first) > _month(last))
        return Range(replace(first, year=year), last)
    if last.year is None and first.year is not None:
        return Range(first, replace(last, year=first.year + (_month(first) > _month(last))))
    return time


def _month(point: Point) -> float:
    """The month a point begins in, with its day as a fraction: for comparing within a year."""
    part = point.part or 1
    return part + (point.day or 0) / 100 if point.unit == "day" else (part - 1) * _MONTHS[point.unit] + 1


def resolve(time: Time, bound: str) -> Normal:
    """The normal forms of a time whose missing year, if any, has been filled."""
    if isinstance(time, Every):
        return _every(time)
    if isinstance(time, Delay):
        return Normal(f"P{time.count}{time.unit}", precision="day" if time.unit in ("D", "WD") else None)
    if isinstance(time, Vague):
        return Normal(None)
    first, last = (time.first, time.last) if isinstance(time, Range) else (time, time)
    one, two = value_of(first), value_of(last)
    start, end = first_day(first), last_day(last)
    if one is None or two is None or start is None or end is None:
        return Normal(None, precision=first.unit)
    shown_one, shown_two = edtf_of(first), edtf_of(last)
    value, edtf = (one, shown_one) if time is first else (f"{one}/{two}", f"{shown_one}/{shown_two}")
    if bound == "before":
        end = start - timedelta(days=1)
        return Normal(value, None, end.isoformat(), None, f"../{end.isoformat()}", last.unit)
    if bound == "by":
        return Normal(value, None, end.isoformat(), None, f"../{shown_two}", last.unit)
    if bound == "from":
        return Normal(value, start.isoformat(), None, None, f"{shown_one}/..", first.unit)
    return Normal(value, start.isoformat(), end.isoformat(), None, edtf, last.unit)


_FREQ = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}


def _every(time: Every) -> Normal:
    anchor = time.anchor
    if anchor is None:
        interval = int(time.step[1:-1])
        rule = f"FREQ={_FREQ[time.step[-1]]}" + (f";INTERVAL={interval}" if interval > 1 else "")
        if time.weekday and time.step == "P1W":
            rule += f";BYDAY={time.weekday}"
        if time.day and time.step == "P3M":
            months = {1: "1,4,7,10", 2: "2,5,8,11"}.get(time.quarter_month or 3, "3,6,9,12")
            rule = f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={time.day}"
        return Normal(f"R/{time.step}", rrule=rule)
    shown, rule = _anchor(anchor)
    edtf = _edtf_anchor(anchor)
    if time.until:  # the rule tells when it begins
        shown, edtf = f"{shown}/{_anchor(time.until)[0]}", f"{edtf}/{_edtf_anchor(time.until)}"
    return Normal(f"R/{shown}", None, None, rule, edtf, anchor.unit)


def _anchor(point: Point) -> tuple[str, str]:
    """A point without year as values have it, and the RRULE of the recurrence that it anchors.

    >>> _anchor(Point("quarter", None, 2))
    ('XXXX-Q2', 'FREQ=YEARLY;BYMONTH=4,5,6')
    """
    part = point.part or 0
    if point.unit == "day" and point.part is None:
        return f"XXXX-XX-{point.day:02}", f"FREQ=MONTHLY;BYMONTHDAY={point.day}"
    if point.unit == "day":
        return f"XXXX-{part:02}-{point.day:02}", f"FREQ=YEARLY;BYMONTH={part};BYMONTHDAY={point.day}"
    if point.unit == "month":
        return f"XXXX-{part:02}", f"FREQ=YEARLY;BYMONTH={part}"
    length = _MONTHS[point.unit]
    months = [str((part - 1) * length + i + 1) for i in range(length)]
    if point.approx and part == 4:
        months = months[-1:]
    return f"XXXX-{point.unit[0].upper()}{part}", f"FREQ=YEARLY;BYMONTH={','.join(months)}"


def _edtf_anchor(point: Point) -> str:
    codes = {"quarter": 32, "half": 39}
    code = codes.get(point.unit)
    return f"XXXX-{code + (point.part or 0)}" if code else _anchor(point)[0]
