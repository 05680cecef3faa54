"""VNPT's portal: `ul.ArticleList > li.row` with `h2.Title a`, addresses that end in an id, "Tải về" links.

Lists show the day of posting (`.Ngaydang`), not that of issue; the page's text stands in `.ArticleContent`.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from portals.find import detail_of, listing_of, request_of
from portals.model import Detail, Family, Listing, Request
from portals.page import Page
from portals.paging import next_by_number, next_page
from portals.profiles import Profile

# /van-ban-chi-dao-dieu-hanh/ke-hoach-trong-cay-2024-239036 | /chi-tiet-van-ban/-/vb/55-769866.html
_SLUG = re.compile(r"/[^/]*[a-z][^/]*-\d{2,}(?:\.html?|\.aspx)?/?$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:[?&](?:page|trang|p|pageindex|paged)=|/(?:page|trang)[-/])(\d+)", re.IGNORECASE)


def listing(page: Page, profile: Profile, request: Request) -> Listing:
    """Rows of a list of articles or of the documents' table."""
    following = next_page(page) or next_by_number(page, _NUMBER)
    titles = {
        page.absolute(a.attributes.get("href") or "")
        for a in page.tree.css(".ArticleList h2 a, .ArticleList .Title a")
    }

    def document(address: str) -> str | None:
        parts = urlsplit(address)
        fits = address in titles if titles else bool(_SLUG.search(parts.path))
        menu = parts.path.rstrip("/") == urlsplit(request.address).path.rstrip("/")
        return address.split("?")[0] if fits and not menu and parts.netloc.lower() == profile.host else None

    return Listing(listing_of(page, document, None).items, request_of(page, following) if following else None)


def detail(page: Page, profile: Profile) -> Detail:
    """Labels and files of one document; where there is no file its text is the document."""
    return detail_of(page)


FAMILY = Family(listing, detail)
