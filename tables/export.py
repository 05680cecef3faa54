"""Copies of the tables for analysts: Parquet and CSV snapshots, the same bytes for the same rows.

Each file is written beside its place and moved there when it is whole, so a reader never meets half a table.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import sqlalchemy as sa

from tables.frames import in_order
from tables.schema import EXPORTED, SCHEMA_VERSION
from tables.store import REVISION, Store, get_meta

LONG = ("texts",)  # whole texts: too long for the cells of a spreadsheet
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
INVISIBLE = " \ufeff\u200b\xa0"
SUSPECT = frozenset((*FORMULA_STARTS, *INVISIBLE))
ROWS_AT_ONCE = 50_000
STAMP = "revision.txt"  # beside the files: the state of the store that they show


def export_parquet(store: Store, folder: Path | None = None) -> list[Path]:
    """Write `parquet/<table>.parquet` for every table; returns the files in order of their names."""
    return _export(store, folder or store.folder / "parquet", ".parquet", EXPORTED, _write_parquet)


def export_csv(store: Store, folder: Path | None = None) -> list[Path]:
    """Write `csv/<table>.csv` (RFC 4180, UTF-8 with a mark so that Excel reads Vietnamese) for every table.

    Cells that Excel would take for formulas get an apostrophe in front; whole texts are left to Parquet.
    """
    short = tuple(table for table in EXPORTED if table.name not in LONG)
    return _export(store, folder or store.folder / "csv", ".csv", short, _write_csv)


def exported_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns that leave the store: all but the ledger's own."""
    return [column for column in table.columns if not column.info["internal"]]


def columns_of(store: Store, table: sa.Table) -> Iterator[list[Sequence[Any]]]:
    """The exported columns of a table, some thousands of rows at a time, sorted by key.

    Read past SQLAlchemy's handling of each cell, which took most of the time: SQLite gives booleans as 0 and
    1, and days as ISO texts.
    """
    query = in_order(table, *(column.name for column in exported_columns(table)))
    statement = str(query.compile(dialect=store.engine.dialect))
    with store.engine.connect().execution_options(yield_per=ROWS_AT_ONCE) as connection:
        for rows in connection.exec_driver_sql(statement).partitions(ROWS_AT_ONCE):
            yield list(zip(*rows, strict=True))


@contextmanager
def in_place_of(path: Path) -> Iterator[Path]:
    """A path to write to that takes the place of `path` when all went well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def neutral(value: Any) -> Any:
    """A text that no spreadsheet takes for a formula; anything else as it is.

    >>> neutral("=1+1"), neutral("- Sở Y tế"), neutral("Sở Y tế"), neutral(-5)
    ("'=1+1", "'- Sở Y tế", 'Sở Y tế', -5)
    """
    if isinstance(value, str) and value.lstrip(INVISIBLE).startswith(FORMULA_STARTS):
        return "'" + value
    return value


def _export(
    store: Store,
    folder: Path,
    suffix: str,
    tables: tuple[sa.Table, ...],
    write: Callable[[Store, sa.Table, Path], None],
) -> list[Path]:
    paths = [folder / f"{table.name}{suffix}" for table in tables]
    stamp, state = folder / STAMP, f"schema {SCHEMA_VERSION}, revision {get_meta(store, REVISION)}\n"
    fresh = stamp.is_file() and stamp.read_text() == state and all(path.is_file() for path in paths)
    if not fresh:
        stamp.unlink(missing_ok=True)
    for table, path in zip(tables, paths, strict=True):
        if not fresh or table.name == "runs":  # a run that changes nothing is a row of `runs` all the same
            with in_place_of(path) as beside:
                write(store, table, beside)
    with in_place_of(stamp) as beside:
        beside.write_text(state)
    return sorted(paths)


def _write_parquet(store: Store, table: sa.Table, path: Path) -> None:
    schema = arrow_schema(table)
    with pq.ParquetWriter(path, schema, compression="zstd", write_statistics=True) as writer:
        for columns in columns_of(store, table):
            arrays = [_arrow(values, field.type) for values, field in zip(columns, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _arrow(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    if kind == pa.bool_():
        return pa.array([None if value is None else bool(value) for value in values], kind)
    if kind == pa.date32() and any(isinstance(value, str) for value in values):
        return pa.array(values, pa.string()).cast(kind)
    return pa.array(values, kind)


def arrow_schema(table: sa.Table) -> pa.Schema:
    """Names and types of a table's exported columns; each field carries its two descriptions."""
    return pa.schema(
        [
            pa.field(c.name, _arrow_type(c.type), metadata={"vi": c.info["vi"], "en": c.info["en"]})
            for c in exported_columns(table)
        ],
        metadata={"vi": table.info["vi"], "en": table.info["en"]},
    )


def _arrow_type(kind: Any) -> pa.DataType:
    if isinstance(kind, sa.BigInteger):
        return pa.int64()
    for known, arrow in (
        (sa.Boolean, pa.bool_()),
        (sa.Integer, pa.int32()),
        (sa.Float, pa.float64()),
        (sa.Date, pa.date32()),
    ):
        if isinstance(kind, known):
            return arrow
    return pa.string()


def _write_csv(store: Store, table: sa.Table, path: Path) -> None:
    exported = exported_columns(table)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in exported)
        for columns in columns_of(store, table):
            cells = [_csv_cells(values, c.type) for values, c in zip(columns, exported, strict=True)]
            writer.writerows(zip(*cells, strict=True))


def _csv_cells(values: Sequence[Any], kind: Any) -> Sequence[Any]:
    if isinstance(kind, sa.Boolean):
        return [None if value is None else "true" if value else "false" for value in values]
    if isinstance(kind, sa.Float):
        return [int(v) if v is not None and v.is_integer() and abs(v) < 1e15 else v for v in values]
    if isinstance(kind, sa.String):
        return [neutral(value) if value and value[0] in SUSPECT else value for value in values]
    return values
