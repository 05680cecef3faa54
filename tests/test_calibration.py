"""Confidences on the held-out documents: what is called 0.9 is right nine times in ten."""

from __future__ import annotations

from collections import defaultdict

from tests.calibration import SETS, Judged, claims_in, table

FEWEST = 25  # claims that tell something
CLAIMS = [
    Judged("quotas", "verb", 0.9, True),
    Judged("quotas", "verb", 0.9, False),
    Judged("quotas", "share", 0.97, True),
]


def test_the_table_counts_by_band() -> None:
    lines = table(CLAIMS, "kind")
    assert lines[1].split() == ["quotas", "3", "0.923", "0.667", "-", "-", "-", "1/2", "1/1"]
    assert [line.split()[:3] for line in table(CLAIMS, "rule")[1:]] == [
        ["quotas:", "share", "1"],
        ["quotas:", "verb", "2"],
    ]


def test_what_is_called_sure_is_right() -> None:
    by_kind: dict[str, list[bool]] = defaultdict(list)
    for claim in claims_in(SETS["unseen"]):
        if claim.confidence >= 0.9:
            by_kind[claim.kind].append(claim.right)
    shares = {kind: sum(right) / len(right) for kind, right in by_kind.items() if len(right) >= FEWEST}
    assert len(shares) >= 7
    assert min(shares.values()) >= 0.9, shares
