"""What a crawl counts: the figures that its health is told from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from portals.labels import fields_of
from portals.model import Item


@dataclass(slots=True)
class Counts:
    """Figures of one crawl, growing while it runs."""

    requests: int = 0
    bytes: int = 0
    lists: int = 0  # pages of lists that were read
    lists_failed: int = 0
    rows: int = 0  # rows of lists
    rows_labelled: int = 0  # of these, with at least one label or day
    left_out: int = 0  # rows that the profile or --since leaves out
    pages: int = 0  # pages of documents that were read
    pages_labelled: int = 0  # of these, with at least two labels
    pages_empty: int = 0  # of these, without files and text of a document
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    errors: int = 0
    forbidden: int = 0  # addresses that robots.txt forbids
    problems: dict[str, int] = field(default_factory=dict)  # errors by code
    first_day: str = ""  # earliest and latest day of issue that the lists show
    last_day: str = ""

    def saw_rows(self, items: Iterable[Item]) -> None:
        """Count the rows of a page of a list."""
        self.lists += 1
        for item in items:
            told = fields_of(item.metadata)
            self.rows += 1
            self.rows_labelled += bool(told)
            if day := told.get("issued_on"):
                self.first_day = min(self.first_day or day, day)
                self.last_day = max(self.last_day, day)

    def failed(self, code: str) -> None:
        """Count something that went wrong."""
        self.problems[code] = self.problems.get(code, 0) + 1
        if code == "forbidden":
            self.forbidden += 1
        else:
            self.errors += 1

    def as_dict(self) -> dict[str, Any]:
        """The figures by name."""
        return asdict(self)
