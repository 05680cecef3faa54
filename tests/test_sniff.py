"""Files are told by what they hold, and a refusal says what the file is."""

import gzip
import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from parsers import UnreadableFile, parse, parse_bytes
from parsers.sniff import sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PLAN = "ỦY BAN NHÂN DÂN TỈNH\nSố: 12/KH-UBND\nKẾ HOẠCH\nTriển khai chuyển đổi số năm 2024\n"


def package(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return file.getvalue()


def wide(*streams: str) -> bytes:
    return OLE + b"".join(name.encode("utf-16-le") + bytes(64) for name in streams)


KINDS = [
    (b"%PDF-1.4\n%\xe2\xe3", "pdf"),
    (b"\r\n\r\n%PDF-1.7\n", "pdf"),
    (wide("WordDocument"), "doc"),
    (b"{\\rtf1\\ansi", "rtf"),
    (package("[Content_Types].xml", "word/document.xml"), "docx"),
    (package("[Content_Types].xml", "word/document.xml")[:-40], "docx"),
    (package("ke-hoach.pdf"), "zip"),
    (package("xl/workbook.xml"), "zip"),
    (PLAN.encode(), "text"),
    (PLAN.encode("utf-8-sig"), "text"),
    (PLAN.encode("utf-16"), "text"),
    (PLAN.encode("cp1258", "replace"), "text"),
    (b"BM-01 theo quy trinh ISO, ban hanh nam 2016", "text"),
    ("KÕ ho¹ch tæ chøc thùc hiÖn".encode("latin-1"), "text"),
    (b"x < 5 va y > 3; <b>in dam</b> trong van ban thuong", "text"),
    (b"<!DOCTYPE html>\n<html lang=vi>", "html"),
    (b'\xef\xbb\xbf  <?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "">', "html"),
    (b"<!-- saved from url -->\r\n<HTML><HEAD>", "html"),
    ("<html><body><p>KẾ HOẠCH".encode("utf-16"), "html"),
    (b"<html><head><title>Ke hoach</title></head>".decode().encode("utf-16-le"), "html"),
    (b'<div class="content"><p>Ke hoach</p></div>', "html"),
    (b"Ke hoach<br>1. Muc dich<br/>2. Yeu cau<br />3<br>4<br>", "html"),
    (b"| Ke hoach<br>1 | 2<br>3 |\n|---|:-:|\n| 4<br>5 | 6<br>7<br>8 |\n", "text"),
    (b"\xff\xd8\xff\xe0JFIF", "image"),
    (b"\x89PNG\r\n\x1a\n", "image"),
    (b"BM\x46\x00\x00\x00\x00\x00\x00\x00\x36\x00", "image"),
    (gzip.compress(b"ke hoach", mtime=0), "archive"),
    (b"Rar!\x1a\x07\x01\x00", "archive"),
    (bytes(range(256)) * 40, "other"),
    (b"\x7fELF\x02\x01\x01" + bytes(300), "other"),
]

REFUSED = [  # (name, bytes, code, words of the message)
    ("a.txt", b"", "empty", "0 bytes"),
    ("a.docx", package("ke-hoach.pdf"), "wrong_format", "named .docx"),
    ("a.zip", package("ke-hoach.pdf"), "needs_converter", "unpack"),
    ("a.xlsx", package("xl/workbook.xml"), "wrong_format", "Excel"),
    ("a.html", bytes(range(256)) * 40, "unknown_format", "named .html"),
    ("a.xls", wide("Workbook"), "wrong_format", "Excel"),
    ("a.doc", wide("WordDocument"), "corrupt", "Word 97"),
    ("a.docx", wide("WordDocument", "EncryptedPackage"), "encrypted", "password"),
    ("a.jpg", b"\xff\xd8\xff\xe0JFIF", "corrupt", "damaged image"),
    ("a.rar", b"Rar!\x1a\x07\x01\x00", "needs_converter", "RAR"),
    ("a.pdf", b"%PDF-1.4\nnothing follows", "corrupt", "PDF"),
    ("a.txt", b"   \n\t\n", "no_text", "no text"),
]


@pytest.mark.parametrize(("data", "kind"), KINDS, ids=lambda value: str(value)[:30])
def test_kind(data: bytes, kind: str) -> None:
    assert sniff(data) == kind


@pytest.mark.parametrize(("name", "data", "code", "words"), REFUSED)
def test_refusal(name: str, data: bytes, code: str, words: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as refusal:
        parse(path)
    assert (refusal.value.code, words in refusal.value.message) == (code, True), refusal.value.message


def test_a_text_is_read_under_any_name(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(PLAN.encode())
    document = parse(path)
    assert document.text.split("\n")[:2] == ["ỦY BAN NHÂN DÂN TỈNH", "Số: 12/KH-UBND"]
    assert document.doc_id == hashlib.sha256(PLAN.encode()).hexdigest()
    assert (document.source, document.format) == (str(path), "text")
    assert parse_bytes(PLAN.encode(), "elsewhere").doc_id == document.doc_id


def test_a_large_text_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.write(PLAN.encode() * 1000)
        file.truncate(50 * 1024 * 1024)  # sparse: only its start is there to be looked at
    with pytest.raises(UnreadableFile) as refusal:
        parse(path)
    assert refusal.value.code == "too_large" and "25 MB" in refusal.value.message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        parse(tmp_path / "none.txt")
