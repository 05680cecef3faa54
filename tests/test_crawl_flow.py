"""The whole way: a portal is crawled, its papers become tables, compliance changes; an outage takes coverage away."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from flows.cli import main
from flows.crawl import Report, crawl_portals
from flows.structure import Job, run
from portals.crawl import Options
from portals.profiles import Profile
from tables.frames import read_frame
from tables.store import Store, open_store
from tests.portal_crawls import Hours, profile
from tests.portal_nukeviet import nukeviet, page
from tests.portal_papers import papers
from tests.portal_server import Replica, Reply, served

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "data" / "raw" / "samples"
PROFILE = (
    'family = "nukeviet"\nstart = ["{site}/vi/laws/"]\nprovince = "son-la"\nbody = "ubnd-tinh"\ndelay = 0\n'
)
# sample, and what the portal says of it: symbol, day of issue
PARENT = ("a01-phu-yen-ubnd-duoi-nuoc.docx", "58/KH-UBND", "14/03/2023")
ON_TIME = ("a02-phu-yen-so-ldtbxh-dung-han.pdf", "41/KH-SLĐTBXH", "04/10/2023")  # day and month exchanged
LATE = ("a03-phu-yen-so-gddt-tre-han.docx", "67/KH-SGDĐT", "20/04/2023")


class Office:
    """A portal that shows these samples; `down` takes it away."""

    def __init__(self, *shown: tuple[str, str, str]) -> None:
        self.shown = list(shown)
        self.down = False

    def __call__(
        self, replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if self.down:
            return Reply(b"", 500)
        if path.startswith("/files/"):
            return Reply(
                (SAMPLES / path.removeprefix("/files/")).read_bytes(), kind="application/octet-stream"
            )
        rows = "".join(
            f"<tr><td>{symbol}</td><td>{day}</td><td>Kế hoạch</td><td><a href='/files/{name}'>{name}</a></td></tr>"
            for name, symbol, day in self.shown
        )
        return page(
            f"<table><tr><th>Số kí hiệu</th><th>Ngày ban hành</th><th>Trích yếu</th><th>Tệp</th></tr>{rows}</table>"
        )


@pytest.fixture(scope="module", autouse=True)
def scheduled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """`kehoach schedule` at work on a portal, every minute; the other tests of this file run in the meantime."""
    folder = tmp_path_factory.mktemp("schedule")
    (folder / "profiles").mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment |= {
        "PREFECT_HOME": str(folder / "prefect"),
        "HOME": str(folder),
        "NO_COLOR": "1",
        "KEHOACH_CONTACT": "a@b.vn",
    }
    command = [sys.executable, "-m", "flows.cli", "schedule", "--profiles", str(folder / "profiles")]
    command += ["--raw", str(folder / "raw"), "--out", str(folder / "out")]
    with served(Office(PARENT, ON_TIME)) as portal, (folder / "log").open("w") as log:
        text = (
            PROFILE.format(site=portal.site).replace("son-la", "phu-yen.63")
            + 'covers = ["so"]\nschedule = "* * * * *"\n'
        )
        (folder / "profiles" / "phu-yen.toml").write_text(text, encoding="utf-8")
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)
        try:
            yield folder
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


def crawl_and_run(store: Store, made: Profile, raw: Path, hours: Hours, as_of: date) -> Report:
    (report,) = crawl_portals(store, [made], raw, Options("van-thu@example.vn"), hours.clock())
    run(store, Job(paths=(raw,), as_of=as_of))
    hours.now += timedelta(days=2)
    return report


def verdicts(store: Store) -> dict[str, str]:
    rows = read_frame(store, "compliance")
    return dict(zip(rows["body"], rows["verdict"], strict=True))


def test_a_crawl_changes_tables_and_compliance(tmp_path: Path) -> None:
    store, raw, hours = (
        open_store(tmp_path / "out"),
        tmp_path / "raw",
        Hours(datetime(2023, 5, 1, tzinfo=UTC)),
    )
    office, as_of = Office(PARENT, ON_TIME), date(2023, 5, 10)
    school, money, labour = "Sở Giáo dục và Đào tạo", "Sở Tài chính", "Sở Lao động - Thương binh và Xã hội"
    with served(office) as portal:
        made = profile(portal.site, province="phu-yen.63", covers=["so"])
        assert crawl_and_run(store, made, raw, hours, as_of).healthy
        first = verdicts(store)
        assert (first[labour], first[school], first[money]) == ("on_time", "not_found", "not_found")

        documents, files = read_frame(store, "documents"), read_frame(store, "files")
        held = documents[documents["status"] == "held"]
        assert set(held["source"]) == {
            f"{portal.site}/files/{PARENT[0]}",
            f"{portal.site}/files/{ON_TIME[0]}",
        }
        assert (
            set(files["address"]) == set(held["source"])
            and files["fetched_at"].str.startswith("2023-05-01").all()
        )
        issues = read_frame(store, "issues")
        witness = issues[issues["code"].str.startswith("witness_")]
        assert (
            list(witness["code"]) == ["witness_day_and_month"] and "2023-10-04" in witness["message"].iloc[0]
        )

        office.shown.insert(0, LATE)
        crawl_and_run(store, made, raw, hours, as_of)
        assert (verdicts(store)[school], verdicts(store)[money]) == ("late", "not_found")

        office.down = True
        ill = crawl_and_run(store, made, raw, hours, as_of)
        assert not ill.healthy and [a.code for a in ill.alarms] == ["outage"]
        assert (verdicts(store)[school], verdicts(store)[money]) == ("late", "cannot_tell")

        office.down = False
        assert crawl_and_run(store, made, raw, hours, as_of).healthy
        assert verdicts(store)[money] == "not_found"
    alarms, crawls = read_frame(store, "alarms"), read_frame(store, "crawls")
    assert list(alarms["code"]) == ["outage"] and list(crawls["healthy"]) == [True, True, False, True]
    assert len(read_frame(store, "sightings")) >= 7


def test_a_portal_says_what_a_paper_lacks(tmp_path: Path) -> None:
    """A blank number and day are taken from the portal, named as the second witness, and never as sure."""
    paper = SAMPLES / "a04-phu-yen-so-vhttdl-dung-ngay.txt"
    body = unicodedata.normalize("NFC", paper.read_text(encoding="utf-8"))
    blank = re.sub(
        r"Số:\s*\d+\s*/", "Số:       /", re.sub(r"ngày 14\s+tháng", "ngày     tháng", body), count=1
    )
    assert blank != body
    rows = "<table><tr><th>Số kí hiệu</th><th>Ngày ban hành</th></tr><tr><td>29/KH-SVHTTDL</td><td>14/04/2023 <a href='/f.txt'>Tải về</a></td></tr></table>"

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        return Reply(blank.encode(), kind="text/plain") if path == "/f.txt" else page(rows)

    store = open_store(tmp_path / "out")
    with served(answer) as portal:
        crawl_and_run(store, profile(portal.site), tmp_path / "raw", Hours(), date(2023, 5, 10))
    (document,) = read_frame(store, "documents").query("status == 'held'").to_dict("records")
    evidence = read_frame(store, "evidence").set_index("field")
    assert (document["symbol"], document["issued_on"]) == ("29/KH-SVHTTDL", "2023-04-14")
    assert evidence.loc["symbol", "rule"] == "metadata" and evidence.loc["symbol", "confidence"] < 0.9


def test_unverified_profiles_and_those_without_bodies_cover_nothing(tmp_path: Path) -> None:
    store, hours = open_store(tmp_path / "out"), Hours(datetime(2023, 5, 1, tzinfo=UTC))
    with served(Office(PARENT, ON_TIME)) as portal:
        for number, values in enumerate(({"covers": ["so"], "verified": False}, {})):
            made = profile(portal.site, province="phu-yen.63", name=f"p-{number}", **values)
            crawl_and_run(store, made, tmp_path / "raw", hours, date(2023, 5, 10))
    assert "not_found" not in verdicts(store).values() and read_frame(store, "coverage").empty


def test_one_portals_failure_never_stops_another(tmp_path: Path) -> None:
    store = open_store(tmp_path / "out")
    with served(lambda *_: Reply(b"", 500)) as bad, served(nukeviet(papers(3))) as good:
        made = [
            profile(bad.site, name="hong"),
            profile(str(tmp_path), "folder", "/nowhere", name="thieu"),
            profile(good.site, name="tot"),
        ]
        reports = crawl_portals(store, made, tmp_path / "raw", Options("a@b.vn"), Hours().clock())
    assert [(r.profile.name, r.healthy, r.done.counts.new) for r in reports] == [
        ("hong", False, 0),
        ("thieu", False, 0),
        ("tot", True, 3),
    ]
    assert "no folder" in reports[1].alarms[0].message


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, raw, out = tmp_path / "profiles", tmp_path / "raw", tmp_path / "out"
    folder.mkdir()
    where = [
        "--profiles",
        str(folder),
        "--raw",
        str(raw),
        "--out",
        str(out),
        "--contact",
        "van-thu@example.vn",
    ]
    with served(nukeviet(papers(6))) as portal:
        (folder / "cong-tinh.toml").write_text(PROFILE.format(site=portal.site), encoding="utf-8")
        assert main(["portals", *where]) == 0
        assert "never crawled" in capsys.readouterr().out
        assert main(["portals", "try", "cong-tinh", *where]) == 0
        tried = capsys.readouterr().out
        assert "page-2" in tried and "6/KH-UBND" in tried and "first file  pdf" in tried and not raw.exists()
        assert main(["crawl", *where]) == 0
        assert "6 documents fetched" in capsys.readouterr().out
        assert main(["crawl", "cong-tinh", *where, "--json"]) == 0
        (report,) = json.loads(capsys.readouterr().out)
        assert (report["new"], report["healthy"], report["rows"]) == (0, True, 6)
    assert main(["crawl", *where]) == 3  # the portal has gone
    assert "[outage]" in capsys.readouterr().out
    assert main(["portals", *where, "--json"]) == 0
    (state,) = json.loads(capsys.readouterr().out)
    assert state["health"] == "ALARM" and state["alarms"][0]["code"] == "outage" and state["next_run"]
    assert main(["schedule", "--show", *where]) == 0
    assert "30 1 * * *" in capsys.readouterr().out


WRONG = [
    ("start = ['http://a.vn/']", "'family' is missing"),
    ("family = 'nukeviet'\nstarts = ['http://a.vn/']", "do you mean 'start'?"),
    ("family = 'nuke'\nstart = ['http://a.vn/']", "unknown family 'nuke'"),
    ("family = 'vnpt'\nstart = ['ftp://a.vn/']", "no http or https address"),
    ("family = 'vnpt'\nstart = ['http://u:p@a.vn/']", "without logging in"),
    ("family = 'vnpt'\nstart = ['http://a.vn/']\nschedule = 'daily'", "no cron line"),
    ("family = 'vnpt'\nstart = ['http://a.vn/']\ndelay = 'slow'", "'delay' must be like 2.0"),
    ("family = 'vnpt'\nstart = ['http://a.vn/']\nprovince = 'Sơn La'", "no province 'Sơn La'"),
    ("family = 'vnpt'\nstart = [", "no TOML"),
]


@pytest.mark.parametrize(("text", "message"), WRONG)
def test_a_wrong_profile_is_told_what_is_wrong(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, message: str
) -> None:
    (tmp_path / "x.toml").write_text(text, encoding="utf-8")
    assert main(["crawl", str(tmp_path / "x.toml"), "--raw", str(tmp_path), "--out", str(tmp_path)]) == 2
    assert message in capsys.readouterr().err


def test_a_schedule_fires_and_its_crawl_becomes_tables_and_verdicts(scheduled: Path) -> None:
    """From `kehoach schedule` alone: a server, a deployment with its cron line, a crawl, a run, compliance."""
    until = time.monotonic() + 300
    found: dict[str, str] = {}
    while not found and time.monotonic() < until:
        time.sleep(0.5)
        if (scheduled / "out" / "parquet" / "compliance.parquet").is_file():
            found = verdicts(open_store(scheduled / "out"))
    log = (scheduled / "log").read_text()
    assert found.get("Sở Lao động - Thương binh và Xã hội") == "on_time", log[-3000:]
    assert "crawl-and-structure/cron-x_x_x_x_x" in log and "Traceback" not in log
    assert read_frame(open_store(scheduled / "out"), "crawls")["healthy"].all()
