"""What follows from all documents together: links and placeholders, then compliance as of a date."""

from __future__ import annotations

from datetime import date

import pandas as pd

from links import Linked, check, link
from tables.conclusions import load_registry, replace_conclusions
from tables.frames import read_frame
from tables.ledger import settle
from tables.store import Store


def conclude(store: Store, as_of: date, assume_covered: bool) -> None:
    """Bring links, placeholders, chains and compliance up to date with the documents in the store."""
    settle(store)
    load_registry(store)
    documents = held(read_frame(store, "documents"))
    linked = link(documents, read_frame(store, "citations"))
    replace_conclusions(
        store,
        {
            "links": linked.links,
            "placeholders": linked.placeholders,
            "chains": linked.chains,
            "warnings": linked.warnings.reset_index(drop=True).rename_axis("no").reset_index(),
            "compliance": _check(store, documents, linked, as_of, assume_covered),
        },
    )


def verdicts(store: Store, as_of: date, assume_covered: bool) -> pd.DataFrame:
    """Rows of `compliance` for a date, from the links in the store; writes nothing."""
    known = read_frame(store, "documents")
    documents = held(known)
    linked = Linked(
        links=read_frame(store, "links"),
        chains=documents[["doc_id", "chain_id", "is_current"]],
        placeholders=known[known["status"] == "placeholder"].reset_index(drop=True),
    )
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


def held(documents: pd.DataFrame) -> pd.DataFrame:
    """Documents in hand, without the placeholders of an earlier run."""
    return documents[documents["status"] == "held"].reset_index(drop=True)
