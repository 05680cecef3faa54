"""List numbers of scans that the engine misread, put right where the numbers around them leave only one reading.

Engines read "1." as "TL" or "Í,", "c)" as "e)". What stands where its list's other numbers stand is a number; which one,
the list says: between "b)" and "d)" there is one item, before "2." there is "1.". Where the count does not come out,
nothing is changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from parsers.document import Document, Repair
from parsers.ocr import Word
from parsers.scan_lines import bare

# "IV.", "VI,"; "2.", "10)", "3/"; "a)", "đ."; "2.1.", "3.1.2"; "-", "+"
_FORMS = {
    "roman": regex.compile(r"(?P<value>[IVX]{1,5})(?P<end>[.])"),
    "figure": regex.compile(r"(?P<value>\d{1,2})(?P<end>[.)/])"),
    "letter": regex.compile(r"(?P<value>[a-eghiklmnđ])(?P<end>[.)])"),
    "dotted": regex.compile(r"(?P<value>\d{1,2})(?P<end>(?:\.\d{1,2})+\.?)"),
    "bullet": regex.compile(r"(?P<value>[-–+•])(?P<end>)"),
}
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_LETTERS = "abcdđeghiklmn"
# By kind, what begins its count anew
_BELOW = {"letter": ("figure", "dotted", "roman"), "figure": ("roman",), "roman": ()}
# "PHẦN II", "PHỤ LỤC 1", "Nơi nhận:", and "B.": every count begins anew
_PARTS = ("A.", "B.", "C.", "D.")
_PART = regex.compile(r"(?:PHAN|Phan|CHUONG|Chuong|PHU LUC|Phu luc|BIEU|Noi nhan)\b")
# What engines read for a figure; a figure before other signs is that figure: "2:", "9,", "2Ã,", "4..."
_ALIKE = {1: "lIiÍÌíìïỉĩ|!Jj[", 2: "zZ", 3: "", 4: "AẠÁạ", 5: "SsŠ", 6: "Gb", 7: "?", 8: "B", 9: "gq"}
_FIGURE = regex.compile(r"(?P<value>\d{1,2})(?:[^\w\s]{1,3}|[^\W\d][^\w\s]?)?")
_STROKES = regex.compile(r"[IVXTHLl1|!ÍÌÏỊ]{1,5}[.,:]?")
_DASH = regex.compile(r"[^\w\s]{1,2}")
_UNSURE = 0.75  # a reading below this that has no number's form may be a misread number
_SPECK = 0.3
_LONGEST = 4
_ASIDE, _GAP = (
    25,
    12,
)  # pixels between the edges of one list's numbers, and between their distances to the text


@dataclass(frozen=True, slots=True)
class _Spot:
    """The first word of a line where a number may stand: its page and line, form and value if it has one.

    `kind` is "" where it may be any number misread, "text" where it is none; `hint` is the figure it begins with.
    """

    at: tuple[int, int]
    word: Word
    gap: int
    kind: str = ""
    value: int = 0
    end: str = ""
    hint: int = 0
    capitals: bool = False

    def beside(self, other: _Spot) -> bool:
        """Whether both stand in one column and their texts in another."""
        return abs(self.word.left - other.word.left) <= _ASIDE and abs(self.gap - other.gap) <= _GAP


@dataclass(frozen=True, slots=True)
class Mended:
    """A number put right: as read, as it is now, and the words after it."""

    before: str
    after: str
    following: str


def mend_numbers(pages: list[list[list[Word]]]) -> list[Mended]:
    """Puts misread numbers right in the lines of all pages, the deepest lists first; what was changed, in order."""
    spots: list[_Spot | None] = [
        _spot((page, at), line) for page, lines in enumerate(pages) for at, line in enumerate(lines) if line
    ]
    spots = [spot for spot in spots if spot is None or spot.kind != "text"]
    found = _headed(spots) | _dashes(spots)
    for kind in ("letter", "figure", "roman"):
        spots = [_known(spot, found) if spot else None for spot in spots]
        sure = [spot for spot in spots if spot and spot.kind == kind and spot.value]
        for run in _runs(spots, kind):
            found |= {spot.at: text for spot, text in _proven(run, kind, sure)}
    mended = []
    for (page, at), text in sorted(found.items()):
        line = _from_number(pages[page][at])
        if line[0].text != text:
            mended.append(Mended(line[0].text, text, " ".join(word.text for word in line[1:4])))
        pages[page][at] = [replace(line[0], text=text, confidence=_UNSURE), *line[1:]]
    return mended


def _spot(at: tuple[int, int], line: list[Word]) -> _Spot | None:
    """The place of a number at the start of a line, if one may stand there; None for a line that parts lists."""
    words = _from_number(line)
    if _PART.match(bare(" ".join(w.text for w in words[:3]))):
        return None
    first, text = words[0], next((w for w in words[1:] if any(map(str.isalnum, w.text))), None)
    if text is None:
        return _Spot(at, first, 0, "text")
    hint = _FIGURE.fullmatch(first.text)
    spot = _Spot(
        at,
        first,
        text.left - first.left,
        hint=int(hint["value"]) if hint else 0,
        capitals=text.text.isupper() and len(text.text) > 1,
    )
    if first.text in _PARTS and (spot.capitals or first.confidence >= _UNSURE):
        return None
    for kind, form in _FORMS.items():
        if m := form.fullmatch(first.text):
            return replace(spot, kind=kind, value=_value(kind, m["value"]), end=m["end"])
    if spot.capitals and _STROKES.fullmatch(first.text):
        return replace(spot, kind="strokes", hint=_value("roman", first.text.strip(".,:")))
    may_be = first.confidence < _UNSURE or (spot.hint and not first.text.isalnum())
    return spot if may_be and len(first.text) <= _LONGEST else replace(spot, kind="text")


def _from_number(line: list[Word]) -> list[Word]:
    """The words of a line, left to right, without a speck before its number: "- d) Trung tâm"."""
    words = sorted(line, key=lambda word: word.left)
    is_speck = words[0].confidence < _SPECK and not any(map(str.isalnum, words[0].text))
    numbered = len(words) > 2 and any(form.fullmatch(words[1].text) for form in _FORMS.values())
    return words[1:] if is_speck and numbered else words


def _value(kind: str, text: str) -> int:
    if kind == "roman":
        return _ROMANS.index(text) + 1 if text in _ROMANS else 0
    return _LETTERS.index(text) + 1 if kind == "letter" else int(text) if text.isdigit() else 0


def _headed(spots: Sequence[_Spot | None]) -> dict[tuple[int, int], str]:
    """What stands right above "3.1." is "3."."""
    pairs = zip(spots, spots[1:], strict=False)
    return {
        one.at: f"{two.value}."
        for one, two in pairs
        if one and two and one.kind == "" and two.kind == "dotted" and two.end.rstrip(".") == ".1"
        if one.beside(two) or abs(one.word.left - two.word.left) <= _ASIDE
    }


def _dashes(spots: Sequence[_Spot | None]) -> dict[tuple[int, int], str]:
    """Signs that stand where the dash of the item before or after them stands."""
    found = {}
    for i, spot in enumerate(spots):
        if spot is None or not _DASH.fullmatch(spot.word.text):
            continue
        for other in (spots[i - 1] if i else None, spots[i + 1] if i + 1 < len(spots) else None):
            if other and other.kind == "bullet" and spot.beside(other):
                found[spot.at] = spot.word.text if spot.kind == "bullet" else other.word.text
                break
    return found


def _known(spot: _Spot, found: dict[tuple[int, int], str]) -> _Spot:
    """The spot with the number that was found for it."""
    if spot.kind != "" or spot.at not in found:
        return spot
    text = found[spot.at]
    for kind, form in _FORMS.items():
        if m := form.fullmatch(text):
            return replace(spot, kind=kind, value=_value(kind, m["value"]), end=m["end"])
    return spot


def _runs(spots: Sequence[_Spot | None], kind: str) -> Iterator[list[_Spot]]:
    """The numbers of one list, with what may be one among them; a new run where the count begins anew."""
    run: list[_Spot] = []
    for spot in [*spots, None]:
        anew = spot is None or spot.kind in _BELOW[kind] or (kind == "figure" and spot.kind == "strokes")
        first = spot is not None and spot.kind == kind and spot.value == 1 and kind != "roman"
        if (anew or first) and run:
            yield run
            run = []
        if spot is None or anew:
            continue
        unknown = spot.kind == "" and (kind != "roman" or spot.capitals)
        if spot.kind == kind or unknown or (kind == "roman" and spot.kind == "strokes"):
            run.append(spot)


def _proven(run: Sequence[_Spot], kind: str, sure: Sequence[_Spot]) -> Iterator[tuple[_Spot, str]]:
    """(place, number as it must be) of what was misread and is certain; `sure` are all such numbers of the paper."""
    run = [spot for spot in run if spot.kind or any(map(spot.beside, sure))]
    values = [
        spot.value or spot.hint if spot.kind in (kind, "strokes") or kind == "figure" else 0 for spot in run
    ]
    start, first, last = counted(values, [spot.kind != kind for spot in run])
    if last < 0:
        return
    ends = [spot.end for spot in run if spot.kind == kind] or ["."]
    end = max(ends, key=ends.count)
    for place, spot in enumerate(run):
        expected = start + place
        follows = place == last + 1 and kind == "figure" and not spot.kind and _reads_as(spot, expected)
        if follows:
            last = place
        right = spot.kind == kind and spot.value == expected
        if first <= place <= last and not right and (shown := _shown(kind, expected)):
            yield spot, shown + end


def counted(values: Sequence[int], soft: Sequence[bool]) -> tuple[int, int, int]:
    """The number of the first place, and the first and last place between which the count is certain (last -1: none).

    A count that comes out as beginning with 1 is certain from the first place on, another one between two numbers.
    `soft` readings only confirm.

    >>> [counted(values, [False] * len(values)) for values in ([0, 2, 0, 4], [0, 1, 2, 4, 5, 6], [2, 6, 4], [0, 4])]
    [(1, 0, 3), (1, 0, 5), (2, 0, 2), (1, 0, -1)]
    """
    starts = [value - place for place, value in enumerate(values) if value > place]
    start = max(starts, key=lambda begin: (starts.count(begin), begin == 1), default=1)
    right = [place for place, value in enumerate(values) if value and value == start + place]
    if len(right) < (1 if start == 1 else 2):
        return 1, 0, -1
    first = 0 if start == 1 else right[0]
    inside = range(first, right[-1])
    wrong = sum(1 for at in inside if values[at] not in (0, start + at) and not soft[at])
    return (start, first, right[-1]) if wrong < len(right) else (1, 0, -1)


def _reads_as(spot: _Spot, value: int) -> bool:
    """Whether what was read looks like the figure: "2:", "Í," for 1, "Ạ." for 4."""
    if spot.hint:
        return spot.hint == value
    return value in _ALIKE and spot.word.text[0] in _ALIKE[value]


def _shown(kind: str, value: int) -> str:
    if kind == "figure":
        return str(value)
    names = _ROMANS if kind == "roman" else _LETTERS
    return names[value - 1] if value <= len(names) else ""


def records(document: Document, mended: Sequence[Mended]) -> list[Repair]:
    """A guessed repair for each number put right, where it stands in the document's text."""
    plain, at = bare(document.text), 0
    made = []
    for number in mended:
        start = plain.find(bare(f"{number.after} {number.following}"), at)
        if start >= 0:
            at = start + len(number.after)
            made.append(Repair(start, at, number.before, "ocr", certain=False))
    return made
