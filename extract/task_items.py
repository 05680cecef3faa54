"""Tasks told in labelled lines: an item, and below it or behind it "Cơ quan chủ trì: ...", "Phối hợp: ...", "Thời gian: ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import regex

from extract.grids import GridCell
from extract.owner_marks import ITEM_NUMBER, LABEL_BODIES, LABEL_END, LABEL_VERBS
from extract.records import Span
from extract.subjects import Lines
from extract.task_tables import Role, Row

# - Cơ quan chủ trì: | Đơn vị thực hiện: | Phân công thực hiện: | Chủ trì thực hiện: ; not: Đơn vị thực hiện phối hợp:
_LEAD = rf"(?:(?:{LABEL_BODIES})\s+){{0,2}}(?:{LABEL_VERBS})(?![^:]*phối){LABEL_END}\s*"
_SUPPORT = r"(?:(?:các\s+)?(?:cơ quan|đơn vị)\s+)?phối hợp[^:.;\d\n]{0,30}:\s*"
_TIME = r"(?:thời (?:gian|hạn|điểm)|tiến độ|hoàn thành|kỳ hạn)[^:.;\n]{0,30}:\s*"
_PRODUCT = r"(?:sản phẩm|kết quả|đầu ra)[^:.;\n]{0,30}:\s*"
_LABELS = regex.compile(
    rf"(?:(?P<lead>{_LEAD})|(?P<support>{_SUPPORT})|(?P<due>{_TIME})|(?P<product>{_PRODUCT}))"
)
_LABELLED = regex.compile(
    rf"{ITEM_NUMBER}(?:{_LEAD}|{_SUPPORT}|{_TIME}|{_PRODUCT}|(?:kinh phí|địa điểm|đối tượng|thành phần|nội dung)[^:.;\n]{{0,30}}:)"
)
_MOST = 10  # lines of one item


def items_in(lines: Lines, region: Span) -> Iterator[Row]:
    """The items of a region whose lead stands behind a label, in text order, as rows of a table of tasks would be."""
    low = lines.low[slice(*region)]
    if not any(word in low for word in ("chủ trì:", "thực hiện:", "phụ trách:", "đầu mối:")):
        return
    index, last = lines.line_of(region[0]), -1
    while index < len(lines.starts) and lines.starts[index] < region[1]:
        if lines.low.find(":", *lines.span(index)) >= 0 and (found := _item(lines, index, last)):
            item, index = found
            last = index - 1
            yield item
        else:
            index += 1


def _item(lines: Lines, index: int, last: int) -> tuple[Row, int] | None:
    """The item whose first labelled line is this one, and the index of the line after it."""
    start, end = lines.span(index)
    inline = next((m for m in _LABELS.finditer(lines.low, start, end) if m["lead"]), None)
    at_head = _LABELLED.match(lines.low, start, end)
    if inline is None and not at_head:
        return None
    if at_head:
        own = _line_above(lines, index, last)
        words = None if own is None else _words(lines, own)
    else:
        own, words = index, (_words(lines, index)[0], inline.start()) if inline else None
    if own is None or words is None:
        return None
    stop = index + 1
    while stop < min(index + _MOST, len(lines.starts)) and _LABELLED.match(lines.low, *lines.span(stop)):
        stop += 1
    block = (words[1] if not at_head else start, lines.span(stop - 1)[1])
    told = _told(lines, block)
    if "lead" not in told or not any(map(str.isalpha, lines.text[slice(*words)])):
        return None
    cells = {role: _cell(lines, span) for role, span in {"what": words, **told}.items()}
    return Row(lines.span(own)[0], block[1], cells, None), stop


def _cell(lines: Lines, span: Span) -> GridCell:
    words = lines.text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    words = words.strip(" .;,:-(\n")
    return GridCell(start, start + len(words), words, 0, 0)


def _line_above(lines: Lines, index: int, last: int) -> int | None:
    """The nearest line above that has words and is not behind the item before."""
    for above in range(index - 1, max(last, index - 4), -1):
        if lines.text[slice(*lines.span(above))].strip():
            return above
    return None


def _words(lines: Lines, index: int) -> Span:
    start, end = lines.span(index)
    number = regex.match(ITEM_NUMBER, lines.low[start:end])
    return start + (number.end() if number else 0), end


def _told(lines: Lines, block: Span) -> dict[Role, Span]:
    """The words behind each label of a block."""
    told: dict[Role, Span] = {}
    marks = [m for m in _LABELS.finditer(lines.low, *block) if _opens(lines, m.start(), block[0])]
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        stop = following.start() if following else block[1]
        cut = lines.text.find("\n", mark.end(), stop)
        told.setdefault(cast(Role, mark.lastgroup), (mark.end(), cut if cut >= 0 else stop))
    return told


def _opens(lines: Lines, at: int, begin: int) -> bool:
    """Whether a label stands at the head of a line or of a clause."""
    before = lines.low[max(begin, at - 40) : at].rstrip(" -+*•–")
    return (
        not before
        or before[-1] in "\n.;,("
        or regex.search(r"(?:^|[\n.;(])\s*[a-zđ\d]{1,2}[.)]$", before) is not None
    )
