"""The bundled samples: made again byte for byte, and read field by field as their expected records say."""

from __future__ import annotations

import json
import unicodedata
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import regex

from extract import extract
from extract.records import to_dict
from parsers import parse
from tests.make_samples import make_samples
from tests.sample_pdf import FontMissing, register_fonts
from tests.sample_source import FILES, GOLD, HEADER, load_samples

SAMPLES = sorted(path for path in FILES.iterdir() if path.suffix != ".json")
CORE = {"muc_dich", "yeu_cau", "doi_tuong", "tieu_chi", "lo_trinh", "to_chuc_thuc_hien"}

# hoà -> hòa, thuý -> thúy, on decomposed text
TONES = "\u0300\u0301\u0303\u0309\u0323"
OLD_TONE = regex.compile(
    rf"(?<![qQ])([oO])([aAeE])([{TONES}])(?![a-zA-Z])|(?<![qQgG])([uU])([yY])([{TONES}])(?![a-zA-Z])"
)

Row = tuple[Any, ...]


def fold(value: Any) -> Any:
    """One form of what the labelling guidelines treat as equal: case, spaces, hyphens, tones, quotes."""
    if not isinstance(value, str):
        return value
    text = OLD_TONE.sub(
        lambda m: m[1] + m[3] + m[2] if m[1] else m[4] + m[6] + m[5], unicodedata.normalize("NFD", value)
    )
    text = unicodedata.normalize("NFC", text).casefold()
    text = regex.sub(r"\s*[-\u2010-\u2015]\s*", "-", text)
    return regex.sub(r"\s+", " ", regex.sub(r"[“”\"]", "", text)).strip(" .:;,")


def rows(record: dict[str, Any]) -> dict[str, Counter[Row]]:
    """The scored lists of a record as countable rows."""
    listed = [
        s for s in record["sections"] if s["heading"] and (s.get("level", 1) == 1 or CORE & {*s["labels"]})
    ]
    return {
        "sections": Counter(
            (s["number"], fold(s["heading"]), *sorted(CORE & {*s["labels"]})) for s in listed
        ),
        "citations": Counter((c["symbol"], c["issued_on"], c["relation"]) for c in record["citations"]),
        "deadlines": Counter((fold(d["text"]), d["bound"], d["value"]) for d in record["deadlines"]),
        "quotas": Counter((fold(q["text"]), q["min"], q["max"], fold(q["unit"])) for q in record["quotas"]),
    }


def plain(record: dict[str, Any]) -> dict[str, Any]:
    """The single values of a record: header, signer, parent, duty."""
    parent, duty = record["parent"], record["duty_to_issue"]
    return {
        **{key: fold(record[key]) for key in HEADER},
        **{f"signer.{key}": fold(record["signer"][key]) for key in ("name", "position", "authority")},
        "parent": parent["symbol"] if isinstance(parent, dict) else parent,
        "duty": duty and (fold(duty["bodies"]), duty["due"]),
    }


def differences(got: dict[str, Any], want: dict[str, Any]) -> list[str]:
    """A line for each value that is wrong, missing or too many."""
    ours, theirs = plain(got), plain(want)
    lines = [f"{key}: {ours[key]!r}, not {theirs[key]!r}" for key in theirs if ours[key] != theirs[key]]
    made, wanted = rows(got), rows(want)
    for key in wanted:
        lines += [f"{key}: missing {row}" for row in (wanted[key] - made[key]).elements()]
        lines += [f"{key}: too many {row}" for row in (made[key] - wanted[key]).elements()]
    return lines


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_read_as_expected(path: Path) -> None:
    got = json.loads(json.dumps(to_dict(extract(parse(path)))))
    want = json.loads((GOLD / f"{path.stem}.json").read_text("utf-8"))
    assert not differences(got, want)


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
