"""Measures how many full records one core makes of text documents in a second.

    python -m bench.bench_extract [--documents 500] [--size 16000] [--at-least 100]

The documents are the samples and our own compositions with changed names, sections repeated up to `--size`
bytes. One document is: bytes -> Document -> PlanRecord -> plain values, in one process, on the clock of the
processor. Extraction alone is then set beside slower ways over the same texts, on the first `--beside` of them: a loop
of a few dozen patterns of the same kinds, a loop of all the patterns of `extract`, spaCy's SpanRuler, underthesea's NER.
None of these builds a record. Exit code 1 below `--at-least`.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from bench.beside import MISSING, loop_of, own_patterns, span_ruler, underthesea_ner
from bench.naive import PATTERNS, naive
from extract import extract
from extract.records import to_dict
from parsers import parse_bytes
from parsers.pool import collect_rarely
from parsers.repair import restore
from tests.compose import compose

T = TypeVar("T")


def seconds_each(documents: Sequence[T], work: Callable[[T], object]) -> list[float]:
    """Processor seconds that each document takes."""
    times = []
    for data in documents:
        start = time.process_time()
        work(data)
        times.append(time.process_time() - start)
    return times


def whole(data: bytes) -> object:
    """Bytes to plain values, as `kehoach extract` does."""
    return to_dict(extract(parse_bytes(data, "bench.txt")))


def read_only(data: bytes) -> object:
    """Bytes to Document."""
    return parse_bytes(data, "bench.txt")


def report(name: str, times: list[float]) -> float:
    """Prints one line of figures; returns documents a second."""
    ordered = sorted(times)
    rate = len(times) / sum(times)
    middle, late = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    print(
        f"{name:34} {rate:8.1f} documents/s   median {middle * 1e3:6.2f} ms   "
        f"95% {late * 1e3:6.2f} ms   worst {ordered[-1] * 1e3:6.2f} ms"
    )
    return rate


def compare(documents: list[bytes]) -> None:
    """Prints how many documents a second extraction and each other way work through, and the ratios."""
    read = [parse_bytes(data, "bench.txt") for data in documents]
    texts = [document.text for document in read]
    rate = report("extraction (Document -> record)", seconds_each(read, extract))
    patterns = own_patterns()
    ways = [
        (f"naive loop ({len(PATTERNS)} patterns)", naive),
        (f"naive loop (all {len(patterns)} patterns)", loop_of(patterns)),
        span_ruler(),
        underthesea_ner(),
    ]
    for way in ways:
        if way is None:
            print(MISSING)
            continue
        name, work = way
        work(texts[0][:1000])  # models are loaded before the clock starts
        other = report(name, seconds_each(texts, work))
        print(f"{'':34} extraction is {rate / other:.1f} times as fast")


def main(arguments: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="bench_extract")
    parser.add_argument("--documents", type=int, default=500)
    parser.add_argument("--size", type=int, default=16_000, help="bytes of each document, about")
    parser.add_argument(
        "--beside", type=int, default=20, help="documents for the slower ways, 0: leave them out"
    )
    parser.add_argument("--at-least", type=float, default=0, help="exit 1 below this many documents a second")
    options = parser.parse_args(arguments)

    documents = [text.encode() for text in compose(options.documents, options.size)]
    mean = sum(map(len, documents)) / len(documents)
    print(f"{len(documents)} text documents of {mean / 1000:.1f} KB on average, one core")
    for data in documents[:20]:  # reference data and patterns are loaded before the clock starts,
        whole(data)
    restore("tnh")  # also those that only a damaged text needs
    collect_rarely()  # as in the program's own processes
    read = report(
        "reading (bytes -> Document)", seconds_each(documents, lambda data: parse_bytes(data, "b.txt"))
    )
    rate = report("full records (bytes -> record)", seconds_each(documents, whole))
    print(f"extraction alone: {1 / (1 / rate - 1 / read):.1f} documents/s")
    if options.beside:
        compare(documents[: options.beside])
    if rate < options.at_least:
        print(f"below {options.at_least:g} documents/s", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
