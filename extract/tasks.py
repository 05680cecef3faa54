"""What each body is told to do: rows of task tables, items with labelled lines, and the paragraphs under "Tổ chức thực hiện"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extract.bodies import find_bodies
from extract.evidence import evidence_of
from extract.folding import tidy
from extract.grids import GridCell, grids
from extract.owner_marks import first_of, led_by
from extract.records import Bearer, Deadline, Issue, Section, Span, Task
from extract.sections import Outline, outline_of
from extract.subjects import Lines, lines_of, regions_of
from extract.task_items import items_in
from extract.task_paragraphs import Told, told_in
from extract.task_tables import Row, read_table
from extract.zones import Zones
from parsers.document import Document

_MEMBERS = regex.compile(r"[;\n]")  # Phòng A; Phòng B in a cell
_TIMING = regex.compile(
    r"thường xuyên|định kỳ|đột xuất|liên tục|hằng ngày|hàng ngày|khi có yêu cầu|trong suốt quá trình",
    regex.IGNORECASE,
)
_WITH = regex.compile(r"(?:phối hợp(?: chặt chẽ)?(?: với| cùng)?|cùng với|cùng)\s*$")


def find_tasks(
    document: Document,
    zones: Zones,
    sections: Sequence[Section],
    deadlines: Sequence[Deadline],
    lines: Lines | None = None,
    outline: Outline | None = None,
) -> tuple[tuple[Task, ...], tuple[Issue, ...]]:
    """Tasks in text order; a table that speaks of tasks but whose columns stay unknown is an issue."""
    lines, outline = lines or lines_of(document, zones), outline or outline_of(sections)
    tasks: list[Task] = []
    issues: list[Issue] = []
    tables: list[Span] = []
    for start, end, grid in grids(document):
        tables.append((start, end))
        if start < zones.opening[1] or zones.signature[0] <= start < (
            zones.annexes[0][0] if zones.annexes else len(document.text)
        ):
            continue
        table = read_table(grid)
        tasks += [_of_row(document, outline, deadlines, row, "task_table") for row in table.rows]
        if table.unmapped:
            issues.append(
                Issue("table_unmapped", "a table of tasks whose columns are not known", (start, end))
            )
    items = [
        i for region in regions_of(zones) for i in items_in(lines, region) if not _within(i.start, tables)
    ]
    tasks += [_of_row(document, outline, deadlines, item, "task_item") for item in items]
    told_already = [*tables, *((item.start, item.end) for item in items)]
    for section in sections:
        if section.level and "to_chuc_thuc_hien" in section.labels and not _inside(section, sections):
            first = lines.line_of(section.heading_span[1]) + 1
            told = told_in(lines, first, section.span[1], told_already)
            tasks += [_task(document, outline, deadlines, lines, one) for one in told]
    return tuple(sorted(tasks, key=lambda t: t.evidence.span)), tuple(issues)


def _within(at: int, spans: Sequence[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def _inside(section: Section, sections: Sequence[Section]) -> bool:
    """Whether another section of the same label holds this one."""
    return any(
        s is not section and s.level and s.level < section.level and "to_chuc_thuc_hien" in s.labels
        and s.span[0] <= section.span[0] < s.span[1]
        for s in sections
    )  # fmt: skip


def _of_row(document: Document, outline: Outline, deadlines: Sequence[Deadline], row: Row, rule: str) -> Task:
    what = row.cells["what"]
    when = row.cells.get("due")
    due = _due(deadlines, (when.start, when.end) if when else (row.start, row.end))
    timing = None
    if when and when.text and (due is None or _TIMING.search(when.text)):
        timing = tidy(when.text)
    path = outline.path(row.start)
    product = row.cells.get("product")
    parties = row.cells.get("parties")
    lead = _leads(row.cells.get("lead")) or (led_by(first_of(parties.text)) if parties else ())
    helpers = tuple(b for role in ("lead", "parties") for b in _bearers(row.cells.get(role)) if b not in lead)
    return Task(
        what=tidy(what.text),
        lead=lead,
        support=(*helpers, *_bearers(row.cells.get("support"))),
        due=due,
        timing=timing,
        product=tidy(product.text) or None if product else None,
        section=" / ".join(p for p in (path, row.group and tidy(row.group)) if p) or None,
        evidence=evidence_of(document, (row.start, row.end), rule, 0.92, guessed=0.1),
    )


def _bearers(cell: GridCell | None) -> tuple[Bearer, ...]:
    """The bodies named in a cell, else its words as they stand."""
    if cell is None or not cell.text:
        return ()
    found = tuple(a.bearer() for a in find_bodies(cell.text))
    return found or tuple(b for p in _MEMBERS.split(cell.text) if p.strip() for b in led_by(tidy(p)))


def _leads(cell: GridCell | None) -> tuple[Bearer, ...]:
    """As `_bearers`, without those that a cell says only help: "Văn phòng Sở (chủ trì), Thanh tra Sở (phối hợp)"."""
    if cell and find_bodies(cell.text):
        return led_by(cell.text)
    return _bearers(cell)


def _begins(deadline: Deadline) -> int:
    return deadline.evidence.span[0]


def _due(deadlines: Sequence[Deadline], span: Span) -> str | None:
    """The first deadline value in a span, points before recurrences; the deadlines stand in text order."""
    first, last = (bisect_left(deadlines, edge, key=_begins) for edge in span)
    values = [d.value for d in deadlines[first:last] if d.value]
    return next((v for v in values if not v.startswith("R/")), values[0] if values else None)


def _task(
    document: Document, outline: Outline, deadlines: Sequence[Deadline], lines: Lines, told: Told
) -> Task:
    support: list[Bearer] = []
    for group in lines.groups_in(told.begin, told.end):
        if _WITH.search(lines.low[max(told.begin, group[0].start - 30) : group[0].start]):
            support += [a.bearer() for a in group]
    timing = _TIMING.search(lines.text, told.begin, told.end)
    return Task(
        what=tidy(lines.text[told.begin : told.end]).strip(" ;,"),
        lead=tuple(a.bearer() for a in told.lead),
        support=tuple(support),
        due=_due(deadlines, (told.begin, told.end)),
        timing=timing[0].lower() if timing else None,
        product=None,
        section=outline.path(told.line[0]),
        evidence=evidence_of(document, told.line, "task_paragraph", 0.85, guessed=0.1),
    )
