"""Which lines of a paper are its title: from the word of its kind, or below a letterhead, to the first line of the text."""

from __future__ import annotations

import regex

from extract.headings import Line, is_capitals, number_of
from parsers.marks import OPENING, goes_on, is_decider

# KẾ HOẠCH | K Ế  H O Ạ C H | DỰ THẢO KẾ HOẠCH | KẾ HOẠCH (Dự thảo) | KẾ HOẠCH LIÊN NGÀNH | KẾ HOẠCH PHỐI HỢP | KÉ HOẠCH (misread)
_TITLE_ALONE = regex.compile(
    r"[\s*|]*(?:\(?d\s*ự\s*t\s*h\s*ả\s*o\)?\s*[:-]?\s*)?k\s*[ếêé]\s*h\s*o\s*[ạa]\s*c\s*h\s*(?:\(dự"
    r" thảo\)|liên (?:ngành|tịch)|phối hợp)?[\s*:.|]*"
)
# KẾ HOẠCH TỔ CHỨC TUẦN LỄ ... | KẾ HOẠCH Phát triển du lịch ...
_TITLE_INLINE = regex.compile(r"\s*KẾ\s+HOẠCH\s+\S")
# Kế hoạch xây dựng và nhân rộng ... giai đoạn 2021-2025: a news page's headline
_HEADLINE = regex.compile(r"\s*kế hoạch(?: số)?\s+\S")
# What opens the text after the title: Căn cứ Luật ...; Thực hiện Kế hoạch số ...; Nhằm ...; Để ...
_LEAD = regex.compile(
    r"\s*(?:-\s*)?(?:thực hiện|căn cứ|triển khai|thi hành|tiếp tục"
    r"|theo\b|trên cơ sở|xét\b|nhằm|để\b|với mục|trong (?:những"
    r"|thời)"
    r"|năm (?:\d{4}|học)|nhân|hưởng ứng|phát huy|được sự|được|ủy ban nhân dân"
    r"|ubnd|sở\b|ban\b|thanh tra|từ\b|qua\b|sau khi|ngày \d"
    r"|phòng|trường|công an|văn phòng|hiện nay|thời gian qua|chấp hành"
    r"|quán triệt|ngày|hội đồng|tại\b|để chủ động)"
)
# However short its line: Căn cứ Quyết định số ... | Thực hiện Kế hoạch số 12/KH-UBND
_STRONG_LEAD = regex.compile(
    r"\s*căn cứ (?:các |vào )?(?:luật|bộ luật|pháp lệnh|hiến pháp"
    r"|nghị|quyết|thông|chỉ thị|kế hoạch|công|văn bản|chương|hướng"
    r"|điều|kết luận)"
    r"|\s*thực hiện (?:kế hoạch|quyết định|chỉ thị|nghị quyết|công văn"
    r"|văn bản|thông báo|kết luận|chương trình) số .*(?:ngày|năm) \d"
)
# Nhân dịp kỷ niệm ..., Ủy ban nhân dân tỉnh xây dựng | Kế hoạch như sau: broken before the end of its sentence
_ISSUES_BELOW = regex.compile(
    r",\s(?:ủy ban nhân dân|ubnd|sở|ban)\b[^,;]{0,60}\b(?:xây dựng|ban hành|lập)(?:\skế)?\s*$"
)
# - Luật Đê điều ngày 29/11/2006; | - Chỉ thị số 7/CT-TTg: grounds listed right below the title
_LISTED = regex.compile(
    r"\s*[-–+•]\s*(?:luật|bộ luật|nghị định|nghị quyết|quyết định|chỉ thị|thông tư|kế hoạch|công văn)\b.*(?:ngày|năm|số) \d"
)
OPENS = regex.compile(
    r"như sau\s*[:.]?\s*$|với (?:các|những|một số) nội dung|cụ thể(?: như sau)?:\s*$|[;:]\s*$"
)
_NEXT_SENTENCE = regex.compile(r"\p{Ll}{2}[.] \p{Lu}")
_ATTACHED = regex.compile(r"\s*[(\[]?\s*(?:ban hành\s+)?(?:kèm theo|đính kèm)")
_PLACE_DATE_LINE = regex.compile(r"\s*\p{L}[\p{L} .-]{1,40},\s*ngày\s[\d\s.…]*tháng\s[\d\s.…]*năm\s")
_RULE = regex.compile(r"[\s\-_=*~.–—]{3,}$")


# CHỈ THỊ | PHƯƠNG ÁN | CHƯƠNG TRÌNH: other papers of the same form
_OTHER_TYPE = regex.compile(
    r"\s*(?:QUYẾT ĐỊNH|CHỈ THỊ|CHƯƠNG TRÌNH|PHƯƠNG ÁN|HƯỚNG DẪN"
    r"|THÔNG BÁO|CÔNG ĐIỆN|ĐỀ ÁN|NGHỊ QUYẾT|BÁO CÁO)[\s:.]*"
)
# Lines in capitals that are no title: KT. CHỦ TỊCH | | PHÓ CHỦ TỊCH
_NO_TITLE_LINE = regex.compile(
    r"[\s|]*(?:(?:TM|KT|TL|TUQ|Q)\b|(?:PHÓ )?(?:CHỦ TỊCH|GIÁM ĐỐC)|NƠI NHẬN|QUYẾT ĐỊNH)"
)
# Điều 1. Ban hành kèm theo Quyết định này Kế hoạch ...
_ISSUES_PLAN = regex.compile(r"(?:ban hành|phê duyệt)[^.;]{0,60}kế hoạch")
# THỰC TRẠNG CÔNG TÁC ...: a heading of the text, right below a title whose page lost the lines between
_UNNUMBERED = regex.compile(
    r"\s*(?:THỰC TRẠNG|SỰ CẦN THIẾT|CĂN CỨ|CƠ SỞ|ĐẶT VẤN ĐỀ|MỤC ĐÍCH|MỤC TIÊU|QUAN ĐIỂM|TÌNH HÌNH CHUNG|PHẦN (?:THỨ|I|1|MỞ))(?!\w)"
)
# THỰC HIỆN CHIẾN LƯỢC ... | HÀNH ĐỘNG THỰC HIỆN ...: so begins the title of a plan
_CARRIES_OUT = regex.compile(r"\s*(?:HÀNH ĐỘNG |TỔ CHỨC )?(?:TRIỂN KHAI|THỰC HIỆN)\s")
_OF_LETTERHEAD = {
    "number": regex.compile(r"\s*\|?\s*số\s*[:.]?[\s\d.…_]*\s?[/-]\s?\p{L}"),
    "day": regex.compile(r"\s*\p{L}[\p{L} .'-]{1,40},\s*ngày[\s\d.…]*tháng"),
    "motto": regex.compile(r"(?:.{0,80}\|)?\s*(?:cộng hòa xã hội|độc lập\s?-)"),
}
# V/v triển khai kế hoạch ... | Về việc tăng cường ... : the subject of a letter, under its number
_ABOUT_LINE = regex.compile(r"\s*(?:[Vv]/[Vv]|Về việc)\s*:?\s+\S")
TO = regex.compile(r"\s*kính gửi\b")


def title_index(lines: list[Line], lows: list[str]) -> int | None:
    """Index of the line that holds the word KẾ HOẠCH as the type of the paper."""
    for i, low in enumerate(lows[:120]):
        if "h" in low[-40:] and _TITLE_ALONE.fullmatch(low) and (is_capitals(lines[i][2]) or len(low) < 14):
            return i
    stop = next(
        (i for i, (_, _, t) in enumerate(lines) if number_of(t) or (len(t) > 80 and _LEAD.match(lows[i]))),
        0,
    )
    for i, (_, _, text) in enumerate(lines[:stop]):
        if _TITLE_INLINE.match(text) and is_capitals(text[:40]):
            return i
    below = letterhead_end(lows)  # a letterhead with its title in capitals says more than a headline above it
    bare = below > 0 and bare_title_end(lines, below) > below
    for i, low in enumerate(lows[: min(stop, 0 if bare else 120)]):
        if _HEADLINE.match(low) and len(low) < 320 and low.rstrip()[-1:] not in ".;:":
            return i
    if (first := _annexed_index(lines, lows)) is not None:
        return first
    grounds = next((i for i, low in enumerate(lows[:40]) if _STRONG_LEAD.match(low)), 40)
    others = (
        i
        for i, (_, _, text) in enumerate(lines[:grounds])
        if _OTHER_TYPE.fullmatch(text) or (i < 25 and _ABOUT_LINE.match(text))
    )
    return next(others, None)


def _annexed_index(lines: list[Line], lows: list[str]) -> int | None:
    """Index of the title of a plan that a Quyết định on the same page issues, where the page lost the word KẾ HOẠCH.

    Above "(Ban hành kèm theo Quyết định số ...)" it stands in capitals.
    """
    at = next((i for i, low in enumerate(lows[:250]) if _ATTACHED.match(low) and "quyết định" in low), 0)
    first = at
    while first and is_capitals(lines[first - 1][2]) and not _NO_TITLE_LINE.match(lines[first - 1][2]):
        first -= 1
    issues_plan = any(_ISSUES_PLAN.search(low) for low in lows[:first]) or _CARRIES_OUT.match(lines[first][2])
    return first if first < at and issues_plan else None


def letterhead_end(lows: list[str]) -> int:
    """Index of the first line below a letterhead that has its number and its day or motto; 0 where there is none."""
    seen: dict[str, int] = {}
    for i, low in enumerate(lows[:40]):
        if len(low) > 160 or _STRONG_LEAD.match(low):
            break
        for kind, pattern in _OF_LETTERHEAD.items():
            if pattern.match(low):
                seen[kind] = i + 1
    return max(seen.values()) if len(seen) > 1 else 0


def bare_title_end(lines: list[Line], first: int) -> int:
    """Index after the title in capitals that follows a letterhead, where the page lost the word KẾ HOẠCH; else `first`."""
    at = first
    while at < min(first + 5, len(lines)):
        text = lines[at][2]
        if not is_capitals(text) or is_decider(text) or number_of(text) or _OTHER_TYPE.fullmatch(text):
            break
        if at > first and _UNNUMBERED.match(text) and not goes_on(lines[at - 1][2]):
            break
        at += 1
    return at


def title_end(lines: list[Line], lows: list[str], first: int) -> int:
    """Index of the first line after the title: the title is one to six lines after (or on) the KẾ HOẠCH line."""
    below = lows[first + 1].strip() if first + 1 < len(lows) else ""
    alone = _TITLE_ALONE.fullmatch(
        lows[first]
    ) is not None or (  # QUYẾT ĐỊNH | Ban hành Kế hoạch ...; not | Căn cứ ...
        _OTHER_TYPE.fullmatch(lines[first][2]) is not None and _ISSUES_PLAN.match(below) is not None
    )
    at = first + 1
    taken = 0 if alone else 1
    while at < len(lines) and taken < 7:
        text = lines[at][2].strip()
        low = lows[at].strip()
        if TO.match(low):
            return at
        if _RULE.fullmatch(text):
            if taken:
                return at + 1
        elif taken and _ATTACHED.match(low):
            return _past_bracket(lows, at)
        elif _ATTACHED.match(low) or _PLACE_DATE_LINE.match(low):
            pass
        elif _ends_title(lines[at - 1][2] if taken else "", text, low, alone):
            break
        else:
            taken += 1
        at += 1
    return at


def _past_bracket(lows: list[str], at: int) -> int:
    """Index after "(Ban hành kèm theo Quyết định số ... của ...)", which may go over three lines, and its rule."""
    end = next(
        (i + 1 for i, low in enumerate(lows[at : at + 3], at) if low.rstrip(" ./")[-1:] in ")]"), at + 1
    )
    return end + 1 if end < len(lows) and _RULE.fullmatch(lows[end]) else end


def _ends_title(above: str, text: str, low: str, alone: bool) -> bool:
    """Whether a line stands below the title, whose last line is `above` ("" where it has none yet)."""
    if not above:
        return len(text) > 500
    capitals = is_capitals(text)
    if _is_sentence(text) and not capitals:
        return True
    if _is_opening(text, low) or number_of(text) or len(text) > (700 if capitals else 220):
        return not _ABOUT_LINE.match(text)  # "V/v" is no Roman number
    if is_decider(text) and not goes_on(above):
        return True
    if capitals:
        return not alone and not is_capitals(above)
    # a title in capitals is over where the first line of the text breaks off: "Thực hiện Quyết định số"
    return (
        is_capitals(above)
        and len(above) > 20
        and (goes_on(text) or ";" in text)
        and bool(OPENING.match(text))
    )


def _is_sentence(text: str) -> bool:
    """Whether a line is running text by its form: it comes to an end, or another sentence begins in it."""
    return len(text.split()) > 12 and (text[-1:] in ".;:" or _NEXT_SENTENCE.search(text) is not None)


def _is_opening(text: str, low: str) -> bool:
    if _STRONG_LEAD.match(low) or _LISTED.match(low):
        return True
    if _LEAD.match(low) and _ISSUES_BELOW.search(low) and not is_capitals(text):
        return True
    if OPENS.search(low) and (_LEAD.match(low) or len(text) > 60):
        return True
    return bool(_LEAD.match(low)) and not is_capitals(text) and (len(text) > 110 or text[-1:] in ";:.,")
