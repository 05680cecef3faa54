"""Finds the atoms of time in a folded text (lower case, one dash; see `extract.folding`).

Patterns are tried only where two words or figures stand that can open one; one scan finds all such pairs, so
that text without times costs little.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import ahocorasick_rs

from extract.timeatoms import Atom
from extract.timepatterns import YEARS
from extract.timerules import RULES, Build
from extract.timevalues import Point, possible
from extract.timewords import LOST

Rules = list[tuple[Any, Build]]


def _spellings(word: str) -> list[str]:
    """A word and its damaged forms; of a figure, the digits it may begin or end with."""
    if word == "#":
        return list("0123456789")
    return [word, *(damaged for damaged, whole in LOST.items() if whole == word)]


def _joints(head: str, follows: str) -> list[str]:
    """What may stand between the two: "quý II", "q.II", "t.9", "quý/lần", "tháng/01 lần", "≤20", "<= 20", "5/6", "1, 2"."""
    blanks = [" ", "  ", "   "]
    if head == follows == "#":
        return [*blanks, *(f"{a}{mark}{b}" for mark in "/.-,;&" for a in ("", " ") for b in ("", " "))]
    if head == "#":
        return [*blanks, "", ")", ") ", " (", "-", "/", " / "]
    figure = follows[0] in "#0123456789"
    slashes = ["/", " /", "/ ", " / "] * (figure or follows in ("lần", "một"))
    return [*blanks, *["", "=", "= "] * figure, *[".", ". "] * (head in ("q", "t")), *slashes]


def _opening_pairs() -> tuple[dict[str, Rules], dict[str, Rules]]:
    """The rules to try where two words or figures stand ("trước 1", "quý/lần", "5 tháng", "2 - 3").

    The second table is for pairs whose first figure has four digits, as a year has.
    """
    pairs: dict[str, Rules] = {}
    years: dict[str, Rules] = {}
    for heads, nexts, pattern, build in RULES:
        made = {
            f"{first}{joint}{second}"
            for head in heads
            for follows in nexts
            if follows
            for joint in _joints(head, follows)
            for first in _spellings(head)
            for second in _spellings(follows)
        }
        for pair in sorted(made):
            years.setdefault(pair, []), pairs.setdefault(pair, [])
            (years if pattern is YEARS else pairs)[pair].append((pattern.match, build))
    return pairs, years


_PAIRS, _YEAR_PAIRS = _opening_pairs()
_PAIR_TEXTS, _PAIR_RULES, _YEAR_RULES = list(_PAIRS), list(_PAIRS.values()), list(_YEAR_PAIRS.values())
# A year that stands alone is tried behind a blank
_BARE_YEARS: Rules = [(pattern.match, build) for heads, _, pattern, build in RULES if "20" in heads]
_BARE = len(_PAIR_TEXTS)
_PAIR_SCAN = ahocorasick_rs.AhoCorasick([*_PAIR_TEXTS, " 201", " 202", " 203", " 204"])
_LONGEST = (
    240  # an expression is shorter; without the limit each try looks for its literals through the whole text
)
_PLACE = itemgetter(0)


def _openings(low: str, first: int, last: int) -> list[tuple[int, Rules]]:
    """Where in a stretch a time may open, in order, and the rules to try there."""
    found: list[tuple[int, Rules]] = []
    stretch = low[first:last].replace("\n", " ").replace("\t", " ").replace("\u00a0", " ")
    for index, start, stop in _PAIR_SCAN.find_matches_as_indexes(stretch, overlapping=True):
        if index >= _BARE:
            found.append((first + start + 1, _BARE_YEARS))
            continue
        if stretch[stop - 1].isalpha() and stretch[stop : stop + 1].isalpha():
            continue
        rules = _PAIR_RULES[index]
        if stretch[start].isdigit():
            end = start
            while start and stretch[start - 1].isdigit():
                start -= 1
            rules = _YEAR_RULES[index] if end - start == 3 else rules
        elif start and stretch[start].isalpha() and stretch[start - 1].isalpha():
            continue
        if rules:
            found.append((first + start, rules))
    found.sort(key=_PLACE)
    return found


def find_atoms(low: str, start: int = 0, end: int | None = None) -> list[Atom]:
    """Every atom in folded text, in order, none overlapping.

    >>> [(a.kind, a.start, a.end) for a in find_atoms("trước ngày 25/5/2016; quý ii/2023")]
    [('day', 6, 20), ('quarter', 22, 33)]
    """
    end = len(low) if end is None else end
    atoms: list[Atom] = []
    done = start
    for at, rules in _openings(low, start, end):
        if at < done:
            continue
        for match, build in rules:
            if (m := match(low, at, min(end, at + _LONGEST))) and (made := list(build(m))):
                atoms.extend(made)
                done = m.end()
                break
    return [a for a in atoms if not isinstance(a.time, Point) or possible(a.time)]
