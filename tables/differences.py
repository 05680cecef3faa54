"""What changed between two stores, and why: another file, another version of the code, or a person's review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import sqlalchemy as sa

from extract.evidence import FIELD_KINDS, LIST_KINDS
from extract.records import PlanRecord, to_dict
from tables.load import load_record
from tables.schema import TABLES
from tables.store import Store

What = Literal["gained", "lost", "changed"]
Cause = Literal["file", "code", "review", "document", "unknown"]
CAUSES: dict[Cause, str] = {
    "document": "the document is in one of the stores only",
    "file": "other bytes stand in the file's place",
    "review": "a person's review",
    "code": "another version of the code",
    "unknown": "same file, code and reviews: a fault, please report it",
}
PLAIN = (*FIELD_KINDS, "signer", "parent", "duty_to_issue")
NAMED = ("text", "symbol", "heading", "what", "bodies")  # what a claim is known by
_NO_VALUE = {"span", "heading_span", "page", "quote", "rule", "confidence", "reason"}


@dataclass(frozen=True, slots=True)
class Change:
    """One claim that is not as it was. `was` and `now` are its values without evidence; None for none."""

    kind: str
    what: What
    was: Any
    now: Any
    span: tuple[int, int] | None  # of the claim now, else as it was
    cause: Cause = "unknown"


@dataclass(frozen=True, slots=True)
class Compared:
    """The changes of one document; `code` and `doc_id` before and after, None where it is in one store only."""

    source: str
    symbol: str | None
    doc_ids: tuple[str | None, str | None]
    codes: tuple[str | None, str | None]
    changes: tuple[Change, ...]


def compare_records(was: PlanRecord | None, now: PlanRecord | None) -> tuple[Change, ...]:
    """The claims gained, lost and changed from one record to another; confidence and place alone are no change."""
    before, after = (to_dict(record) if record else None for record in (was, now))
    found: list[Change] = []
    for kind in PLAIN:
        one, two = (_plain(record, kind) for record in (before, after))
        if one != two:
            what: What = "gained" if one is None else "lost" if two is None else "changed"
            found.append(Change(kind, what, one, two, _place(after, kind) or _place(before, kind)))
    for kind in LIST_KINDS:
        ours, theirs = ((record or {}).get(kind) or [] for record in (before, after))
        found += _lists(kind, [s for s in ours if _is_claim(s)], [s for s in theirs if _is_claim(s)])
    return tuple(found)


def _is_claim(item: Mapping[str, Any]) -> bool:
    return item.get("heading") != ""


def _plain(record: Mapping[str, Any] | None, kind: str) -> Any:
    value = record.get(kind) if record else None
    if not isinstance(value, Mapping):
        return value
    told = _values(value)
    return told if any(part is not None for part in told.values()) else None


def _place(record: Mapping[str, Any] | None, kind: str) -> tuple[int, int] | None:
    held = (record or {}).get("evidence", {}).get(kind) or (record or {}).get(kind)
    span = held.get("span") if isinstance(held, Mapping) else None
    return tuple(span) if span else None


def _values(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name not in _NO_VALUE}


def _lists(kind: str, was: list[Any], now: list[Any]) -> Iterator[Change]:
    """Items that are equal first, then those at one place, then those of one name; the rest is gained or lost."""
    for same in (_equal, _same_place, _same_name):
        pairs, was, now = _paired(was, now, same)
        for one, two in pairs:
            if _values(one) != _values(two):
                yield Change(kind, "changed", _values(one), _values(two), tuple(two["span"]))
    for item in was:
        yield Change(kind, "lost", _values(item), None, tuple(item["span"]))
    for item in now:
        yield Change(kind, "gained", None, _values(item), tuple(item["span"]))


def _equal(item: Mapping[str, Any]) -> Any:
    return repr(_values(item))


def _same_place(item: Mapping[str, Any]) -> Any:
    return item.get("heading_span") or item["span"], _same_name(item)


def _same_name(item: Mapping[str, Any]) -> Any:
    return next((item[name] for name in NAMED if item.get(name)), None)


def _paired(
    was: Sequence[Any], now: Sequence[Any], key: Callable[[Any], Any]
) -> tuple[list[tuple[Any, Any]], list[Any], list[Any]]:
    waiting: dict[str, list[Any]] = {}
    for item in now:
        waiting.setdefault(repr(key(item)), []).append(item)
    pairs, left = [], []
    for item in was:
        same = waiting.get(repr(key(item)))
        if same:
            pairs.append((item, same.pop(0)))
        else:
            left.append(item)
    taken = {id(two) for _, two in pairs}
    return pairs, left, [item for item in now if id(item) not in taken]


def compare_stores(before: Store, after: Store, doc_id: str | None = None) -> Iterator[Compared]:
    """The documents in hand that are not the same in two stores, by path; `doc_id` (of either) for one alone.

    Documents are the same by their bytes, else by their path. Bytes read by one code with the same reviews are taken
    as equal unless they are asked for by `doc_id`.
    """
    ours, theirs = _documents(before), _documents(after)
    reviewed = _reviews(before), _reviews(after)
    for one, two in _matched(ours, theirs):
        ids = (one["doc_id"] if one else None, two["doc_id"] if two else None)
        if doc_id and doc_id not in ids:
            continue
        codes = (one["code_version"] if one else None, two["code_version"] if two else None)
        said = [held.get(at or "", {}) for held, at in zip(reviewed, ids, strict=True)]
        if not doc_id and ids[0] == ids[1] and codes[0] == codes[1] and said[0].keys() == said[1].keys():
            continue
        was = load_record(before, ids[0]) if ids[0] else None
        now = load_record(after, ids[1]) if ids[1] else None
        changes = _explained(compare_records(was, now), ids, codes, said)
        if changes:
            shown = two or one or {}
            yield Compared(shown["source"], shown["symbol"], ids, codes, changes)


def _explained(
    changes: Iterable[Change],
    ids: tuple[str | None, str | None],
    codes: tuple[str | None, str | None],
    said: Sequence[Mapping[str, Any]],
) -> tuple[Change, ...]:
    news = [
        review
        for digest, review in {**said[0], **said[1]}.items()
        if (digest in said[0]) != (digest in said[1])
    ]
    return tuple(replace(change, cause=_cause(change, ids, codes, news)) for change in changes)


def _cause(
    change: Change,
    ids: tuple[str | None, str | None],
    codes: tuple[str | None, str | None],
    news: Sequence[Any],
) -> Cause:
    if None in ids:
        return "document"
    if any(_reaches(review, change) for review in news):
        return "review"
    if ids[0] != ids[1]:
        return "file"
    return "code" if codes[0] != codes[1] else "review" if news else "unknown"


def _reaches(review: Any, change: Change) -> bool:
    """Whether a review is of this claim: of its kind, on its words or on none."""
    kind, start, end = review
    span = change.span
    return kind == change.kind and (not end or span is None or max(start, span[0]) < min(end, span[1]))


def _documents(store: Store) -> dict[str, Mapping[str, Any]]:
    table = TABLES["documents"]
    columns = [table.c[name] for name in ("doc_id", "source", "symbol", "code_version", "replaced_by")]
    query = sa.select(*columns).where(table.c.status == "held").order_by(table.c.source, table.c.doc_id)
    with store.engine.connect() as connection:
        return {row["doc_id"]: dict(row) for row in connection.execute(query).mappings()}


def _reviews(store: Store) -> dict[str, dict[str, tuple[str, int, int]]]:
    """By document and digest: what each review is of."""
    table = TABLES["reviews"]
    columns = [table.c[name] for name in ("doc_id", "digest", "kind", "span_start", "span_end")]
    found: dict[str, dict[str, tuple[str, int, int]]] = {}
    with store.engine.connect() as connection:
        for doc_id, digest, *review in connection.execute(sa.select(*columns)):
            found.setdefault(doc_id, {})[digest] = (review[0], review[1], review[2])
    return found


Pair = tuple[Mapping[str, Any] | None, Mapping[str, Any] | None]


def _matched(ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[Pair]:
    pairs: list[Pair] = [(ours[doc_id], theirs[doc_id]) for doc_id in ours if doc_id in theirs]
    alone = {
        row["source"]: row for doc_id, row in ours.items() if doc_id not in theirs and not row["replaced_by"]
    }
    for doc_id, row in theirs.items():
        if doc_id not in ours and not row["replaced_by"]:
            pairs.append((alone.pop(row["source"], None), row))
    pairs += [(row, None) for row in alone.values()]
    return sorted(pairs, key=lambda pair: (pair[1] or pair[0] or {})["source"])


def counts(compared: Iterable[Compared]) -> list[dict[str, Any]]:
    """How many claims of each kind were gained, lost and changed, by cause."""
    found = Counter((c.cause, c.kind, c.what) for document in compared for c in document.changes)
    rows = sorted({key[:2] for key in found})
    whats: tuple[What, ...] = ("gained", "lost", "changed")
    return [
        {"cause": cause, "kind": kind, **{what: found[cause, kind, what] for what in whats}}
        for cause, kind in rows
    ]
