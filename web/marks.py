"""The text of a document as it is laid out, with its claims marked: each mark is a link to its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex
from markupsafe import Markup, escape

from tables.snippets import hits_in
from web import shown

PART = 30_000  # characters of a text on one page, more or less
BLOCKS = ("task", "duty")  # claims that take up whole paragraphs: told at their beginning, tinted
ROW = regex.compile(r"[^|]*(?: \| [^|]*)+|[^|]* \|")
ITEM = regex.compile(r"\s*(?:[-+*•–]|[a-zđ]\)|\d{1,2}\))\s")


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim on `[start, end)` of the text; `anchor` names it on the page, `address` is its evidence."""

    start: int
    end: int
    kind: str
    anchor: str
    address: str
    label: str
    doubt: bool = False


def parts_of(text: str, size: int = PART) -> list[tuple[int, int]]:
    """Stretches of whole lines, each of about `size` characters at most.

    >>> parts_of("một\\nhai\\nba", 6)
    [(0, 4), (4, 10)]
    """
    parts: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > size:
        end = text.rfind("\n", start, start + size) + 1
        end = end if end > start else start + size
        parts.append((start, end))
        start = end
    return [*parts, (start, len(text))] if start < len(text) or not parts else parts


def drawn(
    text: str,
    part: tuple[int, int],
    marks: Sequence[Mark],
    headings: Sequence[tuple[int, int, int, int]],
    terms: Sequence[str],
) -> Markup:
    """One part of a text as HTML. `headings` are (start, end, level, no) of sections, sorted by place."""
    out: list[Markup] = []
    rows: list[tuple[int, str]] = []
    inline = [m for m in marks if m.kind not in BLOCKS]
    blocks = [m for m in marks if m.kind in BLOCKS]
    hits = _hits(text, part, terms)
    for start, line in _lines(text, part):
        if ROW.fullmatch(line):
            rows.append((start, line))
            continue
        out += _table(rows, inline, blocks, hits)
        rows = []
        if line.strip():
            out.append(_line(start, line, inline, blocks, headings, hits))
    out += _table(rows, inline, blocks, hits)
    return Markup("\n").join(out)


def _lines(text: str, part: tuple[int, int]) -> Iterator[tuple[int, str]]:
    start = part[0]
    for line in text[part[0] : part[1]].split("\n"):
        yield start, line
        start += len(line) + 1


def _hits(text: str, part: tuple[int, int], terms: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words of the question stand in this part."""
    return [(a + part[0], b + part[0]) for a, b in hits_in(text[part[0] : part[1]], terms)]


def _line(
    start: int,
    line: str,
    inline: Sequence[Mark],
    blocks: Sequence[Mark],
    headings: Sequence[tuple[int, int, int, int]],
    hits: Sequence[tuple[int, int]],
) -> Markup:
    end = start + len(line)
    begun = [m for m in blocks if start <= m.start < end]
    inside = [m for m in blocks if m.start < end and m.end > start]
    body = _chips(begun) + _inline(start, line, inline, hits)
    section = next((h for h in headings if start <= h[0] < end), None)
    if section:
        level = min(max(section[2], 1), 5) + 1
        return Markup('<h{0} id="sections-{1}" class="sec">{2}</h{0}>').format(level, section[3], body)
    names = ["line"]
    if any(m.kind == "title" and m.start < end and m.end > start for m in inline):
        names.append("head")
    elif ITEM.match(line):
        names.append("item")
    names += [f"in-{kind}" for kind in dict.fromkeys(m.kind for m in inside)]
    return Markup('<p class="{}">{}</p>').format(" ".join(names), body)


def _table(
    rows: Sequence[tuple[int, str]],
    inline: Sequence[Mark],
    blocks: Sequence[Mark],
    hits: Sequence[tuple[int, int]],
) -> list[Markup]:
    if not rows:
        return []
    drawn_rows = []
    for start, line in rows:
        begun = [m for m in blocks if start <= m.start < start + len(line)]
        cells, at = [], start
        for cell in line.split(" | "):
            cells.append(Markup("<td>{}</td>").format(_inline(at, cell, inline, hits)))
            at += len(cell) + 3
        if begun:
            cells[0] = Markup("<td>{}{}").format(_chips(begun), cells[0][4:])
        drawn_rows.append(Markup("<tr>{}</tr>").format(Markup("").join(cells)))
    body = Markup("").join(drawn_rows)
    return [Markup('<div class="sheet"><table class="intext"><tbody>{}</tbody></table></div>').format(body)]


def _chips(marks: Sequence[Mark]) -> Markup:
    chips = (
        Markup('<a class="m chipmark k-{}{}" id="{}" href="{}" data-claim>{}</a> ').format(
            m.kind, " doubt" if m.doubt else "", m.anchor, m.address, m.label
        )
        for m in marks
    )
    return Markup("").join(chips)


def _inline(start: int, line: str, marks: Sequence[Mark], hits: Sequence[tuple[int, int]]) -> Markup:
    """A line in stretches, each under the shortest claim on it."""
    end = start + len(line)
    here = [m for m in marks if m.start < end and m.end > start]
    found = [h for h in hits if h[0] < end and h[1] > start]
    if not here and not found:
        return escape(shown.clean(line))
    edges = {start, end}
    for first, last in [*((m.start, m.end) for m in here), *found]:
        edges |= {max(first, start), min(last, end)}
    cuts = sorted(edges)
    out = []
    for a, b in zip(cuts, cuts[1:], strict=False):
        words = escape(shown.clean(line[a - start : b - start]))
        if any(h[0] <= a and b <= h[1] for h in found):
            words = Markup("<mark>{}</mark>").format(words)
        over = [m for m in here if m.start <= a and b <= m.end]
        if over:
            mark = min(over, key=lambda m: m.end - m.start)
            first = mark.start == a
            out.append(
                Markup('<a class="m k-{}{}"{} href="{}" title="{}" data-claim>{}</a>').format(
                    mark.kind,
                    " doubt" if mark.doubt else "",
                    Markup(' id="{}"').format(mark.anchor) if first else "",
                    mark.address,
                    mark.label,
                    words,
                )
            )
        else:
            out.append(words)
    return Markup("").join(out)
