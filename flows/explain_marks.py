"""The text of a document with its claims marked, drawn by displaCy.

Line by line, and in a line each marked stretch by itself: what lies between is plain text, to which displaCy would
add blanks, and a long document costs no more than its stretches.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

import regex
from spacy import displacy

from extract.evidence import Claim
from extract.records import Span
from flows.explain_style import LOOKS

OPTIONS = {
    "colors": {look.short: f"var(--{kind})" for kind, look in LOOKS.items()},
    "top_offset": 25,
    "top_offset_step": 17,
    "span_label_offset": 18,
    "template": {
        "span": '<span class="w" style="height:{total_height}px">{text}{span_slices}{span_starts}</span>',
        "slice": '<span class="b" style="background:{bg};top:{top_offset}px"></span>',
        "start": '<span class="s" style="top:{top_offset}px"><b style="background:{bg}">{label}{kb_link}</b></span>',
    },
}
# A word with the blanks behind it; one that never ends is cut, so that lines can break.
WORD = regex.compile(r"\S{1,40}\s*")


class Mark(NamedTuple):
    """A kind of claim on `[start, end)`, and the number of the claim."""

    start: int
    end: int
    kind: str
    number: int


def marked_lines(text: str, claims: Sequence[Claim]) -> Iterator[str]:
    """Each line of a text as HTML that has the line's number as its id (`d1`, `d2`...); blank ones are left out.

    The text has no control characters; claims are sorted by place.
    """
    marks, open_marks, first, start = _marks(claims), list[Mark](), 0, 0
    for number, line in enumerate(text.split("\n"), start=1):
        end = start + len(line)
        while first < len(marks) and marks[first].start < end:
            open_marks.append(marks[first])
            first += 1
        open_marks = [mark for mark in open_marks if mark.end > start]
        if line.strip():
            here = [part for mark in open_marks if (part := _part(mark, line, start))]
            yield f'<div class="line" id="d{number}">{_drawn(line, here) if here else escape(line)}</div>'
        start = end + 1


def _marks(claims: Sequence[Claim]) -> list[Mark]:
    """One mark for all claims of a kind on the same words, with the number of the first."""
    numbers: dict[tuple[Span, str], int] = {}
    for number, claim in enumerate(claims, start=1):
        numbers.setdefault((claim.evidence.span, claim.kind), number)
    return [Mark(*span, kind, number) for (span, kind), number in numbers.items()]


def _part(mark: Mark, line: str, start: int) -> Mark | None:
    """What of a mark lies on the words of a line, counted from the line's start."""
    begin = _after_blanks(line, max(mark.start - start, 0))
    end = len(line[: max(mark.end - start, 0)].rstrip())
    return mark._replace(start=begin, end=end) if begin < end else None


def _drawn(line: str, marks: Sequence[Mark]) -> str:
    html, at = [], 0
    for start, end in _merged(marks):
        here = [
            mark._replace(start=mark.start - start, end=mark.end - start)
            for mark in marks
            if start <= mark.start < end
        ]
        html += [escape(line[at:start]), _stretch(line[start:end], here)]
        at = end
    return "".join([*html, escape(line[at:])])


def _stretch(words: str, marks: Sequence[Mark]) -> str:
    """Words that marks cover without a gap, drawn by displaCy."""
    pieces = list(_pieces(words, marks))
    at = {start: token for token, (start, _) in enumerate(pieces)}
    after = {end: token for token, (_, end) in enumerate(pieces, start=1)}
    spans = [
        {
            "start_token": at[mark.start],
            "end_token": after[_after_blanks(words, mark.end)],
            "label": LOOKS[mark.kind].short,
            "kb_id": str(mark.number),
            "kb_url": f"#c{mark.number}",
        }
        for mark in marks
    ]
    drawing = {"text": words, "tokens": [words[slice(*piece)] for piece in pieces], "spans": spans}
    return str(displacy.render(drawing, style="span", manual=True, jupyter=False, options=OPTIONS))


def _pieces(words: str, marks: Sequence[Mark]) -> Iterator[Span]:
    """Tokens: each word with the blanks behind it, cut again where a mark begins or ends."""
    edges = {mark.start for mark in marks} | {_after_blanks(words, mark.end) for mark in marks}
    cuts = sorted(edges)
    for a, b in zip(cuts, cuts[1:], strict=False):
        yield from (word.span() for word in WORD.finditer(words, a, b))


def _merged(marks: Sequence[Mark]) -> list[Span]:
    """The stretches that marks cover."""
    merged: list[Span] = []
    for mark in sorted(marks):
        if merged and mark.start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(mark.end, merged[-1][1])
        else:
            merged.append((mark.start, mark.end))
    return merged


def _after_blanks(line: str, at: int) -> int:
    while at < len(line) and line[at].isspace():
        at += 1
    return at
