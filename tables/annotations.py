"""Claims as labelled spans in spaCy's DocBin: what annotators take, correct and give back.

Prodigy reads such a file as it is (`spans.manual ... --loader spacy`), Label Studio and Argilla through spaCy's
`Doc.to_json`. Spans stand in `doc.spans["kehoach"]` and may overlap; tokens are those of `spacy.blank("xx")`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import spacy
import sqlalchemy as sa
from spacy.tokens import Doc, DocBin

from extract.evidence import Claim, claims_of
from extract.records import PlanRecord
from tables.export import in_place_of
from tables.load import load_record, load_text
from tables.schema import TABLES
from tables.store import Store

NAME = "annotations.spacy"
KEY = "kehoach"
LABELS = (
    *("symbol", "issuer", "place", "date", "signer"),
    *("heading", "citation", "deadline", "quota", "duty", "task"),
)
PRECISE = ("symbol", "place")  # values that stand in the text as they are: annotators want them alone


class Labelled(NamedTuple):
    """A label of LABELS on `[start, end)` of a text."""

    label: str
    start: int
    end: int


def labelled_spans(record: PlanRecord, text: str) -> tuple[Labelled, ...]:
    """The claims of a record as labelled spans of its text, in order, each once."""
    found = (labelled_of(c, text) for c in claims_of(record) if c.kind in LABELS)
    return tuple(sorted({s for s in found if s.start < s.end}, key=lambda s: (s.start, s.end, s.label)))


def labelled_of(claim: Claim, text: str) -> Labelled:
    """A claim as a labelled span: without the words beside its own, and without blanks around it."""
    start, end = claim.evidence.span
    if claim.field in PRECISE and (at := text.find(claim.item or "\n", start, end)) >= 0:
        start, end = at, at + len(claim.item)
    elif claim.field == "issued_on":
        start = max(start, text.lower().find("ngày", start, end))  # the place stands before it
    words = text[start:end]
    return Labelled(claim.kind, start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


@cache
def _any_language() -> spacy.language.Language:
    return spacy.blank("xx")  # "vi" would want a segmenter, and find fewer borders without one


def to_docbin(documents: Iterable[tuple[PlanRecord, str]]) -> bytes:
    """Records with their texts as the bytes of a DocBin; spans are widened to whole tokens.

    `doc.user_data` holds the `doc_id` and the `symbol`. The same records give the same bytes.
    """
    tokenizer = _any_language().tokenizer
    docs = DocBin(store_user_data=True)
    for record, text in documents:
        doc = tokenizer(text)
        doc.user_data.update(doc_id=record.doc_id, symbol=record.symbol)
        spans = (
            doc.char_span(s.start, s.end, label=s.label, alignment_mode="expand")
            for s in labelled_spans(record, text)
        )
        once = {(s.start, s.end, s.label_): s for s in spans if s is not None}
        doc.spans[KEY] = list(once.values())
        docs.add(doc)
    return bytes(docs.to_bytes())


def read_docs(data: bytes) -> list[Doc]:
    """The documents of a DocBin. Raises ValueError for bytes that are none."""
    try:
        return list(DocBin(store_user_data=True).from_bytes(data).get_docs(_any_language().vocab))
    except Exception as error:  # zlib, msgpack and numpy each have their own
        raise ValueError(f"these bytes are no DocBin: {error}") from error


def spans_of(doc: Doc) -> Iterator[Labelled]:
    """The labelled spans of a document. Raises ValueError for a label that is none of LABELS."""
    for span in doc.spans.get(KEY, doc.ents):
        if span.label_ not in LABELS:
            raise ValueError(f"no label of ours: {span.label_!r}; labels are {', '.join(LABELS)}")
        yield Labelled(span.label_, span.start_char, span.end_char)


def export_docbin(store: Store, path: Path | None = None) -> Path:
    """Write the claims of every current document in hand; returns the file."""
    path = path or store.folder / NAME
    documents = TABLES["documents"]
    query = sa.select(documents.c.doc_id).where(documents.c.status == "held", documents.c.is_current)
    with store.engine.connect() as connection:
        ids = list(connection.execute(query.order_by(documents.c.doc_id)).scalars())
    data = to_docbin((load_record(store, doc_id), load_text(store, doc_id)) for doc_id in ids)
    with in_place_of(path) as beside:
        beside.write_bytes(data)
    return path
