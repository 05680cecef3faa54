"""The rules that tell a quota from any other quantity; each returns its name, or None."""

from __future__ import annotations

import regex

from extract.quota_tense import tense
from extract.quota_view import View, ends_with
from extract.quota_words import DESCRIBING, HALF_VERBS, LINKERS, LISTED, MONEY_TARGETS, NO_ORDER, TASK_VERBS
from extract.units import Unit

# ---- per cent
_COMPARED = regex.compile(r"so với[^.;]*(?:đạt|lên|xuống|còn|phấn đấu|,)")
_NOT_SHARE = regex.compile(
    r"(?:cồn|nồng độ|dung dịch|cloramin b|chloramine b|thuế suất|gtgt|vat|độ ẩm|lãi suất|điện áp)[ ]*$"
)
# "50% chi phí mua giống": a rate of money
_OF_MONEY = regex.compile(
    r"[ ]*(?:của )?(?:tổng )?(?:số )?(?:kinh phí|chi phí|học phí|giá (?!trị)|tiền|mức lương|lương"
    r"|lãi suất|lãi|vốn"
    r"|viện phí|mức đóng|phí|lệ phí|thuế|mức hỗ trợ|mức chi|giá trị hợp đồng|tổng mức đầu tư|ngân sách)"
)
_PAID = regex.compile(
    r"(?:hỗ trợ|ngân sách|đối ứng|mức (?:chi|hỗ trợ|đóng|hưởng)|lãi suất|phụ cấp|chi trả|thuế|miễn|vốn)"
    r"(?: [^\W\d_]+){0,5} ?$"
)
# ---- money
_COSTS = regex.compile(
    r"kinh phí|hỗ trợ|mức chi|thưởng|dự toán|trợ cấp|học phí|mức phạt|bồi dưỡng|chi phí|tiền|mức vay|vay"
)
# ---- durations
_CLOCK = frozenset({"giờ", "phút", "giây"})
_DAYS = frozenset({"ngày", "ngày làm việc", "tuần", "tuần lễ"})
_COUNTED_TIME = frozenset(
    {"ngày công", "giờ công", "ngày lao động", "tiết", "tiết học", "giờ dạy", "ngày người"}
)
_MINUTES_FOLLOW = regex.compile(r"\d+ phút|\d\d")
_EACH_BEFORE = regex.compile(r"mỗi [^\W\d_]+(?: [^\W\d_]+){0,2}$")
_COUNTED_FROM = regex.compile(r"(?:làm việc )?(?:trước|kể từ|sau|tính từ)(?!\w)")
_YEARS_NEEDED = regex.compile(r"(?:kinh nghiệm|công tác|liên tục|liền|trở lên)")
_YEARS_HELD = regex.compile(r"(?:liên tục|liền|được|đạt|hoàn thành|xếp|là|giữ)")
# ---- counts
_SIZES = frozenset({"dài", "rộng", "cao", "sâu", "cách", "nặng", "dày"})
_WANTS_MORE = frozenset({"có", "đạt", "hút", "được", "phủ", ""})
_TAKES_PART = regex.compile(
    r"(?<!\w)(?:tham gia|tham dự|dự|tham luận|thi đấu|tranh tài|mỗi|quy mô|thành phần|số lượng"
    r"|số người)(?!\w)"
)
_TEAM = regex.compile(
    r"(?:đoàn|tổ|đội|hội đồng|ban|nhóm|lớp|thành phần|thành viên)[^.;\d]{0,40}(?:gồm|có) ?$"
)
# "giảm số lần đi lại xuống còn 02 lần"
_REACHED = frozenset({"còn", "xuống", "lên"})
_CHANGING = frozenset({"giảm", "xuống", "nâng", "tăng", "hạ", "kéo", "rút"})
_SAMPLED = frozenset(
    {"kiểm tra", "thanh tra", "giám sát", "khảo sát", "thí điểm", "phúc tra", "hậu kiểm", "mô hình"}
)
_TOLD_SIZE = regex.compile(r"(?:tổng số|số lượng|quy mô|dự kiến|khoảng)[^,;.]{0,30}$")
_OTHER_LABEL = regex.compile(r"thời gian|địa điểm|hiện|tình hình|kinh phí|tuổi|ngày")
_AMOUNT_LABEL = regex.compile(r"diện tích|khối lượng|sản lượng|quy mô|số lượng|chiều dài|công suất")
_REACHES = regex.compile(r"[^.;]{0,60}(?<!\w)(?:đạt|hoàn thành|tham gia)")
_NAMED = regex.compile(
    r"(?:[ ](?!thuộc|của|trên|tại|ở|do|để|và)[^\W\d_\p{Lu}][^\W\d_]*){0,3}[ ]?"
    r"(?:\(?(?:gồm|bao gồm)|:?[ ]\(?(?:(?:xã|phường|huyện|thị trấn|Sở|UBND|thôn"
    r"|bản) )?\p{Lu}[^\W\d_]*[ ]\p{Lu})"
)
_LISTED_HEADS = frozenset(phrase.split()[0] for phrase in LISTED)
_HAVING = frozenset({"có", "gồm", "bao gồm", "gồm có"})
_SENDING = frozenset({"cử", "cử được", "bố trí", "phân công"})


def is_time(unit: Unit) -> bool:
    """A span of time; "ngày công", "tiết học" are things that are counted."""
    return unit.kind == "duration" and unit.text.lower() not in _COUNTED_TIME


def percent(view: View) -> str | None:
    """A share that is wanted: not a base of comparison, a concentration or a rate of money."""
    left = view.left
    if "so với" in left:
        near = left[max(left.rfind(";"), len(left) - 60, 0) :]
        if "so với" in near and not _COMPARED.search(near):
            return None
    if view.bounded:
        return "share_bound"
    if _NOT_SHARE.search(left[-24:]) or _OF_MONEY.match(view.after) or _PAID.search(left[-48:]):
        return None
    if view.setting.budget or ("%" in left[-40:] and "ngân sách" in left[-70:]):
        return None
    if left.endswith("chiếm ") and not view.setting.aims and tense(left, view.setting.year) != "future":
        return None
    return "share"


def money(view: View) -> str | None:
    """An amount of money is a target only as an indicator: income, exports, revenue."""
    if view.setting.budget or _COSTS.search(view.left[-120:]):
        return None
    wanted = view.setting.aims or view.setting.criteria or tense(view.left, view.setting.year) == "future"
    return "money_target" if wanted and any(word in view.left for word in MONEY_TARGETS) else None


def duration(view: View) -> str | None:
    """A least or longest duration, a limit in minutes or hours, years required; no delay, no mere length."""
    q, unit = view.quantity, view.unit.text.lower()
    after = view.after.lstrip()
    upper = view.bounded and q.op in ("<=", "<")
    if q.per == "lần":  # "ít nhất 02 năm/lần" is a recurrence
        return None
    if unit in _CLOCK:
        return _clock(view, unit, after)
    if unit in _DAYS:
        if view.near in ("trước", "sau") or _COUNTED_FROM.match(after):
            return None
        if upper:
            return "limit_per_unit" if q.per else None
        return "least_duration" if view.bounded else None
    if view.bounded:
        return None if _COUNTED_FROM.match(after) else "duration_bound"
    if not unit.startswith("năm") or q.weak or "qua" in view.before[-3:]:
        return None
    if _YEARS_NEEDED.match(after) or unit != "năm":
        return "years_required"
    held = _YEARS_HELD.match(after) or view.near in ("có", "hoặc", "và")
    return "years_required" if view.setting.criteria and held else None


def _clock(view: View, unit: str, after: str) -> str | None:
    q = view.quantity
    if view.near == "trong" and not q.op:
        return "time_limit"
    if unit != "giờ" and q.min is not None and q.max is not None and q.min != q.max:
        return "time_range"
    if _MINUTES_FOLLOW.match(after) or q.in_words:
        return None
    if not q.op and _EACH_BEFORE.search(view.left.rstrip()):
        return "time_each"
    return "time_limit" if view.bounded or (q.per and not q.weak) else None


def bounded_count(view: View) -> str | None:
    """A count with a comparator; "triển khai trên 03 địa bàn" says where, not how many."""
    q = view.quantity
    if (
        q.op == ">"
        and not q.change
        and view.unit.kind in ("place", "structure", "unknown")
        and (q.min or 0) < 100
    ):
        opening = view.text[q.start : q.number_start].lower().strip()
        if opening == "trên" and view.near not in _WANTS_MORE:
            return None
    return "count_bound"


def bare_count(view: View) -> str | None:
    """A count without a comparator needs a sign that it is to be done."""
    q, before, unit, near = view.quantity, view.before, view.unit, view.near
    if near == "mỗi" or (q.in_words and near in ("là", "như", "một", "cả", "trong", "các")):
        return None
    each = _is_each(before)
    if q.in_words:
        return _in_words(view, each)
    if unit.kind == "structure" and not each:
        return None
    odd_size = near in _SIZES and unit.kind == "measure"
    if each and near not in DESCRIBING and not odd_size:
        return "each"
    if near == "lần" or odd_size or is_listed(view):
        return None
    if near in _REACHED and not _CHANGING.isdisjoint(before[-9:]):
        return "change"
    governed = ends_with(before, TASK_VERBS)
    if unit.text.lower() == "lần" or (q.per and unit.known and unit.kind != "measure"):
        return "times" if q.per or view.setting.criteria or governed else None
    if view.linked is not None and before and near in (",", "và", "hoặc", ";", "("):
        return "listed_with" if view.linked else None
    if near in ("", "(", "|", "/"):
        return _opening(view)
    if near == ":":
        return _labelled(view)
    if near == "tại" and unit.kind == "place" and ends_with(before[:-1], _SAMPLED):
        return "sampled"
    if (
        near == ","
        and unit.known
        and unit.kind != "place"
        and any(ends_with(before[:n], TASK_VERBS) for n in (1, 2, 3, 4))
    ):
        return "verb_list"
    if near in DESCRIBING and not governed:
        return None
    return _governed(view, governed)


def _is_each(before: list[str]) -> bool:
    """Whether "mỗi" or "từng" governs what follows in the clause."""
    for word in reversed(before[-14:]):
        if word in (";", ":", "|"):
            return False
        if word in ("mỗi", "từng"):
            return True
    return False


def _in_words(view: View, each: bool) -> str | None:
    """Numbers in words count after "mỗi ..." or as a verb's object ("cử một cán bộ"); "một" alone not."""
    unit, one = view.unit, view.quantity.min == 1
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
    if unit.kind == "place" and not (view.setting.aims or _REACHES.match(view.right)):
        return None
    return "opening"


def _labelled(view: View) -> str | None:
    """After a colon: "Số lượng: 30 người", "Giải thưởng: 01 giải Nhất"."""
    label = " ".join(view.before[-7:-1])
    if not view.unit.known or _OTHER_LABEL.search(label):
        return None
    if view.unit.kind == "measure" and not (view.setting.aims or _AMOUNT_LABEL.search(label)):
        return None
    if view.unit.kind == "place" and not ("số lượng" in label or view.setting.aims):
        return None
    return "labelled"


def _governed(view: View, governed: bool) -> str | None:
    """A count governed by a verb to its left: at once, over a linking word, or over the verb's own object."""
    before, unit, near, setting = view.before, view.unit, view.near, view.setting
    place = unit.kind == "place"
    if ends_with(before, _HAVING):
        return _having(view)
    if governed:
        return "verb"
    if near in ("cho", "với") and place:
        return None
    if rule := _far_verb(before, unit, near, place):
        return rule
    opening = [word for word in before if len(word) > 1 or word == ","]
    if (
        opening
        and unit.known
        and not place
        and len(opening) < 3
        and "," not in opening
        and opening[0] not in NO_ORDER
    ):
        return "order"
    if near in ("cho", "với") and unit.kind == "person" and before[0] not in NO_ORDER:
        return "order"
    if setting.criteria and unit.known and view.quantity.min != view.quantity.max:
        return "criterion_range"
    if near in ("là", "đạt") and (setting.aims or "tổng số" in view.left):
        return "aim"
    if unit.known and not place and _TOLD_SIZE.search(view.left[-50:]):
        return "amount"
    if setting.aims and unit.known and not place and near not in DESCRIBING and near not in (",", "và"):
        return "aim"
    return None


def _far_verb(before: list[str], unit: Unit, near: str, place: bool) -> str | None:
    for back in range(2, min(len(before), 10) + 1):
        word, following = before[-back], before[-back + 1]
        if word in (";", ":", "|"):
            return None
        if following in HALF_VERBS.get(word, ()):
            continue
        pair = f"{before[-back - 1]} {word}" if back < len(before) else word
        if word in TASK_VERBS or pair in TASK_VERBS:
            between = before[-back + 1 :]
            plain = DESCRIBING.isdisjoint(between)
            if near in LINKERS and (plain or near in ("cho", "với", "được")):
                return "verb_linked"
            if plain and unit.known and not place and back <= 7 and "," not in between:
                return "verb_object"
            if place and plain and back <= 3:
                return "verb_object"
    return None


def _having(view: View) -> str | None:
    """ "có", "gồm": a requirement in criteria, aims and of teams, else a description."""
    unit, setting = view.unit, view.setting
    if unit.kind == "structure":
        return None
    if setting.criteria or setting.aims or _TAKES_PART.search(view.after[:48]):
        return "having"
    if tense(view.left, setting.year) == "future":
        return "having"
    if unit.kind == "person" and _TEAM.search(view.left[-80:]):
        return "team"
    return "having" if unit.text.lower() in ("bộ", "bản", "bộ hồ sơ") and "hồ sơ" in view.left[-40:] else None


def is_listed(view: View) -> bool:
    """A set named or listed already: "02 văn bản sau", "02 xã biên giới Yên Khoái, Tú Mịch"."""
    words = view.right[:60].replace(":", " ").replace(",", " ,").split()[:6]
    lowered = [word.strip("().;").lower() for word in words]
    place = view.unit.kind == "place"
    for at, word in enumerate(lowered[:4]):
        if words[at][0] in ",;.(" and word not in ("gồm", "theo", "có"):
            break
        if word in _LISTED_HEADS and any(" ".join(lowered[at : at + n]) in LISTED for n in (1, 2, 3)):
            if word in ("đã", "đang"):
                return not ends_with(view.before, TASK_VERBS)
            inner = word == "trên" and words[at] == "trên" and at < len(words) - 1
            return not inner and (place or word not in ("cụ", "bao", "gồm", "là"))
    return place and bool(_NAMED.match(view.right))
