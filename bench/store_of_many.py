"""A store of many made-up documents, for timing the desk: tables filled past the parsers, by one fixed seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tables.conclusions import load_registry
from tables.schema import TABLES
from tables.store import REVISION, Store, open_store

PROVINCES = (
    "Sơn La",
    "Lạng Sơn",
    "Hà Tĩnh",
    "Đắk Lắk",
    "An Giang",
    "Phú Yên",
    "Quảng Bình",
    "Cà Mau",
    "Nghệ An",
    "Hà Giang",
)
IDS = (
    "son-la",
    "lang-son",
    "ha-tinh",
    "dak-lak.63",
    "an-giang.63",
    "phu-yen.63",
    "quang-binh.63",
    "ca-mau.63",
    "nghe-an",
    "ha-giang.63",
)
BODIES = (("Ủy ban nhân dân tỉnh", "ubnd-tinh", "UBND"), ("Sở Y tế", "y-te", "SYT"), ("Sở Nội vụ", "noi-vu", "SNV"),
          ("Sở Tài chính", "tai-chinh", "STC"), ("Sở Giáo dục và Đào tạo", "gddt", "SGDĐT"))  # fmt: skip
TOPICS = ("chuyển đổi số", "cải cách hành chính", "phòng chống dịch bệnh", "an toàn thực phẩm", "nông thôn mới", "giảm nghèo",
          "bình đẳng giới", "an toàn giao thông", "thi đua khen thưởng", "phòng chống thiên tai")  # fmt: skip
PHRASES = (
    "tổ chức", "triển khai", "thực hiện", "nâng cao", "chất lượng", "hiệu quả", "công tác", "tuyên truyền", "phổ biến", "kiểm tra",
    "giám sát", "đánh giá", "tổng hợp", "báo cáo", "định kỳ", "phối hợp", "cơ quan", "đơn vị", "địa phương", "nguồn lực", "kinh phí",
    "nhân dân", "cán bộ", "công chức", "viên chức", "doanh nghiệp",
)  # fmt: skip
VERDICTS = ("on_time", "late", "not_found", "cannot_tell", "on_the_day", "not_yet_due")
AT_ONCE = 5_000


def make_store(folder: Path, documents: int, characters: int) -> Store:
    """A store of this many documents with texts of about this many characters."""
    store = open_store(folder)
    load_registry(store)
    chance = random.Random(7)
    for start in range(0, documents, AT_ONCE):
        rows: dict[str, list[dict[str, Any]]] = {}
        for number in range(start, min(documents, start + AT_ONCE)):
            for name, row in _document(number, characters, chance):
                rows.setdefault(name, []).append(row)
        with store.engine.begin() as connection:
            for name, entries in rows.items():
                connection.execute(sa.insert(TABLES[name]), entries)
    with store.engine.begin() as connection:
        meta = TABLES["meta"]
        connection.execute(sa.update(meta).where(meta.c.key == REVISION).values(value="1"))
        connection.exec_driver_sql("ANALYZE")
    return store


def _document(number: int, characters: int, chance: random.Random) -> Iterator[tuple[str, dict[str, Any]]]:
    place = chance.randrange(len(PROVINCES))
    body, body_id, code = BODIES[0 if number % 20 == 0 else chance.randrange(1, len(BODIES))]
    topic = chance.choice(TOPICS)
    day = date(2012, 1, 1) + timedelta(days=chance.randrange(5200))
    doc_id = f"{number:08x}" * 8
    symbol = f"{1 + number % 900}/KH-{code}"
    due = day + timedelta(days=chance.randrange(10, 400))
    title = f"Triển khai công tác {topic} trên địa bàn tỉnh {PROVINCES[place]} năm {day.year}"
    text = _text(title, symbol, due, characters, chance)
    yield "documents", {
        "doc_id": doc_id, "status": "held", "chain_id": doc_id, "is_current": True, "source": f"{number}.txt", "format": "text",
        "characters": len(text), "code_version": "1", "text_hash": doc_id[:16], "doc_type": "KH", "symbol": symbol,
        "symbol_key": symbol.casefold(), "issued_on": day.isoformat(), "issuer": body, "issuer_level": "department",
        "issuer_id": body_id, "province": PROVINCES[place], "province_id": IDS[place], "title": title, "period_first": day.year,
        "period_last": day.year, "draft": False,
    }  # fmt: skip
    yield "texts", {"doc_id": doc_id, "text": text}
    found = {"span_start": 0, "span_end": 20, "quote": text[:20], "rule": "made"}
    for no in range(3):
        yield (
            "sections",
            {
                "doc_id": doc_id,
                "no": no,
                "heading": PHRASES[no],
                "level": 1,
                "labels": ("muc_dich", "lo_trinh", "kinh_phi")[no],
                "heading_start": 0,
                "heading_end": 5,
                **found,
                "confidence": 0.95,
            },
        )
        yield (
            "deadlines",
            {
                "doc_id": doc_id,
                "no": no,
                "text": "trước ngày",
                "bound": "before",
                "value": due.isoformat(),
                "end_date": due + timedelta(days=30 * no),
                "action": f"báo cáo {topic}",
                "bearers": body,
                "bearer_ids": body_id,
                "rrule": "FREQ=MONTHLY;BYMONTHDAY=20" if no == 2 else None,
                **found,
                "confidence": chance.choice((0.8, 0.93, 0.95)),
            },
        )
        yield (
            "bearers",
            {
                "doc_id": doc_id,
                "claim": "deadlines",
                "no": no,
                "role": "bearers",
                "seq": 0,
                "text": body,
                "body_id": body_id,
            },
        )
    yield (
        "quotas",
        {
            "doc_id": doc_id,
            "no": 0,
            "text": "100%",
            "min": float(number % 100),
            "unit": "%",
            "subject": topic,
            "kind": "target",
            **found,
            "confidence": 0.95,
        },
    )
    yield (
        "signers",
        {
            "doc_id": doc_id,
            "no": 0,
            "name": f"Nguyễn Văn {number % 700}",
            "position": "Giám đốc",
            **found,
            "confidence": 0.95,
        },
    )
    yield (
        "files",
        {
            "location": f"/in/{number}.txt",
            "path": f"{place}/{number}.txt",
            "sha256": doc_id,
            "size": 1,
            "mtime_ns": 1,
            "status": "ok",
            "present": True,
        },
    )
    parent = f"{number // 20 * 20:08x}" * 8
    if parent != doc_id:
        verdict = chance.choice(VERDICTS)
        yield (
            "links",
            {
                "child_id": doc_id,
                "no": 0,
                "parent_id": parent,
                "relation": "implements",
                "main": True,
                "status": "resolved",
                **found,
                "confidence": 0.95,
            },
        )
        yield (
            "compliance",
            {
                "parent_id": parent,
                "duty_no": 0,
                "no": number % 20,
                "body": body,
                "body_id": body_id,
                "province_id": IDS[place],
                "verdict": verdict,
                "child_id": doc_id if verdict in ("on_time", "late", "on_the_day") else None,
                "child_symbol": symbol,
                "issued_on": day.isoformat(),
                "due_date": due,
                "as_of": date(2026, 1, 1),
                "evidence": "made",
            },
        )


def _text(title: str, symbol: str, due: date, characters: int, chance: random.Random) -> str:
    lines = [f"Số: {symbol}", "KẾ HOẠCH", title]
    size = 0
    while size < characters:
        line = " ".join(chance.choices(PHRASES, k=15))
        lines.append(f"{line} trước ngày {due:%d/%m/%Y}.")
        size += len(lines[-1])
    return "\n".join(lines)
