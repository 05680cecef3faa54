"""Targets across plans and years, and whether what bodies under a plan promise adds up to what it demands."""

from __future__ import annotations

import re

import sqlalchemy as sa
from fastapi import APIRouter, Request
from fastapi.responses import Response

from tables.agenda import old_versions
from tables.rows import Row
from tables.schema import TABLES
from web.compliance import provinces_with
from web.desk import Desk, ask, desk_of, kept, lasting, names_of, page
from web.listings import Column, Listing, list_of

router = APIRouter(include_in_schema=False)
COLUMNS = (
    Column("text", "col.quota", "claim", "quotas"),
    Column("subject", "col.subject", "long"),
    Column("min", "col.min", "number"),
    Column("max", "col.max", "number"),
    Column("unit", "col.unit"),
    Column("kind", "col.kind", "code", "quota"),
    Column("bearers", "col.bearers", "long"),
    Column("symbol", "col.symbol", "document", "doc_id"),
    Column("issued_on", "col.issued_on", "day"),
    Column("issuer", "col.issuer"),
    Column("province", "col.province"),
    Column("confidence", "col.confidence", "sure"),
)


@router.get("/quotas")
def show(request: Request) -> Response:
    """The list, filtered by words, unit, kind and place."""
    desk = desk_of(request)
    asked = {n: request.query_params.get(n, "")[:200] for n in ("words", "unit", "kind", "province", "order")}
    quotas = TABLES["quotas"]
    listing = list_of(
        request,
        "quotas",
        COLUMNS,
        _query(asked, desk.store.engine.dialect.name),
        keys=(quotas.c.doc_id, quotas.c.no),
        together=bool(asked["words"]),
    )
    if not isinstance(listing, Listing):
        return listing
    return page(
        request, "quotas.html", listing=listing, asked=asked, units=units_of(desk),
        provinces=provinces_with(desk), checks=kept(desk, "quota checks", lambda: _checks(desk)),
    )  # fmt: skip


def _query(asked: dict[str, str], dialect: str) -> sa.Select[tuple[object, ...]]:
    quotas, documents = TABLES["quotas"], TABLES["documents"]
    names = ("symbol", "issuer", "province", "issued_on")
    query = (
        sa.select(quotas, *(documents.c[n] for n in names))
        .outerjoin(documents, documents.c.doc_id == quotas.c.doc_id)
        .where(quotas.c.doc_id.not_in(old_versions()))
    )
    for name in ("unit", "kind"):
        if asked[name]:
            query = query.where(quotas.c[name] == asked[name])
    if asked["province"]:
        there = sa.select(documents.c.doc_id).where(documents.c.province == asked["province"])
        query = query.where(quotas.c.doc_id.in_(there))
    if asked["words"]:
        columns = (quotas.c.subject, quotas.c.text)
        fits = (_holds(c, words, dialect) for words in _spellings(asked["words"]) for c in columns)
        query = query.where(sa.or_(*fits))
    keys = (quotas.c.doc_id, quotas.c.no)
    if asked["order"] == "subject":
        return query.order_by(quotas.c.subject.is_(None), quotas.c.subject, *keys)
    if asked["order"] == "largest":
        return query.order_by(sa.func.coalesce(quotas.c.min, quotas.c.max).desc(), *keys)
    return query.order_by(*keys)


def _holds(column: sa.Column[str], words: str, dialect: str) -> sa.ColumnElement[bool]:
    """Whether a column holds the words. SQLite's LIKE needs no `lower`, which takes as long again."""
    escaped = re.sub(r"([/%_])", r"/\1", words)
    like = column.like if dialect == "sqlite" else column.ilike
    return like(f"%{escaped}%", escape="/")


def _spellings(words: str) -> list[str]:
    """The words as sentences have them: SQLite knows small and capital letters of ASCII only.

    >>> _spellings("đào tạo nghề"), _spellings("giảm nghèo")
    (['đào tạo nghề', 'Đào tạo nghề'], ['giảm nghèo'])
    """
    first = words[:1]
    return [words] if first.isascii() else [words, first.swapcase() + words[1:]]


def units_of(desk: Desk) -> list[tuple[str, int]]:
    """Units of targets with how many have each, most first."""
    return lasting(desk, "units", lambda: _units(desk))


def _units(desk: Desk) -> list[tuple[str, int]]:
    quotas = TABLES["quotas"]
    count = sa.func.count().label("n")
    query = sa.select(quotas.c.unit, count).where(quotas.c.unit.is_not(None)).group_by(quotas.c.unit)
    return [
        (row["unit"], row["n"]) for row in ask(desk, query.order_by(count.desc(), quotas.c.unit).limit(150))
    ]


def _checks(desk: Desk) -> list[Row]:
    """Quotas of children against their parents'."""
    table = TABLES["quota_checks"]
    rows = ask(desk, sa.select(table).order_by(*table.primary_key).limit(200))
    names = names_of(desk, {row[c] for row in rows for c in ("parent_id", "child_id") if row[c]})
    return [
        {
            **row,
            "parent": names.get(row["parent_id"] or ""),
            "child": names.get(row["child_id"] or ""),
        }
        for row in rows
    ]
