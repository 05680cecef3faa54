"""What a column of a table holds, told by its head: targets, results, units, or what is neither."""

from __future__ import annotations

import regex

from extract.units import cut_per, kind_of

_ORDER_HEAD = regex.compile(r"(?:stt|tt|số tt|số thứ tự|#|mã số?)\W*$")
UNIT_HEAD = regex.compile(r"(?:đvt|đ\.v\.t|đơn vị tính|đơn vị đo|đơn vị\s*\(?tính\)?|đv tính|đơn vị)\W*$")
# Kết quả năm 2015 | Thực hiện 2020 | TH năm 2023 | Ước thực hiện | Hiện trạng
PAST_HEAD = regex.compile(
    r"kết quả|(?<!(?:tổ chức|kế hoạch|để) )(?<!^số \p{L}{1,8} (?:\p{L}{1,8} )?)thực hiện|(?<!\w)(?:th|ước)(?!\w)|hiện trạng|thực trạng"
    r"|hiện có|(?<!\w)(?:vụ|năm|kỳ|mùa|đợt|khóa) (?:trước|ngoái|qua|rồi)(?!\w)"
    r"|năm gốc|năm cơ sở|so sánh|so với|đã |cùng kỳ|hiện tại|đến nay|lũy kế|đầu kỳ|(?<!tháng )đầu năm(?! \d)|tăng[ ,/]*giảm|%[ ]*kh"
)
# heads that tell results in any table; "Kết quả" alone is what a task is to bring
_TOLD_HEAD = regex.compile(
    r"hiện trạng|thực trạng|hiện có|hiện nay|(?:vụ|năm|kỳ|mùa) (?:trước|ngoái|qua)(?!\w)"
    r"|năm gốc|cùng kỳ|đến nay|lũy kế|đầu kỳ|(?<!\w)ước|đã "
)
_OTHER_HEAD = regex.compile(
    r"kinh phí|dự toán|thành tiền|đơn giá|số tiền|ngân sách|nguồn vốn|tổng vốn|ghi chú|cơ quan"
    r"|đơn vị (?:chủ trì|phối hợp|thực hiện|phụ trách|theo dõi)|chủ trì|phối hợp|địa điểm"
    r"|căn cứ|số hiệu|ký hiệu|số văn bản|điện thoại|tuổi"
    r"|năm sinh|điểm tối đa|điểm chuẩn|thang điểm|chức vụ|họ và tên|số trang|số nhà|số quyết định"
    r"|dân số|diện tích tự nhiên|mức (?:chi|hỗ trợ)"
)
# Thời gian hoàn thành; not "Thời gian chờ khám (phút)", "Tỷ lệ trẻ bú mẹ giờ đầu (%)" among targets
_WHEN_HEAD = regex.compile(r"thời gian|thời hạn|tiến độ|hoàn thành|ngày|tháng|giờ")
_MEASURE = regex.compile(r"\((?:%|phút|giây|giờ)\)")
_AIM_HEAD = regex.compile(
    r"chỉ tiêu|mục tiêu|kế hoạch|(?<!\w)kh(?!\w)|giao|phấn đấu|số lượng|định mức|lộ trình|đến năm"
    r"|giai đoạn|khối lượng|quy mô|tổng(?: cộng| số)?$|cộng$|toàn tỉnh|cả năm|quý [ivx\d]+"
)
# Trẻ 6-35 tháng tuổi | Trẻ dưới 5 tuổi | Người cao tuổi
_AGE = regex.compile(r"\d+ ?[-–] ?\d+ (?:tháng|tuổi)(?: tuổi)?|\d+ (?:tháng )?tuổi|cao tuổi")
# Đợt II (từ tháng 9 đến tháng 10/2009): when, in brackets
_WHEN = regex.compile(r"\((?=[^()]*\d)(?:từ|đến|trước|trong|tháng|quý|ngày|xong|hết|hoàn thành)[^()]*\)")
# Vốn (dự kiến) | Tổng kinh phí | Nhu cầu vốn: rows of money to spend; not "Vốn đầu tư toàn xã hội", an indicator
_SPENDING = regex.compile(
    r"[-+\s]*(?:(?:tổng|nhu cầu|dự kiến|nguồn)(?: số)? )*(?:kinh phí|dự toán|ngân sách"
    r"|vốn(?! (?:đầu tư (?:thực|toàn|phát|nước|trực|xã)|fdi|huy động|hóa|điều lệ|đăng ký)))"
)
# 6 tháng đầu năm 2012 | Vụ xuân (tháng 3 - tháng 4/2020) | Học kỳ I
_SEASON_HEAD = regex.compile(r"tháng (?:đầu|cuối)|(?<!\w)(?:vụ|mùa|học kỳ) ")
YEAR = regex.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
# Số bếp | Số lớp tập huấn | Số lượng (người) | Diện tích (ha)
COUNT_HEAD = regex.compile(
    r"(?:tổng )?số (?!lượng|thứ tự|tt|hiệu|ký|kí|văn bản|điện|tiền|quyết|kế hoạch)(?P<unit>.+)"
)
IN_BRACKETS = regex.compile(r"\(\s*(?:đvt|đơn vị(?: tính)?)?\s*:?\s*(?P<unit>[^()\d]{1,24})\)")


def is_past(head: str, year: int | None) -> bool:
    """Whether a column tells results by its head: "Thực trạng năm 2020", "Ước thực hiện", a year before the plan's."""
    years = [int(y) for y in YEAR.findall(head)]
    if years and year and max(years) < year:
        return True
    if not PAST_HEAD.search(head):
        return False
    return not (
        _AIM_HEAD.search(head) and "thực hiện" in head and not regex.search(r"kết quả|(?<!\w)ước(?!\w)", head)
    )


def is_aim(head: str, year: int | None, many_years: bool, valued: bool, in_aims: bool) -> bool:
    """Whether a column holds targets by its head; `valued`: it has a unit of its own, `in_aims`: it stands among aims."""
    years = [int(y) for y in YEAR.findall(head)]
    if _ORDER_HEAD.fullmatch(head) or UNIT_HEAD.fullmatch(head):
        return False
    if is_past(head, year):
        return False
    aim = bool(_AIM_HEAD.search(head))
    plain = _WHEN.sub("", _AGE.sub("", head))
    timed = _WHEN_HEAD.search(plain) and not (in_aims and _MEASURE.search(head))
    if (_OTHER_HEAD.search(plain) or timed) and not _SEASON_HEAD.search(head):
        return False
    if valued and head:
        return True
    if in_aims and has_unit_in_brackets(head):
        return True
    counts = bool(COUNT_HEAD.match(head)) and not many_years  # beside years, a count is what there is
    return aim or counts or bool(years) or (many_years and head == "")


def has_unit_in_brackets(head: str) -> bool:
    """Whether a head has a known unit in brackets: "Tiêm đợt 1 (liều)"."""
    bracket = IN_BRACKETS.search(head)
    return bracket is not None and kind_of(cut_per(bracket["unit"])) != "unknown"


def is_spending(name: str, unit: str | None) -> bool:
    """Whether a row tells money that is to be spent: "Vốn (dự kiến) | tỷ đồng"."""
    return "đồng" in (unit or "").lower() and _SPENDING.match(name.lower()) is not None


def is_told(head: str, year: int | None) -> bool:
    """Whether the numbers below a head are results in any table: "Hiện trạng 2022", "Đã thực hiện năm 2023"."""
    return is_past(head, year) and bool(_TOLD_HEAD.search(head) or YEAR.search(head))


def names_aim(head: str) -> bool:
    """Whether a head says that its numbers are to be reached."""
    return bool(
        regex.search(r"chỉ tiêu|mục tiêu|kế hoạch|giao|phấn đấu|số lượng|định mức", head)
        or COUNT_HEAD.match(head)
    )
