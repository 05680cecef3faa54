"""The province of a district or commune that its own papers do not name: by a name that only one has."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

from extract.folding import fold
from extract.names import write_out
from extract.reference import rows

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
