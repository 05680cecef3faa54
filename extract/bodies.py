"""Which bodies a text names: departments, committees, units and classes of them ("các sở, ban, ngành"), in one pass.

Words that can begin a name stand in `reference/actors.csv`; one literal scan finds them, then a small grammar reads on:
the name itself, its list ("các huyện, thị xã, thành phố"), and its place ("cấp tỉnh", "thuộc Sở").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import ahocorasick_rs
import regex

from extract.folding import bare, lower_same_length
from extract.names import department_key, department_named
from extract.records import Bearer
from extract.reference import bodies, rows


@dataclass(frozen=True, slots=True)
class Actor:
    """A body or class of bodies at `[start, end)`, with the head of it ("Thủ trưởng các sở") where one is named.

    `body_id` is the registry's id (`y-te`), a class (`so_ban_nganh`, `cap_huyen`, `don_vi_truc_thuoc`...) or a class with
    its own name (`cap_huyen:loc-binh`). `level` is province, department, district, commune, unit, internal (a room of the
    issuer), party, central, other or empty. `exceptions` are the bodies after "trừ".
    """

    text: str
    start: int
    end: int
    body_id: str | None
    level: str
    plural: bool = False
    exceptions: tuple[str, ...] = ()

    def bearer(self) -> Bearer:
        """The actor as a record holds it."""
        return Bearer(" ".join(self.text.split()), self.body_id)


@dataclass(frozen=True, slots=True)
class _Word:
    form: str
    body_id: str
    level: str


def _load() -> tuple[list[str], list[list[_Word]]]:
    table: dict[str, list[_Word]] = {}
    for row in rows("actors.csv"):
        for word in row["words"].split("|"):
            table.setdefault(word, []).append(_Word(row["form"], row["body_id"], row["level"]))
    return list(table), list(table.values())


_WORDS, _ENTRIES = _load()
_SCAN = ahocorasick_rs.AhoCorasick(_WORDS, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
_TERMS = {
    word: e for word, entries in zip(_WORDS, _ENTRIES, strict=True) for e in entries if e.form == "term"
}
_OPEN = {word: e for word, entries in zip(_WORDS, _ENTRIES, strict=True) for e in entries if e.form == "open"}
_TERM = "|".join(regex.escape(w) for w in sorted(_TERMS, key=len, reverse=True))
_LEVEL_WORD = r"(?:tỉnh|tnh|thành phố|thành|tp\b\.?|huyện|thị xã|quận|xã(?! hội)|phường|thị trấn|đặc khu|khu vực)(?! (?:đoàn|ủy))"
# ", ban, ngành" | " và đoàn thể" | "; đơn vị" of "các sở, ban, ngành và đoàn thể"
_LIST = regex.compile(
    rf"(?:\s*(?:,|;|/|-|\s(?:và|hoặc)\s)\s*(?:các\s+)?(?i:{_TERM})(?!\p{{L}})(?!\s+(?!UBND|Tỉnh|Trung ương)\p{{Lu}}))+"
)
_ITEM = regex.compile(rf"(?:{_TERM})(?!\p{{L}})")
_PROPER = r"\p{Lu}[\p{L}’']*(?:[ -]\p{Lu}[\p{L}’']*){0,3}"
# " các huyện, thị xã, thành phố" | " tỉnh Sơn La" | " cấp xã" | " TP. Vinh"
_PLACE = regex.compile(
    rf"\s+(?:cấp\s+)?(?P<many>các\s+)?(?P<level>(?i:{_LEVEL_WORD})(?!\p{{L}}))(?P<more>(?:\s*(?:,|và|hoặc|/|-)\s*(?:các\s+)?(?i:{_LEVEL_WORD})(?!\p{{L}}))*)(?P<name>\s+(?!UBND|Thủ |Ban |Sở |Phòng ){_PROPER})?"
)
# " có liên quan" | " trực thuộc" | " trên địa bàn tỉnh" | " thuộc Sở" | " của huyện" | " trong ngành" | " thuộc khối thi đua"
_TAIL = regex.compile(
    r"\s+(?:(?:có\s+)?liên quan|chức năng|chuyên môn(?: nghiệp vụ)?|nghiệp vụ|trực thuộc(?:\s+[Ss]ở(?!\p{L}))?|thuộc,? (?:và )?trực thuộc(?:\s+[Ss]ở(?!\p{L}))?|sự nghiệp|trong (?:toàn )?(?:tỉnh|ngành|huyện|trường|xã)|toàn (?:tỉnh|ngành|huyện|xã)|ngoài công lập|công lập)(?!\p{L})"
    rf"|\s+(?:(?:trực )?thuộc|của|trên địa bàn|đóng trên địa bàn|ở)\s+(?:(?:các\s+)?(?:UBND\s+|Ủy ban nhân dân\s+|Uỷ ban nhân dân\s+)?(?i:{_LEVEL_WORD})(?!\p{{L}})(?:,? (?:và )?(?i:{_LEVEL_WORD})(?!\p{{L}}))*(?:\s+{_PROPER})?"
    r"|(?:các\s+)?(?:[Ss]ở|[Nn]gành|[Kk]hối thi đua|[Cc]ụm thi đua|[Tt]rường|[Cc]hi cục|[Bb]an|[Đđ]ơn vị|[Pp]hạm vi quản lý)(?!\p{L})(?:\s(?:Y tế|[Nn]ội vụ|\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*)*))?)"
)
# Words that cannot stand in a name: what follows is the predicate or the next body.
_STOP = (
    r"(?:chủ (?:trì|động|yếu)|phối hợp|tham (?:mưu|gia)|xây dựng|ban hành|có|thực hiện|là|làm|tổ chức|hướng dẫn|tiếp (?:tục|nhận)|chịu|căn cứ|triển khai|theo|tổng (?:hợp|kết)|báo cáo|đôn đốc|kiểm tra"
    r"|giám sát|rà soát|bố trí|cân đối|[đb]ảm bảo|bảo đảm|đề (?:nghị|xuất)|yêu cầu|giao|giúp|hỗ trợ|cung cấp|cập nhật|quán triệt|tuyên truyền|phổ biến|vận động|đăng|gửi|nộp|lập|cử|mở|đưa|phát|phê duyệt|thẩm định|trình|xem xét"
    r"|chuẩn bị|sử dụng|chỉ đạo|lãnh đạo|phụ trách|được|phải|cần|sẽ|đã|đang|không|để|về|trong|tại|trên|dưới|từ|khi|nếu|do|của|cho|với|vào|ra|và|hoặc|cùng|các|những|mỗi|từng|trước|sau|hằng|hàng|định kỳ|thường (?:xuyên|trực)"
    r"|kịp thời|nghiêm túc|nhằm|gồm|bao gồm|thuộc|trực thuộc|liên quan|như|thông (?:qua|báo)|phân công|duy trì|tăng cường|đẩy mạnh|nâng cao|lồng ghép|khẩn trương|chậm nhất|hoàn thành|xác (?:định|nhận)|lựa chọn|giới thiệu|ký|thành lập"
    r"|kiện toàn|đánh giá|sơ kết|khen thưởng|biểu dương|nghiên cứu|ứng dụng|tập (?:trung|huấn)|cụ thể|nêu|này|đó|quyết định|thẩm tra|quy định|in|soạn|biên soạn|viết|chọn|xử lý|vận hành|theo dõi|quản lý chặt|lắp đặt|mua|cấp|chi trả|đối chiếu|thường|luôn|ngày|tháng|năm|quý"
    r"|tỉnh|thành phố|huyện|thị xã|quận|xã(?! hội)|phường|thị trấn|đặc khu)"
)
_HEADS = r"(?:Sở|Phòng|UBND|Ủy ban|Uỷ ban|Ban|Trung tâm|Chi cục|Cục|Công an|Văn phòng|Thanh tra|Hội|Đoàn|Mặt trận|MTTQ|Trường|Bệnh viện|Công ty|Bộ|Đài|Báo|Liên đoàn|Kho bạc|Bảo hiểm|Thủ trưởng|Chủ tịch|Giám đốc|Các|Viện|Tòa|Huyện đoàn|Tỉnh đoàn|Hiệp hội|Quỹ|Trạm|Hạt|Ngân hàng|Bưu điện|Điện lực|Viễn thông|Tổng công ty|Đảng ủy|Huyện ủy|Tỉnh ủy|Ngành|Lực lượng|Đồng chí|Ông|Bà)(?!\p{L})"
# Kế hoạch - Tài chính | Văn hóa, Thể thao và Du lịch | Y tế | GD&ĐT | Kiểm soát bệnh tật
_NAME = regex.compile(
    rf"\s+(?=\d{{1,3}}(?!\d|/))\d+|\s+(?!{_HEADS})[\p{{Lu}}][\p{{L}}\d&]*(?:\s+(?!{_STOP}(?!\p{{L}}))\p{{Ll}}+){{0,5}}"
    rf"(?:(?:\s*[-–&]\s*|,\s+|\s+và\s+|\s+)(?!{_HEADS})\p{{Lu}}[\p{{L}}\d&]*(?:\s+(?!{_STOP}(?!\p{{L}}))\p{{Ll}}+){{0,5}}){{0,7}}"
)
# GD&ĐT | LĐ-TB&XH | VH, TT&DL | NN và PTNT | LĐ - TB và XH
_ABBREVIATED = regex.compile(
    r"[A-ZĐ]{2,}(?:\s?[&,–-]\s?[A-ZĐ]{2,}|\s+và\s+[A-ZĐ]{2,}(?!\p{Ll})){0,3}(?!\p{L})"
)
_EXCEPT = regex.compile(
    r"\s*[(,]?\s*(?:trừ|ngoại trừ|không (?:bao )?gồm|không kể)\s+(?P<who>[^);.\n]{3,120}?)(?:\)|(?=[;.\n]|\s(?:xây dựng|ban hành|lập|căn cứ|thực hiện|có trách nhiệm|báo cáo|gửi|chủ động|khẩn trương|tổ chức|phải)\s|$))"
)
_BLANK = frozenset(" \t\u00a0")


@cache
def _departments() -> regex.Pattern[str]:
    """Names of departments without "Sở", longest first, however their parts are joined."""
    names = {
        " ".join(department_key(n).split()[1:])
        for b in bodies()
        if b.kind == "so"
        for n in (b.name, *b.aliases)
    }
    joint = r"(?:\s*[,–-]\s*|\s+)(?:(?:và|&)\s*)?"
    made = "|".join(joint.join(map(regex.escape, n.split())) for n in sorted(names, key=len, reverse=True))
    return regex.compile(rf"(?:{made})(?!\p{{L}})")


@cache
def _department_id(name: str) -> str | None:
    body = department_named("Sở " + name)
    return body.id if body else None


def find_bodies(
    text: str, start: int = 0, end: int | None = None, low: str | None = None
) -> tuple[Actor, ...]:
    """The bodies named in `text[start:end]`, in order, none inside another; `low` is the folded text if at hand.

    >>> [(a.text, a.body_id) for a in find_bodies("Sở GD&ĐT phối hợp Công an tỉnh; UBND các huyện, thành phố")]
    [('Sở GD&ĐT', 'gddt'), ('Công an tỉnh', 'cong-an-tinh'), ('UBND các huyện, thành phố', 'cap_huyen')]
    """
    end = len(text) if end is None else end
    low = lower_same_length(text) if low is None else low
    found: list[Actor] = []
    cursor, begin, many, person = start, -1, False, ""
    upto = start  # where the quantifier or the post before a name ends
    for index, at, stop in _SCAN.find_matches_as_indexes(low[start:end]):
        at, stop = at + start, stop + start
        if at < cursor or (at and low[at - 1].isalpha()) or (stop < len(low) and low[stop].isalnum()):
            continue
        if begin < 0 or low[upto:at].strip(" \t\u00a0"):
            begin, many, person = -1, False, ""
        entries = _ENTRIES[index]
        form = entries[0].form
        if form in ("quantifier", "person"):
            begin = at if begin < 0 else begin
            many, person = many or form == "quantifier", person or (_WORDS[index] if form == "person" else "")
            cursor = upto = stop
            continue
        if form == "decoy":
            cursor, begin = stop, -1
            continue
        for entry in entries:
            made = _read(text, low, entry, at, stop, end, begin >= 0, many)
            if made:
                for actor in made:
                    found.append(_with_head(text, actor, begin, person, many) if actor is made[0] else actor)
                found[-1], cursor = _with_exceptions(text, found[-1], end)
                break
        begin, many, person = -1, False, ""
    return tuple(found)


def _with_head(text: str, actor: Actor, begin: int, person: str, many: bool) -> Actor:
    """The actor with what stands before its name: "các", "Thủ trưởng các", "Chủ tịch"."""
    if begin < 0:
        return actor
    body_id, level = actor.body_id, actor.level
    if person == "chánh văn phòng" and body_id == "ubnd-tinh":
        body_id = "van-phong-ubnd"
    if person and body_id == "so":
        body_id, level = "lanh_dao_so", "internal"
    return replace(
        actor,
        text=text[begin : actor.end],
        start=begin,
        body_id=body_id,
        level=level,
        plural=actor.plural or many,
    )


def _with_exceptions(text: str, actor: Actor, end: int) -> tuple[Actor, int]:
    """The actor with the bodies after "trừ", and where they end."""
    m = _EXCEPT.match(text, actor.end, min(end, actor.end + 160))
    if m is None:
        return actor, actor.end
    inner = find_bodies(m["who"])
    return replace(actor, exceptions=tuple(a.text for a in inner) or (m["who"].strip(),)), m.end()


def _read(
    text: str, low: str, entry: _Word, at: int, stop: int, end: int, led: bool, many: bool
) -> list[Actor]:
    """The body whose name begins with the word at `[at, stop)`; empty where it is an ordinary word."""
    if entry.form == "so":
        return _read_departments(text, low, at, stop, end, led, many)
    if entry.form == "term":
        first, _, second = text[at:stop].partition(" ")
        if second[:1].isupper() and not many and (opened := _OPEN.get(first.lower())):
            return _read(text, low, opened, at, at + len(first), end, led, many)
        if (
            first[:1].isupper()
            and not led
            and (name := _NAME.match(text, stop, end))
            and (opened := _OPEN.get(first.lower()))
        ):
            stop, level, plural, _ = _place(text, low, name.end(), end, entry.level)
            return [Actor(text[at:stop], at, stop, opened.body_id, level, plural)]
        return _read_class(text, low, entry, at, stop, end, led)
    level, body_id = entry.level, entry.body_id
    if entry.form == "open":
        name = _NAME.match(text, stop, end)
        capital = text[at].isupper()
        if name is None or (
            entry.body_id in ("to", "bo", "bao-dai", "doanh_nghiep", "hoi", "ban", "don_vi") and not capital
        ):
            if entry.body_id not in ("van_phong", "thanh_tra", "ban-chi-dao", "ban_to_chuc") or not capital:
                return []
        else:
            stop = name.end()
    elif low.endswith("sở", at, stop) and (name := _departments().match(low, stop + 1, end)):
        stop = name.end()
    stop, level, plural, place = _place(text, low, stop, end, level)
    if entry.form == "ubnd":
        if place is None and not capital_after(text, stop):
            body_id = "ubnd"
        body_id = _committee(place, plural)
        level = {"ubnd-tinh": "province", "ubnd_thanh_pho": "province"}.get(body_id, level)
    elif body_id == "cong-an":
        body_id = {"province": "cong-an-tinh", "district": "cong_an_huyen", "commune": "cong_an_xa"}.get(
            level, "cong-an"
        )
    elif body_id == "thanh_tra" and level == "province":
        body_id = "thanh-tra"
    return [Actor(text[at:stop], at, stop, body_id, level, plural)]


def capital_after(text: str, stop: int) -> bool:
    """Whether a proper name follows."""
    return text[stop + 1 : stop + 2].isupper()


def _committee(place: regex.Match[str] | None, plural: bool) -> str:
    """The id of a People's Committee by the place after it."""
    if place is None:
        return "ubnd"
    level = _level_of(place["level"])
    name = (place["name"] or "").strip()
    if level == "province":
        return "ubnd-tinh"
    cls = "cap_xa" if level == "commune" else "cap_huyen"
    if plural or not name:
        return (
            "ubnd_thanh_pho" if not plural and place["level"].lower() in ("thành phố", "tp", "tp.") else cls
        )
    return f"{cls}:{bare(name).replace(' ', '-')}"


def _level_of(word: str) -> str:
    word = word.lower()
    if word in ("tỉnh", "tnh"):
        return "province"
    if word in ("xã", "phường", "thị trấn", "đặc khu"):
        return "commune"
    return "district"


def _place(
    text: str, low: str, stop: int, end: int, level: str
) -> tuple[int, str, bool, regex.Match[str] | None]:
    """(end, level, plural, match) after the place and the tails that follow a name."""
    plural, place = False, None
    if m := _PLACE.match(text, stop, end):
        place, stop = m, m.end()
        plural = bool(m["many"] or m["more"])
        level = _level_of(m["level"])
    for _ in range(3):
        tail = _TAIL.match(text, stop, end)
        if tail is None:
            break
        stop = tail.end()
    return stop, level, plural, place


def _read_departments(
    text: str, low: str, at: int, stop: int, end: int, led: bool, many: bool
) -> list[Actor]:
    """A department by its name or letters; several after one "các Sở:"; else the class, or the bare "Sở"."""
    found: list[Actor] = []
    first, cursor = at, stop
    while True:
        lead = regex.match(
            r"\s*:?\s*" if not found else r"\s*(?:,|;|và)\s*(?:Sở\s+)?", text[cursor : cursor + 12]
        )
        begin = cursor + (lead.end() if lead else 0)
        if (found and (not lead or not text[begin : begin + 1].isupper())) or begin == cursor:
            break
        name = _departments().match(low, begin, end) or _ABBREVIATED.match(text, begin, end)
        if (
            name
            and text[begin].islower()
            and (
                found or text[at - 6 : at].rstrip().endswith(("thuộc", "của", "vị")) or name[0] == "xây dựng"
            )
        ):
            break
        body_id = _department_id(text[name.start() : name.end()]) if name else None
        if name is None or body_id is None:
            break
        first = at if not found else begin
        found.append(Actor(text[first : name.end()], first, name.end(), body_id, "department"))
        cursor = name.end()
        if not many:
            break
    if found:
        return found
    as_class = _read_class(text, low, _TERMS["sở"], at, stop, end, led)
    if as_class and (many or len(as_class[0].text) > 8):
        return as_class
    as_class = []
    name = _NAME.match(text, stop, end)
    if name and not many and text[at].isupper():
        return [Actor(text[at : name.end()], at, name.end(), None, "department")]
    return [Actor(text[at:stop], at, stop, "so", "department")] if text[at].isupper() else []


_ORDERED = regex.compile(r"(?:yêu cầu|đề nghị|giao|đối với|của)\s+$")


def _read_class(text: str, low: str, entry: _Word, at: int, stop: int, end: int, led: bool) -> list[Actor]:
    """A class of bodies: "các sở, ban, ngành, đoàn thể cấp tỉnh", "cơ quan, đơn vị", "Các trường"."""
    more = _LIST.match(text, stop, end)
    if more:
        stop = more.end()
    words = [m[0] for m in _ITEM.finditer(low, at, stop)] or [low[at:stop]]
    classes = [_TERMS[w].body_id for w in words] or [entry.body_id]
    begins_clause = text[at].isupper() and not low[max(0, at - 2) : at].strip(" \t\u00a0-+*").isalpha()
    if not (led or len(words) > 1 or begins_clause or _ORDERED.search(low, max(0, at - 12), at)):
        return []
    body_id = _class_of(classes)
    stop, level, _, place = _place(text, low, stop, end, _TERMS[words[0]].level if words else entry.level)
    if (
        place is not None
        and body_id in ("phong_thuoc_so", "phong_don_vi", "so_ban_nganh")
        and level in ("district", "commune")
    ):
        body_id = "phong_ban_huyen" if level == "district" else "phong_ban_xa"
    if body_id == "co_quan_don_vi" and regex.search(
        r"thuộc(?:$|\s+(?:sở|chi cục|ban))|sự nghiệp$", low[at:stop]
    ):
        body_id, level = "don_vi_truc_thuoc", "unit"
    if level == "internal" and body_id != "phong_thuoc_so":
        level = "unit"
    return [Actor(text[at:stop], at, stop, body_id, level, led or len(words) > 1)]


def _class_of(classes: Sequence[str]) -> str:
    """The class of a list: the first term's, but for lists of rooms with units and of generic words with one sharper."""
    kinds = set(classes)
    if "so_ban_nganh" in kinds and "phong_thuoc_so" not in kinds:
        return "so_ban_nganh"
    if "phong_thuoc_so" in kinds and len(kinds) > 1:
        return "phong_don_vi"
    if classes[0] == "co_quan_don_vi" and "don_vi_truc_thuoc" in kinds:
        return "don_vi_truc_thuoc"
    return classes[0]


_BETWEEN = regex.compile(
    r"\s*(?:[,;&/]|\((?:trừ|không)[^)]*\)|(?:,\s*)?(?:và|cùng|hoặc|cùng với))?\s*[,;]?\s*"
)


def groups(text: str, actors: Sequence[Actor]) -> list[tuple[Actor, ...]]:
    """Runs of actors that stand together: "Các sở, ban, ngành; UBND các huyện" is one group of two."""
    out: list[list[Actor]] = []
    for actor in actors:
        if (
            out
            and _BETWEEN.fullmatch(text, out[-1][-1].end, actor.start)
            and "\n" not in text[out[-1][-1].end : actor.start]
        ):
            out[-1].append(actor)
        else:
            out.append([actor])
    return [tuple(g) for g in out]
