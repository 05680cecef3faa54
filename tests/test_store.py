"""The store: what is written comes back, is replaced as a whole, and survives being killed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from extract.records import Signer, to_dict
from extract.symbols import symbol_key
from parsers.document import UnreadableFile
from tables.conclusions import load_registry, replace_conclusions
from tables.frames import count, read_frame
from tables.load import find_documents, load_record, load_text
from tables.schema import CLAIMS, TABLES
from tables.store import FILE_NAME, Outcome, Store, StoreError, open_store, write

Make = Callable[..., Any]


SAME_SYMBOL = [
    ("05/KH - HĐTĐKT", "5/kh-hđtđkt"),
    ("749 /KH-STC", "749/KH–STC"),
    ("34-CT/TW", "34-ct/tw"),
    ("55/KH-UBNÐ", "055/KH-UBNĐ"),
]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "out")


def frames(store: Store, names: Iterable[str]) -> dict[str, Any]:
    return {name: read_frame(store, name) for name in names}


@pytest.mark.parametrize(("one", "other"), SAME_SYMBOL)
def test_symbols_that_are_equal_have_one_key(one: str, other: str) -> None:
    assert symbol_key(one) == symbol_key(other)


def test_a_record_comes_back_as_it_was_written(store: Store, make: Make) -> None:
    made = make("a.txt")
    write(store, [made], "1")
    assert load_record(store, made.record.doc_id) == made.record
    assert load_text(store, made.record.doc_id) == made.document.text


def test_a_record_with_almost_nothing_comes_back_too(store: Store, make: Make) -> None:
    empty = dict.fromkeys(("symbol", "issued_on", "title", "period", "parent", "duty_to_issue"))
    lists = dict.fromkeys(("sections", "deadlines", "quotas", "duties", "tasks", "recipients", "issues"), ())
    made = make("b.txt", **empty, **lists, signer=Signer(None, None, None), evidence={})
    write(store, [made], "1")
    assert to_dict(load_record(store, made.record.doc_id)) == to_dict(made.record)
    assert count(store, "signers") == 0


def test_writing_again_replaces_all_rows_of_a_document(store: Store, make: Make) -> None:
    made = make("a.txt")
    write(store, [made], "1")
    first = frames(store, [table.name for table in CLAIMS])
    write(store, [made], "1")
    for name, frame in frames(store, first).items():
        pd.testing.assert_frame_equal(frame, first[name])
    write(store, [Outcome(made.sighting, error=UnreadableFile("corrupt", "damaged"))], "2")
    assert [count(store, table.name) for table in CLAIMS] == [0] * len(CLAIMS)
    files = read_frame(store, "files")
    assert files[["status", "code", "message"]].values.tolist() == [["quarantined", "corrupt", "damaged"]]


def test_sections_know_the_section_around_them(store: Store, make: Make) -> None:
    write(store, [make("a.txt")], "1")
    sections = read_frame(store, "sections")
    assert sections["parent_no"].fillna(-1).tolist() == [-1, 0, -1]
    assert sections["labels"].tolist() == ["muc_dich", "yeu_cau", "to_chuc_thuc_hien"]


def test_bodies_stand_in_one_cell_and_one_a_row(store: Store, make: Make) -> None:
    write(store, [make("a.txt")], "1")
    first = read_frame(store, "deadlines").iloc[0]
    assert first["bearers"] == "Các sở, ban, ngành; Đơn vị khác"
    assert first["bearer_ids"] == "so_ban_nganh; "
    bearers = read_frame(store, "bearers")
    owed = bearers[bearers["body_id"] == "y-te"]
    assert owed[["claim", "role"]].values.tolist() == [["duties", "exceptions"], ["tasks", "support"]]


def test_frames_have_the_schemas_types_also_when_empty(store: Store, make: Make) -> None:
    empty = frames(store, TABLES)
    write(store, [make("a.txt")], "1")
    for name, frame in frames(store, TABLES).items():
        assert list(frame.columns) == [c.name for c in TABLES[name].columns]
        assert frame.dtypes.tolist() == empty[name].dtypes.tolist()
    assert read_frame(store, "deadlines")["end_date"].astype(str).tolist() == ["2016-06-14", "2016-12-31"]


def test_texts_with_nul_and_half_characters_are_stored(store: Store, make: Make) -> None:
    made = make("a.txt", "\nKế\0hoạch \ud800", title="Kế\0hoạch \ud800")
    write(store, [made], "1")
    assert load_text(store, made.record.doc_id).endswith("\nKế\ufffdhoạch ?")
    assert read_frame(store, "documents")["title"].tolist() == ["Kế\ufffdhoạch ?"]


FINDABLE = ["055/KH-UBND", "55 / kh-ubnd", "in/a.txt", "a.txt"]


@pytest.mark.parametrize("words", FINDABLE)
def test_documents_are_found_by_what_people_type(store: Store, make: Make, words: str) -> None:
    made = make("in/a.txt")
    write(store, [made, make("in/b.txt", symbol="1/KH-SYT")], "1")
    assert [row["source"] for row in find_documents(store, words)] == ["in/a.txt"]
    assert [row["source"] for row in find_documents(store, made.record.doc_id[:9])] == ["in/a.txt"]


def test_a_document_is_found_by_the_name_of_any_of_its_copies(store: Store, make: Make) -> None:
    made, copy = make("in/a.txt"), make("other/copy.txt")
    assert made.sighting.sha256 == copy.sighting.sha256
    write(store, [made], "1")
    write(store, [copy], "1")
    found = [
        [row["doc_id"] for row in find_documents(store, name)]
        for name in ("a.txt", "copy.txt", "other/copy.txt")
    ]
    assert found == [[made.sighting.sha256]] * 3


def test_nothing_is_found_for_other_words(store: Store, make: Make) -> None:
    write(store, [make("a.txt")], "1")
    assert find_documents(store, "5/KH-UBND") == []
    assert find_documents(store, "%") == []


def test_a_store_of_another_schema_is_refused(store: Store) -> None:
    with store.engine.begin() as connection:
        connection.execute(sa.text("UPDATE meta SET value = '0' WHERE key = 'schema_version'"))
    with pytest.raises(StoreError, match="schema 0"):
        open_store(store.folder)


def test_a_store_of_the_schema_before_is_grown(store: Store, make: Make) -> None:
    write(store, [make("a.txt")], "1")
    with store.engine.begin() as connection:
        connection.execute(sa.text("ALTER TABLE compliance DROP COLUMN grounds"))
        connection.execute(sa.text("DROP INDEX ix_compliance_verdict"))
        connection.execute(sa.text("UPDATE meta SET value = '2' WHERE key = 'schema_version'"))
    grown = open_store(store.folder)
    assert len(read_frame(grown, "documents")) == 1
    assert {c["name"] for c in sa.inspect(grown.engine).get_columns("compliance")} >= {"grounds"}
    assert "ix_compliance_verdict" in {i["name"] for i in sa.inspect(grown.engine).get_indexes("compliance")}
    assert open_store(store.folder)


def test_reading_never_makes_a_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kehoach run"):
        open_store(tmp_path / "none", create=False)
    assert not (tmp_path / "none").exists()


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot open"):
        open_store(tmp_path / "file")


# ------------------------------------------------------------------------------------------------ conclusions
LINKS = pd.DataFrame(
    {
        "child_id": ["x", "x"],
        "no": [1, 0],
        "parent_id": ["y", None],
        "main": [True, False],
        "confidence": [0.9, None],
    }
)


def test_conclusions_replace_each_other_and_are_written_once(store: Store, make: Make) -> None:
    made = make("a.txt")
    write(store, [made], "1")
    placeholders = pd.DataFrame({"doc_id": ["p:1"], "symbol": ["70/KH-TW"], "waiting": [1]})
    chains = pd.DataFrame({"doc_id": [made.record.doc_id], "chain_id": ["c"], "is_current": [False]})
    compliance = pd.DataFrame(
        {
            "parent_id": ["y"],
            "duty_no": [0],
            "no": [0],
            "verdict": ["late"],
            "days_late": [3.0],
            "as_of": "2024-01-01",
        }
    )
    frames = {"links": LINKS, "placeholders": placeholders, "chains": chains, "compliance": compliance}
    replace_conclusions(store, frames)
    links = read_frame(store, "links")
    assert links["no"].tolist() == [0, 1] and links["parent_id"].isna().tolist() == [True, False]
    assert read_frame(store, "compliance")["days_late"].tolist() == [3]
    documents = read_frame(store, "documents").set_index("status")
    assert documents.loc["placeholder", "symbol"] == "70/KH-TW"
    assert documents.loc["held", "chain_id"] == "c" and not documents.loc["held", "is_current"]

    before = revision(store)
    replace_conclusions(store, frames)
    assert revision(store) == before
    replace_conclusions(store, {**frames, "placeholders": placeholders[:0]})
    assert read_frame(store, "documents")["status"].tolist() == ["held"]


def revision(store: Store) -> object:
    with store.engine.connect() as connection:
        return connection.execute(sa.text("SELECT value FROM meta WHERE key = 'revision'")).scalar()


def test_conclusions_come_back_after_a_document_is_written_again(store: Store, make: Make) -> None:
    made = make("a.txt")
    chains = pd.DataFrame({"doc_id": [made.record.doc_id], "chain_id": ["c"], "is_current": [False]})
    for _ in range(2):
        write(store, [made], "1")
        replace_conclusions(store, {"chains": chains})
        assert read_frame(store, "documents")["chain_id"].tolist() == ["c"]


def test_a_frame_with_an_unknown_column_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="parent"):
        replace_conclusions(store, {"links": pd.DataFrame({"child_id": ["x"], "parent": ["y"]})})


def test_the_registry_is_loaded_once(store: Store) -> None:
    load_registry(store)
    before = revision(store)
    load_registry(store)
    assert revision(store) == before
    provinces = read_frame(store, "provinces").set_index("province_id")
    assert provinces.loc["ha-tay", "successor"] == "ha-noi"


# ------------------------------------------------------------------------------------------------ kill -9
KILLED = """
    import os, sys
    sys.path[:0] = [{root!r}]
    from pathlib import Path
    from parsers.document import UnreadableFile
    from tables import store as s
    store = s.open_store(Path({out!r}))
    def outcome(n):
        seen = s.Sighting(f"/in/{{n}}", str(n), 1, 1, f"{{n:064d}}")
        return s.Outcome(seen, error=UnreadableFile("empty", "x" * 2000))
    n = 0
    while True:
        s.write(store, [outcome(n + i) for i in range(50)], "1")
        n += 50
        if n == 500:
            print("on the way", flush=True)
"""


def test_a_killed_writer_leaves_whole_transactions(tmp_path: Path) -> None:
    root = str(Path(__file__).parent.parent)
    script = textwrap.dedent(KILLED).format(root=root, out=str(tmp_path))
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"on the way\n"
        os.kill(writer.pid, signal.SIGKILL)
    with sqlite3.connect(tmp_path / FILE_NAME) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    files = count(open_store(tmp_path), "files")
    assert files >= 500 and files % 50 == 0
