"""Citations: dates, issuers, relations; laws by name; the parent."""

from __future__ import annotations

import pytest

from extract import extract
from extract.citations import find_occurrences, merge_citations
from extract.header import find_header
from extract.likeness import likeness
from extract.mentions import find_mentions
from extract.parents import find_parent
from extract.records import Citation, Parent
from extract.zones import find_zones
from parsers import text as reader

TOP = "UBND TỈNH QUẢNG TRỊ\nSỞ XÂY DỰNG\nSố: 45/KH-SXD\nQuảng Trị, ngày 20 tháng 6 năm 2022\nKẾ HOẠCH\n{title}\n"
BODY = "\nI. MỤC ĐÍCH\n- Làm tốt.\nII. NỘI DUNG\n{body}\n"
SIGN = "\nIII. TỔ CHỨC THỰC HIỆN\n- Các phòng thực hiện./.\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Nam"


def read(
    opening: str, body: str = "- Việc.", title: str = "Chỉnh trang đô thị năm 2022"
) -> tuple[dict[str, Citation], Parent | None]:
    document = reader.read(
        (TOP.format(title=title) + opening + BODY.format(body=body) + SIGN).encode(), "x.txt"
    )
    zones = find_zones(document)
    found = find_occurrences(document, zones)
    header = find_header(document, zones, found)[0]
    citations = merge_citations(document, found, header.symbol)
    return {c.symbol: c for c in citations}, find_parent(header, citations, found)[0]


# (opening, symbol, issued_on, relation)
OPENINGS = [
    ("Thực hiện Kế hoạch số 12/KH-UBND, ngày 04/3/2022 của UBND tỉnh về chỉnh trang đô thị, Sở Xây dựng ban hành Kế hoạch như sau:", "12/KH-UBND", "2022-03-04", "implements"),
    ("Căn cứ Quyết định số 33/QĐ-TTg ngày 05 tháng 01 năm 2021 của Thủ tướng Chính phủ về đô thị;\nSở Xây dựng lập kế hoạch như sau:", "33/QĐ-TTg", "2021-01-05", "based_on"),
    ("Căn cứ Luật Xây dựng; thực hiện Công văn số 88/UBND-CN ngày 3.4.2022 của UBND tỉnh, Sở Xây dựng lập kế hoạch như sau:", "88/UBND-CN", "2022-04-03", "implements"),
    ("Thực hiện Kế hoạch số 12/KH-UBND của Ủy ban nhân dân tỉnh Quảng Trị ngày 04 tháng 3 năm 2022 về đô thị; Chỉ thị số 07-CT/TU của Tỉnh ủy, Sở Xây dựng lập kế hoạch như sau:", "07-CT/TU", None, "implements"),
    ("Thực hiện Kế hoạch số 12/KH-UBND của Ủy ban nhân dân tỉnh Quảng Trị ngày 04 tháng 3 năm 2022 về đô thị, Sở Xây dựng lập kế hoạch như sau:", "12/KH-UBND", "2022-03-04", "implements"),
    ("Tiếp tục thực hiện Kế hoạch số 30/KH-SXD ngày 01/02/2021, Sở Xây dựng lập kế hoạch như sau:", "30/KH-SXD", "2021-02-01", "continues"),
    ("Xét đề nghị của Trưởng phòng tại Tờ trình số 4/TTr-QLĐT ngày 10/6/2022, Sở Xây dựng lập kế hoạch như sau:", "4/TTr-QLĐT", "2022-06-10", "based_on"),
    ("Căn cứ Quyết định số 5/QĐ-UBND ngày 7/1/2022 về việc triển khai thực hiện Nghị quyết số 9-NQ/TU ngày 2/12/2021, Sở Xây dựng lập kế hoạch như sau:", "9-NQ/TU", "2021-12-02", "based_on"),
    ("Thực hiện Quyết định số 2/QĐ-TTg ngày 5/2/2021 và theo hướng dẫn tại Công văn số 13/BXD-PTĐT ngày 25/4/2021 của Bộ Xây dựng, Sở Xây dựng lập kế hoạch như sau:", "13/BXD-PTĐT", "2021-04-25", "based_on"),
    ("Căn cứ Kế hoạch số 41/KH-UBND ngày   tháng 5 năm 2022 của UBND tỉnh, Sở Xây dựng lập kế hoạch như sau:", "41/KH-UBND", "2022-05", "based_on"),
    ("Thực hiện Chỉ thị số 7-CT/TU; thay thế Kế hoạch ban hành kèm theo Quyết định số 45/QĐ-UBND ngày 14/5/2013 của UBND tỉnh, Sở Xây dựng lập kế hoạch như sau:", "45/QĐ-UBND", "2013-05-14", "replaces"),
    ("Sau hơn 5 năm thực hiện Chỉ thị số 7-CT/TU ngày 2/1/2017 của Tỉnh ủy, đô thị đã khang trang hơn. Sở Xây dựng lập kế hoạch như sau:", "7-CT/TU", "2017-01-02", "cites"),
    ("Luật Kiến trúc số 40/2019/QH14 được Quốc hội thông qua ngày 13/6/2019. Sở Xây dựng lập kế hoạch như sau:", "40/2019/QH14", "2019-06-13", "cites"),
    ("Căn cứ Quy định ban hành kèm theo Thông tư số 6/2021/TT-BXD ngày 30/6/2021, Sở Xây dựng lập kế hoạch như sau:", "6/2021/TT-BXD", "2021-06-30", "based_on"),
    ("Để tổ chức thực hiện Chương trình số 7/CTr-UBND ngày 1-6-2022, Sở Xây dựng lập kế hoạch như sau:", "7/CTr-UBND", "2022-06-01", "implements"),
    ("Thực hiện Kế hoạch số 12/KH-BXD ngày 04/3/2022 của Bộ Xây dựng về đô thị và căn cứ Nghị quyết số 27/NQ-HĐND ngày 6/9/2021 của HĐND tỉnh, Sở Xây dựng lập kế hoạch như sau:", "27/NQ-HĐND", "2021-09-06", "based_on"),
    ("Ngày 07/3/2022, UBND tỉnh đã ban hành Kế hoạch số 12/KH-UBND về đô thị. Để triển khai thực hiện, Sở Xây dựng lập kế hoạch như sau:", "12/KH-UBND", "2022-03-07", "implements"),
    ("UBND tỉnh đã ban hành Kế hoạch số 12/KH-UBND ngày 07/3/2022 về đô thị; nay Sở Xây dựng lập kế hoạch triển khai như sau:", "12/KH-UBND", "2022-03-07", "implements"),
    ("Năm 2019, UBND tỉnh đã ban hành Kế hoạch số 12/KH-UBND về đô thị. Thực hiện Chỉ thị số 07-CT/TU của Tỉnh ủy, Sở Xây dựng lập kế hoạch như sau:", "12/KH-UBND", None, "cites"),
    ("Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh ban hành ngày 07/3/2022 về đô thị, Sở Xây dựng lập kế hoạch như sau:", "12/KH-UBND", "2022-03-07", "implements"),
]  # fmt: skip


# the clause that issues the plan itself names no subject of what it cites
OWN = [
    "Thực hiện Chỉ thị số 02/CT-TTg ngày 10/01/2022 của Thủ tướng Chính phủ, Sở Xây dựng ban hành Kế hoạch:",
    "Thực hiện Chỉ thị số 02/CT-TTg ngày 10/01/2022 của Thủ tướng Chính phủ, Sở Xây dựng xây dựng kế hoạch.",
    "Thực hiện Chỉ thị số 02/CT-TTg ngày 10/01/2022 của Thủ tướng Chính phủ, UBND xã lập kế hoạch thực hiện năm 2022:",
]


@pytest.mark.parametrize("opening", OWN)
def test_the_clause_that_issues_the_plan_is_no_subject(opening: str) -> None:
    cited = read(opening)[0]["02/CT-TTg"]
    assert (cited.title, cited.issuer) == (None, "Thủ tướng Chính phủ")


@pytest.mark.parametrize(("opening", "symbol", "issued_on", "relation"), OPENINGS)
def test_opening(opening: str, symbol: str, issued_on: str | None, relation: str) -> None:
    citations, _ = read(opening)
    assert (citations[symbol].issued_on, citations[symbol].relation) == (issued_on, relation)


PLAIN = "Thực hiện nhiệm vụ được giao, Sở Xây dựng ban hành Kế hoạch với các nội dung như sau:"
BODIES = [
    (
        "Phòng Pháp chế tham mưu ban hành Quyết định thay thế Quyết định số 22/QĐ-UBND ngày 3/4/2015.",
        "22/QĐ-UBND",
        "cites",
    ),
    (
        "Rà soát, sửa đổi, bổ sung Quyết định số 22/QĐ-UBND ngày 3/4/2015 của UBND tỉnh.",
        "22/QĐ-UBND",
        "cites",
    ),
    ("Kế hoạch này thay thế Quyết định số 22/QĐ-UBND ngày 3/4/2015.", "22/QĐ-UBND", "replaces"),
    ("Kế hoạch số 60/KH-SXD ngày 02/02/2021 hết hiệu lực kể từ ngày ký.", "60/KH-SXD", "replaces"),
    ("Làm theo Thông tư số 5/2020/TT-BXD (thay thế Thông tư số 9/2012/TT-BXD).", "9/2012/TT-BXD", "cites"),
    ("Kế hoạch này thay thế Kế hoạch số 8/KH-SXD ngày 02/02/2020.", "8/KH-SXD", "replaces"),
    (
        "Tiếp tục thực hiện có hiệu quả kế hoạch số 64/KH-SXD ngày 19/10/2021 về cây xanh.",
        "64/KH-SXD",
        "continues",
    ),
    ("Phòng Tài chính sửa đổi, bổ sung Kế hoạch số 91/KH-SXD cho phù hợp.", "91/KH-SXD", "amends"),
    ("Thực hiện đúng Nghị định số 15/2021/NĐ-CP của Chính phủ.", "15/2021/NĐ-CP", "cites"),
    (
        "Tiếp tục triển khai hợp phần giám sát cây xanh theo Quyết định số 20/QĐ-UBND ngày 05/01/2021.",
        "20/QĐ-UBND",
        "cites",
    ),
    (
        "Nghị định số 39/2018/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 80/2014/NĐ-CP.",
        "80/2014/NĐ-CP",
        "cites",
    ),
]


@pytest.mark.parametrize(("body", "symbol", "relation"), BODIES)
def test_body(body: str, symbol: str, relation: str) -> None:
    assert read(PLAIN, body)[0][symbol].relation == relation


def test_one_entry_a_document_with_the_fullest_date_and_no_own_symbol() -> None:
    citations, _ = read(
        "Thực hiện Kế hoạch số 12/KH-UBND của UBND tỉnh về đô thị, Sở Xây dựng ban hành Kế hoạch số 45/KH-SXD như sau:",
        "Kế hoạch số 12/KH-UBND ngày 04/3/2022.",
    )
    assert list(citations) == ["12/KH-UBND"]
    assert citations["12/KH-UBND"].issued_on == "2022-03-04"
    assert citations["12/KH-UBND"].relation == "implements"


ISSUERS = [
    (
        "Thực hiện Kế hoạch của UBND tỉnh (số 12/KH-UBND, ngày 15/01/2022) về đô thị,",
        "12/KH-UBND",
        "UBND tỉnh",
    ),
    (
        "Căn cứ các Kế hoạch của UBND tỉnh: số 12/KH-UBND ngày 15/01/2022 về đô thị;",
        "12/KH-UBND",
        "UBND tỉnh",
    ),
    (
        "Thực hiện Kế hoạch 12/KH-UBND của UBND tỉnh Quảng Trị ngày 15/01/2022 về đô thị,",
        "12/KH-UBND",
        "UBND tỉnh Quảng Trị",
    ),
    (
        "(Kèm theo Kế hoạch số 12/KH-UBND ngày 15/01/2022 của UBND tỉnh Quảng Trị)",
        "12/KH-UBND",
        "UBND tỉnh Quảng Trị",
    ),
    (
        "Căn cQuyết định s81/2006/QĐ-TTg ngày 14/4/2006 của Thủ tướng Chính phủ;",
        "81/2006/QĐ-TTg",
        "Thủ tướng Chính phủ",
    ),
]


@pytest.mark.parametrize(("opening", "symbol", "issuer"), ISSUERS)
def test_the_issuer_stands_before_or_after(opening: str, symbol: str, issuer: str) -> None:
    found = read(opening)[0][symbol]
    assert found.issuer == issuer and found.issued_on is not None


def test_a_year_in_the_sentence_is_not_the_date() -> None:
    citations, _ = read(PLAIN, "Sơ kết theo Quy chế số 07/QC-SXD gắn với hội nghị năm 2019.")
    assert citations["07/QC-SXD"].issued_on is None


# (opening, title, parent)
PARENTS = [
    (
        "Căn cứ Nghị định số 15/2021/NĐ-CP ngày 3/3/2021 của Chính phủ; thực hiện Chỉ thị số 07-CT/TU ngày 1/3/2022 của Tỉnh ủy về chỉnh trang đô thị; "
        "Kế hoạch số 12/KH-UBND ngày 04/3/2022 của UBND tỉnh về chỉnh trang đô thị, Sở Xây dựng lập kế hoạch như sau:", "Chỉnh trang đô thị năm 2022", "12/KH-UBND",
    ),
    (
        "Thực hiện Kế hoạch số 3/KH-UBND ngày 4/1/2022 của UBND tỉnh về phòng, chống tham nhũng; Quyết định số 88/QĐ-BXD ngày 5/2/2022 của Bộ Xây dựng về "
        "chỉnh trang đô thị, Sở Xây dựng lập kế hoạch như sau:", "Chỉnh trang đô thị năm 2022", "88/QĐ-BXD",
    ),
    ("Căn cứ Nghị định số 15/2021/NĐ-CP ngày 3/3/2021 của Chính phủ, Sở Xây dựng lập kế hoạch như sau:", "Chỉnh trang đô thị năm 2022", None),
    ("Thực hiện Kế hoạch số 3/KH-UBND ngày 4/1/2022 của UBND tỉnh, Sở Xây dựng lập kế hoạch như sau:", "Thực hiện Nghị quyết số 6/NQ-CP của Chính phủ về đô thị", "6/NQ-CP"),
    ("Tiếp tục thực hiện Kế hoạch số 30/KH-SXD ngày 01/02/2021 của Sở Xây dựng, Sở Xây dựng lập kế hoạch như sau:", "Chỉnh trang đô thị năm 2022", None),
]  # fmt: skip


@pytest.mark.parametrize(("opening", "title", "expected"), PARENTS)
def test_parent(opening: str, title: str, expected: str | None) -> None:
    parent = read(opening, title=title)[1]
    assert (parent.symbol if parent else None) == expected


UNIT = (
    "SỞ Y TẾ LẠNG SƠN\nTRUNG TÂM KIỂM SOÁT BỆNH TẬT\nSố: 588/KH-KSBT\nLạng Sơn, ngày 12 tháng 5 năm 2023\nKẾ HOẠCH\n"
    "Điều tra véc tơ sốt xuất huyết quý II năm 2023\n"
    "Căn cứ Kế hoạch số 77/KH-UBND ngày 01/3/2023 của UBND tỉnh về phòng, chống sốt xuất huyết năm 2023;\n"
    "Thực hiện Kế hoạch số 912/KH-SYT ngày 20/4/2023 của Sở Y tế về bảo đảm công tác y tế dự phòng, Trung tâm xây dựng kế hoạch như sau:\n"
)
NATION = (
    "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 612/KH-UBND\nLạng Sơn, ngày 20 tháng 02 năm 2012\nKẾ HOẠCH\nNăm An toàn giao thông 2012\n"
    "Thực hiện Kế hoạch số 16/KH-UBATGTQG ngày 19/01/2012 của Ủy ban An toàn giao thông Quốc gia về Năm An toàn giao thông 2012, "
    "UBND tỉnh xây dựng kế hoạch như sau:\n"
)
PARTY = (
    "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\nSố: 217/KH-UBND\nHải Phòng, ngày 13 tháng 9 năm 2021\nKẾ HOẠCH\nChuyển đổi số thành phố Hải Phòng\n"
    "Căn cứ Quyết định số 749/QĐ-TTg ngày 03/6/2020 của Thủ tướng Chính phủ phê duyệt Chương trình Chuyển đổi số quốc gia;\n"
    "Thực hiện Nghị quyết số 03-NQ/TU ngày 26/7/2021 của Ban Thường vụ Thành ủy về chuyển đổi số thành phố Hải Phòng, UBND thành phố ban hành Kế hoạch như sau:\n"
)


@pytest.mark.parametrize(
    ("head", "parent"), [(UNIT, "912/KH-SYT"), (NATION, "16/KH-UBATGTQG"), (PARTY, "03-NQ/TU")]
)
def test_the_authority_right_above_is_the_parents(head: str, parent: str) -> None:
    found = extract(reader.read((head + BODY.format(body="- Làm tốt.") + SIGN).encode(), "x.txt")).parent
    assert found is not None and found.symbol == parent


# (title, opening, parent): subjects in other words, letters without a subject, papers that amend others
WORDED_OTHERWISE = [
    ("Kiểm tra công tác CCHC năm 2022", "Căn cứ Kế hoạch số 8/KH-UBND ngày 4/1/2022 của UBND tỉnh về cải cách hành chính; Quyết định số 6/QĐ-BNV ngày 3/1/2022 của Bộ Nội vụ,", "8/KH-UBND"),
    ("Phát quang hành lang đường bộ", "Thực hiện Kế hoạch số 8/KH-UBND ngày 4/1/2022 của UBND tỉnh về bảo trì đường bộ, cầu phà; Công văn số 6/TCĐBVN ngày 3/1/2022 của Tổng cục Đường bộ,", "8/KH-UBND"),
    ("Dạy nghề nuôi ong", "Căn cứ Kế hoạch số 8/KH-UBND ngày 4/1/2022 của UBND tỉnh về phòng cháy rừng; Công văn số 6/BNN-TT ngày 3/1/2022 của Bộ Nông nghiệp về nghề nuôi ong,", "6/BNN-TT"),
    ("Thi tuyển chức danh cấp phòng", "Thực hiện Đề án số 2/ĐA-UBND ngày 4/1/2022 của UBND tỉnh về thi tuyển lãnh đạo cấp sở, cấp phòng; Công văn số 9/UBND-NC ngày 3/2/2022 của UBND tỉnh,", "2/ĐA-UBND"),
    ("Dịch vụ bến bãi đến năm 2025", "Căn cứ Quyết định số 2/QĐ-UBND ngày 4/1/2022 của UBND tỉnh sửa đổi, bổ sung Quyết định số 9/QĐ-UBND ngày 3/2/2017 phê duyệt Đề án phát triển dịch vụ bến bãi,", "2/QĐ-UBND"),
    ("Dịch vụ bến bãi đến năm 2025", "Thực hiện Kế hoạch số 9/KH-UBND ngày 3/2/2022 (được sửa đổi tại Kế hoạch số 2/KH-UBND ngày 4/5/2022) của UBND tỉnh về dịch vụ bến bãi,", "9/KH-UBND"),
    ("Điều chỉnh, bổ sung Kế hoạch số 4/KH-SXD ngày 1/3/2022", "Thực hiện Công văn số 6/UBND-XD ngày 3/6/2022 của UBND tỉnh, Sở điều chỉnh Kế hoạch số 4/KH-SXD.", "6/UBND-XD"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "opening", "expected"), WORDED_OTHERWISE)
def test_a_parent_whose_subject_is_worded_otherwise(title: str, opening: str, expected: str) -> None:
    parent = read(opening + " Sở Xây dựng lập kế hoạch như sau:", title=title)[1]
    assert parent is not None and parent.symbol == expected


def test_document_cited_in_the_body_only_is_no_parent() -> None:
    assert (
        read(PLAIN, "Thực hiện Kế hoạch số 12/KH-UBND ngày 04/3/2022 của UBND tỉnh về chỉnh trang đô thị.")[1]
        is None
    )


def test_likeness_needs_the_subject_not_the_frame() -> None:
    assert likeness("Kế hoạch thực hiện năm 2022", "Quyết định phê duyệt kế hoạch năm 2022") == 0.0
    assert (
        likeness(
            "Phòng, chống mua bán người tỉnh Hà Giang",
            "phòng chống mua bán người giai đoạn 2021-2025",
            ("Hà Giang",),
        )
        > 0.6
    )


def test_law_by_name_with_its_date() -> None:
    document = reader.read(
        (
            TOP.format(title="Chỉnh trang")
            + "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;\n"
            + PLAIN
            + BODY.format(body="- x.")
            + SIGN
        ).encode(),
        "x.txt",
    )
    mentions = find_mentions(document, find_zones(document))
    assert [(m.text, m.issued_on) for m in mentions] == [
        ("Luật Tổ chức chính quyền địa phương", "2015-06-19")
    ]


def test_a_subject_is_never_more_than_wholly_alike() -> None:
    opening = "Thực hiện Kế hoạch số 12/KH-UBND ngày 04/3/2022 của UBND tỉnh Quảng Trị về chỉnh trang đô thị năm 2022;"
    parent = read(opening)[1]
    assert parent is not None and "subject 1.00 alike" in parent.reason
