"""Single pages: labels in every arrangement, pagers of every kind, files of every address form, wrong charsets."""

from __future__ import annotations

import pytest

from portals.find import files_of, is_file
from portals.generic import FAMILY
from portals.labels import fields_of, labelled, unique
from portals.model import Request
from portals.page import Page, decode
from portals.paging import next_page
from tests.portal_crawls import profile

TABLES = [
    "<table><tr><td>Số ký hiệu</td><td>55/KH-UBND</td></tr><tr><td>Ngày ban hành</td><td>26/04/2016</td></tr></table>",
    "<table><tr><th>Số/Ký hiệu:</th><td>55/KH-UBND</td><th>Ngày ban hành:</th><td>26/04/2016</td></tr></table>",
    "<table><tr><td><b>Số kí hiệu</b></td><td>:</td><td>55/KH-UBND</td></tr><tr><td><b>Ngày ban hành</b></td><td>:</td><td>26-04-2016</td></tr></table>",
    "<dl><dt>Số hiệu</dt><dd>55/KH-UBND</dd><dt>Ngày ban hành</dt><dd>26/4/2016</dd></dl>",
    "<ul><li><b>Số ký hiệu:</b> 55/KH-UBND</li><li><strong>Ngày ban hành</strong>: 26/04/2016</li></ul>",
    "<div>Số hiệu: 55/KH-UBND</div><div>Ngày ban hành: 26.04.2016</div>",
    "<p>Số ký hiệu: 55/KH-UBND - Ngày ban hành: 26/04/2016 | Lượt xem: 12</p>",
    "<div><b>Số hiệu:</b> 55/KH-UBND<br><b>Ngày ban hành:</b> 26/04/2016<br><b>Người ký:</b> Đã biết</div>",
    "<div class=r><div class=l>Số, ký hiệu</div><div class=v>55/KH-UBND</div></div><div class=r><div class=l>Ngày ban hành</div><div class=v>2016-04-26</div></div>",
    "<div class=r><span class=l>Số VB</span><span class=v>55/KH-UBND</span></div><div class=r><label>Ngày ký:</label><span>ngày 26 tháng 4 năm 2016</span></div>",
    "<table><tr><td><p><strong>Số hiệu văn bản</strong></p></td><td><p>55/KH-UBND</p></td></tr><tr><td><p>Ngày văn bản</p></td><td>26/04/2016 00:00</td></tr></table>",
]


@pytest.mark.parametrize("html", TABLES)
def test_labels_are_read_in_every_arrangement(html: str) -> None:
    page = Page("http://a.vn/", f"<html><body><h1>Kế hoạch</h1>{html}</body></html>")
    assert page.tree.body is not None
    told = fields_of(unique((label, value) for label, value, _ in labelled(page.tree.body)))
    assert told == {"symbol": "55/KH-UBND", "issued_on": "2016-04-26"}


# pager, the page that is shown, and what leads on (None: nothing)
PAGERS = [
    ("<a href='?page=1'>1</a> <b>2</b> <a href='?page=3'>3</a>", "?page=2", "?page=3"),
    (
        "<ul><li class=active><a href='/l'>1</a></li><li><a href='/l?page=2'>2</a></li></ul>",
        "/l",
        "/l?page=2",
    ),
    ("<span>1</span><a href='/l?p=2'>2</a><a href='/l?p=9'>»</a>", "/l", "/l?p=2"),
    ("<a href='/l?p=1'>1</a><a href='/l?p=2'>2</a>", "/l?p=2", None),
    ("<a href='/l?p=1'>1</a><a href='/l?p=2'>2</a><a href='/l?p=3'>3</a>", "/l?p=2", "/l?p=3"),
    ("Trang: [1] <a href='/l/page-2'>[2]</a>", "/l", "/l/page-2"),
    ("<a rel=next href='/l?start=30'>x</a>", "/l", "/l?start=30"),
    ("<a href='/l?o=0'>Trang trước</a><a href='/l?o=20'>Trang sau »</a>", "/l?o=10", "/l?o=20"),
    ("<a href='/l?o=20' title='Trang tiếp'><img src=x></a>", "/l", "/l?o=20"),
    ("<a href='/l?o=20'><img src=x alt='Trang sau'></a>", "/l", "/l?o=20"),
    ("<a href='/l?o=90' title='Trang cuối'>»</a><a href='/l?o=20'>›</a>", "/l", "/l?o=20"),
    ("<li class=disabled><a href='/l?o=20'>Next</a></li>", "/l", None),
    (
        "<a href='/l?p=1'>...</a><b>10</b><a href='/l?p=9'>9</a><a href='/l?p=11'>...</a>",
        "/l?p=10",
        "/l?p=11",
    ),
    ("<a href='/l?p=10'>...</a><a href='/l?p=11'>11</a><b>12</b>", "/l?p=12", None),
    (
        "<table class=lich><tr><td><a href='/lich?d=1'>1</a><a href='/lich?d=2'>2</a></td></tr></table>",
        "/l",
        None,
    ),
    ("<a href='/tin-tuc?page=2'>Xem tiếp</a>", "/l", None),
]


@pytest.mark.parametrize(("pager", "here", "following"), PAGERS)
def test_the_next_page_is_found(pager: str, here: str, following: str | None) -> None:
    here = f"/l{here}" if here.startswith("?") else here
    page = Page(f"http://a.vn{here}", f"<html><body><p>Danh sách</p><div>{pager}</div></body></html>")
    found = next_page(page)
    expected = f"/l{following}" if following and following.startswith("?") else following
    assert (found and found.target.removeprefix("http://a.vn")) == expected


FILES = [
    ("/uploads/55_KH-UBND.signed.pdf", True),
    ("/vi/laws/detail/a/?download=1&id=0", True),
    ("/_layouts/15/DownloadFilePage.aspx?FileUrl=/Lists/a/5.pdf", True),
    ("/Lists/VanBan/Attachments/5/KH%2055.docx", True),
    ("/congbao.nsf/str/0A/$file/Ke hoach 55.pdf", True),
    ("/c/document_library/get_file?uuid=1", True),
    ("/documents/20182/0/KH55.pdf/2f1c?t=1", True),
    ("/Handler/GetFile.ashx?id=5", True),
    ("/tai-ve/55", True),
    ("/vi/laws/detail/ke-hoach/", False),
    ("/tin-tuc/huong-dan-tai-ve-phan-mem-12", False),
    ("/van-ban.aspx?ItemID=5", False),
]


@pytest.mark.parametrize(("address", "expected"), FILES)
def test_files_are_told_by_their_addresses(address: str, expected: bool) -> None:
    assert is_file(f"http://a.vn{address}") == expected


BESIDE = [
    (
        "<p>Tệp đính kèm: <a href='/h.ashx?x=5'>Kế hoạch</a></p><a href='/mau-don.pdf'>Mẫu đơn</a>",
        ["/h.ashx?x=5"],
    ),
    (
        "<div><h3>File đính kèm</h3><ul><li><a href='/1.pdf'>1</a></li><li><a href='/2.doc'>2</a></li></ul></div>",
        ["/1.pdf", "/2.doc"],
    ),
    ("<p>Nội dung</p><a href='#' onclick=\"window.open('/f/55.pdf')\">55</a>", ["/f/55.pdf"]),
    ("<p>Nội dung</p><object data='/f/55.pdf#view=Fit'></object>", ["/f/55.pdf"]),
    ("<table><tr><td>Văn bản liên quan</td><td><a href='/cu.pdf'>Cũ</a></td></tr></table>", []),
    ("<nav><a href='/huong-dan.pdf'>Hướng dẫn</a></nav><p>Nội dung</p>", []),
]


@pytest.mark.parametrize(("html", "expected"), BESIDE)
def test_a_documents_own_files_are_found(html: str, expected: list[str]) -> None:
    found = files_of(Page("http://a.vn/x", f"<html><body>{html}</body></html>"))
    assert [request.address.removeprefix("http://a.vn") for request in found] == expected


TEXT = "Kế hoạch số 55/KH-UBND của Sở Y tế, Đắk Lắk"


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (TEXT.encode(), "iso-8859-1"),
        (TEXT.encode(), "no-such-charset"),
        (b"\xef\xbb\xbf" + TEXT.encode(), ""),
        (TEXT.encode("utf-16"), "utf-8"),
        (b"<meta charset=utf-8>" + TEXT.encode(), "windows-1258"),
    ],
)
def test_pages_are_decoded_by_what_they_are(data: bytes, declared: str) -> None:
    assert decode(data, declared).removeprefix("<meta charset=utf-8>") == TEXT


def test_rows_are_found_where_nothing_is_known_of_a_portal() -> None:
    rows = "".join(
        f"<div class=item><a href='/xem-van-ban/so-{n}-kh'>Kế hoạch số {n}/KH-UBND về trồng cây</a><i>{n:02d}/03/2024</i></div>"
        for n in range(1, 6)
    )
    menu = "".join(f"<li><a href='/chuyen-muc/muc-{n}'>Chuyên mục tin tức {n}</a></li>" for n in range(20))
    html = f"<html><body><ul>{menu}</ul>{rows}<a href='/so-tay-can-bo.pdf'>Sổ tay cán bộ</a></body></html>"
    made = profile("http://a.vn", "generic", "/")
    listing = FAMILY.listing(Page("http://a.vn/", html), made, Request("http://a.vn/"))
    assert [item.key for item in listing.items] == [f"http://a.vn/xem-van-ban/so-{n}-kh" for n in range(1, 6)]
