"""The rules for counts: which are to be done, and which describe what is. Each returns its name, or None."""

from __future__ import annotations

import regex

from extract.quota_lists import counted_on, times_men
from extract.quota_sets import CHANGING, SAMPLED, WANTS_MORE, describes, is_listed, is_rate, is_sampled
from extract.quota_verbs import ABROAD, governed_count, has_verb, led_count
from extract.quota_view import View, ends_with
from extract.quota_words import DESCRIBING, TASK_VERBS, TIME_WORDS

_SIZES = frozenset({"dài", "rộng", "cao", "sâu", "cách", "nặng", "dày"})
# "giảm số lần đi lại xuống còn 02 lần"
_REACHED = frozenset({"còn", "xuống", "lên"})
_OTHER_LABEL = regex.compile(
    r"(?<!\w)(?:thời gian|địa điểm|(?<!thực )hiện(?! đại)|tình hình|kinh phí|tuổi|ngày"
    r"|tổng số (?:cán bộ|công chức|viên chức|hộ|dân|đảng viên|hội viên|xã|thôn|biên chế|cơ sở))(?!\w)"
)
_AMOUNT_LABEL = regex.compile(r"diện tích|khối lượng|sản lượng|quy mô|số lượng|chiều dài|công suất")
_REACHES = regex.compile(r"[^.;]{0,60}(?<!\w)(?:đạt|hoàn thành|tham gia)")
# "Sau khi nhập ba xã cũ, ...": what is done by then
_AFTER_DOING = regex.compile(r"sau khi [^,;.]{0,40}$")
# "bình quân 10 ha | có từ 01 đến 02 bể"
_PER_SO_MANY = regex.compile(
    r" (?:có|bố trí|đặt|cần|phải có|dùng|xây)(?: ít nhất| tối thiểu| không quá| từ)? \d"
)
_FOR_SO_MANY = regex.compile(r"bình quân [\d.,]+ \p{L}+(?: \p{L}+)? (?:có|bố trí|đặt|cần|phải có|dùng|xây) $")
# "Mỗi hộ được giao đất ở từ | 200 - 400 m2"
_EACH_GETS = regex.compile(
    r"(?<!\w)mỗi [^\W\d_]+(?: [^\W\d_]+){0,2} (?:được|phải) (?:giao|cấp|nhận|trồng|nuôi|đóng|thu)(?: [^\W\d_]+){1,3} $"
)
# "tổ tuần tra đêm | ba người"
_CREW = regex.compile(r"(?<!\w)(?:tổ|đội|đoàn|nhóm|kíp)(?: [^\W\d_]+){0,3} $")
# "Chương trình mỗi xã một sản phẩm": a name
_SLOGAN = regex.compile(
    r"(?:chương trình|đề án|phong trào|cuộc vận động|ocop|[“\"])[^,;.]{0,24}mỗi [^\W\d_]+(?: [^\W\d_]+)? $"
)
# "không đặt yêu cầu mỗi xã | một bể"
_NOT_ASKED = regex.compile(r"không (?:đặt (?:ra )?)?(?:yêu cầu|bắt buộc|nhất thiết|quy định)[^;.,]{0,50}$")
_SENDING = frozenset({"cử", "cử được", "bố trí", "phân công"})


def bounded_count(view: View) -> str | None:
    """A count with a comparator; "triển khai trên 03 địa bàn" says where, not how many."""
    q = view.quantity
    if q.op == ">" and q.in_words and q.min == 1:  # "Trên một điểm, hộ nghèo chiếm ..."
        return None
    if (q.op == ">" and is_rate(view)) or (
        q.op != ">=" and view.unit.kind == "measure" and _is_away(view.before)
    ):
        return None
    if q.op == ">" and view.unit.kind == "person" and view.near in ("trong", "của"):
        return None  # "thói quen trong hơn 350.000 hộ nông dân"
    if (
        q.op == ">"
        and not q.change
        and view.unit.kind in ("place", "structure", "unknown")
        and (q.min or 0) < 100
    ):
        opening = view.text[q.start : q.number_start].lower().strip()
        if opening == "trên" and view.near not in WANTS_MORE:
            return None
    return "count_bound"


def _is_away(before: list[str]) -> bool:
    """ "xa 5 km", "cách bờ dưới 200 m" say where; "cách nhau dưới 20 m" is to be kept."""
    return before[-1:] in (["xa"], ["cách"]) or (before[-2:-1] == ["cách"] and before[-1] != "nhau")


# Đối tượng: | 62 doanh nghiệp với | 34.700 lao động | Phạm vi: | 164 xã: what the plan is for, as it stands
_SCOPE = regex.compile(
    r"(?:^|[-+•*.)\n]\s*)(?:đối tượng|phạm vi|địa bàn)(?:, (?:đối tượng|phạm vi|địa bàn))?(?: [^\W\d_]+){0,2}\s*:\s*(?P<rest>[^.;:\n|]*)$"
)


def bare_count(view: View) -> str | None:
    """A count without a comparator needs a sign that it is to be done. The first question answered decides."""
    q, unit, near = view.quantity, view.unit, view.near
    if _is_one_of(view):
        return None
    if rule := times_men(view):
        return rule
    if _is_described(view):
        return None
    if q.min == q.max == 0 and near in (":", "còn", "xuống", "là"):  # "số học sinh bỏ học: 0 trường hợp"
        return "none_left" if view.setting.aims or view.setting.criteria or near == ":" else None
    each = _is_each(view.before)
    if each and _NOT_ASKED.search(view.left[-90:]):
        return None
    if rule := counted_on(view):
        return rule
    if q.in_words:
        return _in_words(view, each)
    if rule := led_count(view):
        return rule
    if unit.kind == "structure" and not each and near not in ("chia", "lập"):
        return _pages_or_cases(view)
    if rule := _size(view) or _each(view, each):
        return rule
    if near == ":" and _is_own_kind(view):
        return "labelled"
    if near == "lần" or _is_odd_size(view) or (is_listed(view) and not _is_of_all(view)):
        return None
    if near == "được" and not _is_wanted(view):
        return None
    return _by_lead(view)


def _is_one_of(view: View) -> bool:
    """Whether the word before says that nothing is counted: "mỗi một xã", "trong hai năm", "chỉ 3 xã", "là một"."""
    q, near = view.quantity, view.near
    if near == "quân" and _PER_SO_MANY.match(view.after):
        return True
    if near in ("mỗi", "cứ", "chỉ") or (q.min == q.max == 1 and near in ("là", "như", "thành")):
        return True
    return bool(q.in_words) and near in ("là", "như", "một", "cả", "trong", "các", "thành")


def _is_described(view: View) -> bool:
    """Whether a count describes what is: a product, a name, a distance, a round, what is done by then."""
    before, unit, near = view.before, view.unit.text.lower(), view.near
    if near in ("x", "×", "*") or describes(view) or (near == "kết" and unit == "nhà"):  # "liên kết 4 nhà"
        return True
    if unit in ("vòng", "đợt", "kỳ") and before[-2:] in (["chia", "làm"], ["chia", "thành"]):
        return True
    if (near == "xa" and view.unit.kind == "measure") or (near == "tới" and not is_sampled(view)):
        return True
    scope = _SCOPE.search(view.left[-160:])
    if scope and "mỗi " not in scope["rest"] and not has_verb(scope["rest"].split()):
        return True
    return _AFTER_DOING.search(view.left[-60:]) is not None or _is_slogan(view)


def _pages_or_cases(view: View) -> str | None:
    """Parts of texts and cases count where there are many: "số hóa 15.000 trang", "xử lý 35 trường hợp vi phạm"."""
    q, unit = view.quantity, view.unit.text.lower()
    pages = unit == "trang" and (q.per or (q.min or 0) > 49)  # "dành 02 trang/tuần"
    cases = unit == "trường hợp" and (q.min or 0) > 9
    return "verb" if (pages or cases) and ends_with(view.before, TASK_VERBS) else None


# "Tiêu chuẩn cây con: keo lai mô cao | 25 - 35 cm"
_STANDARD = regex.compile(r"(?:tiêu chuẩn|quy cách|kích cỡ|yêu cầu kỹ thuật)[^.;:\d]{0,50}:[^.]{0,80}$")


def _size(view: View) -> str | None:
    """Sizes from and to: "cá giống cỡ 8 - 10 cm", "đào hố sâu từ 40 đến 50 cm"."""
    q = view.quantity
    if view.unit.kind != "measure" or q.min == q.max:
        return None
    sized = view.near in _SIZES or view.before[-2:] == ["diện", "tích"]
    if (view.near == "cỡ" and view.tense != "past") or (sized and _STANDARD.search(view.left)):
        return "size_range"
    return "size_range" if sized and q.start < q.number_start and _is_to_make(view) else None


def _each(view: View, each: bool) -> str | None:
    """So many for each: "mỗi xã 02 người", "hằng năm 12 lớp"."""
    if each and view.near not in DESCRIBING and not _is_odd_size(view):
        return "each"
    gets = view.unit.kind == "measure" and _EACH_GETS.search(view.left[-70:])
    if gets or _FOR_SO_MANY.search(view.left[-40:]):
        return "each"
    yearly = view.near in TIME_WORDS and view.before[-2:-1] in (["hằng"], ["hàng"], ["cả"])
    return "each" if yearly and view.unit.known else None


def _by_lead(view: View) -> str | None:
    """By the word that leads to the count, a verb above all: "mở | 12 lớp", "xuống còn | 02 lần", "Số lượng: | 30 người"."""
    q, before, unit, near = view.quantity, view.before, view.unit, view.near
    reach = 20 if view.after.startswith(" so với") else 9  # "giảm số giờ ... của phụ nữ còn 1,7 lần so với"
    if near in _REACHED and not CHANGING.isdisjoint(before[-reach:]):
        return "change"
    governed = ends_with(before, TASK_VERBS)
    if unit.text.lower() == "lần" or (q.per and unit.known and unit.kind != "measure"):
        return "times" if q.per or view.setting.criteria or governed else None
    if before and near in (",", "và", "hoặc", ";", "("):
        taking_part = view.after.startswith((" tham gia", " tham dự"))
        if view.linked:
            return "listed_with"
        if view.linked is not None and not taking_part:
            return None
    if near in ("", "(", "|", "/"):
        return _opening(view)
    if near == ":":
        return _labelled(view)
    if near in ("tại", "ở", "tới", "của") and is_sampled(view):
        return "sampled"
    of_things = near == "," and unit.known and unit.kind != "place"
    if of_things and any(ends_with(before[:n], TASK_VERBS) for n in range(1, 12)):
        return "verb_list"
    if near in DESCRIBING and not governed and before[-2:] != ABROAD:
        told = unit.known and near == "là"  # "năm 2023 là 1.500 người"
        return "aim" if view.setting.aims and (told or _is_of_all(view)) else None
    return governed_count(view, governed)


def _is_odd_size(view: View) -> bool:
    return view.near in _SIZES and view.unit.kind == "measure"


def _is_of_all(view: View) -> bool:
    """So many of so many: "tại 108/108 xã, phường", "12/12 xã có bảng báo"."""
    return "/" in view.text[view.quantity.number_start : view.quantity.end]


def _is_to_make(view: View) -> bool:
    aimed = view.setting.criteria or view.setting.aims
    return aimed or has_verb(view.before) or has_verb(view.left.split()[:8])


def _is_slogan(view: View) -> bool:
    return (
        bool(view.quantity.in_words) and "mỗi " in view.left[-16:] and bool(_SLOGAN.search(view.left[-60:]))
    )


def _is_wanted(view: View) -> bool:
    """ "vận động được 45 suất" tells what was done, but in an aim or after a telling word."""
    setting = view.setting
    return setting.aims or setting.criteria or view.tense == "future"


def _is_each(before: list[str]) -> bool:
    """Whether "mỗi" or "từng" governs what follows in the clause."""
    for word in reversed(before[-14:]):
        if word in (";", ":", "|"):
            return False
        if word in ("mỗi", "từng", "cứ"):
            return True
    return False


def _in_words(view: View, each: bool) -> str | None:
    """Numbers in words count after "mỗi ..." or as a verb's object ("cử một cán bộ"); "một" alone not."""
    unit, one = view.unit, view.quantity.min == 1
    if (
        one and unit.kind == "thing" and view.after.startswith("/") and view.tense != "past"
    ):  # "cấy một dảnh/khóm"
        return "times"
    if unit.text.lower() == "lần" and view.quantity.per:
        return "times"
    if view.near == "gửi" or view.before[-3:-1] == [
        "hoạch",
        "thực",
    ]:  # "gửi hai Sở", "kế hoạch thực hiện hai ..."
        return None
    if view.before[-2:] in (["chia", "làm"], ["chia", "thành"]):
        return None
    if view.linked and view.near == "" and view.setting.aims and unit.known:
        return "listed_with"
    if view.quantity.per and unit.known and unit.kind != "duration" and not one:  # "hai đêm mỗi tuần"
        return "times"
    if unit.kind == "person" and not one and _CREW.search(view.left[-40:]) and view.tense != "past":
        return "team"
    if view.near == "có" and view.setting.aims and not one:
        return "having"
    if view.near == "thêm" and not one:
        return "more"
    if view.near == ":" and not one and unit.kind in ("thing", "person"):  # "Suốt quý III: bốn đoàn kiểm tra"
        return _labelled(view)
    if not unit.known or unit.kind in ("structure", "measure", "duration"):
        return None
    if each and view.near not in DESCRIBING:
        return "each"
    if view.linked and one and view.near in ("và", ","):
        return "listed_with"
    return "verb" if ends_with(view.before, _SENDING if one else TASK_VERBS) and not is_listed(view) else None


def _opening(view: View) -> str | None:
    """A count that opens its line or cell: an item of a list of things to do."""
    unit = view.unit
    if not unit.known or view.setting.history or unit.kind == "duration":
        return None
    if "doi_tuong" in view.setting.labels:  # what there is
        return None
    if unit.kind == "place" and not (_is_of_all(view) or view.setting.aims or _REACHES.match(view.right)):
        return None
    return "opening"


# Xã đạt chuẩn nông thôn mới: | 02 xã (Xuân Ái, Yên Hợp) | Số trường được công nhận: | 03 trường
_KIND_OF_LABEL = regex.compile(r"(?:^|[-+*•.)\n;]\s*)(?:(?:tổng )?số )?(?P<kind>[^.;:\d\n|]{2,70}?)\s*:\s*$")
_ACHIEVED = regex.compile(
    r"(?<!\w)(?:đạt|về đích|công nhận|thành lập|kiểu mẫu|nâng cao|thoát|hoàn thành)(?!\w)"
)


def _is_own_kind(view: View) -> bool:
    """Whether a label tells what is counted and that it is to be reached: "Xã đạt chuẩn: 02 xã"."""
    label = _KIND_OF_LABEL.search(view.left[-90:])
    if label is None or view.tense == "past" or view.setting.history:
        return False
    own = label["kind"].startswith(f"{view.unit.text.lower()} ")
    return own and bool(view.setting.aims or _ACHIEVED.search(label["kind"]))


def _labelled(view: View) -> str | None:
    """After a colon: "Số lượng: 30 người", "Giải thưởng: 01 giải Nhất"."""
    if (
        view.before[-2:-1]
        and view.before[-2].isdigit()
        and has_verb(view.before)
        and view.unit.kind == "thing"
    ):
        return "labelled"  # "Thăm người có uy tín từ ngày 05 đến ngày 07/10: | 386 suất quà"
    label = " ".join(view.before[-7:-1])
    if not view.unit.known or _OTHER_LABEL.search(label):
        return None
    if view.unit.kind == "measure" and not (view.setting.aims or _AMOUNT_LABEL.search(label)):
        return None
    if view.unit.kind == "place" and not (
        "số lượng" in label or view.setting.aims or SAMPLED.search(view.left[-110:])
    ):
        return None
    return "labelled"
