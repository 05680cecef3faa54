"""What changed between two stores, and why."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extract.records import Signer
from extract.reviews import apply_reviews, review_of
from flows.cli import main
from tables.differences import Compared, compare_records, compare_stores, counts
from tables.rows import rows_of
from tables.store import Outcome, Store, open_store, write
from tests.conftest import RECORD

Make = Callable[..., Any]
DUE = RECORD.deadlines[0]
MOVED = replace(DUE, evidence=replace(DUE.evidence, span=(900, 919), confidence=0.5))
# (changed fields of the record, what the comparison says)
CHANGES: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({}, []),
    ({"deadlines": (MOVED, *RECORD.deadlines[1:])}, []),
    ({"symbol": "56/KH-UBND"}, [("symbol", "changed")]),
    ({"period": None, "parent": None}, [("period", "lost"), ("parent", "lost")]),
    ({"signer": Signer(None, None, None)}, [("signer", "lost")]),
    ({"deadlines": RECORD.deadlines[1:]}, [("deadlines", "lost")]),
    ({"deadlines": (replace(DUE, value="2016-06-25"), *RECORD.deadlines[1:])}, [("deadlines", "changed")]),
    ({"deadlines": (replace(MOVED, value="2016-06-25"), *RECORD.deadlines[1:])}, [("deadlines", "changed")]),
    ({"deadlines": (DUE, *RECORD.deadlines)}, [("deadlines", "gained")]),
    ({"quotas": (), "tasks": ()}, [("quotas", "lost"), ("tasks", "lost")]),
]


@pytest.mark.parametrize(("changed", "said"), CHANGES)
def test_two_records_are_compared_claim_by_claim(
    changed: dict[str, Any], said: list[tuple[str, str]]
) -> None:
    assert [(c.kind, c.what) for c in compare_records(RECORD, replace(RECORD, **changed))] == said
    back = {"lost": "gained", "gained": "lost", "changed": "changed"}
    turned = [(c.kind, c.what) for c in compare_records(replace(RECORD, **changed), RECORD)]
    assert turned == [(kind, back[what]) for kind, what in said]


def test_a_document_in_one_store_only_gains_or_loses_all_of_its_claims() -> None:
    found = compare_records(None, RECORD)
    assert {c.what for c in found} == {"gained"}
    assert {c.what for c in compare_records(RECORD, None)} == {"lost"}
    assert len(found) == len(compare_records(RECORD, None)) > 10


@pytest.fixture
def stores(tmp_path: Path, make: Make) -> tuple[Store, Store]:
    before, after = open_store(tmp_path / "before"), open_store(tmp_path / "after")
    code, file, same, new = (
        make("code.txt", "1"),
        make("file.txt", "2"),
        make("same.txt", "3"),
        make("n.txt", "4"),
    )
    write(before, [code, file, same], "1")
    other = make("file.txt", "22", symbol="56/KH-UBND")
    later = replace(code.record, quotas=())
    rows = rows_of(later, code.document, "2")
    write(after, [Outcome(code.sighting, rows), other, new], "2")
    review = review_of(
        same.record,
        same.document.text,
        "deadlines",
        DUE.evidence.span,
        "correct",
        {"value": "2016-06-25"},
        "S",
        "1",
    )
    record, reviewed = apply_reviews(same.record, same.document.text, [review])
    write(after, [Outcome(same.sighting, rows_of(record, same.document, "1", reviewed))], "1")
    return before, after


def test_each_change_has_its_cause(stores: tuple[Store, Store]) -> None:
    compared = list(compare_stores(*stores))
    told = {c.source: [(x.kind, x.what, x.cause) for x in c.changes] for c in compared}
    assert told.pop("n.txt")[0][2] == "document"
    assert told["file.txt"] == [("symbol", "changed", "file")]
    assert {change[2] for change in told["code.txt"]} == {"code"}
    assert told["same.txt"] == [("deadlines", "changed", "review")]
    assert {"cause": "review", "kind": "deadlines", "gained": 0, "lost": 0, "changed": 1} in counts(compared)
    one = next(c for c in compared if c.source == "same.txt")
    assert isinstance(one, Compared) and one.doc_ids[0] == one.doc_ids[1]
    assert [c.source for c in compare_stores(*stores, one.doc_ids[1])] == ["same.txt"]
    assert list(compare_stores(stores[1], stores[1])) == []


def test_the_command_prints_counts_and_rows(
    stores: tuple[Store, Store], capsys: pytest.CaptureFixture[str]
) -> None:
    folders = [str(store.folder) for store in stores]
    assert main(["diff", *folders]) == 0
    shown = capsys.readouterr().out
    assert "value: 2016-06-15 -> 2016-06-25" in shown and "[review]" in shown
    assert main(["diff", *folders, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"]
    assert main(["diff", *folders, "nothing.txt"]) == 4
    assert main(["explain", "same.txt", "--out", folders[1], "--diff", folders[0]]) == 0
    assert "1 claims differ" in capsys.readouterr().out
