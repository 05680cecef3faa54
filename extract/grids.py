"""Tables of a document as grids: merged cells stand in every place they cover, with text and offsets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from parsers.document import CELL, Cell, Document
from parsers.values import value


@value
class GridCell:
    """A cell's text and place; `row`, `column` are those of its upper left corner."""

    start: int
    end: int
    text: str
    row: int
    column: int


Grid = list[list[GridCell | None]]
SAME_AS_ABOVE = regex.compile(r"[-\s]*(?:nt|như trên|[\"”“]|//|,,)[-\s.]*$")  # -nt- | như trên | "


def grid_of_cells(text: str, rows: Sequence[Sequence[Cell]]) -> Grid:
    """The grid of a table block, merged cells repeated over the places they cover."""
    grid: Grid = [[] for _ in rows]
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while x < len(grid[y]) and grid[y][x] is not None:
                x += 1
            made = GridCell(cell.start, cell.end, text[cell.start : cell.end].strip(), y, x)
            for down in range(y, min(y + cell.rowspan, len(grid))):
                grid[down].extend([None] * (x + cell.colspan - len(grid[down])))
                for across in range(x, x + cell.colspan):
                    grid[down][across] = made
            x += cell.colspan
    return grid


def _grid_of_lines(lines: list[tuple[int, int, str]], mark: str) -> Grid:
    grid: Grid = []
    for start, _, line in lines:
        at, row = start, []
        for x, part in enumerate(line.split(mark)):
            row.append(GridCell(at, at + len(part), part.strip(), len(grid), x))
            at += len(part) + len(mark)
        grid.append(list(row))
    return grid


def grids(document: Document) -> Iterator[tuple[int, int, Grid]]:
    """(start, end, grid) of each table of the document, from its blocks, else from lines with cell marks."""
    tables = [block for block in document.blocks if block.kind == "table" and len(block.rows) > 1]
    for block in tables:
        yield block.start, block.end, grid_of_cells(document.text, block.rows)
    for mark in (CELL, "\t"):
        if mark not in document.text:
            continue
        run: list[tuple[int, int, str]] = []
        for line in [*document.lines(), (-1, -1, "")]:
            if mark in line[2] and not any(block.start <= line[0] < block.end for block in tables):
                run.append(line)
                continue
            if len(run) > 1:
                yield run[0][0], run[-1][1], _grid_of_lines(run, mark)
            run = []


def row_words(grid: Grid, first: int, y: int) -> Iterator[tuple[GridCell, str]]:
    """The cells of a row with their words; where these say "as above", those of the cell above, from row `first` on."""
    for x, cell in enumerate(grid[y]):
        if cell and (x == 0 or cell is not grid[y][x - 1]):
            column = (row[x] for row in reversed(grid[first : y + 1]) if x < len(row))
            yield cell, next((c.text for c in column if c and not SAME_AS_ABOVE.match(c.text.lower())), "")
