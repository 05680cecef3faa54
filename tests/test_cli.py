"""The commands as people and programs use them: output, exit codes, messages."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.arguments import parser
from flows.cli import main
from flows.commands_run import has_prefect_api
from tests.shapes import EVIDENCE_KEYS, LINK_KEYS, RECORD_KEYS, VERDICT_KEYS

PLAN = """ỦY BAN NHÂN DÂN TỈNH LÀO CAI
SỞ Y TẾ
Số: 21/KH-SYT
Lào Cai, ngày 10 tháng 3 năm 2020
KẾ HOẠCH
Trồng cây xanh năm 2020
Thực hiện Kế hoạch số 15/KH-UBND ngày 03/02/2020 của Ủy ban nhân dân tỉnh Lào Cai về trồng cây xanh;
I. MỤC ĐÍCH
Trồng từ 20 đến 30 cây.
II. TỔ CHỨC THỰC HIỆN
Các đơn vị báo cáo trước ngày 25/11/2020.
GIÁM ĐỐC
Trần Thị Thử
"""


WRONG = [
    [],
    ["nosuch"],
    ["extract"],
    ["extract", "a", "--format", "xml"],
    ["run", "--as-of", "30/6/2016"],
    ["run", "--workers", "0"],
    ["export"],
    ["query", "SELECT 1", "--csv", "--json"],
    ["review", "--below", "2"],
    ["wanted", "--limit", "-3"],
]


Output = pytest.CaptureFixture[str]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "ke-hoach.txt"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path, plan: Path, capsys: Output) -> str:
    """A store with the plan in it."""
    folder = str(tmp_path / "out")
    assert main(["run", str(plan.parent), "--out", folder]) == 0
    capsys.readouterr()
    return folder


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_wrong_usage_is_2(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: kehoach" in capsys.readouterr().err


def test_every_command_and_option_has_help() -> None:
    (commands,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    helped = {choice.dest for choice in commands._choices_actions if choice.help}
    assert set(commands.choices) == helped
    for name, command in commands.choices.items():
        for action in command._actions:
            assert action.help or action.dest in ("files", "file", "to"), (name, action.dest)


# ------------------------------------------------------------------------------------------ extract
def test_extract_prints_one_record(plan: Path, capsys: Output) -> None:
    assert main(["extract", str(plan), "--format", "json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert set(record) >= RECORD_KEYS
    assert (record["symbol"], record["issued_on"]) == ("21/KH-SYT", "2020-03-10")
    assert set(record["deadlines"][0]) >= EVIDENCE_KEYS


def test_extract_of_several_files_is_one_list(plan: Path, tmp_path: Path, capsys: Output) -> None:
    other = tmp_path / "other.txt"
    other.write_text(PLAN.replace("21/KH", "22/KH"), encoding="utf-8")
    assert main(["extract", str(other), str(plan)]) == 0
    assert [record["symbol"] for record in json.loads(capsys.readouterr().out)] == ["22/KH-SYT", "21/KH-SYT"]


def test_jsonl_has_a_line_a_file_in_their_order(tmp_path: Path, capsys: Output) -> None:
    paths = []
    for number in range(12):  # more than are read in one process
        paths.append(tmp_path / f"{number}.txt")
        paths[-1].write_text(PLAN.replace("21/KH", f"{number + 50}/KH"), encoding="utf-8")
    assert main(["extract", *map(str, paths), "--format", "jsonl"]) == 0
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [record["file"] for record in records] == [path.name for path in paths]
    assert [record["symbol"] for record in records] == [f"{number + 50}/KH-SYT" for number in range(12)]


def test_an_unreadable_file_has_no_record_and_a_reason(plan: Path, tmp_path: Path, capsys: Output) -> None:
    empty = tmp_path / "empty.pdf"
    empty.touch()
    assert main(["extract", str(empty), "--format", "json"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "" and "empty.pdf" in printed.err and "[empty]" in printed.err
    files = [str(empty), str(plan), str(tmp_path / "none.txt"), str(tmp_path)]
    assert main(["extract", *files, "--format", "jsonl"]) == 1
    printed = capsys.readouterr()
    assert [json.loads(line)["file"] for line in printed.out.splitlines()] == ["ke-hoach.txt"]
    assert [line.rsplit("[", 1)[1] for line in printed.err.splitlines()] == ["empty]", "no_file]", "no_file]"]


def test_extract_as_text_reads_well(plan: Path, capsys: Output) -> None:
    assert main(["extract", str(plan), "--format", "text"]) == 0
    text = capsys.readouterr().out
    assert "\x1b" not in text
    assert "Symbol        21/KH-SYT" in text
    assert any(line.split() == ["when", "bound", "value", "who", "what"] for line in text.splitlines())


def test_parse_shows_the_text(plan: Path, capsys: Output) -> None:
    assert main(["parse", str(plan)]) == 0
    assert "Trần Thị Thử" in capsys.readouterr().out
    assert main(["parse", str(plan), "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["format"] == "text" and document["blocks"][0]["kind"] == "paragraph"


# ------------------------------------------------------------------------------------------ run
def test_run_sums_up(plan: Path, tmp_path: Path, capsys: Output) -> None:
    (plan.parent / "empty.docx").touch()
    assert main(["run", str(plan.parent), "--out", str(tmp_path / "out"), "--as-of", "2021-01-01"]) == 1
    printed = capsys.readouterr()
    assert "2 files: 2 read" in printed.out
    assert "1 in hand, 1 KH" in printed.out
    assert "as of 2021-01-01" in printed.out
    assert "empty.docx: " in printed.out and "[empty]" in printed.out
    assert "\x1b" not in printed.out + printed.err
    assert main(["run", str(plan.parent), "--out", str(tmp_path / "out"), "--json"]) == 1
    summary = json.loads(capsys.readouterr().out)
    assert (summary["parsed"], summary["unchanged"], summary["documents"]) == (0, 2, 1)


def test_run_without_paths_takes_raw_but_not_the_samples(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("portal", "samples"):
        (tmp_path / "data" / "raw" / folder).mkdir(parents=True)
        (tmp_path / "data" / "raw" / folder / f"{folder}.txt").write_text(PLAN + folder, encoding="utf-8")
    assert main(["run"]) == 0
    capsys.readouterr()
    assert main(["query", "SELECT path FROM files", "--csv"]) == 0
    assert capsys.readouterr().out.split() == ["path", "portal/portal.txt"]
    assert (tmp_path / "data" / "structured" / "kehoach.sqlite").is_file()


def test_run_over_nothing_there_is_wrong_usage(tmp_path: Path, capsys: Output) -> None:
    assert main(["run", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 2
    assert "none" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


# ------------------------------------------------------------------------------------------ asking
def test_asking_before_a_run_says_what_to_do(tmp_path: Path, capsys: Output) -> None:
    for command in (
        ["query", "SELECT 1"],
        ["links"],
        ["comply"],
        ["explain", "1/KH"],
        ["export", "--to", "csv"],
    ):
        assert main([*command, "--out", str(tmp_path / "none")]) == 4
        assert "kehoach run" in capsys.readouterr().err


def test_query_prints_a_table_csv_or_json(out: str, capsys: Output) -> None:
    sql = "SELECT symbol, issuer, end_date FROM deadlines JOIN documents USING (doc_id)"
    assert main(["query", sql, "--out", out]) == 0
    table = capsys.readouterr().out.splitlines()
    assert table[0].split() == ["symbol", "issuer", "end_date"] and table[-1] == "(1 row)"
    assert main(["query", sql, "--out", out, "--csv"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "symbol,issuer,end_date"
    assert main(["query", sql, "--out", out, "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["symbol"] == "21/KH-SYT" and row["end_date"].startswith("2020-11-2")


def test_a_wrong_question_is_2(out: str, capsys: Output) -> None:
    assert main(["query", "--out", out]) == 2
    assert main(["query", "SELECT nosuch FROM documents", "--out", out]) == 2
    assert "nosuch" in capsys.readouterr().err


def test_links_as_json_and_as_a_tree(out: str, capsys: Output) -> None:
    assert main(["links", "--out", out, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert all(set(row) == LINK_KEYS for row in rows)
    (link,) = (row for row in rows if row["relation"] == "implements")
    assert (link["child_file"], link["child_symbol"]) == ("ke-hoach.txt", "21/KH-SYT")
    assert (link["parent_symbol"], link["parent_file"], link["main"]) == ("15/KH-UBND", None, True)
    assert main(["links", "21/KH-SYT", "--out", out]) == 0
    tree = capsys.readouterr().out.splitlines()
    assert tree[0].startswith("15/KH-UBND") and "not in hand" in tree[0]
    assert tree[1].startswith("└─ 21/KH-SYT")
    assert main(["links", "99/KH-SYT", "--out", out]) == 4


def test_comply_names_its_date_and_coverage(out: str, capsys: Output) -> None:
    assert main(["comply", "--out", out, "--as-of", "2021-05-01"]) == 0
    assert "as of 2021-05-01 (coverage of sources unknown)" in capsys.readouterr().out
    assert main(["comply", "--out", out, "--json", "--assume-covered"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert isinstance(rows, list) and all(set(row) == VERDICT_KEYS for row in rows)


def test_explain_shows_each_claim_with_its_evidence(out: str, plan: Path, capsys: Output) -> None:
    assert main(["explain", "21/KH-SYT", "--out", out]) == 0
    of_store = capsys.readouterr().out
    assert "symbol: 21/KH-SYT" in of_store and "confidence" in of_store and "rule " in of_store
    assert "“" in of_store and "Deadlines (1)" in of_store
    assert main(["explain", str(plan), "--out", out]) == 0
    of_file = capsys.readouterr().out
    assert [line for line in of_file.splitlines() if "Source" not in line] == [
        line for line in of_store.splitlines() if "Source" not in line
    ]
    assert main(["explain", "nosuch", "--out", out]) == 4


def test_explain_asks_back_where_two_documents_have_the_symbol(tmp_path: Path, capsys: Output) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(PLAN + name, encoding="utf-8")
    paths = [str(tmp_path / "one.txt"), str(tmp_path / "two.txt")]
    main(["run", *paths, "--out", str(tmp_path / "out")])
    capsys.readouterr()
    assert main(["explain", "21/KH-SYT", "--out", str(tmp_path / "out")]) == 4
    assert "2 documents" in capsys.readouterr().err


def test_export_prints_the_files(out: str, capsys: Output) -> None:
    for form, name in (("csv", "deadlines.csv"), ("parquet", "texts.parquet"), ("xlsx", "kehoach.xlsx")):
        assert main(["export", "--to", form, "--out", out]) == 0
        printed = capsys.readouterr().out.split("\n")
        assert any(line.endswith(name) and Path(line).is_file() for line in printed)


def test_output_is_utf8_whatever_the_locale(plan: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "flows.cli", "parse", str(plan)]
    root = Path(__file__).parent.parent
    printed = subprocess.run(command, capture_output=True, env=environment, cwd=root, check=True)
    assert "Trần Thị Thử" in printed.stdout.decode("utf-8")


HEAVY = ("pandas", "sqlalchemy", "duckdb", "pyarrow", "prefect", "spacy", "openpyxl", "rich", "pdfplumber")


def test_extract_of_a_text_imports_nothing_heavy(plan: Path) -> None:
    script = (
        "import sys; from flows.cli import main; main(['extract', sys.argv[1]]);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    command = [sys.executable, "-c", script, str(plan)]
    root = Path(__file__).parent.parent
    printed = subprocess.run(command, capture_output=True, cwd=root, check=True, text=True, encoding="utf-8")
    assert printed.stderr.strip() == "[]"


def test_a_closed_pipe_is_no_error(plan: Path) -> None:
    command = f"{sys.executable} -m flows.cli extract {plan} {plan} --format json | head -c 10"
    root = Path(__file__).parent.parent
    printed = subprocess.run(["bash", "-c", command], capture_output=True, cwd=root, check=True)
    assert printed.stderr == b"" and len(printed.stdout) == 10


PROFILES = [
    ("", {}, False),
    ('active = "x"\n[profiles.x]\nPREFECT_API_URL = "http://127.0.0.1:4200/api"\n', {}, True),
    ('active = "x"\n[profiles.x]\nPREFECT_LOGGING_LEVEL = "INFO"\n', {}, False),
    ("not toml [", {}, False),
    ("", {"PREFECT_API_URL": "http://127.0.0.1:4200/api"}, True),
]


@pytest.mark.parametrize(("profiles", "variables", "expected"), PROFILES)
def test_a_configured_prefect_is_noticed_without_importing_it(
    profiles: str, variables: dict[str, str], expected: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    (tmp_path / "profiles.toml").write_text(profiles)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert has_prefect_api() is expected


def test_documents_and_tables_need_folders_of_their_own(plan: Path, capsys: Output) -> None:
    assert main(["run", str(plan.parent), "--out", str(plan.parent)]) == 2
    assert "--out" in capsys.readouterr().err and list(plan.parent.iterdir()) == [plan]
