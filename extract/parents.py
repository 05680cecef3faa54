"""Which one cited document the plan carries out directly: of the nearest higher authority, on the title's subject.

Only documents of the title and the opening count; laws and decrees only where the title names them; peers and the
office's own earlier papers never.
"""

from __future__ import annotations

import regex

from extract.authorities import DISTANCE, authority_of, own_rank
from extract.citations import Occurrence, citation_key
from extract.folding import fold
from extract.likeness import content_words, likeness, told_alike
from extract.nesting import named_inside
from extract.parent_choice import Candidate, choose, parent_of
from extract.records import Citation, Header, Issue, Parent
from extract.symbols import find_symbols
from extract.unnumbered import implied_code

_NEVER = frozenset({"NĐ", "TT", "L", "PL", "TTLT", "VBHN", "TTr", "BC", "BB", "GM", "NQLT"})
_UNTOLD = 0.3  # the likeness of a paper whose subject is not told
_YEAR = regex.compile(r"(?:19|20)\d\d")


_KIND = r"(?P<work>(?:đề án|chương trình|chiến lược|dự án|kế hoạch|phong trào)(?: \p{L}+){3})"
# Thực hiện | Đề án "Xóa mù chữ đến năm 2020": the work that a title carries out
_WORK = regex.compile(r"(?:tổ chức |triển khai |thực hiện |hành động |và ){0,4}" + _KIND)
# phê duyệt (điều chỉnh, bổ sung) | Đề án "Xóa mù chữ ...": the work that a cited paper approves
_APPROVED = regex.compile(r"(?:việc )?(?:phê duyệt |ban hành )?(?:điều chỉnh(?:, bổ sung)? )?" + _KIND)
_MARKS = regex.compile(r"[“”\"']")
# Triển khai Chỉ thị số 13/CT-TTg ... | và Kế hoạch số | 131/KH-UBND: both are carried out
_BESIDE = r"(?i:\bvà (?:\p{L}+ ){1,3}số )"
# Thành lập Tổ giúp việc triển khai | Kế hoạch số 12/KH-UBND: of a paper that is no plan; not "Báo cáo kết quả thực hiện Kế hoạch số"
_CARRYING = regex.compile(
    r"^(?!.*\b(?:báo cáo|kết quả|sơ kết|tổng kết|tình hình|đánh giá|kiểm tra|giám sát)\b).*\b(?:thực hiện|triển khai) kế hoạch số\b"
)


def _approves(cited: str, title: str) -> float:
    """What speaks for a paper that approves a work: much where the title names that very work, a little for any."""
    approved = _APPROVED.match(_MARKS.sub("", fold(cited)))
    named = _WORK.match(_MARKS.sub("", fold(title)))
    if approved is None:
        return 0.0
    return 0.2 if named and named["work"] == approved["work"] else 0.06


def _same_years(title: str, cited: str) -> float:
    """Of two papers on one subject, the one for the same years; half of it where only some are."""
    own, other = set(_YEAR.findall(title)), set(_YEAR.findall(cited))
    return 0.06 * len(own & other) / len(own) if own else 0.0


# Căn cứ Kế hoạch số 46/KH-UBND ... | Căn cứ Luật Bảo vệ môi trường ...; | xét đề nghị của: the grounds of an opening
_GROUNDS = regex.compile(
    r"(?<!\p{L})(?:căn cứ|thực hiện|triển khai|theo|trên cơ sở|xét|thi hành)\b(?= (?:luật|bộ luật|pháp lệnh|nghị|quyết"
    r"|kế hoạch|chỉ thị|công văn|văn bản|thông|chương trình|đề án|đề nghị|tờ trình|ý kiến|kết luận|hướng dẫn|chức năng))"
)


def find_parent(
    header: Header, citations: tuple[Citation, ...], found: tuple[Occurrence, ...], opening: str = ""
) -> tuple[Parent | None, tuple[Issue, ...]]:
    """The parent and why, or None with an issue where several stand equal or the title shares nothing with any.

    `opening`: its folded words, by which a paper is known that is its one ground.
    """
    in_title = {citation_key(o.symbol) for o in found if o.place == "title" and o.relation != "annexed_to"}
    codes = {o.symbol.printed: o.symbol for o in found if o.symbol.printed}
    in_title |= {
        citation_key(symbol) for symbol in find_symbols(header.title or "")
    }  # of a title that the opening tells
    named = [c for c in citations if c.symbol in codes and citation_key(codes[c.symbol]) in in_title]
    if outer := _outer_paper(header.title or "", named, citations):
        return parent_of(outer, 0.9, "the title names it, without its symbol"), ()
    carries_out = header.doc_type == "KH" or _CARRYING.search(fold(header.title or ""))
    rank = own_rank(header)
    distances = DISTANCE.get(rank, DISTANCE["other"])
    if named and carries_out and named[0].relation not in ("replaces", "amends"):
        beside = [
            c for c in named[1:] if regex.search(_BESIDE + regex.escape(c.symbol or "-"), header.title or "")
        ]
        best = min(
            (named[0], *beside), key=lambda c: distances.get(authority_of(c, codes[c.symbol or ""].issuer), 9)
        )
        return parent_of(best, 0.95, "the title names it"), ()
    drop = tuple(
        n for n in (header.province, header.issuer if header.issuer_level == "department" else None) if n
    )
    nested = {citation_key(o.symbol) for o in found if o.nested}
    nested -= {citation_key(o.symbol) for o in found if not o.nested and o.place != "body"}
    candidates = []
    inside = named_inside(citations, found)
    for citation in citations:
        if (
            not citation.in_opening
            or citation.symbol in inside
            or citation.relation in ("replaces", "amends", "annexed_to", "cites")
            or citation.doc_type in _NEVER
            or (citation.symbol and citation_key(codes[citation.symbol]) in nested)
        ):
            continue
        code = codes[citation.symbol].issuer if citation.symbol else implied_code(citation)
        authority = authority_of(citation, code)
        if authority in distances and not _is_own(header, citation, code, authority):
            told = bool(citation.title and header.title and content_words(citation.title, drop)[1])
            same = likeness(header.title or "", citation.title or "", drop) if told else _UNTOLD
            years = _same_years(header.title or "", citation.title or "")
            same += years
            shared = told_alike(header.title or "", citation.title or "", drop) if told and same < 0.25 else 0
            approves = _approves(citation.title or "", header.title or "")
            candidates.append(Candidate(citation, distances[authority], same, shared, approves, years > 0))
    numbered = [c for c in candidates if c.citation.symbol]
    chosen, issues = choose(numbered, rank, alone=len(_GROUNDS.findall(opening)) == 1)
    if len(numbered) < len(candidates):
        return _with_unnumbered(candidates, rank, chosen, issues)
    return chosen, issues


def _with_unnumbered(
    candidates: list[Candidate], rank: str, chosen: Parent | None, issues: tuple[Issue, ...]
) -> tuple[Parent | None, tuple[Issue, ...]]:
    """The choice where some papers are cited without a symbol: one of a nearer authority than all chosen by symbol."""
    far = next((c.distance for c in candidates if chosen and c.citation.symbol == chosen.symbol), None)
    near = [
        c
        for c in candidates
        if not c.citation.symbol and (far is None or (c.distance < far and c.citation.issued_on))
    ]
    found, told = choose(near, rank)
    return (found, told) if found else (chosen, issues)


# Thực hiện Chương trình hành động của Ban Thường vụ Tỉnh ủy | thực hiện Nghị quyết số: the paper carried out has no symbol there
_OUTER = regex.compile(
    r"(?:(?:tổ chức|triển khai|thực hiện) )*(?P<kind>chương trình(?: hành động)?|kế hoạch|nghị quyết|chỉ thị|quyết định)"
    r" (?!số\b)[^/\d]{4,90}?\b(?:thực hiện|triển khai|về) (?:nghị quyết|chỉ thị|kết luận|quyết định|chương trình|kế hoạch)"
)
_KINDS = {
    "chương trình": ("CTr", "CTHĐ", "CTrHĐ"), "chương trình hành động": ("CTr", "CTHĐ", "CTrHĐ"), "kế hoạch": ("KH",),
    "nghị quyết": ("NQ",), "chỉ thị": ("CT",), "quyết định": ("QĐ",),
}  # fmt: skip


def _outer_paper(title: str, named: list[Citation], citations: tuple[Citation, ...]) -> Citation | None:
    """The cited paper of the kind that a title says it carries out, whose own name holds the paper with a symbol there."""
    outer = _OUTER.match(fold(title))
    if outer is None or not named:
        return None
    return next(
        (
            c
            for c in citations
            if c.in_opening
            and c.doc_type in _KINDS[outer["kind"]]
            and str(named[0].symbol) in (c.title or "")
        ),
        None,
    )


_OWN_CODE = regex.compile(r"[-/](?:\p{L}+-)?([\p{L}&]+)$")  # of 12/KH-UBND, the last letters


def _is_own(header: Header, citation: Citation, code: str, authority: str) -> bool:
    """Whether the cited paper is the issuer's own (or a peer's of the same rank)."""
    if fold(citation.issuer or "") == fold(header.issuer or "-"):
        return True
    own = _OWN_CODE.search(header.symbol or "")
    return (
        own is not None
        and code.split("-")[0] == own[1]
        and not authority.startswith("committee")
        and (header.issuer_level or "") in (authority, "department" if authority == "department" else "")
    )
