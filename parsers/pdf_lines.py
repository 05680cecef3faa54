"""Words of PDF pages to lines in reading order: running heads out, letterhead and signature by columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import regex

from parsers.marks import AUTHORITY, KIND, MOTTO, MOTTO_2, POSITION, RECIPIENTS, is_rule
from parsers.pdf_columns import parted, sides
from parsers.pdf_page import Page, Word, rows_of
from parsers.pdf_tables import Grid

Zone = Literal["letterhead", "body", "signature"]

# "2", "- 3 -", "Trang 2/5", "4."
_PAGE_NUMBER = regex.compile(r"[-–—\s]*(?:[Tt]rang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–—\s.]*")
_DATELINE = regex.compile(r"ng[àa]y\b.{0,12}\bth[áa]ng\b", regex.I)  # "Lạng Sơn, ngày 10 tháng 5 năm 2017"
_ANNEX = regex.compile(r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU|DANH SÁCH|DANH MỤC)\b")
# "Ký bởi: Sở Y tế", "Người ký: Trần An", "Thời gian ký: 10.05.2017 15:23:11 +07:00", "Email: soyte@x.gov.vn"
_SIGNED_BY = regex.compile(r"\s*(?:Ký bởi|Người ký|Được ký bởi|Digitally signed by|Signed by)\s*:", regex.I)
_SIGNED_MORE = regex.compile(
    r"\s*(?:Email|E-mail|Cơ quan|Tổ chức|Ngày ký|Thời gian ký|Giờ ký|Chức vụ|Date|DN|Reason|Location)\s*:",
    regex.I,
)
_MARGIN = 0.12  # share of the page's height in which running heads stand
_WIDE_GAP = 60.0  # points between parts of a row that have nothing to do with each other
_LETTERHEAD_ROWS = 14


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of one column; `left` and `right` are the edges of that column."""

    words: tuple[Word, ...]
    page: int
    zone: Zone
    left: float
    right: float

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        return self.words[0].x0

    @property
    def x1(self) -> float:
        return self.words[-1].x1

    @property
    def height(self) -> float:
        return max(word.y1 - word.y0 for word in self.words)

    @property
    def middle(self) -> float:
        return sum(word.middle for word in self.words) / len(self.words)

    @property
    def bold(self) -> bool:
        return self.words[0].bold and self.words[-1].bold

    @property
    def centered(self) -> bool:
        if self.zone == "letterhead":
            return False
        inset, room = self.x0 - self.left, self.right - self.x1
        return inset > 4 and abs(inset - room) < max(5.0, 0.04 * (self.right - self.left))


@dataclass(frozen=True, slots=True)
class Chrome:
    """A running head, page number or signature stamp that is not the paper's text."""

    text: str


Item = TextLine | Grid | Chrome
Row = list[Word]
Span = tuple[float, float]


def text_of(row: Sequence[Word]) -> str:
    """The words of a row, a blank between them."""
    return " ".join(word.text for word in row)


def running_heads(pages: Sequence[Sequence[Row]], heights: Sequence[float]) -> set[str]:
    """First and last rows that come back, digits aside, on two pages out of three."""
    seen: Counter[str] = Counter()
    for rows, height in zip(pages, heights, strict=True):
        seen.update({_bare(row) for row in (*rows[:2], *rows[-2:]) if _in_margin(row, height)})
    need = max(2, (2 * len(pages) + 2) // 3)
    return {text for text, count in seen.items() if count >= need and len(pages) > 1}


def _bare(row: Row) -> str:
    return str(regex.sub(r"\d+", "#", text_of(row)))


def _in_margin(row: Row, height: float) -> bool:
    return not _MARGIN * height < row[0].middle < (1 - _MARGIN) * height


def lines_of(
    page: Page, found: Sequence[Row], grids: Sequence[Grid], heads: set[str], edges: Span
) -> list[Item]:
    """The page's lines, tables and removed text in reading order; `edges` are the body's left and right."""
    items: list[Item] = []
    rows: list[Row] = []
    for row in found:
        text = text_of(row)
        outer = _in_margin(row, page.height)
        if outer and (_bare(row) in heads or _PAGE_NUMBER.fullmatch(text)):
            items.append(Chrome(text))
        elif not is_rule(text):
            rows.append(row)
    rows, signed = _without_signature_stamp(rows)
    items += [Chrome(text) for text in signed]
    below = list(grids)
    run: list[Row] = []
    for row in rows:
        while below and below[0].box[3] > row[0].middle:
            items += [*_columns(run, page, edges), below.pop(0)]
            run = []
        run.append(row)
    return [*items, *_columns(run, page, edges), *below]


def _without_signature_stamp(rows: list[Row]) -> tuple[list[Row], list[str]]:
    """The rows without what a signing program prints: "Ký bởi: ...", "Email: ...", "Ngày ký: ..."."""
    signed = [i for i, row in enumerate(rows) if _SIGNED_BY.match(text_of(row))]
    out: set[int] = set()
    for start in signed:
        block = [start]
        for i in (*range(start + 1, min(start + 9, len(rows))), *range(start - 1, max(start - 6, -1), -1)):
            if _SIGNED_MORE.match(text_of(rows[i])) and min(abs(i - j) for j in block) <= 2:
                block.append(i)
        if len(block) > 1:
            out |= set(range(min(block), max(block) + 1))
    stamp = "\n".join(text_of(rows[i]) for i in sorted(out))
    return [row for i, row in enumerate(rows) if i not in out], [stamp] if stamp else []


# --- columns


def _columns(rows: list[Row], page: Page, edges: Span) -> Iterator[TextLine]:
    """Rows as lines; those of a letterhead or signature block column by column."""
    at = 0
    while at < len(rows):
        zone, end = _zone_at(rows, at, page)
        block, at = rows[at:end], end
        if zone == "body":
            yield from _body(block, page.number, edges)
            continue
        for column in _apart(block, zone):
            left = min(word.x0 for word in column)
            right = max(word.x1 for word in column)
            yield from (TextLine(tuple(row), page.number, zone, left, right) for row in rows_of(column))


def _body(rows: Sequence[Row], number: int, edges: Span) -> Iterator[TextLine]:
    """Rows of running text as lines: the parts of a row side by side, columns one after the other."""
    for run, strip in parted(rows, edges):
        if strip is None:
            for row in run:
                yield from (TextLine(tuple(part), number, "body", *edges) for part in _parts(row))
            continue
        for column in sides(run, strip):
            left, right = min(word.x0 for word in column), max(word.x1 for word in column)
            yield from (TextLine(tuple(row), number, "body", left, right) for row in rows_of(column))


def _zone_at(rows: Sequence[Row], at: int, page: Page) -> tuple[Zone, int]:
    """The zone that starts at a row, and the row after it."""
    head = next((i for i in range(at, min(at + 8, len(rows))) if _is_motto(rows[i])), None)
    if head is not None and head - at <= 3:
        return "letterhead", _letterhead_end(rows, at, head)
    if _opens_signature(rows[at], page.width):
        return "signature", _signature_end(rows, at, page.width)
    end = at + 1
    while end < len(rows):
        motto = any(_is_motto(row) for row in rows[end : end + 3])
        if (motto and head is None) or _opens_signature(rows[end], page.width):
            break
        end += 1
    return "body", end


def _is_motto(row: Row) -> bool:
    text = text_of(row)
    return MOTTO.search(text) is not None or MOTTO_2.search(text) is not None


def _letterhead_end(rows: Sequence[Row], start: int, motto: int) -> int:
    """The first row after the letterhead: below the place and date, the kind of document or a full line."""
    end = motto + 1
    for i in range(motto + 1, min(start + _LETTERHEAD_ROWS, len(rows))):
        if KIND.match(text_of(rows[i])):
            end = i
            break
        if _DATELINE.search(text_of(rows[i])):
            end = i + 1
            break
    gutter = _gutter(rows[start:end])
    while end < len(rows) and end < start + _LETTERHEAD_ROWS and gutter and rows[end][-1].x1 <= gutter + 2:
        end += 1  # the left column is the longer one: "V/v ..."
    return end


def _opens_signature(row: Row, width: float) -> bool:
    for part in _parts(row, 12.0):
        text = text_of(part)
        if len(text) < 60 and RECIPIENTS.match(text) and not text.endswith("."):
            return True
        right = (part[0].x0 + part[-1].x1) / 2 > 0.55 * width
        if right and text.isupper() and (AUTHORITY.match(text) or POSITION.match(text)):
            return True
    return False


def _signature_end(rows: Sequence[Row], start: int, width: float) -> int:
    gutter = None
    for end in range(start + 1, len(rows)):
        text = text_of(rows[end])
        if KIND.match(text) or _ANNEX.match(text):
            return end
        gutter = gutter or _gutter(rows[start : end + 1])
        spans = any(
            a.x0 < 0.35 * width and a.x1 > 0.75 * width
            for a in [_extent(part) for part in _parts(rows[end], 12.0)]
        )
        if spans and end > start + 2:
            return end
    return len(rows)


def _extent(part: Row) -> Word:
    return Word("", part[0].x0, part[0].y0, part[-1].x1, part[0].y1)


def _gutter(rows: Sequence[Row]) -> float | None:
    """The x in the middle of the widest upright strip that no word of the rows stands in."""
    words = sorted((word for row in rows for word in row), key=lambda w: w.x0)
    left, right = min(w.x0 for w in words), max(w.x1 for w in words)
    best, found, end = 5.0, None, left
    for word in words:
        middle = (end + word.x0) / 2
        if word.x0 - end > best and left + 0.2 * (right - left) < middle < left + 0.8 * (right - left):
            best, found = word.x0 - end, middle
        end = max(end, word.x1)
    return found


def _apart(rows: Sequence[Row], zone: Zone) -> list[list[Word]]:
    """The words of a block by columns, left to right."""
    gutter = _gutter(rows)
    if gutter is not None:
        left = [word for row in rows for word in row if word.x1 <= gutter]
        return [left, [word for row in rows for word in row if word.x1 > gutter]]
    whole = [[word for row in rows for word in row]]
    if zone == "signature":
        return whole
    start = next((_motto_x(row) for row in rows if _is_motto(row)), None)
    columns: list[list[Word]] = [[], []]
    for row in rows:
        gap = max(
            (
                (b.x0 - a.x1, i + 1)
                for i, (a, b) in enumerate(pairwise(row))
                if start and start - 90 < b.x0 < start + 90
            ),
            default=(0.0, 0),
        )
        cut = gap[1] if gap[0] > 8 else 0 if start and row[0].x0 > start - 40 else len(row)
        columns[0] += row[:cut]
        columns[1] += row[cut:]
    return [column for column in columns if column]


def _motto_x(row: Row) -> float | None:
    text, at = text_of(row), 0
    match = MOTTO.search(text) or MOTTO_2.search(text)
    for word in row:
        if match and at >= match.start():
            return word.x0
        at += len(word.text) + 1
    return None


def _parts(row: Row, gap: float = _WIDE_GAP) -> list[Row]:
    """The parts of a row that wide gaps separate."""
    parts = [[row[0]]]
    for word in row[1:]:
        if word.x0 - parts[-1][-1].x1 > gap:
            parts.append([])
        parts[-1].append(word)
    return parts
