"""The page of `explain --html`: every claim marked on its own words, nothing of a document taken for markup."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import regex
from selectolax.lexbor import LexborHTMLParser

from extract.evidence import KINDS, Claim, claims_of
from extract.records import Evidence, Issue
from flows.cli import main
from flows.explain_html import page
from flows.explain_marks import marked_lines
from flows.explain_style import LOOKS, STYLE
from flows.show import CARD
from tests.conftest import RECORD, TEXT
from web.shown import clean

HOSTILE = "<script>alert('x')</script> & \"kế hoạch\" </style>{label}\u202e\x1b[31m\x00"
PLAN = """ỦY BAN NHÂN DÂN TỈNH LÀO CAI
SỞ Y TẾ
Số: 21/KH-SYT
Lào Cai, ngày 10 tháng 3 năm 2020
KẾ HOẠCH
Trồng cây <xanh> năm 2020
I. MỤC ĐÍCH
Trồng từ 20 đến 30 cây.
II. TỔ CHỨC THỰC HIỆN
Các đơn vị báo cáo (trước ngày 25/11/2020).
GIÁM ĐỐC
Trần Thị Thử
"""


def claim(kind: str, start: int, end: int) -> Claim:
    return Claim(kind, "symbol", "x", Evidence((start, end), None, "", "made", 0.9))


def drawn(text: str, claims: list[Claim]) -> tuple[str, dict[int, str]]:
    """What a reader sees: the text without labels, and the words over the bars of each claim."""
    seen, over = [], dict[int, str]()
    for html in marked_lines(text, claims):
        line = LexborHTMLParser(html)
        open_bars: dict[str, int] = {}
        for word in line.css(".w"):
            bars = [bar.attributes["style"] for bar in word.css(".b")]
            starts = {s.attributes["style"]: s for s in word.css(".s")}
            for bar in bars:
                top = str(bar).split(";")[1]
                if start := starts.get(top):
                    open_bars[top] = int(start.css_first("a").text())
                over[open_bars[top]] = over.get(open_bars[top], "") + word.text(deep=False)
        for label in line.css(".s"):
            label.decompose()
        seen.append(line.css_first(".line").text())
    return "\n".join(seen), over


SENTENCE = "Các sở (trừ Sở Y tế) gửi kế hoạch trước ngày 15/6/2016, đạt 70%."
# spans in SENTENCE: apart, touching, nested, crossing, the same twice, all of it
MARKED = [
    ["70%"],
    ["Sở Y tế", "trước ngày 15/6/2016"],
    ["15/6/2016", ","],
    [SENTENCE, "Sở Y tế", "ngày 15/6/2016"],
    ["kế hoạch trước ngày", "ngày 15/6/2016"],
    ["gửi kế hoạch", "gửi kế hoạch"],
    ["trước ngày 15/6/2016", "ngày 15", "5/6/2016"],
]


@pytest.mark.parametrize("quotes", MARKED)
def test_bars_lie_under_the_words_of_their_claims(quotes: list[str]) -> None:
    kinds = itertools.cycle(("deadline", "quota", "duty", "task"))
    claims = [
        claim(k, SENTENCE.index(q), SENTENCE.index(q) + len(q)) for k, q in zip(kinds, quotes, strict=False)
    ]
    claims.sort(key=lambda c: (c.evidence.span[0], -c.evidence.span[1]))
    seen, over = drawn(SENTENCE, claims)
    assert seen == SENTENCE
    expected = {n: SENTENCE[slice(*c.evidence.span)] for n, c in enumerate(claims, start=1)}
    assert {n: text.strip() for n, text in over.items()} == expected


def test_any_spans_of_any_text_stay_on_their_words() -> None:
    chance = random.Random(7)
    for _ in range(300):
        text = "".join(chance.choice("ab <&.{}\n  ế(") for _ in range(chance.randint(1, 60)))
        ends = [sorted(chance.choices(range(len(text) + 1), k=2)) for _ in range(chance.randint(1, 3))]
        spans = sorted({(a, b) for a, b in ends if a < b}, key=lambda s: (s[0], -s[1]))
        claims = [claim(KINDS[n % len(KINDS)], *span) for n, span in enumerate(spans)]
        seen, over = drawn(text, claims)
        assert seen == "\n".join(line for line in text.split("\n") if line.strip())
        for number, (a, b) in enumerate(spans, start=1):
            assert "".join(over.get(number, "").split()) == "".join(text[a:b].split())


def test_a_claim_over_two_lines_is_marked_in_both() -> None:
    text = "ỦY BAN NHÂN DÂN\n\n  TỈNH SƠN LA  \nKẾ HOẠCH"
    assert drawn(text, [claim("issuer", 0, text.index("LA") + 2)])[1] == {1: "ỦY BAN NHÂN DÂNTỈNH SƠN LA"}


def test_claims_of_one_kind_on_the_same_words_share_a_mark() -> None:
    html = "".join(
        marked_lines("KẾ HOẠCH", [claim("title", 0, 8), claim("title", 0, 8), claim("date", 0, 8)])
    )
    assert html.count('class="s"') == 2


def test_the_page_holds_every_claim_and_the_whole_text() -> None:
    html = page(RECORD, TEXT)
    tree = LexborHTMLParser(html)
    claims = claims_of(RECORD)
    assert [row.attributes["id"] for row in tree.css("tbody tr")] == [
        f"c{n}" for n in range(1, len(claims) + 1)
    ]
    for row, one in zip(tree.css("tbody tr"), claims, strict=True):
        cells = [cell.text() for cell in row.css("td")]
        assert cells[3] == one.evidence.quote and cells[4] == one.evidence.rule
        line = tree.css_first(row.css_first("a").attributes["href"] or "")
        assert line is not None and one.evidence.quote.split()[0] in line.text()
    assert "bound=before, value=2016-06-15" in html
    assert all(href in html for href in ('id="c1"', 'href="#c1"'))
    for label in tree.css(".s"):
        label.decompose()
    assert "\n".join(line.text() for line in tree.css(".line")) == TEXT
    assert "province_unknown" in html and "Sơn La" in html


def test_the_page_needs_nothing_from_elsewhere() -> None:
    html = page(RECORD, TEXT)
    assert not regex.search(r"<(?:script|link|img|iframe)|@import|url\(|https?:", html)
    assert "prefers-color-scheme:dark" in html and "@media print" in html and '<html lang="vi">' in html


def test_nothing_of_a_document_is_markup() -> None:
    hostile = replace(
        RECORD,
        symbol=HOSTILE,
        title=HOSTILE,
        source=HOSTILE,
        issues=(Issue("text_damaged", HOSTILE),),
        evidence={"symbol": Evidence((0, len(HOSTILE)), None, HOSTILE, HOSTILE, 0.9)},
        deadlines=(replace(RECORD.deadlines[0], text=HOSTILE, action=HOSTILE),),
    )
    html = page(hostile, HOSTILE + "\n" + TEXT)
    assert "<script" not in html and html.count("</style>") == 1
    assert not {"\u202e", "\x1b", "\x00"} & set(html)
    seen = LexborHTMLParser(html)
    for label in seen.css(".s"):
        label.decompose()
    assert seen.css(".line")[0].text() == clean(HOSTILE)
    assert unescape(clean(HOSTILE)) == clean(HOSTILE)


def test_a_text_that_is_not_in_hand_leaves_the_table() -> None:
    tree = LexborHTMLParser(page(RECORD, ""))
    assert not tree.css(".line") and len(tree.css("tbody tr")) == len(claims_of(RECORD))


def test_every_kind_has_a_look_and_every_row_of_the_card_a_name() -> None:
    from flows.explain_html import CARD_NAMES

    assert list(CARD_NAMES) == list(CARD) and set(LOOKS) == set(KINDS)
    assert len({look.short for look in LOOKS.values()}) == len(LOOKS)
    assert all(STYLE.count(f"--{kind}:") == 2 for kind in KINDS)


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("kind", KINDS)
def test_labels_can_be_read_by_day_and_by_night(kind: str) -> None:
    light, dark = luminance(LOOKS[kind].light), luminance(LOOKS[kind].dark)
    assert 1.05 / (light + 0.05) >= 4.5  # white on it, and it on white paper (WCAG AA)
    assert (dark + 0.05) / 0.05 >= 7  # black on it
    assert (dark + 0.05) / (luminance("#16181b") + 0.05) >= 4.5  # it on dark paper


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_the_command_gives_one_page_for_a_file_and_for_the_store(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, written = str(tmp_path / "out"), tmp_path / "page.html"
    assert main(["run", str(plan), "--out", out]) == 0
    capsys.readouterr()
    assert main(["explain", str(plan), "--html", str(written)]) == 0
    assert capsys.readouterr().out == f"{written}\n"
    of_file = written.read_text("utf-8")
    assert "Trồng cây &lt;xanh&gt; năm 2020" in of_file and ">hạn\n" in of_file
    assert main(["explain", "21/KH-SYT", "--out", out, "--html"]) == 0
    of_store = capsys.readouterr().out
    source: Callable[[str], Any] = lambda html: regex.sub(r"<dt>Nguồn</dt><dd>.*?</dd>", "", html)  # noqa: E731
    assert source(of_store) == source(of_file)


@pytest.mark.parametrize("name", ["plan.txt", "page.docx"])
def test_a_page_is_written_over_no_document(plan: Path, name: str) -> None:
    assert main(["explain", str(plan), "--html", str(plan.with_name(name))]) == 2
    assert plan.read_text("utf-8") == PLAN


def test_a_page_never_takes_the_place_of_its_own_document(plan: Path) -> None:
    copy = plan.with_suffix(".html")
    copy.write_text(PLAN, encoding="utf-8")
    assert main(["explain", str(copy), "--html", str(copy)]) == 2
    assert copy.read_text("utf-8") == PLAN


def test_the_card_speaks_vietnamese() -> None:
    card = LexborHTMLParser(
        page(replace(RECORD, issuer_level="department", issued_on="2020-03-10"), TEXT)
    ).css_first("dl")
    assert "Sở và tương đương" in card.text() and "10/03/2020" in card.text()
    assert "department" not in card.text() and "2020-03-10" not in card.text()
