"""Words of time: tolerant of damage in patterns, mended in what is shown."""

from __future__ import annotations

from typing import Any

import regex

# Words of time as damaged files have them: letters of U+1EA0-1EF9 lost (trưc, đu), marks slipped (truớc).
_TOLERANT = {
    "trước": "tr(?:ướ?|ươ|uớ|ứơ|ưó)c", "đến": "đ[ếê]?n", "hết": "h[ếê]?t", "đầu": "đ[ầâă]?u",
    "cuối": "cu[ốô]?i", "chậm": "ch[ậâ]?m", "nhất": "nh[ấâ]?t", "muộn": "mu[ộô]?n", "hạn": "h[ạa]?n",
    "định": "đ[ịi]?nh", "kỳ": "k[ỳì]?", "lần": "l[ầâ]?n", "mỗi": "m[ỗô]?i", "hằng": "h[ằă]?ng",
    "kể": "k[ểê]?", "từ": "(?:từ?|(?<!đầu.)tư)", "giữa": "gi[ữư]?a", "nửa": "n[ửư]?a", "đoạn": "đo[ạa]?n",
    "việc": "vi[ệê]?c", "của": "c[ủu]?a", "thời": "th[ờơ]?i", "quý": "qu[ýí]",
}  # fmt: skip
_TIME_WORD = regex.compile(r"(?<![\p{L}\\])(?:" + "|".join(_TOLERANT) + r")(?!\p{L})")
# The damaged word as it stands -> the word.
LOST = {
    "trưc": "trước", "truớc": "trước", "trươc": "trước", "trứơc": "trước", "trưóc": "trước", "đn": "đến",
    "đên": "đến", "ht": "hết", "đu": "đầu", "đâu": "đầu", "cui": "cuối", "chm": "chậm", "nht": "nhất",
    "mun": "muộn", "hn": "hạn", "đnh": "định", "k": "kỳ", "kì": "kỳ", "ln": "lần", "mi": "mỗi",
    "hng": "hằng", "t": "từ", "gia": "giữa", "đon": "đoạn", "vic": "việc", "ca": "của", "thi": "thời",
    "quí": "quý",
}  # fmt: skip


def tolerant(pattern: str) -> str:
    """A pattern whose words of time also match in damaged text."""
    return str(_TIME_WORD.sub(lambda m: _TOLERANT[m[0]], pattern))


def mend(text: str) -> str:
    """The words of time of an expression, repaired.

    >>> mend("Trưc 15/3/2016"), mend("6 tháng đu năm")
    ('Trước 15/3/2016', '6 tháng đầu năm')
    """
    if _LOST_WORDS.isdisjoint(_WORD.findall(text.lower())):
        return text
    return str(
        _DAMAGED.sub(
            lambda m: _cased(m[0], "kể" if m[0] == "k" and "từ" in text else LOST[m[0].lower()]), text
        )
    )


def _cased(like: str, word: str) -> str:
    return word[0].upper() + word[1:] if like[0].isupper() else word


_LOST_WORDS = frozenset(LOST) - {"kì", "quí", "thi", "gia", "ca", "đâu", "mi"}
_DAMAGED = regex.compile(r"(?<!\w)(?:" + "|".join(_LOST_WORDS) + r")(?!\w|\.\s?\d)", regex.IGNORECASE)
_WORD = regex.compile(r"\w+")


def compile_time(pattern: str) -> Any:
    """A pattern in verbose style, tolerant of damage: `~` is any blank within a line, `_` at least one."""
    spaced = tolerant(pattern).replace("~", r"[^\S\n]*").replace("_", r"[^\S\n]+")
    return regex.compile(spaced, regex.VERBOSE | regex.MULTILINE)


# Words as numbers, days of the week (RFC 5545) and steps (ISO 8601)
_ONES = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
NUMBERS = {word: i + 1 for i, word in enumerate((*_ONES, "mười"))}
NUMBERS |= {f"mười {one}": 11 + i for i, one in enumerate((*_ONES[:4], "lăm", *_ONES[5:]))}
NUMBERS |= {f"{ten} mươi": 10 * (i + 2) for i, ten in enumerate(_ONES[1:])}
NUMBERS |= {
    f"{ten} mươi {one}": 10 * (i + 2) + n
    for i, ten in enumerate(_ONES[1:])
    for one, n in (("lăm", 5), ("tám", 8))
}
MONTHS = {**NUMBERS, "tư": 4}
QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "đầu năm": 1, "cuối năm": 4,
}  # fmt: skip
WEEKDAYS = {
    "hai": "MO",
    "ba": "TU",
    "tư": "WE",
    "năm": "TH",
    "sáu": "FR",
    "bảy": "SA",
    "bẩy": "SA",
    "nhật": "SU",
}
STEPS = {
    "ngày": "P1D",
    "tối": "P1D",
    "sáng": "P1D",
    "tuần": "P1W",
    "tháng": "P1M",
    "quý": "P3M",
    "năm": "P1Y",
}
