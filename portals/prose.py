"""Whether the text of a page is a document, or only tells of one."""

from __future__ import annotations

import re

from portals.labels import fold
from portals.page import Page, holds, in_furniture, words

LEAST = 600  # characters of running text
# Marks of a paper; a page that only tells of one shows at most one or two.
_MARKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\bke hoach\b",
        r"\bcan cu\b|\bthuc hien (?:quyet dinh|ke hoach|chi thi|nghi quyet|cong van)\b",
        r"\bmuc dich\b|\byeu cau\b",
        r"\bto chuc thuc hien\b",
        r"\bnoi nhan\b",
        r"\bdoc lap tu do hanh phuc\b|\bcong hoa xa hoi chu nghia\b",
        r"(?:^|\n)\s*(?:i|ii|iii|iv)[ .]",
    )
)


def is_document(page: Page) -> bool:
    """Whether a page holds a paper's own text: long enough, with at least three of its marks."""
    text = main_text(page)
    if len(text) < LEAST:
        return False
    folded = "\n".join(fold(line) for line in text.split("\n"))
    return sum(bool(mark.search(folded)) for mark in _MARKS) >= 3


def main_text(page: Page) -> str:
    """The running text of a page: its blocks outside menus and lists of links, one a line."""
    body = page.tree.body
    if body is None:
        return ""
    lines: list[str] = []
    for node in body.css("p, li, h1, h2, h3, h4, td, div, pre"):
        if holds(node, "p, li, h1, h2, h3, h4, td, div, pre"):
            continue
        text = words(node.text(separator=" "))
        linked = sum(len(words(link.text(separator=" "))) for link in node.css("a"))
        if text and linked * 2 < len(text) and not in_furniture(node):
            lines.append(text)
    return "\n".join(lines)
