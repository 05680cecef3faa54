"""Who is told to do a thing: the subject of a verb, from its sentence, its line's head or the heads above."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

import regex

from extract.folding import lower_same_length
from extract.headings import number_of
from extract.named import Named, groups, named_in
from extract.records import Header, Span
from extract.standings import Group, standing
from extract.zones import Zones
from parsers.document import Document

# of the Sở | for the units | phối hợp với Sở Nội vụ | gửi về Sở: what follows these is no subject
_NO_SUBJECT = regex.compile(
    r"(?r)(?:(?<!\p{L})(?:của|cho|(?<!đối )với|tại|ở|về|đến|tới|từ|thuộc|trong|theo|bởi|gửi|gởi|qua|trình"
    r"|(?<!cuối )cùng|bằng|trên|giữa|như|do|phối hợp|kết hợp|bao gồm|gồm|nộp|kiến nghị|báo cáo|thành lập|kiện toàn|củng cố"
    r"|phối hợp (?:cùng )?với (?:huyện|thị|thành|xã|sở|ban|đoàn|các \p{L}+),)|\()\s*$"
)
_ORDERS = (
    r"yêu cầu|đề nghị|giao(?: nhiệm vụ cho| cho| trách nhiệm cho)?|phân công|chỉ đạo|khuyến khích|kêu gọi"
    r"|vận động|đôn đốc|hướng dẫn|theo dõi|kiểm tra|giám sát|hỗ trợ|giúp|tham mưu|nhắc nhở|tư vấn|lãnh đạo"
    r"|thúc đẩy|đảm bảo|bảo đảm"
)
_DIRECT = (
    "giao",
    "yêu cầu",
    "đề nghị",
    "khuyến khích",
    "kêu gọi",
    "vận động",
)  # the others act through another
_ORDER = regex.compile(
    rf"(?r)(?<!\p{{L}})(?P<verb>{_ORDERS})(?:\s*(?::|đồng chí|cho|đối với|toàn bộ|với))*\s*$"
)
_SHORT_FORM = regex.compile(r"(?<!\p{L})(?:TP|Tp|tp|KT|TM|TL|TX|GS|TS|ThS|BS|Q|P)$")
# "Đối với", "Trách nhiệm của", "Giao", before the body at the head of a line
_HEAD_LEAD = regex.compile(
    r"\s*(?:[-+*•–]\s*)?(?:(?:đối với|trách nhiệm(?: cụ thể| thực hiện)?(?: của)?"
    r"|nhiệm vụ(?: cụ thể)?(?: của)?|phân công(?: nhiệm vụ)?(?: cho)?|giao(?: cho| trách nhiệm cho)?"
    r"|đề nghị|yêu cầu|ở|tại|khối|về phía|các)\s*:?\s*){0,3}"
)


_EACH = regex.compile(r"(?i)(?:mỗi|từng) ")
_NO_MORE = regex.compile(r"\s*(?:(?:có|chịu) trách nhiệm)?\s*:?\s*$")


@dataclass(frozen=True, slots=True)
class Subject:
    """The bodies told to act; `order` is the verb before them, `chained` where others make them act."""

    group: Group
    order: str | None
    chained: bool
    in_sentence: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a text with the bodies named in them: made once for a document."""

    text: str
    low: str
    starts: tuple[int, ...]
    groups: tuple[Group, ...]
    group_starts: tuple[int, ...]
    depths: dict[int, float]  # by line, filled as they are asked for

    def line_of(self, offset: int) -> int:
        """Index of the line that holds the offset."""
        return bisect_left(self.starts, offset + 1) - 1

    def span(self, index: int) -> Span:
        """The line without its line break."""
        end = self.starts[index + 1] - 1 if index + 1 < len(self.starts) else len(self.text)
        return self.starts[index], end

    def depth(self, index: int) -> float:
        """How deep a line stands: see `depth_of`; a body's bare name ("* Sở Y tế") stands over bullets and paragraphs."""
        if index not in self.depths:
            start, end = self.span(index)
            depth = depth_of(self.text[start:end])
            own = head_group(self, index) if depth > 5 else None
            self.depths[index] = 5.3 if own and _NO_MORE.match(self.low, own[-1].end, end) else depth
        return self.depths[index]

    def groups_in(self, start: int, end: int) -> tuple[Group, ...]:
        """Groups that begin in `[start, end)`."""
        a = bisect_left(self.group_starts, start)
        return self.groups[a : bisect_left(self.group_starts, end)]


def regions_of(zones: Zones) -> tuple[Span, ...]:
    """Where a plan tells bodies what to do: its body and its annexes."""
    return zones.matter, *zones.annexes


def bodies_of(document: Document, zones: Zones, low: str | None = None) -> Named:
    """The bodies named in the opening, the body and the annexes of a document; `low` is the folded text."""
    low = lower_same_length(document.text) if low is None else low
    return named_in(document.text, low, (zones.opening, *regions_of(zones)))


def lines_of(document: Document, zones: Zones, named: Named | None = None) -> Lines:
    """The lines of a document with the bodies named in them; made once, for duties and tasks."""
    named = named or bodies_of(document, zones)
    return read_lines(named, regions_of(zones))


def read_lines(named: Named, regions: tuple[Span, ...]) -> Lines:
    """The lines of a text and the groups of bodies in the regions."""
    text = named.text
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    found = [g for start, end in regions for g in groups(text, named.within(start, end))]
    return Lines(text, named.low, tuple(starts), tuple(found), tuple(g[0].start for g in found), {})


def sentence_at(text: str, offset: int, line: Span) -> Span:
    """The sentence (or table cell) of a line that holds the offset."""
    start, end = line
    cell = text.rfind(" | ", start, offset)
    start = cell + 3 if cell >= 0 else start
    cell = text.find(" | ", offset, end)
    end = cell if cell >= 0 else end
    at = offset
    while (at := text.rfind(". ", start, at)) >= 0:
        if _ends(text, start, at):
            start = at + 2
            break
    at = offset - 1
    while (at := text.find(". ", at + 1, end)) >= 0:
        if _ends(text, start, at):
            end = at
            break
    return start, end


def _ends(text: str, start: int, dot: int) -> bool:
    """Whether a dot ends a sentence: a capital follows, no short form (TP.) or list number precedes."""
    following = text[dot + 2 : dot + 3]
    if not (following.isupper() or following in '-“"' or following.isdigit()):
        return False
    if dot - start < 8 and number_of(text[start : dot + 3]):
        return False
    return not _SHORT_FORM.search(text, max(start, dot - 4), dot)


def subject_at(lines: Lines, verb: int, sentence: Span, header: Header) -> Subject | None:
    """Who is told to do what the verb at an offset says, or None."""
    found = _in_sentence(lines, verb, sentence, header)
    if found and not found.chained:
        return _each_of_head(lines, found, verb, sentence) or found
    return found or _from_heads(lines, verb, sentence)


def _each_of_head(lines: Lines, subject: Subject, verb: int, sentence: Span) -> Subject | None:
    """Those that "Mỗi đơn vị", "Từng cơ quan", "mỗi Sở" stands for: told before a colon, or by a head above; else None."""
    first = subject.group[0]
    if len(subject.group) > 1 or not _EACH.match(first.text):
        return None
    before = lines.groups_in(sentence[0], first.start)
    if before and lines.low[before[-1][-1].end : first.start].strip() == ":":
        return Subject(before[-1], None, False, True)
    above = _from_heads(lines, verb, sentence) if first.body_id == "co_quan_don_vi" else None
    return above if above and above.group[0].body_id != "co_quan_don_vi" else None


_SAME_LEVEL = regex.compile(r" (?:cùng cấp|cấp mình)\b")  # tham mưu UBND cùng cấp: whoever advises it is told


def _in_sentence(lines: Lines, verb: int, sentence: Span, header: Header) -> Subject | None:
    """The last group before the verb that can be its subject."""
    start = sentence[0]
    for group in reversed(lines.groups_in(start, verb)):
        if group[-1].end > verb or _SAME_LEVEL.match(lines.low, group[-1].end, verb):
            continue
        if _ROLE.match(lines.low, group[0].start, verb) or _in_brackets(lines, start, group, verb):
            continue
        before = lines.low[max(start, group[0].start - 40) : group[0].start]
        order = _ORDER.search(before)
        if order is None and _NO_SUBJECT.search(before):
            if len(group) > 1 and group[1].plural and standing(group[0], header) in ("issuer", "office"):
                return Subject(group[1:], None, False, True)
            continue
        word = " ".join(order["verb"].split()[:2]) if order else None
        chained = word is not None and not word.startswith(_DIRECT)
        if chained and lines.low[group[-1].end : verb].rstrip().endswith("tham mưu"):
            continue  # "UBND huyện chỉ đạo các phòng tham mưu ban hành kế hoạch": the huyện's
        if ";" in lines.low[group[-1].end : verb] and (
            chained or (word is None and not _opens(lines, start, group))
        ):
            continue  # "tham mưu UBND cấp huyện; lập kế hoạch", "họp dân từng thôn; lập kế hoạch"
        return Subject(group, word, chained, True)
    return None


# - | 8.4. | a) | Căn cứ Kế hoạch này, | ; : what may stand before the body that opens a clause
_CLAUSE_LEAD = regex.compile(
    r"(?:.*[;:,])?[\s\d.)(*+•–-]*(?:(?:[a-zđ][)-]|[ivx]{1,5}[.)/-])\s*)?(?:các |đối với |riêng )*",
    regex.DOTALL,
)


# Sở Y tế: | cơ quan thường trực; | ban hành kế hoạch
_ROLE = regex.compile(r"cơ quan (?:thường trực|đầu mối|chủ trì)[^;.\n]{0,60};")


def _in_brackets(lines: Lines, start: int, group: Group, verb: int) -> bool:
    """Whether a group stands in brackets that close before the verb: "Mỗi đơn vị (hoặc các đơn vị cùng nhau) ban hành"."""
    opened = lines.text.rfind("(", start, group[0].start)
    return (
        opened >= 0
        and opened > lines.text.rfind(")", start, group[0].start)
        and ")" in lines.text[group[-1].end : verb]
    )


def _opens(lines: Lines, start: int, group: Group) -> bool:
    """Whether a group stands where a clause begins."""
    return _CLAUSE_LEAD.fullmatch(lines.low, start, group[0].start) is not None


def depth_of(line: str) -> float:
    """How deep a line stands: the smaller, the higher its numbering; 8 for a paragraph without any."""
    head = line.lstrip()[:1]
    if head in "-–•":
        return 6
    if head in "+*":
        return 7
    number = number_of(line)
    if number is None:
        return 5.5 if line.rstrip().endswith(":") else 8
    kinds = {
        "part": 0,
        "chapter": 0,
        "upper": 1,
        "roman": 2,
        "arabic": 3 + 0.1 * len(number.path),
        "lower": 5,
    }
    return kinds.get(number.kind, 8)


def _from_heads(lines: Lines, verb: int, sentence: Span) -> Subject | None:
    """The body at the head of the line, or of the nearest line above that stands higher."""
    index = lines.line_of(verb)
    start, end = lines.span(index)
    if sentence[0] > start and " | " not in lines.text[start:end] and (head := head_group(lines, index)):
        return Subject(head, None, False, False)
    rank = lines.depth(index)
    for above in range(index - 1, max(-1, index - 40), -1):
        a, b = lines.span(above)
        if a == b or (higher := lines.depth(above)) >= rank or not lines.text[a:b].strip():
            continue
        if head := head_group(lines, above):
            return Subject(head, None, False, False)
        rank = higher
        if rank <= 2:
            break
    return None


def head_group(lines: Lines, index: int) -> Group | None:
    """The bodies that a line begins with, after its number and words like "Trách nhiệm của"."""
    start, end = lines.span(index)
    found = lines.groups_in(start, end)
    if not found:
        return None
    number = number_of(lines.text[start:end])
    begin = start + (number.rest if number else 0)
    lead = _HEAD_LEAD.match(lines.low, begin, found[0][0].start)
    at = lead.end() if lead else begin
    return found[0] if at >= found[0][0].start else None


# các cơ quan sau đây | các cơ quan, đơn vị sau | các địa phương có tên dưới đây
_SEE_BELOW = regex.compile(r"[^.;\n]{0,30}?\b(?:sau(?: đây)?|dưới đây)\b(?! (?:khi|ngày))")
_ITEM = regex.compile(r"\s*(?:[-+*•]|[a-zđ][)-]|\d{1,2}[.)/-])\s*")


def listed_after(lines: Lines, subject: Subject, sentence: Span) -> Subject | None:
    """The bodies listed after "các cơ quan sau đây ...:", on the same line or each in an item below; None where none are."""
    if not subject.in_sentence or not _SEE_BELOW.match(lines.low, subject.group[0].start):
        return None
    line = lines.span(lines.line_of(sentence[0]))
    colon = lines.text.find(":", subject.group[-1].end, line[1])
    if colon < 0:
        return None
    found = [actor for group in lines.groups_in(colon, line[1]) for actor in group]
    index = lines.line_of(sentence[0]) + 1
    while not lines.text[colon + 1 : line[1]].strip() and index < len(lines.starts):
        group = _item_group(lines, index)
        if group is None:
            break
        found += group
        index += 1
    return Subject(tuple(found), subject.order, False, False) if found else None


def _item_group(lines: Lines, index: int) -> Group | None:
    """The bodies of a list's item that names nothing else."""
    start, end = lines.span(index)
    if not _ITEM.match(lines.text, start, end):
        return None
    return head_group(lines, index)
