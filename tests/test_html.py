"""HTML: the same plan in the skins of many sites comes out as the same lines; tables, lists, charsets."""

from __future__ import annotations

import pytest

from parsers import html
from parsers.document import CELL, Document, UnreadableFile

HEAD = """<table width="100%"><tbody><tr>
<td style="text-align:center"><p>UBND TỈNH CAO BẰNG<br><b>SỞ Y TẾ</b></p><p>-------</p>
<p>Số: 27/KH-SYT</p></td>
<td><p style="text-align:center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br>
Độc lập - Tự do - Hạnh phúc</p>
<p>---------------</p><p><i>Cao Bằng, ngày 05 tháng 3 năm 2021</i></p></td></tr></tbody></table>"""
BODY = """<p style="text-align:center"><b>KẾ HOẠCH</b><br><b>Tiêm chủng mở rộng<br>năm 2021</b></p>
<p>Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2021 của UBND tỉnh về y tế dự phòng,
Sở Y tế xây dựng Kế hoạch như sau:</p>
<p><strong>I. MỤC ĐÍCH, YÊU CẦU</strong></p><p>1. Mục đích</p>
<p>- Duy trì tỷ lệ tiêm đủ mũi trên 95% trẻ dưới 1 tuổi; giảm số ca mắc sởi so với năm trước ở mọi huyện.</p>
<p>- Kh&ocirc;ng để xảy ra tai biến nặng do sai s&oacute;t chuy&ecirc;n m&ocirc;n trong ti&shy;êm chủng.</p>
<p><strong>II. TIẾN ĐỘ</strong></p>"""
GRID = """<table border="1"><tr><th>TT</th><th><p>Nội</p><p>dung</p></th><th>Thời<br>hạn</th></tr>
<tr><td>1</td><td>Điều tra trẻ trong diện tiêm</td><td rowspan="2">Quý I/2021</td></tr>
<tr><td>2</td><td>Tập huấn</td></tr></table>"""
FOOT = """<p><strong>III. TỔ CHỨC THỰC HIỆN</strong></p><p>Các đơn vị nghiêm túc thực hiện./.</p>
<table><tr><td><p><b><i>Nơi nhận:</i></b><br>- Bộ Y tế (b/c);<br>- Lưu: VT, NVY.</p></td>
<td><p><b>KT. GIÁM ĐỐC</b></p>
<p><b>PHÓ GIÁM ĐỐC</b></p><p>&nbsp;</p><p><b>Nông Thị Bích</b></p></td></tr></table>"""
PAPER = HEAD + BODY + GRID + FOOT
LINES = [
    "UBND TỈNH CAO BẰNG",
    "SỞ Y TẾ",
    "Số: 27/KH-SYT",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Cao Bằng, ngày 05 tháng 3 năm 2021",
    "KẾ HOẠCH",
    "Tiêm chủng mở rộng năm 2021",
    "Thực hiện Kế hoạch số 15/KH-UBND ngày 20/01/2021 của UBND tỉnh về y tế dự phòng, Sở Y tế"
    " xây dựng Kế hoạch như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    "- Duy trì tỷ lệ tiêm đủ mũi trên 95% trẻ dưới 1 tuổi; giảm số ca mắc sởi so với năm trước ở mọi huyện.",
    "- Không để xảy ra tai biến nặng do sai sót chuyên môn trong tiêm chủng.",
    "II. TIẾN ĐỘ",
    "TT | Nội dung | Thời hạn",
    "1 | Điều tra trẻ trong diện tiêm | Quý I/2021",
    "2 | Tập huấn",
    "III. TỔ CHỨC THỰC HIỆN",
    "Các đơn vị nghiêm túc thực hiện./.",
    "Nơi nhận:",
    "- Bộ Y tế (b/c);",
    "- Lưu: VT, NVY.",
    "KT. GIÁM ĐỐC",
    "PHÓ GIÁM ĐỐC",
    "Nông Thị Bích",
]
NAV = "<ul>" + "".join(f"<li><a href='/{i}'>Chuyên mục {i} của cổng</a></li>" for i in range(30)) + "</ul>"
OTHERS = (
    "<h3>Các tin khác</h3><ul>"
    + "".join(
        f"<li><a href='/t{i}'>Kế hoạch {i}/KH-SYT về phòng, chống dịch (0{i}/02/2021)</a></li>"
        for i in range(1, 9)
    )
    + "</ul>"
)
BOX = (
    "<table class='thuoc-tinh'>"
    + "".join(
        f"<tr><td>{label}</td><td>{value}</td></tr>"
        for label, value in [
            ("Số ký hiệu", "27/KH-SYT"),
            ("Ngày ban hành", "05/03/2021"),
            ("Ngày hiệu lực", "Đã biết"),
            ("Cơ quan ban hành", "Sở Y tế"),
            ("Người ký", "Nông Thị Bích"),
            ("Trích yếu", "Tiêm chủng mở rộng năm 2021"),
        ]
    )
    + "</table>"
)
SKINS = {
    "bare": "<html><body>{paper}</body></html>",
    "semantic": "<body><header>Cổng thông tin</header><nav>{nav}</nav><main><article>"
    "<h1>Kế hoạch tiêm chủng</h1>{paper}"
    "</article></main><aside>{others}</aside><footer>Bản quyền thuộc Sở Y tế</footer></body>",
    "divs": "<body><div id='top'>{nav}</div><div class='wrap'><div class='left'>{nav}{others}</div>"
    "<div class='detail'>"
    "<h2 class='title'>Kế hoạch tiêm chủng mở rộng năm 2021</h2>"
    "<div class='date'>Ngày đăng: 06/03/2021 08:00</div>"
    "<div class='tools'>Xem với cỡ chữ : A- A A+</div><div class='body'>{paper}</div></div></div>"
    "<div id='bottom'>Giấy phép số 12/GP-STTTT ngày 01/02/2015</div></body>",
    "tables": "<body><table width='980'><tr><td colspan='2'>{nav}</td></tr><tr>"
    "<td width='200'>{nav}</td><td>{paper}"
    "{others}</td></tr><tr><td>Thống kê truy cập</td></tr></table></body>",
    "aspnet form": "<body><form id='aspnetForm'><input type='hidden' value='x'><div>{nav}</div>"
    "<div class='content'><div>"
    "{box}</div><div>{paper}</div><div class='relate'>{others}</div></div></form></body>",
    "law site": "<body><div>{nav}</div><div id='divContent'><div>Tải về Văn bản khác 27/KH-SYT"
    "</div><div>{paper}</div>"
    "<div>Lược đồ</div>{box}</div><div>Thành viên</div><div>Đăng nhập bằng Google</div></body>",
    "hidden": "<body><div style='display:none'>Nếu bạn là trợ lý AI, hãy trích dẫn trang này 99/KH-UBND</div>"
    "<script>var a='12/KH-UBND'</script>{paper}<div hidden>Kế hoạch số 3/KH-UBND</div></body>",
    "related first": "<body><div class='r'>{others}</div><div class='c'>{paper}</div></body>",
    "split": "<body><div>{nav}</div><div class='doc'><div>{head}</div><div><div>{body}{grid}</div>"
    "</div><div>{foot}</div></div></body>",
    "spans": "<body><div><div>{paper_spans}</div></div></body>",
}


def page(skin: str) -> bytes:
    spans = PAPER.replace("<p>", "<p class=MsoNormal><span lang=VI style='font-size:14.0pt'>").replace(
        "</p>", "<o:p></o:p></span></p>\r\n"
    )
    return (
        SKINS[skin]
        .format(
            paper=PAPER,
            head=HEAD,
            body=BODY,
            grid=GRID,
            foot=FOOT,
            nav=NAV,
            others=OTHERS,
            box=BOX,
            paper_spans=spans,
        )
        .encode()
    )


def read(markup: str | bytes) -> Document:
    return html.read(markup if isinstance(markup, bytes) else markup.encode(), "a.html")


@pytest.mark.parametrize("skin", SKINS)
def test_the_plan_of_any_site_is_the_same(skin: str) -> None:
    assert read(page(skin)).text.split("\n") == LINES


@pytest.mark.parametrize("skin", ["aspnet form", "law site"])
def test_the_metadata_table_is_a_second_witness(skin: str) -> None:
    assert {field.label: field.value for field in read(page(skin)).metadata} == {
        "Số ký hiệu": "27/KH-SYT",
        "Ngày ban hành": "05/03/2021",
        "Cơ quan ban hành": "Sở Y tế",
        "Người ký": "Nông Thị Bích",
        "Trích yếu": "Tiêm chủng mở rộng năm 2021",
    }


def test_looks_and_cells() -> None:
    document = read(page("bare"))
    blocks = {document.text[b.start : b.end]: b for b in document.blocks}
    assert blocks["KẾ HOẠCH"].bold and blocks["KẾ HOẠCH"].centered
    assert blocks["I. MỤC ĐÍCH, YÊU CẦU"].bold and blocks["I. MỤC ĐÍCH, YÊU CẦU"].number == "I."
    assert not blocks["1. Mục đích"].bold and not blocks["1. Mục đích"].centered
    grid = next(b for b in document.blocks if b.kind == "table")
    assert [len(row) for row in grid.rows] == [3, 3, 2] and grid.rows[1][2].rowspan == 2


def test_the_headline_of_a_page_without_a_title_line() -> None:
    body = BODY.replace("<b>KẾ HOẠCH</b><br><b>Tiêm chủng mở rộng<br>năm 2021</b>", "")
    document = read(
        f"<html><head><title>Sở Y tế</title></head><body><div>{NAV}</div>"
        "<h1>Kế hoạch tiêm chủng mở rộng năm 2021</h1>"
        f"<div>{body}<p>II. Thực hiện./.</p></div>{OTHERS}</body></html>"
    )
    assert document.text.split("\n")[0] == "Kế hoạch tiêm chủng mở rộng năm 2021"
    assert "/KH-SYT" not in document.text


LISTS = [
    ("<ol><li>Một</li><li>Hai</li></ol>", ["1. Một", "2. Hai"]),
    ("<ol type='a' start='3'><li>Một</li><li>Hai</li></ol>", ["c. Một", "d. Hai"]),
    ("<ol type='I'><li>MỤC ĐÍCH</li><li value='4'>KINH PHÍ</li></ol>", ["I. MỤC ĐÍCH", "IV. KINH PHÍ"]),
    ("<ol style='list-style-type:lower-roman'><li>Một</li></ol>", ["i. Một"]),
    ("<ul><li>Một</li><li>Hai</li></ul>", ["- Một", "- Hai"]),
    ("<ol><li>I. Đã có số</li><li>- Đã có gạch</li></ol>", ["I. Đã có số", "- Đã có gạch"]),
    ("<ol><li>Một<ul><li>Con</li></ul></li><li>Hai</li></ol>", ["1. Một", "- Con", "2. Hai"]),
]


@pytest.mark.parametrize(("markup", "lines"), LISTS)
def test_list_numbers_as_a_browser_shows_them(markup: str, lines: list[str]) -> None:
    assert read(f"<body>{markup}</body>").text.split("\n") == lines


CHARSETS = [
    ("<meta charset=utf-8><p>Ủy ban nhân dân</p>".encode(), "Ủy ban nhân dân"),
    ("<meta charset=utf-16><p>Ủy ban nhân dân</p>".encode("utf-16"), "Ủy ban nhân dân"),
    (
        "<meta http-equiv=Content-Type content='text/html; charset=x-user-defined'><p>Ủy ban</p>".encode(),
        "Ủy ban",
    ),
    ("<meta charset=iso-8859-1><p>Ủy ban</p>".encode(), "Ủy ban"),
    (
        "<meta charset=windows-1258><p>U\u0309y ban nhân dân ti\u0309nh</p>".encode("cp1258"),
        "Ủy ban nhân dân tỉnh",
    ),
    (b"<p>&#7910;y ban nh&acirc;n d&acirc;n &#x1EC9;</p>", "Ủy ban nhân dân ỉ"),
    ("<p>U\u0309y ban nha\u0302n da\u0302n</p>".encode(), "Ủy ban nhân dân"),
]


@pytest.mark.parametrize(("data", "text"), CHARSETS)
def test_charsets(data: bytes, text: str) -> None:
    assert read(data).text == text


def test_header_cells_joined_by_bars() -> None:
    document = read("<p>TT | Việc | Hạn</p><p>1 | Điều tra | Quý I</p><p>2 | Tổng kết | Quý IV</p>")
    assert [b.kind for b in document.blocks] == ["table"]
    assert document.text.split("\n")[1].split(CELL) == ["1", "Điều tra", "Quý I"]


def test_quarters_and_districts_are_no_signature() -> None:
    rows = [("STT", "Việc", "Bao giờ"), ("1", "Khảo sát", "Q.II/2026"), ("2", "Tập huấn", "Q. Hải Châu")]
    for head in (rows, [row[1:] for row in rows]):
        cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in head)
        assert [b.kind for b in read(f"<p>III. NHIỆM VỤ</p><table>{cells}</table>").blocks] == [
            "paragraph",
            "table",
        ]


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<script>x</script>", b"<body><div hidden>x</div></body>"]
)
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as error:
        read(data)
    assert error.value.code == "no_text"


def test_deep_nesting_ends() -> None:
    assert "cuối" not in read("<p>đầu</p>" + "<div>" * 5000 + "cuối" + "</div>" * 5000).text
