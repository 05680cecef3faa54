# ruff: noqa: E501
"""Tasks from tables in any order of columns, and from the paragraphs of "Tổ chức thực hiện"."""

from __future__ import annotations

import pytest

from extract.citations import find_occurrences, merge_citations
from extract.deadlines import find_deadlines
from extract.header import find_header
from extract.mentions import find_mentions
from extract.records import Issue, Task
from extract.sections import find_sections
from extract.task_tables import role_of
from extract.tasks import find_tasks
from extract.zones import find_zones
from parsers.document import Block, Cell, Document
from tests.plain import document_of
from tests.test_duties import DEPARTMENT, PROVINCE, plan


def read(document: Document) -> tuple[tuple[Task, ...], tuple[Issue, ...]]:
    zones = find_zones(document)
    sections = find_sections(document, zones)
    occurrences = find_occurrences(document, zones)
    header, _ = find_header(document, zones, occurrences)
    citations = merge_citations(document, occurrences, header.symbol)
    deadlines, _ = find_deadlines(
        document, zones, sections, citations, find_mentions(document, zones), header
    )
    return find_tasks(document, zones, sections, deadlines)


def short(task: Task) -> tuple[str, list[str], list[str], str | None]:
    return task.what, [b.text for b in task.lead], [b.text for b in task.support], task.due


HEADS = [
    ("TT", "order"), ("STT", "order"), ("Nội dung công việc", "what"), ("Nhiệm vụ", "what"), ("Hoạt động", "what"),
    ("Cơ quan chủ trì", "lead"), ("Đơn vị thực hiện", "lead"), ("Người phụ trách", "lead"), ("Phân công", "lead"),
    ("Cơ quan phối hợp", "support"), ("Đơn vị phối hợp thực hiện", "support"), ("Thời gian thực hiện", "due"),
    ("Thời hạn hoàn thành", "due"), ("Tiến độ", "due"), ("Sản phẩm", "product"), ("Kết quả đầu ra", "product"),
    ("Cơ quan chủ trì, phối hợp", "parties"), ("Đơn vị thực hiện (chủ trì/phối hợp)", "parties"), ("Ai làm", "lead"),
    ("Tên việc", "what"), ("Xong trước", "due"), ("Cùng làm", "support"), ("Kinh phí (triệu đồng)", "money"), ("Ghi chú", "note"), ("Địa bàn", "other"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "role"), HEADS)
def test_roles_of_columns(head: str, role: str) -> None:
    assert role_of(head) == role


# ---- (table as the parser writes it, [(what, lead, support, due)])
TABLES: list[tuple[str, list[tuple[str, list[str], list[str], str | None]]]] = [
    ("TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian\n"
     "1 | Mở lớp tập huấn | Sở Nội vụ | Sở Tài chính, UBND các huyện | Quý II/2021\n"
     "2 | In tờ rơi | Sở Y tế |  | Trước ngày 15/5/2021",
     [("Mở lớp tập huấn", ["Sở Nội vụ"], ["Sở Tài chính", "UBND các huyện"], "2021-Q2"),
      ("In tờ rơi", ["Sở Y tế"], [], "2021-05-15")]),
    ("TT | Nội dung | Phân công | Thời gian\n"
     "1 | Chuẩn bị hội trường | đ/c Bình, đ/c Lan | 15/4/2021\n"
     "2 | Họp | Văn phòng Sở (chủ trì), Thanh tra Sở (phối hợp) | 20/4/2021",
     [("Chuẩn bị hội trường", ["đ/c Bình", "đ/c Lan"], [], "2021-04-15"),
      ("Họp", ["Văn phòng Sở"], ["Thanh tra Sở"], "2021-04-20")]),
    ("Thời gian hoàn thành | Đơn vị thực hiện | Nhiệm vụ\n"
     "Tháng 6/2021 | Văn phòng Sở | Tổng hợp số liệu",
     [("Tổng hợp số liệu", ["Văn phòng Sở"], [], "2021-06")]),
    ("STT | Công việc | Chủ trì | Phối hợp | Tiến độ\n"
     "I | Tuyên truyền |  |  | \n"
     "1 | Treo băng rôn | Phòng Văn hóa |  | Tháng 3/2021\n"
     "2 | Phát thanh | -nt- | Đài Truyền thanh huyện | Thường xuyên",
     [("Treo băng rôn", ["Phòng Văn hóa"], [], "2021-03"),
      ("Phát thanh", ["Phòng Văn hóa"], ["Đài Truyền thanh huyện"], None)]),
    ("TT | Nội dung | Chủ trì | Thời gian\n"
     "1 | Khảo sát nhu cầu | Sở Nội vụ | Tháng 4/2021\n"
     "TT | Nội dung | Chủ trì | Thời gian\n"
     "2 | Báo cáo tổng kết | Sở Nội vụ | Trước 15/12/2021",
     [("Khảo sát nhu cầu", ["Sở Nội vụ"], [], "2021-04"), ("Báo cáo tổng kết", ["Sở Nội vụ"], [], "2021-12-15")]),
    ("Lực lượng | Nhiệm vụ | Thời hạn\n"
     "Công an tỉnh | Tuần tra ban đêm | Tháng 1/2021\n"
     "Sở Y tế | Kiểm tra bếp ăn | Tháng 2/2021",
     [("Tuần tra ban đêm", ["Công an tỉnh"], [], "2021-01"), ("Kiểm tra bếp ăn", ["Sở Y tế"], [], "2021-02")]),
    ("STT | Nội dung | Chủ trì | Cơ quan cùng thực hiện | Bắt đầu | Hoàn thành\n"
     "1 | Khảo sát | Sở Y tế | Sở Nội vụ | Tháng 4/2021 | Tháng 5/2021",
     [("Khảo sát", ["Sở Y tế"], ["Sở Nội vụ"], "2021-05")]),
    ("TT | Công trình, dự án | Chủ đầu tư | Thời gian\n"
     "1 | Trạm y tế Đồng Sơn | UBND xã Đồng Sơn | Quý IV/2021",
     [("Trạm y tế Đồng Sơn", ["UBND xã Đồng Sơn"], [], "2021-Q4")]),
    ("Bước | Nội dung | Thực hiện | Tiến độ\n"
     "Bước 1 | Tiếp nhận hồ sơ | Bộ phận một cửa | Tháng 6/2021",
     [("Tiếp nhận hồ sơ", ["Bộ phận một cửa"], [], "2021-06")]),
    ("TT | Nội dung | Chủ trì | Thời gian\n"
     "1 | Rà soát thủ tục | Sở Tư pháp |\n"
     " |  |  | Quý III/2021",
     [("Rà soát thủ tục", ["Sở Tư pháp"], [], "2021-Q3")]),
    ("Nội dung công việc | Cơ quan chủ trì, phối hợp | Thời hạn\n"
     "Rà soát quy hoạch chợ | Sở Công Thương chủ trì, Sở Xây dựng phối hợp | Tháng 4/2021\n"
     "Lập danh mục chợ | Sở Tài chính; UBND các huyện | Quý III/2021\n"
     "Mở lớp | - Chủ trì: Sở Y tế - Phối hợp: UBND các xã | trước 15/5/2021\n"
     "Đo ranh giới | Sở Xây dựng (CT), các huyện (PH) | 20/6/2021",
     [("Rà soát quy hoạch chợ", ["Sở Công Thương"], ["Sở Xây dựng"], "2021-04"),
      ("Lập danh mục chợ", ["Sở Tài chính"], ["UBND các huyện"], "2021-Q3"),
      ("Mở lớp", ["Sở Y tế"], ["UBND các xã"], "2021-05-15"),
      ("Đo ranh giới", ["Sở Xây dựng"], ["các huyện"], "2021-06-20")]),
    ("Nhiệm vụ | Trách nhiệm thực hiện | | Thời hạn\n | Chính | Phối hợp |\n"
     "Cắm 24 biển báo | Phòng Kinh tế | Công an huyện | Quý III/2021",
     [("Cắm 24 biển báo", ["Phòng Kinh tế"], ["Công an huyện"], "2021-Q3")]),
]  # fmt: skip


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_task_tables(table: str, expected: list[tuple[str, list[str], list[str], str | None]]) -> None:
    tasks, issues = read(plan(PROVINCE, "Có bảng trên.", table))
    assert [short(t) for t in tasks if t.evidence.rule == "task_table"] == expected
    assert issues == ()


def test_a_sub_heading_row_names_the_group_and_timing_has_no_date() -> None:
    tasks, _ = read(plan(PROVINCE, "Có bảng trên.", TABLES[3][0]))
    assert [t.section for t in tasks[:2]] == ["II / Tuyên truyền", "II / Tuyên truyền"]
    assert [t.timing for t in tasks[:2]] == [None, "Thường xuyên"]


NO_TASKS = [
    "Chỉ tiêu | Đơn vị | Năm 2021 | Năm 2022\nHộ có mạng | % | 60 | 80\nThôn có loa | thôn | 20 | 30",
    "TT | Họ và tên | Chức vụ\n1 | Lò Văn Thử | Tổ trưởng\n2 | Vì Thị Mẫu | Tổ viên",
    "7 giờ 00 | Đón đại biểu\n8 giờ 00 | Khai mạc",
    "Thời gian | Nội dung\n8h00 - 8h30 | Đón đại biểu và ổn định tổ chức\n8h30 - 9h00 | Phát biểu khai mạc hội nghị",
]


@pytest.mark.parametrize("table", NO_TASKS)
def test_other_tables_hold_no_tasks(table: str) -> None:
    tasks, issues = read(plan(PROVINCE, "Có bảng trên.", table))
    assert [t for t in tasks if t.evidence.rule == "task_table"] == []
    assert issues == ()


def test_a_table_that_speaks_of_tasks_but_names_none_is_an_issue() -> None:
    _, issues = read(
        plan(PROVINCE, "Có bảng trên.", "A | Cơ quan chủ trì | B\nx | Sở Nội vụ | y\nz | Sở Y tế | t")
    )
    assert [i.code for i in issues] == ["table_unmapped"]


def test_a_merged_cell_leads_every_row_it_covers() -> None:
    rows = [
        ["Nội dung", "Chủ trì", "Thời gian"],
        ["Mở lớp", "Sở Nội vụ", "Quý I/2021"],
        ["In sách", None, "Quý II/2021"],
    ]
    head = "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 45/KH-UBND\nLạng Sơn, ngày 12 tháng 01 năm 2021\nKẾ HOẠCH\nMở lớp năm 2021\nI. NỘI DUNG\n"
    text, cells = head, []
    for row in rows:
        line: list[Cell] = []
        for cell in row:
            if cell is not None:
                text += " | " if line else ""
                line.append(Cell(len(text), len(text) + len(cell), 1, 2 if cell == "Sở Nội vụ" else 1))
                text += cell
        cells.append(tuple(line))
        text += "\n"
    base = document_of(text + "Nơi nhận:\n- Lưu: VT.")
    table = Block("table", len(head), len(text) - 1, rows=tuple(cells))
    blocks = (
        [b for b in base.blocks if b.end <= len(head)]
        + [table]
        + [b for b in base.blocks if b.start >= len(text)]
    )
    document = Document("t", "text", "0" * 64, base.text, tuple(blocks))
    tasks, _ = read(document)
    assert [short(t) for t in tasks] == [
        ("Mở lớp", ["Sở Nội vụ"], [], "2021-Q1"),
        ("In sách", ["Sở Nội vụ"], [], "2021-Q2"),
    ]


# ---- (paragraphs under "Tổ chức thực hiện", [(what, lead, support, due)])
PARAGRAPHS: list[tuple[str, list[tuple[str, list[str], list[str], str | None]]]] = [
    ("1. Sở Nội vụ: chủ trì, phối hợp với Sở Y tế mở lớp trước ngày 15/3/2021.\n2. Sở Tài chính bố trí kinh phí.",
     [("chủ trì, phối hợp với Sở Y tế mở lớp trước ngày 15/3/2021.", ["Sở Nội vụ"], ["Sở Y tế"], "2021-03-15"),
      ("bố trí kinh phí.", ["Sở Tài chính"], [], None)]),
    ("1. Sở Nội vụ\na) Theo dõi, đôn đốc.\nb) Tổng kết trong tháng 12/2021.\n2. Sở Tài chính\n- Bố trí kinh phí.",
     [("Theo dõi, đôn đốc.", ["Sở Nội vụ"], [], None), ("Tổng kết trong tháng 12/2021.", ["Sở Nội vụ"], [], "2021-12"),
      ("Bố trí kinh phí.", ["Sở Tài chính"], [], None)]),
    ("1. Trách nhiệm của UBND các huyện, thành phố:\n- Tuyên truyền tới người dân.",
     [("Tuyên truyền tới người dân.", ["UBND các huyện, thành phố"], [], None)]),
    ("* Sở Y tế\n- Mở 02 lớp.\n* Đề nghị Mặt trận và các đoàn thể\nVận động nhân dân.\nSở Nội vụ\n- Theo dõi.",
     [("Mở 02 lớp.", ["Sở Y tế"], [], None), ("Vận động nhân dân.", ["Mặt trận và các đoàn thể"], [], None),
      ("Theo dõi.", ["Sở Nội vụ"], [], None)]),
    ("1. Giao Sở Nội vụ theo dõi, tổng hợp.", [("theo dõi, tổng hợp.", ["Sở Nội vụ"], [], None)]),
    ("1. Căn cứ Kế hoạch này, các sở, ban, ngành tổ chức thực hiện.",
     [("tổ chức thực hiện.", ["các sở, ban, ngành"], [], None)]),
    # clauses with subjects of their own
    ("1. Sở Y tế lập danh sách; Sở Tài chính bố trí kinh phí. UBND cấp xã niêm yết.",
     [("lập danh sách", ["Sở Y tế"], [], None), ("bố trí kinh phí.", ["Sở Tài chính"], [], None), ("niêm yết.", ["UBND cấp xã"], [], None)]),
    ("1. Sở Y tế tổng hợp, báo cáo và đề nghị Chủ tịch UBND tỉnh khen thưởng.",
     [("tổng hợp, báo cáo và đề nghị Chủ tịch UBND tỉnh khen thưởng.", ["Sở Y tế"], [], None)]),
    ("1. Văn phòng Sở\n- Theo dõi.\n- Trên cơ sở kế hoạch đề nghị các phòng triển khai.",
     [("Theo dõi.", ["Văn phòng Sở"], [], None), ("triển khai.", ["các phòng"], [], None)]),
    ("Trên đây là Kế hoạch, yêu cầu các sở, ngành thực hiện./.", [("thực hiện./.", ["các sở, ngành"], [], None)]),
    # the rest of a name before a colon, heads in brackets, heads put in between
    ("1. Các phòng giáo dục và đào tạo, các trường trực thuộc: gửi báo cáo.",
     [("gửi báo cáo.", ["Các phòng giáo dục và đào tạo", "các trường trực thuộc"], [], None)]),
    ("1. Bộ phận chuyên môn mầm non (Phòng GD&ĐT)\n- Lập danh sách.", [("Lập danh sách.", ["Bộ phận chuyên môn mầm non"], [], None)]),
    ("1. Công an tỉnh\n- Tuần tra.\n1a. Sở Y tế\n- Khám bệnh.",
     [("Tuần tra.", ["Công an tỉnh"], [], None), ("Khám bệnh.", ["Sở Y tế"], [], None)]),
    # no tasks: a number to call, a condition
    ("1. Sở Y tế theo dõi.\n2. Phòng Nghiệp vụ Y: 0363.831.774.", [("theo dõi.", ["Sở Y tế"], [], None)]),
    ("1. Chủ tịch UBND xã chịu trách nhiệm nếu để tái phạm.",
     [("chịu trách nhiệm nếu để tái phạm.", ["Chủ tịch UBND xã"], [], None)]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), PARAGRAPHS)
def test_paragraphs_by_body(words: str, expected: list[tuple[str, list[str], list[str], str | None]]) -> None:
    tasks, _ = read(plan(PROVINCE, words))
    found = [short(t) for t in tasks]
    assert found[: len(expected)] == expected


# ---- (items with labelled lines, [(what, lead, support, due)])
ITEMS: list[tuple[str, list[tuple[str, list[str], list[str], str | None]]]] = [
    ("1. Kiểm tra liên ngành\n- Cơ quan chủ trì: Sở Tư pháp.\n- Cơ quan phối hợp: Sở Y tế, UBND các huyện.\n- Thời gian thực hiện: Quý II/2021.",
     [("Kiểm tra liên ngành", ["Sở Tư pháp"], ["Sở Y tế", "UBND các huyện"], "2021-Q2")]),
    ("b) Tập huấn nghiệp vụ; cơ quan chủ trì: Sở Tư pháp; thời gian hoàn thành: trước ngày 30/6/2021.",
     [("Tập huấn nghiệp vụ", ["Sở Tư pháp"], [], "2021-06-30")]),
    ("3. Hội nghị tổng kết (Đơn vị chủ trì: Văn phòng UBND tỉnh; đơn vị phối hợp: Sở Tài chính).",
     [("Hội nghị tổng kết", ["Văn phòng UBND tỉnh"], ["Sở Tài chính"], None)]),
    ("4. Kinh phí thực hiện: Ngân sách tỉnh.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "expected"), ITEMS)
def test_items_with_labelled_lines(
    words: str, expected: list[tuple[str, list[str], list[str], str | None]]
) -> None:
    tasks, _ = read(plan(PROVINCE, "1. Sở Nội vụ theo dõi.", words))
    assert [short(t) for t in tasks if t.evidence.rule == "task_item"] == expected


def test_rooms_of_a_department_are_leads_too() -> None:
    tasks, _ = read(
        plan(
            DEPARTMENT, "1. Văn phòng Sở\n- Thường xuyên theo dõi kết quả.\n2. Các phòng thuộc Sở: thực hiện."
        )
    )
    assert [(t.lead[0].body_id, t.timing) for t in tasks[:2]] == [
        ("van_phong_so", "thường xuyên"),
        ("phong_thuoc_so", None),
    ]
    assert tasks[0].section == "III.1"
    assert tasks[0].evidence.quote == "- Thường xuyên theo dõi kết quả."
