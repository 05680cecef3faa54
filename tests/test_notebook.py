"""The tables in a notebook: the example runs from top to bottom, and says what it promises."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from links.standing import ISSUED, MISSING
from tables import open_tables
from tables.export import export_parquet
from tables.query import query
from tables.saved import saved_questions
from tables.store import Store, StoreError

NOTEBOOK = Path(__file__).parent.parent / "docs" / "tables.ipynb"


def test_the_example_notebook_runs(sample_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    export_parquet(sample_store)
    monkeypatch.setenv("KEHOACH_OUT", str(sample_store.folder))
    known: dict[str, object] = {}
    for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"]:
        assert not cell.get("outputs")
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), known)
    assert {"late", "soon", "documents"} <= known.keys()
    assert len(pd.DataFrame(known["late"])) and len(pd.DataFrame(known["soon"]))


def test_frames_by_name(sample_store: Store) -> None:
    tables = open_tables(sample_store.folder)
    assert tables["documents"] is tables["documents"]
    assert set(tables) >= {"documents", "deadlines", "compliance"} and "meta" not in tables
    assert "location" not in tables["files"].columns
    with pytest.raises(KeyError, match="no table 'nothing'"):
        tables["nothing"]


def test_no_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kehoach run"):
        open_tables(tmp_path / "none")


@pytest.mark.parametrize("name", list(saved_questions()))
def test_saved_questions_have_answers(sample_store: Store, name: str) -> None:
    export_parquet(sample_store)
    names, rows = query(sample_store.folder / "parquet", saved_questions()[name].sql)
    assert names and (rows or name in ("due_next_month", "quotas_against_parent"))
    assert saved_questions()[name].vi and saved_questions()[name].en


@pytest.mark.parametrize(
    ("name", "verdicts"),
    [("who_is_late", {"late", *MISSING}), ("not_issued_by_body", {*ISSUED, *MISSING, "cannot_tell"})],
)
def test_saved_questions_mean_the_same_verdicts_as_the_totals(name: str, verdicts: set[str]) -> None:
    named = set(re.findall(r"'([a-z_]+)'", saved_questions()[name].sql))
    assert named == verdicts
