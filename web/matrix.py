"""The matrix of compliance: bodies by the documents that order, those with most missing first, some columns a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from tables.rows import Row
from tables.schema import TABLES
from tables.search_index import fold_letters
from web.desk import Desk, ask, kept
from web.verdicts import Asked, verdict_query, verdicts_again

WIDEST, LONGEST = 12, 60  # documents that order, and bodies, of one page
Body = tuple[str, str]  # name and province


@dataclass(frozen=True, slots=True)
class Matrix:
    """One page of the matrix; `cells` by body and document, `hidden` bodies are left out."""

    parents: Sequence[Row]
    lines: Sequence[Body]
    cells: dict[tuple[Body, str], Row]
    hidden: int
    number: int
    pages: int


def matrix_of(desk: Desk, asked: Asked, number: int) -> Matrix:
    """Page `number`, from 1, of the verdicts asked for."""
    if asked.again:
        every = verdicts_again(desk, asked)
    parents = [parent for parent, _ in orders_of(desk, asked)]
    shown = parents[(number - 1) * WIDEST : number * WIDEST]
    rows = [r for r in every if r["parent_id"] in shown] if asked.again else _rows(desk, asked, shown)
    return _laid_out(rows, shown, number, max(1, -(-len(parents) // WIDEST)))


def orders_of(desk: Desk, asked: Asked) -> list[tuple[str, int]]:
    """The documents that order and how many bodies owe them a plan; first where most have issued nothing."""
    if asked.again:
        return _ranked(verdicts_again(desk, asked))
    key = ("orders", asked.parent, tuple(sorted(asked.filters.items())))
    return kept(desk, key, lambda: _orders(desk, asked))


def _orders(desk: Desk, asked: Asked) -> list[tuple[str, int]]:
    table = TABLES["compliance"]
    missing = sa.func.sum(sa.case((table.c.verdict == "not_found", 1), else_=0)).label("missing")
    owing = sa.func.count().label("owing")
    query = verdict_query(asked).order_by(None).with_only_columns(table.c.parent_id, missing, owing)
    query = query.group_by(table.c.parent_id).order_by(missing.desc(), owing.desc(), table.c.parent_id)
    return [(row["parent_id"], row["owing"]) for row in ask(desk, query)]


def _ranked(rows: Sequence[Row]) -> list[tuple[str, int]]:
    owing: dict[str, list[int]] = {}
    for row in rows:
        counts = owing.setdefault(row["parent_id"], [0, 0])
        counts[0] -= row["verdict"] == "not_found"
        counts[1] -= 1
    return [(parent, -owing[parent][1]) for parent in sorted(owing, key=lambda p: (*owing[p], p))]


def _rows(desk: Desk, asked: Asked, parents: Sequence[str]) -> list[Row]:
    table, documents = TABLES["compliance"], TABLES["documents"]
    names = ("parent_id", "duty_no", "no", "body", "verdict", "days_late")
    columns = (documents.c.symbol.label("parent_symbol"), documents.c.province)
    query = verdict_query(asked).with_only_columns(*(table.c[n] for n in names), *columns)
    return ask(desk, query.where(table.c.parent_id.in_(parents)))


def _laid_out(rows: Sequence[Row], parents: Sequence[str], number: int, pages: int) -> Matrix:
    """The cells in the order of the rows, overdue first: where a body owes two plans, the worse verdict shows."""
    heads: dict[str, Row] = {}
    bodies: dict[Body, int] = {}
    cells: dict[tuple[Body, str], Row] = {}
    for row in rows:
        body = (row["body"] or "", row["province"] or "")
        heads.setdefault(row["parent_id"], row)
        bodies[body] = bodies.get(body, 0) - (row["verdict"] == "not_found")
        cells.setdefault((body, row["parent_id"]), row)
    lines = sorted(bodies, key=lambda body: (bodies[body], *map(fold_letters, body)))
    return Matrix(
        [heads[parent] for parent in parents if parent in heads],
        lines[:LONGEST],
        cells,
        max(0, len(lines) - LONGEST),
        number,
        pages,
    )
