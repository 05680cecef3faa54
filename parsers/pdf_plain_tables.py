"""Tables that their lines alone do not show: rows ruled and columns not, the reverse, broken lines, no lines.

What is seen here, on our own words and lines, is only where such a table stands and how its text lines up;
pdfplumber is opened for that page alone and cuts it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from parsers.pdf_headed_tables import headed_tables
from parsers.pdf_lineup import Line, boundaries, edge_in, inside, runs_of, starts_of, strips_of
from parsers.pdf_page import Page, Word, rows_of
from parsers.pdf_plumber import Region, Sheets, cut_tables
from parsers.pdf_tables import NEAR, Grid, ruled_edges

_MAX_RULES = 10_000  # more is a drawing
_PIECE = 8.0  # points: shorter lines are dots and dashes
_DOUBLE = 6.5  # points: closer lines are one double line


def find_plain_tables(
    page: Page, grids: Sequence[Grid], words: list[Word], sheets: Sheets, above: Grid | None
) -> tuple[list[Grid], list[Word]]:
    """The page's tables and the words in none once more; `above` is the last table of the page before.

    A table that is cut here replaces one of `grids` only where it has more cells with text.
    """
    found = list(grids)
    if len(page.rules) > _MAX_RULES:
        return found, words
    for regions in _STAGES:
        for region in list(regions(page, found, words, above)):
            for grid in cut_tables(sheets, page, region):
                old = [other for other in found if _overlap(other, grid)]
                if _is_table(grid) and _is_finer(grid, old):
                    found = [other for other in found if other not in old] + [grid]
                    words = [w for w in page.words if not any(inside(w, other.box) for other in found)]
    return sorted(found, key=lambda grid: -grid.box[3]), words


def _overlap(a: Grid, b: Grid) -> bool:
    across = min(a.box[2], b.box[2]) - max(a.box[0], b.box[0])
    return across > NEAR and min(a.box[3], b.box[3]) - max(a.box[1], b.box[1]) > NEAR


def _is_finer(grid: Grid, old: Sequence[Grid]) -> bool:
    """Whether more cells of `grid` have text than of `old`, or as many and fewer have none."""
    cells = [cell for row in grid.rows for cell in row]
    others = [cell for other in old for row in other.rows for cell in row]
    filled = sum(bool(cell.text) for cell in cells) - sum(bool(cell.text) for cell in others)
    return filled > 0 or (filled == 0 and len(cells) < len(others))


def _is_table(grid: Grid) -> bool:
    """Whether most rows have text in two columns at least."""
    full = [row for row in grid.rows if sum(bool(cell.text) for cell in row) > 1]
    return len(full) > 1 and len(full) * 10 >= 6 * len(grid.rows)


# --- broken lines


def _broken(page: Page, grids: Sequence[Grid], words: Sequence[Word], above: Grid | None) -> Iterator[Region]:
    """The page, where dots or dashes make lines, lines are double, or boxes do not touch."""
    small = sorted((round(b), a) for a, b, c, d in page.rules if max(c - a, d - b) < _PIECE)
    dots = sum(a[0] == b[0] and NEAR < b[1] - a[1] < 2 * _PIECE for a, b in pairwise(small))
    level, upright = (
        sum(not any(g.box[i] - NEAR <= e.at <= g.box[i + 2] + NEAR for g in grids) for e in edges)
        for i, edges in zip((1, 0), ruled_edges(page), strict=True)
    )
    double = any(b - a < _DOUBLE for grid in grids for a, b in pairwise(grid.columns))
    if dots >= 12 or min(level, upright) >= 4 or double:
        yield Region((0.0, 0.0, page.width, page.height), broken=True)


# --- rows without lines


def _unruled_rows(
    page: Page, grids: Sequence[Grid], words: Sequence[Word], above: Grid | None
) -> Iterator[Region]:
    """Grids in which one first cell holds several numbers: only the columns are ruled."""
    for grid in grids:
        if len(grid.columns) < 3 or not any(row[0].text.count("\n") for row in grid.rows):
            continue
        held = [word for word in page.words if inside(word, grid.box)]
        level = [edge for edge in ruled_edges(page)[0] if edge.end > grid.columns[0] + NEAR]
        lines = rows_of(held)
        starts = starts_of(lines, grid.columns[1])
        heads = [w for w in held if starts and w.x1 < grid.columns[1] and w.middle > starts[0].y1]
        numbers = [*sorted(heads, key=lambda w: w.middle)[:1], *starts]
        between = zip(pairwise(numbers), boundaries(held, numbers, grid.box[1]), strict=True)
        rows = tuple(
            y
            for (a, b), y in between
            if not any(b.middle < e.at < a.middle and e.start < grid.columns[1] - NEAR for e in level)
        )
        if rows:
            yield Region(grid.box, rows=rows)


# --- columns without lines


def _unruled_columns(
    page: Page, grids: Sequence[Grid], words: Sequence[Word], above: Grid | None
) -> Iterator[Region]:
    """Level lines of one length under each other, with text between them that lines up in columns."""
    families: list[list[tuple[float, float, float]]] = []
    for edge in ruled_edges(page)[0]:
        rule = edge.at, edge.start, edge.end
        alike = (f for f in families if abs(f[0][1] - rule[1]) < 6 and abs(f[0][2] - rule[2]) < 6)
        family = next(alike, None)
        if family is None:
            families.append([rule])
        elif edge.at - family[-1][0] > NEAR:
            family.append(rule)
    for family in families:
        left, right = min(rule[1] for rule in family), max(rule[2] for rule in family)
        if right - left < 0.4 * page.width:
            continue
        ys = [rule[0] for rule in reversed(family)]
        bands = [
            rows_of([w for w in page.words if inside(w, (left, low, right, high))])
            for high, low in pairwise(ys)
        ]
        while bands and _is_prose(bands[0], right - left):
            bands, ys = bands[1:], ys[1:]
        while bands and _is_prose(bands[-1], right - left):
            bands, ys = bands[:-1], ys[:-1]
        if len(bands) < 2 or any(
            len(g.columns) > 2 and g.box[3] > ys[-1] + NEAR and g.box[1] < ys[0] - NEAR for g in grids
        ):
            continue
        lines = [line for band in bands for line in band if len(band) > 1 or len(runs_of(line)) > 1]
        strips = strips_of(lines, len(lines) // 10)
        if strips:
            columns = (left, *(edge_in(strip, above) for strip in strips), right)
            rows = tuple(y for band in bands for y in _rows_in(band, columns, len(bands) == 2))
            yield Region((left, ys[-1], right, ys[0]), columns, rows)


def _is_prose(band: Sequence[Line], width: float) -> bool:
    """Whether no line between two rules has columns, or there is none."""
    runs = [runs_of(line) for line in band]
    return (
        not band
        or all(len(line) == 1 for line in runs)
        or (len(band) > 2 and sum(line[0][-1].x1 - line[0][0].x0 > 0.6 * width for line in runs) > 1)
    )


def _rows_in(band: Sequence[Line], columns: Sequence[float], only: bool) -> Iterator[float]:
    """The y between rows that no rule parts: by their numbers or, in the `only` band under a head, line by line."""
    words = [word for line in band for word in line]
    starts = starts_of(band, columns[1])
    if len(starts) > 1:
        yield from boundaries(words, starts, min(word.y0 for word in words))
    elif only and len(band) > 2 and all(_is_full(line, columns) for line in band):
        yield from ((min(w.y0 for w in a) + max(w.y1 for w in b)) / 2 for a, b in pairwise(band))


def _is_full(line: Line, columns: Sequence[float]) -> bool:
    return all(any(a <= (w.x0 + w.x1) / 2 <= b for w in line) for a, b in pairwise(columns))


_STAGES: tuple[Callable[[Page, Sequence[Grid], Sequence[Word], Grid | None], Iterator[Region]], ...] = (
    _broken,
    _unruled_rows,
    _unruled_columns,
    headed_tables,
)
