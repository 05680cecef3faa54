"""PDFs that are not read, and why."""

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from parsers import ocr, parse_bytes
from parsers.document import MetaField
from tests.test_pdf import OPENING, REAL, drawn, needs_font, read, refusal


def image() -> ImageReader:
    return ImageReader(Image.new("L", (60, 80), 200))


@needs_font
@pytest.mark.parametrize("stamp", [[], ["Ký bởi: Sở Y tế", "Ngày ký: 03/03/2022"]])
def test_a_scan_has_no_text_layer(stamp: list[str]) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(image(), 0, 0, *A4)
        for i, text in enumerate(stamp):
            canvas.drawString(380, 810 - 14 * i, text)

    assert refusal(drawn(draw)).code == "no_text_layer"


@needs_font
def test_a_text_layer_without_vietnamese_over_a_scan() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawImage(image(), 0, 0, *A4)
        for y in range(700, 400, -20):
            canvas.drawString(75, y, "Uy ban nhan dan tinh ban hanh Ke hoach thuc hien chuong trinh")

    assert refusal(drawn(draw)).code == "no_text_layer"


@needs_font
def test_one_scanned_page_among_others_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "missing", lambda: "tesseract is not installed")

    def draw(canvas: Canvas) -> None:
        canvas.drawString(75, 700, OPENING[:60])
        canvas.showPage()
        canvas.drawImage(image(), 0, 0, *A4)

    document = read(drawn(draw))
    assert [(note.code, note.page) for note in document.notes] == [("partly_unread", 2)]


BOMBS = [
    (b"%PDF-1.7\n" + b"1 0 obj\n<<>>\nendobj\n" * 1_000_000, "bomb", "objects"),
    (b"%PDF-1.4\n%%EOF", "corrupt", "PDF"),
]


@pytest.mark.parametrize(("data", "code", "words"), BOMBS, ids=["objects", "cut"])
def test_refused(data: bytes, code: str, words: str) -> None:
    error = refusal(data)
    assert (error.code, words in error.message) == (code, True), error.message


@needs_font
def test_a_page_of_absurd_size_is_refused() -> None:
    data = drawn(lambda canvas: canvas.drawString(5, 5, "x"), (100_000, 100_000))
    assert refusal(data).code == "bomb"


@pytest.mark.skipif(not REAL.exists(), reason="the real files are not here")
def test_numbers_that_clerks_stamp_on_a_signed_file_stand_in_their_place() -> None:
    document = parse_bytes((REAL / "signed-1.pdf").read_bytes(), "signed-1.pdf")
    lines = document.text.split("\n")
    assert lines[2] == "Số: 362 /KH-SGDĐT" and lines[5] == "Đồng Tháp, ngày 14 tháng 4 năm 2026"
    assert MetaField("Thời gian ký số", "2026-04-15T08:42:57") in document.metadata
    assert len(lines) == 86 and not any(line.isdigit() for line in lines)


@pytest.mark.skipif(not REAL.exists(), reason="the real files are not here")
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_real_scans(number: int) -> None:
    assert refusal((REAL / f"scan-{number}.pdf").read_bytes()).code == "no_text_layer"
