"""Which authority issued a cited paper, and how far each is from an issuer: the nearest higher one has the parent."""

from __future__ import annotations

import regex

from extract.folding import fold
from extract.names import department_of_code
from extract.records import Citation, Header

# How far each authority is from an issuer of a level; what is not listed is never a parent.
DISTANCE: dict[str, dict[str, int]] = {
    "province": {
        "central": 0, "ministry": 0, "committee_central": 0, "party_province": 0, "party_central":
        1, "council": 2,
    },
    "department": {
        "province": 0, "committee": 1, "committee_central": 2, "ministry": 2, "central": 3,
        "party_province": 4, "council": 4, "party_central": 5,
    },
    "unit": {"department": 0, "province": 1, "ministry": 2, "central": 3, "party_province": 4},
    "district": {
        "province": 0, "committee": 1, "department": 2, "party_province": 3, "party_local": 3,
        "central": 4, "ministry": 4, "council": 5,
    },
    "commune": {
        "district": 0, "province": 1, "commune": 1, "department": 2, "party_local": 3,
        "party_province": 4, "central": 5, "ministry": 5,
    },
    "local_unit": {"district": 0, "commune": 0, "department": 1, "province": 1, "ministry": 3, "central": 4},
    "school": {"department": 0, "district": 0, "commune": 0, "province": 1, "ministry": 2},
    "other": {
        "committee": 0, "committee_central": 0, "province": 0, "central": 1, "ministry": 1,
        "party_province": 1, "party_central": 2, "department": 2, "district": 1, "commune": 1,
    },
    "central": {"central": 0, "party_central": 1},
    "party": {"party_central": 0, "party_province": 0, "central": 1},
}  # fmt: skip
for _row in DISTANCE.values():
    if "central" in _row:  # the Government carries out what the National Assembly resolves
        _row["assembly"] = _row["central"] + 1

_COMMITTEE = r"(?:chủ tịch )?(?:ủy ban nhân dân|ubnd) "
_COMMITTEE_OF = regex.compile(_COMMITTEE + "(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)")
# Ủy ban Quốc gia về chuyển đổi số | Ủy ban An toàn giao thông Quốc gia | Hội đồng Thi đua - Khen thưởng Trung ương
_NATIONAL = regex.compile(r"(?:ủy ban(?! kiểm tra)|hội đồng|ban chỉ đạo)\b.*\b(?:quốc gia|trung ương)\b")
# Bộ Chính trị | Ban Bí thư, and the codes of the Party's central offices
_PARTY_CENTRE = regex.compile(r"bộ chính trị|ban bí thư")
_PARTY_CENTRE_CODE = regex.compile(r"TW|TƯ|BCT|BTGTW|BTCTW|VPTW")
# Who issued a paper, by the beginning of its issuer code in capitals and of the words after "của" in lower case: both
# match; an empty pattern lets all pass. The first row that matches tells.
_AUTHORITIES = tuple(
    (authority, regex.compile(code), regex.compile(words))
    for authority, code, words in (
        ("party_province", r"(?:TU|VPTU|BTGTU)$", ""),
        ("party_local", r"(?:HU|ĐU|THU|QU)$", ""),
        ("party_local", "", r"(?:huyện|thị|quận|đảng) ủy|ban (?:thường vụ|chấp hành)"),
        ("assembly", r"QH|UBTVQH", ""),
        ("assembly", "", r"quốc hội|ủy ban thường vụ quốc hội"),
        ("central", r"(?:TTG|CP)$", ""),
        ("central", "", r"thủ tướng|chính phủ"),
        ("district", r"UBN|UB$|$", _COMMITTEE + r"(?:huyện|quận|thị xã)"),  # 30/KH-UB | 30/KH
        ("commune", r"UBN|UB$|$", _COMMITTEE + r"(?:xã|phường|thị trấn|đặc khu)"),
        ("province", r"UBN|UB$", ""),
        ("province", r"$", _COMMITTEE + r"(?:tỉnh|thành phố)"),
        ("province", r"(?:VPUBND|VPUB)$", ""),  # its letters pass on what the UBND decides
        ("province", "", r"văn phòng (?:ubnd|ủy ban nhân dân)"),
        ("commune", "", r"phòng .*(?:xã|phường|đặc khu|thị trấn) \p{L}"),  # Phòng Kinh tế xã Tân Mỹ
        ("district", "", r"phòng "),
        ("council", r"HĐND", ""),
        ("committee", r"BCĐ|HĐ|BCH|BTC|CTĐ|KTĐ", r"(?!bộ)"),
        ("department", r"S..", ""),
        ("department", "", r"sở |thanh tra tỉnh|công an tỉnh"),
    )
)
_MINISTRY = regex.compile(
    r"bộ |thanh tra chính phủ|tổng |kiểm toán|ngân hàng nhà nước|ủy ban dân tộc|liên đoàn"
)
_MINISTRY_CODE = regex.compile(r"B..|(?:TTCP|VPCP|UBDT|TLĐ)$")


def authority_of(citation: Citation, code: str) -> str:
    """The kind of authority that issued a cited document, by its issuer code and the words after "của"."""
    words = fold(citation.issuer or "")
    head = code.split("-")[0].upper()
    central = "trung ương" in words
    if _NATIONAL.match(words) or (
        head.startswith("BCĐ") and (head.endswith(("TW", "TƯ")) or central or "quốc gia" in words)
    ):
        return "committee_central"
    party_symbol = "-" not in code and "/" in (citation.symbol or "")  # 12-HD/BTGTW
    if head.startswith(("TW", "TƯ", "BCT")) or (central and party_symbol):
        of_party = _PARTY_CENTRE_CODE.fullmatch(head) or _PARTY_CENTRE.search(words)
        return "party_central" if of_party else "committee"
    for authority, by_code, by_words in _AUTHORITIES:
        if by_code.match(head) and by_words.match(words):
            return authority
    if department_of_code(head):
        return "department"
    return "ministry" if _MINISTRY_CODE.match(head) or _MINISTRY.match(words) else "other"


def own_rank(header: Header) -> str:
    """The row of `DISTANCE` for the issuer of a plan: its level, units below a Sở or a UBND and schools apart."""
    name = fold(header.issuer or "")
    if header.issuer_level == "party" and (beside := _COMMITTEE_OF.search(name)):
        told = {
            "tỉnh": "province",
            "xã": "commune",
            "phường": "commune",
            "thị trấn": "commune",
            "đặc khu": "commune",
        }
        return told.get(beside[1], "district")
    if header.issuer_level == "department" and not name.startswith(
        (
            "sở ",
            "ban dân tộc",
            "thanh tra tỉnh",
            "thanh tra thành phố",
            "văn phòng ủy ban",
            "ban quản lý",
            "công an",
            "bộ chỉ huy",
        )
    ):
        return "unit"
    if header.issuer_level in ("district", "commune") and not name.startswith("ủy ban nhân dân"):
        return "local_unit"
    if header.issuer_level == "other" and regex.match(r"trường|đại học|cao đẳng", name):
        return "school"
    return header.issuer_level or "department"
