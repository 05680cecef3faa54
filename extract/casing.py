"""Texts in capitals as a clerk would type them: sentence case, with the capitals of names, codes and numbered papers."""

from __future__ import annotations

from functools import cache

import ahocorasick_rs
import regex

from extract.folding import lower_same_length
from extract.reference import bodies, provinces
from extract.symbols import find_symbols

_ACRONYMS = frozenset(
    (
        "UBND", "HĐND", "TDP", "CNTT", "CCHC", "HIV", "HIV/AIDS", "AIDS", "COVID", "COVID-19", "OCOP", "PCCC", "ATTP", "ASEAN", "WTO",
        "ISO", "PCI", "PAPI", "SIPAS", "DDCI", "BHYT", "BHXH", "BHTN", "NTM", "KHCN", "GDĐT", "TP", "TW", "STEM", "ATGT", "QLNN", "CBCC",
        "LMLM", "IUU", "ANTQ", "ANTT",
    )
)  # fmt: skip
_NO_NUMERAL = regex.compile(
    r"\bVI(?= (?:phạm|mô|rút|sinh|tính|khuẩn|chất|lượng|mạch)\b)"
)  # vi phạm pháp luật
# đồng bào Chăm | dân tộc Mông, Dao và Hà Nhì: names of peoples, where nothing else can be meant
_PEOPLE = (
    r"(?:ba[ -]?na|bố y|brâu|bru|chăm|chơ[ -]?ro|chu[ -]?ru|chứt|cơ[ -]?ho|cơ[ -]?tu|cờ lao|dao|ê[ -]?đê|gia[ -]?rai|giáy|gié[ -]triêng"
    r"|hà nhì|h?[’']?mông|hoa|hrê|kháng|khmer|khơ[ -]?mú|la chí|la ha|la hủ|lô lô|m[’']?nông|mảng|mường|nùng|ơ đu|pà thẻn|pu péo"
    r"|ra[ -]?glai|rơ măm|sán chay|sán dìu|si la|s?[’']?tiêng|tà[ -]?ôi|tày|thái|thổ|vân kiều|xinh mun|xơ[ -]?đăng)"
)
_PEOPLES = regex.compile(
    rf"(?<=\b(?:đồng bào|dân tộc|người) ){_PEOPLE}(?:(?:,| và|,? -) {_PEOPLE})*"
    r"(?=[,;.”\"]|$| (?:và|ở|tại|trên|tỉnh|thành|huyện|xã|năm|giai|đến|của)\b)"
)
_ACRONYM = regex.compile(r"[IVX]{1,5}|H\d{1,2}N\d{1,2}|(?=.{2})[B-DF-HJ-NP-TV-XZĐ&]+")
# Names that keep their capitals wherever they stand
_NAMES = (
    "Thủ tướng Chính phủ", "Chính phủ", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Bộ Chính trị", "Ban Bí thư",
    "Ban Bí thư Trung ương", "Ban Chấp hành Trung ương",
    "Ban Chấp hành", "Ban Thường vụ", "Đảng bộ", "Đảng Cộng sản Việt Nam", "của Đảng", "Tỉnh ủy", "Thành ủy", "Huyện ủy", "Ủy ban nhân dân",
    "Hội đồng nhân dân", "Mặt trận Tổ quốc", "Việt Nam", "Hồ Chí Minh", "Tây Nguyên", "Tây Bắc", "Tết Nguyên đán", "Bộ Y tế", "Bộ Công an",
    "Bộ Quốc phòng", "Bộ Nội vụ", "Bộ Tư pháp", "Bộ Tài chính", "Bộ Xây dựng", "Bộ Công Thương", "Bộ Giao thông vận tải", "Bộ Ngoại giao",
    "Bộ Giáo dục và Đào tạo", "Bộ Kế hoạch và Đầu tư", "Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ",
    "Bộ Tài nguyên và Môi trường",
    "Bộ Nông nghiệp và Phát triển nông thôn", "Bộ Nông nghiệp và Môi trường", "Bộ Văn hóa, Thể thao và Du lịch", "Ủy ban Dân tộc",
    "Bộ Lao động - Thương binh và Xã hội", "Thanh tra Chính phủ", "Thái Bình Dương", "Châu Phi", "Bộ đội Biên phòng",
)  # fmt: skip
# "nghị quyết số 50/NQ-CP": the type word of a numbered paper
_NUMBERED = regex.compile(
    r"\b(?:nghị quyết|quyết định|chỉ thị|kết luận|chương trình(?: hành động)?|kế hoạch|thông tư|nghị định|thông báo|công văn"
    r"|hướng dẫn)(?= (?:số )?\d{1,5}[-/])"
)
_QUOTE = regex.compile(r"(?<=[“\"])\p{Ll}")
_CODES = {"TTG": "TTg", "CTR": "CTr", "TTR": "TTr"}  # codes with small letters
_CODE = regex.compile(r"\b(?:TTG|CTR|TTR)\b")
_PLACE_WORDS = "tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu|thôn|bản|ấp|khu phố"
_PLACE_NAME = regex.compile(
    rf"\b({_PLACE_WORDS})((?:\s+(?!{_PLACE_WORDS}|và\b|giai đoạn"
    rf"|năm\b|đến\b|ủy\b|uỷ\b|một\b|không\b|hội\b|mới\b|đạt\b|phù hợp|có\b|được\b|đặc biệt|thuộc\b|văn minh|tiêu biểu|biên giới"
    rf"|nông thôn|trên\b|trong\b|tại\b|theo\b|trọng điểm|trực thuộc|ven\b|khó\b|hưởng\b|mở rộng)"
    rf"\p{{L}}[\p{{L}}']*){{1,4}}?)(?=\s*(?:$|[,;.()\d|-]|\s(?:và|năm|giai|đến|về|trong|trên|{_PLACE_WORDS})\b))"
)


def sentence_case(text: str) -> str:
    """A text in capitals as a clerk would type it: lower case but for the first letter, acronyms, codes and names.

    >>> sentence_case("BỒI DƯỠNG GƯƠNG ĐIỂN HÌNH TỈNH SƠN LA GIAI ĐOẠN 2016-2020")
    'Bồi dưỡng gương điển hình tỉnh Sơn La giai đoạn 2016-2020'
    >>> sentence_case("CẢI CÁCH HÀNH CHÍNH CỦA SỞ NỘI VỤ"), sentence_case("AN TOÀN TẠI CƠ SỞ Y TẾ")
    ('Cải cách hành chính của Sở Nội vụ', 'An toàn tại cơ sở y tế')
    >>> sentence_case("THỰC HIỆN CHỈ THỊ SỐ 19/CT-TTG CỦA THỦ TƯỚNG CHÍNH PHỦ TẠI CÁC XÃ KHÔNG CÓ ĐƯỜNG")
    'Thực hiện Chỉ thị số 19/CT-TTg của Thủ tướng Chính phủ tại các xã không có đường'
    """
    text = (
        " ".join(w if _is_acronym(w) else w.lower() for w in text.split())
        if not _symbols(text)
        else _around(text)
    )
    text = _PLACE_NAME.sub(lambda m: m[1] + m[2].title(), text)
    if _name_scan().find_matches_as_indexes(text):
        text = _names().sub(lambda m: _cased()[lower_same_length(m[0])], text)
    text = _NUMBERED.sub(lambda m: m[0][:1].upper() + m[0][1:], text)
    text = _NO_NUMERAL.sub("vi", text)
    text = _PEOPLES.sub(lambda m: m[0].title().replace(" Và ", " và "), text)
    text = _QUOTE.sub(lambda m: m[0].upper(), text)
    return text[:1].upper() + text[1:]


def _symbols(text: str) -> list[tuple[int, int]]:
    """Where numbered papers' symbols stand."""
    return [(s.start, s.end) for s in find_symbols(text)] if "/" in text else []


def _around(text: str) -> str:
    """The text in small letters but for acronyms and symbols, whose codes get their small letters: "CT-TTg"."""
    out, at = [], 0
    for start, end in [*_symbols(text), (len(text), len(text))]:
        out += [w if _is_acronym(w) else w.lower() for w in text[at:start].split()]
        out.append(_CODE.sub(lambda m: _CODES[m[0]], text[start:end]))
        at = end
    return (
        " ".join(filter(None, out))
        .replace(" ,", ",")
        .replace(" ;", ";")
        .replace(" .", ".")
        .replace(" )", ")")
    )


@cache
def _cased() -> dict[str, str]:
    """Names with their capitals by their folded form: bodies and provinces ("hòa bình" is peace as well)."""
    named = [p.name for p in provinces() if " " in p.name and p.name != "Hòa Bình"]
    departments = [body.name for body in bodies() if body.kind == "so"]
    return {lower_same_length(name): name for name in (*_NAMES, *named, *departments)}


@cache
def _spelled() -> list[str]:
    """The names in small letters, the longest first, then those with the tone in its old place."""
    found = sorted(_cased(), key=len, reverse=True)
    old = (name.replace("ủy", "uỷ").replace("hòa", "hoà") for name in found)
    return found + [name for name in old if name not in found]


@cache
def _name_scan() -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(_spelled())


@cache
def _names() -> regex.Pattern[str]:
    return regex.compile(
        r"(?<!\p{L})(?<!(?:cán|cơ|công|trụ) )(?:"  # "cơ sở y tế" is no department
        + "|".join(map(regex.escape, _spelled()))
        + r")(?!\p{L})"
    )


def _is_acronym(word: str) -> bool:
    """A known acronym, a Roman numeral, or capitals without a vowel."""
    word = word.strip(',.;:()“”"')
    return word in _ACRONYMS or bool(_ACRONYM.fullmatch(word))
