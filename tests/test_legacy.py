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

ROOT = Path(__file__).parent.parent


CORPUS = ROOT.parent / "shared" / "corpus"


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


def repaired(document: Document) -> list[tuple[str, str, bool]]:
    return [
        (document.text[r.start : r.end], r.before, r.certain)
        for r in document.repairs
        if r.kind == "legacy_encoding"
    ]


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
