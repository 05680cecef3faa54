"""What a heading is about: the labels of a section, by sense and place."""

from __future__ import annotations

from functools import lru_cache
from typing import get_args

import regex

from extract.folding import fold
from extract.records import Label

CORE: frozenset[str] = frozenset(
    {"muc_dich", "yeu_cau", "doi_tuong", "tieu_chi", "lo_trinh", "to_chuc_thuc_hien"}
)

# A label holds where a member of the heading's enumeration STARTS with the words: "Hỗ trợ đối tượng chính sách" is a
# task, "Thời gian, đối tượng tham gia" names two parts of a plan.
_STARTS: dict[Label, str] = {
    "muc_dich": r"mục đích(?! sử dụng)",
    # Yêu cầu | Yêu cầu chung | Yêu cầu đối với ...; not: Yêu cầu các sở, ngành ...
    "yeu_cau": r"yêu cầu(?! (?:(?:tất cả )?(?:các|mỗi|từng|toàn) |sở|ủy ban|ubnd|ban |phòng|thủ trưởng|giám đốc|chủ tịch|người|cán bộ"
    r"|công chức|viên chức|đảng viên|học sinh|giáo viên|công an|đơn vị|cơ quan|địa phương|báo cáo|\d))",
    # Đối tượng tham gia | Phạm vi; not: Đối tượng bảo trợ xã hội, a class of people
    "doi_tuong": r"(?:đối tượng|phạm vi)(?! (?:\d|bảo trợ|chính sách|yếu thế|xã hội|người có công|nghiện|ma túy))",
    # Tiêu chí chung | Tiêu chuẩn xét chọn | Điều kiện tham gia; not: Tiêu chí số 17 ..., Điều kiện bảo đảm
    "tieu_chi": r"(?:tiêu chí|tiêu chuẩn)(?! (?:số )?\d)|điều kiện(?! (?:thực hiện"
    r"|kinh tế|tự nhiên|đảm bảo|bảo đảm|cơ sở (?:vật|hạ)|vật chất|làm việc"
    r"|"
    r"thời tiết|phát triển|sản xuất|sống|an toàn|thuận lợi|khó khăn"
    r"|tổ chức|triển khai|học(?! nghề)|phục vụ|hoạt động))",
    "lo_trinh": r"lộ trình|tiến độ|tiến trình|thời gian(?! (?:qua|tới|gần|trước|vừa))"
    r"|thời hạn|mốc(?: thời gian| hoàn thành| thực hiện| tiến độ|$)|kế hoạch thời gian"
    r"|thời điểm(?= (?:thực hiện|triển khai|tổ chức|tiến hành|hoàn thành|bắt đầu|kiểm tra|áp dụng|xét)|$)"
    r"|giai đoạn (?:thực hiện|triển khai|tiến hành)$"
    r"|lịch(?! sử)|phân kỳ",
    "muc_tieu": r"mục tiêu|(?:cần|phải|phấn đấu) đạt|con số (?:phải|cần)|đích (?:đến|phấn đấu)",
    "chi_tieu": r"chỉ tiêu",
    "noi_dung": r"nội dung|nhiệm vụ|công việc|việc (?:phải|cần) làm",
    "giai_phap": r"giải pháp|biện pháp",
    "kinh_phi": r"kinh phí|dự toán|nguồn (?:kinh phí|vốn|lực)|tài chính$",
    "khen_thuong": r"khen thưởng|biểu dương|thi đua$|chế độ khen",
    "can_cu": r"căn cứ|cơ sở (?:pháp lý|xây dựng)",
    "quan_diem": r"quan điểm",
    "bao_cao": r"(?:thông tin )?báo cáo|chế độ (?:thông tin|báo cáo)",
}
# In plain words, at the top only: CÁI ĐÍCH CẦN ĐẠT | AI BỊ KIỂM TRA | LÀM KHI NÀO | THẾ NÀO LÀ ĐẠT
_PLAIN: dict[Label, str] = {
    "muc_dich": r"(?:cái )?đích (?:cần|phải|đến|nhắm)|vì sao|để làm gì",
    "yeu_cau": r"đòi hỏi$|điều phải giữ",
    "doi_tuong": r"(?:ai|người) (?:được|bị|phải)|diện (?:áp dụng|được|thụ hưởng)|người áp dụng",
    "tieu_chi": r"thế nào là|chuẩn (?:để|xét)",
    "lo_trinh": r"(?:làm )?(?:khi nào|bao giờ)|(?:các |chia )?chặng\b(?! \d)|phân đoạn",
}
_LABELS: tuple[Label, ...] = get_args(Label)
# Each member begins with the words of one label at most
_START = regex.compile("|".join(f"(?P<{label}>{_STARTS[label]})" for label in _LABELS if label in _STARTS))
_PLAIN_START = regex.compile("|".join(f"(?P<{label}>{words})" for label, words in _PLAIN.items()))
# Carrying out, at the top: TỔ CHỨC THỰC HIỆN | TỔ CHỨC TRIỂN KHAI | PHÂN CÔNG TRÁCH NHIỆM | TRÁCH NHIỆM CỦA CÁC ĐƠN VỊ
_CARRY_TOP = regex.compile(
    r"(?:công tác |kế hoạch |phương án )?tổ chức(?:,)? (?:triển khai(?: thực hiện)?"
    r"|thực hiện|chỉ đạo thực hiện|thi hành)|triển khai thực hiện|phân công"
    r"|giao (?:trách nhiệm|nhiệm vụ|việc)(?= cho|$)|ai làm (?:việc )?gì|(?:phân|chia) việc|(?:phần )?việc của (?:ai|các|từng)"
    r"|(?:tổ chức )?chỉ đạo (?:tổ chức |triển khai )?thực hiện$|tổ chức chỉ đạo$"
    r"|nhiệm vụ (?:cụ thể )?của (?:các |từng )?(?:cơ quan|đơn vị|sở|ngành|ban|cấp|địa phương|thành viên)"
    r"|trách nhiệm|thực hiện$|"
    r"(?:giải pháp|biện pháp) (?:và )?tổ chức thực hiện|tổ chức và phân công"
)
# ... and below: Tổ chức thực hiện | Tổ chức thực hiện kế hoạch | Phân công nhiệm vụ; not: Tổ chức thực hiện hiệu quả việc ...
_CARRY_DEEP = regex.compile(
    r"(?:công tác |kế hoạch )?tổ chức (?:triển khai )?thực hiện(?=$|:|[.]| (?:kế hoạch"
    r"|và\b|chung))|phân công|trách nhiệm (?:tổ chức )?thực hiện(?=$"
    r"|:)"
)
# QUẢN LÝ, TỔ CHỨC THỰC HIỆN | TUYÊN TRUYỀN VÀ PHÂN CÔNG TRÁCH NHIỆM: the last of what a top heading names
_CARRY_LAST = regex.compile(
    r"tổ chức (?:triển khai )?thực hiện|tổ chức triển khai|phân công (?:nhiệm vụ|trách nhiệm)"
)
_SPLIT = regex.compile(r"\s*(?:[,;/]|\s[-–]\s|\bvà\b|(?<=mục đích) (?=yêu cầu\b))\s*")
_PREFIX = regex.compile(r"(?:(?:một số|các|những|về|công tác|dự kiến|xác định|cơ chế) )+(?=\p{L})")
# Nouns for the parts of a plan; only after one of these may a later member carry a label.
_PART_NOUN = regex.compile(
    r"mục|lý do|công việc|yêu cầu|đối tượng|phạm vi|tiêu ch|điều kiện|lộ trình"
    r"|tiến độ|thời|chỉ tiêu|nội dung|nhiệm vụ|giải pháp|biện pháp"
    r"|kinh phí|khen|"
    r"căn cứ|quan điểm|báo cáo|hình thức|phương (?:pháp|thức|châm"
    r"|án)|địa điểm|thành phần|quy (?:mô|trình)|số lượng|cơ cấu"
    r"|hồ sơ|chế độ|"
    r"nguyên tắc|tên|chủ đề|tổ chức|phân công|trách nhiệm|nguồn"
    r"|kế hoạch|trình tự|thủ tục|lực lượng|biểu dương|kiểm tra"
    r"|sơ kết|sự cần thiết|thang điểm|bước|chặng|chỉ đạo|địa bàn|không gian|"
    r"ý nghĩa|đặc điểm|định hướng|chủ trương|khẩu hiệu|danh mục|sản phẩm|dự toán|định mức|chi"
)


# LOÀI CÂY VÀ TIÊU CHUẨN CÂY GIỐNG: a thing, and what it must be; but "PHÁT TRIỂN NGHỀ VÀ TIÊU CHUẨN HÓA" is a task
_MEASURE = regex.compile(r"tiêu chuẩn(?! hóa)|tiêu chí|điều kiện|tiến độ|thời gian thực hiện|phân công")
_TASK = regex.compile(
    r"hỗ trợ|nâng|xây dựng|tăng|đẩy|thực hiện|tổ chức|phát triển|bảo đảm|đảm bảo|rà soát|hoàn thiện|tuyên truyền|triển khai|áp dụng"
    r"|đổi mới|củng cố|quản lý|kiểm soát|huy động|đầu tư|giảm|phát huy|cải|duy trì|chuẩn hóa|mở|khuyến khích|giám sát"
)


@lru_cache(1024)  # the headings, the sections and their closing ask for the same
def labels_of(heading: str, level: int) -> tuple[Label, ...]:
    """Labels of a heading, in the order of `Label`; empty where none fits.

    >>> labels_of("NỘI DUNG, ĐỐI TƯỢNG, TIÊU CHÍ XÂY DỰNG VÀ PHƯƠNG THỨC TRIỂN KHAI", 1)
    ('doi_tuong', 'tieu_chi', 'noi_dung')
    >>> labels_of("Tổ chức thực hiện hiệu quả việc nêu gương", 2), labels_of("TỔ CHỨC THỰC HIỆN", 1)
    ((), ('to_chuc_thuc_hien',))
    >>> labels_of("Yêu cầu các sở, ngành báo cáo", 2), labels_of("Thời gian, thành phần", 2)
    ((), ('lo_trinh',))
    """
    text = fold(heading)
    members = [_PREFIX.sub("", m, count=1) if _PREFIX.match(m) else m for m in _SPLIT.split(text) if m]
    if not members:
        return ()
    found: set[Label] = set()
    named = _PART_NOUN.match(members[0]) is not None
    thing = level == 1 and len(members[0].split()) <= 3 and not _TASK.match(members[0])
    for i, member in enumerate(members):
        if i and not named and not (thing and _MEASURE.match(member)):
            break
        if start := _START.match(member) or (_PLAIN_START.match(member) if level == 1 else None):
            found |= {label for label in _LABELS if label == start.lastgroup}
        if (_CARRY_TOP if level == 1 else _CARRY_DEEP).match(member):
            found.add("to_chuc_thuc_hien")
    if level == 1 and (_CARRY_TOP.match(text) or _CARRY_LAST.fullmatch(members[-1])):
        found.add("to_chuc_thuc_hien")
    if "to_chuc_thuc_hien" in found and "noi_dung" in found and text.startswith("phân công"):
        found.discard("noi_dung")
    return tuple(label for label in _LABELS if label in found)
