"""`kehoach crawl`: fetch what is new, with a progress bar and a report of each portal."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import socket
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import monotonic

from extract.reference import provinces
from flows.codes import DONE, WITH_ALARMS
from flows.crawl import Report, as_json, crawl_portals
from flows.open_tables import open_for_writing
from flows.terminal import aligned, is_terminal, paint, safe, say, screen_width
from portals.counts import Counts
from portals.crawl import Options, Progress
from portals.profiles import Profile, ProfileError, find_profiles, read_profiles

SECONDS_BETWEEN_LINES = 10.0  # of progress where nobody looks at a terminal


def crawl(options: argparse.Namespace) -> int:
    """Crawl the portals named, all if none is; exit code 3 where an alarm was raised."""
    profiles = chosen(options)
    if options.cap:
        profiles = tuple(replace(profile, max_requests=options.cap) for profile in profiles)
    how = Options(
        contact=contact(options.contact),
        since=options.since,
        full=options.full,
        again=options.again,
        warc=options.warc,
    )
    store = open_for_writing(options.out)
    with shown_progress() as progress:
        reports = crawl_portals(store, profiles, options.raw, how, progress=progress)
    if options.json:
        print(json.dumps([as_json(report) for report in reports], ensure_ascii=False, indent=1))
    else:
        print(summary(reports, options.raw))
    return DONE if all(report.healthy for report in reports) else WITH_ALARMS


def chosen(options: argparse.Namespace) -> tuple[Profile, ...]:
    """The profiles that a command is about. Raises ProfileError, also for provinces that there are not."""
    folder = options.profiles or (Path(p) if (p := os.environ.get("KEHOACH_PROFILES")) else None)
    if folder is not None and not folder.is_dir():
        raise ProfileError(f"there is no folder of profiles {str(folder)!r}")
    names: Sequence[str] = getattr(options, "portals", None) or ()
    profiles = find_profiles(
        names, () if names and all(n.endswith(".toml") for n in names) else read_profiles(folder)
    )
    if not profiles:
        raise ProfileError(f"there are no profiles in {str(folder)!r}")
    known = {province.id for province in provinces()}
    for profile in profiles:
        if profile.province and profile.province not in known:
            near = [i for i in sorted(known) if i.split(".")[0] == profile.province] or sorted(known)[:3]
            raise ProfileError(
                f"{profile.name}: no province {profile.province!r}; 'province' is a registry id such as {', '.join(near)}"
            )
    return profiles


def contact(given: str | None) -> str:
    """Whom a portal's keeper can write to: as given, else KEHOACH_CONTACT, else this account, with a word about it."""
    named = given or os.environ.get("KEHOACH_CONTACT")
    if named:
        return " ".join(named.split())
    made = f"{getpass.getuser()}@{socket.getfqdn()}"
    say(
        f"kehoach crawl: portals are told {made} as contact; set KEHOACH_CONTACT or --contact to a mail address that is read"
    )
    return made


def summary(reports: Sequence[Report], raw: Path) -> str:
    """The reports of a crawl for people."""
    names = ("portal", "rows", "new", "changed", "errors", "requests", "state")
    rows = [
        [r.done.portal, c.rows, c.new, c.changed, c.errors, c.requests, "well" if r.healthy else "ALARM"]
        for r in reports
        for c in (r.done.counts,)
    ]
    lines = [aligned(names, rows, screen_width())]
    for report in reports:
        for alarm in report.alarms:
            style = "yellow" if alarm.level == "alarm" else "dim"
            lines.append(
                paint(f"{alarm.level} {report.done.portal}: {safe(alarm.message)} [{alarm.code}]", style)
            )
    new = sum(r.done.counts.new + r.done.counts.changed for r in reports)
    lines.append(f"{new} documents fetched to {raw}" + (f"; next: kehoach run {raw}" if new else ""))
    return "\n".join(lines)


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A function to call with a portal's name and counts: a bar over all portals, or a line now and then."""
    if not is_terminal(sys.stderr):
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    text = TextColumn("{task.fields[shown]}")
    with Bar(
        SpinnerColumn(), text, BarColumn(), TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        tasks: dict[str, int] = {}

        def show(name: str, counts: Counts) -> None:
            shown = (
                f"{name}: {counts.lists} lists, {counts.rows} rows, {counts.new} new, {counts.errors} errors"
            )
            if name not in tasks:
                tasks[name] = int(bar.add_task("", total=None, shown=shown))
            bar.update(tasks[name], shown=shown)  # type: ignore[arg-type]

        yield show


def _lines() -> Progress:
    last = monotonic()

    def show(name: str, counts: Counts) -> None:
        nonlocal last
        if monotonic() - last >= SECONDS_BETWEEN_LINES:
            last = monotonic()
            say(f"{name}: {counts.lists} lists, {counts.rows} rows, {counts.new} new, {counts.errors} errors")

    return show
