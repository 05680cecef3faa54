"""The tables as a SQLite file, for tools that read nothing else."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from tables.columns import metadata
from tables.export import in_place_of
from tables.frames import in_order, read_rows
from tables.store import FILE_NAME, REVISION, Store, get_meta

COPY = "tables.sqlite"


def sqlite_file(store: Store) -> Path:
    """The SQLite file of a store: its own, or a copy of one in PostgreSQL, made again when the store has changed."""
    if store.engine.dialect.name == "sqlite":
        return store.folder / FILE_NAME
    path = store.folder / COPY
    if not path.is_file() or _revision(path) != get_meta(store, REVISION):
        copy_to_sqlite(store, path)
    return path


def copy_to_sqlite(store: Store, path: Path) -> None:
    """Write all tables of a store to a SQLite file."""
    with in_place_of(path) as beside:
        engine = sa.create_engine(f"sqlite:///{beside}")
        metadata.create_all(engine)
        with engine.begin() as connection:
            for table in metadata.sorted_tables:
                for rows in read_rows(store, in_order(table)):
                    connection.execute(sa.insert(table), [dict(row._mapping) for row in rows])
        engine.dispose()


def _revision(path: Path) -> str | None:
    engine = sa.create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        found = connection.execute(
            sa.text("SELECT value FROM meta WHERE key = :key"), {"key": REVISION}
        ).scalar()
    engine.dispose()
    return found
