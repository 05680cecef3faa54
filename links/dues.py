"""When a duty is due: the last day in time, and the day on which a plan is neither early nor late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import regex

from extract.timevalues import Point, Precision, first_day, last_day

# 2016-05-25 | 2016-06 | 2023-Q2 | 2018-H1 | 2016
_POINT = regex.compile(r"(?P<y>\d{4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d))?|Q(?P<q>[1-4])|H(?P<h>[12])))?")
_DELAY = regex.compile(r"P(?P<n>\d{1,3})(?P<unit>WD|D|W|M)")
_SEVERAL = regex.compile(r"\s*[;|]\s*")


@dataclass(frozen=True, slots=True)
class Due:
    """`value` as the order gives it; `last` the last day in time; `mark` the day X of "trước ngày X", else
    `last`.
    """

    value: str | None
    last: date | None
    mark: date | None


def read_due(value: str | None, end: date | None, issued_on: date | None, words: str) -> Due:
    """A duty's due date from its deadline value; of several the earliest.

    `end` is the last day of the deadline itself where that is known: one day before `value` for "trước ngày".
    Without it the order's `words` tell. A delay counts from `issued_on`; a recurrence has no day.

    >>> read_due("2016-06-15", None, None, "xây dựng kế hoạch, gửi trước ngày 15/6/2016")
    Due(value='2016-06-15', last=datetime.date(2016, 6, 14), mark=datetime.date(2016, 6, 15))
    >>> read_due("2016-06", None, None, "").last, read_due("P5WD", None, date(2024, 5, 3), "").last
    (datetime.date(2016, 6, 30), datetime.date(2024, 5, 10))
    """
    if not value:
        return Due(None, None, None)
    found = [_one(part, end, issued_on, words) for part in _SEVERAL.split(value)]
    dated = [due for due in found if due.last is not None]
    return min(dated, key=lambda due: due.last or date.max) if dated else Due(value, None, None)


def _one(value: str, end: date | None, issued_on: date | None, words: str) -> Due:
    if (delay := _DELAY.fullmatch(value)) and issued_on:
        day = _later(issued_on, int(delay["n"]), delay["unit"])
        return Due(value, day, day)
    if not (m := _POINT.fullmatch(value.split("/")[-1])):
        return Due(value, None, None)
    point = _point(m)
    try:
        start, stop = first_day(point), last_day(point)
    except ValueError:
        return Due(value, None, None)
    if start is None or stop is None:
        return Due(value, None, None)
    before = end == start - timedelta(days=1) if end else _says_before(point, words)
    if before:
        return Due(
            value, start - timedelta(days=1), start if point.unit == "day" else start - timedelta(days=1)
        )
    return Due(value, end or stop, end or stop)


def _point(m: regex.Match[str]) -> Point:
    for name, unit in (("d", "day"), ("m", "month"), ("q", "quarter"), ("h", "half")):
        if m[name]:
            kind: Precision = unit  # type: ignore[assignment]
            part = int(m["m"]) if unit == "day" else int(m[name])
            return Point(kind, int(m["y"]), part, int(m["d"]) if unit == "day" else None)
    return Point("year", int(m["y"]))


def _says_before(point: Point, words: str) -> bool:
    """Whether the words put "trước" before this day: "trước ngày 15/6/2016", "trước 15 tháng 6"."""
    if point.unit != "day":
        return False
    low = words.lower()
    return bool(
        regex.search(rf"trước (?:ngày )?(?:là )?0?{point.day}\s?(?:[/.-]|tháng)\s?0?{point.part}(?!\d)", low)
    )


def _later(day: date, count: int, unit: str) -> date:
    """The last day of a delay; the day it counts from is not counted, working days leave out weekends.

    >>> _later(date(2024, 1, 31), 1, "M"), _later(date(2024, 5, 3), 2, "WD")
    (datetime.date(2024, 2, 29), datetime.date(2024, 5, 7))
    """
    if unit == "M":
        first = date(day.year + (day.month + count - 1) // 12, (day.month + count - 1) % 12 + 1, 1)
        end = last_day(Point("month", first.year, first.month))
        return min(first + timedelta(days=day.day - 1), end or first)
    if unit != "WD":
        return day + timedelta(days=count * (7 if unit == "W" else 1))
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day
