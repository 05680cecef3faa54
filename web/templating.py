"""The templates of pages, escaped by default, and what they may call."""

from __future__ import annotations

from functools import cache

import jinja2

from links.standing import due_day
from web import shown


@cache
def templates() -> jinja2.Environment:
    """One environment for all desks."""
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: shown.clean(value) if isinstance(value, str) and type(value) is str else value,
    )
    environment.filters |= {
        "short": shown.short,
        "key": shown.key_of,
        "clean": shown.clean,
        "pairs": _pairs,
        "capitalized": lambda text: text[:1].upper() + text[1:],
    }
    environment.globals |= {"percent": shown.percent, "due": due_day}
    return environment


def _pairs(values: list[str]) -> list[tuple[str, str]]:
    """Choices whose values are their own words."""
    return [(value, value) for value in values]
