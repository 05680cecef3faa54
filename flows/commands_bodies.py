"""`kehoach bodies`: the registry of departments and their equals, and the issuer codes that it lacks."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from extract.folding import bare
from extract.names import province_named
from extract.reference import Province, bodies
from extract.reference import provinces as all_provinces
from flows.codes import DONE, WRONG_USAGE
from flows.open_tables import open_existing
from flows.terminal import aligned, say, screen_width
from links.departments import existence
from links.keys import is_known_code, parse_symbol
from links.lineage import provinces_on, title_of
from tables.schema import TABLES
from tables.store import Store

COLUMNS = (
    "province",
    "body_id",
    "name",
    "kind",
    "counts_as_so",
    "exists",
    "codes",
    "valid_from",
    "valid_to",
    "successor",
)
CODES = ("code", "documents", "citations", "example")


def show_bodies(options: argparse.Namespace) -> int:
    """Bodies of a day, of one province or of any; with --provinces the provinces of that day."""
    on = options.on or date.today()
    if options.unknown_codes:
        return _show(
            CODES, unknown_codes(open_existing(options.out)), options.json, "without a place in the registry"
        )
    if options.provinces:
        found = [_province_row(p) for p in all_provinces() if p.on(on)]
        return _show(tuple(found[0]), found, options.json, f"provinces on {on.isoformat()}")
    place = None
    if options.province:
        place = asked_province(options.province, on)
        if place is None:
            return WRONG_USAGE
        there = [p for p in all_provinces() if p.id in provinces_on(place.id, on)]
        place = there[0] if there else place
    return _show(COLUMNS, body_rows(place, on), options.json, f"bodies on {on.isoformat()}")


def asked_province(name: str, on: date) -> Province | None:
    """The province that a person names, marks or not; of two the one that exists on the day. Says so for none."""
    place = province_named(name, on) or _without_marks(name, on)
    if place is None:
        say(f"kehoach: no province {name!r} is known; 'kehoach bodies --provinces' lists them")
    return place


def _without_marks(name: str, on: date) -> Province | None:
    """As typed without marks ("tinh phu yen"), or by registry id ("phu-yen.63", "phu-yen")."""
    plain = bare(name).removeprefix("tinh ").removeprefix("thanh pho ")
    found = [p for p in all_provinces() if bare(p.name) == plain or name in (p.id, p.id.split(".")[0])]
    return next((p for p in found if p.on(on)), found[-1] if found else None)


def body_rows(place: Province | None, on: date) -> list[dict[str, Any]]:
    """The bodies that exist on a day, in one province or in any."""
    rows = []
    for body in bodies():
        exists = existence(body, place.name if place else None, on)
        if exists == "no":
            continue
        days = (d.isoformat() if d else None for d in (body.valid_from, body.valid_to))
        row = (
            place.name if place else None,
            body.id,
            title_of(body, place),
            body.kind,
            body.counts_as_so,
            exists,
        )
        codes = ("; ".join(body.codes), *days, "; ".join(body.successors) or None)
        rows.append(dict(zip(COLUMNS, (*row, *codes), strict=True)))
    return rows


def _province_row(unit: Province) -> dict[str, Any]:
    days = (d.isoformat() if d else None for d in (unit.valid_from, unit.valid_to))
    names = ("province_id", "name", "kind", "valid_from", "valid_to", "successor", "predecessors")
    told = (unit.id, unit.name, unit.kind, *days, unit.successor, "; ".join(unit.predecessors) or None)
    return dict(zip(names, told, strict=True))


def unknown_codes(store: Store) -> list[dict[str, Any]]:
    """Issuer codes in symbols that the registry lacks, with how often documents bear and cite them."""
    tally: dict[str, dict[str, Any]] = {}
    for name in ("documents", "citations"):
        table = TABLES[name]
        query = sa.select(sa.func.min(table.c.symbol), sa.func.count()).where(table.c.symbol.is_not(None))
        if name == "documents":
            query = query.where(table.c.status == "held")
        with store.engine.connect() as connection:
            found = [tuple(row) for row in connection.execute(query.group_by(table.c.symbol_key))]
        for symbol, count in sorted(found):
            key = parse_symbol(symbol)
            if key and not is_known_code(key.code):
                row = tally.setdefault(key.code, dict(zip(CODES, (key.code, 0, 0, symbol), strict=True)))
                row[name] += count
    return sorted(tally.values(), key=lambda row: (-row["documents"] - row["citations"], row["code"]))


def _show(names: tuple[str, ...], rows: Iterable[dict[str, Any]], as_json: bool, what: str) -> int:
    rows = list(rows)
    if as_json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        print(aligned(names, [[row[name] for name in names] for row in rows], screen_width()))
        print(f"({len(rows)} {what})")
    return DONE
