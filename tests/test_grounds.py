"""What verdicts rest on, in both languages."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from links.grounds import Ground, ground, packed, sentence, unpacked

LINKS = Path(__file__).parent.parent / "links"
SAID: dict[str, dict[str, dict[str, str]]] = tomllib.loads((LINKS / "grounds.toml").read_text("utf-8"))
NAMED = re.compile(
    r'(?:ground|_about)\(\s*"([a-z_]+)"'
)  # ground("excepted") | _about("only_cited", child, setting)
BODY = ground(
    "searched", portal="cổng", first=date(2016, 1, 1), last=date(2017, 1, 1), healthy=date(2016, 12, 30)
)
# ---- grounds -> Vietnamese, English
SENTENCES: list[tuple[list[Ground], str, str]] = [
    ([ground("excepted")], "Văn bản giao đã trừ cơ quan này.", "Excepted by the order."),
    (
        [ground("carries_out", paper=None, day="2016-05", parent=None), ground("unsure", confidence=0.7)],
        "Văn bản không có số, tháng 05/2016, thực hiện văn bản giao, độ tin cậy 0,70.",
        "A paper without a number of 2016-05 carries out the order, confidence 0.70.",
    ),
    (
        [ground("carries_out", paper="annexed to 415/QĐ-SNV", day="2025-10-06", parent="96/KH-UBND")],
        "Kế hoạch kèm theo 415/QĐ-SNV, ngày 06/10/2025, thực hiện 96/KH-UBND.",
        "The plan annexed to 415/QĐ-SNV of 2025-10-06 carries out 96/KH-UBND.",
    ),
    (
        [BODY, ground("no_plan", parent="55/KH-UBND")],
        "Đã tìm ở cổng, văn bản từ ngày 01/01/2016 đến ngày 01/01/2017, nguồn hoạt động tốt đến ngày 30/12/2016; "
        "không có kế hoạch nào thực hiện 55/KH-UBND.",
        "Searched: cổng from 2016-01-01 to 2017-01-01, last healthy 2016-12-30; no plan that carries out 55/KH-UBND.",
    ),
    (
        [ground("carries_out", paper="1/KH-SYT", day=None, parent="2/KH-UBND"), ground("quoted", quote="{thực hiện}")],
        "1/KH-SYT, không rõ ngày, thực hiện 2/KH-UBND: “{thực hiện}”.",
        "1/KH-SYT of an unknown date carries out 2/KH-UBND: “{thực hiện}”.",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("grounds", "vietnamese", "english"), SENTENCES)
def test_sentences(grounds: list[Ground], vietnamese: str, english: str) -> None:
    assert sentence(grounds) == vietnamese
    assert sentence(grounds, "en") == english
    assert sentence(unpacked(packed(grounds)), "en") == english


def test_every_ground_has_both_languages_with_the_same_values() -> None:
    for code, said in (SAID["grounds"] | SAID["words"]).items():
        assert set(said) == {"vi", "en"}, code
        assert said["vi"].strip() and said["en"].strip(), code
        values = [set(re.findall(r"\{(\w+)\}", text)) for text in said.values()]
        assert values[0] == values[1], code


def test_every_ground_that_the_code_names_is_there_and_none_is_left_over() -> None:
    code = "".join(path.read_text("utf-8") for path in LINKS.glob("*.py") if path.name != "grounds.py")
    named = set(NAMED.findall(code)) | {"same_subject", "of_replaced"}
    lists = {f"no_list_{kind}" for kind in _unlisted()}
    assert named | lists == set(SAID["grounds"])


def _unlisted() -> tuple[str, ...]:
    from links.bodies import _UNLISTED

    return (*_UNLISTED, "other", "part")


def test_a_code_of_another_version_stands_for_itself() -> None:
    cell: Any = json.dumps([["brand_new", {"x": 1}]])
    assert sentence(unpacked(cell)) == "Brand_new."
