"""What commands draw on a terminal: trees, tables, texts that cannot drive it."""

from __future__ import annotations

import pytest

from flows.commands_links import draw
from flows.terminal import aligned, fit, safe, width_of

# ------------------------------------------------------------------------------------------ terminal
ROWS = {
    "p": {
        "title": None,
        "chain_id": "p",
        "is_current": True,
        "symbol": "1/KH-UBND",
        "status": "placeholder",
        "waiting": 2,
        "province": "A",
        "issuer": None,
        "issued_on": None,
    },
    "a": {
        "title": None,
        "chain_id": "a",
        "symbol": "2/KH-SYT",
        "status": "held",
        "is_current": True,
        "province": "A",
        "issuer": "Sở Y tế",
        "issued_on": "",
    },
    "b": {
        "title": None,
        "chain_id": "b",
        "symbol": "3/KH-X",
        "status": "held",
        "is_current": True,
        "province": "A",
        "issuer": "X",
        "issued_on": "",
    },
}


def edge(child: str, parent: str) -> dict[str, object]:
    return {"child_id": child, "parent_id": parent, "relation": "implements"}


def test_trees_are_drawn_from_the_top() -> None:
    lines = list(draw([edge("a", "p"), edge("b", "a")], ROWS, None))
    assert [line.strip().split("  ")[0] for line in lines] == ["1/KH-UBND", "└─ 2/KH-SYT", "└─ 3/KH-X"]
    assert list(draw([edge("a", "p"), edge("b", "p")], ROWS, {"a"})) == [lines[0], lines[1]]


def test_of_several_versions_the_current_one_is_drawn() -> None:
    rows = {**ROWS, "b": {**ROWS["b"], "chain_id": "a", "is_current": False}}
    lines = list(draw([edge("a", "p"), edge("b", "p")], rows, None))
    assert len(lines) == 2 and lines[1].startswith("└─ 2/KH-SYT") and lines[1].endswith("(2 versions)")
    assert len(list(draw([edge("a", "p"), edge("b", "p")], rows, {"b"}))) == 2


def test_a_cycle_is_drawn_once() -> None:
    assert len(list(draw([edge("a", "b"), edge("b", "a")], ROWS, None))) == 2


def test_columns_line_up_with_vietnamese_in_any_form() -> None:
    decomposed = "So\u031b\u0309 Y te\u0302\u0301"
    table = aligned(["cơ quan", "số"], [["Sở Y tế", 5], [decomposed, 10], [None, None]]).split("\n")
    assert [width_of(line) for line in table] == [11, 11, 11, 11, 0]
    assert table[2].endswith("  5") and table[3].endswith(" 10")


@pytest.mark.parametrize("width", range(20, 90, 7))
def test_a_table_fits_the_screen(width: int) -> None:
    names = ["a", "một tên cột rất dài", "c"]
    table = aligned(names, [["x" * 50, "y", "Ủy ban nhân dân " * 5], ["", "z" * 30, "w"]], width)
    assert max(width_of(line) for line in table.split("\n")) <= max(
        width, 36
    )  # a name and the least of a value


def test_a_table_too_wide_for_the_screen_tells_each_row_in_lines() -> None:
    rows = [["Sở Y tế", None, "Ủy ban nhân dân tỉnh"], ["Sở Nội vụ", 6, "x"]]
    told = aligned(["body", "days late", "evidence"], rows, 28, "  ").split("\n")
    assert told[:4] == ["  body       Sở Y tế", "  evidence   Ủy ban nhân dân", "             tỉnh", ""]
    assert told[4:] == ["  body       Sở Nội vụ", "  days late  6", "  evidence   x"]


def test_an_indented_table_fits_too() -> None:
    table = aligned(["a", "b"], [["x" * 90, "y" * 90]], 60, "  ")
    assert {width_of(line) for line in table.split("\n")[1:]} == {60}


def test_texts_cannot_drive_the_terminal() -> None:
    assert safe("a\x1b[31mb\u202ec") == "a\ufffd[31mb\ufffdc"
    assert fit("Sở Nội vụ", 5) == "Sở N…"
