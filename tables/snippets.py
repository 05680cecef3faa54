"""Where the words of a question stand in a text: the hits to mark, and the places worth showing."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import regex

from tables.search_index import fold_letters

Span = tuple[int, int]
READ = 400_000  # characters of a text that are looked at
TRIED = 5_000  # hits that are weighed
_BETWEEN = regex.compile(r"[\s\-/,.“”\"()]{1,3}")
_BLANKS = regex.compile(r"\s+")


def hits_in(text: str, terms: Sequence[str]) -> list[Span]:
    """Where the words stand, the last of them also as the beginning of one. `terms` are folded.

    Syllables are short and many: where some stand side by side, as "chuyển đổi", single ones are no hits.

    >>> [("Đổi mới, chuyển đổi số"[a:b]) for a, b in hits_in("Đổi mới, chuyển đổi số", ["chuyen", "doi"])]
    ['chuyển', 'đổi']
    """
    pattern, words = _pattern(tuple(terms))
    if pattern is None:
        return []
    folded = fold_letters(text[:READ])
    hits = [m.span() for m in pattern.finditer(folded)]
    last = terms[-1]
    if any(folded[slice(*hit)] == last for hit in hits):  # the word itself is there: no need of longer ones
        hits = [hit for hit in hits if folded[slice(*hit)] in terms]
    if words == 1:
        return hits
    beside = [
        i
        for i, (hit, after) in enumerate(zip(hits, hits[1:], strict=False))
        if _BETWEEN.fullmatch(folded, hit[1], after[0]) and folded[slice(*hit)] != folded[slice(*after)]
    ]
    kept = sorted({*beside, *(i + 1 for i in beside)})
    return [hits[i] for i in kept] or hits


@lru_cache(maxsize=64)
def _pattern(terms: tuple[str, ...]) -> tuple[regex.Pattern[str] | None, int]:
    """What finds the words, and how many there are."""
    words = [t for t in dict.fromkeys(terms) if len(t) > 1 or t.isdecimal()]
    if not words:
        return None, 0
    last = words[-1] if terms[-1] == words[-1] else None
    whole = "|".join(map(regex.escape, words))
    begun = rf"|{regex.escape(last)}\w*" if last and not last.isdecimal() else ""
    return regex.compile(rf"\b(?:(?:{whole})\b{begun})", cache_pattern=False), len(words)


def snippets(
    text: str, terms: Sequence[str], most: int = 2, around: int = 90
) -> list[list[tuple[str, bool]]]:
    """Places of a text where the words stand closest, in parts that are hits or not.

    >>> snippets("Nâng cao chỉ số chuyển đổi số của tỉnh.", ["chuyen", "doi"], around=12)
    [[('… cao chỉ số ', False), ('chuyển', True), (' ', False), ('đổi', True), (' số của tỉnh.', False)]]
    """
    hits = hits_in(text, terms)
    shown: list[list[tuple[str, bool]]] = []
    taken: list[Span] = []
    best = 0
    for start in _densest(hits, 2 * around):
        begin, end = max(0, start - around), min(len(text), start + 2 * around)
        inside = [h for h in hits if begin <= h[0] and h[1] <= end]
        best = max(best, len(inside))
        worth = 2 * len(inside) >= best  # a second place only where about as many of the words stand
        if len(shown) < most and worth and all(end <= a or begin >= b for a, b in taken):
            taken.append((begin, end))
            shown.append(_parts(text, begin, end, inside))
    return shown


def _densest(hits: Sequence[Span], width: int) -> list[int]:
    """Starts of hits, those with the most hits behind them within `width` first."""
    last, scored = 0, []
    for i, (start, _) in enumerate(hits[:TRIED]):
        while last < len(hits) and hits[last][0] < start + width:
            last += 1
        scored.append((i - last, start))
    return [start for _, start in sorted(scored)[:40]]


def _parts(text: str, begin: int, end: int, hits: Sequence[Span]) -> list[tuple[str, bool]]:
    """`text[begin:end]` without the words that its edges cut."""
    first = hits[0][0] if hits else end
    while begin and begin < first and not text[begin - 1].isspace():
        begin += 1
    last = hits[-1][1] if hits else begin
    while end < len(text) and end > last and not text[end].isspace():
        end -= 1
    parts: list[tuple[str, bool]] = []
    at = begin
    for start, stop in hits:
        if at <= start and stop <= end:
            parts += [(_line(text[at:start]), False), (text[start:stop], True)]
            at = stop
    parts.append((_line(text[at:end]) + ("…" if end < len(text) else ""), False))
    if begin:
        parts[0] = ("… " + parts[0][0].lstrip(), parts[0][1])
    return [part for part in parts if part[0]]


def _line(text: str) -> str:
    return str(_BLANKS.sub(" ", text))
