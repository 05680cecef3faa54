"""Tasks of the paragraphs under "Tổ chức thực hiện": who is told what, by the heads above and by each clause's own subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from extract.body_grammar import STOP, STOPS
from extract.headings import number_of
from extract.owner_marks import can_owe
from extract.records import Span
from extract.standings import Group
from extract.subjects import Lines, head_group

# "1. Sở Y tế | : | có trách nhiệm | chủ trì ...": between the lead and what it does; not "chịu trách nhiệm nếu ..."
_TO_DO = regex.compile(
    r"\s*(?:\([^)]{0,80}\)\s*)?[:;,.–-]*\s*(?:(?:có|chịu) trách nhiệm(?! (?:nếu|về|trước|theo|chính|toàn))\s*:?\s*)?",
    regex.I,
)
_BULLET = regex.compile(r"\s*[-+*•–]+\s*")
# Trên đây là Kế hoạch ... | Trong quá trình thực hiện, nếu có vướng mắc ... | Mọi thông tin xin liên hệ ...
_NO_TASK = regex.compile(
    r"(?:trên đây là|trong quá trình|nơi nhận|kế hoạch này (?:có hiệu lực|được|là)|\(?đính kèm"
    r"|(?:mọi )?(?:thông tin|vướng mắc|chi tiết)[^.;]{0,60}liên hệ)",
    regex.I,
)
_CONTACT = regex.compile(r"[\d.\s()xX+-]{7,}[.;]?")  # 036.3831.774
_ORDER = r"(?:đề nghị|yêu cầu|giao|phân công|khuyến khích)(?:\s(?:cho|đối với|toàn thể|đồng chí))?\s*:?"
# Căn cứ Kế hoạch này, | Trên cơ sở đó đề nghị | Nhận được Kế hoạch này, Sở Y tế đề nghị | Riêng | Trên đây là ..., yêu cầu
_LED_IN = regex.compile(
    r"\s*(?:[-+*•–]\s*)?(?:(?:đồng thời|ngoài ra|riêng|đối với|bên cạnh đó)[,:]?\s*)?"
    rf"(?:(?:căn cứ|trên cơ sở|nhận được|theo|tùy)[^,;.:]{{1,120}}?(?:,|(?=\s{_ORDER}))\s*|trên đây là[^;.]*?,\s*(?={_ORDER}))?"
    rf"(?:(?:(?:ubnd|ủy ban|uỷ ban|sở|phòng|ban|chủ tịch|giám đốc)\s[^,;.:]{{0,50}}?)?{_ORDER})?\s*"
)
# After a body that is no subject: Sở Y tế | , | của | . ; địa phương | nào chưa làm; Ban Giám khảo | có từ 7 đến 9 thành viên
_NO_PREDICATE = regex.compile(
    r"\s*(?:$|[.;,)/]|(?:của|về|tại|để|và|cho|với|từ|đến|do|khi|nếu|như|gồm|số|ngày|năm|tháng|nào)(?!\p{L})|có (?:từ )?\d)"
)
_FILLED = regex.compile(r"\p{L}{2}")
_LIST_END = regex.compile(r"(?:\s*\([^)\n]*\))?(?:[\s,;&]|\bvà(?=\s*$))*$")  # Sở Y tế | (thường trực), | và
_CLAUSE = regex.compile(r"(?<=[.;])\s+")
# Các trường trung học | tại Phụ lục I: | , Trung tâm Nước sạch: | mầm non (Phòng Giáo dục): the rest of a head, without a verb
_JOINS = (
    r"(?:và|của|tại|(?:trực )?thuộc|(?:có )?liên quan|trong|trên|các|tỉnh|thành phố|huyện|xã|phường)(?!\p{L})"
)
_HEAD_REST = regex.compile(
    rf"(?:[\s,]+(?:{_JOINS}|(?!{STOP})[\p{{L}}\d&-]+)|\s*\([^)\n]*\)){{0,14}}\s*(?P<end>:|\n|$)", stops=STOPS
)


class Told(NamedTuple):
    """What a body is told: the span of the words after the body, and who leads."""

    lead: Group
    begin: int
    end: int
    line: Span


class _Head(NamedTuple):
    depth: float
    lead: Group
    announces: bool


def told_in(lines: Lines, first: int, end: int, tables: Sequence[Span]) -> Iterator[Told]:
    """What bodies are told in the lines from index `first` on that start before `end`, tables left out, in text order."""
    heads: list[_Head] = []
    index = first
    while index < len(lines.starts) and lines.starts[index] < end:
        line, here = lines.span(index), lines.depth(index)
        text = lines.text[slice(*line)]
        begin = _begin(lines, index)
        own = None if any(a <= line[0] < b for a, b in tables) else _own_head(lines, index, begin, line[1])
        index += 1
        if not text.strip() or any(a <= line[0] < b for a, b in tables):
            continue
        while heads and (heads[-1].depth >= here or (here == 8 and not heads[-1].announces)):
            heads.pop()
        if own:
            lead, start = own
            bare = not lines.text[start : line[1]].strip(" .:;,")
            if bare or not heads or here < 8:
                heads.append(_Head(here, lead, bare or text.rstrip().endswith(":")))
            if not bare:
                yield from _stretches(lines, lead, start, line)
        else:
            yield from _stretches(lines, heads[-1].lead if heads else None, begin, line)


def _begin(lines: Lines, index: int) -> int:
    """Where a line's words begin, after its number or bullet."""
    start, end = lines.span(index)
    number = number_of(lines.text[start:end])
    begin = start + (number.rest if number else 0)
    bullet = _BULLET.match(lines.text, begin, end)
    return bullet.end() if bullet else begin


def _own_head(lines: Lines, index: int, begin: int, end: int) -> tuple[Group, int] | None:
    """The bodies that a line names at its head and tells something, and where the words after them begin."""
    group = head_group(lines, index)
    if group is None:
        first = next(iter(lines.groups_in(begin, end)), None)
        group = first if first and _opening(lines, begin, first) == begin else None
    if group is None:
        return None
    rest = _HEAD_REST.match(lines.low, group[-1].end, min(end, group[-1].end + 120))
    if rest and rest["end"] in (":", "") and (rest["end"] == ":" or rest.end() == end):
        return _whole(lines, group[0].start, rest.start("end")), _after(lines, rest.end("end"), end)
    return (group, _after(lines, group[-1].end, end)) if _acts(lines, group, end) else None


def _whole(lines: Lines, start: int, end: int) -> Group:
    """The bodies that a head `[start, end)` names, each with all words up to the next; those in brackets left out."""
    found = [a for g in lines.groups_in(start, end) for a in g if not _is_aside(lines, a.start)]
    stops = [a.start for a in found[1:]] + [end]
    names = [_LIST_END.sub("", lines.text[a.start : stop]) for a, stop in zip(found, stops, strict=True)]
    return tuple(replace(a, text=name, end=a.start + len(name)) for a, name in zip(found, names, strict=True))


def _is_aside(lines: Lines, at: int) -> bool:
    """Whether a body stands in brackets: "Bộ phận chuyên môn (Phòng Giáo dục)"."""
    line = lines.text.rfind("\n", 0, at) + 1
    return lines.text.rfind("(", line, at) > lines.text.rfind(")", line, at)


def _acts(lines: Lines, group: Group, end: int) -> bool:
    return can_owe(group[0]) and not _NO_PREDICATE.match(lines.low, group[-1].end, end)


def _after(lines: Lines, at: int, end: int) -> int:
    """Where the words for what is to be done begin behind a body that ends at `at`."""
    rest = _TO_DO.match(lines.text, at, end)
    return rest.end() if rest else at


def _stretches(lines: Lines, lead: Group | None, begin: int, line: Span) -> Iterator[Told]:
    """The clauses of a line by their subjects; those without one of their own belong to the body before."""
    at = begin
    for group in lines.groups_in(begin, line[1]):
        opens = _opening(lines, begin, group)
        if opens is None or not _acts(lines, group, line[1]) or (lead and _same(group, lead)):
            continue
        if lead and _FILLED.search(lines.text, at, opens):
            yield from _told(lines, lead, at, opens, line)
        lead, at = group, _after(lines, group[-1].end, line[1])
    if lead:
        yield from _told(lines, lead, at, line[1], line)


def _opening(lines: Lines, begin: int, group: Group) -> int | None:
    """Where the clause begins that a group opens or that orders it; None where it is no subject."""
    start = group[0].start
    clause = begin
    for mark in _CLAUSE.finditer(lines.text, begin, start):
        clause = mark.end()
    return clause if _LED_IN.fullmatch(lines.low, clause, start) else None


def _same(group: Group, lead: Group) -> bool:
    return {a.body_id or a.text.lower() for a in group} <= {a.body_id or a.text.lower() for a in lead}


def _told(lines: Lines, lead: Group, at: int, end: int, line: Span) -> Iterator[Told]:
    words = lines.text[at:end].strip(" ;,.")
    if _FILLED.search(words) and not _CONTACT.fullmatch(words) and not _NO_TASK.match(words):
        yield Told(lead, at, end, line)
