"""Paragraph styles of a DOCX with what they inherit: list, outline level, bold, centred, capitals."""

from __future__ import annotations

from dataclasses import dataclass

import regex
from lxml import etree

from parsers.docx_numbering import W, value

_HEADING = regex.compile(r"heading (\d)$", regex.I)


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says; `list_style` is the style (its own or an ancestor) that gives the list."""

    num: str | None = None
    at: int | None = None
    list_style: str = ""
    level: int | None = None
    bold: bool = False
    centered: bool = False
    caps: bool = False


PLAIN = Style()


def parse(root: etree._Element | None) -> tuple[dict[str, Style], str, dict[str, str]]:
    """Styles by id, the id of the default paragraph style, and the numId of each numbering style."""
    if root is None:
        return {}, "", {}
    found = {style.get(f"{W}styleId", ""): style for style in root.iterfind(f"{W}style")}
    styles: dict[str, Style] = {}
    for key in found:
        _resolve(key, found, styles, 0)
    default = next(
        (
            k
            for k, s in found.items()
            if s.get(f"{W}type") == "paragraph" and s.get(f"{W}default") in ("1", "true")
        ),
        "",
    )
    lists = {k: styles[k].num or "" for k, s in found.items() if s.get(f"{W}type") == "numbering"}
    return styles, default, lists


def _resolve(key: str, found: dict[str, etree._Element], styles: dict[str, Style], depth: int) -> Style:
    if key in styles:
        return styles[key]
    element = found.get(key)
    if element is None or depth > 20:
        return PLAIN
    base = _resolve(value(element, "basedOn") or "", found, styles, depth + 1)
    properties, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    num, at, list_style, level, centered = base.num, base.at, base.list_style, base.level, base.centered
    heading = _HEADING.match(value(element, "name") or "")
    if heading:
        level = int(heading[1])
    if properties is not None:
        listed = properties.find(f"{W}numPr")
        if listed is not None:
            num, at, list_style = value(listed, "numId") or num, number_at(listed), key
        outline = value(properties, "outlineLvl")
        if outline is not None and outline.isdigit():
            level = int(outline) + 1 if int(outline) < 9 else None
        alignment = value(properties, "jc")
        centered = alignment == "center" if alignment is not None else centered
    bold, caps = is_on(run, "b", base.bold), is_on(run, "caps", base.caps)
    styles[key] = Style(num, at, list_style, level, bold, centered, caps)
    return styles[key]


def number_at(listed: etree._Element) -> int | None:
    """The `w:ilvl` of a `w:numPr`."""
    at = value(listed, "ilvl")
    return int(at) if at and at.isdigit() else None


def is_on(run: etree._Element | None, name: str, default: bool) -> bool:
    """A switch of run properties: `<w:b/>` on, `<w:b w:val="0"/>` off, absent as inherited."""
    switch = None if run is None else run.find(f"{W}{name}")
    return default if switch is None else switch.get(f"{W}val", "1") not in ("0", "false", "off", "none")
