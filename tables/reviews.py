"""Files of reviews: one JSON file for each thing that a person said of a claim, in `reviews/` beside the tables.

They are named by document, kind and span, are never changed once written, and of several on one claim the latest
counts; to take one back, remove its file. Any program may write them: an object, or a list of objects, with the fields
of `extract.reviews.Review` (`doc_id, text_hash, kind, span, quote, verdict, value, was, reviewer, at`).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from extract.records import to_dict
from extract.reviews import Review, check_review
from tables.rows import digest_of
from tables.schema import TABLES
from tables.store import IDS_AT_ONCE, Store

FOLDER = "reviews"
MOST_BYTES = 10_000_000  # of one file
_NEEDED = ("doc_id", "kind", "span", "quote", "verdict", "reviewer")


def reviews_folder(out: Path, named: Path | None = None) -> Path:
    """The folder of reviews: the one named, else the store's own."""
    return named or out / FOLDER


def write_review(folder: Path, review: Review) -> Path:
    """Write one review; returns its file. Raises ValueError for one that could never be applied, and OSError."""
    check_review(review)
    start, end = review.span
    name = f"{review.kind}-{start}-{end}-{digest_of(review)}.json"
    path = folder / review.doc_id[:16] / name
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}.part")
    beside.write_text(json.dumps(to_dict(review), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    beside.replace(path)
    return path


def read_reviews(folder: Path) -> tuple[tuple[Review, ...], tuple[str, ...]]:
    """All reviews of a folder in the order of their time, each once, and a line on each file or entry that is none."""
    found: dict[str, Review] = {}
    problems: list[str] = []
    for path in sorted(folder.rglob("*.json")) if folder.is_dir() else ():
        reviews, wrong = read_file(path)
        found |= {digest_of(review): review for review in reviews}
        problems += wrong
    return tuple(sorted(found.values(), key=lambda r: (r.at, digest_of(r)))), tuple(problems)


def read_file(path: Path) -> tuple[list[Review], list[str]]:
    """The reviews of one file, and a line on each entry that is none."""
    try:
        entries = _entries(path)
    except json.JSONDecodeError as error:
        return [], [f"{path}: not read: no JSON from line {error.lineno} on"]
    except (OSError, ValueError, RecursionError) as error:
        return [], [f"{path}: not read: {error}"]
    found: list[Review] = []
    problems: list[str] = []
    for number, entry in enumerate(entries, start=1):
        try:
            found.append(review_from(entry))
        except ValueError as error:
            problems.append(f"{path}, entry {number}: {error}")
    return found, problems


def _entries(path: Path) -> list[Any]:
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"longer than {MOST_BYTES // 1_000_000} MB")
    told = json.loads(path.read_text(encoding="utf-8-sig"))
    return told if isinstance(told, list) else [told]


def review_from(entry: Any) -> Review:
    """A review from JSON values. Raises ValueError, saying what is wrong with it."""
    if not isinstance(entry, Mapping):
        raise ValueError("no review: not an object")
    if missing := [name for name in _NEEDED if name not in entry]:
        raise ValueError(f"no review: lacks {', '.join(missing)}")
    if unknown := sorted(set(entry) - {field.name for field in fields(Review)}):
        raise ValueError(f"no review: unknown {', '.join(map(str, unknown))}")
    span = entry["span"]
    if not (isinstance(span, list) and len(span) == 2 and all(type(at) is int for at in span)):
        raise ValueError(f"the span is two numbers, not {span!r}")
    texts = ("doc_id", "text_hash", "kind", "quote", "verdict", "reviewer", "at")
    if wrong := [name for name in texts if not isinstance(entry.get(name, ""), str)]:
        raise ValueError(f"{', '.join(wrong)}: not a text")
    review = Review(**{"text_hash": "", **entry, "span": (span[0], span[1])})
    check_review(review)
    return review


def due_reviews(store: Store, reviews: Sequence[Review]) -> dict[str, tuple[Review, ...]]:
    """The reviews that each document in hand is to be read with, by doc_id.

    Those of its own bytes, of a copy with the same text, and of the file that stood in its place before.
    """
    by_id: dict[str, list[Review]] = {}
    by_text: dict[str, list[Review]] = {}
    for review in reviews:
        by_id.setdefault(review.doc_id, []).append(review)
        if review.text_hash:
            by_text.setdefault(review.text_hash, []).append(review)
    documents = TABLES["documents"]
    due: dict[str, tuple[Review, ...]] = {}
    columns = (documents.c.doc_id, documents.c.text_hash, documents.c.replaced_by)
    known = {
        row.doc_id: row
        for column, values in ((documents.c.doc_id, by_id), (documents.c.text_hash, by_text))
        for row in _rows_where(store, columns, column, values)
    }
    inherited: dict[str, list[Review]] = {}
    waiting = list(known.values())
    while waiting:
        onward: dict[str, list[Review]] = {}
        for row in waiting:
            said = [*by_id.get(row.doc_id, ()), *inherited.get(row.doc_id, ())]
            if said and row.replaced_by and row.replaced_by not in inherited:
                onward.setdefault(row.replaced_by, []).extend(said)
        inherited |= onward
        waiting = _rows_where(store, columns, documents.c.doc_id, onward)
        known |= {row.doc_id: row for row in waiting}
    for row in known.values():
        own = [*by_id.get(row.doc_id, ()), *by_text.get(row.text_hash, ()), *inherited.get(row.doc_id, ())]
        due[row.doc_id] = tuple({digest_of(review): review for review in own}.values())
    return due


def _rows_where(
    store: Store, columns: Sequence[Any], column: sa.ColumnElement[str], values: Iterable[str]
) -> list[sa.Row[Any]]:
    wanted = sorted(values)
    found: list[sa.Row[Any]] = []
    held = TABLES["documents"].c.status == "held"
    with store.engine.connect() as connection:
        for start in range(0, len(wanted), IDS_AT_ONCE):
            query = sa.select(*columns).where(held, column.in_(wanted[start : start + IDS_AT_ONCE]))
            found += connection.execute(query).all()
    return found


def applied_reviews(store: Store) -> dict[str, set[str]]:
    """The digests of the reviews that each document's rows were made with, by doc_id."""
    table = TABLES["reviews"]
    found: dict[str, set[str]] = {}
    with store.engine.connect() as connection:
        for doc_id, digest in connection.execute(sa.select(table.c.doc_id, table.c.digest)):
            found.setdefault(doc_id, set()).add(digest)
    return found


def outdated(store: Store, reviews: Sequence[Review]) -> dict[str, tuple[Review, ...]]:
    """The documents whose rows were made with other reviews than they should, and the ones to read them with."""
    due, applied = due_reviews(store, reviews), applied_reviews(store)
    return {
        doc_id: due.get(doc_id, ())
        for doc_id in sorted(due.keys() | applied.keys())
        if {digest_of(review) for review in due.get(doc_id, ())} != applied.get(doc_id, set())
    }
