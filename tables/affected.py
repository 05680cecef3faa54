"""Rows on which the verdicts of some parents rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pandas as pd
import sqlalchemy as sa

from tables.frames import frame_of, read_frame
from tables.neighbours import rows_where
from tables.schema import TABLES
from tables.store import Store


def links_where(
    store: Store, end: str, ids: Iterable[str], relations: Collection[str] | None = None
) -> pd.DataFrame:
    """Rows of `links` whose `end` (child_id or parent_id) is one of these documents, of these relations."""
    links = TABLES["links"]
    query = sa.select(links) if relations is None else sa.select(links).where(links.c.relation.in_(relations))
    return frame_of(links, rows_where(store, query, links.c[end], ids))


def rows_of_documents(store: Store, name: str, ids: Iterable[str]) -> pd.DataFrame:
    """Rows of a table of claims of these documents, in order."""
    table = TABLES[name]
    query = sa.select(table).order_by(*table.primary_key)
    return frame_of(table, rows_where(store, query, table.c.doc_id, ids))


def with_versions(store: Store, ids: Iterable[str]) -> set[str]:
    """These documents in hand and all versions of them."""
    d = TABLES["documents"].c
    held = sa.select(d.doc_id, d.chain_id).where(d.status == "held")
    chains = {row.chain_id for row in rows_where(store, held, d.doc_id, ids)}
    return {row.doc_id for row in rows_where(store, held, d.chain_id, chains)}


def with_duties_or_quotas(store: Store, ids: Iterable[str]) -> set[str]:
    """Those of these documents that lay duties on others or set quotas."""
    d, duties, quotas = TABLES["documents"].c, TABLES["duties"].c, TABLES["quotas"].c
    ids = set(ids)
    found: set[str] = set()
    for query, column in (
        (sa.select(duties.doc_id).distinct(), duties.doc_id),
        (sa.select(quotas.doc_id).distinct(), quotas.doc_id),
        (sa.select(d.doc_id).where(d.duty_bodies.is_not(None)), d.doc_id),
    ):
        found |= {row.doc_id for row in rows_where(store, query, column, ids)}
    return found


def parents_of_bodies(store: Store, bodies: Iterable[tuple[str, str]]) -> set[str]:
    """Documents whose duties one of these bodies (registry id, province) owes, as verdicts have it."""
    rows, wanted = TABLES["compliance"], set(bodies)
    query = sa.select(rows.c.parent_id, rows.c.body_id, rows.c.province_id).distinct()
    found = rows_where(store, query, rows.c.body_id, {body_id for body_id, _ in wanted})
    return {row.parent_id for row in found if (row.body_id, row.province_id) in wanted}


def seen(store: Store) -> frozenset[tuple[str, str]]:
    """Keys and provinces of the departments that a document in hand shows to exist."""
    table = TABLES["seen"]
    with store.engine.connect() as connection:
        return frozenset((r.key, r.province_id) for r in connection.execute(sa.select(table)))


def coverage(store: Store) -> pd.DataFrame:
    """What was searched."""
    return read_frame(store, "coverage")
