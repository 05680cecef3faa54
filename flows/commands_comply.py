"""`kehoach comply`: who has issued the plan that it owes, as of a day, and what that comes to."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from extract.folding import bare
from extract.symbols import symbol_key
from flows.codes import DONE, FAILED, WRONG_USAGE
from flows.commands_bodies import asked_province
from flows.commands_links import Documents, Row, described, file_name, read_documents, rows_of
from flows.open_tables import open_existing
from flows.terminal import aligned, paint, say, screen_width
from links.grounds import sentence, unpacked
from links.totals import Totals, totals
from tables.frames import read_frame
from tables.runs import last_assumed
from tables.store import Store

ALIKE = 12  # so many committees with one verdict and no plan are shown one by one
TONES = {"on_time": "green", "on_the_day": "green", "issued": "green", "late": "yellow", "not_found": "red"}


def comply(options: argparse.Namespace) -> int:
    """The matrix of duties and bodies, made anew so that its date and coverage are as asked."""
    from flows.conclude import verdicts

    if options.report and options.json:
        say("kehoach comply: --report writes a file and --json prints: give one of them")
        return WRONG_USAGE
    store = open_existing(options.out)
    as_of = options.as_of or date.today()
    documents = read_documents(store)
    if options.parent and not any(d["symbol_key"] == symbol_key(options.parent) for d in documents.values()):
        say(f"kehoach comply: no document {options.parent!r} in {options.out}")
        return FAILED
    if options.province:
        place = asked_province(options.province, as_of)
        if place is None:
            return WRONG_USAGE
        options.province = place.name
    rows = rows_of(verdicts(store, as_of, options.assume_covered))
    rows = [row for row in rows if _is_asked(documents.get(row["parent_id"]), options)]
    for row in rows:
        row["evidence"] = sentence(unpacked(row["grounds"]), options.lang)
    if options.report and not rows:
        say(f"kehoach comply: no duty to issue a plan for this choice; {options.report} is not written")
        return FAILED
    if options.report:
        return _write_report(options, rows, documents, as_of)
    if options.json:
        made = (
            _totals_objects(rows, documents)
            if options.totals
            else [_verdict_object(r, documents) for r in rows]
        )
        print(json.dumps(made, ensure_ascii=False, indent=1, default=str))
        return DONE
    if not options.assume_covered and last_assumed(store):
        say("the tables were made with --assume-covered; give it again to repeat their verdicts")
    covered = _coverage_told(store, options.assume_covered)
    print(paint(f"Compliance as of {as_of.isoformat()} ({covered})", "bold"))
    if not rows:
        print(
            "no duty to issue a plan was found"
            + (" for this choice" if options.parent or options.province else "")
        )
    _print_orders(rows, documents, options)
    return DONE


def _print_orders(rows: Sequence[Row], documents: Documents, options: argparse.Namespace) -> None:
    """Each order with its matrix and totals, then the totals of all."""
    parents = list(dict.fromkeys(row["parent_id"] for row in rows))
    for parent_id in parents:
        mine = [row for row in rows if row["parent_id"] == parent_id]
        print("\n" + paint(described(documents.get(parent_id), parent_id), "cyan"))
        if not options.totals:
            print(_matrix(mine if options.all else folded(mine)))
        print(_told(totals(mine), mine))
    if len(parents) > 1:
        print("\n" + paint(f"all {len(parents)} orders", "cyan"))
        print(_told(totals(rows), rows))


def _write_report(options: argparse.Namespace, rows: Sequence[Row], documents: Documents, as_of: date) -> int:
    """The report in the form that the file's name asks for; wrong usage for another, failed without a font."""
    from web.language import sayer
    from web.report import as_html, report_of
    from web.report_pdf import FontMissing, as_pdf

    words = sayer(options.lang)
    form = options.report.suffix.lower()
    if form not in (".pdf", ".html"):
        say(f"--report {options.report}: name it .pdf or .html")
        return WRONG_USAGE
    blank = words("doc.no_symbol")
    rows = [
        {**row, "child_symbol": row["child_symbol"] or (blank if row["child_id"] else None)} for row in rows
    ]
    about = [text for text in (options.parent, options.province) if text]
    report = report_of(rows, documents, as_of, options.assume_covered, about)
    try:
        made = as_pdf(report, options.lang) if form == ".pdf" else as_html(report, options.lang).encode()
        options.report.write_bytes(made)
    except FontMissing as error:
        say(f"kehoach comply --report: {error}")
        return FAILED
    print(options.report)
    return DONE


def _coverage_told(store: Store, assumed: bool) -> str:
    """What the verdicts of "not found" rest on, in a few words."""
    if assumed:
        return "the folder is taken as complete"
    portals = {row["portal"] for row in rows_of(read_frame(store, "coverage")) if row["healthy"]}
    return f"searched: {', '.join(sorted(portals))}" if portals else "coverage of sources unknown"


def _totals_objects(rows: Sequence[Row], documents: Documents) -> list[dict[str, Any]]:
    """One object for each order, and one for all together, whose parent is null."""
    made = []
    for parent_id in [*dict.fromkeys(row["parent_id"] for row in rows), None]:
        parent = documents.get(parent_id) if parent_id else None
        mine = [row for row in rows if parent_id in (None, row["parent_id"])]
        names = {f"parent_{n}": parent[n] if parent else None for n in ("symbol", "province", "issued_on")}
        made.append({**names, **asdict(totals(mine))})
    return made


def _is_asked(parent: Row | None, options: argparse.Namespace) -> bool:
    if options.parent and (parent is None or parent["symbol_key"] != symbol_key(options.parent)):
        return False
    if options.province:
        return parent is not None and bare(parent["province"] or "") == bare(options.province)
    return True


def _verdict_object(row: Row, documents: Documents) -> dict[str, Any]:
    parent, child = documents.get(row["parent_id"]), documents.get(row["child_id"] or "")
    return {
        "parent_symbol": parent["symbol"] if parent else None,
        "parent_province": parent["province"] if parent else None,
        "body": row["body"],
        "verdict": row["verdict"],
        "child_file": file_name(child),
        "child_symbol": row["child_symbol"] or (child["symbol"] if child else None),
        "issued_on": row["issued_on"],
        "due": row["due"],
        "days_late": row["days_late"],
        "as_of": str(row["as_of"]),
        "evidence": row["evidence"],
    }


def folded(rows: Sequence[Row]) -> list[Row]:
    """The rows with the committees of many communes of one verdict in one: the first few, then how many more."""

    def alike(row: Row) -> tuple[Any, ...] | None:
        committee = row["body"].startswith("Ủy ban nhân dân ") and row["child_id"] is None
        return (row["verdict"], row["due"], row["duty_no"]) if committee else None

    counts = Counter(alike(row) for row in rows)
    shown: Counter[tuple[Any, ...]] = Counter()
    made: list[Row] = []
    for row in rows:
        key = alike(row)
        if key is None or counts[key] <= ALIKE:
            made.append(row)
            continue
        shown[key] += 1
        if shown[key] < 3:
            made.append(row)
        elif shown[key] == 3:
            made.append({**row, "body": f"... {counts[key] - 2} more (--all)"})
    return made


def _matrix(rows: Sequence[Row]) -> str:
    names = ("body", "verdict", "child", "issued on", "due", "days late", "evidence")
    keys = ("body", "verdict", "child_symbol", "issued_on", "due", "days_late", "evidence")
    shown = [
        {**row, "child_symbol": row["child_symbol"] or ("no symbol" if row["child_id"] else None)}
        for row in rows
    ]
    return aligned(names, [[row[key] for key in keys] for row in shown], screen_width(), "  ", TONES)


def _told(made: Totals, rows: Sequence[Row]) -> str:
    """The totals on one or two lines."""
    counts = ", ".join(f"{n} {verdict}" for verdict, n in sorted(Counter(r["verdict"] for r in rows).items()))
    share = f" ({made.share_issued:.0%} of those known)" if made.share_issued is not None else ""
    parts = [f"issued {made.issued} of {made.owing}{share}", f"overdue {made.overdue}"]
    if made.mean_delay is not None:
        parts.append(f"mean delay {made.mean_delay:g} days")
    if made.oldest_overdue:
        parts.append(f"oldest overdue {made.oldest_overdue}, for {made.oldest_days} days")
    return f"  {'; '.join(parts)}\n  {counts}"
