"""One page that shows a document with its claims marked in the text, and a table of them: no script, no network."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from extract.evidence import KINDS, Claim, claims_of
from extract.records import PlanRecord
from flows.explain_marks import marked_lines
from flows.explain_style import LOOKS, STYLE
from flows.show import CARD, TITLES, details, short
from web.language import say
from web.shown import clean

CARD_NAMES = {
    "doc_type": "Loại", "symbol": "Số, ký hiệu", "issued_on": "Ngày ban hành", "place": "Địa danh",
    "issuer": "Cơ quan", "issuer_level": "Cấp", "province": "Tỉnh, thành phố", "title": "Trích yếu",
    "period": "Giai đoạn", "signer": "Người ký", "parent": "Thực hiện văn bản",
    "duty_to_issue": "Giao ban hành kế hoạch", "draft": "Dự thảo", "doc_id": "Mã văn bản", "source": "Nguồn",
}  # fmt: skip
DATED = ("issued_on", "parent", "duty_to_issue")  # of the card, what holds a day
ISO_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
HEADS = ("Số", "Loại", "Giá trị", "Nguyên văn", "Quy tắc", "Tin cậy", "Chỗ (ký tự)")


def page(record: PlanRecord, text: str) -> str:
    """The whole page as HTML; `text` is what the record's spans count."""
    claims = claims_of(record)
    name = shown(" ".join(part for part in (record.doc_type, record.symbol) if part) or "Văn bản")
    parts = [
        opened(name, STYLE),
        _card(record),
        _legend(claims),
        '<main aria-label="Nguyên văn">',
        *marked_lines(clean(text), claims),
        f"</main>\n<h2>Các nhận định ({len(claims)})</h2>",
        *_table(claims, text),
        *_issues(record),
        "</body></html>",
    ]
    return "\n".join(parts) + "\n"


def opened(name: str, style: str) -> str:
    """How a page begins, up to its heading; `name` is HTML."""
    return (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{name}</title>\n<style>{style}</style></head><body>\n<h1>{name}</h1>"
    )


def shown(value: Any) -> str:
    """A value as HTML on one line; nothing in it is markup.

    >>> shown("<b>Sở\\n Y tế"), shown(None), shown(True)
    ('&lt;b&gt;Sở Y tế', '', 'có')
    """
    if value is None:
        return ""
    return escape(clean(" ".join(str("có" if value is True else value).split())))


def _card(record: PlanRecord) -> str:
    values = ((CARD_NAMES[name], _said(name, short(getattr(record, name)))) for name in CARD)
    rows = (f"<dt>{n}</dt><dd>{shown(v)}</dd>" for n, v in values if v not in (None, "", False))
    return f"<dl>{''.join(rows)}</dl>"


def _said(name: str, value: Any) -> Any:
    """A value of the card as a Vietnamese page says it: the level in words, days as they are written."""
    if name == "issuer_level" and value:
        return say("vi", f"level.{value}")
    return ISO_DAY.sub(r"\3/\2/\1", value) if name in DATED and isinstance(value, str) else value


def _legend(claims: Sequence[Claim]) -> str:
    kinds = [claim.kind for claim in claims]
    items = (
        f"<li>{_badge(kind, LOOKS[kind].short)} {LOOKS[kind].name}: {kinds.count(kind)}</li>"
        for kind in KINDS
        if kind in kinds
    )
    return f'<ul class="legend">{"".join(items)}</ul>'


def _badge(kind: str, words: object) -> str:
    return f'<b style="background:var(--{kind})">{words}</b>'


def _table(claims: Sequence[Claim], text: str) -> Iterator[str]:
    heads = "".join(f"<th>{name}</th>" for name in HEADS)
    yield f'<div class="wide"><table><thead><tr>{heads}</tr></thead><tbody>'
    for number, claim in enumerate(claims, start=1):
        yield _row(number, claim, text.count("\n", 0, claim.evidence.span[0]) + 1)
    yield "</tbody></table></div>"


def _row(number: int, claim: Claim, line: int) -> str:
    kind, field, item, found = claim
    value, more = item, ""
    if field in TITLES or hasattr(item, "text"):
        value, more = getattr(item, TITLES.get(field, "text")), details(item, field)
    place = (f"tr. {found.page}:<br>" if found.page else "") + f"{found.span[0]}-{found.span[1]}"
    doubt = "" if found.confidence >= 0.9 else ' class="doubt"'
    return (
        f'<tr id="c{number}"><td>{_badge(kind, number)}</td><td>{LOOKS[kind].short}<br><small>{field}</small></td>'
        f"<td>{shown(short(value))}<br><small>{shown(more)}</small></td><td>{shown(found.quote)}</td>"
        f'<td>{shown(found.rule)}</td><td{doubt}>{found.confidence:.2f}</td><td><a href="#d{line}">{place}</a></td></tr>'
    )


def _issues(record: PlanRecord) -> Iterator[str]:
    if record.issues:
        yield f"<h2>Điều còn thiếu hoặc đáng ngờ ({len(record.issues)})</h2>\n<ul>"
        yield from (f"<li><code>{shown(i.code)}</code> {shown(i.message)}</li>" for i in record.issues)
        yield "</ul>"
