"""Forms of a text under which equal things are equal: case, tone placement, dashes, white space."""

from __future__ import annotations

import unicodedata

import regex

# Old places of the tone mark in an open syllable, and the new ones: hoà/hòa, khoẻ/khỏe, uỷ/ủy (but quý stays).
_OLD = ["oà", "oá", "oả", "ão", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ", "oã"]
_NEW = ["òa", "óa", "ỏa", "ão", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy", "õa"]
_TONES = dict(zip(_OLD, _NEW, strict=True))
_SLIPPED = {"qúy": "quý", "qúa": "quá", "qúi": "quí", "qủa": "quả", "qùa": "quà"}  # a mark one letter early
_OLD_TONE = regex.compile(r"(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})")
_DASHES = "‐‑‒–—−―"
_MARKS = regex.compile(r"\p{Mn}+")
_NOT_ALPHANUMERIC = regex.compile(r"[^\p{L}\d]")
_TO_FOLD = regex.compile(rf"[{_DASHES}]|[ou][àáảãạèéẻẽẹỳýỷỹỵ]|q[úủù]")  # most short texts have neither


def lower_same_length(text: str) -> str:
    """Lower case, one tone placement, one dash; offsets stay those of `text` (NFC).

    >>> lower_same_length("UỶ BAN – HOÀ Bình quý")
    'ủy ban - hòa bình quý'
    """
    low = text.lower()
    if len(low) != len(text):  # a letter whose lower case is longer (İ): keep it as it is
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if not _TO_FOLD.search(low):
        return low
    for dash in _DASHES:
        if dash in low:
            low = low.replace(dash, "-")
    if "qú" in low or "qủ" in low or "qù" in low:
        for slipped, word in _SLIPPED.items():
            low = low.replace(slipped, word)
    if not any(map(low.__contains__, _OLD)):
        return low
    return str(_OLD_TONE.sub(lambda m: _TONES[m[0]], low))


def fold(text: str) -> str:
    """The key of a name: lower case, one tone placement, one blank, no outer punctuation.

    >>> fold("  Sở Khoa học  và Công nghệ; ")
    'sở khoa học và công nghệ'
    """
    return squeezed(lower_same_length(unicodedata.normalize("NFC", text)))


def squeezed(low: str) -> str:
    """`fold`, of a text that is in lower case already (see `lower_same_length`)."""
    return " ".join(low.split()).strip(" .,;:-")


def bare(text: str) -> str:
    """A folded text without marks and đ: what people type into a search box.

    >>> bare("Đắk Lắk")
    'dak lak'
    """
    return str(_MARKS.sub("", unicodedata.normalize("NFD", fold(text)))).replace("đ", "d")


def code_letters(code: str) -> str:
    """The letters and figures of an issuer code alone: what mentions of one office share.

    >>> code_letters("GD&ĐT"), code_letters("S.TTTT")
    ('GDĐT', 'STTTT')
    """
    return str(_NOT_ALPHANUMERIC.sub("", code))


def tidy(text: str) -> str:
    """One blank for any run of white space, none outside.

    >>> tidy(" Ủy  ban ")
    'Ủy ban'
    """
    return " ".join(text.split())
