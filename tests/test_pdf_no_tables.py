"""What is no table on a PDF page, and where pdfplumber stays closed."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from tests.test_pdf import drawn, needs_font, plan, read, style
from tests.test_pdf_plain_tables import ABOVE, BELOW, tables

LETTERHEAD = [
    ("SỞ Y TẾ TỈNH LÀO CAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("TRUNG TÂM Y TẾ", "Độc lập - Tự do - Hạnh phúc"),
    ("Số: 12/KH-TTYT", "Lào Cai, ngày 05 tháng 01 năm 2024"),
]


ADDRESSES = [
    ("1. Bà Lò Thị Thử", "Phòng Tài chính", "điện thoại 0214 000 001"),
    ("2. Ông Vàng A Mẫu", "Phòng Nghiệp vụ", "điện thoại 0214 000 002"),
    ("3. Ông Giàng Văn Ví", "Văn phòng Sở", "điện thoại 0214 000 003"),
]


@needs_font
@pytest.mark.parametrize("ruled", [False, True])
def test_letterhead_signature_addresses_and_justified_text_stay_text(ruled: bool) -> None:
    middle, body = style(size=9, alignment=TA_CENTER), style(alignment=TA_JUSTIFY, firstLineIndent=30)
    side = [[[Paragraph(left, middle)], [Paragraph(right, middle)]] for left, right in LETTERHEAD]
    under = [("LINEBELOW", (0, 1), (-1, 1), 0.5, "black")] if ruled else []
    parts: list[Flowable] = [Table(side, colWidths=[190, 260], style=under), Paragraph("KẾ HOẠCH", style())]
    for number in range(1, 7):
        parts.append(Paragraph(f"{number}. {ABOVE} TT {BELOW}", body))
    parts.append(Table([[Paragraph(text, style(size=10)) for text in row] for row in ADDRESSES]))
    receivers = ["Nơi nhận:", "- Sở Y tế (báo cáo);", "- Các khoa, phòng;", "- Lưu: VT, KHNV."]
    signer = ["GIÁM ĐỐC", "", "", "Thào Thị Thử"]
    parts.append(
        Table(
            [
                [Paragraph(a, style(size=9)), Paragraph(b, middle)]
                for a, b in zip(receivers, signer, strict=True)
            ]
        )
    )
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(parts)
    document = read(out.getvalue())
    assert tables(document) == []
    assert "1. " + ABOVE in document.text and "Thào Thị Thử" in document.text


FORMS: dict[str, Callable[[Canvas], object]] = {
    "lines to be filled in": lambda c: (
        [c.line(75, y, 520, y) for y in range(700, 500, -20)]
        + [
            c.drawString(75, y + 3, "Ý kiến khác của đơn vị về dự thảo kế hoạch này nếu có")
            for y in (520, 560, 680)
        ]
    ),
    "two columns of prose": lambda c: [
        [c.drawString(x, y, "Đơn vị thực hiện theo phân công") for x in (60, 310)]
        for y in range(700, 400, -16)
    ],
    "an abbreviation that begins a line": lambda c: [
        c.drawString(75, 700, "TT Huế    là địa phương có nội dung    và thời gian thực hiện"),
        c.drawString(75, 684, "1 năm tính từ ngày ban hành kế hoạch này cho đến khi hoàn thành"),
        c.drawString(75, 668, "2 nhiệm vụ trọng tâm của ngành về nâng cao chất lượng phục vụ"),
    ],
}


@needs_font
@pytest.mark.parametrize("draw", FORMS.values(), ids=FORMS)
def test_no_table(draw: Callable[[Canvas], object]) -> None:
    assert tables(read(drawn(draw))) == []


@needs_font
def test_pdfplumber_stays_closed_where_lines_are_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    import pdfplumber

    def closed(*_: object, **__: object) -> None:
        raise AssertionError("opened")

    monkeypatch.setattr(pdfplumber, "open", closed)
    rows = [["1", "Rà soát tài liệu", "Thư viện tỉnh", "Tháng 3/2022"]]
    assert tables(read(plan(rows))) == [[["TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời hạn"], *rows]]
