"""Who a duty is laid on, read from its words: named bodies, classes of bodies, exceptions, and what cannot be
listed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import regex

from extract.body_parts import ends_with_places, is_part, places_of
from extract.folding import fold, lower_same_length, tidy
from extract.names import department_key, department_named, provinces_in, write_out
from extract.reference import bodies

Kind = Literal[
    "body",
    "unit",
    "so",
    "so_ban_nganh",
    "ubnd_tinh",
    "tinh",
    "huyen",
    "xa",
    "dia_phuong",
    "place",
    "doan_the",
    "other",
]


@dataclass(frozen=True, slots=True)
class Bearer:
    """One bearer: a `body` with its registry id, a named `unit` outside the registry, a `place` whose committee is
    meant and whose kind is not told, or a class of bodies; `part` where only some of the class are meant, which the words do not name.
    `dia_phuong` are the districts, or after them the communes.
    """

    kind: Kind
    text: str
    body_id: str | None = None
    excepted: bool = False
    part: bool = False


_CLASSES = ("so", "so_ban_nganh", "huyen", "xa", "dia_phuong")
_DISTRICT, _COMMUNE = "huyện|thành phố|thị xã|quận", "xã|phường|thị trấn|đặc khu"
_UBND = r"(?:chủ tịch )?(?:ủy ban nhân dân|ubnd) "
# What stands before a body and is none: "Yêu cầu thủ trưởng các sở", "Đề nghị Ban Thường trực"
_LEAD = regex.compile(
    r"^(?:(?:và|yêu cầu|đề nghị|giao|thủ trưởng|giám đốc|lãnh đạo|người đứng đầu|trưởng)\s+)+"
)
# trừ Công an tỉnh | (ngoại trừ Sở Ngoại vụ; Sở Du lịch) | không bao gồm các đơn vị lực lượng vũ trang
_BUT = r"(?:ngoại trừ|trừ|không bao gồm|không kể)\s+"
_EXCEPT = regex.compile(rf"\(\s*{_BUT}(?P<who>[^()]+)\)|\(?\s*,?\s*{_BUT}(?P<who>[^;()]+)\)?")
# (trừ huyện Tánh Linh | không thuộc vùng quy hoạch) | đã có kế hoạch riêng | do không có biển: why, behind whom
_BECAUSE = regex.compile(r"\s(?:không|đã|do|vì|vốn|có|được|thực hiện|thuộc|là|chưa|theo|nằm)\s")
# A new body begins: after ";", or after "," and "và" before one of these heads.
_NEXT = (
    r"ubnd|ủy ban|hội đồng|các (?!ban,|ngành)|sở [^\W_]|ban (?!ngành)[^\W_]|công an|bộ (?:chỉ huy|"
    r"tư lệnh|đội)|thanh tra|văn phòng|phòng [^\W_]|trường|hội [^\W_]|"
    r"tỉnh đoàn|thành đoàn|liên đoàn|liên minh|bảo hiểm|cục |chi cục|kho bạc|ngân hàng|mặt trận|"
    r"đề nghị|yêu cầu|thủ trưởng|chủ tịch |giám đốc |trung tâm|báo |đài |thuế "
)
_SPLIT = regex.compile(rf"\s*,\s*(?:và\s+)?(?={_NEXT})|\s+và\s+(?={_NEXT})")
_SLASH = regex.compile(r"(?<=\p{Ll})/(?=\p{Ll})")  # các sở/ban/ngành/địa phương
# các sở, ban, ngành | các ban, sở, ngành | các sở, ngành, đoàn thể cấp tỉnh | sở - ban - ngành
_CLASS_SO = regex.compile(
    r"(?:các\s+)?(?:sở|ban|ngành)\s*(?:,|-|và|$)\s*(?:các\s+)?(?P<next>sở|ban|ngành|cơ quan|đơn vị|"
    r"đoàn thể|hội)?\b"
)
_CHUYEN_MON = regex.compile(
    r"(?:các\s+)?cơ quan(?:, đơn vị)? (?:chuyên môn )?(?:trực )?thuộc (?:ủy ban nhân dân|"
    r"ubnd) (?:tỉnh|thành phố)"
)
_DOAN_THE = regex.compile(r"đoàn thể|mặt trận|các hội|tổ chức chính trị")
_TINH = regex.compile(rf"(?:{_UBND})?(?:các |cấp )tỉnh\b(?:,? (?:và )?thành phố)?|{_UBND}tỉnh, thành phố")
# các huyện, thành phố | UBND quận, huyện; not: các huyện ủy, thành ủy | các huyện, thị, thành đoàn
_HUYEN = regex.compile(
    r"(?!.*\b(?:ủy(?! ban)|đoàn|hội)\b)"
    rf"(?:(?:{_UBND})?(?:các |cấp )(?:{_DISTRICT})\b|{_UBND}(?:{_DISTRICT})\s*(?:,|và)\s*(?:{_DISTRICT})\b)"
)
# UBND cấp huyện, | cấp xã
_AND_XA = regex.compile(rf"(?:,|và)\s*(?:các |cấp )?(?:{_COMMUNE})\b(?! \p{{Lu}})")
# các địa phương | UBND các địa phương trong tỉnh | Các sở, ban, ngành, địa phương
_DIA_PHUONG = regex.compile(
    rf"(?:{_UBND})?(?:các )?địa phương(?: (?:trong|thuộc|trên địa bàn|của)(?: toàn)? (?:tỉnh|thành phố))?$"
)
_AND_DIA_PHUONG = regex.compile(r"(?:,|và)\s*(?:các )?địa phương(?: trong tỉnh)?$")
_XA = regex.compile(
    rf"(?:{_UBND})?(?:các |cấp )(?:{_COMMUNE})\b|{_UBND}(?:{_COMMUNE})\s*(?:,|và)\s*(?:{_COMMUNE})\b"
)
_NAMED_UNIT = regex.compile(rf"{_UBND}(?:{_DISTRICT}|{_COMMUNE})\s+[^\W\d_]")
# Các Sở: Y tế, Nội vụ | Sở Y tế, Tài chính | Các sở, ngành: Y tế, Nội vụ
_SO_LIST = regex.compile(r"(?:các\s+)?sở(?:(?:\s*,\s*ban)?\s*,\s*ngành\s*:|\s*:?)\s+(?P<rest>.+)")
# UBND huyện đảo Phú Quý | thành phố Phan Thiết | La Gi | Quận 3
_UNIT = regex.compile(
    rf"(?i:{_UBND})?(?:(?P<kind>(?i:{_DISTRICT}|{_COMMUNE}))(?: đảo)? )?"
    r"(?P<name>\p{Lu}[\p{L}’']*(?:[ -]+\p{Lu}[\p{L}’']*){0,4}|\d+)"
)
# Trung tâm Y tế | các huyện Cao Lộc, Lộc Bình: an office in each, not its committee
_OFFICE = regex.compile(
    rf"(?!(?i:{_UBND}|các |\d))(?P<office>\p{{Lu}}[^:;,()]*?)\s+(?:các|\d{{1,3}}|hai|ba|bốn|năm|sáu)\s+(?:{_DISTRICT}|{_COMMUNE})\b"
)
_UNIT_FIRST = regex.compile(rf"(?:{_UBND})?(?:{_DISTRICT}|{_COMMUNE})\b")
_AND = regex.compile(r"\s*(?:,|;|\bvà\b)\s*")
_VAGUE = regex.compile(r"liên quan|có liên|nêu trên|khác\b|được giao|được phân công")
# A body with a name of its own: "Báo Sơn La", "Tỉnh đoàn", "Bảo hiểm xã hội tỉnh", "Trường Chính trị tỉnh"
_PROPER = regex.compile(
    r"(?!các )(?:báo|đài|trường|tỉnh đoàn|thành đoàn|hội|liên đoàn|liên minh|bảo hiểm xã hội|kho bạc|"
    r"ngân hàng|cục|chi cục|ban|ủy ban mặt trận|"
    r"trung tâm|bệnh viện|quỹ|viện|vườn quốc gia|công ty|tổng công ty|điện lực|sở|văn phòng|tòa án|"
    r"viện kiểm sát|hội đồng)\b(?!.*\b(?:huyện|xã|phường|đơn vị)\b)"
)


@lru_cache(20_000)
def read_bearers(words: str) -> tuple[Bearer, ...]:
    """The bearers that a duty's words name, in order, each once.

    >>> [(b.kind, b.body_id) for b in read_bearers("Các sở, ban, ngành; UBND các huyện, thị xã, thành phố")]
    [('so_ban_nganh', None), ('huyen', None)]
    >>> [b.body_id for b in read_bearers("Các Sở: Văn hóa, Thể thao và Du lịch, Y tế; Công an tỉnh")]
    ['vhttdl', 'y-te', 'cong-an-tinh']
    >>> [b.kind for b in read_bearers("Các sở/ngành/địa phương")]
    ['so_ban_nganh', 'dia_phuong']
    >>> [(b.kind, b.excepted) for b in read_bearers("các sở, ngành (trừ Sở Ngoại vụ)")]
    [('so_ban_nganh', False), ('body', True)]
    >>> [b.excepted for b in read_bearers("các sở, ngành (trừ Thanh tra tỉnh; Sở Văn hóa, Thể thao và Du lịch)")]
    [False, True, True]
    >>> [(b.text, b.part) for b in read_bearers("UBND các xã Tân Thanh, Ba Sơn; UBND các xã biên giới")]
    [('Ủy ban nhân dân xã Tân Thanh', False), ('Ủy ban nhân dân xã Ba Sơn', False), ('Ủy ban nhân dân các xã biên giới', True)]
    """
    text = _SLASH.sub(", ", tidy(write_out(words)))
    low = lower_same_length(text)
    found: list[Bearer] = []
    excepted: list[Bearer] = []
    keep = low
    for m in _EXCEPT.finditer(low):
        because = _BECAUSE.search(low, *m.span("who"))
        excepted += [
            Bearer(b.kind, b.text, b.body_id, True)
            for start, end in _items(text, low, m.start("who"), because.start() if because else m.end("who"))
            for b in _units(text[start:end]) or _read(text, low, start, end)
        ]
        keep = keep[: m.start()] + ";" * (m.end() - m.start()) + keep[m.end() :]
    for start, end in _items(text, keep, 0, len(keep)):
        found += _read(text, low, start, end)
    return tuple(dict.fromkeys([*found, *excepted]))


def _units(words: str) -> tuple[Bearer, ...]:
    """The units that some words list and nothing beside them, each with the kind told before it; empty where they list others.

    >>> [b.text for b in _units("huyện đảo Phú Quý và huyện Tánh Linh")], _units("các huyện miền núi")
    (['Ủy ban nhân dân huyện Phú Quý', 'Ủy ban nhân dân huyện Tánh Linh'], ())
    """
    kind, found = "", []
    for piece in _AND.split(words.strip(" .,:-()")):
        unit = _UNIT.fullmatch(piece)
        if unit is None:
            return ()
        kind = unit["kind"].lower() if unit["kind"] else kind
        found.append(
            Bearer("unit", f"Ủy ban nhân dân {kind} {unit['name']}")
            if kind
            else Bearer("place", unit["name"])
        )
    return tuple(found)


def _items(text: str, low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of the bodies in a list; a class with its places stays whole: "UBND các xã: Cái Bè, Hội Cư"."""
    for part in regex.finditer(r"[^;\s][^;]*", low[start:end]):
        at, stop = start + part.start(), start + part.end()
        for m in () if ends_with_places(text[at:stop]) else _SPLIT.finditer(low, at, stop):
            if m.start() >= at:
                yield at, m.start()
                at = m.end()
        if at < stop:
            yield at, stop


def _read(text: str, low: str, start: int, end: int) -> Iterator[Bearer]:
    """The bearers of one item of a list."""
    lead = _LEAD.match(low[start:end])
    start += lead.end() if lead else 0
    item, shown = low[start:end].strip(" .,:-()"), text[start:end].strip(" .,:-()")
    if len(item) < 3:
        return
    if named := _department(item):
        yield Bearer("body", named[1], named[0])
        return
    listed = _SO_LIST.match(item)
    if listed and (several := list(_listed(listed["rest"]))):
        yield from (Bearer("body", department_name(b), b) for b in several)
        return
    units = _units(shown) if _UNIT_FIRST.match(item) else ()
    if units:
        yield from units
        return
    if places := places_of(shown):
        yield from _of_places(shown, places)
        return
    kind = _kind(item)
    part = kind in _CLASSES and is_part(shown)
    yield Bearer(kind, shown, part=part)
    if kind in ("so", "so_ban_nganh") and _DOAN_THE.search(item):
        yield Bearer("doan_the", "các đoàn thể" + (" cấp tỉnh" if "tỉnh" in item else ""))
    if kind in ("so", "so_ban_nganh") and _AND_DIA_PHUONG.search(item):
        yield Bearer("dia_phuong", "các địa phương")
    if kind == "huyen" and not part and _AND_XA.search(item):
        yield Bearer("xa", "Ủy ban nhân dân cấp xã")


def _of_places(words: str, places: tuple[str, ...]) -> Iterator[Bearer]:
    """The committees of places, or the offices that the words name before them.

    >>> [b.text for b in read_bearers("Trung tâm Y tế các huyện Cao Lộc, Lộc Bình")]
    ['Trung tâm Y tế huyện Cao Lộc', 'Trung tâm Y tế huyện Lộc Bình']
    """
    office = _OFFICE.match(words)
    told = [not place[0].isupper() for place in places]
    if office and not all(told):  # "Phòng Tư pháp các huyện, thị xã: Ba Đồn, ...": whose kinds are not told
        yield Bearer("other", words)
        return
    before = office["office"] if office else "Ủy ban nhân dân"
    for place, kind_told in zip(places, told, strict=True):
        yield Bearer("unit", f"{before} {place}") if kind_told else Bearer("place", place)


def _kind(item: str) -> Kind:
    """The class that an item names; `unit` for a body with a name of its own, `other` for what cannot be
    listed.
    """
    if _VAGUE.search(item) or ":" in item:
        return "other"
    if _CHUYEN_MON.match(item) or item in ("các sở", "sở"):
        return "so"
    if (m := _CLASS_SO.match(item)) and not regex.search(
        rf"\b(?:{_DISTRICT.replace('|thành phố', '')}|{_COMMUNE})\b", item
    ):
        return "so" if not regex.search(r"\b(?:ban|ngành)\b", item) and not m["next"] else "so_ban_nganh"
    if _TINH.match(item):
        return "tinh"
    if _HUYEN.match(item):
        return "huyen"
    if _DIA_PHUONG.match(item):
        return "dia_phuong"
    if _XA.match(item):
        return "xa"
    if _NAMED_UNIT.match(item):
        return "unit"
    if regex.match(rf"{_UBND}(?:tỉnh|thành phố)$", item):
        return "ubnd_tinh"
    return "unit" if _PROPER.match(item) else "other"


def _department(item: str) -> tuple[str, str] | None:
    """Id and name of the registered body that an item is, with or without the province after it."""
    tries = [item]
    for province in provinces_in(item):
        cut = item.replace(fold(province.name), "").strip()
        tries += [cut, cut.removesuffix("tỉnh").removesuffix("thành phố").strip()]
    for words in tries:
        body = department_named(words) or department_named(words.upper().replace("SỞ", "Sở"))
        if body is not None and body.kind in ("so", "tuong_duong", "ban_quan_ly", "nganh_doc", "van_phong"):
            return body.id, body.name
    return None


def department_name(body_id: str) -> str:
    """The registry's name of a body."""
    return next((b.name for b in bodies() if b.id == body_id), body_id)


@cache
def _short_names() -> tuple[regex.Pattern[str], dict[str, str]]:
    """Names of departments without "Sở", longest first, and their ids."""
    names: dict[str, str] = {}
    for body in bodies():
        if body.kind == "so":
            for name in (body.name, *body.aliases):
                names.setdefault(department_key(name.removeprefix("Sở ")), body.id)
    spelled = [
        r"[\s,&-]+(?:và\s+)?".join(regex.escape(w) for w in key.split())
        for key in sorted(names, key=len, reverse=True)
    ]
    return regex.compile(r"\s*(?:,|;|và)?\s*(?:sở\s+)?(?P<name>" + "|".join(spelled) + r")(?![^\W_])"), names


def _listed(rest: str) -> Iterator[str]:
    """Ids of departments listed after one "Sở": "y tế, tài chính và nội vụ"; nothing where other words stand
    among them.
    """
    pattern, names = _short_names()
    at, found = 0, []
    while at < len(rest) and (m := pattern.match(rest, at)):
        found.append(names[department_key(m["name"])])
        at = m.end()
    if at >= len(rest.rstrip(" .,")) and found:
        yield from found
