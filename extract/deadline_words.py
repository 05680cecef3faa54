"""The wordings around a time by which `extract.deadline_context` judges it; all on folded text."""

from __future__ import annotations

import regex

from extract.quota_words import TASK_VERBS

# what opens a step beside the verbs that set a task
_EVENTS = frozenset((
    "khai giảng", "bế giảng", "khai mạc", "bế mạc", "khai trương", "tổng duyệt", "tổng kết", "sơ kết", "xuất quân", "rút quân",
    "thông xe", "đóng điện", "mở thầu", "đóng thầu", "phát đề", "chấm", "thi", "học", "trả", "chốt", "khóa sổ", "bắt đầu", "kết thúc",
    "nghiệm thu", "xét duyệt", "thi công", "vòng", "đợt", "lần", "bước", "lớp", "lễ", "hội nghị", "họp", "chung kết", "sơ khảo",
    "chung khảo", "trình", "gửi thư", "nhận hồ sơ", "báo cáo",
))  # fmt: skip


def before(pattern: str) -> regex.Pattern[str]:
    """A pattern that ends where an expression begins: `match` reads the text before it backwards from its end."""
    return regex.compile("(?r)" + pattern)


# Thời gian thực hiện: | Thời hạn hoàn thành | - Thời gian dự kiến: | Hạn nộp: | Tiến độ:
TIME_LABEL = regex.compile(
    r"(?:về )?(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|hạn(?: nộp| gửi| hoàn thành| chót)?"
    r"|hoàn thành|ngày|kỳ hạn|mốc thời gian|lịch(?: \w+){0,3}|địa điểm"
    r"|(?:lễ )?(?:khai mạc|bế mạc|khai giảng|bế giảng|khởi công|khánh thành|phát động|ra quân|tổng duyệt|trao giải)"
    r"|vòng (?:sơ|chung|loại)\w*|chung kết|sơ khảo|chung khảo"
    r"|đợt \w+|giai đoạn (?:\d|[ivx]+|một|hai|ba)|bước \d|lần \w+|kỳ \w+|vòng \w+)"
    r"(?:[^:.;]{0,60}?(?:[:;(-]|\blà\b)|(?: \w+){0,2}?)\s*(?:dự kiến|từ)?\s*(?:[:(,-]\s*)*"
)
TIME_COLUMN = regex.compile(
    r"thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hoàn\s+thành|^\s*(?:ngày|buổi)|hạn\b|lịch|kỳ\s+báo|mốc|^\s*(?:tháng|quý|năm"
    r"|tuần|kỳ)\s*$|lộ\s+trình|ghi\s+chú"
    r"|^\s*(?:ngày\s+)?(?:khai\s+giảng|kết\s+thúc|bắt\s+đầu|khởi\s+công|bế\s+giảng|khai\s+mạc|bế\s+mạc|bàn\s+giao|khánh\s+thành)\s*$"
    r"|^\s*(?:từ|đến)\s+ngày\s*$|^\s*(?:xong|khi\s+nào)(?!\w)|\btrước(?:\s+ngày)?\s*$|^\s*(?:nộp|gửi|trả|công\s+bố|chấm|tập\s+huấn|phát\s+động|ra\s+quân|tổng\s+kết|sơ\s+kết)\s"
)
DEADLINE_COLUMN = regex.compile(r"thời\s+hạn|hạn\b|giải\s+quyết|xử\s+lý|hoàn\s+thành|thời\s+gian")
# Columns of what was, of windows looked at, of other papers and of people's dates
OTHER_COLUMN = regex.compile(
    r"thời\s+kỳ|niên\s+độ|(?:năm|ngày)\s+sinh|ngày.{0,12}ban\s+hành|số.{0,12}văn\s+bản|năm\s+thành\s+lập"
    r"|giai\s+đoạn\s+(?:thanh|kiểm)\s+tra|kỳ\s+(?:thanh|kiểm)\s+tra"
)
REPORT_COLUMN = regex.compile(
    r"kết\s+quả|hiện\s+trạng|văn\s+bản|căn\s+cứ|số\s+liệu|đã\s+thực\s+hiện|^\s*(?:ước\s+)?(?:thực\s+hiện"
    r"|đạt)\s+(?:năm\s+)?20\d\d"
    r"|kinh\s+phí|dự\s+toán|nguồn\s+vốn|tên\b|họ\b|đơn\s+vị\s+tính|ký\s+hiệu"
)
# Kế hoạch | Mục tiêu đến | Chỉ tiêu giao | Phấn đấu (năm 2025, heading a column)
AIMED_HEAD = regex.compile(
    r"(?:(?:kế hoạch|kh|mục tiêu|chỉ tiêu|dự kiến|phấn đấu|lộ trình)(?: (?:giao|phấn đấu|thực hiện|kế hoạch|đạt|cho))*)"
    r"(?: đến)?\s*\(?"
)
CLAUSE_START = before(
    r"(?:^|[.;:\n(|]|,\s+(?:và|đồng thời|trong đó|riêng|nhất là)|\b(?:riêng|và|trong đó"
    r"|đồng thời|phấn đấu))\s*[-+*•–\"“]?\s*(?:các\s+)?$"
)
# An anniversary as such is what people celebrate or learn about, not when something happens.
CELEBRATED = regex.compile(
    r"(?:chào mừng|ý nghĩa|lịch sử|truyền thống|lập thành tích|hướng tới|tiến tới|tuyên truyền(?: về)?"
    r"|giá trị)[^,;.]{0,40}$"
)
# chào mừng (ngày 30/4) | chào mừng các ngày lễ lớn (30/4
CHEERED = before(r"(?:chào mừng|ý nghĩa|truyền thống|hướng tới|tiến tới)(?: \p{L}+){0,4}\s*\(?\s*$")
# trước khi kết thúc (năm học) | sau khi kết thúc (mỗi quý): the event tells the time
EVENT_CLAUSE = regex.compile(r"(?:trước|sau|ngay) khi[^,;.:]{0,40}$")
HELD = regex.compile(
    r"(?:hưởng ứng|gắn với|tổ chức|phát động|vào|mít tinh|nhân|dịp|lễ|trong|cùng với|kết hợp|ra quân"
    r"|tại)[^;.]{0,90}$"
)
UNTIL_NOW = regex.compile(r"\s*(?:cho )?(?:đến|tới) (?:nay|hiện nay|thời điểm này)")
MONEY = regex.compile(
    r"^\s*(?:[:,(-]|là|khoảng|dự kiến|bố trí|cần|\s)*\d[\d.,]*\s*(?:tỷ(?! lệ)|triệu|nghìn|ngàn|đồng)"
)
# Tổng kinh phí: 30.000 triệu đồng (năm 2026: 500; năm 2027: 6.500): the unit of money is told once
SUM = regex.compile(r"\s*:?\s*[\d.,]+\s*(?:[;),.]|$)")
SPENT = regex.compile(r"(?:kinh phí|vốn|ngân sách|dự toán)[^;\n]{0,140}(?:đồng|tỷ|triệu)[^\n]{0,160}$")
TIES = regex.compile(
    r"(?:gắn(?:\s+liền)? với|cùng với|kết hợp (?:với|trong|tổ)|lồng ghép|dịp|cùng thời gian|cùng dịp"
    r"|cùng thời điểm|đồng thời với|trùng với|nhân (?:dịp|ngày|kỷ niệm|lễ))(?!\p{L})[^;.]{0,120}$"
)
BASE = before(
    r"(?:từ (?:mức )?[\d.,]+ ?% ?\(|so(?: sánh)? với|cùng kỳ|bằng|mức|tăng so|giảm so|gấp|kể từ khi|từ khi|trên nền|tương đương|so)(?: "
    r"(?:cùng kỳ|mức|cuối|đầu|kết quả|thực hiện|số liệu|trung bình|bình quân|của|năm|thời điểm|tháng|quý"
    r"|với))*\s*$"
)
# Thời gian chốt số liệu báo cáo năm: (từ ngày 15/12 năm trước): the window of the figures
DATA_WINDOW = regex.compile(
    r"(?:chốt số liệu|số liệu (?:được )?(?:tính|lấy)|thời gian (?:tính|lấy) số liệu)[^.;|]{0,70}$"
)
COUNTED = before(
    r"(?:tính (?:đến|từ|tới)|(?<!gửi |nộp |nhập |công bố |phát hành |cung cấp |truyền |chia sẻ |kết nối )số liệu(?: \w+){0,4}"
    r"|theo (?:cơ sở )?dữ liệu(?: \w+){0,4}"
    r"|(?<!cục |ngành )thống kê(?: \w+){0,4}|thời kỳ|niên độ|trong kỳ|phát sinh"
    r"|giai đoạn trước|tính)(?: (?:ngày|hết|thời điểm|đến|tới|từ|trong|cuối))*\s*$"
)
# sinh ngày 05/6/1970 | có hiệu lực từ ngày; and, of what is over: thành lập ngày, được ban hành năm, khởi
# công từ
BORN = before(
    r"(?:(?<!học |tuyển |thí |vệ |phát |giáo |nữ |sơ |tái |khai |an )sinh|hiệu lực(?: thi hành)?(?: kể)?)\s*,?(?: "
    r"(?:vào|từ|kể từ|trong))?\s*$"
)
BEGUN = before(
    r"(?:thành lập|ra đời|giải phóng|tái lập|(?<!hoàn thành việc )(?<!hoàn thành )ban hành|(?<!đăng |nhật |chữ |định )ký|ký ngày|thông qua"
    r"|công bố|ghi nhận|diễn ra|xảy ra|quán triệt)"
    r"\s*,?(?: (?:vào|từ|kể từ|hồi|trong|tại))?\s*$"
)
ISSUED = before(
    r"(?:ban hành|(?<!hợp đồng |cam kết |giao ước |thỏa ước )ký|thông qua|ghi nhận|xảy ra)\s*,?(?: (?:vào|từ|kể từ|hồi|trong|tại))?\s*$"
)
# xây dựng kế hoạch, ban hành | trong quý này: an order, where "các văn bản ban hành trong quý" tells of some
TO_ISSUE = before(
    r"(?:^[-+*•\s]*|(?:[,;]|(?:ký|trình|phải|cần|và|để))\s)(?:ký |tổ chức )?ban hành(?: (?:vào|trong))?\s*$"
)
PAST_TENSE = regex.compile(
    r"\b(?:đã|từng|vừa|trước đây|vừa qua|qua thực tiễn|mới có|vẫn còn|kết quả cho thấy|ghi nhận)\b"
)
TOLD = regex.compile(r"^,?[^,;:]{0,60}\b(?:đã|ghi nhận|mới có|vẫn còn|chỉ đạt|mới đạt|xảy ra)\b")
# Đến ngày 31/3/2010(, toàn tỉnh đã có 12 huyện): so it stood, whenever the plan was issued
STOOD_THEN = regex.compile(
    r",?\s*(?:(?:toàn|cả) \p{L}+ |tỉnh |huyện )?(?:đã|mới (?:có|đạt|chỉ)|chỉ (?:có|còn|đạt|mới))(?!\w)"
)
# Đến thời điểm 31/12/2021(, toàn tỉnh có 262 xã)
STOOD = regex.compile(
    r",?\s*(?:chỉ )?(?:toàn|cả|tỉnh|huyện|trên địa bàn|số|tổng|tỷ lệ|có|đã|còn|mới|đạt)(?!\w)(?! có thể)"
)
CITED = regex.compile(
    r"(?:\d\s*/|[/-])\s*[A-ZĐƯ][A-ZĐƯ&]+[\w&]*(?:\s*[-–/]\s*[A-ZĐ][\w&]*)*\s*,?"
    r"(?:\s*\([^)]{0,40}\))?[^;\d]{0,120}$"
)
PAPER = regex.compile(
    r"(?:bộ luật|luật|nghị định|nghị quyết|quyết định|thông tư(?: liên tịch)?|chỉ thị|công văn|thông báo"
    r"|kết luận|hướng dẫn|pháp lệnh|hiến pháp|tờ trình|công điện|văn bản|"
    r"giấy mời|biên bản|quy định|thông tri|lời kêu gọi|tuyên bố|(?<!ký )hợp đồng|bản án|công hàm|sắc lệnh)"
    r"(?:\s+(?!trước\b|gửi\b|hoàn thành)[^\s;:]+){0,24}?\s*,?\s*$"
)
TIMED_VERB = before(
    r"(?:hoàn thành|xong|thực hiện|triển khai|tổ chức|bắt đầu|tiến hành|kết thúc|thời gian|khởi công"
    r"|khánh thành|vận hành|đưa vào (?:sử dụng|hoạt động|khai thác)|ban hành|phê duyệt|(?<!chương )trình|dự kiến|định kỳ"
    r"|khai giảng|tổng kết|sơ kết|đánh giá|diễn ra|phát động|nghiệm thu"
    r"|báo cáo(?: (?:năm|quý|tháng|tuần|0?6 tháng|giữa kỳ|kết quả|sơ kết|tổng kết))*|(?:sơ|tổng) kết(?: giữa kỳ"
    r"| cuối kỳ| kế hoạch| đề án| chương trình| việc| thực hiện)+)\s*[,(:]?\s*$"
)
# mở thầu (15/4/2021), ký hợp đồng (30/4/2021) | chốt số liệu (20/6); nhập phần mềm (25/6): a clause that begins with what is done
STEP = regex.compile(
    r"(?:^|[,;:.|(]\s|\s-\s)\s*(?:[-+*•]\s*)?(?P<words>\p{L}+(?: [\p{L}\d]+){0,6})\s*[,:]?\s*$"
)
# (25/8) ra quân; (30/8) sơ kết | , tối (21/8) khai mạc
STEP_AFTER = regex.compile(r"\s(?P<words>\p{L}+(?: \p{L}+)?)(?!\w)")
STEP_OPENS = before(r"(?:^|[,;:.|(]\s|\s-\s)\s*(?:[-+*•]\s*)?$")
# phát quà tại công viên 30/4: a day in a name
NAMED_BY_DAY = frozenset((
    "tại", "ở", "đường", "số", "ngõ", "hẻm", "kiệt", "viên", "trường", "chợ", "cầu", "bến", "máy", "xã", "đạt", "được", "còn", "kỷ",
    "mừng", "chào", "trình", "chí", "km", "thư", "mẫu", "án", "quyết", "chỉ",
))  # fmt: skip
STEP_VERBS = TASK_VERBS | _EVENTS
CLAUSE_END = regex.compile(r"\s*(?:[;.)]|,(?! \d{4})|$|\((?!\d))")
NAMED_TIME = regex.compile(
    r"(?:kết quả|báo cáo|số liệu|tình hình|chỉ số|kế hoạch|chương trình|nhiệm vụ|phương hướng|dự toán"
    r"|kinh phí|ngân sách|nguồn|vốn|công tác|thành tích|danh sách|đề cương|chủ đề|phong trào|thi đua|văn bản"
    r"|niên giám)(?: [^,;:.()]{0,60})?$"
)
EVENT_NOUN = regex.compile(
    r"(?:sơ kết|tổng kết|đánh giá|sơ, tổng kết|kiểm điểm|bình xét|hội nghị|họp)[^,;:.]{0,80}$"
)
STEP_WORDS = regex.compile(
    r"giải quyết|xử lý|thẩm định|trả lời|trả kết quả|gửi|báo cáo|thời hạn|hoàn thành|cấp|ban hành|công bố"
    r"|cung cấp|phê duyệt|trình|thông báo|niêm yết|xem xét|có văn bản|tổng hợp|nộp|chuyển|phản hồi|tiếp nhận"
    r"|giải ngân|chi trả|thanh toán|khắc phục|sửa chữa|xác minh|bàn giao"
)
DURATION = before(
    r"(?:ít nhất|tối thiểu|bình quân|trung bình|tổng|cao điểm|rút ngắn|giảm|xuống còn|xuống|từ|còn|hơn|trên"
    r"|tập huấn|khóa|lớp|mỗi đợt|nghỉ|đợt)(?: \w+)?\s*$"
)
# kế hoạch công tác hằng năm | dự toán ngân sách hằng năm | nhiệm vụ hằng năm | chuyển sang cây hằng năm | khen thưởng thường xuyên hằng
# năm
NAMING = before(
    r"(?:kế hoạch|dự toán|chương trình|nhiệm vụ|ngân sách|(?<=\p{L}\s)thông báo|chỉ tiêu|thu nhập|lợi nhuận|doanh thu"
    r"|sản lượng|thói quen|công việc"
    r"|(?<!(?<!\p{L})(?:câu lạc bộ|clb|chi bộ|tổ(?! dân)|hội|nhóm|đoàn|đội|mô hình|thành viên|ban chủ nhiệm|tổ chức"
    r"|duy trì|cơ quan|đơn vị)(?: [^;.:]{0,50})? ?)sinh hoạt|đời sống|kinh phí|nghị quyết|mục tiêu|báo cáo (?:công tác"
    r"|tổng kết|tài chính|thường niên"
    r"|tổng hợp)|biên chế|quyết toán"
    r"|sự kiện|lễ hội|(?<!trên )(?<!vào )phần mềm|(?:đất|đồng|loại|nhóm)(?: trồng)? cây|định mức"
    r"|năng suất|niên giám|lịch|sổ)(?: [^,;:.()]{0,44})?$"
    r"|(?:^|[-|:;(]\s*|\b(?:sang|diện tích|giống|ha|sào|m2|loại) )cây\s*$"
    r"|(?:công tác|kết quả|hoạt động|số liệu|quỹ|nguồn|vốn|tỷ lệ|tốc độ|tiêu chí|phong trào|thường xuyên|chi(?! (?:bộ|hội|đoàn|nhánh|cục))"
    r"|thống kê)(?: \w+)?\s*$"
)
# sơ kết, tổng kết công tác hằng năm | bình xét thi đua hằng năm | tổng hợp kết quả hằng quý
YEARLY_EVENT = regex.compile(
    r"(?<!báo cáo |căn cứ |kết quả |cơ sở )(?:sơ kết|tổng kết|bình xét|kiểm điểm|họp mặt|gặp mặt"
    r"|gặp gỡ)[^,;.]{0,40}$"
    r"|(?:tổng hợp|báo cáo|cập nhật|công bố|thống kê|gửi|rà soát)[^,;.]{0,24}"
    r"(?:kết quả|số liệu|tình hình|tiến độ)\s*$"
)
# mỗi năm (chỉ chừng 120 bản) | mỗi năm (xảy ra 30 vụ) | Mỗi năm (cả tỉnh mất trung bình 17 em): so it is
SO_IT_IS = regex.compile(
    r",? (?:chỉ|mới|đáp ứng|xảy ra|ghi nhận|trung bình|có (?:khoảng|gần|hơn)|đều có)(?!\w)"
    r"|,?(?: (?!phấn|giảm|tăng|dưới|không)\p{L}+){0,5} (?:mất|phát sinh|thải(?: ra)?|xảy ra|ghi nhận|tiêu thụ|có)"
    r" (?:(?:trung bình|bình quân|khoảng|gần|hơn|trên|chừng)(?: khoảng)? \d|(?<!có )\d)"
)
# cùng với dự toán ngân sách (hằng năm)
BUDGET = before(r"(?:cùng|với|vào|trong) dự toán(?: [^,;.:]{0,30})?\s*$")
# trung bình (mỗi năm) có 4.830 người phải điều trị
ON_AVERAGE = before(r"(?:trung bình|bình quân),?\s*$")
SO_MANY = regex.compile(
    r"(?:,? [^,;.\d]{2,30})? (?:có|xảy ra|ghi nhận|phát sinh|tiếp nhận)(?: \p{L}+){0,2} \d"
)
# mùa mưa thường kéo dài (từ tháng 9 đến tháng 12)
SEASON = before(
    r"(?:\bthường(?! (?:xuyên|trực|vụ|niên))|\bmùa (?:mưa|khô|lũ|bão|cạn)(?: \p{L}+){0,4} kéo dài)(?: \p{L}+){0,4}\s*$"
)
# Hiện (mỗi ngày) | Hiện nay (hằng ngày)
SO_NOW = before(r"(?:^|[.;:]\s)[-+*•\s]*(?:hiện(?: nay| tại)?|thực tế|trước đây|thời gian qua),?\s*$")
# 4/5 số vụ xảy ra (từ tháng 5 đến tháng 8)
HAPPENS = before(r"(?:xảy ra|bùng phát|diễn biến)(?: (?:chủ yếu|nhiều|nhất|tập trung|vào|trong|từ))*\s*$")
HAPPENS_THEN = regex.compile(r"\s(?:thường )?(?:xảy ra|bùng phát|hay có|là mùa)(?!\w)")
# - Quyết toán(: 31/12/2021) | ; bàn giao(: 05/11/2021)
LABELLED = before(r"(?:^|[.;|]\s)\s*(?:[-+*•–]\s*)?\p{L}[^:;.|\d]{2,60}:\s*$")
# công bố kết quả sơ bộ (tháng 12/2016)(, kết quả chính thức quý III): what is published then
PUBLISHED = regex.compile(
    r"(?:công bố|phát hành|thông báo)(?: \p{L}+){0,3}? (?:kết quả|số liệu|niên giám|báo cáo)(?!\w)[^;.]{0,80}$"
)
# Khai mạc: thứ Sáu(, 15/10/2021) | trong ngày thứ Sáu(, 15/10/2021); not the clock of a page, which opens its line
WEEKDAY = before(r"[\p{L}:]\s*(?:thứ \w+|chủ nhật),?\s*$")
# ngày họp ... ngày 27/9/2025: the day itself, where an anniversary stands before it
OWN_DAY = regex.compile(
    r"[^.;]*?(?<![(\d/]|trước |nhất |nhất là |đến |hết )(?:ngày \d{1,2}(?:/\d| tháng \d)|(?<!ngày )\d{1,2}/\d{1,2}/20\d\d)"
)
# trả lời kiến nghị (trong 10 ngày.) | báo cáo bằng văn bản (trong 5 ngày.)
ANSWERED = regex.compile(
    r"(?<!\w)(?:trả lời|trả kết quả|giải quyết|xử lý|thẩm định|phản hồi|giải trình|bàn giao|nghiệm thu|phê duyệt|thẩm tra|xét duyệt"
    r"|cấp phép|báo cáo (?:bằng|kết quả|về)|nộp|gửi|trình"
    r"|thông báo (?:kết quả|bằng)|có văn bản|giải ngân|chi trả|thanh toán|khắc phục|xác minh)(?!\w)[^,;.]{0,60}$"
)
SENTENCE_START = before(r"(?:^|[.;:\n(|]|\b(?:riêng|đồng thời))\s*[-+*•–\"“]?\s*$")
# làm căn cứ đánh giá (hằng năm) | (hằng năm) của xã
GROUNDS = regex.compile(r"làm (?:căn cứ|cơ sở)|căn cứ (?:vào )?(?:kết quả|để)")
# mức phụ cấp (hàng tháng) | trợ cấp xã hội (hằng tháng): money so called
PAY = before(r"(?:phụ cấp|trợ cấp|lương)(?: \p{L}+){0,2}\s*$")
OF_THING = regex.compile(r"\s*của \p{L}")
SETTLED = regex.compile(
    r"^\s*,?\s*(?:đều|luôn|gia đình|được (?:xếp|đánh giá|công nhận|bình|cấp|đoàn)|đạt|hoàn thành (?:tốt"
    r"|xuất sắc))"
)
# tổng kết cuối năm | hoàn thành cuối năm
SUMMED_UP = before(r"(?:tổng kết|sơ kết|đánh giá|hoàn thành|xong)\s*$")
# (rằm) tháng 8 | mùng 10 tháng 3 (âm lịch): a day of the lunar calendar, whose date is not to be reckoned here
LUNAR_BEFORE = before(r"(?:rằm|m[ùồ]ng (?:\d+|\p{L}+)|giêng|chạp)\s*,?\s*(?:của )?$")
LUNAR_AFTER = regex.compile(r"[\s,]*\(?(?:theo )?(?:âm lịch|âl\b|a\.l\b)")
LED_IN = regex.compile(r"(?i)nhân|đúng")
PREDICATE = regex.compile(r"\s*(?:có|là|đã)\b")
IN_FORCE = regex.compile(r"hiệu lực[^.;]{0,40}$")
# công việc hằng ngày | nhu cầu sinh hoạt hằng ngày
# 9.000 lượt (mỗi ngày) | 02 lần (mỗi ngày): the count's own
COUNT_BEFORE = regex.compile(r"\d \w+(?: \w+)?\s*$")
# đối chiếu (từng quý;) but chi tiết (từng quý), theo (từng năm)
DETAILED = regex.compile(r"(?:theo|chi tiết|của|cho|trong|ở|cụ thể|vào|qua)\s*$")
DAILY_THING = regex.compile(
    r"(?:công việc|hoạt động|đời sống|sinh hoạt|nhiệm vụ|nhu cầu|giao tiếp|lao động|cuộc sống|bữa ăn|học tập|xử lý)\s*$"
)
DAY_OF = regex.compile(
    r"\s(?:thi(?: đấu)?|hội|lễ|công|học|tập huấn|nghỉ)(?!\w)"
)  # mỗi ngày (thi): no recurrence
DAY_COUNT = regex.compile(r"số\s+ngày")
CARRIED_OUT = regex.compile(r"\s*(?:so với|triển khai|thực hiện|hoạt động)")
# Hoàn thành việc lắp đặt biển báo tại các điểm giao cắt (trong năm).
DONE_THING = regex.compile(
    r"^[-+•\s]*(?:phấn đấu |sớm )?(?:hoàn thành|làm xong|giải quyết dứt điểm)\b[^;.]*$"
)
# báo cáo | quý I | trước ngày 20/3: the time of the report, not of the duty
REPORT_OF = before(r"báo cáo(?: kết quả| tình hình| số liệu| sơ kết)?\s*$")
# 6 tháng đầu năm (trước ngày 15/6), cả năm (trước ngày 15/12): which report, with its own time
REPORT_DUE = regex.compile(r"\s*[:,(]?\s*(?:trước|chậm nhất|muộn nhất|gửi trước)(?: là)? (?:ngày )?\d")
OF_REPORTS = regex.compile(
    r"(?<!\w)báo cáo(?!\w)[^.;]{0,120}$"
)  # báo cáo: | quý I | trước 10/3, 6 tháng trước 10/6, | quý III | trước 10/9
GIVEN_BY = regex.compile(r"[^;.]{0,40}?(?:trước|chậm nhất|muộn nhất|hạn chót|vào ngày)(?!\w)")
# Trong năm | mở thêm 02 phiên giao dịch
SETS_OUT = regex.compile(
    r"\s(?:mở|tổ chức|hoàn thành|phấn đấu|xây dựng|tập huấn|đào tạo|kiểm tra|trồng|cấp|thành lập|kết nạp|tuyển|duy trì)(?!\w)"
)
DONE_IN = before(r"(?:hoàn thành|xong|thực hiện|tổ chức|triển khai)\s*$")
# (thứ Tư) | , thứ Năm | . | dự kiến: what may follow a time that stands alone
TRAILING = regex.compile(
    r"^\s*(?:\((?:[^()]{0,30})\)|[,]?\s*(?:thứ \w+|chủ nhật))?\s*[.,;:)/]*\s*(?:dự kiến)?\s*"
)
# (13/01/2018) (sơ kết học kỳ I): hội đồng thẩm định
LABELS = regex.compile(r"\s*(?:\([^()]{0,60}\)\s*)?:")
# điểm trung bình 3,21/5: a mark, no two days
MARK = regex.compile(r"\d{1,2},\d{1,2}/\d{1,2}")
# Dịp Quốc khánh (02/9/2026)
HOLIDAY = before(r"\bdịp(?: (?:lễ|tết|ngày))?(?: \p{L}+){1,5}\s*$")
# xét nghiệm ở (3 tháng đầu) thai kỳ: of a life, not of the year
OF_A_LIFE = regex.compile(r"(?<!\w)(?:thai|thai phụ|sơ sinh|bú|sinh con|sau sinh)(?!\w)")
# dịch lan ra 14 xã (chỉ) sau 9 ngày | khi đã qua ít nhất (21 ngày kể từ ...)
HAPPENED = before(r"(?<!\w)(?:chỉ|(?:đã|trải) qua|qua (?:ít nhất|tối thiểu|đủ))\s*$")
# giao chỉ tiêu cho khu dân cư (hằng năm)
ALLOTS = regex.compile(r"(?<!\w)(?:giao|phân bổ) (?:chỉ tiêu|kế hoạch|biên chế) cho [^,;.:]{2,40}$")
