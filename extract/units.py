"""The noun that a number counts: where it ends, and what class of thing it is."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Literal, NamedTuple

import regex

UnitClass = Literal["measure", "duration", "place", "structure", "person", "thing", "unknown"]


class Unit(NamedTuple):
    """The counted noun `text[start:end]`; `text` is as written, `kind` its class in the reference."""

    start: int
    end: int
    text: str
    kind: UnitClass

    @property
    def known(self) -> bool:
        """Whether the reference lists the noun."""
        return self.kind != "unknown"


def _load() -> tuple[dict[str, UnitClass], dict[str, int], frozenset[str], frozenset[str], frozenset[str]]:
    """Noun -> class, first syllable -> most words of a noun that begins so, and three lists of single words.

    The lists: words that are no nouns, nouns of one syllable, words that follow a noun of one syllable.
    """
    raw = tomllib.loads(files("extract.reference").joinpath("units.toml").read_text("utf-8"))
    kinds: dict[str, UnitClass] = {}
    for topic in raw["nouns"].values():
        kinds.update({" ".join(noun.lower().split()): "thing" for noun in topic.split(",") if noun.strip()})
    for kind, nouns in raw["classes"].items():
        kinds.update({" ".join(noun.lower().split()): kind for noun in nouns.split(",") if noun.strip()})
    longest: dict[str, int] = {}
    for noun in kinds:
        words = noun.split()
        longest[words[0]] = max(longest.get(words[0], 1), len(words))
    none, single, after = (
        frozenset(word.strip() for word in raw[name]["words"].split(","))
        for name in ("not_nouns", "single_nouns", "after_nouns")
    )
    return kinds, longest, none, single, none | after


_KINDS, _LONGEST, _NO_NOUN, _SINGLE, _AFTER = _load()

_LETTERS = regex.compile(r"[\p{L}-]*")
_NUMBER_NEXT = regex.compile(r" \d")
# "500 từ trở lên", "1.000 từ và": words are counted; "đợt 1 từ ngày"
_AFTER_WORDS = frozenset(
    {"trở", "và", "hoặc", "đến", "bằng", "tiếng", "vựng", "khóa", "mới", "cho", "kể", "đối"}
)

_SQUARE = regex.compile(r"((?:k|c|d|m)?m[23²³])(?!\w)")  # m2, km²
_BLANKS = (" ", "\u00a0")
_SIGNS = ("%", "‰")
# dưới 20 (/100.000 dân) | 500 (/100.000 trẻ em) | 46 (/100.000 trẻ đẻ sống): a share like ‰
_POINTS = regex.compile(r"điểm\s?%")  # tăng 0,3 điểm %
_PER_THOUSANDS = regex.compile(
    r"/ ?(?:100|10|1)[.,]?000 (?:người dân|người|dân số|dân|trẻ em|trẻ(?: sơ sinh)?(?: (?:đẻ|sinh)(?: ra)? sống)?|phụ nữ|bà mẹ|ca đẻ"
    r"|lao động|phương tiện)(?!\w)",
    regex.IGNORECASE,
)
_DAMAGED_MILLE = regex.compile(r"%[o0](?!\w)")  # 0,5%o | 0,2%0
_QUOTES = ("“", '"')
_QUOTED = regex.compile(r"[“\"](\p{Lu}[\p{L}]*(?: [\p{L}]+){1,4})[”\"]")  # 02 “Gia đình số”
_MARKS = ',;.:)]”"…!?|/('

# "/" that means "or": both sides are of one kind; "01 cán bộ/xã" is "per"
_ALTERNATIVES = (
    "tập thể|cá nhân|gia đình|hộ gia đình|tổ chức",
    "xã|phường|thị trấn|đặc khu|đơn vị",
    "thôn|bản|làng|ấp|buôn|khóm|xóm|khu phố|tổ dân phố|khu dân cư|khối phố",
    "huyện|thành phố|thị xã|quận",
    "cơ quan|đơn vị|sở|ngành|doanh nghiệp|địa phương|tổ chức",
    "cán bộ|công chức|viên chức|người lao động",
    "mô hình|gương|điển hình|sáng kiến|đề tài|giải pháp|công trình|phần việc|cách làm|việc làm|ý tưởng|dự án",
    "tin|bài|phóng sự|ảnh|video|clip|phim|infographic|chuyên mục|chuyên đề",
    "tổ|đội|nhóm|câu lạc bộ|CLB",
    "hội nghị|hội thảo|tọa đàm|lớp|hội thi|buổi làm việc|diễn đàn",
    "lớp|khóa|khoá",
    "cuộc|buổi",
    "hợp tác xã|tổ hợp tác|doanh nghiệp|HTX|trang trại",
    "pano|panô|pa nô|áp phích|băng rôn|khẩu hiệu|tờ rơi|tờ gấp|tờ bướm|phướn",
    "nam|nữ|người|học sinh|sinh viên|đoàn viên|hội viên|thanh niên",
    "trường|trung tâm|cơ sở|cơ sở giáo dục",
)
_GROUPS_OF: dict[str, list[frozenset[str]]] = {}
for _names in _ALTERNATIVES:
    for _name in (_group := frozenset(_names.lower().split("|"))):
        _GROUPS_OF.setdefault(_name, []).append(_group)
_EITHER = regex.compile(
    "(?i)(?:" + "|".join(sorted(map(regex.escape, _GROUPS_OF), key=len, reverse=True)) + r")(?!\w)"
)


def is_per_thousands(text: str, position: int) -> bool:
    """Whether "/100.000 dân" stands at the position.

    >>> is_per_thousands("20/100.000 dân", 2), is_per_thousands("20/10/2021", 2)
    (True, False)
    """
    return _PER_THOUSANDS.match(text, position) is not None


def kind_of(noun: str) -> UnitClass:
    """The class of a noun, `unknown` where the reference does not list it.

    >>> kind_of("Bằng khen"), kind_of("km"), kind_of("xã"), kind_of("nguồn cơn")
    ('thing', 'measure', 'place', 'unknown')
    """
    return _KINDS.get(noun.lower(), "unknown")


def _words(text: str, position: int) -> list[str]:
    """Up to seven words from the position in lower case, with one blank between them, up to a mark."""
    words = []
    for piece in text[position : position + 60].lower().split(" ", 7)[:7]:
        if not piece.isalpha():
            word = piece.partition("\n")[0].rstrip(_MARKS)
            if not word.replace("-", "").isalpha():
                word = _LETTERS.match(word)[0]
            if word and word[0] != "-":
                words.append(word.rstrip("-"))
            if word != piece:
                break
        else:
            words.append(piece)
    return words


def _noun_at(text: str, position: int) -> Unit | None:
    while text[position : position + 1] in _BLANKS:
        position += 1
    if _DAMAGED_MILLE.match(text, position):
        return Unit(position, position + 2, "‰", "measure")
    if text[position : position + 1] in _SIGNS:
        return Unit(position, position + 1, text[position], "measure")
    if text[position : position + 1] == "/" and (rate := _PER_THOUSANDS.match(text, position)):
        return Unit(position, rate.end(), rate[0], "measure")
    if text[position : position + 1] in _QUOTES and (named := _QUOTED.match(text, position)):
        return Unit(position, named.end(), named[1], "thing")
    if text.startswith("điểm", position) and (points := _POINTS.match(text, position)):
        return Unit(position, points.end(), points[0], "measure")
    words = _words(text, position)
    if not words:
        degrees = text.startswith("°C", position)
        return Unit(position, position + 2, "°C", "measure") if degrees else None
    first = words[0]
    most = _LONGEST.get(first, 1)
    if most > len(words):
        most = len(words)
    while most > 1:
        noun = " ".join(words[:most])
        found = _KINDS.get(noun)
        if found:
            end = position + len(noun)
            return Unit(position, end, text[position:end], found)
        most -= 1
    if words[2:3] == ["viên"]:  # "tuần đường viên" is no week
        end = position + len(" ".join(words[:3]))
        return Unit(position, end, text[position:end], "person")
    kind = _KINDS.get(first)
    if kind is None and first in _NO_NOUN:
        return None
    if len(first) < 3 and (measure := _SQUARE.match(text, position)):
        return Unit(position, measure.end(), measure[1], "measure")
    if first == "từ" and (
        words[1:2] and words[1] not in _AFTER_WORDS or _NUMBER_NEXT.match(text, position + 2)
    ):
        return None
    end = position + (len(first) if kind else _unlisted_size(text, position, words))
    if kind is None and text.endswith(" viên", position, end):  # "kiểm dịch viên", "tuyên truyền viên"
        kind = "person"
    return Unit(position, end, text[position:end], kind or "unknown")


def _unlisted_size(text: str, position: int, words: list[str]) -> int:
    """The length of a noun that the reference lacks: two syllables, as most nouns ("tiểu thương"), or one."""
    first = words[0]
    size = len(first)
    if len(words) < 2 or first in _SINGLE or words[1] in _AFTER or text[position : position + size].isupper():
        return size
    if not text[position + size + 1].islower():
        return size
    size += 1 + len(words[1])
    return size + 5 if words[2:3] == ["viên"] and words[3:4] != ["chức"] else size


def _is_alternative(noun: str, other: str) -> bool:
    return any(other.lower() in group for group in _GROUPS_OF.get(noun.lower(), ()))


def unit_at(text: str, position: int) -> Unit | None:
    """The noun counted by a number that ends at the position: the first noun, a lexical compound whole.

    >>> unit_at("12 cơ quan, đơn vị", 2).text, unit_at("5 điểm đen", 1).text, unit_at("90 %", 2).text
    ('cơ quan', 'điểm đen', '%')
    >>> unit_at("01 tập thể/cá nhân điển hình/năm", 2).text, unit_at("30 phút/01 lượt", 2).text
    ('tập thể/cá nhân', 'phút')
    >>> unit_at("60 trở lên", 2) is None
    True
    """
    unit = _noun_at(text, position)
    while unit and text[unit.end : unit.end + 1] == "/" and unit.kind not in ("measure", "duration"):
        either = _EITHER.match(text, unit.end + 1)
        if either is None or not _is_alternative(unit.text.rpartition("/")[2], either[0]):
            break
        unit = Unit(unit.start, either.end(), text[unit.start : either.end()], unit.kind)
    return unit


def cut_per(cell: str) -> str:
    """The unit that a table's unit column names, without "per": `lít/người/ngày` is `lít`.

    >>> cut_per("lít/người/ngày"), cut_per("tập thể/cá nhân"), cut_per("triệu đồng"), cut_per(" % ")
    ('lít', 'tập thể/cá nhân', 'triệu đồng', '%')
    """
    cell = cell.strip(" .;:")
    head, slash, tail = cell.partition("/")
    either = _EITHER.match(tail.strip()) if slash else None
    if either and _is_alternative(head.strip(), either[0]):
        return f"{head.strip()}/{either[0]}"
    return head.strip()
