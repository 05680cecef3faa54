"""Latency and weight of the desk's pages on a store of 100,000 made-up documents.

`python -m bench.bench_web [DOCUMENTS] [--keep DIR]`. Times are CPU milliseconds of the whole answer, in this process: of the
first answer after a change of the store, and median and 95th percentile of twenty more; each page is asked for with changing
questions, so that no answer comes out of memory. What the desk counts anew between requests after a change is told apart.
With --keep the store is made in a folder, and used again if it is there.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from fastapi.testclient import TestClient

from bench.store_of_many import PROVINCES, TOPICS, make_store
from tables.catalogue import load_catalogue
from tables.search_index import update
from tables.store import FILE_NAME, REVISION, Store, open_store
from web.app import create_app, warm
from web.settings import Job, Settings

DOCUMENTS, CHARACTERS = 100_000, 2_000
TIMES = 20
MOST_MS, MOST_BYTES = 200, 200_000
SEARCH_MS = 100


def pages(turn: int) -> dict[str, str]:
    """What is asked of each page; differs from turn to turn."""
    province, topic = PROVINCES[turn % len(PROVINCES)], TOPICS[turn % len(TOPICS)]
    year, month = 2012 + turn % 14, 1 + turn % 12
    doc = f"{40 + 20 * turn:08x}" * 2
    return {
        "search: topic, province": f"/search?q=ke hoach {topic} {province}&order={('best', 'new')[turn // 10 % 2]}",
        "search: without marks": f"/search?q=cai cach hanh chinh nam {year}&page={1 + turn // 14}",
        "search: one common word": f"/search?q=báo cáo&page={turn + 1}",
        "search: a phrase": f'/search?q="trên địa bàn tỉnh {province}" {year}',
        "search: symbol": f"/search?q={21 + turn} kh ubnd {province}",
        "search: filters alone": f"/search?province={province}&year={year}",
        "search: deadlines, verdict": f"/search?due_from={year}-01-01&due_to={year}-{month:02}-28&verdict=late&section=lo_trinh",
        "home": f"/?turn={turn}",
        "document": f"/documents/{doc}",
        "claim": f"/documents/{doc}/claims/deadlines/1",
        "tree": f"/documents/{doc}/tree",
        "compliance": f"/compliance?province={province}&page={turn + 1}",
        "compliance, all": f"/compliance?page={turn + 1}",
        "matrix": f"/compliance?view=matrix&province={province}&verdict={('late', 'not_found')[turn // 10 % 2]}",
        "matrix, all": f"/compliance?view=matrix&turn={turn}",
        "verdict": f"/compliance/{doc}/0/{1 + turn % 19}",
        "report": f"/compliance/report?province={province}&turn={turn}",
        "scoreboard": f"/compliance/scores?turn={turn}&by={('province', 'body')[turn % 2]}",
        "month of a body": f"/deadlines?body=y-te&month={year}-{month:02}",
        "month": f"/deadlines?month={year}-{month:02}",
        "quotas": f"/quotas?words={topic}&order={('', 'subject', 'largest')[turn % 3]}&page={1 + turn // 3}",
        "signers": f"/signers?words=Văn {turn}",
        "bodies": f"/bodies?turn={turn}",
        "body": f"/bodies/y-te?page={turn + 1}",
        "sources": f"/sources?page={turn + 1}",
        "wanted": f"/sources?view=wanted&page={turn + 1}",
        "review": f"/review?page={turn + 1}",
        "questions": f"/questions?turn={turn}",
        "dictionary": f"/dictionary?turn={turn}",
        "api: search": f"/api/v1/search?q={topic} {province}",
        "api: table": f"/api/v1/tables/deadlines?page={turn + 1}",
    }  # fmt: skip


def megabytes(folder: Path, name: str) -> str:
    return f"{(folder / name).stat().st_size / 1e6:,.0f} MB"


def timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def worked_off(waiting: list[Job]) -> float:
    """Do the work that waits; CPU seconds."""
    begun = time.process_time()
    while waiting:
        waiting.pop(0)()
    return time.process_time() - begun


def change(store: Store) -> None:
    """Tell the desk that its answers are old, as after a run."""
    with sqlite3.connect(store.folder / FILE_NAME) as connection:
        connection.execute("UPDATE meta SET value = value + 1 WHERE key = ?", (REVISION,))


def percentile(times: list[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


def measured(folder: Path, documents: int) -> int:
    """Print a table of pages; how many are over their bar."""
    made = not (folder / FILE_NAME).is_file()
    store = make_store(folder, documents, CHARACTERS) if made else open_store(folder)
    print(f"{documents:,} documents of {CHARACTERS:,} characters, store {megabytes(folder, FILE_NAME)}")
    seconds = timed(lambda: update(store)) / 1000
    print(f"index made in {seconds:.1f} s CPU, {megabytes(folder, 'search.sqlite')}")
    print(f"catalogue loaded in {timed(lambda: load_catalogue(store)) / 1000:.1f} s CPU")
    waiting: list[Job] = []  # work that the desk does between requests
    settings = Settings(
        token="t", today=lambda: date(2016, 5, 1), rate=1e9, burst=10**9, later=waiting.append
    )
    app = create_app(store, settings)
    desk = TestClient(app, base_url="http://127.0.0.1")
    warm(app.state.desk)
    print(f"desk made ready in {worked_off(waiting):.1f} s CPU, in the background")
    for address in pages(0).values():
        desk.get(address)
    change(store)
    cold = {name: timed(lambda a=address: desk.get(a)) for name, address in pages(0).items()}  # type: ignore[misc]
    print(f"after a change {worked_off(waiting):.1f} s CPU in the background")
    took: dict[str, list[float]] = {name: [] for name in cold}
    weight: dict[str, int] = {}
    for turn in range(1, TIMES + 1):
        for name, address in pages(turn).items():
            begun = time.process_time()
            answer = desk.get(address)
            took[name].append(1000 * (time.process_time() - begun))
            assert answer.status_code == 200, address
            weight[name] = max(weight.get(name, 0), len(answer.content))
    over = 0
    print(f"{'page':<28}{'first':>9}{'median':>9}{'95 %':>9}  ms CPU {'weight':>9} KB")
    for name, times in took.items():
        middle, slow = statistics.median(times), percentile(times, 0.95)
        limit = SEARCH_MS if "search" in name else MOST_MS
        bad = middle > limit or cold[name] > MOST_MS or weight[name] > MOST_BYTES
        over += bad
        flag = "  over its bar" if bad else ""
        print(f"{name:<28}{cold[name]:>9.0f}{middle:>9.0f}{slow:>9.0f}{weight[name] / 1000:>19.0f}{flag}")
    return over


def main() -> int:
    """Exit code 1 where a page is over its bar."""
    options = argparse.ArgumentParser(description="Latency and weight of the desk's pages.")
    options.add_argument("documents", type=int, nargs="?", default=DOCUMENTS)
    options.add_argument("--keep", type=Path, metavar="DIR", help="keep the store here, or use it again")
    asked = options.parse_args()
    if asked.keep:
        asked.keep.mkdir(parents=True, exist_ok=True)
        return 1 if measured(asked.keep, asked.documents) else 0
    with tempfile.TemporaryDirectory() as folder:
        return 1 if measured(Path(folder), asked.documents) else 0


if __name__ == "__main__":
    sys.exit(main())
