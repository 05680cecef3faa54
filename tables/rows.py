"""A record as rows, and rows as a record again: nothing is lost on the way."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any

import regex

from extract.folding import bare
from extract.records import Bearer, Evidence, PlanRecord
from parsers.document import Document

Row = dict[str, Any]
Rows = dict[str, list[Row]]

PLAIN = (
    "text_hash", "parser", "doc_type", "symbol", "issued_on", "place", "issuer", "issuer_level", "issuer_id",
    "province", "province_id", "title", "draft",
)  # fmt: skip
LISTS = (
    "sections", "citations", "mentions", "deadlines", "quotas", "tasks", "duties", "recipients", "issues"
)  # fmt: skip
RENAMED = {
    "start": "start_date",
    "end": "end_date",
    "group": "choice_group",
}  # SQL reserves the record's names
BODY_FIELDS = ("bearers", "exceptions", "lead", "support")
JOINT = "; "

_BLANKS = regex.compile(r"\s+")
_DASHES = regex.compile(r"[\u2010-\u2015\u2212]")
_ZEROS = regex.compile(r"^0+(?=\d)")


def symbol_key(symbol: str | None) -> str | None:
    """A symbol as it is looked up: no blanks, no zeros in front, lower case, one dash.

    >>> symbol_key("05/KH - HĐTĐKT")
    '5/kh-hđtđkt'
    """
    if symbol is None:
        return None
    key = _BLANKS.sub("", unicodedata.normalize("NFC", symbol.replace("Ð", "Đ"))).casefold()
    return _ZEROS.sub("", _DASHES.sub("-", key)) or None


def rows_of(record: PlanRecord, document: Document, code_version: str) -> Rows:
    """The rows of one document, by table name; keys are those of the schema."""
    rows: Rows = {"documents": [_document_row(record, document, code_version)], "bearers": []}
    rows["evidence"] = [
        {"doc_id": record.doc_id, "field": field, **_evidence(found)}
        for field, found in sorted(record.evidence.items())
    ]
    for name in LISTS:
        items = getattr(record, name)
        rows[name] = [_item_row(item, record.doc_id, no) for no, item in enumerate(items)]
        if name in ("deadlines", "quotas", "tasks", "duties"):
            for no, item in enumerate(items):
                rows["bearers"] += _body_rows(item, record.doc_id, name, no)
    _add_parents(rows["sections"])
    signer = record.signer
    rows["signers"] = []
    if signer.name or signer.position or signer.authority:
        rows["signers"].append(_item_row(signer, record.doc_id, 0))
    rows["repairs"] = [
        {
            "doc_id": record.doc_id, "no": no, "span_start": r.start, "span_end": r.end, "before": r.before,
            "kind": r.kind, "certain": r.certain,
        }
        for no, r in enumerate(document.repairs)
    ]  # fmt: skip
    rows["texts"] = [{"doc_id": record.doc_id, "text": document.text}]
    return rows


def _document_row(record: PlanRecord, document: Document, code_version: str) -> Row:
    first, last = record.period or (None, None)
    parent, duty = record.parent, record.duty_to_issue
    return {
        "doc_id": record.doc_id,
        "status": "held",
        "chain_id": record.doc_id,
        "is_current": True,
        "replaced_by": None,
        "source": record.source,
        "format": document.format,
        "pages": document.pages,
        "characters": len(document.text),
        "code_version": code_version,
        **{name: getattr(record, name) for name in PLAIN},
        "symbol_key": symbol_key(record.symbol),
        "title_bare": bare(record.title) if record.title else None,
        "period_first": first,
        "period_last": last,
        "parent_symbol": parent.symbol if parent else None,
        "parent_issued_on": parent.issued_on if parent else None,
        "parent_issuer": parent.issuer if parent else None,
        "parent_confidence": parent.confidence if parent else None,
        "parent_reason": parent.reason if parent else None,
        "duty_bodies": duty.bodies if duty else None,
        "duty_due": duty.due if duty else None,
    }


def _item_row(item: Any, doc_id: str, no: int) -> Row:
    row: Row = {"doc_id": doc_id, "no": no}
    for field in fields(item):
        name, value = field.name, getattr(item, field.name)
        if name == "evidence":
            if value is not None:
                row = {**_evidence(value), **row}  # a section's own span wins over that of its heading
        elif name == "span":
            row["span_start"], row["span_end"] = value or (None, None)
        elif name == "heading_span":
            row["heading_start"], row["heading_end"] = value
        elif name in BODY_FIELDS:
            row[name] = JOINT.join(b.text for b in value) or None
            ids = JOINT.join(b.body_id or "" for b in value)
            row[f"{name.removesuffix('s')}_ids"] = ids if ids.strip("; ") else None
        elif name == "labels":
            row[name] = JOINT.join(value) or None
        elif name in ("start", "end"):
            row[RENAMED[name]] = _day(value)
        else:
            row[RENAMED.get(name, name)] = value
    if "symbol" in row:
        row["symbol_key"] = symbol_key(row["symbol"])
    return row


def _evidence(found: Evidence) -> Row:
    return {
        "span_start": found.span[0],
        "span_end": found.span[1],
        "page": found.page,
        "quote": found.quote,
        "rule": found.rule,
        "confidence": found.confidence,
    }


def _body_rows(item: Any, doc_id: str, claim: str, no: int) -> Iterable[Row]:
    for role in BODY_FIELDS:
        for seq, body in enumerate(getattr(item, role, ())):
            yield {
                "doc_id": doc_id, "claim": claim, "no": no, "role": role, "seq": seq, "text": body.text,
                "body_id": body.body_id,
            }  # fmt: skip


def _add_parents(sections: list[Row]) -> None:
    """The section around each: the last one before it with a higher place in the tree."""
    around: list[Row] = []
    for row in sections:
        while around and around[-1]["level"] >= row["level"]:
            around.pop()
        top = not around or around[-1]["level"] == 0
        row["parent_no"] = None if top else around[-1]["no"]
        around.append(row)


def _day(value: str | None) -> date | None:
    """An ISO day as a date; anything else stays only in the deadline's `value`."""
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None


def bodies_of(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int, str], tuple[Bearer, ...]]:
    """Rows of `bearers`, in order, as the bodies of each (table, no, role)."""
    found: dict[tuple[str, int, str], tuple[Bearer, ...]] = {}
    for row in rows:
        key = (row["claim"], row["no"], row["role"])
        found[key] = (*found.get(key, ()), Bearer(row["text"], row["body_id"]))
    return found
