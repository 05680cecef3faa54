"""Offsets, blanks, composed letters and look-alikes of every line that leaves a reader."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.assemble import Paragraph, Removed, Table, TableCell, assemble, table, tidy
from parsers.characters import compose, fold
from parsers.document import Document, Repair, UnreadableFile

FOLDED = [
    ("Số: 749\u00a0/KH-STC", "Số: 749 /KH-STC"),
    ("tăng \u200btrưởng\u00ad", "tăng trưởng"),
    ("06/KH\u2011UBND", "06/KH-UBND"),
    ("a\tb \u2003 c", "a b c"),
    ("\ufeffKẾ HOẠCH", "KẾ HOẠCH"),
    (unicodedata.normalize("NFD", "Ủy ban nhân dân tỉnh"), "Ủy ban nhân dân tỉnh"),
    ("tie\u0301\u0302p nhâ\u0323n", "tiếp nhận"),
]

RIGHT_LETTERS = [  # as in the file, as it must read
    ("Nghị định số 15/2018/NÐ-CP", "Nghị định số 15/2018/NĐ-CP"),
    ("Ðề án", "Đề án"),
    ("Định kǶ hằng quý", "Định kỳ hằng quý"),
    ("ТСР", "TCP"),  # Cyrillic throughout
    ("KH-UВND", "KH-UBND"),  # one Cyrillic letter in a Latin word
    ("\uf0b3 90%", "≥ 90%"),
    ("\uf0b7 Các sở", "- Các sở"),
    ("hiệu quả (\uff11\uff12)", "hiệu quả (12)"),
]

UNTOUCHED = ["Москва", "Ω", "α-tocopherol", "đặc khu Phú Quốc", "– Báo cáo…", "“Toàn dân”", "H₂O ≤ 5"]


def read(*pieces: Paragraph | Table | Removed) -> Document:
    return assemble(pieces, data=b"x", source="a.txt", format="text", parser="test")


@pytest.mark.parametrize(("before", "after"), FOLDED)
def test_white_space_and_marks_fold_without_repairs(before: str, after: str) -> None:
    assert tidy(before) == (after, [])


@pytest.mark.parametrize(("before", "after"), RIGHT_LETTERS)
def test_look_alikes_are_put_right_and_can_be_undone(before: str, after: str) -> None:
    document = read(Paragraph("Mở đầu"), Paragraph(before))
    assert document.text == "Mở đầu\n" + after
    assert document.quote(7, len(document.text)) == before
    assert {r.kind for r in document.repairs} == {"look_alike"}


@pytest.mark.parametrize("text", UNTOUCHED)
def test_right_text_stays(text: str) -> None:
    assert tidy(text) == (text, [])


def test_blocks_and_cells_point_at_their_text() -> None:
    document = read(
        Paragraph("I. MỤC  TIÊU", bold=True, page=1),
        Paragraph("  \u00a0 "),
        Table(
            (
                (TableCell("TT"), TableCell("Nhiệm\nvụ", colspan=2)),
                (TableCell(""), TableCell(" ")),
                (TableCell("1"), TableCell(""), TableCell("Quý II", rowspan=2)),
            ),
            page=2,
        ),
        Paragraph("Ghi chú", kind="footnote", page=2),
    )
    assert document.text == "I. MỤC TIÊU\nTT | Nhiệm vụ\n1 |  | Quý II\nGhi chú"
    heading, grid, note = document.blocks
    assert document.text[heading.start : heading.end] == "I. MỤC TIÊU" and heading.bold
    assert [[document.text[c.start : c.end] for c in row] for row in grid.rows] == [
        ["TT", "Nhiệm vụ"],
        ["1", "", "Quý II"],
    ]
    assert document.text[grid.start : grid.end] == "TT | Nhiệm vụ\n1 |  | Quý II"
    assert grid.rows[0][1].colspan == 2 and grid.rows[1][2].rowspan == 2
    assert note.kind == "footnote" and document.page_at(note.start) == 2


def test_joined_lines_are_repairs() -> None:
    document = read(Paragraph("Sở Xây dựng ban \n  hành Kế hoạch", guessed_joins=True))
    assert document.text == "Sở Xây dựng ban hành Kế hoạch"
    assert document.repairs == (Repair(15, 16, "\n", "joined_line", certain=False),)
    assert document.quote(0, len(document.text)) == "Sở Xây dựng ban\nhành Kế hoạch"
    assert document.guessed(12, 20) and not document.guessed(0, 5)


def test_a_readers_own_repairs_move_with_the_text() -> None:
    own = Repair(7, 11, "tnh", "dropped_letter", certain=False)
    document = read(Paragraph("Một"), Paragraph("  UBND tỉnh  Sơn La", repairs=(own,)))
    repair = document.repairs[0]
    assert document.text[repair.start : repair.end] == "tỉnh"
    assert document.quote(4, len(document.text)) == "UBND tnh Sơn La"


def test_removed_text_leaves_no_width() -> None:
    document = read(Removed("Đăng nhập"), Paragraph("KẾ HOẠCH"), Removed("Các tin khác"))
    assert document.text == "KẾ HOẠCH"
    assert [(r.start, r.end, r.before) for r in document.repairs] == [
        (0, 0, "Đăng nhập"),
        (8, 8, "Các tin khác"),
    ]
    assert document.quote(0, 8) == "KẾ HOẠCH"


def test_no_text_is_said() -> None:
    with pytest.raises(UnreadableFile) as error:
        read(Paragraph("  "), table([["", " "]]), Removed("Đăng nhập"))
    assert error.value.code == "no_text"


def test_id_comes_from_the_bytes() -> None:
    assert read(Paragraph("a")).doc_id == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"


@given(
    st.lists(st.text(alphabet="aeêệÐđ \t\n\u00a0\u00ad\u0301\u0302\u0323А\uf0b7", max_size=30), min_size=1)
)
def test_any_text_keeps_sound_offsets(texts: list[str]) -> None:
    try:
        document = read(*map(Paragraph, texts))
    except UnreadableFile:
        return
    assert unicodedata.is_normalized("NFC", document.text) and "  " not in document.text
    assert [document.text[b.start : b.end] for b in document.blocks] == document.text.split("\n")
    assert all(0 <= r.start <= r.end <= len(document.text) for r in document.repairs)
    assert [r.start for r in document.repairs] == sorted(r.start for r in document.repairs)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text) and compose(compose(text)) == compose(text)
