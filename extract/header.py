"""The header of a plan: type, symbol, place and date, issuer, province, title and period, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from extract.citations import Occurrence
from extract.folding import lower_same_length, tidy
from extract.issuer_places import find_province
from extract.issuers import Issuer, find_issuer
from extract.letterheads import OF_ANOTHER, letterhead_length
from extract.names import province_named
from extract.records import Evidence, Header, Issue, Span
from extract.symbols import Symbol, find_symbols
from extract.titles import dated_period, find_period, find_title, names_a_plan, title_in_opening
from extract.witness import metadata_of
from extract.zones import Zones
from parsers.document import Document

_BLANK = regex.compile(r"\s")
# Lạng Sơn, ngày 10 tháng  5 năm 2017 | Bình Phước, ngày   tháng 4 năm 2023 | Hà Nội, ngày 05/6/2019 | ngày … tháng … năm 20…
_PLACE_DATE = regex.compile(
    r"(?P<place>\p{Lu}[\p{L}'’. -]{1,40}?(?<=quận|phường)(?: \d{1,2})|\p{Lu}[\p{L}'’. -]{1,40}?)?\s*[,;.]?\s*ng[àa]y\s*(?:(?P<d>\d{1,2})"
    r"|[.…_\s]*)\s*(?:th[áa]ng|/|-)\s*(?:(?P<m>\d{1,2})|[.…_\s]*)\s*(?:,?\s*n[ăa]m"
    r"|/|-)\s*(?P<y>(?:19|20)\d\d)",
    regex.IGNORECASE,
)
# Trà Vinh, 17/05/2019: a line or cell of its own
_BARE_PLACE_DATE = regex.compile(
    r"(?:^|\|)[^\S\n]*(?P<place>\p{Lu}[\p{L}'’. -]{1,40}?),\s*"
    r"(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)[^\S\n]*(?:$|\|)",
    regex.MULTILINE,
)
# Quyết định (số) | Kế hoạch (số): the number of another paper; ký ngày | cập nhật ngày: the date of something else
_OTHER_PAPER = regex.compile(
    r"(?:quyết định|kế hoạch|kèm theo|công văn|nghị quyết|chỉ thị|kết luận|chương trình|văn bản|thông báo|nghị định)\s*$"
)
# Hỏi đáp / Ngày 19-03-2018, | 15:22; Thứ Hai, | 19/03/2018; Hôm nay, | ngày 19: when a page was shown
_OF_PAGE = regex.compile(r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|hôm nay),?\s*$")
_PAGE_CLOCK = regex.compile(r"[\s,|-]{0,4}(?:lúc )?\d{1,2}:\d\d")
_OTHER_DATE = regex.compile(r"(?:quyết định|kế hoạch|kèm theo|công văn|ký bởi|ký|đăng|cập nhật|lượt)\b")
# Số: 12/KH-UBND (Huế) | Hạnh phúc (Huế)
_PLACE_SPLIT = regex.compile(r"\s{3,}|\n|\|")
_PLACE_LEAD = regex.compile(r"^(?:Số\b.*?\s(?=\p{Lu}\p{Ll})|Hạnh phúc\s+)")
_WORD_ABOVE = regex.compile(r"(?r)(?<=\n)(\p{Lu}\p{Ll}+) *\n$")  # Lào | Cai, ngày 17 tháng 10: a word a line
_DAY_WORD = regex.compile(r"[Nn]g[àa]y")
_OWN_NUMBER = regex.compile(r"(?:^|[\s|])(?:Số|SỐ|số|S(?=:))\s*(?:KH)?\s*[:.]?\s*(?=[\d\s.…_]*\s*[/–-]?)")
# A Party-like form with the number blank: "Số:    -KH/BCĐ"
_BLANK_PARTY = regex.compile(r"Số\s*:?[\s.…_]*(-\s?KH\s?/\s?[A-ZĐƯ]{2,8})")
_TYPES = {
    "kế hoạch": "KH", "quyết định": "QĐ", "chỉ thị": "CT", "chương trình": "CTr", "nghị quyết": "NQ", "thông báo": "TB", "hướng dẫn": "HD",
    "công điện": "CĐ", "phương án": "PA", "đề án": "ĐA", "báo cáo": "BC", "tờ trình": "TTr",
}  # fmt: skip


def find_header(
    document: Document, zones: Zones, cited: tuple[Occurrence, ...]
) -> tuple[Header, tuple[Issue, ...]]:
    """The header record and what is missing or doubtful in it."""
    text = document.text
    told = metadata_of(document)
    issues: list[Issue] = []
    evidence: dict[str, Evidence] = {}

    def show(field: str, span: Span, rule: str, confidence: float) -> None:
        if span[0] < span[1] and document.guessed(*span):
            confidence = min(confidence, 0.8)
        evidence[field] = Evidence(span, document.page_at(span[0]), document.quote(*span), rule, confidence)

    annexed = any(o.relation == "annexed_to" for o in cited if o.place == "title")
    head = (zones.header[0], zones.header[0] + letterhead_length(text[slice(*zones.header)]))
    own = _own_symbol(text, head, zones.title)
    symbol, symbol_issuer, doc_type = None, None, None
    if own and not (annexed and own.doc_type != "KH"):
        symbol, symbol_issuer, doc_type = own.printed, own.issuer, own.doc_type
        show("symbol", (own.start, own.end), f"symbol_{own.form}", 0.97)
    elif not annexed and (party := _BLANK_PARTY.search(text, *head)):
        symbol = _BLANK.sub("", party[1])
        show("symbol", party.span(1), "symbol_blank", 0.9)
    blank = symbol is None or symbol.startswith(("/", "-"))
    given = next(find_symbols("Số " + told["symbol"]), None) if "symbol" in told else None
    if given and blank and not annexed:
        symbol, symbol_issuer, doc_type = given.printed, given.issuer, given.doc_type
        show("symbol", (0, 0), "metadata", 0.85)
    if symbol and symbol.startswith(("/", "-")):
        issues.append(Issue("symbol_blank", "the number is blank", evidence["symbol"].span))
    title_word = _type_word(text[zones.title[0] : zones.title[1]])
    doc_type = title_word or doc_type or (None if zones.title[0] == zones.title[1] else "KH")
    if doc_type is None and names_a_plan(text[slice(*zones.opening)]):
        doc_type = "KH"
    if doc_type:
        show(
            "doc_type",
            zones.title if title_word else evidence["symbol"].span if symbol else zones.title,
            "type_word" if title_word else "symbol",
            0.98,
        )

    place, issued_on, span = _place_and_date(text, head, zones)
    if issued_on:
        show("issued_on", span, "place_and_date", 0.97)
    if place:
        show("place", (span[0], span[0] + len(place)), "place_and_date", 0.97)
    if (
        (issued_on is None or len(issued_on) < 10)
        and (day := _told_date(told))
        and (issued_on is None or day.startswith(issued_on))
    ):
        issued_on = day
        show("issued_on", (0, 0), "metadata", 0.85)
    if issued_on and len(issued_on) < 10:
        issues.append(Issue("day_blank", "the day of issue is blank", span))
    on = _as_date(issued_on) or _latest_cited(cited)

    ending = text[zones.signature[0] : zones.signature[1]][:400]
    issuer = find_issuer(text[slice(*head)], symbol_issuer, text[slice(*zones.opening)], told, ending, on)
    if issuer.name is None:
        issues.append(Issue("issuer_unknown", "no issuing body is named"))
    else:
        at = _locate(text, issuer, zones)
        show("issuer", at, issuer.rule, 0.96 if issuer.rule.startswith("letterhead") else 0.88)
        show("issuer_level", at, issuer.rule, 0.95 if issuer.rule.startswith("letterhead") else 0.85)
    parts = (
        text[slice(*zones.title)],
        text[slice(*zones.opening)],
        text[slice(*zones.header)],
        text[slice(*zones.signature)][:3000],
        text[slice(*zones.body)],
    )
    province, rule = find_province(issuer, place, parts[2], parts, told, on)
    if province:
        show(
            "province",
            evidence["issuer"].span
            if rule.startswith("letterhead")
            else evidence["place"].span
            if rule == "place"
            else (0, 0),
            rule,
            {"text": 0.85, "locality": 0.8}.get(rule, 0.96),
        )
    elif issuer.level != "central":
        issues.append(Issue("province_unknown", "no province is named"))
    if (
        issuer.level == "province"
        and province
        and province.kind == "thanh_pho"
        and issuer.name == "Ủy ban nhân dân tỉnh"
    ):
        issuer = Issuer(
            "Ủy ban nhân dân thành phố",
            issuer.level,
            issuer.body_id,
            issuer.province,
            issuer.rule,
            issuer.line,
        )

    opening = text[slice(*zones.opening)]
    title = find_title(text[slice(*zones.title)]) or told.get("title")
    if title:
        show("title", zones.title, "title_zone" if zones.title[0] < zones.title[1] else "metadata", 0.95)
    elif doc_type == "KH" and (title := title_in_opening(opening)):
        show("title", zones.opening, "opening_sentence", 0.75)
    else:
        issues.append(Issue("title_missing", "no title is shown"))
    year = on.year if on and issued_on else None
    period, period_span = _period(title, text, zones, cited, year)
    if period:
        show("period", period_span, "title_years" if period_span == zones.title else "opening_years", 0.93)
    header = Header(
        doc_type, symbol, issued_on, place, issuer.name, issuer.level, province.name if province else None, title, period,
        issuer.body_id, province.id if province else None, evidence,
    )  # fmt: skip
    return header, tuple(issues)


def _own_symbol(text: str, head: Span, title: Span) -> Symbol | None:
    """The symbol behind "Số" in the letterhead (a kế hoạch's before any other), else one alone on its line."""
    found = []
    for m in (m for area in (head, title) for m in _OWN_NUMBER.finditer(text, *area)):
        end = head[1] if m.start() < head[1] else title[1]
        line_end = text.find("\n", m.end())
        symbol = next(find_symbols("Số " + text[m.end() : line_end if line_end >= 0 else end]), None)
        if symbol and symbol.start <= 12:
            at = m.end() - 3
            moved = Symbol(
                symbol.start + at,
                symbol.end + at,
                symbol.printed,
                symbol.form,
                symbol.number,
                symbol.doc_type,
                symbol.issuer,
                symbol.year,
            )
            before = text[max(0, m.start() - 14) : m.start() + 1]
            if before[-1:] == "\n" or not _OTHER_PAPER.search(lower_same_length(before)):
                found.append(moved)
    if not found:
        found = [
            s
            for s in find_symbols(text, *head)
            if text[s.end : s.end + 1] in ("\n", "") and text[max(0, s.start - 1)] == "\n"
        ]
    plans = [s for s in found if s.doc_type and s.doc_type.startswith("KH")]
    return next(iter(plans or found), None)


def _type_word(title: str) -> str | None:
    low = lower_same_length(title[:60]).strip(" *|\n")
    spaced = _BLANK.sub("", low)
    if spaced.startswith(("kếhoạch", "dựthảokếhoạch", "(dựthảo)kếhoạch")):
        return "KH"
    return next((code for word, code in _TYPES.items() if low.startswith(word)), None)


def _place_and_date(text: str, head: Span, zones: Zones) -> tuple[str | None, str | None, Span]:
    """Place, date (ISO, as far as it is shown) and span: in the letterhead, else beside the title or the signature."""
    for start, end in (head, zones.title, zones.signature):
        for m in _dated(text, start, end):
            line = text[text.rfind("\n", 0, m.start("y")) + 1 : m.start("y")]
            low = lower_same_length(line[:-4])
            if (_OTHER_DATE.search(low) and not m["place"]) or OF_ANOTHER.search(low):
                continue
            if _PAGE_CLOCK.match(text, m.end()) or _OF_PAGE.search(lower_same_length(m["place"] or "")):
                continue
            if (start, end) == zones.title and "kèm theo" in lower_same_length(text[start : m.start("y")]):
                continue
            if (start, end) == zones.signature and not m["place"]:
                continue
            year, month, day = m["y"], m["m"], m["d"]
            iso = (
                year
                if not month or not 1 <= int(month) <= 12
                else f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
            )
            if len(iso) == 10 and _as_date(iso) is None:
                iso = iso[:7]
            place = _place(m["place"])
            if place and (above := _WORD_ABOVE.search(text, start, m.start("place"))):
                whole = f"{above[1]} {place}"
                place = whole if province_named(whole) else place
            return place, iso, (m.start("place") if place else m.start(), m.end())
    return None, None, (0, 0)


def _dated(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """Places with dates, looked for around the word "ngày", then on lines that are nothing else."""
    for day in _DAY_WORD.finditer(text, start, end):
        if m := _PLACE_DATE.search(text, max(start, day.start() - 60), min(end, day.end() + 60)):
            yield m
    yield from _BARE_PLACE_DATE.finditer(text, start, end)


def _place(words: str | None) -> str | None:
    """The place before a date, without what stood before it on the line."""
    if not words:
        return None
    place = _PLACE_SPLIT.split(words)[-1].strip(" ,.-")
    place = _PLACE_LEAD.sub("", place)
    return tidy(place) if 2 <= len(place) <= 40 and place[:1].isupper() else None


def _told_date(told: dict[str, str]) -> str | None:
    m = regex.search(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})", told.get("issued_on", ""))
    if m is None:
        return None
    day = f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}"
    return day if _as_date(day) else None


def _as_date(iso: str | None) -> date | None:
    """The first day that an ISO date of any precision means, or None."""
    if not iso:
        return None
    try:
        return date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return None


def _latest_cited(cited: tuple[Occurrence, ...]) -> date | None:
    """Where the paper shows no date, it is younger than what its opening cites."""
    days = [_as_date(o.issued_on) for o in cited if o.place != "body"]
    return max((d for d in days if d), default=None)


def _locate(text: str, issuer: Issuer, zones: Zones) -> Span:
    at = text.find(issuer.line.split("\n")[0][:12]) if issuer.line else -1
    return (at, at + len(issuer.line)) if 0 <= at <= zones.opening[1] else (zones.header[0], zones.header[0])


def _period(
    title: str | None, text: str, zones: Zones, cited: tuple[Occurrence, ...], year: int | None
) -> tuple[tuple[int, int] | None, Span]:
    """The years of the title; else of the opening's own naming of the plan; else of the implemented document's title."""
    if title and (found := find_period(title, year) or dated_period(title)):
        return found, zones.title
    opening = text[slice(*zones.opening)]
    last = regex.search(
        r"(?:ban hành|xây dựng|lập)\s+[Kk]ế hoạch(.{0,300}?)(?:như sau|$)", opening, regex.DOTALL
    )
    if last and (found := find_period(last[1], year) or dated_period(last[1])):
        return found, zones.opening
    for item in sorted(
        (o for o in cited if o.place == "opening" and o.title), key=lambda o: o.relation != "implements"
    ):
        if (
            item.symbol.form in ("state", "party")
            and item.symbol.doc_type not in ("NĐ", "TT", "L")
            and (found := find_period(item.title or "", year))
        ):
            return found, zones.opening
    return None, zones.title
