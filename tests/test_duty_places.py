"""Orders whose bodies or dates stand elsewhere: in rows, groups and items of another section, or in a schedule."""

from __future__ import annotations

import pytest

from extract import extract
from tests.duty_plans import PROVINCE
from tests.plain import document_of

# (what tells whom and when; what is asked of whom: bodies, day)
PLACED = [
    (  # rows by their numbers
        """I. NHIỆM VỤ
| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp |
| 1 | Thu viện phí qua thẻ | Sở Y tế | Sở Tài chính |
| 2 | Thu học phí qua thẻ | Sở Giáo dục và Đào tạo | Sở Tài chính |
| 3 | Tuyên truyền | Sở Tư pháp | Các huyện |
II. TỔ CHỨC THỰC HIỆN
1. Các sở được giao chủ trì các nhiệm vụ số 1, 2 tại Mục I xây dựng, ban hành kế hoạch trước ngày 15/3/2021.""",
        [(["Sở Y tế", "Sở Giáo dục và Đào tạo"], "2021-03-15")],
    ),
    (  # dates of items, history and a part of a class that has more time
        """I. THỰC TRẠNG
Năm 2017, UBND tỉnh đã ban hành Kế hoạch số 88/KH-UBND, giao các huyện xây dựng kế hoạch trước ngày 15/7/2017.
II. PHÂN CÔNG
1. Sở Y tế xây dựng kế hoạch thực hiện của ngành.
2. UBND các huyện, thành phố xây dựng kế hoạch của địa phương.
III. TIẾN ĐỘ
1. Kế hoạch nói tại điểm 1 Mục II: ban hành trước ngày 10/5/2021.
2. Kế hoạch nói tại điểm 2 Mục II: ban hành trước ngày 20/5/2021.""",
        [(["Sở Y tế"], "2021-05-10"), (["UBND các huyện, thành phố"], "2021-05-20")],
    ),
    (
        """I. TỔ CHỨC THỰC HIỆN
1. UBND các huyện ban hành kế hoạch chậm nhất ngày 31/5/2021; riêng các huyện Cao Lộc, Lộc Bình được lùi đến ngày 15/6/2021.""",
        [(["UBND các huyện"], "2021-05-31"), (["các huyện Cao Lộc, Lộc Bình"], "2021-06-15")],
    ),
    (  # a schedule for a class is for those alone who are sent to it
        """I. NHIỆM VỤ
1. Sở Y tế: khám sức khỏe.
2. Sở Tư pháp: tuyên truyền.
II. TIẾN ĐỘ
1. Trong tháng 9 năm 2021: các sở ban hành kế hoạch.
III. TỔ CHỨC THỰC HIỆN
1. Các sở có tên tại khoản 1, 2 Mục I xây dựng, ban hành kế hoạch thực hiện theo tiến độ tại Mục II.""",
        [(["Sở Y tế", "Sở Tư pháp"], "2021-09"), (["Sở Y tế", "Sở Tư pháp"], "2021-09")],
    ),
    (  # places in the cells of a table
        """I. MỐC THỜI GIAN
| TT | Địa phương | Hạn ban hành kế hoạch |
| 1 | Phường Sa Đéc, xã Thanh Bình | Chậm nhất ngày 31/3/2021 |
II. TỔ CHỨC THỰC HIỆN
1. Giám đốc các sở (trừ Sở Tư pháp) có trách nhiệm ban hành kế hoạch của sở trước ngày 20/3/2021.""",
        [(["Phường Sa Đéc", "xã Thanh Bình"], "2021-03-31"), (["Giám đốc các sở"], "2021-03-20")],
    ),
    (  # groups of a list, the last of which is the rest
        """I. ĐỊA BÀN
1. Nhóm 1, các xã, phường biên giới: Y Tý, Bát Xát và phường Lào Cai.
2. Nhóm 2, các phường không còn chăn nuôi: Yên Bái, Nam Cường.
3. Nhóm 3, các xã, phường còn lại.
II. TỔ CHỨC THỰC HIỆN
1. UBND các xã, phường thuộc Nhóm 1 Mục I ban hành kế hoạch trong tháng 8 năm 2025.
2. UBND các xã, phường thuộc Nhóm 3 Mục I ban hành kế hoạch trong tháng 9 năm 2025.""",
        [
            (["các xã, phường biên giới: Y Tý, Bát Xát và phường Lào Cai"], "2025-08"),
            (["UBND các xã, phường còn lại"], "2025-09"),
        ],
    ),
    (  # a list in an annex that tells the kind of each place, and one that does not
        """I. TỔ CHỨC THỰC HIỆN
1. UBND các xã, phường ban hành kế hoạch trước ngày 27/02/2021. Riêng UBND các xã có tên tại Phụ lục kèm theo hoàn thành việc ban hành kế hoạch trước ngày 10/02/2021.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Thử

PHỤ LỤC
(Kèm theo Kế hoạch số 5/KH-UBND ngày 20/01/2021 của UBND tỉnh)
| STT | Tên xã | Ghi chú |
| 1 | Xã Tân Đông | Có lối mở |
| 2 | Ninh Điền | |""",
        [(["UBND các xã, phường"], "2021-02-27"), (["UBND xã Tân Đông", "UBND xã Ninh Điền"], "2021-02-10")],
    ),
    (  # who brings which product; a plan among the products of a task is but a means of it
        """I. PHÂN CÔNG
| STT | Đơn vị | Sản phẩm | Thời gian |
| 1 | Sở Nội vụ | Kế hoạch học tập suốt đời trong công chức | Tháng 8/2021 |
| 2 | Sở Lao động - Thương binh và Xã hội | Báo cáo nhu cầu học nghề | Quý IV/2021 |
II. NHIỆM VỤ
| STT | Nội dung | Chủ trì | Sản phẩm | Thời gian |
| 1 | Tham mưu phát triển cây dừa | Sở Tư pháp | Kế hoạch của UBND tỉnh | Tháng 9/2021 |
III. KẾT QUẢ
| STT | Đơn vị | Kết quả |
| 1 | Sở Y tế | Kế hoạch đạt 95% |""",
        [(["Sở Nội vụ"], "2021-08")],
    ),
    (  # a table of dates below the line that says of what; a row that leaves out another
        """I. TỔ CHỨC THỰC HIỆN
1. Thời hạn ban hành kế hoạch của cấp xã theo bảng sau:
| TT | Địa phương | Thời hạn |
| 1 | UBND các phường, xã (không gồm địa phương ở dòng 2) | Chậm nhất 20/9/2021 |
| 2 | UBND xã Cái Chiên | Chậm nhất 15/9/2021 |""",
        [(["UBND các phường, xã"], "2021-09-20"), (["UBND xã Cái Chiên"], "2021-09-15")],
    ),
    (  # places named without the word for a body, and the rest
        """I. ĐỊA BÀN LÀM ĐIỂM
Đặc khu Phú Quốc; các phường Rạch Giá, Hà Tiên.
II. TỔ CHỨC THỰC HIỆN
1. UBND các xã, phường, đặc khu:
a) Các địa bàn nêu tại Mục I ban hành kế hoạch trước ngày 24/10/2021.
b) Các xã, phường, đặc khu còn lại ban hành kế hoạch chậm nhất ngày 14/11/2021.""",
        [
            (["Đặc khu Phú Quốc", "các phường Rạch Giá, Hà Tiên"], "2021-10-24"),
            (["Các xã, phường, đặc khu còn lại"], "2021-11-14"),
        ],
    ),
    (
        """I. TỔ CHỨC THỰC HIỆN
1. UBND xã Phú Nhuận (thành phố Bến Tre), UBND xã Tân Thạch (huyện Châu Thành) ban hành kế hoạch trước ngày 31/10/2021.
2. Sở Xây dựng điều chỉnh kế hoạch của Sở cho phù hợp, ban hành trong tháng 8/2021.""",
        [(["UBND xã Phú Nhuận", "UBND xã Tân Thạch"], "2021-10-31"), (["Sở Xây dựng"], "2021-08")],
    ),
    (  # plans of items of this section, dated in its last one, and one body apart behind its reason
        """I. TỔ CHỨC THỰC HIỆN
1. Công an tỉnh: xây dựng kế hoạch tổng rà soát, kiểm tra.
2. Sở Công Thương: xây dựng kế hoạch an toàn điện trong cụm công nghiệp.
3. Sở Tài chính: bố trí kinh phí.
4. Thời hạn ban hành kế hoạch của các cơ quan nêu tại các khoản 1, 2 Mục này: trước ngày 30/9/2021. Riêng Sở Công Thương đang chuyển trụ sở,"""
        """ thời hạn là trước ngày 15/10/2021.""",
        [(["Công an tỉnh"], "2021-09-30"), (["Sở Công Thương"], "2021-10-15")],
    ),
    (  # a table of who issues which plan, below an annex's head or in the text
        """I. TỔ CHỨC THỰC HIỆN
1. Các cơ quan nêu tại bảng dưới đây ban hành kế hoạch đúng hạn:
| TT | Nội dung | Đơn vị xây dựng kế hoạch | Hạn |
| 1 | Chăm sóc sức khỏe ở trường học | Sở Giáo dục và Đào tạo | Trong tháng 3/2021 |
| 2 | Việc làm ở xã | UBND các huyện, thành phố | Trước 31/3/2021 |""",
        [(["Sở Giáo dục và Đào tạo"], "2021-03"), (["UBND các huyện, thành phố"], "2021-03-31")],
    ),
    (
        """I. PHÂN CÔNG BAN HÀNH KẾ HOẠCH
| STT | Cơ quan, đơn vị | Tên kế hoạch | Thời gian ban hành |
| 1 | Sở Y tế | Kế hoạch phòng dịch | Trước ngày 15/3/2021 |
II. ĐỀ ÁN, KẾ HOẠCH TRÌNH UBND TỈNH
| STT | Tên kế hoạch | Cơ quan chủ trì tham mưu | Thời gian trình |
| 1 | Kế hoạch phát triển chợ | Sở Công Thương | Tháng 4/2021 |""",
        [(["Sở Y tế"], "2021-03-15")],
    ),
    (  # "kế hoạch của Sở" of a row is that of the Sở in it
        """I. TIẾN ĐỘ
| STT | Công việc | Đơn vị | Thời hạn |
| 1 | Ban hành kế hoạch của Sở về làm sạch dữ liệu | Sở Y tế | Chậm nhất ngày 12/3/2021 |
| 2 | Tổng kết | Sở Y tế | Tháng 12/2021 |""",
        [(["Sở Y tế"], "2021-03-12")],
    ),
    (  # days below an order: each class its own, then parts of one
        """I. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành, UBND các huyện, thành phố xây dựng kế hoạch thực hiện, thời gian hoàn thành như sau:
- Các sở, ban, ngành: trước ngày 05/3/2021;
- UBND các huyện, thành phố: trước ngày 20/3/2021.""",
        [(["Các sở, ban, ngành"], "2021-03-05"), (["UBND các huyện, thành phố"], "2021-03-20")],
    ),
    (
        """I. TỔ CHỨC THỰC HIỆN
1. UBND các xã, phường ban hành kế hoạch của địa phương, gửi Sở Nội vụ:
a) Các phường Cao Lộc, Kỳ Lừa và xã Hội Hoan (đông dân): chậm nhất ngày 10/3/2021.
b) Các xã, phường còn lại: chậm nhất ngày 30/3/2021.""",
        [
            (["UBND các xã, phường"], None),
            (["Các phường Cao Lộc, Kỳ Lừa và xã Hội Hoan"], "2021-03-10"),
            (["Các xã, phường còn lại"], "2021-03-30"),
        ],
    ),
    (  # "mỗi Sở", "Mỗi đơn vị (...)" are those named before the colon; what role a body has is no body
        """I. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ: cơ quan thường trực; ban hành kế hoạch vận hành hệ thống trước ngày 05/3/2021.
2. Các Sở: Xây dựng, Y tế: mỗi Sở có kế hoạch bảo đảm nước sạch, vệ sinh; ban hành và gửi Sở Nội vụ chậm nhất ngày 28/3/2021.
3. Công an tỉnh, Bộ CHQS tỉnh: Mỗi đơn vị (hoặc các đơn vị phối hợp cùng nhau) ban hành kế hoạch huy động lực lượng trước 30/3/2021.
4. UBND các huyện ban hành kế hoạch trước ngày 18/4/2021. Riêng 03 huyện Cao Lộc, Lộc Bình, Đình Lập (có nhiều rừng) ban hành trước ngày 03/4/2021.""",
        [
            (["Sở Nội vụ"], "2021-03-05"),
            (["Các Sở: Xây dựng", "Y tế"], "2021-03-28"),
            (["Công an tỉnh", "Bộ CHQS tỉnh"], "2021-03-30"),
            (["UBND các huyện"], "2021-04-18"),
            (["03 huyện Cao Lộc, Lộc Bình, Đình Lập"], "2021-04-03"),
        ],
    ),
    (  # with a reason in brackets; by another paper in place of a plan; no more than a plan
        """I. TỔ CHỨC THỰC HIỆN
1. UBND các huyện ban hành kế hoạch trước ngày 15/3/2021. Riêng hai huyện Cao Lộc, Lộc Bình (mới bị bão năm 2020) ban hành trước ngày 30/3/2021.
2. Sở Công Thương: có kế hoạch hoặc công văn triển khai đến các chợ trước ngày 20/3/2021.
3. Sở Tư pháp: ban hành kế hoạch tuyên truyền.""",
        [
            (["UBND các huyện"], "2021-03-15"),
            (["hai huyện Cao Lộc, Lộc Bình"], "2021-03-30"),
            (["Sở Công Thương"], "2021-03-20"),
            (["Sở Tư pháp"], None),
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("body", "wanted"), PLACED)
def test_bodies_and_dates_that_stand_elsewhere(body: str, wanted: list[tuple[list[str], str | None]]) -> None:
    duties = [d for d in extract(document_of(PROVINCE + body)).duties if d.kind == "issue_plan"]
    assert [([b.text for b in d.bearers], d.due) for d in duties] == wanted


# (order, who is left out): named by the class in another line; with a reason in the brackets
LEFT_OUT = [
    (
        "1. UBND các huyện (trừ các huyện biên giới) ban hành kế hoạch trước ngày 29/5/2021.\n"
        "2. Đối với các huyện biên giới Cao Lộc, Lộc Bình, thời hạn ban hành kế hoạch là trong quý II năm 2021.",
        ["các huyện biên giới Cao Lộc, Lộc Bình"],
    ),
    (
        "1. Các sở, ban, ngành (trừ Công an tỉnh và Bộ Chỉ huy Quân sự tỉnh thực hiện theo quy định của ngành dọc), UBND các huyện,"
        " thành, thị xây dựng kế hoạch trước ngày 29/5/2021.",
        ["Công an tỉnh", "Bộ Chỉ huy Quân sự tỉnh"],
    ),
    (  # who has a plan already
        "1. UBND các huyện, thành phố ban hành kế hoạch trước ngày 29/5/2021. Huyện Cao Lộc đã có Kế hoạch số 15/KH-UBND"
        " ngày 10/01/2021 nên không phải ban hành lại.",
        ["Huyện Cao Lộc"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("words", "left_out"), LEFT_OUT)
def test_whom_an_order_leaves_out(words: str, left_out: list[str]) -> None:
    record = extract(document_of(f"{PROVINCE}I. TỔ CHỨC THỰC HIỆN\n{words}"))
    assert [b.text for b in record.duties[0].exceptions] == left_out


# "nếu cần thiết" and what need not be made order nothing; a bare sentence does
@pytest.mark.parametrize(
    ("words", "orders"),
    [
        ("1. Sở Y tế, Sở Tư pháp căn cứ chức năng, nếu cần thiết, xây dựng kế hoạch.", 0),
        ("1. Các xã khác rút kinh nghiệm sau, chưa phải xây dựng kế hoạch trong năm 2021.", 0),
        ("1. Sở Xây dựng: giới thiệu 03 mẫu nhà trong 20 ngày kể từ ngày ban hành Kế hoạch.", 0),
        ("1. Sở Y tế ban hành kế hoạch (không quy định thời hạn).", 1),
    ],
)
def test_what_orders_a_plan(words: str, orders: int) -> None:
    record = extract(document_of(f"{PROVINCE}I. TỔ CHỨC THỰC HIỆN\n{words}"))
    assert len([d for d in record.duties if d.kind == "issue_plan"]) == orders
