"""The bundled samples as a family: who carries out whose plan, and which body has issued the plan it owes."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main
from tests.sample_source import FILES, GOLD

FAMILY = json.loads((GOLD / "family.json").read_text("utf-8"))


def answer(*arguments: str) -> list[dict[str, Any]]:
    """The JSON that a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main([*arguments, "--json"]) == 0
    rows: list[dict[str, Any]] = json.loads(out.getvalue())
    return rows


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the samples."""
    out = tmp_path_factory.mktemp("samples")
    assert main(["run", str(FILES), "--out", str(out), "--assume-covered"]) == 0
    return out


def named(row: dict[str, Any], *keys: str) -> tuple[Any, ...]:
    return tuple(row[key] for key in keys)


def test_each_sample_is_linked_to_its_parent_and_to_no_other(store: Path) -> None:
    keys = ("child_file", "relation", "parent_symbol", "parent_file")
    links = answer("links", "--out", str(store))
    made = {named(link, *keys) for link in links if link["relation"] == "implements" and link["main"]}
    assert made == {named(link, *keys) for link in FAMILY["links"]}
    provinces = {link["parent_symbol"]: link["parent_province"] for link in links}
    for link in FAMILY["links"]:
        if link["parent_province"]:
            assert provinces[link["parent_symbol"]] == link["parent_province"]


def test_the_decoy_only_cites(store: Path) -> None:
    keys = ("child_file", "relation", "parent_symbol", "parent_file")
    made = {named(link, *keys) for link in answer("links", "--out", str(store))}
    assert {named(link, *keys) for link in FAMILY["cited_only"]} <= made


def test_each_body_has_its_verdict(store: Path) -> None:
    rows = answer("comply", "--out", str(store), "--as-of", FAMILY["as_of"], "--assume-covered")
    made = {named(row, "parent_symbol", "parent_province", "body"): row for row in rows}
    for want in FAMILY["compliance"]:
        got = made[named(want, "parent_symbol", "parent_province", "body")]
        assert named(got, "verdict", "child_file") == named(want, "verdict", "child_file"), want["body"]
        assert got["evidence"]


def test_nobody_is_told_missing_without_coverage(store: Path) -> None:
    rows = answer("comply", "--out", str(store), "--as-of", FAMILY["as_of"])
    assert rows and "not_found" not in {row["verdict"] for row in rows}
