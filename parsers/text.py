"""Plain text to a `Document`: decoding, and lines joined to paragraphs where a program broke them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import unescape
from itertools import zip_longest

import regex

from parsers import chrome
from parsers.assemble import Paragraph, Piece, Table, assemble
from parsers.columns import lay_out
from parsers.decoding import decode, with_line_ends
from parsers.document import Document, Note
from parsers.legacy_runs import Conversion, Font
from parsers.line_style import Style, Zones, measure
from parsers.marks import (
    AUTHORITY,
    ITEM,
    OPENING,
    breaks_word,
    goes_on,
    is_continued,
    is_decider,
    is_ended,
    is_fixed,
    is_item,
    is_marker,
    is_place_date,
    is_rule,
    item_of,
    starts_lower,
)
from parsers.run_together import with_own_lines
from parsers.stacked import Line
from parsers.wrapped import with_whole_letterhead, with_whole_names

_EMPHASIS = regex.compile(r"\*\*(?=[^\s*])([^*]+)(?<=\S)\*\*")
_HASHES = regex.compile(r"^#{1,6}\s+")
_FRAME = regex.compile(r"\s*(?:\+(?:[-=]{2,}\+)+|[┌├└╔╠╚][─━═┬┼┴╦╬╩]+[┐┤┘╗╣╝])\s*")
_BARS = str.maketrans("│┃║", "|||")
_ENTITY = regex.compile(r"&(?:nbsp|amp|lt|gt|quot|ndash|mdash|hellip|[lr][sd]quo|#\d{2,5});")
# **GIÁM ĐỐC** **Lò Văn Thử** in one cell: lines that lost their break
_BOLD_BESIDE = regex.compile(r"(?<=[\p{L}.:)]\*\*)[ \xa0]+(?=\*\*\p{Lu})")
_BREAK = regex.compile(r"\s*<br\s*/?>\s*", regex.IGNORECASE)
# | UBND TỈNH X<br>SỞ Y TẾ | CỘNG HÒA ...<br>Độc lập ... |; | Nơi nhận:<br>- Lưu: VT | KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC |
_SIDE_BY_SIDE = regex.compile(r"CỘNG H(?:ÒA|OÀ) XÃ|Nơi nhận|(?:TM|KT|TL|TUQ)\.\s?\p{Lu}")
_TABLE_RULE = regex.compile(r"\s*\|(?:\s*(?::-+:?|-+:|-{3,})\s*\|)+\s*")


def read(data: bytes, source: str) -> Document:
    """The document of a plain text file. Raises UnreadableFile("no_text") where nothing stands in it."""
    text, encoding = decode(data)
    text = with_line_ends(text)
    notes = [] if encoding.startswith("utf") else [Note("encoding", f"read as {encoding}, no Unicode text")]
    return from_lines(text.splitlines(), data, source, notes)


def from_lines(lines: Sequence[str], data: bytes, source: str, notes: Iterable[Note] = ()) -> Document:
    """The document of lines as they stand, an empty one where the text leaves a gap."""
    lines = with_own_lines(
        _with_whole_rows(_without_frames(_without_markdown(_without_breaks(_without_entities(lines)))))
    )
    conversion = Conversion.of("\n".join(lines))
    stripped = chrome.strip(with_whole_letterhead([conversion.line(line) for line in lines]))
    pieces = paragraphs(lay_out(with_whole_names(stripped.lines)), conversion=conversion)
    return assemble(
        pieces,
        data=data,
        source=source,
        format="text",
        parser="text",
        notes=[*notes, *conversion.notes()],
        metadata=stripped.metadata,
    )


def _without_markdown(lines: Sequence[str]) -> list[str]:
    """The lines without the signs of Markdown, where some are emphasized: "**KẾ HOẠCH**", "|---|---|", "## II. NỘI DUNG"."""
    if not any("**" in line and _EMPHASIS.search(line) for line in lines):
        return list(lines)
    return [_HASHES.sub("", _EMPHASIS.sub(r"\1", line)) for line in lines if not _TABLE_RULE.fullmatch(line)]


def _without_entities(lines: Sequence[str]) -> list[str]:
    """The lines with the signs that a page's source spells: "Số: 51/KH-UBND&nbsp;&nbsp;Lai Châu"."""
    return [unescape(line) if "&" in line and _ENTITY.search(line) else line for line in lines]


def _without_breaks(lines: Sequence[str]) -> list[str]:
    """The lines without "<br>": letterhead and signature cells line by line, other cells of a table on one line."""
    if not any("<" in line or "** **" in line or "**  **" in line for line in lines):
        return list(lines)
    out: list[str] = []
    for line in lines:
        if line.lstrip().startswith("|") and _SIDE_BY_SIDE.search(line):
            line = _BOLD_BESIDE.sub("<br>", line)
        if not line.lstrip().startswith("|"):
            out += _BREAK.split(line)
        elif _BREAK.search(line) and _SIDE_BY_SIDE.search(line):
            cells = [_BREAK.split(cell) for cell in line.strip().strip("|").split("|")]
            out += [f"| {' | '.join(c.strip() for c in row)} |" for row in zip_longest(*cells, fillvalue="")]
        else:
            out.append(_BREAK.sub(" ", line))
    return out


def _with_whole_rows(lines: Sequence[str]) -> list[str]:
    """The lines with the rows of a table in one that were broken at a width: "| 2 | Công an tỉnh | UBND", "các xã | Quý IV |"."""
    out: list[str] = []
    at = 0
    while at < len(lines):
        row, end = lines[at].strip(), at + 1
        if row.startswith("|") and row.count("|") > 1 and not row.endswith("|"):
            end = _row_end(lines, at + 1)
        out.append(" ".join([lines[at].rstrip(), *(line.strip() for line in lines[at + 1 : end])]))
        at = end
    return out


def _row_end(lines: Sequence[str], start: int) -> int:
    """Where a row ends that its first line leaves open: behind the line that closes it, of the next few; else there."""
    for at in range(start, min(start + 6, len(lines))):
        line = lines[at].strip()
        if not line or line.startswith("|"):
            break
        if line.endswith("|"):
            return at + 1
    return start


def _without_frames(lines: Sequence[str]) -> list[str]:
    """The lines without the rules of drawn tables, their bars plain: "+-----+-----+", "├────┼────┤", "│ 1 │ Sở Y tế │"."""
    if not any(_FRAME.match(line) or "│" in line for line in lines):
        return list(lines)
    return [line.translate(_BARS) for line in lines if not _FRAME.fullmatch(line)]


@dataclass(frozen=True, slots=True)
class Look:
    """How a line is set, where the format says it; `level` is that of a heading style (1 = top).

    `number` is an automatic number, which stands in the line as well; `font` is one from before Unicode.
    """

    bold: bool = False
    centered: bool = False
    level: int | None = None
    number: str | None = None
    font: Font | None = None


_PLAIN = Look()


def paragraphs(
    laid: Sequence[Line], looks: Mapping[str, Look] | None = None, conversion: Conversion | None = None
) -> list[Piece]:
    """Pieces for `assemble`: runs of lines joined to paragraphs; tables and removed text where they stood.

    `looks` says how lines are set, by their text; a paragraph looks like its first line. `conversion` is the one
    that has made the lines Unicode.
    """
    kept = conversion or Conversion()
    pieces: list[Piece] = []
    lines: list[str] = []
    for item in [*laid, None]:
        if isinstance(item, str):
            lines.append(item)
            continue
        for places, guessed in grouped(lines):
            look = looks.get(lines[places[0]]) if looks else None
            text = "\n".join([lines[i].strip() for i in places])
            paragraph = as_paragraph(text, guessed, look or _PLAIN)
            repairs = kept.repairs(text)
            pieces.append(replace(paragraph, repairs=repairs) if repairs else paragraph)
        lines = []
        if item is not None:
            pieces.append(_with_repairs(item, kept) if isinstance(item, Table) else item)
    return pieces


def _with_repairs(table: Table, kept: Conversion) -> Table:
    rows = [[replace(c, repairs=r) if (r := kept.repairs(c.text)) else c for c in row] for row in table.rows]
    return Table(tuple(map(tuple, rows)), table.page)


def as_paragraph(text: str, guessed: bool = False, look: Look = _PLAIN) -> Paragraph:
    """A paragraph with the number it starts with."""
    match = None if look.number else item_of(text)
    number = match[match.lastindex] if match else look.number or None
    return Paragraph(
        text, number=number, bold=look.bold, centered=look.centered, level=look.level, guessed_joins=guessed
    )


def joined(lines: Sequence[str]) -> list[tuple[str, bool]]:
    """Paragraphs of physical lines ('' is a gap): their lines parted by newlines, and whether guessed."""
    return [("\n".join(lines[i].strip() for i in places), guessed) for places, guessed in grouped(lines)]


def grouped(lines: Sequence[str]) -> list[tuple[list[int], bool]]:
    """As `joined`, with the places of each paragraph's lines instead of their text."""
    style = measure(lines)
    zone = Zones(lines, style)
    found: list[tuple[list[int], bool]] = []
    places: list[int] = []
    group: list[str] = []  # the lines at these places
    guessed = gap = False
    for index, line in enumerate(lines):
        if not line.strip() or is_rule(line):
            gap = True
            continue
        verdict = _join(group, line, gap, style, zone.at(index)) if group else None
        if verdict is None:
            if places:
                found.append((places, guessed))
            places, group, guessed = [index], [line], False
        else:
            places.append(index)
            group.append(line)
            guessed = guessed or verdict
        gap = False
    return [*found, (places, guessed)] if places else found


def _join(group: Sequence[str], line: str, gap: bool, style: Style, zone: str) -> bool | None:
    """None where `line` starts a paragraph; else whether joining it is only a guess."""
    above = group[-1]
    if zone == "signature" and not gap and line.strip() == "DÂN" and AUTHORITY.match(above):
        return False
    if is_marker(above) and len(group) == 1 and not is_item(line) and not is_fixed(line):
        return False
    if line.lstrip().startswith("năm") and not gap and is_place_date(above):
        return False
    if is_fixed(above) or is_fixed(line) or above.startswith("| ") and above.endswith(" |"):
        return None
    if zone == "title" and not gap and _same_title(above, line, style):
        return False
    continued = is_continued(above, line)
    if not continued and (is_item(line) or zone == "opening"):
        return None
    if zone != "letterhead" and _same_heading(group, line, gap):
        return False
    if continued and not gap and group[0].lstrip().startswith(("V/v", "V/V", "Về việc")):
        return False
    long = len(above.strip()) >= (style.width * 0.6 if style.width else 40)
    if continued and (long or len(group) > 1 or (not gap and (style.width or zone == "title"))):
        return False if not gap or not starts_lower(group[0]) else None
    if gap or not style.width or zone in ("letterhead", "signature"):
        return None
    return _wrapped(above, line, style)


def _same_title(above: str, line: str, style: Style) -> bool:
    """Whether two lines under KẾ HOẠCH are one title: no opening, no note in brackets, no paragraph."""
    if (
        OPENING.match(line)
        or is_item(line)
        or is_ended(above)
        or line.lstrip().startswith("(")
        or len(line) > 130
        or (is_decider(line) and not goes_on(above))
    ):
        return False
    if above.isupper() and not line.isupper() and len(line) > 70 and not starts_lower(line):
        return False
    full, short = len(line) >= 0.9 * style.width, len(above.strip()) < 0.7 * style.width
    return not (style.width and full and short) or starts_lower(line)


def _same_heading(group: Sequence[str], line: str, gap: bool) -> bool:
    """Whether `line` is the rest of a heading in capitals: "I. MỤC ĐÍCH, YÊU CẦU VÀ" / "ĐỐI TƯỢNG"."""
    above = group[-1].strip()
    if gap or not (line.isupper() and above.isupper()) or is_ended(above) or is_item(line):
        return False
    if goes_on(above) or above.endswith(",") or (is_item(group[0]) and breaks_word(above, line)):
        return True
    return is_item(group[0]) and len(above) >= 25 and ITEM.sub("", group[0]).strip() != ""


def _wrapped(above: str, line: str, style: Style) -> bool | None:
    """As `_join`, by the column at which the text wraps: was there no room for the next word?"""
    indented = len(line) - len(line.lstrip()) >= style.indent
    if style.indent and not indented and starts_lower(line) and len(above.rstrip()) > 0.8 * style.width:
        return False  # paragraphs begin further right
    word = len(line.split(maxsplit=1)[0])
    if len(above.rstrip()) + 1 + word <= style.width - 2:
        return None
    if style.indent and indented:
        return None
    if not is_ended(above) or starts_lower(line):
        return False
    if line.isupper() and len(line.split()) > 1 and not above.isupper():  # a heading under a full last line
        return None
    if above.rstrip().endswith((";", ":")) and not style.gaps:
        return None
    return not (style.gaps or style.indent)
