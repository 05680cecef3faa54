"""What people see: UTF-8 always, colour only on a terminal, columns that line up with Vietnamese in them."""

from __future__ import annotations

import io
import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}
GAP = "  "  # between columns of a table
LEAST = 10  # a column that is cut keeps so many characters


def use_utf8() -> None:
    """Print UTF-8 whatever the locale says, and never fail for a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def is_terminal(stream: TextIO | None = None) -> bool:
    """Whether a person looks at this stream (by default standard output)."""
    stream = stream or sys.stdout
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def paint(text: str, style: str, stream: TextIO | None = None) -> str:
    """The text in a style of STYLES, if the stream is a terminal that may be coloured."""
    if "NO_COLOR" in os.environ or not is_terminal(stream):
        return text
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m"


def say(message: str) -> None:
    """A line for the person, on standard error: standard output is for results."""
    print(message, file=sys.stderr)


def width_of(text: str) -> int:
    """Columns that a text takes: marks none, wide characters two.

    >>> width_of("Sở Y tế"), width_of(unicodedata.normalize("NFD", "Sở Y tế")), width_of("文")
    (7, 7, 2)
    """
    if text.isascii():
        return len(text)
    return sum(_width(c) for c in text)


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fit(text: str, width: int) -> str:
    """The text in exactly `width` columns, cut with an ellipsis or filled with blanks.

    >>> fit("Sở Nội vụ", 6), fit("Sở", 4)
    ('Sở Nộ…', 'Sở  ')
    """
    taken = width_of(text)
    if taken <= width:
        return text + " " * (width - taken)
    kept, room = [], width - 1
    for character in text:
        room -= _width(character)
        if room < 0:
            break
        kept.append(character)
    cut = "".join(kept) + "…"
    return cut + " " * (width - width_of(cut))


def cell(value: Any) -> str:
    """A value on one line; empty for unknown, control characters (a terminal obeys some) made visible."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e15 else repr(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return safe(" ".join(str(value).split()))


def safe(text: str) -> str:
    """The text without characters that drive a terminal or turn its direction."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)


def aligned(
    names: Sequence[str],
    rows: Sequence[Sequence[Any]],
    width: int | None = None,
    indent: str = "",
    tones: Mapping[str, str] | None = None,
) -> str:
    """Rows as an aligned table under their names; numbers to the right; at most `width` columns if given.

    Where not even the beginnings of the columns find room, each row is told in lines of its own instead.
    `tones`: styles for cells that say just this.
    """
    table = [[cell(value) for value in row] for row in rows]
    widths = [max(width_of(name), *(width_of(row[i]) for row in table), 0) for i, name in enumerate(names)]
    if width is not None:
        room = width - len(indent)
        widths = _shrunk(widths, room - len(GAP) * (len(names) - 1))
        if sum(widths) + len(GAP) * (len(names) - 1) > room:
            return _stacked(names, table, room, indent, tones or {})
    right = [
        bool(rows) and all(isinstance(row[i], (int, float)) or row[i] is None for row in rows)
        for i in range(len(names))
    ]
    lines = [GAP.join(fit(name, w) for name, w in zip(names, widths, strict=True)).rstrip()]
    lines.append(GAP.join("-" * w for w in widths))
    for row in table:
        cells = (
            " " * (w - width_of(text)) + text
            if r and width_of(text) <= w
            else _toned(text, fit(text, w), tones or {})
            for text, w, r in zip(row, widths, right, strict=True)
        )
        lines.append(GAP.join(cells).rstrip())
    return "\n".join(indent + line for line in lines)


def _stacked(
    names: Sequence[str], table: Iterable[Sequence[str]], room: int, indent: str, tones: Mapping[str, str]
) -> str:
    """Each known value behind its name, on as many lines as it needs, and an empty line after each row."""
    margin = max(width_of(name) for name in names) + len(GAP)
    width = max(LEAST, room - margin)
    blocks = []
    for row in table:
        lines = []
        for name, text in ((n, t) for n, t in zip(names, row, strict=True) if t):
            first, *rest = textwrap.wrap(text, width) or [text]
            lines.append(indent + fit(name, margin) + _toned(text, first, tones))
            lines += [indent + " " * margin + more for more in rest]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def _toned(text: str, shown: str, tones: Mapping[str, str]) -> str:
    return paint(shown, tones[text]) if text in tones else shown


def _shrunk(widths: Sequence[int], room: int) -> list[int]:
    """Take columns from the widest first, leaving each at least LEAST (or its own width)."""
    shrunk = list(widths)
    while sum(shrunk) > room:
        widest = max(range(len(shrunk)), key=lambda i: shrunk[i])
        if shrunk[widest] <= LEAST:
            break
        second = max([w for w in shrunk if w < shrunk[widest]], default=LEAST)
        shrunk[widest] = max(LEAST, second, shrunk[widest] - (sum(shrunk) - room))
        if shrunk[widest] == second and sum(shrunk) > room and shrunk[widest] > LEAST:
            shrunk[widest] -= 1
    return shrunk


def screen_width() -> int | None:
    """The terminal's width, or None where output goes to a file or a pipe and nothing has to be cut."""
    return shutil.get_terminal_size().columns if is_terminal() else None
