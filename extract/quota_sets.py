"""Counts that describe: rates, victims, sets that are listed or named, all there are of a kind."""

from __future__ import annotations

import regex

from extract.quota_view import View, ends_with
from extract.quota_words import LISTED, TASK_VERBS

WANTS_MORE = frozenset({"có", "đạt", "hút", "được", "phủ", ""})
CHANGING = frozenset({"giảm", "xuống", "nâng", "tăng", "hạ", "kéo", "rút", "dồn", "sắp", "sáp", "nhập"})
# "nói chuyện chuyên đề tại 10 điểm" | "kiểm tra tại 02 sở": so many are to be reached
SAMPLED = regex.compile(
    r"(?<!\w)(?:(?:hậu )?kiểm(?: tra)?|thanh tra|giám sát|khảo sát|thí điểm|thử nghiệm|phúc tra|mô hình|lưu động|nói chuyện"
    r"|biểu diễn|chiếu|lắp|lắp đặt|mở|phun|tổ chức|xây dựng|lấy mẫu|tư vấn|khám|treo|tuyên truyền|phát thanh"
    r"|truyền thông|tập huấn|ra quân|diễn tập|đối thoại|làm việc|trồng|đặt|thực địa|điểm cầu|trực tiếp"
    r"|triển khai|cài|cài đặt|áp dụng|vận hành|đo|quan trắc|nhân rộng|kéo|mở rộng|phân luồng|chốt trực|canh gác"
    r"|bổ sung|hoàn thành|sơn|cắm|kẻ|dựng|gắn|thay|sửa chữa|phiên tòa|hội thảo|ngày hội|hội thi|cải tạo|nâng cấp"
    r"|phủ sóng|đưa|giảng dạy|nạo vét|phổ biến)(?!\w)"
)
_ALL_ALIKE = regex.compile(
    r"(?<!\w)(?:đồng bộ|đồng loạt|toàn bộ|tất cả|cả|hiện có|phủ(?! sóng)|diện rộng)(?!\w)"
)
# "mô hình 02 “Dòng họ tự quản”, “Tiếng kẻng”": named
_QUOTED_NAMES = regex.compile(r"[^,;.\d]{0,30}?:? ?[“\"][^“”\"\n]{2,60}[”\"](?:,| và) ?[“\"]")
# "12 huyện, thị xã, thành phố": the whole of a province
_WHOLE = regex.compile(
    r",? (?:và )?(?:(?:các )?(?:thị xã|thành phố|phường|thị trấn|quận|đặc khu|xã)[ ,;./]|cấp )"
)
# "40 xã, phường, thị trấn | đạt chuẩn": so many of them are to
_OF_KINDS = regex.compile(
    r"(?:,? (?:và )?(?:thị xã|thành phố|phường|thị trấn|quận|đặc khu|xã))+ (?:đạt|được công nhận|hoàn thành|thành lập|có từ|có ít)(?!\w)"
)
# "12 người chết" | "03 người bị thương"
_VICTIMS = regex.compile(r" (?:bị )?(?:chết|tử vong|thương|thiệt mạng|mất tích|mắc bệnh|nhập viện)(?!\w)")
# "Kết quả khảo sát 500 hộ cho thấy" | "Công tác bàn giao 12 công trình được ..."
_AS_A_NOUN = regex.compile(
    r"[-+*•– \d.)]{0,6}(?:công tác|việc|kết quả|quá trình|tình hình) (?:[^\W\d_]+ ){1,4}$"
)
# "500 bộ tài liệu x 30.000 đồng": a sum of money is worked out
_TIMES_MONEY = regex.compile(
    r"[^;.\n\d(,]{0,24}?[x×*] ?\d(?!\d* (?:người|thành viên|học viên|em|đại biểu|học sinh)(?![^;\n]*\d ?(?:đồng|đ)(?!\w)))"
)
# "trên 10.000 dân", "trên 1 ha": what a rate is reckoned for
_RECKONED = frozenset(
    {
        "dân",
        "người dân",
        "ha",
        "héc ta",
        "hecta",
        "trẻ",
        "ca",
        "km2",
        "m2",
        "sào",
        "đơn vị",
        "người",
        "vạn",
        "nghìn",
    }
)
# "05 đơn vị (danh sách tại Phụ lục I)" | "12 hộ có tên trong danh sách"; not "gửi danh sách"
_IN_A_LIST = regex.compile(
    r"[^.;\n]{0,80}?(?:\(|(?<!\w)(?:có|theo|trong|tại) )(?:có |theo |tại )?(?:danh sách|phụ lục)"
)
_NAMED = regex.compile(
    r"(?:[ ](?!thuộc|của|trên|tại|ở|do|để|và)[^\W\d_\p{Lu}][^\W\d_]*){0,3}[ ]?"
    r"(?:\(?(?:gồm|bao gồm)|:?[ ]\(?(?:(?:xã|phường|huyện|thị trấn|Sở|UBND|thôn"
    r"|bản) )?\p{Lu}[^\W\d_]*[ ]\p{Lu})"
)
# "450 mẫu giám sát sau tiêm phòng": afterwards
_LATER = regex.compile(r"[^.;]{0,50}?(?<!\w)sau (?!đây|như|:)[^\W\d_]")
# "mỗi cụm chọn 02 trường (toàn huyện có | 05 cụm)"
_ALL_THERE_ARE = regex.compile(
    r"\((?:hiện )?(?:toàn|cả) (?:tỉnh|huyện|xã|ngành|quận|thành phố|thị xã|trường)(?: hiện)? có $"
)
# "mật độ dân số 250 người/km2"
# "Mỗi năm cả tỉnh mất trung bình | 17 em" | "mỗi ngày thải ra khoảng | 20 tấn"
_LOST = regex.compile(
    r"(?<!\w)(?:mất|thiệt hại|phát sinh|thải(?: ra)?|xảy ra)(?: (?:trung bình|bình quân|khoảng|gần|hơn|chừng))* ?$"
)
_DENSITY = regex.compile(r"mật độ(?: dân số| dân cư)? ?$")
# "duy trì 50 câu lạc bộ hiện có": so they stay; not "rà soát 214 đường ngang hiện có"
_KEEPING = frozenset({"duy trì", "củng cố", "giữ", "giữ vững", "bảo vệ", "quản lý", "sử dụng"})
_LISTED_HEADS = frozenset(phrase.split()[0] for phrase in LISTED)


def is_rate(view: View) -> bool:
    """ "trên 1 vạn dân", "trên 1 ha đất": the base of a rate."""
    low = view.quantity.min or 0
    base = low == 1 or (low >= 100 and str(int(low)).strip("0") == "1")
    if not base or view.unit.text.lower() not in _RECKONED or view.near in WANTS_MORE:
        return False
    return low == 1 or view.unit.text.lower().endswith("dân") or not ends_with(view.before, TASK_VERBS)


# "0,2 lần | lương cơ sở"
_OF_PAY = regex.compile(r" (?:mức )?(?:lương|phụ cấp|tiền)(?!\w)")
# "Các xóm không thể kéo lưới (87 xóm)": how many those are
_SAME_IN_ALL = regex.compile(
    r"(?<!\w)(?:các|những|số) (?P<what>[^\W\d_]+(?: [^\W\d_]+)?)(?!\w)[^;.]*\((?P=what)$"
)
# "320 m3/ngày, | tương đương 1,9 tỷ đồng": a saving told
_WORTH = regex.compile(
    r"(?:/\w+(?: \w+)?)?, (?:tương đương|trị giá|ước tính) (?:khoảng |gần |trên )?\d[\d.,]* (?:tỷ|triệu)"
)
# "62.000 lít, | đơn giá ... 21.500 đồng/lít"
_PRICED = regex.compile(r"[^.;\n]{0,24}(?:đơn giá|đồng/)")


def describes(view: View) -> bool:
    """Sums, victims, what is left over, and the object of a noun ("kết quả khảo sát 500 hộ") are no counts to do."""
    near, after, before = view.near, view.after, view.before
    if before[-2:] == ["danh", "sách"]:
        return True
    if ("x" in after or "×" in after or "*" in after) and _TIMES_MONEY.match(after):
        return True
    if _VICTIMS.match(after) or ("(" in view.left[-40:] and _ALL_THERE_ARE.search(view.left[-40:])):
        return True
    if _LOST.search(view.left[-40:]) and not view.setting.aims:
        return True
    if "mật độ" in view.left[-18:] and _DENSITY.search(view.left[-18:]):
        return True
    if near == "còn" and not (view.setting.aims or view.tense == "future"):
        return CHANGING.isdisjoint(before[-9:])
    if after.startswith(", chiếm ") and not (view.setting.aims or view.tense == "future"):
        return True
    if near in ("lượng", "quả", "trò") and before[-2:-1] in (["chất"], ["hiệu"], ["vai"]):
        return True
    if view.unit.text.lower() == "tiêu chí" and (
        before[-2:] in (["thực", "hiện"], ["triển", "khai"]) or near in ("với", "theo")
    ):
        return True
    if view.unit.text.lower() == "lần" and _OF_PAY.match(after):
        return True
    if near == "(" and after.startswith(")") and _SAME_IN_ALL.search(f"{view.left}{view.unit.text.lower()}"):
        return True
    if _WORTH.match(after) or (view.setting.budget and _PRICED.match(after)):
        return True
    clause = view.left[view.left.rfind(";") + 1 :]
    return len(clause) < 60 and _AS_A_NOUN.match(clause) is not None


# "Khảo sát nhu cầu tuyển dụng của | 2.000 doanh nghiệp": so many are looked at
_LOOKED_AT = regex.compile(
    r"(?<!\w)(?:khảo sát|(?:hậu )?kiểm tra|thanh tra|giám sát|điều tra|phúc tra|kiểm định|lấy mẫu)(?: [^\W\d_]+){1,8} của $"
)


def is_sampled(view: View) -> bool:
    """ "tại 10 điểm", "tại 02 sở", "kiểm tra hồ sơ của 25 doanh nghiệp": places reached by a task; not all there are."""
    clause = view.left[max(view.left.rfind(";"), len(view.left) - 110, 0) :]
    if (
        not (_LOOKED_AT if view.near == "của" else SAMPLED).search(clause)
        or _ALL_ALIKE.search(clause)
        or view.tense == "past"
    ):
        return False
    if view.unit.kind == "person" and (view.near == "của" or view.unit.text.lower() == "vị trí"):
        return True
    return view.unit.kind in ("place", "thing", "unknown") and not _WHOLE.match(view.after)


def _is_given(view: View) -> bool:
    """ "cấp thẻ cho 1.500 công dân": what a task's verb gives to so many."""
    before = view.before
    return view.near == "cho" and any(ends_with(before[:n], TASK_VERBS) for n in range(1, len(before)))


_SEASONS = frozenset({"vụ", "năm", "quý", "tháng", "đợt", "kỳ", "mùa", "lần", "dịp", "đề", "ngày"})


def is_listed(view: View) -> bool:
    """A set named or listed already: "02 văn bản sau", "02 xã biên giới Yên Khoái, Tú Mịch"."""
    if "danh sách" in view.left[-60:] and view.near in ("có", "gồm", "là", ":"):
        return True
    if ("danh sách" in view.after or "phụ lục" in view.after) and _IN_A_LIST.match(view.after):
        return True
    if view.unit.kind == "place" and _WHOLE.match(view.after) and view.near not in ("chọn", "lập"):
        return _OF_KINDS.match(view.after) is None
    if ("“" in view.right or '"' in view.right) and _QUOTED_NAMES.match(view.right):
        return True
    words = view.right[:60].replace(":", " ").replace(",", " ,").split(None, 6)[:6]
    lowered = [word.strip("().;").lower() for word in words]
    place = view.unit.kind == "place"
    for at, word in enumerate(() if _LISTED_HEADS.isdisjoint(lowered) else lowered[:4]):
        if words[at][0] in ",;.(" and word not in ("gồm", "theo", "có"):
            break
        if at and words[at - 1][-1] in ";.":  # "có 1.200 công nhân dự; sau lễ, ..."
            break
        if word in _LISTED_HEADS and any(" ".join(lowered[at : at + n]) in LISTED for n in (1, 2, 3)):
            if word == "này" and at and lowered[at - 1] in _SEASONS:  # "ươm 2.100 cây cho vụ này"
                continue
            if word == "sau" and _LATER.match(view.after):
                continue
            if word in (
                "đã",
                "đang",
                "còn",
            ):  # "hoàn thành 60 xã còn lại", "cấp thẻ cho 1.500 công dân còn lại"
                return not (ends_with(view.before, TASK_VERBS) or _is_given(view))
            if word == "hiện" and not place and ends_with(view.before, TASK_VERBS - _KEEPING):
                return False
            inner = word == "trên" and words[at] == "trên" and at < len(words) - 1
            return not inner and (place or word not in ("cụ", "bao", "gồm", "là"))
    return place and bool(_NAMED.match(view.right))
