"""Tables that follow from all documents together: links, placeholders, chains, compliance, and the registry.

They are replaced as sets, in one transaction, and only where they differ from what is there.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from importlib import resources
from typing import Any

import pandas as pd
import sqlalchemy as sa

from tables.rows import Row
from tables.schema import TABLES
from tables.store import IDS_AT_ONCE, WRITTEN, Store, bump, get_meta, insert_rows, set_meta

REGISTRY = {"bodies": "body_id", "provinces": "province_id"}  # table, and its name for the file's `id`
LISTED = ("abbreviations", "aliases", "predecessors", "absorbed")  # `a|b` in the files, `a; b` in the tables


def replace_conclusions(store: Store, frames: Mapping[str, pd.DataFrame]) -> None:
    """Put these frames in the place of what the store holds of them; a frame left out leaves its table alone.

    `links`, `compliance`: columns as in the schema. `placeholders`: rows of `documents` (doc_id and what the
    citations say; status is set here). `chains`: doc_id, chain_id, is_current of documents in hand. A column
    that a frame lacks stays empty; a column that the schema lacks is an error.
    """
    rows = {name: _rows(name, frame) for name, frame in frames.items()}
    digest = hashlib.sha256(json.dumps(rows, default=str, sort_keys=True).encode()).hexdigest()
    key = f"conclusions:{','.join(sorted(rows))}"
    state = f"{get_meta(store, WRITTEN)} {digest}"
    if get_meta(store, key) == state:
        return
    with store.engine.begin() as connection:
        bump(connection)
        for name in rows:
            if name == "placeholders":
                documents = TABLES["documents"]
                connection.execute(sa.delete(documents).where(documents.c.status == "placeholder"))
                insert_rows(connection, documents, rows[name])
            elif name == "chains":
                _set_chains(connection, rows[name])
            else:
                connection.execute(sa.delete(TABLES[name]))
                insert_rows(connection, TABLES[name], rows[name])
        set_meta(connection, key, state)


def replace_some(
    store: Store,
    frames: Mapping[str, pd.DataFrame],
    parents: Iterable[str],
    seen: Iterable[tuple[str, str]],
) -> None:
    """Put these rows of `compliance` and `quota_checks` in the place of those of these parents; note bodies seen."""
    ids = sorted(parents)
    with store.engine.begin() as connection:
        bump(connection)
        for name, frame in frames.items():
            table = TABLES[name]
            for start in range(0, len(ids), IDS_AT_ONCE):
                some = ids[start : start + IDS_AT_ONCE]
                connection.execute(sa.delete(table).where(table.c.parent_id.in_(some)))
            insert_rows(connection, table, _rows(name, frame))
        insert_rows(connection, TABLES["seen"], [{"key": k, "province_id": p} for k, p in sorted(seen)])
        set_meta(
            connection, f"conclusions:{','.join(sorted((*frames, 'seen')))}", ""
        )  # no longer what was written at once


def _rows(name: str, frame: pd.DataFrame) -> list[Row]:
    table = TABLES["documents"] if name in ("placeholders", "chains") else TABLES[name]
    if unknown := sorted(set(frame.columns) - {column.name for column in table.columns}):
        raise ValueError(f"frame {name} has columns that table {table.name} lacks: {unknown}")
    names = [str(name) for name in frame.columns]
    columns = [[_plain(value) for value in frame[name].tolist()] for name in names]
    rows = [dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True)]
    for row in rows:
        if name == "placeholders":
            row.update(status="placeholder", is_current=True, chain_id=row.get("chain_id") or row["doc_id"])
        for column in row.keys() & {"due_date", "as_of"}:
            if isinstance(row[column], str):
                row[column] = datetime.date.fromisoformat(row[column])
    return sorted(rows, key=lambda row: [str(row.get(c.name)).zfill(9) for c in table.primary_key])


def _plain(value: Any) -> Any:
    """A cell of a frame as the database takes it: missing is None, NumPy's numbers are Python's."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, (pd.Timestamp, datetime.datetime)):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def _set_chains(connection: sa.Connection, rows: Iterable[Row]) -> None:
    documents = TABLES["documents"]
    values = [{"the_id": r["doc_id"], "chain": r["chain_id"], "current": r["is_current"]} for r in rows]
    if values:
        change = sa.update(documents).where(documents.c.doc_id == sa.bindparam("the_id"))
        change = change.values(chain_id=sa.bindparam("chain"), is_current=sa.bindparam("current"))
        connection.execute(change, values)


def load_registry(store: Store) -> None:
    """Put the packaged registry of bodies and provinces into the store, where it differs."""
    for name, key in REGISTRY.items():
        source = resources.files("extract.reference").joinpath(f"{name}.csv")
        if not source.is_file():
            continue
        text = source.read_text(encoding="utf-8-sig")
        digest = hashlib.sha256(text.encode()).hexdigest()
        if get_meta(store, f"registry:{name}") == digest:
            continue
        table = TABLES[name]
        rows = [_registry_row(row, key) for row in csv.DictReader(io.StringIO(text))]
        with store.engine.begin() as connection:
            bump(connection)
            connection.execute(sa.delete(table))
            insert_rows(connection, table, rows)
            set_meta(connection, f"registry:{name}", digest)


def _registry_row(row: Mapping[str, str], key: str) -> Row:
    values = {key if name == "id" else name: value or None for name, value in row.items()}
    for name in LISTED:
        if values.get(name):
            values[name] = "; ".join(part.strip() for part in str(values[name]).split("|"))
    return values
