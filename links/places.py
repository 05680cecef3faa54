"""The committees of the districts or communes that a class such as "UBND các xã, phường" names."""

from __future__ import annotations

from datetime import date
from functools import cache

import regex

from extract.folding import fold
from extract.reference import rows
from links.lineage import DISTRICTS_ENDED, province


@cache
def units_of(province_id: str, level: str, day: date) -> tuple[str, ...]:
    """The districts or communes that the registry lists for a province on a day; empty where it lists none.

    Communes are those of 2025-07-01 and after. Districts are all that stood before that day, not each dated.

    >>> len(units_of("lang-son", "commune", date(2025, 9, 1))), units_of("lang-son", "commune", date(2024, 9, 1))
    (65, ())
    """
    known = province(province_id)
    for place in (province_id, *(known.predecessors if known and len(known.predecessors) == 1 else ())):
        for row in rows("localities.csv"):
            if row["province_id"] == place and row["level"] == level and _is_valid(row, day):
                return tuple(row["units"].split("|"))
    return ()


# Ủy ban nhân dân các xã, phường, đặc khu | UBND các huyện, thị xã, thành phố; "UBND cấp xã" names all
_KIND = regex.compile(r"(?<!cấp )(?<!thị )\b(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu)\b")


def committees_of(words: str, level: str, province_id: str, day: date) -> tuple[str, ...]:
    """The People's Committees of the units that a class names, as far as the registry lists them on a day.

    >>> committees_of("UBND các phường", "commune", "lang-son", date(2025, 9, 1))[:1]
    ('Ủy ban nhân dân phường Kỳ Lừa',)
    """
    kinds = tuple(_KIND.findall(fold(words)))
    listed = units_of(province_id, level, day)
    return tuple(
        f"Ủy ban nhân dân {unit[:1].lower()}{unit[1:]}"
        for unit in listed
        if not kinds or fold(unit).startswith(kinds)
    )


def committee_named(name: str, province_id: str, day: date) -> str | None:
    """The People's Committee of the one unit of a name that the registry lists in a province on a day; None where none or several.

    >>> committee_named("Kỳ Lừa", "lang-son", date(2025, 9, 1)), committee_named("Cao Lộc", "lang-son", date(2024, 9, 1))
    ('Ủy ban nhân dân phường Kỳ Lừa', 'Ủy ban nhân dân huyện Cao Lộc')
    """
    level = "commune" if day >= DISTRICTS_ENDED else "district"
    found = [unit for unit in units_of(province_id, level, day) if _NAME.sub("", fold(unit)) == fold(name)]
    return f"Ủy ban nhân dân {found[0][:1].lower()}{found[0][1:]}" if len(found) == 1 else None


_NAME = regex.compile(r"^(?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu) ")


def _is_valid(row: dict[str, str], day: date) -> bool:
    """Whether a row's span holds a day; an open end holds all."""
    return (row["valid_from"] or "0") <= day.isoformat() <= (row["valid_to"] or "9")
