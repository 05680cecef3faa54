"""Breaks lines of a letterhead or signature block that a copy has run together without a blank.

"SỞ Y TẾSố: 12/KH-SYT" is two lines, "Số: 26/KH-UBNDMường Nhé, ngày" and "KT. GIÁM ĐỐCPHÓ GIÁM ĐỐCLê Văn An" two and three.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.marks import KIND
from parsers.stacked import Line

_HEAD_LINES, _END_LINES = 25, 60  # so many lines may hold the letterhead and the signature block
_COLUMNS = regex.compile(r"[|\t]|\p{L}(?<!ngày|tháng|năm) {3}")
# TẾ|Số: 12/KH | UBND|Mường Nhé, ngày | Hạnh phúc|Hướng Hóa | GIANG|CỘNG HÒA | VIỆT NAM|Độc lập | KẾ HOẠCH|Phòng, chống
_HEAD = regex.compile(
    r"(?<=[\p{L}\d)_–-])(?=S[ốỐ]\s?:\s*[\d.…]*\s*/\s*(?:KH|QĐ))"
    r"|(?<=\p{Lu})(?=(?!T[rg]\b)\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,4}\s*,\s*ngày\b)"
    r"|(?<=[Hh]ạnh [Pp]húc)(?=\p{Lu})"
    r"|(?<=[\p{L}\d])(?=C[ỘO]NG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA)"
    r"|(?<=NGHĨA VIỆT NAM)(?=\p{Lu})"
    r"|(?<=[\p{L}\d])(?=Độc [Ll]ập\s?[-–])"
    r"|(?<=^\s*KẾ HOẠCH)(?=\p{Lu}\p{Ll})"
)
# DÂN|KT. CHỦ TỊCH | CHỦ TỊCH|PHÓ CHỦ TỊCH | GIÁM ĐỐC|Lê Văn An
_SIGNATURE = regex.compile(
    r"(?<=^\s*(?:T/?M|KT|TL|TUQ|Q)\b.{3,60}\p{Lu})(?=(?:KT|TL|TUQ)\.\s?\p{Lu})"
    r"|(?<=(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|TRƯỞNG PHÒNG|CHI CỤC TRƯỞNG|HIỆU TRƯỞNG|VĂN PHÒNG|THANH TRA))(?=PHÓ \p{Lu})"
    r"|(?<=(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG BAN|TRƯỞNG PHÒNG|CỤC TRƯỞNG|HIỆU TRƯỞNG|VĂN PHÒNG|THANH TRA))(?=\p{Lu}\p{Ll}+ \p{Lu})"
)


def head_with_breaks(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of the letterhead and the title's first word broken where one ends and the next begins.

    >>> head_with_breaks(["UBND TỈNH X", "SỞ Y TẾSố: 12/KH-SYTHà Nam, ngày 12/3/2020", "KẾ HOẠCH"])
    ['UBND TỈNH X', 'SỞ Y TẾ', 'Số: 12/KH-SYT', 'Hà Nam, ngày 12/3/2020', 'KẾ HOẠCH']
    """
    first = [line.lstrip() if isinstance(line, str) else "" for line in lines[:_HEAD_LINES]]
    title = next((i for i, line in enumerate(first) if line.startswith("KẾ HOẠCH") or KIND.match(line)), -1)
    return [*(part for line in lines[: title + 1] for part in _broken(line, _HEAD)), *lines[title + 1 :]]


def end_with_breaks(lines: Sequence[Line]) -> list[Line]:
    """The lines, those in capitals among the last, of the signature block, broken in the same way.

    >>> end_with_breaks(["KT. GIÁM ĐỐCPHÓ GIÁM ĐỐCLê Văn An"])
    ['KT. GIÁM ĐỐC', 'PHÓ GIÁM ĐỐC', 'Lê Văn An']
    """
    out = list(lines[:-_END_LINES])
    for line in lines[-_END_LINES:]:
        capitals = isinstance(line, str) and line.lstrip()[:2].isupper()
        out += _broken(line, _SIGNATURE) if capitals else [line]
    return out


def _broken(line: Line, between: regex.Pattern[str]) -> list[Line]:
    """The parts of a line; itself where it is no text or stands in columns."""
    if not isinstance(line, str) or _COLUMNS.search(line) or not between.search(line):
        return [line]
    return [part.strip() for part in between.split(line) if part.strip()]
