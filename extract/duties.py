"""Duties that a plan lays on others: to issue a plan of their own, to report, to register.

An order and its date may stand apart: in the next sentence, the item's head, or another section about the same object.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extract.bodies import find_bodies
from extract.duty_dues import Due, dated, due_near, due_of_sentence, dues_of
from extract.duty_rules import THRESHOLD, VERB, Words, names_a_plan, topic_of, weigh
from extract.folding import lower_same_length
from extract.records import Bearer, Deadline, Duty, DutyToIssue, Evidence, Header, Section, Span
from extract.subjects import Group, Lines, Standing, Subject, read_lines, sentence_at, standing_of, subject_at
from extract.zones import Zones
from parsers.document import Document

_PLAN = regex.compile(r"kế\s?hoạch|(?<=[\p{L},] )\bkh\b(?=\s+(?:triển|thực|cụ|chi|của|tổ|hành))")
# Kế hoạch của các sở, ban, ngành phải ban hành xong trước ngày ...
_PASSIVE = regex.compile(r"\s*(?:\p{L}+ ){0,8}?của\s+")
_PASSIVE_VERB = regex.compile(
    r"[\s,(]*(?:phải|cần|được|xây dựng)*\s*(?:được )?(?:ban hành|hoàn thành|hoàn tất|xong|gửi|xây dựng|phê duyệt)"
)
# Where the words for the ordered bodies end: "các doanh nghiệp | xây dựng", "UBND các huyện | căn cứ"
_PREDICATE = regex.compile(
    r"\s*(?:[,;:(]?\s*(?:trên cơ sở|căn cứ|theo|có trách nhiệm|chịu trách nhiệm|chủ động|phải|cần|nghiêm túc|khẩn trương|tổ chức|xây\s?dựng|ban hành|lập|cụ thể|hoàn thành|quán triệt|tuyên truyền|phối hợp|tham mưu|trong|trước|chậm nhất|gửi|có kế|tiến hành|triển khai|trên địa bàn|thực hiện|bố trí|hằng|hàng)|[:.(]|,\s|$)"
)
_SANCTION = regex.compile(
    r"[^.;\n]{0,160}(?:không (?:được )?(?:xem )?xét|chịu trách nhiệm trước|phê bình|trừ điểm|không (?:được )?(?:công nhận|khen thưởng|bình xét)|xử lý (?:nghiêm|kỷ luật)|kiểm điểm|hạ bậc)[^.;\n]{0,120}"
)
_RECIPIENT = regex.compile(
    r"(?:gửi|nộp|báo cáo|đăng ký|đăng kí)(?:\s(?!trước|chậm)[^.;,\n]{0,60}?)?\s?(?:về|cho|đến|tới|với|gửi|qua|lên|nộp)?\s$"
)
_REPORT = regex.compile(
    r"(?<!\p{L})(?:(?P<report>(?:gửi |nộp |thực hiện |thực hiện chế độ |tổng hợp,? )?báo cáo|gửi (?:kết quả|số liệu|hồ sơ))|(?P<register>đăng k[ýí]))(?!\p{L})"
)
_MODAL = regex.compile(r"có trách nhiệm|phải|chịu trách nhiệm")


@dataclass(frozen=True, slots=True)
class Order:
    """One "xây dựng kế hoạch" with its weight; accepted orders become duties, the others may still give a date."""

    verb: int
    object: Span
    sentence: Span
    subject: Subject | None
    standing: Standing | None
    score: float
    due: Due | None


def find_duties(
    document: Document,
    zones: Zones,
    sections: Sequence[Section],
    deadlines: Sequence[Deadline],
    header: Header,
) -> tuple[tuple[Duty, ...], DutyToIssue | None]:
    """The duties in text order, and the order to issue plans (with the earliest of its dates) if there is one."""
    text = document.text
    low = lower_same_length(text)
    regions = ((zones.opening[1], zones.signature[0]), *zones.annexes)
    lines = read_lines(text, low, regions)
    dues = dues_of(deadlines)
    topic = topic_of(header.title)
    orders = [o for region in regions for o in _orders(lines, region, sections, dues, header, topic)]
    accepted = [o for o in orders if o.score >= THRESHOLD]
    duties = [_duty(document, lines, o, _joined(o, orders)) for o in accepted]
    duties += _reports(document, lines, regions[0], dues, header, [o.sentence for o in accepted])
    duties.sort(key=lambda d: d.evidence.span)
    return tuple(duties), _summary([d for d in duties if d.kind == "issue_plan"], accepted)


def _orders(
    lines: Lines,
    region: Span,
    sections: Sequence[Section],
    dues: Sequence[Due],
    header: Header,
    topic: frozenset[str],
) -> list[Order]:
    out: list[Order] = []
    for m in _PLAN.finditer(lines.low, *region):
        if any(g[-1].end > m.start() for g in lines.groups_in(m.start() - 60, m.start())):
            if any(
                a.start <= m.start() < a.end for g in lines.groups_in(m.start() - 60, m.start()) for a in g
            ):
                continue
        line = lines.span(lines.line_of(m.start()))
        sentence = sentence_at(lines.text, m.start(), line)
        before = lines.low[max(sentence[0], m.start() - 160) : m.start()]
        verb = VERB.search(before)
        made = (
            _active(
                lines,
                m.span(),
                m.start() - len(before) + verb.start(),
                verb["verb"],
                sentence,
                sections,
                dues,
                header,
                topic,
            )
            if verb
            else _passive(lines, m.span(), sentence, dues, header)
        )
        if made:
            out.append(made)
    return out


def _active(
    lines: Lines, plan: Span, verb: int, word: str, sentence: Span, sections: Sequence[Section],
    dues: Sequence[Due], header: Header, topic: frozenset[str],
) -> Order | None:  # fmt: skip
    """The order whose verb stands before "kế hoạch"."""
    low = lines.low
    line = lines.span(lines.line_of(plan[0]))
    in_table = " | " in lines.text[line[0] : line[1]]
    subject = subject_at(lines, verb, sentence, header)
    if in_table and (subject is None or not subject.in_sentence):
        cells = [g for g in lines.groups_in(sentence[1], line[1])] or [
            g for g in lines.groups_in(plan[1], sentence[1])
        ]
        subject = Subject(cells[0], None, False, True) if cells else None
    begin = (
        subject.group[-1].end
        if subject and subject.in_sentence and subject.group[-1].end <= verb
        else sentence[0]
    )
    words = Words(low[sentence[0] : verb], low[begin:verb], word, low[plan[1] : sentence[1]])
    due = due_of_sentence(low, dues, sentence if not in_table else line, verb, plan[1])
    if not names_a_plan(words):
        return Order(verb, plan, sentence, None, None, -9, due if "việc" in words.before[-12:] else None)
    if subject is None:
        return Order(verb, plan, sentence, None, None, 0, due)
    who = standing_of(subject.group, header)
    labels = frozenset(
        label for s in sections if s.level and s.span[0] <= plan[0] < s.span[1] for label in s.labels
    )
    score = weigh(
        words,
        who,
        subject.order,
        labels | ({"to_chuc_thuc_hien"} if in_table else set()),
        topic,
        due is not None,
    )
    if due is None:
        due = due_near(lines, dues, plan[1], sentence)
        score += 0.5 * (due is not None)
    return Order(verb, plan, sentence, subject, who, score, due)


def _passive(lines: Lines, plan: Span, sentence: Span, dues: Sequence[Due], header: Header) -> Order | None:
    """ "Kế hoạch của các sở, ban, ngành phải ban hành xong trước ngày ..."."""
    m = _PASSIVE.match(lines.low, plan[1], min(sentence[1], plan[1] + 100))
    group = next(iter(lines.groups_in(m.end(), m.end() + 1)), None) if m else None
    if group is None or lines.low[sentence[0] : plan[0]].strip(" -+*.0123456789abcdđ)") not in (
        "",
        "việc ban hành",
        "việc xây dựng",
    ):
        return None
    if not _PASSIVE_VERB.match(lines.low, group[-1].end, sentence[1]):
        return None
    due = due_of_sentence(lines.low, dues, sentence, plan[0], plan[1])
    who = standing_of(group, header)
    return Order(
        plan[0],
        plan,
        sentence,
        Subject(group, None, False, True),
        who,
        5 if who == "many" and due else 0,
        due,
    )


def _joined(order: Order, orders: Sequence[Order]) -> Due | None:
    """The order's own date, else that of another mention of making the same plan that nobody else owes."""
    if order.due:
        return order.due
    for other in orders:
        if (
            other.due
            and other is not order
            and not other.due.recurring
            and other.standing in (None, "many", "one")
            and (other.score >= 2 or other.standing is None)
        ):
            return other.due
    return None


def _bodies(lines: Lines, group: Group, stop: int) -> str:
    """The words for the ordered bodies, with what describes the last of them."""
    start, end = group[0].start, group[-1].end
    if stop > end:
        for m in _PREDICATE.finditer(lines.low, end, min(stop, end + 80)):
            if not lines.low[end : m.start()].strip() or m.start() > end:
                end = m.start()
                break
    return " ".join(lines.text[start:end].split()).strip(" ,;:")


def _duty(document: Document, lines: Lines, order: Order, due: Due | None) -> Duty:
    assert order.subject is not None
    group = order.subject.group
    start = order.subject.group[0].start if order.subject.in_sentence else order.verb
    lead = order.subject.order
    if lead and order.subject.in_sentence:
        start = max(order.sentence[0], document.text.lower().rfind(lead, 0, start))
    start = max(min(start, order.verb), order.sentence[0])
    end = order.sentence[1]
    return Duty(
        kind="issue_plan",
        bodies=_bodies(
            lines,
            group,
            order.verb if order.subject.in_sentence else lines.span(lines.line_of(group[0].start))[1],
        ),
        bearers=tuple(a.bearer() for a in group),
        exceptions=_exceptions(group),
        modality=lead or _modality(lines.low, group[-1].end, order.verb),
        recipient=_recipient(lines, order.object[1], _paragraph_end(lines, order)),
        due=due.value if due else None,
        sanction=_sanction(document.text, order.object[1]),
        text=" ".join(document.text[start:end].split()),
        evidence=_evidence(document, (start, end), "order_to_issue", min(0.97, 0.7 + 0.05 * order.score)),
    )


def _paragraph_end(lines: Lines, order: Order) -> int:
    return lines.span(lines.line_of(order.object[1]))[1]


def _exceptions(group: Group) -> tuple[Bearer, ...]:
    out: list[Bearer] = []
    for name in (name for actor in group for name in actor.exceptions):
        found = find_bodies(name)
        out.append(found[0].bearer() if found else Bearer(name))
    return tuple(out)


def _modality(low: str, start: int, end: int) -> str:
    return "phải" if start < end and _MODAL.search(low, start, end) else "giao"


def _recipient(lines: Lines, start: int, end: int) -> str | None:
    """The body that "gửi về", "báo cáo" names."""
    for group in lines.groups_in(start, end):
        if _RECIPIENT.search(lines.low[max(start - 12, group[0].start - 80) : group[0].start]):
            return group[0].text
    return None


def _sanction(text: str, start: int) -> str | None:
    """The threat in the rest of the paragraph or the next line."""
    end = text.find("\n", text.find("\n", start) + 1)
    m = _SANCTION.search(text, start, end if end > 0 else len(text))
    return m[0].strip() if m else None


def _evidence(document: Document, span: Span, rule: str, confidence: float) -> Evidence:
    confidence -= 0.1 * document.guessed(*span)
    return Evidence(span, document.page_at(span[0]), document.quote(*span), rule, round(confidence, 2))


def _summary(duties: Sequence[Duty], accepted: Sequence[Order]) -> DutyToIssue | None:
    """Bodies of the weightiest order; the earliest date, points before recurrences."""
    if not duties:
        return None
    best = max(accepted, key=lambda o: (o.score, -o.verb))
    bodies = next(d.bodies for d in duties if d.evidence.span[0] <= best.verb < d.evidence.span[1])
    values = sorted({d.due for d in duties if d.due}, key=lambda v: (v[0] in "RP", v))
    return DutyToIssue(bodies, values[0] if values else None)


def _reports(
    document: Document, lines: Lines, region: Span, dues: Sequence[Due], header: Header, taken: Sequence[Span]
) -> list[Duty]:
    """Duties to report or to register: a verb with a recipient or a date, told to others."""
    out: list[Duty] = []
    done: set[tuple[int, str]] = set()
    for m in _REPORT.finditer(lines.low, *region):
        kind = "report" if m["report"] else "register"
        line = lines.span(lines.line_of(m.start()))
        sentence = sentence_at(lines.text, m.start(), line)
        if (sentence[0], kind) in done:
            continue
        before = lines.low[max(sentence[0], m.start() - 14) : m.start()]
        if regex.search(
            r"(?:theo dõi|tổng hợp|các|mẫu|chế độ|để|(?<!định )kỳ|văn phòng|sổ|trên cơ sở|trong|nội dung|mẫu)\s$",
            before,
        ):
            continue
        due = dated(lines.low, dues, m.end(), sentence[1])
        recipient = _recipient(lines, m.start(), sentence[1])
        subject = subject_at(lines, m.start(), sentence, header) if due or recipient else None
        if subject is None or standing_of(subject.group, header) in ("issuer", "vague"):
            continue
        done.add((sentence[0], kind))
        start = max(sentence[0], min(subject.group[0].start, m.start())) if subject.in_sentence else m.start()
        out.append(
            Duty(
                kind="report" if kind == "report" else "register",
                bodies=" ".join(lines.text[subject.group[0].start : subject.group[-1].end].split()),
                bearers=tuple(a.bearer() for a in subject.group),
                exceptions=_exceptions(subject.group),
                modality=subject.order or "giao",
                recipient=recipient,
                due=due.value if due else None,
                sanction=None,
                text=" ".join(document.text[start : sentence[1]].split()),
                evidence=_evidence(document, (start, sentence[1]), f"order_to_{kind}", 0.8),
            )
        )
    return out
