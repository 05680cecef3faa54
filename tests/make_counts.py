"""Writes parsers/data/plans.tsv: syllables and pairs of the project's own clean texts, for the repair of damaged ones.

Run `python -m tests.make_counts` after texts were added to tests/gold/developed or tests/samples. Texts that are
damaged on purpose are left out, as are the held-out ones.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

from parsers.counts import count_words
from parsers.repair import is_damaged

ROOT = Path(__file__).parents[1]
SOURCES = (
    "tests/gold/developed/*.txt",
    "tests/samples/*.toml",
    "extract/reference/*.csv",
    "extract/reference/*.toml",
)


def main() -> None:
    counts: Counter[str] = Counter()
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            text = normalize("NFC", path.read_text("utf-8"))
            if is_damaged(text):
                continue
            for words in count_words(text):
                counts.update(word for word in words if word)
                counts.update(f"{a} {b}" for a, b in pairwise(words) if a and b)
    lines = [
        f"{key}\t{count}\n" for key, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    head = "# Syllables and pairs of the project's own texts (# is any number); written by tests/make_counts.py\n"
    (ROOT / "parsers" / "data" / "plans.tsv").write_text(head + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
