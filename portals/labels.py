"""Metadata tables read by label: what a portal says of a document, a second witness beside the paper.

The spellings are lines of data/labels.toml.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from importlib import resources

from selectolax.lexbor import LexborNode

from portals.page import holds, words

LONGEST_LABEL = 40  # characters
LONGEST_LABEL_WORDS = 6
_ABSENT = frozenset(
    {"", "da biet", "dang cap nhat", "chua xac dinh", "khong co", "n a", "-", "..", "...", "null"}
)
_NOT_WORD = re.compile(r"[^\w-]+")
_MARKED = str.maketrans("đĐ", "dD")


@cache
def spellings() -> Mapping[str, str]:
    """What each folded label tells."""
    text = resources.files("portals").joinpath("data/labels.toml").read_text(encoding="utf-8")
    return {label: name for name, labels in tomllib.loads(text).items() for label in labels}


@lru_cache(10_000)
def fold(text: str) -> str:
    """A text without marks, capitals and punctuation.

    >>> fold(" Số/Ký hiệu: "), fold("Ngày (có) hiệu lực"), fold("Tệp đính kèm (2)")
    ('so ky hieu', 'ngay co hieu luc', 'tep dinh kem 2')
    """
    plain = unicodedata.normalize("NFD", text.translate(_MARKED)).casefold()
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare).strip()


def told_by(label: str) -> str | None:
    """What a label tells, None for one that is not known.

    >>> told_by("Số kí hiệu"), told_by("Trích yếu:"), told_by("Trang chủ")
    ('symbol', 'title', None)
    """
    return spellings().get(fold(label)) if len(label) <= 2 * LONGEST_LABEL else None


def fields_of(metadata: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What the labelled values tell, by our names; "Đã biết" and "Đang cập nhật" are no values. Days are ISO.

    >>> fields_of([("Số hiệu", "55/KH-UBND"), ("Ngày ban hành", "26/04/2016"), ("Người ký", "Đã biết")])
    {'symbol': '55/KH-UBND', 'issued_on': '2016-04-26'}
    """
    told: dict[str, str] = {}
    for label, value in metadata:
        name = told_by(label)
        if name is None or name in told or fold(value) in _ABSENT:
            continue
        if name.endswith("_on"):
            day = read_day(value)
            if day is None:
                continue
            value = day.isoformat()
        told[name] = words(value)
    return told


# What the readers of papers know these values by.
_PLAIN = {
    "symbol": "Số hiệu",
    "issued_on": "Ngày ban hành",
    "issuer": "Cơ quan ban hành",
    "signer": "Người ký",
    "title": "Trích yếu",
}


def plain_labels(metadata: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What labelled values tell of a paper, under one label each, days as dd/mm/yyyy.

    >>> plain_labels([("Số/Kí hiệu", "55/KH-UBND"), ("Ngày ký", "2016-04-26T00:00"), ("Lĩnh vực", "Thi đua")])
    [('Số hiệu', '55/KH-UBND'), ('Ngày ban hành', '26/04/2016')]
    """
    told = fields_of(metadata)
    if "issued_on" in told:
        told["issued_on"] = "/".join(reversed(told["issued_on"].split("-")))
    return [(label, told[name]) for name, label in _PLAIN.items() if name in told]


# 26/04/2016 | 26-4-2016 | 26.04.2016 08:30 | 2016-04-26T08:30 | ngày 26 tháng 4 năm 2016
_DAY = re.compile(
    r"(?<!\d)(?:(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})"
    r"|(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})"
    r"|(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2})(?:\s+năm|,)\s+(?P<y3>\d{4}))(?!\d)",
    re.IGNORECASE,
)


def read_day(text: str) -> date | None:
    """The first day that a text names; None where there is none, or one that no calendar has.

    >>> read_day("Ngày đăng: 5/3/2024 14:02"), read_day("31/02/2024"), read_day("Đang cập nhật")
    (datetime.date(2024, 3, 5), None, None)
    """
    found = _DAY.search(text)
    if not found:
        return None
    year, month, day = (next(int(g) for g in found.group(n, n + "2", n + "3") if g) for n in "ymd")
    try:
        return date(year, month, day) if 1975 <= year <= 2100 else None
    except ValueError:
        return None


def labelled(node: LexborNode) -> Iterator[tuple[str, str, list[LexborNode]]]:
    """Every known label in a part of a page: (label, value, elements that hold the value), in page order.

    A label stands in a cell before its value, in a <dt>, in an element of its own before a sibling, or before a
    colon in one line with its value.
    """
    for element in node.css("th, td, dt, label, span, strong, b, div, p, li, em, h2, h3, h4, h5"):
        text = words(element.text(separator=" "))
        if not text or len(text) > 400:
            continue
        if told_by(text.rstrip(": ")):
            if (found := _beside(element)) is not None:
                yield text.rstrip(": "), *found
        elif ":" in text and element.tag not in ("th", "dt", "label") and not _is_parted(element):
            yield from ((label, value, [element]) for label, value in pairs_in(text))


_WORD = re.compile(r"[^\s:|;]+")
_OTHER = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,2}")  # Lượt xem | Nguồn | Tác giả
_SEPARATORS = ("", "|", ";", "-", "–", "•")


def pairs_in(text: str) -> list[tuple[str, str]]:
    """The labels before colons in one line of text, each with what stands before the next.

    >>> pairs_in("Số ký hiệu: 55/KH-UBND - Ngày ban hành: 12/03/2024 14:05 | Lượt xem: 7")
    [('Số ký hiệu', '55/KH-UBND'), ('Ngày ban hành', '12/03/2024 14:05')]
    """
    marks: list[tuple[int, int, str]] = []  # begin and end of a label with its colon, and the label
    for colon in re.finditer(":", text):
        for first in list(_WORD.finditer(text, 0, colon.start()))[-LONGEST_LABEL_WORDS:]:
            label = text[first.start() : colon.start()].strip()
            apart = (
                text[: first.start()].rstrip()[-1:] in _SEPARATORS
            )  # another's label ends the value before it
            if told_by(label) or (apart and _OTHER.fullmatch(label)):
                marks.append((first.start(), colon.end(), label))
                break
    if not marks:
        return []
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    pairs = (
        (label, text[start:end].strip(" -–|;,•")) for (_, start, label), end in zip(marks, ends, strict=True)
    )
    return [(label, value) for label, value in pairs if told_by(label)]


def _is_parted(element: LexborNode) -> bool:
    """Whether an element holds blocks, or several labels in elements of their own, which are read themselves."""
    if holds(element, "div, p, li, td, dd, dt, tr, br"):
        return True
    inner = (
        words(child.text(separator=" ")).rstrip(": ")
        for child in element.css("span, strong, b, label, em")
        if child.mem_id != element.mem_id
    )
    return any(told_by(text) for text in inner if text)


_BLOCKS = frozenset({"td", "th", "dt", "div", "p", "li", "h2", "h3", "h4", "h5"})


def _beside(element: LexborNode) -> tuple[str, list[LexborNode]] | None:
    """The value of a label and the elements that hold it: what follows the label up to the next one or a line's end.

    Where a label is alone in its parent, what follows the parent.
    """
    current = element
    for _ in range(3):
        parts: list[str] = []
        nodes: list[LexborNode] = []
        after = current.next
        while after is not None:
            tag, text = after.tag, words(after.text(separator=" ")) if after.tag != "-comment" else ""
            if tag == "br" and parts or text and told_by(text.rstrip(": ")):
                break
            if text.strip(": "):
                parts.append(text)
            if tag not in ("-text", "-comment", "br"):
                nodes.append(after)
                if current.tag in _BLOCKS and text != ":":  # some tables give the colon a cell of its own
                    break
            after = after.next
        value = words(" ".join(parts)).lstrip(": ")
        if value or nodes or current.tag in ("td", "th", "dt"):
            return value, nodes
        parent = current.parent
        if parent is None or parent.tag in ("tr", "table", "tbody", "ul", "dl", "body", "form"):
            return None
        if words(parent.text(separator=" ")).rstrip(": ") != words(current.text(separator=" ")).rstrip(": "):
            return None
        current = parent
    return None


def unique(values: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Labelled values, the first of each meaning, without empty ones and lists of files."""
    kept: dict[str, tuple[str, str]] = {}
    for label, value in values:
        meaning = told_by(label)
        if meaning and meaning not in ("files", "related") and value:
            kept.setdefault(meaning, (label, value))
    return tuple(kept.values())
