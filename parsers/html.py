"""HTML of portals and law sites to a `Document`: the main text found by density, chrome stripped."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers import chrome
from parsers.assemble import Removed, Table, assemble
from parsers.characters import compose
from parsers.columns import lay_out
from parsers.decoding import decode, with_line_ends
from parsers.document import CELL, Document, MetaField, UnreadableFile
from parsers.html_page import BLOCKS, DEEPEST, DROPPED, Page, fonts_of
from parsers.legacy import by_content, eight_bit, names_font
from parsers.legacy_runs import Conversion, is_unicode
from parsers.limits import check_html
from parsers.marks import MOTTO
from parsers.metadata import fields, labelled
from parsers.stacked import Line
from parsers.text import Look, paragraphs

_CHARSET = regex.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]+)""")
_MAIN_SHARE = 0.8  # of the page's text outside links, for the subtree that holds the paper


def read(data: bytes, source: str) -> Document:
    """The document of an HTML page. Raises UnreadableFile("no_text" | "corrupt" | "bomb")."""
    check_html(data)
    tree = LexborHTMLParser(with_line_ends(decode_html(data)))
    body = tree.body
    if body is None:
        raise UnreadableFile("corrupt", "The page has no body that a parser can find.")
    names_fonts = names_font(data.lower(), b"font-family", b"font:", b"face=")
    conversion = Conversion() if is_unicode(data) else Conversion.of(body.text(separator="\n"))
    conversion.names_fonts = names_fonts
    page = Page(_main(body).mem_id, conversion, fonts_of(tree) if names_fonts else None)
    page.walk(body, Look(), 0)
    page.end()
    if not page.last:  # the main text stands inside a table of data
        page.last = len(page.lines)
    title = tree.css_first("title")
    if title is not None:
        page.lines.insert(0, conversion.line(" ".join(title.text().split())))
        page.first, page.last = page.first + 1, page.last + 1
    lines, metadata = _stripped(page)
    return assemble(
        paragraphs(lay_out(lines), page.looks, conversion),
        data=data,
        source=source,
        format="html",
        parser="html",
        notes=conversion.notes(),
        metadata=metadata,
    )


def decode_html(data: bytes) -> str:
    """The page's text: UTF-8 wherever its bytes are, else the declared charset, else as plain text.

    Pages that declare `x-user-defined` or windows-1252 and hold UTF-8 are common; so is windows-1258.
    """
    if not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
        if by_content(shown := eight_bit(data)):
            return shown
        declared = _CHARSET.search(data[:4096])
        name = declared[1].decode("ascii").lower() if declared else ""
        if name and not name.startswith(("utf", "x-user", "us-ascii")):
            try:
                return compose(data.decode(name, "replace"))
            except LookupError:
                pass
    return decode(data)[0]


# --- the main text


def _main(body: LexborNode) -> LexborNode:
    """The smallest subtree that holds most of the text outside links, with letterhead and signature block."""
    weights: dict[int, int] = {}
    total = _weigh(body, weights, 0)
    node = body
    while True:
        heavy = next((c for c in node.iter() if weights.get(c.mem_id, 0) >= _MAIN_SHARE * total > 0), None)
        if heavy is None or heavy.tag not in BLOCKS or heavy.tag in ("ul", "ol", "li", "p"):
            break
        node = heavy
    text = _text(node)
    for is_in in (_has_motto, _has_recipients):
        if not is_in(text) and is_in(_text(body)):
            while node.mem_id != body.mem_id and node.parent is not None and not is_in(text):
                node = node.parent
                text = _text(node)
    return node


def _text(node: LexborNode) -> str:
    return node.text(separator="\n")


def _has_motto(text: str) -> bool:
    return MOTTO.search(text) is not None


def _has_recipients(text: str) -> bool:
    """Whether a line begins with "Nơi nhận"."""
    found = (m.start() for m in _RECIPIENTS.finditer(text))
    return any(not text[text.rfind("\n", 0, at) + 1 : at].strip() for at in found)


_RECIPIENTS = regex.compile(r"N[ơƠ][iI]\s+[nN][hH]")
_WEIGHTLESS = DROPPED | {"a"}


def _weigh(node: LexborNode, weights: dict[int, int], depth: int) -> int:
    """Letters outside links in the subtree, kept for each element by its memory id."""
    weight = 0
    for child in node.iter(include_text=True, skip_empty=True):
        tag = child.tag
        if tag == "-text":
            weight += len((child.text_content or "").strip())
        elif tag and tag[0] != "-" and tag not in _WEIGHTLESS and depth < DEEPEST:
            weight += _weigh(child, weights, depth + 1)
    weights[node.mem_id] = weight
    return weight


# --- what is not the paper's


def _stripped(page: Page) -> tuple[list[Line], tuple[MetaField, ...]]:
    """The main lines without chrome, `Removed` where it stood, and the metadata of the whole page."""
    flat: list[str] = []
    places: list[range] = []  # of each item of page.lines, its lines in `flat`
    for item in page.lines:
        start = len(flat)
        if isinstance(item, Table):
            flat += [CELL.join(cell.text.replace("\n", " ") for cell in row) for row in item.rows]
        elif isinstance(item, str):
            flat.append(item)
        places.append(range(start, len(flat)))
    first = places[page.first].start if page.first < len(places) else len(flat)
    last = places[page.last - 1].stop if 0 < page.last <= len(places) else first
    inside, metadata = chrome.judge(flat[first:last])
    boxes = labelled(flat)
    taken = {*range(first), *(first + i for i in inside), *range(last, len(flat)), *boxes}
    taken -= chrome.headline(flat, _headlines(flat, first, boxes), first, last)
    others = fields(flat, sorted(boxes))
    known = {field.label for field in metadata}
    return _kept(page.lines, places, flat, taken), metadata + tuple(f for f in others if f.label not in known)


def _headlines(flat: Sequence[str], first: int, boxes: set[int]) -> set[int]:
    return {i for i in range(first) if flat[i].strip() and i not in boxes and not chrome.is_noise(flat[i])}


def _kept(
    items: Sequence[str | Table], places: Sequence[range], flat: Sequence[str], taken: set[int]
) -> list[Line]:
    kept: list[Line] = []
    run: list[str] = []
    for item, place in zip(items, places, strict=True):
        if isinstance(item, Table):
            rows = tuple(row for row, i in zip(item.rows, place, strict=True) if i not in taken)
            item = Table(rows, item.page) if rows else ""
        elif place.start in taken:
            item = ""
        if not taken.isdisjoint(place):
            run += [flat[i].strip() for i in place if i in taken and flat[i].strip()]
        if run and item:
            kept += [Removed("\n".join(run)), ""]
            run = []
        if item or not run:
            kept.append(item)
    return [*kept, Removed("\n".join(run))] if run else kept
