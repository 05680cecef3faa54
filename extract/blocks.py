"""The closing block cut into pieces, and what a piece is: a post, a name, an item of Nơi nhận."""

from __future__ import annotations

from functools import cache
from importlib import resources

import regex

from extract.folding import bare, fold, lower_same_length, tidy
from extract.headings import is_capitals
from extract.records import Span
from parsers.document import Document
from parsers.marks import PAGE_NUMBER
from parsers.values import value

_BROKEN = regex.compile(r"(?<=\p{L})\s(?=\p{Ll})")
_NO_LETTER = regex.compile(r"[^\p{L}]")
# Also between name and post of "Người ký: Lò Thị An - Giám đốc"
_SPLIT = regex.compile(
    r"\s*\|\s*|\t+|\s{3,}|(?<=^(?:Người ký|Ký bởi)\s*:\s*[\p{L} ]{5,40}?)\s*[-–,]\s*(?=\p{Lu})"
)
# A block on one line: "- Lưu: VT. | KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Trần Thị Thử", "TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH (Đã ký) | Lê Văn Thử"
_RUN_ON = regex.compile(
    r"(?<=[.;,)]|\p{Lu}{2})\s+(?=(?:TM|KT|TL|TUQ|Q)\s?[./]\s?\p{Lu}{2})"
    r"|(?<=\bKT\s?[./]\s?[\p{Lu} ]{4,30})\s+(?=PHÓ\s)|(?<=\bTM\s?[./][\p{Lu} ]{0,30}NHÂN DÂN(?: [\p{Lu} ]{2,30})?)\s+(?=CHỦ TỊCH\b)"
    r"|(?<=\b(?:TL|TUQ)\s?[./]\s?[\p{Lu} ]{4,30})\s+(?=(?:PHÓ )?(?:CHÁNH|TRƯỞNG|GIÁM ĐỐC)\s)"
    r"|(?<=(?:GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG(?: BAN| PHÒNG)?|CHÁNH (?:VĂN PHÒNG|THANH TRA)|BÍ THƯ)(?:\s?\([^()]{2,20}\))?)"
    r"\s+(?=\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}*){1,5}\s*$)"
)
# Posts as condensed letters (inner blanks are lost: "CH Ủ TỊCH"), the shorter after the longer.
POSTS = (
    "phótổnggiámđốc", "tổnggiámđốc", "phógiámđốc", "giámđốc", "phóchủtịch", "chủtịch",
    "phóchánhvănphòng", "chánhvănphòng", "phóchánhthanhtra", "chánhthanhtra", "phóhiệutrưởng",
    "hiệutrưởng", "phóchicụctrưởng", "chicụctrưởng", "phócụctrưởng", "cụctrưởng", "phóviệntrưởng",
    "việntrưởng", "phótrưởng", "trưởng", "phóbíthư", "bíthư", "phóchỉhuy", "chỉhuy", "chínhủy",
    "phóchỉhuytrưởng", "hạttrưởng", "phóhạttrưởng", "độitrưởng", "phóđộitrưởng", "thủtrưởng", "ủyviên",
    "phóthủtrưởng", "bộtrưởng", "thứtrưởng", "tổtrưởng", "tổphó", "phóban", "chủnhiệm", "phóchủnhiệm",
    "tổngbiêntập", "cụmtrưởng", "khốitrưởng", "phụtrách", "hộitrưởng", "quyềngiámđốc", "phócụmtrưởng",
    "chánhán", "phóchánhán", "trạmtrưởng", "đồntrưởng", "chínhtrịviên", "kếtoántrưởng",
)  # fmt: skip
_POST = regex.compile("(?:" + "|".join(sorted(POSTS, key=len, reverse=True)) + ")")
_POST_AT_END = regex.compile(
    r"[;.,)]\s*((?:(?:TM|KT|TL|TUQ|Q)\s*[./]\s*)?(?:PHÓ\s+)?(?:GIÁM ĐỐC"
    r"|CHỦ TỊCH|CHÁNH [\p{Lu} ]+|TRƯỞNG [\p{Lu} ]+|HIỆU TRƯỞNG"
    r"|CHI CỤC TRƯỞNG|ỦY BAN NHÂN DÂN))\s*$"
)
TITLES = regex.compile(
    r"^(?:(?:ThS|TS|PGS|GS|BS|DS|KS|CN|CKI{1,2}|BSCK[I12]*|Bs|Ths"
    r"|Ts|Đại tá|Thượng tá|Trung tá|Thiếu tướng|Đại úy|Nhà giáo"
    r"|Thầy|Ông|Bà|Đồng chí|NGƯT)\b\.?\s*)+"
)
# "- Lưu: VT, TH (15b). Nguyễn Văn Bình", "- Như trên;  ThS. BS. Lê Thị An"
_NAME_AT_END = regex.compile(
    r"[;.)]\s+((?:(?:ThS|TS|BS|DS|KS|CN|PGS|GS|BSCK[I12]*)\.\s*)*"
    r"(\p{Lu}\p{Ll}+)(?:\s+\p{Lu}[\p{Ll}'’]+){2,5})\s*$"
)
# "(Đã ký)", "(Ký, đóng dấu và ghi rõ họ tên)", "Đã ký: ", "Người ký: "
_SIGNED = regex.compile(
    r"\(\s*(?:đã k[ýí]|ký tên|chữ ký|ký, đóng dấu)[^)]*\)?\s*:?\s*"
    r"|(?:đã k[ýí](?: và đóng dấu)?|ký tên|chữ ký|ký, đóng dấu|người ký|ký bởi)(?:\s*:)?\s*",
    regex.IGNORECASE,
)
# What stands in a closing block and is no name; surnames such as Lưu, Danh, Văn, Trang, Đài begin some of these words
_NOT_A_NAME = regex.compile(
    r"^(?:nơi nhận|nơi gửi|lưu\s*(?::|vt|vp|hs)|như |các |sở |ban |ủy ban|ubnd|hđnd|phòng |văn (?:phòng|bản|thư)|vị trí|hội |trung tâm"
    r"|trường |công an|thường trực|đăng (?:tải|nhập|ký)|phụ lục|tỉnh |thành phố|thành viên|huyện |mẫu |biểu |kế hoạch"
    r"|danh (?:sách|mục)|bảng |trang (?:chủ|tin|thông)|tài liệu|đơn vị|tải |ký |người |chức |thời |cơ quan|email"
    r"|hà nội, ngày|số |ngày |độc lập|cộng hòa|tổng |lãnh đạo|cổng |báo (?:cáo|điện)|đài (?:phát|truyền)|page|kèm"
    r"|tin (?:tức|khác|liên|mới)|giấy |chương trình|lịch |thứ (?:hai|ba|tư|năm|sáu|bảy)"
    r"|chia sẻ|tweet|in bài|quay lại|về (?:đầu|trang)|ghi chú|ý kiến|lưu trữ|hỏi đáp)"
)
NAME = regex.compile(
    r"(?:\p{Lu}(?:[\p{Ll}'’]|(?<=['’])\p{Lu})*)(?:[\s-]+\p{Lu}(?:[\p{Ll}'’]|(?<=['’])\p{Lu})*){1,6}"
)


def is_surname(word: str) -> bool:
    """Whether a word can begin a person's name."""
    return word.lower() in _surnames()


@cache
def _surnames() -> frozenset[str]:
    """First words of Vietnamese names, those of the smaller peoples included."""
    text = resources.files("extract.reference").joinpath("surnames.txt").read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@value
class Piece:
    """One cell of one line of the block."""

    text: str
    span: Span


def pieces_of(document: Document, span: Span) -> list[Piece]:
    """The cells of a span's lines in reading order, then the names a lost column left behind recipients."""
    made: list[Piece] = []
    names: list[Piece] = []
    for start, _, line in document.lines():
        if not span[0] <= start < span[1] or PAGE_NUMBER.fullmatch(line):
            continue
        at = 0
        for cut in [*_cuts(line), None]:
            stop = cut.start() if cut else len(line)
            if text := line[at:stop].strip():
                begin = start + at + line[at:stop].index(text)
                made.append(Piece(text, (begin, begin + len(text))))
                if text[0] in "-–+•*L" and (end := of_other_column(text)):
                    piece = Piece(end[1].strip(), (begin + end.start(1), begin + end.end(1)))
                    (made if is_capitals(piece.text) else names).append(piece)
            at = cut.end() if cut else stop
    return made + names


def _cuts(line: str) -> list[regex.Match[str]]:
    """What parts the cells of a line; the parts of a block that stands on one line are parted too."""
    cuts = [*_SPLIT.finditer(line), *_RUN_ON.finditer(line)]
    return sorted(cuts, key=lambda m: m.span())


def of_other_column(item: str) -> regex.Match[str] | None:
    """The post or the name (group 1) that a lost column left behind an item of the recipients."""
    if post := _POST_AT_END.search(item):
        return post
    name = _NAME_AT_END.search(item)
    return name if name and is_surname(name[2]) else None


# P. GIÁM ĐỐC | P.CHỦ TỊCH
_DEPUTY = regex.compile(r"^P\.\s?(?=GIÁM ĐỐC|CHỦ TỊCH|TRƯỞNG|HIỆU TRƯỞNG|CHÁNH|CHI CỤC|VIỆN)")


def condensed(text: str) -> str:
    """The letters of a line alone, in lower case, "P." written out: so that "P. GIÁM ĐỐC" is "phógiámđốc"."""
    return str(_NO_LETTER.sub("", lower_same_length(_DEPUTY.sub("PHÓ ", text))))


def is_post(text: str) -> bool:
    """Capitals (or a short title-case line) that begin with a post; capitals may have lost a mark."""
    if len(text) > 70:
        return False
    letters = condensed(text)
    if is_capitals(text):
        known = _POST.match(letters) or letters in lost_letter()
        return bool(known) or bare(letters) in _posts_without_marks()
    return bool(_POST.match(letters)) and len(text.split()) <= 4 and text[-1:] not in ";,."


def mended_post(text: str) -> str:
    """A post with the marks a reader took wrongly put right: "PHÓ GIÁM ĐÓC" -> "phó giám đốc"."""
    text = _DEPUTY.sub("PHÓ ", text)
    letters = condensed(text)
    if letters in lost_letter():
        return lost_letter()[letters]
    right = _posts_without_marks().get(bare(letters), letters)
    if _POST.match(letters) or right == letters:
        return text
    rest = iter(right)
    return "".join(next(rest) if c.isalpha() else c for c in text)


@cache
def lost_letter() -> dict[str, str]:
    """The commonest posts by what is left of them where a page lost one letter: "PHÓ CH" / "TỊCH"."""
    spaced = ("phó chủ tịch", "chủ tịch", "phó giám đốc", "giám đốc")
    return {
        letters[:at] + letters[at + 1 :]: post
        for post in spaced
        for letters in [post.replace(" ", "")]
        for at in range(len(letters))
    }


@cache
def _posts_without_marks() -> dict[str, str]:
    return {bare(post): post for post in POSTS}


def clean_name(text: str) -> str:
    """A signer's name without titles and "(Đã ký)"; names in capitals as a clerk would type them."""
    name = _closed_up(tidy(TITLES.sub("", _SIGNED.sub("", text)).strip(" .,:;")))
    return " ".join(w.capitalize() for w in name.split()) if is_capitals(name) else name


def _closed_up(name: str) -> str:
    """A name whose words a reader broke: "Nguy ễn Văn Bì nh" -> "Nguyễn Văn Bình", where that gives a surname."""
    closed = _BROKEN.sub("", name)
    return closed if closed != name and closed.split()[0].lower() in _surnames() else name


def looks_like_name(text: str) -> bool:
    """2-7 capitalised words, or capitals that begin with a surname; no body, no list item."""
    name = _closed_up(TITLES.sub("", _SIGNED.sub("", text)).strip(" .,:;"))
    if not name or _NOT_A_NAME.match(fold(name)) or any(c.isdigit() for c in name):
        return False
    words = name.split()
    if is_capitals(name):
        return 2 <= len(words) <= 5 and words[0].lower() in _surnames() and not _POST.match(condensed(name))
    return bool(NAME.fullmatch(name)) and len(name) <= 40 and not _POST.match(condensed(name))
