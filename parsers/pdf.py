"""Native PDF to a `Document`: reading order by the places of words, ruled tables, whole paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pypdfium2 as pdfium

from parsers.assemble import Paragraph, Piece, Removed, Table, assemble
from parsers.document import Document, MetaField, Note, Repair, UnreadableFile
from parsers.grids import is_layout
from parsers.limits import MAX_PAGES, check_count, check_pdf
from parsers.marks import (
    ITEM,
    OPENING,
    is_continued,
    is_ended,
    is_fixed,
    is_item,
    is_marker,
    is_rest_of_motto,
    starts_lower,
)
from parsers.pdf_layer import checked
from parsers.pdf_lines import Chrome, Item, TextLine, lines_of, running_heads
from parsers.pdf_page import Page, Word, load_page, rows_of
from parsers.pdf_plain_tables import find_plain_tables
from parsers.pdf_plumber import MAX_PLUMBED, Sheets
from parsers.pdf_signatures import UNLABELLED, labelled, signatures
from parsers.pdf_tables import Grid, find_grids, joined_grids, same_columns

_UNCUT = f"a table without rules was read as lines: more than {MAX_PLUMBED} pages have one (limit)"
_STAMP_LINES = 12  # a text layer of more is no stamp


def read(data: bytes, source: str) -> Document:
    """The document of a PDF with a text layer.

    Raises UnreadableFile: "no_text_layer" for scans, also under a stamp or under letters that are no text,
    "encrypted", "corrupt", "bomb".
    """
    pdf = _open(data)
    try:
        signed = signatures(pdf)
        layer = checked(pdf, [load_page(pdf, index) for index in range(len(pdf))])
    except pdfium.PdfiumError as error:
        raise UnreadableFile("corrupt", f"a damaged PDF: {error}") from error
    finally:
        pdf.close()
    pages, notes = layer.pages, layer.notes
    sheets = Sheets(data)
    found = list(_items(pages, sheets))
    notes += [Note("table_limit", _UNCUT, number) for number in sorted(sheets.refused)]
    stamps = [text for page in pages for text in page.stamps]
    stamps += [item.text for item in found if isinstance(item, Chrome) and "\n" in item.text]
    document = assemble(
        _pieces(found),
        data=data,
        source=source,
        format="pdf",
        parser="pdf",
        notes=notes,
        metadata=[*signed, *labelled(stamps)],
        pages=len(pages),
    )
    return layer.marked(document)


def witnesses(data: bytes) -> list[MetaField]:
    """What digital signatures and their stamps say, of a PDF whose text is read by OCR; [] for no PDF or a damaged one."""
    if b"%PDF-" not in data[:1024]:
        return []
    try:
        pdf = _open(data)
        pages = [load_page(pdf, index) for index in {0, len(pdf) - 1}]
        found = signatures(pdf)
    except (pdfium.PdfiumError, UnreadableFile):
        return []
    for page in pages:
        rows = rows_of(list(page.words))
        lines = (
            "\n".join(" ".join(word.text for word in row) for row in rows)
            if len(rows) <= _STAMP_LINES
            else ""
        )
        found += [field for field in labelled([*page.stamps, lines]) if field.label != UNLABELLED]
    return list(dict.fromkeys(found))


def _open(data: bytes) -> pdfium.PdfDocument:
    check_pdf(data)
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableFile("encrypted", "the PDF asks for a password: save it without one") from error
        raise UnreadableFile("corrupt", f"a damaged PDF, fetch it again: {error}") from error
    if len(pdf) == 0:
        raise UnreadableFile("corrupt", "a PDF without pages: fetch it again")
    check_count("pages", len(pdf), MAX_PAGES)
    return pdf


# --- lines


def _items(pages: Sequence[Page], sheets: Sheets) -> Iterator[Item]:
    """All pages' lines and tables in reading order."""
    cut = []
    last: Grid | None = None
    for page in pages:
        grids, words = find_plain_tables(page, *find_grids(page), sheets, last)
        last = grids[-1] if grids else None
        for grid in [g for g in grids if is_layout([[cell.text for cell in row] for row in g.rows])]:
            grids.remove(grid)
            x0, y0, x1, y1 = grid.box
            words += [w for w in page.words if x0 <= (w.x0 + w.x1) / 2 <= x1 and y0 <= w.middle <= y1]
        cut.append((page, grids, words))
    rows = [rows_of(words) for _, _, words in cut]
    heads = running_heads(rows, [page.height for page in pages])
    edges: dict[int, tuple[float, float]] = {}
    for page in pages:
        same = [
            row
            for p, found in zip(pages, rows, strict=True)
            if round(p.width) == round(page.width)
            for row in found
        ]
        edges.setdefault(round(page.width), _edges(same, page.width))
    for (page, grids, _), found in zip(cut, rows, strict=True):
        yield from lines_of(page, found, grids, heads, edges[round(page.width)])


def _edges(rows: Sequence[list[Word]], width: float) -> tuple[float, float]:
    """The left and right edge of running text: what most long lines keep to."""
    long = [row for row in rows if row[-1].x1 - row[0].x0 > 0.55 * width]
    if len(long) < 2:
        return 0.14 * width, 0.92 * width
    lefts = sorted(row[0].x0 for row in long)
    rights = sorted(row[-1].x1 for row in long)
    return lefts[len(lefts) // 10], rights[-1 - len(rights) // 10]


# --- paragraphs


def _pieces(items: Sequence[Item]) -> Iterator[Piece]:
    """Lines joined to paragraphs, over page breaks too, and tables that go on over pages made one."""
    lines = [item for item in items if isinstance(item, TextLine)]
    leading, indent = _leading(lines), _indent(lines)
    group: list[TextLine] = []
    tables: list[Grid] = []
    held: list[Removed] = []
    for item in items:
        if isinstance(item, Chrome):
            held.append(Removed(item.text))
            continue
        if isinstance(item, Grid):
            yield from _paragraphs(group)
            group = []
            if tables and not (item.page == tables[-1].page + 1 and same_columns(tables[-1], item)):
                yield _table(tables)
                tables = []
            tables.append(item)
            continue
        if tables:
            yield _table(tables)
            tables = []
        if group and not _goes_on(group, item, leading, indent):
            yield from _paragraphs(group)
            group = []
        if not group:
            yield from held
            held = []
        group.append(item)
    yield from _paragraphs(group)
    if tables:
        yield _table(tables)
    yield from held


def _table(grids: Sequence[Grid]) -> Table:
    return Table(joined_grids(grids), grids[0].page)


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    if not lines:
        return
    text, repairs = lines[0].text, []
    for line in lines[1:]:
        if text.endswith(("-", "/")) and not text[:-1].endswith(
            " "
        ):  # "KH-" / "UBND": the mark is the word's own
            repairs.append(Repair(len(text) - 1, len(text), f"{text[-1]}\n", "joined_line"))
            text += line.text
        else:
            text += "\n" + line.text
    match = ITEM.match(text)
    number = (match["number"] or match["bullet"] or match["part"]) if match else None
    first = lines[0]
    centered = all(line.centered for line in lines)
    yield Paragraph(
        text, page=first.page, number=number, bold=first.bold, centered=centered, repairs=tuple(repairs)
    )


def _leading(lines: Sequence[TextLine]) -> float:
    """The usual distance of two lines of one paragraph."""
    steps = sorted(
        a.middle - b.middle
        for a, b in pairwise(lines)
        if a.page == b.page and a.zone == b.zone == "body" and starts_lower(b.text) and a.middle > b.middle
    )
    return steps[len(steps) // 2] if steps else 0.0


def _indent(lines: Sequence[TextLine]) -> float:
    """How far first lines of paragraphs are indented; 0 where they are not."""
    body = [b for a, b in pairwise(lines) if a.zone == b.zone == "body" and is_ended(a.text)]
    insets = sorted(b.x0 - b.left for b in body if not b.centered and not starts_lower(b.text))
    usual = insets[len(insets) // 2] if len(insets) > 2 else 0.0
    return usual if usual > 8 else 0.0


def _goes_on(group: Sequence[TextLine], line: TextLine, leading: float, indent: float) -> bool:
    """Whether `line` belongs to the paragraph that `group` began."""
    above = group[-1]
    if above.zone != line.zone or (
        above.zone != "body" and (above.left, above.page) != (line.left, line.page)
    ):
        return False
    if above.zone != "body":
        return _goes_on_in_column(group, line)
    if is_marker(above.text) and len(group) == 1 and not is_item(line.text):
        return True
    if is_fixed(above.text) or is_fixed(line.text):
        return False
    continued = is_continued(above.text, line.text)
    if is_item(line.text) and not continued:
        return False
    same_page = above.page == line.page
    step = above.middle - line.middle
    if same_page and abs(step) < 0.3 * line.height:  # parts of one row, far from each other
        return False
    if above.centered and line.centered:
        return _same_title(above, line, step if same_page else 0.0)
    first_word = line.words[0].x1 - line.words[0].x0
    if above.right - above.x1 > first_word + 8:  # there was room for its first word
        return (
            continued
            and starts_lower(line.text)
            and above.right - above.x1 < 0.3 * (above.right - above.left)
        )
    if continued:
        return True
    if same_page and leading and step > 1.3 * leading:
        return False
    if is_item(group[0].text) and line.x0 > group[0].x0 + 4:  # hanging under its number
        return True
    inset = line.x0 - line.left
    if indent and inset > 0.6 * indent and line.x0 >= above.x0 - 4:
        return False
    if indent and inset < 0.3 * indent:
        return True
    return not is_ended(above.text) and (above.bold == line.bold or not same_page)


def _same_title(above: TextLine, line: TextLine, step: float) -> bool:
    text = line.text
    if step > 2.3 * line.height or is_ended(above.text) or text.startswith("(") or OPENING.match(text):
        return False
    if above.bold != line.bold or is_item(above.text):
        return starts_lower(text)
    return not (above.text.isupper() and not text.isupper() and not starts_lower(text) and len(text) > 70)


def _goes_on_in_column(group: Sequence[TextLine], line: TextLine) -> bool:
    above, text = group[-1].text, line.text
    if is_rest_of_motto(above, text) or (above.endswith("NHÂN") and text == "DÂN"):
        return True
    if is_fixed(above) or is_fixed(text) or is_item(text):
        return False
    if group[0].text.startswith(("V/v", "V/V", "Về việc")):
        return group[-1].middle - line.middle < 1.9 * line.height
    return is_continued(above, text)
