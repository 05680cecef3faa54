"""Crawling: what is fetched once, what is asked for again and when, what is kept and how it is proven."""

from __future__ import annotations

import gzip
import hashlib
import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from portals.crawl import QUIET_PAGES
from tests.portal_crawls import Hours, kept, outcomes, profile, run, sightings
from tests.portal_nukeviet import nukeviet
from tests.portal_papers import PLAN_TEXT, Paper, papers, pdf
from tests.portal_server import Reply, served

BASE = "/vi/laws/"


def test_everything_is_fetched_once_and_a_second_crawl_costs_list_pages_only(tmp_path: Path) -> None:
    with served(nukeviet(papers(12))) as portal:
        made, hours = profile(portal.site), Hours()
        done = run(made, tmp_path, hours)
        assert (done.complete, done.full, done.counts.new, done.counts.errors) == (True, True, 12, 0)
        assert len(portal.paths()) == len(set(portal.paths())) == 3 + 12 + 12
        portal.forget()
        again = run(made, tmp_path, hours)
        assert portal.paths(304) == portal.paths() == [BASE, f"{BASE}page-2/", f"{BASE}page-3/"]
        assert (again.counts.new, again.counts.changed, again.counts.requests) == (0, 0, 4)


def test_raw_files_are_named_by_their_hash_whole_and_write_once(tmp_path: Path) -> None:
    with served(nukeviet(papers(4))) as portal:
        run(profile(portal.site), tmp_path)
    files = kept(tmp_path)
    assert [p.suffix for p in files] != [] and {p.suffix for p in files} == {".pdf", ".docx", ".doc"}
    for path in files:
        assert path.stem == hashlib.sha256(path.read_bytes()).hexdigest()
        assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)


def test_a_sighting_proves_what_was_seen_where_and_when(tmp_path: Path) -> None:
    with served(nukeviet([Paper(55, "26/04/2024", "Phát động thi đua")])) as portal:
        run(profile(portal.site), tmp_path)
        seen = next(s for s in sightings(tmp_path) if s["kind"] == "file")
        page = f"{portal.site}{BASE}detail/ke-hoach-so-55-cay-xanh/"
    assert seen["address"] == f"{page}?download=1&id=0" and seen["page"] == page
    assert (
        seen["list_page"] == f"{portal.site}{BASE}"
        and seen["status"] == 200
        and seen["at"].startswith("2025-03-03T")
    )
    assert seen["headers"]["content-type"] == "application/pdf" and seen["headers"]["etag"]
    assert (
        seen["file"] == f"thu-nghiem/{seen['sha256']}.pdf"
        and (tmp_path / seen["file"]).stat().st_size == seen["size"]
    )
    assert seen["metadata"][:2] == [["Số kí hiệu", "55/KH-UBND"], ["Ngày ban hành", "26/04/2024"]]


def test_a_changed_document_is_a_new_version_and_the_old_one_stays(tmp_path: Path) -> None:
    paper = Paper(7, "01/03/2025", "Trồng cây")
    replaced: dict[str, Reply] = {}
    with served(
        lambda r, path, query, form: (
            (replaced.get("file") if query.get("download") else None)
            or nukeviet([paper])(r, path, query, form)
        )
    ) as portal:
        made, hours = profile(portal.site), Hours()
        run(made, tmp_path, hours)
        replaced["file"] = Reply(pdf("bản sửa"), kind="application/pdf", etag=True)
        run(made, tmp_path, hours)
        assert len(kept(tmp_path)) == 1  # an hour later nothing is asked for again
        hours.now += timedelta(days=1)
        assert run(made, tmp_path, hours).counts.changed == 1
        assert len(kept(tmp_path)) == 2
        hours.now += timedelta(days=1)
        done = run(made, tmp_path, hours)
        assert (done.counts.changed, done.counts.unchanged) == (0, 1)
    assert outcomes(tmp_path)["file", "changed"] == 1


def test_documents_are_asked_for_again_ever_more_seldom(tmp_path: Path) -> None:
    with served(nukeviet([Paper(7, "03/03/2025", "Trồng cây")])) as portal:
        made, hours = profile(portal.site), Hours()
        asked = []
        for day in range(20):
            portal.forget()
            run(made, tmp_path, hours)
            if any("download" in path for path in portal.paths()):
                asked.append(day)
            hours.now += timedelta(days=1)
    assert asked == [0, 1, 2, 4, 8, 16]


def test_again_asks_for_everything_conditionally(tmp_path: Path) -> None:
    with served(nukeviet(papers(3))) as portal:
        made, hours = profile(portal.site), Hours()
        run(made, tmp_path, hours)
        portal.forget()
        done = run(made, tmp_path, hours, again=True)
        assert len(portal.paths(304)) == len(portal.paths()) == 1 + 3 + 3
    assert (done.counts.unchanged, done.counts.new) == (3, 0)


def test_a_changed_row_is_looked_at_at_once(tmp_path: Path) -> None:
    listed = [Paper(7, "01/03/2025", "Trồng cây")]
    with served(lambda r, path, query, form: nukeviet(listed)(r, path, query, form)) as portal:
        made, hours = profile(portal.site), Hours()
        run(made, tmp_path, hours)
        listed[0] = Paper(7, "01/03/2025", "Trồng cây (đính chính)")
        portal.forget()
        run(made, tmp_path, hours)
        assert sum("detail" in path for path in portal.paths()) == 2


def test_a_page_whose_text_is_the_plan_is_kept_and_a_counter_on_it_is_no_change(tmp_path: Path) -> None:
    visits = iter(range(1000))

    def answer(replica: object, path: str, query: object, form: object) -> Reply | None:
        if "/detail/" in path:
            body = f"<html><body><div id='content'>{PLAN_TEXT}</div><div id='footer'>Lượt xem: {next(visits)}</div></body></html>"
            return Reply(body.encode())
        return nukeviet([Paper(9, "01/03/2025", "Trồng cây", "html")])(portal, path, {}, {})

    with served(answer) as portal:
        made, hours = profile(portal.site), Hours()
        run(made, tmp_path, hours)
        hours.now += timedelta(days=2)
        done = run(made, tmp_path, hours)
    assert [p.suffix for p in kept(tmp_path)] == [".html"]
    assert (done.counts.unchanged, done.counts.changed) == (1, 0)


def test_the_same_bytes_from_two_portals_are_one_file_and_two_sightings(tmp_path: Path) -> None:
    with served(nukeviet(papers(2))) as one, served(nukeviet(papers(2))) as other:
        run(profile(one.site, name="mot"), tmp_path)
        run(profile(other.site, name="hai"), tmp_path)
    files = {s["file"] for name in ("mot", "hai") for s in sightings(tmp_path, name) if s["kind"] == "file"}
    assert len(kept(tmp_path)) == 2 == len(files) and {f.split("/")[0] for f in files} == {"mot"}
    assert outcomes(tmp_path, "hai")["file", "new"] == 2


def test_since_takes_recent_rows_and_stops_paging_there(tmp_path: Path) -> None:
    with served(nukeviet(papers(20), size=4)) as portal:
        done = run(profile(portal.site), tmp_path, since=date(2024, 1, 18))
        assert done.counts.new == sum(1 for p in papers(20) if p.number >= 17)
        assert not any("page-4" in path for path in portal.paths()) and not done.full


def test_known_pages_end_a_crawl_until_the_list_is_due_in_full(tmp_path: Path) -> None:
    with served(nukeviet(papers(40), size=4)) as portal:
        made, hours = profile(portal.site), Hours()
        run(made, tmp_path, hours)
        portal.forget()
        assert not run(made, tmp_path, hours).full
        assert len(portal.paths()) == QUIET_PAGES
        portal.forget()
        hours.now += timedelta(days=31)
        assert run(made, tmp_path, hours).full
        assert sum("/detail/" not in path for path in portal.paths()) == 10


def test_only_takes_rows_that_show_its_words(tmp_path: Path) -> None:
    listed = [Paper(1, "01/03/2025", "Kế hoạch trồng cây"), Paper(2, "01/03/2025", "Thông báo nghỉ lễ")]
    with served(nukeviet(listed)) as portal:
        done = run(profile(portal.site, only=["ke hoach trong"]), tmp_path)
    assert (done.counts.new, done.counts.left_out) == (1, 1)


def test_warc_holds_what_came(tmp_path: Path) -> None:
    with served(nukeviet(papers(2))) as portal:
        run(profile(portal.site), tmp_path, warc=True)
    (file,) = (tmp_path / "thu-nghiem" / ".crawl" / "warc").iterdir()
    with file.open("rb") as stream:
        records = [
            (r.rec_type, r.rec_headers.get_header("WARC-Target-URI"), r.content_stream().read())
            for r in ArchiveIterator(stream)
        ]
    bodies = {body for kind, _, body in records if kind == "response"}
    assert {p.body for p in papers(2)} <= bodies
    assert gzip.decompress(file.read_bytes()).startswith(b"WARC/1.0")


@pytest.mark.parametrize("concurrency", [1, 4])
def test_concurrency_is_the_profiles(tmp_path: Path, concurrency: int) -> None:
    with served(nukeviet(papers(12))) as portal:
        done = run(profile(portal.site, concurrency=concurrency, delay=0), tmp_path)
        assert done.counts.new == 12 and portal.most_open <= concurrency
