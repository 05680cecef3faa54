"""Crawls a replica of 10,000 documents on loopback, without delay: overhead a document, memory, and the second crawl.

    python -m bench.bench_crawl [--documents 10000] [--at-most-ms 25]

The replica is a process of its own; the figures are processor time and memory of the crawler alone. Overhead is what
a document costs over its two requests made bare, by the same client library, in the same run. Exit code 1 where memory
grows with the crawl, a second crawl asks for more than list pages, or a document costs more than `--at-most-ms`.
Beside it: false alarms over a simulated year of normal yield.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import resource
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

from portals.counts import Counts
from portals.crawl import Options, crawl
from portals.pace import Clock
from tests.portal_crawls import profile
from tests.portal_nukeviet import nukeviet
from tests.portal_papers import papers
from tests.portal_server import Replica
from tests.test_watch import false_alarms

ROWS = 20  # on a page of the list
BARE = 400  # requests that are made bare for comparison


def serve(documents: int, pipe: Connection) -> None:
    """The replica; tells how many requests it saw, by kind, whenever it is asked."""
    replica = Replica(nukeviet(papers(documents), ROWS))
    pipe.send(replica.site)
    while pipe.recv() == "count":
        paths = replica.paths()
        pipe.send((len(paths), sum("/detail/" in path for path in paths)))
        replica.forget()


async def bare(site: str) -> float:
    """Processor milliseconds of one request without anything around it."""
    async with httpx.AsyncClient() as client:
        start = time.process_time()
        for number in range(BARE):
            await client.get(f"{site}/vi/laws/detail/ke-hoach-so-{number + 1}-cay-xanh/")
        return (time.process_time() - start) / BARE * 1000


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--documents", type=int, default=10_000)
    options.add_argument("--at-most-ms", type=float, default=25.0, help="processor time a document")
    asked = options.parse_args()
    ours, theirs = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=serve, args=(asked.documents, theirs), daemon=True
    )
    server.start()
    site = ours.recv()
    request = asyncio.run(bare(site))
    ours.send("count")
    ours.recv()
    memory: list[int] = []

    def watch_memory(_: str, counts: Counts) -> None:
        if counts.new and counts.new % 500 == 0:
            memory.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)

    made = profile(site, delay=0, max_requests=10_000_000)
    with tempfile.TemporaryDirectory() as folder:
        figures = []
        for _ in range(2):
            cpu, wall = time.process_time(), time.monotonic()
            done = asyncio.run(crawl(made, Path(folder), Options("a@b.vn"), Clock(), watch_memory))
            cpu, wall = time.process_time() - cpu, time.monotonic() - wall
            ours.send("count")
            figures.append((done.counts.new, cpu, wall, *ours.recv()))
    ours.send("end")
    (new, cpu, wall, asks, _), (_, cpu2, wall2, asks2, details2) = figures
    each = cpu / asked.documents * 1000
    third = max(1, len(memory) // 3)
    growth = memory[-1] - memory[third] if len(memory) > third else 0
    print(
        f"first crawl   {new:,} documents, {asks:,} requests, {wall:.0f} s, {asked.documents / wall:.0f} documents/s"
    )
    print(
        f"a document    {each:.1f} ms of processor, of it {2 * request:.1f} ms two bare requests: overhead {each - 2 * request:.1f} ms"
    )
    print(
        f"memory        {memory[third] if memory else 0} MB after a third, {memory[-1] if memory else 0} MB at the end ({growth:+d} MB)"
    )
    print(
        f"second crawl  {asks2:,} requests, {details2} of them no list pages, {wall2:.0f} s, {cpu2 / max(asks2, 1) * 1000:.1f} ms a page"
    )
    false, crawls = false_alarms(50)
    print(
        f"false alarms  {sum(false.values())} in {crawls:,} crawls of 50 portals over a normal year ({dict(false)})"
    )
    bad = new != asked.documents or details2 or growth > asked.documents * 0.004 or each > asked.at_most_ms
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
