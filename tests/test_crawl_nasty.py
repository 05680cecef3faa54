"""What portals do to crawlers: slow, endless, huge and cut answers, pages in place of files, broken certificates, kill -9."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from portals.judge import soft_failure
from portals.page import Page
from tests.portal_crawls import Hours, kept, outcomes, profile, run, sightings
from tests.portal_nukeviet import nukeviet, page
from tests.portal_papers import Paper, docx, papers, pdf
from tests.portal_server import Answerer, Replica, Reply, served

ROOT = Path(__file__).parent.parent
PAPER = Paper(1, "01/03/2025", "Trồng cây")
FILE = "/vi/laws/detail/ke-hoach-so-1-cay-xanh/"


def with_file(reply: Reply) -> Answerer:
    """A portal with one paper, whose file is this."""

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        return reply if query.get("download") else nukeviet([PAPER])(replica, path, query, form)

    return answer


LOGIN = "<form action=/login>Đăng nhập hệ thống <input name=u><input type=password name=p></form>"
CHALLENGE = "<html><title>Just a moment...</title><script>window._cf_chl_opt={}</script><script src=/cdn-cgi/challenge-platform/x.js></script></html>"
# what comes for a file, and what it is noted as
INSTEAD = [
    (page(LOGIN), "login"),
    (Reply(CHALLENGE.encode()), "challenge"),
    (page("<h2>Không tìm thấy tệp tin</h2>"), "not_found"),
    (page("<p>Kính mời quý vị xem trang chủ.</p>"), "html_instead"),
    (Reply(b"", kind="application/pdf"), "empty"),
    (Reply(pdf("x" * 4000)[:2000], kind="application/pdf"), "truncated"),
    (Reply(docx("x" * 4000)[:-40], kind="application/zip"), "truncated"),
    (Reply(pdf("x" * 400), kind="application/pdf", length=9000), "truncated"),
    (Reply(b"\x89PNG\r\n\x1a\n....", kind="image/png"), "other_kind"),
    (Reply(b"no", 403), "refused"),
    (Reply(b"no", 404), "not_found"),
    (Reply(pdf("x"), length=2_000_000_000, kind="application/pdf"), "too_large"),
    (Reply(b"%PDF-1.4\n" * 1000, endless=True, kind="application/pdf"), "too_large"),
]


@pytest.mark.parametrize(("reply", "outcome"), INSTEAD, ids=[f"{n}-{o}" for n, (_, o) in enumerate(INSTEAD)])
def test_what_is_no_content_is_noted_and_never_kept(tmp_path: Path, reply: Reply, outcome: str) -> None:
    with served(with_file(reply)) as portal:
        made = profile(portal.site, max_megabytes=1)
        done = run(made, tmp_path)
        assert outcomes(tmp_path)["file", outcome] == 1 and done.counts.problems == {outcome: 1}
        assert kept(tmp_path) == [] and not list((tmp_path / "thu-nghiem/.crawl/partial").iterdir())
        portal.forget()
        run(made, tmp_path)
        assert len(portal.paths()) == 1  # failures, too, are not asked for again at once


def test_a_failure_is_tried_again_later_and_what_was_had_stays(tmp_path: Path) -> None:
    files = [
        Reply(pdf("bản một"), kind="application/pdf"),
        page(LOGIN),
        Reply(pdf("bản hai"), kind="application/pdf"),
    ]
    hours = Hours()
    with served(lambda r, p, q, f: with_file(files[0])(r, p, q, f)) as portal:
        for _ in range(3):
            run(profile(portal.site), tmp_path, hours)
            files.append(files.pop(0))
            hours.now += timedelta(days=2)
    assert [s["outcome"] for s in sightings(tmp_path) if s["kind"] == "file"] == ["new", "login", "changed"]


def test_a_slow_loris_costs_its_time_and_no_more(tmp_path: Path) -> None:
    with served(with_file(Reply(pdf("x" * 5000), drip=0.05))) as portal:
        begun = time.monotonic()
        done = run(profile(portal.site, max_seconds=0.5), tmp_path)
        assert time.monotonic() - begun < 5 and done.counts.problems == {"timeout": 1}


def test_a_huge_answer_is_streamed_and_memory_stays(tmp_path: Path) -> None:
    body = b"%PDF-1.4\n" + b"0" * 60_000_000 + b"\nstartxref\n9\n%%EOF\n"
    with served(with_file(Reply(body, kind="application/pdf"))) as portal:
        run(profile(portal.site, name="warm"), tmp_path / "warm")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        done = run(profile(portal.site), tmp_path / "b")
        assert done.counts.new == 1 and kept(tmp_path / "b")[0].stat().st_size == len(body)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000  # KiB


@pytest.mark.parametrize("fresh", [True, False])
def test_an_endless_list_ends(tmp_path: Path, fresh: bool) -> None:
    """A pager that always has a next page: with ever new rows the cap of pages ends it, with the same rows the repeat."""

    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        if "detail" in path:
            return page("<p>Nội dung không tồn tại</p>")
        number = int(path.removeprefix("/vi/laws/").strip("/").removeprefix("page-") or 1)
        rows = "".join(
            f"<li><a href='/vi/laws/detail/{number * fresh}-{i}/'>Kế hoạch {i}</a> 01/03/2025</li>"
            for i in range(3)
        )
        return page(f"<ul>{rows}</ul><a href='/vi/laws/page-{number + 1}/'>Trang sau</a>")

    with served(answer) as portal:
        done = run(profile(portal.site, max_pages=7), tmp_path)
        lists = sum("detail" not in path for path in portal.paths())
    assert (lists, done.stopped) == ((7, "cap") if fresh else (3, ""))


SOFT = [
    ("<title>404 Not Found</title>", "not_found"),
    ("<h1>Lỗi 404</h1><p>Trang bạn yêu cầu không tồn tại</p>", "not_found"),
    ("<p>Văn bản này không tồn tại hoặc đã bị xóa.</p>", "not_found"),
    ("<h1>Server Error in '/' Application.</h1>", "error_page"),
    ("<p>Website đang bảo trì, vui lòng quay lại sau</p>", "error_page"),
    ("<script>document.cookie='D1N=ab'; window.location.reload(true);</script>", "challenge"),
    ("<p>Vui lòng nhập mã xác nhận để tiếp tục</p>", "challenge"),
    ("<title>Request Rejected</title>The requested URL was rejected. Your support ID is: 55", "challenge"),
    ("<form><input name=u><input type=password></form>", "login"),
    ("<h1>Danh sách văn bản</h1><p>Chưa có dữ liệu</p>", None),
    (
        "<h1>Kế hoạch bảo trì đường bộ</h1>"
        + "<p>Nội dung thực hiện công tác bảo trì các tuyến đường.</p>" * 40,
        None,
    ),
]


@pytest.mark.parametrize(("body", "code"), SOFT)
def test_soft_failures_are_recognised(body: str, code: str | None) -> None:
    found = soft_failure(Page("http://a.vn/x", f"<html><body>{body}</body></html>"), "http://a.vn/x")
    assert (found and found[0]) == code


@contextmanager
def secured(folder: Path) -> Iterator[tuple[str, str]]:
    """A portal behind a certificate that nobody vouches for: (address, fingerprint)."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "cong.example.vn")])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(7).not_valid_before(start).not_valid_after(start + timedelta(days=30))
    certificate = made.sign(key, hashes.SHA256())
    pem = folder / "portal.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = (
                b"" if self.path == "/robots.txt" else b"<ul><li><a href='/vi/laws/detail/a/'>A</a></li></ul>"
            )
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        der = certificate.public_bytes(serialization.Encoding.DER)
        yield f"https://127.0.0.1:{server.server_port}", hashlib.sha256(der).hexdigest()
    finally:
        server.shutdown()
        server.server_close()


def test_a_broken_certificate_needs_a_pin_of_its_host(tmp_path: Path) -> None:
    with secured(tmp_path) as (site, fingerprint):
        refused = run(profile(site, name="khong-ghim"), tmp_path / "raw")
        assert (refused.stopped, refused.counts.new) == ("certificate", 0) and fingerprint in refused.message
        pin = {
            "host": site.removeprefix("https://"),
            "sha256": fingerprint,
            "reason": "hết hạn, đã hỏi văn phòng",
        }
        run(profile(site, name="ghim", pins=[pin]), tmp_path / "raw")
        seen = sightings(tmp_path / "raw", "ghim")
        assert seen[0]["outcome"] == "listed" and {s["certificate"] for s in seen} == {
            f"pinned:{fingerprint}"
        }
        wrong = run(profile(site, name="ghim-sai", pins=[{**pin, "sha256": "0" * 64}]), tmp_path / "raw")
        assert wrong.stopped == "certificate"


KILLED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tests.portal_crawls import Hours, profile, run
run(profile(sys.argv[1], delay=0), Path(sys.argv[2]), Hours(datetime.now(UTC)))
"""


def test_a_crawl_killed_at_any_moment_loses_nothing_and_fetches_nothing_twice(tmp_path: Path) -> None:
    def answer(
        replica: Replica, path: str, query: Mapping[str, str], form: Mapping[str, str]
    ) -> Reply | None:
        time.sleep(0.01)
        return nukeviet(papers(24))(replica, path, query, form)

    with served(answer) as portal:
        for number in range(2):
            before = len(portal.log)
            crawl = subprocess.Popen(
                [sys.executable, "-c", KILLED, portal.site, str(tmp_path)],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
            )
            while len(portal.log) < before + 8 + 9 * number and crawl.poll() is None:
                time.sleep(0.002)
            crawl.send_signal(signal.SIGKILL)
            crawl.wait()
        done = run(profile(portal.site, delay=0), tmp_path, Hours(datetime.now(UTC)))
        asked = portal.paths()
    assert done.complete and len(kept(tmp_path)) == 24
    assert all(hashlib.sha256(p.read_bytes()).hexdigest() == p.stem for p in kept(tmp_path))
    twice = len(asked) - len(set(asked))
    assert twice <= 2  # what was on its way at a kill
    assert outcomes(tmp_path)["file", "new"] == 24
