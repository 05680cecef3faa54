"""Sentences that order a plan, and sentences in the same place that order none."""

from __future__ import annotations

from tests.duty_plans import BRANCH, COMMITTEE, DEPARTMENT, DISTRICT, PROVINCE, SCHOOL, WARD

# ---- orders: (words, due) in a province's "Tổ chức thực hiện"
PROVINCE_ORDERS = [
    ("1. Yêu cầu các sở, ban, ngành, đoàn thể cấp tỉnh, Ủy ban nhân dân các huyện, thành phố xây dựng, ban hành kế hoạch của cơ quan, địa phương mình trước ngày 15/02/2021.", "2021-02-15"),
    ("1. Các sở, ban, ngành; UBND các huyện, thành phố căn cứ Kế hoạch này và tình hình thực tế của cơ quan, đơn vị, địa phương xây dựng kế hoạch triển khai, gửi về Sở Thông tin và Truyền thông trước ngày 28/02/2021 để tổng hợp.", "2021-02-28"),
    ("1. Căn cứ Kế hoạch này, Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các huyện, thành phố xây dựng kế hoạch cụ thể để tổ chức thực hiện; hoàn thành trong tháng 02/2021.", "2021-02"),
    ("1. UBND các huyện, thành phố: Trên cơ sở Kế hoạch của UBND tỉnh, cụ thể hóa thành kế hoạch của địa phương trong Quý I năm 2021.", "2021-Q1"),
    ("1. Các sở, ngành, địa phương có trách nhiệm ban hành kế hoạch thực hiện chậm nhất ngày 31/3/2021.", "2021-03-31"),
    ("1. Trước ngày 10/02/2021, các sở, ban, ngành và UBND các huyện, thành phố phải ban hành kế hoạch thực hiện tại cơ quan, địa phương mình.", "2021-02-10"),
    ("1. Giao UBND các huyện, thành phố xây dựng kế hoạch hoặc văn bản triển khai thực hiện trên địa bàn, hoàn thành xong trước 20/02/2021.", "2021-02-20"),
    ("1. Các cơ quan, đơn vị, địa phương chủ động xây dựng kế hoạch triển khai thực hiện phù hợp với điều kiện thực tế.", None),
    ("1. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội xây dựng kế hoạch tuyên truyền kỹ năng số trong đoàn viên, hội viên.", None),
    ("1. Các sở, ban, ngành tỉnh; UBND các huyện, thành phố (trừ huyện Đình Lập) khẩn trương xây dựng và ban hành Kế hoạch triển khai của đơn vị mình trong thời hạn 15 ngày kể từ ngày nhận được Kế hoạch này.", "P15D"),
    ("1. Các sở, ban, ngành và địa phương\n- Xây dựng kế hoạch chi tiết của đơn vị mình, gửi Sở Thông tin và Truyền thông trước ngày 25/02/2021.\n- Bố trí cán bộ theo dõi.", "2021-02-25"),
    ("1. Các sở, ban, ngành và địa phương:\na) Tuyên truyền sâu rộng trong cán bộ.\nb) Lập kế hoạch thực hiện của ngành, địa phương trong tháng 3/2021.", "2021-03"),
    ("1. UBND các huyện, thành phố\n- Chỉ đạo UBND các xã, phường, thị trấn tuyên truyền.\n- Căn cứ Kế hoạch này xây dựng kế hoạch của địa phương.", None),
    ("1. Ủy ban nhân dân các huyện, thành phố tuyên truyền tới người dân. Xây dựng, ban hành kế hoạch thực hiện trên địa bàn. Thời gian hoàn thành trước ngày 15/3/2021.", "2021-03-15"),
    ("1. Các sở, ban, ngành; UBND các huyện, thành phố xây dựng kế hoạch triển khai thực hiện. Kế hoạch gửi về Sở Nội vụ trước ngày 05/3/2021 để theo dõi.", "2021-03-05"),
    ("1. Các sở, ban, ngành, UBND các huyện, thành phố gửi kế hoạch triển khai của đơn vị mình về Sở Thông tin và Truyền thông trước ngày 20/02/2021.", "2021-02-20"),
    ("1. Kế hoạch của các sở, ban, ngành, địa phương phải ban hành xong trước ngày 28/02/2021 và gửi về Sở Nội vụ.", "2021-02-28"),
    ("1. Hằng năm, UBND các huyện, thành phố xây dựng kế hoạch thực hiện trên địa bàn, gửi Sở Nội vụ trước ngày 31/01.", None),
    ("1. Yêu cầu Thủ trưởng các cơ quan, đơn vị nghiêm túc triển khai, xây dựng kế hoạch của cơ quan, đơn vị mình xong trước ngày 01/3/2021; báo cáo kết quả trước ngày 15/12/2021.", "2021-03-01"),
    ("1. Các doanh nghiệp viễn thông xây dựng kế hoạch của doanh nghiệp, gửi Sở Thông tin và Truyền thông chậm nhất ngày 10/3/2021.", "2021-03-10"),
    ("1. Các sở, ban, ngành, UBND cấp huyện có kế hoạch cụ thể triển khai thực hiện tại cơ quan, địa phương, gửi về Sở Nội vụ trước ngày 12/02/2021.", "2021-02-12"),
    ("1. Các sở, ban, ngành tỉnh, UBND huyện, thành phố tổ chức quán triệt, xây dựng chương trình, kế hoạch thực hiện cụ thể, sát thực tế của đơn vị.", None),
    ("1. Đề nghị các ban đảng, Mặt trận Tổ quốc, các đoàn thể chính trị - xã hội tỉnh; yêu cầu các sở, ngành, UBND các huyện, thành phố xây dựng kế hoạch tổ chức thực hiện.", None),
    ("1. Thủ trưởng các cơ quan, ban, ngành, Chủ tịch UBND các huyện, thành phố chịu trách nhiệm xây dựng KH triển khai thực hiện tại đơn vị trong tháng 02/2021.", "2021-02"),
    ("1. Sở Giáo dục và Đào tạo, Sở Y tế, UBND các huyện, thành phố ban hành kế hoạch của ngành, địa phương mình trước 28/02/2021.", "2021-02-28"),
    ("1. Các địa phương, đơn vị hoàn thành việc xây dựng kế hoạch triển khai thực hiện trước ngày 28/02/2021.", "2021-02-28"),
    ("1. UBND các huyện, thành phố có trách nhiệm: xây dựng, phê duyệt kế hoạch tuyên truyền kỹ năng số trên địa bàn và bố trí kinh phí; thời hạn gửi kế hoạch về UBND tỉnh: ngày 15/3/2021.", "2021-03-15"),
    ("1. Các cơ quan, đơn vị căn cứ chức năng, nhiệm vụ được giao xây dựng kế hoạch năm 2021 của cơ quan, đơn vị mình trong Quý I/2021.", "2021-Q1"),
]  # fmt: skip


# ---- no orders, in the same place
PROVINCE_NO_ORDERS = [
    "1. Sở Nội vụ tham mưu UBND tỉnh ban hành kế hoạch tổng kết trước ngày 15/12/2021.",
    "1. Sở Thông tin và Truyền thông chủ trì, phối hợp với các sở, ban, ngành tham mưu xây dựng kế hoạch của UBND tỉnh giai đoạn 2022-2025.",
    "1. Các sở, ban, ngành tổ chức thực hiện Kế hoạch này, không phải ban hành kế hoạch riêng.",
    "1. Các sở, ban, ngành, UBND các huyện, thành phố lồng ghép nội dung vào kế hoạch công tác năm 2021 của đơn vị trước ngày 15/02/2021.",
    "1. UBND các huyện, thành phố đưa chỉ tiêu vào kế hoạch phát triển kinh tế - xã hội hằng năm.",
    "1. Các sở, ban, ngành; UBND các huyện, thành phố triển khai thực hiện Kế hoạch này; báo cáo kết quả về Sở Nội vụ trước ngày 15/12/2021.",
    "1. Các đơn vị căn cứ kế hoạch được giao tổ chức thực hiện, gửi báo cáo trước ngày 20/11/2021.",
    "1. Sở Tài chính cân đối, bố trí kinh phí theo kế hoạch; thẩm định kế hoạch vốn của các đơn vị.",
    "1. Sở Kế hoạch và Đầu tư lập kế hoạch vốn đầu tư công trung hạn trước ngày 30/6/2021.",
    "1. Sở Tài chính xây dựng kế hoạch kinh phí trình UBND tỉnh phê duyệt.",
    "1. Sở Nội vụ hướng dẫn, đôn đốc các cơ quan, đơn vị xây dựng kế hoạch và tổng hợp báo cáo UBND tỉnh.",
    "1. Sở Nội vụ theo dõi việc xây dựng kế hoạch của các đơn vị.",
    "1. Sở Nội vụ tổ chức tập huấn kỹ năng xây dựng kế hoạch cho cán bộ các huyện, thành phố.",
    "1. Các sở, ban, ngành đã xây dựng kế hoạch triển khai từ năm 2020, nay tiếp tục thực hiện.",
    "1. Khuyến khích các doanh nghiệp xây dựng kế hoạch chuyển đổi số.",
    "1. Cơ quan, đơn vị nào không xây dựng kế hoạch thì không xét thi đua.",
    "1. Giao Văn phòng UBND tỉnh theo dõi, đôn đốc các đơn vị thực hiện theo kế hoạch.",
    "1. Các sở, ban, ngành phối hợp với Sở Nội vụ trong quá trình xây dựng kế hoạch.",
    "1. Công an tỉnh chủ động phương án, kế hoạch bảo đảm an ninh trật tự tại các sự kiện.",
    "1. Nếu có thay đổi, các đơn vị phản ánh về Sở Nội vụ để tham mưu UBND tỉnh ban hành kế hoạch điều chỉnh.",
    "1. Thanh tra tỉnh xây dựng kế hoạch thanh tra năm 2021.",
    "1. Sở Kế hoạch và Đầu tư chủ trì tổng hợp kế hoạch của các sở, ngành, địa phương.",
    "1. Các sở, ban, ngành, UBND các huyện, thành phố thực hiện các nhiệm vụ được giao tại Kế hoạch.",
    "1. Các cơ quan, đơn vị không yêu cầu ban hành kế hoạch riêng mà thực hiện ngay theo Kế hoạch này.",
    "1. UBND các huyện, thành phố chỉ đạo thực hiện tốt Kế hoạch số 30/KH-UBND ngày 02/02/2020 của UBND tỉnh.",
    "1. Tiêu chí chấm điểm: đơn vị có xây dựng kế hoạch được cộng 05 điểm.",
    "1. Trên đây là Kế hoạch của UBND tỉnh, yêu cầu các sở, ban, ngành, UBND các huyện, thành phố nghiêm túc triển khai thực hiện.",
    "1. Phòng Kế hoạch - Tài chính các huyện, thành phố bố trí kinh phí.",
    "1. Các sở, ban, ngành không phải xây dựng kế hoạch riêng; chỉ báo cáo kết quả trước ngày 30/11/2021.",
    "1. Văn phòng UBND tỉnh xây dựng kế hoạch kiểm tra, trình Chủ tịch UBND tỉnh trước ngày 30/3/2021.",
]  # fmt: skip


DEPARTMENT_ORDERS = [
    ("1. Các đơn vị trực thuộc Sở xây dựng kế hoạch triển khai tại đơn vị, gửi về Sở Y tế (qua Văn phòng Sở) trước ngày 31/01/2021.", "2021-01-31"),
    ("1. Văn phòng Sở: đầu mối theo dõi.\n2. Phòng Y tế các huyện, thành phố: xây dựng kế hoạch của địa phương mình trong tháng 02/2021.", "2021-02"),
    ("a) Văn phòng Sở\n- Tổng hợp kết quả.\nb) Trung tâm Y tế huyện\n- Tổ chức xây dựng kế hoạch triển khai thực hiện hoạt động trên địa bàn mình quản lý.", None),
    ("1. Giám đốc các bệnh viện, trung tâm y tế căn cứ Kế hoạch này xây dựng kế hoạch thực hiện của đơn vị trước 15/02/2021.", "2021-02-15"),
    ("1. Các phòng, đơn vị thuộc và trực thuộc Sở cụ thể hóa bằng kế hoạch của đơn vị mình, gửi Văn phòng Sở trước ngày 05/02/2021.", "2021-02-05"),
    ("1. Đề nghị UBND các huyện, thành phố chỉ đạo xây dựng kế hoạch và tổ chức thực hiện trên địa bàn.", None),
    ("1. Nhận được Kế hoạch này, yêu cầu Thủ trưởng các đơn vị xây dựng kế hoạch và triển khai thực hiện.", None),
    ("1. Trung tâm Kiểm soát bệnh tật tỉnh xây dựng kế hoạch của đơn vị để thực hiện, báo cáo về Sở trước ngày 10/02/2021.", "2021-02-10"),
    ("1. Chi cục Dân số, các bệnh viện tuyến tỉnh: lập kế hoạch triển khai tại đơn vị mình chậm nhất ngày 20/02/2021.", "2021-02-20"),
]  # fmt: skip


DEPARTMENT_NO_ORDERS = [
    "1. Văn phòng Sở xây dựng kế hoạch kiểm tra, trình Giám đốc Sở trước ngày 15/02/2021.",
    "1. Phòng Nghiệp vụ Y xây dựng kế hoạch tập huấn, hoàn thành trong tháng 3/2021.",
    "1. Văn phòng Sở là đầu mối, tham mưu Giám đốc Sở ban hành kế hoạch chi tiết trước ngày 10/02/2021.",
    "1. Phòng Kế hoạch - Tài chính xây dựng kế hoạch kinh phí, bảo đảm nguồn lực thực hiện Kế hoạch.",
    "1. Thanh tra Sở xây dựng kế hoạch thanh tra, kiểm tra việc thực hiện của các đơn vị trực thuộc.",
    "a) Trung tâm Truyền thông tỉnh\n- Xây dựng kế hoạch ngắn hạn, dài hạn của ngành trình Ban Giám đốc Sở phê duyệt.",
    "1. Các đơn vị trực thuộc thực hiện theo kế hoạch, không phải ban hành kế hoạch riêng.",
    "1. Chủ trì, phối hợp với các phòng có liên quan xây dựng kế hoạch tiếp đón đoàn.",
    "1. Phòng Tổ chức cán bộ\n- Xây dựng kế hoạch đào tạo trước ngày 20/02/2021.\n- Theo dõi, đôn đốc các đơn vị.",
    "1. Sở Y tế xây dựng kế hoạch tổ chức xét sáng kiến cấp cơ sở năm 2021.",
    "1. Văn phòng Sở đôn đốc các phòng, đơn vị xây dựng kế hoạch.",
]  # fmt: skip


DISTRICT_ORDERS = [
    ("1. UBND các xã, thị trấn xây dựng kế hoạch của xã mình, nộp Phòng Văn hóa và Thông tin trước ngày 29/01/2021.", "2021-01-29"),
    ("1. Các phòng, ban, ngành, đoàn thể huyện; UBND các xã, thị trấn ban hành kế hoạch thực hiện trong tháng 01/2021.", "2021-01"),
    ("1. Các trường học trên địa bàn huyện xây dựng kế hoạch triển khai tại trường, gửi Phòng Giáo dục và Đào tạo chậm nhất 15/02/2021.", "2021-02-15"),
]  # fmt: skip


DISTRICT_NO_ORDERS = [
    "1. Phòng Văn hóa và Thông tin tham mưu UBND huyện xây dựng kế hoạch sơ kết.",
    "1. Văn phòng HĐND và UBND huyện xây dựng kế hoạch kiểm tra các xã, thị trấn, hoàn thành trong Quý II/2021.",
    "1. Công an huyện có kế hoạch bảo đảm an ninh trật tự.",
]  # fmt: skip


SCHOOL_NO_ORDERS = [
    "1. Ban Giám hiệu xây dựng kế hoạch tổ chức hội thi.",
    "1. Giáo viên chủ nhiệm phổ biến kế hoạch tới học sinh.",
    "1. Hiệu trưởng ban hành kế hoạch, phân công nhiệm vụ.",
]


# ---- a second round of wordings: (issuer, words, due); "any" where a recurrence or none is right
MORE_ORDERS = [
    (PROVINCE, "1. Trên cơ sở Kế hoạch này, các cơ quan, đơn vị, địa phương khẩn trương cụ thể hóa bằng kế hoạch của mình và tổ chức thực hiện nghiêm túc.", None),
    (PROVINCE, "1. Các sở, ban, ngành, Mặt trận Tổ quốc và các đoàn thể tỉnh; UBND các huyện, thành phố:\n- Quán triệt nội dung Kế hoạch đến toàn thể cán bộ.\n- Ban hành kế hoạch triển khai thực hiện trước ngày 20/02/2021, đồng gửi Sở Thông tin và Truyền thông để theo dõi, tổng hợp.", "2021-02-20"),
    (PROVINCE, "1. Trách nhiệm của các sở, ban, ngành và UBND các huyện, thành phố\na) Xây dựng kế hoạch triển khai trong Quý I/2021.\nb) Bố trí kinh phí.", "2021-Q1"),
    (PROVINCE, "1. Yêu cầu Giám đốc các sở, Thủ trưởng các ban, ngành, Chủ tịch UBND các huyện, thành phố trên cơ sở nhiệm vụ được phân công tại Kế hoạch này, khẩn trương xây dựng kế hoạch triển khai thực hiện, hoàn thành trước ngày 28 tháng 02 năm 2021.", "2021-02-28"),
    (PROVINCE, "1. Các sở, ban, ngành và UBND cấp huyện ban hành Kế hoạch thực hiện cụ thể (hoàn thành trong tháng 02/2021).", "2021-02"),
    (PROVINCE, "1. Định kỳ hằng năm, các sở, ban, ngành, UBND các huyện, thành phố xây dựng kế hoạch thực hiện và báo cáo kết quả về Sở Nội vụ trước ngày 15/12.", "any"),
    (PROVINCE, "1. Giao Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thành phố căn cứ chức năng, nhiệm vụ và nội dung của Kế hoạch, chủ động xây dựng kế hoạch, lồng ghép với các chương trình của ngành để triển khai.", None),
    (PROVINCE, "a) UBND các huyện, thành phố\n+ Xây dựng kế hoạch, bố trí kinh phí tổ chức thực hiện trên địa bàn.\n+ Chỉ đạo các xã tuyên truyền.", None),
    (PROVINCE, "1. Đề nghị Tỉnh đoàn, Hội Liên hiệp Phụ nữ tỉnh, Hội Nông dân tỉnh căn cứ Kế hoạch này để xây dựng kế hoạch triển khai trong hệ thống.", None),
    (PROVINCE, "1. Các cơ quan, đơn vị gửi Kế hoạch về UBND tỉnh (qua Sở Thông tin và Truyền thông) chậm nhất vào ngày 15/02/2021.", "2021-02-15"),
    (PROVINCE, "1. Trong tháng 02/2021, các cơ quan, đơn vị, địa phương ban hành kế hoạch thực hiện và triển khai đến cán bộ, công chức.", "2021-02"),
    (PROVINCE, "1. Các sở, ban, ngành, địa phương được phân công nhiệm vụ tại Kế hoạch này có trách nhiệm xây dựng kế hoạch chi tiết để thực hiện.", None),
    (PROVINCE, "1. Sở Thông tin và Truyền thông: theo dõi, đôn đốc, báo cáo.\n2. Các sở, ban, ngành: Xây dựng kế hoạch của đơn vị.\n3. Thời hạn gửi kế hoạch: trước ngày 25/02/2021.", "2021-02-25"),
    (DEPARTMENT, "1. Phòng Giáo dục và Đào tạo các huyện, thành phố, các trường trung học phổ thông căn cứ Kế hoạch này xây dựng kế hoạch cụ thể của đơn vị, gửi về Sở trước ngày 30/01/2021.", "2021-01-30"),
    (DEPARTMENT, "1. Các phòng chuyên môn, đơn vị trực thuộc: căn cứ nhiệm vụ được giao, xây dựng kế hoạch của phòng, đơn vị trước ngày 25/01/2021.", "2021-01-25"),
    (DEPARTMENT, "1. Thủ trưởng các đơn vị trong ngành xây dựng Kế hoạch thực hiện tại đơn vị mình, gửi về Phòng Nghiệp vụ Y để tổng hợp.", None),
    (DEPARTMENT, "1. Đề nghị UBND các huyện, thành phố chỉ đạo Phòng Y tế, Trung tâm Y tế xây dựng kế hoạch và triển khai thực hiện trên địa bàn.", None),
    (DISTRICT, "1. Các trường học, trạm y tế, cơ quan đóng trên địa bàn xây dựng kế hoạch riêng của đơn vị mình, gửi UBND huyện trước 10/02/2021.", "2021-02-10"),
    (DISTRICT, "1. Chủ tịch UBND các xã, thị trấn chịu trách nhiệm xây dựng kế hoạch và tổ chức thực hiện trên địa bàn quản lý.", None),
    (SCHOOL, "1. Các tổ chuyên môn xây dựng kế hoạch của tổ, nộp Ban Giám hiệu trước ngày 20/01/2021.", "2021-01-20"),
    (PROVINCE, "1. UBND các huyện, thành phố chỉ đạo, hướng dẫn UBND các xã, phường, thị trấn xây dựng kế hoạch thực hiện tại địa phương trong Quý I năm 2021.", "2021-Q1"),
    (PROVINCE, "1. Thời gian xây dựng, ban hành kế hoạch của các cơ quan, đơn vị, địa phương: hoàn thành trước ngày 20/02/2021.", "2021-02-20"),
    (PROVINCE, "1. Các sở, ban, ngành, UBND các huyện, thành phố xây dựng kế hoạch. Trước ngày 15/02/2021, gửi về Sở Nội vụ.", "2021-02-15"),
    (PROVINCE, "1. Căn cứ nội dung Kế hoạch này, giao các sở, ban, ngành, UBND các huyện, thành phố, theo chức năng, nhiệm vụ của mình, xây dựng và triển khai kế hoạch thực hiện.", None),
    (PROVINCE, "1. Yêu cầu các đơn vị, địa phương cụ thể hóa Kế hoạch này thành chương trình, kế hoạch hành động của đơn vị, địa phương mình trong 10 ngày làm việc kể từ ngày Kế hoạch được ban hành.", "P10WD"),
    (PROVINCE, "1. UBND các xã, phường, đặc khu xây dựng, ban hành Kế hoạch triển khai phù hợp với tình hình của địa phương trước ngày 30/01/2021; tổ chức tổng kết trước ngày 10/12/2021.", "2021-01-30"),
    (PROVINCE, "1. Mỗi sở, ngành, địa phương xây dựng một kế hoạch riêng, ban hành chậm nhất cuối tháng 02/2021.", "2021-02"),
    (PROVINCE, "1. UBND các huyện, thành phố ban hành kế hoạch cấp huyện, phân công rõ người, rõ việc; thời hạn: trước ngày 15/02/2021.", "2021-02-15"),
    (PROVINCE, "1. Sau khi Kế hoạch này được ban hành, các cơ quan, đơn vị, địa phương phải có kế hoạch triển khai trong vòng 15 ngày làm việc.", "any"),
    (PROVINCE, "1. Đề nghị các đồng chí Thủ trưởng các sở, ban, ngành, Chủ tịch UBND các huyện, thành phố quan tâm chỉ đạo xây dựng kế hoạch và triển khai thực hiện tại đơn vị, địa phương; gửi về Sở Thông tin và Truyền thông trước ngày 20/02/2021.", "2021-02-20"),
    (PROVINCE, "1. Các sở, ban, ngành:\n- Chủ động xây dựng kế hoạch thực hiện trong quý I/2021, lồng ghép các nguồn lực.\n2. UBND các huyện, thành phố:\n- Xây dựng kế hoạch thực hiện trên địa bàn trước 28/02/2021.", "any"),
    (PROVINCE, "1. Các sở, ban, ngành, đoàn thể tỉnh và UBND các huyện, thành phố căn cứ nội dung Kế hoạch, xây dựng Kế hoạch của cơ quan, địa phương, đơn vị mình (gửi 01 bản về Sở Nội vụ trước 01/3/2021).", "2021-03-01"),
    (PROVINCE, "1. Yêu cầu các đơn vị lập và gửi kế hoạch thực hiện về Sở Thông tin và Truyền thông trước 16 giờ 00 ngày 19/02/2021.", "2021-02-19"),
    (WARD, "1. Các trường học, Trạm Y tế, Công an phường và các khu phố xây dựng kế hoạch triển khai tại đơn vị, khu phố, gửi về UBND phường (qua Phòng Văn hóa - Xã hội) trước ngày 25/01/2021.", "2021-01-25"),
    (WARD, "1. Đề nghị Ủy ban MTTQ Việt Nam phường, các đoàn thể chính trị - xã hội phường xây dựng kế hoạch vận động đoàn viên, hội viên.", None),
    (BRANCH, "1. Trung tâm Y tế các huyện, thành phố căn cứ Kế hoạch này xây dựng kế hoạch của đơn vị, báo cáo Chi cục trước ngày 30/01/2021.", "2021-01-30"),
    (COMMITTEE, "1. Ban Chỉ đạo các huyện, thành phố xây dựng và ban hành kế hoạch của cấp mình trong tháng 02/2021.", "2021-02"),
    (COMMITTEE, "1. Các cơ quan thành viên Ban Chỉ đạo xây dựng kế hoạch của ngành mình, gửi Cơ quan Thường trực trước ngày 10/02/2021.", "2021-02-10"),
    (DEPARTMENT, "1. Bệnh viện Đa khoa tỉnh, Bệnh viện Phổi, Trung tâm Y tế các huyện: Xây dựng kế hoạch triển khai tại đơn vị xong trước ngày 05/02/2021.", "2021-02-05"),
    (DISTRICT, "1. UBND các xã, thị trấn: Trên cơ sở kế hoạch của huyện, ban hành kế hoạch của địa phương, hoàn thành trước ngày 10/02/2021 và báo cáo về UBND huyện.", "2021-02-10"),
    (PROVINCE, "1. Kế hoạch triển khai của các cơ quan, đơn vị, địa phương gửi về UBND tỉnh trước ngày 15/02/2021.", "2021-02-15"),
    (PROVINCE, "1. Việc ban hành kế hoạch của các sở, ngành, UBND cấp huyện hoàn thành trước ngày 15/02/2021.", "2021-02-15"),
    (PROVINCE, "1. Các sở, ban, ngành, UBND các huyện, thành phố:\na) Phổ biến, quán triệt Kế hoạch.\nb) Căn cứ chức năng, nhiệm vụ được giao, cụ thể hóa nội dung Kế hoạch này vào kế hoạch công tác của đơn vị.\nc) Ban hành kế hoạch thực hiện trước 10/02/2021.", "2021-02-10"),
    (PROVINCE, "1. Hội Nông dân tỉnh, Hội Liên hiệp Phụ nữ tỉnh: xây dựng kế hoạch tuyên truyền, phổ biến kỹ năng số cho hội viên.", None),
    (PROVINCE, "1. Các sở, ngành và UBND cấp huyện chưa ban hành kế hoạch khẩn trương ban hành kế hoạch thực hiện trước ngày 20/02/2021.", "2021-02-20"),
]  # fmt: skip


MORE_NO_ORDERS = [
    (PROVINCE, "1. Sở Nội vụ: chủ trì, phối hợp với các sở, ban, ngành, địa phương xây dựng kế hoạch tổ chức Hội nghị tổng kết."),
    (PROVINCE, "1. Sở Nội vụ chủ trì tham mưu UBND tỉnh xây dựng kế hoạch sơ kết; các sở, ngành phối hợp."),
    (PROVINCE, "1. Các sở, ban, ngành tham mưu UBND tỉnh ban hành các kế hoạch thuộc lĩnh vực phụ trách."),
    (PROVINCE, "1. Sở Tài chính thẩm định dự toán kinh phí do các đơn vị xây dựng kế hoạch gửi."),
    (PROVINCE, "1. Các cơ quan, đơn vị thường xuyên kiểm tra việc thực hiện kế hoạch, gửi báo cáo về Sở Nội vụ trước ngày 10/12/2021."),
    (PROVINCE, "1. Đưa nội dung tuyên truyền vào kế hoạch hoạt động hằng năm của các cơ quan, đơn vị."),
    (PROVINCE, "1. Các sở, ban, ngành chủ động lồng ghép việc thực hiện Kế hoạch với các chương trình, kế hoạch khác của ngành."),
    (PROVINCE, "1. Tập huấn cho cán bộ các xã về phương pháp lập kế hoạch và giám sát."),
    (PROVINCE, "1. Sở Nội vụ giám sát việc ban hành kế hoạch của các cơ quan, đơn vị."),
    (PROVINCE, "1. Căn cứ Kế hoạch này, các sở, ban, ngành, UBND các huyện, thành phố tổ chức triển khai thực hiện hiệu quả, đúng tiến độ."),
    (PROVINCE, "1. UBND các huyện, thành phố không ban hành kế hoạch riêng mà lồng ghép vào chương trình công tác."),
    (PROVINCE, "1. Năm 2020, các sở, ngành đã chủ động xây dựng kế hoạch triển khai thực hiện."),
    (PROVINCE, "1. Sở Giáo dục và Đào tạo có kế hoạch dạy bù cho học sinh."),
    (PROVINCE, "1. Các doanh nghiệp có thể xây dựng kế hoạch riêng nếu thấy cần thiết."),
    (PROVINCE, "1. Thủ trưởng các đơn vị chịu trách nhiệm về kết quả thực hiện Kế hoạch."),
    (PROVINCE, "1. Kế hoạch này được gửi các sở, ban, ngành trước ngày 20/01/2021."),
    (PROVINCE, "1. Sở Nội vụ tổng hợp kế hoạch của các cơ quan, đơn vị, báo cáo UBND tỉnh trước ngày 30/3/2021."),
    (PROVINCE, "1. Ban Chỉ đạo tỉnh ban hành kế hoạch hoạt động năm, phân công thành viên phụ trách địa bàn."),
    (DEPARTMENT, "1. Các phòng thuộc Sở phối hợp Văn phòng Sở thực hiện Kế hoạch."),
    (DEPARTMENT, "1. Phòng Tổ chức cán bộ: Tham mưu Giám đốc Sở xây dựng kế hoạch kiểm tra các đơn vị trực thuộc trong Quý III/2021."),
    (DEPARTMENT, "1. Văn phòng Sở chủ trì, phối hợp với các đơn vị trực thuộc xây dựng kế hoạch tổ chức Lễ phát động trước ngày 10/3/2021."),
    (DEPARTMENT, "a) Phòng Nghiệp vụ Y\n- Là đầu mối theo dõi.\n- Xây dựng kế hoạch giám sát, báo cáo Giám đốc Sở trước ngày 01/3/2021."),
    (DEPARTMENT, "1. Các đơn vị trực thuộc tổ chức thực hiện; báo cáo Sở Y tế kết quả thực hiện kế hoạch trước ngày 05/12/2021."),
    (DEPARTMENT, "1. Phòng Kế hoạch - Tài chính hướng dẫn các đơn vị xây dựng dự toán, kế hoạch kinh phí."),
    (DISTRICT, "1. Phòng Tài chính - Kế hoạch lập kế hoạch phân bổ kinh phí."),
    (DISTRICT, "1. Giao Phòng Giáo dục và Đào tạo xây dựng kế hoạch tổ chức hội thi, trình UBND huyện trước ngày 05/3/2021."),
    (SCHOOL, "1. Tổ trưởng chuyên môn triển khai kế hoạch đến giáo viên trong tổ."),
    (SCHOOL, "1. Đoàn trường xây dựng kế hoạch tổ chức hội diễn, trình Hiệu trưởng phê duyệt."),
    (PROVINCE, "1. Nội dung kiểm tra: việc xây dựng kế hoạch, ban hành văn bản chỉ đạo của các sở, ngành, địa phương."),
    (PROVINCE, "1. Sở Tài chính căn cứ kế hoạch của các đơn vị lập, bố trí kinh phí."),
    (PROVINCE, "1. Phòng Kế hoạch - Đầu tư các huyện xây dựng báo cáo."),
    (PROVINCE, "1. Công an tỉnh, Bộ Chỉ huy quân sự tỉnh bảo đảm an ninh theo kế hoạch đã ban hành."),
    (PROVINCE, "1. Sở Thông tin và Truyền thông: chủ trì xây dựng kế hoạch tổ chức cuộc thi tìm hiểu kỹ năng, trình UBND tỉnh trong tháng 3/2021."),
    (PROVINCE, "1. Các sở, ban, ngành, UBND các huyện, thành phố báo cáo tình hình thực hiện Kế hoạch định kỳ 6 tháng, năm."),
    (PROVINCE, "1. Các đơn vị bố trí kinh phí trong kế hoạch ngân sách năm 2021."),
    (PROVINCE, "1. Sở Nội vụ đưa kết quả thực hiện Kế hoạch vào tiêu chí thi đua của các cơ quan, đơn vị."),
    (PROVINCE, "1. Sở Tài chính hướng dẫn các cơ quan, đơn vị, địa phương lập kế hoạch, dự toán kinh phí hằng năm."),
    (PROVINCE, "1. Không yêu cầu các cơ quan, đơn vị xây dựng kế hoạch riêng."),
    (PROVINCE, "1. Các sở, ban, ngành được miễn xây dựng kế hoạch, chỉ cần báo cáo kết quả."),
    (PROVINCE, "1. Các địa phương đẩy nhanh tiến độ thực hiện kế hoạch được giao, hoàn thành trước ngày 30/11/2021."),
    (PROVINCE, "1. Giao Sở Kế hoạch và Đầu tư tổng hợp vào kế hoạch phát triển kinh tế - xã hội của tỉnh."),
    (PROVINCE, "1. Các sở, ban, ngành cử cán bộ tham gia xây dựng kế hoạch khi có yêu cầu."),
    (PROVINCE, "1. Cơ quan, đơn vị gửi ý kiến góp ý dự thảo kế hoạch trước ngày 15/02/2021."),
    (PROVINCE, "1. Lớp 2: kỹ năng lập kế hoạch và quản lý thời gian cho học sinh các trường."),
    (DEPARTMENT, "1. Phòng Nghiệp vụ Y, Phòng Tổ chức cán bộ phối hợp xây dựng kế hoạch tập huấn."),
    (DEPARTMENT, "1. Các phòng chức năng tham mưu Giám đốc Sở ban hành kế hoạch theo lĩnh vực."),
    (BRANCH, "1. Phòng Truyền thông - Giáo dục xây dựng kế hoạch chi tiết, trình lãnh đạo Chi cục trước ngày 20/01/2021."),
    (WARD, "1. Công chức văn hóa - xã hội tham mưu UBND phường xây dựng kế hoạch."),
    (WARD, "1. Trưởng các khu phố triển khai Kế hoạch đến từng hộ dân."),
    (COMMITTEE, "1. Cơ quan Thường trực Ban Chỉ đạo tham mưu xây dựng kế hoạch kiểm tra các địa phương."),
    (SCHOOL, "1. Tổ Tin học xây dựng kế hoạch hội thi, trình Hiệu trưởng ký trước ngày 20/01/2021."),
    (PROVINCE, "1. Sở Giáo dục và Đào tạo xây dựng kế hoạch bồi dưỡng giáo viên, hoàn thành trong tháng 6/2021."),
]  # fmt: skip


# ---- other places of the plan: (middle of "Nội dung", "Mục đích, yêu cầu", expected)
ELSEWHERE: list[tuple[str, str, str, bool, str | None]] = [
    ("", "Các cấp ủy Đảng, chính quyền cần lãnh đạo chặt chẽ, xây dựng kế hoạch, đề ra tiêu chí cụ thể ở cơ quan.", "1. Các sở thực hiện tốt.", False, None),
    ("", "- Các sở, ban, ngành, địa phương xây dựng kế hoạch bảo đảm thiết thực, hiệu quả.", "1. Các sở thực hiện tốt.", False, None),
    ("2. Lớp tập huấn gồm: xây dựng kế hoạch, kỹ năng truyền thông.", "", "1. Các sở thực hiện tốt.", False, None),
    ("2. Xây dựng kế hoạch phổ biến kỹ năng số\nCác cơ quan, đơn vị, địa phương xây dựng kế hoạch phổ biến kỹ năng số.\nThời gian hoàn thành việc xây dựng kế hoạch trước ngày 15/3/2021.", "",
     "1. Yêu cầu các sở, ban, ngành, UBND các huyện, thành phố xây dựng, ban hành kế hoạch phổ biến kỹ năng số của cơ quan, địa phương mình.", True, "2021-03-15"),
    ("2. Tháng 02/2021: các sở, ngành, địa phương xây dựng kế hoạch triển khai thực hiện.", "",
     "1. Các sở, ngành, UBND các huyện, thành phố xây dựng kế hoạch của đơn vị mình.", True, "2021-02"),
    ("2. 100% cơ quan, đơn vị xây dựng kế hoạch ứng dụng công nghệ thông tin.", "", "1. Các sở thực hiện tốt.", False, None),
    ("Nội dung | Cơ quan thực hiện | Thời gian\nXây dựng kế hoạch của các cơ quan, địa phương | Các sở, ban, ngành; UBND các huyện, thành phố | Trước ngày 20/02/2021\nTổ chức tập huấn | Sở Nội vụ | Quý III/2021",
     "", "1. Các sở thực hiện tốt.", True, "2021-02-20"),
    ("Nội dung | Cơ quan thực hiện | Thời gian\nXây dựng kế hoạch kiểm tra | Văn phòng Ủy ban nhân dân tỉnh | Trước ngày 20/02/2021\nTổ chức tập huấn | Sở Nội vụ | Quý III/2021",
     "", "1. Các sở thực hiện tốt.", False, None),
]  # fmt: skip
