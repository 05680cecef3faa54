"""Options that several commands share, and the values that they take."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path


def add_out(command: argparse.ArgumentParser) -> None:
    """`--out`: where the store is."""
    place = Path("data/structured")
    command.add_argument(
        "--out", type=Path, default=place, metavar="DIR", help="the store (default: %(default)s)"
    )


def add_reviews(command: argparse.ArgumentParser) -> None:
    """`--reviews`: where persons' corrections are."""
    command.add_argument(
        "--reviews",
        type=Path,
        default=None,
        metavar="DIR",
        help="persons' corrections (default: OUT/reviews)",
    )


def add_coverage(command: argparse.ArgumentParser) -> None:
    """`--as-of` and `--assume-covered`: what a verdict stands for."""
    command.add_argument(
        "--as-of",
        type=day,
        default=None,
        metavar="YYYY-MM-DD",
        help="date of the verdicts (default: today)",
    )
    command.add_argument(
        "--assume-covered",
        action="store_true",
        help="take the folder for all there is: a body without a plan is then not_found, not cannot_tell",
    )


def day(text: str) -> date:
    """A day as typed. Raises ArgumentTypeError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2016-06-30") from None


def number(text: str) -> int:
    """A number of rows or requests. Raises ArgumentTypeError."""
    if text.isdecimal() and len(text) < 10:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 on")


def share(text: str) -> float:
    """A confidence from 0 to 1. Raises ArgumentTypeError."""
    try:
        if 0 <= float(text) <= 1:
            return float(text)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to 1")


def port(text: str) -> int:
    """A port of this machine. Raises ArgumentTypeError."""
    if text.isdecimal() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no port from 0 to 65535")


def workers(text: str) -> int:
    """How many processes. Raises ArgumentTypeError."""
    if text.isdecimal() and 1 <= int(text) <= 256:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 256")
