"""What a person should look at first: claims that are not sure, weighed by what an error in them would cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tables.schema import TABLES
from tables.store import Store

CONFIDENT = 0.9
# What an error costs, as hours of other people's work: a wrong cell of the header breaks every link and verdict of its
# document, a wrong deadline accuses somebody, a wrong label of a section only hides it from a search.
HEADER: dict[str, float] = {
    "symbol": 10,
    "issued_on": 10,
    "issuer": 10,
    "province": 10,
    "issuer_level": 6,
    "doc_type": 6,
    "period": 3,
    "title": 3,
    "place": 1,
}
PARENT = 10.0
SIGNER = 4.0
ORDER, REPORT = 8.0, 3.0  # duties: to issue a plan, to report or to register
DEADLINE, DRIVING, UNVALUED = 4.0, 8.0, 1.0  # DRIVING: a duty takes its day from it
CITATION, LINKING = 2.0, 6.0  # LINKING: in the opening, with a relation that makes a link
SECTION, LABELLED = 0.5, 1.0
OTHERS = {"quotas": 3.0, "tasks": 2.0, "recipients": 0.5, "mentions": 0.3}
# issues that a person can settle: the kind of claim, what an error costs, how likely there is one
ISSUES: dict[str, tuple[str, float, float]] = {
    "symbol_blank": ("symbol", 10, 0.5),
    "day_blank": ("issued_on", 10, 0.5),
    "issuer_unknown": ("issuer", 10, 1.0),
    "province_unknown": ("province", 10, 1.0),
    "signer_missing": ("signer", 4, 0.5),
    "title_missing": ("title", 3, 1.0),
    "parent_ambiguous": ("parent", 10, 0.5),
    "deadline_uncomputed": ("deadlines", 1, 0.5),
    "deadline_before_issue": ("deadlines", 4, 0.3),
    "review_stale": ("review", 10, 1.0),
    "review_unfit": ("review", 10, 1.0),
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim or an empty cell to look at; `cost` is how likely it is wrong times what that costs.

    `doc_id`, `text_hash`, `kind`, `span` and `quote` are those of a review of it (`extract.reviews.Review`); kind
    `review` is a review that no longer holds. `value` is what is claimed now, `why` the rule or the issue.
    """

    doc_id: str
    text_hash: str
    symbol: str | None
    issuer: str | None
    province: str | None
    source: str
    kind: str
    span: tuple[int, int]
    quote: str
    value: str | None
    why: str
    confidence: float
    cost: float


def doubtful(
    store: Store, below: float = CONFIDENT, limit: int | None = 100, doc_id: str | None = None
) -> list[Doubt]:
    """Claims with a confidence under `below` and open issues of current documents, dearest first.

    `doc_id`: of one document only. A claim that a person made, corrected or accepted has confidence 1.
    """
    found = sa.union_all(*_parts(below)).subquery()
    documents = TABLES["documents"]
    names = ("doc_id", "text_hash", "symbol", "issuer", "province", "source")
    which = (documents.c.doc_id == doc_id) if doc_id else (documents.c.is_current.is_(True))
    query = (
        sa.select(*(documents.c[name] for name in names), *list(found.c)[1:])
        .join(found, found.c.doc_id == documents.c.doc_id)
        .where(documents.c.status == "held", which)
        .order_by(found.c.cost.desc(), documents.c.source, found.c.span_start, found.c.kind, found.c.value)
        .limit(limit)
    )
    with store.engine.connect() as connection:
        rows = connection.execute(query).all()
        return [_doubt(connection, row) for row in rows]


def count_doubtful(store: Store, below: float = CONFIDENT) -> int:
    """How many rows `doubtful` has in all."""
    found = sa.union_all(*_parts(below)).subquery()
    documents = TABLES["documents"]
    query = sa.select(sa.func.count()).select_from(
        documents.join(found, found.c.doc_id == documents.c.doc_id)
    )
    with store.engine.connect() as connection:
        held = query.where(documents.c.status == "held", documents.c.is_current)
        return int(connection.execute(held).scalar_one())


def _doubt(connection: sa.Connection, row: Any) -> Doubt:
    start, end = row.span_start or 0, row.span_end or 0
    texts = TABLES["texts"]
    words = sa.func.substr(texts.c.text, start + 1, end - start)
    quote = connection.execute(sa.select(words).where(texts.c.doc_id == row.doc_id)).scalar() or ""
    told = row._mapping
    names = ("doc_id", "text_hash", "symbol", "issuer", "province", "source", "kind", "value", "why")
    return Doubt(
        **{name: told[name] for name in names},
        span=(start, end),
        quote=quote if start < end else "",
        confidence=row.confidence,
        cost=round(row.cost, 3),
    )


def _parts(below: float) -> list[sa.Select[Any]]:
    """One query a table: doc_id, kind, span, value, why, confidence, cost."""
    return [
        _header(below),
        _parent(below),
        _list("signers", "signer", "name", sa.literal(SIGNER), below),
        _list("duties", "duties", "due", _duty_cost(), below),
        _list("deadlines", "deadlines", "value", _deadline_cost(), below),
        _list("citations", "citations", "symbol", _citation_cost(), below),
        _list("sections", "sections", "labels", _section_cost(), below),
        *(_list(name, name, _SHOWN[name], sa.literal(cost), below) for name, cost in OTHERS.items()),
        _issues(),
    ]


_SHOWN = {"quotas": "text", "tasks": "what", "recipients": "text", "mentions": "text"}


def _row(
    table: sa.Table, kind: Any, value: Any, why: Any, confidence: Any, cost: Any, *where: Any
) -> sa.Select[Any]:
    spans = (table.c.span_start, table.c.span_end) if "span_start" in table.c else (sa.null(), sa.null())
    shown = (kind.label("kind"), spans[0].label("span_start"), spans[1].label("span_end"))
    told = (sa.cast(value, sa.String).label("value"), why.label("why"), confidence.label("confidence"))
    return sa.select(table.c.doc_id, *shown, *told, cost.label("cost")).where(*where)


def _list(name: str, kind: str, value: str, cost: Any, below: float) -> sa.Select[Any]:
    table = TABLES[name]
    sure = table.c.confidence
    return _row(table, sa.literal(kind), table.c[value], table.c.rule, sure, (1 - sure) * cost, sure < below)


def _header(below: float) -> sa.Select[Any]:
    table, documents = TABLES["evidence"], TABLES["documents"]
    columns = {"period": "period_first"}
    shown = sa.case(
        {name: sa.cast(documents.c[columns.get(name, name)], sa.String) for name in HEADER},
        value=table.c.field,
    )
    value = sa.select(shown).where(documents.c.doc_id == table.c.doc_id).scalar_subquery()
    cost = sa.case(HEADER, value=table.c.field, else_=1.0)
    sure = table.c.confidence
    return _row(table, table.c.field, value, table.c.rule, sure, (1 - sure) * cost, sure < below)


def _parent(below: float) -> sa.Select[Any]:
    documents, citations = TABLES["documents"], TABLES["citations"]
    sure = documents.c.parent_confidence
    cited = (citations.c.doc_id == documents.c.doc_id) & (citations.c.symbol == documents.c.parent_symbol)
    start, end = (
        sa.select(sa.func.min(citations.c[name])).where(cited).scalar_subquery()
        for name in ("span_start", "span_end")
    )
    return sa.select(
        documents.c.doc_id,
        sa.literal("parent").label("kind"),
        start.label("span_start"),
        end.label("span_end"),
        documents.c.parent_symbol.label("value"),
        documents.c.parent_reason.label("why"),
        sure.label("confidence"),
        ((1 - sure) * PARENT).label("cost"),
    ).where(sure < below)


def _deadline_cost() -> Any:
    deadlines, duties = TABLES["deadlines"], TABLES["duties"]
    drives = sa.exists().where(duties.c.doc_id == deadlines.c.doc_id, duties.c.due == deadlines.c.value)
    return sa.case((deadlines.c.value.is_(None), UNVALUED), (drives, DRIVING), else_=DEADLINE)


def _duty_cost() -> Any:
    return sa.case((TABLES["duties"].c.kind == "issue_plan", ORDER), else_=REPORT)


def _citation_cost() -> Any:
    table = TABLES["citations"]
    return sa.case((table.c.in_opening & (table.c.relation != "cites"), LINKING), else_=CITATION)


def _section_cost() -> Any:
    return sa.case((TABLES["sections"].c.labels.is_not(None), LABELLED), else_=SECTION)


def _issues() -> sa.Select[Any]:
    table = TABLES["issues"]
    kind, cost, likely = (
        sa.case({code: told[at] for code, told in ISSUES.items()}, value=table.c.code) for at in range(3)
    )
    why = table.c.code + ": " + table.c.message
    return _row(table, kind, sa.null(), why, 1 - likely, likely * cost, table.c.code.in_(ISSUES))
