"""What was searched: the table that crawls write and compliance reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from links.coverage import read_coverage, searched
from tables.coverage import Coverage, write_coverage
from tables.frames import read_frame
from tables.store import open_store

DAYS = (date(2025, 1, 1), date(2025, 12, 31), date(2025, 12, 31))
# ---- province, bodies, healthy -> key, province of the body that is asked for, covered
ROWS = [
    ("lang-son", "*", True, "so:y-te", "lang-son", True),
    ("lang-son", "*", True, "so:y-te", "son-la", False),
    ("*", "*", True, "so:y-te", "son-la", True),
    ("lang-son", "*", False, "so:y-te", "lang-son", False),
    ("lang-son", "ubnd-tinh", True, "so:y-te", "lang-son", False),
    ("lang-son", "y-te; noi-vu", True, "so:y-te", "lang-son", True),
    ("lang-son", "y-te; noi-vu", True, "so:tu-phap", "lang-son", False),
    ("lang-son", "so", True, "so:cong-an-tinh", "lang-son", False),
    ("lang-son", "so_ban_nganh", True, "so:cong-an-tinh", "lang-son", True),
    ("lang-son", "xa", True, "name:ủy ban nhân dân phường đông kinh", "lang-son", True),
    ("lang-son", "huyen", True, "name:ủy ban nhân dân phường đông kinh", "lang-son", False),
    ("lao-cai.34", "so", True, "so:y-te", "yen-bai.63", True),
    ("lang-son", "", True, "so:y-te", "lang-son", False),
]
# ---- first day of the duty, day of the verdict, covered
SPANS = [
    (date(2025, 3, 1), date(2025, 12, 31), True),
    (date(2025, 3, 1), date(2026, 1, 20), True),
    (date(2025, 3, 1), date(2026, 3, 1), False),
    (date(2024, 12, 31), date(2025, 12, 31), False),
]


@pytest.mark.parametrize(("place", "bodies", "healthy", "key", "home", "covered"), ROWS)
def test_which_bodies_are_covered(
    tmp_path: Path, place: str, bodies: str, healthy: bool, key: str, home: str, covered: bool
) -> None:
    store = open_store(tmp_path)
    write_coverage(store, "cổng", [Coverage("cổng", place, bodies, *DAYS, healthy)])
    found = read_coverage(read_frame(store, "coverage"))
    assert (searched(found, key, home, date(2025, 3, 1), date(2025, 12, 1)) is not None) == covered


@pytest.mark.parametrize(("start", "as_of", "covered"), SPANS)
def test_which_days_are_covered(start: date, as_of: date, covered: bool) -> None:
    names = ["portal", "province_id", "bodies", "searched_from", "searched_to", "last_healthy", "healthy"]
    found = read_coverage(pd.DataFrame([["cổng", "lang-son", "*", *DAYS, True]], columns=names))
    assert (searched(found, "so:y-te", "lang-son", start, as_of) is not None) == covered


def test_a_crawl_replaces_what_its_portal_said_before(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    write_coverage(store, "a", [Coverage("a", "son-la", "*", *DAYS, True)])
    write_coverage(store, "b", [Coverage("b", "son-la", "*", *DAYS, True)])
    write_coverage(store, "a", [Coverage("a", "son-la", "*", *DAYS, False, "no rows matched")])
    rows = read_frame(store, "coverage")
    assert rows[["portal", "healthy"]].values.tolist() == [["a", False], ["b", True]]
    with pytest.raises(ValueError, match="no coverage of a"):
        write_coverage(store, "a", [Coverage("b", "son-la", "*", *DAYS, True)])
