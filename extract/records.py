"""What we claim a plan says: one frozen dataclass for each output table, and the record that holds them.

Field meanings and normal forms are those of the labelling guidelines; see the table dictionary in README.md. Spans are
`[start, end)` in `Document.text`. Unknown is `None` or empty: nothing is ever invented.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, Literal

from parsers.values import value

Span = tuple[int, int]

Bound = Literal["before", "by", "in", "from", "every"]
Relation = Literal["implements", "based_on", "replaces", "amends", "continues", "annexed_to", "cites"]
Level = Literal["province", "department", "district", "commune", "central", "party", "other"]
Label = Literal[
    "muc_dich", "yeu_cau", "doi_tuong", "tieu_chi", "lo_trinh", "to_chuc_thuc_hien", "muc_tieu", "chi_tieu",
    "noi_dung", "giai_phap", "kinh_phi", "khen_thuong", "can_cu", "quan_diem", "bao_cao",
]  # fmt: skip
IssueCode = Literal[
    "symbol_blank", "day_blank", "province_unknown", "issuer_unknown", "signer_missing", "title_missing",
    "deadline_before_issue", "deadline_uncomputed", "parent_ambiguous", "parent_unknown", "table_unmapped",
    "text_damaged", "engine_missing", "partly_unread", "review_stale", "review_unfit",
]  # fmt: skip


@value
class Evidence:
    """Why we claim a value: where it stands, the words as in the source, the rule that fired, how sure it is (0-1)."""

    span: Span
    page: int | None
    quote: str
    rule: str
    confidence: float


@value
class Bearer:
    """Who owes something: as printed, and the registry id or the class (`so_ban_nganh`, `cap_huyen`...) it stands for."""

    text: str
    body_id: str | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """The signature block. `position` is the signer's own post; `authority` TM., KT., TL., TUQ., Q. or None."""

    name: str | None
    position: str | None
    authority: str | None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of Nơi nhận: who, and what for (`báo cáo`, `thực hiện`, `lưu`...)."""

    text: str
    purpose: str | None
    evidence: Evidence


@value
class Section:
    """A heading and what stands under it. `span` runs to the next heading of the same or a higher level.

    Level 1 is the document's top numbering; the preamble and the closing are level 0 with an empty heading.
    """

    number: str | None
    heading: str
    level: int
    labels: tuple[Label, ...]
    span: Span
    heading_span: Span
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Citation:
    """A document cited by its symbol, or (symbol None) by kind, date, issuer and subject.

    `title` is what the text says it is about, `in_opening` that it stands there.
    """

    symbol: str | None
    issued_on: str | None
    issuer: str | None
    relation: Relation
    doc_type: str | None
    title: str | None
    in_opening: bool
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Mention:
    """A law or another document cited by name alone."""

    text: str
    issued_on: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Parent:
    """The document that this plan carries out directly, and why we think so; symbol None where it is cited without one."""

    symbol: str | None
    issued_on: str | None
    issuer: str | None
    confidence: float
    reason: str


@value
class Deadline:
    """An expression that says when something is to happen. `start` and `end` are inclusive ISO dates."""

    text: str
    bound: Bound
    value: str | None
    start: str | None
    end: str | None
    rrule: str | None
    edtf: str | None
    precision: str | None
    inherited: bool
    action: str | None
    bearers: tuple[Bearer, ...]
    recipient: str | None
    section: str | None
    evidence: Evidence


@value
class Quota:
    """A number that sets a target, a minimum, a maximum or a required count."""

    text: str
    min: float | None
    max: float | None
    unit: str | None
    comparator: str | None
    per_time: str | None
    per_entity: str | None
    subject: str | None
    bearers: tuple[Bearer, ...]
    kind: Literal["target", "criterion", "limit", "change"]
    baseline: str | None
    group: str | None
    section: str | None
    evidence: Evidence


@value
class Task:
    """Something a body is told to do, from a task table or from "Tổ chức thực hiện"."""

    what: str
    lead: tuple[Bearer, ...]
    support: tuple[Bearer, ...]
    due: str | None
    timing: str | None
    product: str | None
    section: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Duty:
    """An order to issue a plan, to report or to register; the due date may come from another section."""

    kind: Literal["issue_plan", "report", "register"]
    bodies: str
    bearers: tuple[Bearer, ...]
    exceptions: tuple[Bearer, ...]
    modality: str
    recipient: str | None
    due: str | None
    sanction: str | None
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class DutyToIssue:
    """The order that other bodies issue their own plan: the bodies verbatim and a deadline value."""

    bodies: str
    due: str | None


@dataclass(frozen=True, slots=True)
class Issue:
    """A thing in the data that is missing, doubtful or contradictory."""

    code: IssueCode
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """Letterhead, number, place and date, title. `evidence` is keyed by field name."""

    doc_type: str | None
    symbol: str | None
    issued_on: str | None
    place: str | None
    issuer: str | None
    issuer_level: Level | None
    province: str | None
    title: str | None
    period: tuple[int, int] | None
    issuer_id: str | None
    province_id: str | None
    evidence: dict[str, Evidence]


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """Everything we claim one document says. Keys of its JSON are these names."""

    doc_id: str
    text_hash: str
    source: str
    parser: str
    doc_type: str | None
    symbol: str | None
    issued_on: str | None
    place: str | None
    issuer: str | None
    issuer_level: Level | None
    province: str | None
    title: str | None
    period: tuple[int, int] | None
    issuer_id: str | None
    province_id: str | None
    draft: bool
    signer: Signer
    parent: Parent | None
    duty_to_issue: DutyToIssue | None
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    mentions: tuple[Mention, ...]
    deadlines: tuple[Deadline, ...]
    quotas: tuple[Quota, ...]
    tasks: tuple[Task, ...]
    duties: tuple[Duty, ...]
    recipients: tuple[Recipient, ...]
    issues: tuple[Issue, ...]
    evidence: dict[str, Evidence]


_PLAIN = frozenset([str, int, float, bool, type(None)])


@cache
def _reader(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]] | None:
    """The field names of a record's class and what reads all of them at once; None for any other class."""
    if not is_dataclass(kind):
        return None
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)


def to_dict(value: Any) -> Any:
    """A record, or any part of one, as plain JSON values; an item's evidence stands inline among its fields."""
    kind = value.__class__
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [part if part.__class__ in _PLAIN else to_dict(part) for part in value]
    if kind is dict:
        return {key: to_dict(part) for key, part in value.items()}
    reader = _reader(kind)
    if reader is None:
        return value
    row: dict[str, Any] = {}
    for name, part in zip(reader[0], reader[1](value), strict=True):
        if part.__class__ is Evidence:
            row.update(
                span=list(part.span),
                page=part.page,
                quote=part.quote,
                rule=part.rule,
                confidence=part.confidence,
            )
        elif name != "evidence" or part.__class__ is dict:
            row[name] = part if part.__class__ in _PLAIN else to_dict(part)
    return row


ROWS: dict[str, type[Any]] = {  # the classes of the fields of a record that hold several
    "sections": Section,
    "citations": Citation,
    "mentions": Mention,
    "deadlines": Deadline,
    "quotas": Quota,
    "tasks": Task,
    "duties": Duty,
    "recipients": Recipient,
}
