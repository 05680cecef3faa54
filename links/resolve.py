"""Citations to documents in hand: by key, with the date as a check; one candidate, or unresolved with the
count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from extract.likeness import likeness
from links.chains import SAME_TITLE, title_likeness
from links.cites import Cite, Held
from links.identity import as_day, dates_agree
from links.keys import CENTRAL, unit_is_certain, units_agree
from links.lineage import province

ALMOST = 0.9  # likeness of the subject of a paper named without symbol and date
_YEARS = regex.compile(r"(?:19|20)\d\d")
ALIKE, UNLIKE = 0.5, 0.15  # likeness of subjects above which two titles may be one, below which they are not
# what a match adds to a citation's own confidence
BY_KEY, BY_KEY_LOOSE, BY_TITLE = 1.0, 0.85, 0.7


class Match(NamedTuple):
    """What a citation means. `status`: resolved, ambiguous (no parent_id, `candidates` documents fit), self (no
    link), placeholder (not in hand), unknown (not in hand, and not to be told from others).
    `parent_id` is the current version of the chain.
    """

    status: str
    parent_id: str | None = None
    candidates: int = 0
    confidence: float | None = None
    reason: str | None = None
    warning: str | None = None


class _Pair(NamedTuple):
    """A document that a citation may mean."""

    held: Held
    is_self: bool
    agree: bool | None  # the dates
    certain: bool  # the key names one body of one place
    dated: bool  # both have a year
    by_title: bool


@dataclass(slots=True)
class Index:
    """The documents in hand by what finds them; `current` is the version that counts of each chain.

    `blank` holds those of `by_subject` whose number is blank.
    """

    current: dict[str, str] = field(default_factory=dict)
    by_id: dict[str, Held] = field(default_factory=dict)
    by_key: dict[tuple[object, ...], list[Held]] = field(default_factory=lambda: defaultdict(list))
    by_subject: dict[tuple[object, ...], list[Held]] = field(default_factory=lambda: defaultdict(list))
    blank: dict[tuple[object, ...], list[Held]] = field(default_factory=lambda: defaultdict(list))
    by_day: dict[tuple[object, ...], list[Held]] = field(default_factory=lambda: defaultdict(list))


def index_of(documents: Iterable[Held], current: Iterable[str]) -> Index:
    """An index of documents; `current`: the ids of those that count in their chains."""
    index, kept = Index(), set(current)
    for held in documents:
        index.by_id[held.doc_id] = held
        if held.doc_id in kept:
            index.current[held.chain_id] = held.doc_id
        if held.code is None:
            continue
        if held.number is not None and held.place is not None:
            index.by_key[held.place, held.number, held.type, held.code].append(held)
        if held.title is not None and held.place is not None:
            index.by_subject[held.place, held.type, held.code, held.year].append(held)
            if held.number is None:
                index.blank[held.place, held.type, held.code, held.year].append(held)
        if held.number is not None and held.issued_on is not None and len(held.issued_on) == 10:
            index.by_day[held.number, held.type, held.code, held.issued_on].append(held)
    return index


def resolve(cite: Cite, child: Held, index: Index) -> Match | None:
    """The document in hand that a citation means, if there is one and only one; None where none fits."""
    ways = (_by_key, _by_title, _by_day, _by_turned_day)
    pairs = next((found for way in ways if (found := way(cite, child, index))), [])
    return _settle(cite, pairs, index) if pairs else None


def _by_key(cite: Cite, child: Held, index: Index) -> list[_Pair]:
    """Documents with the same place, number, type, code, and a unit and year that agree."""
    if cite.number is None:
        return []
    found = []
    for place in cite.places:
        for held in index.by_key.get((place, cite.number, cite.type, cite.code)) or ():
            pair = _pair(cite, child, held, _is_certain(cite), by_title=False)
            if pair and (pair.is_self or _is_plausible(cite, child, pair)):
                found.append(pair)
    return found


def _is_certain(cite: Cite) -> bool:
    """Whether a citation names one body of one place, or of the two provinces that bear its name in turn."""
    if not unit_is_certain(cite.unit) or len(cite.places) < 2:
        return unit_is_certain(cite.unit) and len(cite.places) == 1
    return len({known.name for place in cite.places if (known := province(place))}) == 1


def _pair(cite: Cite, child: Held, held: Held, certain: bool, by_title: bool) -> _Pair | None:
    """The pair, where years and units agree; a decision is another document than its annex."""
    if cite.year is not None and held.year is not None and cite.year != held.year:
        return None
    if not units_agree(cite.unit, held.unit):
        return None
    is_self = child.chain_id == held.chain_id
    if is_self and cite.relation == "annexed_to":
        return None
    dated = cite.year is not None and held.year is not None
    return _Pair(held, is_self, dates_agree(cite.issued_on, held.issued_on), certain, dated, by_title)


def _is_plausible(cite: Cite, child: Held, pair: _Pair) -> bool:
    """Whether a document of the same key may be meant: a loose key needs the date or the subject to agree."""
    day = pair.held.issued_on
    if pair.certain and pair.dated:
        return True
    if pair.agree and pair.dated and day and len(day) == 10:
        return True
    if not pair.dated and day and child.issued_on and _after(day, child.issued_on):
        return False
    same = likeness(cite.title, pair.held.title) if cite.title and pair.held.title else None
    if pair.certain and pair.agree is not False:
        return same is None or same >= UNLIKE  # no year on one side: the subject must not speak against it
    return pair.agree is not False and same is not None and same >= ALIKE


def _after(day: str, other: str) -> bool:
    return day[: len(other)] > other[: len(day)]


def _by_title(cite: Cite, child: Held, index: Index) -> list[_Pair]:
    """Where the number is blank on either side: the same place, code, type and year, and the same subject.

    A paper named without symbol and date is one of the child's year or of the year before.
    """
    if cite.title is None:
        return []
    subjects = index.by_subject if cite.number is None else index.blank
    certain, found = _is_certain(cite), []
    for place in cite.places if subjects else ():
        for year in years_meant(cite, child.year):
            for held in subjects.get((place, cite.type, cite.code, year)) or ():
                pair = _pair(cite, child, held, certain, by_title=True) if _is_subject(cite, held) else None
                if pair and (pair.is_self or _is_plausible(cite, child, pair)):
                    found.append(pair)
    return found


def years_meant(cite: Cite, near: int | None) -> tuple[int, ...]:
    """The years in which the cited paper may be issued; `near` is that of the document that cites."""
    if cite.year is not None:
        return (cite.year,)
    return (near, near - 1) if cite.bare and near is not None else ()


def _is_subject(cite: Cite, held: Held) -> bool:
    """Whether a document has the cited title, or, cited without a number, its day or years and its subject."""
    if title_likeness(cite.title, held.title) >= SAME_TITLE:
        return True
    if cite.number is not None or not cite.title or not held.title:
        return False
    if cite.issued_on and len(cite.issued_on) == 10:
        return cite.issued_on == held.issued_on and likeness(cite.title, held.title) >= ALIKE
    told = set(_YEARS.findall(cite.title)) <= set(_YEARS.findall(held.title))
    return cite.bare and told and likeness(cite.title, held.title) >= ALMOST


def _by_day(cite: Cite, child: Held, index: Index) -> list[_Pair]:
    """Where the place of one side is not known: the same symbol and day, and the same subject or named unit.

    A commune's letterhead names no province; what it carries out is told by number, day and subject.
    """
    if cite.number is None or cite.issued_on is None or cite.places == (CENTRAL,):
        return []
    found = []
    for held in index.by_day.get((cite.number, cite.type, cite.code, cite.issued_on), ()):
        if held.place is not None and cite.places:
            continue
        titles = (cite.title,) if cite.places else (cite.title, child.title)
        named = not cite.places and unit_is_certain(cite.unit) and " " in (cite.unit or "")
        if (named and cite.unit == held.unit) or any(
            t and held.title and likeness(t, held.title) >= ALIKE for t in titles
        ):
            pair = _pair(cite, child, held, False, by_title=True)
            if pair:
                found.append(pair)
    return found


def _by_turned_day(cite: Cite, child: Held, index: Index) -> list[_Pair]:
    """Where day and month are in the wrong order, "09/5/2025" for 05/9/2025, of the same symbol, subject and name of a place.

    Provinces change in the course of a year, so that the key of the wrong day may be that of another place.
    """
    day = as_day(cite.issued_on)
    if day is None or cite.number is None or cite.title is None or day.day > 12:
        return []
    turned = day.replace(month=day.day, day=day.month).isoformat()
    names = {known.name for place in cite.places if (known := province(place))}
    found = []
    for held in index.by_day.get((cite.number, cite.type, cite.code, turned), ()):
        home = province(held.place) if held.place else None
        if home is None or home.name not in names or child.issued_on and _after(turned, child.issued_on):
            continue
        if held.title and likeness(cite.title, held.title) >= ALIKE:
            pair = _pair(cite, child, held, False, by_title=True)
            found += [pair] if pair else []
    return found


def _settle(cite: Cite, pairs: Sequence[_Pair], index: Index) -> Match:
    """The own chain, the only chain left, or the count of chains."""
    if any(pair.is_self for pair in pairs):
        return Match("self", None, 1)
    chains: dict[str, _Pair] = {}
    for pair in sorted(
        pairs, key=lambda p: (p.held.annexed, p.agree is False, p.agree is not True, p.held.doc_id)
    ):
        chains.setdefault(pair.held.chain_id, pair)
    left = _narrowed(cite, list(chains.values())) if len(chains) > 1 else list(chains.values())
    best = min(left, key=lambda p: (p.held.annexed, p.agree is False, p.agree is not True, p.held.chain_id))
    sure = _confidence(best)
    if len(left) > 1:
        return Match("ambiguous", None, len(left), sure, f"{len(left)} documents fit")
    clash = (
        f"date clash: cited as {cite.issued_on}, the document has {best.held.issued_on}"
        if best.agree is False
        else None
    )
    told = "and date" if best.agree else "; the dates differ" if clash else "; no date to check"
    reason = f"same issuer, number, type{', year' if best.dated else ''} {told}".replace(" ;", ";")
    return Match("resolved", index.current[best.held.chain_id], 1, sure, reason, clash)


def _narrowed(cite: Cite, pairs: list[_Pair]) -> list[_Pair]:
    """Of several chains that fit one citation, those of the cited date; else the one that is clearly of its
    subject.
    """
    if not all(pair.held.annexed for pair in pairs):
        pairs = [p for p in pairs if not p.held.annexed]  # the decision itself before the plan annexed to it
    if any(pair.agree for pair in pairs):
        pairs = [p for p in pairs if p.agree]
    if len(pairs) < 2:
        return pairs
    same = [likeness(cite.title, p.held.title) if cite.title and p.held.title else 0.0 for p in pairs]
    best = max(same)
    if best >= ALIKE and sum(value > best - 0.4 for value in same) == 1:
        return [pairs[same.index(best)]]
    return pairs


def _confidence(pair: _Pair) -> float:
    if pair.by_title:
        return BY_TITLE
    return BY_KEY if pair.certain and pair.dated and pair.agree is not False else BY_KEY_LOOSE
