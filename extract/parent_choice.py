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


# How sure the kind of a paper is to be carried out, beside the likeness of its subject: a letter reminds of another paper
_KIND_WEIGHT = {**dict.fromkeys(_PLAN_TYPES, 0.2), "QĐ": 0.05, "CT": 0.05, "CV": -0.06}
_CARRIED_OUT = 0.1  # "thực hiện" stands before it
_FOLLOWS = -0.1  # another paper of the opening is named in its title, so it follows that one
_ALIKE = 0.25  # likeness of a subject from which on it may be the title's
_EQUAL = 0.05  # papers whose strengths differ by less stand equal


def choose(
    candidates: list[Candidate], rank: str, alone: bool = False
) -> tuple[Parent | None, tuple[Issue, ...]]:
    """The parent among the candidates of an issuer of a rank (`authorities.own_rank`), or None; an issue where some stand equal.

    First what is alike in subject, of the nearest authority; where nothing is, the one plan of the authority above, then
    the one paper of the opening. `alone`: the opening has no other ground.
    """
    if any(
        _is_carried_out(c) and (c.likeness >= _ALIKE or c.citation.doc_type in _PLAN_TYPES)
        for c in candidates
    ):
        # "Tiếp tục thực hiện Kế hoạch số 95 của UBND huyện; thực hiện Kế hoạch số 312 của UBND tỉnh"
        candidates = [c for c in candidates if c.citation.relation != "continues"]
    single = len(candidates) == 1
    likely = [c for c in candidates if _is_alike(c) or _is_told_by_its_office(c, rank, single)]
    if not likely and candidates and (plan := _plan_above(candidates, rank)):
        return parent_of(plan.citation, 0.6, _ONE_PLAN), ()
    likely = likely or [c for c in candidates if c.likeness >= _ALIKE]
    if likely and rank in _TOLD_BY_PROVINCE and (plan := _plan_of_year(candidates, likely)):
        return parent_of(plan.citation, 0.6, _ONE_OF_YEAR), ()
    if likely:
        return _strongest(_nearest_of(likely, candidates), candidates)
    if single and (_needs_no_subject(candidates[0], rank) or (alone and _is_one_ground(candidates[0], rank))):
        return parent_of(candidates[0].citation, 0.6, _ONE_PAPER), ()
    return None, (_UNKNOWN,) if candidates else ()


_ONE_PLAN = "the one plan of the authority above that the opening cites, some words of its subject shared"
_ONE_OF_YEAR = "the one plan of the authority above, for the same year"
_ONE_PAPER = "the one paper of a higher authority that the opening cites"
_UNKNOWN = Issue("parent_unknown", "no cited document of a higher authority is on the title's subject")


def _is_carried_out(candidate: Candidate) -> bool:
    return candidate.citation.relation == "implements"


def _is_alike(candidate: Candidate) -> bool:
    """Whether the subject may be the title's; of a letter without a subject nothing is known."""
    told = candidate.citation.title is not None or candidate.citation.doc_type != "CV"
    return candidate.likeness >= _ALIKE and told


def _nearest_of(likely: list[Candidate], candidates: list[Candidate]) -> list[Candidate]:
    """Those of the nearest authority; where they are letters, a wider plan that they follow stands before them."""
    nearest = [c for c in likely if c.distance == min(o.distance for o in likely)]
    if all(c.citation.doc_type == "CV" for c in nearest):
        # "thực hiện Kế hoạch số 241 về phòng, chống dịch bệnh năm 2022; Công văn số 2284 về phòng, chống sốt xuất huyết"
        return [c for c in candidates if _outranks_letters(c)] or nearest
    return nearest


def _strongest(near: list[Candidate], candidates: list[Candidate]) -> tuple[Parent, tuple[Issue, ...]]:
    """The strongest of the papers of one authority; of equal ones the one that is carried out, with an issue."""
    strength = {id(c): _strength(c, candidates) for c in near}
    best = max(near, key=lambda c: (strength[id(c)], c.citation.doc_type == "KH"))
    rivals = [c for c in near if c is not best and strength[id(best)] - strength[id(c)] < _EQUAL]
    carried_out = [c for c in rivals if _is_carried_out(c)]
    if not _is_carried_out(best) and len(carried_out) == 1:  # "Căn cứ QĐ-TTg; thực hiện NQ/TU"
        best = carried_out[0]
    reason = f"nearest higher authority in the opening, subject {min(best.likeness, 1):.2f} alike"
    if not rivals:
        return parent_of(best.citation, 0.93 if best.distance == 0 else 0.85, reason), ()
    equal = f"{len(rivals) + 1} documents stand equal"
    return parent_of(best.citation, 0.75, reason), (
        Issue("parent_ambiguous", equal, best.citation.evidence.span),
    )


def _strength(candidate: Candidate, candidates: list[Candidate]) -> float:
    """How likely a paper is the one carried out, against others of its authority: its subject, kind, lead verb and title."""
    cited = candidate.citation.title or ""
    follows = not _AMENDING.search(cited) and any(
        o is not candidate and o.citation.symbol and o.citation.symbol in cited for o in candidates
    )
    return (
        candidate.likeness
        + candidate.approves
        + _KIND_WEIGHT.get(candidate.citation.doc_type or "", 0.0)
        + (_CARRIED_OUT if _is_carried_out(candidate) else 0.0)
        + (_FOLLOWS if follows else 0.0)
    )


def parent_of(citation: Citation, confidence: float, reason: str) -> Parent:
    """The parent that a citation names."""
    return Parent(citation.symbol, citation.issued_on, citation.issuer, confidence, reason)
