"""Provinces and departments through time: what a unit was on a day, what it came from, what took it over.

Ids are those of the registry (`extract/reference/`). One id is one legal unit: the Lào Cai of 2024 and that
of 2026 are two.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from extract.reference import Body, Province, bodies, provinces, rows

# Councils fixed the day of the departments' merger province by province, some before 2025-03-01: names of
# either side are taken from 2025-02-15 to 2025-03-31.
EARLY, LATE = timedelta(days=14), timedelta(days=31)


@cache
def province(province_id: str) -> Province | None:
    """The province of an id."""
    return next((p for p in provinces() if p.id == province_id), None)


@cache
def body(body_id: str) -> Body | None:
    """The department of an id."""
    return next((b for b in bodies() if b.id == body_id), None)


def provinces_on(province_id: str, day: date | None) -> tuple[str, ...]:
    """What a province was on a day: itself, the units it was later made of, or the one that took it over.

    Without a day: itself and all that it came from. An id that the registry lacks stands for itself.

    >>> provinces_on("lao-cai.34", date(2024, 5, 1)), provinces_on("yen-bai.63", date(2026, 1, 1))
    (('lao-cai.63', 'yen-bai.63'), ('lao-cai.34',))
    """
    unit = province(province_id)
    if unit is None or (day is not None and unit.on(day)):
        return (province_id,)
    return _others_on(province_id, day)


@cache
def _others_on(province_id: str, day: date | None) -> tuple[str, ...]:
    """What a province was on a day that is none of its own."""
    unit = province(province_id)
    assert unit is not None
    if day is None:
        earlier = [p for old in unit.predecessors for p in provinces_on(old, None)]
        return tuple(dict.fromkeys([province_id, *earlier]))
    if unit.valid_from is not None and day < unit.valid_from:
        found = [p for old in unit.predecessors for p in provinces_on(old, day)]
        same = [p for p in found if (q := province(p)) and q.name == unit.name]
        return tuple(dict.fromkeys([*same, *sorted(found)]))
    return provinces_on(unit.successor, day) if unit.successor else (province_id,)


@cache
def units_named(name: str) -> tuple[str, ...]:
    """Ids of all units that ever had a name."""
    return tuple(p.id for p in provinces() if p.name == name)


@cache
def last_province(province_id: str) -> str:
    """The unit that holds a province's territory at the end of the registry.

    >>> last_province("bac-giang.63")
    'bac-ninh.tp'
    """
    unit = province(province_id)
    return last_province(unit.successor) if unit and unit.successor else province_id


@cache
def same_territory(province_id: str) -> tuple[str, ...]:
    """Ids of all units that end in the same one as a province does.

    >>> same_territory("yen-bai.63")
    ('lao-cai.63', 'yen-bai.63', 'lao-cai.34')
    """
    return tuple(p.id for p in provinces() if last_province(p.id) == last_province(province_id))


@cache
def _listed(body_id: str, column: str, separator: str) -> tuple[str, ...]:
    text = next((r.get(column) or "" for r in rows("bodies.csv") if r["id"] == body_id), "")
    return tuple(part.strip() for part in text.split(separator) if part.strip())


def stands_for(body_id: str) -> tuple[str, ...]:
    """Bodies in whose place a pilot stood: the joint Sở Giao thông vận tải - Xây dựng of Lào Cai for both.

    >>> stands_for("gtvt-xd-laocai"), stands_for("y-te")
    (('gtvt', 'xay-dung'), ())
    """
    return tuple(part for part in _listed(body_id, "absorbed", ";") if "@" not in part)


def unsure_in(body_id: str) -> tuple[str, ...]:
    """Provinces known to have had other bodies in the place of a uniform one for a part of its time."""
    return _listed(body_id, "unsure_in", "|")


def province_satisfies(owed: str | None, issued: str | None) -> bool:
    """Whether a plan of a province's body is one of another's: the same unit, or one took over the other.

    >>> province_satisfies("lao-cai.34", "yen-bai.63"), province_satisfies("lao-cai.63", "yen-bai.63")
    (True, False)
    """
    if owed is None or issued is None or owed == issued:
        return True
    return issued in _line(owed) or owed in _line(issued)


@cache
def _line(province_id: str) -> tuple[str, ...]:
    """The units that took over a province, one after the other."""
    unit = province(province_id)
    return (unit.successor, *_line(unit.successor)) if unit and unit.successor else ()


@cache
def successors(body_id: str) -> tuple[str, ...]:
    """Every body that took over a department or a part of it, the one of record first.

    >>> successors("ldtbxh")
    ('noi-vu', 'y-te', 'gddt')
    """
    known = body(body_id)
    found = [s for first in (known.successors if known else ()) for s in (first, *successors(first))]
    return tuple(dict.fromkeys(found))


@cache
def last_body(body_id: str) -> str:
    """The body of record at the end of the chain of successors."""
    known = body(body_id)
    return last_body(known.successors[0]) if known and known.successors else body_id


def bearer_on(body_id: str, day: date) -> str:
    """Who bears on a day what a department was once told to do: itself, or its successor of record.

    >>> bearer_on("gtvt", date(2025, 4, 30)), bearer_on("gtvt", date(2024, 4, 30))
    ('xay-dung', 'gtvt')
    """
    known = body(body_id)
    if known is None or known.valid_to is None or day <= known.valid_to or not known.successors:
        return body_id
    return bearer_on(known.successors[0], day)


def satisfies(owed: str, issued: str, child_day: date | None, until: date | None) -> bool:
    """Whether a plan of the body `issued` is one of the body `owed`, whose duty runs to `until`.

    A successor's plan counts from the merger on (two weeks of grace), a predecessor's where the duty outlives
    it.

    >>> satisfies("gtvt", "xay-dung", date(2025, 4, 2), None)
    True
    >>> satisfies("gtvt", "xay-dung", date(2024, 4, 2), None)
    False
    >>> satisfies("xay-dung", "gtvt", date(2025, 2, 2), date(2025, 3, 31))
    True
    """
    if owed == issued or owed in stands_for(issued):
        return True
    if issued in successors(owed):
        ended = _ended(owed)
        return ended is None or child_day is None or child_day >= ended - EARLY
    if owed in successors(issued):
        ended = _ended(issued)
        return ended is None or until is None or until > ended - EARLY
    return False


def _ended(body_id: str) -> date | None:
    known = body(body_id)
    return known.valid_to if known else None


def title_of(known: Body, place: Province | None) -> str:
    """A body's name in its province: a city's Thanh tra tỉnh is Thanh tra thành phố."""
    if place is not None and place.kind == "thanh_pho" and known.name.endswith(" tỉnh"):
        return known.name.removesuffix("tỉnh") + "thành phố"
    return known.name
