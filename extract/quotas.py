"""Quotas of a plan: every number that sets a target, a minimum, a maximum or a required count."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from extract.bodies import Actor, find_bodies
from extract.folding import lower_same_length
from extract.grids import grids
from extract.named import Named, named_in
from extract.owner_heads import headed
from extract.owner_marks import can_owe, led_by, tells_of
from extract.owners import Owners
from extract.quantities import Quantity, tokens_of
from extract.quota_judge import Found, find
from extract.quota_subjects import find_subject
from extract.quota_tables import TargetCell, row_leaders, target_cells, told_cells
from extract.quota_tense import Telling
from extract.quota_view import Setting
from extract.quota_words import TIME_WORDS
from extract.records import Bearer, Citation, Deadline, Evidence, Header, Issue, Quota, Section, Span
from extract.sections import Outline, outline_of, path_of
from extract.zones import Zones
from parsers.document import Document
from parsers.values import value

# "mỗi năm một lần": the recurrence is a deadline, the count a quota
_TIMES = regex.compile(r"(?i)(?:mỗi|hằng|hàng) (?:năm|tháng|quý|tuần|ngày) (?P<count>[^\W_]+ lần)$")
# "so với năm 2020" | "so cùng kỳ năm trước"
_BASELINE = regex.compile(
    r"so (?:với )?(?:cùng kỳ )?(?:năm|giai đoạn|mức|đầu năm|bình quân|cùng kỳ)[^,;.]{0,40}"
)
_EACH = regex.compile(r"(?:mỗi|từng) (?P<what>[^\W\d_]+(?: (?:vị|quan|thị|trấn|phố|viên|hội|sở|nghiệp))?)")
_CLOCK_TIMES = TIME_WORDS | {"giờ", "phút", "kỳ"}


@value
class _Place:
    """A stretch of the text under one heading."""

    span: Span
    setting: Setting
    above: tuple[Section, ...]

    @property
    def path(self) -> str | None:
        """The path of the headings above, such as `IV.1.1`."""
        return path_of(self.above)


def find_quotas(
    document: Document,
    zones: Zones,
    sections: Sequence[Section],
    citations: Sequence[Citation],
    deadlines: Sequence[Deadline],
    header: Header,
    low: str | None = None,
    named: Named | None = None,
    outline: Outline | None = None,
) -> tuple[tuple[Quota, ...], tuple[Issue, ...]]:
    """All quotas in document order, and what could not be read of target tables.

    `low` is the folded text, `outline` that of the sections, where the caller has them.
    """
    text = document.text
    masked = _mask(text, zones, citations, deadlines)
    low = lower_same_length(text) if low is None else low
    named = named_in(text, low, ((0, len(text)),)) if named is None else named
    spans = [span for span in [zones.matter, *zones.annexes] if span[0] < span[1]]
    outline = outline or outline_of(sections)
    places = list(_places(sections, outline, spans, _year(header)))
    page_of = _pages(document)
    made: list[Quota] = []
    issues: list[Issue] = []
    leaders: list[tuple[Span, str]] = []
    for start, end, grid in grids(document):
        leaders += row_leaders(grid)
        place = next((p for p in places if p.span[0] <= start < p.span[1]), None)
        if place is None or place.setting.history or place.setting.budget:
            continue
        for begin, stop in told_cells(grid, place.setting.year):
            masked[begin:stop] = b"\1" * (stop - begin)
        above = place.span[0] if place.span[0] < start else 0  # an annex begins below its head
        cells = target_cells(grid, place.setting.year, place.setting.aims, _caption(low, above, start))
        made += [_from_cell(document, place, cell, page_of) for cell in cells]
        for cell in cells:
            for begin, stop in ((cell.quantity.start, cell.quantity.end), cell.label or (0, 0)):
                masked[begin:stop] = b"\1" * (stop - begin)
        if any(cell.quantity.unit is None for cell in cells):
            issues.append(
                Issue("table_unmapped", "a table of targets names no unit for some cells", (start, end))
            )
    telling = Telling(low, _year(header), masked, _month(header))
    owners = Owners(named, outline, sorted(leaders))
    tokens = [
        token for start, end in spans for token in tokens_of(text, low, start, end) if not masked[token[0]]
    ]
    starts = [token[0] for token in tokens]
    for place in places:
        inside = tokens[bisect_left(starts, place.span[0]) : bisect_left(starts, place.span[1])]
        if not inside:
            continue
        found = list(find(text, *place.span, place.setting, masked, low, telling, inside))
        if found:
            groups = _groups(text, found, len(made))
            path = place.path
            made += [
                _from_text(document, path, f, g, owners, page_of) for f, g in zip(found, groups, strict=True)
            ]
    made.sort(key=lambda quota: quota.evidence.span)
    return tuple(made), tuple(issues)


def _caption(low: str, begin: int, start: int) -> str:
    """The two short lines above a table that starts at `start`, not before `begin`."""
    lines = low[max(begin, start - 300) : start].rstrip().split("\n")[-2:]
    return "\n".join(line for line in lines if len(line) < 160)


def _year(header: Header) -> int | None:
    """The year from which a number can be a target: that of issue, or the next where the plan is for it."""
    if header.issued_on and header.issued_on[:4].isdecimal():
        issued = int(header.issued_on[:4])
        return header.period[0] if header.period and header.period[0] == issued + 1 else issued
    return header.period[0] if header.period else None


def _month(header: Header) -> int | None:
    """The month of issue, where that is in the first year of what is to be done."""
    day = header.issued_on or ""
    return int(day[5:7]) if day[5:7].isdecimal() and int(day[:4]) == _year(header) else None


def _mask(text: str, zones: Zones, citations: Sequence[Citation], deadlines: Sequence[Deadline]) -> bytearray:
    masked = bytearray(len(text))
    evidences = [item.evidence.span for item in citations]
    for deadline in deadlines:
        start, end = deadline.evidence.span
        counted = _TIMES.search(text, start, end)
        evidences.append((start, counted.start("count") if counted else end))
    for start, end in [
        zones.header,
        zones.title,
        (zones.opening[0], zones.matter[0]),
        zones.signature,
        *evidences,
    ]:
        masked[start:end] = b"\1" * (end - start)
    return masked


def _pages(document: Document) -> list[tuple[int, int | None]] | None:
    """(start, page) of the blocks, or None where the format has no pages."""
    if not any(block.page for block in document.blocks):
        return None
    return sorted((block.start, block.page) for block in document.blocks)


def _places(
    sections: Sequence[Section], outline: Outline, spans: Sequence[Span], year: int | None
) -> Iterator[_Place]:
    """Stretches of the text that stand under one heading, with what the headings above them say."""
    starts = sorted({section.span[0] for section in sections if section.level})
    for begin, end in spans:
        inner = starts[bisect_right(starts, begin) : bisect_left(starts, end)]
        for start, stop in pairwise([begin, *inner, end]):
            above = outline.at(start)
            labels: frozenset[str] = frozenset()
            for section in above:
                labels = frozenset(section.labels) or labels
            yield _Place((start, stop), Setting(labels, outline.tells_history(start), year), above)


def _groups(text: str, found: list[Found], first: int) -> list[str | None]:
    """Alternatives in one sentence: "2.1", "2.2" for what "hoặc" parts; "và" or a comma stays in a branch."""
    groups: list[str | None] = [None] * len(found)
    if "hoặc" not in text[found[0].quantity.end : found[-1].quantity.start]:
        return groups
    at = 0
    while at < len(found):
        stop = at + 1
        while stop < len(found) and found[stop].sentence == found[at].sentence:
            stop += 1
        between = [text[found[i].quantity.end : found[i + 1].quantity.start] for i in range(at, stop - 1)]
        if any("hoặc" in words for words in between):
            branch = 1
            for i in range(at, stop):
                branch += i > at and "hoặc" in between[i - at - 1]
                groups[i] = f"{first + at + 1}.{branch}"
        at = stop
    return groups


def _evidence(
    document: Document,
    start: int,
    end: int,
    rule: str,
    confidence: float,
    pages: list[tuple[int, int | None]] | None,
) -> Evidence:
    quote = document.text[start:end]
    if document.repairs:
        quote = document.quote(start, end)
        confidence -= 0.2 if document.guessed(start, end) else 0
    page = pages[max(bisect_right(pages, start, key=lambda row: row[0]) - 1, 0)][1] if pages else None
    return Evidence((start, end), page, quote, rule, round(confidence, 2))


def _per(q: Quantity, left: str) -> tuple[str | None, str | None]:
    """(per_time, per_entity): "/năm", "mỗi tháng"; "/lớp", "mỗi xã"."""
    per_time = q.per if q.per and q.per.split()[0] in _CLOCK_TIMES else None
    per_entity = q.per if q.per and not per_time else None
    near = left[-100:].lower()
    for match in _EACH.finditer(near) if "mỗi " in near or "từng " in near else ():
        if match["what"] in TIME_WORDS:
            per_time = per_time or match["what"]
        else:
            per_entity = per_entity or match["what"]
    return per_time, per_entity


def _clause(text: str, found: Found) -> int:
    """Where the part of the sentence after the last semicolon before a quantity begins."""
    return max(found.sentence[0], text.rfind(";", found.sentence[0], found.quantity.start) + 1)


def _from_text(
    document: Document,
    path: str | None,
    found: Found,
    group: str | None,
    owners: Owners,
    pages: list[tuple[int, int | None]] | None,
) -> Quota:
    q, text = found.quantity, document.text
    left, right = text[found.sentence[0] : q.start], text[q.end : found.sentence[1]]
    per_time, per_entity = _per(q, left)
    baseline = _BASELINE.search(right[:80]) if " so " in right[:80] else None
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
        bearers=owners.of((q.start, q.end), _clause(document.text, found), found.sentence[1]),
        kind=found.kind,
        baseline=baseline[0].strip() if baseline else None,
        group=group,
        section=path,
        evidence=_evidence(document, q.start, q.end, found.rule, found.confidence, pages),
    )


def _cell_bearers(cell: TargetCell, place: _Place) -> tuple[Bearer, ...]:
    """Who leads the row by a column for that, the body that names it ("Huyện Võ Nhai | 820"), or the heading's."""
    if cell.lead:
        return led_by(cell.lead)
    row = find_bodies(cell.subject) if cell.subject else ()
    named = not cell.where and row and row[0].start < 4 and can_owe(row[0])
    if named and not tells_of(cell.subject or "") and not _is_measured(cell, row[0]):
        return (row[0].bearer(),)
    return next((found for section in reversed(place.above) if (found := headed(section.heading))), ())


def _is_measured(cell: TargetCell, body: Actor) -> bool:
    """Whether a row tells something of bodies, or counts them: "Xã quản lý được chó nuôi", "Doanh nghiệp công nghệ số"."""
    rest = (cell.subject or "")[body.end :].lstrip(" ,;")
    general = body.body_id is not None and ":" not in body.body_id and body.text[1:].islower()
    return general and not body.plural and rest[:1].islower()


def _from_cell(
    document: Document, place: _Place, cell: TargetCell, pages: list[tuple[int, int | None]] | None
) -> Quota:
    q = cell.quantity
    return Quota(
        text=" ".join(document.text[q.start : q.end].split()),
        min=q.min,
        max=q.max,
        unit=q.unit.text if q.unit else None,
        comparator=q.op,
        per_time=None,
        per_entity=None,
        subject=cell.subject,
        bearers=_cell_bearers(cell, place),
        kind="criterion" if place.setting.criteria else "target",
        baseline=None,
        group=None,
        section=place.path,
        evidence=_evidence(document, q.start, q.end, "target_cell", 0.9 if q.unit else 0.6, pages),
    )
