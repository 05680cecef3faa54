"""Manners towards a host: how many requests at once, how long between them, when to come back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from time import monotonic
from types import TracebackType

LONGEST_WAIT = 300.0  # seconds; a host that asks for more is left for the next crawl
LONGEST_DELAY = 60.0  # seconds between requests, whatever robots.txt or errors ask for
TRIES = 4


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time as the crawl sees it; tests pass their own."""

    now: Callable[[], datetime] = _now
    monotonic: Callable[[], float] = monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


class Stop(Exception):
    """The crawl of a portal ends here; `code` is stable: cap, busy, down, robots, challenge, locked."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Pace:
    """The turns of one host: `async with pace:` around each request."""

    def __init__(self, delay: float, concurrency: int, clock: Clock) -> None:
        self.delay = min(delay, LONGEST_DELAY)
        self._clock = clock
        self._room = asyncio.Semaphore(concurrency)
        self._next = 0.0

    async def __aenter__(self) -> None:
        await self._room.acquire()
        try:
            start = max(self._clock.monotonic(), self._next)
            self._next = start + self.delay
            if (wait := start - self._clock.monotonic()) > 0:
                await self._clock.sleep(wait)
        except BaseException:
            self._room.release()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._next = max(self._next, self._clock.monotonic() + self.delay)
        self._room.release()

    def at_least(self, delay: float) -> None:
        """Keep at least this delay, as robots.txt may ask for."""
        self.delay = max(self.delay, min(delay, LONGEST_DELAY))

    def slow_down(self) -> None:
        """Double the delay for the rest of the crawl: the host said that it is too much."""
        self.delay = min(max(self.delay * 2, 1.0), LONGEST_DELAY)

    def rest(self, seconds: float) -> None:
        """No request before so many seconds have gone."""
        self._next = max(self._next, self._clock.monotonic() + seconds)


def retry_after(header: str | None, attempt: int, now: datetime) -> float:
    """Seconds to wait before the next try: what the host says, in seconds or as a date, else 2, 4, 8...

    >>> retry_after("7", 0, datetime(2025, 1, 1, tzinfo=UTC)), retry_after(None, 2, datetime(2025, 1, 1, tzinfo=UTC))
    (7.0, 8.0)
    >>> retry_after("Wed, 01 Jan 2025 00:01:00 GMT", 0, datetime(2025, 1, 1, tzinfo=UTC))
    60.0
    """
    if header:
        try:
            return max(0.0, float(header))
        except ValueError:
            try:
                when = parsedate_to_datetime(header)
                return max(0.0, (when.replace(tzinfo=when.tzinfo or UTC) - now).total_seconds())
            except (TypeError, ValueError):
                pass
    return float(2 ** (attempt + 1))


def is_due(first: datetime, last: datetime, now: datetime) -> bool:
    """Whether something is to be asked for again: at ages of about 1, 2, 4, 8... days, for papers change when young.

    >>> at = lambda day: datetime(2025, 1, day, tzinfo=UTC)
    >>> [is_due(at(1), at(1), at(2)), is_due(at(1), at(2), at(3)), is_due(at(1), at(3), at(4)), is_due(at(1), at(3), at(5))]
    [True, True, False, True]
    """
    waited = (now - last).total_seconds()
    slack = 3600  # a crawl begins at the same hour, and reaches a document a little sooner or later
    return waited >= 86_400 - slack and waited * 2 >= (now - first).total_seconds() - slack
