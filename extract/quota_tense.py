"""Whether the words before a quantity tell history ("đã mở 12 lớp") or set a task ("phấn đấu mở 15 lớp")."""

from __future__ import annotations

from typing import Literal

import ahocorasick_rs
import regex

from extract.quota_words import FUTURE, PAST

Tense = Literal["past", "future"]

_PHRASES = sorted(PAST | FUTURE)
_IS_PAST = [phrase in PAST for phrase in _PHRASES]
_COMPARES = [phrase in PAST and "so" in phrase.split() for phrase in _PHRASES]
_WORDS = ahocorasick_rs.AhoCorasick(_PHRASES, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
# năm 2020 | đến năm 2025 | tháng 12/2020 | quý IV/2021; not the first year of "năm 2021 - 2025"
_YEAR = regex.compile(
    r"(?:năm|tháng \d{1,2}/|ngày \d{1,2}/\d{1,2}/|quý \w+/) ?(?P<year>(?:19|20)\d\d)(?! ?[-–] ?20)"
)
_BASE_BEFORE = ("so với", "so", "cùng kỳ", "với")
# "Trên cơ sở Kế hoạch đã ban hành, chọn 02 ...": what is done is over at the comma
_DONE_CLAUSE = regex.compile(r"(?:đã|qua kiểm tra)[^\d,]{0,80},")
# "hiện" inside thực hiện, phát hiện, hiện đại, hiện hành ...
_NOT_NOW_BEFORE = ("thực ", "phát ", "biểu ", "thể ", "xuất ", "tái ")
_NOT_NOW_AFTER = ("đại", "hành", "vật", "thực", "trường", "tượng")
# "Sau 05 năm triển khai, bình quân mỗi xã đạt ..."
_AFTER_YEARS = regex.compile(r"[-+ \d.a-z)]*(?:sau|qua) (?:gần |hơn |\d+|hai |ba |năm )+ ?(?:năm|tháng)")
_MARK = regex.compile(r"[,;]")
# "từ 45% năm 2020 lên 48%": the second is the target
_LIFTED = regex.compile(
    r"(?<!\w)từ [^;\d]{0,24}\d[^;]{0,40}?(?:lên|xuống|còn|sang)"
    r"(?: còn| đến| tới| khoảng| mức| trên| đạt){0,2} $"
)
_ALREADY = regex.compile(r"(?<!\w)đã(?!\w)")


def _tells(left: str, index: int, start: int, end: int) -> bool:
    """Whether the phrase found at `[start, end)` stands there as a word and in its telling sense."""
    if (start and left[start - 1].isalnum()) or left[end : end + 1].isalnum():
        return False
    phrase = _PHRASES[index]
    if phrase.startswith("hiện"):
        return not (left[:start].endswith(_NOT_NOW_BEFORE) or left.startswith(_NOT_NOW_AFTER, end + 1))
    if phrase in ("đã", "qua kiểm tra"):
        return not _DONE_CLAUSE.match(left, start)
    if phrase == "để xảy ra":  # "không để xảy ra cháy lớn" sets an aim
        return False
    return not (_COMPARES[index] and _MARK.search(left, end))


def tense(left: str, year: int | None) -> Tense | None:
    """What the last telling word of `left`, a sentence up to its quantity in lower case, says; else None.

    A year before `year`, that of the plan, tells history, a later one a task.

    >>> tense("năm 2020 toàn tỉnh mới có ", 2021), tense("đã mở 12 lớp; phấn đấu đến năm 2025 có ", 2021)
    ('past', 'future')
    >>> tense("thực hiện có hiệu quả ", 2021) is None
    True
    """
    best = -1
    verdict: Tense | None = None
    for index, start, end in _WORDS.find_matches_as_indexes(left):
        if _tells(left, index, start, end):
            best, verdict = start, "past" if _IS_PAST[index] else "future"
    if year and "20" in left:
        for match in _YEAR.finditer(left):
            is_base = left[max(0, match.start() - 14) : match.start()].rstrip().endswith(_BASE_BEFORE)
            told = int(match["year"])
            if match.start() > best and told != year and not is_base:
                best, verdict = match.start(), "past" if told < year else "future"
    if verdict is None and _AFTER_YEARS.match(left):
        return "past"
    if verdict == "past" and (each := left.rfind("mỗi ")) > best and _MARK.search(left, max(best, 0), each):
        return None if left[:each].endswith("bình quân ") else "future"
    return verdict


def is_lifted(left: str) -> bool:
    """Whether the quantity is the goal of a change: "nâng từ 45% năm 2020 lên "."""
    return "từ " in left and bool(_LIFTED.search(left, max(0, len(left) - 110))) and not _ALREADY.search(left)
