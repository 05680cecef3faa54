"""Departments in a list, by names in full or in letters: "các Sở: NN&PTNT, Lao động - TB&XH, Y tế"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from extract.body_grammar import END, STOP, STOPS
from extract.names import department_key, department_named
from extract.reference import bodies

_ = r"[ \t\u00a0]"
# GD&ĐT | LĐ-TB&XH | VH, TT&DL | NN và PTNT | LĐ - TB và XH
_ABBREVIATED = regex.compile(
    rf"[A-ZĐ]{{2,}}(?:{_}?[&,–-]{_}?[A-ZĐ]{{2,}}|{_}+và{_}+[A-ZĐ]{{2,}}(?!\p{{Ll}})){{0,3}}{END}"
)
# "các Sở: | Y tế", then ", | Tài chính", " và Sở | Nội vụ"
_FIRST_NAME = regex.compile(rf"{_}*:?{_}*")
_NEXT_NAME = regex.compile(rf"{_}*(?:,|;|và){_}*(?:Sở{_}+)?")
_NEXT_BARE = regex.compile(rf"{_}*(?:,|và){_}*")
# Sở Tài chính, | Nội vụ, | Công Thương và | Y tế: others behind one "Sở", where each is a whole item
_ITEM_ENDS = regex.compile(rf"{_}*(?:[,;.:()\n]|$)|{_}+(?:(?:và|cùng){END}|{STOP})", stops=STOPS)
_JOINT = r"(?:[ \t\u00a0]*[,–-][ \t\u00a0]*|[ \t\u00a0]+)(?:(?:và|&)[ \t\u00a0]*)?"
_JOINTS = regex.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+|\s*;\s*")


def departments_at(
    text: str, low: str, at: int, stop: int, end: int, many: bool
) -> list[tuple[int, int, str]]:
    """(start, end, registry id) of the departments named behind the word "Sở" at `[at, stop)`; `many`: "các" stands before it.

    >>> text = "Sở Tài chính, Nội vụ và Y tế ban hành"
    >>> [(text[a:b], body) for a, b, body in departments_at(text, text.lower(), 0, 2, len(text), False)]
    [('Sở Tài chính', 'tai-chinh'), ('Nội vụ', 'noi-vu'), ('Y tế', 'y-te')]
    """
    found: list[tuple[int, int, str]] = []
    cursor = stop
    while True:
        joint = _FIRST_NAME if not found else _NEXT_NAME if many else _NEXT_BARE
        lead = joint.match(text, cursor, end)
        begin = lead.end() if lead else cursor
        name = departments().match(low, begin, end) or _ABBREVIATED.match(text, begin, end)
        if begin == cursor or not name:
            return found
        lower = text[begin].islower()
        if lower and (
            found or name[0] == "xây dựng" or text[at - 6 : at].rstrip().endswith(("thuộc", "của", "vị"))
        ):
            return found
        whole = text[begin : name.end()]
        apart = many or bool(found) or department_id(whole) is None
        cursor = begin + len(first_of_two(whole) if apart else whole)
        body_id = department_id(text[begin:cursor])
        if body_id is None or (found and not many and not _ITEM_ENDS.match(text, cursor, end)):
            return found
        found.append((begin if found else at, cursor, body_id))


@lru_cache(4096)
def department_id(name: str) -> str | None:
    """The registry id of the department whose name, "Sở" aside, this is."""
    body = department_named("Sở " + name)
    return body.id if body else None


def first_of_two(name: str) -> str:
    """The first of two departments that read like one in a list.

    >>> first_of_two("Giao thông vận tải, Xây dựng"), first_of_two("NN&PTNT, TN&MT"), first_of_two("Văn hóa, Thể thao")
    ('Giao thông vận tải', 'NN&PTNT', 'Văn hóa, Thể thao')
    """
    first, comma, second = name.partition(",")
    if comma and department_id(first) and department_id(second.strip()):
        return first
    cuts = () if department_id(name) else _JOINTS.finditer(name)
    return next((name[: cut.start()] for cut in cuts if department_id(name[: cut.start()])), name)


@cache
def departments() -> regex.Pattern[str]:
    """Names of departments without "Sở", longest first, however their parts are joined; for folded text."""
    names = {
        " ".join(department_key(n).split()[1:])
        for b in bodies()
        if b.kind == "so"
        for n in (b.name, *b.aliases)
    }
    made = [form for n in sorted(names, key=len, reverse=True) for form in _forms(n.split())]
    return regex.compile(rf"(?:{'|'.join(made)}){END}")


def _forms(words: list[str]) -> Iterator[str]:
    """A department's name in full, then with its last words in letters: "nông nghiệp và ptnt", "lao động - tb&xh"."""
    yield _spelled(words)
    joint = r"[ \t\u00a0]*(?:[&,–-]|và)?[ \t\u00a0]*"
    for cut in range(2, len(words) - 1):
        yield _spelled(words[:cut]) + _JOINT + joint.join(word[0] for word in words[cut:])


def _spelled(words: list[str]) -> str:
    """A department's name however its parts are joined; "Sở Giao thông vận tải xây dựng kế hoạch" ends before the verb."""
    if words[-2:] == ["xây", "dựng"] and len(words) > 2:
        return rf"{_JOINT.join(words[:-2])}[ \t\u00a0]*(?:[,–&-]|và)[ \t\u00a0]*xây dựng"
    return _JOINT.join(map(regex.escape, words))
