"""A Prefect server of our own where no API is configured: the temporary one that Prefect starts keeps no schedules."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

SETTINGS = {
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",  # a first start makes its database: 14-28 s
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_CLOUD_ENABLE_ORCHESTRATION_TELEMETRY": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_DATABASE_TIMEOUT": "60",
}
PORT = 4200  # Prefect's own, if it is free
SECONDS_TO_START = 180.0
SECONDS_TO_STOP = 10.0


def settle_environment() -> None:
    """Set Prefect up; to be called before it is imported, for it reads its settings then."""
    for name, value in SETTINGS.items():
        os.environ.setdefault(name, value)


@contextmanager
def prefect_server() -> Iterator[str]:
    """A server on loopback for as long as this lasts; its address is in PREFECT_API_URL. Raises OSError if it fails."""
    settle_environment()
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    environment = {
        **os.environ,
        "PREFECT_API_URL": f"{address}/api",
        "PREFECT_LOGGING_SERVER_LEVEL": "WARNING",
    }
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        _wait(server, address)
        os.environ["PREFECT_API_URL"] = f"{address}/api"
        yield address
    finally:
        server.terminate()
        try:
            server.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            server.kill()


def _free_port() -> int:
    for port in (PORT, 0):
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return int(probe.getsockname()[1])
            except OSError:
                continue
    raise OSError("no port is free on 127.0.0.1")


def _wait(server: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"{address}/api/health", timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise OSError(
        "the Prefect server did not start: look at the lines above, or set PREFECT_API_URL to one that runs"
    )
