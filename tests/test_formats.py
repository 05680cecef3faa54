"""One plan gives one record, whatever the format of its file."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extract import extract
from extract.records import to_dict
from parsers import parse, parse_bytes
from tests.reformat import converted, sample_of
from tests.sample_html import render_portal
from tests.sample_source import Sample
from tests.sample_word import FULL, word_docx
from tests.sample_word_html import word_html

TEXTS = Path(__file__).parent / "gold" / "developed"
# a table of dates and a long roadmap; a letter, whose subject stands in the left column; one cell a line, a duty
NAMES = (
    "d01-gia-lai-chuyen-doi-so-2021",
    "d20-ben-tre-cong-van-tiet-kiem-dien-2024",
    "d17-hue-du-lich-di-san-2025",
)
HEADER = ("doc_type", "symbol", "issued_on", "place", "issuer", "issuer_level", "province", "title", "period")
NEEDS_SOFFICE = pytest.mark.skipif(
    shutil.which("soffice") is None,
    reason="LibreOffice is not here: apt-get install libreoffice-writer-nogui",
)


def told(record: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """What a record says, without where it stands."""
    yield from ((key, str(record[key])) for key in HEADER)
    yield "parent", (record["parent"] or {}).get("symbol")
    yield "signer", *(record["signer"][key] for key in ("name", "position", "authority"))
    for key, fields in (
        ("sections", ("level", "number", "heading", "labels")),
        ("citations", ("symbol", "issued_on", "issuer", "relation")),
        ("deadlines", ("text", "bound", "value")),
        ("quotas", ("text", "min", "max", "unit")),
        ("recipients", ("text",)),
    ):
        yield from ((key, *(str(item[field]) for field in fields)) for item in record[key])


def of_text(name: str) -> list[tuple[Any, ...]]:
    return list(told(to_dict(extract(parse(TEXTS / f"{name}.txt")))))


def of_bytes(data: bytes, name: str) -> list[tuple[Any, ...]]:
    return list(told(to_dict(extract(parse_bytes(data, name)))))


def sample(name: str) -> Sample:
    return sample_of(TEXTS / f"{name}.txt")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("automatic", [False, True], ids=["typed numbers", "automatic numbers"])
def test_word(name: str, automatic: bool) -> None:
    assert of_bytes(word_docx(sample(name), automatic=automatic), name) == of_text(name)


@pytest.mark.parametrize("name", NAMES)
def test_page_saved_by_word(name: str) -> None:
    assert of_bytes(word_html(sample(name)), name) == of_text(name)


@pytest.mark.parametrize("name", [n for n in NAMES if "cong-van" not in n])  # a portal's page has no letters
def test_portal(name: str) -> None:
    assert of_bytes(render_portal(sample(name)), name) == of_text(name)


@NEEDS_SOFFICE
@pytest.mark.parametrize("suffix", ["pdf", "doc"])
def test_what_libreoffice_writes(suffix: str, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.docx" for name in NAMES]
    for at, file in enumerate(files):
        file.write_bytes(word_docx(sample(file.stem), automatic=at % 2 == 0, font=FULL))
    for file in converted(files, suffix, tmp_path / suffix):
        assert of_bytes(file.read_bytes(), file.name) == of_text(file.stem), file.stem
