"""The list of recipients (Nơi nhận): who, and what for."""

from __future__ import annotations

import regex

from extract.blocks import of_other_column, pieces_of
from extract.evidence import evidence_of
from extract.folding import fold, lower_same_length, tidy
from extract.records import Recipient
from extract.zones import Zones
from parsers.document import Document

_ITEM = regex.compile(r"[-–+•*]\s*\S|lưu\b|như\b")
_PURPOSE = regex.compile(r"\(\s*(?:để\s+)?([^)]{1,40})\)\s*[;.,]?\s*$")
# b/c | để b/cáo | BC | thay b/c | để chỉ đạo | th/hiện
_PURPOSES = {
    "báo cáo": ("b/c", "bc", "b/cáo", "báo cáo", "b.c"),
    "thực hiện": (
        "t/h",
        "th",
        "t/hiện",
        "th/hiện",
        "thực hiện",
        "triển khai",
        "triển khai thực hiện",
        "t/hiện.",
    ),
    "phối hợp": ("p/h", "ph", "p/hợp", "phối hợp", "phối hợp thực hiện"),
    "biết": ("biết", "để biết", "b/biết"),
    "chỉ đạo": ("chỉ đạo", "c/đạo", "cđ"),
    "theo dõi": ("theo dõi", "t/d", "t/dõi", "theo dõi, chỉ đạo"),
    "đăng tải": ("đăng tải", "đăng", "đưa tin", "đăng tin", "đăng web", "tuyên truyền"),
    "kiểm tra": ("kiểm tra", "k/t"),
    "đôn đốc": ("đôn đốc",),
    "lưu": ("lưu",),
}
_BY_MARK = {mark: purpose for purpose, marks in _PURPOSES.items() for mark in marks}


def _purpose_of(marked: str) -> str | None:
    """What a mark in brackets says the item is for: "để b/c", "b/cáo, chỉ đạo" by its first word."""
    for mark in (marked, marked.split(",")[0].split(";")[0]):
        if found := _BY_MARK.get(fold(mark).strip().removeprefix("để ").removeprefix("thay ").strip(" .")):
            return found
    return None


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
        marked = _purpose_of(purpose[1]) if purpose else None
        if fold(words).startswith("lưu"):
            marked = "lưu"
        name = (words[: purpose.start()] if purpose and marked else words).strip(" ;.,")
        evidence = evidence_of(document, piece.span, "recipient_item", 0.95)
        made.append(Recipient(name, marked, evidence))
    return tuple(made)
