"""Documents cited by their symbol: who issued them when, and how the plan stands to them.

Detection only; which stored document a citation means is decided in `links`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from extract.evidence import evidence_of
from extract.folding import code_letters, lower_same_length, tidy
from extract.letterheads import letterhead_length
from extract.records import Citation, Relation, Span
from extract.relations import GROUNDS_HEAD, TYPE_WORD, amended_by, names_another, relation_of
from extract.symbols import Symbol, find_symbols
from extract.zones import Zones
from parsers.document import Document

_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
# ngày 19/4/2017 | ngày 10 tháng 5 năm 2017 | 03-4-2020 | ngày   tháng 4 năm 2023 | tháng 4/2023 | năm 2020
DATE = regex.compile(
    rf"(?:ng[àa]y\s*:?\s*)?{_DAY}\s?[/.-]\s?{_MONTH}\s?[/.-]\s?{_YEAR}"
    rf"|ng[àa]y\s*(?:{_DAY}|[.…_]*)\s*th[áa]ng\s*{_MONTH}\s*(?:,\s*)?(?:năm\s*|/\s?){_YEAR}"
    rf"|th[áa]ng\s*{_MONTH}\s*(?:năm\s*|/\s?){_YEAR}"
    rf"|năm\s+{_YEAR}(?!\s?[-–]\s?\d)",
    regex.IGNORECASE,
)
# Ngày 12/4/2021, UBND tỉnh đã ban hành Kế hoạch số | ...: the day told before the symbol
_DATE_TOLD = regex.compile(
    rf"Ngày\s{_DAY}\s?[/.-]\s?{_MONTH}\s?[/.-]\s?{_YEAR},?\s(?:[\p{{L}}-]+,?\s){{1,10}}?(?:ký |đã )?ban hành\s[^,;.:\d]{{3,30}}$"
)
# What a cited title begins with: "về việc ...", "ban hành ...", "phê duyệt ...", “...”
_ABOUT = regex.compile(
    r"\s(?:v/v|về(?: việc)?|ban hành(?! ngày)|phê duyệt|quy định|hướng dẫn"
    r"|triển khai(?! như sau)|sửa đổi(?:, bổ sung)?|điều chỉnh(?:, bổ sung)?|công bố|thông qua(?! ngày))\s|[“\"]",
    regex.IGNORECASE,
)
# what a plan does, right behind who issued it: Kế hoạch số 12/KH-UBND ngày 3/2/2022 của UBND tỉnh Hà Nam | bảo đảm an toàn ...
_DOES = (
    r"(?:bảo đảm|đảm bảo|bảo vệ|bảo tồn|phát triển|phát động|tăng cường|nâng cao|đẩy mạnh|thúc đẩy|phòng,? chống|phòng ngừa|ứng phó"
    r"|xây dựng(?! kế hoạch)|đổi mới|hỗ trợ|quản lý|giảm nghèo|chuyển đổi|cải cách|cải thiện|khắc phục|tuyên truyền|vận động|thu hút"
    r"|đào tạo|hành động|kiểm tra|kiểm soát|phổ biến|thí điểm|ứng dụng|nhân rộng|củng cố|phân loại|thu gom|sắp xếp|số hóa|chăm sóc"
    r"|phục hồi|rà soát|duy trì|hoàn thiện|giải quyết|xử lý|mở rộng|cơ cấu lại|khuyến khích)"
)
_DOES_BEHIND = regex.compile(
    r"của (?:UBND|[ỦU][ỷy] ban nhân dân) (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)(?: \p{Lu}[\p{L}’']*)*"
    rf"(?P<at>\s)(?={_DOES}\b)"
)
# Kế hoạch số 12/KH-UBND, ngày 3/2/2022 của UBND tỉnh | thực hiện | Nghị quyết ...: right behind who issued it
_CARRIES = regex.compile(
    r"(?:\s?,\s?ngày)?(?:[^,;:\n“\"(]{0,90}?)(?<!\bvà)(?P<verb>\s(?:tổ chức )?thực hiện\s|\stổ chức(?=\s))"
)
# "..., UBND tỉnh ban hành kế hoạch như sau" | ", Sở Y tế ban hành Kế hoạch:": the clause that issues the plan itself
_ISSUING = regex.compile(
    r"[,;.]\s+(?:(?:UBND|Ủy ban nhân dân|Sở|Ban|Thanh tra|Văn phòng|Công an|Chủ tịch|Giám đốc|Trường|Phòng|Trung tâm|Bệnh viện"
    r"|Chi cục|Cục|Hội đồng|Hội|Liên đoàn|Tỉnh đoàn|Bộ Chỉ huy|Bộ Tư lệnh|Bảo hiểm xã hội|Ủy ban Mặt trận|Công ty|Quỹ"
    r"|ngành)\b[^,;\n]{0,90}?\s)"
    r"(?:xây dựng|ban hành|đề ra|lập|triển khai)(?:, ban hành)?"
    r"\s+(?:bản )?[Kk]ế hoạch\b(?! số)(?:[^;\n]*(?:(?:như sau|cụ thể|nội dung(?: sau)?|sau đây)\s*:?|:)|\.)\s*$",
    regex.MULTILINE,
)
_QUOTE_END = regex.compile(r"[”\"\n]")
# The name of a document runs over the symbols it holds, to the end of its clause: ", Sở Y tế ban hành", ", căn cứ Quyết định"
_TITLE_END = regex.compile(
    r"[;\n]|(?<=\p{L}\p{L})[.](?=\s|$)|(?<=\d{4})[.](?=\s\p{Lu})"
    r"|,\s+(?=(?:Sở|Ủy ban|UBND|Ban|Thanh tra|Văn phòng|Trường|Phòng|Chi cục|Trung tâm|Công an|Bảo hiểm|Cục|Hội|Đoàn"
    r"|Vườn|Bệnh viện|Quỹ|Đài|Tỉnh đoàn|Liên đoàn|Liên minh|Kho bạc|(?:hai|liên) (?:ngành|[Ss]ở))\b)"
    rf"|,\s+(?=(?i:(?:và )?(?:căn cứ|theo|thực hiện|triển khai)(?: thực hiện)? {TYPE_WORD}(?: số|\b)))"
)
# tăng cường công tác dinh dưỡng | và Quyết định số 718/QĐ-BYT ...: the next paper of the chain
_NEXT_PAPER = regex.compile(rf"\s+và\s+(?:các )?{TYPE_WORD}\s+số\b", regex.IGNORECASE)
_NAME_END = regex.compile(r"[,(:]")
# Kế hoạch của UBND tỉnh (số 12/KH-UBND | các Kế hoạch của UBND tỉnh: số 12/KH-UBND
_ISSUER_BEFORE = regex.compile(
    r"(?:kế hoạch|quyết định|chỉ thị|nghị quyết|công văn|văn bản|thông tư|nghị định) của ([^,;:()\d]{3,60}?)\s*[(:]?\s*số:?\s*$",
    regex.IGNORECASE,
)
# của Bộ Y tế: bố trí ghế ưu tiên, hoàn thành chậm nhất là (ngày 31/12/2018): a deadline, no date of issue
_DUE = regex.compile(r"[:;]|\b(?:trước|nhất(?: là)?|đến|hết|xong|hoàn thành|từ|hạn)\s*$", regex.IGNORECASE)
# Công điện số 12/CĐ-TTg | hồi 14 giờ 30 phút | ngày 15/9/2021
_HOUR = regex.compile(r"\s*,?\s*(?:hồi |lúc )?\d{1,2}\s?(?:giờ|h|:)\s?(?:\d{1,2}(?:\s?phút)?)?\s*,?\s*")
_OF = regex.compile(r"[\s,(]*của\s+", regex.IGNORECASE)
_PASSED = regex.compile(
    r"\s*(?:đã )?được\s.{0,60}\b(?:thông qua|ban hành|ký|phê duyệt)\s*$"
)  # Luật ... được Quốc hội thông qua
_ISSUER_END = regex.compile(
    r",(?! (?:Thể thao|Thương binh|Du lịch))|[;:.“\"(\n|]|\s(?:ngày|năm|tháng|về|v/v|như|với|được|đã|nêu|nói|gồm|kể|hết|ban hành|phê duyệt"
    rf"|quy định|hướng dẫn|triển khai|thực hiện|thông qua|sửa đổi|trong|tại|đến|tới|cho|để|(?-i:{_DOES})"
    r"|và (?:căn|các|để|nhằm|theo|trên|đồng|sau|kế hoạch (?:số|ngày|của)|quyết|công (?:văn|điện)|chỉ|chương|nghị|thông))\b",
    regex.IGNORECASE,
)

_SECOND_HEAD = regex.compile(r"\n\s*(?:phần )?(?:ii|b|thứ hai)\s*[.:/)-]")
# PHẦN II | NỘI DUNG KẾ HOẠCH | I. CĂN CỨ LẬP KẾ HOẠCH: below what was done so far
_INNER_GROUNDS = regex.compile(
    r"\n(?=\s*[ia]\s*[.:/)-]\s*(?:các |những )?(?:căn cứ|cơ sở) (?:pháp lý|lập|xây dựng|ban hành)\b[^\n]{0,60}\n)"
)
_ARTICLE = regex.compile(r"\n\s*(?:Điều 1\b|QUYẾT ĐỊNH\s*:)")  # of a Quyết định that lost some


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One mention of a document: `span` runs from its symbol to the end of its date."""

    symbol: Symbol
    span: Span
    named: Span  # the beginning of its title, up to the first comma or bracket
    issued_on: str | None
    issuer: str | None
    title: str | None
    relation: Relation
    place: str  # title | opening | body
    nested: bool = False  # named by the title of the document before it


def find_occurrences(document: Document, zones: Zones, low: str | None = None) -> tuple[Occurrence, ...]:
    """Every mention of a symbol in title, opening, body, closing and annexes, in order; `low` is the folded text."""
    text = document.text
    lower = lower_same_length(text) if low is None else low
    grounds = _grounds(lower, zones)
    areas = [("title", zones.title), ("opening", zones.opening), ("body", (zones.body[0], grounds[0]))]
    areas += [("opening", grounds), ("body", (grounds[1], zones.body[1]))]
    areas += [("body", annex) for annex in zones.annexes]
    found = []
    decision = _decision(text, zones)
    if decision:
        found.append(decision)
        areas.insert(0, ("opening", (decision.span[1], zones.header[1])))
    for place, (start, end) in areas:
        symbols = list(find_symbols(text, start, end))
        for i, symbol in enumerate(symbols):
            stop = min(symbols[i + 1].start if i + 1 < len(symbols) else end, symbol.end + 320)
            made = occurrence_of(text, lower, symbol, stop, place, (start, end))
            between = (
                lower[symbols[i - 1].end : symbol.start] if i and symbols[i - 1].form != "letter" else ""
            )
            if (made.relation == "implements" and names_another(between)) or amended_by(between):
                made = replace(made, nested=True)
            found.append(made)
    if decision:  # "(Ban hành kèm theo Quyết định số /QĐ-UBND": the same paper, its number left out
        found = [o for o in found if o.relation != "annexed_to" or o.symbol.number is not None]
    return tuple(found)


def _grounds(lower: str, zones: Zones) -> Span:
    """Of a plan without an opening, the section headed "I. CĂN CỨ XÂY DỰNG KẾ HOẠCH", its first or of Phần II; else empty."""
    start = zones.body[0]
    if zones.opening[1] - zones.opening[0] > 30:
        return start, start
    if not GROUNDS_HEAD.match(lower, start):
        head = _INNER_GROUNDS.search(lower, start, zones.body[1])
        if head is None:
            return start, start
        start = head.end()
    second = _SECOND_HEAD.search(lower, start, zones.body[1])
    return start, second.start() if second else zones.body[1]


def _decision(text: str, zones: Zones) -> Occurrence | None:
    """The Quyết định whose number, grounds and articles stand above the plan that it issues, on the same page."""
    header = text[slice(*zones.header)]
    end = zones.header[0] + letterhead_length(header)
    if end >= zones.header[1] or not _ARTICLE.search(header):
        return None
    own = next((s for s in find_symbols(text, zones.header[0], end) if s.doc_type == "QĐ"), None)
    if own is None:
        return None
    date = DATE.search(text, own.end, end)
    span = (own.start, own.end)
    return Occurrence(own, span, span, iso(date) if date else None, None, None, "annexed_to", "title")


def occurrence_of(text: str, lower: str, symbol: Symbol, stop: int, place: str, area: Span) -> Occurrence:
    """A mention with what stands behind its symbol, up to `stop`: date, issuer, subject; `lower` is the folded text."""
    line_end = text.find("\n", symbol.end, area[1])
    line_end = line_end if line_end >= 0 else area[1]
    semicolon = text.find(";", symbol.end, min(stop, line_end))
    stop = semicolon if semicolon >= 0 else min(stop, line_end)
    if clause := _ISSUING.search(text, symbol.end, line_end):
        stop = min(stop, clause.start())
    about = _about(text, symbol.end, stop)
    date = DATE.search(text, symbol.end, about[0] + 1 if about else min(stop, symbol.end + 140))
    told = _DATE_TOLD.search(text, max(area[0], symbol.start - 110), symbol.start)
    issued_on, end = (iso(told) if told else None, symbol.end)
    if date and _joined(text[symbol.end : date.start()], date[0]):
        issued_on, end = iso(date), date.end()
    issuer = None
    of = _OF.match(text, end) or _OF.match(text, symbol.end)
    if of and of.end() < stop:
        cut = _ISSUER_END.search(text, of.end(), stop)
        issuer = tidy(text[of.end() : cut.start() if cut else stop]) or None
        if issuer and ")" in issuer and "(" not in issuer:  # (Kèm theo Quyết định số ... của UBND tỉnh)
            issuer = issuer.split(")")[0].strip() or None
    if issuer is None and (
        named_before := _ISSUER_BEFORE.search(text, max(0, symbol.start - 90), symbol.start)
    ):
        issuer = tidy(named_before[1]) or None
    title, named = None, (end, end)
    if about:
        quoted = text[about[1] - 1] in '“"'
        close = (_QUOTE_END if quoted else _TITLE_END).search(text, about[1], min(area[1], about[1] + 300))
        title_end = close.start() if close else max(stop, about[1])
        beside = _NEXT_PAPER.search(text, about[1], title_end)
        if beside and "/" not in text[about[1] : beside.start()]:
            title_end = beside.start()
        title = tidy(text[about[1] : title_end]).strip(' ,.“”"') or None
        comma = _NAME_END.search(text, about[1], title_end)
        named = (about[1], comma.start() if comma and not quoted else title_end)
    relation = relation_of(text, lower, symbol, place, area)
    return Occurrence(symbol, (symbol.start, end), named, issued_on, issuer, title, relation, place)


def _about(text: str, start: int, stop: int) -> Span | None:
    """The words before a cited paper's title: "về việc", "ban hành", or "thực hiện" right behind its issuer."""
    about, carries = _ABOUT.search(text, start, stop), _CARRIES.match(text, start, stop)
    if carries and (about is None or carries.end() <= about.start() + 1):
        return carries.start("verb"), carries.end("verb")
    does = _DOES_BEHIND.search(text, start, stop)
    if does and (about is None or does.end() <= about.start()):
        return does.start("at"), does.end("at")
    return (about.start(), about.end()) if about else None


def _joined(between: str, date: str) -> bool:
    """Whether the words between a symbol and a date leave the date to the symbol: nothing, or the issuer.

    >>> _joined(", ", "ngày 3/4/2023"), _joined(" của Bộ Y tế (BYT) ", "ngày 3/4/2023"), _joined(" gắn với hội nghị ", "năm 2019")
    (True, True, False)
    >>> _joined(" hồi 14 giờ 30 phút ", "ngày 3/4/2023")
    True
    """
    if len(between.strip(" ,(")) <= 1 or _HOUR.fullmatch(between):
        return True
    if between.endswith(" ban hành ") and len(between) < 60:
        return True
    if date.lower().startswith("năm") or _DUE.search(between):
        return False
    return bool((_OF.match(between) and ":" not in between) or _PASSED.match(between)) or (
        len(between) < 40 and between.strip(" ,(")[:1].isupper()
    )


def iso(m: regex.Match[str]) -> str:
    """The date of a match in ISO form, as far as it is told: "2022-03-04", "2022-03", "2022"."""
    parts = [next(iter(m.captures(name)), None) for name in ("y", "m", "d")]
    return "-".join(part.zfill(2) for part in parts if part)


def citation_key(symbol: Symbol) -> tuple[int | None, str, str, int | None]:
    """What makes two mentions the same document: number, type, issuer code, year segment; forms and case aside."""
    issuer = code_letters(symbol.issuer).upper().replace("TƯ", "TW")
    return symbol.number, (symbol.doc_type or "").upper(), issuer, symbol.year


def merge_citations(
    document: Document, found: tuple[Occurrence, ...], own_symbol: str | None, own_date: str | None = None
) -> tuple[Citation, ...]:
    """One citation a document, at its first mention, with its fullest date and issuer; the own symbol is none.

    A commune may number its plan as the province did: the own symbol with another day is another's.
    """
    own = {citation_key(s) for s in find_symbols(f"Số {own_symbol}")} if own_symbol else set()
    groups: dict[tuple[int | None, str, str, int | None], list[Occurrence]] = {}
    for item in found:
        key = citation_key(item.symbol)
        other_day = (
            own_date and item.issued_on and item.issued_on[: len(own_date)] != own_date[: len(item.issued_on)]
        )
        if key not in own or other_day:
            groups.setdefault(key, []).append(item)
    return tuple(_merge(document, items) for items in groups.values())


_OVER: tuple[Relation, ...] = ("replaces", "amends")


def _merge(document: Document, items: list[Occurrence]) -> Citation:
    first = items[0]
    issued_on = max((i.issued_on for i in items if i.issued_on), key=len, default=None)
    by_place = {
        place: [i.relation for i in items if i.place == place] for place in ("opening", "title", "body")
    }
    strong = [r for r in (*by_place["opening"], *by_place["title"], *by_place["body"]) if r != "cites"]
    told = next(
        (r for r in ("annexed_to", *_OVER) if r in by_place["title"]), None
    )  # "Điều chỉnh Kế hoạch số"
    relation: Relation = told or (
        "annexed_to" if "annexed_to" in strong else strong[0] if strong else "cites"
    )
    start, end = first.span
    confidence = 0.75 if document.guessed(start, end) else 0.96 if first.symbol.form != "letter" else 0.92
    evidence = evidence_of(document, first.span, f"symbol_{first.symbol.form}", confidence)
    printed = [i.symbol.printed for i in items]
    return Citation(
        symbol=next((p for p in printed if p.upper() != p), printed[0]),  # a title in capitals has QĐ-TTG
        issued_on=issued_on,
        issuer=next(iter(sorted((i.issuer for i in items if i.issuer), key=str.isupper)), None),
        relation=relation,
        doc_type=first.symbol.doc_type,
        title=next((i.title for i in items if i.title), None),
        in_opening=any(i.place != "body" for i in items),
        evidence=evidence,
    )
