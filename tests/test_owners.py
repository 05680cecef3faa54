"""Who owes a deadline or a quota, by the words around it."""

from __future__ import annotations

import pytest

from extract import extract
from extract.owner_heads import headed
from extract.owner_marks import led_by
from parsers import parse_bytes

PLAN = """ỦY BAN NHÂN DÂN
TỈNH BẮC GIANG
Số: 112/KH-UBND
Bắc Giang, ngày 14 tháng 3 năm 2022
KẾ HOẠCH
Triển khai công tác y tế năm 2022
Thực hiện Quyết định số 1660/QĐ-TTg ngày 02/10/2021 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
1. Nâng cao chất lượng.
II. NHIỆM VỤ
{lines}
III. KINH PHÍ
Từ ngân sách.
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn Thử
"""
ITEM = "1. Mở hội nghị\n- Nội dung: phổ biến 03 chuyên đề.\n- {who}\n- Đơn vị phối hợp: Sở Y tế.\n- Thời gian hoàn thành: Quý II năm 2022."
CASES: list[tuple[str, str, list[str]]] = [  # lines, the claim, who owes it
    ("a) Hạ tầng (Sở Xây dựng chủ trì, các doanh nghiệp viễn thông phối hợp): phủ sóng tại 06 khu công nghiệp.", "06 khu công nghiệp", ["Sở Xây dựng"]),
    ("2. Tập huấn (do Trung tâm Khuyến nông phụ trách): 12 lớp, xong trước 30/6/2022.", "trước 30/6/2022", ["Trung tâm Khuyến nông"]),
    ("2. Chợ (chợ Phường 7): sửa xong trước 30/6/2022.", "trước 30/6/2022", []),
    ("- Dự phòng 200 thùng mì tôm, 300 lít dầu.", "300 lít", []),
    ("- UBND các xã vận động sửa chuồng. Chuồng làm mới rộng tối thiểu 3 m2 cho một con.", "tối thiểu 3 m2", []),
    ("- UBND các xã xong trước 20/11/2022; riêng UBND 4 xã vùng cao xong trước 10/11/2022.", "trước 10/11/2022", ["UBND 4 xã vùng cao"]),
    ("- Công an xã tuần tra. Quý IV/2022 Phòng Cảnh sát giao thông diễn tập có 150 người.", "150 người", ["Phòng Cảnh sát giao thông"]),
    ("- Sở Y tế: hướng dẫn, kiểm tra hiện trường mỗi huyện tối thiểu 02 lần.", "tối thiểu 02 lần", ["Sở Y tế"]),
    ("- Tổ dịch vụ công ích gom rác tối thiểu 02 lần/ngày.", "tối thiểu 02 lần", ["Tổ dịch vụ công ích"]),
    ("4. Phòng trọ văn minh: gắn bảng cho 60 khu trọ.", "60 khu trọ", []),
    ("- Rải vôi tại 12 xã do Ủy ban nhân dân cấp huyện làm, hoàn thành chậm nhất cuối tháng 6/2022.", "chậm nhất cuối tháng 6/2022", ["Ủy ban nhân dân cấp huyện"]),
    ("- Tổ chức 23 cuộc cấp phường, xã từ ngày 10/11/2022.", "từ ngày 10/11/2022", []),
    ("1. Cấp huyện: thành lập 02 đội tiêu hủy.", "02 đội", []),
    ("1. Cấp huyện tổ chức thi xong trong tháng 8/2022.", "trong tháng 8/2022", ["Cấp huyện"]),
    ("1. Cơ sở hỏa táng\n- Bố trí xe không quá 02 giờ.", "không quá 02 giờ", []),
    ("2. Số thủ tục phải rà soát:\na) Sở Nội vụ: 96 thủ tục;\nb) Sở Xây dựng: 88 thủ tục;", "88 thủ tục", ["Sở Xây dựng"]),
    ("2. Phòng Hậu cần, Phòng Kỹ thuật\nBảo đảm xe trước ngày 20/5/2022.", "trước ngày 20/5/2022", ["Phòng Hậu cần", "Phòng Kỹ thuật"]),
    ("2. Tổ Văn phòng\nSố hóa 2.400 hồ sơ.", "2.400 hồ sơ", ["Tổ Văn phòng"]),
    ("2. Phòng Thanh tra\nPhúc tra 30% số doanh nghiệp.", "30%", ["Phòng Thanh tra"]),
    ("- Người hưởng lương hưu, trợ cấp BHXH nhận qua tài khoản: 90%.", "90%", []),
    ("- 90% tổ dân vận thôn, tổ dân phố được củng cố trước ngày 30/6/2022.", "trước ngày 30/6/2022", []),
    ("- Rà soát thành viên Hội đồng cấp tỉnh trước ngày 20/3/2022.", "trước ngày 20/3/2022", []),
    ("2. Thành viên Hội đồng gửi báo cáo trước ngày 05/6/2022.", "trước ngày 05/6/2022", ["Thành viên Hội đồng"]),
    ("- Diện tích tái canh:\nTT | Địa bàn | Đơn vị tính | Năm 2022\n1 | Huyện Di Linh | ha | 2.350", "2.350", []),
    ("- Lễ thắp nến ngày 26/7/2022 do Tỉnh đoàn tổ chức.", "ngày 26/7/2022", ["Tỉnh đoàn"]),
    ("- Trạm Y tế xã nghiệm thu đến ngày 05/8/2022, Trung tâm Y tế huyện nghiệm thu đến ngày 15/8/2022.", "đến ngày 15/8/2022", ["Trung tâm Y tế huyện"]),
    ("- Các huyện gửi báo cáo trước ngày 10/9/2022 để Sở Y tế tổng hợp báo cáo UBND tỉnh trước ngày 20/9/2022.", "trước ngày 20/9/2022", ["Sở Y tế"]),
    ("- Đoàn gồm 05 thành viên: Văn phòng UBND tỉnh 01 người, Sở Tư pháp 02 người.", "02 người", ["Sở Tư pháp"]),
    ("1. Sở Giáo dục và Đào tạo\n- Dạy bơi từ tháng 9/2022; mỗi trường tối thiểu 12 tiết.", "tối thiểu 12 tiết", ["Sở Giáo dục và Đào tạo"]),
    ("1. Tỉnh đoàn\n- Tổ chức \"Hè an toàn\", mỗi xã hai lớp trở lên.", "hai lớp trở lên", ["Tỉnh đoàn"]),
    ("- Các địa phương rà soát; mỗi xã thành lập 01 tổ công tác.", "01 tổ công tác", ["mỗi xã"]),
    ("- Sở Y tế mở 14 điểm, mỗi huyện một điểm.", "một điểm", ["Sở Y tế"]),
    ("3. Trưởng các thôn: mỗi hộ được phát hai thùng rác.", "hai thùng rác", ["Trưởng các thôn"]),
    ("1. Sở Y tế\nTheo dõi.\n2. UBND các huyện; Ban Quản lý các khu công nghiệp\nMỗi đơn vị báo cáo trước ngày 10/6/2022.", "trước ngày 10/6/2022", ["UBND các huyện", "Ban Quản lý các khu công nghiệp"]),
    ("- 100% các sở, ngành phê duyệt danh mục trước ngày 01/11/2022.", "trước ngày 01/11/2022", ["các sở, ngành"]),
    ("Đội | Số vụ | Đợt 1\nĐội số 1 (TP. Cao Lãnh) | 70 | 12/12 - 31/12/2022\nĐội số 2 | 80 | 15/12/2022", "12/12 - 31/12/2022", ["Đội số 1"]),
    ("TT | Chỉ tiêu | ĐVT | Năm 2022\n1 | Xã, phường được công nhận an toàn | xã | 6\n2 | Hộ được lập sổ | % | 85", "6", []),
    ("3. Tập huấn cho 100% công chức Sở Tư pháp, trên 70% báo cáo viên.", "trên 70%", []),
    ("1. Tuyên truyền\na) Nội dung: in 20.000 tờ rơi.\nb) Phân công: Sở Y tế chủ trì.\nc) Thời gian: quý II năm 2022.", "quý II năm 2022", ["Sở Y tế"]),
    ("3. Trước ngày 05 hằng tháng, UBND các huyện gửi số liệu; trước ngày 10 hằng tháng Sở Nội vụ tổng hợp.", "trước ngày 10 hằng tháng", ["Sở Nội vụ"]),
    ("- Định kỳ ngày 20 hằng tháng các địa phương báo cáo nhanh; ngày 20/6 và ngày 20/12 hằng năm báo cáo bằng văn bản.", "ngày 20/12 hằng năm", ["các địa phương"]),
    ("2. Sở Y tế: kiểm tra ít nhất 30 công trình/năm;\ncập nhật bộ chỉ số trước ngày 15/11/2022.", "trước ngày 15/11/2022", ["Sở Y tế"]),
    ("- Giải thể dứt điểm 21 hợp tác xã ngưng hoạt động, xong trong năm 2022.", "trong năm 2022", []),
    ("2. Báo và Phát thanh, truyền hình Phú Thọ: mỗi tháng 02 chuyên đề.", "02 chuyên đề", ["Báo và Phát thanh, truyền hình Phú Thọ"]),
    ("Địa phương | Số (ha)\nTP. Yên Bái, TX. Nghĩa Lộ | 260", "260", ["TP. Yên Bái", "TX. Nghĩa Lộ"]),
    ("Môn | Số người | Thời gian\nCờ | Không quá 12 người | 15/4/2022\nVật | Từ 15 đến 20 người | 16/4/2022", "16/4/2022", []),
    ("3. Nâng cấp Bệnh viện Đa khoa tỉnh, hoàn thành trước tháng 10/2022.", "trước tháng 10/2022", []),
    ("3. Theo phân cấp của UBND tỉnh, UBND các huyện phê duyệt trong 10 ngày kể từ ngày trình.", "trong 10 ngày kể từ ngày trình", ["UBND các huyện"]),
    ("3. Phối hợp giữa Công an và Hội Phụ nữ: 03 mô hình.", "03 mô hình", []),
    ("3. Tỷ lệ trường học đạt chuẩn 65%; trạm y tế có bác sĩ đạt 100%.", "100%", []),
    ("3. Liên hệ Phòng Nghiệp vụ Y trước ngày 15/12/2022.", "trước ngày 15/12/2022", []),
    ("3. Rà soát quy hoạch. Cơ quan thực hiện: Sở Xây dựng; cơ quan phối hợp: UBND các huyện; thời gian: Quý III/2022.", "Quý III/2022", ["Sở Xây dựng"]),
    ("1. Rà soát\na) Đơn vị chủ trì: Văn phòng UBND tỉnh.\nb) Thời gian thực hiện: trong tháng 4/2022.\nc) Kết quả: 01 báo cáo.", "01 báo cáo", ["Văn phòng UBND tỉnh"]),
    ("3. xã Tân Mỹ, xã Đồng Sơn hoàn thành 02 công trình.", "02 công trình", ["xã Tân Mỹ", "xã Đồng Sơn"]),
    ("3. Các xã Tân Mỹ, Đồng Sơn hoàn thành 02 công trình.", "02 công trình", ["Các xã Tân Mỹ, Đồng Sơn"]),
    ("3. VNPT Bắc Giang, Viettel Bắc Giang lắp đặt 20 trạm.", "20 trạm", ["VNPT Bắc Giang", "Viettel Bắc Giang"]),
    ("3. Các sở: Công Thương, Giao thông vận tải, Xây dựng rà soát 05 dự án.", "05 dự án", ["Các sở: Công Thương", "Giao thông vận tải", "Xây dựng"]),
    ("3. Phun khử trùng trong 05 ngày kể từ khi nước rút do Trung tâm Y tế huyện đảm trách.", "trong 05 ngày kể từ khi nước rút", ["Trung tâm Y tế huyện"]),
    ("3. Thanh tra việc thực hiện chính sách: mỗi năm kiểm tra 04 bệnh viện.", "mỗi năm", []),
    ("Việc | Đơn vị thực hiện | Hạn\nTập huấn 30 cán bộ | Sở Y tế | 15/6/2022\nIn 500 tờ rơi | -nt- | 20/6/2022", "20/6/2022", ["Sở Y tế"]),
    ("Việc | Đơn vị thực hiện | Hạn\nHọp | Văn phòng Sở (chủ trì), Thanh tra Sở (phối hợp) | 20/6/2022", "20/6/2022", ["Văn phòng Sở"]),
    ("Việc | Người thực hiện | Hạn\nHọp | đ/c Hoa, đ/c Lan | 20/6/2022", "20/6/2022", ["đ/c Hoa", "đ/c Lan"]),
    ("Đơn vị | Ngày kiểm tra\nSở Y tế | 15/6/2022\nSở Nội vụ | 20/6/2022", "20/6/2022", []),
    ("3. Lắp đặt 12 trạm trong năm 2022 do Sở Xây dựng làm chủ đầu tư.", "12 trạm", ["Sở Xây dựng"]),
    ("3. Lắp đặt 12 trạm quan trắc do Sở Xây dựng, Sở Y tế thực hiện.", "12 trạm quan trắc", ["Sở Xây dựng", "Sở Y tế"]),
    ("4. Tổ chức Lễ phát động trước ngày 15/5/2022; cơ quan chủ trì: Sở Y tế; cơ quan phối hợp: Sở Tài chính.", "trước ngày 15/5/2022", ["Sở Y tế"]),
    ("5. In 20.000 tờ rơi (Sở Thông tin và Truyền thông).", "20.000 tờ rơi", ["Sở Thông tin và Truyền thông"]),
    ("6. Hoàn thành rà soát trước ngày 20/7/2022 (Sở Tư pháp chủ trì).", "trước ngày 20/7/2022", ["Sở Tư pháp"]),
    ("6. Hoàn thành hồ sơ về đích trước ngày 20/7/2022; tập huấn 60 ngày (Sở Tư pháp chủ trì).", "trước ngày 20/7/2022", []),
    ("6. Gửi về UBND tỉnh (Sở Nội vụ) trước ngày 20/7/2022.", "trước ngày 20/7/2022", []),
    ("7. Tham dự hội thi do Bộ Y tế tổ chức trong tháng 9 năm 2022.", "trong tháng 9 năm 2022", []),
    ("8. Mở 02 lớp tập huấn theo tài liệu do Bộ Y tế ban hành.", "02 lớp", []),
    ("9. Di dời 312 hộ; UBND huyện Tuy Phong hoàn thành trước tháng 9 năm 2022.", "312 hộ", ["UBND huyện Tuy Phong"]),
    ("10. Hoàn thành chỉ tiêu UBND tỉnh giao: 3.000 lao động được học nghề.", "3.000 lao động", []),
    ("1- Phòng Dạy nghề tham mưu Giám đốc Sở ký hợp đồng xong trong tháng 7 năm 2022.", "trong tháng 7 năm 2022", ["Phòng Dạy nghề"]),
    ("2- Trung tâm Dạy nghề huyện: chuẩn bị giáo trình; tổ chức 20 lớp đúng tiến độ.", "20 lớp", ["Trung tâm Dạy nghề huyện"]),
    ("3. Căn cứ Kế hoạch này, các sở, ban, ngành; UBND các huyện báo cáo Sở Y tế trước ngày 30/4/2022.", "trước ngày 30/4/2022", ["các sở, ban, ngành", "UBND các huyện"]),
    ("4. Trong quý I năm 2022, đề nghị Ủy ban Mặt trận Tổ quốc tỉnh tổ chức 02 hội nghị.", "02 hội nghị", ["Ủy ban Mặt trận Tổ quốc tỉnh"]),
    ("4. Sở Giáo dục và Đào tạo\n- Chỉ đạo các trường ký cam kết, hoàn thành trước ngày 31/5/2022.", "trước ngày 31/5/2022", ["Sở Giáo dục và Đào tạo"]),
    ("4. Sở Y tế\n- Tổng hợp, báo cáo Ủy ban nhân dân tỉnh và Bộ Y tế kết quả trước ngày 20/6/2022.", "trước ngày 20/6/2022", ["Sở Y tế"]),
    ("4. Sở Y tế\n- Tham mưu thành lập Ban Tổ chức, Ban Giám khảo trước ngày 20/11/2022.", "trước ngày 20/11/2022", ["Sở Y tế"]),
    ("4. Sở Y tế\n- Gửi báo cáo về Sở (bộ phận một cửa) trước ngày 20/11/2022; mỗi xã cử 02 cán bộ dự lớp.", "02 cán bộ", ["mỗi xã"]),
    ("4. Sở Y tế\n- Chủ trì.\n5. Bồi dưỡng 50 cộng tác viên thôn, bản.", "50 cộng tác viên", []),
    ("5. Mỗi huyện có ít nhất 03 xã đạt chuẩn.", "ít nhất 03 xã", []),
    ("6. Trên 95% cán bộ cấp huyện, cấp xã được tập huấn.", "Trên 95%", []),
    ("7. Lực lượng Công an, Biên phòng phối hợp; xóa 12 tụ điểm trước tháng 12 năm 2022.", "12 tụ điểm", ["Công an"]),
    ("8. Sở Tài chính rà soát dự toán, Sở Xây dựng thẩm định trước ngày 15/4/2022.", "trước ngày 15/4/2022", ["Sở Xây dựng"]),
    ("Việc | Bộ phận | Hạn\nTập huấn 30 cán bộ | Phòng Kỹ thuật | 15/6/2022\nIn 500 tờ rơi | Phòng Hành chính | 20/6/2022", "30 cán bộ", ["Phòng Kỹ thuật"]),
    ("Tên xã | Số hộ (hộ)\nTân Mỹ | 120\nĐồng Sơn | 80", "120", ["Tân Mỹ"]),
    ("Công an phường\nTổ chức tuần tra, xong trước ngày 20/7/2022.\nĐoàn Thanh niên phường:\nRa quân 03 đợt.", "03 đợt", ["Đoàn Thanh niên phường"]),
    ("* Sở Xây dựng\n+ Rà soát 12 tuyến đường.\n* Sở Y tế\n+ Cắm 20 biển báo.", "20 biển báo", ["Sở Y tế"]),
    ("8. Mỗi vận động viên được đăng ký tối đa hai môn; mỗi đoàn nhiều nhất 45 vận động viên.", "nhiều nhất 45 vận động viên", ["mỗi đoàn"]),
    ("8. Viết báo cáo không quá 60 trang do Thư ký hội đồng chắp bút.", "không quá 60 trang", ["Thư ký hội đồng"]),
    ("8. Thông báo kết luận trong tháng 12 năm 2022 (Chánh Thanh tra tỉnh ký).", "trong tháng 12 năm 2022", ["Chánh Thanh tra tỉnh"]),
    ("8. Thu thập minh chứng; thứ Bảy mỗi tuần, Nhóm trưởng báo cáo Hiệu trưởng.", "thứ Bảy mỗi tuần", ["Nhóm trưởng"]),
    ("8. Đơn vị được kiểm tra gửi báo cáo trước ngày 25/10/2022.", "trước ngày 25/10/2022", ["Đơn vị được kiểm tra"]),
    ("8. Đề nghị Ban Nội chính Tỉnh ủy cử 01 chuyên viên tham gia.", "01 chuyên viên", ["Ban Nội chính Tỉnh ủy"]),
    ("8. Tập huấn 90 học viên tại 03 huyện (đơn vị mở lớp: Sở Y tế).", "90 học viên", ["Sở Y tế"]),
    ("8. 85% gia đình, từ 78% trở lên thôn, bản, 93% doanh nghiệp đạt chuẩn văn hóa.", "93%", []),
    ("Khu vực | Số lồng (lồng) | Xong | Nơi chỉ đạo\nPhía nam | 7.200 | 30/9/2022 | UBND phường Xuân Đài\nPhía bắc | 150 | 30/9/2022 | UBND phường Xuân Yên", "7.200", ["UBND phường Xuân Đài"]),
    ("Nghề | Số lớp | Địa điểm\nHàn | 04 | Thị trấn Tân Yên\nMay | 02 | Xã Tân Thành", "04", []),
    ("3. Công an tỉnh\n3a. Sở Y tế\nTổ chức 05 đợt khám.", "05 đợt", ["Sở Y tế"]),
    ("2. Sở Công Thương: chủ trì.\n2a. Sở Nội vụ: mở 10 lớp.", "10 lớp", ["Sở Nội vụ"]),
    ("8. Kiểm tra đột xuất: Tổ kiểm tra công vụ kiểm tra ít nhất 25 đơn vị.", "ít nhất 25 đơn vị", ["Tổ kiểm tra công vụ"]),
    ("8. Lực lượng Cảnh sát giao thông xử lý nghiêm; kiểm tra ít nhất 80% xe khách.", "ít nhất 80%", ["Lực lượng Cảnh sát giao thông"]),
    ("8. Khi có chó cắn người, nhân viên thú y xã báo cáo trong vòng 12 giờ.", "trong vòng 12 giờ", ["nhân viên thú y xã"]),
    ("8. Lớp học có hộp thư, giáo viên chủ nhiệm mở hộp thư hằng tuần.", "hằng tuần", ["giáo viên chủ nhiệm"]),
    ("8. Chủ nuôi đăng ký với trưởng thôn, tổ trưởng tổ dân phố chậm nhất ngày 30/4/2022.", "chậm nhất ngày 30/4/2022", ["Chủ nuôi"]),
    ("8. Tỷ lệ nợ dưới 1% do Ngân hàng Chính sách xã hội tỉnh kiểm soát.", "dưới 1%", ["Ngân hàng Chính sách xã hội tỉnh"]),
    ("8. Danh sách được các xã lập và gửi Sở Y tế trước ngày 30/6/2022.", "trước ngày 30/6/2022", ["các xã"]),
    ("8. Các sở rà soát hồ sơ. Việc sửa chữa phải hoàn thành trước ngày 30/6/2022.", "trước ngày 30/6/2022", []),
    ("8. Trạm y tế xã được trang bị tủ thuốc; 60% nhân viên được tập huấn.", "60%", []),
    ("8. Ban Giám sát đầu tư của cộng đồng có từ 05 đến 09 thành viên.", "từ 05 đến 09 thành viên", []),
    ("8. Mỗi huyện có tối thiểu 02 bể bơi.", "tối thiểu 02 bể bơi", []),
    ("8. Mở 40 lớp (mỗi huyện 04 lớp).", "04 lớp", []),
    ("8. Phấn đấu có 15 xã đạt chuẩn; các xã còn lại đạt 13 tiêu chí.", "15 xã", []),
    ("8. UBND các xã Tân Thanh, Ba Sơn xây chợ; các xã còn lại trồng mới 02 km đường hoa.", "02 km", ["các xã còn lại"]),
    ("8. Hoàn thành tại 07 huyện trong quý II/2022, các huyện còn lại trước ngày 31/12/2022.", "trước ngày 31/12/2022", []),
    ("8. Tỷ lệ hộ nghèo giảm 2%; riêng hai huyện nghèo giảm 6%.", "giảm 6%", []),
    ("8. Giải thể dứt điểm 21 HTX, xong trước ngày 30/6/2022.", "trước ngày 30/6/2022", []),
    ("8. Thuế tỉnh: thu nợ đối với các doanh nghiệp trước ngày 30/6/2022.", "trước ngày 30/6/2022", ["Thuế tỉnh"]),
    ("8. Số người tham gia BHXH tự nguyện tăng 25%.", "tăng 25%", []),
    ("1. Sở Y tế: chủ trì; định kỳ 6 tháng (trước 15/6) báo cáo UBND tỉnh, Bộ Y tế; sơ kết vào quý I/2024.", "vào quý I/2024", ["Sở Y tế"]),
    ("1. Theo quy định của Chính phủ; Sở Xây dựng trả kết quả; hồ sơ tồn xong trước 27/7.", "trước 27/7", ["Sở Xây dựng"]),
    ("TT | Nhiệm vụ | Đơn vị chủ trì | Thời gian\n1 | Kiểm tra | VP Sở | Quý II/2022", "Quý II/2022", ["VP Sở"]),
    ("1. Phó Hiệu trưởng chuyên môn: duyệt chương trình trước 16/9.", "trước 16/9", ["Phó Hiệu trưởng chuyên môn"]),
    ("1. Bộ phận tài vụ: chi trả xong trước 16/9.", "trước 16/9", ["Bộ phận tài vụ"]),
    ("1. Trường THCS đạt chuẩn mức độ 2: 03 trường; trường mầm non: 02 trường.", "02 trường", []),
    ("1. BCĐ, BQL các xã: xây dựng kế hoạch xong trước 28/3/2022.", "trước 28/3/2022", ["BCĐ", "BQL các xã"]),
    ("9. Tham gia BHXH 25% lao động, BHTN 20%.", "25%", []),
    ("10. Thành lập mới 20 HTX, 30 THT.", "30 THT", []),
    ("8. Vụ Hè Thu chuyển đổi 400 ha.", "400 ha", []),
    ("8. Hiệu trưởng tổ chức ít nhất 02 buổi.", "ít nhất 02 buổi", ["Hiệu trưởng"]),
    ("8. Đoàn kiểm tra liên ngành làm việc trong tháng 8/2022.", "trong tháng 8/2022", ["Đoàn kiểm tra liên ngành"]),
    ("5. Sở Y tế\n- Bồi dưỡng cho 100 nhân viên y tế thôn, bản trong quý II/2022.", "trong quý II/2022", ["Sở Y tế"]),
    ("5. Sở Y tế\n- Cơ quan thường trực; rà soát hộ nghèo vào tháng 10 hằng năm.", "vào tháng 10 hằng năm", ["Sở Y tế"]),
    ("8. Trung tâm dữ liệu tỉnh đạt chuẩn trước ngày 30/6/2022.", "trước ngày 30/6/2022", []),
    ("5. Sở Y tế\n- Tập huấn cho 230 cán bộ xã, ấp trong tháng 5/2022.", "trong tháng 5/2022", ["Sở Y tế"]),
    ("5. UBND các xã\n- Họp Ban Chỉ đạo xã 02 lần/tháng.", "02 lần", ["UBND các xã"]),
    ("5. Sở Y tế: giao chỉ tiêu cho từng xã, phường trước ngày 28/3/2022.", "trước ngày 28/3/2022", ["Sở Y tế"]),
    ("4. Báo và phát thanh, truyền hình tỉnh\nMở 02 chuyên mục.", "02 chuyên mục", ["Báo và phát thanh, truyền hình tỉnh"]),
    ("Chỉ tiêu | Đơn vị tính | Năm 2023\nDoanh nghiệp công nghệ số | doanh nghiệp | 600\nXã quản lý được chó nuôi | % | 65", "600", []),
    (ITEM.format(who="Đơn vị chủ trì: Sở Nội vụ."), "Quý II năm 2022", ["Sở Nội vụ"]),
    (ITEM.format(who="Phân công thực hiện: Sở Nội vụ chủ trì, phối hợp với Sở Tài chính."), "03 chuyên đề", ["Sở Nội vụ"]),
    (ITEM.format(who="Đơn vị chủ trì: Sở Nội vụ.") + "\n2. In 500 tờ rơi.", "500 tờ rơi", []),
    ("TT | Chỉ tiêu | Đơn vị | Năm 2023 | Cơ quan chủ trì theo dõi\n1 | Tỷ lệ xã đạt chuẩn | % | 44 | Sở Y tế\n2 | Số cơ sở | cơ sở | 9 | Sở Xây dựng", "44", ["Sở Y tế"]),
    ("TT | Chỉ tiêu | Đơn vị | Năm 2023 | Cơ quan chủ trì theo dõi\n1 | Tỷ lệ xã đạt chuẩn | % | 44 | Sở Y tế\n2 | Số cơ sở | cơ sở | 9 | Sở Xây dựng", "Năm 2023", []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lines", "claim", "owners"), CASES, ids=[f"{c[1]} {i}" for i, c in enumerate(CASES)]
)
def test_owners(lines: str, claim: str, owners: list[str]) -> None:
    record = extract(parse_bytes(PLAN.format(lines=lines).encode(), "plan.txt"))
    (found,) = [c for c in (*record.deadlines, *record.quotas) if c.text == claim]
    assert [b.text for b in found.bearers] == owners


@pytest.mark.parametrize(
    ("heading", "owners"),
    [
        ("3. Trách nhiệm của Sở Y tế", ["Sở Y tế"]),
        ("Bộ phận chuyên môn (Phòng GD&ĐT)", ["Bộ phận chuyên môn"]),
        ("2. Truyền thông (Sở Thông tin và Truyền thông chủ trì)", ["Sở Thông tin và Truyền thông"]),
        ("Lịch cụ thể do Phòng Giáo dục bố trí như sau:", ["Phòng Giáo dục"]),
        ("2. Cấp huyện", []),
        ("Nâng cao năng lực của Sở Y tế", []),
    ],
)
def test_headings(heading: str, owners: list[str]) -> None:
    assert [b.text for b in headed(heading)] == owners


def test_cells() -> None:
    assert [b.text for b in led_by("Sở Y tế; phối hợp: Sở Tài chính")] == ["Sở Y tế"]
    assert [b.text for b in led_by("Phủ Lý")] == ["Phủ Lý"]


MERGED = """<p>II. NHIỆM VỤ</p><table>
<tr><td rowspan=2>Việc</td><td colspan=2>Cơ quan</td><td rowspan=2>Thời gian</td></tr><tr><td>Chủ trì</td><td>Phối hợp</td></tr>
<tr><td>Ban hành kế hoạch</td><td rowspan=2>Sở Y tế</td><td>Sở Tài chính</td><td>Tháng 3/2022</td></tr>
<tr><td>Mở 05 lớp</td><td>Sở Nội vụ</td><td>Tháng 4/2022</td></tr>
<tr><td>In 500 tờ rơi</td><td>-nt-</td><td>Sở Nội vụ</td><td>Tháng 5/2022</td></tr></table>"""


def test_a_merged_cell_owns_all_rows_it_reaches_into() -> None:
    head, tail = PLAN.split("II. NHIỆM VỤ\n{lines}\n")
    page = "".join(f"<p>{line}</p>" for line in head.split("\n")) + MERGED
    page += "".join(f"<p>{line}</p>" for line in tail.split("\n"))
    record = extract(parse_bytes(f"<html><body>{page}</body></html>".encode(), "plan.html"))
    claims = [*record.deadlines, *record.quotas]
    owed = {claim.text: [bearer.text for bearer in claim.bearers] for claim in claims}
    assert owed == dict.fromkeys(
        ["Tháng 3/2022", "Tháng 4/2022", "Tháng 5/2022", "05 lớp", "500 tờ rơi"], ["Sở Y tế"]
    )
