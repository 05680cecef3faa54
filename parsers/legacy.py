"""Text in the 8-bit encodings from before Unicode (TCVN3/ABC, VNI, VISCII, VPS) to Unicode.

Such text reaches us as the letters that Windows shows for its bytes (`KÕ ho¹ch` for Kế hoạch). Which encoding it
is in, the font says, and where no font does, the words: only the right table makes Vietnamese syllables of them.
"""

from __future__ import annotations

import codecs
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any, Literal, get_args

import regex

from parsers.characters import compose
from parsers.syllables import is_syllable

Encoding = Literal["tcvn3", "vni", "viscii", "vps"]
NAMES: dict[Encoding, str] = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viscii": "VISCII", "vps": "VPS"}

_DATA: dict[str, Any] = tomllib.loads((files("parsers") / "data/legacy_fonts.toml").read_text("utf-8"))
_ENCODINGS: tuple[Encoding, ...] = get_args(Encoding)
_ENOUGH = 400  # different words that a judgement by content looks at
_LONGEST = 60  # letters of a word that a judgement looks at
_LEAST = 3  # different words that must come out right where nothing else speaks for an encoding

# Letters that no 8-bit page can show: where they stand, the text is Unicode.
UNICODE = re.compile("[\u1ea0-\u1ef9]")
_BLANK = re.compile(r"[ \t\r\n|]+")
_LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_SIGNS = re.compile("[\x80-\x9f\xa1-\xbf\xd7\xf7]")
# "CéNG", "HéI", "§IÒU": capitals typed without the font that shows the rest of them as capitals too
_NO_SMALL = regex.compile(r"\b[^\W\d_a-z]{3,12}\b")


def _spellings(byte: int) -> Iterator[str]:
    """The characters that a byte may have become: Latin-1, Windows 1252 and 1258."""
    yield chr(byte)
    for page in ("cp1252", "cp1258"):
        shown = bytes([byte]).decode(page, "ignore")
        if shown and byte >= 0x80:
            yield shown


_OF_SYMBOL_FONTS = {0xF000 + byte: chr(byte) for byte in range(0x20, 0x100)}


def _one_to_one(encoding: str) -> dict[int, str]:
    small = _DATA["letters"].split()
    table: dict[int, str] = {}
    for letters, row in ((small, "small"), ([letter.upper() for letter in small], "capital")):
        for letter, code in zip(letters, _DATA[encoding][row].split(), strict=True):
            if code != "--":
                table |= {ord(shown): letter for shown in _spellings(int(code, 16))}
    return table


def _vni() -> tuple[dict[int, str], dict[str, str]]:
    """Which character stands for which byte, and the letters that one or two bytes make."""
    singles = {chr(int(code, 16)): letter for letter, code in _DATA["vni"]["single"].items()}
    marks = _DATA["vni"]["marks"]
    pairs: dict[str, str] = {}
    for kind, above, bases in (("plain", "", "aeiouyôö"), ("hat", "\u0302", "aeo"), ("breve", "\u0306", "a")):
        for tone, code in marks[kind].items():
            for base in bases:
                letter = unicodedata.normalize("NFC", singles.get(base, base) + above + tone)
                for mark in (chr(int(code, 16)), chr(int(code, 16)).upper()):
                    pairs |= {base + mark: letter, base.upper() + mark: letter.upper()}
    pairs |= singles | {code.upper(): letter.upper() for code, letter in singles.items()}
    used = {ord(c) for pair in pairs for c in pair if c > "\x7f"}
    bytes_of = {ord(shown): chr(byte) for byte in used for shown in _spellings(byte)}
    return bytes_of, pairs


_TABLES = {name: _one_to_one(name) for name in ("tcvn3", "viscii", "vps")}
_VNI_BYTES, _VNI_PAIRS = _vni()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI_PAIRS), key=len, reverse=True)))


def convert(text: str, encoding: Encoding, capitals: bool = False) -> str:
    """The text in Unicode, NFC. `capitals`: its font shows small letters as capitals (.VnTimeH).

    >>> convert("KÕ ho¹ch", "tcvn3"), convert("KÕ ho¹ch", "tcvn3", True), convert("CéNG Hßa", "tcvn3")
    ('Kế hoạch', 'KẾ HOẠCH', 'CỘNG Hòa')
    >>> convert("Keá hoaïch", "vni"), convert("K\xaa ho\xd5ch", "viscii"), convert("K\u2030 ho\xe5ch", "vps")
    ('Kế hoạch', 'Kế hoạch', 'Kế hoạch')
    """
    if encoding == "vni":
        text = text.translate(_VNI_BYTES)
        return _VNI_LETTER.sub(lambda match: _VNI_PAIRS[match[0]], text)
    text = text.translate(_TABLES[encoding])
    if capitals:
        return text.upper()
    if encoding == "tcvn3":
        return str(_NO_SMALL.sub(_capitals, text))
    return text


def _capitals(match: regex.Match[str]) -> str:
    word = str(match[0])
    return word.upper() if sum("A" <= c <= "Z" for c in word) >= 2 and not word.isascii() else word


def unmasked(text: str) -> str:
    """The text of a symbol font, for private use (U+F0E9), as the bytes of that font."""
    return text.translate(_OF_SYMBOL_FONTS)


@lru_cache(maxsize=500)
def by_font(name: str) -> tuple[Encoding, bool] | None:
    """The encoding of a font's letters and whether it shows them as capitals; None for any other font.

    >>> by_font(".VnTime"), by_font(".VnArial NarrowH"), by_font("VNI-Times"), by_font("VNtimes new roman")
    (('tcvn3', False), ('tcvn3', True), ('vni', False), None)
    """
    name = name.split(",")[0].strip(" \"'").lower()
    fonts: dict[str, list[str]] = _DATA["fonts"]
    if not name.startswith((".", "v", "t", "h", "m", "p", "u")) or name.startswith(tuple(fonts["others"])):
        return None
    for encoding in _ENCODINGS:
        if name.startswith(tuple(fonts[encoding])):
            face = re.sub(r"[\s(-].*\bds\b.*|\(.*|\s+(?:bold|italic|regular)\b.*", "", name)
            return encoding, encoding == "tcvn3" and face.rstrip().endswith("h")
    return None


# In small letters: '.VnTime', 'VNI-Times', 'VPS Long An', 'VI Arial'
_NAMED = (b"vn", b"vps", b"vi times", b"vi arial", b"visc")


def names_font(page: bytes, *marks: bytes) -> bool:
    """Whether the bytes of a style sheet or page may name such a font shortly after one of `marks`: a cheap test."""
    near = {piece[:100] for mark in marks for piece in page.split(mark)[1:]}
    return any(name in piece.lower() for piece in near for name in _NAMED)


def by_content(text: str, least: int = _LEAST) -> Encoding | None:
    """The encoding whose table makes Vietnamese of the text, None where it is none of them or already Unicode.

    At least `least` different words must come out as syllables, few not, and most of them must have been none before.

    >>> by_content("ñy ban nh©n d©n tØnh ban hµnh KÕ ho¹ch"), by_content("Uỷ ban nhân dân"), by_content("où été")
    ('tcvn3', None, None)
    """
    if text.isascii() or UNICODE.search(text := compose(text)):
        return None
    chunks = _chunks(text)
    if len(chunks) < least or is_vietnamese(text):
        return None
    found: list[tuple[int, Encoding]] = []
    for encoding in _ENCODINGS:
        good, bad, before = _judge(chunks, encoding)
        if good >= least and bad * 4 <= good and before * 2 <= good:
            found.append((good - 2 * bad, encoding))
    return max(found, key=lambda item: item[0])[1] if found else None


def _chunks(text: str) -> list[str]:
    """The different words with something beyond ASCII, as many as a judgement needs."""
    words = (word for word in _BLANK.split(text) if not word.isascii() and len(word) <= _LONGEST)
    return list(dict.fromkeys(islice(words, 4 * _ENOUGH)))[:_ENOUGH]


def _all_converted(chunks: list[str], encoding: Encoding) -> list[str]:
    return convert("\n".join(chunks), encoding).split("\n") if chunks else []


def _judge(chunks: list[str], encoding: Encoding) -> tuple[int, int, int]:
    """Of the words that are not ASCII: how many come out right, how many wrong, how many were right before."""
    good = bad = before = 0
    after = _all_converted(chunks, encoding)
    for raw, made in zip(chunks, after, strict=True):
        words = [word for word in _LETTERS.findall(made) if len(word) > 1 and not word.isascii()]
        right = all(map(_is_word, words))
        if words and not (right and raw == made):  # a word that is the same in both speaks for neither
            good += right
            bad += not right
            before += right and is_vietnamese(raw)
    return good, bad, before


def gain(text: str, encoding: Encoding) -> int:
    """By how many words the text is better Vietnamese when it is converted."""
    chunks = _chunks(text)
    after = _all_converted(chunks, encoding)
    return sum(map(is_vietnamese, after)) - sum(is_vietnamese(compose(chunk)) for chunk in chunks)


def fits(text: str, encoding: Encoding) -> bool:
    """Whether the text can only be in this encoding: its words come out right, none was right before."""
    good, bad, before = _judge(_chunks(compose(text)), encoding)
    return good > 2 * bad and not before


def _is_word(word: str) -> bool:
    mixed = any(c.isupper() and c > "\x7f" for c in word[1:]) and any("a" <= c <= "z" for c in word)
    return not mixed and is_syllable(word)


def is_vietnamese(text: str) -> bool:
    """Whether all words with letters beyond ASCII are syllables as they stand, and no sign stands amid them."""
    words = [word for word in _LETTERS.findall(text) if not word.isascii()]
    return not _SIGNS.search(text) and all(map(_is_word, words))


def eight_bit(data: bytes) -> str:
    """Bytes as Windows shows them, for the tables above; the five that it does not show as control characters."""
    return codecs.charmap_decode(data, "strict", _PAGE)[0]


_PAGE = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
