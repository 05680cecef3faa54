"""What every page needs: the store, the words, the templates, and answers kept until the store changes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar
from urllib.parse import urlencode

import jinja2
import sqlalchemy as sa
from fastapi import HTTPException, Request
from fastapi.responses import HTMLResponse, Response

from tables.catalogue import Catalogue, load_catalogue
from tables.messages import told
from tables.rows import Row
from tables.schema import TABLES
from tables.search_index import update
from tables.store import REVISION, Store, get_meta
from web import shown
from web.language import COOKIE, LANGUAGES, language_of, sayer
from web.settings import Settings

Found = TypeVar("Found")
KEPT = 400  # answers that are remembered for one state of the store


@dataclass(slots=True)
class Desk:
    """One desk over one store."""

    store: Store
    settings: Settings
    templates: jinja2.Environment
    revision: str = ""
    kept: dict[Any, Any] = field(default_factory=dict)
    lasting: dict[Any, tuple[str, Any]] = field(default_factory=dict)
    catalogue: Catalogue | None = None
    catalogue_of: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)


def desk_of(request: Request) -> Desk:
    """The desk that answers a request."""
    desk: Desk = request.app.state.desk
    return desk


def ask(desk: Desk, query: sa.Select[Any]) -> list[Row]:
    """The rows of a query."""
    with desk.store.engine.connect() as connection:
        found = connection.execute(query)
        names = list(found.keys())
        return [dict(zip(names, row, strict=True)) for row in found]


def ask_one(desk: Desk, query: sa.Select[Any]) -> Any:
    """The first value of the first row of a query."""
    with desk.store.engine.connect() as connection:
        return connection.execute(query).scalar()


def state_of(desk: Desk) -> str:
    """The state of the store: changes with every change of its rows."""
    state = get_meta(desk.store, REVISION) or ""
    if state != desk.revision:
        with desk.lock:
            desk.revision, desk.kept = state, {}
    return state


def kept(desk: Desk, key: Any, make: Callable[[], Found]) -> Found:
    """What `make` gives, made once for each state of the store."""
    state_of(desk)
    answers = desk.kept
    if key not in answers:
        found = make()
        if len(answers) >= KEPT:
            answers.clear()
        answers[key] = found
    return answers[key]  # type: ignore[no-any-return]


def lasting(desk: Desk, key: Any, make: Callable[[], Found]) -> Found:
    """As `kept`, for what takes long to count: after a change of the store the answer before it, while a new one is made."""
    state = state_of(desk)
    if key not in desk.lasting:
        if len(desk.lasting) >= KEPT:
            desk.lasting.clear()
        desk.lasting[key] = (state, make())
    elif desk.lasting[key][0] != state:
        desk.lasting[key] = (state, desk.lasting[key][1])
        desk.settings.later(lambda: _remake(desk, key, make))
    return desk.lasting[key][1]  # type: ignore[no-any-return]


def _remake(desk: Desk, key: Any, make: Callable[[], object]) -> None:
    state = state_of(desk)
    try:
        desk.lasting[key] = (state, make())
    except Exception:
        desk.lasting.pop(key, None)  # the next who asks sees the fault
        raise


def catalogue_of(desk: Desk) -> Catalogue:
    """The catalogue of the store; while a newer one is made, the one before it."""
    state = state_of(desk)
    if desk.catalogue is not None and desk.catalogue_of == state:
        return desk.catalogue
    if desk.catalogue is None:
        with desk.lock:
            if desk.catalogue is None:
                _renew(desk, state)
    elif desk.lock.acquire(blocking=False):
        try:
            desk.catalogue_of = state
            desk.settings.later(lambda: _renew(desk, state))
        finally:
            desk.lock.release()
    assert desk.catalogue is not None
    return desk.catalogue


def _renew(desk: Desk, state: str) -> None:
    update(desk.store)
    desk.catalogue, desk.catalogue_of = load_catalogue(desk.store), state


def document_of(desk: Desk, key: str) -> Row:
    """The document whose key stands in an address; a page not found where there is none."""
    documents = TABLES["documents"]
    doc_id = key.replace("~", "/")
    fits = documents.c.doc_id == doc_id
    if len(doc_id) >= 12 and set(doc_id) <= set("0123456789abcdef"):
        fits = sa.and_(documents.c.doc_id >= doc_id, documents.c.doc_id < doc_id + "g")
    found = ask(desk, sa.select(documents).where(fits).limit(2))
    if len(found) != 1:
        raise HTTPException(404)
    return found[0]


def names_of(desk: Desk, doc_ids: set[str]) -> dict[str, Row]:
    """What documents are called: their rows by id."""
    documents = TABLES["documents"]
    names = ("doc_id", "status", "symbol", "issuer", "province", "province_id", "issued_on", "title", "draft")
    columns = [documents.c[name] for name in names]
    found: dict[str, Row] = {}
    wanted = sorted(doc_ids)
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        found |= {r["doc_id"]: r for r in ask(desk, sa.select(*columns).where(documents.c.doc_id.in_(part)))}
    return found


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page made from a template in the language of the request."""
    desk, language = desk_of(request), language_of(request)
    said = sayer(language)
    query = request.query_params.multi_items()
    html = desk.templates.get_template(template).render(
        t=said,
        lang=language,
        other=next(name for name in LANGUAGES if name != language),
        path=request.url.path,
        here=lambda **changes: link(request.url.path, query, **changes),
        today=desk.settings.today(),
        day=lambda value: shown.day(value, language),
        moment=lambda value: shown.moment(value, language),
        number=lambda value: shown.number(value, language),
        tell=lambda message: told(message, language),
        **values,
    )
    answer = HTMLResponse(html, status)
    if request.query_params.get("lang") in LANGUAGES:
        answer.set_cookie(COOKIE, language, max_age=31536000, httponly=True, samesite="lax")
    return answer


def link(path: str, query: list[tuple[str, str]] | Mapping[str, Any], **changes: Any) -> str:
    """An address with some of its questions changed; None or '' takes one out.

    >>> link("/search", [("q", "số"), ("page", "2")], page=None, year=2016)
    '/search?q=s%E1%BB%91&year=2016'
    """
    pairs = list(query.items()) if isinstance(query, Mapping) else query
    kept_pairs = [(name, value) for name, value in pairs if name not in changes and value not in (None, "")]
    kept_pairs += [(name, value) for name, value in changes.items() if value not in (None, "")]
    return f"{path}?{urlencode(kept_pairs)}" if kept_pairs else path
