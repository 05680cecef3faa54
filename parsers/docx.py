"""DOCX to a `Document`: python-docx opens the package, our walk reads the body."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace

from docx.opc.pkgreader import PackageReader
from lxml import etree

from parsers import docx_numbering, docx_styles
from parsers.assemble import Paragraph, assemble
from parsers.columns import lay_out
from parsers.document import Document, Note, UnreadableFile
from parsers.docx_body import Walk, flat
from parsers.docx_numbering import W
from parsers.legacy import names_font
from parsers.legacy_runs import Conversion, is_unicode
from parsers.text import paragraphs

_STRICT = {  # namespaces of strict OOXML -> the transitional ones that all tags here are written in
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}


def read(data: bytes, source: str) -> Document:
    """The document of a DOCX or DOCM, also strict. Raises UnreadableFile("corrupt" | "no_text")."""
    parts, notes = _parts(data)
    styles = docx_styles.parse(_optional(parts, "styles", notes))
    lists = _optional(parts, "numbering", notes)
    root = _xml(parts["document"])
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise UnreadableFile("corrupt", "The DOCX package holds no body of a text. Save it again in Word.")
    has_legacy_fonts = any(names_font(parts.get(part, b""), b"rFonts ") for part in ("document", "styles"))
    conversion = _conversion(body, parts["document"], has_legacy_fonts)
    if has_legacy_fonts:  # a first walk tells whether the fonts' names are true
        Walk(styles, docx_numbering.parse(lists, styles.lists()), conversion).blocks(body)
        conversion = conversion.weighed()
    walk = Walk(styles, docx_numbering.parse(lists, styles.lists()), conversion)
    lines = walk.blocks(body)
    pieces = paragraphs(lay_out(lines), walk.looks, conversion)
    pieces.extend(_footnotes(walk, parts, notes))
    notes += conversion.notes()
    return assemble(pieces, data=data, source=source, format="docx", parser="docx", notes=notes)


def _conversion(body: etree._Element, part: bytes, has_legacy_fonts: bool) -> Conversion:
    """What makes lines Unicode, after a look at the whole text where it may not be Unicode."""
    if not has_legacy_fonts and is_unicode(part):
        return Conversion()
    soft = f"{W}softHyphen"
    paragraphs = (p.iter(f"{W}t", soft) for p in body.iter(f"{W}p"))
    text = "\n".join("".join("\xad" if t.tag == soft else t.text or "" for t in p) for p in paragraphs)
    return replace(Conversion.of(text), names_fonts=has_legacy_fonts)


def _parts(data: bytes) -> tuple[dict[str, bytes], list[Note]]:
    """The XML parts by the last word of their relation: document, styles, numbering, footnotes, endnotes."""
    wanted = ("styles", "numbering", "footnotes", "endnotes")
    parts: dict[str, bytes] = {}
    try:
        for name, _, relation, blob in _relations(data):
            kind = relation.rsplit("/", 1)[-1]
            if kind == "officeDocument":
                parts["document"] = blob
            elif kind in wanted and name.startswith("/word"):
                parts.setdefault(kind, blob)
        if "document" in parts:
            return parts, []
    except (
        Exception
    ):  # a package that python-docx cannot open in any of its many ways; tried part by part below
        parts = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for kind in ("document", *wanted):
                try:
                    parts[kind] = archive.read(f"word/{kind}.xml")
                except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError):  # also: encrypted
                    continue
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError) as error:
        raise UnreadableFile(
            "corrupt", f"The DOCX package is broken ({error}). Ask for the file again."
        ) from error
    if "document" not in parts:
        raise UnreadableFile("corrupt", "The DOCX package has lost its main part. Ask for the file again.")
    return parts, [Note("salvaged", "the package is damaged; the body was read without it")]


def _relations(data: bytes) -> Iterator[tuple[str, str, str, bytes]]:
    reader = PackageReader.from_file(io.BytesIO(data))  # type: ignore[no-untyped-call]
    for name, kind, relation, blob in reader.iter_sparts():
        yield str(name), kind, relation, blob


def _without_table_styles(blob: bytes) -> bytes:
    """styles.xml without its table styles, which are most of it and say nothing of paragraphs."""
    head, *tables = blob.split(b'<w:style w:type="table"')
    return head + b"".join(table.partition(b"</w:style>")[2] for table in tables)


def _optional(parts: dict[str, bytes], kind: str, notes: list[Note]) -> etree._Element | None:
    """The root of a part that the body can be read without; a broken one leaves a note."""
    try:
        return _xml(parts.get(kind))
    except UnreadableFile as error:
        notes.append(Note("salvaged", f"{kind}: {error.message}"))
        return None


def _xml(blob: bytes | None) -> etree._Element | None:
    """The root of a part: no entities, no network, no huge trees."""
    if blob is None:
        return None
    if b"<!DOCTYPE" in blob[:4096] or b"<!ENTITY" in blob[:4096]:
        raise UnreadableFile("corrupt", "The DOCX holds a document type definition, which Word never writes.")
    for strict, transitional in _STRICT.items():
        blob = blob.replace(strict, transitional)
    blob = _without_table_styles(blob)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        return etree.fromstring(blob, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFile("corrupt", f"The XML inside the DOCX is broken ({error.msg}).") from error


def _footnotes(walk: Walk, parts: dict[str, bytes], notes: list[Note]) -> Iterator[Paragraph]:
    """The notes that the text refers to, in its order."""
    roots = {kind: _optional(parts, kind, notes) for kind in dict.fromkeys(kind for kind, _ in walk.notes)}
    bodies = {
        (kind, note.get(f"{W}id", "")): note
        for kind, root in roots.items()
        if root is not None
        for note in root
    }
    for key in dict.fromkeys(walk.notes):
        if key in bodies:
            lines = [line.strip() for line in map(flat, walk.blocks(bodies[key])) if line.strip()]
            text = " ".join(lines)
            repairs = walk.conversion.repairs("\n".join(lines))
            yield Paragraph(text, kind="footnote", repairs=repairs)
