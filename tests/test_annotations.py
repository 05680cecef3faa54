"""Claims to DocBin and back: the same labels on the same words, whatever the text."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import DocBin, Span

from extract import extract
from extract.evidence import KINDS
from extract.records import Evidence, PlanRecord
from flows.cli import main
from parsers import parse_bytes
from tables.annotations import (
    KEY,
    LABELS,
    Labelled,
    export_docbin,
    labelled_spans,
    read_docs,
    spans_of,
    to_docbin,
)
from tables.store import open_store, write
from tests.conftest import RECORD, TEXT

# what RECORD claims of TEXT: (label, words)
SPANS = {
    ("symbol", "55/KH-UBND"),
    ("heading", "MỤC ĐÍCH"),
    ("heading", "Yêu cầu"),
    ("heading", "TỔ CHỨC THỰC HIỆN"),
    ("citation", "70/KH-TW"),
    ("deadline", "trước ngày 15/6/2016"),
    ("deadline", "trong tháng 12/2016"),
    ("quota", "ít nhất 01 mô hình"),
    ("task", "Hoàn thành đánh giá"),
    ("duty", "ban hành kế hoạch"),
    ("signer", "Lò Văn Thử"),
}
HEADER = "UBND TỈNH LÀO CAI\nSỞ Y TẾ\nSố: 21/KH-SYT\nLào Cai, ngày 10 tháng 3 năm 2020\nKẾ HOẠCH\nTrồng cây"
NO_DOCBIN = [b"", b"abc", b"\x78\x9c\x03\x00\x00\x00\x00\x01", TEXT.encode()]


def from_docbin(data: bytes) -> list[tuple[str, tuple[Labelled, ...]]]:
    """Texts with their labelled spans, as an annotation tool gives them back."""
    return [(doc.text, tuple(spans_of(doc))) for doc in read_docs(data)]


def words(text: str, spans: tuple[Labelled, ...]) -> set[tuple[str, str]]:
    return {(s.label, text[s.start : s.end]) for s in spans}


def test_labels_are_kinds_of_claims() -> None:
    assert set(LABELS) < set(KINDS)


def test_claims_go_out_and_come_back() -> None:
    assert words(TEXT, labelled_spans(RECORD, TEXT)) == SPANS
    [(text, spans)] = from_docbin(to_docbin([(RECORD, TEXT)]))
    assert text == TEXT
    assert words(text, spans) == SPANS


def test_a_place_and_a_date_in_one_line_are_told_apart() -> None:
    document = parse_bytes(HEADER.encode(), "plan.txt")
    found = words(document.text, labelled_spans(extract(document), document.text))
    assert {("place", "Lào Cai"), ("date", "ngày 10 tháng 3 năm 2020"), ("symbol", "21/KH-SYT")} <= found


def test_a_span_inside_a_word_takes_the_whole_word() -> None:
    at = TEXT.index("KH-UBND")
    inside = replace(RECORD, evidence={"symbol": Evidence((at + 3, at + 5), None, "UB", "made", 0.9)})
    [(text, spans)] = from_docbin(to_docbin([(inside, TEXT)]))
    assert ("symbol", "UBND") in words(text, spans)


def test_corrections_of_annotators_come_back() -> None:
    [doc] = (
        DocBin(store_user_data=True).from_bytes(to_docbin([(RECORD, TEXT)])).get_docs(spacy.blank("xx").vocab)
    )
    assert doc.user_data["symbol"] == RECORD.symbol
    doc.spans[KEY] = [Span(doc, 0, 4, label="issuer")]
    assert from_docbin(DocBin(docs=[doc]).to_bytes()) == [(TEXT, (Labelled("issuer", 0, 15),))]
    doc.set_ents([Span(doc, 0, 4, label="issuer")])  # a tool that knows entities only
    del doc.spans[KEY]
    assert from_docbin(DocBin(docs=[doc]).to_bytes()) == [(TEXT, (Labelled("issuer", 0, 15),))]


def test_labels_of_others_are_refused() -> None:
    doc = spacy.blank("xx")("Sở Y tế")
    doc.spans[KEY] = [Span(doc, 0, 3, label="ORG")]
    with pytest.raises(ValueError, match="'ORG'"):
        from_docbin(DocBin(docs=[doc]).to_bytes())


@pytest.mark.parametrize("data", NO_DOCBIN)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no DocBin"):
        from_docbin(data)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ab ế.,-/%\n\u00a0", max_size=40), st.data())
def test_any_text_and_any_span_survive(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    bare: dict[str, Any] = dict.fromkeys(("sections", "citations", "mentions", "deadlines", "quotas"), ())
    bare |= dict.fromkeys(("tasks", "duties", "recipients"), ())
    signer = replace(RECORD.signer, evidence=Evidence((start, end), None, text[start:end], "made", 0.9))
    record = replace(RECORD, **bare, evidence={}, signer=signer)
    [(back, spans)] = from_docbin(to_docbin([(record, text)]))
    assert back == text
    asked = labelled_spans(record, text)
    assert len(spans) == len(asked) == bool(text[start:end].strip())
    for got, wanted in zip(spans, asked, strict=True):
        assert got.start <= wanted.start and wanted.end <= got.end


def test_export_writes_every_current_document_with_the_same_bytes(
    tmp_path: Path, make: Callable[..., Any], capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(tmp_path / "out")
    write(store, [make("b.txt", symbol="1/KH-SYT"), make("a.txt", note="\nGhi chú")], "1")
    path = export_docbin(store)
    assert path == tmp_path / "out" / "annotations.spacy"
    texts = from_docbin(path.read_bytes())
    assert sorted(text for text, _ in texts) == [TEXT, TEXT + "\nGhi chú"]
    assert all(words(text, spans) == SPANS for text, spans in texts)
    first = path.read_bytes()
    path.unlink()
    assert main(["export", "--to", "docbin", "--out", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out == f"{path}\n" and path.read_bytes() == first


def test_another_process_gives_the_same_bytes() -> None:
    script = (
        "import sys; from tests.conftest import RECORD, TEXT; from tables.annotations import to_docbin;"
        "sys.stdout.buffer.write(to_docbin([(RECORD, TEXT)]))"
    )
    seed = {**os.environ, "PYTHONHASHSEED": "1"}
    root = Path(__file__).parent.parent
    other = subprocess.run(
        [sys.executable, "-c", script], env=seed, cwd=root, capture_output=True, check=True
    )
    assert other.stdout == to_docbin([(RECORD, TEXT)])


def test_a_record_without_claims_is_a_document_without_spans() -> None:
    record: PlanRecord = extract(parse_bytes("Xin chào các bạn.".encode(), "a.txt"))
    assert from_docbin(to_docbin([(record, "Xin chào các bạn.")])) == [("Xin chào các bạn.", ())]
