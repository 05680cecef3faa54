"""How far confidences can be trusted: of claims at 0.9, nine in ten should be right.

    python -m tests.calibration [--rules]

Each claim of the labelled documents is compared with its expected row, all of it (text, bound and value of a deadline), and
counted by the kind of field and by the confidence that the record gave it. `make score` prints the table.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tests.compare import CORE, fold, pairs_in, plain, record_of
from tests.score_sets import GIVEN, GOLD, SHARED

SETS = {
    "unseen": sorted(p for p in (GOLD / "held_out").iterdir() if p.is_dir()),
    "developed": [GOLD / "developed", GOLD / "headers"],
}
BANDS = (0.0, 0.7, 0.8, 0.9, 0.95, 1.01)
HEADER = ("doc_type", "symbol", "issued_on", "place", "issuer", "issuer_level", "province", "title", "period")


class Judged(NamedTuple):
    """A claim with its rule and confidence, and whether it is right."""

    kind: str
    rule: str
    confidence: float
    right: bool


def judged(got: dict[str, Any], want: dict[str, Any]) -> Iterator[Judged]:
    """Every scored claim of a record beside its expected record."""
    skip = set(want.get("not_labelled") or [])
    ours, theirs = plain(got), plain(want)
    for name in HEADER:
        found = got["evidence"].get(name)
        if found and name not in skip and ours[name] is not None:
            right = ours[name] == theirs[name] or _unread(name, ours[name], theirs[name])
            yield Judged("header", found["rule"], found["confidence"], right)
    if "signer" not in skip and got["signer"].get("rule"):
        shown = [f"signer.{part}" for part in ("name", "position", "authority") if got["signer"][part]]
        right = all(ours[part] == theirs[part] for part in shown)
        yield Judged("signer", got["signer"]["rule"], got["signer"]["confidence"], right)
    if "parent" not in skip and got["parent"]:
        right = ours["parent"] == theirs["parent"]
        yield Judged("parent", got["parent"]["reason"], got["parent"]["confidence"], right)
    orders = [duty for duty in got["duties"] if duty["kind"] == "issue_plan"]
    if "duty_to_issue" not in skip and orders:
        best = max(orders, key=lambda duty: float(duty["confidence"]))
        right = bool(theirs["duty"]) and theirs["duty"][1] == ours["duty"][1]
        yield Judged("duty to issue", best["rule"], best["confidence"], right)
    for name, key in KEYS.items():
        if name in skip:
            continue
        left = list(want[name])
        made = [row for row in got[name] if name != "sections" or _is_scored(row)]
        for row in made:
            hit = next((w for w in left if key(row) == key(w)), None) or next(
                (w for w in left if _alike(key(row), key(w))), None
            )
            left = [w for w in left if w is not hit]
            yield Judged(name, row["rule"], row["confidence"], hit is not None)


def _unread(field: str, got: Any, want: Any) -> bool:
    """A number or day that a scan does not show, left out: `/KH-SYT`, `2017-10`."""
    if field == "symbol":
        return isinstance(want, str) and got == want.lstrip("0123456789")
    return field == "issued_on" and isinstance(want, str) and want.startswith(got)


def _alike(got: tuple[Any, ...], want: tuple[Any, ...]) -> bool:
    """Equal but for a word at either end of the text, which comes first in the keys of deadlines and quotas."""
    if got[1:] != want[1:] or not (isinstance(got[0], str) and isinstance(want[0], str)):
        return False
    one, other = got[0].split(), want[0].split()
    return len({*one} & {*other}) >= 0.6 * max(len(one), len(other))


def _is_scored(section: dict[str, Any]) -> bool:
    return bool(section["heading"]) and (section["level"] == 1 or bool(CORE & {*section["labels"]}))


KEYS = {
    "sections": lambda s: (s["number"], fold(s["heading"]), *sorted(CORE & {*s["labels"]})),
    "citations": lambda c: (fold(c["symbol"]), c["issued_on"], c["relation"]),
    "deadlines": lambda d: (fold(d["text"]), d["bound"], d["value"]),
    "quotas": lambda q: (fold(q["text"]), q["min"], q["max"], fold(q["unit"])),
}


def claims_in(folders: Iterable[Path]) -> list[Judged]:
    """The judged claims of every labelled document of these folders."""
    pairs = [pair for folder in folders for pair in pairs_in(folder)]
    return [c for doc, gold in pairs for c in judged(record_of(doc), json.loads(gold.read_text("utf-8")))]


def given() -> list[Judged]:
    """The judged claims of the given documents, where they are at hand."""
    found: list[Judged] = []
    for path in (p for folder in GIVEN if folder.exists() for p in sorted(folder.iterdir())):
        gold = SHARED / "eval" / "gold" / f"{path.stem}.json"
        if gold.exists():
            found += judged(record_of(path), json.loads(gold.read_text("utf-8")))
    return found


def table(claims: Iterable[Judged], by: str) -> list[str]:
    """A line for each kind (or rule): claims, mean confidence, share right; then right/claims in each band."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for claim in claims:
        groups[claim.kind if by == "kind" else f"{claim.kind}: {claim.rule}"[:60]].append(claim)
        if by == "kind":
            groups["all"].append(claim)
    heads = [f"{a:.2f}-{min(b, 1):.2f}" for a, b in zip(BANDS, BANDS[1:], strict=False)]
    width = max([14, *map(len, groups)])
    lines = [f"{by:{width}} {'claims':>6} {'said':>6} {'right':>6}  " + "  ".join(f"{h:>10}" for h in heads)]
    for name, group in sorted(groups.items(), key=lambda item: (item[0] == "all", item[0])):
        said = sum(c.confidence for c in group) / len(group)
        right = sum(c.right for c in group) / len(group)
        cells = []
        for low, high in zip(BANDS, BANDS[1:], strict=False):
            here = [c.right for c in group if low <= round(c.confidence, 3) < high]
            cells.append(f"{sum(here)}/{len(here)}" if here else "-")
        lines.append(
            f"{name:{width}} {len(group):6} {said:6.3f} {right:6.3f}  " + "  ".join(f"{c:>10}" for c in cells)
        )
    return lines


def main(arguments: list[str]) -> int:
    """The command."""
    for name, folders in SETS.items():
        print(f"\n== confidence and truth, {name}")
        print("\n".join(table(claims_in(folders), "rule" if "--rules" in arguments else "kind")))
    if claims := given():
        print("\n== confidence and truth, given")
        print("\n".join(table(claims, "rule" if "--rules" in arguments else "kind")))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
