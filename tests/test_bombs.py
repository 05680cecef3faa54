"""Bombs of every format are refused in under 2 s and under 256 MB, measured in the process that reads them."""

import resource
import time
from pathlib import Path

import pytest

from parsers import parse
from parsers.document import UnreadableFile
from parsers.pool import map_limited
from tests.bombs import BOMBS

Cost = tuple[str, str, float, float]  # code and message of the refusal, processor seconds, MB at the most


def cost_of(path: str) -> Cost:
    """Reads a file in this process: what it says, and what that has cost the process from its start on."""
    began = time.process_time()
    try:
        parse(Path(path))
        code, message = "read", ""
    except UnreadableFile as refusal:
        code, message = refusal.code, refusal.message
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return code, message, time.process_time() - began, peak


def outcome(place: Path, data: bytes) -> Cost:
    """What becomes of the file in a child process of its own."""
    place.write_bytes(data)
    ((_, end),) = map_limited(cost_of, [str(place)], 1, 60, 1536)
    assert not isinstance(end, UnreadableFile), end
    return end


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_refused_at_once(name: str, tmp_path: Path) -> None:
    make, words = BOMBS[name]
    code, message, seconds, megabytes = outcome(tmp_path / name, make())
    assert (code, words in message) == ("bomb", True), (code, message)
    assert seconds < 2 and megabytes < 256, (seconds, megabytes)


def test_tables_inside_tables_cost_no_more_than_their_size(tmp_path: Path) -> None:
    rows = b"<table><tr><td>a<td>b<tr><td>c<td>" * 300 + b"d"
    code, _, seconds, megabytes = outcome(tmp_path / "tables.html", b"<html><body>" + rows)
    assert code == "read" and seconds < 2 and megabytes < 256


def test_an_rtf_file_that_claims_more_bytes_than_it_has(tmp_path: Path) -> None:
    code, message, seconds, _ = outcome(tmp_path / "a.rtf", b"{\\rtf1 \\bin2000000000 a}")
    assert code == "corrupt" and "2,000,000,000" in message and seconds < 2
