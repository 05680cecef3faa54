"""What people see: UTF-8 always, colour only on a terminal, columns that line up with Vietnamese in them."""

from __future__ import annotations

import io
import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


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
    names: Sequence[str], rows: Iterable[Sequence[Any]], width: int | None = None, gap: str = "  "
) -> str:
    """Rows as an aligned table under their names; numbers to the right; at most `width` columns if given."""
    table = [[cell(value) for value in row] for row in rows]
    raw = list(rows) if isinstance(rows, Sequence) else []
    widths = [max([width_of(name), *(width_of(row[i]) for row in table)]) for i, name in enumerate(names)]
    if width is not None:
        widths = _shrink(widths, width - len(gap) * (len(names) - 1))
    right = [
        bool(raw) and all(isinstance(row[i], (int, float)) or row[i] is None for row in raw)
        for i in range(len(names))
    ]
    lines = [gap.join(fit(name, w) for name, w in zip(names, widths, strict=True)).rstrip()]
    lines.append(gap.join("-" * w for w in widths))
    for row in table:
        cells = (
            " " * (w - width_of(text)) + text if r and width_of(text) <= w else fit(text, w)
            for text, w, r in zip(row, widths, right, strict=True)
        )
        lines.append(gap.join(cells).rstrip())
    return "\n".join(lines)


def _shrink(widths: Sequence[int], room: int) -> list[int]:
    """Take columns from the widest first, leaving each at least 8 (or its own width)."""
    shrunk = list(widths)
    while sum(shrunk) > room:
        widest = max(range(len(shrunk)), key=lambda i: shrunk[i])
        if shrunk[widest] <= 8:
            break
        second = max([w for w in shrunk if w < shrunk[widest]], default=8)
        shrunk[widest] = max(8, second, shrunk[widest] - (sum(shrunk) - room))
        if shrunk[widest] == second and sum(shrunk) > room and shrunk[widest] > 8:
            shrunk[widest] -= 1
    return shrunk


def screen_width() -> int | None:
    """The terminal's width, or None where output goes to a file or a pipe and nothing has to be cut."""
    return shutil.get_terminal_size().columns if is_terminal() else None
