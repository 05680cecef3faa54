"""Latency and weight of the desk's pages on a store of 100,000 made-up documents.

`python -m bench.bench_web [DOCUMENTS]`. Times are CPU milliseconds of the whole answer, in this process, the median
of five; each page is asked for with changing questions, so that no answer comes out of memory.
"""

from __future__ import annotations

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
from web.app import create_app
from web.settings import Settings

DOCUMENTS, CHARACTERS = 100_000, 2_000
TIMES = 5
MOST_MS, MOST_BYTES = 200, 200_000
SEARCH_MS = 100
DOC = f"{40:08x}" * 2


def pages(turn: int) -> dict[str, str]:
    """What is asked of each page; differs from turn to turn."""
    province, topic = PROVINCES[turn], TOPICS[turn]
    return {
        "search: topic, province": f"/search?q=ke hoach {topic} {province}",
        "search: without marks": f"/search?q=cai cach hanh chinh nam {2012 + turn}",
        "search: one common word": f"/search?q=báo cáo&page={turn + 1}",
        "search: symbol": f"/search?q={21 + turn} kh ubnd {province}",
        "search: filters alone": f"/search?province={province}&year={2013 + turn}",
        "home": f"/?turn={turn}",
        "document": f"/documents/{40 + 20 * turn:08x}{40 + 20 * turn:08x}",
        "tree": f"/documents/{40 + 20 * turn:08x}{40 + 20 * turn:08x}/tree",
        "compliance": f"/compliance?province={province}",
        "compliance, all": f"/compliance?page={turn + 1}",
        "scoreboard": f"/compliance/scores?turn={turn}",
        "month of a body": f"/deadlines?body=y-te&month=2016-0{turn + 1}",
        "month": f"/deadlines?month=2017-0{turn + 1}",
        "quotas": f"/quotas?words={topic}",
        "signers": f"/signers?words=Văn {turn}",
        "bodies": f"/bodies?turn={turn}",
        "sources": f"/sources?page={turn + 1}",
        "review": f"/review?page={turn + 1}",
        "dictionary": f"/dictionary?turn={turn}",
    }  # fmt: skip


def megabytes(folder: str, name: str) -> str:
    return f"{(Path(folder) / name).stat().st_size / 1e6:,.0f} MB"


def timed(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return 1000 * (time.process_time() - begun)


def main() -> int:
    """Print a table of pages; exit code 1 where one is over its bar."""
    documents = int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS
    with tempfile.TemporaryDirectory() as folder:
        store = make_store(Path(folder), documents, CHARACTERS)
        print(
            f"{documents:,} documents of {CHARACTERS:,} characters, store {megabytes(folder, 'kehoach.sqlite')}"
        )
        seconds = timed(lambda: update(store)) / 1000
        print(f"index made in {seconds:.1f} s CPU, {megabytes(folder, 'search.sqlite')}")
        print(f"catalogue loaded in {timed(lambda: load_catalogue(store)) / 1000:.1f} s CPU")
        settings = Settings(token="t", today=lambda: date(2016, 5, 1), rate=1e9, burst=10**9)
        desk = TestClient(create_app(store, settings), base_url="http://127.0.0.1")
        cold = {name: timed(lambda a=address: desk.get(a)) for name, address in pages(0).items()}  # type: ignore[misc]
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
    print(f"{'page':<26}{'first':>9}{'median':>9}{'worst':>9}  ms CPU {'weight':>9} KB")
    for name, times in took.items():
        middle = statistics.median(times)
        bad = middle > (SEARCH_MS if name.startswith("search") else MOST_MS) or weight[name] > MOST_BYTES
        over += bad
        flag = "  over its bar" if bad else ""
        print(
            f"{name:<26}{cold[name]:>9.0f}{middle:>9.0f}{max(times):>9.0f}{weight[name] / 1000:>19.0f}{flag}"
        )
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
