"""Plain text: decoding, joined lines, letterheads and signature blocks in two columns, flattened tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import text
from parsers.document import Document, UnreadableFile
from parsers.marks import is_continued, is_fixed, is_item, is_rule

SEEDS = Path("../shared/corpus/seeds")

ITEMS = [
    "I. MỤC ĐÍCH",
    "IV/ KINH PHÍ",
    "II- PHẠM VI",
    "A. NỘI DUNG",
    "1. Mục đích",
    "2.1. Đối tượng",
    "1.2 Xây dựng kế hoạch",
    "1/ Phòng Nghiệp vụ",
    "II/MỤC ĐÍCH, YÊU CẦU",
    "1-Phạm vi",
    "3) Kinh phí",
    "a) Tiêu chuẩn",
    "đ) Ủy ban",
    "(2) Báo cáo",
    "- Lưu: VT",
    "+ Đối với cán bộ",
    "• Các sở",
    "Phần thứ nhất",
    "PHẦN II",
    "Chương III",
    "Điều 2. Hiệu lực",
    "PHỤ LỤC 01",
]
NO_ITEMS = [
    "2021 - 2025 trên địa bàn",
    "15/2018/NĐ-CP ngày 02/02/2018",
    "05/KH-UBND ngày 09/3/2017",
    "34-CT/TW ngày 07/4/2014",
    "04 - 05 mô hình",
    "5.000 tờ rơi",
    "25/5/2016",
    "e-mail của cơ quan",
    "100% cơ quan",
    "Căn cứ Luật",
    "TM. ỦY BAN NHÂN DÂN",
    "Lạng Sơn, ngày 10",
]
FIXED = [
    "Số: 749 /KH-STC",
    "Số: /KH-STTTT",
    "Lạng Sơn, ngày 10 tháng  5 năm 2017",
    "Bình Phước, ngày   tháng 4 năm 2023",
    "CỘNG HOÀ XÃ HỘI CHỦ NGHIÃ VIỆT NAM",
    "Độc lập - Tự do - Hnh phúc",
    "KẾ HOẠCH",
    "Nơi nhận:",
    "TM. ỦY BAN NHÂN DÂN",
    "KT. GIÁM ĐỐC",
    "PHÓ CHỦ TỊCH",
    "CHÁNH VĂN PHÒNG",
]
RULES = ["-------", "_____________", "***", "*", "-----o0o-----", "* * *"]
NO_RULES = ["-", "- Lưu: VT", "oOo hoa", "1", ""]

CONTINUED = [
    ("hội nghị được tổ chức trong hai ngày và", "Phòng Nghiệp vụ chuẩn bị tài liệu"),
    ("tuyên truyền các điển hình tiên tiến và", "phải bám sát nội dung"),
    ("hoàn thành trước ngày", "15 tháng 6"),
    ("của Hội đồng Thi đua", "- Khen thưởng tỉnh"),
    ("giai đoạn 2021", "- 2025 của tỉnh"),
    ("Dịch vụ đạt mức độ", "4."),
    ("theo Nghị định số", "45/2020/NĐ-CP"),
    ("Tổ chức tổng kết (nếu có", "); báo cáo"),
]
NOT_CONTINUED = [
    ("các nội dung sau:", "a) Nội dung thứ nhất"),
    ("báo cáo hằng tháng", "2. Các sở, ban, ngành"),
    ("Hồ sơ gửi kèm theo", "Sở Y tế chủ trì"),
    ("thực hiện tốt công tác chuyển đổi số", "Sở Nội vụ chủ trì"),
    ("các phòng thực hiện nghiêm túc.", "trường hợp vướng mắc"),
    ("1. Mục đích", "- Nâng cao nhận thức"),
]


@pytest.mark.parametrize("line", ITEMS)
def test_items(line: str) -> None:
    assert is_item(line) and is_item("   " + line)


@pytest.mark.parametrize("line", NO_ITEMS)
def test_no_items(line: str) -> None:
    assert not is_item(line)


@pytest.mark.parametrize("line", FIXED)
def test_lines_that_stand_for_themselves(line: str) -> None:
    assert is_fixed(line)


@pytest.mark.parametrize(("line", "drawn"), [(r, True) for r in RULES] + [(r, False) for r in NO_RULES])
def test_drawn_rules(line: str, drawn: bool) -> None:
    assert is_rule(line) is drawn


@pytest.mark.parametrize(("line", "following"), CONTINUED)
def test_broken_sentences(line: str, following: str) -> None:
    assert is_continued(line, following)


@pytest.mark.parametrize(("line", "following"), NOT_CONTINUED)
def test_whole_lines(line: str, following: str) -> None:
    assert not is_continued(line, following)


def read(*lines: str) -> Document:
    return text.read("\n".join(lines).encode(), "a.txt")


def said(*lines: str) -> list[str]:
    return read(*lines).text.split("\n")


ENCODED = [
    ("Kế hoạch số 05 của Ủy ban nhân dân".encode(), "utf-8"),
    ("Kế hoạch số 05 của Ủy ban nhân dân".encode("utf-8-sig"), "utf-8"),
    ("Kế hoạch số 05 của Ủy ban nhân dân".encode("utf-16"), "utf-16"),
    ("Kế hoạch số 05 của Ủy ban nhân dân".encode("utf-16-le"), "utf-16-le"),
    ("Kế hoạch số 05 của Ủy ban nhân dân".encode("utf-16-be"), "utf-16-be"),
    ("Kê\u0301 hoa\u0323ch sô\u0301 05 cu\u0309a U\u0309y ban nhân dân".encode("cp1258"), "windows-1258"),
]


@pytest.mark.parametrize(("data", "encoding"), ENCODED)
def test_encodings(data: bytes, encoding: str) -> None:
    assert text.decode(data)[1] == encoding
    assert text.read(data, "a.txt").text == "Kế hoạch số 05 của Ủy ban nhân dân"


def test_a_broken_byte_does_not_change_the_encoding() -> None:
    body = "Ủy ban nhân dân tỉnh ban hành Kế hoạch phòng, chống thiên tai trên địa bàn tỉnh. " * 3
    decoded, encoding = text.decode(body.encode() + b"\xff")
    assert encoding == "utf-8" and decoded.startswith(body)


@pytest.mark.parametrize("data", [b"", b"  \n\n ", b"\xef\xbb\xbf"])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as error:
        text.read(data, "a.txt")
    assert error.value.code == "no_text"


LETTERHEADS = {
    "blanks": (
        "   UBND TỈNH KON TUM              CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "       SỞ Y TẾ                         Độc lập - Tự do - Hạnh phúc",
        "      _________                      _____________________________",
        "   Số: 12/KH-SYT                    Kon Tum, ngày 03 tháng 02 năm 2020",
    ),
    "tabs": (
        "UBND TỈNH KON TUM\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ Y TẾ\tĐộc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-SYT\tKon Tum, ngày 03 tháng 02 năm 2020",
    ),
    "bars": (
        "| UBND TỈNH KON TUM | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |",
        "|---|---|",
        "| SỞ Y TẾ | Độc lập - Tự do - Hạnh phúc |",
        "| Số: 12/KH-SYT | Kon Tum, ngày 03 tháng 02 năm 2020 |",
    ),
    "one blank": (
        "UBND TỈNH KON TUM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ Y TẾ Độc lập - Tự do - Hạnh phúc",
        "Số: 12/KH-SYT Kon Tum, ngày 03 tháng 02 năm 2020",
    ),
}


@pytest.mark.parametrize("form", LETTERHEADS)
def test_two_columns_of_a_letterhead_are_unrolled(form: str) -> None:
    assert said(*LETTERHEADS[form], "", "KẾ HOẠCH", "Phòng, chống bệnh dại năm 2020") == [
        "UBND TỈNH KON TUM",
        "SỞ Y TẾ",
        "Số: 12/KH-SYT",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Kon Tum, ngày 03 tháng 02 năm 2020",
        "KẾ HOẠCH",
        "Phòng, chống bệnh dại năm 2020",
    ]


def test_three_columns_of_a_joint_letterhead() -> None:
    assert said(
        "UBND TỈNH KON TUM        CÔNG AN TỈNH            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ Y TẾ                  KON TUM                      Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
    ) == [
        "UBND TỈNH KON TUM",
        "SỞ Y TẾ",
        "CÔNG AN TỈNH",
        "KON TUM",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
    ]


SIGNATURES = {
    "blanks": (
        "Nơi nhận:                                   TM. ỦY BAN NHÂN DÂN",
        "- Thường trực Tỉnh ủy (để b/c);                 KT. CHỦ TỊCH",
        "- Lưu: VT, KGVX.                               PHÓ CHỦ TỊCH",
        "",
        "                                             Y Bình Nguyên",
    ),
    "bars": (
        "Nơi nhận: | TM. ỦY BAN NHÂN DÂN",
        "- Thường trực Tỉnh ủy (để b/c); | KT. CHỦ TỊCH",
        "- Lưu: VT, KGVX. | PHÓ CHỦ TỊCH",
        " | Y Bình Nguyên",
    ),
    "tabs": (
        "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
        "- Thường trực Tỉnh ủy (để b/c);\tKT. CHỦ TỊCH",
        "- Lưu: VT, KGVX.\tPHÓ CHỦ TỊCH",
        "\tY Bình Nguyên",
    ),
}


@pytest.mark.parametrize("form", SIGNATURES)
def test_two_columns_of_a_signature_block_are_unrolled(form: str) -> None:
    assert said("Các đơn vị nghiêm túc thực hiện./.", "", *SIGNATURES[form]) == [
        "Các đơn vị nghiêm túc thực hiện./.",
        "Nơi nhận:",
        "- Thường trực Tỉnh ủy (để b/c);",
        "- Lưu: VT, KGVX.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Y Bình Nguyên",
    ]


def test_two_signers_beside_each_other() -> None:
    assert said(
        "Hai ngành cùng thực hiện./.",
        "",
        "GIÁM ĐỐC CÔNG AN TỈNH          GIÁM ĐỐC SỞ Y TẾ",
        "Đại tá Lê Văn An               Trần Thị Bưởi",
        "",
        "Nơi nhận:",
        "- Lưu: VT.",
    ) == [
        "Hai ngành cùng thực hiện./.",
        "GIÁM ĐỐC CÔNG AN TỈNH",
        "Đại tá Lê Văn An",
        "GIÁM ĐỐC SỞ Y TẾ",
        "Trần Thị Bưởi",
        "Nơi nhận:",
        "- Lưu: VT.",
    ]


TABLES = {
    "tabs": ("TT\tViệc\tThời hạn", "1\tĐiều tra\tQuý II/2021", "2\tTổng kết\tTháng 12/2021"),
    "bars": ("TT | Việc | Thời hạn", "1 | Điều tra | Quý II/2021", "2 | Tổng kết | Tháng 12/2021"),
    "markdown": (
        "| TT | Việc | Thời hạn |",
        "|:--|---|---|",
        "| 1 | Điều tra | Quý II/2021 |",
        "|2|Tổng kết|Tháng 12/2021|",
    ),
    "wrapped bars": ("TT | Việc | Thời hạn", "1 | Điều", "tra | Quý II/2021", "2 | Tổng kết | Tháng 12/2021"),
    "blanks": ("TT   Việc        Thời hạn", "1    Điều tra    Quý II/2021", "2    Tổng kết    Tháng 12/2021"),
    "wrapped blanks": (
        "TT   Việc        Thời hạn",
        "1    Điều        Quý II/2021",
        "     tra",
        "2    Tổng kết    Tháng 12/2021",
    ),
    "a word a line": (
        "TT",
        "Việc",
        "Thời",
        "hạn",
        "1",
        "Điều tra",
        "Quý II/2021",
        "2",
        "Tổng kết",
        "Tháng 12/2021",
    ),
    "a cell a line": (
        "TT",
        "Việc",
        "Thời hạn",
        "1",
        "Điều tra",
        "Quý II/2021",
        "2",
        "Tổng kết",
        "Tháng 12/2021",
    ),
    "a cell a line, apart": (
        "TT",
        "",
        "Việc",
        "",
        "Thời hạn",
        "",
        "1",
        "",
        "Điều tra",
        "",
        "Quý II/2021",
        "",
        "2",
        "",
        "Tổng kết",
        "",
        "Tháng 12/2021",
    ),
}


@pytest.mark.parametrize("form", TABLES)
def test_flattened_tables(form: str) -> None:
    document = read("III. TIẾN ĐỘ", *TABLES[form], "IV. TỔ CHỨC THỰC HIỆN")
    cells = [
        [[document.text[c.start : c.end] for c in row] for row in block.rows]
        for block in document.blocks
        if block.kind == "table"
    ]
    assert cells == [
        [["TT", "Việc", "Thời hạn"], ["1", "Điều tra", "Quý II/2021"], ["2", "Tổng kết", "Tháng 12/2021"]]
    ]
    assert document.text.startswith("III. TIẾN ĐỘ\n") and document.text.endswith("\nIV. TỔ CHỨC THỰC HIỆN")


def test_figures_that_come_back_make_columns() -> None:
    document = read(
        "VI/ LỊCH",
        "",
        "Ngày",
        "Địa bàn",
        "Số bếp",
        "04/6",
        "Quận A",
        "24",
        "11/6",
        "Quận B",
        "16",
        "18/6",
        "Quận C",
        "12",
    )
    assert [len(b.rows) for b in document.blocks if b.kind == "table"] == [4]


def test_a_letterhead_of_an_annex_is_no_table() -> None:
    lines = (
        "UBND TỈNH AN GIANG\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "SỞ Y TẾ\t\tĐộc lập - Tự do - Hạnh phúc",
    )
    document = read(*lines, "", "KẾ HOẠCH", "Phòng dịch", "", "Thực hiện.", *lines, "Biểu mẫu")
    assert {b.kind for b in document.blocks} == {"paragraph"}
    assert document.text.split("\n")[-5:-1] == document.text.split("\n")[:4]


NO_TABLES = [
    ("1.\tMục đích", "2.\tYêu cầu", "3.\tNội dung"),
    ("-\tCác sở, ban, ngành;", "-\tLưu: VT."),
    ("7 giờ 15: đón tiếp", "7 giờ 30: khai mạc", "8 giờ 00: giám khảo chấm"),
    ("ngày 10 tháng  5 năm 2017", "ngày 11 tháng  5 năm 2017"),
    (
        "Sở Tài chính",
        "Sở Y tế",
        "Sở Nội vụ",
        "Sở Tư pháp",
        "Sở Xây dựng",
        "Sở Công Thương",
        "Sở Du lịch",
        "Sở Ngoại vụ",
    ),
]


@pytest.mark.parametrize("lines", NO_TABLES)
def test_lists_are_no_tables(lines: tuple[str, ...]) -> None:
    assert {b.kind for b in read(*lines).blocks} == {"paragraph"}


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
