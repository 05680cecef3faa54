"""Finds the atoms of time in a folded text (lower case, one dash; see `extract.folding`).

Patterns are tried only where a word or figure stands that can open one, and only near the few syllables
without which no time is written, so that the scan costs little on text without times.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import ahocorasick_rs
import regex

from extract.timeatoms import RULES, Atom, Build
from extract.timepatterns import YEARS
from extract.timevalues import Point, possible
from extract.timewords import LOST

Rules = list[tuple[Any, Build]]

_JOINTS = ("/", ".", "-", ",", ";", "&")  # between two figures of one time
# A figure, and the word or figure after it
_FIGURE = regex.compile(r"(\d++)(?=([^\p{L}\d≤<]*+)(\d|\p{L}++)?)")


def _spellings(word: str) -> list[str]:
    """A word and its damaged forms; of a figure, the digits it may begin with."""
    if word == "#":
        return list("0123456789")
    return [damaged for damaged, whole in LOST.items() if whole == word] + [word] * (word not in LOST)


def _joints(head: str, follows: str) -> list[str]:
    """What may stand between the two: "quý II", "q.II", "quý/lần", "tháng/01 lần", "≤20", "<= 20"."""
    figure = follows[0] in "#0123456789"
    slashes = ["/", " /", "/ ", " / "] * (figure or follows in ("lần", "một"))
    return [" ", "  ", "   ", *["", "=", "= "] * figure, *[".", ". "] * (head == "q"), *slashes]


def _opening_pairs() -> dict[str, Rules]:
    """The rules to try where two words, or a word and a digit, stand: "trước 1", "quý/lần", "định kỳ"."""
    pairs: dict[str, Rules] = {}
    for heads, nexts, pattern, build in RULES:
        made = {
            f"{first}{joint}{second}"
            for head in heads
            for follows in nexts
            if head != "#" and follows
            for joint in _joints(head, follows)
            for first in _spellings(head)
            for second in _spellings(follows)
        }
        for pair in made:
            pairs.setdefault(pair, []).append((pattern.match, build))
    return pairs


def _figure_rules() -> dict[tuple[bool, str], Rules]:
    """The rules to try at a figure, by whether it has four digits, as a year has, and by what follows it."""
    table: dict[tuple[bool, str], Rules] = {}
    for heads, nexts, pattern, build in RULES:
        for follows in nexts if "#" in heads else ():
            table.setdefault((pattern is YEARS, follows), []).append((pattern.match, build))
    return table


_FIGURE_RULES = _figure_rules()
_BARE_YEAR: Rules = [(pattern.match, build) for heads, _, pattern, build in RULES if "20" in heads]
_NONE: Rules = []
_PAIRS = _opening_pairs()
_PAIR_TEXTS, _PAIR_RULES = list(_PAIRS), list(_PAIRS.values())
_PAIR_SCAN = ahocorasick_rs.AhoCorasick(_PAIR_TEXTS)
_ANCHORS = ("ngày", "tháng", "quý", "quí", "năm", "tuần", "thứ ", "từ nay", "chủ nhật")
_STRONG = ("từ nay", "chủ nhật", "thứ ")
_DIGITS = regex.compile(r"\d[^\S\n]?[/.-][^\S\n]?\d|20\d\d")
_BEHIND, _AHEAD = 44, 26
_LONGEST = (
    240  # an expression is shorter; without the limit each try looks for its literals through the whole text
)


# What stands before "năm", "ngày" ... where they tell a time: hằng năm, 6 tháng, cuối quý, định kỳ (tháng
_LEADS_UNIT = (
    "hằng", "hàng", "mỗi", "từng", "kỳ", "kì", "cuối", "đầu", "giữa", "trong", "cả", "một", "hai", "ba",
    "bốn", "sáu", "bảy", "tám", "chín", "mười", "các", "thứ", "làm", "báo", "cáo", "quả", "kết", "cui",
    "đu", "hng", "mi", "k", "tới", "kế",
)  # fmt: skip
_BEFORE_UNIT = tuple(f"{w} " for w in _LEADS_UNIT) + (", ", "và ", "/", "(", "; ", "hoặc ", ") ")
_AFTER_UNIT = frozenset("0123456789iv/")


def _tells_time(low: str, at: int, after: int) -> bool:
    """Whether a unit's neighbours can make it a time: "ngày càng", "năm điểm", "quý báu" are passed over."""
    follows = low[after : after + 3].lstrip()[:1]
    return (
        follows in _AFTER_UNIT
        or low[max(0, at - 6) : at].endswith(_BEFORE_UNIT)
        or any(c.isdigit() for c in low[max(0, at - 4) : at])
        or low.startswith(
            (
                " làm",
                " cuối",
                " đầu",
                " thứ",
                " lần",
                " một lần",
                " sau",
                " kế",
                " tiếp",
                " liền",
                " học",
                " mùng",
                "\n",
            ),
            after,
        )
    )


def windows(low: str, start: int, end: int) -> list[tuple[int, int]]:
    """Stretches of text that may hold a time: around the syllables and figures that every time has."""
    marks = [m.start() for m in _DIGITS.finditer(low, start, end)]
    for word in _ANCHORS:
        at = low.find(word, start, end)
        while at >= 0:
            after = at + len(word)
            if word in _STRONG or _tells_time(low, at, after):
                marks.append(at)
            at = low.find(word, after, end)
    merged: list[tuple[int, int]] = []
    for mark in sorted(marks):
        first, last = max(start, mark - _BEHIND), min(end, mark + _AHEAD)
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    return merged


def _openings(low: str, first: int, last: int) -> list[tuple[int, Rules]]:
    """Where in a stretch a time may open, in order, and the rules to try there."""
    found: list[tuple[int, Rules]] = []
    stretch = low[first:last].replace("\n", " ").replace("\t", " ").replace("\u00a0", " ")
    for index, start, stop in _PAIR_SCAN.find_matches_as_indexes(stretch, overlapping=True):
        if not (
            (start and stretch[start].isalpha() and stretch[start - 1].isalpha())
            or (stretch[stop - 1].isalpha() and stretch[stop : stop + 1].isalpha())
        ):
            found.append((first + start, _PAIR_RULES[index]))
    for m in _FIGURE.finditer(low, first, last):
        figure, gap, follows = m.groups(default="")
        year = len(figure) == 4
        if follows.isdigit():
            rules = _FIGURE_RULES[year, "#"] if gap.strip() in _JOINTS else _NONE
        else:
            rules = _FIGURE_RULES.get((year, LOST.get(follows, follows)), _NONE)
        if year and figure.startswith("20"):
            rules = rules + _BARE_YEAR
        if rules:
            found.append((m.start(), rules))
    found.sort(key=_PLACE)
    return found


_PLACE = itemgetter(0)


def find_atoms(low: str, start: int = 0, end: int | None = None) -> list[Atom]:
    """Every atom in folded text, in order, none overlapping.

    >>> [(a.kind, a.start, a.end) for a in find_atoms("trước ngày 25/5/2016; quý ii/2023")]
    [('day', 6, 20), ('quarter', 22, 33)]
    """
    end = len(low) if end is None else end
    atoms: list[Atom] = []
    done = start
    for first, last in windows(low, start, end):
        while first > start and low[first - 1].isalnum():
            first -= 1
        for at, rules in _openings(low, first, last):
            if at < done:
                continue
            for match, build in rules:
                if (m := match(low, at, min(end, at + _LONGEST))) and (made := list(build(m))):
                    atoms.extend(made)
                    done = m.end()
                    break
    return [a for a in atoms if not isinstance(a.time, Point) or possible(a.time)]
