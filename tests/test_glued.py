"""Words that a converter glued together where a line was wrapped."""

from __future__ import annotations

import pytest

from parsers import parse_bytes
from parsers.document import Document

# (as the page has it, as it reads)
GLUED = [
    ("BANHÀNH KẾ HOẠCH", "BAN HÀNH KẾ HOẠCH"),
    ("Theo đề nghị của Sở Kế hoạchvà Đầu tư", "Theo đề nghị của Sở Kế hoạch và Đầu tư"),
    ("ban hành kèm theoQuyết định này", "ban hành kèm theo Quyết định này"),
    ("trong giaiđoạn 2006 - 2010", "trong giai đoạn 2006 - 2010"),
    ("vìsự tiến bộ", "vì sự tiến bộ"),
    ("CHỈ THỊ SỐ29-CT/TU", "CHỈ THỊ SỐ 29-CT/TU"),
    ("Nghị quyết ngày15/01/2013", "Nghị quyết ngày 15/01/2013"),
]
# No syllables, and yet whole
SOUND = [
    "Internet",
    "website",
    "Krông Bông",
    "camera",
    "UBMTTQVN",
    "18/2006/NQ-HĐND",
    "HĐND",
    "taxi",
    "a.thanhvan@langson.gov.vn",
]
FRAME = "Cácđơn vị thuộc tỉnh thựchiện việc này và báo cáo kếtquả.\n"


def read(text: str) -> Document:
    return parse_bytes(text.encode(), "plan.txt")


@pytest.mark.parametrize(("shown", "whole"), GLUED)
def test_glued_words_are_parted_and_can_be_shown_as_they_stood(shown: str, whole: str) -> None:
    document = read(FRAME + shown)
    start = document.text.index(whole)
    assert document.quote(start, start + len(whole)) == shown
    assert {r.kind for r in document.repairs} == {"glued_word"}
    assert document.blocks[-1].end == len(document.text)
    assert "text_damaged" in {n.code for n in document.notes}


@pytest.mark.parametrize("word", SOUND)
def test_names_symbols_and_foreign_words_stay_whole(word: str) -> None:
    assert word in read(FRAME + f"Xem {word} này.").text


def test_one_odd_word_proves_nothing() -> None:
    text = "Trụ sở tại làng Đồngmít, thuộc xã Bình Minh, trong khu YouTube và VietGAP."
    assert read(text).text == text


def test_one_word_of_a_common_pair_or_of_two_names_is_parted() -> None:
    shown = "SỞ LAO ĐỘNG - THƯƠNG BINH VÀXÃ HỘI; phótrưởng ban Nguyễn VănTám, HàNội."
    assert read(shown).text == "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI; phó trưởng ban Nguyễn Văn Tám, Hà Nội."
