"""Tasks beside those that a reader found.

    python -m tests.tasks_gold [--why] [FOLDER [DOCUMENTS]]

A file `FOLDER/NAME.json` lists the tasks of a document in text order: `what` (its first words), `lead`, `support`, `due`. A task
is found where one of ours begins with those words; it is right where its leads are too. Leads are compared as owners are
(`tests.owners`): all there, none too many.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import partial_ratio

from tests.compare import fold, record_of
from tests.owners import Owned

HERE = Path(__file__).parent / "gold"
COUNTED = ("found", "lead", "support", "due")


def _begins(got: str, want: str) -> bool:
    """Whether our words begin with a reader's, a few of which may stand before them."""
    got, want = " ".join(str(fold(got)).split())[:80], " ".join(str(fold(want)).split())
    return want[:30] in got or partial_ratio(want, got) >= 90  # letters that a page lost are restored in ours


def compared(
    got: list[dict[str, Any]], want: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any], dict[str, Any] | None]]:
    """Each task of the reader with ours that begins with its words, in text order, each once."""
    left = list(got)
    for task in want:
        mine = next((t for t in left if _begins(t["what"], task["what"])), None)
        if mine:
            left.remove(mine)
        yield task, mine


def names(bearers: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(b["text"] for b in bearers)


def right_of(mine: dict[str, Any], task: dict[str, Any]) -> dict[str, bool]:
    """Which parts of a found task are right."""
    return {
        "lead": Owned("lead", "", names(mine["lead"]), tuple(task["lead"])).right,
        "support": Owned("support", "", names(mine["support"]), tuple(task["support"])).right,
        "due": mine["due"] == task["due"],
    }


def count(folder: Path, documents: Path, why: bool = False) -> Counter[str]:
    """How many tasks were wanted, made, found, and right in each part, over the documents of a folder."""
    counts: Counter[str] = Counter()
    for gold in sorted(folder.glob("*.json")):
        path = next(p for p in documents.iterdir() if p.stem == gold.stem and p.suffix != ".json")
        want, got = json.loads(gold.read_text("utf-8")), record_of(path)["tasks"]
        counts["wanted"] += len(want)
        counts["made"] += len(got)
        pairs = list(compared(got, want))
        for task, mine in pairs:
            counts["found"] += mine is not None
            parts = right_of(mine, task) if mine else {}
            counts.update(part for part, right in parts.items() if right)
            counts["right"] += bool(parts) and all(parts.values())
            if why and not (parts and all(parts.values())):
                print(
                    f"  {gold.stem[:20]} {task['what'][:60]!r} {task['lead']} {task['support']} {task['due']}"
                )
                if mine:
                    print(
                        f"      got {mine['what'][:60]!r} {names(mine['lead'])} {names(mine['support'])} {mine['due']}"
                    )
        found = [mine for _, mine in pairs]
        for mine in got if why else ():
            if mine not in found:
                print(f"  {gold.stem[:20]} too many: {mine['what'][:80]!r} {names(mine['lead'])}")
    return counts


def main(arguments: list[str]) -> int:
    """The command."""
    why, rest = "--why" in arguments, [a for a in arguments if a != "--why"]
    folder = Path(rest[0]) if rest else HERE / "tasks"
    documents = Path(rest[1]) if len(rest) > 1 else HERE / "opened"
    c = count(folder, documents, why)
    print(
        f"tasks: {c['found']} found of {c['wanted']} wanted ({c['found'] / max(1, c['wanted']):.3f}), {c['made']} made"
        f" ({c['found'] / max(1, c['made']):.3f}); of the found, lead {c['lead']}, support {c['support']}, due {c['due']};"
        f" whole {c['right']} ({c['right'] / max(1, c['wanted']):.3f})"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
