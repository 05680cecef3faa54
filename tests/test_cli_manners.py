"""What the command line says where something is missing, empty or wrong."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from flows.arguments import EPILOG
from flows.cli import _expected, main
from flows.codes import DONE, FAILED, WITH_QUARANTINE, WRONG_USAGE
from portals.profiles import ProfileError
from tables.export import export_parquet
from tables.query import BadQuestion, QueryError
from tables.store import Store, StoreError

Output = pytest.CaptureFixture[str]


@pytest.mark.parametrize("error", [StoreError, QueryError, BadQuestion, ProfileError])
def test_errors_for_persons_carry_their_exit_code(error: type[Exception]) -> None:
    expected = WRONG_USAGE if error in (BadQuestion, ProfileError) else FAILED
    assert _expected(error("why")) == ("why", expected)
    assert _expected(type("Renamed", (error,), {})("why")) == ("why", expected)
    assert _expected(ValueError("a bug")) is None


def test_a_missing_folder_is_told_in_words() -> None:
    assert _expected(FileNotFoundError(2, "No such file or directory", "x/a.html")) == (
        "x/a.html: No such file or directory",
        FAILED,
    )


def test_a_run_answers_for_its_own_paths(tmp_path: Path, capsys: Output) -> None:
    bad, good, out = tmp_path / "bad.docx", tmp_path / "good.txt", str(tmp_path / "out")
    bad.write_bytes(b"PK\x03\x04 no package")
    good.write_text("KẾ HOẠCH\nTrồng cây năm 2020\n", encoding="utf-8")
    assert main(["run", str(bad), "--out", out]) == WITH_QUARANTINE
    assert "bad.docx" in capsys.readouterr().out
    assert main(["run", str(good), "--out", out]) == DONE
    assert "bad.docx" not in capsys.readouterr().out
    assert main(["run", str(tmp_path), "--out", out]) == WITH_QUARANTINE
    assert "bad.docx" in capsys.readouterr().out


def test_a_run_over_nothing_says_so_in_one_line(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "empty").mkdir()
    assert main(["run", str(tmp_path / "empty"), "--out", str(tmp_path / "out")]) == DONE
    assert capsys.readouterr().out.splitlines() == [f"no files under {tmp_path / 'empty'}"]


def test_comply_says_that_the_tables_assumed_coverage(tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH\nTrồng cây năm 2020\n", encoding="utf-8")
    out = str(tmp_path / "out")
    main(["run", str(tmp_path / "a.txt"), "--out", out, "--assume-covered"])
    capsys.readouterr()
    main(["comply", "--out", out])
    assert "--assume-covered" in capsys.readouterr().err
    main(["comply", "--out", out, "--assume-covered"])
    assert "--assume-covered" not in capsys.readouterr().err


def test_an_empty_question_is_told_what_to_give(tmp_path: Path, capsys: Output) -> None:
    assert main(["query", " ", "--out", str(tmp_path)]) == WRONG_USAGE
    assert "--saved" in capsys.readouterr().err


def test_examples_work_on_the_samples(sample_store: Store, capsys: Output) -> None:
    """Each command of the README and of --help that asks the samples' tables finds something there."""
    readme = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
    place = "--out data/structured/samples"
    lines = [line.strip() for line in f"{readme}\n{EPILOG}".splitlines() if line.rstrip().endswith(place)]
    examples = [line for line in lines if line.startswith("kehoach ") and not line.startswith("kehoach run")]
    assert len(examples) >= 6
    export_parquet(sample_store)
    for line in examples:
        _, *words = shlex.split(line)
        assert main([*words[:-1], str(sample_store.folder)]) == DONE, line
        printed = capsys.readouterr().out
        assert printed.count("\n") > 2 and "(0 rows)" not in printed, line


def test_without_a_command_the_commands_are_listed(capsys: Output) -> None:
    with pytest.raises(SystemExit) as stop:
        main([])
    assert stop.value.code == WRONG_USAGE
    assert "comply" in capsys.readouterr().err


def test_a_report_and_json_are_not_asked_for_at_once(
    sample_store: Store, tmp_path: Path, capsys: Output
) -> None:
    report = tmp_path / "report.html"
    out = ["--out", str(sample_store.folder)]
    assert main(["comply", "--json", "--report", str(report), *out]) == WRONG_USAGE
    assert "--json" in capsys.readouterr().err and not report.exists()


def test_no_report_is_written_about_nothing(sample_store: Store, tmp_path: Path, capsys: Output) -> None:
    report = tmp_path / "report.html"
    asked = ["comply", "--province", "Sơn La", "--report", str(report), "--out", str(sample_store.folder)]
    assert main(asked) == FAILED
    assert "no duty" in capsys.readouterr().err and not report.exists()


def test_a_limit_of_nothing_shows_all(sample_store: Store, capsys: Output) -> None:
    shown = []
    for limit in ([], ["--limit", "0"]):
        assert main(["wanted", *limit, "--out", str(sample_store.folder)]) == DONE
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1] and shown[0].count("\n") > 4
