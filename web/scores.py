"""The scoreboard: share issued, mean delay, oldest overdue, change since the last period; and its chart.

The share counts only verdicts that are known: bodies of which nothing can be told are neither praised nor
blamed, and are counted beside it. The bars are SVG of our own: Altair would need scripts and fonts from elsewhere, or a
renderer of 60 MB, for what a cell of a table holds; each has a pattern of its own and its figures in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import quote_plus

import sqlalchemy as sa
from markupsafe import Markup

from links.standing import ISSUED, MISSING
from tables.rows import Row
from tables.schema import TABLES
from web.desk import Desk, ask
from web.listings import Column
from web.verdicts import stored_day

PERIOD = timedelta(days=91)
PUNCTUAL = ("on_time", "on_the_day", "issued", "issued_undated")


@dataclass(frozen=True, slots=True)
class Scores:
    """Rows of the scoreboard, the date they stand for, and the earlier date they are compared with."""

    columns: Sequence[Column]
    rows: list[Row]
    as_of: date | None
    before: date | None


def scores_of(desk: Desk, by: str) -> Scores:
    """One row for each province or body, lowest share first; those of which nothing is known last."""
    as_of = stored_day(desk)
    before = as_of - PERIOD if as_of else None
    compliance, documents = TABLES["compliance"], TABLES["documents"]
    group = documents.c.province if by == "province" else compliance.c.body
    verdict, due, issued = compliance.c.verdict, compliance.c.due_date, compliance.c.issued_on

    def count(*conditions: Any) -> Any:
        return sa.func.sum(sa.case((sa.and_(*conditions), 1), else_=0))

    # the day that the order names where it names one (`links.standing.due_day`): "trước ngày 14/4" is in time up to the 13th
    named = sa.case((compliance.c.due.like("____-__-__"), compliance.c.due), else_=sa.cast(due, sa.String))
    then = before.isoformat() if before else ""
    ordered = documents.c.issued_on <= then
    known = verdict.in_((*ISSUED, *MISSING))
    done_then = sa.and_(verdict.in_(ISSUED), issued.is_not(None), issued <= then)
    query = (
        sa.select(
            group.label("name"),
            count(known).label("known"),
            count(verdict.in_(ISSUED)).label("issued"),
            count(verdict.in_(PUNCTUAL)).label("punctual"),
            count(verdict == "late").label("late"),
            count(verdict.in_(MISSING)).label("missing"),
            count(verdict == "cannot_tell").label("unclear"),
            count(verdict == "not_yet_due").label("waiting"),
            sa.func.avg(sa.case((verdict == "late", compliance.c.days_late))).label("mean_delay"),
            sa.func.min(sa.case((sa.and_(verdict.in_(MISSING), due < compliance.c.as_of), named))).label(
                "oldest"
            ),
            count(ordered, known, done_then).label("issued_before"),
            count(ordered, known, sa.or_(done_then, due.is_(None), due <= before)).label("known_before"),
        )
        .join(documents, documents.c.doc_id == compliance.c.parent_id)
        .group_by(group)
    )
    rows = [_scored(row) for row in ask(desk, query)]
    rows.sort(key=lambda r: (r["share"] is None, r["share"] or 0, r["name"]))
    head = "col.province" if by == "province" else "col.body"
    columns = (
        Column("name", head, "link", "address"),
        Column("share", "score.share", "number"),
        Column("change", "score.change", "number"),
        Column("issued", "score.issued", "number"),
        Column("missing", "score.missing", "number"),
        Column("unclear", "score.unclear", "number"),
        Column("waiting", "score.waiting", "number"),
        Column("mean_delay", "score.mean_delay", "number"),
        Column("oldest", "score.oldest", "day"),
    )
    for row in rows:
        row["address"] = f"/compliance?{by}={quote_plus(row['name'])}"
    return Scores(columns, rows, as_of, before)


def _scored(row: Row) -> Row:
    """The row with its share in percent, and by how many points that has changed."""
    share = round(100 * row["issued"] / row["known"], 1) if row["known"] else None
    earlier = 100 * row["issued_before"] / row["known_before"] if row["known_before"] else None
    change = round(share - earlier, 1) if share is not None and earlier is not None else None
    delay = round(float(row["mean_delay"]), 1) if row["mean_delay"] is not None else None
    return {**row, "name": row["name"] or "?", "share": share, "change": change, "mean_delay": delay}


def chart_of(rows: Sequence[Row]) -> list[tuple[Row, Markup]]:
    """For each row a bar of its verdicts as SVG; kinds differ in pattern, not only in colour."""
    most = max((_all(row) for row in rows), default=0)
    return [(row, _bar(row, most)) for row in rows[:40]]


def _all(row: Row) -> int:
    return int(row["known"] + row["unclear"] + row["waiting"])


def _bar(row: Row, most: int) -> Markup:
    parts, at = [], 0.0
    for name in ("punctual", "late", "missing", "unclear", "waiting"):
        width = 600 * row[name] / most if most else 0
        if width:
            parts.append(
                Markup('<rect class="b-{}" x="{:.1f}" y="1" width="{:.1f}" height="16"/>').format(
                    name, at, max(width - 1.5, 1)
                )
            )
            at += width
    return Markup(
        '<svg class="bar" viewBox="0 0 600 18" preserveAspectRatio="none" aria-hidden="true">{}</svg>'
    ).format(Markup("").join(parts))
