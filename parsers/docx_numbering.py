"""Automatic numbers of a DOCX as Word shows them: continued and restarted lists, legal numbering.

Lists that share an abstract definition share its counters; `startOverride` restarts them once, at the first
use of its list. Rules: ECMA-376 part 1, 17.9.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

import regex
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AT, _LEVEL, _VALUE, _FORMAT, _LEGAL = (W + name for name in ("ilvl", "lvl", "val", "numFmt", "isLgl"))
_OF_LEVEL = _START, _TEXT, _STYLE, _RESTART = [
    W + name for name in ("start", "lvlText", "pStyle", "lvlRestart")
]
_PLACE = regex.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"))
_ROMAN_SMALL = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_KEPT_BULLETS = {"-": "-", "–": "-", "—": "-", "−": "-", "+": "+", "*": "*", "•": "•"}
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `restart` is the level (from 1) whose use restarts it, 0 for never."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    legal: bool = False
    style: str | None = None
    restart: int | None = None
    custom: str | None = None


_DEFAULT = Level()


@dataclass(slots=True)
class Numbering:
    """The lists of one document and how far each has counted."""

    abstracts: dict[str, etree._Element] = field(default_factory=dict)
    lists: dict[str, tuple[str, dict[int, int], dict[int, Level]]] = field(default_factory=dict)  # by numId
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)
    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)  # by list, read when first used

    def level_of_style(self, num: str, style: str) -> int | None:
        """The level that is linked to a paragraph style."""
        return next((i for i, level in self._levels_of(num).items() if level.style == style), None)

    def _levels_of(self, num: str) -> dict[int, Level]:
        """The levels of a list: those of its abstract definition, with its own in their place."""
        if num not in self._levels:
            abstract, _, own = self.lists.get(num, ("", {}, {}))
            element = self.abstracts.get(abstract)
            shared = (
                {} if element is None else {_int(e.get(_AT)): _level(e) for e in element.iterfind(_LEVEL)}
            )
            self._levels[num] = {**shared, **own}
        return self._levels[num]

    def next(self, num: str, at: int) -> str | None:
        """Counts one paragraph at this level of this list: its number as shown, None where it shows none."""
        if num not in self.lists:
            return None
        abstract, starts, _ = self.lists[num]
        levels = self._levels_of(num)
        level = levels.get(at)
        if level is None:
            return None
        counts = self._counts.setdefault(abstract, {})
        if at in starts and (num, at) not in self._begun:
            counts.pop(at, None)
        self._begun.add((num, at))
        counts[at] = counts[at] + 1 if at in counts else starts.get(at, level.start)
        for deeper in [d for d in counts if d > at] if len(counts) > 1 else ():
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at < restart:
                del counts[deeper]
        if level.kind == "none" and "%" in level.text:
            return _PLACE.sub("", level.text).strip() or None
        if level.kind == "bullet":
            return _KEPT_BULLETS.get(level.text.strip(), "-") if level.text.strip() else None
        shown = []
        for at_place, part in enumerate(_parts(level.text)):
            if at_place % 2:
                index = int(part) - 1
                of = levels.get(index, _DEFAULT)
                count = counts.get(index, starts.get(index, of.start))
                part = number(count, "decimal" if level.legal else of.kind, of.custom)
            shown.append(part)
        return "".join(shown).strip() or None


@lru_cache(256)  # a list shows few
def _parts(text: str) -> list[str]:
    """A level's text cut at its places: "%1.%2." is "", "1", ".", "2", "."."""
    return list(_PLACE.split(text))


def number(value: int, kind: str, custom: str | None = None) -> str:
    """A count in a numbering format of Word.

    >>> [number(4, kind) for kind in ("decimal", "upperRoman", "lowerRoman", "upperLetter", "decimalZero")]
    ['4', 'IV', 'iv', 'D', '04']
    >>> number(28, "lowerLetter"), number(5, "custom", "a, b, c, d, đ, ..."), number(7, "custom", "001, ...")
    ('bb', 'đ', '007')
    """
    if kind == "decimal":
        return str(value)
    if kind in ("upperRoman", "lowerRoman"):
        roman, rest = "", value
        for worth, sign in (*_ROMAN, *_ROMAN_SMALL):
            roman += sign * (rest // worth)
            rest %= worth
        return roman if kind == "upperRoman" else roman.lower()
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 30)
        return letter.upper() if kind == "upperLetter" else letter
    if kind == "custom" and custom:
        named = [part.strip() for part in custom.split(",") if part.strip(" .…")]
        if named and not named[0].isdigit():
            return named[value - 1] if 0 < value <= len(named) else str(value)
        return str(value).zfill(len(named[0]) if named else 1)
    if kind == "none":
        return ""
    if kind.startswith("decimalEnclosedCircle") and 0 < value <= len(_CIRCLED):
        return _CIRCLED[value - 1]
    return f"{value:02d}" if kind == "decimalZero" else str(value)


def parse(root: etree._Element | None, style_lists: dict[str, str]) -> Numbering:
    """The lists of numbering.xml; `style_lists` gives the numId of each numbering style, by its id."""
    numbering = Numbering()
    if root is None:
        return numbering
    links: dict[str, str] = {}
    for abstract in root.iterfind(f"{W}abstractNum"):
        key = abstract.get(f"{W}abstractNumId", "")
        numbering.abstracts[key] = abstract
        link = value(abstract, "numStyleLink")
        if link:
            links[key] = link
    for num in root.iterfind(f"{W}num"):
        starts: dict[int, int] = {}
        own: dict[int, Level] = {}
        for override in num.iterfind(f"{W}lvlOverride"):
            at = _int(override.get(f"{W}ilvl"))
            start = value(override, "startOverride")
            if start is not None:
                starts[at] = _int(start, 1)
            lvl = override.find(f"{W}lvl")
            if lvl is not None:
                own[at] = _level(lvl)
        numbering.lists[num.get(f"{W}numId", "")] = (value(num, "abstractNumId") or "", starts, own)
    for num_id, (abstract_id, starts, own) in list(numbering.lists.items()):
        linked = numbering.lists.get(style_lists.get(links.get(abstract_id, ""), ""))
        if linked:
            numbering.lists[num_id] = (linked[0], starts, own)
    return numbering


def inside(element: etree._Element) -> list[etree._Element]:
    """An element's children; a slice takes half the time of going over them one by one."""
    return element[:]  # type: ignore[index, return-value]  # lxml's hints know of no slices


def first(children: Iterable[etree._Element], tag: str) -> etree._Element | None:
    """The first of an element's children with this tag."""
    for child in children:
        if child.tag == tag:
            return child
    return None


def value(element: etree._Element, name: str) -> str | None:
    """The `w:val` of a child; None where the child is not there."""
    tag = W + name
    for child in element:
        if child.tag == tag:
            return child.get(_VALUE, "")
    return None


def _level(lvl: etree._Element) -> Level:
    own = {child.tag: child for child in reversed(lvl)}
    values = {tag: own[tag].get(_VALUE, "") for tag in _OF_LEVEL if tag in own}
    shown = next(lvl.iter(_FORMAT), None)  # in mc:AlternateContent, the choice comes before the fallback
    restart = values.get(_RESTART)
    return Level(
        start=_int(values.get(_START), 1),
        kind="decimal" if shown is None else shown.get(_VALUE, "decimal"),
        text=values.get(_TEXT, ""),
        legal=_LEGAL in own and own[_LEGAL].get(_VALUE, "1") not in ("0", "false", "off"),
        style=values.get(_STYLE),
        restart=None if restart is None else _int(restart),
        custom=None if shown is None else shown.get(f"{W}format"),
    )


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.lstrip("-").isdigit() and len(text) < 9 else default
