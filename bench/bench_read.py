"""Measures the readers of formats against plain use of known packages, as ratios in one run.

    python -m bench.bench_read [--rounds 5]

PDF against a loop of pdfplumber (text and tables of every page), DOCX against docx2python, HTML against trafilatura, on
papers of our own compositions; scans with one worker and with two. What a package finds is compared too: no table row
that the loop finds may be missing. Packages come with `pip install -e .[bench]`; what is not there is left out and said.
"""

from __future__ import annotations

import argparse
import importlib
import io
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

from bench.sources import sources
from parsers import ocr, parse, parse_bytes
from parsers.pool import collect_rarely, map_limited
from tests.reading_scores import TEXTS
from tests.reformat import sample_of
from tests.sample_html import render_portal
from tests.sample_word import word_docx

AT_LEAST = {"PDF": 4.0, "DOCX": 10.0, "HTML": 5.0, "scans": 1.6}


def seconds(works: Sequence[Callable[[bytes], object]], files: Sequence[bytes], rounds: int) -> list[float]:
    """Processor seconds that each of the works takes for all the files.

    They take turns, and of some rounds the best counts for each file: what else the machine does weighs on all alike.
    """
    best = [[float("inf")] * len(files) for _ in works]
    for _ in range(rounds + 1):
        for times, work in zip(best, works, strict=True):
            for place, data in enumerate(files):
                began = time.process_time()
                work(data)
                times[place] = min(times[place], time.process_time() - began)
    return [sum(times) for times in best]


def ours(suffix: str) -> Callable[[bytes], object]:
    return lambda data: parse_bytes(data, f"a.{suffix}")


def plumber_loop(data: bytes) -> int:
    """The text and the rows of all tables, as most programs ask pdfplumber for them; how many rows."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        rows = 0
        for page in pdf.pages:
            page.extract_text()
            rows += sum(len(table) for table in page.extract_tables())
        return rows


def docx2python_text(data: bytes) -> str:
    """The text as docx2python gives it."""
    with importlib.import_module("docx2python").docx2python(io.BytesIO(data)) as paper:
        return str(paper.text)


def trafilatura_text(data: bytes) -> str:
    """The main text as trafilatura gives it when nothing else is asked for."""
    return str(importlib.import_module("trafilatura").extract(data.decode()))


def trafilatura_fast(data: bytes) -> str:
    """As `trafilatura_text`, without its second opinions on what the main text is."""
    return str(importlib.import_module("trafilatura").extract(data.decode(), fast=True))


def compared(
    name: str, suffix: str, files: Sequence[bytes], others: Sequence[Callable[[bytes], object]], rounds: int
) -> bool:
    """Prints a line for each of the others; whether the ratio to the first is as high as it should be."""
    mine, *theirs = seconds([ours(suffix), *others], files, rounds)
    each = 1000 / len(files)
    for other, time_taken in zip(others, theirs, strict=True):
        print(
            f"{name:6} {len(files):3} files   ours {mine * each:7.2f} ms   {other.__name__:18}"
            f" {time_taken * each:8.2f} ms   {time_taken / mine:5.1f}x (at least {AT_LEAST[name]:g}x)"
        )
    return theirs[0] / mine >= AT_LEAST[name]


def rows_kept(files: Sequence[bytes]) -> bool:
    """Whether each PDF gives at least the table rows that the loop finds."""
    lost = 0
    for data in files:
        rows = sum(len(block.rows) for block in parse_bytes(data, "a.pdf").blocks)
        lost += max(0, plumber_loop(data) - rows)
    print(f"       table rows of the loop that are not in ours: {lost}")
    return lost == 0


def read_scan(path: str) -> int:
    """Reads one scan in a worker."""
    return len(parse(Path(path)).text)


def scans() -> bool:
    """Prints the time of four scans with one worker and with two."""
    scan = next((data for name, data in sources() if name == "office.scan.pdf"), None)
    if scan is None or ocr.missing():
        print("scans  left out: tesseract or LibreOffice is not here")
        return True
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(Path(folder, f"{at}.pdf")) for at in range(4)]
        for path in paths:
            Path(path).write_bytes(scan)
        times = []
        for workers in (1, 2):
            began = time.monotonic()
            list(map_limited(read_scan, paths, workers, 300, 1536))
            times.append(time.monotonic() - began)
    ratio = times[0] / times[1]
    print(
        f"scans    4 files   one worker {times[0]:5.1f} s   two workers {times[1]:5.1f} s"
        f"   {ratio:5.1f}x (at least {AT_LEAST['scans']:g}x on two free cores)"
    )
    return ratio >= AT_LEAST["scans"]


def main(arguments: list[str]) -> int:
    """The command."""
    parser = argparse.ArgumentParser(prog="bench_read")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args(arguments).rounds
    collect_rarely()  # as the children do that read files
    papers = [
        replace(paper, body=paper.body * 4) for paper in map(sample_of, TEXTS[:8])
    ]  # some ten pages each
    pdfs = [data for name, data in sources() if name.endswith(".pdf") and "scan" not in name]
    docx = [word_docx(paper, automatic=True) for paper in papers]
    pages = [render_portal(paper) for paper in papers if paper.page["kind"]]
    good = [compared("PDF", "pdf", pdfs, [plumber_loop], rounds), rows_kept(pdfs)]
    compares = (
        ("DOCX", "docx", docx, [docx2python_text], "docx2python"),
        ("HTML", "html", pages, [trafilatura_text, trafilatura_fast], "trafilatura"),
    )
    for name, suffix, files, others, package in compares:
        if find_spec(package) is None:
            print(f"{name:6} left out: {package} is not here (pip install -e .[bench])")
            continue
        good.append(compared(name, suffix, files, others, rounds))
    good.append(scans())
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
