"""NukeViet's laws module: `/vi/laws/` with a table of rows, `/vi/laws/detail/<alias>/` with labels, `?download=1&id=0`.

Known by its meta generator and by "page-N" addresses. The module may be called otherwise ("van-ban", "vbpq"): the
start address says how.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from portals.find import detail_of, listing_of, request_of
from portals.model import Detail, Family, Listing, Request
from portals.page import Page
from portals.paging import next_by_number, next_page
from portals.profiles import Profile

# /vi/laws/detail/Ke-hoach-phat-trien-55/ | /index.php?language=vi&nv=laws&op=detail/Ke-hoach-55
_DETAIL = re.compile(r"/detail/[^/?&]+|[?&]op=detail/[^/?&]+")
# /vi/laws/page-2/ | /index.php?nv=laws&page=2 | /vi/laws/&page=2
_NUMBER = re.compile(r"(?:/page-|[?&]page=)(\d+)")
# lists by body, field, year and signer, which are no documents
_LISTS = re.compile(r"/(?:cat|area|subject|signer|search|rss|year|main)(?:/|$)|/page-\d+")


def listing(page: Page, profile: Profile, request: Request) -> Listing:
    """Rows of the module's list."""
    module = urlsplit(profile.start[0]).path.rstrip("/")
    of_list = f"{module}/" if module else "/"
    following = next_page(page, lambda a: urlsplit(a).path.startswith(of_list) and bool(_NUMBER.search(a)))
    following = following or next_page(page) or next_by_number(page, _NUMBER)
    found = listing_of(page, lambda a: _document(a, profile), None)
    return Listing(found.items, request_of(page, following) if following else None)


def _document(address: str, profile: Profile) -> str | None:
    """The address without its query where it is a document's page, in whatever module."""
    parts = urlsplit(address)
    if parts.netloc.lower() != profile.host:
        return None
    if found := _DETAIL.search(address):
        return address[: found.end()]
    module = urlsplit(profile.start[0]).path.rstrip("/") + "/"
    inside = parts.path.removeprefix(module) if parts.path.startswith(module) else ""
    if inside.endswith(".html") and not _LISTS.search("/" + inside):
        return address.split("?")[0]
    return None


def detail(page: Page, profile: Profile) -> Detail:
    """Labels and files of one document."""
    return detail_of(page)


FAMILY = Family(listing, detail)
