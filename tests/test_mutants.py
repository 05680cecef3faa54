"""Damaged files give a document or a clear refusal, nothing else. Thousands of them: `make soak`."""

from pathlib import Path

import pytest

from bench.mutants import mutant
from extract import extract
from parsers import ocr, office, parse_bytes
from parsers.document import UnreadableFile
from tests.sample_source import FILES

NAMES = sorted(path.name for path in FILES.iterdir())
EACH = 8


@pytest.mark.parametrize("which", range(len(NAMES)), ids=NAMES)
def test_a_damaged_file_is_read_or_refused(which: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_converted", lambda data, suffix: None)
    monkeypatch.setattr(ocr, "missing", lambda: "there is no engine in this test")
    files = [(Path(FILES) / name).read_bytes() for name in NAMES]
    for seed in range(EACH):
        data = mutant(files, which, 1000 * which + seed)
        try:
            document = parse_bytes(data, NAMES[which])
        except UnreadableFile as refusal:
            assert refusal.code != "internal" and refusal.message
        else:
            assert document.text.strip()
            extract(document)


def test_the_same_seed_gives_the_same_damage() -> None:
    files = [(Path(FILES) / name).read_bytes() for name in NAMES]
    made = [mutant(files, 0, seed) for seed in range(20)]
    assert made == [mutant(files, 0, seed) for seed in range(20)]
    assert sum(data != files[0] for data in made) >= 15
