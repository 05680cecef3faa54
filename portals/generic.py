"""A list with a page for each document, described by selectors in the profile; what they leave out is found by structure."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from portals.find import (
    detail_of,
    files_in,
    guess_pages,
    is_file,
    items_of,
    metadata_in,
    request_of,
    rows_with_files,
)
from portals.labels import told_by, unique
from portals.model import Detail, Family, Item, Listing, Request
from portals.page import Link, Page, words
from portals.paging import next_by_number, next_page
from portals.profiles import Profile, Selectors

_NUMBER = re.compile(
    r"(?:[?&](?:page|trang|p|pg|paged|pageindex|pagenumber)=|/(?:page|trang)[-/])(\d+)", re.IGNORECASE
)


def listing(page: Page, profile: Profile, request: Request) -> Listing:
    """Rows by the profile's selectors."""
    select = profile.select
    by_node = {link.node.mem_id: link for link in page.links}
    if select.row:
        rows = (_item(page, row, select, by_node) for row in page.tree.css(select.row))
        items = tuple(dict.fromkeys(row for row in rows if row))
    else:
        items = items_of(page, guess_pages(page)) or rows_with_files(page)
    if select.next:
        links = (by_node[n.mem_id] for n in page.tree.css(select.next) if n.mem_id in by_node)
        following = next(links, None)
    else:
        following = next_page(page) or next_by_number(page, _NUMBER)
    return Listing(items, request_of(page, following) if following else None)


def _item(page: Page, row: LexborNode, select: Selectors, by_node: dict[int, Link]) -> Item | None:
    inside = [by_node[n.mem_id] for n in row.css(select.link or "a") if n.mem_id in by_node]
    files = files_in(page, row)
    pages = [link for link in inside if select.link or not is_file(link)]
    opened = max(pages, key=lambda link: len(link.text), default=None)
    if opened is None and not files:
        return None
    titled = row.css_first(select.title) if select.title else None
    title = (
        words(titled.text(separator=" "))
        if titled
        else opened.text
        if opened
        else words(row.text(separator=" "))
    )
    target = request_of(page, opened, title) if opened else None
    if opened is not None and is_file(opened):
        return Item(None, title[:500], _metadata(row, select), (target, *files)) if target else None
    return Item(target, title[:500], _metadata(row, select), files)


def _metadata(node: LexborNode, select: Selectors) -> tuple[tuple[str, str], ...]:
    """Labels by selector, the rest by structure."""
    if not select.label or not select.value:
        return metadata_in(node)
    labels = (words(n.text(separator=" ")).rstrip(": ") for n in node.css(select.label))
    values = (words(n.text(separator=" ")) for n in node.css(select.value))
    chosen = ((label, value) for label, value in zip(labels, values, strict=False) if told_by(label))
    return unique((*chosen, *metadata_in(node)))


def detail(page: Page, profile: Profile) -> Detail:
    """Labels and files by the profile's selectors."""
    select, body = profile.select, page.tree.body
    if body is None:
        return Detail()
    named = (
        [
            link
            for node in page.tree.css(select.files)
            for link in page.links
            if link.node.mem_id == node.mem_id
        ]
        if select.files
        else []
    )
    files = (
        tuple(dict.fromkeys(r for link in named if (r := request_of(page, link)))) if select.files else None
    )
    found = detail_of(page, files)
    is_document = found.is_document or bool(
        select.body and page.tree.css_first(select.body) and not found.files
    )
    return Detail(_metadata(body, select) if select.label else found.metadata, found.files, (), is_document)


FAMILY = Family(listing, detail)
