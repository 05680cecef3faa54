"""Lists in other skins than the replicas': grids of <div>, search results, tables with files alone, posted rows."""

from __future__ import annotations

import pytest

from portals.families import FAMILIES
from portals.labels import fields_of
from portals.model import Listing, Request
from portals.page import Page
from tests.portal_crawls import profile

UNID = "0123456789ABCDEF0123456789ABCDEF"
# family, start, page, next page, and of each row: its key, its number, how many files it links
LISTS = [
    (
        "nukeviet",
        "/vi/laws/",
        """<div id="header"><ul class="nav"><li><a href="/vi/laws/detail/tin-cu-1/">Tin</a></li></ul></div>
<div class="rows head"><div>Số kí hiệu</div><div>Ngày ban hành</div></div>
<div class="rows"><div>12/KH-UBND</div><div>03/02/2024</div><div><a href="/vi/laws/detail/A-12/">Về việc A</a>
<a href="/vi/laws/detail/A-12/?download=1&id=0" title="Tải về"><em></em></a></div></div>
<div class="rows"><div>13/KH-UBND</div><div>31/02/2024</div><div><a href="/vi/laws/detail/B-13/">Về việc B</a></div></div>
<ul class="pagination"><li class="active"><a href="#">1</a></li><li><a href="/vi/laws/&amp;page=2">2</a></li></ul>""",
        "/vi/laws/&page=2",
        [("/vi/laws/detail/A-12/", None, 1), ("/vi/laws/detail/B-13/", None, 0)],
    ),
    (
        "vnpt",
        "/van-ban-chi-dao-dieu-hanh",
        """<ul class="ArticleList"><li class="row"><h2 class="Title"><a href="/chi-tiet/-/1/ke-hoach-a-123456">A</a></h2><i class="Ngaydang">(12/03/2025)</i></li>
<li class="row"><h2 class="Title"><a href="/ke-hoach-b-123457">B</a></h2><p class="Ngaydang">11/03/2025</p></li></ul>
<ul class="TinMoi"><li><a href="/tin-moi-cua-tinh-555555">Tin mới</a></li></ul><div><a class="current">1</a><a href="?p=2">2</a><a href="?p=2">Trang sau</a></div>""",
        "/van-ban-chi-dao-dieu-hanh?p=2",
        [("/chi-tiet/-/1/ke-hoach-a-123456", None, 0), ("/ke-hoach-b-123457", None, 0)],
    ),
    (
        "sharepoint",
        "/sonla/Pages/vbpq-timkiem.aspx",
        """<ul class="listLaw"><li><p><a href="/sonla/Pages/vbpq-toanvan.aspx?ItemID=155&amp;Keyword=">Kế hoạch 55</a></p><p><label>Ban hành:</label> 26/04/2016</p></li>
<li><p><a href="/sonla/Pages/vbpq-toanvan.aspx?ItemID=156&amp;Keyword=">Kế hoạch 56</a></p></li></ul>
<div class="paging"><a href="javascript:;" class="selected">1</a><a href="/sonla/Pages/p_KetQuaTimKiemVanBan.aspx?RowPerPage=10&Page=2">2</a></div>""",
        "/sonla/Pages/p_KetQuaTimKiemVanBan.aspx?RowPerPage=10&Page=2",
        [("/sonla/Pages/vbpq-toanvan.aspx?ItemID=155&Keyword=", None, 0), ("/sonla/Pages/vbpq-toanvan.aspx?ItemID=156&Keyword=", None, 0)],
    ),
    (
        "sharepoint",
        "/Lists/VB/AllItems.aspx",
        """<table class="ms-listviewtable"><tr><th>Số ký hiệu</th><th>Ngày</th><th>Trích yếu</th><th>Hiệu lực</th><th>pdf</th></tr>
<tr><td>5/KH-UBND</td><td>12/3/2024</td><td>Về X</td><td></td><td><a href="/_layouts/15/DownloadFilePage.aspx?FileUrl=/5.signed.pdf"><img src="/pdf.gif"></a></td></tr></table>
<a href="javascript:" onclick="javascript:RefreshPageTo(event, &quot;/Lists/VB/AllItems.aspx?Paged=TRUE\\u0026p_ID=30&quot;);javascript:return false;"><img alt="Next"></a>""",
        "/Lists/VB/AllItems.aspx?Paged=TRUE&p_ID=30",
        [("/_layouts/15/DownloadFilePage.aspx?FileUrl=/5.signed.pdf", "5/KH-UBND", 1)],
    ),
    (
        "liferay",
        "/van-ban",
        """<table><thead><tr><th>STT</th><th>Số hiệu</th><th>Trích yếu</th></tr></thead>
<tr><td>1</td><td>5/KH-UBND</td><td><a href="/van-ban/-/asset_publisher/abc/content/ke-hoach-5?redirect=x">KH 5</a> <a href="/documents/1/2/5.pdf/uuid">Tải</a></td></tr>
<tr><td>2</td><td>6/KH-UBND</td><td><a href="/van-ban/-/asset_publisher/abc/content/ke-hoach-6">KH 6</a></td></tr></table>
<ul class="pager"><li class="disabled"><a href="javascript:;">Trước</a></li><li><a href="/van-ban?p_p_id=101&_101_INSTANCE_abc_cur=2">Tiếp theo</a></li><li><a href="/van-ban?_101_INSTANCE_abc_cur=9">Cuối cùng</a></li></ul>""",
        "/van-ban?p_p_id=101&_101_INSTANCE_abc_cur=2",
        [("/van-ban/-/asset_publisher/abc/content/ke-hoach-5?redirect=x", "5/KH-UBND", 1), ("/van-ban/-/asset_publisher/abc/content/ke-hoach-6", "6/KH-UBND", 0)],
    ),
    (
        "aspnet",
        "/van-ban.aspx",
        """<form action="van-ban.aspx" method="post"><input type="hidden" name="__VIEWSTATE" value="x"><table><tr><th>Số ký hiệu</th><th>Trích yếu</th></tr>
<tr><td>5/KH-UBND</td><td><a href="javascript:__doPostBack('g$ctl02$lnkView','')">Kế hoạch về cây</a></td></tr>
<tr><td colspan="2"><table><tr><td><a href="javascript:__doPostBack('g','Page$1')">...</a></td><td><span>11</span></td><td><a href="javascript:__doPostBack('g','Page$12')">12</a></td></tr></table></td></tr></table></form>""",
        "/van-ban.aspx#page 2",
        [("/van-ban.aspx#5/KH-UBND Kế hoạch về cây", "5/KH-UBND", 0)],
    ),
    (
        "domino",
        "/congbao.nsf/VanBan?OpenView&Start=1",
        f"""<table><tr><td><a class="kyhieu" href="NoiDung?openForm&ParentUNID={UNID}">5/KH-UBND</a> Ngày ban hành: 01/02/2024
<a href="{UNID}/$file/5 KH.pdf">Tải về</a></td></tr></table><div><a href="VanBan?OpenView&Start=31&page=2">2</a></div>""",
        "/congbao.nsf/VanBan?OpenView&Start=31&page=2",
        [(f"/congbao.nsf/NoiDung?openForm&ParentUNID={UNID}", None, 1)],
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("family", "start", "html", "following", "rows"), LISTS, ids=[f"{c[0]}{c[1]}" for c in LISTS]
)
def test_a_list_in_another_skin(
    family: str, start: str, html: str, following: str, rows: list[tuple[str, str | None, int]]
) -> None:
    made = profile("http://a.vn", family, start)
    page = Page(f"http://a.vn{start}", f"<html><body>{html}</body></html>")
    listing: Listing = FAMILIES[family].listing(page, made, Request(f"http://a.vn{start}"))
    assert [
        (i.key.removeprefix("http://a.vn"), fields_of(i.metadata).get("symbol"), len(i.files))
        for i in listing.items
    ] == rows
    assert listing.next is not None and listing.next.key == f"http://a.vn{following}"
