"""Heading styles, labels by sense and place, and numbered text that is no heading."""

from __future__ import annotations

import pytest

from extract.labels import labels_of
from extract.records import Section
from extract.sections import find_sections, outline_of
from extract.zones import find_zones
from parsers import text as reader

HEAD = "UBND TỈNH X\nSố: 1/KH-UBND\nKẾ HOẠCH\nTrồng cây năm 2020\nCăn cứ chức năng, nhiệm vụ được giao, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n"
TAIL = "\nĐề nghị các đơn vị thực hiện nghiêm túc./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Bình"


def sections_of(body: str) -> tuple[Section, ...]:
    document = reader.read((HEAD + body + TAIL).encode(), "x.txt")
    return find_sections(document, find_zones(document))


def top(body: str) -> list[tuple[str | None, str]]:
    return [(s.number, s.heading) for s in sections_of(body) if s.level == 1]


STYLES = [
    ("1. Mục đích. Giảm số người mù chữ trong xã.\n2. Đối tượng. Người từ 15 tuổi.\n3. Việc phải làm.\n3.1. Rà soát. Lập danh sách.\n4. Kinh phí. Từ ngân sách xã.", [("1", "Mục đích"), ("2", "Đối tượng"), ("3", "Việc phải làm"), ("4", "Kinh phí")]),
    ("I. MỤC ĐÍCH\n- Một.\nII. NỘI DUNG\n1. Việc.\nIII. TỔ CHỨC THỰC HIỆN\n- Ba.", [("I", "MỤC ĐÍCH"), ("II", "NỘI DUNG"), ("III", "TỔ CHỨC THỰC HIỆN")]),
    ("I/ MỤC ĐÍCH:\n- Một.\nII/ NỘI DUNG:\n1/ Việc.", [("I", "MỤC ĐÍCH"), ("II", "NỘI DUNG")]),
    ("I- Mục đích\n- Một.\nII- Nội dung\n- Hai.", [("I", "Mục đích"), ("II", "Nội dung")]),
    ("A- ĐẶC ĐIỂM\n- a.\nB- NỘI DUNG\nI/ Trước mùa khô\n- b.\nII/ Sau mùa khô\n- c.", [("A", "ĐẶC ĐIỂM"), ("B", "NỘI DUNG")]),
    ("A: Mục đích\n- a.\nB.- Nội dung\n- b.\nC – Tổ chức thực hiện\n- c.", [("A", "Mục đích"), ("B", "Nội dung"), ("C", "Tổ chức thực hiện")]),
    ("PHẦN MỘT\nMỤC ĐÍCH\n- a.\nPHẦN HAI\nNỘI DUNG\n- b.", [("PHẦN MỘT", "MỤC ĐÍCH"), ("PHẦN HAI", "NỘI DUNG")]),
    ("MỤC ĐÍCH\n- a.\nCHỈ TIÊU\n- b.\nChỉ tiêu theo địa bàn:\n- c.\nNHIỆM VỤ\n- d.\nTỔ CHỨC THỰC HIỆN\n- e.", [(None, "MỤC ĐÍCH"), (None, "CHỈ TIÊU"), (None, "NHIỆM VỤ"), (None, "TỔ CHỨC THỰC HIỆN")]),
    ("A. MỤC ĐÍCH\nI. Chung\n- a.\nB. NỘI DUNG\nI. Riêng\n- b.", [("A", "MỤC ĐÍCH"), ("B", "NỘI DUNG")]),
    ("PHẦN I\nMỤC ĐÍCH\n1. Chung\n- a.\nPHẦN II\nNỘI DUNG\nI. Riêng\n- b.", [("PHẦN I", "MỤC ĐÍCH"), ("PHẦN II", "NỘI DUNG")]),
    ("Phần thứ nhất: MỤC TIÊU\n- a.\nPhần thứ hai: GIẢI PHÁP\n- b.", [("Phần thứ nhất", "MỤC TIÊU"), ("Phần thứ hai", "GIẢI PHÁP")]),
    ("1. Mục đích\n- Một.\n2. Nội dung\n2.1. Việc thứ nhất\n- a.\n3. Kinh phí: do ngân sách cấp.", [("1", "Mục đích"), ("2", "Nội dung"), ("3", "Kinh phí")]),
    ("MỤC ĐÍCH, YÊU CẦU\n- Một.\nNỘI DUNG\n1. Việc.\nTỔ CHỨC THỰC HIỆN\n- Ba.", [(None, "MỤC ĐÍCH, YÊU CẦU"), (None, "NỘI DUNG"), (None, "TỔ CHỨC THỰC HIỆN")]),
    ("Mục đích, yêu cầu\n- Một.\nNội dung thực hiện\n- Hai.\nTổ chức thực hiện\n- Ba.", [(None, "Mục đích, yêu cầu"), (None, "Nội dung thực hiện"), (None, "Tổ chức thực hiện")]),
    ("I. MỤC ĐÍCH\n- a.\nII. LỘ TRÌNH\n- b.\nII. KINH PHÍ\n- c.", [("I", "MỤC ĐÍCH"), ("II", "LỘ TRÌNH"), ("II", "KINH PHÍ")]),
    ("I. NỘI DUNG, ĐỐI TƯỢNG VÀ\nTIÊU CHÍ XÉT CHỌN\n- a.\nII. KINH PHÍ\n- c.", [("I", "NỘI DUNG, ĐỐI TƯỢNG VÀ TIÊU CHÍ XÉT CHỌN"), ("II", "KINH PHÍ")]),
    ("A. MỤC ĐÍCH\n- a.\nB. ĐỐI TƯỢNG\n- b.\nC. NỘI DUNG\n- c.\nD. LỘ TRÌNH\n- d.\nE. Kinh phí\n- e.\nF. Báo cáo\n- g.\nG. Tổ chức thực hiện\n- h.", [("A", "MỤC ĐÍCH"), ("B", "ĐỐI TƯỢNG"), ("C", "NỘI DUNG"), ("D", "LỘ TRÌNH"), ("E", "Kinh phí"), ("F", "Báo cáo"), ("G", "Tổ chức thực hiện")]),
    ("A. Mục đích\n- a.\nB. Đối tượng\n- b.\nC. Nội dung\n- c.\nD. Lộ trình\n- d.\nĐ. Kinh phí\n- đ.\nE. Báo cáo\n- e.\nG. Tổ chức thực hiện\n- h.", [("A", "Mục đích"), ("B", "Đối tượng"), ("C", "Nội dung"), ("D", "Lộ trình"), ("Đ", "Kinh phí"), ("E", "Báo cáo"), ("G", "Tổ chức thực hiện")]),
    ("I. Mục đích.\n1. Giữ rừng.\nII. Nội dung thực hiện.\nTrồng cây.\nIII. Thời gian, địa điểm. Trong tháng 3, tại các xã.\nIV. Tổ chức thực hiện.\n- Ba.", [("I", "Mục đích"), ("II", "Nội dung thực hiện"), ("III", "Thời gian, địa điểm"), ("IV", "Tổ chức thực hiện")]),
    ("1. Mục đích.\n- Một.\n2. Nội dung, thời gian thực hiện.\n- Hai.\n3. Tổ chức thực hiện.\n- Ba.", [("1", "Mục đích"), ("2", "Nội dung, thời gian thực hiện"), ("3", "Tổ chức thực hiện")]),
    ("I. Kết quả thực hiện Kế hoạch số 14/KH-UBND ngày 18/3/2019 của Ủy ban nhân dân huyện về phát triển chợ giai đoạn 2019 - 2020 và thực trạng chợ trên địa bàn huyện:\n- a.\nII. KINH PHÍ\n- b.", [("I", "Kết quả thực hiện Kế hoạch số 14/KH-UBND ngày 18/3/2019 của Ủy ban nhân dân huyện về phát triển chợ giai đoạn 2019 - 2020 và thực trạng chợ trên địa bàn huyện"), ("II", "KINH PHÍ")]),
    ("I, Mục đích\n- Một.\nII, Nội dung\n- Hai.\nIII, Kinh phí\n- Ba.", [("I", "Mục đích"), ("II", "Nội dung"), ("III", "Kinh phí")]),
    ("(I) Mục đích\n- Một.\n(II) Nội dung\n- Hai.\n(III) Tổ chức thực hiện\n- Ba.", [("I", "Mục đích"), ("II", "Nội dung"), ("III", "Tổ chức thực hiện")]),
    ("* Mục đích:\n- Một.\n* Nội dung:\n- Hai.\n* Tổ chức thực hiện:\n- Ba.", [(None, "Mục đích"), (None, "Nội dung"), (None, "Tổ chức thực hiện")]),
    ("l. MỤC ĐÍCH\n- Một.\nIl. NỘI DUNG\n- Hai.\n1II. Kinh phí\n- Ba.", [("I", "MỤC ĐÍCH"), ("II", "NỘI DUNG"), ("III", "Kinh phí")]),
    ("A - MỤC ĐÍCH\n- Một.\nB - NỘI DUNG\n- Hai.\nC - KINH PHÍ\n- Ba.", [("A", "MỤC ĐÍCH"), ("B", "NỘI DUNG"), ("C", "KINH PHÍ")]),
    ("Phần 1. Đánh giá năm trước\nI. Kết quả\n- Một.\nPhần 2. Nội dung năm nay\nI. Mục tiêu\n- Hai.", [("Phần 1", "Đánh giá năm trước"), ("Phần 2", "Nội dung năm nay")]),
    ("I. MỤC ĐÍCH\n- Một.\nII. NỘI DUNG THI\nPhần 1: Chào hỏi\nPhần 2: Kiến thức\nIII. KINH PHÍ\n- Ba.", [("I", "MỤC ĐÍCH"), ("II", "NỘI DUNG THI"), ("III", "KINH PHÍ")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), STYLES)
def test_top_headings(body: str, expected: list[tuple[str | None, str]]) -> None:
    assert top(body) == expected


def test_numbered_running_text_is_no_heading() -> None:
    body = "1. Các sở, ngành và địa phương tổ chức trồng cây phân tán trên đất công, ven đường.\n2. Các trường học vận động học sinh chăm sóc cây đã trồng từ những năm trước."
    assert top(body) == []


def test_tree_levels_and_spans() -> None:
    found = sections_of(
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- a.\n2. Yêu cầu\n- b.\nII. TIÊU CHÍ\n1. Chung\na) Tiêu chuẩn đối với tập thể\n- c."
    )
    assert [(s.number, s.level) for s in found if s.level] == [
        ("I", 1),
        ("1", 2),
        ("2", 2),
        ("II", 1),
        ("1", 2),
        ("a", 3),
    ]
    first = next(s for s in found if s.number == "I")
    second = next(s for s in found if s.number == "II")
    assert first.span[1] == second.span[0]
    assert [s.level for s in found][0] == 0 and [s.level for s in found][-1] == 0  # preamble and closing
    assert outline_of(found).path(next(s for s in found if s.number == "a").span[0]) == "II.1.a"


@pytest.mark.parametrize(
    "last", ["2. Văn phòng theo dõi, đôn đốc.", "- Văn phòng theo dõi.", "2 | Báo cáo | Văn phòng"]
)
def test_the_last_item_of_a_list_is_no_closing(last: str) -> None:
    body = f"I. MỤC ĐÍCH\n- Một.\nII. TỔ CHỨC THỰC HIỆN\n1. Các phòng thực hiện.\n{last}"
    document = reader.read((HEAD + body + TAIL[TAIL.index("\nNơi nhận") :]).encode(), "x.txt")
    assert find_sections(document, find_zones(document))[-1].number == "II"


@pytest.mark.parametrize(
    "numbers", [("1/.", "2/."), ("I.1.", "I.2."), ("1.-", "2.-"), ("1,", "2,"), ("a/.", "b/.")]
)
def test_deeper_numbers_of_many_clerks(numbers: tuple[str, str]) -> None:
    first, second = numbers
    found = sections_of(
        f"I/. MỤC ĐÍCH, YÊU CẦU\n{first} Mục đích\n- a.\n{second} Yêu cầu\n- b.\nII/. KINH PHÍ\n- c."
    )
    assert [s.heading for s in found if s.level == 2] == ["Mục đích", "Yêu cầu"]


def test_annex_title_is_no_section() -> None:
    document = reader.read(
        (
            HEAD
            + "I. MỤC ĐÍCH\n- a.\nII. KINH PHÍ\n- b."
            + TAIL
            + "\nPHỤ LỤC I\nDANH MỤC CÔNG VIỆC\nI. ĐỢT MỘT\n- c."
        ).encode(),
        "x.txt",
    )
    found = find_sections(document, find_zones(document))
    assert [s.number for s in found if s.level == 1] == ["I", "II"]


# (heading, level, core labels)
LABELS = [
    ("QUẢN LÝ, TỔ CHỨC THỰC HIỆN", 1, {"to_chuc_thuc_hien"}),
    ("Quản lý, tổ chức thực hiện", 2, set()),
    ("CHUẨN BỊ VÀ TỔ CHỨC TRIỂN KHAI", 1, {"to_chuc_thuc_hien"}),
    ("NHIỆM VỤ CỤ THỂ CỦA CÁC ĐƠN VỊ", 1, {"to_chuc_thuc_hien"}),
    ("CHỈ ĐẠO THỰC HIỆN", 1, {"to_chuc_thuc_hien"}),
    ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH", 1, set()),
    ("Ai làm gì", 1, {"to_chuc_thuc_hien"}),
    ("Giao trách nhiệm", 1, {"to_chuc_thuc_hien"}),
    ("Phân kỳ thực hiện", 1, {"lo_trinh"}),
    ("Lịch sắp xếp theo khu vực", 1, {"lo_trinh"}),
    ("Lịch sử hình thành", 1, set()),
    ("Công việc trọng tâm và tiến độ", 1, {"lo_trinh"}),
    ("Lý do và mục đích", 1, {"muc_dich"}),
    ("Đối tượng, điều kiện học nghề", 1, {"doi_tuong", "tieu_chi"}),
    ("Mục đích, ý nghĩa", 1, {"muc_dich"}),
    ("Mục tiêu, yêu cầu", 1, {"yeu_cau"}),
    ("Yêu cầu các đơn vị báo cáo", 2, set()),
    ("Phạm vi, đối tượng áp dụng", 1, {"doi_tuong"}),
    ("Hỗ trợ đối tượng chính sách", 2, set()),
    ("Điều kiện tham gia", 2, {"tieu_chi"}),
    ("Điều kiện kinh tế - xã hội", 2, set()),
    ("Tiêu chí số 17 về môi trường", 3, set()),
    ("Thời gian và địa điểm", 1, {"lo_trinh"}),
    ("Thời gian, thành phần", 2, {"lo_trinh"}),
    ("Thời gian qua", 2, set()),
    ("Thời điểm thực hiện", 2, {"lo_trinh"}),
    ("Thời điểm chi trả", 2, set()),
    ("Đối tượng bảo trợ xã hội", 2, set()),
    ("Tiến độ một số việc", 1, {"lo_trinh"}),
    ("Thành phần", 2, set()),
    ("Phân công chuẩn bị", 1, {"to_chuc_thuc_hien"}),
    ("Tổ chức thực hiện hiệu quả việc nêu gương", 2, set()),
    ("Tổ chức thực hiện", 2, {"to_chuc_thuc_hien"}),
    ("TRÁCH NHIỆM CỦA CÁC CƠ QUAN", 1, {"to_chuc_thuc_hien"}),
    ("Trách nhiệm của các phòng", 2, set()),
    ("Đối với tập thể", 2, set()),
    ("KINH PHÍ VÀ TỔ CHỨC THỰC HIỆN", 1, {"to_chuc_thuc_hien"}),
    ("GIỐNG VÀ TIÊU CHUẨN CÂY", 1, {"tieu_chi"}),
    ("Điều kiện cơ sở đào tạo", 2, {"tieu_chi"}),
    ("HÌNH THỨC VÀ KINH PHÍ THỰC HIỆN", 1, set()),
    ("LÀM KHI NÀO", 1, {"lo_trinh"}),
    ("AI BỊ KIỂM TRA", 1, {"doi_tuong"}),
    ("CÁI ĐÍCH CẦN ĐẠT", 1, {"muc_dich"}),
    ("PHÂN VIỆC", 1, {"to_chuc_thuc_hien"}),
    ("MỤC ĐÍCH YÊU CẦU", 1, {"muc_dich", "yeu_cau"}),
    ("MỤC TIÊU, YÊU CẦU CẢI CÁCH HÀNH CHÍNH", 1, {"yeu_cau"}),
    ("NHIỆM VỤ CỦA CÁC CƠ QUAN, ĐƠN VỊ", 1, {"to_chuc_thuc_hien"}),
    ("CHỈ ĐẠO, TỔ CHỨC THỰC HIỆN", 1, {"to_chuc_thuc_hien"}),
    ("CÁC BƯỚC TIẾN HÀNH VÀ THỜI GIAN", 1, {"lo_trinh"}),
    ("SỰ CẦN THIẾT VÀ MỤC ĐÍCH", 1, {"muc_dich"}),
    ("NHIỆM VỤ CỦA NĂM 2020", 1, set()),
    ("Yêu cầu cơ bản", 2, {"yeu_cau"}),
    ("Yêu cầu UBND các huyện", 2, set()),
    ("Yêu cầu giáo viên tham gia", 2, set()),
    ("Thang điểm, tiêu chí", 2, {"tieu_chi"}),
    ("Chia sẻ kinh nghiệm", 2, set()),
    ("Giai đoạn 2021-2025", 2, set()),
]
CORE = {"muc_dich", "yeu_cau", "doi_tuong", "tieu_chi", "lo_trinh", "to_chuc_thuc_hien"}


@pytest.mark.parametrize(("heading", "level", "expected"), LABELS)
def test_core_labels(heading: str, level: int, expected: set[str]) -> None:
    assert set(labels_of(heading, level)) & CORE == expected


def test_a_deeper_part_may_name_itself_before_a_full_stop_or_over_two_lines() -> None:
    text = "I. MỤC\nĐÍCH, YÊU CẦU\n1. Mục đích. Giữ nước cho vụ sau.\n2. Yêu cầu. Làm đúng lịch.\n3. Nạo vét kênh. Mỗi xã 02 km.\nII. KINH PHÍ\n- Ngân sách huyện."
    document = reader.read(
        (
            "UBND TỈNH X\nSố: 1/KH-UBND\nKẾ HOẠCH\nGiữ nước\nThực hiện nhiệm vụ, cơ quan ban hành Kế hoạch như sau:\n"
            + text
        ).encode(),
        "x.txt",
    )
    found = [(s.number, s.heading) for s in find_sections(document, find_zones(document)) if s.level]
    assert found == [("I", "MỤC ĐÍCH, YÊU CẦU"), ("1", "Mục đích"), ("2", "Yêu cầu"), ("II", "KINH PHÍ")]
