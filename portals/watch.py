"""Whether a portal still gives what it should: outages, changed layouts, falling yields, silence, gaps in numbers.

Told from the figures of its own past crawls and its profile alone. An alarm makes the portal unhealthy, so that
nobody is accused on its word; a hint is for a person to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Literal

ERRORS_SHARE, ERRORS_LEAST = 0.25, 5  # failed requests that are an alarm
SHRUNK = 0.6  # of the rows that a list showed before, when it was read to its end
DRIFTED = 0.5  # of the share of rows or pages with labels
PAGES_LEAST = 3  # pages of documents that tell a share
SILENCE_LEAST = 21  # days; holidays of the new year alone are ten
SILENCE_TIMES = 2.5  # the longest silence of the last year
ARRIVALS_LEAST = 8  # crawls with something new that tell what silence is usual
GAPS_DENSE = 0.8  # of the numbers between first and last that must be there for the others to be missed


@dataclass(frozen=True, slots=True)
class Figures:
    """What one crawl counted, as the tables keep it."""

    began: datetime
    complete: bool
    full: bool
    stopped: str
    message: str
    requests: int
    lists: int
    lists_failed: int
    rows: int
    rows_labelled: int
    pages: int
    pages_labelled: int
    pages_empty: int
    new: int
    changed: int
    errors: int
    healthy: bool = True


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something to look at; `code`: outage, errors, layout, yield, silence, incomplete, number_gap."""

    code: str
    level: Literal["alarm", "hint"]
    message: str


def watch(
    now: Figures, past: Sequence[Figures], at_least: int = 0, silence_days: int = 0
) -> tuple[Alarm, ...]:
    """The alarms of a crawl. `past`: the portal's earlier crawls, oldest first. `at_least`: rows that its lists must
    show; `silence_days`: 0 to tell from the past.
    """
    if now.stopped == "locked":
        return ()
    outage = _outage(now)
    if outage:
        return (outage,)
    found = (_errors(now), _layout(now, past), _yield(now, past, at_least), _silence(now, past, silence_days))
    alarms = [alarm for alarm in found if alarm]
    if now.stopped == "cap":
        alarms.append(Alarm("incomplete", "hint", now.message))
    return tuple(alarms)


def _outage(now: Figures) -> Alarm | None:
    if now.stopped and now.stopped != "cap":
        return Alarm("outage", "alarm", now.message or now.stopped)
    if now.lists == 0:
        return Alarm("outage", "alarm", "no list of the portal could be read")
    return None


def _errors(now: Figures) -> Alarm | None:
    if now.lists_failed:
        return Alarm("errors", "alarm", f"{now.lists_failed} pages of lists could not be read")
    if now.errors >= ERRORS_LEAST and now.errors > ERRORS_SHARE * now.requests:
        return Alarm("errors", "alarm", f"{now.errors} of {now.requests} requests failed")
    return None


def _layout(now: Figures, past: Sequence[Figures]) -> Alarm | None:
    """Selectors and labels that match nothing any more."""
    if now.rows == 0:
        if any(p.rows for p in past):
            return Alarm("layout", "alarm", "the list shows no rows: its layout has changed, or it is empty")
        return Alarm("layout", "alarm", "the list shows no rows: does the profile's family fit the portal?")
    usual = [p.rows_labelled / p.rows for p in past[-30:] if p.rows]
    share = now.rows_labelled / now.rows
    if usual and share < DRIFTED * median(usual):
        return Alarm(
            "layout", "alarm", f"labels or days in {share:.0%} of the rows, before in {median(usual):.0%}"
        )
    if now.pages >= PAGES_LEAST:
        told = [p for p in past if p.pages >= PAGES_LEAST]
        for name, good, before in (
            ("labels", now.pages_labelled / now.pages, [p.pages_labelled / p.pages for p in told]),
            ("documents", 1 - now.pages_empty / now.pages, [1 - p.pages_empty / p.pages for p in told]),
        ):
            if before and good < DRIFTED * median(before):
                return Alarm(
                    "layout",
                    "alarm",
                    f"{name} on {good:.0%} of the new pages, before on {median(before):.0%}",
                )
        if now.pages_empty == now.pages:
            return Alarm(
                "layout", "alarm", f"none of {now.pages} new pages shows a file or a document's text"
            )
    return None


def _yield(now: Figures, past: Sequence[Figures], at_least: int) -> Alarm | None:
    """Lists that show fewer rows than they did, or than the profile asks for."""
    if now.full:
        if now.rows < at_least:
            return Alarm(
                "yield", "alarm", f"the lists show {now.rows} rows; the profile expects {at_least} at least"
            )
        usual = [p.rows for p in past if p.full and p.healthy][-6:]
        if usual and now.rows < SHRUNK * median(usual):
            return Alarm("yield", "alarm", f"the lists show {now.rows} rows, before {median(usual):.0f}")
    return None


def _silence(now: Figures, past: Sequence[Figures], silence_days: int) -> Alarm | None:
    """Nothing new for longer than the portal was ever silent in the last year, with room to spare."""
    year = [p for p in past if now.began - p.began < timedelta(days=400)]
    arrivals = [p.began for p in (*year, now) if p.new or p.changed]
    since = (now.began - (arrivals[-1] if arrivals else (year or [now])[0].began)).days
    limit = float(silence_days)
    if not silence_days:
        if len(arrivals) < ARRIVALS_LEAST:
            return None
        longest = max((b - a).days for a, b in zip(arrivals, arrivals[1:], strict=False))
        limit = max(SILENCE_LEAST, SILENCE_TIMES * longest)
    if since > limit:
        return Alarm("silence", "alarm", f"nothing new for {since} days; {limit:.0f} would be unusual")
    return None


def number_gaps(numbers: Mapping[tuple[str, str], Iterable[int]]) -> tuple[Alarm, ...]:
    """Hints at papers not seen: numbers that lack among those of one code and year.

    `numbers`: by (code such as KH-UBND, year). Counters that bodies share between kinds of papers show many gaps and
    are left out.

    >>> number_gaps({("KH-SYT", "2024"): [1, 2, 3, 5, 6, 7], ("KH-UBND", "2024"): [3, 17, 90]})[0].message
    'of KH-SYT 2024, numbers 1 to 7, not seen: 4'
    """
    found = []
    for (code, year), seen in sorted(numbers.items()):
        there = sorted(set(seen))
        if len(there) < 5:
            continue
        missing = sorted(set(range(there[0], there[-1] + 1)) - set(there))
        if missing and len(there) >= GAPS_DENSE * (there[-1] - there[0] + 1):
            shown = ", ".join(map(str, missing[:20])) + (" ..." if len(missing) > 20 else "")
            message = f"of {code} {year}, numbers {there[0]} to {there[-1]}, not seen: {shown}"
            found.append(Alarm("number_gap", "hint", message))
    return tuple(found)
