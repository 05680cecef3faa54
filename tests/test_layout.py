"""The rooms and the one direction of imports; nothing of the shell in the core."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ORDER = ["parsers", "extract", "links", "tables", "web", "flows"]
ALONE = ["portals"]  # imports no other room, and only flows imports it
ROOMS = [room for room in (*ALONE, *ORDER) if (ROOT / room).is_dir()]
TOP_LEVEL = {
    *ORDER, *ALONE, "data", "tests", "bench", "docs", "deploy", "pyproject.toml", "README.md", "README.vi.md", "CHANGELOG.md",
    "requirements.lock", "Makefile", "LICENSE", "SECURITY.md",
}  # fmt: skip


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room: str) -> None:
    allowed = {room} if room in ALONE else set(ORDER[: ORDER.index(room) + 1])
    allowed |= set(ALONE) if room == "flows" else set()
    for path in (ROOT / room).rglob("*.py"):
        ours = imports_of(path) & {*ORDER, *ALONE}
        assert ours <= allowed, f"{path.relative_to(ROOT)} imports {sorted(ours - allowed)}"


def test_only_flows_imports_prefect() -> None:
    for room in ROOMS[:-1]:
        for path in (ROOT / room).rglob("*.py"):
            assert not imports_of(path) & {"prefect"}, path


def test_core_has_no_clock_network_or_store() -> None:
    forbidden = {"sqlalchemy", "sqlite3", "httpx", "requests", "urllib", "time"}
    for path in [*(ROOT / "extract").rglob("*.py"), *(ROOT / "links").rglob("*.py")]:
        assert not imports_of(path) & forbidden, path


def test_files_stay_readable() -> None:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            lines = len(path.read_text("utf-8").splitlines())
            assert lines <= 320, f"{path.relative_to(ROOT)} has {lines} lines"


@pytest.mark.parametrize("room", ["parsers", "extract", "links"])
def test_every_module_is_on_the_map_of_its_room(room: str) -> None:
    told = ast.get_docstring(ast.parse((ROOT / room / "__init__.py").read_text("utf-8"))) or ""
    names = "".join(line[26:] + " " for line in told.splitlines() if line.startswith("    "))
    mapped = sorted(re.findall(r"\w+", names))
    assert mapped == sorted(p.stem for p in (ROOT / room).glob("*.py") if p.stem != "__init__")


def test_nothing_else_at_the_top() -> None:
    ours = {
        p.name
        for p in ROOT.iterdir()
        if not p.name.startswith(".") and not p.name.endswith(".egg-info") and p.name != "build"
    }
    assert ours <= TOP_LEVEL, sorted(ours - TOP_LEVEL)
