"""The rules for counts: which are to be done, and which describe what is. Each returns its name, or None."""

from __future__ import annotations

import regex

from extract.quota_sets import CHANGING, SAMPLED, WANTS_MORE, describes, is_listed, is_rate, is_sampled
from extract.quota_view import View, ends_with
from extract.quota_words import DESCRIBING, HALF_VERBS, LINKERS, NO_ORDER, TASK_VERBS, TIME_WORDS
from extract.units import Unit

_SIZES = frozenset({"dài", "rộng", "cao", "sâu", "cách", "nặng", "dày"})
_TAKES_PART = regex.compile(
    r"(?<!\w)(?:tham gia|tham dự|dự|tham luận|thi đấu|tranh tài|mỗi|quy mô|thành phần|số lượng"
    r"|số người)(?!\w)"
)
_TEAM = regex.compile(
    r"(?:đoàn|tổ|đội|hội đồng|ban|nhóm|lớp|thành phần|thành viên)[^.;\d]{0,40}(?:gồm|có) ?$"
)
# "giảm số lần đi lại xuống còn 02 lần"
_REACHED = frozenset({"còn", "xuống", "lên"})
_TOLD_SIZE = regex.compile(r"(?:tổng số|số lượng|quy mô|dự kiến|khoảng)[^,;.]{0,30}$")
_OTHER_LABEL = regex.compile(
    r"thời gian|địa điểm|hiện|tình hình|kinh phí|tuổi|ngày"
    r"|tổng số (?:cán bộ|công chức|viên chức|hộ|dân|đảng viên|hội viên|xã|thôn|biên chế|cơ sở)"
)
_AMOUNT_LABEL = regex.compile(r"diện tích|khối lượng|sản lượng|quy mô|số lượng|chiều dài|công suất")
_REACHES = regex.compile(r"[^.;]{0,60}(?<!\w)(?:đạt|hoàn thành|tham gia)")
# "Sau khi nhập ba xã cũ, ...": what is done by then
_AFTER_DOING = regex.compile(r"sau khi [^,;.]{0,40}$")
# "Chương trình mỗi xã một sản phẩm": a name
_SLOGAN = regex.compile(
    r"(?:chương trình|đề án|phong trào|cuộc vận động|ocop|[“\"])[^,;.]{0,24}mỗi [^\W\d_]+(?: [^\W\d_]+)? $"
)
# words of what is held: "phiên chợ", "hội thi", "từ ngày"
_EVENTS = frozenset({"chợ", "hội", "lễ", "giải", "cuộc", "ngày", "tháng"})
_ABROAD = ["nước", "ngoài"]  # đưa đi làm việc ở nước ngoài | 250 người
_NOT_GOING_ON = frozenset({"hoặc", "hay", "mỗi", "cứ", "gồm", "đến"})
_HAVING = frozenset({"có", "gồm", "bao gồm", "gồm có"})
_SENDING = frozenset({"cử", "cử được", "bố trí", "phân công"})


def bounded_count(view: View) -> str | None:
    """A count with a comparator; "triển khai trên 03 địa bàn" says where, not how many."""
    q = view.quantity
    if (q.op == ">" and is_rate(view)) or (view.unit.kind == "measure" and _is_away(view.before)):
        return None
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
    """ "xa 5 km", "cách bờ dưới 200 m" say where; "cách nhau tối thiểu 20 m" is to be kept."""
    return before[-1:] in (["xa"], ["cách"]) or (before[-2:-1] == ["cách"] and before[-1] != "nhau")


def bare_count(view: View) -> str | None:
    """A count without a comparator needs a sign that it is to be done."""
    q, before, unit, near = view.quantity, view.before, view.unit, view.near
    if near in ("mỗi", "cứ") or (q.in_words and near in ("là", "như", "một", "cả", "trong", "các", "thành")):
        return None
    if q.min == q.max == 1 and near in ("là", "như", "thành"):
        return None
    if near == "x" or describes(view):
        return None
    if near in ("xa", "tới") or _AFTER_DOING.search(view.left[-60:]) or _is_slogan(view):
        return None
    each = _is_each(before)
    if _goes_on(view):
        return "listed_with"
    if q.in_words:
        return _in_words(view, each)
    if unit.kind == "structure" and not each and near not in ("chia", "lập"):
        return None
    odd_size = near in _SIZES and unit.kind == "measure"
    if odd_size and q.start < q.number_start and q.min != q.max and _has_verb(before):
        return "size_range"
    if each and near not in DESCRIBING and not odd_size:
        return "each"
    if near in TIME_WORDS and before[-2:-1] in (["hằng"], ["hàng"]) and unit.known:
        return "each"
    if near == "lần" or odd_size or is_listed(view):
        return None
    if near == "được" and not _is_wanted(view):
        return None
    reach = 20 if view.after.startswith(" so với") else 9  # "giảm số giờ ... của phụ nữ còn 1,7 lần so với"
    if near in _REACHED and not CHANGING.isdisjoint(before[-reach:]):
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
    if near in ("tại", "ở") and is_sampled(view):
        return "sampled"
    if (
        near == ","
        and unit.known
        and unit.kind != "place"
        and any(ends_with(before[:n], TASK_VERBS) for n in range(1, 9))
    ):
        return "verb_list"
    if near in DESCRIBING and not governed and before[-2:] != _ABROAD:
        return None
    return _governed(view, governed)


def _goes_on(view: View) -> bool:
    """Whether the same things are counted on: "mở 02 lớp tuyến tỉnh, tuyến huyện 9 lớp", "trong đó có 03 đối tượng"."""
    if (
        not view.linked
        or view.quantity.in_words
        or view.unit.text.lower() != view.linked_unit
        or "tổng số" in view.left[-24:]
    ):
        return False
    return view.near not in DESCRIBING and view.near not in _NOT_GOING_ON


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
    if unit.text.lower() == "lần" and view.quantity.per:
        return "times"
    if view.near == "gửi" or view.before[-3:-1] == [
        "hoạch",
        "thực",
    ]:  # "gửi hai Sở", "kế hoạch thực hiện hai ..."
        return None
    if view.linked and view.near == "" and view.setting.aims and unit.known:
        return "listed_with"
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
    if view.unit.kind == "place" and not (
        "số lượng" in label or view.setting.aims or SAMPLED.search(view.left[-110:])
    ):
        return None
    return "labelled"


def _governed(view: View, governed: bool) -> str | None:
    """A count governed by a verb to its left: at once, over a linking word, or over the verb's own object."""
    before, unit, near, setting = view.before, view.unit, view.near, view.setting
    place = unit.kind == "place"
    if ends_with(before, _HAVING):
        return _having(view)
    if near == "thêm" and unit.known:
        return "more"
    if governed:
        return "verb"
    if near in ("cho", "với") and place:
        return None
    event = not _EVENTS.isdisjoint(before) and unit.kind in ("thing", "person")
    if near == "với" and event and view.tense != "past":  # "Hội chợ từ ngày 22/8 với 15 gian hàng"
        return "verb_linked"
    if near == "," and unit.known and not place and view.after.startswith((" tham gia", " tham dự")):
        return "takes_part"
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
    if (
        setting.aims
        and unit.known
        and not place
        and (before[-2:] == _ABROAD or near not in DESCRIBING)
        and near not in (",", "và")
    ):
        return "aim"
    return None


def _has_verb(before: list[str]) -> bool:
    return any(ends_with(before[:n], TASK_VERBS) for n in range(1, len(before)))


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
    if view.tense == "future":
        return "having"
    if unit.kind == "person" and _TEAM.search(view.left[-80:]):
        return "team"
    return "having" if unit.text.lower() in ("bộ", "bản", "bộ hồ sơ") and "hồ sơ" in view.left[-40:] else None
