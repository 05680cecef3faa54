"""Whether the quotas of plans meet, add up to, or contradict those of the plan that they carry out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import regex

from extract.folding import fold
from links.identity import plain, records, take

COLUMNS = (
    "parent_id", "no", "manner", "verdict", "indicator", "unit", "period", "parent_quota_no", "parent_min",
    "parent_max", "parent_quote", "child_id", "child_quota_no", "children", "child_min", "child_max",
    "child_quote", "reason",
)  # fmt: skip
QUOTAS = (
    "doc_id", "no", "text", "min", "max", "unit", "comparator", "per_time", "per_entity", "kind", "quote",
    "line",
)  # fmt: skip
ALIKE = 0.6  # share of pairs of syllables that two sentences have in common, at which they measure one thing
_SHARES = ("%", "phần trăm", "‰", "điểm %")
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_WORD = regex.compile(r"\p{L}+")
# words that say how much or when, not what
_MEASURE = regex.compile(
    r"\b(?:đạt|trên|dưới|ít nhất|tối thiểu|tối đa|phấn đấu|trở lên|từ|đến|hết|năm|không quá|khoảng|tỷ lệ|tỉ lệ"
    r"|có|được|là|hằng|hàng|mỗi|trong|và|các|của|cho|số|về|với|tại|ở|để)\b|[\d.,]*\d[\d.,]*%?|%"
)
# fewer is better: "giảm", "tỷ lệ hộ nghèo còn", "không quá", "dưới"
_LESS = regex.compile(r"\b(?:còn|xuống|giảm)\b")
Quota = dict[str, Any]


def compare_quotas(documents: pd.DataFrame, links: pd.DataFrame, quotas: pd.DataFrame) -> pd.DataFrame:
    """Frame of COLUMNS: one row for each quota of a parent and what its children say of the same thing.

    `documents`: doc_id, is_current, period_first, period_last, issued_on; `links`: of implementation; `quotas`:
    QUOTAS, `line` being the sentence around each. `manner`: `each` (a share, or so many for each body: every
    child is held against it), `sum` (a count of the whole: the children together). `verdict`: agrees,
    contradicts, cannot_tell. A sum that falls short contradicts nothing: other children may add to it.
    """
    docs = take(documents, ("doc_id", "is_current", "period_last", "issued_on")).set_index("doc_id")
    rows = plain(links[(links["relation"] == "implements") & links["parent_id"].notna()])
    current = set(docs.index[docs["is_current"].map(lambda c: c is not False)])
    pairs = sorted({(p, c) for p, c in zip(rows["parent_id"], rows["child_id"], strict=True)})
    pairs = [(p, c) for p, c in pairs if p in current and c in current]
    wanted = {doc_id for pair in pairs for doc_id in pair}
    periods = {doc_id: _period(docs.loc[doc_id]) for doc_id in wanted}
    known: dict[str, list[Quota]] = {}
    for row in records(take(quotas[quotas["doc_id"].isin(wanted)], QUOTAS).sort_values(["doc_id", "no"])):
        if row["kind"] in ("target", "change") and row["line"]:
            known.setdefault(row["doc_id"], []).append(_read(row, periods[row["doc_id"]]))
    children: dict[str, list[str]] = {}
    for parent, child in pairs:
        if parent in known and child in known:
            children.setdefault(parent, []).append(child)
    found = []
    for parent in sorted(children):
        made = [r for q in known[parent] for r in _checks(q, [known[c] for c in children[parent]])]
        found += [{"parent_id": parent, "no": no, **row} for no, row in enumerate(made)]
    return pd.DataFrame(found, columns=list(COLUMNS), dtype=object)


def _period(row: Any) -> int | None:
    """The last year that a document covers."""
    if row["period_last"] is not None:
        return int(row["period_last"])
    on = str(row["issued_on"] or "")
    return int(on[:4]) if on[:4].isdigit() else None


def _read(row: Quota, period: int | None) -> Quota:
    """A quota with its pairs of content words, its year and its direction."""
    line = fold(row["line"])
    years = [int(y) for y in _YEAR.findall(line)]
    words = _WORD.findall(_MEASURE.sub(" ", line))
    less = row["min"] is None or bool(_LESS.search(line)) and row["kind"] != "change"
    return {
        **row,
        "pairs": set(zip(words, words[1:], strict=False)) or set(words),
        "period": max(years) if years else period,
        "less": less,
        "unit": (row["unit"] or "").lower(),
    }


def alike(one: Quota, other: Quota) -> float:
    """Share of the pairs of content words that two quotas' sentences have in common, 0 to 1."""
    both = len(one["pairs"] | other["pairs"])
    return len(one["pairs"] & other["pairs"]) / both if both else 0.0


def _checks(parent: Quota, children: Sequence[Sequence[Quota]]) -> Iterator[Quota]:
    """The rows of one quota of a parent; of each child the quota that is most alike."""
    same = []
    for quotas in children:
        rivals = [q for q in quotas if q["unit"] == parent["unit"] and q["kind"] == parent["kind"]]
        best = max(rivals, key=lambda q: (alike(parent, q), -q["no"]), default=None)
        if best is not None and alike(parent, best) >= ALIKE:
            same.append(best)
    shared = parent["unit"] in _SHARES or parent["per_entity"] is not None or parent["kind"] == "change"
    if shared or parent["less"]:
        yield from (_row(parent, "each", *_each(parent, q), [q]) for q in same)
    elif same:
        ready = [q for q in same if q["period"] == parent["period"] and q["per_time"] == parent["per_time"]]
        yield _row(parent, "sum", *_sum(parent, ready, len(same)), ready or same)


def _each(parent: Quota, child: Quota) -> tuple[str, str]:
    """Verdict and reason for a child's quota held against the parent's."""
    if parent["period"] != child["period"]:
        return "cannot_tell", f"for {parent['period']} and for {child['period']}"
    if (parent["per_time"], parent["per_entity"]) != (child["per_time"], child["per_entity"]):
        return "cannot_tell", "not counted in the same way"
    if (parent["min"], parent["max"]) == (child["min"], child["max"]):
        return "agrees", "the same"
    side, sign = ("max", -1) if parent["less"] else ("min", 1)
    wanted, least, most = parent[side], child[side], child["min" if side == "max" else "max"]
    if wanted is None:
        return "cannot_tell", "no bound to hold it against"
    if least is not None and sign * least >= sign * wanted:
        return "agrees", "as far as the parent asks, or further"
    if most is not None and sign * most < sign * wanted:
        return "contradicts", "less than the parent asks"
    if least is not None and most is None:
        return "contradicts", "less than the parent asks"
    return "cannot_tell", "may reach what the parent asks, or not"


def _sum(parent: Quota, ready: Sequence[Quota], found: int) -> tuple[str, str]:
    """Verdict and reason for the quotas of all children together."""
    if not ready:
        return "cannot_tell", f"{found} plans count it for other years or otherwise"
    total = sum(q["min"] or 0 for q in ready)
    told = f"{total:g} in {len(ready)} plans"
    if total >= parent["min"] and (parent["max"] in (None, parent["min"]) or total <= parent["max"]):
        return "agrees", told
    if total > parent["min"]:
        return "contradicts", f"{told}, more than the parent allows"
    return "cannot_tell", f"{told}, and other plans may add to it"


def _row(parent: Quota, manner: str, verdict: str, reason: str, children: Sequence[Quota]) -> Quota:
    one = children[0] if len(children) == 1 else None
    least = [q["min"] for q in children if q["min"] is not None]
    most = [q["max"] for q in children]
    return {
        "manner": manner, "verdict": verdict, "indicator": parent["line"], "unit": parent["unit"],
        "period": parent["period"], "parent_quota_no": parent["no"], "parent_min": parent["min"],
        "parent_max": parent["max"], "parent_quote": parent["quote"],
        "child_id": one["doc_id"] if one else None, "child_quota_no": one["no"] if one else None,
        "children": len(children), "child_min": sum(least) if least else None,
        "child_max": None if None in most else sum(most),
        "child_quote": " | ".join(str(q["quote"]) for q in children), "reason": reason,
    }  # fmt: skip
