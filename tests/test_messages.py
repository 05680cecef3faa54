"""What the program says of files, claims and sources, in Vietnamese."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from extract.records import IssueCode
from tables.messages import told

ROOT = Path(__file__).parent.parent
SAYING = {
    "UnreadableFile": 1,
    "Issue": 1,
    "Note": 1,
    "Alarm": 2,
    "parent_of": 2,
    "Match": 4,
}  # calls, and which argument is said
# ---- stored, in Vietnamese
MESSAGES = [
    ("2 documents stand equal", "2 văn bản ngang nhau, chưa rõ văn bản nào là cấp trên"),
    ("date clash: cited as 2016-05-01, the document has 2016-05-02",
     "Lệch ngày: được viện dẫn là 2016-05-01, văn bản ghi 2016-05-02"),
    ("the file is empty (0 bytes): fetch it again", "Tệp rỗng (0 byte): hãy tải lại."),
    ("not counted in the same way; the same", "Không cùng cách tính; Bằng nhau"),
    ("issued_on: 2017-04-18 (1), 2017-04-19 (2)", "ngày ban hành: 2017-04-18 (1), 2017-04-19 (2)"),
    ("main parent: nearest higher authority in the opening, subject 1.00 alike; same issuer, number, type",
     "Văn bản cấp trên chính: cấp trên gần nhất ở phần mở đầu, nội dung giống nhau 1.00; Trùng cơ quan, số, loại"),
    ("a message of a newer version", "a message of a newer version"),
]  # fmt: skip


@pytest.mark.parametrize(("stored", "vietnamese"), MESSAGES)
def test_messages(stored: str, vietnamese: str) -> None:
    assert told(stored) == vietnamese
    assert told(stored, "en") == stored


def said() -> Iterator[str]:
    """Every message that the code writes out, 7 in the place of values."""
    for room in ("parsers", "extract", "links", "tables", "portals"):
        for path in (ROOT / room).rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            named = {
                target.id: node.value
                for node in tree.body
                if isinstance(node, ast.Assign)
                for target in node.targets
                if isinstance(target, ast.Name)
            }
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
                    for argument in node.args[SAYING[node.func.id] :][:1]:
                        name = argument.id if isinstance(argument, ast.Name) else ""
                        yield from written(named.get(name, argument))


def written(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = (str(p.value) if isinstance(p, ast.Constant) else "7" for p in node.values)
        yield "".join(parts)


def test_every_issue_is_raised_somewhere() -> None:
    files = [*(ROOT / "parsers").glob("*.py"), *(ROOT / "extract").glob("*.py")]
    code = "".join(path.read_text("utf-8") for path in files if path.name != "records.py")
    assert [name for name in get_args(IssueCode) if f'"{name}"' not in code] == []


def test_every_message_that_the_code_writes_is_there_in_vietnamese() -> None:
    messages = sorted(set(said()))
    assert len(messages) > 50
    assert [m for m in messages if told(m) == m and m.strip("7: ()")] == []
