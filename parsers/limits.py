"""What untrusted bytes may cost: sizes, counts and depths, and the child process's memory.

Every check raises `UnreadableFile` ("too_large", "bomb" or "corrupt") and names the limit that was broken.
"""

from __future__ import annotations

import resource
import zipfile
import zlib
from collections.abc import Iterator
from itertools import accumulate

import regex
from lxml import etree

from parsers.document import UnreadableFile

MB = 1024 * 1024
MAX_TEXT_BYTES = 25 * MB  # plain text and HTML
MAX_FILE_BYTES = 200 * MB  # every other kind
MAX_INFLATED_BYTES = 256 * MB  # all members of a package together
MAX_XML_BYTES = 32 * MB  # one XML part
MAX_PACKAGE_XML = 64 * MB  # the XML parts of one document together
MAX_XML_TAGS = 1_000_000  # one XML part; its tree costs some 100 bytes a tag
MAX_HTML_TAGS = 500_000  # one page; its tree costs some 250 bytes a tag
MAX_HTML_DEPTH = 5_000  # elements inside each other; building the tree takes time by the square of them
MAX_RTF_DEPTH = 1_000  # groups inside each other
MAX_MEMBERS = 5_000  # of a package
MAX_PAGES = 3_000
MAX_PDF_OBJECTS = 400_000
MAX_PAGE_OBJECTS = 100_000  # drawn on one page of a PDF
MAX_PDF_STREAM = 16 * MB  # one inflated stream that is no image
MAX_PDF_FONT = 64 * MB  # one inflated font
MAX_PAGE_POINTS = 20_000.0  # either side of a page; A0 is 3370
MAX_PIXELS = 100_000_000  # one image
MAX_IMAGE_FILE = 40_000_000  # pixels of an image file; A4 at 600 dpi has 35 million

CHUNK = 256 * 1024


def check_size(size: int, kind: str) -> None:
    """Refuse a file of `size` bytes that is empty or above the limit of its kind (a name of `sniff`)."""
    if size == 0:
        raise UnreadableFile("empty", "the file is empty (0 bytes): fetch it again")
    limit = MAX_TEXT_BYTES if kind in ("text", "html") else MAX_FILE_BYTES
    if size > limit:
        shown = f"{size / MB:.1f} MB, the limit for {kind} is {limit // MB} MB"
        raise UnreadableFile("too_large", f"the file has {shown}: split it or take the plan out of it")


def check_count(what: str, count: float, limit: float) -> None:
    """Refuse a document with more than `limit` of `what` (pages, objects, pixels...)."""
    if count > limit:
        raise UnreadableFile("bomb", f"more than {limit:,.0f} {what} (limit), refused")


def inflate(data: bytes, info: zipfile.ZipInfo, limit: int) -> bytes:
    """One member's bytes; "bomb" as soon as it has given more than `limit`."""
    if info.flag_bits & 0x1:
        raise UnreadableFile("encrypted", "the package is protected by a password: save it without one")
    pieces, size = [], 0
    for piece in _pieces(data, info):
        size += len(piece)
        if size > limit:
            message = f"'{info.filename[:60]}' inflates to more than {limit / MB:.0f} MB (limit), refused"
            raise UnreadableFile("bomb", message)
        pieces.append(piece)
    return b"".join(pieces)


def _pieces(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    head = data[info.header_offset : info.header_offset + 30]
    if len(head) < 30 or head[:4] != b"PK\x03\x04":
        raise zipfile.BadZipFile(f"no local header for '{info.filename[:60]}'")
    start = (
        info.header_offset
        + 30
        + int.from_bytes(head[26:28], "little")
        + int.from_bytes(head[28:30], "little")
    )
    packed = memoryview(data)[start : start + info.compress_size]
    if info.compress_type == zipfile.ZIP_STORED:
        yield bytes(packed)
        return
    if info.compress_type != zipfile.ZIP_DEFLATED:
        raise NotImplementedError(f"compression method {info.compress_type}")
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    rest = stream.decompress(packed, MB)
    while rest:
        yield rest
        rest = stream.decompress(stream.unconsumed_tail, MB) if not stream.eof else b""


def parse_xml(part: bytes, name: str = "XML part") -> etree._Element:
    """The root of an XML part: no entities, no DTD, no network, at most 256 levels (libxml2's limit)."""
    check_count(f"bytes in {name}", len(part), MAX_XML_BYTES)
    if len(part) > MAX_XML_TAGS:
        check_count(f"tags in {name}", part.count(b"<"), MAX_XML_TAGS)
    plain = part.replace(b"\x00", b"") if b"\x00" in part[:4] else part  # UTF-16
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise UnreadableFile("bomb", f"{name} declares a document type or entities, refused")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
    )
    try:
        return etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise UnreadableFile(
                "bomb", f"{name} is nested deeper than 256 levels (limit), refused"
            ) from error
        if "limit exceeded" in str(error).lower() or "huge" in str(error).lower():
            raise UnreadableFile(
                "bomb", f"{name} holds a text of more than 10 MB (limit), refused"
            ) from error
        raise UnreadableFile("corrupt", f"{name} is not well-formed: {error}") from error


# '<div class="a">', '</div>'; not those that close by themselves, '<p>', '<td>', '<br>'
_NESTING = regex.compile(
    rb"<(/?)(?!(?:p|li|dt|dd|tr|td|th|tbody|thead|tfoot|option|br|hr|img|input|meta|link|col|wbr|area|o:p)\b)[a-z]",
    regex.IGNORECASE,
)


def check_html(data: bytes) -> None:
    """Refuse a page with too many elements, or with elements inside each other beyond measure."""
    tags = data.count(b"<")
    check_count("tags in the page", tags, MAX_HTML_TAGS)
    if tags < 2 * MAX_HTML_DEPTH:
        return
    depth = 0
    for match in _NESTING.finditer(data):
        depth = depth + 1 if not match[1] else max(0, depth - 1)
        check_count("elements inside each other", depth, MAX_HTML_DEPTH)


# a stream and the end of its dictionary; the object numbers that an object stream packs
_STREAM = regex.compile(rb"obj\b((?:(?!endobj|stream).){0,2000}?)>>\s{0,4}stream\r?\n", regex.DOTALL)
_PACKED = regex.compile(rb"/N\s{1,3}(\d{1,9})")
_DRAWING = regex.compile(rb"T[jJ]|[\s\])][SsfFBbn](?=\s)")  # operators that make an object of a page
_NESTED = (b"[" * 300, b"[ " * 300)
_SMALL = 12 * 1024  # bytes that cannot inflate past the limit: deflate packs at most 1032:1


def check_pdf(data: bytes) -> None:
    """Refuse a PDF with too many objects or with streams that inflate beyond measure, before anything is built."""
    check_count("objects in the PDF", data.count(b" obj"), MAX_PDF_OBJECTS)
    if any(opening in data for opening in _NESTED):
        raise UnreadableFile("bomb", "the PDF nests lists deeper than 300 levels (limit), refused")
    packed = 0
    for match in _STREAM.finditer(data):
        about = match[1]
        filters = about.count(b"/FlateDecode") + about.count(b"/Fl ")
        if filters > 1:
            raise UnreadableFile("bomb", "a stream of the PDF is packed more than once, refused")
        if b"/ObjStm" in about and (number := _PACKED.search(about)):
            packed += int(number[1])
            check_count("objects in the PDF", packed, MAX_PDF_OBJECTS)
        if filters and not regex.search(rb"/Image\b", about):
            limit = MAX_PDF_FONT if b"/Length1" in about else MAX_PDF_STREAM
            _check_stream(memoryview(data)[match.end() :], limit, b"/Length1" in about)


def _check_stream(packed: memoryview, limit: int, is_font: bool) -> None:
    stream = zlib.decompressobj()
    size = drawn = 0
    rest: bytes | memoryview = packed[:_SMALL]
    at = _SMALL
    try:
        while not stream.eof and (piece := stream.decompress(rest, CHUNK)):
            size += len(piece)
            if size > limit:
                message = f"a stream of the PDF inflates to more than {limit // MB} MB (limit), refused"
                raise UnreadableFile("bomb", message)
            if size > MB and not is_font:
                drawn += len(_DRAWING.findall(piece))
                check_count("objects drawn by one stream of the PDF", drawn, MAX_PAGE_OBJECTS)
            rest = stream.unconsumed_tail
            if not rest:
                rest, at = packed[at : at + CHUNK], at + CHUNK
    except zlib.error:
        return  # damaged: the PDF library makes of it what it can


_NO_BRACE = bytes(sorted(set(range(256)) - set(b"{}")))
_BINARY = regex.compile(rb"\\bin(\d{1,12})")  # '\\bin1024 ', before so many bytes of anything


def check_rtf(data: bytes) -> None:
    """Refuse an RTF file whose groups stand inside each other beyond measure, or that claims bytes it has not."""
    braces = data.replace(b"\\{", b"").replace(b"\\}", b"").translate(None, _NO_BRACE)
    depth = max(accumulate(1 if brace == ord("{") else -1 for brace in braces), default=0)
    check_count("groups inside each other", depth, MAX_RTF_DEPTH)
    for match in _BINARY.finditer(data):
        if int(match[1]) > len(data) - match.end():
            raise UnreadableFile(
                "corrupt", f"the RTF file claims {int(match[1]):,} bytes that it does not hold"
            )


def limit_memory(megabytes: int) -> None:
    """Cap the address space of this process (call it in a child only)."""
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * MB, megabytes * MB))
