"""Sources and files: where documents come from, what could not be read and why, what is missing."""

from __future__ import annotations

from pathlib import PurePosixPath

import sqlalchemy as sa
from fastapi import APIRouter, Request
from fastapi.responses import Response

from tables.rows import Row
from tables.schema import TABLES
from web.desk import Desk, ask, desk_of, kept, lasting, page
from web.listings import Column, Listing, list_of

router = APIRouter(include_in_schema=False)
FILES = (
    Column("path", "col.path", "long"),
    Column("status", "col.status", "code", "file_state"),
    Column("code", "col.reason", "code", "unread"),
    Column("message", "col.message", "said"),
    Column("size", "col.size", "number"),
    Column("fetched_at", "col.fetched_at", "moment"),
    Column("address", "col.address", "long"),
    Column("present", "col.present", "flag"),
)
WANTED = (
    Column("symbol", "col.symbol", "document", "doc_id"),
    Column("issued_on", "col.issued_on", "day"),
    Column("issuer", "col.issuer"),
    Column("province", "col.province"),
    Column("waiting", "col.waiting", "number"),
    Column("title", "col.title", "long"),
)
RUNS = (
    Column("run", "sources.run", "number"),
    Column("started_at", "sources.started", "moment"),
    Column("found", "sources.found", "number"),
    Column("parsed", "sources.parsed", "number"),
    Column("quarantined", "file_state.quarantined", "number"),
    Column("as_of", "comply.as_of", "day"),
    Column("assume_covered", "sources.assumed", "flag"),
    Column("seconds", "sources.seconds", "number"),
)
HEALTH = "coverage"  # what crawls write of the portals that they searched


@router.get("/sources")
def show(request: Request) -> Response:
    """Files by state, or (`view`) the documents most waited for, or the runs."""
    desk = desk_of(request)
    view = request.query_params.get("view", "files")
    status = request.query_params.get("status", "")
    if view == "wanted":
        documents = TABLES["documents"]
        query = sa.select(documents).where(documents.c.status == "placeholder")
        listing = list_of(
            request,
            "wanted",
            WANTED,
            query.order_by(documents.c.waiting.desc(), documents.c.symbol_key, documents.c.doc_id),
        )
    elif view == "runs":
        runs = TABLES["runs"]
        listing = list_of(request, "runs", RUNS, sa.select(runs).order_by(runs.c.run.desc()))
    else:
        view = "files"
        files = TABLES["files"]
        query = sa.select(files)
        if status in ("ok", "quarantined"):
            query = query.where(files.c.status == status)
        listing = list_of(
            request, "files", FILES, query.order_by(files.c.status.desc(), files.c.path, files.c.sha256)
        )
    if not isinstance(listing, Listing):
        return listing
    return page(
        request, "sources.html", listing=listing, view=view, state=status, folders=folders_of(desk),
        health=kept(desk, "health", lambda: _health(desk)),
    )  # fmt: skip


def folders_of(desk: Desk) -> list[Row]:
    """Files by the folder they were found in: how many were read, how many not."""
    return lasting(desk, "folders", lambda: _folders(desk))


def _folders(desk: Desk) -> list[Row]:
    files = TABLES["files"]
    query = sa.select(files.c.path, files.c.status).where(files.c.present.is_(True))
    found: dict[str, Row] = {}
    for row in ask(desk, query):
        folder = str(PurePosixPath(row["path"]).parent)
        counts = found.setdefault(
            folder, {"folder": "" if folder == "." else folder, "ok": 0, "quarantined": 0}
        )
        counts[row["status"]] = counts.get(row["status"], 0) + 1
    return sorted(found.values(), key=lambda r: -r["ok"])[:40]


def _health(desk: Desk) -> Listing | None:
    """What the crawler says of its portals; None where the store knows of no crawl."""
    table = TABLES.get(HEALTH)
    rows = ask(desk, sa.select(table).order_by(*table.primary_key).limit(500)) if table is not None else []
    kinds = {
        "searched_from": "day",
        "searched_to": "day",
        "last_healthy": "day",
        "healthy": "flag",
        "evidence": "said",
    }
    names = (
        "portal",
        "healthy",
        "last_healthy",
        "province_id",
        "bodies",
        "searched_from",
        "searched_to",
        "evidence",
    )
    columns = tuple(Column(name, f"health.{name}", kinds.get(name, "text")) for name in names)
    return Listing(HEALTH, columns, rows, len(rows)) if rows else None
