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


def _load() -> tuple[dict[str, UnitClass], dict[str, int], frozenset[str]]:
    """Noun -> class, first syllable -> most words of a noun that begins so, and words that are no nouns."""
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
    return kinds, longest, frozenset(word.strip() for word in raw["not_nouns"]["words"].split(","))


_KINDS, _LONGEST, _NO_NOUN = _load()

# "mô hình tiêu biểu của" -> six words at most, on one line, up to a mark; "m2", "km²" and "%" stand alone
_WORD = r"[^\W\d_]+(?:-[^\W\d_]+)*"
_NEXT = regex.compile(
    rf"[ \u00a0]*+(?:({_WORD}(?:[ \u00a0]{_WORD}){{0,5}})|(%|‰|°C)|((?:k|c|d|m)?m[23²³](?!\w)))"
)
_SQUARE = regex.compile(r"[ \u00a0]*+((?:k|c|d|m)?m[23²³])(?!\w)")

# "/" that means "or": both sides are of one kind
_EITHER = regex.compile(
    r"(?i)(?:tập thể|cá nhân|xã|phường|thị trấn|thôn|bản|làng|ấp|buôn|khu phố|tổ dân phố|huyện"
    r"|thành phố|thị xã|quận|cơ quan|đơn vị|"
    r"sở|ngành|công chức|viên chức|cán bộ|mô hình|gương|điển hình|tin|bài|phóng sự|tổ|đội|nhóm"
    r"|câu lạc bộ|trường|trung tâm|"
    r"hội nghị|hội thảo|tọa đàm|hợp tác xã|tổ hợp tác|doanh nghiệp|sáng kiến|đề tài|giải pháp"
    r"|công trình|phần việc|"
    r"pano|panô|pa nô|áp phích|băng rôn|khẩu hiệu|tờ rơi|tờ gấp|video|clip|phim|lớp|khóa|khoá)(?!\w)"
)


def kind_of(noun: str) -> UnitClass:
    """The class of a noun, `unknown` where the reference does not list it.

    >>> kind_of("Bằng khen"), kind_of("km"), kind_of("xã"), kind_of("chùm ca bệnh")
    ('thing', 'measure', 'place', 'unknown')
    """
    return _KINDS.get(noun.lower(), "unknown")


def _noun_at(text: str, position: int) -> Unit | None:
    match = _NEXT.match(text, position)
    if match is None:
        return None
    phrase, sign, square = match.groups()
    end = match.end()
    if phrase is None:
        sign = sign or square
        return Unit(end - len(sign), end, sign, "measure")
    start = end - len(phrase)
    words = phrase.lower().split()
    first = words[0]
    most = min(_LONGEST.get(first, 1), len(words))
    while most > 1:
        found = _KINDS.get(" ".join(words[:most]))
        if found:
            size = sum(map(len, words[:most])) + most - 1
            return Unit(start, start + size, phrase[:size], found)
        most -= 1
    kind = _KINDS.get(first)
    if kind is None and first in _NO_NOUN:
        return None
    if len(first) < 3 and (measure := _SQUARE.match(text, position)):
        return Unit(measure.end() - len(measure[1]), measure.end(), measure[1], "measure")
    return Unit(start, start + len(first), phrase[: len(first)], kind or "unknown")


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
