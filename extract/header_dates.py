"""Place and date of issue: "Lạng Sơn, ngày 10 tháng 5 năm 2017", in the letterhead or beside title or signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import regex

from extract.folding import lower_same_length, tidy
from extract.letterheads import OF_ANOTHER
from extract.names import province_named
from extract.records import Span
from extract.zones import Zones

# Lạng Sơn, ngày 10 tháng  5 năm 2017 | (14/KH-UBND), ngày 15 tháng 7 năm 2026 | Bình Phước, ngày   tháng 4 năm 2023 |
# Hà Nội, ngày 05/6/2019 | ngày … tháng … năm 20…
_PLACE_DATE = regex.compile(
    r"(?:(?<![\p{L}\d/-])(?P<place>\p{Lu}[\p{L}'’. -]{1,40}?(?<=quận|phường)(?: \d{1,2})|\p{Lu}[\p{L}'’. -]{1,40}?))?"
    r"\s*[,;.]?\s*ng[àa]y\s*(?:(?P<d>\d{1,2})"
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
# Hỏi đáp / Ngày 19-03-2018, | 15:22; Thứ Hai, | 19/03/2018; Hôm nay, | ngày 19: when a page was shown
_OF_PAGE = regex.compile(r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|hôm nay),?\s*$")
_PAGE_CLOCK = regex.compile(r"[\s,|-]{0,4}(?:lúc )?\d{1,2}:\d\d")
# ký ngày | cập nhật ngày | Quyết định số 5/QĐ-UBND ngày: the date of something else
_OTHER_DATE = regex.compile(r"(?:quyết định|kế hoạch|kèm theo|công văn|ký bởi|ký|đăng|cập nhật|lượt)\b")
# Số: 12/KH-UBND (Huế) | Hạnh phúc (Huế) | Độc lập - Tự do - Hạnh Phúc (Huế)
_PLACE_SPLIT = regex.compile(r"\s{3,}|\n|\|")
_PLACE_LEAD = regex.compile(r"^(?:Số\b.*?\s(?=\p{Lu}\p{Ll})|(?:.*\s)?Hạnh [Pp]húc(?:\W+|$))")
# 10/5/2017 | 10 - 05 - 2017: the day in a metadata table
_NUMERIC = regex.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4})")
# Lào | Cai, ngày 17 tháng 10 năm 2025: a word a line
_WORD_ABOVE = regex.compile(r"(?r)(?<=\n)(\p{Lu}\p{Ll}+) *\n$")
_DAY_WORD = regex.compile(r"[Nn]g[àa]y")


@dataclass(frozen=True, slots=True)
class Issued:
    """Where and when a paper was issued: `day` in ISO 8601, as far as it is shown, at `span`.

    `told` is set where a metadata table gives the whole day, of which the paper shows no more than a part.
    """

    place: str | None
    day: str | None
    span: Span
    told: bool = False


def find_issued(text: str, head: Span, zones: Zones, told: dict[str, str]) -> Issued:
    """Place and date in the letterhead, else beside the title or the signature; the day by metadata where it is blank."""
    printed = _printed(text, head, zones)
    if printed.day and len(printed.day) == 10:
        return printed
    day = _told_day(told)
    if day and (printed.day is None or day.startswith(printed.day)):
        return replace(printed, day=day, told=True)
    return printed


def as_date(iso: str | None) -> date | None:
    """The first day that an ISO date of any precision means, or None."""
    if not iso:
        return None
    try:
        return date.fromisoformat((iso + "-01-01")[:10])
    except ValueError:
        return None


def _printed(text: str, head: Span, zones: Zones) -> Issued:
    for zone in (head, zones.title, zones.signature):
        for m in _dated(text, *zone):
            if not (_is_of_another(text, m) or _is_of_page(text, m) or _is_astray(text, m, zone, zones)):
                place = _place(m["place"])
                if place and (above := _WORD_ABOVE.search(text, zone[0], m.start("place"))):
                    place = f"{above[1]} {place}" if province_named(f"{above[1]} {place}") else place
                return Issued(place, _iso(m), (m.start("place") if place else m.start(), m.end()))
    return Issued(None, None, (0, 0))


def _is_of_another(text: str, m: regex.Match[str]) -> bool:
    """Whether the line speaks of another paper or of something else's date: "Quyết định số 5/QĐ-UBND ngày ..."."""
    year = m.start("y")
    low = lower_same_length(text[text.rfind("\n", 0, year) + 1 : year - 4])
    return bool((_OTHER_DATE.search(low) and not m["place"]) or OF_ANOTHER.search(low))


def _is_of_page(text: str, m: regex.Match[str]) -> bool:
    """Whether it is the clock of a web page."""
    return bool(_PAGE_CLOCK.match(text, m.end()) or _OF_PAGE.search(lower_same_length(m["place"] or "")))


def _is_astray(text: str, m: regex.Match[str], zone: Span, zones: Zones) -> bool:
    """Whether a title's "(kèm theo ... ngày ...)" says it, or a signature without a place."""
    if zone == zones.title and "kèm theo" in lower_same_length(text[zone[0] : m.start("y")]):
        return True
    return zone == zones.signature and not m["place"]


def _iso(m: regex.Match[str]) -> str:
    """The date as far as it is shown and can be: "2017-05-10", "2017-05", "2017"."""
    year, month, day = m["y"], m["m"], m["d"]
    if not month or not 1 <= int(month) <= 12:
        return str(year)
    until_month = f"{year}-{int(month):02d}"
    iso = f"{until_month}-{int(day):02d}" if day else until_month
    return until_month if day and as_date(iso) is None else iso


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


def _told_day(told: dict[str, str]) -> str | None:
    m = _NUMERIC.search(told.get("issued_on", ""))
    if m is None:
        return None
    day = f"{m[3]}-{int(m[2]):02d}-{int(m[1]):02d}"
    return day if as_date(day) else None
