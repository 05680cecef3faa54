"""The words and patterns of the names of bodies; `bodies.py` reads with them.

The words stand in `reference/actors.csv` by form: `ubnd`, `so`, `fixed` (a whole name), `open` (a name
follows), `term` (a class, alone or in a list), `quantifier`, `person` (a post before a name), `decoy` (looks
alike), `stop` (ends a name), `head` (capitals that begin another body).
"""

from __future__ import annotations

from dataclasses import dataclass

import ahocorasick_rs
import regex

from extract.reference import provinces, rows


@dataclass(frozen=True, slots=True)
class Word:
    """A word or name that can begin a body, with the id and level it gives."""

    form: str
    body_id: str
    level: str


def _load() -> tuple[dict[str, tuple[Word, ...]], list[str], list[str]]:
    table: dict[str, tuple[Word, ...]] = {}
    ends: dict[str, list[str]] = {}
    for row in rows("actors.csv"):
        words = row["words"].split("|")
        if row["form"] in ("stop", "head"):
            ends.setdefault(row["form"], []).extend(words)
            continue
        for word in words:
            table[word] = (*table.get(word, ()), Word(row["form"], row["body_id"], row["level"]))
    return table, ends["stop"], ends["head"]


_TABLE, STOPS, HEADS = _load()
WORDS = list(_TABLE)
ENTRIES = list(_TABLE.values())
SCAN = ahocorasick_rs.AhoCorasick(WORDS, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
TERMS = {word: entry for word, entries in _TABLE.items() for entry in entries if entry.form == "term"}
OPEN = {word: entry for word, entries in _TABLE.items() for entry in entries if entry.form == "open"}
# For a class word, the head of a name that may begin like it: "trường" of "trường thpt"; "Tổ chức Ngày hội" is an action
NAMED_LIKE = [
    OPEN.get(word.split(" ")[0]) if word in TERMS and not word.startswith("tổ chức") else None
    for word in WORDS
]

_ = r"[ \t\u00a0]"  # a blank that stays on the line
END = r"(?!\p{L})"
LEVEL = (
    r"(?:[Tt]ỉnh|tnh|[Tt]hành phố|[Tt]hành(?! (?:lập|viên|phần|tích|công|quả))|T[Pp]\b\.?|[Hh]uyện|[Tt]hị xã|[Qq]uận|[Xx]ã(?! hội)"
    r"|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|[Kk]hu vực"
    r"|[HQPX]\.(?=[ \u00a0]?\p{Lu}\p{Ll})|[QP]\.(?=[ \u00a0]?\d{1,2}(?!\d))|H(?=, ?T[XP]\b)"
    r"|TX\b\.?|(?:[Tt]hị|TT)(?=[ \t\u00a0]*(?:[,;/.:()\n-]|$)|[ \t\u00a0]+(?:và|thành|căn cứ|xây dựng|ban hành|lập|tổ chức|thực hiện"
    r"|chủ|phối hợp|báo cáo"
    r"|có|phải|khẩn trương|triển khai|gửi|chỉ đạo|trong|trên|tiếp tục|rà soát|quán triệt|đẩy mạnh|tăng cường)(?!\p{L})))"
    rf"{END}(?! (?:đoàn|ủy))"
)
# Đại Ân | 2, | Sơn Kim | 1 và: a name's own number, no count
_NUMBERED = (
    r"(?: [1-9](?=[ \t]*(?:[,;.:)(\n]|$|(?:và|cùng|xây dựng|ban hành|lập|tổ chức|thực hiện|chủ trì|phối hợp|báo cáo|căn cứ"
    r"|có trách nhiệm|chủ động|tiếp tục|triển khai) )))?"
)
PROPER = rf"\p{{Lu}}[\p{{L}}’']*(?:[ -]\p{{Lu}}[\p{{L}}’']*){{0,3}}{_NUMBERED}"
_STOP_WORD = rf"\L<stops>{END}"
# tự nhiên | Việc làm | công trình | Trợ giúp | Đăng ký | bầu cử: a name goes on over these
_WITHIN = (
    r"(?!tự nhiên|(?<=[Vv]iệc )làm|(?<=(?:[Cc]ông|[Cc]hương) )trình|(?<=[Tt]rợ )giúp|(?<=[Đđ]ăng )ký|(?<=[Bb]ầu )cử"
    r"|(?<=[Dd]ịch vụ )tổng hợp|(?<=[Hh]ậu )cần)"
)
STOP = rf"{_WITHIN}(?:\L<stops>|xã(?! hội)){END}(?!(?<=giao) thông)"
# Giao Thủy: a place; Giao Sở Y tế: an order
_GIAO = (
    r"(?!Giao (?!Sở|UBND|Ủy|Ban|Phòng|Công|Văn|Trung|Chi|Đoàn|Hội|Chủ|Giám|Thanh|Bộ|Cục|Trường)\p{Lu}\p{Ll})"
)
HEAD = (
    rf"{_GIAO}(?!Phòng,? (?:chống|thủ){END}|(?<=Hải )Phòng)(?:\L<heads>|Tổ(?! chức)|Khoa(?! học| giáo)){END}"
)

# Lục Ngạn | Trạm Tấu, | Trường Sơn ban hành: the name of a place, also one that begins like a body, where it ends there
PLACE_OWN = (
    rf"(?:(?!{HEAD}){PROPER}|(?:Trạm|Trường|Hội|Viện|Đài|Báo|Tổ|Đội|Ban|Đoàn){_}\p{{Lu}}\p{{Ll}}+"
    rf"(?={_}*(?:[,;.:()\n]|$)|{_}+(?:(?:và|cùng|cần){END}|{_STOP_WORD})))"
)
# phường | 7, | quận | 12, Phường | 1 Bảo Lộc: a name that is or begins with a number
_BY_NUMBER = rf"(?<=[Pp]hường|[Qq]uận|[PQ]\.){_}*\d{{1,2}}(?:{_}(?!{HEAD}){PROPER})?"
# ", " | " và các " | "; " | "/": between the terms of "các sở, ban, ngành và các đoàn thể"
SEPARATOR = regex.compile(rf"{_}*(?:[,/-]|(?<={_})(?:và|hoặc)(?={_})){_}*")
# " các huyện, thị xã, thành phố" | " tỉnh Sơn La" | " cấp xã" | " TP. Vinh"
_PLACE = (
    rf"{_}+(?:cấp{_}+)?(?P<many>(?:các|\d{{1,3}}){_}+)?(?P<level>{LEVEL})(?:{_}+đảo{END})?(?P<more>(?:{_}*(?:,|và|hoặc|/"
    rf"|-|(?<=huyện)(?={_}thị xã{_}+(?:và{_}+)?thành phố{END})|(?<=thị xã)(?={_}thành phố{END}(?!{_}+\p{{Lu}}))){_}*(?:các{_}+)?{LEVEL})*)"
    rf"(?P<name>{_}+{PLACE_OWN}|(?<=[Kk]hu vực){_}+\d{{1,2}}(?![\d/.,%])|(?(many)(?!)){_BY_NUMBER}(?![\d/%]|[.,]\d))?"
)
# " có liên quan" | " trực thuộc Sở" | " trong ngành" | " công lập"
_QUALITY = (
    r"(?:có )?liên quan|chức năng|chuyên môn(?: nghiệp vụ)?|nghiệp vụ"
    r"|(?:thuộc,? (?:và )?)?trực thuộc(?: [Ss]ở(?!\p{L}))?"
    r"|sự nghiệp|trong (?:toàn )?(?:tỉnh|ngành|huyện|trường|xã)|toàn (?:tỉnh|ngành|huyện|xã)"
    r"|(?:ngoài )?công lập|các cấp|tuyến (?:tỉnh|huyện|xã)|số \d{1,2}(?![\d/])"
)
# " thuộc Sở" | " của huyện" | " trên địa bàn tỉnh" | " thuộc các khối thi đua" | " thuộc UBND tỉnh"
_WHERE = (
    rf"(?:(?:trực )?thuộc|của|(?:đóng )?trên địa bàn|ở){_}+(?:các{_}+)?(?:(?:UBND{_}+"
    rf"|[ỦU][ỷy] ban nhân dân{_}+|Ủy ban nhân dân{_}+|Công an{_}+)?"
    rf"{LEVEL}(?:,? (?:và )?{LEVEL})*(?:{_}+(?!{HEAD}){PROPER})?"
    rf"|(?:[Ss]ở|[Nn]gành|[Kk]hối thi đua|[Cc]ụm thi đua|[Tt]rường|[Cc]hi cục|[Bb]an|[Vv]ăn phòng|[Đđ]ơn vị"
    rf"|[Pp]hạm vi quản lý){END}(?: (?!{HEAD}){PROPER})?)"
)
# What may follow a name, in one match; group `level` is there if a place is
FOLLOWING = regex.compile(
    rf"(?:{_PLACE})?(?P<tails>(?:{_}+(?:(?:{_QUALITY}){END}|{_WHERE})){{0,3}})", heads=HEADS, stops=STOPS
)
# Kho bạc Nhà nước | Phú Yên; Sở Y tế | tỉnh, | tỉnh Phú Yên, | Phú Yên: which province's
_PROVINCES = "|".join(sorted({p.name for p in provinces()}, key=len, reverse=True))
PROVINCE_NAME = regex.compile(rf"{_}+(?:{_PROVINCES}){END}")
OF_PROVINCE = regex.compile(rf"{_}+(?:(?:tỉnh|thành phố|TP\.?)(?:{_}+(?:{_PROVINCES}))?|{_PROVINCES}){END}")
# "Huyện | Lục Ngạn", "xã | Tân Mỹ", "Phường | 7 rà soát"
PLACE_NAME = regex.compile(
    rf"{_}+{PLACE_OWN}|{_BY_NUMBER}(?={_}*(?:[,;.:()\n]|$)|{_}+(?:(?:và|cùng){END}|{_STOP_WORD}))",
    heads=HEADS,
    stops=STOPS,
)
# "xã Tân Mỹ, | xã Đồng Sơn hoàn thành": at the head of a clause, also behind others of the kind; matched backwards
_PLACE_WORD = r"(?i:xã|phường|thị trấn|huyện|thị xã|thành phố|đặc khu|quận)"
AT_HEAD = regex.compile(
    rf"(?r)(?:^|[\n.):;+*•|–-]){_}*(?:[Rr]iêng{_}+)?(?:{_PLACE_WORD}{_}+{PROPER}{_}*(?:,|;|và){_}*)*"
)
# Các xã | Tân Mỹ, Đồng Sơn và Việt Lập
PLACE_NAMES = regex.compile(
    rf"{_}+(?!{HEAD}){PROPER}(?:{_}*(?:,|và){_}+(?!{HEAD}|{_PLACE_WORD}){PROPER})*"
    rf"|(?<=phường|quận){_}+\d{{1,2}}(?:{_}*(?:,|và){_}+\d{{1,2}}(?![\d/%]))+",
    heads=HEADS,
)
_LOWER_WORDS = rf"(?:{_}+(?!{STOP})\p{{Ll}}+){{0,5}}"
# Kế hoạch - Tài chính | Văn hóa, Thể thao và Du lịch | Y tế | GD&ĐT | Kiểm soát bệnh tật | 389
NAME = regex.compile(
    rf"{_}+(?=\d{{1,3}}(?!\d|[/.,]))\d+|{_}+(?!{HEAD})(?:Phòng,{_}+chống|\p{{Lu}}[\p{{L}}\d&]*){_LOWER_WORDS}"
    rf"(?:(?:{_}*[-–&]{_}*|,{_}+|{_}+và{_}+|{_}+)(?!{HEAD})\p{{Lu}}[\p{{L}}\d&]*{_LOWER_WORDS}){{0,7}}",
    stops=STOPS,
    heads=HEADS,
)
# 1. Phòng Bảo vệ | , chăm sóc trẻ em: ...
HEADED = regex.compile(rf",{_}+(?!{STOP})\p{{Ll}}+(?:{_}+(?!{STOP})\p{{Ll}}+){{0,5}}(?={_}*:)", stops=STOPS)
NUMBERED = regex.compile(rf"{_}+\d{{1,3}}(?![\d/.,])")
# (trừ Sở Y tế) | , trừ các xã biên giới | (không bao gồm ...) | khác cấp tỉnh (ngoại trừ Thanh tra tỉnh)
# (trừ Công an tỉnh và Bộ Chỉ huy Quân sự tỉnh thực hiện theo quy định của ngành dọc): with a reason
_BUT = r"(?:trừ|ngoại trừ|không (?:bao )?gồm|không kể)"
_LEFT_OUT = r"(?:[^);.\n]|(?<=T[PX])\.)"  # TP. Tuy Hòa
EXCEPT = regex.compile(
    rf"(?:{_}+(?:khác|còn lại)(?:{_}+(?:cấp|thuộc|của|trên địa bàn){_}+\p{{L}}+)?)?"
    rf"{_}*(?:\({_}*{_BUT}{_}+(?P<who>{_LEFT_OUT}{{3,120}}?){_}(?:thực hiện|đã|do|vì|đang|theo){_}[^)\n]{{3,80}}\)"
    rf"|[(,]?{_}*{_BUT}{_}+(?P<who>{_LEFT_OUT}{{3,120}}?)"
    r"(?:\)|(?=[;\n]|(?<!T[PX])\.|\s(?:xây dựng|ban hành|lập|căn cứ|thực hiện|có trách nhiệm|báo cáo|gửi|chủ động"
    r"|khẩn trương|tổ chức|phải)\s|$)))"
)
# Đơn vị có tên ở Phụ lục | (trừ Sở Y tế, Thanh tra tỉnh): set apart in brackets, whoever stands before
SET_APART = regex.compile(rf"\({_}*{_BUT}{_}[^)\n]{{3,200}}\)")
# Heads that are ordinary words unless they begin with a capital: "tổ Một cửa", "hội Xuân"; those that need no name
CAPITAL_ONLY = frozenset(["to", "bo", "vu", "bao-dai", "doanh_nghiep", "hoi", "ban", "don_vi", "thanh_tra"])
HEADS_OF_NONE = frozenset(["hiệu trưởng", "trưởng thôn", "tổ trưởng", "trưởng đoàn"])  # Hiệu trưởng | tổ chức
LETTERS = frozenset(["ca", "ttyt", "bvđk", "cdc", "nhnn"])  # bodies only in capitals: "CA tỉnh"; not: 3 ca
ALONE = frozenset(["van_phong", "thanh_tra", "ban-chi-dao", "ban_to_chuc"])
ORDERED = ("yêu cầu", "đề nghị", "giao", "đối với", "của", ";")  # before a class without "các"
# UBND xã Tân Thạch (huyện Châu Thành), UBND xã ... | Sở Y tế (cơ quan thường trực), Sở ...
_ASIDE = (
    r"(?:thuộc )?(?:tỉnh|huyện|thị xã|thành phố|quận) \p{Lu}|trừ|ngoại trừ|không"
    r"|(?:là )?(?:(?:cơ quan|đơn vị) )?(?:thường trực|chủ trì|đầu mối|chủ công|chịu trách nhiệm)"
)
BETWEEN = regex.compile(
    rf"{_}*(?:\((?:{_ASIDE})[^)]*\){_}*)?(?:[,;&/]|(?:,{_}*)?(?:và|cùng|hoặc|cùng với))?{_}*[,;]?{_}*"
    rf"(?:(?:các{_}+)?(?:[Đđ]/c|[Đđ]ồng chí){_}+)?"
)

# Thanh tra | việc thực hiện chính sách, | 12 đơn vị, | , kiểm tra: an action, no body
_INSPECTING = regex.compile(
    r"\s*,?\s(?:việc|công tác|trách nhiệm|đột xuất|chuyên đề|theo|kiểm tra|hành chính|chấp hành|thường xuyên|lại|và kiểm|các|\d)(?!\w)"
    r"|\s*, (?:kiểm|giám)"
)


def stands_alone(body_id: str, text: str, stop: int) -> bool:
    """Whether a word needs no name: "Văn phòng", or where its level follows, "Hội đồng cấp huyện"."""
    if body_id == "thanh_tra" and _INSPECTING.match(text, stop):
        return False
    place = FOLLOWING.match(text, stop) if body_id in ("hoi_dong", "bql") else None
    return body_id in ALONE or (place is not None and place["level"] is not None)


# 2. Khám sức khỏe: | trạm y tế | lập danh sách
_COLON = regex.compile(r"(?r)\p{L}\s?: ")
_VERB = regex.compile(rf"{_}+{_STOP_WORD}", stops=STOPS)


def acts_after_colon(text: str, start: int, end: int) -> bool:
    """Whether the class word at `[start, end)` opens what a label heads, and acts: "Khám sức khỏe: trạm y tế lập danh sách"."""
    return bool(_COLON.match(text, max(0, start - 5), start) and _VERB.match(text, end))


# người tham gia | BHXH | tự nguyện, BHXH | 25% lao động: what is paid, no office; the first matched backwards
_INSURED = regex.compile(
    r"(?r)(?<!\p{L})(?i:tham gia|đóng|thu|nợ|nợ đóng|chậm đóng|trốn đóng|chế độ|chính sách|luật|sổ|thẻ|hưởng|về|nộp"
    r"|phát triển|lĩnh vực|quỹ) "
)
_INSURANCE = regex.compile(
    r"\s(?:tự nguyện|bắt buộc|một lần)(?!\p{L})|\s(?:đạt |trên |từ )?\d[\d,.]*\s?%|[,/ -]+(?:và )?(?:BHYT|BHTN|bảo hiểm y tế|bảo hiểm thất)"
)


def is_insurance(text: str, start: int, end: int) -> bool:
    """Whether "BHXH" at `[start, end)` is the insurance, not its office: "đóng bảo hiểm xã hội", "BHXH tự nguyện"."""
    if text[start].islower() or _INSURANCE.match(text, end):
        return True
    return _INSURED.match(text, max(0, start - 14), start) is not None
