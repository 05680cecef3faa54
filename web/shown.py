"""How values look on a page: dates, numbers, texts from strangers. Jinja escapes whatever these return."""

from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

# marks that turn the direction of what stands around them
_BIDI = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(value: Any) -> str:
    r"""A text without what a browser obeys or turns the direction with, each character in its place.

    >>> clean("Sở\u202e Y tế\x00"), clean(None)
    ('Sở\ufffd Y tế\ufffd', '')
    """
    text = "" if value is None else str(value)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else _harmless(c) for c in text)


def _harmless(character: str) -> str:
    if character.isspace():
        return " "
    is_mark = character in _BIDI or unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn")
    return "\ufffd" if is_mark else character


def short(value: Any, most: int = 160) -> str:
    """A text on one line, cut at a word where it is longer than `most` characters.

    >>> short("Ban hành  kế hoạch triển khai", 20)
    'Ban hành kế hoạch…'
    """
    text = " ".join(clean(value).split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0].rstrip(" ,;.:") + "…"


def day(value: Any, language: str = "vi") -> str:
    """A date as people of the language write it; a part of a date stays a part.

    >>> day("2016-06-15"), day("2016-06"), day("2016"), day("2016-06-15", "en"), day(None)
    ('15/06/2016', '06/2016', '2016', '2016-06-15', '')
    """
    text = value.isoformat() if isinstance(value, date) else clean(value)
    if language != "vi" or not text[:4].isdecimal():
        return text
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts):
        return text
    return "/".join(reversed(parts))


def moment(value: Any, language: str = "vi") -> str:
    """A time of the log to the minute, in UTC as it is stored.

    >>> moment("2026-11-22T11:55:07Z"), moment("2026-11-22T11:55:07+00:00", "en"), moment("12:00")
    ('22/11/2026 11:55 UTC', '2026-11-22 11:55 UTC', '12:00')
    """
    text = clean(value)
    if text[10:11] not in ("T", " ") or len(text) < 16:
        return text
    zone = " UTC" if text.endswith(("Z", "+00:00")) else ""
    return f"{day(text[:10], language)} {text[11:16]}{zone}"


def number(value: Any, language: str = "vi") -> str:
    """A number with the marks of the language; whole numbers without decimals.

    >>> number(12500), number(0.5), number(12500.25, "en"), number(None)
    ('12.500', '0,5', '12,500.25', '')
    """
    if value is None or value != value:
        return ""
    text = f"{int(value):,}" if float(value).is_integer() else f"{value:,.4f}".rstrip("0")
    return text if language != "vi" else text.translate(str.maketrans(",.", ".,"))


def percent(part: float, whole: float) -> str:
    """A share in whole percent; empty where there is nothing to share.

    >>> percent(2, 3), percent(0, 0)
    ('67%', '')
    """
    return f"{100 * part / whole:.0f}%" if whole else ""


def key_of(doc_id: str) -> str:
    """A document as it stands in addresses.

    >>> key_of("2301c1" + "0" * 58), key_of("cited:an-giang.34/tinh/37")
    ('2301c10000000000', 'cited:an-giang.34~tinh~37')
    """
    return doc_id[:16] if len(doc_id) == 64 else doc_id.replace("/", "~")
