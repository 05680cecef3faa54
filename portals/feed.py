"""RSS, Atom and sitemaps: what is new at which address; a sitemap's index leads to further sitemaps."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from portals.find import detail_of, is_file
from portals.model import Detail, Family, Item, Listing, Request
from portals.page import Page, words
from portals.profiles import Profile


def listing(page: Page, profile: Profile, request: Request) -> Listing:
    """Entries of a feed, or addresses of a sitemap."""
    root = _tree(page.html)
    if root is None:
        return Listing(())
    if _name(root) == "sitemapindex":
        maps = (_text(child, "loc") for child in root if _name(child) == "sitemap")
        return Listing((), None, tuple(Request(page.absolute(address)) for address in maps if address))
    entries = [node for node in root.iter() if _name(node) in ("item", "entry", "url")]
    items = [item for entry in entries if (item := _item(page, entry))]
    following = next((link for rel, link in _links(root) if rel == "next"), None)  # RFC 5005
    return Listing(tuple(dict.fromkeys(items)), Request(page.absolute(following)) if following else None)


def _tree(text: str) -> etree._Element | None:
    """A feed as a tree: no entities, no network, broken ones as far as they go."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    start = text.find("<")
    if text[start : start + 5] == "<?xml":
        start = text.find("?>", start) + 2
    root: etree._Element | None = etree.fromstring(text[max(start, 0) :].encode("utf-8", "replace"), parser)
    return root


def _item(page: Page, entry: etree._Element) -> Item | None:
    links = dict(reversed([(rel, link) for rel, link in _links(entry)]))
    address = _text(entry, "loc") or links.get("alternate") or _text(entry, "link") or _text(entry, "guid")
    if not address.startswith(("http", "/")):
        return None
    address = page.absolute(address)
    title = _text(entry, "title") or address.rstrip("/").rsplit("/", 1)[-1]
    day = (
        _text(entry, "pubDate")
        or _text(entry, "published")
        or _text(entry, "updated")
        or _text(entry, "lastmod")
    )
    metadata = (("Ngày đăng", _day(day)),) if day else ()
    enclosed = tuple(Request(page.absolute(link)) for rel, link in _links(entry) if rel == "enclosure")
    if is_file(address):
        return Item(None, title, metadata, (Request(address), *enclosed))
    return Item(Request(address), title, metadata, tuple(r for r in enclosed if is_file(r.address)))


def _links(node: etree._Element) -> Iterator[tuple[str, str]]:
    """(relation, address) of the links that an element holds itself."""
    for child in node:
        if _name(child) == "link" and child.get("href"):
            yield str(child.get("rel") or "alternate"), str(child.get("href"))
        elif _name(child) == "enclosure" and child.get("url"):
            yield "enclosure", str(child.get("url"))
        elif _name(child) == "channel":
            yield from _links(child)


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _day(text: str) -> str:
    """A day of RFC 822 with its month as a number, another as it is.

    >>> _day("Tue, 05 Mar 2024 08:00:00 +0700"), _day("2024-03-05T08:00:00+07:00")
    ('05/03/2024', '2024-03-05T08:00:00+07:00')
    """
    parts = text.replace(",", " ").split()
    for before, month, year in zip(parts, parts[1:], parts[2:], strict=False):
        if month[:3].casefold() in _MONTHS and before.isdecimal() and year.isdecimal():
            return f"{int(before):02d}/{_MONTHS.index(month[:3].casefold()) + 1:02d}/{year}"
    return text


def _text(node: etree._Element, name: str) -> str:
    return next((words("".join(map(str, child.itertext()))) for child in node if _name(child) == name), "")


def _name(node: etree._Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def detail(page: Page, profile: Profile) -> Detail:
    """Labels and files of whatever page an entry leads to."""
    return detail_of(page)


FAMILY = Family(listing, detail)
