"""Documents cited but not in hand: one row each, made from all that cite it, with what they disagree on."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from extract.folding import bare, tidy
from extract.likeness import likeness
from extract.names import department_named, write_out
from extract.reference import rows
from extract.symbols import symbol_key
from links.cites import Cite
from links.keys import CENTRAL, PROVINCE, bucket_text, unit_is_certain
from links.lineage import body, province

COLUMNS = (
    "doc_id", "doc_type", "symbol", "symbol_key", "issued_on", "issuer", "issuer_level", "issuer_id",
    "province", "province_id", "title", "title_bare", "waiting", "contradictions", "said", "bucket",
)  # fmt: skip
ONE_SUBJECT = 0.3  # likeness of two subjects below which they contradict each other
SAID = ("symbol", "issued_on", "issuer", "doc_type", "title")


class Place(NamedTuple):
    """The key of a document that is not in hand; `number` is its folded title where the number is blank."""

    place: str
    unit: str | None
    number: int | str | None
    type: str
    code: str
    year: int | None


def place_of(cite: Cite) -> Place:
    """The key of what a citation means, where no document in hand fits; with unit and year as far as told."""
    number = cite.number if cite.number is not None else (bare(cite.title)[:80] if cite.title else None)
    unit = cite.unit if unit_is_certain(cite.unit) else None
    return Place(cite.places[0] if cite.places else "?", unit, number, cite.type, cite.code, cite.year)


def is_whole(place: Place) -> bool:
    """Whether a key needs nothing from other citations."""
    return place.unit is not None and place.year is not None


def id_of(place: Place) -> str:
    """A readable id that says what the placeholder is.

    >>> id_of(Place("lang-son", "tinh", 70, "KH", "UBND", 2017))
    'cited:lang-son/tinh/70/KH/UBND/2017'
    """
    at, unit, number, kind, code, year = place
    shown = "" if number is None else number
    return f"cited:{at}/{unit or ''}/{shown}/{kind}/{code}/{year or ''}"


def bucket(place: Place) -> str:
    """The text by which a store finds what cites a document: see `links.keys.bucket_of`."""
    number = place.number if isinstance(place.number, int) else None
    return bucket_text(number, place.type, place.code, place.year)


def place_of_id(doc_id: str) -> Place:
    """The key that an id says.

    >>> place_of_id("cited:lang-son//70/KH/UBND/")
    Place(place='lang-son', unit=None, number=70, type='KH', code='UBND', year=None)
    """
    place, unit, rest = doc_id.removeprefix("cited:").split("/", 2)
    number, kind, code, year = rest.rsplit("/", 3)
    plain = int(number) if number.isdecimal() else number or None
    return Place(place, unit or None, plain, kind, code, int(year) if year else None)


def fill(parts: Iterable[Place], whole: Iterable[Place]) -> dict[Place, tuple[Place, int]]:
    """For keys that lack unit or year: the only key that they fit, and 0; or themselves and how many they fit.

    `whole` are keys of other citations. First the unit is taken from citations of the same year, then the year
    from those of the same unit.
    """
    parts = set(parts)
    units: dict[Place, set[str]] = defaultdict(set)
    for place in (*whole, *parts):
        if place.unit is not None:
            units[place._replace(unit=None)].add(place.unit)
    filled: dict[Place, tuple[Place, int]] = {}
    for place in parts:
        known = units.get(place, set()) if place.unit is None else set()
        filled[place] = (place._replace(unit=next(iter(known))) if len(known) == 1 else place, len(known))
    years: dict[Place, set[int]] = defaultdict(set)
    for place in (*whole, *(made for made, _ in filled.values())):
        if place.year is not None:
            years[place._replace(year=None)].add(place.year)
    made = {}
    for place, (with_unit, count) in filled.items():
        known_years = years.get(with_unit, set()) if with_unit.year is None else set()
        several = max(count if count > 1 else 0, len(known_years) if len(known_years) > 1 else 0)
        year = next(iter(known_years)) if len(known_years) == 1 else with_unit.year
        made[place] = (with_unit._replace(year=year), several)
    return made


_encode = json.JSONEncoder(ensure_ascii=False).encode


def lacking(place: Place) -> tuple[object, ...]:
    """What keys have in common that may be one but for unit and year."""
    return place.place, place.number, place.type, place.code


class Said:
    """What citations say of one document: how often each value, and how many chains of versions wait for it."""

    __slots__ = ("counts", "waiting")

    def __init__(self, counts: Mapping[tuple[Any, ...], int] | None = None, waiting: int = 0) -> None:
        self.counts: dict[tuple[Any, ...], int] = dict(counts or {})
        self.waiting = waiting

    def add(self, values: tuple[Any, ...], times: int = 1) -> None:
        """Count a citation with these values of SAID; -1 takes one away."""
        left = self.counts.get(values, 0) + times
        if left:
            self.counts[values] = left
        else:
            self.counts.pop(values, None)

    def as_text(self) -> str:
        """The counts as JSON, in one order."""
        ordered = list(self.counts.items())
        if len(ordered) > 1:
            ordered.sort(key=lambda item: [str(v) for v in item[0]])
        return _encode([[*values, n] for values, n in ordered])


def said_of(text: str | None, waiting: int | None) -> Said:
    """What `Said.as_text` wrote."""
    return Said({tuple(values): n for *values, n in json.loads(text or "[]")}, waiting or 0)


def said_values(cite: Cite) -> tuple[Any, ...]:
    """What a citation says of its document, in the order of SAID."""
    return cite.symbol, cite.issued_on, cite.issuer, cite.doc_type, cite.title


def placeholder_rows(known: Mapping[str, Said]) -> Iterator[tuple[Any, ...]]:
    """Rows of `documents` (COLUMNS) for the placeholders: what most of their citations say, and where they
    disagree. `waiting` counts the children, versions of one as one.
    """
    for doc_id in sorted(known):
        said, key = known[doc_id], place_of_id(doc_id)
        (symbol, day, words, doc_type, title), against = _summed(said)
        home = province(key.place) if key.place != CENTRAL else None
        issuer, level, issuer_id = _issuer(key.code, key.place, key.unit, words, home.name if home else None)
        yield (
            doc_id, doc_type or key.type, symbol, symbol_key(symbol), day, issuer, level, issuer_id,
            home.name if home else None, home.id if home else None, title, bare(title) if title else None,
            said.waiting, against, said.as_text(), bucket(key),
        )  # fmt: skip


def _summed(said: Said) -> tuple[tuple[Any, ...], str | None]:
    """One value for each column of SAID, and what contradicts."""
    if len(said.counts) == 1:
        return next(iter(said.counts)), None
    values = [_counted(said, at) for at in range(len(SAID))]
    symbol, _, words, doc_type, title = (_most(value) for value in values)
    day = max(values[1], key=lambda v: (len(v), values[1][v], [-ord(c) for c in v]), default=None)
    return (symbol, day, words, doc_type, title), _contradictions(values)


def _counted(said: Said, at: int) -> Counter[str]:
    """How often citations give each value of one column of SAID."""
    counts: Counter[str] = Counter()
    for values, times in said.counts.items():
        if values[at] is not None:
            counts[values[at]] += times
    return counts


def _most(counts: Counter[str]) -> str | None:
    """The value that most citations have; of equals the longest, then the first in order."""
    return min(counts, key=lambda v: (-counts[v], -len(v), v), default=None)


def _contradictions(values: list[Counter[str]]) -> str | None:
    """Values that cannot all be right: "issued_on: 2017-04-18 (1), 2017-04-19 (2)"; dates, types, subjects."""
    told = []
    for name in ("issued_on", "doc_type", "title"):
        counts = values[SAID.index(name)]
        full = [v for v in sorted(counts) if not _is_covered(name, v, counts)]
        if len(full) > 1:
            told.append(f"{name}: " + ", ".join(f"{v} ({counts[v]})" for v in full))
    return "; ".join(told) or None


def _is_covered(name: str, value: str, counts: Counter[str]) -> bool:
    """Whether another value says the same and more: a fuller date, a subject that shares its words."""
    if name == "issued_on":
        return any(other != value and other.startswith(value) for other in counts)
    if name == "title":
        best = _most(counts) or ""
        return value != best and likeness(value, best) >= ONE_SUBJECT
    return False


@cache
def _issuer(
    code: str, place: str, unit: str | None, words: str | None, home: str | None
) -> tuple[str | None, str | None, str | None]:
    """Issuer, level and registry id of a placeholder."""
    if code in ("UBND", "HĐND"):
        name = "Ủy ban nhân dân" if code == "UBND" else "Hội đồng nhân dân"
        if unit == PROVINCE:
            known = province(place)
            kind = "thành phố" if known is not None and known.kind == "thanh_pho" else "tỉnh"
            return f"{name} {kind}", "province", "ubnd-tinh" if code == "UBND" else None
        if unit:
            kind = next(
                (k for k in ("thị xã", "thành phố", "thị trấn", "đặc khu") if unit.startswith(k)),
                unit.split()[0],
            )
            level = "district" if kind in ("huyện", "quận", "thị xã", "thành phố") else "commune"
            return tidy(f"{name} {kind} {unit.removeprefix(kind).title()}"), level, None
    if code.startswith("so:") and (known_body := body(code[3:])):
        return known_body.name, "department", known_body.id
    full = tidy(write_out(words)) if words else _listed(code)
    if full and home:
        full = tidy(full.replace(f"tỉnh {home}", "").replace(f"thành phố {home}", "").removesuffix(home))
    department = department_named(full) if full else None
    level = (
        "party"
        if code in ("TW", "TU")
        else "central"
        if place == CENTRAL
        else "department"
        if department
        else "other"
    )
    return full or None, level, department.id if department else None


def _listed(code: str) -> str | None:
    return next(
        (r["name"] for r in rows("issuer_codes.csv") if r["code"].upper() == code and r["level"] != "any"),
        None,
    )
