"""Reads many files, the Word 97 and RTF files among them made DOCX ahead: one start of LibreOffice for many of them.

A start of it takes a second or two of processor time, a file a tenth of that. What a run of it does not make, as after
a file that it hangs on, is converted alone when it is read.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.archives import split
from flows.reading import File, read_all, read_made
from parsers.document import UnreadableFile
from parsers.sniff import HEAD, sniff
from tables.rows import Rows

AT_ONCE = 400  # files that are seen through before the next ones are looked at
TOGETHER = 16  # files in one run of LibreOffice
LEAST = 3  # fewer are left to be converted alone

Group = tuple[str, tuple[str, ...]]  # a folder to write to, and the files to convert


def read_files(
    files: Sequence[File], workers: int
) -> Iterator[tuple[File, tuple[str, Rows] | UnreadableFile]]:
    """Each file with its rows or the reason why there are none, as they get done."""
    for start in range(0, len(files), AT_ONCE):
        part = files[start : start + AT_ONCE]
        with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
            made = convert_ahead([location for location, _ in part], Path(folder), workers)
            items = [(location, path, made.get(location, "")) for location, path in part]
            for (location, path, _), result in read_all(read_made, items, workers):
                yield (location, path), result


def convert_ahead(locations: Sequence[str], folder: Path, workers: int) -> dict[str, str]:
    """Where each of the Word 97 and RTF files lies as DOCX in the folder; those that could not be made are left out."""
    old = [location for location in locations if _is_old_word(location)] if shutil.which("soffice") else []
    if len(old) < LEAST:
        return {}
    size = min(TOGETHER, -(-len(old) // workers))
    groups = []
    for number, start in enumerate(range(0, len(old), size)):
        place = folder / str(number)
        place.mkdir()
        groups.append((str(place), tuple(old[start : start + size])))
    made: dict[str, str] = {}
    for _, result in read_all(convert, groups, workers):
        if not isinstance(result, UnreadableFile):
            made |= result
    return made


def convert(group: Group) -> dict[str, str]:
    """Makes the files of a group DOCX, in a child process: by their places, where each lies now, named by its hash."""
    from parsers.assemble import doc_id
    from parsers.office import convert_together, suffix_of

    folder, locations = group
    files = [(location, Path(location).read_bytes()) for location in locations]
    fit = [(location, data, suffix) for location, data in files if (suffix := suffix_of(data))]
    made: dict[str, str] = {}
    converted = convert_together([(data, suffix) for _, data, suffix in fit])
    for (location, data, _), docx in zip(fit, converted, strict=True):
        if docx is not None:
            place = Path(folder, f"{doc_id(data)}.docx")
            place.write_bytes(docx)
            made[location] = str(place)
    return made


def _is_old_word(location: str) -> bool:
    if split(location):
        return False
    try:
        with Path(location).open("rb") as file:
            return sniff(file.read(HEAD)) in ("doc", "rtf")
    except OSError:
        return False
