"""Letterheads of every arrangement, titles and the years they cover."""

from __future__ import annotations

import pytest

from extract.citations import find_occurrences
from extract.header import find_header
from extract.letterheads import letterhead_bodies
from extract.records import Header
from extract.titles import find_period, find_title
from extract.zones import find_zones
from parsers import text as reader
from tests.plain import document_of

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "\nKẾ HOẠCH\nTăng cường quản lý chợ truyền thống năm 2019\nThực hiện nhiệm vụ được giao, cơ quan ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n- Làm tốt.\n"


def header_of(text: str) -> Header:
    document = reader.read(text.encode(), "x.txt")
    zones = find_zones(document)
    return find_header(document, zones, find_occurrences(document, zones))[0]


# (letterhead, issuer, level, province, symbol, issued_on, place)
LETTERHEADS = [
    (
        "UBND TỈNH HÒA BÌNH\nSỞ CÔNG THƯƠNG\n" + MOTTO + "Số: 88/KH-SCT\nHòa Bình, ngày 05 tháng 02 năm 2019",
        ("Sở Công Thương", "department", "Hòa Bình", "88/KH-SCT", "2019-02-05", "Hòa Bình"),
    ),
    (
        "UỶ BAN NHÂN DÂN          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH NAM ĐỊNH              Độc lập - Tự do - Hạnh phúc\n"
        "Số: 17 /KH-UBND          Nam Định, ngày 9 tháng 3 năm 2012",
        ("Ủy ban nhân dân tỉnh", "province", "Nam Định", "17/KH-UBND", "2012-03-09", "Nam Định"),
    ),
    (
        "UBND TỈNH PHÚ YÊN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ NÔNG NGHIỆP VÀ | Độc lập - Tự do - Hạnh phúc\nPHÁT TRIỂN NÔNG THÔN |\n"
        "Số: 301/KH-SNN | Tuy Hòa, ngày 21 tháng 8 năm 2018",
        ("Sở Nông nghiệp và Phát triển nông thôn", "department", "Phú Yên", "301/KH-SNN", "2018-08-21", "Tuy Hòa"),
    ),
    (
        "UBND TỈNH BẾN TRE\nSỞ LAO ĐỘNG - TB&XH\n" + MOTTO + "Số:      /KH-SLĐTBXH\nBến Tre, ngày      tháng 6 năm 2016",
        ("Sở Lao động - Thương binh và Xã hội", "department", "Bến Tre", "/KH-SLĐTBXH", "2016-06", "Bến Tre"),
    ),
    (
        "UBND TỈNH ĐĂK LĂK\nCÔNG AN TỈNH\n" + MOTTO + "Số: 12/KH-CAT-PC07\nĐắk Lắk, ngày 11 tháng 4 năm 2020",
        ("Công an tỉnh", "department", "Đắk Lắk", "12/KH-CAT-PC07", "2020-04-11", "Đắk Lắk"),
    ),
    (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VINH\n" + MOTTO + "Số: 54/KH-UBND\nVinh, ngày 14 tháng 5 năm 2021",
        ("Ủy ban nhân dân thành phố Vinh", "district", "Nghệ An", "54/KH-UBND", "2021-05-14", "Vinh"),
    ),
    (
        "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG\n" + MOTTO + "Số: 145/KH-UBND\nĐà Nẵng, ngày 01 tháng 7 năm 2022",
        ("Ủy ban nhân dân thành phố", "province", "Đà Nẵng", "145/KH-UBND", "2022-07-01", "Đà Nẵng"),
    ),
    (
        "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG\nỦY BAN NHÂN DÂN PHƯỜNG XUÂN HƯƠNG\n" + MOTTO + "Số: 9/KH-UBND\nXuân Hương, ngày 04 tháng 9 năm 2025",
        ("Ủy ban nhân dân phường Xuân Hương", "commune", "Lâm Đồng", "9/KH-UBND", "2025-09-04", "Xuân Hương"),
    ),
    (
        "SỞ Y TẾ TỈNH SÓC TRĂNG\nTRUNG TÂM KIỂM SOÁT BỆNH TẬT\n" + MOTTO + "Số: 77/KH-KSBT\nSóc Trăng, ngày 30 tháng 01 năm 2023",
        ("Trung tâm Kiểm soát bệnh tật", "department", "Sóc Trăng", "77/KH-KSBT", "2023-01-30", "Sóc Trăng"),
    ),
    (
        "UBND TỈNH AN GIANG\nSỞ NÔNG NGHIỆP VÀ MÔI\nTRƯỜNG\n" + MOTTO + "Số: 158/KH-SNNMT\nAn Giang, ngày 17 tháng 10 năm 2025",
        ("Sở Nông nghiệp và Môi trường", "department", "An Giang", "158/KH-SNNMT", "2025-10-17", "An Giang"),
    ),
    (
        "UBND TỈNH THANH HÓA\nVĂN PHÒNG\n" + MOTTO + "Số: 40/KH-VP\nThanh Hóa, ngày 3 tháng 12 năm 2017",
        ("Văn phòng Ủy ban nhân dân tỉnh", "department", "Thanh Hóa", "40/KH-VP", "2017-12-03", "Thanh Hóa"),
    ),
    (
        "UBND TỈNH CAO BẰNG\nBAN CHỈ ĐẠO 138\n" + MOTTO + "Số: 26/KH-BCĐ (138)\nCao Bằng, ngày 17 tháng 02 năm 2015",
        ("Ban Chỉ đạo 138", "other", "Cao Bằng", "26/KH-BCĐ(138)", "2015-02-17", "Cao Bằng"),
    ),
    (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO TÂY NINH\nTRƯỜNG THPT LÝ THƯỜNG KIỆT\n" + MOTTO + "Số: 05/KH-LTK\nHòa Thành, ngày 25 tháng 8 năm 2022",
        ("Trường Trung học phổ thông Lý Thường Kiệt", "other", "Tây Ninh", "05/KH-LTK", "2022-08-25", "Hòa Thành"),
    ),
    (
        "SỞ XÂY DỰNG KHÁNH HÒA\nTHANH TRA SỞ\n" + MOTTO + "Số: 61/KH-TTr\nKhánh Hòa, ngày 06 tháng 01 năm 2014",
        ("Thanh tra Sở Xây dựng", "department", "Khánh Hòa", "61/KH-TTr", "2014-01-06", "Khánh Hòa"),
    ),
    (
        "SỞ TƯ PHÁP - SỞ TÀI CHÍNH\n" + MOTTO + "Số: 19/KHLN-STP-STC\nKon Tum, ngày 08 tháng 10 năm 2013",
        ("Sở Tư pháp - Sở Tài chính", "department", "Kon Tum", "19/KHLN-STP-STC", "2013-10-08", "Kon Tum"),
    ),
    (  # a district named like another province
        "ỦY BAN NHÂN DÂN\nHUYỆN QUẢNG NINH\n" + MOTTO + "Số: 74/KH-UBND\nQuảng Ninh, ngày 06 tháng 6 năm 2016",
        ("Ủy ban nhân dân huyện Quảng Ninh", "district", "Quảng Bình", "74/KH-UBND", "2016-06-06", "Quảng Ninh"),
    ),
    (
        MOTTO + "ỦY BAN NHÂN DÂN XÃ LONG HỒ\nSố: 14/KH-UBND, ngày 15 tháng 7 năm 2026",
        ("Ủy ban nhân dân xã Long Hồ", "commune", "Vĩnh Long", "14/KH-UBND", "2026-07-15", None),
    ),
    (
        "UBND TỈNH LÀO CAI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 8/KH-UBND Độc lập - Tự do - Hạnh phúc Lào Cai, ngày 4 tháng 5 năm 2021",
        ("Ủy ban nhân dân tỉnh", "province", "Lào Cai", "8/KH-UBND", "2021-05-04", "Lào Cai"),
    ),
]  # fmt: skip


# (superior and issuer, issuer, level, province)
BODIES = [
    ("ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM\nTỈNH BẾN TRE\nBAN THƯỜNG TRỰC", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "other", "Bến Tre"),
    ("HỘI LHPN VIỆT NAM\nBAN CHẤP HÀNH TỈNH LONG AN", "Hội Liên hiệp Phụ nữ tỉnh", "other", "Long An"),
    ("HỘI ĐỒNG NHÂN DÂN\nTỈNH SÓC TRĂNG\nTHƯỜNG TRỰC", "Thường trực Hội đồng nhân dân tỉnh", "province", "Sóc Trăng"),
    ("ỦY BAN NHÂN DÂN QUẬN 5\nPHÒNG NỘI VỤ", "Phòng Nội vụ", "district", "Hồ Chí Minh"),
    ("SỞ NỘI VỤ TỈNH HÀ GIANG\nBAN THI ĐUA - KHEN THƯỞNG", "Ban Thi đua - Khen thưởng", "department", "Hà Giang"),
    ("CÔNG AN TỈNH THÁI NGUYÊN\nCÔNG AN HUYỆN ĐẠI TỪ", "Công an huyện Đại Từ", "district", "Thái Nguyên"),
    ("BỘ CHỈ HUY QUÂN SỰ TỈNH LONG AN\nBAN CHỈ HUY QUÂN SỰ HUYỆN CẦN ĐƯỚC", "Ban Chỉ huy Quân sự huyện Cần Đước", "district", "Long An"),
    ("BẢO HIỂM XÃ HỘI VIỆT NAM\nBẢO HIỂM XÃ HỘI TỈNH QUẢNG TRỊ", "Bảo hiểm xã hội tỉnh", "department", "Quảng Trị"),
    ("HỘI ĐỒNG NHÂN DÂN TỈNH SƠN LA", "Hội đồng nhân dân tỉnh", "province", "Sơn La"),
    ("UBND TỈNH NGHỆ AN\nCHI CỤC CHĂN NUÔI VÀ THÚ Y", "Chi cục Chăn nuôi và Thú y", "department", "Nghệ An"),
    ("UBND TỈNH SÓC TRĂNG\nBAN DÂN TỘC", "Ban Dân tộc", "department", "Sóc Trăng"),
    ("SỞ Y TẾ TỈNH TUYÊN QUANG\nBỆNH VIỆN ĐA KHOA TỈNH", "Bệnh viện Đa khoa tỉnh", "department", "Tuyên Quang"),
    ("TỈNH ỦY VĨNH LONG", "Tỉnh ủy", "party", "Vĩnh Long"),
    ("SỞ VHTT&DL          SỞ GD&ĐT          TỈNH ĐOÀN HƯNG YÊN", "Sở Văn hóa, Thể thao và Du lịch - Sở Giáo dục và Đào tạo - Tỉnh đoàn", "department", None),
    ("UBND HUYỆN PHÙ MỸ\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "Phòng Giáo dục và Đào tạo", "district", "Bình Định"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "issuer", "level", "province"), BODIES)
def test_bodies_below_and_beside_others(head: str, issuer: str, level: str, province: str) -> None:
    h = header_of(f"{head}\n{MOTTO}Số: 12/KH-X\nNgã Ba, ngày 05 tháng 02 năm 2019\n{BODY}")
    assert (h.issuer, h.issuer_level, h.province) == (issuer, level, province)


def test_a_number_below_a_body_of_planning_is_the_papers_own() -> None:
    head = (
        "UBND HUYỆN BẢO THẮNG\nPHÒNG TÀI CHÍNH - KẾ HOẠCH\nSố: 33/TCKH-KH\n"
        + MOTTO
        + "Quận 3, ngày 10 tháng 7 năm 2019"
    )
    h = header_of(head + BODY)
    assert (h.symbol, h.place, h.issued_on) == ("33/TCKH-KH", "Quận 3", "2019-07-10")


def test_the_youth_union_is_not_of_the_city_of_its_name() -> None:
    head = "TỈNH ĐOÀN LÂM ĐỒNG\nBAN CHẤP HÀNH\nĐOÀN TNCS HỒ CHÍ MINH\nSố: 111-KH/TĐTN\nLâm Đồng, ngày 22 tháng 02 năm 2021\n"
    assert header_of(head + BODY).province == "Lâm Đồng"


@pytest.mark.parametrize(("letterhead", "expected"), LETTERHEADS)
def test_letterhead(letterhead: str, expected: tuple[str, ...]) -> None:
    h = header_of(letterhead + "\n" + BODY)
    assert (h.issuer, h.issuer_level, h.province, h.symbol, h.issued_on, h.place) == expected
    assert h.doc_type == "KH"
    assert h.title == "Tăng cường quản lý chợ truyền thống năm 2019"


def test_every_header_field_shows_its_evidence() -> None:
    h = header_of(LETTERHEADS[0][0] + "\n" + BODY)
    assert h.evidence["symbol"].quote == "88/KH-SCT"
    assert h.evidence["issued_on"].quote.startswith("Hòa Bình, ngày 05")
    assert "CÔNG THƯƠNG" in h.evidence["issuer"].quote
    assert all(0 < e.confidence <= 1 for e in h.evidence.values())


def test_no_header_at_all() -> None:
    h = header_of(
        "Kế hoạch phát triển thư viện cơ sở giai đoạn 2022-2024\nThực hiện Kế hoạch số 12/KH-UBND ngày 04/3/2022 của UBND tỉnh Hà Nam về phát triển "
        "thư viện, Sở Văn hóa, Thể thao và Du lịch ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n- Đọc nhiều.\n"
    )
    assert (h.symbol, h.issued_on, h.place) == (None, None, None)
    assert (h.issuer, h.issuer_level, h.province) == (
        "Sở Văn hóa, Thể thao và Du lịch",
        "department",
        "Hà Nam",
    )
    assert (h.title, h.period) == ("Phát triển thư viện cơ sở giai đoạn 2022-2024", (2022, 2024))


def test_plan_annexed_to_a_decision_has_no_symbol() -> None:
    h = header_of(
        "ỦY BAN NHÂN DÂN\nTỈNH AN GIANG\n"
        + MOTTO
        + "KẾ HOẠCH\nPhát triển làng nghề giai đoạn 2014 - 2016\n(Ban hành kèm theo Quyết định số 902/QĐ-UBND ngày "
        "03 tháng 6 năm 2014\ncủa Ủy ban nhân dân tỉnh An Giang)\nI. MỤC TIÊU\n- Giữ nghề.\n"
    )
    assert (h.doc_type, h.symbol, h.issued_on) == ("KH", None, None)
    assert h.title == "Phát triển làng nghề giai đoạn 2014 - 2016"
    assert h.issuer == "Ủy ban nhân dân tỉnh"


def test_letter_takes_its_subject_as_title() -> None:
    h = header_of(
        "UBND TỈNH LONG AN\nSỞ NỘI VỤ\n"
        + MOTTO
        + "Số: 512/SNV-TĐKT\nV/v triển khai kế hoạch thi đua\nnăm 2013\nLong An, ngày 02 tháng 4 năm 2013\nKính gửi: Các sở, ngành.\n"
        "Thực hiện chỉ đạo, Sở Nội vụ đề nghị các đơn vị như sau:\n1. Mục tiêu\n- Thi đua.\n"
    )
    assert (h.doc_type, h.symbol, h.issued_on) == ("CV", "512/SNV-TĐKT", "2013-04-02")
    assert h.title == "Triển khai kế hoạch thi đua năm 2013"


def test_impossible_day_leaves_the_month() -> None:
    h = header_of(LETTERHEADS[0][0].replace("ngày 05 tháng 02", "ngày 31 tháng 02") + "\n" + BODY)
    assert h.issued_on == "2019-02"


TITLES = [
    ("KẾ HOẠCH\nSố hóa hồ sơ hộ tịch năm 2025", "Số hóa hồ sơ hộ tịch năm 2025"),
    ("KẾ HOẠCH\nSố: 215/KH-UBND\nTrồng rừng", "Trồng rừng"),
    ("KẾ HOẠCH\nSố …/KH-UBND\nTrồng rừng", "Trồng rừng"),
    ("KẾ HOẠCH\nPhòng, chống cháy rừng\nnăm 2020\n-----", "Phòng, chống cháy rừng năm 2020"),
    ("K Ế  H O Ạ C H\nVề việc nâng cao chất lượng giống lúa", "Về việc nâng cao chất lượng giống lúa"),
    (
        "KẾ HOẠCH TỔ CHỨC HỘI THI TAY NGHỀ TỈNH SƠN LA NĂM 2018",
        "Tổ chức hội thi tay nghề tỉnh Sơn La năm 2018",
    ),
    ("DỰ THẢO KẾ HOẠCH\nRà soát quy hoạch (dự thảo)", "Rà soát quy hoạch (dự thảo)"),
    ("Kế hoạch 12/KH-UBND năm 2021 chuyển đổi số tỉnh Hà Nam", "Chuyển đổi số tỉnh Hà Nam"),
    ("KẾ HOẠCH\nTHỰC HIỆN CHỈ THỊ CỦA\nTỈNH ỦY VỀ ANTT", "Thực hiện chỉ thị của Tỉnh ủy về ANTT"),
    ("KẾ HOẠCH\n", None),
]


@pytest.mark.parametrize(("zone", "title"), TITLES)
def test_title(zone: str, title: str | None) -> None:
    assert find_title(zone) == title


PERIODS = [
    ("Phòng, chống bệnh lao giai đoạn 2021-2025 nhằm chấm dứt bệnh lao vào năm 2030", 2020, (2021, 2025)),
    ("Phát triển du lịch giai đoạn 2021-2025, tầm nhìn đến năm 2030", 2021, (2021, 2025)),
    ("Triển khai Chương trình giảm nghèo giai đoạn 2021 – 2030 trong năm 2023", 2023, (2023, 2023)),
    ("Phòng chống tai nạn giai đoạn đến năm 2020", 2017, (2017, 2020)),
    ("Dạy và học ngoại ngữ năm học 2025 - 2026", 2025, (2025, 2026)),
    ("Từ năm 2016 đến năm 2020", 2016, (2016, 2020)),
    ("Thi hành Luật Đất đai năm 2024", 2024, None),
    ("Thực hiện Nghị quyết số 12-NQ/TU ngày 05/6/2021 về du lịch", 2021, None),
    ("Kỷ niệm 50 năm Ngày giải phóng (30/4/1975 - 30/4/2025)", 2025, None),
    ("Khắc phục hậu quả bão quý IV/2020", 2020, (2020, 2020)),
    ("Cải cách hành chính các năm 2023, 2024", 2023, (2023, 2024)),
    ("Đón tiếp đoàn công tác", 2026, None),
    ("Đào tạo nghề 6 tháng cuối năm 2014", 2014, (2014, 2014)),
]


@pytest.mark.parametrize(("title", "year", "period"), PERIODS)
def test_period(title: str, year: int, period: tuple[int, int] | None) -> None:
    assert find_period(title, year) == period


def test_letterhead_drops_debris() -> None:
    lines = "Ký bởi: SỞ Y TẾ\nThời gian ký: 18/07/2025 16:42\nUBND TỈNH X Y\n------\nSỞ Y TẾ\nCỘNG HOÀ XÃ HỘI CHỦ NGHIÃ VIỆT NAM\nHỎA TỐC"
    assert letterhead_bodies(lines)[:2] == ["UBND TỈNH X Y", "SỞ Y TẾ"]


LOST_BREAKS = [
    ("UBND TỈNH QUẢNG NINHSỞ Y TẾ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc", ["UBND TỈNH QUẢNG NINH", "SỞ Y TẾ"]),
    ("UBND TỈNH HÒA BÌNH SỞ NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ["UBND TỈNH HÒA BÌNH", "SỞ NỘI VỤ"]),
    ("SỞ Y TẾ LẠNG SƠNTRUNG TÂM KIỂM SOÁT BỆNH TẬT", ["SỞ Y TẾ LẠNG SƠN", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT"]),
    ("UỶ BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG", ["UỶ BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG"]),
]  # fmt: skip


@pytest.mark.parametrize(("line", "named"), LOST_BREAKS)
def test_letterhead_lines_that_lost_their_break(line: str, named: list[str]) -> None:
    assert letterhead_bodies(line) == named


def test_text_that_is_no_plan() -> None:
    h = find_header(
        document_of("Một đoạn văn không phải kế hoạch."),
        find_zones(document_of("Một đoạn văn không phải kế hoạch.")),
        (),
    )[0]
    assert (h.symbol, h.title, h.issuer, h.province) == (None, None, None, None)


def test_a_joint_plan_with_its_motto_in_small_letters_and_a_date_in_figures() -> None:
    head = (
        "BCH TỈNH ĐOÀN TRÀ VINH - SỞ Y TẾ | Cộng hòa xã hội chủ nghĩa Việt Nam\n"
        "Số 08/KHLT/TĐTN-SYT | Độc lập - Tự do - Hạnh phúc\n | Trà Vinh, 17/05/2019\n"
        "KẾ HOẠCH LIÊN TỊCH\nV/v phối hợp khám bệnh lưu động hè 2019\n"
        "Thực hiện Chương trình số 11/CTr-UBND ngày 04/3/2019 của UBND tỉnh Trà Vinh, hai bên thống nhất:\n"
        "MỤC ĐÍCH\nGiúp người già.\n"
    )
    h = header_of(head)
    assert (h.issuer, h.place, h.issued_on) == ("Ban Chấp hành Tỉnh đoàn - Sở Y tế", "Trà Vinh", "2019-05-17")
    assert h.title == "Phối hợp khám bệnh lưu động hè 2019"
