"""Writes a sample as a DOCX whose numbers are automatic: they stand in numbering.xml, not in the text."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from itertools import groupby
from typing import Any

import regex
from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from tests.sample_source import MOTTO, Line, Sample

FIXED = datetime(2023, 1, 1)
# (what the number looks like in the source, Word's format, its level text)
LEVELS = (
    (regex.compile(r"[IVX]+\. "), "upperRoman", "%1."),
    (regex.compile(r"\d+\. "), "decimal", "%2."),
    (regex.compile(r"\d+\.\d+\. "), "decimal", "%2.%3."),
    (regex.compile(r"[a-zđ]\) "), "lowerLetter", "%4)"),
    (regex.compile(r"- "), "bullet", "-"),
)
ABSTRACT_ID, LIST_ID = "77", "77"
ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def render_docx(sample: Sample) -> bytes:
    """The package: fixed times and order; the numbers that Word would show are those of the source."""
    _check_numbers(sample.body)
    document = new_document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    _define_list(document)
    _letterhead(document, sample)
    _body(document, sample.body)
    _signature(document, sample)
    if sample.annex:
        document.add_page_break()
        _body(document, sample.annex, centered=3)
    properties = document.core_properties
    properties.author, properties.title, properties.comments = "", "", ""
    properties.created = properties.modified = FIXED
    package = io.BytesIO()
    document.save(package)
    return _fixed_times(package.getvalue())


def _fixed_times(package: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, FIXED.timetuple()[:6])
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(info, old.read(name))
    return out.getvalue()


def _define_list(document: Any) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl>'
        for at, (_, kind, text) in enumerate(LEVELS)
    )
    numbering = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{ABSTRACT_ID}">'
        f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
    )
    first_num = numbering.find(qn("w:num"))
    first_num.addprevious(abstract)  # the schema wants every abstractNum before the first num
    points_to = f'<w:abstractNumId w:val="{ABSTRACT_ID}"/>'
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{LIST_ID}">{points_to}</w:num>'))


def _level(text: str) -> int | None:
    return next((at for at, (pattern, _, _) in enumerate(LEVELS) if pattern.match(text)), None)


def _check_numbers(lines: tuple[Line, ...]) -> None:
    """Word counts; the source says what it must arrive at. A difference is a mistake in the source."""
    counts = [0] * len(LEVELS)
    for line in lines:
        level = _level(line.text)
        if level is None:
            continue
        counts[level] += 1
        counts[level + 1 :] = [0] * (len(LEVELS) - level - 1)
        top, item, sub, letter, _ = counts
        shown = (f"{ROMAN[top]}.", f"{item}.", f"{item}.{sub}.", f"{chr(96 + letter)})", "-")[level]
        if not line.text.startswith(shown + " "):
            raise ValueError(f"Word would number {line.text[:60]!r} as {shown}")


def write(paragraph: Any, text: str, *, bold: bool = False, italic: bool = False, align: Any = None) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if align is not None:
        paragraph.alignment = align


def _body(document: Any, lines: tuple[Line, ...], centered: int = 0) -> None:
    at = 0
    for is_table, run in groupby(lines, key=lambda line: len(line.cells) > 1):
        rows = list(run)
        if is_table:
            ruled_table(document, rows)
        for line in [] if is_table else rows:
            paragraph = document.add_paragraph()
            if at < centered:
                write(paragraph, line.text, bold=True, align=ALIGN.CENTER)
            else:
                _numbered(paragraph, line)
            at += 1


def _numbered(paragraph: Any, line: Line) -> None:
    level = _level(line.text)
    text = line.text
    if level is not None:
        text = text.split(" ", 1)[1]
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = int(LIST_ID)
    write(paragraph, text, bold=line.heading, align=None if line.heading else ALIGN.JUSTIFY)


def ruled_table(document: Any, rows: list[Line]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0].cells), style="Table Grid")
    for at, line in enumerate(rows):
        for cell, text in zip(table.add_row().cells, line.cells, strict=True):
            write(cell.paragraphs[0], text, bold=at == 0)


def column(cell: Any, lines: list[tuple[str, bool]], align: Any = ALIGN.CENTER) -> None:
    for at, (text, bold) in enumerate(lines):
        paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
        write(paragraph, text, bold=bold, align=align)


def _letterhead(document: Any, sample: Sample) -> None:
    page = sample.page
    if "draft" in page:
        write(document.add_paragraph(), page["draft"], bold=True)
    table = document.add_table(rows=2, cols=2)
    left, right = table.rows[0].cells
    column(left, [(line, False) for line in page["upper"]] + [(line, True) for line in page["issuer"]])
    column(right, [(line, True) for line in MOTTO])
    number, dateline = table.rows[1].cells
    column(number, [(page["number"], False)])
    write(dateline.paragraphs[0], page["dateline"], italic=True, align=ALIGN.CENTER)
    document.add_paragraph()
    for line in ["KẾ HOẠCH", *page["title"]]:
        write(document.add_paragraph(), line, bold=True, align=ALIGN.CENTER)


def _signature(document: Any, sample: Sample) -> None:
    sign = sample.sign
    block = [(line, True) for line in sign["lines"]] + [("", False)] * 3
    block += [(sign["name"], True)] if "name" in sign else []
    receivers = [("Nơi nhận:", True)] + [(f"- {item}", False) for item in sign["recipients"]]
    if "other" not in sign:
        table = document.add_table(rows=1, cols=2)
        column(table.rows[0].cells[0], receivers, ALIGN.LEFT)
        column(table.rows[0].cells[1], block)
        return
    *lines, name = sign["other"]
    table = document.add_table(rows=1, cols=2)
    column(table.rows[0].cells[0], [(line, True) for line in lines] + [("", False)] * 3 + [(name, True)])
    column(table.rows[0].cells[1], block)
    for text, bold in receivers:
        write(document.add_paragraph(), text, bold=bold)
