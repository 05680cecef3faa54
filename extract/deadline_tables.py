"""Tables with merged cells: which column a time stands in, and the row it belongs to.

In the text of such a table a row lacks the cells that reach into it from above, so that places cannot be counted there.
"""

from __future__ import annotations

from bisect import bisect_right

from extract.folding import fold
from extract.grids import Grid, grid_of_cells, row_words
from extract.records import Span
from parsers.document import Document
from parsers.values import value


@value
class Spot:
    """A cell in such a table: its span, the heads of all columns and of its own, whether it is a head itself,
    and its row as (head, cell)."""

    cell: Span
    titles: tuple[str, ...]
    column: str | None
    header_row: bool
    row: tuple[tuple[str, str], ...]


class MergedTables:
    """The cells of the tables of a document that have merged cells, found by their offset."""

    def __init__(self, document: Document) -> None:
        merged = (
            grid_of_cells(document.text, block.rows)
            for block in document.blocks
            if block.kind == "table"
            and len(block.rows) > 1
            and any(cell.rowspan > 1 or cell.colspan > 1 for row in block.rows for cell in row)
        )
        cells = [(cell, grid) for grid in merged for cell in {c for row in grid for c in row if c and c.text}]
        self._cells = sorted(cells, key=lambda found: found[0].start)
        self._starts = [cell.start for cell, _ in self._cells]

    def at(self, offset: int) -> Spot | None:
        """The cell that holds an offset, or None outside such tables."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0 or self._cells[i][0].end < offset:
            return None
        cell, grid = self._cells[i]
        count = _head_rows(grid)
        heads = tuple(_head(grid, count, x) for x in range(max(len(row) for row in grid)))
        header = cell.row < count
        row = tuple((heads[c.column], words) for c, words in row_words(grid, count, cell.row))
        return Spot((cell.start, cell.end), heads, None if header else heads[cell.column], header, row)


def _head_rows(grid: Grid) -> int:
    """How many rows name the columns: a row into which a head reaches from above is one too."""
    count = 1
    while count < len(grid) - 1 and any(cell and cell.row < count for cell in grid[count]):
        count += 1
    return count


def _head(grid: Grid, count: int, x: int) -> str:
    """The words over a column, those of the uppermost row first."""
    cells = [row[x] for row in grid[:count] if x < len(row)]
    return " ".join(dict.fromkeys(fold(cell.text) for cell in cells if cell and cell.text))
