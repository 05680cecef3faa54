"""Persons' corrections on every run: documents whose rows were made with other reviews are read again with theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import sqlalchemy as sa

from flows.reading import (
    CODE_VERSION,
    FEW,
    Reviewed,
    default_workers,
    is_plain_text,
    read_all,
    read_here,
    read_reviewed,
)
from parsers.document import UnreadableFile
from tables.reviews import outdated, read_reviews
from tables.rows import Rows
from tables.schema import TABLES
from tables.store import Outcome, Sighting, Store, write


def bring_reviews(store: Store, folder: Path, workers: int) -> tuple[str, ...]:
    """Apply the reviews of a folder, and take back those that are gone; returns a line on each that could not be."""
    reviews, problems = read_reviews(folder)
    todo = outdated(store, reviews)
    seen = _sightings(store, todo)
    lost = [doc_id for doc_id in todo if doc_id not in seen]
    told = [
        *problems,
        *(f"reviews of {doc_id[:12]} wait: its file is gone" for doc_id in lost if todo[doc_id]),
    ]
    files = [(seen[doc_id].location, seen[doc_id].path, todo[doc_id]) for doc_id in todo if doc_id in seen]
    sightings = {sighting.location: sighting for sighting in seen.values()}
    outcomes = []
    for file, result in _read(files, workers):
        sighting = sightings[file[0]]
        if isinstance(result, UnreadableFile):
            told.append(f"reviews of {sighting.path} wait: {result.message}")
        elif result[0] == sighting.sha256:  # else it changed just now: the next run reads it
            outcomes.append(Outcome(sighting, result[1]))
    write(store, outcomes, CODE_VERSION)
    return tuple(told)


def _sightings(store: Store, wanted: Mapping[str, object]) -> dict[str, Sighting]:
    """Where the bytes of these documents stand now."""
    if not wanted:
        return {}
    files = TABLES["files"]
    columns = [files.c[name] for name in ("location", "path", "size", "mtime_ns", "sha256")]
    query = sa.select(*columns).where(files.c.present, files.c.status == "ok").order_by(files.c.location)
    found: dict[str, Sighting] = {}
    with store.engine.connect() as connection:
        for row in connection.execute(query):
            if row.sha256 in wanted:
                found.setdefault(row.sha256, Sighting(*row))
    return found


def _read(
    files: list[Reviewed], workers: int
) -> Iterable[tuple[Reviewed, tuple[str, Rows] | UnreadableFile]]:
    if len(files) <= FEW and all(is_plain_text(location) for location, *_ in files):
        return _here(files)
    return read_all(read_reviewed, files, workers or default_workers())


def _here(files: list[Reviewed]) -> Iterator[tuple[Reviewed, tuple[str, Rows] | UnreadableFile]]:
    for file in files:
        yield file, read_here(read_reviewed, file)
