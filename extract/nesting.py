"""Papers that an opening names only inside the name of another: "Kết luận A về tiếp tục thực hiện Chỉ thị B"."""

from __future__ import annotations

import regex

from extract.citations import Occurrence, citation_key
from extract.records import Citation

# ... về tiếp tục thực hiện Chỉ thị số | sửa đổi, bổ sung Quyết định | tổ chức thực hiện các Đề án tại Quyết định số: read
# backwards from the symbol
_INSIDE = regex.compile(
    r"(?r)(?:thực hiện|triển khai|thi hành|(?:sửa đổi|điều chỉnh)(?:, bổ sung)?)\s+(?:(?:\p{L}+\s+){1,4}(?:tại|theo)\s+)?"
    r"(?:\p{L}+\s+){1,4}(?:số\s+)?"
)

# sửa đổi, bổ sung | Quyết định số: what a title begins with, behind its verb
_FIRST = regex.compile(r"(?:\p{L}+\s+){1,4}số\s+")


def named_inside(citations: tuple[Citation, ...], found: tuple[Occurrence, ...]) -> set[str]:
    """Symbols of the citations that stand once above the body, and there in another cited paper's name."""
    mentions = [citation_key(o.symbol) for o in found if o.place != "body"]
    keys = {o.symbol.printed: citation_key(o.symbol) for o in found}
    return {
        inner.symbol
        for inner in citations
        if inner.symbol is not None
        and mentions.count(keys.get(inner.symbol, citation_key(found[0].symbol))) == 1
        and any(
            outer is not inner
            and outer.doc_type != "CV"  # a letter reminds of the paper that is to be carried out
            and _is_inside(inner.symbol, outer.title or "")
            for outer in citations
        )
    }


def _is_inside(symbol: str, title: str) -> bool:
    """Whether a title names the paper with that symbol as one to be carried out or amended."""
    at = title.find(symbol)
    while at >= 0:
        if _INSIDE.match(title, 0, at) or _FIRST.fullmatch(title, 0, at):
            return True
        at = title.find(symbol, at + 1)
    return False
