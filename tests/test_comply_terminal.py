"""The compliance matrix on a terminal: many communes of one verdict take one line."""

from __future__ import annotations

from typing import Any

from flows.commands_comply import ALIKE, folded
from flows.terminal import aligned


def row(body: str, verdict: str = "not_found", child: str | None = None) -> dict[str, Any]:
    return {"body": body, "verdict": verdict, "due": "2025-10-10", "duty_no": 1, "child_id": child}


def test_many_communes_of_one_verdict_are_told_in_one_line() -> None:
    communes = [row(f"Ủy ban nhân dân xã Số {n}") for n in range(ALIKE + 8)]
    issued = row("Ủy ban nhân dân xã Tân Mỹ", "on_time", "a")
    shown = folded([row("Sở Y tế"), *communes, issued])
    assert [r["body"] for r in shown] == [
        "Sở Y tế",
        "Ủy ban nhân dân xã Số 0",
        "Ủy ban nhân dân xã Số 1",
        f"... {ALIKE + 6} more (--all)",
        "Ủy ban nhân dân xã Tân Mỹ",
    ]


def test_a_few_communes_and_departments_are_told_one_by_one() -> None:
    rows = [row(f"Ủy ban nhân dân xã Số {n}") for n in range(ALIKE)] + [row("Sở Y tế")] * 30
    assert folded(rows) == rows


def test_what_stands_in_lines_of_its_own_is_told_to_its_end() -> None:
    told = "41/KH-SYT, ngày 10/04/2023, thực hiện 58/KH-UBND: “58/KH-UBND ngày 14/3/2023”, độ tin cậy 0,93."
    shown = aligned(
        ("body", "verdict", "child", "issued on", "evidence"),
        [["Sở Y tế", "on_time", "41/KH-SYT", "2023-04-10", told]],
        44,
    )
    assert " ".join(shown.replace("evidence", "").split()).endswith(told)
    assert max(map(len, shown.split("\n"))) <= 44
