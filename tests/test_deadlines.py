# ruff: noqa: E501  (tables of strings)
"""Deadlines in a document: which times count, where a missing year comes from, who owes what to whom."""

from __future__ import annotations

import time

import pytest

from extract.citations import find_mentions, find_occurrences
from extract.deadlines import find_deadlines
from extract.records import Deadline, Header, Issue
from extract.sections import find_sections
from extract.zones import find_zones
from parsers import parse_bytes

Entries = list[tuple[str, str, str | None]]

PLAN = """UBND TỈNH QUẢNG TRỊ
SỞ NỘI VỤ
Số: 12/KH-SNV
Quảng Trị, ngày 09 tháng 3 năm 2021
KẾ HOẠCH
Nâng cao chất lượng phục vụ giai đoạn {title}
Thực hiện Kế hoạch số 10/KH-UBND ngày 05/02/2021 của UBND tỉnh về nâng cao chất lượng phục vụ, Sở Nội vụ ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao chất lượng.
II. {head}
{body}
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở theo dõi.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Văn An
"""


def found_in(
    body: str,
    head: str = "NỘI DUNG THỰC HIỆN",
    issued: str | None = "2021-03-09",
    period: tuple[int, int] = (2021, 2025),
) -> tuple[tuple[Deadline, ...], tuple[Issue, ...]]:
    """The deadlines of a plan of 2021 with these lines in its second section (`[HEADING] lines` names the section)."""
    if body.startswith("["):
        head, body = body[1:].split("]", 1)
    text = PLAN.format(body=body.strip(), head=head, title=f"{period[0]} - {period[1]}")
    document = parse_bytes(text.encode(), "plan.txt")
    zones = find_zones(document)
    header = Header("KH", "12/KH-SNV", issued, None, None, None, None, None, period, None, None, {})
    mask = tuple(o.span for o in find_occurrences(document, zones))
    return find_deadlines(
        document, zones, find_sections(document, zones), (), find_mentions(document, zones), header, mask
    )


def entries(found: tuple[Deadline, ...]) -> Entries:
    return [(d.text, d.bound, d.value) for d in found]


TIMED: list[tuple[str, Entries]] = [
    ("- Thực hiện cùng thời gian kiểm tra, đánh giá chất lượng bệnh viện năm 2021.", [("năm 2021", "in", "2021")]),
    ("- Gắn với đánh giá kết quả phong trào thi đua năm 2022.", [("năm 2022", "in", "2022")]),
    ("- Tổ chức hội nghị tổng kết vào tháng 12 hằng năm.", [("vào tháng 12 hằng năm", "every", "R/XXXX-12")]),
    ("- Hằng năm, trước ngày 15 tháng 11, các đơn vị gửi báo cáo.", [("Hằng năm, trước ngày 15 tháng 11", "every", "R/XXXX-11-15")]),
    ("- Báo cáo kết quả thực hiện hằng năm về Sở Nội vụ trước ngày 30/11.", [("hằng năm về Sở Nội vụ trước ngày 30/11", "every", "R/XXXX-11-30")]),
    ("- Định kỳ hằng quý (trước ngày 20 của tháng cuối quý), hằng năm (trước ngày 10/12) báo cáo UBND tỉnh.", [("Định kỳ hằng quý (trước ngày 20 của tháng cuối quý)", "every", "R/P3M"), ("hằng năm (trước ngày 10/12)", "every", "R/XXXX-12-10")]),
    ("- Phấn đấu đến năm 2025, 100% xã đạt chuẩn.", [("đến năm 2025", "by", "2025")]),
    ("- Phấn đấu 100% xã đạt chuẩn vào năm 2025.", [("vào năm 2025", "in", "2025")]),
    ("- Phấn đấu đạt 95% trong năm 2022.", [("trong năm 2022", "in", "2022")]),
    ("- Giảm tỷ lệ hộ nghèo xuống dưới 2% vào cuối năm 2025.", [("vào cuối năm 2025", "in", "2025-Q4")]),
    ("- Thời gian thực hiện: Từ tháng 4/2021 đến tháng 12/2025.", [("Từ tháng 4/2021 đến tháng 12/2025", "in", "2021-04/2025-12")]),
    ("- Thời gian: Quý II/2021.", [("Quý II/2021", "in", "2021-Q2")]),
    ("- Thời gian hoàn thành: Tháng 6/2021.", [("Tháng 6/2021", "in", "2021-06")]),
    ("- Thời gian hoàn thành: 30/6/2021.", [("30/6/2021", "in", "2021-06-30")]),
    ("- Thời hạn: trước 30/6/2021.", [("trước 30/6/2021", "before", "2021-06-30")]),
    ("- Thời gian tổ chức: Dự kiến ngày 15/10/2021.", [("ngày 15/10/2021", "in", "2021-10-15")]),
    ("- Thời gian thực hiện: Năm 2021 - 2022.", [("Năm 2021 - 2022", "in", "2021/2022")]),
    ("- Thời gian thực hiện: Giai đoạn 2021 - 2025.", [("Giai đoạn 2021 - 2025", "in", "2021/2025")]),
    ("- Giai đoạn 2021 - 2023: tập trung hạ tầng.", [("Giai đoạn 2021 - 2023", "in", "2021/2023")]),
    ("- Trong giai đoạn 2021 - 2025, mỗi xã xây dựng 01 mô hình.", [("Trong giai đoạn 2021 - 2025", "in", "2021/2025")]),
    ("- Giai đoạn 1 (2021 - 2022): khảo sát.", [("2021 - 2022", "in", "2021/2022")]),
    ("- Giai đoạn 2: từ năm 2023 đến năm 2025 nhân rộng.", [("từ năm 2023 đến năm 2025", "in", "2023/2025")]),
    ("- Đợt 1: từ ngày 15/4 đến 30/4/2021.", [("từ ngày 15/4 đến 30/4/2021", "in", "2021-04-15/2021-04-30")]),
    ("- Sơ kết vào cuối năm 2023, tổng kết vào quý IV/2025.", [("vào cuối năm 2023", "in", "2023-Q4"), ("vào quý IV/2025", "in", "2025-Q4")]),
    ("- Tổ chức sơ kết giữa kỳ năm 2023 và tổng kết năm 2025.", [("năm 2023", "in", "2023"), ("năm 2025", "in", "2025")]),
    ("- Năm 2021 hoàn thành 50% kế hoạch; năm 2022 hoàn thành 100%.", [("Năm 2021", "in", "2021"), ("năm 2022", "in", "2022")]),
    ("- Bắt đầu triển khai từ quý II/2021.", [("từ quý II/2021", "from", "2021-Q2")]),
    ("- Các đơn vị nộp hồ sơ trong tháng 5 và tháng 10.", [("trong tháng 5", "in", "2021-05"), ("tháng 10", "in", "2021-10")]),
    ("- Gửi danh sách về Sở (qua Văn phòng) trước ngày 10/4/2021 để tổng hợp.", [("trước ngày 10/4/2021", "before", "2021-04-10")]),
    ("- Văn phòng thông báo kết quả trong 02 ngày làm việc.", [("trong 02 ngày làm việc", "in", "P2WD")]),
    ("- Hồ sơ được giải quyết không quá 10 ngày.", [("không quá 10 ngày", "by", "P10D")]),
    ("- Báo cáo tháng gửi trước ngày 15, báo cáo quý gửi trước ngày 20 tháng cuối quý.", [("trước ngày 15", "every", "R/XXXX-XX-15"), ("trước ngày 20 tháng cuối quý", "every", "R/P3M")]),
    ("- Cập nhật số liệu hằng tuần vào chiều thứ Năm.", [("hằng tuần vào chiều thứ Năm", "every", "R/P1W")]),
    ("- Thực hiện thường xuyên, hằng năm.", [("hằng năm", "every", "R/P1Y")]),
    ("- Rà soát, bổ sung quy hoạch cán bộ hằng năm.", [("hằng năm", "every", "R/P1Y")]),
    ("- Mỗi năm tổ chức ít nhất 01 hội nghị đối thoại.", [("Mỗi năm", "every", "R/P1Y")]),
    ("- Hằng năm, mỗi cơ quan có ít nhất 02 sáng kiến.", [("Hằng năm", "every", "R/P1Y")]),
    ("- Hội nghị tổ chức vào dịp kỷ niệm Ngày thành lập ngành (28/8).", [("vào dịp kỷ niệm Ngày thành lập ngành (28/8)", "in", "2021-08-28")]),
    ("- Đợt cao điểm từ ngày 15/12/2021 đến ngày 15/02/2022.", [("từ ngày 15/12/2021 đến ngày 15/02/2022", "in", "2021-12-15/2022-02-15")]),
    ("- Công khai kết quả vào ngày 05 hằng tháng.", [("vào ngày 05 hằng tháng", "every", "R/XXXX-XX-05")]),
    ("- Lộ trình: Quý II/2021 khảo sát, Quý III/2021 thiết kế, Quý IV/2021 nghiệm thu.", [("Quý II/2021", "in", "2021-Q2"), ("Quý III/2021", "in", "2021-Q3"), ("Quý IV/2021", "in", "2021-Q4")]),
    ("- Từ năm 2022, áp dụng toàn tỉnh.", [("Từ năm 2022", "from", "2022")]),
    ("- Tiếp tục thực hiện trong các năm 2022, 2023.", [("trong các năm 2022, 2023", "in", "2022/2023")]),
    ("- Hoàn thành việc số hóa trong 6 tháng đầu năm 2022.", [("trong 6 tháng đầu năm 2022", "in", "2022-H1")]),
    ("- Báo cáo 6 tháng gửi trước ngày 10/6, báo cáo năm gửi trước ngày 10/12.", [("trước ngày 10/6", "every", "R/XXXX-06-10"), ("trước ngày 10/12", "every", "R/XXXX-12-10")]),
    ("- Sơ kết, tổng kết công tác hằng năm.", [("hằng năm", "every", "R/P1Y")]),
    ("- Tiếp công dân vào thứ Năm hằng tuần.", [("vào thứ Năm hằng tuần", "every", "R/P1W")]),
    ("- Hoàn thành chậm nhất vào Quý III.", [("chậm nhất vào Quý III", "by", "2021-Q3")]),
    ("- Đến hết năm 2023: có 50% xã; đến hết năm 2025: có 80% xã.", [("Đến hết năm 2023", "by", "2023"), ("đến hết năm 2025", "by", "2025")]),
    ("- Mục tiêu đến năm 2025: 80%; đến năm 2030: 95%.", [("đến năm 2025", "by", "2025"), ("đến năm 2030", "by", "2030")]),
    ("- Tổ chức Ngày hội việc làm (dự kiến tháng 10/2021).", [("tháng 10/2021", "in", "2021-10")]),
    ("- Phát động Tháng hành động vì trẻ em (tháng 6 hằng năm).", [("tháng 6 hằng năm", "every", "R/XXXX-06")]),
    ("- Báo cáo đột xuất khi có yêu cầu; báo cáo định kỳ trước ngày 25 hằng tháng.", [("trước ngày 25 hằng tháng", "every", "R/XXXX-XX-25")]),
    ("- Kết quả gửi về Sở trước ngày 31/01 năm sau.", [("trước ngày 31/01 năm sau", "before", "2022-01-31")]),
    ("- Mỗi tháng một lần vào ngày 20.", [("Mỗi tháng một lần vào ngày 20", "every", "R/XXXX-XX-20")]),
    ("[TIÊU CHÍ XÉT CHỌN] - Hồ sơ gửi trước ngày 30/9/2021.", [("trước ngày 30/9/2021", "before", "2021-09-30")]),
    ("[KINH PHÍ THỰC HIỆN] - Hằng năm, lập dự toán gửi Sở Tài chính trước ngày 30/9.", [("Hằng năm", "every", "R/P1Y"), ("trước ngày 30/9", "every", "R/XXXX-09-30")]),
    ("- Công tác chuẩn bị: xong trước 20/8.", [("trước 20/8", "before", "2021-08-20")]),
    ("- Khai mạc lúc 7 giờ 30 phút ngày 15 tháng 8 năm 2021 (Chủ nhật).", [("lúc 7 giờ 30 phút ngày 15 tháng 8 năm 2021", "in", "2021-08-15")]),
    ("- Thời gian: 01 buổi, sáng ngày 20/5/2021.", [("sáng ngày 20/5/2021", "in", "2021-05-20")]),
    ("- Thời gian: 02 ngày (12 - 13/7/2021).", [("12 - 13/7/2021", "in", "2021-07-12/2021-07-13")]),
    ("- Thời gian, địa điểm: ngày 12/7/2021 tại Hội trường.", [("ngày 12/7/2021", "in", "2021-07-12")]),
    ("- Thời gian thực hiện: 12 tháng, bắt đầu từ tháng 5/2021.", [("từ tháng 5/2021", "from", "2021-05")]),
    ("- Thời gian thực hiện: Thường xuyên, hằng năm.", [("hằng năm", "every", "R/P1Y")]),
    ("- Thời gian thực hiện: Hằng năm.", [("Hằng năm", "every", "R/P1Y")]),
    ("- Thời gian thực hiện: Quý III, IV năm 2021.", [("Quý III, IV năm 2021", "in", "2021-Q3/2021-Q4")]),
    ("- Thời gian thực hiện: Từ quý II/2021 đến quý IV/2022.", [("Từ quý II/2021 đến quý IV/2022", "in", "2021-Q2/2022-Q4")]),
    ("- Thời gian thực hiện: 2021 - 2025.", [("2021 - 2025", "in", "2021/2025")]),
    ("- Thời gian thực hiện: Năm 2021 và các năm tiếp theo.", [("Năm 2021 và các năm tiếp theo", "from", "2021")]),
    ("- Thời gian hoàn thành: 15/12 hằng năm.", [("15/12 hằng năm", "every", "R/XXXX-12-15")]),
    ("- Hạn nộp: 17 giờ 00 ngày 30/8/2021.", [("17 giờ 00 ngày 30/8/2021", "by", "2021-08-30")]),
    ("- Nộp bài dự thi từ ngày phát động đến 17h00 ngày 30/8/2021.", [("từ ngày phát động đến 17h00 ngày 30/8/2021", "by", "2021-08-30")]),
    ("- Tổ chức phát động từ ngày ban hành kế hoạch đến hết tháng 6/2021.", [("từ ngày ban hành kế hoạch đến hết tháng 6/2021", "by", "2021-06")]),
    ("- Tổng kết, trao giải: dự kiến trong tuần thứ 3 của tháng 11/2021.", [("trong tuần thứ 3 của tháng 11/2021", "in", "2021-11")]),
    ("- Bước 1 (từ tháng 4 đến tháng 6/2021): khảo sát.", [("từ tháng 4 đến tháng 6/2021", "in", "2021-04/2021-06")]),
    ("- Bước 2: Quý III/2021.", [("Quý III/2021", "in", "2021-Q3")]),
    ("- Giao Văn phòng tổng hợp, báo cáo Chủ tịch UBND tỉnh trước ngày 25 hằng tháng.", [("trước ngày 25 hằng tháng", "every", "R/XXXX-XX-25")]),
    ("- Báo cáo định kỳ hằng tháng (trước ngày 20 hằng tháng), quý (trước ngày 20 của tháng cuối quý).", [("định kỳ hằng tháng (trước ngày 20 hằng tháng)", "every", "R/XXXX-XX-20"), ("trước ngày 20 của tháng cuối quý", "every", "R/P3M")]),
    ("- Định kỳ 6 tháng (trước ngày 10/6), 01 năm (trước ngày 10/12) gửi báo cáo.", [("6 tháng (trước ngày 10/6)", "every", "R/XXXX-06-10"), ("01 năm (trước ngày 10/12)", "every", "R/XXXX-12-10")]),
    ("- Định kỳ 6 tháng, 1 năm báo cáo kết quả (trước ngày 15/6 và 15/12).", [("6 tháng", "every", "R/P6M"), ("1 năm", "every", "R/P1Y"), ("trước ngày 15/6", "every", "R/XXXX-06-15"), ("15/12", "every", "R/XXXX-12-15")]),
    ("- Định kỳ trước ngày 15 tháng 6 và 15 tháng 12 hằng năm báo cáo.", [("trước ngày 15 tháng 6", "every", "R/XXXX-06-15"), ("15 tháng 12 hằng năm", "every", "R/XXXX-12-15")]),
    ("- Gửi báo cáo trước ngày 05/6 (báo cáo 6 tháng) và trước ngày 05/12 (báo cáo năm).", [("trước ngày 05/6", "every", "R/XXXX-06-05"), ("trước ngày 05/12", "every", "R/XXXX-12-05")]),
    ("- Chế độ báo cáo: báo cáo quý trước ngày 15 tháng cuối quý; báo cáo năm trước ngày 15/12.", [("trước ngày 15 tháng cuối quý", "every", "R/P3M"), ("trước ngày 15/12", "every", "R/XXXX-12-15")]),
    ("- Cử cán bộ dự tập huấn (thời gian từ ngày 10 đến 12/5/2021).", [("từ ngày 10 đến 12/5/2021", "in", "2021-05-10/2021-05-12")]),
    ("- Kiểm tra đột xuất; kiểm tra định kỳ mỗi năm 02 lần.", [("định kỳ mỗi năm", "every", "R/P1Y")]),
    ("- Mỗi tuần đăng tối thiểu 02 tin, bài.", [("Mỗi tuần", "every", "R/P1W")]),
    ("- Thành lập Ban Chỉ đạo trong tháng 3/2021.", [("trong tháng 3/2021", "in", "2021-03")]),
    ("- Thành lập Tổ công tác trước ngày 20/3/2021.", [("trước ngày 20/3/2021", "before", "2021-03-20")]),
    ("- Ban hành kế hoạch triển khai trong quý I/2021.", [("trong quý I/2021", "in", "2021-Q1")]),
    ("- Ban hành trong tháng 4/2021.", [("trong tháng 4/2021", "in", "2021-04")]),
    ("- Công bố trước ngày 30/6 hằng năm.", [("trước ngày 30/6 hằng năm", "every", "R/XXXX-06-30")]),
    ("- Công bố vào tháng 12/2021.", [("vào tháng 12/2021", "in", "2021-12")]),
    ("- Ký kết quy chế phối hợp trong Quý II/2021.", [("trong Quý II/2021", "in", "2021-Q2")]),
    ("- Lễ ký vào ngày 15/4/2021.", [("vào ngày 15/4/2021", "in", "2021-04-15")]),
    ("- Lấy ý kiến từ ngày 01/6 đến 30/6, tổng hợp trước ngày 10/7.", [("từ ngày 01/6 đến 30/6", "in", "2021-06-01/2021-06-30"), ("trước ngày 10/7", "before", "2021-07-10")]),
    ("- Hội thi cấp trường: tháng 10; cấp huyện: tháng 11; cấp tỉnh: tháng 12/2021.", [("tháng 10", "in", "2021-10"), ("tháng 11", "in", "2021-11"), ("tháng 12/2021", "in", "2021-12")]),
    ("- Đưa 50% thủ tục lên mức độ 4 trong năm 2021, 100% trong năm 2022.", [("trong năm 2021", "in", "2021"), ("trong năm 2022", "in", "2022")]),
    ("- Từ 2021 - 2023 xây dựng 05 mô hình, từ 2024 - 2025 nhân rộng.", [("Từ 2021 - 2023", "in", "2021/2023"), ("từ 2024 - 2025", "in", "2024/2025")]),
    ("- Đến 2025, 90% hồ sơ được số hóa.", [("Đến 2025", "by", "2025")]),
    ("- Triển khai thí điểm tại 03 xã (năm 2021), nhân rộng (năm 2022 - 2025).", [("năm 2021", "in", "2021"), ("năm 2022 - 2025", "in", "2022/2025")]),
    ("- Trình UBND tỉnh ban hành (trong tháng 6/2021).", [("trong tháng 6/2021", "in", "2021-06")]),
    ("- Tổ chức Hội nghị sơ kết (tháng 6/2023) và tổng kết (tháng 12/2025).", [("tháng 6/2023", "in", "2023-06"), ("tháng 12/2025", "in", "2025-12")]),
    ("- Tỷ lệ hài lòng năm 2021 đạt 85%, năm 2025 đạt 95%.", [("năm 2021", "in", "2021"), ("năm 2025", "in", "2025")]),
    ("- Ngay trong tháng 3/2021 hoàn thành phân công.", [("Ngay trong tháng 3/2021", "in", "2021-03")]),
    ("- Cấp giấy trong ngày; trường hợp phức tạp không quá 03 ngày làm việc.", [("không quá 03 ngày làm việc", "by", "P3WD")]),
    ("- Báo cáo trước 15 giờ thứ Sáu hằng tuần.", [("thứ Sáu hằng tuần", "every", "R/P1W")]),
    ("- Họp giao ban vào tuần cuối hằng tháng.", [("vào tuần cuối hằng tháng", "every", "R/P1M")]),
    ("- Trong năm học 2021 - 2022, mỗi trường tổ chức 01 ngày hội.", [("Trong năm học 2021 - 2022", "in", "2021/2022")]),
    ("- Mở đợt thi đua đặc biệt từ nay đến ngày 02/9/2021.", [("từ nay đến ngày 02/9/2021", "by", "2021-09-02")]),
    ("- Tiếp nhận hồ sơ đến hết ngày 15/5.", [("đến hết ngày 15/5", "by", "2021-05-15")]),
]  # fmt: skip

NOT_TIMED: list[str] = [
    "- Lồng ghép với Kế hoạch kiểm tra chất lượng bệnh viện năm 2021.",
    "- Danh sách sáng kiến được phê duyệt năm 2021.",
    "- Thực hiện Chương trình mục tiêu quốc gia giai đoạn 2021-2025 đúng tiến độ.",
    "- Bố trí kinh phí từ nguồn ngân sách năm 2021.",
    "- Dự toán năm 2022 lập theo quy định.",
    "- Năm 2020, toàn ngành đạt 85% chỉ tiêu.",
    "- Giai đoạn 2016-2020 đã xây dựng 12 mô hình.",
    "- Tính đến ngày 31/12/2020, toàn tỉnh có 120 xã.",
    "- Giảm 10% so với năm 2020.",
    "- Tăng 5% so với cùng kỳ năm 2020.",
    "- Tuyên truyền Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2020 - 2025.",
    "- Ông Nguyễn Văn B, sinh ngày 05/6/1970, làm tổ trưởng.",
    "- Luật An ninh mạng có hiệu lực thi hành từ ngày 01/01/2019.",
    "- Sơ kết 03 năm thực hiện Chỉ thị.",
    "- Thực hiện Kế hoạch cải cách hành chính năm 2021 của tỉnh.",
    "- Chiến lược phát triển đến năm 2030, tầm nhìn đến năm 2045.",
    "- Thực hiện Đề án đến năm 2025 và những năm tiếp theo.",
    "- Kế hoạch hành động giai đoạn 2021-2025, định hướng đến năm 2030.",
    "- Kết luận thanh tra thời kỳ từ 01/01/2018 đến 31/12/2020.",
    "- Thanh tra việc sử dụng kinh phí từ năm 2018 đến năm 2020.",
    "- Đội ngũ tăng từ năm 2016 đến nay.",
    "- Sở được thành lập ngày 01/10/2005.",
    "- Theo số liệu thống kê năm 2020 của Cục Thống kê.",
    "- Kỷ niệm 110 năm Ngày Bác Hồ ra đi tìm đường cứu nước (05/6/1911 - 05/6/2021) có ý nghĩa lớn.",
    "- Tuyên truyền ý nghĩa lịch sử Ngày Giải phóng (30/4/1975).",
    "- Xây dựng kế hoạch công tác hằng năm của đơn vị.",
    "- Đưa vào báo cáo tổng kết hằng năm.",
    "- Cuốn niên giám năm 2020 in 500 bản.",
    "- Quyết định số 123/QĐ-UBND ngày 05/5/2022 của UBND tỉnh.",
    "- Nghị quyết kỳ họp tháng 12/2020 của HĐND tỉnh.",
    "- Chứng thư có thời hạn 05 năm.",
    "- Thời gian tập huấn 03 ngày, mỗi lớp 50 học viên.",
    "- Mở rộng mô hình đã thí điểm trong năm 2020.",
    "- Sau 5 năm triển khai, kết quả rõ nét.",
    "- Sản lượng bình quân hằng năm đạt 2 triệu tấn.",
    "- Rút ngắn thời gian giải quyết từ 15 ngày xuống còn 10 ngày làm việc.",
    "- Tổ chức kiểm tra công vụ ít nhất 02 lần/năm.",
    "- Triển khai ngay sau khi Kế hoạch được ban hành.",
    "- Kế hoạch này có hiệu lực kể từ ngày ký.",
    "- Mở cửa phục vụ cả thứ Bảy, Chủ nhật.",
    "- Xong trước Tết Nguyên đán.",
    "- Kinh phí năm 2021: 500 triệu đồng; năm 2022: 700 triệu đồng.",
    "[TIÊU CHÍ XÉT CHỌN] - Hằng năm được xếp loại hoàn thành tốt nhiệm vụ.",
    "[TIÊU CHÍ XÉT CHỌN] - Có ít nhất 02 năm liên tục đạt danh hiệu.",
    "[TIÊU CHÍ XÉT CHỌN] - Hoạt động từ năm 2018 trở về trước.",
    "[ĐỐI TƯỢNG] - Trẻ em sinh từ ngày 01/01/2015 đến ngày 31/12/2019.",
    "[KINH PHÍ THỰC HIỆN] - Kinh phí năm 2021 là 500 triệu đồng.",
    "[KINH PHÍ THỰC HIỆN] - Từ nguồn ngân sách giao hằng năm.",
    "[KINH PHÍ THỰC HIỆN] - Kinh phí thực hiện được bố trí trong dự toán chi thường xuyên hàng năm của đơn vị.",
    "- 07h30 - 08h00: Đón tiếp đại biểu.",
    "- Đăng ít nhất 02 tin, bài/tháng.",
    "- Thực hiện chế độ trực 24/7.",
    "- Thực hiện khẩu hiệu năm 2021 của ngành.",
    "- Chủ đề năm 2021: \"Kỷ cương, trách nhiệm\".",
    "- Các chỉ tiêu năm 2021 gồm: 80% hồ sơ đúng hạn.",
    "- Số lớp mở năm 2020: 12 lớp.",
    "- Kết quả 6 tháng đầu năm 2020 cho thấy tiến độ chậm.",
    "- Thực hiện Nghị quyết số 05-NQ/TU từ năm 2017 đến nay.",
    "- Sau khi kết thúc mỗi quý 05 ngày, gửi báo cáo.",
    "- Xử lý phản ánh chậm nhất 24 giờ kể từ khi tiếp nhận.",
    "- Hoàn thành trước khi kết thúc năm học 2020-2021.",
    "- Triển khai từ đầu năm học 2021-2022.",
    "- Chấp hành pháp luật về an toàn giao thông năm 2021.",
]  # fmt: skip

TABLES: list[tuple[str, Entries]] = [
    (
        "TT | Nhiệm vụ | Chủ trì | Thời gian\n1 | Ban hành quy chế | Phòng A | Tháng 4\n2 | Khảo sát | Phòng B | Quý II, III\n3 | Tổng kết | Văn phòng | 15/12\n4 | Số hóa | Phòng C | 2021 - 2022\n5 | Trả lời | Các phòng | 03 ngày làm việc\n6 | Cập nhật | Các phòng | Thường xuyên\n7 | Giao ban | Văn phòng | Hằng tuần\n8 | Rà soát | Phòng A | 06/2022\n9 | Sơ kết | Phòng B | 6 tháng",
        [("Tháng 4", "in", "2021-04"), ("Quý II, III", "in", "2021-Q2/2021-Q3"), ("15/12", "in", "2021-12-15"), ("2021 - 2022", "in", "2021/2022"), ("03 ngày làm việc", "in", "P3WD"), ("Hằng tuần", "every", "R/P1W"), ("06/2022", "in", "2022-06")],
    ),
    (
        "TT | Chỉ tiêu | ĐVT | Thực hiện năm 2020 | Năm 2021 | Năm 2023 | Năm 2025\n1 | Hồ sơ trực tuyến | % | 35 | 50 | 70 | 90",
        [("Năm 2021", "in", "2021"), ("Năm 2023", "in", "2023"), ("Năm 2025", "in", "2025")],
    ),
    (
        "TT | Đơn vị | Thời kỳ thanh tra | Thời gian tiến hành\n1 | Huyện A | 2018 - 2020 | Quý II/2021\n2 | Huyện B | từ 01/01/2019 đến 31/12/2020 | Tháng 9/2021",
        [("Quý II/2021", "in", "2021-Q2"), ("Tháng 9/2021", "in", "2021-09")],
    ),
    ("TT | Họ và tên | Ngày sinh | Đơn vị\n1 | Lê Thị B | 05/6/1980 | Phòng A", []),
    ("STT | Việc | Hoàn thành năm 2022\n1 | Khảo sát | Quý I\n2 | Tổng kết | trước ngày 15/11", [("Quý I", "in", "2022-Q1"), ("trước ngày 15/11", "before", "2022-11-15")]),
]  # fmt: skip

INHERITED: list[tuple[str, Entries]] = [
    ("1. Năm 2022\n- Rà soát xong trước ngày 30/9.\n2. Năm 2023: sơ kết trong quý II.", [("Năm 2022", "in", "2022"), ("trước ngày 30/9", "before", "2022-09-30"), ("Năm 2023", "in", "2023"), ("trong quý II", "in", "2023-Q2")]),
    ("- Gửi báo cáo trước ngày 15/01.", [("trước ngày 15/01", "before", "2022-01-15")]),  # over at issue: the next year
    ("- Gửi báo cáo trước ngày 15/11.", [("trước ngày 15/11", "before", "2021-11-15")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), [*TIMED, *TABLES, *INHERITED])
def test_timed(body: str, wanted: Entries) -> None:
    assert entries(found_in(body)[0]) == wanted


@pytest.mark.parametrize("body", NOT_TIMED)
def test_not_timed(body: str) -> None:
    assert entries(found_in(body)[0]) == []


def test_a_plan_of_one_year_lends_its_year() -> None:
    found, _ = found_in(
        "- Báo cáo năm gửi trước ngày 10/12; quý I xong việc rà soát.",
        issued="2014-12-19",
        period=(2015, 2015),
    )
    assert entries(found) == [("trước ngày 10/12", "before", "2015-12-10"), ("quý I", "in", "2015-Q1")]
    assert all(d.inherited for d in found)


def test_evidence_says_where_and_how_sure() -> None:
    found, _ = found_in("1. Rà soát\n1.1. Lập danh mục trước ngày 30/6/2021.")
    (due,) = found
    assert (
        due.evidence.quote == "trước ngày 30/6/2021"
        and due.evidence.rule == "day_bound"
        and due.evidence.confidence >= 0.9
    )
    assert due.section is not None and due.section.startswith("II")


def test_what_is_over_or_uncomputed_becomes_an_issue() -> None:
    _, issues = found_in("- Thời gian: ngày 02/01/2021.\n- Thời gian: Trong năm.")
    assert [i.code for i in issues] == ["deadline_before_issue", "deadline_uncomputed"]


PARTIES: list[tuple[str, list[str], str | None, str]] = [  # lines, bearers, recipient, a piece of the action
    ("- Ủy ban nhân dân các huyện, thành phố gửi báo cáo về Sở Nội vụ trước ngày 15/6/2021.", ["Ủy ban nhân dân các huyện, thành phố"], "Sở Nội vụ", "gửi báo cáo"),
    ("- Giao Sở Tài chính thẩm định dự toán, phối hợp với Sở Y tế, xong trước ngày 15/6/2021.", ["Sở Tài chính"], None, "thẩm định dự toán"),
    ("- Các sở, ban, ngành; Ủy ban nhân dân các huyện báo cáo Ủy ban nhân dân tỉnh trước ngày 15/6/2021.", ["Các sở, ban, ngành", "Ủy ban nhân dân các huyện"], "Ủy ban nhân dân tỉnh", "báo cáo"),
    ("1. Văn phòng Sở:\n- Tổng hợp kết quả hằng quý.", ["Văn phòng Sở"], None, "Tổng hợp kết quả"),
    ("- Hằng năm, các phòng chuyên môn rà soát danh mục.", ["các phòng chuyên môn"], None, "rà soát danh mục"),
    ("TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian\n1 | Khảo sát thực trạng | Sở Y tế | Sở Tài chính | Quý II/2021", ["Sở Y tế"], None, "Khảo sát thực trạng"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "bearers", "recipient", "action"), PARTIES)
def test_parties(body: str, bearers: list[str], recipient: str | None, action: str) -> None:
    (due,) = found_in(body)[0]
    assert [b.text for b in due.bearers] == bearers
    assert due.recipient == recipient
    assert due.action is not None and action in due.action


def test_time_grows_in_step_with_length() -> None:
    line = "- Sở Nội vụ tổng hợp, gửi báo cáo trước ngày 15/6/2021, quý II/2022 và hằng năm (trước ngày 15/12) theo quy định.\n"

    def cost(times: int) -> float:
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            found_in(line * times)
            best = min(best, time.process_time() - start)
        return best

    assert cost(160) < 14 * cost(20)
