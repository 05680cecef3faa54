"""Documents cited by their symbol, and laws cited by name: who issued them when, and how the plan stands to them.

Detection only; which stored document a citation means is decided in `links`.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extract.folding import fold, lower_same_length, tidy
from extract.records import Citation, Evidence, Mention, Relation, Span
from extract.symbols import Symbol, find_symbols
from extract.zones import Zones
from parsers.document import Document

_DAY = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<m>0?[1-9]|1[0-2])"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_NO_LETTER = regex.compile(r"[^\p{L}\d]")
# ngày 19/4/2017 | ngày 10 tháng 5 năm 2017 | 03-4-2020 | ngày   tháng 4 năm 2023 | tháng 4/2023 | năm 2020
_DATE = regex.compile(
    rf"(?:ng[àa]y\s*:?\s*)?{_DAY}\s?[/.-]\s?{_MONTH}\s?[/.-]\s?{_YEAR}"
    rf"|ng[àa]y\s*(?:{_DAY}|[.…_]*)\s*th[áa]ng\s*{_MONTH}\s*(?:,\s*)?(?:năm\s*|/\s?){_YEAR}"
    rf"|th[áa]ng\s*{_MONTH}\s*(?:năm\s*|/\s?){_YEAR}"
    rf"|năm\s+{_YEAR}(?!\s?[-–]\s?\d)",
    regex.IGNORECASE,
)
# What a cited title begins with: "về việc ...", "ban hành ...", "phê duyệt ...", “...”
_ABOUT = regex.compile(
    r"\s(?:v/v|về(?: việc)?|ban hành|phê duyệt|quy định|hướng dẫn"
    r"|triển khai|sửa đổi|công bố|thông qua)\s|[“\"]",
    regex.IGNORECASE,
)
_QUOTE_END = regex.compile(r"[”\"\n]")
# The name of a document runs over the symbols it holds, to the end of its clause.
_TITLE_END = regex.compile(
    r"[;\n]|(?<=\p{L}\p{L})[.](?=\s|$)|,\s+(?=(?:Sở|Ủy ban|UBND|Ban|Thanh tra|Văn phòng|Trường|Phòng)\b)"
)
_NAME_END = regex.compile(r"[,(:]")
# Kế hoạch của UBND tỉnh (số 12/KH-UBND | các Kế hoạch của UBND tỉnh: số 12/KH-UBND
_ISSUER_BEFORE = regex.compile(
    r"(?:kế hoạch|quyết định|chỉ thị|nghị quyết|công văn|văn bản|thông tư|nghị định) của ([^,;:()\d]{3,60}?)\s*[(:]?\s*số:?\s*$",
    regex.IGNORECASE,
)
_OF = regex.compile(r"[\s,(]*của\s+", regex.IGNORECASE)
_ISSUER_END = regex.compile(
    r"[,;.“\"(\n|]|\s(?:ngày|năm|tháng|về|v/v|ban hành|phê duyệt"
    r"|quy định|hướng dẫn|triển khai|thông qua|sửa đổi|trong|tại"
    r"|và (?:căn|các|kế|quyết|công|chỉ))\b"
)

_TYPE_WORD = (
    r"(?:kế hoạch|quyết định|chỉ thị|nghị quyết|công văn|văn bản|thông báo|kết luận|chương trình|đề án|hướng dẫn"
    r"|tờ trình|thông tư|nghị định|quy định|báo cáo|luật|công điện|quy chế)"
)
_AT = r"(?:^|(?<=\n)|(?<=[;.:]\s)|(?<=[;.:]\s-\s))\s*(?:-\s*|\+\s*|\d{1,2}[.)]\s*)?"
# The verb that leads a chain, at the start of a clause: "Căn cứ ...", "Thực hiện ...; Kế hoạch ...", "Tiếp tục thực hiện ..."
_LEADS: tuple[tuple[Relation, str], ...] = (
    ("continues", r"(?:để |nhằm )?tiếp tục (?:triển khai|thực hiện)"),
    ("based_on", r"căn cứ|theo\b|trên cơ sở|xét\b|dựa"),
    (
        "implements",
        r"(?:để |nhằm |với mục đích )?(?:tổ chức )?(?:thực hiện|triển khai"
        r"|thi hành|chấp hành|quán triệt|cụ thể hóa|hưởng ứng|phúc đáp)",
    ),
)
_LEAD = regex.compile(_AT + "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _LEADS) + ")")
_LEAD_AFTER_COMMA = regex.compile(
    r",\s*(?:(?P<based_on>căn cứ|theo)|(?P<implements>thực hiện|triển khai(?: thực hiện)?))\s+" + _TYPE_WORD
)
_SENTENCE_END = regex.compile(r"[.](?=\s+\p{Lu})|\n")
# Right before the cited document, whatever leads the clause.
_BEFORE: tuple[tuple[Relation, regex.Pattern[str]], ...] = (
    ("annexed_to", regex.compile(r"(?:kèm theo|đính kèm(?: theo)?)\s+" + _TYPE_WORD + r"?(?: số)?[\s:]*$")),
    (
        "replaces",
        regex.compile(
            r"(?:thay thế|bãi bỏ|thay cho)(?: cho)?\s+(?:toàn bộ )?(?:các )?"
            + _TYPE_WORD
            + r"?[^.;\n]{0,40}$"
        ),
    ),
    (
        "amends",
        regex.compile(
            r"(?<!/[^;\n]{0,90})(?:sửa đổi|điều chỉnh|bổ sung)(?:, (?:bổ sung"
            r"|thay thế))?\s+(?:một số [^.;\n\d]{0,40}\s)?" + _TYPE_WORD + r"[^.;\n\d]{0,20}$"
        ),
    ),
    (
        "continues",
        regex.compile(
            r"tiếp tục (?:tổ chức |quán triệt, |đẩy mạnh )?(?:thực hiện"
            r"|triển khai|duy trì)[^.;\n\d]{0,60}$"
        ),
    ),
    (
        "implements",
        regex.compile(
            r"(?:thực hiện|triển khai)\s+(?:có hiệu quả |nội dung )?(?:các )?"
            + _TYPE_WORD
            + r"(?: \p{L}+){0,4}?(?: số)?[\s:]*$"
        ),
    ),
)

# Bộ luật Lao động năm 2019 | Luật Đầu tư công ngày 13/6/2019 | Pháp lệnh Ưu đãi người có công | Hiến pháp năm 2013
_LAW = regex.compile(
    r"\b(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)\b(?: (?!năm|ngày|số"
    r"|và|của|sửa|[\d])[\p{L},-]+){0,12}?(?=\s*(?:ngày|năm|số|sửa đổi"
    r"|và các|\(|[;.,](?!\s\p{Ll})|\n|$|được|có hiệu))"
)


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


def find_occurrences(document: Document, zones: Zones, low: str | None = None) -> tuple[Occurrence, ...]:
    """Every mention of a symbol in title, opening, body, closing and annexes, in order; `low` is the folded text."""
    text = document.text
    lower = lower_same_length(text) if low is None else low
    areas = [("title", zones.title), ("opening", zones.opening), ("body", zones.body)]
    areas += [("body", annex) for annex in zones.annexes]
    found = []
    for place, (start, end) in areas:
        symbols = list(find_symbols(text, start, end))
        for i, symbol in enumerate(symbols):
            stop = min(symbols[i + 1].start if i + 1 < len(symbols) else end, symbol.end + 320)
            found.append(_occurrence(text, lower, symbol, stop, place, (start, end)))
    return tuple(found)


def _occurrence(text: str, lower: str, symbol: Symbol, stop: int, place: str, area: Span) -> Occurrence:
    line_end = text.find("\n", symbol.end, stop)
    stop = line_end if line_end >= 0 else stop
    semicolon = text.find(";", symbol.end, stop)
    stop = semicolon if semicolon >= 0 else stop
    about = _ABOUT.search(text, symbol.end, stop)
    date = _DATE.search(text, symbol.end, about.start() + 1 if about else min(stop, symbol.end + 140))
    issued_on, end = (None, symbol.end)
    if date and _joined(text[symbol.end : date.start()], date[0]):
        issued_on, end = _iso(date), date.end()
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
        quoted = text[about.end() - 1] in '“"'
        close = (_QUOTE_END if quoted else _TITLE_END).search(
            text, about.end(), min(area[1], about.end() + 300)
        )
        title_end = close.start() if close else max(stop, about.end())
        title = tidy(text[about.end() : title_end]).strip(' ,.“”"') or None
        comma = _NAME_END.search(text, about.end(), title_end)
        named = (about.end(), comma.start() if comma and not quoted else title_end)
    relation = _relation(text, lower, symbol, place, area)
    return Occurrence(symbol, (symbol.start, end), named, issued_on, issuer, title, relation, place)


def _joined(between: str, date: str) -> bool:
    """Whether the words between a symbol and a date leave the date to the symbol: nothing, or the issuer.

    >>> _joined(", ", "ngày 3/4/2023"), _joined(" của Bộ Y tế (BYT) ", "ngày 3/4/2023"), _joined(" gắn với hội nghị ", "năm 2019")
    (True, True, False)
    """
    if len(between.strip(" ,(")) <= 1:
        return True
    if date.lower().startswith("năm"):
        return False
    return bool(_OF.match(between)) or (len(between) < 40 and between.strip(" ,(")[:1].isupper())


def _iso(m: regex.Match[str]) -> str:
    parts = [next(iter(m.captures(name)), None) for name in ("y", "m", "d")]
    return "-".join(part.zfill(2) for part in parts if part)


def _relation(text: str, lower: str, symbol: Symbol, place: str, area: Span) -> Relation:
    before = lower[max(area[0], symbol.start - 130) : symbol.start]
    near = next((name for name, pattern in _BEFORE if pattern.search(before)), None)
    if place == "title":
        return near if near in ("annexed_to", "replaces", "amends", "continues") else "implements"
    if near in ("annexed_to", "replaces", "amends"):
        return "cites" if near == "annexed_to" and place == "body" else near
    if place == "opening":
        return _lead(text, lower, symbol.start, area[0]) or near or "cites"
    return "continues" if near == "continues" else "cites"


def _lead(text: str, lower: str, at: int, start: int) -> Relation | None:
    """The relation that the verb leading the chain gives, or None where the sentence has no such verb."""
    sentence = start
    for end in _SENTENCE_END.finditer(text, start, at):
        line_goes_on = text[end.start()] == "\n" and text[start : end.start()].rstrip()[-1:] in ";,"
        if not line_goes_on:
            sentence = end.end()
    leads = [*_LEAD.finditer(lower, sentence, at)]
    if leads:
        leads += [
            m
            for m in _LEAD_AFTER_COMMA.finditer(lower, leads[0].end(), at)
            if "/" in lower[leads[0].end() : m.start()]
        ]
    last = max(leads, key=lambda m: m.start(), default=None)
    if last is None:
        return None
    return next((name for name, _ in _LEADS if last.groupdict().get(name)), None)


def citation_key(symbol: Symbol) -> tuple[int | None, str, str, int | None]:
    """What makes two mentions the same document: number, type, issuer code, year segment; forms and case aside."""
    issuer = _NO_LETTER.sub("", symbol.issuer).upper().replace("TƯ", "TW")
    return symbol.number, (symbol.doc_type or "").upper(), issuer, symbol.year


def merge_citations(
    document: Document, found: tuple[Occurrence, ...], own_symbol: str | None
) -> tuple[Citation, ...]:
    """One citation a document, at its first mention, with its fullest date and issuer; the own symbol is none."""
    own = {citation_key(s) for s in find_symbols(f"Số {own_symbol}")} if own_symbol else set()
    groups: dict[tuple[int | None, str, str, int | None], list[Occurrence]] = {}
    for item in found:
        key = citation_key(item.symbol)
        if key not in own:
            groups.setdefault(key, []).append(item)
    return tuple(_merge(document, items) for items in groups.values())


def _merge(document: Document, items: list[Occurrence]) -> Citation:
    first = items[0]
    issued_on = max((i.issued_on for i in items if i.issued_on), key=len, default=None)
    by_place = {
        place: [i.relation for i in items if i.place == place] for place in ("opening", "title", "body")
    }
    strong = [r for r in (*by_place["opening"], *by_place["title"], *by_place["body"]) if r != "cites"]
    relation: Relation = "annexed_to" if "annexed_to" in strong else (strong[0] if strong else "cites")
    start, end = first.span
    confidence = 0.75 if document.guessed(start, end) else 0.96 if first.symbol.form != "letter" else 0.92
    evidence = Evidence(
        first.span,
        document.page_at(start),
        document.quote(start, end),
        f"symbol_{first.symbol.form}",
        confidence,
    )
    return Citation(
        symbol=first.symbol.printed,
        issued_on=issued_on,
        issuer=next((i.issuer for i in items if i.issuer), None),
        relation=relation,
        doc_type=first.symbol.doc_type,
        title=next((i.title for i in items if i.title), None),
        in_opening=any(i.place != "body" for i in items),
        evidence=evidence,
    )


def find_mentions(document: Document, zones: Zones) -> tuple[Mention, ...]:
    """Laws, codes and ordinances cited by name, with the date that follows."""
    text, made, seen = document.text, [], set()
    for start, end in (zones.opening, zones.body):
        for m in _LAW.finditer(text, start, end):
            if len(m[0].split()) < 2 and not m[0].startswith("Hiến"):
                continue
            date = regex.compile(r"\s*,?\s*(?:\(.{0,40}\)\s*)?").match(text, m.end())
            on = _DATE.match(text, date.end()) if date else None
            stop = on.end() if on else m.end()
            if (key := fold(m[0])) not in seen or on:
                seen.add(key)
                evidence = Evidence(
                    (m.start(), stop),
                    document.page_at(m.start()),
                    document.quote(m.start(), stop),
                    "law_name",
                    0.85,
                )
                made.append(Mention(tidy(m[0]), _iso(on) if on else None, evidence))
    return tuple(made)
