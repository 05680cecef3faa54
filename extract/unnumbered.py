"""Papers that the title or the opening names by kind, issuer and subject, without their symbol.

"Thực hiện Kế hoạch ngày 12/6/2018 của UBND tỉnh về ...": a citation whose symbol is None. Only papers of people's
committees, councils and departments, which a store may hold; laws cited by name alone are `mentions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from extract.citations import DATE, Occurrence, iso, occurrence_of
from extract.evidence import evidence_of
from extract.folding import fold, lower_same_length, tidy
from extract.likeness import likeness
from extract.names import department_named, write_out
from extract.records import Citation
from extract.symbols import ALONE, Symbol
from extract.zones import Zones
from parsers.document import Document

_TYPES = {
    "kế hoạch": "KH", "quyết định": "QĐ", "chỉ thị": "CT", "nghị quyết": "NQ", "phương án": "PA", "đề án": "ĐA",
    "chương trình": "CTr", "chương trình hành động": "CTr",
}  # fmt: skip
# Kế hoạch | ngày 12/6/2018 ... | Kế hoạch số 45 | ngày 12/6/2018 của UBND tỉnh ... | Kế hoạch số ..... | Chương trình hành động |
# của UBND tỉnh ...; not "Kế hoạch số 45/KH-UBND", nor the plan's own "kế hoạch này"
_KIND = regex.compile(
    r"\b(?P<kind>kế hoạch|quyết định|chỉ thị|nghị quyết|phương án|đề án|chương trình(?: hành động)?)(?=\s)"
    r"(?:\s+số\s*:?(?:\s*\d{1,5}(?=\s(?:ngày|của)\s)|[\s.…_]+(?=ngày\s))"
    r"|\s+\d{1,5}(?=\s(?:ngày\s\d|của\s))|(?!\s+(?:số|này|như|sau|cụ thể)\b))"
)
_OFFICE = r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|sở|ban)\s(?:(?!\svề\s)[^,;()\d\n]){3,60}?"
_DAY = rf"(?:{DATE.pattern})"
# Kế hoạch | phòng, chống rét cho trâu bò của UBND tỉnh ban hành ngày 3/11/2021 | "Lớp học số" của Sở Giáo dục và Đào tạo,
# Kế hoạch | phòng, chống rét cho trâu bò ngày 3/11/2021 của UBND tỉnh
_NAMED_FIRST = regex.compile(
    rf"\s+(?:về (?:việc )?)?(?!(?:ngày|tháng|năm|số)\s)(?P<title>[^;\n/]{{10,220}}?),?\s+(?P<on>ngày\s{_DAY}\s)?của\s+(?P<issuer>{_OFFICE})"
    rf"(?:,?\s+\(?(?:được )?(?:ban hành |ký )?(?P<on>{_DAY})|\s*[,;.\n]|$)",
    regex.IGNORECASE,
)
# Quyết định số 45/QĐ-UBND ... ban hành | Kế hoạch ...: the plan has no other name than the decision
_ISSUED_BY = regex.compile(r"(?:ban hành|phê duyệt|thông qua)(?: kèm theo)?\s+(?:“|\")?$")
_SAME = 0.8  # likeness of subjects that makes it a paper cited by number elsewhere
_FEWEST = 3  # words of a subject by which a paper without a date may be known


def find_unnumbered(
    document: Document, zones: Zones, citations: tuple[Citation, ...], low: str | None = None
) -> tuple[Citation, ...]:
    """Citations without a symbol, each with an issuer, a subject and a whole date, or led by "thực hiện".

    None that `citations` has by its symbol. `low` is the folded text.
    """
    lower = lower_same_length(document.text) if low is None else low
    made: list[Citation] = []
    for found in _told(document.text, lower, zones):
        if not any(_is_same(found, other) for other in (*citations, *made)):
            sure = 0.8 if found.issued_on else 0.7
            evidence = evidence_of(document, found.span, "symbol_absent", sure)
            kind, told = found.symbol.doc_type, (found.issued_on, found.issuer, found.relation)
            made.append(Citation(None, *told, kind, found.title, True, evidence))
    return tuple(made)


def _told(text: str, lower: str, zones: Zones) -> Iterator[Occurrence]:
    for place, area in (("title", zones.title), ("opening", zones.opening)):
        for kind in _KIND.finditer(lower, *area):
            if _ISSUED_BY.search(lower, max(area[0], kind.start() - 30), kind.start()):
                continue
            symbol = Symbol(kind.start(), kind.end(), "", "blank", None, _TYPES[kind["kind"]], "", None)
            line_end = text.find("\n", kind.end(), area[1])
            stop = min(line_end if line_end >= 0 else area[1], kind.end() + 320)
            found = occurrence_of(text, lower, symbol, stop, place, area)
            if not _is_whole(found) or not found.issued_on:
                found = _named_first(text, found, stop) or found
            between = text[kind.end() : max(found.span[1], found.named[0])]
            if _is_whole(found) and "/" not in DATE.sub("", between):
                yield found


def _is_whole(found: Occurrence) -> bool:
    """Whether issuer and subject are told, and a whole day or that it is carried out, of a body that the registry knows."""
    on, words = found.issued_on or "", (found.title or "").split()
    return (
        (len(on) == 10 or not on and found.relation == "implements" and len(words) >= _FEWEST)
        and bool(words)
        and found.relation in ("implements", "based_on", "continues")
        and implied_symbol(found.symbol.doc_type, found.issuer) is not None
    )


def _named_first(text: str, found: Occurrence, stop: int) -> Occurrence | None:
    """The occurrence where its subject stands before its issuer."""
    told = _NAMED_FIRST.match(text, found.symbol.end, stop)
    if told is None:
        return None
    title, issuer = (tidy(told[name]).strip(' “”"') for name in ("title", "issuer"))
    span, named = (found.symbol.start, told.end()), told.span("title")
    return Occurrence(
        found.symbol, span, named, iso(told) or None, issuer, title, found.relation, found.place
    )


def _is_same(found: Occurrence, other: Citation) -> bool:
    """Whether a citation means the same paper: of its kind, and of its day or subject."""
    if other.doc_type != found.symbol.doc_type:
        return False
    if other.issued_on and len(other.issued_on) == 10 and found.issued_on:
        return other.issued_on == found.issued_on
    return bool(other.title and found.title) and likeness(other.title or "", found.title or "") >= _SAME


@lru_cache(4096)
def implied_symbol(doc_type: str | None, issuer: str | None) -> str | None:
    """The symbol of a paper but for its number, by its kind and who issued it; None for bodies beyond the registry.

    >>> implied_symbol("KH", "UBND tỉnh Kiên Giang"), implied_symbol("KH", "Sở Y tế"), implied_symbol("QĐ", "Thủ tướng")
    ('/KH-UBND', '/KH-SYT', None)
    """
    words = fold(write_out(issuer)) if issuer else ""
    if not doc_type or not words:
        return None
    for name, code in (("ủy ban nhân dân", "UBND"), ("hội đồng nhân dân", "HĐND")):
        if words.removeprefix("chủ tịch ").startswith(name):
            return f"/{doc_type}-{code}"
    body = department_named(issuer or "")
    return f"/{doc_type}-{body.codes[0]}" if body and body.codes else None


def whole_symbol(symbol: str | None, doc_type: str | None, issuer: str | None) -> str | None:
    """A symbol with the issuer code that it leaves out; of a paper without one, the symbol implied but for its number.

    >>> whole_symbol("30/KH", "KH", "UBND tỉnh"), whole_symbol("30/KH-UB", "KH", "UBND tỉnh"), whole_symbol(None, "KH", "Sở Y tế")
    ('30/KH-UBND', '30/KH-UB', '/KH-SYT')
    """
    number, _, kind = (symbol or "").rpartition("/")
    if symbol and kind not in ALONE:
        return symbol
    implied = implied_symbol(kind or doc_type, issuer)
    return f"{number}{implied}" if implied else symbol


def implied_code(citation: Citation) -> str:
    """The issuer code of a citation without a symbol, empty for bodies beyond the registry."""
    return (implied_symbol(citation.doc_type, citation.issuer) or "").partition("-")[2]
