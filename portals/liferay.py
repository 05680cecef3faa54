"""Liferay's asset publisher: `/-/asset_publisher/<id>/content/<title>`, pages by `_cur=N`, files under `/documents/`."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from portals.find import detail_of, files_of, is_file, listing_of, request_of
from portals.model import Detail, Family, Listing, Request
from portals.page import Page, in_furniture
from portals.paging import next_by_number, next_page
from portals.profiles import Profile

# /web/tinh/van-ban/-/asset_publisher/Xy12/content/ke-hoach-55?redirect=... | /van-ban/-/view/55 | /w/ke-hoach-55
_CONTENT = re.compile(
    r"/-/asset_publisher/[^/]+/(?:content|document)/[^/?]+|/-/(?:view|[\w%]+(?:-[\w%]+){2,})(?:/[^/?]+)?|/w/[^/?]+"
)
# ?p_p_id=101_INSTANCE_x&_101_INSTANCE_x_cur=2&... | ?p_r_p_cur=2
_NUMBER = re.compile(r"[?&][\w.-]*cur=(\d+)")
# /documents/20182/0/55.pdf/2f1c...-uuid?t=16 | /c/document_library/get_file?uuid=
_FILE = re.compile(r"/documents/(?:d/)?[\w-]+/|/c/document_library/get_file|/get_file\?")


def listing(page: Page, profile: Profile, request: Request) -> Listing:
    """Rows of an asset publisher, as a table, titles with abstracts, or a list of titles."""
    found = listing_of(page, lambda a: _document(a, request.address), None)
    following = next_page(page, lambda a: bool(_NUMBER.search(a))) or next_by_number(page, _NUMBER)
    return Listing(found.items, request_of(page, following) if following else None)


def _document(address: str, here: str) -> str | None:
    """The address of a content without the way by which it was reached."""
    parts = urlsplit(address)
    found = _CONTENT.search(parts.path)
    if not found or parts.netloc != urlsplit(here).netloc or _FILE.search(address):
        return None
    return parts.path[: found.end()]


def detail(page: Page, profile: Profile) -> Detail:
    """Labels and files; files of the document library need no ending."""
    library = [
        k for k in page.links if _FILE.search(k.target) and not is_file(k) and not in_furniture(k.node)
    ]
    files = (*files_of(page), *(Request(link.target) for link in library))
    return detail_of(page, dict.fromkeys(files))


FAMILY = Family(listing, detail)
