"""Scores every labelled set there is and prints each apart; `make score` calls it.

    python -m tests.score_sets [--why FIELD ...]

Beside the project's own sets it measures the seeds, the real files and the legacy encodings of `../shared`, with the
scorer that lies there; without it, the project's own comparison is printed.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path

from tests.compare import pairs_in, record_of, shares_right

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared"
OWN = [
    GOLD / "developed",
    GOLD / "headers",
    GOLD / "opened",
    *sorted(p for p in (GOLD / "held_out").iterdir() if p.is_dir()),
]
GIVEN = [SHARED / "corpus" / "seeds", SHARED / "corpus" / "real"]


def digest(folder: Path) -> str:
    """One sha256 over the names and bytes of a folder's files: that a held-out set has not changed."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.iterdir() if p.is_file()):
        total.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def score(documents: list[Path], gold: Path, why: list[str]) -> None:
    """Prints the scores of documents against the gold folder."""
    lines = []
    for path in documents:
        try:
            lines.append(json.dumps({**record_of(path), "file": path.name}, ensure_ascii=False))
        except Exception as error:  # a record missing is a score of nothing, not the end of the table
            print(f"  no record of {path.name}: {error}")
    scorer = SHARED / "eval" / "score.py"
    if not scorer.exists():
        want = {g.stem: json.loads(g.read_text("utf-8")) for g in gold.glob("*.json")}
        found = [(json.loads(line), want[Path(json.loads(line)["file"]).stem]) for line in lines]
        for field, share in shares_right(found).items():
            print(f"{field:22} {share:6.3f}")
        return
    records = ROOT / "data" / "structured" / ".score.jsonl"
    records.write_text("\n".join(lines), "utf-8")
    asked = ["--why", *why] if why else []
    subprocess.run(
        [sys.executable, scorer, "--gold", gold, "--records", records, "--only-with-docs", *asked],
        check=False,
    )
    records.unlink()


def main(arguments: list[str]) -> int:
    """The command."""
    why = arguments[arguments.index("--why") + 1 :] if "--why" in arguments else []
    for folder in OWN:
        print(f"\n== {folder.relative_to(GOLD)}   sha256 {digest(folder)}")
        score([document for document, _ in pairs_in(folder)], folder, why)
    for folder in GIVEN:
        if folder.exists():
            print(f"\n== {folder.relative_to(SHARED)}")
            score(sorted(folder.iterdir()), SHARED / "eval" / "gold", why)
    print("\n== reading", flush=True)
    subprocess.run([sys.executable, "-m", "tests.reading_scores"], check=False, cwd=ROOT)
    legacy, scorer = SHARED / "corpus" / "legacy", SHARED / "eval" / "score_text.py"
    if legacy.exists() and scorer.exists():
        print("\n== corpus/legacy, words with their diacritics", flush=True)
        command = [
            sys.executable,
            scorer,
            "--docs",
            legacy / "docs",
            "--text",
            legacy / "text",
            "--cmd",
            f"{sys.executable} -m flows.cli parse {{}} --format text",
        ]
        subprocess.run(command, check=False, cwd=ROOT)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
