"""Papers that an opening names without their number, and what they are linked to."""

from __future__ import annotations

import pandas as pd
import pytest

from extract import extract
from extract.records import PlanRecord
from links.graph import link
from parsers import parse_bytes
from tests.test_links import citation, document

PAGE = """ỦY BAN NHÂN DÂN
HUYỆN MỸ LỘC
Số: 31/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Mỹ Lộc, ngày 04 tháng 7 năm 2018

KẾ HOẠCH
Trồng cây phân tán trên địa bàn huyện Mỹ Lộc năm 2018

{opening} UBND huyện Mỹ Lộc xây dựng kế hoạch như sau:

I. MỤC TIÊU
Trồng 5.000 cây.
"""
# what the opening says; day, issuer, subject
NAMED = [
    ("Thực hiện Kế hoạch ngày 12/6/2018 của UBND tỉnh về trồng cây phân tán;", "2018-06-12", "UBND tỉnh", "trồng cây phân tán"),
    ("Thực hiện Kế hoạch của UBND tỉnh ngày 12/6/2018 về việc trồng cây phân tán;", "2018-06-12", "UBND tỉnh", "trồng cây phân tán"),
    ("Căn cứ Kế hoạch trồng cây phân tán của UBND tỉnh ban hành ngày 12 tháng 6 năm 2018,", "2018-06-12", "UBND tỉnh", "trồng cây phân tán"),
    ("Thực hiện Kế hoạch “Trồng cây phân tán” của UBND tỉnh (ban hành ngày 12/6/2018),", "2018-06-12", "UBND tỉnh", "Trồng cây phân tán"),
    ("Thực hiện Kế hoạch trồng cây phân tán ngày 12/6/2018 của UBND tỉnh,", "2018-06-12", "UBND tỉnh", "trồng cây phân tán"),
    ("Thực hiện Kế hoạch số 45 ngày 12/6/2018 của UBND tỉnh về trồng cây phân tán,", "2018-06-12", "UBND tỉnh", "trồng cây phân tán"),
    ("Thực hiện Kế hoạch số ...... ngày 12/6/2018 của UBND tỉnh về trồng cây phân tán,", "2018-06-12", "UBND tỉnh", "trồng cây phân tán"),
    ("Thực hiện Kế hoạch 45 ngày 12/6/2018 của UBND tỉnh về trồng cây phân tán,", "2018-06-12", "UBND tỉnh", "trồng cây phân tán"),
    ("Theo Kế hoạch ngày 12/6/2018 của Sở Xây dựng về việc trồng cây phân tán,", "2018-06-12", "Sở Xây dựng", "trồng cây phân tán"),
    ("Thực hiện Kế hoạch ngày 12/6/2018 của UBND tỉnh đẩy mạnh trồng cây phân tán,", "2018-06-12", "UBND tỉnh", "đẩy mạnh trồng cây phân tán"),
    ("Thực hiện Kế hoạch của UBND tỉnh về trồng cây phân tán năm 2018,", None, "UBND tỉnh", "trồng cây phân tán năm 2018"),
]  # fmt: skip
NOT_NAMED = [
    "Thực hiện Kế hoạch số 45/KH-UBND ngày 12/6/2018 của UBND tỉnh về trồng cây phân tán;",
    "Thực hiện Kế hoạch về trồng cây phân tán số 45/KH-UBND ngày 12/6/2018 của UBND tỉnh;",
    "Thực hiện Quyết định số 45/QĐ-UBND ngày 12/6/2018 của UBND tỉnh ban hành Kế hoạch trồng cây phân tán của UBND tỉnh;",
    "Thực hiện Quyết định ngày 12/6/2018 của Thủ tướng Chính phủ về trồng cây;",  # beyond the registry
    "Căn cứ Kế hoạch phát triển kinh tế - xã hội của UBND huyện;",  # no day, relied on only
    "Thực hiện Kế hoạch tháng 6 năm 2018 của UBND tỉnh về trồng cây phân tán,",
]


def record_of(opening: str) -> PlanRecord:
    return extract(parse_bytes(PAGE.format(opening=opening).encode(), "plan.txt"))


@pytest.mark.parametrize(("opening", "day", "issuer", "title"), NAMED)
def test_a_paper_is_named_without_its_number(opening: str, day: str | None, issuer: str, title: str) -> None:
    record = record_of(opening)
    (cited,) = record.citations
    assert (cited.symbol, cited.doc_type, cited.issued_on, cited.issuer, cited.title) == (
        None,
        "KH",
        day,
        issuer,
        title,
    )
    assert record.parent is not None
    assert (record.parent.symbol, record.parent.issued_on, record.parent.issuer) == (None, day, issuer)


@pytest.mark.parametrize("opening", NOT_NAMED)
def test_other_mentions_are_none(opening: str) -> None:
    assert all(cited.symbol for cited in record_of(opening).citations)


def test_a_paper_with_a_number_stays_the_parent() -> None:
    record = record_of(
        "Thực hiện Kế hoạch số 45/KH-UBND ngày 12/6/2018 của UBND tỉnh về trồng cây phân tán; "
        "Kế hoạch ngày 20/5/2018 của Sở Xây dựng về trồng cây phân tán ven đường;"
    )
    assert [c.symbol for c in record.citations] == ["45/KH-UBND", None]
    assert record.parent is not None and record.parent.symbol == "45/KH-UBND"


TREES = "Trồng cây phân tán trên địa bàn tỉnh Nam Định năm 2018"
NAMED_BARE = [  # (day cited, subject cited, what it is linked to)
    ("2018-06-12", "trồng cây phân tán", "parent"),
    (None, "trồng cây phân tán trên địa bàn tỉnh Nam Định năm 2018", "parent"),
    ("2018-06-13", "trồng cây phân tán", None),  # another day
    ("2018-06-12", "phòng, chống bệnh dại", None),  # another subject
    (None, "trồng cây phân tán năm 2017", None),  # another year
]


@pytest.mark.parametrize(("day", "title", "wanted"), NAMED_BARE)
def test_a_paper_named_without_its_number_is_found(day: str | None, title: str, wanted: str | None) -> None:
    docs = [
        document("parent", "45/KH-UBND", "2018-06-12", province_id="nam-dinh", title=TREES),
        document("other", "46/KH-UBND", "2018-06-12", province_id="nam-dinh", title="Diễn tập chữa cháy"),
        document(
            "child", "31/KH-UBND", "2018-07-04", province_id="nam-dinh", title="Trồng cây", issuer_level="district",
            issuer="Ủy ban nhân dân huyện Mỹ Lộc", parent_issued_on=day, parent_issuer="UBND tỉnh", parent_reason="the one",
        ),
    ]  # fmt: skip
    cited = {**citation("child", "", day, issuer="UBND tỉnh", title=title, doc_type="KH"), "symbol": None}
    linked = link(pd.DataFrame(docs), pd.DataFrame([cited]))
    found = linked.links[linked.links["relation"] == "implements"]
    held = [p for p in found["parent_id"] if not p.startswith("cited:")]
    assert held == ([wanted] if wanted else [])
    assert len(found) == (1 if wanted or day else 0)  # a paper told by its day is waited for


def test_a_number_without_the_issuers_code_takes_it_from_the_issuer() -> None:
    docs = [
        document("parent", "45/KH-UBND", "2018-06-12", province_id="nam-dinh", title=TREES),
        document("child", "31/KH-SXD", "2018-07-04", province_id="nam-dinh", title="Trồng cây", issuer="Sở Xây dựng"),
    ]  # fmt: skip
    cited = citation("child", "45/KH", "2018-06-12", issuer="UBND tỉnh", doc_type="KH")
    linked = link(pd.DataFrame(docs), pd.DataFrame([cited]))
    assert set(linked.links["parent_id"]) == {"parent"}
