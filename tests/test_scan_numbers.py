"""List numbers of scanned pages that the engine misread: put right where the list leaves one reading, else left."""

from __future__ import annotations

import pytest

from parsers.assemble import Paragraph, assemble
from parsers.ocr import Word
from parsers.scan_numbers import mend_numbers, records

# (first words of lines as read, with "?" after those that the engine is not sure of; as they must be)
LISTS = {
    "between two letters": ("a) | b) | e) | d)", "a) | b) | c) | d)"),
    "letters after one that was glued": ("b) | Ã)? | d)", "b) | c) | d)"),
    "before the second": ("TL? | 2.", "1. | 2."),
    "two before the third": ("Í,? | 2}? | 3.", "1. | 2. | 3."),
    "figure with a stroke after it": ("1. | 2. | 9,? | 4.", "1. | 2. | 3. | 4."),
    "strokes lost": ("IL? CAPS | I. CAPS | II. CAPS | IV. CAPS | V. CAPS | VI? CAPS", "I. | II. | III. | IV. | V. | VI."),
    "above its own first part": ("2. | sẽ? | 3.1. | 3.2.", "2. | 3. | 3.1. | 3.2."),
    "the last one, by its look": ("1. | 2. | 3. | Ạ.?", "1. | 2. | 3. | 4."),
    "a dash between dashes": ("- | ¬? | -", "- | - | -"),
    "the last one, unlike": ("1. | 2. | Đã?", "1. | 2. | Đã"),
    "two for one number": ("1. | Đã? | sẽ? | 3.", "1. | Đã | sẽ | 3."),
    "one of too few": ("Đã? | 3.", "Đã | 3."),
    "a word read well": ("1. | Từ | 3.", "1. | Từ | 3."),
    "letters with and without đ": ("c) | d) | e) | g)", "c) | d) | e) | g)"),
    "a new count": ("1. | 2. | I. CAPS | 1. | 2.", "1. | 2. | I. | 1. | 2."),
}  # fmt: skip


def _line(first: str) -> list[Word]:
    """A line of a page: its first word in the column of numbers, its text in the column of texts."""
    number, _, text = first.partition(" ")
    confidence = 0.3 if number.endswith("?") else 0.95
    texts = ["MỤC" if text == "CAPS" else "Rà", "soát"]
    return [
        Word(number.rstrip("?"), 340, 0, 30, 30, confidence),
        *(Word(text, 440 + 80 * i, 0, 60, 30, 0.95) for i, text in enumerate(texts)),
    ]


@pytest.mark.parametrize(("read", "printed"), LISTS.values(), ids=LISTS.keys())
def test_numbers(read: str, printed: str) -> None:
    pages = [[_line(first) for first in read.split(" | ")]]
    mend_numbers(pages)
    assert [line[0].text for line in pages[0]] == printed.split(" | ")


def test_a_list_over_two_pages() -> None:
    pages = [[_line("1."), _line("2.")], [_line("S}?"), _line("4.")]]
    assert [number.after for number in mend_numbers(pages)] == ["3."]


def test_a_speck_before_a_number_is_left_out() -> None:
    pages = [[_line("b)"), _line("e)"), [Word("-", 240, 0, 9, 9, 0.0), *_line("d)")]]]
    assert [number.after for number in mend_numbers(pages)] == ["c)"]


def test_what_stands_in_another_column_is_no_number() -> None:
    aside = [Word("Đã", 240, 0, 30, 30, 0.3), Word("xong", 290, 0, 60, 30, 0.95)]
    pages = [[_line("1."), aside, _line("3.")]]
    assert mend_numbers(pages) == []


def test_each_is_a_guessed_repair() -> None:
    pages = [[_line("a)"), _line("e)"), _line("d)")]]
    pages[0].insert(2, _line("c)"))
    numbers = mend_numbers(pages)
    lines = [" ".join(word.text for word in line) for line in pages[0]]
    made = assemble([Paragraph(line) for line in lines], data=b"", source="a", format="scan", parser="scan")
    (repair,) = records(made, numbers)
    assert (repair.before, made.text[repair.start : repair.end], repair.certain) == ("e)", "b)", False)
