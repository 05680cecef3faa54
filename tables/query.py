"""Analysts' SQL over the Parquet snapshot: DuckDB, read only, every table a view of its name.

`fold(x)` takes marks and case off a text, so that `fold(title) LIKE '%ke hoach%'` finds "Kế hoạch".
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from tables.schema import EXPORTED

READING = (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN)
FOLD = "CREATE MACRO fold(x) AS replace(lower(strip_accents(x)), 'đ', 'd')"


class QueryError(Exception):
    """There is nothing to ask; the message says what to do."""

    exit_code = 4  # could not do it


class BadQuestion(QueryError):
    """The SQL is wrong, or does not only read; the message is DuckDB's or ours."""

    exit_code = 2  # wrong usage


def connect(folder: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory whose views are the Parquet files of `folder`; it can read nothing else."""
    paths = {t.name: folder / f"{t.name}.parquet" for t in EXPORTED}
    there = {name: path for name, path in paths.items() if path.is_file()}
    if not there:
        raise QueryError(f"no Parquet files in {folder}: make them with 'kehoach run'")
    connection = duckdb.connect()
    connection.execute(FOLD)
    connection.execute("SET allowed_paths = ?", [[str(path) for path in there.values()]])
    connection.execute("SET enable_external_access = false")
    for name, path in there.items():
        quoted = str(path).replace("'", "''")
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet('{quoted}')")
    connection.execute("SET lock_configuration = true")
    return connection


def query(folder: Path, sql: str) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Column names and rows of one SELECT. Raises BadQuestion for any other statement and for mistakes."""
    with connect(folder) as connection:
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1 or statements[0].type not in READING:
                raise BadQuestion("one SELECT at a time: the tables are read only")
            result = connection.execute(statements[0])
            return [column[0] for column in result.description or ()], result.fetchall()
        except duckdb.Error as error:
            raise BadQuestion(_explained(error)) from error


def _explained(error: duckdb.Error) -> str:
    message = str(error)
    if message.startswith("Catalog Error: Table"):
        message = message.split("\n", 1)[0] + " Tables: " + ", ".join(sorted(t.name for t in EXPORTED))
    return message
