"""Whether a PDF's text layer can be believed; what is to be read from its pictures, or in an old encoding, is made words.

A page that is a picture under a native text goes through OCR alone; a file whose pages mostly are is a scan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pypdfium2 as pdfium
import regex

from parsers import ocr
from parsers.document import Document, Note, Repair, UnreadableFile
from parsers.legacy import Encoding, by_content, by_font, convert
from parsers.pdf_page import Page
from parsers.syllables import is_syllable

_FEW_LETTERS = 40  # a page image with fewer bears a stamp, no text layer
_MOST_PICTURES = 30  # pages that are read by OCR in a native PDF
_DOUBTFUL = 0.6  # figures read with less confidence are marked
_MARKED = regex.compile(r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", regex.I)
_UNMAPPED = regex.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_LETTER = regex.compile(r"\p{L}")
_HYPHENS = regex.compile(
    r"(?<![\p{L}\d/-])(?:\p{L}\p{Ll}*-\p{Ll}*|-\p{Ll}+)(?![\p{L}\d-])"
)  # "l-ợng", "th-", "-u tiên"
_WORD = regex.compile(r"\p{L}{2,}")


@dataclass(frozen=True, slots=True)
class Layer:
    """Pages whose words can be believed, and what to say of them: notes, words as the file has them, doubtful figures."""

    pages: list[Page]
    notes: list[Note] = field(default_factory=list)
    originals: dict[str, str] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()

    def marked(self, document: Document) -> Document:
        """The document with a repair for each word that was converted or is doubtful."""
        if not self.originals and not self.doubtful:
            return document
        taken = {(r.start, r.end) for r in document.repairs}
        found = []
        for match in regex.finditer(r"\S+", document.text):
            place, word = (match.start(), match.end()), match[0]
            if word in self.originals and place not in taken:
                found.append(Repair(*place, self.originals[word], "legacy_encoding", certain=False))
            elif word in self.doubtful and place not in taken:
                found.append(Repair(*place, word, "ocr", certain=False))
        merged = sorted([*document.repairs, *found], key=lambda r: (r.start, r.end))
        apart = [r for a, r in zip([None, *merged], merged, strict=False) if a is None or r.start >= a.end]
        return replace(document, repairs=tuple(apart))


def checked(pdf: pdfium.PdfDocument, pages: list[Page]) -> Layer:
    """The pages as they can be read.

    Raises UnreadableFile("no_text_layer") where most pages are pictures or the fonts do not say what they draw.
    """
    texts = [" ".join(word.text for word in page.words) for page in pages]
    whole = " ".join(texts)
    pictures = [
        page.number - 1
        for page, text in zip(pages, texts, strict=True)
        if page.image > 0.5 and (len(_LETTER.findall(text)) < _FEW_LETTERS or _is_foreign(text))
    ]
    if len(pictures) * 2 > len(pages) or not whole.strip():
        raise UnreadableFile(
            "no_text_layer", "a scan without a usable text layer: it needs character recognition (OCR)"
        )
    if len(_UNMAPPED.findall(whole)) * 10 > len(whole):
        raise UnreadableFile("no_text_layer", "its fonts do not say which letters they draw: it needs OCR")
    layer = Layer(pages)
    if not _has_vietnamese(whole):
        if encoding := by_content(whole):
            layer = _converted(pdf, pages, encoding)
        elif _is_foreign(whole) and _is_garbled(whole) and ocr.missing() is None:
            raise UnreadableFile("no_text_layer", "its fonts draw other letters than they say: it needs OCR")
    return _with_pictures(pdf, layer, pictures)


def _is_foreign(text: str) -> bool:
    """Whether the text has lost its Vietnamese marks: every fourth letter should bear one."""
    letters = len(_LETTER.findall(text))
    return letters > 200 and len(_MARKED.findall(text)) < 0.06 * letters


def _has_vietnamese(text: str) -> bool:
    """Whether the text plainly is Vietnamese in Unicode: letters that no old encoding makes."""
    return sum("\u1ea0" <= c <= "\u1ef9" for c in text[:20_000]) * 25 > len(text[:20_000])


def _is_garbled(text: str) -> bool:
    """Whether few words are spelled as syllables can be."""
    words = _WORD.findall(text)[:2000]
    return len(words) > 50 and sum(map(is_syllable, words)) < 0.3 * len(words)


# --- old encodings


def _converted(pdf: pdfium.PdfDocument, pages: Sequence[Page], encoding: Encoding) -> Layer:
    """The pages with their words in Unicode; those in fonts that name another encoding or capitals by that."""
    originals: dict[str, str] = {}
    made = []
    for page in pages:
        fonts = _fonts(pdf[page.number - 1], page)
        words = []
        for word, font in zip(page.words, fonts, strict=True):
            named = by_font(font)
            text = convert(word.text, *(named or (encoding, False)))
            if "-" in text and (named or (encoding,))[0] == "tcvn3":
                text = _HYPHENS.sub(_horned, text)
            if text != word.text:
                originals.setdefault(text, word.text)
            words.append(replace(word, text=text))
        made.append(replace(page, words=tuple(words)))
    note = Note(
        "legacy_encoding", f"the text is in an encoding from before Unicode ({encoding}), told by its words"
    )
    return Layer(made, [note], originals)


def _horned(match: regex.Match[str]) -> str:
    """ "l-ợng" as "lượng": the soft hyphen of TCVN3, its ư, comes out of a PDF as a hyphen."""
    word = str(match[0]).replace("-", "ư")
    return word if is_syllable(word) else str(match[0])


def _fonts(sheet: pdfium.PdfPage, page: Page) -> list[str]:
    """The name of the font of each word, without the mark of a subset."""
    import ctypes

    import pypdfium2.raw as raw

    textpage = sheet.get_textpage()
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    fonts = []
    for word in page.words:
        raw.FPDFText_GetFontInfo(textpage.raw, word.at, name, 128, ctypes.byref(flags))
        shown = name.value.decode("latin-1")
        fonts.append(shown.split("+", 1)[-1] if shown[6:7] == "+" else shown)
    return fonts


# --- pictures among native pages


def _with_pictures(pdf: pdfium.PdfDocument, layer: Layer, pictures: Sequence[int]) -> Layer:
    """The layer with the words that OCR reads on pages that are pictures."""
    pages, notes = list(layer.pages), list(layer.notes)
    doubtful: set[str] = set()
    lack = ocr.missing() if pictures else None
    for at, index in enumerate(pictures):
        number = index + 1
        if lack or at >= _MOST_PICTURES:
            why = lack or f"more than {_MOST_PICTURES} such pages (limit)"
            notes.append(Note("partly_unread", f"the page is an image; its text was not read: {why}", number))
            continue
        from parsers.scan import read_sheet
        from parsers.scan_pages import rendered
        from parsers.scan_tables import page_of

        sheet = rendered(pdf[index], number)
        lines, rules, size = read_sheet(sheet.image)
        words = [word for line in lines for word in line]
        doubtful |= {w.text for w in words if w.confidence < _DOUBTFUL and any(map(str.isdigit, w.text))}
        pages[index] = page_of(words, rules, size, sheet.scale, number)
        notes.append(Note("ocr_page", "the page is an image; its text was read by OCR", number))
    return Layer(pages, notes, layer.originals, frozenset(doubtful))
