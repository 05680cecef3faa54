"""A document: its text with claims marked, its card, its sections, and a tab for each list that it has."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from extract.evidence import FIELD_KINDS
from tables.load import load_text
from tables.rows import Row
from tables.schema import TABLES
from tables.search_index import tokens
from web.claims import marks_of
from web.desk import Desk, ask, ask_one, desk_of, document_of, names_of, page
from web.language import language_of, say
from web.listings import Column, Listing, page_of, whole_number
from web.marks import drawn, parts_of

router = APIRouter(include_in_schema=False)
CONFIDENCE = Column("confidence", "col.confidence", "sure")
TABS: dict[str, tuple[Column, ...]] = {
    "deadlines": (
        Column("end_date", "col.end_date", "day"),
        Column("text", "col.when", "claim", "deadlines"),
        Column("action", "col.action", "long"),
        Column("bearers", "col.bearers", "long"),
        Column("recipient", "col.recipient"),
        CONFIDENCE,
    ),
    "quotas": (
        Column("text", "col.quota", "claim", "quotas"),
        Column("min", "col.min", "number"),
        Column("max", "col.max", "number"),
        Column("unit", "col.unit"),
        Column("subject", "col.subject", "long"),
        Column("bearers", "col.bearers", "long"),
        Column("kind", "col.kind", "code", "quota"),
        CONFIDENCE,
    ),
    "tasks": (
        Column("what", "col.what", "claim", "tasks"),
        Column("lead", "col.lead", "long"),
        Column("support", "col.support", "long"),
        Column("due", "col.due"),
        Column("product", "col.product"),
        CONFIDENCE,
    ),
    "duties": (
        Column("text", "col.order", "claim", "duties"),
        Column("kind", "col.kind", "code", "duty"),
        Column("bearers", "col.bearers", "long"),
        Column("due", "col.due"),
        Column("recipient", "col.recipient"),
        CONFIDENCE,
    ),
    "citations": (
        Column("symbol", "col.symbol", "claim", "citations"),
        Column("issued_on", "col.issued_on", "day"),
        Column("issuer", "col.issuer"),
        Column("relation", "col.relation", "code", "relation"),
        Column("title", "col.title", "long"),
        CONFIDENCE,
    ),
    "recipients": (
        Column("text", "col.recipient", "claim", "recipients"),
        Column("purpose", "col.purpose"),
    ),
    "issues": (
        Column("code", "col.issue", "code", "issue"),
        Column("message", "col.message", "said"),
    ),
    "repairs": (
        Column("kind", "col.kind", "code", "repair"),
        Column("before", "col.before", "long"),
        Column("after", "col.after", "long"),
        Column("certain", "col.certain", "flag"),
    ),
}  # fmt: skip
OTHERS = ("relations", "versions")
SEEN = (
    Column("path", "col.path", "long"),
    Column("status", "col.status", "code", "file_state"),
    Column("fetched_at", "col.fetched_at", "moment"),
    Column("address", "col.address", "long"),
    Column("size", "col.size", "number"),
    Column("present", "col.present", "flag"),
)


@router.get("/documents/{key}")
def show(request: Request, key: str) -> Response:
    """The page of a document; `tab` chooses what of it."""
    desk = desk_of(request)
    document = document_of(desk, key)
    tab = request.query_params.get("tab", "text")
    if tab not in ("text", *TABS, *OTHERS):
        raise HTTPException(404)
    common: dict[str, Any] = {
        "document": document, "tab": tab, "counts": _counts(desk, document["doc_id"]), "card": _card(desk, document),
        "signer": _first(desk, "signers", document["doc_id"]), "tabs": (*TABS, *OTHERS),
    }  # fmt: skip
    if document["status"] == "placeholder":
        return page(request, "placeholder.html", **common, relations=_relations(desk, document["doc_id"]))
    if tab in TABS:
        listing = page_of(
            request, f"{tab}-{document['doc_id'][:12]}", TABS[tab], _rows(desk, tab, document["doc_id"])
        )
        return (
            page(request, "document.html", **common, listing=listing)
            if isinstance(listing, Listing)
            else listing
        )
    if tab == "relations":
        return page(request, "document.html", **common, relations=_relations(desk, document["doc_id"]))
    if tab == "versions":
        return page(request, "document.html", **common, **_versions(desk, document))
    return page(request, "document.html", **common, **_text(request, document))


def _text(request: Request, document: Row) -> dict[str, Any]:
    desk, language = desk_of(request), language_of(request)
    doc_id = document["doc_id"]
    text = load_text(desk.store, doc_id)
    parts = parts_of(text)
    number = min(whole_number(request, "part", 1, 10**6), len(parts))
    first, last = parts[number - 1]
    marks = marks_of(desk, doc_id, lambda key: say(language, key))
    sections = _sections(desk, doc_id, parts)
    headings = [
        (s["heading_start"], s["heading_end"], s["level"] or 1, s["no"])
        for s in sections
        if s["heading_start"] is not None
    ]
    here = [m for m in marks if m.start < last and m.end > first]
    kinds = list(dict.fromkeys(m.kind for m in sorted(here, key=lambda m: m.start)))
    words = tokens(request.query_params.get("q", "")[:300])
    return {
        "html": drawn(text, (first, last), here, headings, words),
        "sections": sections,
        "part": number,
        "pieces": len(parts),
        "kinds": kinds,
        "doubts": sum(m.doubt for m in marks),
    }


def _sections(desk: Desk, doc_id: str, parts: list[tuple[int, int]]) -> list[Row]:
    """The sections that have a heading, each with the part of the text in which it begins."""
    table = TABLES["sections"]
    rows = ask(desk, sa.select(table).where(table.c.doc_id == doc_id).order_by(table.c.no))
    found = []
    for row in rows:
        if row["heading"]:
            place = row["heading_start"] or 0
            part = next((i for i, (a, b) in enumerate(parts, 1) if a <= place < b), 1)
            found.append({**row, "part": part})
    return found


def _counts(desk: Desk, doc_id: str) -> dict[str, int]:
    found = {}
    for name in TABS:
        table = TABLES[name]
        found[name] = int(ask_one(desk, sa.select(sa.func.count()).where(table.c.doc_id == doc_id)))
    return found


def _rows(desk: Desk, name: str, doc_id: str) -> list[Row]:
    table = TABLES[name]
    order = (
        (table.c.end_date.is_(None), table.c.end_date, table.c.no) if name == "deadlines" else (table.c.no,)
    )
    rows = ask(desk, sa.select(table).where(table.c.doc_id == doc_id).order_by(*order))
    if name == "repairs":
        text = load_text(desk.store, doc_id)
        rows = [{**row, "after": text[row["span_start"] : row["span_end"]]} for row in rows]
    return rows


def _first(desk: Desk, name: str, doc_id: str) -> Row | None:
    table = TABLES[name]
    return next(
        iter(ask(desk, sa.select(table).where(table.c.doc_id == doc_id).order_by(table.c.no).limit(1))), None
    )


def _card(desk: Desk, document: Row) -> dict[str, float]:
    """How sure each field of the header is; fields that rest on no words are left out."""
    table = TABLES["evidence"]
    rows = ask(desk, sa.select(table.c.field, table.c.confidence).where(table.c.doc_id == document["doc_id"]))
    return {row["field"]: row["confidence"] for row in rows if row["field"] in FIELD_KINDS}


def _relations(desk: Desk, doc_id: str) -> dict[str, Any]:
    """Links up and down, with the names of the documents."""
    links = TABLES["links"]
    up = ask(
        desk, sa.select(links).where(links.c.child_id == doc_id).order_by(links.c.main.desc(), links.c.no)
    )
    down = ask(
        desk,
        sa.select(links)
        .where(links.c.parent_id == doc_id)
        .order_by(links.c.relation, links.c.child_id)
        .limit(500),
    )
    names = names_of(desk, {r["parent_id"] for r in up if r["parent_id"]} | {r["child_id"] for r in down})
    return {"up": up, "down": down, "names": names}


def _versions(desk: Desk, document: Row) -> dict[str, Any]:
    documents, files = TABLES["documents"], TABLES["files"]
    columns = [
        documents.c[n]
        for n in ("doc_id", "status", "symbol", "issued_on", "source", "format", "draft", "is_current")
    ]
    chain = document["chain_id"]
    query = (
        sa.select(*columns)
        .where(documents.c.chain_id == chain)
        .order_by(documents.c.is_current.desc(), documents.c.doc_id)
    )
    versions = ask(desk, query) if chain else []
    seen = ask(desk, sa.select(files).where(files.c.sha256 == document["doc_id"]).order_by(files.c.path))
    return {"versions": versions, "listing": Listing("files", SEEN, seen, len(seen))}
