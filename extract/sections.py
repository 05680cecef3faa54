"""The tree of headings of a plan, with what each is about.

Level 1 is the document's own top numbering (PHẦN, A., I., bare capitals or 1.); what stands under it nests by the kind
of number. A numbered paragraph of running text is no heading. Preamble and closing are level 0.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extract.evidence import evidence_of
from extract.folding import lower_same_length, tidy
from extract.headings import (
    LONG_HEADING,
    Candidate,
    Line,
    candidates,
    is_capitals,
    number_of,
    run_in,
    top_headings,
)
from extract.labels import CORE, labels_of
from extract.quota_words import tells_history
from extract.records import Evidence, Label, Section, Span
from extract.zones import Zones
from parsers.document import Document

_TRAILING = " .:;,-–"
# "(chi tiết tại Phụ lục I)", "(có biểu kèm theo)" behind a heading
_POINTER = regex.compile(r"\s*\((?:chi tiết|có |theo |đính kèm|kèm theo|xem )[^)]*\)?\s*$", regex.IGNORECASE)


def find_sections(document: Document, zones: Zones) -> tuple[Section, ...]:
    """Headings in document order, the preamble before them and the closing after them."""
    start, stop = zones.opening[0], zones.signature[0]
    lines = [line for line in document.lines() if start <= line[0] < stop]
    bold = frozenset(b.start for b in document.blocks if b.bold)
    found = candidates(lines, bold)
    top = {c.index for c in top_headings(lines, found)}
    first = next((i for i, line in enumerate(lines) if line[0] >= zones.body[0]), 0) if top else len(lines)
    heads: list[
        tuple[int, str | None, str, int, Span]
    ] = []  # line index, number, heading, level, heading span
    stack: list[str] = []
    taken = 0  # start of the first line that no heading has taken
    for c in found:
        if c.index < first or lines[c.index][0] < taken:
            continue
        is_top = c.index in top
        level = _level(c, is_top, stack)
        made = _heading(lines, c, is_top, top)
        if made is None:
            continue
        number, heading, span = made
        taken = span[1]
        if is_top or set(labels_of(heading, level)) & CORE or _stands_alone(lines[c.index][2], heading):
            heads.append((c.index, number, heading, level, span))
    return tuple(_close(document, zones, heads))


def _level(c: Candidate, is_top: bool, stack: list[str]) -> int:
    """Level by nesting of number kinds; the stack is updated."""
    kind = f"{c.number.kind}{len(c.number.path)}"
    if is_top:
        stack[:] = [kind]
        return 1
    if not stack:
        stack.append("")
    if kind in stack[1:]:
        del stack[stack.index(kind, 1) + 1 :]
    else:
        stack.append(kind)
    return len(stack)


def _heading(
    lines: Sequence[Line], c: Candidate, is_top: bool, tops: set[int]
) -> tuple[str | None, str, Span] | None:
    """(number, heading, span) of a candidate, its wrapped lines joined; None where it is running text."""
    start, end, text = lines[c.index]
    rest, at = text[c.number.rest :], c.index + 1
    if not rest.strip():  # PHẦN I, its title on the next line
        if at >= len(lines) or number_of(lines[at][2]) or len(lines[at][2]) > 200:
            return c.number.printed or None, "", (start, end)
        rest, end, at = lines[at][2], lines[at][1], at + 1
    capitals = is_capitals(rest)
    while (
        capitals and at < len(lines) and at not in tops and lines[at][2].isupper() and rest.rstrip()[-1:] not in ":."
        and number_of(lines[at][2]) is None and "|" not in lines[at][2] and at - c.index < 4 and lines[at][2].lstrip()[:1] not in "-+*"
    ):  # fmt: skip
        rest, end, at = f"{rest} {lines[at][2]}", lines[at][1], at + 1
    heading = _cut(rest, is_top)
    if heading is None:
        return None
    if at == c.index + 1:  # run-in: the span ends with the heading
        end = start + c.number.rest + len(heading)
    return c.number.printed or None, tidy(heading).strip(_TRAILING), (start, end)


def _cut(rest: str, is_top: bool) -> str | None:
    """The words of the heading: all of a short line, those before the colon of a run-in; None for running text."""
    rest = _POINTER.sub("", rest).rstrip()
    before, colon, after = rest.partition(":")
    if colon and len(before.split()) <= (12 if not is_top else 30 if after else LONG_HEADING):
        return before
    words = len(rest.split())
    if is_capitals(rest):
        return rest
    if "." in rest[:70] and (head := run_in(rest)) and (is_top or set(labels_of(head, 2)) & CORE):
        return head
    if is_top and words > 30:
        first = regex.match(r"[^.;]{3,120}[.;](?=\s)", rest)
        return first[0] if first else None
    if words <= (16 if is_top else 8) or (words <= 32 and rest[-1:] not in ".;,"):
        return rest
    return None


def _stands_alone(line: str, heading: str) -> bool:
    """A deeper line that is nothing but its heading."""
    return (
        line.rstrip(_TRAILING).endswith(heading.rstrip(_TRAILING)[-20:])
        and len(heading.split()) <= 24
        and line.rstrip()[-1:] not in ".;,"
    )


def _close(
    document: Document,
    zones: Zones,
    heads: list[tuple[int, str | None, str, int, Span]],
) -> list[Section]:
    stop = zones.signature[0]
    sections = [_edge(document, zones.opening)] if zones.opening[0] < zones.opening[1] else []
    for i, (_, number, heading, level, span) in enumerate(heads):
        end = next((later[4][0] for later in heads[i + 1 :] if later[3] <= level), stop)
        labels = labels_of(heading, level)
        rule = "top_heading" if level == 1 else "deeper_heading"
        confidence = 0.97 if level == 1 and number else 0.9
        evidence = evidence_of(document, span, rule, confidence, guessed=0.1)
        sections.append(Section(number, heading, level, labels, (span[0], end), span, evidence))
    if zones.closing[0] < zones.closing[1]:
        sections.append(_edge(document, zones.closing))
    return sections


def _edge(document: Document, span: Span) -> Section:
    evidence = Evidence(
        span, document.page_at(span[0]), document.quote(span[0], min(span[1], span[0] + 200)), "edge", 0.9
    )
    return Section(None, "", 0, (), span, (span[0], span[0]), evidence)


@dataclass(frozen=True, slots=True)
class Outline:
    """Which headings stand over a place: `above[i]` are those, outermost first, from `marks[i - 1]` to `marks[i]`.

    `history[i]` says whether the nearest labelled or telling one says what was: "Thực trạng", "Kết quả năm 2020".
    """

    marks: tuple[int, ...]
    above: tuple[tuple[Section, ...], ...]
    history: tuple[bool, ...]

    def at(self, offset: int) -> tuple[Section, ...]:
        """The sections that hold an offset, the outermost first."""
        return self.above[bisect_right(self.marks, offset)]

    def stretch(self, offset: int) -> int:
        """Which stretch of the text the offset is in: the same headings stand over all of one."""
        return bisect_right(self.marks, offset)

    def labels(self, offset: int) -> frozenset[Label]:
        """The labels of all of them."""
        return frozenset(label for section in self.at(offset) for label in section.labels)

    def tells_history(self, offset: int) -> bool:
        """Whether what stands at an offset tells what was, by the headings over it."""
        return self.history[bisect_right(self.marks, offset)]

    def path(self, offset: int) -> str | None:
        """The path of their numbers, such as `IV.1.1`, or None before the first heading."""
        return path_of(self.at(offset))


def outline_of(sections: Sequence[Section]) -> Outline:
    """The outline of a document's sections; preamble and closing (level 0) are no part of it."""
    headed = [s for s in sections if s.level]
    told = [tells_history(s.heading) for s in headed]
    marks = sorted({edge for s in headed for edge in s.span})
    opening: dict[int, list[int]] = {}
    for i, s in enumerate(headed):
        opening.setdefault(s.span[0], []).append(i)
    above: list[tuple[Section, ...]] = [()]
    history = [False]
    open_ones: list[int] = []  # places in `headed` of the sections that hold the mark
    for mark in marks:
        open_ones = sorted(i for i in (*open_ones, *opening.get(mark, ())) if headed[i].span[1] > mark)
        above.append(tuple(headed[i] for i in open_ones))
        telling = [told[i] for i in open_ones if told[i] or headed[i].labels]
        history.append(bool(telling) and telling[-1])
    return Outline(tuple(marks), tuple(above), tuple(history))


def path_of(sections: Sequence[Section]) -> str | None:
    """The path of the numbers of these sections, each of which stands in the one before."""
    path: list[str] = []
    for section in sections:
        printed = section.number or lower_same_length(section.heading)[:30]
        nested = path and printed.startswith(path[-1].split(".")[-1] + ".")
        path.append(printed.split(".", 1)[-1] if nested else printed)
    return ".".join(path) or None
