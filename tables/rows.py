"""A record as rows for the database: tuples in a fixed order of columns, cheap to make, send and insert."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from extract.folding import bare
from extract.records import Bearer, PlanRecord, to_dict
from extract.reviews import Outcome, Review
from extract.symbols import symbol_key
from extract.unnumbered import whole_symbol
from parsers.document import Document

Row = dict[str, Any]
Rows = dict[str, list[tuple[Any, ...]]]  # by table name, columns as in COLUMNS

JOINT = "; "
RENAMED = {
    "start": "start_date",
    "end": "end_date",
    "group": "choice_group",
}  # SQL reserves the record's names
DAYS = ("start", "end")
WITH_BODIES = {
    "deadlines": ("bearers",),
    "quotas": ("bearers",),
    "tasks": ("lead", "support"),
    "duties": ("bearers", "exceptions"),
}
# fields of records that are columns as they are
FIELDS = {
    "sections": ("number", "heading", "level"),
    "citations": ("symbol", "issued_on", "issuer", "relation", "doc_type", "title", "in_opening"),
    "mentions": ("text", "issued_on"),
    "deadlines": (
        *("text", "bound", "value", "rrule", "edtf", "precision", "inherited", "action", "recipient"),
        "section",
    ),
    "quotas": (
        *(
            "text",
            "min",
            "max",
            "unit",
            "comparator",
            "per_time",
            "per_entity",
            "subject",
            "kind",
            "baseline",
        ),
        *("group", "section"),
    ),
    "tasks": ("what", "due", "timing", "product", "section"),
    "duties": ("kind", "bodies", "modality", "recipient", "due", "sanction", "text"),
    "recipients": ("text", "purpose"),
    "signers": ("name", "position", "authority"),
    "issues": ("code", "message"),
}
SAME = (
    *("doc_id", "source", "text_hash", "parser", "doc_type", "symbol", "issued_on", "place", "issuer"),
    *("issuer_level", "issuer_id", "province", "province_id", "title", "draft"),
)
PARENT = ("symbol", "issued_on", "issuer", "confidence", "reason")
EVIDENCE = ("page", "quote", "rule", "confidence")
SPAN = ("span_start", "span_end")
ADDED = {  # columns that are worked out, in the order of `_added`
    "sections": ("parent_no", "labels", "heading_start", "heading_end"),
    "citations": ("symbol_key", "bucket"),
    "deadlines": tuple(RENAMED[name] for name in DAYS),
}


def _body_columns(table: str) -> tuple[str, ...]:
    roles = WITH_BODIES.get(table, ())
    return tuple(name for role in roles for name in (role, f"{role.removesuffix('s')}_ids"))


COLUMNS: dict[str, tuple[str, ...]] = {
    "documents": (
        *SAME,
        *("status", "chain_id", "is_current", "format", "pages", "characters", "code_version", "symbol_key"),
        "bucket",
        *("title_bare", "period_first", "period_last", "duty_bodies", "duty_due"),
        *(f"parent_{name}" for name in PARENT),
    ),
    "evidence": ("doc_id", "field", *SPAN, *EVIDENCE),
    "bearers": ("doc_id", "claim", "no", "role", "seq", "text", "body_id"),
    "repairs": ("doc_id", "no", *SPAN, "before", "kind", "certain"),
    "texts": ("doc_id", "text"),
    "reviews": (
        *("doc_id", "no", "kind", *SPAN, "quote", "verdict", "value"),
        *("reviewer", "reviewed_at", "state", "digest"),
    ),
    **{
        name: (
            *("doc_id", "no"),
            *(RENAMED.get(field, field) for field in fields),
            *SPAN,
            *(EVIDENCE if name != "issues" else ()),
            *ADDED.get(name, ()),
            *_body_columns(name),
        )
        for name, fields in FIELDS.items()
    },
}

_same = attrgetter(*SAME)
_parent = attrgetter(*PARENT)
_evidence = attrgetter(*EVIDENCE)
_fields: dict[str, Callable[[Any], tuple[Any, ...]]] = {n: attrgetter(*f) for n, f in FIELDS.items()}


def rows_of(
    record: PlanRecord, document: Document, code_version: str, reviewed: Sequence[Outcome] = ()
) -> Rows:
    """The rows of one document by table name; dates are ISO texts, which every database takes.

    `reviewed`: what became of the reviews that the record was changed by.
    """
    doc_id = record.doc_id
    rows: Rows = {"documents": [_document_row(record, document, code_version)], "bearers": []}
    rows["evidence"] = [
        (doc_id, field, *found.span, *_evidence(found)) for field, found in sorted(record.evidence.items())
    ]
    for name in FIELDS:
        items = getattr(record, name) if name != "signers" else _signers(record)
        rows[name] = _item_rows(name, items, doc_id)
        if name in WITH_BODIES:
            rows["bearers"] += _bearer_rows(name, items, doc_id)
    rows["repairs"] = [
        (doc_id, no, r.start, r.end, r.before, r.kind, r.certain) for no, r in enumerate(document.repairs)
    ]
    rows["texts"] = [(doc_id, document.text)]
    rows["reviews"] = [_review_row(doc_id, no, *outcome) for no, outcome in enumerate(reviewed)]
    return _clean(rows) if _is_dirty(document) else rows


def _document_row(record: PlanRecord, document: Document, code_version: str) -> tuple[Any, ...]:
    parent, duty = record.parent, record.duty_to_issue
    return (
        *_same(record),
        *("held", record.doc_id, True, document.format, document.pages, len(document.text), code_version),
        symbol_key(record.symbol),
        _bucket(record),
        bare(record.title) if record.title else None,
        *(record.period or (None, None)),
        *((duty.bodies, duty.due) if duty else (None, None)),
        *(_parent(parent) if parent else (None,) * len(PARENT)),
    )


def _review_row(doc_id: str, no: int, review: Review, state: str) -> tuple[Any, ...]:
    value = None if review.value is None else json.dumps(review.value, ensure_ascii=False)
    told = (review.kind, *review.span, review.quote, review.verdict, value, review.reviewer, review.at)
    return doc_id, no, *told, state, digest_of(review)


def digest_of(review: Review) -> str:
    """A hash of all that a review says."""
    said = json.dumps(to_dict(review), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def _bucket(record: PlanRecord) -> str | None:
    """What citations find the document by: its own symbol, else that of the decision it is annexed to."""
    if record.symbol:
        symbol = whole_symbol(record.symbol, record.doc_type, record.issuer)
        return _bucket_of(symbol, record.issued_on)
    decision = next((c for c in record.citations if c.relation == "annexed_to"), None)
    return _bucket_of(decision.symbol, record.issued_on or decision.issued_on) if decision else None


def _bucket_of(symbol: str | None, issued_on: str | None) -> str | None:
    from links.keys import bucket_of  # with pandas, which commands that store nothing start without

    return bucket_of(symbol, issued_on)


def _signers(record: PlanRecord) -> tuple[Any, ...]:
    signer = record.signer
    return (signer,) if signer.name or signer.position or signer.authority else ()


def _item_rows(name: str, items: Sequence[Any], doc_id: str) -> list[tuple[Any, ...]]:
    plain, roles = _fields[name], WITH_BODIES.get(name, ())
    added = _added(name, items)
    rows = []
    for no, item in enumerate(items):
        if name == "issues":
            where: tuple[Any, ...] = item.span or (None, None)
        elif item.evidence is None:
            where = (None,) * (len(SPAN) + len(EVIDENCE))
        else:
            span = item.span if name == "sections" else item.evidence.span
            where = (*span, *_evidence(item.evidence))
        bodies = [cell for role in roles for cell in _body_cells(getattr(item, role))]
        rows.append((doc_id, no, *plain(item), *where, *(added[no] if added else ()), *bodies))
    return rows


def _added(name: str, items: Sequence[Any]) -> list[tuple[Any, ...]]:
    if name == "citations":
        symbols = [whole_symbol(item.symbol, item.doc_type, item.issuer) for item in items]
        buckets = [_bucket_of(s, item.issued_on) for s, item in zip(symbols, items, strict=True)]
        return [(symbol_key(item.symbol), found) for item, found in zip(items, buckets, strict=True)]
    if name == "deadlines":
        return [(_day(item.start), _day(item.end)) for item in items]
    if name == "sections":
        labels = [JOINT.join(item.labels) or None for item in items]
        parents = _parents([item.level for item in items])
        return [(p, la, *i.heading_span) for p, la, i in zip(parents, labels, items, strict=True)]
    return []


def _parents(levels: Iterable[int]) -> list[int | None]:
    """The section around each: the last one before it with a higher place in the tree.

    >>> _parents([0, 1, 2, 2, 1, 2, 0])
    [None, None, 1, 1, None, 4, None]
    """
    parents: list[int | None] = []
    around: list[tuple[int, int]] = []
    for no, level in enumerate(levels):
        while around and around[-1][0] >= level:
            around.pop()
        parents.append(around[-1][1] if around and around[-1][0] > 0 else None)
        around.append((level, no))
    return parents


def _body_cells(bodies: tuple[Bearer, ...]) -> tuple[str | None, str | None]:
    if not bodies:
        return None, None
    ids = JOINT.join(body.body_id or "" for body in bodies)
    return JOINT.join(body.text for body in bodies), ids if ids.strip("; ") else None


def _bearer_rows(claim: str, items: Sequence[Any], doc_id: str) -> Iterable[tuple[Any, ...]]:
    for no, item in enumerate(items):
        for role in WITH_BODIES[claim]:
            for seq, body in enumerate(getattr(item, role)):
                yield doc_id, claim, no, role, seq, body.text, body.body_id


def _day(value: str | None) -> str | None:
    """An ISO day as it is; anything else stays only in the deadline's `value`."""
    try:
        return date.fromisoformat(value).isoformat() if value else None
    except ValueError:
        return None


def _is_dirty(document: Document) -> bool:
    """Whether a text holds a NUL, which PostgreSQL refuses, or half a character, which is no UTF-8."""
    texts = (document.text, *(r.before for r in document.repairs), *(m.value for m in document.metadata))
    return any("\0" in text or not _is_utf8(text) for text in (*texts, document.source))


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def clean(value: Any) -> Any:
    """A text that every database takes: U+FFFD for a NUL, `?` for half a character."""
    if isinstance(value, str):
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")
    return value


def _clean(rows: Rows) -> Rows:
    return {name: [tuple(map(clean, row)) for row in part] for name, part in rows.items()}
