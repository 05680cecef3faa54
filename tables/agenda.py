"""Deadlines as days: those of current documents, filtered by body, place and document, recurrences expanded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from tables.recurrences import days_of, in_force, is_anchored
from tables.rows import Row
from tables.schema import TABLES
from tables.store import Store

CLASSES = ("so_ban_nganh", "so")  # departments addressed together
MOST_RULES = 1500  # recurring deadlines that are expanded at once for a file
MOST_EVENTS = 5000  # of a feed


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose deadlines: a body's registry id or class, with or without what departments owe together; a
    province; a document. Empty: anybody's.
    """

    body: str = ""
    shared: bool = False
    province: str = ""
    doc_id: str = ""


def old_versions() -> sa.Select[Any]:
    """The doc_id of documents that are not the current version of their chain; few, and found by index."""
    documents = TABLES["documents"]
    current = documents.c.is_current
    return sa.select(documents.c.doc_id).where(sa.or_(current.is_(False), current.is_(None)))


def deadlines_of(wanted: Wanted) -> sa.Select[Any]:
    """Deadlines of current documents with the names of their documents."""
    deadlines, documents, bearers = (TABLES[n] for n in ("deadlines", "documents", "bearers"))
    names = ("symbol", "issuer", "province", "issued_on", "period_first", "period_last")
    query = (
        sa.select(deadlines, *(documents.c[n] for n in names))
        .join(documents, documents.c.doc_id == deadlines.c.doc_id)
        .where(documents.c.is_current.is_(True))
    )
    if wanted.province:
        query = query.where(documents.c.province == wanted.province)
    if wanted.doc_id:
        query = query.where(documents.c.doc_id == wanted.doc_id)
    if wanted.body:
        ids = (wanted.body, *(CLASSES if wanted.shared else ()))
        mine = sa.select(bearers.c.seq).where(
            bearers.c.doc_id == deadlines.c.doc_id,
            bearers.c.claim == "deadlines",
            bearers.c.no == deadlines.c.no,
            bearers.c.body_id.in_(ids),
        )
        query = query.where(mine.exists())
    return query


def dated(store: Store, wanted: Wanted, first: date, last: date, most: int) -> list[Row]:
    """Deadlines whose last day is in a window, each with that `day`, in order."""
    deadlines = TABLES["deadlines"]
    query = deadlines_of(wanted).where(
        deadlines.c.rrule.is_(None), deadlines.c.end_date >= first, deadlines.c.end_date <= last
    )
    query = query.order_by(deadlines.c.end_date, deadlines.c.doc_id, deadlines.c.no).limit(most)
    return [{**row, "day": row["end_date"]} for row in _rows(store, query)]


def recurring(
    store: Store, wanted: Wanted, first: date, last: date, most: int = MOST_RULES
) -> tuple[list[Row], bool]:
    """Recurring deadlines, a row for each day in a window; and whether there were too many to expand.

    Those that say no day ("hằng tháng") come once, with `day` None.
    """
    deadlines, documents = TABLES["deadlines"], TABLES["documents"]
    query = deadlines_of(wanted).where(
        deadlines.c.rrule.is_not(None),
        sa.or_(documents.c.issued_on.is_(None), documents.c.issued_on <= last.isoformat()),
        sa.or_(documents.c.period_last.is_(None), documents.c.period_last >= first.year),
    )
    rows = _rows(
        store,
        query.order_by(documents.c.issued_on.desc(), deadlines.c.doc_id, deadlines.c.no).limit(most),
    )
    found: list[Row] = []
    for row in rows:
        force = in_force(row["issued_on"], row["period_first"], row["period_last"])
        days: list[date | None] = [*days_of(row["rrule"], *force, first, last)] if force else []
        found += [{**row, "day": day} for day in days or (() if _says_day(row) else (None,))]
    return found, len(rows) == most


def _says_day(row: Row) -> bool:
    return is_anchored(row["rrule"])


def by_month(store: Store, wanted: Wanted) -> dict[str, int]:
    """How many dated deadlines end in each month (`2016-06`)."""
    deadlines, documents, bearers = (TABLES[n] for n in ("deadlines", "documents", "bearers"))
    day = deadlines.c.end_date
    query = sa.select(day, sa.func.count().label("n")).where(day.is_not(None)).group_by(day).order_by(day)
    # of the few old versions, not of the many documents: a tenth of the time of a join
    query = query.where(deadlines.c.doc_id.not_in(old_versions()))
    if wanted.province:
        there = sa.select(documents.c.doc_id).where(documents.c.province == wanted.province)
        query = query.where(deadlines.c.doc_id.in_(there))
    if wanted.doc_id:
        query = query.where(deadlines.c.doc_id == wanted.doc_id)
    if wanted.body:
        ids = (wanted.body, *(CLASSES if wanted.shared else ()))
        mine = sa.select(bearers.c.doc_id, bearers.c.no).where(
            bearers.c.claim == "deadlines", bearers.c.body_id.in_(ids)
        )
        mine_too = mine.distinct().subquery()
        of = (mine_too.c.doc_id == deadlines.c.doc_id) & (mine_too.c.no == deadlines.c.no)
        query = query.join(mine_too, of)
    months: dict[str, int] = {}
    for row in _rows(store, query):
        month = row["end_date"].isoformat()[:7]
        months[month] = months.get(month, 0) + row["n"]
    return months


def feed(store: Store, wanted: Wanted) -> Iterator[Row]:
    """Deadlines for a calendar, the latest documents first, at most MOST_EVENTS."""
    deadlines, documents = TABLES["deadlines"], TABLES["documents"]
    query = deadlines_of(wanted).where(
        sa.or_(deadlines.c.end_date.is_not(None), deadlines.c.rrule.is_not(None))
    )
    query = query.order_by(documents.c.issued_on.desc(), deadlines.c.doc_id, deadlines.c.no).limit(
        MOST_EVENTS
    )
    yield from _rows(store, query)


def _rows(store: Store, query: sa.Select[Any]) -> list[Row]:
    with store.engine.connect() as connection:
        found = connection.execute(query)
        names = list(found.keys())
        return [dict(zip(names, row, strict=True)) for row in found]


def bodies_that_owe(store: Store) -> list[tuple[str, str, int]]:
    """Bodies and classes that owe deadlines: (id, name, how many), most first."""
    bearers, bodies = TABLES["bearers"], TABLES["bodies"]
    query = (
        sa.select(
            bearers.c.body_id, sa.func.max(bodies.c.name).label("name"), sa.func.min(bearers.c.text).label("text"),
            sa.func.count().label("n"),
        )
        .outerjoin(bodies, bodies.c.body_id == bearers.c.body_id)
        .where(bearers.c.claim == "deadlines", bearers.c.body_id.is_not(None))
        .group_by(bearers.c.body_id)
    )  # fmt: skip
    rows = _rows(store, query)
    found: Iterable[tuple[str, str, int]] = ((r["body_id"], r["name"] or r["text"], r["n"]) for r in rows)
    return sorted(found, key=lambda entry: (-entry[2], entry[0]))
