"""Why a claim is claimed: the words in the source, the place, the rule, how sure it is; the page of a scan; the file."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from extract.evidence import FIELD_KINDS
from parsers.document import UnreadableFile
from parsers.pictures import picture
from parsers.pool import run_limited
from tables.load import load_text
from tables.originals import original, original_bytes
from tables.rows import Row
from tables.schema import TABLES
from web.claims import LISTS, PLACE, claim_row, kind_of
from web.desk import Desk, ask, desk_of, document_of, page
from web.marks import parts_of

router = APIRouter(include_in_schema=False)
AROUND = 220  # characters of the text on either side of a quote
SECONDS, MEGABYTES = 20, 1024  # that drawing a page may take
HIDDEN = {*PLACE, "doc_id", "heading_start", "heading_end", "symbol_key", "field", "edtf", "precision"}
PICTURED = ("scan", "pdf")


@router.get("/documents/{key}/claims/{name}/{item}")
def explain(request: Request, key: str, name: str, item: str) -> Response:
    """One claim with its evidence: a page of its own, or a piece of one for a script that asks for that."""
    desk = desk_of(request)
    document = document_of(desk, key)
    row = claim_row(desk, document["doc_id"], name, item) if name in (*LISTS, "evidence") else None
    if row is None:
        raise HTTPException(404)
    text = load_text(desk.store, document["doc_id"])
    values: dict[str, Any] = {
        "document": document, "name": name, "item": item, "kind": kind_of(name, item), "row": row,
        "said": said(document, name, row), "context": _context(text, row),
        "part": next((i for i, (a, b) in enumerate(parts_of(text), 1) if a <= (row["span_start"] or 0) < b), 1),
        "repairs": _repairs(desk, document["doc_id"], text, row),
        "pictured": document["format"] in PICTURED and row["page"],
        "same": _same_place(desk, document, name, row),
    }  # fmt: skip
    whole = request.headers.get("x-fragment") != "1"
    return page(request, "claim.html" if whole else "claim_part.html", **values)


def said(document: Row, name: str, row: Row) -> list[tuple[str, Any, Any]]:
    """What a claim says: (column's name, value, column) for all that is known."""
    if name == "evidence":
        field = row["field"]
        if field == "period":
            return [("period", f"{document['period_first']}-{document['period_last']}", None)]
        column = TABLES["documents"].c.get(field)
        return [(field, document.get(field), column)]
    table = TABLES[name]
    told = [(c.name, row[c.name], c) for c in table.columns if c.name not in HIDDEN]
    return [entry for entry in told if entry[1] not in (None, "", False)]


def _context(text: str, row: Row) -> tuple[str, str, str]:
    """The words of the claim with what stands before and after."""
    start, end = row["span_start"], row["span_end"]
    if start is None:
        return "", row["quote"] or "", ""
    begin, stop = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = text[begin:start], text[end:stop]
    return ("…" if begin else "") + before, text[start:end], after + ("…" if stop < len(text) else "")


def _repairs(desk: Desk, doc_id: str, text: str, row: Row) -> list[Row]:
    """What was repaired in the words of the claim."""
    table = TABLES["repairs"]
    if row["span_start"] is None:
        return []
    query = sa.select(table).where(
        table.c.doc_id == doc_id, table.c.span_start < row["span_end"], table.c.span_end > row["span_start"]
    )
    found = ask(desk, query.order_by(table.c.no).limit(20))
    return [{**r, "after": text[r["span_start"] : r["span_end"]]} for r in found]


def _same_place(desk: Desk, document: Row, name: str, row: Row) -> list[str]:
    """Other fields of the header that rest on the same words."""
    if name != "evidence":
        return []
    table = TABLES["evidence"]
    query = sa.select(table.c.field).where(
        table.c.doc_id == document["doc_id"],
        table.c.span_start == row["span_start"],
        table.c.span_end == row["span_end"],
        table.c.field != row["field"],
    )
    return [r["field"] for r in ask(desk, query.order_by(table.c.field)) if r["field"] in FIELD_KINDS]


@router.get("/documents/{key}/file")
def raw_file(request: Request, key: str) -> Response:
    """The bytes of a document, as they were read; never shown by the browser, only kept."""
    desk = desk_of(request)
    document = document_of(desk, key)
    data = original_bytes(desk.store, document["doc_id"])
    if data is None:
        raise HTTPException(404)
    suffix = PurePath(document["source"] or "").suffix.lower()
    suffix = suffix if suffix[1:].isalnum() and suffix.isascii() else ""
    name = f"{document['doc_id'][:12]}{suffix}"
    return Response(
        data,
        media_type="application/octet-stream",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Content-Security-Policy": "sandbox",
        },
    )


@router.get("/documents/{key}/pages/{number}.png")
def page_image(request: Request, key: str, number: int) -> Response:
    """A page of a PDF as a picture, drawn in a process of its own with limits."""
    desk = desk_of(request)
    document = document_of(desk, key)
    path = original(desk.store, document["doc_id"]) if document["format"] in PICTURED else None
    if path is None or not 1 <= number <= (document["pages"] or 0):
        raise HTTPException(404)
    drawn = run_limited(picture, (str(path), number), SECONDS, MEGABYTES)
    if isinstance(drawn, UnreadableFile):
        raise HTTPException(404)
    return Response(drawn, media_type="image/png")
