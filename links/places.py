"""The committees of the districts or communes that a class such as "UBND các huyện, thành phố" names."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

import regex

from extract.districts import DISTRICTS_ENDED, Change, District, district_spelled, districts, districts_on
from extract.folding import fold
from extract.reference import rows
from links.lineage import province


@cache
def units_of(province_id: str, level: str, day: date) -> tuple[str, ...]:
    """The districts or communes that the registry lists for a province on a day; empty where it lists none.

    Communes are those of 2025-07-01 and after, districts those that stood or may have stood, from 2008 to that day.

    >>> len(units_of("lang-son", "commune", date(2025, 9, 1))), units_of("lang-son", "commune", date(2024, 9, 1))
    (65, ())
    >>> len(units_of("quang-ninh", "district", date(2019, 9, 1))), len(units_of("quang-ninh", "district", date(2021, 9, 1)))
    (14, 13)
    """
    if level == "district":
        return tuple(one.name for one in districts_on(province_id, day))
    known = province(province_id)
    for place in (province_id, *(known.predecessors if known and len(known.predecessors) == 1 else ())):
        for row in rows("localities.csv"):
            if row["province_id"] == place and row["level"] == level and _is_valid(row, day):
                return tuple(row["units"].split("|"))
    return ()


# Ủy ban nhân dân các xã, phường, đặc khu | UBND các huyện, thị, thành; "UBND cấp xã" names all
_KIND = regex.compile(
    r"(?<!cấp )\b(?:huyện|quận|thị xã|thị trấn|thị|thành phố|thành|tx|tp|xã|phường|đặc khu)\b"
)
_WITHOUT_PEOPLE = "Huyện Hoàng Sa"  # no plan for the districts of Đà Nẵng is carried out there
_WHOLE = {"tx": "thị xã", "thị": "thị xã", "tp": "thành phố", "thành": "thành phố"}
# UBND các huyện | trên địa bàn thành phố
_WHERE = regex.compile(r"\b(?:trên địa bàn|thuộc|của|trong) .*")


@lru_cache(5_000)
def committees_of(words: str, level: str, province_id: str, day: date) -> tuple[str, ...]:
    """The People's Committees of the units that a class names, as far as the registry lists them on a day.

    Where "huyện" stands with another kind all districts are meant: "UBND các huyện, thành phố" leaves no thị xã out.

    >>> committees_of("UBND các phường", "commune", "lang-son", date(2025, 9, 1))[0]
    'Ủy ban nhân dân phường Kỳ Lừa'
    """
    found = _KIND.findall(_WHERE.sub("", fold(words)))
    kinds = {_WHOLE.get(kind, kind) for kind in found}
    every = not kinds or len(kinds) > 1 and "huyện" in kinds
    return tuple(
        _committee(unit)
        for unit in units_of(province_id, level, day)
        if unit != _WITHOUT_PEOPLE and (every or fold(unit).startswith(tuple(kinds)))
    )


def committee_named(name: str, province_id: str, day: date) -> str | None:
    """The People's Committee of the one unit of a name that the registry lists in a province on a day; None where none or several.

    >>> committee_named("Kỳ Lừa", "lang-son", date(2025, 9, 1)), committee_named("Cao Lộc", "lang-son", date(2024, 9, 1))
    ('Ủy ban nhân dân phường Kỳ Lừa', 'Ủy ban nhân dân huyện Cao Lộc')
    """
    level = "commune" if day >= DISTRICTS_ENDED else "district"
    listed = units_of(province_id, level, day)
    found = [unit for unit in listed if _NAME.sub("", fold(unit)) == fold(name)]
    return _committee(found[0]) if len(found) == 1 else None


_NAME = regex.compile(r"^(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu) ")
_COMMITTEE = "ủy ban nhân dân "


def district_meant(committee: str, province_id: str, day: date) -> str:
    """A district's committee by the name that it had on a day, where an order gives its unit a kind of another time.

    >>> district_meant("Ủy ban nhân dân huyện Sa Pa", "lao-cai.63", date(2021, 3, 1))
    'Ủy ban nhân dân thị xã Sa Pa'
    """
    name = district_spelled(fold(committee).removeprefix(_COMMITTEE))
    known = _by_name(province_id).get(name)
    if day >= DISTRICTS_ENDED or known and known.stood(day) is not False:
        return committee
    return committee_named(_NAME.sub("", name), province_id, day) or committee


def unsettled(committee: str, province_id: str, day: date, until: date) -> Change | None:
    """The change for which it is open whether a district's committee stood on a day and until another; None where it surely did.

    >>> unsettled("Ủy ban nhân dân huyện Sa Pa", "lao-cai.63", date(2019, 9, 1), date(2020, 3, 1)).begun
    ('Thị xã Sa Pa',)
    """
    district = _by_name(province_id).get(district_spelled(fold(committee).removeprefix(_COMMITTEE)))
    if district is None:
        return None
    made, gone = district.made, district.gone
    if gone and day < gone.settled and gone.day <= until:
        return gone
    return made if made and made.day <= day < made.settled else None


@cache
def _by_name(province_id: str) -> dict[str, District]:
    return {fold(one.name): one for one in districts(province_id)}


def _committee(unit: str) -> str:
    return f"Ủy ban nhân dân {unit[:1].lower()}{unit[1:]}"


def _is_valid(row: dict[str, str], day: date) -> bool:
    """Whether a row's span holds a day; an open end holds all."""
    return (row["valid_from"] or "0") <= day.isoformat() <= (row["valid_to"] or "9")
