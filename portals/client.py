"""One portal's client: asks within its manners, streams answers to disk within bounds, and says what went wrong."""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from urllib.parse import urljoin, urlsplit

import httpx

from portals.certificates import fingerprint, shown_pin, unverified, verified
from portals.kinds import HEAD
from portals.model import Request
from portals.pace import LONGEST_WAIT, TRIES, Clock, Pace, Stop, retry_after
from portals.profiles import Profile
from portals.robots import AGENT, Robots, read_robots

REDIRECTS = 5
FAILURES = 5  # answers in a row that failed: the host is down
_MOVED = frozenset({301, 302, 303, 307, 308})
_KEPT = (
    "content-type",
    "content-length",
    "content-disposition",
    "etag",
    "last-modified",
    "date",
    "server",
    "retry-after",
    "location",
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a request. `problem` is "" when an answer came whole, else a stable code; `path` holds the body.

    Codes: timeout, too_large, truncated, network, certificate, forbidden (by robots.txt), left_site, redirects, busy.
    """

    address: str
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    path: Path | None = None
    sha256: str = ""
    size: int = 0
    head: bytes = b""
    seconds: float = 0.0
    problem: str = ""
    message: str = ""
    certificate: str = ""


class Client:
    """Asks the hosts of one portal. Raises Stop when the crawl must end: cap reached, host down or busy."""

    def __init__(
        self, profile: Profile, contact: str, folder: Path, clock: Clock, paces: dict[str, Pace] | None = None
    ) -> None:
        self.requests = 0
        self.bytes = 0
        self._profile = profile
        self._folder = folder  # for bodies on their way
        self._clock = clock
        self._paces = (
            {} if paces is None else paces
        )  # shared with other portals whose files stand on one host
        self._robots: dict[str, Robots] = {}
        self._asking: dict[str, asyncio.Lock] = {}
        self._failures = 0
        self._pins = {pin.host: pin for pin in profile.pins}
        agent = f"{AGENT}/0.1 (crawler of public plans; contact: {contact})"
        headers = {"User-Agent": agent, "Accept-Language": "vi,en;q=0.5", "Accept-Encoding": "gzip"}
        limits = httpx.Limits(max_connections=16, max_keepalive_connections=8)
        timeout = httpx.Timeout(30.0, connect=20.0, pool=None)
        mounts = {
            f"https://{host}": httpx.AsyncHTTPTransport(verify=unverified(), limits=limits)
            for host in self._pins
        }
        self._http = httpx.AsyncClient(
            headers=headers, limits=limits, timeout=timeout, verify=verified(), mounts=mounts
        )

    async def __aenter__(self) -> Client:
        self._folder.mkdir(parents=True, exist_ok=True)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def get(
        self, request: Request, etag: str = "", modified: str = "", megabytes: float | None = None
    ) -> Answer:
        """The answer to a request, after redirects and tries; with `etag` or `modified` the answer may be 304."""
        headers = {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": modified} if modified else {}
        cap = int((megabytes or self._profile.max_megabytes) * 1_000_000)
        for attempt in range(TRIES):
            answer = await self._follow(request, headers, cap)
            pace = self._pace(answer.address)
            if answer.status in (429, 503):
                wait = retry_after(answer.headers.get("retry-after"), attempt, self._clock.now())
                pace.slow_down()
                if wait > LONGEST_WAIT or attempt == TRIES - 1:
                    raise Stop(
                        "busy",
                        f"{_host(answer.address)} asks to come back later (status {answer.status}, {wait:.0f} s)",
                    )
                pace.rest(wait)
            elif answer.problem in ("network", "truncated") or answer.status in (500, 502, 504):
                if attempt >= 2:
                    break
                pace.rest(float(2 ** (attempt + 1)))
            else:
                break
            _discard(answer)
        self._count_failure(answer)
        return answer

    def _count_failure(self, answer: Answer) -> None:
        failed = (
            answer.problem in ("network", "timeout", "truncated", "certificate")
            or (answer.status or 0) >= 500
        )
        self._failures = self._failures + 1 if failed else 0
        if self._failures >= FAILURES:
            _discard(answer)
            told = answer.message or f"status {answer.status}"
            raise Stop("down", f"{self._failures} requests in a row failed, the last one: {told}")

    async def _follow(self, request: Request, headers: Mapping[str, str], cap: int) -> Answer:
        """The answer after redirects, each of which is asked for as politely as the first."""
        address, seen, form = request.address, {request.address}, request.form
        for _ in range(REDIRECTS + 1):
            if not self.is_ours(address):
                message = f"leads to {_host(address)}, which is not of this portal (profile: hosts)"
                return Answer(address, problem="left_site", message=message)
            robots = await self.robots(address)
            if not robots.allows(address):
                return Answer(address, problem="forbidden", message="robots.txt forbids it")
            answer = await self._once(replace(request, address=address, form=form), headers, cap)
            target = urljoin(address, answer.headers.get("location", ""))
            if answer.status not in _MOVED or not answer.headers.get("location"):
                return answer
            _discard(answer)
            if answer.status != 307 and answer.status != 308:
                form = ()
            if target in seen and not request.form:
                return Answer(target, answer.status, problem="redirects", message="redirects in a circle")
            seen.add(target)
            address = target
        return Answer(address, problem="redirects", message=f"more than {REDIRECTS} redirects")

    def is_ours(self, address: str) -> bool:
        """Whether an address stands on the portal's host, one of the same domain, or one that its profile names."""
        host = (urlsplit(address).hostname or "").lower()
        own = {(urlsplit(start).hostname or "").lower() for start in self._profile.start}
        named = {name.split(":")[0].lower() for name in self._profile.hosts}
        return host in own | named or any(_domain(host) == _domain(one) for one in own)

    async def robots(self, address: str) -> Robots:
        """The rules of an address's host, asked for once in a crawl. Raises Stop where they cannot be had."""
        parts = urlsplit(address)
        site = f"{parts.scheme}://{parts.netloc}"
        async with self._asking.setdefault(site, asyncio.Lock()):
            if site not in self._robots:
                robots = await read_robots(
                    site, lambda at: self._once(Request(at), {}, 500_000), self._pace(site)
                )
                self._robots[site] = robots
                self._pace(site).at_least(robots.delay)
        return self._robots[site]

    def _pace(self, address: str) -> Pace:
        host = _host(address)
        if host not in self._paces:
            self._paces[host] = Pace(self._profile.delay, self._profile.concurrency, self._clock)
        self._paces[host].at_least(self._profile.delay)
        return self._paces[host]

    async def _once(self, request: Request, headers: Mapping[str, str], cap: int) -> Answer:
        """One request and its answer, within the host's pace and the bounds of time and size."""
        async with self._pace(request.address):
            if self.requests >= self._profile.max_requests:
                raise Stop(
                    "cap",
                    f"the cap of {self._profile.max_requests} requests is reached; the next crawl goes on",
                )
            self.requests += 1
            begun = time.monotonic()
            path = self._folder / f"{os.getpid()}-{id(self):x}-{self.requests}"
            try:
                async with asyncio.timeout(self._profile.max_seconds):
                    answer = await self._receive(request, headers, cap, path)
            except TimeoutError:
                answer = _failed(
                    request, "timeout", f"no whole answer within {self._profile.max_seconds:.0f} s"
                )
            except httpx.TimeoutException as error:
                answer = _failed(request, "timeout", f"no answer in time ({type(error).__name__})")
            except httpx.RemoteProtocolError as error:
                answer = _failed(request, "truncated" if path.exists() else "network", str(error))
            except httpx.HTTPError as error:
                answer = _failed(request, "network", _told(error))
                if "CERTIFICATE" in str(error):
                    shown = await asyncio.to_thread(fingerprint, _host(request.address))
                    told = f"{error}; the host shows {shown}: pin it in the profile once its keeper has confirmed it"
                    answer = _failed(request, "certificate", told)
            except (httpx.InvalidURL, ValueError) as error:
                answer = _failed(request, "network", f"no usable address: {error}")
        if answer.path is None:
            path.unlink(missing_ok=True)
        self.bytes += answer.size
        return replace(answer, seconds=round(time.monotonic() - begun, 3))

    async def _receive(self, request: Request, headers: Mapping[str, str], cap: int, path: Path) -> Answer:
        fields: dict[str, list[str]] = {}
        for name, value in request.form:
            fields.setdefault(name, []).append(value)
        method, data = ("POST", fields) if request.form else ("GET", None)
        async with self._http.stream(method, request.address, headers=dict(headers), data=data) as response:
            kept = {name: response.headers[name] for name in _KEPT if name in response.headers}
            answer = Answer(str(response.url), response.status_code, kept)
            pinned = shown_pin(response, self._pins.get(_host(str(response.url))))
            if pinned is not None and not pinned.startswith("pinned"):
                return replace(answer, problem="certificate", message=pinned)
            answer = replace(answer, certificate=pinned or "")
            if response.status_code == 304 or response.status_code in _MOVED:
                return answer
            declared = response.headers.get("content-length", "")
            if declared.isdecimal() and int(declared) > cap:
                return replace(
                    answer, problem="too_large", message=f"{int(declared):,} bytes, more than {cap:,}"
                )
            digest, size, head = hashlib.sha256(), 0, b""
            with path.open("wb") as file:
                async for chunk in response.aiter_bytes():
                    size += len(chunk)
                    if size > cap:
                        return replace(
                            answer, size=size, problem="too_large", message=f"more than {cap:,} bytes"
                        )
                    head = head if len(head) >= HEAD else (head + chunk)[:HEAD]
                    digest.update(chunk)
                    file.write(chunk)
        return replace(answer, path=path, sha256=digest.hexdigest(), size=size, head=head)


def _failed(request: Request, problem: str, message: str) -> Answer:
    return Answer(request.address, problem=problem, message=message)


def _told(error: Exception) -> str:
    return str(error) or type(error).__name__


def _discard(answer: Answer) -> None:
    if answer.path is not None:
        answer.path.unlink(missing_ok=True)


def _host(address: str) -> str:
    return urlsplit(address).netloc.lower()


def _domain(host: str) -> str:
    """The part of a host's name that one office holds: three labels under gov.vn and the like, two elsewhere.

    >>> _domain("vanban.sonla.gov.vn"), _domain("files.chinhphu.vn"), _domain("127.0.0.1")
    ('sonla.gov.vn', 'chinhphu.vn', '127.0.0.1')
    """
    labels = host.split(".")
    if host.replace(".", "").isdecimal() or len(labels) < 3:
        return host
    second = {"gov", "com", "org", "edu", "net"}
    return ".".join(labels[-3:] if labels[-2] in second else labels[-2:])
