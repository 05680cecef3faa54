"""Manners: robots.txt, the named agent, delays, Retry-After, back-off, caps, redirects, other people's hosts."""

from __future__ import annotations

import asyncio
import fcntl
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from portals.crawl import Options, crawl
from portals.hosts import lock_folder
from portals.pace import Clock
from tests.portal_crawls import Hours, outcomes, profile, run, sightings
from tests.portal_nukeviet import nukeviet, page
from tests.portal_papers import Paper, papers
from tests.portal_server import Replica, Reply, served

BASE = "/vi/laws/"


def test_robots_txt_is_asked_first_and_obeyed(tmp_path: Path) -> None:
    rules = "User-agent: *\nDisallow: /vi/laws/detail/ke-hoach-so-2-\nUser-agent: other\nDisallow: /\n"
    with served(nukeviet(papers(4)), rules) as portal:
        done = run(profile(portal.site), tmp_path)
        assert portal.log[0].path == "/robots.txt" and sum(a.path == "/robots.txt" for a in portal.log) == 1
        assert not any("ke-hoach-so-2-" in path for path in portal.paths())
    assert (done.counts.new, done.counts.forbidden, done.counts.errors) == (3, 1, 0)
    assert outcomes(tmp_path)["page", "forbidden"] == 1


def test_rules_for_us_by_name_are_obeyed(tmp_path: Path) -> None:
    with served(nukeviet(papers(4)), "User-agent: kehoach\nDisallow: /\n") as portal:
        run(profile(portal.site), tmp_path)
        assert portal.paths() == []


@pytest.mark.parametrize("status", [500, 503, 429])
def test_without_robots_txt_nothing_is_asked_for(tmp_path: Path, status: int) -> None:
    with served(nukeviet(papers(4))) as portal:
        portal.robots_status = status
        done = run(profile(portal.site), tmp_path)
        assert done.stopped == "down" and portal.paths() == []


def test_the_agent_is_named_with_its_contact(tmp_path: Path) -> None:
    with served(nukeviet(papers(1))) as portal:
        run(profile(portal.site), tmp_path)
        agents = {asked.headers["User-Agent"] for asked in portal.log}
        assert all("Cookie" not in asked.headers for asked in portal.log)
    assert agents == {"kehoach/0.1 (crawler of public plans; contact: van-thu@example.vn)"}


@pytest.mark.parametrize(
    ("rules", "delay"),
    [(None, 2.0), ("User-agent: *\nCrawl-delay: 7\n", 7.0), ("User-agent: *\nCrawl-delay: 1\n", 2.0)],
)
def test_between_requests_the_longer_delay_is_kept(tmp_path: Path, rules: str | None, delay: float) -> None:
    hours = Hours()
    with served(nukeviet(papers(3)), rules) as portal:
        run(profile(portal.site), tmp_path, hours)
        asked = len(portal.log)
    assert sum(hours.slept) == pytest.approx(
        (asked - 1) * delay, abs=6.0
    )  # the rules come with the first answer
    assert min(hours.slept[1:]) > delay - 0.1


def test_requests_are_apart_in_real_time(tmp_path: Path) -> None:
    with served(nukeviet(papers(2))) as portal:
        asyncio.run(
            crawl(profile(portal.site, delay=0.1, concurrency=3), tmp_path, Options("a@b.vn"), Clock())
        )
        times = [asked.at for asked in portal.log]
    assert (
        len(times) == 6 and times[-1] - times[0] > 4 * 0.1
    )  # five delays, but for what the first took to arrive


class Moody:
    """A portal that answers with these replies first, each once, to paths that hold a word."""

    def __init__(self, word: str, *first: Reply) -> None:
        self.word = word
        self.first = list(first)
        self.usual = nukeviet(papers(3))

    def __call__(
        self, replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if self.first and self.word in path:
            return self.first.pop(0)
        return self.usual(replica, path, query, form)


@pytest.mark.parametrize(
    ("reply", "least", "most"),
    [
        (Reply(b"", 429, headers={"Retry-After": "40"}), 40, 60),
        (Reply(b"", 503, headers={"Retry-After": "Mon, 03 Mar 2025 02:01:30 GMT"}), 60, 110),
        (Reply(b"", 429), 2, 40),
        (Reply(b"", 502), 2, 40),
    ],
)
def test_a_busy_host_is_waited_for_and_then_asked_less_often(
    tmp_path: Path, reply: Reply, least: float, most: float
) -> None:
    hours = Hours()
    with served(Moody("so-3-", reply)) as portal:
        done = run(profile(portal.site), tmp_path, hours)
        assert (done.counts.new, done.counts.errors) == (3, 0)
        assert sum("so-3-" in path for path in portal.paths()) == 3
    assert least <= max(hours.slept) <= most
    if reply.status in (429, 503):
        assert hours.slept[-1] > 3.9  # twice the delay, for the rest of the crawl


def test_a_host_that_asks_for_hours_is_left_and_the_next_crawl_goes_on(tmp_path: Path) -> None:
    portal_answers = Moody("so-2-", Reply(b"", 503, headers={"Retry-After": "7200"}))
    with served(portal_answers) as portal:
        done = run(profile(portal.site), tmp_path)
        assert (done.stopped, done.complete, done.counts.new) == ("busy", False, 1)
        portal.forget()
        assert run(profile(portal.site), tmp_path).counts.new == 2
        assert not any("so-3-" in path for path in portal.paths())


def test_a_host_that_is_down_is_left_alone_soon(tmp_path: Path) -> None:
    with served(lambda *_: Reply(b"", 500)) as portal:
        done = run(profile(portal.site, start="/a"), tmp_path)
        assert done.counts.lists_failed == 1 and len(portal.paths()) == 3
    with served(nukeviet(papers(30))) as portal:
        site = portal.site
    done = run(profile(site, name="mat-mang"), tmp_path)
    assert (done.stopped, done.complete) == ("down", False)


def test_failures_in_a_row_end_a_crawl(tmp_path: Path) -> None:
    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        return Reply(b"", 500) if "detail" in path else nukeviet(papers(30), 30)(replica, path, query, form)

    with served(answer) as portal:
        done = run(profile(portal.site), tmp_path)
        assert done.stopped == "down" and len(portal.paths()) == 1 + 5 * 3


def test_a_cap_ends_a_crawl_and_the_next_one_goes_on(tmp_path: Path) -> None:
    with served(nukeviet(papers(10))) as portal:
        made = profile(portal.site, max_requests=12)
        news = []
        for _ in range(3):
            portal.forget()
            done = run(made, tmp_path)
            assert len(portal.log) <= 12
            news.append((done.counts.new, done.stopped))
    assert news == [(5, "cap"), (4, "cap"), (1, "")]


REDIRECTS: dict[str, tuple[int, str]] = {
    "/vi/laws/": (301, "/vi/van-ban/"),
    "/a": (302, "/b"),
    "/b": (302, "/a"),
    "/off": (302, "http://another.example/"),
    "/log": (302, "/users/login?returnurl=/log"),
}


@pytest.mark.parametrize(
    ("start", "outcome"),
    [("/vi/laws/", "listed"), ("/a", "redirects"), ("/off", "left_site"), ("/log", "login")],
)
def test_redirects_are_followed_on_the_portal_alone(tmp_path: Path, start: str, outcome: str) -> None:
    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if path in REDIRECTS:
            status, target = REDIRECTS[path]
            return Reply(b"", status, headers={"Location": target})
        if path == "/users/login":
            return page("<form>Đăng nhập <input name=u><input type=password name=p></form>")
        return nukeviet(papers(3), base="/vi/van-ban/")(replica, path, query, form)

    with served(answer) as portal:
        run(profile(portal.site, start=start), tmp_path)
    assert {s["outcome"] for s in sightings(tmp_path) if s["kind"] == "list"} == {outcome}


def test_files_on_other_hosts_are_left_unless_the_profile_names_them(tmp_path: Path) -> None:
    with served(nukeviet([Paper(1, "01/03/2025", "A")])) as files:
        elsewhere = files.site.replace("127.0.0.1", "localhost")
        detail = page(
            f"<p>Số hiệu: 1/KH-UBND</p><p>Tệp đính kèm: <a href='{elsewhere}/vi/laws/detail/ke-hoach-so-1-cay-xanh/?download=1&id=0'>1.pdf</a></p>"
        )
        with served(nukeviet(papers(1), extra={f"{BASE}detail/ke-hoach-so-1-cay-xanh/": detail})) as portal:
            assert run(profile(portal.site), tmp_path / "a").counts.problems == {"left_site": 1}
            named: dict[str, Any] = {"hosts": ["localhost"]}
            assert run(profile(portal.site, **named), tmp_path / "b").counts.new == 1
        assert [a.path for a in files.log][0] == "/robots.txt"


def test_crawls_of_one_host_take_turns_whatever_process_they_run_in(tmp_path: Path) -> None:
    hours = Hours()
    with served(nukeviet(papers(1))) as portal:
        lock = lock_folder() / portal.site.removeprefix("http://").replace(":", "_")
        lock.parent.mkdir(exist_ok=True)
        with lock.open("w") as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            done = run(profile(portal.site), tmp_path, hours)
            assert (done.stopped, portal.paths()) == ("locked", []) and sum(hours.slept) >= 3600
        assert run(profile(portal.site), tmp_path).counts.new == 1
