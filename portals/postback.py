"""ASP.NET postbacks: the page's form, filled as a browser would fill it when a link of it is clicked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from portals.model import Request
from portals.page import Page

# javascript:__doPostBack('ctl00$grid','Page$2') | javascript:WebForm_DoPostBackWithOptions(new WebForm_PostBackOptions("a$b", ""
_CALL = re.compile(r"""__doPostBack\(\s*(["'])(?P<target>.*?)\1\s*,\s*(["'])(?P<argument>.*?)\3""")


def posted(page: Page, script: str, name: str = "") -> Request | None:
    """The request that a postback link makes; None where the page has no form for it.

    `name` tells it from other postbacks of the address: by default its target and argument.
    """
    call = _CALL.search(script.replace("&#39;", "'").replace("\\'", "'"))
    form = page.tree.css_first("form")
    if call is None or form is None:
        return None
    target, argument = call["target"], call["argument"]
    fields = [(n, v) for n, v in _fields(form) if n not in ("__EVENTTARGET", "__EVENTARGUMENT")]
    fields += [("__EVENTTARGET", target), ("__EVENTARGUMENT", argument)]
    address = page.absolute(form.attributes.get("action") or "") or page.address
    if urlsplit(address).netloc != urlsplit(page.address).netloc:
        return None
    return Request(address, tuple(fields), name or f"{target},{argument}")


def _fields(form: LexborNode) -> list[tuple[str, str]]:
    """What a browser sends of a form without a click on one of its buttons."""
    found = []
    for node in form.css("input[name], select[name], textarea[name]"):
        attributes = node.attributes
        name, kind = attributes.get("name") or "", (attributes.get("type") or "text").lower()
        if "disabled" in attributes or kind in ("submit", "button", "image", "reset", "file", "password"):
            continue
        if kind in ("checkbox", "radio") and "checked" not in attributes:
            continue
        if node.tag == "select":
            chosen = node.css_first("option[selected]") or node.css_first("option")
            value = "" if chosen is None else chosen.attributes.get("value") or ""
        elif node.tag == "textarea":
            value = node.text()
        else:
            value = attributes.get("value") or ("on" if kind in ("checkbox", "radio") else "")
        found.append((name, value))
    return found
