"""Saved questions: asked of the Parquet snapshot, shown as a list that can be taken along."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from tables.query import QueryError, query
from tables.saved import saved_questions
from web.desk import desk_of, kept, page
from web.listings import Column, Listing, page_of

router = APIRouter(include_in_schema=False)
KINDS = {
    "verdict": ("verdict", ""), "due_date": ("day", ""), "end_date": ("day", ""), "issued_on": ("day", ""), "as_of": ("day", ""),
    "days_late": ("number", ""), "waiting": ("number", ""), "documents": ("number", ""), "action": ("long", ""),
    "title": ("long", ""), "parent_target": ("long", ""), "child_target": ("long", ""), "bearers": ("long", ""),
}  # fmt: skip


@router.get("/questions")
def show(request: Request) -> Response:
    """The questions that there are."""
    return page(
        request,
        "questions.html",
        questions=list(saved_questions().values()),
        saved=None,
        listing=None,
        problem="",
    )


@router.get("/questions/{name}")
def answer(request: Request, name: str) -> Response:
    """The answer to one."""
    desk = desk_of(request)
    saved = saved_questions().get(name)
    if saved is None:
        raise HTTPException(404)
    try:
        names, rows = kept(
            desk,
            ("question", name, desk.settings.today()),
            lambda: query(desk.store.folder / "parquet", saved.sql),
        )
    except QueryError as error:
        return page(request, "questions.html", questions=[], saved=saved, listing=None, problem=str(error))
    columns = [Column(n, f"column.{n}", *KINDS.get(n, ("text", ""))) for n in names]
    listing = page_of(request, name, columns, [dict(zip(names, row, strict=True)) for row in rows])
    if not isinstance(listing, Listing):
        return listing
    return page(request, "questions.html", questions=[], saved=saved, listing=listing, problem="")
