"""A list as a file: CSV for Excel, XLSX with typed cells and a sheet of notes, Parquet, JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Protocol

import pyarrow as pa
import pyarrow.parquet as pq
from fastapi.responses import Response

from tables.export import neutral
from tables.rows import Row
from tables.xlsx import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS = ("csv", "xlsx", "parquet", "json")
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": XLSX,
    "parquet": "application/vnd.apache.parquet",
    "json": "application/json",
}


class Named(Protocol):
    """What is needed of a column."""

    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> str: ...


def download(
    wanted: str,
    name: str,
    columns: Sequence[Named],
    heads: Sequence[str],
    rows: Sequence[Row],
    notes: Sequence[str],
) -> Response:
    """The rows in the form asked for, as a file called `name`."""
    write: dict[str, Callable[..., bytes]] = {"csv": _csv, "xlsx": _xlsx, "parquet": _parquet, "json": _json}
    body = write[wanted](name, columns, heads, rows, notes)
    return Response(
        body,
        media_type=_TYPES[wanted],
        headers={"Content-Disposition": f'attachment; filename="{name}.{wanted}"'},
    )


def _csv(
    _: str, columns: Sequence[Named], heads: Sequence[str], rows: Sequence[Row], __: Sequence[str]
) -> bytes:
    """RFC 4180 with a mark in front, by which Excel knows UTF-8; no cell is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([neutral(_plain(row.get(c.name))) for c in columns] for row in rows)
    return out.getvalue().encode("utf-8-sig", errors="replace")


def _xlsx(
    name: str, columns: Sequence[Named], heads: Sequence[str], rows: Sequence[Row], notes: Sequence[str]
) -> bytes:
    cells = ([_typed(row.get(c.name), c.kind) for c in columns] for row in rows)
    return workbook(name, heads, cells, notes)


def _parquet(
    _: str, columns: Sequence[Named], heads: Sequence[str], rows: Sequence[Row], notes: Sequence[str]
) -> bytes:
    fields = []
    arrays = []
    for column, head in zip(columns, heads, strict=True):
        values = [_plain(row.get(column.name)) for row in rows]
        kind = (
            pa.float64() if column.kind == "number" else pa.bool_() if column.kind == "flag" else pa.string()
        )
        arrays.append(pa.array(values if kind != pa.string() else [_said(v) for v in values], kind))
        fields.append(pa.field(column.name, kind, metadata={"head": head}))
    out = io.BytesIO()
    schema = pa.schema(fields, metadata={"notes": "\n".join(notes)})
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), out, compression="zstd")
    return out.getvalue()


def _json(
    _: str, columns: Sequence[Named], __: Sequence[str], rows: Sequence[Row], notes: Sequence[str]
) -> bytes:
    items = [{c.name: _plain(row.get(c.name)) for c in columns} for row in rows]
    text = json.dumps({"notes": list(notes), "rows": items}, ensure_ascii=False, indent=1)
    return text.encode(errors="replace")


def _plain(value: Any) -> Any:
    """A value as text files hold it: days in ISO form, unknown as nothing."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return None if value is None or value != value else value


def _said(value: Any) -> str | None:
    return None if value is None else str(value)


def _typed(value: Any, kind: str) -> Any:
    """A day as a date that Excel can sort, where it is whole; parts of days and all else as they are."""
    if kind == "day" and value:
        text = value.isoformat() if isinstance(value, date) else str(value)
        if len(text) == 10 and text >= "1900":
            try:
                return datetime.fromisoformat(text)
            except ValueError:
                return text
    return _plain(value)
