"""Documents that carry script, SQL, formulas and marks of direction are shown as the words they are."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from fastapi.testclient import TestClient

from extract.records import Deadline, Signer
from tables.store import Store, open_store, write
from tests.conftest import Make, desk_over, evidence

# what a document may hold
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; DROP TABLE documents; --",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "javascript:alert(1)",
    '=HYPERLINK("http://evil.example","bấm")',
    "+1+cmd|' /C calc'!A0",
    "Kế hoạch \u202egnod\u202c \u2066abc",
    "\x00\x1b[31m hỏng",
    "</textarea></title><svg onload=alert(1)>",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, make: Make) -> Store:
    store = open_store(tmp_path_factory.mktemp("hostile"))
    outcomes = []
    for number, words in enumerate(HOSTILE):
        found = evidence("trước ngày 15/6/2016")
        due = Deadline(
            words, "before", "2016-06-15", None, "2016-06-14", None, None, "day", False, words, (), words, words, found
        )  # fmt: skip
        outcomes.append(
            make(
                f"{number}-{words[:30].replace('/', '_')}.txt", note=f"\n{words}\n", title=words, symbol=words, issuer=words,
                province=words, signer=Signer(words, words, None, evidence("Lò Văn Thử")), deadlines=(due,),
            )
        )  # fmt: skip
    write(store, outcomes, "1")
    return store


@pytest.fixture(scope="module")
def browser(hostile: Store) -> TestClient:
    return desk_over(hostile, today=lambda: __import__("datetime").date(2016, 6, 1))


def addresses(browser: TestClient) -> list[str]:
    found = [row["doc_id"][:16] for row in browser.get("/api/v1/search?size=50").json()["items"]]
    whole = [
        f"/documents/{key}{tail}"
        for key in found
        for tail in ("", "?tab=deadlines", "?tab=versions", "/tree", "/claims/deadlines/0")
    ]
    return [
        "/",
        "/search",
        "/search?q=hoach",
        "/deadlines?month=2016-06",
        "/signers",
        "/sources",
        "/compliance",
        "/review",
        *whole,
    ]


def test_no_page_obeys_a_document(browser: TestClient) -> None:
    for address in addresses(browser):
        answer = browser.get(address)
        assert answer.status_code == 200, address
        for bad in (
            "<script>alert",
            "<img src=x",
            "<svg onload",
            "</textarea></title>",
            'href="javascript:',
            "\u202e",
            "\x00",
            "\x1b",
            ">49<",
        ):
            assert bad not in answer.text, (address, bad)


def test_what_is_asked_is_not_obeyed_either(browser: TestClient) -> None:
    for words in HOSTILE[:6]:
        for address in ("/search", "/quotas", "/signers", "/deadlines", "/compliance", "/bodies"):
            answer = browser.get(
                address,
                params={
                    "q": words,
                    "words": words,
                    "province": words,
                    "body": words,
                    "name": words,
                    "unit": words,
                },
            )
            assert answer.status_code == 200
            assert (
                "<script>alert" not in answer.text
                and "<img src=x" not in answer.text
                and "<svg onload" not in answer.text
            )


def test_files_hold_no_formulas(browser: TestClient) -> None:
    text = browser.get("/search?format=csv").content.decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text)):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row), row
    book = openpyxl.load_workbook(io.BytesIO(browser.get("/search?format=xlsx").content))
    assert all(cell.data_type != "f" for row in book.worksheets[0] for cell in row)
    assert browser.get("/deadlines.ics?body=").text.count("BEGIN:VEVENT") == len(HOSTILE)
    for line in browser.get("/deadlines.ics").text.split("\r\n"):
        assert len(line.encode()) <= 75


def test_the_tables_are_still_there(browser: TestClient, hostile: Store) -> None:
    assert browser.get("/api/v1/tables/documents").json()["total"] == len(HOSTILE)


def test_files_on_the_disk_are_given_only_by_hash(browser: TestClient, tmp_path: Path) -> None:
    for key in ("../../etc/passwd", "%2e%2e%2fetc%2fpasswd", "0" * 64, "a"):
        assert browser.get(f"/documents/{key}/file").status_code == 404
