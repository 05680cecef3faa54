"""What the program says of files, claims, links and sources, in the reader's language.

The tables keep such messages in English, beside their codes; `messages.toml` has each in Vietnamese.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

PARTS = "; "  # several messages in one cell


@lru_cache(maxsize=5000)
def told(message: str | None, language: str = "vi") -> str:
    """A stored message in `vi` or `en`; one that has no translation as it is.

    >>> told("3 of 7 requests failed"), told("3 of 7 requests failed", "en"), told("HTTP 503"), told(None)
    ('3 trong 7 lần hỏi bị lỗi', '3 of 7 requests failed', 'HTTP 503', '')
    >>> told("crawl of 2025-10-01T00:00Z, 2 pages of lists, 0 rows; outage: no list of the portal could be read")
    'Lần thu thập 2025-10-01T00:00Z, 2 trang danh sách, 0 dòng; Không đọc được danh sách nào của cổng'
    """
    if not message or language != "vi":
        return message or ""
    whole = _said(message)
    if whole is not None:
        return whole
    return PARTS.join(_part(part) for part in message.split(PARTS))


def _part(message: str) -> str:
    """One message of several, without the code before it."""
    said = _said(message)
    code, colon, rest = message.partition(": ")
    after = _said(rest) if said is None and colon else None
    if after is not None:
        return after
    return message if said is None else said


def _said(message: str) -> str | None:
    for pattern, vietnamese in _templates():
        if fits := pattern.fullmatch(message):
            return vietnamese.format(*map(told, fits.groups()))  # a value may be a message itself
    return None


@cache
def _templates() -> list[tuple[re.Pattern[str], str]]:
    text = resources.files("tables").joinpath("messages.toml").read_text(encoding="utf-8")
    pairs: dict[str, str] = tomllib.loads(text)["messages"]
    return [
        (re.compile("(.+?)".join(map(re.escape, english.split("{}"))), re.DOTALL), vietnamese)
        for english, vietnamese in pairs.items()
    ]
