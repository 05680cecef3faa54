"""The tables: schema, store, search, exports, questions. `open_tables` is the door for notebooks."""

from __future__ import annotations

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tables.notebook import Tables


def open_tables(out: str | PathLike[str] = "data/structured", url: str | None = None) -> Tables:
    """The tables of a store as pandas frames: `open_tables("out")["deadlines"]`, `.query("SELECT ...")`.

    `url`: a SQLAlchemy URL, for tables in PostgreSQL. Raises StoreError where there is no store.
    """
    from tables.notebook import open_for_reading

    return open_for_reading(out, url)
