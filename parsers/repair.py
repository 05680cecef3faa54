"""Restores the letters U+1EA0-1EF9 that some sites' converters lose, often with the blank after them.

"Chthị" is Chỉ thị, "tnh" is tỉnh, "HChí Minh" is Hồ Chí Minh, "gichức vụ" is giữ chức vụ. A syllable has at most one
such letter. What was written is found by a noisy-channel model (Viterbi): the counts of syllables and of their
neighbours, the damaged text's own among them, against the chance that a letter is lost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from math import log

import regex

from parsers.counts import NUMBER, Counts, base_counts, can_stand, common_syllables
from parsers.document import Block, Document, Note, Repair

_LOST = regex.compile("[\u1ea0-\u1ef9]")
_TOKEN = regex.compile(r"\p{L}+|\d(?:[\d.,/]*\d)?")
_SYMBOL_NEXT = regex.compile(r"\s*:\s*[\d/._…]")  # "S: 07/KH-PVH"
_WORD_BEFORE = regex.compile(r"(\p{L}+)[^\S\n]+$")
_WORD_AFTER = regex.compile(r"[^\S\n]+(\p{L}+)")
_ALONE = regex.compile(r"(?:^|\n)\p{L}{3,}[ :]*(?:\n|$)")
# "0,8 m", "26 độ C", "lần thứ V", "Quý I", "khu vực X"
_AFTER_NUMBER = regex.compile(
    r"(?:\d|độ|thứ|quý|khóa|khoá|phần|mục|chương|vực|hạng|loại|nhóm|lớp|lục|khối) $", regex.I
)
# "khoạch", "Chthị", "HChí", "thSáu"; but not "TPhcm", "iPhone"
_MIXED = regex.compile(r"\p{Lu}?\p{Ll}*|\p{Lu}{2}\p{Ll}+|\p{L}\p{Ll}{0,5}\p{Lu}\p{Ll}+")
_ROMAN = regex.compile(r"[IVXLC]+")
_WHOLE = frozenset(  # "TM. ỦY BAN", "Lưu: VT, TH", "02 km"
    (
        "TM KT TL TUQ UBND UBMT TW CP TT TTG KH CT CV NQ BC TB VT TH CN DN SX KD "
        + "km cm mm ha kg ml kw kv gb mb"
    ).split()
)
_JOINERS = ("@", "_", "&", "'", "’")
_SENTENCE_START = regex.compile(r"(?:^|[.!?…]\s*|[-–+•*]\s*|[“\"(]|^\s*(?:\d[\d.]*|[IVX]+|\p{Ll})[.)/]\s*)$")

_LOSS = log(0.4)  # the chance that a letter is lost, as the cost of restoring one
_BLANK_TOO = log(0.6)
_FEAR = -0.5  # cost of changing a syllable that can stand as it is
_KEPT_STATES = 6
_HOPELESS = 14.0  # a reading so much less likely (log) than the best so far is dropped

Reading = tuple[str, ...]  # the syllables that a word stands for
_Option = tuple[Reading, float]  # with the log chance that they became the word


def is_damaged(text: str) -> bool:
    """Whether letters are lost: words turn up that are no syllables, but would be common ones with a letter put in.

    A cheap look at the text's different words; clean text, whatever its topic and names, says no.
    """
    words = text.split()
    hits = _remains() & set(words)
    plain = sum(len(word) > 2 for word in hits)  # "tt", "đt" may be abbreviations
    return len(hits) > 2 and plain > 1 and len(hits) * 1000 >= len(words)


def restore(text: str) -> tuple[str, list[Repair]]:
    """The text with lost letters put back, and each changed word as a guessed repair (offsets in the new text)."""
    counts = base_counts().with_own(text, _lexicon()[0])
    out: list[str] = []
    repairs: list[Repair] = []
    length = at = 0
    for start, end, reading in _readings(text, counts):
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


def repair_document(document: Document) -> Document:
    """The document with lost letters put back and all offsets moved along; itself where nothing is lost."""
    if not is_damaged(document.text):
        return document
    text, repairs = restore(document.text)
    note = Note("text_damaged", f"letters are lost in the file: {len(repairs)} words were restored by guess")
    move = _mover(repairs)
    older = [replace(r, start=move(r.start), end=move(r.end)) for r in document.repairs]
    spans = [(r.start, r.end) for r in repairs]
    starts = [start for start, _ in spans]
    kept = [r for r in older if r.start == r.end or not _touches(r, spans, starts)]
    merged = tuple(sorted([*kept, *repairs], key=lambda r: (r.start, r.end)))
    blocks = tuple(_moved(block, move) for block in document.blocks)
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


def _moved(block: Block, move: Callable[[int], int]) -> Block:
    rows = tuple(tuple(replace(c, start=move(c.start), end=move(c.end)) for c in row) for row in block.rows)
    return replace(block, start=move(block.start), end=move(block.end), rows=rows)


# --- readings


@cache
def _remains() -> frozenset[str]:
    """What common syllables leave that lose their letter, where it is no syllable: "tnh", "đng", "nhng"."""
    left = {_LOST.sub("", syllable) for syllable in common_syllables() if _LOST.search(syllable)}
    return frozenset(word for word in left if len(word) > 1 and not can_stand(word) and word not in _WHOLE)


@cache
def _lexicon() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What is left of syllables that lost their letter, with those syllables; the same of those that end in it."""
    forms: dict[str, list[str]] = defaultdict(list)
    open_forms: dict[str, list[str]] = defaultdict(list)
    for syllable in base_counts().single:
        match = _LOST.search(syllable)
        if match and len(syllable) > 1:
            left = syllable[: match.start()] + syllable[match.end() :]
            forms[left].append(syllable)
            if match.end() == len(syllable):
                open_forms[left].append(syllable)
    return dict(forms), dict(open_forms)


def _readings(text: str, counts: Counts) -> Iterator[tuple[int, int, Reading]]:
    """(start, end, syllables) of every word that reads otherwise than it stands."""
    run: list[tuple[int, int, list[_Option]]] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if run and text[last:start] != " " and (not text[last:start].isspace() or "\n" in text[last:start]):
            yield from _best(run, counts)
            run = []
        run.append((start, end, _options_at(text, start, end)))
        last = end
    yield from _best(run, counts)


def _options_at(text: str, start: int, end: int) -> list[_Option]:
    token = text[start:end]
    if token[0].isdigit():
        return [((NUMBER,), 0.0)]
    if token == "S" and _SYMBOL_NEXT.match(text, end):
        return [(("s",), -99.0), (("số",), 0.0)]
    options = _options(token.lower())
    return options if len(options) > 1 and not _is_whole(text, start, end, token) else options[:1]


def _is_whole(text: str, start: int, end: int, token: str) -> bool:
    """Whether a word is none that lost letters: a list letter, an abbreviation, part of a symbol or address."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isdigit() or after.isdigit() or before in _JOINERS or after in _JOINERS:
        return True
    if (before == "." and text[start - 2 : start - 1].isalnum()) or (
        after == "." and text[end + 1 : end + 2].isalpha()
    ):
        return True
    if after == "." and token.lower() in ("tp", "tx", "tt"):
        return True
    if token in _WHOLE or ("/" in (before, after) and (len(token) == 1 or not token.islower())):
        return True
    if len(token) == 1:
        if before == "." or after in (".", ")", "/") or _AFTER_NUMBER.search(text, max(0, start - 8), start):
            return True
        return token.isupper() and not text[end : end + 2].lstrip(" ").isalpha()
    if not token.isupper():
        return _MIXED.fullmatch(token) is None
    if before == "-" or after in ("-", ".") or _ROMAN.fullmatch(token):
        return True
    beside = (_WORD_BEFORE.search(text, max(0, start - 25), start), _WORD_AFTER.match(text, end))
    words = [match[1] for match in beside if match]
    return not all(map(str.isupper, words)) if words else not _ALONE.match(text, max(0, start - 1))


@cache
def _options(token: str) -> list[_Option]:
    """What a word may stand for, itself first, then the commonest readings."""
    single = base_counts().single
    stands = single[token] > 1 and can_stand(token)
    options: list[_Option] = [((form,), _LOSS + _FEAR * stands) for form in _lexicon()[0].get(token, ())]
    if not stands and len(token) < 22:
        options += _splits(token, 2)
    alone = base_counts().chance
    options.sort(key=lambda option: option[1] + sum(alone("", part) for part in option[0]), reverse=True)
    return [((token,), 0.0), *options[: 5 if stands else 14]]


def _splits(token: str, more: int) -> Iterator[_Option]:
    """Readings as several syllables: each but the last lost its final letter and the blank after it."""
    forms, open_forms = _lexicon()
    for cut in range(1, min(len(token), 7)):
        lefts = open_forms.get(token[:cut])
        if not lefts:
            continue
        right = token[cut:]
        ends: list[_Option] = [((right,), 0.0)] if can_stand(right) else []
        ends += [((form,), _LOSS) for form in forms.get(right, ())]
        if more > 1 and not can_stand(right):
            ends += _splits(right, more - 1)
        for left in lefts:
            yield from (((left, *reading), cost + _LOSS + _BLANK_TOO) for reading, cost in ends)


def _best(
    run: Sequence[tuple[int, int, list[_Option]]], counts: Counts
) -> Iterator[tuple[int, int, Reading]]:
    """The likeliest readings of neighbouring words, where they differ from the words (Viterbi)."""
    if all(len(options) == 1 for _, _, options in run):
        return
    chance = counts.chance
    states: list[tuple[float, str]] = [(0.0, "")]
    steps: list[dict[str, tuple[str, _Option]]] = []  # for each last syllable: the one before, and the option
    for _, _, options in run:
        scored: dict[str, float] = {}
        step: dict[str, tuple[str, _Option]] = {}
        for option in options:
            reading, cost = option
            for a, b in pairwise(reading):
                cost += chance(a, b)
            first, last = reading[0], reading[-1]
            score, previous = states[0]
            score += chance(previous, first)
            for other, before in states[1:]:
                other += chance(before, first)
                if other > score:
                    score, previous = other, before
            score += cost
            if last not in scored or score > scored[last]:
                scored[last] = score
                step[last] = previous, option
        steps.append(step)
        ranked = sorted(((score, last) for last, score in scored.items()), reverse=True)
        states = [state for state in ranked[:_KEPT_STATES] if state[0] > ranked[0][0] - _HOPELESS]
    last = states[0][1]
    found: list[tuple[int, int, Reading]] = []
    for (start, end, options), step in zip(reversed(run), reversed(steps), strict=True):
        last, option = step[last]
        if option is not options[0]:
            found.append((start, end, option[0]))
    yield from reversed(found)


def _written(before: str, reading: Reading, left: str = "", right: str = "") -> str:
    """The syllables in the case of the word they replace; a letter put in follows its neighbours.

    >>> _written("HChí", ("hồ", "chí")), _written("gichức", ("giữ", "chức")), _written("TNH", ("tỉnh",))
    ('Hồ Chí', 'giữ chức', 'TỈNH')
    >>> _written("Y", ("ủy",), "", " BAN NHÂN"), _written("y", ("ủy",), "của ", " ban nhân")
    ('ỦY', 'Ủy')
    """
    follows = right.lstrip()
    if before.isupper() and (len(before) > 1 or follows[:2].isupper()):
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
