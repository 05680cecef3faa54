"""`kehoach run`: the main job with a progress bar and a closing summary."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import date
from os import environ
from pathlib import Path
from time import monotonic

from flows.codes import DONE, WITH_QUARANTINE, WRONG_USAGE
from flows.open_tables import database_url, open_for_writing
from flows.structure import Done, Job, Progress, printable
from flows.structure import run as run_plainly
from flows.terminal import is_terminal, paint, safe, say
from tables.runs import FIELDS, Summary, summarise

RAW = Path("data/raw")
SECONDS_BETWEEN_LINES = 5.0  # of progress where nobody looks at a terminal


def run(options: argparse.Namespace) -> int:
    """Run over the paths; exit code 1 where a file of theirs is in quarantine."""
    job = Job(
        paths=tuple(options.paths) or (RAW,),
        as_of=options.as_of or date.today(),
        left_out=() if options.paths else (RAW / "samples",),
        assume_covered=options.assume_covered,
        verify=options.verify,
        workers=options.workers,
        reviews=options.reviews,
    )
    for path in job.paths:
        if not path.exists():
            say(f"kehoach run: there is no file or folder {str(path)!r}")
            return WRONG_USAGE
        if path.resolve() == options.out.resolve():
            say(
                f"kehoach run: {str(path)!r} holds the documents; name another folder for the tables with --out"
            )
            return WRONG_USAGE
    say_engines()
    store = open_for_writing(options.out)
    if options.prefect or has_prefect_api():
        say("starting Prefect (the first start on a machine takes some 20 s)")
        from flows.prefect_flow import run_with_prefect  # reports through Prefect's log

        done = run_with_prefect(options.out, database_url(), job)
    else:
        with shown_progress() as progress:
            done = run_plainly(store, job, progress)
    places = [printable(os.path.abspath(path)) for path in job.paths]  # noqa: PTH100
    summary = summarise(store, places)
    if options.json:
        print(json.dumps({**asdict(done), **asdict(summary)}, ensure_ascii=False, indent=1))
    else:
        told = closing_summary(done, summary, job, options.out)
        print(told if done.found or done.gone else f"no files under {', '.join(map(str, job.paths))}")
    return WITH_QUARANTINE if summary.quarantined else DONE


def say_engines() -> None:
    """One line with the programs that help reading, one for each that is missing with what that costs."""
    from parsers.engines import engines

    found = engines()
    say(f"reading with {', '.join(engine.name for engine in found if not engine.cost) or 'Python alone'}")
    for engine in found:
        if engine.cost:
            say(paint(f"without {engine.name}: {engine.cost}", "yellow", sys.stderr))


def has_prefect_api() -> bool:
    """Whether a Prefect API is configured, told without importing Prefect."""
    if environ.get("PREFECT_API_URL"):
        return True
    home = Path(environ.get("PREFECT_HOME") or "~/.prefect").expanduser()
    try:
        profiles = tomllib.loads((home / "profiles.toml").read_text(encoding="utf-8"))
        active = environ.get("PREFECT_PROFILE") or profiles.get("active")
        return bool(profiles["profiles"][active].get("PREFECT_API_URL"))
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return False


@contextmanager
def shown_progress() -> Iterator[Progress]:
    """A function to call with (done, total): a bar with rate and time left, or a line now and then."""
    if not is_terminal(sys.stderr):
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    begun = monotonic()
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, rate="")

        def show(done: int, total: int) -> None:
            rate = done / max(monotonic() - begun, 0.001)
            bar.update(task, completed=done, total=total, rate=f"{rate:.1f} files/s")

        yield show


def _lines() -> Progress:
    begun = last = monotonic()

    def show(done: int, total: int) -> None:
        nonlocal last
        now = monotonic()
        if now - last >= SECONDS_BETWEEN_LINES:
            last = now
            rate = done / (now - begun)
            say(f"read {done} of {total} files, {rate:.1f} a second, {(total - done) / rate:.0f} s left")

    return show


def closing_summary(done: Done, summary: Summary, job: Job, out: Path) -> str:
    """What a run did and what the tables hold now, for people."""
    again = f", {done.unchanged} known already" if done.unchanged else ""
    gone = f", {done.gone} gone since the last run (rows kept)" if done.gone else ""
    covered = "the folder is taken as complete" if job.assume_covered else "coverage of sources unknown"
    lines = [
        paint(f"{done.found} file{'' if done.found == 1 else 's'}: {done.parsed} read{again}{gone}", "bold"),
        _counts("documents", {"in hand": summary.documents, **summary.by_kind}),
        _filled(summary),
        _counts("rows", summary.rows),
        _counts("links", summary.links),
        f"{'parents':<12} {summary.placeholders} cited documents are not in hand (placeholders)",
        _counts("compliance", summary.verdicts) + f" (as of {job.as_of.isoformat()}, {covered})",
    ]
    if summary.reviews:
        lines.append(_counts("reviews", summary.reviews))
    if summary.quarantined:
        lines.append(paint(f"quarantined  {len(summary.quarantined)}", "yellow"))
        lines += [f"  {safe(path)}: {safe(message)} [{code}]" for path, code, message in summary.quarantined]
    tables = "tables in PostgreSQL" if database_url() else "kehoach.sqlite"
    lines.append(f"{'tables':<12} {out} ({tables}; snapshots in parquet/ and csv/)")
    lines.append(f"{'time':<12} {done.seconds:.1f} s")
    return "\n".join(lines)


def _counts(name: str, counts: Mapping[str, int]) -> str:
    told = ", ".join(f"{number} {safe(what)}" for what, number in counts.items()) or "none"
    return f"{name:<12} {told}"


def _filled(summary: Summary) -> str:
    if not summary.documents:
        return f"{'filled':<12} no documents"
    shares = (f"{name.removesuffix('_first')} {summary.filled[name]}" for name in FIELDS)
    return f"{'filled':<12} of {summary.documents}: {', '.join(shares)}"
