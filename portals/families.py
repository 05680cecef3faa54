"""Which module reads which family. A new family is a module with `listing` and `detail`, and a line here."""

from __future__ import annotations

from portals import aspnet, domino, feed, generic, liferay, nukeviet, sharepoint, vnpt
from portals.model import Family

FAMILIES: dict[str, Family] = {
    "nukeviet": nukeviet.FAMILY,
    "vnpt": vnpt.FAMILY,
    "sharepoint": sharepoint.FAMILY,
    "liferay": liferay.FAMILY,
    "aspnet": aspnet.FAMILY,
    "domino": domino.FAMILY,
    "generic": generic.FAMILY,
    "feed": feed.FAMILY,
}
