"""Metadata boxes of portals and law sites: labels with values, a second witness beside the paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import regex

from parsers.characters import fold
from parsers.document import MetaField

# Labels as sites print them; a value stands after a colon, in the next cell, or on the next line.
_LABEL = (
    r"Số(?:\s?/\s?|\s)(?:k[ýí] )?hiệu(?: văn bản)?|Số văn bản|K[ýí] hiệu|(?:Loại|Hình thức|Thể loại) văn bản"
    r"|Thể loại"
    r"|(?:Nơi|Cơ quan|CQ|Đơn vị) (?:ban hành|BH|ra văn bản)|(?:Người|Chức danh người) ký(?: duyệt)?"
    r"|Chức (?:vụ|danh)|Ký bởi"
    r"|Ngày (?:ban hành|BH|(?:có )?hiệu lực|hết hiệu lực|công báo|đăng công báo|ký|văn bản|áp dụng|đăng"
    r"|cập nhật)|Thời gian ký"
    r"|Số công báo|Lĩnh vực|Tình trạng(?: hiệu lực)?|Trạng thái|Hiệu lực|Trích yếu(?: nội dung)?"
    r"|Tên văn bản|Nội dung trích yếu"
    r"|Từ kh[óo][áa]?|(?:File|Tệp|Tập tin|Tài liệu)(?: tin)? đính kèm|Đính kèm|Tải về|Lượt xem|Số trang"
    r"|Độ mật|Độ khẩn|Email|Cơ quan"
)
_FIRST_LETTERS = frozenset("scđktlnhef")  # of the labels
_AT = regex.compile(rf"(?:^|(?<=[\s|•*\-]))({_LABEL})(?:\s*[:|\t]| {{3,}}|\s*$)", regex.I)
_STAMP = {"ký bởi", "người ký", "thời gian ký", "ngày ký", "email", "cơ quan"}  # a digital signature's stamp
_ABSENT = regex.compile(
    r"(?:đã biết|đang cập nhật|chưa (?:xác định|có|rõ|cập nhật)|không (?:có|xác định)|n/?a|[-–.…\s]*)$",
    regex.I,
)
_NO_WITNESS = regex.compile(r"(?:File|Tệp|Tập tin|Tài liệu|Đính kèm|Tải về|Lượt xem|Số trang|Email)", regex.I)


def labelled(lines: Sequence[str]) -> set[int]:
    """The lines of metadata boxes: at least three different labels within a few lines of each other."""
    found: list[tuple[int, set[str], bool]] = []
    for index, line in enumerate(lines):
        if 3 < len(line) < 400 and _is_labelled(line):
            labels = {fold(mark[1]).casefold() for mark in _AT.finditer(line)}
            found.append((index, labels, line.strip(" \t:|").casefold() in labels))
    taken: set[int] = set()
    run: list[tuple[int, set[str], bool]] = []
    for item in [*found, (len(lines) + 99, set(), False)]:
        if run and item[0] - run[-1][0] > 4:
            labels = set().union(*(labels for _, labels, _ in run))
            if len(labels) >= 3 or len(labels & _STAMP) >= 2:
                taken |= _with_values(lines, run)
            run = []
        run.append(item)
    return taken


def _is_labelled(line: str) -> bool:
    """Whether a line begins with a label, after which a mark stands or nothing."""
    line = line.lstrip(" \t\xa0•*-|")
    head = line[:60]
    if head[:1].casefold() not in _FIRST_LETTERS:
        return False
    near = len(head) < 60 or ":" in head or "|" in head or "\t" in head or "   " in head
    return near and _AT.match(line) is not None


def _with_values(lines: Sequence[str], run: Iterable[tuple[int, set[str], bool]]) -> set[int]:
    taken = set()
    for index, _, alone in run:
        taken.add(index)
        if alone and (value := _next(lines, index)) is not None:
            taken.add(value)
    return taken


def _next(lines: Sequence[str], index: int) -> int | None:
    """The line of the value of a label that stands alone on its line."""
    for below in range(index + 1, min(index + 4, len(lines))):
        if lines[below].strip():
            return None if _AT.match(lines[below].strip(" \t•*-|")) else below
    return None


def fields(lines: Sequence[str], among: Iterable[int]) -> tuple[MetaField, ...]:
    """Labels as printed with their values, from the lines at these places; what says "unknown" is left out.

    >>> fields(["Số hiệu: 55/KH-UBND   Ngày ban hành: 26/04/2016", "Tình trạng: Đã biết"], [0, 1])
    (MetaField(label='Số hiệu', value='55/KH-UBND'), MetaField(label='Ngày ban hành', value='26/04/2016'))
    """
    found: dict[str, MetaField] = {}
    for index in among:
        line = lines[index]
        marks = list(_AT.finditer(line)) if len(line) < 400 else []
        for number, mark in enumerate(marks):
            stop = marks[number + 1].start() if number + 1 < len(marks) else len(line)
            value = line[mark.end() : stop]
            if not value.strip(" |\t") and (below := _next(lines, index)) is not None and len(marks) == 1:
                value = lines[below]
            label, value = fold(mark[1]).strip(), fold(value).strip(" |\t:")
            if value and not _ABSENT.match(value) and not _NO_WITNESS.match(label):
                found.setdefault(label.casefold(), MetaField(label, value))
    return tuple(found.values())
