"""Orders to issue plans in other words than "who makes a plan": told before their verb, below a label, made of this very plan."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.duty_dues import Due, due_of_sentence
from extract.duty_heads import bearers_of_head, told_otherwise
from extract.duty_orders import CERTAIN, Order, certain_for
from extract.duty_rules import VERB
from extract.records import Header, Span
from extract.standings import standing_of
from extract.subjects import Lines, Subject, sentence_at, subject_at

PLAN = regex.compile(r"kế?\s?hoạch")  # kế hoạch | kếhoạch | k hoạch
# ...; | ban hành xong | trong tháng 6 năm 2016
DONE = regex.compile(r"\bban hành xong\b(?=\s(?:trước|trong|chậm nhất|muộn nhất)\b)")


def elided(lines: Lines, done: regex.Match[str], dues: Sequence[Due], header: Header) -> Order | None:
    """ "UBND huyện A: kế hoạch phải có phần biên giới; ban hành xong trong tháng 6": the plan is told before its verb."""
    verb = done.start()
    sentence = sentence_at(lines.text, verb, lines.span(lines.line_of(verb)))
    between = lines.low[sentence[0] : verb]
    subject = subject_at(lines, verb, sentence, header) if PLAN.search(between) else None
    due = due_of_sentence(lines.low, dues, sentence, verb, done.end())
    if subject is None or due is None or VERB.search(lines.low, max(sentence[0], verb - 160), verb):
        return None
    who = standing_of(subject.group, header)
    return Order(verb, done.span(), sentence, subject, who, certain_for(who, "many", "one"), due)


def headed(
    lines: Lines, verb: int, plan: Span, sentence: Span, due: Due | None, header: Header
) -> Order | None:
    """ "Ban hành kế hoạch: các sở, ngành; thời hạn: ...": many bodies behind a label, and a date."""
    group = bearers_of_head(lines, verb, plan, sentence) if due else None
    if group is None or standing_of(group, header) != "many":
        return None
    return Order(
        verb, plan, sentence, Subject(group, None, False, group[0].start < sentence[1]), "many", CERTAIN, due
    )


def otherwise(lines: Lines, plan: Span, sentence: Span, dues: Sequence[Due], header: Header) -> Order | None:
    """ "Các sở cụ thể hóa Kế hoạch này, ban hành trước ngày ...", "Sở nào chưa có kế hoạch thì ban hành ..."."""
    verb = told_otherwise(lines.low, plan, sentence)
    subject = subject_at(lines, verb, sentence, header) if verb is not None else None
    if verb is None or subject is None:
        return None
    who = standing_of(subject.group, header)
    due = due_of_sentence(lines.low, dues, sentence, verb, plan[1])
    return Order(verb, plan, sentence, subject, who, certain_for(who, "many", "one", "rooms"), due)
