"""A quantity with the words around it: what the rules of `quota_rules` look at."""

from __future__ import annotations

from dataclasses import dataclass

from extract.quantities import Quantity
from extract.quota_tense import Telling, Tense
from extract.units import Unit
from parsers.values import value


@value
class Setting:
    """What is known of a place: labels of the nearest labelled section, if it tells history, the year."""

    labels: frozenset[str] = frozenset()
    history: bool = False
    year: int | None = None

    @property
    def criteria(self) -> bool:
        """Whether the section lists criteria, whose numbers are conditions."""
        return "tieu_chi" in self.labels

    @property
    def aims(self) -> bool:
        """Whether the section states aims."""
        return "muc_tieu" in self.labels or "chi_tieu" in self.labels

    @property
    def budget(self) -> bool:
        """Whether the section is about money."""
        return "kinh_phi" in self.labels


SHARES = frozenset({"%", "phần trăm", "‰", "điểm phần trăm", "điểm %"})
_MARKS = ",;:()/|"
_QUIET = ".-–+%*“”\"'_…"


@dataclass(slots=True)
class View:
    """One quantity in its sentence; what is derived from it is kept.

    `left` is the sentence up to it in lower case, `right` the rest of it as written, `after` the same in
    lower case. `linked` is the verdict on the quantity before it in the sentence ("04 lớp, 02 hội nghị"),
    None where there is none near, `linked_unit` its unit in lower case; `telling` knows the telling words of the whole text.
    """

    quantity: Quantity
    unit: Unit
    text: str
    left: str
    right: str
    after: str
    setting: Setting
    linked: bool | None
    linked_unit: str
    telling: Telling
    counted: frozenset[str] = frozenset()  # the units of the quotas before it in the sentence
    _before: list[str] | None = None
    _tense: Tense | None = None
    _tense_known: bool = False

    @property
    def before(self) -> list[str]:
        """The words and marks of its clause up to it, nearest last."""
        if self._before is None:
            left = self.left
            clause = left[max(left.rfind(";") + 1, len(left) - 110, 0) :]
            for mark in _MARKS:
                if mark in clause:
                    clause = clause.replace(mark, f" {mark} ")
            for mark in _QUIET:
                if mark in clause:
                    clause = clause.replace(mark, " ")
            words = clause.split()
            while words and words[0] in "()/|":
                words.pop(0)
            self._before = words
        return self._before

    @property
    def tense(self) -> Tense | None:
        """What the sentence up to it tells: history or a task."""
        if not self._tense_known:
            at = self.quantity.start
            self._tense = self.telling.at(at - len(self.left), at)
            self._tense_known = True
        return self._tense

    @property
    def near(self) -> str:
        """The word or mark just before, "" at the start of the clause."""
        before = self.before
        return before[-1] if before else ""

    @property
    def bounded(self) -> bool:
        """Whether a comparator sets a minimum or a maximum."""
        return self.quantity.op is not None and self.quantity.op != "~" and not self.quantity.weak


def ends_with(words: list[str], phrases: frozenset[str]) -> bool:
    """Whether the last one to three words are a phrase of the list."""
    if not words:
        return False
    if words[-1] in phrases:
        return True
    size = len(words)
    return (size > 1 and f"{words[-2]} {words[-1]}" in phrases) or (
        size > 2 and f"{words[-3]} {words[-2]} {words[-1]}" in phrases
    )
