"""Any list is taken along as it stands on the page: typed in Excel, right in CSV, whole in Parquet and JSON."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import openpyxl
import pyarrow.parquet as pq
import pytest
from fastapi.testclient import TestClient

LISTS = (
    "/search",
    "/compliance",
    "/compliance/scores",
    "/deadlines?when=all",
    "/quotas",
    "/signers",
    "/bodies",
    "/sources",
    "/dictionary",
)


def taken(desk: TestClient, address: str, form: str) -> bytes:
    answer = desk.get(f"{address}{'&' if '?' in address else '?'}format={form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith(f'.{form}"')
    return answer.content


@pytest.mark.parametrize("address", LISTS)
def test_all_forms_hold_the_same_rows(desk: TestClient, address: str) -> None:
    text = taken(desk, address, "csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    sheet = openpyxl.load_workbook(io.BytesIO(taken(desk, address, "xlsx"))).worksheets[0]
    table = pq.read_table(io.BytesIO(taken(desk, address, "parquet")))
    told = desk.get(f"{address}{'&' if '?' in address else '?'}format=json").json()
    assert len(rows) - 1 == sheet.max_row - 1 == table.num_rows == len(told["rows"]) > 0
    assert [cell.value for cell in sheet[1]] == rows[0]
    assert taken(desk, address, "csv").startswith(b"\xef\xbb\xbf")


def test_excel_gets_dates_filters_and_notes(desk: TestClient) -> None:
    book = openpyxl.load_workbook(io.BytesIO(taken(desk, "/compliance", "xlsx")))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    due = [row[heads.index("Hạn")].value for row in sheet.iter_rows(min_row=2)]
    assert all(isinstance(value, datetime) for value in due if value) and any(due)
    verdicts = {row[heads.index("Kết luận")].value for row in sheet.iter_rows(min_row=2)}
    assert "Chậm hạn" in verdicts and not any("_" in verdict for verdict in verdicts)
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref.startswith("A1:")
    notes = [row[0].value for row in book["notes"].iter_rows()]
    assert any("Tính đến ngày 15/01/2026" in note for note in notes)


def test_the_calendar_is_one_that_programs_read(desk: TestClient) -> None:
    feed = desk.get("/deadlines.ics")
    assert feed.headers["content-type"].startswith("text/calendar")
    lines = feed.text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2] == "END:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") > 50
    assert any(line.startswith("RRULE:FREQ=MONTHLY;BYMONTHDAY=25") for line in lines)
    one = desk.get("/deadlines.ics", params={"body": "y-te"}).text
    assert 0 <= one.count("BEGIN:VEVENT") < lines.count("BEGIN:VEVENT")


@pytest.mark.parametrize(
    "address",
    ["/compliance?verdict=on_the_day", "/compliance?verdict=on_the_day&as_of=2024-01-01"],
)
def test_the_due_date_is_the_day_that_the_order_names(desk: TestClient, address: str) -> None:
    # "trước ngày 14/4/2023": a plan of that very day is on the day, and is not shown as a day late
    rows = desk.get(f"{address}&format=json").json()["rows"]
    assert rows and [(r["due_date"], r["days_late"]) for r in rows] == [(r["issued_on"], 0) for r in rows]
    assert {r["due_date"] for r in rows} == {"2023-04-14"}
    asked = desk.get("/questions/who_is_late?format=json").json()["rows"]
    late = next(r for r in asked if r["child_symbol"] == "67/KH-SGDĐT")
    assert late["due_date"] == "2023-04-14" and late["days_late"] == 6


def test_the_scoreboard_counts_debts_from_the_same_day(desk: TestClient) -> None:
    rows = desk.get("/compliance/scores?format=json").json()["rows"]
    assert {r["name"]: r["oldest"] for r in rows}["Phú Yên"] == "2023-04-14"
