"""A page of a portal as a tree, decoded by what its bytes are rather than by what they are said to be."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, unquote, urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_:-]+)""", re.IGNORECASE)
_BLANKS = re.compile(r"\s+")
FURNITURE = "script, style, noscript, template"
# Parts of a page that hold no document: by element, and by words in class names and ids.
_ASIDE_TAGS = frozenset({"nav", "header", "footer", "aside"})
_ASIDE_WORDS = re.compile(
    r"(?:^|[\s_-])(?:menu|nav|navbar|sidebar|footer|header|banner|breadcrumbs?|topbar|quick-?links?|lien-?ket"
    r"|related|tin-?lien-?quan|other-?news|tin-?khac|most-?read|doc-?nhieu|share|social)(?:$|[\s_-])",
    re.IGNORECASE,
)


def decode(data: bytes, declared: str = "") -> str:
    """The text of a page, NFC. Bytes that are UTF-8 are read so whatever header and page claim.

    >>> decode("Kế hoạch".encode(), "iso-8859-1"), decode("Kế".encode("utf-16"))
    ('Kế hoạch', 'Kế')
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return unicodedata.normalize("NFC", data.decode(name, "replace"))
    named = _CHARSET.search(data[:4096])
    for name in ("utf-8", declared, named[1].decode("ascii") if named else "", "cp1258"):
        try:
            return unicodedata.normalize("NFC", data.decode(name or "utf-8"))
        except (LookupError, UnicodeDecodeError):
            continue
    return unicodedata.normalize("NFC", data.decode("utf-8", "replace"))


def words(text: str | None) -> str:
    """A text on one line.

    >>> words(" Số ký\\xa0hiệu\\n 55 ")
    'Số ký hiệu 55'
    """
    return _BLANKS.sub(" ", text or "").strip()


@dataclass(frozen=True)
class Link:
    """An <a>, or an element that opens an address by script. `target` is absolute, or a postback as it stands."""

    node: LexborNode
    target: str
    text: str


@dataclass(frozen=True)
class Page:
    """One HTML page: its final address and its tree."""

    address: str
    html: str

    @cached_property
    def tree(self) -> LexborHTMLParser:
        tree = LexborHTMLParser(self.html)
        for node in tree.css(FURNITURE):
            node.decompose()
        return tree

    @cached_property
    def base(self) -> str:
        """What relative addresses are relative to."""
        node = self.tree.css_first("base[href]")
        return urljoin(self.address, (node.attributes.get("href") or "") if node else "")

    def absolute(self, href: str) -> str:
        """A link's address, whole, without its fragment, blanks and letters with marks escaped."""
        return quote(urljoin(self.base, href.strip()).split("#", 1)[0], safe="%/:=&?~#+!$,;'@()*[]|")

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """All links in page order; those of menus, banners and footers too (see `in_furniture`)."""
        return tuple(self._links())

    def _links(self) -> Iterator[Link]:
        for node in self.tree.css("a, [onclick], iframe[src], embed[src], object[data]"):
            attributes = node.attributes
            if node.tag in ("iframe", "embed", "object"):
                if shown := shown_by(attributes.get("src") or attributes.get("data") or ""):
                    yield Link(node, self.absolute(shown), "")
                continue
            href = (attributes.get("href") or "").strip()
            if href.startswith(("#", "mailto:", "tel:", "data:")):
                href = ""
            scripted = href.lower().startswith("javascript:")
            script = f"{href if scripted else ''} {attributes.get('onclick') or ''}"
            text = words(node.text(separator=" ")) or words(attributes.get("title")) or _pictured(node)
            if href and not scripted:
                target = self.absolute(href)
                if urlsplit(target).scheme in ("http", "https"):
                    yield Link(node, target, text)
            elif "__doPostBack" in script:
                yield Link(node, script, text)
            elif opened := opened_by(script):
                yield Link(node, self.absolute(opened), text)

    def title(self) -> str:
        """What the page calls itself."""
        node = self.tree.css_first("h1") or self.tree.css_first("title")
        return words(node.text(separator=" ")) if node else ""


# window.open('/Attachments/kh55.pdf') | RefreshPageTo(event, "/Lists/a.aspx?Paged=TRUE\u0026p_ID=30")
# | javascript:DownloadFile('/uploads/55.pdf','55.pdf') | location.href="chi-tiet.aspx?id=5"
_OPENED = re.compile(
    r"""["']((?:https?:|/|\.\.?/|\?|[\w.-]+\.(?:aspx|html?|php|jsp|pdf|docx?|zip|rar)\b)[^"'<>]*)["']"""
)


def opened_by(script: str) -> str | None:
    r"""The address that a piece of script opens.

    >>> opened_by('RefreshPageTo(event, "/a.aspx?Paged=TRUE\\u0026p_ID=30");return false;')
    '/a.aspx?Paged=TRUE&p_ID=30'
    """
    found = _OPENED.search(script)
    return found[1].replace("\\u0026", "&").replace("\\/", "/").replace("&amp;", "&") if found else None


def _pictured(node: LexborNode) -> str:
    """What the picture of a link stands for."""
    picture = node.css_first("img")
    return words(picture.attributes.get("alt") or picture.attributes.get("title")) if picture else ""


# /viewer.html?file=/uploads/55.pdf | /pdfjs/web/viewer.html?file=%2Fuploads%2F55.pdf | https://docs.google.com/viewer?url=
_SHOWN = re.compile(r"[?&](?:file|url|src)=([^&#]+)")


def shown_by(source: str) -> str | None:
    """The file that a frame shows, itself or in a viewer; None where it is no file.

    >>> shown_by("/js/viewer.html?file=%2Fuploads%2F55.pdf"), shown_by("/55.pdf#page=1"), shown_by("/banner.html")
    ('/uploads/55.pdf', '/55.pdf', None)
    """
    viewed = _SHOWN.search(source)
    file = unquote(viewed[1]) if viewed else source.split("#")[0]
    return file if re.search(r"\.(?:pdf|docx?)(?:$|\?)", file, re.IGNORECASE) else None


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """The elements around a node, the nearest first."""
    parent = node.parent
    while parent is not None and parent.tag not in ("html", "-undef", None):
        yield parent
        parent = parent.parent


def holds(node: LexborNode, selector: str) -> bool:
    """Whether an element has one of these inside it (its own searches find the element itself, too)."""
    return any(found.mem_id != node.mem_id for found in node.css(selector))


def in_furniture(node: LexborNode) -> bool:
    """Whether an element stands in a menu, banner, footer or list of related pages.

    Tables and headings are no furniture whatever they are called; nor is what holds most of the page.
    """
    for around in (node, *ancestors(node)) if node.tag != "a" else ancestors(node):
        if around.tag in _ASIDE_TAGS:
            return True
        if around.tag in ("body", "form", "main", "article", "table", "tbody", "tr", "td", "html"):
            continue
        name = f"{around.attributes.get('class') or ''} {around.attributes.get('id') or ''}"
        if _ASIDE_WORDS.search(name):
            return True
    return False
