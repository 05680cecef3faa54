"""`kehoach portals`: profiles with their health; `kehoach portals try`: what a profile would take; `kehoach schedule`."""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from contextlib import nullcontext
from datetime import UTC, datetime
from os import environ
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cronsim import CronSim

from flows.codes import DONE, FAILED, WITH_ALARMS, WRONG_USAGE
from flows.commands_crawl import chosen, contact
from flows.commands_run import has_prefect_api
from flows.open_tables import open_if_made
from flows.prefect_server import prefect_server
from flows.terminal import aligned, paint, safe, say, screen_width
from portals.pace import Clock
from portals.profiles import Profile, find_profiles
from portals.trial import trial
from tables.crawls import alarms_of, history
from tables.store import Store

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def portals(options: argparse.Namespace) -> int:
    """List the profiles, or try one."""
    profiles = chosen(options)
    if options.action == "try":
        if not options.profile:
            say("kehoach portals try: which profile? Name it, or give its .toml file")
            return WRONG_USAGE
        return _try(find_profiles([options.profile], profiles)[0], options)
    store = open_if_made(options.out)
    now = datetime.now(UTC)
    rows = [_state(store, profile, now) for profile in profiles]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return DONE
    names = ("portal", "family", "province", "last run", "rows", "new", "health", "next run")
    keys = ("portal", "family", "province", "last_run", "rows", "new", "health", "next_run")
    print(aligned(names, [[row[key] for key in keys] for row in rows], screen_width()))
    for row in rows:
        for alarm in row["alarms"]:
            print(paint(f"{row['portal']}: {safe(alarm['message'])} [{alarm['code']}]", "yellow"))
    unsure = sum(not row["verified"] for row in rows)
    if unsure:
        print(f"{unsure} of {len(rows)} profiles are not verified: crawled, but nobody is judged by them")
    return DONE


def _state(store: Store | None, profile: Profile, now: datetime) -> dict[str, Any]:
    """A profile with what its crawls came to; days and hours in the time of Vietnam."""
    past = history(store, profile.name) if store else []
    last = past[-1] if past else None
    alarms = (
        [a for a in alarms_of(store, profile.name, last["crawl"]) if a["level"] == "alarm"]
        if store and last
        else []
    )
    health = "never crawled" if last is None else "ALARM" if alarms else "well"
    return {
        "portal": profile.name,
        "title": profile.title,
        "family": profile.family,
        "province": profile.province,
        "verified": profile.verified,
        "last_run": _hour(datetime.fromisoformat(last["crawl"])) if last else None,
        "rows": last["listed"] if last else None,
        "new": last["new"] if last else None,
        "health": health if profile.verified else f"{health}, unverified",
        "next_run": _hour(next(CronSim(profile.schedule, now.astimezone(VIETNAM)))),
        "alarms": [{"code": a["code"], "message": a["message"]} for a in alarms],
    }


def _hour(at: datetime) -> str:
    return at.astimezone(VIETNAM).strftime("%Y-%m-%d %H:%M")


def _try(profile: Profile, options: argparse.Namespace) -> int:
    """Print what a crawl would take, from a dozen requests; nothing is kept."""
    if profile.family == "folder":
        missing = [place for place in profile.start if not Path(place).expanduser().exists()]
        print("\n".join(f"missing  {place}" for place in missing) or "every folder is there")
        return FAILED if missing else DONE
    with tempfile.TemporaryDirectory() as folder:
        lines = asyncio.run(trial(profile, contact(options.contact), Path(folder), Clock()))
    if options.json:
        print(
            json.dumps([{"what": what, "seen": seen} for what, seen in lines], ensure_ascii=False, indent=1)
        )
    else:
        print("\n".join(f"{what:<11} {safe(seen)}" for what, seen in lines))
    return WITH_ALARMS if any(what in ("failed", "stopped") for what, _ in lines) else DONE


def schedule(options: argparse.Namespace) -> int:
    """Serve the profiles' schedules until stopped; with --show only say what they are."""
    profiles = chosen(options)
    by_cron: dict[str, list[Profile]] = {}
    for profile in profiles:
        by_cron.setdefault(profile.schedule, []).append(profile)
    now = datetime.now(VIETNAM)
    rows = [
        [cron, len(found), _hour(next(CronSim(cron, now))), found[0].name] for cron, found in by_cron.items()
    ]
    print(aligned(("schedule", "portals", "next run", "first of them"), rows, screen_width()))
    if options.show:
        return DONE
    told = contact(options.contact)
    with nullcontext(environ.get("PREFECT_API_URL")) if has_prefect_api() else prefect_server() as address:
        say(f"serving the schedules; runs, artifacts and alarms: {address or 'the configured Prefect API'}")
        from flows.prefect_schedule import serve_schedules  # reads the server's address when it is imported

        serve_schedules(by_cron, options.raw, options.out, told, options.profiles)
    return DONE
