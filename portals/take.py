"""Taking what a row of a list leads to: the page of a document, its files, and what became of each."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from portals.answers import (
    PAGE_MEGABYTES,
    bytes_of,
    charset,
    failure_of,
    mark,
    name_of,
    page_of,
    text_mark,
)
from portals.client import Answer, Client
from portals.families import FAMILIES
from portals.find import files_of
from portals.journal import Known, Sighting
from portals.judge import soft_failure
from portals.keeper import Keeper
from portals.kinds import kind_of
from portals.labels import fields_of, unique
from portals.model import Detail, Item, Listing, Request
from portals.pace import Clock, is_due
from portals.page import Page, decode
from portals.profiles import Profile
from portals.prose import is_document

OLD = timedelta(days=30)  # papers issued so long before they were first seen are looked at by their age
_PAGES = ("html", "xml", "gz", "bin")  # what a page of a portal may be told for by its first bytes


class Taker:
    """Fetches and notes for one crawl of one portal."""

    def __init__(self, profile: Profile, client: Client, note: Keeper, clock: Clock) -> None:
        self._profile = profile
        self._family = FAMILIES[profile.family]
        self._client = client
        self._note = note
        self._journal = note.journal
        self._counts = note.counts
        self._clock = clock

    # lists

    async def listing(self, request: Request, resume: str | None) -> Listing | None:
        """One page of a list; None where it cannot be had. `resume`: lists of this crawl and later are still good."""
        known, body = self._journal.known.get(request.key), self._journal.list_body(request.key)
        if resume and known and body and known.crawl >= resume and known.fine:
            return self._listed(body, "", request, request.address)
        usable = known if known and known.fine and body else None
        async with self._asked(request, usable, PAGE_MEGABYTES) as answer:
            seen = self._note.sighting("list", request, answer)
            if answer.status == 304 and body:
                self._journal.note(replace(seen, outcome="unchanged"))
                return self._listed(body, "", request, answer.address)
            return self._read_list(request, answer, seen)

    def _read_list(self, request: Request, answer: Answer, seen: Sighting) -> Listing | None:
        """The rows of a list that came; None, noted, where it is none."""
        failure = failure_of(answer)
        if failure is None:
            fresh = bytes_of(answer)
            try:
                listing = self._listed(fresh, charset(answer), request, answer.address)
            except Exception as error:  # a page that breaks our reading must not take the others along
                listing, failure = Listing(()), ("internal", f"{type(error).__name__}: {error}")
            if not failure and not listing.items and not listing.more:
                page = Page(answer.address, decode(fresh, charset(answer)))
                failure = soft_failure(page, request.address)
            if failure is None:
                self._journal.keep_list_body(request.key, fresh)
                self._journal.note(replace(seen, outcome="listed", files=tuple(i.key for i in listing.items)))
                return listing
        self._note.fail(seen, *failure)
        self._counts.lists_failed += 1
        return None

    def _listed(self, body: bytes, charset: str, request: Request, address: str) -> Listing:
        listing = self._family.listing(Page(address, decode(body, charset)), self._profile, request)
        self._counts.saw_rows(listing.items)
        return listing

    # rows

    def is_wanted_now(self, item: Item) -> bool:
        """Whether a row leads to anything that is not in hand, or is to be asked for again."""
        if item.page is not None and self._page_is_due(item):
            return True
        return any(self._is_due(request.key, item) for request in self._files_of(item))

    def _page_is_due(self, item: Item) -> bool:
        known = self._journal.known.get(item.key)
        if known is None or known.row != mark(item) or self._is_due(item.key, item):
            return True
        return any(
            "#" in key and key not in self._journal.known for key in known.files
        )  # its form is on the page

    def _files_of(self, item: Item) -> Sequence[Request]:
        known = self._journal.known.get(item.key) if item.page else None
        linked = [Request(key) for key in (known.files if known else ()) if "#" not in key]
        return tuple(dict.fromkeys((*item.files, *linked)))

    def _is_due(self, key: str, item: Item) -> bool:
        known = self._journal.known.get(key)
        if known is None:
            return True
        first = known.first
        if known.fine and (day := fields_of(item.metadata).get("issued_on")):
            issued = datetime.combine(date.fromisoformat(day), time(), UTC)
            first = issued if first - issued > OLD else first
        return is_due(first, known.last, self._clock.now())

    async def item(self, item: Item, source: Request, again: bool) -> None:
        """Fetch what is wanted of a row: its page, then the files that page and row link."""
        files: Sequence[Request] = item.files
        metadata = item.metadata
        renewed = again
        if item.page is not None:
            known = self._journal.known.get(item.key)
            if again or self._page_is_due(item):
                renewed = again or (known is not None and known.row != mark(item))
                detail = await self._page(item, source)
                if detail is None:
                    return
                files = (*item.files, *detail.files)
                metadata = detail.metadata
            elif known is not None:
                files, metadata = self._files_of(item), self._journal.metadata(known)
        for request in dict.fromkeys(files):
            if renewed or self._is_due(request.key, item):
                await self._file(request, item, metadata, source, 0)

    async def _page(self, item: Item, source: Request) -> Detail | None:
        """Fetch the page of a document, and keep it where its text is the document; None where it cannot be had."""
        assert item.page is not None
        known = self._journal.known.get(item.key)
        async with self._asked(item.page, known, self._profile.max_megabytes) as answer:
            seen = self._note.sighting("page", item.page, answer)
            seen = replace(seen, list_page=source.key, title=item.title[:300], row=mark(item))
            return await self._read_page(item, item.page, known, answer, seen)

    async def _read_page(
        self, item: Item, asked: Request, known: Known | None, answer: Answer, seen: Sighting
    ) -> Detail | None:
        if answer.status == 304 and known is not None:
            told = self._journal.metadata(known)
            outcome = "unchanged" if known.file else "read"
            self._counts.unchanged += bool(known.file)
            self._journal.note(
                replace(
                    seen,
                    outcome=outcome,
                    files=known.files,
                    metadata=told,
                    sha256=known.sha256,
                    file=known.file,
                )
            )
            return Detail(told, tuple(Request(key) for key in known.files if "#" not in key))
        if failure := failure_of(answer):
            self._note.fail(seen, *failure)
            return None
        if kind_of(answer.head, answer.address) not in _PAGES:
            self._note.keep(replace(seen, metadata=item.metadata), answer, known)
            return Detail(item.metadata)
        page = page_of(answer)
        try:
            detail = self._family.detail(page, self._profile)
        except Exception as error:  # as for lists
            self._note.fail(seen, "internal", f"{type(error).__name__}: {error}")
            return None
        if not (detail.metadata or detail.files or detail.is_document) and (
            failure := soft_failure(page, asked.address)
        ):
            self._note.fail(seen, *failure)
            return None
        detail = await self._with_beside(detail, seen)
        detail = replace(detail, metadata=unique((*detail.metadata, *item.metadata)))
        self._counts.pages += 1
        self._counts.pages_labelled += len(detail.metadata) >= 2
        seen = replace(seen, metadata=detail.metadata, files=tuple(request.key for request in detail.files))
        if detail.is_document:
            self._note.keep(replace(seen, text=text_mark(page)), answer, known)
        else:
            self._counts.pages_empty += not (detail.files or item.files)
            self._journal.note(replace(seen, outcome="read"))
        return detail

    async def _with_beside(self, detail: Detail, seen: Sighting) -> Detail:
        """The detail with what the pages beside its own say: properties, the original."""
        metadata, files = list(detail.metadata), list(detail.files)
        for request in detail.beside:
            async with self._asked(request, None, PAGE_MEGABYTES) as answer:
                noted = self._note.sighting("page", request, answer)
                noted = replace(noted, list_page=seen.list_page, page=seen.address)
                if failure := failure_of(answer):
                    self._note.fail(noted, *failure)
                elif kind_of(answer.head, answer.address) in _PAGES:
                    more = self._family.detail(page_of(answer), self._profile)
                    metadata += more.metadata
                    files += more.files
                    self._journal.note(replace(noted, outcome="read", metadata=more.metadata))
        return replace(detail, metadata=unique(metadata), files=tuple(dict.fromkeys(files)))

    async def _file(
        self, request: Request, item: Item, metadata: Sequence[tuple[str, str]], source: Request, depth: int
    ) -> None:
        """Fetch one file and keep it if it is whole and what it should be."""
        known = self._journal.known.get(request.key)
        usable = known if known and known.fine else None
        async with self._asked(request, usable, self._profile.max_megabytes) as answer:
            seen = replace(
                self._note.sighting("file", request, answer),
                list_page=source.key,
                page=item.page.key if item.page else "",
                title=item.title[:300],
                metadata=tuple(metadata),
                row=mark(item),
            )
            inner = self._read_file(request, known, answer, seen, depth)
        if inner is not None and self._is_due(inner.key, item):
            await self._file(inner, item, metadata, source, 1)

    def _read_file(
        self, request: Request, known: Known | None, answer: Answer, seen: Sighting, depth: int
    ) -> Request | None:
        """Keep or note what came for a file; the file inside, where it is a page that shows it in a frame."""
        if answer.status == 304 and known is not None:
            self._counts.unchanged += bool(known.file)
            same = replace(seen, outcome="unchanged", sha256=known.sha256, file=known.file, files=known.files)
            self._journal.note(same)
            return Request(known.files[0]) if known.files and depth == 0 else None
        if failure := failure_of(answer):
            self._note.fail(seen, *failure)
            return None
        if kind_of(answer.head, name_of(answer)) != "html":
            self._note.keep(seen, answer, known)
            return None
        page = page_of(answer)
        if is_document(page):
            self._note.keep(replace(seen, text=text_mark(page)), answer, known)
            return None
        shown = [r for r in files_of(page) if r.key != request.key and not r.form]
        if shown and depth == 0:
            self._journal.note(replace(seen, outcome="read", files=(shown[0].key,)))
            return shown[0]
        failure = soft_failure(page, request.address, wanted_file=True)
        self._note.fail(seen, *(failure or ("html_instead", "a page came instead of a file")))
        return None

    # answers

    @asynccontextmanager
    async def _asked(self, request: Request, known: Known | None, megabytes: float) -> AsyncIterator[Answer]:
        """The answer to a request, conditional where it is known; its body goes when nobody kept it."""
        etag, modified = (known.etag, known.modified) if known and not request.form else ("", "")
        answer = await self._client.get(request, etag, modified, megabytes)
        try:
            self._note.archive(answer)
            yield answer
        finally:
            if answer.path is not None:
                answer.path.unlink(missing_ok=True)
