"""Letterheads with a line too many, a damaged line, or the name of another unit in them."""

from __future__ import annotations

import pytest

from extract import extract
from parsers import parse_bytes

PLAN = """{letterhead}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 21/KH-{code}
{place}, ngày 05 tháng 3 năm 2018
KẾ HOẠCH
Trồng cây năm 2018
{opening}
I. MỤC ĐÍCH
- Phủ xanh đất trống.
"""
ABOVE = "Thực hiện Kế hoạch số 12/KH-UBND ngày 15/01/2018 của UBND huyện {} về trồng cây, UBND xã xây dựng kế hoạch như sau:"
CASES = [  # letterhead, code, place, opening; issuer, level, province
    ("UBND XÃ TRƯỜNG SƠN\nHUYỆN PHÙ MỸ", "UBND", "Trường Sơn", ABOVE.format("Phù Mỹ"), "Ủy ban nhân dân xã Trường Sơn", "commune", "Bình Định"),
    ("ỦY BAN NHÂN DÂN\nXÃ HẢI THƯỢNG", "UBND", "Hải Thượng", ABOVE.format("Hải Lăng"), "Ủy ban nhân dân xã Hải Thượng", "commune", "Quảng Trị"),
    ("ỦY BAN NHÂN DÂN\nXÃ ĐÔNG HÒA", "UBND", "Đông Hòa", ABOVE.format("Châu Thành"), "Ủy ban nhân dân xã Đông Hòa", "commune", None),
    ("UBND PHƯỜNG BẾN NGHÉ\nQUẬN 1", "UBND", "Quận 1", "UBND phường xây dựng kế hoạch như sau:", "Ủy ban nhân dân phường Bến Nghé", "commune", "Hồ Chí Minh"),
    ("ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG\nSỞNG NGHIỆP VÀ PTNT", "SNN", "Tuyên Quang", "Sở Nông nghiệp và PTNT xây dựng Kế hoạch như sau:", "Sở Nông nghiệp và Phát triển nông thôn", "department", "Tuyên Quang"),
    ("HỘI ĐỒNG NHÂN DÂN TỈNH HẬU GIANG\nBAN VĂN HÓA - XÃ HỘI", "BVHXH", "Hậu Giang", "Ban xây dựng kế hoạch như sau:", "Ban Văn hóa - Xã hội", "department", "Hậu Giang"),
]  # fmt: skip


@pytest.mark.parametrize(("letterhead", "code", "place", "opening", "issuer", "level", "province"), CASES)
def test_the_issuer_alone_is_named(
    letterhead: str, code: str, place: str, opening: str, issuer: str, level: str, province: str | None
) -> None:
    text = PLAN.format(letterhead=letterhead, code=code, place=place, opening=opening)
    header = extract(parse_bytes(text.encode(), "plan.txt"))
    assert (header.issuer, header.issuer_level, header.province) == (issuer, level, province)


def test_a_place_broken_after_its_first_word() -> None:
    text = PLAN.format(
        letterhead="ỦY\nBAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH\n-------\n|",
        code="UBND",
        place="|\nThành\nphố Hồ Chí Minh",
        opening="",
    )
    assert extract(parse_bytes(text.encode(), "plan.txt")).place == "Thành phố Hồ Chí Minh"


# A page that lost the lines between the title and the text, and one that lost Điều 1 and the word KẾ HOẠCH
HEADED = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 31/KH-UBND | Phú Thọ, ngày 20 tháng 12 năm 2020 |
PHÒNG, CHỐNG SẠT LỞ BỜ SÔNG GIAI ĐOẠN 2021-2025
THỰC TRẠNG CÔNG TÁC PHÒNG, CHỐNG SẠT LỞ GIAI ĐOẠN 2016 - 2020
I. KẾT QUẢ
- Đã kè 12 km.
"""
ANNEXED = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 512/QĐ-UBND | Phú Thọ, ngày 14 tháng 3 năm 2018 |
ỦY BAN NHÂN DÂN TỈNH
Căn cứ Quyết định số 226/QĐ-TTg ngày 22/02/2012 của Thủ tướng Chính phủ phê duyệt Chiến lược trồng tre ven sông;
QUYẾT ĐỊNH:
| TM. ỦY BAN NHÂN DÂN |
THỰC HIỆN CHIẾN LƯỢC TRỒNG TRE VEN SÔNG GIAI ĐOẠN 2018 - 2020 TRÊN ĐỊA BÀN TỈNH PHÚ THỌ
(Ban hành kèm theo Quyết định số 512/QĐ-UBND ngày 14/3/2018 của UBND tỉnh Phú Thọ)
1. Mục tiêu chung:
Đến năm 2020, bờ sông được giữ vững.
"""


def test_a_heading_below_a_title_that_lost_what_stood_between() -> None:
    record = extract(parse_bytes(HEADED.encode(), "page.txt"))
    assert (record.title, record.period) == ("Phòng, chống sạt lở bờ sông giai đoạn 2021-2025", (2021, 2025))


def test_a_plan_below_a_decision_whose_page_lost_its_articles() -> None:
    record = extract(parse_bytes(ANNEXED.encode(), "page.txt"))
    assert (record.doc_type, record.symbol, record.parent and record.parent.symbol) == (
        "KH",
        None,
        "226/QĐ-TTg",
    )
    assert (
        record.title
        == "Thực hiện chiến lược trồng tre ven sông giai đoạn 2018 - 2020 trên địa bàn tỉnh Phú Thọ"
    )
    assert [(c.symbol, c.relation) for c in record.citations] == [
        ("512/QĐ-UBND", "annexed_to"),
        ("226/QĐ-TTg", "based_on"),
    ]
