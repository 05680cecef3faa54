"""Archives among the input files: their members are files of their own, named `a.zip!b.doc`."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from parsers import archive
from parsers.archive import SEPARATOR
from parsers.document import UnreadableFile
from parsers.sniff import sniff

# The first entry of an Office package; an archive of documents begins otherwise.
_OFFICE = (b"[Content_Types].xml", b"_rels/", b"word/", b"docProps/", b"xl/", b"ppt/", b"mimetype")


@dataclass(frozen=True, slots=True)
class Member:
    """A file inside an archive, or the reason why it cannot be had; `name` is its path in there."""

    name: str
    size: int = 0
    sha256: str = ""
    error: UnreadableFile | None = None


def may_be_archive(location: str) -> bool:
    """Whether the first bytes can be those of an archive of documents; `contents` tells for certain."""
    try:
        with Path(location).open("rb") as file:
            head = file.read(512)
    except OSError:
        return False
    if not head.startswith(b"PK"):
        return bool(head) and sniff(head) == "archive"
    return not head[30:].startswith(_OFFICE)


def contents(location: str) -> Sequence[Member] | None:
    """What an archive holds, None for a file that is none. Raises UnreadableFile."""
    data = Path(location).read_bytes()
    if not archive.is_archive(data, location):
        return None
    found = []
    for name, content in archive.members(data, location):
        if isinstance(content, UnreadableFile):
            found.append(Member(name, error=content))
        else:
            found.append(Member(name, len(content), hashlib.sha256(content).hexdigest()))
    if not found:
        raise UnreadableFile("empty", "the archive holds no files: fetch it again")
    return found


def split(location: str) -> tuple[str, str] | None:
    """(archive, name inside it) for the place of a member, None for that of a file.

    >>> split("no such folder/a.zip!b.doc") is None
    True
    """
    if SEPARATOR not in location or Path(location).exists():
        return None
    at = location.find(SEPARATOR)
    while at > 0:
        if Path(location[:at]).is_file():
            return location[:at], location[at + 1 :]
        at = location.find(SEPARATOR, at + 1)
    return None


def read_member(outer: str, name: str) -> bytes:
    """The bytes of one member. Raises UnreadableFile."""
    return archive.member(Path(outer).read_bytes(), outer, name)


def file_name(location: str) -> str:
    """The name of a file, that of a member with its archive's.

    >>> file_name("raw/a.txt")
    'a.txt'
    """
    parts = split(location)
    return f"{Path(parts[0]).name}{SEPARATOR}{parts[1]}" if parts else Path(location).name
