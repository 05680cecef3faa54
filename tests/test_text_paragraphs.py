"""Lines of plain text joined to paragraphs; nothing of a text is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import text
from parsers.document import UnreadableFile
from parsers.marks import is_rule
from tests.line_cases import FIXED, ITEMS, NO_ITEMS, RULES
from tests.test_text import SEEDS, SIGNATURES, TABLES, read, said

PARAGRAPHS = [  # lines of a file, lines of the document
    (  # a paragraph broken inside a sentence, with a gap
        [
            "Luôn xác định tuyên truyền các phong trào là trọng tâm và",
            "",
            "phải bám sát các nội dung đã đề ra.",
        ],
        ["Luôn xác định tuyên truyền các phong trào là trọng tâm và phải bám sát các nội dung đã đề ra."],
    ),
    (  # a title over three lines, the last one in brackets
        [
            "KẾ HOẠCH",
            "Tổ chức Hội thi Khoa học kỹ thuật",
            "năm học 2023 - 2024",
            "(Kèm theo Công văn số 5/SGDĐT)",
            "",
            "Thực hiện Kế hoạch",
        ],
        [
            "KẾ HOẠCH",
            "Tổ chức Hội thi Khoa học kỹ thuật năm học 2023 - 2024",
            "(Kèm theo Công văn số 5/SGDĐT)",
            "Thực hiện Kế hoạch",
        ],
    ),
    (
        [
            "KẾ HOẠCH",
            "Thực hiện công tác dân vận",
            "năm 2021",
            "Căn cứ Luật Trẻ em;",
            "Sở Nội vụ ban hành Kế hoạch:",
        ],
        [
            "KẾ HOẠCH",
            "Thực hiện công tác dân vận năm 2021",
            "Căn cứ Luật Trẻ em;",
            "Sở Nội vụ ban hành Kế hoạch:",
        ],
    ),
    (  # a figure that its comparator waits for; a heading under a full last line
        [
            "NỘI DUNG",
            "     1. Khởi công mới 09 dự án trong năm với tối thiểu",
            "10.400 căn; diện tích mỗi phòng phải bảo đảm không ít hơn",
            "05 m2/người theo quy định của ngành và hướng dẫn của tỉnh,",
            "không nhận dự án mới khi các dự án cũ còn dở dang.",
            "TIẾN ĐỘ THỰC HIỆN",
            "     - Tháng 12: giao chỉ tiêu cho từng xã, phường trên địa bàn",
            "và từng chủ đầu tư theo danh mục đã được phê duyệt, công",
        ],
        [
            "NỘI DUNG",
            "1. Khởi công mới 09 dự án trong năm với tối thiểu 10.400 căn; diện tích mỗi phòng phải bảo đảm không ít hơn 05 m2/người theo quy định của ngành và hướng dẫn của tỉnh, không nhận dự án mới khi các dự án cũ còn dở dang.",
            "TIẾN ĐỘ THỰC HIỆN",
            "- Tháng 12: giao chỉ tiêu cho từng xã, phường trên địa bàn và từng chủ đầu tư theo danh mục đã được phê duyệt, công",
        ],
    ),  # fmt: skip
    (  # headings in capitals over two lines
        ["I. MỤC ĐÍCH, YÊU CẦU VÀ", "ĐỐI TƯỢNG", "1. Mục đích", "II. KINH PHÍ", "Do ngân sách cấp."],
        ["I. MỤC ĐÍCH, YÊU CẦU VÀ ĐỐI TƯỢNG", "1. Mục đích", "II. KINH PHÍ", "Do ngân sách cấp."],
    ),
    (
        ["PHẦN I", "ĐÁNH GIÁ TÌNH HÌNH", "Năm qua có tiến bộ."],
        ["PHẦN I", "ĐÁNH GIÁ TÌNH HÌNH", "Năm qua có tiến bộ."],
    ),
    (["I.", "MỤC ĐÍCH", "1.", "Yêu cầu chung"], ["I. MỤC ĐÍCH", "1. Yêu cầu chung"]),
    (  # recipients and signer stay apart
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "", "Lý Thị Hoa"],
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lý Thị Hoa"],
    ),
    (
        ["Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN", "DÂN", "CHỦ TỊCH"],
        ["Nơi nhận:", "- Như trên;", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    ),
    (
        ["Hà Giang, ngày 12 tháng 5", "năm 2020", "KẾ HOẠCH"],
        ["Hà Giang, ngày 12 tháng 5 năm 2020", "KẾ HOẠCH"],
    ),
    (
        ["Bảng 1: phân công", "Nội", "dung", "công", "việc", "Thời", "hạn"],
        ["Bảng 1: phân công", "Nội dung công việc", "Thời hạn"],
    ),
    (["UBND", "XÃ", "HÒA", "AN", "KẾ HOẠCH"], ["UBND XÃ HÒA AN", "KẾ HOẠCH"]),
    (["Nguyễn", "Văn", "An"], ["Nguyễn", "Văn", "An"]),
    (  # short entries in small letters are cells or list entries, not the rest of a sentence
        ["Đơn vị tính", "xã", "hộ"],
        ["Đơn vị tính", "xã", "hộ"],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), PARAGRAPHS)
def test_paragraphs(lines: list[str], expected: list[str]) -> None:
    assert said(*lines) == expected


HARD_WRAPPED = """\
Căn cứ Nghị định số 63/2010/NĐ-CP ngày 08 tháng 6 năm 2010
của Chính phủ; thực hiện Kế hoạch số 15/KH-UBND của tỉnh
về rà soát thủ tục, Văn phòng xây dựng Kế hoạch như sau:
I. MỤC ĐÍCH
Người dân đến bộ phận một cửa phải thấy ngay mình cần giấy
tờ gì. Những quy định gây tốn kém phải được chỉ ra kèm theo
phương án cắt bỏ. Kết quả là một căn cứ để lãnh đạo Ủy ban
Nhân dân tỉnh làm việc với các bộ.
1. Rà soát
a) Mỗi Sở đề xuất 03 thủ tục; chi phí tuân thủ phải giảm ít
nhất 15% so với hiện hành.
b) Hoàn thành biểu mẫu.
Các phòng báo cáo.
"""


def test_hard_wrapped_text() -> None:
    lines = said(*HARD_WRAPPED.splitlines())
    assert [line[:22] for line in lines] == [
        "Căn cứ Nghị định số 63",
        "I. MỤC ĐÍCH",
        "Người dân đến bộ phận ",
        "1. Rà soát",
        "a) Mỗi Sở đề xuất 03 t",
        "b) Hoàn thành biểu mẫu",
        "Các phòng báo cáo.",
    ]
    assert lines[2].endswith("lãnh đạo Ủy ban Nhân dân tỉnh làm việc với các bộ.")


@pytest.mark.skipif(not SEEDS.exists(), reason="the shared corpus is not here")
@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda p: p.name[:3])
def test_nothing_of_a_real_plan_is_lost(path: Path) -> None:
    raw = path.read_bytes()
    document = text.read(raw, str(path))
    chrome = " ".join(r.before for r in document.repairs if r.kind == "chrome")
    left = "".join((document.text + chrome).split())
    said = [w for w in text.decode(raw)[0].replace("\u200b", "").split() if not is_rule(w) or w == "-"]
    assert sorted(left) == sorted("".join(said))


@given(
    st.lists(st.sampled_from([*ITEMS, *NO_ITEMS, *FIXED, *RULES, *SIGNATURES["blanks"], *TABLES["bars"], ""]))
)
def test_any_order_of_lines_is_read_without_loss(lines: list[str]) -> None:
    try:
        document = read(*lines)
    except UnreadableFile:
        return
    for block in document.blocks:
        assert "\n" not in document.text[block.start : block.end] or block.kind == "table"
