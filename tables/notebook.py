"""The tables in a notebook: pandas frames with the schema's types, read when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path

import pandas as pd

from tables.export import exported_columns
from tables.frames import read_frame
from tables.query import connect
from tables.saved import saved_questions
from tables.schema import EXPORTED, TABLES
from tables.store import Store, open_store


class Tables(Mapping[str, pd.DataFrame]):
    """Frames by name of table; each is read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._frames: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in {table.name for table in EXPORTED}:
            raise KeyError(f"no table {name!r}; tables are {', '.join(self)}")
        if name not in self._frames:
            frame = read_frame(self._store, name)
            self._frames[name] = frame[[column.name for column in exported_columns(TABLES[name])]]
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(table.name for table in EXPORTED))

    def __len__(self) -> int:
        return len(EXPORTED)

    def __repr__(self) -> str:
        return f"Tables({self._store.folder}: {', '.join(self)})"

    def query(self, sql: str) -> pd.DataFrame:
        """One SELECT over all tables (DuckDB, on the Parquet snapshot of the last run), or a saved question's name."""
        saved = saved_questions().get(sql)
        with connect(self._store.folder / "parquet") as connection:
            return connection.execute(saved.sql if saved else sql).df()

    def describe(self, name: str) -> pd.DataFrame:
        """What the columns of a table mean, in Vietnamese and English."""
        columns = exported_columns(TABLES[name])
        return pd.DataFrame(
            {"vi": [c.info["vi"] for c in columns], "en": [c.info["en"] for c in columns]},
            index=pd.Index([c.name for c in columns], name="column"),
        )


def open_for_reading(out: str | PathLike[str], url: str | None) -> Tables:
    """See `tables.open_tables`."""
    return Tables(open_store(Path(out), url, create=False))
