"""`kehoach quotas`: whether plans meet, add up to or contradict the quotas of the plan that they carry out."""

from __future__ import annotations

import argparse
import json
from collections import Counter

from extract.symbols import symbol_key
from flows.codes import DONE
from flows.commands_links import described, read_documents, rows_of
from flows.open_tables import open_existing
from flows.terminal import aligned, paint, screen_width
from tables.frames import read_frame

SHOWN = ("verdict", "manner", "parent_quote", "child", "child_quote", "period", "reason", "indicator")
TONES = {"agrees": "green", "contradicts": "red"}


def quotas(options: argparse.Namespace) -> int:
    """The checks in the store, both quotes beside each other."""
    store = open_existing(options.out)
    documents = read_documents(store)
    rows = rows_of(read_frame(store, "quota_checks"))
    if options.parent:
        key = symbol_key(options.parent)
        rows = [r for r in rows if documents.get(r["parent_id"], {}).get("symbol_key") == key]
    for row in rows:
        child = documents.get(row["child_id"] or "")
        row["child"] = (child["symbol"] or child["issuer"]) if child else f"{row['children']} plans"
        row["parent_symbol"] = documents[row["parent_id"]]["symbol"]
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return DONE
    for parent_id in dict.fromkeys(row["parent_id"] for row in rows):
        mine = [row for row in rows if row["parent_id"] == parent_id]
        print(paint(described(documents.get(parent_id), parent_id), "cyan"))
        cells = [[row[n] for n in SHOWN] for row in mine]
        print(aligned(SHOWN, cells, screen_width(), "  ", TONES) + "\n")
    told = ", ".join(f"{n} {verdict}" for verdict, n in sorted(Counter(r["verdict"] for r in rows).items()))
    print(f"({len(rows)} quotas of parents that a child has too{': ' + told if told else ''})")
    return DONE
