"""Crawls of portals, side by side but for those of one host; what they came to goes into the tables at once.

One portal's failure never stops another's: whatever happens in a crawl becomes an alarm of its portal.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from extract.symbols import find_symbols
from flows.fetched import load_journals
from portals.counts import Counts
from portals.crawl import Done, Options, Progress, crawl
from portals.labels import fields_of
from portals.pace import Clock, Pace
from portals.profiles import Profile
from portals.watch import Alarm, Figures, number_gaps, watch
from tables.coverage import ALL, Coverage, write_coverage
from tables.crawls import history, metadata_of, write_alarms
from tables.rows import Row
from tables.store import Store

AT_ONCE = 8  # hosts that are crawled side by side

Finished = Callable[["Report"], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one portal."""

    profile: Profile
    done: Done
    alarms: tuple[Alarm, ...]

    @property
    def healthy(self) -> bool:
        """Whether nothing but hints was raised."""
        return all(alarm.level != "alarm" for alarm in self.alarms)


def crawl_portals(
    store: Store,
    profiles: Iterable[Profile],
    raw: Path,
    options: Options,
    clock: Clock | None = None,
    progress: Progress | None = None,
    finished: Finished | None = None,
) -> list[Report]:
    """Crawl these portals; reports in their order."""
    raw.mkdir(parents=True, exist_ok=True)
    wanted = list(profiles)
    work = _crawl_all(store, wanted, raw, options, clock or Clock(), progress, finished)
    reports = asyncio.run(work)
    return [reports[profile.name] for profile in wanted]


async def _crawl_all(
    store: Store,
    profiles: Sequence[Profile],
    raw: Path,
    options: Options,
    clock: Clock,
    progress: Progress | None,
    finished: Finished | None,
) -> dict[str, Report]:
    by_host: dict[str, list[Profile]] = {}
    for profile in profiles:
        by_host.setdefault(profile.host or profile.name, []).append(profile)
    reports: dict[str, Report] = {}
    room = asyncio.Semaphore(AT_ONCE)
    paces: dict[str, Pace] = {}

    async def one_host(together: list[Profile]) -> None:
        async with room:
            for profile in together:
                report = await _crawl_one(store, profile, raw, options, clock, progress, paces)
                reports[profile.name] = report
                if finished:
                    finished(report)

    async with asyncio.TaskGroup() as group:
        for together in by_host.values():
            group.create_task(one_host(together))
    return reports


async def _crawl_one(
    store: Store,
    profile: Profile,
    raw: Path,
    options: Options,
    clock: Clock,
    progress: Progress | None,
    paces: dict[str, Pace],
) -> Report:
    began = clock.now().astimezone(UTC).isoformat(timespec="milliseconds")
    try:
        done = await crawl(profile, raw, options, clock, progress, paces)
    except Exception as error:  # a bug of ours, or our disk: the other portals go on
        message = f"{type(error).__name__}: {error}"
        done = Done(profile.name, began, began, False, False, "failed", message, Counts())
    load_journals(store, raw, profile.name)
    alarms = judge(store, profile, done)
    if done.stopped != "locked":
        write_alarms(store, profile.name, done.crawl, [(a.code, a.level, a.message) for a in alarms])
        write_coverage(store, profile.name, coverage_of(store, profile, alarms))
    return Report(profile, done, alarms)


def judge(store: Store, profile: Profile, done: Done) -> tuple[Alarm, ...]:
    """The alarms and hints of a crawl, by the portal's past in the tables."""
    past = [figures_of(row) for row in history(store, profile.name) if row["crawl"] < done.crawl]
    counts = done.counts
    now = Figures(
        datetime.fromisoformat(done.crawl),
        done.complete,
        done.full,
        done.stopped,
        done.message,
        counts.requests,
        counts.lists,
        counts.lists_failed,
        counts.rows,
        counts.rows_labelled,
        counts.pages,
        counts.pages_labelled,
        counts.pages_empty,
        counts.new,
        counts.changed,
        counts.errors,
    )
    alarms = watch(now, past, profile.at_least, profile.silence_days)
    return (*alarms, *number_gaps(_numbers(store, profile.name)))


def figures_of(row: Row) -> Figures:
    """A row of `crawls` as the watch reads it."""
    names = (
        "requests",
        "lists",
        "lists_failed",
        "pages",
        "pages_labelled",
        "pages_empty",
        "new",
        "changed",
        "errors",
    )
    counts = {name: row[name] or 0 for name in names}
    return Figures(
        began=datetime.fromisoformat(row["crawl"]),
        complete=bool(row["complete"]),
        full=bool(row["whole_list"]),
        stopped=row["stopped"] or "",
        message=row["message"] or "",
        rows=row["listed"] or 0,
        rows_labelled=row["listed_labelled"] or 0,
        healthy=bool(row["healthy"]),
        **counts,
    )


def _numbers(store: Store, portal: str) -> dict[tuple[str, str], list[int]]:
    """Running numbers that a portal's metadata shows, by code and year of issue."""
    found: dict[tuple[str, str], list[int]] = {}
    for _, _, _, metadata in metadata_of(store, portal):
        told = fields_of(metadata)
        symbol = next(find_symbols(f"Số {told.get('symbol', '')}"), None)
        if symbol and symbol.number and "issued_on" in told:
            code = f"{symbol.doc_type}-{symbol.issuer}"
            found.setdefault((code, told["issued_on"][:4]), []).append(symbol.number)
    return found


def coverage_of(store: Store, profile: Profile, alarms: Iterable[Alarm]) -> list[Coverage]:
    """What a portal was searched for, by its crawls so far: from the first day that its list shows in full, to the
    last complete crawl. None for a profile that nobody verified or that names no bodies.
    """
    rows = history(store, profile.name)
    whole = [row for row in rows if row["whole_list"] and row["healthy"] is not False]
    good = [row for row in rows if row["complete"] and row["healthy"] is not False]
    if not (profile.covers and profile.verified and whole and good):
        return []
    first = profile.covers_from or min((row["first_day"] for row in whole if row["first_day"]), default="")
    last = date.fromisoformat(good[-1]["crawl"][:10])
    if not first or date.fromisoformat(first) > last:
        return []
    raised = [alarm for alarm in alarms if alarm.level == "alarm"]
    told = f"crawl of {rows[-1]['crawl'][:16]}Z, {rows[-1]['lists'] or 0} pages of lists, {rows[-1]['listed'] or 0} rows"
    told += "".join(f"; {alarm.code}: {alarm.message}" for alarm in raised)
    return [
        Coverage(
            portal=profile.name,
            province_id=profile.province or ALL,
            bodies="; ".join(profile.covers),
            searched_from=date.fromisoformat(first),
            searched_to=last,
            last_healthy=last,
            healthy=not raised,
            evidence=told,
        )
    ]


def as_json(report: Report) -> dict[str, Any]:
    """A report for programs."""
    done = report.done
    return {
        "portal": done.portal,
        "began": done.crawl,
        "finished": done.finished,
        "complete": done.complete,
        "whole_list": done.full,
        "stopped": done.stopped or None,
        "message": done.message or None,
        "healthy": report.healthy,
        **done.counts.as_dict(),
        "alarms": [{"code": a.code, "level": a.level, "message": a.message} for a in report.alarms],
    }
