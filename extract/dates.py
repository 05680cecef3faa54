"""Time expressions of a text with their bounds: deadlines, ranges, lists, recurrences with anchors, delays.

A value parser: it takes text and, for missing years, a year; it knows nothing of documents. `find_times` puts the atoms
of `extract.timeatoms` together; `normal` gives the forms that records carry.

>>> [(t.text, t.bound, normal(t, 2021).value) for t in find_times("xong trước ngày 30 tháng 9; từ tháng 4 đến 6/2021")]
[('trước ngày 30 tháng 9', 'before', '2021-09-30'), ('từ tháng 4 đến 6/2021', 'in', '2021-04/2021-06')]
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extract.folding import lower_same_length
from extract.records import Bound
from extract.timeatoms import Atom, Kind, find_atoms, mend, tolerant
from extract.timevalues import (
    Delay,
    Every,
    Normal,
    Point,
    Range,
    Time,
    Vague,
    missing_year,
    resolve,
    share_year,
    with_year,
)


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time with its bound. `[start, end)` is the whole text, `core` where the time itself begins.

    `kind` is that of its (first) atom, `word` as in the atom, `lead` the bound's own words ("trước", "đến hết").
    `bare` tells that the figures stand without a time word, `year_shift` that the text says "năm sau".
    """

    text: str
    start: int
    end: int
    core: int
    kind: Kind
    time: Time
    bound: Bound
    lead: str
    word: str = ""
    bare: bool = False
    year_shift: int = 0


def _compile(pattern: str) -> regex.Pattern[str]:
    return regex.compile(tolerant(pattern))


_S = r"[^\S\n]*"
_SS = r"[^\S\n]+"
_CLOCK_TIME = rf"\d{{1,2}}{_S}(?:h|giờ|g|:){_S}(?:\d{{2}})?(?:{_S}(?:phút|'|p)(?!\w))?"
# 8 giờ 00 phút, | 8h00-10h00 | Buổi sáng, | cả | chiều thứ Sáu, | từ 8h30 đến 11h
_CLOCK = _compile(
    rf"(?:(?:lúc|vào lúc|từ|bắt đầu từ)?{_S}\(?{_CLOCK_TIME}(?:{_S}(?:-|đến){_S}{_CLOCK_TIME})?|(?:buổi{_SS})?(?:sáng|chiều|trưa|tối)(?:{_S}(?:và|,|-){_S}(?:buổi{_SS})?(?:sáng|chiều|tối))?"
    rf"|(?:trong{_SS})?cả){_S}\)?,?(?:{_S}\(?(?:thứ{_SS}\w+|chủ{_SS}nhật)\)?)?{_S},?{_S}(?:các{_SS})?$"
)
# (tuần) đầu (tháng 10) | cuối (quý II) | tuần thứ hai của (tháng 6) | nửa đầu (tháng 6)
_PART = _compile(
    rf"(?<!\w)(?:(?:(?:nửa|tuần|thời{_SS}điểm|\d{{1,2}}{_SS}ngày){_SS})?(?P<part>đầu|giữa|cuối)(?:{_SS}(?:tiên|cùng))?|(?P<part>thượng|trung|hạ){_SS}tuần"
    rf"|tuần{_SS}(?:lễ{_SS})?(?:thứ{_SS})?(?P<part>\d|[iv]+|nhất|một|hai|ba|bốn|tư)(?:{_S}(?:,|và|-){_S}(?:tuần{_SS})?(?:thứ{_SS})?(?:\d|hai|ba|bốn|tư))*){_S},?{_S}(?:(?:của|trong){_SS})?$"
)
_TAIL = rf"(?:{_SS}(?:là|vào|vào{_SS}lúc|đến|tới|trong|trước|hết|cuối|sau|thời{_SS}điểm|thời{_SS}hạn|khoảng|không{_SS}quá))*"
# The words of a bound, right before the time: trước | chậm nhất là | hạn chót: | đến hết | kể từ | trong | vào dịp
_BOUND = _compile(
    rf"(?<!\w)(?:(?P<by>(?:chậm|muộn|trễ){_SS}nhất{_TAIL}|(?:hạn|thời{_SS}hạn){_SS}(?:chót|cuối(?:{_SS}cùng)?){_S}:?{_TAIL}|(?:hạn{_SS}|thời{_SS}hạn{_SS})?(?:không{_SS}(?:quá|muộn{_SS}hơn|chậm{_SS}hơn|trễ{_SS}hơn|để{_SS}quá)){_TAIL}"
    rf"|≤|<=)"
    rf"|(?P<before>(?:(?:cho{_SS})?đến{_SS})?trước(?:{_SS}(?:thời{_SS}(?:hạn|điểm|gian)|mốc|hạn|hết|khi{_SS}hết|các))*)"
    rf"|(?P<to>(?:cho{_SS})?(?:đến|tới)(?:{_SS}(?:hết|cuối|thời{_SS}điểm|trước|khi{_SS}hết))*|hết)"
    rf"|(?P<from>(?:(?:kể|bắt{_SS}đầu|tính|áp{_SS}dụng){_SS})?từ(?:{_SS}(?:khoảng|thời{_SS}điểm|các))?|bắt{_SS}đầu(?:{_SS}vào)?|sau)"
    rf"|(?P<in>(?:ngay{_SS})?(?:trong(?:{_SS}(?:các|suốt|khoảng(?:{_SS}thời{_SS}gian)?|cả|thời{_SS}gian|phạm{_SS}vi))?|vào(?:{_SS}(?:các|khoảng|lúc|dịp|đúng|thời{_SS}điểm))?|khoảng|(?:(?:đúng|trong|nhân|vào){_SS})?dịp|đúng(?:{_SS}vào)?|tại{_SS}thời{_SS}điểm)))"
    rf"{_S}:?{_S}$"
)
_UNIT = rf"(?:(?:các{_SS})?(?:ngày|tháng|quý|năm){_S})?"
_AND = _compile(rf"{_S}(?:,|;|và|hoặc|&|,{_S}và|và{_SS}cả|cùng){_S}(?:(?:các|những|cả){_SS})?{_UNIT}")
_TO = _compile(rf"{_S}(?:-|đến|tới){_S}(?:hết{_SS})?{_UNIT}")
_COMMA = regex.compile(rf"{_S},?{_S}")
_OF = regex.compile(rf"{_S}(?:,|của|\(|trong)?{_S}")
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
    for join in (_ranges, _anchors, _lists):
        if len(found) > 1:
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
    start, time, lead, bound = atom.start, atom.time, "", "in"
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
        if atom.kind in ("day", "day_only") and (m := _CLOCK.search(left)):
            start, left = start - (len(left) - m.start()), left[: m.start()]
        elif atom.kind in ("month", "quarter", "half", "year", "vague") and (m := _PART.search(left)):
            start, left, part = start - (len(left) - m.start()), left[: m.start()], mend(m["part"])
        if m := _BOUND.search(left):
            lead = mend(" ".join(m[0].strip(" :\t\u00a0").split()))
            bound = _BOUNDS[next(name for name, words in m.groupdict().items() if words is not None)]
            if lead == "sau" and atom.kind not in ("day",):
                lead, bound = "", "in"
            else:
                start -= len(left) - m.start()
    while low[start].isspace():
        start += 1
    if isinstance(time, Every):
        bound = "every"
    if isinstance(time, Range) and bound == "from":
        bound = "in"
    if isinstance(time, Point) and (part or lead.endswith("cuối")):
        time = _part_of(time, part or "cuối", bound)
    if atom.word == "on":
        bound = "from"
    return TimeExpression(
        text[start : atom.end],
        start,
        atom.end,
        atom.start,
        atom.kind,
        time,
        bound,
        lead,
        atom.word,
        atom.bare,
    )


# The words a bound, a clock time or a part of a month can end with, right before the time.
_HEADS_UP = frozenset(
    "trước nhất là vào đến tới hết cuối từ trong dịp đúng khoảng sau chót cùng hạn quá hơn lúc điểm gian các suốt cả đầu giữa tiên của"
    " tuần sáng chiều tối trưa buổi phút vi mốc hết vào giờ hai ba tư năm sáu bảy nhật bốn h thứ i ii iii iv đêm thời lúc"
    " trưc truớc trươc trứơc trưóc đn đên ht cui t nht hn đu".split()
)


def _last_word(left: str) -> str:
    words = left[-24:].rstrip(" :\t\u00a0").rsplit(None, 1)
    return words[-1] if words else " "


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
    return "by" if tie.startswith(late) or regex.search(r"không quá|tối đa|chậm nhất", tie) else "in"


def _part_of(time: Point, part: str, bound: str) -> Point:
    """Đầu, giữa, cuối of a unit: a year's first or last quarter, else the unit itself, roughly."""
    if time.unit == "year" and bound in ("in", "from") and part in ("đầu", "cuối"):
        return Point("quarter", time.year, 1 if part == "đầu" else 4, approx=True)
    return replace(time, approx=time.unit != "day")


def _ranges(text: str, low: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """`A - B`, `từ A đến B`, `từ nay đến B` become one."""
    out: list[TimeExpression] = []
    for q in found:
        p = out[-1] if out else None
        if p is not None and (merged := _range(text, low, p, q)):
            out[-1] = merged
        else:
            out.append(q)
    return out


def _range(text: str, low: str, p: TimeExpression, q: TimeExpression) -> TimeExpression | None:
    gap = low[p.end : q.start]
    to = q.lead.startswith(("đến", "tới", "cho đến", "cho tới")) or (
        q.lead == "hết" and gap.strip() in ("đến", "tới")
    )
    if not ((to and _COMMA.fullmatch(gap)) or (q.lead in ("", "hết") and _TO.fullmatch(gap))):
        return None
    if isinstance(p.time, Vague) and p.time.unit == "now":
        return replace(q, text=text[p.start : q.end], start=p.start, bound="by", lead="từ nay")
    if p.bound in ("before", "by", "every") or not isinstance(q.time, Point) or not isinstance(p.time, Point):
        return None
    first, last = p.time, q.time
    if first.unit == "day" and first.part is None:
        first = replace(first, part=last.part, year=last.year) if last.unit == "day" else first
    if last.unit == "day" and last.part is None and first.unit == "day":
        last = replace(last, part=first.part)
    if first.unit != last.unit and not to:
        return None
    time = share_year(Range(first, last))
    bare = p.bare and q.bare
    return replace(
        p,
        text=text[p.start : q.end],
        end=q.end,
        time=time,
        bound="in",
        bare=bare,
        kind=p.kind if p.kind != "day_only" else q.kind,
    )


def _anchors(text: str, low: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """A recurrence beside its day, month or quarter becomes one with the finest value."""
    out: list[TimeExpression] = []
    for q in found:
        p = out[-1] if out else None
        gap = low[p.end : q.start] if p else ""
        if p and isinstance(q.time, Vague) and q.time.unit == "next" and _OF.fullmatch(gap):
            out[-1] = replace(p, text=text[p.start : q.end], end=q.end, year_shift=1)
        elif p and q.bound == "every" and _OF.fullmatch(gap) and (anchored := _anchored(p.time, q)):
            end = q.end + (low[q.end : q.end + 1] == ")" and "(" in low[p.start : q.end])
            out[-1] = replace(
                p, text=text[p.start : end], end=end, time=anchored, bound="every", kind="every", word="every"
            )
            _share_back(low, out)
        elif (
            p
            and p.bound == "every"
            and (m := _NEXT_REPORT.fullmatch(gap))
            and (
                anchored := _anchored(
                    q.time, replace(p, time=Every("P1Y" if m["unit"].endswith("năm") else "P6M"))
                )
            )
        ):
            start, end = p.end + m.start("unit"), q.end + (low[q.end : q.end + 1] == ")")
            out.append(
                replace(
                    q,
                    text=text[start:end],
                    start=start,
                    end=end,
                    time=anchored,
                    bound="every",
                    kind="every",
                    word="every",
                )
            )
        elif p and p.bound == "every" and _leads_to(gap, q.bound) and (anchored := _anchored(q.time, p)):
            end = q.end + (low[q.end : q.end + 1] == ")" and "(" in gap)
            out[-1] = replace(p, text=text[p.start : end], end=end, time=anchored, word="every")
        else:
            out.append(q)
    return out


# hằng năm (trước ngày 15/12) | hằng năm vào cuối năm | hằng tháng, chậm nhất ngày 20 | hằng quý gửi báo cáo trước ngày 25
_LEADS = regex.compile(
    rf"{_S}(?:[,(:-]{_S})?(?:(?:và|gửi|nộp|báo cáo|vào|tổng hợp|thực hiện|tổ chức|định kỳ|về|kết quả|hoàn thành|xong|thời gian|một lần|0?1 lần){_S}){{0,6}}"
)


# hằng năm báo cáo kết quả về Sở Nội vụ trước ngày 30/11
_FEW_WORDS = regex.compile(rf"(?:{_SS}\p{{L}}+){{1,9}}{_SS}")
# (báo cáo 6 tháng (trước ngày 15/6)), năm (
_NEXT_REPORT = _compile(
    rf"{_S}[,;và]*{_S}(?:báo{_SS}cáo{_SS})?(?P<unit>(?:0?1{_SS})?năm|(?:0?6|sáu){_SS}tháng){_S}\({_S}"
)


def _leads_to(gap: str, bound: Bound) -> bool:
    return bool(_LEADS.fullmatch(gap) or (bound in ("before", "by") and _FEW_WORDS.fullmatch(gap)))


def _anchored(time: Time, every: TimeExpression) -> Every | None:
    """The recurrence whose anchor is the given time, or None where they do not fit."""
    rule = every.time
    if not isinstance(rule, Every) or rule.anchor is not None:
        return None
    if isinstance(time, Vague) and time.unit == "year" and rule.step == "P1Y":
        return (
            replace(rule, anchor=Point("quarter", None, {"first": 1, "last": 4}[time.part], approx=True))
            if time.part in ("first", "last")
            else rule
        )
    if isinstance(time, Vague):
        return rule if time.part else None
    if isinstance(time, Every):
        return (
            time
            if every.word in ("every", "periodic", "report") and time.step == rule.step and time is not rule
            else None
        )
    if not isinstance(time, Point) or time.year is not None:
        return None
    if time.unit == "day" and time.part is None:
        return (
            replace(rule, anchor=time)
            if rule.step == "P1M"
            else replace(rule, day=time.day)
            if rule.step == "P3M"
            else None
        )
    return (
        replace(rule, anchor=time)
        if rule.step in ("P1Y", "P6M") or (rule.step == "P3M" and every.word != "every")
        else None
    )


def _share_back(low: str, out: list[TimeExpression]) -> None:
    """`trước ngày 15/3, ngày 15/6 và 15/9 hằng năm`: the recurrence holds for the days listed before it."""
    for i in range(len(out) - 2, -1, -1):
        p, q = out[i], out[i + 1]
        if (
            not _AND.fullmatch(low[p.end : q.start])
            or not isinstance(q.time, Every)
            or not isinstance(p.time, Point)
        ):
            return
        anchor = q.time.anchor
        if p.time.year is not None or anchor is None:
            return
        point = p.time
        if point.unit == "day" and point.part is None and anchor.unit == "day":
            point = replace(point, part=anchor.part)
        out[i] = replace(p, time=replace(q.time, anchor=point), bound="every", kind="every", word="every")


def _lists(text: str, low: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Points named together: under `in` and close by they are one range; else each takes what the last one shows."""
    out: list[TimeExpression] = []
    i = 0
    while i < len(found):
        j = i
        while j + 1 < len(found) and _listed(low, found[j], found[j + 1]):
            j += 1
        out.extend(_list(text, found[i : j + 1]) if j > i else [found[i]])
        i = j + 1
    return out


def _listed(low: str, p: TimeExpression, q: TimeExpression) -> bool:
    if not isinstance(p.time, Point) or not isinstance(q.time, (Point, Range)):
        return False
    unit = q.time.first.unit if isinstance(q.time, Range) else q.time.unit
    if p.time.unit != unit or p.time.approx != (isinstance(q.time, Point) and q.time.approx):
        return False
    return bool(_AND.fullmatch(low[p.end : q.start])) and (q.lead == "" or q.bound == p.bound)


def _list(text: str, members: Sequence[TimeExpression]) -> list[TimeExpression]:
    last = members[-1]
    shown = last.time.first if isinstance(last.time, Range) else last.time
    assert isinstance(shown, Point)
    filled: list[Point] = []
    later = shown
    for member in reversed(members[:-1]):
        assert isinstance(member.time, Point)
        point = member.time
        if point.unit == "day" and point.part is None:
            point = replace(point, part=later.part)
        if point.year is None:
            point = share_year(Range(point, later)).first
        filled.insert(0, point)
        later = point
    first = members[0]
    end = last.time.last if isinstance(last.time, Range) else shown
    if (
        first.bound in ("in", "from")
        and first.bound != "from"
        and all(m.lead == "" for m in members[1:])
        and _close([*filled, end])
    ):
        return [
            replace(
                first,
                text=text[first.start : last.end],
                end=last.end,
                time=Range(filled[0], end),
                bare=first.bare and last.bare,
            )
        ]
    out = [
        replace(m, time=p, bound=first.bound, kind=last.kind if m.kind == "day_only" else m.kind)
        for m, p in zip(members, filled, strict=False)
    ]
    return [*out, replace(last, bound=first.bound)]


def _close(points: Sequence[Point]) -> bool:
    """Whether points follow one another: days within a month, or the next month, quarter, year."""
    for p, q in zip(points, points[1:], strict=False):
        years = (q.year or 0) - (p.year or 0) if q.year and p.year else 0
        if p.unit == "day":
            days = (years * 12 + (q.part or 0) - (p.part or 0)) * 30 + (q.day or 0) - (p.day or 0)
            if not 0 < days <= 31:
                return False
        else:
            steps = {"month": 12, "quarter": 4, "half": 2, "year": 1}[p.unit]
            if years * steps + (q.part or 0) - (p.part or 0) != 1:
                return False
    return True


def is_delay(expression: TimeExpression) -> bool:
    return isinstance(expression.time, Delay)
