"""Bodies that an order names by the place where they stand: "các cơ quan nêu tại các điểm từ 1 đến 8 Mục IV", "(theo Phụ lục)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extract.bodies import Actor
from extract.body_parts import is_part, places_of
from extract.duty_dues import Due
from extract.duty_orders import Order
from extract.folding import fold
from extract.records import Section, Span
from extract.subjects import Lines, Subject

_NUMBERS = r"(?:(?:các\s+)?(?:điểm|khoản|mục nhỏ|nhóm|(?:nhiệm vụ|nội dung|việc) số)\s+)"
# Các cơ quan | nêu tại các điểm từ 1 đến 8 Mục IV | được giao nhiệm vụ tại Mục III | có tên tại khoản 1, khoản 2 và khoản 3 Phần B
# Các sở | được giao tại khoản 1 Mục V; UBND các xã, phường | thuộc Nhóm 1 Mục II
_REFERENCE = regex.compile(
    r"(?P<noun>cơ quan|đơn vị|địa phương|địa bàn|ngành|sở|huyện|xã|phường)\b[^.;:\n]{0,20}?\s"
    r"(?:được )?(?:nêu|có tên|giao|giao nhiệm vụ|phân công|liệt kê|chỉ định|thuộc(?= nhóm))"
    r"(?: nhiệm vụ| thực hiện| chủ trì)*\s+(?:(?:tại|ở|trong)\s+)?"
    rf"(?:{_NUMBERS}(?P<items>(?:từ\s+)?\d+(?:\s*(?:,|và|đến|-|–)\s*{_NUMBERS}?\d+)*),?\s*(?:của\s+|tại\s+|ở\s+)?)?"
    r"(?<!\p{L})(?:mục|phần)\s+(?P<section>[ivxlc]+|\d+|[a-z])(?![\p{L}\d])"
)
_RANGE = regex.compile(r"(\d+)\s*(?:đến|-|–)\s*(?:\p{L}+\s+)?(\d+)|(\d+)")
_ITEM = regex.compile(r"\s*(?P<number>\d{1,2})[.)/]\s*(?:-\s*)?")
_ROW = regex.compile(r"[\s|]*(?P<number>\d{1,2})\s*\|")
# UBND các xã, phường ven biển | (theo Phụ lục) | (có danh sách kèm theo) | nêu tại Phụ lục 2
_ANNEXED = regex.compile(
    r"\s*\(?(?:theo|có|nêu|có tên|được nêu|chi tiết)?\s*(?:tại|trong|ở|theo)?\s*"
    r"(?:phụ lục(?:\s+(?:số\s+)?(?P<number>[ivx]+|\d+))?\b|(?:danh sách|biểu|bảng)\b[^().;\n]{0,30}?kèm theo)"
)
_KINDS = ("huyện", "thành phố", "thị xã", "quận", "xã", "phường", "thị trấn", "đặc khu")
_KIND = rf"(?P<kind>{'|'.join(_KINDS)})"
_NAME = r"\p{Lu}[\p{L}’']*(?:(?: - | )(?:\p{Lu}[\p{L}’']*|\d{1,2}))*"
# 1. Đặc khu: Phú Quốc, Kiên Hải, Thổ Châu. | - Xã: Tiên Hải, Sơn Hải
_LIST = regex.compile(
    rf"(?<!\p{{L}})(?i:(?:ubnd )?(?:các )?{_KIND})\s*:\s*(?P<names>{_NAME}(?:\s*[,;]\s*(?:và )?{_NAME})*)\s*[.;]?\s*$"
)
# các phường không còn chăn nuôi tập trung: Yên Bái, Nam Cường.
_PART = regex.compile(
    rf"(?i:các {_KIND})\s[^:;.,\n]{{0,60}}:\s*(?P<names>{_NAME}(?:\s*,\s*{_NAME})*)\s*[.;]?\s*$"
)
# | 1 | Xã Tiên Hải | | 12. UBND phường Tô Châu
_ONE = regex.compile(
    rf"[\s\d.)|*+-]*(?:(?i:ubnd|ủy ban nhân dân) )?(?i:{_KIND})\s+(?P<names>{_NAME})\s*(?:[.|(,]|;?\s*$)"
)
# Xã Đất Mũi, xã Phan Ngọc Hiển, đặc khu Thổ Châu.
_EACH = regex.compile(
    rf"[\s\d.)*+-]*(?i:{_KIND})\s+{_NAME}(?:\s*[,;]\s*(?:và )?(?i:{_KIND})\s+{_NAME})+\s*[.;]?\s*$"
)
# Đồng Văn; Lũng Cú; Sà Phìn.
_BARE = regex.compile(rf"\s*(?P<names>{_NAME}(?:\s*[,;]\s*(?:và )?{_NAME})+)\s*[.;]?\s*$")
# | 1 | Cô Ba | 88 |: below "Tên xã"; not | 1 | Xã Tân Đông |, which tells its kind
_NAME_IN_ROW = regex.compile(
    rf"[\s|]*\d{{1,3}}\s*\|\s*(?!(?i:{'|'.join(_KINDS)})\s)(?P<names>{_NAME})\s*(?:\||$)"
)
_UNIT_OF_LIST = regex.compile(rf"(?i:{_KIND})\s+(?P<names>{_NAME})")
_ANNEX_HEAD = regex.compile(r"(?m)^[^\p{L}\n]*phụ lục(?:\s+(?:số\s+)?(?P<number>[ivx]+|\d+))?\b")
_DISTRICTS = ("huyện", "thành phố", "thị xã", "quận")
_OF_NOUN = {"sở": ("department",), "huyện": ("district",), "xã": ("commune",), "phường": ("commune",)}


# theo tiến độ tại điểm 3 Mục V | thời hạn như điểm 1 Mục V | theo mốc thời gian nêu tại khoản 2, Phần III
_TERM = regex.compile(
    r"(?:tiến độ|thời (?:gian|hạn|điểm)|mốc|lộ trình|hạn)[^.;:\n]{0,25}?\s(?:tại|ở|trong|như|theo)\s+"
    r"(?:điểm|khoản|mục nhỏ)\s+(?P<item>\d+),?\s*(?:của\s+)?(?:mục|phần)\s+(?P<section>[ivxlc]+|\d+|[a-z])(?![\p{L}\d])"
)
# theo tiến độ tại Mục III | đúng thời hạn nêu ở Phần IV
_SCHEDULE = regex.compile(
    r"(?:tiến độ|thời (?:gian|hạn|điểm)|mốc|lộ trình|hạn)[^.;:\n]{0,25}?\s(?:tại|ở|trong|như|theo)\s+(?:mục|phần)\s+"
    r"(?P<section>[ivxlc]+|\d+|[a-z])(?![\p{L}\d])"
)
# (trừ các huyện nêu tại | khoản 3 Mục này | khoản 2, 3 Mục IV); Kế hoạch nói tại | điểm 1 và điểm 2 Mục V
_ITEMS_OF = regex.compile(
    r"(?:nêu|nói|có tên|quy định|yêu cầu|được giao)\s+(?:tại|ở|trong)\s+"
    rf"{_NUMBERS}(?P<items>(?:từ\s+)?\d+(?:\s*(?:,|và|đến|-|–)\s*{_NUMBERS}?\d+)*)"
    r",?\s*(?:của\s+)?(?:mục|phần)(?:\s+(?P<section>này|[ivxlc]+|\d+))?(?![\p{L}\d])"
)
Elsewhere = tuple[int, tuple[Actor, ...]]  # where the words stand that refer, and the bodies meant


def told_elsewhere(
    lines: Lines, clause: Span, sections: Sequence[Section], over: Actor | None = None
) -> Elsewhere:
    """The bodies that lead the items of the section that a clause refers to; none where it refers to none.

    `over`: the class that stands over the clause, as over "a) Các địa bàn nêu tại Mục III ban hành ...".
    """
    m = _REFERENCE.search(lines.low, *clause)
    area = _section(sections, m["section"]) if m else None
    if m is None or area is None or area[0] <= m.start() < area[1]:
        return -1, ()
    wanted, levels = _items(m["items"] or ""), _OF_NOUN.get(m["noun"])
    leaders = tuple(
        actor
        for number, actor in _leaders(lines, area)
        if (not wanted or number in wanted) and (levels is None or actor.level in levels)
    )
    whole = next((a for g in lines.groups_in(*clause) for a in g if a.start <= m.start() < a.end), over)
    if not leaders and whole and whole.body_id in ("cap_xa", "cap_huyen"):
        leaders = tuple(p for line in _lines_of(lines, area) for p in _places(lines, line, whole))
        leaders = leaders or tuple(_named_in(lines, area, wanted, whole))
        leaders = leaders or tuple(_rest_of(lines, area, wanted, whole))
    return m.start(), leaders


def left_out_elsewhere(lines: Lines, words: str, at: int, sections: Sequence[Section]) -> tuple[Actor, ...]:
    """The bodies that an exception names by where they stand: "(trừ các huyện nêu tại khoản 3 Mục này)" of an order at `at`.

    "(trừ các huyện biên giới)" is told by "Các huyện biên giới Mường Lát, Quan Hóa" anywhere in the text.
    """
    if beside := _OTHER_ROW.search(words.lower()):
        return tuple(actor for number, actor in _rows_beside(lines, at) if number == int(beside["number"]))
    m = _ITEMS_OF.search(words.lower())
    if m is None:
        named = (a for g in lines.groups for a in g if a.text.lower().startswith(words.lower() + " "))
        return next(((a,) for a in named if is_part(words) and places_of(a.text)), ())
    here = next((s.span for s in sections if s.level and s.span[0] <= at < s.span[1]), None)
    area = here if m["section"] in (None, "này") else _section(sections, m["section"])
    wanted = _items(m["items"])
    return tuple(actor for number, actor in _leaders(lines, area) if number in wanted) if area else ()


# (không gồm | địa phương ở dòng 2 |): of the same table
_OTHER_ROW = regex.compile(
    r"\b(?:ở|tại|thuộc|nêu ở)\s+(?:dòng|hàng|stt|số thứ tự)\s+(?:số\s+)?(?P<number>\d{1,2})$"
)


def _rows_beside(lines: Lines, at: int) -> Iterator[tuple[int, Actor]]:
    """(number, body) of the rows of the table that an offset stands in."""
    first = last = lines.line_of(at)
    while first > 0 and " | " in lines.text[slice(*lines.span(first - 1))]:
        first -= 1
    while last + 1 < len(lines.starts) and " | " in lines.text[slice(*lines.span(last + 1))]:
        last += 1
    return _leaders(lines, (lines.span(first)[0], lines.span(last)[1]))


def narrowed(lines: Lines, orders: Sequence[Order], sections: Sequence[Section]) -> list[Order]:
    """The orders, where those of a section of dates are for the bodies alone that another order refers to it.

    "Tháng 9: các sở ban hành kế hoạch" in Mục III is for the sở of "Các sở có tên tại Mục II ban hành theo tiến độ tại Mục III".
    """
    made = list(orders)
    for order in orders:
        m = _SCHEDULE.search(lines.low, *order.sentence)
        area = _section(sections, m["section"]) if m else None
        _, meant = told_elsewhere(lines, (order.sentence[0], order.verb), sections) if area else (-1, ())
        for i, other in enumerate(made):
            if area and area[0] <= other.verb < area[1] and other.subject and meant:
                made[i] = replace(other, subject=_only(other.subject, meant))
    return made


def _only(subject: Subject, meant: Sequence[Actor]) -> Subject:
    """A subject with the bodies that are meant in place of the class of departments that takes them in."""
    named = tuple(a for a in meant if a.level == "department")
    group = tuple(
        b
        for a in subject.group
        for b in (named if a.plural and a.body_id == "so_ban_nganh" and named else (a,))
    )
    return replace(subject, group=group)


def due_told_elsewhere(
    lines: Lines, sentence: Span, sections: Sequence[Section], dues: Sequence[Due]
) -> Due | None:
    """The one date of the item that a sentence refers to: "theo tiến độ tại điểm 3 Mục V"."""
    m = _TERM.search(lines.low, *sentence)
    area = _section(sections, m["section"]) if m else None
    if m is None or area is None:
        return None
    for number, (start, end) in _numbered(lines, area):
        if number == int(m["item"]):
            found = [d for d in dues if start <= d.start < end and not d.recurring]
            return found[0] if len(found) == 1 else None
    return None


def items_named(lines: Lines, span: Span, sections: Sequence[Section]) -> tuple[Span, ...]:
    """Where the items stand that words name: "Kế hoạch nói tại điểm 1 và điểm 2 Mục V"; empty where they name none."""
    m = _ITEMS_OF.search(lines.low, *span)
    if m is None or m["section"] is None:
        return ()
    here = (s.span for s in sections if s.level == 1 and s.span[0] <= span[0] < s.span[1])
    area = next(here, None) if m["section"] == "này" else _section(sections, m["section"])
    if area is None:
        return ()
    wanted, found = _items(m["items"]), [(n, start) for n, (start, _) in _numbered(lines, area)]
    ends = [*(start for _, start in found[1:]), area[1]]
    return tuple((start, end) for (n, start), end in zip(found, ends, strict=True) if n in wanted)


def _section(sections: Sequence[Section], number: str) -> Span | None:
    """Where the section of a number stands: "iv" is IV."""
    return next((s.span for s in sections if s.number and s.number.upper() == number.upper()), None)


def _items(words: str) -> frozenset[int]:
    """The numbers of items: "từ 1 đến 3, khoản 5" are 1, 2, 3 and 5."""
    found: set[int] = set()
    for first, last, one in _RANGE.findall(words):
        found |= {int(one)} if one else set(range(int(first), int(last) + 1))
    return frozenset(found)


def _lines_of(lines: Lines, area: Span) -> Iterator[Span]:
    last = lines.line_of(max(area[0], area[1] - 1))
    return (lines.span(index) for index in range(lines.line_of(area[0]), last + 1))


def _numbered(lines: Lines, area: Span) -> Iterator[tuple[int, Span]]:
    """(number, what stands behind it) of the numbered lines."""
    for start, end in _lines_of(lines, area):
        if item := _ITEM.match(lines.text, start, end):
            yield int(item["number"]), (item.end(), end)


def _leaders(lines: Lines, area: Span) -> Iterator[tuple[int, Actor]]:
    """(number, body) of the numbered lines that a body opens."""
    for number, (start, _) in _numbered(lines, area):
        yield from ((number, actor) for group in lines.groups_in(start, start + 1) for actor in group)
    for start, end in _lines_of(
        lines, area
    ):  # | 1 | Thu viện phí không tiền mặt | Sở Y tế | Bảo hiểm xã hội tỉnh |
        row = _ROW.match(lines.text, start, end)
        cells = (
            g for g in lines.groups_in(start, end) if lines.text[start : g[0].start].rstrip().endswith("|")
        )
        yield from ((int(row["number"]), actor) for actor in next(cells, ())) if row else ()


def _named_in(lines: Lines, area: Span, wanted: frozenset[int], whole: Actor) -> Iterator[Actor]:
    """The units of the class's level that the wanted items name, or any line where none is wanted.

    "3. Làm trước tại thị xã Điện Bàn và các huyện Duy Xuyên, ...".
    """
    spans = [span for n, span in _numbered(lines, area) if n in wanted] if wanted else [area]
    for actor in (a for span in spans for g in lines.groups_in(*span) for a in g):
        if actor.level == whole.level and (":" in (actor.body_id or "") or places_of(actor.text)):
            yield actor


def _rest_of(lines: Lines, area: Span, wanted: frozenset[int], whole: Actor) -> Iterator[Actor]:
    """The class without the places that the other items name, where the wanted one says so: "3. Nhóm 3, các xã, phường còn lại"."""
    if any(n in wanted and "còn lại" in lines.low[start:end] for n, (start, end) in _numbered(lines, area)):
        others = frozenset(n for n, _ in _numbered(lines, area)) - wanted
        named = [a.text for a in _named_in(lines, area, others, whole)]
        for _, (start, end) in (item for item in _numbered(lines, area) if item[0] in others):
            if told := _PART.search(lines.text, start, end):
                named += (f"{told['kind']} {one}" for one in regex.split(r"\s*,\s*", told["names"]))
        yield replace(
            whole, text=f"{whole.text} còn lại", exceptions=(*whole.exceptions, *dict.fromkeys(named))
        )


def told_in_annex(lines: Lines, group: Sequence[Actor], annexes: Sequence[Span]) -> Elsewhere:
    """The places that an annex lists, where the words behind a class say so: "UBND các xã ven biển (theo Phụ lục)"."""
    whole = group[-1]
    told = _ANNEXED.search(lines.low, whole.start, whole.end) or _ANNEXED.match(lines.low, whole.end)
    if whole.body_id not in ("cap_xa", "cap_huyen") or told is None:
        return -1, ()
    found: dict[str, Actor] = {}
    for annex in _annexes_of(lines, annexes, told["number"]):
        for actor in (a for line in _lines_of(lines, annex) for a in _places(lines, line, whole)):
            found.setdefault(fold(actor.text), actor)
    return whole.start, tuple(found.values())


def _annexes_of(lines: Lines, annexes: Sequence[Span], number: str | None) -> Iterator[Span]:
    """The annex of a number, from its head to the next one's; all of them where none is told."""
    for start, end in annexes:
        heads = list(_ANNEX_HEAD.finditer(lines.low, start, end))
        if number is None or not heads:
            yield start, end
            continue
        for head, after in zip(heads, [*(m.start() for m in heads[1:]), end], strict=True):
            if head["number"] == number:
                yield head.end(), after


def _cells(lines: Lines, line: Span) -> Iterator[Span]:
    """The cells of a table's row, or the whole line."""
    start = line[0]
    for bar in regex.finditer(r"\s\|\s", lines.text[slice(*line)]):
        yield start, line[0] + bar.start()
        start = line[0] + bar.end()
    yield start, line[1]


def _places(lines: Lines, line: Span, whole: Actor) -> Iterator[Actor]:
    """The places of the class's level that a line of a list names; a list without kinds is of the class's one kind."""
    for cell in _cells(lines, line):
        if _EACH.match(lines.text, *cell):
            for one in _UNIT_OF_LIST.finditer(lines.text, *cell):
                kind = one["kind"].lower()
                if whole.body_id == ("cap_huyen" if kind in _DISTRICTS else "cap_xa"):
                    start, end = one.span()
                    yield Actor(f"UBND {kind} {one['names']}", start, end, whole.body_id, whole.level)
            return
    kinds = [kind for kind in _KINDS if regex.search(rf"\b{kind}\b", fold(whole.text))]
    bare = (
        (_BARE.match(lines.text, *line) or _NAME_IN_ROW.match(lines.text, *line)) if len(kinds) == 1 else None
    )
    told = bare or _LIST.search(lines.text, *line) or _ONE.match(lines.text, *line)
    if told is None:
        return
    kind = kinds[0] if bare else told["kind"].lower()
    if whole.body_id != ("cap_huyen" if kind in _DISTRICTS else "cap_xa"):
        return
    for name in regex.split(r"\s*[,;]\s*(?:và )?", told["names"]):
        yield Actor(f"UBND {kind} {name}", told.start("names"), told.end("names"), whole.body_id, whole.level)
