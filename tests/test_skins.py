"""The main text of twelve kinds of web pages: all of the paper, nothing of what stands around it."""

from collections.abc import Callable

import pytest

from parsers import parse_bytes
from tests.reading_scores import TEXTS, main_text_of, words
from tests.reformat import sample_of
from tests.sample_html import document_html
from tests.skins import SKINS, domino

WRAPPED = next(
    path for path in TEXTS if path.stem.startswith("d18")
)  # "SỞ LAO ĐỘNG - THƯƠNG BINH / VÀ XÃ HỘI"


@pytest.mark.parametrize("skin", SKINS, ids=lambda skin: skin.__name__)
def test_main_text(skin: Callable[[str], str]) -> None:
    paper = document_html(sample_of(TEXTS[0]))
    truth, found = main_text_of(paper), words(parse_bytes(skin(paper).encode(), "a.html").text)
    kept = (truth & found).total()
    assert kept >= 0.99 * truth.total(), truth - found
    assert kept >= 0.99 * found.total(), found - truth


def test_a_letterhead_whose_lines_are_wrapped() -> None:
    text = parse_bytes(domino(document_html(sample_of(WRAPPED))).encode(), "a.html").text
    assert text.startswith("UBND TỈNH NINH THUẬN\nSỞ LAO ĐỘNG - THƯƠNG BINH")
