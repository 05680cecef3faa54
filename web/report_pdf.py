"""The compliance report as a PDF, for those who file and forward paper: A4 across, heads repeated, pages numbered.

reportlab (BSD) takes the letters from a font of the machine; the fonts that every PDF has lack those of Vietnamese.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import CondPageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from links.standing import due_day
from web import shown
from web.language import say
from web.report import Group, Report, Verdict, cutoff

FOLDERS = tuple(
    Path(folder)
    for folder in (
        "/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/dejavu", "/usr/share/fonts/dejavu-sans-fonts",
        "/usr/share/fonts/truetype/noto", "/usr/share/fonts/truetype/liberation", "/Library/Fonts",
        "/System/Library/Fonts/Supplemental", "C:/Windows/Fonts",
    )
)  # fmt: skip
# regular and bold faces that have every Vietnamese letter
FACES = (
    ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
    ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
    ("arial.ttf", "arialbd.ttf"),
    ("Arial.ttf", "Arial Bold.ttf"),
)
WIDTHS = (50, 31, 28, 21, 20, 15, 102)  # of columns, mm
MARGIN = 14 * mm
PALE, LINE = colors.Color(0.93, 0.94, 0.95), colors.Color(0.7, 0.73, 0.76)


class FontMissing(Exception):
    """No font with the letters of Vietnamese is on this machine; the message says how to get one."""


@cache
def faces() -> tuple[Path, Path]:
    """The files of the regular and the bold face. Raises FontMissing."""
    for pair in FACES:
        for folder in FOLDERS:
            if all((folder / name).is_file() for name in pair):
                return folder / pair[0], folder / pair[1]
    raise FontMissing("no font for Vietnamese was found: apt-get install fonts-dejavu-core")


def has_font() -> bool:
    """Whether a PDF can be made here."""
    try:
        return bool(faces())
    except FontMissing:
        return False


def as_pdf(report: Report, language: str) -> bytes:
    """The report as the bytes of a PDF; the same rows give the same bytes. Raises FontMissing."""
    for name, path in zip(("Report", "Report-Bold"), faces(), strict=True):
        pdfmetrics.registerFont(TTFont(name, str(path)))
    pdfmetrics.registerFontFamily("Report", normal="Report", bold="Report-Bold")
    out = io.BytesIO()
    title = say(language, "comply.report_title")
    pages = SimpleDocTemplate(
        out, pagesize=landscape(A4), leftMargin=MARGIN - 6, rightMargin=MARGIN - 6, topMargin=MARGIN, bottomMargin=MARGIN + 4 * mm,
        title=title, author="kehoach", lang=language, invariant=1,
    )  # fmt: skip
    foot = f"{title} · {cutoff(report, language)[0]}"

    def numbered(canvas: Any, page: Any) -> None:
        canvas.setFont("Report", 8)
        canvas.drawString(MARGIN, 9 * mm, foot)
        canvas.drawRightString(landscape(A4)[0] - MARGIN, 9 * mm, str(page.page))

    pages.build([*_opening(report, language), *_groups(report, language)], numbered, numbered)
    return out.getvalue()


def _style(name: str, size: float, *, bold: bool = False, **more: Any) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName="Report-Bold" if bold else "Report", fontSize=size, leading=size * 1.3, **more
    )


TITLE, HEAD, TEXT = (
    _style("title", 15, bold=True, spaceAfter=6),
    _style("head", 10.5, bold=True),
    _style("text", 9),
)
CELL, CELL_BOLD = _style("cell", 8), _style("cell-bold", 8, bold=True)
NUMBER = _style("number", 8, alignment=2)


def _said(text: object, style: ParagraphStyle = CELL) -> Paragraph:
    return Paragraph(escape(shown.clean(text)), style)


def _opening(report: Report, language: str) -> Iterator[Any]:
    yield _said(say(language, "comply.report_title"), TITLE)
    day, covered = cutoff(report, language)
    yield Paragraph(f"<b>{escape(day)}</b> {escape(covered)}", TEXT)
    for line in report.about:
        yield _said(line, TEXT)
    for verdict in ("not_found", "cannot_tell"):
        name, means = say(language, f"verdict.{verdict}"), say(language, f"comply.{verdict}_means")
        yield Paragraph(f"<b>{escape(name)}</b>: {escape(means)}", TEXT)
    tally = [
        f"{say(language, f'verdict.{v}')}: {shown.number(n, language)}" for v, n in report.counts.items()
    ]
    yield Spacer(0, 2 * mm)
    yield _said(" · ".join(tally) or say(language, "list.nothing"), CELL_BOLD)
    if report.left:
        yield _said(say(language, "comply.left", count=shown.number(report.left, language)), TEXT)


def _groups(report: Report, language: str) -> Iterator[Any]:
    heads = (
        "col.body",
        "col.verdict",
        "col.child",
        "col.issued_on",
        "col.due_date",
        "col.days_late",
        "col.why",
    )
    first = [_said(say(language, head), CELL_BOLD) for head in heads]
    for group in report.groups:
        rows = [first, *(_cells(row, language) for row in group.rows)]
        drawn = Table(
            rows, [w * mm for w in WIDTHS], repeatRows=1, hAlign="LEFT", spaceBefore=3, style=_lines(group)
        )
        yield CondPageBreak(45 * mm)
        yield Spacer(0, 5 * mm)
        yield from (*_headings(group, language), drawn)


def _headings(group: Group, language: str) -> tuple[Paragraph, Paragraph]:
    order = group.order or {}
    place = f" · {order['province']}" if order.get("province") else ""
    day = shown.day(order.get("issued_on"), language) or say(language, "doc.undated")
    about = ", ".join(part for part in (order.get("issuer"), day) if part)
    return (
        _said(f"{order.get('symbol') or say(language, 'doc.no_symbol')}{place}", HEAD),
        _said(f"{about}. {order.get('title') or ''}", TEXT),
    )


def _lines(group: Group) -> TableStyle:
    """Rules between rows; rows without a plan are shaded, and say so in words."""
    shaded = [
        ("BACKGROUND", (0, n), (-1, n), PALE)
        for n, row in enumerate(group.rows, 1)
        if row["verdict"] == "not_found"
    ]
    return TableStyle([
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE), ("LINEABOVE", (0, 0), (-1, 0), 0.8, colors.black),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black), ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5), ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5), *shaded,
    ])  # fmt: skip


def _cells(row: Verdict, language: str) -> list[Paragraph]:
    verdict = say(language, f"verdict.{row['verdict']}")
    return [
        _said(row["body"]),
        _said(verdict, CELL_BOLD if row["verdict"] in ("not_found", "late") else CELL),
        _said(row["child_symbol"]),
        _said(shown.day(row["issued_on"], language)),
        _said(shown.day(due_day(row), language)),
        _said(shown.number(row["days_late"], language), NUMBER),
        _said(shown.short(row["evidence"], 320)),
    ]
