"""The main job from files to tables: new work only, nothing lost, the same bytes however it was cut up."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from flows import structure
from flows.reading import CODE_VERSION, find_files, read, read_all
from flows.structure import Job, outcome_of, run
from parsers.document import UnreadableFile
from tables.frames import read_frame
from tables.runs import summarise
from tables.store import Outcome, Sighting, open_store, write

PARENT = """ỦY BAN NHÂN DÂN
TỈNH {province}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND
{place}, ngày 03 tháng 02 năm 2020
KẾ HOẠCH
Trồng cây xanh năm 2020
Thực hiện Quyết định số 99/QĐ-TTg ngày 05 tháng 01 năm 2020 của Thủ tướng Chính phủ, Ủy ban nhân dân tỉnh \
ban hành kế hoạch như sau:
I. MỤC ĐÍCH
Mỗi xã trồng ít nhất 500 cây.
II. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành xây dựng kế hoạch thực hiện trước ngày 15/3/2020, gửi về Sở Nội vụ.
2. Báo cáo kết quả trước ngày 10/12/2020.
Nơi nhận:
- Các sở, ban, ngành;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Thử
"""
CHILD = """ỦY BAN NHÂN DÂN TỈNH {province}
SỞ Y TẾ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/KH-SYT
{place}, ngày 10 tháng 3 năm 2020
KẾ HOẠCH
Trồng cây xanh năm 2020
Thực hiện Kế hoạch số 15/KH-UBND ngày 03 tháng 02 năm 2020 của Ủy ban nhân dân tỉnh về trồng cây xanh \
năm 2020, Sở Y tế ban hành kế hoạch như sau:
I. MỤC ĐÍCH
Trồng từ 20 đến 30 cây trong tháng 4/2020.
II. TỔ CHỨC THỰC HIỆN
Các đơn vị báo cáo trước ngày 25/11/2020.
Nơi nhận:
- Lưu: VT.
GIÁM ĐỐC
Trần Thị Thử
"""
AS_OF = date(2021, 1, 1)


def fill(folder: Path, children: int = 3) -> Path:
    """A family of plans, one file twice, and files that no one can read."""
    (folder / "sub").mkdir(parents=True)
    (folder / "parent.txt").write_text(PARENT.format(province="LÀO CAI", place="Lào Cai"), encoding="utf-8")
    for number in range(children):
        text = CHILD.format(province="LÀO CAI", place="Lào Cai", number=100 + number)
        (folder / "sub" / f"child-{number}.txt").write_text(text, encoding="utf-8")
    shutil.copy(folder / "sub" / "child-0.txt", folder / "copy.txt")
    (folder / "empty.docx").touch()
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing")
    (folder / "noise.html").write_bytes(random.Random(1).randbytes(4000))
    (folder / ".hidden").write_text("no document")
    (folder / "~$lock.docx").write_text("no document")
    return folder


def snapshot(out: Path) -> dict[str, bytes]:
    """All exported bytes but those of `runs`, which holds the clock."""
    paths = (*(out / "parquet").iterdir(), *(out / "csv").iterdir())
    return {p.name: p.read_bytes() for p in sorted(paths) if p.stem not in ("runs", "revision")}


@pytest.fixture(scope="module")
def family(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("raw") / "in")


@pytest.fixture(scope="module")
def done(family: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    run(open_store(out), Job((family,), AS_OF))
    return out


def test_every_file_is_a_row_and_every_content_a_document(done: Path) -> None:
    files = read_frame(open_store(done), "files")
    assert files["path"].tolist() == [
        *("broken.pdf", "copy.txt", "empty.docx", "noise.html", "parent.txt"),
        *("sub/child-0.txt", "sub/child-1.txt", "sub/child-2.txt"),
    ]
    documents = read_frame(open_store(done), "documents")
    held = documents[documents["status"] == "held"]
    assert sorted(held["source"]) == ["copy.txt", "parent.txt", "sub/child-1.txt", "sub/child-2.txt"]


def test_unreadable_files_say_why_and_stop_nobody(done: Path) -> None:
    quarantined = {path: (code, message) for path, code, message in summarise(open_store(done)).quarantined}
    assert set(quarantined) == {"broken.pdf", "empty.docx", "noise.html"}
    assert quarantined["empty.docx"][0] == "empty"
    assert all(message for _, message in quarantined.values())


def test_claims_carry_their_words(done: Path) -> None:
    store = open_store(done)
    texts = read_frame(store, "texts").set_index("doc_id")["text"]
    checked = 0
    for name in ("deadlines", "quotas", "citations"):
        for row in read_frame(store, name).itertuples():
            assert texts[row.doc_id][row.span_start : row.span_end] == row.quote
            assert row.rule and 0 < row.confidence <= 1
            checked += 1
    assert checked >= 10


def test_a_parent_not_in_hand_is_a_row(done: Path) -> None:
    documents = read_frame(open_store(done), "documents")
    assert documents.loc[documents["status"] == "placeholder", "symbol"].tolist() == ["99/QĐ-TTg"]


def test_a_second_run_parses_nothing_and_changes_no_byte(family: Path, done: Path) -> None:
    before = snapshot(done)
    again = run(open_store(done), Job((family,), AS_OF))
    assert (again.parsed, again.unchanged, again.found) == (0, 8, 8)
    assert snapshot(done) == before


def test_another_folder_with_the_same_files_gives_the_same_bytes(
    done: Path, family: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "elsewhere"
    shutil.copytree(family, copy)
    run(open_store(tmp_path / "out"), Job((copy,), AS_OF, workers=1))
    assert snapshot(tmp_path / "out") == snapshot(done)


def test_files_that_come_one_by_one_give_the_same_bytes(done: Path, family: Path, tmp_path: Path) -> None:
    store, folder = open_store(tmp_path / "out"), tmp_path / "in"
    files = [path for path in sorted(family.rglob("*")) if path.is_file()]
    random.Random(7).shuffle(files)
    for source in files:
        target = folder / source.relative_to(family)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)
        run(store, Job((folder,), AS_OF))
    assert snapshot(tmp_path / "out") == snapshot(done)


def test_a_job_over_other_paths_does_not_mark_files_as_gone(family: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    run(store, Job((family,), AS_OF))
    assert run(store, Job((family / "parent.txt",), AS_OF)).gone == 0
    assert run(store, Job((family / "sub",), AS_OF)).gone == 0
    assert read_frame(store, "files")["present"].all()


def test_a_named_file_is_taken_whatever_its_name(family: Path) -> None:
    assert [file.name for _, file in find_files([family / ".hidden"])] == [".hidden"]
    assert len(list(find_files([family]))) == 8


def test_left_out_folders_are_left_out(family: Path) -> None:
    names = [file.name for _, file in find_files([family], [family / "sub"])]
    assert "parent.txt" in names and not [name for name in names if name.startswith("child")]
    assert [file.name for _, file in find_files([family / "sub"], [family / "sub"])][0] == "child-0.txt"


def test_the_tables_are_no_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH", encoding="utf-8")
    store = open_store(tmp_path / "tables")  # below the folder of the documents
    job = Job((tmp_path,), date(2026, 1, 1))
    assert [run(store, job).found for _ in range(2)] == [1, 1]


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run(open_store(tmp_path / "out"), Job((tmp_path / "none",), AS_OF))


def test_a_file_that_changed_while_it_was_read_goes_by_what_was_read(make) -> None:  # type: ignore[no-untyped-def]
    made = make("a.txt")
    stale = replace(made.sighting, sha256="0" * 64, mtime_ns=7)
    outcome = outcome_of(stale, (made.record.doc_id, made.rows))
    assert outcome.sighting.sha256 == made.record.doc_id
    assert outcome.sighting.mtime_ns == 0  # so that the next run looks at it again


def test_a_fault_of_ours_quarantines_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> None:
        raise TypeError("boom")

    monkeypatch.setattr("flows.reading.extract", broken)
    (tmp_path / "a.txt").write_text(CHILD.format(province="LÀO CAI", place="Lào Cai", number=1))
    store = open_store(tmp_path / "out")
    run(store, Job((tmp_path / "a.txt",), AS_OF))
    ((_, code, message),) = summarise(store).quarantined
    assert code == "internal" and "boom" in message


def test_quarantined_files_are_tried_again_by_verify_and_by_new_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.txt").touch()
    store = open_store(tmp_path / "out")
    job = Job((tmp_path / "empty.txt",), AS_OF)
    assert [run(store, job).parsed, run(store, job).parsed] == [1, 0]
    assert run(store, replace(job, verify=True)).parsed == 1
    monkeypatch.setattr(structure, "CODE_VERSION", CODE_VERSION + "+")
    assert run(store, job).parsed == 1


def test_runs_are_recorded(family: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path)
    run(store, Job((family,), AS_OF, assume_covered=True))
    row = read_frame(store, "runs").iloc[0]
    assert (row["run"], row["found"], row["parsed"], row["quarantined"]) == (1, 8, 7, 3)
    assert row["as_of"] == AS_OF and row["assume_covered"] and row["finished_at"] >= row["started_at"]


KILLED = """
import sys
from datetime import date
from pathlib import Path
from flows import structure
from tables.store import open_store
if __name__ == "__main__":
    structure.WRITE_AT_ONCE = 1
    print("started", flush=True)
    job = structure.Job((Path(sys.argv[1]),), date(2021, 1, 1), workers=2)
    structure.run(open_store(Path(sys.argv[2])), job)
"""


def test_a_run_that_was_killed_and_started_again_gives_the_same_bytes(tmp_path: Path) -> None:
    family = fill(tmp_path / "in", children=25)
    run(open_store(tmp_path / "whole"), Job((family,), AS_OF))
    (tmp_path / "job.py").write_text(KILLED)
    root = str(Path(__file__).parent.parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((root, os.environ.get("PYTHONPATH", "")))}
    command = [sys.executable, str(tmp_path / "job.py"), str(family), str(tmp_path / "killed")]
    chance = random.Random(3)
    for _ in range(4):
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, start_new_session=True
        ) as job:
            assert job.stdout is not None and job.stdout.readline() == b"started\n"
            time.sleep(chance.uniform(0.1, 1.2))
            os.killpg(job.pid, signal.SIGKILL)
    run(open_store(tmp_path / "killed"), Job((family,), AS_OF))
    assert snapshot(tmp_path / "killed") == snapshot(tmp_path / "whole")


def test_reading_gives_every_file_an_outcome(family: Path) -> None:
    locations = [str(file) for _, file in find_files([family])]
    results = dict(read_all(read, locations, 2))
    assert set(results) == set(locations)
    refused = {Path(path).name for path, result in results.items() if isinstance(result, UnreadableFile)}
    assert refused == {"broken.pdf", "empty.docx", "noise.html"}


@pytest.mark.skipif("KEHOACH_TEST_DATABASE" not in os.environ, reason="no PostgreSQL to test with")
def test_postgresql_gives_the_same_bytes(done: Path, family: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path, os.environ["KEHOACH_TEST_DATABASE"])
    from tables.columns import metadata

    metadata.drop_all(store.engine)
    store = open_store(tmp_path, os.environ["KEHOACH_TEST_DATABASE"])
    run(store, Job((family,), AS_OF))
    run(store, Job((family,), AS_OF))
    assert snapshot(tmp_path) == snapshot(done)


def test_no_outcome_is_no_transaction(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    write(store, [], "1")
    write(store, [Outcome(Sighting("/a", "a", 1, 1, "s"), error=UnreadableFile("empty", "empty"))], "1")
    assert len(read_frame(store, "files")) == 1
