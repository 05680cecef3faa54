"""Writes a sample as a DOCX as offices write them: borderless header and signature tables, justified, page numbers."""

from __future__ import annotations

import io
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import regex
from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from tests import sample_docx
from tests.sample_source import MOTTO, Line, Sample

# (the number as printed, Word's format, its level text for "." and "/")
LEVELS = (
    (regex.compile(r"(?<roman>[IVX]+)(?<mark>[./]) "), "upperRoman", "%1{}"),
    (regex.compile(r"(?<count>\d+)(?<mark>[./]) "), "decimal", "%2{}"),
    (regex.compile(r"\d+\.(?<count>\d+)(?<mark>\.) "), "decimal", "%2.%3{}"),
    (regex.compile(r"(?<letter>[a-z])(?<mark>\)) "), "lowerLetter", "%4{}"),
    (regex.compile(r"(?<mark>-) "), "bullet", "{}"),  # a list of its own, as Word's button makes it
)
TIMES = ("Times New Roman", 14)
FULL = ("DejaVu Serif Condensed", 12)  # has every Vietnamese letter; about as wide as the other


def word_docx(sample: Sample, *, automatic: bool, font: tuple[str, float] = TIMES) -> bytes:
    """A DOCX as an office writes it: justified, page numbers; `automatic` leaves the numbers to Word."""
    document = new_document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = font[0], Pt(font[1])
    style.paragraph_format.space_after = Pt(6)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    _page_number((section.header if automatic else section.footer).paragraphs[0])
    numbers = _Numbers(document) if automatic else None
    _word_letterhead(document, sample)
    _word_lines(document, sample.body, numbers)
    if sample.sign:
        _word_signature(document, sample.sign)
    if sample.annex:
        document.add_page_break()
        _word_lines(document, sample.annex, numbers)
    package = io.BytesIO()
    document.save(package)
    return package.getvalue()


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = ALIGN.CENTER
    run = '<w:r><w:t xml:space="preserve">1</w:t></w:r>'
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE ">{run}</w:fldSimple>'))


def _word_letterhead(document: Any, sample: Sample) -> None:
    page = sample.page
    if "draft" in page:
        sample_docx.write(document.add_paragraph(), page["draft"], bold=True)
    if "issuer" in page:
        table = document.add_table(rows=2, cols=2)
        table.autofit = False
        for cell, width in [(c, w) for row in table.rows for c, w in zip(row.cells, (62, 98), strict=True)]:
            cell.width = Mm(width)
        left, right = table.rows[0].cells
        lines = [(line, False) for line in page["upper"]] + [(line, True) for line in page["issuer"]]
        sample_docx.column(left, [*lines, ("_______", False)])
        sample_docx.column(right, [(line, True) for line in (*MOTTO, "_______________")])
        number, dateline = table.rows[1].cells
        about = [] if page["kind"] else [(line, False) for line in page["title"]]
        sample_docx.column(number, [(page["number"], False), *about])
        sample_docx.write(dateline.paragraphs[0], page["dateline"], italic=True, align=ALIGN.CENTER)
        smaller = document.styles["Normal"].font.size - Pt(1.5)
        for run in [r for row in table.rows for c in row.cells for p in c.paragraphs for r in p.runs]:
            run.font.size = smaller
        document.add_paragraph()
    for line in [page["kind"], *page["title"]] if page["kind"] else []:
        sample_docx.write(document.add_paragraph(), line, bold=True, align=ALIGN.CENTER)


def _word_lines(document: Any, lines: Iterable[Line], numbers: _Numbers | None) -> None:
    for is_table, run in groupby(lines, key=lambda line: len(line.cells) > 1):
        rows = list(run)
        if is_table:
            sample_docx.ruled_table(document, rows)
        for line in [] if is_table else rows:
            paragraph = document.add_paragraph()
            centered = line.heading and line.text.isupper() and not LEVELS[0][0].match(line.text)
            paragraph.paragraph_format.first_line_indent = None if centered else Mm(12.7)
            text = numbers.take(paragraph, line.text) if numbers else line.text
            align = ALIGN.CENTER if centered else ALIGN.JUSTIFY
            sample_docx.write(paragraph, text, bold=line.heading, align=align)


def _word_signature(document: Any, sign: dict[str, Any]) -> None:
    left = [("Nơi nhận:", True)] + [(f"- {item}", False) for item in sign["recipients"]]
    right = [(line, True) for line in sign["lines"]] + [("", False)] * 3 + [(sign["name"], True)]
    table = document.add_table(rows=1, cols=2)
    sample_docx.column(table.rows[0].cells[0], left if sign["recipients"] else [("", False)], ALIGN.LEFT)
    sample_docx.column(table.rows[0].cells[1], right)


class _Numbers:
    """The automatic numbers of one document: counts as Word does, restarts where the text does."""

    def __init__(self, document: Any) -> None:
        self.root = document.part.numbering_part.element
        self.counts = [0] * len(LEVELS)
        self.lists = 100
        self.topped = False
        self.bullets = self._list("-", 4, 1)
        self.num = ""

    def take(self, paragraph: Any, text: str) -> str:
        """The text without its number, which the paragraph's properties now give."""
        level, match = next(((i, m) for i, (p, _, _) in enumerate(LEVELS) if (m := p.match(text))), (0, None))
        if match is None:
            return text
        if level == 4:
            return self._numbered(paragraph, 0, self.bullets, text[match.end() :])
        groups = match.groupdict()
        value = int(groups.get("count") or 0) or _roman(groups.get("roman") or "")
        value = value or ord(groups.get("letter") or "`") - 96
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (len(LEVELS) - level - 1)
        first_top = level == 0 and not self.topped
        if (value and value != self.counts[level]) or first_top or not self.num:
            self.counts[level] = value or 1
            self.num = self._list("/" if match["mark"] == "/" else ".", level, value or 1)
        self.topped |= level == 0
        return self._numbered(paragraph, level, self.num, text[match.end() :])

    def _numbered(self, paragraph: Any, level: int, num: str, rest: str) -> str:
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = int(num)
        return rest

    def _list(self, mark: str, level: int, value: int) -> str:
        """A new list with these marks, which starts `level` at `value`."""
        self.lists += 1
        self.root.find(qn("w:num")).addprevious(_abstract(self.lists, mark, level, value))
        points_to = f'<w:abstractNumId w:val="{self.lists}"/>'
        self.root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self.lists}">{points_to}</w:num>'))
        return str(self.lists)


def _abstract(identity: int, mark: str, first: int, value: int) -> Any:
    kinds = [
        (mark, kind, text) for (_, kind, text), mark in zip(LEVELS, (mark, mark, mark, ")", "-"), strict=True)
    ]
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{value if at == first else 1}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text.format(sign)}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="0" w:firstLine="720"/></w:pPr></w:lvl>'
        for at, (sign, kind, text) in enumerate(kinds[4:] if mark == "-" else kinds)
    )
    inner = f'<w:multiLevelType w:val="multilevel"/>{levels}'
    return parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{identity}">{inner}</w:abstractNum>')


def _roman(text: str) -> int:
    return sample_docx.ROMAN.index(text) if text else 0
