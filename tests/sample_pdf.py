"""Writes a sample as a PDF: two-column letterhead, justified paragraphs, ruled tables, page numbers."""

from __future__ import annotations

import hashlib
import io
from itertools import groupby
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

from tests.sample_source import MOTTO, Line, Sample

# DejaVu Serif 2.37 (free, Debian's fonts-dejavu-core) has every Vietnamese letter; the PDF takes a subset.
FONTS = {
    "Serif": (
        "DejaVuSerif.ttf",
        "13e61509f5c81d7c3132810f4f903e3523df89c802bf6e0674621e8f659cdfe1",
    ),
    "Serif-Bold": (
        "DejaVuSerif-Bold.ttf",
        "e2fd85eba2de65ac270d1cdb1685e252eb827f600850cf62af2d20c41b22e945",
    ),
}
FOLDERS = (Path("/usr/share/fonts/truetype/dejavu"), Path("/usr/share/fonts/dejavu"))


class FontMissing(Exception):
    """The font of the sample PDFs is not on this machine; the message says how to get it."""


def render_pdf(sample: Sample) -> bytes:
    """The file's bytes, the same on every run; raises FontMissing."""
    register_fonts()
    out = io.BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=30 * mm,
        rightMargin=20 * mm,
        topMargin=22 * mm,
        bottomMargin=20 * mm,
        title="",
        author="",
        invariant=1,
    )
    parts = [*_letterhead(sample), *_lines(sample.body), Spacer(0, 6 * mm), _signature(sample)]
    page.build(parts, onLaterPages=_page_number)
    return out.getvalue()


def register_fonts() -> None:
    """Makes DejaVu Serif known to reportlab; raises FontMissing where it, or its version, is not here."""
    for name, (file, digest) in FONTS.items():
        path = next((folder / file for folder in FOLDERS if (folder / file).is_file()), None)
        if path is None:
            raise FontMissing(f"{file} is not in {FOLDERS[0]}: apt-get install fonts-dejavu-core")
        if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            raise FontMissing(f"{path} is another version than the samples were made with (DejaVu 2.37)")
        pdfmetrics.registerFont(TTFont(name, str(path)))


def _page_number(canvas: Any, page: Any) -> None:
    canvas.setFont("Serif", 10)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 14 * mm, str(page.page))


def _style(name: str, *, bold: bool = False, size: float = 11, **more: Any) -> ParagraphStyle:
    font = "Serif-Bold" if bold else "Serif"
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=size * 1.35, **more)


TEXT = _style("text", alignment=TA_JUSTIFY, firstLineIndent=10 * mm, spaceAfter=4)
HEADING = _style("heading", bold=True, firstLineIndent=10 * mm, spaceBefore=4, spaceAfter=4)
CENTER = _style("center", size=10, alignment=TA_CENTER)
CENTER_BOLD = _style("center-bold", size=10, bold=True, alignment=TA_CENTER)
TITLE = _style("title", bold=True, alignment=TA_CENTER)
SMALL = _style("small", size=9)
CELL = _style("cell", size=9.5)
CELL_BOLD = _style("cell-bold", size=9.5, bold=True, alignment=TA_CENTER)


def _letterhead(sample: Sample) -> list[Any]:
    page = sample.page
    left = [Paragraph(line, CENTER) for line in page["upper"]]
    left += [Paragraph(line, CENTER_BOLD) for line in page["issuer"]]
    right = [Paragraph(line, CENTER_BOLD) for line in MOTTO]
    rows = [[left, right], [Paragraph(page["number"], CENTER), Paragraph(page["dateline"], CENTER)]]
    head = Table(rows, colWidths=[70 * mm, 95 * mm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    title = [Paragraph(escape(line), TITLE) for line in ["KẾ HOẠCH", *page["title"]]]
    return [head, Spacer(0, 6 * mm), *title, Spacer(0, 5 * mm)]


def _lines(lines: tuple[Line, ...]) -> list[Any]:
    parts: list[Any] = []
    for is_table, run in groupby(lines, key=lambda line: len(line.cells) > 1):
        if is_table:
            parts += [_table(list(run)), Spacer(0, 3 * mm)]
        else:
            parts += [Paragraph(escape(line.text), HEADING if line.heading else TEXT) for line in run]
    return parts


def _table(rows: list[Line]) -> Table:
    head, *others = rows
    cells = [[Paragraph(escape(text), CELL_BOLD) for text in head.cells]]
    cells += [[Paragraph(escape(text), CELL) for text in line.cells] for line in others]
    rest = len(head.cells) - 1
    style = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    return Table(cells, colWidths=[12 * mm, *[146 * mm / rest] * rest], style=style, repeatRows=1)


def _signature(sample: Sample) -> Table:
    sign = sample.sign
    left = [Paragraph("Nơi nhận:", _style("receivers", size=9, bold=True))]
    left += [Paragraph(f"- {escape(item)}", SMALL) for item in sign["recipients"]]
    right = [Paragraph(line, TITLE) for line in sign["lines"]]
    right += [Spacer(0, 18 * mm), Paragraph(sign["name"], TITLE)]
    return Table([[left, right]], colWidths=[85 * mm, 80 * mm], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
