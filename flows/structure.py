"""The main job: files to tables. Parse and extract what is new, write it, link, check, export.

The ledger in the store alone decides what is new, so a run that was cut short goes on where it stopped, and a
run over unchanged files parses nothing. The Prefect flow calls the same functions.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from flows.archives import Member, contents, may_be_archive
from flows.conclude import conclude
from flows.converting import read_files
from flows.fetched import fetched
from flows.reading import (
    CODE_VERSION,
    FEW,
    File,
    default_workers,
    find_files,
    is_plain_text,
    read_all,
    read_here,
    read_rows,
)
from flows.reviewing import bring_reviews
from flows.terminal import say
from flows.witness import note_contradictions
from parsers.archive import SEPARATOR
from parsers.document import UnreadableFile
from tables.crawls import note_addresses
from tables.export import export_csv, export_parquet
from tables.ledger import Place, Todo, mark_gone, members_of, note_sightings, open_members, settle, what_to_do
from tables.reviews import reviews_folder
from tables.rows import Rows
from tables.runs import finish_run, start_run
from tables.store import Outcome, Sighting, Store, write

WRITE_AT_ONCE = 50  # documents in a transaction
BATCH_LEAST, BATCH_MOST, BATCHES_WANTED = 50, 500, 100  # files in a Prefect task, and tasks in a run

Progress = Callable[[int, int], None]  # (files done, files to do)


@dataclass(frozen=True, slots=True)
class Job:
    """What to run over and how."""

    paths: tuple[Path, ...]
    as_of: date
    left_out: tuple[Path, ...] = ()
    assume_covered: bool = False
    verify: bool = False
    workers: int = 0  # 0: one for each core
    reviews: Path | None = None  # folder of reviews; None: `reviews` beside the tables


@dataclass(frozen=True, slots=True)
class Done:
    """What a run did; the rest of its summary is read from the tables."""

    run: int
    found: int
    parsed: int
    unchanged: int
    gone: int
    seconds: float


def run(store: Store, job: Job, progress: Progress | None = None) -> Done:
    """Do the whole job with plain function calls."""
    begun = time.monotonic()
    number = begin(store, job)
    found, todo = survey(store, job)
    parse_and_write(store, todo.new, job.workers, progress)
    gone = close(store, job, found, todo)
    return finish(store, number, Done(number, len(found), len(todo.new), todo.unchanged, gone, 0.0), begun)


def begin(store: Store, job: Job) -> int:
    """Open a row of `runs`."""
    inputs = "; ".join(str(path) for path in job.paths)
    return start_run(store, _now(), CODE_VERSION, inputs, job.as_of, job.assume_covered)


def survey(store: Store, job: Job) -> tuple[list[Place], Todo]:
    """The files there are but those of the store, and what to do about them.

    Raises FileNotFoundError for a missing path.
    """
    found = {}
    for folder, file in find_files(job.paths, (*job.left_out, store.folder)):
        found[str(file)] = Place(printable(str(file)), printable(file.relative_to(folder).as_posix()))
    known = fetched(store, job.paths)
    for location, (address, _) in known.items():
        if location in found:  # a file of a portal is shown by its address, not by its hash
            found[location] = Place(found[location].location, address)
    places = [found[location] for location in sorted(found)]
    return _opened(store, job, places, what_to_do(store, places, CODE_VERSION, job.verify))


def _opened(store: Store, job: Job, places: list[Place], todo: Todo) -> tuple[list[Place], Todo]:
    """The files and what to do, with the members of new archives, and the known members of those that are as before."""
    archives = {s.location: s for s in todo.new if may_be_archive(s.location)}
    opened: dict[Sighting, list[Outcome]] = {}
    broken: list[Outcome] = []
    for location, found in (
        read_all(contents, sorted(archives), job.workers or default_workers()) if archives else ()
    ):
        outer = archives[location]
        if isinstance(found, UnreadableFile):
            broken.append(Outcome(outer, error=found))
        elif found is not None:
            opened[outer] = [_member(outer, member) for member in found]
    refused = {outcome.sighting for outcome in broken}
    new = tuple(sighting for sighting in todo.new if sighting not in refused)
    todo = replace(todo, new=new, broken=(*todo.broken, *broken))
    todo = open_members(store, todo, dict(sorted(opened.items(), key=str)), CODE_VERSION, job.verify)
    inside = [o.sighting for members in opened.values() for o in members]
    changed = {outer.location for outer in (*opened, *refused)}
    before = members_of(store, (p.location for p in places if p.location not in changed))
    return [*places, *(Place(s.location, s.path) for s in inside), *before], todo


def _member(outer: Sighting, member: Member) -> Outcome:
    location, path = (f"{place}{SEPARATOR}{member.name}" for place in (outer.location, outer.path))
    return Outcome(Sighting(location, path, member.size, outer.mtime_ns, member.sha256), error=member.error)


def printable(path: str) -> str:
    """A path as the store keeps it: bytes that are no UTF-8 replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def parse_and_write(
    store: Store, sightings: Sequence[Sighting], workers: int, progress: Progress | None = None
) -> None:
    """Read files and write what became of each; every transaction holds whole documents."""
    waiting: list[Outcome] = []
    by_file = {(sighting.location, sighting.path): sighting for sighting in sightings}
    for number, (file, result) in enumerate(_read(list(by_file), workers), start=1):
        waiting.append(outcome_of(by_file[file], result))
        if len(waiting) >= WRITE_AT_ONCE:
            write(store, waiting, CODE_VERSION)
            waiting = []
        if progress:
            progress(number, len(sightings))
    write(store, waiting, CODE_VERSION)


def _read(files: list[File], workers: int) -> Iterable[tuple[File, tuple[str, Rows] | UnreadableFile]]:
    if len(files) <= FEW and all(is_plain_text(location) for location, _ in files):
        return ((file, read_here(read_rows, file)) for file in files)
    return read_files(files, workers or default_workers())


def batches(sightings: Sequence[Sighting]) -> list[tuple[Sighting, ...]]:
    """The files in about 100 batches of 50 to 500.

    >>> [len(batch) for batch in batches(range(120))]
    [50, 50, 20]
    """
    size = min(BATCH_MOST, max(BATCH_LEAST, -(-len(sightings) // BATCHES_WANTED)))
    return [tuple(sightings[start : start + size]) for start in range(0, len(sightings), size)]


def outcome_of(sighting: Sighting, result: tuple[str, Rows] | UnreadableFile) -> Outcome:
    """The outcome of one file."""
    if isinstance(result, UnreadableFile):
        return Outcome(sighting, error=result)
    doc_id, rows = result
    if doc_id != sighting.sha256:  # the file changed after it was hashed: what was read counts
        sighting = replace(sighting, sha256=doc_id, mtime_ns=0)
    return Outcome(sighting, rows)


def close(store: Store, job: Job, found: Sequence[Place], todo: Todo) -> int:
    """Write the sightings that needed no parsing, apply reviews, then link and check; returns how many files are
    gone.
    """
    write(store, todo.broken, CODE_VERSION)
    note_sightings(store, todo.seen_again)
    roots = [str(Path(os.path.abspath(path))) for path in job.paths if path.is_dir()]  # noqa: PTH100
    note_addresses(store, fetched(store, job.paths))
    gone = mark_gone(store, roots, (place.location for place in found))
    settle(store)
    for line in bring_reviews(store, reviews_folder(store.folder, job.reviews), job.workers):
        say(line)
    note_contradictions(store)
    conclude(store, job.as_of, job.assume_covered)
    return gone


def finish(store: Store, number: int, done: Done, begun: float) -> Done:
    """Close the row of `runs` and write the snapshots."""
    seconds = time.monotonic() - begun
    finish_run(store, number, _now(), done.found, done.parsed, seconds)
    export_parquet(store)
    export_csv(store)
    return replace(done, seconds=time.monotonic() - begun)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
