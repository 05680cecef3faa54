"""Who owes what stands at a place in the text: the body that opens its clause or line, or heads its list.

Deadlines and quotas ask alike; a table's row is read by its own columns, not here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.bodies import Actor, Named, find_bodies, groups
from extract.deadline_words import before
from extract.deadline_years import NUMBERING
from extract.records import Bearer, Span
from extract.sections import Outline

# Named beside the one who owes: phối hợp với Sở Y tế | gửi về Sở Nội vụ | kiểm tra mỗi lớp | (qua Văn phòng)
_BESIDE = before(
    r"(?:(?<!giao |giao chỉ tiêu |phân bổ )cho|(?<!đối )với|phối hợp(?: chặt chẽ)?|cùng|của|tại|về|gửi|báo cáo|trình|thuộc|đến|tới"
    r"|qua|trên địa bàn|toàn|ở|từ|theo|(?<!phân công và )kiểm tra|giám sát|hướng dẫn|tư vấn|tập huấn|hỗ trợ|thăm|tặng|chọn"
    r"|giúp|giúp đỡ|mời|phúc tra|thanh tra|đôn đốc|khen thưởng|vận động|chỉ đạo điểm|số|là)\s*"
    r"(?:lãnh đạo |chủ tịch |giám đốc )?$"
)
# Where a clause begins, or an order: giao | yêu cầu | đề nghị
_CLAUSE = before(
    r"(?:^|[.;:]|\b(?:giao|giao cho|yêu cầu|đề nghị|phân công|chỉ đạo|giao trách nhiệm cho|đối với))\s*"
    r"(?:thủ trưởng |lãnh đạo )?$"
)
# 1. Trách nhiệm của Sở Y tế | Đối với các xã | Giao Sở Nội vụ: what may stand before the body in a heading
_HEAD_LEAD = regex.compile(
    r"\W*(?:[ivx\d]+[./)]*|[a-zđ][.)])*\s*(?:về phía|đối với|giao|đề nghị|trách nhiệm|nhiệm vụ|phân công"
    r"|cụ thể|của|cho|tại|ở|cấp|các cấp|:|\s)*$"
)
# Words that look like a body and owe nothing: 09 tập thể | mỗi lớp | thành phần
_NOBODY = regex.compile(
    r"(?:(?:các|mỗi|từng|một số|những|toàn thể) )?(?:thành phần|tập thể|cá nhân|lớp|lực lượng|người dân|khối|cụm"
    r"|tổ chức(?: \d+)?)(?:(?:,| và|/) ?(?:tập thể|cá nhân|tổ chức))*"
)
_MAY_BE_NOBODY = (
    "các ", "mỗi ", "từng ", "một số ", "những ", "toàn thể ", "thành phần", "tập thể", "cá nhân", "lớp",
    "lực lượng", "người dân", "khối", "cụm", "tổ chức",
)  # fmt: skip
_EACH = ("mỗi ", "từng ")


class Owners:
    """The owners of the claims of one text; the bodies of a stretch are sought once."""

    def __init__(self, named: Named, outline: Outline) -> None:
        self._text, self._low, self._named, self._outline = named.text, named.low, named, outline
        self._spans: dict[Span, tuple[Actor, ...]] = {}
        self._heads: dict[str, tuple[Bearer, ...]] = {}

    def of(self, span: Span, sentence: int, stop: int, following: bool = False) -> tuple[Bearer, ...]:
        """The bearers of a claim at `span` in the sentence `[sentence, stop)`.

        First a body named for each ("mỗi xã cử 02 người"), then the one that opens the sentence or, before it, the
        line; then one that follows at once, where asked for ("Hằng năm, các sở ..."), one that stands before, the head
        of the list and the headings, the innermost first.
        """
        line = self._low.rfind("\n", 0, span[0]) + 1
        actors = self.within(sentence, stop)
        ahead = [a for a in actors if a.end <= span[0] and not self._beside(a)]
        each = [a for a in ahead if _each(a) and ";" not in self._low[a.end : span[0]]]
        ahead = [a for a in ahead if not _each(a) or a in each]
        opening = each[-1:] or [a for a in ahead if self._opens(a, line)]
        if not opening and sentence > line:
            earlier = [a for a in self.within(line, sentence) if not _each(a)]
            opening = [a for a in earlier if self._opens(a, line)][-1:]
            actors = tuple(earlier) if opening else actors
        after = [a for a in actors if following and span[1] <= a.start < span[1] + 4]
        if chosen := opening or after[:1] or ahead:
            return self._together(actors, chosen[-1], line)
        return next((found for words in self.above(span[0], line) if (found := self._headed(words))), ())

    def within(self, start: int, stop: int) -> tuple[Actor, ...]:
        """The bodies named in `[start, stop)` that can owe something; at most 900 characters are looked at."""
        span = (start, min(stop, start + 900))
        if span not in self._spans:
            self._spans[span] = tuple(a for a in self._named.within(*span) if _can_owe(a))
        return self._spans[span]

    def above(self, at: int, line: int) -> Iterator[str]:
        """The head of the list that the line belongs to, then the headings from the innermost."""
        if head := self._list_head(line):
            yield head
        for section in reversed(self._outline.at(at)):
            if section.heading:
                yield section.heading

    def _headed(self, words: str) -> tuple[Bearer, ...]:
        if words not in self._heads:
            self._heads[words] = headed(words)
        return self._heads[words]

    def _opens(self, actor: Actor, line: int) -> bool:
        """Whether a clause begins with the actor (- Văn phòng Sở: ...) or an order to it (Giao Sở Nội vụ)."""
        left = self._low[max(line, actor.start - 40) : actor.start]
        near = actor.start - line < 40  # no number is longer
        m = NUMBERING.match(self._low, line, actor.start) if near else None
        return (m is not None and m.end() == actor.start) or _CLAUSE.match(left) is not None

    def _together(self, actors: Sequence[Actor], chosen: Actor, line: int) -> tuple[Bearer, ...]:
        """The group of actors named together that the chosen one belongs to, also across a semicolon."""
        if chosen.start > line and self._low[max(0, chosen.start - 2) : chosen.start] == "; ":
            actors = [*self.within(line, chosen.start), *actors]
        group = next((g for g in groups(self._text, actors) if chosen in g), (chosen,))
        return tuple(a.bearer() for a in group if not self._beside(a)) or (chosen.bearer(),)

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


def _each(actor: Actor) -> bool:
    return actor.text.lower().startswith(_EACH)


def _can_owe(actor: Actor) -> bool:
    words = actor.text.lower()
    return not words.startswith(_MAY_BE_NOBODY) or _NOBODY.fullmatch(" ".join(words.split())) is None


def headed(words: str) -> tuple[Bearer, ...]:
    """The bodies that a heading or the head of a list opens with.

    >>> [b.text for b in headed("3. Trách nhiệm của Sở Y tế")], headed("Nâng cao năng lực của Sở Y tế")
    (['Sở Y tế'], ())
    """
    actors = [a for a in find_bodies(words) if _can_owe(a)]
    if not actors or not _HEAD_LEAD.match(words.lower(), 0, actors[0].start):
        return ()
    return tuple(a.bearer() for a in groups(words, actors)[0])
