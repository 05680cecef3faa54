"""Puts marks right that character recognition misread: "tô chức" is tổ chức, "Sở Y tê" is Sở Y tế.

A syllable is changed only into one with the same letters under its marks, and only where it makes a known pair with a
neighbour, which the syllable as read does not.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from unicodedata import normalize

import regex

from parsers.counts import Counts, base_counts
from parsers.document import Repair

_WORD = regex.compile(r"\p{L}+")
_LEAST = 6  # a pair seen less often proves nothing; against a common word it takes more
_AGAINST_COMMON = 20
_COMMON = 40
_MARGIN = 4  # how much oftener than the next best reading


def mend_marks(text: str) -> tuple[str, list[Repair]]:
    """The text with misread marks put right, as long as it was, and each changed word as a guessed repair."""
    counts = base_counts()
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    low = [text[a:b].lower() for a, b in words]
    joined = [text[words[i][1] : words[i + 1][0]].isspace() for i in range(len(words) - 1)]
    changed: dict[int, str] = {}
    for _ in range(2):  # a mended neighbour may prove the next word
        for i, word in enumerate(low):
            before = low[i - 1] if i and joined[i - 1] else ""
            after = low[i + 1] if i < len(joined) and joined[i] else ""
            best = _better(counts, before, word, after)
            if best:
                low[i] = changed[i] = best
    out, repairs = list(text), []
    for i, word in sorted(changed.items()):
        start, end = words[i]
        written = "".join(
            c.upper() if old.isupper() else c for c, old in zip(word, text[start:end], strict=True)
        )
        if written != text[start:end]:
            out[start:end] = written
            repairs.append(Repair(start, end, text[start:end], "ocr", certain=False))
    return "".join(out), repairs


def _better(counts: Counts, before: str, word: str, after: str) -> str | None:
    """The reading with other marks that stands beside its neighbours where the one read does not."""
    if len(word) < 2 or _support(counts, before, word, after):
        return None
    others = [
        other for other in _by_letters().get(_letters(word), ()) if other != word and len(other) == len(word)
    ]
    ranked = sorted(((_support(counts, before, other, after), other) for other in others), reverse=True)
    least = _AGAINST_COMMON if counts.single[word] >= _COMMON else _LEAST
    if not ranked or ranked[0][0] < least or (len(ranked) > 1 and ranked[0][0] < _MARGIN * ranked[1][0]):
        return None
    return ranked[0][1]


def _support(counts: Counts, before: str, word: str, after: str) -> int:
    return max(counts.pairs[before, word] if before else 0, counts.pairs[word, after] if after else 0)


def _letters(word: str) -> str:
    return str(regex.sub(r"\p{Mn}", "", normalize("NFD", word)).replace("đ", "d"))


@cache
def _by_letters() -> dict[str, list[str]]:
    table: dict[str, list[str]] = defaultdict(list)
    for syllable, count in base_counts().single.items():
        if count >= 3 and syllable.isalpha():
            table[_letters(syllable)].append(syllable)
    return table
