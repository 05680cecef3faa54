"""The ids and levels of bodies that are told by their place or by the list they stand in."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.body_grammar import PLACE_NAME
from extract.folding import bare


def committee_id(place: regex.Match[str], plural: bool) -> str:
    """The id of a People's Committee by the place after it."""
    if not place["level"]:
        return "ubnd"
    level = level_of(place["level"])
    if level == "province":
        return "ubnd-tinh"
    kind = "cap_xa" if level == "commune" else "cap_huyen"
    if name := (place["name"] or "").strip():
        return kind if plural else f"{kind}:{bare(name).replace(' ', '-')}"
    return "ubnd_thanh_pho" if not plural and place["level"].lower().startswith(("thành", "tp")) else kind


def level_of(word: str) -> str:
    """The level of a unit's word: "tỉnh", "huyện", "phường"."""
    word = word.lower()
    if word in ("tỉnh", "tnh"):
        return "province"
    return "commune" if word in ("xã", "phường", "thị trấn", "đặc khu", "tt", "x.", "p.") else "district"


def names_one(text: str, end: int) -> bool:
    """Whether a proper name follows a term, so that it is one body and no member of the list: "Huyện | Lục Ngạn", "phường | 7"."""
    if text[end + 1 : end + 2].isdigit():
        return PLACE_NAME.match(text, end) is not None
    return (
        text[end : end + 1] == " "
        and text[end + 1 : end + 2].isupper()
        and not text.startswith(("UBND", "Tỉnh", "Trung ương", "Ban Chỉ đạo", "Ban chỉ đạo", "BCĐ"), end + 1)
    )


def class_of(kinds: Sequence[str]) -> str:
    """The class of a list: the first term's, but for rooms with units and generic words with a sharper."""
    seen = set(kinds)
    if "so_ban_nganh" in seen and "phong_thuoc_so" not in seen:
        return "so_ban_nganh"
    if "phong_thuoc_so" in seen and len(seen) > 1:
        return "phong_don_vi"
    if kinds[0] == "co_quan_don_vi" and "don_vi_truc_thuoc" in seen:
        return "don_vi_truc_thuoc"
    return kinds[0]
