"""Trying a profile: what a crawl would take, from a few requests, with nothing kept."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from portals.answers import PAGE_MEGABYTES, bytes_of, charset, failure_of, kind, page_of
from portals.client import Client
from portals.families import FAMILIES
from portals.judge import soft_failure
from portals.model import Item, Listing, Request
from portals.pace import Clock, Stop
from portals.page import Page, decode
from portals.profiles import Profile

REQUESTS = 12
ROWS_SHOWN = 5
Line = tuple[str, str]  # what, and what was seen


async def trial(profile: Profile, contact: str, folder: Path, clock: Clock) -> list[Line]:
    """What the first two pages of each list show, and the first document: lines for a person to judge by."""
    lines: list[Line] = []
    async with Client(replace(profile, max_requests=REQUESTS), contact, folder, clock) as client:
        try:
            for start in profile.start:
                lines += await _list(client, profile, Request(start))
        except Stop as stop:
            lines.append(("stopped", f"{stop.message} [{stop.code}]"))
    return lines


async def _list(client: Client, profile: Profile, request: Request) -> list[Line]:
    robots = await client.robots(request.address)
    lines: list[Line] = [("list", request.address)]
    if robots.sitemaps:
        lines.append(("sitemaps", ", ".join(robots.sitemaps)))
    if robots.delay:
        lines.append(("delay", f"robots.txt asks for {robots.delay:.0f} s between requests"))
    listing, told = await _read(client, profile, request)
    lines += told
    if listing is None:
        return lines
    lines += [("row", _shown(item)) for item in listing.items[:ROWS_SHOWN]]
    if listing.items:
        lines += await _document(client, profile, listing.items[0])
    for more in listing.more[:1]:
        lines += [("leads to", more.key), *(await _read(client, profile, more))[1]]
    if listing.next is None:
        lines.append(("next page", "none was found"))
        return lines
    lines.append(("next page", listing.next.key))
    second, told = await _read(client, profile, listing.next)
    lines += told
    if second is not None and {i.key for i in second.items} <= {i.key for i in listing.items}:
        lines.append(("next page", "shows the same rows: paging does not work with this family"))
    return lines


async def _read(client: Client, profile: Profile, request: Request) -> tuple[Listing | None, list[Line]]:
    answer = await client.get(request, megabytes=PAGE_MEGABYTES)
    if failure := failure_of(answer):
        return None, [("failed", f"{failure[1]} [{failure[0]}]")]
    page = Page(answer.address, decode(bytes_of(answer), charset(answer)))
    listing = FAMILIES[profile.family].listing(page, profile, request)
    if not listing.items and not listing.more:
        failure = soft_failure(page, request.address) or (
            "layout",
            "no rows: does the family fit? Try 'generic' with [select]",
        )
        return None, [("failed", f"{failure[1]} [{failure[0]}]")]
    return listing, [("rows", str(len(listing.items)))]


def _shown(item: Item) -> str:
    told = "; ".join(f"{label}: {value}" for label, value in item.metadata)
    files = f"; {len(item.files)} files" if item.files else ""
    return f"{item.title}  ({told}{files})  {item.key}"


async def _document(client: Client, profile: Profile, item: Item) -> list[Line]:
    """The page and the first file of one row."""
    lines: list[Line] = []
    files = list(item.files)
    if item.page is not None:
        answer = await client.get(item.page)
        lines.append(("page", item.page.key))
        if failure := failure_of(answer):
            return [*lines, ("failed", f"{failure[1]} [{failure[0]}]")]
        if kind(answer) not in ("html", "xml", "bin"):
            return [*lines, ("file", f"{kind(answer)}, {answer.size:,} bytes")]
        detail = FAMILIES[profile.family].detail(page_of(answer), profile)
        lines += [("label", f"{label}: {value}") for label, value in detail.metadata]
        lines += [("text", "the page's text is a document and is kept")] if detail.is_document else []
        lines += [("beside", request.key) for request in detail.beside]
        files += detail.files
    lines += _files(files)
    if files:
        answer = await client.get(files[0])
        failure = failure_of(answer)
        seen = f"{failure[1]} [{failure[0]}]" if failure else f"{kind(answer)}, {answer.size:,} bytes"
        lines.append(("first file", seen))
    return lines


def _files(files: list[Request]) -> list[Line]:
    found = list(dict.fromkeys(request.key for request in files))
    return [("file", key) for key in found] or [("file", "none was found")]
