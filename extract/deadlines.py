"""The deadlines of a plan: every expression that says when something in it is to happen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extract.dates import TimeExpression
from extract.deadline_context import judge
from extract.deadline_parties import Parties
from extract.deadline_places import Place, Verdict, locate
from extract.deadline_tables import MergedTables
from extract.deadline_years import Years, heading_years, issue_date
from extract.evidence import evidence_of
from extract.folding import lower_same_length
from extract.named import Named
from extract.owners import Owners
from extract.records import Citation, Deadline, Header, Issue, Mention, Section, Span
from extract.sections import Outline, outline_of
from extract.subjects import bodies_of
from extract.timevalues import Delay, Normal
from extract.zones import Zones
from parsers.document import Document

# dịp Tết Nguyên đán Nhâm Thìn năm 2012 | Vui Xuân, đón Tết | bình ổn giá Tết 2021
_TET = regex.compile(r"(?<!\w)tết (?!trung thu|thiếu nhi|trồng cây|độc lập|dương|khai)")


def find_deadlines(
    document: Document,
    zones: Zones,
    sections: Sequence[Section],
    citations: Sequence[Citation],
    mentions: Sequence[Mention],
    header: Header,
    mask: Sequence[Span] = (),
    named: Named | None = None,
    outline: Outline | None = None,
) -> tuple[tuple[Deadline, ...], tuple[Issue, ...]]:
    """Deadlines in text order, and what is doubtful about them; `mask` holds spans of other things.

    `named` are the bodies of the document and `outline` that of its sections, where the caller has them.
    """
    named = named or bodies_of(document, zones)
    text, low = named.text, named.low
    outline = outline or outline_of(sections)
    masked = sorted({*(c.evidence.span for c in citations), *(m.evidence.span for m in mentions), *mask})
    opening = (zones.opening[0], zones.matter[0])
    regions = [opening, zones.matter, *zones.annexes]
    years = Years(
        heading_years(text, low, sections, regions),
        header.period,
        issue_date(header.issued_on),
        _TET.search(lower_same_length(header.title or "")) is not None,
    )
    owners = Owners(named, outline)
    found: list[Deadline] = []
    issues: list[Issue] = []
    merged = MergedTables(document)
    for region in regions:
        located = list(locate(text, low, region, outline, years, merged, opening))
        parties = Parties(owners, named, [(x.start, x.end) for x, *_ in located])
        for x, place, year, shown in located:
            delay = isinstance(x.time, Delay)
            told = (place.begun or delay) and outline.tells_history(x.start)
            verdict = None if told or (_within(masked, x) and not delay) else judge(x, place)
            if verdict is None:
                continue
            found.append(_deadline(document, outline, parties, x, place, shown, verdict, year is not None))
            if shown.value is None:
                issues.append(Issue("deadline_uncomputed", f"no computable time: {x.text}", (x.start, x.end)))
            elif place.past:
                issues.append(
                    Issue("deadline_before_issue", f"over before the issue: {x.text}", (x.start, x.end))
                )
    return tuple(found), tuple(issues)


def _within(masked: Sequence[Span], x: TimeExpression) -> bool:
    """Whether a masked span touches the expression's time."""
    i = bisect_left(masked, (x.end, x.end))
    return any(end > x.core for _, end in masked[max(0, i - 8) : i])


def _deadline(
    document: Document,
    outline: Outline,
    parties: Parties,
    x: TimeExpression,
    place: Place,
    shown: Normal,
    verdict: Verdict,
    inherited: bool,
) -> Deadline:
    rule, confidence = verdict
    span = (x.start, x.end)
    if inherited:
        confidence -= 0.05
    action, bearers, recipient = parties.of(x, place)
    evidence = evidence_of(document, span, rule, confidence, guessed=0.15)
    return Deadline(
        text=" ".join(x.text.split()), bound=x.bound, value=shown.value, start=shown.start, end=shown.end,
        rrule=shown.rrule, edtf=shown.edtf, precision=shown.precision, inherited=inherited, action=action,
        bearers=bearers, recipient=recipient, section=outline.path(x.start), evidence=evidence,
    )  # fmt: skip
