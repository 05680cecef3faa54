"""Paragraph styles of a DOCX with what they inherit: list, outline level, bold, centred, capitals."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex
from lxml import etree

from parsers.docx_numbering import W, first, inside, value

_HEADING = regex.compile(r"heading (\d)$", regex.I)
_ON, _NUM, _AT = f"{W}val", f"{W}numId", f"{W}ilvl"
_SWITCHES = {f"{W}{name}": name for name in ("b", "caps", "vanish")}


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
    font: str = ""


_PLAIN = Style()


@dataclass(slots=True)
class Styles:
    """The styles of one document, resolved when first asked for."""

    elements: dict[str, etree._Element] = field(default_factory=dict)
    default: str = ""
    font: str = ""  # of text that no style sets otherwise
    _known: dict[str, Style] = field(default_factory=dict)

    def of(self, key: str | None, depth: int = 0) -> Style:
        """The style of this id (None or empty: the default paragraph style) with all it inherits."""
        key = key or (self.default if depth == 0 else "")
        if key not in self._known:
            element = self.elements.get(key)
            resolved = element is not None and depth <= 20
            self._known[key] = (
                self._resolve(key, element, depth) if element is not None and resolved else _PLAIN
            )
        return self._known[key]

    def _resolve(self, key: str, element: etree._Element, depth: int) -> Style:
        base = self.of(value(element, "basedOn"), depth + 1)
        properties, look = element.find(f"{W}pPr"), element.find(f"{W}rPr")
        run = switches(look)
        num, at, list_style, level, centered = base.num, base.at, base.list_style, base.level, base.centered
        heading = _HEADING.match(value(element, "name") or "")
        if heading:
            level = int(heading[1])
        if properties is not None:
            listed = properties.find(f"{W}numPr")
            if listed is not None:
                own, at = place_in_list(listed)
                num, list_style = own or num, key
            outline, alignment = value(properties, "outlineLvl"), value(properties, "jc")
            level = level_of(outline) if outline is not None else level
            centered = alignment == "center" if alignment is not None else centered
        bold, caps = run.get("b", base.bold), run.get("caps", base.caps)
        return Style(num, at, list_style, level, bold, centered, caps, font_of(look) or base.font)

    def lists(self) -> dict[str, str]:
        """The numId of each numbering style, by the style's id."""
        numbering = [k for k, e in self.elements.items() if e.get(f"{W}type") == "numbering"]
        return {key: self.of(key).num or "" for key in numbering}


def parse(root: etree._Element | None) -> Styles:
    """The styles of styles.xml."""
    if root is None:
        return Styles()
    elements = {style.get(f"{W}styleId", ""): style for style in root.iterfind(f"{W}style")}
    default = (
        key
        for key, style in elements.items()
        if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
    )
    return Styles(elements, next(default, ""), font_of(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")))


def place_in_list(listed: etree._Element) -> tuple[str | None, int | None]:
    """The `w:numId` and the `w:ilvl` of a `w:numPr`, None for what it does not say."""
    children = inside(listed)
    num, at = first(children, _NUM), first(children, _AT)
    level = "" if at is None else at.get(_ON, "")
    return None if num is None else num.get(_ON, ""), int(level) if level.isdigit() else None


def level_of(outline: str | None) -> int | None:
    """The heading level (1 = top) of a `w:outlineLvl`; 9 is body text."""
    return int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else None


def font_of(run: etree._Element | None) -> str:
    """The font of run properties, "+" for one of the theme; "" where they inherit it."""
    fonts = run.find(f"{W}rFonts") if run is not None else None
    if fonts is None:
        return ""
    named = fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii")  # the one of letters beyond ASCII first
    return named or ("+" if fonts.get(f"{W}hAnsiTheme") or fonts.get(f"{W}asciiTheme") else "")


def switches(run: etree._Element | None) -> dict[str, bool]:
    """The switches of run properties that matter: `<w:b/>` on, `<w:b w:val="0"/>` off, absent: inherited."""
    found: dict[str, bool] = {}
    for child in inside(run) if run is not None and len(run) else ():
        if name := _SWITCHES.get(child.tag):
            found[name] = child.get(_ON, "1") not in ("0", "false", "off", "none")
    return found
