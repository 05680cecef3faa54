"""Symbols as offices print them, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.symbols import find_symbols

# (text, printed, number, type, issuer code)
FORMS = [
    ("Nghị quyết số 66.7/2025/NQ-CP", "66.7/2025/NQ-CP", 66, "NQ", "CP"),
    ("Thông tư số 21/2011/TTBTC", "21/2011/TTBTC", 21, "TT", "BTC"),
    ("Kế hoạch số 28/KH.UBND", "28/KH.UBND", 28, "KH", "UBND"),
    ("Kế hoạch số 12/KHSGDĐT", "12/KHSGDĐT", 12, "KH", "SGDĐT"),
    ("Công văn số 5/KHCN-X", "5/KHCN-X", 5, "CV", "KHCN-X"),
    ("1033/QĐTTg", "1033/QĐTTg", 1033, "QĐ", "TTg"),
    ("Số: 749 /KH-STC", "749/KH-STC", 749, "KH", "STC"),
    ("Số: 198/KH - SNgV", "198/KH-SNgV", 198, "KH", "SNgV"),
    ("Số: /KH-STTTT", "/KH-STTTT", None, "KH", "STTTT"),
    ("Số: ..... /QĐ-UBND", "/QĐ-UBND", None, "QĐ", "UBND"),
    ("Số 34-CT/TW", "34-CT/TW", 34, "CT", "TW"),
    ("34/CT-TW", "34/CT-TW", 34, "CT", "TW"),
    ("Nghị quyết 5/NQ-TƯ", "5/NQ-TƯ", 5, "NQ", "TƯ"),
    ("076/KH-UBND", "076/KH-UBND", 76, "KH", "UBND"),
    ("4510/ KH-UBND", "4510/KH-UBND", 4510, "KH", "UBND"),
    ("12/TB_UBND", "12/TB_UBND", 12, "TB", "UBND"),
    ("180/Ctr-UBND", "180/Ctr-UBND", 180, "CTr", "UBND"),
    ("số 1830 QĐ-UBND", "1830/QĐ-UBND", 1830, "QĐ", "UBND"),
    ("05/2019/QĐUBND", "05/2019/QĐUBND", 5, "QĐ", "UBND"),
    ("255/2025-NĐ-CP", "255/2025-NĐ-CP", 255, "NĐ", "CP"),
    ("12/NQ-HĐND8", "12/NQ-HĐND8", 12, "NQ", "HĐND8"),
    ("26/KH-BCĐ (138)", "26/KH-BCĐ(138)", 26, "KH", "BCĐ(138)"),
    ("11/KH-BCĐ389", "11/KH-BCĐ389", 11, "KH", "BCĐ389"),
    ("47-KH/BCĐ", "47-KH/BCĐ", 47, "KH", "BCĐ"),
    ("576/TTr-SNN&MT-VP", "576/TTr-SNN&MT-VP", 576, "TTr", "SNN&MT-VP"),
    ("380/KHPH-BCA-BXD-BTC", "380/KHPH-BCA-BXD-BTC", 380, "KHPH", "BCA-BXD-BTC"),
    ("Công văn số 1395/CTĐ", "1395/CTĐ", 1395, "CV", "CTĐ"),
    ("3637/UBND-VX", "3637/UBND-VX", 3637, "CV", "UBND-VX"),
    ("Công văn số 1849/BGDĐT-GDPT", "1849/BGDĐT-GDPT", 1849, "CV", "BGDĐT-GDPT"),
    ("số 367 - QĐ/TWĐTN-VP", "367-QĐ/TWĐTN-VP", 367, "QĐ", "TWĐTN-VP"),
    ("số 12/TTQLGTCCvề việc", "12/TTQLGTCC", 12, "CV", "TTQLGTCC"),
    ("Luật số 59/2015/QH13", "59/2015/QH13", 59, "L", "QH13"),
    ("12a/KH-UBND", "12a/KH-UBND", 12, "KH", "UBND"),
    ("20-NQ/ThU", "20-NQ/ThU", 20, "NQ", "ThU"),
    ("70/KH-UBND - Kế hoạch phát triển", "70/KH-UBND", 70, "KH", "UBND"),
    ("125/KH-SoNNMT", "125/KH-SoNNMT", 125, "KH", "SoNNMT"),
    ("Quyết định 1830 QĐ-UBND ngày 05/7/2023", "1830/QĐ-UBND", 1830, "QĐ", "UBND"),
    ("Văn bản số 251-BCĐ ngày 03/01/2024", "251-BCĐ", 251, "CV", "BCĐ"),
    ("số 55/KH—UBND", "55/KH-UBND", 55, "KH", "UBND"),
    ("số 34‑CT/TW", "34-CT/TW", 34, "CT", "TW"),
    ("số 05/SVH,TT&DL", "05/SVH,TT&DL", 5, "CV", "SVH,TT&DL"),
]
NONE = [
    "trực 24/24 giờ", "ngày 15/12/2024", "01/01/2024", "cúm A/H1N1", "02 lần/năm", "3/4 số xã", "lớp 10/12", "80/100 điểm", "QCVN 02:2009/BYT",
    "giai đoạn 2021/2025", "km 12/QL1", "cấp 4/6",
]  # fmt: skip


@pytest.mark.parametrize(("text", "printed", "number", "doc_type", "issuer"), FORMS)
def test_form(text: str, printed: str, number: int | None, doc_type: str, issuer: str) -> None:
    (symbol,) = find_symbols(text)
    assert (symbol.printed, symbol.number, symbol.doc_type, symbol.issuer) == (
        printed,
        number,
        doc_type,
        issuer,
    )


@pytest.mark.parametrize("text", NONE)
def test_look_alike(text: str) -> None:
    assert list(find_symbols(text)) == []


def test_chain_keeps_order_and_spans() -> None:
    text = "Kế hoạch số 05/KH-HĐTĐKT ngày 09/3/2017; Kế hoạch số 70/KH-UBND, ngày 19/4/2017; Công văn số 1395/CTĐ"
    found = list(find_symbols(text))
    assert [s.printed for s in found] == ["05/KH-HĐTĐKT", "70/KH-UBND", "1395/CTĐ"]
    assert [text[s.start : s.end] for s in found] == ["05/KH-HĐTĐKT", "70/KH-UBND", "1395/CTĐ"]


@given(
    st.integers(1, 99999),
    st.sampled_from(["KH", "QĐ", "CT", "TB", "CTr"]),
    st.sampled_from(["UBND", "STC", "SNgV", "SGD&ĐT", "BCĐ389"]),
    st.sampled_from(["", " "]),
)
def test_round_trip(number: int, doc_type: str, issuer: str, blank: str) -> None:
    (symbol,) = find_symbols(f"theo số {number}{blank}/{blank}{doc_type}{blank}-{blank}{issuer} ngày")
    assert (symbol.number, symbol.doc_type, symbol.issuer) == (number, doc_type, issuer)
