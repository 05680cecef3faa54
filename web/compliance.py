"""Compliance: who has issued the plan it owes, as of a date that is always said first; every verdict with its evidence."""

from __future__ import annotations

from functools import partial
from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from links.standing import due_day
from tables.rows import Row
from tables.schema import TABLES
from web import shown
from web.desk import Desk, ask, desk_of, document_of, kept, lasting, names_of, page
from web.language import language_of, say
from web.listings import Column, Listing, asked_format, list_of, page_of, whole_number
from web.matrix import matrix_of
from web.scores import Scores, chart_of, scores_of
from web.verdicts import Asked, asked_of, share, told, verdict_query, verdicts_again

router = APIRouter(include_in_schema=False)
COLUMNS = (
    Column("verdict", "col.verdict", "verdict"),
    Column("body", "col.body", "long"),
    Column("province", "col.province"),
    Column("parent_symbol", "col.ordered_by", "document", "parent_id"),
    Column("due_date", "col.due_date", "day"),
    Column("child_symbol", "col.child", "document", "child_id"),
    Column("issued_on", "col.issued_on", "day"),
    Column("days_late", "col.days_late", "number"),
    Column("evidence", "col.why", "why", "why"),
)


@router.get("/compliance")
def show(request: Request) -> Response:
    """The list of verdicts, the matrix, or a file."""
    desk = desk_of(request)
    asked = asked_by(request, desk)
    view = request.query_params.get("view", "list")
    values = {"asked": asked, "view": view, **around(desk, asked)}
    if view == "matrix" and not asked_format(request):
        listed: Any = matrix_of(desk, asked, whole_number(request, "page", 1, 10**6))
        return page(request, "compliance.html", listing=listed, **values)
    listed = _listing(request, desk, asked)
    return (
        page(request, "compliance.html", listing=listed, **values) if isinstance(listed, Listing) else listed
    )


@router.get("/compliance/scores")
def scores(request: Request) -> Response:
    """The scoreboard by province or by body."""
    desk = desk_of(request)
    by = "body" if request.query_params.get("by") == "body" else "province"
    found = scores_by(desk, by)
    listing = page_of(request, f"scores-{by}", found.columns, found.rows)
    if not isinstance(listing, Listing):
        return listing
    return page(request, "scores.html", listing=listing, by=by, found=found, chart=chart_of(listing.rows))


@router.get("/compliance/{key}/{duty}/{number}")
def why(request: Request, key: str, duty: int, number: int) -> Response:
    """One verdict with what it rests on: the order, the plan that answers it, or what was searched."""
    desk = desk_of(request)
    parent = document_of(desk, key)
    asked = asked_of(request, desk, parent["doc_id"])
    rows = _all(request, desk, asked)
    row = next((r for r in rows if r["duty_no"] == duty and r["no"] == number), None)
    if row is None:
        raise HTTPException(404)
    duties = TABLES["duties"]
    query = sa.select(duties).where(duties.c.doc_id == parent["doc_id"], duties.c.no == duty)
    order = next(iter(ask(desk, query)), None)
    child = names_of(desk, {row["child_id"]}).get(row["child_id"]) if row["child_id"] else None
    return page(request, "verdict.html", row=row, parent=parent, order=order, child=child, asked=asked)


def asked_by(request: Request, desk: Desk) -> Asked:
    """Which verdicts the address asks for."""
    key = request.query_params.get("parent", "")
    return asked_of(request, desk, document_of(desk, key)["doc_id"] if key else "")


def _listing(request: Request, desk: Desk, asked: Asked) -> Listing | Response:
    language = language_of(request)
    notes = (
        say(language, "comply.cutoff", day=shown.day(asked.as_of, language)),
        f"{say(language, 'verdict.not_found')}: {say(language, 'comply.not_found_means')}",
        f"{say(language, 'verdict.cannot_tell')}: {say(language, 'comply.cannot_tell_means')}",
    )
    if asked.again:
        return page_of(
            request, "compliance", COLUMNS, with_why(request, verdicts_again(desk, asked), asked), notes
        )
    table = TABLES["compliance"]
    keys = (table.c.parent_id, table.c.duty_no, table.c.no)
    again = partial(with_why, request, asked=asked)
    return list_of(
        request,
        "compliance",
        COLUMNS,
        verdict_query(asked),
        notes,
        again,
        keys,
        lambda: sum(_counts(desk, asked).values()),
    )


def with_why(request: Request, rows: list[Row], asked: Asked) -> list[Row]:
    """The rows with their evidence in the language of the page, and the address where it is shown."""
    blank = say(language_of(request), "doc.no_symbol")
    tail = f"?as_of={asked.as_of}" if asked.again else ""
    return [
        {**r, "due_date": due_day(r),
         "why": f"/compliance/{shown.key_of(r['parent_id'])}/{r['duty_no']}/{r['no']}{tail}",
         "parent_symbol": r["parent_symbol"] or r["parent_id"][:12],
         "child_symbol": r["child_symbol"] or (blank if r["child_id"] else None)}
        for r in told(rows, language_of(request))
    ]  # fmt: skip


def _all(request: Request, desk: Desk, asked: Asked) -> list[Row]:
    rows = verdicts_again(desk, asked) if asked.again else ask(desk, verdict_query(asked).limit(5000))
    return with_why(request, rows, asked)


def around(desk: Desk, asked: Asked) -> dict[str, Any]:
    """What stands around the list: counts, choices of the filters, what was searched."""
    parent = names_of(desk, {asked.parent}).get(asked.parent) if asked.parent else None
    return {
        "counts": share(verdicts_again(desk, asked)) if asked.again else _counts(desk, asked),
        "choices": choices_of(desk),
        "parent": parent,
        "run": kept(desk, "last run", lambda: last_run(desk)),
    }


def _counts(desk: Desk, asked: Asked) -> dict[str, int]:
    verdict = TABLES["compliance"].c.verdict
    query = verdict_query(asked).order_by(None).with_only_columns(verdict, sa.func.count().label("n"))
    query = query.group_by(verdict)
    return share(
        kept(desk, ("counts", asked.parent, tuple(sorted(asked.filters.items()))), lambda: ask(desk, query))
    )


def scores_by(desk: Desk, by: str) -> Scores:
    """The scoreboard by province or body."""
    return lasting(desk, ("scores", by), lambda: scores_of(desk, by))


def choices_of(desk: Desk) -> dict[str, list[str]]:
    """Provinces, bodies and verdicts that filters offer."""
    return lasting(desk, "compliance choices", lambda: _choices(desk))


def _choices(desk: Desk) -> dict[str, list[str]]:
    compliance, documents = TABLES["compliance"], TABLES["documents"]
    provinces = (
        sa.select(documents.c.province)
        .where(
            documents.c.doc_id.in_(sa.select(compliance.c.parent_id).distinct()),
            documents.c.province.is_not(None),
        )
        .distinct()
        .order_by(documents.c.province)
    )
    bodies = (
        sa.select(compliance.c.body)
        .where(compliance.c.body.is_not(None))
        .distinct()
        .order_by(compliance.c.body)
    )
    return {
        "province": [r["province"] for r in ask(desk, provinces)],
        "body": [r["body"] for r in ask(desk, bodies.limit(300))],
        "verdict": [*share(ask(desk, sa.select(compliance.c.verdict).distinct()))],
    }


def provinces_with(desk: Desk) -> list[str]:
    """The provinces of documents in hand, as they were called."""
    documents = TABLES["documents"]
    query = sa.select(documents.c.province).where(
        documents.c.province.is_not(None), documents.c.status == "held"
    )
    return lasting(
        desk,
        "provinces",
        lambda: [r["province"] for r in ask(desk, query.distinct().order_by(documents.c.province))],
    )


def last_run(desk: Desk) -> Row | None:
    """The last row of `runs`, if there was a run."""
    runs = TABLES["runs"]
    return next(iter(ask(desk, sa.select(runs).order_by(runs.c.run.desc()).limit(1))), None)
