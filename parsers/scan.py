"""Scans, as PDF or as pictures: pages read by OCR, laid out as lines of text for the text reader.

A number or day that the engine is not sure of, as of handwriting, is left blank and noted: never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from parsers import columns, ocr, text
from parsers.assemble import Table, assemble
from parsers.document import Block, Document, Note, Repair, UnreadableFile
from parsers.ocr import Word
from parsers.ocr_marks import mend_marks
from parsers.pdf import witnesses
from parsers.pdf_tables import Grid
from parsers.scan_lines import first_page, lay_out, mend_romans, without_dirt
from parsers.scan_numbers import mend_numbers, records
from parsers.scan_pages import count_pages, sheets
from parsers.scan_tables import PixelBox, over_pages, tables_apart, without_rules
from parsers.stacked import Line

if TYPE_CHECKING:
    from PIL.Image import Image

_PAGE_NUMBER = regex.compile(r"\s*[-–]?\s*\d{1,3}\s*[-–]?\s*")


def read(data: bytes, source: str) -> Document:
    """The document that OCR reads from a PDF of page images or from an image file.

    Raises UnreadableFile("no_text_layer") where no engine is there, "bomb" for too many pages or pixels, "corrupt".
    """
    count = count_pages(data)
    if lack := ocr.missing():
        raise UnreadableFile("no_text_layer", f"a scan, and {lack}")
    notes: list[Note] = []
    raw: list[list[list[Word]]] = []
    doubtful: set[str] = set()
    found: dict[str, Grid] = {}
    for sheet in sheets(data):
        read, rules, size = read_sheet(sheet.image)
        words, tables = tables_apart(read, rules, size, sheet.scale, sheet.number)
        found |= tables
        raw.append(words)
        if tables:
            doubtful |= _doubtful(read)
    numbers = mend_numbers(raw)
    pages: list[list[str]] = []
    for number, words in enumerate(raw, 1):
        lines, dropped = without_dirt(words)
        if dropped:
            notes.append(
                Note("ocr_dropped", f"{dropped} lines of stamps, signatures or dirt left out", number)
            )
        doubtful |= _doubtful(lines)
        laid = lay_out(lines, number == 1)
        pages.append(first_page(laid, lines, notes) if number == 1 else laid)
    mend_romans(pages)
    whole = over_pages([[found.get(line, line) for line in _trim(lines)] for lines in pages])
    pieces = text.paragraphs([line for lines in whole for line in columns.lay_out(lines)])
    made = assemble(
        pieces,
        data=data,
        source=source,
        format="scan",
        parser="scan",
        notes=notes,
        metadata=witnesses(data),
        pages=count,
    )
    made = replace(made, repairs=_marked(made, doubtful, records(made, numbers)))
    mended, repairs = mend_marks(made.text)
    repairs = sorted([*made.repairs, *repairs], key=lambda r: (r.start, r.end))
    return replace(made, text=mended, blocks=_with_pages(made, whole), repairs=tuple(repairs))


def read_sheet(image: Image) -> tuple[list[list[Word]], list[PixelBox], tuple[int, int]]:
    """The lines of words on a page, the lines of its tables, and its size, after it was turned upright."""
    page, rules = without_rules(image)
    read = ocr.words_of(page)
    if _is_poor(read) and (turn := ocr.turn_of(image)):
        turned, other = without_rules(image.rotate(-turn, expand=True, fillcolor=255))
        if not _is_poor(again := ocr.words_of(turned)):
            return again, other, turned.size
    return read, rules, page.size


def _doubtful(lines: Sequence[Sequence[Word]]) -> set[str]:
    """The words with figures that the engine is not sure of."""
    return {w.text for line in lines for w in line if w.confidence < 0.6 and any(c.isdigit() for c in w.text)}


def _is_poor(lines: list[list[Word]]) -> bool:
    """Whether most of what was read is doubtful, as on a page that lies on its side; an empty page is not poor."""
    words = [word for line in lines for word in line]
    letters = sum(len(word.text) for word in words)
    return letters > 50 and sum(word.confidence * len(word.text) for word in words) < 0.5 * letters


def _trim(lines: list[str]) -> list[str]:
    """A page without the page number at its top or foot."""
    start = 1 if lines and _PAGE_NUMBER.fullmatch(lines[0]) else 0
    end = len(lines) - 1 if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[-1]) else len(lines)
    return lines[start:end]


def _letters(line: Line) -> int:
    if isinstance(line, Table):
        return sum(_letters(cell.text) for row in line.rows for cell in row)
    return sum(map(str.isalnum, line)) if isinstance(line, str) else 0


def _with_pages(document: Document, pages: Sequence[Sequence[Line]]) -> tuple[Block, ...]:
    """Blocks with the page they start on, told by how many letters stand before."""
    ends, total = [], 0
    for lines in pages:
        total += sum(map(_letters, lines))
        ends.append(total)
    made, before, at = [], 0, 0
    for block in document.blocks:
        before += _letters(document.text[at : block.start])
        at = block.start
        page = next((i + 1 for i, end in enumerate(ends) if before < end), len(pages))
        made.append(replace(block, page=page))
    return tuple(made)


def _marked(document: Document, doubtful: set[str], numbers: Sequence[Repair]) -> tuple[Repair, ...]:
    """The document's repairs, those of list numbers, and a mark on every doubtful figure: its words stand, its
    confidence falls."""
    known = (*document.repairs, *numbers)
    taken = {at for repair in known for at in range(repair.start, repair.end)}
    marks = list(numbers)
    for word in doubtful:
        for m in regex.finditer(rf"(?<!\S){regex.escape(word)}(?!\S)", document.text):
            if m.start() not in taken:
                marks.append(Repair(m.start(), m.end(), m[0], "ocr", certain=False))
    return tuple(sorted([*document.repairs, *marks], key=lambda r: (r.start, r.end)))
