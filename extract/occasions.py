"""Dated days of note: "nhân dịp kỷ niệm ... (02/9/1945 - 02/9/2020)" is one expression of time."""

from __future__ import annotations

from dataclasses import replace

import regex

from extract.dates import TimeExpression
from extract.timevalues import Range

# nhân dịp kỷ niệm ... ( | đúng dịp Ngày ... ( | vào dịp Kỷ niệm ... ( | gắn với kỷ niệm ... ( | Ngày hội ... (
_BRACKETED = regex.compile(
    r"(?:(?:(?:đúng |vào |trong |nhân )?dịp |nhân |vào )?(?:lễ |đại lễ )?(?:k[ỷỉ] niệm|ngày(?= \D))[^;.:()|\n]{3,160}\(\s?)$"
)
# dịp kỷ niệm Ngày thành lập Đoàn 26/3 | nhân Ngày Pháp luật Việt Nam 09/11
_OPEN = regex.compile(
    r"(?:(?:đúng |vào |trong |nhân )?dịp |nhân )(?:lễ )?(?:k[ỷỉ] niệm|ngày(?= \D))[^;.:()|\n]{3,120}$"
)


def with_occasion(text: str, low: str, x: TimeExpression) -> TimeExpression:
    """The day of note around a date, whose text is the whole occasion and whose value the last date; else `x` itself."""
    if x.kind != "day":
        return x
    line = max(low.rfind("\n", 0, x.start) + 1, x.start - 200)
    left = low[line : x.start]
    bracket = left.rstrip().endswith("(")
    m = None
    if "ngày " in left or "niệm" in left:
        m = (
            _BRACKETED.search(left)
            if bracket
            else _OPEN.search(left)
            if x.bound == "in" and not x.lead
            else None
        )
    if m is None:
        return x
    start, end = line + m.start(), x.end + (bracket and low[x.end : x.end + 1] == ")")
    time = x.time.last if isinstance(x.time, Range) else x.time
    return replace(
        x, text=text[start:end], start=start, end=end, time=time, bound="in", kind="occasion", lead=""
    )
