"""ASP.NET lists (GridView, Repeater): pages and sometimes files by `__doPostBack`, with the page's view state."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from portals.find import detail_of, listing_of, metadata_in, request_of, rows_around
from portals.labels import told_by
from portals.model import Detail, Family, Item, Listing, Request
from portals.page import Link, Page
from portals.paging import next_by_number, next_page
from portals.profiles import Profile

# ChiTiet.aspx?id=55 | /vanban/chitietvanban.aspx?VanBanID=55 | he-thong-van-ban?classid=1&docid=199378
_DOCUMENT = re.compile(r"[?&](?:\w*id|vb|vanban|doc|so|key|item)=[\w-]*\d", re.IGNORECASE)
_NUMBER = re.compile(r"[?&](?:page|pageindex|trang|p)=(\d+)", re.IGNORECASE)


def listing(page: Page, profile: Profile, request: Request) -> Listing:
    """Rows of the grid; the next page is posted with the state of this one."""
    here = urlsplit(request.address)

    def document(address: str) -> str | None:
        parts = urlsplit(address)
        of_list = parts.path == here.path and not re.search(
            r"[?&]\w*(?:doc|vanban|vb|item)\w*=", parts.query, re.I
        )
        return address if parts.netloc == here.netloc and _DOCUMENT.search(address) and not of_list else None

    following = next_page(page) or next_by_number(page, _NUMBER)
    items = listing_of(page, document, None).items or _posted_rows(page)
    return Listing(items, _next(page, following, request))


def _posted_rows(page: Page) -> tuple[Item, ...]:
    """Rows whose pages are posted back: table rows with labels and a link by script."""
    links = [
        k for k in page.links if "__doPostBack" in k.target and not k.text.isdecimal() and len(k.text) > 3
    ]
    items = []
    for _, row, found in rows_around((link.target, link) for link in links):
        metadata = metadata_in(row)
        best = max(found, key=lambda link: len(link.text))
        told = {told_by(label): value for label, value in metadata}
        name = " ".join(filter(None, (told.get("symbol"), told.get("issued_on"), best.text)))
        if told and (asked := request_of(page, best, name)):
            items.append(Item(asked, best.text, metadata))
    return tuple(items)


def _next(page: Page, link: Link | None, request: Request) -> Request | None:
    """The next page; posted pages are numbered in the order in which they come, for names of the pager change."""
    if link is None or "__doPostBack" not in link.target:
        return request_of(page, link) if link else None
    current = int(request.name.removeprefix("page ")) if request.name.startswith("page ") else 1
    return request_of(page, link, f"page {current + 1}")


def detail(page: Page, profile: Profile) -> Detail:
    """Labels and files of one document."""
    return detail_of(page)


FAMILY = Family(listing, detail)
