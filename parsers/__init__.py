"""parse(path): bytes to a `Document`. Knows file formats, nothing about plans.

Where what stands:

    what leaves           document, assemble, values
    which reader, limits  sniff, limits, pool, engines, archive
    text                  text, decoding, marks, line_style, columns, wrapped, run_together, lost_breaks; grids, stacked, broken_cells
    HTML                  html, html_page, chrome, metadata
    DOCX                  docx, docx_package, docx_body, docx_numbering, docx_styles
    Word 97, RTF          office, word97
    PDF                   pdf, pdf_page, pdf_shapes, pdf_lines, pdf_columns, pdf_layer, pdf_signatures, pictures; pdf_tables,
                          pdf_plain_tables, pdf_headed_tables, pdf_lineup, pdf_plumber
    scans                 scan, scan_pages, scan_lines, scan_numbers, scan_tables, ocr, ocr_marks
    repairs               characters, legacy, legacy_runs, repair, repair_readings, glued, counts, syllables
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from parsers.document import Document, UnreadableFile
from parsers.glued import part_glued
from parsers.limits import check_size
from parsers.repair import repair_document, repair_few
from parsers.sniff import HEAD, Kind, is_word, refuse, sniff

PARSER_VERSION = "2"

__all__ = ["PARSER_VERSION", "Document", "UnreadableFile", "parse", "parse_bytes"]


def parse(path: Path, made: bytes | None = None) -> Document:
    """The document that the file says; `source` is the path as given.

    `made` is a Word 97 or RTF file as DOCX, where LibreOffice has made it so before (`office.convert_together`).

    Raises UnreadableFile with a code and a sentence where it cannot be read, OSError for a missing file.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(HEAD)
        check_size(size, sniff(head))
        return parse_bytes(head + file.read(), str(path), made)


def parse_bytes(data: bytes, source: str, made: bytes | None = None) -> Document:
    """As `parse`, for bytes at hand; `source` is their name and never decides the format."""
    kind = sniff(data)
    check_size(len(data), kind)
    document = _read(kind, data, source, made)
    if not document.text.strip():
        raise UnreadableFile("no_text", f"the {kind} file holds no text")
    if document.format != "scan":
        words = frozenset(document.text.split())
        restored = repair_document(document, words)
        sound = restored is document
        document = repair_few(part_glued(document, words), words) if sound else part_glued(restored)
    return replace(document, parser=f"{kind}/{PARSER_VERSION}")


def _read(kind: Kind, data: bytes, source: str, made: bytes | None) -> Document:
    # each reader is imported where it is used: a run over text files should not pay for the PDF libraries
    match kind:
        case "text":
            from parsers import text

            return text.read(data, source)
        case "html":
            from parsers import html

            return html.read(data, source)
        case "docx":
            from parsers import docx

            return docx.read(data, source)
        case "pdf":
            return _read_pdf(data, source)
        case "image":
            from parsers import scan

            return scan.read(data, source)
        case "rtf":
            from parsers import office

            return office.read_rtf(data, source, made)
        case "doc" if is_word(data):
            from parsers import office

            return office.read_doc(data, source, made)
        case _:
            raise refuse(kind, data, source)


def _read_pdf(data: bytes, source: str) -> Document:
    from parsers import pdf

    try:
        return pdf.read(data, source)
    except UnreadableFile as refusal:
        if refusal.code != "no_text_layer":
            raise
    from parsers import scan

    return scan.read(data, source)
