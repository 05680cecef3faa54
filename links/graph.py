"""From documents and citations to links: keys, version chains, resolution, placeholders, relations, in that
order.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from links.chains import find_chains
from links.identity import citations_with_keys, documents_with_keys, plain
from links.implements import make_links
from links.placeholders import placeholder_rows, with_placeholders
from links.resolve import resolve


@dataclass(frozen=True, slots=True)
class Linked:
    """What follows from all documents together; `check` needs only `links` and `chains`.

    `links`: columns of `links.implements.COLUMNS`; `placeholders`: `links.placeholders.COLUMNS`; `chains`:
    doc_id, chain_id, is_current; `warnings`: code (date_clash, ambiguous, child_older, cycle), child_id,
    parent_id, message.
    """

    links: pd.DataFrame
    chains: pd.DataFrame
    placeholders: pd.DataFrame = field(default_factory=pd.DataFrame)
    warnings: pd.DataFrame = field(default_factory=pd.DataFrame)


def link(documents: pd.DataFrame, citations: pd.DataFrame) -> Linked:
    """Resolve all citations of a store; rows in any order give the same frames.

    `documents`: documents in hand, one a row, with the columns `links.identity.DOCUMENTS`, of which only
    doc_id, symbol, issued_on, issuer, issuer_level, province or province_id, and title are needed to link,
    parent_symbol (with parent_confidence, parent_reason) to tell parents, draft and text_hash to tell
    versions. `citations`: columns `links.identity.CITATIONS`. A column that is not there counts as unknown.
    Dates are ISO texts of any precision.
    """
    docs = documents_with_keys(documents, citations[citations["relation"] == "annexed_to"])
    chains = find_chains(docs)
    cited = citations_with_keys(citations, docs)
    found = resolve(cited, docs, chains)
    for name in ("parent_id", "candidates", "status", "match_confidence", "reason", "warning"):
        cited[name] = found[name]
    chain_of = dict(chains[["doc_id", "chain_id"]].itertuples(index=False, name=None))
    cited["child_chain"] = cited["doc_id"].map(chain_of)
    unknown = with_placeholders(cited[cited["status"] == "unknown"])
    placeholders = placeholder_rows(unknown)
    several = unknown["candidates"] > 1
    cited.loc[unknown.index, "parent_id"] = unknown["parent_id"]
    cited.loc[unknown.index, "candidates"] = unknown["candidates"]
    cited.loc[unknown.index, "status"] = several.map({True: "ambiguous", False: "placeholder"})
    cited.loc[unknown.index, "reason"] = several.map(
        {True: "several documents that are not in hand fit", False: "not in hand"}
    )
    known = plain(pd.concat([docs, placeholders], ignore_index=True))
    links, warnings = make_links(cited, known)
    return Linked(links, chains, placeholders, warnings)
