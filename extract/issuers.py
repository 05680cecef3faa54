"""Who issued the plan, and at which level: from the letterhead, else from what the text says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import regex

from extract.body_case import body_case
from extract.folding import fold
from extract.headings import is_capitals
from extract.issuer_levels import level_of
from extract.letterheads import HEAD, JOINT, letterhead_bodies
from extract.names import department_named, department_of_code, province_named, room_in_full, write_out
from extract.records import Level


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body in full without its province, its level, its registry id; `rule` says where it was found."""

    name: str | None
    level: Level | None
    body_id: str | None
    province: str | None  # as named beside the issuer
    rule: str
    line: str  # the words it was read from


def find_issuer(
    header: str,
    symbol_issuer: str | None,
    opening: str,
    metadata: dict[str, str],
    ending: str,
    on: date | None,
) -> Issuer:
    """The issuer by the first of these that names one: letterhead, opening sentence, symbol, metadata, signature."""
    code = (symbol_issuer or "").split("-")[0]
    if named := _capital_run(letterhead_bodies(header)):
        shown = _from_letterhead(named, on, code)
        return (shown.body_id == "ubnd-tinh" and _lost_line(code, opening, shown, on)) or shown
    told = metadata.get("issuer")
    if found := _from_sentence(opening, on):
        unnamed = regex.fullmatch(
            r"ủy ban nhân dân (?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)", fold(found.name or "")
        )
        if unnamed and told and unnamed[0] in fold(write_out(told)):
            return describe(told, None, on, "metadata")
        return found
    if code and (body := department_of_code(code, on)):
        return Issuer(body.name, "department", body.id, None, "issuer_code", code)
    if told:
        return describe(told if HEAD.match(fold(told)) else f"UBND {told}", None, on, "metadata")
    if "ủy ban nhân dân" in fold(ending) or code == "UBND":
        return describe("Ủy ban nhân dân tỉnh", None, on, "signature")
    return Issuer(None, None, None, None, "none", "")


def _lost_line(code: str, opening: str, over: Issuer, on: date | None) -> Issuer | None:
    """The department whose line in the letterhead is damaged, where symbol and sentence both name it.

    171/KH-SNN under "TỈNH TUYÊN QUANG | SỞNG NGHIỆP VÀ PTNT", "Sở Nông nghiệp và PTNT xây dựng Kế hoạch".
    """
    body = department_of_code(code, on)
    found = _from_sentence(opening, on) if body else None
    return replace(found, province=over.province) if body and found and found.body_id == body.id else None


def _capital_run(named: list[str]) -> list[str]:
    """Letterhead lines are in capitals; where none is, what stands there is kept."""
    capitals = [n for n in named if is_capitals(n)]
    return capitals or [n for n in named if len(n.split()) <= 10 and n[-1:] not in ".;:"]


_LAST_UNIT = regex.compile(r"\s(?:huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s\p{L}.*$", regex.IGNORECASE)
_JOINTLY = regex.compile(r"liên (?:ngành|sở|tịch|cơ quan)")  # SỞ Y TẾ - TỈNH ĐOÀN | LIÊN NGÀNH
_BARE_COMMITTEE = regex.compile(r"UBND|ủy ban nhân dân", regex.IGNORECASE)


def _from_letterhead(named: list[str], on: date | None, code: str) -> Issuer:
    """The issuer by the lines of a letterhead; of several side by side first that of the symbol's first `code`."""
    if len(named) > 1 and _JOINTLY.fullmatch(fold(named[-1])) and len(JOINT.split(named[-2])) > 1:
        named = named[:-1]
    superior = named[-2] if len(named) > 1 else None
    parts = [p for p in JOINT.split(named[-1]) if p]
    if superior and _rank(named[-1]) == _rank(superior) == 1:  # two letterheads side by side
        parts = [p for n in named if _rank(n) == 1 for p in JOINT.split(n) if p]
    parts = list({department_or_fold(p): p for p in reversed(parts)}.values())[::-1]
    signing = department_of_code(code, on) if len(parts) > 1 and code else None
    if signing:
        parts.sort(key=lambda part: department_or_fold(part) != signing.id)
    if len(parts) > 1 and (
        unit := _LAST_UNIT.search(parts[-1])
    ):  # "UBND - UBMTTQ VIỆT NAM XÃ ...": of one unit
        parts = [f"{p} {unit[0].strip()}" if _BARE_COMMITTEE.fullmatch(p) else p for p in parts]
    first = describe(parts[0], superior, on, "letterhead")
    if len(parts) == 1:
        return first
    rest = [describe(p, superior, on, "letterhead").name or p for p in parts[1:]]
    return Issuer(
        " - ".join([first.name or parts[0], *rest]),
        first.level,
        first.body_id,
        first.province,
        "letterhead_joint",
        named[-1],
    )


def department_or_fold(name: str) -> str:
    """One key for the ways to write one body."""
    bare, _ = _without_province(write_out(name), None)
    body = department_named(bare) or department_named(f"{bare} tỉnh")
    return body.id if body else fold(bare)


# CÔNG AN HUYỆN ĐẠI TỪ | BAN CHỈ HUY QUÂN SỰ HUYỆN CẦN ĐƯỚC | BAN THI ĐUA - KHEN THƯỞNG: below a body of the province
_LOWER = regex.compile(
    r" (?:huyện|quận|thị xã|xã|phường|thị trấn)(?: |$)(?!hội)|^ban (?:thi đua|tôn giáo)"
    r"|^ban quản lý (?:rừng|dự án|các dự án|di tích|bến|cảng|vịnh|khu (?:di|bảo|dự))"
)


def _rank(name: str) -> int:
    """0 for a government or UBND, 1 for a department and its equals, 2 for a unit inside one."""
    low = fold(write_out(name))
    central = low.endswith("việt nam") or low.startswith(("ủy ban nhân dân", "chính phủ", "bộ "))
    if (central and not low.startswith("bộ chỉ huy")) or low.startswith(
        "hội đồng nhân dân "
    ):  # "BẢO HIỂM XÃ HỘI VIỆT NAM" over that of the province
        return 0
    if _LOWER.search(low):
        return 2
    return (
        1
        if low.startswith(
            (
                "sở",
                "ban ",
                "công an",
                "thanh tra tỉnh",
                "bộ chỉ huy",
                "hội",
                "tỉnh đoàn",
                "bảo hiểm",
                "liên đoàn",
            )
        )
        else 2
    )


def _without_province(name: str, on: date | None) -> tuple[str, str | None]:
    """A name without the province at its end: "Sở Y tế tỉnh Kiên Giang", "SỞ NỘI VỤ YÊN BÁI" -> ("Sở Y tế", "Kiên Giang")."""
    words = name.split()
    for take in (5, 4, 3, 2, 1):
        if take >= len(words):
            continue
        province = province_named(" ".join(words[-take:]), on)
        if province is None or (take == 1 and fold(words[-1]) not in ("huế",)):
            continue
        head = words[:-take]
        low = [fold(w) for w in head]
        if low[-1:] == ["tncs"] or low[-2:] == ["cộng", "sản"]:
            return name, None  # the Đoàn TNCS Hồ Chí Minh bears the name of a man
        if low[-3:-1] == ["khu", "vực"] or low[-2:] == ["khu", "vực"]:
            return name, None  # Chi cục Thuế khu vực Bắc Khánh Hòa, Bệnh viện Đa khoa khu vực Quảng Nam
        if low[-1:] == ["tỉnh"]:
            head, low = head[:-1], low[:-1]
        elif low[-2:] == ["thành", "phố"]:
            head, low = head[:-2], low[:-2]
        return " ".join(head), province.name
    return name, None


_KEEPS_PLACE = regex.compile(
    r"trường (?:đại học|cao đẳng|chính trị|trung cấp|trung học phổ thông(?: chuyên)?|dự bị đại học|mầm non|mẫu giáo|tiểu học"
    r"|trung học cơ sở|phổ thông dân tộc nội trú)(?: (?:y tế|sư phạm|nghề|cộng đồng|tỉnh))?"
    r"|bệnh viện(?: đa khoa)?|đài phát thanh và truyền hình|báo|liên minh hợp tác xã|đại học"
)
# bodies that every level has: "Bảo hiểm xã hội tỉnh" is not that of a district
_AT_EVERY_LEVEL = regex.compile(
    r"(?:thường trực )?hội đồng nhân dân|ủy ban mặt trận tổ quốc việt nam|bảo hiểm xã hội|liên đoàn lao động|kho bạc"
    r"|hội (?:nông dân|cựu chiến binh|liên hiệp phụ nữ|chữ thập đỏ)|tòa án nhân dân|viện kiểm sát nhân dân"
)
_PARTY_BOARDS = (
    "ban dân vận",
    "ban tuyên giáo",
    "ban tổ chức",
    "ban nội chính",
    "ban tuyên giáo và dân vận",
    "ủy ban kiểm tra",
)
_PARTY_BODY = regex.compile(r"\p{L}+ \p{L}+")
_PARTY_BODIES = ("tỉnh ủy", "thành ủy", "huyện ủy", "thị ủy", "quận ủy", "đảng ủy", "đảng bộ")


def describe(line: str, superior: str | None, on: date | None, rule: str) -> Issuer:
    """Name, level and province of one body named in a letterhead or a sentence."""
    full = write_out(line)
    short = department_named(_without_province(full, on)[0], on)  # abbreviations show in capitals only
    full = room_in_full(full)
    full = body_case(full) if is_capitals(line) else full
    low = fold(full)
    above = fold(write_out(superior)) if superior else ""
    if low.startswith("ủy ban nhân dân"):
        return _people_committee(low, above, on, rule, line)
    name, province = _without_province(full, on)
    if _KEEPS_PLACE.fullmatch(fold(name)):  # "Trường Đại học Hà Tĩnh" is its name
        name, province = full, None
    if province and department_named(name, on) is None:  # "CÔNG AN TỈNH ĐẮK NÔNG" is the Công an tỉnh
        unit = "thành phố" if "thành phố" in low else "tỉnh"
        branch = fold(name).endswith(" chi nhánh")  # NGÂN HÀNG CHÍNH SÁCH XÃ HỘI / CHI NHÁNH TỈNH HÒA BÌNH
        keeps = branch or _AT_EVERY_LEVEL.match(fold(name)) or department_named(f"{name} {unit}", on)
        name = f"{name} {unit}" if keeps else name
    if province is None and superior:
        province = _without_province(write_out(superior), on)[1]
    low = fold(name)
    if low == "văn phòng" and above.startswith("ủy ban nhân dân"):
        name, low = _office(above)
    if above.startswith(_PARTY_BODIES) and low in ("văn phòng", "ban chấp hành", "ban thường vụ"):
        name = f"{name} {(describe(superior or '', None, on, rule).name or '')}".strip()
        low = fold(name)
    if above.startswith(_PARTY_BODIES) and low in _PARTY_BOARDS:
        name = f"{name} {_PARTY_BODY.match(above)[0].capitalize()}"
        low = fold(name)
    if low in ("thanh tra", "thanh tra sở") and above.startswith("sở"):
        name = "Thanh tra " + (describe(superior or "", None, on, rule).name or "Sở")
        low = fold(name)
    if low == "thanh tra" or low in ("thanh tra tỉnh", "thanh tra thành phố"):
        name = "Thanh tra thành phố" if "thành phố" in f"{fold(full)} {above}" else "Thanh tra tỉnh"
        low = fold(name)
    body = short or department_named(name, on)
    if body and body.kind in ("so", "tuong_duong", "ban_quan_ly", "nganh_doc"):
        shown = body.name if body.kind == "so" else name
        return Issuer(shown, "department", body.id, province, rule, line)
    return Issuer(name, level_of(low, above), body.id if body else None, province, rule, line)


def _office(above: str) -> tuple[str, str]:
    """The office of the UBND named above it."""
    unit = regex.match(
        r"ủy ban nhân dân (tỉnh|thành phố|huyện [\p{L} ]+|quận [\p{L}\d ]+|thị xã [\p{L} ]+)", above
    )
    name = "Văn phòng Ủy ban nhân dân " + (unit[1] if unit else "tỉnh")
    return name, fold(name)


def _people_committee(low: str, above: str, on: date | None, rule: str, line: str) -> Issuer:
    unit = regex.match(
        r"ủy ban nhân dân\s*(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)?\s*(.*)", low
    )
    kind, rest = (unit[1], unit[2]) if unit else (None, "")
    province = province_named(f"{kind or ''} {rest}", on) if rest else None
    if kind in (None, "tỉnh") and (province or not rest):
        return Issuer(
            "Ủy ban nhân dân tỉnh", "province", "ubnd-tinh", province.name if province else None, rule, line
        )
    if (
        kind == "thành phố"
        and province
        and province.kind == "thanh_pho"
        and (on is None or province.on(on))  # Huế was a city of Thừa Thiên Huế until 2025
        and not above.startswith("ủy ban nhân dân tỉnh")
    ):
        return Issuer("Ủy ban nhân dân thành phố", "province", "ubnd-tinh", province.name, rule, line)
    if kind == "thành phố" and not rest:
        return Issuer("Ủy ban nhân dân thành phố", "province", "ubnd-tinh", None, rule, line)
    if kind == "tỉnh" or (kind is None and province):
        return Issuer(
            "Ủy ban nhân dân tỉnh", "province", "ubnd-tinh", province.name if province else None, rule, line
        )
    bare, own_province = _without_province(rest, on) if " tỉnh " in f" {rest} " else (rest, None)
    bare = regex.split(r"[,–-]\s*(?:tỉnh|huyện|thành phố|quận|thị xã)", bare)[0].strip(" ,")
    if kind in ("xã", "phường", "thị trấn", "đặc khu"):  # UBND XÃ TRƯỜNG SƠN | HUYỆN AN LÃO, in two lines
        bare = regex.split(r"(?<=\S) (?:huyện|quận|thị xã|thành phố) ", bare)[0]
    bare = regex.split(r"(?<=\S) (?:thành phố|tỉnh) ", bare)[0]  # QUẬN NGÔ QUYỀN | THÀNH PHỐ HẢI PHÒNG
    name = f"Ủy ban nhân dân {kind or ''} {bare.title()}".replace("  ", " ").strip()
    level: Level = "commune" if kind in ("xã", "phường", "thị trấn", "đặc khu") else "district"
    given = own_province or (
        _without_province(above, on)[1] if above.startswith("ủy ban nhân dân tỉnh") else None
    )
    return Issuer(name, level, None, given, rule, line)


# ... Sở Xây dựng ban hành Kế hoạch ... | Ủy ban nhân dân tỉnh (UBND tỉnh) xây dựng Kế hoạch ... | UBND Quận 3 lập kế hoạch ... | UBND huyện
# Đăk R’lấp ban hành Kế hoạch
_SENTENCE = regex.compile(
    r"(?:^|[.;,:\n]\s*|\s)((?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND"
    r"|Sở|Ban|Thanh tra|Văn phòng|Trường|Công an|Chi cục|Trung tâm"
    r"|Hội đồng|Bệnh viện|Phòng)(?: (?!ban hành|xây dựng|Kế hoạch)(?:[\p{L}&-]+(?:['’]\p{L}+)?|\d{1,3}),?){0,11}?)"
    r"\s+(?:\([^()\n]{3,60}\)\s+)?(?:tổ chức )?(?:ban hành|xây dựng|lập|đề ra|triển khai xây dựng"
    r"|triển khai|đã xây dựng|cụ thể hóa)\s+[Kk]ế hoạch"
)


def _from_sentence(opening: str, on: date | None) -> Issuer | None:
    found = list(_SENTENCE.finditer(opening.replace(" (UBND)", "")))
    return describe(found[-1][1], None, on, "opening_sentence") if found else None
