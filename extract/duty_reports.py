"""Duties to report and to register: a verb with a recipient or a date, told to others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import regex

from extract.duty_dues import Due, dated
from extract.duty_parts import exceptions_of, recipient_of
from extract.evidence import evidence_of
from extract.records import Duty, Header, Span
from extract.standings import standing_of
from extract.subjects import Lines, sentence_at, subject_at
from parsers.document import Document

_REPORT = regex.compile(r"báo cáo|đăng k[ýí]|gửi (?:kết quả|số liệu|hồ sơ)")
_NO_REPORT = regex.compile(
    r"(?r)(?:theo dõi|tổng hợp|các|mẫu|chế độ|để|(?<!định )kỳ|văn phòng|sổ|trên cơ sở|trong|nội dung)\s$"
)


def report_duties(
    document: Document, lines: Lines, region: Span, dues: Sequence[Due], header: Header
) -> list[Duty]:
    """Duties to report or to register: a verb with a recipient or a date, told to others."""
    out: list[Duty] = []
    done: set[tuple[int, str]] = set()
    for m in _REPORT.finditer(lines.low, *region):
        kind: Literal["report", "register"] = "register" if m[0].startswith("đăng") else "report"
        line = lines.span(lines.line_of(m.start()))
        sentence = sentence_at(lines.text, m.start(), line)
        if (sentence[0], kind) in done or _NO_REPORT.search(
            lines.low, max(sentence[0], m.start() - 14), m.start()
        ):
            continue
        due = dated(lines.low, dues, m.end(), sentence[1])
        recipient = recipient_of(lines, m.start(), sentence[1])
        subject = subject_at(lines, m.start(), sentence, header) if due or recipient else None
        if subject is None or standing_of(subject.group, header) in ("issuer", "vague"):
            continue
        done.add((sentence[0], kind))
        start = max(sentence[0], min(subject.group[0].start, m.start())) if subject.in_sentence else m.start()
        out.append(
            Duty(
                kind=kind,
                bodies=" ".join(lines.text[subject.group[0].start : subject.group[-1].end].split()),
                bearers=tuple(a.bearer() for a in subject.group),
                exceptions=exceptions_of(subject.group),
                modality=subject.order or "giao",
                recipient=recipient,
                due=due.value if due else None,
                sanction=None,
                text=" ".join(document.text[start : sentence[1]].split()),
                evidence=evidence_of(document, (start, sentence[1]), f"order_to_{kind}", 0.8, guessed=0.1),
            )
        )
    return out
