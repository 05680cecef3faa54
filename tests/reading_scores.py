"""How right the readers of formats are, on files made from our own papers: `make score` prints it.

    python -m tests.reading_scores [numbers pages html letters pdf scans]

Numbers of DOCX lists, main text of pages, lost letters, PDF text and table rows, scans. PDF and scans need LibreOffice
and tesseract; what is not there is left out and said.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from html import unescape
from pathlib import Path
from unicodedata import normalize

import regex
from rapidfuzz.distance import Levenshtein

from parsers import ocr, parse, parse_bytes
from parsers.repair import remains, restore
from tests.reformat import converted, sample_of, scanned
from tests.sample_html import document_html
from tests.sample_source import Sample
from tests.sample_word import FULL, word_docx
from tests.skins import SKINS
from tests.test_repair import lose

GOLD = Path(__file__).parent / "gold"
TEXTS = sorted((GOLD / "developed").glob("*.txt"))
HELD_OUT = sorted((GOLD / "held_out").glob("*/*.txt"))
_TAG = regex.compile(r"<[^>]*>")
_WORD = regex.compile(r"\p{L}+|\d+")
_NUMBERED = regex.compile(r"(?:[IVX]+|\d+(?:\.\d+)*|\p{Ll})[.)/] ")


def words(text: str) -> Counter[str]:
    """The words and numbers of a text, in small letters."""
    return Counter(_WORD.findall(text.lower()))


def main_text_of(paper: str) -> Counter[str]:
    """The words of a paper written as HTML."""
    return words(unescape(_TAG.sub(" ", paper)))


def errors(text: str, wanted: str) -> float:
    """The character error rate, white space aside."""
    one, two = "".join(text.split()), "".join(wanted.split())
    return Levenshtein.distance(one, two) / max(1, len(two))


def rows_of(text: str) -> Counter[str]:
    """The rows of the tables in a document's text."""
    return Counter(" | ".join(line.split(" | ")) for line in text.split("\n") if " | " in line)


def share(right: int, all_: int) -> str:
    return f"{right / all_:.4f} ({right} of {all_})" if all_ else "none"


def numbers() -> None:
    """Automatic numbers of lists against the same numbers typed."""
    right = wanted = 0
    for path in TEXTS:
        paper = sample_of(path)
        typed = parse_bytes(word_docx(paper, automatic=False), "a.docx").text.split("\n")
        automatic = parse_bytes(word_docx(paper, automatic=True), "a.docx").text.split("\n")
        lines = Counter(line for line in typed if _NUMBERED.match(line))
        wanted += lines.total()
        right += (lines & Counter(automatic)).total()
    print(f"DOCX: numbered lines exact           {share(right, wanted)}")


def html() -> None:
    """Main text of twelve kinds of pages."""
    kept = made = wanted = 0
    for skin in SKINS:
        own_kept = own_made = own_wanted = 0
        for path in TEXTS[::4]:
            paper = document_html(sample_of(path))
            truth = main_text_of(paper)
            found = words(parse_bytes(skin(paper).encode(), "a.html").text)
            own_kept += (truth & found).total()
            own_made += found.total()
            own_wanted += truth.total()
        print(f"  {skin.__name__:14} precision {own_kept / own_made:.4f}  recall {own_kept / own_wanted:.4f}")
        kept, made, wanted = kept + own_kept, made + own_made, wanted + own_wanted
    print(
        f"HTML: main text, {len(SKINS)} skins           precision {kept / made:.4f}, recall {kept / wanted:.4f}"
    )


def letters() -> None:
    """Lost letters on held-out texts."""
    import random

    texts = [normalize("NFC", path.read_text("utf-8")) for path in HELD_OUT]
    texts = [text for text in texts if len(remains() & set(text.split())) < 2]
    for part in (0.15, 0.4):
        chance = random.Random(7)
        damaged = right = good = harmed = 0
        for text in texts:
            lossy, spans = lose(text, part, chance)
            restored, repairs = restore(lossy)
            shift, got = 0, {}
            for repair in repairs:
                got[repair.start - shift] = restored[repair.start : repair.end]
                shift += repair.end - repair.start - len(repair.before)
            for start, end, word in spans:
                read = got.get(start, lossy[start:end])
                if lossy[start:end] == word:
                    good, harmed = good + 1, harmed + (read != word)
                else:
                    damaged, right = damaged + 1, right + (read == word)
        print(
            f"lost letters: {part:.0%} lost              {share(right, damaged)} restored, {harmed / good:.5f} harmed"
        )


def _papers(count: int) -> list[Sample]:
    return [sample_of(path) for path in TEXTS[:: max(1, len(TEXTS) // count)][:count]]


def _pdfs(folder: Path, count: int) -> list[tuple[str, Path]]:
    """(text as read of the DOCX, PDF by LibreOffice) of so many papers."""
    files = []
    for at, paper in enumerate(_papers(count)):
        files.append(folder / f"{at:02}.docx")
        files[-1].write_bytes(word_docx(paper, automatic=at % 2 == 0, font=FULL))
    made = converted(files, "pdf", folder / "pdf")
    return [(parse(file).text, pdf) for file, pdf in zip(files, made, strict=True)]


def pdf() -> None:
    """Text and table rows of PDFs that LibreOffice writes."""
    if shutil.which("soffice") is None:
        print("PDF: LibreOffice is not here")
        return
    with tempfile.TemporaryDirectory() as folder:
        rates, right, wanted = [], 0, 0
        for truth, path in _pdfs(Path(folder), 10):
            read = parse(path).text
            rates.append(errors(read, truth))
            right += (rows_of(read) & rows_of(truth)).total()
            wanted += rows_of(truth).total()
        print(
            f"PDF: character errors                mean {sum(rates) / len(rates):.4f}, worst {max(rates):.4f}"
        )
        print(f"PDF: table rows exact                {share(right, wanted)}")


def scans() -> None:
    """Text of scans at 200 dpi, a little turned and with noise."""
    if shutil.which("soffice") is None or ocr.missing():
        print("scans: LibreOffice or tesseract is not here")
        return
    with tempfile.TemporaryDirectory() as folder:
        rates, right, wanted = [], 0, 0
        for seed, (truth, path) in enumerate(_pdfs(Path(folder), 4)):
            read = parse_bytes(scanned(path, seed), "a.pdf").text
            rates.append(errors(read, truth))
            marked = Counter({word: n for word, n in words(truth).items() if not word.isascii()})
            right += (marked & words(read)).total()
            wanted += marked.total()
        print(
            f"scans: character errors              mean {sum(rates) / len(rates):.4f}, worst {max(rates):.4f}"
        )
        print(f"scans: words with marks right        {share(right, wanted)}")


PARTS = {part.__name__: part for part in (numbers, html, letters, pdf, scans)}


def main(which: Sequence[str]) -> None:
    """Prints the parts that are named, all of them where none is."""
    for name in which or PARTS:
        PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
