"""SharePoint lists: `/Pages/*.aspx?ItemID=`, `DispForm.aspx?ID=`, files under `/Lists/<list>/Attachments/<id>/`.

Also the old vbpl.vn, whose documents have pages for text, properties and the original. Lists go on by
`Paged=TRUE&p_ID=`, often inside a script: RefreshPageTo(event, "...").
"""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlsplit

from portals.find import beside_of, detail_of, listing_of, request_of
from portals.model import Detail, Family, Listing, Request
from portals.page import Link, Page
from portals.paging import next_by_number, next_page
from portals.profiles import Profile

# /Pages/chi-tiet-van-ban.aspx?ItemID=55 | /Lists/VanBan/DispForm.aspx?ID=55&Source=... | vbpq-toanvan.aspx?ItemID=
_ID = re.compile(r"\.aspx\?(?:[^#]*&)?(?:item)?id=(\d+)", re.IGNORECASE)
_PAGED = re.compile(r"[?&]Paged=TRUE&", re.IGNORECASE)
_BACKWARDS = re.compile(r"[?&]PagedPrev=TRUE", re.IGNORECASE)
_NUMBER = re.compile(r"[?&](?:page|pageindex|trang)=(\d+)", re.IGNORECASE)
_BESIDE = re.compile(r"thuoc-?tinh|van-?ban-?goc|properties", re.IGNORECASE)


def listing(page: Page, profile: Profile, request: Request) -> Listing:
    """Rows of a list or of a search's result."""
    found = listing_of(page, lambda a: _document(a, request.address), None)
    folder = request.address.rsplit("/", 1)[0]  # results come from a page beside that of the search
    following = (
        _paged(page)
        or next_page(page)
        or next_page(page, lambda a: a.startswith(folder) and bool(_NUMBER.search(a)))
    )
    following = following or next_by_number(page, _NUMBER)
    return Listing(found.items, request_of(page, following) if following else None)


def _document(address: str, here: str) -> str | None:
    """What tells a document: list and id; its forms for editing and versions are none."""
    found = _ID.search(address)
    parts = urlsplit(address)
    if (
        not found
        or parts.netloc != urlsplit(here).netloc
        or re.search(r"/(?:Edit|New)Form\.aspx|/_layouts/", parts.path, re.I)
    ):
        return None
    return f"{parts.path.rsplit('/', 1)[0].casefold()}?{found[1]}"


def _paged(page: Page) -> Link | None:
    """The continuation of a list view."""
    forward = [k for k in page.links if _PAGED.search(k.target) and not _BACKWARDS.search(k.target)]
    return next(iter(forward), None)


def detail(page: Page, profile: Profile) -> Detail:
    """Labels and files; properties and the original on pages of their own are looked at too."""
    found = detail_of(page)
    ids = [
        value
        for name, value in parse_qsl(urlsplit(page.address).query)
        if name.casefold() in ("itemid", "id")
    ]
    beside = beside_of(page, _BESIDE, f"={ids[0]}") if ids else ()
    return Detail(found.metadata, found.files, beside[:3], found.is_document)


FAMILY = Family(listing, detail)
