"""Duties that a plan lays on others: to issue a plan of their own, to report, to register.

An order and its date may stand apart: in the next sentence, the item's head, or another section.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.duty_dues import Due, due_near, due_of_sentence, dues_of
from extract.duty_forms import DONE, PLAN, elided, headed, otherwise
from extract.duty_joins import (
    apart,
    dated_anew,
    dated_apart,
    dated_by_item,
    dated_in_parts,
    joined,
    let_off,
    tells_dates_only,
)
from extract.duty_orders import REFUSED, Order
from extract.duty_parts import (
    bodies_of,
    exceptions_of,
    modality_of,
    recipient_of,
    sanction_of,
)
from extract.duty_passive import passive, told_again
from extract.duty_references import (
    due_told_elsewhere,
    items_named,
    left_out_elsewhere,
    narrowed,
    told_elsewhere,
    told_in_annex,
)
from extract.duty_reports import report_duties
from extract.duty_rules import THRESHOLD, VERB, Words, lets_off, names_a_plan, topic_of, weigh
from extract.duty_schedules import heads_dates, scheduled, told_in_rows
from extract.evidence import evidence_of
from extract.records import Deadline, Duty, DutyToIssue, Header, Section, Span
from extract.standings import standing_of
from extract.subjects import Lines, Subject, lines_of, listed_after, regions_of, sentence_at, subject_at
from extract.zones import Zones
from parsers.document import Document

# Điều chỉnh, bổ sung Kế hoạch số ...: its quoted items stand under no heading
_AMENDING = regex.compile(r"(?:về (?:việc )?)?(?:sửa đổi|điều chỉnh|bổ sung)\b", regex.IGNORECASE)
_PLAN_SHORT = regex.compile(r"(?<= )kh(?= (?:triển|thực|cụ|chi|của|tổ|hành))")


def find_duties(
    document: Document,
    zones: Zones,
    sections: Sequence[Section],
    deadlines: Sequence[Deadline],
    header: Header,
    lines: Lines | None = None,
) -> tuple[tuple[Duty, ...], DutyToIssue | None]:
    """The duties in text order, and the order to issue plans, with the earliest of its dates, if any."""
    lines = lines or lines_of(document, zones)
    regions = regions_of(zones)
    dues = dues_of(deadlines)
    topic = topic_of(header.title)
    orders = [o for region in regions for o in _orders(lines, region, sections, dues, header, topic)]
    orders += [o for region in regions for o in scheduled(lines, region, orders, dues, header)]
    orders = dated_by_item(orders)
    parts = apart(lines, orders, dues, header)
    orders += parts
    said_elsewhere = [
        o for o in orders
        if tells_dates_only(o, orders) or told_in_rows(lines, o, orders)
        or dated_anew(o, parts) or dated_in_parts(o, orders)
    ]  # fmt: skip
    accepted = [o for o in orders if o.score >= THRESHOLD and o not in said_elsewhere]
    accepted = narrowed(lines, accepted, sections)
    duties = [_duty(document, lines, o, orders, parts, sections, regions[1:]) for o in accepted]
    duties += report_duties(document, lines, regions[0], dues, header)
    duties.sort(key=lambda d: d.evidence.span)
    return tuple(duties), _summary([d for d in duties if d.kind == "issue_plan"], accepted)


def _orders(
    lines: Lines, region: Span, sections: Sequence[Section],
    dues: Sequence[Due], header: Header, topic: frozenset[str],
) -> list[Order]:  # fmt: skip
    """Every mention of making a plan in a region, weighed."""
    low = lines.low
    found = list(PLAN.finditer(low, *region))
    if " kh " in low:
        found = sorted([*found, *_PLAN_SHORT.finditer(low, *region)], key=lambda m: m.start())
    out = [order for m in DONE.finditer(low, *region) if (order := elided(lines, m, dues, header))]
    for m in found:
        at = m.start()
        if any(a.start <= at < a.end for g in lines.groups_in(at - 60, at) for a in g):
            continue  # "Phòng Kế hoạch - Tài chính"
        if heads_dates(lines, at):
            continue
        sentence = sentence_at(lines.text, at, lines.span(lines.line_of(at)))
        verb = VERB.search(low, max(sentence[0], at - 160), at)
        if verb and (end := _name_end(lines, verb)):
            verb = VERB.search(low, end, at)
        made = (
            _active(lines, m.span(), verb, sentence, sections, dues, header, topic)
            if verb
            else otherwise(lines, m.span(), sentence, dues, header)
            or passive(lines, m.span(), sentence, dues, header)
            or told_again(lines, m.span(), sentence, dues, sections)
        )
        if made:
            out.append(made)
    return sorted(out, key=lambda order: order.verb)


def _name_end(lines: Lines, verb: regex.Match[str]) -> int | None:
    """Where a body's name ends that the verb begins in: "Sở Xây dựng | ban hành kế hoạch"."""
    named = (a for g in lines.groups_in(verb.start() - 200, verb.end()) for a in g)
    return next((a.end for a in named if a.start < verb.start() < a.end < verb.end()), None)


def _active(
    lines: Lines, plan: Span, made: regex.Match[str], sentence: Span, sections: Sequence[Section],
    dues: Sequence[Due], header: Header, topic: frozenset[str],
) -> Order | None:  # fmt: skip
    """The order whose verb stands before "kế hoạch"."""
    verb, word = made.start(), made["verb"]
    low = lines.low
    line = lines.span(lines.line_of(plan[0]))
    in_table = " | " in lines.text[line[0] : line[1]]
    subject = subject_at(lines, verb, sentence, header)
    if in_table and (subject is None or not subject.in_sentence):
        beside = lines.groups_in(sentence[1], line[1]) or lines.groups_in(line[0], sentence[0])
        cells = beside or lines.groups_in(plan[1], sentence[1])
        subject = Subject(cells[0], None, False, True) if cells else None
    elif subject and (listed := listed_after(lines, subject, sentence)):
        subject = listed
    begin = (
        subject.group[-1].end
        if subject and subject.in_sentence and subject.group[-1].end <= verb
        else sentence[0]
    )
    words = Words(low[sentence[0] : verb], low[begin:verb], word, low[plan[1] : sentence[1]])
    due = due_of_sentence(low, dues, sentence if not in_table else line, verb, plan[1])
    if subject and subject.in_sentence and lets_off(low[sentence[0] : plan[0]], words.after):
        return Order(verb, plan, sentence, subject, score=REFUSED, lets_off=True)
    own_so = (
        in_table
        and subject is not None
        and not words.before
        and all(a.level == "department" and not a.plural for a in subject.group)
    )
    if not names_a_plan(words, own_so and header.issuer_level != "department"):
        told = otherwise(lines, plan, sentence, dues, header) or passive(lines, plan, sentence, dues, header)
        return told or Order(
            verb, plan, sentence, score=REFUSED, due=due if "việc" in words.before[-12:] else None
        )
    if subject is None:
        told = passive(lines, plan, sentence, dues, header)
        told = told or headed(
            lines, verb, plan, sentence, due or due_near(lines, dues, plan[1], sentence), header
        )
        items = items_named(lines, (plan[1], sentence[1]), sections) if due else ()
        return told or Order(verb, plan, sentence, due=due, items=items)
    who = standing_of(subject.group, header)
    labels = frozenset(
        label for s in sections if s.level and s.span[0] <= plan[0] < s.span[1] for label in s.labels
    )
    if _tells_what_was(plan[0], sections):
        return Order(verb, plan, sentence, score=REFUSED)
    score = weigh(
        words,
        who,
        subject.order,
        labels | ({"to_chuc_thuc_hien"} if in_table or _AMENDING.match(header.title or "") else set()),
        topic,
        due is not None,
    )
    if due is None:
        due = due_told_elsewhere(lines, sentence, sections, dues) or due_near(lines, dues, plan[1], sentence)
        score += 0.5 * (due is not None)
    return Order(verb, plan, sentence, subject, who, score, due)


# I. THỰC TRẠNG | II. TÌNH HÌNH VÀ KẾT QUẢ THỰC HIỆN | Đánh giá kết quả giai đoạn 2016 - 2020
_WHAT_WAS = regex.compile(
    r"(?:thực trạng|tình hình|khái quát|đặc điểm|kết quả (?:đạt|thực hiện|triển khai)|đánh giá (?:thực trạng|tình hình|kết quả|chung))",
    regex.IGNORECASE,
)


def _tells_what_was(at: int, sections: Sequence[Section]) -> bool:
    """Whether an offset stands in a section on what has been so far."""
    return any(s.level and s.span[0] <= at < s.span[1] and _WHAT_WAS.match(s.heading) for s in sections)


# UBND huyện A và UBND huyện B, | hai địa phương làm điểm, ban hành ...
_COUNTED_AGAIN = regex.compile(
    r"(?:mỗi|từng|hai|ba|bốn|năm|sáu|\d+) (?:địa phương|đơn vị|cơ quan|huyện|xã|sở)"
)


def _duty(
    document: Document, lines: Lines, order: Order, orders: Sequence[Order], parts: Sequence[Order],
    sections: Sequence[Section], annexes: Sequence[Span],
) -> Duty:  # fmt: skip
    """The duty of an accepted order; `parts` are those of the orders that stand for a part of another's class."""
    assert order.subject is not None
    group = order.subject.group
    clause = order.sentence if order.passive else (order.sentence[0], order.verb)
    at, elsewhere = told_elsewhere(lines, clause, sections, group[0])
    if not elsewhere and not clause[0] <= group[0].start < clause[1]:  # in a cell of its own, or at a head
        at, elsewhere = told_elsewhere(lines, (group[0].start, _cell_end(lines, group[-1].end)), sections)
    if not elsewhere:
        at, elsewhere = told_in_annex(lines, group, annexes)
    over = (
        clause[0] <= at < clause[1] and not clause[0] <= group[0].start < clause[1]
    )  # a class at a head, "a) Các địa bàn nêu tại ..."
    named = [
        a for a in group
        if not elsewhere or not (a.start <= at < a.end or a.body_id == "co_quan_don_vi" or (over and a.plural))
    ]  # fmt: skip
    otherwise_dated = dated_apart(order, parts)
    named = [a for a in named if a.body_id not in otherwise_dated] or named
    due, free = joined(order, orders), let_off(order, orders)
    left_out = [
        b for a in group for e in a.exceptions for b in left_out_elsewhere(lines, e, order.verb, sections)
    ]
    start = order.subject.group[0].start if order.subject.in_sentence else order.verb
    lead = order.subject.order
    if lead and order.subject.in_sentence:
        start = max(order.sentence[0], document.text.lower().rfind(lead, 0, start))
    start = max(min(start, order.verb), order.sentence[0])
    end = order.sentence[1]
    row = lines.span(lines.line_of(order.verb))
    if " | " in lines.text[slice(*row)]:  # of a table the whole row: who, what and when
        start, end = row
    return Duty(
        kind="issue_plan",
        bodies=bodies_of(
            lines,
            group,
            order.verb
            if order.subject.in_sentence
            else sentence_at(lines.text, group[0].start, lines.span(lines.line_of(group[0].start)))[1],
        ),
        bearers=tuple(
            a.bearer() for a in (*elsewhere, *named) if a is group[0] or not _COUNTED_AGAIN.match(a.text)
        ),
        exceptions=tuple(a.bearer() for a in left_out)
        or (*exceptions_of((*elsewhere, *group)), *(a.bearer() for a in free)),
        modality=lead or modality_of(lines.low, group[-1].end, order.verb),
        recipient=recipient_of(lines, order.object[1], _paragraph_end(lines, order)),
        due=due.value if due else None,
        sanction=sanction_of(lines, order.object[1]),
        text=" ".join(document.text[start:end].split()),
        evidence=evidence_of(
            document, (start, end), "order_to_issue", min(0.97, 0.7 + 0.05 * order.score), guessed=0.1
        ),
    )


def _cell_end(lines: Lines, at: int) -> int:
    """Where the table's cell, or the line, ends that an offset stands in."""
    end = lines.span(lines.line_of(at))[1]
    bar = lines.text.find(" | ", at, end)
    return bar if bar >= 0 else end


def _paragraph_end(lines: Lines, order: Order) -> int:
    return lines.span(lines.line_of(order.object[1]))[1]


def _summary(duties: Sequence[Duty], accepted: Sequence[Order]) -> DutyToIssue | None:
    """Bodies of the weightiest order; the earliest date, points before recurrences."""
    if not duties:
        return None
    best = max(accepted, key=lambda o: (o.score, o.standing == "many", -o.verb))
    duty = next(d for d in duties if d.evidence.span[0] <= best.verb < d.evidence.span[1])
    values = sorted({d.due for d in duties if d.due}, key=lambda v: (v[0] in "RP", v))
    return DutyToIssue(duty.bodies, duty.due or (values[0] if values else None))
