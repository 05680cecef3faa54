"""Records for people: a card with short tables, and the list of all claims with their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from extract.records import Bearer, Evidence, PlanRecord, Signer
from flows.terminal import aligned, cell, paint, width_of

CARD = {
    "doc_type": "Type",
    "symbol": "Symbol",
    "issued_on": "Issued on",
    "place": "Place",
    "issuer": "Issuer",
    "issuer_level": "Level",
    "province": "Province",
    "title": "Title",
    "period": "Period",
    "signer": "Signer",
    "parent": "Carries out",
    "duty_to_issue": "Orders plans",
    "draft": "Draft",
    "doc_id": "doc_id",
    "source": "Source",
}
# the lists of a record: fields shown and their heads
TABLES = {
    "deadlines": {"text": "when", "bound": "bound", "value": "value", "bearers": "who", "action": "what"},
    "quotas": {
        "text": "quota",
        "min": "min",
        "max": "max",
        "unit": "unit",
        "bearers": "who",
        "subject": "of",
    },
    "tasks": {"what": "task", "lead": "lead", "support": "support", "due": "due"},
    "duties": {"kind": "duty", "bodies": "bodies", "due": "due", "recipient": "to"},
    "citations": {"relation": "relation", "symbol": "symbol", "issued_on": "issued on", "issuer": "issuer"},
    "mentions": {"text": "law or document", "issued_on": "of"},
    "recipients": {"text": "recipient", "purpose": "for"},
    "issues": {"code": "issue", "message": "what"},
}
# fields that say what an item claims; the others refine it
TITLES = {"sections": "heading", "citations": "symbol", "tasks": "what", "issues": "code"}


def record_view(record: PlanRecord, width: int) -> str:
    """One record on a screen: its card, its sections as a tree, its lists as tables."""
    parts = ["\n".join(_card(record))]
    if record.sections:
        parts.append(_title("Sections", record.sections) + "\n" + "\n".join(_tree(record)))
    for name, columns in TABLES.items():
        if items := getattr(record, name):
            rows = [[short(getattr(item, field)) for field in columns] for item in items]
            table = aligned(list(columns.values()), rows, width, "  ")
            parts.append(_title(name.capitalize(), items) + "\n" + table)
    return "\n\n".join(parts) + "\n"


def _card(record: PlanRecord) -> Iterable[str]:
    for name, label in CARD.items():
        value = short(getattr(record, name))
        if value not in (None, "", False):
            yield f"{paint(f'{label:<13}', 'bold')} {cell(value)}"


def _title(name: str, items: Sequence[Any]) -> str:
    return paint(f"{name} ({len(items)})", "cyan")


def _tree(record: PlanRecord) -> Iterable[str]:
    for section in record.sections:
        name = " ".join(
            part for part in (section.number and f"{section.number}.", cell(section.heading)) if part
        )
        labels = f"  [{', '.join(section.labels)}]" if section.labels else ""
        yield "  " * max(1, section.level) + (name or "(opening or closing)") + paint(labels, "dim")


def short(value: Any) -> Any:
    """A value in few words: bodies by name, a parent by symbol and date, whole numbers without .0."""
    if isinstance(value, tuple) and all(isinstance(part, Bearer) for part in value):
        return "; ".join(part.text for part in value)
    if isinstance(value, tuple):
        between = " - " if all(isinstance(part, int) for part in value) else ", "
        return between.join(str(part) for part in dict.fromkeys(value))
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, Signer):
        return " ".join(part for part in (value.authority, value.position, value.name) if part)
    if hasattr(value, "__dataclass_fields__"):
        parts = (getattr(value, f.name) for f in fields(value) if f.name in _TOLD)
        return " ".join(str(part) for part in parts if part is not None)
    return value


_TOLD = ("symbol", "issued_on", "issuer", "bodies", "due")


def explanation(record: PlanRecord, repairs: Sequence[Mapping[str, Any]], width: int) -> str:
    """Every claim with its quote, rule, confidence and place; then the issues and the repairs of the text."""
    lines = list(_card(record))
    lines += ["", paint("Claims about the document", "cyan")]
    for name, found in sorted(record.evidence.items(), key=lambda item: (item[1].span, item[0])):
        lines += _claim(name, short(getattr(record, name, None)), found, width)
    if record.signer.evidence:
        lines += _claim("signer", short(record.signer), record.signer.evidence, width)
    if record.parent:
        lines.append(f"  {paint('parent', 'bold')}: {cell(short(record.parent))}")
        lines.append(f"      because: {record.parent.reason}, confidence {record.parent.confidence:.2f}")
    for name in ("sections", *TABLES):
        items = [item for item in getattr(record, name) if getattr(item, "evidence", None)]
        if items:
            lines += ["", _title(name.capitalize(), items)]
        for number, item in enumerate(items, start=1):
            title = short(getattr(item, TITLES.get(name, "text")))
            title = title or (name == "citations" and "(without its number)")
            lines += _claim(
                str(number), title or "(opening or closing)", item.evidence, width, details(item, name)
            )
    if record.issues:
        lines += ["", _title("Issues", record.issues)]
        lines += [f"  {paint(issue.code, 'yellow')}: {cell(issue.message)}" for issue in record.issues]
    if repairs:
        lines += ["", _title("Repairs", repairs)]
        lines += list(_repairs(repairs))
    return "\n".join(lines) + "\n"


def _claim(name: str, value: Any, found: Evidence, width: int, details: str = "") -> list[str]:
    where = f"page {found.page}, " if found.page else ""
    sure = f"{found.confidence:.2f}"
    tone = "green" if found.confidence >= 0.9 else "yellow"
    lines = [f"  {paint(name, 'bold')}: {cell(value)}"]
    if details:
        lines.append("      " + details)
    quote = cell(found.quote)
    if width_of(quote) > max(40, width - 10):
        quote = quote[: max(40, width - 11)] + "…"
    place = f"{where}characters {found.span[0]}-{found.span[1]}"
    if found.span == (0, 0):
        place = "told beside the text, on its page"
    else:
        lines.append(f"      “{quote}”")
    lines.append(paint(f"      rule {found.rule}, {place}, confidence ", "dim") + paint(sure, tone))
    return lines


def details(item: Any, name: str) -> str:
    """The known fields of an item of a list but its title and evidence, as `name=value, ...`."""
    told = []
    for field in fields(item):
        value = getattr(item, field.name)
        if field.name in ("evidence", "span", "heading_span", TITLES.get(name, "text")) or value in (
            None,
            (),
            "",
        ):
            continue
        if isinstance(value, bool) and not value:
            continue
        told.append(f"{field.name}={cell(short(value))}")
    return ", ".join(told)


def _repairs(repairs: Sequence[Mapping[str, Any]], most: int = 200) -> Iterable[str]:
    for repair in repairs[:most]:
        guess = "" if repair["certain"] else paint(" (a guess)", "yellow")
        change = f"{repair['before'][:60]!r} -> {repair['text'][:60]!r}"
        yield f"  {repair['kind']} at {repair['span_start']}: {change}{guess}"
    if len(repairs) > most:
        yield f"  ... and {len(repairs) - most} more (table repairs)"
