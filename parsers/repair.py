"""Restores the letters U+1EA0-1EF9 that some sites' converters lose, often with the blank after them.

"Chthị" is Chỉ thị, "tnh" is tỉnh, "HChí Minh" is Hồ Chí Minh, "gichức vụ" is giữ chức vụ. A syllable has at most one
such letter. What was written is found by a noisy-channel model (Viterbi): the counts of syllables and of their
neighbours, the damaged text's own among them, against the chance that a letter is lost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

import regex

from parsers.counts import base_counts, can_stand, common_syllables
from parsers.document import Document, Note, Repair, moved_block
from parsers.repair_readings import LOST, WHOLE, Reading, readings

_NEXT_WORD, _LAST_WORD = regex.compile(r"[^\S\n]*(\p{L}+)"), regex.compile(r"(\p{L}+)[^\S\n]*$")
_SENTENCE_START = regex.compile(r"(?:^|[.!?…]\s*|[-–+•*]\s*|[“\"(]|^\s*(?:\d[\d.]*|[IVX]+|\p{Ll})[.)/]\s*)$")

_LETTERHEAD = {  # lines that every plan has, without blanks, by what is left of them
    LOST.sub("", line): line
    for line in ("ủybannhândân", "kếhoạch", "cộnghòaxãhộichủnghĩaviệtnam", "độclập-tựdo-hạnhphúc")
}


def is_damaged(text: str, words: Set[str] | None = None) -> bool:
    """Whether letters are lost: words turn up that are no syllables, but would be common ones with a letter put in.

    A cheap look at the text's different `words`; clean text, whatever its topic and names, says no.
    """
    if _letterhead_is_damaged(text[:2000]):
        return True
    hits = remains() & (set(text.split()) if words is None else words)
    plain = sum(len(word) > 2 for word in hits)  # "tt", "đt" may be abbreviations
    return len(hits) > 2 and plain > 1 and len(hits) * 1000 >= len(text.split())


def _letterhead_is_damaged(text: str) -> bool:
    """Whether a line that every plan has has lost a letter: "Y BAN NHÂN DÂN", "K HOẠCH", "KHOẠCH"."""
    lines = {"".join(line.lower().split()) for line in text.splitlines()}
    return any(_LETTERHEAD.get(LOST.sub("", line), line) != line for line in lines)


def restore(text: str) -> tuple[str, list[Repair]]:
    """The text with lost letters put back, and each changed word as a guessed repair (offsets in the new text)."""
    out: list[str] = []
    repairs: list[Repair] = []
    length = at = 0
    for start, end, reading in readings(text):
        before = text[start:end]
        left = text[max(0, start - 40) : start].rsplit("\n", 1)[-1]
        after = _written(before, reading, left, text[end : end + 12])
        if after != before:
            out += [text[at:start], after]
            length += start - at
            repairs.append(Repair(length, length + len(after), before, "dropped_letter", certain=False))
            length += len(after)
            at = end
    return "".join([*out, text[at:]]), repairs


_EDGES = ",.;:()“”\"'"
_ONSETS = frozenset(
    "b c d đ g h k l m n p r s t v x ch gh gi kh ng nh ph qu th tr B C D Đ G H K L M N P R S T V X CH GH GI KH NG NH PH QU TH TR".split()  # noqa: SIM905
)
# ngày 16/7/20 21 của | ngày 10 tháng 5 năm 202 1 | năm 2 021: a blank that fell into the figures of a year
# ngà y 12 thá ng 3 nă m 2014 | ngày 12 t háng 3: blanks in the words of a date
_BROKEN_DATE = regex.compile(
    r"(?<!\p{L})(?!ngày)(?i:n ?g ?à ?y)(?= \d)|(?<=\d )(?!tháng)(?i:t ?h ?á ?n ?g)(?= \d)|(?<=\d )(?!năm)(?i:n ?ă ?m)(?= [12]\d{3})"
)
_FIRST_PARTS = frozenset(
    form
    for part in ("n", "ng", "ngà", "t", "th", "thá", "thán", "nă")
    for form in (part, part.capitalize(), part.upper())
)
_CODAS = frozenset({"ng", "nh", "ch"})  # ends of syllables that a blank leaves alone
_BROKEN_YEAR = regex.compile(r"2(?:0 [0-3]\d|0[0-3] \d| 0[0-3]\d)(?!\d|[/.,]\d|%| ?[-–] ?\d)")
_OF_A_DATE = regex.compile(r"(?:\d/\d{1,2}/|[Nn]ăm )$")
_SURE_PAIR = 8  # how often a restored syllable stands beside its neighbour in the counts


def repair_few(document: Document, words: Set[str]) -> Document:
    """A text that is sound but for a word or two, with these put back where the word beside them leaves no doubt.

    `words` are the different words of the text. "1. Mc đích" is "1. Mục đích"; an abbreviation stays as it stands.
    """
    bare = {word.strip(_EDGES) for word in words}
    odd = (_odd() & bare) | {w for w in bare if w.lower() in remains() and (len(w) > 2 or w.istitle())}
    text, changes = document.text, []
    if odd:  # no part of a symbol or address
        lone = rf"(?<![\p{{L}}\d/&@_.-])(?:{'|'.join(map(regex.escape, odd))})(?![\p{{L}}\d/&@_.-]*[/&@_-]|[\p{{L}}\d])"
        changes += [(*m.span(), _surely(text, *m.span())) for m in regex.finditer(lone, text)]
    parts = _fragments(bare)
    if parts or not _ONSETS.isdisjoint(words):
        dates = () if _FIRST_PARTS.isdisjoint(words) else _BROKEN_DATE.finditer(text)
        changes += [(*m.span(), m[0].replace(" ", "")) for m in dates if " " in m[0]]
        changes += [(a, c, _whole(text, a, b, c)) for a, b, c in _halves(text, parts | (_ONSETS & words))]
    changes += [
        (*m.span(), m[0].replace(" ", ""))
        for m in _BROKEN_YEAR.finditer(text)
        if _OF_A_DATE.search(text, max(0, m.start() - 6), m.start())
    ]
    out, repairs, at, shift = [], [], 0, 0
    for start, end, after in sorted(change for change in changes if change[2]):
        if start < at:
            continue
        out += [text[at:start], after]
        repairs.append(
            Repair(
                start + shift, start + shift + len(after), text[start:end], "dropped_letter", certain=False
            )
        )
        shift, at = shift + len(after) - (end - start), end
    return _with(document, "".join([*out, text[at:]]), repairs) if repairs else document


def _halves(text: str, parts: Set[str]) -> Iterator[tuple[int, int, int]]:
    """Where two words stand, a blank between, of which one may be a part of a broken one: (start, blank, end)."""
    for part in parts:
        apart = part.isascii() or len(part) < 2  # found in the midst of many words
        sought = f" {part} " if apart else part
        at = text.find(sought)
        while at >= 0:
            start = at + apart
            end = start + len(part)
            if not (text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()):
                if text[end : end + 1] == " " and (next_word := _NEXT_WORD.match(text, end)):
                    yield start, end, next_word.end()
                if text[start - 1 : start] == " " and (
                    last_word := _LAST_WORD.search(text[max(0, start - 9) : start])
                ):
                    yield start - len(last_word[0]), start - 1, end
            at = text.find(sought, end)


def _whole(text: str, start: int, blank: int, end: int) -> str:
    """The syllable that a blank broke in two, where it is a common one and a half is none: "C ỦA" is "CỦA"; else "".

    "KẾ HO ẠCH" is "KẾ HOẠCH": a word beside it, before or behind, must tell; "đư ợc" is not told.
    """
    onset, rest, common = text[start:blank], text[blank + 1 : end], _common()
    left, right, pairs = onset.lower(), rest.lower(), base_counts().pairs
    one_case = onset.isupper() == rest.isupper() or (len(onset) == 1 and rest.islower())
    capital_within = len(onset) > 1 and rest[0].isupper() and not onset.isupper()
    words = right in common and left in common and left not in _ONSETS
    if left + right not in common or words or pairs[left, right] or not one_case or capital_within:
        return ""
    whole = left + right
    before, behind = _LAST_WORD.search(text[max(0, start - 20) : start]), _NEXT_WORD.match(text, end)
    beside = [(before[1].lower(), whole)] if before else []
    beside += [(whole, behind[1].lower())] if behind else []
    return onset + rest if any(pairs[pair] >= _SURE_PAIR for pair in beside) else ""


@cache
def _common() -> frozenset[str]:
    return frozenset(common_syllables())


@cache
def _parts() -> frozenset[str]:
    """What a blank may leave of common syllables, and is none: "hoạ", "ỦA"."""
    halves = {part for word in _common() for at in range(1, len(word)) for part in (word[:at], word[at:])}
    return frozenset(halves - _common())


def _fragments(words: Set[str]) -> frozenset[str]:
    """The words that may be a part of one that a blank broke: no common syllable, not in ASCII but for an end: "hoạ", "uản", "ng"."""
    short = (w for w in words if len(w) < 6 and w.lower() in _parts())
    return frozenset(w for w in short if not w.isascii() or w.lower() in _CODAS)


@cache
def _odd() -> frozenset[str]:
    """What common syllables leave that lose their letter, where it could be a syllable but is no common one: "trin", "quc"."""
    common = common_syllables()
    left = {LOST.sub("", syllable) for syllable in common if LOST.search(syllable)}
    return frozenset(word for word in left if len(word) > 2 and word not in common and word not in WHOLE)


def _surely(text: str, start: int, end: int) -> str:
    """The word at a place as it was typed, where it is a common pair with the word before or behind it; else ""."""
    word, first = text[start:end], text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    line = text[first : stop if stop >= 0 else len(text)]
    if word.isupper() and (len(word) < 3 or not line.isupper()):
        return ""
    for a, b, reading in readings(line):
        if (a + first, b + first) == (start, end) and len(reading) == 1:
            before, behind = _LAST_WORD.search(line[:a]), _NEXT_WORD.match(line[b:])
            pairs = base_counts().pairs
            sure = (behind and pairs[reading[0], behind[1].lower()] >= _SURE_PAIR) or (
                before and pairs[before[1].lower(), reading[0]] >= _SURE_PAIR
            )
            return _written(word, reading, line[:a], line[b:]) if sure else ""
    return ""


def repair_document(document: Document, words: Set[str] | None = None) -> Document:
    """The document with lost letters put back and all offsets moved along; itself where nothing is lost.

    `words` are the different words of its text, where the caller has them.
    """
    return _with(document, *restore(document.text)) if is_damaged(document.text, words) else document


def _with(document: Document, text: str, repairs: list[Repair]) -> Document:
    """The document with a text that these repairs made of its own."""
    note = Note("text_damaged", f"letters are lost in the file: {len(repairs)} words were restored by guess")
    move = _mover(repairs)
    older = [replace(r, start=move(r.start), end=move(r.end)) for r in document.repairs]
    spans = [(r.start, r.end) for r in repairs]
    starts = [start for start, _ in spans]
    kept = [r for r in older if r.start == r.end or not _touches(r, spans, starts)]
    merged = tuple(sorted([*kept, *repairs], key=lambda r: (r.start, r.end)))
    blocks = tuple(moved_block(block, move) for block in document.blocks)
    return replace(document, text=text, blocks=blocks, repairs=merged, notes=(*document.notes, note))


def _touches(repair: Repair, spans: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    i = bisect_right(starts, repair.end - 1) - 1
    return i >= 0 and spans[i][1] > repair.start


def _mover(repairs: Sequence[Repair]) -> Callable[[int], int]:
    """Where an offset of the old text stands in the new one; one inside a changed word goes to the word's end."""
    starts: list[int] = []
    ends: list[tuple[int, int]] = []  # of the changed words: in the old text, in the new one
    shift = 0
    for repair in repairs:
        starts.append(repair.start - shift)
        ends.append((repair.start - shift + len(repair.before), repair.end))
        shift = repair.end - ends[-1][0]

    def move(offset: int) -> int:
        i = bisect_right(starts, offset - 1) - 1  # the last change that starts before the offset
        return offset if i < 0 else ends[i][1] + max(0, offset - ends[i][0])

    return move


@cache
def remains() -> frozenset[str]:
    """What common syllables leave that lose their letter, where it is no syllable: "tnh", "đng", "nhng"."""
    left = {LOST.sub("", syllable) for syllable in common_syllables() if LOST.search(syllable)}
    return frozenset(word for word in left if len(word) > 1 and not can_stand(word) and word not in WHOLE)


def _written(before: str, reading: Reading, left: str = "", right: str = "") -> str:
    """The syllables in the case of the word they replace; a letter put in follows its neighbours.

    >>> _written("HChí", ("hồ", "chí")), _written("gichức", ("giữ", "chức")), _written("TNH", ("tỉnh",))
    ('Hồ Chí', 'giữ chức', 'TỈNH')
    >>> _written("SY", ("sở", "y"), "Giám đốc ", " tế phê"), _written("V", ("vụ",), "NHIỆM ", "")
    ('Sở Y', 'VỤ')
    >>> _written("Y", ("ủy",), "", " BAN NHÂN"), _written("y", ("ủy",), "của ", " ban nhân")
    ('ỦY', 'Ủy')
    """
    follows = right.lstrip()
    if before.isupper() and _is_in_capitals(before, reading, left, right):
        return " ".join(reading).upper()
    out: list[str] = []
    at = 0
    for syllable in reading:
        letters = []
        for letter in syllable:
            if at < len(before) and before[at].lower() == letter:
                letter = before[at]
                at += 1
            letters.append(letter)
        out.append("".join(letters))
    opens = _SENTENCE_START.search(left) or (reading == ("ủy",) and follows.startswith("ban"))
    if before[:1].lower() != out[0][:1] and opens:
        out[0] = out[0][:1].upper() + out[0][1:]
    return " ".join(out)


def _is_in_capitals(before: str, reading: Reading, left: str, right: str) -> bool:
    """Whether a word in capitals stands in a line of them: "SY TẾ", "NHIỆM V", but not "SY tế", "B Y tế"."""
    after, ahead = _NEXT_WORD.match(right), _LAST_WORD.search(left)
    if len(before) > 1:
        return len(reading) == 1 or after is None or not after[1].islower()
    beside = after or ahead
    return beside is not None and len(beside[1]) > 1 and beside[1].isupper()
