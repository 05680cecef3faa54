"""The tables as one Excel workbook: a sheet of notes, then a sheet for each table, ready to filter.

Rows come in reading order (province, issuer, date), each with its document's symbol and issuer in front, and a link to it.
Heads are in Vietnamese above the column's name in the tables, codes and messages in the reader's words, keys last. Dates
are dates, texts are never formulas, and the same rows give the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import sqlalchemy as sa
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from tables.export import LONG, columns_of, exported_columns, in_place_of
from tables.messages import told
from tables.schema import EXPORTED, TABLES
from tables.store import Store

NAME = "kehoach.xlsx"
MOST_ROWS = 1_048_575  # of a sheet, below its head
MOST_CHARACTERS = 32_767  # of a cell
FIRST = ("documents", "compliance", "links", "deadlines", "quotas", "tasks", "duties")
LEAD = (
    "symbol",
    "issuer",
    "province",
    "issued_on",
)  # of the document, in front of every row that belongs to one
OWNER = {"compliance": "parent_id"}  # whose document stands in front: the order, not the plan that answers it
# codes that a reader wants in words, by the kind of code
CODED = {
    "documents.issuer_level": "level",
    "citations.relation": "relation",
    "links.relation": "relation",
    "compliance.verdict": "verdict",
    "quota_checks.verdict": "check",
}
MESSAGES = ("reason", "warning", "message")  # kept in English, see `tables.messages`
MOST_LINKS = 65_000  # Excel opens no sheet with more
ID = re.compile(r"(?:doc|child|parent|chain|file)_id|\w*_hash|replaced_by")  # as long as nobody reads
HEAD = Font(bold=True), PatternFill("solid", fgColor="DDE6F0"), Alignment(vertical="top", wrap_text=True)
LINK = Font(color="0563C1", underline="single")
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
DAYS = (
    "issued_on",
    "parent_issued_on",
    "duty_due",
    "due",
    "valid_from",
    "valid_to",
)  # texts that hold a whole day more often than not
NOTES = (
    "kehoach: các kế hoạch dưới dạng bảng",
    "Mỗi trang là một bảng; mỗi dòng có trích nguyên văn (quote), quy tắc (rule), độ tin cậy (confidence).",
    "Ô trống là không rõ; không có giá trị nào được suy đoán.",
    "Tiêu đề cột gồm tên tiếng Việt và tên cột trong bảng; bấm vào số, ký hiệu để đến văn bản ở trang documents.",
    "placeholder: văn bản được viện dẫn nhưng chưa có trong tay.",
    "Không tìm thấy (not_found) chỉ khi nguồn đã được tìm đủ; nếu không là Chưa rõ (cannot_tell).",
    "Toàn văn nằm trong tệp Parquet (bảng texts), không có ở đây.",
    "",
    "kehoach: plans as tables",
    "Each sheet is a table; each row has its quote from the source, its rule and its confidence.",
    "An empty cell is unknown; nothing is invented.",
    "A head is the column's Vietnamese name above its name in the tables; a symbol leads to its document on sheet documents.",
    "placeholder: a document that is cited but not in hand.",
    "not_found is said only where the sources were covered; otherwise it is cannot_tell.",
    "Whole texts are in Parquet (table texts), not here.",
    "",
)


Said = Callable[[str, str], str]


class Linked(NamedTuple):
    """A text that leads to a row of the sheet of documents."""

    text: str
    row: int

    def __str__(self) -> str:
        return self.text


def export_xlsx(store: Store, path: Path | None = None, said: Said | None = None) -> Path:
    """Write the workbook (by default `kehoach.xlsx` in the store's folder); returns its path.

    `said(kind, code)` gives the words for a code of one of the kinds of `CODED`; without it codes stay codes.
    """
    path = path or store.folder / NAME
    book = Workbook(write_only=True)
    named = {name: TABLES[name] for name in FIRST}
    tables = [*named.values(), *(t for t in EXPORTED if t.name not in (*FIRST, *LONG))]
    _write_notes(book, tables)
    order = _reading_order(store)
    for table in tables:
        _write_table(book, store, table, order, said)
    with in_place_of(path) as beside:
        beside.write_bytes(_same_bytes(book))
    return path


def workbook(name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]], notes: Iterable[str]) -> bytes:
    """One list as a workbook: a sheet with heads that stay and filters, and a sheet of notes."""
    whole = list(rows)
    book = Workbook(write_only=True)
    _fill(book.create_sheet(name[:31]), heads, whole[:MOST_ROWS])
    sheet = book.create_sheet("notes")
    sheet.column_dimensions["A"].width = 110
    for note in notes:
        sheet.append([_cell(sheet, note)])
    return _same_bytes(book)


def _fill(sheet: Any, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """A sheet of rows: the head stays in sight, every column can be filtered."""
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows) + 1}"
    for place, head in enumerate(heads):
        sheet.column_dimensions[get_column_letter(place + 1)].width = _width(head, rows, place)
    sheet.append(_head(sheet, heads))
    linked = len(rows) <= MOST_LINKS
    for row in rows:
        sheet.append([_cell(sheet, value, linked) for value in row])


def _reading_order(store: Store) -> dict[str, tuple[int, tuple[str | None, ...]]]:
    """For each document its place in reading order, and what stands in front of its rows."""
    documents = TABLES["documents"]
    names = (*LEAD, "issued_on", "doc_id")
    with store.engine.connect() as connection:
        rows = [
            dict(row) for row in connection.execute(sa.select(*(documents.c[n] for n in names))).mappings()
        ]
    rows.sort(
        key=lambda row: [row[name] or "" for name in ("province", "issuer", "issued_on", "symbol", "doc_id")]
    )
    return {row["doc_id"]: (place, tuple(row[name] for name in LEAD)) for place, row in enumerate(rows)}


def _write_notes(book: Workbook, tables: Sequence[sa.Table]) -> None:
    sheet = book.create_sheet("notes")
    sheet.column_dimensions["A"].width = sheet.column_dimensions["C"].width = 28
    for letter in "DE":
        sheet.column_dimensions[letter].width = 70
    for line in NOTES:
        sheet.append([line])
    sheet.append(_head(sheet, ("table", "", "column", "tiếng Việt", "English")))
    for table in tables:
        sheet.append([table.name, "", "", table.info["vi"], table.info["en"]])
        for column in exported_columns(table):
            sheet.append(["", "", column.name, column.info["vi"], column.info["en"]])


def _write_table(
    book: Workbook, store: Store, table: sa.Table, order: dict[str, Any], said: Said | None
) -> None:
    columns = exported_columns(table)
    names = [column.name for column in columns]
    owner = OWNER.get(table.name) or next(
        (n for n in ("doc_id", "child_id", "parent_id") if n in names), None
    )
    lead = () if owner is None or table.name == "documents" else LEAD
    places = sorted(range(len(names)), key=lambda at: ID.fullmatch(names[at]) is not None)
    whole: Iterable[Sequence[Any]] = _rows(store, table, said)
    if owner:
        at = names.index(owner)
        whole = sorted(whole, key=lambda row: order.get(row[at], (len(order), ()))[0])
    rows = (
        [*(_in_front(order.get(row[at])) if lead else ()), *(row[place] for place in places)] for row in whole
    )
    titles = [*_lead_heads(lead), *(f"{columns[at].info['vi']}\n{names[at]}" for at in places)]
    for number, part in enumerate(_sheets(rows)):
        _fill(book.create_sheet(table.name if not number else f"{table.name} ({number + 1})"), titles, part)


def _lead_heads(lead: Sequence[str]) -> Iterator[str]:
    columns = TABLES["documents"].c
    return (f"văn bản: {columns[name].info['vi']}\ndocument {name}" for name in lead)


def _in_front(owner: tuple[int, tuple[Any, ...]] | None) -> tuple[Any, ...]:
    """What stands in front of a document's row: its symbol, with a link to its own row, and the rest of `LEAD`."""
    if owner is None:
        return (None,) * len(LEAD)
    place, (symbol, *rest, day) = owner
    return Linked(symbol or "?", place + 2), *rest, _as_day(day)


def _sheets(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    whole = list(rows)
    yield whole[:MOST_ROWS]
    for start in range(MOST_ROWS, len(whole), MOST_ROWS):
        yield whole[start : start + MOST_ROWS]


def _width(title: str, rows: Sequence[Sequence[Any]], place: int) -> float:
    if ID.fullmatch(title.rsplit("\n", 1)[-1]):
        return 10.0
    longest = max((len(str(row[place])) for row in rows[:200] if row[place] is not None), default=0)
    return float(min(60, max(max(map(len, title.split("\n"))) + 3, longest + 2, 8)))


def _head(sheet: Any, titles: Iterable[str]) -> list[Any]:
    cells = []
    for title in titles:
        cell = WriteOnlyCell(sheet, title)
        cell.font, cell.fill, cell.alignment = HEAD
        cells.append(cell)
    return cells


def _rows(store: Store, table: sa.Table, said: Said | None) -> Iterator[tuple[Any, ...]]:
    exported = exported_columns(table)
    for columns in columns_of(store, table):
        cells = [_values(values, column, said) for values, column in zip(columns, exported, strict=True)]
        yield from zip(*cells, strict=True)


def _values(values: Sequence[Any], column: sa.Column[Any], said: Said | None) -> Sequence[Any]:
    kind = CODED.get(f"{column.table.name}.{column.name}")
    if said is not None and kind is not None:
        return [value and said(kind, value) for value in values]
    if said is not None and column.name in MESSAGES:
        return [value and told(value) for value in values]
    if isinstance(column.type, sa.Boolean):
        return [None if value is None else bool(value) for value in values]
    if isinstance(column.type, sa.Date) or column.name in DAYS:
        return [_as_day(value) for value in values]
    return values


def _cell(sheet: Any, value: Any, linked: bool = True) -> Any:
    if isinstance(value, Linked):
        cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("\ufffd", value.text)[:MOST_CHARACTERS])
        cell.data_type = "s"
        if linked:
            cell.hyperlink, cell.font = Hyperlink(ref="", location=f"documents!A{value.row}"), LINK
        return cell
    if isinstance(value, str):
        if not value.isprintable():
            value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
        if value[:1] not in "=#" and len(value) <= MOST_CHARACTERS:
            return value
        cell = WriteOnlyCell(sheet, value[:MOST_CHARACTERS])
        cell.data_type = "s"  # never a formula, never an error value
        return cell
    if isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd"
        return cell
    return value


def _as_day(value: Any) -> Any:
    """A whole day as Excel takes it, which counts from 1900; any other text as it is."""
    text = str(value)
    if not ISO_DAY.match(text) or text < "1900":
        return value
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return value


def _same_bytes(book: Workbook) -> bytes:
    """The saved workbook with the clock taken out of it: fixed times of members and of its properties."""
    saved, out = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again:
        for info in package.infolist():
            content = package.read(info)
            if info.filename == "docProps/core.xml":
                content = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2000-01-01T00:00:00Z", content)
            member = zipfile.ZipInfo(info.filename, (2000, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(member, content)
    return out.getvalue()
