"""`kehoach parse --format html`: everything that was read on one page, nothing in it live."""

from flows.parse_html import document_page
from parsers.document import Block, Cell, Document, MetaField, Note, Repair

TEXT = "KẾ HOẠCH\nCăn cứ Chỉ thị <b>\nTT | Việc"
DOCUMENT = Document(
    source="a<script>.pdf",
    format="pdf",
    doc_id="0" * 64,
    text=TEXT,
    blocks=(
        Block("paragraph", 0, 8, page=1, bold=True, centered=True),
        Block("paragraph", 9, 27, page=1),
        Block("table", 28, 37, page=2, rows=((Cell(28, 30, colspan=2), Cell(33, 37)),)),
    ),
    repairs=(
        Repair(0, 0, "Trang chủ\n<img onerror=x>", "chrome"),
        Repair(16, 23, 'Chth"ị', "dropped_letter", certain=False),
    ),
    notes=(Note("partly_unread", "the page is an image", 3),),
    metadata=(MetaField("Ký số", "Sở Y tế"),),
    pages=3,
)


def test_page_shows_blocks_tables_repairs_and_notes() -> None:
    page = document_page(DOCUMENT)
    assert "<p class=c><b>KẾ HOẠCH</b></p>" in page
    assert '<tr><td colspan="2">TT</td><td>Việc</td></tr>' in page
    assert (
        'Căn cứ <mark class="guess" title="chữ mất được phục hồi: Chth&quot;ị">Chỉ thị</mark> &lt;b&gt;'
        in page
    )
    assert "partly_unread</code> the page is an image (trang 3)" in page
    assert "Ký số: Sở Y tế" in page
    assert "trang 2" in page


def test_nothing_in_the_page_is_live() -> None:
    page = document_page(DOCUMENT)
    assert "<script" not in page and "<img" not in page and "&lt;img onerror=x&gt;" in page
