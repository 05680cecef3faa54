"""Each family against its replica: every paper once, with its labels, through all pages, and nothing from the menus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from portals.labels import fields_of
from tests.portal_crawls import kept, profile, run, sightings
from tests.portal_nukeviet import nukeviet
from tests.portal_papers import Paper, papers
from tests.portal_replicas import aspnet, domino, feed, generic, liferay, sharepoint, vnpt
from tests.portal_server import Answerer, served

# family, replica, start, fields that its metadata tells
CASES = [
    ("nukeviet", nukeviet, "/vi/laws/", {"symbol", "issued_on", "title", "issuer", "doc_type"}),
    ("vnpt", vnpt, "/van-ban-chi-dao-dieu-hanh", {"symbol", "issued_on", "signer"}),
    ("sharepoint", sharepoint, "/Pages/van-ban.aspx", {"symbol", "issued_on", "title", "signer", "field"}),
    ("liferay", liferay, "/web/tinh/van-ban", {"symbol", "issued_on", "issuer"}),
    ("aspnet", aspnet, "/vanban/default.aspx", {"symbol", "issued_on", "title"}),
    ("domino", domino, "/congbao.nsf/VanBan?OpenView", {"symbol", "issued_on", "signer"}),
    ("generic", generic, "/tra-cuu", {"symbol", "issued_on", "issuer"}),
    ("feed", feed, "/sitemap.xml", {"symbol", "issued_on", "issuer"}),
    ("feed", feed, "/rss", {"symbol", "issued_on", "issuer"}),
]  # fmt: skip


@pytest.mark.parametrize(("family", "replica", "start", "told"), CASES, ids=[f"{c[0]}{c[2]}" for c in CASES])
def test_a_family_takes_every_paper_once_with_its_labels(
    tmp_path: Path, family: str, replica: Callable[[list[Paper]], Answerer], start: str, told: set[str]
) -> None:
    listed = papers(11)
    with served(replica(listed)) as portal:
        made = profile(portal.site, family, start)
        done = run(made, tmp_path)
        assert (done.stopped, done.message, done.counts.problems) == ("", "", {})
        files = [s for s in sightings(tmp_path) if s["kind"] == "file" and s["outcome"] == "new"]
        assert done.full and done.counts.new == len(files) == len(kept(tmp_path)) == 11
        for paper in listed:
            mine = [s for s in files if fields_of(s.get("metadata", ())).get("symbol") == paper.symbol]
            assert len(mine) == 1, paper
            fields = fields_of(mine[0]["metadata"])
            assert told <= set(fields) and fields["issued_on"] == "-".join(reversed(paper.day.split("/")))
            assert paper.body == (tmp_path / mine[0]["file"]).read_bytes() or family in ("generic", "feed")
        portal.forget()
        again = run(made, tmp_path)
        assert (again.counts.new, again.counts.pages, again.counts.unchanged) == (0, 0, 0)
        assert again.counts.requests <= 6, portal.paths()


def test_selectors_of_a_profile_replace_what_structure_tells(tmp_path: Path) -> None:
    select = {
        "row": ".card",
        "link": "h4 a",
        "next": "a.sau",
        "label": "dt",
        "value": "dd",
        "files": "iframe",
    }
    with served(generic(papers(6))) as portal:
        done = run(profile(portal.site, "generic", "/tra-cuu", select=select), tmp_path)
    assert (done.counts.new, done.counts.pages_labelled, done.counts.problems) == (6, 6, {})


def test_a_folder_is_kept_like_a_portal(tmp_path: Path) -> None:
    drop = tmp_path / "drop" / "2024"
    drop.mkdir(parents=True)
    for paper in papers(3):
        (drop / f"{paper.slug}.{paper.kind}").write_bytes(paper.body)
    (drop / ".~lock").write_bytes(b"x")
    made = profile(str(tmp_path), "folder", "/drop")
    raw = tmp_path / "raw"
    assert run(made, raw).counts.new == 3 and len(kept(raw)) == 3
    assert run(made, raw).counts.new == 0
    (drop / f"{papers(1)[0].slug}.docx").write_bytes(papers(9)[0].body)
    assert run(made, raw).counts.changed == 1 and len(kept(raw)) == 4
