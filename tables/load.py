"""A record out of the store again, equal to the one written; documents found by what people type."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

import sqlalchemy as sa

from extract import records
from extract.records import Bearer, DutyToIssue, Evidence, Parent, PlanRecord, Signer
from extract.symbols import symbol_key
from tables.rows import FIELDS, JOINT, RENAMED, SAME, Row
from tables.schema import TABLES
from tables.store import Store

Bodies = dict[tuple[str, int, str], tuple[Bearer, ...]]  # by (table, no, role)
KINDS: dict[str, type[Any]] = {
    **records.ROWS,
    "issues": records.Issue,
}


def find_documents(store: Store, words: str) -> list[Row]:
    """Documents that a person may mean by a doc_id or its beginning, a symbol, a path or a file name.

    Also by the name of another file with the same bytes.
    """
    documents, files = TABLES["documents"], TABLES["files"]
    held = documents.c.status == "held"
    wanted = words.strip()
    tries = [
        documents.c.doc_id == wanted,
        documents.c.symbol_key == symbol_key(wanted),
        documents.c.source == wanted,
        documents.c.source.endswith("/" + wanted, autoescape=True),
        documents.c.doc_id.in_(
            sa.select(files.c.sha256).where(
                sa.or_(files.c.path == wanted, files.c.path.endswith("/" + wanted, autoescape=True))
            )
        ),
    ]
    if len(wanted) >= 4 and set(wanted) <= set("0123456789abcdef"):
        tries.append(documents.c.doc_id.startswith(wanted, autoescape=True))
    with store.engine.connect() as connection:
        for condition in tries:
            query = sa.select(documents).where(held, condition).order_by(documents.c.doc_id)
            if found := [dict(row) for row in connection.execute(query).mappings()]:
                return found
    return []


def load_record(store: Store, doc_id: str) -> PlanRecord:
    """The record of a document in hand; KeyError if there is none."""
    with store.engine.connect() as connection:
        rows = {name: _rows_of(connection, name, doc_id) for name in (*FIELDS, "evidence", "bearers")}
        found = _rows_of(connection, "documents", doc_id)
    if not found or found[0]["status"] != "held":
        raise KeyError(doc_id)
    document = found[0]
    bodies = _bodies(rows["bearers"])
    lists: dict[str, Any] = {
        name: tuple(_item(kind, row, name, bodies) for row in rows[name]) for name, kind in KINDS.items()
    }
    signer = _item(Signer, rows["signers"][0], "", {}) if rows["signers"] else Signer(None, None, None)
    return PlanRecord(
        **{name: document[name] for name in SAME},
        period=(document["period_first"], document["period_last"])
        if document["period_first"] is not None
        else None,
        signer=signer,
        parent=_parent(document),
        duty_to_issue=(
            DutyToIssue(document["duty_bodies"], document["duty_due"]) if document["duty_bodies"] else None
        ),
        evidence={row["field"]: _evidence(row) for row in rows["evidence"]},
        **lists,
    )


def load_text(store: Store, doc_id: str) -> str:
    """The text of a document, as its spans count it."""
    texts = TABLES["texts"]
    with store.engine.connect() as connection:
        query = sa.select(texts.c.text).where(texts.c.doc_id == doc_id)
        return connection.execute(query).scalar() or ""


def load_repairs(store: Store, doc_id: str) -> list[Row]:
    """The repairs of a document in order; `text` is what stands in the text now."""
    text = load_text(store, doc_id)
    with store.engine.connect() as connection:
        rows = _rows_of(connection, "repairs", doc_id)
    return [{**row, "text": text[row["span_start"] : row["span_end"]]} for row in rows]


def _rows_of(connection: sa.Connection, name: str, doc_id: str) -> list[Row]:
    table = TABLES[name]
    query = sa.select(table).where(table.c.doc_id == doc_id).order_by(*table.primary_key)
    return [dict(row) for row in connection.execute(query).mappings()]


def _bodies(rows: Iterable[Row]) -> Bodies:
    found: Bodies = {}
    for row in rows:
        key = (row["claim"], row["no"], row["role"])
        found[key] = (*found.get(key, ()), Bearer(row["text"], row["body_id"]))
    return found


def _parent(row: Row) -> Parent | None:
    if not row["parent_reason"]:
        return None
    return Parent(*(row[f"parent_{n}"] for n in ("symbol", "issued_on", "issuer", "confidence", "reason")))


def _evidence(row: Row) -> Evidence:
    span = (row["span_start"], row["span_end"])
    return Evidence(span, row["page"], row["quote"], row["rule"], row["confidence"])


def _item(kind: type[Any], row: Row, name: str, bodies: Bodies) -> Any:
    values: dict[str, Any] = {}
    for field in fields(kind):
        column = RENAMED.get(field.name, field.name)
        if field.name == "evidence":
            found = _evidence(row) if row["rule"] is not None else None
            if found and row.get("heading"):  # a heading's evidence is the heading, not all of its section
                found = replace(found, span=(row["heading_start"], row["heading_end"]))
            values["evidence"] = found
        elif field.name == "span":
            values["span"] = (row["span_start"], row["span_end"]) if row["span_start"] is not None else None
        elif field.name == "heading_span":
            values["heading_span"] = (row["heading_start"], row["heading_end"])
        elif field.name in ("bearers", "exceptions", "lead", "support"):
            values[field.name] = bodies.get((name, row["no"], field.name), ())
        elif field.name == "labels":
            values["labels"] = tuple(row["labels"].split(JOINT)) if row["labels"] else ()
        elif field.name in ("start", "end"):
            values[field.name] = row[column].isoformat() if row[column] else None
        else:
            values[field.name] = row[column]
    return kind(**values)
