"""The noun that a number counts: where it ends, and what class of thing it is."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import regex

UnitClass = Literal["measure", "duration", "place", "structure", "person", "thing", "unknown"]


@dataclass(frozen=True, slots=True)
class Unit:
    """The counted noun `text[start:end]`; `text` is as written, `known` whether the reference lists it."""

    start: int
    end: int
    text: str
    kind: UnitClass

    @property
    def known(self) -> bool:
        return self.kind != "unknown"


def _load() -> tuple[dict[str, UnitClass], frozenset[str]]:
    raw = tomllib.loads(files("extract.reference").joinpath("units.toml").read_text("utf-8"))
    kinds: dict[str, UnitClass] = {}
    for topic in raw["nouns"].values():
        kinds.update({noun.strip().casefold(): "thing" for noun in topic.split(",") if noun.strip()})
    for kind, nouns in raw["classes"].items():
        kinds.update({noun.strip().casefold(): kind for noun in nouns.split(",") if noun.strip()})
    heads = frozenset(noun.split()[0] for noun in kinds)
    return kinds, heads


_KINDS, _HEADS = _load()

# "mô hình tiêu biểu của" -> four words at most, on one line, up to a mark; "m2", "km²" and "%" stand alone
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_NEXT = regex.compile(
    rf"[ \u00a0]*(?:(?P<sign>%|‰|(?:k|c|d|m)?m[23²³](?!\w)|°C)|(?P<w1>{_WORD})"
    rf"(?:[ \u00a0]+(?P<w2>{_WORD})(?:[ \u00a0]+(?P<w3>{_WORD})(?:[ \u00a0]+(?P<w4>{_WORD}))?)?)?)"
)

# Words that begin something else than the thing counted: "từ 60 trở lên", "100 và", "3 trong"
_NO_NOUN = frozenset(
    ["đến", "tới", "và", "hoặc", "của", "trong", "là", "thì", "mà", "trở", "theo", "tại", "ở", "cho", "với", "vào", "về", "từ", "trên", "dưới", "trước", "sau", "khi", "nếu", "được", "bị", "có", "phải", "do", "để", "các", "những", "này", "đó", "kia", "nêu", "đã", "đang", "sẽ", "cần", "đạt", "còn", "lên", "xuống", "nhưng", "cũng", "như", "so", "bao", "gồm", "năm", "tháng", "trăm", "nghìn", "ngàn", "triệu", "tỷ", "tỉ", "không", "ít", "nhất", "tối", "lại", "hay", "bằng", "qua"]
)


# "/" that means "or": both sides are of one kind
_EITHER = regex.compile(
    r"(?i)(?:tập thể|cá nhân|xã|phường|thị trấn|thôn|bản|làng|ấp|buôn|khu phố|tổ dân phố|huyện|thành phố|thị xã|quận|cơ quan|đơn vị|"
    r"sở|ngành|công chức|viên chức|cán bộ|mô hình|gương|điển hình|tin|bài|phóng sự|tổ|đội|nhóm|câu lạc bộ|trường|trung tâm|"
    r"hội nghị|hội thảo|tọa đàm|hợp tác xã|tổ hợp tác|doanh nghiệp|sáng kiến|đề tài|giải pháp|công trình|phần việc|"
    r"pano|panô|pa nô|áp phích|băng rôn|khẩu hiệu|tờ rơi|tờ gấp|video|clip|phim|lớp|khóa|khoá)(?!\w)"
)


def kind_of(noun: str) -> UnitClass:
    """The class of a noun, `unknown` where the reference does not list it.

    >>> kind_of("Bằng khen"), kind_of("km"), kind_of("xã"), kind_of("chùm ca bệnh")
    ('thing', 'measure', 'place', 'unknown')
    """
    return _KINDS.get(noun.casefold(), "unknown")


def _noun_at(text: str, position: int) -> Unit | None:
    match = _NEXT.match(text, position)
    if match is None:
        return None
    if match["sign"]:
        return Unit(match.start("sign"), match.end("sign"), match["sign"], "measure")
    start = match.start("w1")
    first = match["w1"].casefold()
    if first in _HEADS:
        for name in ("w4", "w3", "w2"):
            if match[name]:
                found = _KINDS.get(" ".join(text[start : match.end(name)].casefold().split()))
                if found:
                    return Unit(start, match.end(name), text[start : match.end(name)], found)
    kind = _KINDS.get(first)
    if kind is None and first in _NO_NOUN:
        return None
    return Unit(start, match.end("w1"), text[start : match.end("w1")], kind or "unknown")


def unit_at(text: str, position: int) -> Unit | None:
    """The noun counted by a number that ends at the position: the first noun, a lexical compound whole.

    >>> unit_at("12 cơ quan, đơn vị", 2).text, unit_at("5 điểm đen giao thông", 1).text, unit_at("90 %", 2).text
    ('cơ quan', 'điểm đen', '%')
    >>> unit_at("01 tập thể/cá nhân điển hình/năm", 2).text, unit_at("30 phút/01 lượt", 2).text
    ('tập thể/cá nhân', 'phút')
    >>> unit_at("60 trở lên", 2) is None
    True
    """
    unit = _noun_at(text, position)
    while unit and text[unit.end : unit.end + 1] == "/" and unit.kind not in ("measure", "duration"):
        either = _EITHER.match(text, unit.end + 1)
        if either is None or _EITHER.fullmatch(unit.text.rpartition("/")[2]) is None:
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
    if slash and _EITHER.fullmatch(head.strip()) and (either := _EITHER.match(tail.strip())):
        return f"{head.strip()}/{either[0]}"
    return head.strip()
