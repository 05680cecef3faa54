"""Which bodies a text names: departments, committees, units and classes ("các sở, ban, ngành"), in one pass.

One literal scan finds the words that can begin a name; a small grammar then reads the name, its list ("các
huyện, thị xã, thành phố"), and its place ("cấp tỉnh", "thuộc Sở").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.body_classes import class_of, committee_id, level_of, names_one
from extract.body_departments import departments, departments_at
from extract.body_grammar import (
    AT_HEAD,
    CAPITAL_ONLY,
    ENTRIES,
    EXCEPT,
    FOLLOWING,
    HEADED,
    HEADS_OF_NONE,
    LETTERS,
    NAME,
    NAMED_LIKE,
    NUMBERED,
    OF_PROVINCE,
    ORDERED,
    PLACE_NAME,
    PLACE_NAMES,
    PROVINCE_NAME,
    SCAN,
    SEPARATOR,
    SET_APART,
    TERMS,
    WORDS,
    Word,
    acts_after_colon,
    is_insurance,
    stands_alone,
)
from extract.body_parts import counted_places, heads_line, next_place, part_end, places_behind
from extract.folding import bare, lower_same_length
from extract.records import Bearer
from parsers.values import value

Hit = tuple[int, int, int]  # index of the word, start, end


@value
class Actor:
    """A body or class of bodies at `[start, end)`, with the post before it ("Thủ trưởng các sở") if any.

    `body_id` is the registry's id (`y-te`), a class (`so_ban_nganh`, `cap_huyen`, `truong`...) or a class
    with its own name (`cap_huyen:loc-binh`). `level` is province, department, district, commune, unit,
    internal (a room of the issuer), party, central, other or empty. `exceptions` are the bodies after "trừ".
    """

    text: str
    start: int
    end: int
    body_id: str | None
    level: str
    plural: bool = False
    exceptions: tuple[str, ...] = ()

    def bearer(self) -> Bearer:
        """The actor as a record holds it."""
        return Bearer(" ".join(self.text.split()), self.body_id)


@value
class _Scan:
    """The text under reading; `hits` are the words of the grammar in it, whole words only."""

    text: str
    low: str
    end: int
    hits: Sequence[Hit]


def find_bodies(
    text: str, start: int = 0, end: int | None = None, low: str | None = None
) -> tuple[Actor, ...]:
    """The bodies named in `text[start:end]`, in order, none inside another; `low` is the folded text.

    >>> [a.body_id for a in find_bodies("Sở GD&ĐT, Công an tỉnh; UBND các huyện (trừ huyện Đình Lập)")]
    ['gddt', 'cong-an-tinh', 'cap_huyen']
    """
    end = len(text) if end is None else end
    low = lower_same_length(text) if low is None else low
    padded = f"\n{low[start:end]}\n"
    hits = [
        (index, a + start - 1, b + start - 1)
        for index, a, b in SCAN.find_matches_as_indexes(padded)
        if not (padded[a - 1].isalpha() or padded[b].isalnum())
    ]
    scan = _Scan(text, low, end, hits)
    excepted = "trừ " in padded or "không bao gồm" in padded or "không kể" in padded or "không gồm" in padded
    found: list[Actor] = []
    cursor, begin, upto, many, person = start, -1, start, False, ""
    for i, (index, at, stop) in enumerate(hits):
        if at < cursor:
            continue
        if begin >= 0 and low[upto:at].strip(" \t\u00a0"):
            begin, many, person = -1, False, ""
        form = ENTRIES[index][0].form
        if form == "quantifier" or form == "person":
            begin = at if begin < 0 else begin
            many, person = many or form == "quantifier", person or (WORDS[index] if form == "person" else "")
            cursor = upto = stop
            continue
        local = begin < 0 and ENTRIES[index][0].body_id in ("cap_huyen", "cap_xa")
        if local and (counted := counted_places(text, low, at, stop, end)) is not None:
            begin, many = counted, True
        if form != "decoy" and not (person in HEADS_OF_NONE and WORDS[index] == "tổ chức"):
            if made := _read(scan, i, begin >= 0, many):
                made[0] = _with_post(text, made[0], begin, person, many)
                cursor = made[-1].end
                if excepted:
                    made[-1], cursor = _with_exceptions(text, made[-1], end)
                found += made
        else:
            cursor = stop
        begin, many, person = -1, False, ""
    apart = [m.span() for m in SET_APART.finditer(text, start, end)] if excepted else []
    return tuple(a for a in found if not any(b < a.start < e for b, e in apart)) if apart else tuple(found)


def _with_post(text: str, actor: Actor, begin: int, person: str, many: bool) -> Actor:
    """The actor with what stands before its name: "các", "Thủ trưởng các", "Chủ tịch"."""
    if begin < 0:
        return actor
    body_id, level = actor.body_id, actor.level
    if person == "chánh văn phòng" and body_id == "ubnd-tinh":
        body_id = "van-phong-ubnd"
    if person and body_id == "so":
        body_id, level = "lanh_dao_so", "internal"
    return Actor(text[begin : actor.end], begin, actor.end, body_id, level, actor.plural or many)


def _with_exceptions(text: str, actor: Actor, end: int) -> tuple[Actor, int]:
    """The actor with the bodies after "trừ", and where they end."""
    m = EXCEPT.match(text, actor.end, min(end, actor.end + 160))
    if m is None:
        return actor, actor.end
    who = m["who"]
    named = [
        name
        for a in find_bodies(who)
        for name in (a.text, *(places_behind(who, a.text, a.end) if ":" in (a.body_id or "") else ()))
    ]
    return replace(actor, exceptions=tuple(dict.fromkeys(named)) or (who.strip(" :"),)), m.end()


def _read(scan: _Scan, i: int, led: bool, many: bool) -> list[Actor]:
    """The body whose name begins with a hit; empty where it is an ordinary word."""
    index, at, stop = scan.hits[i]
    for entry in ENTRIES[index]:
        if entry.form == "so":
            made = _read_departments(scan, i, led, many)
        elif entry.form == "term":
            opened = NAMED_LIKE[index]
            made = _read_named_class(scan, at, stop, entry, opened, led, many) if opened else []
            made = made or _read_class(scan, i, entry, led)
        else:
            made = _read_name(scan, entry, at, stop)
        if made:
            return made
    return []


def _read_name(scan: _Scan, entry: Word, at: int, stop: int) -> list[Actor]:
    """A body of a whole name ("Công an"), of a name to be read ("Phòng Kinh tế"), or a People's Committee."""
    text, body_id = scan.text, entry.body_id
    if scan.low[at:stop] in LETTERS and not text[at:stop].isupper():
        return []
    if body_id == "bhxh" and scan.low[at] == "b" and is_insurance(text, at, stop):
        return []
    if entry.form == "open":
        capital = text[at].isupper()
        name = NAME.match(text, stop, scan.end) if capital or body_id not in CAPITAL_ONLY else None
        if name and (capital or not name[0].strip().isdigit()):  # "dự phòng 200 thùng"
            stop = name.end()
            if more := HEADED.match(text, stop, scan.end) if heads_line(text, at) else None:
                stop = more.end()
        elif not (capital and stands_alone(body_id, text, stop)):
            return []
    elif body_id == "thanh_vien" and (numbered := NUMBERED.match(text, stop, scan.end)):  # Ban Chỉ đạo 389
        stop = numbered.end()
    elif scan.low.endswith("sở", at, stop) and (named := departments().match(scan.low, stop + 1, scan.end)):
        stop = named.end()
    if body_id in ("bao-dai", "bql") and (
        named := PLACE_NAME.match(text, stop, scan.end)
    ):  # Truyền hình | Đồng Tháp, rừng đặc dụng | Ea Sô
        stop = named.end()
    if entry.form == "fixed" and (named := PROVINCE_NAME.match(text, stop, scan.end)):
        stop = named.end()
    place = FOLLOWING.match(text, stop, scan.end)
    assert place is not None  # every part of it may be absent
    if text[at:stop] == "CA" and not place["level"]:
        return []
    level = level_of(place["level"]) if place["level"] else entry.level
    others = level == "province" and place["more"] and not place["many"]  # "UBND tỉnh, các huyện"
    plural = bool(place["many"] or place["more"]) and not others
    end = place.end("level") if others else place.end()
    if place["many"] and not others:
        end = part_end(text, end, scan.end, bool(place["name"]))
    if entry.form == "ubnd":
        body_id = committee_id(place, plural)
        level = "province" if body_id in ("ubnd-tinh", "ubnd_thanh_pho") else level
    elif body_id == "cong-an":
        body_id = {"province": "cong-an-tinh", "district": "cong_an_huyen", "commune": "cong_an_xa"}.get(
            level, body_id
        )
    elif body_id == "thanh_tra" and level == "province":
        body_id = "thanh-tra"
    made = [Actor(text[at:end], at, end, body_id, level, plural)]
    while entry.form == "ubnd" and ":" in body_id and (more := next_place(text, made[-1].end, scan.end)):
        level = level_of(more["kind"])
        body_id = f"cap_{'xa' if level == 'commune' else 'huyen'}:{bare(more['name']).replace(' ', '-')}"
        made.append(Actor(more["unit"], more.start("unit"), more.end("unit"), body_id, level))
    return made


def _read_departments(scan: _Scan, i: int, led: bool, many: bool) -> list[Actor]:
    """A department by its name or letters, and those listed behind it; else the class, or the bare "Sở"."""
    text, (_, at, stop) = scan.text, scan.hits[i]
    if found := departments_at(text, scan.low, at, stop, scan.end, many):
        begin, end, body_id = found[-1]
        if place := OF_PROVINCE.match(text, end, scan.end):
            found[-1] = begin, place.end(), body_id
        return [Actor(text[begin:end], begin, end, body_id, "department") for begin, end, body_id in found]
    as_class = _read_class(scan, i, TERMS["sở"], led)
    if as_class and (many or as_class[0].end - at > 8):
        return as_class
    if not text[at].isupper():
        return []
    other = None if many else NAME.match(text, stop, scan.end)
    end = other.end() if other else stop
    return [Actor(text[at:end], at, end, None if other else "so", "department")]


def _read_named_class(
    scan: _Scan, at: int, stop: int, entry: Word, opened: Word, led: bool, many: bool
) -> list[Actor]:
    """One body whose name begins like a class: "Trường THPT Lê Lợi", "phòng Nghiệp vụ Y"."""
    first, _, second = scan.text[at:stop].partition(" ")
    if second[:1].isupper() and not many and not second.isupper():
        return _read_name(scan, opened, at, at + len(first))
    if first[:1].isupper() and not led and (name := NAME.match(scan.text, stop, scan.end)):
        return _read_name(scan, Word("fixed", opened.body_id, entry.level), at, name.end())
    return []


def _read_class(scan: _Scan, i: int, entry: Word, led: bool) -> list[Actor]:
    """A class of bodies: "các sở, ban, ngành, đoàn thể cấp tỉnh", "cơ quan, đơn vị", "Các trường"."""
    text, low, (_, at, stop) = scan.text, scan.low, scan.hits[i]
    kinds, first = [entry.body_id], stop
    for k in range(i + 1, len(scan.hits)):
        index, begin, end = scan.hits[k]
        if begin > stop + 9:
            break
        if begin < stop or WORDS[index] == "các":
            continue
        term = TERMS.get(WORDS[index])
        gap = low[stop:begin].removesuffix("các ")
        own = (
            text[at].islower() and text[begin].isupper() and " " in WORDS[index]
        )  # các trường học, | Trung tâm Y tế
        if (
            term is None
            or not SEPARATOR.fullmatch(gap)
            or names_one(text, end)
            or (own and term.level == "unit")
        ):
            break
        kinds.append(term.body_id)
        stop = end
    several = stop > first
    if not (led or several):
        before = low[max(0, at - 12) : at]
        begins_clause = text[at].isupper() and not before[-2:].strip(" \t\u00a0-+*").isalnum()
        named = PLACE_NAME.match(text, stop, scan.end) if entry.body_id in ("cap_huyen", "cap_xa") else None
        at_head = named and AT_HEAD.match(text, max(0, at - 200), at)
        of_place = text[at].isupper() and (place := FOLLOWING.match(text, stop, scan.end)) and place["level"]
        verb = low.startswith("tổ chức", at) and stop - at == len("tổ chức")  # "Tổ chức | Ngày hội"
        if verb or not (
            begins_clause
            or at_head
            or of_place
            or before.rstrip().endswith(ORDERED)
            or acts_after_colon(text, at, stop)
        ):
            return []
    lone = entry.body_id in ("cap_huyen", "cap_xa") and not (led or several) and names_one(text, stop)
    if lone and (name := PLACE_NAME.match(text, stop, scan.end)):  # "Huyện Lục Ngạn"
        body_id = f"{entry.body_id}:{bare(name[0]).replace(' ', '-')}"
        return [Actor(text[at : name.end()], at, name.end(), body_id, entry.level)]
    names = PLACE_NAMES.match(text, stop, scan.end) if entry.body_id in ("cap_huyen", "cap_xa") else None
    stop = names.end() if names else stop  # "các xã Tân Mỹ, Đồng Sơn"
    place = FOLLOWING.match(text, stop, scan.end)
    assert place is not None  # every part of it may be absent
    level = level_of(place["level"]) if place["level"] else entry.level
    body_id = class_of(kinds)
    of_rooms = body_id in ("phong_thuoc_so", "phong_don_vi", "so_ban_nganh")
    if place["level"] and of_rooms and level in ("district", "commune"):
        body_id = "phong_ban_huyen" if level == "district" else "phong_ban_xa"
    tails = place["tails"].lower()
    if body_id == "co_quan_don_vi" and ("trực thuộc" in tails or "thuộc sở" in tails or "sự nghiệp" in tails):
        body_id, level = "don_vi_truc_thuoc", "unit"
    if level == "internal" and body_id != "phong_thuoc_so":
        level = "unit"
    plural = led or several or bool(place["many"])  # Trung tâm Y tế | các huyện Cao Lộc, Lộc Bình
    named = bool(names or place["name"])
    end = part_end(text, place.end(), scan.end, named) if plural else place.end()
    return [Actor(text[at:end], at, end, body_id, level, plural)]
