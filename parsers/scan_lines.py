"""Words on a scanned page to lines of text: dirt dropped, columns told apart, misread fixed words and figures mended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from unicodedata import normalize

import regex

from parsers.document import Note
from parsers.ocr import Word

_SURE = 0.85  # digits of a number or day below this are left out
_NOISE = 0.35  # a word below this that holds no letter or digit is dirt; a line below it a stamp

# "Số: 2130 /KH-SYT", "Sóz?4/KH-SYT", "Số:J24.2 /KH-SYT", "S6: …/QĐ-UBND"
_NUMBER = regex.compile(
    r"^(?P<lead>\s*S\S{0,2}\s?[:.;]?)\s*(?P<number>.{0,14}?)\s*/\s*(?P<code>(?:KH"
    r"|QĐ|QÐ|CT|CTr|TB|HD|PA)\s?[-–]\s?\p{Lu})"
)
_DAY = regex.compile(r"(?P<lead>,\s*ngày)\s+(?P<day>\S{1,6})\s+(?=tháng)")
_MONTH = regex.compile(r"(?P<lead>ngày.{0,8}\stháng)\s+(?P<month>\S{1,6})\s+(?=năm\s+20\d\d)")
# Roman numerals as engines misread them, in capitals before a heading: "H. Nội dung", "IHI. Đối tượng", "1L NỘI DUNG"
_ROMAN = regex.compile(r"^(\s*)([IVXHTLl1|ỊÏ!]{1,6})([.,:]|\s)\s*(?=\p{Lu}\p{L})")
_VALUES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# Letters for figures where only figures can stand: "ngày 2l tháng 02", "ngày O5/6/2017"
_FIGURE = regex.compile(r"(?<=ngày\s)[\dlIO|]{1,2}(?=\s(?:tháng|/)|/\d)")
_BULLET = regex.compile(r"^(\s*)[_~—–¬]{1,2}\s*[-–]?\s+(?=\p{Lu})")
# Fixed words whose marks engines lose; compared without marks, in capitals only.
_FIXED = (
    "ỦY BAN NHÂN DÂN", "KẾ HOẠCH", "PHÓ GIÁM ĐỐC", "GIÁM ĐỐC", "PHÓ CHỦ TỊCH", "CHỦ TỊCH",
    "CHÁNH THANH TRA", "CHÁNH VĂN PHÒNG", "TỔ CHỨC THỰC HIỆN", "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH", "YÊU CẦU",
    "MỤC TIÊU", "NỘI DUNG", "NHIỆM VỤ", "GIẢI PHÁP", "KINH PHÍ", "THỰC HIỆN", "ĐỐI TƯỢNG", "PHẠM VI",
    "THỜI GIAN", "TIẾN ĐỘ", "LỘ TRÌNH", "TIÊU CHÍ", "SỞ Y TẾ", "HIỆU TRƯỞNG", "TRƯỞNG BAN", "PHÂN CÔNG",
    "TRÁCH NHIỆM", "Nơi nhận",
)  # fmt: skip


def without_dirt(lines: Sequence[list[Word]]) -> tuple[list[list[Word]], int]:
    """The lines without specks and without the lines that stamps and signatures became, and how many of those."""
    kept, dropped = [], 0
    for line in lines:
        words = [w for w in line if w.confidence >= _NOISE or regex.search(r"[\p{L}\d]{2}", w.text)]
        sure = sum(w.confidence * len(w.text) for w in words) / max(1, sum(len(w.text) for w in words))
        read = sum(w.confidence >= 0.75 and regex.search(r"\p{L}{2}", w.text) is not None for w in words)
        numbered = read >= 1 and regex.match(r"[IVX]{1,4}[.]|\d{1,2}[./]", line[0].text) is not None
        if words := _trimmed(words) if sure >= 0.45 or read >= 2 or numbered else []:
            kept.append(words)
        else:
            dropped += bool(line)
    return kept, dropped


def _trimmed(words: list[Word]) -> list[Word]:
    """A line without the specks at its ends: doubtful tokens of one or two signs."""

    def speck(word: Word, letters: float) -> bool:
        least = letters if regex.fullmatch(r"\p{L}{2}", word.text) else 0.7
        return (
            len(word.text) <= 2
            and word.confidence < least
            and not regex.fullmatch(r"\d+[.)]?|[IVX]+[.]?|\p{Ll}\)", word.text)
        )

    doubtful = next((i for i, w in enumerate(reversed(words)) if w.confidence >= 0.3), len(words))
    if doubtful >= 2:  # a run of dirt at the end; its first word may still be the line's own
        words = words[: len(words) - doubtful + 1]
    while words and speck(words[-1], 0.6):
        words = words[:-1]
    while words and speck(words[0], 0.4):
        words = words[1:]
    return words


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as runs of words that wide gaps part: (left edge, right edge, text)."""

    runs: tuple[tuple[int, int, str], ...]

    def text(self, between: str) -> str:
        return between.join(text for _, _, text in self.runs)


def lay_out(lines: Sequence[list[Word]], first_page: bool) -> list[str]:
    """Lines of text. The two columns of a letterhead and of a signature block come one after the other; elsewhere a
    wide gap becomes a tab, as between the cells of a table."""
    widths = [w.width / len(w.text) for line in lines for w in line if len(w.text) > 2]
    if not widths:
        return []
    char = median(widths)
    rows = [_row(line, char) for line in lines]
    middle = (min(r.runs[0][0] for r in rows) + max(r.runs[-1][1] for r in rows)) / 2
    head = (
        next(
            (i for i, r in enumerate(rows[:16]) if _TITLE.fullmatch(bare(r.text(" ")).upper())),
            0,
        )
        if first_page
        else 0
    )
    start, end = _signature(rows, middle)
    laid = _halves(rows[:head], middle, char, lines[:head]) if head else []
    laid += [r.text("\t" if len(r.runs) > 1 else " ") for r in rows[head:start]]
    laid += _halves(rows[start:end], middle, char, lines[start:end])
    laid += [r.text("\t") for r in rows[end:]]
    return [_fixed_words(_FIGURE.sub(_figures, _BULLET.sub(r"\1- ", line))) for line in laid]


# "KẾ HOẠCH", "KÉẺ HOẠCH", "K HOẠCH", "HOẠCH": the line that can only be the kind of paper
_TITLE = regex.compile(r"\W*(?:K?\s?E{0,2}|KE\s?\w)\s?HO[AĂ]CH\W*")


def _figures(match: regex.Match[str]) -> str:
    return str(match[0]).translate(str.maketrans("lI|O", "1110"))


def _row(line: list[Word], char: float) -> _Row:
    runs: list[tuple[int, int, str]] = []
    for word in sorted(line, key=lambda w: w.left):
        right = word.left + word.width
        if runs and word.left - runs[-1][1] <= 3.5 * char:
            runs[-1] = (runs[-1][0], right, f"{runs[-1][2]} {_parted(word.text)}")
        else:
            runs.append((word.left, right, _parted(word.text)))
    return _Row(tuple(runs))


def _parted(word: str) -> str:
    """A name that was read as one word, in its words: "NguyễnVănHải" -> "Nguyễn Văn Hải"."""
    return (
        " ".join(regex.findall(r"\p{Lu}\p{Ll}+", word))
        if regex.fullmatch(r"(?:\p{Lu}\p{Ll}+){3,5}", word)
        else word
    )


_BLOCK = regex.compile(
    r"^\W*(?:NOI NHAN|Noi nhan)|\b(?:KT|TM|TL|TUQ)\s?[.,]|GIAM DOC"
    r"|CHU TICH|HIEU TRUONG|CHANH THANH TRA|CHANH VAN PHONG"
)
_ANNEX = regex.compile(
    r"^\W*(?:Phu luc|PHU LUC|Lich |LICH |DANH SACH|Danh sach|BIEU|Bieu|\(?Ban hanh kem|\(?Kem theo)"
)


def _signature(rows: Sequence[_Row], middle: float) -> tuple[int, int]:
    """Where the signature block stands: from Nơi nhận or the post beside it to the end of the page or an annex's title."""
    for i, row in enumerate(rows):
        plain = bare(row.text(" "))
        short = len(plain) < 80 and (row.runs[-1][0] > 0.8 * middle or len(plain) < 24)
        if short and _BLOCK.search(plain) and (plain.isupper() or "han" in plain or len(row.runs) > 1):
            end = next(
                (j for j in range(i + 1, len(rows)) if _ANNEX.match(bare(rows[j].text(" ")))), len(rows)
            )
            return i, end
    return len(rows), len(rows)


def _halves(rows: Sequence[_Row], middle: float, char: float, lines: Sequence[list[Word]]) -> list[str]:
    """The left halves of lines, then the right ones."""
    left: list[str] = []
    right: list[str] = []
    for row, line in zip(rows, lines, strict=True):
        if len(row.runs) == 1 and row.runs[0][0] < middle * 0.8 and row.runs[0][1] > middle * 1.3:
            one, two = _cut(line, middle, char)  # columns too near for a wide gap
            left, right = [*left, one], [*right, two]
            continue
        for start, end, text in row.runs:
            (left if (start + end) / 2 < middle else right).append(text)
    return [text for text in (*left, *right) if text]


def _cut(line: list[Word], middle: float, char: float) -> tuple[str, str]:
    """A line in two at its widest gap near the middle, or whole on the left."""
    words = sorted(line, key=lambda w: w.left)
    gaps = [
        (b.left - (a.left + a.width), i + 1)
        for i, (a, b) in enumerate(zip(words, words[1:], strict=False))
        if 0.6 * middle < b.left < 1.4 * middle
    ]
    widest, at = max(gaps, default=(0, 0))
    if widest < 1.3 * char:
        return " ".join(w.text for w in words), ""
    return " ".join(w.text for w in words[:at]), " ".join(w.text for w in words[at:])


def bare(text: str) -> str:
    """A text without marks, as long as it was: "Nơi nhận" -> "Noi nhan"."""
    return str(regex.sub(r"\p{Mn}", "", normalize("NFD", text))).replace("Đ", "D").replace("đ", "d")


_FIXED_PATTERN = regex.compile(
    "|".join(r"\b" + regex.sub(r"\\?\s+", r"\\s+", bare(f)) + r"\b" for f in _FIXED)
)
_FIXED_BY_BARE = {bare(f): f for f in _FIXED}


def _fixed_words(line: str) -> str:
    """The line with fixed phrases in capitals set right: "KT.GIÁM ĐỘC" -> "KT.GIÁM ĐỐC"."""
    plain = bare(line)
    if len(plain) != len(line):
        return line
    for m in _FIXED_PATTERN.finditer(plain):
        right = _FIXED_BY_BARE.get(" ".join(m[0].split()))
        if right and len(right) == len(m[0]):
            line = line[: m.start()] + right + line[m.end() :]
    return line


def first_page(laid: list[str], lines: Sequence[list[Word]], notes: list[Note]) -> list[str]:
    """The letterhead with its number, day and month blanked where they are not surely read."""
    sure = {w.text for line in lines[:14] for w in line if w.confidence >= _SURE}
    made = []
    for i, line in enumerate(laid):
        if i < 16 and _TITLE.fullmatch(bare(line).upper()):
            line = "KẾ HOẠCH"
        if i < 14:
            line = _blank(line, _NUMBER, "number", "number", sure, notes, r"{lead} {value} /{code}")
            line = _blank(line, _DAY, "day", "day", sure, notes, "{lead} {value} ")
            line = _blank(line, _MONTH, "month", "month", sure, notes, "{lead} {value} ")
        made.append(line)
    return made


def _blank(
    line: str,
    pattern: regex.Pattern[str],
    group: str,
    name: str,
    sure: set[str],
    notes: list[Note],
    form: str,
) -> str:
    m = pattern.search(line)
    if m is None:
        return line
    value = m[group].strip()
    read = regex.fullmatch(r"\d{1,5}", value) is not None and any(
        regex.search(rf"(?<!\d){value}(?!\d)", w) for w in sure
    )
    if not read and value:
        notes.append(Note("handwritten", f"the {name} is written by hand or not surely read; left blank", 1))
    parts = {k: v for k, v in m.groupdict().items() if v is not None}
    parts["lead"] = "Số:" if name == "number" else parts["lead"]
    shown = form.format(**parts, value=value if read else "").replace("  ", " ")
    return line[: m.start()] + shown + line[m.end() :]


def mend_romans(pages: list[list[str]]) -> None:
    """Misread Roman numerals before headings, where the count before them says what they must be."""
    last = 0
    for lines in pages:
        for i, line in enumerate(lines):
            m = _ROMAN.match(line)
            if m is None or (len(m[2]) == 1 and m[2] in "TLl1|!" and last == 0 and m[2] != "l"):
                continue
            printed = m[2]
            if 1 < last < len(_VALUES) and printed == _VALUES[last - 1] and _VALUES[last] == printed + "I":
                last += 1  # the same number twice: the engine has lost a stroke of the second
                lines[i] = f"{m[1]}{_VALUES[last - 1]}. {line[m.end() :]}"
                continue
            if printed in _VALUES and abs(_VALUES.index(printed) - last) <= 1:
                last = _VALUES.index(printed) + 1
                if not m[3].strip():
                    lines[i] = f"{m[1]}{printed}. {line[m.end() :]}"
                continue
            if last < len(_VALUES) and _alike(printed, _VALUES[last]):
                last += 1
                lines[i] = f"{m[1]}{_VALUES[last - 1]}. {line[m.end() :]}"


def _alike(printed: str, expected: str) -> bool:
    """Whether strokes of the one could be read as the other: H and II, 1L and II, IHI and III."""
    strokes = printed.replace("T", "I").replace("L", "I").translate(str.maketrans("l1|!ỊÏ", "IIIIII"))
    if set(strokes) <= set("IH"):
        return set(expected) == {"I"} and strokes.count("I") + strokes.count("H") <= len(
            expected
        ) <= strokes.count("I") + 2 * strokes.count("H")
    return strokes == expected
