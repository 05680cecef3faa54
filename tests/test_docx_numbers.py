"""Numbers of DOCX lists as Word shows them."""

from __future__ import annotations

import pytest

from tests.docx_xml import PLAN, abstract, lvl, num, override, p, read

LEGAL = '<w:isLgl w:val="1"/>'


NUMBERS = {  # body paragraphs as (text, numId, ilvl), numbering.xml, numbers shown
    "decimal": ([(1, 0), (1, 0)], abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0), ["1.", "2."]),
    "upper roman": (
        [(1, 0)] * 4,
        abstract(0, lvl(0, "upperRoman", "%1.")) + num(1, 0),
        ["I.", "II.", "III.", "IV."],
    ),
    "lower roman": ([(1, 0)] * 2, abstract(0, lvl(0, "lowerRoman", "(%1)")) + num(1, 0), ["(i)", "(ii)"]),
    "letters": (
        [(1, 0)] * 5,
        abstract(0, lvl(0, "lowerLetter", "%1)")) + num(1, 0),
        ["a)", "b)", "c)", "d)", "e)"],
    ),
    "upper letters": ([(1, 0)] * 2, abstract(0, lvl(0, "upperLetter", "%1.")) + num(1, 0), ["A.", "B."]),
    "letters with đ": (
        [(1, 0)] * 6,
        abstract(
            0,
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="custom" w:format="a, b, c, d, đ, e, g"/>'
            '<w:lvlText w:val="%1)"/></w:lvl>',
        )
        + num(1, 0),
        ["a)", "b)", "c)", "d)", "đ)", "e)"],
    ),
    "zero before": ([(1, 0)] * 2, abstract(0, lvl(0, "decimalZero", "%1")) + num(1, 0), ["01", "02"]),
    "start at 3": ([(1, 0)] * 2, abstract(0, lvl(0, "decimal", "%1.", start=3)) + num(1, 0), ["3.", "4."]),
    "words around": (
        [(1, 0)] * 2,
        abstract(0, lvl(0, "decimal", "Bước %1:")) + num(1, 0),
        ["Bước 1:", "Bước 2:"],
    ),
    "levels of a plan": (
        [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 3), (1, 3), (1, 0), (1, 1), (1, 2)],
        PLAN + num(1, 0),
        ["I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "II.", "1.", "1.1."],
    ),
    "bullets": (
        [(1, 0), (2, 0), (3, 0)],
        abstract(0, lvl(0, "bullet", "-"))
        + abstract(1, lvl(0, "bullet", "+"))
        + abstract(2, lvl(0, "bullet", "\uf0b7"))
        + num(1, 0)
        + num(2, 1)
        + num(3, 2),
        ["-", "+", "-"],
    ),
    "continued by another list": (
        [(1, 0), (1, 0), (2, 0)],
        abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0) + num(2, 0),
        ["1.", "2.", "3."],
    ),
    "restarted by another list": (
        [(1, 0), (1, 0), (2, 0), (2, 0)],
        abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0) + num(2, 0, override(0, 1)),
        ["1.", "2.", "1.", "2."],
    ),
    "restarted at 5": (
        [(1, 3), (2, 3), (2, 3)],
        PLAN + num(1, 0) + num(2, 0, override(3, 5)),
        ["a)", "e)", "f)"],
    ),
    "two lists of their own": (
        [(1, 0), (2, 0), (1, 0)],
        abstract(0, lvl(0, "decimal", "%1.")) + abstract(1, lvl(0, "decimal", "%1)")) + num(1, 0) + num(2, 1),
        ["1.", "1)", "2."],
    ),
    "a level redefined": (
        [(1, 0), (2, 0)],
        abstract(0, lvl(0, "decimal", "%1."))
        + num(1, 0)
        + num(2, 0, f'<w:lvlOverride w:ilvl="0">{lvl(0, "upperRoman", "%1/")}</w:lvlOverride>'),
        ["1.", "II/"],
    ),
    "legal numbering": (
        [(1, 0), (1, 1), (1, 2)],
        abstract(
            0,
            lvl(0, "upperRoman", "%1."),
            lvl(1, "decimal", "%1.%2.", more=LEGAL),
            lvl(2, "decimal", "%1.%2.%3."),
        )
        + num(1, 0),
        ["I.", "1.1.", "I.1.1."],
    ),
    "a level skipped": (
        [(1, 1), (1, 1)],
        abstract(0, lvl(0, "decimal", "%1."), lvl(1, "decimal", "%1.%2.")) + num(1, 0),
        ["1.1.", "1.2."],
    ),
    "never restarted": (
        [(1, 0), (1, 1), (1, 0), (1, 1)],
        abstract(0, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2.", more='<w:lvlRestart w:val="0"/>'))
        + num(1, 0),
        ["I.", "1.", "II.", "2."],
    ),
    "no number": ([(0, 0), (1, 0)], abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0), ["", "1."]),
    "list that is not there": ([(9, 0)], abstract(0, lvl(0, "decimal", "%1.")) + num(1, 0), [""]),
    "a list by its style": (
        [(2, 0), (2, 0)],
        '<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="Lst"/>'
        + lvl(0, "decimal", "%1/")
        + "</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="Lst"/></w:abstractNum>'
        + num(1, 0)
        + num(2, 1),
        ["1/", "2/"],
    ),
}


LIST_STYLE = (
    '<w:style w:type="numbering" w:styleId="Lst"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    "</w:style>"
)


@pytest.mark.parametrize("case", NUMBERS)
def test_numbers_as_word_shows_them(case: str) -> None:
    listed, numbering, shown = NUMBERS[case]
    body = "".join(p(f"Việc {i} của kế hoạch.", n, at) for i, (n, at) in enumerate(listed))
    document = read(body, numbering=numbering, styles=LIST_STYLE)
    assert document.text.split("\n") == [f"{s} Việc {i} của kế hoạch.".strip() for i, s in enumerate(shown)]
    assert [b.number or "" for b in document.blocks] == shown


HEADINGS = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/>'
    "<w:caps/></w:rPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="N"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Child"><w:name w:val="Con"/><w:basedOn w:val="H2"/></w:style>'
)


LINKED = abstract(
    0,
    lvl(0, "upperRoman", "%1.", more='<w:pStyle w:val="H1"/>'),
    lvl(1, "decimal", "%2.", more='<w:pStyle w:val="H2"/>'),
) + num(1, 0)


def test_numbers_of_styles_and_what_they_inherit() -> None:
    document = read(
        p("Mục đích", style="H1")
        + p("Yêu cầu chung", style="H2")
        + p("Yêu cầu riêng", style="Child")
        + p("Không số", num=0, style="H2")
        + p("Kinh phí", style="H1"),
        numbering=LINKED,
        styles=HEADINGS,
    )
    assert document.text.split("\n") == [
        "I. MỤC ĐÍCH",
        "1. Yêu cầu chung",
        "2. Yêu cầu riêng",
        "Không số",
        "II. KINH PHÍ",
    ]
    first, second, *_ = document.blocks
    assert (first.level, first.bold, first.centered) == (1, True, True)
    assert (second.level, second.bold, second.centered) == (2, False, False)
