"""Which one cited document the plan carries out directly: of the nearest higher authority, on the title's subject.

Only documents of the title and the opening count; laws and decrees only where the title names them; peers and the
office's own earlier papers never.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extract.authorities import DISTANCE, authority_of, own_rank
from extract.citations import Occurrence, citation_key
from extract.folding import fold
from extract.likeness import content_words, likeness, told_alike
from extract.nesting import named_inside
from extract.records import Citation, Header, Issue, Parent
from extract.symbols import find_symbols
from extract.unnumbered import implied_code

_NEVER = frozenset({"NĐ", "TT", "L", "PL", "TTLT", "VBHN", "TTr", "BC", "BB", "GM", "NQLT"})
_UNTOLD = 0.3  # the likeness of a paper whose subject is not told
_YEAR = regex.compile(r"(?:19|20)\d\d")
_PLAN_TYPES = ("KH", "CTr", "ĐA", "PA", "CTHĐ", "CTrHĐ", "KHPH", "KHLT", "KHLN")


_KIND = r"(?P<work>(?:đề án|chương trình|chiến lược|dự án|kế hoạch|phong trào)(?: \p{L}+){3})"
# Thực hiện | Đề án "Xóa mù chữ đến năm 2020": the work that a title carries out
_WORK = regex.compile(r"(?:tổ chức |triển khai |thực hiện |hành động |và ){0,4}" + _KIND)
# phê duyệt (điều chỉnh, bổ sung) | Đề án "Xóa mù chữ ...": the work that a cited paper approves
_APPROVED = regex.compile(r"(?:việc )?(?:phê duyệt |ban hành )?(?:điều chỉnh(?:, bổ sung)? )?" + _KIND)
_AMENDING = regex.compile(r"\b(?:sửa đổi|bổ sung|điều chỉnh)\b")
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


@dataclass(frozen=True, slots=True)
class _Candidate:
    citation: Citation
    distance: int
    likeness: float
    shared: int = 0  # what it has in common with the title where it is worded otherwise
    approves: float = 0.0  # whether it approves the work that the title names
    same_year: bool = False  # whether both are for the same years


def find_parent(
    header: Header, citations: tuple[Citation, ...], found: tuple[Occurrence, ...]
) -> tuple[Parent | None, tuple[Issue, ...]]:
    """The parent and why, or None with an issue where several stand equal or the title shares nothing with any."""
    in_title = {citation_key(o.symbol) for o in found if o.place == "title" and o.relation != "annexed_to"}
    codes = {o.symbol.printed: o.symbol for o in found if o.symbol.printed}
    in_title |= {
        citation_key(symbol) for symbol in find_symbols(header.title or "")
    }  # of a title that the opening tells
    named = [c for c in citations if c.symbol in codes and citation_key(codes[c.symbol]) in in_title]
    if outer := _outer_paper(header.title or "", named, citations):
        return _parent(outer, 0.9, "the title names it, without its symbol"), ()
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
        return _parent(best, 0.95, "the title names it"), ()
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
            candidates.append(_Candidate(citation, distances[authority], same, shared, approves, years > 0))
    numbered = [c for c in candidates if c.citation.symbol]
    chosen, issues = _choose(numbered, rank)
    if len(numbered) < len(candidates):
        return _with_unnumbered(candidates, rank, chosen, issues)
    return chosen, issues


def _with_unnumbered(
    candidates: list[_Candidate], rank: str, chosen: Parent | None, issues: tuple[Issue, ...]
) -> tuple[Parent | None, tuple[Issue, ...]]:
    """The choice where some papers are cited without a symbol: one of a nearer authority than all chosen by symbol."""
    far = next((c.distance for c in candidates if chosen and c.citation.symbol == chosen.symbol), None)
    near = [
        c
        for c in candidates
        if not c.citation.symbol and (far is None or (c.distance < far and c.citation.issued_on))
    ]
    found, told = _choose(near, rank)
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
    if len(plans) != 1:
        return None
    alone = (
        len(candidates) == 1 and rank in _LOCAL and not _GENERAL.search(fold(plans[0].citation.title or ""))
    )
    wanted = 1 if alone else 2 if plans[0].citation.relation == "implements" else 3
    return plans[0] if plans[0].shared >= wanted else None


_LOCAL = ("district", "commune", "local_unit")  # what they plan, they are told to
# phát triển kinh tế - xã hội năm 2022 | công tác năm 2022: plans that every other one may rely on
_GENERAL = regex.compile(r"kinh tế\b.{0,5}xã hội|công tác năm|nhiệm vụ (?:trọng tâm|năm)|đầu tư công|năm học")


_TOLD_BY_PROVINCE = ("department", "district", "commune")


def _plan_of_year(candidates: list[_Candidate], likely: list[_Candidate]) -> _Candidate | None:
    """The one plan of the nearest authority, for the title's year, where all papers of likelier words are of farther ones and
    but little alike: "Căn cứ Quyết định số 57/QĐ-BKHCN về khung kỹ năng số; Kế hoạch số 27/KH-UBND về ... năm 2026".
    """
    nearest = min(c.distance for c in candidates)
    plans = [c for c in candidates if c.distance == nearest and c.citation.doc_type == "KH"]
    if len(plans) != 1 or plans[0] in likely or not plans[0].same_year or plans[0].shared < 1:
        return None
    far = all(
        c.distance > nearest and c.likeness < _LITTLE and c.citation.relation != "implements" for c in likely
    )
    return plans[0] if far else None


_LITTLE = 0.45  # likeness that many papers of one field have


def _is_told_by_its_office(candidate: _Candidate, rank: str) -> bool:
    """Whether a unit carries out a plan of the Sở above it: "thực hiện Kế hoạch số 912/KH-SYT", whatever its subject.

    One that it only relies on shares a word of the subject with it.
    """
    if (
        rank not in ("unit", "local_unit")
        or candidate.distance
        or candidate.citation.doc_type not in _PLAN_TYPES
    ):
        return False
    if candidate.citation.relation == "implements":
        return True
    return candidate.shared > 0 and not _GENERAL.search(fold(candidate.citation.title or ""))


def _outranks_letters(plan: _Candidate) -> bool:
    """Whether a plan of the authority right above is carried out, on a wider subject that holds the title's: letters follow it."""
    return (
        plan.citation.doc_type in _PLAN_TYPES
        and plan.citation.relation == "implements"
        and plan.distance == 0
        and plan.shared >= 2
        and not _GENERAL.search(fold(plan.citation.title or ""))
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
        cited = c.citation.title or ""
        follows = not _AMENDING.search(cited) and any(
            c is not o and o.citation.symbol and o.citation.symbol in cited for o in candidates
        )
        carries = 0.1 if c.citation.relation == "implements" else 0.0
        return c.likeness + plan + carries + c.approves - (0.1 if follows else 0.0)

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
    if likely and rank in _TOLD_BY_PROVINCE and (plan := _plan_of_year(candidates, likely)):
        return _parent(plan.citation, 0.6, "the one plan of the authority above, for the same year"), ()
    nearest = [c for c in likely if c.distance == min(o.distance for o in likely)]
    if likely and all(c.citation.doc_type == "CV" for c in nearest):
        # "thực hiện Kế hoạch số 241 về phòng, chống dịch bệnh năm 2022; Công văn số 2284 về phòng, chống sốt xuất huyết"
        likely = [c for c in candidates if _outranks_letters(c)] or likely
    for distance in sorted({c.distance for c in likely}):
        near = [c for c in likely if c.distance == distance]
        best = max(near, key=strength)
        rivals = [c for c in near if c is not best and strength(best) - strength(c) < 0.05]
        carried_out = [c for c in rivals if c.citation.relation == "implements"]
        if (
            best.citation.relation != "implements" and len(carried_out) == 1
        ):  # "Căn cứ QĐ-TTg; thực hiện NQ/TU"
            best = carried_out[0]
        reason = f"nearest higher authority in the opening, subject {min(best.likeness, 1):.2f} alike"
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
