"""The store of record: SQLite in a folder by default, PostgreSQL by a URL, both with one schema.

Every write is one transaction and starts with a write, so a run that is killed leaves each document wholly
there or wholly absent, and two writers wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from extract.records import PlanRecord
from parsers.document import Document, UnreadableFile
from tables.columns import metadata
from tables.rows import COLUMNS, Row, Rows, clean, rows_of
from tables.schema import CLAIMS, SCHEMA_VERSION, TABLES

FILE_NAME = "kehoach.sqlite"
SECONDS_TO_WAIT = 120  # for another writer
REVISION, WRITTEN = (
    "revision",
    "written",
)  # counters in `meta`: of all changes, of changes to documents and files
GROWN = {"2"}  # older schemas that only lack columns and indexes
KIBIBYTES_OF_PAGES = 65_536  # kept in memory while a large store is written
IDS_AT_ONCE = 500  # SQLite takes at most 32766 values in a statement


class StoreError(Exception):
    """The store cannot be opened or used; the message says why and what to do."""

    exit_code = 4  # could not do it


@dataclass(frozen=True, slots=True)
class Store:
    """An open store: its database and the folder of its exports."""

    engine: sa.Engine
    folder: Path


@dataclass(frozen=True, slots=True)
class Sighting:
    """Bytes seen at a place. `location` is the full path, `path` the one under its input folder."""

    location: str
    path: str
    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: the rows of its document (see `rows_of`), or the reason why there are none."""

    sighting: Sighting
    rows: Rows | None = None
    error: UnreadableFile | None = None


def open_store(out: Path, url: str | None = None, create: bool = True) -> Store:
    """The store in folder `out`, or at a SQLAlchemy `url` (its exports then go to `out`).

    Raises StoreError where there is none and `create` is False, for another schema, and when out of reach.
    """
    if url is None and not create and not (out / FILE_NAME).is_file():
        raise StoreError(f"no tables in {out}: make them with 'kehoach run PATHS --out {out}'")
    try:
        out.mkdir(parents=True, exist_ok=True)
        engine = sa.create_engine(url or f"sqlite:///{out / FILE_NAME}")
        if engine.dialect.name == "sqlite":
            sa.event.listen(engine, "connect", _set_up_sqlite)
        metadata.create_all(engine)
        found = _open_meta(engine)
        if found in GROWN:
            found = _grow(engine)
    except ModuleNotFoundError as error:
        raise StoreError(f"the database needs a driver: pip install {error.name}") from error
    except (OSError, SQLAlchemyError) as error:
        raise StoreError(f"cannot open the store in {url or out}: {_first_line(error)}") from error
    if found != str(SCHEMA_VERSION):
        raise StoreError(
            f"the store in {out} has schema {found}, this program writes schema {SCHEMA_VERSION}: "
            "choose another --out, or remove the folder and run again"
        )
    return Store(engine, out)


def _set_up_sqlite(connection: Any, _: Any) -> None:
    for pragma in (
        f"busy_timeout={SECONDS_TO_WAIT * 1000}",
        "journal_mode=WAL",
        "synchronous=NORMAL",
        "temp_store=MEMORY",
        f"cache_size=-{KIBIBYTES_OF_PAGES}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _open_meta(engine: sa.Engine) -> str:
    meta = TABLES["meta"]
    with engine.begin() as connection:
        found = connection.execute(sa.select(meta.c.value).where(meta.c.key == "schema_version")).scalar()
        if found is None:
            start = {"schema_version": str(SCHEMA_VERSION), REVISION: "0", WRITTEN: "0"}
            connection.execute(sa.insert(meta), [{"key": k, "value": v} for k, v in start.items()])
            found = start["schema_version"]
    return str(found)


def _grow(engine: sa.Engine) -> str:
    """Add the columns and indexes that an older store lacks; the next run fills them."""
    inspector = sa.inspect(engine)
    with engine.begin() as connection:
        for table in metadata.sorted_tables:
            there = {column["name"] for column in inspector.get_columns(table.name)}
            for column in table.columns:
                if column.name not in there:
                    kind = column.type.compile(engine.dialect)
                    connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column.name} {kind}")
            for index in table.indexes:
                index.create(connection, checkfirst=True)
        set_meta(connection, "schema_version", str(SCHEMA_VERSION))
    return str(SCHEMA_VERSION)


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).split("\n", 1)[0]


def outcome_of(sighting: Sighting, document: Document, record: PlanRecord, code_version: str) -> Outcome:
    """The outcome of a file that could be read."""
    return Outcome(sighting, rows_of(record, document, code_version))


def write(store: Store, outcomes: Iterable[Outcome], code_version: str) -> None:
    """Replace the rows of these files and of their documents, all in one transaction."""
    outcomes = list(outcomes)
    if not outcomes:
        return
    merged: Rows = {}
    for outcome in outcomes:
        for name, rows in (outcome.rows or {}).items():
            merged.setdefault(name, []).extend(rows)
    with store.engine.begin() as connection:
        bump(connection, WRITTEN)
        ids = sorted({o.sighting.sha256 for o in outcomes})
        touched = {o.sighting.sha256 for o in outcomes if o.rows} | _known(connection, ids)
        for table in CLAIMS:
            _delete_documents(connection, table, ids)
            _insert_tuples(connection, table, merged.get(table.name, []))
        see(connection, [_file_row(o, code_version) for o in outcomes])
        add_pending(connection, sorted(touched))


def _known(connection: sa.Connection, ids: Sequence[str]) -> set[str]:
    """Those of these ids that are documents."""
    column, found = TABLES["documents"].c.doc_id, set()
    for start in range(0, len(ids), IDS_AT_ONCE):
        query = sa.select(column).where(column.in_(ids[start : start + IDS_AT_ONCE]))
        found |= set(connection.execute(query).scalars())
    return found


def add_pending(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Note that links of these documents, and to them, must be drawn anew."""
    _delete_documents(connection, TABLES["pending"], ids)
    insert_rows(connection, TABLES["pending"], [{"doc_id": doc_id} for doc_id in ids])


def _file_row(outcome: Outcome, code_version: str) -> Row:
    error = outcome.error
    return file_row(
        outcome.sighting,
        status="quarantined" if error else "ok",
        code=error.code if error else None,
        message=error.message if error else None,
        code_version=code_version,
    )


def file_row(sighting: Sighting, **others: Any) -> Row:
    """A row of `files` for bytes that stand there now."""
    names = ("location", "path", "size", "mtime_ns", "sha256")
    return {**{name: getattr(sighting, name) for name in names}, "present": True, **others}


def see(connection: sa.Connection, rows: Sequence[Row]) -> None:
    """Write sightings; other bytes known at the same places are marked as replaced by these."""
    files = TABLES["files"]
    if rows:
        keys = [{"place": row["location"], "bytes": row["sha256"]} for row in rows]
        here = files.c.location == sa.bindparam("place")
        these: sa.BindParameter[str] = sa.bindparam("bytes")
        connection.execute(sa.delete(files).where(here, files.c.sha256 == these), keys)
        connection.execute(sa.update(files).where(here).values(present=False, replaced_by=these), keys)
        insert_rows(connection, files, rows)


def _delete_documents(connection: sa.Connection, table: sa.Table, ids: Sequence[str]) -> None:
    for start in range(0, len(ids), IDS_AT_ONCE):
        connection.execute(sa.delete(table).where(table.c.doc_id.in_(ids[start : start + IDS_AT_ONCE])))


def insert_rows(connection: sa.Connection, table: sa.Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows that may lack columns."""
    names = [column.name for column in table.columns]
    whole = [{name: clean(row.get(name)) for name in names} for row in rows]
    if whole:
        connection.execute(sa.insert(table), whole)


def _insert_tuples(connection: sa.Connection, table: sa.Table, rows: list[tuple[Any, ...]]) -> None:
    """Insert rows as they are, past SQLAlchemy's handling of each cell, which was half of a write's time."""
    if rows:
        names = COLUMNS[table.name]
        mark = {"qmark": "?", "format": "%s", "pyformat": "%s"}[connection.dialect.paramstyle]
        marks = ", ".join([mark] * len(names))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})", rows)


def bump(connection: sa.Connection, *counters: str) -> None:
    """Count a change of the store; the first statement of every transaction that writes."""
    meta = TABLES["meta"]
    value = sa.cast(sa.cast(meta.c.value, sa.Integer) + 1, sa.String)
    connection.execute(sa.update(meta).where(meta.c.key.in_((REVISION, *counters))).values(value=value))


def get_meta(store: Store, key: str) -> str | None:
    """A fact about the store."""
    meta = TABLES["meta"]
    with store.engine.connect() as connection:
        return connection.execute(sa.select(meta.c.value).where(meta.c.key == key)).scalar()


def set_meta(connection: sa.Connection, key: str, value: str) -> None:
    """Note a fact about the store."""
    meta = TABLES["meta"]
    connection.execute(sa.delete(meta).where(meta.c.key == key))
    connection.execute(sa.insert(meta), {"key": key, "value": value})
