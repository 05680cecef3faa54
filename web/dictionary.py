"""The data dictionary: every table and column in Vietnamese and English, made from the schema."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from tables.export import exported_columns
from tables.rows import Row
from tables.schema import EXPORTED
from web.desk import page
from web.listings import Column, Listing, page_of
from web.settings import MOST_ROWS

router = APIRouter(include_in_schema=False)
COLUMNS = (
    Column("table", "dict.table"),
    Column("column", "dict.column"),
    Column("type", "dict.type"),
    Column("key", "dict.key", "flag"),
    Column("vi", "dict.vi", "long"),
    Column("en", "dict.en", "long"),
)


@router.get("/dictionary")
def show(request: Request) -> Response:
    """All tables on one page, or the list of columns as a file."""
    rows: list[Row] = [
        {
            "table": table.name, "column": column.name, "type": str(column.type).split("(")[0].lower(),
            "key": column.primary_key, "vi": column.info["vi"], "en": column.info["en"],
        }
        for table in EXPORTED
        for column in exported_columns(table)
    ]  # fmt: skip
    listing = page_of(request, "dictionary", COLUMNS, rows)
    if not isinstance(listing, Listing):
        return listing
    groups = [
        (
            table,
            Listing(
                table.name, COLUMNS[1:], [r for r in rows if r["table"] == table.name], 0, size=MOST_ROWS
            ),
        )
        for table in EXPORTED
    ]
    return page(request, "dictionary.html", groups=groups)
