"""The symbol of a plan and the type of paper it is: behind "Số", in a metadata table, by the first word of the title."""

from __future__ import annotations

from dataclasses import replace

import regex

from extract.evidence import Shown
from extract.folding import lower_same_length
from extract.records import Span
from extract.symbols import Symbol, find_symbols
from extract.titles import names_a_plan
from extract.zones import Zones

_BLANK = regex.compile(r"\s")
# Quyết định (số) | Kế hoạch (số): the number of another paper
_OTHER_PAPER = regex.compile(
    r"(?:quyết định|kế hoạch|kèm theo|công văn|nghị quyết|chỉ thị|kết luận|chương trình|văn bản|thông báo|nghị định)\s*$"
)
# Số: 12/KH-UBND | SỐ      /KH-UBND | S: 12/KH-SYT: where the letterhead has its own number
_OWN_NUMBER = regex.compile(r"(?:^|[\s|])(?:Số|SỐ|số|S(?=:))\s*(?:KH)?\s*[:.]?\s*(?=[\d\s.…_]*\s*[/–-]?)")
# A Party-like form with the number blank: "Số:    -KH/BCĐ"
_BLANK_PARTY = regex.compile(r"Số\s*:?[\s.…_]*(-\s?KH\s?/\s?[A-ZĐƯ]{2,8})")
_TYPES = {
    "kế hoạch": "KH", "quyết định": "QĐ", "chỉ thị": "CT", "chương trình": "CTr", "nghị quyết": "NQ", "thông báo": "TB", "hướng dẫn": "HD",
    "công điện": "CĐ", "phương án": "PA", "đề án": "ĐA", "báo cáo": "BC", "tờ trình": "TTr",
}  # fmt: skip


def find_symbol(
    text: str, head: Span, title: Span, annexed: bool, told: dict[str, str]
) -> tuple[Symbol | None, Shown | None]:
    """The plan's symbol and where it is shown: printed, else with its number blank, else as metadata tell it.

    A plan that is `annexed` to another paper stands below that paper's number: only a kế hoạch's is its own.
    """
    symbol, shown = None, None
    own = _own_symbol(text, head, title)
    if own and not (annexed and own.doc_type != "KH"):
        symbol, shown = own, Shown((own.start, own.end), f"symbol_{own.form}", 0.97)
    elif not annexed and (party := _BLANK_PARTY.search(text, *head)):
        printed = _BLANK.sub("", party[1])
        symbol = Symbol(party.start(1), party.end(1), printed, "blank", None, None, "", None)
        shown = Shown(party.span(1), "symbol_blank", 0.9)
    if "symbol" in told and not annexed and (symbol is None or is_blank(symbol.printed)):
        given = next(find_symbols("Số " + told["symbol"]), None)
        if given:
            return given, Shown((0, 0), "metadata", 0.85)
    return symbol, shown


def is_blank(symbol: str) -> bool:
    """Whether a symbol has no number yet: "/KH-UBND", "-KH/BCĐ"."""
    return symbol.startswith(("/", "-"))


def find_type(
    text: str, zones: Zones, symbol: Symbol | None, symbol_shown: Shown | None
) -> tuple[str | None, Shown | None]:
    """The code of the paper's type and where it is shown: the title's first word, else the symbol's; a paper with
    another title, or whose opening issues a plan, is a kế hoạch."""
    if word := _type_word(text[slice(*zones.title)]):
        return word, Shown(zones.title, "type_word", 0.98)
    code = symbol.doc_type if symbol else None
    if code is None and (zones.title[0] < zones.title[1] or names_a_plan(text[slice(*zones.opening)])):
        code = "KH"
    if code is None:
        return None, None
    return code, Shown(symbol_shown.span if symbol_shown else zones.title, "symbol", 0.98)


def _own_symbol(text: str, head: Span, title: Span) -> Symbol | None:
    """The symbol behind "Số" in the letterhead (a kế hoạch's before any other), else one alone on its line."""
    found = []
    for m in (m for area in (head, title) for m in _OWN_NUMBER.finditer(text, *area)):
        end = head[1] if m.start() < head[1] else title[1]
        line_end = text.find("\n", m.end())
        symbol = next(find_symbols("Số " + text[m.end() : line_end if line_end >= 0 else end]), None)
        if symbol and symbol.start <= 12:
            at = m.end() - 3
            moved = replace(symbol, start=symbol.start + at, end=symbol.end + at)
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
