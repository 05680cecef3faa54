"""What a matrix of verdicts comes to: the share issued, what is overdue, the mean delay, the oldest debt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from links.standing import ISSUED, MISSING, due_day, is_overdue


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of bodies as of a day; days are calendar days.

    `owing`: bodies that the order binds, those not applicable left out. `share_issued`: of those of which it is known
    whether they have issued it; None where that is known of none. `overdue`: no plan is out after the last day on which
    it was in time (`links.standing`); `mean_delay`: of those that were late. `oldest_overdue`: the body that has owed
    longest, due on `oldest_due`, for `oldest_days`, counted as `days_late` is.
    """

    as_of: date | None
    owing: int
    issued: int
    share_issued: float | None
    late: int
    mean_delay: float | None
    overdue: int
    not_yet_due: int
    cannot_tell: int
    oldest_overdue: str | None
    oldest_due: date | None
    oldest_days: int | None


def totals(rows: Iterable[Mapping[str, Any]]) -> Totals:
    """The totals of rows of `compliance`, all as of one day.

    >>> day = date(2024, 5, 1)
    >>> base = {"as_of": day, "days_late": None, "due": "2024-04-02", "due_date": date(2024, 4, 1)}
    >>> made = totals([
    ...     {**base, "body": "Sở Y tế", "verdict": "late", "days_late": 4},
    ...     {**base, "body": "Sở Nội vụ", "verdict": "not_found"},
    ...     {**base, "body": "Sở Du lịch", "verdict": "not_applicable"},
    ... ])
    >>> made.share_issued, made.mean_delay, made.overdue, made.oldest_overdue, made.oldest_days
    (0.5, 4.0, 1, 'Sở Nội vụ', 29)
    """
    rows = list(rows)
    count = dict.fromkeys(("late", "not_yet_due", "cannot_tell"), 0)
    for row in rows:
        if row["verdict"] in count:
            count[row["verdict"]] += 1
    owing = sum(row["verdict"] != "not_applicable" for row in rows)
    issued = sum(row["verdict"] in ISSUED for row in rows)
    known = issued + sum(row["verdict"] in MISSING for row in rows)
    delays = [row["days_late"] for row in rows if row["verdict"] == "late" and row["days_late"] is not None]
    overdue = [row for row in rows if is_overdue(row)]
    oldest = min(overdue, key=lambda row: (row["due_date"], row["body"]), default=None)
    since = due_day(oldest) if oldest else None
    return Totals(
        as_of=rows[0]["as_of"] if rows else None,
        owing=owing,
        issued=issued,
        share_issued=round(issued / known, 4) if known else None,
        late=count["late"],
        mean_delay=round(sum(delays) / len(delays), 1) if delays else None,
        overdue=len(overdue),
        not_yet_due=count["not_yet_due"],
        cannot_tell=count["cannot_tell"],
        oldest_overdue=oldest["body"] if oldest else None,
        oldest_due=since,
        oldest_days=(oldest["as_of"] - since).days if oldest and since else None,
    )
