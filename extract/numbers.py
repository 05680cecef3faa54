"""Vietnamese numbers and comparators as values: digits, words, ranges' bounds.

A full stop groups thousands and a comma opens the decimals (`1.250,5`); slips of the other habit
(`2.5%`, `1,250 tờ`) are read by the number of digits that follow. Knows nothing about documents.
"""

from __future__ import annotations

import regex

# 04 | 5.000 | 1.250.000 | 87,5 | 2.5
NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d])|\d{1,3}(?:,\d{3}){2,}(?!\d)|\d+(?:[.,]\d+)?"
_THOUSANDS = regex.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?:,\d{3}){2,}")

_UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
_SCALES = {"nghìn": 1_000, "ngàn": 1_000, "vạn": 10_000, "triệu": 1_000_000, "tỷ": 10**9, "tỉ": 10**9}

# một | hai mươi lăm | một trăm linh năm | mười
WORDS = (
    r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)"
    r"(?:\s+(?:mươi|mười|mốt|tư|lăm|nhăm|trăm|nghìn|ngàn|linh|lẻ|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)){0,8}"
)
_WORDS_ONLY = regex.compile(WORDS)

# What a comparator says of the number after it. `=` keeps both bounds ("khoảng 10%" is an estimate of 10).
COMPARATORS: dict[str, str] = {
    "ít nhất": ">=", "tối thiểu": ">=", "không dưới": ">=", "không ít hơn": ">=", "không thấp hơn": ">=",
    "không kém": ">=", "không nhỏ hơn": ">=", "thấp nhất": ">=", "chí ít": ">=", "ít ra": ">=", "ít ra là": ">=", "tối thiểu từ": ">=",
    "trên": ">", "hơn": ">", "lớn hơn": ">", "cao hơn": ">", "nhiều hơn": ">",
    "quá": ">", "vượt quá": ">", "vượt trên": ">", "vượt mức": ">",
    "≥": ">=", ">=": ">=", "=>": ">=", ">": ">",
    "không quá": "<=", "tối đa": "<=", "không vượt quá": "<=", "không vượt": "<=",
    "không để quá": "<=", "không được quá": "<=", "không có quá": "<=", "không nhiều hơn": "<=",
    "không cao hơn": "<=", "không lớn hơn": "<=", "không trên": "<=", "không hơn": "<=", "không dài hơn": "<=", "không lâu hơn": "<=",
    "không sâu hơn": "<=", "không nặng hơn": "<=", "không ngắn hơn": ">=", "không hẹp hơn": ">=", "chưa quá": "<=",
    "nhiều nhất": "<=", "cao nhất": "<=", "trong vòng": "<=", "dưới": "<", "ít hơn": "<", "nhỏ hơn": "<",
    "thấp hơn": "<", "chưa đến": "<", "chưa tới": "<", "≤": "<=", "<=": "<=", "=<": "<=", "<": "<",
    "khoảng": "~", "xấp xỉ": "~", "gần": "~", "chừng": "~", "ước khoảng": "~", "≈": "~", "~": "~",
}  # fmt: skip


def parse_number(text: str, *, count: bool = False) -> float | None:
    """The value of digits as an office writes them; `count`: the thing counted comes in whole pieces.

    >>> parse_number("5.000"), parse_number("01"), parse_number("87,5"), parse_number("1.250,5")
    (5000.0, 1.0, 87.5, 1250.5)
    >>> parse_number("2.5"), parse_number("1,250", count=True), parse_number("1,250"), parse_number("0.125")
    (2.5, 1250.0, 1.25, 0.125)
    >>> parse_number("1,250,000"), parse_number("vài")
    (1250000.0, None)
    """
    text = text.strip()
    if text.isdecimal():
        return float(text)
    if _THOUSANDS.fullmatch(text):
        whole, _, part = text.partition(",") if "." in text else (text.replace(",", ""), "", "")
        return float(whole.replace(".", "") + (f".{part}" if part else ""))
    whole, mark, part = text.replace(",", ".").partition(".")
    if not whole.isdecimal() or (mark and not part.isdecimal()):
        return None
    if mark and count and len(part) == 3 and "," in text and whole != "0":
        return float(whole + part)
    return float(f"{whole}.{part}" if mark else whole)


def scale(word: str) -> int | None:
    """What "nghìn", "triệu", "tỷ" after a number multiply it by.

    >>> scale("triệu"), scale("ngàn"), scale("mô")
    (1000000, 1000, None)
    """
    return _SCALES.get(word.casefold())


def parse_words(text: str) -> int | None:
    """The value of a number in words, up to the hundred thousands.

    >>> parse_words("một"), parse_words("mười lăm"), parse_words("hai mươi"), parse_words("hai mươi mốt")
    (1, 15, 20, 21)
    >>> parse_words("một trăm"), parse_words("một trăm linh năm"), parse_words("ba nghìn hai trăm")
    (100, 105, 3200)
    >>> parse_words("vài") is None
    True
    """
    total = group = last = 0
    words = text.casefold().split()
    for word in words:
        if word in _UNITS:
            last = _UNITS[word]
            group += last
        elif word in ("mươi", "mười"):
            group += 9 * last if last else 10
            last = 0
        elif word == "trăm":
            group += 99 * last
            last = 0
        elif word in _SCALES:
            total, group, last = total + (group or 1) * _SCALES[word], 0, 0
        elif word not in ("linh", "lẻ"):
            return None
    return total + group if words else None


def words_at(text: str, position: int) -> tuple[int, int] | None:
    """(end, value) of the number in words that starts at the position.

    >>> words_at("mỗi xã hai mươi mô hình", 7)
    (15, 20)
    """
    match = _WORDS_ONLY.match(text, position)
    value = parse_words(match[0]) if match else None
    return None if match is None or value is None else (match.end(), value)


def bounds(low: float, high: float | None, comparator: str | None) -> tuple[float | None, float | None]:
    """(min, max) of a number, or of a range, under the sense of its comparator.

    >>> bounds(1, None, ">="), bounds(5, None, "<="), bounds(4, 5, None), bounds(2, None, None)
    ((1, None), (None, 5), (4, 5), (2, 2))
    """
    if high is not None:
        return low, high
    if comparator in (">=", ">"):
        return low, None
    if comparator in ("<=", "<"):
        return None, low
    return low, low


_ORDINALS = {"nhất": 1, "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def roman(text: str) -> int:
    """Value of a Roman numeral of I, V, X, L.

    >>> roman("XIV")
    14
    """
    values = [_ROMAN[c] for c in text.upper()]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def ordinal(word: str) -> int | None:
    """The value of an ordinal, its last word read: "thứ hai", "II", "b", "3"."""
    word = word.lower().split()[-1]
    if word in _ORDINALS:
        return _ORDINALS[word]
    if word.isdigit():
        return int(word)
    if set(word.upper()) <= set("IVX"):
        return roman(word)
    return "abcdefgh".find(word) + 1 or None
