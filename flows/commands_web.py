"""`kehoach web`: the analyst's desk in a browser."""

from __future__ import annotations

import argparse
import ipaddress
import logging
import secrets
import socket
from datetime import date, datetime

from flows.codes import DONE, FAILED
from flows.conclude import verdicts
from flows.open_tables import open_existing
from flows.terminal import paint, say
from tables.frames import read_frame
from tables.reviews import reviews_folder
from tables.search_index import update
from tables.store import Store

HERE = ("127.0.0.1", "localhost", "::1")


def web(options: argparse.Namespace) -> int:
    """Serve the desk until it is stopped. Other machines are let in only with the token."""
    import uvicorn

    from web.app import create_app, warm
    from web.settings import Settings

    store = open_existing(options.out)
    local = is_local(options.host)
    token = options.token or secrets.token_urlsafe(18)
    update(store, lambda done, all_: say(f"indexing for search: {done} of {all_} documents"))
    settings = Settings(
        token=token,
        today=date.today,
        guarded=not local or bool(options.token),
        hosts=HERE if local else (),
        reviews=reviews_folder(options.out),
        now=lambda: datetime.now().astimezone().isoformat(timespec="seconds"),
        recheck=lambda as_of: verdicts(store, as_of, _assumed(store)),
    )
    app = create_app(store, settings)
    warm(app.state.desk)
    try:
        listening = _listen(options.host, options.port)
    except OSError as error:
        say(
            f"kehoach web: cannot listen on {options.host}:{options.port}: {error.strerror}; choose another --port"
        )
        return FAILED
    shown = f"[{options.host}]" if ":" in options.host else options.host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    print(paint(address if not settings.guarded else f"{address}?token={token}", "bold"), flush=True)
    if not settings.guarded:
        say(f"to correct claims, open {address}review?token={token}")
    say("Ctrl+C stops the desk")
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    server = uvicorn.Server(
        uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False)
    )
    server.run(sockets=[listening])
    return DONE


def is_local(host: str) -> bool:
    """Whether only this machine can reach an address.

    >>> is_local("127.0.0.1"), is_local("localhost"), is_local("0.0.0.0"), is_local("::1")
    (True, True, False, True)
    """
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens, so that a taken port is told before anything else."""
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listening = socket.socket(family, kind, protocol)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(place)
    except OSError:
        listening.close()
        raise
    return listening


def _assumed(store: Store) -> bool:
    """Whether the last run took its folder for complete; another date is judged under the same terms."""
    runs = read_frame(store, "runs")
    return bool(len(runs) and runs["assume_covered"].fillna(False).iloc[-1])
