"""Lists of rows that a page shows and a person takes along: the same columns on screen and in a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import sqlalchemy as sa
from fastapi import HTTPException, Request
from fastapi.responses import Response

from tables.messages import told
from tables.rows import Row
from web.desk import Desk, ask, ask_one, desk_of, kept
from web.downloads import FORMATS, download
from web.language import language_of, say
from web.settings import DOWNLOAD_ROWS, MOST_ROWS, PAGE_ROWS


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in rows and files, the words of its head, and what its cells are.

    Kinds: text, long, said (a message of ours), day, number, document (a symbol, linked by `of`), verdict, code (words under `of`),
    claim (linked to its evidence), flag. `narrow` screens leave out what is not `key`.
    """

    name: str
    words: str
    kind: str = "text"
    of: str = ""
    key: bool = False


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list. `total` counts all rows; `notes` are said beside it and go into files."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Row]
    total: int
    number: int = 1
    size: int = PAGE_ROWS
    notes: Sequence[str] = ()

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-self.total // self.size))


def asked_format(request: Request) -> str | None:
    """The form of a file that is asked for in the address; a page not found for one that there is not."""
    wanted = request.query_params.get("format")
    if wanted and wanted not in FORMATS:
        raise HTTPException(400, f"format: {', '.join(FORMATS)}")
    return wanted or None


def whole_number(request: Request, name: str, default: int, most: int) -> int:
    """A number from 1 to `most` of the address."""
    text = request.query_params.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdecimal() and len(text) < 10 and int(text) >= 1):
        raise HTTPException(400, f"{name}: 1-{most}")
    return min(int(text), most)


def list_of(
    request: Request,
    name: str,
    columns: Sequence[Column],
    query: sa.Select[Any],
    notes: Sequence[str] = (),
    dress: Any = None,
    keys: Sequence[Any] = (),
    count: Callable[[], int] | None = None,
    together: bool = False,
) -> Listing | Response:
    """The page of a query that is asked for, or all of it as a file where a format is asked for.

    `dress(rows)` may add to the rows what the query does not give. With `keys`, the columns that tell rows apart,
    the page is found by sorting these alone, and only its own rows are read whole. `count` tells how many rows there
    are, where that is known already; `together` counts them while it looks for the keys, where both read the table.
    """
    desk = desk_of(request)
    wanted = asked_format(request)
    if wanted:
        rows = ask(desk, query.limit(DOWNLOAD_ROWS))
        return as_file(request, wanted, name, columns, dress(rows) if dress else rows, notes)
    size = whole_number(request, "size", PAGE_ROWS, MOST_ROWS)
    number = whole_number(request, "page", 1, 10**6)
    part = query.limit(size).offset((number - 1) * size)
    if keys:
        with desk.store.engine.connect() as connection:
            columns_read = (*keys, sa.func.count().over()) if together else keys
            read = connection.execute(part.with_only_columns(*columns_read)).all()
        found = [tuple(row)[: len(keys)] for row in read]
        if together and read:
            count = partial(int, read[0][-1])
        # the first key apart as well: SQLite looks up a tuple of several only by reading the whole table
        part = query.where(keys[0].in_([k[0] for k in found]), sa.tuple_(*keys).in_(found)) if found else part
    rows = ask(desk, part)
    total = (number - 1) * size + len(rows)
    if len(rows) == size or (not rows and number > 1):
        total = count() if count else kept(desk, _said(query), lambda: _counted(desk, query))
    return Listing(name, columns, dress(rows) if dress else rows, total, number, size, notes)


def _said(query: sa.Select[Any]) -> tuple[str, str]:
    """A query as it is remembered: its words and its values."""
    compiled = query.compile()
    return str(compiled), repr(sorted(compiled.params.items()))


def _counted(desk: Desk, query: sa.Select[Any]) -> int:
    count = query.order_by(None).with_only_columns(sa.func.count(), maintain_column_froms=True)
    return int(ask_one(desk, count))


def page_of(
    request: Request, name: str, columns: Sequence[Column], rows: Sequence[Row], notes: Sequence[str] = ()
) -> Listing | Response:
    """The same for rows that are all there."""
    wanted = asked_format(request)
    if wanted:
        return as_file(request, wanted, name, columns, rows[:DOWNLOAD_ROWS], notes)
    size = whole_number(request, "size", PAGE_ROWS, MOST_ROWS)
    number = whole_number(request, "page", 1, 10**6)
    return Listing(name, columns, rows[(number - 1) * size : number * size], len(rows), number, size, notes)


def as_file(
    request: Request,
    wanted: str,
    name: str,
    columns: Sequence[Column],
    rows: Sequence[Row],
    notes: Sequence[str],
) -> Response:
    """The rows as a file; its heads, and in CSV and XLSX its codes, are in the language of the page, its notes say where it is from."""
    language = language_of(request)
    heads = [say(language, column.words) for column in columns]
    notes_told = [
        say(language, "file.from", address=str(request.url.include_query_params(format=""))),
        say(language, "file.rows", count=len(rows)),
        *([say(language, "file.cut", most=DOWNLOAD_ROWS)] if len(rows) >= DOWNLOAD_ROWS else []),
        *notes,
    ]
    messages = [column.name for column in columns if column.kind == "said"]
    if messages:
        rows = [{**row, **{name: told(row[name], language) for name in messages}} for row in rows]
    if wanted in ("csv", "xlsx"):  # what people open, not what programs read
        coded = {
            c.name: "verdict" if c.kind == "verdict" else c.of
            for c in columns
            if c.kind in ("verdict", "code")
        }
        rows = [
            {**row, **{n: say(language, f"{of}.{row[n]}") for n, of in coded.items() if row.get(n)}}
            for row in rows
        ]
    return download(wanted, name, columns, heads, rows, notes_told)
