"""The keys of the documents in hand, as a frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pandas as pd

from extract.folding import fold
from extract.localities import province_of_unit
from extract.names import province_named, write_out
from extract.unnumbered import whole_symbol
from links.grounds import ANNEXED
from links.keys import CENTRAL, PROVINCE, is_central, parse_symbol, unit_of
from links.lineage import province, provinces_on

DOCUMENTS = (
    "doc_id", "doc_type", "symbol", "issued_on", "issuer", "issuer_level", "issuer_id", "province",
    "province_id", "title",
    "draft", "text_hash", "characters", "replaced_by", "parent_symbol", "parent_issued_on", "parent_issuer",
    "parent_confidence", "parent_reason", "duty_bodies", "duty_due",
)  # fmt: skip
KEY = ["place", "unit", "number", "type", "code", "year"]


def records(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """The rows of a frame as dicts, in order."""
    names = [str(name) for name in frame.columns]
    for values in frame.itertuples(index=False, name=None):
        yield dict(zip(names, values, strict=True))


def take(frame: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """These columns of a frame as plain Python objects, None where one is missing or unknown."""
    return plain(frame.reindex(columns=list(columns))).reset_index(drop=True)


def as_day(value: object) -> date | None:
    """A whole ISO day as a date.

    >>> as_day("2017-04-19"), as_day("2017-04"), as_day(None)
    (datetime.date(2017, 4, 19), None, None)
    """
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def year_of(value: object) -> int | None:
    """The year of a date at any precision.

    >>> year_of("2017-04"), year_of(""), year_of(None)
    (2017, None, None)
    """
    text = str(value)[:4] if value is not None else ""
    return int(text) if text.isdigit() else None


def dates_agree(one: object, other: object) -> bool | None:
    """Whether two dates of any precision may be one; None where either is unknown.

    >>> dates_agree("2017-04-19", "2017-04"), dates_agree("2017-04-19", "2017-04-18")
    (True, False)
    """
    if not one or not other:
        return None
    a, b = str(one), str(other)
    return a.startswith(b) or b.startswith(a)


def documents_with_keys(documents: pd.DataFrame, annexed: pd.DataFrame) -> pd.DataFrame:
    """Documents in hand with KEY: their own, or for a plan annexed to a Quyết định that of the decision.

    `annexed`: symbol and issued_on of the decision under each doc_id. Adds the columns of KEY, `annexed` (the
    key is the decision's, which is signed and dated, so the plan is no draft) and `shown` (what to call it, read by `links.grounds`).
    """
    docs = take(documents, DOCUMENTS).sort_values("doc_id", ignore_index=True)
    decisions = take(annexed, ("doc_id", "symbol", "issued_on")).drop_duplicates("doc_id").set_index("doc_id")
    decision, decided = (plain(docs[["doc_id"]])["doc_id"].map(decisions[n]) for n in ("symbol", "issued_on"))
    docs["annexed"] = docs["symbol"].isna() & decision.notna()
    symbols = objects(
        d if a else s for s, d, a in zip(docs["symbol"], decision, docs["annexed"], strict=True)
    )
    docs["issued_on"] = objects(
        on or (at if a and isinstance(at, str) else None)
        for on, a, at in zip(docs["issued_on"], docs["annexed"], decided, strict=True)
    )
    whole = [
        whole_symbol(s, None, who) if isinstance(s, str) else None
        for s, who in zip(symbols, plain(docs[["issuer"]])["issuer"], strict=True)
    ]
    keys = [parse_symbol(s) if s else None for s in whole]
    signed = [
        a and k is not None and k.number is not None for a, k in zip(docs["annexed"], keys, strict=True)
    ]
    docs["draft"] = [bool(d) and not s for d, s in zip(docs["draft"], signed, strict=True)]
    docs["shown"] = objects(
        f"{ANNEXED}{s}" if a else s for a, s in zip(docs["annexed"], symbols, strict=True)
    )
    docs["number"] = objects(k.number if k else None for k in keys)
    docs["type"] = objects(
        k.doc_type if k else (t or "KH").upper() for k, t in zip(keys, docs["doc_type"], strict=True)
    )
    docs["code"] = objects(k.code if k else None for k in keys)
    years = [year_of(on) for on in docs["issued_on"]]
    docs["year"] = objects((k.year if k else None) or year for k, year in zip(keys, years, strict=True))
    where = (docs[c] for c in ("issuer_level", "code", "province_id", "province", "issuer", "issued_on"))
    docs["place"] = objects(
        _place(lv, c, i, n, who, as_day(on)) for lv, c, i, n, who, on in zip(*where, strict=True)
    )
    who = (docs[c] for c in ("issuer_level", "code", "issuer"))
    docs["unit"] = objects(_unit(lv, c, name) for lv, c, name in zip(*who, strict=True))
    return docs


def objects(values: Iterable[object], index: pd.Index | None = None) -> pd.Series:
    """A column of plain Python values: ints stay ints, None stays None."""
    return pd.Series(list(values), dtype="object", index=index)


def plain(frame: pd.DataFrame) -> pd.DataFrame:
    """A frame of plain Python values, None where one is unknown."""
    made = frame.astype(object)
    return made.where(made.notna(), None)


def _place(
    level: str | None,
    code: str | None,
    known: str | None,
    name: str | None,
    issuer: str | None,
    day: date | None,
) -> str | None:
    if level == "central" or (code is not None and is_central(code)):
        return CENTRAL
    if known is None and name:
        found = province_named(name, day)
        known = found.id if found else None
    known = known or province_of_unit(issuer, level, day)
    if known is None:
        return None
    unit = province(known)
    if day is None or unit is None or unit.on(day):
        return known
    return provinces_on(known, day)[0]


def _unit(level: str | None, code: str | None, issuer: str | None) -> str | None:
    if code not in ("UBND", "HĐND", None):
        return ""
    if level == "province":
        return PROVINCE
    words = fold(write_out(issuer)) if issuer else ""
    if code is None and not words.startswith(("ủy ban nhân dân", "hội đồng nhân dân")):
        return ""
    found = unit_of(words, False)
    return found if level in ("district", "commune") or found == PROVINCE else None
