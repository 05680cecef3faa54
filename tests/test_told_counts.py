"""Counts and shares that a task reaches, and those that only tell what was: averages, past months, brackets."""

from __future__ import annotations

import pytest

from extract import extract
from parsers import parse_bytes
from tests.test_owners import PLAN

NONE: list[str] = []
CASES: list[tuple[str, list[str]]] = [  # a line of a plan of 14/3/2022, its quotas
    ("- Sơn gờ giảm tốc tại 52 nút giao.", ["52 nút giao"]),
    ("- Số hóa hộ tịch hoàn thành tại 05 huyện.", ["05 huyện"]),
    ("- Dịch bệnh xảy ra tại 14 xã.", NONE),
    ("- Kiểm tra điều kiện kinh doanh của 25 doanh nghiệp.", ["25 doanh nghiệp"]),
    ("- Khảo sát mức độ hài lòng của 3.000 người bệnh.", ["3.000 người bệnh"]),
    ("- Phát huy vai trò của 85 già làng.", NONE),
    ("- 40 xã, phường, thị trấn đạt tiêu chuẩn cộng đồng an toàn.", ["40 xã"]),
    ("- Thực hiện tại 209 xã, phường, thị trấn.", NONE),
    ("- Hình thành khu công nghệ thông tin, diện tích từ 15 đến 20 ha.", ["từ 15 đến 20 ha"]),
    ("- Nhân bản 5.000 đĩa; 04 phiên lưu động.", ["5.000 đĩa", "04 phiên"]),
    ("- Tỷ lệ doanh nghiệp ký thỏa ước đạt 82%.", ["82%"]),
    ("- Số học sinh bỏ học: 0 trường hợp.", ["0 trường hợp"]),
    ("- Số vụ ngộ độc trên 30 người mắc: 0 vụ.", ["0 vụ"]),
    ("- Cấp đăng ký cho 90% trở lên phương tiện thuộc diện đăng ký.", ["90% trở lên"]),
    ("- Hộ có thiệt hại từ 70% trở lên thuộc diện được hỗ trợ.", NONE),
    ("- Rượu Phú Lễ phấn đấu đạt từ 3 sao trở lên.", ["từ 3 sao trở lên"]),
    ("- Công nhận 12 sản phẩm đạt từ 3 sao trở lên.", ["12 sản phẩm"]),
    ("- Phát triển đàn bò lên 90.000 con, trong đó bò lai chiếm 85%.", ["90.000 con", "85%"]),
    ("- Toàn tỉnh có 1.200 cán bộ, trong đó nữ chiếm 35%.", NONE),
    ("- Ngân sách hỗ trợ không quá 70% giá trị dự toán.", NONE),
    ("- Giảm 5% số vụ (năm 2021 xảy ra 214 vụ); riêng xe khách giảm 12%.", ["Giảm 5%", "giảm 12%"]),
    ("- Giảm 5% số người bị thương; riêng xe khách giảm 12%.", ["Giảm 5%", "giảm 12%"]),
    ("- Trung bình mỗi năm có 4.830 người phải điều trị dự phòng.", NONE),
    ("- Bình quân mỗi năm xảy ra 35 vụ.", NONE),
    ("- Bình quân mỗi năm giảm 2% hộ nghèo.", ["giảm 2%"]),
    ("- Tháng 02/2022, toàn tỉnh tiếp nhận 118.764 hồ sơ, đúng hạn 96,8%.", NONE),
    ("- Tháng 5/2022, toàn tỉnh tổ chức 02 lớp.", ["02 lớp"]),
]


@pytest.mark.parametrize(("line", "quotas"), CASES, ids=[line for line, _ in CASES])
def test_what_is_told_and_what_is_to_do(line: str, quotas: list[str]) -> None:
    record = extract(parse_bytes(PLAN.format(lines=line).encode(), "plan.txt"))
    assert [quota.text for quota in record.quotas] == quotas
