"""Times that stand together: ranges, recurrences with their anchors, lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.timevalues import Every, Point, Range, Time, TimeExpression, Vague, share_year
from extract.timewords import compile_time

_UNIT = r"(?:(?:các_)?(?:ngày|tháng|quý|năm)~)?"
_AND = compile_time(rf"~(?:,|;|\+|và|hoặc|&|,~và|và_cả|cùng)~(?:(?:các|những|cả)_)?{_UNIT}")
_TO = compile_time(rf"~(?:-|đến|tới)~(?:hết_)?{_UNIT}")
_COMMA = compile_time(r"~,?~")
_OF = compile_time(r"~(?:,|của|\(|trong)?~")


def join(text: str, low: str, found: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions of a text with those that belong together made one."""
    return _lists(text, low, _anchors(text, low, _ranges(text, low, found)))


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
            and (anchored := _anchored(q.time, replace(p, time=Every(_report_step(m["unit"])), word="every")))
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
        elif p and p.bound == "every" and _leads_to(gap, q) and (anchored := _anchored(q.time, p)):
            end = q.end + (low[q.end : q.end + 1] == ")" and "(" in gap)
            out[-1] = replace(p, text=text[p.start : end], end=end, time=anchored, word="every")
        else:
            if q.word == "every" and (m := _UNIT_BEFORE.search(low, max(0, q.start - 24), q.start)):
                a, b = m.span("unit")
                if p is None or p.end <= a:
                    step = Every(_report_step(m["unit"]))
                    out.append(replace(q, text=text[a:b], start=a, core=a, end=b, time=step))
            out.append(q)
    return out


# báo cáo UBND tỉnh | 6 tháng |, hằng năm
_UNIT_BEFORE = compile_time(r"(?r)(?<![\d/.,(]~)(?P<unit>(?:0?6|sáu)_tháng|(?<!\p{L})quý)~(?:,|và|;)~$")
# hằng năm (trước ngày 15/12) | hằng năm vào cuối năm | hằng tháng, chậm nhất ngày 20 | hằng quý gửi báo cáo
_LEADS = compile_time(
    r"~(?:[,(:-]~)?(?:(?:và|gửi|nộp|báo_cáo|vào|tổng_hợp|thực_hiện|tổ_chức|định_kỳ|về|kết_quả|hoàn_thành"
    r"|xong|thời_gian|một_lần|0?1_lần)~){0,6}"
)


# hằng năm báo cáo kết quả về Sở Nội vụ trước ngày 30/11 | hằng năm (lồng ghép vào báo cáo công tác) về Sở trước ngày 10/11
_FEW_WORDS = compile_time(r"(?:(?:_\p{L}+){1,9}|(?:_\p{L}+){0,9}_\([^()|;.\n]{3,60}\)(?:_\p{L}+){0,9})_")
# (báo cáo 6 tháng (trước ngày 15/6)), năm ( | báo cáo tuần (thứ 5), tháng (
_NEXT_REPORT = compile_time(
    r"(?:~\((?:sáng_|chiều_)?thứ_\w+)?\)?~[,;và]*~(?:báo_cáo_)?(?P<unit>(?:0?1_)?năm|(?:(?:0?6|sáu|0?1)_)?tháng|quý)~\(~"
)


def _report_step(unit: str) -> str:
    """How often a report comes: of a year, of 6 months, of a quarter, of a month."""
    if "tháng" in unit:
        return "P6M" if "6" in unit or "sáu" in unit else "P1M"
    return "P3M" if unit.endswith("quý") else "P1Y"


def _leads_to(gap: str, q: TimeExpression) -> bool:
    limits = q.bound in ("before", "by") or q.lead.startswith(("trước", "chậm", "muộn"))
    return bool(_LEADS.fullmatch(gap) or (limits and _FEW_WORDS.fullmatch(gap)))


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
    if isinstance(time, Range):  # từ ngày 10 đến ngày 20 hằng tháng
        ends = (time.first, time.last)
        monthly = all(p.unit == "day" and p.part is None and p.year is None for p in ends)
        yearly = all(p.year is None and p.part is not None for p in ends)
        fits = (monthly and rule.step == "P1M") or (yearly and rule.step == "P1Y")
        return replace(rule, anchor=time.first, until=time.last) if fits else None
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
    # "ngày 14 của tháng cuối quý" has its day: "và 14/12 hằng năm" is another
    quarterly = rule.step == "P3M" and every.word != "every" and rule.day is None
    return replace(rule, anchor=time) if rule.step in ("P1Y", "P6M") or quarterly else None


# báo cáo 6 tháng trước | ngày 20/6 |, báo cáo năm (tổng kết năm gửi) | trước ngày 20/12 hằng năm: both come back
# đợt 1 xong trước | 31/5 |, đợt 2 | trước 31/10 hằng năm
_HALF_YEARLY = compile_time(r"\b(?:(?:0?6|sáu)_tháng|sơ_kết|đợt_(?:1|i|một))\b[^.;|\n]{0,30}$")
_AND_YEARLY = compile_time(
    r"\)?~[,;]?~(?:và_)?(?:(?:báo_cáo_)?(?:tổng_kết|cả_năm|năm)|đợt_(?:2|ii|hai))\b[^.;|\n\d]{0,30}"
)


def _share_back(low: str, out: list[TimeExpression]) -> None:
    """`trước ngày 15/3, ngày 15/6 và 15/9 hằng năm`: the recurrence holds for the days listed before it."""
    for i in range(len(out) - 2, -1, -1):
        p, q = out[i], out[i + 1]
        gap = low[p.end : q.start]
        yearly = _AND_YEARLY.fullmatch(gap) and _HALF_YEARLY.search(low, max(0, p.start - 60), p.start)
        if (
            not (_AND.fullmatch(gap) or yearly)
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
    """Points named together: under `in`, and close by, one range; else each takes what the last one shows."""
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
    gap = low[p.end : q.start]
    if (
        ";" in gap and p.bound == "in" and not low[q.start : q.start + 1].isdigit()
    ):  # tháng 7/2020; tháng 8 ...
        return False
    return bool(_AND.fullmatch(gap)) and (q.lead == "" or q.bound == p.bound)


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
