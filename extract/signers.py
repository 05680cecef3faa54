"""The signature block (authority, post, name) and the list of recipients (Nơi nhận)."""

from __future__ import annotations

import regex

from extract.blocks import (
    NAME,
    POSTS,
    TITLES,
    Piece,
    clean_name,
    condensed,
    is_post,
    is_surname,
    looks_like_name,
    lost_letter,
    mended_post,
    pieces_of,
)
from extract.body_case import body_case
from extract.evidence import evidence_of
from extract.folding import fold, tidy
from extract.headings import is_capitals
from extract.names import write_out
from extract.records import Citation, Evidence, Signer, Span
from extract.zones import Zones
from parsers.document import Document

_OF_OTHERS = regex.compile(r"của|phòng|sở|ủy ban|ubnd")
_NO_SIGNER = regex.compile(r"phêduyệt|ngườilập")
_BULLET = regex.compile(r"[-–+•]")
_APPROVAL = regex.compile(r"(?:người lập[\p{L} ]* )?(?:phê )?duyệt\b")
# TM. ỦY BAN NHÂN DÂN | KT.GIÁM ĐỐC | T/M BAN CHỈ ĐẠO | TUQ. CHỦ TỊCH | Q. GIÁM ĐỐC | QUYỀN CHỦ TỊCH | TM ỦY BAN
_AUTHORITY = regex.compile(
    r"(?P<abbr>TM|KT|TL|TUQ|T/M|K/T|T/L|T\.M|K\.T|T\.L|TƯQ|Q)(?:\s*[./]\s*"
    r"|\s+(?=\p{Lu}{2}))(?P<rest>.*)|(?P<full>QUYỀN|THAY MẶT|KÝ THAY"
    r"|THỪA LỆNH|THỪA ỦY QUYỀN)\s+(?P<rest2>.*)"
)
_ABBREVIATIONS = {
    "T/M": "TM.",
    "K/T": "KT.",
    "T/L": "TL.",
    "T.M": "TM.",
    "K.T": "KT.",
    "T.L": "TL.",
    "TƯQ": "TUQ.",
    "QUYỀN": "Q.",
    "THAY MẶT": "TM.",
    "KÝ THAY": "KT.",
    "THỪA LỆNH": "TL.",
    "THỪA ỦY QUYỀN": "TUQ.",
}


def find_signer(document: Document, zones: Zones, told: dict[str, str], issuer: str | None = None) -> Signer:
    """Who signed: name, own post, authority. A part that is not shown is None; a metadata table may give the name.

    Of joint issuers ("A - B") the head of the first-named signs; beside an approval (PHÊ DUYỆT) the issuer's own head.
    """
    span = zones.signature
    pieces, authority, position, name, at = _read(document, span, issuer)
    if not (authority or position or name) and (above := _of_decision(document.text, zones)):
        span = above
        pieces, authority, position, name, at = _read(document, span, issuer)
    told_name = told.get("signer")
    rule, confidence = "signature_block", 0.95
    if name is None and told_name and NAME.fullmatch(TITLES.sub("", told_name)):
        rule, confidence, shown = "metadata", 0.85, TITLES.sub("", told_name)
        if position is None and authority is None:
            position = told.get("position")
        return Signer(
            shown,
            _position_case(position) if position else None,
            authority,
            Evidence((0, 0), None, told_name, rule, confidence),
        )
    if name is None and position is None and authority is None:
        return Signer(None, None, None, None)
    where = name.span if name else pieces[max(0, at - 1)].span if pieces else span
    if document.guessed(*where):
        confidence = 0.8
    shown_name = clean_name(name.text) if name else None
    evidence = evidence_of(document, where, rule, confidence)
    return Signer(shown_name, _position_case(position) if position else None, authority, evidence)


_Block = tuple[list[Piece], str | None, str | None, Piece | None, int]


def _read(document: Document, span: Span, issuer: str | None) -> _Block:
    """(pieces of a closing block, authority, post, name, index of the piece after the post)."""
    pieces = _own_column(pieces_of(document, span), issuer)
    authority, position, at = _authority_and_post(pieces)
    name = _name(pieces, at) if pieces else None
    if name is None and (at == len(pieces) or (at == 0 and position is None)):
        name = _last_name(pieces[:at] if at else pieces)  # lost columns put a name before its post
    if name and document.format == "scan" and len(clean_name(name.text).split()) < 3:
        name = None  # a stamp covers surnames: half a name is no name
    if name and position and authority is None:
        authority = _left_behind(pieces[pieces.index(name) + 1 :])
    return pieces, authority, position, name, at


_CLOSING = regex.compile(r"\n\s*(?:\|\s*)?(?:Nơi nhận|(?:TM|KT|TUQ|Q)\s*\.|CHỦ TỊCH|GIÁM ĐỐC)")
_ARTICLES = regex.compile(r"(?:\n\s*Điều \d+\b[^\n]*)+")


def _of_decision(text: str, zones: Zones) -> Span | None:
    """The closing block of the Quyết định that stands above the plan it issues, below its last article; None where none does."""
    last = max((m.end() for m in _ARTICLES.finditer(text, *zones.header)), default=None)
    if last is None:
        return None
    block = _CLOSING.search(text, last, zones.header[1])
    return (block.start(), zones.header[1]) if block else None


def _same_body(name: str, line: str) -> bool:
    """Whether a line above a signature is this body's, its place aside: "BỘ CHỈ HUY QUÂN SỰ" of a Bộ Chỉ huy quân sự tỉnh."""
    one, other = fold(name), fold(write_out(line))
    return one in other or (len(other.split()) >= 3 and other in one)


def _own_column(pieces: list[Piece], issuer: str | None) -> list[Piece]:
    """Of several signers' columns, the one of the (first-named) issuer; an approver's column goes."""
    first, *others = (issuer or "").split(" - ")
    if others:
        heads = [i for i, p in enumerate(pieces) if is_capitals(p.text) and _same_body(first, p.text)]
        if not heads:  # "TM. BAN THƯỜNG VỤ TỈNH ĐOÀN" beside "KT. GIÁM ĐỐC"
            named = [
                i for i, p in enumerate(pieces) if looks_like_name(p.text) and is_surname(p.text.split()[0])
            ]
            of_other = len(named) > 1 and any(
                is_capitals(p.text) and fold(other).removesuffix(" tỉnh") in fold(p.text)
                for p in pieces[: named[0]]
                for other in others
            )
            heads = [named[0] + 1] if of_other else []
        return pieces[heads[0] if heads else 0 :]
    approval = next(
        (i for i, p in enumerate(pieces) if _APPROVAL.match(fold(p.text)) and is_capitals(p.text)), None
    )
    if approval is None:
        return pieces
    drawn_up = any(fold(p.text).startswith("người lập") for p in pieces)
    if fold(pieces[approval].text).startswith("người lập"):  # both columns' heads on one line
        return pieces[max((i for i, p in enumerate(pieces) if is_post(p.text)), default=0) :]
    if drawn_up and not _OF_OTHERS.search(fold(pieces[approval].text)):
        return pieces[approval + 1 :]  # DUYỆT beside NGƯỜI LẬP: the head of the same office signs
    posts = [
        i
        for i, p in enumerate(pieces)
        if is_post(p.text) or (is_capitals(p.text) and _AUTHORITY.match(p.text))
    ]
    if any(i < approval for i in posts):
        return pieces[:approval]
    first_name = next(
        (i for i, p in enumerate(pieces) if i > approval and looks_like_name(p.text)), len(pieces)
    )
    later = [i for i in posts if i > first_name]
    return pieces[later[0] :] if later else pieces[approval + 1 :]


def _authority_and_post(pieces: list[Piece]) -> tuple[str | None, str | None, int]:
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
            if authority == new and _post_seen(pieces[:i]):
                break  # a second signer's column
            authority, awaiting = new, new != "Q."
            if new == "Q." and rest and is_post(rest):
                return authority, rest, i + 1
            continue
        own = authority == "TM." or awaiting or authority is None
        if own and is_post(text) and not _NO_SIGNER.match(condensed(text)):
            after = pieces[i + 1].text if i + 1 < len(pieces) else ""
            if (
                awaiting
                and authority == "KT."
                and i
                and pieces[i - 1].text.strip(" .") == "KT"
                and is_post(after)
            ):
                continue  # "KT." / "TRƯỞNG BAN" / "PHÓ TRƯỞNG BAN": the head's post stands on a line of its own
            wrapped = is_capitals(after) and _is_whole(text + after) and not is_post(after)
            return authority, _own_post(f"{text} {after}" if wrapped else text), i + (2 if wrapped else 1)
        if own and is_capitals(text) and i + 1 < len(pieces) and _is_whole(text + pieces[i + 1].text):
            return authority, _own_post(f"{text} {pieces[i + 1].text}"), i + 2  # "PHÓ GIÁM" / "ĐỐC"
    return authority, None, len(pieces) if authority else 0


def _left_behind(pieces: list[Piece]) -> str | None:
    """The authority that lost columns left after the name; none where another signer's post follows it."""
    found = [m for p in pieces if is_capitals(p.text) and (m := _AUTHORITY.match(p.text))]
    if len(found) != 1 or _post_seen(pieces):
        return None
    key = found[0]["abbr"] or found[0]["full"]
    return _ABBREVIATIONS.get(key, f"{key}.")


def _is_whole(text: str) -> bool:
    """Whether two lines put together are a post, one lost letter aside."""
    return condensed(text) in POSTS or condensed(text) in lost_letter()


def _post_seen(pieces: list[Piece]) -> bool:
    """Whether a post stands alone among the pieces."""
    return any(is_post(p.text) and not _AUTHORITY.match(p.text) for p in pieces)


_REMARK = regex.compile(r"\s*\(.*\)\s*$")  # GIÁM ĐỐC (đã ký)


def _own_post(post: str) -> str:
    return tidy(mended_post(_REMARK.sub("", post)))


def _name(pieces: list[Piece], start: int) -> Piece | None:
    """The first name after the post; with its last word, where a wrapped line parts it: "Lê Văn" / "Tám"."""
    at = next((i for i, p in enumerate(pieces[start:], start) if looks_like_name(p.text)), None)
    if at is None:
        return None
    name, behind = pieces[at], pieces[at + 1 : at + 2]
    if behind and _OPEN_NAME.search(name.text) and _LAST_WORD.fullmatch(behind[0].text):
        return Piece(f"{name.text} {behind[0].text}", (name.span[0], behind[0].span[1]))
    return name


# Lê Văn | Nguyễn Thị | Trần Thị Thu: a name that lacks its last word; the word
_OPEN_NAME = regex.compile(
    r"^\p{Lu}\p{Ll}+ (?:Văn|Thị|Đình|Hữu|Đức|Ngọc|Quang|Xuân|Minh|Thanh|Thị \p{Lu}\p{Ll}+)$"
)
_LAST_WORD = regex.compile(r"\p{Lu}\p{Ll}{1,6}")


def _last_name(pieces: list[Piece]) -> Piece | None:
    named = [p for p in pieces if looks_like_name(p.text) and is_surname(p.text.split()[0])]
    return named[-1] if named else None


_CAPITAL_WORDS = {
    "chủ tịch": "Chủ tịch",
    "giám đốc": "Giám đốc",
    "bí thư": "Bí thư",
    "chánh": "Chánh",
    "văn phòng": "Văn phòng",
    "thanh tra": "Thanh tra",
    "trưởng ban": "Trưởng ban",
    "sở": "Sở",
    "hiệu trưởng": "Hiệu trưởng",
    "chi cục": "Chi cục",
    "ubnd": "UBND",
    "trưởng phòng": "Trưởng phòng",
    "tổng giám": "Tổng Giám",
}


_CAPITALS = [(word, regex.compile(rf"\b{word}\b"), cased) for word, cased in _CAPITAL_WORDS.items()]


# CHI CỤC TRƯỞNG CHI CỤC KIỂM LÂM | GIÁM ĐỐC BỆNH VIỆN | TRƯỞNG PHÒNG: a post and the unit it is of
_UNIT = regex.compile(
    r"(?<=giám đốc|chủ tịch|trưởng|phó) (?:chi cục(?! trưởng)|trung tâm|bệnh viện|công an|sở|trường|viện|hạt|ban quản lý) ?"
)


def _position_case(post: str) -> str:
    """A post in sentence case: "PHÓ CHỦ TỊCH" -> "Phó Chủ tịch".

    >>> _position_case("PHÓ CHÁNH THANH TRA"), _position_case("CH Ủ TỊCH")
    ('Phó Chánh Thanh tra', 'Chủ tịch')
    """
    letters = condensed(post)
    for spaced in ("phó chủ tịch", "chủ tịch", "phó giám đốc", "giám đốc"):
        if letters == spaced.replace(" ", ""):
            post = spaced
    low = fold(post)
    if low.endswith(" tt"):  # PHÓ TRƯỞNG BAN TT
        low, post = f"{low[:-2]}Thường trực", f"{post[:-2]}thường trực"
    if unit := _UNIT.search(low):
        return f"{_position_case(post[: unit.start()])} {body_case(post[unit.start() + 1 :])}"
    for word, pattern, cased in _CAPITALS:
        if word in low:
            low = pattern.sub(cased, low)
    return low[:1].upper() + low[1:]


def is_draft(
    symbol: str | None, issued_on: str | None, signer: Signer, citations: tuple[Citation, ...]
) -> bool:
    """No signer's name, or number and day both blank; a plan issued with a Quyết định has that paper's."""
    if any(c.relation == "annexed_to" for c in citations):
        return False
    blank = symbol is None or not symbol[:1].isdigit()
    return signer.name is None or (blank and len(issued_on or "") < 10)
