"""An order to issue a plan, as it is found: who, by when, and how sure it is."""

from __future__ import annotations

from dataclasses import dataclass

from extract.duty_dues import Due
from extract.records import Span
from extract.standings import Standing
from extract.subjects import Subject


@dataclass(frozen=True, slots=True)
class Order:
    """One "xây dựng kế hoạch" and its weight; accepted orders become duties, others may still give a date."""

    verb: int
    object: Span
    sentence: Span
    subject: Subject | None
    standing: Standing | None
    score: float
    due: Due | None
    passive: bool = False  # told of the plan of a class of bodies, or of a class in a schedule
    lets_off: bool = False  # its bodies need not make a plan
    items: tuple[Span, ...] = ()  # of a date: the items whose plans it is for, empty for those of all
