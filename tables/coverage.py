"""What portals were searched for, as each crawl leaves it; compliance accuses nobody without such a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

import sqlalchemy as sa

from tables.schema import TABLES
from tables.store import Store, bump, insert_rows

ALL = "*"


@dataclass(frozen=True, slots=True)
class Coverage:
    """A span of issue days that a portal was looked through for, both ends inclusive.

    `province_id` and `bodies` are ALL or as in the schema (`bodies`: registry ids or the classes so,
    so_ban_nganh, huyen, xa, joined by "; "). A portal of the people's committee alone is `ubnd-tinh`: it says
    nothing about a department's plans. `healthy` False: an alarm stands, and nothing counts as covered.
    """

    portal: str
    province_id: str
    bodies: str
    searched_from: date
    searched_to: date
    last_healthy: date | None
    healthy: bool
    evidence: str | None = None


def write_coverage(store: Store, portal: str, rows: Iterable[Coverage]) -> None:
    """Put these rows in the place of all that the store holds of a portal, in one transaction.

    Raises ValueError for a row of another portal, or one that ends before it begins.
    """
    rows = list(rows)
    for row in rows:
        if row.portal != portal or row.searched_to < row.searched_from:
            raise ValueError(f"no coverage of {portal}: {row}")
    table = TABLES["coverage"]
    with store.engine.begin() as connection:
        bump(connection)
        connection.execute(sa.delete(table).where(table.c.portal == portal))
        insert_rows(connection, table, [asdict(row) for row in rows])
