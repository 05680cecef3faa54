"""The command line: `kehoach COMMAND ...`. Imports only what the command needs: small ones start fast."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from flows.terminal import say, use_utf8

DONE, WITH_QUARANTINE, WRONG_USAGE, WITH_ALARMS, FAILED = 0, 1, 2, 3, 4
INTERRUPTED = 130

EPILOG = """exit codes: 0 done, 1 done with unreadable files (listed), 2 wrong usage, 3 done with alarms,
  4 could not do it

examples:
  kehoach run data/raw/samples --out data/structured/samples
  kehoach extract plan.docx --format json
  kehoach query "SELECT bearers, action, end_date FROM deadlines WHERE end_date < '2016-06-30'"
  kehoach explain 55/KH-UBND

Set KEHOACH_DATABASE to a SQLAlchemy URL (postgresql+psycopg://...) to keep the tables in PostgreSQL."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    use_utf8()
    options = parser().parse_args(arguments)
    module, function = options.does.split(":")
    try:
        code = getattr(importlib.import_module(f"flows.{module}"), function)(options)
        sys.stdout.flush()
        return int(code)
    except BrokenPipeError:  # the reader of our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        say("kehoach: stopped; what was written stays, and the next run goes on from there")
        return INTERRUPTED
    except Exception as error:
        if not _is_expected(error):
            traceback.print_exc()
            say("kehoach: this is a fault of the program; please report it with the lines above")
            return FAILED
        say(f"kehoach: {error}")
        return WRONG_USAGE if type(error).__name__ == "BadQuestion" else FAILED


def _is_expected(error: Exception) -> bool:
    """Whether the message says all that a person needs: errors of files and of the store, no bugs of ours."""
    return isinstance(error, OSError) or type(error).__name__ in ("StoreError", "QueryError", "BadQuestion")


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(
        prog="kehoach",
        description="Turn the plans (kế hoạch) of Vietnamese provinces into tables with evidence.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_reading(commands)
    _add_asking(commands)
    return top


def _add_reading(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = commands.add_parser("run", help="the main job: parse, extract, link, check, write the tables")
    run.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files and folders (default: data/raw)"
    )
    _add_out(run)
    _add_coverage(run)
    _add_reviews(run)
    run.add_argument("--workers", type=_count, default=0, metavar="N", help="processes (default: one a core)")
    run.add_argument(
        "--verify", action="store_true", help="hash all files again, and try unreadable ones again"
    )
    run.add_argument("--prefect", action="store_true", help="run as a Prefect flow (no server needed)")
    run.add_argument("--json", action="store_true", help="print the closing summary as JSON")
    run.set_defaults(does="commands_run:run")

    extract = commands.add_parser("extract", help="print the records of files; no store")
    extract.add_argument("files", nargs="+", type=Path, metavar="FILE")
    formats = ("json", "jsonl", "text")
    extract.add_argument("--format", choices=formats, default="json", help="(default: %(default)s)")
    extract.add_argument("--workers", type=_count, default=0, metavar="N", help="processes for many files")
    extract.set_defaults(does="commands_read:extract")

    parse = commands.add_parser("parse", help="print what a file says: text, blocks, repairs, notes")
    parse.add_argument("file", type=Path, metavar="FILE")
    parse.add_argument("--format", choices=("text", "json"), default="text", help="(default: %(default)s)")
    parse.set_defaults(does="commands_read:parse")


def _add_asking(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    links = commands.add_parser("links", help="draw which plan carries out which")
    links.add_argument("document", nargs="?", metavar="DOC", help="symbol, file or doc_id (default: all)")
    _add_out(links)
    links.add_argument("--json", action="store_true", help="print a list of links")
    links.set_defaults(does="commands_links:links")

    comply = commands.add_parser(
        "comply", help="who has issued the plan it owes, on time, late or not at all"
    )
    comply.add_argument("--parent", metavar="SYMBOL", help="only duties of this document")
    comply.add_argument(
        "--province", metavar="NAME", help="only duties of this province (marks may be left out)"
    )
    _add_coverage(comply)
    _add_out(comply)
    comply.add_argument("--json", action="store_true", help="print a list of verdicts")
    comply.set_defaults(does="commands_links:comply")

    query = commands.add_parser("query", help="ask the tables in SQL (DuckDB, read only)")
    query.add_argument("sql", metavar="SQL", help="one SELECT; SHOW TABLES and DESCRIBE <table> work too")
    _add_out(query)
    forms = query.add_mutually_exclusive_group()
    forms.add_argument("--csv", action="store_true", help="print CSV")
    forms.add_argument("--json", action="store_true", help="print a list of objects")
    query.set_defaults(does="commands_tables:query")

    export = commands.add_parser(
        "export", help="write the tables for Excel, notebooks, calendars, annotators"
    )
    export.add_argument("--to", choices=("csv", "xlsx", "parquet", "ics", "docbin"), required=True)
    _add_out(export)
    export.set_defaults(does="commands_tables:export")

    review = commands.add_parser("review", help="doubtful claims, those first whose errors would cost most")
    review.add_argument("document", nargs="?", metavar="DOC", help="symbol, file or doc_id (default: all)")
    _add_out(review)
    _add_reviews(review)
    review.add_argument(
        "--below", type=float, default=0.9, metavar="P", help="confidence (default: %(default)s)"
    )
    review.add_argument(
        "--limit", type=int, default=50, metavar="N", help="rows, 0: all (default: %(default)s)"
    )
    review.add_argument(
        "--take", type=Path, metavar="FILE", help="take in reviews (JSON), or a corrected annotations.spacy"
    )
    review.add_argument("--reviewer", metavar="NAME", help="who corrected the annotations")
    review.add_argument("--json", action="store_true", help="print a list")
    review.set_defaults(does="commands_review:review")

    explain = commands.add_parser("explain", help="every claim about a document with its quote and rule")
    explain.add_argument("document", metavar="DOC", help="symbol, beginning of a doc_id, or file")
    _add_out(explain)
    shapes = explain.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help="print the record")
    shapes.add_argument(
        "--html", nargs="?", const="-", metavar="FILE", help="a page with the claims marked in the text"
    )
    shapes.add_argument("--diff", type=Path, metavar="DIR", help="only what differs from the store in DIR")
    explain.set_defaults(does="commands_read:explain")

    diff = commands.add_parser("diff", help="claims that differ between two stores, and why")
    diff.add_argument("before", type=Path, metavar="OUT_A", help="the store as it was")
    diff.add_argument("after", type=Path, metavar="OUT_B", help="the store as it is")
    diff.add_argument("document", nargs="?", metavar="DOC", help="symbol, file or doc_id (default: all)")
    diff.add_argument(
        "--limit", type=int, default=200, metavar="N", help="changes, 0: all (default: %(default)s)"
    )
    diff.add_argument("--json", action="store_true", help="print counts and changes")
    diff.set_defaults(does="commands_diff:diff")


def _add_out(command: argparse.ArgumentParser) -> None:
    place = Path("data/structured")
    command.add_argument(
        "--out", type=Path, default=place, metavar="DIR", help="the store (default: %(default)s)"
    )


def _add_reviews(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--reviews",
        type=Path,
        default=None,
        metavar="DIR",
        help="persons' corrections (default: OUT/reviews)",
    )


def _add_coverage(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--as-of",
        type=_date,
        default=None,
        metavar="YYYY-MM-DD",
        help="date of the verdicts (default: today)",
    )
    command.add_argument(
        "--assume-covered",
        action="store_true",
        help="take the folder for all there is: a body without a plan is then not_found, not cannot_tell",
    )


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2016-06-30") from None


def _count(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 256:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 256")


if __name__ == "__main__":
    sys.exit(main())
