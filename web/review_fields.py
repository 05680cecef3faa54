"""What a person may set of a claim, as inputs of a form, and the values that come back from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from extract.bodies import find_bodies
from extract.evidence import FIELD_KINDS
from extract.records import Bearer, PlanRecord, to_dict
from extract.review_values import settable

# worked out from the other fields, or from where the words stand
DERIVED = ("start", "end", "rrule", "edtf", "precision", "section", "group", "comparator")


@dataclass(frozen=True, slots=True)
class Input:
    """One input: `kind` is text, lines (one body a line), number, whole, years or choice; `shown` is its text now."""

    name: str
    kind: str
    value: Any
    shown: str
    choices: tuple[str, ...] = ()


def claims_at(record: PlanRecord, kind: str, span: tuple[int, int]) -> list[Any]:
    """The claims of a kind on these very words; for cells of the document the cell itself."""
    if kind in FIELD_KINDS:
        return []
    if kind in ("signer", "parent"):
        found = getattr(record, kind)
        return [found] if found is not None else []
    return [item for item in getattr(record, kind) if item.evidence and item.evidence.span == span]


def inputs_of(record: PlanRecord, kind: str, claim: Any) -> list[Input]:
    """The inputs of a claim, filled with what it says now; empty ones where there is no claim."""
    if kind in FIELD_KINDS:
        value = getattr(record, kind)
        if kind == "period":
            return [Input("value", "years", value, "-".join(map(str, value)) if value else "")]
        return [Input("value", "text", value, "" if value is None else str(value))]
    made = []
    told = to_dict(claim) if claim is not None else {}
    for name, hint in settable(kind).items():
        shape = _shape(hint)
        if shape and name not in DERIVED:
            value = told.get(name)
            made.append(Input(name, shape, value, _shown(value, shape), _choices(hint)))
    return made


def told_by(inputs: list[Input], form: Mapping[str, Any], kind: str) -> Any:
    """The values that a person changed. Raises ValueError where nothing was, or a number is none."""
    changed: dict[str, Any] = {}
    for field in inputs:
        text = str(form.get(f"v_{field.name}", field.shown))[:4000].strip()
        if text.replace("\r\n", "\n") != field.shown.strip():
            changed[field.name] = _value(field, text)
    if not changed:
        raise ValueError("không có gì được sửa / nothing was changed")
    return changed["value"] if kind in FIELD_KINDS else changed


def _shape(hint: Any) -> str:
    """How a type of the record is typed in; empty for what a form cannot set."""
    parts = [
        part for part in (get_args(hint) if get_origin(hint) is not Literal else ()) if part is not type(None)
    ]
    plain = parts[0] if len(parts) == 1 and get_origin(hint) is not tuple else hint
    if get_origin(plain) is Literal:
        return "choice"
    if plain is str:
        return "text"
    if plain in (float, int):
        return "whole" if plain is int else "number"
    return "lines" if get_origin(plain) is tuple and get_args(plain)[0] is Bearer else ""


def _choices(hint: Any) -> tuple[str, ...]:
    options = [hint, *get_args(hint)]
    return next((get_args(option) for option in options if get_origin(option) is Literal), ())


def _shown(value: Any, shape: str) -> str:
    if value is None:
        return ""
    if shape == "lines":
        return "\n".join(str(body["text"]) for body in value)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _value(field: Input, text: str) -> Any:
    if field.kind == "lines":
        return [_body(line.strip()) for line in text.splitlines() if line.strip()]
    if not text:
        return None
    if field.kind in ("number", "whole"):
        return float(text.replace(",", ".")) if field.kind == "number" else int(text)
    if field.kind == "years":
        years = [int(part) for part in text.replace("–", "-").split("-")]
        return [years[0], years[-1]]
    return text


def _body(line: str) -> dict[str, Any]:
    """A body as typed, with its registry id where the name is one that is known."""
    found = find_bodies(line)
    whole = len(found) == 1 and found[0].end - found[0].start == len(line)
    return {"text": line, "body_id": found[0].body_id if whole else None}
