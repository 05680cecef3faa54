"""How a plan stands to a paper that it cites: by the words right before it, else by the verb that leads its clause."""

from __future__ import annotations

import regex

from extract.records import Relation, Span
from extract.symbols import Symbol
from parsers.marks import goes_on

TYPE_WORD = (
    r"(?:kế hoạch|quyết định|chỉ thị|nghị quyết|công văn|văn bản|thông báo|kết luận|chương trình|đề án|hướng dẫn"
    r"|tờ trình|thông tư|nghị định|quy định|báo cáo|luật|công điện|quy chế)"
)
_AT = r"(?:^|(?<=\n)|(?<=[;.:]\s)|(?<=[;.:]\s-\s))\s*(?:-\s*|\+\s*|\d{1,2}[.)]\s*)?(?:đồng thời,? )?"
_REST = (  # tiếp tục | thực hiện | phần việc còn lại của Kế hoạch số
    r"(?:thực hiện|triển khai|duy trì|hoàn thành|(?:các |những )?(?:phần )?(?:công )?(?:việc|nhiệm vụ|nội dung|mục tiêu))"
)
# The verb that leads a chain, at the start of a clause: "Căn cứ ...", "Thực hiện ...; Kế hoạch ...", "Tiếp tục thực hiện ..."
_LEADS: tuple[tuple[Relation, str], ...] = (
    (
        "continues",
        r"(?:để |nhằm )?(?:tiếp tục (?:" + _REST + r")|kế thừa|(?:tiếp (?:nối|theo)|nối tiếp) (?=kế hoạch))",
    ),
    (
        "based_on",
        r"căn cứ|theo\b|vâng theo|thể theo|chiếu\b|trên cơ sở|xét\b|dựa|được sự|sau khi (?:nghiên cứu|tiếp thu|nhận được|có)\b",
    ),
    (
        "implements",
        r"(?:để |nhằm |với mục đích )?(?:tổ chức )?(?:thực hiện|triển khai"
        r"|thi hành|chấp hành|quán triệt|cụ thể hóa|hưởng ứng|tiếp thu|phúc đáp)",
    ),
)
_LEAD = regex.compile(_AT + "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LEADS) + ")")
_LEAD_AFTER_COMMA = regex.compile(
    r"(?:,\s*|\bvà (?=căn cứ |theo )|(?<=/[^;\n]{0,120} )và )(?:(?P<based_on>căn cứ|theo(?: (?:hướng dẫn|chỉ đạo|ý kiến(?: chỉ đạo)?"
    r"|nội dung)(?: của [\p{L} -]{3,50}?)? tại)?)|(?P<implements>thực hiện|triển khai(?: thực hiện)?))\s+"
    + TYPE_WORD
)
# 409/QĐ-TTg ngày 09/4/2012 ... ban hành Chương trình thực hiện Kết luận số | 04-KL/TW: named by the first one's title
# 2150/KH-UBND của UBND tỉnh điều chỉnh, bổ sung Kế hoạch số | 145/KH-UBND
_NESTED = regex.compile(
    r"\s(?:về(?: việc)?|ban hành|phê duyệt|hướng dẫn)\s[^;,\n]{0,160}?\s?(?:thực hiện|triển khai|thi hành|theo)\s+"
    + TYPE_WORD
    + r"(?: số)?[\s:]*$"
    + r"|\s(?:sửa đổi|điều chỉnh|bổ sung)(?:(?:,| và) (?:sửa đổi|điều chỉnh|bổ sung|thay thế))?(?: (?:một số|các)[^;,\n]{0,60})?\s+"
    + TYPE_WORD
    + r"(?: số)?[\s:]*$"
)
_AMENDED_BY = regex.compile(  # (được sửa đổi, bổ sung tại Quyết định số | (thay thế Quyết định số
    r"\bđược (?:sửa đổi|bổ sung|điều chỉnh)(?:, (?:bổ sung|thay thế))? (?:tại|bởi|theo|bằng)[^;\n/]{0,40}$"
    r"|(?<!(?:ban hành|xây dựng|lập) kế hoạch )\((?:thay thế|bổ sung|sửa đổi)\b[^;\n/]{0,60}$"
)
_SENTENCE_END = regex.compile(r"[.](?=\s+\p{Lu})|\n")
# Right before the cited document, whatever leads the clause.
_BEFORE: tuple[tuple[Relation, regex.Pattern[str]], ...] = (
    (
        "replaces",  # thay thế Quyết định số | thay thế Kế hoạch phòng, chống bệnh dại ban hành kèm theo Quyết định số
        regex.compile(
            r"(?:thay thế|bãi bỏ|thay cho)(?: cho)?\s+(?:toàn bộ )?(?:các )?"
            + TYPE_WORD
            + r"?(?:[^.;\n]{0,40}|[^.;\n/]{0,140}kèm theo "
            + TYPE_WORD
            + r"(?: số)?[\s:]*)$"
        ),
    ),
    ("annexed_to", regex.compile(r"(?:kèm theo|đính kèm(?: theo)?)\s+" + TYPE_WORD + r"?(?: số)?[\s:]*$")),
    (
        "amends",
        regex.compile(
            r"(?<!/[^;\n]{0,90})(?:sửa đổi|điều chỉnh|bổ sung)(?:, (?:bổ sung"
            r"|thay thế))?\s+(?:một số [^.;\n\d]{0,40}\s)?" + TYPE_WORD + r"[^.;\n\d]{0,20}$"
        ),
    ),
    (
        "continues",
        regex.compile(
            r"tiếp tục (?:tổ chức |quán triệt, |đẩy mạnh )?" + _REST + r"(?:(?!\btheo\b)[^.;\n\d]){0,60}$"
        ),
    ),
    (
        "implements",
        regex.compile(
            r"(?<!kết quả )(?:thực hiện|triển khai)\s+(?:có hiệu quả |nội dung )?(?:các )?"
            + TYPE_WORD
            + r"(?: \p{L}+){0,4}?(?: số)?[\s:]*$"
        ),
    ),
)
# I. CĂN CỨ XÂY DỰNG KẾ HOẠCH | Phần I. Các căn cứ pháp lý: a section that stands for the opening
GROUNDS_HEAD = regex.compile(
    r"\s*(?:phần )?(?:i|a|thứ nhất)\s*[.:/)-]?\s*(?:các |những )?(?:căn cứ|cơ sở (?:pháp lý|xây dựng))\b[^\n]{0,60}\n"
)
# ... tại Quyết định số 12/QĐ-TTg. Công văn số 88/BNN-TL ...: a sentence without a verb goes on with the chain
_CHAIN_GOES_ON = regex.compile(
    r"\s*(?:quyết định|chỉ thị|nghị quyết|công văn|văn bản|kế hoạch|chương trình|thông báo|kết luận) số\s*\d"
)
# Sau hơn 05 năm triển khai thực hiện Chỉ thị số | Qua 10 năm thực hiện Nghị quyết số: what was done so far
_LOOKING_BACK = regex.compile(
    r"(?:^|[\n.;]\s*)(?:sau|qua|trải qua|trong)\s+(?:hơn |gần )?\d+ năm (?:tổ chức |triển khai |thực hiện |và ){1,3}[^.;\n/]{0,60}$"
)
# ... và xét đề nghị của Sở Y tế tại Tờ trình số 12/TTr-SYT: whatever leads the chain | ... và trên cơ sở các Văn bản số 8/VP
_PROPOSED = regex.compile(r"(?:,|\svà)\s+(?P<based_on>(?:xét|theo) đề nghị|trên cơ sở)\b")

# - Nghị quyết số 57-NQ/TW ngày ...; | 2. Quy chế tuyển sinh ban hành kèm theo Thông tư số ...: grounds that lost their heading
_LISTED = regex.compile(
    r"(?:^|\n)[^\S\n]*(?:[-–+•*]|\d{1,2}[.)])\s*(?:các )?(?:"
    + TYPE_WORD
    + r"|điều lệ|bộ luật|pháp lệnh)\b[^\n]*$"
)
_BULLET = regex.compile(r"\s*[-–+•*]")

# Ngày 12/4/2021, UBND tỉnh ban hành | Kế hoạch số 88/KH-UBND về ... Để triển khai thực hiện, Sở Y tế xây dựng ...: told, then carried out
_TOLD = regex.compile(
    r"(?:đã|vừa|tỉnh|phố|huyện|phủ|bộ|tịch|sở(?: \p{L}+){1,6}) (?:ký )?ban hành "
    + TYPE_WORD
    + r"(?: số)?[\s:]*$"
)
_CARRIED_OUT = regex.compile(
    r"[.;,]\s+(?:để|nhằm)\s+(?:\p{L}+ ){0,4}?(?:thực hiện|triển khai|cụ thể hóa)\b|\bkế hoạch (?:để )?(?:triển khai|thực hiện)"
)
# Kế hoạch này được xây dựng trên cơ sở | Kế hoạch số 30/KH-UBND
_BUILT_ON = regex.compile(
    r"\b(?:xây dựng|ban hành|lập)\s(?:trên cơ sở|căn cứ(?: vào)?|dựa (?:trên|vào)|theo)\s[^.;,\n/]{0,60}$"
)


# Sửa đổi, bổ sung Mục IV Kế hoạch ban hành kèm theo Quyết định số: what is annexed is amended
_AMENDED_PART = regex.compile(
    r"\b(?:sửa đổi|điều chỉnh|bổ sung)\b[^.;\n]{0,160}\bkế hoạch\b[^.;\n]{0,120}kèm theo[^.;\n]{0,40}$"
)
_LIKE_PLANS = ("CTr", "CTHĐ", "CTrHĐ", "PA", "ĐA", "CV", "HD")
# Kế hoạch này thay thế Quyết định số | Sở tham mưu ban hành Quyết định thay thế Quyết định số | (thay thế Thông tư số
_THIS = regex.compile(r"\b(?:kế hoạch|công văn|văn bản|chương trình|phương án|hướng dẫn) này\b[^.;\n]*$")
_DRAFTED = regex.compile(r"\b(?:tham mưu|trình|đề xuất|nghiên cứu|dự thảo|kiến nghị|rà soát)\b[^.;\n]*$")
_BESIDE = regex.compile(r"\([^();\n]*$")
# UBND xã ban hành Kế hoạch (thay thế Kế hoạch số | 38/KH-UBND ...) như sau: what it issues replaces it
_OWN_BESIDE = regex.compile(
    r"\b(?:ban hành|xây dựng|lập) kế hoạch \((?:thay thế|thay cho|điều chỉnh)\b[^();\n]*$"
)
_ANNEXED_PLAN = regex.compile(r"\bkế hoạch\b[^.;\n]*kèm theo[^.;\n]*$")
# Kế hoạch số 60/KH-UBND ngày 02/02/2021 | hết hiệu lực kể từ ngày ký Kế hoạch này
_ENDED = regex.compile(
    r"[^.;\n]{0,90}?\b(?:(?:hết|không còn) hiệu lực[^.;\n]{0,30}(?:ngày ký|ngày ban hành|kế hoạch này)"
    r"|được thay thế bởi kế hoạch này)\b"
)
# Kế hoạch này | thay thế các Kế hoạch: số 1/KH-UBND, số 2/KH-UBND và bổ sung Kế hoạch số
_THIS_DOES = regex.compile(
    r"\b(?:kế hoạch|công văn|văn bản|chương trình|phương án) này\s(?:\p{L}+\s){0,4}?(?=thay|bãi|sửa|bổ sung|điều chỉnh)[^.;\n]*"
    r"\b(?:(?P<replaces>thay thế|bãi bỏ|thay cho)|(?P<amends>sửa đổi|bổ sung|điều chỉnh))\b[^.;\n]*$"
)


def relation_of(text: str, lower: str, symbol: Symbol, place: str, area: Span) -> Relation:
    """The relation of a paper cited in a `place` (title, opening or body) that spans `area`; `lower` is the folded text."""
    before = lower[max(area[0], symbol.start - 300) : symbol.start].rstrip(
        " .…_"
    )  # "Quyết định số .../QĐ-UBND"
    near = next((name for name, pattern in _BEFORE if pattern.search(before)), None)
    if near in ("replaces", "amends") and place != "title" and not _can_yield(symbol, before):
        near = None
    if place == "body" and (told := _THIS_DOES.search(before)):
        return "replaces" if told["replaces"] else "amends"
    if near == "annexed_to" and symbol.doc_type != "QĐ":
        near = None  # rules annexed to a Thông tư
    if place == "title":
        if near == "annexed_to" and _AMENDED_PART.search(before):
            return "amends"
        return near if near in ("annexed_to", "replaces", "amends", "continues") else "implements"
    if near == "annexed_to" and place == "opening":  # Căn cứ Kế hoạch ... ban hành kèm theo Quyết định số ...
        return _lead(text, lower, symbol.start, area[0]) or near
    if near in ("annexed_to", "replaces", "amends"):
        return "cites" if near == "annexed_to" else near
    if place == "opening" and _LOOKING_BACK.search(before):
        return "cites"
    if place == "opening":
        if led := _lead(text, lower, symbol.start, area[0]):
            return led
        if _LISTED.search(lower, max(0, area[0] - 1), symbol.start):
            return "based_on"
        if near:
            return near
        if _TOLD.search(before) and _CARRIED_OUT.search(lower, symbol.end, area[1]):
            return "implements"
        if _BUILT_ON.search(before):
            return "based_on"
        return "based_on" if GROUNDS_HEAD.match(lower, area[0]) else "cites"
    if (symbol.doc_type or "").startswith("KH") and _ENDED.match(lower, symbol.end, area[1]):
        return "replaces"
    return "continues" if near == "continues" else "cites"


def _can_yield(symbol: Symbol, before: str) -> bool:
    """Whether a plan itself replaces or amends a paper: a plan or letter, one that it says "này" of; not what is yet to be drafted."""
    if _THIS.search(before) or _OWN_BESIDE.search(before):
        return True
    if _DRAFTED.search(before) or _BESIDE.search(before):
        return False
    kind = symbol.doc_type or ""
    return kind.startswith("KH") or kind in _LIKE_PLANS or _ANNEXED_PLAN.search(before) is not None


def names_another(between: str) -> bool:
    """Whether the words between two symbols make the second a part of the first one's title; folded text."""
    return _NESTED.search(between) is not None


def amended_by(between: str) -> bool:
    """Whether the second of two papers only amends the first: "(được sửa đổi, bổ sung tại Quyết định số"; folded text."""
    return _AMENDED_BY.search(between) is not None


def _lead(text: str, lower: str, at: int, start: int) -> Relation | None:
    """The relation that the verb leading the chain gives, or None where the sentence has no such verb."""
    sentence = start
    for end in _SENTENCE_END.finditer(text, start, at):
        before = (
            text[max(start, end.start() - 40) : end.start()].rstrip() if text[end.start()] == "\n" else ""
        )
        listed = before[-1:] == ":" and _BULLET.match(text, end.end())
        if not (before[-1:] in (";", ",") or listed or goes_on(before)) and not _CHAIN_GOES_ON.match(
            lower, end.end()
        ):
            sentence = end.end()
    leads = [*_LEAD.finditer(lower, sentence, at)]
    if leads:
        leads += [
            m
            for m in _LEAD_AFTER_COMMA.finditer(lower, leads[0].end(), at)
            if "/" in lower[leads[0].end() : m.start()] or "hưởng ứng" in leads[0][0]
        ]
        leads += _PROPOSED.finditer(lower, leads[0].end(), at)
    last = max(leads, key=lambda m: m.start(), default=None)
    if last is None:
        return None
    return next((name for name, _ in _LEADS if last.groupdict().get(name)), None)
