"""The pages: there in both languages, light, safe, linked together, and the same as long as nothing changes."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from tables.frames import read_frame
from tables.store import Store
from tests.conftest import desk_over

ADDRESSES = (
    "/",
    "/search",
    "/search?q=duoi+nuoc",
    "/compliance",
    "/compliance?view=matrix",
    "/compliance/scores",
    "/compliance/report",
)
MOST_BYTES = 200_000
LEFT_OUT = ("/data", "/static", "/api")
LINK = re.compile(r'href="(/[^"#]*)')


def links(html: str) -> Iterator[str]:
    yield from (address.replace("&amp;", "&") for address in LINK.findall(html))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_that_links_lead_to_is_there(desk: TestClient, language: str) -> None:
    """From home, three links deep: no dead end, no page over its weight, no script or style in the page."""
    seen: set[str] = set()
    ahead = [f"{address}{'&' if '?' in address else '?'}lang={language}" for address in ADDRESSES]
    for _ in range(3):
        found: list[str] = []
        for address in ahead:
            kind = re.sub(r"[0-9a-f]{16}|cited[^/?]*|=[^&]*|\d+|\?.*&", "", address)
            if kind in seen or "format=" in address or address.startswith(LEFT_OUT):
                continue
            seen.add(kind)
            answer = desk.get(address)
            assert answer.status_code == 200, address
            taken = "content-disposition" in answer.headers
            if "html" in answer.headers["content-type"] and not taken:
                assert len(answer.content) < MOST_BYTES, address
                assert "<style" not in answer.text and " style=" not in answer.text, address
                assert not re.search(r"<script(?! src=)|\son\w+=|javascript:", answer.text), address
                found += links(answer.text)
        ahead = list(dict.fromkeys(found))
    assert len(seen) > 40


def test_answers_carry_their_guards(desk: TestClient) -> None:
    answer = desk.get("/")
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    again = desk.get("/", headers={"If-None-Match": answer.headers["etag"]})
    assert again.status_code == 304 and not again.content
    other = desk.get("/", params={"lang": "en"}, headers={"If-None-Match": answer.headers["etag"]})
    assert other.status_code == 200 and "Documents in hand" in other.text
    desk.cookies.clear()


def test_what_is_not_there_and_what_is_wrong(desk: TestClient) -> None:
    for address, status in (
        ("/nothing", 404),
        ("/documents/000000000000", 404),
        ("/documents/..%2f..%2fetc%2fpasswd", 404),
        ("/documents/%25", 404),
        ("/compliance?as_of=yesterday", 400),
        ("/compliance?as_of=31/12", 400),
        ("/compliance?as_of=31/12/2023", 200),
        ("/search?page=0", 400),
        ("/search?page=-1", 400),
        ("/search?format=exe", 400),
        ("/search?due_from=x", 400),
    ):
        answer = desk.get(address)
        assert answer.status_code == status, address
        assert "Traceback" not in answer.text and "File " not in answer.text


def test_a_body_that_several_took_over_names_them_all(desk: TestClient) -> None:
    assert "Sở Nội vụ; Sở Y tế; Sở Giáo dục và Đào tạo" in desk.get("/bodies").text
    assert desk.get("/bodies/ldtbxh").text.count('<a href="/bodies/y-te">Sở Y tế</a>') == 1
    assert '<a href="/bodies/ldtbxh">' in desk.get("/bodies/y-te").text


def test_signers_are_found_without_marks(desk: TestClient) -> None:
    found = desk.get("/signers?words=tran khac&format=json").json()["rows"]
    assert [row["name"] for row in found] == ["Trần Khắc Duẩn"]


def test_other_names_are_no_names_of_this_desk(sample_store: Store) -> None:
    desk = desk_over(sample_store, hosts=("127.0.0.1", "localhost"))
    assert desk.get("/").status_code == 200
    assert desk.get("/", headers={"Host": "evil.example"}).status_code == 421


def test_a_guarded_desk_asks_for_its_token(sample_store: Store) -> None:
    desk = desk_over(sample_store, guarded=True)
    assert desk.get("/").status_code == 401
    assert desk.get("/?token=wrong").status_code == 401
    assert desk.get("/", headers={"Authorization": "Bearer a-token"}).status_code == 200
    moved = desk.get("/search?q=a&token=a-token")
    assert moved.status_code == 303 and moved.headers["location"] == "/search?q=a"
    assert (
        "httponly" in moved.headers["set-cookie"].lower()
        and "samesite=strict" in moved.headers["set-cookie"].lower()
    )
    assert desk.get("/").status_code == 200
    desk.cookies.clear()
    assert desk.post("/login", data={"token": "no"}).status_code == 401
    assert desk.post("/login", data={"token": "a-token"}).status_code == 303


def test_too_many_requests_are_told_to_wait(sample_store: Store) -> None:
    desk = desk_over(sample_store, rate=0.001, burst=3)
    assert [desk.get("/static/icon.svg").status_code for _ in range(4)] == [200, 200, 200, 429]


def test_a_fault_shows_nothing_of_our_insides(sample_store: Store) -> None:
    desk = desk_over(sample_store, recheck=lambda as_of: 1 // 0)
    quiet = TestClient(desk.app, base_url="http://127.0.0.1", raise_server_exceptions=False)
    answer = quiet.get("/compliance?as_of=2025-01-01")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text and "Traceback" not in answer.text


def test_a_page_of_a_pdf_is_shown_as_a_picture(desk: TestClient, sample_store: Store) -> None:
    documents = read_frame(sample_store, "documents")
    paged = documents[(documents["format"] == "pdf")].iloc[0]
    plain = documents[(documents["format"] == "text")].iloc[0]
    shown = desk.get(f"/documents/{paged['doc_id'][:16]}/pages/1.png")
    assert shown.status_code == 200 and shown.content.startswith(b"\x89PNG")
    assert desk.get(f"/documents/{paged['doc_id'][:16]}/pages/99.png").status_code == 404
    assert desk.get(f"/documents/{plain['doc_id'][:16]}/pages/1.png").status_code == 404
