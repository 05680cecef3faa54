"""The programs beside Python that reading some formats takes, and what their absence costs."""

from __future__ import annotations

import shutil
from dataclasses import dataclass

from parsers import archive, ocr


@dataclass(frozen=True, slots=True)
class Engine:
    """A program by its name, and what cannot be done for want of it; "" where it is there."""

    name: str
    cost: str = ""


def engines() -> tuple[Engine, ...]:
    """What there is for scans, for Word 97 and RTF, and for packed archives."""
    scans = ocr.missing()
    has_office = shutil.which("soffice") is not None
    program = archive.program()
    return (
        Engine("tesseract (vie)", f"scans and pictures cannot be read: {scans}" if scans else ""),
        Engine(
            "LibreOffice",
            ""
            if has_office
            else ".doc and .rtf lose automatic numbers and tables (apt-get install libreoffice-writer-nogui)",
        ),
        Engine(
            program or "7z, bsdtar or unrar",
            "" if program else "RAR and 7z archives stay closed (apt-get install 7zip or libarchive-tools)",
        ),
    )
