"""Links of a store brought up to date: of the documents that a change touches, or of all.

Both ways give the same rows: whatever a change may alter is drawn again, with all that it depends on beside it.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from flows.reading import CODE_VERSION
from flows.relink_part import Touched, relink_some
from links.chains import find_chains
from links.graph import Drawn, draw, draw_rest, edges_of, work_of
from links.identity import documents_with_keys
from links.implements import CYCLE, in_cycles
from links.placeholders import placeholder_rows
from tables import neighbours as near
from tables.linking import LINKED_WITH, Writer, decisions_of, held_documents, stream_citations
from tables.schema import TABLES
from tables.store import Store, get_meta

FEW = 1000  # so many changed documents are linked by themselves in any store
SHARE = 0.05  # and of a large store so great a part


def relink(store: Store) -> Touched:
    """Bring links, chains, placeholders and warnings up to date with the documents in the store."""
    changed = near.pending_documents(store)
    same_code = get_meta(store, LINKED_WITH) == CODE_VERSION
    if same_code and not changed:
        return Touched()
    with _without_collecting():
        if same_code and _is_small(store, changed) and (touched := relink_some(store, changed)):
            return touched
        _relink_all(store)
    return Touched(everything=True)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Millions of rows that hold no circles: looking for circles among them would take half of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _is_small(store: Store, changed: set[str]) -> bool:
    """Whether a change is small, and of documents that are new or only have another successor."""
    documents = TABLES["documents"]
    query = sa.select(sa.func.count()).where(documents.c.status == "held")
    with store.engine.connect() as connection:
        held = int(connection.execute(query).scalar_one())
    if len(changed) > max(min(FEW, held // 2), SHARE * held):
        return False
    facts = near.rows_where(
        store, sa.select(documents.c.doc_id, documents.c.replaced_by), documents.c.doc_id, changed
    )
    rewritten = {row.child_id for row in near.links_of_children(store, changed)}
    return len(facts) == len(changed) and not rewritten - {row.doc_id for row in facts if row.replaced_by}


def _relink_all(store: Store) -> None:
    """Draw all links, in one transaction."""
    docs = documents_with_keys(held_documents(store), decisions_of(store))
    chains = find_chains(docs)
    work = work_of(docs, chains)
    edges: set[tuple[str, str]] = set()
    with store.engine.begin() as connection:
        writer = Writer(connection)
        writer.clear()
        quoted: set[str] = set()
        replaced: set[str] = set()
        for doc_id, rows in stream_citations(store):
            quoted.add(doc_id)
            if (held := work.index.by_id.get(doc_id)) and (made := draw(work, held, rows)):
                _write(writer, made, edges, replaced)
        for doc_id, held in work.index.by_id.items():  # a parent may be known without any citation
            if doc_id not in quoted and held.parent_symbol and (made := draw(work, held, ())):
                _write(writer, made, edges, replaced)
        for made in draw_rest(work):
            _write(writer, made, edges, replaced)
        writer.add_placeholders(placeholder_rows(work.said))
        writer.flush()
        writer.index()
        writer.set_chains(chains.itertuples(index=False, name=None))
        writer.set_superseded(replaced)
        writer.set_cycles(in_cycles(edges), CYCLE)
        writer.settled(CODE_VERSION)


def _write(writer: Writer, made: Drawn, edges: set[tuple[str, str]], replaced: set[str]) -> None:
    """Hand on the links of a document; note which carry out, and what they replace."""
    writer.add_links(made.links)
    writer.add_warnings(made.warnings)
    edges.update(edges_of(made.links))
    replaced.update(row.parent_id for row in made.links if row.relation == "replaces" and row.parent_id)
