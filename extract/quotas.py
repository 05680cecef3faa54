"""Quotas of a plan: every number that sets a target, a minimum, a maximum or a required count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extract.quantities import Quantity
from extract.quota_judge import Found, find
from extract.quota_owners import find_bearers, find_subject
from extract.quota_tables import TargetCell, flat_tables, grids, target_cells
from extract.quota_view import Setting
from extract.quota_words import HISTORY_HEADINGS, TIME_WORDS
from extract.records import Citation, Deadline, Evidence, Header, Issue, Quota, Section
from extract.sections import section_path
from extract.zones import Zones
from parsers.document import Document

_HISTORY = regex.compile(
    r"(?i)[\s\W\d]*(?:(?:phần|chương|mục)\s+\S+\s+)?(?:" + "|".join(HISTORY_HEADINGS) + r")(?!\w)"
)
# "Kết quả dự kiến", "Tình hình mới đặt ra yêu cầu": not history
_AHEAD = regex.compile(
    r"(?i)dự kiến|mong đợi|cần đạt|phấn đấu|mục tiêu|nhiệm vụ|đầu ra|yêu cầu|thực hiện lưu trữ"
)
_BASELINE = regex.compile(
    r"so (?:với )?(?:cùng kỳ )?(?:năm|giai đoạn|mức|đầu năm|bình quân|cùng kỳ)[^,;.]{0,40}"
)


def find_quotas(
    document: Document,
    zones: Zones,
    sections: Sequence[Section],
    citations: Sequence[Citation],
    deadlines: Sequence[Deadline],
    header: Header,
) -> tuple[tuple[Quota, ...], tuple[Issue, ...]]:
    """All quotas in document order, and what could not be read of a target table."""
    year = _year(header)
    masked = _mask(document, zones, citations, deadlines)
    spans = [(zones.opening[1], zones.signature[0]), *zones.annexes]
    made: list[Quota] = []
    issues: list[Issue] = []
    flat = [table for a, b in spans for table in flat_tables(document.text, a, b)]
    for start, end, grid in [*grids(document), *flat]:
        if not any(a <= start < b for a, b in spans):
            continue
        setting = _setting(sections, start, year)
        cells = [] if setting.history or setting.budget else target_cells(grid, year, setting.aims)
        for cell in cells:
            made.append(_from_cell(document, sections, cell, setting))
            masked[cell.quantity.start : cell.quantity.end] = b"\1" * (
                cell.quantity.end - cell.quantity.start
            )
        if any(cell.quantity.unit is None for cell in cells):
            issues.append(
                Issue("table_unmapped", "a table of targets names no unit for some cells", (start, end))
            )
    for start, end, setting in _segments(sections, spans, year):
        found = list(find(document.text, start, end, setting, masked))
        groups = _groups(document.text, found, len(made))
        made += [_from_text(document, sections, f, group) for f, group in zip(found, groups, strict=True)]
    made.sort(key=lambda quota: quota.evidence.span)
    return tuple(made), tuple(issues)


def _year(header: Header) -> int | None:
    """The year from which on a number can be a target."""
    if header.issued_on and header.issued_on[:4].isdecimal():
        issued = int(header.issued_on[:4])
        return max(issued, header.period[0]) if header.period and header.period[0] - issued == 1 else issued
    return header.period[0] if header.period else None


def _mask(
    document: Document, zones: Zones, citations: Sequence[Citation], deadlines: Sequence[Deadline]
) -> bytearray:
    masked = bytearray(len(document.text))
    evidences = [item.evidence for item in (*citations, *deadlines)]
    for start, end in [
        zones.header,
        zones.title,
        zones.opening,
        zones.signature,
        *(e.span for e in evidences),
    ]:
        masked[start:end] = b"\1" * (end - start)
    return masked


def _is_history(heading: str) -> bool:
    return bool(_HISTORY.match(heading)) and not _AHEAD.search(heading)


def _setting(sections: Sequence[Section], offset: int, year: int | None) -> Setting:
    """Labels of the nearest labelled section around the offset, and whether any of them tells history."""
    labels: frozenset[str] = frozenset()
    history = False
    for section in sections:
        if section.level and section.span[0] <= offset < section.span[1]:
            labels = frozenset(section.labels) or labels
            history = _is_history(section.heading) or (history and not section.labels)
    return Setting(labels, history, year)


def _segments(
    sections: Sequence[Section], spans: Sequence[tuple[int, int]], year: int | None
) -> Iterator[tuple[int, int, Setting]]:
    """Stretches of the text that stand in one setting."""
    starts = sorted({section.span[0] for section in sections if section.level})
    for begin, end in spans:
        edges = [begin, *(at for at in starts if begin < at < end), end]
        for start, stop in zip(edges, edges[1:], strict=False):
            if start < stop:
                yield start, stop, _setting(sections, start, year)


def _groups(text: str, found: list[Found], first: int) -> list[str | None]:
    """Alternatives in one sentence: "2.1", "2.2" for branches joined by "hoặc"; what "và" or a comma joins shares a branch."""
    groups: list[str | None] = [None] * len(found)
    at = 0
    while at < len(found):
        stop = at + 1
        while stop < len(found) and found[stop].sentence == found[at].sentence:
            stop += 1
        between = [text[found[i].quantity.end : found[i + 1].quantity.start] for i in range(at, stop - 1)]
        if any("hoặc" in words for words in between):
            branch = 1
            for i in range(at, stop):
                if i > at and "hoặc" in between[i - at - 1]:
                    branch += 1
                groups[i] = f"{first + at + 1}.{branch}"
        at = stop
    return groups


def _evidence(document: Document, start: int, end: int, rule: str, confidence: float) -> Evidence:
    if document.guessed(start, end):
        confidence -= 0.2
    return Evidence(
        (start, end), document.page_at(start), document.quote(start, end), rule, round(confidence, 2)
    )


def _heading(sections: Sequence[Section], offset: int) -> str:
    inner = [s for s in sections if s.level and s.span[0] <= offset < s.span[1]]
    return inner[-1].heading if inner else ""


def _lead(text: str, offset: int) -> str:
    """The line with a colon that the list item at the offset hangs on."""
    line = text.rfind("\n", 0, offset)
    while line > 0 and (above := text.rfind("\n", 0, line)) >= -1:
        words = text[above + 1 : line].strip()
        if words.endswith(":"):
            return words
        if words and not words.startswith(("-", "+", "*")) or above < 0:
            return ""
        line = above
    return ""


def _per(text: str, q: Quantity, left: str) -> tuple[str | None, str | None]:
    """(per_time, per_entity): "/năm", "mỗi tháng"; "/lớp", "mỗi xã"."""
    per_time = q.per if q.per and q.per.split()[0] in TIME_WORDS | {"giờ", "phút", "kỳ"} else None
    per_entity = q.per if q.per and not per_time else None
    for match in regex.finditer(
        r"(?:mỗi|từng) ([^\W\d_]+(?: (?:vị|quan|thị|trấn|phố|viên|hội|sở|nghiệp))?)", left[-100:]
    ):
        if match[1] in TIME_WORDS:
            per_time = per_time or match[1]
        else:
            per_entity = per_entity or match[1]
    return per_time, per_entity


def _from_text(document: Document, sections: Sequence[Section], found: Found, group: str | None) -> Quota:
    q, text = found.quantity, document.text
    left, right = text[found.sentence[0] : q.start], text[q.end : found.sentence[1]]
    per_time, per_entity = _per(text, q, left)
    baseline = _BASELINE.search(right[:80])
    unit = q.unit.text if q.unit else None
    return Quota(
        text=" ".join(text[q.start : q.end].split()),
        min=q.min,
        max=q.max,
        unit=unit,
        comparator=q.op,
        per_time=per_time,
        per_entity=per_entity,
        subject=find_subject(left, right, unit or ""),
        bearers=find_bearers(left, _lead(text, q.start), _heading(sections, q.start)),
        kind=found.kind,
        baseline=baseline[0].strip() if baseline else None,
        group=group,
        section=section_path(sections, q.start),
        evidence=_evidence(document, q.start, q.end, found.rule, found.confidence),
    )


def _from_cell(document: Document, sections: Sequence[Section], cell: TargetCell, setting: Setting) -> Quota:
    q = cell.quantity
    bearers = find_bearers(cell.subject or "", _lead(document.text, q.start), _heading(sections, q.start))
    return replace(
        Quota(
            text=" ".join(document.text[q.start : q.end].split()),
            min=q.min,
            max=q.max,
            unit=q.unit.text if q.unit else None,
            comparator=q.op,
            per_time=None,
            per_entity=None,
            subject=cell.subject,
            bearers=bearers,
            kind="criterion" if setting.criteria else "target",
            baseline=None,
            group=None,
            section=section_path(sections, q.start),
            evidence=_evidence(document, q.start, q.end, "target_cell", 0.9 if q.unit else 0.6),
        )
    )
