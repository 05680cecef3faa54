"""One page that shows what was read of a file: its text with blocks and tables, every repair, every note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from flows.explain_html import opened, shown
from flows.explain_style import DAY, NIGHT
from parsers.document import Block, Cell, Document, Repair
from web.shown import clean

_STYLE = (
    f":root{{{DAY}--sure:#d3f0da;--guess:#ffe3a3;--gone:#e3e6ea}}"
    f"@media(prefers-color-scheme:dark){{:root{{{NIGHT}--sure:#1f4d2b;--guess:#5c4700;--gone:#33383e}}}}"
    "body{max-width:60rem;margin:1rem auto;padding:0 1rem;background:var(--paper);color:var(--ink);"
    "font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}"
    "p{margin:.3rem 0}p.c{text-align:center}p.note{font-size:.9rem;color:var(--faint)}"
    "p>small{color:var(--faint);margin-right:.5rem}"
    "div.wide{overflow-x:auto}table{border-collapse:collapse;margin:.6rem 0}"
    "td,th{border:1px solid var(--line);padding:.2rem .5rem;vertical-align:top;text-align:left}"
    "mark{color:inherit;background:var(--sure);text-decoration:underline dotted}mark.guess{background:var(--guess)}"
    "details.gone{background:var(--gone);padding:0 .5rem;margin:.3rem 0;white-space:pre-line}"
    "hr{border:0;border-top:1px dashed var(--line)}"
)
_KINDS = {
    "joined_line": "dòng được nối lại", "chrome": "không thuộc văn bản, bỏ ra", "legacy_encoding": "mã chữ cũ",
    "look_alike": "chữ giống hình", "dropped_letter": "chữ mất được phục hồi", "glued_word": "từ dính",
    "spacing": "khoảng trống", "ocr": "nhận dạng chữ",
}  # fmt: skip


def document_page(document: Document) -> str:
    """The whole page as HTML."""
    name = shown(document.source)
    facts = {
        "Định dạng": document.format, "Đọc bởi": document.parser, "Số trang": document.pages,
        "Mã văn bản": document.doc_id, "Đoạn và bảng": len(document.blocks), "Chỗ sửa": len(document.repairs),
    }  # fmt: skip
    parts = [
        opened(name, _STYLE),
        f"<p>{' · '.join(f'{fact}: {shown(value)}' for fact, value in facts.items() if value is not None)}</p>",
        *_notes(document),
        '<main aria-label="Nguyên văn">',
        *_blocks(document),
        "</main>",
        *_repairs(document),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def _notes(document: Document) -> Iterator[str]:
    if document.notes:
        yield f"<h2>Điều không đọc được hoặc đọc cách khác ({len(document.notes)})</h2>\n<ul>"
        for note in document.notes:
            place = f" (trang {note.page})" if note.page else ""
            yield f"<li><code>{shown(note.code)}</code> {shown(note.message)}{place}</li>"
        yield "</ul>"
    if document.metadata:
        yield "<h2>Ghi bên ngoài văn bản</h2>\n<ul>"
        yield from (f"<li>{shown(field.label)}: {shown(field.value)}</li>" for field in document.metadata)
        yield "</ul>"


def _blocks(document: Document) -> Iterator[str]:
    page = None
    for block in document.blocks:
        if block.page != page and block.page:
            page = block.page
            yield f"<hr><p class=note>trang {page}</p>"
        yield from _gone(document, block)
        yield _table(document, block) if block.rows else _paragraph(document, block)
    end = len(document.text)
    yield from (_removed(r) for r in document.repairs if r.kind == "chrome" and r.start >= end)


def _gone(document: Document, block: Block) -> Iterator[str]:
    """What was left out before a block."""
    yield from (_removed(r) for r in document.repairs if r.kind == "chrome" and r.start == block.start)


def _removed(repair: Repair) -> str:
    return (
        f"<details class=gone><summary>{_KINDS['chrome']}</summary>{escape(clean(repair.before))}</details>"
    )


def _paragraph(document: Document, block: Block) -> str:
    text = _marked(document, block.start, block.end)
    kinds = [f"mức {block.level}" if block.level else "", "chú thích" if block.kind == "footnote" else ""]
    label = f"<small>{', '.join(filter(None, kinds))}</small>" if any(kinds) else ""
    text = f"<b>{text}</b>" if block.bold else text
    return f"<p{' class=c' if block.centered else ''}>{label}{text}</p>"


def _table(document: Document, block: Block) -> str:
    rows = "".join(f"<tr>{''.join(_cell(document, cell) for cell in row)}</tr>" for row in block.rows)
    return f'<div class="wide"><table>{rows}</table></div>'


def _cell(document: Document, cell: Cell) -> str:
    spans = "".join(
        f' {name}="{count}"'
        for name, count in (("colspan", cell.colspan), ("rowspan", cell.rowspan))
        if count > 1
    )
    return f"<td{spans}>{_marked(document, cell.start, cell.end)}</td>"


def _marked(document: Document, start: int, end: int) -> str:
    """The text of a span, its repairs marked with what stands in the file; joined lines are too many to mark."""
    pieces, at = [], start
    for repair in _inside(document.repairs, start, end):
        if repair.start < at:
            continue
        pieces.append(escape(clean(document.text[at : repair.start])))
        words = escape(clean(document.text[repair.start : repair.end]))
        sure = "" if repair.certain else ' class="guess"'
        title = escape(f"{_KINDS[repair.kind]}: {clean(repair.before)}", quote=True)
        pieces.append(f'<mark{sure} title="{title}">{words}</mark>')
        at = repair.end
    return "".join([*pieces, escape(clean(document.text[at:end]))])


def _inside(repairs: Sequence[Repair], start: int, end: int) -> Iterator[Repair]:
    return (
        r
        for r in repairs
        if start <= r.start < r.end <= end and r.kind not in ("joined_line", "chrome", "spacing")
    )


def _repairs(document: Document) -> Iterator[str]:
    if not document.repairs:
        return
    yield f"<h2>Chỗ khác với tệp ({len(document.repairs)})</h2>"
    yield '<div class="wide"><table><tr><th>Loại</th><th>Trong tệp</th><th>Đọc là</th><th>Chắc</th><th>Chỗ</th></tr>'
    for r in document.repairs:
        kind, sure = _KINDS[r.kind], "có" if r.certain else "đoán"
        before, after = shown(r.before[:300]), shown(document.text[r.start : r.end])
        yield f"<tr><td>{kind}</td><td>{before}</td><td>{after}</td><td>{sure}</td><td>{r.start}-{r.end}</td></tr>"
    yield "</table></div>"
