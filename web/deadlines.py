"""Calendar: deadlines by month and day, of a body, a province or a document; recurrences on their days; ICS."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response

from tables.agenda import MOST_RULES, Wanted, bodies_that_owe, by_month, dated, feed, recurring
from tables.calendars import calendar
from tables.rows import Row
from web.compliance import provinces_with
from web.desk import Desk, desk_of, document_of, lasting, page
from web.listings import Column, Listing, asked_format, page_of
from web.settings import DOWNLOAD_ROWS

router = APIRouter(include_in_schema=False)
COLUMNS = (
    Column("day", "col.end_date", "day"),
    Column("text", "col.when", "claim", "deadlines"),
    Column("action", "col.action", "long"),
    Column("bearers", "col.bearers", "long"),
    Column("recipient", "col.recipient"),
    Column("symbol", "col.symbol", "document", "doc_id"),
    Column("issuer", "col.issuer"),
    Column("province", "col.province"),
    Column("rrule", "col.rrule"),
    Column("confidence", "col.confidence", "sure"),
)
ON_PAGE = 300  # deadlines of one month that a page shows
RULES_ON_PAGE = 500  # recurring deadlines that it takes in
MONTHS = 18  # around the month shown


@router.get("/deadlines")
def show(request: Request) -> Response:
    """One month, day by day; as a file the month, or with `when=all` everything with a date."""
    desk = desk_of(request)
    wanted, document = wanted_of(request, desk)
    months = lasting(desk, ("months", wanted), lambda: by_month(desk.store, wanted))
    month = _month(request, desk.settings.today(), months)
    first, last = _span(month)
    everything = request.query_params.get("when") == "all"
    if asked_format(request) and everything:
        first, last = date.min, date.max
    most = DOWNLOAD_ROWS if asked_format(request) else ON_PAGE
    rows = dated(desk.store, wanted, first, last, most)
    repeated, cut = (
        recurring(desk.store, wanted, first, last, MOST_RULES if asked_format(request) else RULES_ON_PAGE)
        if not (everything and asked_format(request))
        else ([], False)
    )
    rows = sorted([*rows, *(r for r in repeated if r["day"])], key=lambda r: (r["day"], r["doc_id"], r["no"]))
    listing = page_of(request, "deadlines", COLUMNS, rows)
    if not isinstance(listing, Listing):
        return listing
    return page(
        request, "deadlines.html", month=month, months=_around(months, month), days=_by_day(rows[:ON_PAGE]),
        left=max(0, months.get(month, 0) - ON_PAGE), dayless=[r for r in repeated if not r["day"]][:100], cut=cut,
        wanted=wanted, document=document, choices=owing(desk)[:200],
        provinces=provinces_with(desk), neighbours=(_shifted(month, -1), _shifted(month, 1)), total=sum(months.values()),
    )  # fmt: skip


@router.get("/deadlines.ics")
def ics(request: Request) -> Response:
    """A feed to subscribe to: the same filters, all months."""
    desk = desk_of(request)
    wanted, _ = wanted_of(request, desk)
    names = {body: name for body, name, _ in owing(desk)}
    name = " ".join(
        part for part in ("kehoach", names.get(wanted.body, wanted.body), wanted.province) if part
    )
    return Response(
        calendar(feed(desk.store, wanted), name),
        media_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'inline; filename="kehoach.ics"'},
    )


def wanted_of(request: Request, desk: Desk) -> tuple[Wanted, Row | None]:
    """Whose deadlines are asked for."""
    asked = request.query_params
    document = document_of(desk, asked["document"]) if asked.get("document") else None
    return (
        Wanted(
            body=asked.get("body", "")[:100],
            shared=asked.get("shared") == "1",
            province=asked.get("province", "")[:100],
            doc_id=document["doc_id"] if document else "",
        ),
        document,
    )


def owing(desk: Desk) -> list[tuple[str, str, int]]:
    """Bodies and classes that owe deadlines: (id, name, how many), most first."""
    return lasting(desk, "deadline bodies", lambda: bodies_that_owe(desk.store))


def _month(request: Request, today: date, months: dict[str, int]) -> str:
    """The month asked for, else this month, else the nearest one that has deadlines."""
    text = request.query_params.get("month", "")
    if text:
        try:
            return date.fromisoformat(f"{text}-01").isoformat()[:7]
        except ValueError:
            raise HTTPException(400, "month: YYYY-MM") from None
    now = today.isoformat()[:7]
    ahead = [m for m in months if m >= now]
    return now if now in months or not months else min(ahead) if ahead else max(months)


def _span(month: str) -> tuple[date, date]:
    year, number = int(month[:4]), int(month[5:])
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def _shifted(month: str, by: int) -> str:
    at = int(month[:4]) * 12 + int(month[5:]) - 1 + by
    return f"{max(1, at // 12):04d}-{at % 12 + 1:02d}"


def _around(months: dict[str, int], month: str) -> list[tuple[str, int]]:
    """Months that have deadlines, those nearest to the one shown."""
    ordered = sorted({*months, month})
    at = ordered.index(month)
    start = max(0, min(at - MONTHS // 3, len(ordered) - MONTHS))
    return [(m, months.get(m, 0)) for m in ordered[start : start + MONTHS]]


def _by_day(rows: list[Row]) -> list[tuple[date, list[Any]]]:
    days: dict[date, list[Any]] = {}
    for row in rows:
        days.setdefault(row["day"], []).append(row)
    return list(days.items())
