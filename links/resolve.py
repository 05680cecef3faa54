"""Citations to documents in hand: by key, with the date as a check; one candidate, or unresolved with the
count.
"""

from __future__ import annotations

import pandas as pd

from extract.likeness import likeness
from links.chains import SAME_TITLE, title_likeness
from links.identity import dates_agree, objects, plain
from links.keys import CENTRAL, unit_is_certain, units_agree

ALIKE, UNLIKE = 0.5, 0.15  # likeness of subjects above which two titles may be one, below which they are not
# what a match adds to a citation's own confidence
BY_KEY, BY_KEY_LOOSE, BY_TITLE = 1.0, 0.85, 0.7
OUTCOME = ["cit", "parent_id", "candidates", "status", "match_confidence", "reason", "warning"]


def resolve(cited: pd.DataFrame, docs: pd.DataFrame, chains: pd.DataFrame) -> pd.DataFrame:
    """What each citation means: frame with `cit` (row of `cited`) and the other columns of OUTCOME.

    `status`: resolved, ambiguous (no parent_id, `candidates` documents fit), self (no link), or unknown (none
    fits). `parent_id` is the current version of the chain. `cited` and `docs` come from `links.identity`,
    `chains` from `links.chains`.
    """
    versions = docs.merge(chains, on="doc_id")
    kept = versions[versions["is_current"]]
    current = dict(zip(kept["chain_id"], kept["doc_id"], strict=True))
    chain_of = dict(zip(versions["doc_id"], versions["chain_id"], strict=True))
    cited = cited.assign(cit=range(len(cited)), child_chain=cited["doc_id"].map(chain_of))
    found = _by_key(cited, versions)
    settled = _settle(found)
    rest = cited[~cited["cit"].isin(set(settled["cit"]))]
    titled = _settle(
        pd.concat([_by_title(rest, versions), _without_place(rest, versions)], ignore_index=True)
    )
    settled = pd.concat([settled, titled], ignore_index=True)
    unknown = cited.loc[~cited["cit"].isin(set(settled["cit"])), ["cit"]]
    settled = pd.concat([settled, unknown.assign(status="unknown", candidates=0)], ignore_index=True)
    settled["parent_id"] = settled["chain"].map(current)
    return plain(settled.reindex(columns=OUTCOME).sort_values("cit", ignore_index=True))


_CHILD = [
    "cit",
    "child_chain",
    "relation",
    "child_title",
    "child_issued_on",
    "number",
    "type",
    "code",
    "year",
    "unit",
    "issued_on",
    "title",
    "places",
]
_CANDIDATE = ["chain_id", "place", "number", "type", "code", "year", "unit", "issued_on", "title", "annexed"]


def _by_key(cited: pd.DataFrame, versions: pd.DataFrame) -> pd.DataFrame:
    """Candidates with the same place, number, type, code, and a unit and year that agree."""
    numbered = cited.loc[cited["number"].notna(), _CHILD]
    numbered = (
        numbered.assign(several=numbered["places"].map(len) > 1)
        .explode("places")
        .rename(columns={"places": "place"})
    )
    held = versions.loc[versions["number"].notna() & versions["place"].notna(), _CANDIDATE]
    both = numbered.merge(held, on=["place", "number", "type", "code"], suffixes=("", "_held"))
    return _scored(both).assign(by_title=False)


def _scored(both: pd.DataFrame) -> pd.DataFrame:
    """Candidate pairs that may be one document, with `agree` (dates), `sure` and `self`."""
    years = both["year"].isna() | both["year_held"].isna() | (both["year"] == both["year_held"])
    both = plain(both[years]).reset_index(drop=True)
    units = [units_agree(a, b) for a, b in zip(both["unit"], both["unit_held"], strict=True)]
    both = both[pd.Series(units, dtype=bool)].reset_index(drop=True)
    both["self"] = both["child_chain"] == both["chain_id"]
    both = both[
        ~both["self"] | (both["relation"] != "annexed_to")
    ]  # the decision is another document than its annex
    both = both.reset_index(drop=True)
    both["agree"] = objects(
        dates_agree(a, b) for a, b in zip(both["issued_on"], both["issued_on_held"], strict=True)
    )
    certain = [unit_is_certain(u) and not s for u, s in zip(both["unit"], both["several"], strict=True)]
    both["certain"] = pd.Series(certain, dtype=bool)
    both["dated"] = both["year"].notna() & both["year_held"].notna()
    kept = [
        is_self or _plausible(agree, is_certain, dated, title, held_title, day, child_day)
        for is_self, agree, is_certain, dated, title, held_title, day, child_day in zip(
            *(
                both[c]
                for c in (
                    "self",
                    "agree",
                    "certain",
                    "dated",
                    "title",
                    "title_held",
                    "issued_on_held",
                    "child_issued_on",
                )
            ),
            strict=True,
        )
    ]
    return both[pd.Series(kept, dtype=bool)].reset_index(drop=True)


def _plausible(
    agree: bool | None,
    certain: bool,
    dated: bool,
    title: str | None,
    held_title: str | None,
    day: str | None,
    child_day: str | None,
) -> bool:
    """Whether a document of the same key may be meant: a loose key needs the date or the subject to agree."""
    if certain and dated:
        return True
    if agree and dated and day and len(day) == 10:
        return True
    if not dated and day and child_day and day[: len(child_day)] > child_day[: len(day)]:
        return False
    same = likeness(title, held_title) if title and held_title else None
    if certain and agree is not False:  # no year on one side: the subject must not speak against it
        return same is None or same >= UNLIKE
    return agree is not False and same is not None and same >= ALIKE


def _settle(found: pd.DataFrame) -> pd.DataFrame:
    """One row a citation from its candidate pairs: the own chain, the only chain left, or the count of
    chains.
    """
    if found.empty:
        return pd.DataFrame(
            columns=["cit", "chain", "candidates", "status", "match_confidence", "reason", "warning"],
            dtype=object,
        )
    found = found.assign(
        clash=found["agree"].map(lambda a: a is False), exact=found["agree"].map(lambda a: a is True)
    )
    one = found.sort_values(
        ["cit", "self", "annexed", "clash", "exact", "chain_id"],
        ascending=[True, False, True, True, False, True],
    )
    one = one.drop_duplicates(["cit", "chain_id"])
    selves = set(one.loc[one["self"], "cit"])
    one = _narrowed(one[~one["cit"].isin(selves)])
    counts = one.groupby("cit")["chain_id"].transform("size")
    one = one.assign(
        candidates=counts.astype(object), status=counts.map(lambda n: "resolved" if n == 1 else "ambiguous")
    )
    one = one.drop_duplicates("cit").reset_index(drop=True)
    one["chain"] = objects(
        c if s == "resolved" else None for c, s in zip(one["chain_id"], one["status"], strict=True)
    )
    one["match_confidence"] = [
        _confidence(c, d, a, t)
        for c, d, a, t in zip(one["certain"], one["dated"], one["agree"], one["by_title"], strict=True)
    ]
    one["reason"] = [
        _reason(s, n, a, d)
        for s, n, a, d in zip(one["status"], one["candidates"], one["agree"], one["dated"], strict=True)
    ]
    one["warning"] = objects(
        f"date clash: cited as {a}, the document has {b}" if clash and s == "resolved" else None
        for clash, s, a, b in zip(
            one["clash"], one["status"], one["issued_on"], one["issued_on_held"], strict=True
        )
    )
    own = pd.DataFrame({"cit": sorted(selves), "status": "self", "candidates": 1})
    return pd.concat(
        [one[["cit", "chain", "candidates", "status", "match_confidence", "reason", "warning"]], own],
        ignore_index=True,
    )


def _narrowed(found: pd.DataFrame) -> pd.DataFrame:
    """Of several chains that fit one citation, those of the cited date; else the one that is clearly of its
    subject.
    """
    several = found["cit"].duplicated(keep=False)
    if not several.any():
        return found
    rest = found[several]
    own_key = rest.groupby("cit")["annexed"].transform(lambda a: not a.all())
    rest = rest[~(rest["annexed"] & own_key)]  # the decision itself before the plan annexed to it
    exact = rest.groupby("cit")["exact"].transform("any")
    rest = rest[rest["exact"] | ~exact]
    still = rest["cit"].duplicated(keep=False)
    same = [
        likeness(a, b) if s and a and b else 0.0
        for s, a, b in zip(still, rest["title"], rest["title_held"], strict=True)
    ]
    rest = rest.assign(same=same)
    best = rest.groupby("cit")["same"].transform("max")
    near = rest.assign(near=rest["same"] > best - 0.4).groupby("cit")["near"].transform("sum")
    clear = (best >= ALIKE) & (near == 1)
    rest = rest[~clear | (rest["same"] == best)]
    return pd.concat([found[~several], rest], ignore_index=True).sort_values(
        ["cit", "chain_id"], ignore_index=True
    )


def _confidence(certain: bool, dated: bool, agree: bool | None, by_title: bool) -> float:
    if by_title:
        return BY_TITLE
    return BY_KEY if certain and dated and agree is not False else BY_KEY_LOOSE


def _reason(status: str, count: int, agree: bool | None, dated: bool) -> str:
    if status == "ambiguous":
        return f"{count} documents fit"
    told = "and date" if agree else "; the dates differ" if agree is False else "; no date to check"
    return f"same issuer, number, type{', year' if dated else ''} {told}".replace(" ;", ";")


def _by_title(cited: pd.DataFrame, versions: pd.DataFrame) -> pd.DataFrame:
    """Where the number is blank on either side: the same place, code, type and year, and the same title."""
    columns = _CHILD
    rest = cited.loc[cited["title"].notna() & cited["year"].notna(), columns]
    rest = (
        rest.assign(several=rest["places"].map(len) > 1).explode("places").rename(columns={"places": "place"})
    )
    held = versions.loc[
        versions["title"].notna() & versions["place"].notna() & versions["code"].notna(), _CANDIDATE
    ]
    both = rest.merge(held, on=["place", "type", "code", "year"], suffixes=("", "_held"))
    both = both[both["number"].isna() | both["number_held"].isna()]
    both = both.assign(year_held=both["year"])
    alike = [
        title_likeness(a, b) >= SAME_TITLE for a, b in zip(both["title"], both["title_held"], strict=True)
    ]
    both = both[pd.Series(alike, dtype=bool, index=both.index)]
    return _scored(both).assign(by_title=True)


def _without_place(cited: pd.DataFrame, versions: pd.DataFrame) -> pd.DataFrame:
    """Documents whose province is unknown: the same symbol, day and subject."""
    held = versions.loc[
        versions["place"].isna() & versions["number"].notna() & versions["issued_on"].notna(), _CANDIDATE
    ]
    rest = cited.loc[cited["number"].notna() & cited["issued_on"].notna() & cited["title"].notna(), _CHILD]
    rest = rest[rest["places"].map(lambda p: p != (CENTRAL,)).astype(bool)].assign(several=True)
    both = rest.merge(held, on=["number", "type", "code", "issued_on"], suffixes=("", "_held"))
    both["issued_on_held"] = both["issued_on"]
    alike = [
        bool(b) and likeness(a, b) >= ALIKE for a, b in zip(both["title"], both["title_held"], strict=True)
    ]
    both = both[
        pd.Series(alike, dtype=bool, index=both.index) & (both["issued_on"].map(len).astype(int) == 10)
    ]
    return _scored(both).assign(by_title=True)
