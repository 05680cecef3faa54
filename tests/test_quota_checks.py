"""Quotas of plans against those of the plan that they carry out: which are of one thing, and what follows."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from links.quota_checks import QUOTAS, compare_quotas
from tables.sentences import sentence_around

# ---- parent's sentence, least, most, unit; child's sentence, least, most -> verdict
EACH = [
    ("100% cán bộ được tập huấn chuyển đổi số", 100, 100, "%", "100% cán bộ được tập huấn về chuyển đổi số", 100, 100, "agrees"),
    ("Tỷ lệ hồ sơ trực tuyến đạt 80% trở lên", 80, None, "%", "Tỷ lệ hồ sơ trực tuyến đạt ít nhất 85%", 85, None, "agrees"),
    ("Tỷ lệ hồ sơ trực tuyến đạt 80% trở lên", 80, None, "%", "Tỷ lệ hồ sơ trực tuyến đạt 70%", 70, 70, "contradicts"),
    ("Tỷ lệ hồ sơ trực tuyến đạt 80% trở lên", 80, None, "%", "Tỷ lệ hồ sơ trực tuyến đạt tối thiểu 75%", 75, None, "contradicts"),
    ("Tỷ lệ hồ sơ trực tuyến đạt 80% trở lên", 80, None, "%", "Tỷ lệ hồ sơ trực tuyến đạt từ 70% đến 90%", 70, 90, "cannot_tell"),
    ("Tỷ lệ hồ sơ trực tuyến năm 2024 đạt 80%", 80, 80, "%", "Tỷ lệ hồ sơ trực tuyến năm 2023 đạt 70%", 70, 70, "cannot_tell"),
    ("Tỷ lệ hộ nghèo còn dưới 3%", None, 3, "%", "Tỷ lệ hộ nghèo còn dưới 2%", None, 2, "agrees"),
    ("Tỷ lệ hộ nghèo còn dưới 3%", None, 3, "%", "Tỷ lệ hộ nghèo còn 4%", 4, 4, "contradicts"),
]  # fmt: skip
# ---- sentences of two things: no row at all
OTHER = [
    ("100% cán bộ được tập huấn chuyển đổi số", "100% trường học có thư viện đạt chuẩn"),
    ("Trồng 500 ha rừng sản xuất", "Trồng 500 ha cây ăn quả"),
]


def quota(doc_id: str, line: str, least: float | None, most: float | None, unit: str = "%") -> dict[str, Any]:
    cells = (doc_id, 0, line, least, most, unit, None, None, None, "target", line, line)
    return dict(zip(QUOTAS, cells, strict=True))


def compared(*quotas: dict[str, Any]) -> pd.DataFrame:
    """The checks of a parent "p" and the children that the other quotas belong to."""
    ids = sorted({q["doc_id"] for q in quotas})
    facts = {"is_current": True, "period_last": 2024, "issued_on": "2024-02-01"}
    documents = pd.DataFrame([{"doc_id": i, **facts} for i in ids])
    links = [{"child_id": i, "parent_id": "p", "relation": "implements"} for i in ids if i != "p"]
    return compare_quotas(documents, pd.DataFrame(links), pd.DataFrame(quotas))


@pytest.mark.parametrize(("line", "least", "most", "unit", "said", "low", "high", "verdict"), EACH)
def test_a_child_is_held_against_its_parent(
    line: str, least: float | None, most: float | None, unit: str, said: str, low: float | None, high: float | None, verdict: str
) -> None:  # fmt: skip
    (row,) = compared(quota("p", line, least, most, unit), quota("c", said, low, high, unit)).to_dict(
        "records"
    )
    assert (row["manner"], row["verdict"]) == ("each", verdict)
    assert (row["parent_quote"], row["child_quote"]) == (line, said)


@pytest.mark.parametrize(("line", "said"), OTHER)
def test_quotas_of_two_things_are_not_compared(line: str, said: str) -> None:
    assert compared(quota("p", line, 100, 100), quota("c", said, 50, 50)).empty


@pytest.mark.parametrize(("parts", "verdict"), [((300, 250), "agrees"), ((300, 100), "cannot_tell")])
def test_counts_of_the_children_add_up(parts: tuple[float, ...], verdict: str) -> None:
    children = [quota(f"c{n}", f"Trồng {n} ha rừng sản xuất", n, n, "ha") for n in parts]
    (row,) = compared(quota("p", "Trồng ít nhất 500 ha rừng sản xuất", 500, None, "ha"), *children).to_dict(
        "records"
    )
    assert (row["manner"], row["verdict"], row["children"]) == ("sum", verdict, 2)
    assert row["child_min"] == sum(parts)


def test_children_that_plan_more_than_the_parent_allows_contradict_it() -> None:
    children = [quota(f"c{n}", f"Mở {n} lớp tập huấn giáo viên", n, n, "lớp") for n in (12, 9)]
    rows = compared(quota("p", "Mở từ 15 đến 20 lớp tập huấn giáo viên", 15, 20, "lớp"), *children)
    assert rows["verdict"].tolist() == ["contradicts"]


def test_the_sentence_of_a_quota_ends_at_the_item() -> None:
    text = "1. Mục tiêu\n- Phấn đấu 95% xã có nhà văn hóa; 80% thôn có sân chơi.\n- Khác"
    at = text.index("80%")
    assert sentence_around(text, at, at + 3) == "80% thôn có sân chơi"
