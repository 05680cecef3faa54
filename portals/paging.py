"""The way to the next page of a list: by relation, by numbers, by words, by arrows."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from portals.labels import fold
from portals.page import Link, Page, ancestors, words

_NEXT_WORDS = frozenset(
    {
        *(
            "trang sau",
            "tiep",
            "tiep theo",
            "trang tiep",
            "trang tiep theo",
            "sau",
            "next",
            "ke tiep",
            "trang ke",
        ),
        *("trang ke tiep", "xem tiep", "next page"),
    }
)
_ARROWS = ("›", ">", "→", "⟩", "»", ">>")  # the doubled ones last: on some portals they lead to the last page
_CURRENT = re.compile(r"(?:^|[\s_-])(?:active|current|selected|curr)(?:$|[\s_-])", re.IGNORECASE)
_LAST = re.compile(r"\b(?:trang )?cuoi\b|\blast\b")


def next_page(page: Page, is_list: Callable[[str], bool] | None = None) -> Link | None:
    """The link to the next page of a list, None on the last.

    `is_list`: whether an address can be one of the list's; by default those that differ from the page's own in
    their query or in the end of their path only. Postbacks always can.
    """
    like = is_list or (lambda address: _is_like(page.address, address))
    links = [link for link in page.links if "__doPostBack" in link.target or like(link.target)]
    links = [link for link in links if not _is_off(link.node)]
    for link in links:
        if "next" in (link.node.attributes.get("rel") or "").lower().split():
            return link
    pagers = _pagers(links)
    for numbers, pager in pagers:
        if current := _current(page, numbers, pager):
            return numbers.get(current + 1) or _by_name(links, pager) or _further(links, pager, current)
    return _by_name(links, None)


def next_by_number(page: Page, pattern: re.Pattern[str]) -> Link | None:
    """The link with the next number in its address; the pattern's group is the number.

    For lists whose pagers are drawn by script or show arrows alone.
    """
    here = pattern.search(page.address)
    current = int(here[1]) if here else 1
    following = [
        (int(m[1]), k)
        for k in page.links
        if (m := pattern.search(k.target)) and _is_like(page.address, k.target)
    ]
    later = [(number, link) for number, link in following if number > current]
    return min(later, key=lambda pair: pair[0])[1] if later else None


def _by_name(links: list[Link], pager: LexborNode | None) -> Link | None:
    """The link that says "next" (inside the pager where one is given)."""
    if pager is not None:
        links = [link for link in links if any(a.mem_id == pager.mem_id for a in ancestors(link.node))]
    for link in links:
        attributes = link.node.attributes
        names = (link.text, words(attributes.get("title")), words(attributes.get("aria-label")))
        if any(fold(name.strip("›»>→ ")) in _NEXT_WORDS for name in names):
            return link
    for arrow in _ARROWS:
        for link in links:
            if link.text == arrow and not _LAST.search(fold(words(link.node.attributes.get("title")))):
                return link
    return None


def _further(links: list[Link], pager: LexborNode, current: int) -> Link | None:
    """The "..." that leads to the numbers after those shown; the one before them leads back."""
    for link in links:
        if link.text in ("...", "…") and any(a.mem_id == pager.mem_id for a in ancestors(link.node)):
            number = re.search(r"(\d+)\D*$", link.target)
            if number and int(number[1]) > current:
                return link
    return None


def _is_like(here: str, there: str) -> bool:
    """Whether two addresses can be pages of one list.

    >>> _is_like("http://a/vi/laws/", "http://a/vi/laws/page-2"), _is_like("http://a/b?c=1", "http://a/b?c=1&p=2")
    (True, True)
    >>> _is_like("http://a/vi/laws/", "http://a/vi/news/")
    False
    """
    one, other = urlsplit(here), urlsplit(there)
    if one.netloc != other.netloc or here == there:
        return False
    paths = [
        re.sub(r"/(?:page|trang|p)[-/]?\d+/?$|/\d+/?$|\.\w+$", "", p.path.rstrip("/")).rstrip("/")
        for p in (one, other)
    ]
    return paths[0] == paths[1]


def _pagers(links: list[Link]) -> list[tuple[dict[int, Link], LexborNode]]:
    """Groups of links with numbers for texts, each with the part of the page around it."""
    groups: dict[int, tuple[dict[int, Link], LexborNode]] = {}
    for link in links:
        if not re.fullmatch(r"\[?\d{1,5}\]?", link.text):
            continue
        around = next(
            (a for a in ancestors(link.node) if len(words(a.text(separator=" "))) > len(link.text) + 1), None
        )
        if around is not None:
            if around.tag in ("li", "td", "span") and around.parent is not None:
                around = around.parent
            groups.setdefault(around.mem_id, ({}, around))[0].setdefault(int(link.text.strip("[]")), link)
    found = [group for group in groups.values() if len(words(group[1].text(separator=" "))) <= 400]
    return sorted(found, key=lambda group: -len(group[0]))


def _current(page: Page, numbers: dict[int, Link], pager: LexborNode) -> int | None:
    """The number of the page that is shown: marked, its own address, or a number that is no link."""
    for number, link in numbers.items():
        if _is_marked(link.node) or link.target == page.address:
            return number
    shown = {int(n) for n in re.findall(r"(?<![\w/])\d{1,5}(?![\w/])", words(pager.text(separator=" ")))}
    unlinked = sorted(n for n in shown - set(numbers) if n + 1 in numbers or n - 1 in numbers)
    if unlinked:
        return next((n for n in unlinked if n + 1 in numbers), unlinked[0])
    return 1 if 2 in numbers and 1 not in numbers else None


def _is_marked(node: LexborNode) -> bool:
    """Whether a link of a pager is marked as the page that is shown, itself or by its list item."""
    for around in (node, node.parent):
        if around is None or around.tag not in ("a", "li", "span"):
            continue
        if _CURRENT.search(around.attributes.get("class") or "") or "aria-current" in around.attributes:
            return True
    return False


def _is_off(node: LexborNode) -> bool:
    """Whether a link is switched off, as "next" is on the last page."""
    for around in (node, node.parent):
        if around is not None and around.tag in ("a", "li", "span"):
            name = around.attributes.get("class") or ""
            if re.search(r"\bdisabled\b", name) or around.attributes.get("aria-disabled") == "true":
                return True
    return False
