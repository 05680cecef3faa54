"""Shows how long linking takes over a large store, and after a small change of it.

    python -m bench.bench_links [--documents 100000] [--new 100]

A store is made in a temporary folder: documents of all provinces, ten citations of each. All links are drawn,
then those that some new documents touch. Times are of the processor and of the clock; memory is the most that
the process of the linking held. Exit code 1 where a target is missed (for the sizes above: 60 s, 2 GiB, 2 s).
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import sqlalchemy as sa

from bench.link_store import make_store
from flows.relink import relink
from links.keys import bucket_of
from tables.schema import TABLES
from tables.store import Store, add_pending, open_store

SECONDS, GIBIBYTES, SECONDS_FOR_NEW = 60.0, 2.0, 2.0


def fill(store: Store, documents: pd.DataFrame, citations: pd.DataFrame) -> None:
    """Write documents and citations as a run leaves them, before they are linked."""
    documents = documents.assign(chain_id=documents["doc_id"], is_current=True)
    for name, frame in (("documents", documents), ("citations", citations)):
        symbols = zip(frame["symbol"], frame["issued_on"], strict=True)
        frame = frame.assign(bucket=[bucket_of(s, on) for s, on in symbols]).astype(object)
        frame = frame.where(frame.notna(), None)
        columns = ", ".join(frame.columns)
        marks = ", ".join("?" * len(frame.columns))
        with store.engine.begin() as connection:
            rows = list(frame.itertuples(index=False, name=None))
            connection.exec_driver_sql(f"INSERT INTO {name} ({columns}) VALUES ({marks})", rows)
    with store.engine.begin() as connection:
        add_pending(connection, list(documents["doc_id"]))


@contextmanager
def timed(said: dict[str, float], name: str) -> Iterator[None]:
    """Note seconds of the processor and of the clock under a name."""
    cpu, clock = time.process_time(), time.monotonic()
    yield
    said[name], said[f"{name}_clock"] = time.process_time() - cpu, time.monotonic() - clock


def prepare(folder: Path, count: int, new: int) -> None:
    """A store of `count` documents, and beside it `new` more as pickled frames."""
    documents, citations = make_store(count + new)
    late = set(documents["doc_id"].sample(new, random_state=1))
    for held, name in ((False, "late"), (True, "early")):
        part = documents[documents["doc_id"].isin(late) != held]
        cited = citations[citations["doc_id"].isin(late) != held]
        if held:
            fill(open_store(folder), part, cited)
        else:
            part.to_pickle(folder / f"{name}-documents.pkl")
            cited.to_pickle(folder / f"{name}-citations.pkl")


def measure(folder: Path, answer: Any) -> None:
    """Link the store, then the new documents; sends what was measured."""
    said: dict[str, float] = {}
    store = open_store(folder)
    with timed(said, "all"):
        relink(store)
    said["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    fill(
        store,
        pd.read_pickle(folder / "late-documents.pkl"),  # noqa: S301
        pd.read_pickle(folder / "late-citations.pkl"),  # noqa: S301
    )
    with timed(said, "new"):
        touched = relink(store)
    said["touched"] = len(touched.children)
    links = TABLES["links"]
    with store.engine.connect() as connection:
        for name, status in (("resolved", "resolved"), ("absent", "placeholder")):
            count = sa.select(sa.func.count()).where(links.c.status == status)
            said[name] = connection.execute(count).scalar_one()
    answer.send(said)


def main() -> int:
    """Print times and memory; 1 where a target is missed."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--documents", type=int, default=100_000)
    options.add_argument("--new", type=int, default=100)
    asked = options.parse_args()
    process = multiprocessing.get_context("spawn")
    with TemporaryDirectory() as name:
        folder = Path(name)
        for work, arguments in ((prepare, (folder, asked.documents, asked.new)), (measure, (folder,))):
            mine, theirs = process.Pipe()
            extra = (theirs,) if work is measure else ()
            child = process.Process(target=work, args=(*arguments, *extra))
            child.start()
            said = mine.recv() if work is measure else None
            child.join()
    assert said is not None
    print(f"{asked.documents} documents, {10 * asked.documents} citations")
    print(
        f"all links    {said['all']:6.1f} s ({said['all_clock']:.1f} s by the clock), {said['peak']:.2f} GiB at most"
    )
    print(f"             {said['resolved']} to documents in hand, {said['absent']} to documents that are not")
    print(
        f"{asked.new} new      {said['new']:6.2f} s ({said['new_clock']:.2f} s), {said['touched']} documents drawn again"
    )
    missed = said["all"] > SECONDS or said["peak"] > GIBIBYTES or said["new"] > SECONDS_FOR_NEW
    print("a target is missed" if missed else "all targets are met")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
