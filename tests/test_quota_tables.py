"""Tables of targets: which cells are targets, and where their unit comes from."""

from __future__ import annotations

import pytest

from extract.grids import grid_of_cells, grids
from extract.quota_tables import target_cells, told_cells
from extract.quotas import find_quotas
from extract.records import Header
from extract.sections import find_sections
from extract.zones import find_zones
from parsers import text as text_reader
from parsers.document import CELL, Cell, Document

Row = tuple[str, float | None, float | None, str | None]

# (rows, year of the plan, target cells)
TABLES: list[tuple[str, list[list[str]], list[Row]]] = [
    (
        "unit column and years, one of them past",
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Kết quả 2020", "Năm 2021", "Năm 2025"],
            ["1", "Xã đạt chuẩn", "xã", "12", "14", "18"],
            ["2", "Hộ nghèo", "%", "9,5", "8", "dưới 3"],
            ["3", "Nước cấp", "lít/người/ngày", "80", "≥ 90", "100 - 120"],
        ],
        [
            ("14", 14, 14, "xã"), ("18", 18, 18, "xã"), ("8", 8, 8, "%"), ("dưới 3", None, 3, "%"),
            ("≥ 90", 90, None, "lít"), ("100 - 120", 100, 120, "lít"),
        ],
    ),
    (
        "aims for half a year; rows of money to spend; a number in a row's name",
        [
            ["Chỉ số", "Đơn vị", "Kết quả 2020", "Mục tiêu 6 tháng đầu năm", "Mục tiêu năm 2021"],
            ["Khám có 02 kỹ thuật", "phút", "154", "< 150", "≤ 135"],
            ["Vốn (dự kiến)", "tỷ đồng", "1,2", "2,4", "3"],
            ["Tổng kinh phí", "triệu đồng", "120", "240", "300"],
            ["Vốn đầu tư toàn xã hội", "tỷ đồng", "10", "12", "14"],
        ],
        [
            ("< 150", None, 150, "phút"), ("≤ 135", None, 135, "phút"),
            ("12", 12, 12, "tỷ đồng"), ("14", 14, 14, "tỷ đồng"),
        ],
    ),
    (
        "counts by place, unit in the head",
        [["STT", "Địa bàn", "Số lớp"], ["1", "Huyện A", "04"], ["2", "Huyện B", "2"], ["", "Tổng cộng", "6"]],
        [("04", 4, 4, "lớp"), ("2", 2, 2, "lớp"), ("6", 6, 6, "lớp")],
    ),
    (
        "unit in brackets",
        [["Xã", "Diện tích trồng (ha)", "Kế hoạch năm 2021 (ha)"],
         ["Tân An", "500", "50"],
         ["Tân Lập", "300", "35,5"]],
        [("50", 50, 50, "ha"), ("35,5", 35.5, 35.5, "ha")],
    ),
    (
        "the row's name tells the unit",
        [["Mục tiêu", "Năm 2022", "Năm 2023"],
         ["Tỷ lệ hộ dùng nước sạch", "92", "95"],
         ["Số mô hình mới", "3", "5"]],
        [("92", 92, 92, "%"), ("95", 95, 95, "%"), ("3", 3, 3, "mô hình"), ("5", 5, 5, "mô hình")],
    ),
    (
        "cells with their own unit",
        [["Nội dung", "Số lượng", "Thời gian"],
         ["Tập huấn", "04 lớp", "Quý II"],
         ["In tờ rơi", "5.000 tờ", "Tháng 6"]],
        [("04 lớp", 4, 4, "lớp"), ("5.000 tờ", 5000, 5000, "tờ")],
    ),
    (
        "a head names a unit that no list knows; 'nước' is no 'ước'",
        [["STT", "Huyện", "Số giấy (GCN)", "Kế hoạch đi nước ngoài (lao động)", "Số cây giao (nghìn cây)"],
         ["1", "Huyện A", "2.150", "330", "25"]],
        [("2.150", 2150, 2150, "gcn"), ("330", 330, 330, "lao động"), ("25", 25, 25, "nghìn cây")],
    ),
    (
        "ages in heads are no ages to leave out",
        [["Xã", "Số trẻ dưới 5 tuổi (trẻ)", "Số người cao tuổi (người)", "Tuổi"], ["Tân An", "420", "1.150", "60"]],
        [("420", 420, 420, "trẻ"), ("1.150", 1150, 1150, "người")],
    ),
    (
        "assigned numbers beside money",
        [["TT", "Đơn vị", "Chỉ tiêu giao", "Kinh phí (triệu đồng)"],
         ["1", "Xã A", "15 người", "30"],
         ["2", "Xã B", "10 người", "20"]],
        [("15 người", 15, 15, "người"), ("10 người", 10, 10, "người")],
    ),
    (
        "changes in cells",
        [["Chỉ tiêu", "Đơn vị tính", "Năm 2022", "Năm 2025"],
         ["Rác nhựa", "%", "giảm 10", "giảm ít nhất 25"]],
        [("giảm 10", 10, 10, "%"), ("giảm ít nhất 25", 25, None, "%")],
    ),
]  # fmt: skip

NO_TARGETS: list[list[list[str]]] = [
    [
        ["TT", "Nội dung", "Chủ trì", "Thời gian"],
        ["1", "Tập huấn", "Sở Y tế", "Quý II/2021"],
        ["2", "Sơ kết", "Sở Nội vụ", "2022"],
    ],
    [["TT", "Nội dung", "Dự toán (đồng)"], ["1", "Tập huấn", "50.000.000"], ["2", "In ấn", "20.000.000"]],
    [["TT", "Họ và tên", "Năm sinh"], ["1", "Trần Văn Mẫu", "1980"], ["2", "Lê Thị Thử", "1975"]],
    [["Chỉ tiêu", "ĐVT", "Thực hiện 2019", "Thực hiện 2020"], ["Hộ nghèo", "%", "10", "9"]],
    [["Thời gian", "Nội dung"], ["8h00 - 8h30", "Đón tiếp đại biểu"], ["8h30 - 9h00", "Khai mạc"]],
]


def laid(rows: list[list[str]]) -> tuple[str, list[list[Cell]]]:
    lines, cells, at = [], [], 0
    for row in rows:
        line_cells, start = [], at
        for text in row:
            line_cells.append(Cell(start, start + len(text)))
            start += len(text) + len(CELL)
        lines.append(CELL.join(row))
        cells.append(line_cells)
        at += len(lines[-1]) + 1
    return "\n".join(lines), cells


def rows_of(text: str, found: list) -> list[Row]:
    made = [cell.quantity for cell in found]
    return [(text[q.start : q.end].strip(), q.min, q.max, q.unit.text if q.unit else None) for q in made]


@pytest.mark.parametrize(("rows", "want"), [t[1:] for t in TABLES], ids=[t[0] for t in TABLES])
def test_target_cells(rows: list[list[str]], want: list[Row]) -> None:
    text, cells = laid(rows)
    assert rows_of(text, target_cells(grid_of_cells(text, cells), 2021)) == want


@pytest.mark.parametrize("rows", NO_TARGETS, ids=[" ".join(t[0]) for t in NO_TARGETS])
def test_no_target_cells(rows: list[list[str]]) -> None:
    text, cells = laid(rows)
    assert target_cells(grid_of_cells(text, cells), 2021) == []


def test_merged_heads() -> None:
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Thực hiện 2020", "Kế hoạch"],
        ["2021", "2022"],
        ["1", "Lớp dạy nghề", "lớp", "8", "10", "12"],
    ]
    text, cells = laid(rows)
    cells[0] = [Cell(c.start, c.end, 1, 2) for c in cells[0][:4]] + [
        Cell(cells[0][4].start, cells[0][4].end, 2, 1)
    ]
    assert rows_of(text, target_cells(grid_of_cells(text, cells), 2021)) == [
        ("10", 10, 10, "lớp"),
        ("12", 12, 12, "lớp"),
    ]


CAPTIONED = [  # caption, rows, what is read
    (
        "chỉ tiêu giao cho các huyện (con)",
        [
            ["TT", "Huyện", "Đợt I (từ 01/3 đến 15/4/2023)", "Đợt II (từ tháng 9 đến tháng 10/2023)"],
            ["1", "Kế Sách", "120", "130"],
            ["2", "Long Phú", "90", "95"],
        ],
        [("120", 120, 120, "con"), ("130", 130, 130, "con"), ("90", 90, 90, "con"), ("95", 95, 95, "con")],
    ),
    (
        "bảng tiến độ phát triển diện tích sâm (ha)",
        [["Huyện", "2022", "2023"], ["Nam Trà My", "180", "210"], ["Phước Sơn", "12", "20"]],
        [("180", 180, 180, "ha"), ("210", 210, 210, "ha"), ("12", 12, 12, "ha"), ("20", 20, 20, "ha")],
    ),
    (
        "chỉ tiêu giao cho các đơn vị",
        [["TT", "Đơn vị", "Trẻ 6-35 tháng uống (trẻ)"], ["1", "Phủ Lý", "7.215"], ["2", "Duy Tiên", "6.480"]],
        [("7.215", 7215, 7215, "trẻ"), ("6.480", 6480, 6480, "trẻ")],
    ),
    (
        "kết quả khảo sát",
        [["TT", "Đơn vị", "Trẻ 6-35 tháng uống (trẻ)"], ["1", "Phủ Lý", "7.215"], ["2", "Duy Tiên", "6.480"]],
        [],
    ),
]


@pytest.mark.parametrize(("caption", "rows", "want"), CAPTIONED)
def test_a_caption_tells_the_unit_and_that_aims_follow(
    caption: str, rows: list[list[str]], want: list[tuple[str, float, float, str]]
) -> None:
    text, cells = laid(rows)
    assert rows_of(text, target_cells(grid_of_cells(text, cells), 2022, caption=caption)) == want


PLAN = """UBND TỈNH BẮC SƠN
SỞ Y TẾ
Số: 12/KH-SYT
Bắc Sơn, ngày 05 tháng 3 năm 2021

KẾ HOẠCH
Phòng, chống dịch bệnh năm 2021

Thực hiện Kế hoạch số 08/KH-UBND ngày 10/01/2021 của UBND tỉnh, Sở Y tế ban hành Kế hoạch với 03 nội dung sau:

I. ĐÁNH GIÁ TÌNH HÌNH
Toàn ngành có 159 trạm, tiêm được 85% đối tượng; tổ chức 12 lớp tập huấn.

II. MỤC TIÊU
- 100% ca bệnh được giám sát.
- Có 20 trạm đạt chuẩn; giảm 5% số ca mắc so với năm 2020.

III. NHIỆM VỤ
1. Các bệnh viện tổ chức 04 lớp tập huấn hoặc 02 hội thảo.
2. Mỗi trạm y tế cử 02 cán bộ tham gia, không quá 03 ngày/đợt.

IV. KINH PHÍ
Ngân sách tỉnh 70%, nguồn khác 30%; chi 02 lớp tập huấn tối thiểu 20% kinh phí.

V. TỔ CHỨC THỰC HIỆN
1. Trung tâm Kiểm soát bệnh tật: in 5.000 tờ rơi.

Nơi nhận:
- Như trên;
- Lưu: VT (05 bản).
GIÁM ĐỐC
Trần Văn Mẫu
"""


@pytest.fixture(scope="module")
def plan() -> Document:
    return text_reader.read(PLAN.encode(), "plan.txt")


def test_whole_plan(plan: Document) -> None:
    zones = find_zones(plan)
    sections = find_sections(plan, zones)
    header = Header(
        "KH", "12/KH-SYT", "2021-03-05", None, None, None, None, None, (2021, 2021), None, None, {}
    )
    quotas, issues = find_quotas(plan, zones, sections, (), (), header)
    assert [q.text for q in quotas] == [
        "100%", "20 trạm", "giảm 5%", "04 lớp", "02 hội thảo", "02 cán bộ", "không quá 03 ngày", "02 lớp",
        "tối thiểu 20%", "5.000 tờ rơi",
    ]  # fmt: skip
    by_text = {q.text: q for q in quotas}
    assert issues == ()
    assert by_text["giảm 5%"].baseline == "so với năm 2020"
    assert by_text["giảm 5%"].kind == "change"
    assert by_text["100%"].subject == "ca bệnh"
    assert by_text["04 lớp"].group is not None
    assert by_text["04 lớp"].group != by_text["02 hội thảo"].group
    assert by_text["02 cán bộ"].per_entity == "trạm"
    assert [b.text for b in by_text["5.000 tờ rơi"].bearers] == ["Trung tâm Kiểm soát bệnh tật"]
    for quota in quotas:
        start, end = quota.evidence.span
        assert plan.text[start:end] == quota.text


def test_what_a_table_tells_as_results_is_told() -> None:
    rows = [
        ["Chỉ tiêu", "Thực trạng năm 2020", "Mục tiêu đến năm 2025", "Kết quả"],
        ["Trẻ được khai sinh đúng hạn", "92%", "97%", "01 báo cáo"],
        ["Số xã phù hợp với trẻ em", "80 xã", "100 xã", "01 hồ sơ"],
    ]
    text, cells = laid(rows)
    told = [text[start:end] for start, end in told_cells(grid_of_cells(text, cells), 2020)]
    assert told == ["92%", "80 xã"]


def test_lines_with_cell_marks_are_a_grid() -> None:
    text = f"A{CELL}B\n1{CELL}2"
    ((start, end, grid),) = grids(Document("x", "text", "0", text, ()))
    assert (start, end) == (0, len(text))
    assert [[cell.text for cell in row if cell] for row in grid] == [["A", "B"], ["1", "2"]]
