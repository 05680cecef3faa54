"""The sentences around claims, cut out of the stored texts a few documents at a time."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import regex
import sqlalchemy as sa

from tables.frames import frame_of
from tables.schema import TABLES
from tables.store import IDS_AT_ONCE, Store

_END = regex.compile(r"\n|;(?=\s)|[.!?](?=\s)")


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence, or the item of a list, in which a span stands, on one line.

    >>> sentence_around("Mục tiêu:\\n- Đạt 95% xã; 3 lớp.\\n- Khác", 16, 19)
    'Đạt 95% xã'
    """
    begin = max(
        (m.end() for m in _END.finditer(text, max(0, start - 600), start)), default=max(0, start - 600)
    )
    stop = _END.search(text, end, end + 600)
    return " ".join(text[begin : stop.start() if stop else end + 600].split()).strip("-+•. ")


def quotas_with_sentences(store: Store, doc_ids: Iterable[str]) -> pd.DataFrame:
    """The rows of `quotas` of these documents, with the sentence around each in `line`."""
    ids, quotas, texts = sorted(doc_ids), TABLES["quotas"], TABLES["texts"]
    parts = []
    for at in range(0, len(ids), IDS_AT_ONCE):
        some = ids[at : at + IDS_AT_ONCE]
        with store.engine.connect() as connection:
            rows = [*connection.execute(sa.select(quotas).where(quotas.c.doc_id.in_(some)))]
            wanted = sorted({row.doc_id for row in rows})
            query = sa.select(texts.c.doc_id, texts.c.text).where(texts.c.doc_id.in_(wanted))
            text_of = {row.doc_id: row.text for row in connection.execute(query)}
        frame = frame_of(quotas, rows)
        frame["line"] = [
            sentence_around(text_of[row.doc_id], row.span_start, row.span_end) if row.span_end else row.quote
            for row in rows
        ]
        parts.append(frame)
    return pd.concat(parts, ignore_index=True) if parts else frame_of(quotas, []).assign(line=[])
