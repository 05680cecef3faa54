"""A document that 500 others carry out, and 300 bodies that owe it a plan: folded, counted, page by page, and light."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tables.schema import TABLES
from tables.store import open_store
from tests.conftest import desk_over

PARENT = "a" * 64
CHILDREN, OWING = 500, 300
ISSUED = {"late": 120, "on_time": 360, None: 20}  # children by verdict
MOST_BYTES = 200_000
TITLE = "Triển khai thực hiện chương trình chuyển đổi số, cải cách hành chính và xây dựng nông thôn mới trên địa bàn tỉnh"


def rows() -> Iterator[tuple[str, dict[str, Any]]]:
    yield "documents", document(PARENT, 1, "Ủy ban nhân dân tỉnh", "55/KH-UBND")
    verdicts = [verdict for verdict, count in ISSUED.items() for _ in range(count)]
    for n, verdict in enumerate(verdicts):
        doc_id = f"{n:08x}" * 8
        yield "documents", document(doc_id, 2, f"Ủy ban nhân dân xã thứ {n}", f"{n + 1}/KH-UBND")
        link = {
            "child_id": doc_id,
            "no": 0,
            "parent_id": PARENT,
            "relation": "implements",
            "main": True,
            "status": "resolved",
        }
        yield "links", link
        if verdict:
            yield "compliance", {**owed(n, f"Ủy ban nhân dân xã thứ {n}", verdict), "child_id": doc_id}
    for n in range(CHILDREN, CHILDREN + OWING):
        yield "compliance", owed(n, f"Ủy ban nhân dân xã thứ {n}", ("not_found", "cannot_tell")[n % 2])


def document(doc_id: str, day: int, issuer: str, symbol: str) -> dict[str, Any]:
    return {
        "doc_id": doc_id, "status": "held", "is_current": True, "chain_id": doc_id, "issuer": issuer, "symbol": symbol,
        "title": TITLE, "province": "Sơn La", "issued_on": f"2024-01-0{day}", "draft": False, "source": f"{doc_id[:9]}.txt",
    }  # fmt: skip


def owed(n: int, body: str, verdict: str) -> dict[str, Any]:
    return {
        "parent_id": PARENT, "duty_no": 0, "no": n, "body": body, "verdict": verdict, "due_date": date(2024, 2, 1),
        "days_late": 3 if verdict == "late" else None, "as_of": date(2026, 1, 15), "evidence": TITLE,
    }  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    store = open_store(tmp_path_factory.mktemp("many"))
    with store.engine.begin() as connection:
        for name, row in rows():
            connection.execute(sa.insert(TABLES[name]), row)
    return desk_over(store)


def test_a_tree_of_many_is_folded_by_verdict_with_counts(desk: TestClient) -> None:
    page = desk.get(f"/documents/{PARENT[:16]}/tree")
    assert len(page.content) < MOST_BYTES
    groups = re.findall(r"<details( open)?><summary>.*?</span> <b>(\d+)</b>", page.text, re.DOTALL)
    assert groups[:3] == [("", "120"), ("", "360"), ("", "20")]
    assert "xem 340 văn bản nữa" in page.text and "xem 110 cơ quan nữa" in page.text


def test_every_child_stands_on_a_page_of_its_verdict(desk: TestClient) -> None:
    for verdict, pages in (("on_time", 4), ("late", 2), ("none", 1)):
        seen: set[str] = set()
        for number in range(1, pages + 1):
            page = desk.get(f"/documents/{PARENT[:16]}/tree?only={verdict}&page={number}")
            assert len(page.content) < MOST_BYTES
            seen |= set(re.findall(r"/documents/(0000\w{12})", page.text))
        assert len(seen) == ISSUED[None if verdict == "none" else verdict]


def test_the_file_has_the_whole_tree(desk: TestClient) -> None:
    taken = desk.get(f"/documents/{PARENT[:16]}/tree?format=json").json()
    assert len(taken["rows"]) == CHILDREN + 1


@pytest.mark.parametrize(
    "address", ["/compliance", "/compliance?view=matrix", "/compliance/report", f"/documents/{PARENT[:16]}?tab=relations"]
)  # fmt: skip
def test_other_pages_of_many_are_light_too(desk: TestClient, address: str) -> None:
    answer = desk.get(address)
    assert answer.status_code == 200 and len(answer.content) < MOST_BYTES
