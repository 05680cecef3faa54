"""Files that crawls fetched: their journals go into the tables, and the files are shown by the addresses they are from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from portals.journal import FOLDER, journals, read_lines, whole_size
from tables.crawls import fetched_files, note_lines, read_until
from tables.store import Store


def load_journals(store: Store, raw: Path, portal: str | None = None) -> None:
    """Bring the tables up to date with the journals under a folder of raw files (with one of them, if named)."""
    for name, file in journals(raw):
        if portal in (None, name):
            place = str(file.resolve())
            start, stop = read_until(store, place), whole_size(file)
            if start > stop:
                start = 0  # another journal stands there now
            if start < stop:
                note_lines(store, name, read_lines(file, start, stop), place, stop)


def raw_folders(paths: Iterable[Path]) -> list[Path]:
    """The folders of raw files that input paths are, or are in: those with portals' journals in them."""
    found = []
    for path in paths:
        absolute = path.absolute()
        for folder in (absolute, absolute.parent, absolute.parent.parent):
            if any(folder.glob(f"*/{FOLDER}")):
                found.append(folder)
                break
    return list(dict.fromkeys(found))


def fetched(store: Store, paths: Iterable[Path]) -> dict[str, tuple[str, str]]:
    """By full path, the address and time of each fetched file in or around these paths; loads their journals."""
    places = {}
    for raw in raw_folders(paths):
        load_journals(store, raw)
        known = fetched_files(store)
        places.update({str(raw / file): seen for file, seen in known.items()})
    return places
