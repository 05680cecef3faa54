"""What stands around a number: words that make it an ordinal, its comparator, "tăng", "giảm", "trở lên"."""

from __future__ import annotations

from typing import NamedTuple

import regex

from extract.numbers import COMPARATORS
from extract.quota_words import (
    EACH,
    FILLERS,
    LEVEL_WORDS,
    ORDINAL_HEADS,
    ORDINAL_HEADS_WEAK,
    ORDINAL_PAIRS,
    STEPS,
    TASK_VERBS,
    TIME_WORDS,
)
from extract.units import Unit

Words = list[tuple[int, str]]


class Comparison(NamedTuple):
    """Where a number's comparator starts, its sense, the change it belongs to, whether "từ" stands there."""

    start: int
    op: str | None = None
    change: str | None = None
    open_from: bool = False


_BREAK = frozenset(".,;:()[]“”\"'|…?!•*")
_SIGNS = "≥≤<>=≈~"
_OPENERS = "(“\"'[-+–|"
_CHANGES = frozenset({"tăng", "giảm"})
# "cắt giảm 20%", "gia tăng 5%": the change is half of another word and stays out of the text
_OTHER_VERB = frozenset({"cắt", "gia", "suy", "tinh"})
# "ít nhất mỗi tháng một lần"
_AHEAD_OF_EACH = regex.compile(
    r"(?<!\w)(ít nhất|tối thiểu|không quá|tối đa) (?:mỗi|một|hằng|hàng) [^\W\d_]+(?: [^\W\d_]+)? $"
)
_EACH_WORDS = frozenset({"mỗi", "một", "hằng", "hàng"})
# a number after any other word has no comparator right before it
_ENDS = frozenset(phrase.split()[-1] for phrase in COMPARATORS)
_LAST_WORDS = _ENDS | FILLERS | _CHANGES | {"từ", "đủ", "bằng"}
# "60% trở lên" | "200 suất/ngày trở lên" | "02 Bằng khen cấp tỉnh trở lên" | "từ 03 nhóm, lớp trở lên"
_ONWARD = regex.compile(
    r"(?:[ ]?/[ ]?\w+(?:[ ]\w+)?){0,2}(?P<gap>(?:,?[ ]+[^\W\d_]+){0,5}?)[ ]*,?[ ]*"
    r"(?P<way>trở lên|trở xuống|hoặc (?:nhiều )?hơn)(?!\w)"
)
_SHARE_AHEAD = regex.compile(r"\d[\d.,]*[ ]?(?:[%‰]|/[ ]?10)")
_LEVELS_AFTER_FROM = LEVEL_WORDS - {"cấp"}


def words_before(low: str, position: int, floor: int) -> Words:
    """Up to four (offset, word) before the position in lower-case text, nearest first, up to a mark.

    >>> words_before("tỷ lệ, giảm ít nhất 5%", 20, 0)
    [(15, 'nhất'), (12, 'ít'), (7, 'giảm')]
    """
    at = position - 40
    at = floor if at < floor else at
    chunk = low[at:position]
    found: Words = []
    end = len(chunk)
    for word in reversed(chunk.rsplit(None, 4)[-4:]):
        if word[-1] in _BREAK:
            break
        end = chunk.rfind(word, 0, end)
        if word[0] not in _OPENERS:
            found.append((at + end, word))
            continue
        clean = word.lstrip(_OPENERS)
        if clean:
            found.append((at + end + len(word) - len(clean), clean))
        break
    return found


def is_name(words: Words) -> bool:
    """Whether the word before makes the number a date, ordinal or name whatever follows: "thứ 5", "Điều 3".

    >>> is_name([(0, "thứ")]), is_name([(4, "số"), (0, "tổng")]), is_name([(4, "năm"), (0, "mỗi")])
    (True, False, False)
    """
    if not words:
        return False
    first = words[0][1]
    second = words[1][1] if len(words) > 1 else ""
    if first in TIME_WORDS:
        return second not in EACH
    return first in ORDINAL_HEADS and second not in ORDINAL_HEADS[first] and second != "mỗi"


# "đợt 1 tổ chức vào tháng 5", "khối 6 học sinh ...", "bước một": steps and grades, whatever noun follows; not "lớp 30 học viên"
_SMALL = regex.compile(r"[1-9]|1[0-2]|một|hai|ba|bốn|năm|sáu")


def is_weak_name(words: Words, value: str, unit: Unit | None) -> bool:
    """The same for words that may govern a count too: "lớp 9", not "lớp 30 học viên"; "Chương trình 135"."""
    if not words:
        return False
    first = words[0][1]
    known = unit is not None and unit.known
    pair = f"{words[1][1]} {first}" if len(words) > 1 else ""
    if pair in TASK_VERBS or pair in (
        "chi tiết",
        "trong vòng",
        "định mức",
    ):  # "nâng cấp 12 km đường", "quy hoạch chi tiết 09 khu"
        return False
    if (
        first == "cấp" and (number := value.replace(".", "")).isdigit() and int(number) > 20
    ):  # "cấp 180 nhiệt kế": no grade, no level
        return False
    if first in STEPS and _SMALL.fullmatch(value) and (len(words) < 2 or words[1][1] not in EACH):
        return unit is None or unit.text.lower() not in ("buổi", "điểm", "người")
    if first in ORDINAL_PAIRS and len(words) > 1 and words[1][1] in ORDINAL_PAIRS[first]:
        return not known or (
            value[0] != "0" and not (first == "đạo" and unit is not None and unit.kind == "person")
        )
    if len(words) > 1 and words[1][1] == "mỗi":  # "mỗi xã 02 cụm pa nô"
        return False
    return first in ORDINAL_HEADS_WEAK and not known


def _signed(low: str, number_start: int, floor: int) -> Comparison | None:
    before = low[max(floor, number_start - 3) : number_start].rstrip()
    for width in (2, 1):
        sign = before[-width:]
        if sign in COMPARATORS and sign[-1] in _SIGNS:
            return Comparison(low.rindex(sign, 0, number_start), COMPARATORS[sign])
    return None


def _phrase(words: Words, first: int) -> tuple[int, str, int] | None:
    """(start, op, words used) of the comparator whose last word is `words[first]`."""
    last = words[first][1]
    if last not in _ENDS:
        return None
    phrases = [last]
    for _, word in words[first + 1 : first + 3]:
        phrases.append(f"{word} {phrases[-1]}")
    for width in range(len(phrases), 0, -1):
        op = COMPARATORS.get(phrases[width - 1])
        if op:
            return words[first + width - 1][0], op, first + width
    return None


def comparison(low: str, words: Words, number_start: int, floor: int) -> Comparison:
    """The comparator before a number in lower-case text: "giảm ít nhất", "tối thiểu đạt", "từ", "≥"."""
    lead = low[max(floor, number_start - 2) : number_start].rstrip()
    if lead and lead[-1] in _SIGNS and (signed := _signed(low, number_start, floor)):
        return signed
    if not words:
        return Comparison(number_start)
    if words[0][1] not in _LAST_WORDS:
        if len(words) > 1 and words[1][1] in _CHANGES:
            return _with_change(words, 0, number_start, None, False)
        return _ahead(low, words, number_start, floor) or Comparison(number_start)
    start, at, op, open_from = number_start, 0, None, False
    if words[0][1] == "bằng":  # "nhỏ hơn hoặc bằng 5%"; "bằng 5%" has none
        inner = _phrase(words, 2) if len(words) > 2 and words[1][1] == "hoặc" else None
        return _with_change(words, inner[2], *inner[:2], False) if inner else Comparison(number_start)
    if words[0][1] == "từ":
        start, at, open_from = words[0][0], 1, True
    elif words[0][1] == "đủ" and len(words) > 1 and words[1][1] == "từ":
        start, at, open_from = words[1][0], 2, True
    past = at
    while past < len(words) and words[past][1] in FILLERS:
        past += 1
    near = _phrase(words, at) if at < len(words) else None
    far = _phrase(words, past) if near is None and at < past < len(words) else None
    if far and far[2] - past == 1 and not _SHARE_AHEAD.match(low, number_start):
        far = None  # "trên mức 5": one word reaches over a filler only to a share, "dưới mức 5%"
    if found := near or far:
        start, op, at = found
        if [word for _, word in words[at : at + 2]] == ["hoặc", "bằng"]:  # "bằng hoặc cao hơn 95%"
            start, at = words[at + 1][0], at + 2
    elif ahead := _ahead(low, words, number_start, floor):
        return ahead
    return _with_change(words, at, start, op, open_from)


def _ahead(low: str, words: Words, number_start: int, floor: int) -> Comparison | None:
    """ "ít nhất mỗi tháng một lần": the comparator stands before what the number is told of."""
    if len(words) < 3 or (words[1][1] not in _EACH_WORDS and words[2][1] not in _EACH_WORDS):
        return None
    ahead = _AHEAD_OF_EACH.search(low, max(floor, number_start - 40), number_start)
    return Comparison(ahead.start(), COMPARATORS[ahead[1]]) if ahead else None


def _with_change(words: Words, at: int, start: int, op: str | None, open_from: bool) -> Comparison:
    near = [word for _, word in words[at : at + 2]]
    if near and near[0] in _CHANGES:
        other = len(near) > 1 and near[1] in _OTHER_VERB
        return Comparison(start if other else words[at][0], op, None if other else near[0], open_from)
    if len(near) > 1 and near[1] in _CHANGES:
        joined = near[0] in ("thêm", "được")
        return Comparison(words[at + 1][0] if joined else start, op, near[1], open_from)
    return Comparison(start, op, None, open_from)


def onward(low: str, end: int, open_from: bool) -> tuple[int, str | None]:
    """(end, op) of "trở lên" / "trở xuống" after the unit.

    >>> onward("10 lao động trở lên", 11, False), onward("60% loại khá trở lên", 3, False)
    ((19, '>='), (3, None))
    """
    at = low.find("trở ", end, end + 56)
    if at < 0 and " hơn" not in low[end : end + 20]:
        return end, None
    match = _ONWARD.match(low, end)
    if match is None:
        return end, None
    gap = match["gap"].split()
    levels = _LEVELS_AFTER_FROM if open_from else LEVEL_WORDS
    if "," in match["gap"] and open_from:  # "từ 03 nhóm, lớp trở lên"
        return match.end(), "<=" if match["way"].endswith("xuống") else ">="
    if any(word in levels for word in gap) or ((len(gap) > 2 or "," in match["gap"]) and not open_from):
        return end, None
    return match.end(), "<=" if match["way"].endswith("xuống") else ">="
