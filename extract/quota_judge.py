"""Whether a quantity in a sentence sets a target, a minimum, a maximum or a required count.

Works on plain text with a `Setting` (what is known of the place), so that each rule can be tried on a single sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import ahocorasick_rs
import regex

from extract.quantities import Quantity, scan
from extract.quota_words import DESCRIBING, FUTURE, LINKERS, LISTED, MONEY_TARGETS, PAST, TASK_VERBS
from extract.units import unit_at

Kind = Literal["target", "criterion", "limit", "change"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the place: labels of the sections above, whether it tells history, is about money, is an aim."""

    labels: frozenset[str] = frozenset()
    history: bool = False
    year: int | None = None
    lead: str = ""  # the line with a colon that this list item hangs on, lower case

    @property
    def criteria(self) -> bool:
        return "tieu_chi" in self.labels

    @property
    def aims(self) -> bool:
        return not self.labels.isdisjoint(("muc_tieu", "chi_tieu"))

    @property
    def budget(self) -> bool:
        return "kinh_phi" in self.labels


@dataclass(frozen=True, slots=True)
class Found:
    """A quantity judged to be a quota: where its sentence stands, why, and how sure we are."""

    quantity: Quantity
    sentence: tuple[int, int]
    kind: Kind
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class _View:
    """One quantity with the words around it: `before` lower-case tokens of its clause (marks kept), nearest last."""

    q: Quantity
    text: str
    sentence: tuple[int, int]
    before: list[str]
    left: str  # the sentence up to the quantity, lower case
    right: str  # from the quantity to the end of the sentence, as written
    setting: Setting
    linked: (
        bool | None
    )  # verdict on the quantity before it in a list ("04 lớp, 02 hội nghị"), None where there is none


_TOKENS = regex.compile(r"[^\W_]+|[,;:()/|]")
_TENSES = sorted(PAST | FUTURE)
_TENSE = ahocorasick_rs.AhoCorasick(_TENSES, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
_IS_PAST = [phrase in PAST for phrase in _TENSES]
_YEAR = regex.compile(
    r"(?:đến |hết |cuối |trước )*(?:năm|tháng \d{1,2}/|ngày \d{1,2}/\d{1,2}/|quý \w+/) ?((?:19|20)\d\d)(?! ?[-–] ?20)"
)
_BASE_BEFORE = ("so với", "so", "so với cùng kỳ", "cùng kỳ", "với")
# "Trên cơ sở Kế hoạch đã ban hành, chọn 02 ...": what is done is over at the comma
_DONE_CLAUSE = regex.compile(r"đã[^\d,]{0,80},")

_NOT_NOW_BEFORE = ("thực ", "phát ", "biểu ", "thể ", "xuất ", "tái ")
_NOT_NOW_AFTER = ("đại", "hành", "vật", "thực", "trường", "tượng")
# "Sau 05 năm triển khai, bình quân mỗi xã đạt ..."
_AFTER_YEARS = regex.compile(r"[-+ \d.a-z)]*(?:sau|qua) (?:gần |hơn |\d+|hai |ba |năm )+ ?(?:năm|tháng)")

# "từ 45% năm 2020 lên 48%": the second is the target
_LIFTED = regex.compile(r"(?<!\w)từ [^;]*\d[^;]*?(?:lên|xuống|còn|sang)(?: còn| đến| tới| khoảng| mức| trên| đạt){0,2} $")

# "đối với doanh nghiệp có từ 50 lao động trở lên" | "tại các xã có trên 30% hộ nghèo"
_LINK = (
    r"(?:có|sử dụng|quy mô|công suất|nấu|nuôi|diện tích|chiều dài|dài|chiều cao|trồng|chứa|cao|chở|phục vụ|với|thu nhập"
    r"|mức|giá trị|trọng tải|độ dốc|tổng mức đầu tư|cung cấp|dân số|số lượng|thời gian|nhận|bán|thuê|tiêu thụ|khai thác|chăn nuôi|chiếm)"
)
_CLASS = regex.compile(
    r"(?:(?:đối với|cho)[ ](?:[^\W\d_]+,?[ ]){1,7}?" + _LINK + r"?"
    r"|(?:tại|ở|của|thuộc|với|nơi|kiểm tra|gồm|những|là)[ ](?:[^\W\d_]+,?[ ]){1,7}?" + _LINK + r")[ ]*(?:là |từ )?$"
)
# "Hộ gia đình có từ 10 con lợn trở lên ký cam kết": the class opens the sentence, its verb follows
_CLASS_OPENS = regex.compile(r"^\W*(?:\w{1,3}[.)] )*(?:(?:các|những) )?(?:[^\W\d_]+ ){1,6}" + _LINK + r"[ ]*$")
_AIMING = regex.compile(
    r"(?<!\w)(?:đạt|phấn đấu|bảo đảm|đảm bảo|phải|duy trì|tăng|giảm|hoàn thành|mỗi|xuống|lên|còn|giữ|được|nâng|thu hồi|giải quyết)(?!\w)"
)
# "thuộc diện kiểm tra" | "phải lập phương án" | "được ưu tiên"
_PREDICATE = regex.compile(
    r"^[^.;,\d]{0,60}?(?<!\w)(?:thuộc (?:diện|đối tượng)|phải|được (?:ưu tiên|hỗ trợ|miễn|giảm|xem xét|hưởng|vay)|bắt buộc|thì|có trách nhiệm|chịu trách nhiệm|có nghĩa vụ)(?!\w)"
)
_MONEY_SHARE = regex.compile(
    r"^[ ]*(?:của )?(?:tổng )?(?:số )?(?:kinh phí|chi phí|học phí|giá (?!trị)|tiền|mức lương|lương|lãi suất|lãi|vốn|viện phí|mức đóng|phí|lệ phí|thuế|mức hỗ trợ|mức chi|giá trị hợp đồng|tổng mức đầu tư|ngân sách)"
)
_MONEY_LEFT = regex.compile(
    r"(?:hỗ trợ|ngân sách|đối ứng|mức (?:chi|hỗ trợ|đóng|hưởng)|lãi suất|phụ cấp|chi trả|thuế|miễn|nguồn vốn|vốn)(?: [^\W\d_]+){0,5} ?$"
)
_NOT_SHARE = regex.compile(
    r"(?:cồn|nồng độ|dung dịch|cloramin b|chloramine b|thuế suất|gtgt|vat|độ ẩm|lãi suất|điện áp)[ ]*$"
)
_LISTED_HEADS = frozenset(phrase.split()[0] for phrase in LISTED)
_ATTEND = regex.compile(
    r"(?<!\w)(?:tham gia|tham dự|dự|tham luận|dự thi|thi đấu|tranh tài|dự họp|dự hội nghị|mỗi|quy mô|thành phần|số lượng|số người)(?!\w)"
)
_NAMED = regex.compile(
    r"^(?:[ ](?!thuộc|của|trên|tại|ở|do|để|và)[^\W\d_\p{Lu}][^\W\d_]*){0,3}[ ]?(?:\(?(?:gồm|bao gồm)|:?[ ]\(?(?:(?:xã|phường|huyện|thị trấn|Sở|UBND|thôn|bản) )?\p{Lu}[^\W\d_]*[ ]\p{Lu})"
)
_COUNTED_TIME = frozenset(
    {"ngày công", "giờ công", "ngày lao động", "tiết", "tiết học", "giờ dạy", "ngày người"}
)
_DAYS = frozenset({"ngày", "ngày làm việc", "tuần", "tuần lễ"})
_CLOCK = frozenset({"giờ", "phút", "giây"})
_PREPOSITIONAL = frozenset({"place", "structure", "unknown"})
_SIZES = frozenset({"dài", "rộng", "cao", "sâu", "cách", "nặng", "dày"})
_SAMPLED = frozenset({"kiểm tra", "thanh tra", "giám sát", "khảo sát", "thí điểm", "phúc tra", "điểm", "hậu kiểm", "mô hình"})
# One-syllable verbs that are half of another word: "dự án", "cấp xã", "thu nhập"
_HALF_VERBS = {
    "dự": ("án", "kiến", "thảo", "toán", "báo"), "cấp": ("xã", "tỉnh", "huyện", "ủy", "độ", "cơ", "trên", "thôn"),
    "thu": ("nhập", "hoạch", "đông"), "giao": ("thông", "dịch"), "bán": ("trú", "hàng"), "phát": ("thanh", "biểu"),
    "đặt": ("ra",), "thưởng": ("thức",), "in": ("ternet",), "giữ": ("gìn",), "làm": ("việc",), "thay": ("đổi",),
    "tạo": ("điều",), "gọi": ("là", "chung", "tắt"), "xét": ("nghiệm",), "chuyển": ("biến",), "mở": ("đầu",),
}  # fmt: skip
# A clause whose first word is one of these opens with no verb: "Toàn tỉnh 12 huyện", "Diện tích 500 ha"
_NO_ORDER = frozenset(
    "toàn cả tỉnh huyện xã dân diện tổng hiện trong tại sau qua với từ đến trên dưới khoảng năm tháng thời gồm có các những"
    " ngày tuổi khu địa vùng sản số tỷ tỉ mức độ quy trường lớp nhà đường cán hộ người thứ lần điểm phần mục bảng"
    " kinh ngân vốn giá cấp việc công mưa trưởng thành nhiệt vụ mùa do vì nếu khi để nhằm cùng theo về ở là được bị đã đang sẽ thuộc ngoài này đó kết".split()
)


def _ends_with(tokens: list[str], words: frozenset[str]) -> bool:
    """Whether the last one to three tokens are a phrase of the list."""
    return bool(tokens) and (
        tokens[-1] in words
        or " ".join(tokens[-2:]) in words
        or (len(tokens) > 2 and " ".join(tokens[-3:]) in words)
    )


def tense(left: str, year: int | None) -> str | None:
    """`past`, `future` or None: what the last telling word before a quantity says.

    >>> tense("năm 2020 toàn tỉnh mới có ", 2021), tense("đã mở 12 lớp; phấn đấu đến năm 2025 có ", 2021)
    ('past', 'future')
    >>> tense("thực hiện có hiệu quả ", 2021) is None
    True
    """
    best, verdict = -1, None
    for index, start, end in _TENSE.find_matches_as_indexes(left):
        if (start and left[start - 1].isalnum()) or left[end : end + 1].isalnum():
            continue
        phrase = _TENSES[index]
        if phrase.startswith("hiện") and (left[:start].endswith(_NOT_NOW_BEFORE) or left.startswith(_NOT_NOW_AFTER, end + 1)):
            continue
        if phrase in ("đã", "qua kiểm tra") and _DONE_CLAUSE.match(left, start):
            continue
        if _IS_PAST[index] and ("so" in phrase.split() and regex.search("[,;]", left[end:]) or phrase == "để xảy ra"):
            continue
        best, verdict = start, "past" if _IS_PAST[index] else "future"
    if _AFTER_YEARS.match(left) and verdict is None:
        return "past"
    if year and "20" in left:
        for match in _YEAR.finditer(left):
            base = left[max(0, match.start() - 14) : match.start()].rstrip().endswith(_BASE_BEFORE)
            if match.start() > best and int(match[1]) != year and not base:
                best, verdict = match.start(), "past" if int(match[1]) < year else "future"
    if verdict == "past" and (each := left.rfind("mỗi ")) > best and regex.search("[,;]", left[max(best, 0) : each]):
        return None if left[:each].endswith("bình quân ") else "future"
    return verdict


def _is_class(view: _View) -> bool:
    """A threshold that only says which things a task concerns."""
    q = view.q
    strict = q.op in (">", "<") or view.text[q.start : q.end].endswith(("trở lên", "trở xuống"))
    if not strict or view.setting.criteria:
        return False
    clause = view.left[max(view.left.rfind(";"), view.left.rfind(":"), 0) :]
    if _AIMING.search(clause[-60:]) and not clause.startswith("đối với"):
        return False
    if _CLASS.search(clause[-80:]) or _PREDICATE.match(view.right.lower()):
        return True
    opens = not view.setting.aims and q.unit is not None and q.unit.text != "%" and q.unit.kind != "duration"
    return bool(opens and q.op in (">=", "<=") and _CLASS_OPENS.match(clause) and regex.match(r" [^\W\d_]", view.right))


def _is_listed(view: _View) -> bool:
    """A set named or listed already: "02 văn bản sau", "02 xã biên giới Yên Khoái, Tú Mịch"."""
    words = view.right.replace(":", " ").replace(",", " ,").split()[:6]
    lowered = [word.strip("().;").casefold() for word in words]
    assert view.q.unit is not None
    for at, word in enumerate(lowered[:4]):
        if words[at].startswith((",", ";", ".", "(")) and word not in ("gồm", "theo", "có"):
            break
        if word in _LISTED_HEADS and any(" ".join(lowered[at : at + n]) in LISTED for n in (1, 2, 3)):
            if word in ("đã", "đang"):
                return not _ends_with(view.before, TASK_VERBS)
            if word == "trên" and words[at] == "trên" and at < len(words) - 1 or word in ("cụ", "bao", "gồm", "là") and view.q.unit.kind != "place":
                return False
            return True
    return view.q.unit.kind == "place" and bool(_NAMED.match(view.right))


def _is_quoted(view: _View) -> bool:
    """Inside quotation marks a number belongs to a name or a slogan."""
    left, right = view.left, view.right
    if "“" in left:
        return left.rfind("“") > left.rfind("”") and "”" in right[:90]
    return left.count('"') % 2 == 1 and '"' in right[:90]


def _percent(view: _View) -> str | None:
    q, left = view.q, view.left
    near = left[max(left.rfind(";"), len(left) - 60) :]
    if "so với" in near and not regex.search(r"so với[^.;]*(?:đạt|lên|xuống|còn|phấn đấu|,)", near):
        return None
    if _NOT_SHARE.search(left[-24:]):
        return None
    strict = q.op in (">=", "<=", ">", "<")
    if not strict and (_MONEY_SHARE.match(view.right.lower()) or _MONEY_LEFT.search(left[-48:])):
        return None
    if not strict and "ngân sách" in left[-70:] and "%" in left[-40:]:
        return None
    if view.setting.budget and not strict:
        return None
    if view.before[-1:] == ["chiếm"] and not (
        view.setting.aims or strict or tense(left, view.setting.year) == "future"
    ):
        return None
    return "share_bound" if strict else "share"


def _money(view: _View) -> str | None:
    q = view.q
    if view.setting.budget or q.unit is None:
        return None
    if regex.search(
        r"kinh phí|hỗ trợ|mức chi|thưởng|dự toán|trợ cấp|học phí|mức phạt|bồi dưỡng|chi phí|tiền",
        view.left[-120:],
    ):
        return None
    aim = view.setting.aims or view.setting.criteria or tense(view.left, view.setting.year) == "future"
    return "money_target" if aim and any(word in view.left for word in MONEY_TARGETS) else None


def _duration(view: _View) -> str | None:
    q = view.q
    assert q.unit is not None
    unit, after = q.unit.text.casefold(), view.right.lower().lstrip()
    lower, upper = q.op in (">=", ">") and not q.weak, q.op in ("<=", "<")
    if unit in _CLOCK:
        if view.before[-1:] == ["trong"] and not q.op:
            return "time_limit"
        if unit != "giờ" and q.min != q.max and q.min is not None and q.max is not None:
            return "time_range"
        if regex.match(r"\d+ phút|\d\d", after) or q.in_words:
            return None
        if not q.op and not q.weak and regex.search(r"mỗi [^\W\d_]+(?: [^\W\d_]+){0,2}$", view.left.rstrip()):
            return "time_each"
        return "time_limit" if lower or upper or q.per else None
    if unit in _DAYS:
        late = view.before[-1:] in (["trước"], ["sau"]) or regex.match(
            r"(?:làm việc )?(?:trước|kể từ|sau|tính từ)", after
        )
        if lower and not late:
            return "least_duration"
        return "limit_per_unit" if upper and q.per and not late else None
    if lower or upper:
        return None if regex.match(r"(?:kể từ|sau khi|tính từ|trước khi)", after) else "duration_bound"
    if unit.startswith("năm"):
        needed = regex.match(r"(?:kinh nghiệm|công tác|liên tục|liền|trở lên)", after) or unit != "năm"
        held = regex.match(r"(?:liên tục|liền|được|đạt|hoàn thành|đạt được|xếp|là|giữ)", after)
        if needed or (view.setting.criteria and (held or view.before[-1:] in (["có"], ["hoặc"], ["và"]))):
            return None if "qua" in view.before[-3:] or q.weak else "years_required"
    return None


def _bounded(view: _View) -> str | None:
    """A count with a comparator."""
    q = view.q
    assert q.unit is not None
    if q.op == ">" and q.unit.kind in _PREPOSITIONAL and not q.change and q.min is not None and q.min < 100:
        opening = view.text[q.start : q.number_start].casefold().strip()
        if opening == "trên" and view.before[-1:] not in (["có"], ["đạt"], ["hút"], ["được"], ["phủ"], []):
            return None  # "triển khai trên 03 địa bàn": on, not above
    if q.unit.kind == "unknown" and q.unit.text.casefold() in ("lần", "tuổi", "sao"):
        return None
    return "count_bound"


def _bare(view: _View) -> str | None:
    """A count without a comparator needs a sign that it is to be done."""
    q, before, unit = view.q, view.before, view.q.unit
    assert unit is not None
    near = before[-1] if before else ""
    if near == "mỗi" or (q.in_words and near in ("là", "như", "một", "cả", "trong", "các")):
        return None
    recent = before[-14:]
    stop = max((i for i, word in enumerate(recent) if word in (";", ":", "|")), default=-1)
    each = "mỗi" in recent[stop + 1 :] or "từng" in recent[stop + 1 : -1]
    if q.in_words:
        return _in_words(view, each)
    if unit.kind == "structure" and not each:
        return None
    if each and near not in DESCRIBING and not (near in _SIZES and unit.kind == "measure"):
        return "each"
    if near == "lần" or (near in _SIZES and unit.kind == "measure"):
        return None
    if _is_listed(view):
        return None
    if unit.text.casefold() == "lần" or (q.per and unit.known and unit.kind != "measure"):
        return "times" if q.per or view.setting.criteria or _ends_with(before, TASK_VERBS) else None
    if view.linked is not None and near in (",", "và", "hoặc", "", ";", "(") and before:
        return "listed_with" if view.linked else None
    if not before or near in ("(", "|", "/"):
        return _opening(view)
    if near == ":":
        return _labelled(view)
    if near == "," and unit.known and unit.kind != "place" and any(_ends_with(before[:n], TASK_VERBS) for n in (1, 2, 3, 4)):
        return "verb_list"
    if near == "tại" and unit.kind == "place" and _ends_with(before[:-1], _SAMPLED):
        return "sampled"
    if near in DESCRIBING and near != "khoảng" and not _ends_with(before[-2:], TASK_VERBS):
        return None
    return _governed(view, near)


def _in_words(view: _View, each: bool) -> str | None:
    """Numbers in words count after "mỗi ..." or as the object of a verb ("cử một cán bộ"); "một" alone is an article."""
    q, before, unit = view.q, view.before, view.q.unit
    assert unit is not None
    if not unit.known or unit.kind in ("structure", "measure", "duration"):
        return None
    if each and before[-1] not in DESCRIBING:
        return "each"
    if view.linked and before[-1:] in (["và"], [","]) and q.min == 1:
        return "listed_with"
    verbs = frozenset({"cử", "cử được", "bố trí", "phân công"}) if q.min == 1 else TASK_VERBS
    return "verb" if _ends_with(before, verbs) and not _is_listed(view) else None


def _opening(view: _View) -> str | None:
    """A count that opens its line or cell: an item of a list of things to do."""
    unit, setting = view.q.unit, view.setting
    assert unit is not None
    if not unit.known or setting.history:
        return None
    if unit.kind == "place":
        return (
            "opening"
            if setting.aims or regex.match(r"[^.;]{0,60}(?<!\w)(?:đạt|hoàn thành|tham gia)", view.right)
            else None
        )
    if unit.kind == "duration":
        return None
    return "opening"


def _labelled(view: _View) -> str | None:
    """After a colon: "Số lượng: 30 người", "Giải thưởng: 01 giải Nhất"."""
    unit = view.q.unit
    assert unit is not None
    label = " ".join(view.before[-7:-1])
    if not unit.known or unit.kind == "place" and not ("số lượng" in label or view.setting.aims):
        return None
    if regex.search(r"thời gian|địa điểm|hiện|tình hình|kinh phí|tuổi|ngày", label):
        return None
    return "labelled"


def _governed(view: _View, near: str) -> str | None:
    """A count governed by a verb to its left: at once, over a linking word, or over the verb's own object."""
    before, unit, setting = view.before, view.q.unit, view.setting
    assert unit is not None
    if near == "có" or _ends_with(before, frozenset({"gồm", "bao gồm", "gồm có"})):
        return _having(view)
    if _ends_with(before, TASK_VERBS) and near not in ("cho", "có"):
        return "verb"
    place = unit.kind == "place"
    if near in ("cho", "với") and place:
        return None
    for back in range(2, min(len(before), 10) + 1):
        word = before[-back]
        if word in (";", ":", "|"):
            break
        tail = before[-back - 1 : -back + 1]
        if word in _HALF_VERBS and before[-back + 1] in _HALF_VERBS[word]:
            continue
        if word in TASK_VERBS or " ".join(tail) in TASK_VERBS:
            between = before[-back + 1 :]
            plain = not any(w in DESCRIBING for w in between)
            if near in LINKERS and (plain or near in ("cho", "với", "được")):
                return "verb_linked"
            if plain and unit.known and not place and back <= 7 and "," not in between:
                return "verb_object"
            if place and plain and back <= 3:
                return "verb_object"
    opening = [word for word in before if len(word) > 1 or word == ","]
    if unit.known and not place and len(opening) < 3 and "," not in opening and opening[0] not in _NO_ORDER:
        return "order"
    if near in ("là", "đạt") and (setting.aims or "tổng số" in view.left):
        return "aim"
    if (
        unit.known
        and not place
        and regex.search(r"(?:tổng số|số lượng|quy mô|dự kiến|khoảng)[^,;.]{0,30}$", view.left)
    ):
        return "amount"
    if setting.aims and unit.known and not place and near not in DESCRIBING and near not in (",", "và"):
        return "aim"
    return None


def _having(view: _View) -> str | None:
    """ "có", "gồm": a requirement in criteria, aims and of teams ("Đoàn gồm 05 thành viên"), else a description."""
    unit, setting = view.q.unit, view.setting
    assert unit is not None
    if unit.kind == "structure":
        return None
    if setting.criteria or setting.aims:
        return "having"
    if tense(view.left, setting.year) == "future" or _ATTEND.search(view.right.lower()[:48]):
        return "having"
    if unit.kind == "person" and regex.search(
        r"(?:đoàn|tổ|đội|hội đồng|ban|nhóm|lớp|thành phần|thành viên)[^.;\d]{0,40}(?:gồm|có) ?$", view.left
    ):
        return "team"
    if unit.text.casefold() in ("bộ", "bản", "bộ hồ sơ") and "hồ sơ" in view.left[-40:]:
        return "having"
    return None


def _verdict(view: _View) -> tuple[str, float] | None:
    """(rule, confidence) of a quota, None for any other number."""
    q = view.q
    if q.base or q.unit is None:
        return None
    if _is_quoted(view):
        return None
    name = q.unit.text.casefold()
    if "tuổi" in name or view.right[:6].strip().startswith("tuổi") or name in ("sao", "chiều", "k"):
        return ("life_span", 0.8) if "tuổi thọ" in view.left else None
    rule: str | None
    if q.money:
        rule = _money(view)
    elif q.unit.kind == "duration" and name not in _COUNTED_TIME:
        rule = _duration(view)
    elif name in ("%", "phần trăm", "‰", "điểm phần trăm", "điểm %"):
        rule = _percent(view)
    elif q.op in (">=", "<=", ">", "<") and not q.weak:
        rule = _bounded(view)
    elif q.change and q.unit.known:
        rule = "change"
    elif q.weak and "mỗi" not in view.left:
        rule = None
    else:
        rule = _bare(view)
    if rule is None or _is_class(view):
        return None
    lifted = _LIFTED.search(view.left) and not regex.search(r"(?<!\w)đã(?!\w)", view.left)
    if rule != "duration_bound" and not lifted:
        when = tense(view.left, view.setting.year)
        if when == "past" or (view.setting.history and when != "future"):
            return None
    sure = {
        "count_bound": 0.95,
        "share_bound": 0.96,
        "share": 0.93,
        "each": 0.93,
        "verb": 0.92,
        "listed_with": 0.88,
    }
    return rule, sure.get(rule, 0.8 if rule != "opening" else 0.7)


def _kind(q: Quantity, setting: Setting) -> Kind:
    if setting.criteria:
        return "criterion"
    if q.change:
        return "change"
    return "limit" if q.op in ("<=", "<") and not setting.aims else "target"


def _sentence(text: str, at: int, start: int, end: int) -> tuple[int, int, int]:
    """(sentence start, clause start, sentence end) around the offset; table cells and lines end a sentence."""
    begin = max(
        start,
        text.rfind("\n", start, at) + 1,
        text.rfind("|", start, at) + 1,
        text.rfind("\t", start, at) + 1,
    )
    begin = max(begin, text.rfind(". ", begin, at) + 2 if text.find(". ", begin, at) >= 0 else begin)
    clause = max(begin, text.rfind(";", begin, at) + 1)
    stop = end
    for mark in ("\n", ". ", "|", "\t"):
        found = text.find(mark, at, stop)
        stop = found if found >= 0 else stop
    return begin, clause, stop


def _shared_unit(text: str, q: Quantity, stop: int) -> Quantity:
    """ "tối thiểu 03, tối đa 05 mô hình": the first number shares the unit of the second."""
    match = regex.match(
        r"[ ]?(?:,|và|;|hoặc)[ ](?:(?:ít nhất|tối thiểu|không quá|tối đa|từ|nhiều nhất)[ ])?\d+(?:[.,]\d+)?",
        text[q.end : min(stop, q.end + 40)],
    )
    unit = unit_at(text, q.end + match.end()) if match else None
    return replace(q, unit=unit) if unit else q


def find(
    text: str, start: int, end: int, setting: Setting, masked: bytearray | None = None
) -> Iterator[Found]:
    """The quotas of `text[start:end]`, which stands in one setting."""
    previous: tuple[int, int, bool] | None = None  # (sentence start, end, accepted)
    for q in scan(text, start, end, masked):
        begin, clause, stop = _sentence(text, q.start, start, end)
        if q.unit is None and q.op and not q.weak:
            q = _shared_unit(text, q, stop)
        if q.unit is None:
            continue
        linked = None
        if previous and previous[0] == begin and q.start - previous[1] < 70:
            linked = previous[2]
        left = text[begin : q.start].lower()
        tokens = _TOKENS.findall(left[clause - begin :][-140:])
        while tokens and tokens[0] in "()/|":
            tokens.pop(0)
        view = _View(q, text, (begin, stop), tokens, left, text[q.end : stop], setting, linked)
        verdict = _verdict(view)
        if verdict or "(" not in left or left.rfind(")") > left.rfind("("):
            previous = (begin, q.end, verdict is not None)
        if verdict:
            if verdict[0] == "time_limit" and q.op is None and not q.per:
                q = replace(q, min=None, op="<=")
            yield Found(q, (begin, stop), _kind(q, setting), *verdict)
