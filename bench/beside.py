"""What extraction is measured beside: a plain loop of its own patterns, spaCy's SpanRuler, underthesea's NER.

Each finds candidates in the text of a document, judges nothing and builds no record.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from typing import Any

import regex

import extract
from bench.audit import PATTERNS, second_reader

Work = Callable[[str], object]
MISSING = "underthesea is not installed (pip install -e .[bench]): its NER is left out"


def own_patterns() -> list[Any]:
    """Every compiled pattern that a module of `extract` holds, by itself or inside tuples, lists and tables, once."""
    found: dict[tuple[str, int], Any] = {}
    for info in pkgutil.iter_modules(extract.__path__):
        module = importlib.import_module(f"extract.{info.name}")
        for held in vars(module).values():
            found |= {(pattern.pattern, pattern.flags): pattern for pattern in _patterns_in(held)}
    return list(found.values())


def _patterns_in(held: object) -> Iterator[Any]:
    if isinstance(held, regex.Pattern | re.Pattern):
        yield held
    elif isinstance(held, dict):
        for inner in held.values():
            yield from _patterns_in(inner)
    elif isinstance(held, list | tuple):
        for inner in held:
            yield from _patterns_in(inner)


def loop_of(patterns: list[Any]) -> Work:
    """All the patterns one after the other over each line of a text."""

    def work(text: str) -> int:
        lines = text.split("\n")
        return sum(1 for pattern in patterns for line in lines for _ in pattern.finditer(line))

    return work


def span_ruler() -> tuple[str, Work]:
    """spaCy's ruler with the times, shares, minima and symbols of `bench.audit`."""
    reader = second_reader()
    return f"spaCy SpanRuler ({sum(map(len, PATTERNS.values()))} patterns)", reader


def underthesea_ner() -> tuple[str, Work] | None:
    """Its names of persons, places and bodies, line by line; None where the package is not installed."""
    if find_spec("underthesea") is None:
        return None
    ner = importlib.import_module("underthesea").ner
    return "underthesea NER", lambda text: [ner(line) for line in text.split("\n")]
