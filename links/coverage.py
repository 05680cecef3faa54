"""What was searched: without it no body is ever said to have issued nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from links.identity import plain
from links.lineage import province_satisfies

FRESH = timedelta(days=30)  # a source seen healthy this long before the date in question still counts
COLUMNS = ("source", "body_id", "province_id", "from", "to", "last_healthy")
ASSUMED = "searched: the documents in hand, taken as complete"


@dataclass(frozen=True, slots=True)
class Search:
    """A source and what it was searched for; `body_id` and `province_id` None mean all."""

    source: str
    body_id: str | None
    province_id: str | None
    first: date
    last: date
    healthy: date


def read_coverage(frame: pd.DataFrame | None) -> tuple[Search, ...]:
    """The rows of a coverage frame (COLUMNS; days as dates or ISO texts); rows without dates cover
    nothing.
    """
    if frame is None:
        return ()
    rows = plain(frame.reindex(columns=list(COLUMNS)))
    searches = []
    for source, body_id, province_id, *days in rows.itertuples(index=False, name=None):
        first, last, healthy = (
            d if isinstance(d, date) or d is None else date.fromisoformat(str(d)[:10]) for d in days
        )
        if first and last and healthy:
            searches.append(Search(str(source), body_id, province_id, first, last, healthy))
    return tuple(sorted(searches, key=lambda s: (s.source, s.first, s.last)))


def searched(
    searches: tuple[Search, ...], body_id: str | None, province_id: str | None, start: date, end: date
) -> str | None:
    """What was searched for a body from `start` to `end`, in words; None where a part of that was not.

    >>> one = Search("portal", None, "lang-son", date(2016, 1, 1), date(2017, 1, 1), date(2016, 12, 30))
    >>> searched((one,), "y-te", "lang-son", date(2016, 4, 1), date(2016, 6, 15))
    'searched: portal from 2016-01-01 to 2017-01-01, last healthy 2016-12-30'
    >>> searched((one,), "y-te", "son-la", date(2016, 4, 1), date(2016, 6, 15)) is None
    True
    """
    fitting = [
        s
        for s in searches
        if s.body_id in (None, body_id)
        and (
            s.province_id is None
            or (province_id is not None and province_satisfies(province_id, s.province_id))
        )
        and s.first <= start
        and s.last >= end
        and s.healthy >= end - FRESH
    ]
    if not fitting:
        return None
    return "searched: " + ", ".join(
        f"{s.source} from {s.first.isoformat()} to {s.last.isoformat()}, last healthy {s.healthy.isoformat()}"
        for s in fitting
    )
