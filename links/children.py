"""Plans issued under each document that orders them: whose they are, of what kind, and the citation that says
so.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import regex

from extract.likeness import likeness
from extract.names import department_named
from links.bodies import key_of
from links.graph import Linked
from links.identity import documents_with_keys, objects, plain, records
from links.lineage import last_body, stands_for

# "Sở Giáo dục và Đào tạo - Công an tỉnh", "Sở Y tế, Sở Nội vụ"; not "Sở Lao động - Thương binh và Xã hội"
_JOINT = regex.compile(
    r"(?:\s+[-–]\s+|\s*[;,]\s*|\s+và\s+)(?=(?:Sở|Công an|Ban|Thanh tra|Bộ Chỉ huy|Văn phòng|Hội|Liên đoàn|Ủy ban|Bảo hiểm|Cục"
    r"|Thuế|Ngân hàng|Kho bạc|Liên minh|Đoàn|Đài|Trường)\s\p{Lu}|(?:Bảo hiểm xã hội|Viện kiểm sát|Tòa án|Bưu điện"
    r"|Ủy ban nhân dân|UBND|Tỉnh đoàn|(?:Đảng|Huyện|Thị|Thành|Quận|Tỉnh) ủy)\b"
    r"|(?:Công an|Thanh tra) (?:tỉnh|thành phố))"
)
# Ủy ban nhân dân - Ủy ban Mặt trận Tổ quốc | huyện Đức Linh: the unit of all who issue together
_UNIT = regex.compile(r"\s((?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu) \p{Lu}.*)$")
_PLANS = ("KH", "KHPH", "KHLN", "KHLT", "KHHĐ")
# (Quyết định) Ban hành Kế hoạch ứng phó hạn, mặn | về việc phê duyệt Kế hoạch; not: Thành lập Tổ giúp việc triển khai Kế hoạch
_ISSUES_A_PLAN = regex.compile(
    r"^(?:về )?(?:việc )?kế hoạch|\b(?:ban hành|phê duyệt|điều chỉnh)\b[^.;]{0,30}?\bkế hoạch"
)
_NO_ANSWER = (
    "BC",
    "TTr",
    "TTR",
    "BB",
    "GM",
    "HĐ",
)  # reports, submissions, minutes, invitations carry out nothing
ON_THE_SUBJECT = 0.6
# of a child's document
FACTS = (
    "chain_id", "current_id", "keys", "place", "issuer_level", "doc_type", "title", "draft", "symbol",
    "shown", "issued_on", "issuer",
)  # fmt: skip
COLUMNS = (
    "parent_id", "child_id", "key", "canon", "province_id", "level", "kind", "doc_type", "draft", "symbol",
    "shown", "issued_on", "issuer", "later",
)  # fmt: skip
EVIDENCE = ("span_start", "span_end", "page", "quote", "rule", "confidence")


def issuer_keys(issuer: str | None, issuer_id: str | None, level: str | None) -> tuple[str, ...]:
    """What the bodies that issued a document are matched by; several for a joint plan.

    >>> issuer_keys("Sở Giáo dục và Đào tạo - Công an tỉnh", "gddt", "department")
    ('so:gddt', 'so:cong-an-tinh')
    >>> issuer_keys("Sở Lao động - Thương binh và Xã hội", "ldtbxh", "department")
    ('so:ldtbxh',)
    >>> issuer_keys("Ủy ban nhân dân - Ủy ban Mặt trận Tổ quốc huyện Đức Linh", None, "district")[0]
    'name:ủy ban nhân dân huyện đức linh'
    """
    if level == "province" or issuer_id == "ubnd-tinh":
        return ("tinh",)
    parts = [p.strip() for p in _JOINT.split(issuer or "") if p.strip()]
    if len(parts) > 1 and (unit := _UNIT.search(parts[-1])):
        parts = [f"{p} {unit[1]}" if p == "Ủy ban nhân dân" else p for p in parts]
    keys = []
    for position, part in enumerate(parts):
        body = department_named(part)
        known = (
            issuer_id if issuer_id and position == 0 else body.id if body and level == "department" else None
        )
        keys.append(key_of(known, part))
    return tuple(dict.fromkeys(keys)) or ((key_of(issuer_id, None),) if issuer_id else ())


def _by_code(code: str | None) -> str | None:
    """The department whose code a symbol bears: the issuer, where a letterhead was not understood."""
    return code[3:] if code and code.startswith("so:") else None


def canonical(key: str) -> tuple[str, ...]:
    """Keys under which bodies that took over from each other meet; a pilot meets each body that it stood for.

    >>> canonical("so:gtvt"), canonical("so:gtvt-xd-laocai"), canonical("tinh")
    (('so:xay-dung',), ('so:xay-dung',), ('tinh',))
    """
    if not key.startswith("so:"):
        return (key,)
    body_id = key[3:]
    return tuple(dict.fromkeys(f"so:{last_body(b)}" for b in (body_id, *stands_for(body_id))))


def held_with_keys(documents: pd.DataFrame, linked: Linked) -> pd.DataFrame:
    """Documents in hand with place, chain and the keys of their issuers (`keys`, a tuple).

    Placeholders among `documents` and in `linked` give the dates of decisions that plans are annexed to.
    """
    known = pd.concat([documents, linked.placeholders]).reindex(columns=["doc_id", "issued_on"])
    dates = dict(plain(known).itertuples(index=False, name=None))
    rows = plain(linked.links[linked.links["relation"] == "annexed_to"])
    annexed = pd.DataFrame(
        {
            "doc_id": rows["child_id"],
            "symbol": rows["parent_symbol"],
            "issued_on": [dates.get(parent_id) for parent_id in rows["parent_id"]],
        },
        dtype=object,
    )
    held = documents[documents["status"].fillna("held") == "held"] if "status" in documents else documents
    docs = documents_with_keys(held, annexed)
    docs = docs.merge(linked.chains[["doc_id", "chain_id", "is_current"]], on="doc_id")
    who = (docs[c] for c in ("issuer", "issuer_id", "issuer_level", "code"))
    docs["place"] = _placed(docs, linked.links)
    docs["keys"] = objects(issuer_keys(n, i or _by_code(c), lv) for n, i, lv, c in zip(*who, strict=True))
    return docs


def _placed(docs: pd.DataFrame, links: pd.DataFrame) -> pd.Series:
    """The places of documents; that of the plan it carries out for a district of a name that several provinces have."""
    place = dict(zip(docs["doc_id"], docs["place"], strict=True))
    main = plain(links[links["main"] & (links["status"] == "resolved")])
    parent = dict(zip(main["child_id"], main["parent_id"], strict=True))
    told = zip(docs["doc_id"], docs["place"], docs["issuer_level"], strict=True)
    return objects(
        where if where or level != "district" else place.get(parent.get(doc_id))
        for doc_id, where, level in told
    )


def find_children(docs: pd.DataFrame, links: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """What has been issued under each document, and what only cites it: two frames, one row for each issuing
    body.

    Columns COLUMNS and EVIDENCE. `child_id` is the current version of the child's chain, `parent_id` the
    document that orders: children of the decision that it is annexed to, or of what amends or replaces it,
    are its children too. `kind`: plan, other, or none. In the second frame `kind` is `same_subject` where the
    titles are alike, `of_replaced` where the child carries out what the parent replaced.
    """
    rows = plain(links[links["parent_id"].notna()])
    family = _families(rows)
    merged = rows.merge(family, on="parent_id")
    merged = merged.assign(parent_id=merged["whole_id"])
    chain = docs.set_index("doc_id")["chain_id"]
    merged = merged.assign(chain_id=merged["child_id"].map(chain).astype(object))
    current = docs.loc[docs["is_current"]].rename(columns={"doc_id": "current_id"})
    merged = merged.drop(columns=["status"]).merge(current[list(FACTS)], on="chain_id")
    merged = merged[merged["current_id"] != merged["parent_id"]]
    direct = merged["relation"] == "implements"
    carried = _once(
        merged[direct & ~merged["earlier"]].assign(
            kind=lambda f: objects(
                (_kind(t, n) for t, n in zip(f["doc_type"], f["title"], strict=True)), f.index
            )
        )
    )
    named = merged[
        ~direct & ~merged["earlier"] & ~merged["relation"].isin(["replaces", "amends", "annexed_to"])
    ]
    earlier = merged[direct & merged["earlier"]]
    title = docs.set_index("doc_id")["title"]
    same = [
        "same_subject"
        if r != "cites" and t in _PLANS and a and isinstance(b, str) and likeness(a, b) >= ON_THE_SUBJECT
        else "cites"
        for r, t, a, b in zip(
            named["relation"], named["doc_type"], named["title"], named["parent_id"].map(title), strict=True
        )
    ]
    near = pd.concat([named.assign(kind=objects(same, named.index)), earlier.assign(kind="of_replaced")])
    return carried, _once(near)


def _families(rows: pd.DataFrame) -> pd.DataFrame:
    """`parent_id` -> `whole_id`: a document itself, and the one that it amends, replaces or is annexed by.

    `earlier`: the document that `whole_id` replaces, whose children are not its own; `later`: what replaces `whole_id`.
    """
    ids = pd.unique(pd.concat([rows["parent_id"], rows["child_id"]]))
    later = rows[rows["relation"].isin(["amends", "replaces"])]
    annexed = rows[rows["relation"] == "annexed_to"]
    old = rows[rows["relation"] == "replaces"]
    parts = [
        pd.DataFrame({"parent_id": ids, "whole_id": ids, "earlier": False, "later": False}),
        pd.DataFrame(
            {"parent_id": later["child_id"], "whole_id": later["parent_id"], "earlier": False}
            | {"later": later["relation"] == "replaces"}
        ),
        pd.DataFrame(
            {
                "parent_id": annexed["parent_id"],
                "whole_id": annexed["child_id"],
                "earlier": False,
                "later": False,
            }
        ),
        pd.DataFrame(
            {"parent_id": old["parent_id"], "whole_id": old["child_id"], "earlier": True, "later": False}
        ),
    ]
    return pd.concat(parts, ignore_index=True).drop_duplicates(["parent_id", "whole_id"])


def _kind(doc_type: str | None, title: str | None) -> str:
    """Whether a paper is a plan, another paper that may stand in for one, or none of these."""
    if doc_type in _PLANS or (doc_type == "QĐ" and _ISSUES_A_PLAN.search((title or "").lower())):
        return "plan"
    return "none" if doc_type in _NO_ANSWER else "other"


def _once(merged: pd.DataFrame) -> pd.DataFrame:
    """One row for each parent, child and issuing body, the surest link first."""
    rows = merged.rename(columns={"place": "province_id", "issuer_level": "level"})
    rows = rows.assign(child_id=rows["current_id"]).sort_values(
        ["parent_id", "child_id", "main", "confidence", "no"],
        ascending=[True, True, False, False, True],
        kind="stable",
    )
    rows = rows.drop_duplicates(["parent_id", "child_id"])
    rows = rows.explode("keys").rename(columns={"keys": "key"})
    rows = rows[rows["key"].notna()].reset_index(drop=True)
    rows["canon"] = objects((canonical(k) for k in rows["key"]), rows.index)
    rows = rows.explode("canon")
    return plain(rows.reindex(columns=[*COLUMNS, *EVIDENCE])).reset_index(drop=True)


def rows_by_parent(frame: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """Rows as plain dicts under their parent, in order of issue."""
    found: dict[str, list[dict[str, Any]]] = {}
    ordered = frame.assign(at=frame["issued_on"].fillna("9999"))
    for row in records(ordered.sort_values(["parent_id", "at", "child_id", "key"])):
        found.setdefault(row["parent_id"], []).append(row)
    return found
