"""Writes a sample as a web page: a portal's document page, or a law site's."""

from __future__ import annotations

from html import escape
from itertools import groupby

from tests.sample_source import MOTTO, Line, Sample


def render_portal(sample: Sample) -> bytes:
    """A portal page: menu, metadata box, the document with its letterhead (if any), related list, footer."""
    site = sample.site
    title = site.get("heading") or "Kế hoạch " + " ".join(sample.page["title"])
    menu = "".join(f'<li><a href="#">{escape(item)}</a></li>' for item in site["menu"])
    box = _pairs(site["metadata"], '<td class="label">{}</td>')
    related = "\n".join(f'<li><a href="#">{escape(item)}</a></li>' for item in site["related"])
    return f"""<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{escape(title)} - {escape(site["site"].title())}</title>
<style>.label {{ font-weight: bold }}</style>
<script>var pageId = 4021; function print_page() {{ window.print(); }}</script>
</head>
<body>
<div id="header"><div class="banner">{escape(site["site"])}</div>
<ul class="menu">{menu}</ul>
<form class="search"><input type="text" placeholder="Tìm kiếm..."><button>Tìm kiếm</button></form></div>
<div class="breadcrumb"><a href="#">Trang chủ</a> &raquo; <a href="#">Văn bản</a>
&raquo; <a href="#">Kế hoạch</a></div>
<div id="main">
<h1>{escape(title)}</h1>
<div class="tools"><span class="date">{escape(site["posted"])}</span>
<a href="#">Cỡ chữ</a> <a href="#">A-</a> <a href="#">A+</a>
<a href="#" onclick="print_page()">In trang</a></div>
<table class="document-info">
{box}
</table>
<div class="document-content">
{document_html(sample)}
</div>
<div class="share">Chia sẻ: <a href="#">Facebook</a> <a href="#">Zalo</a></div>
<div class="related"><h3>Văn bản liên quan</h3>
<ul>
{related}
</ul></div>
</div>
<div id="footer">{"".join(f"<p>{escape(line)}</p>" for line in site["footer"])}</div>
</body>
</html>
""".encode()


def render_lawsite(sample: Sample) -> bytes:
    """A law site's page: tabs, the document in old-style tags, a summary table at the end, a licence line."""
    site = sample.site
    tabs = "".join(f'<li><a href="#tab{at}">{escape(tab)}</a></li>' for at, tab in enumerate(site["tabs"], 1))
    summary = _pairs(site["summary"], "<td><b>{}</b></td>")
    related = "\n".join(f'<p><a href="#">{escape(item)}</a></p>' for item in site["related"])
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "xhtml1-transitional.dtd">
<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{escape(site["heading"])}</title>
</head>
<body>
<div class="top"><a href="#">{escape(site["name"])}</a>
<a href="#">Tra cứu</a> <a href="#">Hỏi đáp pháp luật</a></div>
<h1>{escape(site["heading"])}</h1>
<ul class="tabs">{tabs}</ul>
<div class="content1"><div>
{document_html(sample)}
</div></div>
<div class="thuoc-tinh"><h3>Thuộc tính văn bản</h3>
<table>
{summary}
</table></div>
<div class="lien-quan"><h3>Văn bản liên quan</h3>
{related}
</div>
<div class="footer">{"<br />".join(escape(line) for line in site["footer"])}</div>
</body>
</html>
""".encode()


def _pairs(pairs: list[list[str]], label_cell: str) -> str:
    rows = (f"<tr>{label_cell.format(escape(label))}<td>{escape(value)}</td></tr>" for label, value in pairs)
    return "\n".join(rows)


def document_html(sample: Sample) -> str:
    page, sign = sample.page, sample.sign
    parts = []
    if "issuer" in page:
        left = [escape(line) for line in page["upper"]]
        left += [f"<b>{escape(line)}</b>" for line in page["issuer"]]
        parts.append(
            '<table border="0" cellspacing="0" width="100%">\n'
            f'<tr><td align="center">{"<br>".join(left)}<br>-------</td>\n'
            f'<td align="center"><b>{MOTTO[0]}</b><br><b>{MOTTO[1]}</b><br>---------------</td></tr>\n'
            f'<tr><td align="center">{escape(page["number"])}</td>\n'
            f'<td align="center"><i>{escape(page["dateline"])}</i></td></tr>\n</table>'
        )
        title = "<br>".join(escape(line) for line in page["title"])
        parts.append(f'<p align="center"><b>KẾ HOẠCH</b></p>\n<p align="center"><b>{title}</b></p>')
    parts.append(_lines(sample.body))
    if sign:
        items = "<br>".join(f"- {escape(item)}" for item in sign["recipients"])
        block = "<br>".join(f"<b>{escape(line)}</b>" for line in sign["lines"])
        name = f"<b>{escape(sign['name'])}</b>"
        parts.append(
            '<table border="0" width="100%">\n'
            f'<tr><td valign="top"><b><i>Nơi nhận:</i></b><br>{items}</td>\n'
            f'<td align="center" valign="top">{block}<br><br><br>{name}</td></tr>\n</table>'
        )
    return "\n".join(parts)


def _lines(lines: tuple[Line, ...]) -> str:
    parts: list[str] = []
    for is_table, run in groupby(lines, key=lambda line: len(line.cells) > 1):
        if is_table:
            rows = ("".join(f"<td>{escape(cell)}</td>" for cell in line.cells) for line in run)
            parts.append("<table border=1>\n" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>")
        else:
            paragraphs = ((escape(line.text), line.heading) for line in run)
            parts += [f"<p><b>{text}</b></p>" if bold else f"<p>{text}</p>" for text, bold in paragraphs]
    return "\n".join(parts)
