"""Finds the atoms of time in a folded text (lower case, one dash; see `extract.folding`).

Patterns are tried only where a word or figure stands that can open one, and only near the few syllables
without which no time is written, so that the scan costs little on text without times.
"""

from __future__ import annotations

from typing import Any

import regex

from extract.timeatoms import RULES, Atom, Build
from extract.timevalues import Point, possible
from extract.timewords import LOST

_BY_HEAD: dict[tuple[str, str], list[tuple[Any, Build]]] = {}
for _heads, _nexts, _pattern, _build in RULES:
    for _head in _heads:
        for _next in _nexts:
            _BY_HEAD.setdefault((_head, _next), []).append((_pattern.match, _build))
_BARE_YEARS = _BY_HEAD.pop(("20", ""))
_PAIRS = _BY_HEAD[("#", "#")]
_JOINTS = ("/", ".", "-", ",", ";", "&")  # between two figures of one time
_NONE: list[tuple[Any, Build]] = []
_TOKEN = regex.compile(r"\d+|\p{L}+|[≤<]")
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
        tokens = [(m.start(), m[0]) for m in _TOKEN.finditer(low, first, last)]
        words = ["#" if text[0].isdigit() else LOST.get(text, text) for _, text in tokens]
        for i, word in enumerate(words):
            rules = _BY_HEAD.get((word, words[i + 1] if i + 1 < len(words) else ""), _NONE)
            if not rules and word != "#":
                continue
            at, text = tokens[i]
            if at < done:
                continue
            if word == "#":
                if len(text) == 4:
                    rules = rules + _BARE_YEARS
                elif rules is _PAIRS and low[at + len(text) : tokens[i + 1][0]].strip() not in _JOINTS:
                    continue
            for match, build in rules:
                if (m := match(low, at, min(end, at + _LONGEST))) and (made := list(build(m))):
                    atoms.extend(made)
                    done = m.end()
                    break
    return [a for a in atoms if not isinstance(a.time, Point) or possible(a.time)]
