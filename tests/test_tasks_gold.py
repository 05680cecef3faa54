"""Tasks of the opened documents beside those that a reader found."""

from __future__ import annotations

from tests.tasks_gold import HERE, compared, count


def test_tasks_of_the_opened_documents() -> None:
    counts = count(HERE / "tasks", HERE / "opened")
    assert counts["found"] >= 0.95 * counts["wanted"]
    assert counts["found"] >= 0.95 * counts["made"]
    assert counts["right"] >= 0.85 * counts["wanted"]


def test_each_task_is_matched_once() -> None:
    got = [{"what": "rà soát, tổng hợp báo cáo"}, {"what": "rà soát, tổng hợp báo cáo năm"}]
    want = [{"what": "rà soát, tổng hợp báo cáo"}] * 3
    assert [mine is not None for _, mine in compared(got, want)] == [True, True, False]
