"""Datasette over the raw tables, mounted at /data: read only, with limits, and no way to anything but the tables.

A SQLite store is served as it is, opened read only. Of a store in PostgreSQL the SQLite export beside it is served.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from tables.schema import TABLES
from tables.sqlite_copy import sqlite_file
from tables.store import Store

BASE = "/data/"
MILLISECONDS, ROWS = 1500, 1000


def raw_tables(store: Store) -> ASGIApp:
    """Datasette as an application to mount; it opens the database on the first request."""
    made: list[ASGIApp] = []

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if not made:
            made.append(_datasette(sqlite_file(store)))
        # Datasette reads the whole path, which a mount would have cut
        path = scope.get("raw_path") or scope["path"].encode()
        await made[0](
            {**scope, "root_path": "", "path": scope["path"], "raw_path": path.split(b"?")[0]}, receive, send
        )

    return serve


def _datasette(path: Path) -> ASGIApp:
    from datasette.app import Datasette  # a quarter of the desk's start, for a page that few open

    settings: dict[str, Any] = {
        "base_url": BASE,
        "sql_time_limit_ms": MILLISECONDS,
        "facet_time_limit_ms": 200,
        "max_returned_rows": ROWS,
        "max_csv_mb": 50,
        "allow_download": False,
        "default_cache_ttl": 0,
        "num_sql_threads": 2,
        "suggest_facets": False,
    }
    desk = Datasette([str(path)], settings=settings, metadata=_metadata(path.stem), memory=False)
    app: ASGIApp = desk.app()
    return app


def _metadata(database: str) -> dict[str, Any]:
    """What each table and column means, from the schema."""
    described = {
        table.name: {
            "description": f"{table.info['vi']} / {table.info['en']}",
            "columns": {c.name: f"{c.info['vi']} / {c.info['en']}" for c in table.columns},
        }
        for table in TABLES.values()
    }
    return {"title": "kehoach", "databases": {database: {"tables": described}}}
