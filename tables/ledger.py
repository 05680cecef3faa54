"""What is new: size and time first, then the hash of the bytes, and the version of the code that read them.

Bytes read once by this code are never read again, wherever they turn up: a second place is a second sighting
of one document. A file that is gone keeps its rows and its document; `files.present` says that it is gone.
Where other bytes stand in its place now, `files.replaced_by` and `documents.replaced_by` name them, and the
old document is not current.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from parsers.document import UnreadableFile
from tables.rows import Row
from tables.schema import TABLES
from tables.store import (
    WRITTEN,
    Outcome,
    Sighting,
    Store,
    add_pending,
    bump,
    file_row,
    get_meta,
    see,
    set_meta,
)

CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """A file to look at: where it is, and its path under the input folder."""

    location: str
    path: str


@dataclass(frozen=True, slots=True)
class Todo:
    """What a run has to do: bytes to parse (each once), files that cannot be opened, sightings to note."""

    new: tuple[Sighting, ...]
    broken: tuple[Outcome, ...]
    seen_again: tuple[Row, ...]
    unchanged: int


def what_to_do(store: Store, places: Iterable[Place], code_version: str, verify: bool = False) -> Todo:
    """Compare files with the ledger; `verify` hashes all of them and tries quarantined ones again."""
    known, _ = ledger = _ledger(store, code_version, verify)
    broken: list[Outcome] = []
    sightings: list[Sighting] = []
    for place in sorted(places, key=lambda p: p.location):
        try:
            sightings.append(_look(place, None if verify else known.get(place.location)))
        except OSError as error:
            broken.append(_no_access(place, error))
    return _sorted(Todo((), tuple(broken), (), 0), sightings, ledger, code_version)


def open_members(
    store: Store,
    todo: Todo,
    opened: Mapping[Sighting, Sequence[Outcome]],
    code_version: str,
    verify: bool = False,
) -> Todo:
    """What is to do, with what is inside its archives instead of them; they themselves are settled.

    `opened`: by archive, its members, those with an error not to be read. A member whose bytes are known is not
    read again.
    """
    closed = [sighting for sighting in todo.new if sighting not in opened]
    members = [outcome for archive in opened.values() for outcome in archive]
    broken = (*todo.broken, *(o for o in members if o.error), *(Outcome(archive) for archive in opened))
    rest = Todo(tuple(closed), broken, todo.seen_again, todo.unchanged)
    sightings = [outcome.sighting for outcome in members if not outcome.error]
    return _sorted(rest, sightings, _ledger(store, code_version, verify), code_version)


def members_of(store: Store, archives: Iterable[str]) -> list[Place]:
    """The places inside these archives that are known to be there."""
    files, outer = TABLES["files"], set(archives)
    query = sa.select(files.c.location, files.c.path).where(files.c.present, files.c.location.contains("!"))
    with store.engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(query)]
    return [Place(location, path) for location, path in rows if _outers(location) & outer]


def _outers(location: str) -> set[str]:
    return {location[:at] for at, sign in enumerate(location) if sign == "!"}


def _sorted(
    todo: Todo,
    sightings: Sequence[Sighting],
    ledger: tuple[dict[str, Row], dict[str, Row]],
    code_version: str,
) -> Todo:
    """What is to do, with these sightings too: to be read, seen again, or unchanged."""
    known, decided = ledger
    new = {sighting.sha256: sighting for sighting in todo.new}
    again: list[Row] = []
    others: list[Sighting] = []  # more places of bytes that this run will parse
    unchanged = todo.unchanged
    for sighting in sightings:
        row = known.get(sighting.location)
        verdict = decided.get(sighting.sha256)
        if verdict is None:
            if sighting.sha256 in new:
                others.append(sighting)
            new.setdefault(sighting.sha256, sighting)
        elif row is None or any(row[key] != getattr(sighting, key) for key in ("mtime_ns", "sha256", "path")):
            again.append(file_row(sighting, **verdict))
        else:
            unchanged += 1
    # places of one content: the first is parsed, the others take over its verdict afterwards
    again += [file_row(s, status="", code_version=code_version) for s in others]
    return Todo(tuple(new.values()), todo.broken, (*todo.seen_again, *again), unchanged)


def _ledger(store: Store, code_version: str, verify: bool) -> tuple[dict[str, Row], dict[str, Row]]:
    files = TABLES["files"]
    verdict = ("status", "code", "message", "code_version")
    known: dict[str, Row] = {}
    decided: dict[str, Row] = {}
    with store.engine.connect() as connection:
        for row in connection.execute(sa.select(files)).mappings():
            if row["present"]:
                known[row["location"]] = dict(row)
            settled = row["status"] == "ok" or not verify
            if row["code_version"] == code_version and row["sha256"] and settled:
                decided[row["sha256"]] = {name: row[name] for name in verdict}
    return known, decided


def _look(place: Place, known: Row | None) -> Sighting:
    stat = Path(place.location).stat()
    if known and (known["size"], known["mtime_ns"]) == (stat.st_size, stat.st_mtime_ns):
        sha256 = known["sha256"]
    else:
        sha256 = _hash(Path(place.location))
    return Sighting(place.location, place.path, stat.st_size, stat.st_mtime_ns, sha256)


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _no_access(place: Place, error: OSError) -> Outcome:
    reason = UnreadableFile("no_access", f"the file cannot be opened: {error.strerror or error}")
    return Outcome(Sighting(place.location, place.path, 0, 0, ""), error=reason)


def note_sightings(store: Store, rows: Sequence[Row]) -> None:
    """Write sightings of bytes that need no parsing; those without a verdict take that of their bytes."""
    if not rows:
        return
    files = TABLES["files"]
    with store.engine.begin() as connection:
        bump(connection, WRITTEN)
        missing = sorted({row["sha256"] for row in rows if not row["status"]})
        found: dict[str, Any] = {}
        for sha256 in missing:
            query = sa.select(files.c.status, files.c.code, files.c.message)
            query = query.where(files.c.sha256 == sha256, files.c.status != "").order_by(files.c.location)
            first = connection.execute(query).mappings().first()
            found[sha256] = dict(first) if first else {}
        whole = [{**row, **found.get(row["sha256"], {})} for row in rows]
        see(connection, [row for row in whole if row["status"]])


def mark_gone(store: Store, roots: Iterable[str], found: Iterable[str]) -> int:
    """Note which known files under these folders are no longer there; returns how many."""
    files = TABLES["files"]
    here = set(found)
    prefixes = tuple(root.rstrip("/") + "/" for root in roots)
    with store.engine.connect() as connection:
        known = connection.execute(sa.select(files.c.location).where(files.c.present)).scalars()
        gone = sorted({place for place in known if place.startswith(prefixes) and place not in here})
    if prefixes and gone:
        with store.engine.begin() as connection:
            bump(connection, WRITTEN)
            for location in gone:
                at = files.c.location == location
                connection.execute(sa.update(files).where(at, files.c.present).values(present=False))
    return len(gone) if prefixes else 0


def settle(store: Store) -> None:
    """Give each document its path and successor, whatever the order in which its sightings came."""
    written = get_meta(store, WRITTEN) or ""
    if get_meta(store, "settled") == written:
        return
    files, documents = TABLES["files"], TABLES["documents"]
    columns = (files.c.sha256, files.c.path, files.c.present, files.c.replaced_by)
    names = ("source", "replaced_by")
    with store.engine.begin() as connection:
        bump(connection)
        seen: dict[str, list[Any]] = {}
        for row in connection.execute(sa.select(*columns)):
            seen.setdefault(row.sha256, []).append(row)
        query = sa.select(documents.c.doc_id, *(documents.c[name] for name in names))
        changes = []
        for doc_id, *now in connection.execute(query.where(documents.c.status == "held")):
            wanted = _path_and_successor(seen.get(doc_id, []))
            if wanted and list(wanted) != now:
                changes.append({"the_id": doc_id, **dict(zip(names, wanted, strict=True))})
        if changes:
            change = sa.update(documents).where(documents.c.doc_id == sa.bindparam("the_id"))
            connection.execute(change.values({name: sa.bindparam(name) for name in names}), changes)
            add_pending(connection, [row["the_id"] for row in changes if row["replaced_by"]])
        set_meta(connection, "settled", written)


def _path_and_successor(sightings: Sequence[Any]) -> tuple[str, str | None] | None:
    if not sightings:
        return None
    standing = [row.path for row in sightings if row.present]
    successors = [row.replaced_by for row in sightings]
    lasting = any(successor is None for successor in successors)
    return min(standing or [row.path for row in sightings]), None if lasting else min(successors)
