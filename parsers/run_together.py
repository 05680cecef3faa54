"""Breaks the one line in which some sites show the text of a whole paper, where its parts are known to begin.

"ỦY BAN NHÂN DÂN CỘNG HÒA ... XÃ PHÚ ... Độc lập ... Hạnh phúc KẾ HOẠCH PHÒNG CHỐNG ... Căn cứ Luật ...; I. MỤC ĐÍCH 1. ..."
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

_LEAST = 400  # letters of a line that can hold a letterhead, a title and the beginning of the text
# body (and its number, where the left column comes first), motto, what stands below the body, second motto, number and day, KẾ HOẠCH
_HEAD = regex.compile(
    r"(?P<left>[^\p{Ll}]{3,160}?)\s*(?P<number>Số\s?:?\s*[\d.…]*\s?/\s?\p{Lu}[\p{L}\d&-]*(?:\s-\s?\p{Lu}[\p{L}&]*)?)?\s*"
    r"(?P<state>C[ỘO]NG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGH[ĨI]A VIỆT NAM)\s+(?P<below>[^\p{Ll}]{0,120}?)\s*"
    r"(?P<motto>Độc [Ll]ập\s*[-–].{0,30}?Hạnh [Pp]húc)\s+(?P<under>.{0,160}?)(?P<word>KẾ HOẠCH)\s+"
)
_DAY = regex.compile(r"\s(?=\p{Lu}[\p{L} .-]{1,30}, ngày\s)")
_CAPITALS = regex.compile(r"[^\p{Ll}]{12,400}(?=\s(?:\(|\p{Lu}\p{Ll}))")
# Phòng, chống hạn hán vụ Hè Thu năm 2022 | Thực hiện Kế hoạch số ...: up to what the plan rests on, or its first heading
_SENTENCE = regex.compile(
    r"\p{Lu}[^;]{11,300}?(?=\s+(?:(?:Căn cứ|(?:Tiếp tục |Triển khai )?[Tt]hực hiện|Thi hành|Xét|Theo)\s+"
    r"(?:Luật|Bộ luật|Nghị|Quyết|Kế hoạch|Chỉ thị|Công văn|Thông|Chương trình|Kết luận|Văn bản|các)\s|(?:Nhằm|Để)\s|I\s?[.:]\s+\p{Lu}))"
)
# ; Căn cứ Luật ... | . Thực hiện Kế hoạch ... | II. NỘI DUNG | : 1. Tổ chức ... | . - Sở Y tế ... | (Ban hành kèm theo ...)
_PARTS = regex.compile(
    r"(?<=[;.:)])\s+(?=(?:Căn cứ|Thực hiện|Theo|Xét|Nhằm|Để)\s|[-+•]\s\p{L})|(?<=[;.:)]|\p{Lu}{2})\s+(?=\d{1,2}\.\s\p{Lu})"
    r"|\s+(?=(?:[IVX]{1,4}|[A-D])\s?[.:]\s+\p{Lu})|\s+(?=\(Ban hành kèm theo\b)|(?<=\))\s+(?=\p{Lu}\p{Ll})"
)


def with_own_lines(lines: Sequence[str]) -> list[str]:
    """The lines, those that hold letterhead, title and text at once broken into their parts; others as they stand."""
    return [part for line in lines for part in (_parts(line) if len(line) > _LEAST else (line,))]


def _parts(line: str) -> Iterator[str]:
    head = _HEAD.match(line.strip())
    title = head and (_CAPITALS.match(line.strip(), head.end()) or _SENTENCE.match(line.strip(), head.end()))
    if head is None or title is None:
        yield line
        return
    yield from (head[name].strip() for name in ("left", "number", "below", "state", "motto") if head[name])
    yield from (part.strip() for part in _DAY.split(" " + head["under"], maxsplit=1) if part.strip())
    yield head["word"]
    yield title[0].strip()
    yield from (part.strip() for part in _PARTS.split(line.strip()[title.end() :]) if part.strip())
