"""A person's judgements on claims, and a record with them applied. Pure; files are the business of `tables.reviews`.

A review names a claim by its document, its kind and the span of its words. It holds as long as the words stand in the
text: where they moved and stand there once, it moves with them; where they are gone, an issue says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Literal, NamedTuple

from extract.evidence import FIELD_KINDS, LIST_KINDS
from extract.issuers import describe
from extract.names import province_named
from extract.records import DutyToIssue, Evidence, Issue, IssueCode, Parent, PlanRecord, Signer, Span, to_dict
from extract.review_values import check_item, check_plain, item_of, with_values
from extract.signers import is_draft

Verdict = Literal["accept", "correct", "reject"]
State = Literal["applied", "overruled", "stale", "unfit"]
KINDS = (*FIELD_KINDS, "signer", "parent", *LIST_KINDS)
VERDICTS: tuple[Verdict, ...] = ("accept", "correct", "reject")
RULE = "review"
# what is no longer doubtful once a person has said it
_SETTLED: dict[str, tuple[IssueCode, ...]] = {
    "symbol": ("symbol_blank",),
    "issued_on": ("day_blank",),
    "issuer": ("issuer_unknown",),
    "province": ("province_unknown",),
    "title": ("title_missing",),
    "signer": ("signer_missing",),
    "parent": ("parent_ambiguous", "parent_unknown"),
}


@dataclass(frozen=True, slots=True)
class Review:
    """What a person says of one claim.

    `kind` is a field of the record (KINDS). `span` and `quote` are its words in the document's text, `(0, 0)` and empty
    for a cell of the document that rests on none. `value`: a plain field's value, else the fields of the item that
    `correct` sets (on words that no claim has: of the item that it adds); of accepted and rejected claims what they
    said. `was` tells claims of one span apart. `at` is an ISO time with its zone.
    """

    doc_id: str
    text_hash: str
    kind: str
    span: Span
    quote: str
    verdict: Verdict
    value: Any = None
    was: Any = None
    reviewer: str = ""
    at: str = ""


class Outcome(NamedTuple):
    """What became of a review: applied, overruled by a later one, stale (its words are gone), or unfit."""

    review: Review
    state: State


def check_review(review: Review) -> None:
    """Raises ValueError, saying what is wrong, for a review that could never be applied."""
    if review.kind not in KINDS:
        raise ValueError(f"no kind of claim: {review.kind!r}; kinds are {', '.join(KINDS)}")
    if review.verdict not in VERDICTS:
        raise ValueError(f"no verdict: {review.verdict!r}; verdicts are {', '.join(VERDICTS)}")
    start, end = review.span
    if not 0 <= start <= end or (start == end) != (not review.quote):
        raise ValueError(f"span {review.span} and quote {review.quote!r} do not fit together")
    if review.verdict == "correct" and review.value is None:
        raise ValueError("a correction needs a value; to say that a claim is wrong, reject it")
    if not review.reviewer.strip():
        raise ValueError("a review needs the name of its reviewer")
    if review.value is None:
        return
    if review.kind in FIELD_KINDS:
        check_plain(review.kind, review.value)
    else:
        check_item(review.kind, review.value)


def review_of(
    record: PlanRecord,
    text: str,
    kind: str,
    span: Span,
    verdict: Verdict,
    value: Any = None,
    reviewer: str = "",
    at: str = "",
    was: Any = None,
) -> Review:
    """A review of the claim of this kind at this span, with its quote; ValueError where it could not be applied."""
    quote = text[span[0] : span[1]]
    made = Review(record.doc_id, record.text_hash, kind, span, quote, verdict, value, was, reviewer, at)
    if value is None and verdict != "correct":
        made = replace(made, value=_claimed(record, made))
    check_review(made)
    return made


def apply_reviews(
    record: PlanRecord, text: str, reviews: Iterable[Review]
) -> tuple[PlanRecord, tuple[Outcome, ...]]:
    """The record as persons say it is, and what became of each review; of several on one claim the latest counts.

    A claim that a person made or accepted has confidence 1. Reviews that do not hold become issues.
    """
    latest: dict[tuple[Any, ...], Review] = {}
    ordered = sorted(reviews, key=lambda r: (r.at, r.doc_id == record.doc_id))
    for review in ordered:
        latest[review.kind, review.span, repr(review.was)] = review
    outcomes: list[Outcome] = []
    for review in ordered:
        if latest[review.kind, review.span, repr(review.was)] is not review:
            outcomes.append(Outcome(review, "overruled"))
            continue
        state: State = "applied"
        try:
            check_review(review)
            span = place_of(text, review)
            if span is None:
                state = "stale"
            else:
                record = _applied(record, text, review, span)
        except ValueError as error:
            state = "unfit"
            record = _with_issue(record, "review_unfit", f"{_told(review)} cannot be applied: {error}")
        if state == "stale":
            record = _with_issue(
                record, "review_stale", f"{_told(review)}: its words are gone or stand elsewhere"
            )
        outcomes.append(Outcome(review, state))
    return record, tuple(outcomes)


def place_of(text: str, review: Review) -> Span | None:
    """Where the words of a review stand now: at their span, else where they stand alone; None if in neither."""
    start, end = review.span
    if text[start:end] == review.quote:
        return review.span
    first = text.find(review.quote)
    if first < 0 or text.find(review.quote, first + 1) >= 0:
        return None
    return first, first + len(review.quote)


def _told(review: Review) -> str:
    what = f" {review.quote[:60]!r}" if review.quote else ""
    return f"{review.verdict} of {review.kind}{what} by {review.reviewer} on {review.at[:10]}"


def _with_issue(record: PlanRecord, code: IssueCode, message: str) -> PlanRecord:
    return replace(record, issues=(*record.issues, Issue(code, message)))


def _applied(record: PlanRecord, text: str, review: Review, span: Span) -> PlanRecord:
    if review.kind in FIELD_KINDS:
        record = _plain(record, review, span)
    elif review.kind == "signer":
        record = _signer(record, review, span)
    elif review.kind == "parent":
        record = _parent(record, review)
    else:
        record = _item(record, text, review, span)
    if review.verdict == "reject":
        return record
    settled = _SETTLED.get(review.kind, ())
    return replace(record, issues=tuple(i for i in record.issues if i.code not in settled))


def _sure(found: Evidence | None, span: Span, quote: str, rule: str = RULE) -> Evidence:
    return replace(found, confidence=1.0) if found else Evidence(span, None, quote, rule, 1.0)


def _plain(record: PlanRecord, review: Review, span: Span) -> PlanRecord:
    field = review.kind
    value: Any = None if review.verdict == "reject" else review.value
    evidence = dict(record.evidence)
    found = evidence.pop(field, None)
    if review.verdict == "reject" and found and not _touch(found.span, span):
        return record  # what was rejected is not claimed any more
    value = tuple(value) if isinstance(value, list) else value
    same = value is not None and getattr(record, field) == value
    if value is not None:
        evidence[field] = _sure(found if same else None, span, review.quote)
    changed: dict[str, Any] = {field: value, "evidence": evidence}
    on = _day(value if field == "issued_on" else record.issued_on)
    if field == "issuer" and not same:
        issuer = describe(value, record.province, on, RULE) if value else None
        changed["issuer_id"] = issuer and issuer.body_id
        if issuer and issuer.level:
            changed["issuer_level"] = issuer.level
    if field == "province" and not same:
        province = province_named(value, on) if value else None
        changed["province_id"] = province and province.id
    record = replace(record, **changed)
    return replace(record, draft=is_draft(record.symbol, record.issued_on, record.signer, record.citations))


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _signer(record: PlanRecord, review: Review, span: Span) -> PlanRecord:
    now = record.signer
    if review.verdict == "reject":
        signer = Signer(None, None, None)
    else:
        values = dict(review.value or {})
        same = all(getattr(now, name) == value for name, value in values.items())
        signer = replace(now, **values, evidence=_sure(now.evidence if same else None, span, review.quote))
    return replace(
        record, signer=signer, draft=is_draft(record.symbol, record.issued_on, signer, record.citations)
    )


def _parent(record: PlanRecord, review: Review) -> PlanRecord:
    if review.verdict == "reject":
        rejected = (review.value or {}).get("symbol")
        gone = record.parent and rejected in (None, record.parent.symbol)
        return replace(record, parent=None) if gone else record
    values = dict(review.value or to_dict(record.parent) or {})
    now = record.parent
    if now and values.get("symbol", now.symbol) == now.symbol:
        return replace(record, parent=replace(now, **{**values, "confidence": 1.0, "reason": now.reason}))
    cited = next((c for c in record.citations if c.symbol == values.get("symbol")), None)
    known = {"issued_on": cited.issued_on, "issuer": cited.issuer} if cited else {}
    whole = {"issued_on": None, "issuer": None, **known, **values, "confidence": 1.0, "reason": RULE}
    return replace(record, parent=Parent(**whole))


def _item(record: PlanRecord, text: str, review: Review, span: Span) -> PlanRecord:
    items = list(getattr(record, review.kind))
    at = _index(items, review, span)
    if review.verdict == "reject":
        if at is not None:
            del items[at]
    elif at is None:
        items.append(item_of(review.kind, review.value or {}, span, text, record.sections))
    else:
        items[at] = with_values(review.kind, items[at], review.value or {})
        same = to_dict(items[at]) == to_dict(getattr(record, review.kind)[at])
        found = items[at].evidence
        items[at] = replace(items[at], evidence=_sure(found if same else None, found.span, found.quote))
    items.sort(key=lambda item: item.evidence.span if item.evidence else (0, 0))
    changed: dict[str, Any] = {review.kind: tuple(items)}
    record = replace(record, **changed)
    return _with_duty(record) if review.kind == "duties" else record


def _index(items: list[Any], review: Review, span: Span) -> int | None:
    """The claim that a review means: at its span, else the only one of its kind that shares words with it."""
    places = [item.evidence.span if item.evidence else (-1, -1) for item in items]
    here = [i for i, place in enumerate(places) if place == span]
    here = here or [i for i, place in enumerate(places) if _touch(place, span)]
    if len(here) > 1 and isinstance(review.was, Mapping):
        here = [i for i in here if _says(items[i], review.was)] or here
    if len(here) > 1:
        raise ValueError(f"{len(here)} claims share these words, and `was` does not tell which is meant")
    return here[0] if here else None


def _says(item: Any, was: Mapping[str, Any]) -> bool:
    told = to_dict(item)
    return all(told.get(name) == value for name, value in was.items())


def _touch(one: Span, other: Span) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1]) or one == other


def _claimed(record: PlanRecord, review: Review) -> Any:
    """What the claim under review says, as plain JSON values without its evidence; None where there is none."""
    if review.kind in FIELD_KINDS:
        return to_dict(getattr(record, review.kind))
    if review.kind in LIST_KINDS:
        items = list(getattr(record, review.kind))
        at = _index(items, review, review.span)
        found = items[at] if at is not None else None
    else:
        found = getattr(record, review.kind)
    if found is None:
        return None
    told = to_dict(found)
    evidence = {field.name for field in fields(Evidence)} | {"heading_span"}
    return {name: value for name, value in told.items() if name not in evidence and name != "reason"}


def _with_duty(record: PlanRecord) -> PlanRecord:
    """The record with its duty to issue as its duties now say: the bodies as before if they still owe it."""
    orders = [duty for duty in record.duties if duty.kind == "issue_plan"]
    if not orders:
        return replace(record, duty_to_issue=None)
    values = sorted({duty.due for duty in orders if duty.due}, key=lambda v: (v[0] in "RP", v))
    now = record.duty_to_issue
    kept = now is not None and any(duty.bodies == now.bodies for duty in orders)
    bodies = now.bodies if now and kept else orders[0].bodies
    return replace(record, duty_to_issue=DutyToIssue(bodies, values[0] if values else None))
