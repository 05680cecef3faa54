"""Word 97 files and RTF: through LibreOffice, which keeps automatic numbers, else through pure Python readers."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from parsers import docx, text, word97
from parsers.assemble import doc_id
from parsers.document import Document, Note, UnreadableFile
from parsers.limits import check_rtf, check_size
from parsers.sniff import is_word, sniff

_SECONDS, _SECONDS_MORE = 90, 10  # for one file, and for each more
_LOST = (
    "read without LibreOffice: automatic numbers are lost, text deleted as a tracked change is kept"
    " (apt-get install libreoffice-writer-nogui)"
)


def read_doc(data: bytes, source: str, made: bytes | None = None) -> Document:
    """The document of a Word 97-2003 file; `made`: what LibreOffice has made of it before.

    Raises UnreadableFile("corrupt") where neither reader gets text.
    """
    if converted := made or _converted(data, ".doc"):
        return replace(docx.read(converted, source), format="doc", doc_id=doc_id(data))
    return replace(
        text.from_lines(_word_lines(data), data, source, [Note("engine_missing", _LOST)]), format="doc"
    )


def _word_lines(data: bytes) -> list[str]:
    """The lines that the better of two pure readers gets: legacy-doc knows deleted text, ours takes damaged files."""
    from legacy_doc import LegacyDocError, extract_text

    try:
        body = extract_text(data)
        known = str(getattr(body, "text", body)).splitlines()
    except (LegacyDocError, OverflowError):  # the latter of a damaged date among the file's properties
        return word97.read_lines(data)
    try:
        own = word97.read_lines(data)
    except UnreadableFile:
        return known
    return own if sum(map(len, own)) > 1.1 * sum(map(len, known)) else known


def read_rtf(data: bytes, source: str, made: bytes | None = None) -> Document:
    """The document of an RTF file; as `read_doc`."""
    check_rtf(data)
    if converted := made or _converted(data, ".rtf"):
        return replace(docx.read(converted, source), format="rtf", doc_id=doc_id(data))
    from striprtf.striprtf import rtf_to_text

    try:
        body = rtf_to_text(data.decode("latin-1"), errors="ignore")
    except (ValueError, UnicodeDecodeError, IndexError, OverflowError) as error:
        raise UnreadableFile("corrupt", f"an RTF file that cannot be read: {error}") from error
    return replace(
        text.from_lines(body.splitlines(), data, source, [Note("engine_missing", _LOST)]), format="rtf"
    )


def _converted(data: bytes, suffix: str) -> bytes | None:
    """The file as DOCX, or None without LibreOffice or where it cannot read the file."""
    return convert_together([(data, suffix)])[0]


def suffix_of(data: bytes) -> str | None:
    """ ".doc" or ".rtf" where LibreOffice may be given the file, None where it is another one or refused."""
    kind = sniff(data)
    try:
        check_size(len(data), kind)
        if kind == "rtf":
            check_rtf(data)
            return ".rtf"
    except UnreadableFile:
        return None
    return ".doc" if kind == "doc" and is_word(data) else None


def convert_together(files: Sequence[tuple[bytes, str]]) -> list[bytes | None]:
    """Files (bytes, suffix) as DOCX by one run of LibreOffice, whose start takes longer than a dozen files do.

    None for each that it could not read, or did not come to in its time; for all where it is not there.
    """
    program = shutil.which("soffice")
    if program is None or not files:
        return [None] * len(files)
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        place = Path(folder)
        names = [place / f"{at}{suffix}" for at, (_, suffix) in enumerate(files)]
        for name, (data, _) in zip(names, files, strict=True):
            name.write_bytes(_with_a_last_paragraph(data) if name.suffix == ".rtf" else data)
        profile = f"-env:UserInstallation=file://{place}/profile"
        options = [profile, "--headless", "--norestore", "--convert-to", "docx", "--outdir", folder]
        seconds = _SECONDS + _SECONDS_MORE * (len(files) - 1)
        with contextlib.suppress(subprocess.TimeoutExpired, OSError):
            command = [program, *options, *map(str, names)]
            subprocess.run(command, capture_output=True, timeout=seconds, check=False, cwd=folder)
        made = [name.with_suffix(".docx") for name in names]
        return [path.read_bytes() if path.exists() else None for path in made]


def _with_a_last_paragraph(data: bytes) -> bytes:
    """An RTF file with one more, empty paragraph: LibreOffice counts the last one of a list anew."""
    body = data.rstrip(b"\x00\t\r\n ")
    return body[:-1] + b"\\pard\\plain\\par }" if body.endswith(b"}") else data
