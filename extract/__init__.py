"""Document -> PlanRecord: what one plan says, every claim with its evidence. Pure: no clock, network or store.

Where a rule stands (lists of words: `reference/`):

    parts of a paper      zones, title_lines
    header                header, header_symbol, header_dates, letterheads, issuers, issuer_levels, issuer_places, localities, districts,
                          titles, symbols, casing, witness
    signature             blocks, signers, recipients
    sections              sections, headings, labels
    citations, parent     citations, relations, nesting, unnumbered, mentions; parents, parent_choice, authorities, likeness
    times, as values      dates, timescan, timepatterns, timerules, timeatoms, timejoins, timewords, occasions; timevalues,
                          values
    deadlines             deadlines, deadline_context, deadline_recurrences, deadline_words, deadline_places, deadline_tables,
                          deadline_years, deadline_year_judge, deadline_parties
    numbers, as values    numbers, quantities, units, comparators
    quotas                quotas, quota_judge, quota_view, quota_rules, quota_counts, quota_lists, quota_verbs, quota_sets,
                          quota_classes, quota_tense, quota_heads, quota_words, quota_subjects, quota_tables, quota_columns
    who: bodies           bodies, body_grammar, body_classes, body_departments, body_parts, body_case, names, named, standings
    who: owners           owners, owner_heads, owner_marks, owner_words, unlisted, subjects
    tasks                 tasks, task_tables, task_items, task_paragraphs
    duties                duties, duty_orders, duty_rules, duty_passive, duty_heads, duty_parts, duty_dues, duty_joins,
                          duty_schedules, duty_references, duty_reports, duty_forms
    shared                records, evidence, folding, grids
    persons' reviews      reviews, review_values
"""

from __future__ import annotations

import hashlib

from extract.citations import Occurrence, find_occurrences, merge_citations
from extract.deadlines import find_deadlines
from extract.duties import find_duties
from extract.folding import lower_same_length, squeezed
from extract.header import find_header
from extract.mentions import find_mentions
from extract.parents import find_parent
from extract.quotas import find_quotas
from extract.recipients import find_recipients
from extract.records import Issue, PlanRecord, Span
from extract.sections import find_sections, outline_of
from extract.signers import find_signer, is_draft
from extract.subjects import bodies_of, lines_of
from extract.tasks import find_tasks
from extract.unnumbered import find_unnumbered
from extract.witness import metadata_of
from extract.zones import find_zones
from parsers.document import Document

EXTRACT_VERSION = "1"


def extract(document: Document) -> PlanRecord:
    """The record of one document. Never fails on a text: what is not there is None, what is doubtful is an issue."""
    low = lower_same_length(document.text)
    zones = find_zones(document, low)
    cited = find_occurrences(document, zones, low)
    header, header_issues = find_header(document, zones, cited)
    citations = merge_citations(document, cited, header.symbol, header.issued_on)
    citations += find_unnumbered(document, zones, citations, low)
    mentions = find_mentions(document, zones)
    sections = find_sections(document, zones)
    outline = outline_of(sections)
    mask = _mask(cited, tuple(m.evidence.span for m in mentions))
    named = bodies_of(document, zones, low)
    deadlines, deadline_issues = find_deadlines(
        document, zones, sections, citations, mentions, header, mask, named, outline
    )
    quotas, quota_issues = find_quotas(
        document, zones, sections, citations, deadlines, header, low, named, outline
    )
    lines = lines_of(document, zones, named)
    tasks, task_issues = find_tasks(document, zones, sections, deadlines, lines, outline)
    duties, duty_to_issue = find_duties(document, zones, sections, deadlines, header, lines)
    signer = find_signer(document, zones, metadata_of(document), header.issuer)
    parent, parent_issues = find_parent(header, citations, cited, low[slice(*zones.opening)])
    issues = (*header_issues, *parent_issues, *deadline_issues, *quota_issues, *task_issues)
    if signer.name is None:
        issues = (*issues, Issue("signer_missing", "no signer's name is shown"))
    return PlanRecord(
        doc_id=document.doc_id,
        text_hash=hashlib.sha256(squeezed(low).encode()).hexdigest(),
        source=document.source,
        parser=document.parser,
        doc_type=header.doc_type,
        symbol=header.symbol,
        issued_on=header.issued_on,
        place=header.place,
        issuer=header.issuer,
        issuer_level=header.issuer_level,
        province=header.province,
        title=header.title,
        period=header.period,
        issuer_id=header.issuer_id,
        province_id=header.province_id,
        draft=is_draft(header.symbol, header.issued_on, signer, citations),
        signer=signer,
        parent=parent,
        duty_to_issue=duty_to_issue,
        sections=sections,
        citations=citations,
        mentions=mentions,
        deadlines=deadlines,
        quotas=quotas,
        tasks=tasks,
        duties=duties,
        recipients=find_recipients(document, zones),
        issues=issues,
        evidence=header.evidence,
    )


def _mask(cited: tuple[Occurrence, ...], laws: tuple[Span, ...]) -> tuple[Span, ...]:
    """Spans of cited documents with their dates and names: no time in them is a deadline, no number a quota."""
    return tuple(sorted({*(o.span for o in cited), *(o.named for o in cited), *laws}))
