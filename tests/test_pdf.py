"""Native PDFs: reading order, columns, tables over pages, joined paragraphs, stamps; what is no text is refused."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from parsers import UnreadableFile, parse_bytes, pdf
from parsers.document import Document, MetaField

FONTS = Path("/usr/share/fonts/truetype/dejavu")


REAL = Path(__file__).parents[2] / "shared" / "corpus" / "real"


needs_font = pytest.mark.skipif(
    not (FONTS / "DejaVuSerif-Bold.ttf").exists(), reason="no fonts-dejavu-core here"
)


OPENING = (
    "Thực hiện Kế hoạch số 27/KH-UBND ngày 15 tháng 02 năm 2022 của Ủy ban nhân dân tỉnh về nâng cao chất lượng "
    "phục vụ bạn đọc giai đoạn 2022 - 2025, Sở Văn hóa, Thể thao và Du lịch xây dựng kế hoạch như sau:"
)


ITEMS = [
    "1. Tổ chức rà soát vốn tài liệu của các thư viện công cộng; thanh lọc tài liệu hư hỏng, bổ sung tối thiểu "
    "1.200 bản sách cho mỗi thư viện cấp huyện; hoàn thành trước ngày 30/9/2022 theo Quyết định số 118/QĐ-SVHTTDL.",
    "2. Mỗi thư viện mở ít nhất 02 buổi nói chuyện chuyên đề.",
    "3. Phối hợp với Sở Giáo dục và Đào tạo đưa xe thư viện lưu động đến các trường ở vùng sâu, vùng xa, bảo đảm "
    "mỗi trường được phục vụ 04 lượt/năm.",
]


HEAD = ["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"]


TASKS = [
    [str(i), f"Rà soát tài liệu của thư viện huyện thứ {i} và lập danh mục đề nghị thanh lọc", "Thư viện tỉnh", f"Tháng {i % 12 + 1}/2022"]
    for i in range(1, 33)
]  # fmt: skip


RECIPIENTS = ["- UBND tỉnh (báo cáo);", "- Phòng VHTT các huyện,\n  thị xã, thành phố;", "- Lưu: VT, QLVH."]


def style(*, bold: bool = False, size: float = 12, **more: object) -> ParagraphStyle:
    for name in ("DejaVuSerif", "DejaVuSerif-Bold"):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{name}.ttf")))
    font = "DejaVuSerif-Bold" if bold else "DejaVuSerif"
    return ParagraphStyle("s", fontName=font, fontSize=size, leading=size * 1.3, **more)  # type: ignore[arg-type]


def plan(tasks: list[list[str]], head_again: bool = True) -> bytes:
    """A plan as an office lays it out, with page numbers and a running head."""
    body, bold = (
        style(alignment=TA_JUSTIFY, firstLineIndent=30, spaceAfter=4),
        style(bold=True, firstLineIndent=30),
    )
    mid, mid_bold = style(size=10, alignment=TA_CENTER), style(size=10, bold=True, alignment=TA_CENTER)
    title, cell = style(bold=True, alignment=TA_CENTER), style(size=10)
    left = [Paragraph("UBND TỈNH KON TUM", mid), Paragraph("SỞ VĂN HÓA, THỂ THAO<br/>VÀ DU LỊCH", mid_bold)]
    left += [Paragraph("Số: 31/KH-SVHTTDL", mid)]
    right = [
        Paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", mid_bold),
        Paragraph("Độc lập - Tự do - Hạnh phúc", mid_bold),
    ]
    right += [Spacer(0, 14), Paragraph("Kon Tum, ngày 03 tháng 3 năm 2022", mid)]
    parts = [Table([[left, right]], colWidths=[190, 260]), Spacer(0, 16), Paragraph("KẾ HOẠCH", title)]
    parts += [
        Paragraph("Nâng cao chất lượng phục vụ bạn đọc của hệ thống<br/>thư viện công cộng năm 2022", title)
    ]
    parts += [Spacer(0, 10), Paragraph(OPENING, body), Paragraph("I. NHIỆM VỤ", bold)]
    parts += [Paragraph(text, body) for text in ITEMS]
    rows = [[Paragraph(text, cell) for text in row] for row in [HEAD, *tasks]]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    parts += [Paragraph("II. PHÂN CÔNG", bold), Spacer(0, 6)]
    parts += [
        Table(rows, colWidths=[30, 230, 100, 90], style=grid, repeatRows=int(head_again)),
        Spacer(0, 12),
    ]
    receivers = [Paragraph("Nơi nhận:", style(size=9, bold=True))]
    receivers += [Paragraph(text.replace("\n", "<br/>"), style(size=9)) for text in RECIPIENTS]
    signer = [Paragraph(text, title) for text in ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")]
    signer += [Spacer(0, 50), Paragraph("Y Thu Hạnh", title)]
    top = [("VALIGN", (0, 0), (-1, -1), "TOP")]
    parts += [Table([[receivers, signer]], colWidths=[220, 230], style=top)]
    out = io.BytesIO()
    page = SimpleDocTemplate(out, pagesize=A4, leftMargin=75, rightMargin=55, topMargin=70, bottomMargin=60)
    page.build(parts, onFirstPage=_foot, onLaterPages=_foot)
    return out.getvalue()


def _foot(canvas: Canvas, page: SimpleDocTemplate) -> None:
    canvas.setFont("DejaVuSerif", 9)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 40, f"- {page.page} -")
    canvas.drawString(75, 30, f"Thư viện tỉnh - bản số {page.page}")


def drawn(draw: Callable[[Canvas], object], size: tuple[float, float] = A4, **more: object) -> bytes:
    style()
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, **more)
    canvas.setFont("DejaVuSerif", 12)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def read(data: bytes) -> Document:
    return parse_bytes(data, "plan.pdf")


def refusal(data: bytes) -> UnreadableFile:
    with pytest.raises(UnreadableFile) as error:
        pdf.read(data, "plan.pdf")
    return error.value


@needs_font
@pytest.mark.parametrize("head_again", [True, False])
def test_a_plan_comes_out_word_for_word(head_again: bool) -> None:
    document = read(plan(TASKS, head_again))
    assert document.text.split("\n") == [
        "UBND TỈNH KON TUM",
        "SỞ VĂN HÓA, THỂ THAO",
        "VÀ DU LỊCH",
        "Số: 31/KH-SVHTTDL",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Kon Tum, ngày 03 tháng 3 năm 2022",
        "KẾ HOẠCH",
        "Nâng cao chất lượng phục vụ bạn đọc của hệ thống thư viện công cộng năm 2022",
        OPENING,
        "I. NHIỆM VỤ",
        *ITEMS,
        "II. PHÂN CÔNG",
        *(" | ".join(row) for row in [HEAD, *TASKS]),
        "Nơi nhận:",
        "- UBND tỉnh (báo cáo);",
        "- Phòng VHTT các huyện, thị xã, thành phố;",
        "- Lưu: VT, QLVH.",
        "KT. GIÁM ĐỐC",
        "PHÓ GIÁM ĐỐC",
        "Y Thu Hạnh",
    ]
    assert (document.pages or 0) > 1 and document.format == "pdf"


@needs_font
def test_blocks_know_their_page_number_and_look() -> None:
    document = read(plan(TASKS))
    by_text = {document.text[b.start : b.end]: b for b in document.blocks if b.kind == "paragraph"}
    assert (by_text["KẾ HOẠCH"].bold, by_text["KẾ HOẠCH"].centered) == (True, True)
    assert (by_text[OPENING].bold, by_text[OPENING].centered, by_text[OPENING].page) == (False, False, 1)
    assert by_text["I. NHIỆM VỤ"].number == "I." and by_text["I. NHIỆM VỤ"].bold
    assert by_text["Y Thu Hạnh"].page == document.pages
    (table,) = [b for b in document.blocks if b.kind == "table"]
    assert len(table.rows) == 33 and {len(row) for row in table.rows} == {4}


@needs_font
def test_what_was_removed_can_be_shown() -> None:
    document = read(plan(TASKS))
    removed = [repair.before for repair in document.repairs if repair.kind == "chrome"]
    assert "- 1 -" in removed and "Thư viện tỉnh - bản số 2" in removed
    start = document.text.index("Thực hiện Kế hoạch")
    quote = document.quote(start, start + len(OPENING))
    assert quote.replace("\n", " ") == OPENING and "\n" in quote


@needs_font
def test_a_paragraph_and_a_symbol_cut_by_a_page() -> None:
    lines = [
        "Yêu cầu các đơn vị thuộc Sở căn cứ nhiệm vụ được giao tại Kế hoạch số 31/KH-",
        "SVHTTDL để thực hiện./.",
    ]

    def draw(canvas: Canvas) -> None:
        for y in range(780, 90, -18):
            canvas.drawString(
                75, y, "Nội dung của đoạn văn này lấp đầy trang giấy cho đến hết mép phải của nó,"
            )
        canvas.drawString(75, 72, lines[0])
        canvas.showPage()
        canvas.setFont("DejaVuSerif", 12)
        canvas.drawString(290, 800, "2")
        canvas.drawString(75, 760, lines[1])

    text = read(drawn(draw)).text
    assert text.endswith("tại Kế hoạch số 31/KH-SVHTTDL để thực hiện./.")


@needs_font
def test_merged_cells_and_a_row_cut_by_a_page() -> None:
    cell = style(size=11)
    rows = [["TT", "Chỉ tiêu", ""], ["", "Năm 2022", "Năm 2025"], ["1", "Tỷ lệ 80%", "Tỷ lệ 90%"]]
    spans = [("GRID", (0, 0), (-1, -1), 0.5, "black"), ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0))]
    first = Table(
        [[Paragraph(text, cell) for text in row] for row in rows], colWidths=[40, 150, 150], style=spans
    )
    above = [["1", "Lắp đặt bảng tin tại các"]]
    below = [["", "thôn, bản vùng cao"], ["2", "Sửa chữa loa truyền thanh"]]
    parts = [first, Spacer(0, 30)]
    for i, part in enumerate((above, below)):
        parts += [PageBreak()] if i else []
        table = [[Paragraph(text, cell) for text in row] for row in part]
        parts.append(Table(table, colWidths=[40, 200], style=spans[:1]))
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(parts)
    document = read(out.getvalue())
    head, second = (b for b in document.blocks if b.kind == "table")
    assert [[(document.text[c.start : c.end], c.colspan, c.rowspan) for c in row] for row in head.rows] == [
        [("TT", 1, 2), ("Chỉ tiêu", 2, 1)],
        [("Năm 2022", 1, 1), ("Năm 2025", 1, 1)],
        [("1", 1, 1), ("Tỷ lệ 80%", 1, 1), ("Tỷ lệ 90%", 1, 1)],
    ]
    assert document.text[second.start : second.end].split("\n") == [
        "1 | Lắp đặt bảng tin tại các thôn, bản vùng cao",
        "2 | Sửa chữa loa truyền thanh",
    ]


@needs_font
@pytest.mark.parametrize("flag", [True, False])
def test_turned_pages(flag: bool) -> None:
    def draw(canvas: Canvas) -> None:
        if flag:
            canvas.setPageRotation(90)
        canvas.translate(A4[0], 0)
        canvas.rotate(90)
        canvas.drawString(72, 500, "PHỤ LỤC")
        canvas.drawString(72, 470, "1. Bảng phân công nhiệm vụ của các phòng.")
        canvas.drawString(72, 440, "2. Thời hạn hoàn thành của từng việc.")

    assert read(drawn(draw)).text.split("\n") == [
        "PHỤ LỤC",
        "1. Bảng phân công nhiệm vụ của các phòng.",
        "2. Thời hạn hoàn thành của từng việc.",
    ]


@needs_font
def test_a_landscape_annex_has_its_own_margins() -> None:
    line = (
        "Đoạn văn dài của phụ lục nằm ngang được ngắt dòng ở mép phải trang giấy khổ ngang, vì thế dòng này"
    )

    def draw(canvas: Canvas) -> None:
        for y in range(500, 400, -18):
            canvas.drawString(60, y, line)
        canvas.drawString(60, 392, "kết thúc tại đây.")

    assert read(drawn(draw, landscape(A4))).text == " ".join([line] * 6 + ["kết thúc tại đây."])


@needs_font
def test_a_signature_program_s_stamp_is_metadata() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("DejaVuSerif", 7)
        for i, text in enumerate(
            ["Ký bởi: Sở Y tế", "Email: soyte@kontum.gov.vn", "Thời gian ký: 03/03/2022 15:20:11"]
        ):
            canvas.drawString(400, 820 - 9 * i, text)
        canvas.setFont("DejaVuSerif", 12)
        canvas.drawString(75, 740, "KẾ HOẠCH")
        canvas.drawString(75, 700, "1. Kiểm tra vệ sinh an toàn thực phẩm.")

    document = read(drawn(draw))
    assert document.text == "KẾ HOẠCH\n1. Kiểm tra vệ sinh an toàn thực phẩm."
    assert MetaField("Ký bởi", "Sở Y tế") in document.metadata
    assert MetaField("Thời gian ký", "03/03/2022 15:20:11") in document.metadata


@needs_font
def test_an_empty_password_opens() -> None:
    text = "Kế hoạch này được bảo vệ chống sửa đổi."
    lock = StandardEncryption("", ownerPassword="khoa", canModify=0)
    assert read(drawn(lambda canvas: canvas.drawString(75, 700, text), encrypt=lock)).text == text
    closed = drawn(lambda canvas: canvas.drawString(75, 700, text), encrypt=StandardEncryption("mo", "khoa"))
    assert refusal(closed).code == "encrypted"
