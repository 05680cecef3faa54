"""The two columns of a letterhead or signature block that plain text has flattened, one after the other."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from parsers.grids import cells_of, with_tables
from parsers.lost_breaks import end_with_breaks, head_with_breaks
from parsers.marks import (
    AUTHORITY,
    KIND,
    MOTTO,
    MOTTO_2,
    NUMBER_LINE,
    PLACE_DATE,
    POSITION,
    RECIPIENTS,
    is_rule,
    motto,
)
from parsers.stacked import Line

_WIDE = regex.compile(r"[ \xa0]{3,}|[ \xa0]*\t[ \xa0\t]*")
_WIDE_KEPT = regex.compile(r"([ \xa0]{3,})")
# "Số: 412/KH-UBND Gia Lai, ngày 09 tháng 3 năm 2021", "Số: /KH-STTTT   TP. Hồ Chí Minh, ngày   tháng 4 năm
# 2023"
_NUMBER_THEN_PLACE = regex.compile(
    r"\s*(S[ốo]\s*[:.]?[\s\d._…]*/[^,]{1,40}?)\s+((?:T[Pp]\.?\s?)?(?:\p{Lu}\p{Ll}+[\s\-–]{0,3}){1,5},\s*ngày.*)$"
    r""
)
# "Nơi nhận: TM. ỦY BAN NHÂN DÂN", "Nơi nhận:  GIÁM ĐỐC"
_RECIPIENTS_THEN_SIGNER = regex.compile(r"\s*(Nơi nhận\s*:?)\s+(\p{Lu}[\p{Lu}\s.,]{4,})$")
# "Số:        /KH-UBND": room for a number to come parts no columns
_NUMBER_TO_COME = regex.compile(r"(?<=^S[ốo]\s?:?)[ \xa0]{3,}(?=[/-]\s?\p{Lu})")
_SUBJECT = regex.compile(r"\s*V/[vV]\b")  # "V/v triển khai kế hoạch tiết kiệm điện"
# "NGƯỜI LẬP KẾ HOẠCH     PHÊ DUYỆT", "PHÊ DUYỆT CỦA HIỆU TRƯỞNG   CÁN BỘ THƯ VIỆN"
_APPROVES = regex.compile(r"(?:NGƯỜI LẬP|(?:PHÊ )?DUYỆT)\b")
_SPANS = 14  # lines a letterhead may take


def lay_out(lines: Sequence[Line]) -> list[Line]:
    """The lines with letterhead and signature block unrolled, left column first, and tables as `Table`."""
    laid = head_with_breaks(_letterhead(head_with_breaks(lines)))
    return with_tables(end_with_breaks(_signature(_subject_below(laid))))


# --- letterhead and signature block


def _letterhead(lines: list[Line]) -> list[Line]:
    seen = 0
    for index, line in enumerate(lines):
        if not isinstance(line, str) or not line.strip():
            continue
        seen += 1
        if seen > 60:
            break
        if len(line) > 300:
            continue
        if _motto_start(line) is not None:
            end = _letterhead_end(lines, index)
            return lines[:index] + _by_columns(lines[index:end]) + lines[end:]
        if match := _NUMBER_THEN_PLACE.match(line):
            return [*lines[:index], match[1], match[2], *lines[index + 1 :]]
    return lines


def _subject_below(lines: list[Line]) -> list[Line]:
    """The lines with the subject of a letter, which ends the left column, below the right one."""
    start = next(
        (
            i
            for i, line in enumerate(lines[:40])
            if isinstance(line, str) and "V/" in line and _SUBJECT.match(line)
        ),
        None,
    )
    if start is None:
        return lines
    right = [i for i in range(start + 1, min(start + 12, len(lines))) if _is_of_right_column(lines[i])]
    if not right:
        return lines
    return [
        *lines[:start],
        *lines[right[0] : right[-1] + 1],
        *lines[start : right[0]],
        *lines[right[-1] + 1 :],
    ]


def _is_of_right_column(line: Line) -> bool:
    if not isinstance(line, str) or len(line) > 90:
        return False
    return any(pattern.match(line.lstrip()) for pattern in (MOTTO, MOTTO_2, PLACE_DATE))


def _motto_start(line: str) -> int | None:
    """Where the right column starts, if the line has something to the left of the motto."""
    match = motto(line)
    return match.start() if match and line[: match.start()].strip(" \t\xa0|") else None


def _letterhead_end(lines: Sequence[Line], start: int) -> int:
    """The first line after the letterhead: the kind of document, or what stands in one column."""
    end = start + 1
    dated = False  # the day of issue ends a letterhead: capitals below it are a title
    for index in range(start + 1, min(start + _SPANS, len(lines))):
        line = lines[index]
        if not isinstance(line, str) or KIND.match(line) or len(line.strip()) > 160:
            break
        text = line.strip()
        parts = [part for _, part in _parts(line) if part]
        capitals = text.isupper() and not (dated and _indent(line) <= 4)
        if len(parts) == 1 and not (
            capitals or is_rule(line) or NUMBER_LINE.match(line) or _indent(line) > 4
        ):
            break
        dated = dated or any(map(PLACE_DATE.match, parts))
        if text:
            end = index + 1
    return end


def _signature(lines: list[Line]) -> list[Line]:
    starts = [i for i in range(max(len(lines) - 120, 0), len(lines)) if _opens_signature(lines[i])]
    if not starts:
        return lines
    start = starts[-1]
    for other in reversed(starts):
        start = other if start - other < 12 else start
    start = _signature_start(lines, start)
    end = _signature_end(lines, start)
    return lines[:start] + _by_columns(lines[start:end]) + lines[end:]


def _opens_signature(line: Line) -> bool:
    """Whether a line holds two columns, one of which starts a signature: "Nơi nhận:" beside "GIÁM ĐỐC"."""
    if (
        not isinstance(line, str)
        or len(line) > 250
        or not ("|" in line or _is_wide(line.strip()) or "Nơi" in line)
    ):
        return False
    parts = [text for _, text in _parts(line) if text]
    return len(parts) > 1 and any(
        RECIPIENTS.match(part)
        or AUTHORITY.match(part)
        or (part.isupper() and (POSITION.match(part) or _APPROVES.match(part)))
        for part in parts
    )


def _is_wide(line: str) -> bool:
    return "   " in line or "\t" in line or ("\xa0" in line and _WIDE.search(line) is not None)


def _signature_start(lines: Sequence[Line], index: int) -> int:
    """Lines of the right column may begin above "Nơi nhận"."""
    start = index
    for above in range(index - 1, max(index - 6, -1), -1):
        line = lines[above]
        if not isinstance(line, str):
            break
        of_columns = line.strip().isupper() and (_indent(line) > 20 or len(_parts(line)) > 1)
        if line.strip() and not of_columns:
            break
        if line.strip():
            start = above
    return start


def _signature_end(lines: Sequence[Line], start: int) -> int:
    end = start + 1
    beside = any(
        isinstance(line, str) and RECIPIENTS.match(line.lstrip("| ")) and len(_parts(line)) > 1
        for line in lines[start : start + 6]
    )
    for below in range(start + 1, min(start + 45, len(lines))):
        line = lines[below]
        if not isinstance(line, str) or KIND.match(line) or line.lstrip().upper().startswith("PHỤ LỤC"):
            break
        if not beside and RECIPIENTS.match(line):
            break
        if line.strip():
            end = below + 1
    return end


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" \xa0\t")) + 20 * line[: len(line) - len(line.lstrip())].count("\t")


def _parts(line: str) -> list[tuple[int, str]]:
    """The columns of a line with the place where each starts; bars and tabs count as far places."""
    if "|" in line:
        return [(60 * column, cell) for column, cell in enumerate(cells_of(line))]
    if "\t" in line:
        return [(60 * column, cell.strip()) for column, cell in enumerate(line.rstrip().split("\t"))]
    parts, at = [], _indent(line)
    whole = _NUMBER_TO_COME.sub(lambda m: "\x1f" * len(m[0]), line.strip())
    for text in _WIDE_KEPT.split(whole):
        if text.strip():
            parts.append((at, text.strip().replace("\x1f", " ")))
        at += len(text)
    return parts if len(parts) > 1 else _run_together(line) or parts


def _run_together(line: str) -> list[tuple[int, str]]:
    """Two columns with a blank or two between them, told apart by what they say."""
    if match := _NUMBER_THEN_PLACE.match(line) or _RECIPIENTS_THEN_SIGNER.match(line):
        return [(match.start(1), match[1]), (max(match.start(2), 40), match[2])]
    motto = _motto_start(line)
    return [] if motto is None else [(_indent(line), line[:motto].strip()), (motto, line[motto:].strip())]


def _by_columns(lines: Sequence[Line]) -> list[Line]:
    """The lines of a block of two or three columns, one column after the other; drawn rules left out."""
    rows = [_parts(line) for line in lines if isinstance(line, str) and not is_rule(line.replace("|", ""))]
    starts = [start for start, _ in max(rows, key=lambda row: (len(row), row[-1][0] if row else 0))]
    columns: list[list[Line]] = [[] for _ in starts]
    columns[0] += [line for line in lines if not isinstance(line, str)]
    for row in rows:
        for order, (start, text) in enumerate(row):
            nearest = min(range(len(starts)), key=lambda column: abs(starts[column] - start))
            if text and not is_rule(text):
                columns[order if len(row) == len(starts) else nearest].append(text)
    return [line for column in columns for line in column]
