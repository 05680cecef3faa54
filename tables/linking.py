"""Links, chains, placeholders and warnings written: all of a store in one stream, or those of some documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import pandas as pd
import sqlalchemy as sa

from links.cites import CITATIONS
from links.identity import DOCUMENTS
from links.implements import COLUMNS, WARNINGS
from links.placeholders import COLUMNS as PLACEHOLDERS
from tables.frames import frame_of
from tables.schema import TABLES
from tables.store import IDS_AT_ONCE, Store, bump, set_meta

LINKED_WITH = "linked_with"  # the code that drew the links of the store
ROWS_AT_ONCE = 20_000
_DOCUMENTS = TABLES["documents"]


def held_documents(store: Store) -> pd.DataFrame:
    """All documents in hand with the columns that linking reads."""
    columns = [_DOCUMENTS.c[name] for name in DOCUMENTS]
    query = sa.select(*columns).where(_DOCUMENTS.c.status == "held").order_by(_DOCUMENTS.c.doc_id)
    with store.engine.connect() as connection:
        return frame_of(_DOCUMENTS, connection.execute(query), DOCUMENTS)


def decisions_of(store: Store) -> pd.DataFrame:
    """Citations of the decisions that plans are annexed to."""
    citations = TABLES["citations"]
    names = ("doc_id", "symbol", "issued_on", "relation")
    query = sa.select(*(citations.c[name] for name in names)).where(citations.c.relation == "annexed_to")
    with store.engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(query.order_by(citations.c.doc_id, citations.c.no))]
    return pd.DataFrame(rows, columns=list(names), dtype=object)


def stream_citations(store: Store) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Documents and their citations (columns CITATIONS), one document after the other."""
    names = ", ".join(CITATIONS)
    with store.engine.connect() as connection:
        cursor = connection.connection.cursor()
        try:
            cursor.execute(f"SELECT {names} FROM citations ORDER BY doc_id, no")
            rows = iter(lambda: cursor.fetchmany(ROWS_AT_ONCE), [])
            flat = (tuple(row) for part in rows for row in part)
            for doc_id, group in groupby(flat, key=lambda row: row[0]):
                yield doc_id, list(group)
        finally:
            cursor.close()


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids some hundreds at a time, in order."""
    ordered = sorted(ids)
    return (ordered[start : start + IDS_AT_ONCE] for start in range(0, len(ordered), IDS_AT_ONCE))


class Writer:
    """Links written in one transaction; rows are gathered and inserted some thousands at a time."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.waiting: dict[str, list[tuple[Any, ...]]] = {}
        bump(connection)

    def clear(self) -> None:
        """Take away all links, warnings and placeholders, and the indexes of links until they are there again."""
        for index in TABLES["links"].indexes:
            index.drop(self.connection)
        for name in ("links", "warnings"):
            self.connection.execute(sa.delete(TABLES[name]))
        self.connection.execute(sa.delete(_DOCUMENTS).where(_DOCUMENTS.c.status == "placeholder"))

    def clear_children(self, ids: Iterable[str]) -> None:
        """Take away links and warnings of these documents."""
        for name in ("links", "warnings"):
            self._delete(TABLES[name].c.child_id, ids)

    def clear_placeholders(self, ids: Iterable[str]) -> None:
        """Take away these placeholders."""
        self._delete(_DOCUMENTS.c.doc_id, ids)

    def _delete(self, column: sa.Column[Any], ids: Iterable[str]) -> None:
        for some in _parts(ids):
            self.connection.execute(sa.delete(column.table).where(column.in_(some)))

    def add(self, name: str, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert rows of a table; they are gathered first."""
        waiting = self.waiting.setdefault(name, [])
        waiting += rows
        if len(waiting) >= ROWS_AT_ONCE:
            self._insert(name, columns)

    def _insert(self, name: str, columns: Sequence[str]) -> None:
        rows = self.waiting.pop(name, [])
        if rows:
            mark = {"qmark": "?", "format": "%s", "pyformat": "%s"}[self.connection.dialect.paramstyle]
            marks = ", ".join([mark] * len(columns))
            sql = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})"
            self.connection.exec_driver_sql(sql, rows)

    def add_links(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self.add("links", COLUMNS, rows)

    def add_warnings(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self.add("warnings", WARNINGS, rows)

    def add_placeholders(self, rows: Iterable[tuple[Any, ...]]) -> None:
        """Rows of placeholders (`links.placeholders.COLUMNS`), each its own chain."""
        columns = (*PLACEHOLDERS, "status", "is_current", "chain_id")
        self.add("documents", columns, ((*row, "placeholder", True, row[0]) for row in rows))

    def flush(self) -> None:
        """Insert what was gathered."""
        columns = {
            "links": COLUMNS,
            "warnings": WARNINGS,
            "documents": (*PLACEHOLDERS, "status", "is_current", "chain_id"),
        }
        for name in tuple(self.waiting):
            self._insert(name, columns[name])

    def index(self) -> None:
        """Make the indexes of links again; made at once they take a part of the time of row after row."""
        for index in TABLES["links"].indexes:
            index.create(self.connection)

    def set_chains(self, chains: Iterable[tuple[str, str, bool]]) -> None:
        """Set chain_id and is_current of documents, (doc_id, chain_id, is_current), where they differ."""
        chains = [(d, c, bool(n)) for d, c, n in chains]
        d = _DOCUMENTS.c
        query = sa.select(d.doc_id, d.chain_id, d.is_current).where(d.status == "held")
        known: set[tuple[str, str, bool]] = set()
        for some in _parts(doc_id for doc_id, _, _ in chains) if len(chains) < ROWS_AT_ONCE else ():
            known |= {tuple(row) for row in self.connection.execute(query.where(d.doc_id.in_(some)))}
        if len(chains) >= ROWS_AT_ONCE:
            known = {tuple(row) for row in self.connection.execute(query)}
        values = [{"the_id": d, "chain": c, "now": n} for d, c, n in chains if (d, c, n) not in known]
        if values:
            change = sa.update(_DOCUMENTS).where(_DOCUMENTS.c.doc_id == sa.bindparam("the_id"))
            change = change.values(chain_id=sa.bindparam("chain"), is_current=sa.bindparam("now"))
            self.connection.execute(change, values)

    def set_superseded(self, replaced: Iterable[str], others: Iterable[str] = ()) -> None:
        """Set the status of links to documents that another one replaces; `others`: those that none does."""
        links = TABLES["links"]
        carried = links.c.relation == "implements"
        change = sa.update(links).where(carried).values(status="parent_replaced")
        for some in _parts(replaced):
            self.connection.execute(change.where(links.c.parent_id.in_(some)))
        known = sa.case((links.c.parent_id.like("cited:%"), "placeholder"), else_="resolved")
        back = sa.update(links).where(carried, links.c.status == "parent_replaced").values(status=known)
        for some in _parts(others):
            self.connection.execute(back.where(links.c.parent_id.in_(some)))

    def replaced_among(self, parents: Iterable[str]) -> set[str]:
        """Those of these documents that another one replaces."""
        links = TABLES["links"]
        query = sa.select(links.c.parent_id).where(links.c.relation == "replaces")
        return {
            parent_id
            for some in _parts(parents)
            for parent_id in self.connection.execute(query.where(links.c.parent_id.in_(some))).scalars()
        }

    def set_cycles(self, edges: Iterable[tuple[str, str]], words: str) -> None:
        """Warn of links on a circle: (child_id, parent_id)."""
        links, warnings = TABLES["links"], TABLES["warnings"]
        for child, parent in sorted(edges):
            at = (links.c.child_id == child, links.c.parent_id == parent, links.c.relation == "implements")
            said = self.connection.execute(sa.select(links.c.warning).where(*at)).scalar()
            told = "; ".join(w for w in (said, words) if w)
            self.connection.execute(sa.update(links).where(*at).values(warning=told))
            count = sa.select(sa.func.count()).where(warnings.c.child_id == child)
            number = int(self.connection.execute(count).scalar_one())
            row = {"child_id": child, "no": number, "code": "cycle", "parent_id": parent, "message": words}
            self.connection.execute(sa.insert(warnings), row)

    def settled(self, code_version: str) -> None:
        """Note that no document waits for its links."""
        self.connection.execute(sa.delete(TABLES["pending"]))
        set_meta(self.connection, LINKED_WITH, code_version)
