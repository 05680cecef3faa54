"""Which part of a class of bodies is meant: "UBND các xã biên giới", "UBND các xã Tân Thanh, Ba Sơn", "các sở được phân công"."""

from __future__ import annotations

import regex

from extract.body_grammar import END, HEAD, HEADS, LEVEL, PLACE_NAMES, PLACE_OWN, PROPER, STOP, STOPS

_ = r"[ \t\u00a0]"
_WORDS = rf"(?:{_}+(?!{STOP})[\p{{L}}\d]+){{0,8}}"
# the verb after a kind: hai huyện nghèo | giảm trên 6%, các xã còn lại | trồng mới 2 km
_VERB = (
    r"(?:giảm|tăng|đạt|còn|trồng|chuyển|trừ|mới|đều|phấn đấu|tối thiểu|tối đa|ít nhất|trung bình|bình quân|đầu tư|khắc phục"
    r"|nạo vét|sửa chữa|tu sửa|cắm|mua|xong|chưa|chăm sóc|thu|đóng|phun|tiêm|diễn tập|ra quân|bàn giao|nhân rộng|huy động|phải)"
)
# các xã | biên giới, | vùng cao, | khu vực III, | đặc biệt khó khăn, | điểm, | còn lại
_KINDS = (
    r"(?:(?:thuộc )?(?:vùng|khu vực|địa bàn|tuyến) )?(?:biên giới|ven biển|ven sông|ven đê|bãi ngang|hải đảo|miền núi|miền biển"
    r"|đồng bằng|trung du|trũng thấp|ngập lũ|ngoại thành|nội thành|đặc biệt khó khăn|khó khăn|nghèo|trọng điểm|(?:làm )?điểm(?! cầu)"
    r"|thí điểm|an toàn khu|bị ảnh hưởng|còn lại(?! của)|đã sáp nhập|mới thành lập)"
    r"|(?:thuộc )?vùng (?:cao|sâu|xa|dự án|dân tộc|đồng bào|lũ|dịch|nguyên liệu)"
    r"|(?:thuộc )?(?:khu vực|vùng|loại) (?:I{1,3}|1|2|3)(?!\p{L})"
)
# các xã | có rừng, | nơi có dự án, | có tên tại Phụ lục; not: có trách nhiệm, có kế hoạch
_HOLDERS = (
    r"(?:nơi )?có (?:rừng|biển|đê|kè|hồ|đập|sông|suối|cảng|chợ|bến|khu|cụm|tuyến|đường|cầu|di tích|mỏ|khoáng sản|làng|nghề|dự án|công trình"
    r"|diện tích|đất|dịch|ổ|nguy cơ|đồng bào|người|hộ|trường|lễ hội|cơ sở|nhà máy|tàu|thuyền|lồng|ao|vùng|điểm|tên|đơn vị|tổ chức|thủ tục"
    r"|dân tộc|doanh nghiệp|hợp tác xã|sản phẩm|mô hình|trang trại|số lượng|tỷ lệ|nhu cầu)(?!\p{L})"
)
# các sở | được phân công, | được giao chủ trì nhiệm vụ, | đăng ký về đích, | nêu tại mục III, | là thành viên, | chuyên ngành
_CHOSEN = (
    r"được (?:chọn|lựa chọn|giao|phân công|thụ hưởng|hỗ trợ|kiểm tra|thanh tra|phân bổ|đầu tư|thí điểm|chỉ định|nêu)"
    r"|đăng ký(?= (?:về đích|đạt|thực hiện|tham gia|xây dựng))"
    r"|thực hiện thí điểm|chủ trì (?:các )?(?:nhiệm vụ|nội dung|chương trình|dự án|tiểu dự án|chỉ tiêu)"
    r"|là thành viên|nêu (?:trên|tại|ở)|quy định tại"
    r"|(?:thuộc|nằm trong) (?:phạm vi|diện|đối tượng|danh mục|danh sách|kế hoạch|lộ trình|chương trình|dự án|nhóm)"
    r"|(?:quản lý )?chuyên ngành|quản lý nhà nước về"
)
# What follows a class and leaves but a part of it; matched in text as it stands
LIMIT = regex.compile(
    rf"{_}+(?:(?:{_KINDS}){END}(?:{_}+(?!{STOP}|{_VERB}{END})[\p{{L}}\d]+){{0,8}}(?:,{_}*(?:và{_}+)?(?:{_KINDS}){END})*|(?:{_HOLDERS}|{_CHOSEN}){END}{_WORDS})",
    stops=STOPS,
)
# Tân Thạch | xã Tân Thạch | Tân Thạch (huyện Châu Thành): where a place is, in brackets
_SITED = rf"{_}*\((?:thuộc{_}+)?{LEVEL}{_}+{PROPER}\)"
_UNIT = rf"(?:{LEVEL}{_}+)?{PLACE_OWN}(?:{_SITED})?"
_AND = rf"{_}*(?:,|;|và|,{_}*và){_}+"
# UBND các xã Tân Thanh | , Đồng Đăng và phường Kỳ Lừa
_MORE_PLACES = regex.compile(rf"(?:{_AND}{_UNIT})+", stops=STOPS, heads=HEADS)
_MORE_NAMES = regex.compile(rf"(?:{_AND}(?P<unit>(?:{LEVEL}{_}+)?{PLACE_OWN}))+", stops=STOPS, heads=HEADS)
_KIND = regex.compile(LEVEL)
# UBND xã Tân Thanh | , phường Kỳ Lừa
_NEXT_PLACE = regex.compile(
    rf"{_AND}(?P<unit>(?P<kind>{LEVEL}){_}+(?!{HEAD})(?P<name>{PROPER}|(?<=(?:[Pp]hường|[Qq]uận){_})\d{{1,2}}(?![\d/%])))",
    heads=HEADS,
)
# UBND các huyện, thành phố | : Cao Lộc, Lộc Bình; not: UBND các xã: Tuyên truyền, vận động
_PLACES = regex.compile(
    rf"{_}*:{_}*{_UNIT}(?:{_AND}{_UNIT})+(?={_}*(?:[.;:()|\n]|$)|,?{_}+{STOP})", stops=STOPS, heads=HEADS
)
# UBND các huyện ven biển | (An Biên, An Minh và thị xã Hà Tiên)
# hai huyện trọng điểm | là Hàm Thuận Nam và Hàm Thuận Bắc | gồm An Biên, An Minh
_BEING = regex.compile(
    rf"{_}+(?:là|gồm(?: có)?){_}*:?{_}+{_UNIT}(?:{_AND}{_UNIT})+", stops=STOPS, heads=HEADS
)
_IN_BRACKETS = regex.compile(rf"{_}*\({_}*{_UNIT}(?:{_AND}{_UNIT})+{_}*\)", stops=STOPS, heads=HEADS)
_CLASS = regex.compile(
    rf"(?:[Cc]ác|\d{{1,3}}|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu){_}+(?P<kinds>{LEVEL}(?:{_}*(?:,|và){_}*{LEVEL})*)"
    rf"(?:[^:(\n]{{0,60}}(?:[:(]|\blà\b|\bgồm(?: có)?\b:?){_}*|(?:{_}+(?:{_KINDS}))?{_}+)"
    rf"(?P<names>{_UNIT}(?:{_AND}{_UNIT})*)",
    stops=STOPS,
    heads=HEADS,
)
_NAMED_LAST = regex.compile(rf"(?r)(?:{_KINDS}){_}+(?!{HEAD}){PROPER}$", heads=HEADS)
_WHERE = regex.compile(_SITED)
_PLACE = regex.compile(rf"(?:(?P<kind>{LEVEL}){_}+)?(?P<name>{PROPER})")
# riêng | 03 huyện Vị Xuyên, Xín Mần | ba xã A, B, C: places that are counted before they are named
_COUNT = regex.compile(r"(?r)(?<![\p{L}\d/.,-])(?:\d{1,2}|hai|ba|bốn|năm|sáu|bảy)[ \u00a0]$")
_COUNTED = regex.compile(rf"(?<!\d)\d{{1,3}}{_}+{LEVEL}")


def heads_line(text: str, at: int) -> bool:
    """Whether nothing but a number or bullet stands before it on its line."""
    return not any(map(str.isalpha, text[text.rfind("\n", 0, at) + 1 : at].removeprefix("a)")))


def part_end(text: str, end: int, stop: int, named: bool) -> int:
    """Where the words end that leave but a part of the class that ends at `end`; `named`: a place is named already."""
    for pattern in (_MORE_PLACES,) if named else (LIMIT, _PLACES, _BEING, _IN_BRACKETS):
        if found := pattern.match(text, end, stop):
            end = found.end()
    if not named and (more := _MORE_PLACES.match(text, end, stop)) and _NAMED_LAST.search(text[:end]):
        end = more.end()  # các huyện trọng điểm Pác Nặm | , Ba Bể, Ngân Sơn
    return end


def counted_places(text: str, low: str, at: int, stop: int, end: int) -> int | None:
    """Where the number stands before "huyện" or "xã" at `[at, stop)` that counts the places listed behind; None where there is none."""
    count = _COUNT.search(low, max(0, at - 5), at)
    return count.start() if count and PLACE_NAMES.match(text, stop, end) else None


def next_place(text: str, end: int, stop: int) -> regex.Match[str] | None:
    """The place behind a named one, whose committee is meant too: "UBND xã Tân Thanh, phường Kỳ Lừa"; groups unit, kind, name."""
    return _NEXT_PLACE.match(text, end, stop)


def places_behind(text: str, place: str, end: int) -> tuple[str, ...]:
    """The places listed behind a named one, of its kind unless they tell theirs: "(trừ huyện Sông Hinh | , Đồng Xuân)".

    >>> places_behind("huyện Sông Hinh, Đồng Xuân và thị xã Sông Cầu", "huyện Sông Hinh", 15)
    ('huyện Đồng Xuân', 'thị xã Sông Cầu')
    """
    listed, kind = _MORE_NAMES.match(text, end), _KIND.search(place)
    found: list[str] = []
    for unit in listed.captures("unit") if listed and kind else ():
        own = _KIND.match(unit)
        found.append(unit if own else f"{kind[0]} {unit}")
        kind = own or kind
    return tuple(found)


def is_part(words: str) -> bool:
    """Whether words for a class mean but some of it, which they do not name.

    >>> is_part("UBND các xã biên giới"), is_part("UBND 12 xã"), is_part("Các sở, ban, ngành cấp tỉnh")
    (True, True, False)
    """
    return bool(LIMIT.search(words) or _COUNTED.search(words))


def ends_with_places(words: str) -> bool:
    """Whether words for a class end with the places that they list.

    >>> ends_with_places("UBND các xã: Cái Bè, Hội Cư"), ends_with_places("UBND các xã Cái Bè, Hội Cư, Sở Y tế")
    (True, False)
    """
    listed = _CLASS.search(words)
    return listed is not None and listed.end() == len(words.rstrip(" .)"))


def places_of(words: str) -> tuple[str, ...]:
    """The places that words for a class list by name, with their kind where it is told; empty where they list none.

    >>> places_of("UBND các xã Tân Thanh, Đồng Đăng và phường Kỳ Lừa")
    ('xã Tân Thanh', 'xã Đồng Đăng', 'phường Kỳ Lừa')
    >>> places_of("UBND các huyện, thị xã ven biển (An Biên và thị xã Hà Tiên)"), places_of("UBND các xã, phường")
    (('An Biên', 'thị xã Hà Tiên'), ())
    >>> places_of("UBND các xã điểm: Tân Thạch (huyện Châu Thành), Vang Quới Tây (huyện Bình Đại)")
    ('xã Tân Thạch', 'xã Vang Quới Tây')
    >>> places_of("UBND các huyện, thành phố Gia Nghĩa")
    ()
    """
    listed = _CLASS.search(words)
    if listed is None:
        return ()
    kinds = regex.findall(LEVEL, listed["kinds"])
    if len(kinds) > 1 and not words[listed.end("kinds") : listed.start("names")].strip():
        return ()  # "UBND các huyện, thành phố Gia Nghĩa": all districts and the city
    kind = kinds[0].lower() if len(kinds) == 1 else ""
    found = []
    for place in _PLACE.finditer(_WHERE.sub("", listed["names"])):
        if place["kind"]:
            kind = place["kind"].lower() if len(kinds) == 1 else ""
        found.append(f"{(place['kind'] or kind).lower()} {place['name']}".strip())
    return tuple(found)
