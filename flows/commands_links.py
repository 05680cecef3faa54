"""`kehoach links` and `kehoach wanted`: trees of plans, and the parents that plans in hand wait for."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from extract.symbols import symbol_key
from flows.codes import DONE, FAILED
from flows.open_tables import open_existing
from flows.terminal import aligned, paint, safe, say, screen_width
from tables.frames import read_frame
from tables.load import find_documents
from tables.store import Store

Row = Mapping[str, Any]
Documents = Mapping[str, Row]


def links(options: argparse.Namespace) -> int:
    """Trees from the highest known document down; as JSON one object a link, of every relation."""
    store = open_existing(options.out)
    documents = read_documents(store)
    rows = rows_of(read_frame(store, "links"))
    wanted = None
    if options.document:
        wanted = _ids(store, documents, options.document)
        if not wanted:
            say(f"kehoach links: no document {options.document!r} in {options.out}")
            return FAILED
    if options.json:
        chosen = [r for r in rows if wanted is None or wanted & {r["child_id"], r["parent_id"]}]
        print(json.dumps([_link_object(row, documents) for row in chosen], ensure_ascii=False, indent=1))
        return DONE
    text = "\n".join(draw(rows, documents, wanted))
    print(text or "no links: no document in the store carries out another one that it cites")
    return DONE


def read_documents(store: Store) -> dict[str, Row]:
    """All documents of a store, also those not in hand, by doc_id."""
    return {row["doc_id"]: row for row in rows_of(read_frame(store, "documents"))}


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame as plain Python values, unknown as None."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [dict(row) for row in plain.to_dict("records")]


def _ids(store: Store, documents: Documents, words: str) -> set[str]:
    """Documents in hand, else placeholders, that a person means by these words."""
    held = {row["doc_id"] for row in find_documents(store, words)}
    key = symbol_key(words)
    return held or {
        doc_id for doc_id, row in documents.items() if row["symbol_key"] == key or doc_id == words
    }


def file_name(row: Row | None) -> str | None:
    """The name of a document's file; None for a placeholder."""
    if row is None or row["status"] != "held" or not row["source"]:
        return None
    return PurePosixPath(row["source"]).name


def _link_object(row: Row, documents: Documents) -> dict[str, Any]:
    child, parent = documents.get(row["child_id"]), documents.get(row["parent_id"] or "")
    return {
        "child_file": file_name(child),
        "child_symbol": child["symbol"] if child else None,
        "child_issuer": child["issuer"] if child else None,
        "relation": row["relation"],
        "parent_symbol": (parent and parent["symbol"]) or row["parent_symbol"],
        "parent_issuer": parent["issuer"] if parent else None,
        "parent_province": parent["province"] if parent else None,
        "parent_file": file_name(parent),
        "main": bool(row["main"]),
        "confidence": row["confidence"],
    }


def draw(rows: Iterable[Row], documents: Documents, wanted: set[str] | None) -> Iterator[str]:
    """Lines of the trees of implementation; only those that hold a wanted document, which is then in bold.

    Of a chain of versions only the current one is drawn, with their number, and those that are wanted.
    """
    children: dict[str, list[str]] = {}
    parents: dict[str, list[str]] = {}
    for row in rows:
        if (
            row["relation"] == "implements"
            and row["parent_id"]
            and _is_drawn(row["child_id"], documents, wanted)
        ):
            children.setdefault(row["parent_id"], []).append(row["child_id"])
            parents.setdefault(row["child_id"], []).append(row["parent_id"])

    def order(doc_id: str) -> tuple[str, ...]:
        row = documents.get(doc_id, {})
        return tuple(str(row.get(n) or "") for n in ("province", "issued_on", "issuer", "symbol", "doc_id"))

    versions = Counter(row["chain_id"] for row in documents.values() if row["status"] == "held")
    shown = None if wanted is None else _family(wanted, children, parents)
    tops = [doc_id for doc_id in children if doc_id not in parents]
    tops += [] if tops or not children else [min(children, key=order)]  # nothing but a cycle
    stack: list[tuple[str, str, str, tuple[str, ...]]]
    stack = [(doc_id, "", "", (doc_id,)) for doc_id in sorted(set(tops), key=order, reverse=True)]
    while stack:
        doc_id, lead, below, path = stack.pop()
        if shown is not None and doc_id not in shown:
            continue
        line = described(documents.get(doc_id), doc_id, versions)
        yield lead + (paint(line, "bold") if wanted and doc_id in wanted else line)
        under = [d for d in sorted(set(children.get(doc_id, ())), key=order) if d not in path]
        under = [d for d in under if shown is None or d in shown]
        for position, child in enumerate(reversed(under)):
            last = position == 0
            mark, space = ("└─ ", "   ") if last else ("├─ ", "│  ")
            stack.append((child, below + mark, below + space, (*path, child)))


def _family(
    wanted: set[str], children: Mapping[str, Sequence[str]], parents: Mapping[str, Sequence[str]]
) -> set[str]:
    """The wanted documents, all above them and all below them."""
    family = set(wanted)
    for edges in (children, parents):
        front = list(wanted)
        while front:
            front = [d for doc_id in front for d in edges.get(doc_id, ()) if d not in family or d in wanted]
            front = [d for d in dict.fromkeys(front) if d not in family]
            family.update(front)
    return family


def _is_drawn(doc_id: str, documents: Documents, wanted: set[str] | None) -> bool:
    row = documents.get(doc_id)
    return row is None or bool(row["is_current"]) or bool(wanted and doc_id in wanted)


def described(row: Row | None, doc_id: str, versions: Mapping[str, int] | None = None) -> str:
    """A document on one line: symbol (or the beginning of its title), issuer, province, day, and its state."""
    if row is None:
        return doc_id[:12]
    title = (row["title"] or "").split()
    name = row["symbol"] or " ".join(["(no symbol)", *title[:8], *(["…"] if len(title) > 8 else [])])
    parts = [name, row["issuer"], row["province"], row["issued_on"]]
    if row["status"] == "placeholder":
        waiting = f", {row['waiting']} waiting" if row["waiting"] else ""
        parts.append(f"(not in hand{waiting})")
    elif not row["is_current"]:
        parts.append("(not the current version)")
    elif versions and versions[row["chain_id"]] > 1:
        parts.append(f"({versions[row['chain_id']]} versions)")
    return "  ".join(safe(part) for part in parts if part)


WANTED = ("waiting", "symbol", "issuer", "province", "issued_on", "title", "contradictions")


def wanted(options: argparse.Namespace) -> int:
    """Documents that plans in hand cite and that are not in hand, those with most waiting first."""
    store = open_existing(options.out)
    rows = [r for r in read_documents(store).values() if r["status"] == "placeholder"]
    if options.parents:
        links = rows_of(read_frame(store, "links"))
        carried = {link["parent_id"] for link in links if link["relation"] == "implements"}
        rows = [row for row in rows if row["doc_id"] in carried]
    rows.sort(key=lambda row: (-(row["waiting"] or 0), row["doc_id"]))
    total, rows = len(rows), rows[: options.limit or None]
    if options.json:
        objects = [{"doc_id": row["doc_id"], **{name: row[name] for name in WANTED}} for row in rows]
        print(json.dumps(objects, ensure_ascii=False, indent=1))
        return DONE
    print(aligned(WANTED, [[row[name] for name in WANTED] for row in rows], screen_width()))
    print(f"({len(rows)} of {total} documents that are cited but not in hand)")
    return DONE
