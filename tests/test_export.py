"""Exports: the same bytes for the same rows, typed, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest

from tables import calendars
from tables.conclusions import load_registry
from tables.export import STAMP, export_csv, export_parquet, neutral
from tables.frames import read_frame
from tables.schema import EXPORTED
from tables.store import Outcome, Store, open_store, write
from tables.xlsx import export_xlsx

Make = Callable[..., Outcome]

FORMULAS = ["=1+1", "+84 24", "-cmd", "@SUM(A1)", "\t=1", " =1+1", "＝1", "\ufeff=1"]
HARMLESS = [
    "Sở Y tế",
    "55/KH-UBND",
    "",
    "1=1",
    "70% trở lên",
    "a@b.vn",
    "(=1)",
    5,
    -5,
    None,
    datetime.date(2016, 1, 1),
]


@pytest.fixture
def store(tmp_path: Path, make: Make) -> Store:
    opened = open_store(tmp_path / "out")
    load_registry(opened)
    made = [
        make("b.txt", symbol="1/KH-SYT", issuer="Sở Y tế"),
        make("a.txt", title='=cmd|" /C calc"!A0'),
        make("c.txt"),
    ]
    write(opened, made, "1")
    return opened


@pytest.mark.parametrize("value", FORMULAS)
def test_formulas_are_neutralised(value: str) -> None:
    assert neutral(value) == "'" + value


@pytest.mark.parametrize("value", HARMLESS)
def test_other_values_stay(value: object) -> None:
    assert neutral(value) == value


def test_parquet_holds_every_table_typed_and_described(store: Store) -> None:
    paths = export_parquet(store)
    assert [path.stem for path in paths] == sorted(table.name for table in EXPORTED)
    table = pq.read_table(store.folder / "parquet" / "deadlines.parquet")
    assert table.num_rows == 6
    assert str(table.schema.field("end_date").type) == "date32[day]"
    assert table.schema.field("bearers").metadata[b"vi"].decode().startswith("cơ quan")
    assert table.column("end_date").to_pylist()[:2] == [
        datetime.date(2016, 6, 14),
        datetime.date(2016, 12, 31),
    ]


def test_internal_columns_stay_inside(store: Store) -> None:
    export_parquet(store)
    names = pq.read_schema(store.folder / "parquet" / "files.parquet").names
    assert "sha256" in names and not {"location", "mtime_ns"} & set(names)


@pytest.mark.parametrize("export", [export_parquet, export_csv])
def test_the_same_rows_give_the_same_bytes(
    store: Store, make: Make, tmp_path: Path, export: Callable[[Store, Path], list[Path]]
) -> None:
    first = {path.name: path.read_bytes() for path in export(store, tmp_path / "one")}
    other = open_store(tmp_path / "other")
    for path in ("c.txt", "b.txt"):  # another order, one by one, and once more
        fields = {"symbol": "1/KH-SYT", "issuer": "Sở Y tế"} if path == "b.txt" else {}
        write(other, [make(path, **fields)], "1")
    write(other, [make("a.txt", title='=cmd|" /C calc"!A0'), make("c.txt")], "1")
    load_registry(other)
    assert {path.name: path.read_bytes() for path in export(other, tmp_path / "two")} == first


def test_a_snapshot_is_written_again_only_after_a_change(store: Store, make: Make) -> None:
    path = next(path for path in export_csv(store) if path.name == "documents.csv")
    path.write_text("mine")
    export_csv(store)
    assert path.read_text() == "mine"
    write(store, [make("d.txt", symbol="2/KH-SYT")], "1")
    export_csv(store)
    assert path.read_text(encoding="utf-8-sig").startswith("doc_id,")


def test_a_snapshot_that_was_cut_short_is_made_whole(store: Store) -> None:
    export_csv(store)
    (store.folder / "csv" / STAMP).unlink()
    (store.folder / "csv" / "tasks.csv").write_text("half")
    export_csv(store)
    assert (store.folder / "csv" / "tasks.csv").read_text(encoding="utf-8-sig").startswith("doc_id,no,what")
    assert not [path for path in (store.folder / "csv").iterdir() if path.name.startswith(".")]


def test_csv_opens_right_in_excel(store: Store) -> None:
    export_csv(store)
    raw = (store.folder / "csv" / "documents.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf") and raw.count(b"\r\n") == 4
    with (store.folder / "csv" / "documents.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["source"]: row for row in csv.DictReader(file)}
    assert rows["a.txt"]["title"] == "'" + '=cmd|" /C calc"!A0'
    assert rows["b.txt"]["issuer"] == "Sở Y tế" and rows["b.txt"]["draft"] == "false"


def test_csv_numbers_are_plain(store: Store) -> None:
    export_csv(store)
    with (store.folder / "csv" / "quotas.csv").open(encoding="utf-8-sig", newline="") as file:
        row = next(csv.DictReader(file))
    assert (row["min"], row["max"], row["confidence"]) == ("1", "", "0.95")


def names_in_head(sheet: Any) -> list[str]:
    """The names of the columns, which stand below their Vietnamese ones."""
    return [cell.value.split("\n")[-1] for cell in sheet[1]]


def test_the_workbook_is_typed_filtered_and_in_reading_order(store: Store) -> None:
    book = openpyxl.load_workbook(export_xlsx(store))
    assert book.sheetnames[:4] == ["notes", "documents", "compliance", "links"]
    assert "texts" not in book.sheetnames
    sheet = book["deadlines"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:") and sheet.auto_filter.ref.endswith("7")
    assert sheet.cell(1, 1).value == "văn bản: số, ký hiệu\ndocument symbol"
    head = names_in_head(sheet)
    assert head[:5] == [
        "document symbol",
        "document issuer",
        "document province",
        "document issued_on",
        "no",
    ]
    assert head[-1] == "doc_id"
    assert sheet.cell(2, 2).value == "Sở Y tế"  # before Ủy ban nhân dân tỉnh
    to_document = int(sheet.cell(2, 1).hyperlink.location.removeprefix("documents!A"))
    assert sheet.cell(2, head.index("end_date") + 1).value == datetime.datetime(2016, 6, 14)
    documents = book["documents"]
    head = names_in_head(documents)
    assert documents.cell(to_document, head.index("issuer") + 1).value == "Sở Y tế"
    column = head.index("issued_on") + 1
    assert documents.cell(2, column).value == datetime.datetime(2016, 4, 12)
    titles = [documents.cell(row, head.index("title") + 1) for row in range(2, 5)]
    formula = next(cell for cell in titles if "cmd" in cell.value)
    assert formula.data_type == "s" and formula.value.startswith("=cmd")


def test_codes_and_messages_are_in_the_words_of_the_reader(store: Store) -> None:
    plain = openpyxl.load_workbook(export_xlsx(store))["documents"]
    spoken = openpyxl.load_workbook(export_xlsx(store, said=lambda kind, code: f"{kind} {code}"))["documents"]
    column = names_in_head(spoken).index("issuer_level") + 1
    codes = [plain.cell(row, column).value for row in range(2, 5)]
    assert "province" in codes
    assert [spoken.cell(row, column).value for row in range(2, 5)] == [f"level {code}" for code in codes]


def test_the_workbook_describes_every_column(store: Store) -> None:
    notes = openpyxl.load_workbook(export_xlsx(store))["notes"]
    described = {row[2]: row[3:5] for row in notes.iter_rows(values_only=True) if row[2]}
    assert described["end_date"] == ("đến ngày", "last day, inclusive")


def test_the_workbook_has_the_same_bytes_again(store: Store, tmp_path: Path) -> None:
    first = export_xlsx(store, tmp_path / "1.xlsx").read_bytes()
    assert export_xlsx(store, tmp_path / "2.xlsx").read_bytes() == first


def test_control_characters_and_long_texts_do_not_break_the_workbook(store: Store, make: Make) -> None:
    write(store, [make("d.txt", title="bad \x0b char " + "x" * 40_000, symbol="1\x0b/KH-UBND")], "1")
    book = openpyxl.load_workbook(export_xlsx(store))
    assert "1\ufffd/KH-UBND" in [cell.value for cell in book["deadlines"]["A"]]
    sheet = book["documents"]
    column = names_in_head(sheet).index("title") + 1
    titles = [sheet.cell(row, column).value for row in range(2, 6)]
    long = next(title for title in titles if str(title).startswith("bad"))
    assert str(long).startswith("bad \ufffd char") and len(str(long)) == 32_767


def test_deadlines_become_calendar_events(store: Store) -> None:
    text = calendars.export_ics(store).read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == len(read_frame(store, "deadlines"))
    assert "DTSTART;VALUE=DATE:20160614\r\nDTEND;VALUE=DATE:20160615\r\n" in text
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    unfolded = text.replace("\r\n ", "")
    assert "SUMMARY:ban hành kế hoạch (1/KH-SYT\\, Sở Y tế\\, Sơn La)" in unfolded
