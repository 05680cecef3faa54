"""Slight damage of a copy leaves the header as it was: words broken or glued, lines run together, page numbers between.

Damage is put into the developed documents, with a seed of its own for each; what is then read otherwise is counted.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from extract import extract
from extract.records import PlanRecord
from parsers import parse_bytes

FOLDER = Path(__file__).parent / "gold" / "developed"
TEXTS = {path.stem: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.txt"))}


def _zones(lines: list[str]) -> tuple[int, int]:
    """The index of the title's first word and of the line that tells the signer's post."""
    title = next((i for i, line in enumerate(lines[:25]) if line.strip().startswith("KẾ HOẠCH")), 0)
    posts = ("TM.", "KT.", "TL.", "GIÁM ĐỐC", "CHỦ TỊCH")
    post = next((i for i in reversed(range(len(lines))) if lines[i].strip().startswith(posts)), 0)
    return title, post


def _at_word(line: str, change: Callable[[str], str], chance: random.Random) -> str:
    words = line.split(" ")
    long = [i for i, word in enumerate(words) if len(word) > 3 and word.isalpha()]
    if long:
        at = chance.choice(long)
        words[at] = change(words[at])
    return " ".join(words)


def broken_word(lines: list[str], chance: random.Random) -> None:
    """A blank falls into a word of the letterhead."""
    title, _ = _zones(lines)
    if rows := [i for i in range(title) if lines[i].strip()]:
        at = chance.choice(rows)
        lines[at] = _at_word(lines[at], lambda w: f"{w[:2]} {w[2:]}", chance)


def lost_break(lines: list[str], chance: random.Random) -> None:
    """Two lines of the letterhead run together."""
    title, _ = _zones(lines)
    rows = [i for i in range(title - 1) if lines[i].strip() and lines[i + 1].strip()]
    if rows:
        at = chance.choice(rows)
        lines[at : at + 2] = [lines[at].rstrip() + lines[at + 1].lstrip()]


def page_number(lines: list[str], _: random.Random) -> None:
    """A page ends within the signature block."""
    _, post = _zones(lines)
    lines[post:post] = ["", "3", ""]


def glued_name(lines: list[str], chance: random.Random) -> None:
    """A blank is lost in the lines below the signer's post."""
    _, post = _zones(lines)
    at = min(post + chance.randrange(2), len(lines) - 1)
    first, _, rest = lines[at].strip().rpartition(" ")
    lines[at] = first + rest


def header_of(text: str) -> dict[str, object]:
    record: PlanRecord = extract(parse_bytes(text.encode(), "a.txt"))
    return {
        "symbol": record.symbol,
        "issued_on": record.issued_on,
        "issuer": record.issuer,
        "province": record.province,
        "title": record.title,
        "signer": record.signer.name,
        "position": record.signer.position,
    }


@pytest.mark.parametrize("damage", [broken_word, lost_break, page_number, glued_name])
def test_the_header_stays(damage: Callable[[list[str], random.Random], None]) -> None:
    total = other = wrong = 0
    for name, text in TEXTS.items():
        lines = text.split("\n")
        damage(lines, random.Random(name))
        sound, damaged = header_of(text), header_of("\n".join(lines))
        total += len(sound)
        other += sum(damaged[field] != value for field, value in sound.items())
        wrong += sum(damaged[f] not in (None, sound[f]) for f in ("symbol", "issued_on", "signer"))
    assert total > 100
    assert other * 25 < total  # 96 % of the cells
    assert wrong == 0  # a number, a day or a name is right or empty
