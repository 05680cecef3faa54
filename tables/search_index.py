"""The full-text index beside the store: SQLite FTS5 over texts folded by us, so that marks may be left out.

FTS5's own `remove_diacritics` does not fold đ ('dak lak' finds nothing); `fold_letters` does, and keeps every
character in its place, so that hits can be shown in the text as it is. The index holds no text: it lies in a
file of its own, follows the store (SQLite or PostgreSQL) document by document, and may be thrown away.
"""

from __future__ import annotations

import hashlib
import sqlite3
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import regex
import sqlalchemy as sa

from tables.rows import Row
from tables.schema import TABLES
from tables.store import IDS_AT_ONCE, REVISION, Store, get_meta

NAME = "search.sqlite"
VERSION = "1"
HEADER = ("symbol", "title", "issuer", "province", "doc_type", "issued_on")
_NEW = """
DROP TABLE IF EXISTS words; DROP TABLE IF EXISTS indexed; DROP TABLE IF EXISTS state;
CREATE VIRTUAL TABLE words USING fts5(symbol, title, header, body, content='', tokenize='unicode61 remove_diacritics 0');
CREATE TABLE indexed(row INTEGER PRIMARY KEY, doc_id TEXT NOT NULL UNIQUE, state TEXT NOT NULL);
CREATE TABLE state(key TEXT PRIMARY KEY, value TEXT NOT NULL);
"""
Progress = Callable[[int, int], None]


@cache
def _letters() -> dict[int, str]:
    """Each letter with marks to the letter without; one character to one character."""
    found = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        found[code] = (base if base.isascii() else chr(code)).lower()[:1]
    return found | {ord("Đ"): "d", ord("đ"): "d", ord("Ð"): "d", ord("ð"): "d"}


def fold_letters(text: str) -> str:
    """A text in lower case without marks, as long as before (texts of the store are NFC).

    >>> fold_letters("Kế hoạch tỉnh Đắk Lắk"), len(fold_letters("İ"))
    ('ke hoach tinh dak lak', 1)
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower()[:1] for c in text)
    return low.translate(_letters())


_TOKEN = regex.compile(r"[\p{L}\p{N}]+")


def tokens(text: str | None) -> list[str]:
    """The folded words of a text, as the index knows them; numbers without zeros in front.

    >>> tokens("Số 05/KH-UBND, Sơn La")
    ['so', '5', 'kh', 'ubnd', 'son', 'la']
    """
    found = _TOKEN.findall(fold_letters(unicodedata.normalize("NFC", text or "")))
    return [word.lstrip("0") or "0" if word.isdecimal() else word for word in found]


def connect(store: Store) -> sqlite3.Connection:
    """The index of a store; made empty where there is none, or one of another version."""
    path: Path = store.folder / NAME
    connection = sqlite3.connect(path, timeout=60, check_same_thread=False)
    connection.execute("PRAGMA journal_mode=WAL")
    try:
        found = connection.execute("SELECT value FROM state WHERE key='version'").fetchone()
    except sqlite3.OperationalError:
        found = None
    if found != (VERSION,):
        connection.executescript(_NEW)
        connection.execute("INSERT INTO state VALUES ('version', ?)", (VERSION,))
        connection.commit()
    return connection


def update(store: Store, progress: Progress | None = None) -> int:
    """Bring the index up to the store; returns how many documents were read for that. Nothing new: none."""
    with closing(connect(store)) as connection:
        revision = get_meta(store, REVISION) or ""
        seen = connection.execute("SELECT value FROM state WHERE key='revision'").fetchone()
        if seen == (revision,):
            return 0
        wanted = {row["doc_id"]: (row, _state(row)) for row in _headers(store)}
        known = dict(connection.execute("SELECT doc_id, state FROM indexed"))
        gone = [d for d, state in known.items() if d not in wanted or wanted[d][1] != state]
        fresh = [d for d, (_, state) in wanted.items() if known.get(d) != state]
        top = connection.execute("SELECT coalesce(max(row), 0) FROM indexed").fetchone()[0]
        if gone and top + len(fresh) > 2 * len(wanted) + 100:  # more dead rows than living ones: begin again
            connection.executescript(_NEW)
            connection.execute("INSERT INTO state VALUES ('version', ?)", (VERSION,))
            gone, fresh, top = [], list(wanted), 0
        connection.executemany("DELETE FROM indexed WHERE doc_id = ?", [(d,) for d in gone])
        done = 0
        for part, texts in _texts(store, fresh):
            rows = range(top + 1, top + 1 + len(part))
            top += len(part)
            entries = [_entry(wanted[d][0], texts.get(d, "")) for d in part]
            connection.executemany(
                "INSERT INTO words(rowid, symbol, title, header, body) VALUES (?, ?, ?, ?, ?)",
                [(row, *entry) for row, entry in zip(rows, entries, strict=True)],
            )
            states = [(row, d, wanted[d][1]) for row, d in zip(rows, part, strict=True)]
            connection.executemany("INSERT INTO indexed VALUES (?, ?, ?)", states)
            done += len(part)
            if progress:
                progress(done, len(fresh))
        connection.execute("INSERT OR REPLACE INTO state VALUES ('revision', ?)", (revision,))
        connection.commit()
        return len(fresh)


def _headers(store: Store) -> Iterator[Row]:
    documents = TABLES["documents"]
    columns = [documents.c[n] for n in ("doc_id", "status", "code_version", *HEADER)]
    with store.engine.connect() as connection:
        yield from (dict(row) for row in connection.execute(sa.select(*columns)).mappings())


def _state(row: Row) -> str:
    said = "\0".join(str(value) for value in row.values())
    return hashlib.sha256(said.encode(errors="replace")).hexdigest()[:16]


def _texts(store: Store, ids: list[str]) -> Iterator[tuple[list[str], dict[str, str]]]:
    texts = TABLES["texts"]
    for start in range(0, len(ids), IDS_AT_ONCE):
        part = ids[start : start + IDS_AT_ONCE]
        with store.engine.connect() as connection:
            query = sa.select(texts.c.doc_id, texts.c.text).where(texts.c.doc_id.in_(part))
            yield part, {row[0]: row[1] for row in connection.execute(query)}


def _entry(row: Row, text: str) -> tuple[str, str, str, str]:
    """What is indexed of a document: its symbol also in one piece, so that '55KHUBND' finds it."""
    symbol = tokens(row["symbol"])
    header = [w for name in ("issuer", "province", "doc_type", "issued_on") for w in tokens(row[name])]
    if header[:3] == ["uy", "ban", "nhan"]:
        header.append("ubnd")
    return (
        _joined([*symbol, "".join(symbol)]),
        _joined(tokens(row["title"])),
        _joined(header),
        fold_letters(text),
    )


def _joined(words: Iterable[str]) -> str:
    return " ".join(words)
