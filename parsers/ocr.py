"""Tesseract, as a program: an image in, words with places and confidence out. What it costs to be without it is said."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from PIL.Image import Image

LANGUAGE = "vie"
_SECONDS = 60  # for one page


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its text, the box in pixels, and how sure the engine is (0 to 1)."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float


@cache
def missing() -> str | None:
    """What keeps scans from being read, as a sentence with what to do; None where all is there."""
    if shutil.which("tesseract") is None:
        return "tesseract is not installed (apt-get install tesseract-ocr tesseract-ocr-vie)"
    listed = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, timeout=20, check=False
    )
    if LANGUAGE not in listed.stdout.split():
        return "tesseract has no Vietnamese (apt-get install tesseract-ocr-vie)"
    return None


def words_of(image: Image) -> list[list[Word]]:
    """The lines of words on an image, top to bottom; a line runs over columns that stand side by side.

    Raises subprocess.TimeoutExpired where a page takes over a minute.
    """
    made = _run(image, "-l", LANGUAGE, "--psm", "6", "tsv")
    lines: dict[tuple[str, str, str], list[Word]] = {}
    rows = csv.DictReader(io.StringIO(made), delimiter="\t", quoting=csv.QUOTE_NONE)
    for row in rows:
        if row["level"] == "5" and row["text"] and row["text"].strip():
            left, top, width, height = (int(row[name]) for name in ("left", "top", "width", "height"))
            word = Word(row["text"].strip(), left, top, width, height, float(row["conf"]) / 100)
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
    return list(lines.values())


def turn_of(image: Image) -> int:
    """The degrees (0, 90, 180, 270) by which an image is to be turned clockwise so that its lines run level."""
    found = regex.search(r"Rotate: (90|180|270)\b", _run(image, "-l", "osd", "--psm", "0"))
    return int(found[1]) if found else 0


def _run(image: Image, *options: str) -> str:
    png = io.BytesIO()
    image.save(png, "PNG", compress_level=1)
    made = subprocess.run(
        ["tesseract", "stdin", "stdout", *options],
        input=png.getvalue(),
        capture_output=True,
        timeout=_SECONDS,
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # one process a core beats threads
    )
    return made.stdout.decode("utf-8", "replace")
