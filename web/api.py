"""The JSON API: what the pages show, for programs; described by OpenAPI at /api/openapi.json."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from extract.records import to_dict
from tables.export import exported_columns
from tables.load import load_record, load_text
from tables.rows import Row
from tables.schema import EXPORTED, TABLES
from tables.search import Question, search
from web.desk import ask, ask_one, catalogue_of, desk_of, document_of, page
from web.finding import rows_of
from web.settings import MOST_ROWS
from web.verdicts import Asked, stored_day, told, verdict_query, verdicts_again

PREFIX = "/api/v1"
DEEPEST = 100_000  # rows after which a list is better taken as a file
_Name = StrEnum("_Name", {table.name: table.name for table in EXPORTED if table.name != "texts"})  # type: ignore[misc]
Text = Annotated[str, Query(max_length=300)]
PageNumber = Annotated[int, Query(ge=1, le=DEEPEST, description="page, from 1")]
Size = Annotated[int, Query(ge=1, le=MOST_ROWS, description="rows of a page")]


class Problem(BaseModel):
    """Why there is no answer."""

    detail: str


class Rows(BaseModel):
    """One page of rows; `next` is the address of the next page, or null."""

    items: list[dict[str, Any]]
    total: int = Field(description="rows on all pages")
    page: int
    pages: int
    next: str | None


class Text_(BaseModel):
    """A document's text; the spans of claims count its characters."""

    doc_id: str
    text_hash: str | None
    text: str


REFUSALS: dict[int | str, dict[str, Any]] = {
    400: {"model": Problem, "description": "the request is not right"},
    401: {"model": Problem, "description": "the token is needed (Authorization: Bearer)"},
    404: {"model": Problem, "description": "there is no such thing"},
    422: {"model": Problem, "description": "a parameter is not understood"},
    429: {"model": Problem, "description": "too many requests"},
}
router = APIRouter(prefix=PREFIX, responses=REFUSALS, tags=["kehoach"])
pages = APIRouter(include_in_schema=False)


@pages.get("/api/")
def about(request: Request) -> Response:
    """A page that says what there is."""
    routes = [(path, entry["get"]) for path, entry in request.app.openapi()["paths"].items()]
    return page(request, "api.html", routes=routes)


@router.get("/search")
def find(
    request: Request,
    q: Annotated[str, Query(max_length=300, description="words with or without marks, or a symbol")] = "",
    type: Text = "",
    year: Annotated[str, Query(max_length=4)] = "",
    province: Annotated[str, Query(max_length=100, description="province as it was called")] = "",
    province_now: Text = "",
    body: Text = "",
    topic: Text = "",
    verdict: Text = "",
    due_from: date | None = None,
    due_to: date | None = None,
    order: Literal["best", "new", "old"] = "best",
    page: PageNumber = 1,
    size: Size = 50,
) -> Rows:
    """Documents by words, symbol and filters."""
    desk = desk_of(request)
    filters = {
        "type": type, "year": year, "province": province, "province_now": province_now, "body": body, "topic": topic,
        "verdict": verdict,
    }  # fmt: skip
    asked = Question(q, filters, _iso(due_from), _iso(due_to), order)
    answer = search(desk.store, catalogue_of(desk), asked, (page - 1) * size, size)
    return _rows(request, rows_of(desk, answer), answer.total, page, size)


@router.get("/documents/{doc_id}")
def document(request: Request, doc_id: str) -> dict[str, Any]:
    """The record of a document with evidence for every claim; of a placeholder what its citations say."""
    desk = desk_of(request)
    found = document_of(desk, doc_id)
    if found["status"] != "held":
        return _plain(found)
    return dict(to_dict(load_record(desk.store, found["doc_id"])))


@router.get("/documents/{doc_id}/text")
def text(request: Request, doc_id: str) -> Text_:
    """The text of a document."""
    desk = desk_of(request)
    found = document_of(desk, doc_id)
    words = load_text(desk.store, found["doc_id"])
    return Text_(
        doc_id=found["doc_id"], text_hash=found["text_hash"], text=words.encode(errors="replace").decode()
    )


@router.get("/documents/{doc_id}/links")
def links(request: Request, doc_id: str) -> Rows:
    """The links of a document, up and down."""
    desk = desk_of(request)
    found = document_of(desk, doc_id)["doc_id"]
    table = TABLES["links"]
    query = sa.select(table).where(sa.or_(table.c.child_id == found, table.c.parent_id == found))
    rows = ask(desk, query.order_by(table.c.child_id, table.c.no).limit(MOST_ROWS * 4))
    return _rows(request, rows, len(rows), 1, max(1, len(rows)))


@router.get("/compliance")
def compliance(
    request: Request,
    parent: Annotated[str, Query(max_length=200, description="doc_id of the document that orders")] = "",
    province: Text = "",
    body: Text = "",
    verdict: Text = "",
    as_of: Annotated[
        date | None, Query(description="date of the verdicts; the last run's where left out")
    ] = None,
    lang: Annotated[Literal["vi", "en"], Query(description="of the evidence")] = "vi",
    page: PageNumber = 1,
    size: Size = 50,
) -> Rows:
    """Who has issued the plan it owes. `not_found` only where the sources were searched, else `cannot_tell`."""
    desk = desk_of(request)
    parent_id = document_of(desk, parent)["doc_id"] if parent else ""
    stored = stored_day(desk)
    given = {"province": province, "body": body, "verdict": verdict}
    filters = {name: value for name, value in given.items() if value}
    asked = Asked(as_of or stored, bool(as_of and as_of != stored), parent_id, filters, "overdue")
    start = (page - 1) * size
    if asked.again:
        rows = verdicts_again(desk, asked)
        return _rows(request, told(rows[start : start + size], lang), len(rows), page, size)
    query = verdict_query(asked)
    total = int(ask_one(desk, sa.select(sa.func.count()).select_from(query.order_by(None).subquery())))
    return _rows(request, told(ask(desk, query.limit(size).offset(start)), lang), total, page, size)


@router.get("/tables")
def tables() -> dict[str, Any]:
    """Every table and column with what it means in Vietnamese and English."""
    return {
        table.name: {
            **{language: table.info[language] for language in ("vi", "en")},
            "columns": {c.name: {"vi": c.info["vi"], "en": c.info["en"]} for c in exported_columns(table)},
        }
        for table in EXPORTED
    }


@router.get("/tables/{name}")
def rows(
    request: Request,
    name: _Name,
    doc_id: Annotated[str, Query(max_length=200, description="only rows of this document")] = "",
    page: PageNumber = 1,
    size: Size = 50,
) -> Rows:
    """The rows of a table by key."""
    desk = desk_of(request)
    table = TABLES[str(name)]
    if doc_id and "doc_id" not in table.c:
        raise HTTPException(404)
    if page * size > DEEPEST:
        raise HTTPException(404)
    query = sa.select(*exported_columns(table)).order_by(*table.primary_key)
    if doc_id:
        query = query.where(table.c.doc_id == document_of(desk, doc_id)["doc_id"])
    total = int(ask_one(desk, sa.select(sa.func.count()).select_from(query.order_by(None).subquery())))
    return _rows(request, ask(desk, query.limit(size).offset((page - 1) * size)), total, page, size)


def _rows(request: Request, items: list[Row], total: int, number: int, size: int) -> Rows:
    last = max(1, -(-total // size))
    ahead = str(request.url.include_query_params(page=number + 1)) if number < last else None
    return Rows(items=[_plain(row) for row in items], total=total, page=number, pages=last, next=ahead)


def _plain(row: Row) -> Row:
    """A row as JSON takes it: no lone surrogates, no NaN."""
    return {
        name: value.encode(errors="replace").decode()
        if isinstance(value, str)
        else None
        if value != value
        else value
        for name, value in row.items()
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
