"""Soft failures: answers with status 200 that are not what was asked for. They are noted and never kept as content."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources
from urllib.parse import urlsplit

from portals.labels import fold
from portals.page import Page, words

SHORT = 1500  # characters of a page that shows a form or a message and nothing else


@cache
def _patterns(name: str) -> Sequence[re.Pattern[str]]:
    text = resources.files("portals").joinpath("data/soft_failures.toml").read_text(encoding="utf-8")
    return tuple(re.compile(p, re.IGNORECASE | re.DOTALL) for p in tomllib.loads(text)[name])


def soft_failure(page: Page, asked: str, wanted_file: bool = False) -> tuple[str, str] | None:
    """(code, message) for a page that shows neither rows nor labels nor files, None where nothing is wrong with it.

    Codes: challenge, login, not_found, error_page; `html_instead` for any other page that came for a file.
    """
    body = page.tree.body
    text = words(body.text(separator=" ")) if body else ""
    folded, heading = fold(text[:20_000]), fold(page.title())
    short = len(text) < SHORT
    if _any("challenge_html", page.html) or (short and _any("challenge", folded)):
        return "challenge", "a challenge page came: the portal guards itself against programs"
    asks = page.tree.css_first("input[type=password]") is not None
    moved = urlsplit(page.address).path != urlsplit(asked).path
    if (asks and (short or wanted_file)) or (moved and _any("login_address", page.address)):
        return "login", "a log-in page came: the content is not public"
    if _any("not_found", heading) or (_any("not_found", folded) and (short or wanted_file)):
        return "not_found", f"the page says that there is nothing: {_excerpt(page, text)}"
    if _any("error_page", heading) or (short and _any("error_page", folded)):
        return "error_page", f"the page tells of an error: {_excerpt(page, text)}"
    if wanted_file:
        return "html_instead", f"a page came instead of a file: {_excerpt(page, text)}"
    if _any("not_found", folded):
        return "not_found", "the page says that there is nothing"
    return None


def _any(name: str, text: str) -> bool:
    return any(pattern.search(text) for pattern in _patterns(name))


def _excerpt(page: Page, text: str) -> str:
    return f"{(page.title() or text)[:80]!r}"
