"""What follows from all documents together: links and placeholders, then compliance as of a date."""

from __future__ import annotations

from datetime import date

import pandas as pd

from links import check, link
from tables.conclusions import load_registry, replace_conclusions
from tables.frames import read_frame, read_frames
from tables.ledger import settle
from tables.schema import TABLES
from tables.store import Store

# what `links` may look at; `link` and `check` take these frames by name
INPUTS = ("documents", "citations", "duties", "recipients", "bearers", "bodies", "provinces", "files")


def conclude(store: Store, as_of: date, assume_covered: bool) -> None:
    """Bring links, placeholders, chains and compliance up to date with the documents in the store."""
    settle(store)
    load_registry(store)
    linked = link(held(read_frame(store, "documents")), read_frame(store, "citations"))
    warnings = linked.warnings.reset_index(drop=True).rename_axis("no").reset_index()
    frames = {"links": linked.links, "placeholders": linked.placeholders, "chains": linked.chains}
    replace_conclusions(store, {**frames, "warnings": warnings})
    replace_conclusions(store, {"compliance": verdicts(store, as_of, assume_covered)})


def verdicts(store: Store, as_of: date, assume_covered: bool) -> pd.DataFrame:
    """Rows of `compliance` for a date, from the links in the store; writes nothing."""
    frames = {**read_frames(store, INPUTS), "links": read_frame(store, "links")}
    found: pd.DataFrame = check(frames, as_of, assume_covered)
    return found.reindex(columns=[column.name for column in TABLES["compliance"].columns])


def held(documents: pd.DataFrame) -> pd.DataFrame:
    """Documents in hand, without the placeholders of an earlier run."""
    return documents[documents["status"] == "held"].reset_index(drop=True)
