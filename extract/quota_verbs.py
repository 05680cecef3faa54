"""Counts governed by a verb to their left, or by the thing that is held or made."""

from __future__ import annotations

import regex

from extract.quota_view import View, ends_with
from extract.quota_words import DESCRIBING, HALF_VERBS, LINKERS, NO_ORDER, TASK_VERBS, TIME_WORDS
from extract.units import Unit

ABROAD = ["nước", "ngoài"]  # đưa đi làm việc ở nước ngoài | 250 người
_TAKES_PART = regex.compile(
    r"(?<!\w)(?:tham gia|tham dự|dự|tham luận|thi đấu|tranh tài|mỗi|quy mô|thành phần|số lượng"
    r"|số người)(?!\w)"
)
_TEAM = regex.compile(
    r"(?:đoàn|tổ|đội(?! ngũ)|hội đồng|ban|nhóm|lớp|thành phần|thành viên)[^.;\d]{0,40}(?:gồm|có) ?$"
)
# "Toàn tỉnh cần | 2.350 điều tra viên"
_WHOLE_NEEDS = regex.compile(r"(?<!\w)(?:toàn|cả) (?:tỉnh|huyện|xã|thành phố|ngành)[^;.\d]{0,20}cần $")
# Cấp điện mới cho | Xóa nhà tạm cho: what an aim brings to so many places
_SUPPLIES = regex.compile(
    r"[-+*•– \d.a-zđ)]{0,8}?(?:cấp|xóa|phủ|kéo|đưa|cung cấp|lắp|xây|đầu tư|hỗ trợ) (?:[^\W\d_]+ ){1,6}cho $"
)
_TOLD_SIZE = regex.compile(r"(?:tổng số|số lượng|quân số|quy mô|dự kiến|khoảng)[^,;.]{0,30}$")
# "Hội thi cấp tỉnh ngày 25/8, | 9 đội." | "Lễ ra quân tại quảng trường, | 300 đoàn viên dự"
_HELD = regex.compile(
    r"(?<!\w)(?:giải|hội (?:thi|thao|chợ|nghị|thảo|diễn|trại)|lễ|cuộc thi|ngày hội|đại hội|tọa đàm|tập huấn|diễn tập"
    r"|mít tinh|liên hoan|triển lãm|phiên chợ|diễn đàn|ra quân|hội làng|hội xuân|lễ hội"
    r"|truyền thông|ngoại khóa|nói chuyện|sinh hoạt chuyên đề)(?!\w)"
)
# "200 lồng, thể tích | 12 m3/lồng" | "20 kênh, dài | 35 km"
_MORE_SIZES = regex.compile(
    r"(?:[,(] ?(?:với )?(?:dài|rộng) |(?:[,(]? |[(]|dài |với )(?:tổng cộng |tổng "
    r"|(?:tổng )?(?:thể tích|công suất|diện tích|sản lượng|dung tích|năng suất|khối lượng|chiều dài) ))$"
)
# "Tổ chức họp thôn nhỏ 225 cuộc;": the piece stands behind what it counts
_PIECES = regex.compile(
    r"(?:cuộc|buổi|lớp|đợt|bộ|cái|chiếc|suất|kho|cuốn|quyển|tờ|bản|chuyến|ca|đội|tấm|con|cây)"
)
# "in kỷ yếu 300 bản": copies, not villages
_PAPERS = regex.compile(
    r"(?<!\w)(?:in|kỷ yếu|sách|tài liệu|biên bản|lịch|sổ tay|cẩm nang|báo|tập san|nhân)(?!\w)"
)
# words of what is held: "phiên chợ", "hội thi", "từ ngày"
_EVENTS = frozenset({"chợ", "hội", "lễ", "giải", "cuộc", "ngày", "tháng"})
_HAVING = frozenset({"có", "gồm", "bao gồm", "gồm có"})


# "thành lập Ban Chỉ đạo | 11 đồng chí" | "mạng lưới | 48 người"
_BODY_OF = regex.compile(
    r"(?:(?:thành lập|kiện toàn|lập|bố trí)(?: mới)? (?:tổ(?! chức)|đội(?! ngũ)|đoàn|nhóm|kíp|ban|hội đồng)(?: [^\W\d_]+){0,4}"
    r"|[,;:(] ?mạng lưới(?: [^\W\d_]+){0,2}) $"
)
# "Đưa nội dung dân vận vào | 04 lớp bồi dưỡng"
_WOVEN_IN = regex.compile(r"(?<!\w)(?:đưa|lồng ghép|tích hợp)(?!\w)[^;.\d]{0,70} vào $")
# "cho phép lấy mẫu lại | 01 lần" | "được gia hạn | 01 lần"
_ALLOWED = regex.compile(r"(?<!\w)(?:cho phép|được|chỉ được) (?:[^\W\d_]+ ){1,4}$")
_WHERE = frozenset({"tại", "ở", "về", "xuống", "lên"})
_MARKS, _OF_SETS = frozenset(",;:()/|"), frozenset({"các", "những", "của", "từng", "mỗi"})
# a figure behind these may be a name: "tổ dân phố 3"
_NUMBERED = frozenset((
    "phố", "tổ", "ấp", "khu", "phường", "quận", "thôn", "lớp", "khối", "đội", "cụm", "số", "tầng", "quý", "tháng", "năm", "ngày",
))  # fmt: skip
_KEEPING = frozenset(
    {"duy trì", "kiện toàn", "mở", "tạo", "tạo lập", "vận hành", "củng cố"}
)  # groups of people


def led_count(view: View) -> str | None:
    """A count of who sits in a body, of what a content is woven into, of what is allowed, of a size beside a count."""
    unit, left = view.unit, view.left
    if view.tense == "past":
        return None
    if unit.kind == "person" and _BODY_OF.search(left[-48:]):
        return "team"
    if unit.kind == "thing" and view.near == "vào" and _WOVEN_IN.search(left[-90:]):
        return "verb_linked"
    if view.near == "trước" and unit.kind in ("thing", "place") and ends_with(view.before[:-1], TASK_VERBS):
        return "verb_linked"  # "làm trước | 02 hố"
    if unit.text.lower() == "lần" and _ALLOWED.search(left[-40:]):
        return "times"
    if unit.text.lower() == "nhóm" and ends_with(view.before, _KEEPING):
        return "verb"
    return (
        "listed_with" if view.linked and unit.kind == "measure" and _MORE_SIZES.search(left[-24:]) else None
    )


def governed_count(view: View, governed: bool) -> str | None:
    """A count governed by a verb to its left: at once, over a linking word, or over the verb's own object."""
    before, unit, near, setting = view.before, view.unit, view.near, view.setting
    place = unit.kind == "place" and not (unit.text.lower() == "bản" and _PAPERS.search(view.left[-48:]))
    if ends_with(before, _HAVING):
        return _having(view)
    if near == "thêm" and unit.known:
        return "more"
    if near == "cần" and (
        unit.kind == "person" or (unit.known and not place and _WHOLE_NEEDS.search(view.left))
    ):
        return "needed" if view.tense != "past" else None
    if governed:
        return "verb"
    if near in ("cho", "với") and place:  # "Cấp điện mới cho 226 xóm"
        aimed = setting.aims and view.tense != "past" and near == "cho"
        return "verb_linked" if aimed and _SUPPLIES.match(view.left) else None
    event = not _EVENTS.isdisjoint(before) and unit.kind in ("thing", "person")
    if near == "với" and event and view.tense != "past":  # "Hội chợ từ ngày 22/8 với 15 gian hàng"
        return "verb_linked"
    if near == "," and unit.known and not place and view.after.startswith((" tham gia", " tham dự")):
        return "takes_part"
    if near == "," and _ends_clause(view) and unit.kind in ("thing", "person") and _HELD.search(view.left):
        return None if view.tense == "past" else "takes_part"
    if unit.known and unit.kind in ("thing", "person") and view.tense != "past" and _is_placed(view):
        return "verb_placed"
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
    person = unit.kind == "person" or unit.text.lower().startswith("hộ ")
    if near in ("cho", "với") and person and before[0] not in NO_ORDER:
        return "order"
    if _PIECES.fullmatch(unit.text.lower()) and _is_piece(view):
        return "amount"
    if view.linked and unit.kind == "measure" and before[-2:-1] and _MORE_SIZES.search(view.left[-24:]):
        return "listed_with"
    if unit.kind == "measure" and ":" in before[-4:-1] and has_verb(before) and near not in DESCRIBING:
        return "labelled"  # "Mở rộng vụ đông: ngô 1.200 ha"
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
        and (before[-2:] == ABROAD or near not in DESCRIBING)
        and near not in (",", "và")
    ):
        return "aim"
    return None


def _is_piece(view: View) -> bool:
    """ "hội nghị nhỏ 225 cuộc,": what is held or made, then how many; nothing told or described."""
    before = view.before
    if ":" in before:
        before = before[len(before) - before[::-1].index(":") :]
    if view.tense == "past" or view.setting.history or not _ends_clause(view) or not 1 < len(before) < 7:
        return False
    plain = DESCRIBING.isdisjoint(before) and not {",", "có", "còn", "được"} & set(before)
    return plain and before[0] not in NO_ORDER


def _ends_clause(view: View) -> bool:
    """Whether nothing but a mark, the end of a cell, or who comes, follows: "225 cuộc,", "300 đoàn viên dự"."""
    return view.right.lstrip(" ")[:1] in ("", ".", ",", ";", "\n", "(", "|") or view.after.startswith(" dự")


def has_verb(before: list[str]) -> bool:
    """Whether a verb that sets a task stands among these words, the last of which is next to the quantity."""
    return any(ends_with(before[:n], TASK_VERBS) for n in range(1, len(before)))


def _is_placed(view: View) -> bool:
    """ "dự trữ tại kho tỉnh | 1.200 áo phao", "luân chuyển về xã | 12 cán bộ": a verb, where or when, then how many."""
    before, first = view.before, view.text[view.quantity.number_start]
    if before[-1] in _NUMBERED and first != "0" and (view.quantity.min or 0) < 50:
        return False
    for back in range(2, min(len(before), 7)):
        word = before[-back]
        if word in _MARKS or word in _OF_SETS:
            return False
        if word in _WHERE or (word == "trong" and before[1 - back] in TIME_WORDS):
            verb = before[:-back]
            while verb and verb[-1] in ("mới", "thêm", "ngay", "sẵn"):
                verb.pop()
            return ends_with(verb, TASK_VERBS)
    return False


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
    if view.tense != "past" and not setting.history and _ends_clause(view) and _HELD.search(view.left[-90:]):
        return "having"  # "diễn tập cấp tỉnh có | 150 người, 12 xe"
    return "having" if unit.text.lower() in ("bộ", "bản", "bộ hồ sơ") and "hồ sơ" in view.left[-40:] else None
