"""Search: by words with or without marks, by symbols however typed, narrowed by facets with counts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response
from markupsafe import Markup, escape

from tables.catalogue import topics
from tables.rows import Row
from tables.schema import TABLES
from tables.search import Answer, Question, search
from tables.snippets import hits_in, snippets
from web import shown
from web.desk import Desk, ask, catalogue_of, desk_of, page
from web.language import language_of, say
from web.listings import Column, Listing, as_file, asked_format, whole_number
from web.settings import DOWNLOAD_ROWS

router = APIRouter(include_in_schema=False)
FACETS = ("type", "year", "province_now", "province", "level", "body", "topic", "section", "verdict", "state")
CODED = {"level": "level.", "section": "label.", "verdict": "verdict.", "state": "state."}
SHOWN_VALUES, ALL_VALUES = 6, 300
SIZE = 20
COLUMNS = (
    Column("symbol", "col.symbol"),
    Column("doc_type", "col.type"),
    Column("issued_on", "col.issued_on", "day"),
    Column("issuer", "col.issuer"),
    Column("province", "col.province"),
    Column("title", "col.title"),
    Column("status", "col.status"),
    Column("source", "col.source"),
    Column("doc_id", "col.doc_id"),
)


def question_of(request: Request) -> Question:
    """What the address asks."""
    asked = request.query_params
    for name in ("due_from", "due_to"):
        _check_day(asked.get(name, ""))
    filters = {name: asked[name] for name in FACETS if asked.get(name)}
    order = asked.get("order", "best")
    return Question(
        asked.get("q", "").strip()[:300],
        filters,
        asked.get("due_from", ""),
        asked.get("due_to", ""),
        order if order in ("best", "new", "old") else "best",
    )


def _check_day(text: str) -> None:
    try:
        if text:
            date.fromisoformat(text)
    except ValueError:
        raise HTTPException(400, "due_from, due_to: YYYY-MM-DD") from None


@router.get("/search")
def find(request: Request) -> Response:
    """The page, or what was found as a file."""
    desk = desk_of(request)
    asked, catalogue, number = (
        question_of(request),
        catalogue_of(desk),
        whole_number(request, "page", 1, 10**6),
    )
    wanted = asked_format(request)
    if wanted:
        answer = search(desk.store, catalogue, asked, 0, DOWNLOAD_ROWS)
        return as_file(request, wanted, "search", COLUMNS, rows_of(desk, answer), ())
    size = whole_number(request, "size", SIZE, 100)
    answer = search(desk.store, catalogue, asked, (number - 1) * size, size)
    rows = with_snippets(desk, rows_of(desk, answer), answer.terms)
    language = language_of(request)
    told = _teller(language)
    chosen = dict(asked.filters)
    chosen |= {n: v for n, v in (("due_from", asked.due_from), ("due_to", asked.due_to)) if v}
    if asked.order != "best":
        chosen["order"] = asked.order
    return page(
        request,
        "search.html",
        asked=asked,
        answer=answer,
        listing=Listing("search", COLUMNS, rows, answer.total, number, size),
        facets=_facets(answer, chosen, told, request.query_params.get("all", "")),
        chosen=chosen,
        told=told,
        marked=lambda text: _marked(text, answer.terms),
    )


def rows_of(desk: Desk, answer: Answer) -> list[Row]:
    """The documents of an answer, in its order."""
    documents = TABLES["documents"]
    names = (*(column.name for column in COLUMNS), "draft")
    found: dict[str, Row] = {}
    for start in range(0, len(answer.doc_ids), 500):
        part = answer.doc_ids[start : start + 500]
        columns = [documents.c[name] for name in names]
        found |= {r["doc_id"]: r for r in ask(desk, sa.select(*columns).where(documents.c.doc_id.in_(part)))}
    return [found[doc_id] for doc_id in answer.doc_ids if doc_id in found]


def with_snippets(desk: Desk, rows: list[Row], terms: list[str]) -> list[Row]:
    """The rows with the places of their texts where the words stand."""
    texts = TABLES["texts"]
    if not terms:
        return [{**row, "snippets": []} for row in rows]
    query = sa.select(texts).where(texts.c.doc_id.in_([row["doc_id"] for row in rows]))
    found = {row["doc_id"]: row["text"] for row in ask(desk, query)}
    return [{**row, "snippets": snippets(found.get(row["doc_id"], ""), terms)} for row in rows]


def _facets(
    answer: Answer, chosen: dict[str, str], told: Callable[[str, str], str], whole: str
) -> list[tuple[str, list[tuple[str, str, int]], int]]:
    """For each facet the values to show, and how many more there are."""
    listed = []
    for name in FACETS:
        counts = answer.facets[name]
        if name == "province" and counts == answer.facets["province_now"]:
            continue
        if name == "year":
            counts = sorted(counts, reverse=True)
        most = ALL_VALUES if whole == name else SHOWN_VALUES
        first = counts[:most]
        first += [pair for pair in counts[most:] if pair[0] == chosen.get(name)]
        listed.append((name, [(v, told(name, v), n) for v, n in first], max(0, len(counts) - len(first))))
    return listed


def _teller(language: str) -> Callable[[str, str], str]:
    def told(name: str, value: str) -> str:
        if name == "topic":
            return str(topics().get(value, {}).get(language, value))
        if name in ("due_from", "due_to"):
            return shown.day(value, language)
        if name == "type":
            full = say(language, f"type.{value}")
            return value if full == value else f"{full} ({value})"
        return say(language, CODED[name] + value) if name in CODED else value

    return told


def _marked(text: str, terms: list[str]) -> Any:
    """A title with the words of the question marked."""
    text = shown.clean(text)
    parts, at = [], 0
    for start, end in hits_in(text, terms):
        parts += [escape(text[at:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        at = end
    return Markup("").join([*parts, escape(text[at:])])
