"""The profiles that come along: readable, of known provinces and bodies, unverified until someone looked at the portal."""

from __future__ import annotations

import pytest

from extract.reference import bodies, provinces
from portals.families import FAMILIES
from portals.profiles import FAMILIES as NAMES
from portals.profiles import Profile, read_profiles

PROFILES = read_profiles()


def test_there_are_portals_of_every_family_on_the_web() -> None:
    assert len(PROFILES) >= 20 and len({p.province for p in PROFILES}) >= 8
    assert {p.family for p in PROFILES} == set(FAMILIES)
    assert set(NAMES) == {*FAMILIES, "folder"}


@pytest.mark.parametrize("profile", PROFILES, ids=lambda p: p.name)
def test_a_profile_names_what_the_registry_knows(profile: Profile) -> None:
    assert profile.province in {"", *(p.id for p in provinces())}
    assert profile.body in {"", "ubnd-tinh", *(b.id for b in bodies())}
    assert profile.covers == ((profile.body,) if profile.body else ())
    assert not profile.verified and profile.source and profile.title and profile.delay >= 2
    assert all(start.startswith(("https://", "http://")) for start in profile.start)
