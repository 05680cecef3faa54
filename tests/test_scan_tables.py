"""Ruled tables of scanned pages: lines found on a turned page, wiped, and words put into cells."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from parsers.assemble import Table, TableCell, assemble
from parsers.ocr import Word
from parsers.pdf_tables import Grid
from parsers.scan_tables import over_pages, tables_apart, without_rules

SCALE = 200 / 72
LEFT, TOP, RIGHT, BOTTOM = 200, 400, 1400, 700
COLUMNS, ROWS = (200, 300, 900, 1400), (400, 500, 600, 700)


def page(turn: float = 0.0, rules: bool = True) -> Image.Image:
    """A page with some lines of "text" and a table of three rows and three columns."""
    image = Image.new("L", (1654, 2339), 250)
    pen = ImageDraw.Draw(image)
    for y in (200, 240, 280, 900, 940, 980):
        for x in range(200, 1400, 40):
            pen.rectangle((x, y, x + 25, y + 18), fill=20)
    for x in COLUMNS if rules else ():
        pen.line((x, TOP, x, BOTTOM), fill=60, width=2)
    for y in ROWS if rules else ():
        pen.line((LEFT, y, RIGHT, y), fill=60, width=2)
    return image.rotate(turn, resample=Image.Resampling.BICUBIC, fillcolor=250)


def word(text: str, left: int, top: int) -> Word:
    return Word(text, left, top, 18 * len(text), 30, 0.95)


def test_rules_are_found_and_wiped_also_on_a_turned_page() -> None:
    for turn in (0.0, 0.6, -1.1):
        wiped, rules = without_rules(page(turn))
        assert len(rules) >= len(COLUMNS) + len(ROWS), turn
        dark = np.asarray(wiped)[TOP - 20 : BOTTOM + 20] < 150
        assert dark.sum() < 200, turn
        assert (np.asarray(wiped)[180:300] < 100).sum() > 10_000  # the text stands


def test_a_page_without_tables_stays_as_it_is() -> None:
    image = page(0.6, rules=False)
    wiped, rules = without_rules(image)
    assert wiped is image and rules == []


def test_words_go_into_the_cells_and_a_mark_takes_the_place_of_the_table() -> None:
    image, rules = without_rules(page())
    above, below = [word("VI.", 200, 200)], [word("VII.", 200, 900)]
    table = [
        [word("TT", 220, 430), word("Việc", 330, 430), word("Hạn", 930, 430)],
        [word("1", 220, 510), word("Kiểm", 330, 510), word("Quý", 930, 510), word("II", 1010, 510)],
        [word("định", 330, 550)],
        [word("2", 220, 630), word("Sơ", 330, 630), word("kết", 380, 630), word("30/9/2021", 930, 630)],
    ]
    lines, tables = tables_apart([above, *table, below], rules, image.size, SCALE, 1)
    assert [line[0].text for line in lines] == ["VI.", *tables, "VII."]
    (made,) = tables.values()
    assert [[cell.text.replace("\n", " ") for cell in row] for row in made.rows] == [
        ["TT", "Việc", "Hạn"],
        ["1", "Kiểm định", "Quý II"],
        ["2", "Sơ kết", "30/9/2021"],
    ]


def grid(number: int, shift: float, *rows: str) -> Grid:
    """A table as a scanner lays it on a page."""
    cells = tuple(tuple(TableCell(text.strip()) for text in row.split("|")) for row in rows)
    columns = tuple(70.0 + 100 * x + shift for x in range(len(cells[0]) + 1))
    return Grid(number, (70.0, 100.0, 500.0, 700.0), columns, cells)


def shown(pages: list[list[str | Grid]]) -> list[list[str]]:
    """The lines of pages, tables by their rows."""
    lines = []
    for page in over_pages(pages):
        rows = [row for item in page if isinstance(item, Table) for row in item.rows]
        texts = [item for item in page if isinstance(item, str)]
        lines.append([*texts, *(" | ".join(cell.text.replace("\n", " ") for cell in row) for row in rows)])
    return lines


def test_a_table_over_pages_is_one() -> None:
    above = grid(1, 0, "TT | Nội dung | Thời hạn", "1 | Rà soát tài liệu của | Quý I")
    below = grid(2, 5, "TT | Nội dụng | Thời hạn", "| thư viện huyện | ", "2 | Sơ kết | Quý II")
    rows = ["1 | Rà soát tài liệu của thư viện huyện | Quý I", "2 | Sơ kết | Quý II"]
    assert shown([["II. PHÂN CÔNG", above], [below, "Nơi nhận:"]]) == [
        ["II. PHÂN CÔNG", "TT | Nội dung | Thời hạn", *rows],
        ["Nơi nhận:"],
    ]
    assert len(shown([[above, "Ghi chú"], [below]])[1]) == 3  # a line stands between them
    other = grid(2, 0, "TT | Tên", "1 | Xã")
    assert shown([[above], [other]])[1] == ["TT | Tên", "1 | Xã"]


def test_row_numbers_count_on() -> None:
    read = grid(1, 0, "TT | Việc | Hạn", *(f"{number} | Rà soát | Quý I" for number in (1, 2, 8, 4, 1, 6)))
    (pages,) = over_pages([[read]])
    (table,) = pages
    assert isinstance(table, Table) and [row[0].text for row in table.rows[1:]] == list("123456")
    made = assemble([table], data=b"", source="a", format="scan", parser="scan")
    assert [(made.text[r.start : r.end], r.before, r.certain) for r in made.repairs] == [
        ("3", "8", False),
        ("5", "1", False),
    ]
    again = grid(1, 0, *(f"{number} | Rà soát | Quý I" for number in (1, 2, 1, 2, 3)))
    assert [row.split(" ")[0] for row in shown([[again]])[0]] == ["1", "2", "1", "2", "3"]
