"""The grammar of số, ký hiệu: `749/KH-STC`, `34-CT/TW`, `1395/CTĐ`, `/KH-STTTT`, `59/2015/QH13`, and their deviations."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import regex

Form = Literal["state", "party", "law", "letter", "blank"]

# Type codes of Nghị định 30/2020 (annex III) and of the Party, with the compounds in use; longer ones first.
TYPES = [
    "NQLT",
    "TTLT",
    "CTrHĐ",
    "CTHĐ",
    "KHHĐ",
    "KHPH",
    "KHLT",
    "KHLN",
    "KHNT",
    "VBHN",
    "QyĐ",
    "QĐi",
    "QTr",
    "CTr",
    "TTr",
    "NQ",
    "QĐ",
    "CT",
    "KH",
    "QC",
    "TB",
    "HD",
    "PA",
    "ĐA",
    "DA",
    "BC",
    "BB",
    "HĐ",
    "CĐ",
    "CV",
    "KL",
    "NĐ",
    "TT",
    "GM",
    "TC",
    "PL",
    "QY",
    "ĐK",
    "LT",
    "QH",
]
_CANONICAL = {t.casefold(): t for t in TYPES}
_TYPE = "(?:" + "|".join(TYPES).replace("QH", "QH(?!\\d)") + ")"
# Issuer codes are capitals, with a few lower-case letters in fixed places (TTg, SNgV, SoNNMT), digits (HĐND8, BCĐ389).
_CAPITAL = r"(?-i:[A-ZĐƯƠÂÔÊĂ]|(?<=[TN])g(?!\p{Ll})|(?<=[TC])r(?!\p{Ll})|(?<=T)h(?=U)|(?<=[-/]S)o(?=[A-Z])|&|[.](?=[A-ZĐ]{2})|,(?=TT&))"
_CODE = rf"{_CAPITAL}(?:{_CAPITAL}|\d){{0,14}}"
_MORE = rf"(?:[-‐-―−]{_CODE}(?!\p{{Ll}})|\s[-‐-―−]\s?{_CAPITAL}{{2,8}}(?!\p{{Ll}})|(?<=BC[HĐ])\s{_CAPITAL}{{2,8}}(?!\p{{Ll}}))"
_ISSUER = rf"(?P<issuer>{_CODE}{_MORE}{{0,4}}(?:\s?\((?:\d{{2,4}}|{_CODE}(?:-{_CODE})?)\))?)"
_NUMBER = r"\d{2,3}\.\d{1,2}(?=\s?/\s?20\d\d\s?/\s?NQ)|\d{1,5}[a-zA-Z]?"
# QĐUBND, TTBTC, KHSYT
_NO_DASH = r"(?=(?-i:UBND|HĐND|TTg|CP(?!\w)|B[A-ZĐ]{2}|(?<=/\s?KH)S[A-ZĐ]{2}))"
_YEAR = r"(?:(?P<year>(?:19|20)\d\d)\s?[/‐-―−-]\s?)?"

_TWO_CAPITALS = regex.compile(r"(?-i:[A-ZĐƯ]{2})")
_DIGITS = regex.compile(r"\d+")
_ZEROS = regex.compile(r"^0+(?=\d)")
_BLANKS = regex.compile(r"\s+")
_SYMBOL = regex.compile(
    rf"""(?:(?<![\d/.,\p{{L}}-])|(?<=\ss))(?:
      # 66.7/2025/NQ-CP | 749 /KH-STC | 198/KH - SNgV | 30/2020/NĐ-CP | 255/2025-NĐ-CP | 21/2011/TTBTC | 4510/ KH-UBND | TB_UBND | KH.UBND
      (?P<n1>{_NUMBER})\s?/\s?{_YEAR}(?P<t1>{_TYPE})(?:\s?[-‐-―−_/]\s?|[.](?=[A-ZĐ]{{2}})|{_NO_DASH}){_ISSUER.replace("issuer", "i1")}
      # 34-CT/TW | 34/CT-TW (by the state form) | 367 - QĐ/TWĐTN-VP | 47-KH/BCĐ
    | (?P<n2>\d{{1,5}})\s?[-‐-―−]\s?(?P<t2>{_TYPE})\s?/\s?{_ISSUER.replace("issuer", "i2")}
      # 59/2015/QH13 | 1314/2024/UBTVQH15 | 02/2011/PL-UBTVQH13 goes by the first form
    | (?P<n3>\d{{1,5}})\s?/\s?(?P<y3>(?:19|20)\d\d)\s?/\s?(?P<i3>(?-i:QH|UBTVQH)\d{{1,2}})
      # 1395/CTĐ | 3637/UBND-VX | 1849/BGDĐT-GDPT
    | (?P<n4>\d{{1,5}})\s?/\s?{_ISSUER.replace("issuer", "i4")}
    )(?!\p{{Ll}}{{0,1}}[\d/])""".replace("(?P<year>", "(?P<y1>"),
    regex.VERBOSE | regex.IGNORECASE,
)
# Every symbol has one of these; dates and fractions do not, so the costly pattern runs only around them.
_SLASH = regex.compile(r"/\s?(?:[A-ZĐƯ]|(?:19|20)\d\d\s?[/‐-―−-]\s?[A-ZĐ])")
# "số /KH-UBND", "số: …/KH-UBND", "Số:      /QĐ-UBND": the number left blank
_BLANK = regex.compile(rf"[Ss]ố\s*+:?[\s.…_]*+/\s?(?P<type>{_TYPE})\s?[-‐-―−]\s?{_ISSUER}")
_BEFORE_BLANK = frozenset(" \t\n\u00a0ố:._…")
# A slash lost: "số 1830 QĐ-UBND" | Quyết định 1830 QĐ-UBND | số 30 KH/UBND; a letter's: "Công văn số 251-BCĐ"
_LOST_SLASH = regex.compile(
    rf"(?:[Ss]ố:?|[Qq]uyết định|[Kk]ế hoạch|[Cc]hỉ thị)\s(?P<n>\d{{1,5}})\s(?P<type>{_TYPE})\s?[-‐-―−/]\s?{_ISSUER}"
)
_LOST_TYPE = regex.compile(
    rf"(?:[Vv]ăn bản|[Cc]ông văn)(?: số:?)?\s(?P<n>\d{{1,5}})[-‐-―−]{_ISSUER}(?=[,;.]? ngày|\s*(?:của|về|v/v|[,;.)]|$))"
)
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")


_FIGURE_CAPITALS = regex.compile(r"\d[\s‐-―−-](?=[A-ZĐ]{2})")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol where it stands: `printed` has no spaces, `number` is None where it is blank, `issuer` keeps its case."""

    start: int
    end: int
    printed: str
    form: Form
    number: int | None
    doc_type: str | None
    issuer: str
    year: int | None


def find_symbols(text: str, start: int = 0, end: int | None = None) -> Iterator[Symbol]:
    """Every symbol in `text[start:end]`, in order. A letter's symbol (no type code) needs "số" or a type word before it.

    >>> [s.printed for s in find_symbols("Kế hoạch số 749 /KH-STC; Chỉ thị 34-CT/TW; Công văn số 1395/CTĐ")]
    ['749/KH-STC', '34-CT/TW', '1395/CTĐ']
    >>> [s.printed for s in find_symbols("trực 24/24 giờ, ngày 15/12, cúm A/H1N1, 02 lần/năm")]
    []
    """
    stop = len(text) if end is None else end
    done = start
    blank = False
    for slash in _SLASH.finditer(text, start, stop):
        blank = blank or text[max(0, slash.start() - 1)] in _BEFORE_BLANK
        if slash.start() < done:
            continue
        m = _SYMBOL.search(text, max(done, slash.start() - 14), min(stop, slash.end() + 60))
        if (
            m
            and m.start() < slash.start() < m.end()
            and (symbol := _state_or_party(m) or _law(m) or _letter(m, text))
        ):
            done = m.end()
            yield symbol
    for m in _BLANK.finditer(text, start, stop) if blank else ():
        printed = _printed(f"/{m['type']}-{m['issuer']}")
        at = text.index("/", m.start())
        yield Symbol(at, m.end(), printed, "blank", None, canonical_type(m["type"]), m["issuer"], None)
    yield from _lost(text, start, stop)


def _lost(text: str, start: int, stop: int) -> Iterator[Symbol]:
    """Symbols that lost their slash or their type, looked for only where capitals follow a figure."""
    for hint in _FIGURE_CAPITALS.finditer(text, start, stop):
        area = max(start, hint.start() - 30), min(stop, hint.end() + 60)
        if (m := _LOST_SLASH.search(text, *area)) and m.start() <= hint.start() < m.end():
            printed, doc_type = _printed(f"{m['n']}/{m['type']}-{m['issuer']}"), canonical_type(m["type"])
            yield Symbol(m.start("n"), m.end(), printed, "state", int(m["n"]), doc_type, m["issuer"], None)
        elif (m := _LOST_TYPE.search(text, *area)) and m.start() <= hint.start() < m.end():
            printed = _printed(m[0][m.start("n") - m.start() :])
            yield Symbol(
                m.start("n"), m.end(), printed, "letter", int(m["n"]), "CV", _printed(m["issuer"]), None
            )


def canonical_type(code: str) -> str:
    """The usual spelling of a type code.

    >>> canonical_type("Ctr")
    'CTr'
    """
    return _CANONICAL.get(code.casefold(), code)


def symbol_key(symbol: str | None) -> str | None:
    """A symbol as it is looked up: no blanks, no zeros in front, lower case, one dash.

    >>> symbol_key("05/KH - HĐTĐKT")
    '5/kh-hđtđkt'
    """
    if symbol is None:
        return None
    key = _printed(unicodedata.normalize("NFC", symbol.replace("Ð", "Đ"))).casefold()
    return _ZEROS.sub("", key) or None


def _printed(text: str) -> str:
    return str(_BLANKS.sub("", text)).translate(_DASHES)


def _state_or_party(m: regex.Match[str]) -> Symbol | None:
    if m["t1"]:
        number, doc_type, issuer, year = m["n1"], m["t1"], m["i1"], m["y1"]
        party = issuer in ("TW", "TƯ", "TU")
    elif m["t2"]:
        number, doc_type, issuer, year, party = m["n2"], m["t2"], m["i2"], None, True
    else:
        return None
    digits = _DIGITS.match(number)
    assert digits
    return Symbol(
        m.start(), m.end(), _printed(m[0]), "party" if party else "state", int(digits[0]), canonical_type(doc_type),
        _printed(issuer), int(year) if year else None,
    )  # fmt: skip


def _law(m: regex.Match[str]) -> Symbol | None:
    if not m["i3"]:
        return None
    return Symbol(m.start(), m.end(), _printed(m[0]), "law", int(m["n3"]), "L", m["i3"], int(m["y3"]))


ALONE = ("KH", "QĐ", "CT", "NQ")  # Kế hoạch số 30/KH của UBND tỉnh: types whose issuer code was left out

# What stands before a letter's symbol: "Công văn số 12/UBND-VX", "Văn bản 77/SNV-TĐKT", "Công điện số 5/UBND"
_LETTER_LEAD = regex.compile(
    r"(?:số|văn bản|công văn|công điện|thông báo|cv|giấy mời|tờ trình|báo cáo)\s*:?\s*$", regex.IGNORECASE
)


def _letter(m: regex.Match[str], text: str) -> Symbol | None:
    code = m["i4"]
    if not code or len(code) < 2 or not _TWO_CAPITALS.match(code):
        return None
    if not _LETTER_LEAD.search(text, max(0, m.start() - 16), m.start()) and not regex.match(
        r"[A-ZĐƯ&]{2,}-[A-ZĐƯ&]{2,}", code
    ):
        return None
    if code in ALONE:
        return Symbol(m.start(), m.end(), _printed(m[0]), "state", int(m["n4"]), code, "", None)
    return Symbol(m.start(), m.end(), _printed(m[0]), "letter", int(m["n4"]), "CV", _printed(code), None)
