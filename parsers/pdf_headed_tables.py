"""Tables without lines: a head "TT  Nội dung  Thời gian" and numbered rows that stand under it in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from parsers.marks import is_fixed
from parsers.pdf_lineup import Line, Span, boundaries, cleared, edge_in, narrowed, starts_of, strips_of
from parsers.pdf_page import Page, Word, rows_of
from parsers.pdf_plumber import Region
from parsers.pdf_shapes import Box
from parsers.pdf_tables import Grid, ruled_edges

# "TT", "STT", "Stt", "S.TT", "Số TT", "TT."
_FIRST_HEAD = regex.compile(r"S?\.?T\.?T\.?", regex.I)
_HEADS = regex.compile(
    r"nội\s+dung|nhiệm\s+vụ|công\s+việc|hoạt\s+động|thời\s+(?:gian|hạn|điểm)|tiến\s+độ|cơ\s+quan|đơn\s+vị|chủ\s+trì"
    r"|phối\s+hợp|chỉ\s+tiêu|mục\s+tiêu|kết\s+quả|sản\s+phẩm|ghi\s+chú|số\s+lượng|kinh\s+phí|địa\s+(?:điểm|phương|bàn)"
    r"|phụ\s+trách|họ\s+và\s+tên|tên\s|danh\s+mục|hạng\s+mục",
    regex.I,
)
_GROUP = regex.compile(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,2})[.)]?\s|Tổng|TỔNG|Cộng|CỘNG")  # rows that cross columns
_PAGE_NUMBER = regex.compile(r"[-–—\s]*(?:Trang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s.]*", regex.I)


def headed_tables(
    page: Page, grids: Sequence[Grid], words: Sequence[Word], above: Grid | None
) -> Iterator[Region]:
    """Heads "TT  Nội dung  Thời gian" with numbered rows under them, and rows that go on from the page before."""
    lines = [line for line in rows_of(list(words)) if not _is_page_number(line, page.height)]
    at = 0
    while at < len(lines):
        found = _head(lines, at) or (_rest(lines, above) if at == 0 and above else None)
        at += 1
        if found is None:
            continue
        top, first, strips = found
        end, strips = _walked(lines, first, strips)
        inner = [edge_in(strip, above) for strip in strips]
        held = [word for line in lines[top:end] for word in line]
        starts = starts_of(lines[first:end], inner[0])
        if len(starts) < 2 and not (starts and top == first):
            continue
        at = end
        low, high = min(w.y0 for w in held) - 1, max(w.y1 for w in held) + 1
        left, right = _sides(page, (min(w.x0 for w in held), low, max(w.x1 for w in held), high))
        if above and len(above.columns) == len(inner) + 2:
            left, right = min(left, above.columns[0]), max(right, above.columns[-1])
        numbers = [lines[top][0], *starts] if top < first else starts
        rows = boundaries(held, numbers, low)
        yield Region((left, low, right, high), (left, *inner, right), (high, *rows, low), ruled=False)


def _sides(page: Page, box: Box) -> Span:
    """Left and right edge of a table: a level line over its whole width tells, else its words."""
    for edge in ruled_edges(page)[0]:
        across = box[0] - 20 < edge.start < box[0] and box[2] < edge.end < box[2] + 60
        if across and box[1] - 6 < edge.at < box[3] + 6:
            return edge.start, edge.end
    return box[0] - 3, box[2] + 3


def _is_page_number(line: Line, height: float) -> bool:
    outer = not 0.12 * height < line[0].middle < 0.88 * height
    return outer and _PAGE_NUMBER.fullmatch(" ".join(word.text for word in line)) is not None


def _head(lines: Sequence[Line], at: int) -> tuple[int, int, list[Span]] | None:
    """First line of the head at `at`, first line of the rows, and the strips between columns."""
    line = lines[at]
    named = line[1] if line[0].text == "Số" and len(line) > 1 else line[0]
    if not _FIRST_HEAD.fullmatch(named.text):
        return None
    near = range(at + 1, min(at + 8, len(lines)))
    first = next(
        (i for i in near if lines[i][0].x0 < named.x1 + 12 and starts_of([lines[i]], named.x1 + 12)), 0
    )
    if not first:
        return None
    strips = strips_of(lines[at:first])
    over_named = (line[0] for line in lines[max(0, at - 3) : at] if line[0].text == "Số")
    centre = (next(over_named, named).middle + named.middle) / 2
    height = named.y1 - named.y0
    highest = 2 * centre - lines[first - 1][0].middle + 0.6 * height  # cells stand in the middle of their row
    top = at
    while top and lines[top - 1][0].middle < highest:
        over = lines[top - 1]
        wider = strips_of(lines[top - 1 : first])
        beside = over[0].x0 > named.x1 or over[0].text == "Số"
        step = over[0].middle - lines[top][0].middle
        if not beside or len(wider) < max(1, len(strips)) or step > 1.5 * height:
            break
        top, strips = top - 1, wider
    text = " ".join(word.text for over in lines[top:first] for word in over)
    return (top, first, strips) if len(strips) > 1 and _HEADS.search(text) else None


def _rest(lines: Sequence[Line], above: Grid) -> tuple[int, int, list[Span]] | None:
    """The first line and the columns of a page that goes on with the numbers of the table `above`."""
    if len(above.columns) < 4:
        return None
    numbers = [row[0].text.rstrip(".") for row in above.rows]
    numbers = [number for number in numbers if number.isdecimal()]
    strips = [(x - 2, x + 2) for x in above.columns[1:-1]]
    first = next((i for i, line in enumerate(lines[:12]) if narrowed(strips, line)), 0)
    starts = starts_of(lines[first:12], above.columns[1])
    if not numbers or not starts or starts[0].text.rstrip(".").lstrip("0") != str(int(numbers[-1]) + 1):
        return None
    return first, first, strips


def _walked(lines: Sequence[Line], first: int, strips: list[Span]) -> tuple[int, list[Span]]:
    """The line after the last row, and what is left of the strips when all rows stand beside them."""
    end = first
    for i in range(first, len(lines)):
        line = lines[i]
        text = " ".join(word.text for word in line)
        numbered = bool(starts_of([line], strips[0][1]))
        step = lines[i - 1][0].middle - line[0].middle if i > first else 0.0
        if is_fixed(text) or (not numbered and step > 2.2 * (line[0].y1 - line[0].y0)):
            break
        left = narrowed(strips, line)
        if left is None:
            following = lines[i + 1 : i + 3]
            resumed = any(narrowed(strips, n) and starts_of([n], strips[0][1]) for n in following)
            if not _GROUP.match(text) or not (resumed or text.upper().startswith(("TỔNG", "CỘNG"))):
                break
            continue
        strips, end = left, i + 1
    return end, cleared(strips, lines[first:end])
