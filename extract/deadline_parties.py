"""What a deadline is about: the action, who owes it, and to whom it goes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extract.bodies import Actor
from extract.dates import TimeExpression
from extract.deadline_places import CELLS, Place
from extract.deadline_words import before
from extract.deadline_years import NUMBERING
from extract.grids import SAME_AS_ABOVE
from extract.named import Named
from extract.owner_marks import is_lead_column, leader_of, led_by
from extract.owners import Owners
from extract.records import Bearer, Span

_TASK_COLUMN = regex.compile(
    r"nội\s+dung|nhiệm\s+vụ|công\s+việc|việc|hoạt\s+động|chỉ\s+tiêu|hạng\s+mục|tên|mục\s+tiêu|đối\s+tượng"
    r"|địa\s+bàn"
)
# Ngày kiểm tra | Thời gian công bố, over a body that is inspected: Đơn vị | Tên cơ sở
_INSPECTED = regex.compile(r"(?:thanh|kiểm|phúc) tra|giám sát|công bố|thẩm định|kết thúc tại")
_ONLY_UNIT = regex.compile(
    r"\W*(?:tên )?(?:các )?(?:đơn vị|cơ quan|cơ sở|địa phương|doanh nghiệp|xã|huyện|trường)"
    r"(?:[ ,/]+(?:đơn vị|cơ quan|cơ sở|địa phương|phường|thị trấn|thành phố))*\W*"
)
# gửi về | báo cáo | nộp cho | trình | đăng ký với (the body follows)
_SENT = regex.compile(
    r"(?:gửi|nộp|báo cáo|trình|chuyển|đăng ký|thông báo|cung cấp|phản hồi)[^,;.:()]{0,70}?(?:về|đến|tới|cho"
    r"|lên|với|gửi|báo cáo|trình)?\s*(?:lãnh đạo |chủ tịch |giám đốc )?$"
)
_TO = before(r"(?:về|đến|tới|cho|lên|với|gửi|báo cáo|trình|nộp)\s*(?:lãnh đạo |chủ tịch |giám đốc )?$")
_ONLY_TIME = regex.compile(
    r"[\s\-+*•–(]*(?:về )?(?:thời gian|thời hạn|thời điểm|tiến độ|hạn|hoàn thành|xong|dự kiến|lộ trình"
    r"|thực hiện|tổ chức|triển khai|gửi|kết thúc|:|,|\s)*"
)
_TIME_STARTS = (
    "về ", "thời ", "tiến độ", "hạn", "hoàn thành", "xong", "dự kiến", "lộ trình", "thực hiện",
    "tổ chức", "triển khai", "gửi", "kết thúc", ":", ",",
)  # fmt: skip
_LOOSE_END = before(r"(?:\s*(?:,|;|và|\())+\s*$")
_STOP = regex.compile(r"[;.](?=\s|$)")
_MOST = 160  # characters of an action
_MOST_ROWS = 12  # over which "as above" is followed


class Parties:
    """Reads actions, owners and recipients of the times of one text."""

    def __init__(self, owners: Owners, named: Named, times: Sequence[Span] = ()) -> None:
        self._text, self._low, self._times, self._owners = named.text, named.low, times, owners

    def of(self, x: TimeExpression, place: Place) -> tuple[str | None, tuple[Bearer, ...], str | None]:
        """(action, bearers, recipient) of a deadline."""
        if len(place.titles) > 1 and not place.header_row:
            return self._from_row(place.row or self._row(place), place.column or "")
        if place.header_row or (place.opening and not place.titles):
            return None, (), None
        begin, stop = place.sentence, self._sentence_end(x, place)
        words = self._without_times(begin, x.start).lower()
        if begin > place.line[0] and words.strip() and _is_only_time(words):
            begin = place.line[0]  # Thời gian hoàn thành trước ngày ...
        owners = self._owners.of((x.start, x.end), begin, stop, following=True)
        return self._action(x, place, stop), owners, self._recipient(self._owners.within(begin, stop), begin)

    def _sentence_end(self, x: TimeExpression, place: Place) -> int:
        m = _STOP.search(place.right)
        return x.end + m.start() if m else place.cell[1]

    def _row(self, place: Place) -> list[tuple[str, str]]:
        """The row of a place as (head, cell); a cell that says "as above" is that of the line above."""
        row = self._cells(place.line[0])
        at = place.line[0]
        for _ in range(_MOST_ROWS):
            same = [i for i, cell in enumerate(row) if SAME_AS_ABOVE.match(cell.lower())]
            if not same or not at:
                break
            at = self._text.rfind("\n", 0, at - 1) + 1
            above = self._cells(at)
            row = [above[i] if i in same and i < len(above) else cell for i, cell in enumerate(row)]
        return list(zip(place.titles, row, strict=False))

    def _cells(self, start: int) -> list[str]:
        stop = self._text.find("\n", start)
        return [c.strip() for c in CELLS.split(self._text[start : len(self._text) if stop < 0 else stop])]

    def _from_row(
        self, pairs: Sequence[tuple[str, str]], column: str
    ) -> tuple[str | None, tuple[Bearer, ...], str | None]:
        tasks = [c for t, c in pairs if c and _TASK_COLUMN.search(t) and not is_lead_column(t)]
        longest = max((cell for _, cell in pairs), key=len, default="")
        inspected = _INSPECTED.search(column) is not None
        lead = leader_of([p for p in pairs if not (inspected and _ONLY_UNIT.fullmatch(p[0]))])
        bearers = led_by(lead) if lead else ()
        return _short((tasks or [longest])[0]), bearers, None

    def _recipient(self, actors: Sequence[Actor], begin: int) -> str | None:
        for actor in actors:
            left = self._low[max(begin, actor.start - 110) : actor.start]
            if _TO.match(left) and _SENT.search(left):
                return " ".join(actor.text.split())
        return None

    def _action(self, x: TimeExpression, place: Place, stop: int) -> str | None:
        """The clause that the time governs; where there is none, the sentence before or the heading."""
        left = self._without_times(place.sentence, x.start).strip(" ,(-–:")
        right = self._without_times(x.end, stop).strip(" ,.;:)–-")
        if not _is_only_time(left.lower()):
            return _short(f"{left} {right}" if len(left) < 30 else left)
        if right:
            return _short(right)
        earlier = self._text[place.line[0] : place.sentence].strip()
        numbered = NUMBERING.match(earlier.lower())
        earlier = earlier[numbered.end() :] if numbered else earlier
        if any(c.isalpha() for c in earlier):
            return _short(earlier)
        above = next(self._owners.above(x.start, place.line[0]), "")
        return _short(above) if above and x.text.lower() not in above.lower() else None

    def _without_times(self, start: int, stop: int) -> str:
        """The text between two offsets, the other time expressions in it left out."""
        pieces, at = [], start
        first, last = bisect_left(self._times, (start, 0)), bisect_left(self._times, (stop, 0))
        for begin, end in self._times[first:last]:
            if start <= begin and end <= stop:
                pieces.append(self._text[at:begin])
                at = end
        text = " ".join([*pieces, self._text[at:stop]])
        loose = _LOOSE_END.match(text) if text.rstrip().endswith((",", ";", "(", "và")) else None
        return text[: loose.start()] if loose else text


def _is_only_time(low: str) -> bool:
    """Whether words say no more than that a time follows: "Thời gian hoàn thành:"."""
    low = low.lstrip(" \t\n\u00a0-+*•–(")
    return not low or (low.startswith(_TIME_STARTS) and _ONLY_TIME.fullmatch(low) is not None)


def _short(text: str) -> str | None:
    """At most `_MOST` characters, cut at a word; of a long clause the end, which is nearest to the time."""
    text = " ".join(text.split()).strip(" ,;:.-–(")
    if "(" in text and ")" not in text[text.rfind("(") :] and len(text) - text.rfind("(") < 20:
        text = text[: text.rfind("(")].rstrip()
    if len(text) > _MOST:
        text = "… " + text[-_MOST:].split(" ", 1)[-1]
    return text or None
