"""An order to issue a plan, as it is found: who, by when, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from extract.duty_dues import Due
from extract.records import Span
from extract.standings import Standing
from extract.subjects import Subject

CERTAIN = 5.0  # the words around it leave no doubt but for who is meant
UNTOLD = 0.0  # it may give a date, no more
REFUSED = -9.0  # what was done, what need not be done, and what only names a plan


@dataclass(frozen=True, slots=True)
class Order:
    """One "xây dựng kế hoạch" and its score; those of `duty_rules.THRESHOLD` become duties, others may still give a date."""

    verb: int
    object: Span
    sentence: Span
    subject: Subject | None = None
    standing: Standing | None = None
    score: float = UNTOLD
    due: Due | None = None
    passive: bool = False  # told of the plan of a class of bodies, or of a class in a schedule
    lets_off: bool = False  # its bodies need not make a plan
    items: tuple[Span, ...] = ()  # of a date: the items whose plans it is for, empty for those of all


def certain_for(standing: Standing | None, *whom: Standing) -> float:
    """`CERTAIN` where those who are meant stand so to the issuer, else `UNTOLD`.

    >>> certain_for("many", "many", "one"), certain_for("rooms", "many", "one")
    (5.0, 0.0)
    """
    return CERTAIN if standing in whom else UNTOLD
