"""Papers that a site shows on one line. A composition of our own."""

from __future__ import annotations

from extract import extract
from parsers import text as reader
from parsers.run_together import with_own_lines

LINE = (
    "ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHIA VIỆT NAM XÃ SUỐI TRE Độc lập – Tự do – Hạnh phúc Số: 14/KH-UBND Suối Tre, ngày 6"
    " tháng 5 năm 2015 KẾ HOẠCH TRỒNG TRE VEN SÔNG NĂM 2015 (Ban hành kèm theo Quyết định số ./QĐ-UBND ngày . tháng 5 năm 2015"
    " của Ủy ban nhân dân xã Suối Tre) Căn cứ Kế hoạch số 32/KH-UBND ngày 03/4/2015 của UBND huyện về trồng tre ven sông;"
    " Ủy ban nhân dân xã xây dựng Kế hoạch như sau: I. MỤC ĐÍCH 1. Giữ đất ven sông. 2. Làm đẹp làng xóm. II. TỔ CHỨC THỰC HIỆN"
    " 1. Ban Nông nghiệp ươm cây. 2. Các thôn trồng cây trước ngày 30/6/2015."
)


def test_one_line_gives_the_plan() -> None:
    record = extract(reader.read(LINE.encode(), "page.txt"))
    assert (record.doc_type, record.symbol, record.issued_on) == ("KH", "14/KH-UBND", "2015-05-06")
    assert (record.place, record.issuer) == ("Suối Tre", "Ủy ban nhân dân xã Suối Tre")
    assert record.title == "Trồng tre ven sông năm 2015"
    assert ("32/KH-UBND", "2015-04-03", "based_on") in [
        (c.symbol, c.issued_on, c.relation) for c in record.citations
    ]
    assert record.parent is not None and record.parent.symbol == "32/KH-UBND"
    assert [(s.number, s.heading) for s in record.sections if s.level == 1] == [
        ("I", "MỤC ĐÍCH"),
        ("II", "TỔ CHỨC THỰC HIỆN"),
    ]


# the left column first, with the number; a title in small letters
LEFT_FIRST = (
    "UBND TỈNH QUẢNG NAM SỞ NÔNG NGHIỆP VÀ PTNT Số: 96/KH-SNN&PTNT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
    " Quảng Nam, ngày 7 tháng 3 năm 2022 KẾ HOẠCH Phòng, chống hạn hán vụ Hè Thu năm 2022 Thực hiện Kế hoạch số 1210/KH-UBND ngày"
    " 25/02/2022 của UBND tỉnh về phòng, chống hạn hán năm 2022, Sở ban hành kế hoạch như sau: I. MỤC ĐÍCH, YÊU CẦU 1. Đủ nước tưới"
    " cho ít nhất 42.000 ha lúa. II. NỘI DUNG 1. Nạo vét 35 km kênh mương, hoàn thành trước ngày 15/4/2022."
)


def test_the_left_column_may_come_first() -> None:
    record = extract(reader.read(LEFT_FIRST.encode(), "page.txt"))
    assert (record.symbol, record.issued_on, record.place) == ("96/KH-SNN&PTNT", "2022-03-07", "Quảng Nam")
    assert record.issuer == "Sở Nông nghiệp và Phát triển nông thôn"
    assert record.title == "Phòng, chống hạn hán vụ Hè Thu năm 2022"
    assert record.parent is not None and record.parent.symbol == "1210/KH-UBND"
    assert [s.number for s in record.sections if s.level == 1] == ["I", "II"]


def test_other_lines_stay_whole() -> None:
    others = [
        "I. MỤC ĐÍCH 1. Giữ đất.",
        "Theo mẫu của CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, các thôn trồng cây; " * 8,
    ]
    assert with_own_lines(others) == others
