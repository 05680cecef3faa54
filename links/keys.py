"""What makes two mentions one document: (issuer with province, integer number, type, issuer code, year).

A symbol gives number, type, code and sometimes year. The issuer's place comes from the code, the words after
"của", or the citing body's own province; the same number of another province is another document.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

import regex

from extract.folding import code_letters, fold
from extract.names import department_of_code, province_named, provinces_in, write_out
from extract.reference import rows
from extract.symbols import find_symbols
from links.lineage import last_province, province, provinces_on, units_named

CENTRAL = "vn"  # the place of central documents
PROVINCE = "tinh"  # the unit of a province's own people's committee
_CACHED = 400_000

# Letters that look like others: Cyrillic in scanned codes, U+00D0 for Đ.
_LOOKALIKES = str.maketrans("ÐАВСЕНІКМОРТХУð", "ĐABCEHIKMOPTXYđ")
_DASHES = regex.compile(r"[\u2010-\u2015\u2212]")
_SLIP = regex.compile(r"UBN{2,3}D")  # UBNND
_PARLIAMENT = regex.compile(r"(?:QH|UBTVQH)\d+$|TW")
_DISTRICT_KINDS = ("huyện", "quận", "thị xã", "thành phố")
_COMMUNE_KINDS = ("xã", "phường", "thị trấn", "đặc khu")
_KINDS = "|".join((*_DISTRICT_KINDS, *_COMMUNE_KINDS))
# của UBND huyện Cao Lộc | Chủ tịch UBND thành phố | HĐND xã Đức Trọng, tỉnh Lâm Đồng
_UNIT = regex.compile(
    rf"(?:ủy ban nhân dân|hội đồng nhân dân)\s*(?P<kind>tỉnh|{_KINDS})?(?P<name>(?:\s(?!tỉnh\b|và\b|"
    rf"về\b)[^\W_]+){{0,4}})"
)
_ANY_KIND = regex.compile(rf"\b(?:{_KINDS})\b")
_CITY = regex.compile(r"thành phố (.+)$")
_ASIDE = regex.compile(r"\((?:cũ|nay là|trước đây|sau đây)[^)]*\)|\bcũ\b")
_CENTRAL_WORDS = regex.compile(
    r"(?:thủ tướng|chính phủ|quốc hội|ủy ban thường vụ quốc hội|bộ (?!chỉ huy|đội|tư lệnh)|bộ trưởng|"
    r"ban bí thư|tổng cục|tổng liên đoàn"
    r"|thanh tra chính phủ|văn phòng chính phủ|ủy ban dân tộc)|.*\b(?:trung ương|quốc gia|việt nam)$"
)
_LOCAL_WORDS = regex.compile(
    r"\b(?:tỉnh|sở|thành ủy|ban tổ chức (?:hội|giải|lễ))\b"
)  # a code of the centre used by a local body
_OWN_CODES = frozenset(
    {"UBND", "HĐND", "HĐTĐKT", "BCĐ", "BTC", "TU"}
)  # codes that bodies of several levels use


class Key(NamedTuple):
    """A symbol without its spelling. `number` is None where it is blank, `year` where the symbol has no year
    segment.
    """

    number: int | None
    doc_type: str
    code: str
    year: int | None


class Origin(NamedTuple):
    """Where a document comes from. `places`: CENTRAL, ids of provinces, or empty for the citing body's own
    province.

    `unit` tells the people's committees of a province apart: PROVINCE, "huyện cao lộc", "huyện" (some
    district), None where nothing tells; "" for bodies whose code is enough.
    """

    places: tuple[str, ...]
    unit: str | None


@lru_cache(_CACHED)
def parse_symbol(symbol: str) -> Key | None:
    """The key of a printed symbol; None where it is none.

    >>> parse_symbol("34/CT-TW") == parse_symbol("34-CT/TƯ") == Key(34, "CT", "TW", None)
    True
    >>> parse_symbol("076/KH - SGD&ĐT") == parse_symbol("76/KH-SGDĐT"), parse_symbol("12/QÐ-UBND").doc_type
    (True, 'QĐ')
    """
    clean = _DASHES.sub("-", unicodedata.normalize("NFC", symbol.translate(_LOOKALIKES))).strip()
    for text in (clean, clean.upper()):
        found = next(find_symbols(f"Số {text}"), None)
        if found is not None:
            doc_type = (found.doc_type or "CV").upper()
            return Key(found.number, doc_type, _code(found.issuer), found.year)
    return None


def bucket_of(symbol: str | None, issued_on: str | None) -> str | None:
    """Number, type, issuer code and year of a symbol in one text, by which a store finds what cites what.

    >>> bucket_of("076/KH - SGD&ĐT", "2021-03"), bucket_of("/KH-UBND", None), bucket_of("34/CT-TW", None)
    ('76/KH/so:gddt/2021', '/KH/UBND/', '34/CT/TW/')
    """
    key = parse_symbol(symbol) if symbol else None
    if key is None:
        return None
    return bucket_text(key.number, key.doc_type, key.code, key.year or (issued_on or "")[:4])


def bucket_text(number: int | None, doc_type: str, code: str, year: int | str | None) -> str:
    """A bucket from its parts; what is not known stays empty."""
    return f"{'' if number is None else number}/{doc_type}/{code}/{year or ''}"


@lru_cache(_CACHED)
def _code(issuer: str) -> str:
    """One code for the spellings of one issuer: the registry's id for departments, else the letters of its
    first part.
    """
    for part in (issuer, issuer.split("-")[0]):
        if department := department_of_code(part):
            return f"so:{department.id}"
    letters = code_letters(issuer.split("-")[0]).upper().replace("TƯ", "TW")
    return "UBND" if letters == "UB" or _SLIP.fullmatch(letters) else letters  # 30/KH-UB


@cache
def _central_codes() -> frozenset[str]:
    listed = {_code(r["code"]) for r in rows("issuer_codes.csv") if r["level"] == "central"}
    return frozenset(listed - _OWN_CODES)


def is_central(code: str) -> bool:
    """Whether a code is used by central bodies only.

    >>> is_central("TTG"), is_central("QH15"), is_central("UBND"), is_central("BCĐ")
    (True, True, False, False)
    """
    return code in _central_codes() or bool(_PARLIAMENT.match(code))


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(_code(r["code"]) for r in rows("issuer_codes.csv")) | _OWN_CODES


def is_known_code(code: str) -> bool:
    """Whether a code (of a Key) is listed: a department, an issuer of the lists, or a session of parliament.

    >>> is_known_code("so:y-te"), is_known_code("UBND"), is_known_code("QH15"), is_known_code("XYZ")
    (True, True, True, False)
    """
    return code.startswith("so:") or code in _known_codes() or bool(_PARLIAMENT.match(code))


@lru_cache(_CACHED)
def origin_of(code: str, issuer: str | None, day: date | None) -> Origin:
    """Where a cited document comes from, by its code and the words that name its issuer.

    >>> origin_of("UBND", "UBND tỉnh Lạng Sơn", None)
    Origin(places=('lang-son',), unit='tinh')
    >>> origin_of("UBND", "UBND huyện Cao Lộc", None), origin_of("TW", "Bộ Chính trị", None)
    (Origin(places=(), unit='huyện cao lộc'), Origin(places=('vn',), unit=''))
    """
    words = _words(issuer)
    central = bool(words and _CENTRAL_WORDS.match(words))
    if central and code not in ("UBND", "HĐND", "TU"):
        return Origin((CENTRAL,), "")
    places, city = _named(words, day)
    if is_central(code) and not places and not _LOCAL_WORDS.search(words):
        return Origin((CENTRAL,), "")
    if code not in ("UBND", "HĐND"):
        return Origin(places, "")
    if city:
        return Origin(places, f"thành phố {city}")
    return Origin(places, unit_of(words, bool(places)))


@lru_cache(_CACHED)
def _words(issuer: str | None) -> str:
    """The folded words for an issuer, written out, without "(cũ)" and "(nay là ...)"."""
    return fold(_ASIDE.sub("", write_out(issuer))) if issuer else ""


@lru_cache(_CACHED)
def _mentioned(words: str) -> tuple[tuple[str, ...], str | None]:
    """The name of the province that an issuer's words hold, if any, and the name after "thành phố"."""
    city = _CITY.search(words)
    named = [p.name for p in provinces_in(words)][-1:]
    if not named and not _ANY_KIND.search(words):
        tail = words.split()
        ends = [" ".join(tail[-n:]) for n in (4, 3, 2, 1) if len(tail) > n and (n > 1 or tail[-1] == "huế")]
        named = [p.name for e in ends if (p := province_named(e))][:1]
    return tuple(named), city[1].strip() if city else None


def _named(words: str, day: date | None) -> tuple[tuple[str, ...], str | None]:
    """The province that an issuer's words name on a day, and the city of a district's rank that bears a
    province's name.
    """
    names, city = _mentioned(words)
    found = province_named(names[0], day) if names else None
    if found is None:
        return (), None
    then = day is None or found.on(day)
    ids = (found.id,) if day is not None and then else units_named(found.name)
    if day is not None and not then:  # a name in use after its end: the unit that took it over may be meant
        ids = tuple(dict.fromkeys([*ids, *provinces_on(found.id, day)]))
    if (
        city
        and fold(found.name) == city
        and (found.kind != "thanh_pho" or not then)
        and _is_of_district(city, ids)
    ):
        return (() if found.kind == "thanh_pho" else ids), city
    return ids, None


def _is_of_district(city: str, ids: tuple[str, ...]) -> bool:
    """Whether a city that bears a province's name may be one of a district's rank; no such city is "thành phố Đồng Nai"."""
    return city in _district_cities() or not any(
        (known := province(one)) and known.kind == "thanh_pho" for one in (*ids, *map(last_province, ids))
    )


@cache
def _district_cities() -> frozenset[str]:
    units = (
        unit
        for row in rows("localities.csv")
        if row["level"] == "district"
        for unit in row["units"].split("|")
    )
    return frozenset(fold(unit).removeprefix("thành phố ") for unit in units if unit.startswith("Thành phố "))


def unit_of(words: str, named: bool) -> str | None:
    """The unit whose people's committee or council some folded words name; None where they name none.

    >>> unit_of("ủy ban nhân dân huyện cao lộc", False), unit_of("ủy ban nhân dân tỉnh", False)
    ('huyện cao lộc', 'tinh')
    >>> unit_of("ủy ban nhân dân thành phố", False), unit_of("ủy ban nhân dân huyện", False)
    ('tinh|thành phố', 'huyện')
    """
    found = _UNIT.search(words)
    if not found:
        return PROVINCE if named else None
    kind, name = found["kind"], found["name"].strip()
    if kind in (None, "tỉnh"):
        return PROVINCE
    if kind == "thành phố" and named:
        return PROVINCE
    if kind == "thành phố" and not name:
        return f"{PROVINCE}|thành phố"
    return f"{kind} {name}".strip()


def units_agree(one: str | None, other: str | None) -> bool:
    """Whether two units may be the same: equal, or one says less than the other.

    >>> units_agree("huyện", "huyện cao lộc"), units_agree("huyện", "tinh")
    (True, False)
    """
    if one is None or other is None or one == other:
        return True
    return any(
        a == b
        or (f"{a} ".startswith(f"{b} ") or f"{b} ".startswith(f"{a} "))
        and a != PROVINCE
        and b != PROVINCE
        for a in one.split("|")
        for b in other.split("|")
    )


def unit_is_certain(unit: str | None) -> bool:
    """Whether a unit names one body and not a kind of body."""
    return unit is not None and "|" not in unit and unit not in (*_DISTRICT_KINDS, *_COMMUNE_KINDS)
