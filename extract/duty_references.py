"""Bodies that an order names by the place where they stand: "các cơ quan nêu tại các điểm từ 1 đến 8 Mục IV"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.bodies import Actor
from extract.records import Section, Span
from extract.subjects import Lines

# Các cơ quan | nêu tại các điểm từ 1 đến 8 Mục IV | được giao nhiệm vụ tại Mục III | có tên tại khoản 2, Phần B
_REFERENCE = regex.compile(
    r"(?:cơ quan|đơn vị|địa phương|ngành)[^.;:\n]{0,20}?\s(?:được )?(?:nêu|có tên|giao|giao nhiệm vụ|phân công|liệt kê|chỉ định)"
    r"(?: nhiệm vụ| thực hiện)?\s+(?:tại|ở|trong)\s+"
    r"(?:(?:các\s+)?(?:điểm|khoản)\s+(?:từ\s+)?(?P<first>\d+)(?:\s*(?:đến|-|–)\s*(?P<last>\d+))?,?\s*(?:của\s+)?)?"
    r"(?:mục|phần)\s+(?P<section>[ivxlc]+|\d+|[a-z])(?![\p{L}\d])"
)
_ITEM = regex.compile(r"\s*(?P<number>\d{1,2})[.)/]\s*(?:-\s*)?")


def told_elsewhere(lines: Lines, clause: Span, sections: Sequence[Section]) -> tuple[Actor, ...]:
    """The bodies that lead the items of the section that a clause refers to; empty where it refers to none."""
    m = _REFERENCE.search(lines.low, *clause)
    named = m["section"].upper() if m else ""
    area = next((s.span for s in sections if s.number and s.number.upper() == named), None)
    if m is None or area is None or area[0] <= m.start() < area[1]:
        return ()
    first, last = int(m["first"] or 0), int(m["last"] or m["first"] or 99)
    return tuple(a for number, a in _leaders(lines, area) if first <= number <= last)


def _leaders(lines: Lines, area: Span) -> Iterator[tuple[int, Actor]]:
    """(number, body) of the numbered lines that a body opens."""
    for index in range(lines.line_of(area[0]), lines.line_of(area[1] - 1) + 1):
        start, end = lines.span(index)
        if item := _ITEM.match(lines.text, start, end):
            for group in lines.groups_in(item.end(), item.end() + 1):
                yield from ((int(item["number"]), actor) for actor in group)
