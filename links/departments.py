"""Which departments a province is expected to have on a day, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from extract.reference import Body, Province, bodies
from links.lineage import body, stands_for, unsure_in

UNIFORM_SINCE = date(2008, 2, 4)  # Nghị định 13/2008: before it the sets of departments differed


def departments_on(kind: str, home: Province | None, day: date) -> Iterator[tuple[Body, bool]]:
    """The departments and equals of a province on a day, each with whether it surely has it; "ban, ngành" take in the
    vertical agencies. `kind`: so or so_ban_nganh.
    """
    name = home.name if home else ""
    pilots = {b for known in bodies() if home and name in known.scope for b in stands_for(known.id)}
    for known in bodies():
        if known.on(day) and _is_expected(known, kind, name):
            sure = _is_everywhere(known) and known.id not in pilots
            yield known, sure and (home is None or name not in unsure_in(known.id))


def existence(known: Body, home: str | None, day: date) -> str:
    """Whether a body exists on a day in a province (any, where None): yes, unknown or no.

    >>> [existence(body(b), "Sơn La", date(2016, 1, 1)) for b in ("y-te", "ngoai-vu", "qhkt", "nnmt")]
    ['yes', 'unknown', 'no', 'no']
    """
    if not known.on(day) or known.scope.startswith("before 2008") and day >= UNIFORM_SINCE:
        return "no"
    if home is not None and ("only" in known.scope or known.scope.startswith("pilot")):
        there = _is_expected(known, "so_ban_nganh", home)
        if "optional" not in known.scope and (not there or home in known.scope):
            return "yes" if there else "no"
    sure = _is_everywhere(known) and (home is None or home not in unsure_in(known.id))
    return "yes" if sure else "unknown"


def is_optional(body_id: str) -> bool:
    """Whether papers tell if a province has a department: not one of those that each has, always or mostly.

    >>> is_optional("ngoai-vu"), is_optional("vhttdl"), is_optional("y-te")
    (True, True, False)
    """
    known = body(body_id)
    piloted = any(body_id in stands_for(other.id) for other in bodies())
    return (
        known is None
        or not _is_everywhere(known)
        or piloted
        or body_id == "vhttdl"
        or bool(unsure_in(body_id))
    )


def _is_everywhere(known: Body) -> bool:
    return known.scope.startswith("uniform") or known.scope == "every province"


def _is_expected(known: Body, kind: str, home: str) -> bool:
    """Whether a class takes in a body; bodies of some places only (pilots, Hà Nội and TP.HCM) elsewhere
    never.
    """
    if known.scope.startswith("before 2008") or known.scope.startswith("pilot") and home not in known.scope:
        return False
    if "only" in known.scope and ("HCM" in known.scope or "Hà Nội" in known.scope):
        cities = [c for c, mark in (("Hồ Chí Minh", "HCM"), ("Hà Nội", "Hà Nội")) if mark in known.scope]
        return home in cities and known.counts_as_so in ("yes", "if_exists")
    return (
        known.counts_as_so in ("yes", "if_exists")
        or kind == "so_ban_nganh"
        and known.counts_as_so == "ban_nganh"
    )
