"""The tree around a document: what it carries out, up to the top, and what carries it out, down to the last
unit.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

Node = dict[str, Any]


def tree(links: pd.DataFrame, doc_id: str, relations: tuple[str, ...] = ("implements",)) -> Node:
    """`{"doc_id", "up": [nodes], "down": [nodes]}`; a node is `{"doc_id", "relation", "main", "status",
    "nodes": [...]}`.

    `up` are the parents, each with its own parents in `nodes`; `down` the children, each with its own
    children. A document that stands on its own path is left out, so a circle ends.
    """
    rows = links[links["relation"].isin(relations) & links["parent_id"].notna()]
    above, below = _edges(rows, "child_id", "parent_id"), _edges(rows, "parent_id", "child_id")
    return {"doc_id": doc_id, "up": _grow(above, doc_id, (doc_id,)), "down": _grow(below, doc_id, (doc_id,))}


def _edges(rows: pd.DataFrame, start: str, end: str) -> dict[str, list[Node]]:
    edges: dict[str, list[Node]] = {}
    ordered = rows.sort_values([start, end])
    for one, other, relation, main, status in ordered[[start, end, "relation", "main", "status"]].itertuples(
        index=False, name=None
    ):
        node = {"doc_id": other, "relation": relation, "main": bool(main), "status": status}
        edges.setdefault(one, []).append(node)
    return edges


def _grow(edges: dict[str, list[Node]], doc_id: str, path: tuple[str, ...]) -> list[Node]:
    return [
        {**node, "nodes": _grow(edges, node["doc_id"], (*path, node["doc_id"]))}
        for node in edges.get(doc_id, [])
        if node["doc_id"] not in path
    ]
