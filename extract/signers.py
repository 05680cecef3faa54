"""The signature block (authority, post, name) and the list of recipients (Nơi nhận)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extract.folding import fold, lower_same_length, tidy
from extract.headings import is_capitals
from extract.names import department_named
from extract.records import Evidence, Recipient, Signer, Span
from extract.zones import Zones
from parsers.document import Document

_ITEM = regex.compile(r"[-–+•*]\s*\S|lưu\b|như\b")
_BROKEN = regex.compile(r"(?<=\p{L})\s(?=\p{Ll})")
_NO_SIGNER = regex.compile(r"phêduyệt|ngườilập")
_BULLET = regex.compile(r"[-–+•]")
_APPROVAL = regex.compile(r"(?:phê )?duyệt\b")
_NO_LETTER = regex.compile(r"[^\p{L}]")
_SPLIT = regex.compile(r"\s*\|\s*|\t+|\s{3,}")
# TM. ỦY BAN NHÂN DÂN | KT.GIÁM ĐỐC | T/M BAN CHỈ ĐẠO | TUQ. CHỦ TỊCH | Q. GIÁM ĐỐC | QUYỀN CHỦ TỊCH | TM ỦY BAN
_AUTHORITY = regex.compile(r"(?P<abbr>TM|KT|TL|TUQ|T/M|K/T|T/L|T\.M|K\.T|T\.L|TƯQ|Q)(?:\s*[./]\s*|\s+(?=\p{Lu}{2}))(?P<rest>.*)|(?P<full>QUYỀN|THAY MẶT|KÝ THAY|THỪA LỆNH|THỪA ỦY QUYỀN)\s+(?P<rest2>.*)")
_ABBREVIATIONS = {"T/M": "TM.", "K/T": "KT.", "T/L": "TL.", "T.M": "TM.", "K.T": "KT.", "T.L": "TL.", "TƯQ": "TUQ.", "QUYỀN": "Q.", "THAY MẶT": "TM.", "KÝ THAY": "KT.", "THỪA LỆNH": "TL.", "THỪA ỦY QUYỀN": "TUQ."}
# Posts as condensed letters (inner blanks are lost: "CH Ủ TỊCH"), the shorter after the longer.
_POSTS = (
    "phótổnggiámđốc", "tổnggiámđốc", "phógiámđốc", "giámđốc", "phóchủtịch", "chủtịch", "phóchánhvănphòng", "chánhvănphòng", "phóchánhthanhtra",
    "chánhthanhtra", "phóhiệutrưởng", "hiệutrưởng", "phóchicụctrưởng", "chicụctrưởng", "phócụctrưởng", "cụctrưởng", "phóviệntrưởng",
    "việntrưởng", "phótrưởng", "trưởng", "phóbíthư", "bíthư", "phóchỉhuy", "chỉhuy", "chínhủy", "phóchỉhuytrưởng", "hạttrưởng", "phóhạttrưởng",
    "độitrưởng", "phóđộitrưởng", "thủtrưởng", "ủyviên", "phóthủtrưởng", "bộtrưởng", "thứtrưởng", "tổtrưởng", "tổphó", "phóban", "chủnhiệm",
    "phóchủnhiệm", "tổngbiêntập", "cụmtrưởng", "khốitrưởng", "phụtrách", "hộitrưởng", "quyềngiámđốc", "phócụmtrưởng",
)  # fmt: skip
_POST = regex.compile("(?:" + "|".join(sorted(_POSTS, key=len, reverse=True)) + ")")
_POST_AT_END = regex.compile(r"[;.,)]\s+((?:(?:TM|KT|TL|TUQ|Q)\s*[./]\s*)?(?:PHÓ\s+)?(?:GIÁM ĐỐC|CHỦ TỊCH|CHÁNH [\p{Lu} ]+|TRƯỞNG [\p{Lu} ]+|HIỆU TRƯỞNG|CHI CỤC TRƯỞNG|ỦY BAN NHÂN DÂN))\s*$")
_TITLES = regex.compile(r"^(?:(?:ThS|TS|PGS|GS|BS|DS|KS|CN|CKI{1,2}|BSCK[I12]*|Bs|Ths|Ts|Đại tá|Thượng tá|Trung tá|Thiếu tướng|Đại úy|Nhà giáo|Thầy|Ông|Bà|Đồng chí|NGƯT)\b\.?\s*)+")
_SIGNED = regex.compile(r"\(?\s*(?:đã ký|đã kí|ký tên|chữ ký|ký, đóng dấu|đã ký và đóng dấu)[^)]*\)?\s*:?\s*", regex.IGNORECASE)
_NOT_A_NAME = regex.compile(
    r"^(?:nơi|lưu|như|các|sở|ban|ủy|ubnd|phòng|văn|vị|hội|trung tâm|trường|công an|thường trực|đăng|phụ lục|tỉnh|thành phố|huyện|mẫu|biểu|kế hoạch|danh|bảng|trang|tài liệu|đơn vị|tải|ký|người|chức|thời|cơ quan|email|hà nội, ngày|số|ngày|độc lập|cộng hòa|tổng|lãnh đạo|cổng|báo|đài|page|kèm|tin|văn bản|giấy|chương trình|lịch|thứ|chia|tweet|in bài|quay|về)\b"
)
_NAME = regex.compile(r"(?:\p{Lu}(?:[\p{Ll}'’]|(?<=['’])\p{Lu})*)(?:[\s-]+\p{Lu}(?:[\p{Ll}'’]|(?<=['’])\p{Lu})*){1,6}")
_SURNAMES = frozenset(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh đoàn lâm mai trịnh trương hà cao tạ thái lưu vương châu "
    "quách tô tăng la nông vi lò cầm quàng triệu hứa mã giàng vàng sùng thào chu kiều phùng từ tống thạch kim sơn danh điểu ksor rơ rah y "
    "h' kpă siu nay đàm lương đào tôn văn lục thân khổng doãn ninh cù nghiêm âu bế ma giáp hầu lầu lù lỳ mùa thều tòng tao khuất mạc "
    "kiên lăng liêu ông khương trang viên cung giang hàn bạch diệp đồng đậu phí quản thiều tào mẫn nhâm hạ sầm vừ hờ cứ thò".split()
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """One cell of one line of the block."""

    text: str
    span: Span


def _pieces(document: Document, span: Span) -> list[_Piece]:
    made = []
    for start, _, line in document.lines():
        if not span[0] <= start < span[1]:
            continue
        at = 0
        for cut in [*_SPLIT.finditer(line), None]:
            stop = cut.start() if cut else len(line)
            if text := line[at:stop].strip():
                begin = start + at + line[at:stop].index(text)
                made.append(_Piece(text, (begin, begin + len(text))))
                if text[0] in "-–+•*L" and (end := _POST_AT_END.search(text)):
                    made.append(_Piece(end[1].strip(), (begin + end.start(1), begin + end.end(1))))
            at = cut.end() if cut else stop
    return made


def _condensed(text: str) -> str:
    return _NO_LETTER.sub("", lower_same_length(text))


def _is_post(text: str) -> bool:
    """Capitals (or a short title-case line) that begin with a post."""
    return len(text) <= 70 and bool(_POST.match(_condensed(text))) and (is_capitals(text) or (len(text.split()) <= 4 and text[-1:] not in ";,."))


def find_signer(document: Document, zones: Zones, told: dict[str, str], issuer: str | None = None) -> Signer:
    """Who signed: name, own post, authority. A part that is not shown is None; a metadata table may give the name.

    Of joint issuers ("A - B") the head of the first-named signs; beside an approval (PHÊ DUYỆT) the issuer's own head.
    """
    span = zones.signature
    pieces = _own_column(_pieces(document, span), issuer)
    authority, position, at = _authority_and_post(pieces)
    name = _name(pieces, at) if pieces else None
    if name is None and at == 0 and position is None:
        name = _last_name(pieces)
    if name and document.format == "scan" and len(_clean_name(name.text).split()) < 3:
        name = None  # a stamp covers surnames: half a name is no name
    told_name = told.get("signer")
    rule, confidence = "signature_block", 0.95
    if name is None and told_name and _NAME.fullmatch(_TITLES.sub("", told_name)):
        rule, confidence, shown = "metadata", 0.85, _TITLES.sub("", told_name)
        if position is None and authority is None:
            position = told.get("position")
        return Signer(shown, _position_case(position) if position else None, authority, Evidence((0, 0), None, told_name, rule, confidence))
    if name is None and position is None and authority is None:
        return Signer(None, None, None, None)
    where = name.span if name else pieces[max(0, at - 1)].span if pieces else span
    if document.guessed(*where):
        confidence = 0.8
    shown_name = _clean_name(name.text) if name else None
    evidence = Evidence(where, document.page_at(where[0]), document.quote(*where), rule, confidence)
    return Signer(shown_name, _position_case(position) if position else None, authority, evidence)


def _own_column(pieces: list[_Piece], issuer: str | None) -> list[_Piece]:
    """Of several signers' columns, the one of the (first-named) issuer; an approver's column goes."""
    first = (issuer or "").split(" - ")[0]
    if issuer and " - " in issuer and department_named(first):
        at = next((i for i, p in enumerate(pieces) if is_capitals(p.text) and fold(first) in fold(p.text)), 0)
        return pieces[at:]
    approval = next((i for i, p in enumerate(pieces) if _APPROVAL.match(fold(p.text)) and is_capitals(p.text)), None)
    if approval is None:
        return pieces
    posts = [i for i, p in enumerate(pieces) if _is_post(p.text) or (is_capitals(p.text) and _AUTHORITY.match(p.text))]
    if any(i < approval for i in posts):
        return pieces[:approval]
    named = next((i for i, p in enumerate(pieces) if i > approval and _looks_like_name(p.text)), len(pieces))
    later = [i for i in posts if i > named]
    return pieces[later[0] :] if later else pieces[approval + 1 :]


def _authority_and_post(pieces: list[_Piece]) -> tuple[str | None, str | None, int]:
    """(authority that goes with the signer's own post, that post, index of the piece after it)."""
    authority: str | None = None
    awaiting = False  # a KT./TL./TUQ. line names the head's post; the signer's own follows
    for i, piece in enumerate(pieces):
        text = piece.text
        if _BULLET.match(text) or fold(text).startswith(("nơi nhận", "nơi gửi")):
            continue
        m = _AUTHORITY.match(text) if is_capitals(text) or len(text) < 12 else None
        if m:
            key = m["abbr"] or m["full"]
            rest = (m["rest"] or m["rest2"] or "").strip()
            new = _ABBREVIATIONS.get(key, f"{key}.")
            if authority in ("KT.", "TL.", "TUQ.", "Q.") and new == "TM.":
                continue
            if authority == new and position_seen(pieces[:i]):
                break  # a second signer's column
            authority, awaiting = new, new != "Q."
            if new == "Q." and rest and _is_post(rest):
                return authority, rest, i + 1
            continue
        if _is_post(text) and not _NO_SIGNER.match(_condensed(text)):
            if authority == "TM." or awaiting or authority is None:
                j = i + 1
                post = text
                if j < len(pieces) and is_capitals(pieces[j].text) and _condensed(post + pieces[j].text) in _POSTS and not _is_post(pieces[j].text):
                    post, j = f"{post} {pieces[j].text}", j + 1
                return authority, _own_post(post), j
    return authority, None, len(pieces) if authority else 0


def position_seen(pieces: list[_Piece]) -> bool:
    """Whether a post stands alone among the pieces."""
    return any(_is_post(p.text) and not _AUTHORITY.match(p.text) for p in pieces)


def _own_post(post: str) -> str:
    return tidy(regex.sub(r"\s*\(.*\)\s*$", "", post))


def _clean_name(text: str) -> str:
    name = _closed_up(tidy(_TITLES.sub("", _SIGNED.sub("", text)).strip(" .,:;")))
    return " ".join(w.capitalize() for w in name.split()) if is_capitals(name) else name


def _closed_up(name: str) -> str:
    """A name whose words a reader broke: "Nguy ễn Văn Bì nh" -> "Nguyễn Văn Bình", where that gives a surname."""
    closed = _BROKEN.sub("", name)
    return closed if closed != name and closed.split()[0].lower() in _SURNAMES else name


def _looks_like_name(text: str) -> bool:
    """2-7 capitalised words, or capitals that begin with a surname; no body, no list item."""
    name = _closed_up(_TITLES.sub("", _SIGNED.sub("", text)).strip(" .,:;"))
    if not name or _NOT_A_NAME.match(fold(name)) or any(c.isdigit() for c in name):
        return False
    words = name.split()
    if is_capitals(name):
        return 2 <= len(words) <= 5 and words[0].lower() in _SURNAMES and not _POST.match(_condensed(name))
    return bool(_NAME.fullmatch(name)) and len(name) <= 40 and not _POST.match(_condensed(name))


def _name(pieces: list[_Piece], start: int) -> _Piece | None:
    """The first name after the post; else, where the post was read past it, the last name of the block."""
    return next((p for p in pieces[start:] if _looks_like_name(p.text)), None)


def _last_name(pieces: list[_Piece]) -> _Piece | None:
    named = [p for p in pieces if _looks_like_name(p.text) and p.text.split()[0].lower() in _SURNAMES]
    return named[-1] if named else None


_CAPITAL_WORDS = {"chủ tịch": "Chủ tịch", "giám đốc": "Giám đốc", "chánh": "Chánh", "văn phòng": "Văn phòng", "thanh tra": "Thanh tra", "trưởng ban": "Trưởng ban", "sở": "Sở", "hiệu trưởng": "Hiệu trưởng", "chi cục": "Chi cục", "ubnd": "UBND", "trưởng phòng": "Trưởng phòng", "tổng giám": "Tổng Giám"}


def _position_case(post: str) -> str:
    """A post in sentence case: "PHÓ CHỦ TỊCH" -> "Phó Chủ tịch".

    >>> _position_case("PHÓ CHÁNH THANH TRA"), _position_case("CH Ủ TỊCH")
    ('Phó Chánh Thanh tra', 'Chủ tịch')
    """
    condensed = _condensed(post)
    for spaced in ("phó chủ tịch", "chủ tịch", "phó giám đốc", "giám đốc"):
        if condensed == spaced.replace(" ", ""):
            post = spaced
    low = fold(post)
    for word, cased in _CAPITAL_WORDS.items():
        low = regex.sub(rf"\b{word}\b", cased, low)
    return low[:1].upper() + low[1:]


_PURPOSE = regex.compile(r"\(\s*(?:để\s+)?([^)]{1,40})\)\s*[;.,]?\s*$")
_PURPOSES = {"b/c": "báo cáo", "bc": "báo cáo", "báo cáo": "báo cáo", "t/h": "thực hiện", "th": "thực hiện", "thực hiện": "thực hiện", "p/h": "phối hợp", "phối hợp": "phối hợp", "biết": "biết", "đăng tải": "đăng tải", "để biết": "biết"}


def find_recipients(document: Document, zones: Zones) -> tuple[Recipient, ...]:
    """The items of Nơi nhận, in order, with their purpose where one is marked; the archive line has purpose `lưu`."""
    made = []
    for piece in _pieces(document, zones.recipients):
        text = piece.text
        if not _ITEM.match(lower_same_length(text)):
            continue
        end = _POST_AT_END.search(text)
        words = tidy(text[: end.start() + 1] if end else text).lstrip("-–+•* ")
        purpose = _PURPOSE.search(words)
        marked = _PURPOSES.get(fold(purpose[1]).removeprefix("để ")) if purpose else None
        if fold(words).startswith("lưu"):
            marked = "lưu"
        name = (words[: purpose.start()] if purpose and marked else words).strip(" ;.,")
        evidence = Evidence(piece.span, document.page_at(piece.span[0]), document.quote(*piece.span), "recipient_item", 0.95)
        made.append(Recipient(name, marked, evidence))
    return tuple(made)
