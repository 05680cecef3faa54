"""Corrected annotations as reviews: what an annotator took away is rejected, what was added is read and becomes a claim."""

from __future__ import annotations

import hashlib
from typing import Any

import sqlalchemy as sa
from spacy.tokens import Doc

from extract.dates import find_times, normal
from extract.evidence import Claim, claims_of
from extract.folding import lower_same_length, squeezed
from extract.quantities import scan
from extract.records import PlanRecord
from extract.reviews import Review, check_review
from extract.symbols import find_symbols
from tables.annotations import LABELS, Labelled, labelled_of, read_docs, spans_of
from tables.load import load_record, load_text
from tables.schema import TABLES
from tables.store import Store

PLAIN = {"symbol": "symbol", "issuer": "issuer", "place": "place"}  # labels whose words are the value


def reviews_of_docbin(
    store: Store, data: bytes, reviewer: str, at: str
) -> tuple[tuple[Review, ...], tuple[str, ...]]:
    """The reviews that say what annotators changed, and a line on each change that could not be taken.

    `data`: a DocBin exported by `tables.annotations` and corrected. Documents are known by their `doc_id`, else by
    their text. Raises ValueError for bytes that are no DocBin.
    """
    found: list[Review] = []
    problems: list[str] = []
    for doc in read_docs(data):
        doc_id = _doc_id(store, doc)
        if doc_id is None:
            problems.append(f"no document in the store has the text {doc.text[:50]!r}...")
            continue
        record, text = load_record(store, doc_id), load_text(store, doc_id)
        if text != doc.text:
            problems.append(f"{record.source}: its text has changed since it was exported")
            continue
        reviews, untaken = compare(record, doc, reviewer, at)
        found += reviews
        problems += (f"{record.source}: {line}" for line in untaken)
    return tuple(found), tuple(problems)


def _doc_id(store: Store, doc: Doc) -> str | None:
    documents = TABLES["documents"]
    text_hash = hashlib.sha256(squeezed(lower_same_length(doc.text)).encode()).hexdigest()
    known = (documents.c.doc_id == doc.user_data.get("doc_id"), documents.c.text_hash == text_hash)
    with store.engine.connect() as connection:
        for where in known:
            query = sa.select(documents.c.doc_id).where(documents.c.status == "held", where)
            if found := connection.execute(query.order_by(documents.c.doc_id)).scalar():
                return str(found)
    return None


def compare(record: PlanRecord, doc: Doc, reviewer: str, at: str) -> tuple[list[Review], list[str]]:
    """Reviews for the labelled spans of a document that are not those of its record."""
    ours: dict[Labelled, list[Claim]] = {}
    for claim in claims_of(record):
        if claim.kind in LABELS:
            label, start, end = labelled_of(claim, doc.text)
            span = doc.char_span(start, end, label=label, alignment_mode="expand")
            if span is not None:
                ours.setdefault(Labelled(label, span.start_char, span.end_char), []).append(claim)
    theirs = set(spans_of(doc))
    made: list[Review] = []
    untaken: list[str] = []
    for labelled, claims in ours.items():
        if labelled not in theirs:
            made += (_rejected(record, doc.text, claim, reviewer, at) for claim in claims)
    for label, start, end in sorted(theirs - ours.keys(), key=lambda s: (s.start, s.end)):
        words = doc.text[start:end]
        read = _read(label, words)
        if read is None:
            untaken.append(f"the {label} {words[:60]!r} is not taken: write a review with its value")
            continue
        kind, value = read
        added = Review(
            record.doc_id, record.text_hash, kind, (start, end), words, "correct", value, None, reviewer, at
        )
        check_review(added)
        made.append(added)
    return made, untaken


def _rejected(record: PlanRecord, text: str, claim: Claim, reviewer: str, at: str) -> Review:
    start, end = claim.evidence.span
    was = {"text": claim.item.text} if claim.field in ("deadlines", "quotas") else None
    return Review(
        record.doc_id, record.text_hash, claim.field, (start, end), text[start:end], "reject", None, was, reviewer, at
    )  # fmt: skip


def _read(label: str, words: str) -> tuple[str, Any] | None:
    """The kind of claim and its value that labelled words say; None where they say none by themselves."""
    if label in PLAIN:
        return PLAIN[label], " ".join(words.split())
    if label == "citation":
        symbol = next(find_symbols(words), None)
        return ("citations", {"symbol": symbol.printed, "relation": "cites"}) if symbol else None
    if label in ("deadline", "date"):
        time = next(iter(find_times(words)), None)
        if time is None:
            return None
        shown = normal(time)
        if label == "date":
            return ("issued_on", shown.value) if shown.value and shown.precision == "day" else None
        return "deadlines", {"text": " ".join(words.split()), "bound": time.bound, "value": shown.value}
    if label == "quota":
        found = next(iter(scan(words, lower_same_length(words), 0, len(words))), None)
        if found is None:
            return None
        bounds = {"min": found.min, "max": found.max, "unit": found.unit.text if found.unit else None}
        return "quotas", {"text": " ".join(words.split()), "kind": "target", **bounds}
    return None
