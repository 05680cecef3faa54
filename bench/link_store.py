"""A large store to link: documents of all provinces and what they cite, made from a seed, as frames."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

import pandas as pd

from extract.reference import bodies, provinces

FIRST, LAST = date(2012, 1, 1), date(2025, 2, 28)  # one set of provinces and departments
CITATIONS_EACH = 10
PARENTS_SHARE = 0.1
ABSENT_PARENTS = 0.2
TOPICS = (
    "chuyển đổi số", "cải cách hành chính", "phòng, chống thiên tai", "phổ biến, giáo dục pháp luật",
    "bảo vệ môi trường", "giảm nghèo bền vững", "an toàn giao thông", "phát triển du lịch",
    "xây dựng nông thôn mới", "bình đẳng giới", "phòng cháy, chữa cháy", "phát triển cây dược liệu",
    "thư viện và văn hóa đọc", "an toàn thực phẩm", "khuyến công", "thực hành tiết kiệm, chống lãng phí",
)  # fmt: skip
CENTRAL = (
    ("QĐ-TTg", "Thủ tướng Chính phủ"), ("NQ-CP", "Chính phủ"), ("NĐ-CP", "Chính phủ"), ("CT-TTg", "Thủ tướng Chính phủ"),
)  # fmt: skip


def make_store(count: int, seed: int = 7) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`count` documents and ten citations of each, with the columns of their tables that linking reads."""
    dice = random.Random(seed)
    places = [p for p in provinces() if p.on(FIRST) and p.on(date(2024, 6, 1))]
    departments = [b for b in bodies() if b.on(FIRST) and b.scope.startswith("uniform") and b.kind == "so"]
    centre = [_central(dice, n) for n in range(3000)]
    popular = [*accumulate(1 / (n + 10) for n in range(len(centre)))]
    orders: dict[str, list[dict[str, Any]]] = {}
    documents: list[dict[str, Any]] = []
    for number in range(int(count * PARENTS_SHARE)):
        place = dice.choice(places)
        plan = _document(
            dice, place, f"{number % 400 + 1}/KH-UBND", "Ủy ban nhân dân tỉnh", "province", "ubnd-tinh"
        )
        orders.setdefault(place.id, []).append(plan)
        documents.append(plan)
    while len(documents) < count:
        place, body = dice.choice(places), dice.choice(departments)
        symbol = f"{dice.randint(1, 3000)}/KH-{body.codes[0]}"
        documents.append(_document(dice, place, symbol, body.name, "department", body.id))
    cited: list[dict[str, Any]] = []
    for document in documents:
        near = orders.get(document["province_id"], documents[:1])
        several = dice.choices(centre, cum_weights=popular, k=CITATIONS_EACH - 4)
        cited += _citations(dice, document, near, several)
    return pd.DataFrame(documents), pd.DataFrame(cited)


def _day(dice: random.Random) -> date:
    return FIRST + timedelta(days=dice.randrange((LAST - FIRST).days))


def _central(dice: random.Random, number: int) -> dict[str, Any]:
    kind, issuer = dice.choice(CENTRAL)
    day = _day(dice)
    symbol = f"{number}/{day.year}/{kind}" if kind == "NĐ-CP" else f"{number}/{kind}"
    return {
        "symbol": symbol,
        "issued_on": day.isoformat(),
        "issuer": issuer,
        "title": f"về {dice.choice(TOPICS)}",
    }


def _document(
    dice: random.Random, place: Any, symbol: str, issuer: str, level: str, body: str
) -> dict[str, Any]:
    day = _day(dice)
    doc_id = f"{dice.getrandbits(256):064x}"
    return {
        "doc_id": doc_id, "status": "held", "doc_type": "KH", "symbol": symbol, "issued_on": day.isoformat(),
        "issuer": issuer, "issuer_level": level, "issuer_id": body, "province": place.name,
        "province_id": place.id, "title": f"{dice.choice(TOPICS)} {place.name} năm {day.year}", "draft": False,
        "text_hash": doc_id, "characters": dice.randint(3000, 60000),
    }  # fmt: skip


def _citations(
    dice: random.Random, document: dict[str, Any], near: list[dict[str, Any]], several: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    """Ten citations: the parent, two papers of the province, an own earlier one, six of the centre."""
    year = document["issued_on"][:4]
    parent = dice.choice(near)
    absent = document["issuer_level"] == "department" and dice.random() < ABSENT_PARENTS
    symbol = f"{dice.randint(401, 900)}/KH-UBND" if absent else parent["symbol"]
    if document["issuer_level"] == "department":
        document.update(parent_symbol=symbol, parent_issued_on=parent["issued_on"], parent_confidence=0.93)
    rows = [
        {"symbol": symbol, "issued_on": parent["issued_on"], "issuer": "UBND tỉnh", "title": parent["title"], "relation": "implements"},
        {"symbol": f"{dice.randint(1, 900)}/QĐ-UBND", "issued_on": f"{year}-01-15", "issuer": "UBND tỉnh", "relation": "based_on"},
        {"symbol": f"{dice.randint(1, 90)}/NQ-HĐND", "issued_on": f"{year}-07-10", "issuer": "HĐND tỉnh", "relation": "based_on"},
        {"symbol": f"{dice.randint(1, 3000)}/{document['symbol'].split('/')[1]}", "issued_on": year, "relation": "continues"},
        *({**row, "relation": "based_on"} for row in several),
    ]  # fmt: skip
    for no, row in enumerate(rows):
        start = 400 + 120 * no
        yield {
            "doc_id": document["doc_id"], "no": no, "doc_type": None, "in_opening": True, **row,
            "span_start": start, "span_end": start + 40, "page": 1, "quote": f"số {row['symbol']} ngày {row['issued_on']}",
            "rule": "symbol_state", "confidence": 0.96,
        }  # fmt: skip
