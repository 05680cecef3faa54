"""Bombs are refused before they cost anything, and the refusal names the limit."""

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest

from parsers import limits
from parsers.document import UnreadableFile

MB = limits.MB


def package(**members: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(f"word/{name}.xml", data)
    return file.getvalue()


def understated(data: bytes) -> bytes:
    """The same package, its directories telling that every member inflates to 10 bytes."""
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(mark)
        while place >= 0:
            data = data[: place + at] + struct.pack("<I", 10) + data[place + at + 4 :]
            place = data.find(mark, place + 4)
    return data


def overlapping(copies: int, size: int) -> bytes:
    """A package whose directory names one member over and over."""
    data = package(document=bytes(size))
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[start:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, copies, copies, len(entry) * copies, start, 0)
    return data[:start] + entry * copies + tail


BILLION_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9))
    + b"]><lolz>&j;</lolz>"
)
BAD_PACKAGES = [  # (bytes, code, words of the message)
    (package(document=bytes(200 * MB)), "bomb", "32 MB"),
    (understated(package(document=bytes(200 * MB))), "bomb", "32 MB"),
    (overlapping(40, 30 * MB), "bomb", "MB (limit)"),
    (package(**{f"part{i}": b"" for i in range(5001)}), "bomb", "5,000"),
    (package(document=b"<x/>")[:-10], "corrupt", "damaged"),
    (package(document=b"<x/>").replace(b"PK\x03\x04", b"PK\x09\x09"), "corrupt", "damaged"),
]
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
    started = time.monotonic()
    with pytest.raises(UnreadableFile) as refusal:
        function(data)
    spent, (_, peak) = time.monotonic() - started, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert spent < 2 and peak < 256 * MB
    return refusal.value


@pytest.mark.parametrize(("data", "code", "words"), BAD_PACKAGES, ids=lambda value: str(value)[:20])
def test_bad_package(data: bytes, code: str, words: str) -> None:
    refusal = refused(limits.read_package, data)
    assert (refusal.code, words in refusal.message) == (code, True), refusal.message


@pytest.mark.parametrize(("data", "code", "words"), BAD_XML, ids=lambda value: str(value)[:20])
def test_bad_xml(data: bytes, code: str, words: str) -> None:
    refusal = refused(limits.parse_xml, data)
    assert (refusal.code, words in refusal.message) == (code, True), refusal.message


def test_a_good_package_comes_out_whole() -> None:
    body = ("<w>" + "Kế hoạch " * 50_000 + "</w>").encode()
    parts = limits.read_package(package(document=body, styles=b"<s/>"))
    assert parts == {"word/document.xml": body, "word/styles.xml": b"<s/>"}
    assert limits.parse_xml(parts["word/document.xml"]).text == "Kế hoạch " * 50_000


def test_only_wanted_members_are_inflated() -> None:
    data = package(document=b"<x/>", styles=bytes(100))
    assert list(limits.read_package(data, ("/document.xml",))) == ["word/document.xml"]


def test_stored_members() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert limits.read_package(file.getvalue()) == {"word/document.xml": b"<x/>"}


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
