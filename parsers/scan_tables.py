"""Ruled tables of a scanned page: the page set straight, its drawn lines found and wiped, words put into cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

import numpy as np
import regex
from PIL import Image as Images

from parsers import pdf_page
from parsers.assemble import Table, TableCell
from parsers.document import Repair
from parsers.grids import is_layout
from parsers.ocr import Word
from parsers.pdf_shapes import Box
from parsers.pdf_tables import Grid, find_grids, joined_grids
from parsers.scan_numbers import counted

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL.Image import Image

_BICUBIC = Images.Resampling.BICUBIC
_NEAR = 8  # pixels within which lines touch
_LEAST = 60  # pixels at 200 dpi: no letter has so long a stroke
_THICKEST = 9
_COARSE, _FINE = (
    (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5),
    (-0.4, -0.3, -0.2, -0.1, 0.0, 0.1, 0.2, 0.3, 0.4),
)  # degrees
_SMALL = 700  # pixels of width on which the turn is measured

_SHIFT = 9.0  # points by which the widths of columns may differ from page to page
_SAME = 0.85  # share of letters that two readings of one head have in common
_ROW_NUMBER = regex.compile(r"\d{1,3}\.?")

PixelBox = tuple[int, int, int, int]  # left, top, right, bottom


def without_rules(image: Image) -> tuple[Image, list[PixelBox]]:
    """The page set straight, without the lines of its tables, and where they stood; as it is without such tables.

    To turn a page costs the engine some letters: only what has a table is turned.
    """
    level = _straight(image)
    grey = np.array(level)
    dark = grey < min(190, float(np.median(grey)) - 40)
    flat = _boxes(dark)
    upright = [(top, left, bottom, right) for left, top, right, bottom in _boxes(dark.T)]
    flat, upright = _lattice(flat, upright)
    if not flat:
        return image, []
    for left, top, right, bottom in (*flat, *upright):
        grey[max(0, top - 1) : bottom + 2, max(0, left - 1) : right + 2] = 255
    return Images.fromarray(grey), [*flat, *upright]


def _straight(image: Image) -> Image:
    small = image.resize((_SMALL, max(1, image.height * _SMALL // image.width)))

    def contrast(turn: float) -> tuple[float, float]:
        rows = np.asarray(small.rotate(turn, fillcolor=255), dtype=np.float32).mean(axis=1)
        return float(np.square(np.diff(rows)).sum()), -abs(turn)

    about = max(_COARSE, key=contrast)
    best = max((about + step for step in _FINE), key=contrast)
    return image.rotate(best, resample=_BICUBIC, fillcolor=255) if abs(best) > 0.05 else image


def _lattice(flat: Sequence[PixelBox], upright: Sequence[PixelBox]) -> tuple[list[PixelBox], list[PixelBox]]:
    """The lines that cross two others and more (the feet of letters in a row do not); none where they make no table.

    A table has three level lines that cross three upright ones each: two rows and two columns.
    """
    kept = [line for line in flat if sum(_cross(line, other) for other in upright) >= 2]
    others = [line for line in upright if sum(_cross(other, line) for other in kept) >= 2]
    if sum(sum(_cross(line, other) for other in others) >= 3 for line in kept) < 3:
        return [], []
    return kept, others


def _cross(flat: PixelBox, upright: PixelBox) -> bool:
    return (
        flat[0] - _NEAR < upright[0] < flat[2] + _NEAR
        and upright[1] - _NEAR < flat[1]
        and flat[3] < upright[3] + _NEAR
    )


def _boxes(dark: NDArray[np.bool_]) -> list[PixelBox]:
    """The boxes of level lines: dark runs of neighbouring rows made one; what is thicker than a line is none."""
    found: list[list[int]] = []
    live: list[list[int]] = []
    for y, start, end in _runs(dark):
        live = [box for box in live if box[3] >= y - 2]
        box = next((b for b in live if b[0] <= end + 2 and start <= b[2] + 2), None)
        if box is None:
            found.append([start, y, end, y])
            live.append(found[-1])
        else:
            box[:] = min(box[0], start), box[1], max(box[2], end), y
    return [(box[0], box[1], box[2], box[3]) for box in found if box[3] - box[1] < _THICKEST]


def _runs(dark: NDArray[np.bool_]) -> Iterator[tuple[int, int, int]]:
    """(row, start, end) of the runs that are dark over `_LEAST` pixels and more, but for a speck."""
    sums = np.cumsum(np.pad(dark, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = sums[:, _LEAST:] - sums[:, :-_LEAST] >= 0.95 * _LEAST
    for y in np.flatnonzero(full.any(axis=1)):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], full[y].astype(np.int8), [0]))))
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            yield int(y), int(start), int(end) - 1 + _LEAST


def tables_apart(
    lines: Sequence[list[Word]], rules: Sequence[PixelBox], size: tuple[int, int], scale: float, number: int
) -> tuple[list[list[Word]], dict[str, Grid]]:
    """The lines with one word in the place of each ruled table, and the tables by that word.

    `scale` is pixels to a point, `number` the page's.
    """
    if not rules:
        return list(lines), {}
    words = [word for line in lines for word in line]
    page = page_of(words, rules, size, scale, number)
    grids, left = find_grids(page)
    grids = [grid for grid in grids if not is_layout([[cell.text for cell in row] for row in grid.rows])]
    if not grids:
        return list(lines), {}
    outside = {id(words[word.at]) for word in left}
    kept = [[w for w in line if id(w) in outside] for line in lines]
    kept = [line for line in kept if line]
    tables: dict[str, Grid] = {}
    for grid in grids:
        name = f"\ue000{number}.{len(tables)}\ue000"
        tables[name] = grid
        top = int(size[1] - grid.box[3] * scale)
        mark = Word(name, int(grid.box[0] * scale), top, 12 * len(name), 30, 1.0)
        at = next((i for i, line in enumerate(kept) if line[0].top > top), len(kept))
        kept.insert(at, [mark])
    return kept, tables


def over_pages(pages: Sequence[Sequence[str | Grid]]) -> list[list[str | Table]]:
    """The lines of pages with their tables; one that ends a page and goes on at the top of the next is one table."""
    left = [list(lines) for lines in pages]
    made: list[list[str | Table]] = []
    for number, lines in enumerate(left):
        shown: list[str | Table] = []
        for place, item in enumerate(lines):
            if isinstance(item, str):
                shown.append(item)
                continue
            parts, after = [item], number + 1
            while (
                place == len(lines) - 1
                and after < len(left)
                and left[after]
                and _goes_on(item, left[after][0])
            ):
                parts.append(_with_head_of(item, left[after].pop(0)))
                if left[after]:
                    break
                after += 1
            shown.append(Table(_counted_rows(joined_grids(parts)), item.page))
        made.append(shown)
    return made


def _goes_on(above: Grid, below: str | Grid) -> bool:
    """Whether both have columns of the same widths; a scanner lays each page a little elsewhere."""
    if isinstance(below, str) or len(above.columns) != len(below.columns):
        return False
    pairs = zip(above.columns, below.columns, strict=True)
    shifts = [a - b for a, b in pairs]
    return max(shifts) - min(shifts) <= _SHIFT


def _with_head_of(above: Grid, below: str | Grid) -> Grid:
    """The grid with the head of the one above for its own, where it is the same but for some letters."""
    assert isinstance(below, Grid)
    one, two = (" ".join(cell.text for cell in grid.rows[0]) for grid in (above, below))
    same = SequenceMatcher(None, one, two, autojunk=False).ratio() >= _SAME
    return replace(below, rows=(above.rows[0], *below.rows[1:])) if same else below


def _counted_rows(rows: Sequence[tuple[TableCell, ...]]) -> tuple[tuple[TableCell, ...], ...]:
    """The rows with misread row numbers put right where those around them leave one reading: 4, 8, 6 is 4, 5, 6."""
    places = [i for i, row in enumerate(rows) if _ROW_NUMBER.fullmatch(row[0].text)]
    values = [int(rows[i][0].text.rstrip(".")) for i in places]
    start, first, last = counted(values, [False] * len(values))
    made = list(rows)
    for at in range(first, last + 1):
        row = rows[places[at]]
        if values[at] != start + at:
            number = f"{start + at}{'.' if row[0].text.endswith('.') else ''}"
            repair = Repair(0, len(number), row[0].text, "ocr", certain=False)
            made[places[at]] = (replace(row[0], text=number, repairs=(repair,)), *row[1:])
    return tuple(made)


def page_of(
    words: Sequence[Word], rules: Sequence[PixelBox], size: tuple[int, int], scale: float, number: int
) -> pdf_page.Page:
    """A page as native PDFs have it, of words and lines that OCR found; `scale` is pixels to a point."""
    return pdf_page.Page(
        number,
        size[0] / scale,
        size[1] / scale,
        tuple(_placed(word, at, size[1], scale) for at, word in enumerate(words)),
        tuple(_turned(box, size[1], scale) for box in rules),
        (),
        0.0,
    )


def _placed(word: Word, at: int, height: int, scale: float) -> pdf_page.Word:
    box = (word.left, word.top, word.left + word.width, word.top + word.height)
    x0, y0, x1, y1 = _turned(box, height, scale)
    return pdf_page.Word(word.text, x0, y0, x1, y1, at)


def _turned(box: PixelBox, height: int, scale: float) -> Box:
    """Pixels from the top as points from the foot."""
    left, top, right, bottom = box
    return left / scale, (height - bottom) / scale, right / scale, (height - top) / scale
