"""Which kind of file bytes are, by what they hold; the name only helps to word a refusal."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath
from typing import Literal

import regex

from parsers.document import UnreadableFile

Kind = Literal["pdf", "docx", "doc", "rtf", "html", "text", "zip", "image", "archive", "other"]

HEAD = 64 * 1024  # bytes that the first look needs

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"BZh", b"\xfd7zXZ\x00", b"MSCF")

# '<!DOCTYPE html>', '<html lang="vi">', '<div class="content">', '<table border=1>', '<p>KẾ HOẠCH</p>'
_HTML_OPENING = regex.compile(
    rb"\s*+(?:<\?xml[^>]{0,200}+>\s*+|<!--[^>]{0,4000}+>\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title|link|script|style"
    rb"|div|table|p|span|section|article|main|center|font|b|h[1-6]|a|ul|img|br)[\s/>]",
    regex.IGNORECASE,
)
# '</p>', '</div>', '<br />'
_HTML_TAG = regex.compile(rb"</(?:p|div|td|span|a|li|b|strong|font|body|html)>|<br ?/?>", regex.IGNORECASE)

# '|---|:-:|': the rule under the heads of a table in Markdown, whose cells break lines by '<br>'
_MARKDOWN_RULE = regex.compile(rb"^[ \t]*\|(?:[ \t]*(?::-+:?|-+:|-{3,})[ \t]*\|)+[ \t]*\r?$", regex.MULTILINE)


def sniff(data: bytes) -> Kind:
    """The kind of file that `data`, or its first `HEAD` bytes, is; a ZIP needs all of them to be told a DOCX.

    >>> sniff(b"%PDF-1.7 ..."), sniff(b"{\\\\rtf1 ..."), sniff("KẾ HOẠCH".encode()), sniff(b"<html><body>")
    ('pdf', 'rtf', 'text', 'html')
    """
    head = data[:HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(_OLE):
        return "doc"
    if head.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "docx" if _is_docx(data) else "zip"
    if (
        head.startswith(_IMAGES)
        or head[:4] + head[8:12] == b"RIFFWEBP"
        or head[:2] + head[6:10] == b"BM\0\0\0\0"
    ):
        return "image"
    if head.startswith(_ARCHIVES):
        return "archive"
    plain = _as_8_bit(head)
    if plain is None:
        return "other"
    if _HTML_OPENING.match(plain) or (
        len(_HTML_TAG.findall(plain)) >= 5 and not _MARKDOWN_RULE.search(plain)
    ):
        return "html"
    return "text"


def _is_docx(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return any(name.replace("\\", "/").lower() == "word/document.xml" for name in package.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return b"word/document.xml" in data  # a cut package: its directory stood at the end


def _as_8_bit(head: bytes) -> bytes | None:
    """The bytes if they may be text (UTF-16 brought to one byte a letter), None if they are binary."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    head = head.removeprefix(b"\xef\xbb\xbf")
    fewer, more = sorted((head[:200:2].count(0), head[1:200:2].count(0)))
    if fewer <= 5 and more * 4 >= min(
        len(head), 200
    ):  # UTF-16 without its mark: every other byte of ASCII is zero
        return head.replace(b"\x00", b"")
    controls = len(head.translate(None, _NOT_CONTROL))
    # VISCII and VPS keep some capitals below 0x20, so a few are no proof
    return None if head.count(0) > 2 or controls * 50 > len(head) else head


_NOT_CONTROL = bytes([9, 10, 12, 13, 27, *range(32, 256)])


def refuse(kind: Kind, data: bytes, source: str) -> UnreadableFile:
    """Why a file of a kind that has no reader cannot be read, and what to do about it."""
    suffix = PurePath(source).suffix.lower()
    if kind == "doc":
        return _refuse_ole(data)
    if kind == "zip" and suffix in (".docx", ".docm", ".doc"):
        return UnreadableFile(
            "wrong_format", f"named {suffix} but a ZIP file without word/document.xml: no Word document"
        )
    if kind == "zip" and (office := _office_kind(data)):
        return UnreadableFile("wrong_format", f"{office}, no text document")
    code, message = _REFUSALS[kind]
    if kind == "other" and suffix:
        message = f"named {suffix}, but {message}"
    return UnreadableFile(code, message)


def is_word(data: bytes) -> bool:
    """Whether an OLE file holds a Word document that no password protects."""
    return "WordDocument".encode("utf-16-le") in data and "EncryptedPackage".encode("utf-16-le") not in data


def _refuse_ole(data: bytes) -> UnreadableFile:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableFile("encrypted", "an Office file protected by a password: save it without one")
    return UnreadableFile(
        "wrong_format", "an old Excel, PowerPoint, mail or installer file, no text document"
    )


def _office_kind(data: bytes) -> str | None:
    for member, name in (
        (b"xl/workbook.xml", "an Excel workbook"),
        (b"ppt/presentation.xml", "a PowerPoint file"),
        (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    ):
        if member in data:
            return name
    return None


_TO_DO = (
    "'kehoach run' and 'kehoach extract --format jsonl' read the files in it, but not one inside another archive:"
    " unpack that and give its files"
)
_REFUSALS: dict[str, tuple[str, str]] = {
    "zip": ("needs_converter", f"a ZIP archive: {_TO_DO}"),
    "archive": ("needs_converter", f"a packed archive (RAR, 7z, gz...): {_TO_DO}"),
    "other": ("unknown_format", "its bytes are neither a PDF, a Word file, HTML nor text"),
}
