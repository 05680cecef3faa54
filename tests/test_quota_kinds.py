"""Quotas by kind: shares of a whole by name, so many times so many, what is left, what is not asked, and what only looks like them."""

from __future__ import annotations

import pytest

from extract import extract
from extract.quota_view import Setting
from parsers import parse_bytes
from tests.quota_cases import Row
from tests.test_quotas import rows

# (words, quotas) of running text
KINDS: list[tuple[str, list[Row]]] = [
    ('Rà soát 1.506 trường hợp công dân chưa có mã định danh, xử lý dứt điểm trong tháng 10.', [('1.506 trường hợp', 1506, 1506, 'trường hợp')]),
    ('Xử lý 35 trường hợp vi phạm hành lang an toàn.', [('35 trường hợp', 35, 35, 'trường hợp')]),
    ('UBND các huyện rà soát 214 đường ngang dân sinh hiện có, rào hoặc thu hẹp từ 40 đến 50 đường ngang.', [('214 đường ngang', 214, 214, 'đường ngang'), ('từ 40 đến 50 đường ngang', 40, 50, 'đường ngang')]),
    ('Hướng dẫn kích hoạt định danh điện tử mức 2 cho 1.500 công dân còn lại.', [('1.500 công dân', 1500, 1500, 'công dân')]),
    ('Cấp căn cước cho 2.300 học sinh còn lại.', [('2.300 học sinh', 2300, 2300, 'học sinh')]),
    ('Cải tạo đường dây điện, công tơ tại 32 khu tập thể cũ.', [('32 khu tập thể', 32, 32, 'khu tập thể')]),
    ('Phủ sóng 5G tại 06 khu công nghiệp và Bến Ninh Kiều.', [('06 khu công nghiệp', 6, 6, 'khu công nghiệp')]),
    ('Mở 46 lớp cho 1.150 học viên, trong đó Mù Cang Chải 20 lớp, Trạm Tấu 14 lớp.', [('46 lớp', 46, 46, 'lớp'), ('1.150 học viên', 1150, 1150, 'học viên'), ('20 lớp', 20, 20, 'lớp'), ('14 lớp', 14, 14, 'lớp')]),
    ('Trồng 500 ha rừng, trong đó huyện Sơn Động 300 ha, huyện Lục Ngạn 200 ha.', [('500 ha', 500, 500, 'ha'), ('300 ha', 300, 300, 'ha'), ('200 ha', 200, 200, 'ha')]),
    ('Mở 02 lớp tập huấn: Sở Y tế 01 lớp, UBND huyện 01 lớp.', [('02 lớp', 2, 2, 'lớp'), ('01 lớp', 1, 1, 'lớp'), ('01 lớp', 1, 1, 'lớp')]),
    ('Mỗi địa bàn bình quân không vượt 120 hộ, riêng làng vùng sâu, xa 60 - 80 hộ.', [('không vượt 120 hộ', None, 120, 'hộ'), ('60 - 80 hộ', 60, 80, 'hộ')]),
    ('Toàn tỉnh cần 2.350 điều tra viên, trong đó người dân tộc tối thiểu 45%.', [('2.350 điều tra viên', 2350, 2350, 'điều tra viên'), ('tối thiểu 45%', 45, None, '%')]),
    ('Cả huyện cần 120 cộng tác viên.', [('120 cộng tác viên', 120, 120, 'cộng tác viên')]),
    ('Cấp tỉnh 02 lớp, cấp huyện mỗi huyện từ 3 đến 5 lớp.', [('02 lớp', 2, 2, 'lớp'), ('từ 3 đến 5 lớp', 3, 5, 'lớp')]),
    ('Đối thoại: cấp tỉnh 01 cuộc, cấp huyện 09 cuộc.', [('01 cuộc', 1, 1, 'cuộc'), ('09 cuộc', 9, 9, 'cuộc')]),
    ('Tập huấn: cấp tỉnh 02 lớp; cấp xã 15 lớp.', [('02 lớp', 2, 2, 'lớp'), ('15 lớp', 15, 15, 'lớp')]),
    ('Ra quân "Biển không rác", mỗi lần ít ra 300 người.', [('ít ra 300 người', 300, None, 'người')]),
    ('Mỗi đợt nhiều nhất 30 người, ít ra là 10 người.', [('nhiều nhất 30 người', None, 30, 'người'), ('ít ra là 10 người', 10, None, 'người')]),
    ('Thuốc lá từ 500 bao trở lên chuyển cơ quan điều tra.', []),
    ('Hàng lậu từ 100 triệu đồng trở lên chuyển cơ quan điều tra; gỗ từ 10 m3 trở lên khởi tố.', []),
    ('Đào tạo hướng dẫn viên: năm đầu 2 lớp × 40 người, mở vào cuối tháng 5.', [('2 lớp', 2, 2, 'lớp'), ('40 người', 40, 40, 'người')]),
    ('Mỗi cụm cử 2 đội × 5 thành viên.', [('2 đội', 2, 2, 'đội'), ('5 thành viên', 5, 5, 'thành viên')]),
    ('Tham quan học tập: 2 chuyến x 35 người, trong tỉnh.', [('2 chuyến', 2, 2, 'chuyến'), ('35 người', 35, 35, 'người')]),
    ('Đưa môn bơi vào giờ tự chọn ở 45 trường tiểu học.', [('45 trường tiểu học', 45, 45, 'trường tiểu học')]),
    ('Đưa chương trình vào giảng dạy tại 20 trường.', [('20 trường', 20, 20, 'trường')]),
    ('Mỗi năm cả tỉnh mất trung bình 17 em do đuối nước.', []),
    ('Vì vậy không đặt yêu cầu mỗi xã một bể ngay lúc này.', []),
    ('Không yêu cầu mỗi thôn có 01 tủ sách.', []),
    ('Liên đoàn Lao động tỉnh chủ trì 50.000 suất, đồng loạt ngày 12/5.', [('50.000 suất', 50000, 50000, 'suất')]),
    ('Giám sát véc tơ: mỗi tháng 01 lần, mỗi lần 02 điểm, mỗi điểm 30 hộ.', [('01 lần', 1, 1, 'lần'), ('02 điểm', 2, 2, 'điểm'), ('30 hộ', 30, 30, 'hộ')]),
    ('Kiểm tra: mỗi quý 02 xã, mỗi xã 03 thôn, mỗi thôn 10 hộ.', [('02 xã', 2, 2, 'xã'), ('03 thôn', 3, 3, 'thôn'), ('10 hộ', 10, 10, 'hộ')]),
    ('Mỗi ấp xây dựng 01 điểm truy cập Internet, 02 “Gia đình số” tiêu biểu.', [('01 điểm truy cập', 1, 1, 'điểm truy cập'), ('02 “Gia đình số”', 2, 2, 'Gia đình số')]),
    ('Xây dựng 05 “Tuyến đường hoa”, 01 “Vườn mẫu”.', [('05 “Tuyến đường hoa”', 5, 5, 'Tuyến đường hoa'), ('01 “Vườn mẫu”', 1, 1, 'Vườn mẫu')]),
    ('Tối thiểu 70% hộ trong ngõ sâu trên 50 m có lối thoát nạn thứ hai.', [('Tối thiểu 70%', 70, None, '%')]),
    ('Hộ có mặt tiền dưới 3 m xét riêng.', []),
    ('Đoàn gồm 07 thành viên: Văn phòng UBND tỉnh 01 người, Sở Tư pháp 01 người.', [('07 thành viên', 7, 7, 'thành viên'), ('01 người', 1, 1, 'người'), ('01 người', 1, 1, 'người')]),
    ('Họp mỗi quý 02 lần.', [('02 lần', 2, 2, 'lần')]),
    ('Mật độ: lúa cấy một dảnh/khóm, cá giống cỡ 8 - 10 cm.', [('một dảnh', 1, 1, 'dảnh'), ('8 - 10 cm', 8, 10, 'cm')]),
    ('Chuyên mục phát tối thứ Bảy hằng tuần, dài 12 phút.', [('12 phút', 12, 12, 'phút')]),
    ('Phóng sự thời lượng 15 phút/số.', [('15 phút', 15, 15, 'phút')]),
    ('Trên một điểm, hộ nghèo chiếm tối thiểu 35% số hộ.', [('tối thiểu 35%', 35, None, '%')]),
    ('Mỗi lô không rộng quá 20 m2.', [('quá 20 m2', None, 20, 'm2')]),
    ('Biển hiệu không cao quá 2 m, không dài quá 5 m.', [('quá 2 m', None, 2, 'm'), ('quá 5 m', None, 5, 'm')]),
    ('Số hóa sổ hộ tịch: 820.000 dữ liệu.', [('820.000 dữ liệu', 820000, 820000, 'dữ liệu')]),
    ('Mỗi bàn tiêm bố trí 03 người.', [('03 người', 3, 3, 'người')]),
    ('Duy trì 2.310 giáo viên mầm non hiện có.', []),
    ('Cải tạo 3 điểm đen; sơn lại 15 km vạch.', [('3 điểm đen', 3, 3, 'điểm đen'), ('15 km', 15, 15, 'km')]),
    ('Xử lý 02 trường hợp sau: a) hồ sơ thiếu; b) hồ sơ sai.', []),
    ('Giải quyết các trường hợp theo 03 nhóm.', []),
    ('Đã mở 46 lớp cho 1.150 học viên, trong đó Mù Cang Chải 20 lớp.', []),
    ('Cấp huyện có 10 phòng chuyên môn.', []),
    ('Cấp xã 24 công chức đã nghỉ việc.', []),
    ('Để hoàn thành cần 03 điều kiện: vốn, đất, người.', []),
    ('Mỗi đơn vị cần 02 chuyên viên.', [('02 chuyên viên', 2, 2, 'chuyên viên')]),
    ('Kinh phí: 2 lớp x 40 người x 50.000 đồng.', []),
    ('Tờ rơi khổ 20 x 30 cm: in 5.000 tờ.', [('5.000 tờ', 5000, 5000, 'tờ')]),
    ('Không quy định mỗi thôn phải có 01 nhà văn hóa.', []),
    ('Mỗi năm cháy rừng làm thiệt hại khoảng 30 ha.', []),
    ('Giảm thiệt hại do thiên tai 10% so với năm 2021.', [('10%', 10, 10, '%')]),
    ('Còn lại 05 xã chưa đạt chuẩn.', []),
    ('Hướng dẫn 1.200 hộ kinh doanh kê khai; tiếp tục với 300 hộ còn lại.', [('1.200 hộ kinh doanh', 1200, 1200, 'hộ kinh doanh'), ('300 hộ', 300, 300, 'hộ')]),
    ('Rà soát 12 thủ tục hiện có, cắt giảm 03 thủ tục.', [('12 thủ tục', 12, 12, 'thủ tục'), ('03 thủ tục', 3, 3, 'thủ tục')]),
    ('Củng cố 50 câu lạc bộ hiện có; thành lập mới 10 câu lạc bộ.', [('10 câu lạc bộ', 10, 10, 'câu lạc bộ')]),
    ('Xe tải trên 5 tấn không vào ngõ rộng dưới 3 m.', []),
    ('Đường ngõ rộng tối thiểu 3 m; vỉa hè rộng không quá 2 m.', [('tối thiểu 3 m', 3, None, 'm'), ('không quá 2 m', None, 2, 'm')]),
    ('Ma túy từ 100 gam trở lên chuyển cơ quan công an.', []),
    ('Doanh nghiệp vi phạm từ 3 lần trở lên chuyển hồ sơ sang thanh tra.', []),
    ('Đoạn kênh dài 12 phút đi thuyền.', []),
    ('Phát phóng sự dài 10 phút vào tối thứ Sáu.', [('10 phút', 10, 10, 'phút')]),
    ('Bản tin mỗi quý một số; họp mỗi tháng 01 lần.', [('một số', 1, 1, 'số'), ('01 lần', 1, 1, 'lần')]),
    ('Đơn vị chủ trì 02 hội nghị sơ kết, tổng kết.', [('02 hội nghị', 2, 2, 'hội nghị')]),
    ('Cơ quan chủ trì: Sở Y tế; phối hợp: 03 sở liên quan.', []),
    ('Cho vay một hộ/lần không quá 50 triệu đồng.', []),
    ('Đưa 05 sản phẩm lên sàn tại 02 hội chợ.', [('05 sản phẩm', 5, 5, 'sản phẩm'), ('02 hội chợ', 2, 2, 'hội chợ')]),
    ('Toàn tỉnh có 12 trung tâm, trong đó Hà Giang 03 trung tâm, Bắc Mê 02 trung tâm.', []),
    ('Phấn đấu có 12 trung tâm, trong đó Hà Giang 03 trung tâm, Bắc Mê 02 trung tâm.', [('12 trung tâm', 12, 12, 'trung tâm'), ('03 trung tâm', 3, 3, 'trung tâm'), ('02 trung tâm', 2, 2, 'trung tâm')]),
    ('Thành lập tổ công tác gồm 09 người: Sở Y tế 03 người, Công an 02 người.', [('09 người', 9, 9, 'người'), ('03 người', 3, 3, 'người'), ('02 người', 2, 2, 'người')]),
    ('Làng xa trung tâm 12 km; riêng thôn xa 20 km.', []),
    ('Thay 35 tủ lạnh, cấp 180 nhiệt kế điện tử.', [('35 tủ', 35, 35, 'tủ'), ('180 nhiệt kế', 180, 180, 'nhiệt kế')]),
    ('Dự trữ tại kho tỉnh 1.200 áo phao, 85 nhà bạt.', [('1.200 áo phao', 1200, 1200, 'áo phao'), ('85 nhà bạt', 85, 85, 'nhà bạt')]),
    ('Luân chuyển về xã 12 cán bộ; bố trí ở trụ sở thôn 02 loa; kết nạp mới trong năm 150 đảng viên.',
     [('12 cán bộ', 12, 12, 'cán bộ'), ('02 loa', 2, 2, 'loa'), ('150 đảng viên', 150, 150, 'đảng viên')]),
    ('Tổ chức tại tổ dân phố 3 hội nghị; kiểm tra tại các chợ 5 cơ sở đã bị phạt.', []),
    ('Công khai 03 bãi đỗ xe; quân số trực 12 đồng chí.', [('03 bãi đỗ xe', 3, 3, 'bãi đỗ xe'), ('12 đồng chí', 12, 12, 'đồng chí')]),
    ('Giá không quá mức đã niêm yết; vi phạm thì tạm dừng ít nhất 7 ngày.', [('ít nhất 7 ngày', 7, None, 'ngày')]),
    ('Cứu hộ 12 cá thể; dự phòng 200 thùng mì.', [('12 cá thể', 12, 12, 'cá thể'), ('200 thùng', 200, 200, 'thùng')]),
    ('Bình quân 10 ha có từ 01 đến 02 bể.', [('từ 01 đến 02 bể', 1, 2, 'bể')]),
    ('Diễn tập cấp tỉnh có 150 người, 12 xe; làm trước 02 hố.', [('150 người', 150, 150, 'người'), ('12 xe', 12, 12, 'xe'), ('02 hố', 2, 2, 'hố')]),
    ('Mít tinh, có 1.200 công nhân dự; sau lễ, đạp xe. Ươm 2.000 cây cho vụ này.', [('1.200 công nhân', 1200, 1200, 'công nhân'), ('2.000 cây', 2000, 2000, 'cây')]),
    ('Không bán nước đóng chai dưới 0,5 lít, túi loại dưới 5 kg.', []),
    ('Cấp 12.000 đôi găng tay; cả năm 38 số.', [('12.000 đôi', 12000, 12000, 'đôi'), ('38 số', 38, 38, 'số')]),
    ('Thi “Rung chuông vàng” lần thứ 5; phát động 01 “Tuần lễ xanh”.', [('01 “Tuần lễ xanh”', 1, 1, 'Tuần lễ xanh')]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "want"), KINDS)
def test_kinds(text: str, want: list[Row]) -> None:
    assert rows(text, Setting(year=2021)) == want


PLAN = "UBND TỈNH LAI CHÂU\nSỞ Y TẾ\nSố: 7/KH-SYT\nLai Châu, ngày 05 tháng 01 năm 2021\nKẾ HOẠCH\nPhòng bệnh năm 2021\nI. CHỈ TIÊU\n"

# (lines of a section of aims, (text, min, max) of the quotas)
TABLES = [
    ("TT | Chỉ tiêu | Đơn vị tính | 2020 | 2021\n1 | Tỷ số giới tính khi sinh không quá | bé trai/100 bé gái | 112 | 110\n"
     "2 | Cấp nước tối thiểu | lít | 50 | 60", [("110", None, 110), ("60", 60, 60)]),
    ("TT | Địa phương | Số hộ vãng gia (hộ) | Số xã thực hiện (xã)\n1 | Huyện An Phú | 28.900 | 14\n2 | Huyện Tri Tôn | 19.620 | 15",
     [("28.900", 28900, 28900), ("14", 14, 14), ("19.620", 19620, 19620), ("15", 15, 15)]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "want"), TABLES)
def test_tables(lines: str, want: list[tuple[str, float | None, float | None]]) -> None:
    found = extract(
        parse_bytes((PLAN + lines + "\nII. TỔ CHỨC THỰC HIỆN\n1. Sở chủ trì.\n").encode(), "x.txt")
    ).quotas
    assert [(q.text, q.min, q.max) for q in found] == want
