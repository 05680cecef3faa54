"""Which of several papers on one subject a province carries out."""

from __future__ import annotations

import pytest

import parsers as reader
from extract import extract

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 77/KH-UBND\n"
    "Phú Thọ, ngày 09 tháng 4 năm 2019\nKẾ HOẠCH\n"
)
BODY = "UBND tỉnh ban hành Kế hoạch như sau:\nI. MỤC TIÊU\nGiữ đê.\nII. TỔ CHỨC THỰC HIỆN\nSở Xây dựng chủ trì.\n"
APPROVED = "Quyết định số 412/QĐ-TTg ngày 05/3/2019 của Thủ tướng Chính phủ phê duyệt Đề án “Trồng tre ven sông giai đoạn 2018 - 2025”"

# (title, opening, parent)
CHOICES = [
    (  # the paper that approves the work, before the ministry's plan for it
        "Thực hiện Đề án “Trồng tre ven sông” giai đoạn 2018 - 2025",
        f"Căn cứ {APPROVED};\nCăn cứ Kế hoạch số 8/KH-BNN-TCLN ngày 06/3/2019 của Bộ Nông nghiệp về triển khai thực hiện Quyết định số"
        " 412/QĐ-TTg phê duyệt Đề án “Trồng tre ven sông giai đoạn 2018 - 2025”;",
        "412/QĐ-TTg",
    ),
    (  # the Government's plan, before what the National Assembly's committee resolved and the Party urges
        "Thực hiện sắp xếp xã bãi giai đoạn 2019 - 2021",
        "Thực hiện Nghị quyết số 653/NQ-UBTVQH14 ngày 12/3/2019 của Ủy ban Thường vụ Quốc hội về việc sắp xếp xã bãi giai đoạn 2019 - 2021;"
        " Nghị quyết số 32/NQ-CP ngày 14/3/2019 của Chính phủ ban hành Kế hoạch thực hiện sắp xếp xã bãi giai đoạn 2019 - 2021;"
        " Chỉ thị số 3-CT/TU ngày 15/3/2019 của Tỉnh ủy về tiếp tục sắp xếp xã bãi giai đoạn 2019 - 2030;",
        "32/NQ-CP",
    ),
    (  # a name ends where the next paper of the chain begins
        "Hành động của tỉnh Phú Thọ về đê điều đến năm 2020",
        "Căn cứ Chỉ thị số 46/CT-TTg ngày 21/12/2017 của Thủ tướng Chính phủ về tăng cường công tác đê điều trong tình hình mới và Quyết định"
        " số 71/QĐ-BNN ngày 29/01/2018 của Bộ Nông nghiệp về việc phê duyệt Kế hoạch hành động quốc gia về đê điều đến năm 2020.",
        "71/QĐ-BNN",
    ),
    (  # the only paper of the lead, the others named inside its name
        "Thực hiện Đề án Trồng tre ven sông giai đoạn 2019 - 2022",
        "Thực hiện Quyết định số 33/QĐ-TTg ngày 15/3/2019 của Thủ tướng Chính phủ phê duyệt và tổ chức thực hiện các Đề án tại Quyết định số"
        " 49/QĐ-TTg ngày 09/4/2018 của Thủ tướng Chính phủ;",
        "33/QĐ-TTg",
    ),
    (  # the title names a programme, and with its symbol only what that carries out
        "Thực hiện Chương trình hành động của Ban Thường vụ Tỉnh ủy thực hiện Nghị quyết số 22-NQ/TW ngày 10/4/2018 về đê điều",
        "Căn cứ Nghị quyết số 22-NQ/TW ngày 10/4/2018 của Bộ Chính trị về đê điều;\nCăn cứ Chương trình hành động số 45-CTr/TU ngày"
        " 19/11/2018 của Ban Thường vụ Tỉnh ủy về thực hiện Nghị quyết số 22-NQ/TW ngày 10/4/2018 của Bộ Chính trị về đê điều;",
        "45-CTr/TU",
    ),
    (
        "Thực hiện Chương trình hành động của Chính phủ thực hiện Nghị quyết số 22-NQ/TW ngày 10/4/2018 về đê điều",
        "Căn cứ Nghị quyết số 22-NQ/TW ngày 10/4/2018 của Bộ Chính trị về đê điều;",
        "22-NQ/TW",
    ),
]


@pytest.mark.parametrize(("title", "opening", "parent"), CHOICES)
def test_the_parent_of_a_province(title: str, opening: str, parent: str) -> None:
    found = extract(reader.parse_bytes((HEAD + f"{title}\n{opening}\n{BODY}").encode(), "x.txt")).parent
    assert found is not None and found.symbol == parent


# (what the province cites, parent): its plan on the wider subject goes before a letter that reminds of the title's own
LETTERS = [
    ("Kế hoạch số 241/KH-UBND ngày 19/4/2019 của UBND tỉnh về phòng, chống dịch bệnh truyền nhiễm năm 2019", "241/KH-UBND"),
    ("Kế hoạch số 241/KH-UBND ngày 19/4/2019 của UBND tỉnh về phát triển kinh tế - xã hội năm 2019", "2284/UBND-KGVX"),
    ("Kế hoạch số 241/KH-UBND ngày 19/4/2019 của UBND tỉnh về phổ biến pháp luật năm 2019", "2284/UBND-KGVX"),
]  # fmt: skip


@pytest.mark.parametrize(("plan", "parent"), LETTERS)
def test_a_plan_beside_a_letter(plan: str, parent: str) -> None:
    letter = "Công văn số 2284/UBND-KGVX ngày 04/5/2019 của UBND tỉnh về việc tăng cường phòng, chống bệnh tay chân miệng"
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ", "UBND TỈNH PHÚ THỌ\nSỞ Y TẾ").replace(
        "KH-UBND", "KH-SYT"
    )
    text = f"{head}Phòng, chống bệnh tay chân miệng năm 2019\nThực hiện {plan}; {letter}, Sở Y tế ban hành Kế hoạch như sau:\nI. MỤC TIÊU\nGiữ vệ sinh.\n"
    found = extract(reader.parse_bytes(text.encode(), "x.txt")).parent
    assert found is not None and found.symbol == parent


# how a Sở says that it carries out the province's plan: relation, and what is cited
OPENINGS = [
    ("Được sự chỉ đạo của UBND tỉnh tại Kế hoạch số 30/KH-UBND ngày 10/3/2019;", "based_on", "30/KH-UBND"),
    ("Tiếp thu Kế hoạch số 30/KH-UBND ngày 10/3/2019 của UBND tỉnh,", "implements", "30/KH-UBND"),
    ("Sau khi nghiên cứu Kế hoạch số 30/KH-UBND ngày 10/3/2019 của UBND tỉnh,", "based_on", "30/KH-UBND"),
    ("Hưởng ứng Kế hoạch số 30/KH-UBND của UBND tỉnh và để kịp thời phục vụ,", "implements", "30/KH-UBND"),
    ("Thực hiện Kế hoạch số 30/KH-UB ngày 10/3/2019 của UBND tỉnh,", "implements", "30/KH-UB"),
    ("Thực hiện Kế hoạch số 30/KH ngày 10/3/2019 của UBND tỉnh,", "implements", "30/KH"),
    ("Thực hiện Kế hoạch số 30 KH/UBND ngày 10/3/2019 của UBND tỉnh,", "implements", "30/KH-UBND"),
    ("Kế hoạch này được xây dựng trên cơ sở Kế hoạch số 30/KH-UBND ngày 10/3/2019 của UBND tỉnh.", "based_on", "30/KH-UBND"),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "relation", "symbol"), OPENINGS)
def test_how_an_opening_names_the_parent(opening: str, relation: str, symbol: str) -> None:
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ", "UBND TỈNH PHÚ THỌ\nSỞ Y TẾ").replace(
        "KH-UBND", "KH-SYT"
    )
    text = f"{head}Phòng, chống bệnh tay chân miệng năm 2019\n{opening} Sở Y tế ban hành Kế hoạch như sau:\nI. MỤC TIÊU\nGiữ vệ sinh.\n"
    record = extract(reader.parse_bytes(text.encode(), "x.txt"))
    assert [(c.symbol, c.relation) for c in record.citations] == [(symbol, relation)]
    assert record.citations[0].issuer in ("UBND tỉnh", None)
    assert record.parent is not None and record.parent.symbol == symbol


# what a Sở continues or relies on, "và thực hiện" the province's plan; of a programme and a plan of the province, the plan
BESIDE = [
    "Tiếp theo Kế hoạch số 12/KH-SYT ngày 10/01/2019 của Sở Y tế và thực hiện Kế hoạch số 30/KH-UBND ngày 10/3/2019 của UBND tỉnh,",
    "Căn cứ Kế hoạch số 9/KH-UBND ngày 10/01/2018 của UBND tỉnh và thực hiện Kế hoạch số 30/KH-UBND ngày 10/3/2019 của UBND tỉnh,",
    "Triển khai Chương trình hành động số 90/CTr-UBND ngày 20/12/2018 của UBND tỉnh và Kế hoạch số 30/KH-UBND ngày 10/3/2019,",
]


@pytest.mark.parametrize("opening", BESIDE)
def test_the_plan_carried_out_beside_another_paper(opening: str) -> None:
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ", "UBND TỈNH PHÚ THỌ\nSỞ Y TẾ").replace(
        "KH-UBND", "KH-SYT"
    )
    text = f"{head}Phòng, chống bệnh tay chân miệng năm 2019\n{opening} Sở Y tế ban hành Kế hoạch như sau:\nI. MỤC TIÊU\nGiữ vệ sinh.\n"
    record = extract(reader.parse_bytes(text.encode(), "x.txt"))
    assert ("30/KH-UBND", "implements") in [(c.symbol, c.relation) for c in record.citations]
    assert record.parent is not None and record.parent.symbol == "30/KH-UBND"


def test_a_paper_that_amends_another_is_the_parent_and_not_what_it_amends() -> None:
    opening = (
        "Thực hiện Kế hoạch số 50/KH-UBND ngày 22/7/2019 của UBND tỉnh điều chỉnh, bổ sung Kế hoạch số 30/KH-UBND ngày 10/3/2019"
        " về phòng, chống bệnh tay chân miệng;"
    )
    head = HEAD.replace("ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ", "UBND TỈNH PHÚ THỌ\nSỞ Y TẾ").replace(
        "KH-UBND", "KH-SYT"
    )
    text = f"{head}Phòng, chống bệnh tay chân miệng năm 2019\n{opening} Sở Y tế ban hành Kế hoạch như sau:\nI. MỤC TIÊU\nGiữ vệ sinh.\n"
    record = extract(reader.parse_bytes(text.encode(), "x.txt"))
    assert record.parent is not None and record.parent.symbol == "50/KH-UBND"


def test_the_title_of_a_decision_may_begin_with_its_verb() -> None:
    text = (
        "UBND TỈNH PHÚ THỌ\nSỞ Y TẾ\nSố: 86/QĐ-SYT\nPhú Thọ, ngày 11 tháng 7 năm 2019\nQUYẾT ĐỊNH\n"
        "Ban hành Kế hoạch phòng, chống bệnh tay chân miệng của ngành Y tế năm 2019\nGIÁM ĐỐC SỞ Y TẾ\n"
        "Căn cứ Kế hoạch số 30/KH-UBND ngày 10/3/2019 của UBND tỉnh về phòng, chống bệnh tay chân miệng năm 2019;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch phòng, chống bệnh tay chân miệng.\n"
    )
    record = extract(reader.parse_bytes(text.encode(), "x.txt"))
    assert record.title == "Ban hành Kế hoạch phòng, chống bệnh tay chân miệng của ngành Y tế năm 2019"
    assert record.parent is not None and record.parent.symbol == "30/KH-UBND"


# a unit's one paper of its Sở is what it carries out, whatever its subject; not one that all may rely on
OF_A_UNIT = [
    ("cao điểm chống khai thác IUU năm 2019", "402/KH-SNN"),
    ("phát triển kinh tế - xã hội năm 2019", None),
]


@pytest.mark.parametrize(("subject", "parent"), OF_A_UNIT)
def test_a_unit_relies_on_one_paper(subject: str, parent: str | None) -> None:
    head = HEAD.replace(
        "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN\nCHI CỤC THỦY SẢN"
    ).replace("KH-UBND", "KH-CCTS")
    cited = f"Kế hoạch số 402/KH-SNN ngày 22/01/2019 của Sở Nông nghiệp và Phát triển nông thôn về {subject}"
    text = f"{head}Sơn lại số đăng ký của tàu\nTheo {cited}, Chi cục Thủy sản lập kế hoạch như sau:\nI. MỤC TIÊU\nSơn lại số.\n"
    found = extract(reader.parse_bytes(text.encode(), "x.txt")).parent
    assert (found.symbol if found else None) == parent


def test_a_plan_of_the_district_that_is_gone_gives_way_to_what_is_carried_out() -> None:
    head = HEAD.replace("TỈNH PHÚ THỌ", "XÃ TAM NÔNG").replace("Phú Thọ, ", "Tam Nông, ")
    text = (
        f"{head}Triển khai Chương trình OCOP năm 2019 trên địa bàn xã\nTiếp tục thực hiện Kế hoạch số 72/KH-UBND ngày 14/4/2018 của UBND"
        " huyện Tam Nông về Chương trình mỗi xã một sản phẩm; thực hiện Kế hoạch số 28/KH-UBND ngày 03/02/2019 của UBND tỉnh Phú Thọ triển"
        " khai Chương trình mỗi xã một sản phẩm năm 2019, UBND xã ban hành kế hoạch (thay thế Kế hoạch số 9/KH-UBND ngày 05/3/2019) như sau:"
        "\nI. MỤC TIÊU\nGiữ nghề.\n"
    )
    record = extract(reader.parse_bytes(text.encode(), "x.txt"))
    assert record.parent is not None and record.parent.symbol == "28/KH-UBND"
    assert [(c.symbol, c.relation) for c in record.citations] == [
        ("72/KH-UBND", "continues"),
        ("28/KH-UBND", "implements"),
        ("9/KH-UBND", "replaces"),
    ]
