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
from pathlib import Path
from typing import Any

import regex

from extract.zones import find_zones
from parsers import parse
from parsers.document import Document
from tests.sample_html import render_portal
from tests.sample_source import Line, Sample
from tests.sample_word import FULL, word_docx
from tests.sample_word_html import word_html

_DATELINE = regex.compile(r"[^\d]{2,40}, *ngày\b.*\bnăm\b")
_NUMBER = regex.compile(r"Số *:")
_DRAFT = regex.compile(r"DỰ THẢO")
_MOTTO = regex.compile(r"CỘNG H|Độc lập")
_TITLE = regex.compile(r"KẾ HOẠCH\n")
# "I. MỤC TIÊU", "PHẦN I", "2. Yêu cầu", but no "- Rà soát ...;" and no sentence
_HEADING = regex.compile(r"(?:[\dIVXLABCĐ]+(?:\.\d+)*[./)] |PHẦN |\p{Lu})[^\n]{2,110}(?<![.;:,])")
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
    if "issuer" not in page:
        site["heading"] = page["title"][0]
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
    page: dict[str, Any] = {
        "number": "",
        "dateline": "",
        "title": title.removeprefix("KẾ HOẠCH\n").split("\n"),
    }
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
        if sample.page["kind"] or "issuer" not in sample.page:  # no letters
            (out / "portal" / f"{path.stem}.html").write_bytes(render_portal(sample))
    for suffix in ("pdf", "doc", "rtf"):
        converted(made, suffix, out / suffix)
    converted(full, "pdf", out / "full")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
