"""What a person may put in the place of a claim: checked against the record's own types, and made into items."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, replace
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import regex

from extract import records
from extract.records import Bearer, Evidence, Parent, PlanRecord, Section, Signer, Span
from extract.sections import outline_of
from extract.values import normal_of, parse_point

KINDS: dict[str, type[Any]] = {
    **records.ROWS,
    "signer": Signer,
    "parent": Parent,
}
OWN = {"evidence", "span", "heading_span", "confidence", "reason"}  # not for persons to set
QUOTED = ("text", "symbol", "what", "bodies")  # the words of the span, where a new item needs them
NORMAL = ("start", "end", "rrule", "edtf", "precision")
# 2016 | 2016-05 | 2016-05-25
_DATE = regex.compile(r"\d{4}(?:-\d\d){0,2}")


@cache
def settable(kind: str) -> dict[str, Any]:
    """The fields of an item of this kind that a person may set, with their types."""
    return {name: hint for name, hint in get_type_hints(KINDS[kind]).items() if name not in OWN}


def check_plain(field: str, value: Any) -> None:
    """Raises ValueError for a value that a plain field of the record cannot take."""
    hint = get_type_hints(PlanRecord)[field]
    if not _fits(value, hint):
        raise ValueError(f"{field} cannot be {value!r}")
    if field == "issued_on":
        _check_date(value)


def check_item(kind: str, value: Any) -> None:
    """Raises ValueError for fields that an item of this kind does not have, or cannot take."""
    if not isinstance(value, Mapping):
        raise ValueError(f"the value of {kind} is an object with its fields, not {value!r}")
    hints = settable(kind)
    for name, part in value.items():
        if name not in hints:
            raise ValueError(f"{kind} have no field {name!r}; they have {', '.join(hints)}")
        if not _fits(part, hints[name]):
            raise ValueError(f"{name} of {kind} cannot be {part!r}")
    if value.get("issued_on"):
        _check_date(value["issued_on"])
    due = value.get("value" if kind == "deadlines" else "due")
    for part in (due or "").split(";") if due else ():
        if normal_of(part.strip(), "in") is None:
            raise ValueError(f"{part.strip()!r} is no time; write 2016-05-25, 2016-Q2, R/P1Y, P5WD...")


def _check_date(value: str) -> None:
    if not _DATE.fullmatch(value) or parse_point(value) is None:
        raise ValueError(f"{value!r} is no date; write 2016-05-25, or 2016-05 where the day is not known")


def _fits(value: Any, hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return any(_fits(value, part) for part in get_args(hint))
    if origin is Literal:
        return value in get_args(hint)
    if origin is tuple:
        if not isinstance(value, Sequence) or isinstance(value, str):
            return False
        parts = get_args(hint)
        parts = parts[:1] * len(value) if parts[1:] == (...,) else parts
        return len(parts) == len(value) and all(map(_fits, value, parts))
    if hint is Bearer:
        return isinstance(value, Bearer) or (
            isinstance(value, Mapping)
            and isinstance(value.get("text"), str)
            and {*value} <= {"text", "body_id"}
        )
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, hint) and (hint is bool or not isinstance(value, bool))


def _made(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(_made(part) for part in value)
    return Bearer(**value) if isinstance(value, Mapping) else value


def with_values(kind: str, item: Any, values: Mapping[str, Any]) -> Any:
    """An item with these fields set, and the normal forms of a deadline as its value and bound then say."""
    changed = {name: _made(value) for name, value in values.items()}
    item = replace(item, **changed)
    if kind != "deadlines" or not {"value", "bound"} & changed.keys() or {*NORMAL} & changed.keys():
        return item
    normal = normal_of(item.value, item.bound) if item.value else None
    return replace(item, **{name: getattr(normal, name, None) for name in NORMAL})


def item_of(kind: str, values: Mapping[str, Any], span: Span, text: str, sections: Sequence[Section]) -> Any:
    """A new item for words that no claim of this kind covers. Raises ValueError where a field is missing."""
    if kind == "sections":
        raise ValueError("a section that was not found cannot be added: where it ends is not known")
    words = " ".join(text[span[0] : span[1]].split())
    made: dict[str, Any] = {}
    for name, hint in settable(kind).items():
        if name in values:
            continue
        if type(None) in get_args(hint):
            made[name] = None
        elif get_origin(hint) is tuple:
            made[name] = ()
        elif hint is bool:
            made[name] = False
        elif name in QUOTED:
            made[name] = words
        elif name == "modality":
            made[name] = "giao"
        else:
            raise ValueError(f"a new entry of {kind} needs its {name!r}")
    if "section" in made:
        made["section"] = outline_of(sections).path(span[0])
    blank = {field.name: None for field in fields(KINDS[kind]) if field.default is MISSING}
    evidence = Evidence(span, None, text[span[0] : span[1]], "review", 1.0)
    item = KINDS[kind](**{**blank, **made, "evidence": evidence})
    return with_values(kind, item, values)
