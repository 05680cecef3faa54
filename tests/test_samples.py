"""The bundled samples: made again byte for byte, and read field by field as their expected records say."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from tests.compare import differences, record_of
from tests.make_samples import make_samples
from tests.sample_pdf import FontMissing, register_fonts
from tests.sample_source import FILES, GOLD, load_samples

SAMPLES = sorted(path for path in FILES.iterdir() if path.suffix != ".json")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_as_expected(path: Path) -> None:
    want = json.loads((GOLD / f"{path.stem}.json").read_text("utf-8"))
    assert not differences(record_of(path), want)


def test_each_difference_is_told() -> None:
    want = json.loads((GOLD / f"{SAMPLES[0].stem}.json").read_text("utf-8"))
    wrong = {**want, "issued_on": None, "deadlines": want["deadlines"][1:]}
    assert [line.split(":")[0] for line in differences(wrong, want)] == ["issued_on", "deadlines"]
    assert differences(want, wrong)[1].startswith("deadlines: too many")
    assert not differences(want, want)


def test_the_samples_are_made_again_byte_for_byte(tmp_path: Path) -> None:
    try:
        register_fonts()
    except FontMissing as error:
        pytest.skip(str(error))
    if zlib.ZLIB_RUNTIME_VERSION.split(".")[:2] != ["1", "2"]:
        pytest.skip(
            f"zlib {zlib.ZLIB_RUNTIME_VERSION} may pack otherwise than 1.2, with which the samples were made"
        )
    assert make_samples(tmp_path / "files", tmp_path / "gold") == []
    made = {path.name: path.read_bytes() for path in (tmp_path / "files").iterdir()}
    assert {name for name, data in made.items() if data != (FILES / name).read_bytes()} == set()
    assert sorted(made) == [path.name for path in SAMPLES]
    for path in (tmp_path / "gold").iterdir():
        assert path.read_text("utf-8") == (GOLD / path.name).read_text("utf-8"), path.name


def test_the_family_names_samples_and_their_real_parents() -> None:
    family = json.loads((GOLD / "family.json").read_text("utf-8"))
    records = {path.name: json.loads((GOLD / f"{path.stem}.json").read_text("utf-8")) for path in SAMPLES}
    assert {link["child_file"] for link in family["links"]} == set(records)
    for link in family["links"]:
        assert records[link["child_file"]]["parent"] == link["parent_symbol"]
        if link["parent_file"]:
            assert records[link["parent_file"]]["symbol"] == link["parent_symbol"]
    assert {row["child_file"] for row in family["compliance"] if row["child_file"]} <= set(records)


def test_there_are_two_families_in_five_formats() -> None:
    assert len(SAMPLES) >= 16
    assert {sample.format for sample in load_samples()} == {"docx", "pdf", "portal", "lawsite", "text"}
