"""Lost letters come back with the blank they took along; clean text is never touched; offsets stay true."""

import random
from pathlib import Path
from unicodedata import normalize

import pytest
import regex

from parsers import parse_bytes
from parsers.document import Block, Cell, Document, Repair
from parsers.repair import is_damaged, remains, repair_document, restore

DEVELOPED = Path(__file__).parent / "gold" / "developed"
HELD_OUT = DEVELOPED.parent / "held_out"
SHARED = Path(__file__).parents[2] / "shared" / "corpus"

RESTORED = [  # (damaged, as a clerk typed it)
    ("Căn cứ Chthị số 05/CT-TTg ngày 02/3/2015 của Thtướng Chính ph", "Căn cứ Chỉ thị số 05/CT-TTg ngày 02/3/2015 của Thủ tướng Chính phủ"),
    ("y ban nhân dân tnh ban hành Kế hoch", "Ủy ban nhân dân tỉnh ban hành Kế hoạch"),
    ("Y BAN NHÂN DÂN\nTNH BẮC KẠN", "ỦY BAN NHÂN DÂN\nTỈNH BẮC KẠN"),
    ("K HOẠCH\nThực hin chương trình", "KẾ HOẠCH\nThực hiện chương trình"),
    ("I. MC ĐÍCH, YÊU CU", "I. MỤC ĐÍCH, YÊU CẦU"),
    ("rèn luyện theo tư tưng, phong cách HChí Minh", "rèn luyện theo tư tưởng, phong cách Hồ Chí Minh"),
    ("bnhiệm và gichức vụ lãnh đo", "bổ nhiệm và giữ chức vụ lãnh đạo"),
    ("gương đin hình tiên tiến tiêu biu", "gương điển hình tiên tiến tiêu biểu"),
    ("Các s, ban, ngành, đoàn thcp tnh", "Các sở, ban, ngành, đoàn thể cấp tỉnh"),
    ("Đại hội Đng bộ tnh ln thứ XIV", "Đại hội Đảng bộ tỉnh lần thứ XIV"),
    ("mi cp, mi ngành; đt hiệu quthiết thực", "mỗi cấp, mỗi ngành; đạt hiệu quả thiết thực"),
    ("tchức thực hin, đôn đốc, kim tra", "tổ chức thực hiện, đôn đốc, kiểm tra"),
    ("S: 55/KH-UBND", "Số: 55/KH-UBND"),
    ("Các đơn v xếp loi B được khen thưng", "Các đơn vị xếp loại B được khen thưởng"),
    ("mở cửa ít nhất 03 bu\nổi một tun", "mở cửa ít nhất 03 bu\nổi một tuần"),
    ("- TT HU, HĐND huyn;", "- TT HU, HĐND huyện;"),
]  # fmt: skip
UNTOUCHED = [
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
    "- Lưu: VT, TH, TĐKT (03b).",
    "c) Nội dung\nd) Kinh phí\nđ) Thời gian",
    "Kế hoạch số 34-CT/TW, 12/KH-BCĐ, 07/CTr-UBND, 118/QĐ-SVHTTDL",
    "các DN, HTX, CN - TTCN; khối TH, THCS; Đại hội XIV; lần thứ V",
    "trụ sở tại tp. Vinh, fax 0238.3844, email: ubnd@nghean.gov.vn",
    "dài 02 km, cao 0,8 m, rộng 3 ha; 26 độ C; 4.000 đ/người",
    "ông Y Thu Hạnh, bà H'Nga, ông K'Brể, bà Ly Thị Mỷ, ông Đinh Văn Tin",
    "mạng Internet, website, video clip, camera, karaoke, hotline, Zalo, STEM",
]


FEW = [  # one damaged word in a sound text, as it is read
    ("ngày 16/7/20 21 của Thủ tướng", "ngày 16/7/2021 của Thủ tướng"),
    ("ngày 10 tháng 5 năm 202 1; năm 20 20 người", "ngày 10 tháng 5 năm 2021; năm 2020 người"),
    ("từ 15/7/20 đến 21/7; tỷ lệ 1/20 30%; năm 20 25%", "từ 15/7/20 đến 21/7; tỷ lệ 1/20 30%; năm 20 25%"),
    ("1. Mc đích", "1. Mục đích"),
    ("nhiệm vụ phát trin kinh tế - xã hội", "nhiệm vụ phát triển kinh tế - xã hội"),
    ("Đại hội đại biu toàn quc", "Đại hội đại biểu toàn quốc"),
    ("25 THÁNG 9 NĂM 2024 C ỦA ỦY BAN", "25 THÁNG 9 NĂM 2024 CỦA ỦY BAN"),
    ("mục c ở trên; điểm h có hai ý", "mục c ở trên; điểm h có hai ý"),
    ("2. Cng cố lực lượng", "2. Củng cố lực lượng"),
    ("họp rút kinh nghim", "họp rút kinh nghiệm"),
    (
        "gửi về PX3, dài 02 km, theo mẫu tm trong tp. Vinh",
        "gửi về PX3, dài 02 km, theo mẫu tm trong tp. Vinh",
    ),
    ("bà Trin Thị Mc ở bản Nm Cn", "bà Trin Thị Mc ở bản Nm Cn"),
]


@pytest.mark.parametrize(("shown", "read"), FEW)
def test_a_lone_damaged_word_is_read_by_the_word_beside_it(shown: str, read: str) -> None:
    sound = "Các sở, ban, ngành thực hiện đúng tiến độ và báo cáo kết quả.\n"
    document = parse_bytes((sound + shown).encode(), "plan.txt")
    assert document.text == sound + read
    assert document.quote(len(sound), len(document.text)) == shown


@pytest.mark.parametrize(("damaged", "typed"), RESTORED)
def test_restored(damaged: str, typed: str) -> None:
    assert restore(damaged)[0] == typed


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_only_looks_damaged_stays(text: str) -> None:
    assert restore(text) == (text, [])


def test_a_repair_says_what_stood_there() -> None:
    text, repairs = restore("Căn cứ Chthị của tnh")
    assert text == "Căn cứ Chỉ thị của tỉnh"
    assert repairs == [
        Repair(7, 14, "Chthị", "dropped_letter", certain=False),
        Repair(19, 23, "tnh", "dropped_letter", certain=False),
    ]


DAMAGED = "Đng bộ tnh\nnhng gương đin hình ca tnh | xuất sc\nkthuật, tchc"


def test_a_document_s_offsets_move_along() -> None:
    line, table = DAMAGED.index("\n"), DAMAGED.index("\nkth")
    bar = DAMAGED.index(" | ")
    cells = ((Cell(line + 1, bar), Cell(bar + 3, table)),)
    blocks = (
        Block("paragraph", 0, line),
        Block("table", line + 1, table, rows=cells),
        Block("paragraph", table + 1, len(DAMAGED)),
    )
    older = (Repair(0, 0, "Trang chủ", "chrome"), Repair(6, 7, "\n", "joined_line"))
    document = repair_document(Document("a.txt", "text", "0", DAMAGED, blocks, older))
    assert [document.text[b.start : b.end] for b in document.blocks] == [
        "Đảng bộ tỉnh",
        "những gương điển hình của tỉnh | xuất sắc",
        "kỹ thuật, tổ chức",
    ]
    (row,) = document.blocks[1].rows
    assert [document.text[c.start : c.end] for c in row] == ["những gương điển hình của tỉnh", "xuất sắc"]
    assert document.quote(0, len(document.text)) == DAMAGED[:6] + "\n" + DAMAGED[7:]
    assert document.guessed(0, 4) and not document.guessed(5, 7)
    assert [note.code for note in document.notes] == ["text_damaged"]


def test_clean_documents_come_back_themselves() -> None:
    document = Document(
        "a.txt", "text", "0", "Các sở, ban, ngành tổ chức thực hiện.", (Block("paragraph", 0, 37),)
    )
    assert repair_document(document) is document


def clean_texts() -> list[str]:
    files = [*sorted(DEVELOPED.glob("*.txt")), *sorted((SHARED / "legacy" / "text").glob("*.txt"))]
    texts = [normalize("NFC", path.read_text("utf-8")) for path in files]
    return [text for text in texts if not is_damaged(text)]


def test_no_clean_text_is_taken_for_damaged() -> None:
    texts = [*sorted(DEVELOPED.glob("*.txt")), *sorted((SHARED / "legacy" / "text").glob("*.txt"))]
    assert len(clean_texts()) >= len(texts) - 2  # two of the developed are damaged on purpose


def lose(text: str, share: float, chance: random.Random) -> tuple[str, list[tuple[int, int, str]]]:
    """The text with a share of its letters U+1EA0-1EF9 lost, and (start, end, right words) of each word left."""
    out, spans, length, glued = [], [], 0, None
    tokens = regex.findall(r"\p{L}+|[^\p{L}]+", text)
    for i, token in enumerate(tokens):
        if not token[0].isalpha():
            if not glued:
                out.append(token)
                length += len(token)
            continue
        gone = [len(token) > 1 and "\u1ea0" <= c <= "\u1ef9" and chance.random() < share for c in token]
        left = "".join(c for c, lost in zip(token, gone, strict=True) if not lost)
        start, words = (glued[0], f"{glued[1]} {token}") if glued else (length, token)
        out.append(left)
        length += len(left)
        blank_too = (
            gone[-1] and tokens[i + 1 : i + 2] == [" "] and i + 2 < len(tokens) and chance.random() < 0.6
        )
        glued = (start, words) if blank_too else None
        if not blank_too:
            spans.append((start, length, words))
    return "".join(out), spans


@pytest.mark.parametrize("share", [0.15, 0.4])
def test_most_of_what_is_lost_comes_back(share: float) -> None:
    """On held-out texts of provinces and topics that the counts were not made from."""
    chance = random.Random(7)
    damaged = right = good = harmed = 0
    texts = [normalize("NFC", path.read_text("utf-8")) for path in sorted(HELD_OUT.glob("*/*.txt"))]
    for text in [text for text in texts if len(remains() & set(text.split())) < 2][::3]:
        lossy, spans = lose(text, share, chance)
        restored, repairs = restore(lossy)
        shift, got = 0, {}
        for repair in repairs:
            got[repair.start - shift] = restored[repair.start : repair.end]
            shift += repair.end - repair.start - len(repair.before)
        for start, end, words in spans:
            word = got.get(start, lossy[start:end])
            if lossy[start:end] == words:
                good, harmed = good + 1, harmed + (word != words)
            else:
                damaged, right = damaged + 1, right + (word == words)
    assert damaged > 500 and right >= 0.92 * damaged, (right, damaged)
    assert harmed <= 0.001 * good, (harmed, good)


@pytest.mark.skipif(not SHARED.exists(), reason="the given plans are not here")
def test_the_damaged_seed() -> None:
    (path,) = (SHARED / "seeds").glob("002_*.txt")
    document = parse_bytes(path.read_bytes(), path.name)
    assert "Căn cứ Chỉ thị số 34-CT/TW ngày 07 tháng 4 năm 2014" in document.text
    assert not regex.search(r"\b(?:tnh|Chthị|đin|biu|nhng|thưng|HChí|gichức)\b", document.text)
    assert "lần thứ V vào năm 2020" in document.text
    assert sum(repair.kind == "dropped_letter" for repair in document.repairs) > 150


def test_a_letterhead_alone_shows_the_loss() -> None:
    text = "Y BAN NHÂN DÂN\nTHỊ XÃ SÔNG CẦU\nK HOẠCH\nSắp xếp lồng bè trên đầm năm 2017\n1. Đưa vùng nuôi về đúng sức tải."
    assert is_damaged(text) and not is_damaged(text.replace("Y BAN", "ỦY BAN").replace("K HOẠCH", "KẾ HOẠCH"))
    assert restore(text)[0].split("\n")[2] == "KẾ HOẠCH"


# a blank that fell into a word, beside words that tell which it was; names of the highlands and lists stay
BLANKS = [
    ("Bến Tre, ngà y 25 thá ng 8 nă m 2014", "Bến Tre, ngày 25 tháng 8 năm 2014"),
    ("KẾ HO ẠCH năm 2014, ban hà nh tại tỉ nh Quảng Nam", "KẾ HOẠCH năm 2014, ban hành tại tỉnh Quảng Nam"),
    ("Q uản lý thị trư ờng, Sở Nông nghi ệp", "Quản lý thị trường, Sở Nông nghiệp"),
    ("Ông Y Ngọc, bà H’ Yim Kđoh, Ea Kar, Krông Búk: 5 m c) d", "Ông Y Ngọc, bà H’ Yim Kđoh, Ea Kar, Krông Búk: 5 m c) d"),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "whole"), BLANKS)
def test_a_blank_within_a_word_is_taken_out(shown: str, whole: str) -> None:
    document = parse_bytes(shown.encode(), "a.txt")
    assert document.text == whole
    assert document.quote(0, len(document.text)) == shown
