"""Whether a time expression says when something in the plan is to happen.

Plain functions over folded text around the expression (see `Place`). Each answer is the name of the rule
that took the expression and how sure it is, or None: dates of cited papers, history, names, budgets, bases
of comparison, windows that an inspection looks at, frequencies in criteria and durations are no deadlines.
"""

from __future__ import annotations

import regex

from extract import deadline_words as w
from extract.dates import TimeExpression
from extract.deadline_places import Place, Verdict
from extract.deadline_recurrences import judge_every, judge_vague
from extract.deadline_year_judge import is_timed_by_column, judge_year
from extract.occasions import is_anniversary
from extract.quota_tense import is_forecast
from extract.quota_words import TASK_VERBS
from extract.timevalues import Delay, Every, Point, Range, Vague

_UNIT_TITLE = regex.compile(r"(?:đvt|đơn\s+vị\s+tính)\W*")
# Đợt II (from ...), Khối lượng đợt 1 (until ...), heading a column
_ROUND_HEAD = regex.compile(r"(?:khối lượng |số lượng |chỉ tiêu )?(?:đợt|giai đoạn) [\w ]{1,12}\(\s*")


def judge(x: TimeExpression, place: Place) -> Verdict | None:
    """The rule that takes an expression as a deadline, with its confidence, or None. The first question answered decides."""
    if _is_of_other_column(place) or _is_no_date(x, place):
        return None
    alone = _alone(place)
    if place.header_row:
        return _judge_head(x, place, alone)
    if isinstance(x.time, Delay):
        return _judge_delay(x, x.time, place, alone)
    if _is_when_it_happens(x, place):
        return None
    if isinstance(x.time, Every):
        return judge_every(x, x.time, place, alone)
    if isinstance(x.time, Vague):
        return judge_vague(x, x.time, place, alone)
    if place.opening and (is_anniversary(x) or (x.kind == "occasion" and "kế hoạch" in place.left)):
        return None  # what the plan is called
    if x.kind == "occasion":
        return _judge_occasion(x, place)
    if _is_base_or_birth(x, place) or w.UNTIL_NOW.match(place.right) or not _fits_tense(x, place):
        return None
    if alone and place.opening and x.kind in ("year", "years"):
        return None
    if alone and not (x.bare and _is_no_time(x, place)):
        return "alone", 0.93
    if _is_past(x, place) or _is_state_then(x, place):
        return None
    if x.kind in ("day", "day_only"):
        return _judge_day(x, place)
    if x.kind in ("year", "years", "school"):
        return judge_year(x, place)
    return _judge_part(x, place)


def _is_of_other_column(place: Place) -> bool:
    """Whether a column's head says that its times are no deadlines, or are those of what a report tells."""
    column = place.column
    if not column:
        return False
    reported = w.REPORT_COLUMN.search(column) and not w.TIME_COLUMN.search(column)
    return bool(w.OTHER_COLUMN.search(column) or reported)


def _is_no_date(x: TimeExpression, place: Place) -> bool:
    """Whether the words are a window of figures, a forecast's year, a lunar day, a mark, months of a life, or name a report."""
    if x.kind in ("year", "years") and is_forecast(place.left + x.text.lower()):
        return True
    if "số liệu" in place.left and w.DATA_WINDOW.search(place.left):
        return True
    if w.LUNAR_AFTER.match(place.right) or w.LUNAR_BEFORE.match(place.left) or w.MARK.fullmatch(x.text):
        return True
    months = x.text.lower().endswith(("3 tháng đầu", "6 tháng đầu"))
    if months and w.OF_A_LIFE.search(place.left[-120:] + place.right[:40]):
        return True
    return x.kind == "half" and not x.lead and w.REPORT_DUE.match(place.right) is not None


def _judge_head(x: TimeExpression, place: Place, alone: bool) -> Verdict | None:
    """A time that heads a column is the deadline of its cells, where the head aims at it or is nothing else."""
    heads = (place.head == "" and alone) or _is_aimed_column(place)
    plain = x.kind in ("year", "quarter", "month", "half", "years", "day") and not place.past
    return ("column_head", 0.93) if heads and plain else None


def _is_when_it_happens(x: TimeExpression, place: Place) -> bool:
    """Whether it is told of an event: "sau khi kết thúc năm học", "vụ xảy ra từ tháng 5"; "trước", "đến" still set a time."""
    if x.bound not in ("in", "every"):
        return False
    happens = w.EVENT_CLAUSE.search(place.near) or w.HAPPENS.match(place.near)
    return bool(happens or w.HAPPENS_THEN.match(place.right))


def _judge_occasion(x: TimeExpression, place: Place) -> Verdict | None:
    """A day with a name is a deadline where something is held on it and no day of its own follows."""
    named = x.text[:1] in "KkNnLlĐđ" and not w.LED_IN.match(x.text)
    opens = not place.left.strip() and not w.PREDICATE.match(place.right)
    held = not named or w.HELD.search(place.left) or opens
    # "nhân Ngày ... (28/9), mít tinh ngày 27/9/2025"
    dated = x.text.endswith(")") and w.OWN_DAY.match(place.right)
    return ("occasion", 0.8) if held and not dated and not w.CELEBRATED.search(place.left) else None


def _is_base_or_birth(x: TimeExpression, place: Place) -> bool:
    """Whether it names a term, a base of comparison, a season, a birth, or when a thing came to be."""
    if x.word in ("nhiệm kỳ", "niên khóa", "niên độ", "khóa") or w.BASE.match(place.near):
        return True
    if x.bound in ("in", "from") and w.SEASON.match(place.near):
        return True
    if ("sinh" in place.near or "hiệu lực" in place.near) and w.BORN.match(place.near):
        return True
    return w.BEGUN.match(place.near) is not None and _is_issue(x, place)


def _is_past(x: TimeExpression, place: Place) -> bool:
    """Whether it is over by the day of issue; a day by which something is to be done may be, if nothing tells of it as done."""
    due = x.bound in ("before", "by") and x.kind == "day" and not w.PAST_TENSE.search(place.left)
    return place.past and not due


def _is_state_then(x: TimeExpression, place: Place) -> bool:
    """Whether it tells how things stood then: "Đến ngày 31/3/2010, toàn tỉnh đã có 12 huyện"."""
    if w.COUNTED.match(place.near):
        return True
    if not x.lead.startswith("đến"):
        return False
    return bool(w.STOOD_THEN.match(place.right) or (place.past and w.STOOD.match(place.right)))


def _is_aimed_column(place: Place) -> bool:
    """Whether a column's head names targets of the time that ends it: "Kế hoạch năm 2025", "Bó gọn 2025" beside units."""
    if place.right.strip(" ()%.") != "":
        return False
    measured = any(map(_UNIT_TITLE.fullmatch, place.titles)) and not w.REPORT_COLUMN.search(place.head)
    few = 0 < len(place.head.split()) < 4 and "(" not in place.head and not any(map(str.isdigit, place.head))
    return bool(w.AIMED_HEAD.fullmatch(place.head) or _ROUND_HEAD.fullmatch(place.head) or (measured and few))


def _is_no_time(x: TimeExpression, place: Place) -> bool:
    """Whether figures alone in a cell may be no time: by its column's head, unless they are a whole day to come."""
    whole = isinstance(x.time, Point) and x.time.unit == "day" and x.time.year and not place.past
    return bool(place.titles and place.column is not None and not whole) and not w.TIME_COLUMN.search(
        place.column or ""
    )


def _is_issue(x: TimeExpression, place: Place) -> bool:
    """Whether a time behind "ban hành", "thành lập" tells when a thing came to be, not by when it is to."""
    if place.begun:
        return place.past or not x.lead or not w.TO_ISSUE.match(place.near)
    return not x.lead and w.ISSUED.match(place.near) is not None


def _fits_tense(x: TimeExpression, place: Place) -> bool:
    """False for what is told as history ("Năm 2014 ngành đã xử lý ...") and for sums of money by year."""
    spent = w.MONEY.search(place.right) or (w.SUM.match(place.right) and w.SPENT.search(place.head))
    if x.kind in ("year", "years") and (spent or "kinh_phi" in place.labels):
        return False
    told = place.begun and x.bound in ("in", "from", "by") and w.TOLD.search(place.right[:80].split(".")[0])
    return not told or _orders(place.right)


def _orders(right: str) -> bool:
    """Whether a verb that sets a task follows at once: "6 tháng đầu năm, phúc tra những nơi đã bị nhắc nhở"."""
    words = right.removeprefix(", ").split(" ", 2)
    return right.startswith(", ") and not TASK_VERBS.isdisjoint((words[0], " ".join(words[:2])))


def _alone(place: Place) -> bool:
    """Whether the cell or line says nothing but the time: also behind a label such as "Thời gian:"."""
    trailing = w.TRAILING.match(place.right)
    assert trailing is not None  # every part of it may be absent
    if trailing.end() < len(place.right):
        return bool(place.head == "" and w.LABELS.match(place.right)) or bool(
            w.TIME_LABEL.fullmatch(place.head) and ":" in place.head
        )
    return (
        place.head == ""
        or bool(w.TIME_LABEL.fullmatch(place.head))
        or place.head in ("dự kiến", "(", "dự kiến:", "xong", "hoàn thành")
    )


def _judge_day(x: TimeExpression, place: Place) -> Verdict | None:
    tied = x.lead != ""
    if x.bound == "in" and not tied:
        if x.bare and w.HOLIDAY.match(place.near) and not place.past:
            return "occasion", 0.75
        if w.CHEERED.match(place.near):
            return None
        if not isinstance(x.time, Range) and (w.CITED.search(place.raw_left) or w.PAPER.search(place.left)):
            return None
        if x.bare and not w.TIME_COLUMN.search(place.column or ""):
            if place.head.endswith("(") and isinstance(x.time, Point) and place.right.startswith(")"):
                return ("event_date", 0.7) if x.time.year else None
            if isinstance(x.time, Point) and x.time.year and not place.past and w.WEEKDAY.match(place.near):
                return "day", 0.85
            if _is_step(x, place):
                return "day_step", 0.75
            if not isinstance(x.time, Range) and x.start == x.core:  # "đầu 01/6" is no bare one
                if not place.past and w.LABELLED.match(place.near) and w.CLAUSE_END.match(place.right):
                    return "day_labelled", 0.8
                return ("day", 0.75) if w.TIMED_VERB.match(place.near) else None
    if x.bound == "from" and w.IN_FORCE.search(place.near):
        return None
    if place.opening and x.bound in ("in", "from") and not isinstance(x.time, Range):
        return None
    if x.kind == "day_only" and isinstance(x.time, Point):
        return None
    return ("day_bound" if tied else "day"), 0.95 if tied else 0.9


def _is_step(x: TimeExpression, place: Place) -> bool:
    """Whether a day ends or opens the short clause of a step: "mở thầu 15/4/2021,", "25/8 ra quân;"; not "đạt 10/12"."""
    point = x.time
    if place.past or not isinstance(point, Point):
        return False
    sure = point.year is not None or x.start < x.core or (point.day or 0) > (point.part or 0)
    if sure and place.right.startswith((" - ", ": ")) and w.STEP_OPENS.match(place.near):
        return True  # "sáng 12/5 - huyện A; 13/5 - huyện B"
    step = w.STEP.search(place.near) if w.CLAUSE_END.match(place.right) else w.STEP_AFTER.match(place.right)
    if not (sure and step) or (step.re is w.STEP_AFTER and not w.STEP_OPENS.match(place.near)):
        return False
    words = step["words"].split()
    if not point.year and not w.NAMED_BY_DAY.isdisjoint(words):
        return False
    return not w.STEP_VERBS.isdisjoint((words[0], " ".join(words[:2])))


def _judge_part(x: TimeExpression, place: Place) -> Verdict | None:
    """Months, quarters and halves."""
    if place.opening:
        return None
    if (
        x.kind == "quarter"
        and not x.lead
        and w.REPORT_DUE.match(place.right)
        and w.OF_REPORTS.search(place.left)
    ):
        return None
    if x.bare and not (
        x.lead
        or x.start < x.core
        or isinstance(x.time, Range)
        or w.TIME_COLUMN.search(place.column or "")
        or place.head.endswith("(")
    ):
        return None
    if (
        x.lead == ""
        and x.start == x.core
        and not w.CLAUSE_START.match(place.near)
        and not is_timed_by_column(place)
    ):
        if w.REPORT_OF.match(place.near) and w.GIVEN_BY.match(place.right):
            return None
        if w.TIES.search(place.left) or w.EVENT_NOUN.search(place.left) or w.TIMED_VERB.match(place.near):
            return "tied_part", 0.9
        if w.NAMED_TIME.search(place.left) and (place.begun or not w.PUBLISHED.search(place.left)):
            return None
    return "part_of_year", 0.92


def _judge_delay(x: TimeExpression, delay: Delay, place: Place, alone: bool) -> Verdict | None:
    tie, event, work = x.lead, "|event" in x.word, "|work" in x.word
    days = delay.unit in ("D", "WD")
    if (w.DURATION.match(place.left) and not event) or delay.unit == "Y" or place.opening:
        return None
    if w.HAPPENED.match(place.near):
        return None
    column = place.column or ""
    headed = w.DEADLINE_COLUMN.search(column) and not w.DAY_COUNT.search(column)
    if alone and days and (work or headed):
        return "delay_alone", 0.9
    if event and delay.unit == "M" and tie in ("", "trong", "trước") and " trước " in x.text:
        return None  # "lấy theo 12 tháng trước thời điểm điều tra": the window that is looked at
    if not tie and event and (days or delay.unit in ("W", "M")):
        return "delay_event", 0.85
    if not tie:
        return ("delay_work", 0.7) if work else None
    if tie.startswith("dưới") and not work:
        return None
    if event:
        if tie == "sau" and not days and "kể từ ngày" not in x.text.lower():
            return None
        return "delay_event", 0.93
    if not days:
        return None
    if tie.startswith(("sau", "trước")):
        return ("delay_after", 0.75) if not w.CARRIED_OUT.match(place.right) else None
    if work or "thời hạn" in tie or "vòng" in tie or ("nhất" in tie or "hạn" in tie):
        return "delay_bound", 0.88
    if tie == "trong" and w.ANSWERED.search(place.left) and w.CLAUSE_END.match(place.right):
        return "delay_step", 0.7
    return (
        ("delay_step", 0.75)
        if tie.startswith(("không", "tối đa", "≤")) and w.STEP_WORDS.search(place.head)
        else None
    )
