"""The rules for counts that hang on another: the same things counted on, shared out by name, told for each or for men."""

from __future__ import annotations

import regex

from extract.quota_sets import describes
from extract.quota_view import View
from extract.quota_words import DESCRIBING

# "một bộ | tài liệu mỗi người" | "02 tờ | mỗi hộ"
_EACH_AFTER = regex.compile(
    r"(?: [^\W\d_]+){0,3} mỗi (?!năm|tháng|tuần|quý|ngày)[^\W\d_]+(?: [^\W\d_]+)?[.,;]"
)
# "Cấp tỉnh | 02 lớp" | "Đối thoại: cấp tỉnh | 01 cuộc, cấp huyện | 09 cuộc"
_AT_LEVEL = regex.compile(
    r"(?:^|[.;:,(]|[-+*•])\s*(?:\w[.)] )?(?:(?:ở|tại|riêng|trong đó) )?(?:cấp|tuyến) (?:tỉnh|huyện|xã|trường|thành phố|cơ sở|thôn|phường) $"
)
# "..., trong đó Mù Cang Chải | 20 lớp, Trạm Tấu | 14 lớp" | "07 thành viên: Sở Tư pháp | 01 người"
_SHARED_OUT = regex.compile(
    r"(?:trong đó|gồm|riêng|còn lại|cụ thể|[,;:(])[:\s]*(?:là |có )?(?:(?:tại|ở|cho) )?"
    r"(?:\p{Lu}[\p{L}-]*|tuyến|cấp|xã|huyện|phường|khối|thành phố|thị xã)(?: [\p{L}-]+){0,5} $"
)
# "2 lớp | × 40 người"
_TIMES_MEN = regex.compile(
    r"(?: [^\W\d_]+){0,2} ?[x×*] ?\d+ (?:người|thành viên|học viên|em|đại biểu|học sinh)(?!\w)"
)
_OF_MEN = frozenset({"người", "đồng chí", "thành viên", "lao động", "lđ"})
_NOT_GOING_ON = frozenset({"hoặc", "hay", "mỗi", "cứ", "gồm", "đến"})


def times_men(view: View) -> str | None:
    """A product with men: "2 chuyến × 35 người"; "2 chuyến" is `times_men`, "35 người" goes with it."""
    unit = view.unit
    men = view.near in ("x", "×", "*") and unit.kind == "person" and view.linked
    of_men = not men and _TIMES_MEN.match(view.after) and unit.known and view.tense != "past"
    if not (men or of_men) or describes(view):
        return None
    return "listed_with" if men else "times_men"


def counted_on(view: View) -> str | None:
    """Why a count goes with another of its sentence, or with each of those that follow."""
    unit, near = view.unit, view.near
    if (
        "mỗi" in view.after[:40]
        and unit.known
        and _EACH_AFTER.match(view.after)
        and near not in DESCRIBING
        and view.tense != "past"
    ):
        return "each"
    also_having = view.linked and near == "có" and view.before[-2:-1] == [","]
    if _goes_on(view) or (also_having and unit.known and not view.quantity.in_words):
        return "listed_with"
    return "listed_with" if _is_shared_out(view) or _is_at_level(view) else None


def _goes_on(view: View) -> bool:
    """Whether the same things are counted on: "mở 02 lớp tuyến tỉnh, tuyến huyện 9 lớp", "trong đó có 03 đối tượng"."""
    if (
        not view.linked
        or view.quantity.in_words
        or not _is_same(view.unit.text.lower(), view.linked_unit)
        or "tổng số" in view.left[-24:]
    ):
        return False
    return view.near not in DESCRIBING and view.near not in _NOT_GOING_ON


def _is_at_level(view: View) -> bool:
    """ "Đối thoại: cấp tỉnh 01 cuộc, cấp huyện 09 cuộc": what is held at each level."""
    lead = view.left[-40:]
    if view.unit.kind != "thing" or not ("cấp " in lead or "tuyến " in lead) or view.tense == "past":
        return False
    return _AT_LEVEL.search(lead) is not None


def _is_shared_out(view: View) -> bool:
    """Whether a count of the sentence is shared out by name: "mở 46 lớp cho 1.150 học viên, trong đó Trạm Tấu 14 lớp"."""
    unit = view.unit.text.lower()
    counted = unit in view.counted or (unit in _OF_MEN and not _OF_MEN.isdisjoint(view.counted))
    if not counted or view.quantity.in_words or view.near in DESCRIBING or view.near in _NOT_GOING_ON:
        return False
    at = view.quantity.start
    return (
        _SHARED_OUT.search(view.text, max(0, at - min(60, len(view.left))), at) is not None
        and view.tense != "past"
    )


def _is_same(unit: str, other: str) -> bool:
    """Whether two nouns are one, or one is the other's head: "tờ gấp" and "tờ"."""
    return unit == other or other.startswith(f"{unit} ") or unit.startswith(f"{other} ")
