"""Duties laid on classes of bodies, written out as bodies of a day: one row for each body that owes the plan.

The registry knows departments and provinces, the districts of 2008 to 2025 and the communes after them. Earlier
communes, units and associations it does not list: such a class stays one row, and those that have issued a plan get
a row each when plans are matched (`links.compliance`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

import regex

from extract.body_parts import is_part
from extract.districts import DISTRICTS_ENDED, district_spelled
from extract.folding import fold, lower_same_length
from extract.names import write_out
from extract.reference import provinces
from links.bearers import Bearer, Kind, read_bearers
from links.departments import UNIFORM_SINCE, departments_on
from links.grounds import Ground, ground
from links.lineage import (
    bearer_on,
    body,
    province,
    provinces_on,
    title_of,
)
from links.places import committee_named, committees_of, district_meant, unsettled

T = TypeVar("T")
_UNLISTED = ("huyen", "xa", "doan_the", "so", "so_ban_nganh", "tinh")  # classes of which no list is to be had


@dataclass(frozen=True, slots=True)
class Owed:
    """A body that owes a plan. `key` is what plans are matched by, None for a class that stays one row.

    `exists`: True known, None unknown. `excepted`, `ended` (none bears it any more) and `passed` (its
    successor bears it; kept only where it issued a plan itself) tell what became of the duty. `note` says why.
    A class is `listed` where its bodies stand beside it, each for itself. Of the `rest` are those of "các huyện còn lại";
    `named` are those whom the order calls by their own name.
    """

    name: str
    kind: str
    key: str | None
    body_id: str | None
    province_id: str | None
    exists: bool | None = True
    excepted: bool = False
    ended: bool = False
    passed: bool = False
    note: Ground | None = None
    listed: bool = False
    rest: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """What a duty says: its words, who gave it where and when, and until when it runs."""

    words: str
    level: str | None
    issuer_key: str
    province_id: str | None
    day: date | None
    until: date


# Tỉnh đoàn Bình Định | Báo Sơn La | Hội Nông dân tỉnh Nghệ An | Hội Nông dân tỉnh
_HOME = regex.compile(
    r"\s(?:tỉnh|(?:tỉnh |thành phố )?(?:" + "|".join(regex.escape(fold(p.name)) for p in provinces()) + r"))$"
)


# Chi cục Kiểm lâm | thuộc Sở | trực thuộc Sở Nông nghiệp và Môi trường: whose unit it is
_OF_WHOM = regex.compile(r"\s+(?:trực )?thuộc\s.*$")
_COMMITTEE = "ủy ban nhân dân "
_DISTRICTS = tuple(f"{_COMMITTEE}{kind} " for kind in ("huyện", "quận", "thị xã", "thành phố"))


@lru_cache(50_000)
def key_of(body_id: str | None, name: str | None) -> str:
    """What bodies are matched by: the registry's id, else the folded name without its province.

    >>> key_of(None, "UBND huyện Mộc Châu"), key_of("y-te", "Sở Y tế")
    ('name:ủy ban nhân dân huyện mộc châu', 'so:y-te')
    >>> key_of(None, "Tỉnh đoàn Bình Định"), key_of(None, "Hội Nông dân tỉnh"), key_of(None, "Chi cục Kiểm lâm thuộc Sở")
    ('name:tỉnh đoàn', 'name:hội nông dân', 'name:chi cục kiểm lâm')
    """
    if body_id == "ubnd-tinh":
        return "tinh"
    if body_id:
        return f"so:{body_id}"
    folded = fold(write_out(name or "")).removeprefix("chủ tịch ")
    if not folded.startswith(_COMMITTEE):
        return f"name:{_HOME.sub('', _OF_WHOM.sub('', folded))}"
    return f"name:{_COMMITTEE}{district_spelled(folded.removeprefix(_COMMITTEE).replace('huyện đảo ', 'huyện '))}"


def expand(order: Order, seen: Set[tuple[str, str | None]]) -> tuple[Owed, ...]:
    """The bodies that owe what an order asks for, named bodies first to count, each once.

    `seen`: keys and provinces of bodies of which the store holds a document; an optional body among them
    exists.
    """
    read = read_bearers(order.words)
    left_out = [b for b in read if b.excepted]
    out = (owed for b in left_out if b.kind not in _LEVELS for owed in _of_bearer(b, order, seen))
    excepted = {owed.key for owed in out if owed.key}
    vague = {kind for b in left_out for kind in _LEVELS if b.kind == kind or "địa phương" in fold(b.text)}
    rows: dict[tuple[str | None, str | None, str], Owed] = {}
    for bearer in sorted(read, key=lambda b: (b.excepted, b.body_id is None)):
        if bearer.excepted and bearer.kind in _LEVELS:
            continue
        if bearer.kind in vague or vague and bearer.kind == "dia_phuong":  # (trừ các huyện miền núi)
            bearer = replace(bearer, part=True)
        for owed in _of_bearer(bearer, order, seen):
            if bearer.excepted and owed.key is None:
                continue
            if owed.key in excepted:
                owed = replace(owed, excepted=True, note=ground("excepted"))
            for row in _heirs(owed, order):
                if row.key != order.issuer_key or row.key == "tinh":
                    rows.setdefault((row.key, row.province_id, "" if row.key else row.name), row)
    return tuple(_separate_tourism(rows.values(), seen))


def rest_last(owed_by: Iterable[tuple[T, Owed]]) -> list[tuple[T, Owed]]:
    """The bodies of all orders of a paper, those of "các huyện còn lại" behind the others; where no order of the paper
    names a unit it is not known which remain.
    """
    pairs = list(owed_by)
    named = any(owed.kind == "unit" and not owed.rest for _, owed in pairs)
    rest = [(order, owed) for order, owed in pairs if owed.rest]
    if not named:
        rest = [(order, replace(owed, exists=None, note=ground("no_list_part"))) for order, owed in rest]
    return [*((order, owed) for order, owed in pairs if not owed.rest), *rest]


def _of_bearer(bearer: Bearer, order: Order, seen: Set[tuple[str, str | None]]) -> Iterator[Owed]:
    """A bearer's bodies on the order's day, or the one row of a class that cannot be listed."""
    day, place = order.day, order.province_id
    if bearer.kind == "place" and day and place and (named := committee_named(bearer.text, place, day)):
        bearer = replace(bearer, kind="unit", text=named)
    if bearer.kind == "dia_phuong":
        now: Kind = "huyen" if day is None or day < DISTRICTS_ENDED else "xa"
        bearer = replace(bearer, kind="other" if order.level == "central" else now)
    if bearer.kind == "body" and bearer.body_id:
        known = body(bearer.body_id)
        name = title_of(known, province(place) if place else None) if known else bearer.text
        yield Owed(name, "body", key_of(bearer.body_id, None), bearer.body_id, place, named=True)
    elif bearer.kind == "unit":
        yield replace(_unit(bearer.text, order), named=True)
    elif bearer.kind == "ubnd_tinh":
        yield Owed(bearer.text, "unit", "tinh", "ubnd-tinh", place)
    elif (
        bearer.kind in ("so", "so_ban_nganh")
        and not bearer.part
        and place
        and order.level != "central"
        and day
        and day >= UNIFORM_SINCE
    ):
        yield from _departments(bearer.kind, place, day, seen)
    elif bearer.kind == "tinh" and day and order.level == "central":
        for unit in provinces():
            if unit.on(day):
                kind = "thành phố" if unit.kind == "thanh_pho" else "tỉnh"
                yield Owed(f"Ủy ban nhân dân {kind} {unit.name}", "tinh", "tinh", "ubnd-tinh", unit.id)
    else:
        ended = bearer.kind == "huyen" and order.until >= DISTRICTS_ENDED
        units = () if ended else tuple(_units(bearer, order))
        yield from units
        unlisted = "part" if bearer.part else bearer.kind if bearer.kind in _UNLISTED else "other"
        note = _ENDED if ended else ground(f"no_list_{unlisted}")
        yield Owed(
            bearer.text, bearer.kind, None, None, place, None, ended=ended, note=note, listed=bool(units)
        )


_ENDED = ground("district_ended", day=DISTRICTS_ENDED)
_LEVELS = {"huyen": "district", "xa": "commune"}


def _units(bearer: Bearer, order: Order) -> Iterator[Owed]:
    """The committees of the districts or communes of a class, where the registry lists them on the order's day."""
    rest = "còn lại" in bearer.text and not is_part(bearer.text.replace("còn lại", ""))
    if bearer.kind not in _LEVELS or bearer.part and not rest or not order.province_id or not order.day:
        return
    if order.level in ("central", "district", "commune"):
        return
    for name in committees_of(bearer.text, _LEVELS[bearer.kind], order.province_id, order.day):
        yield replace(_unit(name, order), rest=rest)


def _unit(name: str, order: Order) -> Owed:
    """A unit that owes a plan. Whether a district does whose making or end falls in the duty's time is not known."""
    place, day, until = order.province_id, order.day, order.until
    if not fold(name).startswith(_DISTRICTS):
        name = _OF_WHOM.sub("", name)
        home = None if fold(name).startswith(_COMMITTEE) else _HOME.search(lower_same_length(name))
        told = home is not None and home[0] != " tỉnh" and " " in name[: home.start()]
        shown = (
            name[: home.start()] if home and told else name
        )  # "Báo Phú Yên", "Hội Nông dân tỉnh" are names
        return Owed(shown, "unit", key_of(None, name), None, place)
    name = district_meant(name, place, day) if place and day else name
    owed = Owed(name, "unit", key_of(None, name), None, place)
    if until >= DISTRICTS_ENDED:
        return replace(owed, ended=True, note=_ENDED)
    if place and day and (change := unsettled(name, place, day, until)):
        return replace(owed, exists=None, note=ground("district_changed", day=change.day, act=change.source))
    return owed


def _departments(kind: str, place: str, day: date, seen: Set[tuple[str, str | None]]) -> Iterator[Owed]:
    """The departments and equals of a province on a day, one that is seen among them for sure."""
    home = province(place)
    for known, everywhere in departments_on(kind, home, day):
        key = key_of(known.id, None)
        if known.id == "svhtt" and (key, place) not in seen:
            continue
        sure = everywhere or (key, place) in seen
        note = None if sure else ground("optional_body")
        yield Owed(
            title_of(known, home), "body", key, known.id, place, exists=True if sure else None, note=note
        )


def _heirs(owed: Owed, order: Order) -> Iterator[Owed]:
    """Who bears the duty at its end: the body, or after a merger its successor; the old body is then marked
    as passed.
    """
    place = owed.province_id
    now = provinces_on(place, order.until)[0] if place and order.day and order.until > order.day else place
    if now != place and owed.key:
        note = ground("province_merged", province=province_name(now))
        owed = replace(owed, province_id=now, note=owed.note or note, name=_in_new_province(owed, now))
    heir = (
        bearer_on(owed.body_id, order.until) if owed.body_id and owed.body_id != "ubnd-tinh" else owed.body_id
    )
    if heir == owed.body_id or heir is None:
        yield owed
        return
    known = body(heir)
    name = title_of(known, province(now) if now else None) if known else heir
    note = ground("body_ended", body=owed.name, day=_last_day(owed.body_id))
    yield replace(
        owed, name=name, key=key_of(heir, None), body_id=heir, note=owed.note if owed.excepted else note
    )
    yield replace(owed, passed=True)


def _in_new_province(owed: Owed, place: str | None) -> str:
    """The committee of a merged province has its name; a department keeps its own."""
    known = province(place) if place else None
    if owed.kind != "tinh" or known is None:
        return owed.name
    return f"Ủy ban nhân dân {'thành phố' if known.kind == 'thanh_pho' else 'tỉnh'} {known.name}"


def province_name(province_id: str | None) -> str:
    """A province's name."""
    known = province(province_id) if province_id else None
    return known.name if known else ""


def _last_day(body_id: str | None) -> str:
    known = body(body_id) if body_id else None
    return known.valid_to.isoformat() if known and known.valid_to else ""


def _separate_tourism(rows: Iterable[Owed], seen: Set[tuple[str, str | None]]) -> Iterator[Owed]:
    """Where a province is seen to have Sở Văn hóa và Thể thao, that one bears what Sở VHTTDL would."""
    for row in rows:
        if (
            row.body_id == "vhttdl"
            and ("so:svhtt", row.province_id) in seen
            and ("so:vhttdl", row.province_id) not in seen
        ):
            continue
        yield row
