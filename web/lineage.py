"""Lược đồ: the tree of implementation around a document, up to the top and down to the last unit."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, Request
from fastapi.responses import Response

from tables.rows import Row
from tables.schema import TABLES
from web.desk import Desk, ask, desk_of, document_of, page
from web.listings import Column, Listing, page_of
from web.verdicts import ISSUED, ORDER, share

router = APIRouter(include_in_schema=False)
LEVELS_UP, LEVELS_DOWN = 8, 4
MOST = 600  # documents that are drawn below one
NAMED = ("doc_id", "status", "symbol", "title", "issuer", "province", "issued_on", "draft")
COLUMNS = (
    Column("level", "tree.level", "number"),
    Column("symbol", "col.symbol", "document", "doc_id"),
    Column("issued_on", "col.issued_on", "day"),
    Column("issuer", "col.issuer"),
    Column("province", "col.province"),
    Column("verdict", "col.verdict", "verdict"),
    Column("above", "col.parent"),
    Column("title", "col.title", "long"),
)


@router.get("/documents/{key}/tree")
def show(request: Request, key: str) -> Response:
    """The page, or the documents of the tree as a list in a file."""
    desk = desk_of(request)
    document = document_of(desk, key)
    only = request.query_params.get("only", "")
    above = _above(desk, document)
    below, cut = _below(desk, document["doc_id"])
    listing = page_of(request, f"tree-{document['doc_id'][:12]}", COLUMNS, _flat(above, document, below))
    if not isinstance(listing, Listing):
        return listing
    children = below.get(document["doc_id"], [])
    counts = share([c for c in children if c["verdict"]])
    return page(
        request, "tree.html", document=document, above=above, below=below, cut=cut, only=only if only in ORDER else "",
        counts=counts, owed=_owed(desk, document["doc_id"]), children=children,
    )  # fmt: skip


def _above(desk: Desk, document: Row) -> list[list[Row]]:
    """The documents carried out, level by level, the highest first."""
    levels: list[list[Row]] = []
    seen = {document["doc_id"]}
    here = [document["doc_id"]]
    for _ in range(LEVELS_UP):
        rows = [r for r in _linked(desk, "child_id", "parent_id", here) if r["doc_id"] not in seen]
        if not rows:
            break
        unique = list({r["doc_id"]: r for r in rows}.values())
        levels.insert(0, unique)
        here = [r["doc_id"] for r in unique]
        seen.update(here)
    return levels


def _below(desk: Desk, doc_id: str) -> tuple[dict[str, list[Row]], int]:
    """The documents that carry out each document, and how many are left out where there are too many."""
    found: dict[str, list[Row]] = {}
    seen, here, drawn, cut = {doc_id}, [doc_id], 0, 0
    for _ in range(LEVELS_DOWN):
        rows = [r for r in _linked(desk, "parent_id", "child_id", here) if r["doc_id"] not in seen]
        unique = list({r["doc_id"]: r for r in rows}.values())
        cut += max(0, len(unique) - (MOST - drawn))
        unique = unique[: MOST - drawn]
        if not unique:
            break
        verdicts = _verdicts(desk, here)
        for row in unique:
            row["verdict"] = verdicts.get((row["of"], row["doc_id"]))
            found.setdefault(row["of"], []).append(row)
        drawn += len(unique)
        here = [r["doc_id"] for r in unique]
        seen.update(here)
    return found, cut


def _linked(desk: Desk, start: str, end: str, ids: list[str]) -> list[Row]:
    """The documents at the other end of the links `implements`, in order of place and body."""
    links, documents = TABLES["links"], TABLES["documents"]
    rows: list[Row] = []
    for first in range(0, len(ids), 500):
        query = (
            sa.select(
                *(documents.c[n] for n in NAMED),
                links.c[start].label("of"),
                links.c.confidence,
                links.c.warning,
            )
            .join(documents, documents.c.doc_id == links.c[end])
            .where(links.c.relation == "implements", links.c[start].in_(ids[first : first + 500]))
            .where(documents.c.is_current.is_not(False))
            .order_by(documents.c.province, documents.c.issuer, documents.c.issued_on, documents.c.doc_id)
        )
        rows += ask(desk, query)
    return rows


def _verdicts(desk: Desk, parents: list[str]) -> dict[tuple[str, str], str]:
    table = TABLES["compliance"]
    found: dict[tuple[str, str], str] = {}
    for first in range(0, len(parents), 500):
        query = sa.select(table.c.parent_id, table.c.child_id, table.c.verdict).where(
            table.c.parent_id.in_(parents[first : first + 500]), table.c.child_id.is_not(None)
        )
        for row in ask(desk, query):
            found[(row["parent_id"], row["child_id"])] = row["verdict"]
    return found


def _owed(desk: Desk, doc_id: str) -> list[Row]:
    """The duties under this document that no plan answers, what is known to be missing first."""
    table = TABLES["compliance"]
    query = sa.select(table).where(table.c.parent_id == doc_id, table.c.verdict.not_in(ISSUED))
    rows = ask(desk, query.order_by(table.c.duty_no, table.c.no).limit(MOST))
    return sorted(rows, key=lambda r: ORDER.index(r["verdict"]) if r["verdict"] in ORDER else 99)


def _flat(above: list[list[Row]], document: Row, below: dict[str, list[Row]]) -> list[Row]:
    """The tree as rows: levels above are negative, the document is 0."""
    rows: list[dict[str, Any]] = []
    for place, upper in enumerate(above):
        rows += [{**r, "level": place - len(above), "above": None, "verdict": None} for r in upper]
    rows.append({**document, "level": 0, "above": document["parent_symbol"], "verdict": None})
    stack: list[tuple[Row, int, str | None]] = [
        (child, 1, document["symbol"]) for child in reversed(below.get(document["doc_id"], []))
    ]
    while stack:
        row, level, over = stack.pop()
        rows.append({**row, "level": level, "above": over})
        stack += [(child, level + 1, row["symbol"]) for child in reversed(below.get(row["doc_id"], []))]
    return rows
