"""The days on which recurring deadlines fall (RFC 5545), where the text says on which."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import lru_cache

from dateutil.rrule import rrulestr

MOST = 400  # days of one rule
COUNTED = ("INTERVAL=", "COUNT=")  # what depends on the day on which a rule begins
ANCHORS = ("BYMONTHDAY=", "BYDAY=", "BYYEARDAY=")


def is_anchored(rule: str) -> bool:
    """Whether a rule says on which day; "hằng tháng" alone does not, and no day is invented for it.

    >>> is_anchored("FREQ=MONTHLY;BYMONTHDAY=25"), is_anchored("FREQ=MONTHLY")
    (True, False)
    """
    return any(anchor in rule for anchor in ANCHORS)


def in_force(
    issued_on: str | None, first_year: int | None, last_year: int | None
) -> tuple[date, date | None] | None:
    """From when to when a plan's recurrences run: from its issue, else its period, to the end of its period.

    None where neither is known; an unknown end stays open.

    >>> in_force("2025-10-03", 2025, 2026), in_force("2023-04", None, None)
    ((datetime.date(2025, 10, 3), datetime.date(2026, 12, 31)), (datetime.date(2023, 4, 1), None))
    """
    end = date(last_year, 12, 31) if last_year and 1 <= last_year <= 9999 else None
    parts = [int(part) for part in (issued_on or "").split("-") if part.isdecimal()]
    try:
        if parts:
            return date(*(parts + [1, 1])[:3]), end
        return (date(first_year, 1, 1), end) if first_year else None
    except (ValueError, TypeError):
        return None


def days_of(rule: str, start: date, until: date | None, first: date, last: date) -> list[date]:
    """The days of a rule from `first` to `last`, inclusive; none for a rule that says no day or is no rule.

    >>> days_of("FREQ=MONTHLY;BYMONTHDAY=25", date(2025, 10, 3), None, date(2025, 11, 1), date(2025, 12, 31))
    [datetime.date(2025, 11, 25), datetime.date(2025, 12, 25)]
    >>> days_of("FREQ=MONTHLY", date(2025, 10, 3), None, date(2025, 11, 1), date(2025, 12, 31))
    []
    >>> days_of("FREQ=MONTHLY;INTERVAL=2;BYMONTHDAY=5", date(2025, 10, 3), None, date(2025, 11, 1), date(2026, 1, 31))
    [datetime.date(2025, 12, 5)]
    """
    end = min(last, until) if until else last
    if not is_anchored(rule) or start > end:
        return []
    if not any(part in rule for part in COUNTED):  # the same days wherever it is begun
        return [day for day in _between(rule, first, first, last) if start <= day <= end]
    return [day for day in _between(rule, start, max(first, start), last) if day <= end]


@lru_cache(maxsize=10_000)
def _between(rule: str, start: date, first: date, last: date) -> tuple[date, ...]:
    """The days of a rule that begins at `start`, from `first` to `last`."""
    try:
        found = rrulestr(rule.removeprefix("RRULE:"), dtstart=datetime.combine(start, time()))
        days: list[date] = []
        for day in found.xafter(datetime.combine(first, time()), count=MOST, inc=True):
            if day.date() > last:
                break
            days.append(day.date())
        return tuple(days)
    except (ValueError, TypeError, OverflowError):
        return ()
