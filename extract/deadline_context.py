"""Whether a time expression says when something in the plan is to happen.

Plain functions over folded text around the expression (see `Place`). Each answer is the name of the rule that took the
expression and how sure it is, or None: dates of cited papers, history, names, budgets, bases of comparison, windows that
an inspection looks at, frequencies in criteria and durations are no deadlines.
"""

from __future__ import annotations

import regex

from extract.dates import TimeExpression
from extract.deadline_places import Place
from extract.timevalues import Delay, Every, Point, Range, Vague

Verdict = tuple[str, float]


# Thời gian thực hiện: | Thời hạn hoàn thành | - Thời gian dự kiến: | Hạn nộp: | Tiến độ:
_TIME_LABEL = regex.compile(
    r"(?:về )?(?:thời gian|thời hạn|thời điểm|tiến độ|lộ trình|hạn(?: nộp| gửi| hoàn thành| chót)?|hoàn thành|ngày|kỳ hạn|mốc thời gian|lịch(?: \w+){0,3}|địa điểm"
    r"|đợt \w+|giai đoạn (?:\d|[ivx]+|một|hai|ba)|bước \d|lần \w+|kỳ \w+|vòng \w+)"
    r"(?:[^:.;]{0,60}?(?:[:;(-]|\blà\b)|(?: \w+){0,2}?)\s*(?:dự kiến|từ)?\s*(?:[:(,-]\s*)*"
)
_TIME_COLUMN = regex.compile(
    r"thời\s+(?:gian|hạn|điểm)|tiến\s+độ|hoàn\s+thành|^\s*ngày|hạn\b|lịch|kỳ\s+báo|mốc|^\s*(?:tháng|quý|năm|tuần|kỳ)\s*$|lộ\s+trình|ghi\s+chú"
)
_DEADLINE_COLUMN = regex.compile(r"thời\s+hạn|hạn\b|giải\s+quyết|xử\s+lý|hoàn\s+thành|thời\s+gian")
# Columns of what was, of windows looked at, of other papers and of people's dates
_OTHER_COLUMN = regex.compile(
    r"thời\s+kỳ|niên\s+độ|(?:năm|ngày)\s+sinh|ngày.{0,12}ban\s+hành|số.{0,12}văn\s+bản|năm\s+thành\s+lập|giai\s+đoạn\s+(?:thanh|kiểm)\s+tra|kỳ\s+(?:thanh|kiểm)\s+tra"
)
_REPORT_COLUMN = regex.compile(
    r"kết\s+quả|hiện\s+trạng|văn\s+bản|căn\s+cứ|số\s+liệu|đã\s+thực\s+hiện|^\s*(?:ước\s+)?(?:thực\s+hiện|đạt)\s+(?:năm\s+)?20\d\d"
    r"|kinh\s+phí|dự\s+toán|nguồn\s+vốn|tên\b|họ\b|đơn\s+vị\s+tính|ký\s+hiệu"
)
_CLAUSE_START = regex.compile(
    r"(?:^|[.;:\n(|]|,\s+(?:và|đồng thời|trong đó|riêng|nhất là)|\b(?:riêng|và|trong đó|đồng thời))\s*[-+*•–\"“]?\s*$"
)
# An anniversary as such is what people celebrate or learn about, not when something happens.
_CELEBRATED = regex.compile(
    r"(?:chào mừng|ý nghĩa|lịch sử|truyền thống|lập thành tích|hướng tới|tiến tới|tuyên truyền(?: về)?|giá trị)[^,;.]{0,40}$"
)
# trước khi kết thúc (năm học) | sau khi kết thúc (mỗi quý): the event tells the time
_EVENT_CLAUSE = regex.compile(r"(?:trước|sau|ngay) khi[^,;.:]{0,40}$")
_HELD = regex.compile(
    r"(?:hưởng ứng|gắn với|tổ chức|phát động|vào|mít tinh|nhân|dịp|lễ|trong|cùng với|kết hợp|ra quân|tại)[^;.]{0,90}$"
)
_UNTIL_NOW = regex.compile(r"\s*(?:cho )?(?:đến|tới) (?:nay|hiện nay|thời điểm này)")
_MONEY = regex.compile(
    r"^\s*(?:[:,(-]|là|khoảng|dự kiến|bố trí|cần|\s)*[\d.,]+\s*(?:tỷ|triệu|nghìn|ngàn|đồng)"
)
_TIES = regex.compile(
    r"(?:gắn(?:\s+liền)? với|cùng với|kết hợp (?:với|trong|tổ)|lồng ghép|dịp|cùng thời gian|cùng dịp|cùng thời điểm|đồng thời với|trùng với|\bnhân)(?!\p{L})[^,;.]{0,120}$"
)
_BASE = regex.compile(
    r"(?:so(?: sánh)? với|cùng kỳ|bằng|mức|tăng so|giảm so|gấp|kể từ khi|từ khi|trên nền|tương đương|so)(?: (?:cùng kỳ|mức|cuối|đầu|kết quả|thực hiện|số liệu|trung bình|bình quân|của|năm|thời điểm|tháng|quý|với))*\s*$"
)
_COUNTED = regex.compile(
    r"(?:tính (?:đến|từ|tới)|số liệu(?: \w+){0,4}|thống kê(?: \w+){0,4}|thời kỳ|niên độ|trong kỳ|phát sinh|giai đoạn trước|tính)(?: (?:ngày|hết|thời điểm|đến|tới|từ|trong|cuối))*\s*$"
)
# sinh ngày 05/6/1970 | có hiệu lực từ ngày; and, of what is over: thành lập ngày, được ban hành năm, khởi công từ
_BORN = regex.compile(
    r"(?:(?<!học |thí |vệ |phát |giáo |nữ |sơ |tái |khai |an )sinh|hiệu lực(?: thi hành)?(?: kể)?)\s*,?(?: (?:vào|từ|kể từ|trong))?\s*$"
)
_BEGUN = regex.compile(
    r"(?:thành lập|ra đời|giải phóng|tái lập|ban hành|(?<!đăng |nhật |chữ |định )ký|ký ngày|thông qua|công bố|ghi nhận|diễn ra|xảy ra|quán triệt)"
    r"\s*,?(?: (?:vào|từ|kể từ|hồi|trong|tại))?\s*$"
)
_PAST_TENSE = regex.compile(
    r"\b(?:đã|từng|vừa|trước đây|vừa qua|qua thực tiễn|mới có|vẫn còn|kết quả cho thấy|ghi nhận)\b"
)
_TOLD = regex.compile(r"^[^,;:]{0,60}\b(?:đã|ghi nhận|mới có|vẫn còn|chỉ đạt|mới đạt)\b")
_CITED = regex.compile(
    r"(?:\d\s*/|[/-])\s*[A-ZĐƯ][A-ZĐƯ&]+[\w&]*(?:\s*[-–/]\s*[A-ZĐ][\w&]*)*\s*,?(?:\s*\([^)]{0,40}\))?[^;\d]{0,120}$"
)
_PAPER = regex.compile(
    r"(?:bộ luật|luật|nghị định|nghị quyết|quyết định|thông tư(?: liên tịch)?|chỉ thị|công văn|thông báo|kết luận|hướng dẫn|pháp lệnh|hiến pháp|tờ trình|công điện|văn bản|"
    r"giấy mời|biên bản|quy định|thông tri|lời kêu gọi|tuyên bố|hợp đồng|bản án|công hàm|sắc lệnh)(?:\s+(?!trước\b|gửi\b|hoàn thành)[^\s;:]+){0,24}?\s*,?\s*$"
)
_NAME_HEAD = regex.compile(
    r"(?:chương trình|chiến lược|đề án|dự án|quy hoạch|nghị quyết|kế hoạch|phong trào|cuộc vận động|đại hội|nhiệm kỳ|chỉ thị|quyết định|khung|đề cương|tầm nhìn|luật|bộ tiêu chí|danh mục|chủ đề|phương án|phương hướng|định hướng|quy chế|báo cáo|văn kiện)"
    r"(?P<rest>[^,;:.()]{0,160})$"
)
_VERB = regex.compile(
    r"\b(?:đạt|có|hoàn thành|phấn đấu|xong|phải|được|là|bảo đảm|đảm bảo|tổ chức|giảm|tăng|duy trì|kết thúc|trình|gửi|ban hành|nghiệm thu|áp dụng|sử dụng)\b|\d+\s*%"
)
_TIMED_VERB = regex.compile(
    r"(?:hoàn thành|xong|thực hiện|triển khai|tổ chức|bắt đầu|tiến hành|kết thúc|thời gian|khởi công|khánh thành|vận hành|đưa vào (?:sử dụng|hoạt động|khai thác)|ban hành|phê duyệt|trình|dự kiến|định kỳ|khai giảng|tổng kết|sơ kết|đánh giá|diễn ra|phát động|nghiệm thu|báo cáo|(?:sơ|tổng) kết(?: giữa kỳ| cuối kỳ| kế hoạch| đề án| chương trình| việc| thực hiện)+)\s*[,(:]?\s*$"
)
# (tỷ lệ) năm 2025 đạt 95%
_AIMED = regex.compile(
    r"\s*(?:phấn đấu |dự kiến |ước |sẽ )?(?:đạt|còn|giảm|tăng|là|trên|từ|tối thiểu|ít nhất)? ?(?:trên |từ |khoảng |ít nhất |tối thiểu )?\d+(?:[.,]\d+)? ?%"
)
_NAMED_TIME = regex.compile(
    r"(?:kết quả|báo cáo|số liệu|tình hình|chỉ số|kế hoạch|chương trình|nhiệm vụ|phương hướng|dự toán|kinh phí|ngân sách|nguồn|vốn|công tác|thành tích|danh sách|đề cương|chủ đề|phong trào|thi đua|văn bản|niên giám)(?: [^,;:.()]{0,60})?$"
)
_EVENT_NOUN = regex.compile(
    r"(?:sơ kết|tổng kết|đánh giá|sơ, tổng kết|kiểm điểm|bình xét|hội nghị|họp)[^,;:.]{0,80}$"
)


def judge(x: TimeExpression, place: Place) -> Verdict | None:
    """The rule that takes an expression as a deadline, with its confidence, or None."""
    column = place.column or ""
    if _OTHER_COLUMN.search(column) or (_REPORT_COLUMN.search(column) and not _TIME_COLUMN.search(column)):
        return None
    alone = _alone(x, place)
    if place.header_row:
        return (
            ("column_head", 0.85)
            if place.head == ""
            and alone
            and x.kind in ("year", "quarter", "month", "half", "years", "day")
            and not place.past
            else None
        )
    if not isinstance(x.time, Delay) and x.bound in ("in", "every") and _EVENT_CLAUSE.search(place.near):
        return None
    if isinstance(x.time, Delay):
        return _judge_delay(x, x.time, place, alone)
    if isinstance(x.time, Every):
        return _judge_every(x, x.time, place, alone)
    if isinstance(x.time, Vague):
        return _judge_vague(x, x.time, place, alone)
    if x.kind == "occasion":
        named = x.text[:1] in "KkNnLlĐđ" and not regex.match(r"(?i)nhân|đúng", x.text)
        held = (
            not named
            or _HELD.search(place.left)
            or (not place.left.strip() and not regex.match(r"\s*(?:có|là|đã)\b", place.right))
        )
        return ("occasion", 0.8) if held and not _CELEBRATED.search(place.left) else None
    if (
        x.word in ("nhiệm kỳ", "niên khóa", "niên độ", "khóa")
        or _BASE.search(place.near)
        or _BORN.search(place.near)
        or ((place.begun or not x.lead) and _BEGUN.search(place.near))
    ):
        return None
    if (
        _UNTIL_NOW.match(place.right)
        or not _fits_tense(x, place)
        or (alone and place.opening and x.kind in ("year", "years"))
    ):
        return None
    if alone and not (
        x.bare and place.titles and place.column is not None and not _TIME_COLUMN.search(place.column)
    ):
        return "alone", 0.93
    if place.past and not (
        x.bound in ("before", "by") and x.kind == "day" and not _PAST_TENSE.search(place.left)
    ):
        return None
    if _COUNTED.search(place.near):
        return None
    if x.kind in ("day", "day_only"):
        return _judge_day(x, place)
    if x.kind in ("year", "years", "school"):
        return _judge_year(x, place)
    return _judge_part(x, place)


def _fits_tense(x: TimeExpression, place: Place) -> bool:
    """False for what is told as history ("Năm 2014 ngành đã xử lý ...") and for sums of money by year."""
    if x.kind in ("year", "years") and (_MONEY.search(place.right) or "kinh_phi" in place.labels):
        return False
    return not (
        place.begun and x.bound in ("in", "from", "by") and _TOLD.search(place.right[:80].split(".")[0])
    )


def _alone(x: TimeExpression, place: Place) -> bool:
    """Whether the cell or line says nothing but the time: also behind a label such as "Thời gian:"."""
    rest = regex.sub(
        r"^\s*(?:\((?:[^()]{0,30})\)|[,]?\s*(?:thứ \w+|chủ nhật))?\s*[.,;:)/]*\s*(?:dự kiến)?\s*",
        "",
        place.right,
    )
    if rest:
        return bool(place.head == "" and place.right[:1] == ":") or bool(
            _TIME_LABEL.fullmatch(place.head) and ":" in place.head
        )
    return (
        place.head == ""
        or bool(_TIME_LABEL.fullmatch(place.head))
        or place.head in ("dự kiến", "(", "dự kiến:", "xong", "hoàn thành")
    )


def _judge_day(x: TimeExpression, place: Place) -> Verdict | None:
    tied = x.lead != ""
    if x.bound == "in" and not tied:
        if _CITED.search(place.raw_left) or _PAPER.search(place.left):
            return None
        if x.bare and not _TIME_COLUMN.search(place.column or ""):
            if place.head.endswith("(") and isinstance(x.time, Point) and place.right.startswith(")"):
                return ("event_date", 0.7) if x.time.year else None
            if not isinstance(x.time, Range):
                return ("day", 0.75) if _TIMED_VERB.search(place.near) else None
    if x.bound == "from" and regex.search(r"hiệu lực[^.;]{0,40}$", place.left):
        return None
    if place.opening and x.bound in ("in", "from") and not isinstance(x.time, Range):
        return None
    if x.kind == "day_only" and isinstance(x.time, Point):
        return None
    return ("day_bound" if tied else "day"), 0.95 if tied else 0.85


def _judge_year(x: TimeExpression, place: Place) -> Verdict | None:
    """Years are mostly parts of names; they count where they open a clause, follow a preposition or date a tied event."""
    start = bool(_CLAUSE_START.search(place.near)) or place.head == ""
    if place.opening:
        return None
    if x.kind in ("year", "school") and _TIES.search(place.left) and _EVENT_NOUN.search(place.left):
        return "tied_year", 0.75
    if x.word in ("giai đoạn", "thời kỳ") or x.kind == "years":
        labelled = bool(_TIME_LABEL.fullmatch(place.head))
        if labelled or (start and (x.lead or place.right[:1] in (":", ",", ".") or place.head == "")):
            return "period", 0.75
        return ("period", 0.8) if x.lead in ("từ", "bắt đầu từ") and not x.word else None
    if regex.search(
        r"(?:giai đoạn|thời kỳ|nhiệm kỳ|niên độ|dự toán|kinh phí|ngân sách|nguồn)(?: \w+){0,2}\s*$",
        place.left,
    ):
        return None
    if x.bound in ("by", "before") or x.lead.startswith("đến"):
        name = _NAME_HEAD.search(place.left)
        if name and not _VERB.search(name["rest"]) and not start:
            return None
        return "year_bound", 0.85 if start else 0.8
    if start:
        return "year_opens", 0.85
    if _AIMED.match(place.right):
        return "year_aim", 0.75
    if _NAME_HEAD.search(place.left) and not _VERB.search(place.left[-60:]) and not x.lead:
        return None
    if x.lead or _TIMED_VERB.search(place.near):
        return "year_in", 0.8
    return None


def _judge_part(x: TimeExpression, place: Place) -> Verdict | None:
    """Months, quarters and halves."""
    if place.opening:
        return None
    if x.bare and not (
        x.lead
        or isinstance(x.time, Range)
        or _TIME_COLUMN.search(place.column or "")
        or place.head.endswith("(")
    ):
        return None
    if x.lead == "" and not _CLAUSE_START.search(place.near):
        if _TIES.search(place.left) or _EVENT_NOUN.search(place.left) or _TIMED_VERB.search(place.near):
            return "tied_part", 0.8
        if _NAMED_TIME.search(place.left):
            return None
    return "part_of_year", 0.88


_STEP_WORDS = regex.compile(
    r"giải quyết|xử lý|thẩm định|trả lời|trả kết quả|gửi|báo cáo|thời hạn|hoàn thành|cấp|ban hành|công bố|cung cấp|phê duyệt|trình|thông báo|niêm yết|xem xét|có văn bản|tổng hợp|nộp|chuyển|phản hồi|tiếp nhận"
)
_DURATION = regex.compile(
    r"(?:ít nhất|tối thiểu|bình quân|trung bình|tổng|cao điểm|rút ngắn|giảm|xuống còn|xuống|từ|còn|hơn|trên|tập huấn|khóa|lớp|mỗi đợt|nghỉ|đợt)(?: \w+)?\s*$"
)


def _judge_delay(x: TimeExpression, delay: Delay, place: Place, alone: bool) -> Verdict | None:
    tie, event, work = x.lead, "|event" in x.word, "|work" in x.word
    days = delay.unit in ("D", "WD")
    if _DURATION.search(place.left) or delay.unit == "Y" or place.opening:
        return None
    if (
        alone
        and days
        and (
            work
            or (
                place.column
                and _DEADLINE_COLUMN.search(place.column)
                and not regex.search(r"số ngày", place.column)
            )
        )
    ):
        return "delay_alone", 0.85
    if not tie:
        return (
            ("delay_event", 0.85)
            if event and (days or delay.unit in ("W", "M"))
            else ("delay_work", 0.7)
            if work
            else None
        )
    if tie.startswith("dưới") and not work:
        return None
    if event:
        if tie == "sau" and not days:
            return None
        return "delay_event", 0.93
    if not days:
        return None
    if tie.startswith(("sau", "trước")):
        return (
            ("delay_after", 0.75)
            if not regex.search(r"^\s*(?:triển khai|thực hiện|hoạt động)", place.right)
            else None
        )
    if work or "thời hạn" in tie or "vòng" in tie or regex.search(r"nhất|hạn", tie):
        return "delay_bound", 0.88
    return (
        ("delay_step", 0.75)
        if tie.startswith(("không", "tối đa", "≤")) and _STEP_WORDS.search(place.left)
        else None
    )


# kế hoạch công tác hằng năm | dự toán ngân sách hằng năm | nhiệm vụ hằng năm | khen thưởng thường xuyên hằng năm
_NAMING = regex.compile(
    r"(?:kế hoạch|dự toán|chương trình|nhiệm vụ|ngân sách|thông báo|chỉ tiêu|thu nhập|lợi nhuận|doanh thu|sản lượng|thói quen|công việc"
    r"|sinh hoạt|đời sống|kinh phí|nghị quyết|mục tiêu|báo cáo (?:công tác|tổng kết|tài chính|thường niên|tổng hợp)|biên chế|quyết toán"
    r"|sự kiện|lễ hội|phần mềm|định mức|năng suất|niên giám|lịch|sổ)(?: [^,;:.()]{0,44})?$"
    r"|(?:công tác|kết quả|hoạt động|số liệu|quỹ|nguồn|vốn|tỷ lệ|tốc độ|tiêu chí|phong trào|thường xuyên|chi|thống kê)(?: \w+)?\s*$"
)
# sơ kết, tổng kết công tác hằng năm | bình xét thi đua hằng năm
_YEARLY_EVENT = regex.compile(
    r"(?<!báo cáo |căn cứ |kết quả |cơ sở )(?:sơ kết|tổng kết|bình xét|kiểm điểm|họp mặt|gặp mặt|gặp gỡ)[^,;.]{0,40}$"
)
_SENTENCE_START = regex.compile(r"(?:^|[.;:\n(|]|\b(?:riêng|đồng thời))\s*[-+*•–\"“]?\s*$")
# làm căn cứ đánh giá (hằng năm) | (hằng năm) của xã
_GROUNDS = regex.compile(r"làm (?:căn cứ|cơ sở)|căn cứ (?:vào )?(?:kết quả|để)")
_OF_THING = regex.compile(r"\s*của \p{L}")
_SETTLED = regex.compile(
    r"^\s*,?\s*(?:đều|luôn|gia đình|được (?:xếp|đánh giá|công nhận|bình|cấp|đoàn)|đạt|hoàn thành (?:tốt|xuất sắc))"
)


def _judge_every(x: TimeExpression, every: Every, place: Place, alone: bool) -> Verdict | None:
    """A recurrence times a task; it does not where it names a thing, measures growth or stands in a criterion."""
    low = x.text.lower()
    if alone or x.word in ("periodic", "week", "quarter", "month") or "lần" in low:
        return "recurrence", 0.92
    if every.anchor is not None or every.day:
        return "anchored", 0.93
    if low.startswith(("từng", "theo từng")) or place.opening:
        return None
    if x.word == "report" or low.startswith("định kỳ"):
        return "recurrence", 0.88
    if "tieu_chi" in place.labels or "doi_tuong" in place.labels or _SETTLED.search(place.right):
        return None
    if place.head == "" or _SENTENCE_START.search(place.near):
        return "recurrence_opens", 0.92
    if low.startswith("mỗi"):
        return "recurrence", 0.85
    if _TIES.search(place.left):
        return "recurrence_tied", 0.85
    if _GROUNDS.search(place.left) or _OF_THING.match(place.right):
        return None
    if _NAMING.search(place.left) and not _YEARLY_EVENT.search(place.left):
        return None
    return "recurrence", 0.75


# tổng kết cuối năm | hoàn thành cuối năm
_SUMMED_UP = regex.compile(r"(?:tổng kết|sơ kết|đánh giá|hoàn thành|xong)\s*$")


def _judge_vague(x: TimeExpression, vague: Vague, place: Place, alone: bool) -> Verdict | None:
    if alone and (place.titles or place.head):
        return "vague_cell", 0.85
    if vague.part is None:  # trong năm, trong quý
        start = bool(_CLAUSE_START.search(place.near)) and place.right[:1] in (",", ".", ";", "")
        timed = regex.search(r"(?:hoàn thành|xong|thực hiện|tổ chức|triển khai)\s*$", place.left)
        return ("vague", 0.6) if (start or timed) and vague.unit == "year" else None
    if (
        x.bound in ("before", "by")
        or x.lead.startswith(("vào", "trong dịp", "dịp", "từ"))
        or _SUMMED_UP.search(place.near)
    ):
        return "vague", 0.7
    return ("vague", 0.65) if _CLAUSE_START.search(place.near) and place.right[:1] == "," else None
