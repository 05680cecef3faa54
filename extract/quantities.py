"""Quantities in running text: a number or a range with its comparator, its unit and what it is "per".

`scan` reads every number that could count something; what the number means (a target, history, a name) is for
`quotas` to judge. Dates, symbols, list numbers, ordinals and clock times are left out here by their form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from extract.numbers import COMPARATORS, NUMBER, WORDS, bounds, parse_number, scale, words_at
from extract.quota_words import (
    EACH,
    FILLERS,
    LEVEL_WORDS,
    ORDINAL_HEADS,
    ORDINAL_HEADS_WEAK,
    ORDINAL_PAIRS,
    TIME_WORDS,
)  # fmt: skip
from extract.units import Unit, unit_at


@dataclass(frozen=True, slots=True)
class Quantity:
    """`text[start:end]` with its bounds. `op` is one of >= > <= < ~ or None; `change` is "tăng" or "giảm".

    `base` marks the starting point of a change ("từ 65% lên 75%": the 65), `money` an amount of money,
    `weak` a comparator that may be a mere preposition ("từ 05 nguồn", "trên 03 lĩnh vực").
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
# "mỗi xã một mô hình" | "cử hai cán bộ" | "ít nhất mười lăm người"
_NUMERAL = regex.compile(rf"(?i)(?<=[ (])(?!năm[ ])(?:{WORDS})(?=[ ])|(?<=[tuưđ] )năm(?=[ ])")
# "04 - 05" | "3-5" | "10 – 10,5" | "03 đến 05" | "70% đến 80%" | "01 hoặc 02"
_RANGE = regex.compile(
    rf"(?:[ ]?%)?(?:[ ]?[-–—÷~][ ]?|[ ]+(?:đến|tới|-|–|hoặc)[ ]+)(?P<high>{NUMBER})(?P<date>[ ]?[/.-]\d)?(?![\w])"
)
# "03 mô hình đến 05 mô hình": the unit stands twice
_RANGE_AFTER_UNIT = regex.compile(rf"[ ]+(?:đến|tới|-|–)[ ]+(?P<high>{NUMBER})(?![\d/])")
_DOUBLED = regex.compile(rf"(?i)[ ]?\((?:{WORDS})\)")
_SCALE = regex.compile(r"(?i)[ ]?(nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w)")
# "400.000 đồng" | "5 triệu đồng" | "20 USD"; not "05 đồng chí"
_MONEY = regex.compile(r"(?i)[ ]?(?:đồng(?! chí)|đ(?![\w])|vnđ|vnd|usd|đô la)(?!\w)")
_MONEY_UNIT = regex.compile(
    r"(?i)[ ]?(?:nghìn |ngàn |triệu |tỷ |tỉ )?(?:đồng|đ|vnđ|vnd|usd|đô la(?: mỹ)?)?(?!\w)"
)
# "60% trở lên" | "200 suất/ngày trở lên" | "02 Bằng khen cấp tỉnh trở lên"
_ONWARD = regex.compile(
    r"(?:[ ]?/[ ]?\w+(?:[ ]\w+)?)?(?P<gap>(?:[ ]+[^\W\d_]+){0,5}?)[ ]*,?[ ]*"
    r"(?P<way>trở lên|trở xuống|hoặc (?:nhiều )?hơn)(?!\w)"
)
# "/năm" | "/01 lượt" | "/tháng/người" | " mỗi tháng"
_PER = regex.compile(
    r"[ ]?/[ ]?(?:\d+[ ]?)?(?P<per>[^\W\d_]+(?:[ ][^\W\d_]+)?)|[ ](?:mỗi|một)[ ](?P<time>năm|tháng|quý|tuần|ngày)(?!\w)"
)
# "ít nhất mỗi tháng một lần"
_AHEAD_OF_EACH = regex.compile(r"(?i)(?<!\w)(ít nhất|tối thiểu|không quá|tối đa) (?:mỗi|một|hằng|hàng) [^\W\d_]+(?: [^\W\d_]+)? $")
_LIFT = regex.compile(r"(?:lên|xuống|sang|còn|tăng lên|giảm xuống)[^.;\d]{0,24}\d")
_BREAK = frozenset(".,;:()[]“”\"'|…?!•*")


def _words_before(text: str, position: int, floor: int) -> list[tuple[int, str]]:
    """Up to four (offset, lower-cased word) before the position, nearest first, up to a mark."""
    at = max(floor, position - 48)
    chunk = text[at:position]
    found: list[tuple[int, str]] = []
    end = len(chunk)
    for word in reversed(chunk.rsplit(None, 4)):
        start = chunk.rfind(word, 0, end)
        end = start
        if word[-1] in _BREAK and len(word) > 0:
            break
        clean = word.lstrip("(“\"'[-+–|")
        if clean:
            found.append((at + start + len(word) - len(clean), clean.casefold()))
        if clean != word or len(found) == 4:
            break
    return found


def _is_ordinal(words: list[tuple[int, str]], value: str, unit: Unit | None) -> bool:
    """Whether the words before make the number a name: "lần thứ 5", "Điều 3", "lớp 9", "Chương trình 135"."""
    if not words:
        return False
    first = words[0][1]
    second = words[1][1] if len(words) > 1 else ""
    if first in TIME_WORDS:
        return second not in EACH and not (unit and unit.known and second.isdecimal())
    if first in ORDINAL_HEADS:
        return second not in ORDINAL_HEADS[first]
    if first in ORDINAL_PAIRS and second in ORDINAL_PAIRS[first]:
        return unit is None or not unit.known or not value.startswith("0")
    if first in ORDINAL_HEADS_WEAK:
        return unit is None or not unit.known
    return False


def _comparator(
    text: str, words: list[tuple[int, str]], number_start: int, floor: int
) -> tuple[int, str | None, str | None, bool]:
    """(start, op, change, từ) from the words before a number: "giảm ít nhất", "tối thiểu đạt", "từ"."""
    start, index, op, open_from = number_start, 0, None, False
    sign = text[max(floor, number_start - 3) : number_start].rstrip()
    for width in (2, 1):
        if sign[-width:] in COMPARATORS and not sign[-width:].isalpha():
            begin = number_start - 3 if number_start - 3 >= floor else floor
            start = text.index(sign[-width:], begin)
            return start, COMPARATORS[sign[-width:]], None, False
    if words and words[0][1] == "từ":
        open_from, start, index = True, words[0][0], 1
    elif len(words) > 1 and words[0][1] == "đủ" and words[1][1] == "từ":
        open_from, start, index = True, words[1][0], 2
    skipped = index
    while skipped < len(words) and words[skipped][1] in FILLERS:
        skipped += 1
    for begin in (index, skipped):
        for width in (3, 2, 1):
            if begin + width <= len(words):
                phrase = " ".join(word for _, word in reversed(words[begin : begin + width]))
                found = COMPARATORS.get(phrase)
                if found and not (begin > index and width == 1):
                    start, op, index = words[begin + width - 1][0], found, begin + width
                    break
        if op:
            break
    if op is None and len(words) > 2 and (ahead := _AHEAD_OF_EACH.search(text, max(floor, number_start - 40), number_start)):
        start, op, index = ahead.start(), COMPARATORS[ahead[1].casefold()], len(words)
    change = None
    if index < len(words) and words[index][1] in ("tăng", "giảm"):
        before = words[index + 1][1] if index + 1 < len(words) else ""
        if before not in ("cắt", "gia", "suy", "tinh"):
            change, start = words[index][1], words[index][0]
    elif (
        index + 1 < len(words)
        and words[index][1] in ("thêm", "được")
        and words[index + 1][1] in ("tăng", "giảm")
    ):
        change, start = words[index + 1][1], words[index + 1][0]
    elif words and any(word in ("tăng", "giảm") for _, word in words[index : index + 2]):
        change = next(word for _, word in words[index : index + 2] if word in ("tăng", "giảm"))
    return start, op, change, open_from


def _tail(text: str, end: int, unit: Unit | None, open_from: bool) -> tuple[int, str | None]:
    """(end, op) of "trở lên" / "trở xuống" after the unit."""
    after = text[end : end + 64]
    at = after.find("trở ")
    if at < 0 and "hơn" not in after:
        return end, None
    match = _ONWARD.match(text, end)
    if match is None:
        return end, None
    gap = match["gap"].split()
    levels = LEVEL_WORDS - {"cấp"} if open_from else LEVEL_WORDS
    if any(word.casefold() in levels for word in gap) or (len(gap) > 2 and not open_from):
        return end, None
    return match.end(), "<=" if match["way"].endswith("xuống") else ">="


def _read(text: str, start: int, end: int, low: float | None, floor: int, in_words: bool) -> Quantity | None:
    """The quantity whose first number is `text[start:end]`, or None where the form is no quantity."""
    words = _words_before(text, start, floor)
    high: float | None = None
    number_text = text[start:end]
    ranged = _RANGE.match(text, end)
    if ranged:
        if ranged["date"]:
            return None
        high = parse_number(ranged["high"])
        if high is not None and low is not None and high >= low:
            end = ranged.end("high")
        else:
            return None
    doubled = _DOUBLED.match(text, end)
    if doubled:
        end = doubled.end()
    times = _SCALE.match(text, end)
    money = _MONEY.match(text, times.end() if times else end)
    if times and not money:
        unit = unit_at(text, times.end())
        if unit is None or not unit.known or text[times.end() : times.end() + 1] == "/":
            money = times
    if times:
        factor = scale(times[1]) or 1
    unit: Unit | None
    if money:
        match = _MONEY_UNIT.match(text, end)
        stop = match.end() if match else money.end()
        unit = Unit(end, stop, text[end:stop].strip(), "measure")
    else:
        if times:
            end = times.end()
        unit = unit_at(text, end)
        if low is not None and times:
            low, high = low * factor, high * factor if high is not None else None
    if unit and text[end : end + 1].isalpha() and unit.start == end and unit.kind != "measure":
        return None  # 5K, 4G, 8h30
    if _is_ordinal(words, number_text, unit) or low is None:
        return None
    if "," in number_text and unit and unit.kind not in ("measure", "duration") and not money and not times:
        low = parse_number(number_text, count=True) or low
    end = unit.end if unit else end
    if high is None and unit and (again := _RANGE_AFTER_UNIT.match(text, end)):
        second = unit_at(text, again.end())
        value = parse_number(again["high"])
        if second and value is not None and second.text.casefold() == unit.text.casefold() and value >= low:
            high, end = value, second.end
    begin, op, change, open_from = _comparator(text, words, start, floor)
    tail_end, tail_op = _tail(text, end, unit, open_from)
    base = bool(open_from and high is None and not tail_op and _LIFT.search(text, end, end + 60))
    if tail_op:
        op, end = tail_op, tail_end
    weak = op is None and open_from
    if weak and high is None:
        op = ">="
    least, most = bounds(low, high, op)
    per = _PER.match(text, end)
    return Quantity(
        start=begin if op or change or (open_from and high is not None) else start,
        end=end,
        number_start=start,
        min=least,
        max=most,
        unit=unit,
        op=op,
        change=change,
        per=(per["per"] or per["time"]) if per else None,
        money=bool(money),
        base=base,
        weak=weak and high is None,
        in_words=in_words,
    )


def _refused_by_form(text: str, start: int, end: int) -> bool:
    """Parts of dates, symbols, list numbers, clock times, phone numbers and years, told by the characters around."""
    before = text[start - 1] if start else "\n"
    after = text[end] if end < len(text) else "\n"
    if before.isalnum() or before in "/_.:@#" or (before in "-–" and start > 1 and text[start - 2].isalnum()):
        return True
    size = end - start
    token = text[start:end]
    if after == "/":
        following = text[end + 1 : end + 3]
        if following[:1].isdecimal() or following.isupper() or following[:1] in " -":
            return True
    elif after in ".):" or after in " \t-–":
        line_start = text.rfind("\n", 0, start) + 1
        if not text[line_start:start].strip(" \t(") and (
            after in ".)"
            or (after == ":" and size < 3)
            or token.count(".")
            or text[end : end + 2].strip() in ("-", "–")
        ):
            return _THOUSANDS.fullmatch(token) is None or after in ".)"
        if after == ":" and text[end + 1 : end + 2].isdecimal():
            return True
    if size > 6 and "." not in token and "," not in token:
        return True
    return token[0] == "0" and size > 2 and token.isdecimal() and token != "000"


_THOUSANDS = regex.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")


def _is_year(text: str, start: int, end: int) -> bool:
    """A bare 1900-2099 is a year unless a noun it counts stands right after it."""
    token = text[start:end]
    if len(token) != 4 or not token.isdecimal() or token[:2] not in ("19", "20"):
        return False
    words = _words_before(text, start, max(0, start - 24))
    if words and words[0][1] in (
        "năm",
        "tháng",
        "đoạn",
        "kỳ",
        "học",
        "đến",
        "hết",
        "cuối",
        "đầu",
        "từ",
        "và",
        "giữa",
    ):
        return True
    unit = unit_at(text, end)
    return unit is None or not unit.known or unit.kind == "place"


def scan(text: str, start: int, end: int, masked: bytearray | None = None) -> Iterator[Quantity]:
    """Every quantity of `text[start:end]` in order; positions set in `masked` are passed over."""
    done = start
    numerals = [(m.start(), m.end(), True) for m in _NUMERAL.finditer(text, start, end)]
    tokens = [(m.start(), m.end(), False) for m in _DIGITS.finditer(text, start, end)]
    for token_start, token_end, in_words in sorted(numerals + tokens):
        if token_start < done or (masked is not None and masked[token_start]):
            continue
        floor = max(start, text.rfind("\n", start, token_start) + 1)
        if in_words:
            value = words_at(text, token_start)
            if value is None:
                continue
            low: float | None = value[1]
            token_end = value[0]
        else:
            if _refused_by_form(text, token_start, token_end):
                done = token_end
                continue
            if _is_year(text, token_start, token_end):
                continue
            if _NUMBER.fullmatch(text, token_start, token_end) is None:
                done = token_end
                continue
            low = parse_number(text[token_start:token_end])
        found = _read(text, token_start, token_end, low, max(floor, done), in_words)
        if found is None:
            continue
        done = found.end
        yield found
