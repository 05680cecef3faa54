"""Pages as law sites and portals show them: cells broken, title words lost, escapes, lists of related papers, a plan below its
Quyết định. Compositions of our own, in the forms those pages have."""

from __future__ import annotations

import pytest

from extract import extract
from extract.casing import sentence_case
from extract.records import PlanRecord
from extract.titles import find_period, title_in_opening
from parsers import text as reader

BODY = "I. MỤC ĐÍCH\n- Làm tốt việc được giao.\nII. TỔ CHỨC THỰC HIỆN\n- Các sở triển khai.\n"
OPENING = (
    "Thực hiện Quyết định số 412/QĐ-TTg ngày 05/3/2019 của Thủ tướng Chính phủ phê duyệt Chương trình trồng tre ven sông,"
    " UBND tỉnh ban hành Kế hoạch trồng tre ven sông trên địa bàn tỉnh Phú Thọ giai đoạn 2019-2022 như sau:\n"
)


def record_of(text: str) -> PlanRecord:
    return extract(reader.read(text.encode(), "page.txt"))


# what the page shows above the title and the text; the same plan each time
CELLS = (
    "ỦY\nBAN NHÂN DÂN\nTỈNH PHÚ THỌ\n-------\n|\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-----\n|\n"
    "Số:\n77/KH-UBND\n|\nPhú\nThọ, ngày 9\ntháng 4 năm 2019\n|\n"
)
HEADS = {
    "a line broken in every cell": CELLS
    + "KẾ HOẠCH\nTRỒNG TRE VEN SÔNG TRÊN ĐỊA BÀN TỈNH PHÚ THỌ GIAI\nĐOẠN 2019-2022\n",
    "the word KẾ HOẠCH lost": "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 77/KH-UBND | Phú Thọ, ngày 09 tháng 4 năm 2019 |\n"
    "TRỒNG TRE VEN SÔNG TRÊN ĐỊA BÀN TỈNH PHÚ THỌ GIAI ĐOẠN 2019-2022\n",
    "a headline above, the word KẾ HOẠCH lost": "Kế hoạch 77/KH-UBND năm 2019 trồng tre ven sông tỉnh Phú Thọ\nSố hiệu: | 77/KH-UBND |\n"
    "Nơi ban hành: | Tỉnh Phú Thọ |\nNgày ban hành: | 09/04/2019 |\nỦY\nBAN NHÂN DÂN |\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
    "Số: 77/KH-UBND |\nPhú Thọ, ngày 09 tháng 4 năm 2019 |\nTRỒNG TRE VEN SÔNG TRÊN ĐỊA BÀN TỈNH PHÚ THỌ GIAI ĐOẠN 2019-2022\n",
    "the title lost too": "ỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ\nHỘI CHỦ NGHĨA VIỆT NAM |\nSố: 77/KH-UBND |\nPhú Thọ, ngày 09 tháng 4 năm 2019 |\n",
    "letters lost in broken cells": "Y\nBAN NHÂN DÂN\nTỈNH PHÚ THỌ\n-------\n|\nCỘNG HÒA XÃ HI\nCHỦ NGHĨA VIT NAM\nĐc lập - Tự do - Hạnh phúc\n-----\n|\n"
    "S: 77/KH-UBND\n|\nPhú\nThọ, ngày 9\ntháng 4 năm 2019\n|\n"
    "KẾ HOẠCH\nTRỒNG TRE VEN SÔNG TRÊN ĐỊA BÀN TỈNH PHÚ THỌ GIAI\nĐOẠN 2019-2022\n",
    "line ends as escapes": "\\r\\n ỦY BAN NHÂN DÂN | \\r\\n \\r\\n CỘNG\\r\\n HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM | \\r\\n\n\\r\\n Số: 77/KH-UBND \\r\\n | \\r\\n"
    " \\r\\n Phú Thọ, ngày 09 tháng 4 năm 2019 \\r\\n | \\r\\n\n\\r\\n\\r\\n\n",
    "related papers above": "- 1 Quyết định 9/QĐ-TTg năm 2011 về trồng rừng do Thủ tướng Chính phủ ban hành\n- 2Luật Đê điều 2006\n"
    "- 3 Kế hoạch 15/KH-UBND năm 2018 trồng tre tỉnh Nam Định\nỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
    "Số: 77/KH-UBND | Phú Thọ, ngày 09 tháng 4 năm 2019 |\n",
}


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS.keys())
def test_a_page_gives_the_plan_whatever_it_lost(head: str) -> None:
    record = record_of(head + OPENING + BODY)
    assert (record.doc_type, record.symbol, record.issued_on) == ("KH", "77/KH-UBND", "2019-04-09")
    assert (record.place, record.issuer, record.province) == ("Phú Thọ", "Ủy ban nhân dân tỉnh", "Phú Thọ")
    assert record.title == "Trồng tre ven sông trên địa bàn tỉnh Phú Thọ giai đoạn 2019-2022"
    assert record.period == (2019, 2022)
    assert [(c.symbol, c.issued_on, c.relation) for c in record.citations] == [
        ("412/QĐ-TTg", "2019-03-05", "implements")
    ]
    assert [s.number for s in record.sections if s.level == 1] == ["I", "II"]


DECISION = (
    "ỦY BAN NHÂN DÂN\nTỈNH PHÚ THỌ\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 530/QĐ-UBND\n\n"
    "Phú Thọ, ngày 12 tháng 4 năm 2019\n\nQUYẾT ĐỊNH\n\nV/V BAN HÀNH KẾ HOẠCH TRỒNG TRE VEN SÔNG\n\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ\n\n"
    "Căn cứ Luật Đê điều ngày 29/11/2006;\n\nCăn cứ Nghị quyết số 44/NQ-CP ngày 02/3/2019 của Chính phủ về trồng tre ven sông;\n\n"
    "Theo đề nghị của Sở Tài chính tại Tờ trình số 21/TTr-STC ngày 08/4/2019,\n\nQUYẾT ĐỊNH:\n\n"
    "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng tre ven sông.\n\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký./.\n\n"
)
GROUNDS = [("44/NQ-CP", "2019-03-02", "based_on"), ("21/TTr-STC", "2019-04-08", "based_on")]


def test_a_decision_alone_ends_its_title_above_who_decides() -> None:
    record = record_of(DECISION)
    assert (record.doc_type, record.symbol, record.title) == (
        "QĐ",
        "530/QĐ-UBND",
        "Ban hành kế hoạch trồng tre ven sông",
    )
    assert [(c.symbol, c.issued_on, c.relation) for c in record.citations] == GROUNDS
    assert record.parent is not None and record.parent.symbol == "44/NQ-CP"
    assert not [s for s in record.sections if s.level]
    assert record.signer.position is None


@pytest.mark.parametrize(
    "head",
    [
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nKẾ HOẠCH\n\nTRỒNG TRE VEN SÔNG\n\n",
        "KT. CHỦ TỊCH\n\nTRỒNG TRE VEN SÔNG\n\n(Ban hành kèm theo Quyết định số 530/QĐ-UBND ngày 12/4/2019 của UBND tỉnh)\n\n",
        "KẾ HOẠCH\nTRỒNG TRE VEN SÔNG\n(Ban hành kèm theo Quyết định số /QĐ-UBND ngày /4/2019 của UBND tỉnh)\n\n",
    ],
)
def test_a_plan_below_its_decision(head: str) -> None:
    record = record_of(DECISION + head + BODY)
    assert (record.doc_type, record.symbol, record.issued_on) == ("KH", None, "2019-04-12")
    assert (record.title, record.issuer) == ("Trồng tre ven sông", "Ủy ban nhân dân tỉnh")
    assert [(c.symbol, c.issued_on, c.relation) for c in record.citations] == [
        ("530/QĐ-UBND", "2019-04-12", "annexed_to"),
        *GROUNDS,
    ]


def test_a_paper_named_inside_another_is_no_parent() -> None:
    record = record_of(
        "Số: 8/KH-UBND\nĐắk Lắk, ngày 03 tháng 5 năm 2020\nKẾ HOẠCH\nPhòng, chống cháy rừng năm 2020\n"
        "Thực hiện Kết luận số 61-KL/TW ngày 17/9/2019 của Ban Bí thư về tiếp tục thực hiện Chỉ thị số 13-CT/TW ngày 12/01/2017"
        " của Ban Bí thư về phòng, chống cháy rừng; UBND tỉnh ban hành Kế hoạch như sau:\n" + BODY
    )
    assert record.parent is not None and record.parent.symbol == "61-KL/TW"


def test_of_two_mentions_the_one_with_small_letters_is_printed() -> None:
    record = record_of(
        "Số: 8/KH-UBND\nĐắk Lắk, ngày 03 tháng 5 năm 2020\nKẾ HOẠCH\nTHỰC HIỆN CHỈ THỊ SỐ 5/CT-TTG NGÀY 02/3/2020 VỀ TRỒNG RỪNG\n"
        "Thực hiện Chỉ thị số 5/CT-TTg ngày 02/3/2020 của Thủ tướng Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:\n"
        + BODY
    )
    assert [c.symbol for c in record.citations] == ["5/CT-TTg"]
    assert record.title == "Thực hiện Chỉ thị số 5/CT-TTg ngày 02/3/2020 về trồng rừng"


# (title in capitals, as a clerk would type it)
CASED = [
    (
        "KẾT LUẬN SỐ 9-KL/TW CỦA BAN BÍ THƯ TẠI THÀNH ỦY HÀ NỘI",
        "Kết luận số 9-KL/TW của Ban Bí thư tại Thành ủy Hà Nội",
    ),
    (
        "CHƯƠNG TRÌNH SỐ 3-CTR/TU VỀ XÃ KHÔNG RÁC HUYỆN YÊN THẾ",
        "Chương trình số 3-CTr/TU về xã không rác huyện Yên Thế",
    ),
    ("ĐỀ ÁN “TRỒNG TRE” Ở CÁC XÃ, PHƯỜNG ĐẠT CHUẨN", "Đề án “Trồng tre” ở các xã, phường đạt chuẩn"),
    ("PHÒNG NGỪA VI PHẠM CẤP XÃ TRONG GIAI ĐOẠN VI", "Phòng ngừa vi phạm cấp xã trong giai đoạn VI"),
    (
        "LỄ HỘI CỦA ĐỒNG BÀO CHĂM, RA-GLAI TỈNH NINH THUẬN",
        "Lễ hội của đồng bào Chăm, Ra-Glai tỉnh Ninh Thuận",
    ),
    ("ĐƯA NGƯỜI LAO ĐỘNG VÀ NGƯỜI THÁI HỌC NGHỀ", "Đưa người lao động và người thái học nghề"),
    (
        "BỒI DƯỠNG CÁN BỘ TƯ PHÁP, BẢO ĐẢM AN SINH XÃ HỘI HẰNG NĂM",
        "Bồi dưỡng cán bộ tư pháp, bảo đảm an sinh xã hội hằng năm",
    ),
]


@pytest.mark.parametrize(("capitals", "cased"), CASED)
def test_titles_in_capitals(capitals: str, cased: str) -> None:
    assert sentence_case(capitals) == cased


# (opening, the subject it names)
NAMED = [
    (
        "UBND tỉnh ban hành Kế hoạch xử lý nước thải làng nghề (gọi tắt là Đề án), gồm các nội dung sau:",
        "Xử lý nước thải làng nghề",
    ),
    ("Sở Y tế xây dựng Kế hoạch tổ chức thực hiện trên địa bàn tỉnh, cụ thể như sau:", None),
    ("UBND thành phố ban hành Kế hoạch triển khai như sau:", None),
]


@pytest.mark.parametrize(("opening", "title"), NAMED)
def test_a_subject_that_only_the_opening_names(opening: str, title: str | None) -> None:
    assert title_in_opening(opening) == title


def test_years_looked_back_on_are_no_period() -> None:
    assert (
        find_period("Giám sát việc chấp hành pháp luật về đê điều từ năm 2009 đến hết năm 2018", 2020) is None
    )
    assert find_period("Đê điều đến năm 2015 và giai đoạn 2016 - 2020", 2013) == (2016, 2020)
    assert find_period("Phát triển đê điều từ năm 2019 đến hết năm 2021", 2020) == (2019, 2021)


def test_a_title_ends_below_the_brackets_that_name_its_decision() -> None:
    head = (
        DECISION
        + "KẾ HOẠCH\nTRỒNG TRE VEN SÔNG\n(Ban hành kèm theo Quyết định số /QĐ-UBND\nngày /4/2019 của UBND tỉnh)\nĐể giữ đê\n"
    )
    assert record_of(head + BODY).title == "Trồng tre ven sông"


CHAINS = [
    # a sentence without a verb goes on with the chain; who proposes is a ground
    (
        "Thực hiện Quyết định số 412/QĐ-TTg ngày 05/3/2019 của Chính phủ. Công văn số 88/BNN-TL ngày 06/3/2019 của Bộ Xây dựng;",
        ["implements", "implements"],
    ),
    (
        "Thực hiện Quyết định số 412/QĐ-TTg ngày 05/3/2019 và xét đề nghị của Sở Xây dựng tại Tờ trình số 8/TTr-SXD ngày 06/3/2019,",
        ["implements", "based_on"],
    ),
]


@pytest.mark.parametrize(("opening", "relations"), CHAINS)
def test_how_a_chain_of_papers_goes_on(opening: str, relations: list[str]) -> None:
    record = record_of(CELLS + "KẾ HOẠCH\nTrồng tre ven sông năm 2019\n" + opening + "\n" + BODY)
    assert [c.relation for c in record.citations] == relations


def test_a_letterhead_of_the_prime_minister() -> None:
    head = (
        "THỦ TƯỚNG CHÍNH\nPHỦ\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
        "Số: 530/QĐ-TTg Hà Nội, ngày 12 tháng 4 năm 2019\nQUYẾT ĐỊNH\nBAN HÀNH KẾ HOẠCH TRỒNG TRE\nTHỦ TƯỚNG CHÍNH PHỦ\n"
    )
    record = record_of(
        head + "Căn cứ Luật Đê điều ngày 29/11/2006;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành Kế hoạch trồng tre.\n"
    )
    assert (record.issuer, record.issuer_level, record.province) == ("Thủ tướng Chính phủ", "central", None)


def test_grounds_below_what_was_done_so_far() -> None:
    text = (
        "KẾ HOẠCH\nTRỒNG TRE VEN SÔNG TỈNH PHÚ THỌ NĂM 2019\nPHẦN I\nKẾT QUẢ NĂM 2018\nTheo Báo cáo số 6/BC-UBND ngày 04/01/2019.\n"
        "PHẦN II\nNỘI DUNG KẾ HOẠCH NĂM 2019\nI. CĂN CỨ LẬP KẾ HOẠCH\n- Quyết định số 412/QĐ-TTg ngày 05/3/2018 của Thủ tướng Chính phủ"
        " phê duyệt Chương trình trồng tre ven sông;\nII. MỤC TIÊU\n- Trồng theo Quyết định số 31/QĐ-UBND ngày 02/01/2019.\n"
    )
    record = record_of(CELLS + text)
    assert {c.symbol: c.relation for c in record.citations} == {
        "6/BC-UBND": "cites",
        "412/QĐ-TTg": "based_on",
        "31/QĐ-UBND": "cites",
    }
    assert record.parent is not None and record.parent.symbol == "412/QĐ-TTg"


def test_of_a_paper_and_a_letter_about_it_the_paper_is_the_parent() -> None:
    opening = (
        "Căn cứ Quyết định số 412/QĐ-TTg ngày 05/3/2019 của Thủ tướng Chính phủ phê duyệt Đề án “Trồng tre ven sông”;\n"
        "Thực hiện Công văn số 88/BNN-TL ngày 06/3/2019 của Bộ Xây dựng về việc triển khai Đề án “Trồng tre ven sông”;\n"
    )
    record = record_of(CELLS + "KẾ HOẠCH\nThực hiện Đề án “Trồng tre ven sông”\n" + opening + BODY)
    assert record.parent is not None and record.parent.symbol == "412/QĐ-TTg"


# How a text begins that neither relies on nor carries out a paper, as the page breaks its lines
TELLING_OPENINGS = [
    "Những năm gần đây, phong trào trồng tre\nven sông được bà con hưởng ứng, bờ bãi bớt\nsạt lở. Để giữ đà ấy, Ủy ban nhân dân tỉnh\nban hành Kế hoạch như sau:",
    "Đến nay, toàn tỉnh có 41 km bờ sông đã\nphủ tre, song còn nhiều đoạn trống. Ủy ban\nnhân dân tỉnh ban hành Kế hoạch như sau:",
    "Trước mùa lũ năm 2019, nhiều đoạn bờ có nguy cơ lở, ảnh hưởng đến nhà cửa của dân. Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:",
    "Nhân dịp 60 năm thành lập tỉnh, Ủy ban nhân dân tỉnh xây dựng\nKế hoạch trồng tre ven sông như sau:",
    "Sông Thao chảy qua đất tỉnh hơn 100\nkm, mỗi năm lấn bờ bãi từ\nhai đến ba mét ở nhiều đoạn cong.",
]
SUBJECTS = [
    "TRỒNG TRE VEN SÔNG",
    "TRỒNG TRE VEN SÔNG TRÊN ĐỊA BÀN TỈNH PHÚ THỌ GIAI\nĐOẠN 2019-2022",
    "TRỒNG TRE VEN SÔNG\nGiai đoạn 2019 - 2022",
    "Trồng tre ven sông ở các huyện",
]


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("opening", TELLING_OPENINGS)
def test_a_title_ends_where_the_text_begins_to_tell(subject: str, opening: str) -> None:
    rest = "1. Yêu cầu\nTre trồng đúng vụ, đúng giống, có người\nchăm sóc, bảo vệ đến khi khép tán, không để\ntrâu bò phá hại trong hai năm đầu sau khi\n"
    rest += "trồng, nhất là ở những đoạn bờ cong, nước\nxiết, đất yếu.\n"
    record = record_of(CELLS + f"KẾ HOẠCH\n{subject}\n{opening}\n" + BODY + rest)
    assert record.title is not None
    assert record.title.lower() == subject.replace("\n", " ").lower()


def test_a_headline_above_the_letterhead_names_another_paper() -> None:
    headline = "Thực hiện Chỉ thị số 13-CT/TU ngày 06/9/2018 của Tỉnh ủy về trồng tre ven sông\n"
    rows = "ỦY BAN NHÂN DÂN XÃ TRÀ LÝ |\nĐộc lập – Tự do – Hạnh phúc |\nSố: /KH-UBND |\nTrà Lý, ngày 26 tháng 4 năm 2019 |\nKẾ HOẠCH\n"
    record = record_of(headline + rows + headline + "UBND xã ban hành Kế hoạch như sau:\n" + BODY)
    assert (record.symbol, record.issued_on, record.place) == ("/KH-UBND", "2019-04-26", "Trà Lý")
    assert record.parent is not None and record.parent.symbol == "13-CT/TU"


def test_who_signed_the_decision_signs_its_plan() -> None:
    block = "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n|\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Thử\n|\n"
    signer = record_of(DECISION + block + "KẾ HOẠCH\nTRỒNG TRE VEN SÔNG\n" + BODY).signer
    assert (signer.name, signer.position, signer.authority) == ("Lê Văn Thử", "Phó Chủ tịch", "KT.")


# Grounds as a list that lost its heading, or below one without a number
LISTS = [
    ("- Luật Đê điều ngày 29/11/2006;\n- Chỉ thị số 7/CT-TTg ngày 03/6/2018 về đê;\n- Quyết định số 9/QĐ-TTg ngày 04/6/2018.\n", ["based_on", "based_on"]),
    ("1. Quy chế giữ đê ban hành kèm theo Thông tư số 32/2018/TT-BNN ngày 15/9/2018;\n", ["based_on"]),
    ("Thực hiện các văn bản:\n- Chỉ thị số 7/CT-TTg ngày 03/6/2018;\n- Quyết định số 9/QĐ-TTg ngày 04/6/2018;\n", ["implements", "implements"]),
    ("Căn cứ Luật\nĐê điều ngày 29/11/2006; Chỉ thị số 7/CT-TTg ngày 03/6/2018;\n", ["based_on"]),
    ("Nhằm triển khai Chỉ thị số 7/CT-TTg ngày 03/6/2018; đồng thời tiếp tục thực hiện Quyết định số 9/QĐ-TTg ngày 04/6/2018;\n", ["implements", "continues"]),
]  # fmt: skip


@pytest.mark.parametrize(("grounds", "relations"), LISTS)
def test_grounds_in_a_list(grounds: str, relations: list[str]) -> None:
    record = record_of(CELLS + "KẾ HOẠCH\nTrồng tre ven sông năm 2019\n" + grounds + BODY)
    assert [c.relation for c in record.citations] == relations


# (who issues the plan, as the opening says it; the issuer)
SENTENCES = [
    ("UBND Quận 3", "Ủy ban nhân dân quận 3"),
    ("UBND phường 12, quận Gò Vấp", "Ủy ban nhân dân phường 12"),
    ("Ban Chỉ đạo đê điều huyện Đăk R’lấp (sau đây gọi là Ban Chỉ đạo)", "Ban Chỉ đạo đê điều huyện Đăk R’lấp"),
    ("Ủy ban nhân dân (UBND) tỉnh", "Ủy ban nhân dân tỉnh"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "issuer"), SENTENCES)
def test_who_issues_the_plan_by_its_opening(words: str, issuer: str) -> None:
    record = record_of(
        f"KẾ HOẠCH\nTrồng tre ven sông năm 2019\nĐể giữ đê, {words} ban hành Kế hoạch như sau:\n" + BODY
    )
    assert record.issuer == issuer
