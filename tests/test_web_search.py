"""What people remember of a document finds it: words with and without marks, symbols however typed, filters."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tables.catalogue import Catalogue, load_catalogue
from tables.search import Question, search
from tables.search_index import fold_letters, tokens, update
from tables.store import Store, open_store, write
from tests.conftest import Make

# what is typed -> the symbol that must come first
FIRST = [
    ("ke hoach trien khai binh dan hoc vu so tren dia ban tinh an giang", "96/KH-UBND"),
    ("Bình dân học vụ số Phú Quốc", "31/KH-UBND"),
    ("58 kh ubnd phú yên", "58/KH-UBND"),
    ("58/KH-UBND", "58/KH-UBND"),
    ("058 / kh - ubnd", "58/KH-UBND"),
    ("58KHUBND phu yen", "58/KH-UBND"),
    ("sot xuat huyet", "207/KH-SYT"),
    ("67 kh sgddt", "67/KH-SGDĐT"),
    ('"trên địa bàn tỉnh" tai nạn đuối nước phú yên', "58/KH-UBND"),
    ("nong nghiep moi truong binh dan", "158/KH-SNNMT"),
]


@pytest.fixture(scope="module")
def catalogue(sample_store: Store) -> Catalogue:
    update(sample_store)
    return load_catalogue(sample_store)


def symbols(store: Store, catalogue: Catalogue, asked: Question) -> list[str]:
    answer = search(store, catalogue, asked, 0, 100)
    return [catalogue.heads[catalogue.doc_ids.index(doc_id)] for doc_id in answer.doc_ids]


@pytest.mark.parametrize("typed, first", FIRST)
def test_the_document_meant_comes_first(
    sample_store: Store, catalogue: Catalogue, typed: str, first: str
) -> None:
    found = symbols(sample_store, catalogue, Question(typed))
    assert found[0].split()[: len(tokens(first))] == tokens(first)


def test_marks_make_no_difference(sample_store: Store, catalogue: Catalogue) -> None:
    with_marks = search(sample_store, catalogue, Question("Đắk Lắk đuối nước"))
    without = search(sample_store, catalogue, Question("dak lak duoi nuoc"))
    assert with_marks.total == without.total
    assert with_marks.doc_ids == without.doc_ids


def test_counts_add_up_and_filters_narrow(sample_store: Store, catalogue: Catalogue) -> None:
    every = search(sample_store, catalogue, Question())
    for value, count in every.facets["province"]:
        one = search(sample_store, catalogue, Question(filters={"province": value}))
        assert one.total == count
        assert dict(one.facets["province"]) == dict(every.facets["province"])  # another value can be chosen
        assert sum(n for _, n in one.facets["type"]) == count
    then, now = (dict(every.facets[name]) for name in ("province", "province_now"))
    assert "Phú Yên" in then and "Phú Yên" not in now and "Đắk Lắk" in now
    nobody = search(sample_store, catalogue, Question(filters={"province": "Không Đâu"}))
    assert nobody.total == 0


def test_a_window_of_deadlines(sample_store: Store, catalogue: Catalogue) -> None:
    found = symbols(sample_store, catalogue, Question(due_from="2025-11-14", due_to="2025-11-14"))
    assert any(head.split()[:3] == ["44", "kh", "skhcn"] for head in found)
    assert not symbols(sample_store, catalogue, Question(due_from="1900-01-01", due_to="1900-12-31"))


def test_words_that_no_document_has_together_are_told(sample_store: Store, catalogue: Catalogue) -> None:
    answer = search(sample_store, catalogue, Question("duoi nuoc zzzkhongco"))
    assert answer.loose and answer.total
    assert search(sample_store, catalogue, Question("zzzkhongco")).total == 0


@pytest.mark.parametrize(
    "typed", ['"', "NEAR(a b)", "a AND", "*", "(", "body:x", "'; DROP TABLE words; --", "\x00", "-", '""']
)
def test_no_question_is_an_error(desk: TestClient, typed: str) -> None:
    assert desk.get("/search", params={"q": typed}).status_code == 200


def test_the_index_follows_the_store(tmp_path: str, make: Make) -> None:
    store = open_store(tmp_path)  # type: ignore[arg-type]
    write(store, [make("a.txt", title="Trồng cây phân tán")], "1")
    assert update(store) == 1 and update(store) == 0
    assert search(store, load_catalogue(store), Question("trong cay")).total == 1
    write(store, [make("a.txt", title="Phòng cháy rừng")], "1")
    write(store, [make("b.txt", title="Trồng cây đầu xuân", symbol="9/KH-UBND")], "1")
    assert update(store) == 2
    catalogue = load_catalogue(store)
    assert search(store, catalogue, Question('"trong cay"')).total == 2
    assert [search(store, catalogue, Question("9 kh ubnd")).total, len(catalogue.doc_ids)] == [1, 3]


def test_folding_keeps_places() -> None:
    text = "Đắk Lắk, İstanbul, ﬁ, ẞ, Straße, Ủy ban; ǰ"
    assert len(fold_letters(text)) == len(text)
