"""Tables out of the store: rows in one order on every database, and pandas frames with the schema's types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd
import sqlalchemy as sa

from tables.schema import TABLES
from tables.store import Store


def in_order(table: sa.Table, *columns: str) -> sa.Select[Any]:
    """A query of a table's rows by key, in the same order on every database."""
    wanted = [table.c[name] for name in columns] if columns else list(table.columns)
    return sa.select(*wanted).order_by(*table.primary_key)


def read_rows(store: Store, query: sa.Select[Any], at_once: int = 20_000) -> Iterator[list[Any]]:
    """The rows of a query, some thousands at a time."""
    with store.engine.connect().execution_options(yield_per=at_once) as connection:
        for part in connection.execute(query).partitions():
            yield list(part)


def read_frame(store: Store, name: str) -> pd.DataFrame:
    """One table as a pandas frame with the schema's columns, sorted by key; unknown is a missing value."""
    return frame_of(TABLES[name], (row for part in read_rows(store, in_order(TABLES[name])) for row in part))


def frame_of(
    table: sa.Table, rows: Iterable[Sequence[Any]], names: Sequence[str] | None = None
) -> pd.DataFrame:
    """Rows as a frame with the types of the schema, also where a column or the whole frame is empty.

    `names`: the columns that the rows have, where these are not all columns of the table.
    """
    wanted = [table.c[name] for name in names] if names else list(table.columns)
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) or [[] for _ in wanted]
    return pd.DataFrame(
        {
            column.name: pd.Series(list(values), dtype=_dtype(column.type))
            for column, values in zip(wanted, columns, strict=True)
        }
    )


def _dtype(kind: Any) -> Any:
    if isinstance(kind, sa.Date):
        return "object"
    for known, dtype in (
        (sa.Boolean, "boolean"),
        (sa.Integer, "Int64"),
        (sa.Float, "float64"),
        (sa.String, "str"),
    ):
        if isinstance(kind, known):
            return dtype
    raise TypeError(f"no pandas type for {kind}")


def count(store: Store, name: str) -> int:
    """The number of rows of a table."""
    with store.engine.connect() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(TABLES[name])).scalar_one())
