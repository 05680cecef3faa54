"""A portal on loopback: pages by path, every request logged with its time, and all the ways in which portals fail."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Asked:
    """One request as the portal saw it."""

    at: float
    method: str
    path: str  # with its query
    headers: Mapping[str, str]
    form: Mapping[str, str]
    status: int


@dataclass
class Reply:
    """What the portal answers. `etag`: made from the body and honoured; `drip`: seconds between single bytes."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    etag: bool = False
    drip: float = 0.0
    length: int | None = None  # declared instead of the true one
    endless: bool = False  # repeats its body for ever


Answerer = Callable[["Replica", str, Mapping[str, str], Mapping[str, str]], Reply | None]


class Replica:
    """A running portal. `answer(replica, path, query, form)` gives a Reply, or None for 404."""

    def __init__(self, answer: Answerer, robots: str | None = None) -> None:
        self.log: list[Asked] = []
        self.robots = robots
        self.robots_status = 404 if robots is None else 200
        self.answer = answer
        self.open = 0  # requests being answered, and the most at once
        self.most_open = 0
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that go are no news
        self.site = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True
        )
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self, status: int | None = None) -> list[str]:
        """The paths asked for so far, robots.txt aside."""
        return [a.path for a in self.log if a.path != "/robots.txt" and status in (None, a.status)]

    def forget(self) -> None:
        self.log.clear()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        replica = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True
            wbufsize = 65536

            def do_GET(self) -> None:
                replica._serve(self, {})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
                replica._serve(self, dict(parse_qsl(body, keep_blank_values=True)))

            def log_message(self, format: str, *args: Any) -> None:
                pass

        return Handler

    def _serve(self, handler: BaseHTTPRequestHandler, form: Mapping[str, str]) -> None:
        at = time.monotonic()
        with self._lock:
            self.open += 1
            self.most_open = max(self.most_open, self.open)
        parts = urlsplit(handler.path)
        query = dict(parse_qsl(parts.query, keep_blank_values=True))
        if parts.path == "/robots.txt":
            reply = Reply((self.robots or "").encode(), self.robots_status, kind="text/plain")
        else:
            reply = self.answer(self, parts.path, query, form) or Reply(b"<h1>404</h1>", 404)
        if reply.etag:
            tag = f'"{sha256(reply.body).hexdigest()[:12]}"'
            reply.headers["ETag"] = tag
            if handler.headers.get("If-None-Match") == tag:
                reply = Reply(b"", 304, headers={"ETag": tag})
        asked = Asked(at, handler.command, handler.path, dict(handler.headers.items()), form, reply.status)
        with self._lock:
            self.log.append(asked)
        try:
            self._send(handler, reply)
        except OSError:
            handler.close_connection = True  # the client has gone
        finally:
            with self._lock:
                self.open -= 1

    def _send(self, handler: BaseHTTPRequestHandler, reply: Reply) -> None:
        handler.send_response(reply.status)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        if reply.status != 304:
            handler.send_header("Content-Type", reply.kind)
        if reply.endless and reply.length is None:
            handler.send_header("Connection", "close")
            handler.close_connection = True
        else:
            length = len(reply.body) if reply.length is None else reply.length
            handler.send_header("Content-Length", str(length))
        handler.end_headers()
        if reply.drip:
            for byte in reply.body:
                handler.wfile.write(bytes([byte]))
                handler.wfile.flush()
                time.sleep(reply.drip)
        handler.wfile.write(reply.body)
        while reply.endless:
            handler.wfile.write(reply.body)
        if reply.length is not None and reply.length != len(reply.body):
            handler.close_connection = True


@contextmanager
def served(answer: Answerer, robots: str | None = None) -> Iterator[Replica]:
    """A portal for the time of a test."""
    replica = Replica(answer, robots)
    try:
        yield replica
    finally:
        replica.close()
