"""Who owes it: the bearers of deadlines and quotas beside those that a reader named.

    python -m tests.owners [--why] [FOLDER ...]

Expected records of some sets carry `bearers` in their deadlines and quotas: the bodies as printed, `[]` where nobody is
named. Of the claims that a record shares with them, those are counted whose bearers are all right, none missing and none too
many; two names are the same where one holds the other ("Ủy ban nhân dân các xã", "UBND các xã, phường").
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import regex

from tests.compare import fold, pairs_in, record_of

GOLD = Path(__file__).parent / "gold"
# các | mỗi | thủ trưởng các | lãnh đạo: before the body itself
_BEFORE = regex.compile(
    r"(?:(?:tất cả |toàn bộ )?(?:các|mỗi|từng|mọi|những)|thủ trưởng|lãnh đạo|người đứng đầu|chủ tịch|giám đốc"
    r"|hiệu trưởng) "
)


class Owned(NamedTuple):
    """A claim of both records, with the bearers of each."""

    kind: str
    text: str
    got: tuple[str, ...]
    want: tuple[str, ...]

    @property
    def right(self) -> bool:
        left = [_same_form(w) for w in self.got]
        for want in map(_same_form, self.want):
            hit = next((g for g in left if g in want or want in g), None)
            if hit is None:
                return False
            left.remove(hit)
        return not left


def _same_form(name: str) -> str:
    name = str(fold(name)).replace("ubnd", "ủy ban nhân dân")
    while m := _BEFORE.match(name):
        name = name[m.end() :]
    return name


def owned(got: dict[str, Any], want: dict[str, Any]) -> Iterator[Owned]:
    """The deadlines and quotas that both records have, in order, where the expected one names bearers."""
    for kind in ("deadlines", "quotas"):
        left = list(got[kind])
        for row in want[kind]:
            if "bearers" not in row:
                continue
            hit = next((g for g in left if fold(g["text"]) == fold(row["text"])), None)
            if hit:
                left.remove(hit)
                yield Owned(
                    kind, row["text"], tuple(b["text"] for b in hit["bearers"]), tuple(row["bearers"])
                )


def main(arguments: list[str]) -> int:
    """The command."""
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    for folder in folders or sorted(p for p in GOLD.rglob("*") if p.is_dir()):
        right: Counter[str] = Counter()
        made: Counter[str] = Counter()
        for document, gold in pairs_in(folder):
            for claim in owned(record_of(document), json.loads(gold.read_text("utf-8"))):
                for key in (
                    claim.kind,
                    f"{claim.kind} with a bearer" if claim.want else f"{claim.kind} without",
                ):
                    made[key] += 1
                    right[key] += claim.right
                if "--why" in arguments and not claim.right:
                    print(f"  {document.stem}: {claim.kind} {claim.text}: {claim.got}, not {claim.want}")
        if made:
            print(folder.name, ", ".join(f"{key} {right[key]}/{made[key]}" for key in sorted(made)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
