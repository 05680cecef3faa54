"""When a duty is due: the last day in time, and the day on which a plan is neither early nor late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import regex

from extract.timevalues import Delay, Point, Range, first_day, last_day
from extract.values import parse_value
from links.workdays import at_work, working_days_after

# 10 ngày làm việc kể từ ngày nhận được Kế hoạch này | sau 15 ngày kể từ ngày ký | kể từ khi kết thúc đợt thi đua
_EVENT = regex.compile(
    r"(?:kể từ|tính từ|từ sau|sau)(?! \d)(?: (?:ngày|khi|thời điểm))? (?P<event>[^.;\n]{0,60})"
)
# ngày ký | ngày ban hành | ngày nhận được Kế hoạch này | ngày Kế hoạch này được ban hành | khi có hiệu lực
_OF_THE_PAPER = regex.compile(
    r"(?:(?P<done>ký(?: ban hành)?|ban hành|phát hành|có hiệu lực)|(?:tiếp )?nhận(?: được)?(?= ))?\s*"
    r"(?P<what>(?:bản |được )?(?:kế hoạch|văn bản|quyết định|chỉ thị|công văn)(?! (?:của|cấp|do) (?!ubnd tỉnh|ủy ban nhân dân tỉnh)))?"
)
# ký hợp đồng | ban hành kết luận
_OTHER_PAPER = regex.compile(
    r"\s*(?:hợp đồng|kết luận|giấy|biên bản|thông báo|báo cáo|danh sách|đơn|cam kết|hồ sơ)"
)
_SEVERAL = regex.compile(r"\s*[;|]\s*")


@dataclass(frozen=True, slots=True)
class Due:
    """`value` as the order gives it; `last` the last day in time; `mark` the day X of "trước ngày X", else
    `last`.
    """

    value: str | None
    last: date | None
    mark: date | None


def read_due(value: str | None, end: date | None, issued_on: date | None, words: str) -> Due:
    """A duty's due date from its deadline value; of several the earliest.

    `end` is the last day of the deadline itself where that is known: one day before `value` for "trước ngày".
    Without it the order's `words` tell. A delay counts from `issued_on`, unless the words tie it to another event;
    working days are those of Vietnam. A recurrence has no day.

    >>> read_due("2016-06-15", None, None, "xây dựng kế hoạch, gửi trước ngày 15/6/2016")
    Due(value='2016-06-15', last=datetime.date(2016, 6, 14), mark=datetime.date(2016, 6, 15))
    >>> read_due("2016-06", None, None, "").last, read_due("P5WD", None, date(2024, 5, 2), "").last
    (datetime.date(2016, 6, 30), datetime.date(2024, 5, 8))
    """
    if not value:
        return Due(None, None, None)
    found = [_one(part, end, issued_on, words) for part in _SEVERAL.split(value)]
    dated = [due for due in found if due.last is not None]
    return min(dated, key=lambda due: due.last or date.max) if dated else Due(value, None, None)


def _one(value: str, end: date | None, issued_on: date | None, words: str) -> Due:
    time = parse_value(value)
    if isinstance(time, Delay):
        day = _later(issued_on, time) if issued_on and _counts_from_issue(words) else None
        return Due(value, day, day)
    point = time.last if isinstance(time, Range) else time
    if not isinstance(point, Point):
        return Due(value, None, None)
    start, stop = first_day(point), last_day(point)
    if start is None or stop is None:
        return Due(value, None, None)
    before = end == start - timedelta(days=1) if end else _says_before(point, words)
    if before:
        return Due(
            value, start - timedelta(days=1), start if point.unit == "day" else start - timedelta(days=1)
        )
    return Due(value, end or stop, end or stop)


def _counts_from_issue(words: str) -> bool:
    """Whether a delay counts from the order's own paper, and not from another event that its words name.

    >>> _counts_from_issue("trong 10 ngày kể từ ngày nhận được Kế hoạch này"), _counts_from_issue("trong 10 ngày")
    (True, True)
    >>> _counts_from_issue("chậm nhất 05 ngày làm việc sau khi kết thúc đợt thi đua")
    False
    """
    found = _EVENT.search(words.lower())
    if found is None:
        return True
    m = _OF_THE_PAPER.match(found["event"])
    assert m is not None  # every part of it may be absent
    return bool(m["what"] or m["done"]) and not _OTHER_PAPER.match(found["event"], m.end())


def _says_before(point: Point, words: str) -> bool:
    """Whether the words put "trước" before this day: "trước ngày 15/6/2016", "trước 15 tháng 6"."""
    if point.unit != "day":
        return False
    low = words.lower()
    return bool(
        regex.search(rf"trước (?:ngày )?(?:là )?0?{point.day}\s?(?:[/.-]|tháng)\s?0?{point.part}(?!\d)", low)
    )


def _later(day: date, delay: Delay) -> date:
    """The last day of a delay. The day it counts from is not counted; where the last is a day off, the next working
    day is the last (Bộ luật Dân sự 2015, Điều 147-148).

    >>> _later(date(2024, 1, 31), Delay(1, "M")), _later(date(2024, 4, 26), Delay(2, "WD"))
    (datetime.date(2024, 2, 29), datetime.date(2024, 5, 3))
    """
    count = delay.count
    if delay.unit == "WD":
        return working_days_after(day, count)
    if delay.unit in ("M", "Y"):
        months = day.month - 1 + count * (12 if delay.unit == "Y" else 1)
        end = last_day(Point("month", day.year + months // 12, months % 12 + 1))
        assert end is not None  # its year is known
        return at_work(min(end.replace(day=1) + timedelta(days=day.day - 1), end))
    return at_work(day + timedelta(days=count * (7 if delay.unit == "W" else 1)))
