"""Lines that a program or a narrow cell broke inside a name, made whole where that is certain."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import groupby, takewhile

import regex

from parsers.marks import OPENING, is_kind
from parsers.stacked import Line

_HEAD = 60  # lines a letterhead may take, one cell below the other
_MARKS = regex.compile(r"\p{Mn}+")
_PHRASES = [
    words.split()
    for words in (
        "cong hoa xa hoi chu nghia viet nam",
        "doc lap - tu do - hanh phuc",
        "uy ban nhan dan",
        "hoi dong nhan dan",
        "thu tuong chinh phu",
        "ke hoach",
    )
]
# "Số:" / "36/KH-UBND": the label of the number, and the number
_LABEL = regex.compile(r"\s*S[ỐốO]\s*[:.]?\s*$")
_NUMBER = regex.compile(r"\s*\d*\s?/\s?[\p{L}\d]")
# "Số: 2240" / "/KH-SVHTTDL": a number and the rest of its symbol
_OPEN_SYMBOL, _REST_OF_SYMBOL = (
    regex.compile(r"\s*S[ỐốO]\s*[:.]?\s*\d*\s*$"),
    regex.compile(r"\s*/\s?\p{Lu}{2,}[\p{Lu}&]*\s?-"),
)
# "ỦY" / "BAN DÂN TỘC", "BỘ" / "GIÁO DỤC VÀ ĐÀO TẠO": the first word of a body's name
_FIRST_WORD = regex.compile(r"\s*(?:[UỦ]?[YỶ]|BỘ|SỞ|HỘI|BAN|TỔNG|TỈNH|CÔNG|THANH|VĂN|THÀNH)\s*$")
# "UBND" / "TỈNH" / "TÂY" / "NINH": a unit whose name breaks off, and the one word that it lacks
_UNIT = regex.compile(
    r"\s*(?:UBND|[UỦ][YỶ] BAN NHÂN DÂN)?\s*(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)(?:\s\p{Lu}+)?\s*$"
)
_LEVEL = regex.compile(r"\s*(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)\s*$")
_REST_OF_NAME = regex.compile(r"\s*(?!SỞ|BAN|HỘI|VĂN|BỘ|CHI|CÔNG|THANH|TRƯỜNG|PHÒNG|KẾ)\p{Lu}{2,7}\s*$")
# "Cà" / "Mau, ngày 21 tháng 02 năm 2022": the first word of a place
_PLACE_WORD = regex.compile(r"\s*(?:TP\.?\s?)?\p{Lu}\p{Ll}*(?:\s\p{Lu}\p{Ll}*){0,2}\s*$")
_REST_OF_PLACE = regex.compile(r"\s*(?:phố )?\p{Lu}[\p{L} .'–-]{0,40},\s*ng[àa]y\b")


def with_whole_names(lines: Sequence[Line]) -> list[Line]:
    """Lines of one word each made whole where certain: "XÃ" / "HÒA" / "AN", "Nội" / "dung" / "việc"."""
    out: list[Line] = []
    run: list[str] = []
    for line in [*lines, ""]:
        if isinstance(line, str) and len(word := line.strip()) <= 7 and word.isalpha():
            run.append(line)
            continue
        out += _rejoined(run) if len(run) > 2 else run
        out.append(line)
        run = []
    return out[:-1]


def _rejoined(run: list[str]) -> list[str]:
    words = [word.strip() for word in run]
    if len(words) > 3 and all(map(str.isupper, words)):
        return ["\n".join(words)]
    groups = ["\n".join(group) for _, group in groupby(words, key=str.isupper)]
    if words[0].isupper() and words[-1].istitle() and len(groups) == 2 and all("\n" in g for g in groups):
        return groups  # "GIÁM" / "ĐỐC" / "Lê" / "Văn" / "An"
    if words[0].islower() or not any(map(str.islower, words)):
        return run
    whole: list[str] = []
    for word in words:
        whole += [f"{whole.pop()}\n{word}"] if word.islower() else [word]
    return whole


def with_whole_letterhead(lines: Sequence[str]) -> list[str]:
    """The lines with the names of a letterhead whole, and without the lone bars between its cells.

    Law sites print each cell as it is broken in the page's source: "ỦY" / "BAN NHÂN DÂN" / "TỈNH CÀ MAU" / "|".
    """
    head = list(takewhile(_of_letterhead, lines[:_HEAD]))
    if len(head) < 2:
        return list(lines)
    out: list[str] = []
    for line in head:
        above = next((i for i in (-1, -2) if len(out) >= -i and out[i].strip()), None)
        if line.strip() == "|":
            out.append("")
        elif above is not None and _is_broken(out[above], line, len(out) < 2 or not out[-2].strip()):
            out[above:] = [f"{out[above].rstrip()}\n{line.strip()}"]
        else:
            out.append(line)
    return [*out, *lines[len(head) :]]


def _of_letterhead(line: str) -> bool:
    return len(line) <= 160 and not is_kind(line) and not (len(line) > 14 and OPENING.match(line))


def _is_broken(above: str, line: str, first: bool) -> bool:
    """Whether `line` goes on with a phrase, number or place that `above` (the `first` line of its cell) breaks off."""
    start = _bare_words(above)
    for phrase in _PHRASES:
        left = phrase[len(start) :]
        if left and start == phrase[: len(start)]:
            rest = _bare_words(line)
            if rest and rest[: len(left)] == left[: len(rest)]:
                return above.isupper() or phrase[0] == "doc"
    if (_UNIT.match(above) and _REST_OF_NAME.match(line)) or (above.strip() == "UBND" and _LEVEL.match(line)):
        return True
    if _OPEN_SYMBOL.match(above) and _REST_OF_SYMBOL.match(line):
        return True
    if _LABEL.match(above):
        return _NUMBER.match(line) is not None
    if first and _FIRST_WORD.match(above):  # of a word a line, `with_whole_names` makes the whole
        return line.isupper() and (len(line.split()) > 1 or len(line.strip()) > 7)
    return first and _PLACE_WORD.match(above) is not None and _REST_OF_PLACE.match(line) is not None


def _bare_words(text: str) -> list[str]:
    """The words in small letters without marks: wherever the tone stands, "HOÀ" and "HÒA" are the same."""
    bare = str(_MARKS.sub("", unicodedata.normalize("NFD", text.lower())))
    return bare.replace("đ", "d").strip(" |\t").split()
