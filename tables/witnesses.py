"""Issues that portals' metadata raise about documents, beside those that reading them raised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from tables.schema import TABLES
from tables.store import Store, bump, insert_rows

PREFIX = "witness_"
FIRST_NO = 10_000  # numbers of these issues, after those of any reading


def witnessed_documents(store: Store) -> dict[str, dict[str, str | None]]:
    """What the papers that portals showed say themselves: symbol, issued_on, issuer, signer, by doc_id."""
    documents, signers, sightings = TABLES["documents"], TABLES["signers"], TABLES["sightings"]
    seen = sa.select(sightings.c.sha256).where(sightings.c.file.is_not(None))
    columns = (
        documents.c.doc_id,
        documents.c.symbol,
        documents.c.issued_on,
        documents.c.issuer,
        signers.c.name,
    )
    joined = documents.outerjoin(signers, (signers.c.doc_id == documents.c.doc_id) & (signers.c.no == 0))
    query = sa.select(*columns).select_from(joined)
    query = query.where(documents.c.status == "held", documents.c.doc_id.in_(seen))
    with store.engine.connect() as connection:
        return {
            str(doc_id): {"symbol": symbol, "issued_on": day, "issuer": issuer, "signer": signer}
            for doc_id, symbol, day, issuer, signer in connection.execute(query)
        }


def replace_contradictions(store: Store, found: Mapping[str, Sequence[tuple[str, str]]]) -> int:
    """Put these (code, message) of each document in the place of all that portals' metadata raised before."""
    issues = TABLES["issues"]
    rows = [
        {"doc_id": doc_id, "no": FIRST_NO + number, "code": code, "message": message}
        for doc_id, told in sorted(found.items())
        for number, (code, message) in enumerate(told)
    ]
    columns = (issues.c.doc_id, issues.c.no, issues.c.code, issues.c.message)
    raised = issues.c.no >= FIRST_NO
    with store.engine.connect() as connection:
        now = connection.execute(
            sa.select(*columns).where(raised).order_by(issues.c.doc_id, issues.c.no)
        ).all()
    if [tuple(row) for row in now] != [tuple(row.values()) for row in rows]:
        with store.engine.begin() as connection:
            bump(connection)
            connection.execute(sa.delete(issues).where(raised))
            insert_rows(connection, issues, rows)
    return len(rows)
