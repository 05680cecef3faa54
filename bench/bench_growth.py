"""Shows how the time of one document grows with its length.

    python -m bench.bench_growth [--at-most 1.3]

A composed document is taken at once, twice, four and eight times its length (its sections repeated, one after
the other). Of each stage: milliseconds, and the time at eight times the length over eight times the time at
once: 1.0 is growth in step with the length. Exit code 1 where a stage grows faster than `--at-most`.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from bench.bench_extract import whole
from extract import extract
from extract.records import to_dict
from parsers import parse_bytes
from tests.compose import compose

_SIZES = (1, 2, 4, 8)
_KILOBYTES = 8
_ROUNDS = 5
T = TypeVar("T")


def fastest(work: Callable[[], T]) -> tuple[float, T]:
    """Milliseconds of the processor in the fastest of a few rounds, and what the work returns."""
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.process_time()
        made = work()
        best = min(best, time.process_time() - start)
    return best * 1e3, made


def measured(data: bytes) -> dict[str, float]:
    """Milliseconds of each stage for one document."""
    read, document = fastest(lambda: parse_bytes(data, "bench.txt"))
    extracted, record = fastest(lambda: extract(document))
    turned, _ = fastest(lambda: to_dict(record))
    return {
        "reading": read,
        "extraction": extracted,
        "plain values": turned,
        "whole": read + extracted + turned,
    }


def main(arguments: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="bench_growth")
    parser.add_argument("--at-most", type=float, default=0, help="exit 1 above this growth; 0: only show it")
    options = parser.parse_args(arguments)

    texts = {size: next(iter(compose(1, size * _KILOBYTES * 1000))).encode() for size in _SIZES}
    whole(texts[1])  # reference data and patterns are loaded before the clock starts
    times = {size: measured(data) for size, data in texts.items()}
    print(f"{'':14}" + "".join(f"{len(texts[size]) / 1000:9.1f} KB" for size in _SIZES) + "   growth")
    worst = 0.0
    for stage in times[1]:
        longer = len(texts[_SIZES[-1]]) / len(texts[1])
        growth = times[_SIZES[-1]][stage] / times[1][stage] / longer
        worst = max(worst, growth)
        print(
            f"{stage:14}" + "".join(f"{times[size][stage]:9.2f} ms" for size in _SIZES) + f"   {growth:6.2f}"
        )
    if options.at_most and worst > options.at_most:
        print(f"a stage grows {worst:.2f} times as fast as the length", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
