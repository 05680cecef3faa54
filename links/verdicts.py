"""The verdict on one body and one duty, with what it rests on."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from links.bodies import Owed
from links.dues import Due
from links.grounds import Ground, ground
from links.identity import as_day

Child = dict[str, Any]
# "plan" satisfies; another signed paper comes before a draft
_RANK = {("plan", False): 0, ("other", False): 1, ("plan", True): 2, ("other", True): 3}


@dataclass(frozen=True, slots=True)
class Setting:
    """What a verdict is given under. `symbol` and `since` are those of the order, its day if it is told; `searched` says what
    was searched, None where that does not cover the duty.
    """

    symbol: str | None
    since: date | None
    due: Due
    as_of: date
    searched: tuple[Ground, ...] | None
    any_paper: bool
    replaced: tuple[str, date | None] | None


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict; `child` is the document that it rests on."""

    verdict: str
    child: Child | None
    days_late: int | None
    grounds: tuple[Ground, ...]


def judge(owed: Owed, issued: Sequence[Child], near: Sequence[Child], setting: Setting) -> Finding:
    """The verdict: from the body's own papers where it has any, else from what is known of it and what was
    searched.

    `issued`: papers of the body that carry out the order. `near`: those that only cite it.
    """
    papers = [c for c in issued if c["kind"] != "none"]
    papers = [
        c for c in papers if not c["later"]
    ] or papers  # before what answers the paper that replaces this one
    if owed.excepted:  # what it issued all the same is told, but it owed nothing
        return _without("not_applicable", owed, *(_about("carries_out", c, setting) for c in papers[:1]))
    if papers:
        return _of_paper(owed, papers, setting)
    if owed.ended:
        return _without("not_applicable", owed)
    if owed.exists is None:
        return _without("cannot_tell", owed)
    if gone := _gone(setting):
        return Finding("not_applicable", None, None, (gone,))
    last = setting.due.mark
    if last is not None and setting.as_of <= last:
        return _without("not_yet_due", owed, ground("waiting", due=last, as_of=setting.as_of))
    old = [c for c in near if c["kind"] == "of_replaced"]
    doubtful = [c for c in near if c["kind"] == "same_subject"] + [c for c in old if not _before(c, setting)]
    if doubtful:
        return _without("cannot_tell", owed, _about(doubtful[0]["kind"], doubtful[0], setting))
    if setting.searched is None:
        return _without("cannot_tell", owed, ground("not_searched"))
    cited = [
        _about("of_replaced", c, setting) if c in old else _about("only_cited", c, setting) for c in near[:3]
    ]
    return _without("not_found", owed, *setting.searched, ground("no_plan", parent=setting.symbol), *cited)


def _before(child: Child, setting: Setting) -> bool:
    """Whether a plan under the order that this one replaces is older than this one, which asks for a new one by a day."""
    if setting.since is None or setting.due.mark is None:
        return False
    span = _span(child["issued_on"])
    return span is not None and span[1] < setting.since


def _without(verdict: str, owed: Owed, *grounds: Ground) -> Finding:
    """A verdict that rests on no paper of the body."""
    return Finding(verdict, None, None, (*_note(owed), *grounds))


def _note(owed: Owed) -> tuple[Ground, ...]:
    return (owed.note,) if owed.note else ()


def _about(code: str, child: Child, setting: Setting) -> Ground:
    return ground(code, paper=child["shown"] or None, day=child["issued_on"] or None, parent=setting.symbol)


def _gone(setting: Setting) -> Ground | None:
    """Why a duty lapsed: its document was replaced before the plan was due."""
    if setting.replaced is None:
        return None
    symbol, day = setting.replaced
    if day is not None and (setting.due.mark is None or day <= setting.due.mark) and day <= setting.as_of:
        return ground("replaced", parent=setting.symbol, paper=symbol, day=day)
    return None


def _of_paper(owed: Owed, papers: Sequence[Child], setting: Setting) -> Finding:
    """The verdict on the best paper: a signed plan before another paper before a draft, the earliest of
    each.
    """
    best = min(
        papers,
        key=lambda c: (_RANK[_sort(c, setting)], not c["issued_on"], str(c["issued_on"]), c["child_id"]),
    )
    kind, draft = _sort(best, setting)
    verdict, late = (
        ("draft_only", None)
        if draft
        else ("other_document", None)
        if kind == "other"
        else timing(best["issued_on"], setting.due)
    )
    grounds = [*_note(owed), _about("carries_out", best, setting)]
    if best["quote"]:
        grounds.append(ground("quoted", quote=best["quote"]))
    if best["confidence"] is not None and best["confidence"] < 0.9:
        grounds.append(ground("unsure", confidence=best["confidence"]))
    if best["key"] != owed.key and owed.key:
        grounds.append(ground("issued_by", issuer=best["issuer"]))
    return Finding(verdict, best, late, tuple(grounds))


def _sort(child: Child, setting: Setting) -> tuple[str, bool]:
    kind = "plan" if child["kind"] == "plan" or setting.any_paper else "other"
    return kind, bool(child["draft"])


def timing(issued_on: str | None, due: Due) -> tuple[str, int | None]:
    """Verdict and days late of a signed plan by its date, which may be only a month or a year.

    >>> due = Due("2016-06-15", date(2016, 6, 14), date(2016, 6, 15))
    >>> [timing(day, due) for day in ("2016-06-14", "2016-06-15", "2016-06-18", "2016-05", "2016-06")]
    [('on_time', None), ('on_the_day', 0), ('late', 3), ('on_time', None), ('issued_undated', None)]
    >>> timing("2016-06-18", Due(None, None, None)), timing(None, due)
    (('issued', None), ('issued_undated', None))
    """
    span = _span(issued_on)
    if span is None:
        return "issued_undated", None
    if due.last is None or due.mark is None:
        return "issued", None
    first, last = span
    if last <= due.last:
        return "on_time", None
    if first > due.mark:
        return "late", (first - due.mark).days if first == last else None
    return ("on_the_day", 0) if first == last else ("issued_undated", None)


def _span(issued_on: str | None) -> tuple[date, date] | None:
    """The first and last day that a date of any precision may mean."""
    if day := as_day(issued_on):
        return day, day
    parts = (issued_on or "").split("-")
    if not parts[0].isdigit() or len(parts) > 2:
        return None
    year, month = int(parts[0]), int(parts[1]) if len(parts) == 2 else None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
