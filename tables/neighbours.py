"""What a change touches: the documents, citations and links that linking has to look at again."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import sqlalchemy as sa

from extract.names import provinces_in
from links.cites import CITATIONS
from links.identity import DOCUMENTS
from links.lineage import same_territory
from tables.frames import frame_of
from tables.schema import TABLES
from tables.store import Store

AT_ONCE = 5000
_DOCUMENTS, _CITATIONS, _LINKS = TABLES["documents"], TABLES["citations"], TABLES["links"]
_HELD = _DOCUMENTS.c.status == "held"


def rows_where(
    store: Store, query: sa.Select[Any], column: sa.ColumnElement[Any], values: Iterable[Any]
) -> list[Any]:
    """The rows of a query whose column has one of these values, some thousands of values at a time."""
    ordered = sorted(set(values))
    found: list[Any] = []
    with store.engine.connect() as connection:
        for start in range(0, len(ordered), AT_ONCE):
            found += connection.execute(query.where(column.in_(ordered[start : start + AT_ONCE])))
    return found


def pending_documents(store: Store) -> set[str]:
    """Documents written or changed since links were last drawn."""
    with store.engine.connect() as connection:
        return set(connection.execute(sa.select(TABLES["pending"].c.doc_id)).scalars())


def versions_near(store: Store, changed: set[str]) -> set[str]:
    """These documents and all that may be versions of one with them, with the whole of each chain.

    By text, by key, or, where one has no number, by issuer and province.
    """
    d = _DOCUMENTS.c
    ids = sa.select(d.doc_id).where(_HELD)
    facts = rows_where(
        store, sa.select(d.text_hash, d.bucket, d.province_id, d.issuer).where(_HELD), d.doc_id, changed
    )
    near = set(changed)
    near |= _ids(rows_where(store, ids, d.text_hash, (f.text_hash for f in facts if f.text_hash)))
    near |= _ids(rows_where(store, ids, d.bucket, buckets_alike(f.bucket for f in facts)))
    blank = sa.or_(d.bucket.is_(None), sa.and_(d.bucket >= "/", d.bucket < "0"))
    issuers = {f.issuer for f in facts if f.issuer}
    near |= _ids(rows_where(store, ids.where(blank), d.issuer, issuers))
    bare = {f.issuer for f in facts if f.issuer and (f.bucket or "/").startswith("/")}
    if bare:
        homes = {f.province_id for f in facts if f.province_id}
        known = sa.select(d.doc_id, d.issuer).where(_HELD)
        others = rows_where(store, known, d.province_id, homes)
        if any(f.province_id is None for f in facts):
            others += rows_where(store, known, d.issuer, bare)
        near |= {row.doc_id for row in others if row.issuer in bare}
    chains = rows_where(store, sa.select(d.chain_id).where(_HELD), d.doc_id, near)
    return near | _ids(rows_where(store, ids, d.chain_id, (row.chain_id for row in chains)))


def _ids(rows: Iterable[Any]) -> set[str]:
    return {row.doc_id for row in rows}


def buckets_alike(buckets: Iterable[str | None]) -> set[str]:
    """Buckets of the same document: with its year, and without any.

    >>> sorted(buckets_alike(["70/KH/UBND/2017", None]))
    ['70/KH/UBND/', '70/KH/UBND/2017']
    """
    return {b for bucket in buckets if bucket for b in (bucket, bucket.rpartition("/")[0] + "/")}


def documents_frame(store: Store, ids: Iterable[str]) -> pd.DataFrame:
    """Documents in hand with the columns that linking reads, and the chain they are known to be of."""
    names = [*DOCUMENTS, "chain_id", "is_current"]
    query = sa.select(*(_DOCUMENTS.c[name] for name in names)).where(_HELD)
    rows = rows_where(store, query, _DOCUMENTS.c.doc_id, ids)
    return frame_of(_DOCUMENTS, rows, names)


def documents_of_buckets(store: Store, buckets: Iterable[str]) -> set[str]:
    """Documents in hand that citations of these buckets may mean, with the whole of their chains.

    A bucket without a year may mean a document of any; one without a number any of its type, code and year.
    """
    d = _DOCUMENTS.c
    buckets = set(buckets)
    wanted = buckets_alike(buckets) | {"/" + bucket.split("/", 1)[1] for bucket in buckets}
    found = _ids(rows_where(store, sa.select(d.doc_id).where(_HELD), d.bucket, wanted))
    loose = [sa.and_(d.bucket >= b, d.bucket < b[:-1] + "0") for b in buckets if b.endswith("/")]
    loose += [d.bucket.like(f"%{b}") for b in buckets if b.startswith("/")]
    with store.engine.connect() as connection:
        for alike in loose:
            found |= set(connection.execute(sa.select(d.doc_id).where(_HELD, alike)).scalars())
    chains = rows_where(store, sa.select(d.chain_id), d.doc_id, found)
    return found | _ids(
        rows_where(store, sa.select(d.doc_id).where(_HELD), d.chain_id, (row.chain_id for row in chains))
    )


def children_citing(store: Store, documents: pd.DataFrame, buckets: Iterable[str]) -> set[str]:
    """Documents with a citation that may mean one of these documents (their buckets given).

    A document without a number is also meant by citations of its type, code and year: those of its subject. One with a
    number is also meant by those of its province that tell no number, of any year if they tell none.
    """
    c = _CITATIONS.c
    buckets = set(buckets)
    found = _ids(rows_where(store, sa.select(c.doc_id), c.bucket, buckets_alike(buckets)))
    found |= _citing_without_number(store, documents, buckets)
    bare = {b for b in buckets if b.startswith("/")}
    if bare:
        homes = {p for p in documents["province_id"] if isinstance(p, str)}
        d = _DOCUMENTS.c
        with store.engine.connect() as connection:
            for bucket in sorted(bare):
                query = sa.select(c.doc_id).join(_DOCUMENTS, d.doc_id == c.doc_id)
                query = query.where(c.bucket.like(f"%{bucket}"), d.province_id.in_(homes))
                found |= set(connection.execute(query).scalars())
    yearless = [b for b in buckets if b.endswith("/") and not b.startswith("/")]
    with store.engine.connect() as connection:
        for bucket in yearless:
            query = sa.select(c.doc_id).where(c.bucket >= bucket, c.bucket < bucket[:-1] + "0")
            found |= set(connection.execute(query).scalars())
    return found


def _citing_without_number(store: Store, documents: pd.DataFrame, buckets: set[str]) -> set[str]:
    """Documents of these documents' provinces, of none known, or naming one, that cite a paper of these buckets without
    its number.
    """
    c, d = _CITATIONS.c, _DOCUMENTS.c
    homes = {h for p in set(documents["province_id"]) if isinstance(p, str) for h in same_territory(p)}
    query = sa.select(c.doc_id, c.issuer, d.province_id).join(_DOCUMENTS, d.doc_id == c.doc_id)
    rows = rows_where(store, query, c.bucket, buckets_alike("/" + b.split("/", 1)[1] for b in buckets))
    return {
        row.doc_id
        for row in rows
        if row.province_id is None or row.province_id in homes or provinces_in(row.issuer or "")
    }


def citations_of(store: Store, ids: Iterable[str]) -> list[tuple[Any, ...]]:
    """Citations of documents, with the columns CITATIONS."""
    query = sa.select(*(_CITATIONS.c[name] for name in CITATIONS))
    return [tuple(row) for row in rows_where(store, query, _CITATIONS.c.doc_id, ids)]


def citations_in_buckets(store: Store, buckets: Iterable[str]) -> list[tuple[Any, ...]]:
    """Citations of these buckets, with the columns CITATIONS."""
    query = sa.select(*(_CITATIONS.c[name] for name in CITATIONS))
    return [tuple(row) for row in rows_where(store, query, _CITATIONS.c.bucket, buckets)]


def links_of_children(store: Store, ids: Iterable[str]) -> list[Any]:
    """Rows of `links` of these documents."""
    return rows_where(store, sa.select(_LINKS), _LINKS.c.child_id, ids)


def placeholders_in(store: Store, buckets: Iterable[str]) -> list[str]:
    """Ids of the placeholders of these buckets, of all places."""
    d = _DOCUMENTS.c
    query = sa.select(d.doc_id).where(d.status == "placeholder")
    return [row.doc_id for row in rows_where(store, query, d.bucket, buckets)]


def said_of_placeholders(store: Store, ids: Iterable[str]) -> list[Any]:
    """doc_id, said and waiting of these placeholders."""
    d = _DOCUMENTS.c
    return rows_where(store, sa.select(d.doc_id, d.said, d.waiting), d.doc_id, ids)


def edges_above(store: Store, ids: Iterable[str]) -> set[tuple[str, str]]:
    """Child and parent of the links of implementation of these documents and of all above them."""
    edges: set[tuple[str, str]] = set()
    seen: set[str] = set()
    front = set(ids)
    query = sa.select(_LINKS.c.child_id, _LINKS.c.parent_id)
    query = query.where(_LINKS.c.relation == "implements", _LINKS.c.parent_id.is_not(None))
    while front:
        seen |= front
        rows = rows_where(store, query, _LINKS.c.child_id, front)
        edges |= {(row.child_id, row.parent_id) for row in rows}
        front = {row.parent_id for row in rows} - seen
    return edges
