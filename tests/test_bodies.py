# ruff: noqa: E501
"""Which bodies a text names, and what id or class each has."""

from __future__ import annotations

import pytest

from extract.bodies import find_bodies
from extract.named import groups

# ---- (text, [(as printed, id)])
NAMED: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("Sở Giáo dục và Đào tạo chủ trì, phối hợp với Sở Y tế.", [("Sở Giáo dục và Đào tạo", "gddt"), ("Sở Y tế", "y-te")]),
    ("Giao Sở GD&ĐT, Sở NN&PTNT, Sở LĐ-TB&XH tham mưu.",
     [("Sở GD&ĐT", "gddt"), ("Sở NN&PTNT", "nnptnt"), ("Sở LĐ-TB&XH", "ldtbxh")]),
    ("Sở VH,TT&DL; Sở TN và MT; Sở TT&TT", [("Sở VH,TT&DL", "vhttdl"), ("Sở TN và MT", "tnmt"), ("Sở TT&TT", "tttt")]),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Nội vụ", [("Sở Văn hóa, Thể thao và Du lịch", "vhttdl"), ("Sở Nội vụ", "noi-vu")]),
    ("Sở Nông nghiệp và PTNT, Sở Lao động - TB&XH, Sở Văn hóa, Thể thao & DL",
     [("Sở Nông nghiệp và PTNT", "nnptnt"), ("Sở Lao động - TB&XH", "ldtbxh"), ("Sở Văn hóa, Thể thao & DL", "vhttdl")]),
    ("các Sở: Nông nghiệp và PTNT, NN&MT, GD và ĐT, Lao động - Thương binh và Xã hội; Công an tỉnh",
     [("các Sở: Nông nghiệp và PTNT", "nnptnt"), ("NN&MT", "nnmt"), ("GD và ĐT", "gddt"),
      ("Lao động - Thương binh và Xã hội", "ldtbxh"), ("Công an tỉnh", "cong-an-tinh")]),
    ("Sở Tài chính, Nội vụ và Y tế ban hành", [("Sở Tài chính", "tai-chinh"), ("Nội vụ", "noi-vu"), ("Y tế", "y-te")]),
    ("Sở Tài chính, Y tế cơ sở", [("Sở Tài chính", "tai-chinh")]),
    ("Sở Y tế tỉnh Phú Yên, Sở Nội vụ tỉnh", [("Sở Y tế tỉnh Phú Yên", "y-te"), ("Sở Nội vụ tỉnh", "noi-vu")]),
    ("Thuế tỉnh Đắk Lắk, Kho bạc Nhà nước Phú Yên, BQL Khu kinh tế Phú Yên",
     [("Thuế tỉnh Đắk Lắk", "thue-tinh"), ("Kho bạc Nhà nước Phú Yên", "kho-bac"), ("BQL Khu kinh tế Phú Yên", "bql-kkt")]),
    ("CA tỉnh, TTYT các huyện, VP. UBND tỉnh",
     [("CA tỉnh", "cong-an-tinh"), ("TTYT các huyện", "benh_vien"), ("VP. UBND tỉnh", "van-phong-ubnd")]),
    ("Sở GD&ĐT, LĐ-TB&XH, YT báo cáo", [("Sở GD&ĐT", "gddt"), ("LĐ-TB&XH", "ldtbxh"), ("YT", "y-te")]),
    ("CDC tỉnh, BVĐK tỉnh, NHNN Khu vực 11", [("CDC tỉnh", "trung_tam"), ("BVĐK tỉnh", "benh_vien"), ("NHNN Khu vực 11", "nhnn")]),
    ("UBND H. Sơn Hòa, TX. Sông Cầu, TP. Tuy Hòa",
     [("UBND H. Sơn Hòa", "cap_huyen:son-hoa"), ("TX. Sông Cầu", "cap_huyen:song-cau"), ("TP. Tuy Hòa", "cap_huyen:tuy-hoa")]),
    ("UBND các H, TX, TP; UBND P. Tân An", [("UBND các H, TX, TP", "cap_huyen"), ("UBND P. Tân An", "cap_xa:tan-an")]),
    ("P. Nội vụ, P.NN&PTNT", []),
    ("Trực 03 ca tỉnh lộ", []),
    ("UBND các huyện, TX, TP; UBND các xã, TT", [("UBND các huyện, TX, TP", "cap_huyen"), ("UBND các xã, TT", "cap_xa")]),
    ("UBND các huyện thị xã thành phố ban hành", [("UBND các huyện thị xã thành phố", "cap_huyen")]),
    ("UBND các xã huyện Cao Lộc", [("UBND các xã", "cap_xa")]),
    ("Ban Quản lý rừng đặc dụng Ea Sô trồng 20 ha", [("Ban Quản lý rừng đặc dụng Ea Sô", "bql")]),
    ("các Sở: Y tế, Tài chính và Công Thương", [("các Sở: Y tế", "y-te"), ("Tài chính", "tai-chinh"), ("Công Thương", "cong-thuong")]),
    ("Giám đốc Sở Nội vụ chịu trách nhiệm", [("Giám đốc Sở Nội vụ", "noi-vu")]),
    ("Công an tỉnh, Bộ CHQS tỉnh, Thanh tra tỉnh", [("Công an tỉnh", "cong-an-tinh"), ("Bộ CHQS tỉnh", "bo-chqs"), ("Thanh tra tỉnh", "thanh-tra")]),
    ("Công an các xã; Công an huyện Cao Lộc", [("Công an các xã", "cong_an_xa"), ("Công an huyện Cao Lộc", "cong_an_huyen")]),
    ("UBND tỉnh Lạng Sơn, UBND huyện Lộc Bình, UBND xã Yên Khoái",
     [("UBND tỉnh Lạng Sơn", "ubnd-tinh"), ("UBND huyện Lộc Bình", "cap_huyen:loc-binh"), ("UBND xã Yên Khoái", "cap_xa:yen-khoai")]),
    ("Văn phòng Ủy ban nhân dân tỉnh; Chánh Văn phòng UBND tỉnh",
     [("Văn phòng Ủy ban nhân dân tỉnh", "van-phong-ubnd"), ("Chánh Văn phòng UBND tỉnh", "van-phong-ubnd")]),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh; Liên đoàn Lao động tỉnh; Tỉnh đoàn",
     [("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "mttq"), ("Liên đoàn Lao động tỉnh", "ldld"), ("Tỉnh đoàn", "doan-thanh-nien")]),
    ("Uỷ ban MTTQ huyện, Hội LHPN huyện", [("Uỷ ban MTTQ huyện", "mttq"), ("Hội LHPN huyện", "phu-nu")]),
    ("Báo Lạng Sơn, Đài Phát thanh và Truyền hình tỉnh", [("Báo Lạng Sơn", "bao-dai"), ("Đài Phát thanh và Truyền hình tỉnh", "bao-dai")]),
    ("Kế hoạch của UBND tỉnh, các huyện ban hành", [("UBND tỉnh", "ubnd-tinh"), ("các huyện", "cap_huyen")]),
    ("Huyện Lộc Bình, Thành phố Lạng Sơn",
     [("Huyện Lộc Bình", "cap_huyen:loc-binh"), ("Thành phố Lạng Sơn", "cap_huyen:lang-son")]),
    ("Văn phòng Sở tổng hợp, Thanh tra Sở giám sát", [("Văn phòng Sở", "van_phong_so"), ("Thanh tra Sở", "thanh_tra_so")]),
    ("Phòng Kế hoạch - Tài chính tham mưu; phòng Nghiệp vụ Y theo dõi",
     [("Phòng Kế hoạch - Tài chính", "phong"), ("phòng Nghiệp vụ Y", "phong")]),
    ("Phòng Cảnh sát giao thông giao ban hằng tháng", [("Phòng Cảnh sát giao thông", "phong")]),
    ("Trung tâm Kiểm soát bệnh tật tỉnh rà soát; Chi cục Chăn nuôi và Thú y giám sát",
     [("Trung tâm Kiểm soát bệnh tật tỉnh", "trung_tam"), ("Chi cục Chăn nuôi và Thú y", "chi_cuc")]),
    ("Trường THPT Lê Lợi có 20 lớp", [("Trường THPT Lê Lợi", "truong")]),
    ("Chi cục Thủy lợi nạo vét 35 km kênh mương", [("Chi cục Thủy lợi", "chi_cuc")]),
    ("Trường THPT Lê Lợi phấn đấu đạt chuẩn; Trung tâm Y tế tiêm 500 liều", [("Trường THPT Lê Lợi", "truong"), ("Trung tâm Y tế", "benh_vien")]),
    ("Công ty Cấp nước nâng cấp 02 trạm bơm", [("Công ty Cấp nước", "doanh_nghiep")]),
    ("Ban Chỉ đạo 389 các huyện, thị xã", [("Ban Chỉ đạo 389 các huyện, thị xã", "ban-chi-dao")]),
    ("Ngân hàng Nhà nước chi nhánh tỉnh; Kho bạc Nhà nước tỉnh",
     [("Ngân hàng Nhà nước chi nhánh tỉnh", "nhnn"), ("Kho bạc Nhà nước tỉnh", "kho-bac")]),
    ("Đề nghị các bộ, ngành Trung ương hỗ trợ", [("các bộ, ngành Trung ương", "bo_nganh")]),
    ("Đảng ủy Công an tỉnh; Ban Xây dựng Đảng xã", [("Đảng ủy Công an tỉnh", "huyen_uy"), ("Ban Xây dựng Đảng xã", "ban_dang")]),
    ("Trung tâm Dịch vụ tổng hợp xã, Cảng vụ Hàng hải", [("Trung tâm Dịch vụ tổng hợp xã", "trung_tam"), ("Cảng vụ Hàng hải", "don_vi")]),
    ("Báo và Phát thanh, Truyền hình tỉnh; Thư viện tỉnh", [("Báo và Phát thanh, Truyền hình tỉnh", "bao-dai"), ("Thư viện tỉnh", "don_vi")]),
    ("Ban Chỉ huy Phòng thủ dân sự tỉnh trực", [("Ban Chỉ huy Phòng thủ dân sự tỉnh", "ban_chi_huy")]),
    ("Ban chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn các huyện", [("Ban chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn các huyện", "ban_chi_huy")]),
    ("Ban Quản lý các khu công nghiệp tỉnh chủ trì", [("Ban Quản lý các khu công nghiệp tỉnh", "bql-kkt")]),
    ("các thành viên Ban Chỉ đạo 389 tỉnh gửi", [("các thành viên Ban Chỉ đạo 389 tỉnh", "thanh_vien")]),
    ("Ngân hàng Nhà nước khu vực 5 chỉ đạo", [("Ngân hàng Nhà nước khu vực 5", "nhnn")]),
    ("UBND 12 huyện, thị xã, thành phố báo cáo", [("UBND 12 huyện, thị xã, thành phố", "cap_huyen")]),
    ("Chi cục Phòng, chống tệ nạn xã hội; Trung tâm Trợ giúp pháp lý nhà nước tỉnh", [("Chi cục Phòng, chống tệ nạn xã hội", "chi_cuc"), ("Trung tâm Trợ giúp pháp lý nhà nước tỉnh", "trung_tam")]),
    ("Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh; Đội Quản lý thị trường số 3", [("Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh", "hdph-gdpl"), ("Đội Quản lý thị trường số 3", "qltt")]),
]  # fmt: skip
CLASSES: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("Các sở, ban, ngành, đoàn thể cấp tỉnh, UBND các huyện, thị xã, thành phố",
     [("Các sở, ban, ngành, đoàn thể cấp tỉnh", "so_ban_nganh"), ("UBND các huyện, thị xã, thành phố", "cap_huyen")]),
    ("Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường, đặc khu",
     [("Thủ trưởng các sở, ban, ngành", "so_ban_nganh"), ("Chủ tịch UBND các xã, phường, đặc khu", "cap_xa")]),
    ("Đề nghị các cơ quan, doanh nghiệp thuộc các khối thi đua",
     [("các cơ quan, doanh nghiệp thuộc các khối thi đua", "co_quan_don_vi")]),
    ("Các đơn vị trực thuộc Sở xây dựng kế hoạch", [("Các đơn vị trực thuộc Sở", "don_vi_truc_thuoc")]),
    ("Các phòng, đơn vị thuộc Sở xây dựng kế hoạch", [("Các phòng, đơn vị thuộc Sở", "phong_don_vi")]),
    ("các phòng, ban, ngành huyện; UBND các xã", [("các phòng, ban, ngành huyện", "phong_ban_huyen"), ("UBND các xã", "cap_xa")]),
    ("Hiệu trưởng các trường; trạm y tế các xã", [("Hiệu trưởng các trường", "truong"), ("trạm y tế các xã", "tram_y_te")]),
    ("Ban cán sự các xóm", [("Ban cán sự", "thon_to"), ("các xóm", "thon_to")]),
    ("Các thôn, trường học và đơn vị trực thuộc", [("Các thôn, trường học và đơn vị trực thuộc", "thon_to")]),
    ("Mỗi xã chọn 01 mô hình; từng cơ quan, đơn vị", [("Mỗi xã", "cap_xa"), ("từng cơ quan, đơn vị", "co_quan_don_vi")]),
    ("các tổ chức chính trị - xã hội", [("các tổ chức chính trị - xã hội", "doan_the")]),
    ("Phòng Việc làm - An toàn lao động chủ trì", [("Phòng Việc làm - An toàn lao động", "phong")]),
    ("Hợp tác xã Sơn Thịnh vận chuyển", [("Hợp tác xã Sơn Thịnh", "htx")]),
    ("Trưởng các phòng thuộc Sở", [("Trưởng các phòng thuộc Sở", "phong_thuoc_so")]),
    ("Các lâm trường, công ty lâm nghiệp trồng rừng", [("Các lâm trường, công ty lâm nghiệp", "doanh_nghiep")]),
    ("các trường học, Trung tâm Y tế các huyện", [("các trường học", "truong"), ("Trung tâm Y tế các huyện", "benh_vien")]),
    ("các bệnh viện tuyến tỉnh, Hội Nông dân các cấp", [("các bệnh viện tuyến tỉnh", "benh_vien"), ("Hội Nông dân các cấp", "nong-dan")]),
]  # fmt: skip
# ---- a part of a class: (text, [as printed])
PARTS: list[tuple[str, list[str]]] = [
    ("UBND các xã Tân Thanh, Ba Sơn và Mẫu Sơn xây dựng kế hoạch", ["UBND các xã Tân Thanh, Ba Sơn và Mẫu Sơn"]),
    ("UBND các xã Tân Thanh, phường Kỳ Lừa, Sở Y tế lập kế hoạch", ["UBND các xã Tân Thanh, phường Kỳ Lừa", "Sở Y tế"]),
    ("UBND các huyện, thành phố: Cao Lộc, Lộc Bình ban hành", ["UBND các huyện, thành phố: Cao Lộc, Lộc Bình"]),
    ("UBND các xã: Tuyên truyền, Vận động nhân dân", ["UBND các xã"]),
    ("UBND các huyện, thị xã ven biển, hải đảo (An Biên, An Minh và thị xã Hà Tiên) ban hành",
     ["UBND các huyện, thị xã ven biển, hải đảo (An Biên, An Minh và thị xã Hà Tiên)"]),
    ("UBND các huyện (Phòng Nội vụ) tổng hợp", ["UBND các huyện", "Phòng Nội vụ"]),
    ("UBND xã Tân Thanh, phường Kỳ Lừa ban hành", ["UBND xã Tân Thanh", "phường Kỳ Lừa"]),
    ("UBND Phường 7, Quận 3 lập kế hoạch; UBND P.12", ["UBND Phường 7", "Quận 3", "UBND P.12"]),
    ("Giao UBND quận 1, quận 3 tổ chức", ["UBND quận 1", "quận 3"]),
    ("UBND phường 1 Bảo Lộc chủ trì tại phường 3 điểm", ["UBND phường 1 Bảo Lộc"]),
    ("UBND các xã, phường 2 đợt; toàn phường 12 tổ", ["UBND các xã, phường"]),
    ("UBND các xã biên giới lập kế hoạch", ["UBND các xã biên giới"]),
    ("UBND 12 xã vùng cao rà soát", ["UBND 12 xã vùng cao"]),
    ("UBND các xã, phường có hồ chứa nước kiểm tra", ["UBND các xã, phường có hồ chứa nước"]),
    ("UBND các huyện có trách nhiệm báo cáo", ["UBND các huyện"]),
    ("Các sở, ban, ngành được phân công chủ trì", ["Các sở, ban, ngành được phân công"]),
    ("Các sở, ban, ngành theo chức năng được giao", ["Các sở, ban, ngành"]),
]  # fmt: skip
PLACES = [
    ("UBND thành phố Hội An ban hành kế hoạch", "cap_huyen:hoi-an"),
    ("UBND xã Trường Sơn, Sở Y tế", "cap_xa:truong-son"),
    ("UBND huyện Trạm Tấu", "cap_huyen:tram-tau"),
    ("UBND huyện Phòng Nội vụ", "cap_huyen"),
    ("UBND xã Trường Mầm non Hoa Sen", "cap_xa"),
]
NOBODY = [
    "Bảo vệ môi trường, phát triển xã hội, phòng chống dịch bệnh.",
    "Tổ chức hội nghị báo cáo kết quả thực hiện nhiệm vụ.",
    "Trường hợp phát sinh vướng mắc; trên cơ sở văn bản đã ban hành.",
    "Xây dựng nông thôn mới trong giai đoạn 2021-2025.",
    "Cán bộ, đoàn viên tham gia hội thi, lễ hội.",
    "Tổ chức Ngày Sách Việt Nam, Tổ chức Tuần lễ dinh dưỡng.",
    "Mỗi năm thanh tra 04 dự án.",
]


@pytest.mark.parametrize(("text", "expected"), [*NAMED, *CLASSES])
def test_bodies(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(a.text, a.body_id) for a in find_bodies(text)] == expected


@pytest.mark.parametrize(("text", "printed"), PARTS)
def test_parts_of_a_class(text: str, printed: list[str]) -> None:
    assert [a.text for a in find_bodies(text)] == printed


@pytest.mark.parametrize(("text", "first"), PLACES)
def test_places_that_begin_like_a_body(text: str, first: str) -> None:
    assert find_bodies(text)[0].body_id == first


def test_bodies_that_stand_together() -> None:
    for text in (
        "Đ/c Giám đốc Sở Nội vụ, đ/c Chủ tịch UBND các huyện",
        "Thủ trưởng các sở, ban, ngành, UBMTTQ và các đoàn thể CT-XH tỉnh, UBND các huyện, TX, TP",
    ):
        assert len(groups(text, find_bodies(text))) == 1


def test_what_a_body_is_does_not_stand_beside_it() -> None:
    text = "Sở Nông nghiệp và PTNT là cơ quan thường trực, chủ trì xây dựng kế hoạch"
    assert [[a.body_id for a in group] for group in groups(text, find_bodies(text))] == [["nnptnt"]]


@pytest.mark.parametrize("text", NOBODY)
def test_ordinary_words_are_no_bodies(text: str) -> None:
    assert find_bodies(text) == ()


@pytest.mark.parametrize(
    ("text", "exceptions"),
    [
        ("UBND các xã, phường, đặc khu (trừ xã Phú Quý) báo cáo", ("xã Phú Quý",)),
        ("Các sở, ban, ngành, trừ Sở Y tế và Công an tỉnh, xây dựng kế hoạch", ("Sở Y tế", "Công an tỉnh")),
        (
            "Các sở, ngành khác cấp tỉnh (trừ Thanh tra tỉnh, Sở Ngoại vụ) lập kế hoạch",
            ("Thanh tra tỉnh", "Sở Ngoại vụ"),
        ),
        ("Các sở, ban, ngành còn lại (ngoại trừ Công an tỉnh) ban hành kế hoạch", ("Công an tỉnh",)),
        (
            "UBND các huyện, thị xã (trừ huyện Sông Hinh, Đồng Xuân và thị xã Sông Cầu)",
            ("huyện Sông Hinh", "huyện Đồng Xuân", "thị xã Sông Cầu"),
        ),
        ("UBND các huyện (không gồm UBND huyện Tuy An, Phú Hòa)", ("UBND huyện Tuy An", "huyện Phú Hòa")),
        ("UBND các huyện, trừ TP. Tuy Hòa, huyện Đông Hòa.", ("TP. Tuy Hòa, huyện Đông Hòa",)),
    ],
)
def test_exceptions_stay_with_their_class(text: str, exceptions: tuple[str, ...]) -> None:
    (actor,) = find_bodies(text)
    assert actor.exceptions == exceptions


def test_bodies_set_apart_in_brackets_are_not_named() -> None:
    found = find_bodies("Cơ quan có tên ở Phụ lục II (trừ Sở Y tế, Thanh tra tỉnh) và Sở Nội vụ")
    assert [a.body_id for a in found] == ["co_quan_don_vi", "noi-vu"]


def test_spans_are_those_of_the_whole_text() -> None:
    text = "I. TỔ CHỨC\n1. Hoà giải: Sở Tư pháp;\n2. Uỷ ban nhân dân các xã"
    found = find_bodies(text, 11)
    assert [text[a.start : a.end] for a in found] == [a.text for a in found]
    assert [a.text for a in found] == ["Sở Tư pháp", "Uỷ ban nhân dân các xã"]


def test_names_do_not_cross_lines() -> None:
    text = "1. Phòng Tổ chức\nXây dựng kế hoạch\nSở Y tế\nTài chính"
    assert [a.text for a in find_bodies(text)] == ["Phòng Tổ chức", "Sở Y tế"]


def test_groups_are_runs_of_bodies() -> None:
    text = "Các sở, ban, ngành; UBND các huyện và Công an tỉnh phối hợp với Sở Nội vụ"
    assert [[a.text for a in g] for g in groups(text, find_bodies(text))] == [
        ["Các sở, ban, ngành", "UBND các huyện", "Công an tỉnh"],
        ["Sở Nội vụ"],
    ]


def test_time_grows_with_the_length() -> None:
    """A list without end is read once, not once from each of its members."""
    from time import process_time

    def seconds(size: int) -> float:
        text = "các sở, ban, ngành, " * size
        begin = process_time()
        find_bodies(text)
        return process_time() - begin

    short, long = (min(seconds(size) for _ in range(4)) for size in (1000, 8000))
    assert long < 24 * max(short, 0.001)
