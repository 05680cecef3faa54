"""The crawl of one portal: its lists, the pages of what is new, the files of these; each answer goes to the journal.

What the journal knows is not asked for again, but in growing intervals, conditionally. A crawl that was cut short
goes on from the lists that it had read.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from portals.client import Client
from portals.counts import Counts
from portals.folder import crawl_folder
from portals.hosts import host_turn
from portals.journal import Journal
from portals.keeper import Keeper
from portals.labels import fields_of, fold
from portals.model import Item, Request
from portals.pace import Clock, Pace, Stop
from portals.profiles import Profile
from portals.take import Taker
from portals.warc import Warc

QUIET_PAGES = 5  # pages of a list without anything new: what follows was seen before
FULL_EVERY = timedelta(days=30)  # a list is read to its end this often, for papers put far down
RESUME_WITHIN = timedelta(days=1)  # lists of a crawl that was cut short are still good
REPEATS = 2  # pages of a list that only repeat rows: it turns in a circle

Progress = Callable[[str, Counts], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to crawl.

    `contact`: whom a portal's keeper can write to. `since`: only rows of this day of issue and later. `full`: lists to
    their end. `again`: ask for everything again, conditionally. `warc`: write WARC files too.
    """

    contact: str
    since: date | None = None
    full: bool = False
    again: bool = False
    warc: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """What a crawl of one portal came to. `full`: its lists were read to their end; `stopped`: why it ended early."""

    portal: str
    crawl: str
    finished: str
    complete: bool
    full: bool
    stopped: str
    message: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class _Job:
    """One crawl: of which portal, to where, how, by which clock. Its counts grow on the way; `began` names it."""

    profile: Profile
    raw: Path
    options: Options
    clock: Clock
    progress: Progress | None
    paces: dict[str, Pace] | None
    began: str
    counts: Counts


async def crawl(
    profile: Profile,
    raw: Path,
    options: Options,
    clock: Clock,
    progress: Progress | None = None,
    paces: dict[str, Pace] | None = None,
) -> Done:
    """Bring `raw/<portal>` up to date with a portal. Nothing that a portal does raises; OSError is for our own disk.

    `paces`: by host, shared by crawls that run side by side.
    """
    job = _Job(profile, raw, options, clock, progress, paces, _stamp(clock), Counts())
    try:
        async with host_turn(profile.host, clock):
            with Journal(raw, profile.name) as journal:
                return await _crawl(replace(job, began=_stamp(clock)), journal)
    except* Stop as group:
        locked = _first(group)
    return Done(profile.name, job.began, job.began, False, False, locked.code, locked.message, job.counts)


async def _crawl(job: _Job, journal: Journal) -> Done:
    """The crawl with its journal open."""
    profile, options, clock, counts = job.profile, job.options, job.clock, job.counts
    unfinished = journal.unfinished
    resume = unfinished if unfinished and _age(unfinished, clock) < RESUME_WITHIN else None
    last = journal.last_full
    to_the_end = last is None or clock.now() - last > FULL_EVERY or options.full or options.again
    journal.begin(job.began)
    stopped, message, reached_end = "", "", False
    try:
        if profile.family == "folder":
            crawl_folder(profile, job.raw, journal, counts, job.began, clock)
            reached_end = True
        else:
            reached_end = await _crawl_lists(job, journal, resume, to_the_end)
    except* Stop as group:
        first = _first(group)
        stopped, message = first.code, first.message
    complete = not stopped and not counts.lists_failed
    full = complete and reached_end and options.since is None
    finished = _stamp(clock)
    facts = {"complete": complete, "full": full, "stopped": stopped, "message": message}
    journal.end(job.began, finished, {**facts, **counts.as_dict()})
    return Done(profile.name, job.began, finished, complete, full, stopped, message, counts)


def _stamp(clock: Clock) -> str:
    return clock.now().astimezone(UTC).isoformat(timespec="milliseconds")


def _age(stamp: str, clock: Clock) -> timedelta:
    return clock.now() - datetime.fromisoformat(stamp)


def _first(group: BaseExceptionGroup[Stop]) -> Stop:
    """The first reason in a group that tasks made."""
    error = group.exceptions[0]
    return _first(error) if isinstance(error, BaseExceptionGroup) else error


async def _crawl_lists(job: _Job, journal: Journal, resume: str | None, to_the_end: bool) -> bool:
    """Read every list from its start; whether all were read to their end."""
    partial = journal.folder / "partial"
    for left in partial.glob("*"):  # bodies on their way when a crawl was killed
        left.unlink()
    profile, counts, clock = job.profile, job.counts, job.clock
    with ExitStack() as stack:
        client = Client(profile, job.options.contact, partial, clock, job.paces)
        warc = None
        if job.options.warc:
            name = job.began.replace(":", "").replace("+0000", "Z")
            warc = stack.enter_context(Warc(journal.folder / "warc" / f"{name}.warc.gz"))
        keeper = Keeper(profile, job.raw, journal, counts, job.began, clock, warc)
        walker = _Walker(job, Taker(profile, client, keeper, clock), client, resume, to_the_end)
        async with client:
            try:
                return await walker.walk_all()
            finally:
                counts.requests, counts.bytes = client.requests, client.bytes


class _Walker:
    """Goes through the lists of one portal. `resume`: the crawl whose lists are still good; see `_crawl`."""

    def __init__(self, job: _Job, taker: Taker, client: Client, resume: str | None, to_the_end: bool) -> None:
        self._profile, self._options, self._counts = job.profile, job.options, job.counts
        self._progress = job.progress
        self._take = taker
        self._client = client
        self._resume = resume
        self._to_the_end = to_the_end
        self._reached_end = True

    async def walk_all(self) -> bool:
        """Walk every list, those too that a list leads to; whether all were read to their end."""
        waiting, walked = [Request(address) for address in self._profile.start], set[str]()
        while waiting:
            start = waiting.pop(0)
            if start.key not in walked:
                walked.add(start.key)
                waiting += await self._walk(start)
        return self._reached_end

    async def _walk(self, start: Request) -> list[Request]:
        """Read one list page by page; returns further lists that it leads to."""
        request: Request | None = start
        walked: set[str] = set()
        rows: set[str] = set()
        more: list[Request] = []
        quiet = repeats = 0
        while request is not None:
            if len(walked) >= self._profile.max_pages:
                raise Stop("cap", f"the list goes on after {len(walked)} pages (profile: max_pages)")
            walked.add(request.key)
            listing = await self._take.listing(request, self._resume)
            if listing is None:
                self._reached_end = False
                return more
            more += listing.more
            fresh = [item for item in listing.items if item.key not in rows]
            rows |= {item.key for item in fresh}
            repeats = 0 if fresh else repeats + 1
            quiet = 0 if await self._items(fresh, request) else quiet + 1
            self._tell()
            following = listing.next
            if following is None or following.key in walked or repeats >= REPEATS or not listing.items:
                return more
            early = quiet >= QUIET_PAGES and not self._to_the_end
            if early or (self._options.since and fresh and all(self._is_old(item) for item in fresh)):
                self._reached_end = False
                return more
            request = following
        return more

    async def _items(self, items: Sequence[Item], request: Request) -> bool:
        """Take what is new of some rows; whether there was anything."""
        wanted = [item for item in items if self._is_wanted(item)]
        self._counts.left_out += len(items) - len(wanted)
        found = [item for item in wanted if self._options.again or self._take.is_wanted_now(item)]
        if self._profile.concurrency == 1:
            for item in found:
                await self._take.item(item, request, self._options.again)
                self._tell()
        else:
            room = asyncio.Semaphore(self._profile.concurrency)
            async with asyncio.TaskGroup() as group:
                for item in found:
                    group.create_task(self._in_turn(room, item, request))
        return bool(found)

    async def _in_turn(self, room: asyncio.Semaphore, item: Item, request: Request) -> None:
        async with room:
            await self._take.item(item, request, self._options.again)

    def _is_wanted(self, item: Item) -> bool:
        if self._options.since and self._is_old(item):
            return False
        if not self._profile.only:
            return True
        shown = fold(" ".join([item.title, item.key, *(value for _, value in item.metadata)])).replace(
            "-", " "
        )
        return any(fold(words) in shown for words in self._profile.only)

    def _is_old(self, item: Item) -> bool:
        day = fields_of(item.metadata).get("issued_on") or fields_of(item.metadata).get("posted_on")
        return bool(day and self._options.since and date.fromisoformat(day) < self._options.since)

    def _tell(self) -> None:
        self._counts.requests, self._counts.bytes = self._client.requests, self._client.bytes
        if self._progress:
            self._progress(self._profile.name, self._counts)
