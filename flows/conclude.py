"""What follows from all documents together: links and placeholders, then compliance as of a date."""

from __future__ import annotations

import hashlib
from datetime import date

import pandas as pd

from flows.conclude_part import conclude_some
from flows.reading import CODE_VERSION
from flows.relink import relink
from links.compliance import check, seen_bodies
from links.graph import Linked
from links.quota_checks import compare_quotas
from tables.conclusions import load_registry, replace_conclusions
from tables.frames import read_frame
from tables.ledger import settle
from tables.sentences import quotas_with_sentences
from tables.store import Store, get_meta, set_meta

CHECKED = "checked"  # what the verdicts in the store were given under


def conclude(store: Store, as_of: date, assume_covered: bool) -> None:
    """Bring links, placeholders, chains and compliance up to date with the documents in the store."""
    settle(store)
    load_registry(store)
    touched = relink(store)
    asked = _asked(store, as_of, assume_covered)
    if not touched.everything and get_meta(store, CHECKED) == asked:
        if touched.children:
            conclude_some(store, touched, as_of, assume_covered)
        return
    documents, linked = linked_of(store)
    frames = {
        "compliance": _check(store, documents, linked, as_of, assume_covered),
        "quota_checks": _check_quotas(store, documents, linked),
    }
    seen = seen_bodies(documents, linked, read_frame(store, "recipients"))
    frames["seen"] = pd.DataFrame(sorted(seen), columns=["key", "province_id"], dtype=object)
    replace_conclusions(store, frames)
    if get_meta(store, CHECKED) != asked:
        with store.engine.begin() as connection:
            set_meta(connection, CHECKED, asked)


def _asked(store: Store, as_of: date, assume_covered: bool) -> str:
    """What verdicts rest on beside documents and links: the day, what was searched, and the code."""
    covered = read_frame(store, "coverage").to_csv(index=False)
    return f"{as_of} {assume_covered} {CODE_VERSION} {hashlib.sha256(covered.encode()).hexdigest()}"


def linked_of(store: Store) -> tuple[pd.DataFrame, Linked]:
    """The documents in hand, and the links that the store holds."""
    known = read_frame(store, "documents")
    documents = held(known)
    return documents, Linked(
        links=read_frame(store, "links"),
        chains=documents[["doc_id", "chain_id", "is_current"]],
        placeholders=known[known["status"] == "placeholder"].reset_index(drop=True),
    )


def verdicts(store: Store, as_of: date, assume_covered: bool) -> pd.DataFrame:
    """Rows of `compliance` for a date, from the links in the store; writes nothing."""
    documents, linked = linked_of(store)
    return _check(store, documents, linked, as_of, assume_covered)


def _check(
    store: Store, documents: pd.DataFrame, linked: Linked, as_of: date, assume_covered: bool
) -> pd.DataFrame:
    return check(
        documents,
        read_frame(store, "duties"),
        linked,
        coverage=read_frame(store, "coverage"),
        as_of=as_of,
        assume_covered=assume_covered,
        deadlines=read_frame(store, "deadlines"),
        recipients=read_frame(store, "recipients"),
    )


def _check_quotas(store: Store, documents: pd.DataFrame, linked: Linked) -> pd.DataFrame:
    rows = linked.links[(linked.links["relation"] == "implements") & linked.links["parent_id"].notna()]
    known = set(documents["doc_id"])
    wanted = {*rows["child_id"], *rows["parent_id"]} & known
    current = documents.drop(columns=["is_current"]).merge(linked.chains[["doc_id", "is_current"]])
    return compare_quotas(current, rows, quotas_with_sentences(store, wanted))


def held(documents: pd.DataFrame) -> pd.DataFrame:
    """Documents in hand, without the placeholders of an earlier run."""
    return documents[documents["status"] == "held"].reset_index(drop=True)
