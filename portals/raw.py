"""Raw files: write-once, named by the SHA-256 of their bytes, under the folder of the portal that showed them first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from portals.kinds import flush_to_disk


def keep(body: Path, raw: Path, portal: str, sha256: str, kind: str) -> str:
    """Put a fetched body in its place, unless these bytes are there already, under whatever portal.

    Returns its path under `raw`. The body is on the disk before its name is, so a name never stands for a part.
    """
    name = f"{sha256}.{kind}"
    if (known := find(raw, portal, name)) is not None:
        body.unlink()
        return known
    body.chmod(0o444)
    flush_to_disk(body)
    place = raw / portal / name
    body.replace(place)
    flush_to_disk(place.parent)
    return f"{portal}/{name}"


def find(raw: Path, portal: str, name: str) -> str | None:
    """Where a file of this name is, under `raw`; the portal's own folder first."""
    for folder in (raw / portal, *sorted(raw.iterdir())):
        if (folder / name).is_file():
            return f"{folder.name}/{name}"
    return None


def keep_witness(raw: Path, file: str, metadata: Iterable[tuple[str, str]]) -> None:
    """Write down beside a raw file what the portal said of it when it was kept; the first word stays."""
    place = _witness(raw / file)
    told = [list(pair) for pair in metadata]
    if told and not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_suffix(".part")
        beside.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
        beside.replace(place)


def witness_of(path: Path) -> list[tuple[str, str]]:
    """The labelled values that a portal showed for a raw file; none for any other file."""
    try:
        told = json.loads(_witness(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [(str(label), str(value)) for label, value in told]


def _witness(path: Path) -> Path:
    return path.parent / ".crawl" / "witness" / f"{path.stem}.json"
