"""A replica of a NukeViet laws module: table of rows, labels, `?download=1`, page-N, a menu full of links, wrong charset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.portal_papers import KINDS, PLAN_TEXT, Paper
from tests.portal_server import Answerer, Replica, Reply

MENU = """<nav class="navbar"><ul><li><a href="/vi/">Trang chủ</a></li><li><a href="/vi/about/">Giới thiệu</a></li>
<li><a href="/vi/laws/cat/ke-hoach/">Kế hoạch</a></li><li><a href="/vi/laws/signer/1/">Người ký</a></li></ul></nav>"""
FOOT = """<div id="footer"><a href="/uploads/huong-dan-su-dung.pdf">Hướng dẫn sử dụng</a></div>"""


def page(body: str, charset: str = "utf-8") -> Reply:
    """A page with the site's menu and footer; the header claims a charset, the bytes are UTF-8."""
    html = f"""<!DOCTYPE html><html><head><meta name="generator" content="NukeViet v4.5"><title>Văn bản</title></head>
<body>{MENU}<div class="contactDefault">{body}</div>
<aside><div class="block">Văn bản mới<ul><li><a href="/vi/laws/detail/menu-paper/">Văn bản trong khối bên</a></li></ul></div></aside>
{FOOT}<script>var x = "/vi/laws/detail/script/";</script></body></html>"""
    return Reply(html.encode(), kind=f"text/html; charset={charset}", etag=True)


def nukeviet(
    listed: Sequence[Paper], size: int = 5, base: str = "/vi/laws/", extra: Mapping[str, Reply] | None = None
) -> Answerer:
    """Answers of the module for these papers; `extra` replaces single paths."""

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if extra and path in extra:
            return extra[path]
        if path == base or path.startswith(f"{base}page-"):
            number = int(path.removeprefix(base).strip("/").removeprefix("page-") or 1)
            return _list(listed, number, size, base)
        if path.startswith(f"{base}detail/"):
            paper = next((p for p in listed if path.strip("/").endswith(p.slug)), None)
            if paper is None:
                return page("<p>Nội dung bạn yêu cầu không tồn tại.</p>")
            return _file(paper) if query.get("download") else _detail(paper, base)
        return None

    return answer


def _list(listed: Sequence[Paper], number: int, size: int, base: str) -> Reply:
    rows = "".join(
        f"""<tr><td>{i}</td><td><a href="{base}detail/{p.slug}/" title="{p.title}">{p.symbol}</a></td><td>{p.day}</td>
<td><a href="{base}detail/{p.slug}/">{p.title}</a></td></tr>"""
        for i, p in enumerate(listed[(number - 1) * size : number * size], start=1)
    )
    last = -(-len(listed) // size)
    numbers = "".join(
        f'<li class="active"><a href="#">{n}</a></li>'
        if n == number
        else f'<li><a href="{base}page-{n}/">{n}</a></li>'
        for n in range(1, last + 1)
    )
    return page(
        f"""<table class="table"><thead><tr><th>STT</th><th>Số kí hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th></tr></thead>
<tbody>{rows}</tbody></table><ul class="pagination">{numbers}</ul>""",
        charset="iso-8859-1",
    )


def _detail(paper: Paper, base: str) -> Reply:
    if paper.kind == "html":
        return page(f"<h1>{paper.title}</h1><div class='bodytext'>{PLAN_TEXT}</div>")
    return page(
        f"""<h1>{paper.title}</h1><table class="table"><tr><td>Số kí hiệu</td><td>{paper.symbol}</td></tr>
<tr><td>Ngày ban hành</td><td>{paper.day}</td></tr><tr><td>Thể loại</td><td><a href="/vi/laws/cat/ke-hoach/">Kế hoạch</a></td></tr>
<tr><td>Cơ quan ban hành</td><td>UBND tỉnh</td></tr><tr><td>Người ký</td><td>Đang cập nhật</td></tr></table>
<h3>File đính kèm</h3><ul><li><a href="{base}detail/{paper.slug}/?download=1&amp;id=0">Tải về máy</a></li></ul>
<h3>Văn bản liên quan</h3><ul><li><a href="/uploads/van-ban-khac.pdf">van-ban-khac.pdf</a></li></ul>"""
    )


def _file(paper: Paper) -> Reply:
    name = f"{paper.number}_KH-UBND.signed.{paper.kind}"
    return Reply(
        paper.body,
        kind=KINDS[paper.kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
        etag=True,
    )
