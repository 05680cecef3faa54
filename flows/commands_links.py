"""`kehoach links` and `kehoach comply`: trees of plans, and who has issued the plan it owes."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from extract.folding import bare
from flows.cli import DONE, FAILED
from flows.open_tables import open_existing
from flows.terminal import aligned, paint, safe, say, screen_width
from tables.frames import read_frame
from tables.load import find_documents
from tables.rows import symbol_key
from tables.store import Store

Row = Mapping[str, Any]
Documents = Mapping[str, Row]

TONES = {"on_time": "green", "on_the_day": "green", "issued": "green", "late": "yellow", "not_found": "red"}
ISSUED = ("on_time", "on_the_day", "late", "issued", "issued_undated")


def links(options: argparse.Namespace) -> int:
    """Trees from the highest known document down; as JSON one object a link, of every relation."""
    store = open_existing(options.out)
    documents = _documents(store)
    rows = _rows(read_frame(store, "links"))
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


def _documents(store: Store) -> dict[str, Row]:
    return {row["doc_id"]: row for row in _rows(read_frame(store, "documents"))}


def _rows(frame: Any) -> list[dict[str, Any]]:
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


def _file_name(row: Row | None) -> str | None:
    """The name of a document's file; None for a placeholder."""
    if row is None or row["status"] != "held" or not row["source"]:
        return None
    return PurePosixPath(row["source"]).name


def _link_object(row: Row, documents: Documents) -> dict[str, Any]:
    child, parent = documents.get(row["child_id"]), documents.get(row["parent_id"] or "")
    return {
        "child_file": _file_name(child),
        "child_symbol": child["symbol"] if child else None,
        "child_issuer": child["issuer"] if child else None,
        "relation": row["relation"],
        "parent_symbol": (parent and parent["symbol"]) or row["parent_symbol"],
        "parent_issuer": parent["issuer"] if parent else None,
        "parent_province": parent["province"] if parent else None,
        "parent_file": _file_name(parent),
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
        line = _described(documents.get(doc_id), doc_id, versions)
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


def _described(row: Row | None, doc_id: str, versions: Mapping[str, int] | None = None) -> str:
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


def comply(options: argparse.Namespace) -> int:
    """The matrix of duties and bodies, made anew so that its date and coverage are as asked."""
    from flows.conclude import verdicts

    store = open_existing(options.out)
    as_of = options.as_of or date.today()
    documents = _documents(store)
    rows = _rows(verdicts(store, as_of, options.assume_covered))
    rows = [row for row in rows if _is_asked(documents.get(row["parent_id"]), options)]
    if options.json:
        print(json.dumps([_verdict_object(r, documents) for r in rows], ensure_ascii=False, indent=1))
        return DONE
    covered = "the folder is taken as complete" if options.assume_covered else "coverage of sources unknown"
    print(paint(f"Compliance as of {as_of.isoformat()} ({covered})", "bold"))
    if not rows:
        print("no duty to issue a plan was found" + (" for this choice" if options.parent else ""))
    for parent_id in dict.fromkeys(row["parent_id"] for row in rows):
        mine = [row for row in rows if row["parent_id"] == parent_id]
        print("\n" + paint(_described(documents.get(parent_id), parent_id), "cyan"))
        print(_matrix(mine, documents))
        print(_totals(mine))
    return DONE


def _is_asked(parent: Row | None, options: argparse.Namespace) -> bool:
    if options.parent and (parent is None or parent["symbol_key"] != symbol_key(options.parent)):
        return False
    if options.province:
        return parent is not None and bare(parent["province"] or "") == bare(options.province)
    return True


def _verdict_object(row: Row, documents: Documents) -> dict[str, Any]:
    parent, child = documents.get(row["parent_id"]), documents.get(row["child_id"] or "")
    return {
        "parent_symbol": parent["symbol"] if parent else None,
        "parent_province": parent["province"] if parent else None,
        "body": row["body"],
        "verdict": row["verdict"],
        "child_file": _file_name(child),
        "child_symbol": row["child_symbol"] or (child["symbol"] if child else None),
        "issued_on": row["issued_on"],
        "due": row["due"],
        "days_late": row["days_late"],
        "as_of": str(row["as_of"]),
        "evidence": row["evidence"],
    }


def _matrix(rows: Sequence[Row], documents: Documents) -> str:
    names = ("body", "verdict", "child", "issued on", "due", "days late", "evidence")
    keys = ("body", "verdict", "child_symbol", "issued_on", "due", "days_late", "evidence")
    lines = aligned(names, [[row[key] for key in keys] for row in rows], screen_width()).split("\n")
    for number, row in enumerate(rows, start=2):
        if tone := TONES.get(row["verdict"]):
            lines[number] = lines[number].replace(row["verdict"], paint(row["verdict"], tone), 1)
    return "\n".join("  " + line for line in lines)


def _totals(rows: Sequence[Row]) -> str:
    counts: dict[str, int] = {}
    for row in rows:
        counts[row["verdict"]] = counts.get(row["verdict"], 0) + 1
    issued = sum(counts.get(verdict, 0) for verdict in ISSUED)
    late = sorted(row["days_late"] for row in rows if row["days_late"] and row["verdict"] == "late")
    mean = f", mean delay {sum(late) / len(late):.0f} days" if late else ""
    told = ", ".join(f"{number} {verdict}" for verdict, number in sorted(counts.items()))
    return f"  issued {issued} of {len(rows)} ({told}{mean})"
