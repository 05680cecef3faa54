"""PDF tables whose lines are incomplete come out cell by cell; what only stands side by side stays text."""

import io
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from parsers.document import Document
from tests.test_pdf import drawn, needs_font, read, style

HEAD = ["TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian hoàn thành"]


ROWS = [
    ["1", "Xây dựng và ban hành quy chế phối hợp giữa các phòng chuyên môn", "Văn phòng Sở", "Quý I/2024"],
    ["2", "Tập huấn nghiệp vụ", "Phòng Nghiệp vụ và các đơn vị trực thuộc", "Trước ngày 30/6/2024"],
    ["3", "Kiểm tra việc thực hiện tại 12 huyện, thị xã, thành phố và báo cáo kết quả", "Thanh tra Sở", "Tháng 9/2024"],
    ["4", "Sơ kết, đánh giá", "Văn phòng Sở", "15/12/2024"],
]  # fmt: skip


WIDTHS = [30, 205, 115, 105]


ABOVE = (
    "Căn cứ Kế hoạch này, các đơn vị thuộc Sở chủ động triển khai thực hiện những nhiệm vụ được phân công tại "
    "bảng dưới đây và báo cáo kết quả về Văn phòng Sở theo thời hạn."
)


BELOW = (
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị kịp thời phản ánh về Sở để xem xét."
)


def table(
    *lines: tuple[object, ...], rows: list[list[str]] = ROWS, head: list[str] | None = HEAD, **more: Any
) -> Table:
    cell = style(size=10)
    body = [[Paragraph(text, cell) for text in row] for row in ([head] if head else []) + rows]
    return Table(body, colWidths=WIDTHS, style=[("VALIGN", (0, 0), (-1, -1), "TOP"), *lines], **more)


def page(*parts: Flowable) -> bytes:
    body = style(alignment=TA_JUSTIFY, firstLineIndent=30)
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4, leftMargin=75, rightMargin=55).build(
        [Paragraph(ABOVE, body), Spacer(0, 8), *parts, Spacer(0, 8), Paragraph(BELOW, body)]
    )
    return out.getvalue()


def tables(document: Document) -> list[list[list[str]]]:
    return [
        [[document.text[c.start : c.end] for c in row] for row in block.rows]
        for block in document.blocks
        if block.kind == "table"
    ]


def grid_of(step: Callable[[Canvas, float, float, float, float], None]) -> bytes:
    """The rows in cells of 40 points height, the lines drawn by `step` from corner to corner."""
    xs = [60, 95, 300, 420, 540]
    short = [[text[:14].strip() for text in row] for row in [HEAD, *ROWS]]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("DejaVuSerif", 10)
        for i, row in enumerate(short):
            y = 700 - 40 * i
            for x, text in zip(xs, row, strict=False):
                canvas.drawString(x + 5, y - 22, text)
        for y in range(700, 460, -40):
            step(canvas, xs[0], y, xs[-1], y)
        for x in xs:
            step(canvas, x, 500, x, 700)

    return drawn(draw)


SHORT = [[text[:14].strip() for text in row] for row in [HEAD, *ROWS]]


LEVEL = ("LINEABOVE", (0, 0), (-1, -1), 0.5, "black")


LAST = ("LINEBELOW", (0, -1), (-1, -1), 0.5, "black")


UPRIGHT = [("LINEBEFORE", (0, 0), (-1, -1), 0.5, "black"), ("LINEAFTER", (-1, 0), (-1, -1), 0.5, "black")]


HEAD_RULES = [("LINEABOVE", (0, 0), (-1, 0), 1, "black"), ("LINEBELOW", (0, 0), (-1, 0), 0.5, "black"), LAST]


INCOMPLETE = {
    "level lines only": [LEVEL, LAST],
    "level lines and a frame": [LEVEL, LAST, ("BOX", (0, 0), (-1, -1), 0.5, "black")],
    "lines around the head only": HEAD_RULES,
    "a shaded head": [("BACKGROUND", (0, 0), (-1, 0), "lightgrey")],
    "shaded rows": [("ROWBACKGROUNDS", (0, 0), (-1, -1), ["white", "lightgrey"])],
    "upright lines only": [*UPRIGHT, *HEAD_RULES],
    "no lines": [],
    "numbers in the middle": [("VALIGN", (0, 0), (-1, -1), "MIDDLE")],
    "rows without space between them": [
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ],
    "numbers in the middle and no space": [
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ],
    "upright lines and a frame": [*UPRIGHT, ("BOX", (0, 0), (-1, -1), 0.5, "black")],
    "numbers at the foot": [("VALIGN", (0, 0), (-1, -1), "BOTTOM")],
}


@needs_font
@pytest.mark.parametrize("lines", INCOMPLETE.values(), ids=INCOMPLETE)
def test_every_cell_of_a_table_with_incomplete_lines(lines: list[tuple[object, ...]]) -> None:
    document = read(page(table(*lines)))
    assert tables(document) == [[HEAD, *ROWS]]
    text = document.text.split("\n")
    assert (text[0], text[-1], len(text)) == (ABOVE, BELOW, len(ROWS) + 3)


def solid(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(x0, y0, x1, y1)


def pieces(length: float, blank: float) -> Callable[[Canvas, float, float, float, float], None]:
    """Every dash a line of its own, as word processors write them."""

    def step(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
        whole = max(x1 - x0, y1 - y0)
        dx, dy = (x1 - x0) / whole, (y1 - y0) / whole
        at = 0.0
        while at < whole:
            end = min(at + length, whole)
            canvas.line(x0 + dx * at, y0 + dy * at, x0 + dx * end, y0 + dy * end)
            at += length + blank

    return step


def dashed(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.setDash(3, 5)
    canvas.line(x0, y0, x1, y1)


def dots(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    whole = max(x1 - x0, y1 - y0)
    for i in range(int(whole // 4)):
        x, y = x0 + (x1 - x0) * i * 4 / whole, y0 + (y1 - y0) * i * 4 / whole
        canvas.rect(x, y, 0.7, 0.7, stroke=0, fill=1)


def double(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    off = (0, 4) if y0 == y1 else (4, 0)
    canvas.line(x0, y0, x1, y1)
    canvas.line(x0 + off[0], y0 + off[1], x1 + off[0], y1 + off[1])


def dotted_rows(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    (dots if y0 == y1 and y0 not in (700, 660, 500) else solid)(canvas, x0, y0, x1, y1)


BROKEN = {
    "dashes": pieces(4, 5),
    "long dashes": pieces(10, 6),
    "a dash pattern": dashed,
    "dots": dots,
    "double lines": double,
    "dotted lines between rows": dotted_rows,
    "solid lines": solid,
}


@needs_font
@pytest.mark.parametrize("step", BROKEN.values(), ids=BROKEN)
def test_broken_lines(step: Callable[[Canvas, float, float, float, float], None]) -> None:
    assert tables(read(grid_of(step))) == [SHORT]


@needs_font
def test_shaded_cells_with_white_between() -> None:
    xs = [60, 95, 300, 420, 540]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("DejaVuSerif", 10)
        for i, row in enumerate(SHORT):
            y = 700 - 40 * i
            for (x0, x1), text in zip(pairwise(xs), row, strict=True):
                canvas.setFillGray(0.9)
                canvas.rect(x0 + 2.5, y - 37.5, x1 - x0 - 5, 35, stroke=0, fill=1)
                canvas.setFillGray(0)
                canvas.drawString(x0 + 6, y - 22, text)

    assert tables(read(drawn(draw))) == [SHORT]


@needs_font
@pytest.mark.parametrize("lines", [[], [LEVEL, LAST], HEAD_RULES], ids=["none", "level", "head"])
@pytest.mark.parametrize("again", [0, 1])
def test_tables_over_pages(lines: list[tuple[object, ...]], again: int) -> None:
    rows = [[str(i), *ROWS[i % 4][1:]] for i in range(1, 61)]
    document = read(page(table(*lines, rows=rows, repeatRows=again)))
    assert tables(document) == [[HEAD, *rows]]
    assert (document.pages or 0) > 2


@needs_font
@pytest.mark.parametrize("lines", [[], [LEVEL, LAST]], ids=["none", "level"])
def test_a_group_of_rows_has_a_row_of_its_own(lines: list[tuple[object, ...]]) -> None:
    group = [
        ["I.", "Công tác xây dựng thể chế, chính sách và tuyên truyền, phổ biến pháp luật năm 2024", "", ""]
    ]
    spans = [("SPAN", (0, 1), (-1, 1))]
    rows = [[" ".join(group[0][:2]), "", "", ""], *ROWS]
    document = read(page(table(*lines, *spans, rows=rows)))
    (block,) = [block for block in document.blocks if block.kind == "table"]
    assert tables(document) == [[HEAD, [rows[0][0]], *ROWS]]
    assert [cell.colspan for cell in block.rows[1]] == [4]


@needs_font
def test_a_head_of_several_lines() -> None:
    head = ["Số<br/>TT", "Nội dung công việc", "Cơ quan,<br/>đơn vị<br/>chủ trì", "Thời gian<br/>hoàn thành"]
    whole = [text.replace("<br/>", " ") for text in head]
    for align in ("TOP", "MIDDLE"):
        document = read(page(table(("VALIGN", (0, 0), (-1, 0), align), head=head)))
        assert tables(document) == [[whole, *ROWS]], align


@needs_font
def test_a_page_with_an_origin_of_its_own() -> None:
    pdf = pdfium.PdfDocument(page(table(LEVEL, LAST)))
    pdf[0].set_mediabox(-20, -30, A4[0] + 10, A4[1] + 40)
    out = io.BytesIO()
    pdf.save(out)
    assert tables(read(out.getvalue())) == [[HEAD, *ROWS]]


@needs_font
@pytest.mark.parametrize("lines", [[], [LEVEL, LAST]], ids=["none", "level"])
@pytest.mark.parametrize("flag", [True, False])
def test_a_sideways_page(lines: list[tuple[object, ...]], flag: bool) -> None:
    """Cut where the page says how it is turned; else its words are kept as text."""

    def draw(canvas: Canvas) -> None:
        if flag:
            canvas.setPageRotation(90)
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        sideways = table(*lines)
        sideways.wrapOn(canvas, 700, 500)
        sideways.drawOn(canvas, 60, 250)

    document = read(drawn(draw))
    assert tables(document) == ([[HEAD, *ROWS]] if flag else [])
    words = sorted(" ".join(text for row in [HEAD, *ROWS] for text in row).split())
    assert sorted(document.text.replace(" | ", " ").split()) == words


# --- what is no table
