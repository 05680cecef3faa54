"""Running text that a page sets in two columns: one column after the other; tables and far-apart words stay rows."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from parsers.pdf_columns import parted
from parsers.pdf_page import Word
from tests.test_pdf import drawn, needs_font, read

TASKS = [
    "Sở Y tế hướng dẫn các bệnh viện lập danh sách người bệnh được nhận hỗ trợ bữa ăn trong dịp hè.",
    "Sở Tài chính bố trí kinh phí mua thuốc cho các trạm y tế xã trước ngày 30 tháng 6 năm 2024.",
    "Ủy ban nhân dân các huyện chọn nơi đặt tủ thuốc, báo cáo kết quả về Sở Y tế hằng quý.",
    "Các trạm y tế xã ghi sổ theo dõi người cao tuổi, gửi về trung tâm y tế huyện vào cuối tháng.",
]


def _wrapped(text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "DejaVuSerif", 10) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


@needs_font
def test_two_columns_are_read_one_after_the_other() -> None:
    paragraphs = [f"{number}. {TASKS[number % 4]}" for number in range(1, 9)]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("DejaVuSerif", 10)
        canvas.drawString(
            72, 760, "Để chăm lo sức khỏe nhân dân trong năm 2024, các đơn vị làm những việc sau đây:"
        )
        for column in range(2):
            y = 730
            for paragraph in paragraphs[4 * column : 4 * column + 4]:
                for line in _wrapped(paragraph, 210):
                    canvas.drawString(72 + 240 * column, y, line)
                    y -= 14
        canvas.drawString(
            72, y - 20, "Trên đây là Kế hoạch, đề nghị các đơn vị thực hiện và báo cáo kết quả về Sở Y tế."
        )

    text = read(drawn(draw)).text.split("\n")
    assert text[1:-1] == paragraphs and text[-1].startswith("Trên đây là Kế hoạch")


def _rows(count: int, *parts: tuple[float, float]) -> list[list[Word]]:
    """Rows of words of 20 points from the one x to the other of each part."""
    words = [x for start, end in parts for x in range(int(start), int(end) - 19, 22)]
    return [[Word("việc", x, 700 - 14 * i, x + 20, 710 - 14 * i) for x in words] for i in range(count)]


def test_what_is_no_running_text_in_columns() -> None:
    edges = (72.0, 530.0)
    assert [strip for _, strip in parted(_rows(8, (72, 290), (312, 530)), edges)] == [(290, 312)]
    for rows in (
        _rows(8, (72, 530)),  # one column
        _rows(5, (72, 290), (312, 530)),  # too few rows
        _rows(8, (72, 290), (312, 360)),  # short words far right, as of a table's last column
        _rows(8, (72, 160), (312, 530)),
    ):
        assert [strip for _, strip in parted(rows, edges)] == [None]
