"""Lược đồ: the tree of implementation around a document, up to the top and down to the last unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, Request
from fastapi.responses import Response

from links.standing import ISSUED
from tables.rows import Row
from tables.schema import TABLES
from web.desk import Desk, ask, desk_of, document_of, page
from web.listings import Column, Listing, as_file, asked_format, whole_number
from web.verdicts import ORDER

router = APIRouter(include_in_schema=False)
LEVELS_UP, LEVELS_DOWN = 8, 4
FOLDED_FROM, FEW = 24, 5  # more children are folded by verdict; groups of a few stand open
IN_GROUP, ON_PAGE = 20, 100  # children drawn of a folded group, and of one verdict on its own pages
MOST, NESTED = 200, 8  # documents further down that are looked up in all, and drawn under one
IN_LIST, IN_FILE = 40, 20_000  # duties without a plan listed of each verdict; documents of a file
NO_VERDICT = "none"
NAMED = ("doc_id", "status", "symbol", "title", "issuer", "province", "issued_on", "draft")
COLUMNS = (
    Column("level", "tree.level", "number"),
    Column("symbol", "col.symbol", "document", "doc_id"),
    Column("issued_on", "col.issued_on", "day"),
    Column("issuer", "col.issuer"),
    Column("province", "col.province"),
    Column("verdict", "col.verdict", "verdict"),
    Column("above", "col.parent"),
    Column("title", "col.title", "long"),
)


@dataclass(frozen=True, slots=True)
class Group:
    """Children with one verdict, or (`verdict` None) all or those without; `rows` are those drawn."""

    verdict: str | None
    total: int
    rows: Sequence[Row]
    unfolded: bool


@router.get("/documents/{key}/tree")
def show(request: Request, key: str) -> Response:
    """The page, or the documents of the tree as a list in a file."""
    desk = desk_of(request)
    document = document_of(desk, key)
    above = _above(desk, document)
    if asked_format(request):
        below = _below(desk, [document["doc_id"]], IN_FILE)
        rows = _flat(above, document, below)
        return as_file(
            request, asked_format(request) or "", f"tree-{document['doc_id'][:12]}", COLUMNS, rows, ()
        )
    children = _children(desk, [document["doc_id"]])
    only = request.query_params.get("only", "")
    only = only if only in {verdict_of(c) for c in children} else ""
    listing = Listing(
        "tree", (), (), _count(children, only), whole_number(request, "page", 1, 10**6), ON_PAGE
    )
    groups = groups_of(children, only, listing.number)
    drawn = [row["doc_id"] for group in groups for row in group.rows]
    owed = _owed(desk, document["doc_id"])
    return page(
        request, "tree.html", document=document, above=above, groups=groups, below=_below(desk, drawn, MOST), only=only,
        counts=_counts(children), owed=owed, children=children, listing=listing,
        no_verdict=NO_VERDICT, nested=NESTED, each=IN_LIST,
    )  # fmt: skip


def verdict_of(child: Row) -> str:
    """The verdict on a child, or that no duty asks for it."""
    return child["verdict"] or NO_VERDICT


def groups_of(children: Sequence[Row], only: str, number: int) -> list[Group]:
    """The direct children as they are drawn: few together, many folded by verdict, those of one page by page."""
    if only:
        rows = [c for c in children if verdict_of(c) == only]
        return [Group(only, len(rows), rows[(number - 1) * ON_PAGE : number * ON_PAGE], True)]
    if len(children) <= FOLDED_FROM:
        return [Group(None, len(children), children, True)] if children else []
    of: dict[str, list[Row]] = {}
    for child in children:
        of.setdefault(verdict_of(child), []).append(child)
    verdicts = [v for v in (*ORDER, NO_VERDICT) if v in of]
    return [Group(v, len(of[v]), of[v][:IN_GROUP], len(of[v]) <= FEW or len(of) == 1) for v in verdicts]


def _counts(children: Sequence[Row]) -> dict[str, int]:
    """Children by verdict; nothing where no duty asks for any of them."""
    counts = {verdict: _count(children, verdict) for verdict in (*ORDER, NO_VERDICT)}
    known = {verdict: n for verdict, n in counts.items() if n}
    return known if set(known) != {NO_VERDICT} else {}


def _count(children: Sequence[Row], only: str) -> int:
    return sum(verdict_of(c) == only for c in children) if only else 0


def _above(desk: Desk, document: Row) -> list[list[Row]]:
    """The documents carried out, level by level, the highest first."""
    levels: list[list[Row]] = []
    seen = {document["doc_id"]}
    here = [document["doc_id"]]
    for _ in range(LEVELS_UP):
        rows = [r for r in _linked(desk, "child_id", "parent_id", here) if r["doc_id"] not in seen]
        if not rows:
            break
        unique = list({r["doc_id"]: r for r in rows}.values())
        levels.insert(0, unique)
        here = [r["doc_id"] for r in unique]
        seen.update(here)
    return levels


def _children(desk: Desk, parents: list[str]) -> list[Row]:
    """The documents that carry out these, each once, with their verdicts."""
    unique = {
        r["doc_id"]: r for r in _linked(desk, "parent_id", "child_id", parents) if r["doc_id"] not in parents
    }
    verdicts = _verdicts(desk, parents)
    return [{**row, "verdict": verdicts.get((row["of"], row["doc_id"]))} for row in unique.values()]


def _below(desk: Desk, doc_ids: list[str], most: int) -> dict[str, list[Row]]:
    """The documents that carry out each of these, and so on downward, at most so many in all."""
    found: dict[str, list[Row]] = {}
    seen, here, room = set(doc_ids), doc_ids, most
    for _ in range(LEVELS_DOWN):
        rows = [r for r in _children(desk, here) if r["doc_id"] not in seen][:room]
        if not rows:
            break
        for row in rows:
            found.setdefault(row["of"], []).append(row)
        room -= len(rows)
        here = [r["doc_id"] for r in rows]
        seen.update(here)
    return found


def _linked(desk: Desk, start: str, end: str, ids: list[str]) -> list[Row]:
    """The documents at the other end of the links `implements`, in order of place and body."""
    links, documents = TABLES["links"], TABLES["documents"]
    rows: list[Row] = []
    for first in range(0, len(ids), 500):
        query = (
            sa.select(
                *(documents.c[n] for n in NAMED),
                links.c[start].label("of"),
                links.c.confidence,
                links.c.warning,
            )
            .join(documents, documents.c.doc_id == links.c[end])
            .where(links.c.relation == "implements", links.c[start].in_(ids[first : first + 500]))
            .where(documents.c.is_current.is_not(False))
            .order_by(documents.c.province, documents.c.issuer, documents.c.issued_on, documents.c.doc_id)
        )
        rows += ask(desk, query)
    return rows


def _verdicts(desk: Desk, parents: list[str]) -> dict[tuple[str, str], str]:
    table = TABLES["compliance"]
    found: dict[tuple[str, str], str] = {}
    for first in range(0, len(parents), 500):
        query = sa.select(table.c.parent_id, table.c.child_id, table.c.verdict).where(
            table.c.parent_id.in_(parents[first : first + 500]), table.c.child_id.is_not(None)
        )
        for row in ask(desk, query):
            found[(row["parent_id"], row["child_id"])] = row["verdict"]
    return found


def _owed(desk: Desk, doc_id: str) -> dict[str, list[Row]]:
    """The duties under this document that no plan answers, by verdict, what is known to be missing first."""
    table = TABLES["compliance"]
    query = sa.select(table).where(table.c.parent_id == doc_id, table.c.verdict.not_in(ISSUED))
    rows = ask(desk, query.order_by(table.c.duty_no, table.c.no))
    of: dict[str, list[Row]] = {}
    for row in rows:
        of.setdefault(row["verdict"], []).append(row)
    return {verdict: of[verdict] for verdict in ORDER if verdict in of}


def _flat(above: list[list[Row]], document: Row, below: dict[str, list[Row]]) -> list[Row]:
    """The tree as rows: levels above are negative, the document is 0."""
    rows: list[dict[str, Any]] = []
    for place, upper in enumerate(above):
        rows += [{**r, "level": place - len(above), "above": None, "verdict": None} for r in upper]
    rows.append({**document, "level": 0, "above": document["parent_symbol"], "verdict": None})
    stack: list[tuple[Row, int, str | None]] = [
        (child, 1, document["symbol"]) for child in reversed(below.get(document["doc_id"], []))
    ]
    while stack:
        row, level, over = stack.pop()
        rows.append({**row, "level": level, "above": over})
        stack += [(child, level + 1, row["symbol"]) for child in reversed(below.get(row["doc_id"], []))]
    return rows
