"""Which sentences of a plan order other bodies to issue their own plan, and by when."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract import extract
from parsers import parse
from tests.duty_cases import (
    DEPARTMENT_NO_ORDERS,
    DEPARTMENT_ORDERS,
    DISTRICT_NO_ORDERS,
    DISTRICT_ORDERS,
    ELSEWHERE,
    MORE_NO_ORDERS,
    MORE_ORDERS,
    PROVINCE_NO_ORDERS,
    PROVINCE_ORDERS,
    SCHOOL_NO_ORDERS,
)
from tests.duty_plans import DEPARTMENT, DISTRICT, PROVINCE, SCHOOL, plan, read
from tests.plain import document_of


@pytest.mark.parametrize(("words", "due"), PROVINCE_ORDERS)
def test_a_province_orders_plans(words: str, due: str | None) -> None:
    check_order(PROVINCE, words, due)


@pytest.mark.parametrize(("words", "due"), DEPARTMENT_ORDERS)
def test_a_department_orders_plans_of_its_units(words: str, due: str | None) -> None:
    check_order(DEPARTMENT, words, due)


@pytest.mark.parametrize(("words", "due"), DISTRICT_ORDERS)
def test_a_district_orders_plans(words: str, due: str | None) -> None:
    check_order(DISTRICT, words, due)


def check_order(head: str, words: str, due: str | None) -> None:
    _, duty = read(plan(head, words))
    assert duty is not None
    if "Hằng năm" not in words:
        assert duty.due == due


@pytest.mark.parametrize(("head", "words", "due"), MORE_ORDERS)
def test_more_orders(head: str, words: str, due: str | None) -> None:
    _, duty = read(plan(head, words))
    assert duty is not None
    assert due == "any" or duty.due == due


@pytest.mark.parametrize(
    ("head", "words"),
    [
        *MORE_NO_ORDERS,
        *((PROVINCE, w) for w in PROVINCE_NO_ORDERS),
        *((DEPARTMENT, w) for w in DEPARTMENT_NO_ORDERS),
        *((DISTRICT, w) for w in DISTRICT_NO_ORDERS),
        *((SCHOOL, w) for w in SCHOOL_NO_ORDERS),
    ],
)
def test_no_order(head: str, words: str) -> None:
    assert read(plan(head, words))[1] is None


@pytest.mark.parametrize(("middle", "before", "inside", "ordered", "due"), ELSEWHERE)
def test_orders_and_dates_in_other_parts(
    middle: str, before: str, inside: str, ordered: bool, due: str | None
) -> None:
    _, duty = read(plan(PROVINCE, inside, middle, before))
    assert (duty is not None) == ordered
    if duty:
        assert duty.due == due


# ---- the bodies, as printed
BODIES = [
    ("1. Các sở, ban, ngành; UBND các huyện, thành phố căn cứ Kế hoạch này xây dựng kế hoạch triển khai.", "Các sở, ban, ngành; UBND các huyện, thành phố"),
    ("1. Yêu cầu các doanh nghiệp sử dụng năng lượng trọng điểm xây dựng kế hoạch của đơn vị mình.", "các doanh nghiệp sử dụng năng lượng trọng điểm"),
    ("1. UBND các huyện, thành phố\n- Tuyên truyền.\n- Xây dựng kế hoạch thực hiện của địa phương.", "UBND các huyện, thành phố"),
    ("1. Chậm nhất 10 ngày kể từ ngày ký, UBND các huyện phải có kế hoạch gửi Sở Nội vụ.", "UBND các huyện"),
    ("1. UBND các huyện; Ban Quản lý các khu công nghiệp\nMỗi đơn vị phải có kế hoạch riêng, gửi Sở Nội vụ trước ngày 20/4/2021.", "UBND các huyện; Ban Quản lý các khu công nghiệp"),
    ("1. Các sở, ngành, UBND các huyện\n- Từng đơn vị xây dựng kế hoạch thực hiện trước ngày 20/4/2021.", "Các sở, ngành, UBND các huyện"),
    ("1. Phòng Y tế, Trung tâm Văn hóa các huyện, thành phố phối hợp với huyện, thành đoàn ban hành kế hoạch cấp huyện, gửi Sở Y tế trước 30/4/2021.", "Phòng Y tế, Trung tâm Văn hóa các huyện, thành phố"),
    ("1. Phòng Y tế các huyện chủ trì, phối hợp với bệnh viện ban hành kế hoạch triển khai cấp huyện trước 30/4/2021.", "Phòng Y tế các huyện"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "bodies"), BODIES)
def test_bodies_are_as_printed(words: str, bodies: str) -> None:
    _, duty = read(plan(PROVINCE, words))
    assert duty is not None and duty.bodies == bodies


# ---- the bodies by id: lists after "sau đây", columns of a table, names that hold a verb
_TWO = (
    "1. Các sở, ban, ngành; UBND các huyện, thành phố ban hành kế hoạch triển khai và gửi về Sở Nội vụ.\n2. "
)
BEARERS = [
    ("1. Các cơ quan sau đây ban hành kế hoạch riêng trước ngày 28/02/2021:\n- Sở Y tế;\n- Sở Nội vụ;\n- UBND các huyện, thành phố.", ["y-te", "noi-vu", "cap_huyen"]),
    ("1. Giao các cơ quan, đơn vị sau xây dựng kế hoạch của ngành, gửi Sở Y tế trước ngày 28/02/2021: Sở Y tế, Sở Nội vụ, Công an tỉnh.", ["y-te", "noi-vu", "cong-an-tinh"]),
    ("STT | Cơ quan | Nhiệm vụ | Thời hạn\n1 | Sở Y tế | Ban hành kế hoạch của ngành | 28/02/2021", ["y-te"]),
    ("1. Sở Giao thông vận tải xây dựng kế hoạch của ngành chậm nhất ngày 28/02/2021.", ["gtvt"]),
    ("1. Sở Xây dựng xây dựng kế hoạch trước ngày 28/02/2021.", ["xay-dung"]),
    ("1. Sở Y tế, Sở Xây dựng ban hành kế hoạch triển khai chậm nhất ngày 28/02/2021.", ["y-te", "xay-dung"]),
    (_TWO + "Kế hoạch quy định tại khoản 1 phải được ban hành trước ngày 28/02/2021.", ["so_ban_nganh", "cap_huyen"]),
    (_TWO + "Mốc thời gian: kế hoạch của các đơn vị gửi chậm nhất ngày 28/02/2021; báo cáo năm gửi trước ngày 10/12/2021.", ["so_ban_nganh", "cap_huyen"]),
    (_TWO + "Các đơn vị nêu tại mục 1 hoàn thành trước ngày 28/02/2021.", ["so_ban_nganh", "cap_huyen"]),
    ("1. Chậm nhất ngày 28/02/2021, kế hoạch của các sở, ban, ngành phải được ký ban hành.", ["so_ban_nganh"]),
    ("1. Các sở, ban, ngành gửi Sở Nội vụ kế hoạch của đơn vị mình trước ngày 28/02/2021.", ["so_ban_nganh"]),
    ("Nhiệm vụ | Đơn vị | Sản phẩm | Thời hạn\nTriển khai | Sở Y tế | Kế hoạch của cơ quan | 28/02/2021", ["y-te"]),
    ("1. Giám đốc các sở, Chủ tịch UBND các xã phê duyệt kế hoạch của đơn vị mình trước ngày 28/02/2021.", ["so_ban_nganh", "cap_xa"]),
    ("1. Các sở, ban, ngành ban hành kế hoạch triển khai. Việc này phải xong trước ngày 28/02/2021.", ["so_ban_nganh"]),
]  # fmt: skip


@pytest.mark.parametrize(("words", "ids"), BEARERS)
def test_who_bears_a_duty_and_its_date(words: str, ids: list[str]) -> None:
    duties, _ = read(plan(PROVINCE, words))
    found = [d for d in duties if d.kind == "issue_plan"]
    assert [([b.body_id for b in d.bearers], d.due) for d in found] == [(ids, "2021-02-28")]


def test_no_duty_takes_the_date_of_the_item_before() -> None:
    first = "1. Sở Y tế ban hành kế hoạch của ngành trước ngày 24/4/2021."
    duties, _ = read(plan(PROVINCE, f"{first}\n2. Sở Tư pháp xây dựng kế hoạch thực hiện."))
    assert [d.due for d in duties if d.kind == "issue_plan"] == ["2021-04-24", None]


def test_a_duty_keeps_its_parts() -> None:
    words = (
        "1. Yêu cầu các sở, ban, ngành (trừ Sở Y tế) xây dựng kế hoạch của cơ quan mình, gửi về Sở Nội vụ trước ngày 15/02/2021. "
        "Đơn vị nào không thực hiện sẽ không được xét khen thưởng."
    )
    duties, _ = read(plan(PROVINCE, words))
    duty = next(d for d in duties if d.kind == "issue_plan")
    assert (duty.modality, duty.recipient, duty.due) == ("yêu cầu", "Sở Nội vụ", "2021-02-15")
    assert [b.body_id for b in duty.bearers] == ["so_ban_nganh"]
    assert [b.text for b in duty.exceptions] == ["Sở Y tế"]
    assert duty.sanction == "Đơn vị nào không thực hiện sẽ không được xét khen thưởng"
    assert duty.evidence.quote.startswith("Yêu cầu các sở")


REPORTS = [
    ("1. Các sở, ban, ngành báo cáo kết quả về Sở Nội vụ trước ngày 15/12/2021 để tổng hợp.", "report", "Sở Nội vụ", "2021-12-15"),
    ("1. UBND các huyện, thành phố định kỳ gửi báo cáo về Sở Tài chính trước ngày 20 hằng tháng.", "report", "Sở Tài chính", "R/XXXX-XX-20"),
    ("1. Các cơ quan, đơn vị đăng ký mô hình về Sở Nội vụ trước ngày 30/3/2021.", "register", "Sở Nội vụ", "2021-03-30"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "kind", "recipient", "due"), REPORTS)
def test_duties_to_report_and_to_register(words: str, kind: str, recipient: str, due: str) -> None:
    duties, issued = read(plan(PROVINCE, words))
    assert issued is None
    assert [(d.kind, d.recipient, d.due) for d in duties] == [(kind, recipient, due)]


GOLD = sorted((Path(__file__).parent / "gold" / "developed").glob("*.json"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda p: p.stem)
def test_developed_documents(gold: Path) -> None:
    want = json.loads(gold.read_text("utf-8"))["duty_to_issue"]
    source = next(p for p in gold.parent.glob(gold.stem + ".*") if p.suffix != ".json")
    _, got = read(parse(source))
    assert (got is None) == (want is None)
    if got and want:
        assert got.due == want["due"]


def test_a_letter_of_one_paragraph_orders_plans_and_relies_on_papers() -> None:
    record = extract(
        document_of(
            "UBND TỈNH SƠN LA\nSỞ Y TẾ\nSố: 103/SYT-NVY\nV/v phòng bệnh mùa hè năm 2022\nSơn La, ngày 11 tháng 4 năm 2022\n"
            "Kính gửi: Các bệnh viện trong tỉnh\n"
            "Căn cứ Kế hoạch số 72/KH-UBND ngày 05/4/2022 của UBND tỉnh, để kịp thời phòng bệnh, Sở Y tế đề nghị Thủ trưởng các bệnh viện "
            "xây dựng kế hoạch thực hiện tại đơn vị trước ngày 18/4/2022.\nTrân trọng./.\nNơi nhận:\n- Như trên;\nGIÁM ĐỐC\nLò Văn Nam"
        )
    )
    assert record.duty_to_issue is not None and record.duty_to_issue.due == "2022-04-18"
    assert [(c.symbol, c.relation) for c in record.citations] == [("72/KH-UBND", "based_on")]
    assert [d.text for d in record.deadlines] == ["trước ngày 18/4/2022"]


POINTED = """I. MỤC ĐÍCH
- Làm tốt.
II. PHÂN CÔNG NHIỆM VỤ
1. Sở Y tế: khám sức khỏe.
2. Sở Công Thương, Sở Xây dựng: an toàn công trường.
3. Sở Tư pháp phối hợp tuyên truyền.
III. TỔ CHỨC THỰC HIỆN
1. Các cơ quan {where} và UBND các huyện xây dựng kế hoạch thực hiện, gửi Sở Y tế trước ngày 20/3/2021."""


@pytest.mark.parametrize(
    ("where", "bodies"),
    [
        ("nêu tại các điểm từ 1 đến 2 Mục II", ["y-te", "cong-thuong", "xay-dung", "cap_huyen"]),
        ("được giao nhiệm vụ tại điểm 1, Mục II", ["y-te", "cap_huyen"]),
        ("được phân công tại mục II", ["y-te", "cong-thuong", "xay-dung", "tu-phap", "cap_huyen"]),
    ],
)
def test_an_order_names_bodies_by_where_they_stand(where: str, bodies: list[str]) -> None:
    record = extract(document_of(PROVINCE + POINTED.format(where=where)))
    (duty,) = (d for d in record.duties if d.kind == "issue_plan")
    assert [b.body_id for b in duty.bearers] == bodies


# (what tells whom and when; the bodies asked for a plan, each with the day): who in one section, when in another
SCHEDULES = [
    (
        """I. TỔ CHỨC THỰC HIỆN
1. Sở Y tế (cơ quan thường trực), Sở Công Thương xây dựng, ban hành kế hoạch của ngành.
2. UBND các huyện, thành phố xây dựng, ban hành kế hoạch thực hiện trên địa bàn.
II. THỜI GIAN
1. Kế hoạch của các sở được giao tại Mục I: ban hành chậm nhất ngày 15/3/2021.
2. Kế hoạch của cấp huyện: ban hành trong tháng 4 năm 2021.""",
        {"y-te": "2021-03-15", "cong-thuong": "2021-03-15", "cap_huyen": "2021-04"},
    ),
    (
        """I. TỔ CHỨC THỰC HIỆN
1. Sở Y tế, Sở Tư pháp cụ thể hóa thành kế hoạch của sở mình, ban hành theo mốc thời gian tại Mục II.
2. UBND các huyện, thành phố xây dựng và ban hành kế hoạch trên địa bàn, thời gian theo Mục II.
II. TIẾN ĐỘ
1. Các sở được giao tại khoản 1 Mục I: ban hành kế hoạch trước ngày 01/5/2021.
2. Các địa phương còn lại: chậm nhất ngày 15/5/2021.""",
        {"y-te": "2021-05-01", "tu-phap": "2021-05-01", "cap_huyen": "2021-05-15"},
    ),
    (
        """I. PHÂN CÔNG
Cơ quan, địa phương có tên trong bảng chịu trách nhiệm ban hành văn bản đúng thời gian ghi ở cột cuối:
| TT | Cơ quan, địa phương | Văn bản phải ban hành | Thời gian hoàn thành |
| 1 | Sở Y tế | Kế hoạch dự phòng thuốc | Chậm nhất ngày 20/5/2021 |
| 2 | UBND các huyện, thành phố | Kế hoạch ứng phó trên địa bàn | Trong tháng 6/2021 |
| 3 | Sở Công Thương | Danh sách điểm bán hàng | Chậm nhất ngày 15/5/2021 |""",
        {"y-te": "2021-05-20", "cap_huyen": "2021-06"},
    ),
    (
        """I. PHÂN CÔNG
1. Sở Y tế: khám sức khỏe.
2. Sở Công Thương: an toàn thực phẩm ở chợ.
3. Sở Tư pháp: tuyên truyền.
II. TỔ CHỨC THỰC HIỆN
1. Các cơ quan có tên tại khoản 1, khoản 3 Mục I xây dựng, ban hành kế hoạch của cơ quan mình trước ngày 15/10/2021.""",
        {"y-te": "2021-10-15", "tu-phap": "2021-10-15"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), SCHEDULES)
def test_who_and_when_stand_apart(body: str, wanted: dict[str, str]) -> None:
    record = extract(document_of(PROVINCE + body))
    told = {(b.body_id, d.due) for d in record.duties if d.kind == "issue_plan" for b in d.bearers}
    assert told == set(wanted.items())


ANNEXED = """IV. TỔ CHỨC THỰC HIỆN
1. UBND các xã, phường ven biển (theo Phụ lục) ban hành kế hoạch của địa phương trước ngày 15/10/2025.
2. UBND các xã, phường còn lại không ban hành kế hoạch riêng.
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu

PHỤ LỤC
DANH SÁCH XÃ, PHƯỜNG VEN BIỂN
1. Phường: Hà Tiên, Tô Châu.
2. Xã: Hòn Đất.
"""


def test_an_annex_lists_the_places_of_a_class() -> None:
    record = extract(document_of(PROVINCE + ANNEXED))
    (duty,) = (d for d in record.duties if d.kind == "issue_plan")
    assert [b.text for b in duty.bearers] == ["UBND phường Hà Tiên", "UBND phường Tô Châu", "UBND xã Hòn Đất"]
