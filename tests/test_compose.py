"""Composed documents: long enough, all different, the same on every run, and still plans to the extractor."""

from __future__ import annotations

from pathlib import Path

from extract import extract
from parsers import parse
from tests.compose import compose, load_seeds, write_documents


def test_texts_are_long_different_and_repeatable() -> None:
    texts = list(compose(80, size=9_000))
    assert all(8_800 <= len(text.encode()) < 10_000 for text in texts)
    assert len(set(texts)) == 80
    assert texts == list(compose(80, size=9_000))
    assert texts != list(compose(80, size=9_000, seed=2))


def test_names_change_with_their_capitals() -> None:
    seed = next(seed for seed in load_seeds() if "TỈNH THÁI BÌNH" in seed.text)
    at = load_seeds().index(seed)
    text = list(compose(at + 1))[at]
    assert seed.signer and seed.signer not in text
    assert "TỈNH THÁI BÌNH" not in text and "tỉnh Thái Bình" not in text


def test_a_composed_document_is_read_with_its_header(tmp_path: Path) -> None:
    (path,) = write_documents(tmp_path / "new", 1)
    record = extract(parse(path))
    assert path.name == "0000.txt"
    assert record.symbol and record.symbol.endswith("/KH-UBND") and record.signer.name
    assert len(record.sections) > 10 and record.deadlines and record.quotas
