"""Laws, codes and ordinances cited by name alone."""

from __future__ import annotations

import regex

from extract.citations import DATE, iso
from extract.evidence import evidence_of
from extract.folding import fold, tidy
from extract.records import Mention
from extract.zones import Zones
from parsers.document import Document

# Bộ luật Lao động năm 2019 | Luật Đầu tư công ngày 13/6/2019 | Pháp lệnh Ưu đãi người có công | Hiến pháp năm 2013
_LAW = regex.compile(
    r"\b(?:Bộ luật|Luật|Pháp lệnh|Hiến pháp)\b(?: (?!năm|ngày|số"
    r"|và|của|sửa|[\d])[\p{L},-]+){0,12}?(?=\s*(?:ngày|năm|số|sửa đổi"
    r"|và các|\(|[;.,](?!\s\p{Ll})|\n|$|được|có hiệu))"
)
_WORDS = ("uật ", "Pháp lệnh", "Hiến pháp")
# A note in brackets between the name and its date
_GAP = regex.compile(r"\s*,?\s*(?:\(.{0,40}\)\s*)?")


def find_mentions(document: Document, zones: Zones) -> tuple[Mention, ...]:
    """Laws, codes and ordinances cited by name, with the date that follows."""
    text, made, seen = document.text, [], set()
    for start, end in (zones.opening, zones.body):
        if not any(text.find(word, start, end) >= 0 for word in _WORDS):
            continue
        for m in _LAW.finditer(text, start, end):
            if len(m[0].split()) < 2 and not m[0].startswith("Hiến"):
                continue
            date = _GAP.match(text, m.end())
            on = DATE.match(text, date.end()) if date else None
            stop = on.end() if on else m.end()
            if (key := fold(m[0])) not in seen or on:
                seen.add(key)
                evidence = evidence_of(document, (m.start(), stop), "law_name", 0.85)
                made.append(Mention(tidy(m[0]), iso(on) if on else None, evidence))
    return tuple(made)
