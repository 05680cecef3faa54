"""Documents cited but not in hand: one row each, made from all that cite it, with what they disagree on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pandas as pd

from extract.folding import bare, tidy
from extract.names import department_named, write_out
from extract.reference import rows
from links.identity import KEY, objects
from links.keys import CENTRAL, PROVINCE, folded_symbol, unit_is_certain
from links.lineage import body, province

COLUMNS = (
    "doc_id", "doc_type", "symbol", "symbol_key", "issued_on", "issuer", "issuer_level", "issuer_id",
    "province",
    "province_id", "title", "title_bare", "waiting", "contradictions",
)  # fmt: skip


def with_placeholders(unknown: pd.DataFrame) -> pd.DataFrame:
    """Citations that no document in hand fits, each with the `parent_id` of its placeholder and `candidates`.

    A citation without a year, or that names no unit, joins the only placeholder that it fits; where it fits
    several it has no parent_id and their count.
    """
    frame = unknown.assign(
        place=[_one_place(p) for p in unknown["places"]],
        number=objects(
            (
                n if n is not None else _title_key(t)
                for n, t in zip(unknown["number"], unknown["title"], strict=True)
            ),
            unknown.index,
        ),
        unit=objects((u if unit_is_certain(u) else None for u in unknown["unit"]), unknown.index),
    )
    frame = _joined(frame, "unit", ["place", "number", "type", "code", "year"])
    frame = _joined(frame, "year", ["place", "number", "type", "code", "unit"])
    keys = frame[KEY].itertuples(index=False)
    frame["parent_id"] = objects(
        (None if n > 1 else _id_of(k) for n, k in zip(frame["candidates"], keys, strict=True)), frame.index
    )
    return frame


def _one_place(places: tuple[str, ...]) -> str:
    """The place a placeholder is filed under; provinces_on puts the one of the same name first."""
    return places[0] if places else "?"


def _title_key(title: str | None) -> str | None:
    return bare(title)[:80] if title else None


def _joined(frame: pd.DataFrame, name: str, others: list[str]) -> pd.DataFrame:
    """The frame with unknown values of a key's part taken from the only known one; `candidates` counts
    them.
    """
    if "candidates" not in frame:
        frame = frame.assign(candidates=0)
    if not frame[name].isna().any():
        return frame
    filled = frame[others].astype(object).where(frame[others].notna(), "")
    joint = pd.Series(list(filled.itertuples(index=False, name=None)), index=frame.index)
    known = pd.DataFrame({"joint": joint, "value": frame[name]}).dropna().drop_duplicates()
    counts = known.groupby("joint")["value"].agg(["size", "first"])
    size = joint.map(counts["size"]).fillna(0).astype(int)
    only = joint.map(counts["first"]).astype(object)
    missing = frame[name].isna()
    values = [o if m and n == 1 else v for v, o, m, n in zip(frame[name], only, missing, size, strict=True)]
    several = [
        max(c, n) if m and n > 1 else c for c, n, m in zip(frame["candidates"], size, missing, strict=True)
    ]
    frame = frame.assign(candidates=several)
    frame[name] = objects(values, frame.index)
    return frame


def _id_of(key: Iterable[object]) -> str:
    """A readable id that says what the placeholder is.

    >>> _id_of(("lang-son", "tinh", 70, "KH", "UBND", 2017))
    'cited:lang-son/tinh/70/KH/UBND/2017'
    """
    return "cited:" + "/".join("" if part is None or part != part else str(part) for part in key)


def placeholder_rows(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of `documents` for the placeholders: what most of their citations say, and where they disagree.

    `frame` is that of with_placeholders with `child_chain`; `waiting` counts the children, versions of one as
    one.
    """
    known = frame[frame["parent_id"].notna()]
    made = known.drop_duplicates("parent_id").set_index("parent_id").sort_index()
    said = {name: _most(known, name) for name in ("symbol", "title", "doc_type", "issuer")}
    dates = _counted(known, "issued_on")
    fullest = dates.assign(length=dates["issued_on"].map(len)).sort_values(
        ["parent_id", "length", "size", "issued_on"], ascending=[True, False, False, True]
    )
    fullest = fullest.drop_duplicates("parent_id")
    day = dict(zip(fullest["parent_id"], fullest["issued_on"], strict=True))
    waiting = known[["parent_id", "child_chain"]].drop_duplicates()["parent_id"].value_counts().to_dict()
    against = _contradictions(dates)
    out = []
    for doc_id, place, unit, code, kind in made[["place", "unit", "code", "type"]].itertuples(name=None):
        home = province(place) if place != CENTRAL else None
        issuer, level, issuer_id = _issuer(
            code, place, unit, said["issuer"].get(doc_id), home.name if home else None
        )
        symbol, title = said["symbol"].get(doc_id), said["title"].get(doc_id)
        out.append(
            (
                doc_id, said["doc_type"].get(doc_id) or kind, symbol, folded_symbol(symbol),
                day.get(doc_id), issuer, level,
                issuer_id, home.name if home else None, home.id if home else None, title,
                bare(title) if title else None,
                waiting[doc_id], against.get(doc_id),
            )
        )  # fmt: skip
    return pd.DataFrame(out, columns=list(COLUMNS), dtype=object)


def _counted(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """How often each placeholder's citations give each value."""
    return frame[frame[name].notna()].groupby(["parent_id", name], as_index=False).size()


def _most(frame: pd.DataFrame, name: str) -> dict[str, str]:
    """The value that most citations have; of equals the longest, then the first in order."""
    counts = _counted(frame, name)
    counts = counts.assign(length=counts[name].map(len))
    counts = counts.sort_values(["parent_id", "size", "length", name], ascending=[True, False, False, True])
    return dict(counts.drop_duplicates("parent_id")[["parent_id", name]].itertuples(index=False, name=None))


def _contradictions(dates: pd.DataFrame) -> dict[str, str]:
    """Dates of one document that citations give and that cannot all be right: "issued_on: 2017-04-18 (1),
    2017-04-19 (2)".
    """
    several = dates[dates["parent_id"].duplicated(keep=False)].sort_values(["parent_id", "issued_on"])
    by_document: dict[str, dict[str, int]] = {}
    for doc_id, value, count in several[["parent_id", "issued_on", "size"]].itertuples(
        index=False, name=None
    ):
        by_document.setdefault(doc_id, {})[value] = count
    found = {}
    for doc_id, counts in by_document.items():
        full = [v for v in counts if not any(o != v and o.startswith(v) for o in counts)]
        if len(full) > 1:
            found[doc_id] = "issued_on: " + ", ".join(f"{v} ({counts[v]})" for v in full)
    return found


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
