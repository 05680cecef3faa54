"""Task tables: which column says what, who leads, who supports, by when, with what result; and their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import regex

from extract.folding import fold
from extract.grids import SAME_AS_ABOVE, Grid, GridCell
from extract.owner_marks import MIXED_COLUMN, is_body

Role = Literal["order", "what", "lead", "parties", "support", "due", "product", "money", "note", "other"]

# In this order: "Cơ quan phối hợp thực hiện" supports, "Cơ quan chủ trì, phối hợp" holds who leads and who helps,
# "Thời gian thực hiện" is a time.
_ROLES: tuple[tuple[Role, regex.Pattern[str]], ...] = (
    ("order", regex.compile(r"(?:stt|tt|số tt|số thứ tự|số|#|mã số?|bước)\W*$")),
    ("money", regex.compile(r"kinh phí|dự toán|nguồn (?:vốn|lực|kinh)|thành tiền|số tiền|đơn giá")),
    ("due", regex.compile(
        r"thời (?:gian|hạn|điểm)|tiến độ|hoàn thành|lộ trình|^hạn|ngày (?:thực|hoàn)|^(?:tháng|quý"
        r"|năm|ngày|xong|khi nào)\W*$|kỳ hạn|mốc|^xong (?:trước|trong|vào)"
    )),
    ("parties", MIXED_COLUMN),
    ("support", regex.compile(
        r"phối hợp|hỗ trợ|(?:cơ quan|đơn vị|thành viên)[^|]{0,9} (?:cùng|tham gia|liên quan)|^(?:cùng làm|ai giúp)\W*$"
    )),
    ("lead", regex.compile(
        r"chủ trì|(?:cơ quan|đơn vị|bộ phận|người|phòng|cán bộ|thành viên|tổ|ban"
        r"|cấp)[^|]{0,20}(?:thực hiện|phụ trách|đảm nhận|chịu trách nhiệm|tham mưu|đầu mối"
        r"|theo dõi|được giao|tổ chức)|^ai (?:làm|lo|phụ)|phân công|trách nhiệm|phụ trách|đầu mối|chủ đầu tư|^giao cho|^(?:cơ quan|đơn vị"
        r"|cơ quan, đơn vị|bộ phận)\W*$"
    )),
    ("product", regex.compile(r"sản phẩm|kết quả|đầu ra|hồ sơ")),
    ("note", regex.compile(r"ghi chú")),
    ("what", regex.compile(
        r"nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|hạng mục|việc (?:cần|phải) làm|đầu việc"
        r"|phần việc|tên (?:công|nhiệm|hoạt|chương|đề|việc)|^việc(?: làm)?\W*$|chương trình|phong trào|bước|văn bản"
        r"|^(?:tên |danh mục )?(?:các )?(?:công trình|dự án|đề án|mô hình|sự kiện|hội nghị)(?!\w)"
    )),
)  # fmt: skip
_LEADS = regex.compile(r"chủ trì|phối hợp|thực hiện|phân công|phụ trách|đầu mối")
_TARGETS = regex.compile(
    r"chỉ tiêu|đvt|đơn vị tính|số lượng|(?:thực hiện|kế hoạch|năm) \d{4}|họ và tên|chức vụ|địa chỉ"
)
_ORDER = regex.compile(r"(?:[IVXLC]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)/]?$|[-+]$")
_HEAD_ORDER = regex.compile(r"(?:[IVXLC]{1,5}|[A-HĐ])[.)/]?$")
_BARE_LEAD = regex.compile(r"(?:tổ chức )?thực hiện\W*$")
_DONE = regex.compile(r"hoàn thành|kết thúc|xong|^đến")  # of two columns of times: Bắt đầu | Hoàn thành
_INDEX = regex.compile(r"\(?\d{1,2}\)?$")
_HOUR = regex.compile(r"\d{1,2}\s*(?:h|g|giờ|:)\s*\d{0,2}(?!\w)")  # 8h30 - 8h35


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a task table: its cells by role, its span and the sub-heading over it."""

    start: int
    end: int
    cells: dict[Role, GridCell]
    group: str | None


@dataclass(frozen=True, slots=True)
class Table:
    """The task rows of a table; `unmapped` where its heads speak of tasks but name no content."""

    rows: tuple[Row, ...]
    unmapped: bool


def role_of(head: str) -> Role:
    """The role of a column by its head.

    >>> [role_of(h) for h in ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Tiến độ", "Sản phẩm")]
    ['order', 'what', 'lead', 'due', 'product']
    """
    folded = fold(head)
    return next((role for role, pattern in _ROLES if pattern.search(folded)), "other")


def read_table(grid: Grid) -> Table:
    """The task rows of a grid. A table of targets, a list of names or an agenda without heads has none."""
    count = _head_rows(grid)
    heads = _heads(grid, count)
    roles = [role_of(h) if h else "other" for h in heads]
    if "lead" not in roles and "parties" not in roles:
        roles = [
            "lead" if role == "other" and _names_bodies(grid, count, x) else role
            for x, role in enumerate(roles)
        ]
    columns: dict[Role, list[int]] = {}
    for x, head in enumerate(heads):
        if _BARE_LEAD.match(fold(head)) and _in_words(grid, count, x):
            roles[x] = "lead"
    for x, role in enumerate(roles):
        columns.setdefault(role, []).append(x)
    speaks = not columns.keys().isdisjoint(("lead", "parties", "support"))
    if "what" not in columns:
        guess = _content_column(grid, count, roles) if speaks else None
        if guess is None:
            return Table(
                (),
                any(_LEADS.search(fold(h)) for h in heads)
                and not any(_TARGETS.search(fold(h)) for h in heads),
            )
        columns["what"] = [guess]
    if not (speaks or ("due" in columns and "other" not in columns)):
        return Table((), False)
    columns["what"] = _by_detail(grid, count, columns["what"])
    columns.get("due", []).sort(key=lambda x: _DONE.search(fold(heads[x])) is None)
    rows = tuple(_rows(grid, count, columns))
    return Table(rows if speaks or not _is_agenda(rows) else (), False)


def _is_agenda(rows: Sequence[Row]) -> bool:
    """Whether the times of rows that name nobody are hours of a day."""
    hours = sum(bool((due := row.cells.get("due")) and _HOUR.match(due.text)) for row in rows)
    return hours * 2 > len(rows)


def _in_words(grid: Grid, count: int, x: int) -> bool:
    """Whether the cells of a column are words, no figures: "Thực hiện" over bodies, not over results."""
    texts = [cell.text for row in grid[count:] for cell in row[x : x + 1] if cell and cell.text]
    return bool(texts) and all(any(map(str.isalpha, text)) and len(text) > 4 for text in texts)


def _by_detail(grid: Grid, count: int, columns: Sequence[int]) -> list[int]:
    """The columns of content, those with a cell in each row before those whose cells hold several rows."""
    merged = {
        x: sum(
            c is not None and c.row < y for y, row in enumerate(grid) if y >= count for c in row[x : x + 1]
        )
        for x in columns
    }
    return sorted(columns, key=lambda x: merged[x])


def _head_rows(grid: Grid) -> int:
    """How many rows name the columns: the second too where it divides a merged cell of the first."""
    if not any(c and role_of(c.text) in ("what", "lead", "due", "order") for c in grid[0]):
        return 1
    count = 1
    while count < min(3, len(grid)) and _names_columns(grid[count], count):
        count += 1
    return count


def _names_columns(row: Sequence[GridCell | None], y: int) -> bool:
    """Whether a row under the head is head too: it divides a merged cell, or numbers the columns."""
    own = [c.text for c in row if c and c.row == y and c.text]
    if len(own) > 2 and all(_INDEX.match(text) for text in own):
        return True
    named = sum(role_of(text) != "other" for text in own)
    divides = any(c and c.row < y for c in row) or (len(own) > 1 and row[0] is not None and not row[0].text)
    return bool(own) and divides and named * 2 >= len(own) and max(map(len, own)) < 40


def _heads(grid: Grid, count: int) -> list[str]:
    """The head of each column, from the deepest row that names it, or all its words if that tells nothing."""
    heads = []
    for x in range(max(len(row) for row in grid)):
        cells = [row[x] for row in grid[:count] if x < len(row)]
        parts = [p for p in dict.fromkeys(c.text for c in cells if c) if p and not _INDEX.match(p)]
        deepest = parts[-1] if parts else ""
        heads.append(deepest if role_of(deepest) != "other" or len(parts) < 2 else " ".join(parts))
    return heads


def _names_bodies(grid: Grid, count: int, x: int) -> bool:
    """Whether most cells of a column are nothing but names of bodies."""
    texts = [cell.text for row in grid[count:] if x < len(row) and (cell := row[x]) and cell.text]
    return len(texts) > 1 and sum(map(is_body, texts)) * 2 > len(texts)


def _content_column(grid: Grid, count: int, roles: Sequence[Role]) -> int | None:
    """The unnamed column with the longest words, where they are long enough to say what is to be done."""
    sizes: dict[int, int] = {x: 0 for x, role in enumerate(roles) if role == "other"}
    for row in grid[count:]:
        for x in sizes:
            cell = row[x] if x < len(row) else None
            sizes[x] += len(cell.text) if cell else 0
    best = max(sizes, key=lambda x: sizes[x], default=None)
    return best if best is not None and sizes[best] >= 20 * max(1, len(grid) - count) else None


def _rows(grid: Grid, count: int, columns: dict[Role, list[int]]) -> list[Row]:
    out: list[Row] = []
    group: str | None = None
    last: dict[Role, GridCell] = {}
    head_texts = {fold(c.text) for row in grid[:count] for c in row if c and c.text}
    for y in range(count, len(grid)):
        own = [c for c in grid[y] if c and c.row == y]
        if all(not c.text or fold(c.text) in head_texts or _INDEX.match(c.text) for c in own):
            continue
        cells = _cells(grid[y], columns)
        if heading := _sub_heading(own, cells):
            group = heading
            continue
        for role, cell in cells.items():
            if SAME_AS_ABOVE.match(fold(cell.text)) and role in last:
                cells[role] = last[role]
        start, end = min(c.start for c in own), max(c.end for c in own)
        what = cells.get("what")
        if (what is None or not what.text) and out:
            out[-1] = _continued(out[-1], cells, end)
            continue
        if what is None or not what.text:
            continue
        last = cells
        out.append(Row(start, end, cells, group))
    return out


def _cells(row: Sequence[GridCell | None], columns: dict[Role, list[int]]) -> dict[Role, GridCell]:
    """The first filled cell of each role."""
    out: dict[Role, GridCell] = {}
    for role, places in columns.items():
        for x in places:
            cell = row[x] if x < len(row) else None
            if cell and (cell.text or role not in out):
                out[role] = cell
                if cell.text:
                    break
    return out


def _sub_heading(own: Sequence[GridCell], cells: dict[Role, GridCell]) -> str | None:
    """The words of a row that only names a group: "I | Tuyên truyền | | |" or one cell over the whole row."""
    filled = list(
        {c.text: c for c in own if c.text}.values()
    )  # a cell over several columns may be told in each
    words = [c for c in filled if not _ORDER.match(c.text)]
    if len(words) != 1:
        return None
    told = any(
        role in cells and cells[role].text not in ("", words[0].text)
        for role in ("lead", "parties", "support", "due", "product")
    )
    if told:
        return None
    order = next((c.text for c in filled if c is not words[0]), "")
    spans_row = len(filled) == 1 and (
        len({id(c) for c in own}) == 1 or _HEAD_ORDER.match(words[0].text.split(" ")[0].rstrip("."))
    )
    if spans_row or _HEAD_ORDER.match(order) or words[0].text.isupper():
        return words[0].text
    return None


def _continued(row: Row, cells: dict[Role, GridCell], end: int) -> Row:
    """A row whose content cell is empty goes on with the row before it."""
    joined = dict(row.cells)
    for role, cell in cells.items():
        if cell.text and (role not in joined or not joined[role].text):
            joined[role] = cell
    return Row(row.start, max(row.end, end), joined, row.group)
