"""How the words of a table without lines line up: strips between columns, strips between rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from parsers.pdf_page import Word
from parsers.pdf_shapes import Box
from parsers.pdf_tables import Grid

_BLANK = 0.45  # of a line's height: a wider gap parts columns, a narrower one is between words
_NARROWEST = 3.0  # points: what must be left of a strip

# "1", "01.", "1.2", "IV", "A.", "(1)", "a)"
ORDINAL = regex.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|\p{L})[.)]?")

Line = list[Word]
Span = tuple[float, float]


def inside(word: Word, box: Box) -> bool:
    """Whether the middle of the word stands in the box."""
    return box[0] <= (word.x0 + word.x1) / 2 <= box[2] and box[1] <= word.middle <= box[3]


def runs_of(line: Sequence[Word]) -> list[Line]:
    """A line's words in runs that wide gaps part."""
    runs = [[line[0]]]
    for before, word in pairwise(line):
        if word.x0 - before.x1 < _BLANK * (word.y1 - word.y0):
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def starts_of(lines: Sequence[Line], edge: float) -> list[Word]:
    """The numbers that lines begin with, left of `edge`."""
    return [line[0] for line in lines if line[0].x1 <= edge + 1 and ORDINAL.fullmatch(line[0].text)]


def strips_of(lines: Sequence[Line], allowed: int = 0) -> list[Span]:
    """The upright strips, left to right, between columns of runs; `allowed` lines may cross one (heads, totals)."""
    if not lines:
        return []
    heights = sorted(word.y1 - word.y0 for line in lines for word in line)
    need = max(_NARROWEST, _BLANK * heights[len(heights) // 2])
    ends = sorted(
        end for line in lines for run in runs_of(line) for end in ((run[0].x0, 1), (run[-1].x1, -1))
    )
    clear = list(_strips(ends, 0, need))
    crossed = _strips(ends, allowed, need) if allowed else ()
    return sorted(clear + [s for s in crossed if not any(s[0] < c[1] and c[0] < s[1] for c in clear)])


def _strips(ends: Sequence[tuple[float, int]], allowed: int, need: float) -> Iterator[Span]:
    depth, begin = 0, None
    for x, turn in ends:
        if begin is not None and turn > 0 and depth == allowed:
            if x - begin >= need:
                yield begin, x
            begin = None
        depth += turn
        if turn < 0 and depth == allowed:
            begin = x


def narrowed(strips: Sequence[Span], line: Line) -> list[Span] | None:
    """What the line leaves of the strips; None if it crosses one. A run wholly inside one leaves it whole."""
    out = list(strips)
    for run in runs_of(line):
        left, right = run[0].x0, run[-1].x1
        for i, (start, end) in enumerate(out):
            if left <= start < right:
                start = right
            elif left < end <= right:
                end = left
            if end - start < _NARROWEST:
                return None
            out[i] = start, end
    return out


def cleared(strips: Sequence[Span], lines: Sequence[Line]) -> list[Span]:
    """The strips without the runs that stand wholly inside one: the wider side stays."""
    out = list(strips)
    for run in (run for line in lines for run in runs_of(line)):
        left, right = run[0].x0, run[-1].x1
        for i, (start, end) in enumerate(out):
            if start < left and right < end:
                out[i] = (start, left) if left - start > end - right else (right, end)
    return out


def edge_in(strip: Span, above: Grid | None) -> float:
    """Where in a strip the columns part: where they did on the page before, else in its middle."""
    known = (x for x in (above.columns if above else ()) if strip[0] <= x <= strip[1])
    return next(known, (strip[0] + strip[1]) / 2)


def boundaries(words: Sequence[Word], numbers: Sequence[Word], low: float) -> list[float]:
    """The y between each two rows that bear `numbers` (a head's word may be first); `low` is the last row's foot.

    Rows part in the widest blank strip between their numbers. Where several are as wide, it is the one over the
    number or, where numbers stand in the middle of their rows, the one as far above the number as the row goes on
    below it.
    """
    centred = any(_is_between(number, words) for number in numbers)
    found: list[float] = []
    for upper, lower in reversed(list(pairwise(numbers))):
        strips = list(_blank_strips(words, upper.middle, lower.middle))
        most = max((size for size, _ in strips), default=0.0)
        wide = [middle for size, middle in strips if size > most - 1] or [lower.y1]
        foot = found[-1] if found else low
        mirrored = 2 * lower.middle - foot
        found.append(min(wide, key=lambda y: abs(y - mirrored)) if centred else wide[-1])
    return found[::-1]


def _is_between(number: Word, words: Sequence[Word]) -> bool:
    """Whether lines of other cells stand half a line higher or lower than the number."""
    height = number.y1 - number.y0
    return any(0.3 * height < abs(word.middle - number.middle) < 0.7 * height for word in words)


def _blank_strips(words: Sequence[Word], high: float, low: float) -> Iterator[Span]:
    """(size, middle) of the level strips that no word touches, from the top."""
    bottom = high
    for word in sorted(words, key=lambda w: -w.y1):
        inset = 0.12 * (word.y1 - word.y0)
        top, end = word.y1 - inset, word.y0 + inset
        if end >= high or top <= low:
            continue
        if top < bottom < high:
            yield bottom - top, (bottom + top) / 2
        bottom = min(bottom, end)
