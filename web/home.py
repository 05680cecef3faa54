"""Home: what is in the store, what is new, what is overdue, how the sources are, what waits for review."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, Request
from fastapi.responses import Response

from links.standing import MISSING
from tables.rows import Row
from tables.schema import TABLES
from web.desk import Desk, ask, ask_one, desk_of, kept, lasting, page
from web.review import how_many_doubts

router = APIRouter(include_in_schema=False)
FORTNIGHT = timedelta(days=14)


@router.get("/")
def home(request: Request) -> Response:
    """The page."""
    desk = desk_of(request)
    facts = facts_of(desk)
    today = desk.settings.today()
    return page(
        request,
        "home.html",
        **facts,
        doubtful=how_many_doubts(desk),
        upcoming=kept(desk, ("upcoming", today), lambda: _upcoming(desk)),
    )


def facts_of(desk: Desk) -> dict[str, Any]:
    """What home says of the store, all of one state of it."""
    return lasting(desk, "home", lambda: _facts(desk))


def _facts(desk: Desk) -> dict[str, Any]:
    documents, compliance, runs, files = (TABLES[n] for n in ("documents", "compliance", "runs", "files"))
    states = {r["status"]: r["n"] for r in ask(
        desk, sa.select(documents.c.status, sa.func.count().label("n")).group_by(documents.c.status)
    )}  # fmt: skip
    unread = ask_one(
        desk, sa.select(sa.func.count()).where(files.c.status == "quarantined", files.c.present.is_(True))
    )
    run = next(iter(ask(desk, sa.select(runs).order_by(runs.c.run.desc()).limit(1))), None)
    columns = [
        documents.c[n]
        for n in ("doc_id", "status", "symbol", "title", "issuer", "province", "issued_on", "draft")
    ]
    newest = ask(
        desk,
        sa.select(*columns)
        .where(
            documents.c.status == "held", documents.c.is_current.is_(True), documents.c.issued_on.is_not(None)
        )
        .order_by(documents.c.issued_on.desc(), documents.c.doc_id)
        .limit(6),
    )
    return {
        "figures": [
            ("held", states.get("held", 0), "/search?state=held"),
            ("missing", states.get("placeholder", 0), "/search?state=placeholder"),
            ("deadlines", _count(desk, "deadlines"), "/deadlines?when=all"),
            ("quotas", _count(desk, "quotas"), "/quotas"),
            ("verdicts", _count(desk, "compliance"), "/compliance"),
        ],
        "overdue": _overdue(desk),
        "as_of": ask_one(desk, sa.select(sa.func.max(compliance.c.as_of))),
        "newest": newest,
        "run": run,
        "unread": unread,
        "covered": bool(run and run["assume_covered"]),
    }


def _count(desk: Desk, name: str) -> int:
    return int(ask_one(desk, sa.select(sa.func.count()).select_from(TABLES[name])))


def _overdue(desk: Desk) -> list[Row]:
    """Bodies whose plan was last due before the day of the verdicts and is not out, latest due first."""
    compliance, documents = TABLES["compliance"], TABLES["documents"]
    return ask(
        desk,
        sa.select(compliance, documents.c.symbol.label("parent_symbol"), documents.c.province)
        .join(documents, documents.c.doc_id == compliance.c.parent_id)
        .where(compliance.c.verdict.in_(MISSING), compliance.c.due_date < compliance.c.as_of)
        .order_by(compliance.c.due_date.desc(), compliance.c.body)
        .limit(6),
    )


def _upcoming(desk: Desk) -> list[Row]:
    deadlines, documents = TABLES["deadlines"], TABLES["documents"]
    today = desk.settings.today()
    return ask(
        desk,
        sa.select(deadlines, documents.c.symbol, documents.c.province)
        .join(documents, documents.c.doc_id == deadlines.c.doc_id)
        .where(
            deadlines.c.end_date >= today,
            deadlines.c.end_date <= today + FORTNIGHT,
            documents.c.is_current.is_(True),
        )
        .order_by(deadlines.c.end_date, deadlines.c.doc_id, deadlines.c.no)
        .limit(6),
    )
