"""Gives a plan that is known as plain text the other formats it could have come in, to compare the records.

    python -m tests.reformat TEXTS FOLDER        every text of TEXTS into FOLDER/docx, pdf, doc, rtf, word, portal

The source is what `parse` makes of the text (whole paragraphs, tables, columns apart), never its raw lines. DOC,
RTF and PDF are LibreOffice's own renderings of the DOCX, one run of it for each format.
"""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import sys
from collections.abc import Iterable
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

import regex
from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from extract.zones import find_zones
from parsers import parse
from parsers.document import Document
from tests import sample_docx
from tests.sample_html import render_portal
from tests.sample_source import MOTTO, Line, Sample

_DATELINE = regex.compile(r"[^\d]{2,40}, *ngày\b.*\bnăm\b")
_NUMBER = regex.compile(r"Số *:")
_DRAFT = regex.compile(r"DỰ THẢO")
_MOTTO = regex.compile(r"CỘNG H|Độc lập")
_TITLE = regex.compile(r"KẾ HOẠCH\n")
# "I. MỤC TIÊU", "PHẦN I", "2. Yêu cầu", but no "- Rà soát ...;" and no sentence
_HEADING = regex.compile(r"(?:[\dIVXLABCĐ]+(?:\.\d+)*[./)] |PHẦN |\p{Lu})[^\n]{2,110}(?<![.;:,])")
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
SITE = {
    "site": "CỔNG THÔNG TIN ĐIỆN TỬ",
    "menu": ["Trang chủ", "Giới thiệu", "Văn bản"],
    "posted": "08:15, 14/03/2019",
    "related": ["Quyết định 112/QĐ-UBND về kiện toàn tổ công tác (02/03/2018)"],
    "footer": ["Bản quyền thuộc Cổng thông tin điện tử", "Lượt truy cập: 48.211"],
}


# --- the source


def sample_of(path: Path) -> Sample:
    """The pieces of the paper that a text file shows: letterhead, title, body, signature, annexes."""
    document = parse(path)
    zones = find_zones(document)
    start = zones.title[1]
    end = zones.signature[0] if zones.signature[1] > zones.signature[0] else len(document.text)
    page = _letterhead(_texts(document, *zones.header), document.text[slice(*zones.title)].strip())
    site: dict[str, Any] = {**SITE, "metadata": [[f.label, f.value] for f in document.metadata]}
    return Sample(
        name=path.stem,
        format="docx",
        page=page,
        sign=_signature(_texts(document, *zones.signature)),
        site=site,
        body=tuple(_line(text) for text in _texts(document, start, end)),
        annex=tuple(_line(text) for text in _texts(document, zones.signature[1] or end, len(document.text))),
        under_title=(),
        record={},
    )


def _texts(document: Document, start: int, end: int) -> list[str]:
    return [text for at, _, text in document.lines() if start <= at < end]


def _line(text: str) -> Line:
    bold = _HEADING.fullmatch(text) and (text.isupper() or not text[1:2].islower())
    return Line(text, " | " not in text and bool(bold))


def _letterhead(header: list[str], title: str) -> dict[str, Any]:
    page: dict[str, Any] = {"number": "", "dateline": "", "title": title.removeprefix("KẾ HOẠCH\n").split("\n")}
    page["kind"] = "KẾ HOẠCH" if _TITLE.match(title) else ""
    left = []
    for text in header:
        if _DATELINE.match(text):
            page["dateline"] = text
        elif _NUMBER.match(text):
            page["number"] = text
        elif _DRAFT.match(text):
            page["draft"] = text
        elif not _MOTTO.match(text):
            left.append(text)
    if left:
        page["upper"], page["issuer"] = left[:-1], left[-1:]
    return page


def _signature(lines: list[str]) -> dict[str, Any]:
    if not lines:
        return {}
    recipients = [text[2:] for text in lines if text.startswith("- ")]
    signers = [text for text in lines if not text.startswith(("- ", "Nơi nhận"))]
    named = not signers[-1].isupper()
    return {
        "lines": signers[:-1] if named else signers,
        "name": signers[-1] if named else "",
        "recipients": recipients,
    }


# --- Word


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
    kinds = [(mark, kind, text) for (_, kind, text), mark in zip(LEVELS, (mark, mark, mark, ")", "-"), strict=True)]
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


# --- a page saved by Word


def word_html(sample: Sample) -> bytes:
    """"Save as Web Page" of Word: windows-1252 with entities, its styles, lines broken at any blank."""
    page, sign = sample.page, sample.sign
    parts = []
    if "draft" in page:
        parts.append(_mso(page["draft"], bold=True))
    if "issuer" in page:
        left = "".join(_mso(t, "center", bold=True) for t in [*page["upper"], *page["issuer"]])
        right = "".join(_mso(t, "center", bold=True) for t in MOTTO)
        about = [] if page["kind"] else page["title"]
        number = "".join(_mso(t, "center") for t in [page["number"], *about])
        dateline = _mso(page["dateline"], "center")
        parts.append(_mso_table([[left, right], [number, dateline]], border=False))
    for text in [page["kind"], *page["title"]] if page["kind"] else []:
        parts.append(_mso(text, "center", bold=True))
    parts += _mso_lines(sample.body)
    if sign:
        receivers = "".join(_mso(f"- {t}") for t in sign["recipients"])
        block = "".join(_mso(t, "center", bold=True) for t in [*sign["lines"], "", "", "", sign["name"]])
        left = _mso("Nơi nhận:", bold=True) + receivers if receivers else _mso("")
        parts.append(_mso_table([[left, block]], border=False))
    parts += _mso_lines(sample.annex)
    head = '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">\n<meta name=Generator content="Microsoft Word 15">\n'
    style = "<style>\n<!--\n p.MsoNormal {margin:0in; font-size:14.0pt;}\n-->\n</style>\n"
    body = f"<body lang=EN-US style='word-wrap:break-word'>\n<div class=WordSection1>\n{chr(10).join(parts)}\n</div>\n</body>"
    html = f"<html>\n<head>\n{head}{style}</head>\n{body}\n</html>\n"
    return html.encode("windows-1252", "xmlcharrefreplace")


def _mso(text: str, align: str = "justify", *, bold: bool = False) -> str:
    """One paragraph as Word writes it; an empty one holds a hard blank."""
    words = escape(text, quote=False).replace("  ", "&nbsp; ") or "&nbsp;"
    number = regex.match(r"(?:[\dIVX]+[./]|[a-z]\)|-) ", text)
    if number and align == "justify":  # "1.<span>&nbsp;&nbsp; </span>": the blanks after a list's number
        words = (
            f"<span style='mso-list:Ignore'>{words[: number.end() - 1]}<span style='font:7.0pt \"Times New Roman\"'>"
            f"&nbsp;&nbsp;&nbsp; </span></span>{words[number.end() :]}"
        )
    span = f"<span lang=VI style='font-size:14.0pt'>{words}<o:p></o:p></span>"
    line = f"<p class=MsoNormal align={align} style='text-align:{align}'>{f'<b>{span}</b>' if bold else span}</p>\n"
    return str(regex.sub(r"(.{60,90}?) (?![^<]*>)", "\\1\n", line))


def _mso_table(rows: list[list[str]], *, border: bool) -> str:
    kind = "MsoTableGrid border=1" if border else "MsoNormalTable border=0"
    cells = ("".join(f" <td width=300 valign=top>\n {c} </td>\n" for c in row) for row in rows)
    return f"<table class={kind} cellspacing=0 cellpadding=0>\n{''.join(f'<tr>{c}</tr>' for c in cells)}</table>"


def _mso_lines(lines: Iterable[Line]) -> list[str]:
    parts: list[str] = []
    for is_table, run in groupby(lines, key=lambda line: len(line.cells) > 1):
        if is_table:
            parts.append(_mso_table([[_mso(c, "left") for c in line.cells] for line in run], border=True))
        else:
            parts += [_mso(line.text, bold=line.heading) for line in run]
    return parts


# --- other programs' formats


def converted(files: list[Path], suffix: str, folder: Path) -> list[Path]:
    """The files as LibreOffice writes them in another format, all in one run of it."""
    folder.mkdir(parents=True, exist_ok=True)
    profile = f"-env:UserInstallation=file://{folder.resolve()}/.profile"
    options = [profile, "--headless", "--norestore", "--convert-to", suffix, "--outdir", str(folder)]
    subprocess.run(["soffice", *options, *map(str, files)], capture_output=True, check=True, timeout=600)
    shutil.rmtree(folder / ".profile", ignore_errors=True)
    return [folder / f"{file.stem}.{suffix}" for file in files]


def scanned(pdf: Path, seed: int = 1) -> bytes:
    """The PDF as a scanner gives it: 200 dpi, a little turned, with noise, no text."""
    import pypdfium2 as pdfium
    from PIL import Image, ImageFilter

    dice = random.Random(seed)
    pages = []
    for sheet in pdfium.PdfDocument(pdf):
        image = sheet.render(scale=200 / 72).to_pil().convert("L")
        image = image.rotate(dice.uniform(-0.6, 0.6), resample=Image.Resampling.BICUBIC, fillcolor=250)
        noise = Image.effect_noise(image.size, 18)
        pages.append(Image.blend(image, noise, 0.08).filter(ImageFilter.GaussianBlur(0.4)))
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=200, quality=75)
    return out.getvalue()


def main(texts: Path, out: Path) -> None:
    """Every text of the folder in every format but the scans."""
    for name in ("docx", "full", "word", "portal"):
        (out / name).mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    full: list[Path] = []
    for at, path in enumerate(sorted(texts.glob("*.txt"))):
        sample = sample_of(path)
        made.append(out / "docx" / f"{path.stem}.docx")
        made[-1].write_bytes(word_docx(sample, automatic=at % 2 == 0))
        full.append(out / "full" / f"{path.stem}.docx")
        full[-1].write_bytes(word_docx(sample, automatic=at % 2 == 1, font=FULL))
        (out / "word" / f"{path.stem}.htm").write_bytes(word_html(sample))
        (out / "portal" / f"{path.stem}.html").write_bytes(render_portal(sample))
    for suffix in ("pdf", "doc", "rtf"):
        converted(made, suffix, out / suffix)
    converted(full, "pdf", out / "full")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
