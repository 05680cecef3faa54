"""Schedules of plans: lines and rows "who: when" below an order, a heading or a table's head that names the plan once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.duty_dues import Due
from extract.duty_joins import VAGUE
from extract.duty_orders import UNTOLD, Order, certain_for
from extract.duty_rules import THRESHOLD
from extract.records import Header, Span
from extract.standings import standing_of
from extract.subjects import Lines, Subject, head_group

# VI. THỜI GIAN BAN HÀNH KẾ HOẠCH | 2. Mốc thời gian xây dựng kế hoạch của các cơ quan, địa phương:
_SCHEDULE = regex.compile(
    r"[^\p{L}\n]*(?:[ivx]{1,5}[.)/]\s*)?(?:về )?(?:thời (?:gian|hạn|điểm)|tiến độ|(?:các )?mốc(?: thời gian)?|lịch)\b[^.;\n]{0,30}?"
    r"(?:ban hành|xây dựng|gửi|hoàn thành)\b[^.;\n]{0,20}?kế hoạch[^.;\n]{0,60}:?\s*$"
    r"|[^\p{L}\n]*(?:việc |công tác )?(?:xây dựng|ban hành)(?:(?:,| và)? (?:xây dựng|ban hành))? kế hoạch"
    r"(?! (?:này|như|sau))(?:(?! (?:sau|như sau|gồm))[^.;:\n]){0,50}:?\s*$"
)
# Các huyện còn lại | : | chậm nhất ngày 15/5/2014: between a body and its date in a line of a schedule
_TO_DATE = regex.compile(
    r"\s*(?:\((?![^()]*\d)[^()]{0,40}\)\s*)?(?:[:,–-]\s*)?(?:phải |cần )?(?:ký )?(?:ban hành|hoàn thành|gửi|xong)?[,\s]*(?:là\s*)?"
)
_LINES_ON = 12  # how many lines a schedule goes on below what heads it


def scheduled(
    lines: Lines, region: Span, orders: Sequence[Order], dues: Sequence[Due], header: Header
) -> list[Order]:
    """Lines "who: when" of a schedule of plans that do not name the plan again.

    "1. Các sở: ban hành kế hoạch trước ngày 01/5. 2. Các huyện: trước ngày 15/5": below such an order, or below a
    heading "Thời gian ban hành kế hoạch".
    """
    known = {lines.line_of(order.verb) for order in orders}
    made: dict[int, Order] = {}
    for index in _tables_of_dates(lines, region):
        for at in range(index + 1, min(index + 40, len(lines.starts))):
            if " | " not in lines.text[slice(*lines.span(at))]:
                break
            if at not in known and (found := _row(lines, index, at, dues, header)):
                made[at] = found
    for index, below in _heads(lines, region, orders):
        for at in range(index + 1, min(index + _LINES_ON, len(lines.starts))):
            depth = lines.depth(at)
            start, end = lines.span(at)
            if (
                start >= region[1]
                or (below and depth <= lines.depth(index))
                or (not below and depth < lines.depth(index))
            ):
                break
            if at not in known and at not in made and (found := _line(lines, at, dues, header)):
                made[at] = found
            elif at not in known and not below and lines.text[start:end].strip():
                break
    return list(made.values())


# Các cơ quan nêu tại bảng | sau đây ban hành kế hoạch: who, the rows tell
_IN_ROWS = regex.compile(r"\b(?:bảng|biểu|danh mục|dưới đây|sau đây|như sau)\b")


def told_in_rows(lines: Lines, order: Order, orders: Sequence[Order]) -> bool:
    """Whether an order names nobody but "các cơ quan" of a table, whose rows are orders of their own."""
    group = order.subject.group if order.subject else ()
    if not group or any(a.body_id != VAGUE for a in group) or not _IN_ROWS.search(lines.low, *order.sentence):
        return False
    return any(
        other.score >= THRESHOLD and " | " in lines.text[slice(*lines.span(lines.line_of(other.verb)))]
        for other in orders
        if other is not order
    )


def _heads(lines: Lines, region: Span, orders: Sequence[Order]) -> Iterator[tuple[int, bool]]:
    """(line, whether the schedule stands below it) of what a schedule goes on from."""
    for order in orders:
        index = lines.line_of(order.verb)
        group = order.subject.group if order.subject and order.subject.in_sentence else None
        if (
            order.due
            and group
            and order.score >= THRESHOLD
            and ":" in lines.text[group[-1].end : order.due.start]
        ):
            yield index, False
        elif order.score >= THRESHOLD and lines.text[slice(*lines.span(index))].rstrip().endswith(":"):
            yield (
                index,
                True,
            )  # UBND các xã, phường ban hành kế hoạch: | a) Các phường A, B: chậm nhất ngày ...
    for index in range(lines.line_of(region[0]), lines.line_of(max(region[0], region[1] - 1)) + 1):
        if _SCHEDULE.match(lines.low, *lines.span(index)):
            yield index, True


# | Nhóm xã, phường | Thời hạn ban hành kế hoạch |
_DATES_HEAD = regex.compile(
    r"(?:^|\| )\s*(?:thời (?:gian|hạn)|hạn|ngày)[^|\n]{0,15}\b(?:ban hành|xây dựng|gửi)[^|\n]{0,15}kế hoạch\s*(?:\||$)"
)
# | Nội dung | Cơ quan ban hành kế hoạch | Thời hạn |
_BODIES_HEAD = regex.compile(
    r"(?:^|\| )\s*(?:cơ quan|đơn vị|địa phương|sở,? (?:ban, )?ngành)[^|\n]{0,25}\b(?:ban hành|xây dựng|lập)[^|\n]{0,15}kế hoạch\s*(?:\||$)"
)
# Thời hạn ban hành kế hoạch theo bảng sau: | TT | Địa phương | Thời hạn |
_DATES_ALONE = regex.compile(r"(?:^|\| )\s*(?:thời (?:gian|hạn|điểm)|hạn|ngày)[^|\n]{0,15}(?:\||$)")


def heads_dates(lines: Lines, at: int) -> bool:
    """Whether an offset stands in the head row of a table with a column of who issues plans, or by which day."""
    span = lines.span(lines.line_of(at))
    heads = (_DATES_HEAD, _BODIES_HEAD)
    return " | " in lines.text[slice(*span)] and any(head.search(lines.low, *span) for head in heads)


def _tables_of_dates(lines: Lines, region: Span) -> Iterator[int]:
    """The head rows of tables with a column of days on which plans are due, as the head or the line above says."""
    for index in range(lines.line_of(region[0]), lines.line_of(max(region[0], region[1] - 1)) + 1):
        start, end = lines.span(index)
        if heads_dates(lines, start) or (
            " | " in lines.text[start:end]
            and _DATES_ALONE.search(lines.low, start, end)
            and _SCHEDULE.match(lines.low, *lines.span(_line_above(lines, index)))
        ):
            yield index


def _line_above(lines: Lines, index: int) -> int:
    """The last line above one that holds words."""
    while index > 1 and not lines.text[slice(*lines.span(index - 1))].strip():
        index -= 1
    return max(index - 1, 0)


def _row(lines: Lines, head: int, index: int, dues: Sequence[Due], header: Header) -> Order | None:
    """The order that a row of such a table gives: its bodies, of their column where the head tells it, and its one day."""
    start, end = lines.span(index)
    column = _BODIES_HEAD.search(lines.low, *lines.span(head))
    cell = _cell_below(lines, column.start() + 1, (start, end)) if column else (start, end)
    group = next(iter(lines.groups_in(*cell)), None)
    found = [d for d in dues if start <= d.start < end and not d.recurring]
    if group is None or len(found) > 1 or not (found or column):
        return None
    due = found[0] if found else None
    who, at = standing_of(group, header), (due.start, due.start) if due else (end, end)
    score = certain_for(who, "many", "one")
    subject = Subject(group, None, False, True)
    return Order(group[-1].end, at, (start, end), subject, who, score, due, passive=True)


def _cell_below(lines: Lines, at: int, row: Span) -> Span:
    """The cell of a row in the column of the head's cell that an offset stands in."""
    head = lines.span(lines.line_of(at))
    number = lines.text.count("|", head[0], at)
    bars = [m.start() for m in regex.finditer(r"\|", lines.text[slice(*row)])]
    edges = [row[0], *(row[0] + bar for bar in bars), row[1]]
    return (edges[number], edges[number + 1]) if number + 1 < len(edges) else (row[1], row[1])


def _line(lines: Lines, index: int, dues: Sequence[Due], header: Header) -> Order | None:
    """The order that a line "who: when" gives, where it says nothing else."""
    group = head_group(lines, index)
    start, end = lines.span(index)
    if group is None:
        return None
    below = lines.groups_in(group[-1].end, group[-1].end + 4)
    if below and lines.low[group[-1].end : below[0][0].start].strip() == ":":
        group = below[0]  # Cấp tỉnh: | các sở, ngành hoàn thành trước ngày ...
    gap = _TO_DATE.match(lines.low, group[-1].end, end)
    due = next((d for d in dues if gap and group[-1].end <= d.start <= gap.end()), None)
    if due is None or due.recurring or regex.search(r"\p{L}", lines.text[due.end : end]):
        return None
    who = standing_of(group, header)
    vague = group[0].body_id == VAGUE
    score = UNTOLD if vague else certain_for(who, "many", "one")
    subject = Subject(group, None, False, True)
    standing = None if vague else who
    at = (due.start, due.start)
    return Order(group[-1].end, at, (start, end), subject, standing, score, due, passive=True)
