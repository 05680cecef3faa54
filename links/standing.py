"""What a verdict comes to: an issued plan, or a debt, and the day from which its delay counts; for terminal, report and desk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

ISSUED = ("on_time", "on_the_day", "late", "issued", "issued_undated")
MISSING = ("not_found", "draft_only", "other_document")  # no plan is out, whatever else is


def due_day(row: Mapping[str, Any]) -> date | None:
    """The date by which a plan is due as its order names it: the day X of "trước ngày X", from which delays count;
    where the order names a month or a quarter, its last day; None where it names none.

    >>> due_day({"due": "2023-04-14", "due_date": date(2023, 4, 13)}), due_day({"due": "2023-04", "due_date": "2023-04-30"})
    (datetime.date(2023, 4, 14), datetime.date(2023, 4, 30))
    """
    try:
        return date.fromisoformat(row["due"] or "")
    except ValueError:
        last = row["due_date"]
        return date.fromisoformat(last) if isinstance(last, str) else last


def is_overdue(row: Mapping[str, Any]) -> bool:
    """Whether no plan is out after the last day (`due_date`) on which it was in time.

    >>> day = date(2023, 4, 14)
    >>> is_overdue({"verdict": "draft_only", "due_date": date(2023, 4, 13), "as_of": day})
    True
    >>> is_overdue({"verdict": "not_found", "due_date": None, "as_of": day})
    False
    """
    last = row["due_date"]
    return row["verdict"] in MISSING and last is not None and bool(last < row["as_of"])
