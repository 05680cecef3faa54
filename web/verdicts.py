"""Verdicts on who has issued the plan it owes: of the last run, or worked out again for another date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from fastapi import HTTPException, Request

from links.grounds import sentence, unpacked
from tables.rows import Row
from tables.schema import TABLES
from web.desk import Desk, ask_one, kept, names_of

ORDER = (
    "not_found", "draft_only", "other_document", "late", "cannot_tell", "not_yet_due", "issued_undated", "issued",
    "on_the_day", "on_time", "not_applicable",
)  # fmt: skip
FILTERS = ("province", "body", "verdict")
_OVERDUE_FIRST = {verdict: place for place, verdict in enumerate(ORDER)}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which verdicts are asked for. `as_of` is the date they stand for; `again`: not that of the last run."""

    as_of: date | None
    again: bool
    parent: str
    filters: Mapping[str, str]
    order: str


def asked_of(request: Request, desk: Desk, parent: str) -> Asked:
    """What the address asks; `parent` is the doc_id of the document whose duties are meant, or empty."""
    stored = stored_day(desk)
    text = request.query_params.get("as_of", "")
    try:
        wanted = _day(text) if text else stored
    except ValueError:
        raise HTTPException(400, "as_of: 31/12/2023, 2023-12-31") from None
    filters = {name: request.query_params[name] for name in FILTERS if request.query_params.get(name)}
    order = request.query_params.get("order", "overdue")
    return Asked(
        wanted, wanted != stored, parent, filters, order if order in ("overdue", "due", "body") else "overdue"
    )


def _day(text: str) -> date:
    """A day as typed, "31/12/2023" or "2023-12-31". Raises ValueError."""
    if "/" not in text:
        return date.fromisoformat(text)
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


def stored_day(desk: Desk) -> date | None:
    """The date for which the verdicts of the last run stand."""
    day: date | None = kept(
        desk, "as_of", lambda: ask_one(desk, sa.select(sa.func.max(TABLES["compliance"].c.as_of)))
    )
    return day


def verdict_query(asked: Asked) -> sa.Select[Any]:
    """The verdicts of the last run, each with symbol and province of the document that orders."""
    compliance, documents = TABLES["compliance"], TABLES["documents"]
    query = sa.select(
        compliance,
        documents.c.symbol.label("parent_symbol"),
        documents.c.province.label("province"),
        documents.c.title.label("parent_title"),
    ).outerjoin(documents, documents.c.doc_id == compliance.c.parent_id)
    for name, value in asked.filters.items():
        there = sa.select(documents.c.doc_id).where(documents.c.province == value)
        fits = compliance.c.parent_id.in_(there) if name == "province" else compliance.c[name] == value
        query = query.where(fits)
    if asked.parent:
        query = query.where(compliance.c.parent_id == asked.parent)
    rank = sa.case(_OVERDUE_FIRST, value=compliance.c.verdict, else_=len(ORDER))
    ends = (compliance.c.due_date.is_(None), compliance.c.due_date)
    keys = (compliance.c.parent_id, compliance.c.duty_no, compliance.c.no)
    orders: dict[str, tuple[Any, ...]] = {
        "overdue": (rank, *ends, *keys),
        "due": (*ends, *keys),
        "body": (compliance.c.body, documents.c.province, *keys),
    }
    return query.order_by(*orders[asked.order])


def verdicts_again(desk: Desk, asked: Asked) -> list[Row]:
    """The verdicts worked out for another date, filtered and in order; kept until the store changes."""
    recheck = desk.settings.recheck
    if recheck is None or asked.as_of is None:
        raise HTTPException(400, "as_of")
    day = asked.as_of
    rows = kept(desk, ("verdicts", day), lambda: _checked(desk, recheck(day)))
    fits = [r for r in rows if all(r[n] == v for n, v in asked.filters.items())]
    fits = [r for r in fits if not asked.parent or r["parent_id"] == asked.parent]
    due = {id(r): (r["due_date"] is None, str(r["due_date"])) for r in fits}
    if asked.order == "body":
        return sorted(fits, key=lambda r: (r["body"] or "", r["province"] or ""))
    if asked.order == "due":
        return sorted(fits, key=lambda r: due[id(r)])
    return sorted(fits, key=lambda r: (_OVERDUE_FIRST.get(r["verdict"], len(ORDER)), *due[id(r)]))


def _checked(desk: Desk, frame: Any) -> list[Row]:
    plain = frame.astype(object).where(frame.notna(), None)
    rows: list[Row] = [dict(row) for row in plain.to_dict("records")]
    names = names_of(desk, {row["parent_id"] for row in rows})
    for row in rows:
        parent = names.get(row["parent_id"], {})
        row.update(
            parent_symbol=parent.get("symbol"),
            province=parent.get("province"),
            parent_title=parent.get("title"),
        )
    return rows


def told(rows: Sequence[Row], language: str) -> list[Row]:
    """The rows with their evidence in this language; the table has it in Vietnamese."""
    return [
        {**row, "evidence": sentence(unpacked(row["grounds"]), language)} if row["grounds"] else row
        for row in rows
    ]


def share(rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """How many verdicts there are of each kind, in the order of their weight."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["verdict"]] = counts.get(row["verdict"], 0) + int(row.get("n", 1))
    return {verdict: counts[verdict] for verdict in ORDER if verdict in counts}
