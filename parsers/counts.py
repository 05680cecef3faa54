"""How often syllables and pairs of syllables stand in clean office Vietnamese: what repairs are judged by.

The counts come from parsers/data: `syllables.tsv` and `bigrams.tsv` (50 public texts), `laws.tsv` (six codes of law),
`plans.tsv` (the project's own texts), `general.tsv` (a list of common words), all but the first two written by
tests/make_counts.py, and from the lists `phrases.txt` and `words.txt`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from math import log
from typing import TypeVar

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
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of syllables, pairs and triples, and what follows from them; log chances once computed.

    `following` is how often a syllable has a known one after it, `kinds_after` and `kinds_before` how many different
    ones: "về" stands before and after all kinds of words, "vụ" after few. Counts may stand upon others (`under`): their
    tables then hold what differs from those, so that a text's own words cost no copy of all that is known.
    """

    under: Counts | None = None
    single: Counter[str] = field(default_factory=Counter)
    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)
    triples: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    following: Counter[str] = field(default_factory=Counter)
    kinds_after: Counter[str] = field(default_factory=Counter)
    kinds_before: Counter[str] = field(default_factory=Counter)
    totals: Counter[str] = field(default_factory=Counter)  # "syllables" and "kinds" of pairs
    known: dict[tuple[str, str, str], float] = field(default_factory=dict)
    alone: dict[str, tuple[float, float]] = field(default_factory=dict)  # see `_alone`
    before: dict[str, tuple[float, float]] = field(default_factory=dict)  # see `_before`

    def add(self, words: Sequence[str], count: int) -> None:
        """Counts one syllable, pair or triple so often."""
        under = self.under or self
        match words:
            case [word]:
                self.single[word] = _of(self.single, under.single, word) + count
                self.totals["syllables"] = _of(self.totals, under.totals, "syllables") + count
            case [first, second]:
                seen = _of(self.pairs, under.pairs, (first, second))
                if not seen:
                    self.kinds_after[first] = _of(self.kinds_after, under.kinds_after, first) + 1
                    self.kinds_before[second] = _of(self.kinds_before, under.kinds_before, second) + 1
                    self.totals["kinds"] = _of(self.totals, under.totals, "kinds") + 1
                self.pairs[first, second] = seen + count
                self.following[first] = _of(self.following, under.following, first) + count
            case [first, second, third]:
                triple = first, second, third
                self.triples[triple] = _of(self.triples, under.triples, triple) + count

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
        share, kinds = self.alone.get(syllable) or self._alone(syllable)
        if not previous:
            return share
        seen, unseen = self.before.get(previous) or self._before(previous)
        own, under = (
            self.pairs,
            (self.under or self).pairs,
        )  # as `_of`, which would take most of the time here
        key = previous, syllable
        pair = own.get(key) or under.get(key, 0)
        share = (max(0.0, pair - _DISCOUNT) + unseen * kinds) / (seen + _PRIOR)
        key = before, previous
        if before and (pairs := own.get(key) or under.get(key, 0)):
            triple = _of(self.triples, (self.under or self).triples, (before, previous, syllable))
            share = (triple + _PRIOR_OF_PAIR * share) / (pairs + _PRIOR_OF_PAIR)
        return share

    def _alone(self, syllable: str) -> tuple[float, float]:
        """The share of a syllable among all, and among those that follow others."""
        under = self.under or self
        single = _of(self.single, under.single, syllable)
        share = (single + (0.05 if can_stand(syllable) else 1e-6)) / _of(
            self.totals, under.totals, "syllables"
        )
        after = _of(self.kinds_before, under.kinds_before, syllable)
        kinds = (after + 20_000 * share) / (_of(self.totals, under.totals, "kinds") + 20_000)
        self.alone[syllable] = share, kinds
        return share, kinds

    def _before(self, previous: str) -> tuple[float, float]:
        """How often a syllable was seen before others, and the weight of those never seen after it."""
        under = self.under or self
        following = _of(self.following, under.following, previous)
        seen = max(_of(self.single, under.single, previous), following)
        unseen = seen - following + _DISCOUNT * _of(self.kinds_after, under.kinds_after, previous) + _PRIOR
        self.before[previous] = seen, unseen
        return seen, unseen

    def with_own(self, text: str, is_doubtful: Callable[[str], bool]) -> Counts:
        """The counts with those of a text added; its doubtful words prove nothing."""
        counts = Counts(under=self)
        runs = list(count_words(text))
        doubtful = set(filter(is_doubtful, {word for words in runs for word in words}))
        for words in runs:
            sound = ["" if word in doubtful else word for word in words]
            for size in (1, 2, 3):
                for at in range(len(sound) - size + 1):
                    if all(piece := sound[at : at + size]):
                        counts.add(piece, _OWN)
        return counts


def _of(own: Mapping[_Key, int], under: Mapping[_Key, int], key: _Key) -> int:
    """A count: the table's own where it has one, else that of the table under it."""
    return own.get(key) or under.get(key, 0)


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
def names() -> frozenset[str]:
    """Syllables of people's names, in small letters."""
    lines = (files("parsers") / "data" / "names.txt").read_text("utf-8").splitlines()
    return frozenset(name.lower() for line in lines if not line.startswith("#") for name in line.split())


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
