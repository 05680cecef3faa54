"""`kehoach review`: what a person should look at first, and corrections taken in."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from extract.reviews import Review
from flows.codes import DONE, FAILED, WITH_QUARANTINE, WRONG_USAGE
from flows.open_tables import open_existing
from flows.terminal import aligned, paint, say, screen_width
from tables.doubts import Doubt, count_doubtful, doubtful
from tables.load import find_documents
from tables.reviews import read_file, read_reviews, reviews_folder, write_review

COLUMNS = ("cost", "sure", "document", "kind", "now", "quote", "why")


def review(options: argparse.Namespace) -> int:
    """Doubtful claims by cost; with `--take FILE`, writes the file's reviews into the folder instead."""
    folder = reviews_folder(options.out, options.reviews)
    if options.take:
        return _take(folder, options.take, options)
    store, doc_id = open_existing(options.out), None
    if options.document:
        found = find_documents(store, options.document)
        if len(found) != 1:
            many = f"{len(found)} documents are called" if found else "no document"
            say(f"kehoach: {many} {options.document!r} in {options.out}")
            return FAILED
        doc_id = found[0]["doc_id"]
    doubts = doubtful(store, options.below, options.limit or None, doc_id)
    if options.json:
        print(json.dumps([asdict(doubt) for doubt in doubts], ensure_ascii=False, indent=1))
        return DONE
    print(
        aligned(COLUMNS, [_row(doubt) for doubt in doubts], screen_width()) if doubts else "nothing doubtful"
    )
    if not doc_id:
        print(f"({len(doubts)} of {count_doubtful(store, options.below)}; --limit 0 shows all)")
    reviews, problems = read_reviews(folder)
    for line in problems:
        say(paint(line, "yellow"))
    print(f"{len(reviews)} reviews in {folder}; 'kehoach run' applies them")
    return DONE


def _row(doubt: Doubt) -> list[Any]:
    where = f"{doubt.symbol or Path(doubt.source).name} {doubt.province or ''}"
    sure = f"{doubt.confidence:.2f}"
    return [f"{doubt.cost:.2f}", sure, where, doubt.kind, doubt.value, doubt.quote, doubt.why]


def _take(folder: Path, source: Path, options: argparse.Namespace) -> int:
    if not source.is_file():
        say(f"kehoach: there is no file {str(source)!r}")
        return FAILED
    reviews: Sequence[Review]
    problems: Sequence[str]
    if source.suffix == ".spacy":
        from tables.annotation_reviews import reviews_of_docbin

        if not options.reviewer:
            say("kehoach: name who corrected the annotations with --reviewer NAME")
            return WRONG_USAGE
        at = datetime.now(UTC).isoformat(timespec="seconds")
        store = open_existing(options.out)
        try:
            reviews, problems = reviews_of_docbin(store, source.read_bytes(), options.reviewer, at)
        except ValueError as error:
            say(f"kehoach: {source}: {error}")
            return FAILED
    else:
        reviews, problems = read_file(source)
    for taken in reviews:
        write_review(folder, taken)
    for line in problems:
        say(line)
    print(f"{len(reviews)} reviews written to {folder}; 'kehoach run' applies them")
    return WITH_QUARANTINE if problems else DONE
