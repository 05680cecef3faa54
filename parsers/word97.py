"""The text of a Word 97-2003 file by its table of pieces, also where its container is cut short or badly kept.

[MS-CFB] says how the container is built, [MS-DOC] 2.4.1 how to find the text. Numbers that Word counts itself, and
what a tracked change has deleted, are not told apart here.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

import regex

from parsers.document import UnreadableFile
from parsers.legacy import eight_bit

_SECTORS = 400_000  # of one file: 200 MB
_END = 0xFFFFFFFA  # and above: no sector
_FIELD = regex.compile(
    r"\x13[^\x13\x14\x15]*+(?:\x14([^\x13\x15]*+))?\x15"
)  # its instruction, then what it shows
_OBJECTS = str.maketrans(dict.fromkeys("\x01\x02\x03\x04\x05\x08\x13\x14\x15"))


def read_lines(data: bytes) -> list[str]:
    """The paragraphs of the main text, the cells of a row parted by tabs.

    Raises UnreadableFile("corrupt" | "encrypted").
    """
    try:
        return _lines(_text(data))
    except (struct.error, IndexError, KeyError, ValueError) as error:
        raise UnreadableFile("corrupt", f"a Word 97 file that cannot be read: {error}") from error


def _text(data: bytes) -> str:
    streams = _streams(data)
    main = streams["WordDocument"]
    version, flags = struct.unpack_from("<H", main, 2)[0], struct.unpack_from("<H", main, 10)[0]
    if flags & 0x0100:
        raise UnreadableFile("encrypted", "a Word file protected by a password: save it without one")
    length = max(0, struct.unpack_from("<i", main, 0x4C)[0])
    start, end = struct.unpack_from("<II", main, 0x18)
    table = streams.get("1Table" if flags & 0x0200 else "0Table", b"")
    at, size = struct.unpack_from("<II", main, 0x1A2) if version >= 0xC1 else (0, 0)
    if pieces := table[at : at + size]:
        return "".join(_pieces(main, pieces))[:length]
    run = main[start:end]  # Word 6 and 95, or a file that has lost its table: one run of text
    return (
        run.decode("utf-16-le", "replace")[:length] if len(run) >= 2 * length > 0 else eight_bit(run)[:length]
    )


def _pieces(main: bytes, clx: bytes) -> Iterator[str]:
    """The pieces of text that the table names, in their order."""
    at = 0
    while clx[at : at + 1] == b"\x01":  # formatting of pieces
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at : at + 1] != b"\x02":
        raise ValueError("no table of pieces")
    count = (struct.unpack_from("<I", clx, at + 1)[0] - 4) // 12
    at += 5
    count = min(count, (len(clx) - at - 4) // 12)
    places = struct.unpack_from(f"<{count + 1}I", clx, at)
    for number in range(count):
        where = struct.unpack_from("<I", clx, at + 4 * (count + 1) + 8 * number + 2)[0]
        letters = max(0, places[number + 1] - places[number])
        if where & 0x40000000:
            start = (where & 0x3FFFFFFF) // 2
            yield eight_bit(main[start : start + letters])
        else:
            yield main[where : where + 2 * letters].decode("utf-16-le", "replace")


def _lines(text: str) -> list[str]:
    for _ in range(5):  # fields inside fields
        text = _FIELD.sub(lambda match: match[1] or "", text)
    text = text.translate(_OBJECTS).replace("\x1e", "-").replace("\x1f", "\xad").replace("\x0b", "\r")
    lines: list[str] = []
    for part in text.replace("\x0c", "\r").replace("\x07\x07", "\x07\n").split("\n"):
        *cells, rest = part.split("\x07")
        if not cells:
            lines += rest.split("\r")
            continue
        *before, first = cells[0].split("\r") if len(cells) > 1 or rest else [cells[0]]
        lines += before
        lines.append("\t".join(" ".join(cell.split("\r")) for cell in [first, *cells[1:]]))
        lines += rest.split("\r") if rest else []
    return lines


# --- the container


def _streams(data: bytes) -> dict[str, bytes]:
    """The streams of the container by their names; what lies behind the file's end is left out."""
    size = 1 << min(struct.unpack_from("<H", data, 30)[0], 16)
    small = 1 << min(struct.unpack_from("<H", data, 32)[0], 12)
    first_folder, cutoff = struct.unpack_from("<I", data, 48)[0], struct.unpack_from("<I", data, 56)[0]
    first_small_table = struct.unpack_from("<I", data, 60)[0]
    fat = _sector_table(data, size)

    def whole(first: int) -> bytes:
        return b"".join(data[(at + 1) * size : (at + 2) * size] for at in _chain(fat, first))

    small_fat = _numbers(whole(first_small_table)) if first_small_table < _END else ()
    entries = list(_entries(whole(first_folder)))
    root = next((first for kind, _, first, _ in entries if kind == 5), _END)
    small_sectors = whole(root) if root < _END else b""
    streams: dict[str, bytes] = {}
    for kind, name, first, length in entries:
        if kind != 2:
            continue
        if length < cutoff:
            content = b"".join(
                small_sectors[at * small : (at + 1) * small] for at in _chain(small_fat, first)
            )
        else:
            content = whole(first)
        streams[name] = content[:length]
    return streams


def _sector_table(data: bytes, size: int) -> tuple[int, ...]:
    """Which sector follows each."""
    sectors = [at for at in struct.unpack_from("<109I", data, 76) if at < _END]
    more = struct.unpack_from("<I", data, 68)[0]
    for _ in range(1000):
        if more >= _END or len(part := _numbers(data[(more + 1) * size : (more + 2) * size])) < size // 4:
            break
        sectors += [at for at in part[:-1] if at < _END]
        more = part[-1]
    return _numbers(b"".join(data[(at + 1) * size : (at + 2) * size] for at in sectors[:_SECTORS]))


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _chain(table: Sequence[int], first: int) -> Iterator[int]:
    seen = 0
    while first < len(table) and seen <= len(table):
        yield first
        first, seen = table[first], seen + 1


def _entries(folder: bytes) -> Iterator[tuple[int, str, int, int]]:
    """(kind, name, first sector, length) of each entry: kind 2 is a stream, 5 the root."""
    for at in range(0, len(folder) - 127, 128):
        entry = folder[at : at + 128]
        length = max(0, min(struct.unpack_from("<H", entry, 64)[0], 64) - 2)
        name = entry[:length].decode("utf-16-le", "replace")
        yield entry[66], name, *struct.unpack_from("<II", entry, 116)
