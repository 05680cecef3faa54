"""One page through pdfplumber: the cells of a table that some lines, drawn or thought, part; our words in them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from parsers.assemble import TableCell
from parsers.pdf_lineup import inside, runs_of
from parsers.pdf_page import Page, Word, rows_of
from parsers.pdf_shapes import Box
from parsers.pdf_tables import Grid, cell_text

MAX_PLUMBED = 100  # pages of one file; each takes a tenth of a second and more
_ROOM = 4.0  # points around a region in which its lines may end
_BROKEN = {  # dots, dashes, double lines and shaded cells with white between them
    "snap_tolerance": 6,
    "join_tolerance": 9,
    "intersection_tolerance": 6,
    "edge_min_length": 12,
    "edge_min_length_prefilter": 0,
}


@dataclass(frozen=True, slots=True)
class Region:
    """Where a table stands, the x of columns and y of rows that no line draws, and which lines count.

    `ruled` regions take the drawn level lines too, and the upright ones where no `columns` are given; `broken`
    ones put together what stands apart.
    """

    box: Box
    columns: tuple[float, ...] = ()
    rows: tuple[float, ...] = ()
    ruled: bool = True
    broken: bool = False


@dataclass(slots=True)
class Sheets:
    """The pages of one file as pdfplumber gives them: opened when first asked for, at most MAX_PLUMBED of them.

    `refused` are the numbers of pages asked for beyond that.
    """

    data: bytes
    refused: set[int] = field(default_factory=set)
    _pages: list[Any] | None = None
    _seen: set[int] = field(default_factory=set)

    def page(self, number: int) -> Any | None:
        """The page of this number (from 1), None beyond the limit. Raises what pdfplumber raises."""
        if number not in self._seen and len(self._seen) >= MAX_PLUMBED:
            self.refused.add(number)
            return None
        self._seen.add(number)
        if self._pages is None:
            import logging

            import pdfplumber  # 0.3 s: only a file with such a table pays it

            logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it complains of each damaged operator
            self._pages = []  # a file that it cannot open is not tried again
            self._pages = pdfplumber.open(io.BytesIO(self.data)).pages
        return self._pages[number - 1]


def cut_tables(sheets: Sheets, page: Page, region: Region) -> list[Grid]:
    """The tables of the region, with the page's own words in their cells; none where pdfplumber fails."""
    try:
        sheet = sheets.page(page.number)
        found = list(_tables(sheet, page, region)) if sheet is not None else []
    except MemoryError:
        raise
    except Exception:  # pdfium reads damaged files on which pdfminer fails in any way
        return []
    return [grid for cells in found if (grid := _filled(page, cells, merging=bool(region.columns)))]


def _tables(sheet: Any, page: Page, region: Region) -> Iterator[list[Box]]:
    """The cells of each table, in the places of `page`."""
    height = sheet.height
    left, bottom, right, top = region.box
    room = 0.0 if region.broken else _ROOM
    area = (
        max(left - room, sheet.bbox[0]),
        max(height - top - room, sheet.bbox[1]),
        min(right + room, sheet.bbox[2]),
        min(height - bottom + room, sheet.bbox[3]),
    )
    part = sheet.within_bbox(area)
    letters = sum(len(word.text) for word in page.words if inside(word, region.box))
    if 2 * len(part.chars) < letters:
        return  # a turned page, whose places are not ours
    settings: dict[str, Any] = {
        "vertical_strategy": "explicit" if region.columns else "lines",
        "horizontal_strategy": "lines" if region.ruled else "explicit",
        "explicit_vertical_lines": list(region.columns),
        "explicit_horizontal_lines": [height - y for y in region.rows],
        **(_BROKEN if region.broken else {}),
    }
    for table in part.find_tables(settings):
        yield [(x0, height - y1, x1, height - y0) for x0, y0, x1, y1 in table.cells]


# --- cells to a grid


def _filled(page: Page, cells: Sequence[Box], merging: bool) -> Grid | None:
    """The grid of these cells; with `merging`, cells that one run of words crosses are one."""
    xs = sorted({x for cell in cells for x in (cell[0], cell[2])})
    ys = sorted({y for cell in cells for y in (cell[1], cell[3])}, reverse=True)
    if len(xs) < 3 or len(ys) < 3:
        return None
    box = (xs[0], ys[-1], xs[-1], ys[0])
    words = [word for word in page.words if inside(word, box)]
    held: dict[Box, list[Word]] = {cell: [] for cell in cells}
    for word in words:
        home = next((cell for cell in cells if inside(word, cell)), None)
        if home is None:
            return None  # a lattice with holes, and text in one
        held[home].append(word)
    rows: list[tuple[TableCell, ...]] = []
    for y in ys[:-1]:
        row = sorted((cell for cell in cells if cell[3] == y), key=lambda cell: cell[0])
        if merging:
            row = _merged(row, held)
        if row and any(held[cell] for cell in row):
            rows.append(tuple(TableCell(cell_text(held[cell]), *_spans(cell, xs, ys)) for cell in row))
    return Grid(page.number, box, tuple(xs), tuple(rows)) if len(rows) > 1 else None


def _spans(cell: Box, xs: Sequence[float], ys: Sequence[float]) -> tuple[int, int]:
    return sum(cell[0] < x <= cell[2] for x in xs), sum(cell[1] <= y < cell[3] for y in ys)


def _merged(row: Sequence[Box], held: dict[Box, list[Word]]) -> list[Box]:
    """The row's cells, those that a run of words crosses made one; `held` follows."""
    out = list(row[:1])
    for cell in row[1:]:
        last = out[-1]
        words = held[last] + held[cell]
        if (
            last[2] == cell[0]
            and last[1] == cell[1]
            and held[last]
            and held[cell]
            and _crossed(words, cell[0])
        ):
            out[-1] = (last[0], last[1], cell[2], last[3])
            held[out[-1]] = words
        else:
            out.append(cell)
    return out


def _crossed(words: list[Word], x: float) -> bool:
    return any(run[0].x0 < x - 1 and run[-1].x1 > x + 1 for line in rows_of(words) for run in runs_of(line))
