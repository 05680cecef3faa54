"""Families of plans of our own composition: the links and verdicts expected of each stand in its file."""

from __future__ import annotations

import random
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extract.names import department_named, province_named
from links.compliance import check
from links.graph import Linked, link

FILES = sorted((Path(__file__).parent / "families").glob("*.toml"))
FAMILIES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in FILES}
ORDERS = 20


def frames(*families: str, without: frozenset[str] = frozenset()) -> dict[str, pd.DataFrame]:
    """Documents, citations and duties of families, ids with the family's name before them."""
    documents: list[dict[str, Any]] = []
    citations: list[dict[str, Any]] = []
    duties: list[dict[str, Any]] = []
    for family in families:
        for doc in FAMILIES[family]["doc"]:
            if doc["id"] in without:
                continue
            doc_id = f"{family}:{doc['id']}"
            documents.append(_document(doc_id, doc))
            for no, (symbol, on, issuer, relation, *title) in enumerate(doc.get("cites", [])):
                citations.append(
                    {
                        "doc_id": doc_id, "no": no, "symbol": symbol, "issued_on": on or None,
                        "issuer": issuer or None, "relation": relation,
                        "title": title[0] if title else None, "in_opening": relation != "cites",
                        "quote": f"… số {symbol} …", "confidence": 0.96,
                    }
                )  # fmt: skip
            if duty := doc.get("duty"):
                duties.append(
                    {"doc_id": doc_id, "no": 0, "kind": "issue_plan", **duty, "due": duty["due"] or None}
                )
    return {
        "documents": pd.DataFrame(documents),
        "citations": pd.DataFrame(citations),
        "duties": pd.DataFrame(duties),
    }


def _document(doc_id: str, doc: dict[str, Any]) -> dict[str, Any]:
    level = doc.get("level", "department")
    on = date.fromisoformat(doc["on"]) if len(doc.get("on", "")) == 10 else None
    body = department_named(doc["issuer"].split(" - Công")[0], on)
    home = province_named(doc["province"], on) if "province" in doc else None
    return {
        "doc_id": doc_id, "status": "held", "symbol": doc.get("symbol"), "issued_on": doc.get("on"),
        "issuer": doc["issuer"],
        "doc_type": doc.get("type", "KH"), "issuer_level": level, "province": doc.get("province"),
        "issuer_id": "ubnd-tinh" if level == "province" else body.id if body else None,
        "province_id": home.id if home else None, "title": doc["title"], "draft": doc.get("draft", False),
        "text_hash": doc_id, "parent_symbol": doc.get("main"),
        "parent_confidence": 0.93 if "main" in doc else None,
    }  # fmt: skip


def verdicts(family: str, made: dict[str, pd.DataFrame], linked: Linked) -> pd.DataFrame:
    spec = FAMILIES[family]
    names = ["portal", "bodies", "province_id", "searched_from", "searched_to", "last_healthy"]
    covered = pd.DataFrame([[v or "*" for v in row] for row in spec.get("covered", [])], columns=names)
    assume = spec.get("assume_covered", "covered" not in spec)
    return check(
        made["documents"], made["duties"], linked, covered, date.fromisoformat(spec["as_of"]), assume
    )


def full(family: str, name: str) -> str:
    return name if name.startswith("cited:") else f"{family}:{name}"


@pytest.mark.parametrize("family", FAMILIES)
def test_links(family: str) -> None:
    made = frames(family)
    linked = link(made["documents"], made["citations"])
    current = dict(zip(linked.chains["doc_id"], linked.chains["chain_id"], strict=True))
    found = {
        (child, relation, current.get(parent, parent))
        for child, relation, parent in linked.links[["child_id", "relation", "parent_id"]].itertuples(
            index=False
        )
    }
    wanted = {
        (full(family, c), r, current.get(full(family, p), p))
        for c, r, p in FAMILIES[family]["expected"]["links"]
    }
    assert found == wanted


@pytest.mark.parametrize("family", FAMILIES)
def test_warnings_chains_and_replaced_parents(family: str) -> None:
    made, expected = frames(family), FAMILIES[family]["expected"]
    linked = link(made["documents"], made["citations"])
    warned = set(linked.warnings[["code", "child_id"]].itertuples(index=False, name=None))
    assert warned == {(code, full(family, child)) for code, child in expected.get("warnings", [])}
    chains = linked.chains.groupby("chain_id")["doc_id"].agg(list)
    assert sorted(c for c in chains if len(c) > 1) == [
        [full(family, d) for d in c] for c in expected.get("chains", [])
    ]
    replaced = linked.links.loc[linked.links["status"] == "parent_replaced", "child_id"]
    assert set(replaced) == {full(family, child) for child in expected.get("replaced", [])}


@pytest.mark.parametrize("family", [name for name in FAMILIES if "verdicts" in FAMILIES[name]["expected"]])
def test_verdicts(family: str) -> None:
    made = frames(family)
    found = verdicts(family, made, link(made["documents"], made["citations"]))
    for parent, bodies in FAMILIES[family]["expected"]["verdicts"].items():
        rows = found[found["parent_id"] == full(family, parent)]
        assert rows["body"].is_unique
        by_body = rows.set_index("body")
        for body, value in bodies.items():
            if body == "absent":
                assert not set(value) & set(by_body.index)
                continue
            verdict, child, late = (*value, None, None)[:3]
            row = by_body.loc[body]
            assert (row["verdict"], row["child_id"]) == (verdict, full(family, child) if child else None), (
                body
            )
            assert row["days_late"] == late or (row["days_late"] is None and late is None), body
            assert row["evidence"], body


@pytest.mark.parametrize("family", FAMILIES)
def test_nobody_with_a_plan_is_said_to_have_none(family: str) -> None:
    made = frames(family)
    linked = link(made["documents"], made["citations"])
    rows = verdicts(family, made, linked)
    if rows.empty:
        return
    issuer = made["documents"].set_index("doc_id")["issuer"]
    for parent, group in rows.groupby("parent_id"):
        children = linked.links[
            (linked.links["parent_id"] == parent) & (linked.links["relation"] == "implements")
        ]
        accused = set(group.loc[group["verdict"] == "not_found", "body"])
        assert not {body for name in children["child_id"].map(issuer) for body in accused if body in name}


def test_any_order_of_files_gives_the_same_rows() -> None:
    made = frames(*FAMILIES)
    first = link(made["documents"], made["citations"])
    as_of = date(2026, 6, 1)
    matrix = check(made["documents"], made["duties"], first, None, as_of, True)
    for seed in range(ORDERS):
        mixed = {name: frame.sample(frac=1, random_state=seed) for name, frame in made.items()}
        again = link(mixed["documents"], mixed["citations"])
        for name in ("links", "placeholders", "chains", "warnings"):
            pd.testing.assert_frame_equal(getattr(first, name), getattr(again, name))
        pd.testing.assert_frame_equal(
            matrix, check(mixed["documents"], mixed["duties"], again, None, as_of, True)
        )


def test_families_do_not_disturb_each_other() -> None:
    everything = frames(*FAMILIES)
    linked = link(everything["documents"], everything["citations"])
    for family in FAMILIES:
        made = frames(family)
        alone = link(made["documents"], made["citations"]).links
        mine = linked.links[linked.links["child_id"].str.startswith(family + ":")].reset_index(drop=True)
        columns = ["child_id", "no", "parent_id", "relation", "main", "status", "candidates", "confidence"]
        pd.testing.assert_frame_equal(alone[columns], mine[columns])


def test_a_placeholder_gives_way_to_the_document_when_it_arrives() -> None:
    family = "f1-lang-son-2017"
    before, after = frames(family, without=frozenset({"parent"})), frames(family)
    waiting = link(before["documents"], before["citations"])
    place = waiting.placeholders.set_index("symbol").loc["170/KH-UBND"]
    assert (place["issuer"], place["province"], place["issued_on"]) == (
        "Ủy ban nhân dân tỉnh",
        "Lạng Sơn",
        "2017-04-19",
    )
    assert place["waiting"] == 9  # ten children, two of them versions of one
    assert place["contradictions"] == "issued_on: 2017-04-18 (1), 2017-04-19 (9)"
    arrived = link(after["documents"], after["citations"])
    assert place["doc_id"] not in set(arrived.placeholders["doc_id"])
    moved = waiting.links["parent_id"].replace(place["doc_id"], f"{family}:parent")
    kept = arrived.links[arrived.links["child_id"] != f"{family}:parent"]["parent_id"]
    assert list(moved) == list(kept)


def test_the_placeholder_says_what_its_citations_say() -> None:
    made = frames("f6-ha-tinh-2021")
    place = (
        link(made["documents"], made["citations"])
        .placeholders.set_index("doc_id")
        .loc["cited:ha-tinh/tinh/6/KH/UBND/2021"]
    )
    assert (place["symbol"], place["symbol_key"], place["waiting"]) == ("06/KH-UBND", "6/kh-ubnd", 3)
    assert place["contradictions"] == "issued_on: 2021-01-11 (1), 2021-01-12 (1)"


def test_without_coverage_nobody_is_accused() -> None:
    for family in FAMILIES:
        made = frames(family)
        linked = link(made["documents"], made["citations"])
        found = (
            check(made["documents"], made["duties"], linked, None, date(2026, 6, 1))
            if len(made["duties"])
            else None
        )
        assert found is None or "not_found" not in set(found["verdict"])


def test_what_is_dated_after_the_day_of_the_verdict_does_not_count() -> None:
    made = frames("f1-lang-son-2017")
    linked = link(made["documents"], made["citations"])
    rows = check(made["documents"], made["duties"], linked, None, date(2017, 6, 1), True).set_index("body")
    assert rows.loc["Sở Y tế", "verdict"] == "not_yet_due"
    assert rows.loc["Sở Kế hoạch và Đầu tư", "verdict"] == "on_time"
    assert check(made["documents"], made["duties"], linked, None, date(2017, 4, 1), True).empty


def test_random_subsets_never_fail() -> None:
    made = frames(*FAMILIES)
    for seed in range(10):
        chosen = random.Random(seed).sample(list(made["documents"]["doc_id"]), 12)
        part = {name: frame[frame["doc_id"].isin(chosen)] for name, frame in made.items()}
        linked = link(part["documents"], part["citations"])
        check(part["documents"], part["duties"], linked, None, date(2026, 1, 1), True)
        known = {*linked.placeholders["doc_id"], *part["documents"]["doc_id"]}
        assert set(linked.links["parent_id"].dropna()) <= known


def test_the_code_of_a_symbol_tells_a_body_whose_letterhead_was_misread() -> None:
    made = frames("f1-lang-son-2017")
    misread = made["documents"]["doc_id"] == "f1-lang-son-2017:y-te"
    made["documents"].loc[misread, ["issuer", "issuer_id"]] = ["Trường", None]
    linked = link(made["documents"], made["citations"])
    rows = check(made["documents"], made["duties"], linked, None, date(2018, 1, 1), True).set_index("body")
    assert rows.loc["Sở Y tế", "verdict"] == "on_time"
