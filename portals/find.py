"""What the families share: rows of a list around their links, the next page, the files of a document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl, unquote, urlsplit

from selectolax.lexbor import LexborNode

from portals.labels import fold, labelled, told_by, unique
from portals.model import Detail, Item, Listing, Metadata, Request
from portals.page import Link, Page, ancestors, in_furniture, words
from portals.postback import posted
from portals.prose import is_document

# 55_KH-UBND.signed.pdf | KH 55.DOC | phu-luc.zip
FILE_NAME = re.compile(r"\.(?:pdf|docx?|rtf|odt|zip|rar|7z|xlsx?|tiff?)\s*(?:$|/)", re.IGNORECASE)
# ?download=1&id=5 | /c/document_library/get_file?uuid= | DownloadFilePage.aspx?FileUrl= | /$file/ | /tai-ve/55
_DOWNLOAD = re.compile(
    r"[?&]download=|/download(?:file)?[/?.]|download(?:file)?\w*\.(?:aspx|ashx|php)|/get_?file\b|getfile|\$file/"
    r"|/tai-(?:ve|xuong|file)\b|filehandler|/attachments?/\d+/|/lists/[^?]*/attachments/|downloadattach",
    re.IGNORECASE,
)
_SAYS_DOWNLOAD = re.compile(
    r"^(?:tai (?:ve|xuong|file|tep|van ban)|download|file dinh kem|tep dinh kem|dinh kem)\b"
)
_STOPS = frozenset({"table", "tbody", "thead", "ul", "ol", "dl", "main", "body", "form", "section"})
_HEADINGS = frozenset({"td", "th", "dt", "h2", "h3", "h4", "h5", "div", "strong", "b", "p"})
_ROWS = frozenset({"tr", "li", "article"})


def is_file(link: Link | str) -> bool:
    """Whether an address is that of a file to fetch, told by its name, its form or the words of its link."""
    address = link if isinstance(link, str) else link.target
    if "__doPostBack" in address:
        return not isinstance(link, str) and bool(
            FILE_NAME.search(link.text) or _SAYS_DOWNLOAD.match(fold(link.text))
        )
    parts = urlsplit(address)
    names = [parts.path, *(value for _, value in parse_qsl(parts.query))]
    if not isinstance(link, str):
        names.append(link.text)
    if any(FILE_NAME.search(unquote(name)) for name in names) or _DOWNLOAD.search(address):
        return True
    return (
        not isinstance(link, str)
        and bool(_SAYS_DOWNLOAD.match(fold(link.text)))
        and parts.path not in ("", "/")
    )


def rows_around(links: Iterable[tuple[str, Link]]) -> list[tuple[str, LexborNode, list[Link]]]:
    """(key, row, links of it) for links by what they lead to: the largest part of the page around each that holds
    no other's link, and no more than a table row, a list item or an article.
    """
    by_key: dict[str, list[Link]] = {}
    held: dict[int, set[str]] = {}  # keys of the links inside each element
    for key, link in links:
        by_key.setdefault(key, []).append(link)
        for around in (link.node, *ancestors(link.node)):
            held.setdefault(around.mem_id, set()).add(key)
    alone = len(by_key) == 1
    return [(key, _row(key, found[0].node, held, alone), found) for key, found in by_key.items()]


def _row(key: str, node: LexborNode, held: dict[int, set[str]], alone: bool) -> LexborNode:
    row = node
    for height, around in enumerate(ancestors(node)):
        if (
            around.tag in _STOPS
            or held[around.mem_id] != {key}
            or (alone and height > 3 and row.tag == "div")
        ):
            break
        row = around
        if around.tag in _ROWS:
            break
    return row


def columns_of(row: LexborNode) -> list[tuple[str, str]]:
    """The cells of a table row under the names of their columns."""
    if row.tag != "tr":
        return []
    table = next((around for around in ancestors(row) if around.tag == "table"), None)
    head = None if table is None else next((tr for tr in table.css("tr") if _is_head(tr)), None)
    if head is None or head.mem_id == row.mem_id:
        return []
    names = [words(cell.text(separator=" ")) for cell in _cells(head)]
    values = [words(cell.text(separator=" ")) for cell in _cells(row)]
    return (
        [(n, v) for n, v in zip(names, values, strict=False) if told_by(n)]
        if len(names) == len(values)
        else []
    )


def _is_head(row: LexborNode) -> bool:
    return sum(told_by(words(cell.text(separator=" "))) is not None for cell in _cells(row)) >= 2


def _cells(row: LexborNode) -> list[LexborNode]:
    return [child for child in row.iter() if child.tag in ("td", "th")]


def metadata_in(node: LexborNode) -> Metadata:
    """The labelled values of a part of a page, each meaning once, columns of a table row included."""
    inside = ((label, value) for label, value, _ in labelled(node))
    return unique((*columns_of(node), *inside))


# 26/04/2016 in a list of news stands for the day on which a row was put there
_BARE_DAY = re.compile(r"(?<![\d/])\d{1,2}[/-]\d{1,2}[/-]\d{4}(?!\d)")


def items_of(page: Page, is_page: Callable[[str], str | None]) -> tuple[Item, ...]:
    """The rows of a list. `is_page`: what tells the page of a document from others by its address, None for others.

    Links in menus and banners are no rows, unless all are there and show labels or days.
    """
    found = [(key, link) for link in page.links if not is_file(link) and (key := is_page(link.target))]
    inside = [(key, link) for key, link in found if not in_furniture(link.node)]
    items = []
    for _, row, links in rows_around(inside or found):
        best = max(links, key=lambda link: len(link.text))
        title = words(best.node.attributes.get("title")) or best.text
        title = best.text if len(best.text) > len(title) and not best.text.endswith(("...", "…")) else title
        metadata = metadata_in(row)
        if not any(told_by(label) in ("issued_on", "posted_on") for label, _ in metadata):
            day = _BARE_DAY.search(words(row.text(separator=" ")))
            metadata += (("Ngày đăng", day[0]),) if day else ()
        if inside or metadata:
            items.append(Item(Request(best.target), title, metadata, files_in(page, row)))
    return tuple(items)


def rows_with_files(page: Page) -> tuple[Item, ...]:
    """The rows of a list that links the files themselves, without a page for each document."""
    links = [link for link in page.links if is_file(link) and not in_furniture(link.node)]
    rows: dict[int, tuple[LexborNode, list[Link]]] = {}
    for link in links:
        row = next((around for around in ancestors(link.node) if around.tag in _ROWS), link.node.parent)
        if row is not None:
            rows.setdefault(row.mem_id, (row, []))[1].append(link)
    items = []
    for row, found in rows.values():
        metadata = metadata_in(row)
        title = {told_by(label): value for label, value in metadata}.get("title") or words(
            row.text(separator=" ")
        )
        files = tuple(dict.fromkeys(request for link in found if (request := request_of(page, link, title))))
        if files:
            items.append(Item(None, title[:500], metadata, files))
    return tuple(items)


def files_in(page: Page, node: LexborNode) -> tuple[Request, ...]:
    """The files linked inside a part of a page, each once."""
    links = (link for link in _links_in(page, node) if is_file(link))
    return tuple(dict.fromkeys(request for link in links if (request := request_of(page, link))))


def _links_in(page: Page, node: LexborNode) -> list[Link]:
    inside = {child.mem_id for child in node.css("a, [onclick], iframe, embed, object")}
    return [link for link in page.links if link.node.mem_id in inside]


def request_of(page: Page, link: Link, name: str = "") -> Request | None:
    """What to ask for to follow a link; a postback becomes the page's form with its target."""
    if "__doPostBack" not in link.target:
        return Request(link.target)
    return posted(page, link.target, name or link.text)


def detail_of(page: Page, files: Iterable[Request] | None = None) -> Detail:
    """What the page of a document shows: labels, and the files linked in its main part."""
    body = page.tree.body
    if body is None:
        return Detail()
    metadata = unique((label, value) for label, value, _ in labelled(body))
    found = tuple(files) if files is not None else files_of(page)
    return Detail(metadata, found, is_document=is_document(page))


def files_of(page: Page) -> tuple[Request, ...]:
    """The files of the document that a page is about: those beside a label for files, else those of the main part."""
    body = page.tree.body
    if body is None:
        return ()
    named: list[Request] = []
    for label, _, nodes in labelled(body):
        if told_by(label) == "files":
            inside = [link for node in nodes for link in _links_in(page, node)]
            chosen = [link for link in inside if is_file(link)] or inside
            named += [request for link in chosen if (request := request_of(page, link))]
    if named:
        return tuple(dict.fromkeys(named))
    links = (link for link in page.links if is_file(link) and not in_furniture(link.node))
    others = [request for link in links if not _is_related(link.node) and (request := request_of(page, link))]
    return tuple(dict.fromkeys(others))


def _is_related(node: LexborNode) -> bool:
    """Whether an element stands beside a label like "Văn bản thay thế", or under a heading like "Văn bản khác"."""
    for around in (node, *ancestors(node)):
        before = around.prev
        while before is not None and before.tag == "-text" and not words(before.text(deep=False)):
            before = before.prev
        if (
            before is not None
            and before.tag in _HEADINGS
            and told_by(words(before.text(separator=" "))[:60]) == "related"
        ):
            return True
    return False


def listing_of(page: Page, is_page: Callable[[str], str | None], following: Request | None) -> Listing:
    """A list's rows with their pages; where no address fits, what repeats like a list, or rows with files."""
    items = items_of(page, is_page)
    if not items:
        files, guessed = rows_with_files(page), items_of(page, guess_pages(page))
        items = max(files, guessed, key=lambda rows: sum(bool(row.metadata) for row in rows))
    return Listing(items, following)


def guess_pages(page: Page) -> Callable[[str], str | None]:
    """What tells pages of documents where nothing is known: the links that stand in most rows with a day or a symbol.

    Links of one list have one shape: the same folder and the same parameters.
    """
    shapes: dict[tuple[str, ...], int] = {}
    links = [k for k in page.links if len(k.text) >= 8 and not is_file(k) and not in_furniture(k.node)]
    for target, row, _ in rows_around(
        (link.target, link) for link in links if "__doPostBack" not in link.target
    ):
        text = words(row.text(separator=" "))
        if len(text) < 2000 and (_BARE_DAY.search(text) or _SYMBOL.search(text)):
            shapes[_shape(target)] = shapes.get(_shape(target), 0) + 1
    best = max(shapes, key=lambda shape: shapes[shape], default=None)
    if best is None or urlsplit(page.address).netloc != best[0]:
        return lambda _: None
    return lambda address: address if _shape(address) == best else None


# 55/KH-UBND | 12-KH/TU
_SYMBOL = re.compile(r"\b\d+\s*[/-]\s*(?:\d{4}\s*/\s*)?[A-ZĐ]{2,}(?:[-/][A-ZĐ&a-z]+)*")


def _shape(address: str) -> tuple[str, ...]:
    parts = urlsplit(address)
    folder = parts.path.rstrip("/").rsplit("/", 1)[0]
    ending = re.search(r"\.\w{2,5}$", parts.path)
    script = parts.path if parts.query else ending[0] if ending else ""
    return (parts.netloc, folder, script, *sorted(name for name, _ in parse_qsl(parts.query)))


def beside_of(page: Page, pattern: re.Pattern[str], same: str) -> tuple[Request, ...]:
    """Pages with more on the same document: links that match the pattern and hold the document's mark."""
    found = (link.target for link in page.links if same in link.target and pattern.search(link.target))
    return tuple(dict.fromkeys(Request(address) for address in found if address != page.address))
