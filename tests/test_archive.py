"""Archives: their members, limits, and each member as a document of its own in records and tables."""

from __future__ import annotations

import io
import json
import shutil
import struct
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from flows import archives
from flows.cli import main
from flows.structure import Job, run
from parsers import archive, limits
from parsers.document import UnreadableFile
from tables.frames import read_frame
from tables.store import open_store

PLAN = """ỦY BAN NHÂN DÂN TỈNH LÀO CAI
SỞ Y TẾ
Số: {number}/KH-SYT
Lào Cai, ngày 10 tháng 3 năm 2020
KẾ HOẠCH
Trồng cây xanh năm 2020
Thực hiện Kế hoạch số 15/KH-UBND ngày 03/02/2020 của Ủy ban nhân dân tỉnh Lào Cai về trồng cây xanh;
I. MỤC ĐÍCH
Trồng từ 20 đến 30 cây.
GIÁM ĐỐC
Trần Thị Thử
"""
LITTER = ["__MACOSX/._a.txt", ".DS_Store", "sub/Thumbs.db", "~$a.docx", "sub/"]
OFFICE = ["word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"]


def plan(number: int) -> bytes:
    return PLAN.format(number=number).encode()


def packed(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, content in files:
            package.writestr(name, content)
    return out.getvalue()


def refusal(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as caught:
        list(archive.members(data, "a.zip"))
    return caught.value


# --- members


def test_members_come_in_their_order_without_litter() -> None:
    data = packed(("b.txt", b"2"), *((name, b"x") for name in LITTER), ("sub/a.txt", b"1"))
    assert list(archive.members(data, "a.zip")) == [("b.txt", b"2"), ("sub/a.txt", b"1")]
    assert archive.names(data, "a.zip") == ["b.txt", "sub/a.txt"]
    assert archive.member(data, "a.zip", "sub/a.txt") == b"1"


def test_names_of_old_programs_and_hostile_ones() -> None:
    data = packed(("kế hoạch.txt", b"1"), ("..\\..\\x\n.txt", b"2"))
    assert archive.names(data, "a.zip") == ["kế hoạch.txt", "../../x.txt"]
    unflagged = bytearray(data)  # UTF-8 names without the flag that says so
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(mark) + at
        flags = struct.unpack_from("<H", unflagged, start)[0]
        struct.pack_into("<H", unflagged, start, flags & ~0x800)
    assert archive.names(bytes(unflagged), "a.zip")[0] == "kế hoạch.txt"


def test_a_damaged_member_leaves_the_others() -> None:
    data = packed(("a.txt", b"whole"), ("b.txt", b"damaged"), method=zipfile.ZIP_STORED)
    found = dict(archive.members(data.replace(b"damaged", b"dAmaged"), "a.zip"))
    assert found["a.txt"] == b"whole"
    broken = found["b.txt"]
    assert isinstance(broken, UnreadableFile) and broken.code == "corrupt"


def test_an_unknown_compression_and_a_password_are_said_of_the_member() -> None:
    odd = packed(("a.txt", b"x" * 99), method=zipfile.ZIP_LZMA)
    [(_, reason)] = archive.members(odd, "a.zip")
    assert isinstance(reason, UnreadableFile) and "method" in reason.message
    locked = bytearray(packed(("a.txt", b"x")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 1
    [(_, reason)] = archive.members(bytes(locked), "a.zip")
    assert isinstance(reason, UnreadableFile) and reason.code == "encrypted"


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_INFLATED_BYTES", 3000)
    assert refusal(packed(*((f"{i}.txt", b"0" * 1000) for i in range(5)))).code == "bomb"
    monkeypatch.setattr(archive, "MAX_FILE_BYTES", 500)
    assert refusal(packed(("a.txt", b"0" * 1000))).code == "bomb"
    monkeypatch.setattr(archive, "MAX_MEMBERS", 3)
    assert refusal(packed(*((f"{i}.txt", b"") for i in range(4)))).code == "bomb"


def test_a_real_bomb_costs_little() -> None:
    layer = packed(("a.txt", bytes(limits.MAX_FILE_BYTES + 1)))
    assert len(layer) < 300_000
    assert "200 MB" in str(refusal(layer)) or "256 MB" in str(refusal(layer))


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04" + b"x" * 50, packed(("a.txt", b"x" * 500))[:80]], ids=["head", "half"]
)
def test_a_cut_archive_is_damaged(data: bytes) -> None:
    assert refusal(data).code == "corrupt"


@pytest.mark.parametrize("name", OFFICE)
def test_an_office_package_is_no_archive(name: str) -> None:
    data = packed(("[Content_Types].xml", b"<x/>"), (name, b"<x/>"))
    assert not archive.is_archive(data, "a")
    assert archive.is_archive(packed(("ke-hoach.txt", b"x")), "a")


def test_without_a_program_a_packed_archive_says_which(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive.shutil, "which", lambda name: None)
    reason = refusal(b"Rar!\x1a\x07\x01\x00" + b"x" * 90)
    assert reason.code == "needs_converter" and "7z" in reason.message


@pytest.mark.skipif(not shutil.which("bsdtar") and not shutil.which("7z"), reason="needs bsdtar or 7z")
def test_a_program_opens_other_archives(tmp_path: Path) -> None:
    (tmp_path / "kế hoạch [1].txt").write_bytes(plan(1))
    made = tmp_path / "a.7z"
    by = [["bsdtar", "--format=7zip", "-cf"], ["7z", "a"]][not shutil.which("bsdtar")]
    subprocess.run([*by, str(made), "kế hoạch [1].txt"], cwd=tmp_path, check=True, capture_output=True)
    assert list(archive.members(made.read_bytes(), "a.7z")) == [("kế hoạch [1].txt", plan(1))]


# --- places


def test_places_inside_archives(tmp_path: Path) -> None:
    (tmp_path / "a!b").mkdir()
    outer = tmp_path / "a!b" / "c.zip"
    outer.write_bytes(packed(("sub/x!y.txt", b"1")))
    place = f"{outer}!sub/x!y.txt"
    assert archives.split(place) == (str(outer), "sub/x!y.txt")
    assert archives.file_name(place) == "c.zip!sub/x!y.txt"
    assert archives.split(str(outer)) is None
    assert archives.file_name(str(outer)) == "c.zip"


# --- records and tables


def test_extract_gives_a_line_for_each_member(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outer = tmp_path / "a.zip"
    outer.write_bytes(packed(("b.txt", plan(21)), ("sub/c.txt", plan(22)), ("d.zip", packed(("x", b"x")))))
    (tmp_path / "e.txt").write_bytes(plan(23))
    assert main(["extract", str(outer), str(tmp_path / "e.txt"), "--format", "jsonl"]) == 1
    said = capsys.readouterr()
    lines = [json.loads(line) for line in said.out.splitlines()]
    assert [line["file"] for line in lines] == ["a.zip!b.txt", "a.zip!sub/c.txt", "e.txt"]
    assert [line["symbol"] for line in lines] == ["21/KH-SYT", "22/KH-SYT", "23/KH-SYT"]
    assert "a.zip!d.zip: a ZIP archive" in said.err


def files_and_documents(folder: Path, out: Path) -> tuple[dict[str, str], list[str]]:
    """What stands there after a run (path -> status or why it cannot be read), and the documents' sources."""
    store = open_store(out)
    run(store, Job((folder,), date(2021, 1, 1)))
    files = read_frame(store, "files")
    files = files[files["present"].astype(bool)]
    status = files["code"].where(files["code"].notna(), files["status"])
    documents = read_frame(store, "documents")
    held = documents[documents["status"] == "held"]
    return dict(zip(files["path"], status, strict=True)), sorted(held["source"])


def test_run_keeps_a_row_for_the_archive_and_one_for_each_member(tmp_path: Path) -> None:
    folder, out = tmp_path / "raw", tmp_path / "out"
    folder.mkdir()
    (folder / "a.zip").write_bytes(
        packed(("b.txt", plan(21)), ("c.jpg", b"\xff\xd8\xff"), ("again.txt", plan(21)))
    )
    (folder / "plain.txt").write_bytes(plan(22))
    seen, sources = files_and_documents(folder, out)
    assert seen == {
        "a.zip": "ok",
        "a.zip!b.txt": "ok",
        "a.zip!again.txt": "ok",
        "a.zip!c.jpg": seen["a.zip!c.jpg"],
        "plain.txt": "ok",
    }
    assert seen["a.zip!c.jpg"] != "ok"
    assert sources == ["a.zip!again.txt", "plain.txt"]
    assert files_and_documents(folder, out) == (seen, sources)  # a second run changes nothing


def test_a_changed_archive_and_a_broken_one(tmp_path: Path) -> None:
    folder, out = tmp_path / "raw", tmp_path / "out"
    folder.mkdir()
    (folder / "a.zip").write_bytes(packed(("b.txt", plan(21)), ("c.txt", plan(22))))
    (folder / "cut.zip").write_bytes(packed(("b.txt", plan(23)))[:60])
    seen, _ = files_and_documents(folder, out)
    assert seen == {"a.zip": "ok", "a.zip!b.txt": "ok", "a.zip!c.txt": "ok", "cut.zip": "corrupt"}
    (folder / "a.zip").write_bytes(packed(("b.txt", plan(21)), ("d.txt", plan(24))))
    seen, _ = files_and_documents(folder, out)
    assert seen == {"a.zip": "ok", "a.zip!b.txt": "ok", "a.zip!d.txt": "ok", "cut.zip": "corrupt"}
    (folder / "a.zip").unlink()
    seen, _ = files_and_documents(folder, out)
    assert seen == {"cut.zip": "corrupt"}


def test_a_plain_file_that_is_inside_an_archive_too_is_one_document(tmp_path: Path) -> None:
    folder, out = tmp_path / "raw", tmp_path / "out"
    folder.mkdir()
    (folder / "a.zip").write_bytes(packed(("b.txt", plan(21))))
    (folder / "b.txt").write_bytes(plan(21))
    seen, sources = files_and_documents(folder, out)
    assert seen == {"a.zip": "ok", "a.zip!b.txt": "ok", "b.txt": "ok"}
    assert len(sources) == 1
