"""Plans of several bodies around one sentence."""

from __future__ import annotations

from extract.citations import find_occurrences, merge_citations
from extract.deadlines import find_deadlines
from extract.duties import find_duties
from extract.header import find_header
from extract.mentions import find_mentions
from extract.records import Duty, DutyToIssue
from extract.sections import find_sections
from extract.zones import find_zones
from parsers.document import Document
from tests.plain import document_of

PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH LẠNG SƠN
Số: 45/KH-UBND
Lạng Sơn, ngày 12 tháng 01 năm 2021
KẾ HOẠCH
Tuyên truyền, phổ biến kỹ năng số cho người dân năm 2021
Thực hiện Quyết định số 12/QĐ-TTg ngày 04/01/2021 của Thủ tướng Chính phủ về kỹ năng số, Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:
"""


DEPARTMENT = """UBND TỈNH LẠNG SƠN
SỞ Y TẾ
Số: 145/KH-SYT
Lạng Sơn, ngày 12 tháng 01 năm 2021
KẾ HOẠCH
Tuyên truyền, phổ biến kỹ năng số cho người dân năm 2021
Thực hiện Kế hoạch số 45/KH-UBND ngày 04/01/2021 của UBND tỉnh về kỹ năng số, Sở Y tế xây dựng kế hoạch như sau:
"""


DISTRICT = """ỦY BAN NHÂN DÂN
HUYỆN LỘC BÌNH
Số: 60/KH-UBND
Lộc Bình, ngày 12 tháng 01 năm 2021
KẾ HOẠCH
Tuyên truyền, phổ biến kỹ năng số cho người dân năm 2021
Thực hiện Kế hoạch số 45/KH-UBND ngày 04/01/2021 của UBND tỉnh về kỹ năng số, Ủy ban nhân dân huyện ban hành Kế hoạch như sau:
"""


SCHOOL = """SỞ GIÁO DỤC VÀ ĐÀO TẠO LẠNG SƠN
TRƯỜNG THPT ĐỒNG ĐĂNG
Số: 11/KH-THPT
Đồng Đăng, ngày 12 tháng 01 năm 2021
KẾ HOẠCH
Tuyên truyền, phổ biến kỹ năng số cho học sinh năm 2021
Thực hiện Kế hoạch số 9/KH-SGDĐT ngày 04/01/2021 của Sở Giáo dục và Đào tạo, nhà trường xây dựng kế hoạch như sau:
"""


WARD = DISTRICT.replace("HUYỆN LỘC BÌNH", "PHƯỜNG ĐÔNG KINH").replace("nhân dân huyện", "nhân dân phường")


BRANCH = (
    DEPARTMENT.replace("UBND TỈNH LẠNG SƠN\nSỞ Y TẾ", "SỞ Y TẾ LẠNG SƠN\nCHI CỤC DÂN SỐ")
    .replace("KH-SYT", "KH-CCDS")
    .replace("Sở Y tế xây dựng", "Chi cục Dân số xây dựng")
)


COMMITTEE = (
    PROVINCE.replace("ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN", "TỈNH LẠNG SƠN\nBAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ")
    .replace("KH-UBND", "KH-BCĐ")
    .replace("Ủy ban nhân dân tỉnh ban hành", "Ban Chỉ đạo ban hành")
)


BODY = """I. MỤC ĐÍCH, YÊU CẦU
Giúp người dân biết dùng điện thoại thông minh.
{before}
II. NỘI DUNG
1. Mở lớp cho người dân ở thôn, bản.
{middle}
III. TỔ CHỨC THỰC HIỆN
{inside}
Trên đây là Kế hoạch của cơ quan, có vướng mắc đề nghị phản ánh để xem xét./.
Nơi nhận:
- Như trên;
- Lưu: VT.
GIÁM ĐỐC
Hoàng Văn Thử"""


def plan(head: str, inside: str, middle: str = "", before: str = "") -> Document:
    """A plan of 2021 whose order stands in "Tổ chức thực hiện", unless other parts are given."""
    text = head + BODY.format(inside=inside, middle=middle, before=before)
    return document_of("\n".join(line for line in text.split("\n") if line.strip()))


def read(document: Document) -> tuple[tuple[Duty, ...], DutyToIssue | None]:
    zones = find_zones(document)
    sections = find_sections(document, zones)
    occurrences = find_occurrences(document, zones)
    header, _ = find_header(document, zones, occurrences)
    citations = merge_citations(document, occurrences, header.symbol)
    deadlines, _ = find_deadlines(
        document, zones, sections, citations, find_mentions(document, zones), header
    )
    return find_duties(document, zones, sections, deadlines, header)
