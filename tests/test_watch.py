"""The watch: outages, layout changes, silence and falling yields raise alarms; a year of normal days raises almost none."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from portals.watch import Figures, number_gaps, watch

START = datetime(2024, 1, 1, 2, 0, tzinfo=UTC)
TET = {datetime(2024, 2, 8, tzinfo=UTC).date() + timedelta(days=n) for n in range(9)}
QUIET = Figures(START, True, False, "", "", 20, 5, 0, 100, 100, 0, 0, 0, 0, 0, 0)
FULL = replace(QUIET, full=True, lists=20, rows=400, rows_labelled=400)


def days(count: int, **values: object) -> list[Figures]:
    """Crawls of so many days with something new each week."""
    return [
        replace(QUIET, began=START + timedelta(days=n), new=int(n % 7 == 0), **values) for n in range(count)
    ]  # type: ignore[arg-type]


def codes(now: Figures, past: list[Figures] | None = None, **profile: int) -> set[str]:
    when = (past[-1].began if past else START) + timedelta(days=1)
    raised = watch(replace(now, began=when), past or [], **profile)
    return {alarm.code for alarm in raised if alarm.level == "alarm"}


CASES = [
    ("a quiet day", QUIET, 60, {}, set()),
    ("the first crawl", replace(FULL, new=400), 0, {}, set()),
    ("host down", replace(QUIET, stopped="down", message="x", lists=0, rows=0), 60, {}, {"outage"}),
    ("host down before, too", replace(QUIET, stopped="busy", lists=0, rows=0), 0, {}, {"outage"}),
    ("first list fails", replace(QUIET, lists=0, lists_failed=1, rows=0), 60, {}, {"outage"}),
    ("a list page fails", replace(QUIET, lists_failed=1), 60, {}, {"errors"}),
    ("many files fail", replace(QUIET, errors=9), 60, {}, {"errors"}),
    ("few files fail", replace(QUIET, errors=4), 60, {}, set()),
    ("no rows any more", replace(QUIET, rows=0, rows_labelled=0), 60, {}, {"layout"}),
    ("no rows ever", replace(QUIET, rows=0, rows_labelled=0), 0, {}, {"layout"}),
    ("labels gone from the list", replace(QUIET, rows_labelled=3), 60, {}, {"layout"}),
    (
        "no page with a file",
        replace(QUIET, new=1, pages=5, pages_labelled=5, pages_empty=5),
        60,
        {},
        {"layout"},
    ),
    ("half a list", replace(FULL, rows=150, rows_labelled=150), 60, {}, {"yield"}),
    ("fewer rows than the profile asks for", FULL, 0, {"at_least": 500}, {"yield"}),
    ("the cap is reached", replace(QUIET, stopped="cap", complete=False), 60, {}, set()),
    ("silence beyond the profile's", QUIET, 60, {"silence_days": 1}, {"silence"}),
]


@pytest.mark.parametrize(("name", "now", "past", "profile", "expected"), CASES, ids=[c[0] for c in CASES])
def test_alarms(name: str, now: Figures, past: int, profile: dict[str, int], expected: set[str]) -> None:
    earlier = days(past)
    if earlier:
        earlier[0] = replace(FULL, began=earlier[0].began)
    assert codes(now, earlier, **profile) == expected


def test_pages_without_their_labels_are_a_changed_layout() -> None:
    past = days(60, pages=4, pages_labelled=4)
    assert codes(replace(QUIET, pages=4, pages_labelled=1), past) == {"layout"}
    assert codes(replace(QUIET, pages=2, pages_labelled=0), past) == set()  # too few to tell


def test_silence_is_told_from_the_portals_own_past() -> None:
    past = days(60)
    silent = [replace(QUIET, began=past[-1].began + timedelta(days=n)) for n in range(1, 40)]
    first = next(n for n, now in enumerate(silent, start=1) if watch(now, [*past, *silent[: n - 1]]))
    assert 16 <= first <= 22


def test_gaps_in_running_numbers_are_hints() -> None:
    seen = {("KH-SYT", "2025"): [*range(1, 30), *range(31, 40)], ("QĐ-UBND", "2025"): [5, 90, 400, 801, 950]}
    (hint,) = number_gaps(seen)
    assert hint.level == "hint" and hint.message.endswith("not seen: 30")


def year(rate: float, chance: random.Random) -> list[Figures]:
    """A year of daily crawls: papers come on working days at a rate, none at Tết; now and then an answer fails."""
    made: list[Figures] = []
    rows = 200
    for n in range(366):
        began = START + timedelta(days=n)
        off = began.weekday() >= 5 or began.date() in TET
        new = 0 if off else sum(chance.random() < rate / 20 for _ in range(20))
        rows += new
        full = n % 30 == 0
        seen = rows if full else 100
        errors = int(chance.random() < 0.05) + int(chance.random() < 0.01)
        labelled = seen - sum(chance.random() < 0.02 for _ in range(100))
        made.append(
            Figures(began, True, full, "", "", 6 + 2 * new, 5, 0, seen, labelled, new, new, 0, new, 0, errors)
        )
    return made


def false_alarms(portals: int) -> tuple[Counter[str], int]:
    """Alarms by code over a normal year of so many portals, from five papers a year to five a day; and the crawls."""
    chance = random.Random(6)
    false: Counter[str] = Counter()
    for number in range(portals):
        past: list[Figures] = []
        for now in year((0.02, 0.1, 0.3, 1.0, 5.0)[number % 5], chance):
            false.update(alarm.code for alarm in watch(now, past))
            past.append(now)
    return false, portals * 366


def test_a_year_of_normal_yield_raises_almost_no_alarm() -> None:
    """`make bench` reports the same for 50 portals."""
    false, crawls = false_alarms(20)
    assert set(false) <= {"silence"} and sum(false.values()) <= crawls / 400
