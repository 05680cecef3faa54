"""Whether a year, a school year or a span of years says when something in the plan is to happen, or belongs to a name."""

from __future__ import annotations

import regex

from extract import deadline_words as w
from extract.dates import TimeExpression
from extract.deadline_places import Place, Verdict

# 2. Định hướng (đến năm 2025: ...) | III. Tầm nhìn (đến năm 2030: ...), opening a line of targets
_OUTLOOK = regex.compile(
    r"(?:một số )?(?:giai đoạn|định hướng|tầm nhìn|mục tiêu|chỉ tiêu)(?: (?:chung|cụ thể|phấn đấu|phát triển|chủ yếu))*"
)
# Giai đoạn 1 (2022 - 2023) | ... giai đoạn II (từ năm 2024
_PHASE = w.before(
    r"(?:(?:giai đoạn|đợt|bước|vòng) (?:\d|[iv]+|một|hai|ba|bốn|cuối)\s*[:(,-]|trong (?:vòng )?(?:\d+|hai|ba|bốn) năm\s*\()\s*$"
)
_NAME_HEAD = regex.compile(
    r"(?<!\d |được )(?:chương trình|chiến lược|đề án|dự án|quy hoạch|nghị quyết|kế hoạch|phong trào|cuộc vận động|đại hội"
    r"|nhiệm kỳ|chỉ thị|quyết định|khung|đề cương|tầm nhìn|luật|bộ tiêu chí|danh mục|chủ đề|phương án"
    r"|phương hướng|định hướng|quy chế|báo cáo|văn kiện)"
    r"(?P<rest>[^,;:.()]{0,160})$"
)
# phê duyệt Đề án phòng, chống sạt lở bờ sông, bờ biển (đến năm 2030): with its commas
_NAMED_PAPER = regex.compile(  # the nearest one
    r".*\b(?:chương trình|chiến lược|đề án|dự án|quy hoạch|nghị quyết|kế hoạch|kết luận|mục tiêu)(?P<rest>[^;:.()]{0,160})$"
)
# (đến năm 2025) trên địa bàn tỉnh | (đến năm 2020), tầm nhìn đến năm 2030: the end of a paper's name
_OF_NAME = regex.compile(
    r"\s*(?:,?\s*(?:và )?(?:tầm nhìn|định hướng)(?: đến)? năm|(?:trên địa bàn|của (?:tỉnh|thành phố|huyện)|tại tỉnh)\b)"
)
_OUTLOOK_OF_NAME = w.before(r"\p{L}[^.;:\n]*(?:tầm nhìn|định hướng)\s*$")
_VERB = regex.compile(
    r"\b(?:đạt|có|hoàn thành|phấn đấu|xong|phải|được|là|bảo đảm|đảm bảo|tổ chức|giảm|tăng|duy trì|kết thúc"
    r"|trình|gửi|ban hành|nghiệm thu|áp dụng|sử dụng)\b|\d+\s*%"
)
# lồng ghép với Kế hoạch kiểm tra ... (năm 2017): the year belongs to the plan's name
_TIED_PLAN = regex.compile(
    r"(?:với|vào|trong|lồng ghép|cùng) (?:việc )?(?:các |thực hiện )?(?:kế hoạch|chương trình|đề án"
    r"|nghị quyết)[^;.]{0,110}$"
)
# (sáng kiến) được phê duyệt (năm 2017)
_WAS_DONE = regex.compile(r"(?:được|đã) (?:\w+ ){1,3}$")
# vào khai thác (năm 2027;) | 80% doanh nghiệp kết nối (năm 2028,) | được quyết định đầu tư (năm 2029 (phấn đấu)): in a year to come
_ACHIEVED = w.before(
    r"(?:\d ?%|\b(?:vào|được|vận hành|khởi công|trình|chuyển giao|nghiệm thu|công nhận|đạt|hoàn thành|hình thành|xong|bàn giao|ra mắt"
    r"|thí điểm|nhân rộng|triển khai))"
    r"(?: (?!kế hoạch|chương trình|dự (?:toán|án)|kinh phí|vốn|ngân sách|nguồn|đề án|chỉ tiêu|nhiệm vụ|báo cáo|kỳ|thi|tết|đại hội|giải"
    r"|lễ|mùa|vụ|danh mục|học|phương án|khóa|lớp|tuyển|công tác|mục tiêu|của|cho|với|theo|so|định hướng)[\p{L}/&]+){0,5}\s*$"
)
# (tỷ lệ) năm 2025 đạt 95% | (hộ nghèo) năm 2025 giảm còn dưới 3% | (bị tai nạn) năm 2025 xuống còn 500/100.000 trẻ em
_AIMED = regex.compile(
    r":?\s*(?:(?:phấn đấu|dự kiến|ước|sẽ|đạt|còn|giảm|tăng|nâng|là|xuống|lên|trên|dưới|từ|khoảng|tối thiểu|ít nhất|tối đa"
    r"|không quá|bằng)\s+){0,4}"
    r"(?:\d+(?:[.,]\d+)? ?[%‰]|[\d.,]+ ?/ ?(?:100|10|1)[.,]?000\s)"
    r"|:?\s*(?:dưới|trên|không quá|tối thiểu|ít nhất|tối đa) \d"
)
# 10% số trẻ bị đuối nước năm 2025 (và 20% vào năm 2030) | 70.000 nhà đạt chuẩn năm 2025 (, 80.000 nhà vào năm 2030)
_PAIRED = regex.compile(
    r"\s*[,;]?\s*(?:và )?(?:đạt |trên |dưới |còn |xuống còn )*\d[\d.,]* ?(?:%|‰|/[\d.]+)?(?: \p{L}+){0,4}"
    r",? (?:(?:vào|đến|trong) )?năm 20\d\d"
)
# xây dựng kế hoạch thực hiện (năm 2018) ở huyện mình: the year of the plan to be written
_OF_PLAN = w.before(
    r"(?:kế hoạch|chương trình|phương án)(?: (?:triển khai|thực hiện|hành động|công tác|phối hợp|chi tiết|cụ thể|riêng))+\s*$"
)
# bị xử lý (trong hai năm 2010 - 2011) được đưa vào diện theo dõi: what one is judged by
_JUDGED = regex.compile(
    r"(?:bị (?:xử|phạt|nhắc|kỷ)|vi phạm|đạt danh hiệu|được (?:khen|xếp loại|tặng))[^;,.]{0,60}$"
)
_SPAN_OR_MONEY = w.before(
    r"(?:giai đoạn|thời kỳ|nhiệm kỳ|niên độ|dự toán|kinh phí|ngân sách|nguồn)(?: (?!để|phấn)\w+){0,2}\s*$"
)
# (tỷ lệ) năm 2023, 2024, 2025 (lần lượt đạt 92%, 93%, 95%)
_IN_TURN = regex.compile(r",?\s*(?:lần lượt|tương ứng)(?: (?:là|đạt|còn|giảm|có|trên|dưới))* \d")
# Số xã đạt chuẩn năm 2025 (tăng lên 50 xã) | trẻ bị tai nạn năm 2025 (xuống còn 160 trẻ)
_COUNTED_TO = regex.compile(
    r"\s(?:(?:sẽ|phấn đấu|dự kiến) )?(?:đạt|là|còn|(?:giảm|xuống|tăng|nâng|lên)(?: (?:xuống|lên))?(?: còn)?)"
    r"(?: (?:trên|dưới|khoảng|ít nhất|tối thiểu|từ))? \d"
)
_PROGRESS_COLUMN = regex.compile(r"tiến\s+độ|thời\s+(?:gian|hạn|điểm)|lộ\s+trình|mốc|hoàn\s+thành")
# Báo cáo (quý II/2027) | theo Kế hoạch (năm 2026) | so với (năm 2020), even in a column of times
_CALLED_SO = w.before(
    r"(?:báo cáo|kế hoạch|chương trình|đề án|dự án|nghị quyết|quyết định|số liệu|dự toán|kinh phí|vốn|danh mục|chỉ tiêu|chủ đề|với)"
    r"(?: (?:thực hiện|công tác|hành động|cả))?\s*$"
)


def is_timed_by_column(place: Place) -> bool:
    """Whether the head of the column says that what ends a clause in it is a time: "bảng cân đối nguồn quý II/2027;" under "Tiến độ"."""
    headed = place.column and _PROGRESS_COLUMN.search(place.column)
    return bool(headed and w.CLAUSE_END.match(place.right) and not _CALLED_SO.match(place.near))


def judge_year(x: TimeExpression, place: Place) -> Verdict | None:
    """Years mostly belong to names; they count at a clause's start, after a preposition, or with an event."""
    start = bool(w.CLAUSE_START.match(place.near)) or place.head == ""
    if place.opening or (not x.lead and _OF_PLAN.match(place.near)):
        return None
    if place.told and _NAMED_PAPER.match(place.left):
        return None
    if place.begun and x.bound == "in" and _JUDGED.search(place.left):
        return None
    if x.bound == "by" and _OUTLOOK.fullmatch(place.head) and place.right[:1] in (":", ""):
        return "year_bound", 0.85
    if _PHASE.match(place.near):
        return "phase", 0.8
    tied = w.TIES.search(place.left) and w.EVENT_NOUN.search(place.left)
    if x.kind in ("year", "school") and tied and not _TIED_PLAN.search(place.left):
        return "tied_year", 0.75
    if x.kind == "school" and x.start < x.core and not x.lead:  # tuần đầu của năm học 2022 - 2023
        return "school_part", 0.8
    if x.word in ("giai đoạn", "thời kỳ") or x.kind == "years":
        labelled = bool(w.TIME_LABEL.fullmatch(place.head))
        if labelled or (start and (x.lead or place.right[:1] in (":", ",", ".") or place.head == "")):
            return "period", 0.75
        timed = (
            (x.bare or x.lead == "trong")
            and w.TIMED_VERB.match(place.near)
            and w.CLAUSE_END.match(place.right)
        )
        return ("period", 0.8) if timed or (x.lead in ("từ", "bắt đầu từ") and not x.word) else None
    if _SPAN_OR_MONEY.match(place.near):
        return None
    if x.bound in ("by", "before") or x.lead.startswith("đến"):
        name = _NAME_HEAD.search(place.left)
        if not start and ((name and not _VERB.search(name["rest"])) or _ends_a_name(place)):
            return None
        return "year_bound", 0.93 if start else 0.88
    if start:
        return "year_opens", 0.75
    wanted = any(form.match(place.right) for form in (_PAIRED, _COUNTED_TO, _IN_TURN))
    if _AIMED.match(place.right) or (wanted and not place.begun and not _CALLED_SO.match(place.near)):
        return "year_aim", 0.75
    if is_timed_by_column(place):
        return "year_column", 0.8
    if _NAME_HEAD.search(place.left) and not _VERB.search(place.left[-60:]) and not x.lead:
        return None
    if x.lead or (w.TIMED_VERB.match(place.near) and not _WAS_DONE.search(place.near)):
        return "year_in", 0.8
    ahead = not place.begun and w.CLAUSE_END.match(place.right)
    return ("year_ends", 0.7) if ahead and _ACHIEVED.match(place.near) else None


def _ends_a_name(place: Place) -> bool:
    """Whether what is told up to a year is a name: "Đề án phát triển du lịch, dịch vụ (đến năm 2025) trên địa bàn tỉnh"."""
    named = _NAMED_PAPER.match(place.left)
    closed = _OF_NAME.match(place.right) or _OUTLOOK_OF_NAME.match(place.near)
    return bool(named and closed and not _VERB.search(named["rest"]))
