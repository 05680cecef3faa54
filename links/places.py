"""The province of a district or commune that its own papers do not name: by a name that only one has."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

import regex

from extract.folding import fold
from extract.names import write_out
from extract.reference import rows
from links.lineage import province

_COMMITTEES = ("ủy ban nhân dân ", "hội đồng nhân dân ")


@cache
def _localities(level: str) -> dict[str, tuple[str, ...]]:
    """Provinces under the folded name of each district or commune."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("localities.csv"):
        if row["level"] == level:
            for unit in row["units"].split("|"):
                found[fold(unit)].append(row["province_id"])
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}


def province_of_unit(issuer: str | None, level: str | None, day: date | None) -> str | None:
    """The registry id of the province that a committee's district or commune is in; None where several have
    one of that name, or none. Communes are known from 2025-07-01 on.

    >>> province_of_unit("Ủy ban nhân dân huyện Quan Sơn", "district", date(2013, 9, 10))
    'thanh-hoa'
    >>> province_of_unit("Ủy ban nhân dân huyện Châu Thành", "district", date(2013, 9, 10)) is None
    True
    >>> province_of_unit("Ủy ban nhân dân xã Đất Mũi", "commune", date(2025, 10, 1))
    'ca-mau.34'
    """
    if issuer is None or level not in ("district", "commune"):
        return None
    if level == "commune" and (day is None or day < date(2025, 7, 1)):
        return None
    words = fold(write_out(issuer))
    for committee in _COMMITTEES:
        words = words.removeprefix(committee)
    found = _localities(level).get(words, ())
    return found[0] if len(found) == 1 else None


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


def _is_valid(row: dict[str, str], day: date) -> bool:
    """Whether a row's span holds a day; an open end holds all."""
    return (row["valid_from"] or "0") <= day.isoformat() <= (row["valid_to"] or "9")
