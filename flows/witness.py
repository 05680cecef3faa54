"""The second witness: what a portal says of a document, held against what the paper says; contradictions are issues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from extract.folding import bare
from extract.symbols import find_symbols, symbol_key
from portals.labels import fields_of
from tables.crawls import metadata_of
from tables.store import Store
from tables.witnesses import replace_contradictions, witnessed_documents


def note_contradictions(store: Store) -> int:
    """Bring the issues about portals' metadata up to date with documents and sightings; returns how many there are."""
    documents = witnessed_documents(store)
    found: dict[str, list[tuple[str, str]]] = {}
    for portal, address, sha256, metadata in metadata_of(store):
        if (paper := documents.get(sha256)) is not None:
            said = contradictions(paper, fields_of(metadata))
            found.setdefault(sha256, []).extend(
                (code, f"{told} ({portal}: {address})") for code, told in said
            )
    return replace_contradictions(
        store, {doc_id: sorted(set(told)) for doc_id, told in found.items() if told}
    )


def contradictions(paper: Mapping[str, str | None], portal: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(code, message) for each field in which a paper and a portal differ; a field that one lacks is none.

    >>> paper = {"symbol": "55/KH-UBND", "issued_on": "2016-04-05", "signer": "Lò Văn Thử", "issuer": None}
    >>> portal = {"symbol": "Số 55/KH-UBND", "issued_on": "2016-05-04", "signer": "Lò Văn Thứ"}
    >>> [code for code, _ in contradictions(paper, portal)]
    ['witness_day_and_month']
    """
    symbol, printed = next(find_symbols(f"Số {portal.get('symbol', '')}"), None), paper["symbol"] or ""
    blank = not printed or printed.startswith(("/", "-"))
    if symbol and not blank and symbol_key(symbol.printed) != symbol_key(printed):
        yield "witness_symbol", f"the portal says {symbol.printed}, the paper {printed}"
    day, own = portal.get("issued_on"), paper["issued_on"]
    if day and own and len(own) == 10 and day != own:
        flipped = _flipped(day)
        code = "witness_day_and_month" if flipped == own else "witness_issued_on"
        yield code, f"the portal says {day}, the paper {own}"
    for field in ("signer", "issuer"):
        said, named = portal.get(field), paper[field]
        if said and named and not _fits(said, named):
            yield f"witness_{field}", f"the portal says {said}, the paper {named}"


def _flipped(day: str) -> str | None:
    """A day with its day and month exchanged, as some portals print them."""
    year, month, number = (int(part) for part in day.split("-"))
    try:
        return date(year, number, month).isoformat()
    except ValueError:
        return None


_SHORT = (("ủy ban nhân dân", "ubnd"), ("uỷ ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hdnd"))
_PLACES = ("tinh", "thanh pho", "tp")


def _fits(said: str, printed: str) -> bool:
    """Whether two names can be one: marks aside, one inside the other, or sharing most of their words."""
    one, other = (_name(text) for text in (said, printed))
    if one in other or other in one:
        return True
    words, others = set(one.split()), set(other.split())
    return len(words & others) * 2 >= min(len(words), len(others))


def _name(text: str) -> str:
    lower = text.casefold()
    for long, short in _SHORT:
        lower = lower.replace(long, short)
    folded = bare(lower)
    for place in _PLACES:
        folded = f" {folded} ".replace(f" {place} ", " ").strip()
    return folded
