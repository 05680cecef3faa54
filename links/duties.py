"""The orders to issue a plan, each with the document that gives it and the day on which it is due."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import regex

from links.dues import Due, read_due
from links.identity import as_day, plain, records, take
from links.lineage import body

DUTIES = ("doc_id", "no", "kind", "bodies", "bearers", "bearer_ids", "exceptions", "due", "due_end", "text")
# xây dựng kế hoạch hoặc văn bản triển khai | kế hoạch, công văn chỉ đạo
_PLAN_OR_PAPER = regex.compile(r"kế hoạch\s*(?:hoặc|/|,)\s*(?:các |ban hành )?(?:văn bản|công văn)")
Ends = dict[tuple[str, str], list[tuple[str, date]]]


@dataclass(frozen=True, slots=True)
class Duty:
    """One order to issue a plan. `parent` is the row of the document; `any_paper`: a letter will do too."""

    parent: dict[str, Any]
    no: int
    words: str
    due: Due
    any_paper: bool


def read_duties(
    docs: pd.DataFrame, duties: pd.DataFrame, deadlines: pd.DataFrame | None
) -> Iterator[tuple[Duty, ...]]:
    """The duties of each document that counts in its chain, due first first.

    A document's `duty_bodies` and `duty_due` stand in where it has no row of `duties`.
    """
    rows = take(duties, DUTIES)
    rows = rows[rows["kind"] == "issue_plan"]
    current = docs[docs["is_current"]]
    simple = current[current["duty_bodies"].notna() & ~current["doc_id"].isin(set(rows["doc_id"]))]
    simple = simple[["doc_id", "duty_bodies", "duty_due"]].rename(
        columns={"duty_bodies": "bodies", "duty_due": "due"}
    )
    rows = plain(pd.concat([rows, take(simple.assign(no=0), DUTIES)], ignore_index=True))
    ends = _ends(deadlines)
    wanted = set(rows["doc_id"])
    facts = {row["doc_id"]: row for row in records(current[current["doc_id"].isin(wanted)])}
    rows = rows[rows["doc_id"].isin(set(facts))].sort_values(["doc_id", "no"])
    for doc_id, group in rows.groupby("doc_id", sort=True):
        read = [_duty(row, facts[doc_id], ends) for row in records(group)]
        yield tuple(sorted(read, key=lambda duty: (duty.due.last or date.max, duty.no)))


def _ends(deadlines: pd.DataFrame | None) -> Ends:
    """Text and last day of the deadlines of each document and value."""
    found: Ends = {}
    if deadlines is not None:
        rows = take(deadlines, ("doc_id", "value", "text", "end_date"))
        for doc_id, value, text, end in rows.itertuples(index=False, name=None):
            if value and (day := as_day(end)):
                found.setdefault((doc_id, value), []).append((text or "", day))
    return found


def _duty(row: dict[str, Any], parent: dict[str, Any], ends: Ends) -> Duty:
    words = _named(row["bearers"], row["bearer_ids"]) or row["bodies"] or ""
    if row["exceptions"] and "trừ" not in words:
        words = f"{words} (trừ {row['exceptions']})"
    text = row["text"] or ""
    known = ends.get((parent["doc_id"], row["due"] or ""), [])
    inside = [day for said, day in known if said and said in text]
    end = as_day(row["due_end"]) or min(inside or [day for _, day in known], default=None)
    due = read_due(row["due"], end, as_day(parent["issued_on"]), f"{text} {row['bodies'] or ''}")
    return Duty(parent, int(row["no"]), words, due, bool(_PLAN_OR_PAPER.search(text.lower())))


def _named(texts: str | None, ids: str | None) -> str:
    """The bearers as words, a registered body by its full name: of "các Sở: Y tế, Nội vụ" each has "Sở" again.

    >>> _named("các Sở: Y tế; Nội vụ; UBND các xã", "y-te; noi-vu; cap_xa")
    'Sở Y tế; Sở Nội vụ; UBND các xã'
    """
    parts = (texts or "").split("; ")
    known = (ids or "").split("; ")
    if len(known) != len(parts):
        return texts or ""
    names = (body(one) if one else None for one in known)
    return "; ".join(b.name if b else part for b, part in zip(names, parts, strict=True))
