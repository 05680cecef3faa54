"""One crawl at a time for a host, whatever process of this machine it runs in: commands, schedules, other folders."""

from __future__ import annotations

import fcntl
import os
import re
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from portals.pace import Clock, Stop

SECONDS_TO_WAIT = 3600.0
SECONDS_BETWEEN = 5.0


def lock_folder() -> Path:
    """Where the locks of hosts are."""
    return Path(tempfile.gettempdir()) / f"kehoach-hosts-{os.getuid()}"


@asynccontextmanager
async def host_turn(host: str, clock: Clock) -> AsyncIterator[None]:
    """Wait for the turn of a host's crawl and hold it. Raises Stop("locked") after an hour of waiting."""
    if not host:  # a folder
        yield
        return
    folder = lock_folder()
    folder.mkdir(mode=0o700, exist_ok=True)
    until = clock.monotonic() + SECONDS_TO_WAIT
    with (folder / re.sub(r"[^\w.-]", "_", host)).open("w") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as error:
                if clock.monotonic() > until:
                    raise Stop("locked", f"another crawl of {host} has been running for an hour") from error
                await clock.sleep(SECONDS_BETWEEN)
        yield
