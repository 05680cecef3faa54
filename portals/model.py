"""What passes between the parts of a crawl: requests, rows of lists, what a page of a document shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from portals.page import Page
from portals.profiles import Profile

Metadata: TypeAlias = tuple[tuple[str, str], ...]  # (label, value) as the portal prints them, in its order


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for: an address, and the fields of a form where the portal wants them posted.

    `name` tells apart the requests that go to one address (pages of a posted list); empty otherwise.
    """

    address: str
    form: Metadata = ()
    name: str = ""

    @property
    def key(self) -> str:
        """What the journal knows the request by."""
        return f"{self.address}#{self.name}" if self.name else self.address


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a list: the page of a document, or its files where the list itself links them.

    `page` is None where there is no page to open; `files` then has at least one request.
    """

    page: Request | None
    title: str
    metadata: Metadata = ()
    files: tuple[Request, ...] = ()

    @property
    def key(self) -> str:
        """What tells this document from others of the portal."""
        return (self.page or self.files[0]).key


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: its rows, the next page if it has one, and further lists that it leads to."""

    items: tuple[Item, ...]
    next: Request | None = None
    more: tuple[Request, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """The page of one document: its labelled values and files.

    `beside`: pages with more of the same (properties on a page of their own). `is_document`: the page's text is the
    document itself.
    """

    metadata: Metadata = ()
    files: tuple[Request, ...] = ()
    beside: tuple[Request, ...] = ()
    is_document: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """How the portals of one kind are read: two plain functions."""

    listing: Callable[[Page, Profile, Request], Listing]
    detail: Callable[[Page, Profile], Detail]
