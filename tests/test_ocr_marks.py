"""Marks that character recognition misreads, and words that must stay as they are."""

from __future__ import annotations

import pytest

from parsers.ocr_marks import mend_marks

MENDED = [
    ("Tô chức xét công nhận Sáng kiên", "Tổ chức xét công nhận Sáng kiến"),
    ("Sở Y tê và các huyện", "Sở Y tế và các huyện"),
    ("nâng cao chât lượng đào tạo", "nâng cao chất lượng đào tạo"),
    ("KÊ HOẠCH kiêm tra", "KẾ HOẠCH kiểm tra"),
]
KEPT = [
    "Tổ chức thực hiện kế hoạch năm 2024 theo quy định.",
    "Ông Nguyễn Văn Kiên, Trưởng phòng Hành chính.",
    "Căn cứ Quyết định số 12/QĐ-UBND ngày 03/4/2023",
]


@pytest.mark.parametrize(("read", "meant"), MENDED)
def test_mended(read: str, meant: str) -> None:
    text, repairs = mend_marks(read)
    assert text == meant
    assert repairs and all(read[r.start : r.end] == r.before and not r.certain for r in repairs)


@pytest.mark.parametrize("text", KEPT)
def test_kept(text: str) -> None:
    assert mend_marks(text) == (text, [])
