"""Files in fonts and encodings from before Unicode: DOCX, HTML and text."""

from __future__ import annotations

import unicodedata

import pytest

from parsers import parse_bytes
from parsers.document import Document
from parsers.legacy import Encoding
from tests.test_docx import NS, package
from tests.test_legacy import DEVELOPED, repaired


def run(text: str, font: str = "", more: str = "") -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    return f'<w:r><w:rPr>{fonts}{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(*paragraphs: str, **parts: str) -> Document:
    return parse_bytes(package("".join(f"<w:p>{p}</w:p>" for p in paragraphs), **parts), "a.docx")


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def test_docx_fonts_of_runs_are_certain_and_can_be_quoted() -> None:
    document = docx(run("Sè: 15/KH-UBND", ".VnTime"), run("kÕ ho¹ch", ".VnTimeH"), run("Số 5", "Arial"))
    assert lines(document) == ["Số: 15/KH-UBND", "KẾ HOẠCH", "Số 5"]
    assert repaired(document) == [
        ("Số: 15/KH-UBND", "Sè: 15/KH-UBND", True),
        ("KẾ HOẠCH", "kÕ ho¹ch", True),
    ]
    assert document.quote(0, len(document.text)) == "Sè: 15/KH-UBND\nkÕ ho¹ch\nSố 5"
    assert not document.notes


def test_docx_a_paragraph_in_two_fonts() -> None:
    document = docx(run("Céng t¸c ", ".VnTime") + run("y tế ", "Arial") + run("coâng coäng", "VNI-Times"))
    assert lines(document) == ["Công tác y tế công cộng".replace("Công tác", "Cộng tác")]
    assert [before for _, before, _ in repaired(document)] == ["Céng t¸c", "coâng coäng"]


def test_docx_fonts_of_styles_defaults_and_the_theme() -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="N"/>'
        '<w:rPr><w:rFonts w:hAnsi=".VnTimeH"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H"/></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:rFonts w:hAnsi="VNI-Times"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:rPr><w:rFonts w:asciiTheme="minorHAnsi"/></w:rPr></w:style>'
    )
    document = docx(
        run("§iÒu 1. Ph¹m vi"),
        '<w:pPr><w:pStyle w:val="H2"/></w:pPr>' + run("tæ chøc"),
        run("coâng taùc quoác phoøng", more='<w:rStyle w:val="C"/>'),
        '<w:pPr><w:pStyle w:val="T"/></w:pPr>' + run("café"),
        styles=styles,
    )
    assert lines(document) == ["Điều 1. Phạm vi", "TỔ CHỨC", "công tác quốc phòng", "café"]


def test_docx_the_soft_hyphen_is_a_letter_of_tcvn3_only() -> None:
    halves = '<w:r><w:rPr><w:rFonts w:hAnsi="{0}"/></w:rPr><w:t>th</w:t><w:softHyphen/><w:t>{1}ng</w:t></w:r>'
    document = docx(halves.format(".VnTime", "¬"), halves.format("Arial", "ươ"), run("nh\xad thÕ", ".VnTime"))
    assert lines(document) == ["thương", "thương", "như thế"]


def test_docx_pairs_of_vni_parted_by_runs_and_capitals_by_property() -> None:
    document = docx(
        run("Haø No", "VNI-Times") + run("äi", "VNI-Times", "<w:b/>"),
        run("tæng kÕt", ".VnTime", "<w:caps/>"),
    )
    assert lines(document) == ["Hà Nội", "TỔNG KẾT"]


def test_docx_a_unicode_text_keeps_its_letters_under_an_old_font() -> None:
    texts = ["Ủy ban nhân dân tỉnh", "tháng", "bé, é, à, ô", "ĐỀ ÁN", unicodedata.normalize("NFD", "Ưu đãi.")]
    document = docx(*(run(text, ".VnTime") for text in [*texts, *["Kế hoạch của tỉnh về nước sạch."] * 5]))
    assert lines(document)[:5] == [unicodedata.normalize("NFC", text) for text in texts]
    assert not repaired(document)


def test_docx_words_tell_where_no_font_does() -> None:
    document = docx(run("Uû ban nh©n d©n tØnh ban hµnh KÕ ho¹ch"), run("Sè 5"), run("5 m²", "Symbol"))
    assert lines(document) == ["Uỷ ban nhân dân tỉnh ban hành Kế hoạch", "Số 5", "5 m²"]
    assert [certain for _, _, certain in repaired(document)] == [False, False]
    assert [note.code for note in document.notes] == ["encoding"]


def test_docx_tracked_changes_in_an_old_font() -> None:
    deleted = f'<w:del xmlns:w="{NS}" w:id="1"><w:r><w:delText>c·i</w:delText></w:r></w:del>'
    added = f'<w:ins xmlns:w="{NS}" w:id="2">{run("c¶i", ".VnTime")}</w:ins>'
    document = docx(run("C¸c n­íc ", ".VnTime") + deleted + added + run(" c¸ch", ".VnTime"))
    assert document.text == "Các nước cải cách"


def test_docx_letterhead_columns_cells_and_footnotes_can_be_quoted() -> None:
    tab = '<w:r><w:rPr><w:rFonts w:hAnsi=".VnTimeH"/></w:rPr><w:tab/></w:r>'
    cells = "".join(
        f"<w:tc><w:p>{run(t, '.VnTime')}</w:p><w:p>{run('x· ' + t, '.VnTime')}</w:p></w:tc>" for t in "¸µ"
    )
    rows = f"<w:tr>{cells}</w:tr><w:tr>{cells}</w:tr>"
    document = parse_bytes(
        package(
            f"<w:p>{run('së y tÕ', '.VnTimeH')}{tab}{run('céng hßa x· héi chñ nghÜa viÖt nam', '.VnTimeH')}</w:p>"
            f"<w:p>{run('Xem chó thÝch', '.VnTime')}<w:r><w:footnoteReference w:id='2'/></w:r></w:p>"
            f"<w:tbl>{rows}</w:tbl>",
            footnotes=f'<w:footnote w:id="2"><w:p>{run("nãi ë trªn", ".VnTime")}</w:p></w:footnote>',
        ),
        "a.docx",
    )
    assert lines(document)[:3] == ["SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Xem chú thích"]
    assert lines(document)[3:] == ["á xã á | à xã à"] * 2 + ["nói ở trên"]
    quoted = document.quote(0, len(document.text)).split("\n")
    assert quoted[:3] == ["së y tÕ", "céng hßa x· héi chñ nghÜa viÖt nam", "Xem chó thÝch"]
    assert quoted[3:] == ["¸ x· ¸ | µ x· µ"] * 2 + ["nãi ë trªn"]


def test_docx_labels_of_lists_are_in_the_font_too() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="§iÒu %1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    document = docx(listed + run("Ph¹m vi", ".VnTime"), numbering=numbering)
    assert document.text == "Điều 1. Phạm vi"
    assert repaired(document) == [("Phạm vi", "Ph¹m vi", True)]


# --- HTML


@pytest.mark.parametrize(
    "page",
    [
        "<font face='.VnTime'>Sè: 15/KH, KÕ ho¹ch</font>",
        '<p style=\'font-family:".VnTime","serif"\'>Sè: 15/KH, KÕ ho¹ch</p>',
        '<style>p.Mso {margin:0; font-family:".VnTime";}</style><p class=Mso>Sè: 15/KH, KÕ ho¹ch</p>',
        "<style>.a, td.b { font: bold 14pt VNI-Times }</style><p class='x a'>Soá: 15/KH, Keá hoaïch</p>",
        "<style>p {font-family: VNI-Times}</style><p>So&aacute;: 15/KH, <b>Ke&#225;</b> hoa&iuml;ch</p>",
        "<p style='font-family:Arial'><span style='font-family:.VnTime'>Sè: 15/KH, <i>KÕ ho¹ch</i></span></p>",
    ],
)
def test_html_fonts(page: str) -> None:
    document = parse_bytes(
        f"<html><head><meta charset=utf-8></head><body>{page}</body></html>".encode(), "a.html"
    )
    assert document.text == "Số: 15/KH, Kế hoạch"
    assert all(certain for _, _, certain in repaired(document)) and repaired(document)


def test_html_tables_in_an_old_font_and_words_without_one() -> None:
    cell = "<td><font face='.VnTime'>{}</font></td>"
    rows = "".join(
        f"<tr>{cell.format(a)}{cell.format(b)}</tr>" for a, b in [("x·", "tØnh"), ("hé", "huyÖn")] * 2
    )
    page = f"<table>{rows}</table><p>tr­êng häc cña tØnh, ban hµnh theo QuyÕt ®Þnh</p>"
    document = parse_bytes(f"<html><body>{page}</body></html>".encode(), "a.html")
    assert lines(document) == ["xã | tỉnh", "hộ | huyện"] * 2 + [
        "trường học của tỉnh, ban hành theo Quyết định"
    ]
    assert [certain for _, _, certain in repaired(document)] == [True] * 8 + [False]


def test_html_charsets_that_hide_an_old_encoding() -> None:
    for charset in ("iso-8859-1", "windows-1252", "x-user-defined", "windows-1258"):
        page = f"<html><head><meta charset={charset}></head><body><p>{DEVELOPED[0][1]}; {DEVELOPED[3][1]}</p></body></html>"
        document = parse_bytes(page.encode("latin-1"), "a.html")
        assert document.text == f"{DEVELOPED[0][2]}; {DEVELOPED[3][2]}"


# --- text


@pytest.mark.parametrize(("encoding", "raw", "text"), [row for row in DEVELOPED if row[1].count(" ") > 6])
def test_text_files_in_bytes_and_in_utf_8(encoding: Encoding, raw: str, text: str) -> None:
    for data in (raw.encode("cp1252"), raw.encode()):
        document = parse_bytes(data, "a.txt")
        assert document.text == text
        assert document.quote(0, len(text)) == raw
        assert [note.code for note in document.notes][-1] == "encoding"
        assert document.guessed(0, len(text))


def test_text_paragraphs_of_two_encodings() -> None:
    text = "Ủy ban nhân dân tỉnh\n\nñy ban nh©n d©n x· vµ thÞ trÊn\n\nCafé, tháng 5, 25 m²\n\nUÛy ban nhaân daân xaõ, thò traán"
    document = parse_bytes(text.encode(), "a.txt")
    assert lines(document) == [
        "Ủy ban nhân dân tỉnh",
        "ủy ban nhân dân xã và thị trấn",
        "Café, tháng 5, 25 m²",
        "Ủy ban nhân dân xã, thị trấn",
    ]


def test_short_lines_follow_the_rest_of_the_file() -> None:
    raw = f"{DEVELOPED[0][1]}\n\n{DEVELOPED[3][1]}\n\nSè: 5\n\nII. MôC TI£U\n\n§Ò ¸n\n\n· ë x·"
    document = parse_bytes(raw.encode("cp1252"), "a.txt")
    assert lines(document)[2:] == ["Số: 5", "II. MỤC TIÊU", "Đề án", "· ở xã"]


LONE_DOTS = [  # (as Windows shows the bytes, Unicode)
    ("· nãi ë trªn, thuèc men", "· nói ở trên, thuốc men"),  # TCVN3: a bullet
    ("· xã, tïnh, huy®n, th¯ng nh¤t", "ở xã, tỉnh, huyện, thống nhất"),  # VISCII: a word
]


@pytest.mark.parametrize(("raw", "text"), LONE_DOTS)
def test_a_lone_dot(raw: str, text: str) -> None:
    assert parse_bytes(raw.encode("cp1252"), "a.txt").text == text


# --- no harm, and the corpus
