"""The compliance report: as a page, as one file, as a PDF, from the desk and from the command."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from fastapi.testclient import TestClient

from flows.cli import main
from tables.store import Store
from tests.conftest import AS_OF, desk_over
from web.report_pdf import has_font

needs_font = pytest.mark.skipif(
    not has_font(), reason="no font for Vietnamese: deploy/system-packages installs one"
)
SAID = ("Báo cáo tình hình ban hành kế hoạch thực hiện", "Tính đến ngày 15/01/2026", "96/KH-UBND", "Không tìm thấy",
        "Bộ Chỉ huy quân sự tỉnh", "được coi là đầy đủ")  # fmt: skip


@pytest.fixture(scope="module")
def desk(sample_store: Store) -> TestClient:
    return desk_over(sample_store)


def words_of(pdf: bytes) -> tuple[str, int]:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.split()), len(document)


@needs_font
def test_the_pdf_says_what_the_page_says(desk: TestClient) -> None:
    answer = desk.get("/compliance/report.pdf")
    assert answer.headers["content-type"] == "application/pdf"
    words, pages = words_of(answer.content)
    assert [said for said in SAID if said not in words] == [] and pages > 1
    assert answer.content == desk.get("/compliance/report.pdf").content
    english, _ = words_of(desk.get("/compliance/report.pdf?lang=en").content)
    assert "Not found" in english and "taken as complete" in english


@needs_font
def test_the_pdf_holds_what_was_asked_for(desk: TestClient) -> None:
    words, _ = words_of(desk.get("/compliance/report.pdf?verdict=late").content)
    assert "Kết luận: Chậm hạn" in words and "158/KH-SNNMT" in words and "Bộ Chỉ huy" not in words
    later, _ = words_of(desk.get("/compliance/report.pdf?as_of=2025-10-01").content)
    assert "Tính đến ngày 01/10/2025" in later and "Chưa đến hạn" in later


def test_the_file_needs_no_other(desk: TestClient) -> None:
    answer = desk.get("/compliance/report.html")
    assert "attachment" in answer.headers["content-disposition"]
    assert [said for said in SAID if said not in answer.text] == []
    assert not re.search(r"(?:src|href)=|url\((?!#)|@import", answer.text)


@pytest.mark.parametrize("form", [pytest.param("pdf", marks=needs_font), "html"])
def test_the_command_writes_it(
    sample_store: Store, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"report.{form}"
    asked = ["comply", "--out", str(sample_store.folder), "--assume-covered", "--as-of", AS_OF.isoformat()]
    assert main([*asked, "--report", str(file)]) == 0
    assert capsys.readouterr().out.strip() == str(file)
    words = words_of(file.read_bytes())[0] if form == "pdf" else file.read_text("utf-8")
    assert [said for said in SAID if said not in words] == []
    assert main([*asked, "--report", str(tmp_path / "report.doc")]) == 2
