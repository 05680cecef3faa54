"""In which province an issuer is: beside its name, by the place of issue, by the text, last by the registry of units."""

from __future__ import annotations

from datetime import date

from extract.issuers import Issuer
from extract.localities import province_of_district_above, province_of_locality, province_of_unit
from extract.names import province_named, province_of_place, provinces_in
from extract.reference import Province, provinces


def find_province(
    issuer: Issuer,
    place: str | None,
    letterhead: str,
    texts: tuple[str, ...],
    metadata: dict[str, str],
    on: date | None,
) -> tuple[Province | None, str]:
    """The province and the rule that gave it: beside the issuer, by the place, by the text's "tỉnh X" (most
    named first), last by the registry, which knows where the district or commune of the `letterhead` is."""
    if issuer.level == "central":
        return None, "none"
    if issuer.province and (found := province_named(issuer.province, on)):
        return found, issuer.rule
    if issuer.level in ("province", "department") and place and (found := province_of_place(place, on)):
        return found, "place"
    for text in texts:
        named = provinces_in(text, on)
        if named:
            return max(named, key=lambda p: (sum(q.id == p.id for q in named), -named.index(p))), "text"
    # last for others: a commune may bear the name of another province or of its seat
    unit = province_of_unit(issuer.name, issuer.level, on)
    bears_its_name = issuer.level == "district" and place and place in (issuer.name or "")
    if bears_its_name and (found := _of_id(unit)):  # huyện Quảng Ninh, in Quảng Bình
        return found, "locality"
    if place and (found := province_of_place(place, on)):
        return found, "place"
    if given := metadata.get("issuer"):
        named = provinces_in(given, on) or [
            p for p in provinces() if p.name in given and (on is None or p.on(on))
        ]
        if named:
            return named[0], "metadata"
    if issuer.level == "commune" and place and place in (issuer.name or ""):
        place = None  # xã Đông Hòa is not in the town of that name
        unit = (
            unit
            or province_of_locality(letterhead, None, on)
            or province_of_district_above("\n".join(texts[:2]))
        )
    unit = unit or province_of_locality(letterhead, place, on)
    found = _of_id(unit)
    return found, "locality" if found else "none"


def _of_id(wanted: str | None) -> Province | None:
    return next((p for p in provinces() if p.id == wanted), None)
