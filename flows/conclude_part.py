"""Verdicts and checks of quotas that a change touches, beside all that they depend on: the rest stays as it is.

Touched is a parent whose own row, duties or versions changed, with a link to or from a document drawn again, with a
child whose date another paper gives, or one whose duty an optional body may owe that is now seen to exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from flows.relink_part import Touched
from links.compliance import check, seen_bodies
from links.departments import is_optional
from links.graph import Linked
from links.lineage import same_territory, successors
from links.quota_checks import compare_quotas
from tables import affected as near
from tables.conclusions import replace_some
from tables.sentences import quotas_with_sentences
from tables.store import Store

FAMILY = ("amends", "replaces", "annexed_to")  # relations through which one document's children are another's


@dataclass(frozen=True, slots=True)
class _Part:
    """Documents and links on which the verdicts of some parents rest."""

    documents: pd.DataFrame
    linked: Linked


def conclude_some(store: Store, touched: Touched, as_of: date, assume_covered: bool) -> None:
    """Give anew the verdicts and quota checks that a change of links touches, in one transaction."""
    redated = set(near.links_where(store, "parent_id", touched.parents, ("annexed_to",))["child_id"])
    changed = set(touched.children) | redated
    parents = changed | set(touched.parents) | _ids(near.links_where(store, "child_id", changed)["parent_id"])
    parents |= _whole(store, parents)
    seen = _newly_seen(store, changed)
    parents |= near.parents_of_bodies(store, _bodies_concerned(seen))
    part = _part(store, near.with_duties_or_quotas(store, parents))
    owing = part.documents.assign(
        duty_bodies=part.documents["duty_bodies"].where(part.documents["doc_id"].isin(parents))
    )
    frames = {
        "compliance": check(
            owing,
            near.rows_of_documents(store, "duties", parents),
            part.linked,
            coverage=near.coverage(store),
            as_of=as_of,
            assume_covered=assume_covered,
            deadlines=near.rows_of_documents(store, "deadlines", parents),
            seen=near.seen(store) | seen,
        ),
        "quota_checks": _check_quotas(store, part, parents),
    }
    replace_some(store, frames, parents, seen)


def _ids(values: Iterable[object]) -> set[str]:
    return {value for value in values if isinstance(value, str)}


def _whole(store: Store, parents: set[str]) -> set[str]:
    """Documents to which the children of these count too: what they amend or replace, what is annexed to them or
    replaces them.
    """
    up = near.links_where(store, "child_id", parents, ("amends", "replaces"))
    down = near.links_where(store, "parent_id", parents, ("annexed_to", "replaces"))
    return _ids(up["parent_id"]) | _ids(down["child_id"])


def _part(store: Store, parents: set[str]) -> _Part:
    """All that the verdicts of these parents rest on."""
    above = near.links_where(store, "child_id", parents, ("annexed_to", "replaces"))
    below = near.links_where(store, "parent_id", parents, ("amends", "replaces"))
    others = parents | _ids(above["parent_id"]) | _ids(below["child_id"])
    links = near.links_where(store, "parent_id", others)
    held = near.with_versions(store, others | _ids(links["child_id"]))
    return _with_decisions(store, held, pd.concat([links, above, below]))


def _with_decisions(store: Store, held: set[str], links: pd.DataFrame) -> _Part:
    """Documents in hand beside these links, and what the decisions that they are annexed to say of them."""
    annexed = near.links_where(store, "child_id", held, ("annexed_to",))
    known = near.rows_of_documents(store, "documents", held | _ids(annexed["parent_id"]))
    links = pd.concat([links, annexed]).drop_duplicates(["child_id", "no"])
    documents = known[known["status"] == "held"].reset_index(drop=True)
    placeholders = known[known["status"] == "placeholder"].reset_index(drop=True)
    chains = documents[["doc_id", "chain_id", "is_current"]]
    return _Part(documents, Linked(links.reset_index(drop=True), chains, placeholders))


def _check_quotas(store: Store, part: _Part, parents: set[str]) -> pd.DataFrame:
    links = part.linked.links
    rows = links[(links["relation"] == "implements") & links["parent_id"].isin(parents)]
    wanted = {*rows["child_id"], *rows["parent_id"]} & set(part.documents["doc_id"])
    return compare_quotas(part.documents, rows, quotas_with_sentences(store, wanted))


def _newly_seen(store: Store, changed: set[str]) -> frozenset[tuple[str, str]]:
    """Bodies that documents drawn again issued or are sent to, and that no other was known to show."""
    part = _with_decisions(store, changed, near.links_where(store, "child_id", ()))
    mine = part.documents[part.documents["doc_id"].isin(changed)]
    found = seen_bodies(mine, part.linked, near.rows_of_documents(store, "recipients", changed))
    return found - near.seen(store)


def _bodies_concerned(seen: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Registry ids and provinces of the optional bodies among these and of their successors, in all forms of the
    province.
    """
    return {
        (heir, place)
        for key, home in seen
        for body_id in (key.removeprefix("so:"), *(("vhttdl",) if key == "so:svhtt" else ()))
        if is_optional(body_id)
        for heir in (body_id, *successors(body_id))
        for place in same_territory(home)
    }
