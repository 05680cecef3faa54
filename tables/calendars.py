"""Deadlines as an iCalendar file (RFC 5545): whole-day events, recurring ones with their rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tables.agenda import Wanted, deadlines_of
from tables.export import in_place_of
from tables.recurrences import days_of, in_force
from tables.schema import TABLES
from tables.store import Store

NAME = "deadlines.ics"
LINE = 75  # octets, without the line end
ONE_DAY = timedelta(days=1)
STAMP = "20000101T000000Z"  # the same rows give the same bytes


def export_ics(store: Store, path: Path | None = None) -> Path:
    """Write an event for every deadline of a current document that has a last day, or a rule with a first."""
    path = path or store.folder / NAME
    deadlines = TABLES["deadlines"]
    dated = sa.or_(deadlines.c.end_date.is_not(None), deadlines.c.rrule.is_not(None))
    query = deadlines_of(Wanted()).where(dated).order_by(deadlines.c.doc_id, deadlines.c.no)
    with store.engine.connect() as connection:
        text = calendar(dict(row) for row in connection.execute(query).mappings())
    with in_place_of(path) as beside:
        beside.write_bytes(text.encode())
    return path


def calendar(rows: Iterable[Mapping[str, Any]], name: str = "kehoach") -> str:
    """Rows of `tables.agenda.deadlines_of` as one calendar; those without a day are left out."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kehoach//deadlines//VI", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{escape(name)}")
    for row in rows:
        lines += _event(row)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in fold_line(line))


def _event(row: Mapping[str, Any]) -> list[str]:
    # a deadline is met on its last day: a long period would fill the calendar
    first, rule = (row["end_date"], None) if not row["rrule"] else _recurrence(row)
    if first is None:
        return []
    source = ", ".join(part for part in (row["symbol"], row["issuer"], row["province"]) if part)
    told = {
        "Thời hạn": row["text"],
        "Thực hiện": row["bearers"],
        "Nơi nhận": row["recipient"],
        "Nguồn": source,
    }
    told["Trích"] = row["quote"]
    lines = [
        "BEGIN:VEVENT",
        f"UID:{row['doc_id'][:32]}-{row['no']}@kehoach",
        f"DTSTAMP:{STAMP}",
        f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{first + ONE_DAY:%Y%m%d}",
    ]
    if rule:
        lines.append(f"RRULE:{rule}")
    summary = row["action"] or row["text"] or ""
    lines.append(f"SUMMARY:{escape(f'{summary} ({source})' if source else summary)}")
    lines.append("DESCRIPTION:" + escape("\n".join(f"{k}: {v}" for k, v in told.items() if v)))
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


def _recurrence(row: Mapping[str, Any]) -> tuple[date | None, str]:
    """The first day of a recurring deadline, and its rule up to the end of the plan's period."""
    rule = row["rrule"].removeprefix("RRULE:")
    force = in_force(row["issued_on"], row["period_first"], row["period_last"])
    if row["start_date"]:
        return row["start_date"], rule
    if force is None:
        return None, rule
    start, until = force
    days = days_of(rule, start, until, start, date(start.year + 2, 12, 31))
    if until and "UNTIL=" not in rule and "COUNT=" not in rule:
        rule += f";UNTIL={until:%Y%m%d}"
    return (days[0] if days else None), rule


def escape(text: str) -> str:
    r"""A text value of RFC 5545.

    >>> print(escape("a, b; c\\d\ne"))
    a\, b\; c\\d\ne
    """
    for character in ("\\", ";", ","):
        text = text.replace(character, "\\" + character)
    text = text.replace("\r\n", "\n").replace("\n", "\\n")
    return "".join(c for c in text if c.isprintable() or c in "\t")


def fold_line(line: str) -> Iterator[str]:
    """A content line in parts of at most 75 octets, the later ones with a blank in front.

    >>> [len(part.encode()) for part in fold_line("SUMMARY:" + "ế" * 40)]
    [74, 55]
    """
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > LINE:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part
