"""Which one cited document the plan carries out directly: of the nearest higher authority, on the title's subject.

Only documents of the title and the opening count; laws and decrees only where the title names them; peers and the
office's own earlier papers never.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extract.citations import Occurrence, citation_key
from extract.folding import fold
from extract.likeness import content_words, likeness, told_alike
from extract.names import department_of_code, provinces_in
from extract.nesting import named_inside
from extract.records import Citation, Header, Issue, Parent
from extract.symbols import find_symbols

# How far each authority is from an issuer of a level; what is not listed is never a parent.
_DISTANCE: dict[str, dict[str, int]] = {
    "province": {"central": 0, "ministry": 0, "committee_central": 0, "party_province": 0, "party_central": 1, "council": 2},
    "department": {
        "province": 0, "committee": 1, "committee_central": 2, "ministry": 2, "central": 3,
        "party_province": 4, "council": 4, "party_central": 5,
    },
    "unit": {"department": 0, "province": 1, "ministry": 2, "central": 3, "party_province": 4},
    "district": {
        "province": 0, "committee": 1, "department": 2, "party_province": 3, "party_local": 3,
        "central": 4, "ministry": 4, "council": 5,
    },
    "commune": {
        "district": 0, "province": 1, "commune": 1, "department": 2, "party_local": 3,
        "party_province": 4, "central": 5, "ministry": 5,
    },
    "local_unit": {"district": 0, "commune": 0, "department": 1, "province": 1, "ministry": 3, "central": 4},
    "school": {"department": 0, "district": 0, "commune": 0, "province": 1, "ministry": 2},
    "other": {
        "committee": 0, "committee_central": 0, "province": 0, "central": 1, "ministry": 1,
        "party_province": 1, "party_central": 2, "department": 2, "district": 1,
    },
    "central": {"central": 0, "party_central": 1},
    "party": {"party_central": 0, "party_province": 0, "central": 1},
}  # fmt: skip
_NEVER = frozenset({"NĐ", "TT", "L", "PL", "TTLT", "VBHN", "TTr", "BC", "BB", "GM", "NQLT"})
_UNTOLD = 0.3  # the likeness of a paper whose subject is not told
_YEAR = regex.compile(r"(?:19|20)\d\d")
_PLAN_TYPES = ("KH", "CTr", "ĐA", "PA", "CTHĐ", "CTrHĐ", "KHPH", "KHLT", "KHLN")


@dataclass(frozen=True, slots=True)
class _Candidate:
    citation: Citation
    distance: int
    likeness: float
    shared: int = 0  # what it has in common with the title where it is worded otherwise


_COMMITTEE_OF = regex.compile(
    r"(?:chủ tịch )?(?:ủy ban nhân dân|ubnd) (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
)


# Ủy ban Quốc gia về chuyển đổi số | Ủy ban An toàn giao thông Quốc gia | Hội đồng Thi đua - Khen thưởng Trung ương
_NATIONAL = regex.compile(r"(?:ủy ban(?! kiểm tra)|hội đồng|ban chỉ đạo)\b.*\b(?:quốc gia|trung ương)\b")


def authority_of(citation: Citation, code: str) -> str:
    """The kind of authority that issued a cited document, by its issuer code and the words after "của"."""
    words = fold(citation.issuer or "")
    head = code.split("-")[0].upper()
    if head.startswith("BCĐ") and (
        head.endswith(("TW", "TƯ")) or "trung ương" in words or "quốc gia" in words
    ):
        return "committee_central"
    if _NATIONAL.match(words):
        return "committee_central"
    if (
        head.startswith(("TW", "TƯ", "BCT"))
        or "trung ương" in words
        and "-" not in code
        and "/" in citation.symbol
    ):
        return (
            "party_central"
            if head in ("TW", "TƯ", "BCT", "BTGTW", "BTCTW", "VPTW")
            or "bộ chính trị" in words
            or "ban bí thư" in words
            else "committee"
        )
    if head in ("TU", "VPTU", "BTGTU"):
        return "party_province"
    if head in ("HU", "ĐU", "THU", "QU") or regex.match(
        r"(?:huyện|thị|quận|đảng) ủy|ban (?:thường vụ|chấp hành)", words
    ):
        return "party_local" if head != "TU" else "party_province"
    if (
        head in ("TTG", "CP")
        or head.startswith(("QH", "UBTVQH"))
        or words.startswith(("thủ tướng", "chính phủ", "quốc hội"))
    ):
        return "central"
    if head.startswith("UBN"):
        unit = _COMMITTEE_OF.match(words)
        kind = unit[1] if unit else "tỉnh"
        if kind == "thành phố" and not provinces_in(words):
            kind = "tỉnh"
        return {
            "tỉnh": "province",
            "thành phố": "province",
            "huyện": "district",
            "quận": "district",
            "thị xã": "district",
        }.get(kind, "commune")
    if head in ("VPUBND", "VPUB") or words.startswith(("văn phòng ubnd", "văn phòng ủy ban nhân dân")):
        return "province"  # its letters pass on what the UBND decides
    if words.startswith("phòng "):
        return (
            "commune"
            if regex.search(r"(?:xã|phường|đặc khu|thị trấn) \p{L}", words.removeprefix("phòng "))
            else "district"
        )
    if head.startswith("HĐND"):
        return "council"
    if head.startswith(("BCĐ", "HĐ", "BCH", "BTC", "CTĐ", "KTĐ")) and not words.startswith("bộ"):
        return "committee"
    if (
        department_of_code(head)
        or words.startswith(("sở ", "thanh tra tỉnh", "công an tỉnh"))
        or (head.startswith("S") and len(head) >= 3)
    ):
        return "department"
    if (
        words.startswith(
            (
                "bộ ",
                "thanh tra chính phủ",
                "tổng ",
                "kiểm toán",
                "ngân hàng nhà nước",
                "ủy ban dân tộc",
                "liên đoàn",
            )
        )
        or (head.startswith("B") and len(head) >= 3)
        or head in ("TTCP", "VPCP", "UBDT", "TLĐ")
    ):
        return "ministry"
    return "other"


def _own_rank(header: Header) -> str:
    name = fold(header.issuer or "")
    if header.issuer_level == "department" and not name.startswith(
        (
            "sở ",
            "ban dân tộc",
            "thanh tra tỉnh",
            "thanh tra thành phố",
            "văn phòng ủy ban",
            "ban quản lý",
            "công an",
            "bộ chỉ huy",
        )
    ):
        return "unit"
    if header.issuer_level in ("district", "commune") and not name.startswith("ủy ban nhân dân"):
        return "local_unit"
    if header.issuer_level == "other" and regex.match(r"trường|đại học|cao đẳng", name):
        return "school"
    return header.issuer_level or "department"


def find_parent(
    header: Header, citations: tuple[Citation, ...], found: tuple[Occurrence, ...]
) -> tuple[Parent | None, tuple[Issue, ...]]:
    """The parent and why, or None with an issue where several stand equal or the title shares nothing with any."""
    in_title = {citation_key(o.symbol) for o in found if o.place == "title" and o.relation != "annexed_to"}
    codes = {o.symbol.printed: o.symbol for o in found}
    in_title |= {
        citation_key(symbol) for symbol in find_symbols(header.title or "")
    }  # of a title that the opening tells
    named = [c for c in citations if c.symbol in codes and citation_key(codes[c.symbol]) in in_title]
    if named and header.doc_type == "KH" and named[0].relation not in ("replaces", "amends"):
        return _parent(named[0], 0.95, "the title names it"), ()
    rank = _own_rank(header)
    distances = _DISTANCE.get(rank, _DISTANCE["other"])
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
            or citation_key(codes[citation.symbol]) in nested
        ):
            continue
        authority = authority_of(citation, codes[citation.symbol].issuer)
        if authority in distances and not _is_own(header, citation, codes[citation.symbol].issuer, authority):
            told = bool(citation.title and header.title and content_words(citation.title, drop)[1])
            same = likeness(header.title or "", citation.title or "", drop) if told else _UNTOLD
            if set(_YEAR.findall(header.title or "")) & set(_YEAR.findall(citation.title or "")):
                same += 0.06  # of two papers on one subject, the one for the same years
            shared = told_alike(header.title or "", citation.title or "", drop) if told and same < 0.25 else 0
            candidates.append(_Candidate(citation, distances[authority], same, shared))
    return _choose(candidates, rank)


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


def _needs_no_subject(only: _Candidate, rank: str) -> bool:
    """Whether the one candidate is taken whatever its words: a letter, or for a Sở a paper of its own province."""
    if rank == "province" and only.distance <= 1:
        return only.citation.relation == "implements"
    is_plan = only.citation.doc_type in _PLAN_TYPES
    carries_out = only.citation.relation == "implements" and is_plan
    near = only.distance == 0 or (only.distance == 1 and carries_out)
    on_another = is_plan and not carries_out and only.citation.title is not None and not only.shared
    of_a_department = rank == "department" and not on_another
    return only.citation.doc_type == "CV" or (near and (carries_out or of_a_department))


def _plan_above(candidates: list[_Candidate], rank: str) -> _Candidate | None:
    """The one plan of the nearest authority cited, where its subject, worded otherwise, shares telling words with the title.

    For a province, whose superiors seldom write plans, the one paper of theirs that it carries out.
    """
    nearest = min(c.distance for c in candidates)
    plans = [c for c in candidates if c.citation.doc_type in _PLAN_TYPES and c.distance == nearest]
    if rank == "province":
        plans = [c for c in candidates if c.citation.relation == "implements" and c.distance <= 1]
    wanted = 2 if plans and plans[0].citation.relation == "implements" else 3
    return plans[0] if len(plans) == 1 and plans[0].shared >= wanted else None


def _is_told_by_its_office(candidate: _Candidate, rank: str) -> bool:
    """Whether a unit carries out a plan of the Sở above it: "thực hiện Kế hoạch số 912/KH-SYT", whatever its subject."""
    return (
        rank in ("unit", "local_unit")
        and candidate.distance == 0
        and candidate.citation.relation == "implements"
        and candidate.citation.doc_type in _PLAN_TYPES
    )


def _choose(candidates: list[_Candidate], rank: str) -> tuple[Parent | None, tuple[Issue, ...]]:
    def strength(c: _Candidate) -> float:
        plan = (
            0.2
            if c.citation.doc_type in _PLAN_TYPES
            else 0.05
            if c.citation.doc_type in ("QĐ", "CT")
            else -0.06  # a letter reminds of a paper
            if c.citation.doc_type == "CV"
            else 0.0
        )
        return c.likeness + plan + (0.1 if c.citation.relation == "implements" else 0.0)

    carried = any(c.citation.relation == "implements" and c.likeness >= 0.25 for c in candidates)
    if carried:  # "Tiếp tục thực hiện Kế hoạch số 95 của UBND huyện; thực hiện Kế hoạch số 312 của UBND tỉnh"
        candidates = [c for c in candidates if c.citation.relation != "continues"]

    def alike(c: _Candidate) -> bool:  # of a letter without a subject nothing is known
        return c.likeness >= 0.25 and (c.citation.title is not None or c.citation.doc_type != "CV")

    likely = [c for c in candidates if alike(c) or _is_told_by_its_office(c, rank)]
    if not likely and candidates and (plan := _plan_above(candidates, rank)):
        reason = (
            "the one plan of the authority above that the opening cites, some words of its subject shared"
        )
        return _parent(plan.citation, 0.6, reason), ()
    likely = likely or [c for c in candidates if c.likeness >= 0.25]
    for distance in sorted({c.distance for c in likely}):
        near = [c for c in likely if c.distance == distance]
        best = max(near, key=strength)
        rivals = [c for c in near if c is not best and strength(best) - strength(c) < 0.05]
        carried_out = [c for c in rivals if c.citation.relation == "implements"]
        if (
            best.citation.relation != "implements" and len(carried_out) == 1
        ):  # "Căn cứ QĐ-TTg; thực hiện NQ/TU"
            best = carried_out[0]
        reason = f"nearest higher authority in the opening, subject {best.likeness:.2f} alike"
        if not rivals:
            return _parent(best.citation, 0.93 if distance == 0 else 0.85, reason), ()
        equal = f"{len(rivals) + 1} documents stand equal"
        issue = Issue("parent_ambiguous", equal, best.citation.evidence.span)
        return _parent(best.citation, 0.75, reason), (issue,)
    if len(candidates) == 1 and _needs_no_subject(candidates[0], rank):
        reason = "the one paper of a higher authority that the opening cites"
        return _parent(candidates[0].citation, 0.6, reason), ()
    if candidates:
        return None, (
            Issue("parent_unknown", "no cited document of a higher authority is on the title's subject"),
        )
    return None, ()


def _parent(citation: Citation, confidence: float, reason: str) -> Parent:
    return Parent(citation.symbol, citation.issued_on, citation.issuer, confidence, reason)
