"""What bytes are, by their beginning, and whether they are all there, by their end."""

from __future__ import annotations

import os
import re
from pathlib import Path

HEAD = 1024  # bytes that tell what a file is
TAIL = 66_000  # bytes at the end that a whole ZIP's or PDF's closing mark stands in

_STARTS = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gz"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"\x89PNG\r\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
)
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|table|div|script|form|p|span|h\d)[\s>]", re.IGNORECASE
)
_XML = re.compile(rb"<(?:rss|feed|urlset|sitemapindex|rdf:RDF)[\s>]", re.IGNORECASE)
_OFFICE = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"))
DOCUMENTS = frozenset({"pdf", "doc", "docx", "rtf", "zip", "rar", "7z", "xlsx", "tif", "txt", "odt"})


def kind_of(head: bytes, name: str = "") -> str:
    """What a file is: an ending without dot; "html", "xml" (a feed or sitemap), "bin" for what is not known.

    >>> kind_of(b"%PDF-1.7"), kind_of(b"\\n<!DOCTYPE html><html>", "55.pdf"), kind_of(b"So: 55/KH-UBND", "55.txt")
    ('pdf', 'html', 'txt')
    """
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n\x00")
    for start, kind in _STARTS:
        if bare.startswith(start):
            if kind == "zip":
                inner = next((office for mark, office in _OFFICE if mark in head), None)
                named = re.search(r"\.(docx|xlsx|pptx|odt)$", name.strip().casefold())
                return inner or (named[1] if named and b"[Content_Types].xml" in head else "zip")
            return kind
    if b"%PDF-" in head[:1024]:
        return "pdf"  # some servers put a few bytes in front
    text = head.decode("utf-16", "ignore").encode() if head[:2] in (b"\xff\xfe", b"\xfe\xff") else bare
    if _XML.search(text):
        return "xml"
    if _HTML.search(text):
        return "html"
    if b"\x00" not in head and name.casefold().endswith(".txt"):
        return "txt"
    return "bin"


def cut_off(path: Path, kind: str) -> str | None:
    """Why a file cannot be whole, in words; None where nothing speaks against it."""
    size = path.stat().st_size
    if size == 0:
        return "no bytes came"
    with path.open("rb") as file:
        file.seek(max(0, size - TAIL))
        tail = file.read()
        if kind == "pdf" and b"%%EOF" not in tail and b"startxref" not in tail:
            return "the PDF lacks its end"
        if kind in ("zip", "docx", "xlsx", "pptx", "odt") and b"PK\x05\x06" not in tail:
            return "the ZIP lacks its directory"
        if kind == "doc":
            file.seek(0)
            head = file.read(512)
            sectors = int.from_bytes(
                head[44:48], "little"
            )  # sectors of the allocation table, 128 entries each
            sector = (
                1 << int.from_bytes(head[30:32], "little") if head[30:32] in (b"\x09\x00", b"\x0c\x00") else 0
            )
            if size < 1536 or (sector and sectors > 1 and size < (sectors - 1) * sector // 4 * sector):
                return "the Word file is shorter than its own table says"
        if kind == "rtf" and b"}" not in tail.rstrip(b"\x00 \r\n")[-4:]:
            return "the RTF lacks its closing brace"
    return None


def flush_to_disk(path: Path) -> None:
    """Make sure that the bytes of a file survive a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
