"""Runs of text in fonts from before Unicode, made Unicode line by line, with a memory of what the file says.

Readers hand over the runs of each line; when lines have become paragraphs and cells, they ask for the repairs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, islice
from typing import NamedTuple

from parsers.document import Note, Repair, shifted
from parsers.legacy import NAMES, UNICODE, Encoding, by_content, convert, fits, gain, unmasked

Font = tuple[Encoding, bool]  # what `legacy.by_font` says of a font

_UNICODE_LEADS, _LATIN_LEADS = (b"\xe1\xba", b"\xe1\xbb"), (b"\xc2", b"\xc3")  # U+1E80..1EFF, U+0080..00FF
_LONGEST_SPLIT, _MOST_SPLIT = (
    300,
    500,
)  # letters of a line that the layout may cut into columns, and such lines
_NEAR_ENDS = 120  # lines that hold a letterhead or a signature block
_LONE_DOT = re.compile(r"(?<!\S)·(?=\s)")  # a bullet, though TCVN3 has a letter there


class Run(NamedTuple):
    """Text in one font, None for one that is not of these; `caps`: set in capitals whatever it is."""

    text: str
    font: Font | None = None
    caps: bool = False


def is_unicode(page: bytes) -> bool:
    """Whether UTF-8 bytes hold as many Vietnamese letters as Vietnamese in Unicode does, next to Latin-1 ones."""
    unicode, latin = (sum(map(page.count, leads)) for leads in (_UNICODE_LEADS, _LATIN_LEADS))
    return unicode * 4 > latin


@dataclass(slots=True)
class Conversion:
    """Makes the lines of one document Unicode.

    `is_unicode`: most of its letters are Unicode already, so that a font's name alone proves nothing of a line.
    `usual`: the encoding that its other lines are in where no font says so. `names_fonts`: the file says what is set
    in a legacy font, so that text in another one is rarely in such an encoding.
    """

    is_unicode: bool = True
    usual: Encoding | None = None
    names_fonts: bool = False
    _lines: dict[str, tuple[Repair, ...]] = field(default_factory=dict)  # of each line read, without margins
    _has_changed: bool = False  # any of the lines
    _split: list[str] | None = None
    _guessed: set[Encoding] = field(default_factory=set)
    _true_names: int = 0  # lines in a legacy font that are in its encoding, and that cannot be
    _false_names: int = 0

    @classmethod
    def of(cls, text: str) -> Conversion:
        """For a document that holds this text."""
        text = unicodedata.normalize("NFC", text)
        rest = [line for line in text.split("\n") if not (line.isascii() or UNICODE.search(line))]
        return cls(is_unicode(text.encode("utf-8", "replace")), by_content("\n".join(rest)))

    def weighed(self) -> Conversion:
        """A new one for the same document, once its lines were read: it knows whether its fonts' names are true."""
        judged = self._true_names or self._false_names
        is_unicode = self._false_names > self._true_names if judged else self.is_unicode
        return Conversion(is_unicode, self.usual, self.names_fonts)

    def line(self, text: str) -> str:
        """As `read`, for a line of one unknown font."""
        return text if text.isascii() or UNICODE.search(text) else self.read([Run(text)])

    def read_plain(self, text: str) -> str:
        """As `read`, for text in no such font."""
        if not self._lines and (text.isascii() or UNICODE.search(text)):
            return text
        return self.read([Run(text)])

    def read(self, runs: Sequence[Run], kept: bool = True) -> str:
        """The text of the runs in Unicode; newlines in it part lines. `kept`: remember what it was."""
        if len(runs) == 1 and not (runs[0].font or runs[0].caps or self._lines):
            text = runs[0].text
            if text.isascii() or UNICODE.search(text):
                return text
        text = "".join([run.text for run in runs])
        plain = text.isascii() or UNICODE.search(text) is not None
        marked = [run for run in runs if run.font or run.caps]
        fonts = marked and [run for run in marked if run.font]
        pieces = None if plain and not fonts else self._pieces(runs)
        if pieces is None:
            if marked:
                text = "".join([run.text.upper() if run.caps else run.text for run in runs])
            if kept and self._lines:
                self._lines.update((line.strip(), ()) for line in text.split("\n"))
            return text
        text = "".join(piece for piece, _, _ in pieces)
        if kept:
            self._keep(text, pieces)
        return text

    def renamed(self, old: str, new: str) -> None:
        """The line `old` stands in the text as `new`, which ends like it (a number was put before it)."""
        repairs = self._lines.get(old.strip(), ())
        if repairs:
            by = len(new.strip()) - len(old.strip())
            self._lines[new.strip()] = tuple(shifted(repairs, by))

    def repairs(self, text: str) -> tuple[Repair, ...]:
        """What the file says in place of these lines, offsets into `text`."""
        if not self._has_changed:
            return ()
        found: list[Repair] = []
        at = 0
        for line in text.split("\n"):
            margin = len(line) - len(line.lstrip())
            found += shifted(self._of_line(line.strip()), at + margin)
            at += len(line) + 1
        return tuple(found)

    def notes(self) -> list[Note]:
        """Which encodings were told by the words alone."""
        names = [NAMES[encoding] for encoding in sorted(self._guessed)]
        return [Note("encoding", f"read as {name} by its words; no font says so") for name in names]

    def _pieces(self, runs: Sequence[Run]) -> list[tuple[str, str, bool]] | None:
        """(text now, text in the file, certain) of each stretch; None where nothing is to be changed."""
        of_font = "".join(run.text for run in runs if run.font)
        trusted = bool(of_font) and self._trusts(of_font, [run for run in runs if run.font])
        other = (
            "".join(run.text for run in runs if not run.font) if of_font else "".join(r.text for r in runs)
        )
        guessed = None if other.isascii() or UNICODE.search(other) else self._guess(other)
        if not trusted and not guessed:
            return None
        if guessed:
            self._guessed.add(guessed)
        pieces = []
        for (font, caps), group in groupby(runs, key=lambda run: (run.font, run.caps)):
            raw = "".join(run.text for run in group)
            chosen = (font if trusted else None) if font else (guessed and (guessed, False))
            for part in raw.split("\n"):
                text = _converted(part, chosen, font is not None) if chosen else part
                pieces += [(text.upper() if caps else text, part, font is not None), ("\n", "\n", True)]
            pieces.pop()
        return pieces

    def _trusts(self, text: str, runs: Iterable[Run]) -> bool:
        """Whether text in such fonts is in their encoding; a Unicode text may keep an old font's name."""
        better = 0 if text.isascii() else -1
        if better and not UNICODE.search(text):
            better = sum(gain(unmasked(run.text), run.font[0]) for run in runs if run.font)
        self._true_names += better > 0
        self._false_names += better < 0
        return better > 0 or (better == 0 and not self.is_unicode)

    def _guess(self, text: str) -> Encoding | None:
        found = by_content(text)
        if not self.usual or found == self.usual:
            return found
        if found and gain(text, found) > 2 * gain(text, self.usual):
            return found
        likely = (
            fits(text, self.usual) if self.is_unicode or self.names_fonts else gain(text, self.usual) >= 0
        )
        return self.usual if likely else None

    def _keep(self, text: str, pieces: Iterable[tuple[str, str, bool]]) -> None:
        """Notes for every line which of its stretches were converted."""
        repairs: list[Repair] = []
        at = 0
        for now, raw, certain in pieces:
            if now != raw:
                start, end = at + len(now) - len(now.lstrip()), at + len(now.rstrip())
                repairs.append(Repair(start, end, raw.strip(" \t\r\n"), "legacy_encoding", certain))
            at += len(now)
        at = 0
        for line in text.split("\n"):
            first, last = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
            here = (r for r in repairs if r.start >= first and r.end <= last and r.start < r.end)
            self._lines[line.strip()] = tuple(shifted(here, -first))
            at += len(line) + 1
        self._has_changed |= bool(repairs)

    def _of_line(self, line: str) -> tuple[Repair, ...]:
        if line not in self._lines and line:
            if self._split is None:
                self._split = list(islice(self._may_be_split(), _MOST_SPLIT))
            found = ((whole, at) for whole in self._split if (at := whole.find(line)) >= 0)
            whole, at = next(found, ("", 0))
            self._lines[line] = tuple(_cut(whole, self._lines.get(whole, ()), at, at + len(line)))
        return self._lines.get(line, ())

    def _may_be_split(self) -> Iterator[str]:
        """The converted lines that the layout may have cut: those with gaps, and any near the two ends."""
        for place, (line, repairs) in enumerate(self._lines.items()):
            near = place < _NEAR_ENDS or place >= len(self._lines) - _NEAR_ENDS
            gaps = "\t" in line or "|" in line or "   " in line
            if repairs and (near or gaps) and len(line) <= _LONGEST_SPLIT:
                yield line


def _converted(text: str, font: Font, is_named: bool) -> str:
    if is_named or font[0] != "tcvn3":
        return convert(unmasked(text) if is_named else text, *font)
    return "·".join(convert(part, *font) for part in _LONE_DOT.split(text))


def _cut(line: str, repairs: Iterable[Repair], start: int, end: int) -> Iterator[Repair]:
    """The repairs of `line[start:end]`, offsets into it; one that is cut keeps its words inside."""
    for repair in repairs:
        first, last = max(repair.start, start), min(repair.end, end)
        if first >= last:
            continue
        before = repair.before
        words, raw = line[repair.start : repair.end].split(), before.split()
        if (first, last) != (repair.start, repair.end) and len(words) == len(raw):
            skipped = len(line[repair.start : first].split())
            before = " ".join(raw[skipped : skipped + len(line[first:last].split())])
        yield Repair(first - start, last - start, before, repair.kind, repair.certain)
