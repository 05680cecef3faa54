"""Characters made uniform: composed letters, plain blanks and hyphens, look-alike letters made right."""

from __future__ import annotations

import re
import unicodedata

import regex

from parsers.document import Repair

_WHITE = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
_NOTHING = (  # controls, soft hyphen, zero-width and direction marks, byte order mark, object place-holder
    "".join(chr(c) for c in range(0x20) if chr(c) not in _WHITE)
    + "\x7f\xad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff\ufffc"
    + "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x2070), *range(0xFE00, 0xFE10)]))
)
_HYPHENS = "\u2010\u2011\u2212\ufe63\uff0d"
_FOLD = str.maketrans(
    {**dict.fromkeys(_WHITE, " "), **dict.fromkeys(_NOTHING, ""), **dict.fromkeys(_HYPHENS, "-")}
)
_TO_FOLD = re.compile(f"[{re.escape(_WHITE + _NOTHING + _HYPHENS)}]")

# One wrong character -> the right one, wherever it stands. Private-use ones: Symbol, Wingdings.
_ALIKE = {
    **{"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"},  # NÐ-CP; Ðề án
    **{"\u01f6": "ỳ", "\u0237": "j", "\u0131": "i"},  # Định kǶ
    **{"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"},
    **{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c) not in _HYPHENS},  # full-width forms
    **dict.fromkeys(
        "\uf0b7\uf0a7\uf0d8\uf076\uf071\uf0a8\uf06e\uf075\uf06c\uf02d\uf0fc\uf0fe\uf0ad\uf0be", "-"
    ),
    **{
        "\uf0b3": "≥",
        "\uf0a3": "≤",
        "\uf0b1": "±",
        "\uf0b0": "°",
        "\uf0b4": "×",
        "\uf0ae": "→",
        "\uf0e0": "→",
    },
    **{chr(0xF000 + c): chr(c) for c in range(0x21, 0x7F) if chr(c) in "%&()+,./0123456789:;<=>?[]{|}"},
}
# Letters of other alphabets that are drawn like Latin ones; changed only in words made of such letters alone.
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТУХаеѕіјорсух", "ABESIJKMHOPCTYXaesijopcyx", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_FOREIGN = {**_CYRILLIC, **_GREEK}
_SUSPECTS = re.escape("".join(_ALIKE)) + "\u0370-\u03ff\u0400-\u04ff"
_SUSPECT = re.compile(f"[{_SUSPECTS}]")
_LOOSE_MARKS = "\u0302\u0306\u031b"
_NOT_PLAIN = re.compile(f"[{re.escape(_WHITE + _NOTHING + _HYPHENS + _LOOSE_MARKS)}{_SUSPECTS}]")
_WRONG = regex.compile(rf"[{regex.escape(''.join(_ALIKE))}]|\b\w*[\p{{Cyrillic}}\p{{Greek}}]\w*")
_MARKS_OUT_OF_ORDER = regex.compile("([\u0300\u0301\u0303\u0309\u0323]+)([\u0302\u0306\u031b])")


def compose(text: str) -> str:
    """NFC, also where a tone was typed before the hat or horn (e, acute, circumflex).

    >>> compose("tie\u0301\u0302ng Vie\u0323\u0302t") == "tiếng Việt"
    True
    """
    if unicodedata.is_normalized("NFC", text) and not _has_loose_mark(text):
        return text
    text = unicodedata.normalize("NFC", text)
    if _has_loose_mark(text):
        apart = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", _MARKS_OUT_OF_ORDER.sub(r"\2\1", apart))
    return text


def _has_loose_mark(text: str) -> bool:
    return any(map(text.__contains__, _LOOSE_MARKS))


def is_plain(text: str) -> bool:
    """Whether neither `fold` nor `right_letters` would change anything in the text."""
    return "  " not in text and not _NOT_PLAIN.search(text) and unicodedata.is_normalized("NFC", text)


def fold(text: str) -> str:
    """NFC with plain single blanks and plain hyphens; no repair is owed for what this changes.

    >>> fold("Số:\u00a0749 /KH\u2011STC,  Lạng\u00ad Sơn")
    'Số: 749 /KH-STC, Lạng Sơn'
    """
    if "  " in text or _TO_FOLD.search(text):
        text = text.translate(_FOLD)
        while "  " in text:
            text = text.replace("  ", " ")
    return compose(text)


def right_letters(text: str) -> tuple[str, list[Repair]]:
    """Look-alike letters made right: `ТСР` in Cyrillic, `NÐ`; a Russian or Greek word stays as it is."""
    if not _SUSPECT.search(text):
        return text, []
    out: list[str] = []
    repairs: list[Repair] = []
    at = size = 0
    for match in _WRONG.finditer(text):
        before = match[0]
        after = _ALIKE.get(before) or _latin(before)
        if after == before:
            continue
        out += [text[at : match.start()], after]
        start = size + match.start() - at
        size = start + len(after)
        at = match.end()
        repairs.append(Repair(start, size, before, "look_alike"))
    return "".join([*out, text[at:]]), repairs


def _latin(word: str) -> str:
    letters = [c for c in word if c in _FOREIGN or unicodedata.name(c, "").startswith(("CYRILLIC", "GREEK"))]
    if not all(c in _FOREIGN for c in letters):
        return word
    return compose("".join(_ALIKE.get(c) or _FOREIGN.get(c, c) for c in word))
