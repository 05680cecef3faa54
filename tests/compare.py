"""Records beside expected records: what differs, and how much of it is right. Field by field, after folding."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import regex

from extract import extract
from extract.records import to_dict
from parsers import parse
from tests.sample_source import HEADER

CORE = {"muc_dich", "yeu_cau", "doi_tuong", "tieu_chi", "lo_trinh", "to_chuc_thuc_hien"}

# hoà -> hòa, thuý -> thúy, on decomposed text
TONES = "\u0300\u0301\u0303\u0309\u0323"
OLD_TONE = regex.compile(
    rf"(?<![qQ])([oO])([aAeE])([{TONES}])(?![a-zA-Z])|(?<![qQgG])([uU])([yY])([{TONES}])(?![a-zA-Z])"
)

Row = tuple[Any, ...]


def fold(value: Any) -> Any:
    """One form of what the labelling guidelines treat as equal: case, spaces, hyphens, tones, quotes."""
    if not isinstance(value, str):
        return value
    text = OLD_TONE.sub(
        lambda m: m[1] + m[3] + m[2] if m[1] else m[4] + m[6] + m[5], unicodedata.normalize("NFD", value)
    )
    text = unicodedata.normalize("NFC", text).casefold()
    text = regex.sub(r"\s*[-\u2010-\u2015]\s*", "-", text)
    return regex.sub(r"\s+", " ", regex.sub(r"[“”\"]", "", text)).strip(" .:;,")


def rows(record: dict[str, Any]) -> dict[str, Counter[Row]]:
    """The scored lists of a record as countable rows."""
    listed = [
        s for s in record["sections"] if s["heading"] and (s.get("level", 1) == 1 or CORE & {*s["labels"]})
    ]
    return {
        "sections": Counter(
            (s["number"], fold(s["heading"]), *sorted(CORE & {*s["labels"]})) for s in listed
        ),
        "citations": Counter((c["symbol"], c["issued_on"], c["relation"]) for c in record["citations"]),
        "deadlines": Counter((fold(d["text"]), d["bound"], d["value"]) for d in record["deadlines"]),
        "quotas": Counter((fold(q["text"]), q["min"], q["max"], fold(q["unit"])) for q in record["quotas"]),
    }


def plain(record: dict[str, Any]) -> dict[str, Any]:
    """The single values of a record: header, signer, parent, duty."""
    parent, duty = record["parent"], record["duty_to_issue"]
    return {
        **{key: fold(record[key]) for key in HEADER},
        **{f"signer.{key}": fold(record["signer"][key]) for key in ("name", "position", "authority")},
        "parent": parent["symbol"] if isinstance(parent, dict) else parent,
        "duty": duty and (fold(duty["bodies"]), duty["due"]),
    }


def differences(got: dict[str, Any], want: dict[str, Any]) -> list[str]:
    """A line for each value that is wrong, missing or too many."""
    ours, theirs = plain(got), plain(want)
    lines = [f"{key}: {ours[key]!r}, not {theirs[key]!r}" for key in theirs if ours[key] != theirs[key]]
    made, wanted = rows(got), rows(want)
    for key in wanted:
        lines += [f"{key}: missing {row}" for row in (wanted[key] - made[key]).elements()]
        lines += [f"{key}: too many {row}" for row in (made[key] - wanted[key]).elements()]
    return lines


@cache
def record_of(path: Path) -> dict[str, Any]:
    """The record of a file as plain JSON values."""
    made: dict[str, Any] = json.loads(json.dumps(to_dict(extract(parse(path)))))
    return made


def pairs_in(folder: Path) -> list[tuple[Path, Path]]:
    """(document, expected record) for each labelled document of a folder."""
    found = []
    for gold in sorted(folder.glob("*.json")):
        document = next((p for p in sorted(folder.glob(f"{gold.stem}.*")) if p.suffix != ".json"), None)
        if document:
            found.append((document, gold))
    return found


def shares_right(pairs: Iterable[tuple[dict[str, Any], dict[str, Any]]]) -> dict[str, float]:
    """For each field the F1 of (record, expected record) pairs; whole rows must be equal."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for got, want in pairs:
        skip = {"duty" if key == "duty_to_issue" else key for key in want.get("not_labelled") or []}
        ours, theirs = plain(got), plain(want)
        for values in (
            ours,
            theirs,
        ):  # how much of the bodies' words is taken is a matter of taste; that and when is not
            values["duty"] = values["duty"] and values["duty"][1:]
        for key in theirs:
            if key.split(".")[0] not in skip and (ours[key] is not None or theirs[key] is not None):
                right[key] += 2 * (ours[key] == theirs[key])
                seen[key] += (ours[key] is not None) + (theirs[key] is not None)
        made, wanted = rows(got), rows(want)
        for key in wanted.keys() - skip:
            right[key] += 2 * (made[key] & wanted[key]).total()
            seen[key] += made[key].total() + wanted[key].total()
    return {key: right[key] / seen[key] for key in seen if seen[key]}
