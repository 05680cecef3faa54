"""Writes a sample as a web page that Word saved: its styles and entities, lines broken at any blank."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

import regex

from tests.sample_source import MOTTO, Line, Sample

_NUMBER = regex.compile(r"(?:[\dIVX]+[./]|[a-z]\)|-) ")
_LINE_END = regex.compile(r"(.{60,90}?) (?![^<]*>)")


def word_html(sample: Sample) -> bytes:
    """The bytes of "Save as Web Page": windows-1252, every other letter an entity."""
    page, sign = sample.page, sample.sign
    parts = []
    if "draft" in page:
        parts.append(_mso(page["draft"], bold=True))
    if "issuer" in page:
        left = "".join(_mso(t, "center", bold=True) for t in [*page["upper"], *page["issuer"]])
        right = "".join(_mso(t, "center", bold=True) for t in MOTTO)
        about = [] if page["kind"] else page["title"]
        number = "".join(_mso(t, "center") for t in [page["number"], *about])
        dateline = _mso(page["dateline"], "center")
        parts.append(_mso_table([[left, right], [number, dateline]], border=False))
    for text in [page["kind"], *page["title"]] if page["kind"] else []:
        parts.append(_mso(text, "center", bold=True))
    parts += _mso_lines(sample.body)
    if sign:
        receivers = "".join(_mso(f"- {t}") for t in sign["recipients"])
        block = "".join(_mso(t, "center", bold=True) for t in [*sign["lines"], "", "", "", sign["name"]])
        left = _mso("Nơi nhận:", bold=True) + receivers if receivers else _mso("")
        parts.append(_mso_table([[left, block]], border=False))
    parts += _mso_lines(sample.annex)
    head = '<meta http-equiv=Content-Type content="text/html; charset=windows-1252">\n<meta name=Generator content="Microsoft Word 15">\n'
    style = "<style>\n<!--\n p.MsoNormal {margin:0in; font-size:14.0pt;}\n-->\n</style>\n"
    body = f"<body lang=EN-US style='word-wrap:break-word'>\n<div class=WordSection1>\n{chr(10).join(parts)}\n</div>\n</body>"
    html = f"<html>\n<head>\n{head}{style}</head>\n{body}\n</html>\n"
    return html.encode("windows-1252", "xmlcharrefreplace")


def _mso(text: str, align: str = "justify", *, bold: bool = False) -> str:
    """One paragraph as Word writes it; an empty one holds a hard blank."""
    words = escape(text, quote=False).replace("  ", "&nbsp; ") or "&nbsp;"
    number = _NUMBER.match(text)
    if number and align == "justify":  # "1.<span>&nbsp;&nbsp; </span>": the blanks after a list's number
        words = (
            f"<span style='mso-list:Ignore'>{words[: number.end() - 1]}<span style='font:7.0pt \"Times New Roman\"'>"
            f"&nbsp;&nbsp;&nbsp; </span></span>{words[number.end() :]}"
        )
    span = f"<span lang=VI style='font-size:14.0pt'>{words}<o:p></o:p></span>"
    line = f"<p class=MsoNormal align={align} style='text-align:{align}'>{f'<b>{span}</b>' if bold else span}</p>\n"
    return str(_LINE_END.sub("\\1\n", line))


def _mso_table(rows: list[list[str]], *, border: bool) -> str:
    kind = "MsoTableGrid border=1" if border else "MsoNormalTable border=0"
    cells = ("".join(f" <td width=300 valign=top>\n {c} </td>\n" for c in row) for row in rows)
    return (
        f"<table class={kind} cellspacing=0 cellpadding=0>\n{''.join(f'<tr>{c}</tr>' for c in cells)}</table>"
    )


def _mso_lines(lines: Iterable[Line]) -> list[str]:
    parts: list[str] = []
    for is_table, run in groupby(lines, key=lambda line: len(line.cells) > 1):
        if is_table:
            parts.append(_mso_table([[_mso(c, "left") for c in line.cells] for line in run], border=True))
        else:
            parts += [_mso(line.text, bold=line.heading) for line in run]
    return parts
