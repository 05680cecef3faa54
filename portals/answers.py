"""What an answer says of itself: its failure, its kind and name, its page; marks that tell a change."""

from __future__ import annotations

import re
import zlib
from email.message import Message
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from portals.client import Answer
from portals.kinds import kind_of
from portals.labels import fields_of
from portals.model import Item
from portals.page import Page, decode
from portals.prose import main_text

PAGE_MEGABYTES = 8.0
_REFUSED = {401: "refused", 403: "refused", 404: "not_found", 410: "not_found"}


def failure_of(answer: Answer) -> tuple[str, str] | None:
    """What is wrong with an answer by its status, None for one with a body."""
    if answer.problem:
        return answer.problem, answer.message
    if answer.path is not None and answer.status == 200:
        return None if answer.size else ("empty", "no bytes came")
    code = _REFUSED.get(answer.status or 0, "server_error" if (answer.status or 0) >= 500 else "refused")
    return code, f"status {answer.status}"


def mark(item: Item) -> str:
    """What tells that the portal changed a row."""
    told = sorted((n, v) for n, v in fields_of(item.metadata).items() if n != "posted_on")
    shown = repr((item.title, told, sorted(request.key for request in item.files)))
    return sha256(shown.encode()).hexdigest()[:16]


# Lượt xem: 1.204 | Đang truy cập: 7 | Hôm nay: 03/03/2025
_COUNTER = re.compile(r"(?i)lượt (?:xem|đọc|truy cập|tải)|(?:đang|tổng) truy cập|trực tuyến|hôm nay|views?:")


def text_mark(page: Page) -> str:
    """What tells that the words of a page changed; lines that count visitors are left out."""
    lines = (line for line in main_text(page).split("\n") if len(line) > 100 or not _COUNTER.search(line))
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def page_of(answer: Answer) -> Page:
    """The answer as a page, in the encoding that its header or the page itself names."""
    return Page(answer.address, decode(bytes_of(answer), charset(answer)))


def bytes_of(answer: Answer) -> bytes:
    """The body of a page; that of a compressed sitemap unpacked, as far as is allowed."""
    assert answer.path is not None
    data = answer.path.read_bytes()
    if data.startswith(b"\x1f\x8b"):
        data = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data, int(PAGE_MEGABYTES * 8_000_000))
    return data


def _header(answer: Answer, name: str) -> Message:
    message = Message()
    message[name] = answer.headers.get(name, "")
    return message


def charset(answer: Answer) -> str:
    """The encoding that the header names, or ""."""
    return _header(answer, "content-type").get_content_charset("")


def name_of(answer: Answer) -> str:
    """The name under which a file is offered, else that of its address."""
    named = _header(answer, "content-disposition").get_filename("")
    return str(named) or unquote(urlsplit(answer.address).path.rsplit("/", 1)[-1])


def kind(answer: Answer) -> str:
    """What the bytes are (see `kinds.kind_of`), plain text told by the header."""
    found = kind_of(answer.head, name_of(answer))
    plain = answer.headers.get("content-type", "").startswith("text/plain") and b"\0" not in answer.head
    return "txt" if found == "bin" and plain else found
