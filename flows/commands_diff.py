"""`kehoach diff` and `kehoach explain DOC --diff`: what changed between two stores, by cause."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from extract.records import PlanRecord
from flows.codes import DONE, FAILED
from flows.terminal import aligned, paint, safe, say, screen_width
from tables.differences import CAUSES, Change, Compared, compare_records, compare_stores, counts
from tables.load import find_documents, load_record
from tables.store import Store, open_store

TONES = {"gained": "green", "lost": "red", "changed": "yellow"}
SIGNS = {"gained": "+", "lost": "-", "changed": "~"}


def diff(options: argparse.Namespace) -> int:
    """The claims that differ between two stores: counts by kind and cause, then each."""
    before, after = (open_store(folder, create=False) for folder in (options.before, options.after))
    doc_id = None
    if options.document:
        found = find_documents(after, options.document) or find_documents(before, options.document)
        if not found:
            say(f"kehoach: no document {options.document!r} in either store")
            return FAILED
        doc_id = found[0]["doc_id"]
    compared = list(compare_stores(before, after, doc_id))
    if options.json:
        whole = {"counts": counts(compared), "documents": [asdict(document) for document in compared]}
        print(json.dumps(whole, ensure_ascii=False, indent=1))
        return DONE
    print("\n".join(_told(compared, options.limit)))
    return DONE


def _told(compared: list[Compared], limit: int) -> Iterable[str]:
    if not compared:
        yield "no claim differs"
        return
    rows = counts(compared)
    names = ("cause", "kind", "gained", "lost", "changed")
    yield aligned(names, [[row[name] for name in names] for row in rows], screen_width())
    for cause in dict.fromkeys(row["cause"] for row in rows):
        yield paint(f"{cause}: {CAUSES[cause]}", "dim")
    shown = 0
    for document in compared:
        if limit and shown >= limit:
            break
        yield ""
        codes = " -> ".join(dict.fromkeys(str(code) for code in document.codes if code))
        yield paint(f"{safe(document.symbol or '')}  {safe(document.source)}  (code {codes})".strip(), "bold")
        for change in document.changes[: limit - shown if limit else None]:
            yield _line(change)
        shown += len(document.changes)
    total = sum(len(document.changes) for document in compared)
    if limit and total > limit:
        yield f"\n({limit} of {total} changes; --limit 0 shows all)"


def _line(change: Change) -> str:
    sign = paint(f"{SIGNS[change.what]} {change.kind}", TONES[change.what])
    was, now = change.was, change.now
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        fields = [name for name in now if was.get(name) != now.get(name)]
        name = next((now[n] for n in ("text", "symbol", "heading", "what") if now.get(n)), "")
        parts = (f"{field}: {_short(was.get(field))} -> {_short(now.get(field))}" for field in fields)
        return f"  {sign}  {_short(name)}  {'; '.join(parts)}  [{change.cause}]"
    if change.what == "changed":
        return f"  {sign}  {_short(was)} -> {_short(now)}  [{change.cause}]"
    return f"  {sign}  {_short(now if was is None else was)}  [{change.cause}]"


def _short(value: Any) -> str:
    if isinstance(value, Mapping):
        value = ", ".join(str(part) for part in value.values() if part not in (None, "", [], False))
    elif isinstance(value, list):
        value = "; ".join(_short(part) for part in value)
    text = "none" if value is None else safe(" ".join(str(value).split()))
    return text if len(text) <= 90 else text[:89] + "…"


def against(record: PlanRecord, folder: Any, words: str) -> list[str] | None:
    """What differs in a record from the one that a store has of the same document; None where it has none."""
    store: Store = open_store(folder, create=False)
    found = find_documents(store, record.doc_id) or find_documents(store, words)
    if not found:
        return None
    changes = compare_records(load_record(store, found[0]["doc_id"]), record)
    same = "the same file" if found[0]["doc_id"] == record.doc_id else "another file"
    head = f"against {folder} ({same}, code {found[0]['code_version']}): {len(changes)} claims differ"
    return [paint(head, "bold"), *(_line(change).rsplit("  [", 1)[0] for change in changes)]
