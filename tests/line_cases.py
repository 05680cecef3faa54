"""Lines that are items, rules, fixed or broken sentences, and lines that are not."""

from __future__ import annotations

ITEMS = [
    "I. MỤC ĐÍCH",
    "IV/ KINH PHÍ",
    "II- PHẠM VI",
    "A. NỘI DUNG",
    "1. Mục đích",
    "2.1. Đối tượng",
    "1.2 Xây dựng kế hoạch",
    "1/ Phòng Nghiệp vụ",
    "II/MỤC ĐÍCH, YÊU CẦU",
    "1-Phạm vi",
    "3) Kinh phí",
    "a) Tiêu chuẩn",
    "đ) Ủy ban",
    "(2) Báo cáo",
    "- Lưu: VT",
    "+ Đối với cán bộ",
    "• Các sở",
    "Phần thứ nhất",
    "PHẦN II",
    "Chương III",
    "Điều 2. Hiệu lực",
    "PHỤ LỤC 01",
]


NO_ITEMS = [
    "2021 - 2025 trên địa bàn",
    "15/2018/NĐ-CP ngày 02/02/2018",
    "05/KH-UBND ngày 09/3/2017",
    "34-CT/TW ngày 07/4/2014",
    "04 - 05 mô hình",
    "5.000 tờ rơi",
    "25/5/2016",
    "e-mail của cơ quan",
    "100% cơ quan",
    "Căn cứ Luật",
    "TM. ỦY BAN NHÂN DÂN",
    "Lạng Sơn, ngày 10",
]


FIXED = [
    "Số: 749 /KH-STC",
    "Số: /KH-STTTT",
    "Lạng Sơn, ngày 10 tháng  5 năm 2017",
    "Bình Phước, ngày   tháng 4 năm 2023",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHIÃ VIỆT NAM",
    "Độc lập - Tự do - Hnh phúc",
    "KẾ HOẠCH",
    "Nơi nhận:",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. GIÁM ĐỐC",
    "PHÓ CHỦ TỊCH",
    "CHÁNH VĂN PHÒNG",
]


RULES = ["-------", "_____________", "***", "*", "-----o0o-----", "* * *"]


NO_RULES = ["-", "- Lưu: VT", "oOo hoa", "1", ""]


CONTINUED = [
    ("Kế hoạch số 9/KH-TLĐ của Tổng Liên đoàn Lao động", "Việt Nam về tháng công nhân"),
    ("ngày 12/3/2021 của UBND tỉnh Hà", "Tĩnh về việc"),
    ("Chương trình số 5-CTr/TU của Ban Thường vụ", "Tỉnh ủy về"),
    ("xây dựng kế hoạch cụ thể của địa phương mình, trình", "Hội đồng nhân dân cùng cấp và gửi về Sở"),
    ("hội nghị được tổ chức trong hai ngày và", "Phòng Nghiệp vụ chuẩn bị tài liệu"),
    ("tuyên truyền các điển hình tiên tiến và", "phải bám sát nội dung"),
    ("hoàn thành trước ngày", "15 tháng 6"),
    ("của Hội đồng Thi đua", "- Khen thưởng tỉnh"),
    ("giai đoạn 2021", "- 2025 của tỉnh"),
    ("Dịch vụ đạt mức độ", "4."),
    ("theo Nghị định số", "45/2020/NĐ-CP"),
    ("Tổ chức tổng kết (nếu có", "); báo cáo"),
]


NOT_CONTINUED = [
    ("các nội dung sau:", "a) Nội dung thứ nhất"),
    ("báo cáo hằng tháng", "2. Các sở, ban, ngành"),
    ("Hồ sơ gửi kèm theo", "Sở Y tế chủ trì"),
    ("thực hiện tốt công tác chuyển đổi số", "Sở Nội vụ chủ trì"),
    ("các phòng thực hiện nghiêm túc.", "trường hợp vướng mắc"),
    ("1. Mục đích", "- Nâng cao nhận thức"),
]
