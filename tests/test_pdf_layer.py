"""PDFs whose text layer is not what is drawn: old encodings, pages that are pictures, stamps over scans."""

import pytest
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bench.sources import encoded
from parsers import ocr, parse_bytes
from parsers.document import Document, MetaField
from tests.test_pdf import FONTS, ITEMS, OPENING, drawn, needs_font, read

needs_ocr = pytest.mark.skipif(ocr.missing() is not None, reason="tesseract with Vietnamese is not here")


def in_old_letters(encoding: str) -> Document:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        for at, line in enumerate(["KẾ HOẠCH", *OPENING.split(", "), *ITEMS[1].split("; ")]):
            shown = encoded(line, encoding).decode("latin-1")  # type: ignore[arg-type]
            canvas.drawString(75, 760 - 20 * at, shown)

    return parse_bytes(drawn(draw), "a.pdf")


@needs_font
@pytest.mark.parametrize("encoding", ["tcvn3", "vni"])
def test_old_encodings_without_a_unicode_map(encoding: str) -> None:
    document = in_old_letters(encoding)
    assert "Thực hiện Kế hoạch số 27/KH-UBND ngày 15 tháng 02 năm 2022" in document.text
    assert "2. Mỗi thư viện mở ít nhất 02 buổi nói chuyện chuyên đề." in document.text
    at = document.text.index("Thực hiện")
    assert document.quote(at, at + 9) == encoded("Thực hiện", encoding).decode("latin-1")  # type: ignore[arg-type]
    assert "legacy_encoding" in [note.code for note in document.notes]


def picture(lines: list[str]) -> ImageReader:
    """A page of A4 at 200 dpi with these lines."""
    image = Image.new("L", (1654, 2339), 255)
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONTS / "DejaVuSerif.ttf"), 34)
    for at, line in enumerate(lines):
        pen.text((200, 250 + 70 * at), line, font=font, fill=0)
    return ImageReader(image)


@needs_font
@needs_ocr
def test_a_page_that_is_a_picture_is_read_among_native_ones() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(75, 700, OPENING[:60])
        canvas.drawString(75, 680, ITEMS[1])
        canvas.showPage()
        canvas.drawImage(
            picture(["Kinh phí thực hiện năm 2022 là 120 triệu đồng.", "Giao Thư viện tỉnh chủ trì."]),
            0,
            0,
            *A4,
        )

    document = read(drawn(draw))
    assert ITEMS[1] in document.text
    assert "Kinh phí thực hiện năm 2022 là 120 triệu đồng." in document.text
    assert [(note.code, note.page) for note in document.notes] == [("ocr_page", 2)]


@needs_font
@needs_ocr
def test_the_stamp_over_a_scan_is_a_witness() -> None:
    lines = [OPENING[:60], "Giao Thư viện tỉnh chủ trì thực hiện trong năm 2022."]

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(picture(lines), 0, 0, *A4)
        for at, text in enumerate(("Ký bởi: Sở Văn hóa", "Ngày ký: 03/03/2022 10:15")):
            canvas.drawString(380, 810 - 14 * at, text)

    document = parse_bytes(drawn(draw), "a.pdf")
    assert document.format == "scan"
    assert MetaField("Ngày ký", "03/03/2022 10:15") in document.metadata
