"""Values of numbers as offices write them: every rendering of a value reads back as that value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.numbers import bounds, parse_number, parse_words, words_at
from extract.quantities import scan

DIGITS = [
    ("5", 5), ("05", 5), ("5.000", 5000), ("1.250.000", 1250000), ("87,5", 87.5), ("1.250,75", 1250.75),
    ("2.5", 2.5), ("10.25", 10.25), ("0,65", 0.65), ("0.125", 0.125), ("1,250,000", 1250000), ("100", 100),
]  # fmt: skip

WORDS = [
    ("một", 1), ("mười", 10), ("mười lăm", 15), ("hai mươi", 20), ("hai mươi mốt", 21), ("ba mươi tư", 34),
    ("năm mươi lăm", 55), ("một trăm", 100), ("một trăm linh năm", 105), ("hai trăm năm mươi", 250),
    ("ba nghìn hai trăm", 3200), ("mười hai nghìn", 12000),
]  # fmt: skip

NO_NUMBER = ["vài", "nhiều", "", "x", "1/2", "I"]

# (text, min, max, comparator) of the first quantity
COMPARED = [
    ("ít nhất 01 mô hình", 1, None, ">="),
    ("tối thiểu là 80%", 80, None, ">="),
    ("không dưới 3 m", 3, None, ">="),
    ("không ít hơn 05 người", 5, None, ">="),
    ("trên 99%", 99, None, ">"),
    ("hơn 500 hộ", 500, None, ">"),
    ("≥30%", 30, None, ">="),
    ("> 30 %", 30, None, ">"),
    (">= 30%", 30, None, ">="),
    ("60% trở lên", 60, None, ">="),
    ("từ 02 lớp trở lên", 2, None, ">="),
    ("từ 90 điểm/100 điểm trở lên", 90, None, ">="),
    ("không quá 500 đại biểu", None, 500, "<="),
    ("không vượt quá 5%", None, 5, "<="),
    ("không để quá 2% hồ sơ", None, 2, "<="),
    ("tối đa 45 phút", None, 45, "<="),
    ("dưới 24%", None, 24, "<"),
    ("≤ 10%", None, 10, "<="),
    ("03 người trở xuống", None, 3, "<="),
    ("khoảng 200 người", 200, 200, "~"),
    ("04 - 05 mô hình", 4, 5, None),
    ("10 – 10,5%", 10, 10.5, None),
    ("3-5 đội", 3, 5, None),
    ("từ 03 đến 05 đội", 3, 5, None),
    ("từ 3 mô hình đến 5 mô hình", 3, 5, None),
    ("5% đến 7%", 5, 7, None),
    ("giảm 10 - 15%", 10, 15, None),
    ("1,5 triệu lượt khách", 1.5e6, 1.5e6, None),
    ("10 nghìn ha", 10000, 10000, None),
    ("1,250 tờ rơi", 1250, 1250, None),
    ("01 (một) đội", 1, 1, None),
]


@pytest.mark.parametrize(("text", "value"), DIGITS)
def test_digits(text: str, value: float) -> None:
    assert parse_number(text) == value


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_words(text: str, value: int) -> None:
    assert parse_words(text) == value
    assert words_at(f"{text} mô hình", 0) == (len(text), value)


@pytest.mark.parametrize("text", NO_NUMBER)
def test_no_number(text: str) -> None:
    assert parse_number(text) is None
    assert parse_words(text) is None


@pytest.mark.parametrize(("text", "least", "most", "op"), COMPARED)
def test_comparators(text: str, least: float | None, most: float | None, op: str | None) -> None:
    text = f"Đạt {text} ở cấp xã"
    found = next(scan(text, text.lower(), 0, len(text)))
    assert (found.min, found.max, found.op) == (least, most, op)


def spell(value: int) -> str:
    """A number below a million as it is said."""
    ones = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    if value >= 1000:
        rest = value % 1000
        lead = "" if rest >= 100 or not rest else ("không trăm linh " if rest < 10 else "không trăm ")
        return f"{spell(value // 1000)} nghìn {lead}{spell(rest) if rest else ''}".strip()
    if value >= 100:
        rest = value % 100
        lead = "linh " if 0 < rest < 10 else ""
        return f"{ones[value // 100]} trăm {lead}{spell(rest) if rest else ''}".strip()
    if value >= 20:
        tail = {0: "", 1: "mốt", 4: "tư", 5: "lăm"}.get(value % 10, ones[value % 10])
        return f"{ones[value // 10]} mươi {tail}".strip()
    if value >= 10:
        return f"mười {'lăm' if value == 15 else ones[value - 10] if value > 10 else ''}".strip()
    return ones[value]


@given(st.integers(1, 999_999))
def test_spelled_numbers_read_back(value: int) -> None:
    assert parse_words(spell(value)) == value


@given(st.integers(0, 10**9), st.integers(0, 99))
def test_written_numbers_read_back(whole: int, cents: int) -> None:
    dotted = f"{whole:,}".replace(",", ".")
    assert parse_number(dotted) == whole
    assert parse_number(f"{dotted},{cents:02}") == pytest.approx(whole + cents / 100)
    assert parse_number(f"{whole:02}") == whole


@given(st.integers(0, 1000), st.integers(0, 1000), st.sampled_from([">=", ">", "<=", "<", "~", None]))
def test_bounds_hold_the_number(low: int, more: int, op: str | None) -> None:
    least, most = bounds(low, None, op)
    assert (least is None or least <= low) and (most is None or low <= most)
    assert bounds(low, low + more, op) == (low, low + more)


@given(st.text(alphabet="0123456789.,-–% /đến từ mô hình ít nhất\n", max_size=80))
def test_scan_never_fails_and_stays_in_order(text: str) -> None:
    ends = [0]
    for found in scan(text, text.lower(), 0, len(text)):
        assert ends[-1] <= found.start < found.end <= len(text)
        ends.append(found.end)
