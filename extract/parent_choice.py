"""Which of the papers that may be carried out is: by authority, subject, kind and years; none where nothing tells."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extract.folding import fold
from extract.records import Citation, Issue, Parent

_AMENDING = regex.compile(r"\b(?:sửa đổi|bổ sung|điều chỉnh)\b")
_PLAN_TYPES = ("KH", "CTr", "ĐA", "PA", "CTHĐ", "CTrHĐ", "KHPH", "KHLT", "KHLN")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cited paper that may be the parent: how far its authority is from the issuer, and what its subject has of the title's."""

    citation: Citation
    distance: int
    likeness: float
    shared: int = 0  # what it has in common with the title where it is worded otherwise
    approves: float = 0.0  # whether it approves the work that the title names
    same_year: bool = False  # whether both are for the same years


def _needs_no_subject(only: Candidate, rank: str) -> bool:
    """Whether the one candidate is taken whatever its words: a letter, or for a Sở a paper of its own province."""
    if rank == "province" and only.distance <= 1:
        return only.citation.relation == "implements"
    is_plan = only.citation.doc_type in _PLAN_TYPES
    carries_out = only.citation.relation == "implements" and is_plan
    near = only.distance == 0 or (only.distance == 1 and carries_out)
    on_another = is_plan and not carries_out and only.citation.title is not None and not only.shared
    of_a_department = rank == "department" and not on_another
    untold = (
        rank in _LOCAL and is_plan and only.citation.title is None
    )  # "Theo Kế hoạch số 12/KH-UBND của UBND tỉnh"
    return only.citation.doc_type == "CV" or (near and (carries_out or of_a_department or untold))


def _is_one_ground(only: Candidate, rank: str) -> bool:
    """Whether the one ground of an opening is a paper of the office right above, not one that every plan may rely on."""
    below = rank in ("department", "unit", "school", *_LOCAL)
    return below and only.distance == 0 and not _GENERAL.search(fold(only.citation.title or ""))


def _plan_above(candidates: list[Candidate], rank: str) -> Candidate | None:
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


def _plan_of_year(candidates: list[Candidate], likely: list[Candidate]) -> Candidate | None:
    """The one plan of the nearest authority, for the title's year, where all papers of likelier words are of farther ones and
    but little alike: "Căn cứ Quyết định số 57/QĐ-BKHCN về khung kỹ năng số; Kế hoạch số 27/KH-UBND về ... năm 2026".
    """
    nearest = min(c.distance for c in candidates)
    plans = [c for c in candidates if c.distance == nearest and c.citation.doc_type == "KH"]
    if len(plans) != 1 or plans[0] in likely or plans[0].shared < 1:
        return None
    untold = all(c.citation.title is None for c in likely)  # nothing speaks for them but that they are cited
    if not (plans[0].same_year or untold):
        return None
    far = all(
        c.distance > nearest and c.likeness < _LITTLE and c.citation.relation != "implements" for c in likely
    )
    return plans[0] if far else None


_LITTLE = 0.45  # likeness that many papers of one field have


def _is_told_by_its_office(candidate: Candidate, rank: str, alone: bool) -> bool:
    """Whether a unit carries out a plan of the Sở above it: "thực hiện Kế hoạch số 912/KH-SYT", whatever its subject.

    One that it only relies on shares a word of the subject with it, or stands `alone` in the opening.
    """
    if (
        rank not in ("unit", "local_unit")
        or candidate.distance
        or candidate.citation.doc_type not in _PLAN_TYPES
    ):
        return False
    if candidate.citation.relation == "implements":
        return True
    return (alone or candidate.shared > 0) and not _GENERAL.search(fold(candidate.citation.title or ""))


def _outranks_letters(plan: Candidate) -> bool:
    """Whether a plan of the authority right above is carried out, on a wider subject that holds the title's: letters follow it."""
    return (
        plan.citation.doc_type in _PLAN_TYPES
        and plan.citation.relation == "implements"
        and plan.distance == 0
        and plan.shared >= 2
        and not _GENERAL.search(fold(plan.citation.title or ""))
    )


def choose(
    candidates: list[Candidate], rank: str, alone: bool = False
) -> tuple[Parent | None, tuple[Issue, ...]]:
    """The parent among the candidates of an issuer of a rank (`authorities.own_rank`), or None; an issue where some stand equal.

    `alone`: the opening has no other ground.
    """

    def strength(c: Candidate) -> float:
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

    def alike(c: Candidate) -> bool:  # of a letter without a subject nothing is known
        return c.likeness >= 0.25 and (c.citation.title is not None or c.citation.doc_type != "CV")

    single = len(candidates) == 1
    likely = [c for c in candidates if alike(c) or _is_told_by_its_office(c, rank, single)]
    if not likely and candidates and (plan := _plan_above(candidates, rank)):
        reason = (
            "the one plan of the authority above that the opening cites, some words of its subject shared"
        )
        return parent_of(plan.citation, 0.6, reason), ()
    likely = likely or [c for c in candidates if c.likeness >= 0.25]
    if likely and rank in _TOLD_BY_PROVINCE and (plan := _plan_of_year(candidates, likely)):
        return parent_of(plan.citation, 0.6, "the one plan of the authority above, for the same year"), ()
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
            return parent_of(best.citation, 0.93 if distance == 0 else 0.85, reason), ()
        equal = f"{len(rivals) + 1} documents stand equal"
        issue = Issue("parent_ambiguous", equal, best.citation.evidence.span)
        return parent_of(best.citation, 0.75, reason), (issue,)
    if single and (_needs_no_subject(candidates[0], rank) or (alone and _is_one_ground(candidates[0], rank))):
        reason = "the one paper of a higher authority that the opening cites"
        return parent_of(candidates[0].citation, 0.6, reason), ()
    if candidates:
        return None, (
            Issue("parent_unknown", "no cited document of a higher authority is on the title's subject"),
        )
    return None, ()


def parent_of(citation: Citation, confidence: float, reason: str) -> Parent:
    """The parent that a citation names."""
    return Parent(citation.symbol, citation.issued_on, citation.issuer, confidence, reason)
