"""What we know beforehand: provinces, bodies, issuer codes, document types, each valid in time. CSV files beside this one."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a packaged CSV file, every cell as text."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@dataclass(frozen=True, slots=True)
class Province:
    """A province or city under the central government, for as long as that unit existed.

    `valid_from` and `valid_to` are inclusive dates, None where the span studied has no end. One id is one legal unit: the
    Lào Cai of 2024 and that of 2026 are two.
    """

    id: str
    name: str
    kind: str  # tinh | thanh_pho
    valid_from: date | None
    valid_to: date | None
    successor: str | None
    predecessors: tuple[str, ...]
    seats: tuple[str, ...]
    aliases: tuple[str, ...]
    source: str

    def on(self, day: date) -> bool:
        """Whether the unit existed on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Body:
    """A department or its equal. `counts_as_so`: yes, if_exists, ban_nganh or no; the first successor is the one of record."""

    id: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    scope: str
    codes: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None
    successors: tuple[str, ...]
    head_title: str
    counts_as_so: str
    source: str

    def on(self, day: date) -> bool:
        """Whether the body existed on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def _day(text: str, *, last: bool = False) -> date | None:
    if not text:
        return None
    if len(text) == 4:
        return date(int(text), 12, 31) if last else date(int(text), 1, 1)
    return date.fromisoformat(text)


def _list(text: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())


@cache
def provinces() -> tuple[Province, ...]:
    """Every province of the span studied, in the order of the file."""
    return tuple(
        Province(
            r["id"],
            r["name"],
            r["kind"],
            _day(r["valid_from"]),
            _day(r["valid_to"], last=True),
            r["successor"] or None,
            _list(r["predecessors"], ";"),
            tuple(s.split(" (")[0] for s in _list(r["seat"], ";")),
            _list(r["aliases"], "|"),
            r["source"],
        )
        for r in rows("provinces.csv")
    )


@cache
def bodies() -> tuple[Body, ...]:
    """Every department and equal, in the order of the file."""
    return tuple(
        Body(
            r["id"],
            r["name"],
            _list(r["aliases"], "|"),
            r["kind"],
            r["scope"],
            _list(r["abbreviations"], "|"),
            _day(r["valid_from"]),
            _day(r["valid_to"], last=True),
            _list(r["successor"], ";"),
            r["head_title"],
            r["counts_as_so"],
            r["source"],
        )
        for r in rows("bodies.csv")
    )
