"""Small files that would cost a reader all its memory or time: each is refused, and the refusal names the limit."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.docx_xml import NS, PLAIN, RELATION, TYPES

MB = 1024 * 1024
_ROOT_RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r0" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>'
)


def zipped(members: dict[str, bytes | str]) -> bytes:
    """A ZIP of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def docx(document: bytes | str, **others: bytes) -> bytes:
    """A DOCX whose main part is just this."""
    types = TYPES.format(main=PLAIN)
    known: dict[str, bytes | str] = {"[Content_Types].xml": types, "_rels/.rels": _ROOT_RELATION}
    return zipped({**known, "word/document.xml": document, **others})


def body(inner: str) -> str:
    return f'<w:document xmlns:w="{NS}"><w:body>{inner}</w:body></w:document>'


def understated(data: bytes) -> bytes:
    """The same package, its directories telling that every member inflates to 10 bytes."""
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(mark)
        while place >= 0:
            data = data[: place + at] + struct.pack("<I", 10) + data[place + at + 4 :]
            place = data.find(mark, place + 4)
    return data


def laughs(before: str = "") -> str:
    """A billion laughs: entities of entities."""
    entities = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    text = body("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>")
    return f'<?xml version="1.0"?>{before}<!DOCTYPE x [<!ENTITY a "ha">{entities}]>{text}'


def stream(content: bytes, about: bytes = b"") -> bytes:
    """A PDF stream, packed."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>\nstream\n%s\nendstream" % (len(packed), about, packed)


def pdf(
    content: bytes, size: bytes = b"595 842", resources: bytes = b"", more: tuple[bytes, ...] = ()
) -> bytes:
    """A PDF of one page with this content; `more` are objects from number 6 on."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        page % (size, resources),
        stream(content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        *more,
    ]
    out, places = b"%PDF-1.7\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (len(objects) + 1, table, trailer)


def huge_picture() -> bytes:
    """A PDF page with a picture of 400 million pixels in a few hundred KB."""
    about = b"/Subtype/Image/Width 40000/Height 10000/BitsPerComponent 8/ColorSpace/DeviceGray"
    picture = stream(bytes(400_000_000), about)
    return pdf(b"q 595 0 0 842 0 0 cm /I Do Q", resources=b"/XObject<</I 6 0 R>>", more=(picture,))


def packed_objects() -> bytes:
    """A PDF with a million objects in one stream."""
    numbers = b" ".join(b"%d %d" % (10 + i, i * 5) for i in range(1_000_000))
    about = b"/Type/ObjStm/N 1000000/First %d" % (len(numbers) + 1)
    return pdf(b"", more=(stream(numbers + b" " + b"null " * 1_000_000, about),))


def png(side: int) -> bytes:
    """A black PNG of `side` x `side` pixels; its data stop early."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((side + 1) * min(side, 500)), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {  # name: (the file's bytes, words of the refusal)
    "zip.docx": (lambda: docx(bytes(200 * MB)), "32 MB"),
    "understated.docx": (lambda: understated(docx(bytes(200 * MB))), "32 MB"),
    "members.docx": (lambda: docx("", **{f"word/{i}.xml": b"" for i in range(5001)}), "5,000 members"),
    "entities.docx": (lambda: docx(laughs()), "entities"),
    "entities16.docx": (lambda: docx(laughs().encode("utf-16")), "entities"),
    "entities_late.docx": (lambda: docx(laughs(f"<!--{'x' * 6000}-->")), "entities"),
    "outside.docx": (lambda: docx('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), "document type"),
    "deep.docx": (lambda: docx(body("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)), "256 levels"),
    "tags.docx": (lambda: docx(body("<w:p/>" * 1_000_001)), "1,000,000 tags"),
    "text.docx": (lambda: docx(body(f"<w:p><w:r><w:t>{'a ' * 8 * MB}</w:t></w:r></w:p>")), "10 MB"),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 100_000 + b"a" + b"</div>" * 100_000, "5,000"),
    "spans.html": (lambda: b"<html><body>" + b"<b><i>a" * 50_000, "5,000"),
    "tags.html": (lambda: b"<html><body>" + b"<p>a" * 6_000_000, "500,000 tags"),
    "deep.rtf": (lambda: b"{\\rtf1 " + b"{" * 500_000 + b"a" + b"}" * 500_001, "1,000 groups"),
    "objects.pdf": (lambda: b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 1_000_000, "400,000 objects"),
    "packed.pdf": (packed_objects, "400,000 objects"),
    "page.pdf": (lambda: pdf(b"BT /F 12 Tf (a) Tj ET", size=b"100000 100000"), "20,000 points"),
    "picture.pdf": (huge_picture, "100,000,000 pixels"),
    "lines.pdf": (lambda: pdf(b"0 0 m 1 1 l S\n" * 1_000_000), "100,000 objects"),
    "words.pdf": (lambda: pdf(b"BT /F 1 Tf " + b"1 1 Td (a) Tj " * 1_000_000 + b" ET"), "100,000 objects"),
    "stream.pdf": (lambda: pdf(bytes(100 * MB)), "16 MB"),
    "deep.pdf": (lambda: pdf(b"", more=(b"[" * 500_000 + b"]" * 500_000,)), "300 levels"),
    "picture.png": (lambda: png(50_000), "pixels"),
}
