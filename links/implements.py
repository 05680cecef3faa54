"""Links of a document: which it carries out, and the other relations, with reasons and warnings.

`implements` goes to a document's direct parents only, whatever verb introduced the citation; the citation
keeps its own relation in its own table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from extract.likeness import likeness
from links.cites import Cite, Held
from links.keys import CENTRAL, PROVINCE
from links.resolve import Index, Match

WARNINGS = ("child_id", "no", "code", "parent_id", "message")
CYCLE = "documents that carry out each other in a circle"
# of several citations of one document, the link that says most stays
_STRENGTH = {
    "implements": 0,
    "annexed_to": 1,
    "replaces": 2,
    "amends": 3,
    "continues": 4,
    "based_on": 5,
    "cites": 6,
}
_PLANS = ("KH", "CTR", "ĐA", "PA", "KHPH", "KHLN", "KHLT", "CTHĐ", "CTRHĐ", "KHHĐ")
_SUBJECT = 0.5  # likeness of subjects that makes a second document of the same authority a parent too
_AS_IT_STANDS = 0.93  # confidence of a parent whose document gives none


class Link(NamedTuple):
    """A row of `links`. `status`: resolved, placeholder, ambiguous, or parent_replaced."""

    child_id: str
    no: int
    parent_id: str | None
    relation: str
    main: bool
    status: str
    candidates: int
    parent_symbol: str
    citation_no: int | None
    reason: str
    warning: str | None
    span_start: int | None
    span_end: int | None
    page: int | None
    quote: str | None
    rule: str | None
    confidence: float


COLUMNS = Link._fields


class Warned(NamedTuple):
    """A row of `warnings`."""

    child_id: str
    no: int
    code: str
    parent_id: str | None
    message: str


def links_of(
    child: Held, cites: Sequence[Cite], matches: Sequence[Match], index: Index
) -> tuple[list[tuple[Link, Cite]], list[Warned]]:
    """The links of one document, each with the citation that it rests on, and what is odd about them.

    Citations that mean the document itself make none; of several that mean one document the strongest does.
    """
    second = _second_parents(child, cites, matches, index)
    made: dict[object, tuple[int, Cite, Match, str]] = {}
    for at, (cite, match) in enumerate(zip(cites, matches, strict=True)):
        if match.status == "self":
            continue
        relation = "implements" if cite.main or at in second else _not_parent(cite)
        key: object = match.parent_id if match.parent_id is not None else at
        other = made.get(key)
        if other is None or _rank(cite, relation) < _rank(other[1], other[3]):
            made[key] = (at, cite, match, relation)
    rows: list[tuple[Link, Cite]] = []
    warned: list[Warned] = []
    for at, cite, match, relation in sorted(made.values(), key=itemgetter(0)):
        said = _oddities(child, cite, match, relation, index)
        for code, text in said:
            warned.append(Warned(child.doc_id, len(warned), code, match.parent_id, text))
        span_start, span_end, page, quote, rule = cite.evidence
        row = Link(
            child.doc_id, len(rows), match.parent_id, relation, cite.main, match.status, match.candidates,
            cite.symbol, cite.no, _reason(child, cite, match, at in second),
            "; ".join(text for _, text in said) if said else None, span_start, span_end, page, quote,
            rule, _confidence(child, cite, match, at in second),
        )  # fmt: skip
        rows.append((row, cite))
    return rows, warned


def _rank(cite: Cite, relation: str) -> tuple[int, bool]:
    """What a citation says of its document: the least says most."""
    return _STRENGTH[relation], not cite.main


def _not_parent(cite: Cite) -> str:
    """The relation of a document that is not a direct parent."""
    if cite.relation == "implements":
        return "based_on" if cite.in_opening else "cites"
    return cite.relation or "cites"


def _second_parents(
    child: Held, cites: Sequence[Cite], matches: Sequence[Match], index: Index
) -> frozenset[int]:
    """Places of the citations of plans that the opening carries out too, on the child's subject: of the main
    parent's authority, or the own province's where the main parent is a central or a Party document that the
    title names.
    """
    may = [
        at
        for at, cite in enumerate(cites)
        if cite.relation == "implements" and not cite.main and cite.in_opening and cite.type in _PLANS
    ]
    main = next((_tier(cite) for cite in cites if cite.main), None) if may else None
    if main is None or child.title is None:
        return frozenset()
    own = main in ("central", "TU") and child.issuer_level in ("department", "district", "commune", "other")
    found = []
    for at in may:
        tier, held = _tier(cites[at]), index.by_id.get(matches[at].parent_id or "")
        titles = (cites[at].title, held.title if held else None)
        near = tier == main or own and tier.endswith(f"/{PROVINCE}")
        if near and any(t and likeness(child.title, t) >= _SUBJECT for t in titles):
            found.append(at)
    return frozenset(found)


def _tier(cite: Cite) -> str:
    """The authority that a cited document comes from, coarsely."""
    if CENTRAL in cite.places:
        return "central"
    if cite.code.startswith("so:") or cite.code in ("TU", "HĐND"):
        return cite.code
    return "|".join(cite.places) + "/" + (PROVINCE if cite.unit in (PROVINCE, "") else cite.unit or "")


def _reason(child: Held, cite: Cite, match: Match, second: bool) -> str:
    """Why the document is a parent, and why it is this document."""
    if not cite.main and not second:
        return match.reason or ""
    why: str | None = "parent beside the main one, on the same subject"
    if cite.main:
        why = "main parent" + (f": {child.parent_reason}" if child.parent_reason else "")
    return "; ".join(part for part in (why, match.reason) if part)


def _confidence(child: Held, cite: Cite, match: Match, second: bool) -> float:
    """How sure a link is: the citation read right, this document meant, and for parents that it is one."""
    value = cite.confidence if cite.confidence is not None else _AS_IT_STANDS
    if cite.main:
        value = min(value, child.parent_confidence if child.parent_confidence is not None else _AS_IT_STANDS)
    elif second:
        value = min(value, 0.8)
    return _product(value, match.confidence if match.confidence is not None else 1.0)


@lru_cache(10_000)
def _product(one: float, other: float) -> float:
    """Two confidences that must both hold, to four places."""
    return round(one * other, 4)


def _oddities(child: Held, cite: Cite, match: Match, relation: str, index: Index) -> list[tuple[str, str]]:
    """What speaks against a link: code and words."""
    found = []
    if match.warning:
        found.append(("date_clash", match.warning))
    if match.status == "ambiguous":
        found.append(("ambiguous", f"{match.candidates} documents fit the citation"))
    if relation in ("cites", "annexed_to"):
        return found
    day = index.by_id[match.parent_id].issued_on if match.parent_id in index.by_id else cite.issued_on
    if _older(child.issued_on, day):
        said = f"of {child.issued_on}, before the document of {day} that it {relation.replace('_', ' ')}"
        found.append(("child_older", said))
    return found


def _older(child: str | None, parent: str | None) -> bool:
    """Whether a date is before another at the precision that both have."""
    if not child or not parent:
        return False
    if len(child) == len(parent):
        return child < parent
    size = min(len(child), len(parent))
    return child[:size] < parent[:size]


def in_cycles(edges: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Edges (child, parent) on a circle: those left when documents without parent or child are taken away.

    >>> sorted(in_cycles([("a", "b"), ("b", "a"), ("c", "a")]))
    [('a', 'b'), ('b', 'a')]
    """
    left = set(edges)
    while True:
        children, parents = {c for c, _ in left}, {p for _, p in left}
        kept = {(c, p) for c, p in left if p in children and c in parents}
        if len(kept) == len(left):
            return left
        left = kept


def with_cycle(link: Link) -> Link:
    """The link with a warning that it is on a circle."""
    return link._replace(warning="; ".join(w for w in (link.warning, CYCLE) if w))


def superseded(link: Link, replaced: set[str]) -> Link:
    """The link with status `parent_replaced` where another document replaces the parent that it carries out."""
    gone = link.relation == "implements" and link.parent_id in replaced
    return link._replace(status="parent_replaced") if gone else link
