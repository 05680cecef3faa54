"""Orders to issue plans told of the plan: "Kế hoạch của các sở phải ban hành trước ngày ...", rows of tables, dates told again."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.duty_dues import Due, due_of_sentence
from extract.duty_orders import REFUSED, UNTOLD, Order, certain_for
from extract.duty_references import items_named
from extract.records import Header, Section, Span
from extract.standings import standing_of
from extract.subjects import Lines, Subject

# Kế hoạch của các sở, ban, ngành phải ban hành xong trước ngày ...
_PASSIVE = regex.compile(r"\s*(?:\p{L}+ ){0,8}?của\s+")
_MAKING = regex.compile(
    r"[\s\d.)(a-eđ*+-]*(?:(?:chậm nhất|trước|trong|đến)[^.;:\n]{2,40}[,:]\s*)?"
    r"(?:yêu cầu:? |thời (?:gian|hạn):? |việc |các |những )*(?:(?:xây dựng|ban hành|hoàn thành|gửi)(?:, "
    r"|\s|\svà )*)*"
)
# Kế hoạch của các sở được giao | tại Mục IV | : ban hành chậm nhất ngày ...
_PASSIVE_VERB = regex.compile(
    r"(?:\s+(?:có tên |nêu |nhiệm vụ )?(?:tại|ở|trong)\s[^.;:\n]{2,60}?(?=:))?[\s,:(]*(?:phải|cần|được|xây dựng)*\s*(?:được )?"
    r"(?:ký|ban hành|hoàn thành|hoàn tất|xong|gửi|xây dựng|phê duyệt|(?:là )?(?:trước|chậm nhất|trong) )"
)
# Mốc thời gian: kế hoạch của các đơn vị gửi chậm nhất ngày ... | Kế hoạch quy định tại khoản 1 ban hành trước ngày ...
_AGAIN_LEAD = regex.compile(
    r"[\s\d.)(a-eđ*+-]*(?:(?:mốc )?thời (?:gian|hạn|điểm)[^:;.]{0,40}:\s*|yêu cầu:?\s*)?(?:các |bản |những )*"
)
_AGAIN = regex.compile(
    r"\s*(?:này |đó )?(?:(?:quy định|nêu|nói|yêu cầu|ghi) (?:tại|ở|trên|trong)|của (?:các |từng |mỗi )?(?:cơ quan|đơn vị|địa phương"
    r"|sở|ngành|huyện|xã|cấp))"
)


# Văn bản phải ban hành | Kế hoạch cần xây dựng: the head of a column of plans that others owe
_PAPERS = regex.compile(
    r"(?:văn bản|kế hoạch)[^|]{0,15}\s(?:phải|cần|được giao)\s[^|]{0,12}(?:ban hành|xây dựng|lập|gửi)"
)
# STT | Đơn vị | Sản phẩm | Thời gian: who brings what, with no column of tasks of which the plan were only a means
_PRODUCT = regex.compile(r"(?:tên )?sản phẩm(?!.*\b(?:ubnd|ủy ban nhân dân|hđnd) tỉnh)")
_TASK = regex.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|chỉ tiêu")
# Cơ quan, địa phương có tên trong bảng chịu trách nhiệm ban hành văn bản đúng thời gian ...: above such a table
_TO_ISSUE = regex.compile(
    r"(?:cơ quan|đơn vị|địa phương)[^.;\n]{0,60}\b(?:ban hành|xây dựng)\b[^.;\n]{0,20}(?:kế hoạch|văn bản)[^.\n]{0,60}(?:bảng|cột|sau)"
    r"|(?:cơ quan|đơn vị|địa phương)[^.;\n]{0,40}(?:bảng|dưới đây|sau đây)[^.;\n]{0,40}"
    r"\b(?:ban hành|xây dựng)\b[^.;\n]{0,20}(?:kế hoạch|văn bản)"
    r"|^[^\p{L}\n]*(?:[ivx]{1,4}[.)/]\s*)?(?:phân công|giao|danh mục|tiến độ)\s[^.;\n]{0,20}?(?:ban hành|xây dựng)\s[^.;\n]{0,15}?kế hoạch"
)
# Tên kế hoạch | Cơ quan ban hành | Thời gian; not: Tên kế hoạch | Cơ quan tham mưu | Thời gian trình
_NAMES = regex.compile(r"(?:tên|nội dung)(?: các)? (?:kế hoạch|văn bản)\s*$")
_FOR_OTHERS = regex.compile(
    r"tham mưu|trình|soạn thảo|dự thảo|cấp ban hành|chủ trì|thẩm định|\b(?:ubnd|ủy ban nhân dân) tỉnh"
)
_ISSUED = regex.compile(r"\b(?:ban hành|xây dựng)\b")


def passive(lines: Lines, plan: Span, sentence: Span, dues: Sequence[Due], header: Header) -> Order | None:
    """ "Kế hoạch của các sở, ban, ngành phải ban hành xong trước ngày ..."."""
    if product := _product(lines, plan, sentence, dues, header):
        return product
    m = _PASSIVE.match(lines.low, plan[1], min(sentence[1], plan[1] + 100))
    group = next(iter(lines.groups_in(m.end(), m.end() + 1)), None) if m else None
    if group is None or not _MAKING.fullmatch(lines.low, sentence[0], plan[0]):
        return None
    # Chậm nhất ngày 15/4: ban hành kế hoạch của cấp huyện.
    ends = not lines.low[group[-1].end : sentence[1]].strip(" .;,")
    if not ends and not _PASSIVE_VERB.match(lines.low, group[-1].end, sentence[1]):
        return None
    due = due_of_sentence(lines.low, dues, sentence, plan[0], plan[1])
    who = standing_of(group, header)
    if who == "one" and (group[0].body_id or "").startswith("cap_"):  # "của cấp huyện"
        who = "many"
    return Order(
        plan[0],
        plan,
        sentence,
        Subject(group, None, False, True),
        who,
        certain_for(who, "many") if due else UNTOLD,
        due,
        passive=True,
    )


def _product(lines: Lines, plan: Span, sentence: Span, dues: Sequence[Due], header: Header) -> Order | None:
    """A row of a table whose product is "Kế hoạch của cơ quan, địa phương", with who and when in other cells."""
    line = lines.span(lines.line_of(plan[0]))
    if " | " not in lines.text[slice(*line)] or lines.low[sentence[0] : plan[0]].strip():
        return None
    cells = [*lines.groups_in(line[0], sentence[0]), *lines.groups_in(sentence[1], line[1])]
    due = due_of_sentence(lines.low, dues, line, plan[0], plan[1])
    if not cells or not (due or _is_own_product(lines, line[0], plan[0])):
        return None
    if not _AGAIN.match(lines.low, plan[1]) and not _is_column_of_papers(lines, line[0], plan[0]):
        return None
    who = standing_of(cells[0], header)
    score = certain_for(who, "many", "one")
    return Order(plan[0], plan, sentence, Subject(cells[0], None, False, False), who, score, due)


def _is_column_of_papers(lines: Lines, row: int, at: int) -> bool:
    """Whether a cell stands in a column of plans that the bodies of the rows are to issue, as its head or the words above say."""
    if _is_own_product(lines, row, at):
        return True
    head = _head_line(lines, row)
    if head == lines.line_of(row):
        return False
    heads = lines.low[slice(*lines.span(head))]
    if _NAMES.match(_head_over(lines, row, at).strip()) and _ISSUED.search(heads):
        return not _FOR_OTHERS.search(heads)
    above = [lines.low[slice(*lines.span(i))] for i in range(max(0, head - 3), head)]
    return _PAPERS.search(_head_over(lines, row, at)) is not None or any(
        _TO_ISSUE.search(line) for line in above
    )


def _is_own_product(lines: Lines, row: int, at: int) -> bool:
    """Whether a cell stands under "Sản phẩm" in a table that has no column of tasks."""
    heads = lines.low[slice(*lines.span(_head_line(lines, row)))]
    return _PRODUCT.match(_head_over(lines, row, at).strip()) is not None and not _TASK.search(heads)


def _head_over(lines: Lines, row: int, at: int) -> str:
    """The head of the column, in small letters, that a cell at `at` of the row at `row` stands in; empty where there is none."""
    head, column = _head_line(lines, row), lines.text.count(" | ", row, at)
    cells = lines.low[slice(*lines.span(head))].split(" | ")
    return cells[column] if head < lines.line_of(row) and column < len(cells) else ""


def _head_line(lines: Lines, row: int) -> int:
    """The first line of the table that the row at an offset belongs to."""
    index = first = lines.line_of(row)
    while first > 0 and (
        " | " in lines.text[slice(*lines.span(first - 1))]
        or not lines.text[slice(*lines.span(first - 1))].strip()
    ):
        first -= 1
    return next((i for i in range(first, index + 1) if lines.text[slice(*lines.span(i))].strip()), index)


def told_again(
    lines: Lines, plan: Span, sentence: Span, dues: Sequence[Due], sections: Sequence[Section]
) -> Order | None:
    """ "Thời hạn: kế hoạch của các đơn vị gửi trước ngày ...": no order of its own, the date of one."""
    if not _AGAIN_LEAD.fullmatch(lines.low, sentence[0], plan[0]) or not _AGAIN.match(lines.low, plan[1]):
        return None
    due = due_of_sentence(lines.low, dues, sentence, plan[0], plan[1])
    items = items_named(lines, (plan[1], sentence[1]), sections)
    return Order(plan[0], plan, sentence, score=REFUSED, due=due, items=items) if due else None
