"""Letterheads as pages and conversions spoil them: the page's clock, cells of Markdown, a number left blank, a broken motto."""

from __future__ import annotations

import pytest

import parsers as reader
from extract import extract
from extract.records import PlanRecord

BODY = "\nKẾ HOẠCH\nTrồng tre chắn sóng năm 2018\n\nI. MỤC ĐÍCH\n1. Giữ đê.\n"
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
HEAD = "UBND TỈNH LAI CHÂU\nSỞ NỘI VỤ\n" + MOTTO + "Số: 51/KH-SNV\n"


def record_of(text: str) -> PlanRecord:
    return extract(reader.parse_bytes(text.encode(), "x.txt"))


# (what stands above, the date's line, place, issued_on): the day on which a page was shown is no day of issue
CLOCKS = [
    ("Trang chủ | Hỏi đáp\nNgày 19-03-2018, 15:22\n", "Lai Châu, ngày 05 tháng 3 năm 2018", "Lai Châu", "2018-03-05"),
    ("Tin tức\nNgày 19/03/2018 - 08:30\n", "Lai Châu, ngày     tháng 3 năm 2018", "Lai Châu", "2018-03"),
    ("Thứ Hai, 19/03/2018\n", "Lai Châu, ngày 05/3/2018", "Lai Châu", "2018-03-05"),
    ("Thứ Hai, ngày 19 tháng 03 năm 2018\n", "Lai Châu, ngày 05 tháng 3 năm 2018", "Lai Châu", "2018-03-05"),
    ("SỞ NỘI VỤ TỈNH LAI CHÂU - Trang thông tin\nHôm nay, ngày 19 tháng 3 năm 2018\n", "Lai Châu, ngày 05 tháng 3 năm 2018", "Lai Châu", "2018-03-05"),
    ("Chủ nhật, ngày 18/03/2018\n", "Lai Châu, ngày 05 tháng 3 năm 2018", "Lai Châu", "2018-03-05"),
    ("Cập nhật lúc 15:22, ngày 19/03/2018\n", "Lai Châu, ngày 05 tháng 3 năm 2018", "Lai Châu", "2018-03-05"),
]  # fmt: skip


@pytest.mark.parametrize(("above", "line", "place", "day"), CLOCKS)
def test_the_clock_of_a_page(above: str, line: str, place: str, day: str) -> None:
    record = record_of(above + HEAD + line + BODY)
    assert (record.issuer, record.symbol) == ("Sở Nội vụ", "51/KH-SNV")
    assert (record.place, record.issued_on) == (place, day)


# (letterhead, issuer)
SPOILT = [
    ("SỞ GD&ĐT LAI CHÂU          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRƯỜNG THPT SỐ 2          Độc lập - Tự do - Hạnh phúc\n"
     "Số:      /KH-THPTS2          Lai Châu, ngày     tháng 3 năm 2018", "Trường Trung học phổ thông Số 2"),
    ("UBND TỈNH LAI CHÂU\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VI\nỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
     "Số: 51/KH-SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch"),
    ("UBND TỈNH LAI CHÂU\nSỞ Y TẾ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VI ỆT NAM\nSố: 51/KH-SYT", "Sở Y tế"),
]  # fmt: skip


@pytest.mark.parametrize(("letterhead", "issuer"), SPOILT)
def test_spoilt_letterheads(letterhead: str, issuer: str) -> None:
    assert record_of(letterhead + "\n" + BODY).issuer == issuer


# (letterhead, issuer): letters for words, and bodies under others than a committee
SHORTENED = [
    ("UBND THỊ XÃ TÂN CHÂU\nPHÒNG GD & ĐT", "Phòng Giáo dục và Đào tạo"),
    ("UBND HUYỆN ĐẠI LỘC\nPHÒNG LĐ-TB&XH HUYỆN ĐẠI LỘC", "Phòng Lao động - Thương binh và Xã hội huyện Đại Lộc"),
    ("UBND HUYỆN ĐẠI LỘC\nPHÒNG VĂN HÓA VÀ THÔNG TIN", "Phòng Văn hóa và Thông tin"),
    ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLĐLĐ TỈNH BẠC LIÊU", "Liên đoàn Lao động tỉnh"),
    ("CÔNG AN TỈNH ĐỒNG NAI\nPHÒNG CẢNH SÁT PCCC VÀ CNCH", "Phòng Cảnh sát phòng cháy, chữa cháy và cứu nạn, cứu hộ"),
    ("NGÂN HÀNG CHÍNH SÁCH XÃ HỘI\nCHI NHÁNH TỈNH HÒA BÌNH", "Ngân hàng Chính sách xã hội chi nhánh tỉnh"),
    ("CỤC THUẾ TỈNH KHÁNH HÒA\nCHI CỤC THUẾ KHU VỰC BẮC KHÁNH HÒA", "Chi cục Thuế khu vực Bắc Khánh Hòa"),
    ("SỞ Y TẾ NAM ĐỊNH\nTT KIỂM SOÁT BỆNH TẬT", "Trung tâm Kiểm soát bệnh tật"),
    ("TÒA ÁN NHÂN DÂN TỐI CAO\nTAND TỈNH NAM ĐỊNH", "Tòa án nhân dân tỉnh"),
    ("PHÒNG GD&ĐT MỸ LỘC\nTRƯỜNG TH & THCS MỸ THÀNH", "Trường Tiểu học và Trung học cơ sở Mỹ Thành"),
    ("ỦY BAN NHÂN DÂN\nTT DIÊU TRÌ", "Ủy ban nhân dân thị trấn Diêu Trì"),
    ("ĐẢNG BỘ TỈNH SÓC TRĂNG\nHUYỆN ỦY KẾ SÁCH", "Huyện ủy Kế Sách"),
]  # fmt: skip


@pytest.mark.parametrize(("letterhead", "issuer"), SHORTENED)
def test_shortened_letterheads(letterhead: str, issuer: str) -> None:
    assert record_of(f"{letterhead}\n{MOTTO}Số: 12/KH-VP\n{BODY}").issuer == issuer


def test_cells_of_markdown_that_break_lines() -> None:
    record = record_of(
        "| UBND TỈNH LAI CHÂU<br>SỞ Y TẾ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br/>**Độc lập - Tự do - Hạnh phúc** |\n|---|---|\n"
        "| Số: 51/KH-SYT | *Lai Châu, ngày 05 tháng 3 năm 2018* |\n\n**KẾ HOẠCH**<br>**Tiêm phòng năm 2018**\n\n**I. MỤC ĐÍCH**\n1. Phòng bệnh.\n\n"
        "| TT | Việc | Thời hạn |\n|---|---|---|\n| 1 | Tiêm<br>đợt 1 | Quý II/2018 |\n\n"
        "| Nơi nhận:<br>- UBND tỉnh;<br>- Lưu: VT. | KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC<br><br>**Lò Thị Thử** |\n"
    )
    assert (record.issuer, record.title, record.issued_on) == ("Sở Y tế", "Tiêm phòng năm 2018", "2018-03-05")
    assert (record.signer.name, record.signer.position) == ("Lò Thị Thử", "Phó Giám đốc")
    assert [d.text for d in record.deadlines] == ["Quý II/2018"]


def test_bold_words_beside_one_another_in_a_cell() -> None:
    record = record_of(
        "|  |  |\n| --- | --- |\n| UBND TỈNH LAI CHÂU **SỞ Y TẾ** | **CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM** **Độc lập - Tự do - Hạnh phúc** |\n"
        "| Số: 51/KH-SYT | *Lai Châu, ngày 05 tháng 3 năm 2018* |\n\n**KẾ HOẠCH**\n\n**Tiêm phòng năm 2018**\n\nI. MỤC ĐÍCH\n1. Phòng bệnh.\n\n"
        "| ***Nơi nhận:*** - Lưu: VT. | **GIÁM ĐỐC**  **Lò Văn Thử** |\n"
    )
    assert (record.issuer, record.signer.name, record.signer.position) == (
        "Sở Y tế",
        "Lò Văn Thử",
        "Giám đốc",
    )


def test_signs_that_the_source_of_a_page_spells() -> None:
    head = HEAD.replace(
        "Số: 51/KH-SNV\n", "Số: 51/KH-SNV&nbsp;&nbsp;&nbsp;&nbsp;Lai Châu, ngày 05 tháng 3 năm 2018"
    )
    record = record_of(head + BODY)
    assert (record.symbol, record.place, record.issued_on) == ("51/KH-SNV", "Lai Châu", "2018-03-05")


# (title, opening, period): days from and to which the plan runs, where neither title nor parent names its years
DATED = [
    ("Cao điểm bảo vệ rừng từ ngày 15/12/2018 đến hết ngày 14/02/2019", "", (2018, 2019)),
    ("Cao điểm 90 ngày đêm làm thẻ",
     "Thực hiện Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ phê duyệt Đề án giai đoạn 2022 - 2030, Sở Nội vụ ban hành"
     " Kế hoạch cao điểm, thời gian từ 01/10 đến 29/12/2025, như sau:\n", (2025, 2025)),
]  # fmt: skip


@pytest.mark.parametrize(("title", "opening", "period"), DATED)
def test_the_period_of_days(title: str, opening: str, period: tuple[int, int]) -> None:
    text = (
        HEAD
        + "Lai Châu, ngày 05 tháng 3 năm 2018"
        + BODY.replace("Trồng tre chắn sóng năm 2018\n", f"{title}\n{opening}")
    )
    assert record_of(text).period == period


# (lines of a letterhead, issuer, level)
ISSUERS = [
    ("ĐOÀN TNCS HỒ CHÍ MINH|BCH TỈNH LÂM ĐỒNG", "Tỉnh đoàn", "other"),
    ("UBND TỈNH HÀ TĨNH|BCĐ CHƯƠNG TRÌNH MTQG XÂY DỰNG NTM", "Ban Chỉ đạo Chương trình mục tiêu quốc gia xây dựng nông thôn mới", "other"),
    ("BAN ATGT TỈNH LONG AN", "Ban An toàn giao thông", "other"),
    ("UBND QUẬN LIÊN CHIỂU|PHƯỜNG HÒA KHÁNH BẮC", "Ủy ban nhân dân phường Hòa Khánh Bắc", "commune"),
    ("ỦY BAN NHÂN DÂN|ĐẶC KHU CÁT HẢI|THÀNH PHỐ HẢI PHÒNG", "Ủy ban nhân dân đặc khu Cát Hải", "commune"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO - TỈNH ĐOÀN VĨNH PHÚC|LIÊN NGÀNH", "Sở Giáo dục và Đào tạo - Tỉnh đoàn", "department"),
    ("HỘI NÔNG DÂN VIỆT NAM|BCH HỘI NÔNG DÂN TỈNH LÂM ĐỒNG", "Hội Nông dân tỉnh", "other"),
    ("TỈNH ỦY TRÀ VINH|VĂN PHÒNG", "Văn phòng Tỉnh ủy", "party"),
    ("SỞ NỘI VỤ LÂM ĐỒNG|BAN TÔN GIÁO", "Ban Tôn giáo", "department"),
    ("ỦY BAN NHÂN DÂN TP ĐÀ NẴNG|BAN QUẢN LÝ AN TOÀN THỰC PHẨM", "Ban Quản lý An toàn thực phẩm", "department"),
    ("CÔNG ĐOÀN VIÊN CHỨC TỈNH AN GIANG", "Công đoàn viên chức", "other"),
    ("LIÊN MINH HỢP TÁC XÃ VIỆT NAM|LIÊN MINH HỢP TÁC XÃ TỈNH KON TUM", "Liên minh Hợp tác xã tỉnh Kon Tum", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "issuer", "level"), ISSUERS)
def test_who_issues(lines: str, issuer: str, level: str) -> None:
    head = lines.replace("|", "\n") + "\n" + MOTTO + "Số: 51/KH-X\nNgã Ba, ngày 05 tháng 3 năm 2018"
    record = record_of(head + BODY)
    assert (record.issuer, record.issuer_level) == (issuer, level)


def test_a_place_of_a_word_a_line() -> None:
    assert record_of(HEAD + "Lai\nChâu, ngày 05 tháng 3 năm 2018" + BODY).place == "Lai Châu"
