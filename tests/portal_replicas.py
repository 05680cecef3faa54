"""Replicas of portal families but NukeViet's: lists with paging and menus, pages with labels, files of every address form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.portal_papers import KINDS, PLAN_TEXT, Paper
from tests.portal_server import Answerer, Replica, Reply

SIZE = 4
MENU = '<div class="main-menu"><ul><li><a href="/gioi-thieu-101">Giới thiệu chung</a></li><li><a href="/uploads/so-do.pdf">Sơ đồ</a></li></ul></div>'
FOOT = '<footer><a href="/uploads/huong-dan.pdf">Hướng dẫn sử dụng</a> <a href="/tin-tuc/ban-tin-99">Bản tin</a></footer>'


def html(body: str, encoding: str = "utf-8", head: str = "") -> Reply:
    page = f"<!DOCTYPE html><html><head><title>Cổng thông tin</title>{head}</head><body>{MENU}{body}{FOOT}</body></html>"
    return Reply(page.encode(encoding), kind="text/html")


def file(paper: Paper) -> Reply:
    return Reply(paper.body, kind=KINDS[paper.kind], etag=True)


def part(listed: Sequence[Paper], number: int) -> Sequence[Paper]:
    return listed[(number - 1) * SIZE : number * SIZE]


def vnpt(listed: Sequence[Paper]) -> Answerer:
    """Articles with the day of posting; arrows and numbers; files beside "Tải về"."""

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if path == "/van-ban-chi-dao-dieu-hanh":
            number = int(query.get("page", 1))
            rows = "".join(
                f"""<li class="row"><h2 class="Title"><a href="/van-ban-chi-dao-dieu-hanh/{p.slug}-{9000 + p.number}">{p.symbol} {p.title}</a></h2>
<div class="Ngaydang">{p.day} 08:15</div><div class="Tomtat">Nội dung chính của văn bản…</div></li>"""
                for p in part(listed, number)
            )
            following = f'<a href="?page={number + 1}">»</a>' if number * SIZE < len(listed) else ""
            return html(
                f'<div class="UIArticleInMenu_Default"><ul class="ArticleList">{rows}</ul><div class="pages"><span>{number}</span>{following}</div></div>'
            )
        if path.startswith("/van-ban-chi-dao-dieu-hanh/"):
            paper = next(p for p in listed if path.endswith(f"-{9000 + p.number}"))
            if paper.kind == "html":
                return html(
                    f'<h1 class="Title">{paper.title}</h1><div class="ArticleContent">{PLAN_TEXT}</div>'
                )
            return html(
                f"""<h1 class="Title">{paper.title}</h1><div class="ArticleContent"><p>Số, ký hiệu: {paper.symbol}</p><p>Ngày ban hành: {paper.day}</p>
<p>Người ký: Lò Văn Thử</p><p>File đính kèm: <a href="/Uploads/{paper.number}/Kế hoạch số {paper.number}.{paper.kind}">Tải về</a></p></div>
<div class="tin-lien-quan"><a href="/van-ban-chi-dao-dieu-hanh/van-ban-cu-8001">Văn bản cũ</a></div>"""
            )
        if path.startswith("/Uploads/"):
            return file(next(p for p in listed if path.split("/")[2] == str(p.number)))
        return None

    return answer


def sharepoint(listed: Sequence[Paper]) -> Answerer:
    """A list view that goes on by RefreshPageTo; pages by ItemID, files under Attachments."""

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if path == "/Pages/van-ban.aspx":
            number = int(query.get("PageFirstRow", 1)) // SIZE + 1
            rows = "".join(
                f"""<tr class="ms-itmhover"><td class="ms-vb2"><a href="/Pages/chi-tiet.aspx?ItemID={p.number}&amp;Source=/Pages/van-ban.aspx">{p.symbol}</a></td>
<td>{p.day}</td><td>{p.title}</td></tr>"""
                for p in part(listed, number)
            )
            first = number * SIZE + 1
            following = (
                f"""<a href="javascript:" onclick='RefreshPageTo(event, "/Pages/van-ban.aspx?Paged=TRUE\\u0026p_ID={first}\\u0026PageFirstRow={first}");return false;'><img alt="Next"></a>"""
                if number * SIZE < len(listed)
                else ""
            )
            back = (
                """<a href="javascript:" onclick='RefreshPageTo(event, "/Pages/van-ban.aspx?PagedPrev=TRUE\\u0026PageFirstRow=1");'><img></a>"""
                if number > 1
                else ""
            )
            return html(
                f"""<a href="javascript:;" onclick="document.getElementById('s4').focus();">Skip Ribbon Commands</a>
<table class="ms-listviewtable"><tr class="ms-viewheadertr"><th>Số ký hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr>{rows}</table>
<table id="bottomPaging"><tr><td>{back}</td><td class="ms-paging">{first - SIZE} - {first - 1}</td><td>{following}</td></tr></table>"""
            )
        if path == "/Pages/chi-tiet.aspx":
            p = next(p for p in listed if str(p.number) == query["ItemID"])
            return html(
                f"""<table class="ms-formtable"><tr><td class="ms-formlabel"><h3>Số/Ký hiệu</h3></td><td class="ms-formbody">{p.symbol}</td></tr>
<tr><td class="ms-formlabel"><h3>Ngày ban hành</h3></td><td class="ms-formbody">{p.day}</td></tr><tr><td class="ms-formlabel"><h3>Trích yếu</h3></td><td>{p.title}</td></tr>
<tr><td class="ms-formlabel"><h3>Tệp đính kèm</h3></td><td class="ms-formbody"><a href="/Lists/VanBan/Attachments/{p.number}/{p.number}_KH-UBND.signed.{p.kind}">{p.number}.{p.kind}</a></td></tr></table>
<a href="/Pages/thuoc-tinh.aspx?ItemID={p.number}">Thuộc tính</a>"""
            )
        if path == "/Pages/thuoc-tinh.aspx":
            return html(
                "<table><tr><th>Người ký</th><td>Lò Văn Thử</td></tr><tr><th>Lĩnh vực</th><td>Môi trường</td></tr></table>"
            )
        if path.startswith("/Lists/VanBan/Attachments/"):
            return file(next(p for p in listed if path.split("/")[4] == str(p.number)))
        return None

    return answer


def liferay(listed: Sequence[Paper]) -> Answerer:
    """An asset publisher with `_cur`, contents with a redirect parameter, a document library without endings."""

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        content = "/web/tinh/van-ban/-/asset_publisher/kQ3xNd81/content/"
        instance = "_101_INSTANCE_kQ3xNd81_cur"
        if path == "/web/tinh/van-ban":
            number = int(query.get(instance, 1))
            rows = "".join(
                f"""<div class="asset-abstract"><h3 class="asset-title"><a href="{content}{p.slug}?inheritRedirect=false&amp;redirect={number}">{p.title}</a></h3>
<div class="asset-content"><div class="asset-summary">Số ký hiệu: {p.symbol} - Ngày ban hành: {p.day}</div></div></div>"""
                for p in part(listed, number)
            )
            pages = "".join(
                f'<li class="{"active" if n == number else ""}"><a href="/web/tinh/van-ban?p_p_id=101_INSTANCE_kQ3xNd81&amp;{instance}={n}">{n}</a></li>'
                for n in range(1, -(-len(listed) // SIZE) + 1)
            )
            return html(
                f'<div class="portlet-asset-publisher">{rows}<ul class="lfr-pagination-buttons pager">{pages}</ul></div>'
            )
        if path.startswith(content):
            p = next(p for p in listed if path.endswith(p.slug))
            return html(
                f"""<div class="journal-content-article"><table><tr><td><strong>Số ký hiệu:</strong></td><td>{p.symbol}</td></tr>
<tr><td><strong>Ngày ban hành:</strong></td><td>{p.day}</td></tr><tr><td><strong>Cơ quan ban hành:</strong></td><td>UBND tỉnh</td></tr>
<tr><td><strong>Tài liệu đính kèm:</strong></td><td><a href="/documents/20182/0/KH{p.number}/2f1c-{p.number}?t=16">Kế hoạch</a></td></tr></table></div>"""
            )
        if path.startswith("/documents/"):
            return file(next(p for p in listed if path.endswith(f"-{p.number}")))
        return None

    return answer


def aspnet(listed: Sequence[Paper]) -> Answerer:
    """A GridView whose pages and files are posted back; view state is asked for."""

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if path != "/vanban/default.aspx":
            return None
        number = 1
        if form:
            assert form["__VIEWSTATE"].startswith("/wEPage") and form["ctl00$ddlLoai"] == "KH", form
            number = int(form["__VIEWSTATE"].removeprefix("/wEPage"))
            if form["__EVENTTARGET"].endswith("lnkFile"):
                row = int(form["__EVENTTARGET"].split("$")[2].removeprefix("ctl")) - 2
                return file(part(listed, number)[row])
            number = int(form["__EVENTARGUMENT"].removeprefix("Page$"))
        rows = "".join(
            f"""<tr><td><span id="s{i}">{p.symbol}</span></td><td>{p.day}</td><td>{p.title}</td>
<td><a href="javascript:__doPostBack(&#39;ctl00$grid$ctl{i:02d}$lnkFile&#39;,&#39;&#39;)">Tải về</a></td></tr>"""
            for i, p in enumerate(part(listed, number), start=2)
        )
        last = -(-len(listed) // SIZE)
        pages = "".join(
            f"<td><span>{n}</span></td>"
            if n == number
            else f"<td><a href=\"javascript:__doPostBack('ctl00$grid','Page${n}')\">{n}</a></td>"
            for n in range(1, last + 1)
        )
        return html(
            f"""<form method="post" action="./default.aspx" id="aspnetForm"><input type="hidden" name="__EVENTTARGET" value=""><input type="hidden" name="__EVENTARGUMENT" value="">
<input type="hidden" name="__VIEWSTATE" value="/wEPage{number}"><select name="ctl00$ddlLoai"><option value="">Tất cả</option><option value="KH" selected>Kế hoạch</option></select>
<input type="submit" name="ctl00$btnTim" value="Tìm kiếm"><table id="ctl00_grid"><tr><th>Số hiệu</th><th>Ngày ban hành</th><th>Trích yếu nội dung</th><th>Tệp</th></tr>
{rows}<tr class="pager"><td colspan="4"><table><tr>{pages}</tr></table></td></tr></table></form>"""
        )

    return answer


def domino(listed: Sequence[Paper]) -> Answerer:
    """A công báo: rows by UNID, text and properties apart, `$file`, a pager drawn by script; windows-1258 pages."""

    def unid(p: Paper) -> str:
        return f"{p.number:032X}"

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if path == "/congbao.nsf/VanBan":
            start = int(query.get("Start", 1))
            rows = "".join(
                f"""<tr><td class="doc-item"><a class="kyhieu" href="/congbao.nsf/NoiDung?openForm&amp;ParentUNID={unid(p)}">{p.symbol}</a> <span>{p.title}</span>
<a href="/congbao.nsf/ThuocTinh?openForm&amp;ParentUNID={unid(p)}">Thuộc tính</a></td></tr>"""
                for p in listed[start - 1 : start - 1 + SIZE]
            )
            return html(
                f'<script>function jumpToPage(n) {{ location = "?OpenView&Start=" + n; }}</script><table class="view">{rows}</table><div onclick="jumpToPage(2)">Trang sau</div>'
            )
        p = next(
            (
                p
                for p in listed
                if unid(p) in (query.get("ParentUNID"), path.split("/")[3] if path.count("/") > 2 else "")
            ),
            None,
        )
        if p is None:
            return None
        if path == "/congbao.nsf/NoiDung":
            return html(
                f"""<ul class="tabs"><li><a href="/congbao.nsf/NoiDung?openForm&amp;ParentUNID={unid(p)}">Nội dung</a></li><li><a href="/congbao.nsf/ThuocTinh?openForm&amp;ParentUNID={unid(p)}">Thuộc tính</a></li></ul>
<p><a href="/congbao.nsf/str/{unid(p)}/$file/Ke hoach {p.number}.{p.kind}">Ke hoach {p.number}.{p.kind}</a></p>"""
            )
        if path == "/congbao.nsf/ThuocTinh":
            return html(
                f"<table><tr><th>Số, ký hiệu</th><td>{p.symbol}</td></tr><tr><th>Ngày ban hành</th><td>{p.day}</td></tr><tr><th>Người ký</th><td>Lò Văn Thử</td></tr></table>"
            )
        return file(p) if "$file" in path else None

    return answer


def generic(listed: Sequence[Paper]) -> Answerer:
    """A site of nobody's kind: cards, definition lists, a viewer frame, "Trang sau"."""

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if path == "/tra-cuu":
            number = int(query.get("trang", 1))
            rows = "".join(
                f'<div class="card"><h4><a href="/xem/{p.slug}">{p.symbol} - {p.title}</a></h4><small>{p.day}</small></div>'
                for p in part(listed, number)
            )
            following = (
                f'<a class="sau" href="/tra-cuu?trang={number + 1}">Trang sau</a>'
                if number * SIZE < len(listed)
                else ""
            )
            return html(
                f'<main><div class="list">{rows}</div>{following}<a href="/tra-cuu?trang=99">Trang cuối</a></main>'
            )
        if path.startswith("/xem/"):
            p = next(p for p in listed if path.endswith(p.slug))
            return html(
                f"""<main><h1>{p.title}</h1><dl><dt>Số hiệu</dt><dd>{p.symbol}</dd><dt>Ngày ban hành</dt><dd>{p.day}</dd><dt>Nơi ban hành</dt><dd>UBND tỉnh</dd></dl>
<iframe src="/pdfjs/viewer.html?file=%2Ffiles%2F{p.number}.pdf"></iframe></main>"""
            )
        if path.startswith("/files/"):
            p = next(p for p in listed if path == f"/files/{p.number}.pdf")
            return file(Paper(p.number, p.day, p.title))
        return None

    return answer


def feed(listed: Sequence[Paper]) -> Answerer:
    """A sitemap index, a sitemap, and an RSS feed with an enclosure each."""

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if path == "/sitemap.xml":
            maps = f"<sitemap><loc>{replica.site}/sitemap-1.xml</loc></sitemap>"
            return Reply(
                f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'.encode(),
                kind="text/xml",
            )
        if path == "/sitemap-1.xml":
            urls = "".join(
                f"<url><loc>{replica.site}/xem/{p.slug}</loc><lastmod>2024-05-06</lastmod></url>"
                for p in listed
            )
            return Reply(
                f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'.encode(),
                kind="application/xml",
            )
        if path == "/rss":
            items = "".join(
                f"<item><title>{p.title} &amp; chăm sóc</title><link>{replica.site}/xem/{p.slug}</link><pubDate>Mon, 06 May 2024 08:00:00 +0700</pubDate></item>"
                for p in listed
            )
            return Reply(
                f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Văn bản</title>{items}</channel></rss>'.encode(),
                kind="application/rss+xml",
            )
        return generic(listed)(replica, path, query, form)

    return answer
