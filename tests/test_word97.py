"""Word 97 files without LibreOffice: the table of pieces, in containers that are whole and that are damaged."""

import struct

import pytest

from parsers import office, parse_bytes, word97
from parsers.document import UnreadableFile

END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def word_file(text: str, wide: bool = False, flags: int = 0x0200, table: bool = True) -> bytes:
    """A Word 97 file with one piece of text, in a container of four streams' worth of sectors."""
    raw = text.encode("utf-16-le" if wide else "cp1252")
    main = bytearray(0x800) + raw
    struct.pack_into("<HH", main, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", main, 10, flags)
    struct.pack_into("<II", main, 0x18, 0x800, 0x800 + len(raw))
    struct.pack_into("<i", main, 0x4C, len(text))
    where = 0x800 if wide else 0x40000000 | (0x800 * 2)
    pieces = struct.pack("<II", 0, len(text)) + struct.pack("<HIH", 0, where, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    if table:
        struct.pack_into("<II", main, 0x1A2, 0, len(clx))
    streams = [("WordDocument", bytes(main).ljust(4096, b"\0")), ("1Table", clx.ljust(4096, b"\0"))]
    return container(streams)


def container(streams: list[tuple[str, bytes]]) -> bytes:
    chains, body, folder = [], b"", entry("Root Entry", 5, END, 0)
    for name, content in streams:
        content += bytes(-len(content) % 512)
        first = 2 + len(body) // 512
        count = len(content) // 512
        chains += [first + i + 1 for i in range(count - 1)] + [END]
        folder += entry(name, 2, first, len(content))
        body += content
    fat = [FAT, END, *chains]
    table = struct.pack(f"<{len(fat)}I", *fat).ljust(512, b"\xff")
    head = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + bytes(16)
        + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
        + bytes(10)
    )
    head += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, END, 0, END, 0, 0) + struct.pack("<I", FREE) * 108
    return head.ljust(512, b"\0") + table + folder.ljust(512, b"\0") + body


def entry(name: str, kind: int, first: int, size: int) -> bytes:
    raw = name.encode("utf-16-le")
    head = raw.ljust(64, b"\0") + struct.pack("<HB", len(raw) + 2, kind) + bytes(49)
    return head + struct.pack("<IQ", first, size)


TEXTS = [  # (text as Word keeps it, lines)
    ("K\u1ebe HO\u1ea0CH\rS\u1ed1: 06/KH\x1eUBND\r", ["KẾ HOẠCH", "Số: 06/KH-UBND", ""]),
    (
        "TT\x07Vi\u1ec7c\x07\x071\x07\u0110i\u1ec1u\rtra\x07\x07H\u1ebft.\r",
        ["TT\tViệc", "1\tĐiều tra", "Hết.", ""],
    ),
    ("Trang \x13 PAGE \x147\x15 c\u1ee7a\x0bTi\u1ebfp\r", ["Trang 7 của", "Tiếp", ""]),
]


@pytest.mark.parametrize(("text", "lines"), TEXTS)
def test_lines(text: str, lines: list[str]) -> None:
    assert word97.read_lines(word_file(text, wide=True)) == lines


def test_eight_bit_text_of_an_old_font() -> None:
    document_lines = word97.read_lines(word_file("KÕ ho¹ch phßng, chèng dÞch\rC\xado B»ng\r"))
    assert document_lines == ["KÕ ho¹ch phßng, chèng dÞch", "C\xado B»ng", ""]


def test_a_file_that_has_lost_its_table_of_pieces() -> None:
    assert word97.read_lines(word_file("Plan of the year\r", table=False)) == ["Plan of the year", ""]


def test_a_container_that_is_cut_short_gives_what_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_converted", lambda data, suffix: None)
    text = "Căn cứ Kế hoạch số 27/KH-UBND của Ủy ban nhân dân tỉnh, Sở Y tế xây dựng kế hoạch.\r"
    document = parse_bytes(word_file(text, wide=True)[:-400], "a.doc")
    assert document.text == text.strip()
    assert [note.code for note in document.notes] == ["engine_missing"]


def test_rtf_with_a_letter_beyond_all_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_converted", lambda data, suffix: None)
    with pytest.raises(UnreadableFile) as refusal:
        parse_bytes(rb"{\rtf1\ansi K\u99999999999999999999? ho}", "a.rtf")
    assert refusal.value.code == "corrupt"


@pytest.mark.parametrize(
    "data", [word_file("x\r", flags=0x0300), word_file("x\r")[:600], b"\xd0\xcf\x11\xe0" * 200]
)
def test_what_cannot_be_read_says_so(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        word97.read_lines(data)
    assert refusal.value.code in ("encrypted", "corrupt")
