"""The words that tell who does a thing: "do Sở Y tế thực hiện", "Cơ quan chủ trì: Sở Y tế", "(Sở Y tế chủ trì)".

Offsets are those of the text; `low` is the text in lower case.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.bodies import Actor, find_bodies
from extract.deadline_words import before
from extract.deadline_years import number_style
from extract.records import Bearer

# The parts of a label of one who does a thing, for patterns of such labels: "b) | Cơ quan | chủ trì | thực hiện nội dung này:"
ITEM_NUMBER = r"\W*(?:[a-zđ\d]{1,2}(?:[.)/]|\s?[-–](?=\s))\s*)?"
LABEL_BODIES = "cơ quan|đơn vị|bộ phận|phân công|trách nhiệm"
LABEL_VERBS = "chủ trì|thực hiện|đầu mối|phụ trách|chịu trách nhiệm|tham mưu"
LABEL_END = r"[^:.;\d\n]{0,40}:"
# do | cơ quan chủ trì: | đơn vị mở lớp: | chủ trì thực hiện: | (
_LEAD = before(
    r"(?:(?P<by>\bdo)|(?:cơ quan|đơn vị|bộ phận)(?! phối)(?: \p{L}+){1,3}\s*:|(?:chủ trì|thực hiện|phụ trách|đầu mối|chịu trách nhiệm)"
    r"(?: thực hiện| tham mưu| triển khai)?\s*:|(?P<bracket>\()(?:giao )?)\s*$"
)
# do Sở Y tế | làm chủ đầu tư | , Sở Nội vụ thực hiện; not: do Bộ Y tế | ban hành
_DOES = regex.compile(
    r"(?:(?:,| và)[^;.:\d]{0,90}?)?\s*(?:\([^)]*\)\s*)?(?:trực tiếp )?"
    r"(?:thực hiện|làm (?:chủ đầu tư|đầu mối|chủ trì)|chủ trì|đảm nhận|đảm nhiệm|phụ trách"
    r"|bố trí|chịu trách nhiệm|triển khai|tham mưu|đầu tư|tiến hành|cử|chuẩn bị|đảm trách|chắp bút|kiểm soát"
    r"|theo dõi|thi công|phối hợp thực hiện|điều hành|vận hành|biên tập)(?!\w)(?! (?:được|đã))"
)
# the same in one clause: do Tỉnh đoàn | tổ chức, do UBND cấp huyện | làm
_DOES_HERE = regex.compile(
    r"\s*(?:(?:,| và)[^;.:\d]{0,90}?\s)?(?:tổ chức|làm|mở|chốt|lập)(?!\w)(?! (?:được|đã|ra|chủ|việc|quốc))"
)
_ATTENDED = regex.compile(r"(?<!\w)(?:tham dự|tham gia|hưởng ứng|dự)(?!\w)[^;.:\n]*do $")
# (Sở Y tế) | (Sở Y tế chủ trì, phối hợp với các huyện)
_CLOSES = regex.compile(
    r"\s*(?:(?:chủ trì|thực hiện|phụ trách|làm đầu mối|tham mưu|đảm nhiệm|đảm nhận|ký|duyệt|phê duyệt|thẩm định)[^)\n]{0,120})?\)"
)
# - Đơn vị chủ trì: | Cơ quan thực hiện: | Phân công thực hiện: | Chủ trì: | + Trách nhiệm thực hiện:
_LABEL = regex.compile(
    rf"{ITEM_NUMBER}(?:phân công(?: nhiệm vụ| trách nhiệm)?\s*:"
    rf"|(?:(?:{LABEL_BODIES}|người|giao)\s+){{0,2}}(?:{LABEL_VERBS}){LABEL_END})\s*"
)
# - Nội dung: | Thời gian hoàn thành: | b) Sản phẩm: a line of an item that is told in labelled lines
_LABELLED = regex.compile(rf"{ITEM_NUMBER}[^:.;\n]{{2,50}}:")
# Đ/c Bình, | đ/c Lan; xã Tân Mỹ, | xã Đồng Sơn: one more of the same kind
_NEXT_OF_KIND = regex.compile(
    r"\s*[,;]\s*(?:và\s+)?(?=(?:(?i:đ/c|đồng chí|ông|bà|xã|phường|thị trấn|huyện|thị xã|thành phố|tp\.?|tx\.?|thôn|bản|ấp|khóm"
    r"|tổ|nhóm|đội|trường)\s+"
    r"(?:\p{Lu}|\d)|VNPT|Viettel|Mobi))"
)
# Văn phòng Sở (chủ trì) | Thanh tra Sở (phối hợp) | Sở Y tế (CT): the part a body has, said behind it
_PART = regex.compile(r"\s*\(\s*(?P<part>chủ trì|phối hợp|hỗ trợ|ct\b|ph\b)[^()]*\)")
_TOLD_OF = regex.compile(r"(?<!\w)(?:được|đạt|có|không|chưa|hoàn thành|thành lập)(?!\w)")
_COUNT = regex.compile(
    r"(?i)(?:(?:không quá|tối đa|ít nhất|tối thiểu|trên|dưới|khoảng|từ)\s+)?\d+\s"
)  # Không quá 12 người
_SUPPORT = regex.compile(r"[;,.(\s–-]*(?:\b(?:phối hợp|cùng) ?(?:với)?\b|\bph\s*:)")
# Sở Y tế chủ trì|, Sở Tài chính phối hợp: helpers named behind who leads, before what they do
_LED_FIRST = regex.compile(r"(?P<lead>\p{L}[^:]*?) chủ trì\s*[,;.–-](?=.*phối hợp)")
# Hạ tầng (|Sở Xây dựng chủ trì|): phủ sóng ... | a) Tập huấn (|Trung tâm Khuyến nông|): 12 lớp
_HEAD_BRACKET = regex.compile(r"[^.;:()\n]{2,90}\((?:do |giao )?(?P<who>[^()\n]{3,160})\)\s*:")
_LEADING = regex.compile(rf"(?<!\w)(?:{LABEL_VERBS})(?!\w)")
_SAID = regex.compile(r"chủ trì|phối hợp|(?<!\w)(?:ct|ph)\s*:")
_LINES = 6  # so many lines off, a label still speaks of the same item
# Cơ quan chủ trì | Đơn vị thực hiện | Đơn vị | Cơ sở dạy nghề | Địa phương | Giao cho | Tên xã; not: Đơn vị tính | Số lượng (người)
_LEAD_COLUMN = regex.compile(
    r"chủ\s+trì|thực\s+hiện|phụ\s+trách|phân\s+công|trách\s+nhiệm|đầu\s+mối|chủ\s+đầu\s+tư|đơn\s+vị(?!\s+tính)|cơ\s+quan"
    r"|(?<!\()người(?!\))|tham\s+mưu|chỉ\s+đạo|giao\s+cho|ai\s+(?:làm|lo)|bộ\s+phận|địa\s+phương|^tên\s+(?:xã|huyện|phường|trường)|^cơ\s+sở(?!\s+vật)|^(?:huyện|xã|phường|phòng|đội|khoa|trạm|nhóm|tổ|trường)(?!\w)"
)
_OTHER_COLUMN = regex.compile(
    r"phối\s+hợp|thành\s+phần|đối\s+tượng|thời\s+gian|thời\s+hạn|tiến\s+độ|sản\s+phẩm|kinh\s+phí|ghi\s+chú|kết\s+quả|được|địa\s+(?:điểm|bàn)|^khu\s+vực|^vùng|^tuyến|^nơi\s+(?!chỉ)|số\s+lượng|năm\s+\d"
)
# Cơ quan chủ trì, phối hợp | Đơn vị thực hiện (chủ trì/phối hợp): who leads and who helps in one cell
MIXED_COLUMN = regex.compile(r"chủ\s+trì.*phối\s+hợp|phối\s+hợp.*chủ\s+trì", regex.DOTALL)
# Words that look like a body and owe nothing: 09 tập thể | mỗi lớp | thành phần | giáo viên | mỗi tổ
_NOBODY = regex.compile(
    r"(?:(?:các|một số|những|toàn thể) )?(?:thành phần|tập thể|cá nhân|lớp|lực lượng|người dân|khối|cụm"
    r"|tổ chức(?: \d+)?)(?:(?:,| và|/) ?(?:tập thể|cá nhân|tổ chức))*"
    r"|(?:mỗi|từng) (?:thành phần|tập thể|cá nhân|lớp|khối|cụm|đội|tổ|nhóm|trạm"
    r"|điểm|ấp|khóm|thôn|bản|buôn|làng|tổ dân phố)"
    r"(?:,? (?:và )?(?:ấp|khóm|thôn|bản|buôn|làng|tổ dân phố))*"
    r"|hộ gia đình|hộ dân|(?:các )?giáo viên|học viên|học sinh|bản|ấp|khóm|thôn|trường|trường học|bộ phận|tổ|đội|nhóm"
    r"|(?:cơ quan|đơn vị)(?: thường trực| đầu mối)?|cơ quan, đơn vị"
)
# mỗi huyện | có ít nhất 03 xã, | đạt 15 tiêu chí, | trực thuộc có từ hai vườn: what is so there, not who does it
_IS_SO = regex.compile(
    r"(?:\s[^\W\d]+){0,6}?\s(?:có|đạt)(?=\s(?:[^\W\d]+\s){0,3}\d|\s(?:ít nhất|tối thiểu|từ) \p{L})"
)
# mở 184 lớp (| mỗi xã | 01 lớp): so many are meant for each of what another does; the first matched backwards
_SHARED = before(r"[\p{L}\d”\")],? ?[(,;] ?$")
# kiểm tra hiện trường (| mỗi huyện | tối thiểu 02 lần): where another does so much
_WITHIN = before(
    r"(?:kiểm tra|giám sát|thăm|khảo sát|hỗ trợ|cấp|phát|tập huấn|làm việc với|xây|lắp)(?: \p{L}+){0,3} $"
)
_NO_VERB = regex.compile(
    r"\s+(?:(?:ít nhất|tối thiểu|không quá|tối đa|từ|trên) )?(?:\d|(?:một|hai|ba|bốn|sáu|bảy|tám|mười) \p{L})"
    r"|\s+(?:kinh doanh |nghèo |gia đình )?(?:được|nhận được) "
)


def can_owe(actor: Actor) -> bool:
    """Whether what reads like a body can owe something: "các sở" can, "mỗi lớp" and "thành phần" cannot."""
    return _NOBODY.fullmatch(" ".join(actor.text.lower().split())) is None


def once_for_each(actor: Actor, low: str) -> bool:
    """Whether each body of a kind is to do it: "mỗi xã cử 02 người"; not "mỗi huyện có ít nhất 03 xã đạt", "(mỗi xã 01 lớp)"."""
    if not actor.text.lower().startswith(("mỗi ", "từng ")) or _IS_SO.match(low, actor.end):
        return False
    shared = _SHARED.match(low, max(0, actor.start - 8), actor.start) or _WITHIN.match(
        low, max(0, actor.start - 30), actor.start
    )
    return not (shared and _NO_VERB.match(low, actor.end))


def done_by(actors: Sequence[Actor], low: str, end: int, stop: int, across: bool = False) -> Actor | None:
    """The first body in `[end, stop)` that the words around it name as the one who does it.

    A bracket right after another body holds its office, no doer: "về UBND tỉnh (Sở Nội vụ)". Past a semicolon only a
    label speaks of what stands before it, "do Sở Y tế thực hiện" where `across` lets it.
    """
    last = -9
    clause = low.find(";", end, stop)
    for actor in actors:
        if end <= actor.start < stop and (lead := _LEAD.match(low, max(0, actor.start - 60), actor.start)):
            if 0 <= clause < actor.start and (lead["bracket"] or (lead["by"] and not across)):
                return None
            if lead["by"]:
                does = _DOES.match(low, actor.end) or (not across and _does_here(actor, low))
            elif lead["bracket"]:
                does = _CLOSES.match(low, actor.end) if actor.start - last > 3 else None
            else:
                return actor
            if does:
                return actor
        last = actor.end
    return None


def _does_here(actor: Actor, low: str) -> bool:
    """Whether it is done by a body in this clause: "do Tỉnh đoàn tổ chức"; not "dự hội thi do Bộ Y tế tổ chức"."""
    if _ATTENDED.search(low, max(0, actor.start - 90), actor.start):
        return False
    return _DOES_HERE.match(low, actor.end) is not None


def is_lead_column(head: str) -> bool:
    """Whether a column of a table, by its head in lower case, names who does what its rows tell."""
    return bool(_LEAD_COLUMN.search(head)) and (
        MIXED_COLUMN.search(head) is not None or not _OTHER_COLUMN.search(head)
    )


def leader_of(row: Sequence[tuple[str, str]]) -> str | None:
    """The cell of a row, given as (column's head in lower case, cell), that names who leads it.

    That of a column for it, else the first that is nothing but a body's name; a column of helpers names none.

    >>> leader_of([("việc", "Khảo sát"), ("cơ quan chủ trì", "Sở Y tế")]), leader_of([("tên", "UBND xã Tân Mỹ"), ("số", "4")])
    ('Sở Y tế', 'UBND xã Tân Mỹ')
    """
    named = [(head, cell) for head, cell in row if any(map(str.isalpha, cell)) and not _COUNT.match(cell)]
    lead = next(
        (
            first_of(cell) if MIXED_COLUMN.search(head) else cell
            for head, cell in named
            if is_lead_column(head)
        ),
        None,
    )
    others = (cell for head, cell in named if not _OTHER_COLUMN.search(head))
    return lead or next((cell for cell in others if len(cell) < 120 and is_body(cell)), None)


def first_of(cell: str) -> str:
    """The words of a cell of leaders and helpers up to its first body, where it does not say who is which.

    >>> first_of("Sở Công Thương; Sở Xây dựng"), first_of("Sở Y tế chủ trì, Sở Tài chính phối hợp")
    ('Sở Công Thương', 'Sở Y tế chủ trì, Sở Tài chính phối hợp')
    """
    if _SAID.search(cell.lower()):
        return cell
    actors = find_bodies(cell)
    return cell[: actors[0].end] if actors else cell


def tells_of(cell: str) -> bool:
    """Whether a cell tells what is so of a body that it names: "Xã, phường được công nhận an toàn bệnh Dại"."""
    return _TOLD_OF.search(cell.lower()) is not None


def is_body(cell: str) -> bool:
    """Whether words are nothing but the name of a body or of several."""
    if tells_of(cell):
        return False
    actors = find_bodies(cell)
    return bool(actors) and actors[0].start == 0 and actors[-1].end == len(cell) and can_owe(actors[0])


def led_by(cell: str) -> tuple[Bearer, ...]:
    """The bodies of a cell in such a column, helpers left out; the words themselves where they name none we know.

    >>> [b.text for b in led_by("Sở Y tế chủ trì; phối hợp: Sở Tài chính")], led_by("Phủ Lý")[0].body_id
    (['Sở Y tế'], None)
    >>> [b.text for b in led_by("Sở Y tế chủ trì, Sở Tài chính phối hợp")]
    ['Sở Y tế']
    >>> [b.text for b in led_by("Văn phòng Sở (chủ trì), Thanh tra Sở (phối hợp)")], [b.text for b in led_by("đ/c Hoa, đ/c Lan")]
    (['Văn phòng Sở'], ['đ/c Hoa', 'đ/c Lan'])
    """
    if _PART.search(cell.lower()):
        parts = {a: m["part"] if (m := _PART.match(cell.lower(), a.end)) else "" for a in find_bodies(cell)}
        leading = next((part for part in parts.values() if part in ("chủ trì", "ct")), "")
        if chosen := [a for a, part in parts.items() if part == leading]:
            return tuple(a.bearer() for a in chosen)
    first = _LED_FIRST.match(cell.lower())
    lead = first["lead"] if first else _SUPPORT.split(cell.lower(), maxsplit=1)[0]
    words = cell[: len(lead)].strip(" -–;,(") or cell
    listed = [part for part in _NEXT_OF_KIND.split(words) if part]
    return tuple(a.bearer() for a in find_bodies(words)) or tuple(map(Bearer, listed))


def bracket_lead(text: str, low: str, start: int, at: int) -> tuple[Bearer, ...]:
    """The bodies in the brackets of the label that opens a line: "Hạ tầng (Sở Xây dựng chủ trì): phủ sóng tại 06 khu"."""
    head = _HEAD_BRACKET.match(low, start, at)
    if head is None:
        return ()
    who = text[slice(*head.span("who"))]
    return led_by(who) if _LEADING.search(who.lower()) or is_body(who) else ()


def made_by(actor: Actor, low: str) -> bool:
    """Whether a body is named for a thing that it made or holds: "theo mẫu do Bộ Y tế ban hành"."""
    lead = _LEAD.match(low, max(0, actor.start - 60), actor.start)
    does = _DOES.match(low, actor.end) or _does_here(actor, low)
    return bool(lead and lead["by"] and not does)


def labelled(low: str, line: int, begin: int, stop: int) -> tuple[int, int] | None:
    """The words after "Cơ quan chủ trì:" on a line near `line`, of the same item within `[begin, stop)`; no helpers."""
    for at in [*_below(low, line, stop), *_above(low, line, begin)]:
        end = low.find("\n", at, stop)
        end = stop if end < 0 else end
        if label := _LABEL.match(low, at, end):
            support = _SUPPORT.search(low, label.end(), end)
            return label.end(), support.start() if support else end
    return None


def _below(low: str, line: int, stop: int) -> Iterator[int]:
    at = line
    for _ in range(_LINES):
        at = low.find("\n", at, stop) + 1
        if not at or not _goes_on(low, at):
            return
        yield at


def _above(low: str, line: int, begin: int) -> Iterator[int]:
    at = line
    for _ in range(_LINES):
        if at <= begin or not _goes_on(low, at):
            return
        at = low.rfind("\n", begin, at - 1) + 1 or begin
        yield at


def _goes_on(low: str, line: int) -> bool:
    """Whether a line is one more labelled line of an item, not the next item."""
    if low.find(":", line, line + 80) < 0:
        return False
    return _LABELLED.match(low, line) is not None and not number_style(low, line)[:1].isdigit()
