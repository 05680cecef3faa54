"""Deadlines in a document: which times count, where a missing year comes from, who owes what to whom."""

from __future__ import annotations

import time

import pytest

from extract.citations import find_occurrences
from extract.deadlines import find_deadlines
from extract.mentions import find_mentions
from extract.records import Deadline, Header, Issue
from extract.sections import find_sections
from extract.zones import find_zones
from parsers import parse_bytes
from tests.deadline_cases import INHERITED, NOT_TIMED, TABLES, TIMED, Entries

PLAN = """UBND TỈNH QUẢNG TRỊ
SỞ NỘI VỤ
Số: 12/KH-SNV
Quảng Trị, ngày 09 tháng 3 năm 2021
KẾ HOẠCH
Nâng cao chất lượng phục vụ giai đoạn {title}
Thực hiện Kế hoạch số 10/KH-UBND ngày 05/02/2021 của UBND tỉnh về nâng cao chất lượng phục vụ, Sở Nội vụ ban hành Kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao chất lượng.
II. {head}
{body}
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Sở theo dõi.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Lê Văn An
"""


def found_in(
    body: str,
    head: str = "NỘI DUNG THỰC HIỆN",
    issued: str | None = "2021-03-09",
    period: tuple[int, int] = (2021, 2025),
) -> tuple[tuple[Deadline, ...], tuple[Issue, ...]]:
    """The deadlines of a plan of 2021 with these lines in its second section (`[HEADING] lines` names the section)."""
    if body.startswith("["):
        head, body = body[1:].split("]", 1)
    text = PLAN.format(body=body.strip(), head=head, title=f"{period[0]} - {period[1]}")
    document = parse_bytes(text.encode(), "plan.txt")
    zones = find_zones(document)
    header = Header("KH", "12/KH-SNV", issued, None, None, None, None, None, period, None, None, {})
    mask = tuple(o.span for o in find_occurrences(document, zones))
    return find_deadlines(
        document, zones, find_sections(document, zones), (), find_mentions(document, zones), header, mask
    )


def test_what_the_opening_names_is_no_deadline_there_nor_later() -> None:
    name = "Đề án phòng, chống sạt lở bờ sông, bờ biển đến năm 2030"
    opening = f"Thực hiện Quyết định phê duyệt {name}, xây dựng Kế hoạch kỷ niệm 70 năm Ngày thành lập tỉnh (12/2/1950 - 12/2/2020); lễ hội (04/3/1951 - 04/3/2021)"
    text = PLAN.replace("Thực hiện Kế hoạch số 10/KH-UBND ngày 05/02/2021 của UBND tỉnh", opening)
    body = f"- Phổ biến {name} đến mọi người.\n- Đến năm 2030, mọi đoạn bờ được kè."
    document = parse_bytes(text.format(body=body, head="NỘI DUNG", title="2021 - 2025").encode(), "plan.txt")
    zones = find_zones(document)
    header = Header(
        "KH", "12/KH-SNV", "2021-03-09", None, None, None, None, None, (2021, 2025), None, None, {}
    )
    found, _ = find_deadlines(document, zones, find_sections(document, zones), (), (), header)
    assert entries(found) == [("Đến năm 2030", "by", "2030")]


NAMES = [
    "- Góp phần đạt mục tiêu phát triển bền vững của tỉnh đến năm 2025 tầm nhìn đến năm 2030.",
    "- Triển khai nội dung của Đề án phát triển du lịch, dịch vụ đến năm 2025 trên địa bàn tỉnh.",
    "- Mức phụ cấp hàng tháng tối thiểu bằng mức lương cơ bản.",
    "- Chi trả trợ cấp xã hội hàng tháng cho người khuyết tật.",
]


@pytest.mark.parametrize("line", NAMES)
def test_names_of_papers_and_of_pay_hold_no_deadline(line: str) -> None:
    assert entries(found_in(line)[0]) == []


def entries(found: tuple[Deadline, ...]) -> Entries:
    return [(d.text, d.bound, d.value) for d in found]


@pytest.mark.parametrize(("body", "wanted"), [*TIMED, *TABLES, *INHERITED])
def test_timed(body: str, wanted: Entries) -> None:
    assert entries(found_in(body)[0]) == wanted


@pytest.mark.parametrize("body", NOT_TIMED)
def test_not_timed(body: str) -> None:
    assert entries(found_in(body)[0]) == []


def test_a_plan_of_one_year_lends_its_year() -> None:
    found, _ = found_in(
        "- Báo cáo năm gửi trước ngày 10/12; quý I xong việc rà soát.",
        issued="2014-12-19",
        period=(2015, 2015),
    )
    assert entries(found) == [("trước ngày 10/12", "before", "2015-12-10"), ("quý I", "in", "2015-Q1")]
    assert all(d.inherited for d in found)


def test_evidence_says_where_and_how_sure() -> None:
    found, _ = found_in("1. Rà soát\n1.1. Lập danh mục trước ngày 30/6/2021.")
    (due,) = found
    assert (
        due.evidence.quote == "trước ngày 30/6/2021"
        and due.evidence.rule == "day_bound"
        and due.evidence.confidence >= 0.9
    )
    assert due.section is not None and due.section.startswith("II")


def test_what_is_over_or_uncomputed_becomes_an_issue() -> None:
    _, issues = found_in("- Thời gian: ngày 02/01/2021.\n- Thời gian: Trong năm.")
    assert [i.code for i in issues] == ["deadline_before_issue", "deadline_uncomputed"]


PARTIES: list[tuple[str, list[str], str | None, str]] = [  # lines, bearers, recipient, a piece of the action
    ("- Ủy ban nhân dân các huyện, thành phố gửi báo cáo về Sở Nội vụ trước ngày 15/6/2021.", ["Ủy ban nhân dân các huyện, thành phố"], "Sở Nội vụ", "gửi báo cáo"),
    ("- Giao Sở Tài chính thẩm định dự toán, phối hợp với Sở Y tế, xong trước ngày 15/6/2021.", ["Sở Tài chính"], None, "thẩm định dự toán"),
    ("- Các sở, ban, ngành; Ủy ban nhân dân các huyện báo cáo Ủy ban nhân dân tỉnh trước ngày 15/6/2021.", ["Các sở, ban, ngành", "Ủy ban nhân dân các huyện"], "Ủy ban nhân dân tỉnh", "báo cáo"),
    ("1. Văn phòng Sở:\n- Tổng hợp kết quả hằng quý.", ["Văn phòng Sở"], None, "Tổng hợp kết quả"),
    ("- Hằng năm, các phòng chuyên môn rà soát danh mục.", ["các phòng chuyên môn"], None, "rà soát danh mục"),
    ("TT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian\n1 | Khảo sát thực trạng | Sở Y tế | Sở Tài chính | Quý II/2021", ["Sở Y tế"], None, "Khảo sát thực trạng"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "bearers", "recipient", "action"), PARTIES)
def test_parties(body: str, bearers: list[str], recipient: str | None, action: str) -> None:
    (due,) = found_in(body)[0]
    assert [b.text for b in due.bearers] == bearers
    assert due.recipient == recipient
    assert due.action is not None and action in due.action


def test_time_grows_in_step_with_length() -> None:
    line = "- Sở Nội vụ tổng hợp, gửi báo cáo trước ngày 15/6/2021, quý II/2022 và hằng năm (trước ngày 15/12) theo quy định.\n"

    def cost(times: int) -> float:
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            found_in(line * times)
            best = min(best, time.process_time() - start)
        return best

    assert cost(160) < 14 * cost(20)
