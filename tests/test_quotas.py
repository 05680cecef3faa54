"""Which numbers of a plan are quotas: sentences as offices write them, by role, and what comes of each."""

from __future__ import annotations

import pytest

from extract.quota_judge import find
from extract.quota_view import Setting
from tests.quota_cases import AIMS, CRITERIA, ENTRIES, Row
from tests.quota_none_cases import NO_ENTRIES


def rows(text: str, setting: Setting) -> list[Row]:
    found = find(text, 0, len(text), setting)
    return [
        (text[f.quantity.start : f.quantity.end], f.quantity.min, f.quantity.max, f.quantity.unit.text)
        for f in found
    ]


def matches(got: list[Row], want: list[Row]) -> bool:
    """Equal but for the end of a compound: `ngôi mộ` may be read as `ngôi`."""
    return len(got) == len(want) and all(
        g[1:3] == w[1:3]
        and (g[0].startswith(w[0]) or w[0].startswith(g[0]))
        and g[3].split()[0] == w[3].split()[0]
        for g, w in zip(got, want, strict=True)
    )


@pytest.mark.parametrize(("text", "want"), ENTRIES, ids=[t for t, _ in ENTRIES])
def test_running_text(text: str, want: list[Row]) -> None:
    got = rows(text, Setting(year=2021))
    assert matches(got, want), got


@pytest.mark.parametrize(("text", "want"), AIMS, ids=[t for t, _ in AIMS])
def test_under_aims(text: str, want: list[Row]) -> None:
    got = rows(text, Setting(frozenset({"muc_tieu"}), year=2021))
    assert matches(got, want), got


@pytest.mark.parametrize(("text", "want"), CRITERIA, ids=[t for t, _ in CRITERIA])
def test_under_criteria(text: str, want: list[Row]) -> None:
    got = rows(text, Setting(frozenset({"tieu_chi"}), year=2021))
    assert matches(got, want), got


@pytest.mark.parametrize("text", NO_ENTRIES)
def test_no_quota(text: str) -> None:
    assert rows(text, Setting(year=2021)) == []


def test_a_line_without_end_takes_linear_time() -> None:
    """A superlinear pattern would need hours for this one."""
    text = "từ 5 đến 7 người, " * 1500
    assert len(list(find(text, 0, len(text), Setting(year=2021)))) > 1000
