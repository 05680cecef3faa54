"""Letterheads and signature blocks in two columns of plain text."""

from __future__ import annotations

import pytest

from parsers import text
from parsers.document import UnreadableFile
from tests.test_text import SIGNATURES, said


@pytest.mark.parametrize("data", [b"", b"  \n\n ", b"\xef\xbb\xbf"])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as error:
        text.read(data, "a.txt")
    assert error.value.code == "no_text"


LETTERHEADS = {
    "blanks": (
        "   UBND TỈNH KON TUM              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "       SỞ Y TẾ                         Độc lập - Tự do - Hạnh phúc",
        "      _________                      _____________________________",
        "   Số: 12/KH-SYT                    Kon Tum, ngày 03 tháng 02 năm 2020",
    ),
    "tabs": (
        "UBND TỈNH KON TUM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-SYT\tKon Tum, ngày 03 tháng 02 năm 2020",
    ),
    "bars": (
        "| UBND TỈNH KON TUM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
        "|---|---|",
        "| SỞ Y TẾ | Độc lập - Tự do - Hạnh phúc |",
        "| Số: 12/KH-SYT | Kon Tum, ngày 03 tháng 02 năm 2020 |",
    ),
    "one blank": (
        "UBND TỈNH KON TUM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ Y TẾ Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-SYT Kon Tum, ngày 03 tháng 02 năm 2020",
    ),
}


@pytest.mark.parametrize("form", LETTERHEADS)
def test_two_columns_of_a_letterhead_are_unrolled(form: str) -> None:
    assert said(*LETTERHEADS[form], "", "KẾ HOẠCH", "Phòng, chống bệnh dại năm 2020") == [
        "UBND TỈNH KON TUM",
        "SỞ Y TẾ",
        "Số: 12/KH-SYT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Kon Tum, ngày 03 tháng 02 năm 2020",
        "KẾ HOẠCH",
        "Phòng, chống bệnh dại năm 2020",
    ]


def test_three_columns_of_a_joint_letterhead() -> None:
    assert said(
        "UBND TỈNH KON TUM        CÔNG AN TỈNH            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ Y TẾ                  KON TUM                      Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
    ) == [
        "UBND TỈNH KON TUM",
        "SỞ Y TẾ",
        "CÔNG AN TỈNH",
        "KON TUM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
    ]


@pytest.mark.parametrize("form", SIGNATURES)
def test_two_columns_of_a_signature_block_are_unrolled(form: str) -> None:
    assert said("Các đơn vị nghiêm túc thực hiện./.", "", *SIGNATURES[form]) == [
        "Các đơn vị nghiêm túc thực hiện./.",
        "Nơi nhận:",
        "- Thường trực Tỉnh ủy (để b/c);",
        "- Lưu: VT, KGVX.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Y Bình Nguyên",
    ]


def test_two_signers_beside_each_other() -> None:
    assert said(
        "Hai ngành cùng thực hiện./.",
        "",
        "GIÁM ĐỐC CÔNG AN TỈNH          GIÁM ĐỐC SỞ Y TẾ",
        "Đại tá Lê Văn An               Trần Thị Bưởi",
        "",
        "Nơi nhận:",
        "- Lưu: VT.",
    ) == [
        "Hai ngành cùng thực hiện./.",
        "GIÁM ĐỐC CÔNG AN TỈNH",
        "Đại tá Lê Văn An",
        "GIÁM ĐỐC SỞ Y TẾ",
        "Trần Thị Bưởi",
        "Nơi nhận:",
        "- Lưu: VT.",
    ]
