"""Good files of every format that the project reads, made from its own compositions."""

from __future__ import annotations

import io
import shutil
import tempfile
import zipfile
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium

from parsers.legacy import Encoding, convert
from tests.reformat import converted, sample_of, scanned
from tests.sample_html import render_portal
from tests.sample_source import Sample
from tests.sample_word import FULL, word_docx
from tests.sample_word_html import word_html

ROOT = Path(__file__).parents[1]
TEXTS = ROOT / "tests" / "gold" / "developed"
CACHE = ROOT / "data" / "structured" / ".soak"


@cache
def sources() -> list[tuple[str, bytes]]:
    """(name, bytes) of each; made once and kept beside the tables, for LibreOffice takes its time."""
    if not CACHE.exists():
        made = Path(tempfile.mkdtemp(prefix="soak-", dir=CACHE.parent))
        for name, data in _made(made):
            (made / name).write_bytes(data)
        made.rename(CACHE)
    return [(path.name, path.read_bytes()) for path in sorted(CACHE.iterdir()) if path.is_file()]


def _made(folder: Path) -> list[tuple[str, bytes]]:
    """Every format once or twice; the DOC, RTF and PDF are LibreOffice's own, left out where it is not there."""
    texts = sorted(TEXTS.glob("*.txt"))
    papers = [sample_of(path) for path in texts[:3]]
    found = [(path.name, path.read_bytes()) for path in sorted((ROOT / "data/raw/samples").iterdir())]
    found += [("unicode.txt", texts[3].read_text("utf-8").encode("utf-16"))]
    found += [("vni.txt", encoded(texts[4].read_text("utf-8"), "vni"))]
    found += [("tcvn3.txt", encoded(texts[5].read_text("utf-8"), "tcvn3"))]
    found += [("word.htm", word_html(papers[0])), ("portal.html", render_portal(papers[1]))]
    found += [("automatic.docx", word_docx(papers[0], automatic=True))]
    found += [("notes.md", _markdown(texts[6].read_text("utf-8")).encode())]
    found += _from_libreoffice(papers, folder)
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in found[:6]:
            archive.writestr(name, data)
    return [*found, ("papers.zip", package.getvalue())]


def encoded(text: str, encoding: Encoding) -> bytes:
    """Unicode text in an encoding from before it; capitals that it has not become small, other signs "?"."""
    signs = [chr(byte) for byte in (*range(1, 0x20), *range(0x80, 0x100))]
    bases = list("aeiouyAEIOUYôÔöÖ") if encoding == "vni" else []
    bytes_of: dict[str, str] = {}
    for raw in [*signs, *(base + sign for base in bases for sign in signs)]:
        bytes_of.setdefault(convert(raw, encoding), raw)
    written = (c if c < "\x80" else bytes_of.get(c) or bytes_of.get(c.lower(), "?") for c in text)
    return "".join(written).encode("latin-1", "replace")


def _markdown(text: str) -> str:
    return "\n".join(f"## {line}" if line.isupper() else line for line in text.splitlines())


def _from_libreoffice(papers: list[Sample], folder: Path) -> list[tuple[str, bytes]]:
    """A PDF, a Word 97 file, an RTF and a scan, as PDF and as picture."""
    if shutil.which("soffice") is None:
        return []
    made = []
    for at, paper in enumerate(papers[:2]):
        made.append(folder / f"office{at}.docx")
        made[-1].write_bytes(word_docx(paper, automatic=at == 0, font=FULL))
    found = []
    for suffix in ("pdf", "doc", "rtf"):
        for path in converted(made, suffix, folder / suffix):
            found.append((path.name, path.read_bytes()))
        if suffix == "pdf":
            scan = scanned(folder / suffix / "office1.pdf")
            page = pdfium.PdfDocument(scan)[0].render(scale=1.4, grayscale=True).to_pil()
            picture = io.BytesIO()
            page.save(picture, "PNG")
            found += [("office.scan.pdf", scan), ("office.png", picture.getvalue())]
        shutil.rmtree(folder / suffix)
    for path in made:
        path.unlink()
    return found
