"""The JSON API keeps to its own description, pages to the end, and agrees with the pages."""

from __future__ import annotations

from typing import Any

import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings

from tables.frames import count
from tables.store import Store
from tests.conftest import desk_over


def test_answers_are_as_described(sample_store: Store) -> None:
    """Every operation, with parameters made from the description, right ones and wrong ones."""
    described = schemathesis.openapi.from_asgi("/api/openapi.json", desk_over(sample_store).app)
    operations = [result.ok() for result in described.get_all_operations()]
    assert len(operations) == 7
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(
            max_examples=8,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        def keeps_to_it(case: Any) -> None:
            case.call_and_validate()

        keeps_to_it()


def test_pages_lead_to_the_end(desk: TestClient, sample_store: Store) -> None:
    address: str | None = "/api/v1/tables/deadlines?size=50"
    seen = []
    while address:
        told = desk.get(address).json()
        seen += [(row["doc_id"], row["no"]) for row in told["items"]]
        address = told["next"]
    assert len(seen) == len(set(seen)) == told["total"] == count(sample_store, "deadlines")


def test_a_document_is_its_record(desk: TestClient) -> None:
    found = desk.get("/api/v1/search", params={"q": "96 kh ubnd an giang"}).json()["items"][0]
    record = desk.get(f"/api/v1/documents/{found['doc_id']}").json()
    assert (record["symbol"], record["province"]) == ("96/KH-UBND", "An Giang")
    text = desk.get(f"/api/v1/documents/{found['doc_id']}/text").json()["text"]
    for deadline in record["deadlines"]:
        start, end = deadline["span"]
        assert text[start:end] == deadline["text"]


def test_verdicts_as_of_a_date(desk: TestClient) -> None:
    now, then = (
        desk.get("/api/v1/compliance", params={"size": 500, **when}).json()["items"]
        for when in ({}, {"as_of": "2025-10-01"})
    )
    assert {row["as_of"] for row in then} == {"2025-10-01"}
    waiting = [row for row in then if row["verdict"] == "not_yet_due"]
    assert waiting and not [row for row in now if row["verdict"] == "not_yet_due"]


def test_etags_of_the_api(desk: TestClient) -> None:
    first = desk.get("/api/v1/tables/signers")
    assert (
        desk.get("/api/v1/tables/signers", headers={"If-None-Match": first.headers["etag"]}).status_code
        == 304
    )


def test_raw_tables_and_sql(desk: TestClient) -> None:
    answer = desk.get(
        "/data/kehoach.json", params={"sql": "select count(*) as n from deadlines", "_shape": "array"}
    )
    assert answer.json()[0]["n"] > 100
    assert "unsafe-inline" in answer.headers["content-security-policy"]
    for statement in (
        "delete from documents",
        "attach '/etc/passwd' as x",
        "pragma query_only=0",
        "create table x(a)",
    ):
        assert desk.get("/data/kehoach.json", params={"sql": statement}).status_code == 400, statement
    long = "with recursive c(x) as (select 1 union all select x+1 from c) select count(*) from c"
    assert desk.get("/data/kehoach.json", params={"sql": long}).status_code == 400
    assert desk.get("/data/kehoach.db").status_code in (403, 404)
    page = desk.get("/data/kehoach/documents?_size=5")
    assert page.status_code == 200 and "trích yếu" in page.text
