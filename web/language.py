"""The words of the desk: one file a language, `words/vi.toml` and `words/en.toml`, with the same keys."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import resources
from typing import Any

from fastapi import Request

LANGUAGES = ("vi", "en")
COOKIE = "lang"


@cache
def words(language: str) -> Mapping[str, str]:
    """All words of a language by key, as `search.title`."""
    source = resources.files("web").joinpath("words", f"{language}.toml").read_text(encoding="utf-8")
    return {
        f"{section}.{name}": text
        for section, entries in tomllib.loads(source).items()
        for name, text in entries.items()
    }


def say(language: str, key: str, **values: Any) -> str:
    """The words of a key with values put in; a code that has no words of its own is shown as it is.

    >>> say("vi", "verdict.late"), say("en", "verdict.late"), say("vi", "label.made_up")
    ('Chậm hạn', 'Late', 'made_up')
    """
    text = words(language).get(key)
    if text is None:
        return key.rpartition(".")[2]
    return text.format(**values) if values else text


def sayer(language: str) -> Callable[..., str]:
    """`say` in one language, for templates."""
    return partial(say, language)


def language_of(request: Request) -> str:
    """The language asked for in the address, else the one chosen before, else Vietnamese."""
    for wanted in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if wanted in LANGUAGES:
            return str(wanted)
    return LANGUAGES[0]
