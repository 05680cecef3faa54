"""The words around a body that tell whether it owes what is claimed; `owners.py` reads with them. All match text in lower case."""

from __future__ import annotations

import regex

from extract.deadline_words import before
from extract.units import unit_at

# Named beside the one who owes: phối hợp với Sở Y tế | gửi về Sở Nội vụ | kiểm tra mỗi lớp | (qua Văn phòng) | 30 cán bộ xã
BESIDE = before(
    r"(?:(?<!giao |giao chỉ tiêu |phân bổ )cho|(?<!đối )với|(?<=\p{L} )đối với"
    r"|phối hợp(?: chặt chẽ)?(?: thực hiện)?\s*:?|thành lập|kiện toàn"
    r"|tham mưu|chỉ đạo|cùng|của|tại|trong|về|gửi|báo cáo|trình|thuộc|đến|tới"
    r"|qua|trên địa bàn|toàn|ở|từ|theo|(?<!phân công và )kiểm tra|giám sát|hướng dẫn|tư vấn|tập huấn|hỗ trợ|thăm|tặng|chọn"
    r"|giữa|liên hệ(?: với)?|bầu|nâng cấp|sửa chữa|cải tạo|đầu tư|mở rộng|củng cố|khánh thành|khởi công|sáp nhập"
    r"|(?<!sở )xây dựng|ưu tiên|họp(?: giao ban)?"
    r"|(?:^|[^\p{L}]|\d [^,;.:]{0,20}|cho [^,;.:]{0,20})(?:cán bộ|công chức|viên chức|nhân viên|cộng tác viên"
    r"|giáo viên|học sinh|hội viên|đại biểu)(?: (?:y tế|thú y|khuyến nông|văn hóa|tư pháp|dân số))?"
    r"|giúp|giúp đỡ|mời|phúc tra|thanh tra|đôn đốc|khen thưởng|vận động"
    r"|trợ cấp|lương hưu,|thẻ|chế độ|đóng|tham gia|quỹ|thành viên|phối hợp (?:biên phòng|công an|quân đội|bộ đội|mặt trận),"
    r"|công chức|viên chức|người lao động|báo cáo viên|chỉ đạo điểm|số|là|chỉ tiêu|kế hoạch|dự toán|%|trở lên|trở xuống)\s*"
    r"(?:lãnh đạo |chủ tịch |giám đốc |trưởng (?:thôn|bản|ấp|khóm|buôn|khu phố)(?:,| và| hoặc) )?(?:\d+ )?$"
)
# Where a clause begins, or an order: giao | yêu cầu | đề nghị
CLAUSE = before(
    r"(?:^|[.;:]|\b(?:giao|giao cho|yêu cầu|đề nghị|phân công|giao trách nhiệm cho|(?<!\p{L} )đối với))\s*"
    r"(?:riêng )?(?:thủ trưởng |lãnh đạo )?$"
)
# Căn cứ Kế hoạch này, | Hằng năm, | Trên cơ sở kết quả bình chọn, : what may come before the one who opens a sentence
ADVERB = regex.compile(
    r"(?:căn cứ|trên cơ sở|theo|sau|hằng|hàng|định kỳ|trong|đến|từ|trước|vào|để|nhằm|khi|ngoài|riêng|nơi|nếu|trường hợp|ngay|qua)"
    r"(?!\w)[^;:]{0,140},\s*(?:các )?"
)
# 1. Trách nhiệm của Sở Y tế | Đối với các xã | Giao Sở Nội vụ: what may stand before the body in a heading
HEAD_LEAD = regex.compile(
    r"\W*(?:[ivx\d]+[./)–-]*|[a-zđ][.)–-])*\s*(?:về phía|đối với|giao|đề nghị|trách nhiệm|nhiệm vụ|phân công"
    r"|cụ thể|của|cho|tại|ở|cấp|các cấp|:|\s)*$"
)

# Hằng năm, | Trong quý I, đề nghị | Hằng tháng (trước ngày 20), hằng quý (trước ngày 15),
_TIMES = (
    r"(?:(?:và|hoặc|định kỳ|đột xuất|hằng|hàng|mỗi|tháng|quý|năm|ngày|trước|cuối|đầu|của|chậm nhất|\d+|(?:i{1,3}|iv)(?!\w)|[/(),:])\s*)*"
    r"(?:(?:đề nghị|giao|yêu cầu) )?"
)
AT_ONCE = regex.compile(r"[\s,:)]{1,3}" + _TIMES)
# Định kỳ ngày 20 hằng tháng | các địa phương: a time may come before the one who opens a sentence
AFTER_TIME = regex.compile(
    r"(?:(?:định kỳ|hằng|hàng|mỗi|ngày|trước|cuối|đầu|chậm nhất|trong|quý|tháng|năm) |q\.)" + _TIMES
)
# Đề nghị | UBND các xã: before the body of a head that stands alone on its line
ORDER = regex.compile(r"^(?:Đề nghị|Giao|Yêu cầu|Đối với|Trách nhiệm của) ")
# hỗ trợ ít nhất 30 | HTX, có trên 60 | HTX
COUNTED = before(
    r"\p{L}(?<!tháng|quý|năm|ngày|đợt|lần|tuần)\s(?:ít nhất |tối thiểu |trên |khoảng |từ \d+ (?:-|đến) )?\d+(?:\.\d{3})*\s$"
)
# Lực lượng Công an | Riêng Sở Y tế
LED = regex.compile(r"(?:(?:riêng|về phía|ngành|các lực lượng|lực lượng|đồng chí) )?")
# Sở Xây dựng | thẩm định: the verb of a new clause
ACTS = regex.compile(
    r"\s+(?:chủ trì|tổng hợp|thẩm định|xây dựng|tổ chức|hoàn thành|báo cáo|trình|ban hành|thực hiện|triển khai|bố trí"
    r"|rà soát|lập|mở|cử|cấp|phê duyệt|tự|cập nhật|công bố|niêm yết|trả lời|tham mưu|vận động|xem xét|quyết định|gửi|phát"
    r"|nghiệm thu|kiểm tra|bàn giao|phúc tra|tiếp nhận|chốt|chuyển|thẩm tra|cung cấp|xử lý|giải quyết|hướng dẫn|đánh giá)(?!\w)"
)
# Phòng y tế trường học | được trang bị tủ thuốc: who is given a thing owes none
GIVEN = regex.compile(
    r"(?: [^\W\d]+){0,3} được (?:trang bị|đầu tư|nâng cấp|hỗ trợ|cấp|xây|bố trí|bổ sung|công nhận|sửa chữa|tập huấn"
    r"|vay|lắp đặt|cải tạo)(?!\w)"
)
GIVEN_IN = regex.compile(
    r" được (?:đầu tư|hỗ trợ|thụ hưởng|phân bổ) "
)  # the same where the name goes on so far
# Ban Giám sát đầu tư của cộng đồng | có từ 05 đến 09 thành viên | gồm 07 người: its size
SIZED = regex.compile(
    r"(?! (?:diễn tập|tổ chức|mở|huy động|bố trí|ra quân|tập huấn)(?!\w))"
    r"(?: [^\W\d]+){0,4} (?:có|gồm|bao gồm)(?: [^\W\d]+)? \d[^;.]{0,12} (?:thành viên|người|ủy viên)(?!\w)"
)
# làm việc với từng xã mỗi tháng một lần, | các xã còn lại mỗi quý: the same, left out; matched backwards
ALSO = regex.compile(r"(?r)(?<!\p{L})(?:tại|ở|với|cho) [^;.:\n]{3,110}[,;] (?:riêng )?")
# Việc sửa chữa ... phải | Người dân được ... | Ngày hội tổ chức: a sentence that has its own subject
OWN_SUBJECT = regex.compile(
    r"(?:việc|người (?:dân|bệnh|lao động)|ngày (?:hội|lễ)|tỷ lệ|diện tích|danh sách [^,;.]{0,40}được"
    r"|sai số|thời (?:gian|hạn) (?!hoàn|thực|gửi|báo|nộp)\p{L}+|tập thể, cá nhân|mỗi (?:bàn|ca|kíp|chốt)"
    r"|phòng (?:y tế|học|tư vấn|chờ|đọc)|(?:bình quân )?toàn (?:tỉnh|huyện|xã|ngành|thành phố|quận|thị xã))(?!\w)"
)
# Chuồng | làm mới rộng tối thiểu; Biển báo | song ngữ đặt ở; Clip | được phát: how a thing is to be
IS_SO = regex.compile(
    r"(?: \p{L}+){0,4}? (?:được|đặt|rộng|cao|dài|sâu|dày|nặng|có|phải|in|lưu|treo|gồm|là|không|đạt)(?!\w)"
)
# các huyện còn lại | trước ngày 31/12: no verb of its own
NO_VERB = regex.compile(
    r"\s+(?:trước|chậm nhất|muộn nhất|xong|trong (?:quý|tháng|năm)|vào|đến|từ|mỗi|hằng|hàng|ít nhất|tối thiểu|không quá|\d)(?!\w)"
)
# Di dời 312 hộ; UBND huyện Tuy Phong | hoàn thành: goes on with what stands before
FINISHES = regex.compile(
    r"\s+(?:hoàn thành|thực hiện|chủ trì|triển khai|tổ chức thực hiện|chịu trách nhiệm|phụ trách|đảm nhiệm|đảm nhận|làm)(?!\w)"
)
# hai huyện nghèo | giảm trên 6%, các xã còn lại | đạt ít nhất 13 tiêu chí: what is to be so there
CHANGES = regex.compile(
    r"\s+(?:(?:bình quân|phấn đấu|mỗi năm|đều) )*(?:giảm|tăng|đạt|còn|có)(?: [^\W\d]+){0,2} ?"
)
# ; bình quân toàn huyện đạt 15,5: the sum of all
WHOLE = regex.compile(
    r"(?:tính )?(?:bình quân |trung bình )?(?:toàn|cả) (?:tỉnh|huyện|xã|ngành|thành phố|quận|thị xã)(?!\w)"
)
# trạm y tế | có bác sĩ đạt 100%: what is to be so, no owner
STATE = regex.compile(r"\s+(?:có|đạt|đủ|được (?:công nhận|trang bị|đầu tư|nâng cấp))(?!\w)")
# 4. | 12/ | 3- | 2a. : the number of an item
NUMBER = regex.compile(r"\s*(?P<n>\d{1,2})(?P<added>[a-eđ]?)(?P<mark>[./)-])\s")
LEVEL = regex.compile(r"(?:các )?cấp \p{L}+(?:, cấp \p{L}+)*")  # "2. Cấp huyện": where, not who
# 90% tổ dân vận thôn, tổ dân phố | được củng cố: what a share is of
SHARED = before(r"\d ?%(?: \p{L}+){0,4} $")
# III. Cơ sở hỏa táng | Cơ sở vật chất: a thing that a heading is about
THING = regex.compile(
    r"cơ sở (?:vật chất|hạ tầng|dữ liệu|pháp lý|lý luận|thực tiễn|hỏa táng|thờ tự|giết mổ)(?!\w)"
)
# mỗi xã 01 thôn|; |, cả huyện | có thêm 15 thôn: no longer for each
PAST_EACH = regex.compile(r";|\b(?:cả|toàn) (?:tỉnh|huyện|thành phố|thị xã|xã|phường|ngành|trường)\b")
# Trường THCS đạt chuẩn mức độ 2: | 03 trường; Hộ thoát nghèo: | 350 hộ
_LABEL = regex.compile(
    r"(?!đảng )(?P<kind>\p{L}+)\s[^.;:\n]{2,70}:\s*(?:\p{L}+\s){0,3}\d[\d.,]*\s(?P=kind)(?!\p{L})"
)


def is_of_a_thing(text: str, low: str, begin: int, at: int) -> bool:
    """Whether a sentence begins with a thing of which it tells how it is to be: "Chuồng làm mới rộng tối thiểu 3 m2"."""
    thing = unit_at(text, begin - 1) if begin else None
    if thing is None or not thing.known or thing.kind not in ("thing", "measure"):
        return False
    return IS_SO.match(low, begin + len(thing.text), at) is not None


def counted_label(low: str, start: int, at: int) -> bool:
    """Whether the words from `start` are the label of what is counted at `at`, no body that owes it."""
    label = _LABEL.match(low, start)
    return label is not None and ":" in low[start:at] and at < label.end()
