"""The second reader: what it finds, what it holds covered and why, and the planted span that nothing covers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.audit import Found, audit, main, second_reader
from extract import extract
from extract.records import PlanRecord
from parsers import parse_bytes
from parsers.document import Document

# (text, kind, the span that must be found)
SEEN = [
    ("hoàn thành trước ngày 25/5/2016.", "day", "ngày 25/5/2016"),
    ("chậm nhất 15/12/2021 gửi về", "day", "15/12/2021"),
    ("Từ ngày 05 tháng 4 năm 2021 đến", "day", "ngày 05 tháng 4 năm 2021"),
    ("gửi trước ngày 25 hằng tháng", "day", "ngày 25 hằng tháng"),
    ("trong tháng 6/2023;", "month", "tháng 6/2023"),
    ("Tháng 10 năm 2024: tổng kết", "month", "Tháng 10 năm 2024"),
    ("Quý II/2024", "quarter", "Quý II/2024"),
    ("xong trong quý III năm 2022", "quarter", "quý III năm 2022"),
    ("sơ kết 6 tháng đầu năm", "quarter", "6 tháng đầu năm"),
    ("đến năm 2025 có", "year", "đến năm 2025"),
    ("báo cáo định kỳ hàng quý", "recurrence", "hàng quý"),
    ("trong 10 ngày làm việc", "delay", "10 ngày làm việc"),
    ("đạt 95,5% trở lên", "percent", "95,5%"),
    ("tối thiểu 03 mô hình", "minimum", "thiểu 03 mô"),
    ("Kế hoạch số 12/KH-UBND ngày", "symbol", "12/KH-UBND"),
    ("theo 34-CT/TW", "symbol", "34-CT/TW"),
]
UNSEEN = ["Điều 25/5 điểm", "32/13/2016", "giải Nhất 03 suất", "12/KH", "tháng 13", "quý khách"]

# Everything is claimed or has its reason, unless the deadlines and quotas are taken out of the record.
PLAN = """ỦY BAN NHÂN DÂN TỈNH LÀO CAI
SỞ Y TẾ
Số: 21/KH-SYT
Lào Cai, ngày 10 tháng 3 năm 2020
KẾ HOẠCH
Trồng cây xanh năm 2020
Thực hiện Kế hoạch số 15/KH-UBND ngày 03/02/2020 của Ủy ban nhân dân tỉnh Lào Cai về trồng cây xanh;
I. MỤC ĐÍCH
Mỗi đơn vị trồng ít nhất 20 cây. Năm trước trồng đến tháng 11/2019.
Trẻ em dưới 6 tuổi không tham gia.
Kinh phí bằng 12% ngân sách tỉnh.
II. TỔ CHỨC THỰC HIỆN
Các đơn vị báo cáo trước ngày 25/11/2020.
GIÁM ĐỐC
Trần Thị Thử
"""
PLANTED = {"nhất 20 cây", "ngày 25/11/2020"}
EXPECTED = {
    ("21/KH-SYT", "claim"),
    ("15/KH-UBND", "claim"),
    ("ngày 10 tháng 3 năm 2020", "claim"),
    ("ngày 03/02/2020", "citation"),
    ("nhất 20 cây", "claim"),
    ("tháng 11/2019", "past"),
    ("dưới 6 tuổi", "age"),
    ("12%", "budget"),
    ("ngày 25/11/2020", "claim"),
}


def without_claims(document: Document) -> PlanRecord:
    return replace(extract(document), deadlines=(), quotas=())


def audited(record_of: Callable[[Document], PlanRecord]) -> list[Found]:
    document = parse_bytes(PLAN.encode(), "plan.txt")
    return audit(second_reader(), document, record_of(document))


@pytest.mark.parametrize(("text", "kind", "span"), SEEN)
def test_the_second_reader_finds(text: str, kind: str, span: str) -> None:
    doc = second_reader()(text)
    assert (kind, span) in [(s.label_, s.text) for s in doc.spans["audit"]]


@pytest.mark.parametrize("text", UNSEEN)
def test_the_second_reader_leaves(text: str) -> None:
    doc = second_reader()(text)
    assert not doc.spans["audit"]


def test_each_span_is_covered_for_its_reason() -> None:
    assert {(f.text, f.reason) for f in audited(extract)} == EXPECTED


def test_what_the_rules_miss_is_found() -> None:
    found = audited(without_claims)
    assert {f.text for f in found if f.reason is None} == PLANTED
    assert {(f.text, f.reason) for f in found if f.reason} == {
        (t, r) for t, r in EXPECTED if t not in PLANTED
    }
    assert [f.line for f in found if f.text == "ngày 25/11/2020"] == [
        "Các đơn vị báo cáo trước ngày 25/11/2020."
    ]


def test_the_report_shows_what_is_missed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bench.audit.extract", without_claims)
    path, empty = tmp_path / "plan.txt", tmp_path / "empty.txt"
    path.write_text(PLAN, encoding="utf-8")
    empty.write_bytes(b"")
    assert main([str(path), str(empty)]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("day: 1\n  plan:") and "[ngày 25/11/2020]" in printed.out
    assert "minimum: 1\n" in printed.out and "[dưới 6 tuổi]" not in printed.out and "[empty]" in printed.err
    assert main([str(path), "--all"]) == 0
    assert "[dưới 6 tuổi] (age)" in capsys.readouterr().out
