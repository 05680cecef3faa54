"""The compliance report: date and sources first, then the orders with their bodies; as a page, a file or a PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import resources
from itertools import groupby
from typing import Any

from markupsafe import Markup

from tables.messages import told
from tables.search_index import fold_letters
from web import shown
from web.language import say, sayer
from web.templating import templates
from web.verdicts import ORDER, share

Verdict = Mapping[str, Any]  # a row of `compliance`
ON_PAGE = 300  # rows of one page, unless one order alone has more
MOST = 5000  # rows of a file


@dataclass(frozen=True, slots=True)
class Group:
    """One document that orders, and the verdicts on those that it binds, the worst first."""

    parent_id: str
    order: Mapping[str, Any] | None
    rows: Sequence[Verdict]


@dataclass(frozen=True, slots=True)
class Report:
    """`about`: what was asked for (province, body, verdict), in words. `left` rows are not in it."""

    as_of: date | None
    assumed: bool
    about: Sequence[str]
    counts: Mapping[str, int]
    groups: Sequence[Group]
    left: int = 0


def report_of(
    rows: Sequence[Verdict],
    orders: Mapping[str, Mapping[str, Any]],
    as_of: date | None,
    assumed: bool,
    about: Sequence[str] = (),
    most: int = MOST,
) -> Report:
    """The report on rows of `compliance`; `orders`: documents by doc_id. Orders with most missing come first."""
    of: dict[str, list[Verdict]] = {}
    for row in rows:
        of.setdefault(row["parent_id"], []).append(row)
    missing = {parent: sum(r["verdict"] == "not_found" for r in mine) for parent, mine in of.items()}
    ranked = sorted(of, key=lambda parent: (-missing[parent], -len(of[parent]), parent))
    ordered = [row for parent in ranked for row in sorted(of[parent], key=_rank)]
    return Report(
        as_of, assumed, about, share(rows), grouped(ordered[:most], orders), max(0, len(rows) - most)
    )


def _rank(row: Verdict) -> tuple[int, str]:
    return (
        ORDER.index(row["verdict"]) if row["verdict"] in ORDER else len(ORDER),
        fold_letters(row["body"] or ""),
    )


def grouped(rows: Sequence[Verdict], orders: Mapping[str, Mapping[str, Any]]) -> list[Group]:
    """Rows that stand order by order, as groups."""
    found = groupby(rows, key=lambda row: str(row["parent_id"]))
    return [Group(parent, orders.get(parent), list(mine)) for parent, mine in found]


def paged(owing: Sequence[tuple[str, int]], most: int = ON_PAGE) -> list[list[str]]:
    """Orders by page: as many as have together at most so many rows. `owing`: (doc_id, rows).

    >>> paged([("a", 200), ("b", 90), ("c", 500), ("d", 1)])
    [['a', 'b'], ['c'], ['d']]
    """
    pages: list[list[str]] = []
    room = 0
    for parent, rows in owing:
        if rows > room or not pages:
            pages.append([])
            room = most
        pages[-1].append(parent)
        room -= rows
    return pages


def as_html(report: Report, language: str) -> str:
    """The report as one file that needs no other: HTML with its style, made to be printed."""
    style = resources.files("web").joinpath("static", "desk.css").read_text("utf-8")
    return (
        templates()
        .get_template("report_file.html")
        .render(
            t=sayer(language),
            lang=language,
            style=Markup(style),
            report=report,
            day=lambda value: shown.day(value, language),
            number=lambda value: shown.number(value, language),
            tell=lambda message: told(message, language),
        )
    )


def cutoff(report: Report, language: str) -> tuple[str, str]:
    """As of when the report stands, and what its sources are taken for."""
    if report.as_of is None:
        return say(language, "comply.never"), ""
    covered = say(language, "comply.assumed" if report.assumed else "comply.not_assumed")
    return say(language, "comply.cutoff", day=shown.day(report.as_of, language)), covered
