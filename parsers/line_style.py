"""How a text breaks its lines, and which part of a paper each line is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import regex

from parsers.marks import OPENING, goes_on, is_ended, is_item, is_kind, is_recipients, starts_lower

_BODY = regex.compile(r"(?:Ủy ban|UBND|Sở|Ban|Thanh tra) ")  # may begin any line of a sentence


@dataclass(frozen=True, slots=True)
class Style:
    """How a text breaks its lines: the column it wraps at (0: it does not), and what parts its paragraphs."""

    width: int
    gaps: bool
    indent: int


_UNBROKEN = Style(0, False, 0)


def measure(lines: Sequence[str]) -> Style:
    """The style of a text, from the lines that plainly go on in the next one.

    >>> measure(["Căn cứ Luật Tổ chức chính quyền địa phương;", "Thực hiện Kế hoạch số 05/KH-UBND."]).width
    0
    """
    full = [line for line in lines if line.strip()]
    pairs = [(above, line) for above, line in pairwise(lines) if above.strip() and line.strip()]
    broken = [(above, line) for above, line in pairs if starts_lower(line) and not is_ended(above)]
    if len(broken) < 4 or len(broken) * 8 < len(full):
        return _UNBROKEN
    width = sorted(len(above.rstrip()) for above, _ in broken)[len(broken) * 9 // 10]
    if width > 140:
        return _UNBROKEN
    usual = sorted(_indent(line) for _, line in broken)[len(broken) // 2]
    firsts = [_indent(line) for above, line in pairs if is_ended(above)]
    indented = sum(indent > usual + 1 for indent in firsts) * 3 > len(firsts) > 2
    gaps = sum(bool(above.strip()) and not line.strip() for above, line in pairwise(lines))
    return Style(width, gaps * 4 > len(full) - len(broken), usual + 2 if indented else 0)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


class Zones:
    """Which part of a paper a line is in: letterhead, title, body, or signature block."""

    def __init__(self, lines: Sequence[str], style: Style) -> None:
        self._kind = next((i for i, line in enumerate(lines[:120]) if is_kind(line)), -1)
        first = next((i for i in range(self._kind + 1, len(lines)) if lines[i].strip()), len(lines))
        self._opening = next(  # a title may itself begin "Thực hiện ...", so its first line is none
            (
                i
                for i in range(first + 1, len(lines))
                if OPENING.match(lines[i])
                or is_item(lines[i])
                or (i < first + 8 and _opens_text(lines, i, style))
            ),
            len(lines),
        )
        last = [i for i, line in enumerate(lines) if is_recipients(line)]
        self._signature = last[-1] if last else len(lines)

    def at(self, index: int) -> str:
        """The part of the paper in which a line is: opening, title, body, signature..."""
        if index <= self._kind:
            return "letterhead"
        if self._kind >= 0 and index <= self._opening:
            return "title" if index < self._opening else "opening"
        return "signature" if index >= self._signature else "body"


# Đến nay, toàn tỉnh có ... | Những năm gần đây ... | Trước tình hình ...: how a text that tells begins
_TELLING = regex.compile(
    r"(?:Đến nay|Trong (?:những|các|thời|bối)|Những năm|Hiện nay|Thời gian|Trước (?:tình|thực|mùa|yêu)|Sau (?:khi|hơn|\d)|Qua (?:\d|hơn)"
    r"|Với (?:mục|phương|tinh)|Từ (?:năm|ngày|khi|đầu|thực)|Năm \d{4},|Vừa qua|Bên cạnh|Mặc dù|Tình hình|Kể từ|H[ằà]ng năm,)\b"
)


def _has_room(above: str, line: str, width: int) -> bool:
    """Whether the first word of `line` had found room at the end of `above`, so that the break is meant."""
    return len(above) > 0 and len(above) + 1 + len(line.split(maxsplit=1)[0]) <= width - 2


def _opens_text(lines: Sequence[str], index: int, style: Style) -> bool:
    """Whether running text begins below a title, whatever its first words: a sentence of some length, which comes to its end.

    "CẤP NƯỚC SẠCH NĂM 2024" / "Những năm gần đây, việc cấp" / "nước được quan tâm."; but "Giai đoạn 2021 - 2025" goes with the title.
    """
    above, line = lines[index - 1].strip(), lines[index].strip()
    full = is_ended(line) and len(line.split()) > 12
    if not line:
        return False
    breaks = (
        above.isupper()
        or _has_room(above, line, style.width)
        or full
        or (not style.width and len(line) > 60)
        or _TELLING.match(line)
    )
    if not breaks or line.isupper() or starts_lower(line) or line.startswith("(") or goes_on(above):
        return False
    words = 0
    for i in range(index, min(index + 15, len(lines))):
        text = lines[i].strip()
        begins = i > index and (
            is_item(text) or text.isupper() or (OPENING.match(text) and not _BODY.match(text))
        )
        if not text or begins:
            return False
        if i == index + 1 and text[:1].isupper() and (len(line) < 40 or _has_room(line, text, style.width)):
            return False
        words += len(text.split())
        if is_ended(text) or ". " in text:
            return words > 12
    return False
