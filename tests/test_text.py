"""Plain text: items and rules of lines, decoding."""

from __future__ import annotations

from pathlib import Path

import pytest

from parsers import text
from parsers.document import Document
from parsers.marks import is_continued, is_fixed, is_item, is_rule
from tests.line_cases import CONTINUED, FIXED, ITEMS, NO_ITEMS, NO_RULES, NOT_CONTINUED, RULES

SEEDS = Path("../shared/corpus/seeds")


@pytest.mark.parametrize("line", ITEMS)
def test_items(line: str) -> None:
    assert is_item(line) and is_item("   " + line)


@pytest.mark.parametrize("line", NO_ITEMS)
def test_no_items(line: str) -> None:
    assert not is_item(line)


@pytest.mark.parametrize("line", FIXED)
def test_lines_that_stand_for_themselves(line: str) -> None:
    assert is_fixed(line)


@pytest.mark.parametrize(("line", "drawn"), [(r, True) for r in RULES] + [(r, False) for r in NO_RULES])
def test_drawn_rules(line: str, drawn: bool) -> None:
    assert is_rule(line) is drawn


@pytest.mark.parametrize(("line", "following"), CONTINUED)
def test_broken_sentences(line: str, following: str) -> None:
    assert is_continued(line, following)


@pytest.mark.parametrize(("line", "following"), NOT_CONTINUED)
def test_whole_lines(line: str, following: str) -> None:
    assert not is_continued(line, following)


def read(*lines: str) -> Document:
    return text.read("\n".join(lines).encode(), "a.txt")


def said(*lines: str) -> list[str]:
    return read(*lines).text.split("\n")


ENCODED = [
    ("Kế hoạch số 05 của Ủy ban nhân dân".encode(), "utf-8"),
    ("Kế hoạch số 05 của Ủy ban nhân dân".encode("utf-8-sig"), "utf-8"),
    ("Kế hoạch số 05 của Ủy ban nhân dân".encode("utf-16"), "utf-16"),
    ("Kế hoạch số 05 của Ủy ban nhân dân".encode("utf-16-le"), "utf-16-le"),
    ("Kế hoạch số 05 của Ủy ban nhân dân".encode("utf-16-be"), "utf-16-be"),
    ("Kê\u0301 hoa\u0323ch sô\u0301 05 cu\u0309a U\u0309y ban nhân dân".encode("cp1258"), "windows-1258"),
]


@pytest.mark.parametrize(("data", "encoding"), ENCODED)
def test_encodings(data: bytes, encoding: str) -> None:
    assert text.decode(data)[1] == encoding
    assert text.read(data, "a.txt").text == "Kế hoạch số 05 của Ủy ban nhân dân"


def test_a_broken_byte_does_not_change_the_encoding() -> None:
    body = "Ủy ban nhân dân tỉnh ban hành Kế hoạch phòng, chống thiên tai trên địa bàn tỉnh. " * 3
    decoded, encoding = text.decode(body.encode() + b"\xff")
    assert encoding == "utf-8" and decoded.startswith(body)


SIGNATURES = {
    "blanks": (
        "Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN",
        "- Thường trực Tỉnh ủy (để b/c);                 KT. CHỦ TỊCH",
        "- Lưu: VT, KGVX.                               PHÓ CHỦ TỊCH",
        "",
        "                                             Y Bình Nguyên",
    ),
    "bars": (
        "Nơi nhận: | TM. ỦY BAN NHÂN DÂN",
        "- Thường trực Tỉnh ủy (để b/c); | KT. CHỦ TỊCH",
        "- Lưu: VT, KGVX. | PHÓ CHỦ TỊCH",
        " | Y Bình Nguyên",
    ),
    "tabs": (
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
        "- Thường trực Tỉnh ủy (để b/c);\tKT. CHỦ TỊCH",
        "- Lưu: VT, KGVX.\tPHÓ CHỦ TỊCH",
        "\tY Bình Nguyên",
    ),
}


TABLES = {
    "tabs": ("TT\tViệc\tThời hạn", "1\tĐiều tra\tQuý II/2021", "2\tTổng kết\tTháng 12/2021"),
    "bars": ("TT | Việc | Thời hạn", "1 | Điều tra | Quý II/2021", "2 | Tổng kết | Tháng 12/2021"),
    "markdown": (
        "| TT | Việc | Thời hạn |",
        "|:--|---|---|",
        "| 1 | Điều tra | Quý II/2021 |",
        "|2|Tổng kết|Tháng 12/2021|",
    ),
    "wrapped bars": ("TT | Việc | Thời hạn", "1 | Điều", "tra | Quý II/2021", "2 | Tổng kết | Tháng 12/2021"),
    "blanks": ("TT   Việc        Thời hạn", "1    Điều tra    Quý II/2021", "2    Tổng kết    Tháng 12/2021"),
    "wrapped blanks": (
        "TT   Việc        Thời hạn",
        "1    Điều        Quý II/2021",
        "     tra",
        "2    Tổng kết    Tháng 12/2021",
    ),
    "a word a line": (
        "TT",
        "Việc",
        "Thời",
        "hạn",
        "1",
        "Điều tra",
        "Quý II/2021",
        "2",
        "Tổng kết",
        "Tháng 12/2021",
    ),
    "a cell a line": (
        "TT",
        "Việc",
        "Thời hạn",
        "1",
        "Điều tra",
        "Quý II/2021",
        "2",
        "Tổng kết",
        "Tháng 12/2021",
    ),
    "a cell a line, apart": (
        "TT",
        "",
        "Việc",
        "",
        "Thời hạn",
        "",
        "1",
        "",
        "Điều tra",
        "",
        "Quý II/2021",
        "",
        "2",
        "",
        "Tổng kết",
        "",
        "Tháng 12/2021",
    ),
}
