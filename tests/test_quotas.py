"""Which numbers of a plan are quotas: sentences as offices write them, by role, and what comes of each."""

from __future__ import annotations

import pytest

from extract.quota_judge import find
from extract.quota_view import Setting

Row = tuple[str, float | None, float | None, str]

# Running text anywhere in the body of a plan of 2021.
ENTRIES: list[tuple[str, list[Row]]] = [
    # comparators before and after
    ("Mỗi đơn vị đăng ký ít nhất 01 mô hình học tập.", [("ít nhất 01 mô hình", 1, None, "mô hình")]),
    ("Huy động tối thiểu 300 hội viên ra quân.", [("tối thiểu 300 hội viên", 300, None, "hội viên")]),
    ("Có không dưới 15 gian hàng của hợp tác xã.", [("không dưới 15 gian hàng", 15, None, "gian hàng")]),
    ("Mỗi lớp không quá 60 học viên.", [("không quá 60 học viên", None, 60, "học viên")]),
    ("Mỗi tiết mục tối đa 08 phút.", [("tối đa 08 phút", None, 8, "phút")]),
    ("Mỗi bài viết không vượt quá 1.500 từ.", [("không vượt quá 1.500 từ", None, 1500, "từ")]),
    ("Thu hút trên 2.000 lượt khách trong tuần lễ.", [("trên 2.000 lượt khách", 2000, None, "lượt khách")]),
    ("Vận động hơn 500 đoàn viên hiến máu.", [("hơn 500 đoàn viên", 500, None, "đoàn viên")]),
    ("Kéo số vụ cháy xuống dưới 03 vụ mỗi năm.", [("dưới 03 vụ", None, 3, "vụ")]),
    ("Tỷ lệ hộ dùng nước sạch ≥ 95%.", [("≥ 95%", 95, None, "%")]),
    ("Thời gian chờ ≤ 15 phút/lượt.", [("≤ 15 phút", None, 15, "phút")]),
    ("Tỷ lệ hài lòng đạt từ 90% trở lên.", [("từ 90% trở lên", 90, None, "%")]),
    ("Mỗi chi đoàn giúp 02 thanh niên trở lên lập nghiệp.",
     [("02 thanh niên trở lên", 2, None, "thanh niên")]),
    ("Bảo đảm 85% trở lên số thôn có nhà sinh hoạt.", [("85% trở lên", 85, None, "%")]),
    ("Tối thiểu đạt 80% hồ sơ trực tuyến.", [("Tối thiểu đạt 80%", 80, None, "%")]),
    ("Mỗi cụm phải có ít nhất hai sáng kiến được áp dụng.",
     [("ít nhất hai sáng kiến", 2, None, "sáng kiến")]),
    ("Mỗi trường có tối thiểu ba câu lạc bộ.", [("tối thiểu ba câu lạc bộ", 3, None, "câu lạc bộ")]),
    ("Tổ công tác có tối đa mười lăm người.", [("tối đa mười lăm người", None, 15, "người")]),
    ("Mỗi huyện chọn tối thiểu 03, tối đa 05 sản phẩm.",
     [("tối thiểu 03", 3, None, "sản phẩm"), ("tối đa 05 sản phẩm", None, 5, "sản phẩm")]),
    ("Cấp huyện lập ít nhất 12 cơ quan, đơn vị điểm.", [("ít nhất 12 cơ quan", 12, None, "cơ quan")]),
    ("Mỗi năm xây dựng từ 05 bộ dữ liệu mở.", [("từ 05 bộ dữ liệu", 5, None, "bộ dữ liệu")]),
    # ranges
    ("Mỗi xã, phường chọn từ 03 đến 05 mô hình tiêu biểu.", [("từ 03 đến 05 mô hình", 3, 5, "mô hình")]),
    ("Lựa chọn 04 - 05 gương điển hình.", [("04 - 05 gương điển hình", 4, 5, "gương điển hình")]),
    ("Mỗi phòng giới thiệu 1-2 cá nhân.", [("1-2 cá nhân", 1, 2, "cá nhân")]),
    ("Phấn đấu tăng trưởng du lịch 10 – 10,5%/năm.", [("10 – 10,5%", 10, 10.5, "%")]),
    ("Mỗi đoàn có 05 đến 07 người.", [("05 đến 07 người", 5, 7, "người")]),
    ("Mỗi đội thi từ 8 - 12 thành viên.", [("từ 8 - 12 thành viên", 8, 12, "thành viên")]),
    ("Mỗi thôn trồng 01 hoặc 02 tuyến đường hoa.", [("01 hoặc 02 tuyến đường hoa", 1, 2, "tuyến đường hoa")]),
    ("Tỷ lệ hộ nghèo mỗi năm giảm từ 1 đến 1,5%.", [("giảm từ 1 đến 1,5%", 1, 1.5, "%")]),
    ("Duy trì mật độ từ 70% đến 80% công suất.", [("từ 70% đến 80%", 70, 80, "%")]),
    # per cent
    ("100% văn bản gửi, nhận kèm chữ ký số.", [("100%", 100, 100, "%")]),
    ("Phấn đấu 98 % trẻ dưới 1 tuổi được tiêm đủ mũi.", [("98 %", 98, 98, "%")]),
    ("Mức hài lòng của người bệnh đạt 87,5%.", [("87,5%", 87.5, 87.5, "%")]),
    ("Giảm 5% số vụ tai nạn so với năm 2020.", [("Giảm 5%", 5, 5, "%")]),
    ("Chi phí in sao giảm ít nhất 30% so với năm 2020.", [("giảm ít nhất 30%", 30, None, "%")]),
    ("Cắt giảm 20% thời gian giải quyết thủ tục.", [("20%", 20, 20, "%")]),
    ("Các siêu thị giảm giá ít nhất 10% trong ngày hội.", [("ít nhất 10%", 10, None, "%")]),
    ("Tỷ lệ hộ nghèo còn dưới 2%.", [("dưới 2%", None, 2, "%")]),
    ("Nâng tỷ lệ che phủ rừng từ 45% năm 2020 lên 48% vào năm 2025.", [("48%", 48, 48, "%")]),
    ("Kéo tỷ lệ trễ hạn từ 5% xuống còn 1%.", [("1%", 1, 1, "%")]),
    ("Đến năm 2025, kinh tế số chiếm 20% GRDP.", [("20%", 20, 20, "%")]),
    ("Ít nhất 50 phần trăm số xã có sản phẩm OCOP.", [("Ít nhất 50 phần trăm", 50, None, "phần trăm")]),
    ("Thu hồi tối thiểu 75% số tiền sai phạm.", [("tối thiểu 75%", 75, None, "%")]),
    ("100% xã, 80% thôn có mạng băng rộng.", [("100%", 100, 100, "%"), ("80%", 80, 80, "%")]),
    # objects of task verbs, lists of them
    ("Tổ chức 04 lớp tập huấn cho cán bộ cấp xã.", [("04 lớp", 4, 4, "lớp")]),
    ("In 5.000 tờ rơi, 200 áp phích và treo 50 băng rôn.",
     [("5.000 tờ rơi", 5000, 5000, "tờ rơi"), ("200 áp phích", 200, 200, "áp phích"),
      ("50 băng rôn", 50, 50, "băng rôn")]),
    ("Trồng mới 300 ha rừng phòng hộ.", [("300 ha", 300, 300, "ha")]),
    ("Sửa chữa 134 nhà vệ sinh trường học.", [("134 nhà vệ sinh", 134, 134, "nhà vệ sinh")]),
    ("Cắm 85 mốc chỉ giới hành lang đê.", [("85 mốc", 85, 85, "mốc")]),
    ("Xóa 12 điểm đen giao thông.", [("12 điểm đen", 12, 12, "điểm đen")]),
    ("Các phòng cử 02 cán bộ tham gia tổ giúp việc.", [("02 cán bộ", 2, 2, "cán bộ")]),
    ("Cử một đồng chí lãnh đạo dự họp.", [("một đồng chí", 1, 1, "đồng chí")]),
    ("Ký cam kết với 180 chủ hộ kinh doanh.", [("180 chủ hộ", 180, 180, "chủ hộ")]),
    ("Tập huấn kỹ năng cho 60 cộng tác viên.", [("60 cộng tác viên", 60, 60, "cộng tác viên")]),
    ("Đào tạo nghề cho 1.500 lao động nông thôn.", [("1.500 lao động", 1500, 1500, "lao động")]),
    ("Đón 1,5 triệu lượt khách.", [("1,5 triệu lượt khách", 1.5e6, 1.5e6, "lượt khách")]),
    ("Trồng 2000 cây xanh dọc tuyến.", [("2000 cây xanh", 2000, 2000, "cây xanh")]),
    ("Xây dựng và nhân rộng 03 mô hình phân loại rác.", [("03 mô hình", 3, 3, "mô hình")]),
    ("Thanh tra 06 cuộc theo kế hoạch, 01 cuộc thanh tra lại.",
     [("06 cuộc", 6, 6, "cuộc"), ("01 cuộc", 1, 1, "cuộc")]),
    ("Chọn 03 Sở và 02 huyện để kiểm tra.", [("03 Sở", 3, 3, "Sở"), ("02 huyện", 2, 2, "huyện")]),
    ("Trao 01 giải Nhất, 02 giải Nhì và 05 giải Khuyến khích.",
     [("01 giải Nhất", 1, 1, "giải Nhất"), ("02 giải Nhì", 2, 2, "giải Nhì"),
      ("05 giải Khuyến khích", 5, 5, "giải")]),
    ("Lắp đặt 45 camera giám sát tại các nút giao.", [("45 camera giám sát", 45, 45, "camera giám sát")]),
    ("Kiên cố hóa 18 km kênh mương nội đồng.", [("18 km", 18, 18, "km")]),
    ("Lấy 150 mẫu nước xét nghiệm.", [("150 mẫu nước", 150, 150, "mẫu nước")]),
    ("Phát sóng 12 phóng sự, 50 tin/bài trên Đài.",
     [("12 phóng sự", 12, 12, "phóng sự"), ("50 tin/bài", 50, 50, "tin/bài")]),
    ("Tuyển 15 bác sĩ về tuyến xã.", [("15 bác sĩ", 15, 15, "bác sĩ")]),
    ("Tạo việc làm mới cho 4.200 người.", [("4.200 người", 4200, 4200, "người")]),
    ("Khám sàng lọc miễn phí cho 800 phụ nữ.", [("800 phụ nữ", 800, 800, "phụ nữ")]),
    ("Xây mới 12 nhà văn hóa thôn; cải tạo 05 sân thể thao.",
     [("12 nhà văn hóa", 12, 12, "nhà văn hóa"), ("05 sân thể thao", 5, 5, "sân thể thao")]),
    ("Rà soát, bãi bỏ 25 thủ tục hành chính không cần thiết.",
     [("25 thủ tục hành chính", 25, 25, "thủ tục hành chính")]),
    ("Kết nạp 40 đảng viên mới là học sinh.", [("40 đảng viên", 40, 40, "đảng viên")]),
    ("Giải tỏa 120 ngôi mộ nằm trong chỉ giới.", [("120 ngôi", 120, 120, "ngôi mộ")]),
    ("Thả 35 phao phân vùng trên vịnh.", [("35 phao", 35, 35, "phao")]),
    ("- 02 hội nghị đối thoại với doanh nghiệp.", [("02 hội nghị", 2, 2, "hội nghị")]),
    ("Số lượng: 30 học viên.", [("30 học viên", 30, 30, "học viên")]),
    ("Quy mô khoảng 250 đại biểu.", [("khoảng 250 đại biểu", 250, 250, "đại biểu")]),
    ("Hội nghị dự kiến có 120 đại biểu tham dự.", [("120 đại biểu", 120, 120, "đại biểu")]),
    # each, teams, frequency
    ("Mỗi trường 05 đại biểu gồm: lãnh đạo trường, tổ trưởng chuyên môn.",
     [("05 đại biểu", 5, 5, "đại biểu")]),
    ("Phát cho mỗi đại biểu một cuốn kỷ yếu.", [("một cuốn", 1, 1, "cuốn")]),
    ("Mỗi thành viên Đoàn một quyển tài liệu.", [("một quyển", 1, 1, "quyển")]),
    ("Đoàn kiểm tra gồm 05 thành viên.", [("05 thành viên", 5, 5, "thành viên")]),
    ("Đăng tin trên cổng thông tin 02 lần/tuần.", [("02 lần", 2, 2, "lần")]),
    ("Chi bộ sinh hoạt chuyên đề 01 lần mỗi quý.", [("01 lần", 1, 1, "lần")]),
    ("Mỗi quý kiểm tra ít nhất 01 lần.", [("ít nhất 01 lần", 1, None, "lần")]),
    ("Ít nhất mỗi tháng một lần, lãnh đạo xã tiếp dân.", [("Ít nhất mỗi tháng một lần", 1, None, "lần")]),
    ("Công chức trực 04 giờ/tuần tại bộ phận một cửa.", [("04 giờ", 4, 4, "giờ")]),
    ("Mỗi xã duy trì 01 (một) đội văn nghệ.", [("01 (một) đội văn nghệ", 1, 1, "đội văn nghệ")]),
    ("Tối thiểu 01 tập thể/cá nhân điển hình tiên tiến/năm.",
     [("Tối thiểu 01 tập thể/cá nhân", 1, None, "tập thể/cá nhân")]),
    ("Mỗi tổ vay vốn có 05 đến 60 hộ.", [("05 đến 60 hộ", 5, 60, "hộ")]),
    ("Mỗi năm mở 02 phiên chợ quê.", [("02 phiên chợ", 2, 2, "phiên chợ")]),
    # durations, sizes, limits
    ("Thời gian tập sự tối thiểu 18 tháng.", [("tối thiểu 18 tháng", 18, None, "tháng")]),
    ("Mỗi khóa học ít nhất 05 ngày.", [("ít nhất 05 ngày", 5, None, "ngày")]),
    ("Người được cử có ít nhất 03 năm kinh nghiệm.", [("ít nhất 03 năm", 3, None, "năm")]),
    ("Thức ăn phải chia trong vòng tối đa 120 phút.", [("tối đa 120 phút", None, 120, "phút")]),
    ("Lực lượng có mặt tại hiện trường trong vòng 30 phút.", [("trong vòng 30 phút", None, 30, "phút")]),
    ("Mặt đường rộng tối thiểu 3,5 m.", [("tối thiểu 3,5 m", 3.5, None, "m")]),
    ("Phòng đọc không dưới 60 m2.", [("không dưới 60 m2", 60, None, "m2")]),
    ("Mỗi chuyên đề từ 10 đến 15 phút.", [("từ 10 đến 15 phút", 10, 15, "phút")]),
    ("Thời lượng không quá 20 phút/01 bài dự thi.", [("không quá 20 phút", None, 20, "phút")]),
    ("Tiết kiệm ít nhất 2% điện năng; nhiệt độ phòng từ 26 °C trở lên.",
     [("ít nhất 2%", 2, None, "%"), ("từ 26 °C trở lên", 26, None, "°C")]),
    # so many of so many, half-open ranges, goals of a change
    ("Phấn đấu đến hết năm 2025 có 12/15 xã đạt chuẩn.", [("12/15 xã", 12, 12, "xã")]),
    ("Bài thi đạt ít nhất 80/100 điểm.", [("ít nhất 80/100 điểm", 80, None, "điểm")]),
    ("Giảm số lần đi lại của người dân xuống còn 02 lần.", [("02 lần", 2, 2, "lần")]),
    ("Không để quá 5% hồ sơ trễ hẹn.", [("Không để quá 5%", None, 5, "%")]),
    ("Phát thanh 02 buổi/ngày, mỗi buổi 30 phút.", [("02 buổi", 2, 2, "buổi"), ("30 phút", 30, 30, "phút")]),
    ("Dạy bơi cho 2.500 trẻ em từ 6 đến 15 tuổi.", [("2.500 trẻ em", 2500, 2500, "trẻ em")]),
    ("Phỏng vấn sâu 20 cán bộ chủ chốt.", [("20 cán bộ", 20, 20, "cán bộ")]),
    ("Thực hiện thí điểm tại 03 xã thuộc huyện Tân Mỹ.", [("03 xã", 3, 3, "xã")]),
    ("Văn phòng Sở: 03 người; các phòng: 01 người/phòng.",
     [("03 người", 3, 3, "người"), ("01 người", 1, 1, "người")]),
    ("Mỗi trường cử 1 đội (gồm 03 học sinh và 01 giáo viên).",
     [("1 đội", 1, 1, "đội"), ("03 học sinh", 3, 3, "học sinh"), ("01 giáo viên", 1, 1, "giáo viên")]),
    # history beside a task
    ("Năm 2020 mở 12 lớp; phấn đấu năm 2022 mở 15 lớp.", [("15 lớp", 15, 15, "lớp")]),
    ("Trên cơ sở Kế hoạch đã ban hành, mỗi phòng chọn 02 sáng kiến.", [("02 sáng kiến", 2, 2, "sáng kiến")]),
    ("100% hồ sơ đã tiếp nhận được trả đúng hạn.", [("100%", 100, 100, "%")]),
    ("Các xã còn lại đạt tối thiểu 12 tiêu chí.", [("tối thiểu 12 tiêu chí", 12, None, "tiêu chí")]),
]  # fmt: skip

# Under Mục tiêu, Chỉ tiêu.
AIMS: list[tuple[str, list[Row]]] = [
    ("Có 05 xã đạt chuẩn nông thôn mới nâng cao.", [("05 xã", 5, 5, "xã")]),
    ("Số xã đạt chuẩn: 15 xã.", [("15 xã", 15, 15, "xã")]),
    ("Toàn huyện có từ 09 đến 10 xã đạt chuẩn.", [("từ 09 đến 10 xã", 9, 10, "xã")]),
    ("Sản lượng lúa đạt 450.000 tấn.", [("450.000 tấn", 450000, 450000, "tấn")]),
    ("Diện tích cây ăn quả đạt 12.500 ha.", [("12.500 ha", 12500, 12500, "ha")]),
    ("Thu nhập bình quân đầu người đạt 65 triệu đồng/năm.", [("65 triệu đồng", 65, 65, "triệu đồng")]),
    ("Đạt 32 giường bệnh và 11 bác sĩ trên một vạn dân.",
     [("32 giường bệnh", 32, 32, "giường bệnh"), ("11 bác sĩ", 11, 11, "bác sĩ")]),
    ("Tuổi thọ trung bình đạt 75 tuổi.", [("75 tuổi", 75, 75, "tuổi")]),
    ("Trên 80% hộ gia đình đạt danh hiệu văn hóa.", [("Trên 80%", 80, None, "%")]),
    ("Chỉ số PAR INDEX tăng ít nhất 02 bậc.", [("tăng ít nhất 02 bậc", 2, None, "bậc")]),
    ("Phát triển mới 20 hợp tác xã; mỗi năm tăng 3 - 5 trang trại.",
     [("20 hợp tác xã", 20, 20, "hợp tác xã"), ("tăng 3 - 5 trang trại", 3, 5, "trang trại")]),
    ("Kinh tế số chiếm 15% tổng sản phẩm.", [("15%", 15, 15, "%")]),
    ("Không quá 3 vụ cháy lớn; số người chết giảm 10%.",
     [("Không quá 3 vụ", None, 3, "vụ"), ("giảm 10%", 10, 10, "%")]),
]  # fmt: skip

# Under Tiêu chí, Tiêu chuẩn, Điều kiện.
CRITERIA: list[tuple[str, list[Row]]] = [
    ("Đạt từ 90 điểm trở lên, không có lỗi nặng.", [("từ 90 điểm trở lên", 90, None, "điểm")]),
    ("Đạt từ 70 đến 89 điểm, không quá 02 lỗi.",
     [("từ 70 đến 89 điểm", 70, 89, "điểm"), ("không quá 02 lỗi", None, 2, "lỗi")]),
    ("Giúp tạo việc làm cho 10 lao động trở lên.", [("10 lao động trở lên", 10, None, "lao động")]),
    ("Được tặng 02 Bằng khen hoặc 01 Bằng khen của tỉnh, 01 Bằng khen của Bộ.",
     [("02 Bằng khen", 2, 2, "Bằng khen"), ("01 Bằng khen", 1, 1, "Bằng khen"),
      ("01 Bằng khen", 1, 1, "Bằng khen")]),
    ("Có 02 năm liên tục hoàn thành xuất sắc nhiệm vụ.", [("02 năm", 2, 2, "năm")]),
    ("Có 01 Giấy khen và 01 năm đạt danh hiệu lao động tiên tiến.",
     [("01 Giấy khen", 1, 1, "Giấy khen"), ("01 năm", 1, 1, "năm")]),
    ("Hàng năm xếp loại tốt, trong đó có ít nhất 03 năm xuất sắc.", [("ít nhất 03 năm", 3, None, "năm")]),
    ("Là doanh nghiệp có từ 50 lao động trở lên.", [("từ 50 lao động trở lên", 50, None, "lao động")]),
    ("100% giáo viên xếp loại khá trở lên theo chuẩn.", [("100%", 100, 100, "%")]),
    ("Có từ 02 Bằng khen cấp tỉnh trở lên.", [("từ 02 Bằng khen cấp tỉnh trở lên", 2, None, "Bằng khen")]),
    ("Điểm đánh giá từ 65 đến dưới 80 điểm.", [("từ 65 đến dưới 80 điểm", 65, 80, "điểm")]),
    ("Nợ xây dựng cơ bản dưới 5% tổng mức.", [("dưới 5%", None, 5, "%")]),
    ("02 lần được tặng Bằng khen hoặc ít nhất 03 lần đạt Chiến sĩ thi đua cơ sở.",
     [("02 lần", 2, 2, "lần"), ("ít nhất 03 lần", 3, None, "lần")]),
]  # fmt: skip

# Running text that holds no quota at all.
NO_ENTRIES: list[str] = [
    # dates, clock times, periods, ages
    "Hoàn thành trước ngày 25/5/2021; sơ kết trong tháng 6 và quý 3 năm 2022.",
    "Từ 7 giờ 30 đến 11 giờ 30, buổi chiều lúc 13 giờ 30 phút.",
    "Thời gian: 8h00 - 10h30, ngày 05 và 06 tháng 4 năm 2021.",
    "Giai đoạn 2021 - 2025, tầm nhìn đến năm 2030.",
    "Sơ kết 02 năm, tổng kết 05 năm thực hiện Chỉ thị.",
    "Kỷ niệm 75 năm Quốc khánh và 90 năm ngày thành lập Đoàn.",
    "Trẻ em dưới 6 tuổi được cấp thẻ bảo hiểm y tế.",
    "Tiêm vắc xin cho trẻ từ 12 đến 17 tuổi.",
    "Phổ cập giáo dục mầm non cho trẻ 5 tuổi.",
    "Người từ 60 tuổi trở lên được khám sức khỏe.",
    "Trả kết quả không quá 05 ngày làm việc kể từ ngày nhận hồ sơ.",
    "Gửi tài liệu trước ít nhất 03 ngày.",
    "Thời gian tập huấn: 03 ngày.",
    "Khóa bồi dưỡng kéo dài 18 tháng.",
    # names, ordinals, symbols
    "Thực hiện Chương trình 135, Đề án 06 và Nghị quyết 18.",
    "Ban Chỉ đạo 389 tỉnh chủ trì, phối hợp với Đội Quản lý thị trường số 2.",
    "Tổng đài 1022 tiếp nhận phản ánh 24/24 giờ, 7/7 ngày.",
    "Thực hiện nghiêm 5K, phương châm 4 tại chỗ và 3 sẵn sàng.",
    "Dịch vụ công mức độ 3, mức độ 4; hệ thống cấp độ 2.",
    "Điều 5, khoản 2 Điều 12; Phụ lục 1; Mẫu số 02; Biểu 3.",
    "Đại hội lần thứ XIX, hội nghị lần thứ 5, kỳ họp thứ 8.",
    "Phường 5, Quận 10, tổ dân phố số 7, ấp 3.",
    "Quốc lộ 1A, tỉnh lộ 8, đường 30/4, Km 12+500.",
    "Học sinh lớp 9 và lớp 12, khối 6.",
    "Theo tiêu chuẩn ISO 9001:2015 và TCVN 6780.",
    "Phòng chống dịch COVID-19, bệnh do vi rút H5N1.",
    "Điện thoại: 0243.123456; hộp thư đặt tại tầng 2, nhà B.",
    "Sản phẩm OCOP 4 sao tham gia trưng bày.",
    "Khu vực 2, vùng 3, loại 1, hạng 2, nhóm 4.",
    "Báo cáo theo mẫu 01 và mẫu 02 kèm theo.",
    "Gửi về Phòng 201, số 15 đường Trần Phú.",
    # money
    "Kinh phí thực hiện 15.300 triệu đồng từ ngân sách tỉnh.",
    "Mức hỗ trợ 400.000 đồng/buổi cho giảng viên.",
    "Hỗ trợ 50% chi phí mua giống cho hộ nghèo.",
    "Thưởng 2 triệu đồng cho mỗi tập thể.",
    "Lãi suất 0,65%/tháng, mức vay 30 triệu đồng/hộ.",
    # the past and what exists
    "Toàn tỉnh hiện có 220 xã, phường, thị trấn.",
    "Năm 2020 toàn tỉnh mới có 41% hồ sơ nộp qua mạng.",
    "Ngành đã xử lý 1.236 đơn, đạt 83,7%.",
    "Đến nay đã cấp 1.200 thẻ cho người có công.",
    "Tính đến tháng 12/2020, tỉnh có 08 thư viện huyện.",
    "Năm 2019 thành phố ghi nhận 03 vụ ngộ độc với 112 người mắc.",
    "Vẫn còn 11 xã đạt dưới 8 tiêu chí.",
    "Trong năm 2020 đã trồng 500 ha rừng, mở 30 lớp tập huấn.",
    "Sau 05 năm triển khai, bình quân mỗi xã đạt 8,3 tiêu chí.",
    "Tỉnh có 12 huyện, thành phố với 159 xã.",
    "Các thôn, bản thuộc 27 xã của huyện.",
    "Triển khai đồng bộ tại 12 huyện, thị xã, thành phố.",
    "Ước đạt 75% kế hoạch năm.",
    "Cấp xã hiện tiếp nhận 87 TTHC.",
    "Dân số khoảng 1,2 triệu người, diện tích 5.000 km2.",
    # sets listed, classes, articles, structures
    "Đại diện 09 trường trong danh sách dự họp.",
    "Thực hiện 02 văn bản sau đây của Bộ.",
    "Ưu tiên 02 xã biên giới Yên Khoái, Tú Mịch.",
    "Đối với doanh nghiệp có từ 50 lao động trở lên, lập phương án riêng.",
    "Cơ sở nấu từ 200 suất/ngày trở lên thuộc diện kiểm tra trực tiếp.",
    "Hộ chăn nuôi có từ 10 con lợn trở lên ký cam kết.",
    "Rà soát tại các xã có trên 50% đồng bào dân tộc thiểu số.",
    "Đây là một nhiệm vụ thường xuyên, do một lãnh đạo phụ trách.",
    "Hai bên phối hợp chặt chẽ; kiểm thực ba bước; cả hai lần chấm.",
    "Chia làm 3 giai đoạn, gồm 05 nhóm nhiệm vụ và 04 giải pháp.",
    "Thực hiện 03 chương trình mục tiêu quốc gia.",
    "Công tác phối hợp giữa 03 cấp chính quyền.",
    "Lồng ghép vào từng bước, một mặt tuyên truyền, mặt khác xử lý.",
    "Phát huy tối đa nguồn lực, hạn chế tối thiểu rủi ro.",
    "Sát khuẩn bằng cồn 70%.",
    "Vài mô hình, nhiều lớp và một số hội nghị.",
    "Kết quả khảo sát cho thấy 35% người dân chưa biết đến dịch vụ.",
    "Đề án “Mỗi xã một sản phẩm” và phong trào “Mỗi người 1 cây xanh” được duy trì.",
    "Nguồn vốn: ngân sách trung ương 70%, ngân sách tỉnh 20%, huyện 10%.",
    "Giải chạy có 03 cự ly: 5 km, 10 km và 21 km.",
    "Định kỳ 02 năm một lần, ít nhất là 03 năm/lần, tổ chức hội diễn.",
    "Tối thiểu 2/3 số thành viên; giảm 1/2 thời gian đi lại.",
    "Tàu cá dài từ 15 mét trở lên phải lắp thiết bị giám sát hành trình.",
    "Những huyện có tỷ lệ hộ nghèo trên 30% được ưu tiên vốn.",
    "Ngày 30/4 và 1/5; đường 3/2; từ 15/6 đến 20/6.",
    "Xe biển số 29A-123.45, xe 16 chỗ; bản đồ tỷ lệ 1/500.",
    "Dự án do 02 đơn vị liên danh; công suất hiện tại 500 m3/ngày.",
    "Rút ngắn thời gian xử lý từ 5 ngày xuống còn 3 ngày.",
]  # fmt: skip


def rows(text: str, setting: Setting) -> list[Row]:
    found = find(text, 0, len(text), setting)
    return [
        (text[f.quantity.start : f.quantity.end], f.quantity.min, f.quantity.max, f.quantity.unit.text)
        for f in found
    ]


def matches(got: list[Row], want: list[Row]) -> bool:
    """Equal but for the end of a compound: `ngôi mộ` may be read as `ngôi`."""
    return len(got) == len(want) and all(
        g[1:3] == w[1:3]
        and (g[0].startswith(w[0]) or w[0].startswith(g[0]))
        and g[3].split()[0] == w[3].split()[0]
        for g, w in zip(got, want, strict=True)
    )


@pytest.mark.parametrize(("text", "want"), ENTRIES, ids=[t for t, _ in ENTRIES])
def test_running_text(text: str, want: list[Row]) -> None:
    got = rows(text, Setting(year=2021))
    assert matches(got, want), got


@pytest.mark.parametrize(("text", "want"), AIMS, ids=[t for t, _ in AIMS])
def test_under_aims(text: str, want: list[Row]) -> None:
    got = rows(text, Setting(frozenset({"muc_tieu"}), year=2021))
    assert matches(got, want), got


@pytest.mark.parametrize(("text", "want"), CRITERIA, ids=[t for t, _ in CRITERIA])
def test_under_criteria(text: str, want: list[Row]) -> None:
    got = rows(text, Setting(frozenset({"tieu_chi"}), year=2021))
    assert matches(got, want), got


@pytest.mark.parametrize("text", NO_ENTRIES)
def test_no_quota(text: str) -> None:
    assert rows(text, Setting(year=2021)) == []


def test_a_line_without_end_takes_linear_time() -> None:
    """A superlinear pattern would need hours for this one."""
    text = "từ 5 đến 7 người, " * 1500
    assert len(list(find(text, 0, len(text), Setting(year=2021)))) > 1000
