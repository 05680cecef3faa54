"""Lines of scanned pages: Roman numerals that the engine misread, put right by their count."""

from __future__ import annotations

import pytest

from parsers.scan_lines import mend_romans

# (as read, as printed)
ROMANS = [
    (
        ["I. MỤC ĐÍCH", "II. ĐỐI TƯỢNG", "II. NỘI DUNG", "IV. KINH PHÍ"],
        ["I", "II", "III", "IV"],
    ),  # a stroke lost
    (["V. KINH PHÍ", "VI. NGUỒN LỰC", "VI. TỔ CHỨC"], ["V", "VI", "VI"]),  # the count is not known: as read
    (["I. MỤC ĐÍCH", "H. ĐỐI TƯỢNG", "IHI. NỘI DUNG"], ["I", "II", "III"]),
    (["I. Quan điểm", "Phần thứ hai", "I. Nhiệm vụ"], ["I", "", "I"]),  # a new part counts anew
]


@pytest.mark.parametrize(("read", "printed"), ROMANS)
def test_romans(read: list[str], printed: list[str]) -> None:
    pages = [list(read)]
    mend_romans(pages)
    assert [line.split(".")[0] if "." in line else "" for line in pages[0]] == printed
