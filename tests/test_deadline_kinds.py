"""Deadlines by kind: each table holds wordings of one kind, and what only looks like it."""

from __future__ import annotations

import pytest

from extract import extract
from parsers import parse_bytes
from tests.deadline_cases import Entries
from tests.test_deadlines import entries, found_in

# Days and reports as busy offices write them: months in letters, weekdays between, reports in a series
SHORTHAND: list[tuple[str, Entries]] = [
    ("- Báo cáo chậm nhất vào ngày làm việc cuối cùng của tháng 10/2021.", [("chậm nhất vào ngày làm việc cuối cùng của tháng 10/2021", "by", "2021-10")]),
    ("- Báo cáo trước ngày cuối cùng của tháng 10/2021.", [("trước ngày cuối cùng của tháng 10/2021", "before", "2021-10-31")]),
    ("- Tổng hợp báo cáo tuần (thứ 5), tháng (ngày 22), quý (ngày 15 tháng cuối quý) và năm (10/12).",
     [("tuần", "every", "R/P1W"), ("tháng (ngày 22)", "every", "R/XXXX-XX-22"),
      ("quý (ngày 15 tháng cuối quý)", "every", "R/P3M"), ("năm (10/12)", "every", "R/XXXX-12-10")]),
    ("- Giải ngân hỗ trợ hộ dân không quá 07 ngày; khắc phục trong 05 ngày.", [("không quá 07 ngày", "by", "P7D"), ("trong 05 ngày", "in", "P5D")]),
    ("- Hoàn thành trong T4; nghiệm thu trước T6.", [("trong T4", "in", "2021-04"), ("trước T6", "before", "2021-06")]),
    ("- Nộp chậm nhất thứ Bảy, ngày 10/10; duyệt trước thứ Hai, 12/10.",
     [("chậm nhất thứ Bảy, ngày 10/10", "by", "2021-10-10"), ("trước thứ Hai, 12/10", "before", "2021-10-12")]),
    ("- Hạn chót: thứ Sáu 15/10/2021; khai mạc: thứ Bảy, 16/10/2021.",
     [("Hạn chót: thứ Sáu 15/10/2021", "by", "2021-10-15"), ("16/10/2021", "in", "2021-10-16")]),
    ("- Thời gian: T5, T8 và T10/2021.", [("T5", "in", "2021-05"), ("T8", "in", "2021-08"), ("T10/2021", "in", "2021-10")]),
    ("- Gửi báo cáo: quý I trước 10/3, quý III (trước 10/9).", [("trước 10/3", "before", "2021-03-10"), ("trước 10/9", "before", "2021-09-10")]),
    ("- Gửi báo cáo trước ngày 14 hàng tháng, ngày 14 của tháng cuối quý và 14/12 hàng năm.",
     [("trước ngày 14 hàng tháng", "every", "R/XXXX-XX-14"), ("ngày 14 của tháng cuối quý", "every", "R/P3M"), ("14/12 hàng năm", "every", "R/XXXX-12-14")]),
]  # fmt: skip

# Steps told by a verb and a day alone, and what only looks like a day
STEPS: list[tuple[str, Entries]] = [
    ("- Mở 01 khóa, khai giảng 06/5/2021, bế giảng 31/10/2021.", [("06/5/2021", "in", "2021-05-06"), ("31/10/2021", "in", "2021-10-31")]),
    ("- Phát đề 05/4, nộp bài 20/4, trao giải 15/5/2021.", [("05/4", "in", "2021-04-05"), ("20/4", "in", "2021-04-20"), ("15/5/2021", "in", "2021-05-15")]),
    ("- Gửi thư mời 01/4/2021, ký hợp đồng 30/4/2021, thi công xong 30/9/2021.",
     [("01/4/2021", "in", "2021-04-01"), ("30/4/2021", "in", "2021-04-30"), ("30/9/2021", "in", "2021-09-30")]),
    ("- Đợt 1: 10/8-20/8/2021; đợt 2 (05/9 - 15/9/2021).", [("10/8-20/8/2021", "in", "2021-08-10/2021-08-20"), ("05/9 - 15/9/2021", "in", "2021-09-05/2021-09-15")]),
    ("- Ngày 18 - 22/8 tập huấn; 25/8 ra quân; 30/8 sơ kết.",
     [("Ngày 18 - 22/8", "in", "2021-08-18/2021-08-22"), ("25/8", "in", "2021-08-25"), ("30/8", "in", "2021-08-30")]),
    ("- Chiều 20/8 tổng duyệt, tối 21/8 khai mạc.", [("Chiều 20/8", "in", "2021-08-20"), ("tối 21/8", "in", "2021-08-21")]),
    ("- Quý 1+2: khảo sát; Q.III: thiết kế.", [("Quý 1+2", "in", "2021-Q1/2021-Q2"), ("Q.III", "in", "2021-Q3")]),
    ("- Tuần 3/8: tập huấn; tuần 1, 2/9: ra quân.", [("Tuần 3/8", "in", "2021-08"), ("tuần 1, 2/9", "in", "2021-09")]),
    ("- Phân công Sở Y tế (hạn: 30/9), Sở Tài chính (hạn giải ngân: 31/10).", [("30/9", "by", "2021-09-30"), ("31/10", "by", "2021-10-31")]),
    ("- Lịch: sáng 12/5 - huyện A; chiều 12/5 - huyện B; 13/5 - huyện C.", [("sáng 12/5", "in", "2021-05-12"), ("chiều 12/5", "in", "2021-05-12"), ("13/5", "in", "2021-05-13")]),
    ("- Triển khai T4 - T11, tổng kết T12/2021.", [("T4 - T11", "in", "2021-04/2021-11"), ("T12/2021", "in", "2021-12")]),
    ("- Ban hành trong T3; thực hiện Công văn 12/5 - CV.", [("trong T3", "in", "2021-03")]),
    ("- Cứ 6 tháng kiểm tra lại; đợt đầu từ 02/5 đến 15/6, đợt sau tháng 9/2021.",
     [("Cứ 6 tháng", "every", "R/P6M"), ("từ 02/5 đến 15/6", "in", "2021-05-02/2021-06-15"), ("tháng 9/2021", "in", "2021-09")]),
    ("- Xong từ mồng 5/11/2021, trước mồng 10 tháng 11, chậm nhất 31-8; Đến 2025: 80% xã; 2030: 100%.",
     [("từ mồng 5/11/2021", "from", "2021-11-05"), ("trước mồng 10 tháng 11", "before", "2021-11-10"), ("chậm nhất 31-8", "by", "2021-08-31"),
      ("Đến 2025", "by", "2025"), ("2030", "in", "2030")]),
    ("- Phát quà tại công viên 30/4; thực hiện Chương trình 20/10; thi công đoạn Km 12/5; đạt 25/8.", []),
    ("- Lập hồ sơ theo mẫu 02/6; phát 12/5 bộ; kiểm tra 10/12 xã.", []),
]  # fmt: skip

# Delays in words, with their days in brackets, behind their event, or bare behind a verb of answering
DELAYS: list[tuple[str, Entries]] = [
    ("- Thông tin về đời sống hộ lấy theo 12 tháng trước thời điểm điều tra.", []),
    ("- Thu nhập tính trong 12 tháng trước thời điểm khảo sát.", []),
    ("- Kê khai số liệu của 6 tháng trước ngày điều tra.", []),
    ("- Gửi hồ sơ 10 ngày trước ngày họp.", [("10 ngày trước ngày họp", "before", "P10D")]),
    ("- Phát xong trong vòng nửa tháng (15 ngày) từ khi nhận thùng.", [("trong vòng nửa tháng (15 ngày) từ khi nhận thùng", "in", "P15D")]),
    ("- Phát xong trong vòng một tuần (07 ngày) kể từ khi nhận tiền.", [("trong vòng một tuần (07 ngày) kể từ khi nhận tiền", "in", "P7D")]),
    ("- Hoàn thành trong nửa tháng kể từ ngày nhận kinh phí.", [("trong nửa tháng kể từ ngày nhận kinh phí", "in", "P15D")]),
    ("- Hằng ngày báo số liệu; kết thúc mỗi đợt báo cáo bằng văn bản trong 5 ngày.", [("Hằng ngày", "every", "R/P1D"), ("trong 5 ngày", "in", "P5D")]),
    ("- Trả lời kiến nghị của cử tri trong 10 ngày.", [("trong 10 ngày", "in", "P10D")]),
    ("- Tổ chức tập huấn trong 5 ngày.", []),
    ("- Hội thi diễn ra trong 3 ngày.", []),
    ("- Thẩm định hồ sơ, thông báo kết quả trong 7 ngày.", [("trong 7 ngày", "in", "P7D")]),
    ("- Gửi báo cáo về Sở trước ngày kiểm tra 03 ngày làm việc.", [("trước ngày kiểm tra 03 ngày làm việc", "before", "P3WD")]),
    ("- Gửi tài liệu trước ngày họp 05 ngày.", [("trước ngày họp 05 ngày", "before", "P5D")]),
    ("- Thông báo cho đơn vị trước khi kiểm tra 07 ngày làm việc.", [("trước khi kiểm tra 07 ngày làm việc", "before", "P7WD")]),
    ("- Trình phê duyệt trước kỳ họp 15 ngày.", [("trước kỳ họp 15 ngày", "before", "P15D")]),
    ("- Họp trước mùa mưa bão 15 ngày.", [("trước mùa mưa bão 15 ngày", "before", "P15D")]),
    ("- Cấp thuốc uống trong 5 ngày.", []),
    ("- Thời gian tập huấn trong 5 ngày.", []),
    ("- Niêm yết công khai danh sách trong 15 ngày.", []),
    ("- Phục vụ lễ hội diễn ra trong 3 ngày; gửi ảnh trong 2 ngày.", [("trong 2 ngày", "in", "P2D")]),
    ("- Tiếp nhận, xử lý phản ánh của người dân trong 03 ngày; trả kết quả trong 05 ngày làm việc.", [("trong 03 ngày", "in", "P3D"), ("trong 05 ngày làm việc", "in", "P5WD")]),
    ("- Kiểm tra 12 tháng trước khi hết hạn.", []),
]  # fmt: skip

# Days of an event or of the lunar calendar, with their date in brackets
EVENTS: list[tuple[str, Entries]] = [
    ("- Gửi kiểm nghiệm chậm nhất ngày 17 tháng Chạp (10/01/2022).", [("chậm nhất ngày 17 tháng Chạp (10/01/2022)", "by", "2022-01-10")]),
    ("- Dọn xong trước 23 tháng Chạp (15/01/2022).", [("trước 23 tháng Chạp (15/01/2022)", "before", "2022-01-15")]),
    ("- Khai hội mùng 10 tháng Giêng (ngày 21/02/2022).", [("mùng 10 tháng Giêng (ngày 21/02/2022)", "in", "2022-02-21")]),
    ("- Lễ hội ngày rằm tháng Giêng (05/02/2022).", [("ngày rằm tháng Giêng (05/02/2022)", "in", "2022-02-05")]),
    ("- Tổ chức vào ngày 15 tháng 8 âm lịch (tức ngày 21/9/2021).", [("vào ngày 15 tháng 8 âm lịch (tức ngày 21/9/2021)", "in", "2021-09-21")]),
    ("- Gửi báo cáo chậm nhất 17 tháng Chạp.", []),
    ("- Ký cam kết trước ngày bế giảng năm học (31/5/2021).", [("trước ngày bế giảng năm học (31/5/2021)", "before", "2021-05-31")]),
    ("- Hoàn thành trước khi khai giảng năm học mới (05/9/2021).", [("trước khi khai giảng năm học mới (05/9/2021)", "before", "2021-09-05")]),
    ("- Xếp lịch trước khai mạc vòng loại (04/11/2021).", [("trước khai mạc vòng loại (04/11/2021)", "before", "2021-11-04")]),
    ("- Dọn trả mặt bằng xong trước giao thừa (31/01/2022).", [("trước giao thừa (31/01/2022)", "before", "2022-01-31")]),
    ("- Mở lớp trước khi vào đông (15/11/2021).", [("trước khi vào đông (15/11/2021)", "before", "2021-11-15")]),
    ("- Nhân Ngày thế giới phòng, chống bệnh Dại (28/9), tổ chức mít tinh tại phường Vinh ngày 27/9/2021.", [("ngày 27/9/2021", "in", "2021-09-27")]),
    ("- Nhân Ngày Môi trường thế giới (05/6), tổ chức lễ ra quân.", [("Nhân Ngày Môi trường thế giới (05/6)", "in", "2021-06-05")]),
    ("- Sinh hoạt chuyên đề nhân Ngày Pháp luật (09/11), hoàn thành trước 15/11/2021.", [("nhân Ngày Pháp luật (09/11)", "in", "2021-11-09"), ("trước 15/11/2021", "before", "2021-11-15")]),
    ("- Ra quân vào rằm tháng Chạp (17/01/2022).", [("vào rằm tháng Chạp (17/01/2022)", "in", "2022-01-17")]),
    ("- Đưa ông Táo ngày 23 tháng Chạp.", []),
    ("- Giỗ Tổ Hùng Vương ngày 10 tháng 3 âm lịch (ngày 21/4/2021).", [("ngày 10 tháng 3 âm lịch (ngày 21/4/2021)", "in", "2021-04-21")]),
    ("- Hoàn thành trước ngày khai giảng (05/9/2021).", [("trước ngày khai giảng (05/9/2021)", "before", "2021-09-05")]),
    ("- Cấp phát trước ngày bầu cử (23/5/2021).", [("trước ngày bầu cử (23/5/2021)", "before", "2021-05-23")]),
]  # fmt: skip

# Parts of a month, quarter or year
PARTS: list[tuple[str, Entries]] = [
    ("- Ký cam kết chậm nhất là ngày cuối năm 2021.", [("chậm nhất là ngày cuối năm 2021", "by", "2021-12-31")]),
    ("- Chốt sổ đến hết ngày cuối năm 2021.", [("đến hết ngày cuối năm 2021", "by", "2021-12-31")]),
    ("- Báo cáo vào ngày đầu năm 2022.", [("vào ngày đầu năm 2022", "in", "2022-01-01")]),
    ("- Nộp báo cáo vào ngày cuối quý II/2021.", [("vào ngày cuối quý II/2021", "in", "2021-06-30")]),
    ("- Mở lớp trong 10 ngày đầu tháng 9/2021.", [("trong 10 ngày đầu tháng 9/2021", "in", "2021-09")]),
    ("- Xong trong ba tuần đầu tháng 3/2021.", [("trong ba tuần đầu tháng 3/2021", "in", "2021-03")]),
    ("- Ra quân 10 ngày cuối tháng 6.", [("10 ngày cuối tháng 6", "in", "2021-06")]),
    ("- Báo cáo ngày cuối cùng của mỗi tháng, báo cáo năm 15/12/2021.", [("ngày cuối cùng của mỗi tháng", "every", "R/P1M"), ("15/12/2021", "in", "2021-12-15")]),
    ("- Kiểm tra trong hai tuần cuối tháng 8/2021.", [("trong hai tuần cuối tháng 8/2021", "in", "2021-08")]),
    ("- Báo cáo đến ngày cuối quý III/2021.", [("đến ngày cuối quý III/2021", "by", "2021-09-30")]),
]  # fmt: skip

# What is so, what one is judged by, the year of a plan to be written, and times that only look like them
STATEMENTS: list[tuple[str, Entries]] = [
    ("- Rà soát kết quả công tác tháng 12/2020 của đơn vị.", []),
    ("- Hiện mỗi ngày đặc khu phát sinh khoảng 230 tấn rác.", []),
    ("- Hiện nay hằng ngày có khoảng 300 lượt xe qua cầu.", []),
    ("- Báo cáo nhanh về Sở trước 16 giờ hằng ngày.", [("hằng ngày", "every", "R/P1D")]),
    ("- Báo cáo nhanh về Sở trước 15 giờ 30 phút hàng ngày.", [("hàng ngày", "every", "R/P1D")]),
    ("- Mỗi ca trực 8 giờ mỗi ngày.", []),
    ("- Mỗi năm toàn huyện phát sinh 12.000 tấn rác.", []),
    ("- Mỗi năm xã tổ chức hai đợt ra quân.", [("Mỗi năm", "every", "R/P1Y")]),
    ("- Doanh nghiệp có từ 3 lần bị xử lý trở lên trong hai năm 2019 - 2020 được đưa vào diện theo dõi.", []),
    ("- Cán bộ có 02 năm 2019, 2020 hoàn thành tốt nhiệm vụ được xét nâng lương.", []),
    ("- Đơn vị vi phạm 2 lần trong năm 2020 bị hạ bậc thi đua.", []),
    ("- Căn cứ Kế hoạch của Ban để xây dựng kế hoạch thực hiện năm 2021 ở huyện mình cho phù hợp.", []),
    ("- Xây dựng kế hoạch triển khai năm 2021 của đơn vị mình.", []),
    ("- Lập kế hoạch tuyên truyền năm 2022 của xã trước ngày 15/12/2021.", [("trước ngày 15/12/2021", "before", "2021-12-15")]),
    ("- Số người tử vong năm 2022 dưới 3 người; không để dịch chồng dịch.", [("năm 2022", "in", "2022")]),
    ("- Mỗi năm huyện có khoảng 300 học sinh bỏ học.", []),
    ("- Mỗi năm mỗi xã có 02 mô hình mới.", [("Mỗi năm", "every", "R/P1Y")]),
    ("- Hằng năm toàn tỉnh trồng mới 500 ha rừng.", [("Hằng năm", "every", "R/P1Y")]),
    ("- Hiện nay, mỗi tháng bệnh viện tiếp nhận 300 ca.", []),
    ("- Từ tháng 5 đến tháng 8 hằng năm thường xảy ra lũ quét.", []),
    ("- Cháy rừng xảy ra chủ yếu từ tháng 1 đến tháng 4.", []),
    ("- Xây dựng phương án triển khai năm 2022 gửi Sở trước ngày 15/12/2021.", [("trước ngày 15/12/2021", "before", "2021-12-15")]),
    ("- Tổ chức triển khai năm 2022.", [("năm 2022", "in", "2022")]),
]  # fmt: skip

# Days behind a label, and what is published when
LABELS: list[tuple[str, Entries]] = [
    ("- Cục Thống kê công bố kết quả sơ bộ tháng 12/2021, kết quả chính thức quý III năm 2022.", [("tháng 12/2021", "in", "2021-12"), ("quý III năm 2022", "in", "2022-Q3")]),
    ("- Công bố số liệu sơ bộ tháng 8/2021.", [("tháng 8/2021", "in", "2021-08")]),
    ("- Sở Nội vụ thông báo kết quả thi quý IV/2021.", [("quý IV/2021", "in", "2021-Q4")]),
    ("- Ban Chỉ đạo cấp huyện nghiệm thu đến ngày 15/8 rồi bàn giao phiếu về Cục hạn chót 25/8/2021.", [("đến ngày 15/8", "by", "2021-08-15"), ("hạn chót 25/8/2021", "by", "2021-08-25")]),
    ("- Các trường nộp danh sách về Phòng Giáo dục hạn chót ngày 20/9/2021.", [("hạn chót ngày 20/9/2021", "by", "2021-09-20")]),
    ("- Cấp tỉnh 02 lớp, Cục Thống kê mở từ ngày 06 đến ngày 10/6; cấp huyện mở sau.", [("từ ngày 06 đến ngày 10/6", "in", "2021-06-06/2021-06-10")]),
    ("- Báo cáo quý 25/3/2021, báo cáo 6 tháng 20/6/2021.", [("25/3/2021", "in", "2021-03-25"), ("20/6/2021", "in", "2021-06-20")]),
    ("- Quyết toán: 31/12/2021.", [("31/12/2021", "in", "2021-12-31")]),
    ("- Nghiệm thu: 20/10/2021; bàn giao: 05/11/2021.", [("20/10/2021", "in", "2021-10-20"), ("05/11/2021", "in", "2021-11-05")]),
    ("- Công bố kết quả: 15/7/2021.", [("15/7/2021", "in", "2021-07-15")]),
    ("- Chấm điểm, xét chọn: từ 15/7 - 20/7/2021.", [("từ 15/7 - 20/7/2021", "in", "2021-07-15/2021-07-20")]),
    ("- Phương thức: 01/7/2021.", [("01/7/2021", "in", "2021-07-01")]),
    ("- Số liệu chốt: 31/12/2020.", []),
    ("- Mở đăng ký: 01/6/2021 (thứ Ba).", [("01/6/2021", "in", "2021-06-01")]),
    ("- Căn cứ: Quyết định số 12/QĐ-UBND ngày 01/3/2021.", []),
    ("- Niên giám thống kê năm 2020 có 12 chương.", []),
    ("- Chi cục Thống kê huyện tổng hợp từ ngày 05 đến ngày 10/6/2021.", [("từ ngày 05 đến ngày 10/6/2021", "in", "2021-06-05/2021-06-10")]),
    ("- Theo thống kê từ ngày 01/01/2020 đến 31/12/2020.", []),
]  # fmt: skip

# The window of figures, beside the day on which they are due
WINDOWS: list[tuple[str, Entries]] = [
    (
        "- Trước ngày 5 hàng tháng gửi báo cáo; số liệu tính từ ngày 15 tháng trước đến ngày 14 tháng báo cáo.",
        [("Trước ngày 5 hàng tháng", "every", "R/XXXX-XX-05")],
    ),
]  # fmt: skip

# Years with a target behind them, and under the head of a column of times
YEARS: list[tuple[str, Entries]] = [
    ("- Giảm 10% số trẻ bị đuối nước năm 2025 và 20% vào năm 2030.", [("năm 2025", "in", "2025"), ("vào năm 2030", "in", "2030")]),
    ("- Tỷ suất trẻ bị tai nạn năm 2025 xuống còn 500/100.000 trẻ em.", [("năm 2025", "in", "2025")]),
    ("- Tỷ lệ hộ nghèo năm 2023 giảm còn dưới 3%; che phủ rừng năm 2025 lên 45%.", [("năm 2023", "in", "2023"), ("năm 2025", "in", "2025")]),
    ("- Số xã đạt chuẩn năm 2025 tăng lên 50 xã.", [("năm 2025", "in", "2025")]),
    ("- Tỷ lệ tham gia năm 2023, 2024, 2025 lần lượt đạt 92%, 93%, 95%.", [("năm 2023, 2024, 2025", "in", "2023/2025")]),
    ("- Họp trong tháng 6 và 6 tháng cuối năm 2023.", [("trong tháng 6", "in", "2021-06"), ("6 tháng cuối năm 2023", "in", "2023-H2")]),
    ("- Chuyển giao quy trình đầu tiên năm 2028; tuần đầu tiên của tháng 5/2022 ra quân.", [("năm 2028", "in", "2028"), ("tuần đầu tiên của tháng 5/2022", "in", "2022-05")]),
    ("- Sinh hoạt ít nhất 1 tháng 1 lần.", [("1 tháng 1 lần", "every", "R/P1M")]),
    (
        "Việc | Tiến độ\nKiểm kê | Báo cáo, bảng cân đối nguồn quý II/2022; đặt hàng đợt 1 năm 2023\nXúc tiến | Hội nghị lần thứ nhất năm 2022; theo Kế hoạch năm 2022",
        [("quý II/2022", "in", "2022-Q2"), ("năm 2023", "in", "2023"), ("năm 2022", "in", "2022")],
    ),
    ("- Theo dự báo, tỷ lệ người cao tuổi sẽ tăng lên 16,66% vào năm 2029 và 26,10% vào năm 2049.", []),
    ("- Tổng kinh phí: 30.000 triệu đồng (năm 2022: 500; năm 2023: 6.500; năm 2024: 9.000).", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "wanted"), [*SHORTHAND, *STEPS, *DELAYS, *EVENTS, *PARTS, *STATEMENTS, *LABELS, *WINDOWS, *YEARS]
)
def test_kinds(body: str, wanted: Entries) -> None:
    assert entries(found_in(body, period=(2021, 2021))[0]) == wanted


# (title, wanted): what a plan for Tết has to do begins when it is issued, in the year before
TET = [
    ("Bình ổn thị trường dịp Tết Nguyên đán năm 2012", "2011-12-25"),
    ("Bình ổn thị trường năm 2012", "2012-12-25"),
    ("Vui Tết Trung thu năm 2012", "2012-12-25"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "due"), TET)
def test_the_year_of_a_plan_for_tet(title: str, due: str) -> None:
    text = f"UBND TỈNH LAI CHÂU\nSỞ CÔNG THƯƠNG\nSố: 7/KH-SCT\nLai Châu, ngày 05 tháng 12 năm 2011\nKẾ HOẠCH\n{title}\nI. NỘI DUNG\n1. Cấp ấn chỉ trước ngày 25/12.\n"
    assert [d.value for d in extract(parse_bytes(text.encode(), "x.txt")).deadlines] == [due]
