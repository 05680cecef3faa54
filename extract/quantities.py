"""Quantities in running text: a number or a range with its comparator, its unit and what it is "per".

`scan` reads every number that could count something; what the number means (a target, history, a name) is for
`quota_judge`. Dates, symbols, list numbers, ordinals and clock times are left out here by their form.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import ahocorasick_rs
import regex

from extract.comparators import Words, comparison, is_name, is_weak_name, onward, words_before
from extract.numbers import NUMBER, WORDS, bounds, parse_number, parse_words, scale, words_at
from extract.units import Unit, is_per_thousands, unit_at

Token = tuple[int, int, bool]  # start, end, whether it is in words


class Quantity(NamedTuple):
    """`text[start:end]` with its bounds. `op` is one of >= > <= < ~ or None; `change` is "tăng" or "giảm".

    `base` marks the starting point of a change ("từ 65% lên 75%": the 65), `money` an amount of money,
    `weak` a comparator that may be a mere preposition ("từ 05 nguồn").
    """

    start: int
    end: int
    number_start: int
    min: float | None
    max: float | None
    unit: Unit | None
    op: str | None = None
    change: str | None = None
    per: str | None = None
    money: bool = False
    base: bool = False
    weak: bool = False
    in_words: bool = False


# 04 | 5.000 | 87,5
_DIGITS = regex.compile(r"\d+(?:[.,]\d+)*")
_NUMBER = regex.compile(NUMBER)
_THOUSANDS = regex.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
# "mỗi xã một mô hình" | "cử hai cán bộ"; "năm" is a year but after "tối đa", "từ", "mỗi đội" and the like
_NUMERALS = [f" {word} " for word in ["một", "hai", "ba", "bốn", "sáu", "bảy", "bẩy", "tám", "chín", "mười"]]
_NUMERALS += [
    f"{lead} năm "
    for lead in ["đa", "thiểu", "nhất", "từ", "cử", "gồm", "chọn", "dưới", "quá", "tổ", "đội", "đoàn"]
]
_NUMERAL = ahocorasick_rs.AhoCorasick(_NUMERALS)
_NO_NUMERAL = (
    "một số ", "một phần", "một cách", "một mặt", "một trong", "ba mẹ", "hai bên", "một lòng", "một thời",
)  # fmt: skip
# "04 - 05" | "3-5" | "40 → 60" | "10 – 10,5" | "03 đến 05" | "70% đến 80%" | "01 hoặc 02"
_RANGE = regex.compile(
    r"(?:[ ]?%)?(?:[ ]?[-–—÷~→][ ]?|[ ]+(?:đến(?: dưới| không quá)?|tới|-|–|hoặc)[ ]+)"
    rf"(?P<high>{NUMBER})(?P<date>[ ]?[/.-]\d+)?(?![\w])"
)
_ALIKE = regex.compile(r"(0?\d) ?[-–] ?(0?\d)(?![\d.,]| ?%)")
_RANGE_STARTS = ("-", "–", "—", "÷", "~", "→", "đến ", "tới ", "hoặc ")
# "năm đến bảy người" | "hai hoặc ba buổi" | "ba - bốn"
_RANGE_IN_WORDS = regex.compile(
    rf"(?:[ ]+(?:đến|tới|hoặc|-|–)[ ]+|[-–])(?P<high>{WORDS})(?P<date>[ ]?\d)?(?!\w)"
)
# "12/15 xã" | "80/100 điểm": so many of so many; not 2/3, 15/6
_OF_ALL = regex.compile(r"/(?P<all>\d{1,4})(?=[ ][^\W\d_])")
# "03 mô hình đến 05 mô hình": the unit stands twice
_RANGE_AFTER_UNIT = regex.compile(rf"[ ]+(?:đến|tới|-|–)[ ]+(?P<high>{NUMBER})(?![\d/])")
_TO = (" đến ", " tới ", " - ", " – ")
_DOUBLED = regex.compile(rf"(?i)[ ]?\((?:{WORDS})\)")
_SCALES = ("nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ")
_SCALE = regex.compile(r"[ ]?(nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)")
# "400.000 đồng" | "5 triệu đồng" | "20 USD"; not "05 đồng chí"
_CURRENCIES = ("đồng", "đ", "vn", "usd", "đô")
_MONEY = regex.compile(r"[ ]?(?:đồng(?! chí)|đ|vnđ|vnd|usd|đô la(?: mỹ)?)(?!\w)")
# "/năm" | "/01 lượt" | "/tháng/người" | " mỗi tháng"
_PER = regex.compile(
    r"[ ]?/[ ]?(?:\d+[ ]?)?(?P<per>[^\W\d_]+(?:[ ][^\W\d_]+)?)"
    r"|[ ](?:mỗi|một)[ ](?P<time>năm|tháng|quý|tuần|ngày)(?!\w)"
)
_PER_STARTS = ("/", " /", " mỗi ", " một ")
# "từ 65% năm 2020 lên 75%"
_LIFT = regex.compile(r"(?<!\w)(?:lên|xuống|sang|còn)(?!\w)[^.;\d]{0,24}\d")
_YEAR_LEADS = frozenset(
    ["năm", "tháng", "đoạn", "kỳ", "học", "đến", "hết", "cuối", "đầu", "từ", "và", "giữa"]
)


def _by_form(text: str, start: int, end: int) -> bool:
    """Whether the characters around make the digits part of a date, symbol, list number, clock or phone."""
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if before.isalnum() or before in "/_.:@#" or (before in "-–" and start > 1 and text[start - 2].isalnum()):
        return True
    if after == "/":
        following = text[end + 1 : end + 3]
        if following.isupper() or following[:1] in " -":
            return True
        if following[:1].isdecimal():
            return not is_per_thousands(text, end) and _of_all(text, start, end) is None
    elif after in ".):" or after in " \t-–":
        if after == ":" and text[end + 1 : end + 2].isdecimal():
            return True
        if before in "\n \t(" and _numbers_a_line(text, start, end, after):
            return True
    size = end - start
    if size > 6:
        return text[start:end].isdecimal()
    return size > 2 and text[start] == "0" and text[start:end].isdecimal()


def _of_all(text: str, start: int, end: int) -> int | None:
    """The end of "12/15" before a noun that is counted, None where the two are a date or a fraction."""
    match = None if is_per_thousands(text, end) else _OF_ALL.match(text, end)
    if match is None or len(match["all"]) > 1 and match["all"][0] == "0" and int(match["all"]) < 5:
        return None
    part, whole = text[start:end], int(match["all"])
    if not part.isdecimal() or not int(part) <= whole or whole < 6:
        return None
    unit = unit_at(text, match.end())
    counted = unit is not None and (unit.known or whole > 31) and unit.kind not in ("duration", "measure")
    return match.end() if counted else None


def _numbers_a_line(text: str, start: int, end: int, after: str) -> bool:
    """ "1. ", "2)", "1.1 ", "3 - " at the head of a line."""
    lead = text[max(0, start - 6) : start]
    head = lead.rpartition("\n")[2]
    if head.strip(" \t(") or (head == lead and start > 6):
        return False
    token = text[start:end]
    if after in ".)":
        return True
    dotted = "." in token and _THOUSANDS.fullmatch(token) is None
    dashed = text[end : end + 2].strip() in ("-", "–") and not _ranges(text, start)
    return dotted or (after == ":" and end - start < 3) or dashed


def _ranges(text: str, start: int) -> bool:
    """ "02 - 03 mô hình" at the head of a line: two small numbers written alike, no item number."""
    match = _ALIKE.match(text, start)
    low, high = match.groups() if match else ("0", "0")
    return len(low) == len(high) and int(low) < int(high) <= 3 * int(low)


def _is_year(text: str, start: int, end: int, words: Words) -> bool:
    """A bare 1900-2099 is a year unless a noun it counts stands right after it."""
    token = text[start:end]
    if end - start != 4 or token[:2] not in ("19", "20") or not token.isdecimal():
        return False
    if words and words[0][1] in _YEAR_LEADS:
        return True
    unit = unit_at(text, end)
    return unit is None or not unit.known or unit.kind == "place"


def _no_year(text: str, start: int, end: int, words: Words) -> bool:
    """ "cả năm 24.500 ha", "trong năm 150 đảng viên": what names no year, with a noun behind it."""
    if words[0][1] != "năm" or _THOUSANDS.fullmatch(text, start, end):
        return words[0][1] == "năm"
    yearly = len(words) > 1 and words[1][1] in ("trong", "cả") and end - start < 4
    unit = unit_at(text, end) if yearly else None
    return unit is not None and unit.known


def _high(text: str, end: int, first: float, in_words: bool) -> tuple[int, float | None] | None:
    """(end, upper number) of a range that begins with `first`; None where the two are parts of dates."""
    following = text[end : end + 8].lstrip(" ")
    if following[:1] == "%":
        following = following[1:].lstrip(" ")
    if not following.startswith(_RANGE_STARTS):
        return end, None
    match = _RANGE.match(text, end) or (_RANGE_IN_WORDS.match(text, end) if in_words else None)
    if match is None:
        return end, None
    high = parse_number(match["high"]) or parse_words(match["high"])
    if "%" in text[end : match.start("high")] and (match["date"] or (high or 0) > 1900):
        return end, None  # "đạt 50% đến 30/6", "90% đến 2025": the share, then when
    if match["date"] or high is None or high < first:
        return None
    return match.end("high"), high


def _unit(text: str, low: str, end: int) -> tuple[int, Unit | None, float, bool]:
    """(end of the number, unit, factor, whether it is money) of what follows a number."""
    at = end + 1 if low.startswith(" ", end) else end
    times = _SCALE.match(low, end) if low.startswith(_SCALES, at) else None
    if times is None:
        money = _MONEY.match(low, end) if low.startswith(_CURRENCIES, at) else None
        if money is None:
            return end, unit_at(text, end), 1.0, False
        return end, Unit(end, money.end(), text[end : money.end()].strip(), "measure"), 1.0, True
    at = times.end()
    if money := _MONEY.match(low, at):
        return end, Unit(end, money.end(), text[end : money.end()].strip(), "measure"), 1.0, True
    unit = unit_at(text, at)
    if unit is None or not unit.known or text[at : at + 1] == "/":
        return end, Unit(end, at, text[end:at].strip(), "measure"), 1.0, True
    return at, unit, float(scale(times[1]) or 1), False


def _read(
    text: str, low: str, start: int, end: int, least: float, words: Words, floor: int, in_words: bool
) -> Quantity | None:
    """The quantity whose first number is `text[start:end]`, or None where the form is no quantity."""
    ranged = _high(text, end, least, in_words)
    if ranged is None:
        return None
    number_text, (end, most) = text[start:end], ranged
    if text[end : end + 1] == "/" and (whole := _of_all(text, start, end)):
        end = whole
    if text.startswith(("(", " ("), end) and (doubled := _DOUBLED.match(text, end)):
        end = doubled.end()
    number_end = end
    end, unit, factor, money = _unit(text, low, end)
    if unit and unit.start == number_end and unit.kind != "measure" and text[number_end].isalpha():
        return None  # 5K, 4G, 8h30
    if not (unit and unit.text == "%") and is_weak_name(words, number_text, unit):
        return None
    if unit and "," in number_text and factor == 1 and unit.kind not in ("measure", "duration"):
        least = parse_number(number_text, count=True) or least
    if factor != 1:
        least, most = least * factor, most * factor if most is not None else None
    end = unit.end if unit else end
    if most is None and unit and (twice := _again(text, end, unit, least)):
        end, most = twice
    compared = comparison(low, words, start, floor)
    end, tail = onward(low, end, compared.open_from)
    op = tail or compared.op
    weak = op is None and compared.open_from and most is None
    op = ">=" if weak else op
    keeps_lead = op or compared.change or (compared.open_from and most is not None)
    at_least, at_most = bounds(least, most, op)
    per = _PER.match(low, end) if low.startswith(_PER_STARTS, end) else None
    base = compared.open_from and most is None and not tail and _LIFT.search(low, end, end + 60)
    lead = compared.start if keeps_lead else start
    told = (per["per"] or per["time"]) if per else None
    change = compared.change
    return Quantity(
        lead, end, start, at_least, at_most, unit, op, change, told, money, bool(base), weak, in_words
    )


def _again(text: str, end: int, unit: Unit, least: float) -> tuple[int, float] | None:
    """The upper number of "03 mô hình đến 05 mô hình"."""
    if not text.startswith(_TO, end):
        return None
    match = _RANGE_AFTER_UNIT.match(text, end)
    second = unit_at(text, match.end()) if match else None
    value = parse_number(match["high"]) if match else None
    if second is None or value is None or value < least or second.text.lower() != unit.text.lower():
        return None
    return second.end, value


def tokens_of(text: str, low: str, start: int, end: int) -> list[Token]:
    """(start, end, in words) of every number of the stretch, in order."""
    found = [(m.start(), m.end(), False) for m in _DIGITS.finditer(text, start, end)]
    stretch = low[start:end]
    spelled = []
    for index, at, stop in _NUMERAL.find_matches_as_indexes(stretch, overlapping=True):
        first = stop - 4 if index > 9 else at + 1
        if not stretch.startswith(_NO_NUMERAL, first):
            spelled.append((start + first, start + stop - 1, True))
    return sorted(found + spelled) if spelled else found


def scan(
    text: str,
    low: str,
    start: int,
    end: int,
    masked: bytearray | None = None,
    tokens: Sequence[Token] | None = None,
) -> Iterator[Quantity]:
    """Every quantity of `text[start:end]` in order; positions set in `masked` are passed over.

    `low` is the text in lower case, of the same length; `tokens` the numbers of the stretch, if known.

    >>> text = "mỗi xã từ 03 đến 05 mô hình"
    >>> [(q.min, q.max, q.unit.text) for q in scan(text, text, 0, len(text))]
    [(3.0, 5.0, 'mô hình')]
    """
    done = line = seen = start
    for token_start, token_end, in_words in tokens or (
        tokens_of(text, low, start, end) if tokens is None else ()
    ):
        if token_start < done or (masked is not None and masked[token_start]):
            continue
        least: float | None
        if in_words:
            spelled = words_at(text, token_start)
            if spelled is None:
                continue
            token_end, least = spelled
        elif _by_form(text, token_start, token_end):
            done = token_end
            continue
        else:
            least = parse_number(text[token_start:token_end])
        line, seen = text.rfind("\n", seen, token_start) + 1 or line, token_start
        floor = line if line > done else done
        words = words_before(low, token_start, floor)
        share = text[token_end : token_end + 2].lstrip(" ")[:1] == "%"
        if (
            least is None
            or (not share and is_name(words) and not _no_year(text, token_start, token_end, words))
            or (not in_words and _is_year(text, token_start, token_end, words))
        ):
            continue
        found = _read(text, low, token_start, token_end, least, words, floor, in_words)
        if found:
            done = found.end
            yield found
