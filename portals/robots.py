"""robots.txt: read at the start of each crawl and obeyed (RFC 9309)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from protego import Protego

from portals.pace import TRIES, Pace, Stop
from portals.page import decode

if TYPE_CHECKING:
    from portals.client import Answer

AGENT = "kehoach"  # the name that rules for us go by


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host; without rules all is allowed."""

    rules: Protego | None = None

    def allows(self, address: str) -> bool:
        """Whether an address may be asked for."""
        return self.rules is None or bool(self.rules.can_fetch(address, AGENT))

    @property
    def delay(self) -> float:
        """Seconds between requests that the host asks for; 0 where it does not."""
        return float(self.rules.crawl_delay(AGENT) or 0) if self.rules else 0.0

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """Sitemaps that the host names."""
        return tuple(self.rules.sitemaps) if self.rules else ()


async def read_robots(site: str, get: Callable[[str], Awaitable[Answer]], pace: Pace) -> Robots:
    """The rules of a site. A missing file allows all; one that cannot be had forbids all, so Stop is raised."""
    address = f"{site}/robots.txt"
    for attempt in range(TRIES):
        answer = await get(address)
        try:
            if answer.path is not None and answer.status == 200:
                return Robots(Protego.parse(decode(answer.path.read_bytes())))
        finally:
            if answer.path is not None:
                answer.path.unlink(missing_ok=True)
        if answer.problem == "certificate":
            raise Stop("certificate", f"{site}: {answer.message}")
        if answer.headers.get("location"):
            address = urljoin(address, answer.headers["location"])
        elif answer.problem == "too_large" or (
            answer.status and answer.status < 500 and answer.status != 429
        ):
            return Robots()
        elif attempt < TRIES - 1:
            pace.rest(float(2 ** (attempt + 1)))
    told = answer.message or f"status {answer.status}"
    raise Stop("down", f"{address} cannot be had ({told}): nothing is asked for without it")
