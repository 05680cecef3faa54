"""Names of bodies in capitals as a clerk would type them: "BAN DÂN TỘC" -> "Ban Dân tộc" (Nghị định 30/2020, Phụ lục II)."""

from __future__ import annotations

import regex

from extract.casing import sentence_case

# words for a kind of body: they and the word after them begin with a capital
_KINDS = (
    *("ban chỉ đạo", "ban chỉ huy", "bộ chỉ huy", "ban quản lý", "ban tổ chức", "ban điều hành", "hội đồng"),
    *(
        "hội liên hiệp",
        "liên đoàn",
        "văn phòng",
        "thanh tra",
        "trung tâm",
        "bệnh viện",
        "bảo tàng",
        "thư viện",
    ),
    *("nhà hát", "chi cục", "tổng cục", "vườn quốc gia", "công an", "bảo hiểm", "đài", "sở", "ban", "phòng"),
    *(
        "cục",
        "viện",
        "trạm",
        "hạt",
        "đội",
        "hội",
        "tổ công tác",
        "tổ",
        "quỹ",
        "liên minh",
        "kho bạc",
        "ngân hàng",
    ),
)
_KIND = regex.compile(rf"({'|'.join(_KINDS)})(?: |$)(?!(?<=^phòng )(?:chống|thủ|ngừa))")
# not part of the name: ... tỉnh | ... huyện X
_PLACE = regex.compile(
    r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã(?! hội)|phường|đặc khu|khu vực|và|dự án)\b"
)
# Hội đồng nhân dân tỉnh | Bảo hiểm xã hội huyện X
_LOWER = regex.compile(r"hội đồng nhân dân|bảo hiểm xã hội|ủy ban nhân dân")
# Tỉnh Ủy | Ban Thường vụ huyện Ủy | Tỉnh Đoàn: not a place of that name
_PARTY = regex.compile(r"\b(tỉnh|thành|huyện|thị|quận|đảng) (ủy|đoàn)\b", regex.IGNORECASE)
# Huyện ủy Kế Sách | Thành ủy Vinh; Đảng ủy Sở Y tế; Công đoàn ngành Giáo dục
_PARTY_OF = regex.compile(r"((?:Huyện|Thị|Thành|Quận) (?:ủy|đoàn)) (\p{L}+(?: \p{L}+){0,3})")
_OVER_BODY = regex.compile(r"(Đảng (?:ủy|bộ)|Chi bộ|Công đoàn ngành) (.+)", regex.IGNORECASE)
# Bệnh viện Bạch Mai | Thống Nhất; but Bệnh viện Đa khoa, Phụ sản, Y học cổ truyền
_HOSPITAL = regex.compile(
    r"(Bệnh viện) (?!(?:đa khoa|phổi|nhi|mắt|y |y dược|phụ sản|sản|tâm thần|da liễu|lao|ung bướu|điều dưỡng|phục hồi|tai mũi"
    r"|răng|nội tiết|tim|chấn thương|truyền máu|bệnh|nhiệt đới|quân|công an|huyện|tỉnh|thành phố|khu vực|chỉnh hình|việt đức"
    r"|tuệ tĩnh|trường|đại học|chuyên khoa|phong|lão khoa|hữu nghị)(?!\p{L}))(\p{L}+(?: \p{L}+){0,2})",
    regex.IGNORECASE,
)
_GRADE = regex.compile(r"trung học|tiểu học|mầm non|mẫu giáo")  # Tiểu học và | Trung học cơ sở
# Chi cục Thuế khu vực | Buôn Hồ - Krông Búk; khu vực I
_REGION = regex.compile(r"(?<=\bkhu vực )(?![ivx]+$|\d)\p{L}[\p{L} ’'-]*$")
_SOCIAL = regex.compile(r"\bxã Hội\b")  # no commune
_SCHOOL = regex.compile(
    r"(Trường (?:(?:đại học|cao đẳng|trung học phổ thông|trung học cơ sở"
    r"|tiểu học|mầm non|mẫu giáo|phổ thông|dân tộc|nội trú|bán trú"
    r"|trung cấp|chính trị|chuyên|và)\s*)+)(.*)",
    regex.IGNORECASE,
)


# Chăn nuôi và Thú y | Kinh tế, Hạ tầng và Đô thị | Thi đua - Khen thưởng, but Phòng, chống tội phạm
_NEXT_FIELD = regex.compile(
    r"(?:(?<=, )|(?<= và )|(?<= - ))(?!chống|chữa cháy|cứu (?:nạn|hộ)|các |các$)\p{Ll}"
)


def _first(words: str) -> str:
    return words[:1].upper() + words[1:]


def body_case(name: str) -> str:
    """A body's name in capitals (abbreviations in it written out) in its proper case; a school's in title case.

    >>> body_case("TRUNG TÂM KIỂM SOÁT BỆNH TẬT"), body_case("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN MƯỜNG ẢNG")
    ('Trung tâm Kiểm soát bệnh tật', 'Phòng Giáo dục và Đào tạo huyện Mường Ảng')
    >>> body_case("BAN CHỈ HUY QUÂN SỰ HUYỆN"), body_case("BỆNH VIỆN ĐA KHOA TỈNH"), body_case("BAN CHỈ ĐẠO 138")
    ('Ban Chỉ huy Quân sự huyện', 'Bệnh viện Đa khoa tỉnh', 'Ban Chỉ đạo 138')
    >>> body_case("HUYỆN ỦY KẾ SÁCH"), body_case("ĐẢNG ỦY SỞ Y TẾ"), body_case("BỆNH VIỆN BẠCH MAI")
    ('Huyện ủy Kế Sách', 'Đảng ủy Sở Y tế', 'Bệnh viện Bạch Mai')
    """
    low = _SOCIAL.sub("xã hội", _PARTY.sub(lambda m: m[0].capitalize(), sentence_case(name)))
    if school := _SCHOOL.match(low):
        grade = _GRADE.sub(lambda m: _first(m[0]), _first(school[1][7:].strip()))
        unit = _PLACE.match(school[2].lower())
        kept = unit.end() if unit else 0
        return f"Trường {grade} {school[2][:kept].lower()}{school[2][kept:].title()}".strip()
    low = _REGION.sub(lambda m: m[0].title(), low)
    if named := _PARTY_OF.fullmatch(low) or _HOSPITAL.fullmatch(low):
        return f"{_first(named[1].lower())} {named[2].title()}"
    if (over := _OVER_BODY.fullmatch(low)) and not _PLACE.match(over[2].lower()):
        return f"{_first(over[1].lower())} {body_case(over[2]) if _KIND.match(over[2].lower()) else _first(over[2])}"
    kind = _KIND.match(low.lower())
    if kind is None or _LOWER.match(low.lower()):
        return str(low)
    head, rest = kind[1], low[len(kind[1]) :].lstrip()
    head = " ".join([_first(head.split()[0]), *head.split()[1:]])
    if head in ("Ban chỉ đạo", "Ban chỉ huy", "Bộ chỉ huy", "Ban quản lý", "Ban tổ chức", "Ban điều hành"):
        head = f"{head[:3].strip()} {_first(head[3:].strip())}"
    elif head == "Hội liên hiệp":
        head = "Hội Liên hiệp"
    if rest and not _PLACE.match(rest.lower()):
        rest = body_case(rest) if _KIND.match(rest.lower()) else _first(rest)
    return f"{head} {_NEXT_FIELD.sub(lambda m: m[0].upper(), rest)}".strip()
