"""What the lines above an item say: results of the past under "Kết quả năm 2022:", aims under "Phấn đấu:"."""

from __future__ import annotations

from dataclasses import replace

import regex

from extract.quota_tense import Telling, is_bold
from extract.quota_view import Setting

_BULLETS = "-+*•–"
# "Phấn đấu đến năm 2025:" | "- Chỉ tiêu cụ thể:" | "* Mục tiêu:"
_AIMS = regex.compile(
    r"[-+*•–\s\da-zđ.)]{0,8}?(?:phấn đấu|(?:các |một số )?(?:mục tiêu|chỉ tiêu)|đến (?:hết )?năm 20)"
)
# "Năm 2022, toàn tỉnh ..." | "Đến nay, ..." | "Trong 5 năm qua": a passage of results begins
_RESULTS = regex.compile(
    r"[-+*•–\s\d.a-zđ)]{0,8}?(?:trong |tính |đến |hết |kết quả|năm (?:học )?20|giai đoạn|nhiệm kỳ|sau |qua |theo "
    r"|từ năm|thời gian qua|những năm|\d+ (?:năm|tháng))"
)
# "Các kết quả đạt được năm 2022 cần phát huy:"
_PAST_HEAD = regex.compile(
    r"[-+*•–\s\d.a-zđ)]{0,8}?(?:về )?(?:các |những |một số )?kết quả (?:đạt được|nổi bật|chủ yếu|chính|năm|cụ thể)"
)
# Doanh nghiệp được chọn theo các tiêu chí sau:
_CRITERIA = regex.compile(
    r"(?:theo|đáp ứng|bảo đảm|đảm bảo|có) (?:đủ )?(?:một trong )?(?:các |những )?(?:tiêu chí|tiêu chuẩn|điều kiện)(?: sau(?: đây)?)?:$"
)
_FARTHEST = 14  # lines looked at above an item


def opens_results(left: str) -> bool:
    """Whether a sentence that tells history begins with the time it tells of."""
    return bool(_RESULTS.match(left))


class Heads:
    """The heads of the lists of one stretch of text; each is judged once."""

    def __init__(self, low: str, start: int, telling: Telling, setting: Setting) -> None:
        self._low = low
        self._start = start
        self._telling = telling
        self._setting = setting
        self._known: dict[int, tuple[bool, Setting]] = {}

    def over(self, at: int) -> tuple[bool, Setting]:
        """(whether results are told, setting) of the line with the offset, from the heads of its list."""
        line = self._low.rfind("\n", 0, at)
        if line < self._start or not self._is_item(line + 1):
            return False, self._setting
        steps, seen = 0, []
        found = (False, self._setting)
        while line >= self._start and steps < _FARTHEST and self._is_item(line + 1):
            if line in self._known:
                found = self._known[line]
                break
            seen.append(line)
            above = self._low.rfind("\n", 0, line)
            head = self._low[above + 1 : line].rstrip()
            if head.endswith(":"):
                told = self._judge(above + 1, line, head)
                if told:
                    found = told
                    break
            elif head and not self._is_item(above + 1):
                break
            line, steps = above, steps + 1
        self._known.update(dict.fromkeys(seen, found))
        return found

    def _is_item(self, at: int) -> bool:
        first = self._low[at : at + 4].lstrip()
        return first[:1] in _BULLETS if first[:1] and first[1:2] != ")" else first[:1].isalpha()

    def _judge(self, start: int, end: int, head: str) -> tuple[bool, Setting] | None:
        if _PAST_HEAD.match(head) or (self._telling.at(start, end) == "past" and not is_bold(head)):
            return True, self._setting
        if _CRITERIA.search(head):
            return False, replace(self._setting, labels=self._setting.labels | {"tieu_chi"})
        if _AIMS.match(head):
            return False, replace(self._setting, labels=self._setting.labels | {"muc_tieu"})
        return None
