"""Review: doubtful claims by what an error would cost; a person accepts, corrects or rejects them under a name.

The one place that writes: a review is a file beside the tables (`tables.reviews`), and the next run applies it.
"""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import quote, unquote

import sqlalchemy as sa
from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from extract.reviews import KINDS, review_of
from tables.doubts import Doubt, count_doubtful, doubtful
from tables.load import load_record, load_text
from tables.reviews import read_reviews, write_review
from tables.rows import Row, digest_of
from tables.schema import TABLES
from web.desk import Desk, ask, desk_of, document_of, lasting, page
from web.guards import holds_token
from web.listings import Column, Listing, page_of, whole_number
from web.review_fields import Input, claims_at, inputs_of, told_by
from web.shown import key_of

router = APIRouter(include_in_schema=False)
MOST = 1000  # doubtful claims that are listed, dearest first
COLUMNS = (
    Column("cost", "review.cost", "number"),
    Column("confidence", "col.confidence", "sure"),
    Column("kind", "col.kind", "code", "claim_kind"),
    Column("value", "review.now", "long"),
    Column("quote", "review.quote", "link", "address"),
    Column("symbol", "col.symbol", "document", "doc_id"),
    Column("province", "col.province"),
    Column("why", "claim.rule", "said"),
)
PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")


@router.get("/review")
def show(request: Request) -> Response:
    """Doubtful claims, those first whose error would cost most; what persons have said so far."""
    desk = desk_of(request)
    rows = doubts_of(desk)
    kind = request.query_params.get("kind", "")
    listing = page_of(request, "review", COLUMNS, [r for r in rows if not kind or r["kind"] == kind])
    if not isinstance(listing, Listing):
        return listing
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["kind"]] = counts.get(row["kind"], 0) + 1
    return page(
        request, "review.html", listing=listing, kind=kind, counts=counts, total=how_many_doubts(desk),
        allowed=_may_write(request), said=_said(desk), most=MOST,
    )  # fmt: skip


def doubts_of(desk: Desk) -> list[Row]:
    """The doubtful claims that are listed."""
    return lasting(desk, "doubts", lambda: [_row(d) for d in doubtful(desk.store, limit=MOST)])


def how_many_doubts(desk: Desk) -> int:
    """How many there are in all."""
    return lasting(desk, "doubtful", lambda: count_doubtful(desk.store))


def _row(doubt: Doubt) -> Row:
    return {
        "doc_id": doubt.doc_id, "cost": doubt.cost, "confidence": doubt.confidence, "kind": doubt.kind, "value": doubt.value,
        "quote": doubt.quote or doubt.value or "…", "symbol": doubt.symbol or doubt.source, "province": doubt.province, "why": doubt.why,
        "address": _address(doubt.doc_id, doubt.kind, doubt.span),
    }  # fmt: skip


def _said(desk: Desk) -> list[Row]:
    """The latest reviews, with what became of them; those that no run has seen yet wait."""
    if desk.settings.reviews is None:
        return []
    reviews, _ = read_reviews(desk.settings.reviews)
    table = TABLES["reviews"]
    states = {row["digest"]: row["state"] for row in ask(desk, sa.select(table.c.digest, table.c.state))}
    latest = sorted(reviews, key=lambda r: r.at, reverse=True)[:50]
    return [
        {
            "review": r,
            "state": states.get(digest_of(r), "waiting"),
            "address": _address(r.doc_id, r.kind, r.span),
        }
        for r in latest
    ]


def _address(doc_id: str, kind: str, span: tuple[int, int]) -> str:
    """Where a claim is reviewed; a review that no longer holds is told among the issues of its document."""
    if kind not in KINDS:
        return f"/documents/{key_of(doc_id)}?tab=issues"
    return f"/review/{key_of(doc_id)}/{kind}/{span[0]}-{span[1]}"


async def _sent(request: Request) -> FormData:
    return await request.form(max_fields=100, max_files=0)


@router.get("/review/{key}/{kind}/{place}")
def ask_person(request: Request, key: str, kind: str, place: str) -> Response:
    """The claim with its words, and the form."""
    return _form(request, key, kind, place, "")


def _form(request: Request, key: str, kind: str, place: str, problem: str) -> Response:
    desk = desk_of(request)
    document = document_of(desk, key)
    record, text, span = _claim(desk, document, kind, place)
    found = claims_at(record, kind, span)
    which = min(whole_number(request, "which", 1, 1000) - 1, max(0, len(found) - 1))
    inputs = inputs_of(record, kind, found[which] if found else None)
    start, end = span
    return page(
        request, "review_form.html", 400 if problem else 200, document=document, kind=kind, place=place, inputs=inputs, problem=problem,
        found=len(found), which=which, quote=text[start:end], allowed=_may_write(request), text_hash=record.text_hash,
        context=(text[max(0, start - 240) : start], text[start:end], text[end : end + 240]) if end else ("", "", text[:400]),
        reviewer=unquote(request.cookies.get("reviewer", "")),
    )  # fmt: skip


@router.post("/review/{key}/{kind}/{place}")
def take(
    request: Request,
    key: str,
    kind: str,
    place: str,
    form: Annotated[FormData, Depends(_sent)],
    verdict: Annotated[str, Form(max_length=20)],
    reviewer: Annotated[str, Form(max_length=100)] = "",
    text_hash: Annotated[str, Form(max_length=100)] = "",
    which: Annotated[int, Form(ge=0, le=1000)] = 0,
) -> Response:
    """Write one review. Only with the token, only from this desk's own pages, only while the text is the same."""
    desk = desk_of(request)
    if desk.settings.reviews is None or not _may_write(request) or not _is_own(request):
        raise HTTPException(403)
    document = document_of(desk, key)
    record, text, span = _claim(desk, document, kind, place)
    if record.text_hash != text_hash:
        raise HTTPException(409)
    found = claims_at(record, kind, span)
    claim = found[min(which, len(found) - 1)] if found else None
    try:
        value = told_by(inputs_of(record, kind, claim), form, kind) if verdict == "correct" else None
        was = inputs_was(inputs_of(record, kind, claim)) if len(found) > 1 else None
        review = review_of(
            record, text, kind, span, _verdict(verdict), value, reviewer.strip(), desk.settings.now(), was
        )
        write_review(desk.settings.reviews, review)
    except ValueError as error:
        return _form(request, key, kind, place, str(error))
    answer = RedirectResponse("/review#said", 303)
    answer.set_cookie("reviewer", quote(reviewer.strip()), max_age=31536000, httponly=True, samesite="strict")
    return answer


def _verdict(text: str) -> Any:
    if text not in ("accept", "correct", "reject"):
        raise ValueError(f"verdict: {text!r}")
    return text


def inputs_was(inputs: list[Input]) -> dict[str, Any]:
    """What tells one of several claims on the same words: its plain values."""
    return {i.name: i.value for i in inputs if isinstance(i.value, (str, int, float))}


def _claim(desk: Desk, document: Row, kind: str, place: str) -> tuple[Any, str, tuple[int, int]]:
    """The record, the text and the span of an address; a page not found for what cannot be reviewed."""
    found = PLACE.fullmatch(place)
    if document["status"] != "held" or kind not in KINDS or found is None:
        raise HTTPException(404)
    text = load_text(desk.store, document["doc_id"])
    start, end = int(found[1]), int(found[2])
    if not start <= end <= len(text):
        raise HTTPException(404)
    return load_record(desk.store, document["doc_id"]), text, (start, end)


def _may_write(request: Request) -> bool:
    return holds_token(request)


def _is_own(request: Request) -> bool:
    """Whether a form was sent from this desk: browsers say from where, and other sites cannot forge it."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    own = origin is None or origin.split("://", 1)[-1] == request.headers.get("host")
    return own and site in (None, "same-origin", "none")
