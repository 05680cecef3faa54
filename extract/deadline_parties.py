"""What a deadline is about: the action, who owes it, and to whom it goes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from extract.bodies import Actor, Named, find_bodies, groups
from extract.dates import TimeExpression
from extract.deadline_places import Place
from extract.deadline_words import before
from extract.deadline_years import NUMBERING
from extract.records import Bearer, Span
from extract.sections import Outline

_CELLS = regex.compile(r"\s*\|\s*|\t+")
_LEAD_COLUMN = regex.compile(
    r"chủ\s+trì|thực\s+hiện|phụ\s+trách|phân\s+công|trách\s+nhiệm|đầu\s+mối|đơn\s+vị|cơ\s+quan|người"
    r"|tham\s+mưu"
)
_SUPPORT_COLUMN = regex.compile(
    r"phối\s+hợp|thời\s+gian|thời\s+hạn|tiến\s+độ|sản\s+phẩm|kinh\s+phí|ghi\s+chú|kết\s+quả"
)
_TASK_COLUMN = regex.compile(
    r"nội\s+dung|nhiệm\s+vụ|công\s+việc|việc|hoạt\s+động|chỉ\s+tiêu|hạng\s+mục|tên|mục\s+tiêu|đối\s+tượng"
    r"|địa\s+bàn"
)
# Named beside the one who owes: phối hợp với Sở Y tế | gửi về Sở Nội vụ | (qua Văn phòng)
_BESIDE = before(
    r"(?:phối hợp(?: chặt chẽ)?(?: với)?|cùng(?: với)?|của|cho|tại|về|gửi|báo cáo|trình|thuộc|với|đến|tới"
    r"|qua|trên địa bàn|ở|từ)\s*(?:lãnh đạo |chủ tịch |giám đốc )?$"
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
# Where a clause begins, or an order: giao | yêu cầu | đề nghị
_CLAUSE = before(
    r"(?:^|[.;:]|\b(?:giao|giao cho|yêu cầu|đề nghị|phân công|chỉ đạo|giao trách nhiệm cho))\s*"
    r"(?:thủ trưởng |lãnh đạo )?$"
)
_LOOSE_END = before(r"(?:\s*(?:,|;|và|\())+\s*$")
_STOP = regex.compile(r"[;.](?=\s|$)")
_MOST = 160  # characters of an action


class Parties:
    """Reads actions and actors of one text; the actors of a sentence are sought once."""

    def __init__(self, named: Named, outline: Outline, times: Sequence[Span] = ()) -> None:
        self._text, self._low, self._outline, self._times = named.text, named.low, outline, times
        self._index = named
        self._named: dict[Span, tuple[Actor, ...]] = {}
        self._heads: dict[str, tuple[Bearer, ...]] = {}

    def of(self, x: TimeExpression, place: Place) -> tuple[str | None, tuple[Bearer, ...], str | None]:
        """(action, bearers, recipient) of a deadline."""
        if len(place.titles) > 1 and not place.header_row:
            row = self._row(place)
            return self._from_row(row, place)
        begin, stop = place.sentence, self._sentence_end(x, place)
        if begin > place.line[0] and _ONLY_TIME.fullmatch(place.left):  # Thời gian hoàn thành trước ngày ...
            begin = place.line[0]
        actors = self._bodies(begin, stop)
        return self._action(x, place, stop), self._owner(actors, x, place), self._recipient(actors, begin)

    def _bodies(self, start: int, stop: int) -> tuple[Actor, ...]:
        span = (start, min(stop, start + 900))
        if span not in self._named:
            self._named[span] = tuple(a for a in self._index.within(*span) if _is_named(a))
        return self._named[span]

    def _sentence_end(self, x: TimeExpression, place: Place) -> int:
        m = _STOP.search(place.right)
        return x.end + m.start() if m else place.cell[1]

    def _row(self, place: Place) -> list[str]:
        return [c.strip() for c in _CELLS.split(self._text[place.line[0] : place.line[1]])]

    def _from_row(self, row: list[str], place: Place) -> tuple[str | None, tuple[Bearer, ...], str | None]:
        pairs = list(zip(place.titles, row, strict=False))
        leads = [c for t, c in pairs if c and _LEAD_COLUMN.search(t) and not _SUPPORT_COLUMN.search(t)]
        tasks = [c for t, c in pairs if c and _TASK_COLUMN.search(t) and not _LEAD_COLUMN.search(t)]
        longest = max(row, key=len, default="")
        bearers: tuple[Bearer, ...] = ()
        if leads:
            named = find_bodies(leads[0])
            bearers = tuple(a.bearer() for a in named) or (Bearer(leads[0]),)
        return _short((tasks or [longest])[0]), bearers, None

    def _owner(self, actors: Sequence[Actor], x: TimeExpression, place: Place) -> tuple[Bearer, ...]:
        """Who opens a clause before the time; else who opens the line, stands near, or heads the list."""
        before = [a for a in actors if a.end <= x.start and not self._beside(a)]
        opening = [a for a in before if self._opens(a, place)]
        if not opening and place.sentence > place.line[0]:
            earlier = self._bodies(place.line[0], place.sentence)
            opening = [a for a in earlier if self._opens(a, place)][-1:]
            actors = earlier if opening else actors
        after = [a for a in actors if x.end <= a.start < x.end + 4]  # Hằng năm, các sở ...
        chosen = opening or after[:1] or before
        if chosen:
            return self._together(actors, chosen[-1], place)
        for words in self._above(x, place):
            named = self._headed(words)
            if named:
                return named
        return ()

    def _headed(self, words: str) -> tuple[Bearer, ...]:
        """The actor a heading or list head opens with."""
        if words not in self._heads:
            named = [a for a in find_bodies(words) if a.start < 40 and _is_named(a)]
            self._heads[words] = (named[0].bearer(),) if named else ()
        return self._heads[words]

    def _opens(self, actor: Actor, place: Place) -> bool:
        """Whether a clause begins with the actor (- Văn phòng Sở: ...) or an order to it (Giao Sở Nội vụ)."""
        left = self._low[max(place.line[0], actor.start - 40) : actor.start]
        m = NUMBERING.match(self._low, place.line[0], actor.start)
        return (m is not None and m.end() == actor.start) or _CLAUSE.match(left) is not None

    def _together(self, actors: Sequence[Actor], chosen: Actor, place: Place) -> tuple[Bearer, ...]:
        """The group of actors named together that the chosen one belongs to, also across a semicolon."""
        if chosen.start > place.line[0] and self._low[max(0, chosen.start - 2) : chosen.start] == "; ":
            actors = [*self._bodies(place.line[0], chosen.start), *actors]
        group = next((g for g in groups(self._text, actors) if chosen in g), (chosen,))
        return tuple(a.bearer() for a in group if not self._beside(a)) or (chosen.bearer(),)

    def _above(self, x: TimeExpression, place: Place) -> list[str]:
        """The list head, then the headings from the innermost."""
        inner = [s.heading for s in self._outline.at(x.start)]
        return [w for w in (self._list_head(place.line[0]), *reversed(inner)) if w]

    def _beside(self, actor: Actor) -> bool:
        return _BESIDE.match(self._low, max(0, actor.start - 40), actor.start) is not None

    def _list_head(self, line: int) -> str:
        """The line with a colon, or the numbered item, that a bullet hangs on."""
        at = line
        if self._text[line : line + 3].lstrip()[:1] not in tuple("-+*•–"):
            return ""
        for _ in range(14):
            above = self._text.rfind("\n", 0, max(at - 1, 0)) + 1
            words = self._text[above : max(at - 1, 0)].strip()
            if at <= 0 or not words:
                return ""
            if words.endswith(":") or words[0] not in "-+*•–":
                return words if len(words) < 220 else ""
            at = above
        return ""

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
        if not _ONLY_TIME.fullmatch(left.lower()):
            return _short(f"{left} {right}" if len(left) < 30 else left)
        if right:
            return _short(right)
        earlier = self._text[place.line[0] : place.sentence].strip()
        numbered = NUMBERING.match(earlier.lower())
        earlier = earlier[numbered.end() :] if numbered else earlier
        if any(c.isalpha() for c in earlier):
            return _short(earlier)
        above = self._above(x, place)
        return _short(above[0]) if above and x.text.lower() not in above[0].lower() else None

    def _without_times(self, start: int, stop: int) -> str:
        """The text between two offsets, the other time expressions in it left out."""
        pieces, at = [], start
        first, last = bisect_left(self._times, (start, 0)), bisect_left(self._times, (stop, 0))
        for begin, end in self._times[first:last]:
            if start <= begin and end <= stop:
                pieces.append(self._text[at:begin])
                at = end
        text = " ".join([*pieces, self._text[at:stop]])
        loose = _LOOSE_END.match(text)
        return text[: loose.start()] if loose else text


def _is_named(actor: Actor) -> bool:
    """False for words that only look like a body: Tổ chức (to organise), thành phần."""
    return " ".join(actor.text.lower().split()) not in (
        "tổ chức",
        "thành phần",
        "tập thể",
        "cá nhân",
        "tập thể và cá nhân",
    )


def _short(text: str) -> str | None:
    """At most `_MOST` characters, cut at a word; of a long clause the end, which is nearest to the time."""
    text = " ".join(text.split()).strip(" ,;:.-–(")
    if "(" in text and ")" not in text[text.rfind("(") :] and len(text) - text.rfind("(") < 20:
        text = text[: text.rfind("(")].rstrip()
    if len(text) > _MOST:
        text = "… " + text[-_MOST:].split(" ", 1)[-1]
    return text or None
