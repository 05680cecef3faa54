"""The rules for shares, money and durations: which are quotas. Each returns its name, or None."""

from __future__ import annotations

import regex

from extract.quota_view import View
from extract.quota_words import MONEY_TARGETS
from extract.units import Unit

# ---- per cent
_COMPARED = regex.compile(r"so với[^.;]*(?:đạt|lên|xuống|còn|phấn đấu|,)")
_NOT_SHARE = (
    *(
        "cồn",
        "nồng độ",
        "dung dịch",
        "cloramin b",
        "chloramine b",
        "thuế suất",
        "gtgt",
        "vat",
        "độ ẩm",
        "lãi suất",
    ),
    "điện áp",
    "quỹ đất",
)
# "50% chi phí mua giống": a rate of money
_OF_MONEY = regex.compile(
    r"[ ]*(?:của |từ |do )?(?:tổng |nguồn )?(?:số )?(?:kinh phí|chi phí|học phí|phụ cấp|trợ cấp|giá (?!trị)|tiền|mức lương|lương"
    r"|lãi suất|lãi|vốn"
    r"|viện phí|mức đóng|phí|lệ phí|thuế|mức hỗ trợ|mức chi|giá trị (?:hợp đồng|dự toán|công trình|quyết toán"
    r"|vật tư|thiết bị)|tổng mức đầu tư|ngân sách)"
)
# "Tỷ lệ huy động vốn so với GRDP đạt 38%": a share of the whole
RATIO = regex.compile(r"t[ỷỉ] (?:lệ|trọng)[^.;]*so với (?:grdp|gdp|tổng|dân số)(?!\w)")
_PAYING = ("hỗ trợ", "ngân sách", "đối ứng", "mức ", "lãi suất", "phụ cấp", "chi trả", "thuế", "miễn", "vốn")
_PAID = regex.compile(
    r"(?:hỗ trợ|ngân sách|đối ứng|mức (?:chi|hỗ trợ|đóng|hưởng)|lãi suất|phụ cấp|chi trả|thuế|miễn|vốn)"
    r"(?: [^\W\d_]+){0,5} ?$"
)
# "Phần vốn tự có không dưới 50% tổng vốn" | "Thu hồi về ngân sách trên 85% số tiền": minimum shares all the same
_WANTED_SHARE = regex.compile(r"vốn (?:tự có|chủ sở hữu|điều lệ)|thu hồi|giải ngân|nộp")
# "Cơ cấu vốn: Trung ương 50%; tỉnh | 30%", "nhu cầu 86 tỷ đồng, trong đó NSNN | 35%, xã hội hóa | 65%": whose money it is
_SPLIT = regex.compile(
    r"(?:cơ cấu (?:nguồn )?vốn|nguồn (?:vốn|kinh phí)|kinh phí[^.;:]{0,20})\s*:[^.]{0,120}$"
    r"|(?:đồng|tỷ|triệu)\b[^.]{0,12}(?:trong đó|gồm)[^.]{0,90}(?:nstw|nsnn|nsđp|ns (?:tỉnh|huyện|xã)|xã hội hóa|vốn)\b[^.]{0,40}$"
)
# "đạt 101% kế hoạch": a result
_OF_PLAN = regex.compile(r" ?(?:so với )?(?:kế hoạch|kh|chỉ tiêu|dự toán|nghị quyết|cùng kỳ)(?!\w)")
# "tiết kiệm 10% chi phí", "giải ngân vốn đạt 95%" are aims
_FEE = regex.compile(r" (?:mức )?(?:thu )?(?:học phí|lệ phí|phí|thuế|viện phí|lãi|giá|tiền|vé)(?!\w)")
_SAVING = frozenset({"giảm", "kiệm", "tăng", "thu"})
# ---- money
_COSTS = regex.compile(
    r"kinh phí|hỗ trợ|mức chi|thưởng|dự toán|trợ cấp|học phí|mức phạt|bồi dưỡng|chi phí|tiền|mức vay|vay"
)
# "Tổng nguồn lực 120 tỷ đồng, | trong đó: ngân sách tỉnh ...": a budget
_FUNDED = regex.compile(r"[^.;]{0,12}?[,(:] ?(?:trong đó|gồm|bao gồm):? (?:vốn |nguồn )?ngân sách")
_RAISED = regex.compile(r"vận động|huy động|thu hút|quyên góp")
# ---- durations
_CLOCK = frozenset({"giờ", "phút", "giây"})
_DAYS = frozenset({"ngày", "ngày làm việc", "tuần", "tuần lễ"})
_COUNTED_TIME = frozenset(
    {"ngày công", "giờ công", "ngày lao động", "tiết", "tiết học", "giờ dạy", "ngày người"}
)
_MINUTES_FOLLOW = regex.compile(r"\d+ phút|\d\d")
_EACH_BEFORE = regex.compile(r"mỗi [^\W\d_]+(?: [^\W\d_]+){0,2}$")
# "Chuyên mục phát tối thứ Bảy hằng tuần, dài | 12 phút"
_BROADCAST = regex.compile(
    r"(?<!\w)(?:chuyên mục|phóng sự|phim|clip|video|tiểu phẩm|bản tin|tiết mục|chương trình)(?!\w)"
)
_EACH_NEAR = regex.compile(r"mỗi [^.;]*$")  # "mỗi đoàn 15 người, không quá 4 ngày"
# "thời gian làm việc tại một doanh nghiệp | tối đa 01 ngày": a length; not "thời gian giải quyết hồ sơ", a delay
_STAYS = regex.compile(
    r"(?<!\w)thời gian (?:làm việc|kiểm tra|thanh tra|giám sát|tập huấn|học|tổ chức"
    r"|lưu trú|tham quan|diễn ra|thi|trưng bày)(?!\w)[^,;.\d]{0,40}$"
)
_ONCE = regex.compile(r"(?:0?1|một) lần(?!\w)")
_COUNTED_FROM = regex.compile(r"(?:làm việc )?(?:trước|kể từ|sau|tính từ)(?!\w)")
_YEARS_NEEDED = regex.compile(r"(?:kinh nghiệm|công tác|liên tục|liền(?! kề)|trở lên)")
_JUST_PAST = regex.compile(r"(?:liền kề|gần (?:đây|nhất)|vừa qua|qua)(?!\w)")  # 02 năm học liền kề
# đào tạo nghề trình độ sơ cấp và | dưới 3 tháng: a kind of course
_COURSE = regex.compile(r"(?:sơ cấp|ngắn hạn|nghề)(?: và| hoặc|,)? $")
_YEARS_HELD = regex.compile(r"(?:liên tục|liền(?! kề)|được|đạt|hoàn thành|xếp|là|giữ)")


def is_time(unit: Unit) -> bool:
    """A span of time; "ngày công", "tiết học" are things that are counted."""
    return unit.kind == "duration" and unit.text.lower() not in _COUNTED_TIME


def percent(view: View) -> str | None:
    """A share that is wanted: not a base of comparison, a concentration or a rate of money."""
    left = view.left
    if "so với" in left:
        near = left[max(left.rfind(";"), len(left) - 60, 0) :]
        rated = view.bounded and "lệ " in near  # "tỷ lệ giải thể so với thành lập mới không quá 20%"
        if "so với" in near and not rated and not _COMPARED.search(near) and not RATIO.search(left):
            return None
        if left.startswith("so với") and not (view.bounded or view.setting.aims or view.tense == "future"):
            return None  # "So với năm trước, số doanh nghiệp tăng 12%"
    if view.bounded:
        rate = _OF_MONEY.match(view.after) and _is_paid(left[-48:]) and not _WANTED_SHARE.search(left[-60:])
        return None if rate and not view.quantity.change else "share_bound"
    if (view.quantity.min or 0) > 100 and _OF_PLAN.match(view.after) and view.tense != "future":
        return None
    if left[-24:].rstrip().endswith(_NOT_SHARE):
        return None
    if view.quantity.change == "giảm" and view.before[-1:] == ["được"]:  # "hộ nghèo được giảm 50%"
        return None
    if view.near == "chỉ":  # "chỉ 41% có việc"
        return None
    saved = (view.quantity.change is not None or view.near in _SAVING) and not _FEE.match(view.after)
    saved = saved or view.after.startswith(" so ")
    paid = view.near not in ("đạt", "cho", "chiếm") and "nộp" not in left[-40:] and _is_paid(left[-48:])
    of_money = _OF_MONEY.match(view.after) and not (
        view.setting.aims and (view.linked or view.near == "chiếm")
    )  # "48% GRDP, 49% tổng vốn", "vốn FDI chiếm 15% tổng vốn"
    if not saved and (of_money or paid):
        return None
    if view.setting.budget or ("%" in left[-40:] and "ngân sách" in left[-70:]) or _SPLIT.search(left):
        return None
    if left.endswith("chiếm ") and not view.setting.aims and view.tense != "future":
        return "share" if view.linked and "trong đó" in left[-90:] and view.tense is None else None
    return "share"


def _is_paid(lead: str) -> bool:
    return any(word in lead for word in _PAYING) and "tiền mặt" not in lead and _PAID.search(lead) is not None


def money(view: View) -> str | None:
    """An amount of money is a target only as an indicator: income, exports, revenue."""
    if view.setting.budget or _COSTS.search(view.left[-120:]) or _FUNDED.match(view.after):
        return None
    if view.near == "đạt" and _RAISED.search(view.left[-120:]):
        return "money_target"
    wanted = view.setting.aims or view.setting.criteria or view.tense == "future"
    named = any(word in view.left or view.after.startswith(f" {word}") for word in MONEY_TARGETS)
    return "money_target" if wanted and named else None


def duration(view: View) -> str | None:
    """A least or longest duration, a limit in minutes or hours, years required; no delay, no mere length."""
    q, unit = view.quantity, view.unit.text.lower()
    after = view.after.lstrip()
    upper = view.bounded and q.op in ("<=", "<")
    if q.per == "lần" and not (upper and unit in _CLOCK):  # "ít nhất 02 năm/lần" is a recurrence
        return None
    if unit in _CLOCK:
        return _clock(view, unit, after)
    if view.setting.aims and "lưu trú" in view.left[-40:]:
        return "stay"
    if unit in _DAYS:
        passed = (
            view.bounded and q.op == ">=" and view.near == "qua"
        )  # "khi đã qua ít nhất 21 ngày kể từ ca cuối"
        if view.near in ("trước", "sau") or (not passed and _COUNTED_FROM.match(after)):
            return None
        if upper:
            return (
                "limit_per_unit"
                if q.per
                or (unit == "ngày" and (_EACH_NEAR.search(view.left[-60:]) or _STAYS.search(view.left[-70:])))
                else None
            )
        return "least_duration" if view.bounded else None
    if view.bounded:
        if _ONCE.match(after):  # "ít nhất 1 tháng 1 lần" is a recurrence
            return None
        if view.text[q.start : q.start + 10].lower() == "trong vòng":  # "bà mẹ sau sinh trong vòng 1 tháng"
            return None
        if q.op == ">" and view.near in ("hạn", "nợ", "vay"):  # "vay trung hạn trên 12 tháng"
            return None
        course = upper and _COURSE.search(view.left[-32:])
        return None if course or _COUNTED_FROM.match(after) else "duration_bound"
    if not unit.startswith("năm") or q.weak or "qua" in view.before[-3:]:
        return None
    if _JUST_PAST.match(after):
        return None
    if _YEARS_NEEDED.match(after) or unit != "năm":
        return "years_required"
    held = _YEARS_HELD.match(after) or view.near in ("có", "hoặc", "và")
    return "years_required" if view.setting.criteria and held else None


def _clock(view: View, unit: str, after: str) -> str | None:
    q = view.quantity
    if view.near in ("trong", "vòng") and not q.op:
        return "time_limit"
    if unit != "giờ" and q.min is not None and q.max is not None and q.min != q.max:
        return "time_range"
    if _MINUTES_FOLLOW.match(after) or q.in_words:
        return None
    if not q.op and view.near == "dài" and _BROADCAST.search(view.left[-90:]):
        return "time_each"
    if not q.op and (view.before[-2:] == ["thời", "lượng"] or _EACH_BEFORE.search(view.left.rstrip())):
        return "time_each"
    return "time_limit" if view.bounded or (q.per and not q.weak) else None
