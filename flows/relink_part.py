"""The links that a change touches, drawn beside all that they depend on.

Touched are the citations of new documents, those that may mean them or a version of them, and those that lack a
year or unit where what they may mean has come or gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import sqlalchemy as sa

from extract.unnumbered import whole_symbol
from flows.reading import CODE_VERSION
from links.chains import find_chains
from links.cites import Cite, cites_of, tells_all
from links.graph import Drawn, Work, by_document, draw, draw_rest, edges_of, work_of
from links.identity import documents_with_keys, plain, year_of
from links.implements import CYCLE, in_cycles
from links.keys import bucket_of, bucket_text
from links.placeholders import (
    bucket,
    id_of,
    is_whole,
    lacking,
    place_of,
    place_of_id,
    placeholder_rows,
    said_of,
    said_values,
)
from tables import neighbours as near
from tables.linking import Writer
from tables.schema import TABLES
from tables.store import Store


@dataclass(frozen=True, slots=True)
class Touched:
    """What linking changed: `everything`, or the children drawn again and the parents that they had or have."""

    everything: bool = False
    children: frozenset[str] = frozenset()
    parents: frozenset[str] = frozenset()


RowsOf = Mapping[str, Sequence[tuple[Any, ...]]]  # citations under the document that cites


@dataclass(slots=True)
class _Part:
    """A part of a store under way: documents by id, and what is written at the end."""

    work: Work
    chains: pd.DataFrame
    before: dict[str, list[Any]] = field(default_factory=dict)  # old links by child
    drawn: list[Drawn] = field(default_factory=list)
    loaded: dict[str, tuple[str, int]] = field(default_factory=dict)  # placeholders as the store has them


def relink_some(store: Store, changed: set[str]) -> Touched | None:
    """Draw the links that a change touches; None where it goes further than can be told."""
    versions = near.versions_near(store, changed)
    frame = near.documents_frame(store, versions)
    docs = _keyed(store, frame)
    chains = find_chains(docs)
    buckets = [_bucket(row) for row in docs.itertuples(index=False)]
    children = changed | near.children_citing(store, frame, [b for b in buckets if b])
    for _ in range(4):
        part = _drawn_part(store, docs, chains, children)
        if any(CYCLE in (row.warning or "") for rows in part.before.values() for row in rows):
            return None  # a circle may be broken: documents far off have a warning less
        further = _further(store, part, children) | _on_circles(store, part, children)
        if not further - children:
            return _replace(store, part, children)
        children |= further
    return None


def _keyed(store: Store, frame: pd.DataFrame) -> pd.DataFrame:
    """Documents with keys, those annexed to a decision with that of the decision."""
    names = ["doc_id", "symbol", "issued_on"]
    wanted = frame.loc[frame["symbol"].isna(), "doc_id"]
    citations = TABLES["citations"]
    query = sa.select(*(citations.c[n] for n in names)).where(citations.c.relation == "annexed_to")
    rows = near.rows_where(
        store, query.order_by(citations.c.doc_id, citations.c.no), citations.c.doc_id, wanted
    )
    return documents_with_keys(frame, pd.DataFrame([tuple(r) for r in rows], columns=names, dtype=object))


def _bucket(row: Any) -> str | None:
    """The bucket of a document with keys."""
    return None if row.code is None else bucket_text(row.number, row.type, row.code, row.year)


def _drawn_part(store: Store, docs: pd.DataFrame, chains: pd.DataFrame, children: set[str]) -> _Part:
    """The links of some documents, drawn beside all documents and placeholders that they may cite."""
    rows_of = by_document(near.citations_of(store, children))
    citing = near.documents_frame(store, children)
    years = {row.doc_id: year_of(row.issued_on) for row in citing.itertuples(index=False)}
    cited = {found for doc_id, rows in rows_of.items() for found in _buckets(rows, years.get(doc_id))}
    cited |= _parent_buckets(citing)
    others = (near.documents_of_buckets(store, cited) | children) - set(docs["doc_id"])
    more = near.documents_frame(store, others)
    known = more[["doc_id", "chain_id", "is_current"]]
    both = pd.concat([docs, _keyed(store, more)], ignore_index=True) if len(more) else docs
    work = work_of(both, pd.concat([chains, known], ignore_index=True))
    part = _Part(work, chains)
    _take_back(store, part, rows_of, children)
    for doc_id in sorted(children):
        if held := work.index.by_id.get(doc_id):
            made = draw(work, held, rows_of.get(doc_id, ()))
            part.drawn += [made] if made else []
    part.drawn += draw_rest(work)
    return part


def _buckets(rows: Iterable[tuple[Any, ...]], year: int | None) -> Iterator[str]:
    """Buckets of what citations mean; of a paper named without symbol and date, by the `year` of the one that cites."""
    for _, _, symbol, on, issuer, _, kind, *_ in rows:
        found = bucket_of(whole_symbol(symbol, kind, issuer), on)
        if found and symbol is None and on is None and year is not None:
            yield from (f"{found}{near}" for near in (year, year - 1))
        elif found:
            yield found


def _parent_buckets(frame: pd.DataFrame) -> set[str]:
    """Buckets of the parents of documents, which may be cited without a date."""
    told = plain(
        frame[["parent_symbol", "parent_issued_on", "parent_issuer"]].dropna(subset=["parent_symbol"])
    )
    made = (
        bucket_of(whole_symbol(symbol, None, issuer), on)
        for symbol, on, issuer in told.itertuples(index=False, name=None)
    )
    return {found for found in made if found}


def _take_back(store: Store, part: _Part, rows_of: RowsOf, children: set[str]) -> None:
    """Load the placeholders that the children may wait for, without what the children said of them before."""
    for row in near.links_of_children(store, children):
        part.before.setdefault(row.child_id, []).append(row)
    old = {row.parent_id for rows in part.before.values() for row in rows if _is_absent(row.parent_id)}
    by_id = part.work.index.by_id
    cites = (
        cite for child in children & set(by_id) for cite in cites_of(by_id[child], rows_of.get(child, ()))
    )
    places = {place_of(cite) for cite in cites} | {place_of_id(doc_id) for doc_id in old}
    parts = {place for place in places if not is_whole(place)}
    groups = {lacking(place) for place in parts}
    near_parts = near.placeholders_in(store, near.buckets_alike(bucket(place) for place in parts))
    known = {doc_id for doc_id in near_parts if lacking(place_of_id(doc_id)) in groups}
    known |= {id_of(place) for place in places - parts}
    for row in near.said_of_placeholders(store, known):
        part.work.said[row.doc_id] = said_of(row.said, row.waiting)
        part.loaded[row.doc_id] = (row.said, row.waiting)
    chain_of = dict(near.rows_where(store, _CHAIN, TABLES["documents"].c.doc_id, part.before))
    taken: set[tuple[str, str]] = set()
    for child, rows in part.before.items():
        held = part.work.index.by_id[child]
        values = {(cite.no, cite.symbol): cite for cite in cites_of(held, rows_of.get(child, ()))}
        for row in rows:
            if row.status in ("placeholder", "parent_replaced") and _is_absent(row.parent_id):
                said = part.work.said[row.parent_id]
                said.add(said_values(values[row.citation_no, row.parent_symbol]), -1)
                pair = (chain_of[child], row.parent_id)
                said.waiting -= pair not in taken
                taken.add(pair)
    for doc_id in [doc_id for doc_id, said in part.work.said.items() if not said.counts]:
        del part.work.said[doc_id]


_CHAIN = sa.select(TABLES["documents"].c.doc_id, TABLES["documents"].c.chain_id)


def _is_absent(parent_id: str | None) -> bool:
    return parent_id is not None and parent_id.startswith("cited:")


def _further(store: Store, part: _Part, children: set[str]) -> set[str]:
    """Other documents whose links change: versions of the children, and those that cite without year or unit
    what has now come or gone.
    """
    documents = TABLES["documents"]
    now = dict(part.chains[["doc_id", "chain_id"]].itertuples(index=False, name=None))
    stored = dict(near.rows_where(store, _CHAIN, documents.c.doc_id, children))
    chain_ids = {now.get(child, stored.get(child, child)) for child in children} | set(stored.values())
    query = sa.select(documents.c.doc_id).where(documents.c.status == "held")
    found = {row.doc_id for row in near.rows_where(store, query, documents.c.chain_id, chain_ids)}
    found |= {doc_id for doc_id, chain in now.items() if chain in chain_ids}
    moved = {place_of_id(doc_id) for doc_id in set(part.loaded) ^ set(part.work.said)}
    groups = {lacking(place) for place in moved}
    rows = near.citations_in_buckets(store, near.buckets_alike(bucket(place) for place in moved))
    rows = [row for row in rows if row[0] not in children and not tells_all(*row[2:5])]
    if rows:
        citing = {row[0] for row in rows}
        helds = work_of(_keyed(store, near.documents_frame(store, citing)), _alone(citing)).index.by_id
        for doc_id, mine in by_document(rows).items():
            cites = cites_of(helds[doc_id]._replace(parent_symbol=None), mine)
            if any(_is_open(cite, groups) for cite in cites):
                found.add(doc_id)
    return found


def _is_open(cite: Cite, groups: set[tuple[object, ...]]) -> bool:
    place = place_of(cite)
    return not is_whole(place) and lacking(place) in groups


def _alone(ids: Iterable[str]) -> pd.DataFrame:
    """Chains of one document each."""
    ordered = sorted(ids)
    return pd.DataFrame({"doc_id": ordered, "chain_id": ordered, "is_current": True})


def _on_circles(store: Store, part: _Part, children: set[str]) -> set[str]:
    """Documents on a circle with the new links."""
    edges = {edge for drawn in part.drawn for edge in edges_of(drawn.links)}
    above = near.edges_above(store, {parent for _, parent in edges} - children)
    return {child for child, _ in in_cycles({*edges, *(e for e in above if e[0] not in children)})}


def _replace(store: Store, part: _Part, children: set[str]) -> Touched:
    """Write a part in the place of what the store holds of it, in one transaction."""
    said = part.work.said
    links = [row for drawn in part.drawn for row in drawn.links]
    edges = set(edges_of(links))
    old = [row for rows in part.before.values() for row in rows]
    parents = {row.parent_id for row in (*old, *links) if row.parent_id}
    with store.engine.begin() as connection:
        writer = Writer(connection)
        writer.clear_children(children)
        changed = {i: s for i, s in said.items() if part.loaded.get(i) != (s.as_text(), s.waiting)}
        writer.clear_placeholders((set(part.loaded) - set(said)) | (set(part.loaded) & set(changed)))
        writer.add_placeholders(placeholder_rows(changed))
        for drawn in part.drawn:
            writer.add_links(drawn.links)
            writer.add_warnings(drawn.warnings)
        writer.flush()
        writer.set_chains(part.chains.itertuples(index=False, name=None))
        carried = {row.parent_id for row in links if row.relation == "implements" and row.parent_id}
        doubtful = carried | {r.parent_id for r in (*old, *links) if r.relation == "replaces" and r.parent_id}
        replaced = writer.replaced_among(doubtful)
        writer.set_superseded(replaced, doubtful - replaced)
        writer.set_cycles(in_cycles(edges), CYCLE)
        writer.settled(CODE_VERSION)
    return Touched(False, frozenset(children), frozenset(parents))
