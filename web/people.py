"""Who signs what, and which bodies there are: their papers, and what became of them in the mergers."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote_plus

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from tables.rows import Row
from tables.schema import TABLES
from tables.search_index import fold_letters
from web.compliance import provinces_with
from web.desk import Desk, ask, desk_of, lasting, page
from web.listings import Column, Listing, list_of, page_of

router = APIRouter(include_in_schema=False)
SIGNERS = (
    Column("name", "col.signer", "link", "address"),
    Column("position", "col.position"),
    Column("issuer", "col.issuer"),
    Column("province", "col.province"),
    Column("papers", "people.papers", "number"),
    Column("first", "people.first", "day"),
    Column("last", "people.last", "day"),
)
PAPERS = (
    Column("symbol", "col.symbol", "document", "doc_id"),
    Column("issued_on", "col.issued_on", "day"),
    Column("name", "col.signer", "claim", "signers"),
    Column("authority", "col.authority"),
    Column("position", "col.position"),
    Column("issuer", "col.issuer"),
    Column("province", "col.province"),
    Column("title", "col.title", "long"),
)
BODIES = (
    Column("name", "col.body", "link", "address"),
    Column("kind", "col.kind", "code", "body_kind"),
    Column("valid_from", "people.valid_from", "day"),
    Column("valid_to", "people.valid_to", "day"),
    Column("successor", "people.successor"),
    Column("abbreviations", "people.codes"),
    Column("papers", "people.papers", "number"),
    Column("owed", "people.owed", "number"),
    Column("missing", "people.missing", "number"),
)


@router.get("/signers")
def signers(request: Request) -> Response:
    """Everybody who signs, with how much; with `name` the papers of one."""
    desk = desk_of(request)
    name = request.query_params.get("name", "")[:200]
    words = request.query_params.get("words", "")[:200]
    province = request.query_params.get("province", "")[:100]
    table, documents = TABLES["signers"], TABLES["documents"]
    joined = sa.join(table, documents, documents.c.doc_id == table.c.doc_id)
    if name:
        query = sa.select(
            table, *(documents.c[n] for n in ("symbol", "issued_on", "issuer", "province", "title"))
        )
        query = query.select_from(joined).where(table.c.name == name, documents.c.is_current.is_(True))
        listing = list_of(
            request, "papers", PAPERS, query.order_by(documents.c.issued_on.desc(), table.c.doc_id)
        )
    else:
        rows = signers_of(desk)
        wanted = fold_letters(words.strip())
        rows = [r for r in rows if wanted in fold_letters(r["name"]) and province in ("", r["province"])]
        listing = page_of(request, "signers", SIGNERS, rows)
    if not isinstance(listing, Listing):
        return listing
    return page(
        request,
        "signers.html",
        listing=listing,
        name=name,
        words=words,
        province=province,
        provinces=provinces_with(desk),
    )


def signers_of(desk: Desk) -> list[Row]:
    """Everybody who signs for a body, with how much and from when to when, most first."""
    return lasting(desk, "signers", lambda: _signers(desk))


def _signers(desk: Desk) -> list[Row]:
    table, documents = TABLES["signers"], TABLES["documents"]
    papers = sa.func.count().label("papers")
    query = (
        sa.select(
            table.c.name,
            sa.func.max(table.c.position).label("position"),
            documents.c.issuer,
            documents.c.province,
            papers,
            sa.func.min(documents.c.issued_on).label("first"),
            sa.func.max(documents.c.issued_on).label("last"),
        )
        .join(documents, documents.c.doc_id == table.c.doc_id)
        .where(table.c.name.is_not(None), documents.c.is_current.is_(True))
        .group_by(table.c.name, documents.c.issuer, documents.c.province)
        .order_by(papers.desc(), table.c.name, documents.c.province, documents.c.issuer)
    )
    rows = ask(desk, query)
    rows.sort(key=lambda row: (-row["papers"], fold_letters(row["name"]), row["name"]))
    return [{**row, "address": f"/signers?name={quote_plus(row['name'])}"} for row in rows]


@router.get("/bodies")
def bodies(request: Request) -> Response:
    """The registry with what the store knows of each body; `on` leaves those that were there on a day."""
    desk = desk_of(request)
    on = request.query_params.get("on", "")
    if on and (len(on) != 10 or not on.replace("-", "").isdecimal()):
        raise HTTPException(400, "on: YYYY-MM-DD")
    rows = bodies_of(desk)
    if on:
        rows = [r for r in rows if (r["valid_from"] or "") <= on and (r["valid_to"] or "9999") >= on]
    listing = page_of(request, "bodies", BODIES, rows)
    if not isinstance(listing, Listing):
        return listing
    return page(request, "bodies.html", listing=listing, on=on)


@router.get("/bodies/{body_id}")
def body(request: Request, body_id: str) -> Response:
    """One body: before and after it, its papers by province and year, what it owes."""
    desk = desk_of(request)
    rows = bodies_of(desk)
    found = next((r for r in rows if r["body_id"] == body_id), None)
    if found is None:
        raise HTTPException(404)
    before = [r for r in rows if body_id in r["successor_ids"]]
    after = [r for r in rows if r["body_id"] in found["successor_ids"]]
    documents = TABLES["documents"]
    names = ("doc_id", "status", "symbol", "issued_on", "issuer", "province", "title", "draft")
    query = sa.select(*(documents.c[n] for n in names)).where(
        documents.c.issuer_id == body_id, documents.c.status == "held", documents.c.is_current.is_(True)
    )
    columns = tuple(c for c in PAPERS if c.name not in ("name", "authority", "position"))
    listing = list_of(
        request,
        f"papers-{body_id}",
        columns,
        query.order_by(documents.c.issued_on.desc(), documents.c.doc_id),
    )
    if not isinstance(listing, Listing):
        return listing
    return page(request, "body.html", body=found, before=before, after=after, listing=listing)


def bodies_of(desk: Desk) -> list[Row]:
    """The registry with what the store knows of each body."""
    return lasting(desk, "bodies", lambda: _bodies(desk))


def _bodies(desk: Desk) -> list[Row]:
    table, documents, compliance = TABLES["bodies"], TABLES["documents"], TABLES["compliance"]
    count: Any = sa.func.count()
    papers = sa.select(documents.c.issuer_id, count.label("n")).where(documents.c.status == "held")
    wrote = {r["issuer_id"]: r["n"] for r in ask(desk, papers.group_by(documents.c.issuer_id))}
    verdicts = sa.select(compliance.c.body_id, compliance.c.verdict, count.label("n"))
    owed: dict[str, dict[str, int]] = {}
    for row in ask(desk, verdicts.group_by(compliance.c.body_id, compliance.c.verdict)):
        owed.setdefault(row["body_id"] or "", {})[row["verdict"]] = row["n"]
    rows = ask(desk, sa.select(table).order_by(table.c.valid_to.is_not(None), table.c.name))
    names = {row["body_id"]: row["name"] for row in rows}
    heirs = {row["body_id"]: [heir for heir in (row["successor"] or "").split(";") if heir] for row in rows}
    return [
        {
            **row,
            "address": f"/bodies/{row['body_id']}",
            "successor_ids": heirs[row["body_id"]],
            "successor": "; ".join(names.get(heir, heir) for heir in heirs[row["body_id"]]) or None,
            "papers": wrote.get(row["body_id"], 0),
            "owed": sum(owed.get(row["body_id"], {}).values()),
            "missing": owed.get(row["body_id"], {}).get("not_found", 0),
        }
        for row in rows
    ]
