"""Bombs are refused before they cost anything, and the refusal names the limit."""

import time
import tracemalloc
import zlib

import pytest

from parsers import limits
from parsers.document import UnreadableFile

MB = limits.MB


BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]><lolz>&j;</lolz>"
)
BAD_XML = [
    (BILLION_LAUGHS, "bomb", "entities"),
    (BILLION_LAUGHS.decode().encode("utf-16"), "bomb", "entities"),
    (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', "bomb", "document type"),
    (b"<a>" * 100_000 + b"</a>" * 100_000, "bomb", "256 levels"),
    (b"<a>" + b"<b/>" * 1_000_001 + b"</a>", "bomb", "1,000,000 tags"),
    (b"<a>" + b" " * 33 * MB + b"</a>", "bomb", "bytes"),
    (b"<a><b></a>", "corrupt", "well-formed"),
]


def refused(function, data: bytes) -> UnreadableFile:  # type: ignore[no-untyped-def]
    tracemalloc.start()
    started = time.process_time()
    with pytest.raises(UnreadableFile) as refusal:
        function(data)
    spent, (_, peak) = time.process_time() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < 2 and peak < 256 * MB
    return refusal.value


@pytest.mark.parametrize(("data", "code", "words"), BAD_XML, ids=lambda value: str(value)[:20])
def test_bad_xml(data: bytes, code: str, words: str) -> None:
    refusal = refused(limits.parse_xml, data)
    assert (refusal.code, words in refusal.message) == (code, True), refusal.message


@pytest.mark.parametrize(
    ("size", "kind", "code"),
    [(0, "pdf", "empty"), (25 * MB + 1, "html", "too_large"), (200 * MB + 1, "pdf", "too_large")],
)
def test_bad_size(size: int, kind: str, code: str) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        limits.check_size(size, kind)
    assert refusal.value.code == code


def test_good_sizes_and_counts() -> None:
    limits.check_size(25 * MB, "text")
    limits.check_size(25 * MB + 1, "pdf")
    limits.check_count("pages", limits.MAX_PAGES, limits.MAX_PAGES)


def packed_pdf(content: bytes, about: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"%%PDF-1.4\n4 0 obj\n<</Length %d%s>>\nstream\n%s\nendstream\nendobj\n" % (
        len(content),
        about,
        content,
    )


BAD_PDFS = [
    (packed_pdf(zlib.compress(bytes(300 * MB), 9)), "16 MB"),
    (packed_pdf(zlib.compress(bytes(300 * MB), 9), b"/Filter/FlateDecode/Length1 9"), "64 MB"),
    (
        packed_pdf(zlib.compress(zlib.compress(bytes(MB))), b"/Filter[/FlateDecode/FlateDecode]"),
        "more than once",
    ),
    (packed_pdf(b"", b"/Type/ObjStm/N 900000/Filter/FlateDecode"), "objects"),
    (b"%PDF-1.4\n" + b"1 0 obj\n<<>>\nendobj\n" * 500_000, "objects"),
]


@pytest.mark.parametrize(
    ("data", "words"), BAD_PDFS, ids=["content", "font", "twice", "packed objects", "objects"]
)
def test_bad_pdf(data: bytes, words: str) -> None:
    refusal = refused(limits.check_pdf, data)
    assert (refusal.code, words in refusal.message) == ("bomb", True), refusal.message


def test_good_pdf_streams() -> None:
    limits.check_pdf(packed_pdf(zlib.compress(bytes(10 * MB))))
    limits.check_pdf(packed_pdf(zlib.compress(bytes(80 * MB)), b"/Subtype/Image/Filter/FlateDecode"))
    limits.check_pdf(packed_pdf(b"damaged stream", b"/Filter/FlateDecode"))
