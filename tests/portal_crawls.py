"""Crawls of replicas for tests: a clock that never waits, profiles, and what the journal holds afterwards."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from portals.crawl import Done, Options, crawl
from portals.journal import read_lines
from portals.pace import Clock
from portals.profiles import Profile, profile_of


@dataclass
class Hours:
    """A clock of its own: sleeping moves it on and takes no time. Each look at it takes a millisecond."""

    now: datetime = datetime(2025, 3, 3, 2, 0, tzinfo=UTC)
    slept: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(self._now, lambda: self.now.timestamp(), self._sleep)

    def _now(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)


def profile(site: str, family: str = "nukeviet", start: str = "/vi/laws/", **values: Any) -> Profile:
    """A profile of a replica; it waits 2 s between requests, on the test's clock."""
    return profile_of(
        {"family": family, "start": [site + start], **values}, values.pop("name", "thu-nghiem"), "test.toml"
    )


def run(made: Profile, raw: Path, hours: Hours | None = None, **options: Any) -> Done:
    """Crawl once."""
    chosen = Options(contact="van-thu@example.vn", **options)
    return asyncio.run(crawl(made, raw, chosen, (hours or Hours()).clock()))


def sightings(raw: Path, portal: str = "thu-nghiem") -> list[dict[str, Any]]:
    """All sightings of a portal."""
    lines = read_lines(raw / portal / ".crawl" / "sightings.jsonl")
    return [line for line in lines if line["what"] == "sighting"]


def outcomes(raw: Path, portal: str = "thu-nghiem") -> Counter[tuple[str, str]]:
    """How often each outcome of each kind was noted."""
    return Counter((s["kind"], s["outcome"]) for s in sightings(raw, portal))


def kept(raw: Path) -> list[Path]:
    """The raw files of all portals."""
    return sorted(p for p in raw.glob("*/*") if p.is_file())
