"""DOCX to a `Document`: the body of the package, read by our walk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from parsers import docx_numbering, docx_styles
from parsers.assemble import Paragraph, assemble
from parsers.columns import lay_out
from parsers.document import Document, Note, UnreadableFile
from parsers.docx_body import Walk, flat
from parsers.docx_numbering import W
from parsers.docx_package import open_parts, xml_root
from parsers.legacy import names_font
from parsers.legacy_runs import Conversion, is_unicode
from parsers.text import paragraphs


def read(data: bytes, source: str) -> Document:
    """The document of a DOCX or DOCM, also strict. Raises UnreadableFile("corrupt" | "bomb" | "no_text")."""
    parts, notes = open_parts(data)
    styles = docx_styles.parse(_optional(parts, "styles", notes))
    lists = _optional(parts, "numbering", notes)
    body = xml_root(parts["document"], "document").find(f"{W}body")
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


def _optional(parts: dict[str, bytes], kind: str, notes: list[Note]) -> etree._Element | None:
    """The root of a part that the body can be read without; a broken one leaves a note."""
    if kind not in parts:
        return None
    try:
        return xml_root(parts[kind], kind)
    except UnreadableFile as error:
        if error.code == "bomb":
            raise
        notes.append(Note("salvaged", f"{kind}: {error.message}"))
        return None


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
