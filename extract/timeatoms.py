"""From the match of a pattern to atoms, the smallest times."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import regex

from extract.timevalues import Delay, Every, Kind, Point, Range, Time, Vague
from extract.timewords import LOST, MONTHS, NUMBERS, QUARTERS, STEPS, WEEKDAYS, compile_time, mend
from parsers.values import value


@value
class Atom:
    """One time without its bound. `bare` tells that no time word stands with the figures; `word` names a
    period (`giai đoạn`), the rule of a recurrence, or what opens a delay (`chậm nhất`)."""

    start: int
    end: int
    kind: Kind
    time: Time
    bare: bool = False
    word: str = ""


def _word(text: str) -> str:
    return LOST.get(text, text)


def _int(text: str | None) -> int | None:
    return None if text is None else int(text) if text.isdigit() else NUMBERS.get(" ".join(text.split()))


def _year(text: str | None) -> int | None:
    return None if text is None else int(text) + (2000 if len(text) == 2 else 0)


def days(m: Any) -> Iterator[Atom]:
    """The days of a list that ends in a day and month: `ngày 10, 11 và 12/7/2018` are three atoms."""
    word = " ".join(m["month"].split())
    month, year = MONTHS.get(word) or int(word), _year(m["year"])
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


_UNIT_WORD = compile_time(r"(?:(?:ngày|tháng|quý|năm|(?<!\w)t\.?)~)?$")
_AFTER_FIGURE = compile_time(r"(?<!(?:đợt|lần|kỳ|quý|vòng|bước|tuần|khóa|lớp)_)(?<!\d)\d{1,2}_$")


def _each(m: Any, kind: Kind, last: str | None, make: Callable[[str], Point]) -> Iterator[Atom]:
    """The members of a list of months, quarters, years or days; the year behind the last is that one's."""
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


def half(m: Any) -> Iterator[Atom]:
    """ "6 tháng đầu năm 2022", "nửa cuối năm", "9 tháng đầu năm"."""
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
    unit = STEPS[_word(words[-1])]
    return f"P{count * int(unit[1:-1])}{unit[-1]}"


def _weekday(words: str) -> str:
    """`thứ sáu`, `thứ 6` -> FR."""
    day = words.split()[-1]
    return WEEKDAYS.get(day) or ("MO", "TU", "WE", "TH", "FR", "SA")[int(day) - 2]


def every(m: Any) -> Iterator[Atom]:
    """ "hằng tháng", "mỗi quý", "định kỳ 06 tháng", also several units on end: "hằng tháng, quý"."""
    more = m.spans("more")
    if m["weekday"] and m["unit"] == "tuần":
        yield Atom(m.start(), m.end(), "every", Every("P1W", weekday=_weekday(m["wd"])), word="week")
        return
    end = m.end("unit") if more or m["weekday"] else m.end()
    yield Atom(m.start(), end, "every", Every(_step(f"{m['n'] or 1} {m['unit']}")), word="every")
    yield from (Atom(a, b, "every", Every(_step(m.string[a:b])), True, "every") for a, b in more)


def n_per(m: Any) -> Iterator[Atom]:
    """ "06 tháng/lần", "3 năm một lần", "quý/lần"."""
    yield Atom(m.start(), m.end(), "every", Every(_step(f"{m['n'] or 1} {m['unit']}")), word="every")


def periodic(m: Any) -> Iterator[Atom]:
    """ "định kỳ quý, 6 tháng, năm"; "báo cáo tháng, quý" names reports (`word`)."""
    word = "periodic" if m[0].startswith("định") else "report"
    for i, (a, b) in enumerate(m.spans("more")):
        yield Atom(a, b, "every", Every(_step(m.string[a:b])), i > 0, word)


def weekly(m: Any) -> Iterator[Atom]:
    """ "chiều thứ Sáu hằng tuần", "các thứ Hai"."""
    yield Atom(m.start(), m.end(), "every", Every("P1W", weekday=_weekday(m["wd"])), word="week")


def in_quarter(m: Any) -> Iterator[Atom]:
    """ "ngày 25 của tháng cuối quý"."""
    month = {"đầu": 1, "giữa": 2}.get(mend(m["which"]), 3)
    yield Atom(
        m.start(), m.end(), "every", Every("P3M", day=int(m["day"]), quarter_month=month), word="quarter"
    )


def in_month(m: Any) -> Iterator[Atom]:
    """ "ngày 15 của tháng", "ngày 05 tháng sau": every month."""
    yield Atom(m.start(), m.end(), "every", Every("P1M", Point("day", day=int(m["day"]))), word="month")


def edge(m: Any) -> Iterator[Atom]:
    """ "ngày cuối tháng", "tuần cuối quý": every month or quarter, the day left open."""
    yield Atom(m.start(), m.end(), "every", Every(STEPS[_word(m["unit"])]), word="edge")


# The event ends where the duty begins: kể từ ngày ký và áp dụng cho ... | kể từ ngày nhận hồ sơ phải trả lời
_EVENT_END = regex.compile(
    r"[^\S\n]+(?:thì|phải|để|mà|và (?:áp|gửi|báo|thực|có trách|được áp|thông)|các (?:sở|đơn|cơ)|(?:sở|ủy ban"
    r"|ubnd|văn phòng|phòng|cơ quan|đơn vị|chủ tịch|tổ chức) (?!ban|ký|nhận|được)\p{L}+ .*có trách nhiệm"
    r"|có trách nhiệm|do (?:sở|trung tâm|phòng|ban|văn phòng|ubnd|thư ký|công an|chi cục|các|đơn vị|hội))(?!\w)"
)


_NO_BLANKS = regex.compile(r"\S+")


def _event(text: str) -> str:
    """The clause of an event without the duty that follows; at most 18 words."""
    m = _EVENT_END.search(text)
    text = text[: m.start()] if m else text
    words = [w.end() for w in _NO_BLANKS.finditer(text)]
    return text[: words[17]] if len(words) > 18 else text


def delay(m: Any) -> Iterator[Atom]:
    """A delay: only with a bound, an event or working days; a number of days by itself is a duration."""
    tie, event, work = mend(" ".join((m["tie"] or "").split())), m["event"], m["work"]
    ahead = bool(event) and mend(event.lstrip(" ,").split(" ")[0]) == "trước"
    count, unit = _int(m["n"]), _unit(m)
    if m["days"] or m["n"] == "nửa":  # nửa tháng (15 ngày) | một tuần (07 ngày)
        count, unit = _int(m["days"]) or 15, "WD" if work else "D"
    if (tie or event or work) and count and (ahead or not m.groupdict().get("least")):
        end = m.start("event") + len(_event(event)) if event else m.end()
        word = (tie or "trước" * ahead) + (" |event" if event else "") + (" |work" if work else "")
        yield Atom(m.start(), end, "delay", Delay(count, unit), not tie, word)


def _unit(m: Any) -> str:
    return {"ngày": "WD" if m["work"] else "D", "tuần": "W", "tháng": "M", "năm": "Y"}[m["unit"]]


def event_first(m: Any) -> Iterator[Atom]:
    """ "trước cuộc họp ít nhất 03 ngày": a delay whose event stands before its number."""
    if count := _int(m["n"]):
        word = mend(m["tie"]) + " |event" + (" |work" if m["work"] else "")
        yield Atom(m.start(), m.end(), "delay", Delay(count, _unit(m)), False, word)


def years(m: Any) -> Iterator[Atom]:
    """ "giai đoạn 2021 - 2025", "năm học 2024-2025", "2021-2025"; none for numbers that are no span of years."""
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


def vague(m: Any) -> Iterator[Atom]:
    """ "đầu năm", "cuối quý"; with "mỗi" or "hằng" a recurrence: "cuối mỗi quý"."""
    part = {"đầu": "first", "giữa": "middle", "cuối": "last"}.get(mend(m["part"] or ""))
    if part and m["each"]:
        anchor = (
            Point("quarter", None, 4 if part == "last" else 1, approx=True)
            if m["unit"] == "năm" and part != "middle"
            else None
        )
        yield Atom(m.start(), m.end(), "every", Every(STEPS[_word(m["unit"])], anchor), word="edge")
    else:
        yield Atom(
            m.start(),
            m.end(),
            "vague",
            Vague({"năm": "year", "quý": "quarter", "tháng": "month"}[_word(m["unit"])], part),
        )


def school(m: Any) -> Iterator[Atom]:
    """ "đầu năm học", "tuần đầu năm học"."""
    yield Atom(m.start(), m.end(), "vague", Vague("school", m["part"]))


def single_days(m: Any) -> Iterator[Atom]:
    """ "ngày 05, 15 và 25": days whose month stands elsewhere."""
    return _each(m, "day_only", None, lambda text: Point("day", day=int(text)))


def months(m: Any) -> Iterator[Atom]:
    """ "tháng 3/2022", "tháng 3, 6 và 9 năm 2022"."""
    return _each(m, "month", "month", lambda text: Point("month", None, _int(text)))


def quarters(m: Any) -> Iterator[Atom]:
    """ "quý II/2022", "quý I, III"."""
    return _each(m, "quarter", "part", lambda text: Point("quarter", None, QUARTERS[" ".join(text.split())]))


def single_years(m: Any) -> Iterator[Atom]:
    """ "năm 2022", "các năm 2023, 2024"."""
    return _each(m, "year", "year", lambda text: Point("year", int(text)))


def short_months(m: Any) -> Iterator[Atom]:
    """ "T3/2022"; bare where no year follows."""
    return (replace(atom, bare=not m["year"]) for atom in months(m))


def month_worded(m: Any) -> Iterator[Atom]:
    """ "tháng mười hai năm 2022"."""
    month = MONTHS[" ".join(m["month"].split())]
    yield Atom(m.start(), m.end(), "month", Point("month", _year(m["year"]), month))


def week_of(m: Any) -> Iterator[Atom]:
    """ "tuần 3/8": the month, roughly."""
    month = Point("month", _year(m["year"]), int(m["month"]), approx=True)
    yield Atom(m.start(), m.end(), "month", month)


def bare_month(m: Any) -> Iterator[Atom]:
    """ "03/2022"."""
    return (replace(atom, bare=True) for atom in months(m))


def bare_year(m: Any) -> Iterator[Atom]:
    """ "2022" alone."""
    yield Atom(m.start(), m.end(), "year", Point("year", int(m["year"])), True)


def next_year(m: Any) -> Iterator[Atom]:
    """ "năm sau", "của năm kế tiếp"."""
    yield Atom(m.start(), m.end(), "next", Vague("next"))


def now(m: Any) -> Iterator[Atom]:
    """ "từ nay", "từ ngày ký ban hành"."""
    yield Atom(m.start(), m.end(), "now", Vague("now"))
