"""Whether a recurrence ("hằng quý") or words without a date ("cuối năm") say when something in the plan is to happen."""

from __future__ import annotations

import regex

from extract import deadline_words as w
from extract.dates import TimeExpression
from extract.deadline_places import Place, Verdict
from extract.timevalues import Every, Vague

# báo cáo trước 16 giờ (hằng ngày) | trước 15 giờ 30 phút (hằng ngày): an hour of the day, no count
_HOUR_BEFORE = regex.compile(r"\b(?:trước|lúc|vào|sau)\s\d{1,2} giờ(?: \d{1,2}(?: phút)?)?\s*$")


def judge_every(x: TimeExpression, every: Every, place: Place, alone: bool) -> Verdict | None:
    """A recurrence times a task; it does not where it names a thing or stands in a criterion."""
    low = x.text.lower()
    if low.startswith("từng") and w.DETAILED.search(place.near):  # "Tiến độ theo từng năm"
        return None
    if alone or x.word in ("periodic", "week", "quarter", "month") or "lần" in low:
        return "recurrence", 0.92
    if every.anchor is not None or every.day:
        return "anchored", 0.93
    if (
        place.opening
        or w.SO_NOW.match(place.near)
        or (place.near.endswith("bình quân ") and not low.startswith("mỗi"))
        or (
            w.ON_AVERAGE.match(place.near)
            and w.SO_MANY.match(place.right)
            and not place.labels & {"muc_tieu", "chi_tieu"}
        )
        or (low.startswith("từng") and not _is_timing(place))
        or low.startswith("theo từng")
    ):
        return None
    daily = every.step == "P1D"
    if daily and w.DAY_OF.match(place.right):
        return None
    if daily and (
        low == "từng ngày"
        or w.DAILY_THING.search(place.near)
        or (w.COUNT_BEFORE.search(place.near) and not _HOUR_BEFORE.search(place.near))
    ):
        return None
    if x.word == "report" or low.startswith("định kỳ"):
        return "recurrence", 0.88
    if "tieu_chi" in place.labels or "doi_tuong" in place.labels or w.SETTLED.search(place.right):
        return None
    if (place.head == "" or w.SENTENCE_START.match(place.near)) and not w.SO_IT_IS.match(place.right):
        return "recurrence_opens", 0.92
    if low.startswith("mỗi"):
        return None if w.SO_IT_IS.match(place.right) else ("recurrence", 0.85)
    if w.TIES.search(place.left) and not w.BUDGET.match(place.near):
        return "recurrence_tied", 0.85
    if w.GROUNDS.search(place.left) or w.OF_THING.match(place.right) or w.PAY.match(place.near):
        return None
    if w.ALLOTS.search(place.left):
        return "recurrence", 0.75
    if w.NAMING.match(place.left) and not low.startswith("vào ") and not w.YEARLY_EVENT.search(place.left):
        return None
    return "recurrence", 0.75


def _is_timing(place: Place) -> bool:
    """Whether "từng quý" ends its clause and times a verb: "đối chiếu từng quý;"."""
    return place.right[:1] in (";", ".", "") and not w.DETAILED.search(place.near)


def judge_vague(x: TimeExpression, vague: Vague, place: Place, alone: bool) -> Verdict | None:
    if alone and (place.titles or place.head):
        return "vague_cell", 0.85
    if vague.part is None:  # trong năm, trong quý
        start = bool(w.CLAUSE_START.match(place.near)) and (
            place.right[:1] in (",", ".", ";", "") or w.SETS_OUT.match(place.right) is not None
        )
        timed = w.DONE_IN.match(place.near) or (
            place.right[:1] in (".", ";", "") and w.DONE_THING.search(place.left)
        )
        return ("vague", 0.6) if (start or timed) and vague.unit == "year" else None
    if (
        x.bound in ("before", "by")
        or x.lead.startswith(("vào", "trong dịp", "dịp", "từ"))
        or (w.SUMMED_UP.match(place.near) and vague.unit != "school")
    ):
        return "vague", 0.7
    return ("vague", 0.65) if w.CLAUSE_START.match(place.near) and place.right[:1] == "," else None
