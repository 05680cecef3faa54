"""What stands between the desk and whoever asks: hosts, token, rate, headers, and 304 for what has not changed."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from web.desk import Desk, desk_of, link, page, state_of
from web.language import COOKIE, language_of, say

Next = Callable[[Request], Awaitable[Response]]
TOKEN_COOKIE = "token"
OPEN = ("/static/", "/login")
RAW = "/data"  # where Datasette is mounted
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Datasette's pages carry script and style in the page, so they have a policy of their own, and nothing of the desk's.
RAW_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
CLIENTS = 10_000  # that are counted at once


class Rates:
    """How much each client has left: `burst` requests at once, `rate` a second in the long run."""

    def __init__(self, rate: float, burst: int) -> None:
        self.rate, self.burst = rate, burst
        self.left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def allows(self, client: str, now: float) -> bool:
        """Take one request of a client; False where none is left."""
        left, last = self.left.pop(client, (float(self.burst), now))
        left = min(float(self.burst), left + (now - last) * self.rate)
        self.left[client] = (max(left - 1, 0.0) if left >= 1 else left, now)
        if len(self.left) > CLIENTS:
            self.left.popitem(last=False)
        return left >= 1


async def guard(request: Request, go_on: Next, rates: Rates) -> Response:
    """Answer a request, or say why not; every answer carries the headers of safety."""
    answer = _refusal(request, rates) or _unchanged(request) or await go_on(request)
    tag = _tag(request)
    if tag and answer.status_code == 200 and "etag" not in answer.headers:
        answer.headers["ETag"] = tag
        answer.headers["Cache-Control"] = "private, no-cache"
        answer.headers["Vary"] = "Cookie, Accept-Encoding"
    for name, value in HEADERS.items():
        answer.headers[name] = value
    policy = RAW_POLICY if request.url.path.startswith(RAW) else POLICY
    answer.headers.setdefault("Content-Security-Policy", policy)
    return answer


def _refusal(request: Request, rates: Rates) -> Response | None:
    desk, path = desk_of(request), request.url.path
    host = (request.headers.get("host") or "").rsplit(":", 1)[0].strip("[]").lower()
    if desk.settings.hosts and host not in desk.settings.hosts:
        return Response("unknown host\n", 421, media_type="text/plain")
    client = request.client.host if request.client else ""
    if not rates.allows(client, time.monotonic()):
        words = say(language_of(request), "error.429")
        return Response(words + "\n", 429, {"Retry-After": "2"}, "text/plain; charset=utf-8")
    if "token" in request.query_params and path != "/login":
        return _enter(request, desk)
    if desk.settings.guarded and not path.startswith(OPEN) and not holds_token(request):
        if path.startswith("/api/"):
            return Response('{"detail":"token"}\n', 401, {"WWW-Authenticate": "Bearer"}, "application/json")
        return page(request, "login.html", 401, wrong=False)
    return None


def _enter(request: Request, desk: Desk) -> Response:
    """A token in the address moves to a cookie, so that it stays in no history; a wrong one is told."""
    if not is_token(desk, request.query_params["token"]):
        return page(request, "login.html", 401, wrong=True)
    answer = RedirectResponse(link(request.url.path, request.query_params.multi_items(), token=None), 303)
    set_token(answer, desk)
    return answer


def set_token(answer: Response, desk: Desk) -> None:
    """Let the browser remember the token; no script can read it, no other site can use it."""
    answer.set_cookie(TOKEN_COOKIE, desk.settings.token, max_age=7 * 86400, httponly=True, samesite="strict")


def is_token(desk: Desk, text: str | None) -> bool:
    """Whether a text is the desk's token, in a time that does not tell how much of it is right."""
    return bool(text) and hmac.compare_digest(str(text).encode(), desk.settings.token.encode())


def holds_token(request: Request) -> bool:
    """Whether a request carries the token, in a cookie or as `Authorization: Bearer`."""
    desk = desk_of(request)
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and is_token(desk, given.strip()):
        return True
    return is_token(desk, request.cookies.get(TOKEN_COOKIE))


def _tag(request: Request) -> str | None:
    """A page is a function of the store, the day, the language and the address: so is its tag."""
    path = request.url.path
    if request.method not in ("GET", "HEAD") or path.startswith((RAW, "/login", "/review", "/static/")):
        return None
    desk = desk_of(request)
    parts = (
        state_of(desk), str(desk.settings.today()), desk.catalogue_of, str(request.url.path), request.url.query,
        request.cookies.get(COOKIE, ""), desk.settings.token, str(holds_token(request)),
        request.headers.get("x-fragment", ""),
    )  # fmt: skip
    return f'W/"{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:24]}"'


def _unchanged(request: Request) -> Response | None:
    tag = _tag(request)
    known = [part.strip() for part in request.headers.get("if-none-match", "").split(",")]
    if tag and tag in known:
        return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "private, no-cache"})
    return None
