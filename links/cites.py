"""Citations with the key of what they mean, seen from the document that cites."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from extract.localities import provinces_with
from extract.unnumbered import whole_symbol
from links.identity import as_day, year_of
from links.keys import CENTRAL, PROVINCE, Key, origin_of, parse_symbol, unit_is_certain
from links.lineage import province, provinces_on

CITATIONS = (
    "doc_id", "no", "symbol", "issued_on", "issuer", "relation", "doc_type", "title", "in_opening",
    "span_start", "span_end", "page", "quote", "rule", "confidence",
)  # fmt: skip
_CACHED = 400_000


class Held(NamedTuple):
    """A document in hand: columns of `identity.documents_with_keys`, and its chain."""

    doc_id: str
    chain_id: str
    place: str | None
    unit: str | None
    number: int | None
    type: str
    code: str | None
    year: int | None
    issued_on: str | None
    title: str | None
    issuer_level: str | None
    annexed: bool
    parent_symbol: str | None
    parent_issued_on: str | None
    parent_issuer: str | None
    parent_confidence: float | None
    parent_reason: str | None


class Cite(NamedTuple):
    """A citation: what it says (CITATIONS), and its key. A paper cited without a symbol has the one implied, without
    number, and `bare`.

    `places` may be several where the year does not tell which of two units of one name is meant, or empty where
    the citing body's own province is not known. `main`: it is the document's parent.
    """

    no: int | None
    symbol: str
    issued_on: str | None
    issuer: str | None
    relation: str | None
    doc_type: str | None
    title: str | None
    in_opening: bool
    evidence: tuple[Any, ...]  # span_start, span_end, page, quote, rule
    confidence: float | None
    main: bool
    bare: bool
    number: int | None
    type: str
    code: str
    year: int | None
    places: tuple[str, ...]
    unit: str | None


def cites_of(child: Held, rows: Iterable[tuple[Any, ...]]) -> list[Cite]:
    """The citations of a document in order, its parent added where it is not among them.

    `rows` have the columns CITATIONS. Rows whose symbol is none are left out.
    """
    of_parent = whole_symbol(child.parent_symbol, None, child.parent_issuer) if child.parent_symbol else None
    parent = parse_symbol(of_parent) if of_parent else None
    made: list[Cite] = []
    has_main, in_order, last = False, True, -1
    for _, no, symbol, on, issuer, relation, kind, title, opening, *told, sure in rows:
        bare = not isinstance(symbol, str)
        shown = whole_symbol(None if bare else symbol, kind, issuer)
        mark = _mark(shown, on, issuer) if shown else None
        if shown is None or mark is None:
            continue
        key, year, day, places, unit = mark
        number, doc_type, code, _ = key
        if not places:
            places, unit = _near(code, unit, day, child)
        main = key == parent if not bare else _is_bare_parent(child, on, issuer)
        has_main = has_main or main
        in_order = in_order and no is not None and last < no
        last = no if in_order else -1
        made.append(
            Cite(
                no, shown, on, issuer, relation, kind, title, bool(opening), tuple(told), sure,
                main, bare, number, doc_type, code, year, places, unit,
            )
        )  # fmt: skip
    if not in_order:
        made.sort(key=lambda c: (c.no is None, c.no or 0, c.symbol))
    if parent and not has_main:
        row = (None, None, child.parent_symbol, child.parent_issued_on, child.parent_issuer, "implements")
        nowhere = (None,) * 5
        (extra,) = cites_of(
            child._replace(parent_symbol=None), [(*row, None, None, True, *nowhere, child.parent_confidence)]
        )
        made.append(extra._replace(main=True))
    return made


def _is_bare_parent(child: Held, on: str | None, issuer: str | None) -> bool:
    """Whether a paper cited without a symbol is the parent, which then has none either."""
    told = (child.parent_symbol, child.parent_issued_on, child.parent_issuer)
    return child.parent_reason is not None and told == (None, on, issuer)


class _Mark(NamedTuple):
    """What a citation's own words say: its key, year, a day near its date, and where it comes from."""

    key: Key
    year: int | None
    day: date | None
    places: tuple[str, ...]
    unit: str | None


@lru_cache(_CACHED)
def _mark(symbol: str, on: str | None, issuer: str | None) -> _Mark | None:
    key = parse_symbol(symbol)
    if key is None:
        return None
    year = key.year or year_of(on)
    day = as_day(on) or _middle(on, year)
    return _Mark(key, year, day, *origin_of(key.code, issuer, day))


def tells_all(symbol: str | None, on: str | None, issuer: str | None) -> bool:
    """Whether a citation's own words give the year and the unit of what it means, whoever cites.

    >>> tells_all("70/KH-UBND", "2017-04-19", "UBND tỉnh"), tells_all("70/KH-UBND", None, "UBND tỉnh")
    (True, False)
    >>> tells_all("70/KH-UBND", "2017-04-19", "UBND huyện")
    False
    """
    mark = _mark(symbol, on, issuer) if symbol else None
    return mark is not None and mark.year is not None and unit_is_certain(mark.unit)


def _near(code: str, unit: str | None, day: date | None, child: Held) -> tuple[tuple[str, ...], str | None]:
    """The places and the unit of a citation that names no place, seen from the document that cites."""
    places: tuple[str, ...] = ()
    if child.place and child.place != CENTRAL:
        places = provinces_on(child.place, day or as_day(child.issued_on))
    elif child.place is None and child.unit and child.issuer_level == "district":
        places = provinces_with(child.unit, as_day(child.issued_on))  # "UBND huyện Kỳ Sơn": of two provinces
    if code not in ("UBND", "HĐND"):
        return places, unit
    return places, _own_unit(unit, child.place, child.unit, child.issuer_level)


def _middle(on: str | None, year: int | None) -> date | None:
    """A day inside a month or a year; none for 2025 alone, whose provinces changed in its midst."""
    if on and len(on) == 7:
        return as_day(f"{on}-15")
    return date(year, 7, 1) if year and year != 2025 else None


@lru_cache(_CACHED)
def _own_unit(named: str | None, place: str | None, unit: str | None, level: str | None) -> str | None:
    """The unit that "UBND", "UBND huyện" or "UBND thành phố" means in a document of a place, unit and
    level.
    """
    local = level in ("district", "commune")
    if named is None:
        return None if local else PROVINCE
    if "|" in named:
        known = province(place) if place else None
        if known is not None and known.kind == "thanh_pho" and not (unit or "").startswith("thành phố"):
            return PROVINCE
        return unit if local and (unit or "").startswith("thành phố") else ("thành phố" if local else named)
    if (
        unit
        and " " not in named.replace("thị xã", "").replace("thị trấn", "").replace("đặc khu", "").strip()
        and unit.startswith(named)
    ):
        return unit
    return named
