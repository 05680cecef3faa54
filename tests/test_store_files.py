"""Places where bytes were seen: unchanged, moved, removed, replaced."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from tables.frames import read_frame
from tables.ledger import Place, mark_gone, note_sightings, settle, what_to_do
from tables.store import Store, open_store, outcome_of, write
from tests.test_store import Make


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "out")


# ------------------------------------------------------------------------------------------------ the ledger
def places(folder: Path, *names: str) -> list[Place]:
    return [Place(str(folder / name), name) for name in names]


def take(
    store: Store, folder: Path, make: Make, *names: str, code: str = "1", verify: bool = False
) -> list[str]:
    """What a run does with the ledger, a made document for each new content; returns what was parsed."""
    todo = what_to_do(store, places(folder, *names), code, verify)
    outcomes = []
    for sighting in todo.new:
        made = make(sighting.path)
        record = replace(made.record, doc_id=sighting.sha256)
        outcomes.append(outcome_of(sighting, made.document, record, code))
    write(store, [*outcomes, *todo.broken], code)
    note_sightings(store, todo.seen_again)
    mark_gone(store, [str(folder)], [str(folder / name) for name in names])
    settle(store)
    return [sighting.path for sighting in todo.new]


def test_unchanged_files_are_not_parsed_again(store: Store, make: Make, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    assert take(store, tmp_path, make, "a", "b") == ["a", "b"]
    assert take(store, tmp_path, make, "a", "b") == []
    os.utime(tmp_path / "a", ns=(5, 5))  # touched, the same bytes
    assert take(store, tmp_path, make, "a", "b") == []
    assert take(store, tmp_path, make, "a", "b", code="2") == ["a", "b"]


def test_verify_finds_a_change_that_size_and_time_hide(store: Store, make: Make, tmp_path: Path) -> None:
    (tmp_path / "a").write_text("one")
    os.utime(tmp_path / "a", ns=(5, 5))
    take(store, tmp_path, make, "a")
    (tmp_path / "a").write_text("two")
    os.utime(tmp_path / "a", ns=(5, 5))
    assert take(store, tmp_path, make, "a") == []
    assert take(store, tmp_path, make, "a", verify=True) == ["a"]


def test_same_bytes_at_two_places_are_one_document(store: Store, make: Make, tmp_path: Path) -> None:
    for name in ("b", "c"):
        (tmp_path / name).write_text("same")
    assert take(store, tmp_path, make, "b", "c") == ["b"]
    (tmp_path / "a").write_text("same")
    assert take(store, tmp_path, make, "a", "b", "c") == []
    files = read_frame(store, "files")
    assert files[["path", "status"]].values.tolist() == [["a", "ok"], ["b", "ok"], ["c", "ok"]]
    assert read_frame(store, "documents")["source"].tolist() == [
        "a"
    ]  # as if all had been there from the start


def test_a_removed_file_keeps_its_rows_and_is_marked(store: Store, make: Make, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    take(store, tmp_path, make, "a", "b")
    (tmp_path / "a").unlink()
    take(store, tmp_path, make, "b")
    assert read_frame(store, "files")[["path", "present"]].values.tolist() == [["a", False], ["b", True]]
    documents = read_frame(store, "documents")
    assert sorted(documents["source"]) == ["a", "b"] and documents["replaced_by"].isna().all()
    (tmp_path / "a").write_text("a")
    assert take(store, tmp_path, make, "a", "b") == []
    assert read_frame(store, "files")["present"].tolist() == [True, True]


def test_other_bytes_at_a_place_make_the_old_document_replaced(
    store: Store, make: Make, tmp_path: Path
) -> None:
    (tmp_path / "a").write_text("old")
    take(store, tmp_path, make, "a")
    old = read_frame(store, "documents")["doc_id"][0]
    (tmp_path / "a").write_text("newer")
    assert take(store, tmp_path, make, "a") == ["a"]
    documents = read_frame(store, "documents").set_index("doc_id")
    new = documents.index.difference([old])[0]
    assert documents.loc[old, "replaced_by"] == new
    assert documents["replaced_by"].notna().to_dict() == {old: True, new: False}
    (tmp_path / "a").write_text("old")  # and back again
    assert take(store, tmp_path, make, "a") == []
    documents = read_frame(store, "documents").set_index("doc_id")
    assert documents["replaced_by"].notna().to_dict() == {old: False, new: True}


def test_a_file_that_cannot_be_opened_is_a_row_and_tried_again(
    store: Store, make: Make, tmp_path: Path
) -> None:
    assert take(store, tmp_path, make, "a") == []
    files = read_frame(store, "files")
    assert files[["path", "status", "code"]].values.tolist() == [["a", "quarantined", "no_access"]]
    (tmp_path / "a").write_text("now it is there")
    assert take(store, tmp_path, make, "a") == ["a"]
    files = read_frame(store, "files")
    assert files[files["present"]]["status"].tolist() == ["ok"]
