"""The list of recipients (Nơi nhận): who, and what for."""

from __future__ import annotations

import regex

from extract.blocks import of_other_column, pieces_of
from extract.folding import fold, lower_same_length, tidy
from extract.records import Evidence, Recipient
from extract.zones import Zones
from parsers.document import Document

_ITEM = regex.compile(r"[-–+•*]\s*\S|lưu\b|như\b")
_PURPOSE = regex.compile(r"\(\s*(?:để\s+)?([^)]{1,40})\)\s*[;.,]?\s*$")
_PURPOSES = {
    "b/c": "báo cáo",
    "bc": "báo cáo",
    "báo cáo": "báo cáo",
    "t/h": "thực hiện",
    "th": "thực hiện",
    "thực hiện": "thực hiện",
    "p/h": "phối hợp",
    "phối hợp": "phối hợp",
    "biết": "biết",
    "đăng tải": "đăng tải",
    "để biết": "biết",
}


def find_recipients(document: Document, zones: Zones) -> tuple[Recipient, ...]:
    """The items of Nơi nhận, in order, with their purpose where one is marked; the archive line has purpose `lưu`."""
    made = []
    for piece in pieces_of(document, zones.recipients):
        text = piece.text
        if not _ITEM.match(lower_same_length(text)):
            continue
        end = of_other_column(text)
        words = tidy(text[: end.start() + 1] if end else text).lstrip("-–+•* ")
        purpose = _PURPOSE.search(words)
        marked = _PURPOSES.get(fold(purpose[1]).removeprefix("để ")) if purpose else None
        if fold(words).startswith("lưu"):
            marked = "lưu"
        name = (words[: purpose.start()] if purpose and marked else words).strip(" ;.,")
        evidence = Evidence(
            piece.span, document.page_at(piece.span[0]), document.quote(*piece.span), "recipient_item", 0.95
        )
        made.append(Recipient(name, marked, evidence))
    return tuple(made)
