"""Encodings from before Unicode: tables, fonts, detection by words, and runs in DOCX, HTML and text."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers import legacy, parse_bytes
from parsers.document import Document
from parsers.legacy import Encoding, by_content, by_font, convert
from parsers.syllables import is_syllable
from tests.test_docx import NS, package

ROOT = Path(__file__).parent.parent
CORPUS = Path("/work/shared/corpus")
SMALL = [
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
] + ["đ"]
LETTERS = [letter for letter in SMALL if letter > "\x7f"]
BYTES = {"tcvn3": "TCVN5712-1", "viscii": "VISCII"}  # the names that iconv knows

# (encoding, as Windows shows the bytes, Unicode)
DEVELOPED: list[tuple[Encoding, str, str]] = [
    ("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("tcvn3", "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
    ("tcvn3", "Sè: 15/KH-UBND", "Số: 15/KH-UBND"),
    ("tcvn3", "c¨n cø Ph¸p lÖnh ­u ®·i ng­êi cã c«ng", "căn cứ Pháp lệnh ưu đãi người có công"),
    ("tcvn3", "“¢n Thi” – ¡n Giang…", "“Ân Thi” – Ăn Giang…"),
    ("tcvn3", "CéNG HOµ X· HéI", "CỘNG HOÀ Xã HỘI"),
    ("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("vni", "ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
    ("vni", "Thöôøng tröïc Tænh uûy, kyõ thuaät, myõ ngheä", "Thường trực Tỉnh ủy, kỹ thuật, mỹ nghệ"),
    (
        "vni",
        "chieán só, ngaøy nghæ, coù lôïi, maët nöôùc, quyõ ñaát",
        "chiến sĩ, ngày nghỉ, có lợi, mặt nước, quỹ đất",
    ),
    ("vni", "chiùnh quyeàn, tyû leä", "chính quyền, tỷ lệ"),
    ("viscii", "Cµng hòa xã hµi chü nghîa Vi®t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ("vps", "C¶ng hòa xã h¶i chû nghïa Vi\u0152t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
]
FONTS = {
    ".VnTime": ("tcvn3", False),
    ".VnTimeH": ("tcvn3", True),
    ".vntimeh": ("tcvn3", True),
    ".VnArial NarrowH": ("tcvn3", True),
    ".VnCentury Schoolbook": ("tcvn3", False),
    ".VnCentury SchoolbookH": ("tcvn3", True),
    "VnTimeH(Ds)": ("tcvn3", True),
    "VNtime": ("tcvn3", False),
    '".VnArial", sans-serif': ("tcvn3", False),
    "VNI-Times": ("vni", False),
    "VNI-Helve-Condense": ("vni", False),
    "VPS Long An": ("vps", False),
    "VI Times": ("viscii", False),
}
OTHER_FONTS = [
    "Times New Roman", "Verdana", "Vrinda", "Vivaldi", "Viner Hand ITC", "VNtimes new roman", "Symbol", "", "+",
    "MS Mincho", "UTM Times", "Tahoma", "Helvetica", "Palatino", "VIVA",
]  # fmt: skip
SYLLABLES = "hoạch nghiêm quý thuỷ giếng gì khuya uỷ oẳn xoong ưu Đắk BIỂU"
NO_LEGACY = [
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
    "Báo cáo tháng, cán bộ các xã, thành hoà, toàn dân",  # all of whose letters Latin-1 has too
    "hoàn toàn, hoà bình, khoá, oà, xoè, toé",
    unicodedata.normalize("NFD", "Uỷ ban nhân dân tỉnh Lào Cai ban hành kế hoạch năm 2020"),
    unicodedata.normalize("NFD", "báo cáo, cán bộ, thành toàn"),
    "L'été où l'élève Noël est allé à la forêt, déjà âgé, il a reçu une leçon très sévère à l'école",
    "« Où êtes-vous ? » « À côté de l'hôtel. » « C'est ça, voilà. »",
    "für Mädchen über Österreich, größer, schön, Straße, Bücher, wöchentlich, Änderung",
    "El niño pequeño comió muchísimo, mañana será otro día, qué alegría, corazón, canción",
    "São Paulo não é só isso: situação, educação, você, avó, avô, mãe, irmã, pão",
    "25 m², 10 µm, 3 µg, ± 5 %, 20 °C, § 5, © 2020, ½, ¼, £5, ¥8, × 2, «a», ®, ·, •",
    "naïve café, résumé, façade, Zoë, Dvořák, Ångström",
    "The plan of 2020 - no letters beyond ASCII",
    "",
    "à",
    "• • • · · ·",
    "Käufer ÄÖÜ ßßß ñññ",
    "é" * 1000,
]


# --- tables


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "vps"])
def test_every_letter_in_both_cases_comes_from_bytes(encoding: Encoding) -> None:
    made: dict[str, str] = {}
    singles = [chr(byte) for byte in (*range(1, 0x20), *range(0x80, 0x100))]
    bases = [*"aeiouyAEIOUY", "ô", "Ô", "ö", "Ö"]
    raws = singles + [base + mark for base in bases for mark in singles] if encoding == "vni" else singles
    for raw in raws:
        made.setdefault(convert(raw, encoding), raw)
        made.setdefault(convert(raw, encoding, encoding == "tcvn3"), raw)
    assert len(LETTERS) == 67
    assert [letter for letter in LETTERS if letter not in made] == []
    assert [letter for letter in LETTERS if letter.upper() not in made] == []


@pytest.mark.parametrize("encoding", ["tcvn3", "viscii", "vps"])
def test_no_byte_stands_for_two_letters(encoding: str) -> None:
    codes = (legacy._DATA[encoding]["small"] + legacy._DATA[encoding]["capital"]).split()
    used = [code for code in codes if code != "--"]
    assert len(codes) == 134 and len(set(used)) == len(used)


@pytest.mark.skipif(not shutil.which("iconv"), reason="needs iconv")
@pytest.mark.parametrize(("encoding", "name"), BYTES.items())
def test_tables_agree_with_iconv(encoding: Encoding, name: str) -> None:
    letters = LETTERS if encoding == "tcvn3" else LETTERS + [letter.upper() for letter in LETTERS]
    for letter in letters:
        raw = subprocess.run(["iconv", "-f", "utf-8", "-t", name], input=letter.encode(), capture_output=True)
        assert convert(raw.stdout.decode("latin-1"), encoding) == letter
        assert convert(legacy.eight_bit(raw.stdout), encoding) == letter


@pytest.mark.parametrize(("encoding", "raw", "text"), DEVELOPED)
def test_convert(encoding: Encoding, raw: str, text: str) -> None:
    assert convert(raw, encoding) == text


def test_capital_fonts_show_capitals() -> None:
    assert convert("ñy ban nh©n d©n tØnh - 15/kh", "tcvn3", capitals=True) == "ỦY BAN NHÂN DÂN TỈNH - 15/KH"


def test_letters_read_with_the_vietnamese_page_of_windows() -> None:
    assert convert("c\u0103 \u0111inh", "tcvn3") == convert("c\xe3 \xf0inh", "tcvn3")
    assert convert("\uf0a7Ò \uf0b8n".replace("Ò", "\uf0d2"), "tcvn3") == "\uf0a7\uf0d2 \uf0b8n"
    assert convert(legacy.unmasked("\uf0a7\uf0d2 \uf0b8n"), "tcvn3") == "Đề án"


@given(st.text(max_size=60))
def test_conversion_takes_any_text(text: str) -> None:
    for encoding in ("tcvn3", "vni", "viscii", "vps"):
        convert(text, encoding)
        by_content(text)
        assert convert(text.encode("ascii", "ignore").decode(), encoding) == "".join(
            convert(c, encoding) for c in text if c.isascii()
        )


# --- detection


@pytest.mark.parametrize(("name", "found"), FONTS.items())
def test_by_font(name: str, found: tuple[Encoding, bool]) -> None:
    assert by_font(name) == found


@pytest.mark.parametrize("name", OTHER_FONTS)
def test_other_fonts(name: str) -> None:
    assert by_font(name) is None


@pytest.mark.parametrize(("encoding", "raw"), [(e, raw) for e, raw, _ in DEVELOPED if raw.count(" ") > 5])
def test_by_content(encoding: Encoding, raw: str) -> None:
    assert by_content(raw) == encoding


@pytest.mark.parametrize("text", NO_LEGACY)
def test_other_text_is_no_legacy_text(text: str) -> None:
    assert by_content(text) is None
    assert by_content("\n".join([text] * 50)) is None


@pytest.mark.parametrize("word", SYLLABLES.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word) and is_syllable(unicodedata.normalize("NFC", word.upper()))


# --- DOCX


def run(text: str, font: str = "", more: str = "") -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""
    return f'<w:r><w:rPr>{fonts}{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(*paragraphs: str, **parts: str) -> Document:
    return parse_bytes(package("".join(f"<w:p>{p}</w:p>" for p in paragraphs), **parts), "a.docx")


def lines(document: Document) -> list[str]:
    return document.text.split("\n")


def repaired(document: Document) -> list[tuple[str, str, bool]]:
    return [
        (document.text[r.start : r.end], r.before, r.certain)
        for r in document.repairs
        if r.kind == "legacy_encoding"
    ]


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


def clean_files() -> list[Path]:
    folders = (ROOT / "tests/gold/developed", ROOT / "data/raw/samples", CORPUS / "seeds")
    return [
        f for folder in folders for f in sorted(folder.rglob("*")) if f.suffix in (".txt", ".html", ".docx")
    ]


def test_clean_files_are_not_touched() -> None:
    files = clean_files()
    assert len(files) > 10
    assert [file.name for file in files if repaired(parse_bytes(file.read_bytes(), file.name))] == []


@pytest.mark.skipif(not (CORPUS / "legacy").exists(), reason="needs the shared corpus")
def test_synthetic_vni_documents_of_the_corpus() -> None:
    files = sorted((CORPUS / "legacy/docs").glob("*.docx"))
    assert len(files) > 10
    for file in files:
        wanted = (CORPUS / "legacy/text" / f"{file.stem}.txt").read_text("utf-8").split()
        found = parse_bytes(file.read_bytes(), file.name).text.replace("|", " ").split()
        shared = sum(1 for word in set(wanted) if word in set(found))
        assert shared >= 0.97 * len(set(wanted)), file.name
