"""Parts words that some sites' converters glue together where a line was wrapped: "Kếhoạch", "theoQuyết định".

A word is parted only where it is no syllable, its two parts are common ones that often follow each other in office
Vietnamese, and several such words stand in the text: names and foreign words of a sound text are left alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import replace
from functools import cache

import regex

from parsers.counts import base_counts, can_stand, common_syllables
from parsers.document import Document, Note, Repair, moved_block

_LEAST_WORDS = 3  # different words that must be glued before one is believed to be
_LEAST_PAIR = 4  # how often the two parts follow each other in the counts
_SURE_PAIR = 30  # and how often where one glued word alone is to be believed: "xãhội"
_LONGEST = 14  # letters of two syllables
# Nguyễn VănTám | HàNội: a capital within a word
_CAMEL = regex.compile(
    r"(?<![\p{L}\d/&@_.-])(?P<first>\p{Lu}\p{Ll}+)(?P<second>\p{Lu}\p{Ll}+)(?![\p{L}\d/&@_-])"
)
# SỐ29-CT/TU | ngày15/01/2013: a figure glued to its word, parted in a text where words are glued
_FIGURE = regex.compile(r"(?<!\p{L})(?P<word>số|ngày|tháng|năm)\d+", regex.IGNORECASE)
_WORD = regex.compile(r"(?<![\p{L}\d/&@_.-])\p{L}{4,14}(?![\p{L}\d/&@_-])")  # no part of a symbol or address


def part_glued(document: Document, words: Set[str] | None = None) -> Document:
    """The document with glued words parted and all offsets moved along; itself where nothing is glued.

    Each parted word is a `glued_word` repair. `words` are the different words of the text, where the caller has them.
    """
    text = document.text
    words = set(text.split()) if words is None else words
    cuts = _cuts(words)
    found: list[tuple[int, int, int]] = []  # where a word begins, is to be parted, and ends
    if cuts:
        glued = (m for m in _WORD.finditer(text) if m[0].lower() in cuts)
        found += [(m.start(), m.start() + cuts[m[0].lower()], m.end()) for m in glued]
    if any(not (w.islower() or w.istitle() or w.isupper()) and _CAMEL.search(w) for w in words):
        names = (m for m in _CAMEL.finditer(text) if m[0].lower() not in cuts and _are_names(m))
        found += [(m.start(), m.start("second"), m.end()) for m in names]
    if len(cuts) >= _LEAST_WORDS:
        found += [(m.start(), m.end("word"), m.end()) for m in _FIGURE.finditer(text)]
    taken = {at for repair in document.repairs for at in range(repair.start, repair.end)} if found else set()
    found = sorted(one for one in found if taken.isdisjoint(range(one[0], one[2])))
    if not found:
        return document
    places = [cut for _, cut, _ in found]

    def move(offset: int) -> int:
        return offset + bisect_left(places, offset)

    whole = "".join(f"{text[a:b]} " for a, b in zip([0, *places], places, strict=False)) + text[places[-1] :]
    older = [replace(r, start=move(r.start), end=move(r.end)) for r in document.repairs]
    parted = [Repair(move(a), move(b), text[a:b], "glued_word", certain=False) for a, _, b in found]
    return replace(
        document,
        text=whole,
        blocks=tuple(moved_block(block, move) for block in document.blocks),
        repairs=tuple(sorted([*older, *parted], key=lambda r: (r.start, r.end))),
        notes=(
            *document.notes,
            Note("text_damaged", f"{len(parted)} words that were glued together are parted"),
        ),
    )


def _cuts(words: Set[str]) -> dict[str, int]:
    """Where each glued one of a text's words, in small letters, is to be cut; empty where too few are glued."""
    odd = {word.lower() for word in words - _common()} - _common()
    likely = {word for word in _WORD.findall("\n".join(odd)) if _halves(word)}
    cuts = {word: cut for word in likely if (cut := _cut(word))}
    if len(cuts) < _LEAST_WORDS:
        pairs = base_counts().pairs
        return {
            w: cut for w, cut in cuts.items() if not w.isascii() and pairs[w[:cut], w[cut:]] >= _SURE_PAIR
        }
    others = (word for word in likely if word not in cuts and not word.isascii())
    return cuts | {word: halves[0] for word in others if len(halves := _halves(word)) == 1}


def _are_names(glued: regex.Match[str]) -> bool:
    """Whether two names stand glued: both syllables, one of them with a mark, "VănTám"; not "YouTube"."""
    halves = glued["first"].lower(), glued["second"].lower()
    return all(map(can_stand, halves)) and not glued[0].isascii()


@cache
def _common() -> frozenset[str]:
    return frozenset(common_syllables())


def _stands(part: str) -> bool:
    return part in _common() and can_stand(part)


@cache
def _halves(word: str) -> Sequence[int]:
    """The places where a word that is no syllable parts into two common ones."""
    if can_stand(word):
        return ()
    return [cut for cut in range(1, len(word)) if _stands(word[:cut]) and _stands(word[cut:])]


@cache
def _cut(word: str) -> int:
    """The place that makes the likeliest pair of syllables of a small word, 0 where none is likely.

    >>> [word[:_cut(word)] for word in ("kếhoạch", "đồngnhân", "internet")]
    ['kế', 'đồng', '']
    """
    pairs = base_counts().pairs
    cut = max(_halves(word), key=lambda at: pairs[word[:at], word[at:]], default=0)
    return cut if cut and pairs[word[:cut], word[cut:]] >= _LEAST_PAIR else 0
