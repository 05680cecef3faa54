"""What the desk is told when it starts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

Job = Callable[[], object]
Recheck = Callable[[date], pd.DataFrame]  # rows of `compliance` as of another date


_one_after_the_other = ThreadPoolExecutor(1, "desk")


@dataclass(frozen=True, slots=True)
class Settings:
    """`token` is asked for wherever something is written, and everywhere if `guarded`.

    `hosts` are the names under which the desk may be addressed; empty: any. `rate` is how many requests a
    client may make in a second in the long run, `burst` how many at once. `later` does work while requests go on.
    """

    token: str
    today: Callable[[], date]
    guarded: bool = False
    hosts: tuple[str, ...] = ()
    rate: float = 30.0
    burst: int = 200
    reviews: Path | None = None
    now: Callable[[], str] = str  # ISO time with its zone, for reviews
    recheck: Recheck | None = None
    later: Callable[[Job], object] = _one_after_the_other.submit


PAGE_ROWS = 50  # of a list on a page
MOST_ROWS = 500  # of a page, when more are asked for
DOWNLOAD_ROWS = 100_000  # of a list that is taken along
