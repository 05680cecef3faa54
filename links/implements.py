"""Links between documents: which one carries out which, and the other relations, with reasons and warnings.

`implements` goes to a document's direct parents only, whatever verb introduced the citation; the citation
keeps its own relation in its own table.
"""

from __future__ import annotations

import pandas as pd

from extract.likeness import likeness
from links.identity import objects
from links.keys import CENTRAL, PROVINCE

COLUMNS = (
    "child_id", "no", "parent_id", "relation", "main", "status", "candidates", "parent_symbol",
    "citation_no", "reason",
    "warning", "span_start", "span_end", "page", "quote", "rule", "confidence",
)  # fmt: skip
WARNINGS = ("code", "child_id", "parent_id", "message")
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


def make_links(cited: pd.DataFrame, docs: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Frames of links (COLUMNS, sorted by child and number) and of warnings (WARNINGS).

    `cited`: citations with keys and what they resolve to (`parent_id`, `status`, `candidates`,
    `match_confidence`, `reason`, `warning`); `docs`: documents with keys, and the placeholders.
    """
    rows = cited[cited["status"] != "self"].reset_index(drop=True)
    second = _second_parents(rows, docs)
    rows["relation"] = [
        "implements" if m or s else _not_parent(r, o)
        for m, s, r, o in zip(rows["main"], second, rows["relation"], rows["in_opening"], strict=True)
    ]
    rows["reason"] = _reasons(rows, second, docs)
    rows["confidence"] = _confidence(rows, second, docs)
    rows = _once(rows)
    rows, warnings = _checked(rows, docs)
    rows["status"] = _superseded(rows)
    rows = rows.rename(columns={"doc_id": "child_id", "no": "citation_no", "symbol": "parent_symbol"})
    rows["no"] = rows.groupby("child_id").cumcount()
    return rows.reindex(columns=list(COLUMNS)), warnings


def _not_parent(relation: str | None, in_opening: object) -> str:
    """The relation of a document that is not a direct parent."""
    if relation == "implements":
        return "based_on" if in_opening else "cites"
    return relation or "cites"


def _second_parents(rows: pd.DataFrame, docs: pd.DataFrame) -> pd.Series:
    """Plans that the opening carries out too, on the child's subject: of the main parent's authority, or the
    own province's where the main parent is a central or a Party document that the title names.
    """
    tier = pd.Series(
        [_tier(p, c, u) for p, c, u in zip(rows["places"], rows["code"], rows["unit"], strict=True)],
        index=rows.index,
        dtype=object,
    )
    mains = pd.Series(tier[rows["main"]].to_numpy(), index=rows.loc[rows["main"], "doc_id"], dtype=object)
    main = rows["doc_id"].map(mains[~mains.index.duplicated()])
    local = rows["child_issuer_level"].isin(["department", "district", "commune", "other"])
    own = tier.str.endswith(f"/{PROVINCE}") & local & main.isin(["central", "TU"])
    likely = (
        ((main == tier) | own)
        & ~rows["main"].astype(bool)
        & (rows["relation"] == "implements")
        & rows["in_opening"].map(bool)
        & rows["type"].isin(_PLANS)
    )
    held = rows["parent_id"].map(docs.set_index("doc_id")["title"])
    same = [
        bool(may) and bool(a) and any(isinstance(t, str) and likeness(a, t) >= _SUBJECT for t in (b, c))
        for may, a, b, c in zip(likely, rows["child_title"], rows["title"], held, strict=True)
    ]
    return pd.Series(same, index=rows.index, dtype=bool)


def _tier(places: tuple[str, ...], code: str, unit: str | None) -> str:
    """The authority that a cited document comes from, coarsely."""
    if CENTRAL in places:
        return "central"
    if code.startswith("so:") or code in ("TU", "HĐND"):
        return code
    return "|".join(places) + "/" + (PROVINCE if unit in (PROVINCE, "") else unit or "")


def _reasons(rows: pd.DataFrame, second: pd.Series, docs: pd.DataFrame) -> list[str]:
    """Why the document is a parent, and why it is this document."""
    told = rows["doc_id"].map(docs.set_index("doc_id")["parent_reason"])
    main = ["main parent" + (f": {why}" if isinstance(why, str) else "") for why in told]
    parts = [
        (m if is_main else "parent beside the main one, on the same subject" if s else None, why)
        for is_main, m, s, why in zip(rows["main"], main, second, rows["reason"], strict=True)
    ]
    return ["; ".join(p for p in pair if isinstance(p, str)) for pair in parts]


def _confidence(rows: pd.DataFrame, second: pd.Series, docs: pd.DataFrame) -> list[float]:
    """How sure a link is: the citation read right, this document meant, and for parents that it is one."""
    parent = rows["doc_id"].map(docs.set_index("doc_id")["parent_confidence"])
    out = []
    for is_main, is_second, sure, read, matched in zip(
        rows["main"], second, parent, rows["confidence"], rows["match_confidence"], strict=True
    ):
        value = read if isinstance(read, (int, float)) else _AS_IT_STANDS
        if is_main:
            value = min(value, sure if isinstance(sure, (int, float)) and sure == sure else _AS_IT_STANDS)
        elif is_second:
            value = min(value, 0.8)
        out.append(
            round(value * (matched if isinstance(matched, (int, float)) and matched == matched else 1.0), 4)
        )
    return out


def _once(rows: pd.DataFrame) -> pd.DataFrame:
    """One link for each child and parent, the strongest; unresolved citations each stay."""
    ranked = rows.assign(
        rank=rows["relation"].map(_STRENGTH), aside=~rows["main"].astype(bool), at=range(len(rows))
    )
    ranked = ranked.sort_values(["doc_id", "rank", "aside", "at"])
    doubled = ranked.duplicated(["doc_id", "parent_id"]) & ranked["parent_id"].notna()
    return ranked[~doubled].sort_values("at").drop(columns=["rank", "aside", "at"]).reset_index(drop=True)


def _checked(rows: pd.DataFrame, docs: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The links with what speaks against each, and the same as a frame of warnings."""
    day = docs.set_index("doc_id")["issued_on"]
    parent_day = rows["parent_id"].map(day)
    cyclic = _in_cycles(rows)
    found: list[list[tuple[str, str]]] = []
    for clash, status, count, relation, a, b, is_cyclic in zip(
        rows["warning"],
        rows["status"],
        rows["candidates"],
        rows["relation"],
        rows["child_issued_on"],
        parent_day,
        cyclic,
        strict=True,
    ):
        said = [("date_clash", clash)] if isinstance(clash, str) else []
        if status == "ambiguous":
            said.append(("ambiguous", f"{count} documents fit the citation"))
        if relation not in ("cites", "annexed_to") and _older(a, b):
            said.append(
                ("child_older", f"of {a}, before the document of {b} that it {relation.replace('_', ' ')}")
            )
        if is_cyclic:
            said.append(("cycle", "documents that carry out each other in a circle"))
        found.append(said)
    rows = rows.assign(warning=objects("; ".join(text for _, text in said) or None for said in found))
    told = [
        (code, child, parent, text)
        for said, child, parent in zip(found, rows["doc_id"], rows["parent_id"], strict=True)
        for code, text in said
    ]
    return rows, pd.DataFrame(told, columns=list(WARNINGS), dtype=object)


def _older(child: object, parent: object) -> bool:
    """Whether a date is before another at the precision that both have."""
    if not isinstance(child, str) or not isinstance(parent, str):
        return False
    size = min(len(child), len(parent))
    return child[:size] < parent[:size]


def _in_cycles(rows: pd.DataFrame) -> list[bool]:
    """Which links of implementation lie on a circle: those left when documents without parent or child are
    taken away.
    """
    edges = rows.loc[(rows["relation"] == "implements") & rows["parent_id"].notna(), ["doc_id", "parent_id"]]
    while True:
        kept = edges[
            edges["parent_id"].isin(set(edges["doc_id"])) & edges["doc_id"].isin(set(edges["parent_id"]))
        ]
        if len(kept) == len(edges):
            break
        edges = kept
    left = set(edges.index)
    return [index in left for index in rows.index]


def _superseded(rows: pd.DataFrame) -> list[str]:
    """The status of each link; `parent_replaced` where another document replaces the parent that it carries
    out.
    """
    replaced = set(rows.loc[(rows["relation"] == "replaces") & rows["parent_id"].notna(), "parent_id"])
    return [
        "parent_replaced" if relation == "implements" and parent in replaced else status
        for relation, parent, status in zip(rows["relation"], rows["parent_id"], rows["status"], strict=True)
    ]
