"""Documents by what people remember of them: words with or without marks, symbols however typed, filters.

Facets (province, body, type, year...) of all documents lie in memory as arrays, so that counts cost less than
a millisecond; words are looked up in the index of `tables.search_index`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import numpy as np
import regex

from tables.catalogue import MANY, Catalogue
from tables.search_index import connect, tokens
from tables.store import Store

Ids = np.ndarray[Any, np.dtype[np.int32]]
Mask = np.ndarray[Any, np.dtype[np.bool_]]
RANKED = 3000  # best matches that are put in order by relevance; the rest follow by date
RERANKED = 300
_PHRASE = regex.compile(r'"([^"]*)"')
WEIGHTS = "12.0, 8.0, 4.0, 1.0"  # of symbol, title, header, body


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: words, one value or none for each facet, a window of deadlines (ISO days), an order."""

    words: str = ""
    filters: Mapping[str, str] = ()  # type: ignore[assignment]
    due_from: str = ""
    due_to: str = ""
    order: str = "best"


@dataclass(frozen=True, slots=True)
class Answer:
    """The documents of one page, how many there are in all, and counts by facet and value, largest first.

    A facet's own filter does not count for its counts, so that another value can be chosen. `loose` where no
    document has all the words, and these have some. `terms` are the folded words to highlight.
    """

    doc_ids: list[str]
    total: int
    facets: dict[str, list[tuple[str, int]]]
    terms: list[str]
    loose: bool = False


def search(store: Store, catalogue: Catalogue, asked: Question, start: int = 0, size: int = 20) -> Answer:
    """The documents that fit a question, best first, from `start`."""
    terms, match = _terms(asked.words)
    with closing(connect(store)) as index:
        found, loose = _matching(index, catalogue, terms, match)
        masks = _masks(catalogue, asked)
        fits = found.copy()
        for mask in masks.values():
            fits &= mask
        first, rest = _ordered(index, catalogue, asked, terms, match, fits, loose)
    facets = {
        name: catalogue.counts(name, _all_but(name, found, masks))
        for name in (*catalogue.single, *catalogue.several)
    }
    after = rest[max(0, start - len(first)) : max(0, start + size - len(first))].tolist()
    page = [catalogue.doc_ids[i] for i in [*first[start : start + size], *after]]
    return Answer(page, len(first) + len(rest), facets, terms, loose)


def _terms(words: str) -> tuple[list[str], str]:
    """Folded words, and a query of the index in which all of them must be there, the last one begun at least.

    >>> _terms('"chuyển đổi số" đắk lắ')
    (['chuyen', 'doi', 'so', 'dak', 'la'], '"chuyen doi so" AND "dak" AND "la"*')
    """
    parts: list[str] = []
    found: list[str] = []
    for phrase in _PHRASE.findall(words[:400]):
        inside = tokens(phrase)
        if inside:
            parts.append('"' + " ".join(inside) + '"')
            found += inside
    free = tokens(_PHRASE.sub(" ", words[:400]))[:24]
    parts += [f'"{word}"' for word in free]
    if free and not free[-1].isdecimal() and not words.rstrip().endswith('"'):
        parts[-1] += "*"
    return [*found, *free], " AND ".join(parts)


def _matching(
    index: sqlite3.Connection, catalogue: Catalogue, terms: Sequence[str], match: str
) -> tuple[Mask, bool]:
    if not terms:
        return np.ones(len(catalogue.doc_ids), dtype=bool), False
    found = _look_up(index, catalogue, match)
    found[catalogue.by_symbol(terms)[0]] = True
    if found.any() or len(terms) == 1:
        return found, False
    return _look_up(index, catalogue, " OR ".join(f'"{word}"' for word in terms if len(word) > 1)), True


def _look_up(index: sqlite3.Connection, catalogue: Catalogue, match: str) -> Mask:
    found = np.zeros(len(catalogue.doc_ids), dtype=bool)
    if match:
        # one text of all numbers: a tenth of the time that as many rows take
        rows = index.execute(
            "SELECT group_concat(rowid) FROM words WHERE words MATCH ?", (match,)
        ).fetchone()[0]
        if rows:
            found[catalogue.places(np.fromstring(rows, dtype=np.int64, sep=","))] = True
    return found & catalogue.listed


def _masks(catalogue: Catalogue, asked: Question) -> dict[str, Mask]:
    masks = {name: catalogue.mask(name, value) for name, value in dict(asked.filters).items() if value}
    if asked.due_from or asked.due_to:
        masks["due"] = catalogue.due_between(asked.due_from, asked.due_to)
    return masks


def _all_but(name: str, found: Mask, masks: Mapping[str, Mask]) -> Mask:
    fits = found.copy()
    for other, mask in masks.items():
        if other != name:
            fits &= mask
    return fits


def _ordered(
    index: sqlite3.Connection,
    catalogue: Catalogue,
    asked: Question,
    terms: list[str],
    match: str,
    fits: Mask,
    loose: bool,
) -> tuple[list[int], Ids]:
    """Places of documents in order: the best, then all others by date; or all by date alone."""
    by_date = catalogue.newest[fits[catalogue.newest]]
    if asked.order == "old":
        dated = catalogue.dated[by_date]
        return [], np.concatenate([by_date[dated][::-1], by_date[~dated]])
    if asked.order == "new" or not terms:
        return [], by_date
    symbols, rest = catalogue.by_symbol(terms)
    exact = [i for i in symbols if fits[i]]
    exact.sort(key=lambda i: -sum(word in catalogue.heads[i].split() for word in rest))
    if loose:
        match = " OR ".join(f'"{word}"' for word in terms if len(word) > 1)
    ranked = _ranked(index, catalogue, match, int(fits.sum()), fits)
    missing = catalogue.single["state"]
    best = sorted(
        ranked[:RERANKED],
        key=lambda i: (
            -_closeness(catalogue.heads[i], terms),
            missing.values[missing.codes[i]] == "placeholder",
        ),
    )
    first = list(dict.fromkeys([*exact, *best, *ranked[RERANKED:]]))
    others = np.ones(len(fits), dtype=bool)
    others[first] = False
    return first, by_date[others[by_date]]


def _ranked(index: sqlite3.Connection, catalogue: Catalogue, match: str, many: int, fits: Mask) -> list[int]:
    """Best matches by bm25; of very many only those whose header has all the words."""
    if not match:
        return []
    if many > MANY:
        match = f"{{symbol title header}} : ({match})"
    rows = index.execute(
        f"SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words, {WEIGHTS}) LIMIT ?",
        (match, RANKED),
    ).fetchall()
    return [int(i) for i in catalogue.places([row[0] for row in rows]) if fits[i]]


def _closeness(head: str, terms: Sequence[str]) -> int:
    """How many neighbouring words of the question stand side by side in symbol, title, issuer and province."""
    return sum(f" {a} {b} " in head for a, b in zip(terms, terms[1:], strict=False))
