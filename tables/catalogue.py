"""All documents of a store with their facets, in memory: for counting and filtering faster than a page needs.

A hundred thousand documents take some 40 MB and a second or two to load; the desk loads them again when the store
has changed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import numpy as np
import sqlalchemy as sa
from ahocorasick_rs import AhoCorasick

from tables.schema import TABLES
from tables.search_index import connect, tokens
from tables.store import Store

Array = np.ndarray[Any, Any]
MANY = 20_000  # matches beyond which ranking looks at headers only
SYMBOL_WORDS = 6


@dataclass(frozen=True, slots=True)
class Facet:
    """One value for each document: an index into `values`; 0 stands for none."""

    values: list[str]
    codes: Array


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Documents by place (0, 1, ...). `listed` is False for versions that are not the current one."""

    doc_ids: list[str]
    heads: list[str]
    rows: Array
    newest: Array
    dated: Array
    listed: Array
    single: Mapping[str, Facet]
    several: Mapping[str, tuple[list[str], Array]]
    symbols: Mapping[str, list[int]]
    due_places: Array
    due_days: Array

    def places(self, rows: Sequence[int] | Array) -> Array:
        """The places of rows of the index; rows of documents that are gone are left out."""
        wanted = np.asarray(rows, dtype=np.int64)
        at = np.searchsorted(self.rows, wanted)
        inside = at < len(self.rows)
        at, wanted = at[inside], wanted[inside]
        return np.asarray(at[self.rows[at] == wanted])

    def mask(self, name: str, value: str) -> Array:
        """Which documents have a value of a facet; none for a facet or value that nobody knows."""
        if name in self.single:
            facet = self.single[name]
            code = facet.values.index(value) if value in facet.values else -1
            return np.asarray(facet.codes == code)
        if name in self.several and value in self.several[name][0]:
            bit = self.several[name][0].index(value)
            return np.asarray((self.several[name][1] >> bit) & 1 == 1)
        return np.zeros(len(self.doc_ids), dtype=bool)

    def counts(self, name: str, fits: Array) -> list[tuple[str, int]]:
        """Values of a facet with the number of documents among these, largest first."""
        if name in self.single:
            facet = self.single[name]
            numbers = np.bincount(facet.codes[fits], minlength=len(facet.values))
            found = [(facet.values[i], int(n)) for i, n in enumerate(numbers) if n and i]
        else:
            values, bits = self.several[name]
            chosen = bits[fits]
            counted = ((v, int(((chosen >> i) & 1).sum())) for i, v in enumerate(values))
            found = [(v, n) for v, n in counted if n]
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def due_between(self, first: str, last: str) -> Array:
        """Which documents have a deadline that ends in a window of ISO days, either end open where empty."""
        low = _ordinal(first) if first else 0
        high = _ordinal(last) if last else 10**7
        chosen = self.due_places[(self.due_days >= low) & (self.due_days <= high)]
        fits = np.zeros(len(self.doc_ids), dtype=bool)
        fits[chosen] = True
        return fits

    def by_symbol(self, terms: Sequence[str]) -> tuple[list[int], list[str]]:
        """Documents whose symbol is the longest run of these words that is one, and the other words."""
        for size in range(min(SYMBOL_WORDS, len(terms)), 1, -1):
            for start in range(len(terms) - size + 1):
                if terms[start][0].isdecimal():
                    found = self.symbols.get("".join(terms[start : start + size]))
                    if found:
                        return found, [*terms[:start], *terms[start + size :]]
        whole = self.symbols.get(terms[0]) if len(terms) == 1 else None
        return (whole, []) if whole else ([], list(terms))


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0


@cache
def topics() -> dict[str, dict[str, Any]]:
    """Topics by id: `vi`, `en` and the `words` of titles that tell them."""
    text = resources.files("tables").joinpath("topics.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, Any]] = tomllib.loads(text)["topics"]
    return found


def load_catalogue(store: Store) -> Catalogue:
    """The catalogue of the documents that the index knows; bring that up to date first."""
    with closing(connect(store)) as index:
        known = dict(index.execute("SELECT doc_id, row FROM indexed"))
    documents, provinces = TABLES["documents"], TABLES["provinces"]
    names = (
        "doc_id", "status", "symbol", "title", "issuer", "issuer_id", "issuer_level", "province", "province_id",
        "doc_type", "issued_on", "is_current", "draft",
    )  # fmt: skip
    with store.engine.connect() as connection:
        found = connection.execute(sa.select(*(documents.c[n] for n in names))).mappings()
        rows = sorted(
            (dict(row) for row in found if row["doc_id"] in known), key=lambda row: known[row["doc_id"]]
        )
        successors = {r[0]: (r[1], r[2]) for r in connection.execute(
            sa.select(provinces.c.province_id, provinces.c.successor, provinces.c.name)
        )}  # fmt: skip
    doc_ids = [row["doc_id"] for row in rows]
    place = {doc_id: i for i, doc_id in enumerate(doc_ids)}
    title_words = [tokens(row["title"]) for row in rows]
    heads = [_head(row, words) for row, words in zip(rows, title_words, strict=True)]
    single = {
        "province": _facet(row["province"] for row in rows),
        "province_now": _facet(_now(row["province_id"], successors) or row["province"] for row in rows),
        "body": _facet(row["issuer"] for row in rows),
        "level": _facet(row["issuer_level"] for row in rows),
        "type": _facet(row["doc_type"] for row in rows),
        "year": _facet((row["issued_on"] or "")[:4] for row in rows),
        "state": _facet("draft" if row["draft"] else row["status"] for row in rows),
    }
    ends = _deadline_days(store, place)
    symbols: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        if row["symbol"]:
            symbols.setdefault(_words(row["symbol"]).replace(" ", ""), []).append(i)
    issued = np.array([row["issued_on"] or "" for row in rows], dtype="U10")
    newest = np.argsort(issued, kind="stable")[::-1].astype(np.int32)
    return Catalogue(
        doc_ids=doc_ids,
        heads=heads,
        rows=np.array([known[d] for d in doc_ids], dtype=np.int64),
        newest=newest,
        dated=issued != "",
        listed=np.array([row["is_current"] is not False for row in rows], dtype=bool),
        single=single,
        several={
            "topic": (
                list(topics()),
                np.array([_topic_bits(words) for words in title_words], dtype=np.int64),
            ),
            "section": _bits(place, _labels(store)),
            "verdict": _bits(place, _verdicts(store)),
        },
        symbols=symbols,
        due_places=ends[0],
        due_days=ends[1],
    )


def _head(row: Mapping[str, Any], title: Sequence[str]) -> str:
    parts = (_words(row["symbol"]), " ".join(title), _words(row["issuer"]), _words(row["province"]))
    return f" {' '.join(part for part in parts if part)} "


@lru_cache(maxsize=20_000)
def _words(text: str | None) -> str:
    """The words of what recurs from document to document."""
    return " ".join(tokens(text))


def _now(province_id: str | None, successors: Mapping[str, tuple[str | None, str]]) -> str | None:
    """The name of the province that a province is part of today."""
    name = None
    for _ in range(5):
        if not province_id or province_id not in successors:
            break
        province_id, name = successors[province_id]
    return name


def _facet(values: Iterable[str | None]) -> Facet:
    known = {"": 0}
    codes = [known.setdefault(value or "", len(known)) for value in values]
    return Facet(list(known), np.array(codes, dtype=np.int32))


@cache
def _topic_words() -> tuple[AhoCorasick, list[int]]:
    """A search for the words of all topics at once, and the topic of each."""
    pairs = [(f" {word} ", i) for i, topic in enumerate(topics().values()) for word in topic["words"]]
    return AhoCorasick([word for word, _ in pairs]), [i for _, i in pairs]


def _topic_bits(title: Sequence[str]) -> int:
    scan, owners = _topic_words()
    bits = 0
    for found, _, _ in scan.find_matches_as_indexes(f" {' '.join(title)} ", overlapping=True):
        bits |= 1 << owners[found]
    return bits


def _bits(place: Mapping[str, int], pairs: Iterable[tuple[str, str]]) -> tuple[list[str], Array]:
    """Up to 60 values, several a document, as bits."""
    values: dict[str, int] = {}
    bits = np.zeros(len(place), dtype=np.int64)
    for doc_id, value in pairs:
        at = place.get(doc_id)
        if at is not None and (value in values or len(values) < 60):
            bits[at] |= 1 << values.setdefault(value, len(values))
    return list(values), bits


def _labels(store: Store) -> Iterable[tuple[str, str]]:
    sections = TABLES["sections"]
    query = sa.select(sections.c.doc_id, sections.c.labels).where(sections.c.labels.is_not(None)).distinct()
    with store.engine.connect() as connection:
        for doc_id, labels in connection.execute(query):
            yield from ((doc_id, label) for label in labels.split("; "))


def _verdicts(store: Store) -> Iterable[tuple[str, str]]:
    """Verdicts on a document: its own as the plan that was owed, and those on the bodies that it orders."""
    compliance = TABLES["compliance"]
    with store.engine.connect() as connection:
        for name in ("child_id", "parent_id"):
            column = compliance.c[name]
            query = sa.select(column, compliance.c.verdict).where(column.is_not(None)).distinct()
            yield from ((doc_id, verdict) for doc_id, verdict in connection.execute(query))


def _deadline_days(store: Store, place: Mapping[str, int]) -> tuple[Array, Array]:
    deadlines = TABLES["deadlines"]
    query = sa.select(deadlines.c.doc_id, sa.cast(deadlines.c.end_date, sa.String)).where(
        deadlines.c.end_date.is_not(None)
    )
    with store.engine.connect() as connection:
        found = [(place[d], day) for d, day in connection.execute(query) if d in place]
    days = np.array([day for _, day in found], dtype="datetime64[D]").astype(np.int64) + 719163
    return np.array([p for p, _ in found], dtype=np.int32), days
