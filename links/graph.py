"""From documents and citations to links: keys, version chains, resolution, placeholders, relations, in that
order; for all of a store at once, or for the documents that a change touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from links.chains import find_chains
from links.cites import CITATIONS, Cite, Held, cites_of
from links.identity import documents_with_keys, objects, plain, take
from links.implements import (
    COLUMNS,
    CYCLE,
    WARNINGS,
    Link,
    Warned,
    in_cycles,
    links_of,
    superseded,
    with_cycle,
)
from links.placeholders import COLUMNS as PLACEHOLDERS
from links.placeholders import (
    Place,
    Said,
    fill,
    id_of,
    is_whole,
    lacking,
    place_of,
    place_of_id,
    placeholder_rows,
    said_values,
)
from links.resolve import Index, Match, index_of, resolve

UNKNOWN = Match("unknown")
_CACHED = 400_000


@dataclass(frozen=True, slots=True)
class Linked:
    """What follows from all documents together; `check` needs only `links` and `chains`.

    `links`: columns of `links.implements.COLUMNS`; `placeholders`: `links.placeholders.COLUMNS`; `chains`:
    doc_id, chain_id, is_current; `warnings`: code (date_clash, ambiguous, child_older, cycle), child_id,
    parent_id, message.
    """

    links: pd.DataFrame
    chains: pd.DataFrame
    placeholders: pd.DataFrame = field(default_factory=pd.DataFrame)
    warnings: pd.DataFrame = field(default_factory=pd.DataFrame)


class Drawn(NamedTuple):
    """The links of one document and what is odd about them."""

    links: list[Link]
    warnings: list[Warned]


@dataclass(slots=True)
class Work:
    """Linking under way: what is in hand, what is known of what is not, and the documents that must wait.

    `said` grows with each document; keys that are there at the start are known from before. A document waits
    that cites another without a year or unit: which it means shows when all others are done.
    """

    index: Index
    several: frozenset[str] = frozenset()  # chains of more than one version
    said: dict[str, Said] = field(default_factory=dict)
    counted: set[tuple[str, str]] = field(default_factory=set)
    waiting: list[tuple[Held, list[Cite], list[Match]]] = field(default_factory=list)


def work_of(docs: pd.DataFrame, chains: pd.DataFrame) -> Work:
    """Linking over documents with keys (`identity.documents_with_keys`) and their chains."""
    both = docs.drop(columns=["chain_id"], errors="ignore").merge(chains[["doc_id", "chain_id"]], on="doc_id")
    held = [Held(*row) for row in plain(both[list(Held._fields)]).itertuples(index=False, name=None)]
    sizes = chains["chain_id"].value_counts()
    current = chains.loc[chains["is_current"].astype(bool), "doc_id"]
    return Work(index_of(held, current), frozenset(sizes[sizes > 1].index))


def draw(work: Work, child: Held, rows: Iterable[tuple[Any, ...]]) -> Drawn | None:
    """The links of a document from its citations (rows of CITATIONS); None where it must wait for the rest.

    A paper named without symbol and date makes no link where none in hand is meant.
    """
    pairs = [(cite, resolve(cite, child, work.index)) for cite in cites_of(child, rows)]
    pairs = [(cite, match) for cite, match in pairs if match or not (cite.bare and cite.year is None)]
    cites = [cite for cite, _ in pairs]
    matches = [match or _absent(cite) for cite, match in pairs]
    if UNKNOWN in matches:
        work.waiting.append((child, cites, matches))
        return None
    return _drawn(work, child, cites, matches)


def draw_rest(work: Work) -> Iterator[Drawn]:
    """The links of the documents that had to wait, and of no others; call it last."""
    parts = [
        place_of(cite)
        for _, cites, matches in work.waiting
        for cite, match in zip(cites, matches, strict=True)
        if match.status == "unknown"
    ]
    groups = {lacking(place) for place in parts}
    others = [
        place_of(cite)
        for _, cites, matches in work.waiting
        for cite, match in zip(cites, matches, strict=True)
        if match.status == "placeholder"
    ]
    known = (place_of_id(doc_id) for doc_id in work.said) if parts else ()
    filled = fill(parts, [p for p in (*known, *others) if lacking(p) in groups])
    waiting, work.waiting = work.waiting, []
    for child, cites, matches in waiting:
        whole = [
            _filled(*filled[place_of(cite)]) if match.status == "unknown" else match
            for cite, match in zip(cites, matches, strict=True)
        ]
        yield _drawn(work, child, cites, whole)


def _absent(cite: Cite) -> Match:
    """What a citation of a document that is not in hand means; UNKNOWN where its key is not whole."""
    return _of_place(place_of(cite))


@lru_cache(_CACHED)
def _of_place(place: Place) -> Match:
    return Match("placeholder", id_of(place), 0, None, "not in hand") if is_whole(place) else UNKNOWN


def _filled(place: Place, several: int) -> Match:
    if several:
        return Match("ambiguous", None, several, None, "several documents that are not in hand fit")
    return Match("placeholder", id_of(place), 0, None, "not in hand")


def _drawn(work: Work, child: Held, cites: Sequence[Cite], matches: Sequence[Match]) -> Drawn:
    rows, warned = links_of(child, cites, matches, work.index)
    for link, cite in rows:
        if link.status == "placeholder" and link.parent_id:
            said = work.said.get(link.parent_id)
            if said is None:
                said = work.said[link.parent_id] = Said()
            said.add(said_values(cite))
            pair = (child.chain_id, link.parent_id)
            if child.chain_id not in work.several:
                said.waiting += 1
            elif pair not in work.counted:
                work.counted.add(pair)
                said.waiting += 1
    return Drawn([link for link, _ in rows], warned)


def link(documents: pd.DataFrame, citations: pd.DataFrame) -> Linked:
    """Resolve all citations of a store; rows in any order give the same frames.

    `documents`: documents in hand, one a row, with the columns `links.identity.DOCUMENTS`, of which only
    doc_id, symbol, issued_on, issuer, issuer_level, province or province_id, and title are needed to link,
    parent_symbol (with parent_confidence, parent_reason) to tell parents, draft and text_hash to tell
    versions. `citations`: columns `links.cites.CITATIONS`. A column that is not there counts as unknown.
    Dates are ISO texts of any precision.
    """
    docs = documents_with_keys(documents, citations[citations["relation"] == "annexed_to"])
    chains = find_chains(docs)
    work = work_of(docs, chains)
    rows_of = by_document(take(citations, CITATIONS).itertuples(index=False, name=None))
    made = [draw(work, held, rows_of.get(doc_id, ())) for doc_id, held in work.index.by_id.items()]
    drawn = [*(d for d in made if d), *draw_rest(work)]
    links = finished([link for d in drawn for link in d.links])
    warned = [warning for d in drawn for warning in d.warnings]
    warned += cycle_warnings(links, warned)
    placeholders = pd.DataFrame(placeholder_rows(work.said), columns=list(PLACEHOLDERS), dtype=object)
    return Linked(_frame(links, COLUMNS), chains, placeholders, _frame(warned, WARNINGS))


def by_document(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    """Citations under the document that cites."""
    ordered = sorted(rows, key=lambda row: str(row[0]))
    return {doc_id: list(group) for doc_id, group in groupby(ordered, key=lambda row: row[0])}


def finished(links: Iterable[Link]) -> list[Link]:
    """Links with what shows only in all of them together: circles, and parents that another replaces."""
    links = sorted(links, key=lambda row: (row.child_id, row.no))
    cyclic = in_cycles(edges_of(links))
    replaced = replaced_by_links(links)
    return [
        superseded(
            with_cycle(row) if (row.child_id, row.parent_id) in cyclic and _is_edge(row) else row, replaced
        )
        for row in links
    ]


def _is_edge(link: Link) -> bool:
    return link.relation == "implements" and link.parent_id is not None


def edges_of(links: Iterable[Link]) -> Iterator[tuple[str, str]]:
    """Child and parent of each link of implementation."""
    return ((row.child_id, row.parent_id) for row in links if row.parent_id and row.relation == "implements")


def replaced_by_links(links: Iterable[Link]) -> set[str]:
    """Documents that another one replaces."""
    return {row.parent_id for row in links if row.relation == "replaces" and row.parent_id}


def cycle_warnings(links: Iterable[Link], warned: Iterable[Warned]) -> list[Warned]:
    """A warning for each link on a circle, numbered after those that its document has."""
    counts: dict[str, int] = {}
    for warning in warned:
        counts[warning.child_id] = counts.get(warning.child_id, 0) + 1
    made = []
    for row in links:
        if row.warning and row.warning.endswith(CYCLE):
            number = counts.get(row.child_id, 0)
            counts[row.child_id] = number + 1
            made.append(Warned(row.child_id, number, "cycle", row.parent_id, CYCLE))
    return made


def _frame(rows: Sequence[tuple[Any, ...]], columns: Sequence[str]) -> pd.DataFrame:
    cells = zip(*sorted(rows, key=lambda row: (row[0], row[1])), strict=True) if rows else [()] * len(columns)
    return pd.DataFrame({name: objects(values) for name, values in zip(columns, cells, strict=True)})
