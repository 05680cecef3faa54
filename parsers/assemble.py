"""Puts what a reader found, in reading order, into a `Document` with right offsets.

Every reader hands over a flat sequence of `Paragraph`, `Table` and `Removed` pieces; nothing else makes a
`Document.text`. Text comes out NFC, without soft hyphens and zero-width characters, with one plain blank for
any run of white space (none of which needs a `Repair`); letters that only look right become the right ones,
each a `Repair`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from parsers.characters import fold, is_plain, right_letters
from parsers.document import CELL, Block, Cell, Document, MetaField, Note, Repair, UnreadableFile, shifted
from parsers.values import value


@value
class Paragraph:
    """One paragraph (or footnote) to be: a line of the text.

    A newline inside `text` says that the file breaks the line there and the reader joins it: it becomes one
    blank and a `joined_line` repair, `certain` unless `guessed_joins`. `repairs` are the reader's own, with
    offsets into this `text`. `number` is only a label: it must stand at the start of `text` too. An empty
    paragraph leaves no line.
    """

    text: str
    kind: Literal["paragraph", "footnote"] = "paragraph"
    page: int | None = None
    number: str | None = None
    bold: bool = False
    centered: bool = False
    level: int | None = None
    repairs: tuple[Repair, ...] = ()
    guessed_joins: bool = False


@value
class TableCell:
    """One cell; newlines inside become blanks. A merged cell is given once, where it starts."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A data table; each row that shows any text becomes one line. Layout tables go in as paragraphs."""

    rows: tuple[tuple[TableCell, ...], ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Removed:
    """Text that stands in the file at this place and is not the paper's: a zero-width `chrome` repair."""

    before: str
    certain: bool = True


Piece = Paragraph | Table | Removed

_JOIN = regex.compile(r"[ \t\xa0]*\n\s*")


def table(rows: Iterable[Sequence[str]], page: int | None = None) -> Table:
    """A table without merged cells from rows of strings."""
    return Table(tuple(tuple(TableCell(text) for text in row) for row in rows), page)


def doc_id(data: bytes) -> str:
    """The document's id: the sha256 of the file's bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def assemble(
    pieces: Iterable[Piece],
    *,
    data: bytes,
    source: str,
    format: str,
    parser: str,
    notes: Iterable[Note] = (),
    metadata: Iterable[MetaField] = (),
    pages: int | None = None,
) -> Document:
    """The document of these pieces, in this order. Raises UnreadableFile("no_text") if they hold none."""
    lines: list[str] = []
    blocks: list[Block] = []
    repairs: list[Repair] = []
    at = 0  # offset of the next line
    for piece in pieces:
        if isinstance(piece, Removed):
            repairs.append(Repair(at, at, piece.before, "chrome", piece.certain))
        elif isinstance(piece, Paragraph):
            text, changed = tidy(piece.text, piece.repairs, piece.guessed_joins)
            if text:
                blocks.append(
                    Block(
                        piece.kind,
                        at,
                        at + len(text),
                        piece.page,
                        piece.number,
                        piece.bold,
                        piece.centered,
                        piece.level,
                    )
                )
                if changed:
                    repairs += shifted(changed, at)
                lines.append(text)
                at += len(text) + 1
        else:
            rows, cells, changed = _rows(piece, at)
            if rows:
                blocks.append(Block("table", at, cells[-1][-1].end, piece.page, rows=tuple(cells)))
                repairs += changed
                lines += rows
                at += sum(map(len, rows)) + len(rows)
    if not lines:
        raise UnreadableFile(
            "no_text", "The file opens but holds no text. If it is a scan, it must go through OCR."
        )
    end = at - 1
    repairs = [r if r.start <= end else Repair(end, end, r.before, r.kind, r.certain) for r in repairs]
    return Document(
        source=source,
        format=format,
        doc_id=doc_id(data),
        text="\n".join(lines),
        blocks=tuple(blocks),
        repairs=tuple(repairs),
        notes=tuple(notes),
        metadata=tuple(metadata),
        pages=pages,
        parser=parser,
    )


def _rows(piece: Table, at: int) -> tuple[list[str], list[tuple[Cell, ...]], list[Repair]]:
    """The lines, cells and repairs of a table that starts at `at`; rows without text are left out."""
    lines: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    repairs: list[Repair] = []
    for row in piece.rows:
        cells: list[Cell] = []
        texts: list[str] = []
        start = at
        changes: list[Repair] = []
        for cell in row:
            text, changed = tidy(cell.text.replace("\n", " "), cell.repairs)
            if changed:
                changes += shifted(changed, start)
            cells.append(Cell(start, start + len(text), cell.colspan, cell.rowspan))
            texts.append(text)
            start += len(text) + len(CELL)
        if any(texts):
            lines.append(CELL.join(texts))
            rows.append(tuple(cells))
            repairs += changes
            at += len(lines[-1]) + 1
    return lines, rows, repairs


def tidy(text: str, repairs: Sequence[Repair] = (), guessed: bool = False) -> tuple[str, list[Repair]]:
    """The text of one line and the repairs in it, offsets into the result.

    >>> tidy("NÐ-CP\\nngày  01")
    ('NĐ-CP ngày 01', [Repair(start=1, end=2, before='Ð', kind='look_alike', certain=True), \
Repair(start=5, end=6, before='\\n', kind='joined_line', certain=True)])
    """
    if not repairs and is_plain(text):
        return text.strip(), []
    if not repairs and "\n" not in text:
        return right_letters(fold(text).strip())
    done = ""
    changed: list[Repair] = []
    for part, repair in _parts(text, repairs, guessed):
        part, wrong = right_letters(fold(part))
        spare = len(part) - len(part.lstrip(" ")) if not done or done[-1] == " " else 0
        start = len(done)
        done += part[spare:]
        if not repair:
            changed += shifted((r for r in wrong if r.start >= spare), start - spare)
        else:
            changed.append(Repair(start, len(done), repair.before, repair.kind, repair.certain))
    end = len(done.rstrip(" "))
    return done[:end], [r for r in changed if r.start < end or r.start == r.end]


def _parts(text: str, repairs: Sequence[Repair], guessed: bool) -> Iterator[tuple[str, Repair | None]]:
    """The text cut at its newlines and repairs; a part that stands for another comes with its repair."""
    joins = (Repair(m.start(), m.end(), "\n", "joined_line", not guessed) for m in _JOIN.finditer(text))
    at = 0
    for repair in sorted([*repairs, *joins], key=lambda r: (r.start, r.end)):
        if repair.start < at:
            continue
        yield text[at : repair.start], None
        yield (" " if repair.before == "\n" else text[repair.start : repair.end]), repair
        at = repair.end
    yield text[at:], None
