"""Quotas in the sentences and passages of `tests/quotas/`, where each is marked ⟦so⟧: these and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import extract
from extract.quota_judge import find
from extract.quota_view import Setting
from parsers import text as text_reader

FOLDER = Path(__file__).parent / "quotas"
PASSAGES = sorted(path for path in FOLDER.glob("*.txt") if path.stem != "sentences")
PLAN = """ỦY BAN NHÂN DÂN
TỈNH BẮC SƠN
Số: 45/KH-UBND
Bắc Sơn, ngày 05 tháng 3 năm 2023

KẾ HOẠCH
Triển khai công tác năm 2023

Thực hiện Nghị quyết số 12/NQ-CP ngày 10/01/2023 của Chính phủ, UBND tỉnh ban hành Kế hoạch như sau:

{body}
Nơi nhận:
- Như trên;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Mẫu
"""


def _sentences() -> list[tuple[str, str]]:
    label, found = "", []
    for line in (FOLDER / "sentences.txt").read_text("utf-8").splitlines()[1:]:
        if line.startswith("#"):
            label = line[1:].strip()
        elif line:
            found.append((label, line))
    return found


def bare(marked: str) -> str:
    return marked.replace("⟦", "").replace("⟧", "")


def mark(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text


@pytest.mark.parametrize(("label", "marked"), _sentences(), ids=[bare(line) for _, line in _sentences()])
def test_sentence(label: str, marked: str) -> None:
    text = bare(marked)
    setting = Setting(frozenset({label} - {""}), year=2023)
    found = [f.quantity for f in find(text, 0, len(text), setting)]
    assert mark(text, [(q.start, q.end) for q in found]) == marked


@pytest.mark.parametrize("path", PASSAGES, ids=lambda path: path.stem)
def test_passage(path: Path) -> None:

    marked = PLAN.format(body=path.read_text("utf-8"))
    document = text_reader.read(bare(marked).encode(), "plan.txt")
    got = mark(document.text, [q.evidence.span for q in extract(document).quotas])
    assert got.split("\n") == [line for line in marked.split("\n") if line]
