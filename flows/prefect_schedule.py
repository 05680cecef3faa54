"""The schedules as Prefect deployments: one for each cron line, crawl -> run -> link -> check -> export.

Portals of one schedule are crawled together, a task each, hosts apart; then one run takes in what came. What became
of each portal is in our tables; the artifact shows it. With `flows/prefect_flow.py` the only modules that import
prefect.
"""

from __future__ import annotations

import fcntl
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from flows.prefect_flow import structure  # sets Prefect up when imported; so it comes first

from prefect import flow, get_run_logger, serve, task  # isort: skip
from prefect.artifacts import create_table_artifact  # isort: skip
from prefect.cache_policies import NO_CACHE  # isort: skip
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy  # isort: skip
from prefect.schedules import Cron  # isort: skip

from flows.crawl import Report, as_json, crawl_portals
from flows.open_tables import database_url
from flows.structure import Job
from portals.crawl import Options
from portals.profiles import Profile, find_profiles, read_profiles
from tables.store import open_store

TIMEZONE = "Asia/Ho_Chi_Minh"
AGAIN_IN = [60.0, 600.0]  # seconds after which a host that was down is tried again


@task(
    name="crawl a host",
    task_run_name="crawl {host}",
    retries=len(AGAIN_IN),
    retry_delay_seconds=AGAIN_IN,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def crawl_host(
    host: str, profiles: Sequence[Profile], raw: str, out: str, url: str | None, contact: str
) -> list[Report]:
    """Crawl the portals of one host, one after another; tried again while one of them cannot be reached."""
    reports = crawl_portals(open_store(Path(out), url), profiles, Path(raw), Options(contact))
    for report in reports:
        if report.done.stopped in ("down", "busy", "failed"):
            raise HostDown(f"{report.done.portal}: {report.done.message}")
    return reports


class HostDown(Exception):
    """A host that could not be crawled now; its alarm is in the tables already."""


@flow(name="crawl-and-structure", validate_parameters=False, persist_result=False)
def crawl_and_structure(
    portals: list[str], raw: str, out: str, contact: str, profiles: str | None = None
) -> dict[str, Any]:
    """Crawl these portals, then bring the tables up to date with all raw files; one failure stops nothing else."""
    logger = get_run_logger()
    known = read_profiles(Path(profiles)) if profiles else read_profiles()
    by_host: dict[str, list[Profile]] = {}
    for profile in find_profiles(portals, known):
        by_host.setdefault(profile.host, []).append(profile)
    url = database_url()
    tasks = {
        host: crawl_host.submit(host, found, raw, out, url, contact)
        for host, found in sorted(by_host.items())
    }
    rows: list[dict[str, Any]] = []
    for host, waiting in tasks.items():
        reports = waiting.result(raise_on_failure=False)
        if isinstance(reports, list):
            rows += [as_json(report) for report in reports]
        else:
            rows += [{"portal": p.name, "healthy": False, "message": str(reports)} for p in by_host[host]]
    publish(rows)
    job = Job(paths=(Path(raw),), as_of=date.today(), left_out=(Path(raw) / "samples",))
    with in_turn(Path(out)):
        done = structure(out, url, job)
    ill = [row["portal"] for row in rows if not row["healthy"]]
    logger.info("%d portals, %d with alarms, %d files read", len(rows), len(ill), done.parsed)
    return {"portals": len(rows), "alarms": ill, "parsed": done.parsed}


class in_turn:  # noqa: N801 - used as a word: `with in_turn(out):`
    """Runs of several schedules take turns over one store."""

    def __init__(self, out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        self._file = (out / ".turn").open("w")

    def __enter__(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def __exit__(self, *_: object) -> None:
        self._file.close()


def publish(rows: Sequence[Mapping[str, Any]]) -> None:
    """What became of each portal, and its alarms, as table artifacts."""
    names = ("portal", "healthy", "rows", "new", "changed", "errors", "requests", "message")
    table = [{name: row.get(name) for name in names} for row in rows]
    create_table_artifact(
        key="crawl-run", table=table, description="kehoach crawl: what became of each portal"
    )
    alarms = [{"portal": row["portal"], **alarm} for row in rows for alarm in row.get("alarms", ())]
    alarms += [
        {"portal": row["portal"], "code": "outage", "level": "alarm", "message": row["message"]}
        for row in rows
        if "alarms" not in row
    ]
    if alarms:
        create_table_artifact(key="crawl-alarms", table=alarms, description="kehoach crawl: alarms and hints")


def serve_schedules(
    by_cron: Mapping[str, Sequence[Profile]], raw: Path, out: Path, contact: str, profiles: Path | None
) -> None:
    """Serve one deployment for each cron line until stopped; a server is started where no API is configured."""
    deployments: list[Any] = []
    for cron, found in by_cron.items():
        limit = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
        deployments.append(
            crawl_and_structure.to_deployment(
                name=f"cron-{cron.replace(' ', '_').replace('*', 'x').replace('/', '-')}",
                schedule=Cron(cron, timezone=TIMEZONE),
                parameters={
                    "portals": [profile.name for profile in found],
                    "raw": str(raw.absolute()),
                    "out": str(out.absolute()),
                    "contact": contact,
                    "profiles": str(profiles.absolute()) if profiles else None,
                },
                concurrency_limit=limit,
                tags=["kehoach", *sorted({profile.province for profile in found if profile.province})[:20]],
                description=f"crawl {len(found)} portals, then parse, link, check and export",
            )
        )
    serve(*deployments, limit=2)
