"""How columns and tables are declared: each with what it means in Vietnamese and in English.

The data dictionary is made from `info["vi"]` and `info["en"]`. Internal columns are not exported.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, Index, Integer, MetaData, String, Table
from sqlalchemy.sql.type_api import TypeEngine

metadata = MetaData()
# texts sort by code point on every database
TEXT = String().with_variant(String(collation="C"), "postgresql")


def _column(
    name: str, kind: TypeEngine[Any] | type[TypeEngine[Any]], vi: str, en: str, **options: Any
) -> Column[Any]:
    info = {"vi": vi, "en": en, "internal": options.pop("internal", False)}
    return Column(name, kind, comment=en, info=info, **options)


def text(name: str, vi: str, en: str, **options: Any) -> Column[Any]:
    return _column(name, TEXT, vi, en, **options)


def whole(name: str, vi: str, en: str, **options: Any) -> Column[Any]:
    return _column(name, Integer, vi, en, **options)


def large(name: str, vi: str, en: str, **options: Any) -> Column[Any]:
    return _column(name, BigInteger, vi, en, **options)


def number(name: str, vi: str, en: str, **options: Any) -> Column[Any]:
    return _column(name, Float, vi, en, **options)


def flag(name: str, vi: str, en: str, **options: Any) -> Column[Any]:
    return _column(name, Boolean, vi, en, **options)


def day(name: str, vi: str, en: str, **options: Any) -> Column[Any]:
    return _column(name, Date, vi, en, **options)


def table(
    name: str, vi: str, en: str, *columns: Column[Any], indexes: tuple[str, ...] = (), internal: bool = False
) -> Table:
    made = Table(name, metadata, *columns, comment=en, info={"vi": vi, "en": en, "internal": internal})
    for columns_of_index in indexes:  # "parent_id, relation": both in one index
        names = columns_of_index.split(", ")
        Index(f"ix_{name}_{names[0]}", *(made.c[n] for n in names))
    return made


def of_document() -> tuple[Column[Any], Column[Any]]:
    """The key of a list's rows: the document, and the place in its list."""
    return (
        text("doc_id", "mã văn bản", "the document (SHA-256 of its bytes)", primary_key=True),
        whole("no", "thứ tự trong văn bản, từ 0", "place in the document's list, from 0", primary_key=True),
    )


def evidence_columns() -> tuple[Column[Any], ...]:
    """Why a row claims what it claims."""
    return (
        whole("span_start", "vị trí đầu trong văn bản", "where it begins in the document's text"),
        whole("span_end", "vị trí cuối trong văn bản", "where it ends in the document's text (exclusive)"),
        whole("page", "trang", "page, from 1; empty where the format has none"),
        text("quote", "trích nguyên văn", "the words as they stand in the source"),
        text("rule", "quy tắc đã áp dụng", "name of the rule that made the claim"),
        number("confidence", "độ tin cậy (0-1)", "how sure the claim is, 0 to 1; 0.9 and more is confident"),
    )


def body_columns(role: str, vi: str, en: str) -> tuple[Column[Any], Column[Any]]:
    """Bodies in one cell, for readers; table `bearers` has them one a row."""
    ids = f"{role.removesuffix('s')}_ids"
    return (
        text(role, f"{vi} (như in)", f"{en}, as printed, joined by '; '"),
        text(ids, f"{vi} (mã)", f"{en}: registry ids or classes, in the same order, joined by '; '"),
    )
