"""The keys of what commands print as JSON."""

from __future__ import annotations

RECORD_KEYS = {
    *(
        "doc_type",
        "symbol",
        "issued_on",
        "place",
        "issuer",
        "issuer_level",
        "province",
        "title",
        "period",
        "signer",
    ),
    *(
        "sections",
        "citations",
        "parent",
        "deadlines",
        "quotas",
        "duty_to_issue",
        "tasks",
        "duties",
        "recipients",
    ),
    *("doc_id", "text_hash", "source", "parser", "draft", "issues", "evidence", "mentions"),
}


EVIDENCE_KEYS = {"span", "page", "quote", "rule", "confidence"}


LINK_KEYS = {
    *(
        "child_file",
        "child_symbol",
        "child_issuer",
        "relation",
        "parent_symbol",
        "parent_issuer",
        "parent_province",
    ),
    *("parent_file", "main", "confidence"),
}


VERDICT_KEYS = {
    *(
        "parent_symbol",
        "parent_province",
        "body",
        "verdict",
        "child_file",
        "child_symbol",
        "issued_on",
        "due",
    ),
    *("days_late", "as_of", "evidence"),
}
