"""What a line of an office paper is by its form alone: list item, letterhead, signature block, rule.

Readers use these tests to know which lines may be joined, unrolled or dropped.
"""

from __future__ import annotations

import re
from functools import lru_cache

import regex

# "- Các sở", "+ 02 mô hình", "• Lưu: VT", "* Ghi chú"
_BULLET = r"[-–—+•●○▪■►➢✓*]"
# "I.", "IV/", "II -", "A.", "1.", "2.1.", "3.1.2", "1/", "1)", "a)", "đ.", "(2)", "1.2 Xây dựng", "1- Phạm
# vi"
_WORD_NEXT = r"(?=\s+\p{Lu}|\p{Lu}\p{Ll}|\p{Lu}{2,}\s)"  # but not "05/KH-UBND", "34-CT/TW"
_NUMBER = (
    r"\(?(?:[IVX]{1,5}|[A-HĐK]|\d{1,2}(?:\.\d{1,2}){0,4})\s?"
    rf"(?:[.)]{{1,2}}/?(?=\s|\p{{Lu}}|$)|/(?=\s|$)|[/\-–]{_WORD_NEXT})"
    r"|\(?[a-eghiklmnpqđ]\s?[.)/](?=\s|\p{Lu}|$)"
    r"|\d{1,2}(?:\.\d{1,2}){1,4}(?=\s+\p{Lu})"
)
# "PHẦN I", "Phần thứ nhất", "Chương II", "Điều 5.", "Mục 1", "PHỤ LỤC 02", "Phụ lục"
_PART = (
    r"(?:PHẦN|Phần)(?:\s(?:THỨ|thứ))?\s(?:[IVX]+|\d+|\p{L}+)\b|(?:CHƯƠNG|Chương|MỤC|Mục)\s(?:[IVX]+|\d+)\b"
    r"|(?:ĐIỀU|Điều)\s\d+\s?[.:]|(?:PHỤ LỤC|Phụ lục|BIỂU|Biểu|MẪU|Mẫu)(?:\s(?:số|SỐ))?\s?[\dIVX]*\s*$"
)
ITEM = regex.compile(
    rf"\s*(?:(?P<number>{_NUMBER})|(?P<bullet>{_BULLET})(?:\s+|(?=\p{{Lu}}))|(?P<part>{_PART}))"
)
_LONE_ITEM = regex.compile(
    rf"\s*(?:{_BULLET}|(?:\d{{1,2}}\.){{1,5}}|\d{{1,2}}[)/]|[IVX]{{1,5}}[./)]|[a-zđ]\))\s*$"
)

# "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ Xà HỘI CHỦ NGHIÃ VIỆT NAM", "Cộng hoà xã hội ...", "ĐẢNG
# CỘNG SẢN VIỆT NAM"
MOTTO = regex.compile(
    r"[Cc]\w{0,2}[Nn][Gg]\s+[Hh]\w{0,2}\s+[Xx]\w?\s+[Hh]\w{0,2}[Ii]\s+[Cc][Hh]|(?:ĐẢNG"
    r"|Đảng)\s+(?i:CỘNG\s+SẢN\s+VIỆT)"
)
# "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hnh phúc", "ĐỘC LẬP - TỰ DO"
MOTTO_2 = regex.compile(r"[ĐÐ]\w{0,2}c\s+l\w{0,2}p\s*[-–—.]?\s*T\w{0,2}\s+do", regex.I)
# What a narrow column breaks off: "NAM", "NGHĨA VIỆT NAM"; "Hạnh phúc"
_MOTTO_REST = regex.compile(
    r"\s*(?:(?:(?:(?:HỘI\s)?CHỦ\s)?NGH\w{1,3}\s)?VI\w{0,2}T\s)?NAM\s*|\s*[-–]?\s*H\w{0,2}nh\s*ph\w?c\s*",
    regex.I,
)
# "Số: 749 /KH-STC", "Số : /KH-STTTT", "Số 34-CT/TW", "SỐ: 120 /2002/TT-BTC", "Số:       /KH-UBND"
NUMBER_LINE = regex.compile(r"\s*S[ốỐoO]\s*[:.]?\s*[\d…._]*\s*[/\-–]\s*[\p{L}\d]")
# "Lạng Sơn, ngày 10 tháng 5 năm 2017", "Bình Phước, ngày   tháng 4 năm 2023", "TP. Hồ Chí Minh, ngày ...
# tháng"
PLACE_DATE = regex.compile(r"\s*\p{Lu}[\p{L}.\s\-–']{1,40},\s*ng[àa]y\s*[\d….\s_]*tháng", regex.I)
RULE = re.compile(r"[\s\-_=*~–—.─━˗ˉ¯⎯◦oO0]*$")
_RULE_MARK = regex.compile(r"[-_=*~–—─━ˉ¯⎯]{2}|^\s*\*\s*$|(?:[-–*]\s){2}")

# "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC", "TL. CHỦ TỊCH", "TUQ. GIÁM ĐỐC", "Q. GIÁM ĐỐC", "T/M BAN THƯỜNG
# VỤ", "K/T"
AUTHORITY = regex.compile(
    r"\s*(?:(?:TM|KT|TL|TUQ|T\s?/\s?M|K\s?/\s?T|T\s?/\s?L)\b"
    r"|Q\s?\.(?=\s*(?:GI[ÁA]?M|CH[ỦU]? ?T|TRƯ|HIỆU|CHÁNH|CỤC|CHI C|VIỆN|TỔNG|BÍ|THỦ)))[.\s]*\p{Lu}"
)  # not "Q.II/2026", "Q. Hải Châu"
# "GIÁM ĐỐC", "PHÓ CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "HIỆU TRƯỞNG", "CHI CỤC TRƯỞNG", "TRƯỞNG BAN"
POSITION = regex.compile(
    r"\s*(?:PHÓ\s|QUYỀN\s|Q\.\s?)?(?:TỔNG\s)?(?:GIÁM ĐỐC|CHỦ TỊCH|CHỦ NHIỆM|CHÁNH|HIỆU TRƯỞNG|HIỆU PHÓ"
    r"|TRƯỞNG|PHÓ"
    r"|(?:CHI\s)?CỤC (?:TRƯỞNG|PHÓ)|VIỆN TRƯỞNG|BÍ THƯ|TỔNG BIÊN TẬP|CHỈ HUY|THỦ TRƯỞNG|ĐẠI DIỆN|LÃNH ĐẠO"
    r"|KẾ TOÁN)"
)
RECIPIENTS = regex.compile(r"\s*[nN][ơƠ][iI]\s+[nN][hH]")  # "Nơi nhận:", "NƠI NHẬN", "Nơi nhận :"
# A document's kind alone on its line: what stands above is the letterhead, what follows is the title.
KIND = regex.compile(
    r"\s*(?:KẾ\s?HOẠCH|K\sẾ\s+H\sO\sẠ\sC\sH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|CHỈ THỊ|THÔNG BÁO|BÁO CÁO|ĐỀ ÁN"
    r"|PHƯƠNG ÁN|HƯỚNG DẪN|NGHỊ QUYẾT|TỜ TRÌNH|QUY CHẾ|QUY ĐỊNH|KẾ HOẠCH (?:PHỐI HỢP|LIÊN TỊCH|LIÊN NGÀNH))\s*[:*]?\s*$"
)
# Openings of the first paragraph after a title: "Căn cứ Luật", "Thực hiện Kế hoạch số", "Nhằm phát huy"
OPENING = regex.compile(
    r"\s*(?:[-–+•]\s*)?(?:Căn c|Thực h|Triển khai (?:thực hiện )?(?:Kế|Nghị|Quyết|Chỉ|Chương|Công|Thông"
    r"|Đề|Luật|Hướng|văn)"
    r"|Nhằm\s|Theo\s|Để\s|Tiếp tục (?:thực hiện|triển khai)|Kính gửi|Trên cơ sở|Thi hành|Phát huy|Hưởng ứng"
    r"|Xét\s|Được sự|Chấp hành|Quán triệt|Nhân (?:dịp|kỷ)|Thời gian qua|Trong (?:những|thời)|Sau khi"
    r"|Thực\s?hin|Cn c"
    r"|(?:Ủy ban nhân dân|UBND|Sở|Ban|Thanh tra)\s[^.;:]{0,80}(?:ban hành|xây dựng|lập)\s)"
)

# Who decides, between the title of a Quyết định and its text: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH X", "BỘ TRƯỞNG BỘ Y TẾ",
# "ỦY BAN NHÂN DÂN THÀNH PHỐ Y", "HỘI ĐỒNG NHÂN DÂN TỈNH"
_DECIDER = regex.compile(
    r"\s*(?:CHỦ TỊCH )?(?:[UỦ][YỶ] BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN)(?: (?:TỈNH|THÀNH PHỐ|TP|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG"
    r"|THỊ TRẤN|ĐẶC KHU)\b.{0,30})?\s*:?\s*$|\s*THỦ TƯỚNG CHÍNH PHỦ\s*:?\s*$"
    r"|\s*(?:BỘ TRƯỞNG|GIÁM ĐỐC|CHÁNH THANH TRA|HIỆU TRƯỞNG|TỔNG GIÁM ĐỐC|CỤC TRƯỞNG|TRƯỞNG BAN)\b[^.;]{0,70}$"
)
_ENDS = frozenset(".;:!?…")
# Read backwards. No sentence ends so: "... và", "... của", "... theo" (but "kèm theo"), "... (", "Thi đua -", "2016-", "1849/BGDĐT-",
# "Căn cứ Luật"
_GOES_ON = regex.compile(
    r"(?r)(?:\b(?:và|của|các|những|về|với|cho|từ|thuộc|hoặc|là|để|bằng|nhằm|(?<!kèm\s|tiếp\s)theo|(?<!hiện\s"
    r"|tồn\s)tại"
    r"|VÀ|CỦA|CÁC|NHỮNG|VỚI|CHO|HOẶC|(?i:văn|hoạch|định|thị|quyết|tư|trình|lệnh|luận|điện)\s(?i:số))"
    r"|,\s(?:trình|gửi|giao|nộp|mời|do)"
    r"|(?:[;,]|cứ|hiện|hành|theo|của|và)\s(?:Luật|Bộ luật|Pháp lệnh)"
    r"|\b(?:của|trưởng|đốc) (?:Thủ tướng|Bộ trưởng(?: Bộ)?|Bộ|Sở|Ủy ban|Chủ tịch|Giám đốc(?: Sở)?)"
    r"|[(“]|[^;.:]\s[-–/]|[\p{L}\d][-/])\s*$"
)
_WANTS_NUMBER = regex.compile(
    r"\b(?:ngày|tháng|năm|quý|giai đoạn|khoản|điều|điểm|mục|số|đến|mức độ|lớp"
    r"|tối (?:thiểu|đa)|(?:ít|nhiều) nhất|không (?:quá|dưới|ít hơn|thấp hơn|nhỏ hơn|vượt quá)|trên|dưới|khoảng|đạt|gồm|còn|thêm)\s*$",
    regex.I,
)
# "... đạt mức độ" / "4. Các sở": the figure belongs to the line above, it is no list number
# "phụ trách không quá" / "50 hộ." | "có tối đa" / "45 học viên"
_WANTS_AMOUNT = regex.compile(
    r"(?<!\w)(?:không quá|ít nhất|tối thiểu|tối đa|không dưới|không ít hơn|khoảng|hơn|đạt từ|trở lên và)\s*$",
    regex.I,
)
_WANTS_THIS_NUMBER = regex.compile(
    r"(?:mức độ|khoản|điều|(?<!hằng |hàng |mỗi |trong |từng |các )(?:ngày|tháng))\s*$", regex.I
)
_WANTING = ("mức độ", "khoản", "điều", "ngày", "tháng")
_FINISHES = tuple(",;.)”’»]/%")
_CLOSES = regex.compile(
    r"[^()]{1,30}\)\s*[.;,]?\s*$"
)  # "II)", "2021-2025)": what a bracket above still lacks
# Liên đoàn Lao động / Việt Nam | UBND tỉnh Hà / Tĩnh | Thừa Thiên / Huế | Bà Rịa / - Vũng Tàu | Ban Thường vụ / Tỉnh ủy
_BROKEN_NAME = regex.compile(
    r"\p{L}\n(?:Việt Nam(?!\p{L}))|(?<!\p{L})tỉnh \p{Lu}\p{Ll}*\n\p{Lu}\p{Ll}|Thừa Thiên\n[-– ]*Huế|Bà Rịa\n[-–] ?Vũng"
    r"|(?:Thường vụ|Chấp hành|Thường trực)\n(?:(?:Tỉnh|Thành|Huyện|Thị|Quận|Đảng) ủy|Trung ương|Đảng)|Trung ương\nĐảng"
)
_HALF_NAMES = (
    regex.compile(  # names with a hyphen of their own, broken before it: "Thi đua" / "- Khen thưởng"
        r"(?:thi đua|kinh tế|văn hóa|văn hoá|tài chính|thương binh|lao động|lâm|khoa học|tổng hợp|chính trị"
        r"|công nghiệp"
        r"|độc lập|tự do|dân số|\d)\s*$",
        regex.I,
    )
)


def is_recipients(line: str) -> bool:
    """Whether the line opens the list of recipients: `Nơi nhận:`."""
    return line.lstrip()[:1] in ("N", "n") and RECIPIENTS.match(line) is not None


def is_authority(line: str) -> bool:
    """Whether the line begins with whom the signer stands for: `TM. ỦY BAN NHÂN DÂN`."""
    return line.lstrip()[:1] in ("T", "K", "Q") and AUTHORITY.match(line) is not None


def is_kind(line: str) -> bool:
    """Whether the line names a kind of document and nothing more: `KẾ HOẠCH`."""
    return line.isupper() and KIND.match(line) is not None


def is_rule(line: str) -> bool:
    """Whether the line is only drawn: `-------`, `_____`, `***`, `* * *`, `-----o0o-----`."""
    first = line.lstrip()[:1]
    if first.isalnum() and first not in "oO0":
        return False
    return RULE.match(line) is not None and _RULE_MARK.search(line) is not None


PAGE_NUMBER = regex.compile(
    r"\W*(?i:trang\s)?\d{1,3}(?:\s*/\s*\d{1,3})?\W*"
)  # 3 | - 3 - | Trang 3/7, alone on its line


def is_decider(line: str) -> bool:
    """Whether the line names who decides, as it stands above the grounds of a Quyết định: `ỦY BAN NHÂN DÂN TỈNH`."""
    return len(line) < 100 and line.isupper() and _DECIDER.match(line) is not None


def is_item(line: str) -> bool:
    """Whether the line starts with a bullet, a number of a heading, or Phần, Chương, Điều, Phụ lục."""
    return item_of(line) is not None


@lru_cache(512)  # asked of each line several times
def item_of(line: str) -> regex.Match[str] | None:
    """The match of `ITEM`; a line that begins with a common word is told at once."""
    head = line.lstrip()[:2]
    if head.isalpha() and len(head) == 2 and head not in _ITEM_HEADS:
        return None
    return ITEM.match(line)


# The first two letters of the items that begin with a word or with a Roman number
_ITEM_HEADS = frozenset(["PH", "Ph", "CH", "Ch", "MỤ", "Mụ", "ĐI", "Đi", "BI", "Bi", "MẪ", "Mẫ"]) | {
    a + b for a in "IVX" for b in "IVX"
}


def is_marker(line: str) -> bool:
    """Whether the line is a bullet or number and nothing more: `I.`, `1.1.`, `-`."""
    return len(line) < 12 and _LONE_ITEM.match(line) is not None


def is_place_date(line: str) -> bool:
    """Whether the line opens with the place and day of issue: `Lạng Sơn, ngày 10 tháng 5`."""
    place, _, rest = line.partition(",")
    near = 0 < len(place.lstrip()) <= 41 and rest.lstrip()[:2].lower() == "ng"
    return near and PLACE_DATE.match(line) is not None


def is_fixed(line: str) -> bool:
    """Whether the line belongs to a letterhead or a signature block and stands for itself."""
    return len(line) <= 120 and _is_fixed(line)


@lru_cache(512)  # asked of each line, and again when it is the one above
def _is_fixed(line: str) -> bool:
    first = line.lstrip()[:1]
    return bool(
        (first == "S" and NUMBER_LINE.match(line))
        or is_recipients(line)
        or is_authority(line)
        or (line.isupper() and (KIND.match(line) or POSITION.match(line)))
        or is_place_date(line)
        or motto(line)
    )


def motto(line: str) -> regex.Match[str] | None:
    """Either motto in the line; one without its few letters is told at once."""
    low = line.lower()
    found = MOTTO.search(line) if ("x" in low and "ch" in low) or "sản" in low else None
    return found or (MOTTO_2.search(line) if "do" in low else None)


def is_rest_of_motto(line: str, following: str) -> bool:
    """Whether a motto breaks off in `line` and `following` is what it lacks: `NAM`, `NGHĨA VIỆT NAM`, `Hạnh phúc`."""
    if len(following) > 24 or _MOTTO_REST.fullmatch(following) is None:
        return False
    if following.upper().endswith("NAM"):
        return MOTTO.search(line) is not None and not line.rstrip().upper().endswith("NAM")
    return MOTTO_2.search(line) is not None and not line.rstrip().lower().endswith("phúc")


def is_ended(line: str) -> bool:
    """Whether the line ends with a mark that closes a sentence, an item or an introduction."""
    return line[-1:] in _ENDS or line[-12:].rstrip().rstrip('"”’»)]')[-1:] in _ENDS


def goes_on(line: str) -> bool:
    """Whether no sentence can end with the line's last word: `... của`, `... ngày`, `... (`."""
    return _GOES_ON.match(line[-24:]) is not None


# Words of two syllables that headings are made of
_OF_HEADINGS = {
    "MỤC ĐÍCH", "MỤC TIÊU", "YÊU CẦU", "NỘI DUNG", "NHIỆM VỤ", "GIẢI PHÁP", "BIỆN PHÁP", "TỔ CHỨC", "THỰC HIỆN", "TRIỂN KHAI",
    "KINH PHÍ", "THỜI GIAN", "CHỈ TIÊU", "QUAN ĐIỂM", "PHẠM VI", "ĐỐI TƯỢNG", "TIẾN ĐỘ", "LỘ TRÌNH", "CĂN CỨ", "KẾ HOẠCH",
    "TRÁCH NHIỆM", "PHÂN CÔNG", "CHỦ YẾU", "CỤ THỂ", "TRỌNG TÂM", "ĐÁNH GIÁ", "TÌNH HÌNH", "KẾT QUẢ", "THỰC TRẠNG", "ĐỊA BÀN",
    "HOẠT ĐỘNG", "PHƯƠNG PHÁP", "HÌNH THỨC", "TIÊU CHÍ", "TIÊU CHUẨN", "ĐIỀU KIỆN", "KHEN THƯỞNG", "BÁO CÁO",
}  # fmt: skip


def breaks_word(line: str, following: str) -> bool:
    """Whether a word of headings is broken between two lines in capitals: "I. MỤC" / "ĐÍCH, YÊU CẦU"."""
    last, first = line.split()[-1:], following.replace(",", " ").split()[:1]
    return " ".join([*last, *first]) in _OF_HEADINGS


def starts_lower(line: str) -> bool:
    """Whether the first letter or digit is a small letter that no list marker explains."""
    head = line.lstrip(" \t\xa0“\"'(")[:1]
    return head.islower() and not is_item(line)


def is_continued(line: str, following: str) -> bool:
    """Whether `following` can only be the rest of the sentence or name that `line` breaks off."""
    if following.lstrip().startswith(_FINISHES):
        return True
    if is_ended(line):
        return False
    if line.rfind("(") > line.rfind(")") and _CLOSES.match(following):
        return True
    if starts_lower(following):
        return True
    tail, head = line.rstrip()[-24:], following.lstrip()[:20]
    if _BROKEN_NAME.search(f"{tail}\n{head}"):
        return True
    if head[:1] in ("-", "–"):
        both_figures = head[1:].lstrip()[:1].isdigit() == tail[-1:].isdigit()
        return both_figures and _HALF_NAMES.search(tail) is not None
    if is_item(following):
        wanted = head[:1].isdigit() and tail.lower().endswith(_WANTING)
        return wanted and _WANTS_THIS_NUMBER.search(tail) is not None
    wants = _WANTS_NUMBER.search(tail) or _WANTS_AMOUNT.search(tail)
    return goes_on(line) or (head[:1].isdigit() and wants is not None)
