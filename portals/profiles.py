"""What is known of each portal: one TOML file each, checked when it is read."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cronsim import CronSim, CronSimError

FAMILIES = ("nukeviet", "vnpt", "sharepoint", "liferay", "aspnet", "domino", "generic", "feed", "folder")
RESERVED = ("samples",)  # folders of data/raw that are no portal's
_A_DAY = datetime(2025, 1, 1)  # any day does to check a cron line
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class ProfileError(ValueError):
    """A profile that cannot be used; the message names the file, the key and what to write."""

    exit_code = 2  # wrong usage


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors of the generic family; one that is left out is found by structure."""

    row: str = ""
    link: str = ""
    title: str = ""
    next: str = ""
    label: str = ""
    value: str = ""
    files: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """A certificate that does not verify and is taken nonetheless, for one host, because someone checked it."""

    host: str
    sha256: str
    reason: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One portal. Times in seconds unless said otherwise; `covers` names registry ids of the bodies all of whose
    plans the portal shows, which is what compliance may rely on.
    """

    name: str
    family: str
    start: tuple[str, ...]
    title: str = ""
    province: str = ""
    body: str = ""  # registry id of the office whose portal it is
    covers: tuple[str, ...] = ()
    covers_from: str = ""  # the first day of issue that it shows in full, ISO
    schedule: str = "30 1 * * *"  # cron, in the time of Vietnam
    delay: float = 2.0  # between the end of an answer and the next request to the host
    concurrency: int = 1  # requests to the host at once
    at_least: int = 0  # rows that its list must show
    silence_days: int = 0  # days without a new document that are an alarm; 0: told from its own past
    max_requests: int = 5000  # in one crawl
    max_pages: int = 2000  # of one list
    max_megabytes: int = 64  # of one file
    max_seconds: float = 180.0  # for one answer
    hosts: tuple[str, ...] = ()  # further hosts that its files may stand on
    only: tuple[str, ...] = ()  # words of which a row must show one; empty takes all
    verified: bool = True
    source: str = ""  # where the addresses are from
    select: Selectors = field(default_factory=Selectors)
    pins: tuple[Pin, ...] = ()

    @property
    def host(self) -> str:
        """The host of its first address; empty for a folder."""
        return urlsplit(self.start[0]).netloc.lower()


def read_profile(path: Path) -> Profile:
    """The profile in a file. Raises ProfileError, and OSError where there is no file."""
    try:
        return profile_of(tomllib.loads(path.read_text(encoding="utf-8")), path.stem, path.name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"{path}: no TOML: {error}") from error


def read_profiles(folder: Path | None = None) -> tuple[Profile, ...]:
    """All profiles of a folder, by name; those that come with the program if none is given."""
    place = Path(str(resources.files("portals").joinpath("profiles"))) if folder is None else folder
    return tuple(read_profile(path) for path in sorted(place.glob("*.toml")))


def profile_of(values: Mapping[str, Any], name: str, file: str) -> Profile:
    """A profile from its TOML values; `name` is its default name. Raises ProfileError."""
    known = {f.name: f for f in fields(Profile)}
    made: dict[str, Any] = {"name": name}
    for key, value in values.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, 1)
            raise ProfileError(
                f"{file}: unknown key {key!r}" + (f": do you mean {near[0]!r}?" if near else "")
            )
        made[key] = _value(key, value, file)
    for key in ("family", "start"):
        if not made.get(key):
            raise ProfileError(f"{file}: {key!r} is missing")
    if made.get("body") and "covers" not in made:
        made["covers"] = (made["body"],)
    profile = Profile(**made)
    if problem := _problem(profile):
        raise ProfileError(f"{file}: {problem}")
    return profile


def _value(key: str, value: Any, file: str) -> Any:
    default = getattr(Profile("", "", ()), key)
    if key == "select":
        if not isinstance(value, dict) or (unknown := set(value) - {f.name for f in fields(Selectors)}):
            names = ", ".join(f.name for f in fields(Selectors))
            raise ProfileError(f"{file}: [select] takes {names}; not {sorted(unknown)}")
        return Selectors(**{name: str(selector) for name, selector in value.items()})
    if key == "pins":
        try:
            return tuple(Pin(p["host"].lower(), _fingerprint(p["sha256"]), p["reason"]) for p in value)
        except (TypeError, KeyError) as error:
            raise ProfileError(f"{file}: each of [[pins]] has host, sha256 and reason") from error
    if isinstance(default, tuple):
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(one, str) for one in listed):
            raise ProfileError(f"{file}: {key!r} is a list of texts")
        return tuple(listed)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not type(default):
        raise ProfileError(f"{file}: {key!r} must be like {default!r}, not {value!r}")
    return value


def _fingerprint(text: str) -> str:
    return text.replace(":", "").strip().lower()


def _problem(profile: Profile) -> str | None:
    """What is wrong with a profile, in words."""
    if not _NAME.fullmatch(profile.name) or profile.name in RESERVED:
        return f"'name' {profile.name!r}: small letters, digits and single hyphens, and not {RESERVED[0]!r}"
    if profile.family not in FAMILIES:
        return f"unknown family {profile.family!r}; there are {', '.join(FAMILIES)}"
    for address in profile.start:
        parts = urlsplit(address)
        if profile.family == "folder":
            continue
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return f"'start' {address!r} is no http or https address"
        if parts.username or parts.password:
            return "'start' holds a user name: portals are read without logging in"
    if profile.delay < 0 or not 1 <= profile.concurrency <= 8:
        return "'delay' is not negative, 'concurrency' is 1 to 8"
    if min(profile.max_requests, profile.max_pages, profile.max_megabytes, profile.max_seconds) <= 0:
        return "'max_requests', 'max_pages', 'max_megabytes' and 'max_seconds' are above 0"
    if profile.covers_from and not re.fullmatch(r"\d{4}-\d\d-\d\d", profile.covers_from):
        return f"'covers_from' {profile.covers_from!r} is no day; write it as 2021-01-31"
    try:
        CronSim(profile.schedule, _A_DAY)
    except CronSimError as error:
        return f"'schedule' {profile.schedule!r} is no cron line: {error}"
    return None


def find_profiles(names: Iterable[str], known: Iterable[Profile]) -> tuple[Profile, ...]:
    """The profiles that a person names, by name or by file; all known ones where none is named.

    Raises ProfileError for a name that there is not.
    """
    by_name = {profile.name: profile for profile in known}
    chosen = []
    for name in names:
        if name in by_name:
            chosen.append(by_name[name])
        elif name.endswith(".toml") and not Path(name).is_file():
            raise ProfileError(f"there is no file {name!r}")
        elif name.endswith(".toml"):
            chosen.append(read_profile(Path(name)))
        else:
            near = difflib.get_close_matches(name, by_name, 3)
            hint = f": do you mean {', '.join(near)}?" if near else "; 'kehoach portals' lists them"
            raise ProfileError(f"no portal {name!r}{hint}")
    return tuple(dict.fromkeys(chosen)) or tuple(by_name.values())
