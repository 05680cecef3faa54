"""Bytes of a text file to text, whatever encoding an old program wrote."""

from __future__ import annotations

import codecs

import regex

from parsers.characters import compose
from parsers.legacy import by_content, eight_bit

_VIETNAMESE = regex.compile(r"[ăâđêôơưĂÂĐÊÔƠƯạảãàáậẩẫầấệểễềếộổỗồốợởỡờớựửữừứ]")


def decode(data: bytes) -> tuple[str, str]:
    """The text and the encoding it was in: UTF-8, UTF-16 by its mark or its zeros, windows-1258 or 1252.

    Bytes in an encoding that Windows does not know (TCVN3...) come as it shows them; `legacy` converts them.

    >>> decode("Kế hoạch".encode("utf-16"))
    ('Kế hoạch', 'utf-16')
    >>> decode(b"K\\xea\\xec ho\\xa1ch"[:3])[1]
    'windows-1258'
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace"), "utf-16"
    head = data[:2000]
    if len(head) > 8 and head.count(0) > len(head) // 8:
        order = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
        return data.decode(order, "replace"), order
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        good = data.decode("utf-8-sig", "ignore")
        if error.start > 1000 or len(_VIETNAMESE.findall(good)) > 20:  # UTF-8 with a few broken bytes
            return data.decode("utf-8-sig", "replace"), "utf-8"
    shown = eight_bit(data)
    if by_content(shown):
        return shown, "windows-1252"
    one = compose(data.decode("cp1258", "replace"))
    other = data.decode("cp1252", "replace")
    if len(_VIETNAMESE.findall(one)) >= len(_VIETNAMESE.findall(other)):
        return one, "windows-1258"
    return other, "windows-1252"


def with_line_ends(text: str) -> str:
    """The text with line ends where a page shows their escapes: "CỘNG\\r\\n HÒA XÃ HỘI" (more than three of them)."""
    return text.replace("\\r\\n", "\n") if text.count("\\r\\n") > 3 else text
