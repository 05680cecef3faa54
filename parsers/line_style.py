"""How a text breaks its lines, and which part of a paper each line is in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from parsers.marks import OPENING, goes_on, is_ended, is_item, is_kind, is_recipients, starts_lower

_BODY = regex.compile(r"(?:Ủy ban|UBND|Sở|Ban|Thanh tra) ")  # may begin any line of a sentence


@dataclass(frozen=True, slots=True)
class Style:
    """How a text breaks its lines: the column it wraps at (0: it does not), and what parts its paragraphs."""

    width: int
    gaps: bool
    indent: int


def measure(lines: Sequence[str]) -> Style:
    """The style of a text, from the lines that plainly go on in the next one.

    >>> measure(["Căn cứ Luật Tổ chức chính quyền địa phương;", "Thực hiện Kế hoạch số 05/KH-UBND."]).width
    0
    """
    broken: list[int] = []
    firsts: list[int] = []
    others: list[int] = []
    above = ""
    full = gaps = 0
    for line in lines:
        if not line.strip():
            gaps += bool(above)
            above = ""
            continue
        full += 1
        indent = len(line) - len(line.lstrip())
        if above and starts_lower(line) and not is_ended(above):
            broken.append(len(above.rstrip()))
            others.append(indent)
        elif above and is_ended(above):
            firsts.append(indent)
        above = line
    if len(broken) < 4 or len(broken) * 8 < full:
        return Style(0, False, 0)
    width = sorted(broken)[len(broken) * 9 // 10]
    if width > 140:
        return Style(0, False, 0)
    usual = sorted(others)[len(others) // 2]
    indented = sum(indent > usual + 1 for indent in firsts) * 3 > len(firsts) > 2
    return Style(width, gaps * 4 > full - len(broken), usual + 2 if indented else 0)


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
        if index <= self._kind:
            return "letterhead"
        if self._kind >= 0 and index <= self._opening:
            return "title" if index < self._opening else "opening"
        return "signature" if index >= self._signature else "body"


def _opens_text(lines: Sequence[str], index: int, style: Style) -> bool:
    """Whether running text begins below a title, whatever its first words: a sentence of some length, which comes to its end.

    "CẤP NƯỚC SẠCH NĂM 2024" / "Những năm gần đây, việc cấp" / "nước được quan tâm."; but "Giai đoạn 2021 - 2025" goes with the title.
    """
    above, line = lines[index - 1].strip(), lines[index].strip()
    full = is_ended(line) and len(line.split()) > 12
    breaks = (
        above.isupper() or 0 < len(above) < 0.75 * style.width or full or (not style.width and len(line) > 60)
    )
    if not breaks or line.isupper() or starts_lower(line) or line.startswith("(") or goes_on(above):
        return False
    words = 0
    for i in range(index, min(index + 15, len(lines))):
        text = lines[i].strip()
        begins = i > index and (
            is_item(text) or text.isupper() or (OPENING.match(text) and not _BODY.match(text))
        )
        if not text or begins or (i == index + 1 and len(line) < 40 and text[:1].isupper()):
            return False
        words += len(text.split())
        if is_ended(text) or ". " in text:
            return words > 12
    return False
