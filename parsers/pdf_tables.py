"""Ruled tables of a PDF page: drawn lines to a grid, the grid to cells, words into cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from parsers.assemble import TableCell
from parsers.marks import is_ended, starts_lower
from parsers.pdf_page import Page, Word, rows_of
from parsers.pdf_shapes import Box

NEAR = 3.0  # points within which two lines are one
_THIN = 3.0
_MIN_LENGTH = 6.0

# "lít/người/" over "ngày", "10-" over "15": the mark is the word's own
_OWN_MARK = regex.compile(r"(?<=[^\s][-/])\n")
_CUT_FIGURE = regex.compile(r"\d{1,2}/\d{1,2}/\d{1,3}|\d{1,2}/\d{1,3}|[\d.]+\.\d{1,2}")

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on one page: where it stands, the x of its column lines, and its rows of cells."""

    page: int
    box: Box
    columns: tuple[float, ...]
    rows: tuple[tuple[TableCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """A ruled line: where it lies across its direction, and from where to where it runs; in points."""

    at: float
    start: float
    end: float


def find_grids(page: Page) -> tuple[list[Grid], list[Word]]:
    """The ruled tables of the page, top to bottom, and the words in none. A lone frame is no table."""
    grids: list[Grid] = []
    words = list(page.words)
    flat, upright = ruled_edges(page)
    for rows, columns in _lattices(flat, upright):
        box = (columns[0].at, rows[-1].at, columns[-1].at, rows[0].at)
        inside = [w for w in words if box[0] <= (w.x0 + w.x1) / 2 <= box[2] and box[1] <= w.middle <= box[3]]
        grid = _grid(page.number, box, rows, columns, inside)
        if grid and sum(bool(cell.text) for row in grid.rows for cell in row) > 1:
            grids.append(grid)
            taken = {id(word) for word in inside}
            words = [word for word in words if id(word) not in taken]
    return sorted(grids, key=lambda grid: -grid.box[3]), words


def joined_grids(grids: Sequence[Grid]) -> tuple[tuple[TableCell, ...], ...]:
    """The rows of a table that goes on over pages: repeated heads left out, cut rows made whole."""
    rows = list(grids[0].rows)
    for grid in grids[1:]:
        more = list(grid.rows)
        while more and len(more) > 1 and more[0] in rows[:2]:
            more.pop(0)
        if more and rows and (whole := _cut_row(rows[-1], more[0])):
            rows[-1] = whole
            more.pop(0)
        rows += more
    return tuple(rows)


def same_columns(above: Grid, below: Grid) -> bool:
    """Whether two grids have their column lines at the same places."""
    if len(above.columns) != len(below.columns):
        return False
    return all(abs(a - b) <= 2 * NEAR for a, b in zip(above.columns, below.columns, strict=True))


def _cut_row(above: Sequence[TableCell], below: Sequence[TableCell]) -> tuple[TableCell, ...] | None:
    """Both as one row where `below` can only be the rest of `above`: no number, and a sentence goes on."""
    if len(above) != len(below) or len(below) < 2 or below[0].text or not above[0].text:
        return None
    pairs = [(a.text, b.text) for a, b in zip(above, below, strict=True) if a.text and b.text]
    if not pairs or not any(starts_lower(b) or not is_ended(a) for a, b in pairs):
        return None
    return tuple(
        TableCell(f"{a.text}\n{b.text}".strip(), a.colspan, a.rowspan)
        for a, b in zip(above, below, strict=True)
    )


# --- lines to lattices


def ruled_edges(page: Page) -> tuple[list[Edge], list[Edge]]:
    """Level and upright lines, those that continue each other made one."""
    flat: list[Edge] = []
    upright: list[Edge] = []
    for left, bottom, right, top in page.rules:
        width, height = right - left, top - bottom
        if width > 0.97 * page.width and height > 0.97 * page.height:
            continue  # the page's background or frame
        for wide, edges, a, b, at in (
            (width, flat, left, right, (bottom, top)),
            (height, upright, bottom, top, (left, right)),
        ):
            thick = at[1] - at[0]
            if wide >= _MIN_LENGTH or (wide > 1 and thick <= 1):
                edges += (
                    [Edge(sum(at) / 2, a, b)] if thick <= _THIN else [Edge(at[0], a, b), Edge(at[1], a, b)]
                )
    return _merged(flat), _merged(upright)


def _merged(edges: Iterable[Edge]) -> list[Edge]:
    """Edges put on common lines; pieces that touch are one."""
    lines: list[list[Edge]] = []
    for edge in sorted(edges, key=lambda e: e.at):
        if lines and edge.at - lines[-1][-1].at <= NEAR / 2:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    out: list[Edge] = []
    for line in lines:
        at = sum(edge.at for edge in line) / len(line)
        for edge in sorted(line, key=lambda e: e.start):
            if out and out[-1].at == at and edge.start <= out[-1].end + NEAR:
                out[-1] = Edge(at, out[-1].start, max(out[-1].end, edge.end))
            else:
                out.append(Edge(at, edge.start, edge.end))
    return [edge for edge in out if edge.end - edge.start >= _MIN_LENGTH]


def _lattices(flat: list[Edge], upright: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of lines that cross or touch: (level ones from the top, upright ones from the left)."""
    if len(flat) * len(upright) > 4_000_000:
        return []  # a drawing
    group = list(range(len(flat) + len(upright)))

    def find(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, row in enumerate(flat):
        for j, column in enumerate(upright, len(flat)):
            across = row.start - NEAR <= column.at <= row.end + NEAR
            if across and column.start - NEAR <= row.at <= column.end + NEAR:
                group[find(i)] = find(j)
    found: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, edge in enumerate([*flat, *upright]):
        found.setdefault(find(i), ([], []))[i >= len(flat)].append(edge)
    return [
        (sorted(rows, key=lambda e: -e.at), sorted(columns, key=lambda e: e.at))
        for rows, columns in found.values()
        if len({e.at for e in rows}) > 1 and len({e.at for e in columns}) > 1
    ]


# --- lattice to cells


def _places(edges: Sequence[Edge]) -> list[float]:
    """The distinct places of edges, in their order."""
    places: list[float] = []
    for edge in edges:
        if not places or abs(edge.at - places[-1]) > NEAR:
            places.append(edge.at)
    return places


def _crossed(edges: Sequence[Edge], at: float, along: float) -> bool:
    return any(abs(e.at - at) <= NEAR and e.start - NEAR <= along <= e.end + NEAR for e in edges)


def _grid(
    number: int, box: Box, flat: Sequence[Edge], upright: Sequence[Edge], words: Sequence[Word]
) -> Grid | None:
    """The cells between the lines; a cell runs on where the line to its neighbour is missing."""
    ys, xs = _places(flat), _places(upright)
    if len(ys) < 2 or len(xs) < 2 or len(ys) * len(xs) > 100_000 or len(ys) + len(xs) < 5:
        return None
    middles_y = [(a + b) / 2 for a, b in pairwise(ys)]
    middles_x = [(a + b) / 2 for a, b in pairwise(xs)]
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    spans: dict[tuple[int, int], list[int]] = {}
    for r, y in enumerate(middles_y):
        for c, x in enumerate(middles_x):
            home = (r, c)
            if c and not _crossed(upright, xs[c], y):
                home = owner[r, c - 1]
            elif r and not _crossed(flat, ys[r], x):
                home = owner[r - 1, c]
            owner[r, c] = home
            span = spans.setdefault(home, [r, c])
            span[:] = max(span[0], r), max(span[1], c)
    held: dict[tuple[int, int], list[Word]] = {home: [] for home in spans}
    for word in words:
        r = next((i for i, y in enumerate(ys[1:]) if word.middle >= y), len(middles_y) - 1)
        c = next((i for i, x in enumerate(xs[1:]) if (word.x0 + word.x1) / 2 <= x), len(middles_x) - 1)
        held[owner[r, c]].append(word)
    rows: list[list[TableCell]] = [[] for _ in middles_y]
    for (r, c), (last_r, last_c) in sorted(spans.items()):
        rows[r].append(TableCell(cell_text(held[r, c]), last_c - c + 1, last_r - r + 1))
    return Grid(number, box, tuple(xs), tuple(tuple(row) for row in rows if row))


def cell_text(words: list[Word]) -> str:
    """The text of a cell, its lines on lines of their own; a figure that a narrow column cut is whole again."""
    rows = rows_of(words)
    width = max((row[-1].x1 - row[0].x0 for row in rows), default=0.0)
    text = ""
    for at, row in enumerate(rows):
        cut = at and _is_cut(rows[at - 1], row, width)
        text += ("" if cut or not at else "\n") + " ".join(word.text for word in row)
    return str(_OWN_MARK.sub("", text))


def _is_cut(above: Sequence[Word], below: Sequence[Word], width: float) -> bool:
    """Whether a narrow column cuts one date or figure: "31/12/202" over "6"."""
    word = above[-1]
    return (
        len(above) == 1
        and word.x1 - word.x0 > 0.9 * width
        and _CUT_FIGURE.fullmatch(word.text) is not None
        and below[0].text.isdigit()
    )
