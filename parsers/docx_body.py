"""The walk over a DOCX body: paragraphs with the numbers Word shows, tables, text boxes, tracked changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex
from lxml import etree

from parsers import docx_numbering
from parsers.assemble import Table, TableCell
from parsers.docx_numbering import W, first, inside, value
from parsers.docx_styles import Style, Styles, font_of, level_of, place_in_list, switches
from parsers.grids import is_frame, is_layout
from parsers.legacy import by_font
from parsers.legacy_runs import Conversion, Font, Run
from parsers.stacked import Line
from parsers.text import Look

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CONTAINERS = "ins moveTo hyperlink smartTag sdt sdtContent fldSimple customXml bdo dir"
_LEFT_OUT = "del moveFrom instrText delText pPr rPr sdtPr sdtEndPr object"
_INNER = frozenset(W + name for name in _CONTAINERS.split())
_GONE = frozenset(W + name for name in _LEFT_OUT.split())
_PPR, _RPR, _STYLE, _JC, _OUTLINE, _NUM, _DEL, _VALUE = (
    W + name for name in ("pPr", "rPr", "pStyle", "jc", "outlineLvl", "numPr", "del", "val")
)
_TRPR, _BEFORE, _TCPR, _SPAN, _DOWN, _ALONG = (
    W + name for name in ("trPr", "gridBefore", "tcPr", "gridSpan", "vMerge", "hMerge")
)
_P, _TBL, _TR, _TC, _R, _T = (f"{W}{n}" for n in ("p", "tbl", "tr", "tc", "r", "t"))
_ALTERNATE = f"{_MC}AlternateContent"
_NO_PROPERTIES = etree.Element(f"{W}none")
_SIGNS = {f"{W}{name}": sign for name, sign in [("tab", "\t"), ("ptab", "\t"), ("br", "\n"), ("cr", "\n")]}
_SIGNS |= {f"{W}noBreakHyphen": "-", f"{W}softHyphen": "\xad"}  # the soft hyphen is a letter of TCVN3
_REFERENCES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_HEX = regex.compile(r"[0-9A-Fa-f]{2,5}")
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


@dataclass(slots=True)
class _Text:
    """The text of a paragraph under way: its lines, how much of it is bold, and the boxes anchored in it."""

    runs: list[Run] = field(default_factory=list)
    bold: int = 0
    letters: int = 0
    boxes: list[etree._Element] = field(default_factory=list)


@dataclass(slots=True)
class _Cell:
    lines: list[Line]
    colspan: int
    rowspan: int = 1


@dataclass(slots=True)
class Walk:
    """The walk over a body: lists count on from block to block. `conversion` makes its lines Unicode."""

    styles: Styles
    numbering: docx_numbering.Numbering
    conversion: Conversion
    looks: dict[str, Look] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind and id of footnotes, as referred to
    _held: list[Run] = field(
        default_factory=list
    )  # text before a paragraph mark that a tracked change deletes

    def blocks(self, parent: etree._Element, in_cell: bool = False) -> list[Line]:
        """Lines and tables of the blocks in an element; '' for an empty paragraph."""
        lines: list[Line] = []
        for child in inside(parent):
            tag = child.tag
            if tag == _P:
                lines += self._paragraph(child, in_cell)
            elif tag == _TBL:
                lines += self._table(child)
            elif tag in _INNER:
                lines += self.blocks(child, in_cell)
            elif tag == _ALTERNATE:
                lines += self.blocks(_branch(child), in_cell)
        return lines

    def _paragraph(self, p: etree._Element, in_cell: bool) -> list[Line]:
        children = inside(p)
        properties = first(children, _PPR)
        own = {} if properties is None else {child.tag: child for child in inside(properties)}
        style = self.styles.of(own[_STYLE].get(_VALUE) if _STYLE in own else None)
        text = _Text()
        self._runs(children, text, style)
        runs, self._held = self._held + text.runs, []
        if _RPR in own and first(own[_RPR], _DEL) is not None:
            self._held = runs
            return []
        number = self._number(own.get(_NUM), style)
        if number and not number.isascii() and runs:
            number = self.conversion.read([Run(number, runs[0].font)], kept=False)
        shown = [line for line in self.conversion.read(runs).split("\n") if line.strip()] if runs else []
        if number and shown and not (number in "-+•" and shown[0].lstrip()[:1] in "-–+•"):
            numbered = f"{number} {shown[0].lstrip()}"
            self.conversion.renamed(shown[0], numbered)
            shown[0] = numbered
        elif number and in_cell and not shown:  # a column of row numbers
            shown = [number]
        alignment, outline = own.get(_JC), own.get(_OUTLINE)
        bold = text.letters > 0 and text.bold >= 0.9 * text.letters
        centered = style.centered if alignment is None else alignment.get(_VALUE) == "center"
        level = style.level if outline is None else level_of(outline.get(_VALUE))
        for line in shown[1:]:
            self.looks[line] = _look(bold, centered, level)
        if shown:
            self.looks[shown[0]] = _look(bold, centered, level, number or None)
        lines: list[Line] = [*shown] or [""]
        for box in text.boxes:
            lines += self.blocks(box)
        return lines

    def _number(self, listed: etree._Element | None, style: Style) -> str | None:
        """Counts the paragraph in its list, its own or its style's, and says the number shown."""
        num, at = (None, None) if listed is None else place_in_list(listed)
        if num is None:
            num = style.num
            if num and at is None:
                linked = self.numbering.level_of_style(num, style.list_style)
                at = linked if linked is not None else style.at
        return self.numbering.next(num, at or 0) if num and num != "0" else None

    def _runs(self, children: Iterable[etree._Element], text: _Text, style: Style) -> None:
        for child in children:
            tag = child.tag
            if tag == _R:
                self._run(child, text, style)
            elif tag in _INNER:
                self._runs(inside(child), text, style)
            elif tag == _ALTERNATE:
                self._runs(inside(_branch(child)), text, style)
            elif isinstance(tag, str) and tag not in _GONE:
                text.runs += [Run(t.text or "") for t in child.iter(_MATH_TEXT)]

    def _run(self, run: etree._Element, text: _Text, style: Style) -> None:
        properties: etree._Element | None = None
        on: Mapping[str, bool] = {}
        pieces: list[str] = []
        for child in inside(run):
            tag = child.tag
            if tag == _T:
                pieces.append(child.text or "")
            elif tag == _RPR:
                properties, on = child, switches(child)
                if on.get("vanish"):
                    return
            else:
                self._run_child(child, text, pieces)
        font = self._font(properties, style) if self.conversion.names_fonts else None
        added = "".join(pieces)
        text.runs.append(Run(added, font, on.get("caps", style.caps)))
        size = len(added.strip())
        text.letters += size
        text.bold += size if on.get("b", style.bold) else 0

    def _font(self, properties: etree._Element | None, style: Style) -> Font | None:
        """The legacy font of a run: its own, its character style's, its paragraph's or the document's."""
        named = font_of(properties)
        if not named and properties is not None and (of_run := value(properties, "rStyle")):
            named = self.styles.of(of_run).font
        return by_font(named or style.font or self.styles.font)

    def _run_child(self, child: etree._Element, text: _Text, pieces: list[str]) -> None:
        tag = child.tag
        if tag == _T:  # of a text that is stored in two ways
            pieces.append(child.text or "")
        elif tag in _SIGNS:
            pieces.append(_SIGNS[tag])
        elif tag == f"{W}sym":
            code = child.get(f"{W}char", "")
            pieces.append(chr(int(code, 16)) if _HEX.fullmatch(code) else "")
        elif tag in _REFERENCES:
            self.notes.append((_REFERENCES[tag], child.get(f"{W}id", "")))
        elif tag == _ALTERNATE:
            for inner in _branch(child):
                self._run_child(inner, text, pieces)
        elif tag in (f"{W}drawing", f"{W}pict"):
            text.boxes += child.iter(f"{W}txbxContent")

    def _table(self, tbl: etree._Element) -> list[Line]:
        rows: list[list[_Cell]] = []
        origins: dict[int, _Cell] = {}  # by grid column: the cell that a vertical merge goes on
        for tr in _inside(tbl, _TR):
            properties = [child for child in inside(tr) if child.tag == _TRPR]
            if not properties or all(first(one, _DEL) is None for one in properties):
                rows.append(self._row(tr, properties, origins))
        texts = [["\n".join(map(flat, cell.lines)) for cell in row] for row in rows]
        if is_layout(texts):
            width = max(map(len, rows))
            return [
                line for i in range(width) for row in rows if i < len(row) for line in [*row[i].lines, ""]
            ]
        if is_frame(texts):
            return [line for row in rows for cell in row for line in cell.lines]
        cells = [
            tuple(TableCell(text, c.colspan, c.rowspan) for text, c in zip(row_texts, row, strict=True))
            for row_texts, row in zip(texts, rows, strict=True)
        ]
        return [Table(tuple(cells))]

    def _row(
        self, tr: etree._Element, properties: Sequence[etree._Element], origins: dict[int, _Cell]
    ) -> list[_Cell]:
        row: list[_Cell] = []
        column = _count(first(properties[0], _BEFORE), 0) if properties else 0
        for tc in _inside(tr, _TC):
            set_as = first(tc, _TCPR)
            own = {} if set_as is None else {child.tag: child for child in inside(set_as)[::-1]}
            span = _count(own.get(_SPAN), 1)
            merge, along = own.get(_DOWN), own.get(_ALONG)
            if merge is not None and merge.get(_VALUE) != "restart" and column in origins:
                origins[column].rowspan += 1
            elif along is not None and along.get(_VALUE) != "restart" and row:
                row[-1].colspan += span
            else:
                cell = _Cell(self.blocks(tc, in_cell=True), span)
                row.append(cell)
                origins.pop(column, None)
                if merge is not None:
                    origins[column] = cell
            column += span
        return row


@lru_cache(512)  # a document has few
def _look(bold: bool, centered: bool, level: int | None, number: str | None = None) -> Look:
    return Look(bold, centered, level, number)


def _inside(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, also inside content controls and tracked insertions."""
    for child in inside(parent):
        if child.tag == tag:
            yield child
        elif child.tag in _INNER:
            yield from _inside(child, tag)


def _count(property: etree._Element | None, default: int) -> int:
    text = "" if property is None else property.get(_VALUE, "")
    return min(int(text), 63) if text.isdigit() and int(text) else default


def flat(line: Line) -> str:
    """A line as plain text, a table row by row."""
    if isinstance(line, Table):
        return "\n".join(" ".join(cell.text for cell in row) for row in line.rows)
    return line if isinstance(line, str) else ""


def _branch(alternate: etree._Element) -> etree._Element:
    """Of the two ways in which a text box is stored, one: the choice, or else the fallback with text."""
    choice, fallback = alternate.find(f"{_MC}Choice"), alternate.find(f"{_MC}Fallback")
    if choice is not None and (fallback is None or next(choice.iter(_T), None) is not None):
        return choice
    return _NO_PROPERTIES if fallback is None else fallback
