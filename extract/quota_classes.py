"""Limits that set no target: they say which things a task concerns, or when something else is to be done."""

from __future__ import annotations

import regex

from extract.quota_view import SHARES, View

# A threshold that says which things a task concerns. "đối với doanh nghiệp có từ 50 lao động trở lên"
_LINK = (
    r"(?:có|sử dụng|quy mô|công suất|nấu|nuôi|diện tích|chiều dài|dài|chiều cao|trồng|chứa|cao|chở"
    r"|phục vụ|với"
    r"|thu nhập|mức|giá trị|trọng tải|độ dốc|tổng mức đầu tư|cung cấp|dân số|số lượng|thời gian|nhận"
    r"|bán|thuê"
    r"|tiêu thụ|khai thác|chăn nuôi|chiếm)"
)
_CLASS = regex.compile(
    rf"(?:(?:đối với|cho)[ ](?:[^\W\d_]+,?[ ]){{1,7}}?{_LINK}?"
    rf"|(?:tại|ở|của|thuộc|với|nơi|kiểm tra|gồm|những"
    rf"|là)[ ](?:[^\W\d_]+,?[ ]){{1,7}}?{_LINK})[ ]*(?:là |từ )?$"
)
# "Hộ gia đình có từ 10 con lợn trở lên ký cam kết": the class opens the sentence, its verb follows
_CLASS_OPENS = regex.compile(rf"\W*(?:\w{{1,3}}[.)] )*(?:(?:các|những) )?(?:[^\W\d_]+ ){{1,6}}{_LINK}[ ]*$")
# "tàu cá từ 15 mét trở lên" | "công trình cao từ 7 tầng trở lên" | "cơ sở có từ 10 lao động trở lên"
_HAS = (
    r"(?:(?!thì |phải |cần |đều )[^\W\d_]+ ){0,3}?"
    r"(?:có|cao|dài|chở|chứa|rộng|quy mô|công suất|chiều dài|chiều cao|diện tích|sử dụng)"
)
_OBJECT = regex.compile(
    r"(?<!\w)(?:(?:tàu(?: cá)?|thuyền|phương tiện|xe|ô tô|nhà(?: ở)?|tòa nhà|chung cư|công trình|dự án|cơ sở|trại|hồ"
    r"|hồ chứa|đập|kho|lò|rừng|vườn|ao|hộ|doanh nghiệp|hợp tác xã|gói thầu|hợp đồng|khu đất|thửa đất|bếp ăn)"
    rf"(?: {_HAS})?"
    r"|(?:cửa hàng|tiệm|quán|nhóm trẻ|khách sạn|nhà (?:hàng|trọ|nghỉ)|phòng trọ|xưởng|chợ|siêu thị|bến|mỏ|ghe|bè|loại)"
    rf" {_HAS})[ ]*$"
)
# "tàu từ 15 m đến | dưới 24 m"
_SPAN_OF = regex.compile(
    r"(?<!\w)(?:tàu|thuyền|xe|phương tiện|nhà|công trình|hồ|lô|thửa)(?: [^\W\d_]+){0,3} từ (?:trên )?[\d.,]+ ?\w+ đến $"
)
# "báo cáo nhanh vụ đuối nước | từ 02 trẻ trở lên"
_CASE = regex.compile(r"(?<!\w)(?<!số )(?:vụ|ổ dịch|sự cố|đám cháy)(?: [^\W\d_]+){1,4} (?:có )?$")
# "cấm xe trên 5 tấn" | "tàu dưới 12 m"
_MEASURED = regex.compile(
    r"(?<!\w)(?:xe(?: tải| khách)?|ô tô|tàu(?: cá)?|thuyền|ghe|phương tiện|sà lan|hợp đồng|gói thầu"
    r"|(?:ngõ|hẻm|ngách|kiệt)(?: (?:sâu|rộng|dài|hẹp))?|(?:hộ|nhà|lô|thửa|đất) (?:có )?(?:mặt tiền|bề ngang|chiều ngang)) $"
)
# "trạm ở xã dưới 3.000 dân" | "thôn trên 300 hộ"
_PEOPLED = regex.compile(r"(?<!\w)(?:xã|phường|huyện|thôn|ấp|bản|thị trấn|đô thị|đảo) $")
_PEOPLE = frozenset({"dân", "hộ", "hộ dân", "người", "người dân", "nhân khẩu", "khẩu"})
# "Doanh nghiệp có trên 200 lao động | tự tổ chức khám"
_OWNS = regex.compile(
    r"\W*(?:\w{1,3}[.)] )*(?:(?:các|những|mọi) )?(?:doanh nghiệp|cơ sở|hộ|trường|trạm|chợ|xưởng|bệnh viện|công ty|hợp tác xã)"
    r"(?: [^\W\d_]+){0,3}? có $"
)
_OWNER_ACTS = regex.compile(
    r"[^.;,\d]{0,30}?(?<!\w)(?:tự|phải|được|thì|lập|nộp|tổ chức|bố trí|ký|đăng ký|cử|xây dựng|thành lập|mở|báo cáo)(?!\w)"
)
# "số xã đạt dưới 5 tiêu chí | xuống 25 xã": what is counted
_COUNTED = regex.compile(r"(?<!\w)số [^\W\d_]+(?: [^\W\d_]+){0,5}? (?:(?:đạt|có|từ) ){0,2}$")
_COUNTED_AFTER = regex.compile(
    r"[^.;,:\d]{0,30}?(?<!\w)(?:còn|xuống|chiếm|là|tăng|giảm|lên)(?!\w)[^.;,\d]{0,20}\d"
)
# "Trồng dặm những nơi có tỷ lệ sống | dưới 85%" | "đối với xã có tỷ lệ hộ nghèo | trên 20%"
_RATED = regex.compile(
    r"(?<!\w)(?:những|các|đối với|tại|ở|nơi)[ ](?:[^\W\d_]+ ){1,6}?có (?:tỷ|tỉ) lệ [^,;.\d]{2,30}?(?:đạt )?$"
)
_AIMING = regex.compile(
    r"(?<!\w)(?:đạt|phấn đấu|bảo đảm|đảm bảo|phải|duy trì|tăng|giảm|hoàn thành|mỗi|xuống|lên|còn|giữ"
    r"|được|nâng|thu hồi"
    r"|giải quyết)(?!\w)"
)
# "thuộc diện kiểm tra" | "phải lập phương án" | "được ưu tiên"
_PREDICATE = regex.compile(
    r"[^.;,\d]{0,60}?(?<!\w)(?:thuộc (?:diện|đối tượng)|phải|được (?:ưu tiên|hỗ trợ|miễn|giảm|xem xét"
    r"|hưởng|vay|xét)|xét riêng|chuyển (?:hồ sơ|cơ quan|công an|viện)|(?:bị )?(?:khởi tố|truy cứu|tịch thu|tiêu hủy)"
    r"|bị (?:phê bình|xử|trừ|đình chỉ|thu hồi|cắt|hạ|loại|nhắc)|bắt buộc|thì|có trách nhiệm|chịu trách nhiệm|có nghĩa vụ)(?!\w)"
)
# Số vụ ngộ độc trên 30 người | mắc: 0 vụ: what the amount is of
_AMOUNT_OF = regex.compile(r"[^.;,\d]{0,24}:\s*(?:dưới |trên |không quá |≤ ?|< ?)?\d[\d.,]*(?:%| \p{L})")
# cấp đăng ký cho 90% trở lên | phương tiện thuộc diện đăng ký: a share of those
_SHARE_OF = regex.compile(r" (?!thuộc|phải|được)[^\W\d_]+(?: [^\W\d_]+){0,5} thuộc (?:diện|đối tượng)(?!\w)")
# "Các doanh nghiệp sử dụng trên 100 lao động nộp ..."
_SIZED = ("sử dụng ", "quy mô ", "công suất ", "nuôi ", "chứa ", "diện tích ")
# "hố sâu trên 1,2 m | phải có rào"
_PACKED = ("đóng chai ", "đóng túi ", "loại ", "cỡ ", "can ", "chai ")  # "nước đóng chai dưới 0,5 lít"
_WIDE = ("sâu ", "cao ", "dài ", "rộng ", "nặng ")
# "đóng cống khi độ mặn vượt 2‰" | "Nếu tỷ lệ hao hụt vượt 5%" | "Trường hợp số ca mắc tăng quá 20%"
_CONDITION = regex.compile(
    r"(?<!\w)(?<!(?:trước|sau|đến|từ|ngay|chỉ) )(?:khi|nếu|trường hợp) (?!có |đạt |đủ |sinh )"
    r"(?:(?!đạt|đảm bảo|bảo đảm|hoàn thành|nâng|giảm)[^,;.:\d]){1,70}$"
)
_EXCEEDS = regex.compile(r"(?:tăng |giảm )?(?:vượt|trên|dưới|quá|hơn)(?!\w)")
_AFTER_EXCEEDING = regex.compile(r"(?<!\w)(?:vượt|vượt quá|trên|dưới|quá) (?:mức |ngưỡng )?$")


# Tỷ lệ trẻ nhẹ cân (| dưới 2.500 gam|) còn 4% | 100% doanh nghiệp lớn (| từ 200 lao động trở lên|) có công đoàn
# các trại quy mô lớn (| từ 500 con trở lên|) áp dụng quy trình
_DEFINED = regex.compile(
    r"(?:(?:(?<!\w)t[ỷỉ] lệ(?! \()|\d ?%(?![^;:]*(?<!\w)(?:có|được|đạt|bố trí|tổ chức|mở|xây dựng|bảo đảm|đảm bảo)(?!\w)))"
    r"[^;:(]{3,90}|(?<!\w)(?:lớn|vừa|nhỏ|cao|thấp|nặng|dài) )"
    r"\((?:[^\W\d_]+ ){0,2}$"
)
_DEFINED_THEN = regex.compile(
    r"(?:/[\w/]+)?\),? (?:đạt|còn|giảm|tăng|dưới|trên|xuống|là|chiếm|được|có|phải|xử lý|tham gia|áp dụng|thực hiện)(?!\w)"
)


def is_defined(view: View) -> bool:
    """Whether a limit in brackets tells which things a share is of."""
    return (
        view.unit.text not in SHARES
        and "(" in view.left[-20:]
        and _DEFINED_THEN.match(view.after) is not None
        and _DEFINED.search(view.left[-140:]) is not None
    )


def is_class(view: View) -> bool:
    """Whether a quantity tells which things are meant: "hộ có từ 02 con trở lên", "doanh nghiệp trên 50 lao động"."""
    q = view.quantity
    onward = view.text[q.start : q.end].endswith(("trở lên", "trở xuống"))
    if not (onward or q.weak or q.op in (">", "<")) or view.setting.criteria:
        return False
    if q.op in (">", "<") and _AMOUNT_OF.match(view.after):
        return True
    clause = view.left[max(view.left.rfind(";"), view.left.rfind(":"), 0) :]
    if q.weak:  # "Doanh nghiệp sử dụng từ 51% lao động là người khuyết tật được miễn thuế"
        return bool(_OBJECT.search(clause[-60:]) and _PREDICATE.match(view.after))
    if onward and (
        "doi_tuong" in view.setting.labels or _OBJECT.search(clause[-60:]) or _CASE.search(clause[-50:])
    ):
        shared = (
            view.linked and "%" in clause and view.unit.kind != "measure"
        )  # "90% hộ có từ 02 bình trở lên"
        return "mỗi" not in clause and not shared
    if q.op == "<" and view.unit.kind == "measure" and _SPAN_OF.search(clause[-60:]):
        return True
    if view.unit.kind == "measure" and _MEASURED.search(clause[-20:]):
        return True
    if q.op in (">", "<"):
        if view.unit.text.lower() in _PEOPLE and _PEOPLED.search(clause[-12:]):
            return True
        if not view.setting.aims and _OWNS.match(clause) and _OWNER_ACTS.match(view.after):
            return True
    if view.unit.kind == "measure" and clause.endswith(_PACKED):
        return True
    if view.unit.kind == "measure" and clause.endswith(_WIDE) and _PREDICATE.match(view.after):
        return True
    if "số " in clause[-40:] and view.unit.text not in SHARES and _COUNTED.search(clause[-48:]):
        return _COUNTED_AFTER.match(view.after) is not None
    if _AIMING.search(clause[-60:]) and not clause.startswith("đối với"):
        return False
    opens_clause = view.unit.text in SHARES and view.near in (
        "",
        ",",
        ";",
        "và",
    )  # "trên 90% hộ nghèo được vay vốn"
    if "lệ " in clause[-40:] and not view.setting.aims and _RATED.search(clause[-90:]):
        return True
    if view.unit.text in SHARES and _SHARE_OF.match(view.after):
        return False
    if _CLASS.search(clause[-80:]) or (_PREDICATE.match(view.after) and not opens_clause):
        return True
    opens = not view.setting.aims and view.unit.text != "%" and view.unit.kind != "duration"
    goes_on = view.right[:1] == " " and view.right[1:2].isalpha()
    sized = q.op in (">=", "<=") or clause.endswith(_SIZED)
    return opens and goes_on and sized and bool(_CLASS_OPENS.match(clause))


def is_condition(view: View) -> bool:
    """Whether a number says when something else is to be done."""
    clause = view.left[-120:]
    if not ("khi " in clause or "nếu " in clause or "trường hợp " in clause) or not (
        _EXCEEDS.match(view.text[view.quantity.start : view.quantity.start + 12].lower())
        or _AFTER_EXCEEDING.search(clause)
    ):
        return False
    return bool(_CONDITION.search(clause))
