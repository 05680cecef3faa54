"""Which body has issued the plan that it owes: a verdict for each duty and body, as of a date, each with its
evidence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from links.bearers import read_bearers
from links.bodies import Order, Owed, expand, key_of, rest_last
from links.children import EVIDENCE, canonical, find_children, held_with_keys, rows_by_parent
from links.coverage import ASSUMED, Search, read_coverage, searched
from links.duties import Duty, read_duties
from links.graph import Linked
from links.grounds import Ground, packed, sentence
from links.identity import as_day, take, year_of
from links.lineage import province_satisfies, satisfies
from links.verdicts import Child, Finding, Setting, judge

COLUMNS = (
    "parent_id", "duty_no", "no", "body", "body_id", "province_id", "verdict", "child_id", "child_symbol",
    "issued_on",
    "due", "due_date", "days_late", "as_of", "evidence", "grounds", *EVIDENCE,
)  # fmt: skip
_A_YEAR = timedelta(days=365)  # how long a duty without a due date runs
_ASSOCIATIONS = (
    "hội ",
    "đoàn ",
    "tỉnh đoàn",
    "thành đoàn",
    "liên đoàn",
    "ủy ban mặt trận",
    "mặt trận",
    "liên minh",
    "liên hiệp",
)


@dataclass(frozen=True, slots=True)
class _World:
    """What verdicts are given under."""

    as_of: date
    assume_covered: bool
    searches: tuple[Search, ...]
    seen: Set[tuple[str, str | None]]
    replaced: dict[str, tuple[str, date | None]]


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the matrix."""

    duty: Duty
    owed: Owed
    finding: Finding


def check(
    documents: pd.DataFrame,
    duties: pd.DataFrame,
    linked: Linked,
    coverage: pd.DataFrame | None,
    as_of: date,
    assume_covered: bool = False,
    deadlines: pd.DataFrame | None = None,
    recipients: pd.DataFrame | None = None,
    seen: frozenset[tuple[str, str]] | None = None,
) -> pd.DataFrame:
    """Verdicts on who has issued the plan it owes: frame of COLUMNS, sorted by parent, duty and body.

    `documents`: as for `link`, with or without placeholders. `duties`: columns `links.duties.DUTIES`, of
    which doc_id, no, kind, bodies and due are needed; `due_end` is the last day of the duty's deadline, else
    looked up in `deadlines` (doc_id, value, text, end_date), else told from the words. Only the current
    version of a parent counts. `coverage`: `links.coverage.COLUMNS`. `recipients` (doc_id, text) tell that an
    optional body exists; `seen` (`seen_bodies`) stands for what all documents tell of that. Documents of after `as_of` are not looked at.
    """
    docs = held_with_keys(documents, linked)
    carried, named = find_children(docs, linked.links)
    issued, cited = rows_by_parent(carried), rows_by_parent(named)
    there = _seen(docs, recipients) if seen is None else seen
    world = _World(as_of, assume_covered, read_coverage(coverage), there, _replaced(linked.links, docs))
    rows: list[dict[str, Any]] = []
    for orders in read_duties(docs, duties, deadlines):
        doc_id = orders[0].parent["doc_id"]
        if not _after(orders[0].parent["issued_on"], as_of):
            known, only = (
                [c for c in of.get(doc_id, []) if not _after(c["issued_on"], as_of)] for of in (issued, cited)
            )
            rows += _numbered([*_listed(orders, known, only, world)], as_of)
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype=object)


def _after(on: object, as_of: date) -> bool:
    day = as_day(on)
    return day is not None and day > as_of


def _replaced(links: pd.DataFrame, docs: pd.DataFrame) -> dict[str, tuple[str, date | None]]:
    """Documents that another in hand replaces: its symbol and day."""
    rows = links[(links["relation"] == "replaces") & links["parent_id"].notna()]
    facts = docs.set_index("doc_id")[["symbol", "issued_on"]].to_dict("index")
    pairs = sorted(zip(rows["parent_id"], rows["child_id"], strict=True))
    return {
        parent: (facts[child]["symbol"] or child, as_day(facts[child]["issued_on"]))
        for parent, child in pairs
        if child in facts
    }


def seen_bodies(
    documents: pd.DataFrame, linked: Linked, recipients: pd.DataFrame | None
) -> frozenset[tuple[str, str]]:
    """Keys and provinces of the departments that issued one of these documents or are named as recipients of one."""
    found = _seen(held_with_keys(documents, linked), recipients)
    return frozenset((key, place) for key, place in found if key.startswith("so:") and place)


def _seen(docs: pd.DataFrame, recipients: pd.DataFrame | None) -> frozenset[tuple[str, str | None]]:
    """Keys and provinces of bodies that issued a document in hand or are named as recipients of one."""
    found = {(key, place) for keys, place in zip(docs["keys"], docs["place"], strict=True) for key in keys}
    if recipients is not None and not recipients.empty:
        place = docs.set_index("doc_id")["place"]
        named = take(recipients, ("doc_id", "text"))
        named = named.assign(place=named["doc_id"].map(place))[["text", "place"]].drop_duplicates()
        for text, where in named.itertuples(index=False, name=None):
            if isinstance(text, str) and isinstance(where, str):
                found |= {(key_of(b.body_id, None), where) for b in read_bearers(text) if b.kind == "body"}
    return frozenset(found)


def _listed(orders: Sequence[Duty], issued: list[Child], cited: list[Child], world: _World) -> Iterator[_Row]:
    """The lines of one parent: bodies first, each under the duty that is due first, then classes that cannot
    be listed.
    """
    owed_by = rest_last((duty, owed) for duty in orders for owed in expand(_order(duty, world), world.seen))
    called = {(o.key, o.province_id) for _, o in owed_by if o.named and not o.excepted}
    owed_by.sort(
        key=lambda pair: (_left_out_rank(pair[1], called), not pair[1].named and pair[0].due.last is None)
    )
    taken: set[tuple[str | None, str | None]] = set()
    matched: set[str] = set()
    for duty, owed in owed_by:
        if owed.key is None or (owed.key, owed.province_id) in taken:
            continue
        taken.add((owed.key, owed.province_id))
        mine = [c for c in issued if _is_of(owed, c, duty, world)]
        if owed.passed and not any(c["key"] == owed.key for c in mine):
            continue
        matched.update(c["key"] for c in mine)
        near = [c for c in cited if _is_of(owed, c, duty, world)]
        yield _Row(duty, owed, judge(owed, mine, near, _setting(duty, owed, world)))
    shown: set[str] = set()
    owed_by.sort(key=lambda pair: pair[1].kind == "other")  # a class that is told before any that is not
    for duty, owed in owed_by:
        if owed.key is not None or owed.name in shown:
            continue
        shown.add(owed.name)
        for child in issued:
            if child["key"] not in matched and _fits(owed.kind, child):
                matched.add(child["key"])
                own = Owed(
                    child["issuer"], "unit", child["key"], _body_id(child["key"]), child["province_id"]
                )
                mine = [c for c in issued if c["key"] == child["key"]]
                yield _Row(duty, own, judge(own, mine, [], _setting(duty, own, world)))
        if not owed.listed:
            yield _Row(duty, owed, judge(owed, [], [], _setting(duty, owed, world)))


def _left_out_rank(owed: Owed, called: Set[tuple[str | None, str | None]]) -> int:
    """A body that one order leaves out is asked by another that calls it by name, not by one for all of its class."""
    if not owed.excepted:
        return 1
    return 2 if (owed.key, owed.province_id) in called else 0


def _order(duty: Duty, world: _World) -> Order:
    """The duty as an order; one without a due date runs for a year, but not beyond the day of the
    verdicts.
    """
    parent = duty.parent
    year = year_of(parent["issued_on"])
    day = as_day(parent["issued_on"]) or (date(year, 7, 1) if year else None)
    until = duty.due.mark or min(world.as_of, (day or world.as_of) + _A_YEAR)
    own = parent["keys"]
    place = parent["place"] if parent["issuer_level"] != "central" else None
    return Order(
        duty.words, parent["issuer_level"], own[0] if own else "", place, day, max(until, day or until)
    )


def _is_of(owed: Owed, child: Child, duty: Duty, world: _World) -> bool:
    """Whether a paper is one of the body that owes, of its predecessor or of its successor."""
    if owed.key is None or child["canon"] not in canonical(owed.key):
        return False
    if not province_satisfies(owed.province_id, child["province_id"]):
        return False
    if not owed.body_id or not child["key"].startswith("so:"):
        return bool(child["key"] == owed.key)
    until = duty.due.mark or world.as_of
    return satisfies(owed.body_id, child["key"][3:], as_day(child["issued_on"]), until)


def _fits(kind: str, child: Child) -> bool:
    """Whether a body belongs to a class that cannot be listed, as far as its level and name tell."""
    level, name = child["level"], str(child["issuer"] or "").lower()
    if kind in ("huyen", "xa"):  # no office of a district, nor its police
        return level == ("district" if kind == "huyen" else "commune") and "ủy ban nhân dân" in name
    if kind == "doan_the":
        return name.startswith(_ASSOCIATIONS)
    if kind in ("so", "so_ban_nganh"):
        return bool(level == "department") and not name.startswith(_ASSOCIATIONS)
    return kind == "other" and level != "province"


def _body_id(key: str) -> str | None:
    return key[3:] if key.startswith("so:") else None


def _setting(duty: Duty, owed: Owed, world: _World) -> Setting:
    parent, due = duty.parent, duty.due
    if world.assume_covered:
        found: tuple[Ground, ...] | None = ASSUMED
    else:
        start = as_day(parent["issued_on"]) or world.as_of
        found = searched(world.searches, owed.key or "", owed.province_id, start, world.as_of)
    symbol = parent["shown"] or None
    since = as_day(parent["issued_on"])
    return Setting(
        symbol, since, due, world.as_of, found, duty.any_paper, world.replaced.get(parent["doc_id"])
    )


def _numbered(rows: Sequence[_Row], as_of: date) -> Iterator[dict[str, Any]]:
    """Lines as rows of the table, numbered within their duty."""
    counts: dict[int, int] = {}
    for row in sorted(rows, key=lambda r: r.duty.no):
        number = counts.get(row.duty.no, 0)
        counts[row.duty.no] = number + 1
        child, due = row.finding.child, row.duty.due
        yield {
            "parent_id": row.duty.parent["doc_id"], "duty_no": row.duty.no, "no": number,
            "body": row.owed.name,
            "body_id": row.owed.body_id, "province_id": row.owed.province_id, "verdict": row.finding.verdict,
            "child_id": child["child_id"] if child else None,
            "child_symbol": child["symbol"] if child else None,
            "issued_on": child["issued_on"] if child else None, "due": due.value, "due_date": due.last,
            "days_late": row.finding.days_late, "as_of": as_of,
            "evidence": sentence(row.finding.grounds), "grounds": packed(row.finding.grounds),
            **{name: child[name] if child else None for name in EVIDENCE},
        }  # fmt: skip
