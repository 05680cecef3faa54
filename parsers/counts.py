"""How often syllables and pairs of syllables stand in clean office Vietnamese: what repairs are judged by.

The counts come from parsers/data: `syllables.tsv` and `bigrams.tsv` (50 public texts), `plans.tsv` (the project's
own texts, by tests/make_counts.py) and the lists `phrases.txt` and `words.txt`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log

import regex

from parsers.syllables import is_syllable

NUMBER = "#"  # what any number is to its neighbours

_COUNTED = (("syllables.tsv", 1), ("bigrams.tsv", 1), ("plans.tsv", 3))  # files of counts, with their weight
_LISTED = (("phrases.txt", 40), ("words.txt", 8))  # lists, each line of which counts so often
_OWN = 3  # weight of a damaged text's own words
_PRIOR = 40.0  # weight of the single syllable's count against that of the pair
_NUMBERS = regex.compile(r"\d(?:[\d.,/]*\d)?")
_BETWEEN = regex.compile(r"[^\p{L}# ]+")
_STOPS = ("c", "ch", "p", "t")
_TONELESS = regex.compile(r"[a-zđăâêôơư]+")


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of syllables and pairs, the sum of the former, and log chances once computed."""

    single: Counter[str]
    pairs: Counter[tuple[str, str]]
    total: int
    known: dict[tuple[str, str], float] = field(default_factory=dict)

    def chance(self, previous: str, syllable: str) -> float:
        """The log chance of a syllable after another ("" at the start of a run)."""
        key = previous, syllable
        found = self.known.get(key)
        if found is None:
            alone = (self.single[syllable] + (0.05 if can_stand(syllable) else 1e-6)) / self.total
            if previous:
                alone = (self.pairs[key] + _PRIOR * alone) / (self.single[previous] + _PRIOR)
            found = self.known[key] = log(alone)
        return found

    def with_own(self, text: str, doubtful: dict[str, list[str]]) -> Counts:
        """The counts with those of a text added; its `doubtful` words prove nothing."""
        single, pairs = self.single.copy(), self.pairs.copy()
        for words in count_words(text):
            sound = ["" if word in doubtful else word for word in words]
            for word in sound:
                if word:
                    single[word] += _OWN
            for pair in pairwise(sound):
                if pair[0] and pair[1]:
                    pairs[pair] += _OWN
        return Counts(single, pairs, self.total)


@cache
def common_syllables() -> tuple[str, ...]:
    """The syllables of syllables.tsv, commonest first: all that a first look needs."""
    lines = (files("parsers") / "data" / "syllables.tsv").read_text("utf-8").splitlines()[1:]
    return tuple(line.split("\t")[0] for line in lines)


@cache
def base_counts() -> Counts:
    """The counts of the files in parsers/data."""
    folder = files("parsers") / "data"
    single: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for name, weight in _COUNTED:
        for line in (folder / name).read_text("utf-8").splitlines()[1:]:
            key, count = line.split("\t")
            first, _, second = key.partition(" ")
            if second:
                pairs[first, second] += weight * int(count)
            elif first == NUMBER or can_stand(first):  # the rest are abbreviations: they would excuse damage
                single[first] += weight * int(count)
    for name, weight in _LISTED:
        for line in (folder / name).read_text("utf-8").splitlines()[1:]:
            for run in _BETWEEN.split(line.lower()):
                words = run.split()
                single.update(dict.fromkeys(words, weight))
                pairs.update(dict.fromkeys(pairwise(words), weight))
    return Counts(single, pairs, single.total())


def count_words(text: str) -> Iterator[list[str]]:
    """The runs of words between punctuation, small, any number as `#`; "" for what cannot stand as a syllable.

    >>> list(count_words("Tổ chức 02 lớp, tnh"))
    [['tổ', 'chức', '#', 'lớp'], ['']]
    """
    for line in _NUMBERS.sub(NUMBER, text.lower()).split("\n"):
        for run in _BETWEEN.split(line):
            if words := run.split():
                yield [word if word == NUMBER or can_stand(word) else "" for word in words]


@cache
def can_stand(word: str) -> bool:
    """Whether a small word is a syllable as it stands; one in c, ch, p or t must bear a tone.

    >>> [can_stand(word) for word in ("thuộc", "thuc", "tỉnh", "tnh")]
    [True, False, True, False]
    """
    return is_syllable(word) and not (word.endswith(_STOPS) and _TONELESS.fullmatch(word) is not None)
