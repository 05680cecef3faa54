"""Rows of a table printed a cell a line, whose longer cells are broken over several lines."""

from __future__ import annotations

from collections.abc import Sequence

import regex

_GOES_ON = regex.compile(r"\p{Ll}|\d|[(/]")  # "Đơn vị" / "tính", "Năm" / "2021", "Diện tích" / "(ha)"


def with_whole_cells(cells: Sequence[str], figures: regex.Pattern[str]) -> tuple[list[list[str]], int] | None:
    """(heads and rows, lines used) of lines from "TT" on, or None where they make no table.

    Each row begins with its number and ends with as many `figures` as the others; of what stands between, the first lines
    are the row's name, broken anywhere, and the last is its unit where the shortest row has one.

    >>> lines = "TT/Tên/ĐVT/Năm/2021/Năm/2022/1/Nhà/ở/cái/3/4/2/Chợ/cái/1/2".split("/")
    >>> with_whole_cells(lines, regex.compile(r"\\d+$"))[0]
    [['TT', 'Tên', 'ĐVT', 'Năm 2021', 'Năm 2022'], ['1', 'Nhà ở', 'cái', '3', '4'], ['2', 'Chợ', 'cái', '1', '2']]
    """
    marks = _marks(cells, figures)
    if len(marks) < 2:
        return None
    rows = [cells[a:b] for a, b in zip(marks, marks[1:], strict=False)]
    counts = {_figures_at_end(row, figures) for row in rows}
    many = counts.pop() if len(counts) == 1 else 0
    last = next((i for i in range(marks[-1] + 2, len(cells)) if figures.match(cells[i])), len(cells))
    end = last + many
    if not many or end > len(cells) or not all(map(figures.match, cells[last:end])):
        return None
    rows.append(cells[marks[-1] : end])
    named = min(map(len, rows)) - many - 1  # the name, and a unit
    heads = _joined(cells[: marks[0]], named + many + 1)
    if named not in (1, 2) or heads is None:
        return None
    return [heads, *(_row(row, many, named) for row in rows)], end


def _marks(cells: Sequence[str], figures: regex.Pattern[str]) -> list[int]:
    """Where the rows' numbers 1, 2, 3, ... stand: before a name, and but for the first behind a figure."""
    found: list[int] = []
    for i, cell in enumerate(cells[:-1]):
        if cell.rstrip(".").lstrip("0") != str(len(found) + 1) or figures.match(cells[i + 1]):
            continue
        if not found or (figures.match(cells[i - 1]) and i - found[-1] > 2):
            found.append(i)
    return found


def _figures_at_end(row: Sequence[str], figures: regex.Pattern[str]) -> int:
    return next((n for n, cell in enumerate(reversed(row)) if not figures.match(cell)), 0)


def _row(row: Sequence[str], many: int, named: int) -> list[str]:
    """A row's number, its name made whole, its unit, its figures."""
    until = len(row) - many - (named - 1)
    return [row[0], " ".join(row[1:until]), *row[until:]]


def _joined(lines: Sequence[str], width: int) -> list[str] | None:
    """The heads made whole, a line that cannot begin one put to the line above; None where they are not so many."""
    heads: list[str] = []
    for line in lines:
        if heads and _GOES_ON.match(line):
            heads[-1] += f" {line}"
        else:
            heads.append(line)
    return heads if len(heads) == width else None
