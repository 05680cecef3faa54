"""How often syllables and pairs of syllables stand in clean office Vietnamese: what repairs are judged by.

The counts come from parsers/data: `syllables.tsv` and `bigrams.tsv` (50 public texts), `laws.tsv` (six codes of law),
`plans.tsv` (the project's own texts), `general.tsv` (a list of common words), all but the first two written by
tests/make_counts.py, and from the lists `phrases.txt` and `words.txt`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import log

import regex

from parsers.syllables import is_syllable

NUMBER = "#"  # what any number is to its neighbours
START, OPENED = "^", "("  # what stands before the first word of a run

_COUNTED = (
    ("syllables.tsv", 1),
    ("bigrams.tsv", 1),
    ("laws.tsv", 0.5),
    ("plans.tsv", 3),
    ("general.tsv", 0.2),
)  # with their weight
_LISTED = (("phrases.txt", 40), ("words.txt", 8))  # lists, each line of which counts so often
_OWN = 3  # weight of a damaged text's own words
_PRIOR = 10.0  # weight of the single syllable's count against that of the pair
_DISCOUNT = 0.8  # taken off each pair's count for those never seen
_PRIOR_OF_PAIR = 60.0  # weight of the pair's count against that of the triple
_SIGNS = (NUMBER, START, OPENED)
_NUMBERS = regex.compile(r"\d(?:[\d.,/]*\d)?")
_BETWEEN = regex.compile(r"[^\p{L}# ]+")
_RUNS = regex.compile(r"([^\p{L}# ]+)")
_STOPS = ("c", "ch", "p", "t")
_TONELESS = regex.compile(r"[a-zđăâêôơư]+")


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of syllables, pairs and triples, and what follows from them; log chances once computed.

    `following` is how often a syllable has a known one after it, `kinds_after` and `kinds_before` how many different
    ones: "về" stands before and after all kinds of words, "vụ" after few.
    """

    single: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    triples: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    following: Counter[str] = field(default_factory=Counter)
    kinds_after: Counter[str] = field(default_factory=Counter)
    kinds_before: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)  # "syllables" and "kinds" of pairs
    known: dict[tuple[str, str, str], float] = field(default_factory=dict)

    def add(self, words: Sequence[str], count: int) -> None:
        """Counts one syllable, pair or triple so often."""
        match words:
            case [word]:
                self.single[word] += count
                self.totals["syllables"] += count
            case [first, second]:
                if not self.pairs[first, second]:
                    self.kinds_after[first] += 1
                    self.kinds_before[second] += 1
                    self.totals["kinds"] += 1
                self.pairs[first, second] += count
                self.following[first] += count
            case [first, second, third]:
                self.triples[first, second, third] += count

    def copy(self) -> Counts:
        """The same counts, to add to; nothing computed yet."""
        return Counts(
            self.single.copy(),
            self.pairs.copy(),
            self.triples.copy(),
            self.following.copy(),
            self.kinds_after.copy(),
            self.kinds_before.copy(),
            self.totals.copy(),
        )

    def chance(self, before: str, previous: str, syllable: str) -> float:
        """The log chance of a syllable after two others (START, OPENED or "" where there are none).

        A pair or triple that was never seen has the share that unseen ones have after the same words (Kneser-Ney).
        """
        key = before, previous, syllable
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = log(self._share(before, previous, syllable))
        return found

    def _share(self, before: str, previous: str, syllable: str) -> float:
        share = (self.single[syllable] + (0.05 if can_stand(syllable) else 1e-6)) / self.totals["syllables"]
        if not previous:
            return share
        kinds = (self.kinds_before[syllable] + 20_000 * share) / (self.totals["kinds"] + 20_000)
        seen = max(self.single[previous], self.following[previous])
        unseen = seen - self.following[previous] + _DISCOUNT * self.kinds_after[previous] + _PRIOR
        pair = self.pairs[previous, syllable]
        share = (max(0.0, pair - _DISCOUNT) + unseen * kinds) / (seen + _PRIOR)
        if before and (seen := self.pairs[before, previous]):
            share = (self.triples[before, previous, syllable] + _PRIOR_OF_PAIR * share) / (
                seen + _PRIOR_OF_PAIR
            )
        return share

    def with_own(self, text: str, is_doubtful: Callable[[str], bool]) -> Counts:
        """The counts with those of a text added; its doubtful words prove nothing."""
        counts = self.copy()
        for words in count_words(text):
            sound = ["" if is_doubtful(word) else word for word in words]
            for size in (1, 2, 3):
                for at in range(len(sound) - size + 1):
                    if all(piece := sound[at : at + size]):
                        counts.add(piece, _OWN)
        return counts


@cache
def common_syllables() -> tuple[str, ...]:
    """The syllables of syllables.tsv, commonest first: all that a first look needs."""
    lines = (files("parsers") / "data" / "syllables.tsv").read_text("utf-8").splitlines()[1:]
    return tuple(line.split("\t")[0] for line in lines)


@cache
def base_counts() -> Counts:
    """The counts of the files in parsers/data."""
    folder = files("parsers") / "data"
    counts = Counts()
    for name, weight in _COUNTED:
        for line in (folder / name).read_text("utf-8").splitlines()[1:]:
            key, _, count = line.partition("\t")
            words = key.split(" ")
            if (
                len(words) > 1 or key in _SIGNS or can_stand(key)
            ):  # the rest are abbreviations: they excuse damage
                counts.add(words, max(1, round(weight * int(count))))
    for name, times in _LISTED:
        for line in (folder / name).read_text("utf-8").splitlines()[1:]:
            for run in _BETWEEN.split(line.lower()):
                listed = run.split()
                for size in (1, 2, 3):
                    for piece in dict.fromkeys(zip(*(listed[at:] for at in range(size)), strict=False)):
                        counts.add(piece, times)
    return counts


@cache
def abbreviations() -> frozenset[str]:
    """What stands in clean texts and is no syllable, in small letters: "ubnd", "ttr", "km"."""
    folder = files("parsers") / "data"
    found = set()
    for name, _ in _COUNTED:
        for line in (folder / name).read_text("utf-8").splitlines()[1:]:
            word = line.partition("\t")[0]
            if " " not in word and word not in _SIGNS and not can_stand(word):
                found.add(word)
    return frozenset(found)


def count_words(text: str) -> Iterator[list[str]]:
    """The runs of words between punctuation, small, any number as `#`; "" for what cannot stand as a syllable.

    A run begins with the sign of what stands before it.

    >>> list(count_words("Tổ chức 02 lớp (để báo cáo), tnh"))
    [['^', 'tổ', 'chức', '#', 'lớp'], ['(', 'để', 'báo', 'cáo'], ['^', '']]
    """
    for line in _NUMBERS.sub(NUMBER, text.lower()).split("\n"):
        start = START
        for at, run in enumerate(_RUNS.split(line)):
            if at % 2:
                start = opening(run)
            elif words := run.split():
                yield [start, *(word if word == NUMBER or can_stand(word) else "" for word in words)]


def opening(between: str) -> str:
    """What a run of words after these signs begins with: OPENED after a bracket, else START."""
    return OPENED if between.rstrip().endswith(("(", "[")) else START


@cache
def can_stand(word: str) -> bool:
    """Whether a small word is a syllable as it stands; one in c, ch, p or t must bear a tone.

    >>> [can_stand(word) for word in ("thuộc", "thuc", "tỉnh", "tnh")]
    [True, False, True, False]
    """
    return is_syllable(word) and not (word.endswith(_STOPS) and _TONELESS.fullmatch(word) is not None)
