"""The parts of a duty, read around its verb: bodies, exceptions, modality, recipient, sanction, evidence."""

from __future__ import annotations

import regex

from extract.bodies import find_bodies
from extract.records import Bearer
from extract.standings import Group
from extract.subjects import Lines, sentence_at

# Where the words for the ordered bodies end: "các doanh nghiệp | xây dựng", "UBND các huyện | căn cứ"
_PREDICATE = regex.compile(
    r"\s*(?:[,;:(]?\s*(?:chủ trì|trên cơ sở|căn cứ|theo|có trách nhiệm|chịu trách nhiệm|chủ động|phải|cần"
    r"|nghiêm túc|khẩn trương|tổ chức|xây\s?dựng|ban hành|lập|cụ thể|hoàn thành|quán triệt|tuyên truyền"
    r"|phối hợp|tham mưu|trong|trước|chậm nhất|gửi|có kế|tiến hành|triển khai|trên địa bàn|thực hiện|bố trí"
    r"|hằng|hàng)|[:.(]|,\s|$)"
)
# không được xét khen thưởng | chịu trách nhiệm trước Chủ tịch | phê bình | trừ điểm thi đua
_SANCTION = regex.compile(
    r"không (?:được )?(?:xem )?xét|chịu trách nhiệm trước|phê bình|trừ điểm|không (?:được )?(?:công nhận"
    r"|khen thưởng|bình xét)"
    r"|xử lý (?:nghiêm|kỷ luật)|kiểm điểm|hạ bậc"
)
_RECIPIENT = regex.compile(
    r"(?r)(?:gửi|nộp|báo cáo|đăng ký|đăng kí)(?:\s(?!trước|chậm)[^.;,\n]{0,60}?)?\s?(?:về|cho|đến|tới|với"
    r"|gửi|qua|lên|nộp)?\s$"
)
_MARK = regex.compile(r"(?<=[;,]) [-+*•] ")  # of items joined to one line
_MODAL = regex.compile(r"có trách nhiệm|phải|chịu trách nhiệm")


def bodies_of(lines: Lines, group: Group, stop: int) -> str:
    """The words for the ordered bodies, with what describes the last of them; of bodies that items name, their names."""
    start, end = group[0].start, group[-1].end
    if lines.line_of(start) != lines.line_of(end):
        return "; ".join(actor.text for actor in group)
    if stop > end:
        for m in _PREDICATE.finditer(lines.low, end, min(stop, end + 80)):
            if not lines.low[end : m.start()].strip() or m.start() > end:
                end = m.start()
                break
    words: str = _MARK.sub(" ", " ".join(lines.text[start:end].split()))
    return words.strip(" ,;:|")


def exceptions_of(group: Group) -> tuple[Bearer, ...]:
    """The bodies after "trừ", of every member."""
    out: list[Bearer] = []
    for name in (name for actor in group for name in actor.exceptions):
        found = find_bodies(name)
        if found and found[0].body_id == "co_quan_don_vi":
            continue  # "trừ các cơ quan: Công an tỉnh, ..."
        out.append(found[0].bearer() if found else Bearer(name))
    return tuple(out)


def modality_of(low: str, start: int, end: int) -> str:
    """`phải` where the words between the bodies and the verb bind them, else `giao`."""
    return "phải" if start < end and _MODAL.search(low, start, end) else "giao"


def recipient_of(lines: Lines, start: int, end: int) -> str | None:
    """The body that "gửi về", "báo cáo" names."""
    for group in lines.groups_in(start, end):
        if _RECIPIENT.search(lines.low[max(start - 12, group[0].start - 80) : group[0].start]):
            return group[0].text
    return None


def sanction_of(lines: Lines, start: int) -> str | None:
    """The sentence that threatens, in the rest of the paragraph or the next line."""
    index = lines.line_of(start)
    for span in (lines.span(i) for i in range(index, min(index + 2, len(lines.starts)))):
        if m := _SANCTION.search(lines.low, max(start, span[0]), span[1]):
            a, b = sentence_at(lines.text, m.start(), span)
            return " ".join(lines.text[a:b].split()).rstrip(" .;")
    return None
