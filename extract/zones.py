"""Where the parts of a plan stand: letterhead, title, opening, body, closing block, annexes."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extract.blocks import TITLES
from extract.folding import lower_same_length
from extract.headings import Line, candidates, is_capitals, number_of, top_headings
from extract.records import Span
from extract.title_lines import OPENS, TO, bare_title_end, letterhead_end, title_end, title_index
from parsers.document import Document
from parsers.marks import PAGE_NUMBER, is_decider


@dataclass(frozen=True, slots=True)
class Zones:
    """Spans `[start, end)` in the document text; an absent part is an empty span where it would stand.

    `signature` is the whole closing block (authority, post, name, Nơi nhận) and `recipients` the Nơi nhận list inside
    it. `closing` is the last paragraph before that block, if it is no item of a list or table. What follows the block is `annexes`.
    """

    header: Span
    title: Span
    opening: Span
    body: Span
    closing: Span
    signature: Span
    recipients: Span
    annexes: tuple[Span, ...]
    letter: bool = False  # "Kính gửi ...", and no headings: one paragraph may rely on papers and order things

    @property
    def matter(self) -> Span:
        """Where the paper says what is to be done: below its opening, in a letter from there on."""
        return self.opening[0] if self.letter else self.opening[1], self.signature[0]


_RECIPIENTS = regex.compile(r"\s*\|?\s*nơi\s+(?:nhận|gửi)\s*(?:[:;|/]|$|\s{2})")
# TM. ỦY BAN NHÂN DÂN | KT. GIÁM ĐỐC | GIÁM ĐỐC | T/M BAN CHỈ ĐẠO | Q. CHÁNH VĂN PHÒNG | PHÊ DUYỆT
SIGNING = regex.compile(
    r"(?:TM|KT|TL|TUQ|T/M|K/T|T/L|Q|PP)\s*[./]\s*\p{Lu}|(?:TM|KT"
    r"|TL|TUQ|T/M|K/T|T/L|T/UQ)\s+\p{Lu}{2}|(?:QUYỀN\s+)?(?:PHÓ\s+)?(?:TỔNG\s+)?(?:GIÁM ĐỐC"
    r"|CHỦ TỊCH|CHÁNH|TRƯỞNG|HIỆU TRƯỞNG|CỤC TRƯỞNG|"
    r"CHI CỤC TRƯỞNG|VIỆN TRƯỞNG|BÍ THƯ|CHỈ HUY|TỔNG BIÊN TẬP|ĐỘI TRƯỞNG"
    r"|HẠT TRƯỞNG)|THỦ TRƯỞNG|PHÊ DUYỆT|NGƯỜI LẬP"
    r"|P\.\s?(?:GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG|HIỆU TRƯỞNG)|(?:THAY MẶT|KÝ THAY|THỪA LỆNH|THỪA ỦY QUYỀN)\s+\p{Lu}{2}"
)
_HERE_IS = regex.compile(r"[-+*•–\s]*[Tt]rên đây là")
_ANNEX = regex.compile(
    r"\s*(?:PHỤ\s+LỤC|Phụ\s+lục)(?:\s+(?:số\s+)?[\dIVX]+)?\s*[:.(–-]?\s*(?:$"
    r"|\p{Lu})|\s*(?:BIỂU(?: MẪU)?|MẪU|Mẫu số|Biểu số)\s*(?:SỐ"
    r"|\d)|\s*DANH (?:SÁCH|MỤC)\b"
    r"|\s*(?:KẾ HOẠCH CHI TIẾT|BẢNG (?:PHÂN CÔNG|TỔNG HỢP|CHỈ TIÊU)"
    r"|LỊCH\s|ĐỀ CƯƠNG|CHƯƠNG TRÌNH (?:CHI TIẾT|HỘI NGHỊ))|\s*TIẾN ĐỘ (?:THỰC HIỆN"
    r"|TRIỂN KHAI) "
)


def _signature_start(lines: list[Line], lows: list[str], first: int) -> int:
    """Index where the closing block starts, or `len(lines)`."""
    ends = [
        i for i in range(first, len(lines)) if "./" in lines[i][2][-6:] or lines[i][2].rstrip().endswith("/.")
    ]
    for i in range(first, len(lines)):
        if "nơi" in lows[i][:40] and _RECIPIENTS.match(lows[i], 0, 40):
            start = i
            while start - 1 > first and (
                _is_signing(lines[start - 1][2], i - start < 12)
                or (
                    PAGE_NUMBER.fullmatch(lines[start - 1][2])
                    and _is_signing(lines[start - 2][2], i - start < 12)
                )
            ):
                start -= 1
            return start
    after = ends[-1] + 1 if ends else max(first, int(len(lines) * 0.5))
    for i in range(after, len(lines)):
        if _is_signing(lines[i][2], False):
            return i
        if ends and _ANNEX.match(lines[i][2]):
            return i
    return ends[-1] + 1 if ends else len(lines)


# (Đã ký) | Ký tên, đóng dấu
_SIGNED = regex.compile(r"\(?\s*(?:đã k[ýí]|ký tên|đã ký và đóng dấu).{0,20}")


# KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC | Trần Thị Thử: the name on the line of its post
_NAME_BEHIND = regex.compile(r"(?:\s?\([^()]{2,20}\))?\s+\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,5}\s*$")


def _is_signing(text: str, near: bool) -> bool:
    """Whether a line belongs to a signature block: an authority or post in capitals, or beside one a name."""
    text = text.strip()
    if len(text) > 90:
        return False
    if SIGNING.match(text) and is_capitals(_NAME_BEHIND.sub("", text.split("|")[0])):
        return True
    words = TITLES.sub("", text).split()
    if near and _SIGNED.fullmatch(lower_same_length(text)):
        return True
    return near and 2 <= len(words) <= 6 and all(w[:1].isupper() for w in words) and text[-1:] not in ".;:,"


def _block_end(lines: list[Line], lows: list[str], start: int) -> int:
    """Index after the last line that can belong to the closing block: items, posts, names, debris between them."""
    last = start
    for i in range(start, len(lines)):
        text = lines[i][2].strip()
        low = lows[i].strip()[:12]
        own = (
            text[:1] in "-–+•*("
            or low.startswith(("lưu", "như ", "nơi nhận"))
            or text[-1:] == ";"
            or _is_signing(text, True)
            or len(text) < 14
        )
        if own and "|" not in text:
            last = i
        elif i > last + 2:
            break
    return last + 1


def _holds_matter(lines: list[Line]) -> bool:
    """Whether the lines after a closing block are an annex without a title, not the foot of a page."""
    cells = sum("|" in text for _, _, text in lines)
    return cells >= 2 or sum(len(text) > 60 for _, _, text in lines) >= 5


def _annexes(lines: list[Line], start: int, block_end: int, end: int) -> tuple[int, tuple[Span, ...]]:
    """(index where the first annex starts, spans of the annexes) after the closing block."""
    starts: list[int] = []
    for i in range(start + 1, len(lines)):
        text = lines[i][2]
        if i == block_end and not starts and _holds_matter(lines[i:]):
            starts.append(i)
            continue
        if _ANNEX.match(text) and len(text) < 200 and (is_capitals(text.split(":")[0][:40]) or i > start + 3):
            starts.append(i)
    if not starts:
        return len(lines), ()
    marks = [lines[i][0] for i in starts] + [end]
    return starts[0], tuple(zip(marks, marks[1:], strict=False))


def find_zones(document: Document, low: str | None = None) -> Zones:
    """The zones of a document. Never fails: a text that is no plan has an empty title and one body.

    `low` is the folded text, where the caller has it.
    """
    low = lower_same_length(document.text) if low is None else low
    lines = list(document.lines())
    lows = [low[start:end] for start, end, _ in lines]
    end = len(document.text)
    title = title_index(lines, lows)
    if title is None:
        title = letterhead_end(lows)
        after_title = bare_title_end(lines, title) if title else 0
    else:
        after_title = title_end(lines, lows, title)
    decider = after_title < len(lines) and is_decider(lines[after_title][2])
    sign = _signature_start(lines, lows, after_title + decider)
    annex_from, annexes = _annexes(lines, sign, _block_end(lines, lows, sign), end)
    bold = frozenset(b.start for b in document.blocks if b.bold)
    between = lines[after_title:sign]
    heads = top_headings(between, candidates(between, bold))
    body_from = after_title + heads[0].index if heads else sign
    if (
        not heads or (heads[0].number.path or (1,))[0] > 1
    ):  # a page that lost its first heading begins with II.
        body_from = min(body_from, _opening_end(lows, after_title + decider, sign))

    def at(index: int) -> int:
        return lines[index][0] if index < len(lines) else end

    title_start = at(title)
    recipients = _recipients(lows, sign, annex_from)
    closes = sign > body_from and not _is_item(lines[sign - 1][2])
    return Zones(
        header=(0, title_start),
        title=(title_start, at(after_title)),
        opening=(at(after_title), at(body_from)),
        body=(at(body_from), at(sign)),
        closing=(at(sign - closes), at(sign)),
        signature=(at(sign), at(annex_from)),
        recipients=(at(recipients[0]), at(recipients[1])),
        annexes=annexes,
        letter=not heads and any(TO.match(low) for low in lows[after_title : after_title + 2]),
    )


def _is_item(line: str) -> bool:
    """Whether a line is an item of a list or a row of a table, and does not say "Trên đây là ..." all the same.

    >>> _is_item("2. Văn phòng Sở theo dõi, đôn đốc."), _is_item("3 | Báo cáo kết quả | Văn phòng Sở | Quý IV")
    (True, True)
    >>> _is_item("- Trên đây là Kế hoạch của Sở./."), _is_item("Trong quá trình thực hiện, nếu có vướng mắc ...")
    (False, False)
    """
    text = line.strip()
    number = number_of(text)
    listed = number is not None or text[:1] in ("-", "+", "*", "•", "–") or "|" in text
    return listed and not _HERE_IS.match(text, number.rest if number else 0)


# Căn cứ Luật ... | Triển khai thực hiện nhiệm vụ UBND tỉnh giao tại Kế hoạch số ... | Để thực hiện Kế hoạch số ...
_GROUND = regex.compile(
    r"\s*(?:căn cứ|thực hiện|theo|xét|triển khai|thi hành|tiếp tục|trên cơ sở|để (?:thực hiện|triển khai)|kế thừa"
    r"|hưởng ứng|chấp hành|quán triệt)\b"
)


def _opening_end(lows: list[str], start: int, stop: int) -> int:
    """Without headings the opening ends with the line that says "như sau"; else it is one paragraph, or the căn cứ."""
    at, addressed = start, False
    for i in range(start, min(stop, start + 15)):
        low = lows[i]
        if OPENS.search(low) and ("như sau" in low[-40:] or "sau:" in low[-8:]):
            return i + 1
        addressed = addressed or bool(TO.match(low))
        if i == at and (
            addressed
            and low.lstrip()[:1] in "-–+•*"
            or TO.match(low)
            or low.rstrip().endswith(";")
            or _GROUND.match(low)
            or (i > start and low[:1] in "-–+•*" and lows[i - 1][:1] == low[:1])
        ):
            at = i + 1
    return at


def _recipients(lows: list[str], start: int, stop: int) -> tuple[int, int]:
    for i in range(start, stop):
        if _RECIPIENTS.match(lows[i], 0, 40):
            last = i + 1
            for j in range(i + 1, stop):
                text = lows[j].strip()
                if text[:1] in "-+•*" or text[-1:] == ";" or text.startswith(("lưu", "như ")):
                    last = j + 1
            return i, last
    return stop, stop
