"""Questions in SQL: answered from the snapshot, read only, with and without marks."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from tables.export import export_parquet
from tables.query import BadQuestion, QueryError, query
from tables.schema import EXPORTED
from tables.store import Outcome, open_store, write

Make = Callable[..., Outcome]

REFUSED = [
    "DROP VIEW documents",
    "CREATE TABLE x AS SELECT 1",
    "COPY documents TO '/tmp/kehoach-test.csv'",
    "SELECT 1; SELECT 2",
    "SET enable_external_access = true",
    "ATTACH '/tmp/kehoach-test.db'",
    "INSTALL httpfs",
    "",
    "SELECT * FROM read_csv('/etc/hostname')",
    "SELECT * FROM glob('/*')",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELEC 1",
    "SELECT nosuch FROM documents",
    "SELECT * FROM nosuch",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, make: Make) -> Path:
    store = open_store(
        tmp_path_factory.mktemp("query") / "it's out"
    )  # a quote in a path must not end a string
    write(store, [make("a.txt"), make("b.txt", title="Chuyển đổi số tỉnh Đắk Lắk", issuer="Sở Y tế")], "1")
    return export_parquet(store)[0].parent


def test_which_deadlines_fall_before_a_day_and_who_owes_them(folder: Path) -> None:
    names, rows = query(
        folder, "SELECT DISTINCT end_date, bearers FROM deadlines WHERE end_date < '2016-06-30'"
    )
    assert names == ["end_date", "bearers"]
    assert rows == [(datetime.date(2016, 6, 14), "Các sở, ban, ngành; Đơn vị khác")]


def test_marks_may_be_left_out(folder: Path) -> None:
    _, rows = query(folder, "SELECT issuer FROM documents WHERE fold(title) LIKE '%dak lak%'")
    assert rows == [("Sở Y tế",)]
    _, rows = query(folder, "SELECT issuer FROM documents WHERE title_bare LIKE '%doi so%'")
    assert rows == [("Sở Y tế",)]


def test_every_table_is_a_view(folder: Path) -> None:
    _, rows = query(folder, "SHOW TABLES")
    assert [row[0] for row in rows] == sorted(table.name for table in EXPORTED)


@pytest.mark.parametrize("table", [table.name for table in EXPORTED])
def test_every_column_can_be_named_without_quotes(folder: Path, table: str) -> None:
    names, _ = query(folder, f"SELECT * FROM {table}")
    again, _ = query(folder, f"SELECT {', '.join(names)} FROM {table}")
    assert again == names


@pytest.mark.parametrize("sql", REFUSED)
def test_anything_but_one_reading_statement_is_refused(folder: Path, sql: str) -> None:
    with pytest.raises(BadQuestion):
        query(folder, sql)


def test_an_unknown_table_is_answered_with_the_known_ones(folder: Path) -> None:
    with pytest.raises(BadQuestion, match=r"bearers, bodies, citations.*texts"):
        query(folder, "SELECT * FROM deadline")


def test_without_a_snapshot_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="kehoach run"):
        query(tmp_path, "SELECT 1")
