"""Orders and dates that belong together: the date told elsewhere of the same bodies or their class, for a part of them, to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extract.bodies import Actor
from extract.body_parts import is_part, places_of
from extract.duty_dues import Due
from extract.duty_orders import CERTAIN, UNTOLD, Order
from extract.duty_rules import THRESHOLD
from extract.records import Header
from extract.standings import standing_of
from extract.subjects import Lines, Subject

VAGUE = "co_quan_don_vi"  # "các cơ quan, đơn vị": who is meant shows elsewhere
# các ngành, địa phương | nêu tại điểm 5: told elsewhere, no less than those
_REFERRED = regex.compile(r"\s(?:được )?(?:nêu|có tên|giao|phân công|liệt kê|quy định)\b.*")


def joined(order: Order, orders: Sequence[Order]) -> Due | None:
    """The order's own date, else that of another mention of making the same plan: of its bodies, of their class, of nobody told."""
    if order.due:
        return order.due
    for other in orders:
        if any(a <= order.verb < b for a, b in other.items):
            return other.due
    near = [
        (_nearness(order.subject, other.subject), other.due)
        for other in orders
        if other.due
        and other is not order
        and not other.items
        and not (other.passive and _is_one_of_several(other, orders))
        and not other.due.recurring
        and other.standing in (None, "many", "one")
        and (other.score >= 2 or other.standing is None)
    ]
    found = [pair for pair in near if pair[0]]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def dated_by_item(orders: Sequence[Order]) -> list[Order]:
    """The orders, certain where another line dates the plans of their items: "Kế hoạch của các cơ quan nêu tại khoản 1, 2 Mục này"."""
    items = [item for order in orders for item in order.items]
    return [
        replace(order, score=CERTAIN)
        if UNTOLD < order.score < THRESHOLD and any(a <= order.verb < b for a, b in items)
        else order
        for order in orders
    ]


def _nearness(one: Subject | None, other: Subject | None) -> int:
    """How sure it is that another mention speaks of these bodies: 3 the same, 2 their class, 1 nobody told, 0 others."""
    if one is None or other is None:
        return 1
    if other.group[0].body_id == VAGUE:
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
    """Whether others of the same schedule date other parts of the same class, "các phường", "các xã còn lại", or of the same order."""
    mine = {a.body_id for a in order.subject.group} if order.subject else set()
    mine |= {a.body_id for whole in orders if _is_dated_by(whole, order) for a in _group(whole)}
    return any(
        other.passive and other.due and order.due and other.due.value != order.due.value
        and any(a.body_id in mine for a in _group(other))
        for other in orders
    )  # fmt: skip


def _group(order: Order) -> tuple[Actor, ...]:
    return order.subject.group if order.subject else ()


def _is_dated_by(whole: Order, line: Order) -> bool:
    """Whether a line of a schedule, "Các sở: trước ngày 05/3", tells the day of some bodies of an order that tells none."""
    if whole.passive or whole.due or whole.score < THRESHOLD or not (line.passive and line.due):
        return False
    mine = {a.body_id for a in _group(whole)}
    return any(a.body_id in mine for a in _group(line))


def dated_in_parts(order: Order, orders: Sequence[Order]) -> bool:
    """Whether a schedule dates all classes of an order, each by a line of its own."""
    dating = [line for line in orders if _is_dated_by(order, line) and _is_one_of_several(line, orders)]
    told = {a.body_id for line in dating for a in _group(line) if not _is_some(a)}
    return bool(dating) and all(a.body_id in told for a in _group(order))


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


# ; riêng | các huyện ven biển (Giao Thủy, Hải Hậu) chậm nhất ngày 30/4 phải ban hành xong: some of a class, with another date
_APART = regex.compile(r"\b(?:riêng|đối với|còn)(?: đối với)?\s+$")
# (cấp tỉnh xong trước ngày 20/02, | cấp huyện | xong trước ngày 05/3): each level of the class with its own date
_OF_LEVEL = regex.compile(r"[(;,:]\s*(?:ở |đối với )?cấp (?:huyện|xã)$")
# riêng các xã biên giới | có tên tại Phụ lục hoàn thành | trước ngày 01/8
_APART_TERM = regex.compile(
    r"(?:\s\(?(?:có tên |nêu |được nêu |liệt kê )?(?:tại|ở|trong|theo) (?:phụ lục|danh sách|biểu|bảng)"
    r"[^;.,:)\d]{0,20}?(?: (?:số )?\d{1,2})?\)?)?"
    r"(?:\s*\([^()]{0,80}\))?"  # riêng các huyện A, B | (tỷ lệ còn cao) ban hành
    r"(?:[^.;:\n|]{5,100},(?=\s(?:thời )?hạn\s))?"  # riêng huyện A | đang khắc phục hậu quả bão, | thời hạn là
    r"[\s,:]*(?:(?:phải|cần|thì|thời hạn|là|được|lùi|gia hạn|ban hành|hoàn thành|gửi|xong|việc này|kế hoạch|,)\s*)*$"
)
_APART_END = regex.compile(
    r"\s*(?:(?:phải|cần)?\s*(?:ban hành|hoàn thành|gửi)?(?: xong)?)?\s*(?:[.;,)]|$|để\b|do\b|vì\b)"
)


def apart(lines: Lines, orders: Sequence[Order], dues: Sequence[Due], header: Header) -> list[Order]:
    """Parts of an order's class that the same line gives another date: "...; riêng các huyện ven biển chậm nhất ngày 30/4"."""
    made = []
    for order in orders:
        if not order.items and (order.score < THRESHOLD or order.subject is None):
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
                    Order(
                        group[-1].end,
                        (due.start, due.start),
                        sentence,
                        subject,
                        who,
                        CERTAIN if order.items else order.score,
                        due,
                    )
                )
    return made


def dated_anew(order: Order, parts: Sequence[Order]) -> bool:
    """Whether a part gives all bodies of an order, which tells no date itself, a date of their own."""
    own = order.due and order.sentence[0] <= order.due.start < order.sentence[1]
    if order in parts or own or order.subject is None:
        return False
    told = {a.body_id for p in parts if p.subject for a in p.subject.group if a.body_id}
    return all(a.body_id in told and not a.plural for a in order.subject.group)


def dated_apart(order: Order, parts: Sequence[Order]) -> frozenset[str]:
    """The classes of an order to which a part of its sentence gives another date: "(..., cấp huyện xong trước ngày 05/3)"."""
    if order in parts:
        return frozenset()
    mine = (p for p in parts if p.subject and order.sentence[0] <= p.verb < order.sentence[1])
    return frozenset(
        a.body_id for p in mine if p.subject for a in p.subject.group if a.body_id and not _is_some(a)
    )
