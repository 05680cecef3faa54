"""At which level a body stands that issues a plan: by its name and that of the body above it."""

from __future__ import annotations

import regex

from extract.records import Level

# ỦY BAN NHÂN DÂN TP ĐÀ NẴNG | BAN QUẢN LÝ AN TOÀN THỰC PHẨM: of a city that is a province
_OF_CITY = regex.compile(
    r"ủy ban nhân dân thành phố (?:hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ)(?!\p{L})"
)
_IN_DISTRICT = regex.compile(r"(?:huyện|quận|thị xã) ")
_OF_DISTRICT = regex.compile(r"ủy ban nhân dân (?:huyện|quận|thị xã|thành phố)")
# but "Bảo hiểm xã hội", "Liên minh Hợp tác xã tỉnh", "Trung tâm Y tế thị xã Cai Lậy"
_IN_COMMUNE = regex.compile(r"(?:(?<!hợp tác |thị )xã(?! hội)|phường|thị trấn|đặc khu) ")
_OF_COMMUNE = regex.compile(r"ủy ban nhân dân (?:xã|phường|thị trấn|đặc khu)")
_SCHOOL = regex.compile(r"trường |đại học|cao đẳng|học viện|nhà trẻ")
_COMMITTEE = regex.compile(
    r"ban chỉ đạo|ban điều hành|ban chỉ huy phòng|hội đồng|ban tổ chức|tổ công tác"
    r"|tổ |cụm thi đua|khối thi đua|ban vận động|ban vì|tiểu ban"
    r"|đoàn kiểm tra|ban an toàn giao thông|ban phòng, chống|ban công tác người cao tuổi|ban đại diện"
)
_PARTY = regex.compile(
    r"(?:(?:văn phòng|ban chấp hành) )?(?:(?:tỉnh|thành|huyện|thị|quận|đảng) ủy|đảng bộ)|ban thường vụ"
    r"|ban tuyên giáo|(?:ban (?:tổ chức|dân vận|nội chính)|ủy ban kiểm tra) (?:tỉnh|thành|huyện|thị|quận|đảng) ủy"
)
_DEPARTMENTAL = regex.compile(
    r"sở|chi cục|thanh tra|văn phòng|ban |trung tâm|bệnh viện|hạt|phòng|bảo hiểm xã hội|kho bạc|cục |thuế |hải quan"
    r"|ngân hàng nhà nước|thi hành án"
)
_CENTRAL = regex.compile(
    r"chính phủ|thủ tướng|ủy ban dân tộc|bộ (?!chỉ huy|đội)|văn phòng chính phủ|thanh tra chính phủ|.*\btrung ương$|tổng cục"
)


def level_of(low: str, above: str) -> Level:
    """The level of a body by its folded name and that of the body above it in the letterhead.

    >>> level_of("phòng nội vụ", "ủy ban nhân dân huyện văn yên"), level_of("liên minh hợp tác xã tỉnh", "")
    ('district', 'other')
    """
    if low.removeprefix("thường trực ") in ("hội đồng nhân dân tỉnh", "hội đồng nhân dân thành phố"):
        return "province"
    if _SCHOOL.match(low) or (_COMMITTEE.match(low) and not _PARTY.match(low)):
        return "other"
    if low.startswith("liên minh hợp tác xã"):
        return "other"
    if _PARTY.match(low):
        return "party"
    if _CENTRAL.match(low):
        return "central"
    if _OF_COMMUNE.match(above) or _IN_COMMUNE.search(low):
        return "commune"
    if (_OF_DISTRICT.match(above) and not _OF_CITY.match(above)) or _IN_DISTRICT.search(low):
        return "department" if above.startswith(("sở", "chi cục")) else "district"
    if above.startswith(("sở", "ủy ban nhân dân", "ban ", "thanh tra")) or _DEPARTMENTAL.match(low):
        return "department"
    return "other"
