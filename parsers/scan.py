"""Scanned PDFs: pages rendered, read by OCR, laid out as lines of text for the text reader.

A number or day that the engine is not sure of, as of handwriting, is left blank and noted: never a guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import pypdfium2 as pdfium
import regex

from parsers import ocr, text
from parsers.document import Block, Document, Note, Repair, UnreadableFile
from parsers.ocr import Word

DPI = 200
MAX_PAGES = 120
_SURE = 0.85  # digits of a number or day below this are left out
_NOISE = 0.35  # a word below this that holds no letter or digit is dirt; a line below it a stamp

# "Số: 2130 /KH-SYT", "Sóz?4/KH-SYT", "Số:J24.2 /KH-SYT", "S6: …/QĐ-UBND"
_NUMBER = regex.compile(r"^(?P<lead>\s*S\S{0,2}\s?[:.;]?)\s*(?P<number>.{0,14}?)\s*/\s*(?P<code>(?:KH|QĐ|QÐ|CT|CTr|TB|HD|PA)\s?[-–]\s?\p{Lu})")
_DAY = regex.compile(r"(?P<lead>,\s*ngày)\s+(?P<day>\S{1,6})\s+(?=tháng)")
_MONTH = regex.compile(r"(?P<lead>ngày.{0,8}\stháng)\s+(?P<month>\S{1,6})\s+(?=năm\s+20\d\d)")
# Roman numerals as engines misread them, in capitals before a heading: "H. Nội dung", "IHI. Đối tượng", "1L NỘI DUNG"
_ROMAN = regex.compile(r"^(\s*)([IVXHTLl1|ỊÏ!]{1,6})([.,:]|\s)\s*(?=\p{Lu}\p{L})")
_VALUES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_PAGE_NUMBER = regex.compile(r"\s*[-–]?\s*\d{1,3}\s*[-–]?\s*")
_BULLET = regex.compile(r"^(\s*)[_~—–¬]{1,2}\s*[-–]?\s+(?=\p{Lu})")
# Fixed words whose marks engines lose; compared without marks, in capitals only.
_FIXED = (
    "ỦY BAN NHÂN DÂN", "KẾ HOẠCH", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC", "PHÓ CHỦ TỊCH", "CHỦ TỊCH", "CHÁNH THANH TRA", "CHÁNH VĂN PHÒNG",
    "TỔ CHỨC THỰC HIỆN", "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH", "YÊU CẦU", "MỤC TIÊU", "NỘI DUNG", "NHIỆM VỤ", "GIẢI PHÁP", "KINH PHÍ", "THỰC HIỆN",
    "ĐỐI TƯỢNG", "PHẠM VI", "THỜI GIAN", "TIẾN ĐỘ", "LỘ TRÌNH", "TIÊU CHÍ", "SỞ Y TẾ", "HIỆU TRƯỞNG", "TRƯỞNG BAN", "PHÂN CÔNG", "TRÁCH NHIỆM",
    "Nơi nhận",
)  # fmt: skip


def read(data: bytes, source: str) -> Document:
    """The document that OCR reads from a PDF of page images.

    Raises UnreadableFile("no_text_layer") where no engine is there, "bomb" for more than MAX_PAGES pages.
    """
    if lack := ocr.missing():
        raise UnreadableFile("no_text_layer", f"a scan, and {lack}")
    pdf = pdfium.PdfDocument(data)
    if len(pdf) > MAX_PAGES:
        raise UnreadableFile("bomb", f"a scan of {len(pdf)} pages; at most {MAX_PAGES} are read")
    notes: list[Note] = []
    pages: list[list[str]] = []
    doubtful: set[str] = set()
    for index in range(len(pdf)):
        page = pdf[index]
        scale = min(DPI / 72, 4000 / max(page.get_size()))
        lines = ocr.words_of(page.render(scale=scale, grayscale=True).to_pil())
        lines, dropped = _without_dirt(lines)
        if dropped:
            notes.append(Note("ocr_dropped", f"{dropped} lines of stamps, signatures or dirt left out", index + 1))
        doubtful |= {w.text for line in lines for w in line if w.confidence < 0.6 and any(c.isdigit() for c in w.text)}
        laid = _lay_out(lines, index == 0)
        pages.append(_first_page(laid, lines, notes) if index == 0 else laid)
    _mend_romans(pages)
    flat = [line for page_lines in pages for line in _trim(page_lines)]
    made = text.from_lines(flat, data, source, notes)
    blocks = _with_pages(made, pages)
    return replace(made, format="scan", blocks=blocks, pages=len(pdf), repairs=_marked(made, doubtful))


def _without_dirt(lines: Sequence[list[Word]]) -> tuple[list[list[Word]], int]:
    kept, dropped = [], 0
    for line in lines:
        words = [w for w in line if w.confidence >= _NOISE or regex.search(r"[\p{L}\d]{2}", w.text)]
        sure = sum(w.confidence * len(w.text) for w in words) / max(1, sum(len(w.text) for w in words))
        read = sum(w.confidence >= 0.75 and regex.search(r"\p{L}{2}", w.text) is not None for w in words)
        if words and (sure >= 0.45 or read >= 2):
            kept.append(words)
        else:
            dropped += bool(line)
    return kept, dropped


def _lay_out(lines: Sequence[list[Word]], first_page: bool) -> list[str]:
    """Lines of text. A letterhead's two columns come one after the other; elsewhere a wide gap shows as blanks."""
    widths = [w.width / len(w.text) for line in lines for w in line if len(w.text) > 2]
    if not widths:
        return []
    char = median(widths)
    rows = [_segments(line, char) for line in lines]
    head = next((i for i, row in enumerate(rows[:16]) if regex.fullmatch(r"\W*KE\s?HOACH\W*", _bare(" ".join(row)).upper())), 0) if first_page else 0
    laid = []
    if head:
        middle = (min(w.left for line in lines for w in line) + max(w.left + w.width for line in lines for w in line)) / 2
        sides = [_sides(line, char, middle) for line in lines[:head]]
        laid = [left for left, _ in sides if left] + [right for _, right in sides if right]
    laid += ["    ".join(row) for row in rows[head:]]
    return [_fixed_words(_BULLET.sub(r"\1- ", line)) for line in laid]


def _segments(line: list[Word], char: float) -> list[str]:
    """The runs of words of a line that wide gaps part."""
    runs: list[list[str]] = []
    end = None
    for word in sorted(line, key=lambda w: w.left):
        if end is None or word.left - end > 3.5 * char:
            runs.append([])
        runs[-1].append(word.text)
        end = word.left + word.width
    return [" ".join(run) for run in runs]


def _sides(line: list[Word], char: float, middle: float) -> tuple[str, str]:
    """A letterhead line's left and right halves, parted at its widest gap near the middle of the page."""
    words = sorted(line, key=lambda w: w.left)
    gaps = [(b.left - (a.left + a.width), i + 1) for i, (a, b) in enumerate(zip(words, words[1:], strict=False)) if a.left < middle * 1.1]
    widest, at = max(gaps, default=(0, 0))
    if widest < 1.5 * char:
        left = words[0].left + words[-1].left + words[-1].width < 2 * middle * 0.98
        whole = " ".join(w.text for w in words)
        return (whole, "") if left else ("", whole)
    return " ".join(w.text for w in words[:at]), " ".join(w.text for w in words[at:])


def _bare(text_: str) -> str:
    from unicodedata import normalize

    return regex.sub(r"\p{Mn}", "", normalize("NFD", text_)).replace("Đ", "D").replace("đ", "d")


_FIXED_PATTERN = regex.compile("|".join(r"\b" + regex.sub(r"\\?\s+", r"\\s+", _bare(f)) + r"\b" for f in _FIXED))
_FIXED_BY_BARE = {_bare(f): f for f in _FIXED}


def _fixed_words(line: str) -> str:
    """The line with fixed phrases in capitals set right: "KT.GIÁM ĐỘC" -> "KT.GIÁM ĐỐC"."""
    bare = _bare(line)
    if len(bare) != len(line):
        return line
    for m in _FIXED_PATTERN.finditer(bare):
        right = _FIXED_BY_BARE.get(" ".join(m[0].split()))
        if right and len(right) == len(m[0]):
            line = line[: m.start()] + right + line[m.end() :]
    return line


def _first_page(laid: list[str], lines: Sequence[list[Word]], notes: list[Note]) -> list[str]:
    """The letterhead with its number, day and month blanked where they are not surely read."""
    sure = {w.text for line in lines[:14] for w in line if w.confidence >= _SURE}
    made = []
    for i, line in enumerate(laid):
        if i < 14:
            line = _blank(line, _NUMBER, "number", "number", sure, notes, r"{lead} {value} /{code}")
            line = _blank(line, _DAY, "day", "day", sure, notes, "{lead} {value} ")
            line = _blank(line, _MONTH, "month", "month", sure, notes, "{lead} {value} ")
        made.append(line)
    return made


def _blank(line: str, pattern: regex.Pattern[str], group: str, name: str, sure: set[str], notes: list[Note], form: str) -> str:
    m = pattern.search(line)
    if m is None:
        return line
    value = m[group].strip()
    read = regex.fullmatch(r"\d{1,5}", value) is not None and any(regex.search(rf"(?<!\d){value}(?!\d)", w) for w in sure)
    if not read and value:
        notes.append(Note("handwritten", f"the {name} is written by hand or not surely read; left blank", 1))
    parts = {k: v for k, v in m.groupdict().items() if v is not None}
    parts["lead"] = "Số:" if name == "number" else parts["lead"]
    shown = form.format(**parts, value=value if read else "").replace("  ", " ")
    return line[: m.start()] + shown + line[m.end() :]


def _mend_romans(pages: list[list[str]]) -> None:
    """Misread Roman numerals before headings, where the count before them says what they must be."""
    last = 0
    for lines in pages:
        for i, line in enumerate(lines):
            m = _ROMAN.match(line)
            if m is None or (len(m[2]) == 1 and m[2] in "TLl1|!" and last == 0 and m[2] != "l"):
                continue
            printed = m[2]
            if printed in _VALUES and abs(_VALUES.index(printed) - last) <= 1:
                last = _VALUES.index(printed) + 1
                continue
            if last < len(_VALUES) and _alike(printed, _VALUES[last]):
                last += 1
                lines[i] = f"{m[1]}{_VALUES[last - 1]}. {line[m.end() :]}"


def _alike(printed: str, expected: str) -> bool:
    """Whether strokes of the one could be read as the other: H and II, 1L and II, IHI and III."""
    strokes = printed.replace("T", "I").replace("L", "I").translate(str.maketrans("l1|!ỊÏ", "IIIIII"))
    if set(strokes) <= set("IH"):
        return set(expected) == {"I"} and strokes.count("I") + strokes.count("H") <= len(expected) <= strokes.count("I") + 2 * strokes.count("H")
    return strokes == expected


def _trim(lines: list[str]) -> list[str]:
    """A page without the page number at its top or foot."""
    start = 1 if lines and _PAGE_NUMBER.fullmatch(lines[0]) else 0
    end = len(lines) - 1 if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[-1]) else len(lines)
    return lines[start:end]


def _letters(text_: str) -> int:
    return sum(c.isalnum() for c in text_)


def _with_pages(document: Document, pages: Sequence[Sequence[str]]) -> tuple[Block, ...]:
    """Blocks with the page they start on, told by how many letters stand before."""
    ends, total = [], 0
    for lines in pages:
        total += sum(_letters(line) for line in _trim(list(lines)))
        ends.append(total)
    made, before, at = [], 0, 0
    for block in document.blocks:
        before += _letters(document.text[at : block.start])
        at = block.start
        page = next((i + 1 for i, end in enumerate(ends) if before < end), len(pages))
        made.append(replace(block, page=page))
    return tuple(made)


def _marked(document: Document, doubtful: set[str]) -> tuple[Repair, ...]:
    """The document's repairs, and a mark on every doubtful figure: its words stand, its confidence falls."""
    marks = []
    for word in doubtful:
        for m in regex.finditer(rf"(?<!\S){regex.escape(word)}(?!\S)", document.text):
            marks.append(Repair(m.start(), m.end(), m[0], "ocr", certain=False))
    return tuple(sorted([*document.repairs, *marks], key=lambda r: (r.start, r.end)))
