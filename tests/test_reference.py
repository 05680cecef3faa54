"""The registry as data: counts on known days, no overlap in time, successors that exist."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest

from extract.reference import Body, Province, bodies, provinces, rows

UNITS_ON = [
    (date(2007, 1, 1), 64),
    (date(2010, 1, 1), 63),
    (date(2025, 6, 30), 63),
    (date(2025, 7, 1), 34),
    (date(2026, 11, 22), 34),
]
CITIES_ON = [(date(2024, 12, 31), 5), (date(2025, 1, 1), 6), (date(2025, 7, 1), 6), (date(2026, 11, 22), 9)]
UNIFORM_ON = [(date(2010, 1, 1), 17), (date(2025, 2, 28), 17), (date(2025, 3, 1), 12), (date(2026, 1, 1), 12)]
FIRST, LAST = date(1900, 1, 1), date(2999, 12, 31)


def together(one: Province | Body, other: Province | Body) -> bool:
    """Whether two units exist on one day."""
    start = max(one.valid_from or FIRST, other.valid_from or FIRST)
    return start <= min(one.valid_to or LAST, other.valid_to or LAST)


@pytest.mark.parametrize(("day", "count"), UNITS_ON)
def test_provinces_on_a_day(day: date, count: int) -> None:
    assert sum(p.on(day) for p in provinces()) == count


@pytest.mark.parametrize(("day", "count"), CITIES_ON)
def test_cities_on_a_day(day: date, count: int) -> None:
    assert sum(p.on(day) and p.kind == "thanh_pho" for p in provinces()) == count


@pytest.mark.parametrize(("day", "count"), UNIFORM_ON)
def test_uniform_departments_on_a_day(day: date, count: int) -> None:
    assert sum(b.on(day) and b.scope.startswith("uniform") for b in bodies()) == count


def test_ids_are_unique() -> None:
    for table in (provinces(), bodies()):
        ids = [unit.id for unit in table]
        assert len(ids) == len(set(ids))


def test_no_name_belongs_to_two_units_at_once() -> None:
    for table in (provinces(), bodies()):
        clashes = [(a.id, b.id) for a, b in combinations(table, 2) if a.name == b.name and together(a, b)]
        assert not clashes


def test_every_successor_exists_and_begins_when_the_unit_ends() -> None:
    by_id = {p.id: p for p in provinces()}
    for unit in provinces():
        assert (unit.successor is None) == (unit.valid_to is None), unit.id
        if unit.successor and unit.valid_to:
            heir = by_id[unit.successor]
            assert heir.on(unit.valid_to + timedelta(days=1)), unit.id
            assert unit.id in heir.predecessors, unit.id
    for unit in provinces():
        assert all(by_id[old].successor == unit.id for old in unit.predecessors), unit.id


def test_every_body_that_ended_has_a_successor_that_exists() -> None:
    known = {b.id for b in bodies()}
    for body in bodies():
        assert set(body.successors) <= known, body.id
        assert body.successors or body.valid_to is None, body.id


def test_a_code_means_one_province_on_a_day() -> None:
    units = {p.id: p for p in provinces()}
    coded = [(r["code"], units[r["id"]]) for r in rows("provinces.csv") if r["code"]]
    clashes = [(a.id, b.id) for (x, a), (y, b) in combinations(coded, 2) if x == y and together(a, b)]
    assert not clashes


def test_every_row_names_its_source() -> None:
    for table in (provinces(), bodies()):
        assert not [unit.id for unit in table if not unit.source]


def test_localities_stand_in_provinces_of_their_time() -> None:
    units = {p.id: p for p in provinces()}
    days = {"district": date(2025, 6, 30), "commune": date(2025, 7, 1)}
    listed = list(rows("localities.csv"))
    for row in listed:
        assert units[row["province_id"]].on(days[row["level"]]) and row["source"], row["province_id"]
    count = {level: sum(r["level"] == level for r in listed) for level in days}
    assert count == {"district": 63, "commune": 34}
    communes = [u for r in listed if r["level"] == "commune" for u in r["units"].split("|")]
    assert len(communes) == 3321 and {u.split()[0] for u in communes} == {"Xã", "Phường", "Đặc"}
