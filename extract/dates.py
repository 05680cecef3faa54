"""Time expressions of a text with their bounds: deadlines, ranges, lists, recurrences with anchors, delays.

A value parser: it takes text and, for missing years, a year; it knows nothing of documents. `find_times`
puts the atoms of `extract.timeatoms` together; `normal` gives the forms that records carry.

>>> times = find_times("xong trước ngày 30 tháng 9; từ tháng 4 đến 6/2021")
>>> [(t.text, t.bound, normal(t, 2021).value) for t in times]
[('trước ngày 30 tháng 9', 'before', '2021-09-30'), ('từ tháng 4 đến 6/2021', 'in', '2021-04/2021-06')]
"""

from __future__ import annotations

from dataclasses import replace

import regex

from extract.folding import lower_same_length
from extract.records import Bound
from extract.timeatoms import Atom
from extract.timejoins import join
from extract.timescan import find_atoms
from extract.timevalues import (
    Every,
    Normal,
    Point,
    Range,
    TimeExpression,
    Vague,
    first_day,
    last_day,
    missing_year,
    resolve,
    with_year,
)
from extract.timewords import compile_time, mend

__all__ = ["TimeExpression", "find_times", "normal", "parse_time"]

# The patterns of what stands before a time match backwards from it, so that each has one place to try.
_CLOCK_TIME = r"\d{1,2}(?:~(?:h|giờ|g)~(?:\d{2})?|:\d{2})(?:~(?:phút|'|p)(?!\w))?"
# 8 giờ 00 phút, | 8h00-10h00 | Buổi sáng, | cả | chiều thứ Sáu, | từ 8h30 đến 11h
_CLOCK = compile_time(
    rf"(?r)(?:(?:(?<!\w)(?:vào_lúc|lúc|(?<!bắt_đầu_)từ(?!_0?0~(?:h|giờ))))?~\(?{_CLOCK_TIME}(?:~(?:-|đến)~{_CLOCK_TIME})?|(?:buổi_)?(?:sáng"
    rf"|chiều|trưa|tối)(?:~(?:và|,|-)~(?:buổi_)?(?:sáng|chiều|tối))?"
    rf"|(?:trong_)?cả)~\)?,?(?:~\(?(?:thứ_\w+|chủ_nhật)\)?)?~,?~(?:các_)?$"
)
# chậm nhất | thứ Bảy, | ngày 10/10: a weekday between a bound and its day
_WEEKDAY = compile_time(r"(?r)(?:thứ_\w+|chủ_nhật)~,?~$")
# (tuần) đầu (tháng 10) | cuối (quý II) | tuần thứ hai của (tháng 6) | nửa đầu (tháng 6)
_PART = compile_time(
    r"(?r)(?<!\w)(?:(?:(?:(?:\d{1,2}|hai|ba|năm|mười|mười_lăm|hai_mươi)_(?:ngày|tuần)|nửa|tuần(?:_lễ)?|thời_điểm|ngày(?:_làm_việc)?)_(?P<part>đầu|giữa|cuối)(?:_(?:tiên|cùng))?"
    r"|(?<!hạn_)(?P<part>đầu|giữa|cuối))|"
    r"(?P<part>thượng|trung|hạ)_tuần"
    r"|tuần_(?:lễ_)?(?:thứ_)?(?P<part>\d|[iv]+|nhất|một|hai|ba|bốn|tư)(?:~(?:,|và|-)~(?:tuần_)?(?:thứ_)?"
    r"(?:\d|hai|ba|bốn|tư))*)~,?~(?:(?:của|trong)_)?$"
)
_TAIL = (
    r"(?:_(?:là|vào|vào_lúc|đến|tới|trong|trước|hết|cuối|sau|thời_điểm|thời_hạn|khoảng|không_quá"
    r"|giờ(?:_(?:làm_việc|hành_chính))?))*"
)
_TO = r"(?:cho_)?(?:đến|(?<!(?:lần|kỳ)_)tới)(?:_(?:hết|cuối|thời_điểm|khi_hết|giờ(?:_(?:làm_việc|hành_chính))?))*"
# The words of a bound, right before the time: trước | chậm nhất là | hạn chót: | đến hết | kể từ | vào dịp
_BOUND = compile_time(
    rf"(?r)(?<!\w)(?:(?P<by>(?:chậm|muộn|trễ)_nhất{_TAIL}|(?:thời_hạn|hạn)_(?:chót|cuối(?:_cùng)?)~:?{_TAIL}|"
    rf"(?:thời_hạn_|hạn_)?(?:không_(?:quá|muộn_hơn|chậm_hơn|trễ_hơn|để_quá)){_TAIL}"
    rf"|≤|<=)"
    rf"|(?P<before>(?:{_TO}_)?trước(?:_(?:thời_(?:hạn|điểm|gian)|mốc|hạn|hết|khi_hết|các))*)"
    rf"|(?P<to>{_TO}|hết(?:_giờ(?:_(?:làm_việc|hành_chính))?)?)"
    rf"|(?P<from>(?:(?:kể|bắt_đầu|tính|áp_dụng)_)?từ(?:_(?:khoảng|thời_điểm|các|sau))?|bắt_đầu(?:_vào)?|(?<!(?:đợt|lần|kỳ|vụ|lớp|khóa|vòng|nhóm|phần)_)sau)"
    rf"|(?P<in>(?:ngay_)?(?:trong(?:_(?:các|suốt|khoảng(?:_thời_gian)?|cả|thời_gian|phạm_vi))?(?:_(?:0?[2-9]|hai|ba))?|cả|vào(?:_(?:các"
    rf"|khoảng|lúc|dịp|đúng|thời_điểm))?|khoảng|(?:(?:đúng|trong|nhân|vào)_)?dịp|đúng(?:_vào)?"
    rf"|tại_thời_điểm)))"
    rf"~:?~$"
)
_LIMIT = compile_time(
    r"(?r)(?<!\w)(?:trước|(?:chậm|muộn|trễ)_nhất(?:_là)?|đến(?:_hết)?|hạn_(?:chót|cuối)(?:_cùng)?~:?)~$"
)
_BEGUN = regex.compile(r"(?:bắt đầu|áp dụng)\s+(?=từ|vào)")
_BOUNDS: dict[str, Bound] = {"by": "by", "before": "before", "to": "by", "from": "from", "in": "in"}


def find_times(
    text: str, low: str | None = None, start: int = 0, end: int | None = None
) -> list[TimeExpression]:
    """Every time expression of a text, in order. `low` is the folded text, where the caller has it."""
    low = lower_same_length(text) if low is None else low
    atoms = find_atoms(low, start, end)
    found: list[TimeExpression] = []
    edge = start
    for atom in atoms:
        found.append(_bounded(text, low, atom, edge))
        edge = atom.end
    if found:
        found = join(text, low, found)
    out = [t for t in found if not (isinstance(t.time, Vague) and t.time.unit in ("now", "next"))]
    return [replace(t, text=mended) if (mended := mend(t.text)) is not t.text else t for t in out]


def normal(expression: TimeExpression, year: int | None = None) -> Normal:
    """The normal forms of an expression; `year` fills a missing one.

    >>> normal(find_times("trước ngày 15/12 hằng năm")[0]).rrule
    'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15'
    """
    time = expression.time
    if year is not None and missing_year(time):
        time = with_year(time, year + expression.year_shift)
    return resolve(time, expression.bound)


def parse_time(text: str, year: int | None = None) -> Normal | None:
    """The normal forms of a text that is one time expression, or None.

    >>> parse_time("Quý II năm 2023").value, parse_time("6 tháng đầu năm", 2018).value
    ('2023-Q2', '2018-H1')
    """
    times = find_times(text)
    return normal(times[0], year) if len(times) == 1 else None


def _bounded(text: str, low: str, atom: Atom, edge: int) -> TimeExpression:
    """An atom with the words before it that belong to it: clock time, part of a month, bound."""
    start, time, lead = atom.start, atom.time, ""
    bound: Bound = "in"
    if atom.kind == "delay":
        tie = atom.word.split(" |")[0]
        return TimeExpression(
            text[start : atom.end], start, atom.end, start, "delay", time, _delay_bound(tie), tie, atom.word
        )
    left = low[max(edge, start - 64) : start].rsplit("\n", 1)[-1] if start > edge else ""
    left = left.rsplit("|", 1)[-1]
    part = ""
    last = _last_word(left)
    if last in _HEADS_UP or not last.isalpha():
        apart = last not in _ONLY_OF_BOUNDS
        if apart and (atom.kind in _DAYS or atom.word == "week") and (m := _clock(left)):
            start, left = _without(start, left, m)
        elif apart and (atom.kind in _PARTED or atom.bare) and (m := _PART.match(left)):
            (start, left), part = _without(start, left, m), mend(m["part"])
            of_days = (
                m[0].startswith("ngày") and "làm" not in m[0]
            )  # which day the last working day is, is not told
            if of_days and isinstance(time, Point) and (edge_day := _day_at(time, part)):
                time, part = edge_day, ""
                atom = replace(atom, kind="day", time=time)
        if atom.kind in _DAYS and (m := _WEEKDAY.match(left)) and _LIMIT.match(left[: m.start()]):
            start, left = _without(start, left, m)
        tail = left.rstrip(" :\t\u00a0")[-1:]
        if (tail.isalnum() or tail in ("≤", "=")) and atom.kind != "now" and (m := _BOUND.match(left)):
            lead = mend(" ".join(m[0].strip(" :\t\u00a0").split()))
            bound = _BOUNDS[next(name for name, words in m.groupdict().items() if words is not None)]
            if lead == "sau" and atom.kind not in _AFTER:
                lead, bound = "", "in"
            else:
                start, _ = _without(start, left, m)
                if begun := _BEGUN.match(m[0]):  # "bắt đầu" is what happens, "từ ngày ..." is when
                    start, lead = start + begun.end(), lead[begun.end() :].strip()
    while low[start].isspace():
        start += 1
    if isinstance(time, Every):
        bound = "every"
    if isinstance(time, Range) and bound == "from" and atom.kind != "school":
        bound = "in"
    if isinstance(time, Point) and (part or lead.endswith("cuối")):
        time = _part_of(time, part or "cuối", bound)
    end = atom.end
    if isinstance(time, Point) and low.startswith(" trở đi", end):
        end, bound = end + len(" trở đi"), "from"
    if atom.word == "on":
        bound = "from"
    return TimeExpression(
        text[start:end],
        start,
        end,
        atom.start,
        atom.kind,
        time,
        bound,
        lead,
        atom.word,
        atom.bare,
    )


_DAYS = frozenset(("day", "day_only"))
_AFTER = frozenset(("day", "month", "quarter", "year"))  # sau ngày 15/9 | sau năm 2025: open ends
_PARTED = frozenset(("month", "quarter", "half", "year", "vague", "school"))
# The words a bound, a clock time or a part of a month can end with, right before the time.
_HEADS_UP = frozenset((
    "trước", "nhất", "là", "vào", "đến", "tới", "hết", "cuối", "từ", "trong", "dịp", "đúng", "khoảng",
    "sau", "chót", "cùng", "hạn", "quá", "hơn", "lúc", "điểm", "gian", "các", "suốt", "cả", "đầu", "giữa",
    "tiên", "của", "tuần", "sáng", "chiều", "tối", "trưa", "buổi", "phút", "vi", "mốc", "giờ", "hai", "ba",
    "tư", "năm", "sáu", "bảy", "nhật", "bốn", "h", "thứ", "i", "ii", "iii", "iv", "đêm", "thời", "việc", "chính", "trưc",
    "truớc", "trươc", "trứơc", "trưóc", "đn", "đên", "ht", "cui", "t", "nht", "hn", "đu",
))  # fmt: skip

# Of these, the words that neither a clock time nor a part of a month ends with
_ONLY_OF_BOUNDS = frozenset(
    ("trước", "là", "vào", "đến", "tới", "hết", "từ", "dịp", "đúng", "khoảng", "quá", "chót", "hạn")
)


def _clock(left: str) -> regex.Match[str] | None:
    """The clock time that ends the words before a day; none that a bracket parts from it: "(buổi sáng), ngày 31/7"."""
    m: regex.Match[str] | None = _CLOCK.match(left)
    return m if m and m[0].count(")") <= m[0].count("(") else None


def _without(start: int, left: str, m: regex.Match[str]) -> tuple[int, str]:
    """Where a time begins and what stands before it, when the match at the end of `left` belongs to it."""
    return start - (len(left) - m.start()), left[: m.start()]


def _last_word(left: str) -> str:
    words = left[-24:].rstrip(" :\t\u00a0").rsplit(None, 1)
    return words[-1] if words else " "


_AT_MOST = regex.compile(r"không quá|tối đa|chậm nhất")


def _delay_bound(tie: str) -> Bound:
    if tie.startswith("trước"):
        return "before"
    late = (
        "chậm nhất",
        "muộn nhất",
        "trễ nhất",
        "hạn",
        "thời hạn chót",
        "thời hạn cuối",
        "không",
        "tối đa",
        "≤",
        "<",
        "dưới",
        "sau",
    )
    return "by" if tie.startswith(late) or _AT_MOST.search(tie) else "in"


def _day_at(time: Point, part: str) -> Point | None:
    """The first or last day of a month, quarter or year: "ngày cuối cùng của tháng 3 năm 2018", "ngày cuối năm 2010"."""
    day = last_day(time) if part == "cuối" else first_day(time) if part == "đầu" else None
    return Point("day", day.year, day.month, day.day) if day else None


def _part_of(time: Point, part: str, bound: str) -> Point:
    """Đầu, giữa, cuối of a unit: a year's first or last quarter, else the unit itself, roughly."""
    if time.unit == "year" and bound != "before" and part in ("đầu", "cuối"):
        return Point("quarter", time.year, 1 if part == "đầu" else 4, approx=True)
    return replace(time, approx=time.unit != "day")
