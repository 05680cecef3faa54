"""A quantity with the words around it: what the rules of `quota_rules` look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import regex

from extract.quantities import Quantity
from extract.quota_tense import Telling, Tense
from extract.units import Unit


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a place: labels of the nearest labelled section, if it tells history, the year."""

    labels: frozenset[str] = frozenset()
    history: bool = False
    year: int | None = None

    @property
    def criteria(self) -> bool:
        return "tieu_chi" in self.labels

    @property
    def aims(self) -> bool:
        return "muc_tieu" in self.labels or "chi_tieu" in self.labels

    @property
    def budget(self) -> bool:
        return "kinh_phi" in self.labels


_TOKENS = regex.compile(r"[^\W_]+|[,;:()/|]")


@dataclass(frozen=True)
class View:
    """One quantity in its sentence.

    `left` is the sentence up to it in lower case, `right` the rest of it as written, `after` the same in
    lower case. `linked` is the verdict on the quantity before it in the sentence ("04 lớp, 02 hội nghị"),
    None where there is none near; `telling` knows the telling words of the whole text.
    """

    quantity: Quantity
    unit: Unit
    text: str
    left: str
    right: str
    after: str
    setting: Setting
    linked: bool | None
    telling: Telling

    @cached_property
    def before(self) -> list[str]:
        """The words and marks of its clause up to it, nearest last."""
        start = max(self.left.rfind(";") + 1, len(self.left) - 110, 0)
        words: list[str] = _TOKENS.findall(self.left, start)
        while words and words[0] in "()/|":
            words.pop(0)
        return words

    @cached_property
    def tense(self) -> Tense | None:
        """What the sentence up to it tells: history or a task."""
        at = self.quantity.start
        return self.telling.at(at - len(self.left), at)

    @property
    def near(self) -> str:
        """The word or mark just before, "" at the start of the clause."""
        return self.before[-1] if self.before else ""

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
