"""The compliance report as a page, as one HTML file and as a PDF."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from tables.rows import Row
from tables.schema import TABLES
from web.compliance import around, asked_by, with_why
from web.desk import Desk, ask, desk_of, names_of, page
from web.language import language_of, say
from web.listings import Listing, whole_number
from web.matrix import orders_of
from web.report import MOST, Report, as_html, paged, report_of
from web.report_pdf import as_pdf, has_font
from web.verdicts import Asked, verdict_query, verdicts_again

router = APIRouter(include_in_schema=False)
MOST_OF_PAGE = 600  # rows of an order that has a page to itself
MOST_OF_PDF = 1500  # rows: some seconds to lay out


@router.get("/compliance/report")
def show(request: Request) -> Response:
    """Some orders a page, those with most missing first."""
    desk = desk_of(request)
    asked = asked_by(request, desk)
    pages = paged(orders_of(desk, asked))
    number = whole_number(request, "page", 1, 10**6)
    report = _report(request, asked, pages[number - 1] if number <= len(pages) else [], MOST_OF_PAGE)
    listing = Listing("report", (), (), len(pages), number, 1)
    return page(
        request, "report.html", asked=asked, report=report, listing=listing, printable=has_font(), **around(desk, asked)
    )  # fmt: skip


@router.get("/compliance/report.html")
def file(request: Request) -> Response:
    """All of it in one file."""
    report = _whole(request, MOST)
    html = as_html(report, language_of(request))
    return HTMLResponse(html, headers={"Content-Disposition": f'attachment; filename="{_name(report)}.html"'})


@router.get("/compliance/report.pdf")
def pdf(request: Request) -> Response:
    """All of it as a PDF; not found where the machine has no font for Vietnamese."""
    if not has_font():
        raise HTTPException(404)
    report = _whole(request, MOST_OF_PDF)
    head = {"Content-Disposition": f'inline; filename="{_name(report)}.pdf"'}
    return Response(as_pdf(report, language_of(request)), media_type="application/pdf", headers=head)


def _name(report: Report) -> str:
    return f"kehoach-{report.as_of or 'report'}"


def _whole(request: Request, most: int) -> Report:
    desk = desk_of(request)
    asked = asked_by(request, desk)
    parents: list[str] = []
    rows = 0
    for parent, owing in orders_of(desk, asked):
        if parents and rows + owing > most:
            break
        parents.append(parent)
        rows += owing
    made = _report(request, asked, parents, most)
    shown = sum(len(group.rows) for group in made.groups)
    return replace(made, left=sum(made.counts.values()) - shown)


def _report(request: Request, asked: Asked, parents: list[str], most: int = MOST) -> Report:
    """The report on these orders, with the counts of all that was asked for."""
    desk, language = desk_of(request), language_of(request)
    rows = with_why(request, _rows(desk, asked, parents), asked)
    values = around(desk, asked)
    about = [f"{say(language, f'col.{name}')}: {value}" for name, value in _filters(asked, language)]
    run = values["run"]
    assumed = bool(run and run["assume_covered"])
    made = report_of(rows, names_of(desk, set(parents)), asked.as_of, assumed, about, most)
    return replace(made, counts=values["counts"])


def _filters(asked: Asked, language: str) -> list[tuple[str, str]]:
    return [(n, say(language, f"verdict.{v}") if n == "verdict" else v) for n, v in asked.filters.items()]


def _rows(desk: Desk, asked: Asked, parents: list[str]) -> list[Row]:
    if asked.again:
        return [row for row in verdicts_again(desk, asked) if row["parent_id"] in set(parents)]
    return ask(desk, verdict_query(asked).where(TABLES["compliance"].c.parent_id.in_(parents)))
