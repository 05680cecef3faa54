"""Lotus Domino công báo: `congbao.nsf/<view>?OpenView&Start=31`, 30 rows; `NoiDung?openForm&ParentUNID=`, `$file/`.

Text and properties (`ThuocTinh`) of a document are pages of their own; files hang on its id of 32 hex digits.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from portals.find import beside_of, detail_of, listing_of, request_of
from portals.model import Detail, Family, Item, Listing, Request
from portals.page import Page
from portals.paging import next_page
from portals.profiles import Profile

# NoiDung?openForm&ParentUNID=0A1B... | /congbao.nsf/str/0A1B...?OpenDocument
_UNID = re.compile(r"(?:ParentUNID=|/)([0-9A-F]{32})(?=[?&/]|$)", re.IGNORECASE)
_BESIDE = re.compile(r"thuoc-?tinh|noi-?dung|tai-?ve|opendocument", re.IGNORECASE)
# <script>function jumpToPage(n){ location = "VanBan?OpenView&Start=" + ... | onclick="jumpToPage(2)"
_BY_SCRIPT = re.compile(r"jumpToPage|[?&;]start=", re.IGNORECASE)


def listing(page: Page, profile: Profile, request: Request) -> Listing:
    """Rows of a view, one for each id."""
    items = tuple(_open_text(item, page) for item in listing_of(page, _unid, None).items)
    link = next_page(page, lambda a: re.search(r"[?&](?:start|page)=\d+", a, re.IGNORECASE) is not None)
    if link is not None:
        return Listing(items, request_of(page, link))
    return Listing(items, _by_start(request.address, len(items)) if _BY_SCRIPT.search(page.html) else None)


def _unid(address: str) -> str | None:
    found = _UNID.search(address)
    return found[1].upper() if found and "$file" not in address.lower() else None


def _open_text(item: Item, page: Page) -> Item:
    """The item with the page of its text, which leads to the others, rather than that of its properties."""
    mark = _unid(item.page.address) if item.page else None
    if item.page is None or mark is None:
        return item
    same = [link.target for link in page.links if _unid(link.target) == mark]
    best = next(
        (address for address in same if re.search(r"noi-?dung", address, re.IGNORECASE)), item.page.address
    )
    return Item(Request(best), item.title, item.metadata, item.files)


def _by_start(address: str, rows: int) -> Request | None:
    """The next rows of a view whose pager is a script: Start counts rows from 1."""
    parts = urlsplit(address)
    query = parse_qsl(parts.query, keep_blank_values=True)
    lower = {name.casefold(): value for name, value in query}
    start, page = lower.get("start", "1"), lower.get("page", "1")
    if not rows or not start.isdecimal() or not page.isdecimal():
        return None
    kept = [(n, v) for n, v in query if n.casefold() not in ("start", "page")]
    flags = "&".join(n if not v else urlencode([(n, v)]) for n, v in kept)
    paged = f"&page={int(page) + 1}" if "page" in lower else ""
    wanted = f"{flags}{'&' if flags else ''}Start={int(start) + rows}{paged}"
    return Request(urlunsplit(parts._replace(query=wanted)))


def detail(page: Page, profile: Profile) -> Detail:
    """Labels and files; the page of properties is looked at too."""
    found = detail_of(page)
    mark = _UNID.search(page.address)
    beside = beside_of(page, _BESIDE, mark[1]) if mark else ()
    return Detail(found.metadata, found.files, beside[:2], found.is_document)


FAMILY = Family(listing, detail)
