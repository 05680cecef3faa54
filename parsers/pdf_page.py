"""One page of a native PDF: its words with their places, its ruled lines, and what was stamped on it.

Coordinates are points, x to the right and y upwards, turned so that text runs to the right.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw
import regex

from parsers.limits import MAX_PAGE_OBJECTS, MAX_PAGE_POINTS, check_count
from parsers.pdf_shapes import Box, drawn

_WORD = regex.compile(r"[^\s\x00]+")
_LINE_END_HYPHEN = regex.compile("(?<=[\ufffe\x02])")  # pdfium glues the lines at such a hyphen
_SHOWN = (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP)
_FILLED_IN = regex.compile(r"\d{1,5}[A-Za-z]?|\d{1,2}/\d{1,2}")  # a number or day that a clerk stamped
_NO_BLANK = 0.13  # of a line's height: a narrower gap is none between words
_BOLD_FLAG = 1 << 18


@dataclass(frozen=True, slots=True)
class Word:
    """A word between blanks and its box; `at` is its place in the page's text."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    at: int = 0
    bold: bool = False

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2


@dataclass(frozen=True, slots=True)
class Page:
    """`rules` are thin boxes of drawn lines, `stamps` texts of digital signatures, `image` the share of the
    page that pictures cover."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Box, ...]
    stamps: tuple[str, ...]
    image: float


def load_page(pdf: pdfium.PdfDocument, index: int) -> Page:
    """The page at `index`. Raises UnreadableFile("bomb") for an absurd size or too many objects."""
    page = pdf[index]
    width, height = page.get_size()
    check_count(f"points on a side of page {index + 1}", max(width, height), MAX_PAGE_POINTS)
    check_count(f"objects on page {index + 1}", raw.FPDFPage_CountObjects(page.raw), MAX_PAGE_OBJECTS)
    own, stamped = None, _stamp_boxes(page)
    if stamped:  # what annotations show becomes page content, after all else
        own = page.get_textpage().count_chars()
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = pdf[index]
    textpage = page.get_textpage()
    turn = _turn(textpage, page.get_bbox())
    words = [_turned(word, turn) for word in _words(textpage)]
    if _in_pieces(words):
        words = list(_glued([_turned(word, turn) for word in _letters(textpage, level=turn is _AS_IS)]))
    stamps: tuple[str, ...] = ()
    if own is not None:
        words, stamps = _apart(words, own, [turn(box) for box in stamped])
    rules, image = drawn(page)
    if turn is not _AS_IS:
        rules = [turn(box) for box in rules]
        left, bottom, right, top = turn(page.get_bbox())
        width, height = right - left, top - bottom
    return Page(index + 1, width, height, tuple(words), tuple(rules), stamps, image)


def _text(textpage: pdfium.PdfTextPage) -> str:
    """The page's letters, each at its own index."""
    text = str(textpage.get_text_range())
    count = textpage.count_chars()
    if len(text) == count:
        return text
    return "".join(chr(raw.FPDFText_GetUnicode(textpage.raw, i)) for i in range(count))


def _words(textpage: pdfium.PdfTextPage) -> Iterator[Word]:
    text = _text(textpage)
    box = raw.FS_RECTF()
    bold_of = _boldness(textpage)
    bold = False
    for match in _WORD.finditer(text):
        at = match.start()
        if text[at - 1 : at] in ("", "\n") or text[match.end() : match.end() + 1] in ("", "\r"):
            bold = bold_of(at)  # asked where lines start and end only: it is slow
        for part in _LINE_END_HYPHEN.split(match[0]):
            if not part:
                continue
            last = at + len(part) - 1
            raw.FPDFText_GetLooseCharBox(textpage.raw, at, ctypes.byref(box))
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            height = top - bottom
            if last > at:
                raw.FPDFText_GetLooseCharBox(textpage.raw, last, ctypes.byref(box))
                if box.top - box.bottom < 0.75 * height and part[-1].isdigit():
                    part = _without_mark(part)  # a footnote's number: "2020¹"
                left, right = min(left, box.left), max(right, box.right)
                bottom, top = min(bottom, box.bottom), max(top, box.top)
            part = part.replace("\ufffe", "-").replace("\x02", "-")
            yield Word(part, left, bottom, right, top, at, bold)
            at = last + 1


def _in_pieces(words: list[Word]) -> bool:
    """Whether marked letters are in runs of another font: "C", "Ộ", "NG" with no room between."""
    if sum(len(word.text) < 3 and not word.text.isascii() for word in words) * 12 < len(words):
        return False
    close = sum(
        b.x0 - a.x1 < _NO_BLANK * max(a.y1 - a.y0, b.y1 - b.y0)
        for row in rows_of(words)
        for a, b in pairwise(row)
    )
    return close > 1 and close * 12 > len(words)


def _letters(textpage: pdfium.PdfTextPage, level: bool) -> list[Word]:
    """Every letter, and every blank that the file itself sets, as a word of its own.

    The fonts of one line measure their letters differently: on `level` pages boxes are as high as the font's size.
    """
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    bold_of = _boldness(textpage)
    bold, line_starts = False, True
    letters = []
    for at, letter in enumerate(_text(textpage)):
        if letter in "\0\r\n\t" or (letter == " " and raw.FPDFText_IsGenerated(textpage.raw, at)):
            line_starts = line_starts or letter == "\n"
            continue
        if line_starts:
            bold, line_starts = bold_of(at), False
        raw.FPDFText_GetLooseCharBox(textpage.raw, at, ctypes.byref(box))
        bottom, top = box.bottom, box.top
        size = raw.FPDFText_GetFontSize(textpage.raw, at)
        if level and 0.5 * size < top - bottom < 2 * size:
            raw.FPDFText_GetCharOrigin(textpage.raw, at, ctypes.byref(x), ctypes.byref(y))
            bottom, top = y.value - 0.22 * size, y.value + 0.88 * size
        shown = letter.replace("\ufffe", "-").replace("\x02", "-")
        letters.append(Word(shown, box.left, bottom, box.right, top, at, bold))
    return letters


def _glued(letters: list[Word]) -> Iterator[Word]:
    """Letters put together where no blank stands or fits between them."""
    for row in rows_of(letters):
        word = row[0]
        room = _NO_BLANK * max(letter.y1 - letter.y0 for letter in row)
        for letter in row[1:]:
            if letter.x0 - word.x1 < room and not (letter.text.isspace() or word.text.isspace()):
                box = min(word.x0, letter.x0), min(word.y0, letter.y0), letter.x1, max(word.y1, letter.y1)
                word = Word(word.text + letter.text, *box, word.at, word.bold)
                continue
            if not word.text.isspace():
                yield word
            word = letter
        if not word.text.isspace():
            yield word


def _without_mark(word: str) -> str:
    bare = word.rstrip("0123456789")
    return word if bare.endswith("m") else bare if bare != word[:1] and bare else word


def _boldness(textpage: pdfium.PdfTextPage) -> Callable[[int], bool]:
    """Whether the letter at a place is bold; asked of each text object's font once."""
    known: dict[int, bool] = {}
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def bold(at: int) -> bool:
        key = ctypes.cast(raw.FPDFText_GetTextObject(textpage.raw, at), ctypes.c_void_p).value or 0
        if key not in known:
            raw.FPDFText_GetFontInfo(textpage.raw, at, name, 128, ctypes.byref(flags))
            known[key] = b"bold" in name.value.lower() or bool(flags.value & _BOLD_FLAG)
        return known[key]

    return bold


def _stamp_boxes(page: pdfium.PdfPage) -> list[Box]:
    """The boxes of annotations that show something: form fields, typed notes, stamps; links show nothing."""
    boxes = []
    for i in range(min(raw.FPDFPage_GetAnnotCount(page.raw), 200)):
        annotation = raw.FPDFPage_GetAnnot(page.raw, i)
        if raw.FPDFAnnot_GetSubtype(annotation) in _SHOWN:
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, rect)
            boxes.append((rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)))
        raw.FPDFPage_CloseAnnot(annotation)
    return boxes


def _apart(words: list[Word], own: int, boxes: list[Box]) -> tuple[list[Word], tuple[str, ...]]:
    """The page's words with the numbers that stamps fill in, and the texts of the other stamps."""
    kept = [word for word in words if word.at < own]
    added = [word for word in words if word.at >= own]
    stamps = []
    for left, bottom, right, top in boxes:
        inside = [
            w
            for w in added
            if left - 2 <= (w.x0 + w.x1) / 2 <= right + 2 and bottom - 2 <= w.middle <= top + 2
        ]
        added = [word for word in added if word not in inside]
        if len(inside) == 1 and _FILLED_IN.fullmatch(inside[0].text):
            kept += inside
        elif inside:
            stamps.append("\n".join(" ".join(word.text for word in row) for row in rows_of(inside)))
    return kept, tuple(stamps)


def rows_of(words: list[Word]) -> list[list[Word]]:
    """Words by lines, top to bottom, each from left to right."""
    rows: list[list[Word]] = []
    middle = height = 0.0
    for word in sorted(words, key=lambda w: (-w.middle, w.x0)):
        if rows and abs(word.middle - middle) < 0.4 * max(height, word.y1 - word.y0):
            rows[-1].append(word)
        else:
            rows.append([word])
            middle, height = word.middle, word.y1 - word.y0
    return [sorted(row, key=lambda w: w.x0) for row in rows]


# --- turned text


def _AS_IS(box: Box) -> Box:
    return box


def _turn(textpage: pdfium.PdfTextPage, bounds: Box) -> Callable[[Box], Box]:
    """How boxes are to be turned so that the page's text runs to the right, by the angle of most letters."""
    count = textpage.count_chars()
    places = range(0, count, max(1, count // 40))
    angles = [round(raw.FPDFText_GetCharAngle(textpage.raw, i) / 1.5708) % 4 for i in places]
    most = max(set(angles), key=angles.count, default=0)
    width, height = bounds[2], bounds[3]
    turns: dict[int, Callable[[Box], Box]] = {
        1: lambda b: (height - b[3], b[0], height - b[1], b[2]),
        2: lambda b: (width - b[2], height - b[3], width - b[0], height - b[1]),
        3: lambda b: (b[1], width - b[2], b[3], width - b[0]),
    }
    return turns.get(most, _AS_IS)


def _turned(word: Word, turn: Callable[[Box], Box]) -> Word:
    if turn is _AS_IS:
        return word
    return Word(word.text, *turn((word.x0, word.y0, word.x1, word.y1)), word.at, word.bold)
