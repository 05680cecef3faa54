"""Tables that plain text has flattened, and lists that are none."""

from __future__ import annotations

import pytest

from extract.symbols import find_symbols
from parsers.text import _with_whole_rows
from tests.test_text import TABLES, read


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


def test_a_short_last_row_does_not_take_in_what_follows() -> None:
    rows = [
        "STT | Đơn vị | Số lớp | Ghi chú",
        "1 | Huyện Bát Xát | 03 | ",
        " | Tổng cộng | 03 |",
        "V. TỔ CHỨC THỰC HIỆN",
    ]
    document = read(*rows)
    assert [b.kind for b in document.blocks] == ["table", "paragraph"]
    assert document.text.endswith("| Tổng cộng | 03 | \nV. TỔ CHỨC THỰC HIỆN")


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


STACKED = [  # lines of cells, the rows that they make
    ("Chỉ tiêu/ĐVT/Năm 2021/Hộ nghèo/%/≤ 7/Làng nghề/làng/6", 3, 3),
    ("Đơn vị/Xuồng (chiếc)/Xong/Khe Sanh/1/05-9/Hướng Việt/-/10-9/Ba Tầng/2/15-9", 3, 4),
    ("Khu vực/Số lồng/Bắt đầu/Phía nam/7.200/Tháng 2/Phía bắc/4.150/Quý III/Cù Mông/3.900/10-7-2017", 3, 4),
    ("Nghề/Số lớp/Nơi/Hàn/05/Xã A/May/04/Xã B/Điện/03/Xã C/Cộng/12", 3, 5),
    ("Đơn vị/Số lớp/Xã A/05/Xã B/04/Giám sát", 2, 0),
    ("Năm/Số xã/Số thôn/2021/3/20/2022/4/25/2023/5/30/2024/6/31", 3, 5),
    ("TT/Vật nuôi/ĐVT/Năm 2020/I/Gia súc/1/Trâu/con/12/2/Bò/con/30/II/Gia cầm/1/Gà/con/900", 4, 6),
    ("Cụm/Nơi khám/Số người/Thời gian/1/Trạm y tế/120/Tháng 5/2/Nhà văn hóa/90/Tháng 6", 4, 3),
    ("TT/Vật nuôi/ĐVT/Giao/2021/2022/1/Trâu/con/12/13/2/Bò/con/30/31/3/Dê/con/5/6", 5, 5),
    ("Biểu số 01/CHỈ TIÊU/TT/Vật nuôi/ĐVT/2021/1/Trâu/con/12/2/Bò/con/30", 4, 3),
]


@pytest.mark.parametrize(("cells", "width", "rows"), STACKED)
def test_cells_a_line_are_rows(cells: str, width: int, rows: int) -> None:
    document = read("V. CHỈ TIÊU", "", *cells.split("/"), "", "VI. TỔ CHỨC THỰC HIỆN")
    tables = [b.rows for b in document.blocks if b.kind == "table"]
    assert [(len(t), {len(row) for row in t}) for t in tables] == ([(rows, {width})] if rows else [])


def test_rows_without_a_bar_at_their_end_are_not_run_together() -> None:
    rows = ["TT | Đàn | Giao | ", " | | 2021 | 2022", "1 | Trâu | 12 | 13", "2 | Bò | 30 | 31"]
    assert [len(b.rows) for b in read(*rows, "V. TỔ CHỨC").blocks if b.kind == "table"] == [4]
    assert [len(b.rows) for b in read("| TT | Đàn |", "| 1 | Trâu", "đực |", "| 2 | Bò |").blocks] == [3]


HERDS = [
    ["TT", "Vật nuôi", "ĐVT", "Năm 2022", "Năm 2025", "Ghi chú"],
    ["I", "Gia súc", "", "", "", ""],
    ["1", "Trâu", "con", "120", "140", ""],
    ["2", "Bò", "con", "300", "450", ""],
    ["", "Tổng cộng", "", "420", "590", ""],
]


def as_read(*lines: str) -> list[list[str]]:
    document = read("KẾ HOẠCH", "Chăn nuôi", "II. CHỈ TIÊU", *lines, "III. TỔ CHỨC THỰC HIỆN")
    (block,) = (b for b in document.blocks if b.kind == "table")
    return [[document.text[c.start : c.end] for c in row] for row in block.rows]


def test_a_bar_on_a_line_of_its_own_ends_each_cell() -> None:
    assert as_read(*(line for row in HERDS for cell in row for line in (*cell.split(), "|"))) == HERDS


def test_an_empty_last_column_of_notes_leaves_no_lines() -> None:
    rows = [row[:4] for row in (HERDS[0], *HERDS[2:4])]
    heads = [*rows[0], "Ghi chú"]
    assert as_read(*heads, *(cell for row in rows[1:] for cell in row)) == rows
    columns = ("{:6}{:16}{:8}{:12}{}".format(*row, "").rstrip() for row in rows[1:])
    assert as_read("{:6}{:16}{:8}{:12}{}".format(*heads), *columns) == [
        heads,
        *([*row, ""] for row in rows[1:]),
    ]


def test_drawn_tables_are_read_without_their_frames() -> None:
    rows = [["STT", "Huyện", "Số hộ"], ["1", "Lạng Giang", "120"], ["2", "Yên Thế", "200"]]
    rule = "+-----+------------+-------+"
    drawn = [line for row in rows for line in (rule, "| " + " | ".join(row) + " |")]
    assert as_read(*drawn, rule) == as_read(*("│ " + " │ ".join(row) + " │" for row in rows)) == rows


def test_cells_broken_over_lines_are_made_whole() -> None:
    lines = "TT/Chỉ tiêu/Đơn vị/tính/Năm/2021/Năm/2022/1/Hộ có chuồng/hợp vệ sinh/%/60/65/2/Lợn/con/850/880"
    assert as_read(*lines.split("/")) == [
        ["TT", "Chỉ tiêu", "Đơn vị tính", "Năm 2021", "Năm 2022"],
        ["1", "Hộ có chuồng hợp vệ sinh", "%", "60", "65"],
        ["2", "Lợn", "con", "850", "880"],
    ]


def test_figures_with_gaps_between_their_lines_make_columns() -> None:
    rows = [
        ["Xã", "Số hộ", "Số bò"],
        ["Hồng Thái", "12", "30"],
        ["Đà Vị", "15", "41"],
        ["Sơn Phú", "9", "22"],
    ]
    assert (
        as_read(*(line for row in [*rows, ["Yên Hoa", "8", "17"]] for cell in row for line in (cell, "")))[:4]
        == rows
    )


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


def test_rows_broken_at_a_width_are_made_whole() -> None:
    lines = [
        "| Việc | Chủ trì | Thời gian |",
        "| Rà soát | UBND",
        "các xã | Quý IV |",
        "| Họp | Sở Y tế | Tháng 5 |",
        "Kết thúc.",
    ]
    assert _with_whole_rows(lines) == [lines[0], "| Rà soát | UBND các xã | Quý IV |", *lines[3:]]


def test_a_symbol_broken_before_its_stroke_is_whole() -> None:
    lines = (
        "UBND TỈNH THANH HÓA",
        "SỞ Y TẾ",
        "|",
        "Số: 2240",
        "/KH-SYT",
        "|",
        "KẾ HOẠCH",
        "Khám bệnh",
        "I. MỤC ĐÍCH",
    )
    (symbol,) = find_symbols(read(*lines).text)
    assert (symbol.number, symbol.issuer) == (2240, "SYT")
