"""Raw files: write-once, named by the SHA-256 of their bytes, under the folder of the portal that showed them first."""

from __future__ import annotations

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
