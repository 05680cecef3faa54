"""What a quota measures and who bears it: from its sentence, the head of its list or the heading."""

from __future__ import annotations

import regex

from extract.bodies import Actor, Named, find_bodies, named_in
from extract.quota_words import SUBJECT_STOPS
from extract.records import Bearer

# Named beside the one who bears: "phối hợp với Sở Y tế", "gửi về Sở Nội vụ", "thuộc huyện X"
_BESIDE = regex.compile(
    r"(?:phối hợp(?: chặt chẽ)?(?: với)?|cùng(?: với)?|của|cho|tại|về|gửi|báo cáo|thuộc|với"
    r"|trên địa bàn|ở|từ) ?$"
)
# "Tỷ lệ hộ nghèo | còn 5%": what stands before the verb
_MEASURING = regex.compile(
    r" (?:đạt|còn|là|giảm|tăng|phấn đấu|được|dưới|trên|tối thiểu|không)(?!\w)[^;.:]{0,24}$"
)
_CLAUSE_ENDS = ("; ", ". ", ": ", "- ", "\n")


class Actors:
    """The actors of a stretch of text under one heading, sought once for each sentence."""

    def __init__(self, text: str, low: str, heading: str, named: Named | None = None) -> None:
        self._text = text
        self._low = low
        self._heading = heading
        self._known = named or named_in(text, low, ((0, len(text)),))
        self._named: dict[int, tuple[Actor, ...]] = {}
        self._heads: dict[str, tuple[Bearer, ...]] = {}
        self._inherited: dict[int, tuple[Bearer, ...]] = {}

    def bearers(self, start: int, at: int, stop: int) -> tuple[Bearer, ...]:
        """The nearest actor named in `[start, stop)` before `at`, else in the list's head or the heading.

        >>> text = "Ủy ban nhân dân huyện chỉ đạo mỗi xã chọn 02 mô hình"
        >>> Actors(text, text.lower(), "").bearers(0, 42, 52)[0].text
        'mỗi xã'
        >>> Actors("02 lớp", "02 lớp", "Sở Nội vụ").bearers(0, 0, 6)[0].text
        'Sở Nội vụ'
        """
        named = self._named.get(start)
        if named is None:
            named = self._named[start] = self._known.within(start, min(stop, start + 900))
        first = None
        for actor in reversed(named):
            if actor.end <= at:
                first = actor
                if not _BESIDE.search(self._low, max(start, actor.start - 24), actor.start):
                    break
        return (first.bearer(),) if first else self._above(start)

    def _above(self, start: int) -> tuple[Bearer, ...]:
        line = self._text.rfind("\n", 0, start)
        if line not in self._inherited:
            head = _list_head(self._text, line)
            self._inherited[line] = (self._first_of(head) if head else ()) or self._first_of(self._heading)
        return self._inherited[line]

    def _first_of(self, head: str) -> tuple[Bearer, ...]:
        """The first actor that a head names; each head is read once."""
        if head not in self._heads:
            named = find_bodies(head) if head else ()
            self._heads[head] = (named[0].bearer(),) if named else ()
        return self._heads[head]


def _list_head(text: str, line: int) -> str:
    """The line with a colon that a list item hangs on; `line` is the end of the line above the item."""
    for _ in range(12):
        above = text.rfind("\n", 0, max(line, 0))
        words = text[above + 1 : max(line, 0)].strip()
        if words.endswith(":"):
            return words
        if above < 0 or (words and words[0] not in "-+*•"):
            return ""
        line = above
    return ""


def find_subject(left: str, right: str, unit: str) -> str | None:
    """What is measured: "Tỷ lệ hộ nghèo" before the figure, else what follows it up to the verb.

    >>> find_subject("Tỷ lệ hồ sơ xử lý qua mạng đạt ", " ở cấp tỉnh", "%")
    'Tỷ lệ hồ sơ xử lý qua mạng'
    >>> find_subject("- ", " văn bản không mật được gửi", "%"), find_subject("mở ", " tập huấn", "lớp")
    ('văn bản không mật', 'lớp tập huấn')
    """
    if (unit == "%" or not right.strip(" .;,")) and (measured := _before_verb(left)):
        return measured
    words: list[str] = []
    for word in right[:100].split()[:12]:
        if word.lower() in SUBJECT_STOPS or word[0] in ",;.:(":
            break
        bare = word.rstrip(",;.:")
        words.append(bare)
        if bare != word or "(" in word:
            break
    tail = " ".join(words)
    if unit == "%":
        return tail or None
    return f"{unit} {tail}".strip() or None


def _before_verb(left: str) -> str | None:
    verb = _MEASURING.search(left, max(0, len(left) - 40))
    if verb is None:
        return None
    clause = left[max(0, verb.start() - 110) : verb.start()]
    for mark in _CLAUSE_ENDS:
        clause = clause[clause.rfind(mark) + len(mark) :] if mark in clause else clause
    while len(clause) > 82 and ", " in clause:
        clause = clause.partition(", ")[2]
    clause = clause.strip(" -")
    return clause if len(clause) > 2 and clause[0].isalpha() else None
