"""The rows of `runs`, and the counts that a run's summary shows."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from parsers.archive import SEPARATOR
from tables.schema import TABLES
from tables.store import Store

# plain fields whose filling the summary reports
FIELDS = ("symbol", "issued_on", "issuer", "province", "title", "period_first", "parent_symbol")


@dataclass(frozen=True, slots=True)
class Summary:
    """What is in the store: counts by name, and the files in quarantine with their reasons."""

    documents: int
    placeholders: int
    by_kind: Mapping[str, int]
    filled: Mapping[str, int]
    rows: Mapping[str, int]
    links: Mapping[str, int]
    verdicts: Mapping[str, int]
    reviews: Mapping[str, int]
    quarantined: tuple[tuple[str, str, str], ...]


def start_run(
    store: Store, started_at: str, code_version: str, inputs: str, as_of: date, assume_covered: bool
) -> int:
    """Open the next run; returns its number."""
    runs = TABLES["runs"]
    last = sa.func.coalesce(sa.func.max(runs.c.run), 0)
    row: dict[str, Any] = {
        "started_at": started_at,
        "code_version": code_version,
        "inputs": inputs,
        "as_of": as_of,
    }
    row["assume_covered"] = assume_covered
    values = [sa.literal(value, runs.c[name].type) for name, value in row.items()]
    with store.engine.begin() as connection:  # one statement, so that two runs at once get two numbers
        connection.execute(sa.insert(runs).from_select(["run", *row], sa.select(last + 1, *values)))
        return int(connection.execute(sa.select(last)).scalar_one())


def last_assumed(store: Store) -> bool:
    """Whether the last run that came to its end took its folders for all there is."""
    runs = TABLES["runs"]
    query = (
        sa.select(runs.c.assume_covered).where(runs.c.finished_at.is_not(None)).order_by(runs.c.run.desc())
    )
    with store.engine.connect() as connection:
        return bool(connection.execute(query.limit(1)).scalar())


def finish_run(store: Store, number: int, finished_at: str, found: int, parsed: int, seconds: float) -> None:
    """Close a run; one without an end was cut short."""
    runs, files = TABLES["runs"], TABLES["files"]
    bad = sa.select(sa.func.count()).where(files.c.status == "quarantined", files.c.present).scalar_subquery()
    change = sa.update(runs).where(runs.c.run == number)
    with store.engine.begin() as connection:
        connection.execute(
            change.values(
                finished_at=finished_at,
                found=found,
                parsed=parsed,
                quarantined=bad,
                seconds=round(seconds, 3),
            )
        )


def summarise(store: Store, places: Collection[str] | None = None) -> Summary:
    """Count what the store holds now; files that are gone are left out of the quarantine list.

    `places`: absolute paths of files and folders; of the files in quarantine only those under them are listed.
    """
    documents, files, links, compliance = (TABLES[n] for n in ("documents", "files", "links", "compliance"))
    held = documents.c.status == "held"
    with store.engine.connect() as connection:

        def counts(column: sa.ColumnElement[str], *conditions: sa.ColumnElement[bool]) -> dict[str, int]:
            query = sa.select(column, sa.func.count()).where(*conditions).group_by(column)
            found = {str(name or "?"): int(number) for name, number in connection.execute(query)}
            return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))

        def number(table: sa.Table, *conditions: sa.ColumnElement[bool]) -> int:
            query = sa.select(sa.func.count()).select_from(table).where(*conditions)
            return int(connection.execute(query).scalar_one())

        listed = ("sections", "citations", "deadlines", "quotas", "tasks", "duties", "signers", "issues")
        bad = sa.select(files.c.path, files.c.code, files.c.message, files.c.location)
        bad = bad.where(files.c.status == "quarantined", files.c.present).order_by(files.c.path)
        return Summary(
            documents=number(documents, held),
            placeholders=number(documents, documents.c.status == "placeholder"),
            by_kind=counts(documents.c.doc_type, held),
            filled={name: number(documents, held, documents.c[name].is_not(None)) for name in FIELDS},
            rows={name: number(TABLES[name]) for name in listed},
            links=counts(links.c.relation),
            verdicts=counts(compliance.c.verdict),
            reviews=counts(TABLES["reviews"].c.state),
            quarantined=tuple(
                (row[0], row[1] or "", row[2] or "")
                for row in connection.execute(bad)
                if places is None or any(_is_under(row[3], place) for place in places)
            ),
        )


def _is_under(location: str, place: str) -> bool:
    """Whether a file is this one, in this folder, or in this archive."""
    return location == place or location.startswith((place.rstrip(os.sep) + os.sep, place + SEPARATOR))
