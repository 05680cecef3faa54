"""Reads the sources of the bundled samples: `tests/samples/*.toml`, texts that carry their own labels.

A source is written once. Marks in its text say what a program must find there; stripping them gives the text
that the file shows, collecting them gives the expected record. Marks:

    [[trước ngày 14/4/2023::before 2023-04-14]]        a deadline: bound and value (`null` for none)
    [[từ 15 đến 20 bể bơi::quota 15 20 bể bơi]]        a quota: least, most (`-` for none), unit
    [[58/KH-UBND::implements 2023-03-14 UBND tỉnh]]    a citation: relation, date (`-` for none), issuer
    I. MỤC TIÊU{muc_tieu}                              a heading that the record lists, with its labels
    1. Thời gian: trong tháng 5.{run lo_trinh}         a run-in heading: the words before the colon
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

HERE = Path(__file__).parent
SOURCES = HERE / "samples"
FILES = HERE.parent / "data" / "raw" / "samples"
GOLD = HERE / "gold" / "samples"

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
HEADER = ("doc_type", "symbol", "issued_on", "place", "issuer", "issuer_level", "province", "title", "period")
BOUNDS = ("before", "by", "in", "from", "every")

_MARK = regex.compile(r"\[\[(?<text>[^\]]+?)::(?<spec>[^\]]+)\]\]")
_HEADING = regex.compile(r"\{(?<run>run )?(?<labels>[a-z_ ]*)\}$")
# "I. ", "I/ ", "2.1. ", "Phần II. ", "A. ", "Đ. ", "a) "
NUMBER = regex.compile(r"(?<number>Phần [IVX]+|[IVX]+|\d+(?:\.\d+)*|[A-ZĐ]|[a-zđ](?=\)))[./)] +(?<rest>.+)")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text as shown: a heading, an item, a paragraph or (with ` | `) a table row."""

    text: str
    heading: bool

    @property
    def cells(self) -> list[str]:
        """The cells of a table row; one cell for every other line."""
        return self.text.split(" | ")


@dataclass(frozen=True, slots=True)
class Sample:
    """One source: what its file shows (letterhead to furniture) and its expected record."""

    name: str
    format: str
    page: dict[str, Any]
    sign: dict[str, Any]
    site: dict[str, Any]
    body: tuple[Line, ...]
    annex: tuple[Line, ...]
    under_title: tuple[str, ...]
    record: dict[str, Any]


def load_samples(folder: Path = SOURCES) -> list[Sample]:
    """Every sample of the folder, by name."""
    return [load_sample(path) for path in sorted(folder.glob("*.toml"))]


def load_sample(path: Path) -> Sample:
    """One sample; a mark that cannot be read raises ValueError with its words."""
    source = tomllib.loads(path.read_text("utf-8"))
    page = source["page"]
    found: dict[str, list[dict[str, Any]]] = {"sections": [], "citations": [], "deadlines": [], "quotas": []}
    under_title = tuple(_strip(line, found) for line in page.get("under_title", []))
    body = tuple(_line(line, found) for line in page["body"].strip().split("\n"))
    annex = tuple(_line(line, found) for line in page.get("annex", "").strip().split("\n") if line)
    site = source.get("site") or source.get("portal") or source.get("copy") or {}
    record = _record(source["record"], found)
    return Sample(
        path.stem, source["format"], page, source.get("sign", {}), site, body, annex, under_title, record
    )


def _record(header: dict[str, Any], found: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    signer = header.get("signer", {})
    return {
        **{key: header.get(key) for key in HEADER},
        "signer": {key: signer.get(key) for key in ("name", "position", "authority")},
        "sections": found["sections"],
        "citations": found["citations"],
        "parent": header.get("parent"),
        "deadlines": found["deadlines"],
        "quotas": found["quotas"],
        "duty_to_issue": header.get("duty_to_issue"),
    }


def _line(line: str, found: dict[str, list[dict[str, Any]]]) -> Line:
    heading = _HEADING.search(line)
    text = _strip(line[: heading.start()] if heading else line, found)
    if heading:
        numbered = NUMBER.fullmatch(text)
        words = numbered["rest"] if numbered else text
        if heading["run"]:
            words = words.split(":")[0]
        found["sections"].append(
            {
                "number": numbered["number"] if numbered else None,
                "heading": words.rstrip("."),
                "labels": heading["labels"].split(),
            }
        )
    return Line(text, bool(heading and not heading["run"]))


def _strip(line: str, found: dict[str, list[dict[str, Any]]]) -> str:
    for mark in _MARK.finditer(line):
        _collect(mark["text"], mark["spec"].split(" "), found)
    text = str(_MARK.sub(r"\g<text>", line))
    if "::" in text or "]]" in text:
        raise ValueError(f"unreadable mark in {line!r}")
    return text


def _collect(text: str, spec: list[str], found: dict[str, list[dict[str, Any]]]) -> None:
    kind, *rest = spec
    if kind in BOUNDS:
        value = None if rest == ["null"] else rest[0]
        found["deadlines"].append({"text": text, "bound": kind, "value": value})
    elif kind == "quota":
        least, most, *unit = rest
        bounds = {"min": _number(least), "max": _number(most)}
        found["quotas"].append({"text": text, **bounds, "unit": " ".join(unit)})
    else:
        date = None if rest[0] == "-" else rest[0]
        issuer = " ".join(rest[1:]) or None
        found["citations"].append({"symbol": text, "issued_on": date, "issuer": issuer, "relation": kind})


def _number(text: str) -> float | int | None:
    if text == "-":
        return None
    return float(text) if "." in text else int(text)
