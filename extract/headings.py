"""Numbers at the start of a line, and which of the numbered lines are a plan's top headings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import regex

from extract.folding import lower_same_length
from extract.labels import labels_of
from extract.numbers import ordinal, roman
from parsers.values import value

Line = tuple[int, int, str]  # start, end, text: as `Document.lines()` gives them
NumberKind = Literal["part", "chapter", "upper", "roman", "arabic", "lower", "none"]

# PHẦN I | Phần thứ nhất: | PHẦN THỨ HAI - | Chương II. | PHẦN A | PHẦN MỘT
_PART = regex.compile(
    r"\s*(?P<number>(?P<word>phần|chương)\s+(?P<ord>thứ\s+\p{L}{2,4}|một|hai|ba|bốn|năm"
    r"|[ivx]{1,5}|\d{1,2}|[a-h]))\b\s*[.:)–-]?\s*",
    regex.IGNORECASE,
)
# I. MỤC ĐÍCH | II/ NỘI DUNG | III- Tổ chức | IV) KINH PHÍ | V: LỘ TRÌNH | VI TỔ CHỨC THỰC HIỆN | I, Mục đích
_ROMAN_LINE = regex.compile(
    r"\s*(?P<number>[IVX]{1,5})(?:\s*[./):,–-]+\s*(?=\p{Lu}|[“\"(])|\s+(?=\p{Lu}{2}))"
)
_ROMAN_BRACKET = regex.compile(r"\s*\((?P<number>[IVX]{1,5})\)\s*(?=\p{Lu})")  # (II) Nội dung
# l. MỤC ĐÍCH | ll. NỘI DUNG | Il. Nội dung | 1II. Tổ chức | V1. KINH PHÍ: a small L or a figure read for the numeral I
_READ_ROMAN = regex.compile(
    r"\s*(?P<number>(?=[IVX]*[l1])(?:[l1]*[IVX][IVXl1]*|l{1,3}))\s*[./):]+\s*(?P<next>\p{Lu})(?!\.)"
)
# I.1. Mục đích | II.2.1 Yêu cầu
_ROMAN_PARTS = regex.compile(
    r"\s*(?P<number>(?P<above>[IVX]{1,5})\.(?P<below>\d{1,2}(?:\.\d{1,2}){0,2}))\s*[.):/]?\s+(?=\p{Lu})"
)
# A. MỤC TIÊU | B/ NHIỆM VỤ | Đ) Tổ chức | A/. MỤC TIÊU | B - NHIỆM VỤ | C.- Nội dung | E: KINH PHÍ | F-TIẾN ĐỘ; not "A-Z", "K-Pop"
_UPPER = regex.compile(
    r"\s*(?P<number>[A-HKLĐ])\s*(?:[./)]{1,2}\s*(?:[–-]\s*)?|[:–-]\s+|[–-](?=\p{Lu}{2}))(?=\p{Lu})"
)
# 1. Mục đích | 1/ Mục tiêu chung | 2.1. Đối tượng | 1.2 Xây dựng kế hoạch | 3) Kinh phí | 4- Tổ chức
# 1/. Mục đích | 2.- Yêu cầu | 1, Mục đích
_ARABIC = regex.compile(
    r"\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})(?:\s*(?:[.):]|/\.|\.\s?[/)–-])\s*(?=[\p{L}“\"(])"
    r"|,\s(?=\p{Lu})|\s*[/–-]\s*(?=\p{Lu})|(?<=\.\d{1,2})\s+(?=\p{Lu}))"
)
# 3a. Sở Y tế | 2b) Kinh phí: put in between
_BETWEEN = regex.compile(r"\s*(?P<number>(?P<after>\d{1,2})(?P<letter>[a-hđ]))\s*[.)]\s*(?=\p{Lu})")
# a) Tiêu chuẩn chung | đ/ Ủy ban | b. Đối với | c/. Kinh phí | d- Thời gian
_LOWER = regex.compile(r"\s*(?P<number>[a-zđ])\s*(?:[)/.]{1,2}\s*(?=[\p{L}“\"(\d])|[–:-]\s+(?=\p{Lu}))")
_LETTERS = "ABCDĐEFGHIJKLMNOPQRSTUVXY"
LONG_HEADING = 50  # words that a heading before its own colon may have
_LEFT_OUT = {_LETTERS.find(letter) + 1 for letter in "ĐFIJ"}  # by many offices, each in its own way


@value
class Number:
    """The number a line starts with. `path` holds its value(s): `2.1` is (2, 1), `II` is (2,), `d` is (4,)."""

    kind: NumberKind
    printed: str
    path: tuple[int, ...]
    rest: int  # offset in the line where the words begin


@lru_cache(2048)  # the zones, the headings and the sections ask the same lines
def number_of(line: str) -> Number | None:
    """The number at the start of a line, or None.

    >>> number_of("2.1. Đối tượng").path
    (2, 1)
    >>> number_of("PHẦN THỨ HAI: NHIỆM VỤ").printed
    'PHẦN THỨ HAI'
    >>> number_of("15/12 hằng năm"), number_of("Phần mềm quản lý"), number_of("10.000 đồng")
    (None, None, None)
    """
    head = line.lstrip()[:1]
    if head == "(" and (m := _ROMAN_BRACKET.match(line)):
        return Number("roman", m["number"], (roman(m["number"]),), m.end())
    if not head or not (head.isalnum()):
        return None
    if head in "PpCc" and (m := _PART.match(line)):
        value = ordinal(m["ord"])
        rest = line[m.end() :]
        told = rest[:1].isupper() and m[0].rstrip()[-1:] in ".:"  # Phần I. Đánh giá kết quả năm 2021
        if value and (not rest or is_capitals(rest) or told or m["ord"].lower().startswith("thứ")):
            kind: NumberKind = "part" if m["word"].lower() == "phần" else "chapter"
            return Number(kind, " ".join(m["number"].split()), (value,), m.end())
    if head in "IVX":
        if m := _ROMAN_LINE.match(line):
            return Number("roman", m["number"], (roman(m["number"]),), m.end())
        if m := _ROMAN_PARTS.match(line):
            path = roman(m["above"]), *(int(n) for n in m["below"].split("."))
            return Number("arabic", m["number"], path, m.end())
    if head in "IVXl1" and (m := _READ_ROMAN.match(line)):
        read, at = m["number"].replace("l", "I").replace("1", "I"), m.start("next")
        if read != "I" or is_capitals(line[at:]):
            return Number("roman", read, (roman(read),), at)
    if head.isdigit():
        if m := _ARABIC.match(line):
            return Number("arabic", m["number"], tuple(int(n) for n in m["number"].split(".")), m.end())
        if m := _BETWEEN.match(line):
            path = int(m["after"]), _LETTERS.lower().find(m["letter"]) + 1
            return Number("arabic", m["number"], path, m.end())
        return None
    if m := _UPPER.match(line):
        return Number("upper", m["number"], (_LETTERS.find(m["number"]) + 1,), m.end())
    if m := _LOWER.match(line):
        return Number("lower", m["number"], (_LETTERS.lower().find(m["number"]) + 1,), m.end())
    return None


def is_capitals(text: str) -> bool:
    """Whether the letters of a text are capitals, but for a damaged few.

    >>> is_capitals("TỔ CHỨC THỰC HIỆN"), is_capitals("Tổ chức"), is_capitals("12/KH")
    (True, False, False)
    """
    small = text.count("n") + text.count("h") + text.count("t") + text.count("i")
    if small > 0.15 * len(text):
        return False
    upper = sum(map(str.isupper, text))
    return upper >= 4 and upper >= 0.85 * sum(map(str.isalpha, text))


@value
class Candidate:
    """A line that may be a heading: its place in the list of lines, its number (kind `none` for bare capitals)."""

    index: int
    number: Number


# Capitals that are no headings: mottoes, letterheads, authority lines.
_NOT_HEADING = regex.compile(
    r"^quyết định\b|^(?:hội đồng nhân dân|bộ trưởng|thủ tướng)|^căn cứ (?:vào )?(?:luật|bộ luật|pháp lệnh|nghị|quyết|thông|chỉ|công)"
    r"|cộng hòa xã hội|độc lập|^(tm|kt|tl|tuq|q)\b|^(phó )?(giám đốc"
    r"|chủ tịch|chánh|trưởng|hiệu trưởng)|^nơi nhận"
    r"|^phụ lục|^kế hoạch\b|^ủy ban|^ubnd|^sở |^số:|^dự thảo|^biểu|^mẫu|^danh sách"
)


def _names_a_part(text: str) -> bool:
    """A short line without a number that is nothing but the name of a part: "Mục đích, yêu cầu", "Kinh phí thực hiện:"."""
    text = text.strip()
    return (
        len(text) <= 70
        and text[:1].isupper()
        and text[-1:] not in ".;,"
        and ":" not in text[:-1]
        and bool(labels_of(text.rstrip(":"), 1))
    )


_STAR = regex.compile(r"\s*[*•]\s*(?=\p{Lu})")


def candidates(lines: Sequence[Line], bold: frozenset[int] = frozenset()) -> list[Candidate]:
    """Every numbered line, and every short unnumbered line in capitals (or bold: starts of lines given), in order."""
    found = []
    for i, (start, _, text) in enumerate(lines):
        number = number_of(text)
        if (
            number is None
            and len(text) <= 160
            and (is_capitals(text) or start in bold or _names_a_part(text))
        ):
            words = text.split()
            ends = text.rstrip()[-1:]
            if 2 <= len(words) <= 26 and ends not in ".;,|" and "|" not in text:
                low = lower_same_length(text.strip())
                if not _NOT_HEADING.search(low) and text.lstrip()[:1] not in "-+*•(":
                    number = Number("none", "", (), len(text) - len(text.lstrip()))
        if number is not None:
            found.append(Candidate(i, number))
    return found if len(found) > 1 else _starred(lines) or found


def _starred(lines: Sequence[Line]) -> list[Candidate]:
    """The parts of a paper without numbers whose names stand behind a star: "* Mục đích, yêu cầu:"."""
    stars = ((i, m) for i, (_, _, text) in enumerate(lines) if (m := _STAR.match(text)))
    return [
        Candidate(i, Number("none", "", (), m.end()))
        for i, m in stars
        if _names_a_part(lines[i][2][m.end() :])
    ]


def _is_title_like(rest: str) -> bool:
    """Whether the words after a number read as a title, not as running text."""
    words = rest.split()
    if is_capitals(rest):
        return True
    before = rest.split(":", 1)[0]
    if before != rest and len(before.split()) <= 12:
        return True
    return len(words) <= 22 and rest.rstrip()[-1:] not in ".;," and rest[:1].isupper()


def _heads_a_part(rest: str) -> bool:
    """Whether the words after a Roman numeral are a heading: also one closed by a full stop, a long one before its colon.

    >>> _heads_a_part("Tổ chức thực hiện."), _heads_a_part("Thời gian. Từ ngày 01/4/2022 đến ngày 30/4/2022.")
    (True, True)
    """
    words, closed = len(rest.split()), rest.rstrip()[-1:]
    return (
        _is_title_like(rest)
        or (closed == ":" and words <= LONG_HEADING)
        or (closed == "." and words <= 16)
        or run_in(rest) is not None
    )


# Mục đích. | Giảm số người mù chữ ...: the name of a part, and its text on the same line
_RUN_IN = regex.compile(r"\p{Lu}[^.;:\d]{2,60}\.(?=\s+[\p{Lu}“\"\d(]|\s*$)")


def run_in(rest: str) -> str | None:
    """The heading of at most seven words that a full stop parts from its text, or None.

    >>> run_in("Mục đích. Giảm số người mù chữ."), run_in("Tổ chức 02 lớp. Mỗi lớp 30 người.") is None
    ('Mục đích', True)
    """
    match = _RUN_IN.match(rest)
    return match[0][:-1] if match and len(match[0].split()) <= 7 else None


def _run_in_series(found: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Candidates of one number that nearly all open with a heading and a full stop, two of them known parts."""
    heads = [(c, run_in(lines[c.index][2][c.number.rest :])) for c in found]
    named = [c for c, head in heads if head]
    known = sum(bool(labels_of(head, 1)) for _, head in heads if head)
    return named if len(named) > 3 and len(named) >= 0.7 * len(found) and known > 1 else []


def _in_sequence(found: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """Candidates of one kind that count up from 1; a slip (repeated or skipped number) passes in capitals only."""
    kept: list[Candidate] = []
    last = 0
    for c in found:
        value = c.number.path[0]
        rest = lines[c.index][2][c.number.rest :]
        capitals = is_capitals(rest.split(":", 1)[0]) or not rest
        follows = last + 1
        while c.number.kind == "upper" and follows < value and follows in _LEFT_OUT:
            follows += 1
        if (
            value == follows
            or (capitals and kept and last <= value <= last + 3)
            or (not kept and value <= 2 and (capitals or (c.number.kind == "roman" and labels_of(rest, 1))))
        ):
            kept.append(c)
            last = value
    return kept


def top_headings(lines: Sequence[Line], found: Sequence[Candidate]) -> list[Candidate]:
    """The headings of the document's own top numbering: PHẦN, else A., else I., else bare capitals, else 1.

    A numbered paragraph of running text is no heading. `lines` are those between the title and the signature,
    `found` their `candidates`.
    """
    by_kind = {
        k: [c for c in found if c.number.kind == k] for k in ("part", "chapter", "upper", "roman", "none")
    }
    arabic = [c for c in found if c.number.kind == "arabic" and len(c.number.path) == 1]
    first_roman = by_kind["roman"][0].index if by_kind["roman"] else len(lines)
    for kind in ("part", "chapter"):
        if by_kind[kind] and by_kind[kind][0].index < first_roman:
            return _in_sequence(by_kind[kind], lines)
    upper = _in_sequence(by_kind["upper"], lines)
    if len(upper) >= 2 and upper[0].index < first_roman and (by_kind["roman"] or len(upper) >= 3):
        return upper
    if romans := [
        c for c in _in_sequence(by_kind["roman"], lines) if _heads_a_part(lines[c.index][2][c.number.rest :])
    ]:
        return romans
    numbered = _in_sequence(arabic, lines)
    rests = [lines[c.index][2][c.number.rest :] for c in numbered]
    titled = [
        c
        for c, rest in zip(numbered, rests, strict=True)
        if _is_title_like(rest) or _names_a_part(rest.rstrip(" ."))
    ]
    if len(series := _run_in_series(numbered, lines)) > len(titled):
        titled = series
    bare = _of_one_look(_merge_wrapped(by_kind["none"]), lines)
    if len(bare) >= 2 and (not titled or bare[0].index < titled[0].index):
        return bare
    if len(upper) >= 2 and not titled:
        return upper
    return titled or bare


def _of_one_look(found: list[Candidate], lines: Sequence[Line]) -> list[Candidate]:
    """The bare headings in capitals where nearly all are: "Chỉ tiêu theo quý:" among them stands over a table."""
    capitals = [c for c in found if is_capitals(lines[c.index][2])]
    return capitals if len(capitals) > 3 and len(capitals) > 2 * (len(found) - len(capitals)) else found


def _merge_wrapped(found: list[Candidate]) -> list[Candidate]:
    """Bare capitals on following lines are one heading wrapped."""
    return [c for i, c in enumerate(found) if not i or found[i - 1].index != c.index - 1]
