"""Saved questions: the SQL files of `tables/questions`, each with what it asks in Vietnamese and English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Saved:
    """A question by name: what it asks, and its SQL for `tables.query`."""

    name: str
    vi: str
    en: str
    sql: str


@cache
def saved_questions() -> dict[str, Saved]:
    """All saved questions by name. A file begins with `-- vi: ...` and `-- en: ...`."""
    found = {}
    for file in sorted(resources.files("tables").joinpath("questions").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".sql"):
            text = file.read_text(encoding="utf-8")
            vi, en = (line.split(":", 1)[1].strip() for line in text.splitlines()[:2])
            name = file.name.removesuffix(".sql")
            found[name] = Saved(name, vi, en, text)
    return found
