"""How a body stands to the issuer of a plan: others that it can order, its rooms, its office, itself."""

from __future__ import annotations

from typing import Literal

import regex

from extract.bodies import Actor
from extract.folding import fold
from extract.records import Header

Standing = Literal["many", "one", "rooms", "agency", "vague", "office", "issuer"]
Group = tuple[Actor, ...]

_ORDER_OF_STANDING: tuple[Standing, ...] = ("many", "one", "rooms", "agency", "vague", "office", "issuer")


# Trung tâm Y tế | các huyện, thị xã; Hạt Kiểm lâm | các huyện: one in each of them
_OF_MANY = regex.compile(r" (?:các|cấp) (?:huyện|quận|thị xã|thành phố|xã|phường|trường|khu vực)(?!\w)")


def standing(actor: Actor, header: Header) -> Standing:
    """How a body stands to the issuer: others it can order (`many`, `one`), its rooms, its office, itself."""
    level, body = header.issuer_level, actor.body_id or ""
    issuer = fold(header.issuer or "")
    kind = body.split(":")[0]
    if kind in ("cap_uy", "nguoi", "thu-tuong", "bo_nganh") and level != "central":
        return "vague"
    if kind == "ubnd-tinh" or (body and body == header.issuer_id and not actor.plural):
        return "issuer"
    if issuer and not actor.plural and fold(actor.text) == issuer:
        return "issuer"
    if kind in ("ubnd", "ubnd_thanh_pho"):
        return "issuer" if level in ("province", "district", "commune") else "one"
    if kind == "cap_huyen" and not actor.plural and level == "district":
        return "issuer"
    if kind == "cap_xa" and not actor.plural and level == "commune":
        return "issuer"
    if kind == "so":
        return "issuer" if level == "department" else "one"
    if kind in ("van_phong_so", "thanh_tra_so", "lanh_dao_so", "van_phong", "thanh_tra", "ban_to_chuc"):
        return "office"
    if kind == "van-phong-ubnd":
        return "one" if level == "department" else "office"
    if kind == "phong":
        if actor.level in ("district", "commune") and level in ("department", "province", "central"):
            return "many" if actor.plural else "one"
        return "office" if level in ("department", "other", None) else "agency"
    if kind in ("phong_thuoc_so", "khoa", "to", "thanh_vien"):
        return (
            "many" if kind == "phong_thuoc_so" and level in ("province", "district", "commune") else "rooms"
        )
    if kind in ("ban-tdkt", "hdtdkt", "hoi_dong"):
        return "office" if not actor.plural else "many"
    if kind == "ban-chi-dao" and not actor.plural and actor.level not in ("district", "commune"):
        return "office"
    return "many" if actor.plural or _OF_MANY.search(fold(actor.text)) else "one"


def standing_of(group: Group, header: Header) -> Standing:
    """The standing of the furthest member; two or more single bodies are many."""
    ranks = [standing(a, header) for a in group]
    best = min(ranks, key=_ORDER_OF_STANDING.index)
    return "many" if best == "one" and ranks.count("one") > 1 else best
