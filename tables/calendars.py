"""Deadlines as an iCalendar file (RFC 5545): whole-day events, recurring ones with their rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tables.export import in_place_of
from tables.schema import TABLES
from tables.store import Store

NAME = "deadlines.ics"
LINE = 75  # octets, without the line end
ONE_DAY = timedelta(days=1)
STAMP = "20000101T000000Z"  # the same rows give the same bytes


def export_ics(store: Store, path: Path | None = None) -> Path:
    """Write an event for every deadline of a current document that has a last day, or a rule with a first."""
    path = path or store.folder / NAME
    deadlines, documents = TABLES["deadlines"], TABLES["documents"]
    query = (
        sa.select(deadlines, *(documents.c[n] for n in ("symbol", "issuer", "province")))
        .join(documents, documents.c.doc_id == deadlines.c.doc_id)
        .where(
            documents.c.is_current, sa.or_(deadlines.c.end_date.is_not(None), deadlines.c.rrule.is_not(None))
        )
        .order_by(deadlines.c.doc_id, deadlines.c.no)
    )
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kehoach//deadlines//VI", "CALSCALE:GREGORIAN"]
    with store.engine.connect() as connection:
        for row in connection.execute(query).mappings():
            lines += _event(dict(row))
    lines.append("END:VCALENDAR")
    text = "".join(f"{part}\r\n" for line in lines for part in fold_line(line))
    with in_place_of(path) as beside:
        beside.write_bytes(text.encode())
    return path


def _event(row: dict[str, Any]) -> list[str]:
    # a deadline is met on its last day: a long period would fill the calendar
    first: date | None = row["start_date"] if row["rrule"] else row["end_date"]
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
    if row["rrule"]:
        lines.append("RRULE:" + row["rrule"].removeprefix("RRULE:"))
    summary = row["action"] or row["text"] or ""
    lines.append(f"SUMMARY:{escape(f'{summary} ({source})' if source else summary)}")
    lines.append("DESCRIPTION:" + escape("\n".join(f"{k}: {v}" for k, v in told.items() if v)))
    return [*lines, "TRANSP:TRANSPARENT", "END:VEVENT"]


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
