"""The province of a district or commune that its own papers do not name: by a name that only one province has."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache, lru_cache

import regex

from extract.districts import DISTRICTS_ENDED, district_spelled, districts
from extract.folding import fold
from extract.names import write_out
from extract.reference import provinces, rows

# Huyện Phù Mỹ | thị xã Bình Minh | quận Ninh Kiều, in a letterhead
_DISTRICT = regex.compile(r"quận \d{1,2}\b|(?:huyện|quận|thị xã|thành phố) (?:[^\W\d_]+ ?){1,4}")
# Kế hoạch số 12/KH-UBND của UBND huyện Hải Lăng: a district above a commune, in running text
_DISTRICT_ABOVE = regex.compile(r"(?:huyện|quận|thị xã|thành phố)(?: \p{Lu}[\p{L}'’]*){1,4}")
_COMMUNE = regex.compile(r"(?:(?<!thị )xã|phường|đặc khu) [\p{L}\d][\p{L}\d’' -]*")  # UBND PHƯỜNG HÀ ĐÔNG
_SCHOOLS_OFFICE = regex.compile(
    r"phòng (?:giáo dục và đào tạo|gd(?:&| và )?đt) ((?!huyện|quận|thị xã|thành phố)[\p{L} ]{4,30})$"
)
_KINDS = {"district": ("huyện", "thị xã", "thành phố", "quận"), "commune": ("xã", "phường", "đặc khu")}
_LOST = regex.compile("[\u1ea0-\u1ef9]")
_COMMITTEES = ("ủy ban nhân dân ", "hội đồng nhân dân ")


@cache
def _localities(level: str) -> dict[str, tuple[str, ...]]:
    """Provinces under the folded name of each district or commune."""
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("localities.csv"):
        if row["level"] == level:
            for unit in row["units"].split("|"):
                found[fold(unit)].append(row["province_id"])
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}


def province_of_unit(issuer: str | None, level: str | None, day: date | None) -> str | None:
    """The registry id of the province that a committee's district or commune is in; None where several have
    one of that name, or none. Communes are known from 2025-07-01 on.

    >>> province_of_unit("Ủy ban nhân dân huyện Quan Sơn", "district", date(2013, 9, 10))
    'thanh-hoa'
    >>> province_of_unit("Ủy ban nhân dân huyện Châu Thành", "district", date(2013, 9, 10)) is None
    True
    >>> province_of_unit("Ủy ban nhân dân xã Đất Mũi", "commune", date(2025, 10, 1))
    'ca-mau.34'
    """
    if issuer is None or level not in ("district", "commune"):
        return None
    if level == "commune" and (day is None or day < DISTRICTS_ENDED):
        return None
    words = fold(write_out(issuer))
    for committee in _COMMITTEES:
        words = words.removeprefix(committee)
    return _only(level, words, day)


@lru_cache(20_000)
def provinces_with(unit: str, day: date | None) -> tuple[str, ...]:
    """The registry ids of all provinces that had a district of a folded name on a day; empty for names that none had.

    >>> provinces_with("huyện kỳ sơn", date(2018, 8, 14))
    ('hoa-binh.63', 'nghe-an')
    """
    name = district_spelled(unit)
    listed = _localities("district").get(name, ())
    return tuple(p for p in listed if day is None or _stood(p, name, day))


def province_of_district_above(text: str) -> str | None:
    """The registry id of the province of the first district named in a commune's opening that only one province has.

    >>> province_of_district_above("Thực hiện Kế hoạch số 12/KH-UBND của UBND huyện Phù Mỹ về tuyển quân")
    'binh-dinh.63'
    """
    named = (_only("district", fold(m[0]), None) for m in _DISTRICT_ABOVE.finditer(text))
    return next((found for found in named if found), None)


def province_of_locality(letterhead: str, place: str | None, day: date | None) -> str | None:
    """The registry id of the province of the district that a letterhead names, else of the place before the date.

    >>> province_of_locality("UBND HUYỆN PHÙ MỸ", None, date(2016, 10, 7)), province_of_locality("", "Thạch Thành", date(2017, 9, 14))
    ('binh-dinh.63', 'thanh-hoa')
    """
    for line in letterhead.split("\n"):
        words = _DISTRICT.search(fold(write_out(line)))
        if words and (found := _only("district", words[0].strip(), day)):
            return found
        office = _SCHOOLS_OFFICE.search(fold(write_out(line.split("|")[0])))  # PHÒNG GD&ĐT MÙ CANG CHẢI
        if office and (found := _only("district", office[1], day, *_KINDS["district"])):
            return found
    ended = day is not None and day >= DISTRICTS_ENDED
    for line in letterhead.split("\n") if ended else ():
        words = _COMMUNE.search(fold(write_out(line.split("|")[0])))
        if words and (found := _only("commune", words[0].strip(), day)):
            return found
    if place is None:
        return None
    level = "commune" if ended else "district"
    return _only(level, fold(place), day, *_KINDS[level])


@lru_cache(20_000)
def _only(level: str, name: str, day: date | None, *kinds: str) -> str | None:
    """The one province that has a district or commune of a name, or of one of `kinds` and a name; where several had a
    district of that name, the one that had it on the day.
    """
    listed = _localities(level)
    names = [f"{kind} {name}" for kind in kinds] or [name]
    if level == "district":
        names = [district_spelled(one) for one in names]
    found = {(province_id, one) for one in names for province_id in listed.get(one, ())}
    if len({province_id for province_id, _ in found}) > 1 and level == "district" and day is not None:
        found = {pair for pair in found if _stood(*pair, day)}
    ids = {province_id for province_id, _ in found}
    return ids.pop() if len(ids) == 1 else None


_KIND = regex.compile(r"(?:huyện|thị xã|thành phố|quận|xã|phường|đặc khu|thị trấn) ", regex.IGNORECASE)


@cache
def _by_what_is_left(province_id: str) -> dict[str, set[str]]:
    """Names of a province, its districts and communes by what is left of them where U+1EA0-1EF9 are lost."""
    units = [
        u
        for row in rows("localities.csv")
        if row["province_id"] == province_id
        for u in row["units"].split("|")
    ]
    names = [
        *units,
        *(_KIND.sub("", unit) for unit in units),
        *(p.name for p in provinces() if p.id == province_id),
    ]
    found: dict[str, set[str]] = defaultdict(set)
    for name in names:
        found[_LOST.sub("", name).lower()].add(name)
    return found


def whole_name(name: str, province_id: str) -> str:
    """A place's name that a page took letters from, as the registry has the only one it can be; else as it is.

    >>> whole_name("Bà Ra - Vũng Tàu", "ba-ria-vung-tau.63"), whole_name("huyện Cam L", "quang-tri.63")
    ('Bà Rịa - Vũng Tàu', 'huyện Cam Lộ')
    """
    known = _by_what_is_left(province_id).get(_LOST.sub("", name).lower(), set())
    if len(known) != 1 or len(whole := next(iter(known))) == len(name):
        return name
    return whole if name[:1].isupper() else whole[:1].lower() + whole[1:]


def _stood(province_id: str, name: str, day: date) -> bool:
    """Whether a district of a name may have stood in a province on a day."""
    return any(fold(one.name) == name and one.stood(day) is not False for one in districts(province_id))
