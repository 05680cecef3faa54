"""Orders to issue plans told in other forms than "X xây dựng kế hoạch": behind labels, or as making this plan concrete."""

from __future__ import annotations

import regex

from extract.records import Span
from extract.standings import Group
from extract.subjects import Lines

# Trách nhiệm ban hành kế hoạch: ... | 1. Xây dựng kế hoạch ... | - Việc ban hành kế hoạch: what opens such a line
_HEAD = regex.compile(
    r"[\s\d.)(a-eđ*+•-]*(?:(?:trách nhiệm|việc|nhiệm vụ|yêu cầu|nội dung|công việc|thời (?:hạn|gian))\s*:?\s*(?:(?:về|trong|là) )?)?"
)
# - Đơn vị thực hiện: | b) Cơ quan chủ trì: | Trách nhiệm: ; but "Đơn vị phối hợp:" names helpers
_WHO = regex.compile(
    r"\s*(?:[-+*•]\s*|[a-zđ][)-]\s*|\d{1,2}[.)/-]\s*)?(?:các )?(?:đơn vị|cơ quan|nơi|chủ thể|trách nhiệm|giao)"
    r"(?! phối hợp)(?: (?!phối)\p{L}+){0,5}\s*:\s*"
)
_OF = regex.compile(r"(?r)(?:tại|ở|của)\s$")
_ENDS_HEAD = regex.compile(r"\s*[:(]|\s*(?:xong |hoàn thành )?(?:trước|chậm nhất|trong (?:tháng|quý))")
# cụ thể hóa | Kế hoạch | này, ký ban hành; điều chỉnh | kế hoạch | của Sở cho phù hợp, ban hành
_CONCRETE = regex.compile(
    r"(?r)(?:cụ thể hóa|điều chỉnh|sửa đổi|cập nhật)(?:, bổ sung)?\s+(?:các |những )?"
    r"(?:nội dung |nhiệm vụ )?(?:của |trong |tại )?(?:bản )?$"
)
_ISSUED = regex.compile(
    r"\s*(?:này|của (?:(?:ubnd|ủy ban nhân dân) )?(?:tỉnh|sở|ngành|đơn vị|mình|địa phương))?"
    r"(?: cho (?:phù hợp|sát)[^.;,\n]{0,30})?(?:,| và| để)\s*(?:ký |xây dựng, |và |tổ chức )?ban hành\b"
)

# chưa ban hành | kế hoạch | phải ban hành xong
_LATE = regex.compile(r"(?r)(?:nào )?chưa (?:có|ban hành|xây dựng|gửi|hoàn thành)\s(?:\p{L}+ ){0,3}?$")
_TO_ISSUE = regex.compile(
    r"[^.;\n]{0,40}?\b(?:thì|phải|cần|khẩn trương|yêu cầu|đề nghị)\s(?:\p{L}+ ){0,3}?(?:ban hành|xây dựng|gửi|hoàn thành)\b"
)


def bearers_of_head(lines: Lines, verb: int, plan: Span, sentence: Span) -> Group | None:
    """The bodies that a line owes a plan to: "Ban hành kế hoạch: các sở, ngành", "... tại các huyện:", or labelled below it."""
    if not _HEAD.fullmatch(lines.low, sentence[0], verb):
        return None
    index = lines.line_of(plan[0])
    line = lines.span(index)
    colon = lines.low.find(":", plan[1], line[1])
    if colon >= 0 and (named := lines.groups_in(colon, colon + 6)):
        return named[0]
    for group in lines.groups_in(plan[1], sentence[1]):
        owned = _OF.search(lines.low, plan[1], group[0].start)
        if owned and _ENDS_HEAD.match(lines.low, group[-1].end, line[1]):
            return group
    if lines.low[plan[1] : line[1]].count(".") > 1:
        return None
    for below in range(index + 1, min(index + 3, len(lines.starts))):
        start, end = lines.span(below)
        if who := _WHO.match(lines.low, start, end):
            return next(iter(lines.groups_in(who.end(), who.end() + 5)), None)
    return None


def told_otherwise(low: str, plan: Span, sentence: Span) -> int | None:
    """Where the verb around a "kế hoạch" begins: "cụ thể hóa Kế hoạch này, ban hành", "chưa có kế hoạch thì ban hành"; or None."""
    for before, after in ((_CONCRETE, _ISSUED), (_LATE, _TO_ISSUE)):
        found = before.search(low, sentence[0], plan[0])
        if found and after.match(low, plan[1], sentence[1]):
            return int(found.start())
    return None
