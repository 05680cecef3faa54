"""The header of a plan: type, symbol, place and date, issuer, province, title and period, each with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import regex

from extract.citations import Occurrence
from extract.evidence import Shown, evidence_of
from extract.header_dates import Issued, as_date, find_issued
from extract.header_symbol import find_symbol, find_type, is_blank
from extract.issuer_places import find_province
from extract.issuers import Issuer, find_issuer
from extract.letterheads import letterhead_length
from extract.localities import whole_name
from extract.records import Evidence, Header, Issue, Span
from extract.reference import Province
from extract.titles import dated_period, find_period, find_title, title_in_opening
from extract.witness import metadata_of
from extract.zones import Zones
from parsers.document import Document

# ... ban hành Kế hoạch | triển khai năm 2020 với các nội dung | như sau: what an opening calls its plan
_NAMED_PLAN = regex.compile(r"(?:ban hành|xây dựng|lập)\s+[Kk]ế hoạch(.{0,300}?)(?:như sau|$)", regex.DOTALL)


def find_header(
    document: Document, zones: Zones, cited: tuple[Occurrence, ...]
) -> tuple[Header, tuple[Issue, ...]]:
    """The header record and what is missing or doubtful in it. Each part is a value and where it is shown."""
    text, told = document.text, metadata_of(document)
    head = (zones.header[0], zones.header[0] + letterhead_length(text[slice(*zones.header)]))
    annexed = any(o.relation == "annexed_to" for o in cited if o.place == "title")
    symbol, symbol_shown = find_symbol(text, head, zones.title, annexed, told)
    doc_type, type_shown = find_type(text, zones, symbol, symbol_shown)
    issued = find_issued(text, head, zones, told)
    on = as_date(issued.day) or _latest_cited(cited)
    ending = text[slice(*zones.signature)][:400]
    issuer = find_issuer(
        text[slice(*head)], symbol.issuer if symbol else None, text[slice(*zones.opening)], told, ending, on
    )
    province, province_rule = _province(text, zones, issuer, issued.place, told, on)
    printed = issued
    if province and any(repair.kind == "dropped_letter" for repair in document.repairs):
        issuer, issued = _with_whole_places(issuer, issued, province.id)
    title, title_shown = _title(text, zones, doc_type, told)
    period, period_shown = _period(title, text, zones, cited, on.year if on and issued.day else None)

    shown = {
        "symbol": symbol_shown, "doc_type": type_shown, **_issued_shown(printed), **_issuer_shown(issuer, text, zones)
    }  # fmt: skip
    if province:
        shown["province"] = _province_shown(province_rule, shown, _named_at(text, zones, province.name))
    shown |= {"title": title_shown, "period": period_shown}
    header = Header(
        doc_type, symbol.printed if symbol else None, issued.day, issued.place, _issuer_name(issuer, province), issuer.level,
        province.name if province else None, title, period, issuer.body_id, province.id if province else None,
        {field: _evidence(document, where) for field, where in shown.items() if where},
    )  # fmt: skip
    return header, tuple(_issues(header, issued.span))


def _issues(header: Header, issued: Span) -> Iterator[Issue]:
    if header.symbol and is_blank(header.symbol):
        yield Issue("symbol_blank", "the number is blank", header.evidence["symbol"].span)
    if header.issued_on and len(header.issued_on) < 10:
        yield Issue("day_blank", "the day of issue is blank", issued)
    if header.issuer is None:
        yield Issue("issuer_unknown", "no issuing body is named")
    if header.province is None and header.issuer_level != "central":
        yield Issue("province_unknown", "no province is named")
    if header.title is None:
        yield Issue("title_missing", "no title is shown")


def _evidence(document: Document, shown: Shown) -> Evidence:
    """At most 0.8 sure where a guess has restored letters."""
    guessed = shown.span[0] < shown.span[1] and document.guessed(*shown.span)
    return evidence_of(document, shown.span, shown.rule, min(shown.confidence, 0.8 if guessed else 1))


def _issued_shown(issued: Issued) -> dict[str, Shown]:
    shown = {}
    if issued.told:
        shown["issued_on"] = Shown((0, 0), "metadata", 0.85)
    elif issued.day:
        shown["issued_on"] = Shown(issued.span, "place_and_date", 0.97)
    if issued.place:
        start = issued.span[0]
        shown["place"] = Shown((start, start + len(issued.place)), "place_and_date", 0.97)
    return shown


def _issuer_shown(issuer: Issuer, text: str, zones: Zones) -> dict[str, Shown]:
    if issuer.name is None:
        return {}
    at = _locate(text, issuer, zones)
    name, level = (0.96, 0.95) if issuer.rule.startswith("letterhead") else (0.88, 0.85)
    return {"issuer": Shown(at, issuer.rule, name), "issuer_level": Shown(at, issuer.rule, level)}


def _province_shown(rule: str, shown: dict[str, Shown | None], named: Span) -> Shown:
    """Where a letterhead or place tells it, or the text names it (`named`); a registry knows it by the issuer's name."""
    by = {"place": "place", "text": None, "metadata": None}.get(rule, "issuer")
    beside = shown.get(by) if by else None
    at = beside.span if beside else named if rule == "text" else (0, 0)
    return Shown(at, rule, {"text": 0.85, "locality": 0.8}.get(rule, 0.96))


def _named_at(text: str, zones: Zones, name: str) -> Span:
    """Where a province is first named in title, opening, letterhead, signature or body; (0, 0) where it is written otherwise."""
    for start, end in (zones.title, zones.opening, zones.header, zones.signature, zones.body):
        for form in (name, name.upper()):
            if (at := text.find(form, start, end)) >= 0:
                return at, at + len(form)
    return 0, 0


# Ủy ban nhân dân | huyện Cam L
_COMMITTEE = regex.compile(r"(Ủy ban nhân dân) (\p{Ll}.+)")


def _with_whole_places(issuer: Issuer, issued: Issued, province_id: str) -> tuple[Issuer, Issued]:
    """Both with the letters that a damaged page took from the names of places in them."""
    if issued.place:
        issued = replace(issued, place=whole_name(issued.place, province_id))
    if committee := _COMMITTEE.fullmatch(issuer.name or ""):
        issuer = replace(issuer, name=f"{committee[1]} {whole_name(committee[2], province_id)}")
    return issuer, issued


def _issuer_name(issuer: Issuer, province: Province | None) -> str | None:
    """The issuer's name; where only the province tells that it is a city, the committee is the city's."""
    of_city = issuer.level == "province" and province is not None and province.kind == "thanh_pho"
    return "Ủy ban nhân dân thành phố" if of_city and issuer.name == "Ủy ban nhân dân tỉnh" else issuer.name


def _province(
    text: str, zones: Zones, issuer: Issuer, place: str | None, told: dict[str, str], on: date | None
) -> tuple[Province | None, str]:
    letterhead = text[slice(*zones.header)]
    ending = text[slice(*zones.signature)][:3000]
    texts = (
        text[slice(*zones.title)],
        text[slice(*zones.opening)],
        letterhead,
        ending,
        text[slice(*zones.body)],
    )
    return find_province(issuer, place, letterhead, texts, told, on)


def _title(
    text: str, zones: Zones, doc_type: str | None, told: dict[str, str]
) -> tuple[str | None, Shown | None]:
    """The title below the word KẾ HOẠCH, else in metadata, else as a plan's opening calls it."""
    if title := find_title(text[slice(*zones.title)]) or told.get("title"):
        rule = "title_zone" if zones.title[0] < zones.title[1] else "metadata"
        return title, Shown(zones.title, rule, 0.95)
    if doc_type == "KH" and (title := title_in_opening(text[slice(*zones.opening)])):
        return title, Shown(zones.opening, "opening_sentence", 0.75)
    return None, None


def _latest_cited(cited: tuple[Occurrence, ...]) -> date | None:
    """Where the paper shows no date, it is younger than what its opening cites."""
    days = [as_date(o.issued_on) for o in cited if o.place != "body"]
    return max((d for d in days if d), default=None)


def _locate(text: str, issuer: Issuer, zones: Zones) -> Span:
    at = text.find(issuer.line.split("\n")[0][:12]) if issuer.line else -1
    return (at, at + len(issuer.line)) if 0 <= at <= zones.opening[1] else (zones.header[0], zones.header[0])


def _period(
    title: str | None, text: str, zones: Zones, cited: tuple[Occurrence, ...], year: int | None
) -> tuple[tuple[int, int] | None, Shown | None]:
    """The years of the title; else of the opening's own naming of the plan; else of the implemented document's title."""
    if title and (found := find_period(title, year) or dated_period(title)):
        return found, Shown(zones.title, "title_years", 0.93)
    in_opening = Shown(zones.opening, "opening_years", 0.93)
    named = _NAMED_PLAN.search(text[slice(*zones.opening)])
    if named and (found := find_period(named[1], year) or dated_period(named[1])):
        return found, in_opening
    over = [
        o
        for o in cited
        if o.place == "opening"
        and o.title
        and o.symbol.form in ("state", "party")
        and o.symbol.doc_type not in ("NĐ", "TT", "L")
    ]
    for item in sorted(over, key=lambda o: o.relation != "implements"):
        if found := find_period(item.title or "", year):
            return found, in_opening
    return None, None
