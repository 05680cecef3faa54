"""Word 97 and RTF files read in numbers: one run of LibreOffice for many, the same text as one by one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows.converting import convert_ahead, read_files
from flows.reading import read_made
from parsers import parse
from parsers.document import UnreadableFile

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
RTF = r"{{\rtf1\ansi {{\pard S\u7903? Y t\u7871? l\u7853?p k\u7871? ho\u7841?ch th\u7913? {0}.\par}}}}"


def _folder(place: Path) -> list[str]:
    for number in range(3):
        (place / f"{number}.rtf").write_text(RTF.format(number))
    (place / "bomb.rtf").write_bytes(b"{\\rtf1 " + b"{" * 100_000)
    (place / "sheet.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    (place / "a.txt").write_text("KẾ HOẠCH")
    return sorted(map(str, place.iterdir()))


@needs_office
def test_many_are_made_docx_at_once(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    locations = _folder(tmp_path / "in")
    made = convert_ahead(locations, tmp_path / "out", 1)
    assert [Path(location).name for location in sorted(made)] == ["0.rtf", "1.rtf", "2.rtf"]
    texts = [parse(Path(location), Path(docx).read_bytes()).text for location, docx in sorted(made.items())]
    assert texts == [f"Sở Y tế lập kế hoạch thứ {number}." for number in range(3)]
    assert parse(Path(locations[0])).text == texts[0]


@needs_office
def test_each_file_has_its_end(tmp_path: Path) -> None:
    locations = _folder(tmp_path)
    ends = {Path(file[0]).name: end for file, end in read_files([(at, at) for at in locations], 2)}
    assert len(ends) == 6
    codes = {name: end.code for name, end in ends.items() if isinstance(end, UnreadableFile)}
    assert codes == {"bomb.rtf": "bomb", "sheet.doc": "wrong_format"}


def test_few_are_left_to_be_converted_alone(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_text(RTF.format(1))
    assert convert_ahead([str(tmp_path / "a.rtf")], tmp_path, 1) == {}


def test_what_has_changed_since_is_read_anew(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH")
    (tmp_path / "of-another.docx").write_bytes(b"")
    doc_id, _ = read_made((str(tmp_path / "a.txt"), "a.txt", str(tmp_path / "of-another.docx")))
    assert doc_id == parse(tmp_path / "a.txt").doc_id
