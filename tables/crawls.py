"""Crawls in the store: sightings as the journals hold them, figures and alarms, and what a fetched file is shown as."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from tables.rows import Row
from tables.schema import TABLES
from tables.store import WRITTEN, Store, bump, get_meta, insert_rows, set_meta

ROWS_AT_ONCE = 2000
_SAME = (
    "portal",
    "address",
    "crawl",
    "kind",
    "outcome",
    "message",
    "sha256",
    "size",
    "file",
    "list_page",
    "page",
    "title",
    "certificate",
)
_COUNTS = (
    *("complete", "stopped", "message", "requests", "bytes", "lists", "lists_failed", "left_out", "pages"),
    *(
        "pages_labelled",
        "pages_empty",
        "new",
        "changed",
        "unchanged",
        "errors",
        "forbidden",
        "first_day",
        "last_day",
    ),
)


def read_until(store: Store, journal: str) -> int:
    """Up to which byte the tables hold a journal."""
    return int(get_meta(store, f"journal:{journal}") or 0)


def note_lines(
    store: Store, portal: str, lines: Iterable[Mapping[str, Any]], journal: str, until: int
) -> None:
    """Write the lines of a journal that the tables do not hold yet, in one transaction; twice does no harm."""
    sightings: dict[tuple[str, str], Row] = {}
    crawls: dict[str, Row] = {}
    for line in lines:
        if line["what"] == "sighting":
            sightings[line["address"], line["at"]] = _sighting(portal, line)
        else:
            crawls.setdefault(line["crawl"], {"portal": portal, "crawl": line["crawl"]})
            if line["what"] == "end":
                crawls[line["crawl"]].update(_figures(line))
    with store.engine.begin() as connection:
        bump(connection)
        _replace(connection, "sightings", ("portal", "address", "fetched_at"), list(sightings.values()))
        _replace(connection, "crawls", ("portal", "crawl"), list(crawls.values()))
        set_meta(connection, f"journal:{journal}", str(until))


def _sighting(portal: str, line: Mapping[str, Any]) -> Row:
    row = {name: line.get(name) or None for name in _SAME}
    headers, metadata = line.get("headers"), line.get("metadata")
    return {
        **row,
        "portal": portal,
        "fetched_at": line["at"],
        "http_status": line.get("status"),
        "final_address": line.get("final"),
        "headers": json.dumps(headers, ensure_ascii=False, sort_keys=True) if headers else None,
        "metadata": json.dumps(metadata, ensure_ascii=False) if metadata else None,
    }


def _figures(line: Mapping[str, Any]) -> Row:
    figures = {name: line.get(name) for name in _COUNTS}
    return {
        **{name: value if value != "" else None for name, value in figures.items()},
        "finished_at": line["at"],
        "whole_list": line.get("full"),
        "listed": line.get("rows"),
        "listed_labelled": line.get("rows_labelled"),
        "problems": json.dumps(line["problems"], sort_keys=True) if line.get("problems") else None,
    }


def _replace(connection: sa.Connection, name: str, key: tuple[str, ...], rows: list[Row]) -> None:
    table = TABLES[name]
    here = [table.c[column] == sa.bindparam(f"the_{column}") for column in key]
    for start in range(0, len(rows), ROWS_AT_ONCE):
        part = rows[start : start + ROWS_AT_ONCE]
        keys = [{f"the_{column}": row[column] for column in key} for row in part]
        connection.execute(sa.delete(table).where(*here), keys)
        insert_rows(connection, table, part)


def history(store: Store, portal: str) -> list[Row]:
    """Figures of the finished crawls of a portal, oldest first."""
    crawls = TABLES["crawls"]
    query = sa.select(crawls).where(crawls.c.portal == portal, crawls.c.finished_at.is_not(None))
    with store.engine.connect() as connection:
        return [dict(row) for row in connection.execute(query.order_by(crawls.c.crawl)).mappings()]


def write_alarms(store: Store, portal: str, crawl: str, alarms: Iterable[tuple[str, str, str]]) -> None:
    """Note what is wrong with a crawl: (code, level, message) each; the crawl is healthy where none is an alarm."""
    rows = [
        {"portal": portal, "crawl": crawl, "no": no, "code": code, "level": level, "message": message}
        for no, (code, level, message) in enumerate(alarms)
    ]
    table, crawls = TABLES["alarms"], TABLES["crawls"]
    healthy = all(row["level"] != "alarm" for row in rows)
    with store.engine.begin() as connection:
        bump(connection)
        connection.execute(sa.delete(table).where(table.c.portal == portal, table.c.crawl == crawl))
        insert_rows(connection, table, rows)
        this = sa.update(crawls).where(crawls.c.portal == portal, crawls.c.crawl == crawl)
        connection.execute(this.values(healthy=healthy))


def alarms_of(store: Store, portal: str, crawl: str) -> list[Row]:
    """What a crawl raised."""
    table = TABLES["alarms"]
    query = sa.select(table).where(table.c.portal == portal, table.c.crawl == crawl).order_by(table.c.no)
    with store.engine.connect() as connection:
        return [dict(row) for row in connection.execute(query).mappings()]


def metadata_of(store: Store, portal: str | None = None) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """(portal, address, sha256, labelled values) of fetched documents, as seen last at each address."""
    s = TABLES["sightings"]
    query = sa.select(s.c.portal, s.c.address, s.c.sha256, s.c.metadata)
    query = query.where(s.c.file.is_not(None), s.c.metadata.is_not(None))
    if portal is not None:
        query = query.where(s.c.portal == portal)
    found = {}
    with store.engine.connect() as connection:
        for name, address, sha256, metadata in connection.execute(query.order_by(s.c.fetched_at)):
            pairs = [(str(pair[0]), str(pair[1])) for pair in json.loads(metadata)]
            found[name, address, sha256] = (str(name), str(address), str(sha256), pairs)
    return [found[key] for key in sorted(found)]


def fetched_files(store: Store) -> dict[str, tuple[str, str]]:
    """By path under data/raw, the address where a file was seen first, and when."""
    s = TABLES["sightings"]
    query = sa.select(s.c.file, s.c.address, s.c.fetched_at).where(s.c.file.is_not(None))
    found: dict[str, tuple[str, str]] = {}
    with store.engine.connect() as connection:
        for file, address, at in connection.execute(query.order_by(s.c.fetched_at, s.c.address)):
            found.setdefault(str(file), (str(address), str(at)))
    return found


def note_addresses(store: Store, places: Mapping[str, tuple[str, str]]) -> None:
    """Show in `files` where fetched files are from: (address, time) by full path."""
    files = TABLES["files"]
    query = sa.select(files.c.location, files.c.address).where(files.c.present)
    with store.engine.connect() as connection:
        now = {str(location): address for location, address in connection.execute(query)}
    changes = [
        {"place": location, "new_address": address, "new_time": at}
        for location, (address, at) in sorted(places.items())
        if location in now and now[location] != address
    ]
    if changes:
        change = sa.update(files).where(files.c.location == sa.bindparam("place"))
        change = change.values(address=sa.bindparam("new_address"), fetched_at=sa.bindparam("new_time"))
        with store.engine.begin() as connection:
            bump(connection, WRITTEN)
            connection.execute(change, changes)
