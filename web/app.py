"""The desk as one ASGI application."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib import resources
from importlib.metadata import version
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware

from tables.store import Store
from web import (
    api,
    compliance,
    deadlines,
    dictionary,
    document,
    entry,
    evidence,
    finding,
    home,
    lineage,
    people,
    questions,
    quotas,
    report_pages,
    review,
    sources,
)
from web.desk import Desk, catalogue_of, page
from web.guards import Next, Rates, guard
from web.rawtables import raw_tables
from web.settings import Settings
from web.templating import templates

PAGES: tuple[APIRouter, ...] = (
    home.router,
    finding.router,
    document.router,
    evidence.router,
    lineage.router,
    compliance.router,
    report_pages.router,
    deadlines.router,
    quotas.router,
    people.router,
    sources.router,
    review.router,
    questions.router,
    dictionary.router,
    entry.router,
    api.pages,
    api.router,
)
WARMED: tuple[Callable[[Desk], object], ...] = (
    catalogue_of,
    home.facts_of,
    review.how_many_doubts,
    compliance.choices_of,
    compliance.provinces_with,
    partial(compliance.scores_by, by="province"),
    partial(compliance.scores_by, by="body"),
    deadlines.owing,
    quotas.units_of,
    people.bodies_of,
    people.signers_of,
    sources.folders_of,
    review.doubts_of,
)
STATIC = Path(str(resources.files("web"))) / "static"


def create_app(store: Store, settings: Settings) -> FastAPI:
    """The desk over a store; the store's connections are set to read only."""
    app = FastAPI(
        title="kehoach", version=version("kehoach"), description="The analyst's desk: read only.", docs_url=None,
        redoc_url=None, openapi_url="/api/openapi.json",
    )  # fmt: skip
    _read_only(store)
    app.state.desk = Desk(store, settings, templates())
    rates = Rates(settings.rate, settings.burst)

    @app.middleware("http")
    async def guarded(request: Request, go_on: Next) -> Response:
        return await guard(request, go_on, rates)

    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.mount("/data", raw_tables(store))
    for router in PAGES:
        app.include_router(router)
    app.add_exception_handler(HTTPException, _refused)
    app.add_exception_handler(RequestValidationError, _misunderstood)
    app.add_exception_handler(Exception, _failed)
    return app


def warm(desk: Desk) -> None:
    """Count in the background what takes long, so that the first visitor need not wait."""
    for make in WARMED:
        desk.settings.later(partial(make, desk))


def _read_only(store: Store) -> None:
    if store.engine.dialect.name == "sqlite":
        store.engine.dispose()
        sa.event.listen(store.engine, "connect", _only_queries)


def _only_queries(connection: Any, _: Any) -> None:
    connection.execute("PRAGMA query_only=ON")


def _refused(request: Request, error: Exception) -> Response:
    """A page, or JSON under /api, that says what is wrong and nothing about our insides."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = str(error.detail) if isinstance(error, HTTPException) and status == 400 else ""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": detail or f"status {status}"}, status)
    return page(request, "error.html", status, code=status, detail=detail)


def _misunderstood(request: Request, error: Exception) -> Response:
    places = [".".join(map(str, e["loc"])) for e in getattr(error, "errors", list)()]
    if request.url.path.startswith("/api/"):
        return JSONResponse({"detail": f"not understood: {', '.join(places)}"}, 422)
    return page(request, "error.html", 400, code=400, detail=", ".join(places))


def _failed(request: Request, _: Exception) -> Response:
    """Starlette logs the fault; the person is told that it is ours."""
    return _refused(request, _)
