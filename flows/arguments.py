"""The arguments of `kehoach`: each command with its options, and where what it does stands."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TypeAlias

from flows.options import add_coverage, add_out, add_reviews, day, number, port, share, workers

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

EPILOG = """exit codes: 0 done, 1 done with unreadable files (listed), 2 wrong usage, 3 done with alarms,
  4 could not do it

examples:
  kehoach run data/raw/samples --out data/structured/samples
  kehoach extract plan.docx --format json
  kehoach query "SELECT bearers, action FROM deadlines WHERE end_date < '2023-06-30'" --out data/structured/samples
  kehoach explain 58/KH-UBND --out data/structured/samples

Set KEHOACH_DATABASE to a SQLAlchemy URL (postgresql+psycopg://...) to keep the tables in PostgreSQL."""


class _Version(argparse.Action):
    """As argparse's own, but the metadata of the package is read only where it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *given: object) -> None:
        from importlib.metadata import version

        print(f"kehoach {version('kehoach')}")
        parser.exit()


def parser() -> argparse.ArgumentParser:
    """The commands and their options."""
    top = argparse.ArgumentParser(
        prog="kehoach",
        description="Turn the plans (kế hoạch) of Vietnamese provinces into tables with evidence.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in (
        _add_run, _add_extract, _add_parse, _add_links, _add_comply, _add_wanted, _add_quotas, _add_bodies, _add_query,
        _add_export, _add_web, _add_review, _add_explain, _add_diff, _add_crawl, _add_portals, _add_schedule,
    ):  # fmt: skip
        add(commands)
    return top


def _add_run(commands: Commands) -> None:
    run = commands.add_parser("run", help="the main job: parse, extract, link, check, write the tables")
    run.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="files and folders (default: data/raw)"
    )
    add_out(run)
    add_coverage(run)
    add_reviews(run)
    run.add_argument(
        "--workers", type=workers, default=0, metavar="N", help="processes (default: one a core)"
    )
    run.add_argument(
        "--verify", action="store_true", help="hash all files again, and try unreadable ones again"
    )
    run.add_argument("--prefect", action="store_true", help="run as a Prefect flow (no server needed)")
    run.add_argument("--json", action="store_true", help="print the closing summary as JSON")
    run.set_defaults(does="commands_run:run")


def _add_extract(commands: Commands) -> None:
    extract = commands.add_parser("extract", help="print the records of files; no store")
    extract.add_argument("files", nargs="+", type=Path, metavar="FILE")
    formats = ("json", "jsonl", "text")
    extract.add_argument("--format", choices=formats, default="json", help="(default: %(default)s)")
    extract.add_argument("--workers", type=workers, default=0, metavar="N", help="processes for many files")
    extract.set_defaults(does="commands_read:extract")


def _add_parse(commands: Commands) -> None:
    parse = commands.add_parser("parse", help="print what a file says: text, blocks, repairs, notes")
    parse.add_argument("file", type=Path, metavar="FILE")
    shapes = ("text", "json", "html")
    parse.add_argument("--format", choices=shapes, default="text", help="(default: %(default)s)")
    parse.set_defaults(does="commands_read:parse")


def _add_links(commands: Commands) -> None:
    links = commands.add_parser("links", help="draw which plan carries out which")
    links.add_argument("document", nargs="?", metavar="DOC", help="symbol, file or doc_id (default: all)")
    add_out(links)
    links.add_argument("--json", action="store_true", help="print a list of links")
    links.set_defaults(does="commands_links:links")


def _add_comply(commands: Commands) -> None:
    comply = commands.add_parser(
        "comply", help="who has issued the plan it owes, on time, late or not at all"
    )
    comply.add_argument("--parent", metavar="SYMBOL", help="only duties of this document")
    comply.add_argument(
        "--province", metavar="NAME", help="only duties of this province (marks may be left out)"
    )
    add_coverage(comply)
    add_out(comply)
    comply.add_argument("--totals", action="store_true", help="only share issued, overdue, delay, oldest")
    comply.add_argument("--all", action="store_true", help="each commune on a line of its own")
    languages = ("vi", "en")
    comply.add_argument(
        "--lang", choices=languages, default="vi", help="of the evidence (default: %(default)s)"
    )
    comply.add_argument(
        "--report",
        type=Path,
        metavar="FILE",
        help="write the report to FILE.pdf or FILE.html, to print and pass on",
    )
    comply.add_argument("--json", action="store_true", help="print a list of verdicts, or of totals")
    comply.set_defaults(does="commands_comply:comply")


def _add_query(commands: Commands) -> None:
    query = commands.add_parser("query", help="ask the tables in SQL (DuckDB, read only)")
    query.add_argument(
        "sql", nargs="?", metavar="SQL", help="one SELECT; SHOW TABLES and DESCRIBE <table> work too"
    )
    query.add_argument(
        "--saved", nargs="?", const="", metavar="NAME", help="a saved question (no NAME: list them)"
    )
    add_out(query)
    forms = query.add_mutually_exclusive_group()
    forms.add_argument("--csv", action="store_true", help="print CSV")
    forms.add_argument("--json", action="store_true", help="print a list of objects")
    query.set_defaults(does="commands_tables:query")


def _add_export(commands: Commands) -> None:
    export = commands.add_parser(
        "export", help="write the tables for Excel, notebooks, calendars, annotators"
    )
    export.add_argument("--to", choices=("csv", "xlsx", "parquet", "ics", "docbin"), required=True)
    add_out(export)
    export.set_defaults(does="commands_tables:export")


def _add_web(commands: Commands) -> None:
    web = commands.add_parser("web", help="open the analyst's desk in a browser")
    add_out(web)
    web.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    web.add_argument("--port", type=port, default=8321, metavar="N", help="(default: %(default)s)")
    web.add_argument("--token", help="token to ask for (default: one is made; other machines always need it)")
    web.set_defaults(does="commands_web:web")


def _add_review(commands: Commands) -> None:
    review = commands.add_parser("review", help="doubtful claims, those first whose errors would cost most")
    review.add_argument("document", nargs="?", metavar="DOC", help="symbol, file or doc_id (default: all)")
    add_out(review)
    add_reviews(review)
    review.add_argument(
        "--below", type=share, default=0.9, metavar="P", help="confidence (default: %(default)s)"
    )
    review.add_argument(
        "--limit", type=number, default=50, metavar="N", help="rows, 0: all (default: %(default)s)"
    )
    review.add_argument(
        "--take", type=Path, metavar="FILE", help="take in reviews (JSON), or a corrected annotations.spacy"
    )
    review.add_argument("--reviewer", metavar="NAME", help="who corrected the annotations")
    review.add_argument("--json", action="store_true", help="print a list")
    review.set_defaults(does="commands_review:review")


def _add_explain(commands: Commands) -> None:
    explain = commands.add_parser("explain", help="every claim about a document with its quote and rule")
    explain.add_argument("document", metavar="DOC", help="symbol, beginning of a doc_id, or file")
    add_out(explain)
    shapes = explain.add_mutually_exclusive_group()
    shapes.add_argument("--json", action="store_true", help="print the record")
    shapes.add_argument(
        "--html", nargs="?", const="-", metavar="FILE", help="a page with the claims marked in the text"
    )
    shapes.add_argument("--diff", type=Path, metavar="DIR", help="only what differs from the store in DIR")
    explain.set_defaults(does="commands_read:explain")


def _add_diff(commands: Commands) -> None:
    diff = commands.add_parser("diff", help="claims that differ between two stores, and why")
    diff.add_argument("before", type=Path, metavar="OUT_A", help="the store as it was")
    diff.add_argument("after", type=Path, metavar="OUT_B", help="the store as it is")
    diff.add_argument("document", nargs="?", metavar="DOC", help="symbol, file or doc_id (default: all)")
    diff.add_argument(
        "--limit", type=number, default=200, metavar="N", help="changes, 0: all (default: %(default)s)"
    )
    diff.add_argument("--json", action="store_true", help="print counts and changes")
    diff.set_defaults(does="commands_diff:diff")


def _add_wanted(commands: Commands) -> None:
    wanted = commands.add_parser("wanted", help="documents cited but not in hand, most awaited first")
    wanted.add_argument("--parents", action="store_true", help="only those that a plan in hand carries out")
    wanted.add_argument("--limit", type=number, default=0, metavar="N", help="only the first N, 0: all")
    add_out(wanted)
    wanted.add_argument("--json", action="store_true", help="print a list of objects")
    wanted.set_defaults(does="commands_links:wanted")


def _add_quotas(commands: Commands) -> None:
    quotas = commands.add_parser("quotas", help="quotas of plans against those of the plans they carry out")
    quotas.add_argument("--parent", metavar="SYMBOL", help="only quotas of this document")
    add_out(quotas)
    quotas.add_argument("--json", action="store_true", help="print a list of checks")
    quotas.set_defaults(does="commands_quotas:quotas")


def _add_bodies(commands: Commands) -> None:
    bodies = commands.add_parser("bodies", help="departments and their equals on a day, and their successors")
    bodies.add_argument("--province", metavar="NAME", help="those of one province (marks may be left out)")
    bodies.add_argument("--on", type=day, default=None, metavar="YYYY-MM-DD", help="(default: today)")
    others = bodies.add_mutually_exclusive_group()
    others.add_argument("--provinces", action="store_true", help="list the provinces of that day instead")
    others.add_argument(
        "--unknown-codes", action="store_true", help="issuer codes in the store that the registry lacks"
    )
    add_out(bodies)
    bodies.add_argument("--json", action="store_true", help="print a list of objects")
    bodies.set_defaults(does="commands_bodies:show_bodies")


def _add_crawl(commands: Commands) -> None:
    crawl = commands.add_parser("crawl", help="fetch new and changed documents of portals to data/raw")
    crawl.add_argument("portals", nargs="*", metavar="PORTAL", help="names or .toml files (default: all)")
    crawl.add_argument("--since", type=day, metavar="YYYY-MM-DD", help="only documents issued since then")
    crawl.add_argument(
        "--full", action="store_true", help="read lists to their end (done by itself every 30 days)"
    )
    crawl.add_argument("--again", action="store_true", help="ask for every document again, conditionally")
    crawl.add_argument(
        "--cap", type=number, metavar="N", help="requests to each portal at most (default: its profile's)"
    )
    crawl.add_argument("--warc", action="store_true", help="write what comes to WARC files too")
    _add_profiles(crawl)
    add_out(crawl)
    crawl.add_argument("--json", action="store_true", help="print the reports as JSON")
    crawl.set_defaults(does="commands_crawl:crawl")


def _add_portals(commands: Commands) -> None:
    portals = commands.add_parser(
        "portals", help="list portals with last run, health, next run; or try a profile"
    )
    portals.add_argument(
        "action", nargs="?", choices=("list", "try"), default="list", help="list all, or try one profile"
    )
    portals.add_argument("profile", nargs="?", metavar="PROFILE", help="for try: a name or a .toml file")
    _add_profiles(portals)
    add_out(portals)
    portals.add_argument("--json", action="store_true", help="print a list of objects")
    portals.set_defaults(does="commands_portals:portals")


def _add_schedule(commands: Commands) -> None:
    schedule = commands.add_parser(
        "schedule", help="serve the profiles' schedules: crawl, run, link, check, export"
    )
    schedule.add_argument("portals", nargs="*", metavar="PORTAL", help="names or .toml files (default: all)")
    schedule.add_argument("--show", action="store_true", help="print what would be served, and end")
    _add_profiles(schedule)
    add_out(schedule)
    schedule.set_defaults(does="commands_portals:schedule")


def _add_profiles(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--profiles", type=Path, metavar="DIR", help="folder of profiles (default: those that come along)"
    )
    command.add_argument(
        "--raw", type=Path, default=Path("data/raw"), metavar="DIR", help="raw files (default: %(default)s)"
    )
    command.add_argument(
        "--contact", metavar="MAIL", help="whom a portal's keeper can write to (default: KEHOACH_CONTACT)"
    )
