"""How a value is declared: fields set once, equal by its fields, and cheap to make."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

_Made = TypeVar("_Made")


@dataclass_transform(frozen_default=True)
def value(made: type[_Made]) -> type[_Made]:
    """A frozen dataclass with slots, as the type checker sees it: who sets a field of one does not pass `make lint`.

    When the program runs nothing guards the fields. To make one takes a third of the time that
    `dataclass(frozen=True)` takes, which sets each field through a call; a plan is some 2,000 of them.

    >>> @value
    ... class Place:
    ...     name: str
    >>> Place("Lạng Sơn") == Place("Lạng Sơn"), len({Place("Huế"), Place("Huế")})
    (True, 1)
    """
    return dataclass(slots=True, unsafe_hash=True)(made)
