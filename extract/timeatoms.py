"""Finds the smallest time expressions in a text: dates, months, quarters, halves, years, recurrences, delays.

Works on folded text (lower case, one dash; see `extract.folding`). Bounds, ranges and lists are put together in
`extract.dates`. Patterns are tried only where a word or figure stands that can open one, and only near the few
syllables without which no time is written, so that the scan costs little on text without times.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import regex

from extract.timevalues import Delay, Every, Point, Range, Time, Vague, possible

Kind = Literal[
    "day",
    "day_only",
    "month",
    "quarter",
    "half",
    "year",
    "years",
    "school",
    "every",
    "delay",
    "vague",
    "now",
    "next",
    "occasion",
]


@dataclass(frozen=True, slots=True)
class Atom:
    """One time without its bound. `bare` tells that no time word stands with the figures; `word` is a word that names
    a period (`giai đoạn`), the rule of a recurrence, or what opens a delay (`chậm nhất`)."""

    start: int
    end: int
    kind: Kind
    time: Time
    bare: bool = False
    word: str = ""


# Fragments: `_` is any blank within a line, `__` at least one, `_N` may be a wrapped line.
_S = r"[^\S\n]*"
_SS = r"[^\S\n]+"
_N = r"[^\S\n]*\n?[^\S\n]*"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)"
_M = r"(?:1[0-2]|0?[1-9])(?!\d)"
_Y = r"(?:19|20)\d\d(?!\d)"
_LINK = r"(?:,|;|&|-|và|hoặc|đến|tới)"
_UNITS = r"(?:(?:\d{1,2}|sáu|một)[^\S\n]+(?:tháng|năm)|nửa[^\S\n]+năm|tuần|tháng|quý|năm|ngày)"
# What may follow a unit in a list of recurrences: tháng, quý và năm theo quy định
_STOP = (
    r"(?=[^\S\n]*(?:$|[,;.:()|/\n\t\"”-]|(?:và|hoặc|theo|gửi|về|đột|khi|trước|chậm|vào|cho|tổng|báo|để|do|đối|đã|phải|các|có"
    r"|cần|với|muộn|thực|tại|trên|từ|sơ|đánh|kiểm|cùng)(?!\w)))"
)
_WEEKDAY = r"(?:thứ[^\S\n]+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ[^\S\n]+nhật)(?!\w)"
_COUNT = r"(?:\d{1,3}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:[^\S\n]+(?:lăm|hai|ba))?)"
_NUMBERS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
    "mười hai": 12, "mười ba": 13, "mười lăm": 15,
}  # fmt: skip
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_WEEKDAYS = {
    "hai": "MO",
    "ba": "TU",
    "tư": "WE",
    "năm": "TH",
    "sáu": "FR",
    "bảy": "SA",
    "bẩy": "SA",
    "nhật": "SU",
}
_STEPS = {"ngày": "P1D", "tuần": "P1W", "tháng": "P1M", "quý": "P3M", "năm": "P1Y"}


# Words of time as damaged files have them: letters of U+1EA0-1EF9 lost (trưc, đu, chm nht), marks slipped (truớc), kì.
_TOLERANT = {
    "trước": "tr(?:ướ?|ươ|uớ|ứơ|ưó)c", "đến": "đ[ếê]?n", "hết": "h[ếê]?t", "đầu": "đ[ầâă]?u", "cuối": "cu[ốô]?i",
    "chậm": "ch[ậâ]?m", "nhất": "nh[ấâ]?t", "muộn": "mu[ộô]?n", "hạn": "h[ạa]?n", "định": "đ[ịi]?nh", "kỳ": "k[ỳì]?",
    "lần": "l[ầâ]?n", "mỗi": "m[ỗô]?i", "hằng": "h[ằă]?ng", "kể": "k[ểê]?", "từ": "t[ừư]?", "giữa": "gi[ữư]?a",
    "nửa": "n[ửư]?a", "đoạn": "đo[ạa]?n", "việc": "vi[ệê]?c", "của": "c[ủu]?a", "thời": "th[ờơ]?i", "quý": "qu[ýí]",
}  # fmt: skip
_TIME_WORD = regex.compile(r"(?<![\p{L}\\])(?:" + "|".join(_TOLERANT) + r")(?!\p{L})")
# The damaged word as it stands -> the word.
_LOST = {
    "trưc": "trước", "truớc": "trước", "trươc": "trước", "trứơc": "trước", "trưóc": "trước", "đn": "đến", "đên": "đến", "ht": "hết",
    "đu": "đầu", "đâu": "đầu", "cui": "cuối", "chm": "chậm", "nht": "nhất", "mun": "muộn", "hn": "hạn", "đnh": "định", "k": "kỳ",
    "kì": "kỳ", "ln": "lần", "mi": "mỗi", "hng": "hằng", "t": "từ", "gia": "giữa", "đon": "đoạn", "vic": "việc", "ca": "của",
    "thi": "thời", "quí": "quý",
}  # fmt: skip


def tolerant(pattern: str) -> str:
    """A pattern whose words of time also match in damaged text."""
    return _TIME_WORD.sub(lambda m: _TOLERANT[m[0]], pattern)


def mend(text: str) -> str:
    """The words of time of an expression, repaired.

    >>> mend("Trưc 15/3/2016"), mend("6 tháng đu năm")
    ('Trước 15/3/2016', '6 tháng đầu năm')
    """
    if not _DAMAGED.search(text):
        return text
    return _DAMAGED.sub(
        lambda m: _cased(m[0], "kể" if m[0] == "k" and "từ" in text else _LOST[m[0].lower()]), text
    )


def _cased(like: str, word: str) -> str:
    return word[0].upper() + word[1:] if like[0].isupper() else word


_DAMAGED = regex.compile(
    r"(?<!\w)(?:"
    + "|".join(w for w in _LOST if w not in ("kì", "quí", "thi", "gia", "ca", "đâu", "mi"))
    + r")(?!\w)",
    regex.IGNORECASE,
)


def _compile(pattern: str) -> Any:
    """A pattern in verbose style, tolerant of damage."""
    return regex.compile(tolerant(pattern), regex.VERBOSE | regex.MULTILINE)


def _word(text: str) -> str:
    return _LOST.get(text, text)


def _int(text: str | None) -> int | None:
    return None if text is None else int(text) if text.isdigit() else _NUMBERS.get(" ".join(text.split()))


def _year(text: str | None) -> int | None:
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)


# ngày 30 tháng 9 | ngày 10 tháng 01 năm 2015 | ngày 26 và 27 tháng 12 năm 2011
_WORDED = _compile(rf"""
    (?P<word>ngày){_N}(?:m[ùồ]ng{_SS})?(?:(?P<lead>{_D}){_S}{_LINK}{_S}(?:hết{_SS})?(?:ngày{_S})?)*
    (?P<day>{_D}),?{_N}tháng{_N}(?P<month>{_M})(?:{_S},?{_N}(?:năm|/|-|\.){_N}(?P<year>{_Y}))?""")
# 15 tháng 6 năm 2021
_WORDED_BARE = _compile(rf"""
    (?P<word>)(?<!(?:đợt|lần|kỳ|quý|vòng|bước|tuần|khóa|lớp|mục){_SS})(?P<lead>\b\B)?(?P<day>{_D}){_SS}tháng{_S}(?P<month>{_M})
    (?:{_S},?{_S}năm{_S}(?P<year>{_Y})|(?<=(?:trước|đến|hết|nhất|từ|chót|là){_SS}\d\d?{_SS}tháng{_S}\d\d?)(?!{_S}[/\d])|(?={_SS}(?:hằng|hàng|mỗi){_SS}năm))""")
# ngày 25/5/2016 | 26, 27/12/2011 | 06 - 15/11/2017 | 30/3 | 25.5.2016 | 25-5-2016 | ngày 25.5
_NUMERIC = _compile(rf"""
    (?:(?P<word>ngày){_N})?(?<![\d/.,\w])(?<!(?<!\d{{4}})-)(?<!(?<!\d{{4}})[^\S\n]-)(?:(?P<lead>{_D}){_S}{_LINK}{_S}(?:hết{_SS})?(?:ngày{_S})?)*
    (?P<day>{_D}){_S}(?:(?P<sep>[./-]){_S}(?P<month>{_M}){_S}(?P=sep){_S}(?P<year>{_Y}|\d\d(?![\d/]))
      |/{_S}(?P<month>{_M})(?!{_S}/|{_S}kh|-\w|{_S}-{_S}[a-z]|\w|,\d|\.\d|{_S}(?:ngày|tháng|số|tổng|diện|thành|đại{_SS}biểu|hộ|quãng|chặng|dân|giáo|cán|đơn|xã)(?!\w))(?:{_S},?{_S}năm{_S}(?P<year>{_Y}))?
      |(?<=ngày{_S}\d\d?)[.-](?P<month>{_M})(?![\d.-]))""")
# ngày 15 | ngày 10, 20 | ngày 05 đến ngày 10
_DAY_ONLY = _compile(rf"""
    ngày{_S}(?:m[ùồ]ng{_SS})?(?P<lead>{_D}(?!{_S}[/.]{_S}\d))
    (?:{_S}{_LINK}{_S}(?:hết{_SS})?(?:ngày{_S})?(?P<lead>{_D}(?!{_S}[/.%]|{_SS}(?:người|lần|lớp|cuộc|tháng))))*
    (?!\d|[/%]|\.\d|{_SS}(?:lần|người|giờ|buổi))""")
# ngày 25 tháng cuối quý | ngày 20 của tháng cuối cùng mỗi quý | ngày 05 tháng đầu quý sau
_IN_QUARTER = _compile(rf"""
    (?:ngày{_S})?(?P<day>{_D}){_SS}(?:của{_SS})?tháng{_SS}(?P<which>cuối|đầu|giữa|thứ{_SS}ba)(?:{_SS}(?:cùng|tiên))?(?:{_SS}của)?
    (?:{_SS}(?:mỗi|hằng|hàng|các|từng))?{_SS}quý(?:{_SS}(?:sau|tiếp{_SS}theo|kế{_SS}tiếp|liền{_SS}kề))?(?!{_SS}[iv\d])""")
# ngày 15 của tháng | ngày 05 tháng sau | ngày 10 của tháng kế tiếp | ngày 20 tháng báo cáo
_IN_MONTH = _compile(rf"""
    (?:ngày{_S})?(?P<day>{_D}){_SS}(?:của{_SS}tháng(?:{_SS}(?:sau|tiếp{_SS}theo|kế{_SS}tiếp|liền{_SS}kề|báo{_SS}cáo|đó))?
    |tháng{_SS}(?:sau|tiếp{_SS}theo|kế{_SS}tiếp|liền{_SS}kề|báo{_SS}cáo))(?!{_S}\d)""")
# ngày cuối tháng | ngày làm việc cuối cùng của quý | tuần cuối hằng tháng | tuần đầu mỗi quý
_EDGE = _compile(rf"""
    (?:ngày|tuần)(?:{_SS}làm{_SS}việc)?{_SS}(?:đầu(?:{_SS}tiên)?|cuối(?:{_SS}cùng)?|thứ{_SS}\w+){_SS}(?:của{_SS})?
    (?:(?:hằng|hàng|mỗi|từng){_SS})?(?P<unit>tuần|tháng|quý)(?!\w|{_S}[\div]|{_SS}\d)""")
# chiều thứ Sáu hằng tuần | các thứ Hai | thứ Bảy mỗi tuần | sáng thứ Hai đầu tuần
_WEEKLY = _compile(rf"""
    (?:(?:sáng|chiều|tối|buổi|vào|ngày){_SS})*
    (?:(?:các|mỗi|hằng|hàng){_SS}(?:(?:ngày|buổi|sáng|chiều|tối){_SS})*(?P<wd>{_WEEKDAY})(?:{_S}(?:,|và|-){_S}{_WEEKDAY})*
        (?:{_SS}(?:hằng|hàng|mỗi|trong){_SS}tuần)?
      |(?P<wd>{_WEEKDAY})(?:{_S}(?:,|và|-){_S}(?:{_WEEKDAY}))*{_S},?{_S}(?:của{_SS})?(?:(?:hằng|hàng|mỗi|các){_SS}tuần|đầu{_SS}tuần|cuối{_SS}tuần))""")
# 6 tháng đầu năm 2018 | 06 tháng cuối năm | sáu tháng đầu năm | 9 tháng đầu năm 2021 | nửa đầu năm 2022
_HALF = _compile(rf"""
    (?:(?P<n>0?[3-9]|sáu|chín|ba){_SS}tháng|(?P<n>nửa)){_SS}(?P<part>đ[ầâă]?u|cuối)(?!{_SS}tiên)
    (?:{_SS}(?:của{_SS})?năm(?:{_S}(?P<year>{_Y}))?)?(?!\w)""")
# 06 tháng/lần | 3 năm một lần | 6 tháng 01 lần | quý/lần
_N_PER = _compile(rf"""
    (?:(?:mỗi|cứ|định{_SS}kỳ){_SS})?(?<![\d/]|lần/)(?:(?P<n>{_COUNT}){_SS})?(?<!\w)(?P<unit>ngày|tuần|tháng|quý|năm)
    (?:{_S}/{_S}(?:(?:0?1|một){_SS})?lần|{_SS}(?:0?1|một){_S}(?:\(một\){_S})?lần)(?!/|\w)""")
# hằng tháng | định kỳ hằng quý | hằng tháng, quý, năm | mỗi 06 tháng | hàng năm
_EVERY = _compile(rf"""
    (?:định{_SS}kỳ{_S},?{_S})?(?:hằng|hàng|mỗi|từng){_SS}(?:(?P<n>\d{{1,2}}|hai|ba|sáu){_SS})?(?P<unit>ngày|tuần|tháng|quý|năm)(?:{_SS}học)?(?!\w)
    (?P<weekday>{_S},?{_S}\(?(?:vào{_SS})?(?:(?:các|sáng|chiều|buổi|ngày){_SS})*(?P<wd>{_WEEKDAY})\)?)?
    (?:{_S}(?:,|;|và|hoặc|/){_S}(?P<more>{_UNITS}){_STOP})*""")
# định kỳ 6 tháng, năm | định kỳ (tháng, quý, năm) | định kỳ quý
_PERIODIC = _compile(rf"""
    định{_SS}kỳ(?:{_SS}(?:là|vào|theo|gửi{_SS}báo{_SS}cáo|báo{_SS}cáo|vào{_SS}các))?{_S}[(:]?{_S}(?P<more>{_UNITS}){_STOP}
    (?:{_S}(?:,|;|và|hoặc|/){_S}(?P<more>{_UNITS}){_STOP})*""")
# báo cáo tháng, quý, 6 tháng, năm | báo cáo 6 tháng (trước ngày ...) | sơ kết quý, năm
_REPORTS = _compile(rf"""
    (?:báo{_SS}cáo|kết{_SS}quả|sơ{_SS}kết){_SS}(?P<more>{_UNITS})
    (?:(?:{_S}(?:,|;|và|hoặc|/){_S}(?P<more>{_UNITS}){_STOP})+|(?={_S}\({_S}(?:trước|chậm|muộn|ngày|vào|gửi|từ)))""")
_EVENT = (
    rf"(?:,?{_S}(?:được{_SS})?(?:(?:kể|tính){_SS}(?:cả{_SS})?từ|từ(?={_SS}(?:ngày|khi|lúc|thời{_SS}\w+){_SS}(?!\d))|sau(?={_SS}\w)"
    rf"|trước(?={_SS}(?:khi|ngày|thời|kỳ|cuộc|buổi|lúc)))[^,;.:()|\n\t]{{2,110}})"
)
_TIED = (
    rf"(?:chậm|muộn|trễ){_SS}nhất|(?:hạn|thời{_SS}hạn){_SS}(?:chót|cuối(?:{_SS}cùng)?)|không{_SS}(?:quá|vượt{_SS}quá|chậm{_SS}quá|để{_SS}quá)"
    rf"|tối{_SS}đa|≤|<=|<|dưới|trong{_SS}(?:vòng|thời{_SS}hạn|thời{_SS}gian|khoảng|phạm{_SS}vi)|trong|thời{_SS}hạn|sau|trước"
)
_DELAY_TAIL = (
    rf"(?<!\w)(?P<n>{_COUNT}){_S}(?:\([^()\n]{{2,20}}\){_S})?(?P<unit>ngày|tuần|tháng|năm)(?P<work>{_SS}làm{_SS}việc)?"
    rf"(?!{_S}[\d]|\w|{_SS}(?:đầu|cuối|qua|gần)(?!\w))(?P<event>{_EVENT})?"
)
# chậm nhất 10 ngày kể từ ngày nhận | trong thời hạn 15 ngày kể từ | ≤ 20 ngày làm việc | sau 03 ngày
_TIED_DELAY = _compile(rf"""
    (?P<tie>(?:{_TIED})(?:{_SS}(?:là|trong|vòng|thời{_SS}hạn|thời{_SS}gian|sau|không{_SS}quá|tối{_SS}đa|chậm{_SS}nhất|ít{_SS}nhất|trước|khoảng|từ))*{_S})
    {_DELAY_TAIL}""")
# 05 ngày làm việc | 10 ngày kể từ ngày nhận đơn
_DELAY = _compile(rf"(?P<tie>)(?<![\d/.,]){_DELAY_TAIL}")
# tháng 4/2023 | tháng 10 năm 2021 | tháng 3, 4 và 5/2024 | tháng 9-10/2021 | tháng 4 đến tháng 6/2021
_MONTHLY = _compile(rf"""
    tháng{_S}(?:(?P<lead>{_M}){_S}{_LINK}{_S}(?:hết{_SS})?(?:tháng{_S})?)*(?P<month>{_M})(?![/.]\d{{1,2}}(?!\d)|,\d|%)
    (?:{_S}(?:/|-|\.|,?{_SS}năm|,?{_SS}của{_SS}năm|,?{_S}năm){_S}(?P<year>{_Y}))?""")
# quý II/2023 | quý I năm 2025 | quý IV-2025 | quý I, II và III | quý 3 | Q.II/2021
_QUARTERLY = _compile(rf"""
    (?:quý|quy(?={_S}(?:[iv]+|[1-4]){_S}(?:/|năm))|(?<!\w)q\.?(?={_S}(?:[iv]+|[1-4]){_S}/)){_S}
    (?:(?P<lead>i{{1,3}}|iv|[1-4])(?!\w){_S}{_LINK}{_S}(?:hết{_SS})?(?:quý{_S})?)*(?P<part>i{{1,3}}|iv|[1-4])(?!\w|,\d|%)
    (?:{_S}(?:/|-|\.|,?{_S}năm|của{_SS}năm|{_SS}){_S}(?P<year>{_Y}))?""")
# giai đoạn 2021 - 2025 | giai đoạn từ năm 2021 đến năm 2025 | nhiệm kỳ 2020-2025 | năm học 2024 - 2025
_PERIOD = _compile(rf"""
    (?P<pword>giai{_SS}đoạn|thời{_SS}kỳ|nhiệm{_SS}kỳ|niên{_SS}khóa|niên{_SS}độ|khóa|năm{_SS}học){_SS}(?:từ{_SS})?(?:năm{_SS})?
    (?P<from>{_Y}){_S}(?:-|/|đến(?:{_SS}hết)?){_S}(?:năm{_SS})?(?P<to>{_Y})""")
# năm 2021 | năm 2018 - 2019 | các năm 2021, 2022 và 2023 | năm 2022 và các năm tiếp theo
_YEARLY = _compile(rf"""
    năm{_N}(?:(?P<lead>{_Y}){_S}{_LINK}{_S}(?:hết{_SS})?(?:năm{_S})?)*(?P<year>{_Y})(?![/.]\d)
    (?P<on>{_S},?{_S}(?:và{_SS})?(?:(?:các|những){_SS}năm{_SS}(?:tiếp{_SS}theo|sau|kế{_SS}tiếp|tiếp)|trở{_SS}đi))?""")
# 2021-2025 | 2021 đến 2025
_YEARS = _compile(
    rf"(?<![\d/.,\w-])(?P<from>{_Y}){_S}(?:-|đến(?:{_SS}hết)?){_S}(?:năm{_S})?(?P<to>{_Y})(?![/.\-]\d)"
)
# 6/2021 | 03/2024
_BARE_MONTH = _compile(rf"(?<![\d/.,\w-])(?P<month>{_M}){_S}[/-]{_S}(?P<year>20\d\d)(?![\d/])(?!{_S}/{_S}\w)")
# đến 2025, | trước 2030 | (the year alone, behind a preposition)
_BARE_YEAR = _compile(rf"""
    (?<=(?:đến|hết|trước|vào|từ|cuối|đầu){_SS})(?P<year>20[1-4]\d)
    (?={_S}(?:$|[,;:)\n|]|\.(?!\d)|(?:đạt|có|toàn|phấn|tỷ|cơ|hoàn|trên|tối|ít|sẽ|là|và|trở|giảm|tăng|100)(?!\w)))""")
# cuối năm | trong quý | đầu tháng | cả năm | trong năm | cuối mỗi quý
_VAGUE = _compile(rf"""
    (?:(?P<part>đầu|giữa|cuối){_SS}(?:(?:của{_SS})?(?P<each>mỗi|hằng|hàng){_SS})?|trong{_SS}(?:suốt{_SS}|cả{_SS})?|cả{_SS})
    (?P<unit>năm|quý|tháng)(?!\w|{_S}[\div]+(?!\w)|{_SS}(?:nay|học|qua|tới|sau|trước|tuổi|thứ)(?!\w))""")
# từ nay | từ ngày ký ban hành (đến ...)
_NOW = _compile(rf"""
    từ{_SS}nay|(?:kể{_SS})?từ{_SS}(?:ngày|khi|thời{_SS}điểm)(?:{_SS}\p{{L}}+){{1,8}}?(?={_SS}(?:cho{_SS})?đến{_SS})""")
# (15/01) năm sau | năm tiếp theo
_NEXT = _compile(rf"(?:của{_SS})?năm{_SS}(?:sau|kế{_SS}tiếp|tiếp{_SS}theo|liền{_SS}kề|liền{_SS}sau)(?!\w)")


def _days(m: Any) -> Iterator[Atom]:
    """The days of a list that ends in a day and month: `ngày 10, 11 và 12/7/2018` are three atoms."""
    month, year = int(m["month"]), _year(m["year"])
    bare = m["word"] is None
    if bare and not m["lead"] and m[0] == "24/7":  # round the clock
        return
    starts = [m.start(), *(s[0] for s in m.spans("lead")[1:]), m.start("day")]
    for start, span in zip(starts, m.spans("lead"), strict=False):
        yield Atom(start, span[1], "day_only", Point("day", day=int(m.string[slice(*span)])), bare)
    yield Atom(
        m.start("day") if m["lead"] else m.start(),
        m.end(),
        "day",
        Point("day", year, month, int(m["day"])),
        bare,
    )


_UNIT_WORD = regex.compile(rf"(?:(?:ngày|tháng|quý|quí|năm){_S})?$")
_AFTER_FIGURE = regex.compile(rf"(?<!(?:đợt|lần|kỳ|quý|vòng|bước|tuần|khóa|lớp){_SS})(?<!\d)\d{{1,2}}{_SS}$")


def _each(m: Any, kind: Kind, last: str | None, make: Callable[[str], Point]) -> Iterator[Atom]:
    """The members of a list of months, quarters, years or days; the year behind the last is the last one's."""
    spans = sorted(m.spans("lead") + ([m.span(last)] if last else []))
    if (
        kind == "month"
        and not m["year"]
        and _AFTER_FIGURE.search(m.string, max(0, m.start() - 16), m.start())
    ):
        return  # 9 tháng 10 xã; but: đợt 2 tháng 10
    year = None if kind in ("year", "day_only") else _year(m["year"])
    for i, span in enumerate(spans):
        is_last = i == len(spans) - 1
        point = make(m.string[slice(*span)])
        if year and is_last:
            point = Point(point.unit, year, point.part, point.day)
        on = "on" if kind == "year" and is_last and m["on"] else ""
        begin = m.start() if i == 0 else span[0] - len(_UNIT_WORD.search(m.string, m.start(), span[0])[0])
        yield Atom(begin, m.end() if is_last else span[1], kind, point, False, on)


def _half(m: Any) -> Iterator[Atom]:
    year = _year(m["year"])
    count = 6 if m["n"] == "nửa" else _int(m["n"]) or 6
    first = not m["part"].startswith("c")
    time: Time = Point("half", year, 1 if first else 2)
    if count != 6:
        months = (1, count) if first else (13 - count, 12)
        time = Range(Point("month", year, months[0]), Point("month", year, months[1]))
    yield Atom(m.start(), m.end(), "half", time)


def _step(text: str) -> str:
    """`6 tháng` -> P6M, `quý` -> P3M."""
    words = text.split()
    if words[0] == "nửa":
        return "P6M"
    count = (_int(words[0]) or 1) if len(words) > 1 else 1
    unit = _STEPS[_word(words[-1])]
    return f"P{count * int(unit[1:-1])}{unit[-1]}"


def _weekday(words: str) -> str:
    """`thứ sáu`, `thứ 6` -> FR."""
    day = words.split()[-1]
    return _WEEKDAYS.get(day) or ("MO", "TU", "WE", "TH", "FR", "SA")[int(day) - 2]


def _every(m: Any) -> Iterator[Atom]:
    more = m.spans("more")
    if m["weekday"] and m["unit"] == "tuần":
        yield Atom(m.start(), m.end(), "every", Every("P1W", weekday=_weekday(m["wd"])), word="week")
        return
    end = m.end("unit") if more or m["weekday"] else m.end()
    yield Atom(m.start(), end, "every", Every(_step(f"{m['n'] or 1} {m['unit']}")), word="every")
    yield from (Atom(a, b, "every", Every(_step(m.string[a:b])), True, "every") for a, b in more)


def _n_per(m: Any) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), "every", Every(_step(f"{m['n'] or 1} {m['unit']}")), word="every")


def _periodic(m: Any) -> Iterator[Atom]:
    word = "periodic" if m[0].startswith("định") else "report"
    for i, (a, b) in enumerate(m.spans("more")):
        yield Atom(a, b, "every", Every(_step(m.string[a:b])), i > 0, word)


def _weekly(m: Any) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), "every", Every("P1W", weekday=_weekday(m["wd"])), word="week")


def _in_quarter(m: Any) -> Iterator[Atom]:
    month = {"đầu": 1, "giữa": 2}.get(mend(m["which"]), 3)
    yield Atom(
        m.start(), m.end(), "every", Every("P3M", day=int(m["day"]), quarter_month=month), word="quarter"
    )


def _in_month(m: Any) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), "every", Every("P1M", Point("day", day=int(m["day"]))), word="month")


def _edge(m: Any) -> Iterator[Atom]:
    yield Atom(m.start(), m.end(), "every", Every(_STEPS[_word(m["unit"])]), word="edge")


# The event ends where the duty begins: kể từ ngày ký và áp dụng cho ... | kể từ ngày nhận hồ sơ phải trả lời
_EVENT_END = regex.compile(
    r"[^\S\n]+(?:thì|phải|để|và (?:áp|gửi|báo|thực|có trách|được áp|thông)|các (?:sở|đơn|cơ)|(?:sở|ủy ban|ubnd|văn phòng|phòng|cơ quan|đơn vị|chủ tịch|tổ chức) (?!ban|ký|nhận|được)\p{L}+ .*có trách nhiệm|có trách nhiệm)(?!\w)"
)


def _event(text: str) -> str:
    """The clause of an event without the duty that follows; at most 18 words."""
    m = _EVENT_END.search(text)
    text = text[: m.start()] if m else text
    words = [w.end() for w in regex.finditer(r"\S+", text)]
    return text[: words[17]] if len(words) > 18 else text


def _delay(m: Any) -> Iterator[Atom]:
    """A delay: only with a bound, an event or working days; a number of days by itself is a duration."""
    tie, event, work = mend(" ".join((m["tie"] or "").split())), m["event"], m["work"]
    count = _int(m["n"])
    if (tie or event or work) and count:
        unit = {"ngày": "WD" if work else "D", "tuần": "W", "tháng": "M", "năm": "Y"}[m["unit"]]
        end = m.start("event") + len(_event(event)) if event else m.end()
        word = tie + (" |event" if event else "") + (" |work" if work else "")
        yield Atom(m.start(), end, "delay", Delay(count, unit), not tie, word)


def _years(m: Any) -> Iterator[Atom]:
    first, last = int(m["from"]), int(m["to"])
    if first <= last <= first + 60:
        word = m.groupdict().get("pword") or ""
        yield Atom(
            m.start(),
            m.end(),
            "school" if word.startswith("năm") else "years",
            Range(Point("year", first), Point("year", last)),
            not word,
            word,
        )


def _vague(m: Any) -> Iterator[Atom]:
    part = {"đầu": "first", "giữa": "middle", "cuối": "last"}.get(mend(m["part"] or ""))
    if part and m["each"]:
        anchor = (
            Point("quarter", None, 4 if part == "last" else 1, approx=True)
            if m["unit"] == "năm" and part != "middle"
            else None
        )
        yield Atom(m.start(), m.end(), "every", Every(_STEPS[_word(m["unit"])], anchor), word="edge")
    else:
        yield Atom(
            m.start(),
            m.end(),
            "vague",
            Vague({"năm": "year", "quý": "quarter", "tháng": "month"}[_word(m["unit"])], part),
        )


def _one(kind: Kind, time: Callable[[Any], Time], bare: bool = False) -> Callable[[Any], Iterator[Atom]]:
    return lambda m: iter((Atom(m.start(), m.end(), kind, time(m), bare),))


Build = Callable[[Any], Iterator[Atom]]
_N1 = tuple(n for n in _NUMBERS if " " not in n)  # numbers in one word
_ANY_UNIT = ("ngày", "tuần", "tháng", "quý", "năm")
# (words that open it, words that may follow, pattern, builder), tried in this order at each place; "#" is a figure
_RULES: tuple[tuple[tuple[str, ...], tuple[str, ...], Any, Build], ...] = (
    (("các", "mỗi", "hằng", "hàng", "sáng", "chiều", "tối", "buổi"), ("thứ", "chủ", "ngày", "buổi", "sáng", "chiều", "tối"), _WEEKLY, _weekly),
    (("thứ", "chủ"), ("hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "#", "nhật"), _WEEKLY, _weekly),
    (("ngày",), ("#",), _NUMERIC, _days),
    (("ngày",), ("#",), _IN_QUARTER, _in_quarter),
    (("#",), ("tháng", "của"), _IN_QUARTER, _in_quarter),
    (("ngày",), ("#",), _IN_MONTH, _in_month),
    (("#",), ("tháng", "của"), _IN_MONTH, _in_month),
    (("ngày", "tuần"), ("làm", "đầu", "cuối", "thứ"), _EDGE, _edge),
    (("ngày",), ("#", "mùng", "mồng"), _WORDED, _days),
    (("#",), ("tháng",), _WORDED_BARE, _days),
    (("#",), ("#", "và", "đến", "tới", "hoặc", "ngày"), _NUMERIC, _days),
    (("ngày",), ("#", "mùng", "mồng"), _DAY_ONLY, lambda m: _each(m, "day_only", None, lambda text: Point("day", day=int(text)))),
    (("#", "sáu", "chín", "ba"), ("tháng",), _HALF, _half),
    (("nửa",), ("đầu", "cuối"), _HALF, _half),
    (("#", *_N1), _ANY_UNIT, _N_PER, _n_per),
    (("mỗi", "cứ"), ("#", *_N1), _N_PER, _n_per),
    (_ANY_UNIT, ("lần", "#", "một"), _N_PER, _n_per),
    (("định",), ("kỳ",), _N_PER, _n_per),
    (("hằng", "hàng", "mỗi", "từng"), (*_ANY_UNIT, "#", "hai", "ba", "sáu"), _EVERY, _every),
    (("định",), ("kỳ",), _EVERY, _every),
    (("định",), ("kỳ",), _PERIODIC, _periodic),
    (("báo", "kết", "sơ"), ("cáo", "quả", "kết"), _REPORTS, _periodic),
    (("chậm", "muộn", "trễ"), ("nhất",), _TIED_DELAY, _delay),
    (("hạn", "thời"), ("chót", "cuối", "hạn", "#"), _TIED_DELAY, _delay),
    (("không", "tối"), ("quá", "vượt", "chậm", "để", "đa"), _TIED_DELAY, _delay),
    (("≤", "<", "dưới", "trước", "sau"), ("#", "ít", "tối", "không", "khoảng", "thời", *_N1), _TIED_DELAY, _delay),
    (("trong",), ("vòng", "thời", "khoảng", "phạm", "#", *_N1), _TIED_DELAY, _delay),
    (("#", *_N1), _ANY_UNIT, _DELAY, _delay),
    (("tháng",), ("#",), _MONTHLY, lambda m: _each(m, "month", "month", lambda text: Point("month", None, int(text)))),
    (
        ("quý", "quí", "quy", "q"), ("i", "ii", "iii", "iv", "#"), _QUARTERLY,
        lambda m: _each(m, "quarter", "part", lambda text: Point("quarter", None, _QUARTERS[text])),
    ),
    (("giai", "thời", "nhiệm", "niên", "khóa", "năm"), ("đoạn", "kỳ", "khóa", "độ", "học", "#"), _PERIOD, _years),
    (("năm",), ("#",), _YEARLY, lambda m: _each(m, "year", "year", lambda text: Point("year", int(text)))),
    (("năm", "của"), ("sau", "kế", "tiếp", "liền", "năm"), _NEXT, _one("next", lambda m: Vague("next"))),
    (("#",), ("#", "đến", "và", "năm"), _YEARS, _years),
    (("#",), ("#",), _BARE_MONTH, _one("month", lambda m: Point("month", int(m["year"]), int(m["month"])), bare=True)),
    (("20",), ("",), _BARE_YEAR, _one("year", lambda m: Point("year", int(m["year"])), bare=True)),
    (("đầu", "giữa", "cuối", "trong", "cả"), (*_ANY_UNIT, "của", "mỗi", "hằng", "hàng", "suốt", "cả"), _VAGUE, _vague),
    (("từ", "kể"), ("nay", "ngày", "khi", "thời", "từ"), _NOW, _one("now", lambda m: Vague("now"))),
)  # fmt: skip
_BY_HEAD: dict[tuple[str, str], list[tuple[Any, Build]]] = {}
for _heads, _nexts, _pattern, _build in _RULES:
    for _head in _heads:
        for _next in _nexts:
            _BY_HEAD.setdefault((_head, _next), []).append((_pattern.match, _build))
_BARE_YEARS = _BY_HEAD.pop(("20", ""))
_PAIRS = _BY_HEAD[("#", "#")]
_JOINTS = ("/", ".", "-", ",", ";", "&")  # between two figures of one time
_NONE: list[tuple[Any, Build]] = []
_TOKEN = regex.compile(r"\d+|\p{L}+|[≤<]")
_ANCHORS = ("ngày", "tháng", "quý", "quí", "năm", "tuần", "thứ ", "từ nay", "chủ nhật")
_STRONG = ("từ nay", "chủ nhật", "thứ ")
_DIGITS = regex.compile(r"\d[^\S\n]?[/.-][^\S\n]?\d|20\d\d")
_BEHIND, _AHEAD = 44, 26
_LONGEST = 240  # an expression is shorter; without the limit each try looks for its literals through the whole text


# What stands before or after "năm", "ngày" ... where they tell a time: hằng năm, 6 tháng, cuối quý, định kỳ (tháng; năm 20..
_LEADS_UNIT = tuple(
    "hằng hàng mỗi từng kỳ kì cuối đầu giữa trong cả một hai ba bốn sáu bảy tám chín mười các thứ làm báo cáo quả kết cui đu hng mi k tới kế".split()
)
_BEFORE_UNIT = tuple(f"{w} " for w in _LEADS_UNIT) + (", ", "và ", "/", "(", "; ", "hoặc ", ") ")
_AFTER_UNIT = frozenset("0123456789iv/")


def _tells_time(low: str, at: int, after: int) -> bool:
    """Whether a unit's neighbours can make it a time: "ngày càng", "năm điểm", "quý báu" are passed over."""
    follows = low[after : after + 3].lstrip()[:1]
    return (
        follows in _AFTER_UNIT
        or low[max(0, at - 6) : at].endswith(_BEFORE_UNIT)
        or any(c.isdigit() for c in low[max(0, at - 4) : at])
        or low.startswith((" làm", " cuối", " đầu", " thứ", " lần", " một lần", " sau", " kế", " tiếp", " liền", " học", " mùng", "\n"), after)
    )


def windows(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of text that may hold a time: around the syllables and figures without which none is written."""
    marks = [m.start() for m in _DIGITS.finditer(low, start, end)]
    for word in _ANCHORS:
        at = low.find(word, start, end)
        while at >= 0:
            after = at + len(word)
            if word in _STRONG or _tells_time(low, at, after):
                marks.append(at)
            at = low.find(word, after, end)
    merged: list[tuple[int, int]] = []
    for mark in sorted(marks):
        first, last = max(start, mark - _BEHIND), min(end, mark + _AHEAD)
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return merged


def find_atoms(low: str, start: int = 0, end: int | None = None) -> list[Atom]:
    """Every atom in folded text, in order, none overlapping.

    >>> [(a.kind, a.start, a.end) for a in find_atoms("trước ngày 25/5/2016; quý ii/2023")]
    [('day', 6, 20), ('quarter', 22, 32)]
    """
    end = len(low) if end is None else end
    atoms: list[Atom] = []
    done = start
    for first, last in windows(low, start, end):
        while first > start and low[first - 1].isalnum():
            first -= 1
        tokens = [(m.start(), m[0]) for m in _TOKEN.finditer(low, first, last)]
        words = ["#" if text[0].isdigit() else _LOST.get(text, text) for _, text in tokens]
        for i, word in enumerate(words):
            rules = _BY_HEAD.get((word, words[i + 1] if i + 1 < len(words) else ""), _NONE)
            if not rules and word != "#":
                continue
            at, text = tokens[i]
            if at < done:
                continue
            if word == "#":
                if len(text) == 4:
                    rules = rules + _BARE_YEARS
                elif rules is _PAIRS and low[at + len(text) : tokens[i + 1][0]].strip() not in _JOINTS:
                    continue
            for match, build in rules:
                if (m := match(low, at, min(end, at + _LONGEST))) and (made := list(build(m))):
                    atoms.extend(made)
                    done = m.end()
                    break
    return [a for a in atoms if not isinstance(a.time, Point) or possible(a.time)]
