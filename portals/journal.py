"""The journal of a portal: every answer ever seen, one line of JSON each, appended and never changed.

It stands beside the raw files (`data/raw/<portal>/.crawl/sightings.jsonl`), so that they prove themselves where the
tables are lost. A line is written after its file is in place: a crawl that is killed has lost at most what was on
its way, and the next one goes on from there. A last line that was cut off is dropped.
"""

from __future__ import annotations

import fcntl
import gzip
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from sys import intern
from types import TracebackType
from typing import Any

from portals.pace import Stop

FOLDER = ".crawl"
FILE = "sightings.jsonl"
KEPT = frozenset({"new", "changed", "unchanged"})  # outcomes of documents that are in hand
FINE = KEPT | {"read", "listed"}


@dataclass(frozen=True, slots=True)
class Sighting:
    """One answer: which address, when, what came, where it was kept. `kind`: list, page, file.

    Outcomes: new, changed, unchanged (documents); read (a page that leads to files), listed (a list); else the code
    of what went wrong.
    """

    portal: str
    crawl: str  # when the crawl began
    at: str
    kind: str
    address: str
    outcome: str
    status: int | None = None
    final: str = ""  # the address after redirects, where it is another
    message: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""
    size: int = 0
    file: str = ""  # path under data/raw
    list_page: str = ""
    page: str = ""
    title: str = ""
    metadata: tuple[tuple[str, str], ...] = ()
    files: tuple[str, ...] = ()  # of a page: what it links
    row: str = ""  # mark of the row that led there: another one says that the portal changed something
    text: str = ""  # mark of a page's words: its bytes change with every counter
    seconds: float = 0.0
    certificate: str = ""


@dataclass(slots=True)
class Known:
    """What the journal says of one address."""

    first: datetime
    last: datetime
    fine: bool
    sha256: str
    file: str
    etag: str
    modified: str
    row: str
    text: str
    files: tuple[str, ...]
    line: int  # where its line begins in the journal: what is seldom needed is read there
    crawl: str


class Journal:
    """The open journal of one portal; raises Stop("locked") where another crawl of it runs."""

    def __init__(self, raw: Path, portal: str) -> None:
        self.folder = raw / portal / FOLDER
        self.known: dict[str, Known] = {}
        self.last_full: datetime | None = None  # when a list was last read to its end
        self.unfinished: str | None = None  # the first crawl since the last that ended
        (self.folder / "lists").mkdir(parents=True, exist_ok=True)
        self._lock = (self.folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._lock.close()
            raise Stop("locked", "another crawl of this portal is running") from error
        self._file = (self.folder / FILE).open("ab")
        self._drop_cut_line()
        for start, line in numbered_lines(self.folder / FILE):
            self._learn(line, start)

    def __enter__(self) -> Journal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()
        self._lock.close()

    def begin(self, crawl: str) -> None:
        """A crawl begins."""
        self._write({"what": "begin", "crawl": crawl})

    def note(self, sighting: Sighting) -> None:
        """Write down an answer."""
        line = {
            "what": "sighting",
            **{n: v for n, v in asdict(sighting).items() if v not in ("", (), {}, None)},
        }
        self._learn(line, self._write(line))

    def end(self, crawl: str, at: str, counts: Mapping[str, Any]) -> None:
        """A crawl ends, with what it counted."""
        line = {"what": "end", "crawl": crawl, "at": at, **counts}
        self._learn(line, self._write(line))

    def metadata(self, known: Known) -> tuple[tuple[str, str], ...]:
        """The labelled values that were seen last with an address."""
        with (self.folder / FILE).open("rb") as lines:
            lines.seek(known.line)
            return tuple((pair[0], pair[1]) for pair in json.loads(lines.readline()).get("metadata", ()))

    def list_body(self, key: str) -> bytes | None:
        """The page of a list as it came last."""
        try:
            return gzip.decompress(self._list_file(key).read_bytes())
        except (OSError, EOFError, gzip.BadGzipFile):
            return None

    def keep_list_body(self, key: str, body: bytes) -> None:
        """Keep the page of a list, for answers that say that it has not changed and for crawls cut short."""
        place = self._list_file(key)
        beside = place.with_suffix(".part")
        beside.write_bytes(gzip.compress(body, 6, mtime=0))
        beside.replace(place)

    def _list_file(self, key: str) -> Path:
        return self.folder / "lists" / f"{sha256(key.encode()).hexdigest()[:32]}.gz"

    def _write(self, line: Mapping[str, Any]) -> int:
        """Append a line; returns where it begins."""
        start = self._file.tell()
        self._file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        self._file.flush()
        return start

    def _drop_cut_line(self) -> None:
        size = self._file.seek(0, os.SEEK_END)
        with (self.folder / FILE).open("rb") as file:
            file.seek(max(0, size - 1_000_000))
            tail = file.read()
        if tail and not tail.endswith(b"\n"):
            self._file.truncate(size - len(tail) + tail.rfind(b"\n") + 1)
            self._file.seek(0, os.SEEK_END)

    def _learn(self, line: Mapping[str, Any], start: int) -> None:
        if line["what"] == "begin":
            self.unfinished = self.unfinished or line["crawl"]
        elif line["what"] == "end":
            self.unfinished = None
            if line.get("full"):
                self.last_full = datetime.fromisoformat(line["crawl"])
        else:
            self._learn_sighting(line, start)

    def _learn_sighting(self, line: Mapping[str, Any], start: int) -> None:
        before, at = self.known.get(line["address"]), datetime.fromisoformat(line["at"])
        outcome, headers = line["outcome"], line.get("headers", {})
        fine = outcome in FINE
        if before is not None and not fine and before.fine:  # what was had stays; it is tried again in time
            before.last = at
            return
        same = before is not None and outcome == "unchanged"
        self.known[line["address"]] = Known(
            first=before.first if before is not None and before.fine == fine else at,
            last=at,
            fine=fine,
            sha256=line.get("sha256") or (before.sha256 if before and same else ""),
            file=line.get("file") or (before.file if before and same else ""),
            etag=headers.get("etag") or (before.etag if before and same else ""),
            modified=headers.get("last-modified") or (before.modified if before and same else ""),
            row=line.get("row", ""),
            text=line.get("text") or (before.text if before and same else ""),
            files=tuple(line.get("files", ())),
            line=start,
            crawl=intern(line["crawl"]),
        )


def journals(raw: Path) -> Iterator[tuple[str, Path]]:
    """(portal, journal) of every portal under a folder of raw files."""
    for file in sorted(raw.glob(f"*/{FOLDER}/{FILE}")):
        yield file.parent.parent.name, file


def whole_size(file: Path) -> int:
    """Up to which byte a journal holds whole lines; a crawl may be writing the next one."""
    with file.open("rb") as lines:
        size = lines.seek(0, os.SEEK_END)
        lines.seek(max(0, size - 1_000_000))
        tail = lines.read()
    return size - len(tail) + tail.rfind(b"\n") + 1


def read_lines(file: Path, start: int = 0, stop: int | None = None) -> Iterator[dict[str, Any]]:
    """The whole lines of a journal between two bytes; none where there is no journal."""
    return (line for _, line in numbered_lines(file, start, stop))


def numbered_lines(
    file: Path, start: int = 0, stop: int | None = None
) -> Iterator[tuple[int, dict[str, Any]]]:
    """As `read_lines`, each with the byte where it begins."""
    if not file.is_file():
        return
    with file.open("rb") as lines:
        lines.seek(start)
        for line in lines:
            end = start + len(line)
            if not line.endswith(b"\n") or (stop is not None and end > stop):
                return
            yield start, json.loads(line)
            start = end
