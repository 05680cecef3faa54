"""Who owes what stands at a place in the text: the body that opens its clause or line, or heads its list.

Deadlines and quotas ask alike; a table's row is read by its own columns, not here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

import regex

from extract import owner_words as w
from extract.bodies import Actor
from extract.deadline_years import NUMBERING, number_style, words_begin
from extract.named import Named, groups
from extract.owner_heads import bare_head, headed, item_above, list_head, side_by_side
from extract.owner_marks import bracket_lead, can_owe, done_by, labelled, led_by, made_by, once_for_each
from extract.records import Bearer, Section, Span
from extract.sections import Outline
from extract.unlisted import does_it, each_of, opens_clause

_EACH = ("mỗi ", "từng ")


class Owners:
    """The owners of the claims of one text; the bodies of a stretch are sought once.

    `rows` are the rows of tables that name who leads them, in order.
    """

    def __init__(self, named: Named, outline: Outline, rows: Sequence[tuple[Span, str]] = ()) -> None:
        self._rows, self._row_starts = rows, [span[0] for span, _ in rows]
        self._text, self._low, self._named, self._outline = named.text, named.low, named, outline
        self._spans: dict[Span, tuple[Actor, ...]] = {}
        self._heads: dict[str, tuple[Bearer, ...]] = {}
        self._lines: dict[tuple[int, int], tuple[Bearer, ...]] = {}  # by line and stretch of the outline

    def of(self, span: Span, sentence: int, stop: int, following: bool = False) -> tuple[Bearer, ...]:
        """The bearers of a claim at `span` in the sentence `[sentence, stop)`.

        In a table's row who leads it. Else whoever the words after it say does it ("do Sở Y tế thực hiện"); then a
        body named for each ("mỗi xã cử 02 người"), the one that opens the sentence or, before it, the line; one that
        follows at once, where asked for ("Hằng năm, các sở ..."), one that stands before; who opens the clause though
        no registry knows him; the brackets of its label ("Hạ tầng (Sở Xây dựng chủ trì): ..."), the labelled line of
        its item ("Cơ quan chủ trì: Sở Y tế"), the head of the list and the headings, the innermost first; last
        whoever goes on with it in the next clause.
        """
        row = bisect_right(self._row_starts, span[0]) - 1
        if row >= 0 and span[0] < self._rows[row][0][1]:
            return led_by(self._rows[row][1])
        line = self._low.rfind("\n", 0, span[0]) + 1
        if (
            line <= sentence
            and self._text[line : line + 2].isalpha()  # not "b) Sở Xây dựng: 88 thủ tục;"
            and self._text[line : line + 2].islower()
            and self._text[line - 2 : line] in (";\n", ",\n")
        ):
            line = sentence = self._low.rfind("\n", 0, line - 1) + 1  # a line broken within a list of clauses
        end = self._low.find("\n", span[1])
        end = len(self._low) if end < 0 else end
        sentence_end = self._low.find(". ", span[1], end)
        rest = self.within(span[1], sentence_end if sentence_end >= 0 else end)
        if rest and self._low[span[0] : span[1]].endswith("%") and self._is_share_of(rest[0], span[1]):
            return (rest[0].bearer(),)
        if rest and (doer := done_by(rest, self._low, span[1], end)):
            return self._together(rest, doer, span[1])
        clause = self._clause(line, span[0])
        if w.counted_label(self._low, clause, span[0]):
            return self._over(span[0], line)
        return (
            does_it(self._text, self._low, span[1])
            or each_of(self._text, self._low, clause, span[0])
            or self._named_before(span, line, sentence, stop, following)
            or opens_clause(
                self._text, self._low, self._clause(line, span[0], (". ",)), clause, span, following
            )
            or bracket_lead(self._text, self._low, words_begin(self._low, line, span[0]), span[0])
            or self._over(span[0], line)
            or self._going_on(span[1], end)
        )

    def _is_share_of(self, actor: Actor, at: int) -> bool:
        """Whether a body right behind a share acts: "100% | các sở, ngành | phê duyệt danh mục"."""
        return (
            actor.start - at < 3
            and actor.text.startswith("các ")
            and w.ACTS.match(self._low, actor.end) is not None
        )

    def _named_before(
        self, span: Span, line: int, sentence: int, stop: int, following: bool
    ) -> tuple[Bearer, ...]:
        actors = self.within(sentence, stop)
        ahead = self._ahead(actors, span[0], following)
        each = [
            a
            for a in ahead
            if once_for_each(a, self._low) and not w.PAST_EACH.search(self._low, a.end, span[0])
        ]
        ahead = [a for a in ahead if not _each(a) or a in each]
        ahead = [a for a in ahead if not self._is_level(a)]
        opening = [a for a in ahead if self._opens(a, line)]
        after = [a for a in actors if following and w.AT_ONCE.fullmatch(self._low, span[1], a.start)][:1]
        after = [a for a in after if not w.NO_VERB.match(self._low, a.end)]
        if not (opening or after) and sentence > line and not self._has_subject(span[0], line):
            earlier = [a for a in self.within(line, sentence) if not (_each(a) or self._is_told_of(a))]
            aside = self._aside(earlier)
            earlier = [a for a in earlier if a not in aside]
            opening = [a for a in earlier if self._opens(a, line)][-1:]
            actors = tuple(earlier) if opening else actors
        if (opens := self._clause(line, span[0])) > line and w.WHOLE.match(self._low, opens):
            return ()
        if each:  # "Mỗi đơn vị" of those that the head names
            return (_is_anyone(each[-1]) and self._over(span[0], line)) or (each[-1].bearer(),)
        if ahead and not following and self._is_allotted(ahead[-1], span[0]):
            return (ahead[-1].bearer(),)
        acting = [a for a in ahead if self._acts(a)]
        if after and ahead and self._low.rfind("; ", line, span[0]) >= ahead[-1].end:
            acting = after  # "...; trước ngày 10 | Sở Nội vụ tổng hợp"
        chosen = acting or opening or after or ahead
        return self._together(actors, chosen[-1], line) if chosen else ()

    def _is_level(self, actor: Actor) -> bool:
        """Whether a level only says where: "Cấp huyện: 02 đội", "23 cuộc cấp phường, xã"; not "Cấp huyện tổ chức"."""
        if self._low.endswith(" cấp ", 0, actor.start):
            return True
        opens = self._low.endswith(("; ", ". ", "\n", "- "), 0, actor.start) or not actor.start
        acts = opens and w.ACTS.match(self._low, actor.end)
        return actor.text.lower().startswith("cấp ") and not acts

    def _over(self, at: int, line: int) -> tuple[Bearer, ...]:
        """The bodies on the labelled line of its item, at the head of the list or in a heading; once for each line."""
        place = line, self._outline.stretch(at)
        if place not in self._lines:
            self._lines[place] = self._of_item(at, line) or next(
                (found for words in self.above(at, line) if (found := self._headed(words))), ()
            )
        return self._lines[place]

    def _of_item(self, at: int, line: int) -> tuple[Bearer, ...]:
        """The bodies on the labelled line of the item that a line belongs to."""
        style = number_style(self._low, line)
        above = [s for s in self._outline.at(at) if number_style(self._low, s.span[0]) != style or not style]
        begin, stop = above[-1].span if above else (line, line)
        found = labelled(self._low, line, begin, min(stop, line + 2000))
        actors = self.within(*found) if found else ()
        return self._together(actors, actors[0], line) if actors else ()

    def _going_on(self, at: int, end: int) -> tuple[Bearer, ...]:
        """The body that finishes it in the next clause ("Di dời 312 hộ; UBND huyện Tuy Phong hoàn thành ...") or does what it tells."""
        actors = [a for a in self.within(at, end) if not (_each(a) or self._low.startswith(" nào", a.end))]
        doer = done_by(actors, self._low, at, end, across=True)
        after = (a for a in actors if self._low[at : a.start].rstrip()[-1:] == ";")
        first = doer or next((a for a in after if w.FINISHES.match(self._low, a.end)), None)
        return self._together(actors, first, at) if first else ()

    def within(self, start: int, stop: int) -> tuple[Actor, ...]:
        """The bodies named in `[start, stop)` that can owe something; at most 900 characters are looked at."""
        span = (start, min(stop, start + 900))
        if span not in self._spans:
            self._spans[span] = tuple(a for a in self._named.within(*span) if can_owe(a))
        return self._spans[span]

    def above(self, at: int, line: int) -> Iterator[str]:
        """The head of the list that the line belongs to, then the headings from the innermost."""
        if head := list_head(self._text, line):
            yield head
        if bare := bare_head(self._text, self._low, self._outline, at, line):
            yield bare
        own = w.NUMBER.match(self._low, line)
        if own is None and (item := item_above(self._low, line)):
            own = item
            yield self._text[item.end() : line - 1].partition("\n")[0]
        for section in reversed(self._outline.at(at)):
            if section.heading and not (own and self._follows(own, section)):
                yield section.heading

    def _follows(self, own: regex.Match[str], section: Section) -> bool:
        """Whether a number is like the heading's and comes after it: "5. ..." does not stand under "4. Sở Y tế"."""
        head = w.NUMBER.match(self._low, section.heading_span[0])
        if head is None or own["mark"] != head["mark"]:
            return False
        return (int(own["n"]), own["added"]) > (int(head["n"]), head["added"])

    def _headed(self, words: str) -> tuple[Bearer, ...]:
        if words not in self._heads:
            self._heads[words] = headed(words)
        return self._heads[words]

    def _opens(self, actor: Actor, line: int) -> bool:
        """Whether a clause begins with the actor (- Văn phòng Sở: ...) or an order to it (Giao Sở Nội vụ)."""
        left = self._low[max(line, actor.start - 40) : actor.start]
        begin = words_begin(self._low, line, actor.start)
        if w.LED.fullmatch(self._low, begin, actor.start) or w.CLAUSE.match(left):
            return True
        if left.endswith(" được ") and w.ACTS.match(self._low, actor.end):  # Danh sách được các xã lập
            return True
        begin = max(
            begin, self._low.rfind(". ", line, actor.start) + 2, self._low.rfind("; ", line, actor.start) + 2
        )
        return bool(
            w.ADVERB.fullmatch(self._low, begin, actor.start)
            or w.AFTER_TIME.fullmatch(self._low, begin, actor.start)
        )

    def _clause(self, line: int, at: int, marks: Sequence[str] = (". ", "; ")) -> int:
        """Where the words of the clause (or with these marks of the sentence) that holds `at` begin, after its number."""
        begin = max(self._low.rfind(mark, line, at) + 2 for mark in marks)
        numbered = NUMBERING.match(self._low, max(begin, line), at)
        return numbered.end() if numbered else max(begin, line)

    def _acts(self, actor: Actor) -> bool:
        """Whether a body goes on where another left off: "Sở Tài chính rà soát, Sở Xây dựng | thẩm định"."""
        goes_on = self._low.endswith((", ", " để ", "; "), 0, actor.start)
        return goes_on and w.ACTS.match(self._low, actor.end) is not None

    def _is_allotted(self, actor: Actor, at: int) -> bool:
        """Whether a count stands right behind a body of a list: "đoàn gồm: Văn phòng 01 người, Sở Tư pháp | 01 người"."""
        apart = self._low.endswith((", ", ": ", "; ", "("), 0, actor.start)
        return apart and self._low[actor.end : at] == " " and self._low[at].isdigit()

    def _together(self, actors: Sequence[Actor], chosen: Actor, line: int) -> tuple[Bearer, ...]:
        """The group of actors named together that the chosen one belongs to, also across a semicolon."""
        if chosen.start > line and self._low[max(0, chosen.start - 2) : chosen.start] == "; ":
            actors = [*self.within(line, chosen.start), *actors]
        group = next((g for g in groups(self._text, actors) if chosen in g), (chosen,))
        made = dict.fromkeys(a.bearer() for a in self._whole(group) if not self._beside(a))
        return tuple(made) or (chosen.bearer(),)

    def _whole(self, group: Sequence[Actor]) -> list[Actor]:
        return side_by_side(self._text, group)

    def _beside(self, actor: Actor) -> bool:
        if self._low.endswith("% ", 0, actor.start) and self._is_share_of(actor, actor.start - 1):
            return False
        line = self._low.rfind("\n", 0, actor.start) + 1
        return w.BESIDE.match(self._low, max(line, actor.start - 40), actor.start) is not None

    def _is_told_of(self, actor: Actor) -> bool:
        """Whether a body is given a thing or its size told: "được trang bị", "gồm 07 thành viên"."""
        if w.GIVEN_IN.search(actor.text) and self._low[actor.end : actor.end + 1] in ";.,":
            return True
        return bool(w.GIVEN.match(self._low, actor.end) or w.SIZED.match(self._low, actor.end))

    def _has_subject(self, at: int, line: int) -> bool:
        """Whether the sentence that holds `at` says itself what is to be so: "Việc sửa chữa phải hoàn thành trước ..."."""
        begin = max(self._low.rfind(". ", line, at) + 2, line)
        return w.OWN_SUBJECT.match(self._low, begin) is not None or w.is_of_a_thing(
            self._text, self._low, begin, at
        )

    def _ahead(self, actors: Sequence[Actor], at: int, following: bool) -> list[Actor]:
        """The bodies before `at` that are not named beside the owner or in brackets: "báo cáo UBND tỉnh và Bộ Y tế".

        Before a time (`following`) also not who is given a thing then: "giao chỉ tiêu cho từng xã trước ngày ...".
        """
        ahead = [a for a in actors if a.end <= at]
        verb = at + 4 if self._low.startswith(("giảm", "tăng"), at) else at
        share = "%" in self._low[at : at + 12]
        aside = self._aside(ahead)
        return [
            a
            for a in ahead
            if not (
                a in aside
                or self._beside(a)
                or self._counted(a)
                or self._low.startswith(" được ", a.end)
                and w.SHARED.match(self._low, max(0, a.start - 40), a.start)
                or self._in_brackets(a, at)
                or made_by(a, self._low)
            )
            and not self._is_told_of(a)
            and not (
                following and not self._low[a.end : at].strip() and self._low.endswith("cho ", 0, a.start)
            )
            and not (";" in self._low[a.end : at] and self._low.endswith("riêng ", 0, a.start))
            and not (_is_place(a) and w.CHANGES.fullmatch(self._low, a.end, verb))
            and not (
                a.text.endswith("còn lại")
                and w.NO_VERB.match(self._low, a.end)
                and w.ALSO.match(self._low, max(0, a.start - 120), a.start)
            )
            and not (share and a.text[0].islower() and not a.plural and w.STATE.match(self._low, a.end))
        ]

    def _aside(self, actors: Sequence[Actor]) -> set[Actor]:
        """Those of groups that another verb governs: "báo cáo | UBND tỉnh, Bộ Y tế"; not "của Chính phủ; | Sở Y tế trả kết quả"."""
        found = set()
        for group in groups(self._text, actors):
            if self._beside(group[0]):
                own = (i for i, a in enumerate(group) if i and self._low.endswith("; ", 0, a.start))
                found |= {a for a in group[: next(own, None)] if not self._acts(a)}
        return found

    def _counted(self, actor: Actor) -> bool:
        """Whether a body is what a verb before it counts: "giải thể 21 | HTX"; not "12 huyện hoàn thành"."""
        return w.COUNTED.match(self._low, max(0, actor.start - 40), actor.start) is not None

    def _in_brackets(self, actor: Actor, at: int) -> bool:
        """Whether the brackets around a body are closed before `at`: "gửi về Sở (bộ phận một cửa) trước ngày"."""
        opened = self._low.rfind("(", max(0, actor.start - 80), actor.start)
        return opened >= 0 and ")" not in self._low[opened : actor.start] and ")" in self._low[actor.end : at]


def _each(actor: Actor) -> bool:
    return actor.text.lower().startswith(_EACH)


def _is_anyone(actor: Actor) -> bool:
    return actor.body_id == "co_quan_don_vi"


def _is_place(actor: Actor) -> bool:
    return (actor.body_id or "").partition(":")[0] in (
        "cap_xa",
        "cap_huyen",
        "thon_to",
    ) and "ban" not in actor.text.lower()
