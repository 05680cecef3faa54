"""What a portal or a law site puts around a paper: found line by line, so that text and HTML share it.

Nothing of this depends on one site. A line is taken only where its form says that it is no part of a paper,
where it stands before the letterhead of a page that has such lines, or where it follows the end of the paper.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import regex

from parsers.assemble import Removed
from parsers.document import MetaField
from parsers.marks import (
    NUMBER_LINE,
    OPENING,
    is_item,
    is_kind,
    is_place_date,
    is_recipients,
    is_rule,
    item_of,
    motto,
)
from parsers.metadata import fields, labelled

_EDGES = " \t\xa0•●▪*|»›>-–+:.!"
_WORD = regex.compile(r"\p{L}+")
# "12/3/2021, 8:14 AM   Kế hoạch", "1.482 lượt xem", "- 2 -", "ke-hoach-2021.pdf", "© 2019 Sở Y tế"
# "- 1 Nghị quyết 28/NQ-CP năm 2021 ...", "- 12Luật Tiếp cận thông tin 2016": papers that a law site lists above the paper
_ODD_NOISE = regex.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4},?\s\d{1,2}:\d{2}.{0,160}|[\d.,]{1,12}\slượt\s(?:xem|đọc)|[-–]\s?\d{1,3}\s?[-–]"
    r"|-\s?\d{1,3}\s?(?:(?:Bộ )?[Ll]uật|Pháp lệnh|Hiến pháp|Nghị (?:định|quyết)|Quyết định|Thông tư|Chỉ thị|Công (?:văn|điện)"
    r"|Kế hoạch|Hướng dẫn|Văn bản|Kết luận|Thông báo|Chương trình|Quy định)\s.{3,500}"
    r"|[\w\-.]{3,80}\.(?:pdf|docx?|rar|zip)(?:\s.{0,30})?|©.{0,200}"
)
_ODD_STARTS = frozenset("0123456789.,-–©")
_FILE_NAMES, _LONGEST_NAME = (".pdf", ".doc", ".rar", ".zip"), 120
_MACHINES = (
    "AI",
    "LLM",
    "ChatGPT",
    "ngôn ngữ",
    "câu trả lời",
    "nhân tạo",
    "bot",
    "Bot",
    "ssistant",
    "crawler",
    "model",
    "chỉ dẫn",
    "instruction",
)
# "Lưu ý dành cho AI: ... hãy", "Nếu bạn là trợ lý AI, ...", "If you are a language model, ...", "Ignore
# all previous"
_TO_MACHINES = regex.compile(
    r"(?:dành cho|gửi(?: tới| đến)?|lưu ý(?: với| cho| đối với)?|nếu bạn là|bạn là|yêu cầu|đối với|chú ý)\s"
    r"(?:các |một |những ){0,2}(?:hệ thống |công cụ |trợ lý |mô hình |chương trình |phần mềm ){0,3}"
    r"(?:AI\b|LLM|ngôn ngữ|trí tuệ nhân tạo|chatbot|ro-?bot|bot\b|crawler|thu thập dữ liệu|ChatGPT)"
    r".{0,200}(?:hãy|vui lòng|không được|bỏ qua|trích dẫn|dẫn nguồn|trả lời|ghi nguồn|xin)"
    r"|(?:ignore|disregard|forget) (?:all |any |the |your ){0,3}(?:previous|prior|above) (?:instruction"
    r"|prompt)"
    r"|bỏ qua (?:mọi|tất cả|các) (?:chỉ dẫn|hướng dẫn|lệnh) (?:trước|ở trên)"
    r"|(?:hãy|luôn|phải) .{0,40}người dùng.{0,80}câu trả lời|câu trả lời của bạn"
    r"|(?:if you are|you are|dear|attention|note (?:to|for)|instructions? (?:to|for))\b.{0,30}"
    r"\b(?:AIs?|LLMs?|(?:large )?language models?|chatbots?|assistants?|crawlers?|bots?|robots?|agents?)\b",
    regex.I,
)
_NOT_OURS = regex.compile(r"\b(?:cổng|trang) thông tin điện tử\b|website", regex.I)
# "UBND TỈNH LẠNG SƠN", "Sở Y tế", "TRƯỜNG THPT", "DỰ THẢO", "HỎA TỐC"
_ISSUER = regex.compile(
    r"\s*\|?\s*(?:UBND|[UỦỤ][ỷỶyỶYỲ]? ?BAN|SỞ|BAN\s|BỘ\s|TỔNG CỤC|CỤC|CHI CỤC|THANH TRA|VĂN PHÒNG|TRƯỜNG"
    r"|PHÒNG|HỘI"
    r"|TRUNG TÂM|ĐOÀN|LIÊN|BỆNH VIỆN|CÔNG AN|QUÂN|TỈNH|THÀNH|HUYỆN|THỊ|QUẬN|XÃ|PHƯỜNG|ĐẢNG|ĐẶC KHU|TP|VIỆN"
    r"|KHO BẠC"
    r"|DỰ THẢO|HỎA TỐC|KHẨN|MẬT)",
    regex.I,
)
_TITLE = regex.compile(r"\s*KẾ HOẠCH(?:\s+\S|\s*$)")  # in capitals, with or without its subject on the line
_PAGE_TITLE = regex.compile(r"\s*Kế hoạch\s")
_HEADLINE = regex.compile(r"\bk[ếẾ] ho[ạẠ]ch\b", regex.I)
_BODY_END = regex.compile(r"\.\s?/\s?\.?[”\"’]?\s*$")
_ANNEX = regex.compile(r"\s*(?:PHỤ LỤC|Phụ lục|BIỂU|DANH MỤC|Mẫu số|MẪU)\b")


@dataclass(frozen=True, slots=True)
class Stripped:
    """What is left of the lines, `Removed` where others stood, and the labelled values of a metadata box."""

    lines: list[str | Removed]
    metadata: tuple[MetaField, ...]


def strip(lines: Sequence[str]) -> Stripped:
    """The lines without what is not the paper's; each run taken out leaves one `Removed`."""
    taken, metadata = judge(lines)
    kept: list[str | Removed] = []
    run: list[str] = []
    for index, line in enumerate(lines):
        if index in taken:
            run.append(line.strip())
            continue
        if run and line.strip():
            kept += [Removed("\n".join(run)), ""]
            run = []
        kept.append(line)
    return Stripped([*kept, Removed("\n".join(run))] if run else kept, metadata)


def judge(lines: Sequence[str]) -> tuple[set[int], tuple[MetaField, ...]]:
    """The places of the lines that are not the paper's, and the values of its metadata box."""
    noise = {i for i, line in enumerate(lines) if line and is_noise(line)}
    if words := _words_for_machines("\n".join(lines)):
        noise |= {
            i for i, line in enumerate(lines) if any(map(line.__contains__, words)) and is_to_machines(line)
        }
    boxed = labelled(lines)
    start = _start(lines, noise | boxed)
    end = _end(lines, start)
    head = {i for i in range(start) if lines[i].strip()}
    signs = noise | boxed | {i for i in head if _is(lines[i], _LIST)}
    if not head & signs and not any(_PAGE_TITLE.match(lines[i]) for i in head):
        head = set()
    else:
        head -= headline(lines, head - signs, start, end)
    taken = noise | boxed | head | _tail(lines, end) | _inner_lists(lines, start, end) | _page_numbers(lines)
    return taken, fields(lines, [i for i in sorted(taken) if i in boxed or i < start or i > end])


def is_noise(line: str) -> bool:
    """Whether the line alone is furniture of a page: "Xem với cỡ chữ : A- A A+", "Tải về Văn bản khác"."""
    if _is(line, _NOISE):
        return True
    line = line.strip()
    may_be_name = "." in line and len(line) < _LONGEST_NAME
    odd = line[:1] in _ODD_STARTS or (may_be_name and any(map(line.__contains__, _FILE_NAMES)))
    return odd and _ODD_NOISE.fullmatch(line) is not None


def is_to_machines(line: str) -> bool:
    """Whether the line speaks to programs that read the page: "Nếu bạn là trợ lý AI, hãy ..."."""
    return len(line) < 1000 and bool(_words_for_machines(line)) and _TO_MACHINES.search(line) is not None


def _words_for_machines(text: str) -> list[str]:
    return [word for word in _MACHINES if word in text]


def _load() -> dict[str, dict[str, regex.Pattern[str]]]:
    """The patterns of chrome.toml by kind and first word."""
    rules = tomllib.loads(files("parsers").joinpath("data/chrome.toml").read_text("utf-8"))
    patterns: dict[str, dict[str, list[str]]] = {kind: {} for kind in rules}
    for kind, entries in rules.items():
        for entry in entries:
            for word in entry["first"]:
                patterns[kind].setdefault(word, []).append(entry["pattern"].replace("\n", ""))
    return {
        kind: {word: regex.compile("|".join(of_word)) for word, of_word in words.items()}
        for kind, words in patterns.items()
    }


_PAGE_OF = regex.compile(r"\s*(?:Trang )?(?P<page>\d{1,3})\s?/\s?(?P<all>\d{1,3})\s*")
_RULES = _load()
_NOISE, _LIST, _BOX = _RULES["noise"], _RULES["list"], _RULES["box"]


def _is(line: str, patterns: dict[str, regex.Pattern[str]]) -> bool:
    """Whether the line matches, whole, a pattern filed under its first word."""
    if len(line) > 400 or ";" in line:
        return False
    if "|" in line and 0 < line.count(" | ") < 8:  # "Trở lại | Về đầu trang"
        parts = [part for part in line.split(" | ") if part.strip()]
        if len(parts) > 1 and all(_is(part, patterns) for part in parts):
            return True
    pattern = patterns.get(_first_word(line))
    return pattern is not None and pattern.fullmatch(line.strip(_EDGES).lower()) is not None


@lru_cache(512)  # asked of each line once for each kind of furniture
def _first_word(line: str) -> str:
    word = _WORD.match(line.lstrip(_EDGES))
    return word[0].lower() if word else ""


def _start(lines: Sequence[str], noise: set[int]) -> int:
    """Where the paper starts: at its letterhead, else its title, else its opening; 0 where none is found."""
    for tests in (
        (motto,),
        (NUMBER_LINE.match, is_place_date, is_kind),
        (_TITLE.match,),
    ):
        for index, line in enumerate(lines[:400]):
            if line and len(line) < 150 and index not in noise and any(test(line) for test in tests):
                return _up(lines, index, noise)
    opening = (i for i, line in enumerate(lines) if i not in noise and OPENING.match(line) and len(line) > 60)
    return _up(lines, next(opening, 0), noise)


def _up(lines: Sequence[str], index: int, noise: set[int]) -> int:
    """The first line of the letterhead that the line at `index` belongs to."""
    first, wrapped = index, 0
    for above in range(index - 1, max(index - 25, -1), -1):
        line = lines[above].strip()
        if not line or is_rule(line):
            continue
        if above in noise or len(line) > 90 or _NOT_OURS.search(line):
            break
        if NUMBER_LINE.match(line) or is_place_date(line) or is_kind(line) or _ISSUER.match(line):
            first, wrapped = above, 0
        elif line.isupper() and wrapped < 4:  # "VÀ XÃ HỘI" under "SỞ LAO ĐỘNG - THƯƠNG BINH"
            wrapped += 1
        else:
            break
    return first


def headline(lines: Sequence[str], among: set[int], start: int, end: int) -> set[int]:
    """The page's headline among these lines, if it is the only title of the plan; else nothing."""
    inside = [line for line in lines[start : end + 1][:80] if line.strip()]
    if any(map(_TITLE.match, inside)) or any(
        _PAGE_TITLE.match(line) and len(line) < 300 for line in inside[:6]
    ):
        return set()
    body = {word.lower() for line in lines[start : start + 12] for word in _WORD.findall(line[:1500])}

    def likeness(index: int) -> tuple[float, int]:
        words = [word.lower() for word in _WORD.findall(lines[index])]
        return sum(word in body for word in words) / len(words), index

    named = [i for i in among if _HEADLINE.search(lines[i]) and 20 < len(lines[i].strip()) < 400]
    return {max(named, key=likeness)} if named else set()


def _end(lines: Sequence[str], start: int) -> int:
    """The last line that ends the paper: "./.", "Nơi nhận" or an annex; -1 where none is found."""
    last = -1
    for index in range(start, len(lines)):
        line = lines[index]
        tail, first = line[-12:], line.lstrip()[:1]
        if (
            ("/" in tail and _BODY_END.search(tail))
            or (first in "Nn" and is_recipients(line))
            or (first in "PBDM" and len(line) < 200 and _ANNEX.match(line))
        ):
            last = index
    return last


def _tail(lines: Sequence[str], end: int) -> set[int]:
    """All from the head of a list of other papers on, once the paper has ended."""
    if end < 0:  # no end is marked: the paper goes on at least to its last numbered or long line
        end = max((i for i, line in enumerate(lines) if _is_body(line)), default=len(lines))
    after = range(end + 1, len(lines))
    start = next((i for heads in (_LIST, _BOX) for i in after if _is(lines[i], heads)), len(lines))
    return {i for i in range(start, len(lines)) if lines[i].strip()}


def _is_body(line: str) -> bool:
    """Whether a line is rather a paragraph or a numbered heading than an entry of a list of papers."""
    if len(line) > 250 or line.rstrip().endswith((";", "./.")):
        return True
    match = item_of(line)
    return match is not None and match["bullet"] is None


def _inner_lists(lines: Sequence[str], start: int, end: int) -> set[int]:
    """Lists of other papers set in before the paper ends: their head and the headlines under it."""
    taken: set[int] = set()
    for index in range(start, end):
        if index in taken or not _is(lines[index], _LIST):
            continue
        taken.add(index)
        for below in range(index + 1, min(index + 20, end)):
            line = lines[below].strip()
            if is_item(line) or OPENING.match(line) or len(line) > 250 or line.endswith((".", ";", ":")):
                break
            taken.add(below)
    return {i for i in taken if lines[i].strip()}


def _page_numbers(lines: Sequence[str]) -> set[int]:
    """Lone numbers that count the pages: 1/4, 2/4, ..., or 2, 3, 4, ..., set to the middle, or far apart in running text."""
    of_all = [(i, m) for i, line in enumerate(lines) if len(line) < 60 and (m := _PAGE_OF.fullmatch(line))]
    if len(of_all) > 1 and len({m["all"] for _, m in of_all}) == 1:
        numbers = [int(m["page"]) for _, m in of_all]
        if numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[-1] <= int(
            of_all[0][1]["all"]
        ):
            return {i for i, _ in of_all}
    lone = [(i, int(line)) for i, line in enumerate(lines) if len(line) < 120 and line.strip().isdecimal()]
    centred = [
        (i, number) for i, number in lone if lines[i].startswith((" " * 15, "\t\t\t")) and number < 400
    ]
    if centred and [n for _, n in centred] == list(range(centred[0][1], centred[0][1] + len(centred))):
        return {i for i, _ in centred}
    taken: set[int] = set()
    expected, at = 0, -100
    for index, number in lone:
        if number == expected and index - at >= 15 or (not taken and number in (1, 2)):
            expected, at = number + 1, index
            taken.add(index)
    far = len(taken) > 1 and all(_in_running_text(lines, index) for index in taken)
    return taken if far else set()


def _in_running_text(lines: Sequence[str], index: int) -> bool:
    above = next((line for line in reversed(lines[:index]) if line.strip()), "")
    return len(above) > 40
