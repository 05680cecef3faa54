"""The claims of a document as the desk names them: a kind for the eye, a table and a number for the address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from extract.evidence import FIELD_KINDS, LIST_KINDS
from tables.rows import Row
from tables.schema import TABLES
from web.desk import Desk, ask
from web.marks import Mark
from web.shown import key_of

DOUBT = 0.9
LISTS = (*LIST_KINDS, "signers")
PLACE = ("no", "span_start", "span_end", "page", "quote", "rule", "confidence")


def kind_of(table: str, item: str) -> str:
    """The kind of a claim of a table; `item` is the field's name for claims about the header."""
    if table == "evidence":
        return FIELD_KINDS.get(item, "title")
    return "signer" if table == "signers" else LIST_KINDS[table]


def address_of(doc_id: str, table: str, item: Any) -> str:
    """Where the evidence of a claim is shown."""
    return f"/documents/{key_of(doc_id)}/claims/{table}/{item}"


def marks_of(desk: Desk, doc_id: str, say: Callable[[str], str]) -> list[Mark]:
    """All marks of a document by place; headings are drawn as headings and have none."""
    marks: dict[tuple[int, int, str], Mark] = {}
    for row in _header_claims(desk, doc_id):
        _add(marks, row, "evidence", row["field"], say)
    for name in LISTS:
        if name == "sections":
            continue
        table = TABLES[name]
        columns = [table.c[c] for c in ("doc_id", "no", "span_start", "span_end", "confidence")]
        query = sa.select(*columns).where(table.c.doc_id == doc_id, table.c.span_start < table.c.span_end)
        for row in ask(desk, query.order_by(table.c.no)):
            _add(marks, row, name, row["no"], say)
    return sorted(marks.values(), key=lambda m: (m.start, -m.end))


def _header_claims(desk: Desk, doc_id: str) -> list[Row]:
    table = TABLES["evidence"]
    rows = ask(desk, sa.select(table).where(table.c.doc_id == doc_id, table.c.span_start < table.c.span_end))
    order = list(FIELD_KINDS)
    return sorted((r for r in rows if r["field"] in FIELD_KINDS), key=lambda r: order.index(r["field"]))


def _add(
    marks: dict[tuple[int, int, str], Mark], row: Row, table: str, item: Any, say: Callable[[str], str]
) -> None:
    kind = kind_of(table, str(item))
    key = (row["span_start"], row["span_end"], kind)
    if key in marks:
        return
    doubt = row["confidence"] is not None and row["confidence"] < DOUBT
    marks[key] = Mark(
        row["span_start"],
        row["span_end"],
        kind,
        f"{table}-{item}",
        address_of(row["doc_id"], table, item),
        say(f"kind.{kind}"),
        doubt,
    )


def claim_row(desk: Desk, doc_id: str, name: str, item: str) -> Row | None:
    """One claim: its row with everything it says; None where there is none of that name."""
    table = TABLES[name]
    if name == "evidence":
        key = table.c.field == item
    elif item.isascii() and item.isdecimal() and len(item) < 9:
        key = table.c.no == int(item)
    else:
        return None
    return next(iter(ask(desk, sa.select(table).where(table.c.doc_id == doc_id, key))), None)
