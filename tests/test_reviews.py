"""What persons say of claims: applied to records, kept in files, flagged when the words are gone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from spacy.tokens import DocBin

from extract.records import PlanRecord, Signer, to_dict
from extract.reviews import Review, apply_reviews, check_review, review_of
from flows import reading, reviewing, structure
from flows.cli import main
from flows.structure import Job, run
from tables.annotations import KEY, export_docbin, read_docs
from tables.doubts import count_doubtful, doubtful
from tables.frames import read_frame
from tables.load import load_record, load_text
from tables.reviews import read_reviews, write_review
from tables.store import Store, open_store
from tests.conftest import RECORD, TEXT

AT = "2024-05-03T08:00:00+07:00"
RECORDED = replace(RECORD, doc_id="d" * 64)


def span_of(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def said(kind: str, words: str, verdict: Any, value: Any = None, at: str = AT, was: Any = None) -> Review:
    span = span_of(words) if words else (0, 0)
    return review_of(RECORDED, TEXT, kind, span, verdict, value, "Trần Thị Soát", at, was)


def after(*reviews: Review, text: str = TEXT) -> PlanRecord:
    return apply_reviews(RECORDED, text, reviews)[0]


def states(*reviews: Review, text: str = TEXT) -> list[str]:
    return [outcome.state for outcome in apply_reviews(RECORDED, text, reviews)[1]]


DUE = "trước ngày 15/6/2016"
# (kind, words, value, what the record then says)
CORRECTIONS = [
    ("symbol", "55/KH-UBND", "56/KH-UBND", lambda r: r.symbol == "56/KH-UBND"),
    ("issued_on", "ngày 12 tháng 4 năm 2016", "2016-04-21", lambda r: r.issued_on == "2016-04-21"),
    ("province", "SƠN LA", "Lai Châu", lambda r: (r.province, r.province_id) == ("Lai Châu", "lai-chau")),
    ("issuer", "SƠN LA", "Sở Y tế", lambda r: (r.issuer_id, r.issuer_level) == ("y-te", "department")),
    ("period", "năm 2016", [2016, 2020], lambda r: r.period == (2016, 2020)),
    ("signer", "Lò Văn Thử", {"name": "Lò Văn Thứ"}, lambda r: r.signer.name == "Lò Văn Thứ"),
    ("parent", "70/KH-TW", {"symbol": "70-KH/TW"}, lambda r: r.parent.symbol == "70-KH/TW"),
    ("citations", "70/KH-TW", {"relation": "cites"}, lambda r: r.citations[0].relation == "cites"),
    ("sections", "MỤC ĐÍCH", {"labels": ["muc_tieu"]}, lambda r: r.sections[0].labels == ("muc_tieu",)),
    ("deadlines", DUE, {"value": "2016-06-25"}, lambda r: r.deadlines[0].end == "2016-06-24"),
    ("deadlines", DUE, {"bound": "by"}, lambda r: r.deadlines[0].edtf == "../2016-06-15"),
    ("deadlines", DUE, {"value": "R/XXXX-12-15", "bound": "every"}, lambda r: r.deadlines[0].end is None),
    (
        "deadlines",
        DUE,
        {"bearers": [{"text": "Sở Y tế", "body_id": "y-te"}]},
        lambda r: [b.body_id for b in r.deadlines[0].bearers] == ["y-te"],
    ),
]


@pytest.mark.parametrize(("kind", "words", "value", "holds"), CORRECTIONS)
def test_a_correction_stands_in_the_record_and_is_sure(kind: str, words: str, value: Any, holds: Any) -> None:
    review = said(kind, words, "correct", value)
    record = after(review)
    assert holds(record), to_dict(record)
    assert states(review) == ["applied"]
    assert apply_reviews(record, TEXT, [review])[0] == record  # once or twice is the same
    item = getattr(record, kind)
    found = record.evidence[kind] if kind in record.evidence else item[0] if isinstance(item, tuple) else item
    sure = getattr(found, "evidence", found)
    assert sure.confidence == 1.0


def test_what_was_rejected_is_gone() -> None:
    record = after(
        said("deadlines", DUE, "reject"), said("signer", "Lò Văn Thử", "reject"), said("parent", "", "reject")
    )
    assert [d.text for d in record.deadlines] == ["trong tháng 12/2016"]
    assert record.signer == Signer(None, None, None)
    assert record.draft and record.parent is None


def test_what_was_accepted_comes_back_when_rules_lose_it() -> None:
    review = said("deadlines", DUE, "accept")
    assert after(review).deadlines[0].evidence.confidence == 1.0
    lost = replace(RECORDED, deadlines=())
    found = apply_reviews(lost, TEXT, [review])[0].deadlines
    assert [(d.text, d.value, d.end, d.bearers) for d in found] == [
        (d.text, d.value, d.end, d.bearers) for d in RECORDED.deadlines[:1]
    ]


def test_words_that_no_claim_has_become_one() -> None:
    review = said("quotas", "ít nhất 01", "correct", {"min": 1, "unit": "mô hình", "kind": "target"})
    empty = replace(RECORDED, quotas=())
    found = apply_reviews(empty, TEXT, [review])[0].quotas
    assert [(q.text, q.min, q.unit, q.section) for q in found] == [("ít nhất 01", 1, "mô hình", "I.1")]


def test_the_order_to_issue_follows_its_duty() -> None:
    order = next(d for d in RECORDED.duties if d.kind == "issue_plan")
    words = TEXT[slice(*order.evidence.span)]
    assert after(said("duties", words, "correct", {"due": "2016-06-25"})).duty_to_issue.due == "2016-06-25"  # type: ignore[union-attr]
    assert after(said("duties", words, "reject")).duty_to_issue is None


def test_of_several_the_latest_counts() -> None:
    first = said("symbol", "55/KH-UBND", "correct", "56/KH-UBND", at="2024-05-01T00:00:00Z")
    second = said("symbol", "55/KH-UBND", "correct", "57/KH-UBND", at="2024-05-02T00:00:00Z")
    assert after(second, first).symbol == "57/KH-UBND"
    assert states(second, first) == ["overruled", "applied"]


def test_words_that_moved_are_found_and_words_that_are_gone_are_flagged() -> None:
    review = said("deadlines", DUE, "accept")
    moved = "Trang 1\n" + TEXT
    assert states(review, text=moved) == ["applied"]
    gone = TEXT.replace(DUE, "trước ngày 16/6/2016")
    assert states(review, text=gone) == ["stale"]
    flagged = after(review, text=gone)
    assert [i.code for i in flagged.issues if i not in RECORDED.issues] == ["review_stale"]
    assert flagged.deadlines == RECORDED.deadlines


BAD = [
    ({"kind": "colour"}, "no kind"),
    ({"verdict": "maybe"}, "no verdict"),
    ({"span": (5, 5)}, "do not fit"),
    ({"value": None}, "needs a value"),
    ({"reviewer": " "}, "reviewer"),
    ({"value": {"value": "next week"}}, "no time"),
    ({"value": {"bound": "around"}}, "cannot be"),
    ({"value": {"colour": "red"}}, "no field"),
    ({"value": {"confidence": 1}}, "no field"),
    ({"kind": "issued_on", "value": "2016-02-30"}, "no date"),
    ({"kind": "period", "value": [2016]}, "cannot be"),
]


@pytest.mark.parametrize(("change", "why"), BAD)
def test_what_could_never_be_applied_is_refused(change: Any, why: str) -> None:
    good = said("deadlines", DUE, "correct", {"value": "2016-06-25"})
    with pytest.raises(ValueError, match=why):
        check_review(replace(good, **change))


def test_reviews_come_back_from_their_files(tmp_path: Path) -> None:
    one, two = said("deadlines", DUE, "accept"), said("symbol", "55/KH-UBND", "correct", "56/KH-UBND")
    for review in (one, two, one):
        write_review(tmp_path, review)
    (tmp_path / "list.json").write_text(json.dumps([to_dict(two), {"kind": "symbol"}, 3]), "utf-8")
    (tmp_path / "broken.json").write_text("{", "utf-8")
    found, problems = read_reviews(tmp_path)
    assert problems[0].endswith("broken.json: not read: no JSON from line 1 on")
    assert sorted(found, key=repr) == sorted((one, two), key=repr)
    assert [p.split(": ", 1)[1].split(":")[0] for p in problems] == ["not read", "no review", "no review"]
    assert read_reviews(tmp_path / "none") == ((), ())


# ------------------------------------------------------------------------------------------------ over runs
PLAN = TEXT.replace("70/KH-TW", "70/KH-UBND")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plan.txt").write_text(PLAN, "utf-8")
    return tmp_path


def ran(folder: Path) -> Store:
    store = open_store(folder / "out")
    run(store, Job((folder / "in",), date(2024, 1, 1)))
    return store


def only(store: Store) -> tuple[PlanRecord, str]:
    documents = read_frame(store, "documents")
    doc_id = documents[(documents["status"] == "held") & documents["is_current"]]["doc_id"].item()
    return load_record(store, doc_id), load_text(store, doc_id)


def due_of(store: Store) -> list[str | None]:
    return [d.value for d in only(store)[0].deadlines if d.text == DUE]


def reviewed(folder: Path) -> Path:
    store = ran(folder)
    record, text = only(store)
    found = next(d for d in record.deadlines if d.text == DUE)
    review = review_of(
        record, text, "deadlines", found.evidence.span, "correct", {"value": "2016-06-25"}, "Soát", AT
    )
    return write_review(folder / "out" / "reviews", review)


def test_a_correction_lasts_over_runs_and_versions(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = reviewed(folder)
    assert due_of(ran(folder)) == ["2016-06-25"]
    assert due_of(ran(folder)) == ["2016-06-25"]
    for module in (reading, structure, reviewing):
        monkeypatch.setattr(module, "CODE_VERSION", "next")
    store = ran(folder)
    assert due_of(store) == ["2016-06-25"]
    assert read_frame(store, "documents")["code_version"].dropna().tolist() == ["next"]
    assert read_frame(store, "reviews")[["state", "reviewer"]].values.tolist() == [["applied", "Soát"]]
    path.unlink()  # taken back
    assert due_of(ran(folder)) == ["2016-06-15"]
    assert read_frame(ran(folder), "reviews").empty


def test_a_correction_follows_to_a_copy_and_to_the_file_that_took_the_place(folder: Path) -> None:
    reviewed(folder)
    ran(folder)
    (folder / "in" / "plan.txt").write_text("Trang 1\n" + PLAN, "utf-8")
    (folder / "in" / "copy.txt").write_text(PLAN + "\n", "utf-8")
    store = ran(folder)
    deadlines = read_frame(store, "deadlines")
    assert set(deadlines[deadlines["text"] == DUE]["value"]) == {"2016-06-25"}


def test_a_changed_text_is_flagged(folder: Path) -> None:
    reviewed(folder)
    ran(folder)
    (folder / "in" / "plan.txt").write_text(PLAN.replace("15/6/2016", "20/6/2016"), "utf-8")
    store = ran(folder)
    record, _ = only(store)
    assert [i.code for i in record.issues if i.code.startswith("review")] == ["review_stale"]
    first = doubtful(store)[0]
    assert (first.kind, first.cost) == ("review", 10.0)


def test_doubts_come_by_cost_and_go_when_accepted(folder: Path) -> None:
    store = ran(folder)
    with store.engine.begin() as connection:
        connection.execute(sa.text("UPDATE deadlines SET confidence = 0.5"))
        connection.execute(sa.text("UPDATE sections SET confidence = 0.1"))
    found = doubtful(store)
    assert [d.cost for d in found] == sorted((d.cost for d in found), reverse=True)
    assert found[0].kind == "deadlines" and found[0].cost == 4.0 and found[0].quote == DUE
    assert count_doubtful(store) == len(found)
    assert doubtful(store, below=0.2)[0].kind == "sections"
    record, text = only(store)
    accepted = review_of(record, text, "deadlines", found[0].span, "accept", None, "Soát", AT)
    write_review(folder / "out" / "reviews", accepted)
    assert found[0].span not in [d.span for d in doubtful(ran(folder)) if d.kind == "deadlines"]


def test_corrected_annotations_come_back_as_reviews(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store = ran(folder)
    path = export_docbin(store)
    doc = read_docs(path.read_bytes())[0]
    spans = [span for span in doc.spans[KEY] if span.text != DUE]
    at = doc.text.index("12/2016")
    quota = doc.text.index("ít nhất 01 mô hình")
    kept = [span for span in spans if span.label_ != "quota"]
    added = [
        doc.char_span(at, at + 7, "quota"),
        doc.char_span(quota, quota + 18, "quota"),
        doc.char_span(quota, quota + 7, "task"),
    ]
    doc.spans[KEY] = [*kept, *(span for span in added if span is not None)]
    path.write_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes())
    out = ["--out", str(store.folder)]
    assert main(["review", "--take", str(path), "--reviewer", "Soát", *out]) == 1  # the task is not taken
    assert "task 'ít nhất' is not taken" in capsys.readouterr().err
    record, _ = only(ran(folder))
    assert DUE not in [d.text for d in record.deadlines]
    assert "ít nhất 01 mô hình" in [q.text for q in record.quotas]
    assert main(["review", *out]) == 0 and "reviews in" in capsys.readouterr().out
    assert main(["review", "--take", str(path), *out]) == 2
