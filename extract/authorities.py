"""Which authority issued a cited paper, and how far each is from an issuer: the nearest higher one has the parent."""

from __future__ import annotations

import regex

from extract.folding import fold
from extract.names import department_of_code, provinces_in
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
    if "central" in _row:
        _row["assembly"] = (
            _row["central"] + 1
        )  # the Government carries out what the National Assembly resolves


_COMMITTEE_OF = regex.compile(
    r"(?:chủ tịch )?(?:ủy ban nhân dân|ubnd) (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
)


# Ủy ban Quốc gia về chuyển đổi số | Ủy ban An toàn giao thông Quốc gia | Hội đồng Thi đua - Khen thưởng Trung ương
_NATIONAL = regex.compile(r"(?:ủy ban(?! kiểm tra)|hội đồng|ban chỉ đạo)\b.*\b(?:quốc gia|trung ương)\b")


def authority_of(citation: Citation, code: str) -> str:
    """The kind of authority that issued a cited document, by its issuer code and the words after "của"."""
    words = fold(citation.issuer or "")
    head = code.split("-")[0].upper()
    if head.startswith("BCĐ") and (
        head.endswith(("TW", "TƯ")) or "trung ương" in words or "quốc gia" in words
    ):
        return "committee_central"
    if _NATIONAL.match(words):
        return "committee_central"
    if (
        head.startswith(("TW", "TƯ", "BCT"))
        or "trung ương" in words
        and "-" not in code
        and "/" in (citation.symbol or "")
    ):
        return (
            "party_central"
            if head in ("TW", "TƯ", "BCT", "BTGTW", "BTCTW", "VPTW")
            or "bộ chính trị" in words
            or "ban bí thư" in words
            else "committee"
        )
    if head in ("TU", "VPTU", "BTGTU"):
        return "party_province"
    if head in ("HU", "ĐU", "THU", "QU") or regex.match(
        r"(?:huyện|thị|quận|đảng) ủy|ban (?:thường vụ|chấp hành)", words
    ):
        return "party_local" if head != "TU" else "party_province"
    if head.startswith(("QH", "UBTVQH")) or words.startswith(("quốc hội", "ủy ban thường vụ quốc hội")):
        return "assembly"
    if head in ("TTG", "CP") or words.startswith(("thủ tướng", "chính phủ")):
        return "central"
    if head.startswith("UBN") or head == "UB" or (head == "" and _COMMITTEE_OF.match(words)):
        unit = _COMMITTEE_OF.match(words)
        kind = unit[1] if unit else "tỉnh"
        if kind == "thành phố" and not provinces_in(words):
            kind = "tỉnh"
        return {
            "tỉnh": "province",
            "thành phố": "province",
            "huyện": "district",
            "quận": "district",
            "thị xã": "district",
        }.get(kind, "commune")
    if head in ("VPUBND", "VPUB") or words.startswith(("văn phòng ubnd", "văn phòng ủy ban nhân dân")):
        return "province"  # its letters pass on what the UBND decides
    if words.startswith("phòng "):
        return (
            "commune"
            if regex.search(r"(?:xã|phường|đặc khu|thị trấn) \p{L}", words.removeprefix("phòng "))
            else "district"
        )
    if head.startswith("HĐND"):
        return "council"
    if head.startswith(("BCĐ", "HĐ", "BCH", "BTC", "CTĐ", "KTĐ")) and not words.startswith("bộ"):
        return "committee"
    if (
        department_of_code(head)
        or words.startswith(("sở ", "thanh tra tỉnh", "công an tỉnh"))
        or (head.startswith("S") and len(head) >= 3)
    ):
        return "department"
    if (
        words.startswith(
            (
                "bộ ",
                "thanh tra chính phủ",
                "tổng ",
                "kiểm toán",
                "ngân hàng nhà nước",
                "ủy ban dân tộc",
                "liên đoàn",
            )
        )
        or (head.startswith("B") and len(head) >= 3)
        or head in ("TTCP", "VPCP", "UBDT", "TLĐ")
    ):
        return "ministry"
    return "other"


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
