"""The Prefect flow: the same rows as the plain call, no server needed, no word to outside."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows.structure import batches
from tables.store import Sighting

ROOT = Path(__file__).parent.parent
PLAN = """ỦY BAN NHÂN DÂN TỈNH LÀO CAI
SỞ Y TẾ
Số: {number}/KH-SYT
Lào Cai, ngày 10 tháng 3 năm 2020
KẾ HOẠCH
Trồng cây xanh năm 2020
Thực hiện Kế hoạch số 15/KH-UBND ngày 03/02/2020 của Ủy ban nhân dân tỉnh Lào Cai về trồng cây xanh;
I. MỤC ĐÍCH
Trồng ít nhất {number} cây trước ngày 25/11/2020.
GIÁM ĐỐC
Trần Thị Thử
"""


def snapshot(out: Path) -> dict[str, bytes]:
    paths = (*(out / "parquet").iterdir(), *(out / "csv").iterdir())
    return {p.name: p.read_bytes() for p in sorted(paths) if p.stem not in ("runs", "revision")}


def test_prefect_is_imported_in_two_places_only() -> None:
    importers = []
    for room in ("parsers", "extract", "links", "tables", "portals", "flows"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                if any(name.split(".")[0] == "prefect" for name in names):
                    importers.append(path.name)
    assert set(importers) == {"prefect_flow.py", "prefect_schedule.py"}


def test_a_run_with_prefect_gives_the_same_rows(tmp_path: Path) -> None:
    """On a fresh machine: no server, no profile, no home."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(60):  # two batches
        (folder / f"{number}.txt").write_text(PLAN.format(number=number + 1), encoding="utf-8")
    (folder / "empty.pdf").touch()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {"PREFECT_HOME": str(tmp_path / "prefect"), "HOME": str(tmp_path), "NO_COLOR": "1"}
    printed = {}
    for how in ("--prefect", "--verify"):
        command = [sys.executable, "-m", "flows.cli", "run", str(folder), how, "--as-of", "2021-01-01"]
        command += ["--out", str(tmp_path / how)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=300)
        assert done.returncode == 1, done.stderr[-3000:]  # the empty file
        printed[how] = done
    assert snapshot(tmp_path / "--prefect") == snapshot(tmp_path / "--verify")
    log = printed["--prefect"].stderr
    assert "61 files, 61 to read" in log and "read 61 of 61 files" in log
    assert "telemetry" not in log.lower() and "Traceback" not in log
    without_time = [
        [line for line in done.stdout.splitlines() if not line.startswith(("time", "tables"))]
        for done in printed.values()
    ]
    assert without_time[0] == without_time[1]


@pytest.mark.parametrize(
    ("files", "sizes"), [(0, []), (1, [1]), (50, [50]), (120, [50, 50, 20]), (10_001, [101] * 99 + [2])]
)
def test_batches(files: int, sizes: list[int]) -> None:
    sightings = [Sighting(str(number), "", 1, 1, "") for number in range(files)]
    assert [len(batch) for batch in batches(sightings)] == sizes
