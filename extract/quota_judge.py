"""Whether a quantity in a sentence sets a target, a minimum, a maximum or a required count.

Works on plain text with a `Setting` (what is known of the place), so a rule can be tried on one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import regex

from extract import quota_counts, quota_rules
from extract.folding import lower_same_length
from extract.quantities import Quantity, Token, scan
from extract.quota_classes import is_class, is_condition, is_defined
from extract.quota_heads import Heads, opens_results
from extract.quota_sets import is_rate
from extract.quota_tense import Telling, is_bold, is_forecast, is_lifted, told_after
from extract.quota_view import SHARES, Setting, View
from extract.units import unit_at

Kind = Literal["target", "criterion", "limit", "change"]


class Found(NamedTuple):
    """A quantity judged to be a quota: where its sentence stands, why, and how sure we are."""

    quantity: Quantity
    sentence: tuple[int, int]
    kind: Kind
    rule: str
    confidence: float


_FARTHEST = 600  # a sentence is looked at no farther back than this
# "rượu Phú Lễ phấn đấu đạt từ 3 sao trở lên": its own aim; not "10 sản phẩm đạt từ 3 sao trở lên"
_AIMED_RANK = regex.compile(r"(?<!\w)phấn đấu [^\d;.]{0,40}$")
_RANKS = frozenset({"sao", "chiều", "k"})
# "tối thiểu 03, tối đa 05 mô hình"
_SECOND_BOUND = regex.compile(
    r"[ ]?(?:,|và|;|hoặc)[ ](?:(?:ít nhất|tối thiểu|không quá|tối đa|từ|nhiều nhất)[ ])?\d+(?:[.,]\d+)?"
)

# "không để tồn đọng trên 02 văn bản" | "không có hồ sơ trễ hạn quá 5%"
_NOT_ABOVE = regex.compile(
    r"(?<!\w)không (?:để|có|được|cho|ai|ai được|đơn vị nào|còn|rộng|cao|dài|nặng|lớn|sâu|xa|nhiều|đông|kéo dài)(?:(?! đạt )[^,;.:]){0,40}$"
)
# "không còn xã dưới 12 tiêu chí" | "không để tỷ lệ tiêm dưới 80%"
_NOT_BELOW = regex.compile(r"(?<!\w)không (?:để|có|còn)[^,;.:]{0,40}$")

# "số người không có giấy ủy quyền | dưới 0,5%"
_OF_THOSE_WITHOUT = regex.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|số) (?:[^\W\d_]+ ){1,8}không (?:có|còn) [^,;.:]{0,40}$"
)
_YEARS = regex.compile(r"(?<!\d)20\d\d(?!\d)")

_CONFIDENCE = {
    "count_bound": 0.93, "share_bound": 0.96, "share": 0.93, "each": 0.93, "verb": 0.85, "times": 0.92,
    "listed_with": 0.88, "having": 0.85, "verb_linked": 0.85, "change": 0.85, "opening": 0.85, "order": 0.75,
}  # fmt: skip


def _is_quoted(view: View) -> bool:
    """Inside quotation marks a number belongs to a name or a slogan."""
    left, right = view.left, view.right
    if "“" in left:
        return left.rfind("“") > left.rfind("”") and "”" in right[:90]
    return '"' in left and left.count('"') % 2 == 1 and '"' in right[:90]


def _rule(view: View, name: str) -> str | None:
    q, unit = view.quantity, view.unit
    if q.money:
        return quota_rules.money(view)
    if quota_rules.is_time(unit):
        return quota_rules.duration(view)
    if name in SHARES or name[0] == "/":  # "/100.000 dân"
        return quota_rules.percent(view)
    if view.bounded:
        return quota_counts.bounded_count(view)
    if q.change and unit.known and view.near != "cả":  # "giảm cả 03 tiêu chí"
        return "change"
    if q.weak and "mỗi" not in view.left:
        return None
    return quota_counts.bare_count(view)


def _verdict(view: View, history: bool) -> tuple[str, float] | None:
    """(rule, confidence) of a quota, None for any other number; `history`: the text above tells results."""
    if view.quantity.base:
        return None
    name = view.unit.text.lower()
    if (
        ("tuổi" in name and view.unit.kind != "person")
        or name in _RANKS
        or view.after[:6].strip().startswith("tuổi")
    ):
        if name == "sao" and view.bounded and _AIMED_RANK.search(view.left):
            return "rank", 0.7
        return ("life_span", 0.8) if "tuổi thọ" in view.left else None
    rule = _rule(view, name)
    if rule is None or _is_quoted(view) or is_class(view) or is_condition(view) or is_defined(view):
        return None
    ordered = rule in ("duration_bound", "least_duration") and not (
        view.setting.history and view.quantity.op == ">"
    )
    if not ordered and _is_told(view, rule, history):
        return None
    return rule, _CONFIDENCE.get(rule, 0.8)


def _is_told(view: View, rule: str, history: bool) -> bool:
    """Whether the number tells what was or is; orders ("mỗi ... ít nhất") stand amid history too."""
    before, year = view.tense, view.setting.year
    if is_forecast(view.left):
        return True
    if view.setting.criteria and (view.bounded or view.linked):  # "Đã làm ít nhất 02 dự án hoặc 01 dự án ..."
        return False
    if rule == "time_limit" and view.quantity.op == "<=":  # "lọ đã mở dùng tối đa 6 giờ"
        return False
    after = told_after(view.after, year)
    bold = before == "future" and is_bold(view.left)
    if after == "past" and not bold:
        return True
    if view.setting.history:
        ahead = any(int(told) >= (year or 0) for told in _YEARS.findall(view.left))
        return not (bold or after == "future" or (before == "future" and ahead))
    if after == "future" or before == "future":
        return False
    if before == "past":
        compared = view.setting.aims and "so với" in view.left[-40:]
        rated = compared and (rule == "share_bound" or quota_rules.RATIO.search(view.left))
        return not rated and not is_lifted(view.left)  # "tỷ lệ giải thể so với thành lập mới không quá 20%"
    if not history or (year and str(year) in view.left):
        return False
    ordered = rule == "count_bound" and view.quantity.op in (">=", "<=")
    return rule != "each" and not (ordered and not _says_only_more(view))


def _says_only_more(view: View) -> bool:
    """ "Không còn xã dưới 10 tiêu chí" tells what is, "tối thiểu 10 tiêu chí" orders."""
    return view.text[view.quantity.start : view.quantity.start + 4].lower() in ("dưới", "trên")


def _kind(q: Quantity, setting: Setting) -> Kind:
    if setting.criteria:
        return "criterion"
    if q.change:
        return "change"
    return "limit" if q.op in ("<=", "<") and not setting.aims else "target"


# (20.000 ngôi nhà) đạt tiêu chí vào năm 2025 và (22.000) vào năm 2030
_FIRST_YEAR = regex.compile(r"[^.;\d]{0,90}năm 20\d\d(?: lên|,)?(?: và| đạt| lên)* ?$")
_SECOND_YEAR = regex.compile(r",? (?:vào|đến|trong) (?:cuối )?năm 20\d\d")


def _sentence(text: str, at: int, start: int, end: int) -> tuple[int, int]:
    """The sentence around the offset within its line; table cells end one."""
    begin = text.rfind("\n", start, at) + 1 or start
    line_end = text.find("\n", at, end)
    end = line_end if line_end >= 0 else end
    for mark, width in (("|", 1), ("\t", 1), (". ", 2)):
        before, after = text.rfind(mark, begin, at), text.find(mark, at, end)
        begin = before + width if before >= 0 else begin
        end = after if after >= 0 else end
    return begin, end


def _negated(low: str, begin: int, q: Quantity) -> Quantity | None:
    """ "không để tồn đọng trên 02 văn bản" sets a maximum, "không còn xã dưới 12 tiêu chí" a minimum; "quá" alone sets none."""
    lead = low[max(begin, q.start - 50) : q.start]
    if q.op == "<":
        below = (
            "không" in lead
            and _NOT_BELOW.search(lead)
            and not _OF_THOSE_WITHOUT.search(low, max(begin, q.start - 110), q.start)
        )
        return q._replace(op=">=", min=q.max, max=None) if below else q
    if "không" in lead and _NOT_ABOVE.search(lead):
        return q._replace(op="<=", min=None, max=q.min)
    return None if low.startswith(("quá ", "vượt quá "), q.start) else q


def _shared_unit(text: str, q: Quantity, stop: int) -> Quantity:
    """ "tối thiểu 03, tối đa 05 mô hình": the first number shares the unit of the second."""
    match = _SECOND_BOUND.match(text, q.end, min(stop, q.end + 40))
    unit = unit_at(text, match.end()) if match else None
    return q._replace(unit=unit) if unit else q


def _is_for_another_year(low: str, last: Quantity, q: Quantity) -> bool:
    """ "20.000 ngôi nhà ... vào năm 2025 và 22.000 vào năm 2030": the unit is told with the first of two years."""
    return bool(_FIRST_YEAR.match(low, last.end, q.number_start) and _SECOND_YEAR.match(low, q.end))


def find(
    text: str,
    start: int,
    end: int,
    setting: Setting,
    masked: bytearray | None = None,
    low: str | None = None,
    telling: Telling | None = None,
    tokens: Sequence[Token] | None = None,
) -> Iterator[Found]:
    """The quotas of `text[start:end]`, which stands in one setting.

    `low` is the whole text in lower case, `telling` its telling words, `tokens` the numbers of the stretch.
    """
    low = lower_same_length(text) if low is None else low
    telling = Telling(low, setting.year) if telling is None else telling
    heads = Heads(low, start, telling, setting)
    begin = stop = start
    last_end, last_verdict, last_unit, history, here, aside = -1, False, "", False, setting, -1
    counted: frozenset[str] = frozenset()
    last: Quantity | None = None
    for q in scan(text, low, start, end, masked, tokens):
        if q.start >= stop:
            above = stop
            begin, stop = _sentence(text, q.number_start, stop, end)
            last_end, counted = -1, frozenset()
            if "\n" in text[above:begin] or above == start:
                history, here = heads.over(begin)
        if q.op in (">", "<"):
            least = _negated(low, begin, q)
            if least is None:
                continue
            q = least
        if q.unit is None and q.op and not q.weak:
            q = _shared_unit(text, q, stop)
        again = (
            q.unit is None and last is not None and last.start >= begin and _is_for_another_year(low, last, q)
        )
        if again and last:
            q = q._replace(unit=last.unit)
        if q.unit is None:
            continue
        left = low[max(begin, q.start - _FARTHEST) : q.start]
        opened = left.rfind("(") if left.rfind(")") < left.rfind("(") else -1
        beside = opened >= 0 and aside == q.start - len(left) + opened  # another number in the same brackets
        near = last_end >= 0 and q.start - last_end < 70
        linked = True if again else False if beside else last_verdict if near else None
        right = text[q.end : min(stop, q.end + 240)]
        after = low[q.end : min(stop, q.end + 120)]
        view = View(q, q.unit, text, left, right, after, here, linked, last_unit, telling, counted)
        verdict, name = _verdict(view, history), q.unit.text.lower()
        if name in _RANKS and not verdict:
            continue
        aside_of_list = linked and (name in SHARES or q.unit.kind == "duration" or is_rate(view))
        if verdict or (opened < 0 and not aside_of_list):
            # "150 kg Cloramin B 25%, 300 lít", "32 giường trên 1 vạn dân, 10 bác sĩ": what is passed over does not end the list
            last_end, last_verdict, last_unit = q.end, verdict is not None, name
        elif opened >= 0:
            aside = q.start - len(left) + opened
        if verdict:
            last, counted = q, counted | {name}
            if verdict[0] == "time_limit" and q.op is None and not q.per:
                q = q._replace(min=None, op="<=")
            yield Found(q, (begin, stop), _kind(q, here), *verdict)
        elif not history and view.tense == "past" and opens_results(left):
            history = True
