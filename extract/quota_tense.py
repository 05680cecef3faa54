"""Whether the words before a quantity tell history ("đã mở 12 lớp") or set a task ("phấn đấu mở 15 lớp")."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal, NamedTuple

import ahocorasick_rs
import regex

from extract.quota_words import BOLD, FUTURE, NOT_TOLD_AFTER, NOT_TOLD_BEFORE, PAST

Tense = Literal["past", "future"]

_PHRASES = sorted(PAST | FUTURE)
_IS_PAST = [phrase in PAST for phrase in _PHRASES]
_COMPARES = [phrase in PAST and "so" in phrase.split() for phrase in _PHRASES]
# "chuẩn hóa 50 sản phẩm hiện có; phát triển mới 10 sản phẩm": what there is says nothing of the next clause
_OF_A_THING = frozenset({"hiện có", "sẵn có", "đang có", "hiện hữu"})
# "Giữ vững 14 xã đã đạt chuẩn; công nhận thêm 03 xã" | "Rà soát văn bản ban hành từ năm 2006; bãi bỏ 5 văn bản": the same of what is kept
_KEPT = regex.compile(
    r"(?:giữ vững|duy trì|củng cố|nâng cao|phát huy|rà soát|chuẩn hóa|nâng cấp)[^.;\n]{0,60}$"
)
# "Giảm số người nghiện hiện có | từ 3% trở lên": what there is, is to become less
_CHANGED = regex.compile(r"(?:^|[;.,\n:])[-+*• \da-zđ).]{0,6}(?:kéo )?(?:giảm|tăng|nâng)(?= )[^\d;.,]{0,60}$")
# "Đóng cửa 39 nghĩa trang đã lấp đầy; ...": so is what is done to what has gone bad
_MENDED = regex.compile(
    r"(?:^|[;.\n:])[-+*• \da-zđ).]{0,6}(?:đóng cửa|sửa chữa|thay thế|thay|khắc phục|xử lý|di dời"
    r"|tháo dỡ|nâng cấp|cải tạo|xóa|thu hồi|tu sửa|phục hồi|trồng dặm)"
    r"(?: [^\W\d_]+){0,2} \d[\d.]*(?: [^\W\d_]+){1,4} $"
)
# what "hiện" is half of, "hiện có" is half of too: "thực hiện có hiệu quả"
_KEYS = ["hiện" if phrase.startswith("hiện ") else phrase for phrase in _PHRASES]
_GUARDED = [key in NOT_TOLD_AFTER or key in NOT_TOLD_BEFORE for key in _KEYS]
_WORDS = ahocorasick_rs.AhoCorasick(_PHRASES, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
# năm 2020 | đến năm 2025 | tháng 12/2020 | quý IV/2021; not the first year of "năm 2021 - 2025"
_YEAR = regex.compile(r"20\d\d(?!\d| ?[-–] ?20)")
_BEFORE_YEAR = regex.compile(
    r"(?:(?P<until>(?:đến|hết) (?:hết )?(?:ngày )?)\d{1,2}/\d{1,2}/|năm|tháng \d{1,2}/|ngày \d{1,2}/\d{1,2}/"
    r"|quý \w{1,4}/) ?$"
)
_CLOSING = frozenset({";", ",", ".", ")"})
_BASES = ("so với ", "so ")  # "tăng 10% so với năm trước; ..."
_BASE_BEFORE = ("so với", "so", "cùng kỳ", "với", "bằng")
_CLAUSE_BEFORE = (";", ",", "(", ":", "-", "", "\n", ".", "trong", "đến")
_OPENS = ("", "\n", ".", ";", "-", "+", ")")
# "Trên cơ sở Kế hoạch đã ban hành, chọn 02 ...": what is done is over at the comma
_DONE_CLAUSE = regex.compile(r"(?:đã|qua kiểm tra)[^\d,.\n]{0,80},")
# "khi có sự cố xảy ra" | "không để xảy ra"
_MAY_HAPPEN = regex.compile(
    r"(?:khi|nếu|không để|nguy cơ|có thể|trường hợp|hạn chế|tránh|phòng|ngăn)[^.;,\n]{0,40}$"
)
_SUPPOSED = regex.compile(r"(?<!\w)(?:nếu|khi|trường hợp|nào|muốn|ai|nơi|đâu|hễ)(?!\w)[^.\n]*$")
# "Sau 05 năm triển khai, bình quân mỗi xã đạt ..." | "Trong 5 năm qua" | "Kết quả đạt được:"
_TOLD_OPENING = regex.compile(
    r"[-+*• \d.a-zđ)]{0,8}?(?:"
    r"(?:sau|qua) (?:(?:gần|hơn|\d+|một|hai|ba|bốn|năm) ){1,2}(?:năm|tháng (?:triển|thực))(?! một lần)"
    r"|trong (?:(?:gần|hơn|\d+|hai|ba|bốn|năm) ){1,2}năm (?:qua|vừa|gần)"
    r"|theo (?:quyết định|báo cáo|số liệu|thống kê)(?!\w)[^,]{0,60},"
    r"|(?:trung bình|bình quân),? (?:mỗi|hằng|hàng) (?:năm|tháng|ngày)(?:,? [^,;.\d]{2,30})? (?:xảy ra|ghi nhận|phát sinh|tiếp nhận)(?= )"
    r"|(?:trung bình|bình quân),? (?:mỗi|hằng|hàng) (?:năm|tháng"
    r"|ngày)(?=[^;.\d]{0,30} có (?:\p{L}+ )?[\d.]+ \p{L}+ (?:phải|bị|mắc|chết|tử)(?!\w))"
    r"|(?:đội ngũ|mạng lưới) [^,;.\d]{0,40}(?:gồm|có)(?= \d)"
    r"|(?:về )?kết quả (?:đạt được|thực hiện|nổi bật|cụ thể|năm|giai đoạn)[^:]{0,60}:"
    r")"
)
_TOLD_WORDS = ("sau ", "qua ", "bình ", "trong ", "kết quả ", "theo ", "lưới ", "đội ngũ ")
# "Giai đoạn 2016 - 2020" | "Trong 5 năm 2016 - 2020" | "Từ năm 2018 đến năm 2022"
_OPENING_PERIOD = regex.compile(
    r"[-+*• \d.a-zđ)]{0,8}?(?:trong |qua )?(?:giai đoạn|nhiệm kỳ|\d+ năm|các năm|từ năm|năm học)"
    r"[^\d,;.:]{0,12}20\d\d(?: ?[-–] ?| đến (?:hết )?(?:năm )?)(?P<last>20\d\d)"
)
# "Tháng 7/2025, sau một tháng vận hành, toàn tỉnh tiếp nhận ...": told, where the plan is of a later month
_OPENING_MONTH = regex.compile(
    r"[-+*• \d.a-zđ)]{0,8}?(?:(?:trong|riêng|đến|hết|cuối|đầu) )*tháng (?P<month>\d{1,2})(?:/| năm )(?P<year>20\d\d),[^.;:]{0,70}?"
    r"(?:(?:toàn|cả) (?:tỉnh|huyện|xã|ngành|thành phố|quận|phường)|trên địa bàn [^,;.]{2,24}?)"
    r",? (?:tiếp nhận|ghi nhận|có|xảy ra|phát sinh|phát hiện|giải quyết|xử lý|thu|cấp|đạt)(?!\w)"
)
# "Theo dự báo, tỷ lệ người cao tuổi sẽ tăng lên 16,66% vào năm 2029": so it will be, nobody is told to bring it about
_FORECAST = regex.compile(
    r"[-+*•\s]*(?:theo (?:các )?dự báo(?: của [^,;.\d]{2,50})?[,:]"
    r"|(?:theo )?(?:các )?dự báo(?: của [^,;.\d]{2,50}?)?(?::| (?:là )?(?:đến|trong|năm|giai đoạn|tỷ lệ|số|tổng|dân số|nhu cầu"
    r"|đây|tình hình|xu hướng|nhiệt độ|mực nước|lượng)(?!\w)))(?!.*\b(?:phấn đấu|mục tiêu)\b)"
)
_MARK = regex.compile(r"[,;]")
# "từ 45% năm 2020 lên 48%": the second is the target
_LIFTED = regex.compile(
    r"(?<!\w)từ [^;\d]{0,24}\d[^;]{0,40}?(?:lên|xuống|còn|sang)"
    r"(?: còn| đến| tới| khoảng| mức| trên| đạt){0,2} $"
)
_ALREADY = regex.compile(r"(?<!\w)đã(?!\w)")
_BOLD = regex.compile(r"(?<!\w)(?:" + "|".join(sorted(BOLD)) + r")(?!\w)")
# "3,1% năm 2022" | "85 xã (năm 2022)" | "48% vào năm 2025"; not "95% (năm 2021 là 91,2%)"
_YEAR_AFTER = regex.compile(
    r" ?(?P<open>\()?(?:(?:vào|trong|của|ở|cuối|đầu|đến|hết) ){0,2}năm (?P<year>20\d\d)(?(open)[ ]?[),;])"
)
# "12.450 ha, đạt 101% kế hoạch" | "1.250 học viên (bằng 104% kế hoạch)" | "71,5%, xếp thứ 45/63"
_MEASURED_AFTER = regex.compile(
    r"[^.;]{0,80}?(?:[,(] ?(?:đạt|bằng|vượt|tăng|giảm) (?!100%)\d[\d.,]*% ?(?:so (?:với )?)?"
    r"(?:kế hoạch|kh|chỉ tiêu|dự toán|nghị quyết|cùng kỳ)(?!\w)|(?<!được )(?:xếp|đứng) (?:thứ|hạng|vị trí) ?\d)"
)


class _Event(NamedTuple):
    start: int
    tense: Tense | None
    until: int  # a comparison tells nothing beyond its clause


def _stands_alone(low: str, index: int, start: int, end: int) -> bool:
    """Whether the phrase found at `[start, end)` stands there as a word and in its telling sense."""
    if (start and low[start - 1].isalnum()) or low[end : end + 1].isalnum():
        return False
    phrase, key = _PHRASES[index], _KEYS[index]
    if phrase == "giao" and low[end : end + 1] in _CLOSING:  # "102% kế hoạch tỉnh giao;"
        return False
    if phrase in _OF_A_THING and _CHANGED.search(low, max(0, start - 70), start):
        return False
    if phrase == "thì" and not _SUPPOSED.search(low, max(0, start - 90), start):
        return False  # "nếu vắng thì bố trí"; not "lấy 240 mẫu thì 19 mẫu có hàn the"
    if phrase == "phải" and low[start - 5 : start - 1].isdecimal():
        return False  # "tháng 8/2021 phải đóng cửa": told, if that year is past
    if _GUARDED[index]:
        before = low[max(0, start - 12) : start].split()
        if before and before[-1] in NOT_TOLD_AFTER.get(key, ()):
            return False
        after = low[end : end + 10].split(None, 1)
        return not (after and after[0].rstrip(",.;:") in NOT_TOLD_BEFORE.get(key, ()))
    if phrase in ("đã", "qua kiểm tra"):
        return not _DONE_CLAUSE.match(low, start)
    if phrase == "xảy ra":
        return not _MAY_HAPPEN.search(low, max(0, start - 60), start)
    return phrase != "để xảy ra"  # "không để xảy ra cháy lớn" sets an aim


def _is_of_a_thing(low: str, phrase: str, start: int) -> bool:
    return phrase in _OF_A_THING or (
        phrase == "đã"
        and (_KEPT.search(low, max(0, start - 80), start) or _MENDED.search(low, max(0, start - 70), start))
        is not None
    )


def _ends_clause(low: str, index: int, end: int) -> bool:
    """ "Rà soát 214 đường ngang hiện có, rào 40 đường ngang": what is there says nothing of the next clause."""
    return _PHRASES[index] in _OF_A_THING and low[end : end + 1] in (",", ";", ")")


_SUMMED = regex.compile(r" (?:đến|tới) (?:hết |cuối )?(?:năm )?(?P<year>20\d\d)")


class Telling:
    """The telling words of a text, sought once; a year before that of the plan tells history too, outside
    what is `masked` (dates and names of cited papers)."""

    def __init__(
        self, low: str, year: int | None, masked: bytearray | None = None, month: int | None = None
    ) -> None:
        self._low = low
        self._masked = masked
        self._year, self._month = year, month  # of issue
        self._openings: dict[int, int] = {}
        events: list[_Event] = []
        for index, start, end in _WORDS.find_matches_as_indexes(low):
            if _stands_alone(low, index, start, end) and not self._is_sum_to_come(index, end):
                until = len(low)
                based = _COMPARES[index] or low.endswith(_BASES, max(0, start - 7), start)
                if based and (mark := _MARK.search(low, end, end + 600)):
                    until = mark.start()
                elif _ends_clause(low, index, end):
                    until = end
                elif (
                    _is_of_a_thing(low, _PHRASES[index], start)
                    and (stop := low.find(";", end, end + 600)) >= 0
                ):
                    until = stop
                events.append(_Event(start, "past" if _IS_PAST[index] else "future", until))
        if year and "20" in low:
            events += self._years(year)
            events.sort()
        self._events = events
        self._starts = [event.start for event in events]

    def _is_sum_to_come(self, index: int, end: int) -> bool:
        """Whether a sum is told of a year to come: "Lũy kế đến hết 2023 có 85 xã đạt chuẩn" in a plan of 2021."""
        summed = _SUMMED.match(self._low, end) if _PHRASES[index] in ("lũy kế", "luỹ kế") else None
        return summed is not None and self._year is not None and int(summed["year"]) >= self._year

    def _years(self, year: int) -> list[_Event]:
        low, found = self._low, []
        for match in _YEAR.finditer(low):
            at = match.start()
            masked = self._masked is not None and self._masked[at]
            ahead = low[at - 24 if at > 24 else 0 : at]
            if masked and ";" not in ahead and "đến" not in ahead:
                continue
            named = _BEFORE_YEAR.search(low, max(0, at - 24), at)
            if named is None:
                continue
            if low.startswith(" trở ", match.end()):  # "tài liệu từ năm 2015 trở về trước"
                continue
            lead = low[max(0, named.start() - 14) : named.start()].rstrip(" ")
            told = int(match[0])
            if masked:
                due = lead.endswith(
                    ("đến", "đến hết", "đến cuối")
                )  # "Đầu tư để đến cuối năm 2025 có 95 trạm"
                if told >= year and (due or lead.endswith(";")):  # "đã mở 12 lớp; năm 2023 mở 15 lớp"
                    found.append(_Event(named.start(), "future" if due else None, len(low)))
                continue
            if named["until"] and told == year and lead[-1:] in _OPENS:
                told -= 1  # no deadline, else it would be masked: "Đến 31/3/2010 có 43% ..."
            if told == year and not lead.endswith(_CLAUSE_BEFORE):
                continue
            if not lead.endswith(_BASE_BEFORE):
                tense: Tense | None = "past" if told < year else "future" if told > year else None
                kept = tense == "past" and _KEPT.search(low, max(0, named.start() - 80), named.start())
                stop = low.find(";", at, at + 600) if kept else -1
                found.append(_Event(named.start(), tense, stop if stop >= 0 else len(low)))
        return found

    def at(self, begin: int, at: int) -> Tense | None:
        """What the last telling word of `[begin, at)`, a sentence up to its quantity, says; else None."""
        low = self._low
        start, verdict = -1, None
        index = bisect_left(self._starts, at)
        while index and self._starts[index - 1] >= begin:
            index -= 1
            event = self._events[index]
            if event.until >= at and not self._is_aside(begin, event.start, at):
                start, verdict = event.start, event.tense
                break
        if (start < 0 or (verdict is None and start < begin + 24)) and self._opens_with_history(begin, at):
            start, verdict = begin, "past"
        if verdict == "past":
            each = low.rfind("mỗi ", max(start, begin), at)
            if each > start and _MARK.search(low, start, each):
                return "past" if low.endswith(("bình quân ", "trung bình "), begin, each) else "future"
        return verdict

    def _is_aside(self, begin: int, told: int, at: int) -> bool:
        """Whether what is told stands in brackets that are closed before `at`: "(năm 2021 xảy ra 214 vụ); riêng xe khách giảm 12%"."""
        if self._low.find(")", told, at) < 0:
            return False
        opened = self._low.rfind("(", begin, told)
        return opened >= 0 and self._low.find(")", opened, told) < 0

    def _opens_with_history(self, begin: int, at: int) -> bool:
        """Whether the sentence opens with what is told ("Sau 05 năm triển khai"); looked up once for each."""
        end = self._openings.get(begin)
        if end is None:
            head = self._low[begin : begin + 60]
            match = None
            if any(word in head for word in _TOLD_WORDS):
                match = _TOLD_OPENING.match(self._low, begin)
            if (
                match is None
                and self._year
                and "20" in head
                and (m := _OPENING_PERIOD.match(self._low, begin))
            ):
                match = m if int(m["last"]) < self._year else None
            if (
                match is None
                and self._month
                and "20" in head
                and (m := _OPENING_MONTH.match(self._low, begin))
            ):
                match = m if (int(m["year"]), int(m["month"])) < (self._year, self._month) else None
            end = self._openings[begin] = match.end() if match else -1
        return 0 <= end <= at


def tense(left: str, year: int | None) -> Tense | None:
    """What the last telling word of `left`, a sentence up to its quantity in lower case, says; else None.

    A year before `year`, that of the plan, tells history, a later one a task.

    >>> tense("năm 2020 toàn tỉnh mới có ", 2021), tense("đã mở 12 lớp; phấn đấu đến năm 2025 có ", 2021)
    ('past', 'future')
    >>> tense("thực hiện có hiệu quả ", 2021) is None
    True
    """
    return Telling(left, year).at(0, len(left))


def told_after(after: str, year: int | None) -> Tense | None:
    """What the words after a quantity say: "3,1% năm 2022", "12 ha, đạt 101% kế hoạch".

    >>> told_after(" năm 2022.", 2023), told_after(" vào năm 2025", 2023), told_after(" mới", 2023)
    ('past', 'future', None)
    """
    if year and "năm 20" in after[:32] and (match := _YEAR_AFTER.match(after)):
        return "past" if int(match["year"]) < year else "future"
    if ("%" in after or "thứ" in after or "hạng" in after) and _MEASURED_AFTER.match(after):
        return "past"
    return None


def is_bold(left: str) -> bool:
    """Whether the words set an aim even amid history: "phấn đấu", "sẽ"."""
    return bool(_BOLD.search(left))


def is_forecast(left: str) -> bool:
    """Whether the sentence tells what is expected to come, and sets no aim.

    >>> is_forecast("theo dự báo, tỷ lệ sẽ tăng lên "), is_forecast("nâng cao chất lượng dự báo, ")
    (True, False)
    """
    return "dự báo" in left[:24] and _FORECAST.match(left) is not None


def is_lifted(left: str) -> bool:
    """Whether the quantity is the goal of a change: "nâng từ 45% năm 2020 lên "."""
    return "từ " in left and bool(_LIFTED.search(left, max(0, len(left) - 110))) and not _ALREADY.search(left)
