"""What was searched: without it no body is ever said to have issued nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from links.grounds import Ground, ground
from links.identity import as_day, plain
from links.lineage import body, province_satisfies

FRESH = timedelta(days=30)  # a source searched this long before the day of the verdict still counts
COLUMNS = ("portal", "province_id", "bodies", "searched_from", "searched_to", "last_healthy", "healthy")
ALL = "*"
ASSUMED = (ground("assumed"),)
_DISTRICTS = tuple(f"name:ủy ban nhân dân {kind}" for kind in ("huyện", "quận", "thị xã", "thành phố"))
_COMMUNES = tuple(f"name:ủy ban nhân dân {kind}" for kind in ("xã", "phường", "thị trấn", "đặc khu"))


@dataclass(frozen=True, slots=True)
class Search:
    """A source and what it was searched for; `bodies` are registry ids and classes, or ALL."""

    portal: str
    province_id: str
    bodies: frozenset[str]
    first: date
    last: date
    healthy: date

    def covers(self, key: str, province_id: str | None) -> bool:
        """Whether it holds the papers of a body, by the key that bodies are matched by.

        >>> one = Search("cổng", "lang-son", frozenset({"so"}), date.min, date.max, date.max)
        >>> one.covers("so:y-te", "lang-son"), one.covers("so:y-te", "son-la"), one.covers("tinh", "lang-son")
        (True, False, False)
        """
        here = self.province_id == ALL or (
            province_id is not None and province_satisfies(province_id, self.province_id)
        )
        return here and bool(self.bodies & _names(key))


def _names(key: str) -> set[str]:
    """What a row of coverage may call a body: ALL, its registry id, or a class that takes it in."""
    if key == "tinh":
        return {ALL, "ubnd-tinh"}
    if key.startswith("so:"):
        known = body(key[3:])
        vertical = known is not None and known.kind == "nganh_doc"
        return {ALL, key[3:], "so_ban_nganh", *(() if vertical else ("so",))}
    return {
        ALL,
        *(("huyen",) if key.startswith(_DISTRICTS) else ("xa",) if key.startswith(_COMMUNES) else ()),
    }


def read_coverage(frame: pd.DataFrame | None) -> tuple[Search, ...]:
    """The rows of a coverage frame (COLUMNS; days as dates or ISO texts) that cover anything.

    Not those without dates, nor those of a source on which an alarm stands (`healthy` False).
    """
    if frame is None:
        return ()
    rows = plain(frame.reindex(columns=list(COLUMNS)))
    searches = []
    for portal, province_id, bodies, *days, healthy in rows.itertuples(index=False, name=None):
        first, last, well = (as_day(d) for d in days)
        if first and last and well and healthy is not False:
            names = frozenset(part.strip() for part in (bodies or "").split(";")) - {""}
            searches.append(Search(str(portal), province_id or ALL, names, first, last, well))
    return tuple(sorted(searches, key=lambda s: (s.portal, s.first, s.last, sorted(s.bodies))))


def searched(
    searches: tuple[Search, ...], key: str, province_id: str | None, start: date, as_of: date
) -> tuple[Ground, ...] | None:
    """What was searched for a body's papers from `start` to `as_of`; None where a part of that was not.

    The last FRESH days may lack: a plan issued last week need not be on a portal yet.

    >>> days = date(2016, 1, 1), date(2017, 1, 1), date(2016, 12, 30)
    >>> one = Search("portal", "lang-son", frozenset({"*"}), *days)
    >>> from links.grounds import sentence
    >>> sentence(searched((one,), "so:y-te", "lang-son", date(2016, 4, 1), date(2016, 6, 15)), "en")
    'Searched: portal from 2016-01-01 to 2017-01-01, last healthy 2016-12-30.'
    >>> searched((one,), "so:y-te", "lang-son", date(2016, 4, 1), date(2018, 6, 15)) is None
    True
    """
    fitting = [
        s
        for s in searches
        if s.covers(key, province_id) and s.first <= start and min(s.last, s.healthy) >= as_of - FRESH
    ]
    if not fitting:
        return None
    return tuple(
        ground("searched", portal=s.portal, first=s.first, last=s.last, healthy=s.healthy) for s in fitting
    )
