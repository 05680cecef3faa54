"""Reads thousands of damaged files: no uncaught exception, no hang, no good file lost beside them. `make soak`.

    python -m bench.soak [--files 20000] [--first 0] [--capped 200] [--seed 1] [--workers 2] [--keep FOLDER]

Sources are files of every format, made from the project's own compositions; each is damaged in many ways (see
bench/mutants.py) and read and extracted in child processes, a good file after every tenth. LibreOffice and
character recognition take seconds a file: after `--capped` files they are as if not installed. Exit code 1 where an
exception was not caught ("internal"), a child died ("crash"), a reading took longer than it may ("timeout") or a good
file gave another text than alone.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

from bench.mutants import mutant
from bench.sources import sources
from extract import extract
from parsers import archive, ocr, office, parse_bytes
from parsers.document import UnreadableFile
from parsers.pool import map_limited

SECONDS, SECONDS_WITH_ENGINES, MEGABYTES = 20.0, 200.0, 1536
GOOD_EVERY = 10
FAULTS = ("internal", "crash", "timeout", "lost neighbour", "wrong neighbour")

Item = tuple[int, int, bool]  # (source, seed or -1 for the good file, whether engines may be used)


def read_one(item: Item) -> str:
    """Reads and extracts one file in a child; a digest of the text."""
    data, name = _bytes_of(item)
    if item[2]:
        return _digest(data, name)
    with patch.object(office, "_converted", _nothing), patch.object(ocr, "missing", _capped):
        return _digest(data, name)


def _digest(data: bytes, name: str) -> str:
    """Of the text of a file, or of all that an archive's members say."""
    if name.endswith(".zip") and archive.is_archive(data, name):
        return hashlib.sha256(
            repr([_member(*found) for found in archive.members(data, name)]).encode()
        ).hexdigest()
    document = parse_bytes(data, name)
    extract(document)
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()


def _member(name: str, content: bytes | UnreadableFile) -> str:
    try:
        return content.code if isinstance(content, UnreadableFile) else _digest(content, f"in {name}")
    except UnreadableFile as refusal:
        return refusal.code


def _nothing(data: bytes, suffix: str) -> None:
    return None


def _capped() -> str:
    return "this run is capped"


def _bytes_of(item: Item) -> tuple[bytes, str]:
    which, seed, _ = item
    files = sources()
    contents = [data for _, data in files]
    return (contents[which] if seed < 0 else mutant(contents, which, seed)), files[which][0]


def items(count: int, capped: int, seed: int, first: int = 0) -> Iterator[Item]:
    """`count` damaged files over all sources in turn from the `first` on, a good one after every tenth."""
    size = len(sources())
    heavy = [
        at for at, (name, _) in enumerate(sources()) if name.endswith((".doc", ".rtf", ".scan.pdf", ".png"))
    ]
    for number in range(first, count):
        with_engines = number < capped and bool(heavy)
        which = heavy[number % len(heavy)] if with_engines else number % size
        yield which, seed * 1_000_000 + number, with_engines
        if number % GOOD_EVERY == GOOD_EVERY - 1 and not with_engines:
            yield (number // GOOD_EVERY) % size, -1, False


def soak(count: int, capped: int, seed: int, workers: int, keep: Path | None, first: int = 0) -> Counter[str]:
    """Reads them all; how many ended how, faults by their names."""
    ends: Counter[str] = Counter()
    good: dict[int, str] = {}
    with_engines = list(items(min(count, capped), capped, seed, first))
    without = [item for item in items(count, capped, seed, first) if not item[2]]
    for group, seconds in ((with_engines, SECONDS_WITH_ENGINES), (without, SECONDS)):
        seen = 0
        for item, end in map_limited(read_one, group, workers, seconds, MEGABYTES):
            seen += 1
            code = end.code if isinstance(end, UnreadableFile) else "read"
            if item[1] < 0:
                code = _neighbour(end, good.setdefault(item[0], end if isinstance(end, str) else ""))
            ends[code] += 1
            if code in FAULTS:
                said = end.message if isinstance(end, UnreadableFile) else end
                print(f"{code}: {sources()[item[0]][0]} seed {item[1]}: {said}", flush=True)
                if keep is not None:
                    (keep / f"{item[1]}-{sources()[item[0]][0]}").write_bytes(_bytes_of(item)[0])
        ends["lost neighbour"] += len(group) - seen
    return ends


def _neighbour(end: str | UnreadableFile, first: str) -> str:
    if isinstance(end, UnreadableFile):
        return "good" if end.code in ("no_text_layer", "needs_converter") else "lost neighbour"
    return "good" if end == first else "wrong neighbour"


def main(arguments: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="soak")
    parser.add_argument("--files", type=int, default=20_000)
    parser.add_argument(
        "--first", type=int, default=0, help="leave out so many, as of a run that was cut off"
    )
    parser.add_argument("--capped", type=int, default=200, help="files that may use LibreOffice and OCR")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="write the files that showed a fault here")
    options = parser.parse_args(arguments)
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    ends = soak(options.files, options.capped, options.seed, options.workers, options.keep, options.first)
    print(f"{sum(ends.values())} files in {time.monotonic() - began:.0f} s")
    for code, count in ends.most_common():
        print(f"{count:8} {code}")
    return 1 if any(ends[fault] for fault in FAULTS) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
