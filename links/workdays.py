"""Working days in Vietnam: weekends and public holidays out, Saturdays worked in exchange in.

The days are those of the `holidays` package: Bộ luật Lao động, Điều 111-112, the yearly notices of the Government on Tết and
exchanged days, and for years without a notice yet the lunar calendar alone.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays


@cache
def _calendar() -> HolidayBase:
    return country_holidays("VN")


def is_working_day(day: date) -> bool:
    """Whether offices work on that day.

    >>> is_working_day(date(2024, 4, 29)), is_working_day(date(2024, 5, 4))  # a Monday off for a Saturday worked
    (False, True)
    """
    return bool(_calendar().is_working_day(day))


def working_days_after(day: date, count: int) -> date:
    """The last of so many working days; the day they count from is not one of them.

    >>> working_days_after(date(2024, 5, 3), 2), working_days_after(date(2025, 1, 24), 1)  # the second over Tết
    (datetime.date(2024, 5, 6), datetime.date(2025, 2, 3))
    """
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def at_work(day: date) -> date:
    """The day, or the first working day after it: where a period's last day falls (Bộ luật Dân sự, Điều 148).

    >>> at_work(date(2026, 9, 1)), at_work(date(2026, 8, 28))
    (datetime.date(2026, 9, 3), datetime.date(2026, 8, 28))
    """
    return day if is_working_day(day) else working_days_after(day, 1)
