"""Deadline values read back: the normal forms of the tables as times, and what follows from them."""

from __future__ import annotations

import regex

from extract.timevalues import Delay, Every, Normal, Point, Precision, Range, Time, possible, resolve

# 2016-05-25 | 2016-06 | 2023-Q2 | 2018-H1 | 2016 | XXXX-12-15 | XXXX-XX-15 | XXXX-Q4 (two with a slash make a range)
_POINT = regex.compile(
    r"(?P<y>\d{4}|XXXX)(?:-(?:(?P<m>0[1-9]|1[0-2]|XX)(?:-(?P<d>0[1-9]|[12]\d|3[01]))?|Q(?P<q>[1-4])|H(?P<h>[12])))?"
)
# P10D | P5WD | P2W | P6M | P1Y
_DELAY = regex.compile(r"P(?P<n>\d{1,3})(?P<unit>WD|D|W|M|Y)")
# P1D | P1W | P1M | P3M | P6M | P1Y
_STEP = regex.compile(r"P[1-9]\d?[DWMY]")


def parse_value(value: str) -> Time | None:
    """The time that a deadline's `value` names; None for a text that is no such value.

    >>> parse_value("2016-05-25"), parse_value("P5WD"), parse_value("2016-13")
    (Point(unit='day', year=2016, part=5, day=25, approx=False), Delay(count=5, unit='WD'), None)
    >>> resolve(parse_value("2023-Q2"), "before").end, resolve(parse_value("R/XXXX-12-15"), "every").rrule
    ('2023-03-31', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15')
    """
    if value.startswith("R/"):
        return _every(value[2:])
    if m := _DELAY.fullmatch(value):
        return Delay(int(m["n"]), m["unit"])
    points = [parse_point(part) for part in value.split("/")]
    if any(point is None or point.year is None for point in points) or len(points) > 2:
        return None
    first, last = points[0], points[-1]
    return first if len(points) == 1 else first and last and Range(first, last)


def parse_point(value: str) -> Point | None:
    """A calendar point; its year is None for `XXXX`. None where the calendar has no such day.

    >>> parse_point("2018-H1"), parse_point("2023-02-29")
    (Point(unit='half', year=2018, part=1, day=None, approx=False), None)
    """
    m = _POINT.fullmatch(value)
    if m is None:
        return None
    year = None if m["y"] == "XXXX" else int(m["y"])
    units: dict[str, Precision] = {"d": "day", "m": "month", "q": "quarter", "h": "half"}
    name = next((name for name in units if m[name]), None)
    if name is None or (m["m"] == "XX" and (year or name != "d")):
        return None if name or year is None else Point("year", year)
    part = None if m["m"] == "XX" else int(m["m"] or m[name])
    point = Point(units[name], year, part, int(m["d"]) if name == "d" else None)
    return point if year != 0 and possible(point) else None


def _every(value: str) -> Every | None:
    if _STEP.fullmatch(value):
        return Every(value)
    points = [parse_point(part) for part in value.split("/")]
    if len(points) > 2 or any(p is None or p.year is not None for p in points):
        return None
    anchor, until = points[0], points[1] if len(points) == 2 else None
    monthly = anchor is not None and anchor.unit == "day" and anchor.part is None
    return Every("P1M" if monthly else "P1Y", anchor, until=until)


def normal_of(value: str, bound: str) -> Normal | None:
    """All normal forms that follow from a value and its bound; None for a text that is no value."""
    time = parse_value(value)
    return resolve(time, bound) if time else None
