"""Orders and dates that belong together: the date told in another section, by class of body, or line by line in a schedule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.bodies import Actor
from extract.body_parts import is_part, places_of
from extract.duty_dues import Due
from extract.duty_passive import Order
from extract.duty_rules import THRESHOLD
from extract.records import Header, Span
from extract.standings import standing_of
from extract.subjects import Lines, Subject, head_group

_VAGUE = "co_quan_don_vi"
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
# các ngành, địa phương | nêu tại điểm 5: told elsewhere, no less than those
_REFERRED = regex.compile(r"\s(?:được )?(?:nêu|có tên|giao|phân công|liệt kê|quy định)\b.*")
_LINES_ON = 12  # how many lines a schedule goes on below what heads it


def joined(order: Order, orders: Sequence[Order]) -> Due | None:
    """The order's own date, else that of another mention of making the same plan: of its bodies, of their class, of nobody told."""
    if order.due:
        return order.due
    near = [
        (_nearness(order.subject, other.subject), other.due)
        for other in orders
        if other.due
        and other is not order
        and not (other.passive and _is_one_of_several(other, orders))
        and not other.due.recurring
        and other.standing in (None, "many", "one")
        and (other.score >= 2 or other.standing is None)
    ]
    found = [pair for pair in near if pair[0]]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _nearness(one: Subject | None, other: Subject | None) -> int:
    """How sure it is that another mention speaks of these bodies: 3 the same, 2 their class, 1 nobody told, 0 others."""
    if one is None or other is None:
        return 1
    if other.group[0].body_id == _VAGUE:
        return int(_may_be_meant(other.group[0], one.group))
    mine = {(a.body_id or a.text): _is_some(a) for a in one.group}
    if any(
        mine.get(a.body_id or a.text, False) >= _is_some(a)
        for a in other.group
        if (a.body_id or a.text) in mine
    ):
        return 3  # but what some of a class owe, all of it need not
    return 2 if any(_covers(a, b) for a in other.group for b in one.group) else 0


def _may_be_meant(vague: Actor, group: Sequence[Actor]) -> bool:
    """Whether "các đơn vị" may mean bodies; "các địa phương" only districts and communes."""
    local = "địa phương" in vague.text.lower() and not regex.search(
        r"cơ quan|đơn vị|sở|ngành", vague.text.lower()
    )
    return not local or any(a.level in ("district", "commune") for a in group)


def _is_some(actor: Actor) -> bool:
    """Whether words for a class mean but some of it: "hai huyện trọng điểm", "UBND các xã biên giới"."""
    words = _REFERRED.sub("", actor.text)
    return actor.plural and (is_part(words) or bool(places_of(words)))


def _covers(whole: Actor, body: Actor) -> bool:
    """Whether a class takes in a body: "các sở được giao" the Sở Y tế, "cấp huyện" the district of Lộc Bình."""
    kind, own = whole.body_id or "", body.body_id or ""
    if kind == "so_ban_nganh":
        return body.level == "department" and own != kind
    return (
        kind in ("cap_huyen", "cap_xa")
        and not _is_some(whole)
        and (own == kind or own.startswith(f"{kind}:"))
    )


def let_off(order: Order, orders: Sequence[Order]) -> tuple[Actor, ...]:
    """The bodies of an order's classes that other lines let off: "Sở Tài chính không phải ban hành kế hoạch riêng"."""
    if order.subject is None:
        return ()
    free = (actor for other in orders if other.lets_off and other.subject for actor in other.subject.group)
    return tuple(
        a
        for a in free
        if not a.plural and any(_covers(whole, a) for whole in order.subject.group if whole.plural)
    )


def _is_one_of_several(order: Order, orders: Sequence[Order]) -> bool:
    """Whether others of the same schedule date other parts of the same class: "các phường", "các xã còn lại"."""
    mine = {a.body_id for a in order.subject.group} if order.subject else set()
    return any(
        other.passive and other.due and order.due and other.due.value != order.due.value and other.subject
        and any(a.body_id in mine for a in other.subject.group)
        for other in orders
    )  # fmt: skip


def tells_dates_only(order: Order, orders: Sequence[Order]) -> bool:
    """Whether an order of a class, told of its plan, only dates those that other lines give to bodies of it."""
    if not order.passive or order.subject is None or _is_one_of_several(order, orders):
        return False
    return any(
        other.score >= THRESHOLD
        and not other.passive
        and other.subject
        and any(
            _covers(a, b) or a.body_id == b.body_id for a in order.subject.group for b in other.subject.group
        )
        for other in orders
    )


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
            if at not in known and (found := _row(lines, at, dues, header)):
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
    for index in range(lines.line_of(region[0]), lines.line_of(max(region[0], region[1] - 1)) + 1):
        if _SCHEDULE.match(lines.low, *lines.span(index)):
            yield index, True


# | Nhóm xã, phường | Thời hạn ban hành kế hoạch |
_DATES_HEAD = regex.compile(
    r"(?:^|\| )\s*(?:thời (?:gian|hạn)|hạn|ngày)[^|\n]{0,15}\b(?:ban hành|xây dựng|gửi)[^|\n]{0,15}kế hoạch\s*(?:\||$)"
)


def heads_dates(lines: Lines, at: int) -> bool:
    """Whether an offset stands in the head row of a table with a column of days on which plans are due."""
    span = lines.span(lines.line_of(at))
    return " | " in lines.text[slice(*span)] and _DATES_HEAD.search(lines.low, *span) is not None


def _tables_of_dates(lines: Lines, region: Span) -> Iterator[int]:
    """The head rows of tables with a column of days on which plans are due."""
    for index in range(lines.line_of(region[0]), lines.line_of(max(region[0], region[1] - 1)) + 1):
        if heads_dates(lines, lines.span(index)[0]):
            yield index


def _row(lines: Lines, index: int, dues: Sequence[Due], header: Header) -> Order | None:
    """The order that a row of such a table gives: its bodies and its one day."""
    start, end = lines.span(index)
    group = next(iter(lines.groups_in(start, end)), None)
    found = [d for d in dues if start <= d.start < end and not d.recurring]
    if group is None or len(found) != 1:
        return None
    who, at = standing_of(group, header), (found[0].start, found[0].start)
    score = 5.0 if who in ("many", "one") else 0.0
    return Order(
        group[-1].end,
        at,
        (start, end),
        Subject(group, None, False, False),
        who,
        score,
        found[0],
        passive=True,
    )


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
    vague = group[0].body_id == _VAGUE
    score = 0.0 if vague else 5.0 if who in ("many", "one") else 0.0
    subject = Subject(group, None, False, True)
    standing = None if vague else who
    at = (due.start, due.start)
    return Order(group[-1].end, at, (start, end), subject, standing, score, due, passive=True)


# ; riêng | các huyện ven biển (Giao Thủy, Hải Hậu) chậm nhất ngày 30/4 phải ban hành xong: some of a class, with another date
_APART = regex.compile(r"\b(?:riêng|đối với|còn)(?: đối với)?\s+$")
# (cấp tỉnh xong trước ngày 20/02, | cấp huyện | xong trước ngày 05/3): each level of the class with its own date
_OF_LEVEL = regex.compile(r"[(;,:]\s*(?:ở |đối với )?cấp (?:huyện|xã)$")
_APART_TERM = regex.compile(
    r"[\s,:]*(?:(?:phải|cần|thì|thời hạn|là|ban hành|hoàn thành|gửi|xong|việc này|kế hoạch|,)\s*)*$"
)
_APART_END = regex.compile(
    r"\s*(?:(?:phải|cần)?\s*(?:ban hành|hoàn thành|gửi)?(?: xong)?)?\s*(?:[.;,)]|$|để\b|do\b|vì\b)"
)


def apart(lines: Lines, orders: Sequence[Order], dues: Sequence[Due], header: Header) -> list[Order]:
    """Parts of an order's class that the same line gives another date: "...; riêng các huyện ven biển chậm nhất ngày 30/4"."""
    made = []
    for order in orders:
        if order.score < THRESHOLD or order.subject is None:
            continue
        end = lines.span(lines.line_of(order.verb))[1]
        for group in lines.groups_in(order.object[1], end):
            of_level = _OF_LEVEL.search(lines.low, order.object[1], group[0].end)
            if not of_level and not _APART.search(lines.low, order.object[1], group[0].start):
                continue
            due = next((d for d in dues if group[-1].end <= d.start < end), None)
            if due is None or not _APART_TERM.match(lines.low, group[-1].end, due.start):
                continue
            if _APART_END.match(lines.low, due.end, end):
                sentence = (group[0].start, due.end)
                subject = Subject(group, None, False, True)
                who = standing_of(group, header)
                made.append(
                    Order(group[-1].end, (due.start, due.start), sentence, subject, who, order.score, due)
                )
    return made


def dated_apart(order: Order, parts: Sequence[Order]) -> frozenset[str]:
    """The classes of an order to which a part of its sentence gives another date: "(..., cấp huyện xong trước ngày 05/3)"."""
    if order in parts:
        return frozenset()
    mine = (p for p in parts if p.subject and order.sentence[0] <= p.verb < order.sentence[1])
    return frozenset(
        a.body_id for p in mine if p.subject for a in p.subject.group if a.body_id and not _is_some(a)
    )
