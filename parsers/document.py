"""What a file says: the one shape that leaves this room.

`Document.text` is NFC, one line for each paragraph and one for each table row (its cells joined by `CELL`). Every
block, cell and repair points into it by character offsets. What the text differs from the file in is a `Repair`, so
any span can be shown as it stands in the source.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Literal

from parsers.values import value

CELL = " | "  # between the cells of a table row, in `Document.text`

BlockKind = Literal["paragraph", "table", "footnote"]
RepairKind = Literal[
    "joined_line", "chrome", "legacy_encoding", "look_alike", "dropped_letter", "glued_word", "spacing", "ocr"
]


class UnreadableFile(Exception):
    """A file that cannot be read; `code` is stable, the message says what is wrong and what to do.

    Codes: empty, too_large, corrupt, encrypted, unknown_format, wrong_format, no_text_layer, needs_converter,
    bomb, timeout, memory, no_text, crash, internal.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[UnreadableFile], tuple[str, str]]:  # crosses process boundaries whole
        return type(self), (self.code, self.message)


@value
class Cell:
    """One table cell: `[start, end)` in the document text. A merged cell is repeated nowhere; `colspan` says its width."""

    start: int
    end: int
    colspan: int = 1
    rowspan: int = 1


@value
class Block:
    """A paragraph, a footnote or a table, in reading order.

    `number` is the list number the file would show (`I.`, `1.1.`, `a)`, `-`), also where it is automatic; it stands in
    the text as well. `level` is the outline level that the file's own style gives (1 = top), `rows` the cells of a table.
    """

    kind: BlockKind
    start: int
    end: int
    page: int | None = None
    number: str | None = None
    bold: bool = False
    centered: bool = False
    level: int | None = None
    rows: tuple[tuple[Cell, ...], ...] = ()


@value
class Repair:
    """`text[start:end]` stands for `before` in the file; `certain` is False where it was guessed.

    The repairs of a document stand in text order and do not overlap.
    """

    start: int
    end: int
    before: str
    kind: RepairKind
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """What could not be read, or was read another way: a stable code, a sentence, and the page if known."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class MetaField:
    """A labelled value that stands beside the paper (portal metadata, digital signature): a second witness."""

    label: str
    value: str


_START = attrgetter("start")
_END = attrgetter("end")


@value
class Document:
    """One file, read. `doc_id` comes from the bytes alone and never changes with our code."""

    source: str
    format: str
    doc_id: str
    text: str
    blocks: tuple[Block, ...]
    repairs: tuple[Repair, ...] = ()
    notes: tuple[Note, ...] = ()
    metadata: tuple[MetaField, ...] = ()
    pages: int | None = None
    parser: str = ""

    def quote(self, start: int, end: int) -> str:
        """`text[start:end]` as it stands in the source, with every repair inside it undone."""
        pieces, at = [], start
        for repair in self._repairs(start, end):
            if repair.end == start and repair.start < start:
                continue
            if repair.start < at or repair.start == end or repair.kind == "chrome":
                continue
            pieces += [self.text[at : repair.start], repair.before]
            at = min(max(repair.end, at), end)
        return "".join([*pieces, self.text[at:end]])

    def guessed(self, start: int, end: int) -> bool:
        """Whether a guessed repair touches `[start, end)`."""
        return any(not r.certain and r.start < end and r.end > start for r in self._repairs(start, end))

    def _repairs(self, start: int, end: int) -> tuple[Repair, ...]:
        """The repairs that touch `[start, end]`."""
        if not self.repairs:
            return ()
        first = bisect_left(self.repairs, start, key=_END)
        return self.repairs[first : bisect_right(self.repairs, end, key=_START)]

    def page_at(self, offset: int) -> int | None:
        """The page (from 1) of the block that holds the offset, if the format has pages."""
        index = bisect_right(self.blocks, offset, key=_START) - 1
        return self.blocks[index].page if index >= 0 and offset <= self.blocks[index].end else None

    def lines(self) -> Iterator[tuple[int, int, str]]:
        """(start, end, text) of each line of the text, blank ones left out."""
        start = 0
        for line in self.text.split("\n"):
            if line.strip():
                yield start, start + len(line), line
            start += len(line) + 1


def moved_block(block: Block, move: Callable[[int], int]) -> Block:
    """A block and its cells after a change of the text; `move` tells where an offset of the old text stands."""
    rows = tuple(tuple(replace(c, start=move(c.start), end=move(c.end)) for c in row) for row in block.rows)
    return replace(block, start=move(block.start), end=move(block.end), rows=rows)


def shifted(repairs: Iterable[Repair], by: int) -> Iterator[Repair]:
    """Repairs of a line with offsets in the text that the line begins at `by` of."""
    return (Repair(r.start + by, r.end + by, r.before, r.kind, r.certain) for r in repairs)
