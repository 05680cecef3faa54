"""`kehoach bodies`, `wanted`, `quotas` and the totals of `comply`, as a person calls them on the samples."""

from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from flows.cli import main
from flows.codes import DONE, FAILED, WRONG_USAGE
from tests.sample_source import FILES

# ---- arguments -> how many bodies count as a sure "sở"
BODIES = [
    (("--province", "Sơn La", "--on", "2016-01-01"), 17),
    (("--province", "son la", "--on", "2025-03-01"), 12),
    (("--province", "tinh son la", "--on", "2025-03-01"), 12),
    (("--province", "yen-bai.63", "--on", "2026-01-01"), 12),
    (("--province", "Yên Bái", "--on", "2026-01-01"), 12),
]


def answer(*arguments: str) -> list[dict[str, Any]]:
    """The JSON that a command prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main([*arguments, "--json"]) == DONE
    rows: list[dict[str, Any]] = json.loads(out.getvalue())
    return rows


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("registry")
    assert main(["run", str(FILES), "--out", str(out), "--assume-covered"]) == DONE
    return out


@pytest.mark.parametrize(("arguments", "count"), BODIES)
def test_bodies_of_a_province_on_a_day(arguments: tuple[str, ...], count: int) -> None:
    rows = answer("bodies", *arguments)
    assert sum(row["exists"] == "yes" and row["counts_as_so"] == "yes" for row in rows) == count


def test_a_province_that_ended_is_shown_as_what_took_it_over() -> None:
    assert {row["province"] for row in answer("bodies", "--province", "Yên Bái", "--on", "2026-01-01")} == {
        "Lào Cai"
    }
    assert len(answer("bodies", "--provinces", "--on", "2025-06-30")) == 63


def test_a_province_that_is_none_is_said_so() -> None:
    assert main(["bodies", "--province", "Atlantis"]) == WRONG_USAGE


def test_what_comply_cannot_find_it_says_so(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--out", str(store)]
    assert main(["comply", "--province", "Atlantis", *where]) == WRONG_USAGE
    assert main(["comply", "--parent", "999/KH-UBND", *where]) == FAILED
    assert capsys.readouterr().out == ""
    assert main(["comply", "--province", "tỉnh phu yen", "--totals", *where]) == DONE
    assert "58/KH-UBND" in capsys.readouterr().out


def test_portals_are_listed_without_making_a_store(tmp_path: Path) -> None:
    assert len(answer("portals", "--out", str(tmp_path / "none"))) > 20
    assert not (tmp_path / "none").exists()
    assert main(["portals", "try", str(tmp_path / "none.toml")]) == WRONG_USAGE


def test_unknown_codes_are_tallied(store: Path) -> None:
    assert answer("bodies", "--unknown-codes", "--out", str(store)) == [
        {"code": "VHXH", "documents": 0, "citations": 1, "example": "12/TTr-VHXH"}
    ]


def test_what_is_waited_for_most_comes_first(store: Path) -> None:
    rows = answer("wanted", "--out", str(store))
    assert [row["waiting"] for row in rows] == sorted((row["waiting"] for row in rows), reverse=True)
    parents = answer("wanted", "--parents", "--out", str(store))
    assert "37/KH-UBND" in {row["symbol"] for row in parents} and len(parents) < len(rows)
    assert len(answer("wanted", "--limit", "2", "--out", str(store))) == 2


def test_totals_of_each_order_and_of_all(store: Path) -> None:
    rows = answer("comply", "--totals", "--as-of", "2024-01-01", "--assume-covered", "--out", str(store))
    assert [row["parent_symbol"] for row in rows][-1] is None
    one = next(row for row in rows if row["parent_symbol"] == "58/KH-UBND")
    assert (one["issued"], one["owing"], one["overdue"]) == (
        5,
        16,
        11,
    )  # of nine districts one has its plan, one a draft
    assert (one["mean_delay"], one["oldest_due"]) == (6.0, "2023-04-14")
    assert rows[-1]["owing"] == sum(row["owing"] for row in rows[:-1])


def test_quota_checks_name_both_plans(store: Path) -> None:
    assert all(row["parent_quote"] and row["child_quote"] for row in answer("quotas", "--out", str(store)))
