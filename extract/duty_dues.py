"""The date by which a plan is to be issued: in the order's sentence, after it, or at the head of its item."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.records import Deadline, Span
from extract.subjects import Lines, sentence_at
from parsers.values import value


@value
class Due:
    """A deadline's place and value."""

    start: int
    end: int
    value: str
    recurring: bool


_SPAN_OF_YEARS = regex.compile(r"\d{4}/\d{4}")
# Another action begins, and the date after it is its own
_OTHER_ACTION = regex.compile(
    r"báo cáo (?:kết quả|tình hình|tiến độ|định kỳ|sơ kết|tổng kết|tháng|quý|năm|đánh giá|\d|bằng|06|6"
    r"|việc thực hiện)|định kỳ|sơ kết|tổng kết|kết quả (?:thực hiện|triển khai)|hằng năm \("
    r"|tổng hợp (?:kết quả|báo cáo)|tổ chức (?:triển khai )?thực hiện xong"
    r"|[,;]\s*(?:và )?(?:tổ chức (?!thực hiện|triển khai)|tập huấn|rà soát|phát động|bố trí|thành lập"
    r"|kiện toàn|cử|mở|tuyên truyền|đánh giá|kiểm tra|hướng dẫn|lựa chọn|đăng ký|giới thiệu|cập nhật"
    r"|phân công)"
)
# kế hoạch, lộ trình để | đến năm 2025 hoàn thành 100%: when the plan's aim is reached
_AIMED = regex.compile(r"\b(?:để|nhằm|bảo đảm|đảm bảo|phấn đấu)\s*$")
# kế hoạch và báo cáo | định kỳ hằng quý
_REPORTED = regex.compile(r"\bbáo cáo\s*$")
# "; thời hạn: 15/02/2021" closes all that stands before it, "; kế hoạch gửi về Sở trước 15/02" returns to the plan
_TERM_LABEL = regex.compile(
    r"\s*(?:(?:gửi |ban hành )?(?:các |bản )?kế hoạch|thời (?:hạn|gian)|hạn|hoàn thành)"
)
# Between a date and the order it opens, these begin another action
_BEFORE_ORDER = regex.compile(
    r"hoàn thành(?! (?:xong )?(?:việc )?$)|gửi về|báo cáo|tổ chức (?!thực)|;(?! ?(?:ubnd|ủy ban|các |thủ trưởng|chủ tịch|giám đốc|sở "
    r"|ban |công an|phòng |mặt trận))"
)
_FOLLOWS = regex.compile(
    r"\s*(?:và\s+)?(?:hoàn thành|hoàn tất|xong|thời (?:gian|hạn|điểm)|gửi|trình|trước|chậm nhất|muộn nhất"
    r"|ban hành|kế hoạch|nộp|báo cáo|phê duyệt|đăng|việc|hạn|trong|phổ biến|công bố|đồng thời|đến)"
)
# Sentences or lines after the order that give its date
_NEXT = regex.compile(
    r"\s*(?:[-+*•]\s*|[a-zđ][)-]\s*|\d{1,2}[.)/-]\s*)?(?:thời (?:gian|hạn|điểm)|hạn|hoàn thành|việc (?:xây dựng"
    r"|ban hành|gửi)|(?:văn bản|bản) kế hoạch|kế hoạch|gửi|xong|trước|chậm nhất|yêu cầu (?:hoàn thành|gửi)"
    r"|nộp|(?:công việc|nội dung|việc|nhiệm vụ) này|các (?:kế hoạch|đơn vị|cơ quan)[^.\n]{0,60}gửi)"
)
_NEXT_LINE = regex.compile(
    r"\s*(?:[-+*•]\s*|[a-zđ][)-]\s*|\d{1,2}[.)/-]\s*)?(?:thời (?:gian|hạn)(?: \p{L}+){0,4}? (?:xây dựng|ban hành|hoàn thành|gửi)"
    r"|hoàn thành (?:việc )?(?:xây dựng|ban hành)|(?:việc )?(?:gửi|nộp) kế hoạch"
    r"|kế hoạch (?:(?:của (?:các |từng |mỗi )?(?:cơ quan|đơn vị|địa phương)\b)|gửi|xây dựng|ban hành|triển khai|phải|cần|hoàn thành)"
    r"|việc (?:xây dựng|ban hành|gửi) kế hoạch"
    r"|thời (?:gian|hạn)\s*:|các (?:đơn vị|cơ quan|địa phương)[^.;\n]{0,30}(?:nêu|nói|có tên) (?:tại|trên|ở)"
    r"[^.;\n]{0,30}(?:hoàn thành|ban hành|gửi))"
)
_PLAN_HEAD = regex.compile(r"(?:xây dựng|ban hành|lập)[^.;\n]{0,30}kế hoạch|kế hoạch")


def dues_of(deadlines: Sequence[Deadline]) -> list[Due]:
    """Deadlines that can end a duty, in text order: with a value, not "from", not a span of years."""
    out = [
        Due(d.evidence.span[0], d.evidence.span[1], d.value, d.bound == "every" or d.value.startswith("R/"))
        for d in deadlines
        if d.value and d.bound != "from" and not _SPAN_OF_YEARS.fullmatch(d.value)
    ]
    return sorted(out, key=lambda d: d.start)


def _runs_on(between: str, recurring: bool) -> bool:
    """Whether the text between the object and a date, perhaps a recurring one, still speaks of the plan."""
    if _AIMED.search(between) or (recurring and _REPORTED.search(between)):
        return False
    last = between.rpartition(";")[2]
    if _TERM_LABEL.match(last) and not _OTHER_ACTION.search(last):
        return True
    if _OTHER_ACTION.search(between):
        return False
    return all(_FOLLOWS.match(part) for part in between.split(";")[1:] if part.strip())


def due_of_sentence(low: str, dues: Sequence[Due], sentence: Span, verb: int, after: int) -> Due | None:
    """The date in the order's sentence: after its object, else before its verb; points before recurrences."""
    if " | " in low[sentence[0] : sentence[1]]:
        return _first(low, dues, sentence)
    behind = [
        d for d in dues if after <= d.start < sentence[1] and _runs_on(low[after : d.start], d.recurring)
    ]
    ahead = [
        d for d in dues
        if sentence[0] <= d.start and d.end <= verb and not _BEFORE_ORDER.search(low, d.end, verb)
    ]  # fmt: skip
    for found in (
        [d for d in behind if not d.recurring],
        [d for d in reversed(ahead) if not d.recurring],
        behind,
        ahead[::-1],
    ):
        if found:
            return found[0]
    return None


def dated(low: str, dues: Sequence[Due], start: int, end: int) -> Due | None:
    """The first date in a span, before another clause."""
    return next((d for d in dues if start <= d.start < end and ";" not in low[start : d.start]), None)


def due_near(lines: Lines, dues: Sequence[Due], after: int, sentence: Span) -> Due | None:
    """The date in the next sentences or lines, or in the head of the item, where they speak of it."""
    low = lines.low
    index = lines.line_of(after)
    line = lines.span(index)
    begin = sentence[1]
    for _ in range(2):
        begin += len(low[begin : line[1]]) - len(low[begin : line[1]].lstrip(" .\t\u00a0"))
        if begin >= line[1]:
            break
        follow = sentence_at(lines.text, begin, (begin, line[1]))
        if not _NEXT.match(low, *follow):
            break
        if due := _first(low, dues, follow):
            return due
        begin = follow[1]
    for below in range(index + 1, min(index + 4, len(lines.starts))):
        span = lines.span(below)
        if _NEXT_LINE.match(low, *span) and (due := _first(low, dues, span)):
            return due
    return _of_head(lines, dues, index)


def _first(low: str, dues: Sequence[Due], span: Span) -> Due | None:
    found = [
        d for d in dues if span[0] <= d.start < span[1] and not _OTHER_ACTION.search(low[span[0] : d.start])
    ]
    return next((d for d in found if not d.recurring), found[0] if found else None)


def _of_head(lines: Lines, dues: Sequence[Due], index: int) -> Due | None:
    """A date in a short head above the line: "2. Xây dựng kế hoạch (trước ngày 15/3)", "Tháng 3/2021:"."""
    for above in range(index - 1, max(-1, index - 6), -1):
        a, b = lines.span(above)
        if b - a > 160 or not lines.low[a:b].strip():
            break
        found = [d for d in dues if a <= d.start < b and not d.recurring]
        if (
            found
            and lines.depth(above) < lines.depth(index)
            and (_PLAN_HEAD.search(lines.low, a, b) or lines.low[a:b].rstrip().endswith(":"))
        ):
            return found[0]
        if lines.low[a:b].lstrip()[:1] not in "-+":
            break
    return None
