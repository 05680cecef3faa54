"""Certificates: verified for every host, but for those that a profile pins, each with its reason."""

from __future__ import annotations

import hashlib
import ssl
from functools import cache

import httpx

from portals.profiles import Pin


@cache
def verified() -> ssl.SSLContext:
    """What every host but pinned ones is checked by; made once, for it reads all known authorities."""
    return ssl.create_default_context()


def unverified() -> ssl.SSLContext:
    """For pinned hosts alone: the certificate is compared with its pin instead (see `shown_pin`)."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def fingerprint(host: str) -> str:
    """The SHA-256 of the certificate that a host shows, whatever it is worth."""
    name, _, port = host.partition(":")
    try:
        found = ssl.get_server_certificate((name, int(port or 443)), timeout=20)
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert(found)).hexdigest()
    except (OSError, ValueError) as error:
        return f"none ({error})"


def shown_pin(response: httpx.Response, pin: Pin | None) -> str | None:
    """For a host with a pinned certificate: "pinned:..." where it is the one, else what is wrong; None for others."""
    if pin is None or response.url.scheme != "https":
        return None
    found = response.extensions["network_stream"].get_extra_info("ssl_object").getpeercert(binary_form=True)
    shown = hashlib.sha256(found or b"").hexdigest()
    if shown == pin.sha256:
        return f"pinned:{shown}"
    return (
        f"the host shows another certificate ({shown}) than the pinned one: ask its keeper, then pin it anew"
    )
