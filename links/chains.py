"""Version chains: the copies, drafts and signed twins of one document, with the one version that counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pandas as pd
import regex
from rapidfuzz import fuzz

from extract.folding import bare
from links.identity import dates_agree
from links.keys import units_agree

SAME_TITLE = 90.0  # per cent of likeness at which a draft's title is that of its signed twin
OTHER_TITLE = 45.0  # below this, equal symbols without equal dates are two documents


def title_likeness(one: str | None, other: str | None) -> float:
    """Per cent of likeness of two titles; 0 where their figures differ (another year, another phase).

    >>> title_likeness("Cải cách hành chính năm 2023", "Cải cách hành chính năm 2024")
    0.0
    >>> title_likeness("Cải cách hành chính  năm 2023", "cải cách hành chính năm 2023")
    100.0
    """
    a, b = _plain(one), _plain(other)
    if not a or not b or regex.findall(r"\d+", a) != regex.findall(r"\d+", b):
        return 0.0
    return float(fuzz.ratio(a, b))


@lru_cache(200_000)
def _plain(title: str | None) -> str:
    words = bare(title or "").replace('"', "").replace("“", "").replace("”", "")
    core: str = regex.sub(r"^(?:ve viec|ve|v/v|ke hoach|ban hanh ke hoach)\s+", "", words)
    return core.strip()


def find_chains(docs: pd.DataFrame) -> pd.DataFrame:
    """Which documents are versions of one: frame of doc_id, chain_id (the least doc_id of the chain),
    is_current.

    `docs` is what `documents_with_keys` returns. Versions have the same text, the same key with dates that
    agree, or one has no number and both have the same issuer, year and title.
    """
    parent = {doc_id: doc_id for doc_id in docs["doc_id"]}

    def root(doc_id: str) -> str:
        while parent[doc_id] != doc_id:
            parent[doc_id] = parent[parent[doc_id]]
            doc_id = parent[doc_id]
        return doc_id

    for one, other in _pairs(docs):
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    chain = docs["doc_id"].map(root)
    order = pd.DataFrame(
        {
            "doc_id": docs["doc_id"],
            "chain_id": chain,
            "replaced": docs["replaced_by"].notna(),
            "draft": docs["draft"].map(bool),
            "blank": docs["number"].isna(),
            "issued_on": docs["issued_on"].map(lambda on: on or ""),
            "characters": docs["characters"].map(lambda n: n or 0),
        }
    ).sort_values(
        ["chain_id", "replaced", "draft", "blank", "issued_on", "characters", "doc_id"],
        ascending=[True, True, True, True, False, False, True],
    )
    order["is_current"] = ~order.duplicated("chain_id")
    return order[["doc_id", "chain_id", "is_current"]].sort_values("doc_id", ignore_index=True)


def _pairs(docs: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Pairs of documents that are versions of one."""
    texts = docs[docs["text_hash"].notna()]
    for ids in _groups(texts, ["text_hash"]):
        yield from ((ids[0], other) for other in ids[1:])
    rows = {
        row[0]: dict(zip(_COLUMNS, row, strict=True))
        for row in docs[_COLUMNS].itertuples(index=False, name=None)
    }
    numbered = docs[docs["number"].notna() & docs["place"].notna()]
    for ids in _groups(numbered, ["place", "type", "code", "number"]):
        for position, one in enumerate(ids):
            yield from ((one, other) for other in ids[position + 1 :] if _same_symbol(rows[one], rows[other]))
    yield from _drafts(docs[docs["place"].notna()], rows)


_COLUMNS = [
    "doc_id",
    "place",
    "unit",
    "number",
    "type",
    "code",
    "year",
    "issuer",
    "issuer_id",
    "issued_on",
    "title",
    "annexed",
]


def _groups(frame: pd.DataFrame, by: list[str]) -> Iterator[list[str]]:
    """Ids that share these values, in order, where two or more do."""
    repeated = frame[frame.duplicated(by, keep=False)]
    for _, group in repeated.groupby(by, sort=True):
        yield sorted(group["doc_id"])


def _same_symbol(one: dict[str, object], other: dict[str, object]) -> bool:
    if (
        one["annexed"] != other["annexed"]
    ):  # a decision and the plan annexed to it are two documents of one identity
        return False
    if not units_agree(_text(one["unit"]), _text(other["unit"])) or not _years_agree(one, other):
        return False
    titles = title_likeness(_text(one["title"]), _text(other["title"]))
    agree = dates_agree(one["issued_on"], other["issued_on"])
    if agree:
        return titles >= OTHER_TITLE or not one["title"] or not other["title"]
    return titles >= SAME_TITLE


def _drafts(docs: pd.DataFrame, rows: dict[str, dict[str, object]]) -> Iterator[tuple[str, str]]:
    """Papers without a number and the one paper of the same issuer, year and title that has one."""
    by_issuer: dict[tuple[object, ...], list[str]] = defaultdict(list)
    drafts = docs[docs["number"].isna() & docs["title"].notna()]
    wanted = {_issuer_key(rows[d]) for d in drafts["doc_id"]}
    for doc_id in docs["doc_id"]:
        if (key := _issuer_key(rows[doc_id])) in wanted:
            by_issuer[key].append(doc_id)
    for draft in drafts["doc_id"]:
        row = rows[draft]
        twins = [
            other
            for other in by_issuer[_issuer_key(row)]
            if other != draft and _years_agree(row, rows[other]) and _same_title(row, rows[other])
        ]
        yield from ((draft, twin) for twin in twins if rows[twin]["number"] is None)
        with_number = [twin for twin in twins if rows[twin]["number"] is not None]
        if len(_symbols(rows[t] for t in with_number)) == 1:
            yield draft, with_number[0]


def _same_title(one: dict[str, object], other: dict[str, object]) -> bool:
    title = _text(one["title"]) or ""
    return len(title.split()) >= 4 and title_likeness(title, _text(other["title"])) >= SAME_TITLE


def _symbols(rows: Iterable[dict[str, object]]) -> set[object]:
    return {(r["number"], r["code"], r["year"]) for r in rows}


def _issuer_key(row: dict[str, object]) -> tuple[object, ...]:
    return (
        row["place"],
        row["type"],
        row["issuer_id"] or bare(_text(row["issuer"]) or ""),
        row["unit"] or "",
    )


def _years_agree(one: dict[str, object], other: dict[str, object]) -> bool:
    return one["year"] is None or other["year"] is None or one["year"] == other["year"]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
