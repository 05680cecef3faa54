"""The lines and tables of an HTML page in reading order and how they are set; layout tables are unrolled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

import regex
from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.assemble import Table, TableCell
from parsers.grids import is_frame, is_layout
from parsers.legacy import by_font
from parsers.legacy_runs import Conversion, Font, Run
from parsers.marks import is_item
from parsers.text import Look

_DROPPED = (
    "script style noscript template iframe svg canvas object embed head title nav footer aside"
    " button select option textarea input label video audio map dialog"
)
_BLOCKS = (
    "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article main header form fieldset figure figcaption"
    " body blockquote pre address center hr tr tbody thead tfoot caption table td th"
)
DROPPED, BLOCKS = frozenset(_DROPPED.split()), frozenset(_BLOCKS.split())
_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "th"))
_SET_APART = _BOLD | {"center"} | {f"h{level}" for level in range(10)}  # by their kind alone
_HIDDEN = regex.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\.0*)?(?:px|pt|em)?\s*(?:;|$)", regex.I
)
_BOLD_STYLE = regex.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", regex.I)
_CENTERED = regex.compile(r"text-align\s*:\s*center", regex.I)
# 'font-family:".VnTime","sans-serif"', 'font: bold 14pt VNI-Times'
_FONT = regex.compile(
    r"font-family\s*:\s*([^;}]{1,200})|font\s*:[^;}]{0,80}?([.\w-]*(?:\.Vn|VNI-)[^;,}]{1,40})", regex.I
)
# 'p.MsoNormal, li.MsoNormal { ... }', '.tieude{...}', 'td {...}'
_RULE = regex.compile(r"([^{}]{1,400})\{([^{}]{0,2000})\}")
_SELECTOR = regex.compile(r"(\w*)(?:\.([\w-]+))?$")
_WHITE = " \t\r\n\f"
_BLANKS = regex.compile(r"[ \t\r\n\f]+")
_ROMAN = tuple(
    zip((100, 90, 50, 40, 10, 9, 5, 4, 1), ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True)
)
DEEPEST = 250  # elements inside each other; what is deeper is left out
_TABLE = 6  # a table counts as so many: its reading takes that much more of Python's stack


class Page:
    """Collects the lines and tables of a page in reading order, and where the main text starts and ends."""

    __slots__ = (
        "lines",
        "looks",
        "first",
        "last",
        "_main",
        "_conversion",
        "_fonts",
        "_text",
        "_bold",
        "_prefix",
    )

    def __init__(self, main: int, conversion: Conversion, fonts: Fonts | None = None) -> None:
        self.lines: list[str | Table] = []
        self.looks: dict[str, Look] = {}
        self.first = self.last = 0
        self._main = main  # the memory id of the element that holds the paper
        self._conversion = conversion
        self._fonts = fonts
        self._text: list[tuple[str, Font | None]] = []  # of the line under way
        self._bold = 0
        self._prefix = ""

    def walk(self, node: LexborNode, look: Look, depth: int) -> None:
        """Adds what stands in a block; the caller ends the line before and after."""
        is_main = node.mem_id == self._main
        if is_main:
            self.end(look)
            self.first = len(self.lines)
        for child in node.iter(include_text=True):
            tag = child.tag
            if tag == "-text":
                text = child.text_content or ""
                if self._text or (text := text.lstrip(_WHITE)):
                    self._add(text, look)
            elif tag:
                self._child(child, tag, look, depth)
        if is_main:
            self.end(look)
            self.last = len(self.lines)

    def _child(self, child: LexborNode, tag: str, look: Look, depth: int) -> None:
        if tag[0] == "-" or tag in DROPPED or depth > DEEPEST:
            return
        attributes = child.attributes
        if attributes and _is_hidden(attributes):
            return
        if tag == "br":
            self.end(look)
        elif tag == "table":
            self.end(look)
            self._table(child, look, depth + _TABLE)
        elif tag in ("ul", "ol"):
            self.end(look)
            self._list(child, self._seen(tag, attributes, look), depth + 1)
        elif tag in BLOCKS:
            if self._text:
                self.end(look)
            before = len(self.lines)
            inside = self._seen(tag, attributes, look)
            self.walk(child, inside, depth + 1)
            if self._text:
                self.end(inside)
            if len(self.lines) == before and tag in ("p", "div", "hr"):
                self.lines.append("")
        else:
            self.walk(child, self._seen(tag, attributes, look), depth + 1)

    def _seen(self, tag: str, attributes: Attributes, look: Look) -> Look:
        inside = seen(tag, attributes, look) if attributes or tag in _SET_APART else look
        if self._fonts is None:
            return inside
        named = _font_named(tag, attributes, self._fonts)
        return inside if named is None else replace(inside, font=by_font(named))

    def _add(self, text: str, look: Look) -> None:
        if "  " in text or not text.isprintable():  # what is plain needs no pattern
            text = _BLANKS.sub(" ", text)
        if text:
            self._text.append((text, look.font))
            self._bold += len(text) if look.bold else 0

    def end(self, look: Look | None = None) -> None:
        """Closes the line; a line of white space leaves nothing."""
        if not self._text:
            return
        if self._fonts is None:
            text = self._conversion.read_plain("".join([text for text, _ in self._text])).rstrip(" ")
        else:
            text = self._conversion.read([Run(*piece) for piece in self._text]).rstrip(" ")
        if text.strip():
            if self._prefix:
                text = self._numbered(text)
            bold = self._bold >= len(text.strip()) * 0.9
            self.lines.append(text)
            self.looks[text] = _look(bold, look is not None and look.centered, look.level if look else None)
        self._text, self._bold = [], 0

    def _numbered(self, text: str) -> str:
        """A line with the list number that waits for it."""
        prefix, self._prefix = self._prefix, ""
        if not prefix or is_item(text):
            return text
        self._conversion.renamed(text, prefix + text.lstrip())
        return prefix + text.lstrip()

    def _list(self, node: LexborNode, look: Look, depth: int) -> None:
        number = _int(node.attributes, "start", 1, 10_000)
        for item in node.iter():
            if item.tag != "li" or _is_hidden(item.attributes):
                self._child(item, item.tag or "-", look, depth)
                continue
            number = _int(item.attributes, "value", number, 10_000)
            self._prefix = _list_number(node, number) if node.tag == "ol" else "- "
            number += 1
            self.walk(item, self._seen("li", item.attributes, look), depth + 1)
            self.end(look)
            self._prefix = ""

    def _table(self, node: LexborNode, look: Look, depth: int) -> None:
        rows = [[cell for cell in row.iter() if cell.tag in ("td", "th")] for row in _rows(node)]
        rows = [row for row in rows if row]
        pages = [[self._cell(cell, look, depth) for cell in row] for row in rows]
        texts = [[page._shown() for page in row] for row in pages]
        columns = is_layout(texts)
        if columns or is_frame(texts):
            width = max(map(len, rows), default=0)
            down = [row[i] for i in range(width) for row in pages if i < len(row)]
            for page in down if columns else [page for row in pages for page in row]:
                self._take(page)
        elif rows:
            cells = (
                tuple(_table_cell(text, cell.attributes) for cell, text in zip(row, row_texts, strict=True))
                for row, row_texts in zip(rows, texts, strict=True)
            )
            self.lines.append(Table(tuple(cells)))

    def _cell(self, cell: LexborNode, look: Look, depth: int) -> Page:
        """The lines of one cell, walked once: they are either its text or, in a layout table, lines of the page."""
        page = Page(self._main, self._conversion, self._fonts)
        inside = self._seen(cell.tag or "", cell.attributes, look)
        page.walk(cell, inside, depth)
        page.end(inside)
        return page

    def _shown(self) -> str:
        if len(self.lines) == 1 and isinstance(self.lines[0], str):
            return self.lines[0]
        return "\n".join(
            "\n".join(" ".join(cell.text for cell in row) for row in line.rows)
            if isinstance(line, Table)
            else line
            for line in self.lines
        )

    def _take(self, cell: Page) -> None:
        """The lines of a layout table's cell become lines of the page."""
        if cell.last:
            self.first, self.last = len(self.lines) + cell.first, len(self.lines) + cell.last
        if self._prefix and cell.lines and isinstance(first := cell.lines[0], str):
            numbered = self._numbered(first)
            cell.lines[0], cell.looks[numbered] = numbered, cell.looks.get(first, Look())
        self.lines += cell.lines
        self.looks |= cell.looks


def _rows(node: LexborNode) -> Iterator[LexborNode]:
    """The rows of a table itself, not those of tables inside its cells."""
    for child in node.iter():
        if child.tag == "tr":
            yield child
        elif child.tag in ("tbody", "thead", "tfoot"):
            yield from _rows(child)


def seen(tag: str, attributes: Attributes, look: Look) -> Look:
    """How text in such an element is set, given how its parent is."""
    bold = look.bold or tag in _BOLD
    level = int(tag[1]) if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() else look.level
    centered, other = tag == "center", False
    if attributes:
        style = attributes.get("style") or ""
        align = (attributes.get("align") or "").lower()
        bold = bold or bool(style and _BOLD_STYLE.search(style))
        centered = centered or align == "center" or bool(style and _CENTERED.search(style))
        other = align in ("left", "right", "justify") or "text-align" in style
    if (bold, level) == (look.bold, look.level) and not centered and not other:
        return look
    return _look(bold, centered or (look.centered and not other), level, look.font)


@lru_cache(256)  # a page has few
def _look(bold: bool, centered: bool, level: int | None, font: Font | None = None) -> Look:
    return Look(bold, centered, level, font=font)


Attributes = Mapping[str, str | None]
Fonts = Mapping[
    tuple[str, str], str
]  # by element and class (either may be ""): the font that a style sheet sets


def fonts_of(tree: LexborHTMLParser) -> Fonts:
    """The fonts of the page's style sheets; only rules for elements and classes are understood."""
    fonts: dict[tuple[str, str], str] = {}
    for sheet in tree.css("style"):
        for selectors, rules in _RULE.findall((sheet.text() or "")[:500_000]):
            font = _font_in(rules)
            for selector in selectors.split(",") if font else ():
                match = _SELECTOR.match(selector.strip())
                if match and font:
                    fonts[match[1].lower(), match[2] or ""] = font
    return fonts


def _font_in(style: str) -> str | None:
    match = _FONT.search(style)
    return str(match[1] or match[2]) if match else None


def _font_named(tag: str, attributes: Attributes, fonts: Fonts) -> str | None:
    """The font that an element sets: its own style, `<font face>`, or a rule for its class or kind."""
    own = _font_in(attributes.get("style") or "") or (attributes.get("face") if tag == "font" else None)
    if own or not fonts:
        return own
    classes = (attributes.get("class") or "").split()
    keys = [(t, c) for c in classes for t in (tag, "")] + [(tag, "")]
    return next((fonts[key] for key in keys if key in fonts), None)


def _is_hidden(attributes: Attributes) -> bool:
    style = attributes.get("style")
    return "hidden" in attributes or bool(style and _HIDDEN.search(style))


def _table_cell(text: str, attributes: Attributes) -> TableCell:
    if not attributes:
        return TableCell(text)
    return TableCell(text, _int(attributes, "colspan", 1, 60), _int(attributes, "rowspan", 1, 500))


def _int(attributes: Attributes, name: str, default: int, most: int) -> int:
    value = (attributes.get(name) or "").strip()
    return min(int(value), most) if value.isascii() and value.isdigit() else default


def _list_number(node: LexborNode, number: int) -> str:
    """The number that a browser shows: `type` or `list-style-type`; letters are shown as `a.`."""
    style = f"{node.attributes.get('type') or ''} {node.attributes.get('style') or ''}"
    if regex.search(r"^[iI]\b|roman", style):
        shown = _roman(number)
        return f"{shown if regex.search('^I|upper', style) else shown.lower()}. "
    if regex.search(r"^[aA]\b|alpha|latin", style):
        letter = chr(ord("a") + (number - 1) % 26)
        return f"{letter.upper() if regex.search('^A|upper', style) else letter}. "
    return f"{number}. "


def _roman(number: int) -> str:
    out = ""
    for value, sign in _ROMAN:
        out += sign * (number // value)
        number %= value
    return out
