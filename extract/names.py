"""Names of provinces and departments: written out, looked up as of a date, put in sentence case."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

import regex

from extract.folding import bare, code_letters, fold, lower_same_length, tidy
from extract.reference import Body, Province, bodies, provinces, rows

# Abbreviations of names that letterheads and texts use
_WRITTEN_OUT = {row["letters"]: row["name"] for row in rows("abbreviations.csv")}
_WORDS = regex.compile(r"[\p{L}\d]+")
# Sở GD&ĐT | SỞ TT VÀ TT
_IN_LETTERS = regex.compile(r"\s*Sở\s+([\p{Lu}&,\s–-]+(?:và\s+[\p{Lu}]+)?)\s*", regex.IGNORECASE)
_AND = regex.compile(r"\bvà\b", regex.IGNORECASE)
_JOINTS = regex.compile(r"[\s.–-]+")
_ABBREVIATION = regex.compile(
    r"(?<![\p{L}&])(?:" + "|".join(sorted(_WRITTEN_OUT, key=len, reverse=True)) + r")(?![\p{L}&])"
)
_CITY = regex.compile(r"\b(?:TP|Tp|tp)\s*\.\s*|\b(?:TP|Tp)\s+(?=\p{Lu})|\bTPHCM\b")
# UBND TT. Diêu Trì | UBND H. Sơn Hòa | TX Sông Cầu | UBND các H, TX, TP
_SHORT_UNIT = regex.compile(
    r"(?:(?<=(?:UBND|nhân dân) )(?:T[TX]\b\.?|[HQPX]\.)|(?:^|(?<=; ))(?:TX\b\.?|[HQX]\.))(?= ?\p{Lu}\p{L})|(?<=các )H(?=, ?T[XP]\b)",
    regex.IGNORECASE,
)
_UNITS_IN_LETTERS = {"TT": "thị trấn", "TX": "thị xã", "H": "huyện", "Q": "quận", "P": "phường", "X": "xã"}
# TT KIỂM SOÁT BỆNH TẬT | TT. Y tế huyện: a centre at the head of a name; not the town of "TT Diêu Trì"
CENTRES = (
    r"kiểm soát|y tế|văn hóa|giáo dục|dịch vụ|khuyến|công nghệ|hành chính|phục vụ|phát triển|dạy nghề|bảo trợ|ứng dụng"
    r"|kỹ thuật|quan trắc|xúc tiến|nước|giống|truyền thông|pháp y|giám định|bồi dưỡng|chính trị|thông tin|tin học|tư vấn|trợ giúp"
    r"|huấn luyện|nghiên cứu|quản lý|dân số|phòng|cung ứng|công tác|hoạt động|lưu trữ|đăng kiểm"
)
_CENTRE = regex.compile(
    rf"^TT\.?\s(?=(?:{CENTRES})(?!\p{{L}}))",
    regex.IGNORECASE,
)
# TRƯỜNG TH | NƠ TRANG LƠNG, TRƯỜNG MN | HOA SEN, HỘI ND | TỈNH, BCĐ XD | NÔNG THÔN MỚI: letters that mean it there only
_IN_PLACE = (
    (regex.compile(r"^(TRƯỜNG) TH(?= (?!&|VÀ|-))", regex.IGNORECASE), r"\1 Tiểu học"),
    (regex.compile(r"^(TRƯỜNG) MN(?= )", regex.IGNORECASE), r"\1 Mầm non"),
    (regex.compile(r"^(TRƯỜNG) MG(?= )", regex.IGNORECASE), r"\1 Mẫu giáo"),
    (regex.compile(r"^(TRƯỜNG) CĐ(?= )", regex.IGNORECASE), r"\1 Cao đẳng"),
    (regex.compile(r"^(TRƯỜNG) ĐH(?= )", regex.IGNORECASE), r"\1 Đại học"),
    (regex.compile(r"^(HỘI) ND(?= |$)", regex.IGNORECASE), r"\1 Nông dân"),
    (regex.compile(r"^(BAN CHỈ ĐẠO|BCĐ) XD(?= )", regex.IGNORECASE), r"\1 xây dựng"),
    (regex.compile(r"^BV(?= \p{Lu})"), "Bệnh viện"),
    (regex.compile(r"^(?=MTTQ|MẶT TRẬN TỔ QUỐC)"), "Ủy ban "),
    (regex.compile(r"^ĐOÀN (TỈNH|HUYỆN)(?= |$)"), r"\1 ĐOÀN"),
)
_AMPERSAND = regex.compile(r"(?<=\p{L}{4} )&(?= \p{L}{3})")  # PHÒNG NÔNG NGHIỆP & PTNT; not: GD & ĐT
_HCM = regex.compile(r"thành phố HCM\b")
# tỉnh Sơn La | TỈNH SƠN LA | thành phố Huế | TP. Hồ Chí Minh
_UNIT_WORD = regex.compile(r"^(?:tỉnh|thành phố|tp[. ])\s*")


# rooms of a district's or commune's committee that are no department's
_ROOMS = {
    "VHTT": "Văn hóa và Thông tin",
    "VHXH": "Văn hóa - Xã hội",
    "TCKH": "Tài chính - Kế hoạch",
    "KTHT": "Kinh tế và Hạ tầng",
    "KTHTĐT": "Kinh tế, Hạ tầng và Đô thị",
    "QLĐT": "Quản lý đô thị",
}
# PHÒNG | GD & ĐT | HUYỆN EA KAR
_ROOM = regex.compile(
    r"Phòng\s+(?P<of>.+?)(?P<unit>\s(?:huyện|quận|thị xã|thành phố|xã|phường|đặc khu)(?:\s.*)?)?",
    regex.IGNORECASE,
)


def room_in_full(name: str) -> str:
    """A room whose name is in letters, or half in letters, with its name in full; any other name as it is.

    >>> room_in_full("PHÒNG GD & ĐT"), room_in_full("Phòng Nông nghiệp và PTNT huyện Đại Lộc"), room_in_full("Phòng TC-KH")
    ('Phòng Giáo dục và Đào tạo', 'Phòng Nông nghiệp và Phát triển nông thôn huyện Đại Lộc', 'Phòng Tài chính - Kế hoạch')
    """
    room = _ROOM.fullmatch(name)
    if room is None:
        return name
    body = department_named(f"Sở {room['of']}")
    letters = "".join(filter(str.isalpha, _AND.sub("", room["of"])))
    full = _ROOMS.get(letters) or (body.name.removeprefix("Sở ") if body else None)
    if full is None or department_key(full) == department_key(room["of"]):
        return name
    return f"Phòng {full}{room['unit'] or ''}"


def write_out(text: str) -> str:
    """Abbreviated names written out: "UBND TP. Vinh" -> "Ủy ban nhân dân thành phố Vinh".

    >>> write_out("Trường THPT Lê Lợi, TP.HCM")
    'Trường Trung học phổ thông Lê Lợi, thành phố Hồ Chí Minh'
    """
    if "TP" in text or "Tp" in text or "tp" in text:
        text = _CITY.sub(lambda m: "thành phố Hồ Chí Minh" if "HCM" in m[0] else "thành phố ", text)
    if "T" in text or "." in text:
        text = _SHORT_UNIT.sub(
            lambda m: _UNITS_IN_LETTERS[m[0].rstrip(".").upper()] + " " * m[0].endswith("."), text
        )
    if text.startswith("TT"):
        text = _CENTRE.sub("Trung tâm ", text)
    text = _AMPERSAND.sub("và", text) if "&" in text else text
    for letters, words in _IN_PLACE:
        text = letters.sub(words, text)
    text = _HCM.sub("thành phố Hồ Chí Minh", text) if "HCM" in text else text
    return tidy(_ABBREVIATION.sub(lambda m: _WRITTEN_OUT[m[0]], text))


@cache
def _provinces_by_name() -> dict[str, list[Province]]:
    table: dict[str, list[Province]] = {}
    for province in provinces():
        for name in {province.name, *province.aliases}:
            table.setdefault(_province_key(name), []).append(province)
    return table


@lru_cache(4096)
def _province_key(name: str) -> str:
    name = _UNIT_WORD.sub("", fold(name))
    return str(_JOINTS.sub(" ", name)).strip()


def province_named(name: str, on: date | None = None) -> Province | None:
    """The province that a name means on a day; without a day, or out of its span, the latest unit of that name.

    >>> province_named("TỈNH ĐĂK LĂK", date(2024, 5, 1)).id, province_named("TP. HCM").name
    ('dak-lak.63', 'Hồ Chí Minh')
    """
    found = _provinces_by_name().get(_province_key(name), [])
    return next((p for p in found if on and p.on(on)), found[-1] if found else None)


@cache
def _seats() -> dict[str, list[Province]]:
    table: dict[str, list[Province]] = {}
    for province in provinces():
        for seat in province.seats:
            table.setdefault(_province_key(seat), []).append(province)
    return table


def province_of_place(place: str, on: date | None = None) -> Province | None:
    """The province of the place before a date: its own name, or its seat.

    >>> province_of_place("Đồng Hới", date(2020, 1, 1)).name
    'Quảng Bình'
    """
    if found := province_named(place, on):
        return found
    seats = _seats().get(_province_key(place), [])
    return next((p for p in seats if on is None or p.on(on)), None)


@cache
def _province_pattern() -> regex.Pattern[str]:
    names = sorted(
        {lower_same_length(n) for p in provinces() for n in (p.name, *p.aliases)}, key=len, reverse=True
    )
    return regex.compile(
        r"(?:tỉnh|thành phố|tp\.?)\s+(" + "|".join(regex.escape(n) for n in names) + r")(?!\p{L})"
    )


def provinces_in(text: str, on: date | None = None) -> list[Province]:
    """The provinces named with "tỉnh" or "thành phố" before them, in order of mention."""
    found = [province_named(m[1], on) for m in _province_pattern().finditer(lower_same_length(text))]
    return [p for p in found if p]


@lru_cache(4096)
def department_key(name: str) -> str:
    """The words of a department's name without "và", "&" and punctuation.

    >>> department_key("Sở Lao động, Thương binh và Xã hội") == department_key("SỞ LAO ĐỘNG - THƯƠNG BINH & XÃ HỘI")
    True
    """
    return " ".join(w for w in _WORDS.findall(fold(name)) if w != "và")


@cache
def _departments() -> dict[str, list[Body]]:
    table: dict[str, list[Body]] = {}
    for body in bodies():
        for name in (body.name, *body.aliases):
            table.setdefault(department_key(name), []).append(body)
    return table


@cache
def _codes() -> dict[str, list[Body]]:
    """Bodies by the letters of their issuer code, without the leading S."""
    table: dict[str, list[Body]] = {}
    for body in bodies():
        for code in body.codes:
            letters = code_letters(code)
            for key in {letters, letters.removeprefix("S")}:
                if body not in table.setdefault(key, []):
                    table[key].append(body)
    return table


@lru_cache(4096)
def department_named(name: str, on: date | None = None) -> Body | None:
    """The department that a name means: in full, or abbreviated as in "Sở GD&ĐT", "Sở LĐ-TBXH", "Sở NN và PTNT".

    >>> department_named("SỞ NN&PTNT").id, department_named("Sở TT và TT").id, department_named("Sở Nông dân")
    ('nnptnt', 'tttt', None)
    >>> department_named("SỞ LAO ĐỘNG - TB VÀ XH").id, department_named("Sở Nông nghiệp và PTNT").id
    ('ldtbxh', 'nnptnt')
    """
    found = _departments().get(department_key(name))
    if not found and (m := _IN_LETTERS.fullmatch(name)):
        letters = "".join(filter(str.isalpha, _AND.sub("", m[1])))
        found = _codes().get(letters) if len(letters) <= 8 and letters.isupper() else None
        found = [b for b in found if b.kind == "so"] if found else None
    found = found or _by_initials(name) or _departments_without_marks().get(bare(department_key(name)))
    if not found:
        return None
    return next((b for b in found if on and b.on(on)), found[0])


@cache
def _departments_without_marks() -> dict[str, list[Body]]:
    """For misprints and misreadings of marks: "SỞ THÔNG TIN VÀ TRUYỂN THÔNG", "Sở Y tê"."""
    return {bare(key): found for key, found in _departments().items()}


def _by_initials(name: str) -> list[Body]:
    """Departments whose name is partly written in initials: "Sở Nông nghiệp và PTNT", "Sở Lao động - TB&XH"."""
    tokens = _WORDS.findall(name)
    if not tokens or fold(tokens[0]) not in ("sở", "ban") or len(tokens) > 9:
        return []
    return [b for b in bodies() if b.counts_as_so != "no" and _spells(tokens, department_key(b.name).split())]


def _spells(tokens: list[str], words: list[str]) -> bool:
    """Whether the tokens, "và" aside, are the words in order, each whole or as initials of some."""
    at = 0
    for token in tokens:
        low = fold(token)
        if at < len(words) and low == words[at]:
            at += 1
        elif (
            token.isupper()
            and len(token) <= len(words) - at
            and [c.lower() for c in token] == [w[0] for w in words[at : at + len(token)]]
        ):
            at += len(token)
        elif low != "và":
            return False
    return at == len(words)


def department_of_code(code: str, on: date | None = None) -> Body | None:
    """The department whose issuer code this is (`STC`, `SNgV`, `SGD&ĐT`); case tells SNgV from SNV.

    >>> department_of_code("SNgV").id, department_of_code("SNV").id, department_of_code("XYZ")
    ('ngoai-vu', 'noi-vu', None)
    """
    letters = code_letters(code)
    if not letters.startswith("S") and letters not in ("TTT", "VPUB", "VPUBND", "BDT", "CAT"):
        return None
    found = [b for b in _codes().get(letters, []) if b.counts_as_so != "no"]
    return next((b for b in found if on and b.on(on)), found[0] if found else None)
