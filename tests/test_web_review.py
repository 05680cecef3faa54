"""A person's word on a claim, given in the browser: written only with the token, and there after every later run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from flows.structure import Job, run
from tables.frames import read_frame
from tables.store import Store, open_store
from tests.conftest import AS_OF, SAMPLES, desk_over

PLAN = "a04-phu-yen-so-vhttdl-dung-ngay.txt"
BEARER = {"Authorization": "Bearer a-token"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with one plan, read."""
    (tmp_path / "in").mkdir()
    shutil.copy(SAMPLES / PLAN, tmp_path / "in")
    again(tmp_path)
    return tmp_path


def again(place: Path) -> Store:
    store = open_store(place / "out")
    run(store, Job(paths=(place / "in",), as_of=AS_OF, reviews=place / "out" / "reviews"))
    return store


def first_deadline(store: Store) -> tuple[str, dict[str, object]]:
    row = read_frame(store, "deadlines").query("value.str.len() == 10").iloc[0].to_dict()
    return f"/review/{row['doc_id'][:16]}/deadlines/{row['span_start']}-{row['span_end']}", row


def sent(desk: TestClient, address: str, **values: str) -> dict[str, str]:
    """A form as the page fills it in, with these values typed over."""
    html = desk.get(address, headers=BEARER).text
    text_hash = html.split('name="text_hash" value="')[1].split('"')[0]
    return {"text_hash": text_hash, "reviewer": "Trần Thị Soát", **values}


def test_a_correction_survives_runs(place: Path) -> None:
    store = open_store(place / "out")
    address, before = first_deadline(store)
    desk = desk_over(store, reviews=place / "out" / "reviews")
    form = sent(desk, address, verdict="correct", v_value="2023-12-24", v_action="việc đã sửa")
    assert desk.post(address, data=form, headers=BEARER).status_code == 303
    (path,) = (place / "out" / "reviews").rglob("*.json")
    said = json.loads(path.read_text("utf-8"))
    assert (said["verdict"], said["reviewer"], said["quote"]) == ("correct", "Trần Thị Soát", before["text"])
    assert "chờ lần chạy tới" in desk.get("/review").text
    for _ in range(2):
        rows = read_frame(again(place), "deadlines").query("span_start == @before['span_start']")
        assert (rows["value"].iloc[0], rows["action"].iloc[0], rows["rule"].iloc[0]) == (
            "2023-12-24",
            "việc đã sửa",
            "review",
        )
    assert "đã áp dụng" in desk.get("/review").text


def test_the_reviewers_name_is_kept_with_its_marks(place: Path) -> None:
    store = open_store(place / "out")
    address, _ = first_deadline(store)
    desk = desk_over(store, reviews=place / "out" / "reviews")
    desk.post(
        address, data=sent(desk, address, verdict="accept", reviewer=" Đặng Thị Hiền; B "), headers=BEARER
    )
    assert 'value="Đặng Thị Hiền; B"' in desk.get(address, headers=BEARER).text


def test_a_rejected_claim_goes_and_an_accepted_one_is_sure(place: Path) -> None:
    store = open_store(place / "out")
    address, row = first_deadline(store)
    desk = desk_over(store, reviews=place / "out" / "reviews")
    title = f"/review/{str(row['doc_id'])[:16]}/title/0-0"
    evidence = read_frame(store, "evidence").query("field == 'title'").iloc[0]
    title = title.replace("0-0", f"{evidence['span_start']}-{evidence['span_end']}")
    assert desk.post(address, data=sent(desk, address, verdict="reject"), headers=BEARER).status_code == 303
    assert desk.post(title, data=sent(desk, title, verdict="accept"), headers=BEARER).status_code == 303
    store = again(place)
    assert not len(read_frame(store, "deadlines").query("span_start == @row['span_start']"))
    assert read_frame(store, "evidence").query("field == 'title'")["confidence"].iloc[0] == 1


def test_nothing_is_written_without_the_token_or_from_elsewhere(place: Path) -> None:
    store = open_store(place / "out")
    address, _ = first_deadline(store)
    desk = desk_over(store, reviews=place / "out" / "reviews")
    form = sent(desk, address, verdict="accept")
    for headers, status in (
        ({}, 403),
        ({"Authorization": "Bearer guess"}, 403),
        ({**BEARER, "Origin": "https://evil.example"}, 403),
        ({**BEARER, "Sec-Fetch-Site": "cross-site"}, 403),
    ):
        assert desk.post(address, data=form, headers=headers).status_code == status
    for changes, status in (
        ({"text_hash": "of another text"}, 409),
        ({"verdict": "maybe"}, 400),
        ({"verdict": "correct"}, 400),
        ({"verdict": "correct", "v_value": "sometime"}, 400),
        ({"reviewer": " "}, 400),
    ):
        assert desk.post(address, data={**form, **changes}, headers=BEARER).status_code == status, changes
    for wrong in ("deadlines/5-2", "deadlines/0-99999999", "nothing/0-1", "deadlines/a-b", "..%2f/0-1"):
        assert desk.get(f"/review/{address.split('/')[2]}/{wrong}").status_code == 404
    assert not list((place / "out").rglob("reviews/**/*.json"))


def test_without_the_token_the_form_is_not_offered(place: Path) -> None:
    desk = desk_over(open_store(place / "out"), reviews=place / "out" / "reviews")
    address, _ = first_deadline(open_store(place / "out"))
    assert "<textarea" not in desk.get(address).text and "Mã truy cập" in desk.get(address).text
    assert "<textarea" in desk.get(address, headers=BEARER).text
