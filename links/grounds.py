"""What a verdict rests on: codes with values, said in Vietnamese or English where people read them.

The sentences are in `grounds.toml`; the tables keep the codes (`compliance.grounds`), so that nobody has to read one
language's prose in another.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

DAYS = ("day", "due", "as_of", "first", "last", "healthy")
ANNEXED = "annexed to "  # before the decision that a plan without a number of its own is annexed to
NOUNS = {1: "năm", 2: "tháng", 3: "ngày"}
CONTINUED = {"quoted": ": ", "unsure": ", "}  # what stands between a ground and the one before it; else "; "


class Ground(NamedTuple):
    """One thing that a verdict rests on. Days are ISO texts; None is a value that is not known."""

    code: str
    values: Mapping[str, Any]


def ground(code: str, **values: Any) -> Ground:
    """A ground with its values, days as ISO texts."""
    return Ground(code, {n: v.isoformat() if isinstance(v, date) else v for n, v in values.items()})


def sentence(grounds: Iterable[Ground], language: str = "vi") -> str:
    """The grounds as one sentence in `vi` or `en`; a code that is not known stands for itself.

    >>> rests = [ground("carries_out", paper="41/KH-SYT", day="2023-04-10", parent="58/KH-UBND"), ground("quoted", quote="Thực hiện")]
    >>> print(sentence(rests))
    41/KH-SYT, ngày 10/04/2023, thực hiện 58/KH-UBND: “Thực hiện”.
    >>> sentence([ground("waiting", due=date(2023, 4, 1), as_of="2023-03-01")], "en")
    'Due 2023-04-01; nothing issued by 2023-03-01.'
    """
    said = ""
    for code, values in grounds:
        template = _sentences()["grounds"].get(code, {}).get(language, code)
        known = {name: _value(name, value, language) for name, value in values.items()}
        said += (CONTINUED.get(code, "; ") if said else "") + template.format(**known)
    return said[:1].upper() + said[1:] + ("." if said else "")


def packed(grounds: Iterable[Ground]) -> str:
    """The grounds as one cell of a table: JSON."""
    return json.dumps([[code, dict(values)] for code, values in grounds], ensure_ascii=False)


def unpacked(cell: str | None) -> tuple[Ground, ...]:
    """The grounds of a cell.

    >>> unpacked(packed([ground("excepted")])), unpacked(None)
    ((Ground(code='excepted', values={}),), ())
    """
    return tuple(Ground(code, values) for code, values in json.loads(cell or "[]"))


def _value(name: str, value: Any, language: str) -> str:
    if value is None:
        return str(_sentences()["words"].get(name, {}).get(language, "?"))
    if name in DAYS and language == "vi":
        parts = str(value).split("-")
        noun = f"{NOUNS[len(parts)]} " if name == "day" and len(parts) in NOUNS else ""
        return noun + "/".join(reversed(parts))
    if isinstance(value, str) and value.startswith(ANNEXED):
        return _sentences()["words"]["annexed"][language].format(decision=value.removeprefix(ANNEXED))
    if isinstance(value, float):
        return f"{value:.2f}".replace(".", "," if language == "vi" else ".")
    return str(value)


@cache
def _sentences() -> dict[str, dict[str, dict[str, str]]]:
    text = resources.files("links").joinpath("grounds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
