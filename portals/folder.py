"""A plain folder or ZIP where people put files: each is kept like a file of a portal, with its place as address."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

from portals.counts import Counts
from portals.journal import Journal, Sighting
from portals.kinds import HEAD, kind_of
from portals.pace import Clock
from portals.profiles import Profile
from portals.raw import keep

CHUNK = 1024 * 1024


def crawl_folder(
    profile: Profile, raw: Path, journal: Journal, counts: Counts, began: str, clock: Clock
) -> None:
    """Keep what is new in the folders and files that the profile names; raises FileNotFoundError for missing ones."""
    partial = journal.folder / "partial"
    partial.mkdir(parents=True, exist_ok=True)
    for place in profile.start:
        top = Path(place).expanduser().absolute()
        if not top.exists():
            raise FileNotFoundError(f"{profile.name}: there is no folder or file {place!r}")
        counts.lists += 1
        for path in _files(top):
            counts.rows += 1
            counts.rows_labelled += 1
            _take(path, profile, raw, journal, counts, began, clock, partial)


def _files(top: Path) -> Iterator[Path]:
    """Regular files, sorted; no dotfiles, no links."""
    if top.is_file():
        yield top
        return
    for entry in sorted(os.scandir(top), key=lambda e: e.name):
        if entry.name.startswith(".") or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _files(Path(entry.path))
        elif entry.is_file():
            yield Path(entry.path)


def _take(
    path: Path,
    profile: Profile,
    raw: Path,
    journal: Journal,
    counts: Counts,
    began: str,
    clock: Clock,
    partial: Path,
) -> None:
    stat = path.stat()
    modified = f"{stat.st_size}/{stat.st_mtime_ns}"
    known = journal.known.get(path.as_uri())
    if known is not None and known.fine and known.modified == modified:
        return
    body = partial / f"{os.getpid()}"
    with path.open("rb") as source, body.open("wb") as copy:
        shutil.copyfileobj(source, copy, CHUNK)
    with body.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        head = file.read(HEAD)
    seen = Sighting(
        portal=profile.name,
        crawl=began,
        at=clock.now().astimezone(UTC).isoformat(timespec="milliseconds"),
        kind="file",
        address=path.as_uri(),
        outcome="unchanged",
        headers={"last-modified": modified},
        sha256=sha256,
        size=stat.st_size,
        file=known.file if known else "",
        title=path.name,
    )
    if known is not None and known.sha256 == sha256:
        body.unlink()
        counts.unchanged += 1
        journal.note(seen)
        return
    kind = kind_of(head, path.name)
    suffix = path.suffix.lstrip(".").lower() or "bin"
    file_name = keep(body, raw, profile.name, sha256, suffix if kind in ("bin", "xml") else kind)
    counts.changed += known is not None and known.fine
    counts.new += known is None or not known.fine
    journal.note(replace(seen, outcome="changed" if known and known.fine else "new", file=file_name))
