"""Where the tables are: a folder with SQLite, or the database that KEHOACH_DATABASE names."""

from __future__ import annotations

import os
from pathlib import Path

from tables.store import FILE_NAME, Store, open_store


def database_url() -> str | None:
    """The SQLAlchemy URL of the shared database, if one is set."""
    return os.environ.get("KEHOACH_DATABASE") or None


def open_existing(out: Path) -> Store:
    """The store to read from. Raises StoreError where there is none."""
    return open_store(out, database_url(), create=False)


def open_if_made(out: Path) -> Store | None:
    """The store to read from; None where no run or crawl has made one."""
    return open_existing(out) if database_url() or (out / FILE_NAME).is_file() else None


def open_for_writing(out: Path) -> Store:
    """The store to write to, made if need be."""
    return open_store(out, database_url())
