"""Keys, bearers, duties and trees: real-looking strings and what they mean for linking."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from links.bearers import read_bearers
from links.bodies import Order, expand
from links.chains import title_likeness
from links.dues import read_due
from links.graph import link
from links.keys import Key, origin_of, parse_symbol
from links.lineage import bearer_on, provinces_on
from links.trees import tree

SAME_SYMBOL = [
    ("34/CT-TW", "34-CT/TW"),
    ("34-CT/TƯ", "34 - CT/TW"),
    ("076/KH-UBND", "76/KH-UBND"),
    ("12/QÐ-UBND", "12/QĐ-UBND"),
    ("749 /KH-STC", "749/KH-STC"),
    ("450/KH-SGD&ĐT", "450/KH-SGDĐT"),
    ("88/KH-SNN&PTNT", "88/KH-SNNPTNT"),
    ("15/KH-UBNND", "15/KH-UBND"),
    ("1830 QĐ-UBND", "1830/QĐ-UBND"),
    ("31/KH-ТСР", "31/KH-TCP"),
    ("30/KH-UB", "30/KH-UBND"),
    ("30 KH/UBND", "30/KH-UBND"),
    ("180/Ctr-UBND", "180/CTr-UBND"),
]
OTHER_SYMBOL = [
    ("198/KH-SNgV", "198/KH-SNV"),
    ("70/KH-UBND", "70/QĐ-UBND"),
    ("70/KH-UBND", "71/KH-UBND"),
    ("30/2020/NĐ-CP", "30/2021/NĐ-CP"),
    ("34-CT/TW", "34-CT/TU"),
]
ORIGINS = [
    ("UBND", "UBND tỉnh Lào Cai", date(2024, 3, 1), ("lao-cai.63",), "tinh"),
    ("UBND", "UBND tỉnh Lào Cai", date(2026, 3, 1), ("lao-cai.34",), "tinh"),
    ("UBND", "Ủy ban nhân dân TP. Hồ Chí Minh", date(2020, 1, 1), ("ho-chi-minh.63",), "tinh"),
    ("UBND", "UBND thành phố Vinh", date(2020, 1, 1), (), "thành phố vinh"),
    ("UBND", "UBND thành phố Hòa Bình", date(2020, 1, 1), ("hoa-binh.63",), "thành phố hòa bình"),
    ("UBND", "UBND xã Đức Trọng", date(2025, 8, 1), (), "xã đức trọng"),
    ("UBND", "UBND thành phố Đồng Nai", date(2026, 4, 6), ("dong-nai.34",), "tinh"),
    ("UBND", "UBND tỉnh Quảng Bình", date(2025, 8, 11), ("quang-binh.63", "quang-tri.34"), "tinh"),
    ("so:y-te", "Sở Y tế tỉnh Lâm Đồng", date(2020, 1, 1), ("lam-dong.63",), ""),
    ("TU", "Tỉnh ủy Quảng Trị", date(2017, 3, 1), ("quang-tri.63",), ""),
    ("BYT", "Bộ Y tế", None, ("vn",), ""),
    ("HĐTĐKT", "Hội đồng Thi đua - Khen thưởng Trung ương", None, ("vn",), ""),
    ("HĐTĐKT", "Hội đồng Thi đua - Khen thưởng tỉnh", None, (), ""),
    ("BTĐKT", "Ban Thi đua - Khen thưởng tỉnh", None, (), ""),
    ("BCĐ389", "Ban Chỉ đạo 389 quốc gia", None, ("vn",), ""),
]
BEARERS = [
    ("Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các xã, phường, đặc khu", ["so_ban_nganh", "xa"]),
    ("Sở Lao động - Thương binh và Xã hội, Sở NN và PTNT", ["ldtbxh", "nnptnt"]),
    ("Sở Y tế, Công an tỉnh, Báo Sơn La, UBND huyện Mộc Châu", ["y-te", "cong-an-tinh", "unit", "unit"]),
    ("Các Sở, ngành: Y tế, Nội vụ", ["y-te", "noi-vu"]),
    ("các sở, ngành liên quan", ["other"]),
    ("các cơ quan chuyên môn thuộc UBND tỉnh", ["so"]),
    ("UBND các tỉnh, thành phố trực thuộc Trung ương", ["tinh"]),
    ("Phòng Giáo dục và Đào tạo các huyện, thị xã", ["other"]),
    ("các phòng, ban, ngành huyện và UBND các xã, thị trấn", ["other", "xa"]),
    ("các sở, ban, ngành, đoàn thể cấp tỉnh", ["so_ban_nganh", "doan_the"]),
    ("các đơn vị trực thuộc Sở", ["other"]),
    ("Các sở, ban, ngành, địa phương", ["so_ban_nganh", "dia_phuong"]),
    ("UBND các địa phương trong tỉnh", ["dia_phuong"]),
    ("các đơn vị, địa phương", ["other"]),
    ("UBND cấp huyện, cấp xã", ["huyen", "xa"]),
    ("các huyện, thị, thành ủy", ["other"]),
]
DUES = [
    ("2016-06-15", None, "gửi trước ngày 15 tháng 6 năm 2016", date(2016, 6, 14), date(2016, 6, 15)),
    ("2016-06-15", date(2016, 6, 14), "", date(2016, 6, 14), date(2016, 6, 15)),
    ("2016-06-15", None, "chậm nhất ngày 15/6/2016", date(2016, 6, 15), date(2016, 6, 15)),
    ("2016-06-15", None, "gửi trước ngày 15/8/2016", date(2016, 6, 15), date(2016, 6, 15)),
    ("2023-Q2", None, "", date(2023, 6, 30), date(2023, 6, 30)),
    ("2016-06-20; 2016-06-10", None, "", date(2016, 6, 10), date(2016, 6, 10)),
    ("2016-06-01/2016-06-10", None, "", date(2016, 6, 10), date(2016, 6, 10)),
    ("P10D", None, "", date(2016, 5, 11), date(2016, 5, 11)),
    ("R/XXXX-12-15", None, "", None, None),
    ("2016-02-30", None, "", None, None),
    (None, None, "", None, None),
]


@pytest.mark.parametrize(("one", "other"), SAME_SYMBOL)
def test_spellings_of_one_symbol(one: str, other: str) -> None:
    assert parse_symbol(one) is not None
    assert parse_symbol(one) == parse_symbol(other)


@pytest.mark.parametrize(("one", "other"), OTHER_SYMBOL)
def test_symbols_that_only_look_alike(one: str, other: str) -> None:
    assert parse_symbol(one) != parse_symbol(other)


def test_a_blank_number_is_no_number() -> None:
    assert parse_symbol("/KH-STTTT") == Key(None, "KH", "so:tttt", None)
    assert parse_symbol("thực hiện") is None


@pytest.mark.parametrize(("code", "issuer", "day", "places", "unit"), ORIGINS)
def test_where_a_cited_document_comes_from(
    code: str, issuer: str, day: date | None, places: tuple[str, ...], unit: str
) -> None:
    origin = origin_of(code, issuer, day)
    assert (origin.places, origin.unit) == (places, unit)


@pytest.mark.parametrize(("words", "wanted"), BEARERS)
def test_who_bears_a_duty(words: str, wanted: list[str]) -> None:
    assert [b.body_id or b.kind for b in read_bearers(words)] == wanted


@pytest.mark.parametrize(("value", "end", "words", "last", "mark"), DUES)
def test_when_a_duty_is_due(
    value: str | None, end: date | None, words: str, last: date | None, mark: date | None
) -> None:
    due = read_due(value, end, date(2016, 5, 1), words)
    assert (due.last, due.mark) == (last, mark)


def order(words: str, day: date, until: date | None = None, place: str = "son-la") -> Order:
    return Order(words, "province", "tinh", place, day, until or day)


@pytest.mark.parametrize(("day", "count"), [(date(2016, 1, 1), 17), (date(2025, 3, 1), 12)])
def test_departments_that_every_province_has(day: date, count: int) -> None:
    owed = expand(order("các sở", day), frozenset())
    assert sum(row.exists is True for row in owed) == count
    assert {row.body_id for row in owed if row.exists is None} >= {"ngoai-vu", "du-lich"}


def test_vertical_agencies_only_where_the_order_says_nganh() -> None:
    day = date(2016, 1, 1)
    assert "cong-an-tinh" not in {row.body_id for row in expand(order("các sở", day), frozenset())}
    assert "cong-an-tinh" in {row.body_id for row in expand(order("các sở, ban, ngành", day), frozenset())}


def test_an_optional_body_that_was_seen_exists() -> None:
    seen = frozenset({("so:ngoai-vu", "son-la")})
    owed = {row.body_id: row for row in expand(order("các sở", date(2016, 1, 1)), seen)}
    assert owed["ngoai-vu"].exists is True and owed["du-lich"].exists is None


def test_a_duty_passes_to_the_successor() -> None:
    owed = expand(order("các sở", date(2025, 1, 15), date(2025, 4, 30)), frozenset())
    living = {row.body_id for row in owed if not row.passed}
    assert {"nnmt", "xay-dung", "khcn"} <= living and not {"gtvt", "tttt", "nnptnt"} & living
    assert bearer_on("ldtbxh", date(2025, 2, 28)) == "ldtbxh"
    assert provinces_on("dong-nai.tp", date(2025, 1, 1)) == ("dong-nai.63", "binh-phuoc.63")


COMMUNES, DISTRICTS = "UBND các xã, phường, đặc khu", "UBND các huyện, thành phố"
# (words, day, named rows, of these known to have stood, class rows shown)
CLASSES = [
    (COMMUNES, date(2025, 9, 1), 65, 65, 0),
    ("UBND các phường (trừ phường Kỳ Lừa)", date(2025, 9, 1), 4, 4, 0),
    ("UBND cấp xã", date(2025, 9, 1), 65, 65, 0),
    (COMMUNES, date(2024, 9, 1), 0, 0, 1),
    (DISTRICTS, date(2024, 9, 1), 11, 11, 0),
    (DISTRICTS, date(2025, 9, 1), 0, 0, 1),
    ("UBND các xã Tân Thanh, Ba Sơn; UBND phường Kỳ Lừa", date(2025, 9, 1), 3, 3, 0),
    ("UBND các xã biên giới", date(2025, 9, 1), 0, 0, 1),
    ("UBND các huyện, thành phố (Cao Lộc, Lộc Bình)", date(2024, 9, 1), 2, 2, 0),
    ("UBND các xã, phường: Ba Sơn, Kỳ Lừa", date(2025, 9, 1), 2, 2, 0),
    ("Các sở, ban, ngành được phân công", date(2025, 9, 1), 0, 0, 1),
    ("Các sở có đơn vị sự nghiệp", date(2025, 9, 1), 0, 0, 1),
]


@pytest.mark.parametrize(("words", "day", "named", "sure", "classes"), CLASSES)
def test_classes_of_units_are_written_out_where_the_registry_lists_them(
    words: str, day: date, named: int, sure: int, classes: int
) -> None:
    owed = expand(order(words, day, place="lang-son"), frozenset())
    units = [row for row in owed if row.key]
    assert (len(units), sum(row.exists is True for row in units)) == (named, sure)
    assert sum(row.key is None and not row.listed for row in owed) == classes
    assert [row.name for row in units if row.excepted] == (
        ["Ủy ban nhân dân phường Kỳ Lừa"] if "trừ" in words else []
    )


def test_where_tourism_is_separate_the_joint_department_is_not_known_to_exist() -> None:
    owed = {r.body_id: r for r in expand(order("các sở", date(2020, 1, 1), place="ha-noi"), frozenset())}
    assert owed["vhttdl"].exists is None
    seen = frozenset({("so:svhtt", "ha-noi")})
    ids = {r.body_id for r in expand(order("các sở", date(2020, 1, 1), place="ha-noi"), seen)}
    assert "svhtt" in ids and "vhttdl" not in ids


def test_titles_of_two_years_are_two_plans() -> None:
    assert title_likeness("Kế hoạch cải cách hành chính năm 2021", "cải cách hành chính năm 2021") == 100.0
    assert title_likeness("Cải cách hành chính năm 2021", "Cải cách hành chính năm 2022") == 0.0


def document(doc_id: str, symbol: str | None, on: str, **others: object) -> dict[str, object]:
    row = {
        "doc_id": doc_id, "symbol": symbol, "issued_on": on, "issuer": "Ủy ban nhân dân tỉnh",
        "doc_type": "KH",
        "issuer_level": "province", "province": "Sơn La", "province_id": "son-la", "title": f"Việc {doc_id}",
    }  # fmt: skip
    return {**row, **others}


def citation(
    doc_id: str, symbol: str, on: str | None, relation: str = "implements", **others: object
) -> dict[str, object]:
    row = {
        "doc_id": doc_id,
        "no": 0,
        "symbol": symbol,
        "issued_on": on,
        "issuer": "UBND tỉnh",
        "relation": relation,
    }
    return {**row, "in_opening": True, "confidence": 0.96, **others}


def test_two_documents_of_one_key_leave_the_citation_open() -> None:
    docs = [
        document("a", "12/KH-UBND", "2020-03-01", title="Trồng rừng"),
        document("b", "12/KH-UBND", "2020-05-09", title="Chuyển đổi số"),
        document("c", "90/KH-UBND", "2020-07-01", parent_symbol="12/KH-UBND"),
    ]
    linked = link(pd.DataFrame(docs), pd.DataFrame([citation("c", "12/KH-UBND", "2020")]))
    row = linked.links.iloc[0]
    assert (row["parent_id"], row["status"], row["candidates"]) == (None, "ambiguous", 2)
    assert list(linked.warnings["code"]) == ["ambiguous"]
    by_date = link(pd.DataFrame(docs), pd.DataFrame([citation("c", "12/KH-UBND", "2020-05-09")]))
    assert by_date.links.iloc[0]["parent_id"] == "b"


def test_a_citation_without_year_needs_the_only_document_of_its_key() -> None:
    docs = [
        document("a", "12/KH-UBND", "2019-03-01"),
        document("b", "12/KH-UBND", "2020-03-01"),
        document("c", "90/KH-UBND", "2021-07-01"),
    ]
    cited = pd.DataFrame([citation("c", "12/KH-UBND", None, "cites")])
    assert link(pd.DataFrame(docs), cited).links.iloc[0]["status"] == "ambiguous"
    assert link(pd.DataFrame(docs[1:]), cited).links.iloc[0]["parent_id"] == "b"


def test_a_draft_is_found_by_title_issuer_and_year() -> None:
    docs = [
        document(
            "draft", "/KH-UBND", "2020-03", title="Phát triển cây dược liệu giai đoạn 2020 - 2025", draft=True
        ),
        document(
            "child",
            "90/KH-UBND",
            "2020-07-01",
            issuer="Ủy ban nhân dân huyện Mộc Châu",
            issuer_level="district",
        ),
    ]
    title = "về phát triển cây dược liệu giai đoạn 2020 - 2025"
    linked = link(
        pd.DataFrame(docs), pd.DataFrame([citation("child", "15/KH-UBND", "2020-03-20", title=title)])
    )
    assert linked.links.iloc[0]["parent_id"] == "draft"


def test_a_circle_is_warned_of_and_drawn_once() -> None:
    docs = [
        document("a", "1/KH-UBND", "2020-01-01", parent_symbol="2/KH-UBND"),
        document("b", "2/KH-UBND", "2020-01-01", parent_symbol="1/KH-UBND"),
    ]
    cited = [citation("a", "2/KH-UBND", "2020-01-01"), citation("b", "1/KH-UBND", "2020-01-01")]
    linked = link(pd.DataFrame(docs), pd.DataFrame(cited))
    assert list(linked.warnings["code"]) == ["cycle", "cycle"]
    drawn = tree(linked.links, "a")
    assert [node["doc_id"] for node in drawn["up"]] == ["b"] and drawn["up"][0]["nodes"] == []


def test_a_tree_goes_up_to_the_top_and_down_to_the_last_unit() -> None:
    docs = [
        document("a", "1/KH-UBND", "2020-01-01", parent_symbol="34-CT/TW"),
        document(
            "b",
            "2/KH-SYT",
            "2020-02-01",
            issuer="Sở Y tế",
            issuer_level="department",
            parent_symbol="1/KH-UBND",
        ),
        document(
            "c",
            "3/KH-TTYT",
            "2020-03-01",
            issuer="Trung tâm Y tế",
            issuer_level="other",
            parent_symbol="2/KH-SYT",
        ),
    ]
    cited = [
        citation("a", "34-CT/TW", "2014-04-07", issuer="Bộ Chính trị"),
        citation("b", "1/KH-UBND", "2020-01-01"),
        citation("c", "2/KH-SYT", "2020-02-01", issuer="Sở Y tế"),
    ]
    drawn = tree(link(pd.DataFrame(docs), pd.DataFrame(cited)).links, "b")
    assert (
        drawn["up"][0]["doc_id"] == "a" and drawn["up"][0]["nodes"][0]["doc_id"] == "cited:vn//34/CT/TW/2014"
    )
    assert [node["doc_id"] for node in drawn["down"]] == ["c"]


def test_an_empty_store_has_no_links() -> None:
    linked = link(pd.DataFrame({"doc_id": []}), pd.DataFrame({"doc_id": [], "relation": []}))
    assert linked.links.empty and linked.placeholders.empty and linked.chains.empty
