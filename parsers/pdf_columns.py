"""Running text that a page sets in two columns: told from tables and far-apart words by how full both sides are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from parsers.pdf_page import Word

_LEAST_GAP, _MOST_GAP = 9.0, 60.0  # points between two columns
_LEAST_ROWS = 6  # rows with words on both sides
_FULL = 0.7  # share of a column's width that its lines take
_MIDDLE = (0.35, 0.65)  # where in the width of the text the gap may stand

Row = list[Word]
Span = tuple[float, float]


def parted(rows: Sequence[Row], edges: Span) -> Iterator[tuple[list[Row], Span | None]]:
    """The rows in runs, each with the strip that parts its two columns, None for rows of one column.

    `edges` are the left and right edge of the page's text.
    """
    single: list[Row] = []
    at = 0
    while at < len(rows):
        end, strip = _run(rows, at, edges)
        if strip is None:
            single.append(rows[at])
            at += 1
            continue
        if single:
            yield single, None
            single = []
        yield list(rows[at:end]), strip
        at = end
    if single:
        yield single, None


def sides(rows: Sequence[Row], strip: Span) -> tuple[list[Word], list[Word]]:
    """The words left and right of the strip."""
    words = [word for row in rows for word in row]
    return [w for w in words if w.x0 < strip[0]], [w for w in words if w.x0 >= strip[0]]


def _run(rows: Sequence[Row], start: int, edges: Span) -> tuple[int, Span | None]:
    """The end of the run of two columns that starts at a row, and its strip; None where none starts."""
    strip = _gap(rows[start], edges)
    if strip is None:
        return start, None
    both, end = [rows[start]], start + 1
    for row in rows[start + 1 :]:
        narrower = _narrowed(strip, row)
        if narrower is None:
            break
        strip, end = narrower, end + 1
        if row[0].x0 < strip[0] and row[-1].x0 >= strip[1]:
            both.append(row)
    last = rows.index(both[-1], start) + 1
    steps = [a[0].middle - b[0].middle for a, b in pairwise(rows[start:last])]
    while last < end and rows[last - 1][0].middle - rows[last][0].middle <= 1.25 * median(steps or [0]):
        last += 1
    if len(both) < _LEAST_ROWS or strip[1] - strip[0] > _MOST_GAP or not _is_full(both, strip, edges):
        return start, None
    return last, strip


def _gap(row: Row, edges: Span) -> Span | None:
    """The widest gap of the row near the middle of the text."""
    low, high = (edges[0] + share * (edges[1] - edges[0]) for share in _MIDDLE)
    gaps = [(a.x1, b.x0) for a, b in pairwise(row) if low < (a.x1 + b.x0) / 2 < high]
    widest = max(gaps, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))
    return widest if widest[1] - widest[0] >= _LEAST_GAP else None


def _narrowed(strip: Span, row: Row) -> Span | None:
    """What a row leaves of the strip; None where its words cross it."""
    low, high = strip
    for word in row:
        if word.x1 <= low or word.x0 >= high:
            continue
        if word.x0 <= low and word.x1 - low <= high - word.x1:
            low = word.x1
        elif word.x1 >= high and word.x0 > low:
            high = word.x0
        else:
            return None
    return (low, high) if high - low >= _LEAST_GAP else None


def _is_full(rows: Sequence[Row], strip: Span, edges: Span) -> bool:
    """Whether most lines of either side go on to that side's end, as running text does."""
    left, right = sides(rows, strip)
    begin, end = min(edges[0], *(w.x0 for w in left)), max(edges[1], *(w.x1 for w in right))
    ends = [
        (max(w.x1 for w in row if w.x0 < strip[0]), max(w.x1 for w in row if w.x0 >= strip[0]))
        for row in rows
    ]
    return (
        median((one - begin) / (strip[0] - begin) for one, _ in ends) >= _FULL
        and median((two - strip[1]) / max(1.0, end - strip[1]) for _, two in ends) >= _FULL
    )
