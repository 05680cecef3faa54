"""The lines of a letterhead: which bodies it names, superior first."""

from __future__ import annotations

import regex

from extract.folding import lower_same_length, tidy
from extract.headings import is_capitals
from extract.names import CENTRES
from parsers.marks import is_decider

# The first word of a body's name; any other line of a letterhead goes on with the line before it.
_HEADS = (
    r"ủy ban|ubnd|ubmt|mttq|hđnd|hội đồng|s[ởớờ]|ban|bcđ|bch|bql|thanh tra"
    r"|văn phòng|trường|chi cục|cục|trung tâm|công an|bộ|tỉnh ủy"
    r"|thành ủy|huyện ủy|"
    r"thị ủy|quận ủy|đảng ủy|đảng bộ|bệnh viện|phòng|liên ngành"
    r"|liên sở|khối thi|cụm thi|tổ công tác|tổ (?:đề|chỉ|giúp)"
    r"|hội|liên đoàn|lđlđ|tổng (?:liên đoàn|cục)|liên hiệp|công đoàn|tỉnh đoàn|huyện đoàn|đoàn|"
    r"quỹ|bảo hiểm|bhxh|kho bạc|ngân hàng|đài|báo|viện|bảo tàng"
    r"|thư viện|học viện|đại học|hạt kiểm|trạm y|trạm|đội|liên minh"
    r"|chính phủ|thủ tướng|tòa án|"
    rf"tt\.? (?:{CENTRES})|tand|vksnd|vp|bqlda|ttksbt|hđph|hđnvqs|bv|mặt trận tổ quốc|"
    r"công ty|thuế|hải quan|ttyt|bvđk|nhà văn|nhà thiếu"
    r"|(?:tiểu|trung|lữ|sư|binh) đoàn|đồn biên phòng|hải đội|quân khu|tập đoàn|xí nghiệp|nhà máy|hợp tác xã"
    r"|tổng công ty|vườn quốc gia|khu (?:bảo tồn|di tích)|nhà hát|công viên|điện lực|bưu điện|viễn thông|lâm trường"
)
_ONE_WORD = frozenset(
    ("ttksbt", "ttyt", "bvđk", "cdc", "ubnd", "vpubnd")
)  # bodies whose whole line is one word
_FIGURE_SLASH = regex.compile(r"\d\s?/")
HEAD = regex.compile(rf"(?:{_HEADS})\b")
_MOTTO = regex.compile(
    r"c.{0,2}ng\s*h.{0,3}\s*x.{1,2}\s*h.{0,2}i\s*ch.{0,2}\s*ngh.{0,4}\s*vi(?:.{0,2}t(?:\s*n?am?)?)?"
    r"|đ.{0,3}c\s*l.{0,3}p\s*[-–.,]?\s*t.{0,2}\s*do\s*[-–.,]?\s*h.{0,3}nh\s*ph.{0,3}c?"
    r"|đảng cộng sản việt nam"
)
# "SỞ NÔNG NGHIỆP VÀ MÔI" / "TRƯỜNG", "BAN QUẢN LÝ" / "VƯỜN QUỐC GIA PHONG NHA": a name that the next line ends, though
# that line begins like a body
_OPEN_END = regex.compile(r"(?:\bVÀ|\bMÔI|\bCÁC|\bCỦA|^(?:BAN QUẢN LÝ|BQL)(?: DỰ ÁN)?|[,–-])$")
# BAN TỔ CHỨC / HỘI THI "DÂN VẬN KHÉO": an event, no association
_EVENT = regex.compile(r"hội (?:thi|nghị|diễn|chợ|thảo|trại|khỏe|xuân|giảng|báo)\b|đại hội (?:thể|thi|điển)")
_SPLIT = regex.compile(r"\s*\|\s*|\t+|\s{3,}")
# SỞ VHTT&DL SỞ GD&ĐT TỈNH ĐOÀN, three columns
# UBND TỈNH QUẢNG NINHSỞ Y TẾ | UBND TỈNH QUẢNG NINH SỞ Y TẾ | SỞ Y TẾ LẠNG SƠNTRUNG TÂM KIỂM SOÁT BỆNH TẬT: lines that lost their break
_LOST_BREAK = regex.compile(
    r"(?<=\p{Lu}{2})(?=(?:SỞ|TRUNG TÂM|CHI CỤC|BỆNH VIỆN|BAN|THANH TRA|CÔNG AN|PHÒNG|VĂN PHÒNG|HỘI|BỘ CHỈ HUY|TRƯỜNG|UBND|[ỦU][ỶY] BAN"
    r"|LIÊN ĐOÀN|BẢO HIỂM|KHO BẠC|TRẠM|HẠT|CỤC|QUỸ|ĐÀI) \p{Lu})"
    r"|(?<=^(?:SỞ|BAN|CÔNG AN|HỘI|LIÊN ĐOÀN) [\p{Lu}\s&.,]+)\s+(?=(?:SỞ|TỈNH ĐOÀN|LIÊN ĐOÀN LAO ĐỘNG"
    r"|CÔNG AN TỈNH|BẢO HIỂM XÃ HỘI"
    r"|HỘI (?:LIÊN HIỆP|NÔNG DÂN|CỰU|CHỮ THẬP)|BỘ CHỈ HUY|[ỦU][ỶY] BAN (?:MẶT TRẬN|MTTQ))(?: |$))"
    r"|(?<=^(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN) [\p{Lu} ]+)\s+(?=(?:SỞ|BAN (?:QUẢN LÝ|DÂN TỘC|CHẤP HÀNH)|THANH TRA|TỈNH ĐOÀN|LIÊN ĐOÀN LAO ĐỘNG"
    r"|HỘI (?:LIÊN HIỆP|LHPN|NÔNG DÂN|CỰU|CHỮ THẬP|LUẬT|KHUYẾN|NGƯỜI|NHÀ|DOANH|VĂN)|BẢO HIỂM XÃ HỘI"
    r"|[ỦU][ỶY] BAN (?:MẶT TRẬN|MTTQ)|CÔNG AN TỈNH) \p{Lu})"
)
JOINT = regex.compile(rf"\s+[-–]\s+(?={_HEADS}\b)|\s+và\s+(?=sở|công an|ban)|\s*;\s*", regex.IGNORECASE)
_HALF = regex.compile(r"(\S.*\S)\s+\1")
_NOT_A_BODY = regex.compile(
    r"^(?:số\b|ngày|\(?dự thảo|mật|hỏa tốc|khẩn|ký bởi|thời gian ký"
    r"|v/v|kế hoạch|cơ quan:|trang|tải|quyết định|người ký|email)"
    r"|^\W*$|\d{1,2}/\d{1,2}/\d{4}|@|http"
    r"|^[/-]\s?kh\b|^ệ?t nam$"  # "Số:" and "/KH-THPT" with the number blank; the end of "VI / ỆT NAM"
    r"|^cộng(?: hòa(?: xã(?: hội)?)?)?$|^hòa xã hội|^(?:xã )?(?:hội )?chủ nghĩa(?: việt(?: nam)?)?$"  # a motto in two lines
)


# QUYẾT ĐỊNH | CHƯƠNG TRÌNH: the kind of the paper | Căn cứ Luật ...: its first ground | Điều 1. ...
_BELOW = regex.compile(
    r"\s*(?:(?:quyết định|nghị quyết|chỉ thị|chương trình|phương án|đề án)[\s:.]*$|căn cứ |điều \d|xét |theo đề nghị)"
)
# Hôm nay, ngày 19 tháng 3 năm 2018 | Thứ Hai, ngày 19/03/2018 | Cập nhật ngày: when a page was shown
_CLOCK_LINE = regex.compile(r"\W*(?:hôm nay|cập nhật|đăng|ngày đăng|ngày cập nhật|thứ \w+,|chủ nhật,)")
_NAMED = regex.compile(rf"(?:^|\|)\W*{HEAD.pattern}|cộng h(?:òa|oà) xã hội|độc lập")
_DAY = regex.compile(r"ngày\s*[\d.…_\s]*(?:tháng|/)")
# A page's headline above the letterhead: Triển khai thực hiện Nghị quyết số 13-NQ/TU ngày 06/9/2023 của ...
OF_ANOTHER = regex.compile(
    r"\b(?:kế hoạch|quyết định|chỉ thị|nghị quyết|công văn|văn bản|thông báo|kết luận|chương trình(?: hành động)?|đề án"
    r"|hướng dẫn|tờ trình|thông tư|nghị định|công điện|kèm theo) (?:số\s*:?\s*)?\d[^\s|]*[/-]\p{L}[^|]*$"
)
# UBND QUẬN LIÊN CHIỂU | PHƯỜNG HÒA KHÁNH BẮC: the committee of the unit below
_OVER_UNIT = regex.compile(
    r"(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ) \p{Lu}[\p{Lu} '’.-]*"
)
_UNIT_LINE = regex.compile(r"(?:xã|phường|thị trấn|đặc khu) [\p{L}\d]")


def letterhead_length(header: str) -> int:
    """How much of what stands above a title is its letterhead: of a Quyết định that issues a plan, not its articles."""
    at, named, bodied, dated = 0, False, False, False
    for line in header.splitlines(keepends=True):
        low = lower_same_length(line)
        decides = (
            dated and bodied and is_decider(line)
        )  # no body yet: the left column stands below the right one
        if _BELOW.match(low) or decides:
            return at
        bodied = bodied or HEAD.match(low) is not None
        named = named or _NAMED.search(low) is not None  # above it stands the clock of a page
        day = _DAY.search(low) if named and not (dated or _CLOCK_LINE.match(low)) else None
        dated = dated or (day is not None and not OF_ANOTHER.search(low[: day.start()]))
        at += len(line)
    return at


def _pieces(line: str) -> list[str]:
    """The cells of a line without the country's name and motto, lines that lost their break apart."""
    made = []
    for cell in _SPLIT.split(line):
        while m := _MOTTO.search(lower_same_length(cell)):
            cell = (cell[: m.start()] + " " + cell[m.end() :]).strip()
        made += _LOST_BREAK.split(cell)
    return made


def letterhead_bodies(header: str) -> list[str]:
    """The bodies that a letterhead names, superior first, mottoes and numbers dropped, wrapped lines joined.

    >>> letterhead_bodies("UBND TỈNH X | Độc lập - Tự do - Hạnh phúc\\nSỞ LAO ĐỘNG - THƯƠNG BINH |\\nVÀ XÃ HỘI |")
    ['UBND TỈNH X', 'SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI']
    >>> letterhead_bodies("UBND THỊ XÃ Y HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ"), letterhead_bodies("UBND THÀNH PHỐ HẢI PHÒNG")
    (['UBND THỊ XÃ Y', 'HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ'], ['UBND THÀNH PHỐ HẢI PHÒNG'])
    """
    made: list[str] = []
    beside = False  # whether the piece before this one is the last body's
    before = 0  # bodies that the lines above the last one name
    for line in header.split("\n"):
        twice, before = len(made) - before == 2, len(made)
        for piece in _pieces(line):
            piece = piece.strip(" -_*–—=.|•:~")
            low = lower_same_length(piece)
            if (
                len(piece) < 2
                or len(piece) > 130
                or _NOT_A_BODY.search(low)
                or "/" in piece
                and _FIGURE_SLASH.search(piece)
            ):
                beside = False
                continue
            goes_on = made and (
                (" " not in piece and low not in _ONE_WORD) or _OPEN_END.search(made[-1]) or _EVENT.match(low)
            )
            if HEAD.match(low) and (is_capitals(piece) or piece[:1].isupper()) and not goes_on:
                made.append(piece)
                beside = True
            elif twice and (
                half := _HALF.fullmatch(piece)
            ):  # TỈNH BẮC GIANG | TỈNH BẮC GIANG under two bodies
                made[-2:] = [f"{name} {half[1]}" for name in made[-2:]]
            elif made and _OVER_UNIT.fullmatch(made[-1]) and _UNIT_LINE.match(low):
                made.append(f"UBND {piece}")
                beside = True
            elif made and is_capitals(made[-1]) and (is_capitals(piece) or (beside and piece.isupper())):
                made[-1] = f"{made[-1]} {piece}"
                beside = True
    return _without_organ([part for name in made for part in _apart(tidy(name))])


# UBND THỊ XÃ BỈM SƠN | HỘI ĐỒNG NGHĨA VỤ QUÂN SỰ; SỞ Y TẾ LẠNG SƠN | TRUNG TÂM Y TẾ ...: a body behind the one over it, on one line
_BELOW = regex.compile(
    r"(?P<over>(?:UBND|[ỦU][ỶY] BAN NHÂN DÂN) (?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU)(?: \p{Lu}+){1,3}?"
    r"|SỞ(?: [\p{Lu}&,-]+){2,12}?|CÔNG AN (?:TỈNH|THÀNH PHỐ)(?: \p{Lu}+){1,3}?) "
    r"(?<![-–] )(?P<body>(?:(?<!HẢI )PHÒNG|BAN (?!NHÂN)|HỘI ĐỒNG|TRUNG TÂM|CHI CỤC|THANH TRA|VĂN PHÒNG|BỆNH VIỆN"
    r"|TRƯỜNG (?:MN|MẦM|TIỂU|TH|TRUNG|PT|PHỔ|CAO)"
    r"|QUỸ|CÔNG AN|TỔ CÔNG TÁC)[^|]{3,})"
)


def _apart(name: str) -> tuple[str, ...]:
    """A letterhead's line as the two bodies that it runs together, superior first, or as it stands."""
    both = _BELOW.fullmatch(name)
    return (both["over"], both["body"]) if both else (name,)


# HỘI LHPN VIỆT NAM | BAN CHẤP HÀNH TỈNH LONG AN; ỦY BAN MTTQ VIỆT NAM TỈNH BẾN TRE | BAN THƯỜNG TRỰC
_ORGAN = regex.compile(
    r"ban (?:thường trực|chấp hành|thường vụ)(?: (?P<of>(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?! (?:ủy|đoàn)).*))?"
)
# HỘI NÔNG DÂN VIỆT NAM | BCH HỘI NÔNG DÂN TỈNH LÂM ĐỒNG; TỈNH ĐOÀN CAO BẰNG | BCH ĐOÀN KHỐI CÁC CƠ QUAN
_OWN_ORGAN = regex.compile(
    r"(?:bch|btv|ban (?:chấp hành|thường vụ)) (?P<body>(?:hội (?:nông dân|nd|cựu chiến binh|ccb|liên hiệp phụ nữ|lhpn|chữ thập đỏ)"
    r"|đoàn(?! tncs)|công đoàn|liên đoàn).*)"
)
_YOUTH_LINE = "đoàn tncs hồ chí minh"  # over the day of a paper of a part of it, as its motto
_ASSOCIATION = regex.compile(r"(?:ủy ban (?:mặt trận|mttq)|ubmt|mttq|hội (?!đồng)|liên đoàn|liên hiệp)")
# ĐOÀN TNCS HỒ CHÍ MINH | BAN CHẤP HÀNH TỈNH LÂM ĐỒNG
_YOUTH = regex.compile(
    r"đoàn (?:tncs|thanh niên cộng sản) hồ chí minh \| (?:bch|ban chấp hành)(?: đoàn)? (?P<of>tỉnh|thành phố|huyện) (?P<name>.+)"
)
_UNIONS = {"tỉnh": "TỈNH ĐOÀN", "thành phố": "THÀNH ĐOÀN", "huyện": "HUYỆN ĐOÀN"}


def _without_organ(named: list[str]) -> list[str]:
    """An association for the organ that signs for it, with the place that stands beside the organ's name."""
    if named and named[-1].startswith("HỘI ĐỒNG NHÂN DÂN") and named[-1].endswith(" THƯỜNG TRỰC"):
        return [*named[:-1], "THƯỜNG TRỰC " + named[-1].removesuffix(" THƯỜNG TRỰC")]
    if len(named) > 1 and lower_same_length(named[-1]) == _YOUTH_LINE and "ĐOÀN" in named[-2]:
        named = named[:-1]
    youth = _YOUTH.fullmatch(lower_same_length(" | ".join(named[-2:])))
    if youth and (union := _UNIONS.get(youth["of"])):
        return [*named[:-2], f"{union} {named[-1][len(named[-1]) - len(youth['name']) :]}"]
    if named and (own := _OWN_ORGAN.fullmatch(lower_same_length(named[-1]))):
        return [*named[:-1], named[-1][own.start("body") :]]
    organ = _ORGAN.fullmatch(lower_same_length(named[-1])) if len(named) > 1 else None
    if organ is None or not _ASSOCIATION.match(lower_same_length(named[-2])):
        return named
    place = named[-1][organ.start("of") :] if organ["of"] else ""
    whole = named[-2].removesuffix(" VIỆT NAM") if place else named[-2]
    return [*named[:-2], tidy(f"{whole} {place}")]
