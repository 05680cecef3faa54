"""`kehoach query` and `kehoach export`: questions to the tables, and files made of them."""

from __future__ import annotations

import argparse
import csv
import json
import sys
from typing import Any

from flows.codes import DONE
from flows.open_tables import open_existing
from flows.terminal import aligned, screen_width


def query(options: argparse.Namespace) -> int:
    """One SELECT over the Parquet snapshot, as an aligned table, CSV or JSON."""
    from tables.query import query as ask

    found = _asked(options)
    names, rows = ask(options.out / "parquet", found) if isinstance(found, str) else found
    if options.json:
        objects = [dict(zip(names, map(_plain, row), strict=True)) for row in rows]
        print(json.dumps(objects, ensure_ascii=False, indent=1, default=str))
    elif options.csv:
        from tables.export import neutral

        writer = csv.writer(sys.stdout)
        writer.writerow(names)
        writer.writerows([neutral(value) for value in row] for row in rows)
    else:
        print(aligned(names, rows, screen_width()))
        print(f"({len(rows)} row{'' if len(rows) == 1 else 's'})")
    return DONE


def _asked(options: argparse.Namespace) -> str | tuple[list[str], list[tuple[Any, ...]]]:
    """The SQL to ask, or, where no question is named, the rows of a list of the saved ones."""
    from tables.query import BadQuestion
    from tables.saved import saved_questions

    blank = options.sql is not None and not options.sql.strip()
    if blank or (options.sql is None) == (options.saved is None):
        raise BadQuestion("give one SELECT, or --saved NAME (--saved alone lists the questions)")
    if options.sql is not None:
        return str(options.sql)
    questions = saved_questions()
    if not options.saved:
        return ["name", "vi", "en"], [(q.name, q.vi, q.en) for q in questions.values()]
    if options.saved not in questions:
        raise BadQuestion(f"no saved question {options.saved!r}; there are {', '.join(questions)}")
    return questions[options.saved].sql


def _plain(value: Any) -> Any:
    return value if isinstance(value, (str, int, float, bool, list, dict, type(None))) else str(value)


def export(options: argparse.Namespace) -> int:
    """Write the tables in one form; prints the files."""
    store = open_existing(options.out)
    if options.to == "xlsx":
        from tables.xlsx import export_xlsx
        from web.language import say

        paths = [export_xlsx(store, said=lambda kind, code: say("vi", f"{kind}.{code}"))]
    elif options.to == "ics":
        from tables.calendars import export_ics

        paths = [export_ics(store)]
    elif options.to == "docbin":
        from tables.annotations import export_docbin

        paths = [export_docbin(store)]
    else:
        from tables.export import export_csv, export_parquet

        paths = export_csv(store) if options.to == "csv" else export_parquet(store)
    for path in paths:
        print(path)
    return DONE
