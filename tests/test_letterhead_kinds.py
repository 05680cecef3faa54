# ruff: noqa: E501
"""Issuers of all kinds as letterheads shorten them: who issued, and at which level."""

from __future__ import annotations

import pytest

from extract import extract
from parsers import parse_bytes

PLAN = """{bodies}
Số: 12/KH-X
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày 12 tháng 9 năm {year}

KẾ HOẠCH
Tổ chức ngày hội đọc sách năm {year}

Thực hiện chương trình công tác năm {year}, kế hoạch được xây dựng như sau:
I. MỤC ĐÍCH
Tạo thói quen đọc sách.
"""

# (lines of the letterhead, year, issuer, level)
LETTERHEADS: list[tuple[str, int, str, str]] = [
    ("UBND THÀNH PHỐ VŨNG TÀU / PHƯỜNG 12", 2019, "Ủy ban nhân dân phường 12", "commune"),
    ("UBND QUẬN 3 / UBND PHƯỜNG 7", 2019, "Ủy ban nhân dân phường 7", "commune"),
    ("SỞ Y TẾ TIỀN GIANG / TRUNG TÂM Y TẾ THỊ XÃ CAI LẬY", 2019, "Trung tâm Y tế thị xã Cai Lậy", "department"),
    ("UBND TỈNH BẮC KẠN / BAN QLDA ĐTXD", 2019, "Ban Quản lý dự án đầu tư xây dựng", "department"),
    ("SỞ XÂY DỰNG - BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG / TỈNH CÀ MAU", 2026, "Sở Xây dựng - Ban Quản lý dự án đầu tư xây dựng", "department"),
    ("UBND TỈNH BÌNH ĐỊNH / BQLDA GIAO THÔNG", 2022, "Ban Quản lý dự án giao thông", "department"),
    ("CỤC THUẾ TỈNH ĐẮK LẮK / CHI CỤC THUẾ KHU VỰC BUÔN HỒ - KRÔNG BÚK", 2021, "Chi cục Thuế khu vực Buôn Hồ - Krông Búk", "department"),
    ("UBND XÃ EA DRĂNG / TRƯỜNG TH NƠ TRANG LƠNG", 2026, "Trường Tiểu học Nơ Trang Lơng", "other"),
    ("PHÒNG GD&ĐT MƯỜNG LA / TRƯỜNG PTDTBT THCS CHIỀNG MUÔN", 2020, "Trường Phổ thông dân tộc bán trú Trung học cơ sở Chiềng Muôn", "other"),
    ("PHÒNG GDĐT HUYỆN TÂY SƠN / TRƯỜNG TH&THCS VĨNH AN", 2022, "Trường Tiểu học và Trung học cơ sở Vĩnh An", "other"),
    ("UBND HUYỆN TÂY SƠN / TRƯỜNG MN HOA SEN", 2022, "Trường Mầm non Hoa Sen", "other"),
    ("SỞ Y TẾ QUẢNG NAM / BVĐK KHU VỰC QUẢNG NAM", 2020, "Bệnh viện Đa khoa khu vực Quảng Nam", "department"),
    ("SỞ Y TẾ BÌNH ĐỊNH / BV YHCT", 2022, "Bệnh viện Y học cổ truyền", "department"),
    ("SỞ Y TẾ BÌNH ĐỊNH / TTKSBT", 2022, "Trung tâm Kiểm soát bệnh tật", "department"),
    ("SỞ Y TẾ HÀ TĨNH / CHI CỤC ATVSTP", 2018, "Chi cục An toàn vệ sinh thực phẩm", "department"),
    ("SỞ NN&PTNT HÀ TĨNH / TT KHUYẾN NÔNG", 2018, "Trung tâm Khuyến nông", "department"),
    ("SỞ NN&PTNT / CHI CỤC PTNT", 2022, "Chi cục Phát triển nông thôn", "department"),
    ("UBND TỈNH PHÚ THỌ / ĐÀI PT-TH", 2016, "Đài Phát thanh và Truyền hình", "department"),
    ("UBND HUYỆN CẨM KHÊ / BCĐ XD NÔNG THÔN MỚI", 2016, "Ban Chỉ đạo Xây dựng nông thôn mới", "other"),
    ("UBND HUYỆN HOÀI ÂN / TỔ CÔNG TÁC ĐỀ ÁN 06", 2022, "Tổ công tác Đề án 06", "other"),
    ("UBND HUYỆN CẨM KHÊ / PHÒNG NÔNG NGHIỆP & PTNT", 2016, "Phòng Nông nghiệp và Phát triển nông thôn", "district"),
    ("UBND HUYỆN TÂY SƠN / TRUNG TÂM VH-TT-TT", 2022, "Trung tâm Văn hóa - Thông tin - Thể thao", "district"),
    ("UBND HUYỆN TÂY SƠN / VP HĐND & UBND", 2022, "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "district"),
    ("UBND HUYỆN TÂY SƠN / UBND TT PHÚ PHONG", 2022, "Ủy ban nhân dân thị trấn Phú Phong", "commune"),
    ("UBND PHƯỜNG HÀ ĐÔNG / TRUNG TÂM PVHCC", 2025, "Trung tâm Phục vụ hành chính công", "commune"),
    ("UBND XÃ TÂY SƠN / TT CUNG ỨNG DVC", 2025, "Trung tâm Cung ứng dịch vụ công", "commune"),
    ("UBND TỈNH GIA LAI / BAN CHỈ HUY PTDS TỈNH", 2025, "Ban Chỉ huy Phòng thủ dân sự tỉnh", "other"),
    ("TỔNG CỤC QUẢN LÝ THỊ TRƯỜNG / CỤC QLTT TỈNH SÓC TRĂNG", 2022, "Cục Quản lý thị trường", "department"),
    ("HỘI NÔNG DÂN VIỆT NAM / HỘI ND TỈNH SÓC TRĂNG", 2022, "Hội Nông dân tỉnh", "other"),
    ("MTTQ VIỆT NAM TỈNH GIA LAI / BAN THƯỜNG TRỰC", 2025, "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "other"),
    ("TỈNH ĐOÀN BÌNH ĐỊNH / BAN CHẤP HÀNH ĐOÀN HUYỆN TÂY SƠN", 2022, "Huyện đoàn Tây Sơn", "district"),
    ("CHI CỤC KIỂM LÂM SÓC TRĂNG / HẠT KIỂM LÂM HUYỆN TRẦN ĐỀ", 2022, "Hạt Kiểm lâm huyện Trần Đề", "department"),
    ("UBND TỈNH BÌNH ĐỊNH / LIÊN MINH HTX", 2019, "Liên minh Hợp tác xã", "other"),
    ("TỈNH ỦY BÌNH ĐỊNH / BAN DÂN VẬN", 2019, "Ban Dân vận Tỉnh ủy", "party"),
    ("TỈNH ỦY BÌNH ĐỊNH / TRƯỜNG CHÍNH TRỊ TỈNH", 2022, "Trường Chính trị tỉnh", "other"),
    ("VĂN PHÒNG UBND TỈNH BÌNH ĐỊNH / TRUNG TÂM PHỤC VỤ HCC TỈNH", 2022, "Trung tâm Phục vụ hành chính công tỉnh", "department"),
    ("SỞ XÂY DỰNG BÌNH ĐỊNH / THANH TRA", 2022, "Thanh tra Sở Xây dựng", "department"),
    ("UBND TỈNH BÌNH ĐỊNH / HỘI ĐỒNG TĐ-KT", 2022, "Hội đồng Thi đua - Khen thưởng", "other"),
    ("UBND TỈNH GIA LAI / SỞ DT&TG", 2025, "Sở Dân tộc và Tôn giáo", "department"),
    ("BỘ CÔNG ANCÔNG AN TỈNH SÓC TRĂNG", 2022, "Công an tỉnh", "department"),
    ("UBND HUYỆN PHÙ MỸPHÒNG GIÁO DỤC VÀ ĐÀO TẠO", 2019, "Phòng Giáo dục và Đào tạo", "district"),
]  # fmt: skip


@pytest.mark.parametrize(("bodies", "year", "issuer", "level"), LETTERHEADS)
def test_issuer_and_level(bodies: str, year: int, issuer: str, level: str) -> None:
    shown = PLAN.format(bodies=bodies.replace(" / ", "\n"), place="Quy Nhơn", year=year)
    record = extract(parse_bytes(shown.encode(), "a.txt"))
    assert (record.issuer, record.issuer_level) == (issuer, level)


# ends of a plan -> name and post
SIGNATURES = [
    ("TM. BAN CHỈ ĐẠO\nPHÓ TRƯỞNG BAN TT\nLê Văn An", "Lê Văn An", "Phó Trưởng ban Thường trực"),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn\nAn", "Lê Văn An", "Phó Chủ tịch"),
    ("GIÁM\nĐỐC\nLê\nVăn\nAn", "Lê Văn An", "Giám đốc"),
    ("KT. GIÁM ĐỐCPHÓ GIÁM ĐỐCLê Văn An", "Lê Văn An", "Phó Giám đốc"),
    ("TM. UBND TỈNH\nKT.CT\n3\nPHÓ CHỦ TỊCH\nA Brếch", "A Brếch", "Phó Chủ tịch"),
]


@pytest.mark.parametrize(("end", "name", "post"), SIGNATURES)
def test_signer(end: str, name: str, post: str) -> None:
    shown = PLAN.format(bodies="UBND TỈNH BÌNH ĐỊNH\nSỞ XÂY DỰNG", place="Quy Nhơn", year=2021)
    signer = extract(parse_bytes(f"{shown}Các phòng theo dõi./.\n{end}\n".encode(), "a.txt")).signer
    assert (signer.name, signer.position) == (name, post)
