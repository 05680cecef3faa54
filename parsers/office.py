"""Word 97 files and RTF: through LibreOffice, which keeps automatic numbers, else through pure Python readers."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from parsers import docx, text, word97
from parsers.assemble import doc_id
from parsers.document import Document, Note, UnreadableFile
from parsers.limits import check_rtf

_SECONDS = 90
_LOST = (
    "read without LibreOffice: automatic numbers are lost, text deleted as a tracked change is kept"
    " (apt-get install libreoffice-writer-nogui)"
)


def read_doc(data: bytes, source: str) -> Document:
    """The document of a Word 97-2003 file. Raises UnreadableFile("corrupt") where neither reader gets text."""
    if converted := _converted(data, ".doc"):
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


def read_rtf(data: bytes, source: str) -> Document:
    """The document of an RTF file. Raises UnreadableFile("corrupt") where neither reader gets text."""
    check_rtf(data)
    if converted := _converted(data, ".rtf"):
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
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        place = Path(folder)
        (place / f"in{suffix}").write_bytes(data)
        profile = f"-env:UserInstallation=file://{place}/profile"
        command = [
            program,
            profile,
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
            folder,
            str(place / f"in{suffix}"),
        ]
        try:
            subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False, cwd=folder)
        except (subprocess.TimeoutExpired, OSError):
            return None
        made = place / "in.docx"
        return made.read_bytes() if made.exists() else None
