"""How evidence is made, and every claim of a record beside its evidence: for pages, annotators and audits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from extract.records import Evidence, PlanRecord, Span
from parsers.document import Document

# What a field of the record is a claim about; fields of one kind often share the words they rest on.
FIELD_KINDS = {
    "symbol": "symbol",
    "issuer": "issuer",
    "issuer_level": "issuer",
    "province": "issuer",
    "place": "place",
    "issued_on": "date",
    "title": "title",
    "doc_type": "title",
    "period": "title",
}
LIST_KINDS = {
    "sections": "heading",
    "citations": "citation",
    "mentions": "mention",
    "deadlines": "deadline",
    "quotas": "quota",
    "duties": "duty",
    "tasks": "task",
    "recipients": "recipient",
}
FIELDS = tuple(FIELD_KINDS)
KINDS = (*dict.fromkeys(FIELD_KINDS.values()), *LIST_KINDS.values(), "signer")


class Shown(NamedTuple):
    """Where a value was read, by which rule, how surely; the span is empty for what metadata alone tell."""

    span: Span
    rule: str
    confidence: float


def evidence_of(
    document: Document, span: Span, rule: str, confidence: float, guessed: float = 0.0
) -> Evidence:
    """The evidence of a claim on `span`: page, words as in the source; `guessed` less sure where letters are restored by a guess."""
    if guessed and document.guessed(*span):
        confidence -= guessed
    return Evidence(span, document.page_at(span[0]), document.quote(*span), rule, round(confidence, 2))


class Claim(NamedTuple):
    """One claim: its kind (one of KINDS), the record's field, the value or item of the list, the evidence."""

    kind: str
    field: str
    item: Any
    evidence: Evidence


def claims_of(record: PlanRecord) -> tuple[Claim, ...]:
    """All claims that rest on words of the text, by place. Sections without a heading claim nothing."""
    found = (c for c in _claims(record) if c.evidence.span[0] < c.evidence.span[1])
    return tuple(sorted(found, key=_place))


def _place(claim: Claim) -> tuple[int, int, int, int]:
    start, end = claim.evidence.span
    field = FIELDS.index(claim.field) if claim.field in FIELDS else 0
    return start, -end, KINDS.index(claim.kind), field


def _claims(record: PlanRecord) -> Iterator[Claim]:
    for field, evidence in record.evidence.items():
        if field in FIELD_KINDS:
            yield Claim(FIELD_KINDS[field], field, getattr(record, field), evidence)
    if record.signer.evidence:
        yield Claim("signer", "signer", record.signer, record.signer.evidence)
    for field, kind in LIST_KINDS.items():
        for item in getattr(record, field):
            if item.evidence and (kind != "heading" or item.heading):
                yield Claim(kind, field, item, item.evidence)
