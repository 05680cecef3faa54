"""Files to records: the one function that worker processes run, and the crew that runs it.

Kept free of the tables' libraries, so that `kehoach extract` starts fast and children stay small.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias, TypeVar

from extract import EXTRACT_VERSION, extract
from extract.records import PlanRecord, to_dict
from extract.reviews import Review, apply_reviews
from flows.archives import file_name, read_member, split
from parsers import PARSER_VERSION, parse, parse_bytes
from parsers.document import Document, MetaField, UnreadableFile
from portals.raw import witness_of
from tables.rows import Rows, rows_of

CODE_VERSION = f"{PARSER_VERSION}.{EXTRACT_VERSION}"  # what was read by this need not be read again
SECONDS = 300.0  # for one file, OCR included
MEGABYTES = 1536  # for one file
FEW = 8  # plain text files up to this many are read in this process: starting children costs more
SKIPPED = ("~$", ".")  # beginnings of names that are no documents: Word's locks, dotfiles
SKIPPED_NAMES = {"Thumbs.db", "desktop.ini"}

Read: TypeAlias = tuple[Document, PlanRecord]
File: TypeAlias = tuple[str, str]  # (full path, path under the input folder)
Reviewed: TypeAlias = tuple[str, str, tuple[Review, ...]]  # a File with the reviews to read it with
Made: TypeAlias = tuple[str, str, str]  # a File and where it lies as DOCX, "" where it was not made so
Item = TypeVar("Item")
Result = TypeVar("Result")


def read(location: str, made: bytes | None = None) -> Read:
    """Parse and extract one file; `made`: as `parse`. Raises UnreadableFile; an error of ours is for the caller."""
    document = parse_file(location, made)
    if told := witness_of(
        Path(location)
    ):  # what the paper lacks, its portal may say: with its own rule, less sure
        fields = tuple(MetaField(label, value) for label, value in told)
        document = replace(document, metadata=(*document.metadata, *fields))
    return document, extract(document)


def parse_file(location: str, made: bytes | None = None) -> Document:
    """The document at a place, also inside an archive (`a.zip!b.doc`)."""
    member = split(location)
    return parse_bytes(read_member(*member), location) if member else parse(Path(location), made)


def read_record(location: str) -> PlanRecord:
    """As `read`, the record alone."""
    return read(location)[1]


def read_as_json(location: str) -> str:
    """As `read`, the record as readable JSON."""
    return json.dumps(to_dict(read_record(location)), ensure_ascii=False, indent=1)


def read_as_line(location: str) -> str:
    """As `read`, the record as one line of JSON with the file's name."""
    record = to_dict(read_record(location))
    return json.dumps({"file": file_name(location), **record}, ensure_ascii=False)


def read_rows(file: File) -> tuple[str, Rows]:
    """As `read`, made into rows where there is time for it: (doc_id, rows)."""
    location, path = file
    return read_reviewed((location, path, ()))


def read_reviewed(file: Reviewed) -> tuple[str, Rows]:
    """As `read_rows`, with what persons said of the document applied."""
    location, path, reviews = file
    return _rows(path, *read(location), reviews)


def read_made(file: Made) -> tuple[str, Rows]:
    """As `read_rows`, for a file that may have been made DOCX before."""
    location, path, made = file
    if made:
        document, record = read(location, Path(made).read_bytes())
        if document.doc_id == Path(made).stem:  # else it has changed since
            return _rows(path, document, record)
    return _rows(path, *read(location))


def _rows(
    path: str, document: Document, record: PlanRecord, reviews: tuple[Review, ...] = ()
) -> tuple[str, Rows]:
    record, reviewed = apply_reviews(replace(record, source=path), document.text, reviews)
    return document.doc_id, rows_of(record, document, CODE_VERSION, reviewed)


def read_all(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> Iterator[tuple[Item, Result | UnreadableFile]]:
    """Each item with what the function makes of it, or the reason why there is nothing; as they get done.

    Files are read in child processes with limits; `workers` of them at a time.
    """
    from parsers.pool import map_limited

    yield from map_limited(function, items, workers, SECONDS, MEGABYTES)


def read_here(function: Callable[[Item], Result], item: Item) -> Result | UnreadableFile:
    """What the function makes of one item in this process; for plain text, which needs no limits."""
    try:
        return function(item)
    except UnreadableFile as refusal:
        return refusal
    except Exception as error:  # a bug of ours must not take the other files along
        return UnreadableFile("internal", f"{type(error).__name__}: {error}")


def is_plain_text(location: str) -> bool:
    """Whether the first bytes are those of a plain text file: no format that needs a library."""
    from parsers.sniff import HEAD, sniff

    if split(location):
        return False
    try:
        with Path(location).open("rb") as file:
            head = file.read(HEAD)
        return not head or sniff(head) == "text"
    except (OSError, UnreadableFile):
        return True  # its reading says what is wrong


def default_workers() -> int:
    """One worker for each core that this process may use."""
    return max(1, len(os.sched_getaffinity(0)))


def find_files(paths: Iterable[Path], left_out: Sequence[Path] = ()) -> Iterator[tuple[Path, Path]]:
    """(input folder, file) of every regular file, sorted within each path.

    A file that is named itself is always taken. In folders, dotfiles, lock files, links to folders and what
    is under `left_out` are not. Raises FileNotFoundError for a missing path.
    """
    for path in paths:
        path = Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
        if path.is_dir():
            yield from ((path, file) for file in _walk(path, tuple(p.resolve() for p in left_out)))
        elif path.exists():
            yield path.parent, path
        else:
            raise FileNotFoundError(path)


def _walk(folder: Path, left_out: tuple[Path, ...]) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda e: e.name):
        if entry.name.startswith(SKIPPED) or entry.name in SKIPPED_NAMES:
            continue
        if entry.is_dir(follow_symlinks=False):
            if Path(entry.path).resolve() not in left_out:
                yield from _walk(Path(entry.path), left_out)
        elif entry.is_file():
            yield Path(entry.path)
