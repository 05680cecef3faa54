"""The districts of each province, each for as long as it stood: from 2008 until the level ended on 2025-07-01.

`reference/localities.csv` has their names, `reference/district_changes.csv` what changed. Where a new unit's committee
took over some time after the act that made it, `day` is that of the act and `settled` the first on which it surely had:
between the two nobody can tell which of them stood.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from extract.folding import fold
from extract.reference import provinces, rows

DISTRICTS_SINCE, DISTRICTS_ENDED = date(2008, 1, 1), date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class Change:
    """What an act changed. The places of the `ended` are taken by the `begun`, or by the `joined`, which stood before."""

    province_id: str
    day: date
    settled: date
    ended: tuple[str, ...]
    begun: tuple[str, ...]
    joined: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class District:
    """A unit of the district level: its name with its kind ("Thị xã Kỳ Anh"), what made it and what ended it."""

    name: str
    made: Change | None = None
    gone: Change | None = None

    def stood(self, day: date) -> bool | None:
        """Whether it stood on a day of 2008-01-01 to 2025-06-30; None where that is not known."""
        if self.made and day < self.made.day or self.gone and day >= self.gone.settled:
            return False
        return None if self.made and day < self.made.settled or self.gone and day >= self.gone.day else True


@cache
def changes() -> tuple[Change, ...]:
    """The changes of all provinces, by province and day."""
    return tuple(
        Change(
            row["province_id"],
            date.fromisoformat(row["day"]),
            date.fromisoformat(row["settled"]),
            _names(row["ended"]),
            _names(row["begun"]),
            _names(row["joined"]),
            row["source"],
        )
        for row in rows("district_changes.csv")
    )


def _names(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))


@cache
def districts(province_id: str) -> tuple[District, ...]:
    """All districts that a province had, in the order of their names; Thừa Thiên Huế has those of Huế. None of Hà Tây are listed.

    >>> [d.name for d in districts("ha-tinh") if d.made or d.gone]
    ['Huyện Lộc Hà', 'Thị xã Kỳ Anh']
    """
    listed = {
        r["province_id"]: r["units"].split("|") for r in rows("localities.csv") if r["level"] == "district"
    }
    heirs = (p.id for p in provinces() if p.valid_from and p.predecessors == (province_id,))
    place = province_id if province_id in listed else next(heirs, "")
    ours = [change for change in changes() if change.province_id == place]
    return tuple(
        District(
            name,
            next((change for change in ours if name in change.begun), None),
            next((change for change in ours if name in change.ended), None),
        )
        for name in listed.get(place, ())
    )


@cache
def districts_on(province_id: str, day: date) -> tuple[District, ...]:
    """The districts of a province that stood, or may have stood, on a day; none where they are not known.

    >>> [d.name for d in districts_on("tien-giang.63", date(2013, 12, 1)) if "Cai Lậy" in d.name]
    ['Huyện Cai Lậy']
    """
    if not DISTRICTS_SINCE <= day < DISTRICTS_ENDED:
        return ()
    return tuple(one for one in districts(province_id) if one.stood(day) is not False)


@cache
def _spellings() -> dict[str, str]:
    """The one listed spelling, folded, under each district's name without accents and spaces."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("localities.csv"):
        if row["level"] == "district":
            for name in row["units"].split("|"):
                found[_bare(name)].add(fold(name))
    return {bare: names.pop() for bare, names in found.items() if len(names) == 1}


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFD", fold(name)).replace("y", "i")
    return "".join(filter(str.isalnum, letters))


@lru_cache(20_000)
def district_spelled(name: str) -> str:
    """A district's name, folded, in the spelling of the list where that has but one of its letters; else folded as it is.

    >>> district_spelled("huyện Phú Quí"), district_spelled("Huyện Đắk Đoa"), district_spelled("xã Đắk Đoa")
    ('huyện phú quý', 'huyện đak đoa', 'xã đắk đoa')
    """
    return _spellings().get(_bare(name), fold(name))
